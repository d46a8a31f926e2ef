// Differential equations whose variables are separated, `\int \frac{dy}{y} = \int x\,dx` or `\frac{dy}{y} = x\,dx`, and what integrating them gives, `\ln|y| = \frac{x^2}{2} + C`:
// each says which slope its curves have at a point, and a row follows from the one before if that is the same one. What an equation without differentials says is differentiated.

import { differentiate } from "../../calculus/differentiate.js";
import type { Arena } from "../../expression/arena.js";
import { relationsIn, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode, SymbolNode } from "../../expression/node.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../../expression/traverse.js";
import { isTensorOperation } from "../../functions/tensor-operations.js";
import type { Judgement } from "../../judge/judgement.js";
import { isConstantOfIntegration } from "../../judge/statements/families.js";

/** The name of dy where dx is 1. */
const SLOPE = "𝑑";

export const NO_CONSTANT = "a constant of integration is missing here";

/** The verdict on a row by the slopes of its curves. */
export interface SlopeVerdict {
  readonly judgement: Judgement;
  /** What it misses beside the slope: a constant of integration. */
  readonly doubt: string | null;
}

export interface Curves {
  readonly arena: Arena;
  /** The unknown function and its variable, as symbols: y and x. */
  readonly dependent: SymbolNode;
  readonly variable: SymbolNode;
  /** `y'(x)` as a symbol of its own. */
  readonly rate: SymbolNode;
  judge(left: Node, right: Node): Judgement;
}

/** The letters by which a row integrates or that stand under a d in it. */
export function separatedLetters(formula: Formula): readonly string[] {
  const found = new Set<string>();
  if (formula.kind !== "relation") return [];
  for (const side of [formula.relation.left, formula.relation.right]) someNode(side, (node) => {
    if (node.kind === "integral" && node.lower === null) found.add(node.variable.name);
    const [operand] = node.kind === "apply" && node.function === "differential" ? node.arguments : [];
    if (operand?.kind === "symbol") found.add(operand.name);
    if (operand?.kind === "call" && operand.callee.kind === "symbol") found.add(operand.callee.name);
    return false;
  });
  return [...found];
}

/** Are all lines equations of which one has separated variables, with differentials of numbers and nothing else of vectors in them? */
export function isOfSeparatedVariables(formulas: readonly (Formula | null)[]): boolean {
  if (formulas.some((formula) => formula === null)) return false;
  const relations = formulas.flatMap((formula) => (formula === null ? [] : relationsIn(formula)));
  const isOther = (node: Node): boolean => isTensorOperation(node) && !(node.function === "differential" && (node.arguments[0]?.kind === "symbol" || node.arguments[0]?.kind === "call"));
  return !relations.some((relation) => someNode(relation, isOther)) && formulas.some((formula) => formula !== null && separatedLetters(formula).length === 2);
}

/** Has the row differentials, indefinite integrals or the rate in it? */
function isDifferential(relation: Node, { rate }: Curves): boolean {
  return someNode(relation, (node) => (node.kind === "integral" && node.lower === null) || (node.kind === "apply" && node.function === "differential") || node === rate);
}

/** Judges a row against one with differentials before it; null where that is not such a move, or the slopes can't be worked out. */
export function judgeSeparated(previous: Formula, after: Formula, curves: Curves): SlopeVerdict | null {
  if (previous.kind !== "relation" || after.kind !== "relation" || previous.relation.operator !== "=" || after.relation.operator !== "=") return null;
  if (!isDifferential(previous.relation, curves)) return null;
  const before = slopeOf(previous.relation, curves);
  if (before === null) return null;
  if (isDifferential(after.relation, curves)) {
    // Between two equations with the rate alone the judge of statements sees more.
    const isRates = [previous.relation, after.relation].every((relation) => !someNode(relation, (node) => node.kind === "integral" || (node.kind === "apply" && node.function === "differential")));
    const slope = isRates ? null : slopeOf(after.relation, curves);
    return slope === null ? null : { judgement: sameSlope(before, slope, curves), doubt: null };
  }
  const names = freeSymbols(after.relation);
  if (!names.has(curves.dependent.name) || !names.has(curves.variable.name)) return null;
  const known = freeSymbols(previous.relation);
  const constants = [...names].filter((name) => isConstantOfIntegration(name) && !known.has(name));
  if (constants.length > 1) return null;
  const doubt = constants.length === 0 ? NO_CONSTANT : null;
  const slope = slopeOf(after.relation, curves);
  if (slope === null) return null;
  const [constant] = constants;
  const isFree = constant === undefined || ![slope.factor, slope.rest].some((part) => freeSymbols(part).has(constant));
  if (isFree) return { judgement: sameSlope(before, slope, curves), doubt };
  // `y = A e^{kx}`: along the curve y is what stands on the other side.
  const value = after.relation.left === curves.dependent ? after.relation.right : after.relation.right === curves.dependent ? after.relation.left : null;
  if (value === null || freeSymbols(value).has(curves.dependent.name)) return null;
  const put = (node: Node): Node => substitute(curves.arena, node, new Map<Node, Node>([[curves.dependent, value]]));
  return { judgement: sameSlope({ factor: put(before.factor), rest: put(before.rest) }, slope, curves), doubt };
}

/** `factor · dy/dx + rest = 0`. */
interface SlopeEquation {
  readonly factor: Node;
  readonly rest: Node;
}

/** Do two rows give their curves the same slope? Asked without dividing, so that no condition comes in; told by the slopes where not. */
function sameSlope(one: SlopeEquation, other: SlopeEquation, { arena, judge }: Curves): Judgement {
  const crosswise = judge(arena.multiply([one.rest, other.factor]), arena.multiply([other.rest, one.factor]));
  if (crosswise.verdict !== "unequal") return crosswise;
  const slopeOfCurve = ({ factor, rest }: SlopeEquation): Node => arena.divide(arena.negate(rest), factor);
  const slopes = judge(slopeOfCurve(one), slopeOfCurve(other));
  return slopes.verdict === "unequal" ? slopes : crosswise;
}

/** What a row says of the slope dy/dx of its curves, by x, y and the constants in it; null where that can't be told. */
function slopeOf(relation: RelationNode, curves: Curves): SlopeEquation | null {
  const { arena, dependent, variable } = curves;
  const slope = arena.symbol(SLOPE);
  const holdsIntegral = someNode(relation, (node) => node.kind === "integral");
  const asDifferentials = !holdsIntegral && isDifferential(relation, curves);
  const [left, right] = [relation.left, relation.right].map((side) => (asDifferentials ? written(side) : totalOf(side)));
  if (left == null || right == null) return null;
  const difference = arena.subtract(left, right);
  const at = (value: number): Node => substitute(arena, difference, new Map<Node, Node>([[slope, arena.integer(value)]]));
  const [rest, first, second] = [at(0), at(1), at(2)];
  const factor = arena.subtract(first, rest);
  // Linear in the slope, and not without it.
  const isLinear = curves.judge(arena.subtract(second, first), factor).verdict === "equal";
  return !isLinear || curves.judge(factor, arena.integer(0)).verdict === "equal" ? null : { factor, rest };

  /** A side with dx = 1, dy and y′ the slope. */
  function written(side: Node): Node | null {
    const stray = someNode(side, (node) => node.kind === "apply" && node.function === "differential" && node.arguments[0] !== dependent && node.arguments[0] !== variable);
    if (stray) return null;
    const visit = (node: Node): Node => {
      if (node === curves.rate) return slope;
      if (node.kind === "apply" && node.function === "differential") return node.arguments[0] === dependent ? slope : arena.integer(1);
      return mapChildren(arena, node, visit);
    };
    return visit(side);
  }

  /** The differential of a side: what stands under an integral by its letter, everything else by both. */
  function totalOf(side: Node): Node | null {
    if (!someNode(side, (node) => node.kind === "integral")) return someNode(side, (node) => node === curves.rate) ? null : along(side);
    if (side.kind === "add") {
      const terms = side.terms.map(totalOf);
      return terms.some((term) => term === null) ? null : arena.add(terms.flatMap((term) => term ?? []));
    }
    if (side.kind === "negate") {
      const inner = totalOf(side.operand);
      return inner === null ? null : arena.negate(inner);
    }
    if (side.kind === "multiply" || side.kind === "divide") {
      const factors = side.kind === "multiply" ? side.factors : [side.numerator];
      const open = factors.filter((factor) => someNode(factor, (node) => node.kind === "integral"));
      const [only] = open;
      const others = [...factors.filter((factor) => factor !== only), ...(side.kind === "divide" ? [side.denominator] : [])];
      if (only === undefined || open.length > 1 || others.some((other) => freeSymbols(other).has(dependent.name) || freeSymbols(other).has(variable.name))) return null;
      const inner = totalOf(only);
      if (inner === null) return null;
      return side.kind === "divide" ? arena.divide(inner, side.denominator) : arena.multiply(side.factors.map((factor) => (factor === only ? inner : factor)));
    }
    if (side.kind !== "integral" || side.lower !== null || someNode(side.body, (node) => node.kind === "integral")) return null;
    // `\int f(y) \frac{dy}{dx}\,dx` is `\int f(y)\,dy`.
    const body = mapRate(side.body);
    if (side.variable === variable) return freeSymbols(body).has(dependent.name) && !freeSymbols(body).has(SLOPE) ? null : body;
    return side.variable === dependent && !freeSymbols(body).has(variable.name) ? arena.multiply([body, slope]) : null;
  }

  function mapRate(node: Node): Node {
    return substitute(arena, node, new Map<Node, Node>([[curves.rate, slope]]));
  }

  function along(side: Node): Node | null {
    const [byVariable, byDependent] = [differentiate(arena, side, variable), differentiate(arena, side, dependent)];
    if (byVariable.kind === "failure" || byDependent.kind === "failure") return null;
    return arena.add([byVariable.node, arena.multiply([byDependent.node, slope])]);
  }
}
