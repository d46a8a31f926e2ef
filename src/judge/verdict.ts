// The verdict on two expressions without symbolic sums. Two independent judges are asked, points and fingerprints; neither overrules a proof by the other:
// separated balls are unequal whatever the fingerprint, and agreement is called an identity only with a zero fingerprint and settled branches.

import { provenDisjoint } from "./boxes.js";
import { compareBalls, compareDoubles, settle, witnessAt } from "./compare.js";
import { branchesAreSettled } from "./branches.js";
import { conditionsAtZeros, domainConditions, whereTheyAgree } from "./conditions.js";
import { solveAlong } from "./constraints.js";
import type { Condition } from "../model/report.js";
import type { Fingerprint } from "./algebra.js";
import { equal, undecided, unequal, type Judgement } from "./judgement.js";
import { takeSamples, type Sample, type Sampler } from "./sampling.js";
import type { Scene } from "./scene.js";

const TRIALS = 3;
/** Decimal digits of agreement that `tested` asks for are about 60. */
const TESTED_BITS = 200;
const PRECISIONS = [128, 256, 512] as const;
/** Two points, or the only one of a constant, are asked again much deeper: tanh 125 and tanh 126 share 360 bits. */
const CONFIRMED_BITS = 1024;
const CONFIRMED_BITS_OF_CONSTANTS = 4096;
const MOST_CONFIRMED = 2;
const MOST_TESTED = 16;
/** Points in one instance of a sum; several instances are judged. */
const MOST_IN_INSTANCE = 5;

/** Judges the scene; `fingerprint` null leaves out the algebra (instances of sums are only ever tested). */
export function judgeScene(scene: Scene, fingerprint: Fingerprint | null): Judgement {
  const sampler = takeSamples(scene, (coordinates) => solveAlong(scene, coordinates));
  const isolated = new Set<Sample>();
  const refuted = refute(scene, sampler, isolated);
  if (refuted !== null) return refuted;
  const { usable } = sampler.samples;
  if (usable.length === 0) return withoutCommonPoint(scene, sampler);
  // One node is one expression; all that was to be shown is that it has a value somewhere.
  if (scene.left === scene.right) return equal({ kind: "identity", errorLog2: -1024, bound: "proven" }, []);

  const compared = isolated.size === 0 ? usable : usable.filter((sample) => !isolated.has(sample));
  const conditions = (): readonly Condition[] => [...conditionsAtZeros(scene, [...isolated]), ...domainConditions(scene, sampler)];
  const open = compared.filter((sample) => compareDoubles(sample).kind === "open");
  const tight = compared.length - open.length;
  if (fingerprint !== null && tight > 0 && tight >= Math.min(4, compared.length) && !hasSolvedEquations(scene)) {
    const answer = fingerprint(scene.arena, scene.left, scene.right, {
      trials: TRIALS, seed: scene.seed, integers: scene.integers, workBudget: Math.max(0, scene.work.left),
    });
    if (answer.kind === "zero" && (scene.inputs.length === 0 || compared.length >= 2) && branchesAreSettled(scene, compared)) {
      // Points where doubles cancel are asked again, so that no sample contradicts in silence.
      for (const sample of open) {
        const verdict = settle(scene, sample.point, 20, [128]);
        if (verdict?.kind === "separated") return unequal(witnessAt(scene, sample.point, verdict.bits), null, whereTheyAgree(scene, sampler));
      }
      return equal({ kind: "identity", errorLog2: answer.errorLog2, bound: answer.bound }, conditions());
    }
  }
  const tested = byTesting(scene, sampler, compared, fingerprint === null ? MOST_IN_INSTANCE : MOST_TESTED);
  return tested.verdict === "equal" ? { ...tested, conditions: conditions() } : tested;
}

function hasSolvedEquations(scene: Scene): boolean {
  return scene.assumptions.some((assumption) => assumption.solvedFor !== null);
}

/**
 * A witness where doubles separate the sides, confirmed by balls. Samples on the very zero of a branch argument (x = 0 of sign x) are put aside: where
 * only those differ, the step is right but for them, which is a condition.
 */
function refute(scene: Scene, sampler: Sampler, isolated: Set<Sample>): Judgement | null {
  let onlyNegativeIntegers: Sample | null = null;
  for (const sample of sampler.samples.usable) {
    if (compareDoubles(sample).kind !== "separated") continue;
    const verdict = settle(scene, sample.point, Infinity, [64, 256]);
    if (verdict?.kind !== "separated") continue;
    if (isOnJump(scene, sampler, sample)) {
      isolated.add(sample);
      continue;
    }
    if (hasNegativeInteger(scene, sample)) {
      onlyNegativeIntegers ??= sample;
      continue;
    }
    return unequal(witnessAt(scene, sample.point, verdict.bits), null, whereTheyAgree(scene, sampler));
  }
  if (onlyNegativeIntegers !== null) return forNegativeIntegers(scene, sampler, onlyNegativeIntegers);
  const [first] = isolated;
  if (first === undefined || sampler.samples.usable.length - isolated.size >= 3) return null;
  const verdict = settle(scene, first.point, Infinity, [64, 256]);
  return verdict?.kind === "separated" ? unequal(witnessAt(scene, first.point, verdict.bits), null, null) : null;
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

/** The sides differ, but nowhere that was seen with natural numbers: said as a doubt, since authors mean those. */
function forNegativeIntegers(scene: Scene, sampler: Sampler, sample: Sample): Judgement {
  const natural = sampler.samples.usable.filter((each) => !hasNegativeInteger(scene, each));
  if (natural.length === 0) {
    const verdict = settle(scene, sample.point, Infinity, [64, 256]);
    if (verdict?.kind === "separated") return unequal(witnessAt(scene, sample.point, verdict.bits), null, null);
  }
  for (const each of natural) {
    const verdict = settle(scene, each.point, TESTED_BITS, PRECISIONS);
    if (verdict === null) return undecided("the budget ended before the precision sufficed");
    if (verdict.kind === "separated") return unequal(witnessAt(scene, each.point, verdict.bits), null, null);
    if (verdict.kind === "open" || verdict.bits < TESTED_BITS) return undecided("the enclosures are too wide to compare the sides");
  }
  const names = scene.inputs.filter((input) => input.integer).map((input) => input.name);
  return equal({ kind: "tested", digits: Math.floor(TESTED_BITS * Math.LOG10E * Math.LN2), points: natural.length }, [
    ...names.map((name) => ({ text: `${name} ≥ 0`, source: "domain" as const })),
    ...domainConditions(scene, sampler),
  ]);
}

/** Agreement of balls at every sample, the ones that were chosen for the branches included. */
function byTesting(scene: Scene, sampler: Sampler, compared: readonly Sample[], most: number): Judgement {
  const agreeing: Sample[] = [];
  let points = 0;
  let least = Infinity;
  let wide = 0;
  for (const sample of spread(scene, compared, most)) {
    const verdict = settle(scene, sample.point, TESTED_BITS, PRECISIONS);
    if (verdict === null) return undecided("the budget ended before the precision sufficed");
    if (verdict.kind === "separated") return unequal(witnessAt(scene, sample.point, verdict.bits), null, whereTheyAgree(scene, sampler));
    if (verdict.kind === "open" || verdict.bits < TESTED_BITS) {
      wide += 1;
      continue;
    }
    points += 1;
    agreeing.push(sample);
    least = Math.min(least, verdict.bits);
  }
  const solved = new Set(scene.assumptions.map((assumption) => assumption.solvedFor));
  const free = scene.inputs.filter((_, position) => !solved.has(position));
  const needed = free.length === 0 ? 1 : free.every((input) => input.integer) ? 2 : 3;
  if (points < needed) {
    return undecided(wide > 0 ? "the enclosures are too wide to compare the sides" : "too few points were found where both sides are defined");
  }
  const deep = scene.inputs.length === 0 ? CONFIRMED_BITS_OF_CONSTANTS : CONFIRMED_BITS;
  for (const sample of agreeing.slice(0, MOST_CONFIRMED)) {
    const verdict = compareBalls(scene, sample.point, deep);
    if (verdict?.kind === "separated") return unequal(witnessAt(scene, sample.point, deep), null, whereTheyAgree(scene, sampler));
    if (verdict === null) break;
    if (scene.inputs.length === 0 && verdict.kind === "agrees") least = verdict.bits;
  }
  const bits = Math.min(least, deep);
  return equal({ kind: "tested", digits: Math.floor(bits * Math.LOG10E * Math.LN2), points }, []);
}

/** About `wished` samples, among them one for every pattern of signs of the branch arguments. */
function spread(scene: Scene, usable: readonly Sample[], wished: number): readonly Sample[] {
  const most = scene.evaluators.tape.length > 2000 ? Math.min(4, wished) : wished;
  if (usable.length <= most) return usable;
  const chosen = new Set<Sample>();
  const patterns = new Set<string>();
  for (const sample of usable) {
    const pattern = sample.leafSigns.join();
    if (patterns.has(pattern) || chosen.size >= 2 * most) continue;
    patterns.add(pattern);
    chosen.add(sample);
  }
  for (const sample of usable) if (chosen.size < most) chosen.add(sample);
  return [...chosen];
}

/** No point is known where both sides have a value: unequal only with a proof that there is none, and the left side has one somewhere. */
function withoutCommonPoint(scene: Scene, sampler: Sampler): Judgement {
  const { samples } = sampler;
  for (const sample of samples.unsettled.slice(0, 4)) {
    const verdict = compareBalls(scene, sample.point, 256);
    if (verdict?.kind === "separated") return unequal(witnessAt(scene, sample.point, 256), null, null);
  }
  if (samples.leftDefined > 0 && samples.unsettled.length === 0 && scene.inputs.length > 0 && provenDisjoint(scene)) {
    return unequal(null, "the right side is never defined where the left side is", null);
  }
  if (scene.work.left <= 0) return undecided("the budget ended before a point was found where both sides are defined");
  return undecided("no point was found where both sides are defined");
}
