// Exact rational arithmetic where a result is rational: constants of expressions are folded and integer exponents recognised with it.
// Its value null means "undefined, not rational, or too large": it says nothing more, so null must never be read as "undefined".

import type { Arithmetic } from "./arithmetic.js";
import { floorRoot } from "./ball-kernels.js";
import { bitLength } from "./ball-core.js";
import { bySignOf, exactBinomial, exactDoubleFactorial, exactFactorial } from "./counting.js";
import {
  ONE,
  type Rational,
  ZERO,
  addRational,
  compareRational,
  divideRational,
  isInteger,
  multiplyRational,
  negateRational,
  rational,
  subtractRational,
} from "./rational.js";

/** Numerators and denominators of more bits than this are given up. */
export const LARGEST_EXACT_BITS = 16384;

type Exact = Rational | null;

function bounded(value: Rational): Exact {
  return bitLength(value.numerator) > LARGEST_EXACT_BITS || bitLength(value.denominator) > LARGEST_EXACT_BITS ? null : value;
}

function binary(operation: (a: Rational, b: Rational) => Rational): (a: Exact, b: Exact) => Exact {
  return (a, b) => (a === null || b === null ? null : bounded(operation(a, b)));
}

// exp, log, sin, cos, atan, asin and acos are rational at one rational point only (Lindemann 1882: an angle that is a rational multiple of π
// is not rational unless it is 0): f(at) = value.
function onlyAt(at: Rational, value: Rational): (a: Exact) => Exact {
  return (a) => (a !== null && compareRational(a, at) === 0 ? value : null);
}

function power(a: Rational, n: bigint): Exact {
  if (n === 0n) return ONE;
  if (n < 0n) return a.numerator === 0n ? null : power(divideRational(ONE, a), -n);
  const size = BigInt(Math.max(bitLength(a.numerator), bitLength(a.denominator)) - 1);
  if (size === 0n) return a.numerator === 0n || a.numerator === 1n || n % 2n === 0n ? { numerator: a.numerator * a.numerator, denominator: 1n } : a;
  if (size * n > BigInt(LARGEST_EXACT_BITS)) return null;
  return bounded({ numerator: a.numerator ** n, denominator: a.denominator ** n });
}

function exactRoot(a: Rational, n: number): Exact {
  if (a.numerator < 0n) {
    const positive = n % 2 === 0 ? null : exactRoot(negateRational(a), n);
    return positive === null ? null : negateRational(positive);
  }
  // Beyond its own length no integer above 1 has an n-th root.
  const length = Math.max(bitLength(a.numerator), bitLength(a.denominator));
  if (n > length) return a.numerator < 2n && a.denominator === 1n ? a : null;
  const numerator = floorRoot(a.numerator, n);
  const denominator = floorRoot(a.denominator, n);
  const degree = BigInt(n);
  return numerator ** degree === a.numerator && denominator ** degree === a.denominator ? { numerator, denominator } : null;
}

function counted(value: Rational | "undefined" | null): Exact {
  return value === null || value === "undefined" ? null : bounded(value);
}

/** Rational arithmetic; null where the result is undefined, irrational or longer than LARGEST_EXACT_BITS. Never throws. */
export const exactArithmetic: Arithmetic<Exact> = {
  name: "exact rationals",
  fromRational: (value) => bounded(value),
  pi: () => null,
  add: binary(addRational),
  subtract: binary(subtractRational),
  multiply: binary(multiplyRational),
  divide: (a, b) => (a === null || b === null || b.numerator === 0n ? null : bounded(divideRational(a, b))),
  negate: (a) => (a === null ? null : negateRational(a)),
  powerInteger: (a, n) => (a === null ? null : power(a, n)),
  root: (a, n) => (a === null ? null : exactRoot(a, n)),
  exp: onlyAt(ZERO, ONE),
  log: onlyAt(ONE, ZERO),
  sin: onlyAt(ZERO, ZERO),
  cos: onlyAt(ZERO, ONE),
  atan: onlyAt(ZERO, ZERO),
  asin: onlyAt(ZERO, ZERO),
  acos: onlyAt(ONE, ZERO),
  abs: (a) => (a !== null && a.numerator < 0n ? negateRational(a) : a),
  sign: (a) => (a === null ? null : a.numerator > 0n ? ONE : a.numerator < 0n ? negateRational(ONE) : ZERO),
  max: (a, b) => (a === null || b === null ? null : compareRational(a, b) >= 0 ? a : b),
  min: (a, b) => (a === null || b === null ? null : compareRational(a, b) <= 0 ? a : b),
  floor(a) {
    if (a === null || isInteger(a)) return a;
    const quotient = a.numerator / a.denominator;
    return rational(a.numerator < 0n ? quotient - 1n : quotient);
  },
  factorial: (a) => (a === null ? null : counted(exactFactorial(a))),
  doubleFactorial: (a) => (a === null ? null : counted(exactDoubleFactorial(a))),
  binomial: (a, b) => (a === null || b === null ? null : counted(exactBinomial(a, b))),
  bySign: (a, negative, zero, positive) => (a === null ? null : bySignOf(a.numerator < 0n ? -1 : a.numerator > 0n ? 1 : 0, negative, zero, positive)),
};
