// Sequences that the text carries on from member to member, `c_t = f_tc_{t-1} + i_t`: what such a member depends on. Differentiated by a quantity of its own step, a member
// varies through the equation that gives it and no further back; by anything else, nothing here says what it depends on.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Arena } from "../expression/arena.js";
import type { DerivativeNode, IndexNode, Node, SymbolNode } from "../expression/node.js";
import { rationalValue } from "../functions/powers.js";
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

/** The members of a sequence that stand in it. */
function membersIn(root: Node, base: SymbolNode): readonly IndexNode[] {
  const found: IndexNode[] = [];
  someNode(root, (node) => {
    if (node.kind === "index" && node.base === base) found.push(node);
    return false;
  });
  return found;
}

/** The number of a term of a sequence; null where it is no whole number. */
function termNumber(node: Node): number | null {
  const value = node.kind === "index" && node.indices.length === 1 && node.indices[0] !== undefined ? rationalValue(node.indices[0]) : null;
  return value === null || value.denominator !== 1n || value.numerator < -MOST_TERMS || value.numerator > MOST_TERMS ? null : Number(value.numerator);
}

/** Terms further on than this are not worked out. */
const MOST_TERMS = 200n;

/** An equation that carries a sequence on, `a_{n+1} = a_n + 3`: the terms in it, and what it says at a number. */
interface CarriedOn {
  readonly base: SymbolNode;
  readonly members: ReadonlySet<IndexNode>;
  /** The number of the term that it gives for this n; null where that is none. */
  numberAt(n: number): number | null;
  /** What it says of that term, with these for the terms before; null where one of them has nothing. */
  valueAt(n: number, term: (number: number) => Node | undefined): Node | null;
}

function carriedOn(arena: Arena, equation: Node): CarriedOn | null {
  if (equation.kind !== "relation" || equation.operator !== "=" || equation.left.kind !== "index") return null;
  const { left, right, left: { base, indices: [place, ...others] } } = equation;
  const [letter, ...letters] = place === undefined ? [] : [...freeSymbols(place)];
  if (letter === undefined || letters.length > 0 || others.length > 0) return null;
  const members = new Set(membersIn(right, base));
  const at = (node: Node, n: number): Node => substitute(arena, node, new Map([[arena.symbol(letter), arena.integer(n)]]));
  return members.size === 0 ? null : {
    base, members, numberAt: (n) => termNumber(at(left, n)),
    valueAt(n, term) {
      const values = new Map<Node, Node>();
      for (const member of members) {
        const number = termNumber(at(member, n));
        const value = number === null ? undefined : term(number);
        if (value === undefined) return null;
        values.set(member, value);
      }
      return at(substitute(arena, right, values), n);
    },
  };
}

/** Does an equation carry on the sequence of which terms with numbers, `a_3`, stand in these nodes? */
export function carriesOn(arena: Arena, equation: Node, nodes: readonly Node[]): boolean {
  const recurrence = carriedOn(arena, equation);
  return recurrence !== null && nodes.some((root) => membersIn(root, recurrence.base).some((node) => termNumber(node) !== null));
}

/** What `a_{n+1} = a_n + 3` says of a term with a number: `a_3 + 3` of `a_4`; null where it says nothing of it. */
export function termBefore(arena: Arena, equation: Node, term: Node): Node | null {
  const number = termNumber(term);
  const recurrence = number === null || term.kind !== "index" ? null : carriedOn(arena, equation);
  if (recurrence === null || term.kind !== "index" || recurrence.base !== term.base || number === null) return null;
  for (let n = number - MOST_SHIFT; n <= number + MOST_SHIFT; n++) {
    if (recurrence.numberAt(n) === number) return recurrence.valueAt(n, (each) => arena.index(recurrence.base, [arena.integer(each)]));
  }
  return null;
}

/** The index of a term is at most so far from the letter that counts. */
const MOST_SHIFT = 4;

/** The terms `a_4` of these nodes that `a_{n+1} = a_n + 3` and the known first terms give, one after the other; none where a term does not come to a fraction. */
export function termsByRecurrence(arena: Arena, equation: Node, known: ReadonlyMap<Node, Node>, nodes: readonly Node[]): ReadonlyMap<Node, Node> {
  const found = new Map<Node, Node>();
  const recurrence = carriedOn(arena, equation);
  if (recurrence === null) return found;
  const terms = new Map<number, Node>();
  for (const [what, value] of known) {
    const number = what.kind === "index" && what.base === recurrence.base ? termNumber(what) : null;
    if (number !== null && rationalValue(value) !== null) terms.set(number, value);
  }
  const wanted = new Map(nodes.flatMap((root) => membersIn(root, recurrence.base)).flatMap((node) => {
    const number = termNumber(node);
    return number === null ? [] : [[node, number] as const];
  }));
  if (terms.size === 0 || wanted.size === 0) return found;
  const last = Math.max(...wanted.values());
  for (let n = Math.min(...terms.keys()) - MOST_SHIFT; n <= last + MOST_SHIFT; n++) {
    const number = recurrence.numberAt(n);
    if (number === null || number > last || terms.has(number)) continue;
    const said = recurrence.valueAt(n, (each) => terms.get(each));
    const value = said === null ? null : rationalValue(said);
    if (said !== null && value === null) return found;
    if (value !== null) terms.set(number, arena.number(value));
  }
  for (const [node, number] of wanted) {
    const value = terms.get(number);
    if (value !== undefined) found.set(node, value);
  }
  return found;
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
            return membersIn(current.body, recurrence.base).some(({ indices: [index] }) => index === letter ? reached.has(by) : index === undefined || !isEarlier(index, letter));
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
