// Is the new side equal to the old one where they hold limits or integrals? By the same limits and integrals on both sides, by their values, by
// differentiating by a symbolic bound, by rigorous quadrature; indefinite integrals by the derivatives of the sides. Unequal needs values that are proven.

import { intervalArithmetic } from "../arithmetic/interval.js";
import { differentiate } from "../calculus/differentiate.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type IntegralNode, type LimitNode, type Node, type RelationNode, type SymbolNode } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";
import type { Certainty, Condition } from "../model/report.js";
import { weakest } from "./certainties.js";
import { between, definiteValue } from "./definite-integral.js";
import { countingVariables, holdsLimitOrIntegral, indefiniteIntegrals, isBinder, isIndefinite, outermost, replaceOutermost, standardForm } from "./integrals-and-limits.js";
import { judge } from "./judge.js";
import { equal, undecided, unequal, type JudgeContext, type Judgement } from "./judgement.js";
import { infinitySign, limitOf, SIDES_DIFFER } from "./limit.js";
import { enclose, isConstant } from "./constants.js";
import { byContinuity } from "./continuous-limits.js";
import { compareNumerically } from "./numeric-integrals.js";
import { throughLogarithm, vanishesByRatio, withoutCancelling, withoutSigns } from "./ratio-limits.js";
import { signOfConstant } from "./statements/refute.js";
import { bySameRegion } from "./same-region.js";
import { bySwappedOrder } from "./swapped-order.js";

const DEEPEST = 5;

/** What a part was replaced by, and what that rests on. */
interface Evaluated {
  readonly node: Node;
  readonly certainties: Certainty[];
  readonly conditions: Condition[];
  /** Why something is left; null where nothing is. */
  problem: string | null;
  /** Is a part proven to have no value? */
  nowhere: boolean;
}

/** Why an integral by a letter of which nothing is said is left open. */
export const OTHER_VARIABLE = "the chain integrates by";

/** What is said of a limit that provably has no value. */
export const NO_LIMIT = "this limit does not exist";

/** Judges "a equals b" where limits and definite integrals occur. */
export function judgeWithLimits(a: Node, b: Node, context: JudgeContext): Judgement {
  return judgeAt(a, b, context, 0);
}

/**
 * Judges "a equals b up to a constant", by the derivatives of both by the variable: an indefinite integral by it has its integrand as derivative.
 * A side that does not hold the variable is a constant.
 */
export function judgeUpToConstant(a: Node, b: Node, variable: SymbolNode, context: JudgeContext): Judgement {
  const { arena } = context;
  const known: { readonly body: Node; readonly name: SymbolNode }[] = [];
  const certainties: Certainty[] = [];
  for (const integral of [...indefiniteIntegrals(a), ...indefiniteIntegrals(b)]) {
    if (integral.variable !== variable) return undecided(`what is ${integral.variable.name} here? ${OTHER_VARIABLE} ${variable.name}`);
  }
  const place = (integral: IntegralNode): SymbolNode => {
    for (const each of known) {
      if (each.body === integral.body) return each.name;
      const judgement = judgeAt(each.body, integral.body, { ...context, budget: 400_000 }, 1);
      if (judgement.verdict !== "equal" || judgement.conditions.length > 0) continue;
      certainties.push(...(judgement.certainty === null ? [] : [judgement.certainty]));
      return each.name;
    }
    const name = arena.symbol(`∫\u0000${known.length}`);
    known.push({ body: integral.body, name });
    return name;
  };
  const derivatives: Node[] = [];
  let left = false;
  for (const side of [a, b]) {
    const replaced = replaceOutermost(arena, side, (node) => (isIndefinite(node) ? arena.call(place(node), [0], [variable]) : node));
    const derived = differentiate(arena, replaced, variable);
    if (derived.kind === "failure") return undecided(derived.reason);
    const memo = new Map<Node, Node>();
    const back = (node: Node): Node => {
      const done = memo.get(node);
      if (done !== undefined) return done;
      const integral = node.kind === "call" ? known.find((each) => each.name === node.callee) : undefined;
      const result = integral !== undefined && node.kind === "call" && node.orders[0] === 1 ? integral.body : mapChildren(arena, node, back);
      if (integral !== undefined && result.kind === "call") left = true;
      memo.set(node, result);
      return result;
    };
    const requirements = derived.requirements.map((each) => arena.multiply([arena.integer(0), back(each)]));
    derivatives.push(arena.add([back(derived.node), ...requirements]));
  }
  const [before, after] = derivatives;
  if (before === undefined || after === undefined) return undecided("nothing to compare");
  const judgement = judgeAt(before, after, context, 1);
  if (judgement.verdict === "equal") return { ...judgement, certainty: weakest([judgement.certainty, ...certainties]) };
  if (judgement.verdict === "undecided") return judgement;
  if (left) return undecided("an integral that stands inside of a product is not judged");
  for (const side of [a, b]) {
    // An integral without bounds may be meant over the whole range: ∫ p(x) dx = 1.
    if (!freeSymbols(side).has(variable.name)) return undecided(`one side does not depend on ${variable.name}; is the integral meant between bounds?`);
  }
  const { witness } = judgement;
  return { ...judgement, witness: witness === null ? null : { ...witness, differentiatedBy: variable.name }, holdsWhen: null, reason: `their derivatives by ${variable.name} differ` };
}

function judgeAt(givenA: Node, givenB: Node, given: JudgeContext, depth: number): Judgement {
  const { arena } = given;
  if (!holdsLimitOrIntegral(givenA) && !holdsLimitOrIntegral(givenB)) return judge(givenA, givenB, given);
  if (depth > DEEPEST) return undecided("limits and integrals are nested too deeply");
  const a = standardForm(arena, givenA, [givenA, givenB], given.integers);
  const b = standardForm(arena, givenB, [givenA, givenB], given.integers);
  const counting = countingVariables(a, b);
  const context = counting.length === 0 ? given : { ...given, integers: new Set([...given.integers, ...counting]) };
  if (a === b) return equal({ kind: "identity", errorLog2: -1024, bound: "proven" }, []);
  const same = byCommonParts(a, b, context, depth);
  if (same !== null) return same;
  const linear = byLinearity(a, b, context, depth);
  if (linear !== null) return linear;
  const [left, right] = [evaluate(a, context, depth), evaluate(b, context, depth)];
  if (left.problem === null && right.problem === null) return compareValues(left, right, context);
  if (left.problem === null && right.nowhere && infinitySign(left.node) === 0 && isConstant(left.node) && enclose(left.node, intervalArithmetic) !== null && left.conditions.length === 0) return unequal(null, right.problem, null);
  // `\int_0^1 \int_0^{x^2} f(x) dy dx`: the inner ones may have values though the outer ones have none.
  if (left.node !== a || right.node !== b) {
    const rest = byCommonParts(left.node, right.node, context, depth) ?? byLinearity(left.node, right.node, context, depth);
    if (rest !== null) return { ...rest, certainty: weakest([rest.certainty, ...left.certainties, ...right.certainties]), conditions: merged([...rest.conditions, ...left.conditions, ...right.conditions]) };
  }
  // `\lim_{x \to 0} |x|/x = 1`: from the left and from the right it comes to different values, and to none.
  if (right.problem === null && left.problem?.endsWith(SIDES_DIFFER) === true && isFreeLimit(givenA, context) && infinitySign(right.node) === 0 && isConstant(right.node) && enclose(right.node, intervalArithmetic) !== null && right.conditions.length === 0) return unequal(null, left.problem, null);
  const byBound = byDerivativeInBound(left.node, right.node, context, depth);
  if (byBound !== null) return { ...byBound, certainty: weakest([byBound.certainty, ...left.certainties, ...right.certainties]), conditions: merged([...byBound.conditions, ...left.conditions, ...right.conditions]) };
  const swapped = (left.nowhere || right.nowhere ? null : byContinuity(a, b, context)) ?? bySwappedOrder(a, b, context) ?? bySameRegion(givenA, givenB, context);
  if (swapped !== null) return swapped;
  const numeric = compareNumerically(left.node, right.node, context);
  if (numeric !== null && (numeric.verdict === "equal" || left.conditions.length + right.conditions.length === 0)) {
    return numeric.verdict === "equal" ? { ...numeric, conditions: merged([...numeric.conditions, ...left.conditions, ...right.conditions]) } : numeric;
  }
  return undecided(left.problem ?? right.problem ?? "this could not be computed");
}

/** A limit of numbers and nothing more, of whose variable nothing is assumed. */
function isFreeLimit(node: Node, { assumptions }: JudgeContext): boolean {
  return node.kind === "limit" && isConstant(node) && !holdsLimitOrIntegral(node.body) && !assumptions.some((each) => freeSymbols(each).has(node.variable.name));
}

function merged(conditions: readonly Condition[]): readonly Condition[] {
  const byText = new Map(conditions.map((condition) => [condition.text, condition]));
  return [...byText.values()];
}

/** Both sides have values: numbers, expressions, or infinities. */
function compareValues(left: Evaluated, right: Evaluated, context: JudgeContext): Judgement {
  const certainties = [...left.certainties, ...right.certainties];
  const conditions = merged([...left.conditions, ...right.conditions]);
  const [first, second] = [infinitySign(left.node), infinitySign(right.node)];
  if (first !== 0 || second !== 0) {
    if (first === second) return equal(weakest(certainties), conditions);
    if (conditions.length > 0) return undecided("one side is infinite");
    if (first !== 0 && second !== 0) return unequal(null, "one side is ∞, the other −∞", null);
    const other = first !== 0 ? right.node : left.node;
    if (!isConstant(other) || enclose(other, intervalArithmetic) === null) return undecided(`one side is ${(first !== 0 ? first : second) === 1 ? "∞" : "−∞"}`);
    return unequal(null, `${first !== 0 ? "the line before" : "this line"} is ${(first !== 0 ? first : second) === 1 ? "∞" : "−∞"}`, null);
  }
  if (holdsLooseInfinity(left.node) || holdsLooseInfinity(right.node)) return undecided("an infinity inside of an expression is not judged");
  const judgement = judge(left.node, right.node, context);
  if (judgement.verdict === "equal") return { ...judgement, certainty: weakest([judgement.certainty, ...certainties]), conditions: merged([...judgement.conditions, ...conditions]) };
  if (judgement.verdict === "unequal" && conditions.length > 0) return undecided(`not equal, unless ${conditions[0]?.text ?? ""} fails`);
  return judgement;
}

/** Is there an ∞ that is not the upper bound of a sum or product? */
function holdsLooseInfinity(root: Node): boolean {
  const seen = new Set<Node>([root]);
  for (const node of seen) {
    if (isInfinity(node)) return true;
    for (const child of (node.kind === "sum" || node.kind === "product") && node.upper !== null && isInfinity(node.upper) ? [...(node.lower === null ? [] : [node.lower]), node.body] : childrenOf(node)) seen.add(child);
  }
  return false;
}

/** ½·∞, ∞ + 3: an infinity takes in the numbers beside it; anything else, 0·∞ and ∞ − ∞ too, stays. */
function absorbed(arena: Arena, node: Node): Node {
  const infinity = (sign: number): Node => (sign > 0 ? arena.symbol("∞") : arena.negate(arena.symbol("∞")));
  const signOf = (part: Node): number | null => (infinitySign(part) !== 0 ? infinitySign(part) : isConstant(part) ? signOfConstant(part) : null);
  if (node.kind === "add" && node.terms.some((term) => infinitySign(term) !== 0)) {
    const signs = new Set(node.terms.map(infinitySign).filter((sign) => sign !== 0));
    const [sign] = signs;
    const others = node.terms.filter((term) => infinitySign(term) === 0);
    return sign !== undefined && signs.size === 1 && others.every((term) => isConstant(term) && enclose(term, intervalArithmetic) !== null) ? infinity(sign) : node;
  }
  const factors = node.kind === "multiply" ? node.factors : node.kind === "divide" && infinitySign(node.denominator) === 0 ? [node.numerator, node.denominator] : [];
  if (!factors.some((factor) => infinitySign(factor) !== 0)) return node;
  const sign = factors.map(signOf).reduce<number | null>((product, own) => (product === null || own === null ? null : product * own), 1);
  return sign === null || sign === 0 ? node : infinity(sign);
}

function isInfinity(node: Node): boolean {
  return node.kind === "symbol" && node.name === "∞";
}

/** The node with limits and definite integrals replaced by their values, innermost first, as far as they have one that can be found. */
function evaluate(root: Node, context: JudgeContext, depth: number): Evaluated {
  const { arena } = context;
  const certainties: Certainty[] = [];
  const conditions: Condition[] = [];
  let problem: string | null = null;
  let nowhere = false;
  const memo = new Map<Node, Node>();
  const fail = (reason: string, node: Node): Node => {
    problem ??= reason;
    return node;
  };
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const result = evaluateOne(node);
    memo.set(node, result);
    return result;
  };
  const evaluateOne = (node: Node): Node => {
    if (!isBinder(node)) return infinitySign(node) !== 0 ? node : absorbed(arena, mapChildren(arena, node, visit));
    if (isIndefinite(node)) return fail("an indefinite integral is not judged here", node);
    if (node.kind === "limit" && node.body.kind === "integral" && infinitySign(node.point) !== 0) {
      const improper = improperValue(node, node.body);
      if (improper !== null) return improper;
    }
    const inner = mapBody(node, visit);
    if (!isBinder(inner)) return inner;
    if (inner.kind === "limit" ? holdsBesideSeries(inner.body) : holdsLimitOrIntegral(inner.body)) return fail(problem ?? "a limit or an integral inside of another could not be computed", inner);
    const value = inner.kind === "limit" ? limitValue(inner) : definiteValue(inner, context);
    if (value.kind === "none") nowhere = true;
    if (value.kind === "unknown" || value.kind === "none") return fail(value.kind === "none" ? `${NO_LIMIT}: ${value.reason}` : inner.kind === "limit" ? value.reason : `this integral could not be computed: ${value.reason}`, inner);
    certainties.push(...value.certainties);
    if (value.kind === "infinite") return value.sign === 1 ? arena.symbol("∞") : arena.negate(arena.symbol("∞"));
    conditions.push(...value.conditions);
    return value.node;
  };
  const limitValue = (limit: LimitNode): ReturnType<typeof limitOf> => {
    const plainly = limitOf(limit, context);
    if (plainly.kind !== "unknown") return plainly;
    for (const other of [withoutSigns(arena, limit), withoutCancelling(limit, context)]) {
      const value = other === null ? null : limitOf(other, context);
      if (value !== null && value.kind !== "unknown") return value;
    }
    return throughLogarithm(limit, context) ?? vanishesByRatio(limit, context) ?? plainly;
  };
  const mapBody = (node: LimitNode | IntegralNode, f: (child: Node) => Node): Node => {
    if (node.kind === "limit") return arena.limit(node.variable, f(node.point), node.side, f(node.body));
    return arena.integral(node.variable, node.lower && f(node.lower), node.upper && f(node.upper), f(node.body));
  };
  /** The limit of an integral up to its own variable: an improper integral, whose antiderivative is looked at as far as the limit goes. */
  const improperValue = (limit: LimitNode, integral: IntegralNode): Node | null => {
    if (integral.lower === null || integral.upper === null || holdsLimitOrIntegral(integral.body) || freeSymbols(integral.body).has(limit.variable.name)) return null;
    const [lower, upper] = [integral.lower === limit.variable ? limit.point : integral.lower, integral.upper === limit.variable ? limit.point : integral.upper];
    if ((lower === integral.lower) === (upper === integral.upper) || holdsVariable(lower, limit.variable) || holdsVariable(upper, limit.variable)) return null;
    const whole = arena.integral(integral.variable, lower, upper, integral.body);
    const value = whole.kind === "integral" ? definiteValue(whole, context) : null;
    if (value === null || value.kind === "unknown") return null;
    certainties.push(...value.certainties);
    if (value.kind === "infinite") return value.sign === 1 ? arena.symbol("∞") : arena.negate(arena.symbol("∞"));
    conditions.push(...value.conditions);
    return value.node;
  };
  if (depth > DEEPEST) return { node: root, certainties, conditions, problem: "limits and integrals are nested too deeply", nowhere: false };
  const node = visit(root);
  return { node: arithmeticOfInfinity(node, context), certainties, conditions, problem, nowhere };
}

/** Does it hold a limit, an integral or ∞ other than as the end of a series? The expansion of a limit knows power series. */
function holdsBesideSeries(root: Node): boolean {
  const seen = new Set<Node>();
  const visit = (node: Node): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    if (isBinder(node) || (node.kind === "symbol" && node.name === "∞")) return true;
    const children = node.kind === "sum" && node.upper?.kind === "symbol" && node.upper.name === "∞" ? [node.body, ...(node.lower === null ? [] : [node.lower])] : childrenOf(node);
    return children.some(visit);
  };
  return visit(root);
}

function holdsVariable(node: Node, variable: SymbolNode): boolean {
  return someNode(node, (each) => each === variable);
}

/** ∞ + c, -∞ + c, c·∞ with a number c; anything else stays as it is. */
function arithmeticOfInfinity(node: Node, context: JudgeContext): Node {
  const { arena } = context;
  if (!someNode(node, isInfinity)) return node;
  const infinity = (sign: -1 | 1): Node => (sign === 1 ? arena.symbol("∞") : arena.negate(arena.symbol("∞")));
  if (node.kind === "negate") {
    const inner = arithmeticOfInfinity(node.operand, context);
    const sign = infinitySign(inner);
    return sign === 0 ? node : infinity(sign === 1 ? -1 : 1);
  }
  if (node.kind === "add") {
    const terms = node.terms.map((term) => arithmeticOfInfinity(term, context));
    const signs = new Set(terms.map(infinitySign));
    signs.delete(0);
    const [only] = signs;
    const finite = terms.every((term) => infinitySign(term) !== 0 || isConstant(term));
    return signs.size === 1 && finite && (only === 1 || only === -1) ? infinity(only) : node;
  }
  return node;
}

/** What must hold of the bound variable of a limit near its point. */
function near(node: LimitNode, context: JudgeContext): readonly RelationNode[] {
  const { arena } = context;
  const sign = infinitySign(node.point);
  const made = sign !== 0 ? arena.relation(sign === 1 ? ">" : "<", node.variable, arena.integer(sign * 3))
    : node.side === "above" ? arena.relation(">", node.variable, node.point) : node.side === "below" ? arena.relation("<", node.variable, node.point) : null;
  return made !== null && made.kind === "relation" ? [made] : [];
}

/** Do two limits or integrals have the same value because they are taken of the same? The certainty, or null. */
function sameBinder(a: LimitNode | IntegralNode, b: LimitNode | IntegralNode, context: JudgeContext, depth: number): Certainty | null {
  if (a.variable !== b.variable) return null;
  const certainties: (Certainty | null)[] = [];
  const agree = (p: Node, q: Node): boolean => {
    if (p === q) return true;
    if (infinitySign(p) !== 0 || infinitySign(q) !== 0) return false;
    const judgement = judge(p, q, { ...context, budget: 400_000 });
    certainties.push(judgement.certainty);
    return judgement.verdict === "equal" && judgement.conditions.length === 0;
  };
  let assumptions: readonly Node[] = [];
  if (a.kind === "limit" && b.kind === "limit") {
    if (a.side !== b.side || !agree(a.point, b.point)) return null;
    assumptions = near(a, context);
  } else if (a.kind === "integral" && b.kind === "integral") {
    if (a.lower === null || a.upper === null || b.lower === null || b.upper === null || !agree(a.lower, b.lower) || !agree(a.upper, b.upper)) return null;
    assumptions = between(context, a.variable, a.lower, a.upper);
  } else return null;
  const judgement = judgeAt(a.body, b.body, { ...context, assumptions: [...context.assumptions, ...assumptions] }, depth + 1);
  if (judgement.verdict !== "equal" || judgement.conditions.some((condition) => !isHarmless(condition.text, a.variable.name))) return null;
  return weakest([judgement.certainty, ...certainties]);
}

/** A condition that leaves out single points of the bound variable only. */
function isHarmless(text: string, name: string): boolean {
  return text.startsWith(`${name} ≠ `) && /^-?\d+(?:\/\d+)?$/u.test(text.slice(name.length + 3));
}

/** Equal limits and integrals on both sides as the same unknown. */
function byCommonParts(a: Node, b: Node, context: JudgeContext, depth: number): Judgement | null {
  const { arena } = context;
  const [mine, theirs] = [outermost(a), outermost(b)];
  if (mine.length === 0 || theirs.length === 0 || mine.length + theirs.length > 12) return null;
  const classes: { readonly representative: LimitNode | IntegralNode; readonly name: SymbolNode }[] = [];
  const certainties: Certainty[] = [];
  const nameOf = new Map<Node, SymbolNode>();
  for (const node of [...mine, ...theirs]) {
    if (nameOf.has(node)) continue;
    let found: SymbolNode | null = null;
    for (const each of classes) {
      const certainty = sameBinder(each.representative, node, context, depth);
      if (certainty === null) continue;
      certainties.push(certainty);
      found = each.name;
      break;
    }
    if (found === null) {
      found = arena.symbol(`part\u0000${classes.length}`);
      classes.push({ representative: node, name: found });
    }
    nameOf.set(node, found);
  }
  const replace = (root: Node): Node => replaceOutermost(arena, root, (node) => nameOf.get(node) ?? node);
  const [left, right] = [replace(a), replace(b)];
  if (someNode(left, isInfinity) || someNode(right, isInfinity)) return null;
  const judgement = judge(left, right, context);
  return judgement.verdict === "equal" ? { ...judgement, certainty: weakest([judgement.certainty, ...certainties]) } : null;
}

interface LinearTerm {
  readonly coefficient: Node;
  readonly integral: IntegralNode;
}

/** The node as Σ coefficient·integral + rest; null where an integral stands in another way. */
function linearTerms(root: Node, context: JudgeContext): { readonly terms: readonly LinearTerm[]; readonly rest: readonly Node[] } | null {
  const { arena } = context;
  const terms: LinearTerm[] = [];
  const rest: Node[] = [];
  const visit = (node: Node, coefficient: Node): boolean => {
    if (!holdsLimitOrIntegral(node)) {
      rest.push(arena.multiply([coefficient, node]));
      return true;
    }
    switch (node.kind) {
      case "integral":
        if (node.lower === null || holdsLimitOrIntegral(node.body)) return false;
        terms.push({ coefficient, integral: node });
        return true;
      case "negate":
        return visit(node.operand, arena.negate(coefficient));
      case "add":
        return node.terms.every((term) => visit(term, coefficient));
      case "multiply": {
        const holding = node.factors.filter(holdsLimitOrIntegral);
        const [only] = holding;
        if (only === undefined || holding.length > 1) return false;
        return visit(only, arena.multiply([coefficient, ...node.factors.filter((factor) => factor !== only)]));
      }
      case "divide":
        return !holdsLimitOrIntegral(node.denominator) && visit(node.numerator, arena.divide(coefficient, node.denominator));
      default:
        return false;
    }
  };
  return visit(root, arena.integer(1)) ? { terms, rest } : null;
}

/** Integrals with the same bounds as one, then those of one integrand by a common antiderivative. */
function byLinearity(a: Node, b: Node, context: JudgeContext, depth: number): Judgement | null {
  const { arena } = context;
  const linear = linearTerms(arena.subtract(a, b), context);
  if (linear === null || linear.terms.length === 0 || linear.terms.length > 12) return null;
  const certainties: (Certainty | null)[] = [];
  const groups = new Map<string, { readonly lower: Node; readonly upper: Node; readonly variable: SymbolNode; readonly bodies: Node[] }>();
  const variable = linear.terms[0]?.integral.variable;
  if (variable === undefined) return null;
  for (const { coefficient, integral } of linear.terms) {
    const { lower, upper } = integral;
    if (lower === null || upper === null || freeSymbols(coefficient).has(variable.name) || integral.variable !== variable) return null;
    const key = `${lower.id},${upper.id}`;
    const group = groups.get(key) ?? { lower, upper, variable, bodies: [] };
    group.bodies.push(arena.multiply([coefficient, integral.body]));
    groups.set(key, group);
  }
  const zero = arena.integer(0);
  const names: { readonly body: Node; readonly name: SymbolNode }[] = [];
  const rest = [...linear.rest];
  for (const group of groups.values()) {
    const body = arena.add(group.bodies);
    const inside = { ...context, assumptions: [...context.assumptions, ...between(context, variable, group.lower, group.upper)], budget: 1_000_000 };
    const vanishes = judge(body, zero, inside);
    if (vanishes.verdict === "equal") {
      certainties.push(vanishes.certainty);
      continue;
    }
    let name: SymbolNode | null = null;
    let factor = 1;
    for (const each of names) {
      for (const sign of [1, -1]) {
        const judgement = judge(sign === 1 ? body : arena.negate(body), each.body, { ...context, budget: 400_000 });
        if (judgement.verdict !== "equal" || judgement.conditions.length > 0) continue;
        certainties.push(judgement.certainty);
        name = each.name;
        factor = sign;
        break;
      }
      if (name !== null) break;
    }
    if (name === null) {
      name = arena.symbol(`primitive\u0000${names.length}`);
      names.push({ body, name });
    }
    const whole = arena.subtract(arena.call(name, [0], [group.upper]), arena.call(name, [0], [group.lower]));
    rest.push(factor === 1 ? whole : arena.negate(whole));
  }
  const judgement = judge(arena.add(rest), zero, context);
  if (judgement.verdict !== "equal" || depth > DEEPEST) return null;
  return { ...judgement, certainty: weakest([judgement.certainty, ...certainties]) };
}

const BENDING: ReadonlySet<string> = new Set(["abs", "sign", "floor", "ceil", "max", "min", "kronecker"]);
const ENTIRE: ReadonlySet<string> = new Set(["exp", "sin", "cos", "sinh", "cosh", "tanh", "arctan"]);
const TURNING: ReadonlySet<string> = new Set(["arctan", "arccot", "arcsin", "arccos", "arcsec", "arccsc"]);

/** Might the node jump by a constant somewhere as the symbol changes (|b|/b, arctan(1/b)), so that its derivative does not determine it? */
function mayJump(root: Node, symbol: SymbolNode): boolean {
  let bends = false;
  let turns = false;
  let divides = false;
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (isBinder(node) || !freeSymbols(node).has(symbol.name)) return;
    if (node.kind === "apply") {
      bends ||= BENDING.has(node.function);
      turns ||= TURNING.has(node.function);
      divides ||= !ENTIRE.has(node.function);
    }
    divides ||= node.kind === "divide" || node.kind === "power";
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return bends || (turns && divides);
}

/** Equal at one value of a symbolic bound, and with equal derivatives by it. */
function byDerivativeInBound(a: Node, b: Node, context: JudgeContext, depth: number): Judgement | null {
  const { arena } = context;
  const integrals = [...outermost(a), ...outermost(b)].filter((node): node is IntegralNode => node.kind === "integral");
  const difference = arena.subtract(a, b);
  const tried = new Set<Node>();
  for (const { lower, upper } of integrals) {
    for (const [symbol, base] of [[upper, lower], [lower, upper]] as const) {
      if (symbol?.kind !== "symbol" || base === null || symbol.name === "π" || symbol.name === "e" || tried.has(symbol) || someNode(base, (each) => each === symbol)) continue;
      tried.add(symbol);
      if (mayJump(difference, symbol)) continue;
      const based = substitute(arena, difference, new Map<Node, Node>([[symbol, base]]));
      const start = standardForm(arena, based, [based], context.integers);
      const zero = arena.integer(0);
      // Where both bounds are the same the integral is gone, so that this is quick.
      const value = judgeAt(start, zero, context, depth + 1);
      if (value.verdict !== "equal") continue;
      const derived = differentiate(arena, difference, symbol);
      if (derived.kind === "failure") continue;
      const slope = judgeAt(derived.node, zero, context, depth + 1);
      if (slope.verdict === "equal") return { ...value, certainty: weakest([slope.certainty, value.certainty]), conditions: merged([...slope.conditions, ...value.conditions]) };
    }
  }
  return null;
}
