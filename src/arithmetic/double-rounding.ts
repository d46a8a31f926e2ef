// Directed rounding for doubles: the neighbours of a double, and the exact errors of a rounded sum and product.
// The interval arithmetic stands on these; with the sign of the exact error a result that is exact stays exact.

import type { Rational } from "./rational.js";

/** 2^-53 (1 + 2^-52), the factor of Rump, Zimmermann, Boldo and Melquiond, "Computing predecessor and successor in rounding to nearest" (2009). */
const NEIGHBOUR = 2 ** -53 + 2 ** -105;
/** 8 · 2^-53: at least four units in the last place of any normal double. */
const FOUR_UNITS = 2 ** -50;
/** 2^27 + 1, the splitter of Veltkamp (1968) and Dekker (1971). */
const SPLITTER = 134217729;
/** Within these sizes the product of Dekker meets neither overflow nor underflow, so its error term is exact. */
const LARGEST_SAFE = 2 ** 990;
const SMALLEST_SAFE = 2 ** -960;

/** A double greater than x: the next one, except for a few x near the smallest normal numbers, where it may be the second next. ∞ stays, -∞ becomes the least finite double. */
export function nextUp(x: number): number {
  if (x === -Infinity) return -Number.MAX_VALUE;
  return x + (Math.abs(x) * NEIGHBOUR + Number.MIN_VALUE);
}

/** The mirror image of `nextUp`. */
export function nextDown(x: number): number {
  if (x === Infinity) return Number.MAX_VALUE;
  return x - (Math.abs(x) * NEIGHBOUR + Number.MIN_VALUE);
}

/** A double at least three units in the last place above x. */
export function widenUp(x: number): number {
  if (x === -Infinity) return -Number.MAX_VALUE * (1 - FOUR_UNITS);
  return x + (Math.abs(x) * FOUR_UNITS + 4 * Number.MIN_VALUE);
}

/** The mirror image of `widenUp`. */
export function widenDown(x: number): number {
  if (x === Infinity) return Number.MAX_VALUE * (1 - FOUR_UNITS);
  return x - (Math.abs(x) * FOUR_UNITS + 4 * Number.MIN_VALUE);
}

/** Exactly a + b - sum, where sum is the rounded a + b (TwoSum, Møller 1965; Knuth 1969); NaN where an overflow makes it uncertain. */
export function sumError(a: number, b: number, sum: number): number {
  if (!(Math.abs(sum) < LARGEST_SAFE && Math.abs(a) < LARGEST_SAFE)) return NaN;
  const second = sum - a;
  return a - (sum - second) + (b - second);
}

/** Exactly a·b - product, where product is the rounded a·b (TwoProduct, Dekker 1971); NaN where over- or underflow makes it uncertain. */
export function productError(a: number, b: number, product: number): number {
  const size = Math.abs(product);
  if (!(size < LARGEST_SAFE && size > SMALLEST_SAFE && Math.abs(a) < LARGEST_SAFE && Math.abs(b) < LARGEST_SAFE)) {
    return a === 0 || b === 0 ? 0 : NaN;
  }
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = SPLITTER * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** A number of the sign of a/b - quotient, where quotient is the rounded a/b; NaN where over- or underflow makes it uncertain. */
export function quotientError(a: number, b: number, quotient: number): number {
  if (a === 0) return 0;
  if (!(Math.abs(a) > SMALLEST_SAFE)) return NaN;
  const product = quotient * b;
  // a - product is exact (Sterbenz), and the last subtraction keeps the sign.
  const remainder = a - product - productError(quotient, b, product);
  return b > 0 ? remainder : -remainder;
}

/** A number of the sign of √a - root, where root is the rounded √a; NaN where underflow makes it uncertain. */
export function squareRootError(a: number, root: number): number {
  if (a === 0) return 0;
  if (!(a > SMALLEST_SAFE)) return NaN;
  const square = root * root;
  return a - square - productError(root, root, square);
}

export function addDown(a: number, b: number): number {
  const sum = a + b;
  return sumError(a, b, sum) >= 0 ? sum : nextDown(sum);
}

export function addUp(a: number, b: number): number {
  const sum = a + b;
  return sumError(a, b, sum) <= 0 ? sum : nextUp(sum);
}

/** A lower bound of a·b, where 0·∞ is 0 (an infinite end stands for arbitrarily large finite numbers). */
export function multiplyDown(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const product = a * b;
  return productError(a, b, product) >= 0 ? product : nextDownOf(product, a > 0 === b > 0);
}

/** An upper bound of a·b, where 0·∞ is 0. */
export function multiplyUp(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const product = a * b;
  return productError(a, b, product) <= 0 ? product : -nextDownOf(-product, a > 0 !== b > 0);
}

/** A lower bound of a/b for b ≠ 0, not both infinite. */
export function divideDown(a: number, b: number): number {
  if (a === 0) return 0;
  const quotient = a / b;
  return quotientError(a, b, quotient) >= 0 ? quotient : nextDownOf(quotient, a > 0 === b > 0);
}

/** An upper bound of a/b for b ≠ 0, not both infinite. */
export function divideUp(a: number, b: number): number {
  if (a === 0) return 0;
  const quotient = a / b;
  return quotientError(a, b, quotient) <= 0 ? quotient : -nextDownOf(-quotient, a > 0 !== b > 0);
}

// The lower neighbour, but 0 for a positive number that was rounded to 0.
function nextDownOf(rounded: number, positive: boolean): number {
  return rounded === 0 && positive ? 0 : nextDown(rounded);
}

/** The greatest double ≤ value and the least double ≥ value, up to one unit in the last place; infinite beyond the doubles. */
export function enclosingDoubles(value: Rational): { readonly lower: number; readonly upper: number } {
  const numerator = Number(value.numerator);
  const denominator = Number(value.denominator);
  if (Math.abs(numerator) <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER) {
    const quotient = numerator / denominator;
    const error = quotientError(numerator, denominator, quotient);
    return { lower: error >= 0 ? quotient : nextDown(quotient), upper: error <= 0 ? quotient : nextUp(quotient) };
  }
  return enclosingDoublesOfLarge(value);
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

function enclosingDoublesOfLarge(value: Rational): { readonly lower: number; readonly upper: number } {
  const negative = value.numerator < 0n;
  const numerator = negative ? -value.numerator : value.numerator;
  // The quotient is scaled by 2^shift to 53 or 54 bits, cut to 53, and compared exactly.
  const shift = 53 - (bitLength(numerator) - bitLength(value.denominator));
  if (shift > 1060) return negative ? { lower: -(2 ** -1000), upper: 0 } : { lower: 0, upper: 2 ** -1000 };
  const scaledNumerator = shift > 0 ? numerator << BigInt(shift) : numerator;
  const scaledDenominator = shift < 0 ? value.denominator << BigInt(-shift) : value.denominator;
  const floor = scaledNumerator / scaledDenominator;
  const dropped = floor >> 53n === 0n ? 0n : 1n;
  const mantissa = floor >> dropped;
  const exact = (mantissa << dropped) * scaledDenominator === scaledNumerator;
  const exponent = Number(dropped) - shift;
  // The greatest exponent is 971; two factors keep 2^exponent itself from overflowing or underflowing.
  const scale = (m: bigint): number => Number(m) * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2));
  const low = Math.min(exponent > 1000 ? Infinity : scale(mantissa), Infinity);
  const high = exact ? low : exponent > 1000 ? Infinity : scale(mantissa + 1n);
  const lower = low === Infinity ? Number.MAX_VALUE : low;
  return negative ? { lower: -high, upper: -lower } : { lower, upper: high };
}
