// Polynomials in one variable whose coefficients are any expressions without it; what the search for antiderivatives works on.

import { isInteger } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, SymbolNode } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import { isZero, powerOf, productOf, quotientOf, sumOf } from "./tidy.js";

const LARGEST_DEGREE = 16;

/** Coefficients from the constant term on; the last one is not written as 0. */
export type Polynomial = readonly Node[];

/** A number where it is one. */
export function folded(arena: Arena, node: Node): Node {
  const value = node.kind === "number" ? null : rationalValue(node);
  return value === null ? node : arena.number(value);
}

function trimmed(coefficients: readonly Node[]): Polynomial {
  let end = coefficients.length;
  for (let last = coefficients[end - 1]; end > 1 && last !== undefined && isZero(last); last = coefficients[end - 1]) end -= 1;
  return coefficients.slice(0, end);
}

export function addPolynomials(arena: Arena, a: Polynomial, b: Polynomial): Polynomial {
  const zero = arena.integer(0);
  return trimmed(Array.from({ length: Math.max(a.length, b.length) }, (_, k) => folded(arena, sumOf(arena, [a[k] ?? zero, b[k] ?? zero]))));
}

export function multiplyPolynomials(arena: Arena, a: Polynomial, b: Polynomial): Polynomial | null {
  if (a.length + b.length - 2 > LARGEST_DEGREE) return null;
  const terms: Node[][] = Array.from({ length: a.length + b.length - 1 }, () => []);
  for (const [i, left] of a.entries()) for (const [j, right] of b.entries()) terms[i + j]?.push(folded(arena, productOf(arena, [left, right])));
  return trimmed(terms.map((each) => folded(arena, sumOf(arena, each))));
}

/** The polynomial that a node is in the variable, or null. */
export function polynomialIn(arena: Arena, node: Node, variable: SymbolNode): Polynomial | null {
  if (node === variable) return [arena.integer(0), arena.integer(1)];
  if (!freeSymbols(node).has(variable.name)) return [folded(arena, node)];
  switch (node.kind) {
    case "negate": {
      const inner = polynomialIn(arena, node.operand, variable);
      return inner === null ? null : multiplyPolynomials(arena, inner, [arena.integer(-1)]);
    }
    case "add":
      return node.terms.reduce<Polynomial | null>((sum, term) => {
        const next = sum === null ? null : polynomialIn(arena, term, variable);
        return sum === null || next === null ? null : addPolynomials(arena, sum, next);
      }, [arena.integer(0)]);
    case "multiply":
      return node.factors.reduce<Polynomial | null>((product, factor) => {
        const next = product === null ? null : polynomialIn(arena, factor, variable);
        return product === null || next === null ? null : multiplyPolynomials(arena, product, next);
      }, [arena.integer(1)]);
    case "divide": {
      if (freeSymbols(node.denominator).has(variable.name)) return null;
      const inner = polynomialIn(arena, node.numerator, variable);
      return inner === null ? null : inner.map((each) => folded(arena, quotientOf(arena, each, node.denominator)));
    }
    case "power": {
      const exponent = rationalValue(node.exponent);
      if (exponent === null || !isInteger(exponent) || exponent.numerator < 0n || exponent.numerator > BigInt(LARGEST_DEGREE)) return null;
      const base = polynomialIn(arena, node.base, variable);
      let result: Polynomial | null = [arena.integer(1)];
      for (let k = 0n; k < exponent.numerator && base !== null && result !== null; k++) result = multiplyPolynomials(arena, result, base);
      return base === null ? null : result;
    }
    default:
      return null;
  }
}

/** The polynomial as a node. */
export function polynomialNode(arena: Arena, polynomial: Polynomial, variable: Node): Node {
  return sumOf(arena, polynomial.map((each, k) => productOf(arena, [each, powerOf(arena, variable, arena.integer(k))])).reverse());
}

export function derivativeOfPolynomial(arena: Arena, polynomial: Polynomial): Polynomial {
  return polynomial.length <= 1 ? [arena.integer(0)] : polynomial.slice(1).map((each, k) => folded(arena, productOf(arena, [arena.integer(k + 1), each])));
}

export function primitiveOfPolynomial(arena: Arena, polynomial: Polynomial): Polynomial {
  return [arena.integer(0), ...polynomial.map((each, k) => folded(arena, quotientOf(arena, each, arena.integer(k + 1))))];
}

/** a = quotient·b + remainder. */
export function dividePolynomials(arena: Arena, a: Polynomial, b: Polynomial): { readonly quotient: Polynomial; readonly remainder: Polynomial } | null {
  const leading = b[b.length - 1];
  if (leading === undefined || isZero(leading)) return null;
  let rest: Polynomial = a;
  const quotient: Node[] = Array.from({ length: Math.max(1, a.length - b.length + 1) }, () => arena.integer(0));
  while (rest.length >= b.length) {
    const top = rest[rest.length - 1];
    if (top === undefined || isZero(top)) break;
    const factor = folded(arena, quotientOf(arena, top, leading));
    const shift = rest.length - b.length;
    quotient[shift] = factor;
    const taken: Node[] = [...Array.from({ length: shift }, () => arena.integer(0)), ...b.map((each) => folded(arena, productOf(arena, [arena.integer(-1), factor, each])))];
    rest = addPolynomials(arena, rest, taken).slice(0, rest.length - 1);
    if (rest.length === 0) rest = [arena.integer(0)];
    rest = trimmed(rest);
    if (shift === 0) break;
  }
  return { quotient: trimmed(quotient), remainder: rest };
}
