// Agreement at points as all there is to go by: balls at every sample that tells anything, to some sixty digits, and at a few to hundreds.

import { compareBalls, settle } from "./compare.js";
import { hasLoneInteger } from "./crossing.js";
import { comparedSamples, differs, PRECISIONS, type Evidence } from "./evidence.js";
import { equal, undecided, type Judgement } from "./judgement.js";
import { hiddenBits } from "./saturation.js";
import type { Sample } from "./sampling.js";
import type { Scene } from "./scene.js";

/** Decimal digits of agreement that `tested` asks for are about 60. */
export const TESTED_BITS = 200;
/** Two points, or the only one of a constant, are asked again much deeper: tanh 125 and tanh 126 share 360 bits. */
const CONFIRMED_BITS = 1024;
const CONFIRMED_BITS_OF_CONSTANTS = 4096;
const MOST_CONFIRMED = 2;
/** So many points at which no exponential hides anything are enough; else those that hide up to so many bits are asked as well. */
const ENOUGH_OPEN = 3;
/** For one point that is compared to 60 digits so many are compared to 30. */
const MORE_GLANCES = 3;
const MOST_HIDDEN = 700;

/** Agreement of balls at every sample, the ones that were chosen for the branches included. */
export function byTesting(evidence: Evidence, most: number): Judgement {
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
  // Where equations leave single points, one that may be among them counts.
  if (scene.inputs.length > 0 && freeInputs(scene).length === 0 && evidence.mayHaveOtherRoots()) return undecided("whether the given equations hold at another point too was not shown");
  const deep = scene.inputs.length === 0 ? CONFIRMED_BITS_OF_CONSTANTS : CONFIRMED_BITS;
  for (const sample of agreeing.slice(0, MOST_CONFIRMED)) {
    const verdict = compareBalls(scene, sample.point, deep);
    if (verdict?.kind === "separated") return differs(evidence, sample, deep);
    if (verdict === null) break;
    if (scene.inputs.length === 0 && verdict.kind === "agrees") least = verdict.bits;
  }
  return equal({ kind: "tested", digits: Math.floor(Math.min(least, deep) * Math.LOG10E * Math.LN2), points: agreeing.length }, []);
}

/** The letters that no equation determines. */
function freeInputs(scene: Scene): Scene["inputs"] {
  const solved = new Set(scene.assumptions.map((assumption) => assumption.solvedFor));
  return scene.inputs.filter((_, position) => !solved.has(position));
}

/** Fewer where assumptions leave so few values of integers. */
function pointsNeeded(scene: Scene): number {
  const free = freeInputs(scene);
  if (free.length === 0) return 1;
  if (!free.every((input) => input.integer)) return 3;
  const bounded = free.every(({ range }) => {
    if (range.lower === null || range.upper === null) return false;
    return Number(range.upper.numerator) / Number(range.upper.denominator) - Number(range.lower.numerator) / Number(range.lower.denominator) <= 2;
  });
  return bounded ? 1 : 2;
}

/** About `wished` samples, among them one for every pattern of signs of the branch arguments. */
export function spread(scene: Scene, usable: readonly Sample[], wished: number): readonly Sample[] {
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
