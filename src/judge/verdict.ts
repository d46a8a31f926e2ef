// The verdict on two expressions without symbolic sums. Two independent judges are asked, points and fingerprints; neither overrules a proof by the other:
// separated balls are unequal whatever the fingerprint, agreement is called an identity only with a zero fingerprint and settled branches, and
// agreement against a fingerprint that can be trusted is no verdict.

import { rational } from "../arithmetic/rational.js";
import { provenDisjoint } from "./boxes.js";
import { branchesAreSettled } from "./branches.js";
import { compareBalls, compareDoubles, settle, witnessAt } from "./compare.js";
import { whereTheyAgree } from "./condition-words.js";
import { conditionsAtZeros, domainConditions } from "./conditions.js";
import { solveAlong } from "./equation-roots.js";
import { crossLeaves, hasLoneInteger, searchFurther, searchOtherIntegers, searchUnseenSides, type Extend } from "./crossing.js";
import { lookHarder } from "./harder.js";
import type { Condition } from "../model/report.js";
import type { Fingerprint, FingerprintAnswer } from "./algebra.js";
import { equal, undecided, unequal, type Judgement } from "./judgement.js";
import { takeSamples, type Sample, type Sampler } from "./sampling.js";
import type { Scene } from "./scene.js";
import { hiddenBits } from "./saturation.js";

const TRIALS = 3;
/** Decimal digits of agreement that `tested` asks for are about 60. */
const TESTED_BITS = 200;
const PRECISIONS = [128, 256, 512] as const;
/** Two points, or the only one of a constant, are asked again much deeper: tanh 125 and tanh 126 share 360 bits. */
const CONFIRMED_BITS = 1024;
const CONFIRMED_BITS_OF_CONSTANTS = 4096;
const MOST_CONFIRMED = 2;
/** So many points at which no exponential hides anything are enough; else those that hide up to so many bits are asked as well. */
const ENOUGH_OPEN = 3;
/** For one point that is compared to 60 digits so many are compared to 30. */
const MORE_GLANCES = 3;
const MOST_HIDDEN = 700;
/** What must be left of the budget after the points between the zeros of branch arguments, the far ones, and those on unseen sides. */
const LEFT_AFTER = { crossing: 0.6, further: 0.45, unseen: 0.35 } as const;

/** How much is spent where agreement at points is all there is to go by. */
export interface Effort {
  /** The most points compared to 60 digits. */
  readonly tested: number;
  /** About how many points are looked at in search of a difference. */
  readonly searched: number;
}

export const FULL_EFFORT: Effort = { tested: 16, searched: 240 };
/** One instance of a sum among several. */
export const INSTANCE_EFFORT: Effort = { tested: 4, searched: 16 };

/** What the samples have said so far. */
interface Evidence {
  readonly scene: Scene;
  readonly sampler: Sampler;
  readonly extend: Extend;
  /** Samples that differ on the very zero of a branch argument (x = 0 of sign x): where only those differ, the step is right but for them. */
  readonly isolated: Set<Sample>;
  /** The budget once the first points were taken. */
  readonly budget: number;
  /** False where the budget cut a search short: then agreement says little. */
  searchedAll: boolean;
  /** The first sample that differs and has a negative integer in it. */
  negative: Sample | null;
  /** How many of the usable samples were looked at. */
  seen: number;
}

/** A proof that the sides differ, by doubles at the first points only; null where none is seen. */
export function refuteScene(scene: Scene): Judgement | null {
  const extend: Extend = (coordinates) => solveAlong(scene, coordinates);
  const sampler = takeSamples(scene, extend);
  return refute({ scene, sampler, extend, isolated: new Set(), budget: scene.work.left, searchedAll: true, negative: null, seen: 0 });
}

/** Judges the scene. */
export function judgeScene(scene: Scene, fingerprint: Fingerprint, effort: Effort): Judgement {
  const extend: Extend = (coordinates) => solveAlong(scene, coordinates);
  const sampler = takeSamples(scene, extend);
  const evidence: Evidence = { scene, sampler, extend, isolated: new Set(), budget: scene.work.left, searchedAll: true, negative: null, seen: 0 };
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
  if (scene.leaves.length > 0) {
    search(evidence, LEFT_AFTER.crossing, () => crossLeaves(scene, sampler, extend));
    const found = refute(evidence);
    if (found !== null) return found;
  }
  const settled = identity();
  if (settled !== null) return settled;
  // A simple point with more digits makes a better witness than a far one.
  for (const sample of comparedSamples(evidence).slice(0, 1)) {
    const verdict = compareBalls(scene, sample.point, 256);
    if (verdict?.kind === "separated" && !hasNegativeInteger(scene, sample)) return differs(evidence, sample, 256);
  }
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
  const tested = byTesting(evidence, effort.tested);
  return tested.verdict === "equal" ? { ...tested, conditions: conditionsOf(evidence) } : tested;
}

/** A search for points that leaves this share of the budget. */
function search(evidence: Evidence, share: number, run: () => void): void {
  const wasEnough = evidence.scene.work.holdingBack(share * evidence.budget, run);
  evidence.searchedAll &&= wasEnough;
}

/** An identity where the samples agree and, unless any choice of roots will do, the branches are settled; also what the samples refute on the way. */
function asIdentity(evidence: Evidence, answer: FingerprintAnswer & { readonly kind: "zero" }): Judgement | null {
  const { scene } = evidence;
  const agreeing = agreeingSamples(evidence);
  if (!Array.isArray(agreeing)) return agreeing;
  if (agreeing.length < (scene.inputs.length === 0 ? 1 : 2) || (answer.roots !== "any" && !(evidence.searchedAll && branchesAreSettled(scene, agreeing)))) return null;
  if (answer.roots !== "any") {
    // Zero for one choice of the roots: that it is the choice of each cell, no double can tell.
    for (const sample of onePerCell(agreeing)) {
      const verdict = settle(scene, sample.point, TESTED_BITS, PRECISIONS);
      if (verdict?.kind === "separated") return differs(evidence, sample, verdict.bits);
      if (verdict?.kind !== "agrees" || verdict.bits < TESTED_BITS) return null;
    }
  }
  return equal({ kind: "identity", errorLog2: answer.errorLog2, bound: answer.bound }, conditionsOf(evidence));
}

/** The first sample of each pattern of signs of the branch arguments. */
function onePerCell(samples: readonly Sample[]): readonly Sample[] {
  const cells = new Map<string, Sample>();
  for (const sample of samples) {
    const pattern = sample.leafSigns.join();
    if (!cells.has(pattern)) cells.set(pattern, sample);
  }
  return [...cells.values()];
}

function conditionsOf({ scene, sampler, isolated }: Evidence): readonly Condition[] {
  const words = new Map<string, Condition>();
  for (const condition of [...conditionsAtZeros(scene, [...isolated], sampler), ...domainConditions(scene, sampler)]) words.set(condition.text, condition);
  return [...words.values()];
}

function comparedSamples({ sampler, isolated }: Evidence): readonly Sample[] {
  return isolated.size === 0 ? sampler.samples.usable : sampler.samples.usable.filter((sample) => !isolated.has(sample));
}

const differs = ({ scene, sampler }: Evidence, sample: Sample, bits: number): Judgement =>
  unequal(witnessAt(scene, sample.point, bits), null, whereTheyAgree(scene, sampler));

/** The samples at which the sides agree to 20 bits; where doubles cancel balls are asked, so that none contradicts in silence. */
function agreeingSamples(evidence: Evidence): Sample[] | Judgement {
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
function refute(evidence: Evidence): Judgement | null {
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
    if (hasNegativeInteger(scene, sample)) {
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

/** The same at points where doubles cannot tell whether both sides are defined. */
function refuteUnsettled(evidence: Evidence): Judgement | null {
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
function isOnJump(scene: Scene, sampler: Sampler, sample: Sample): boolean {
  return scene.leaves.some((leaf, number) => {
    if (!leaf.jumps || sample.leafSigns[number] !== 0 || (scene.analysis.affine(leaf.node)?.terms.size ?? 0) === 0) return false;
    const elsewhere = sampler.samples.usable.filter((other) => other.leafSigns[number] === 1 || other.leafSigns[number] === -1);
    return elsewhere.length >= 3;
  });
}

function hasNegativeInteger(scene: Scene, sample: Sample): boolean {
  return scene.inputs.some((input, position) => {
    const coordinate = sample.point.coordinates[position];
    return input.integer && coordinate?.kind === "exact" && coordinate.value.numerator < 0n;
  });
}

const MOST_INTEGERS = 24n;

/** Does an assumption leave so few values of the one quantity, an integer, that all are tried? Then agreement there is all there is to say. */
function triesAllIntegers(scene: Scene, sampler: Sampler): boolean {
  const [only] = scene.inputs;
  if (only === undefined || scene.inputs.length !== 1 || !only.integer || only.range.lower === null || only.range.upper === null) return false;
  const first = only.range.lower.numerator / only.range.lower.denominator - 1n;
  const last = only.range.upper.numerator / only.range.upper.denominator + 1n;
  if (last - first > MOST_INTEGERS) return false;
  for (let value = first; value <= last; value += 1n) sampler.tryPoint([{ kind: "exact", value: rational(value) }], 0);
  return true;
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

/** The sides differ, but nowhere that was seen with natural numbers: said as a doubt, since authors mean those. */
function forNegativeIntegers(evidence: Evidence, answer: FingerprintAnswer, negative: Sample): Judgement {
  const { scene, sampler } = evidence;
  const natural = comparedSamples(evidence).filter((each) => !hasNegativeInteger(scene, each));
  if (natural.length === 0) {
    const verdict = settle(scene, negative.point, Infinity, [64, 256]);
    if (verdict?.kind === "separated") return unequal(witnessAt(scene, negative.point, verdict.bits), null, null);
  }
  for (const each of spread(scene, natural, FULL_EFFORT.tested)) {
    const verdict = settle(scene, each.point, TESTED_BITS, PRECISIONS);
    if (verdict === null) return undecided("the budget ended before the precision sufficed");
    if (verdict.kind === "separated") return unequal(witnessAt(scene, each.point, verdict.bits), null, null);
    if (verdict.kind === "open" || verdict.bits < TESTED_BITS) return undecided("the enclosures are too wide to compare the sides");
  }
  // Equal at all natural numbers but not at all integers is no matter of algebra, unless for roots.
  if (answer.kind === "nonzero" && (answer.isFaithful || answer.isProof)) {
    const verdict = settle(scene, negative.point, Infinity, [64, 256]);
    return unequal(verdict?.kind === "separated" ? witnessAt(scene, negative.point, verdict.bits) : null, null, null);
  }
  if (hasLoneInteger(scene, natural)) return undecided("too few points were found where both sides are defined");
  const names = scene.inputs.filter((input) => input.integer).map((input) => input.name);
  return equal({ kind: "tested", digits: Math.floor(TESTED_BITS * Math.LOG10E * Math.LN2), points: natural.length }, [
    ...names.map((name) => ({ text: `${name} ≥ 0`, source: "domain" as const })),
    ...domainConditions(scene, sampler),
  ]);
}

/** Agreement of balls at every sample, the ones that were chosen for the branches included. */
function byTesting(evidence: Evidence, most: number): Judgement {
  const { scene } = evidence;
  if (!evidence.searchedAll) return undecided("the budget ended before every branch was looked at");
  const agreeing: Sample[] = [];
  let least = Infinity;
  let wide = 0;
  const compared = comparedSamples(evidence);
  const hidden = new Map(compared.map((sample) => [sample, hiddenBits(scene, sample.point)]));
  const hiddenAt = (sample: Sample): number => hidden.get(sample) ?? 0;
  const open = compared.filter((sample) => hiddenAt(sample) === 0);
  const telling = open.length >= ENOUGH_OPEN ? open : compared.filter((sample) => hiddenAt(sample) <= MOST_HIDDEN).sort((a, b) => hiddenAt(a) - hiddenAt(b));
  let ended = false;
  // Where values are close to a limit doubles agree whatever is in them.
  for (const sample of spread(scene, telling, most * MORE_GLANCES)) {
    const verdict = compareBalls(scene, sample.point, 128);
    if (verdict === null) return undecided("the budget ended before the precision sufficed");
    if (verdict.kind === "separated") return differs(evidence, sample, 128);
  }
  for (const sample of spread(scene, telling, most)) {
    const needed = TESTED_BITS + Math.ceil(hiddenAt(sample));
    const verdict = settle(scene, sample.point, needed, hiddenAt(sample) === 0 ? PRECISIONS : [...PRECISIONS, 1024]);
    if (verdict === null) {
      ended = true;
      break;
    }
    if (verdict.kind === "separated") return differs(evidence, sample, verdict.bits);
    if (verdict.kind === "open" || verdict.bits < needed) wide += 1;
    else {
      agreeing.push(sample);
      least = Math.min(least, verdict.bits - hiddenAt(sample));
    }
  }
  if (agreeing.length >= pointsNeeded(scene) && hasLoneInteger(scene, agreeing)) return undecided("too few points were found where both sides are defined");
  if (agreeing.length < pointsNeeded(scene)) {
    if (ended) return undecided("the budget ended before the precision sufficed");
    if (wide > 0) return undecided("the enclosures are too wide to compare the sides");
    if (telling.length < compared.length) return undecided("at the points tried parts of the sides are too large or too small for agreement to mean anything");
    return undecided("too few points were found where both sides are defined");
  }
  const deep = scene.inputs.length === 0 ? CONFIRMED_BITS_OF_CONSTANTS : CONFIRMED_BITS;
  for (const sample of agreeing.slice(0, MOST_CONFIRMED)) {
    const verdict = compareBalls(scene, sample.point, deep);
    if (verdict?.kind === "separated") return differs(evidence, sample, deep);
    if (verdict === null) break;
    if (scene.inputs.length === 0 && verdict.kind === "agrees") least = verdict.bits;
  }
  return equal({ kind: "tested", digits: Math.floor(Math.min(least, deep) * Math.LOG10E * Math.LN2), points: agreeing.length }, []);
}

/** Fewer where assumptions leave so few values of integers. */
function pointsNeeded(scene: Scene): number {
  const solved = new Set(scene.assumptions.map((assumption) => assumption.solvedFor));
  const free = scene.inputs.filter((_, position) => !solved.has(position));
  if (free.length === 0) return 1;
  if (!free.every((input) => input.integer)) return 3;
  const bounded = free.every(({ range }) => {
    if (range.lower === null || range.upper === null) return false;
    return Number(range.upper.numerator) / Number(range.upper.denominator) - Number(range.lower.numerator) / Number(range.lower.denominator) <= 2;
  });
  return bounded ? 1 : 2;
}

/** About `wished` samples, among them one for every pattern of signs of the branch arguments. */
function spread(scene: Scene, usable: readonly Sample[], wished: number): readonly Sample[] {
  const most = scene.evaluators.tape.length > 2000 ? Math.min(4, wished) : wished;
  if (usable.length <= most) return usable;
  const chosen = new Set<Sample>();
  const patterns = new Set<string>();
  for (const sample of usable) {
    const pattern = sample.leafSigns.join();
    if (patterns.has(pattern) || chosen.size >= most) continue;
    patterns.add(pattern);
    chosen.add(sample);
  }
  // The first points are simple ones and near to each other, the last ones far out: some of each.
  for (let k = 0; k < most && chosen.size < most; k += 1) {
    const sample = usable[Math.floor((k * usable.length) / most)];
    if (sample !== undefined) chosen.add(sample);
  }
  return [...chosen];
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
