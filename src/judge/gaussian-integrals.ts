// Integrals over the whole line of a polynomial times e to a quadratic, ∫ P(x) e^{−ax² + bx + c} dx: by completing the square they are √(π/a) e^{c + b²/4a} times the mean of P(X) for
// a normal X with mean b/2a and variance 1/2a. Coefficients are expressions.

import { rational } from "../arithmetic/rational.js";
import { productOf, quotientOf, sumOf, negativeOf, isZero } from "../calculus/tidy.js";
import type { Arena } from "../expression/arena.js";
import type { IntegralNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { isEulersNumber } from "../functions/powers.js";
import { infinitySign } from "./limit.js";

const MOST_DEGREE = 4;

/** The value, which exists where the integral does; null for integrals of any other form. From 0 on it is half of that where the integrand is even. */
export function gaussianValue(arena: Arena, { variable, lower, upper, body }: IntegralNode): Node | null {
  if (lower === null || upper === null || infinitySign(upper) !== 1 || !(isZero(lower) || infinitySign(lower) === -1)) return null;
  const parts = partsOf(arena, body, variable);
  if (parts === null || parts.exponents.length === 0) return null;
  const exponent = coefficientsOf(arena, sumOf(arena, parts.exponents), variable, 2);
  const polynomial = coefficientsOf(arena, parts.polynomials.length === 0 ? arena.integer(1) : arena.multiply(parts.polynomials), variable, MOST_DEGREE);
  const [c, b = arena.integer(0), minusA] = exponent ?? [];
  if (polynomial === null || c === undefined || minusA === undefined || isZero(minusA)) return null;
  const isEven = isZero(b) && polynomial.every((coefficient, k) => k % 2 === 0 || isZero(coefficient));
  if (isZero(lower) && !isEven) return null;
  const a = negativeOf(arena, minusA);
  const twoA = productOf(arena, [arena.integer(2), a]);
  const [mean, variance] = [quotientOf(arena, b, twoA), quotientOf(arena, arena.integer(1), twoA)];
  const moments = polynomial.map((coefficient, k) => productOf(arena, [coefficient, normalMoment(arena, mean, variance, k)]));
  // The root has a value where a > 0, as the integral has.
  const scale = arena.apply("sqrt", [arena.divide(arena.symbol("π"), a)]);
  const height = arena.power(arena.symbol("e"), arena.add([c, arena.divide(arena.power(b, arena.integer(2)), arena.multiply([arena.integer(4), a]))]));
  return arena.multiply([...(isZero(lower) ? [arena.number(rational(1, 2))] : []), ...parts.constants, scale, height, sumOf(arena, moments)]);
}

/** A product as its constant factors, its polynomials and the exponents of e; null where it has other factors. */
function partsOf(arena: Arena, body: Node, variable: SymbolNode): { readonly constants: readonly Node[]; readonly polynomials: readonly Node[]; readonly exponents: readonly Node[] } | null {
  const constants: Node[] = [];
  const polynomials: Node[] = [];
  const exponents: Node[] = [];
  const take = (node: Node): boolean => {
    if (!freeSymbols(node).has(variable.name)) return constants.push(node) > 0;
    if (node.kind === "multiply") return node.factors.every(take);
    if (node.kind === "negate") return constants.push(arena.integer(-1)) > 0 && take(node.operand);
    if (node.kind === "divide" && !freeSymbols(node.denominator).has(variable.name)) return constants.push(arena.divide(arena.integer(1), node.denominator)) > 0 && take(node.numerator);
    if (node.kind === "power" && isEulersNumber(node.base)) return exponents.push(node.exponent) > 0;
    if (node.kind === "apply" && node.function === "exp" && node.arguments[0] !== undefined) return exponents.push(node.arguments[0]) > 0;
    return polynomials.push(node) > 0;
  };
  return take(body) ? { constants, polynomials, exponents } : null;
}

/** The coefficients of a polynomial in the variable, from the lowest; null where it is none, or of a higher degree. */
function coefficientsOf(arena: Arena, root: Node, variable: SymbolNode, degree: number): readonly Node[] | null {
  const zero = arena.integer(0);
  const plus = (one: readonly Node[], other: readonly Node[]): readonly Node[] => Array.from({ length: Math.max(one.length, other.length) }, (_, k) => sumOf(arena, [one[k] ?? zero, other[k] ?? zero]));
  const times = (one: readonly Node[], other: readonly Node[]): readonly Node[] | null => {
    if (one.length + other.length - 2 > degree) return null;
    const made = Array.from({ length: one.length + other.length - 1 }, (): Node => zero);
    one.forEach((left, i) => {
      other.forEach((right, j) => {
        made[i + j] = sumOf(arena, [made[i + j] ?? zero, productOf(arena, [left, right])]);
      });
    });
    return made;
  };
  const visit = (node: Node): readonly Node[] | null => {
    if (!freeSymbols(node).has(variable.name)) return [node];
    if (node === variable) return [zero, arena.integer(1)];
    switch (node.kind) {
      case "add":
        return node.terms.map(visit).reduce((sum, term) => (sum === null || term === null ? null : plus(sum, term)), [zero]);
      case "negate":
        return visit(node.operand)?.map((each) => negativeOf(arena, each)) ?? null;
      case "multiply":
        return node.factors.map(visit).reduce((product, factor) => (product === null || factor === null ? null : times(product, factor)), [arena.integer(1)]);
      case "divide":
        return freeSymbols(node.denominator).has(variable.name) ? null : (visit(node.numerator)?.map((each) => quotientOf(arena, each, node.denominator)) ?? null);
      case "power": {
        const exponent = node.exponent.kind === "number" && node.exponent.value.denominator === 1n ? Number(node.exponent.value.numerator) : 0;
        const base = exponent < 1 || exponent > degree ? null : visit(node.base);
        return base === null ? null : Array.from({ length: exponent }, () => base).reduce<readonly Node[] | null>((product, factor) => (product === null ? null : times(product, factor)), [arena.integer(1)]);
      }
      default:
        return null;
    }
  };
  return visit(root);
}

/** E(X^k) of a normal X: E(X^k) = m E(X^{k−1}) + (k − 1) v E(X^{k−2}). */
function normalMoment(arena: Arena, mean: Node, variance: Node, k: number): Node {
  if (k === 0) return arena.integer(1);
  if (k === 1) return mean;
  return sumOf(arena, [productOf(arena, [mean, normalMoment(arena, mean, variance, k - 1)]), productOf(arena, [arena.integer(k - 1), variance, normalMoment(arena, mean, variance, k - 2)])]);
}
