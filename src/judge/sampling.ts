// The points at which two expressions are compared: simple rationals first, then seeded ones of all magnitudes, then whatever a
// branch-and-prune search finds where the domain is thin, and points on both sides of the zeros of every branch argument.
// Choosing points needs no proof; what is concluded from them does.

import type { Interval } from "../arithmetic/interval.js";
import { rationalOfDouble } from "../arithmetic/interval.js";
import {
  addRational, compareRational, divideRational, isInteger, multiplyRational, negateRational, ONE, rational, rationalToNumber, subtractRational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import type { Range } from "./analysis.js";
import type { Coordinate, Point } from "./evaluator.js";
import { createRandom, type Random } from "./graph.js";
import type { Scene, SceneInput } from "./scene.js";
import { searchBoxes, simplestBetween } from "./boxes.js";

/** A point with both sides in doubles and the proven sign of every leaf (null where it is not proven). */
export interface Sample {
  readonly point: Point;
  readonly left: Interval;
  readonly right: Interval;
  readonly leafSigns: readonly (-1 | 0 | 1 | null)[];
}

export interface Samples {
  /** Both sides are defined. */
  readonly usable: readonly Sample[];
  /** The left side is defined, the right side is not. */
  readonly leftOnly: readonly Sample[];
  /** Points at which the left side is defined, whatever the right one is. */
  readonly leftDefined: number;
  /** The samples whose definedness doubles could not settle. */
  readonly unsettled: readonly Sample[];
}

/** A growing collection of samples without repetition. */
export interface Sampler {
  readonly samples: Samples;
  /** Tries the coordinates, one for each input; the sample, or null where the assumptions do not hold or the point is known. */
  tryPoint(coordinates: readonly Coordinate[]): Sample | null;
}

const list = (text: string): readonly Rational[] =>
  text.split(" ").map((each) => {
    const [numerator, denominator] = each.split("/");
    return rational(BigInt(numerator ?? "0"), BigInt(denominator ?? "1"));
  });
const UNIT = list("1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 2/7");
const POSITIVE = list("2 3 1/2 5 3/2 1/3 7 5/2 4 2/3 6 11");
const FAR = list("10 7 13 20 17 9 31 12");
const TINY = list("1/10 1/7 1/20 1/13 1/50 1/11");
const NATURAL = list("2 3 1 4 5 6 7 8 9 10 11 12 13");
type Signs = "+" | "-" | "+-" | "-+";
const PATTERNS: readonly (readonly [readonly Rational[], number, Signs])[] = [
  [UNIT, 0, "+"], [POSITIVE, 0, "+"], [POSITIVE, 0, "-"], [UNIT, 3, "+"], [POSITIVE, 2, "+-"], [POSITIVE, 1, "-+"],
  [POSITIVE, 3, "+"], [UNIT, 1, "-"], [FAR, 0, "+"], [UNIT, 5, "+"], [TINY, 0, "+-"], [FAR, 2, "-"],
];
const ENOUGH = 8;

function patternValue(values: readonly Rational[], position: number): Rational {
  const listed = values[position];
  return listed ?? rational(BigInt(position + 2), BigInt(((position * 7) % 11) + 3));
}

/** A value of the range that is as close to the wished one as is simple. */
function fit(wished: Rational, fraction: Rational, range: Range): Rational {
  const { lower, upper } = range;
  const aboveLower = lower === null || compareRational(wished, lower) > 0;
  const belowUpper = upper === null || compareRational(wished, upper) < 0;
  if (aboveLower && belowUpper) return wished;
  const size = wished.numerator < 0n ? negateRational(wished) : wished;
  if (lower !== null && upper !== null) return addRational(lower, multiplyRational(subtractRational(upper, lower), fraction));
  if (lower !== null) return addRational(lower, size);
  return upper === null ? wished : subtractRational(upper, size);
}

function fitInteger(wished: Rational, range: Range): Rational {
  const floor = (value: Rational): bigint => {
    const quotient = value.numerator / value.denominator;
    return value.numerator < 0n && !isInteger(value) ? quotient - 1n : quotient;
  };
  let value = floor(wished);
  if (range.lower !== null) {
    const least = isInteger(range.lower) && !range.lowerStrict ? range.lower.numerator : floor(range.lower) + 1n;
    if (value < least) value = least + (value < 0n ? -value : value);
    if (range.upper !== null) {
      const greatest = isInteger(range.upper) && range.upperStrict ? range.upper.numerator - 1n : floor(range.upper);
      if (value > greatest) value = greatest < least ? greatest : least + (value % (greatest - least + 1n));
    }
  } else if (range.upper !== null) {
    const greatest = isInteger(range.upper) && range.upperStrict ? range.upper.numerator - 1n : floor(range.upper);
    if (value > greatest) value = greatest - (value < 0n ? -value : value);
  }
  return rational(value);
}

const exactly = (value: Rational): Coordinate => ({ kind: "exact", value });

/** Patterns that look over the whole domain of the left side, not only where the right one is defined too. */
const LEFT_ONLY = new Set([2, 4, 7]);

function patternPoint(inputs: readonly SceneInput[], pattern: number): readonly Coordinate[] {
  const [values, offset, signs] = PATTERNS[pattern] ?? PATTERNS[0] ?? [UNIT, 0, "+"];
  return inputs.map((input, position) => {
    const range = LEFT_ONLY.has(pattern) ? input.leftHot : input.hot;
    if (input.integer) {
      const natural = patternValue(NATURAL, (pattern + position) % NATURAL.length);
      return exactly(fitInteger(pattern === 7 ? ZERO : pattern >= 10 ? negateRational(natural) : natural, range));
    }
    const size = patternValue(values, offset + position);
    const negative = signs === "-" || (signs === "+-" && position % 2 === 1) || (signs === "-+" && position % 2 === 0);
    return exactly(fit(negative ? negateRational(size) : size, patternValue(UNIT, (pattern + position) % UNIT.length), range));
  });
}

const SCALES: readonly Rational[] = list("1 1/10 10 1/100 1 100 1/1000 10000 3 1000000");

function randomPoint(inputs: readonly SceneInput[], random: Random, round: number): readonly Coordinate[] {
  return inputs.map((input) => {
    const fraction = rational(BigInt(1 + random.below(996)), 997n);
    if (input.integer) return exactly(fitInteger(rational(BigInt(random.below(14) - (round % 3 === 2 ? 8 : 0))), input.hot));
    const scale = SCALES[(round + random.below(3)) % SCALES.length] ?? ONE;
    const wished = multiplyRational(rational(BigInt(random.below(2001) - 1000), 512n), scale);
    return exactly(fit(wished, fraction, input.hot));
  });
}

export function createSampler(scene: Scene): Sampler {
  const { doubles } = scene.evaluators;
  const usable: Sample[] = [];
  const leftOnly: Sample[] = [];
  const unsettled: Sample[] = [];
  let leftDefined = 0;
  const known = new Set<string>();
  const samples: Samples = { usable, leftOnly, unsettled, get leftDefined() { return leftDefined; } };
  function tryPoint(coordinates: readonly Coordinate[]): Sample | null {
    if (coordinates.length < 64) {
      const key = coordinates.map((each) => (each.kind === "exact" ? `${each.value.numerator}/${each.value.denominator}` : "?")).join();
      if (known.has(key) && !key.includes("?")) return null;
      known.add(key);
    }
    if (!scene.work.spend(scene.evaluators.tape.length + 4 * coordinates.length)) return null;
    const point = scene.evaluators.point(coordinates, scene.seed);
    const registers = doubles.at(point);
    for (const { operator, register, solvedFor } of scene.assumptions) {
      if (solvedFor !== null) continue;
      const sign = provenSignOf(registers[register]);
      const holds =
        operator === ">" ? sign === 1 : operator === "<" ? sign === -1 : operator === "≠" ? sign !== null && sign !== 0
        : operator === "=" ? sign === 0 : sign === 0 || sign === (operator === "≥" ? 1 : -1);
      if (!holds) return null;
    }
    const left = registers[scene.leftRegister];
    const right = registers[scene.rightRegister];
    if (left === undefined || right === undefined) return null;
    const leafSigns = scene.leaves.map((leaf) => provenSignOf(registers[leaf.register]));
    const sample: Sample = { point, left, right, leafSigns };
    if (left.defined === "always") leftDefined += 1;
    if (left.defined === "always" && right.defined === "always") usable.push(sample);
    else if (left.defined === "always" && right.defined === "never") leftOnly.push(sample);
    else if (left.defined !== "never" && right.defined !== "never") unsettled.push(sample);
    return sample;
  }
  return { samples, tryPoint };
}

function provenSignOf(value: Interval | undefined): -1 | 0 | 1 | null {
  if (value === undefined || value.defined !== "always") return null;
  return value.lower > 0 ? 1 : value.upper < 0 ? -1 : value.lower === 0 && value.upper === 0 ? 0 : null;
}

/** The points for one comparison, as many as its domain, its branches and the budget ask for. */
export function takeSamples(scene: Scene, extend: (coordinates: readonly Coordinate[]) => readonly (readonly Coordinate[])[]): Sampler {
  const sampler = createSampler(scene);
  const { inputs } = scene;
  const tryAll = (coordinates: readonly Coordinate[]): void => {
    for (const each of extend(coordinates)) sampler.tryPoint(each);
  };
  const { samples } = sampler;
  // A large tape gets fewer points; each is worth more, since it joins more terms.
  const wanted = scene.evaluators.tape.length > 20_000 ? 4 : ENOUGH;
  for (let pattern = 0; pattern < PATTERNS.length && (samples.usable.length < wanted || pattern < 8); pattern += 1) {
    if (pattern > 0 && inputs.length === 0) break;
    if (samples.usable.length >= wanted && scene.leaves.length === 0 && scene.rightConditions.length === 0) break;
    if (samples.usable.length >= 4 && wanted === 4) break;
    tryAll(patternPoint(inputs, pattern));
  }
  if (inputs.length > 0 && samples.usable.length < wanted) {
    const random = createRandom(scene.seed);
    for (let round = 0; round < 48 && samples.usable.length < wanted && scene.work.left > 0; round += 1) tryAll(randomPoint(inputs, random, round));
  }
  if (inputs.length > 0 && samples.usable.length < 4) for (const found of searchBoxes(scene, 6)) tryAll(found);
  if (scene.leaves.length > 0) for (const base of samples.usable.slice(0, 2).concat(samples.leftOnly.slice(0, 1))) crossBranches(scene, base, tryAll);
  return sampler;
}

/**
 * Points between all the zeros that the leaves have along each input from the given sample, so that every combination of their signs on that line is
 * met, and points far out.
 */
function crossBranches(scene: Scene, base: Sample, tryAll: (coordinates: readonly Coordinate[]) => void): void {
  for (const [position, input] of scene.inputs.slice(0, MOST_CROSSED).entries()) {
    if (base.point.coordinates[position]?.kind !== "exact") continue;
    const along = (value: Rational): readonly Coordinate[] => base.point.coordinates.map((coordinate, other) => (other === position ? exactly(value) : coordinate));
    const zeros = new Map<string, Rational>();
    for (const leaf of scene.leaves.slice(0, 12)) {
      const found = zerosAlong(scene, leaf.register, along);
      for (const zero of found.length > 0 ? found : changesAlong(scene, leaf.register, along).map(({ lower, upper }) => rationalOfDouble((lower + upper) / 2))) {
        if (zeros.size < MOST_ZEROS) zeros.set(`${zero.numerator}/${zero.denominator}`, zero);
      }
    }
    for (const value of between([...zeros.values()].sort(compareRational), input.integer)) tryAll(along(value));
    if (!input.integer) for (const value of OUT) tryAll(along(value));
  }
}

const MOST_CROSSED = 4;
const MOST_ZEROS = 24;
const NEAR = list("1/2 3");

/** The zeros, a value in each gap between them, and two beyond either end. */
function between(zeros: readonly Rational[], integer: boolean): readonly Rational[] {
  const [first] = zeros;
  const last = zeros.at(-1);
  if (first === undefined || last === undefined) return [];
  const values = [...zeros];
  for (const [position, lower] of zeros.entries()) {
    const upper = zeros[position + 1];
    if (upper !== undefined) values.push(simplestBetween(rationalToNumber(lower), rationalToNumber(upper)));
  }
  for (const step of integer ? list("1 2") : NEAR) values.push(subtractRational(first, step), addRational(last, step));
  return integer ? values.filter(isInteger) : values;
}

const OUT = list("1000 -1000 -30000000 30000000 -1/1000 1000000000000 -1000000000000");

/** The rational zeros, or the vertex, of a register that is affine or quadratic along one input, found by exact interpolation. */
export function zerosAlong(scene: Scene, register: number, along: (value: Rational) => readonly Coordinate[]): readonly Rational[] {
  const values: Rational[] = [];
  for (let at = 0n; at < 4n; at += 1n) {
    if (!scene.work.spend(4 * register + 8)) return [];
    const value = scene.evaluators.exact(scene.evaluators.point(along(rational(at)), scene.seed), register + 1)[register];
    if (value === null || value === undefined || value === "undefined") return [];
    values.push(value);
  }
  const [g0 = ZERO, g1 = ZERO, g2 = ZERO, g3 = ZERO] = values;
  const first = subtractRational(g1, g0);
  const second = subtractRational(subtractRational(g2, g1), first);
  const third = subtractRational(subtractRational(subtractRational(g3, g2), subtractRational(g2, g1)), second);
  if (third.numerator !== 0n) return [];
  if (second.numerator === 0n) return first.numerator === 0n ? [] : [negateRational(divideRational(g0, first))];
  // g(x) = g0 + x·first + x(x-1)/2·second; the vertex, and points about as far from it as the zeros.
  const half = divideRational(second, rational(2n));
  const linear = subtractRational(first, half);
  const vertex = negateRational(divideRational(linear, second));
  const discriminant = subtractRational(multiplyRational(linear, linear), multiplyRational(rational(4n), multiplyRational(half, g0)));
  if (discriminant.numerator <= 0n) return [vertex];
  const distance = Math.sqrt(Number(discriminant.numerator) / Number(discriminant.denominator)) / Math.abs(Number(second.numerator) / Number(second.denominator));
  if (!Number.isFinite(distance)) return [vertex];
  const away = rationalOfDouble(Math.round(distance * 64) / 64);
  return [subtractRational(vertex, away), vertex, addRational(vertex, away)];
}

const MAGNITUDES = [0.001, 0.01, 0.1, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 7, 9, 12, 20, 50, 100, 300, 1000, 1e4, 1e5, 1e6, 1e7, 1e9, 1e12];
const GRID: readonly number[] = [...MAGNITUDES.map((x) => -x).reverse(), 0, ...MAGNITUDES];

/** Brackets along one input over which a register is proven to change its sign, narrowed by bisection. */
export function changesAlong(scene: Scene, register: number, along: (value: Rational) => readonly Coordinate[]): readonly { readonly lower: number; readonly upper: number }[] {
  const { doubles } = scene.evaluators;
  const signAt = (x: number): -1 | 0 | 1 | null =>
    scene.work.spend(register + 8) ? provenSignOf(doubles.prefix(scene.evaluators.point(along(rationalOfDouble(x)), scene.seed), register + 1)[register]) : null;
  const found: { lower: number; upper: number }[] = [];
  let previous: { readonly x: number; readonly sign: -1 | 1 } | null = null;
  for (const x of GRID) {
    const sign = signAt(x);
    if (sign === 0) previous = null;
    if (sign === null || sign === 0) continue;
    if (previous !== null && previous.sign !== sign && found.length < MOST_CHANGES) {
      let lower = previous.x;
      let upper = x;
      for (let step = 0; step < BISECTIONS; step += 1) {
        const middle = (lower + upper) / 2;
        const here = signAt(middle);
        if (here === null || here === 0 || !(middle > lower && middle < upper)) break;
        if (here === sign) upper = middle;
        else lower = middle;
      }
      found.push({ lower, upper });
    }
    previous = { x, sign };
  }
  return found;
}

const MOST_CHANGES = 8;
const BISECTIONS = 40;
