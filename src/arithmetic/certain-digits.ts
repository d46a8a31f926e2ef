// Writes an enclosed real number in decimal with only the digits that the enclosure makes certain, for witnesses and tables.

import { type Rational, negateRational, rational } from "./rational.js";

/** The two ends of an enclosure, lower ≤ upper. */
export interface RationalBounds {
  readonly lower: Rational;
  readonly upper: Rational;
}

/** Beyond these decimal exponents a number is written with `e`. */
const PLAIN_RANGE = { least: -6, greatest: 20 };

// ⌊log10 x⌋ for x > 0.
function decimalExponent(x: Rational): number {
  let exponent = String(x.numerator).length - String(x.denominator).length;
  const left = exponent >= 0 ? x.numerator : x.numerator * 10n ** BigInt(-exponent);
  const right = exponent >= 0 ? x.denominator * 10n ** BigInt(exponent) : x.denominator;
  if (left < right) exponent -= 1;
  return exponent;
}

// x·10^-unit cut towards zero, for x ≥ 0.
function truncated(x: Rational, unit: number): bigint {
  return unit >= 0 ? x.numerator / (x.denominator * 10n ** BigInt(unit)) : (x.numerator * 10n ** BigInt(-unit)) / x.denominator;
}

// x·10^-unit to the nearest integer, halves up, for x ≥ 0.
function nearest(x: Rational, unit: number): bigint {
  return (truncated({ numerator: 2n * x.numerator, denominator: x.denominator }, unit) + 1n) / 2n;
}

function written(digits: string, exponent: number): string {
  if (exponent < PLAIN_RANGE.least || exponent > PLAIN_RANGE.greatest || exponent >= digits.length) {
    return `${digits.charAt(0)}${digits.length > 1 ? "." : ""}${digits.slice(1)}${exponent === 0 ? "" : `e${exponent}`}`;
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const fraction = digits.slice(exponent + 1);
  return fraction === "" ? digits : `${digits.slice(0, exponent + 1)}.${fraction}`;
}

/**
 * The number rounded to as many significant decimal digits, at most `maxDigits` (≥ 1), as the bounds make certain: every number between them rounds to
 * the same digits: "-0.18232155679", "1.0000000000". An exact number is written without trailing zeros after the point. Where not even the sign or the
 * first digit is certain, least and greatest value are given with one digit each, rounded outward: "between -2e-9 and 1e-9". Very large and small
 * numbers, and integers with uncertain digits, are written with an exponent: "1.26765e30".
 */
export function certainDigits(bounds: RationalBounds, maxDigits: number): string {
  const { lower, upper } = bounds;
  if (lower.numerator === 0n && upper.numerator === 0n) return "0";
  if (upper.numerator <= 0n && lower.numerator < 0n) {
    const size = certainSize(negateRational(upper), negateRational(lower), maxDigits);
    if (size !== null) return `-${size}`;
  } else if (lower.numerator >= 0n) {
    const size = certainSize(lower, upper, maxDigits);
    if (size !== null) return size;
  }
  return `between ${oneDigit(lower, false)} and ${oneDigit(upper, true)}`;
}

function certainSize(least: Rational, greatest: Rational, maxDigits: number): string | null {
  const exponent = decimalExponent(greatest);
  for (let count = maxDigits; count >= 1; count--) {
    const unit = exponent - count + 1;
    const rounded = nearest(greatest, unit);
    if (nearest(least, unit) !== rounded) continue;
    const digits = String(rounded);
    // Rounding up may have carried: 9.99 to 10.0.
    const carried = digits.length > count;
    const shown = carried ? digits.slice(0, count) : digits;
    const shownExponent = carried ? exponent + 1 : exponent;
    const isExact = least.numerator === greatest.numerator && least.denominator === greatest.denominator;
    if (!isExact) return written(shown, shownExponent);
    const needed = shownExponent < shown.length ? Math.max(1, shownExponent + 1) : 1;
    return written(shown.slice(0, needed) + shown.slice(needed).replace(/0+$/, ""), shownExponent);
  }
  return null;
}

function oneDigit(x: Rational, upwards: boolean): string {
  if (x.numerator === 0n) return "0";
  const negative = x.numerator < 0n;
  const size = negative ? negateRational(x) : x;
  const exponent = decimalExponent(size);
  let digit = truncated(size, exponent);
  const unit = exponent >= 0 ? rational(10n ** BigInt(exponent)) : rational(1n, 10n ** BigInt(-exponent));
  const exact = digit * unit.numerator * size.denominator === size.numerator * unit.denominator;
  if (!exact && upwards !== negative) digit += 1n;
  const shownExponent = digit === 10n ? exponent + 1 : exponent;
  const rounded = written(String(digit).charAt(0) + "0".repeat(shownExponent > 0 && shownExponent <= -PLAIN_RANGE.least ? shownExponent : 0), shownExponent);
  return negative ? `-${rounded}` : rounded;
}
