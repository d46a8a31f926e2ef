// Comparisons with logarithms or exponentials rewritten as ones without, where that is the same statement for every real number: sums of logarithms as products,
// two exponentials by their logarithms, and beside polynomials in e^x the unknown x by e^x.

import { rational, type Rational } from "../../arithmetic/rational.js";
import type { RelationOperator } from "../../expression/node.js";
import type { Algebra, Fraction } from "./atoms.js";
import type { Comparison } from "./comparison-form.js";
import {
  addPolynomials, coefficientsIn, constantPolynomial, degreeIn, divideMonomials, indeterminate, indeterminatesOf, multiplyPolynomials, negatePolynomial, numberOf, ONE_POLYNOMIAL, powerOfPolynomial, scalePolynomial,
  type Polynomial,
} from "./polynomials.js";

const LARGEST_POWER = 12n;

export function flip(operator: RelationOperator): RelationOperator {
  switch (operator) {
    case "<":
      return ">";
    case "≤":
      return "≥";
    case ">":
      return "<";
    case "≥":
      return "≤";
    default:
      return operator;
  }
}

/** Is the atom a logarithm of something that varies? */
function isOpenLogarithm(algebra: Algebra, number: number): boolean {
  const about = algebra.atoms[number]?.about;
  return about?.kind === "logarithm" && numberOf(about.of) === null;
}

function isConstantAtom(algebra: Algebra, number: number): boolean {
  const about = algebra.atoms[number]?.about;
  if (about === undefined) return false;
  if (about.kind === "constant") return true;
  if (about.kind === "logarithm") return numberOf(about.of) !== null;
  return about.kind === "root" && [...indeterminatesOf(about.radicand)].every((inner) => isConstantAtom(algebra, inner));
}

/** `k₁ log u₁ + … + c op 0` as `u₁^k₁ ⋯ e^c op 1`. */
function withoutLogarithms(algebra: Algebra, comparison: Comparison): Comparison | null {
  const bottom = numberOf(comparison.denominator);
  if (bottom === null) return null;
  const logarithms: { readonly of: Polynomial; readonly times: Rational }[] = [];
  let constant: Polynomial = [];
  let common = 1n;
  for (const term of comparison.numerator) {
    const numbers = [...indeterminatesOf([term])];
    if (numbers.every((number) => isConstantAtom(algebra, number))) {
      constant = addPolynomials(constant, [term]);
      continue;
    }
    const [only] = numbers;
    const about = only === undefined ? undefined : algebra.atoms[only]?.about;
    if (only === undefined || numbers.length > 1 || term.monomial[only] !== 1 || !isOpenLogarithm(algebra, only) || about?.kind !== "logarithm") return null;
    logarithms.push({ of: about.of, times: term.coefficient });
    common = (common * term.coefficient.denominator) / gcd(common, term.coefficient.denominator);
  }
  if (logarithms.length === 0) return null;
  const factor = algebra.exponentialOf(scalePolynomial(constant, rational(common)));
  if (factor === null) return null;
  let top = factor.numerator;
  let under = factor.denominator;
  for (const { of, times } of logarithms) {
    const size = (times.numerator * common) / times.denominator;
    if ((size < 0n ? -size : size) > LARGEST_POWER) return null;
    if (size > 0n) top = multiplyPolynomials(top, powerOfPolynomial(of, Number(size)));
    else under = multiplyPolynomials(under, powerOfPolynomial(of, Number(-size)));
  }
  return { ...comparison, operator: bottom.numerator < 0n ? flip(comparison.operator) : comparison.operator, numerator: addPolynomials(top, negatePolynomial(under)), denominator: ONE_POLYNOMIAL };
}

/** Two terms that are numbers times exponentials, by their logarithms; null for anything else. */
function byLogarithms(algebra: Algebra, comparison: Comparison): Comparison | null {
  const bottom = numberOf(comparison.denominator);
  const [first, second] = comparison.numerator;
  if (bottom === null || first === undefined || second === undefined || comparison.numerator.length !== 2) return null;
  if (first.coefficient.numerator > 0n === second.coefficient.numerator > 0n) return null;
  const [positive, negative] = first.coefficient.numerator > 0n ? [first, second] : [second, first];
  const sideOf = (term: typeof first, sign: bigint): Polynomial | null => {
    const size = algebra.logarithmOf(rational(sign * term.coefficient.numerator, term.coefficient.denominator));
    let sum = size?.numerator ?? null;
    for (const [number, exponent] of term.monomial.entries()) {
      if (exponent === 0 || sum === null) continue;
      const about = algebra.atoms[number]?.about;
      const node = algebra.atoms[number]?.node;
      if (about?.kind === "constant" && node?.kind === "symbol" && node.name === "e") sum = addPolynomials(sum, constantPolynomial(rational(BigInt(exponent))));
      else if (about?.kind === "exponential") {
        const scale: Fraction | null = about.base === "e" ? { numerator: ONE_POLYNOMIAL, denominator: ONE_POLYNOMIAL } : algebra.logarithmOf(rational(about.base));
        if (scale === null) return null;
        sum = addPolynomials(sum, multiplyPolynomials(scale.numerator, [{ monomial: about.monomial, coefficient: rational(BigInt(exponent), about.part) }]));
      } else return null;
    }
    return sum;
  };
  const left = sideOf(positive, 1n);
  const right = sideOf(negative, -1n);
  if (left === null || right === null || !holdsExponential(algebra, comparison.numerator)) return null;
  return { ...comparison, operator: bottom.numerator < 0n ? flip(comparison.operator) : comparison.operator, numerator: addPolynomials(left, negatePolynomial(right)), denominator: ONE_POLYNOMIAL };
}

function holdsExponential(algebra: Algebra, polynomial: Polynomial): boolean {
  return [...indeterminatesOf(polynomial)].some((number) => algebra.atoms[number]?.about.kind === "exponential");
}

/** `a·x + c op 0` as `b^x op b^(−c/a)`, beside exponentials b^x. */
function byExponentials(algebra: Algebra, comparison: Comparison, exponential: number): Comparison | null {
  const about = algebra.atoms[exponential]?.about;
  const bottom = numberOf(comparison.denominator);
  if (about?.kind !== "exponential" || about.part !== 1n || bottom === null) return null;
  const unknown = about.monomial.length - 1;
  if (about.monomial[unknown] !== 1 || about.monomial.slice(0, -1).some((exponent) => exponent > 0) || degreeIn(comparison.numerator, unknown) !== 1) return null;
  const [rest, slope] = coefficientsIn(comparison.numerator, unknown);
  const a = slope === undefined ? null : numberOf(slope);
  if (rest === undefined || a === null || a.numerator === 0n || ![...indeterminatesOf(rest)].every((number) => isConstantAtom(algebra, number))) return null;
  if (about.base !== "e") return null;
  const value = algebra.exponentialOf(scalePolynomial(rest, rational(-a.denominator, a.numerator)));
  if (value === null) return null;
  const positive = a.numerator > 0n === bottom.numerator > 0n;
  return {
    ...comparison, operator: positive ? comparison.operator : flip(comparison.operator), denominator: ONE_POLYNOMIAL,
    numerator: addPolynomials(multiplyPolynomials(indeterminate(exponential), value.denominator), negatePolynomial(value.numerator)),
  };
}

/** Is the atom positive wherever it stands: an exponential, the logarithm of a number above 1? */
function isPositiveAtom(algebra: Algebra, number: number): boolean {
  const about = algebra.atoms[number]?.about;
  if (about?.kind === "exponential") return true;
  const value = about?.kind === "logarithm" ? numberOf(about.of) : null;
  return value !== null && value.numerator > value.denominator;
}

/** A denominator whose terms are numbers of one sign times positive atoms has that sign. */
function withoutPositiveDenominator(algebra: Algebra, comparison: Comparison): Comparison {
  const { denominator } = comparison;
  if (denominator.length === 0 || denominator.every(({ monomial }) => monomial.length === 0)) return comparison;
  const isPositive = [...indeterminatesOf(denominator)].every((number) => isPositiveAtom(algebra, number));
  const negative = denominator.filter(({ coefficient }) => coefficient.numerator < 0n).length;
  if (!isPositive || (negative !== 0 && negative !== denominator.length)) return comparison;
  return { ...comparison, operator: negative > 0 ? flip(comparison.operator) : comparison.operator, denominator: ONE_POLYNOMIAL, numerator: withoutPositiveFactors(algebra, comparison.numerator) };
}

/** Without the positive atoms that stand in every term. */
function withoutPositiveFactors(algebra: Algebra, polynomial: Polynomial): Polynomial {
  const common: number[] = [];
  for (const number of indeterminatesOf(polynomial)) {
    const times = isPositiveAtom(algebra, number) ? Math.min(...polynomial.map(({ monomial }) => monomial[number] ?? 0)) : 0;
    if (times === 0) continue;
    while (common.length <= number) common.push(0);
    common[number] = times;
  }
  return common.length === 0 ? polynomial : polynomial.map((term) => ({ ...term, monomial: divideMonomials(term.monomial, common) ?? term.monomial }));
}

/** How all comparisons of a question are to be rewritten, so that they stay comparable. */
export function rewriting(algebra: Algebra, comparisons: readonly Comparison[]): (comparison: Comparison) => Comparison {
  const cleared = (comparison: Comparison): Comparison => {
    const made = withoutPositiveDenominator(algebra, comparison);
    return withoutLogarithms(algebra, made) ?? made;
  };
  const plain = comparisons.map(cleared);
  const held = plain.filter((comparison) => holdsExponential(algebra, comparison.numerator));
  const mixed = held.some((comparison) => byLogarithms(algebra, comparison) === null);
  const exponentials = new Set(held.flatMap((comparison) => [...indeterminatesOf(comparison.numerator)].filter((number) => algebra.atoms[number]?.about.kind === "exponential")));
  const [only] = exponentials;
  return (comparison) => {
    const made = cleared(comparison);
    if (held.length === 0) return made;
    if (!mixed) return byLogarithms(algebra, made) ?? made;
    return (exponentials.size === 1 && only !== undefined ? byExponentials(algebra, made, only) : null) ?? made;
  };
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
