// Iterated integrals in the other order: ∫∫ f dx dy = ∫∫ f dy dx where both run over the same region and neither inner integral need have a value that can be
// written down. That the regions are the same is seen by their moments, the integrals of x^i y^j over them, which are worked out exactly.

import { childrenOf, type IntegralNode, type Node, type SymbolNode } from "../expression/node.js";
import { freeSymbols, substitute } from "../expression/traverse.js";
import { definiteValue } from "./definite-integral.js";
import { holdsLimitOrIntegral } from "./integrals-and-limits.js";
import { judge } from "./judge.js";
import { equal, type JudgeContext, type Judgement } from "./judgement.js";
import { infinitySign } from "./limit.js";

/** Moments up to this degree must agree. */
const LARGEST_DEGREE = 4;
/** What is bounded wherever it is defined, on a bounded region. */
const BOUNDED: ReadonlySet<string> = new Set(["exp", "sin", "cos", "sinh", "cosh", "tanh", "arctan", "sqrt", "abs"]);

interface Iterated {
  readonly outer: SymbolNode;
  readonly inner: SymbolNode;
  readonly from: Node;
  readonly to: Node;
  readonly low: Node;
  readonly high: Node;
  readonly body: Node;
}

/** Equal where the two are one iterated integral in both orders; null where that is not seen. */
export function bySwappedOrder(a: Node, b: Node, context: JudgeContext): Judgement | null {
  const [first, second] = [iterated(a), iterated(b)];
  if (first === null || second === null) return null;
  const { arena } = context;
  // Both in the letters of the first.
  const [x, y] = [arena.symbol("swapped\u0000x"), arena.symbol("swapped\u0000y")];
  const here = renamed(context, first, x, y);
  const there = renamed(context, second, y, x);
  if (!isTame(here.body, x, y)) return null;
  const same = here.body === there.body ? null : judge(here.body, there.body, { ...context, budget: 400_000 });
  if (same !== null && (same.verdict !== "equal" || same.conditions.length > 0)) return null;
  let points = 0;
  for (let i = 0; i <= LARGEST_DEGREE; i++) {
    for (let j = 0; i + j <= LARGEST_DEGREE; j++) {
      const power = arena.multiply([arena.power(x, arena.integer(i)), arena.power(y, arena.integer(j))]);
      const [left, right] = [momentOf(here, power, context), momentOf(there, power, context)];
      if (left === null || right === null || judge(left, right, { ...context, budget: 400_000 }).verdict !== "equal") return null;
      points += 1;
    }
  }
  return equal({ kind: "tested", digits: points, points }, []);
}

function iterated(node: Node): Iterated | null {
  if (node.kind !== "integral" || node.body.kind !== "integral") return null;
  const inside = node.body;
  if (node.lower === null || node.upper === null || inside.lower === null || inside.upper === null) return null;
  if ([node.lower, node.upper, inside.lower, inside.upper, inside.body].some(holdsLimitOrIntegral) || [node.lower, node.upper].some((bound) => infinitySign(bound) !== 0)) return null;
  return { outer: node.variable, inner: inside.variable, from: node.lower, to: node.upper, low: inside.lower, high: inside.upper, body: inside.body };
}

function renamed({ arena }: JudgeContext, given: Iterated, outer: SymbolNode, inner: SymbolNode): Iterated {
  const names = new Map<Node, Node>([[given.outer, outer], [given.inner, inner]]);
  const put = (node: Node): Node => substitute(arena, node, names);
  return { ...given, outer, inner, low: put(given.low), high: put(given.high), body: put(given.body) };
}

/**
 * May the order be changed (Fubini)? So where the integrand is bounded, and where it is a product of what depends on one of the letters each, so that nothing is infinite in
 * one order only.
 */
function isTame(body: Node, x: SymbolNode, y: SymbolNode): boolean {
  const factors = body.kind === "multiply" ? body.factors : body.kind === "divide" ? [body.numerator, body.denominator] : [body];
  const isOfOne = (node: Node): boolean => [x, y].filter(({ name }) => freeSymbols(node).has(name)).length <= 1;
  return factors.every(isOfOne) || isBounded(body);
}

function isBounded(node: Node): boolean {
  if (node.kind === "number" || node.kind === "symbol") return true;
  if (node.kind === "apply") return BOUNDED.has(node.function) && childrenOf(node).every(isBounded);
  if (node.kind === "power") return isBounded(node.base) && node.exponent.kind === "number" && node.exponent.value.numerator > 0n;
  return (node.kind === "add" || node.kind === "multiply" || node.kind === "negate") && childrenOf(node).every(isBounded);
}

function momentOf({ outer, inner, from, to, low, high }: Iterated, power: Node, context: JudgeContext): Node | null {
  const { arena } = context;
  const inside = valueOf(arena.integral(inner, low, high, power), context);
  return inside === null ? null : valueOf(arena.integral(outer, from, to, inside), context);
}

function valueOf(node: Node, context: JudgeContext): Node | null {
  if (node.kind !== "integral") return node;
  const integral: IntegralNode = node;
  const value = definiteValue(integral, context);
  return value.kind === "finite" ? value.node : null;
}
