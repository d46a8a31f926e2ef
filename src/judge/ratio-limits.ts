// Limits of quotients of neighbouring terms, as the ratio test has them: `\frac{x^{n+1}}{(n+1)!} \cdot \frac{n!}{x^n}`. Factorials that differ by a number are written by one of them, powers
// b^{n+1} by b^n; where the value does not depend on these, as the judge confirms for several values in their places, they are left out. And limits that these quotients show to be 0.

import { intervalArithmetic } from "../arithmetic/interval.js";
import { negateRational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { LimitNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import { enclose } from "./constants.js";
import { judge } from "./judge.js";
import type { JudgeContext } from "./judgement.js";
import { infinitySign, limitOf, type LimitValue } from "./limit.js";

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

/** The limit with |u·v| taken factor by factor and |b^u| as |b|^u, which `|(-1)^n/n|` needs; null where nothing changes. */
export function withoutSigns(arena: Arena, limit: LimitNode): LimitNode | null {
  const sizeOf = (node: Node): Node => {
    if (node.kind === "multiply") return arena.multiply(node.factors.map(sizeOf));
    if (node.kind === "divide") return arena.divide(sizeOf(node.numerator), sizeOf(node.denominator));
    if (node.kind === "negate") return sizeOf(node.operand);
    const base = node.kind === "power" ? rationalValue(node.base) : null;
    if (node.kind === "power" && base !== null && base.numerator < 0n) return arena.power(arena.number(negateRational(base)), node.exponent);
    return arena.apply("abs", [node]);
  };
  const visit = (node: Node): Node => {
    const inner = mapChildren(arena, node, visit);
    const [argument] = inner.kind === "apply" && inner.function === "abs" ? inner.arguments : [];
    return argument === undefined ? inner : sizeOf(argument);
  };
  const body = visit(limit.body);
  const made = body === limit.body ? null : arena.limit(limit.variable, limit.point, limit.side, body);
  return made?.kind === "limit" ? made : null;
}

/** The limit at infinity of a product of powers such as n^n/(n + 1)^n by that of its logarithm, where all bases are positive in the end; null for anything else, or where that one is not known. */
export function throughLogarithm(limit: LimitNode, context: JudgeContext): LimitValue | null {
  const { arena } = context;
  const { variable, point, side } = limit;
  if (infinitySign(point) !== 1) return null;
  const terms: Node[] = [];
  let hasPower = false;
  const take = (node: Node, exponent: Node): boolean => {
    if (node.kind === "multiply") return node.factors.every((factor) => take(factor, exponent));
    if (node.kind === "divide") return take(node.numerator, exponent) && take(node.denominator, arena.negate(exponent));
    if (node.kind === "power") {
      hasPower ||= freeSymbols(node.base).has(variable.name) && freeSymbols(node.exponent).has(variable.name);
      return take(node.base, arena.multiply([exponent, node.exponent]));
    }
    const inner = arena.limit(variable, point, side, node);
    const value = freeSymbols(node).has(variable.name) && inner.kind === "limit" ? limitOf(inner, context) : null;
    const bounds = value === null ? enclose(node, intervalArithmetic) : value.kind === "finite" ? enclose(value.node, intervalArithmetic) : null;
    terms.push(arena.multiply([exponent, arena.apply("log", [node])]));
    return (value?.kind === "infinite" && value.sign === 1) || (bounds !== null && bounds.lower > 0);
  };
  if (!take(limit.body, arena.integer(1)) || !hasPower) return null;
  const whole = arena.limit(variable, point, side, arena.add(terms));
  const value = whole.kind === "limit" ? limitOf(whole, context) : null;
  if (value?.kind === "finite") return { ...value, node: arena.apply("exp", [value.node]) };
  if (value?.kind !== "infinite") return null;
  return value.sign === 1 ? value : { kind: "finite", node: arena.integer(0), certainties: value.certainties, conditions: [] };
}

/** 0 as the limit of a sequence with factorials whose neighbouring terms have a quotient that tends to a number between −1 and 1: n!/n^n. Null where that was not shown. */
export function vanishesByRatio(limit: LimitNode, context: JudgeContext): LimitValue | null {
  const { arena } = context;
  const { variable, body } = limit;
  const isSequence = infinitySign(limit.point) === 1 && someNode(body, (node) => node.kind === "apply" && node.function === "factorial" && node.arguments.some((argument) => freeSymbols(argument).has(variable.name)));
  if (!isSequence) return null;
  const next = substitute(arena, body, new Map<Node, Node>([[variable, arena.add([variable, arena.integer(1)])]]));
  const ratio = arena.limit(variable, limit.point, limit.side, arena.divide(next, body));
  const shorter = ratio.kind === "limit" ? withoutCancelling(ratio, context) : null;
  const plainly = shorter === null ? null : limitOf(shorter, context);
  const value = shorter !== null && plainly?.kind === "unknown" ? throughLogarithm(shorter, context) : plainly;
  const bounds = value?.kind === "finite" && value.conditions.length === 0 ? enclose(value.node, intervalArithmetic) : null;
  return value?.kind === "finite" && bounds !== null && bounds.lower > -1 && bounds.upper < 1 ? { kind: "finite", node: arena.integer(0), certainties: value.certainties, conditions: [] } : null;
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
