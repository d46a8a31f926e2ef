// Arbitrary-precision enclosures on BigInt: the value, its directed rounding, and the field operations. A ball is an interval whose two ends
// share one binary exponent; every operation rounds the lower end down and the upper end up, so containment needs no error terms here.
// ball-kernels.ts has the elementary functions of exact numbers, ball.ts puts both together.

import type { Definedness } from "./arithmetic.js";
import type { Rational } from "./rational.js";

/**
 * All real numbers x with lower·2^exponent ≤ x ≤ upper·2^exponent; null is an infinite end, which stands for arbitrarily large finite numbers.
 * Where `defined` is "never" the ends mean nothing.
 */
export interface Ball {
  readonly lower: bigint | null;
  readonly upper: bigint | null;
  readonly exponent: number;
  readonly defined: Definedness;
}

/** An exact number mantissa·2^exponent. */
export interface End {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** A number beyond 2^±LARGEST_EXPONENT has no end of its own: it is enclosed by an infinite end or by 0, so mantissas and exponents stay small. */
export const LARGEST_EXPONENT = 2 ** 40;

export const UNDEFINED_BALL: Ball = { lower: null, upper: null, exponent: 0, defined: "never" };

const view = new DataView(new ArrayBuffer(8));

/** The number of bits of |x|; one too many for a few x just below a power of two above 2^53. */
export function bitLength(x: bigint): number {
  const rounded = Math.abs(Number(x));
  if (rounded < 0x80000000) return 32 - Math.clz32(rounded);
  if (rounded === Infinity) {
    const digits = (x < 0n ? -x : x).toString(16);
    return 4 * digits.length - Math.clz32(parseInt(digits.charAt(0), 16)) + 28;
  }
  view.setFloat64(0, rounded);
  return (view.getUint16(0) >> 4) - 1022;
}

/** ⌊x·2^bits⌋ */
export function shiftDown(x: bigint, bits: number): bigint {
  return bits >= 0 ? x << BigInt(bits) : x >> BigInt(-bits);
}

/** ⌈x·2^bits⌉ */
export function shiftUp(x: bigint, bits: number): bigint {
  return bits >= 0 ? x << BigInt(bits) : -(-x >> BigInt(-bits));
}

function floorQuotient(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

function ceilingQuotient(a: bigint, b: bigint): bigint {
  return -floorQuotient(-a, b);
}

export function bothDefined(a: Definedness, b: Definedness): Definedness {
  if (a === "always") return b;
  return a === "never" || b === "never" ? "never" : "maybe";
}

export function isPoint(a: Ball): boolean {
  return a.lower !== null && a.lower === a.upper;
}

/** The ball of these ends, rounded outward to mantissas of at most `precision` bits. */
export function ball(lower: bigint | null, upper: bigint | null, exponent: number, defined: Definedness, precision: number): Ball {
  const lowerBits = lower === null ? 0 : bitLength(lower);
  const upperBits = upper === null ? 0 : lower === upper ? lowerBits : bitLength(upper);
  const bits = lowerBits > upperBits ? lowerBits : upperBits;
  if (bits === 0) return { lower, upper, exponent: 0, defined };
  const top = exponent + bits;
  if (top > LARGEST_EXPONENT) return hugeBall(lower, upper, exponent, defined, precision);
  if (top < -LARGEST_EXPONENT) {
    return {
      lower: lower === null ? null : lower < 0n ? -1n : 0n,
      upper: upper === null ? null : upper > 0n ? 1n : 0n,
      exponent: -LARGEST_EXPONENT,
      defined,
    };
  }
  const excess = bits - precision;
  if (excess <= 0) return { lower, upper, exponent, defined };
  const shift = BigInt(excess);
  const newLower = lower === null ? null : lower >> shift;
  if (lower === upper && lower !== null && newLower !== null) {
    const exact = newLower << shift === lower;
    return { lower: newLower, upper: exact ? newLower : newLower + 1n, exponent: exponent + excess, defined };
  }
  return { lower: newLower, upper: upper === null ? null : -(-upper >> shift), exponent: exponent + excess, defined };
}

// An end too large becomes infinite on the outside; on the inside ±2^(LARGEST_EXPONENT - 1), which it surely exceeds though its bit length may be one too many.
function hugeBall(lower: bigint | null, upper: bigint | null, exponent: number, defined: Definedness, precision: number): Ball {
  if (lower !== null && lower >= 0n) {
    if (exponent + bitLength(lower) > LARGEST_EXPONENT && lower > 0n) return { lower: 1n, upper: null, exponent: LARGEST_EXPONENT - 1, defined };
    return ball(lower, null, exponent, defined, precision);
  }
  if (upper !== null && upper <= 0n) {
    return negate(hugeBall(-upper, lower === null ? null : -lower, exponent, defined, precision));
  }
  return { lower: null, upper: null, exponent: 0, defined };
}

export function point(mantissa: bigint, exponent: number): Ball {
  return { lower: mantissa, upper: mantissa, exponent, defined: "always" };
}

export function fromRational(value: Rational, precision: number): Ball {
  if (value.denominator === 1n) return ball(value.numerator, value.numerator, 0, "always", precision);
  const shift = Math.max(0, precision + 2 + bitLength(value.denominator) - bitLength(value.numerator));
  const scaled = value.numerator << BigInt(shift);
  const lower = floorQuotient(scaled, value.denominator);
  const exact = lower * value.denominator === scaled;
  return ball(lower, exact ? lower : lower + 1n, -shift, "always", precision);
}

/** Negative, zero or positive as a < b, a = b, a > b; never shifts by more than the operands' own lengths. */
export function compareEnds(a: End, b: End): number {
  const signA = a.mantissa < 0n ? -1 : a.mantissa > 0n ? 1 : 0;
  const signB = b.mantissa < 0n ? -1 : b.mantissa > 0n ? 1 : 0;
  if (signA !== signB) return signA - signB;
  if (signA === 0) return 0;
  const topA = a.exponent + bitLength(a.mantissa);
  const topB = b.exponent + bitLength(b.mantissa);
  // A bit length may be one too large, so tops that differ by one decide nothing yet.
  if (Math.abs(topA - topB) > 1) return topA > topB ? signA : -signA;
  const shift = a.exponent - b.exponent;
  const difference = shift >= 0 ? (a.mantissa << BigInt(shift)) - b.mantissa : a.mantissa - (b.mantissa << BigInt(-shift));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function lowerEnd(a: Ball): End | null {
  return a.lower === null ? null : { mantissa: a.lower, exponent: a.exponent };
}

export function upperEnd(a: Ball): End | null {
  return a.upper === null ? null : { mantissa: a.upper, exponent: a.exponent };
}

/** The ball between two ends that may have different exponents; null is infinite. */
export function between(lower: End | null, upper: End | null, defined: Definedness, precision: number): Ball {
  if (lower === null || upper === null) {
    const exponent = lower?.exponent ?? upper?.exponent ?? 0;
    return ball(lower?.mantissa ?? null, upper?.mantissa ?? null, exponent, defined, precision);
  }
  const exponent = commonExponent(lower.mantissa, lower.exponent, upper.mantissa, upper.exponent, precision);
  return ball(shiftDown(lower.mantissa, lower.exponent - exponent), shiftUp(upper.mantissa, upper.exponent - exponent), exponent, defined, precision);
}

// The smaller of two exponents, unless the other number is so much greater that the smaller one's digits would all be rounded away.
function commonExponent(a: bigint, exponentA: number, b: bigint, exponentB: number, precision: number): number {
  if (a === 0n) return exponentB;
  if (b === 0n) return exponentA;
  return exponentA < exponentB ? Math.max(exponentA, exponentB - precision - 64) : Math.max(exponentB, exponentA - precision - 64);
}

export function negate(a: Ball): Ball {
  return { lower: a.upper === null ? null : -a.upper, upper: a.lower === null ? null : -a.lower, exponent: a.exponent, defined: a.defined };
}

export function add(a: Ball, b: Ball, precision: number): Ball {
  const defined = bothDefined(a.defined, b.defined);
  if (defined === "never") return UNDEFINED_BALL;
  if (a.exponent === b.exponent) {
    return ball(a.lower === null || b.lower === null ? null : a.lower + b.lower, a.upper === null || b.upper === null ? null : a.upper + b.upper, a.exponent, defined, precision);
  }
  const largestA = a.lower === 0n && a.upper === 0n ? 0n : 1n;
  const largestB = b.lower === 0n && b.upper === 0n ? 0n : 1n;
  const exponent = commonExponent(largestA, a.exponent, largestB, b.exponent, precision);
  const shiftA = a.exponent - exponent;
  const shiftB = b.exponent - exponent;
  return ball(
    a.lower === null || b.lower === null ? null : shiftDown(a.lower, shiftA) + shiftDown(b.lower, shiftB),
    a.upper === null || b.upper === null ? null : shiftUp(a.upper, shiftA) + shiftUp(b.upper, shiftB),
    exponent,
    defined,
    precision,
  );
}

export function subtract(a: Ball, b: Ball, precision: number): Ball {
  return add(a, negate(b), precision);
}

export function multiply(a: Ball, b: Ball, precision: number): Ball {
  const defined = bothDefined(a.defined, b.defined);
  if (defined === "never") return UNDEFINED_BALL;
  const { lower: al, upper: au } = a;
  const { lower: bl, upper: bu } = b;
  if (al === null || au === null || bl === null || bu === null) return multiplyUnbounded(a, b, defined, precision);
  const exponent = a.exponent + b.exponent;
  if (al === au && bl === bu) {
    const product = al * bl;
    return ball(product, product, exponent, defined, precision);
  }
  if (al >= 0n) {
    if (bl >= 0n) return ball(al * bl, au * bu, exponent, defined, precision);
    return ball(au * bl, (bu <= 0n ? al : au) * bu, exponent, defined, precision);
  }
  if (au <= 0n) {
    if (bu <= 0n) return ball(au * bu, al * bl, exponent, defined, precision);
    return ball(al * bu, (bl >= 0n ? au : al) * bl, exponent, defined, precision);
  }
  if (bl >= 0n) return ball(al * bu, au * bu, exponent, defined, precision);
  if (bu <= 0n) return ball(au * bl, al * bl, exponent, defined, precision);
  const crossA = al * bu;
  const crossB = au * bl;
  const outer = al * bl;
  const inner = au * bu;
  return ball(crossA < crossB ? crossA : crossB, outer > inner ? outer : inner, exponent, defined, precision);
}

function multiplyUnbounded(a: Ball, b: Ball, defined: Definedness, precision: number): Ball {
  if ((a.lower === 0n && a.upper === 0n) || (b.lower === 0n && b.upper === 0n)) return { lower: 0n, upper: 0n, exponent: 0, defined };
  if (a.upper !== null && a.upper <= 0n) return negate(multiplyUnbounded(negate(a), b, defined, precision));
  if (b.upper !== null && b.upper <= 0n) return negate(multiplyUnbounded(a, negate(b), defined, precision));
  if (a.lower === null || b.lower === null || a.lower < 0n || b.lower < 0n) return { lower: null, upper: null, exponent: 0, defined };
  return ball(a.lower * b.lower, null, a.exponent + b.exponent, defined, precision);
}

export function divide(a: Ball, b: Ball, precision: number): Ball {
  const defined = bothDefined(a.defined, b.defined);
  if (defined === "never" || (b.lower === 0n && b.upper === 0n)) return UNDEFINED_BALL;
  if (b.upper !== null && b.upper < 0n) return divide(negate(a), negate(b), precision);
  if (b.lower === null || b.lower <= 0n) return divideByZeroReaching(a, b, precision);
  const size = Math.max(a.lower === null ? 0 : bitLength(a.lower), a.upper === null ? 0 : bitLength(a.upper));
  const shift = Math.max(0, precision + 2 + bitLength(b.upper ?? b.lower) - size);
  const exponent = a.exponent - b.exponent - shift;
  const scaledLower = a.lower === null ? null : a.lower << BigInt(shift);
  if (scaledLower !== null && a.lower === a.upper && b.lower === b.upper) {
    const quotient = floorQuotient(scaledLower, b.lower);
    return ball(quotient, quotient * b.lower === scaledLower ? quotient : quotient + 1n, exponent, defined, precision);
  }
  const scaledUpper = a.upper === null ? null : a.upper << BigInt(shift);
  const lower =
    scaledLower === null ? null : scaledLower < 0n ? floorQuotient(scaledLower, b.lower) : b.upper === null ? 0n : floorQuotient(scaledLower, b.upper);
  const upper =
    scaledUpper === null ? null : scaledUpper > 0n ? ceilingQuotient(scaledUpper, b.lower) : b.upper === null ? 0n : ceilingQuotient(scaledUpper, b.upper);
  return ball(lower, upper, exponent, defined, precision);
}

// The divisor reaches 0 but is not the exact zero: the quotient may be undefined, and is unbounded on the side of each sign that occurs.
function divideByZeroReaching(a: Ball, b: Ball, precision: number): Ball {
  const defined = "maybe";
  if (a.lower === 0n && a.upper === 0n) return { lower: 0n, upper: 0n, exponent: 0, defined };
  const divisorPositive = b.upper === null || b.upper > 0n;
  const divisorNegative = b.lower === null || b.lower < 0n;
  const reachesPositive = a.upper === null || a.upper > 0n;
  const reachesNegative = a.lower === null || a.lower < 0n;
  if ((divisorPositive && divisorNegative) || (reachesPositive && reachesNegative)) return { lower: null, upper: null, exponent: 0, defined };
  if (divisorNegative) return negate(divideByZeroReaching(a, negate(b), precision));
  if (reachesNegative) return negate(divideByZeroReaching(negate(a), b, precision));
  if (b.upper === null || a.lower === null || a.lower === 0n) return { lower: 0n, upper: null, exponent: 0, defined };
  const nearest = divide(point(a.lower, a.exponent), point(b.upper, b.exponent), precision);
  return { lower: nearest.lower, upper: null, exponent: nearest.exponent, defined };
}
