// The value of a limit, read off the leading term of an expansion on each side. Nothing is guessed from numbers: a limit that does not come out is unknown,
// with the reason.

import type { LimitNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import type { Certainty, Condition } from "../model/report.js";
import { coefficientAlgebra } from "./coefficients.js";
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
