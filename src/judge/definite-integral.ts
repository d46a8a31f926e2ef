// The value of a definite integral by the fundamental theorem: an antiderivative that the judge confirms, continuous between the bounds, its limits taken at
// an end where it has no value or that is infinite.

import { differentiate } from "../calculus/differentiate.js";
import { antiderivative } from "../calculus/antiderivative.js";
import { intervalArithmetic } from "../arithmetic/interval.js";
import { addRational, divideRational, multiplyRational, negateRational, rational, type Rational } from "../arithmetic/rational.js";
import type { IntegralNode, Node, RelationNode, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import type { Certainty, Condition } from "../model/report.js";
import { createAnalysis, Sign } from "./analysis.js";
import { collectDomain, rangesOf } from "./domain.js";
import { evaluationOrder } from "./graph.js";
import { judge } from "./judge.js";
import type { JudgeContext } from "./judgement.js";
import { infinitySign, limitOf } from "./limit.js";
import { enclose, isConstant } from "./constants.js";
import { quadraticZeros, univariatePolynomial } from "./polynomial.js";
import { compileTape, runTape } from "./tape.js";

export type IntegralValue =
  | { readonly kind: "finite"; readonly node: Node; readonly certainties: readonly Certainty[]; readonly conditions: readonly Condition[] }
  | { readonly kind: "infinite"; readonly sign: 1 | -1; readonly certainties: readonly Certainty[] }
  | { readonly kind: "unknown"; readonly reason: string };

const LARGEST = 600;
const MOST_PIECES = 400;
const JUMPING: ReadonlySet<string> = new Set(["sign", "floor", "ceil", "kronecker"]);
const unknownValue = (reason: string): IntegralValue => ({ kind: "unknown", reason });

/** The relations lower < variable < upper, as far as the bounds are known to be in this order. */
export function between(arenaContext: JudgeContext, variable: SymbolNode, lower: Node, upper: Node): readonly RelationNode[] {
  const { arena } = arenaContext;
  const relations: Node[] = [];
  const [from, to] = infinitySign(lower) === 1 || infinitySign(upper) === -1 || isBelow(upper, lower) ? [upper, lower] : [lower, upper];
  const ordered = infinitySign(from) === -1 || infinitySign(to) === 1 || isBelow(from, to);
  if (!ordered) return [];
  if (infinitySign(from) === 0 && isConstant(from)) relations.push(arena.relation(">", variable, from));
  if (infinitySign(to) === 0 && isConstant(to)) relations.push(arena.relation("<", variable, to));
  return relations.filter((relation): relation is RelationNode => relation.kind === "relation");
}

function isBelow(a: Node, b: Node): boolean {
  if (!isConstant(a) || !isConstant(b) || infinitySign(a) !== 0 || infinitySign(b) !== 0) return false;
  const [left, right] = [enclose(a, intervalArithmetic), enclose(b, intervalArithmetic)];
  return left !== null && right !== null && left.upper < right.lower;
}

/** The value of a definite integral whose integrand holds no other integral or limit. */
export function definiteValue(node: IntegralNode, context: JudgeContext): IntegralValue {
  const { arena } = context;
  const { variable, lower, upper, body } = node;
  if (lower === null || upper === null) return unknownValue("an indefinite integral has no value");
  if (lower === upper) return { kind: "finite", node: arena.integer(0), certainties: [], conditions: [] };
  if (!freeSymbols(body).has(variable.name) && infinitySign(lower) === 0 && infinitySign(upper) === 0) return { kind: "finite", node: arena.multiply([body, arena.subtract(upper, lower)]), certainties: [], conditions: [] };
  const primitive = antiderivative(arena, body, variable);
  if (primitive === null) return unknownValue("no antiderivative was found");
  const slope = differentiate(arena, primitive, variable);
  if (slope.kind === "failure") return unknownValue(slope.reason);
  const inside = between(context, variable, lower, upper);
  const judgement = judge(slope.node, body, { ...context, assumptions: [...context.assumptions, ...inside], budget: Math.min(context.budget, 1_000_000) });
  if (judgement.verdict !== "equal" || judgement.certainty === null) return unknownValue("no antiderivative was confirmed");
  const continuous = isContinuous(primitive, variable, lower, upper, inside, context);
  if (continuous === false) return throughPole(primitive, variable, lower, upper, judgement.certainty, context) ?? unknownValue("the integrand may have a singularity between the bounds");
  const from = atEnd(primitive, variable, lower, "above", upper, context);
  const to = atEnd(primitive, variable, upper, "below", lower, context);
  const certainties = [judgement.certainty, ...(from.kind === "unknown" ? [] : from.certainties), ...(to.kind === "unknown" ? [] : to.certainties)];
  const conditions: readonly Condition[] = continuous === "assumed" ? [{ text: "the integrand has no singularity between the bounds", source: "domain" }] : [];
  if (from.kind === "unknown") return from;
  if (to.kind === "unknown") return to;
  if (from.kind === "finite" && to.kind === "finite") return { kind: "finite", node: arena.subtract(to.node, from.node), certainties, conditions };
  if (continuous === "assumed") return unknownValue("an improper integral with symbolic bounds");
  if (to.kind === "infinite" && from.kind === "finite") return { kind: "infinite", sign: to.sign, certainties };
  if (from.kind === "infinite" && to.kind === "finite") return { kind: "infinite", sign: from.sign === 1 ? -1 : 1, certainties };
  return unknownValue("both ends of this integral are infinite");
}

/**
 * What an integral over a pole comes to: infinite where its only singular point is a zero of a polynomial between the bounds at which both parts go to infinity the same
 * way, as those of 1/x² do; null where it is not so.
 */
function throughPole(primitive: Node, variable: SymbolNode, lower: Node, upper: Node, certainty: Certainty, context: JudgeContext): IntegralValue | null {
  const { arena } = context;
  if (!isBelow(lower, upper)) return null;
  const order = evaluationOrder([primitive], LARGEST);
  const domain = order === null ? null : collectDomain(arena, order, context.integers, createAnalysis(new Map()));
  if (domain === null || !domain.complete || context.assumptions.some((each) => freeSymbols(each).has(variable.name))) return null;
  const points = new Set<Node>();
  for (const { argument, relation } of domain.conditions) {
    if (!freeSymbols(argument).has(variable.name)) continue;
    const coefficients = univariatePolynomial(argument, (node) => node === variable)?.coefficients ?? [];
    const [constant, slope] = coefficients;
    const zeros = coefficients.length === 2 && constant !== undefined && slope !== undefined ? [divideRational(negateRational(constant), slope)] : quadraticZeros(coefficients)?.zeros;
    if (relation !== "≠" || zeros == null) return null;
    for (const zero of zeros.map((each) => arena.number(each))) if (isBelow(lower, zero) && isBelow(zero, upper)) points.add(zero);
  }
  const [point] = points;
  if (point === undefined || points.size > 1) return null;
  const [before, after] = (["below", "above"] as const).map((side) => {
    const limit = arena.limit(variable, point, side, primitive);
    return limit.kind === "limit" ? limitOf(limit, context) : null;
  });
  if (before?.kind !== "infinite" || after?.kind !== "infinite" || before.sign === after.sign) return null;
  return { kind: "infinite", sign: before.sign, certainties: [certainty, ...before.certainties, ...after.certainties] };
}

/** The antiderivative at an end: its value where it has one, else its limit from inside. */
function atEnd(primitive: Node, variable: SymbolNode, end: Node, side: "above" | "below", other: Node, context: JudgeContext): IntegralValue {
  const { arena } = context;
  if (infinitySign(end) === 0) {
    const value = substitute(arena, primitive, new Map<Node, Node>([[variable, end]]));
    if (!isConstant(value) || enclose(value, intervalArithmetic) !== null) return { kind: "finite", node: value, certainties: [], conditions: [] };
  }
  // Where the bounds stand the wrong way round, inside is on the other side.
  const turned = infinitySign(end) === 0 && ((side === "above" && isBelow(other, end)) || (side === "below" && isBelow(end, other)) || (side === "above" && infinitySign(other) === -1) || (side === "below" && infinitySign(other) === 1));
  const limit = arena.limit(variable, end, turned ? (side === "above" ? "below" : "above") : side, primitive);
  const found = limit.kind === "limit" ? limitOf(limit, context) : null;
  if (found === null || found.kind === "none") return unknownValue(found?.reason ?? "no limit");
  if (found.kind === "finite") return { kind: "finite", node: found.node, certainties: found.certainties, conditions: [] };
  return found;
}

/** Is the expression defined, hence continuous, everywhere strictly between the bounds? `assumed` where symbolic bounds leave it open. */
function isContinuous(node: Node, variable: SymbolNode, lower: Node, upper: Node, inside: readonly RelationNode[], context: JudgeContext): boolean | "assumed" {
  const { arena } = context;
  if (someNode(node, (each) => each.kind === "apply" && JUMPING.has(each.function))) return false;
  if (someNode(node, (each) => each.kind === "call" || each.kind === "sum" || each.kind === "product" || each.kind === "piecewise")) return "assumed";
  const order = evaluationOrder([node], LARGEST);
  if (order === null) return false;
  const domain = collectDomain(arena, order, context.integers, createAnalysis(new Map()));
  if (!domain.complete) return false;
  const moving = domain.conditions.filter((condition) => freeSymbols(condition.argument).has(variable.name));
  if (moving.length === 0) return true;
  const relations = [...context.assumptions.filter((each): each is RelationNode => each.kind === "relation"), ...inside];
  const analysis = createAnalysis(rangesOf(createAnalysis(new Map()), arena, relations, new Map()));
  const holds = moving.every(({ argument, relation }) => {
    const signs = analysis.signs(argument);
    return relation === "≠" ? (signs & Sign.zero) === 0 : relation === ">" ? signs === Sign.positive : (signs & Sign.negative) === 0;
  });
  if (holds) return true;
  if (!isConstant(lower) || !isConstant(upper) || infinitySign(lower) !== 0 || infinitySign(upper) !== 0) {
    return infinitySign(lower) === 0 && infinitySign(upper) === 0 ? "assumed" : false;
  }
  return isDefinedBetween(node, variable, lower, upper, context);
}

/** By intervals, the ends included. */
function isDefinedBetween(node: Node, variable: SymbolNode, lower: Node, upper: Node, context: JudgeContext): boolean {
  const { arena } = context;
  const t = arena.symbol("t\u0000");
  const moved = substitute(arena, node, new Map<Node, Node>([[variable, arena.add([lower, arena.multiply([arena.subtract(upper, lower), t])])]]));
  const tape = compileTape([moved], new Set(), LARGEST);
  if ("reason" in tape || tape.kernels.length > 0 || tape.exponents.length > 0 || tape.inputs.some((input) => input.name !== t.name)) return false;
  const open: { readonly from: Rational; readonly to: Rational }[] = [{ from: rational(0n), to: rational(1n) }];
  let pieces = 0;
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    pieces += 1;
    if (pieces > MOST_PIECES) return false;
    const values = runTape(tape, intervalArithmetic, { inputs: tape.inputs.map(() => intervalArithmetic.hull(piece.from, piece.to)), kernels: [], exponents: [] });
    const value = values[tape.outputs[0] ?? 0];
    if (value !== undefined && value.defined === "always") continue;
    const middle = multiplyRational(addRational(piece.from, piece.to), rational(1, 2));
    open.push({ from: middle, to: piece.to }, { from: piece.from, to: middle });
  }
  return true;
}
