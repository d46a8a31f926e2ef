// Polynomials in one quantity with rational coefficients, read off a node: what quadratic leaves of a domain need to be told apart exactly.

import {
  addRational, divideRational, isInteger, multiplyRational, negateRational, ONE, rational, subtractRational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { rationalValue } from "../functions/powers.js";

/** Coefficients from the constant upward, the last of which is not 0. */
export interface Univariate {
  readonly atom: Node;
  readonly coefficients: readonly Rational[];
}

const HIGHEST = 8;
const DEEPEST = 40;

interface Partial {
  readonly atom: Node | null;
  readonly coefficients: readonly Rational[];
}

function trimmed(coefficients: readonly Rational[]): readonly Rational[] {
  let end = coefficients.length;
  while (end > 1 && coefficients[end - 1]?.numerator === 0n) end -= 1;
  return coefficients.slice(0, end);
}

function product(a: readonly Rational[], b: readonly Rational[]): readonly Rational[] {
  const result: Rational[] = new Array<Rational>(a.length + b.length - 1).fill(ZERO);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) result[i + j] = addRational(result[i + j] ?? ZERO, multiplyRational(x, y));
  return trimmed(result);
}

function sum(a: readonly Rational[], b: readonly Rational[]): readonly Rational[] {
  return trimmed(Array.from({ length: Math.max(a.length, b.length) }, (_, k) => addRational(a[k] ?? ZERO, b[k] ?? ZERO)));
}

/** The polynomial of degree 1 to 8 that the node is, in the one quantity of it that passes `isAtom`; null for anything else. */
export function univariatePolynomial(node: Node, isAtom: (node: Node) => boolean): Univariate | null {
  const visit = (current: Node, depth: number): Partial | null => {
    if (depth > DEEPEST) return null;
    if (isAtom(current)) return { atom: current, coefficients: [ZERO, ONE] };
    const fold = (nodes: readonly Node[], start: Rational, combine: (a: readonly Rational[], b: readonly Rational[]) => readonly Rational[]): Partial | null => {
      let result: Partial = { atom: null, coefficients: [start] };
      if (nodes.length > 30) return null;
      for (const each of nodes) {
        const part = visit(each, depth + 1);
        if (part === null || (part.atom !== null && result.atom !== null && part.atom !== result.atom)) return null;
        const coefficients = combine(result.coefficients, part.coefficients);
        if (coefficients.length > HIGHEST + 1) return null;
        result = { atom: part.atom ?? result.atom, coefficients };
      }
      return result;
    };
    switch (current.kind) {
      case "number":
        return { atom: null, coefficients: [current.value] };
      case "negate": {
        const part = visit(current.operand, depth + 1);
        return part === null ? null : { ...part, coefficients: part.coefficients.map(negateRational) };
      }
      case "add":
        return fold(current.terms, ZERO, sum);
      case "multiply":
        return fold(current.factors, ONE, product);
      case "divide": {
        const divisor = rationalValue(current.denominator);
        const part = divisor === null || divisor.numerator === 0n ? null : visit(current.numerator, depth + 1);
        return part === null || divisor === null ? null : { ...part, coefficients: part.coefficients.map((each) => divideRational(each, divisor)) };
      }
      case "power": {
        const exponent = rationalValue(current.exponent);
        if (exponent === null || !isInteger(exponent) || exponent.numerator < 0n || exponent.numerator > BigInt(HIGHEST)) return null;
        return fold(new Array<Node>(Number(exponent.numerator)).fill(current.base), ONE, product);
      }
      default:
        return null;
    }
  };
  const found = visit(node, 0);
  return found === null || found.atom === null || found.coefficients.length < 2 ? null : { atom: found.atom, coefficients: found.coefficients };
}

/** Of a quadratic: its discriminant and, where they are rational, its two zeros, the smaller first. */
export function quadraticZeros(coefficients: readonly Rational[]): { readonly discriminant: Rational; readonly zeros: readonly [Rational, Rational] | null } | null {
  const [c, b, a] = coefficients;
  if (coefficients.length !== 3 || a === undefined || b === undefined || c === undefined || a.numerator === 0n) return null;
  const discriminant = subtractRational(multiplyRational(b, b), multiplyRational(rational(4n), multiplyRational(a, c)));
  const above = discriminant.numerator < 0n ? null : integerSquareRoot(discriminant.numerator);
  const below = integerSquareRoot(discriminant.denominator);
  if (above === null || below === null) return { discriminant, zeros: null };
  const root = rational(above, below);
  const zero = (value: Rational): Rational => divideRational(subtractRational(value, b), multiplyRational(rational(2n), a));
  const [first, second] = [zero(negateRational(root)), zero(root)];
  return { discriminant, zeros: a.numerator > 0n ? [first, second] : [second, first] };
}

function integerSquareRoot(value: bigint): bigint | null {
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) break;
    guess = next;
  }
  return guess * guess === value ? guess : null;
}
