// Points with denominators of their own beside those that were tried. cos(18π|x| + x) and cos(18πx + x) agree at every ninth, and the simple points are ninths, sixths
// and halves: each cell between the branches gets a point that no short period meets.

import { addRational, multiplyRational, ONE, rational, type Rational } from "../arithmetic/rational.js";
import type { Coordinate } from "./evaluator.js";
import type { Sampler } from "./sampling.js";
import type { Scene } from "./scene.js";

/** Of more cells only the first get a point. */
const MOST_CELLS = 16;
/** How far from the point it is, by its size: as a short fraction where the cell is wide enough. */
const DENOMINATORS: readonly bigint[] = [101n, 10_007n, 2n ** 31n - 1n];

/** A point next to this one, of which nothing holds that does not hold around it. */
export function pointBeside({ inputs }: Scene, coordinates: readonly Coordinate[]): readonly Coordinate[] {
  return coordinates.map((coordinate, position) =>
    coordinate.kind === "exact" && inputs[position]?.integer !== true ? { kind: "exact", value: moved(coordinate.value, position, 2n ** 31n - 1n) } : coordinate);
}

/** The value moved by a share of another size for each quantity, so that their ratios move too. */
function moved(value: Rational, position: number, denominator: bigint): Rational {
  const share = rational(BigInt(position + 1), denominator);
  return value.numerator === 0n ? share : multiplyRational(value, addRational(ONE, share));
}

/** Adds one such point to each cell that a sample lies in, where one is found. */
export function visitGenericPoints({ inputs, assumptions }: Scene, sampler: Sampler): void {
  // Where equations are given the points lie on a curve.
  if (inputs.length === 0 || assumptions.some(({ operator }) => operator === "=")) return;
  const cells = new Map([...sampler.samples.usable].reverse().map((sample) => [sample.leafSigns.join(), sample]));
  for (const [pattern, { point }] of [...cells].reverse().slice(0, MOST_CELLS)) {
    for (const denominator of DENOMINATORS) {
      const coordinates = point.coordinates.map((coordinate, position): Coordinate =>
        coordinate.kind === "exact" && inputs[position]?.integer !== true ? { kind: "exact", value: moved(coordinate.value, position, denominator) } : coordinate);
      if (sampler.tryPoint(coordinates, 0)?.leafSigns.join() === pattern) break;
    }
  }
}
