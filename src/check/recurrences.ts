// Sequences that the text carries on from member to member, `c_t = f_tc_{t-1} + i_t`: what such a member depends on. Differentiated by a quantity of its own step, a member
// varies through the equation that gives it and no further back; by anything else, nothing here says what it depends on.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Arena } from "../expression/arena.js";
import type { DerivativeNode, IndexNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";

export interface Recurrence {
  readonly member: IndexNode;
  readonly base: SymbolNode;
  /** What counts the members. */
  readonly letter: SymbolNode;
  readonly value: Node;
}

export interface Recurrences {
  /** The node with what gives a member put in for it under derivatives by quantities of the same step. */
  putIn(node: Node): Node;
  /** A sequence of which a derivative in the nodes depends on what is not said; null where there is none. */
  hiddenIn(nodes: readonly Node[], namesUnder: (nodes: readonly Node[]) => ReadonlySet<string>): string | null;
}

/** The sequence that an equation carries on; null for any other equation. */
export function recurrenceIn(equation: Node): Recurrence | null {
  if (equation.kind !== "relation" || equation.operator !== "=" || equation.left.kind !== "index") return null;
  const { base, indices: [letter, ...others] } = equation.left;
  if (letter?.kind !== "symbol" || others.length > 0) return null;
  return someNode(equation.right, (node) => node.kind === "index" && node.base === base && node.indices[0] !== letter) ? { member: equation.left, base, letter, value: equation.right } : null;
}

/** The recurrences that a derivation is given. */
export function createRecurrences(arena: Arena, elaborated: ElaboratedDerivation): Recurrences {
  const all = new Map<string, Recurrence>();
  for (const { node } of elaborated.assumptions) {
    const found = recurrenceIn(node);
    if (found !== null && !elaborated.definitions.has(found.base.name)) all.set(found.base.name, found);
  }
  /** Is the derivative by a quantity of the step that makes the member? */
  const isOfStep = ({ variable }: DerivativeNode, { letter }: Recurrence): boolean => variable.kind === "index" && variable.indices.length === 1 && variable.indices[0] === letter;
  const baseOf = ({ variable }: DerivativeNode): string => (variable.kind === "symbol" ? variable.name : variable.base.name);

  function putIn(node: Node): Node {
    if (all.size === 0) return node;
    const inner = mapChildren(arena, node, putIn);
    if (inner.kind !== "derivative") return inner;
    const replaced = new Map<Node, Node>();
    for (const recurrence of all.values()) if (recurrence.base.name !== baseOf(inner) && isOfStep(inner, recurrence) && freeSymbols(recurrence.value).has(baseOf(inner))) replaced.set(recurrence.member, recurrence.value);
    return replaced.size === 0 ? inner : arena.derivative(substitute(arena, inner.body, replaced), inner.variable, inner.order, inner.partial);
  }

  /** The members of a sequence in what is differentiated. */
  function membersIn(body: Node, { base }: Recurrence): readonly IndexNode[] {
    const found: IndexNode[] = [];
    someNode(body, (node) => {
      if (node.kind === "index" && node.base === base) found.push(node);
      return false;
    });
    return found;
  }

  return {
    putIn,
    hiddenIn(nodes, namesUnder) {
      let hidden: string | null = null;
      for (const node of all.size === 0 ? [] : nodes) {
        someNode(putIn(node), (current) => {
          if (current.kind !== "derivative") return false;
          const by = baseOf(current);
          const below = namesUnder([current.body]);
          const open = [...all.values()].find((recurrence) => {
            const { base, letter, value } = recurrence;
            // Where the text differentiates the sequence itself, it is an unknown function.
            if (base.name === by || !below.has(base.name) || elaborated.dependence.has(base.name)) return false;
            if (!isOfStep(current, recurrence)) return true;
            // Of its own step only what the equation says directly, and nothing at a later one.
            const reached = new Set([...namesUnder([value])].filter((name) => name !== base.name));
            return membersIn(current.body, recurrence).some(({ indices: [index] }) => index === letter ? reached.has(by) : index === undefined || !isEarlier(index, letter));
          });
          if (open !== undefined) hidden = open.base.name;
          return open !== undefined;
        });
      }
      return hidden;
    },
  };
}

/** `t − 1` of t. */
function isEarlier(index: Node, letter: SymbolNode): boolean {
  if (index.kind !== "add" || index.terms.length !== 2) return false;
  const [first, second] = index.terms;
  const back = second?.kind === "negate" ? second.operand : second;
  return first === letter && back?.kind === "number" && (second?.kind === "negate") === (back.value.numerator > 0n);
}
