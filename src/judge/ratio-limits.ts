// Limits of quotients of neighbouring terms, as the ratio test has them: `\frac{x^{n+1}}{(n+1)!} \cdot \frac{n!}{x^n}`. Factorials that differ by a number are written by one of them, powers
// b^{n+1} by b^n; where the value does not depend on these, as the judge confirms for several values in their places, they are left out.

import type { Arena } from "../expression/arena.js";
import type { LimitNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, mapChildren, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import { judge } from "./judge.js";
import type { JudgeContext } from "./judgement.js";

const BUDGET = 400_000;
/** Factorials further apart are not written by each other. */
const LARGEST_SHIFT = 12;

/** The limit without factorials and powers that cancel; null where there are none, or they do not cancel. */
export function withoutCancelling(limit: LimitNode, context: JudgeContext): LimitNode | null {
  const { arena } = context;
  const { variable } = limit;
  const kernels = new Map<string, SymbolNode>();
  const kernel = (key: string): SymbolNode => {
    const known = kernels.get(key);
    if (known !== undefined) return known;
    const made = arena.symbol(`κ\u0000${kernels.size}`);
    kernels.set(key, made);
    return made;
  };
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const result = asKernels(arena, node, variable, kernel) ?? mapChildren(arena, node, visit);
    memo.set(node, result);
    return result;
  };
  const body = visit(limit.body);
  if (kernels.size === 0) return null;
  const at = (value: number, sign: number): Node => substitute(arena, body, new Map([...kernels.values()].map((symbol, k): [Node, Node] => [symbol, arena.integer((value + k) * sign)])));
  const plain = substitute(arena, body, new Map([...kernels.values()].map((symbol): [Node, Node] => [symbol, arena.integer(1)])));
  const isFree = [at(2, 1), at(3, -1)].every((other) => judge(plain, other, { ...context, budget: BUDGET }).verdict === "equal");
  const made = isFree ? arena.limit(variable, limit.point, limit.side, plain) : null;
  return made?.kind === "limit" ? made : null;
}

/** `(n + 2)!` as `κ (n + 1)(n + 2)` and `(n - 1)!` as `κ/n` with κ = n!, `b^{2n + 1}` as `κ^2 b` with κ = b^n; null for anything else. */
function asKernels(arena: Arena, node: Node, variable: SymbolNode, kernel: (key: string) => SymbolNode): Node | null {
  if (node.kind === "apply" && node.function === "factorial" && node.arguments[0] !== undefined) {
    const linear = linearIn(arena, node.arguments[0], variable);
    if (linear === null || linear.slope < 1 || Math.abs(linear.rest) > LARGEST_SHIFT) return null;
    const multiple = arena.multiply([arena.integer(linear.slope), variable]);
    const [own, from] = [kernel(`!${linear.slope}`), Math.min(0, linear.rest)];
    const factors = Array.from({ length: Math.abs(linear.rest) }, (_, k) => arena.add([multiple, arena.integer(from + k + 1)]));
    return linear.rest >= 0 ? arena.multiply([own, ...factors]) : arena.divide(own, arena.multiply(factors));
  }
  if (node.kind !== "power" || freeSymbols(node.base).has(variable.name)) return null;
  const linear = linearIn(arena, node.exponent, variable);
  if (linear === null || linear.slope === 0) return null;
  return arena.multiply([arena.power(kernel(`^${node.base.id}`), arena.integer(linear.slope)), arena.power(node.base, arena.integer(linear.rest))]);
}

/** slope · n + rest with integers; null for anything else. */
function linearIn(arena: Arena, node: Node, variable: SymbolNode): { readonly slope: number; readonly rest: number } | null {
  if ([...freeSymbols(node)].some((name) => name !== variable.name)) return null;
  const at = (value: number): number | null => {
    const found = rationalValue(substitute(arena, node, new Map<Node, Node>([[variable, arena.integer(value)]])));
    return found?.denominator === 1n ? Number(found.numerator) : null;
  };
  const [zero, one, two, five] = [0, 1, 2, 5].map(at);
  if (zero == null || one == null || two == null || five == null) return null;
  const slope = one - zero;
  return two === zero + 2 * slope && five === zero + 5 * slope ? { slope, rest: zero } : null;
}
