// Points just across a corner: from a point where a branch is felt in the sides, along each quantity and towards known points, to where the argument of the branch changes
// its sign, and a little beyond. What stands around the branch changes little on so short a way, so that the other piece is felt there too if it is anywhere near.

import { rationalOfDouble } from "../arithmetic/interval.js";
import { addRational, divideRational, isInteger, multiplyRational, rational, rationalToNumber, subtractRational, type Rational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import type { PointVerdict } from "./compare.js";
import { between } from "./directed-search.js";
import type { Coordinate } from "./evaluator.js";
import type { Influence } from "./influence.js";
import { crossingsAlong, inputsOf, lineThrough, provenSignOf, zerosAlong, type Line } from "./lines.js";
import type { Sample, Sampler } from "./sampling.js";
import type { Scene, SceneLeaf } from "./scene.js";
import { doubleCost } from "./work.js";

/** A part that changes its piece where a leaf, given with its number, is zero. */
export interface Corner {
  readonly part: Node;
  readonly leaf: SceneLeaf;
  readonly number: number;
}

/** Does the value of the part jump there? */
export const isJump = ({ part, leaf }: Corner): boolean => leaf.jumps || (part.kind === "apply" && (part.function === "floor" || part.function === "ceil"));

const MOST_BASES = 4;
/** So many samples of one side are asked whether a part is felt at them. */
export const MOST_ASKED = 32;
const MOST_TARGETS = 3;
const MOST_AT_JUMPS = 2;
const MOST_ZEROS = 3;
const HALVINGS = 40;
/** How far beyond the corner, as parts of the way to it. */
const STEPS: readonly Rational[] = [[1, 1_000_000], [1, 1000], [1, 30], [1, 5], [1, 2], [1, 1]].map(([a, b]) => rational(BigInt(a ?? 0), BigInt(b ?? 1)));
const INTEGER_STEPS = [1n, 2n, 3n, 5n, 8n];

/**
 * Looks for a point on this side of the corner at which the part is felt and the sides agree, or else differ; "hidden" where what hides the part begins just where it
 * changes its piece.
 */
export function lookAcross(
  scene: Scene, sampler: Sampler, influence: Influence, corner: Corner, side: 1 | -1, compare: (sample: Sample) => PointVerdict,
): "felt" | "hidden" | "unknown" {
  const { usable } = sampler.samples;
  const signAt = (sample: Sample): number | null => sample.leafSigns[corner.number] ?? null;
  const isFeltAt = (sample: Sample, sign: number): boolean => signAt(sample) === sign && influence.isFelt(sample, corner.part);
  const visit = (coordinates: readonly Coordinate[]): Sample | null => {
    const sample = sampler.tryPoint(coordinates, 0);
    return sample !== null && usable.includes(sample) ? sample : null;
  };
  const isFound = (sample: Sample | null): sample is Sample => sample !== null && isFeltAt(sample, side) && compare(sample).kind !== "open";
  const onOtherSide = some(samplesOnSide(usable, corner.number, side === 1 ? -1 : 1), MOST_ASKED);
  const felt = onOtherSide.filter((sample) => influence.isFelt(sample, corner.part));
  // Where the part is felt nowhere, several other branches may have to take pieces that they seldom take.
  const others = felt.length > 0 ? [] : withShortNumbers(usable.filter((sample) => signAt(sample) !== side));
  const bases = felt.length > 0 ? some(felt, MOST_BASES) : [...rarest(scene, usable, others, MOST_BASES / 2), ...some(others, MOST_BASES / 2)];
  const targets = some(samplesOnSide(usable, corner.number, side), MOST_TARGETS);
  let hidden = 0;
  for (const base of bases) {
    const from = base.point.coordinates;
    for (const way of [...waysAlong(scene, corner, from), ...waysTo(scene, corner, from, targets, side)]) {
      const before = visit(way.before);
      const beyond = way.beyond.map(visit);
      if (beyond.some(isFound)) return "felt";
      const [next = null] = beyond;
      if (before !== null && isFeltAt(before, -side) && next !== null && signAt(next) === side && !influence.isFelt(next, corner.part)) hidden += 1;
    }
    if (integerNeighbours(scene, corner, from).some((coordinates) => isFound(visit(coordinates)))) return "felt";
  }
  // Across a jump something else may be hidden than what begins there.
  return hidden > 0 && !isJump(corner) ? "hidden" : "unknown";
}

/**
 * Compares the sides close to a corner on both sides of it, where a value jumps: sign u and sign v agree at most points whatever u and v are, but not between a zero of u
 * and one of v.
 */
export function compareAtJump(scene: Scene, sampler: Sampler, influence: Influence, corner: Corner, compare: (sample: Sample) => PointVerdict): void {
  const { usable } = sampler.samples;
  for (const side of [1, -1] as const) {
    const there = some(samplesOnSide(usable, corner.number, side), MOST_ASKED).filter((sample) => influence.isFelt(sample, corner.part));
    for (const { point } of some(there, MOST_AT_JUMPS)) {
      for (const { before, beyond } of waysAlong(scene, corner, point.coordinates)) {
        for (const coordinates of [before, ...beyond.slice(0, 1)]) {
          const sample = sampler.tryPoint(coordinates, 0);
          if (sample !== null && usable.includes(sample)) compare(sample);
        }
      }
    }
  }
}

/** The samples, at most so many, that lie on sides of the leaves on which few others of all do. */
function rarest(scene: Scene, all: readonly Sample[], samples: readonly Sample[], most: number): readonly Sample[] {
  const counts = scene.leaves.map((_, number) => {
    const count = new Map<number | null, number>();
    for (const { leafSigns } of all) count.set(leafSigns[number] ?? null, (count.get(leafSigns[number] ?? null) ?? 0) + 1);
    return count;
  });
  const rarity = new Map(samples.map((sample) => [sample, counts.reduce((sum, count, number) => sum + 1 / (count.get(sample.leafSigns[number] ?? null) ?? 1), 0)]));
  return [...samples].sort((a, b) => (rarity.get(b) ?? 0) - (rarity.get(a) ?? 0)).slice(0, most);
}

/** A way that meets the corner: a point shortly before it, and points beyond it from the nearest on. */
interface Way {
  readonly before: readonly Coordinate[];
  readonly beyond: readonly (readonly Coordinate[])[];
}

/** The ways from a point along one quantity each. */
function waysAlong(scene: Scene, { leaf }: Corner, from: readonly Coordinate[]): readonly Way[] {
  const ways: Way[] = [];
  for (const position of inputsOf(scene, leaf.register)) {
    const own = from[position];
    if (own?.kind !== "exact" || scene.inputs[position]?.integer === true) continue;
    const along = lineThrough(from.map(shortened), position);
    const distance = ({ lower }: Zero): number => Math.abs(rationalToNumber(subtractRational(lower, own.value)));
    for (const zero of [...zerosOn(scene, leaf, along)].sort((a, b) => distance(a) - distance(b)).slice(0, MOST_ZEROS)) {
      const rises = rationalToNumber(subtractRational(zero.lower, own.value)) > 0;
      const [near, far] = rises ? [zero.lower, zero.upper] : [zero.upper, zero.lower];
      const way = subtractRational(far, own.value);
      const [first = rational(1n)] = STEPS;
      ways.push({
        before: along.at(subtractRational(near, multiplyRational(way, first))).map(shortened),
        beyond: STEPS.map((step) => along.at(addRational(far, multiplyRational(way, step))).map(shortened)),
      });
    }
  }
  return ways;
}

interface Zero {
  readonly lower: Rational;
  readonly upper: Rational;
}

function zerosOn(scene: Scene, { register }: SceneLeaf, along: Line): readonly Zero[] {
  const exact = zerosAlong(scene, register, along);
  if (exact.length > 0) return exact.map((zero) => ({ lower: zero, upper: zero }));
  return crossingsAlong(scene, register, along, []).changes.map(({ lower, upper }) => ({ lower: rationalOfDouble(lower), upper: rationalOfDouble(upper) }));
}

/** A long number by the double next to it: points need not be exact, and each that is made of others would be longer than these. */
function shortened(coordinate: Coordinate): Coordinate {
  if (coordinate.kind !== "exact" || (coordinate.value.denominator < LONG_FRACTION && coordinate.value.numerator < LONG_FRACTION && -coordinate.value.numerator < LONG_FRACTION)) return coordinate;
  const nearest = rationalToNumber(coordinate.value);
  return Number.isFinite(nearest) && nearest !== 0 ? { kind: "exact", value: rationalOfDouble(nearest) } : coordinate;
}

/** The straight ways to known points on the other side. */
function waysTo(scene: Scene, { leaf }: Corner, from: readonly Coordinate[], targets: readonly Sample[], side: 1 | -1): readonly Way[] {
  const { tape, doubles } = scene.evaluators;
  return targets.flatMap(({ point }) => {
    const ends = [from, point.coordinates].map((coordinates) => coordinates.map(shortened));
    const at = (share: Rational): readonly Coordinate[] => between(scene, ends[0] ?? from, ends[1] ?? from, share).map(shortened);
    const isAcross = (share: Rational): boolean => {
      if (!scene.work.spend(doubleCost(tape, leaf.register + 1))) return false;
      return provenSignOf(doubles.prefix(scene.evaluators.point(at(share), scene.seed), leaf.register + 1)[leaf.register]) === side;
    };
    let [lower, upper] = [rational(0n), rational(1n)];
    if (isAcross(lower)) return [];
    for (let step = 0; step < HALVINGS; step += 1) {
      const middle = divideRational(addRational(lower, upper), rational(2n));
      if (isAcross(middle)) upper = middle;
      else lower = middle;
    }
    const rest = subtractRational(rational(1n), upper);
    const [first = rational(1n)] = STEPS;
    return [{ before: at(subtractRational(lower, multiplyRational(lower, first))), beyond: STEPS.map((step) => at(addRational(upper, multiplyRational(rest, step)))) }];
  });
}

/** The point with other integers for one of those that the leaf depends on. */
function integerNeighbours(scene: Scene, { leaf }: Corner, from: readonly Coordinate[]): readonly (readonly Coordinate[])[] {
  return inputsOf(scene, leaf.register).flatMap((position) => {
    const own = from[position];
    if (scene.inputs[position]?.integer !== true || own?.kind !== "exact" || !isInteger(own.value)) return [];
    return INTEGER_STEPS.flatMap((step) => [step, -step]).map((step) => lineThrough(from, position).at(addRational(own.value, rational(step))));
  });
}

const LONG_FRACTION = 2n ** 96n;
/** Longer numbers make balls slow, above all in sines. */
const LONG = 2n ** 256n;

/** The samples with this sign of a leaf. */
export function samplesOnSide(samples: readonly Sample[], number: number, side: 1 | -1): readonly Sample[] {
  return withShortNumbers(samples.filter((sample) => sample.leafSigns[number] === side));
}

/** Those of the samples without enormous coordinates, if there are any. */
function withShortNumbers(samples: readonly Sample[]): readonly Sample[] {
  const short = samples.filter(({ point }) =>
    point.coordinates.every((coordinate) => coordinate.kind !== "exact" || (coordinate.value.numerator < LONG && -coordinate.value.numerator < LONG && coordinate.value.denominator < LONG)));
  return short.length > 0 ? short : samples;
}

/** At most so many, from all over the list. */
export function some<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, k) => items[Math.floor((k * items.length) / most)]).filter((item) => item !== undefined);
}
