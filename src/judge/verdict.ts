// The verdict on two expressions without symbolic sums. Two independent judges are asked, points and fingerprints; neither overrules a proof by the other:
// separated balls are unequal whatever the fingerprint, agreement is called an identity only with a zero fingerprint and settled branches, and
// agreement against a fingerprint that can be trusted is no verdict.

import { provenDisjoint } from "./boxes.js";
import { branchesAreSettled } from "./branches.js";
import { compareBalls, settle, witnessAt } from "./compare.js";
import { whereTheyAgree } from "./condition-words.js";
import { crossLeaves, searchFurther, searchOtherIntegers, searchUnseenSides } from "./crossing.js";
import { searchWhereTheyDiffer } from "./directed-search.js";
import { equalByParts, type ByParts, type JudgeInner } from "./equal-by-parts.js";
import {
  agreeingSamples, comparedSamples, conditionsOf, differs, gatherEvidence, hasNegativeInteger, LEFT_AFTER, PRECISIONS, refute, refuteDeep, refuteUnsettled, search, type Evidence,
} from "./evidence.js";
import { visitGenericPoints } from "./generic-points.js";
import { lookHarder } from "./harder.js";
import type { Fingerprint, FingerprintAnswer } from "./algebra.js";
import { equal, undecided, unequal, type Judgement } from "./judgement.js";
import { forNegativeIntegers, triesAllIntegers } from "./natural-numbers.js";
import type { Sample, Sampler } from "./sampling.js";
import type { Scene } from "./scene.js";
import { byTesting, TESTED_BITS } from "./testing.js";
import { printUnicode } from "../notation/unicode.js";
import { seenWithin, type Simpler } from "./unseen-sides.js";

const TRIALS = 3;

/** How much is spent where agreement at points is all there is to go by. */
export interface Effort {
  /** The most points compared to 60 digits. */
  readonly tested: number;
  /** About how many points are looked at in search of a difference. */
  readonly searched: number;
  /** Are sides that differ only where integers are negative called equal for natural numbers? */
  readonly forgivesNegative: boolean;
}

export const FULL_EFFORT: Effort = { tested: 16, searched: 240, forgivesNegative: true };
/** One instance of a sum among several. */
export const INSTANCE_EFFORT: Effort = { tested: 4, searched: 16, forgivesNegative: true };
/** Two parts of a comparison: nothing stands around them that hides a difference. */
export const PARTS_EFFORT: Effort = { tested: 8, searched: 120, forgivesNegative: false };

/** A proof that the sides differ, by doubles at the first points only; null where none is seen. */
export function refuteScene(scene: Scene): Judgement | null {
  return refute(gatherEvidence(scene, true));
}

/** Judges the scene; parts of the two sides are judged by `inner` where that is given. */
export function judgeScene(scene: Scene, fingerprint: Fingerprint, effort: Effort, inner: JudgeInner | null): Judgement {
  return judgeEvidence(gatherEvidence(scene, effort.forgivesNegative), fingerprint, effort, inner);
}

/** As `judgeScene` for two parts. */
export function judgePartsOfScene(scene: Scene, fingerprint: Fingerprint): Judgement {
  return judgeEvidence(gatherEvidence(scene, PARTS_EFFORT.forgivesNegative), fingerprint, PARTS_EFFORT, null);
}

/** What is to be said where agreement at points does not speak of all branches of the parts on which it rests; null where it does. */
function bySides(evidence: Evidence, simpler: Simpler): Judgement | null {
  const seen = seenWithin(evidence.scene, evidence.sampler, simpler);
  if (seen.kind === "refuted") return refute(evidence) ?? refuteDeep(evidence, [seen.sample]) ?? undecided("the sides differ by algebra, but no point was found where they provably do");
  return seen.kind === "all" ? null : undecided(`the sides agree at all points tried, but none was found on one side of ${printUnicode(seen.leaf)} = 0`);
}

function judgeEvidence(evidence: Evidence, fingerprint: Fingerprint, effort: Effort, inner: JudgeInner | null): Judgement {
  const { scene, sampler, extend } = evidence;
  const refuted = refute(evidence);
  if (refuted !== null) return refuted;
  if (sampler.samples.usable.length === 0) {
    const none = withoutCommonPoint(scene, sampler);
    if (none !== null) return none;
    search(evidence, LEFT_AFTER.further, () => searchFurther(scene, sampler, extend, effort.searched));
    const found = refute(evidence);
    if (found !== null) return found;
    if (sampler.samples.usable.length === 0) return undecided(scene.work.left <= 0 ? "the budget ended before a point was found where both sides are defined" : "no point was found where both sides are defined");
  }
  // One node is one expression; all that was to be shown is that it has a value somewhere.
  if (scene.left === scene.right) return equal({ kind: "identity", errorLog2: -1024, bound: "proven" }, []);

  const answer: FingerprintAnswer = scene.assumptions.some((assumption) => assumption.solvedFor !== null)
    ? { kind: "unknown", reason: "the points lie on a curve" }
    : fingerprint(scene.arena, scene.left, scene.right, { trials: TRIALS, seed: scene.seed, integers: scene.integers, workBudget: Math.max(0, scene.work.left) });
  const identity = (): Judgement | null => (answer.kind === "zero" && answer.isFirm && evidence.negative === null ? asIdentity(evidence, answer) : null);
  const proven = answer.kind === "zero" && answer.roots === "any" ? identity() : null;
  if (proven !== null) return proven;
  // A simple point with more digits makes a better witness than a far one, and shows what is tiny.
  const tiny = answer.kind === "zero" ? null : refuteFirst(evidence);
  if (tiny !== null) return tiny;
  const parts = inner === null || (answer.kind === "nonzero" && (answer.isFaithful || answer.isProof)) ? null : askParts(evidence, inner);
  if (parts !== null && "verdict" in parts) return parts;
  if (scene.leaves.length > 0) {
    search(evidence, LEFT_AFTER.crossing, () => crossLeaves(scene, sampler, extend));
    visitGenericPoints(scene, sampler);
    const found = refute(evidence);
    if (found !== null) return found;
  }
  const settled = identity();
  if (settled !== null) return settled;
  const first = answer.kind === "zero" ? refuteFirst(evidence) : null;
  if (first !== null) return first;
  search(evidence, LEFT_AFTER.further, () => searchFurther(scene, sampler, extend, effort.searched));
  search(evidence, LEFT_AFTER.unseen, () => {
    if (effort.searched >= FULL_EFFORT.searched) searchUnseenSides(scene, sampler, extend);
    searchOtherIntegers(scene, sampler, extend);
  });
  const found = refute(evidence) ?? refuteUnsettled(evidence);
  if (found !== null) return found;
  if (evidence.negative !== null) return forNegativeIntegers(evidence, answer, evidence.negative);
  const later = identity();
  if (later !== null) return later;
  if (answer.kind === "nonzero" && !triesAllIntegers(scene, sampler)) {
    const against = againstAlgebra(evidence, answer);
    if (against !== null) return against;
  }
  if (parts?.kind === "refuted") {
    const [one, other] = parts.on.map(printUnicode);
    return undecided(`at the points tried the sides agree since ${one ?? ""} and ${other ?? ""} do, which differ elsewhere`);
  }
  const tested = byTesting(evidence, effort.tested);
  if (tested.verdict !== "equal") return tested;
  return bySides(evidence, parts ?? { left: scene.left, right: scene.right, on: [[scene.left, scene.right]] }) ?? { ...tested, conditions: conditionsOf(evidence) };
}

/** A proof by more digits at the first sample that they differ. */
function refuteFirst(evidence: Evidence): Judgement | null {
  const [sample] = comparedSamples(evidence);
  if (sample === undefined || hasNegativeInteger(evidence.scene, sample)) return null;
  return compareBalls(evidence.scene, sample.point, 256)?.kind === "separated" ? differs(evidence, sample, 256) : null;
}

/** What the parts say of the sides: a verdict, or what is known of them. */
function askParts(evidence: Evidence, inner: JudgeInner): Judgement | Exclude<ByParts, { readonly kind: "equal" }> {
  const { scene, sampler, extend } = evidence;
  const agreeing = agreeingSamples(evidence);
  if (!Array.isArray(agreeing)) return agreeing;
  let refuted: Judgement | null = null;
  const byParts = equalByParts(scene, agreeing, inner, (parts, witness) => {
    const differing = searchWhereTheyDiffer(scene, sampler, extend, parts, witness);
    refuted ??= refute(evidence) ?? refuteDeep(evidence, differing);
    return refuted !== null;
  });
  if (refuted !== null) return refuted;
  return byParts.kind === "equal" ? equal(byParts.certainty, conditionsOf(evidence)) : byParts;
}

/** An identity where the samples agree and, unless any choice of roots will do, the branches are settled; also what the samples refute on the way. */
function asIdentity(evidence: Evidence, answer: FingerprintAnswer & { readonly kind: "zero" }): Judgement | null {
  const { scene } = evidence;
  const agreeing = agreeingSamples(evidence);
  if (!Array.isArray(agreeing)) return agreeing;
  if (agreeing.length < (scene.inputs.length === 0 ? 1 : 2) || (answer.roots !== "any" && !(evidence.searchedAll && branchesAreSettled(scene, agreeing)))) return null;
  if (answer.roots !== "any") {
    // Zero for one choice of the roots: that it is the choice of each cell, no double can tell.
    for (const sample of endsOfCells(agreeing)) {
      const verdict = settle(scene, sample.point, TESTED_BITS, PRECISIONS);
      if (verdict?.kind === "separated") return differs(evidence, sample, verdict.bits);
      if (verdict?.kind !== "agrees" || verdict.bits < TESTED_BITS) return null;
    }
  }
  return equal({ kind: "identity", errorLog2: answer.errorLog2, bound: answer.bound }, conditionsOf(evidence));
}

/** The first and the last sample of each pattern of signs of the branch arguments: a simple one, and one that is not. */
function endsOfCells(samples: readonly Sample[]): readonly Sample[] {
  const last = new Map(samples.map((sample) => [sample.leafSigns.join(), sample]));
  const first = new Map([...samples].reverse().map((sample) => [sample.leafSigns.join(), sample]));
  return [...new Set([...first.values(), ...last.values()])];
}

/** The sides agree at every point, but not as expressions: a witness that was overlooked, or no verdict. Null where the algebra is no authority. */
function againstAlgebra(evidence: Evidence, answer: FingerprintAnswer & { readonly kind: "nonzero" }): Judgement | null {
  const { scene, sampler } = evidence;
  if (!answer.isFaithful && !answer.isProof) return null;
  const witness = lookHarder(scene, comparedSamples(evidence));
  if (witness !== null) return unequal(witness, null, whereTheyAgree(scene, sampler));
  if (answer.isProof && scene.assumptions.length === 0) {
    const what = scene.inputs.length === 0 ? "the two numbers differ modulo a prime" : "the two sides are different quotients of polynomials";
    return unequal(null, what, null);
  }
  return undecided("by algebra the sides differ, but no point was found where they provably do");
}

/** No point is known where both sides have a value: unequal only with a proof that there is none, and the left side has one somewhere. */
function withoutCommonPoint(scene: Scene, sampler: Sampler): Judgement | null {
  const { samples } = sampler;
  for (const sample of samples.unsettled.slice(0, 4)) {
    const verdict = compareBalls(scene, sample.point, 256);
    if (verdict?.kind === "separated") return unequal(witnessAt(scene, sample.point, 256), null, null);
  }
  if (samples.leftDefined > 0 && samples.unsettled.length === 0 && scene.inputs.length > 0 && provenDisjoint(scene)) {
    return unequal(null, "the right side is never defined where the left side is", null);
  }
  return null;
}
