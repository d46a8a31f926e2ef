// Polynomials in several indeterminates with rational coefficients, exactly. Indeterminates are numbered; what they stand for is the business of
// `atoms.ts`. Terms are kept in descending graded reverse lexicographic order.

import { addRational, divideRational, multiplyRational, negateRational, ONE, rational, ZERO, type Rational } from "../../arithmetic/rational.js";

/** Exponents by number of the indeterminate, without zeros at the end. */
export type Monomial = readonly number[];

export interface Term {
  readonly monomial: Monomial;
  readonly coefficient: Rational;
}

/** Empty for zero. */
export type Polynomial = readonly Term[];

const NO_EXPONENTS: Monomial = [];

export function constantPolynomial(value: Rational): Polynomial {
  return value.numerator === 0n ? [] : [{ monomial: NO_EXPONENTS, coefficient: value }];
}

export const ZERO_POLYNOMIAL: Polynomial = [];
export const ONE_POLYNOMIAL: Polynomial = constantPolynomial(ONE);

export function indeterminate(number: number): Polynomial {
  return [{ monomial: [...Array.from({ length: number }, () => 0), 1], coefficient: ONE }];
}

function trimmed(exponents: readonly number[]): Monomial {
  let end = exponents.length;
  while (end > 0 && exponents[end - 1] === 0) end -= 1;
  return end === exponents.length ? exponents : exponents.slice(0, end);
}

export function totalDegree(monomial: Monomial): number {
  let sum = 0;
  for (const exponent of monomial) sum += exponent;
  return sum;
}

/** Positive where a comes before b. */
export function compareMonomials(a: Monomial, b: Monomial): number {
  const degrees = totalDegree(a) - totalDegree(b);
  if (degrees !== 0) return degrees;
  for (let k = Math.max(a.length, b.length) - 1; k >= 0; k--) {
    const difference = (a[k] ?? 0) - (b[k] ?? 0);
    if (difference !== 0) return -difference;
  }
  return 0;
}

export function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, k) => (a[k] ?? 0) + (b[k] ?? 0));
}

/** a/b, or null where b does not divide a. */
export function divideMonomials(a: Monomial, b: Monomial): Monomial | null {
  if (b.length > a.length) return null;
  const result: number[] = [];
  for (let k = 0; k < a.length; k++) {
    const difference = (a[k] ?? 0) - (b[k] ?? 0);
    if (difference < 0) return null;
    result.push(difference);
  }
  return trimmed(result);
}

export function commonMultiple(a: Monomial, b: Monomial): Monomial {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, k) => Math.max(a[k] ?? 0, b[k] ?? 0));
}

export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const result: Term[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left === undefined && right === undefined) break;
    const order = left === undefined ? -1 : right === undefined ? 1 : compareMonomials(left.monomial, right.monomial);
    if (order > 0 && left !== undefined) {
      result.push(left);
      i += 1;
    } else if (order < 0 && right !== undefined) {
      result.push(right);
      j += 1;
    } else if (left !== undefined && right !== undefined) {
      const coefficient = addRational(left.coefficient, right.coefficient);
      if (coefficient.numerator !== 0n) result.push({ monomial: left.monomial, coefficient });
      i += 1;
      j += 1;
    }
  }
  return result;
}

export function scalePolynomial(a: Polynomial, factor: Rational): Polynomial {
  if (factor.numerator === 0n) return [];
  return a.map(({ monomial, coefficient }) => ({ monomial, coefficient: multiplyRational(coefficient, factor) }));
}

export function negatePolynomial(a: Polynomial): Polynomial {
  return a.map(({ monomial, coefficient }) => ({ monomial, coefficient: negateRational(coefficient) }));
}

export function subtractPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  return addPolynomials(a, negatePolynomial(b));
}

export function multiplyByTerm(a: Polynomial, term: Term): Polynomial {
  return a.map(({ monomial, coefficient }) => ({ monomial: multiplyMonomials(monomial, term.monomial), coefficient: multiplyRational(coefficient, term.coefficient) }));
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let result: Polynomial = [];
  for (const term of short) result = addPolynomials(result, multiplyByTerm(long, term));
  return result;
}

/** a^n for n ≥ 0. */
export function powerOfPolynomial(a: Polynomial, n: number): Polynomial {
  let result = ONE_POLYNOMIAL;
  for (let k = 0; k < n; k++) result = multiplyPolynomials(result, a);
  return result;
}

/** The value of a polynomial that is a number; null for any other. */
export function numberOf(a: Polynomial): Rational | null {
  if (a.length === 0) return ZERO;
  const [only] = a;
  return a.length === 1 && only !== undefined && only.monomial.length === 0 ? only.coefficient : null;
}

export function indeterminatesOf(a: Polynomial): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { monomial } of a) monomial.forEach((exponent, k) => { if (exponent > 0) found.add(k); });
  return found;
}

export function degreeIn(a: Polynomial, number: number): number {
  let degree = 0;
  for (const { monomial } of a) degree = Math.max(degree, monomial[number] ?? 0);
  return degree;
}

/** Coefficients by powers of one indeterminate, from the constant one on. */
export function coefficientsIn(a: Polynomial, number: number): readonly Polynomial[] {
  const result: Term[][] = Array.from({ length: degreeIn(a, number) + 1 }, () => []);
  for (const { monomial, coefficient } of a) {
    const degree = monomial[number] ?? 0;
    const rest = [...monomial];
    if (degree > 0) rest[number] = 0;
    result[degree]?.push({ monomial: trimmed(rest), coefficient });
  }
  return result.map((terms) => [...terms].sort((x, y) => compareMonomials(y.monomial, x.monomial)));
}

/** The polynomial with an indeterminate replaced by another polynomial. */
export function substituteIn(a: Polynomial, number: number, value: Polynomial): Polynomial {
  let result: Polynomial = [];
  let power = ONE_POLYNOMIAL;
  for (const coefficient of coefficientsIn(a, number)) {
    result = addPolynomials(result, multiplyPolynomials(coefficient, power));
    power = multiplyPolynomials(power, value);
  }
  return result;
}

/** a/b, or null where b does not divide a. */
export function dividesExactly(a: Polynomial, b: Polynomial): Polynomial | null {
  const [lead] = b;
  if (lead === undefined) return null;
  let rest = a;
  let quotient: Polynomial = [];
  for (let step = 0; rest.length > 0; step++) {
    const [first] = rest;
    const monomial = first === undefined ? null : divideMonomials(first.monomial, lead.monomial);
    if (first === undefined || monomial === null || step > 500) return null;
    const term: Term = { monomial, coefficient: divideRational(first.coefficient, lead.coefficient) };
    quotient = addPolynomials(quotient, [term]);
    rest = subtractPolynomials(rest, multiplyByTerm(b, term));
  }
  return quotient;
}

/** The same up to a number: whole coefficients without a common divisor, the first one positive. */
export function primitivePart(a: Polynomial): Polynomial {
  const [first] = a;
  if (first === undefined) return a;
  let denominators = 1n;
  for (const { coefficient } of a) {
    denominators = (denominators / gcd(denominators, coefficient.denominator)) * coefficient.denominator;
  }
  const sign = first.coefficient.numerator < 0n ? -1n : 1n;
  let common = 0n;
  for (const { coefficient } of a) common = gcd(common, (coefficient.numerator * denominators) / coefficient.denominator);
  return scalePolynomial(a, rational(sign * denominators, common === 0n ? 1n : common));
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function samePolynomial(a: Polynomial, b: Polynomial): boolean {
  return subtractPolynomials(a, b).length === 0;
}

/** A text that two polynomials share only when they are the same. */
export function keyOf(a: Polynomial): string {
  return a.map(({ monomial, coefficient }) => `${monomial.join(",")}:${coefficient.numerator}/${coefficient.denominator}`).join(";");
}
