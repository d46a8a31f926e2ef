// Points where sides that agree so far may part: on both sides of every zero and pole, close to them and far out, at large and negative integers, with
// other values of unknown functions. Choosing points needs no proof.

import { rationalOfDouble } from "../arithmetic/interval.js";
import {
  addRational, compareRational, isInteger, multiplyRational, negateRational, rational, rationalToNumber, subtractRational, type Rational,
} from "../arithmetic/rational.js";
import { EVERYWHERE, searchBoxes, simplestBetween } from "./boxes.js";
import { isEmptyRange, narrow, solveBound } from "./domain.js";
import type { Coordinate } from "./evaluator.js";
import { crossingsAlong, inputsOf, lineThrough, zerosAlong, type Line } from "./lines.js";
import { createRandom } from "./graph.js";
import { firstPoint, randomPoint, rationals, type Sample, type Sampler } from "./sampling.js";
import type { Scene } from "./scene.js";
import { Opcode } from "./tape.js";

export type Extend = (coordinates: readonly Coordinate[]) => readonly (readonly Coordinate[])[];

const MOST_LEAVES = 16;
const MOST_INPUTS = 12;
const MOST_ZEROS = 80;

/** Points between all the zeros that the leaves have along each input from some samples, so that every combination of their signs on these lines is met. */
export function crossLeaves(scene: Scene, sampler: Sampler, extend: Extend): void {
  const { samples } = sampler;
  const lines = leavesByInput(scene);
  for (const base of samples.usable.slice(0, 2).concat(samples.leftOnly.slice(0, 1))) {
    for (const [position, registers] of lines) {
      const own = base.point.coordinates[position];
      const input = scene.inputs[position];
      if (own?.kind !== "exact" || input === undefined) continue;
      const along = lineThrough(base.point.coordinates, position);
      const zeros = zerosThrough(scene, registers, base.point.coordinates, position);
      const ends = [input.range.lower, input.range.upper].filter((end) => end !== null);
      for (const value of betweenZeros(zeros.length === 0 ? zeros : [...zeros, ...ends].sort(compareRational), input.integer)) tryAt(scene, sampler, extend, along, value, position);
    }
  }
}

function tryAt(scene: Scene, sampler: Sampler, extend: Extend, along: Line, value: Rational, position: number): void {
  if (scene.inputs[position]?.integer === true && !isInteger(value)) return;
  for (const each of extend(along.at(value))) sampler.tryPoint(each, 0);
}

/** The registers of the leaves that depend on each input. */
function leavesByInput(scene: Scene): ReadonlyMap<number, readonly number[]> {
  const lines = new Map<number, number[]>();
  for (const leaf of scene.leaves.slice(0, MOST_LEAVES)) {
    for (const position of inputsOf(scene, leaf.register)) {
      if (lines.size >= MOST_INPUTS && !lines.has(position)) continue;
      const known = lines.get(position);
      if (known === undefined) lines.set(position, [leaf.register]);
      else known.push(leaf.register);
    }
  }
  return lines;
}

/** The zeros found along the lines through a point: looked for twice, found once. */
const found = new WeakMap<readonly Coordinate[], Map<number, readonly Rational[]>>();

function zerosThrough(scene: Scene, registers: readonly number[], base: readonly Coordinate[], position: number): readonly Rational[] {
  const known = found.get(base)?.get(position);
  if (known !== undefined) return known;
  const zeros = zerosOf(scene, registers, lineThrough(base, position));
  const lines = found.get(base) ?? new Map<number, readonly Rational[]>();
  lines.set(position, zeros);
  found.set(base, lines);
  return zeros;
}

function zerosOf(scene: Scene, registers: readonly number[], along: Line): readonly Rational[] {
  const zeros = new Map<string, Rational>();
  const put = (zero: Rational): void => {
    if (zeros.size < MOST_ZEROS) zeros.set(`${zero.numerator}/${zero.denominator}`, zero);
  };
  const open = registers.filter((register) => {
    const found = zerosAlong(scene, register, along);
    for (const zero of found) put(zero);
    return found.length === 0;
  });
  // Other leaves may turn around the zeros of these, which are often poles, and around the numbers of the expression.
  const constants = open.length === 0 ? [] : scene.evaluators.tape.constants.slice(0, 8);
  const marks = open.length === 0 ? [] : [...zeros.values(), ...constants, ...constants.map(negateRational)].map(rationalToNumber).filter((mark) => Math.abs(mark) > 3).slice(0, 6);
  for (const register of open) {
    const { changes, touches } = crossingsAlong(scene, register, along, marks);
    for (const { lower, upper } of changes) put(rationalOfDouble((lower + upper) / 2));
    for (const touch of touches) put(rationalOfDouble(touch));
  }
  return [...zeros.values()].sort(compareRational);
}

const NEAR = rationals("1/2 3");

/** The zeros, a value in each gap between them, and two beyond either end. */
function betweenZeros(zeros: readonly Rational[], integer: boolean): readonly Rational[] {
  const [first] = zeros;
  const last = zeros.at(-1);
  if (first === undefined || last === undefined) return [];
  const values = [...zeros];
  for (const [position, lower] of zeros.entries()) {
    const upper = zeros[position + 1];
    if (upper !== undefined) values.push(simplestBetween(rationalToNumber(lower), rationalToNumber(upper)));
  }
  for (const step of integer ? rationals("1 2") : NEAR) values.push(subtractRational(first, step), addRational(last, step));
  if (!integer) return values;
  return values.flatMap((value) => {
    const floor = rational(value.numerator / value.denominator);
    return [floor, addRational(floor, rational(1n)), subtractRational(floor, rational(1n))];
  });
}

/** Distances from a zero, an end of a range or a number of the expression. */
const DISTANCES: readonly Rational[] = [rational(1n, 3n), ...[1, 3, 6, 9, 14, 21, 30].map((k) => rational(1n, 10n ** BigInt(k)))];
const FAR: readonly Rational[] = [2, 4, 6, 9, 12, 15, 18, 24, 60, 150, 300].map((k) => rational(10n ** BigInt(k)));
const FRACTIONS = rationals("5/2 7/3 17/4 23/5 50/7 100/9 1/10 1/100 1/10000 1/1000000000 61/4 199/8").concat([40, 150, 300].map((k) => rational(1n, 10n ** BigInt(k))));
const INTEGERS: readonly Rational[] = [
  ...Array.from({ length: 37 }, (_, k) => 14 + k), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 64, 81, 99, 100, 101, 120, 128, 210, 256, 1000, 1001, 1024, 5040, 1_000_000, 1_000_003,
].map((k) => rational(BigInt(k)));
const SHRINK: readonly Rational[] = rationals("1/8 1/64 1/1000");

/** Steps between jumps of floor and ceil. */
const STEPS: readonly Rational[] = Array.from({ length: 160 }, (_, k) => rational(BigInt(2 * k - 160) * 97n + 16n, 16n * 97n));

const ENORMOUS: readonly Rational[] = [10_000, 1000].flatMap((k) => [rational(10n ** BigInt(k)), rational(1n, 10n ** BigInt(k))]);

function hasOperation(scene: Scene, operation: number): boolean {
  const { code, length } = scene.evaluators.tape;
  for (let register = 0; register < length; register += 1) if (code[3 * register] === operation) return true;
  return false;
}

/** Looks further, where agreement is all there is to go by; about `most` points. */
export function searchFurther(scene: Scene, sampler: Sampler, extend: Extend, most: number): void {
  const { inputs } = scene;
  const { samples } = sampler;
  const known = samples.usable.slice(0, 2).concat(samples.leftOnly.slice(0, 1), samples.usable.length === 0 ? samples.unsettled.slice(0, 1) : []);
  const bases = known.length > 0 ? known.map((sample) => sample.point.coordinates) : [firstPoint(scene)];
  const lines = leavesByInput(scene);
  const steps = hasOperation(scene, Opcode.floor) ? STEPS : [];
  const share = Math.max(12, Math.floor(most / Math.max(1, inputs.length)));
  for (const [number, base] of bases.entries()) {
    for (const [position, input] of inputs.entries()) {
      if (position >= 40 || base[position]?.kind !== "exact") continue;
      const along = lineThrough(base, position);
      const values = input.integer ? integersFor() : realsFor(scene, lines.get(position) ?? [], base, position);
      const some = values.slice(0, number === 0 ? share : Math.floor(share / 3)).concat(number === 0 && !input.integer && most > 100 ? steps : []);
      for (const value of some) tryAt(scene, sampler, extend, along, value, position);
    }
    // All quantities small together, where exponentials are not saturated.
    for (const factor of SHRINK) {
      const shrunk = base.map((coordinate, position): Coordinate =>
        coordinate.kind === "exact" && inputs[position]?.integer !== true ? { kind: "exact", value: multiplyRational(coordinate.value, factor) } : coordinate);
      for (const each of extend(shrunk)) sampler.tryPoint(each, 0);
    }
  }
  // What shows only where several quantities have their signs and sizes together is on no line through the first points.
  const random = createRandom(scene.seed ^ 0x9a1d);
  for (let round = 0; inputs.length > 1 && round < Math.floor(0.4 * most); round += 1) for (const each of extend(randomPoint(inputs, random, round))) sampler.tryPoint(each, 0);
  // Behind a logarithm zeros can lie beyond all doubles; balls reach them.
  const [start] = bases;
  if (most > 100 && start !== undefined && hasOperation(scene, Opcode.log)) {
    for (const position of inputs.slice(0, 3).keys()) {
      if (start[position]?.kind !== "exact") continue;
      for (const value of ENORMOUS) tryAt(scene, sampler, extend, lineThrough(start, position), value, position);
    }
  }
  if (scene.evaluators.tape.kernels.length > 0) {
    for (const base of bases) for (let round = 20; round < 20 + Math.min(24, most); round += 1) sampler.tryPoint(base, round);
  }
}

/** Points on a side of a leaf from which no sample is known yet, found by branch and prune. */
export function searchUnseenSides(scene: Scene, sampler: Sampler, extend: Extend): void {
  if (scene.inputs.length < 2) return;
  for (const [number, leaf] of scene.leaves.slice(0, 6).entries()) {
    if (inputsOf(scene, leaf.register).length === 0) continue;
    for (const side of [1, -1] as const) {
      if (sampler.samples.usable.some((sample) => sample.leafSigns[number] === side)) continue;
      const bound = solveBound(scene.analysis.affine(leaf.node), side === 1 ? ">" : "<");
      const position = bound === null ? -1 : scene.inputs.findIndex((input) => input.name === bound.name);
      const input = scene.inputs[position];
      const within = new Map(bound === null || input === undefined ? [] : [[position, narrow(input.range, bound)]]);
      if ([...within.values()].some(isEmptyRange)) continue;
      for (const coordinates of searchBoxes(scene, 2, { within, leaf: { register: leaf.register, side } })) for (const each of extend(coordinates)) sampler.tryPoint(each, 0);
    }
  }
}

/** Points with other values of integers of which only one was met: 0 alone says nothing of u^n. */
export function searchOtherIntegers(scene: Scene, sampler: Sampler, extend: Extend): void {
  if (!hasLoneInteger(scene, sampler.samples.usable)) return;
  for (const coordinates of searchBoxes(scene, 6, EVERYWHERE)) for (const each of extend(coordinates)) sampler.tryPoint(each, 0);
}

/** Is there an integer that has one value in all of the samples, although its range has more? */
export function hasLoneInteger(scene: Scene, samples: readonly Sample[]): boolean {
  return scene.inputs.some(({ integer, range }, position) => {
    if (!integer || (range.lower !== null && range.upper !== null && compareRational(subtractRational(range.upper, range.lower), rational(2n)) <= 0)) return false;
    const values = new Set(samples.map(({ point }) => point.coordinates[position]).map((each) => (each?.kind === "exact" ? each.value.numerator : null)));
    return values.size < 2;
  });
}

function integersFor(): readonly Rational[] {
  return INTEGERS.flatMap((value) => [value, negateRational(value)]);
}

/** Values of one input worth a look: around the zeros of the leaves, the ends of its range and the numbers of the expression, and far out. */
function realsFor(scene: Scene, registers: readonly number[], base: readonly Coordinate[], position: number): readonly Rational[] {
  const { range, hot } = scene.inputs[position] ?? { range: null, hot: null };
  const ends = [range?.lower, range?.upper, hot?.lower, hot?.upper].flatMap((end) => (end === null || end === undefined ? [] : [end]));
  const zeros = zerosThrough(scene, registers, base, position);
  const marks = [...new Map([...zeros, ...ends].map((mark) => [`${mark.numerator}/${mark.denominator}`, mark])).values()].sort(compareRational);
  const values: Rational[] = [...betweenZeros(marks, false)];
  const around = marks.length > 6 ? marks.slice(0, 3).concat(marks.slice(-3)) : marks;
  const constants = scene.evaluators.tape.constants.filter((constant) => constant.denominator < 10n ** 30n).slice(0, 10);
  for (const constant of constants.slice(0, 4)) values.push(addRational(constant, rational(1n, 7n)), subtractRational(rational(1n, 7n), constant));
  for (const distance of DISTANCES.slice(0, 2)) for (const value of FRACTIONS.slice(0, 3)) values.push(addRational(value, distance));
  for (const value of [...FRACTIONS, ...FAR]) values.push(value, negateRational(value));
  for (const distance of DISTANCES) for (const mark of around) values.push(addRational(mark, distance), subtractRational(mark, distance));
  for (const constant of constants) values.push(constant, negateRational(constant), addRational(constant, rational(1n, 7n)), subtractRational(constant, rational(1n, 7n)));
  return values;
}
