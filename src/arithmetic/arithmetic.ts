// The one interface through which a function is evaluated, whatever the values are: exact rationals, double intervals,
// BigInt balls, residues, or jets over any of them. `functions/` and the judge's tape speak only this language.

import type { Rational } from "./rational.js";

/**
 * The elementary operations on values of type T. An operation never throws: where it is not defined it returns a value that says so
 * (an enclosure whose definedness is "never" or "maybe"), and that spreads through every later operation.
 */
export interface Arithmetic<T> {
  readonly name: string;
  fromRational(value: Rational): T;
  pi(): T;
  add(a: T, b: T): T;
  subtract(a: T, b: T): T;
  multiply(a: T, b: T): T;
  divide(a: T, b: T): T;
  negate(a: T): T;
  /** a^n for any integer n; a^0 = 1 for every a, also 0; 0^n is undefined for n < 0. */
  powerInteger(a: T, n: bigint): T;
  /** The real n-th root, n ≥ 2: defined for a ≥ 0, and for odd n also for a < 0 (the negative root). */
  root(a: T, n: number): T;
  exp(a: T): T;
  /** The natural logarithm, defined for a > 0. */
  log(a: T): T;
  sin(a: T): T;
  cos(a: T): T;
  atan(a: T): T;
  /** Defined on [-1, 1]. */
  asin(a: T): T;
  /** Defined on [-1, 1]. */
  acos(a: T): T;
  abs(a: T): T;
  /** -1, 0 or 1. */
  sign(a: T): T;
  max(a: T, b: T): T;
  min(a: T, b: T): T;
  floor(a: T): T;
  /** n! for integers n ≥ 0, undefined for n < 0; between integers nothing is said. */
  factorial(a: T): T;
  /** n!! for integers n ≥ −1, undefined for n < −1; between integers nothing is said. */
  doubleFactorial(a: T): T;
  /** a over b for integers b, 0 for b < 0; for others nothing is said. */
  binomial(a: T, b: T): T;
  /** The first, second or third value as the sign of a is −1, 0 or 1; undefined where a is. The other two need have no value. */
  bySign(a: T, negative: T, zero: T, positive: T): T;
}

/** Is the value defined at every point it stands for, at none, or can that not be told at this precision? */
export type Definedness = "always" | "maybe" | "never";

/** An arithmetic whose values rigorously enclose real numbers. */
export interface EnclosureArithmetic<T> extends Arithmetic<T> {
  /** The enclosure of everything between two exact numbers (lower ≤ upper); no correlation is kept. */
  hull(lower: Rational, upper: Rational): T;
  definedness(a: T): Definedness;
  /** True only when it is proven that no real number is in both. False for undefined values. */
  disjoint(a: T, b: T): boolean;
  /** The proven sign, or null where the enclosure does not decide it; 0 only for the exact zero. */
  provenSign(a: T): -1 | 0 | 1 | null;
  /** Exact rational bounds, or null where the enclosure is unbounded or undefined. */
  bounds(a: T): { readonly lower: Rational; readonly upper: Rational } | null;
  /** Number of bits to which the two enclosures agree: -log2(hull width / magnitude); 0 when they are wide, Infinity when both are the same exact number. */
  agreementBits(a: T, b: T): number;
}
