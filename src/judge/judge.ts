// The judge's door: is the new side b equal to the old side a? Sums with symbolic bounds go to the instances, given equations are used up, and
// what is left is a scene to be judged.

import type { Node, RelationNode } from "../expression/node.js";
import type { Fingerprint } from "./algebra.js";
import { wordsForNonzero } from "./condition-words.js";
import { judgeBothSigns } from "./both-signs.js";
import { judgeByCases } from "./by-cases.js";
import { useEquations } from "./constraints.js";
import { fingerprintWithFactorials } from "./factorials.js";
import { forEachEntry } from "./entries.js";
import type { JudgeInner } from "./equal-by-parts.js";
import { judgeByPartialSums } from "./infinite-sums.js";
import { judgeInstances, type ScalarMode } from "./instances.js";
import { needsInstances } from "./plan.js";
import { equal, undecided, unequal, type JudgeContext, type Judgement } from "./judgement.js";
import { buildScene } from "./scene.js";
import { FULL_EFFORT, INSTANCE_EFFORT, judgePartsOfScene, judgeScene } from "./verdict.js";
import { createWork, type Work } from "./work.js";

export { prepareComparison, type PreparedComparison } from "./comparison.js";
export type { JudgeContext, Judgement } from "./judgement.js";

/**
 * Judges "a equals b", where a is the line before and b the new one: b may be defined at more points, and where it is defined at fewer
 * that is a condition. Deterministic, and bounded by the budget. Method: rigorous enclosures at chosen points, and fingerprints
 * (G. H. Gonnet, "Determining equivalence of expressions in random polynomial time", STOC 1984).
 */
export function judge(a: Node, b: Node, context: JudgeContext): Judgement {
  return judgeWithin(a, b, context, createWork(context.budget));
}

/** The same, taking what it needs from what is left of other work; that is no more than the budget. */
export function judgeWithin(a: Node, b: Node, context: JudgeContext, work: Work): Judgement {
  const signs = judgeBothSigns(a, b, context, judge);
  if (signs !== null) return signs;
  const relations = context.assumptions.filter((node): node is RelationNode => node.kind === "relation");
  if (needsInstances(context.arena, [a, b, ...relations])) {
    const infinite = judgeByPartialSums(a, b, context, judge);
    if (infinite !== null) return infinite;
    return judgeInstances(a, b, relations, context, work, judgeScalar);
  }
  return judgeScalar(a, b, forEachEntry(context.arena, relations, [a, b]), context, work, "alone");
}

/** Judges two expressions without symbolic sums. */
export function judgeScalar(a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work, mode: ScalarMode): Judgement {
  const inRegion = (left: Node, right: Node, own: readonly RelationNode[], share: Work): Judgement => judgeCases(left, right, own, context, share, { mode, depth: 0 });
  const byCases = context.arena.hasCases() ? judgeByCases(a, b, relations, context, work, inRegion) : null;
  return byCases ?? inRegion(a, b, relations, work);
}

/** What is known of an instance of sums that hold for all sizes. */
const shownZero: Fingerprint = () => ({ kind: "zero", errorLog2: -60, bound: "heuristic", roots: "any", isFirm: true });

const DEEPEST_CASE = 3;
const MOST_CASES = 4;

interface Place {
  readonly mode: ScalarMode;
  readonly depth: number;
}

/** A product that is given to be zero is judged factor by factor; everything else as it is. */
function judgeCases(a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work, place: Place): Judgement {
  const { arena } = context;
  if (place.depth < DEEPEST_CASE) {
    for (const relation of relations) {
      const factors = zeroProduct(relation);
      if (factors === null || factors.length > MOST_CASES) continue;
      const others = relations.filter((each) => each !== relation);
      const cases = factors.flatMap((factor) => {
        const made = arena.relation("=", factor, arena.integer(0));
        return made.kind === "relation" ? [judgeCases(a, b, [...others, made], context, work, { ...place, depth: place.depth + 1 })] : [];
      });
      return combineCases(cases);
    }
  }
  return judgeGiven(a, b, relations, context, work, place);
}

/** The factors of a product, or the base of a power, that the relation says is zero. */
function zeroProduct({ operator, left, right }: RelationNode): readonly Node[] | null {
  if (operator !== "=") return null;
  const isZero = (node: Node): boolean => node.kind === "number" && node.value.numerator === 0n;
  const product = isZero(right) ? left : isZero(left) ? right : null;
  if (product === null || product.kind !== "multiply") return null;
  const factors = product.factors.filter((factor) => factor.kind !== "number");
  return factors.length > 1 ? factors : null;
}

/** Of several cases that may each be: unequal where one is, undecided where one is and none is unequal; a case without a point does not occur. */
function combineCases(cases: readonly Judgement[]): Judgement {
  const differing = cases.find((each) => each.verdict === "unequal");
  if (differing !== undefined) return differing;
  const open = cases.filter((each) => each.verdict === "undecided");
  const doubtful = open.find((each) => !hasNoPoint(each)) ?? (open.length === cases.length ? open[0] : undefined);
  const [first] = cases.filter((each) => each.verdict === "equal");
  if (doubtful !== undefined || first === undefined) return doubtful ?? undecided("no point was found where both sides are defined");
  const weakest = cases.find((each) => each.verdict === "equal" && each.certainty?.kind === "tested") ?? first;
  const conditions = new Map(cases.flatMap((each) => each.conditions).map((condition) => [condition.text, condition]));
  return equal(weakest.certainty ?? { kind: "tested", digits: 0, points: 0 }, [...conditions.values()]);
}

const hasNoPoint = (judgement: Judgement): boolean => judgement.reason?.startsWith("no point was found") === true;

/** Uses the equations up. Where one was divided by something that may be zero, that case is judged as well. */
function judgeGiven(a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work, place: Place): Judgement {
  const { arena, integers } = context;
  const judgeInner: JudgeInner = (left, right, own, share) => {
    const parts = buildScene(arena, left, right, { relations: own, solved: [], eliminated: [] }, integers, share);
    return "reason" in parts ? undecided(parts.reason) : judgePartsOfScene(parts, fingerprintWithFactorials);
  };
  const used = relations.some((relation) => relation.operator === "=")
    ? useEquations(arena, a, b, relations, integers)
    : { left: a, right: b, given: { relations, solved: [], eliminated: [] }, incomplete: false, divided: [] };
  const scene = buildScene(arena, used.left, used.right, used.given, integers, work);
  if ("reason" in scene) return undecided(scene.reason);
  const judgement = judgeScene(scene, place.mode === "shown" ? shownZero : fingerprintWithFactorials, place.mode === "alone" ? FULL_EFFORT : INSTANCE_EFFORT, place.mode === "alone" ? judgeInner : null);
  if (used.incomplete && judgement.verdict === "unequal") {
    return { ...unequal(null, null, null), verdict: "undecided", reason: "not equal by itself; a given equation could not be used" };
  }
  if (judgement.verdict !== "equal" || used.divided.length === 0) return judgement;
  const conditions = [...judgement.conditions];
  for (const divisor of used.divided) {
    const zero = arena.relation("=", divisor, arena.integer(0));
    const word = { text: wordsForNonzero(scene, divisor), source: "domain" as const };
    const there = place.depth < DEEPEST_CASE && zero.kind === "relation" ? judgeCases(a, b, [...relations, zero], context, work, { ...place, depth: place.depth + 1 }) : null;
    if (there?.verdict === "unequal") return { ...there, holdsWhen: word.text };
    if (there?.verdict === "equal") conditions.push(...there.conditions);
    else conditions.push(word);
  }
  return { ...judgement, conditions: [...new Map(conditions.map((condition) => [condition.text, condition])).values()] };
}
