// How witnesses show numbers: exact where that is short, else the decimal digits that are certain.

import { compareRational, formatRational, negateRational, parseDecimal, rational, type Rational } from "../arithmetic/rational.js";
import type { WitnessValue } from "../model/report.js";

const LONGEST = 24;
const LONGEST_COORDINATE = 48;

/** `-7/3`, or null where it is too long to read. */
export function formatExact(value: Rational): string | null {
  if (value.denominator > 10n ** 20n) return null;
  const text = formatRational(value);
  return text.length <= LONGEST ? text : null;
}

/** The number that such a text shows; null for a value that is no exact number. */
export function exactValue(value: WitnessValue | undefined): Rational | null {
  if (typeof value !== "string") return null;
  const fraction = /^(-?\d+)\/(\d+)$/.exec(value);
  if (fraction !== null) return rational(BigInt(fraction[1] ?? "0"), BigInt(fraction[2] ?? "1"));
  const size = parseDecimal(value.replace(/^-/, ""));
  return size !== null && value.startsWith("-") ? negateRational(size) : size;
}

/** A coordinate, exactly: as a fraction, or as a power of ten times a short number where that is shorter; an interval where both are too long to read. */
export function formatCoordinate(value: Rational): WitnessValue {
  const short = formatExact(value);
  if (short !== null) return short;
  const decimal = formatEnclosure(value, value, 12);
  const parsed = parseDecimal(decimal.replace(/^-/, ""));
  const size: Rational = value.numerator < 0n ? { numerator: -value.numerator, denominator: value.denominator } : value;
  if (parsed !== null && compareRational(parsed, size) === 0) return decimal;
  const text = formatRational(value);
  return text.length <= LONGEST_COORDINATE ? text : { enclosure: formatBounds(value, value, 25) };
}

function digitsBefore(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString().length;
}

/** The decimal exponent e with 10^e ≤ |value| < 10^(e+1). */
function decimalExponent(value: Rational): number {
  const size: Rational = value.numerator < 0n ? { numerator: -value.numerator, denominator: value.denominator } : value;
  let exponent = digitsBefore(size.numerator) - digitsBefore(size.denominator);
  const power: Rational = exponent >= 0 ? { numerator: 10n ** BigInt(exponent), denominator: 1n } : { numerator: 1n, denominator: 10n ** BigInt(-exponent) };
  if (compareRational(size, power) < 0) exponent -= 1;
  return exponent;
}

/** value / 10^(exponent - digits + 1), rounded to the nearest integer. */
function mantissa(value: Rational, exponent: number, digits: number): bigint {
  const shift = digits - 1 - exponent;
  const numerator = shift >= 0 ? value.numerator * 10n ** BigInt(shift) : value.numerator;
  const denominator = shift >= 0 ? value.denominator : value.denominator * 10n ** BigInt(-shift);
  const doubled = 2n * numerator + (numerator < 0n ? -denominator : denominator);
  return doubled / (2n * denominator);
}

/** The decimal number that both ends round to, with as many digits (at most `most`) as they share; `[lower, upper]` where they share none. */
export function formatEnclosure(lower: Rational, upper: Rational, most: number): string {
  if (lower.numerator === 0n && upper.numerator === 0n) return "0";
  const larger = compareRational({ numerator: -lower.numerator, denominator: lower.denominator }, upper) > 0 ? lower : upper;
  if (larger.numerator === 0n) return "0";
  if (Math.max(digitsBefore(larger.numerator), digitsBefore(larger.denominator)) > 20_000) return larger.numerator < 0n ? "a huge or tiny negative number" : "a huge or tiny positive number";
  const exponent = decimalExponent(larger);
  for (let digits = most; digits >= 1; digits -= 1) {
    const low = mantissa(lower, exponent, digits);
    if (low === mantissa(upper, exponent, digits)) return decimal(low, exponent, digits);
  }
  const around = (value: Rational): string => {
    const own = value.numerator === 0n ? 0 : decimalExponent(value);
    return value.numerator === 0n ? "0" : decimal(mantissa(value, own, 3), own, 3);
  };
  return `[${around(lower)}, ${around(upper)}]`;
}

/** Two decimal numbers of so many digits that the ends lie between. */
export function formatBounds(lower: Rational, upper: Rational, digits: number): readonly [string, string] {
  const outward = (value: Rational, direction: -1n | 1n): string => {
    if (value.numerator === 0n) return "0";
    const exponent = decimalExponent(value);
    const nearest = mantissa(value, exponent, digits);
    const shift = digits - 1 - exponent;
    const back: Rational = shift >= 0 ? { numerator: nearest, denominator: 10n ** BigInt(shift) } : { numerator: nearest * 10n ** BigInt(-shift), denominator: 1n };
    const order = compareRational(back, value);
    return decimal(order !== 0 && order > 0 !== direction > 0n ? nearest + direction : nearest, exponent, digits);
  };
  return [outward(lower, -1n), outward(upper, 1n)];
}

function decimal(value: bigint, exponent: number, digits: number): string {
  const negative = value < 0n;
  let text = (negative ? -value : value).toString();
  let scale = exponent;
  if (text.length > digits) scale += 1;
  const sign = negative ? "-" : "";
  if (scale < -7 || scale > 20) {
    text = text.replace(/0+$/, "");
    return `${sign}${text.slice(0, 1)}${text.length > 1 ? `.${text.slice(1)}` : ""}e${scale}`;
  }
  if (scale < 0) text = "0".repeat(-scale) + text;
  const whole = scale < 0 ? 1 : scale + 1;
  text = text.padEnd(whole, "0");
  const fraction = text.slice(whole).replace(/0+$/, "");
  return `${sign}${text.slice(0, whole)}${fraction === "" ? "" : `.${fraction}`}`;
}
