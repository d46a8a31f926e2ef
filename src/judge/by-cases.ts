// Values by cases are judged region by region: the conditions' differences cut the line, or the space, into regions on which every condition is known; on each one the
// cases are chosen and what is left is judged under the region's own relations. So a region can be an identity, and the points where cases meet are looked at exactly.

import { intervalArithmetic } from "../arithmetic/interval.js";
import { compareRational, divideRational, negateRational, ZERO, type Rational } from "../arithmetic/rational.js";
import { bySignOf } from "../arithmetic/counting.js";
import type { Arena } from "../expression/arena.js";
import type { Node, PiecewiseNode, RelationNode, RelationOperator } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import type { Condition } from "../model/report.js";
import { printUnicode } from "../notation/unicode.js";
import { createAnalysis, everywhere, type Affine } from "./analysis.js";
import { weakest } from "./certainties.js";
import { enclose, isConstant } from "./constants.js";
import { isEmptyRange, narrow, rangesOf, solveBound } from "./domain.js";
import { plainNumber } from "./exact-node.js";
import { evaluatedOperands, evaluationOrder } from "./graph.js";
import { equal, undecided, unequal, type JudgeContext, type Judgement } from "./judgement.js";
import { SIGNS_THAT_HOLD } from "./tape.js";
import { createWork, type Work } from "./work.js";

const LARGEST = 100_000;
const MOST_REGIONS = 27;
const MOST_PLANES = 8;

type SignOf = -1 | 0 | 1;

/** A difference that conditions look at, and how each condition's own difference is oriented to it. */
interface Plane {
  readonly difference: Node;
  readonly form: Affine | null;
  readonly key: string;
}

interface Region {
  /** The sign of each plane. */
  readonly signs: readonly SignOf[];
  readonly relations: readonly RelationNode[];
}

type JudgeRegion = (a: Node, b: Node, relations: readonly RelationNode[], work: Work) => Judgement;

/** Judges "a equals b" region by region; null where there are no cases, or too many regions: then cases are chosen at each point. */
export function judgeByCases(a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work, judgeRegion: JudgeRegion): Judgement | null {
  const { arena } = context;
  const order = evaluationOrder([a, b], LARGEST);
  if (order === null) return null;
  const cases = order.filter((node) => node.kind === "piecewise");
  if (cases.length === 0) return null;
  const planes = planesOf(arena, cases);
  if (planes === null) return null;
  const regions = regionsOf(arena, planes.planes, relations);
  if (regions === null) return null;
  work.spend(order.length * regions.length);
  const outcomes: { readonly region: Region; readonly judgement: Judgement }[] = [];
  const conditions: Condition[] = [];
  for (const [position, region] of regions.entries()) {
    const holds = (relation: RelationNode): boolean => {
      const { plane, orientation } = planes.placeOf(relation);
      const sign = plane === null ? orientation : (region.signs[plane] ?? 0) * orientation;
      const [below, on, above] = SIGNS_THAT_HOLD[relation.operator];
      return bySignOf(sign < 0 ? -1 : sign > 0 ? 1 : 0, below, on, above);
    };
    const left = chosen(arena, a, holds);
    const right = left === null ? null : chosen(arena, b, holds);
    if (left === null) continue;
    const share = createWork(Math.floor(work.left / Math.max(1, regions.length - position)));
    const before = share.left;
    const here = [...relations, ...region.relations];
    const judgement = right === null ? undecided(NO_POINT) : judgeRegion(left, right, here, share);
    // Where the new side has no value, that matters if the old one has one.
    const isLost = hasNoPoint(judgement) && !hasNoPoint(judgeRegion(left, left, here, share));
    work.spend(before - share.left);
    if (isLost) conditions.push({ text: wordsForOutside(planes.planes, region), source: "domain" });
    outcomes.push({ region, judgement });
    if (judgement.verdict === "unequal" && judgement.witness !== null) break;
  }
  return combine(planes.planes, outcomes, conditions);
}

const NO_POINT = "no point was found where both sides are defined";
const hasNoPoint = (judgement: Judgement): boolean => /^no point was found/.test(judgement.reason ?? "");

function combine(planes: readonly Plane[], outcomes: readonly { readonly region: Region; readonly judgement: Judgement }[], own: readonly Condition[]): Judgement {
  const good = outcomes.filter(({ judgement }) => judgement.verdict === "equal");
  const refuted = outcomes.find(({ judgement }) => judgement.verdict === "unequal" && judgement.witness !== null);
  if (refuted !== undefined) {
    const [only] = good;
    const holdsWhen = good.length === 1 && only !== undefined ? wordsFor(planes, only.region) : null;
    return unequal(refuted.judgement.witness, refuted.judgement.reason, holdsWhen);
  }
  const conditions = [...own];
  for (const { region, judgement } of outcomes) {
    if (judgement.verdict === "equal") conditions.push(...judgement.conditions);
    // The new side has no value there.
    else if (judgement.verdict === "unequal") conditions.push({ text: wordsForOutside(planes, region), source: "domain" });
    else if (!hasNoPoint(judgement)) return undecided(`${judgement.reason ?? "undecided"} (where ${wordsFor(planes, region)})`);
  }
  if (good.length === 0) return undecided(NO_POINT);
  const certainty = weakest(good.map(({ judgement }) => judgement.certainty));
  return equal(certainty, [...new Map(conditions.map((condition) => [condition.text, condition])).values()]);
}

/** The node with every case chosen; null where it reaches cases of which none holds. */
function chosen(arena: Arena, root: Node, holds: (relation: RelationNode) => boolean): Node | null {
  const pick = (node: PiecewiseNode): Node | null => {
    const branch = node.branches.find(({ conditions }) => conditions.every((condition) => condition.kind === "relation" && holds(condition)));
    return branch?.value ?? node.otherwise;
  };
  const memo = new Map<Node, Node>();
  const stack: { readonly node: Node; ready: boolean }[] = [{ node: root, ready: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node } = top;
    if (memo.has(node)) continue;
    const target = node.kind === "piecewise" ? pick(node) : null;
    if (node.kind === "piecewise" && target === null) return null;
    const parts = target !== null ? [target] : evaluatedOperands(node);
    if (top.ready) memo.set(node, target !== null ? (memo.get(target) ?? target) : parts.some((part) => memo.get(part) !== part) ? mapChildren(arena, node, (child) => memo.get(child) ?? child) : node);
    else {
      stack.push({ node, ready: true });
      for (const part of parts) if (!memo.has(part)) stack.push({ node: part, ready: false });
    }
  }
  return memo.get(root) ?? root;
}

interface Planes {
  readonly planes: readonly Plane[];
  /** The plane of a relation, and the sign of left − right over that of the plane; plane null where left − right is a number of that sign. */
  placeOf(relation: RelationNode): { readonly plane: number | null; readonly orientation: SignOf };
}

/** The planes that the conditions look at, parallel writings of one joined; null where there are too many, cases within conditions, or what is no plane. */
function planesOf(arena: Arena, cases: readonly PiecewiseNode[]): Planes | null {
  const analysis = createAnalysis(new Map());
  const planes: Plane[] = [];
  const places = new Map<Node, { readonly plane: number | null; readonly orientation: SignOf }>();
  for (const relation of cases.flatMap((node) => node.branches.flatMap(({ conditions }) => conditions))) {
    if (relation.kind !== "relation") return null;
    if (places.has(relation)) continue;
    const difference = arena.subtract(relation.left, relation.right);
    const order = evaluationOrder([difference], LARGEST);
    if (order === null || order.some((node) => node.kind === "piecewise")) return null;
    const form = analysis.affine(difference);
    const constant = form !== null && form.terms.size === 0 ? form.constant : plainNumber(difference);
    if (constant !== null) {
      places.set(relation, { plane: null, orientation: signOf(constant) });
      continue;
    }
    const sign = isConstant(difference) ? signOfConstant(difference) : null;
    if (sign !== null) {
      places.set(relation, { plane: null, orientation: sign });
      continue;
    }
    // (−1)^n takes two values; regions of it are no open sets.
    if (order.some((node) => node.kind === "power" && node.base.kind === "number" && node.base.value.numerator < 0n)) return null;
    const { key, orientation } = keyOf(difference, form, arena);
    let plane = planes.findIndex((each) => each.key === key);
    if (plane < 0) plane = planes.push(orientation > 0 ? { difference, form, key } : { difference: arena.subtract(relation.right, relation.left), form: form === null ? null : scaled(form, { numerator: -1n, denominator: 1n }), key }) - 1;
    if (planes.length > MOST_PLANES) return null;
    places.set(relation, { plane, orientation });
  }
  return { planes, placeOf: (relation) => places.get(relation) ?? { plane: null, orientation: 0 } };
}

/** The sign of a number that is no fraction as written, `|0| - 1`; null where an enclosure leaves it open. */
function signOfConstant(node: Node): SignOf | null {
  const enclosed = enclose(node, intervalArithmetic);
  return enclosed === null ? null : intervalArithmetic.provenSign(enclosed);
}

function signOf(value: Rational): SignOf {
  return value.numerator < 0n ? -1 : value.numerator > 0n ? 1 : 0;
}

function scaled(form: Affine, factor: Rational): Affine {
  const times = (value: Rational): Rational => divideRational(value, divideRational({ numerator: 1n, denominator: 1n }, factor));
  return { constant: times(form.constant), terms: new Map([...form.terms].map(([name, value]) => [name, times(value)])) };
}

/** One key for all writings of a plane: `x − 1`, `1 − x`, `2x − 2`. */
function keyOf(difference: Node, form: Affine | null, arena: Arena): { readonly key: string; readonly orientation: 1 | -1 } {
  if (form === null) {
    const mirrored = difference.kind === "add" && difference.terms.length === 2 ? arena.subtract(negated(arena, difference.terms[1]), difference.terms[0] ?? difference) : null;
    return mirrored !== null && mirrored.id < difference.id ? { key: `node ${mirrored.id}`, orientation: -1 } : { key: `node ${difference.id}`, orientation: 1 };
  }
  const names = [...form.terms.keys()].sort();
  const leading = form.terms.get(names[0] ?? "") ?? ZERO;
  const part = (value: Rational): string => {
    const over = divideRational(value, leading);
    return `${over.numerator}/${over.denominator}`;
  };
  return { key: `${names.map((name) => `${name} ${part(form.terms.get(name) ?? ZERO)}`).join(";")}|${part(form.constant)}`, orientation: leading.numerator > 0n ? 1 : -1 };
}

/** −(−b) is b. */
function negated(arena: Arena, node: Node | undefined): Node {
  if (node === undefined) return arena.integer(0);
  return node.kind === "negate" ? node.operand : arena.negate(node);
}

/** All combinations of signs that may occur, points and lines of them included; null where there are too many. */
function regionsOf(arena: Arena, planes: readonly Plane[], given: readonly RelationNode[]): readonly Region[] | null {
  const zero = arena.integer(0);
  const ranges = rangesOf(createAnalysis(new Map()), arena, given, new Map());
  let regions: readonly Region[] = [{ signs: [], relations: [] }];
  for (const plane of planes) {
    const next: Region[] = [];
    for (const region of regions) {
      for (const sign of [1, -1, 0] as const) {
        const signs = [...region.signs, sign];
        if (!mayOccur(planes, signs, ranges)) continue;
        const relation = arena.relation(operatorOf(sign), plane.difference, zero);
        if (relation.kind === "relation") next.push({ signs, relations: [...region.relations, relation] });
      }
    }
    if (next.length > MOST_REGIONS) return null;
    regions = next;
  }
  return regions;
}

function operatorOf(sign: SignOf): "<" | "=" | ">" {
  return sign < 0 ? "<" : sign > 0 ? ">" : "=";
}

/** Do bounds on single quantities contradict each other? */
function mayOccur(planes: readonly Plane[], signs: readonly SignOf[], ranges: ReadonlyMap<string, ReturnType<typeof narrow>>): boolean {
  const found = new Map(ranges);
  for (const [position, sign] of signs.entries()) {
    const bound = solveBound(planes[position]?.form ?? null, operatorOf(sign));
    if (bound === null) continue;
    const range = narrow(found.get(bound.name) ?? everywhere, bound);
    if (isEmptyRange(range)) return false;
    found.set(bound.name, range);
  }
  return true;
}

/** The region in words: `x > 0`, `0 < x < 1`. */
function wordsFor(planes: readonly Plane[], region: Region): string {
  const words: string[] = [];
  const ranges = new Map<string, ReturnType<typeof narrow>>();
  for (const [position, plane] of planes.entries()) {
    const operator = operatorOf(region.signs[position] ?? 0);
    const bound = solveBound(plane.form, operator);
    if (bound !== null) ranges.set(bound.name, narrow(ranges.get(bound.name) ?? everywhere, bound));
    else words.push(differenceInWords(plane.difference, operator));
  }
  for (const [name, { lower, upper, lowerStrict, upperStrict }] of ranges) {
    const text = (value: Rational): string => (value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`).replace("-", "−");
    if (lower !== null && upper !== null && compareRational(lower, upper) === 0) words.push(`${name} = ${text(lower)}`);
    else if (lower !== null && upper !== null) words.push(`${text(lower)} ${lowerStrict ? "<" : "≤"} ${name} ${upperStrict ? "<" : "≤"} ${text(upper)}`);
    else if (lower !== null) words.push(`${name} ${lowerStrict ? ">" : "≥"} ${text(lower)}`);
    else if (upper !== null) words.push(`${name} ${upperStrict ? "<" : "≤"} ${text(upper)}`);
  }
  return words.join(" and ");
}

function differenceInWords(difference: Node, operator: RelationOperator): string {
  const [first, second] = difference.kind === "add" && difference.terms.length === 2 ? difference.terms : [];
  if (first === undefined || second === undefined) return `${printUnicode(difference)} ${operator} 0`;
  const right = second.kind === "negate" ? printUnicode(second.operand) : second.kind === "number" ? printNegated(second.value) : null;
  return right === null ? `${printUnicode(difference)} ${operator} 0` : `${printUnicode(first)} ${operator} ${right}`;
}

function printNegated(value: Rational): string {
  const { numerator, denominator } = negateRational(value);
  return `${denominator === 1n ? numerator : `${numerator}/${denominator}`}`.replace("-", "−");
}

/** Everywhere but in the region. */
function wordsForOutside(planes: readonly Plane[], region: Region): string {
  const [only] = planes;
  if (planes.length === 1 && only !== undefined) {
    const sign = region.signs[0] ?? 0;
    const operator = sign < 0 ? "≥" : sign > 0 ? "≤" : "≠";
    const bound = solveBound(only.form, operator);
    if (bound !== null) return `${bound.name} ${bound.relation} ${bound.bound.denominator === 1n ? bound.bound.numerator : `${bound.bound.numerator}/${bound.bound.denominator}`}`.replace("-", "−");
    return differenceInWords(only.difference, operator);
  }
  return region.signs.includes(0) && /^[^ ]+ = [^ ]+$/.test(wordsFor(planes, region)) ? wordsFor(planes, region).replace(" = ", " ≠ ") : `not where ${wordsFor(planes, region)}`;
}
