// Does an equation follow from others, as far as algebra sees it? By a Gröbner basis of the given ones (B. Buchberger, 1965) with the trick of Rabinowitsch, so that
// powers and divisors that are known not to vanish are used up too. Bounded; what the bound cuts off is "not shown".

import { divideRational, negateRational, ONE, type Rational } from "../../arithmetic/rational.js";
import {
  addPolynomials, commonMultiple, compareMonomials, divideMonomials, indeterminate, indeterminatesOf, multiplyByTerm, multiplyPolynomials, negatePolynomial, ONE_POLYNOMIAL, primitivePart,
  totalDegree, type Monomial, type Polynomial,
} from "./polynomials.js";

/** Steps of reduction for one question, terms of one polynomial, decimal digits of one coefficient. */
const MOST_REDUCTIONS = 3000;
const MOST_TERMS = 120;
const MOST_BITS = 2000n;
const MOST_BASIS = 60;
const LARGEST_DEGREE = 40;

interface Budget {
  left: number;
}

/** Is `goal` zero wherever all `equations` are zero and no one of `nonzero` is? True is a proof, false says nothing. */
export function followsFrom(goal: Polynomial, equations: readonly Polynomial[], nonzero: readonly Polynomial[]): boolean {
  if (goal.length === 0) return true;
  const budget: Budget = { left: MOST_REDUCTIONS };
  const plain = equations.filter((each) => each.length > 0);
  if (plain.length > 0) {
    const rest = normalForm(goal, plain.map(primitivePart), budget);
    if (rest !== null && rest.length === 0) return true;
  }
  let next = 0;
  for (const each of [goal, ...plain, ...nonzero]) for (const number of indeterminatesOf(each)) next = Math.max(next, number + 1);
  const helpers = [goal, ...nonzero].filter((each) => each.length > 0).map((each, k) => addPolynomials(multiplyPolynomials(indeterminate(next + k), each), negatePolynomial(ONE_POLYNOMIAL)));
  return holdsOne([...plain, ...helpers], budget);
}

/** Can the equations never hold together with `nonzero`? True is a proof. */
export function isContradictory(equations: readonly Polynomial[], nonzero: readonly Polynomial[]): boolean {
  return followsFrom(ONE_POLYNOMIAL, equations, nonzero);
}

function holdsOne(generators: readonly Polynomial[], budget: Budget): boolean {
  const basis: Polynomial[] = [];
  const pairs: { readonly i: number; readonly j: number; readonly lcm: Monomial }[] = [];
  const add = (polynomial: Polynomial): boolean => {
    const made = primitivePart(polynomial);
    const [lead] = made;
    if (lead === undefined) return false;
    if (lead.monomial.length === 0) return true;
    basis.forEach((other, i) => {
      const [otherLead] = other;
      if (otherLead === undefined) return;
      const lcm = commonMultiple(otherLead.monomial, lead.monomial);
      if (totalDegree(lcm) === totalDegree(otherLead.monomial) + totalDegree(lead.monomial)) return;
      pairs.push({ i, j: basis.length, lcm });
    });
    basis.push(made);
    return false;
  };
  for (const generator of [...generators].sort((a, b) => a.length - b.length)) {
    const rest = normalForm(generator, basis, budget);
    if (rest === null) return false;
    if (add(rest)) return true;
  }
  while (pairs.length > 0) {
    let best = 0;
    pairs.forEach((pair, k) => {
      const chosen = pairs[best];
      if (chosen !== undefined && compareMonomials(pair.lcm, chosen.lcm) < 0) best = k;
    });
    const [pair] = pairs.splice(best, 1);
    const a = pair === undefined ? undefined : basis[pair.i];
    const b = pair === undefined ? undefined : basis[pair.j];
    if (pair === undefined || a === undefined || b === undefined || totalDegree(pair.lcm) > LARGEST_DEGREE) continue;
    const rest = normalForm(combination(a, b, pair.lcm), basis, budget);
    if (rest === null || basis.length > MOST_BASIS) return false;
    if (add(rest)) return true;
  }
  return false;
}

/** The S-polynomial. */
function combination(a: Polynomial, b: Polynomial, lcm: Monomial): Polynomial {
  const [first] = a;
  const [second] = b;
  if (first === undefined || second === undefined) return [];
  const left = divideMonomials(lcm, first.monomial);
  const right = divideMonomials(lcm, second.monomial);
  if (left === null || right === null) return [];
  return addPolynomials(
    multiplyByTerm(a, { monomial: left, coefficient: divideRational(ONE, first.coefficient) }),
    multiplyByTerm(b, { monomial: right, coefficient: negateRational(divideRational(ONE, second.coefficient)) }),
  );
}

/** What is left of a polynomial after division by the others; null where the budget ends. */
function normalForm(polynomial: Polynomial, by: readonly Polynomial[], budget: Budget): Polynomial | null {
  let rest = polynomial;
  let done: Polynomial = [];
  while (rest.length > 0) {
    const [lead] = rest;
    if (lead === undefined) break;
    budget.left -= 1;
    if (budget.left <= 0 || rest.length > MOST_TERMS || isLarge(lead.coefficient)) return null;
    let reduced = false;
    for (const divisor of by) {
      const [head] = divisor;
      if (head === undefined) continue;
      const monomial = divideMonomials(lead.monomial, head.monomial);
      if (monomial === null) continue;
      rest = addPolynomials(rest, multiplyByTerm(divisor, { monomial, coefficient: negateRational(divideRational(lead.coefficient, head.coefficient)) }));
      reduced = true;
      break;
    }
    if (!reduced) {
      done = [...done, lead];
      rest = rest.slice(1);
    }
  }
  return done;
}

function isLarge(value: Rational): boolean {
  const limit = 1n << MOST_BITS;
  return value.numerator > limit || -value.numerator > limit || value.denominator > limit;
}
