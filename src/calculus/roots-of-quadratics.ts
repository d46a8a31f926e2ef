// Antiderivatives with the square root of a quadratic R = ax² + bx + c: a polynomial over √R by undetermined coefficients, one over x^m·√R and over odd powers of √R by
// recurrences. Like every antiderivative here they are unverified. Source of the formulas: I. S. Gradshteyn, I. M. Ryzhik, "Table of Integrals, Series, and Products", 2.25–2.27.

import { addRational, multiplyRational, negateRational, ONE, rational, ZERO, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { rationalValue } from "../functions/powers.js";
import { derivativeOfPolynomial, dividePolynomials, folded, multiplyPolynomials, polynomialNode, type Polynomial } from "./polynomial.js";
import { isZero, negativeOf, powerOf, productOf, quotientOf, sumOf } from "./tidy.js";

/** Whether the quadratic is the square of a root of its own is not asked; `plain` gives ∫ dx/√R. */
export interface RootOfQuadratic {
  readonly coefficients: Polynomial;
  readonly variable: Node;
  readonly plain: () => Node | null;
}

function operations(arena: Arena): { readonly times: (...factors: readonly Node[]) => Node; readonly over: (a: Node, b: Node) => Node; readonly plus: (...terms: readonly Node[]) => Node; readonly number: (a: number, b?: number) => Node } {
  return {
    times: (...factors) => folded(arena, productOf(arena, factors)),
    over: (a, b) => folded(arena, quotientOf(arena, a, b)),
    plus: (...terms) => collected(arena, terms),
    number: (a, b = 1) => arena.number(rational(a, b)),
  };
}

/** The sum with the multiples of one expression taken together: c − c/2 = c/2. */
function collected(arena: Arena, terms: readonly Node[]): Node {
  const shares = new Map<Node, Rational>();
  const take = (term: Node, factor: Rational): void => {
    const value = rationalValue(term);
    if (value !== null) shares.set(arena.integer(1), addRational(shares.get(arena.integer(1)) ?? ZERO, multiplyRational(factor, value)));
    else if (term.kind === "negate") take(term.operand, negateRational(factor));
    else {
      const [front, ...rest] = term.kind === "multiply" ? term.factors : [];
      const size = front === undefined ? null : rationalValue(front);
      if (size !== null) take(arena.multiply(rest), multiplyRational(factor, size));
      else shares.set(term, addRational(shares.get(term) ?? ZERO, factor));
    }
  };
  terms.forEach((term) => take(term, ONE));
  return folded(arena, sumOf(arena, [...shares].map(([node, share]) => productOf(arena, [arena.number(share), node]))));
}

/** √ of a number, taken where it is rational. */
export function squareRootOf(arena: Arena, node: Node): Node {
  const value = rationalValue(node);
  if (value !== null && value.numerator > 0n) {
    const root = (n: bigint): bigint | null => {
      const guess = BigInt(Math.round(Math.sqrt(Number(n))));
      return guess * guess === n ? guess : null;
    };
    const [top, bottom] = [root(value.numerator), root(value.denominator)];
    if (top !== null && bottom !== null) return arena.number(rational(top, bottom));
  }
  return arena.apply("sqrt", [node]);
}

/** ∫ P(x)·R^(k − 1/2) dx for k ≥ 0, as Q(x)·√R + λ·∫ dx/√R. */
export function polynomialOverRoot(arena: Arena, top: Polynomial, root: RootOfQuadratic, power: number): Node | null {
  const { times, over, plus, number } = operations(arena);
  let numerator: Polynomial | null = top;
  for (let k = 0; k < power && numerator !== null; k++) numerator = multiplyPolynomials(arena, numerator, root.coefficients);
  const [c, b, a] = root.coefficients;
  if (numerator === null || a === undefined || b === undefined || c === undefined) return null;
  // The coefficient of x^(k+1) in Q′R + QR′/2 is (k + 1)a·q_k + (k + 3/2)b·q_(k+1) + (k + 2)c·q_(k+2).
  const quotient: Node[] = Array.from({ length: Math.max(0, numerator.length - 1) }, () => number(0));
  const taken = (k: number): Node => quotient[k] ?? number(0);
  const above = (k: number): Node => plus(times(number(2 * k + 3, 2), b, taken(k + 1)), times(number(k + 2), c, taken(k + 2)));
  for (let k = numerator.length - 2; k >= 0; k--) quotient[k] = over(plus(numerator[k + 1] ?? number(0), negativeOf(arena, above(k))), times(number(k + 1), a));
  const rest = plus(numerator[0] ?? number(0), negativeOf(arena, plus(times(number(1, 2), b, taken(0)), times(c, taken(1)))));
  const whole = productOf(arena, [polynomialNode(arena, quotient, root.variable), rootNode(arena, root)]);
  if (isZero(rest)) return whole;
  const plain = root.plain();
  return plain === null ? null : sumOf(arena, [whole, times(rest, plain)]);
}

/** ∫ P(x)/R^(k + 1/2) dx for k ≥ 1. */
export function polynomialOverOddPower(arena: Arena, top: Polynomial, root: RootOfQuadratic, power: number): Node | null {
  const { times, over, plus, number } = operations(arena);
  const [c, b, a] = root.coefficients;
  const division = dividePolynomials(arena, top, root.coefficients);
  if (division === null || a === undefined || b === undefined || c === undefined) return null;
  const lower = division.quotient.every(isZero) ? number(0) : power === 1 ? polynomialOverRoot(arena, division.quotient, root, 0) : polynomialOverOddPower(arena, division.quotient, root, power - 1);
  if (lower === null) return null;
  const [beta, alpha] = [division.remainder[0] ?? number(0), division.remainder[1] ?? number(0)];
  const delta = plus(times(number(4), a, c), negativeOf(arena, times(b, b)));
  if (isZero(delta)) return null;
  // ∫ x R′-part: α/(2a)·∫ R′/R^(k+1/2), and what is left of the constant.
  const share = over(alpha, times(number(2), a));
  const constant = plus(beta, negativeOf(arena, times(share, b)));
  const below = powerOf(arena, rootNode(arena, root), arena.integer(2 * power - 1));
  const slope = polynomialNode(arena, derivativeOfPolynomial(arena, root.coefficients), root.variable);
  const parts = [lower, negativeOf(arena, quotientOf(arena, times(share, number(2)), times(number(2 * power - 1), below)))];
  if (!isZero(constant)) {
    parts.push(over(times(number(2), constant, slope), times(number(2 * power - 1), delta, below)));
    if (power > 1) {
      const next = polynomialOverOddPower(arena, [over(times(number(8 * (power - 1)), a, constant), times(number(2 * power - 1), delta))], root, power - 1);
      if (next === null) return null;
      parts.push(next);
    }
  }
  return sumOf(arena, parts);
}

/** ∫ P(x)/(x^m·√R) dx for m ≥ 1. */
export function overPowerAndRoot(arena: Arena, top: Polynomial, root: RootOfQuadratic, m: number): Node | null {
  const { times } = operations(arena);
  const parts: (Node | null)[] = [];
  top.forEach((each, k) => {
    if (isZero(each)) return;
    const found = k >= m ? polynomialOverRoot(arena, [...Array.from({ length: k - m }, () => arena.integer(0)), arena.integer(1)], root, 0) : inversePower(arena, root, m - k);
    parts.push(found === null ? null : times(each, found));
  });
  const found = parts.filter((part): part is Node => part !== null);
  return found.length === parts.length ? sumOf(arena, found) : null;
}

/** ∫ dx/(x^m·√R). */
function inversePower(arena: Arena, root: RootOfQuadratic, m: number): Node | null {
  const { times, over, plus, number } = operations(arena);
  const [c, b, a] = root.coefficients;
  if (a === undefined || b === undefined || c === undefined) return null;
  if (m === 0) return root.plain();
  const x = root.variable;
  const whole = rootNode(arena, root);
  if (isZero(c)) {
    if (isZero(b)) return null;
    const next = m === 1 ? number(0) : inversePower(arena, root, m - 1);
    return next === null ? null : sumOf(arena, [negativeOf(arena, over(times(number(2), whole), times(number(2 * m - 1), b, powerOf(arena, x, number(m))))), negativeOf(arena, times(over(times(number(2 * (m - 1)), a), times(number(2 * m - 1), b)), next))]);
  }
  if (m === 1) {
    const sign = rationalValue(c);
    if (sign === null) return null;
    const linear = sumOf(arena, [times(b, x), times(number(2), c)]);
    if (sign.numerator > 0n) {
      const front = squareRootOf(arena, c);
      return negativeOf(arena, quotientOf(arena, arena.apply("log", [arena.apply("abs", [quotientOf(arena, sumOf(arena, [times(number(2), front, whole), linear]), x)])]), front));
    }
    const spread = squareRootOf(arena, plus(times(b, b), times(number(-4), a, c)));
    return quotientOf(arena, arena.apply("arcsin", [quotientOf(arena, linear, productOf(arena, [arena.apply("abs", [x]), spread]))]), squareRootOf(arena, folded(arena, negativeOf(arena, c))));
  }
  const one = isZero(b) ? number(0) : inversePower(arena, root, m - 1);
  const two = m === 2 ? number(0) : inversePower(arena, root, m - 2);
  if (one === null || two === null) return null;
  return sumOf(arena, [
    negativeOf(arena, over(whole, times(number(m - 1), c, powerOf(arena, x, number(m - 1))))),
    negativeOf(arena, times(over(times(number(2 * m - 3), b), times(number(2 * (m - 1)), c)), one)),
    negativeOf(arena, times(over(times(number(m - 2), a), times(number(m - 1), c)), two)),
  ]);
}

function rootNode(arena: Arena, root: RootOfQuadratic): Node {
  return arena.apply("sqrt", [polynomialNode(arena, root.coefficients, root.variable)]);
}
