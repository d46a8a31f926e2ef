// Integers: few values that can all be tried, and sides that differ where integers are negative but at no natural number, which authors mean.

import { rational } from "../arithmetic/rational.js";
import type { FingerprintAnswer } from "./algebra.js";
import { settle, witnessAt } from "./compare.js";
import { domainConditions } from "./conditions.js";
import { hasLoneInteger } from "./crossing.js";
import { comparedSamples, hasNegativeInteger, PRECISIONS, type Evidence } from "./evidence.js";
import { equal, undecided, unequal, type Judgement } from "./judgement.js";
import type { Sample, Sampler } from "./sampling.js";
import type { Scene } from "./scene.js";
import { spread, TESTED_BITS } from "./testing.js";

/** The most samples that are compared to 60 digits. */
const MOST_COMPARED = 16;
/** At so many natural numbers sides do not agree by chance. */
const ENOUGH = 12;
const MOST_INTEGERS = 24n;

/** Does an assumption leave so few values of the one quantity, an integer, that all are tried? Then agreement there is all there is to say. */
export function triesAllIntegers(scene: Scene, sampler: Sampler): boolean {
  const [only] = scene.inputs;
  if (only === undefined || scene.inputs.length !== 1 || !only.integer || only.range.lower === null || only.range.upper === null) return false;
  const first = only.range.lower.numerator / only.range.lower.denominator - 1n;
  const last = only.range.upper.numerator / only.range.upper.denominator + 1n;
  if (last - first > MOST_INTEGERS) return false;
  for (let value = first; value <= last; value += 1n) sampler.tryPoint([{ kind: "exact", value: rational(value) }], 0);
  return true;
}

/** The sides differ, but nowhere that was seen with natural numbers: said as a doubt, since authors mean those. */
export function forNegativeIntegers(evidence: Evidence, answer: FingerprintAnswer, negative: Sample): Judgement {
  const { scene, sampler } = evidence;
  const natural = comparedSamples(evidence).filter((each) => !hasNegativeInteger(scene, each));
  if (natural.length === 0) {
    const verdict = settle(scene, negative.point, Infinity, [64, 256]);
    if (verdict?.kind === "separated") return unequal(witnessAt(scene, negative.point, verdict.bits), null, null);
  }
  for (const each of spread(scene, natural, MOST_COMPARED)) {
    const verdict = settle(scene, each.point, TESTED_BITS, PRECISIONS);
    if (verdict === null) return undecided("the budget ended before the precision sufficed");
    if (verdict.kind === "separated") return unequal(witnessAt(scene, each.point, verdict.bits), null, null);
    if (verdict.kind === "open" || verdict.bits < TESTED_BITS) return undecided("the enclosures are too wide to compare the sides");
  }
  // Equal at all natural numbers but not at all integers is no matter of algebra, unless for roots: there it shows at many of them.
  if (answer.kind === "nonzero" && (answer.isFaithful || answer.isProof) && natural.length < ENOUGH) {
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
