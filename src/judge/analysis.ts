// What can be said about an expression without evaluating it: is it affine in its symbols, which signs can it have, of which factors do its
// zeros consist. Proofs of positivity and the words of conditions come from here. Everything is memoised and bounded in depth.

import {
  addRational, compareRational, divideRational, multiplyRational, negateRational, ONE, subtractRational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { rationalValue } from "../functions/powers.js";
import { signsOfCircular, type AngleOracle } from "./angles.js";
import { accessName } from "./names.js";
import { everywhere, type Range } from "./range.js";
import { negatedSigns as negative, productOfSigns as product, Sign, signsOfFunction, signsOfSquare as even } from "./signs.js";
import { quadraticZeros, univariatePolynomial } from "./polynomial.js";

/** constant + Σ coefficient · name, with no zero coefficient. */
export interface Affine {
  readonly constant: Rational;
  readonly terms: ReadonlyMap<string, Rational>;
}

export { everywhere, type Range } from "./range.js";
export { Sign } from "./signs.js";

export interface Analysis {
  /** The affine form with rational coefficients in symbols and entries of arrays, or null. */
  affine(node: Node): Affine | null;
  /** A superset of the signs that the value can have where the assumptions hold and it is defined. */
  signs(node: Node): number;
  /** The factors whose zeros (and poles) are those of the node, each with the parity of its exponent, and the sign of the rest; null where the rest is unknown. */
  factors(node: Node): Factors | null;
  readonly ranges: ReadonlyMap<string, Range>;
}

export interface Factors {
  readonly leaves: ReadonlyMap<Node, "odd" | "even">;
  readonly sign: 1 | -1;
}

const DEEPEST = 60;

/** The name under which a point gives the node a value, or null for what is no atom. */
export function atomName(node: Node): string | null {
  if (node.kind === "symbol") return node.name === "π" || node.name === "e" ? null : node.name;
  return node.kind === "index" ? accessName(node) : null;
}

/** Is the node a quantity that a point gives a value to? */
export const isAtom = (node: Node): boolean => atomName(node) !== null;

function scale(form: Affine, factor: Rational): Affine {
  if (factor.numerator === 0n) return { constant: ZERO, terms: new Map() };
  return {
    constant: multiplyRational(form.constant, factor),
    terms: new Map([...form.terms].map(([name, coefficient]) => [name, multiplyRational(coefficient, factor)])),
  };
}

export function addAffine(a: Affine, b: Affine): Affine {
  const terms = new Map(a.terms);
  for (const [name, coefficient] of b.terms) {
    const sum = addRational(terms.get(name) ?? ZERO, coefficient);
    if (sum.numerator === 0n) terms.delete(name);
    else terms.set(name, sum);
  }
  return { constant: addRational(a.constant, b.constant), terms };
}

export function createAnalysis(ranges: ReadonlyMap<string, Range>): Analysis {
  const affineMemo = new Map<Node, Affine | null>();
  const signMemo = new Map<Node, number>();

  function affine(node: Node, depth: number): Affine | null {
    const known = affineMemo.get(node);
    if (known !== undefined) return known;
    const found = depth > DEEPEST ? null : affineOf(node, depth + 1);
    affineMemo.set(node, found);
    return found;
  }
  function affineOf(node: Node, depth: number): Affine | null {
    const name = atomName(node);
    if (name !== null) return { constant: ZERO, terms: new Map([[name, ONE]]) };
    switch (node.kind) {
      case "number":
        return { constant: node.value, terms: new Map() };
      case "negate": {
        const form = affine(node.operand, depth);
        return form === null ? null : scale(form, negateRational(ONE));
      }
      case "add": {
        if (node.terms.length > 100) return null;
        let total: Affine = { constant: ZERO, terms: new Map() };
        for (const term of node.terms) {
          const form = affine(term, depth);
          if (form === null) return null;
          total = addAffine(total, form);
        }
        return total;
      }
      case "multiply": {
        if (node.factors.length > 20) return null;
        let total: Affine = { constant: ONE, terms: new Map() };
        for (const factor of node.factors) {
          const form = affine(factor, depth);
          if (form === null) return null;
          if (form.terms.size === 0) total = scale(total, form.constant);
          else if (total.terms.size === 0) total = scale(form, total.constant);
          else return null;
        }
        return total;
      }
      case "divide": {
        const denominator = affine(node.denominator, depth);
        if (denominator === null || denominator.terms.size > 0 || denominator.constant.numerator === 0n) return null;
        const numerator = affine(node.numerator, depth);
        return numerator === null ? null : scale(numerator, divideRational(ONE, denominator.constant));
      }
      case "power": {
        const value = node.exponent.kind === "number" ? node.exponent.value : null;
        if (value !== null && compareRational(value, ONE) === 0) return affine(node.base, depth);
        const constant = rationalValue(node);
        return constant === null ? null : { constant, terms: new Map() };
      }
      default:
        return null;
    }
  }

  /** The least and greatest value of an affine form over the ranges. */
  function affineRange(form: Affine): Range {
    let lower: Rational | null = form.constant;
    let upper: Rational | null = form.constant;
    let lowerStrict = false;
    let upperStrict = false;
    for (const [name, coefficient] of form.terms) {
      const range = ranges.get(name) ?? everywhere;
      const positive = coefficient.numerator > 0n;
      const least = positive ? range.lower : range.upper;
      const greatest = positive ? range.upper : range.lower;
      lower = lower === null || least === null ? null : addRational(lower, multiplyRational(coefficient, least));
      upper = upper === null || greatest === null ? null : addRational(upper, multiplyRational(coefficient, greatest));
      lowerStrict ||= positive ? range.lowerStrict : range.upperStrict;
      upperStrict ||= positive ? range.upperStrict : range.lowerStrict;
    }
    return { lower, lowerStrict, upper, upperStrict };
  }
  function affineSigns(form: Affine): number {
    const { lower, lowerStrict, upper, upperStrict } = affineRange(form);
    let signs: number = Sign.any;
    if (lower !== null && lower.numerator >= 0n) signs &= lower.numerator > 0n || lowerStrict ? Sign.positive : Sign.positive | Sign.zero;
    if (upper !== null && upper.numerator <= 0n) signs &= upper.numerator < 0n || upperStrict ? Sign.negative : Sign.negative | Sign.zero;
    return signs;
  }

  function signs(node: Node, depth: number): number {
    const known = signMemo.get(node);
    if (known !== undefined) return known;
    let found: number = Sign.any;
    if (depth <= DEEPEST) {
      const form = affine(node, 0);
      found = form === null ? signsOf(node, depth + 1) : affineSigns(form);
      if (found === Sign.any && node.kind === "add") found = quadraticSigns(node);
    }
    signMemo.set(node, found);
    return found;
  }
  const anglesAt = (depth: number): AngleOracle => ({
    signs: (node) => signs(node, depth),
    rangeOf: (node) => {
      const form = affine(node, 0);
      return form === null ? null : affineRange(form);
    },
  });
  /** Is a sum u + √v with v - u² > 0, hence positive? For polynomials in one quantity of degree 1 and 2. */
  function rootOutweighs(terms: readonly Node[]): boolean {
    const root = terms.find((term) => radicandOf(term) !== null);
    const other = terms.find((term) => term !== root);
    const radicand = root === undefined ? null : radicandOf(root);
    if (radicand === null || other === undefined) return false;
    const form = affine(other, 0);
    const coefficients = univariatePolynomial(radicand, isAtom);
    if (form === null || coefficients === null || form.terms.size > 1) return false;
    const [entry] = form.terms;
    if (entry !== undefined && entry[0] !== atomName(coefficients.atom)) return false;
    const slope = entry?.[1] ?? ZERO;
    const [c = ZERO, b = ZERO, a = ZERO] = coefficients.coefficients;
    if (coefficients.coefficients.length > 3) return false;
    const two = addRational(ONE, ONE);
    const rest = [
      subtractRational(c, multiplyRational(form.constant, form.constant)), subtractRational(b, multiplyRational(two, multiplyRational(slope, form.constant))),
      subtractRational(a, multiplyRational(slope, slope)),
    ] as const;
    if (rest[2].numerator === 0n) return rest[1].numerator === 0n && rest[0].numerator > 0n;
    return rest[2].numerator > 0n && (quadraticZeros(rest)?.discriminant.numerator ?? 0n) < 0n;
  }
  /** A quadratic without real zeros keeps the sign of its leading coefficient. */
  function quadraticSigns(node: Node): number {
    const coefficients = node.kind === "add" && node.terms.length <= 12 ? univariatePolynomial(node, isAtom)?.coefficients : undefined;
    const quadratic = coefficients === undefined ? null : quadraticZeros(coefficients);
    if (quadratic === null || quadratic.discriminant.numerator > 0n) return Sign.any;
    const sign = (coefficients?.[2]?.numerator ?? 0n) > 0n ? Sign.positive : Sign.negative;
    return quadratic.discriminant.numerator < 0n ? sign : sign | Sign.zero;
  }
  /** The signs of a product: u·u is a square. */
  function signsOfProduct(factors: readonly Node[], depth: number): number {
    const counts = new Map<Node, number>();
    for (const factor of factors) counts.set(factor, (counts.get(factor) ?? 0) + 1);
    return [...counts].reduce<number>((mask, [factor, count]) => product(mask, count % 2 === 0 ? even(signs(factor, depth)) : signs(factor, depth)), Sign.positive);
  }
  function signsOf(node: Node, depth: number): number {
    switch (node.kind) {
      case "symbol":
        return Sign.positive; // π and e: every other symbol is affine
      case "negate":
        return negative(signs(node.operand, depth));
      case "add": {
        if (node.terms.length > 100) return Sign.any;
        let all = 0;
        let strictly = false;
        for (const term of node.terms) {
          const mask = signs(term, depth);
          all |= mask;
          strictly ||= mask === Sign.positive || mask === Sign.negative;
        }
        if ((all & Sign.negative) !== 0 && (all & Sign.positive) !== 0) return node.terms.length === 2 && rootOutweighs(node.terms) ? Sign.positive : Sign.any;
        return strictly ? all & ~Sign.zero : all;
      }
      case "multiply":
        if (node.factors.length > 100) return Sign.any;
        return signsOfProduct(node.factors, depth);
      case "divide":
        if (node.numerator === node.denominator) return Sign.positive;
        return product(signs(node.numerator, depth), signs(node.denominator, depth) & ~Sign.zero);
      case "power": {
        if (node.base.kind === "symbol" && node.base.name === "e") return Sign.positive;
        const base = signs(node.base, depth);
        const exponent = rationalValue(node.exponent);
        if (exponent === null) return base === Sign.positive ? Sign.positive : Sign.any;
        if (exponent.numerator === 0n) return Sign.positive;
        const defined = exponent.numerator < 0n ? base & ~Sign.zero : base;
        if (exponent.numerator % 2n === 0n) return even(defined);
        return exponent.denominator % 2n === 0n ? defined & ~Sign.negative : defined;
      }
      case "apply": {
        const [argument] = node.arguments;
        if (argument !== undefined && (node.function === "sin" || node.function === "cos" || node.function === "tan")) return signsOfCircular(node.function, argument, anglesAt(depth));
        return signsOfFunction(node.function, node.arguments.map((each) => signs(each, depth)));
      }
      default:
        return Sign.any;
    }
  }

  function factors(node: Node): Factors | null {
    const leaves = new Map<Node, "odd" | "even">();
    let sign: 1 | -1 = 1;
    const flip = (): void => {
      sign = sign === 1 ? -1 : 1;
    };
    const visit = (current: Node, odd: boolean, depth: number): boolean => {
      const mask = signs(current, 0);
      if (mask === Sign.positive) return true;
      if (mask === Sign.negative) {
        if (odd) flip();
        return true;
      }
      if (depth < DEEPEST && leaves.size < 8) {
        if (current.kind === "negate") {
          if (odd) flip();
          return visit(current.operand, odd, depth + 1);
        }
        if (current.kind === "multiply" && current.factors.length <= 20) return current.factors.every((factor) => visit(factor, odd, depth + 1));
        if (current.kind === "divide") return visit(current.numerator, odd, depth + 1) && visit(current.denominator, odd, depth + 1);
        if (current.kind === "power") {
          const exponent = rationalValue(current.exponent);
          if (exponent !== null && exponent.denominator % 2n !== 0n) return visit(current.base, odd && exponent.numerator % 2n !== 0n, depth + 1);
          // An even root is never negative; with another exponent the power has the zeros and poles of its base, and an unknown sign.
          if (exponent !== null) return visit(current.base, false, depth + 1);
          if (leaves.size < 7) {
            if (signs(current, 0) & Sign.negative && odd) leaves.set(current, "odd");
            return visit(current.base, false, depth + 1);
          }
        }
        if (current.kind === "apply" && (current.function === "sqrt" || current.function === "root") && current.arguments[0] !== undefined) {
          const degree = current.arguments[1];
          const value = degree === undefined ? null : rationalValue(degree);
          if (current.function === "sqrt" || value !== null) return visit(current.arguments[0], odd && value !== null && value.numerator % 2n !== 0n, depth + 1);
        }
        if (current.kind === "apply" && current.function === "abs" && current.arguments[0] !== undefined) return visit(current.arguments[0], false, depth + 1);
      }
      const known = leaves.get(current);
      leaves.set(current, known === undefined ? (odd ? "odd" : "even") : known === "odd" ? (odd ? "even" : "odd") : odd ? "odd" : "even");
      return leaves.size <= 8;
    };
    return visit(node, true, 0) ? { leaves, sign } : null;
  }

  return { affine: (node) => affine(node, 0), signs: (node) => signs(node, 0), factors, ranges };
}

/** v of √v. */
function radicandOf(node: Node): Node | null {
  if (node.kind === "apply" && node.function === "sqrt") return node.arguments[0] ?? null;
  if (node.kind !== "power") return null;
  const exponent = rationalValue(node.exponent);
  return exponent !== null && exponent.numerator === 1n && exponent.denominator === 2n ? node.base : null;
}
