// Builders that tidy while they build: zero terms and factors 1 go, number factors are multiplied together and stand first, a sign
// stands in front. Nothing else is simplified, so a derivative still shows the rules that made it.

import { ONE, equalRational, multiplyRational, negateRational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";

export function isZero(node: Node): boolean {
  return node.kind === "number" && node.value.numerator === 0n;
}

export function isOne(node: Node): boolean {
  return node.kind === "number" && equalRational(node.value, ONE);
}

/** The sum without its zero terms. */
export function sumOf(arena: Arena, terms: readonly Node[]): Node {
  return arena.add(terms.filter((term) => !isZero(term)));
}

/** The negative; twice negated is itself. */
export function negativeOf(arena: Arena, node: Node): Node {
  return node.kind === "negate" ? node.operand : arena.negate(node);
}

/** The product: 0 where a factor is 0, without factors 1, nested products opened, numbers gathered in front, a·(1/b) as a/b. */
export function productOf(arena: Arena, factors: readonly Node[]): Node {
  let coefficient: Rational = ONE;
  const others: Node[] = [];
  const divisors: Node[] = [];
  const take = (factor: Node): void => {
    if (factor.kind === "number") coefficient = multiplyRational(coefficient, factor.value);
    else if (factor.kind === "negate") {
      coefficient = negateRational(coefficient);
      take(factor.operand);
    } else if (factor.kind === "multiply") factor.factors.forEach(take);
    else if (factor.kind === "divide" && isOne(factor.numerator)) divisors.push(factor.denominator);
    else others.push(factor);
  };
  factors.forEach(take);
  if (coefficient.numerator === 0n) return arena.integer(0);
  const negative = coefficient.numerator < 0n;
  const size = negative ? negateRational(coefficient) : coefficient;
  const numerator = arena.multiply(equalRational(size, ONE) ? others : [arena.number(size), ...others]);
  const product = divisors.length === 0 ? numerator : arena.divide(numerator, arena.multiply(divisors));
  return negative ? arena.negate(product) : product;
}

/** The product as its factors stand, but for factors 1, and with all their signs in front. */
export function signedProduct(arena: Arena, factors: readonly Node[]): Node {
  let isNegative = false;
  const sizes = factors.map((factor) => {
    const hasMinus = factor.kind === "negate" || (factor.kind === "number" && factor.value.numerator < 0n);
    isNegative = isNegative !== hasMinus;
    return hasMinus ? negativeOf(arena, factor) : factor;
  });
  const product = arena.multiply(sizes.filter((size) => !isOne(size)));
  return isNegative ? arena.negate(product) : product;
}

/** The quotient; 0 over anything is 0, anything over 1 is itself. Signs of numerator and denominator stand in front. */
export function quotientOf(arena: Arena, numerator: Node, denominator: Node): Node {
  if (isZero(numerator)) return numerator;
  if (isOne(denominator)) return numerator;
  if (numerator.kind === "number" && numerator.value.numerator < 0n && denominator.kind !== "number") {
    return negativeOf(arena, quotientOf(arena, arena.negate(numerator), denominator));
  }
  if (numerator.kind === "negate") return negativeOf(arena, quotientOf(arena, numerator.operand, denominator));
  if (denominator.kind === "negate") return negativeOf(arena, quotientOf(arena, numerator, denominator.operand));
  return arena.divide(numerator, denominator);
}

/** outer · inner, as one fraction where outer is a reciprocal: (1/u)·u' is u'/u. */
export function chainProduct(arena: Arena, outer: Node, inner: Node): Node {
  if (isOne(inner)) return outer;
  if (outer.kind === "negate") return negativeOf(arena, chainProduct(arena, outer.operand, inner));
  if (outer.kind === "divide" && isOne(outer.numerator)) return quotientOf(arena, inner, outer.denominator);
  return productOf(arena, [outer, inner]);
}

/** base^exponent without the exponents 0 and 1. */
export function powerOf(arena: Arena, base: Node, exponent: Node): Node {
  if (isOne(exponent)) return base;
  if (isZero(exponent)) return arena.integer(1);
  return arena.power(base, exponent);
}
