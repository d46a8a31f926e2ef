// Formulas in one real unknown, with square roots and absolute values, decided completely: the line is cut at the roots of all polynomials whose signs matter, and each
// point and each interval between them is looked at (a cell decomposition in one dimension). Signs of A + B√u are found from those of A, B and A² − B²u.

import { satisfies } from "../../expression/formula.js";
import { addRational, compareRational, divideRational, formatRational, isInteger, rational, subtractRational, type Rational } from "../../arithmetic/rational.js";
import type { Algebra } from "./atoms.js";
import { comparisonsIn, type Comparison, type ComparisonFormula } from "./comparison-form.js";
import {
  addPolynomials, coefficientsIn, degreeIn, indeterminatesOf, keyOf, multiplyPolynomials, negatePolynomial, numberOf, powerOfPolynomial, type Polynomial,
} from "./polynomials.js";
import { createCounter, isolateRoots, multiply, narrowTo, primitive, quotient, greatestCommonDivisor, signAt, squareFree, type RealRoot, type Univariate } from "./roots.js";

/** A point that is a root, or an open interval with a rational number in it. */
export interface Cell {
  readonly kind: "point" | "interval";
  readonly root: RealRoot | null;
  readonly sample: Rational;
  /** Ends of an interval, null where it is unbounded; any whole number in it. */
  readonly whole: Rational | null;
}

export interface CellLine {
  readonly cells: readonly Cell[];
  holds(formula: ComparisonFormula, cell: Cell): boolean;
  /** The unknown in a cell, as a number or between two. */
  valueOf(cell: Cell): string | { readonly enclosure: readonly [string, string] };
  exactValue(cell: Cell): Rational | null;
}

const LARGEST_DEGREE = 48;
const MOST_POLYNOMIALS = 120;

interface Tower {
  readonly base: number;
  /** Radicals by height. */
  readonly radicals: readonly { readonly number: number; readonly radicand: Polynomial }[];
}

/** The decomposition for all formulas at once; null where they are not of this form, or too large. */
export function createCells(algebra: Algebra, formulas: readonly ComparisonFormula[], base: number): CellLine | null {
  const comparisons = formulas.flatMap(comparisonsIn);
  const tower = towerOf(algebra, comparisons, base);
  if (tower === null) return null;
  const basic = new Map<string, Univariate>();
  let failed = false;

  /** The parts A, B of A + B·r for the highest root r in a polynomial. */
  function split(polynomial: Polynomial): { readonly a: Polynomial; readonly b: Polynomial; readonly radicand: Polynomial } | null {
    for (let k = (tower?.radicals.length ?? 0) - 1; k >= 0; k--) {
      const radical = tower?.radicals[k];
      if (radical === undefined || degreeIn(polynomial, radical.number) === 0) continue;
      let a: Polynomial = [];
      let b: Polynomial = [];
      coefficientsIn(polynomial, radical.number).forEach((coefficient, degree) => {
        const part = multiplyPolynomials(coefficient, powerOfPolynomial(radical.radicand, Math.floor(degree / 2)));
        if (degree % 2 === 0) a = addPolynomials(a, part);
        else b = addPolynomials(b, part);
      });
      return { a, b, radicand: radical.radicand };
    }
    return null;
  }

  function norm(parts: { readonly a: Polynomial; readonly b: Polynomial; readonly radicand: Polynomial }): Polynomial {
    return addPolynomials(multiplyPolynomials(parts.a, parts.a), negatePolynomial(multiplyPolynomials(multiplyPolynomials(parts.b, parts.b), parts.radicand)));
  }

  function collect(polynomial: Polynomial): void {
    if (failed || polynomial.length === 0) return;
    const parts = split(polynomial);
    if (parts !== null) {
      collect(parts.a);
      collect(parts.b);
      collect(parts.radicand);
      if (parts.a.length > 0 && parts.b.length > 0) collect(norm(parts));
      return;
    }
    const key = keyOf(polynomial);
    if (basic.has(key)) return;
    const made = univariateOf(polynomial, base);
    if (made.length > LARGEST_DEGREE + 1 || basic.size >= MOST_POLYNOMIALS) failed = true;
    else basic.set(key, made);
  }

  for (const { numerator, denominator, needs } of comparisons) {
    collect(numerator);
    collect(denominator);
    for (const need of needs) collect(need.polynomial);
  }
  if (failed) return null;

  let product: Univariate = [1n];
  for (const each of basic.values()) {
    const simple = squareFree(each);
    if (simple.length <= 1) continue;
    const fresh = quotient(simple, greatestCommonDivisor(simple, product));
    product = primitive(multiply(product, fresh));
    if (product.length > LARGEST_DEGREE + 1) return null;
  }
  const roots = isolateRoots(product);
  const counters = new Map<string, { readonly simple: Univariate; readonly count: (lower: Rational, upper: Rational) => number }>();
  const cells = cellsBetween(product, roots);

  function signOf(polynomial: Polynomial, cell: Cell): -1 | 0 | 1 {
    if (polynomial.length === 0) return 0;
    const parts = split(polynomial);
    if (parts === null) return basicSign(polynomial, cell);
    const sign = signOf(parts.a, cell);
    const other = signOf(parts.b, cell);
    const underRoot = other === 0 ? 0 : signOf(parts.radicand, cell);
    const product = underRoot <= 0 ? 0 : other;
    if (product === 0) return sign;
    if (sign === 0 || sign === product) return product;
    const difference = signOf(norm(parts), cell);
    return difference === 0 ? 0 : difference > 0 ? sign : product;
  }

  function basicSign(polynomial: Polynomial, cell: Cell): -1 | 0 | 1 {
    const key = keyOf(polynomial);
    const own = basic.get(key) ?? univariateOf(polynomial, base);
    if (cell.kind === "interval" || cell.root === null || compareRational(cell.root.lower, cell.root.upper) === 0) return signAt(own, cell.sample);
    let counter = counters.get(key);
    if (counter === undefined) {
      const simple = squareFree(own);
      counter = { simple, count: createCounter(simple) };
      counters.set(key, counter);
    }
    // The interval holds one root of the product, so this polynomial has that root or none there.
    return counter.count(cell.root.lower, cell.root.upper) > 0 ? 0 : signAt(own, cell.root.upper);
  }

  function comparisonHolds(comparison: Comparison, cell: Cell): boolean {
    for (const need of comparison.needs) if (!satisfies(signOf(need.polynomial, cell), need.relation)) return false;
    const bottom = signOf(comparison.denominator, cell);
    if (bottom === 0) return false;
    const top = signOf(comparison.numerator, cell);
    return satisfies(top === 0 ? 0 : top === bottom ? 1 : -1, comparison.operator);
  }

  function holds(formula: ComparisonFormula, cell: Cell): boolean {
    switch (formula.kind) {
      case "comparison":
        return comparisonHolds(formula.comparison, cell);
      case "all":
        return formula.parts.every((part) => holds(part, cell));
      case "any":
        return formula.parts.some((part) => holds(part, cell));
    }
  }

  const isExact = (root: RealRoot): boolean => compareRational(root.lower, root.upper) === 0;
  return {
    cells, holds,
    exactValue: (cell) => (cell.root === null || isExact(cell.root) ? cell.sample : null),
    valueOf(cell) {
      if (cell.root === null || isExact(cell.root)) return formatRational(cell.sample);
      const fine = narrowTo(product, cell.root, rational(1n, 1_000_000n));
      return isExact(fine) ? formatRational(fine.lower) : { enclosure: [decimal(fine.lower, "down"), decimal(fine.upper, "up")] };
    },
  };
}

/** All radicals that occur, those that stand under others first; null where another kind of atom occurs. */
function towerOf(algebra: Algebra, comparisons: readonly Comparison[], base: number): Tower | null {
  const radicals: { number: number; radicand: Polynomial }[] = [];
  const seen = new Set<number>([base]);
  let possible = true;
  const visit = (number: number): void => {
    if (seen.has(number) || !possible) return;
    seen.add(number);
    const about = algebra.atoms[number]?.about;
    if (about?.kind !== "root" || about.degree !== 2) {
      possible = false;
      return;
    }
    for (const inner of indeterminatesOf(about.radicand)) visit(inner);
    radicals.push({ number, radicand: about.radicand });
  };
  for (const { numerator, denominator, needs } of comparisons) for (const polynomial of [numerator, denominator, ...needs.map((need) => need.polynomial)]) for (const number of indeterminatesOf(polynomial)) visit(number);
  return possible && radicals.length <= 5 ? { base, radicals } : null;
}

/** The coefficients with a positive common denominator taken out. */
function univariateOf(polynomial: Polynomial, base: number): Univariate {
  const values = coefficientsIn(polynomial, base).map((each) => numberOf(each) ?? rational(0n));
  let common = 1n;
  for (const { denominator } of values) common *= denominator;
  return primitive(values.map((value) => (value.numerator * common) / value.denominator));
}

function cellsBetween(product: Univariate, roots: readonly RealRoot[]): readonly Cell[] {
  const cells: Cell[] = [];
  const two = rational(2n);
  const one = rational(1n);
  const middle = (a: Rational, b: Rational): Rational => simple(a, b) ?? divideRational(addRational(a, b), two);
  roots.forEach((root, k) => {
    const before = roots[k - 1];
    const lower = before === undefined ? null : before.upper;
    const sample = lower === null ? subtractRational(floorOf(root.lower), one) : middle(lower, root.lower);
    cells.push({ kind: "interval", root: null, sample, whole: lower === null ? sample : wholeBetween(product, before, root) });
    const exact = compareRational(root.lower, root.upper) === 0;
    cells.push({ kind: "point", root, sample: exact ? root.lower : divideRational(addRational(root.lower, root.upper), two), whole: exact && isInteger(root.lower) ? root.lower : null });
  });
  const last = roots[roots.length - 1];
  const sample = last === undefined ? rational(0n) : addRational(floorOf(last.upper), rational(2n));
  cells.push({ kind: "interval", root: null, sample, whole: sample });
  return cells;
}

/** A whole number strictly between two roots, or null. */
function wholeBetween(product: Univariate, before: RealRoot | undefined, after: RealRoot): Rational | null {
  if (before === undefined) return null;
  const unit = rational(1n, 1n << 40n);
  const low = narrowTo(product, before, unit).upper;
  const high = narrowTo(product, after, unit).lower;
  const candidate = addRational(floorOf(low), rational(1n));
  const exactLow = compareRational(before.lower, before.upper) === 0;
  const atLow = !exactLow && isInteger(low) && signAt(product, low) !== 0 ? low : null;
  const chosen = atLow !== null && compareRational(atLow, high) <= 0 ? atLow : candidate;
  return compareRational(chosen, high) < 0 || (compareRational(chosen, high) === 0 && signAt(product, chosen) !== 0) ? chosen : null;
}

/** A number with a small denominator between two. */
function simple(a: Rational, b: Rational): Rational | null {
  for (const denominator of [1n, 2n, 3n, 4n, 10n]) {
    const scaled = rational(a.numerator * denominator, a.denominator);
    const candidate = rational(floorOf(scaled).numerator + 1n, denominator);
    if (compareRational(candidate, a) > 0 && compareRational(candidate, b) < 0) return candidate;
  }
  return null;
}

function floorOf(value: Rational): Rational {
  const quotientOf = value.numerator / value.denominator;
  return rational(value.numerator < 0n && quotientOf * value.denominator !== value.numerator ? quotientOf - 1n : quotientOf);
}

function decimal(value: Rational, direction: "down" | "up"): string {
  const scale = 1_000_000n;
  const scaled = floorOf(rational(value.numerator * scale, value.denominator)).numerator + (direction === "up" ? 1n : 0n);
  const size = scaled < 0n ? -scaled : scaled;
  const text = size.toString().padStart(7, "0");
  return `${scaled < 0n ? "-" : ""}${text.slice(0, -6)}.${text.slice(-6)}`;
}
