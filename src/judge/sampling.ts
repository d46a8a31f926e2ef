// The points at which two expressions are compared: simple rationals first, then seeded ones of all magnitudes, then whatever a
// branch-and-prune search finds where the domain is thin, and points on both sides of the zeros of every branch argument.
// Choosing points needs no proof; what is concluded from them does.

import type { Interval } from "../arithmetic/interval.js";
import {
  addRational, compareRational, isInteger, multiplyRational, negateRational, ONE, rational, subtractRational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import type { Range } from "./analysis.js";
import type { Coordinate, Point } from "./evaluator.js";
import { createRandom, hashText, type Random } from "./graph.js";
import { provenSignOf } from "./lines.js";
import type { Scene, SceneInput } from "./scene.js";
import { EVERYWHERE, searchBoxes } from "./boxes.js";
import { ballCost, doubleCost } from "./work.js";

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
  /**
   * Tries the coordinates, one for each input; the sample, or null where the assumptions do not hold or the point is known. Each round gives unknown
   * functions other values there.
   */
  tryPoint(coordinates: readonly Coordinate[], round: number): Sample | null;
}

/** Rationals from a text like "1/2 3". */
export const rationals = (text: string): readonly Rational[] =>
  text.split(" ").map((each) => {
    const [numerator, denominator] = each.split("/");
    return rational(BigInt(numerator ?? "0"), BigInt(denominator ?? "1"));
  });
const UNIT = rationals("1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 2/7");
const POSITIVE = rationals("2 3 1/2 5 3/2 1/3 7 5/2 4 2/3 6 11");
const FAR = rationals("10 7 13 20 17 9 31 12");
const TINY = rationals("1/10 1/7 1/20 1/13 1/50 1/11");
const NATURAL = rationals("2 3 1 4 5 6 7 8 9 10 11 12 13");
type Signs = "+" | "-" | "+-" | "-+";
const PATTERNS: readonly (readonly [readonly Rational[], number, Signs])[] = [
  [UNIT, 0, "+"], [POSITIVE, 0, "+"], [POSITIVE, 0, "-"], [UNIT, 3, "+"], [POSITIVE, 2, "+-"], [POSITIVE, 1, "-+"],
  [POSITIVE, 3, "+"], [UNIT, 1, "-"], [FAR, 0, "+"], [UNIT, 5, "+"], [TINY, 0, "+-"], [FAR, 2, "-"],
];
const ENOUGH = 8;
/** Where not even so many points are known, so many more are drawn. */
const FEWEST = 3;
const MOST_DRAWS = 400;

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

const SCALES: readonly Rational[] = rationals("1 1/10 10 1/100 1 100 1/1000 10000 3 1000000");

// The rationals that points are drawn from are few, and a comparison of sequences draws millions.
const FRACTIONS: Rational[] = [];
const fractionAt = (k: number): Rational => (FRACTIONS[k] ??= rational(k, 997));
const SCALED: Rational[][] = SCALES.map(() => []);
const scaledAt = (scale: number, k: number): Rational => ((SCALED[scale] ??= [])[k] ??= multiplyRational(rational(k - 1000, 512), SCALES[scale] ?? ONE));

/** Coordinates drawn independently of each other. */
export function randomPoint(inputs: readonly SceneInput[], random: Random, round: number): readonly Coordinate[] {
  return inputs.map((input) => {
    const fraction = fractionAt(1 + random.below(996));
    if (input.integer) return exactly(fitInteger(rational(BigInt(random.below(14) - (round % 3 === 2 ? 8 : 0))), input.hot));
    const scale = (round + random.below(3)) % SCALES.length;
    return exactly(fit(scaledAt(scale, random.below(2001)), fraction, input.hot));
  });
}

/** The value as a text; doubles are written faster than BigInts. */
function keyOf({ numerator, denominator }: Rational): string {
  const [n, d] = [Number(numerator), Number(denominator)];
  return Number.isSafeInteger(n) && Number.isSafeInteger(d) ? `${n}/${d}` : `${numerator}/${denominator}`;
}

export function createSampler(scene: Scene): Sampler {
  const { doubles } = scene.evaluators;
  const usable: Sample[] = [];
  const leftOnly: Sample[] = [];
  const unsettled: Sample[] = [];
  const known = new Set<string>();
  const samples = { usable, leftOnly, unsettled, leftDefined: 0 };
  const hasKernels = scene.evaluators.tape.kernels.length > 0 && scene.assumptions.every((assumption) => assumption.solvedFor === null);
  function tryPoint(coordinates: readonly Coordinate[], round: number): Sample | null {
    let seed = scene.seed;
    if (coordinates.length < 64) {
      let key = coordinates.map((each) => (each.kind === "exact" ? keyOf(each.value) : "?")).join();
      if (hasKernels) {
        key += `;${round}`;
        seed ^= hashText(key);
      }
      if (known.has(key) && !key.includes("?")) return null;
      known.add(key);
    }
    if (!scene.work.spend(doubleCost(scene.evaluators.tape, scene.evaluators.tape.length) + 4 * coordinates.length)) return null;
    const point = scene.evaluators.point(coordinates, seed);
    if (!point.isPossible) return null;
    const registers = doubles.at(point);
    for (const { operator, register, solvedFor } of scene.assumptions) {
      if (solvedFor !== null) continue;
      const sign = provenSignOf(registers[register]) ?? (operator === "=" ? null : signByBalls(scene, point, register));
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
    if (left.defined === "always") samples.leftDefined += 1;
    if (left.defined === "always" && right.defined === "always") usable.push(sample);
    else if (left.defined === "always" && right.defined === "never") leftOnly.push(sample);
    else if (left.defined !== "never" && right.defined !== "never") unsettled.push(sample);
    return sample;
  }
  return { samples, tryPoint };
}

/** The sign of a register that doubles leave open. */
function signByBalls(scene: Scene, point: Point, register: number): -1 | 0 | 1 | null {
  if (!scene.work.spend(ballCost(scene.evaluators.tape, 192))) return null;
  const { arithmetic, prefix } = scene.evaluators.balls(192);
  const value = prefix(point, register + 1)[register];
  return value === undefined || arithmetic.definedness(value) !== "always" ? null : arithmetic.provenSign(value);
}

/** The points for one comparison, as many as its domain and the budget ask for. */
export function takeSamples(scene: Scene, extend: (coordinates: readonly Coordinate[]) => readonly (readonly Coordinate[])[]): Sampler {
  const sampler = createSampler(scene);
  const { inputs } = scene;
  const tryAll = (coordinates: readonly Coordinate[]): void => {
    for (const each of extend(coordinates)) sampler.tryPoint(each, 0);
  };
  const { samples } = sampler;
  // A large tape gets fewer points; each is worth more, since it joins more terms. Where sides of zeros are to be seen, it is cut short later.
  const asksNothing = scene.leaves.length === 0 && scene.rightConditions.length === 0;
  const wanted = scene.evaluators.tape.length > (asksNothing ? 2000 : 20_000) ? 4 : ENOUGH;
  for (let pattern = 0; pattern < PATTERNS.length && (samples.usable.length < wanted || pattern < 8); pattern += 1) {
    if (pattern > 0 && inputs.length === 0) break;
    if (samples.usable.length >= wanted && asksNothing) break;
    if (samples.usable.length >= 4 && wanted === 4) break;
    tryAll(patternPoint(inputs, pattern));
  }
  if (inputs.length > 0 && samples.usable.length < wanted) {
    const random = createRandom(scene.seed);
    for (let round = 0; round < 48 && samples.usable.length < wanted && scene.work.left > 0; round += 1) tryAll(randomPoint(inputs, random, round));
  }
  if (inputs.length > 0 && samples.usable.length < 4) for (const found of searchBoxes(scene, 6, EVERYWHERE)) tryAll(found);
  if (inputs.length > 0 && samples.usable.length < FEWEST) {
    const random = createRandom(scene.seed ^ 0x5ca7);
    for (let round = 0; round < MOST_DRAWS && samples.usable.length < FEWEST && scene.work.left > 0; round += 1) tryAll(randomPoint(inputs, random, round));
  }
  if (hasUnknownFunctions(scene)) {
    for (let round = 1; round <= 12 && (samples.usable.length < wanted || round <= 3); round += 1) {
      for (const each of extend(patternPoint(inputs, round % PATTERNS.length))) sampler.tryPoint(each, round);
    }
  }
  return sampler;
}

function hasUnknownFunctions(scene: Scene): boolean {
  return scene.evaluators.tape.kernels.length > 0;
}

/** The coordinates to start from where no point is known. */
export function firstPoint(scene: Scene): readonly Coordinate[] {
  return patternPoint(scene.inputs, 0);
}
