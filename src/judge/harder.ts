// The last look for a difference that the algebra says is there: exact rational numbers of any length first, then enclosures of thousands of bits.

import { compareRational, type Rational } from "../arithmetic/rational.js";
import type { Witness } from "../model/report.js";
import { compareBalls, exactWitness, witnessAt } from "./compare.js";
import { longExactArithmetic } from "./exact.js";
import type { Sample } from "./sampling.js";
import type { Scene } from "./scene.js";
import { ballCost } from "./work.js";

const MOST_POINTS = 4;
const PRECISIONS = [1024, 2048, 4096, 8192] as const;

/** A witness at one of the samples, or null. */
export function lookHarder(scene: Scene, samples: readonly Sample[]): Witness | null {
  const { tape } = scene.evaluators;
  const short = [...samples].sort((a, b) => length(a) - length(b)).slice(0, MOST_POINTS);
  if (tape.length < 5000) {
    for (const { point } of short) {
      if (!scene.work.spend(50 * tape.length + 1000)) return null;
      const values = scene.evaluators.exactIn(longExactArithmetic, point);
      const left = values[scene.leftRegister];
      const right = values[scene.rightRegister];
      if (!isNumber(left) || !isNumber(right) || compareRational(left, right) === 0) continue;
      return exactWitness(scene, point, left, right);
    }
  }
  for (const bits of PRECISIONS) {
    if (bits > 1024 && ballCost(tape, bits) * MOST_POINTS > scene.work.left / 2) break;
    for (const { point } of short) if (compareBalls(scene, point, bits)?.kind === "separated") return witnessAt(scene, point, bits);
  }
  return null;
}

const isNumber = (value: Rational | "undefined" | null | undefined): value is Rational => value !== null && value !== undefined && value !== "undefined";

/** Digits of the coordinates: short ones keep exact values short. */
function length(sample: Sample): number {
  return sample.point.coordinates.reduce((sum, each) => sum + (each.kind === "exact" ? String(each.value.numerator).length + 3 * String(each.value.denominator).length : 100), 0);
}
