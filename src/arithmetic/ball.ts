// Arbitrary-precision enclosures: the arithmetic in which a witness is confirmed and agreement to hundreds of bits is seen. Ends are integers times a
// power of two, rounded outward (ball-core.ts); exp, log, sin … are computed at an exact end (ball-kernels.ts, ball-trigonometric.ts) and carried over to the
// rest of the ball by a bound on the derivative where the ball is thin, by monotony where it is wide. Nothing here rests on floating point.

import type { Definedness, EnclosureArithmetic } from "./arithmetic.js";
import { scaledPi } from "./ball-constants.js";
import {
  type Ball,
  type End,
  UNDEFINED_BALL,
  add,
  ball,
  between,
  bitLength,
  bothDefined,
  compareEnds,
  divide,
  fromRational,
  isPoint,
  lowerEnd,
  multiply,
  negate,
  point,
  shiftDown,
  shiftUp,
  subtract,
  upperEnd,
} from "./ball-core.js";
import { expKernel, logKernel, rootKernel } from "./ball-kernels.js";
import { atanKernel, cosKernel, sinKernel } from "./ball-trigonometric.js";
import { countingFunctions } from "./counting.js";
import { type Rational, rational } from "./rational.js";

export type { Ball } from "./ball-core.js";

type Kernel = (m: bigint, e: number, precision: number) => Ball;

const ONE = point(1n, 0);
const ONE_END: End = { mantissa: 1n, exponent: 0 };
const MINUS_ONE_END: End = { mantissa: -1n, exponent: 0 };
const UNIT_BALL: Ball = { lower: -1n, upper: 1n, exponent: 0, defined: "always" };
/** A ball this many bits thinner than 1 (or than its middle) is handled by a bound on the derivative. */
const THIN = 20;
/** Exponents of more bits are answered by what is true of every power. */
const LONGEST_EXPONENT = 4096;
/** Roots that need integers of more bits than this go by exp(log x / n). */
const LONGEST_RADICAND = 8192;
/** Ends beyond 2^±LARGEST_BOUND are not written out as rationals. */
const LARGEST_BOUND = 65536;

function withDefined(a: Ball, defined: Definedness): Ball {
  return a.defined === defined ? a : { lower: a.lower, upper: a.upper, exponent: a.exponent, defined: bothDefined(a.defined, defined) };
}

// The ball of an increasing function from the enclosures of its values at both ends; a null value leaves that end infinite.
function fromValues(atLower: Ball | null, atUpper: Ball | null, defined: Definedness, precision: number): Ball {
  return between(atLower === null ? null : lowerEnd(atLower), atUpper === null ? null : upperEnd(atUpper), defined, precision);
}

function pi(precision: number): Ball {
  const scaled = scaledPi(precision - 2);
  return { lower: scaled, upper: scaled + 1n, exponent: 2 - precision, defined: "always" };
}

function exp(a: Ball, precision: number): Ball {
  if (a.defined === "never") return UNDEFINED_BALL;
  const { lower, upper, exponent } = a;
  if (lower !== null && upper !== null) {
    if (lower === upper) return withDefined(expKernel(lower, exponent, precision), a.defined);
    const width = upper - lower;
    if (bitLength(width) + exponent < -THIN) {
      // e^d ≤ 1 + d + d² for d ≤ 1, and d² < d/2^19.
      const one = 1n << BigInt(2 * precision);
      const growth = ball(one, one + shiftUp(width + (width >> 19n) + 1n, exponent + 2 * precision), -2 * precision, a.defined, 4 * precision);
      return multiply(expKernel(lower, exponent, precision), growth, precision);
    }
  }
  const atLower = lower === null ? point(0n, 0) : expKernel(lower, exponent, precision);
  return fromValues(atLower, upper === null ? null : expKernel(upper, exponent, precision), a.defined, precision);
}

function log(a: Ball, precision: number): Ball {
  const { lower, upper, exponent } = a;
  if (a.defined === "never" || (upper !== null && upper <= 0n)) return UNDEFINED_BALL;
  const atUpper = (): Ball | null => (upper === null ? null : logKernel(upper, exponent, precision));
  if (lower === null || lower <= 0n) return fromValues(null, atUpper(), "maybe", precision);
  const atLower = logKernel(lower, exponent, precision);
  if (upper === null) return fromValues(atLower, null, a.defined, precision);
  if (lower === upper) return withDefined(atLower, a.defined);
  const width = upper - lower;
  const thinness = bitLength(lower) - bitLength(width);
  if (thinness > THIN) {
    // log(x + d) ≤ log x + d/x
    const growth = (width << BigInt(thinness + 24)) / lower + 1n;
    return add(atLower, ball(0n, growth, -thinness - 24, a.defined, precision), precision);
  }
  return fromValues(atLower, atUpper(), a.defined, precision);
}

// Sine (offset 1/2) or cosine (offset 0): the function has its extremes, alternately 1 and -1, at (k + offset)·π.
function periodic(a: Ball, kernel: Kernel, offset: Ball, precision: number): Ball {
  if (a.defined === "never") return UNDEFINED_BALL;
  const { lower, upper, exponent } = a;
  if (lower === null || upper === null) return withDefined(UNIT_BALL, a.defined);
  if (lower === upper) return withDefined(inUnit(kernel(lower, exponent, precision), precision), a.defined);
  const width = upper - lower;
  const widthTop = bitLength(width) + exponent;
  if (widthTop > 4) return withDefined(UNIT_BALL, a.defined);
  const atLower = kernel(lower, exponent, precision);
  if (widthTop < -THIN) {
    // The derivative is at most 1.
    return withDefined(inUnit(add(atLower, ball(-width, width, exponent, "always", precision), precision), precision), a.defined);
  }
  const atUpper = kernel(upper, exponent, precision);
  const turns = subtract(divide(a, pi(precision), precision), offset, precision);
  const first = turns.lower === null ? null : shiftUp(turns.lower, turns.exponent);
  const last = turns.upper === null ? null : shiftDown(turns.upper, turns.exponent);
  if (first === null || last === null || last > first) return withDefined(UNIT_BALL, a.defined);
  const range = inUnit(hullOf(atLower, atUpper, precision), precision);
  if (last < first) return withDefined(range, a.defined);
  return (first & 1n) === 0n
    ? between(lowerEnd(range), ONE_END, a.defined, precision)
    : between(MINUS_ONE_END, upperEnd(range), a.defined, precision);
}

function smaller(a: End | null, b: End | null): End | null {
  return a === null || b === null ? null : compareEnds(a, b) <= 0 ? a : b;
}

function greater(a: End | null, b: End | null): End | null {
  return a === null || b === null ? null : compareEnds(a, b) >= 0 ? a : b;
}

function hullOf(a: Ball, b: Ball, precision: number): Ball {
  return between(smaller(lowerEnd(a), lowerEnd(b)), greater(upperEnd(a), upperEnd(b)), bothDefined(a.defined, b.defined), precision);
}

// What of a lies in [-1, 1], where it is known that some of it does.
function inUnit(a: Ball, precision: number): Ball {
  const lower = lowerEnd(a);
  const upper = upperEnd(a);
  const below = lower === null || compareEnds(lower, MINUS_ONE_END) < 0;
  const above = upper === null || compareEnds(upper, ONE_END) > 0;
  return below || above ? between(below ? MINUS_ONE_END : lower, above ? ONE_END : upper, a.defined, precision) : a;
}

function atan(a: Ball, precision: number): Ball {
  if (a.defined === "never") return UNDEFINED_BALL;
  const { lower, upper, exponent } = a;
  if (lower !== null && upper !== null) {
    const atLower = atanKernel(lower, exponent, precision);
    if (lower === upper) return withDefined(atLower, a.defined);
    const width = upper - lower;
    if (bitLength(width) + exponent < -THIN && bitLength(lower) + exponent < 4) {
      return add(atLower, ball(0n, width, exponent, a.defined, precision), precision);
    }
    return fromValues(atLower, atanKernel(upper, exponent, precision), a.defined, precision);
  }
  const { lower: piLower, upper: piUpper, exponent: piExponent } = pi(precision);
  const halfPi: Ball = { lower: piLower, upper: piUpper, exponent: piExponent - 1, defined: "always" };
  return fromValues(
    lower === null ? negate(halfPi) : atanKernel(lower, exponent, precision),
    upper === null ? halfPi : atanKernel(upper, exponent, precision),
    a.defined,
    precision,
  );
}

// asin x = atan(x/√((1 - x)(1 + x))) and acos x = 2 atan √((1 - x)/(1 + x)) at an exact x in [-1, 1].
function asinKernel(m: bigint, e: number, precision: number): Ball {
  const x = point(m, e);
  if (compareEnds({ mantissa: m < 0n ? -m : m, exponent: e }, ONE_END) === 0) {
    const { lower, upper, exponent } = pi(precision);
    const halfPi: Ball = { lower, upper, exponent: exponent - 1, defined: "always" };
    return m < 0n ? negate(halfPi) : halfPi;
  }
  const working = precision + 16;
  const cosine = root(multiply(subtract(ONE, x, working), add(ONE, x, working), working), 2, working);
  return atan(divide(x, cosine, working), precision);
}

function acosKernel(m: bigint, e: number, precision: number): Ball {
  const x = point(m, e);
  if (compareEnds({ mantissa: m, exponent: e }, MINUS_ONE_END) === 0) return pi(precision);
  const working = precision + 16;
  const half = atan(root(divide(subtract(ONE, x, working), add(ONE, x, working), working), 2, working), precision);
  return { lower: half.lower, upper: half.upper, exponent: half.exponent + (half.lower === 0n && half.upper === 0n ? 0 : 1), defined: "always" };
}

function onUnitInterval(a: Ball, kernel: Kernel, increasing: boolean, precision: number): Ball {
  const lower = lowerEnd(a);
  const upper = upperEnd(a);
  if (a.defined === "never") return UNDEFINED_BALL;
  if ((lower !== null && compareEnds(lower, ONE_END) > 0) || (upper !== null && compareEnds(upper, MINUS_ONE_END) < 0)) return UNDEFINED_BALL;
  const inside = lower !== null && upper !== null && compareEnds(lower, MINUS_ONE_END) >= 0 && compareEnds(upper, ONE_END) <= 0;
  const defined = inside ? a.defined : "maybe";
  const start = lower === null || compareEnds(lower, MINUS_ONE_END) < 0 ? MINUS_ONE_END : lower;
  const end = upper === null || compareEnds(upper, ONE_END) > 0 ? ONE_END : upper;
  const atStart = kernel(start.mantissa, start.exponent, precision);
  if (isPoint(a)) return withDefined(atStart, defined);
  const atEnd = kernel(end.mantissa, end.exponent, precision);
  return increasing ? fromValues(atStart, atEnd, defined, precision) : fromValues(atEnd, atStart, defined, precision);
}

function rootOfEnd(m: bigint, e: number, n: number, precision: number): Ball {
  if (n * (precision + 2) <= LONGEST_RADICAND || m === 0n) return rootKernel(m, e, n, precision);
  if (compareEnds({ mantissa: m, exponent: e }, ONE_END) === 0) return ONE;
  return exp(divide(logKernel(m, e, precision + 16), point(BigInt(n), 0), precision + 16), precision);
}

function root(a: Ball, n: number, precision: number): Ball {
  if (a.defined === "never") return UNDEFINED_BALL;
  const { lower, upper, exponent } = a;
  if (n % 2 === 0) {
    if (upper !== null && upper < 0n) return UNDEFINED_BALL;
    if (lower === null || lower < 0n) {
      return fromValues(point(0n, 0), upper === null ? null : rootOfEnd(upper, exponent, n, precision), "maybe", precision);
    }
  }
  if (upper !== null && upper < 0n) return negate(root(negate(a), n, precision));
  const atLower =
    lower === null ? null : lower < 0n ? negate(rootOfEnd(-lower, exponent, n, precision)) : rootOfEnd(lower, exponent, n, precision);
  if (upper === null) return fromValues(atLower, null, a.defined, precision);
  if (lower !== null && atLower !== null) {
    if (lower === upper) return withDefined(atLower, a.defined);
    const width = upper - lower;
    const thinness = lower <= 0n ? 0 : bitLength(lower) - bitLength(width);
    if (thinness > THIN) {
      // (x + d)^(1/n) ≤ x^(1/n)·(1 + d/(n x))
      const scale = BigInt(thinness + 24);
      const growth = (width << scale) / (BigInt(n) * lower) + 1n;
      return multiply(atLower, ball(1n << scale, (1n << scale) + growth, -thinness - 24, a.defined, 2 * precision), precision);
    }
  }
  return fromValues(atLower, rootOfEnd(upper, exponent, n, precision), a.defined, precision);
}

function abs(a: Ball, precision: number): Ball {
  if (a.lower !== null && a.lower >= 0n) return a;
  if (a.upper !== null && a.upper <= 0n) return negate(a);
  if (a.lower === null || a.upper === null) return { lower: 0n, upper: null, exponent: 0, defined: a.defined };
  return ball(0n, -a.lower > a.upper ? -a.lower : a.upper, a.exponent, a.defined, precision);
}

// a^n for a ≥ 0: by squaring, where multiplication of balls without sign change is exact in the ends up to rounding.
function positivePower(a: Ball, n: bigint, precision: number): Ball {
  const bits = n.toString(2);
  if (bits.length > LONGEST_EXPONENT) {
    const lower = lowerEnd(a);
    const upper = upperEnd(a);
    const aboveOne = lower !== null && compareEnds(lower, ONE_END) >= 0;
    const belowOne = upper !== null && compareEnds(upper, ONE_END) <= 0;
    if (aboveOne && belowOne) return withDefined(ONE, a.defined);
    return { lower: aboveOne ? 1n : 0n, upper: belowOne ? 1n : null, exponent: 0, defined: a.defined };
  }
  const working = precision + bits.length + 4;
  let result = a;
  for (let i = 1; i < bits.length; i++) {
    result = multiply(result, result, working);
    if (bits[i] === "1") result = multiply(result, a, working);
  }
  return ball(result.lower, result.upper, result.exponent, a.defined, precision);
}

function powerInteger(a: Ball, n: bigint, precision: number): Ball {
  if (a.defined === "never") return UNDEFINED_BALL;
  if (n === 0n) return withDefined(ONE, a.defined);
  if (n < 0n) return divide(ONE, powerInteger(a, -n, precision + 4), precision);
  if (n === 1n) return a;
  if (n % 2n === 0n) return positivePower(abs(a, precision), n, precision);
  if (a.lower !== null && a.lower >= 0n) return positivePower(a, n, precision);
  if (a.upper !== null && a.upper <= 0n) return negate(positivePower(negate(a), n, precision));
  const below = positivePower({ lower: 0n, upper: a.lower === null ? null : -a.lower, exponent: a.exponent, defined: a.defined }, n, precision);
  const above = positivePower({ lower: 0n, upper: a.upper, exponent: a.exponent, defined: a.defined }, n, precision);
  return between(lowerEnd(negate(below)), upperEnd(above), a.defined, precision);
}

function signOfEnd(end: bigint | null, whenInfinite: bigint): bigint {
  return end === null ? whenInfinite : end > 0n ? 1n : end < 0n ? -1n : 0n;
}

function floor(a: Ball): Ball {
  if (a.defined === "never") return UNDEFINED_BALL;
  if (a.exponent >= 0) return a;
  return {
    lower: a.lower === null ? null : shiftDown(a.lower, a.exponent),
    upper: a.upper === null ? null : shiftDown(a.upper, a.exponent),
    exponent: 0,
    defined: a.defined,
  };
}

function bySign(a: Ball, [negative, zero, positive]: readonly [Ball, Ball, Ball], precision: number): Ball {
  if (a.defined === "never") return UNDEFINED_BALL;
  const mayBeNegative = a.lower === null || a.lower < 0n;
  const mayBePositive = a.upper === null || a.upper > 0n;
  const mayBeZero = (a.lower === null || a.lower <= 0n) && (a.upper === null || a.upper >= 0n);
  const possible = [...(mayBeNegative ? [negative] : []), ...(mayBeZero ? [zero] : []), ...(mayBePositive ? [positive] : [])];
  const [first, ...others] = possible.filter((each) => each.defined !== "never");
  if (first === undefined) return UNDEFINED_BALL;
  const value = others.reduce((sofar, each) => hullOf(sofar, each, precision), first);
  return withDefined(value, a.defined === "always" && possible.every((each) => each.defined === "always") ? "always" : "maybe");
}

function rationalOfEnd(end: bigint, exponent: number): Rational {
  return exponent >= 0 ? rational(end << BigInt(exponent)) : rational(end, 1n << BigInt(-exponent));
}

/** Exact rational bounds of a ball that is always defined; null where it is not, is unbounded, or too large (above 2^65536) to be written out. */
export function ballBounds(a: Ball): { readonly lower: Rational; readonly upper: Rational } | null {
  if (a.defined !== "always" || a.lower === null || a.upper === null) return null;
  if (a.exponent > LARGEST_BOUND) return null;
  const exponent = Math.max(a.exponent, -LARGEST_BOUND);
  return {
    lower: rationalOfEnd(shiftDown(a.lower, a.exponent - exponent), exponent),
    upper: rationalOfEnd(shiftUp(a.upper, a.exponent - exponent), exponent),
  };
}

// log2 of an end's size, good to a few digits.
function sizeInBits(end: End): number {
  const dropped = Math.max(0, bitLength(end.mantissa) - 53);
  return Math.log2(Math.abs(Number(end.mantissa >> BigInt(dropped)))) + dropped + end.exponent;
}

function agreementBits(a: Ball, b: Ball, precision: number): number {
  if (a.defined !== "always" || b.defined !== "always") return 0;
  const lower = smaller(lowerEnd(a), lowerEnd(b));
  const upper = greater(upperEnd(a), upperEnd(b));
  if (lower === null || upper === null) return 0;
  if (compareEnds(lower, upper) === 0) return Infinity;
  const width = upperEnd(subtract(point(upper.mantissa, upper.exponent), point(lower.mantissa, lower.exponent), precision));
  const largest = greater(upper, { mantissa: -lower.mantissa, exponent: lower.exponent });
  return width === null || largest === null ? 0 : Math.max(0, sizeInBits(largest) - sizeInBits(width));
}

/**
 * Enclosures with mantissas of `precision` bits (at least 32). Results that fit in the precision are exact points. Numbers beyond 2^±(2^40) have no end
 * of their own: they are enclosed by an infinite end or by 0, so nothing grows beyond a few times the precision.
 * `definedness` of a value rounded across the border of a domain is "maybe"; raise the precision to decide it.
 * @throws RangeError when the precision is not an integer of at least 32.
 */
export function createBallArithmetic(precision: number): EnclosureArithmetic<Ball> {
  if (!Number.isInteger(precision) || precision < 32) throw new RangeError("balls need a precision of at least 32 bits");
  const half: Ball = { lower: 1n, upper: 1n, exponent: -1, defined: "always" };
  const zero = point(0n, 0);
  return {
    name: `balls of ${precision} bits`,
    fromRational: (value) => fromRational(value, precision),
    pi: () => pi(precision),
    add: (a, b) => add(a, b, precision),
    subtract: (a, b) => subtract(a, b, precision),
    multiply: (a, b) => multiply(a, b, precision),
    divide: (a, b) => divide(a, b, precision),
    negate,
    powerInteger: (a, n) => powerInteger(a, n, precision),
    root: (a, n) => root(a, n, precision),
    exp: (a) => exp(a, precision),
    log: (a) => log(a, precision),
    sin: (a) => periodic(a, sinKernel, half, precision),
    cos: (a) => periodic(a, cosKernel, zero, precision),
    atan: (a) => atan(a, precision),
    asin: (a) => onUnitInterval(a, asinKernel, true, precision),
    acos: (a) => onUnitInterval(a, acosKernel, false, precision),
    abs: (a) => abs(a, precision),
    sign: (a) =>
      a.defined === "never" ? UNDEFINED_BALL : { lower: signOfEnd(a.lower, -1n), upper: signOfEnd(a.upper, 1n), exponent: 0, defined: a.defined },
    max(a, b) {
      const defined = bothDefined(a.defined, b.defined);
      if (defined === "never") return UNDEFINED_BALL;
      const lower = a.lower === null ? lowerEnd(b) : b.lower === null ? lowerEnd(a) : greater(lowerEnd(a), lowerEnd(b));
      return between(lower, greater(upperEnd(a), upperEnd(b)), defined, precision);
    },
    min(a, b) {
      const defined = bothDefined(a.defined, b.defined);
      if (defined === "never") return UNDEFINED_BALL;
      const upper = a.upper === null ? upperEnd(b) : b.upper === null ? upperEnd(a) : smaller(upperEnd(a), upperEnd(b));
      return between(smaller(lowerEnd(a), lowerEnd(b)), upper, defined, precision);
    },
    floor,
    ...countingFunctions<Ball>({
      exactly: (a) => (a.defined === "always" && isPoint(a) && a.lower !== null && a.exponent < 64 && a.exponent > -LARGEST_BOUND ? rationalOfEnd(a.lower, a.exponent) : null),
      fromRational: (value) => fromRational(value, precision),
      undefinedValue: () => UNDEFINED_BALL,
      unknownValue: (...operands) => (operands.some((each) => each.defined === "never") ? UNDEFINED_BALL : { lower: null, upper: null, exponent: 0, defined: "maybe" }),
      multiply: (a, b) => multiply(a, b, precision),
      subtract: (a, b) => subtract(a, b, precision),
    }),
    bySign: (a, negative, zero, positive) => bySign(a, [negative, zero, positive], precision),
    hull: (lower, upper) => hullOf(fromRational(lower, precision), fromRational(upper, precision), precision),
    definedness: (a) => a.defined,
    disjoint(a, b) {
      if (a.defined !== "always" || b.defined !== "always") return false;
      const [lowerA, upperA, lowerB, upperB] = [lowerEnd(a), upperEnd(a), lowerEnd(b), upperEnd(b)];
      return (upperA !== null && lowerB !== null && compareEnds(upperA, lowerB) < 0) || (upperB !== null && lowerA !== null && compareEnds(upperB, lowerA) < 0);
    },
    provenSign(a) {
      if (a.defined !== "always") return null;
      if (a.lower !== null && a.lower > 0n) return 1;
      if (a.upper !== null && a.upper < 0n) return -1;
      return a.lower === 0n && a.upper === 0n ? 0 : null;
    },
    bounds: ballBounds,
    agreementBits: (a, b) => agreementBits(a, b, precision),
  };
}
