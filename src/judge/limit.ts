// The value of a limit, read off the leading term of an expansion on each side. Nothing is guessed from numbers: a limit that does not come out is unknown,
// with the reason.

import type { Arena } from "../expression/arena.js";
import type { LimitNode, Node, PowerNode, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import type { Certainty, Condition } from "../model/report.js";
import { rationalValue } from "../functions/powers.js";
import { coefficientAlgebra, type Oracle } from "./coefficients.js";
import { createExpander, isFailure } from "./expand-series.js";
import { judge } from "./judge.js";
import type { JudgeContext } from "./judgement.js";
import { createOracle } from "./oracle.js";
import { seriesAlgebra, type Series } from "./series.js";
import type { SeriesProblem } from "./series-failure.js";

export type LimitValue =
  | { readonly kind: "finite"; readonly node: Node; readonly certainties: readonly Certainty[]; readonly conditions: readonly Condition[] }
  | { readonly kind: "infinite"; readonly sign: 1 | -1; readonly certainties: readonly Certainty[] }
  /** It provably has no value. */
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

const TERMS = [3, 6, 12] as const;
/** A coefficient graph larger than this is given up. */
const MOST_NODES = 60_000;
const LARGEST_SCALE = 12;
const DEEPEST = 4;

export const SIDES_DIFFER = "the limits from the left and from the right differ";

type Outcome = LimitValue | { readonly kind: "undefined" };

/** ∞ as 1, -∞ as -1, anything else as 0. */
export function infinitySign(node: Node): -1 | 0 | 1 {
  if (node.kind === "symbol" && node.name === "∞") return 1;
  if (node.kind === "negate" && infinitySign(node.operand) === 1) return -1;
  return 0;
}

/** The limit of a body without other limits and integrals. */
export function limitOf(node: LimitNode, context: JudgeContext): LimitValue {
  return limitAt(node.body, node.variable, node.point, node.side, context, 0);
}

function limitAt(body: Node, variable: SymbolNode, point: Node, side: "both" | "above" | "below", context: JudgeContext, depth: number): LimitValue {
  if (!freeSymbols(body).has(variable.name)) return { kind: "finite", node: body, certainties: [], conditions: [] };
  if (someNode(point, (each) => each === variable)) return { kind: "unknown", reason: "the point of the limit moves with its variable" };
  const { arena } = context;
  const sign = infinitySign(point);
  const power = depth < DEEPEST ? (throughPower(body, variable, point, side, context) ?? throughGeometric(body, variable, point, context)) : null;
  if (power !== null) {
    const there = limitAt(power.body, power.variable, power.point, power.side, context, depth + 1);
    // Where x^a is only ever positive, what is left of 0 says nothing.
    return there.kind === "none" ? { kind: "unknown", reason: "this limit could not be computed: a symbolic power of the variable" } : there;
  }
  if (sign === 0 && someNode(point, (each) => each.kind === "symbol" && each.name === "∞")) return { kind: "unknown", reason: "the point of the limit was not understood" };
  if (sign !== 0) return finish(oneSided(body, variable, point, sign, true, context, depth));
  const above = side === "below" ? null : oneSided(body, variable, point, 1, false, context, depth);
  if (above !== null && above.kind === "unknown") return above;
  const below = side === "above" ? null : oneSided(body, variable, point, -1, false, context, depth);
  if (above === null || below === null) return finish(above ?? below ?? { kind: "undefined" });
  if (below.kind === "unknown" || below.kind === "none") return below;
  if (above.kind === "undefined" || below.kind === "undefined") return finish(above.kind === "undefined" ? below : above);
  if (above.kind === "finite" && below.kind === "finite") {
    if (above.node === below.node) return { ...above, certainties: [...above.certainties, ...below.certainties] };
    const judgement = judge(above.node, below.node, { ...context, assumptions: context.assumptions, budget: 400_000 });
    if (judgement.verdict === "unequal") return { kind: "none", reason: SIDES_DIFFER };
    if (judgement.verdict === "undecided" || judgement.certainty === null) return { kind: "unknown", reason: "this limit could not be computed: it could not be told whether both sides agree" };
    return { ...above, node: shorter(arena, above.node, below.node), certainties: [...above.certainties, ...below.certainties, judgement.certainty] };
  }
  if (above.kind === "infinite" && below.kind === "infinite" && above.sign === below.sign) return above;
  return { kind: "none", reason: SIDES_DIFFER };
}

/** A limit as it is in another variable. */
interface MovedLimit {
  readonly body: Node;
  readonly variable: SymbolNode;
  readonly point: Node;
  readonly side: "both" | "above";
}

/**
 * The same limit in t = x^a, where the variable stands in powers of an exponent a alone, whose sign is known: `(b^{1-p} - 1)/(1 - p)` as b → ∞ with p > 1 is that of
 * `(t - 1)/(1 - p)` as t → 0 from above. Null for any other.
 */
function throughPower(body: Node, variable: SymbolNode, point: Node, side: "both" | "above" | "below", context: JudgeContext): MovedLimit | null {
  const { arena } = context;
  const infinity = infinitySign(point);
  const isAtZero = point.kind === "number" && point.value.numerator === 0n && side !== "below";
  if (infinity === 0 && !isAtZero) return null;
  const powers = new Set<PowerNode>();
  someNode(body, (node) => {
    if (node.kind === "power" && node.base === variable && node.exponent.kind !== "number" && !freeSymbols(node.exponent).has(variable.name)) powers.add(node);
    return false;
  });
  if (powers.size === 0 || powers.size > MULTIPLES.length) return null;
  const oracle = createOracle(context);
  const factorsBy = (of: Node): readonly (number | undefined)[] => [...powers].map(({ exponent }) => (exponent === of ? 1 : multipleOf(exponent, of, MULTIPLES, oracle, arena)));
  const smallest = [...powers].find(({ exponent }) => factorsBy(exponent).every((factor) => factor !== undefined));
  const sign = smallest === undefined ? null : oracle.sign(smallest.exponent);
  if (smallest === undefined || (sign !== 1 && sign !== -1)) return null;
  const factors = factorsBy(smallest.exponent);
  const fresh = arena.symbol("t\u0000");
  const put = new Map<Node, Node>([...powers].map((each, k) => [each, factors[k] === 1 ? fresh : arena.power(fresh, arena.integer(factors[k] ?? 1))]));
  const made = substitute(arena, body, put);
  if (freeSymbols(made).has(variable.name)) return null;
  if (infinity === 1) return { body: made, variable: fresh, point: sign === 1 ? point : arena.integer(0), side: sign === 1 ? "both" : "above" };
  // What goes to -∞ has powers of either sign: t to 0 from both sides, which are 1/t.
  if (infinity === -1) return { body: sign === -1 ? made : substitute(arena, made, new Map<Node, Node>([[fresh, arena.power(fresh, arena.integer(-1))]])), variable: fresh, point: arena.integer(0), side: "both" };
  // From both sides x^a may have either sign, so that t has.
  if (sign === 1) return { body: made, variable: fresh, point, side: side === "above" ? "above" : "both" };
  return side === "above" ? { body: made, variable: fresh, point: arena.symbol("∞"), side: "both" } : null;
}

/**
 * The same limit in t = q^n, where n stands in powers of one q alone that is known to lie between -1 and 1, or above 1: `(1 - q^{n+1})/(1 - q)` as n → ∞ is that of
 * `(1 - qt)/(1 - q)` as t → 0. Null for any other.
 */
function throughGeometric(body: Node, variable: SymbolNode, point: Node, context: JudgeContext): MovedLimit | null {
  if (infinitySign(point) !== 1) return null;
  const { arena } = context;
  const powers = new Set<PowerNode>();
  someNode(body, (node) => {
    if (node.kind === "power" && freeSymbols(node.exponent).has(variable.name) && !freeSymbols(node.base).has(variable.name)) powers.add(node);
    return false;
  });
  const [first, ...others] = powers;
  if (first === undefined || others.some(({ base }) => base !== first.base) || powers.size > MULTIPLES.length) return null;
  const { base } = first;
  const one = arena.integer(1);
  const oracle = createOracle({ ...context, assumptions: context.assumptions.flatMap((given) => [given, ...boundsOfAbsolute(given, context)]) });
  const isBelowOne = oracle.sign(arena.add([one, arena.negate(base)])) === 1;
  const isAboveOne = !isBelowOne && oracle.sign(arena.add([base, arena.integer(-1)])) === 1;
  if (!isAboveOne && !(isBelowOne && oracle.sign(arena.add([one, base])) === 1)) return null;
  const fresh = arena.symbol("t\u0000");
  const put = new Map<Node, Node>();
  for (const each of powers) {
    const rest = substitute(arena, each.exponent, new Map<Node, Node>([[variable, arena.integer(0)]]));
    const factor = multipleOf(arena.add([each.exponent, arena.negate(rest)]), variable, [1, 2, 3], oracle, arena);
    const shift = rationalValue(rest);
    if (factor === undefined || shift?.denominator !== 1n) return null;
    put.set(each, arena.multiply([arena.power(base, arena.integer(Number(shift.numerator))), factor === 1 ? fresh : arena.power(fresh, arena.integer(factor))]));
  }
  const made = substitute(arena, body, put);
  return freeSymbols(made).has(variable.name) ? null : { body: made, variable: fresh, point: isAboveOne ? point : arena.integer(0), side: "both" };
}

/** `q < 1` and `q > -1` of `|q| < 1`, `q ≤ 1` and `q ≥ -1` of `|q| ≤ 1`. */
function boundsOfAbsolute(given: Node, { arena }: JudgeContext): readonly Node[] {
  if (given.kind !== "relation") return [];
  const [inner, bound, isBelow] = given.operator === "<" || given.operator === "≤" ? [given.left, given.right, true] : [given.right, given.left, given.operator === ">" || given.operator === "≥"];
  const [operand] = inner.kind === "apply" && inner.function === "abs" ? inner.arguments : [];
  const isStrict = given.operator === "<" || given.operator === ">";
  return operand === undefined || !isBelow ? [] : [arena.relation(isStrict ? "<" : "≤", operand, bound), arena.relation(isStrict ? ">" : "≥", operand, arena.negate(bound))];
}

/** Which of these multiples of another expression it is; undefined where that was not shown of any. */
function multipleOf(node: Node, of: Node, factors: readonly number[], oracle: Oracle, arena: Arena): number | undefined {
  return factors.find((factor) => oracle.isZero(arena.add([node, arena.multiply([arena.integer(-factor), of])])) === true);
}

/** The exponents of one limit are such multiples of each other. */
const MULTIPLES = [1, -1, 2, -2, 3, -3] as const;

function shorter(_arena: JudgeContext["arena"], a: Node, b: Node): Node {
  const size = (node: Node): number => {
    let count = 0;
    someNode(node, () => {
      count += 1;
      return false;
    });
    return count;
  };
  return size(b) < size(a) ? b : a;
}

function finish(outcome: Outcome): LimitValue {
  return outcome.kind === "undefined" ? { kind: "none", reason: "there is no real value near the point of the limit" } : outcome;
}

/** From one side: x = point ± s^k, or x = ±s^(-k) at infinity, s → 0 from above. */
function oneSided(body: Node, variable: SymbolNode, point: Node, sign: 1 | -1, atInfinity: boolean, context: JudgeContext, depth: number): Outcome {
  const { arena } = context;
  const c = coefficientAlgebra(arena);
  const log = arena.symbol("log\u0000s");
  const oracle = createOracle(context);
  const sizeBefore = arena.size();
  let scale = 1;
  let problem: SeriesProblem = { kind: "unknown", reason: "" };
  for (let attempt = 0; attempt < TERMS.length; ) {
    if (arena.size() - sizeBefore > MOST_NODES) break;
    const terms = (TERMS[attempt] ?? 12) * scale;
    const series = seriesAlgebra(c, oracle, terms, log);
    const step: Series = { growth: [], start: atInfinity ? -scale : scale, coefficients: [c.integer(sign)], order: Infinity };
    const value = atInfinity ? step : series.add(series.constant(point), step);
    try {
      const expanded = series.normalize(createExpander(arena, c, oracle, series, variable, value, context.integers).expand(body));
      const outcome = leadingValue(expanded);
      if (outcome !== null) return outcome;
      problem = { kind: "order" };
      attempt += 1;
    } catch (error) {
      if (error instanceof RangeError) return { kind: "unknown", reason: "this limit could not be computed: it is too large" };
      if (!isFailure(error)) throw error;
      problem = error.problem;
      if (problem.kind === "order") attempt += 1;
      else if (problem.kind === "scale" && scale * problem.degree <= LARGEST_SCALE) scale *= problem.degree;
      else break;
    }
  }
  if (problem.kind === "undefined") return { kind: "undefined" };
  return { kind: "unknown", reason: problem.kind === "unknown" && problem.reason !== "" ? `this limit could not be computed: ${problem.reason}` : "this limit could not be computed" };

  function leadingValue(expanded: Series): Outcome | null {
    const certainties = oracle.certainties;
    const zero: Outcome = { kind: "finite", node: c.zero, certainties, conditions: [] };
    const [leading] = expanded.coefficients;
    const algebra = seriesAlgebra(c, oracle, 2, log);
    if (algebra.isExactZero(expanded)) return zero;
    const growth = algebra.growthSign(expanded);
    if (growth === -1) return zero;
    if (leading === undefined) return growth === 0 && expanded.order > 0 ? zero : null;
    const exponent = growth === 1 ? -1 : expanded.start;
    if (exponent > 0) return zero;
    if (someNode(leading, (node) => node === log)) return ofLogarithm(leading, exponent);
    if (exponent === 0) return { kind: "finite", node: leading, certainties, conditions: [] };
    const direction = oracle.sign(leading);
    if (direction === 1 || direction === -1) return { kind: "infinite", sign: direction, certainties };
    return { kind: "unknown", reason: "this limit could not be computed: the sign of its leading term is not known" };
  }

  /** The leading coefficient is a function of log s, which goes to -∞. */
  function ofLogarithm(leading: Node, exponent: number): Outcome {
    if (depth >= DEEPEST) return { kind: "unknown", reason: "this limit could not be computed: logarithms of logarithms" };
    const fresh = arena.symbol(`L\u0000${depth}`);
    const inner = limitAt(substitute(arena, leading, new Map<Node, Node>([[log, fresh]])), fresh, arena.negate(arena.symbol("∞")), "both", context, depth + 1);
    if (exponent === 0 || inner.kind !== "finite") {
      if (inner.kind === "finite" || inner.kind === "infinite") return { ...inner, certainties: [...oracle.certainties, ...inner.certainties] };
      return inner;
    }
    const direction = oracle.sign(inner.node);
    if (direction === 1 || direction === -1) return { kind: "infinite", sign: direction, certainties: oracle.certainties };
    return { kind: "unknown", reason: "this limit could not be computed: the sign of its leading term is not known" };
  }
}
