// What the points have said of two sides so far: the samples, which of them differ, and the proofs that the sides do. Doubles look first; only balls prove.

import type { Condition } from "../model/report.js";
import { compareBalls, compareDoubles, settle, witnessAt } from "./compare.js";
import { whereTheyAgree } from "./condition-words.js";
import { conditionsAtZeros, domainConditions } from "./conditions.js";
import { crossLeaves, type Extend } from "./crossing.js";
import { solveAlong } from "./equation-roots.js";
import { unequal, type Judgement } from "./judgement.js";
import { takeSamples, type Sample, type Sampler } from "./sampling.js";
import type { Scene } from "./scene.js";

/** Bits of precision that are tried one after the other. */
export const PRECISIONS = [128, 256, 512] as const;
/** What must be left of the budget after the points between the zeros of branch arguments, the far ones, and those on unseen sides. */
export const LEFT_AFTER = { crossing: 0.6, further: 0.45, unseen: 0.35 } as const;

/** What the samples have said so far. */
export interface Evidence {
  readonly scene: Scene;
  readonly sampler: Sampler;
  readonly extend: Extend;
  /** Is there a value of a letter at which an equation that determines it was neither shown to hold nor to fail? */
  readonly mayHaveOtherRoots: () => boolean;
  /** Samples that differ on the very zero of a branch argument (x = 0 of sign x): where only those differ, the step is right but for them. */
  readonly isolated: Set<Sample>;
  /** The budget once the first points were taken. */
  readonly budget: number;
  readonly forgivesNegative: boolean;
  /** False where the budget cut a search short: then agreement says little. */
  searchedAll: boolean;
  /** The first sample that differs and has a negative integer in it. */
  negative: Sample | null;
  /** How many of the usable samples were looked at. */
  seen: number;
}

/** The first points of a scene. */
export function gatherEvidence(scene: Scene, forgivesNegative: boolean): Evidence {
  let isOpen = false;
  const extend: Extend = (coordinates) => solveAlong(scene, coordinates, () => { isOpen = true; });
  const sampler = takeSamples(scene, extend);
  return { scene, sampler, extend, mayHaveOtherRoots: () => isOpen, isolated: new Set(), budget: scene.work.left, forgivesNegative, searchedAll: true, negative: null, seen: 0 };
}

/** A search for points that leaves this share of the budget. */
export function search(evidence: Evidence, share: number, run: () => void): void {
  const wasEnough = evidence.scene.work.holdingBack(share * evidence.budget, run);
  evidence.searchedAll &&= wasEnough;
}

export function conditionsOf({ scene, sampler, isolated }: Evidence): readonly Condition[] {
  const words = new Map<string, Condition>();
  for (const condition of [...conditionsAtZeros(scene, [...isolated], sampler), ...domainConditions(scene, sampler)]) words.set(condition.text, condition);
  return [...words.values()];
}

export function comparedSamples({ sampler, isolated }: Evidence): readonly Sample[] {
  return isolated.size === 0 ? sampler.samples.usable : sampler.samples.usable.filter((sample) => !isolated.has(sample));
}

export const differs = ({ scene, sampler }: Evidence, sample: Sample, bits: number): Judgement =>
  unequal(witnessAt(scene, sample.point, bits), null, whereTheyAgree(scene, sampler));

/** The samples at which the sides agree to 20 bits; where doubles cancel balls are asked, so that none contradicts in silence. */
export function agreeingSamples(evidence: Evidence): Sample[] | Judgement {
  const agreeing: Sample[] = [];
  const open: Sample[] = [];
  for (const sample of comparedSamples(evidence)) (compareDoubles(sample).kind === "agrees" ? agreeing : open).push(sample);
  for (const sample of open) {
    const verdict = settle(evidence.scene, sample.point, 20, agreeing.length >= 4 ? [128] : PRECISIONS);
    if (verdict?.kind === "separated") return differs(evidence, sample, verdict.bits);
    if (verdict?.kind === "agrees" && verdict.bits >= 20) agreeing.push(sample);
  }
  return agreeing;
}

/** A witness among the new samples where doubles separate the sides, confirmed by balls. */
export function refute(evidence: Evidence): Judgement | null {
  const { scene, sampler, isolated } = evidence;
  const { usable } = sampler.samples;
  for (; evidence.seen < usable.length; evidence.seen += 1) {
    const sample = usable[evidence.seen];
    if (sample === undefined || compareDoubles(sample).kind !== "separated") continue;
    const verdict = settle(scene, sample.point, Infinity, [64, 256]);
    if (verdict?.kind !== "separated") continue;
    if (isOnJump(scene, sampler, sample)) {
      isolated.add(sample);
      continue;
    }
    if (evidence.forgivesNegative && hasNegativeInteger(scene, sample)) {
      evidence.negative ??= sample;
      continue;
    }
    if (scene.leaves.length > 0 && scene.leaves.length <= 4 && scene.leaves.every((leaf) => scene.analysis.affine(leaf.node) !== null)) search(evidence, LEFT_AFTER.crossing, () => crossLeaves(scene, sampler, evidence.extend));
    return differs(evidence, sample, verdict.bits);
  }
  const [first] = isolated;
  if (first === undefined || usable.length - isolated.size >= 3) return null;
  const verdict = settle(scene, first.point, Infinity, [64, 256]);
  return verdict?.kind === "separated" ? unequal(witnessAt(scene, first.point, verdict.bits), null, null) : null;
}

const DEEP = [128, 512, 1024] as const;
const MOST_DEEP = 12;

/** The same by balls, where parts of the sides are known to differ. */
export function refuteDeep(evidence: Evidence, samples: readonly Sample[]): Judgement | null {
  const { scene, sampler } = evidence;
  const some = samples.filter((sample) => !evidence.isolated.has(sample) && !hasNegativeInteger(scene, sample) && !isOnJump(scene, sampler, sample));
  for (const bits of DEEP) {
    for (const sample of some.slice(0, MOST_DEEP)) {
      const verdict = compareBalls(scene, sample.point, bits);
      if (verdict === null) return null;
      if (verdict.kind === "separated") return differs(evidence, sample, bits);
    }
  }
  return null;
}

/** The same at points where doubles cannot tell whether both sides are defined. */
export function refuteUnsettled(evidence: Evidence): Judgement | null {
  const { scene, sampler } = evidence;
  const { unsettled } = sampler.samples;
  for (const sample of unsettled.length <= 14 ? unsettled : [...unsettled.slice(0, 6), ...unsettled.slice(-8)]) {
    const verdict = compareBalls(scene, sample.point, 256);
    if (verdict === null) return null;
    if (verdict.kind === "separated" && !isOnJump(scene, sampler, sample) && !hasNegativeInteger(scene, sample)) return differs(evidence, sample, 256);
  }
  return null;
}

/** Is the sample on the zero of an argument of sign that is affine, so that its zeros are isolated, and not zero at three others? */
export function isOnJump(scene: Scene, sampler: Sampler, sample: Sample): boolean {
  return scene.leaves.some((leaf, number) => {
    if (!leaf.jumps || sample.leafSigns[number] !== 0 || (scene.analysis.affine(leaf.node)?.terms.size ?? 0) === 0) return false;
    const elsewhere = sampler.samples.usable.filter((other) => other.leafSigns[number] === 1 || other.leafSigns[number] === -1);
    return elsewhere.length >= 3;
  });
}

export function hasNegativeInteger(scene: Scene, sample: Sample): boolean {
  return scene.inputs.some((input, position) => {
    const coordinate = sample.point.coordinates[position];
    return input.integer && coordinate?.kind === "exact" && coordinate.value.numerator < 0n;
  });
}
