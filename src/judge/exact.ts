// Exact evaluation where the value happens to be rational: sizes and subscripts of instances, exponents, zeros of linear arguments,
// arguments of unknown functions. It knows three outcomes, since "has no value here" and "cannot be told exactly" are different news.

import type { Arithmetic } from "../arithmetic/arithmetic.js";
import { bySignOf, exactBinomial, exactDoubleFactorial, exactFactorial } from "../arithmetic/counting.js";
import {
  addRational, compareRational, divideRational, isInteger, multiplyRational, negateRational, ONE, rational, subtractRational, ZERO, type Rational,
} from "../arithmetic/rational.js";

/** A rational value, proven absence of a value, or null where the value is irrational, too long or unknown. */
export type Exact = Rational | "undefined" | null;


function unary(a: Exact, operation: (a: Rational) => Exact): Exact {
  return a === "undefined" || a === null ? a : operation(a);
}

function binary(a: Exact, b: Exact, operation: (a: Rational, b: Rational) => Exact): Exact {
  if (a === "undefined" || b === "undefined") return "undefined";
  return a === null || b === null ? null : operation(a, b);
}

function integerRoot(value: bigint, n: number): bigint | null {
  if (value < 2n) return value;
  const degree = BigInt(n);
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / n));
  for (;;) {
    const next = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree;
    if (next >= guess) break;
    guess = next;
  }
  return guess ** degree === value ? guess : null;
}

const isZero = (a: Rational): boolean => a.numerator === 0n;
const atPoint = (a: Exact, at: Rational, value: Rational): Exact => unary(a, (x) => (compareRational(x, at) === 0 ? value : null));
const withinUnit = (a: Rational): boolean => compareRational(a, ONE) <= 0 && compareRational(a, negateRational(ONE)) >= 0;

/** Exact arithmetic with numerators and denominators of at most so many bits. */
function createExactArithmetic(longestBits: number): Arithmetic<Exact> {
  const longest = 1n << BigInt(longestBits);
  const bounded = (value: Rational): Rational | null => {
    const size = value.numerator < 0n ? -value.numerator : value.numerator;
    return size > longest || value.denominator > longest ? null : value;
  };
  const counted = (value: Exact): Exact => (value === null || value === "undefined" ? value : bounded(value));
  return {
    name: "exact",
    fromRational: (value) => value,
    pi: () => null,
    add: (a, b) => binary(a, b, (x, y) => bounded(addRational(x, y))),
    subtract: (a, b) => binary(a, b, (x, y) => bounded(subtractRational(x, y))),
    multiply: (a, b) => binary(a, b, (x, y) => bounded(multiplyRational(x, y))),
    divide: (a, b) => (b !== null && b !== "undefined" && isZero(b) ? "undefined" : binary(a, b, (x, y) => bounded(divideRational(x, y)))),
    negate: (a) => unary(a, negateRational),
    powerInteger: (a, n) =>
      unary(a, (x) => {
        if (n === 0n) return ONE;
        if (isZero(x)) return n > 0n ? ZERO : "undefined";
        const size = n < 0n ? -n : n;
        if (compareRational(x, ONE) === 0) return ONE;
        if (size > BigInt(longestBits)) return null;
        const bits = Math.max(x.numerator.toString(16).length, x.denominator.toString(16).length) * 4;
        if (bits * Number(size) > 2 * longestBits) return null;
        const numerator = x.numerator ** size;
        const denominator = x.denominator ** size;
        return n > 0n ? { numerator, denominator } : rational(denominator, numerator);
      }),
    root: (a, n) =>
      unary(a, (x) => {
        if (x.numerator < 0n && n % 2 === 0) return "undefined";
        if (n > 64) return isZero(x) ? ZERO : null;
        const numerator = integerRoot(x.numerator < 0n ? -x.numerator : x.numerator, n);
        const denominator = integerRoot(x.denominator, n);
        if (numerator === null || denominator === null) return null;
        return { numerator: x.numerator < 0n ? -numerator : numerator, denominator };
      }),
    exp: (a) => atPoint(a, ZERO, ONE),
    log: (a) => unary(a, (x) => (x.numerator <= 0n ? "undefined" : compareRational(x, ONE) === 0 ? ZERO : null)),
    sin: (a) => atPoint(a, ZERO, ZERO),
    cos: (a) => atPoint(a, ZERO, ONE),
    atan: (a) => atPoint(a, ZERO, ZERO),
    asin: (a) => unary(a, (x) => (withinUnit(x) ? (isZero(x) ? ZERO : null) : "undefined")),
    acos: (a) => unary(a, (x) => (withinUnit(x) ? (compareRational(x, ONE) === 0 ? ZERO : null) : "undefined")),
    abs: (a) => unary(a, (x) => (x.numerator < 0n ? negateRational(x) : x)),
    sign: (a) => unary(a, (x) => (isZero(x) ? ZERO : x.numerator < 0n ? negateRational(ONE) : ONE)),
    max: (a, b) => binary(a, b, (x, y) => (compareRational(x, y) >= 0 ? x : y)),
    min: (a, b) => binary(a, b, (x, y) => (compareRational(x, y) <= 0 ? x : y)),
    floor: (a) =>
      unary(a, (x) => {
        if (isInteger(x)) return x;
        const quotient = x.numerator / x.denominator;
        return rational(x.numerator < 0n ? quotient - 1n : quotient);
      }),
    factorial: (a) => unary(a, (x) => counted(exactFactorial(x))),
    doubleFactorial: (a) => unary(a, (x) => counted(exactDoubleFactorial(x))),
    binomial: (a, b) => binary(a, b, (x, y) => counted(exactBinomial(x, y))),
    bySign: (a, negative, zero, positive) => (a === "undefined" || a === null ? a : bySignOf(isZero(a) ? 0 : a.numerator < 0n ? -1 : 1, negative, zero, positive)),
  };
}

/** For everything that is asked of many points. */
export const exactArithmetic: Arithmetic<Exact> = createExactArithmetic(4096);

/** For a last look at a few points: numbers of a ten thousand digits. */
export const longExactArithmetic: Arithmetic<Exact> = createExactArithmetic(40_000);

/**
 * For showing a value that is proven to exist: there 0 · u is 0 whatever u is. Only for registers that an enclosure says are defined.
 */
export const shownArithmetic: Arithmetic<Exact> = {
  ...exactArithmetic,
  multiply: (a, b) => {
    const zero = (value: Exact): boolean => value !== null && value !== "undefined" && isZero(value);
    return (a === null && zero(b)) || (b === null && zero(a)) ? ZERO : exactArithmetic.multiply(a, b);
  },
};

/** The value as an integer, or null. */
export function exactInteger(value: Exact): bigint | null {
  return value !== null && value !== "undefined" && isInteger(value) ? value.numerator : null;
}
