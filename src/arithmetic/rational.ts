// Exact rational numbers on BigInt: the numbers of expressions, of sample points and of witnesses.
// Always in lowest terms with a positive denominator, so two equal rationals have equal fields.

/** An exact rational number in lowest terms, `denominator > 0`. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  // Denominators are mostly powers of two, with which the lowest bit of the other number is all that is common.
  if (y > LARGEST_SAFE && x !== 0n && (y & (y - 1n)) === 0n) {
    const lowest = x & -x;
    return lowest < y ? lowest : y;
  }
  while (y !== 0n) {
    // Doubles divide integers of this size exactly, and much faster.
    if (x <= LARGEST_SAFE && y <= LARGEST_SAFE) return BigInt(gcdOfSafe(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
}

const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function gcdOfSafe(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/**
 * The rational numerator/denominator in lowest terms.
 * @throws RangeError when the denominator is zero.
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  let n = BigInt(numerator);
  let d = BigInt(denominator);
  if (d === 0n) throw new RangeError("a rational needs a non-zero denominator");
  if (d < 0n) [n, d] = [-n, -d];
  const g = d === 1n ? 1n : gcd(n, d);
  return g === 1n ? { numerator: n, denominator: d } : { numerator: n / g, denominator: d / g };
}

export const ZERO: Rational = rational(0n);
export const ONE: Rational = rational(1n);

export function addRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtractRational(a: Rational, b: Rational): Rational {
  return addRational(a, negateRational(b));
}

export function multiplyRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws RangeError when b is zero. */
export function divideRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negateRational(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** Negative, zero or positive as a < b, a = b, a > b. */
export function compareRational(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equalRational(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function isInteger(a: Rational): boolean {
  return a.denominator === 1n;
}

/**
 * The exact value of a decimal literal such as `0.10`, `12`, `.5` or `1.5e-3`.
 * Returns null where the text is no such literal, or where its exponent exceeds 10000 in size.
 */
export function parseDecimal(text: string): Rational | null {
  const match = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null || ((match[1] ?? "") === "" && (match[2] ?? "") === "")) return null;
  const fraction = match[2] ?? "";
  const exponent = Number(match[3] ?? "0") - fraction.length;
  if (Math.abs(exponent) > 10000) return null;
  const digits = BigInt((match[1] ?? "") + fraction);
  return exponent >= 0 ? rational(digits * 10n ** BigInt(exponent)) : rational(digits, 10n ** BigInt(-exponent));
}

/** `3`, `-1/2`: what witnesses and printers show. */
export function formatRational(a: Rational): string {
  return a.denominator === 1n ? String(a.numerator) : `${a.numerator}/${a.denominator}`;
}

/** The nearest double, for plotting and for choosing points; never for a verdict. */
export function rationalToNumber(a: Rational): number {
  const n = Number(a.numerator);
  const d = Number(a.denominator);
  if (Number.isFinite(n) && Number.isFinite(d)) return n / d;
  const shift = BigInt(Math.max(a.numerator.toString(2).length, a.denominator.toString(2).length) - 1000);
  const scaled = Number(a.denominator >> shift);
  return scaled === 0 ? (a.numerator < 0n ? -Infinity : Infinity) : Number(a.numerator >> shift) / scaled;
}
