// Values that the text gives to expectations and probabilities: `P(A) = 0.3`, `E(X_i) = \mu` for every i, `P(X = k) = 1/6` for every k. They may be put in wherever the same kernel stands.

import type { Arena } from "../../expression/arena.js";
import { childrenOf, type Node, type SymbolNode } from "../../expression/node.js";
import { bindsVariable, freeSymbols, mapChildren, substitute } from "../../expression/traverse.js";
import { isProbabilityKernel, kernelParts } from "../../functions/probability-operations.js";

export interface GivenValue {
  readonly equation: Node;
  readonly kernel: Node;
  readonly value: Node;
  /** Letters for which anything may stand: indices, and what an event compares with. */
  readonly letters: readonly SymbolNode[];
}

/** The values that these equations give to one kernel each. */
export function givenValues(equations: readonly Node[], isPlain: (node: Node) => boolean): readonly GivenValue[] {
  return equations.flatMap((equation) => {
    if (equation.kind !== "relation" || equation.operator !== "=") return [];
    const [kernel, value] = isProbabilityKernel(equation.left) ? [equation.left, equation.right] : [equation.right, equation.left];
    return isProbabilityKernel(kernel) && isPlain(value) ? [{ equation, kernel, value, letters: openLetters(kernel, value) }] : [];
  });
}

/** The expression with the values put in, the last one of a kernel that has several; the equations that were used are added. */
export function withGivenValues(arena: Arena, root: Node, values: readonly GivenValue[], used: Set<Node>): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    let made: Node | null = null;
    const left = complementOf(arena, node);
    if (left !== null) {
      const value = visit(left);
      if (value !== left) made = arena.subtract(arena.integer(1), value);
    }
    for (const { equation, kernel, value, letters } of [...values].reverse()) {
      const matched = new Map<Node, Node>();
      if (made !== null || !isProbabilityKernel(node) || !matches(kernel, node, letters, matched)) continue;
      made = substitute(arena, value, matched);
      used.add(equation);
    }
    // What an expectation is taken of, and an event, is no place for numbers.
    made ??= isProbabilityKernel(node) ? node : mapChildren(arena, node, visit);
    memo.set(node, made);
    return made;
  };
  return visit(root);
}

/** P(A) for P(Aᶜ), also under a condition; null for anything else. */
function complementOf(arena: Arena, node: Node): Node | null {
  if (!isProbabilityKernel(node) || node.function !== "probability") return null;
  const { subjects } = kernelParts(node);
  const [event] = subjects;
  if (subjects.length !== 1 || event?.kind !== "apply" || event.function !== "complementEvent") return null;
  return arena.apply(node.function, node.arguments.map((each) => (each === event ? (event.arguments[0] ?? each) : each)));
}

/** `m` of `P(X > m) = 1/2` is one number: what is compared with is any only where the value tells what it comes to for each. */
function openLetters(kernel: Node, value: Node): readonly SymbolNode[] {
  const found = new Set<SymbolNode>();
  const isLetter = (node: Node): node is SymbolNode => node.kind === "symbol" && /^\p{Ll}$/u.test(node.name) && node.name !== "e";
  const visit = (node: Node): void => {
    if (node.kind === "index") for (const index of node.indices) if (isLetter(index)) found.add(index);
    if (node.kind === "relation" && isLetter(node.right) && freeSymbols(value).has(node.right.name)) found.add(node.right);
    childrenOf(node).forEach(visit);
  };
  visit(kernel);
  return [...found];
}

/** Does the kernel say of something what the pattern says of its letters? */
function matches(pattern: Node, node: Node, letters: readonly SymbolNode[], matched: Map<Node, Node>): boolean {
  const letter = letters.find((each) => each === pattern);
  if (letter !== undefined) {
    const known = matched.get(letter);
    if (known === undefined) matched.set(letter, node);
    return known === undefined || known === node;
  }
  if (pattern === node) return letters.every((each) => !freeSymbols(pattern).has(each.name));
  if (pattern.kind !== node.kind || bindsVariable(pattern) || bindsVariable(node)) return false;
  if (pattern.kind === "apply" && node.kind === "apply" && pattern.function !== node.function) return false;
  if (pattern.kind === "relation" && node.kind === "relation" && pattern.operator !== node.operator) return false;
  const [parts, others] = [childrenOf(pattern), childrenOf(node)];
  return parts.length > 0 && parts.length === others.length && parts.every((part, k) => matches(part, others[k] ?? part, letters, matched));
}
