// Points where two parts of the sides are known to differ, taken to the whole: on the way from a point where they agree to one where they do not, just across the corner
// between, with other values of everything else. What stands around the parts may hide their difference at most of these points, and show it at some.

import { divideRational, addRational, multiplyRational, rational, subtractRational, type Rational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import type { Witness } from "../model/report.js";
import type { Extend } from "./crossing.js";
import type { Coordinate } from "./evaluator.js";
import { createRandom } from "./graph.js";
import { randomPoint, type Sample, type Sampler } from "./sampling.js";
import type { Scene } from "./scene.js";
import { doubleCost } from "./work.js";
import { exactValue } from "./numbers.js";

const MOST_BASES = 4;
const HALVINGS = 30;
/** How far beyond the corner, as parts of the way that is left. */
const BEYOND: readonly Rational[] = [[1, 1_000_000], [1, 1000], [1, 30], [1, 5], [1, 2]].map(([a, b]) => rational(BigInt(a ?? 0), BigInt(b ?? 1)));
const RANDOM_POINTS = 60;
const ROUNDS = 24;

/** Tries points at which the parts differ; gives the samples at which they provably do, or all of some where doubles cannot tell. */
export function searchWhereTheyDiffer(scene: Scene, sampler: Sampler, extend: Extend, parts: readonly [Node, Node], witness: Witness): readonly Sample[] {
  const { usable } = sampler.samples;
  const place = scene.inputs.map((input) => exactValue(witness.at[input.name]));
  const bases = usable.slice(0, MOST_BASES).map((sample) => sample.point.coordinates);
  const before = usable.length;
  const attempt = (coordinates: readonly Coordinate[], round: number): void => {
    for (const each of extend(coordinates)) sampler.tryPoint(each, round);
  };
  const moved = (base: readonly Coordinate[]): readonly Coordinate[] =>
    base.map((coordinate, position): Coordinate => {
      const value = place[position];
      return value === null || value === undefined ? coordinate : { kind: "exact", value };
    });
  for (const base of bases) {
    const target = moved(base);
    attempt(target, 0);
    const corner = cornerBetween(scene, base, target, parts);
    if (corner === null) continue;
    const rest = subtractRational(rational(1n), corner);
    for (const step of BEYOND) attempt(between(scene, base, target, addRational(corner, multiplyRational(rest, step))), 0);
  }
  const random = createRandom(scene.seed ^ 0xd1ff);
  if (scene.inputs.length > 1) for (let round = 0; round < RANDOM_POINTS; round += 1) attempt(moved(randomPoint(scene.inputs, random, round)), 0);
  const [first] = bases;
  if (first !== undefined && scene.evaluators.tape.kernels.length > 0) for (let round = 50; round < 50 + ROUNDS; round += 1) attempt(moved(first), round);
  const differing = usable.slice(before).filter((sample) => differAt(scene, sample.point.coordinates, parts));
  return differing.length > 0 ? differing : usable;
}

/** The point after a share of the way between two; integers jump. */
export function between(scene: Scene, from: readonly Coordinate[], to: readonly Coordinate[], share: Rational): readonly Coordinate[] {
  return from.map((start, position): Coordinate => {
    const end = to[position];
    if (start.kind !== "exact" || end?.kind !== "exact" || scene.inputs[position]?.integer === true) return end ?? start;
    return { kind: "exact", value: addRational(start.value, multiplyRational(share, subtractRational(end.value, start.value))) };
  });
}

/** The share of the way after which the parts begin to differ, where they agree at its start and differ at its end. */
function cornerBetween(scene: Scene, from: readonly Coordinate[], to: readonly Coordinate[], parts: readonly [Node, Node]): Rational | null {
  if (differAt(scene, from, parts) || !differAt(scene, to, parts)) return null;
  let [lower, upper] = [rational(0n), rational(1n)];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = divideRational(addRational(lower, upper), rational(2n));
    if (differAt(scene, between(scene, from, to, middle), parts)) upper = middle;
    else lower = middle;
  }
  return upper;
}

/** Do doubles prove that the parts have different values there? */
function differAt(scene: Scene, coordinates: readonly Coordinate[], [first, second]: readonly [Node, Node]): boolean {
  const { tape, doubles } = scene.evaluators;
  const registers = [first, second].map((part) => tape.registers[part.id] ?? 0);
  const end = Math.max(...registers) + 1;
  if (!scene.work.spend(doubleCost(tape, end))) return false;
  const values = doubles.prefix(scene.evaluators.point(coordinates, scene.seed), end);
  const [a, b] = registers.map((register) => values[register]);
  return a !== undefined && b !== undefined && a.defined === "always" && b.defined === "always" && doubles.arithmetic.disjoint(a, b);
}
