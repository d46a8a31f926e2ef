// Factorials, double factorials and binomial coefficients of integers, for every arithmetic: what differs between them is only how an integer is recognised and how
// a rational number is taken in. The binomial coefficient "a over k" has a value for every real a and integer k: 0 for k < 0, else a(a − 1)…(a − k + 1)/k!.

import { isInteger, rational, ZERO, type Rational } from "./rational.js";

/** Factorials of larger numbers are not computed. */
export const LARGEST_COUNTED = 1000n;

/** What has no value, or (null) is not computed or not known: between the integers, where Γ might be meant. */
type Counted = Rational | "undefined" | null;

/** Π n(n − step)(n − 2 step)… down to 1 or 2; for n ≥ 1 − step, where it is the empty product. */
function steppedProduct(n: Rational, step: bigint): Counted {
  if (!isInteger(n)) return null;
  if (n.numerator <= -step) return "undefined";
  if (n.numerator > LARGEST_COUNTED) return null;
  let product = 1n;
  for (let factor = n.numerator; factor > 1n; factor -= step) product *= factor;
  return rational(product);
}

/** n! for n ≥ 0. */
export const exactFactorial = (n: Rational): Counted => steppedProduct(n, 1n);

/** n!! for n ≥ −1. */
export const exactDoubleFactorial = (n: Rational): Counted => steppedProduct(n, 2n);

/** a over k for integers k. */
export function exactBinomial(a: Rational, k: Rational): Counted {
  if (!isInteger(k)) return null;
  // Of two whole numbers the smaller of k and a − k is enough.
  const mirrored = isInteger(a) && a.numerator >= k.numerator && a.numerator - k.numerator < k.numerator ? a.numerator - k.numerator : k.numerator;
  if (mirrored < 0n) return ZERO;
  if (mirrored > LARGEST_COUNTED) return null;
  let numerator = 1n;
  let denominator = 1n;
  for (let j = 0n; j < mirrored; j += 1n) {
    numerator *= a.numerator - j * a.denominator;
    denominator *= a.denominator * (j + 1n);
  }
  return numerator === 0n ? ZERO : rational(numerator, denominator);
}

/** How an arithmetic recognises exact values and says that it knows nothing. */
export interface CountingHost<T> {
  /** The rational number that a value is, exactly; null where it is none or not known to be one. */
  exactly(a: T): Rational | null;
  fromRational(value: Rational): T;
  undefinedValue(): T;
  /** A value that may be anything, or nothing, as far as these operands tell. */
  unknownValue(...operands: readonly T[]): T;
  multiply(a: T, b: T): T;
  subtract(a: T, b: T): T;
}

/** The counting functions over the host. */
export function countingFunctions<T>(host: CountingHost<T>): { factorial(a: T): T; doubleFactorial(a: T): T; binomial(a: T, b: T): T } {
  const told = (counted: Counted, ...operands: readonly T[]): T =>
    counted === null ? host.unknownValue(...operands) : counted === "undefined" ? host.undefinedValue() : host.fromRational(counted);
  const unary = (of: (n: Rational) => Counted) => (a: T): T => {
    const n = host.exactly(a);
    return n === null ? host.unknownValue(a) : told(of(n), a);
  };
  return {
    factorial: unary(exactFactorial),
    doubleFactorial: unary(exactDoubleFactorial),
    binomial(a, b) {
      const k = host.exactly(b);
      if (k === null) return host.unknownValue(a, b);
      const above = host.exactly(a);
      if (above !== null) return told(exactBinomial(above, k), a, b);
      if (!isInteger(k) || k.numerator > 64n) return host.unknownValue(a, b);
      // Defined where a is: the product starts from 0·a + 1.
      let product = host.multiply(a, host.fromRational(ZERO));
      product = host.subtract(product, host.fromRational(rational(-1n)));
      if (k.numerator < 0n) return host.multiply(product, host.fromRational(ZERO));
      for (let j = 0n; j < k.numerator; j += 1n) {
        const factor = host.subtract(a, host.fromRational(rational(j)));
        product = host.multiply(product, host.multiply(factor, host.fromRational(rational(1n, j + 1n))));
      }
      return product;
    },
  };
}

/** The value for the sign of a number: negative, zero, positive. */
export function bySignOf<T>(sign: -1 | 0 | 1, negative: T, zero: T, positive: T): T {
  return sign < 0 ? negative : sign > 0 ? positive : zero;
}
