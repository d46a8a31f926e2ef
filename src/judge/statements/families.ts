// Equations with a constant of integration: `\ln|y| = x^2 + C` and `y = A e^{x^2}` say the same with another constant. Solved for its constant each is a function of two quantities that stays
// the same along the curves; both have the same curves if those two functions depend on each other, that is, if their Jacobian determinant is zero.

import { differentiate } from "../../calculus/differentiate.js";
import type { Arena } from "../../expression/arena.js";
import type { Node, RelationNode, SymbolNode } from "../../expression/node.js";
import { freeSymbols, substitute } from "../../expression/traverse.js";
import { judge } from "../judge.js";

const BUDGET = 1_000_000;

/** Is the name one that constants of integration have? */
export function isConstantOfIntegration(name: string): boolean {
  return /^(?:[ABCDKkc])(?:[_′'].*)?$/u.test(name);
}

/**
 * Do two equations have the same curves, the one with the constant `old`, the other with `fresh`? They hold the two quantities as symbols. False also where that was
 * not shown.
 */
export function haveSameCurves(arena: Arena, before: RelationNode, old: string, after: RelationNode, fresh: string, quantities: readonly [SymbolNode, SymbolNode]): boolean {
  const [first, second] = [solvedFor(before, old), solvedFor(after, fresh)];
  if (first === null || second === null) return false;
  const [u, v] = quantities;
  const [firstByU, firstByV, secondByU, secondByV] = [slope(first, u), slope(first, v), slope(second, u), slope(second, v)];
  if (firstByU === null || firstByV === null || secondByU === null || secondByV === null) return false;
  const moves = [secondByU, secondByV].some((each) => !isSame(each, arena.integer(0)));
  return moves && isSame(arena.multiply([firstByU, secondByV]), arena.multiply([firstByV, secondByU]));

  function isSame(one: Node, other: Node): boolean {
    return judge(one, other, { arena, assumptions: [], integers: new Set(), budget: BUDGET }).verdict === "equal";
  }

  function slope(node: Node, by: SymbolNode): Node | null {
    const made = differentiate(arena, node, by);
    return made.kind === "failure" ? null : made.node;
  }

  /** What the constant is: from an equation that is linear in it, or whose logarithm is. */
  function solvedFor({ left, right }: RelationNode, name: string): Node | null {
    const constant = arena.symbol(name);
    const size = (node: Node): Node => arena.apply("log", [arena.apply("abs", [node])]);
    return linearly(arena.subtract(left, right), constant) ?? linearly(arena.subtract(size(left), size(right)), constant);
  }

  function linearly(difference: Node, constant: SymbolNode): Node | null {
    const at = (value: number): Node => substitute(arena, difference, new Map<Node, Node>([[constant, arena.integer(value)]]));
    const rate = arena.subtract(at(2), at(1));
    const rest = arena.subtract(at(1), rate);
    if (freeSymbols(rate).has(constant.name) || isSame(rate, arena.integer(0)) || !isSame(difference, arena.add([rest, arena.multiply([rate, constant])]))) return null;
    return arena.divide(arena.negate(rest), rate);
  }
}
