// Exponents as sums of monomials: what stands in an exponent, an exponential or a sine is multiplied out over its non-arithmetic parts, so that
// exp(x·log 2 + 3·log y + 1) can be taken as 2^x·y³·e. The program of a fingerprint asks for nothing else about exponents.

import {
  addRational, divideRational, isInteger, multiplyRational, negateRational, ONE, rational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { ApplyNode, Node } from "../expression/node.js";
import { lookupFunction } from "../functions/registry.js";

/** An atom, a node that is not arithmetic, to a non-zero integer power. */
export interface Factor {
  readonly node: Node;
  readonly exponent: number;
}

/** A non-zero rational times atoms, in the order of their ids. */
export interface Monomial {
  readonly coefficient: Rational;
  readonly factors: readonly Factor[];
}

/** A sum of monomials with different factors. */
export type Polynomial = readonly Monomial[];

const MOST_TERMS = 64;
const DEEPEST = 150;
const LARGEST_POWER = 64;
const LARGEST_FACTOR_EXPONENT = 2 ** 20;
const LARGEST_COEFFICIENT = 1n << 4096n;

/** Multiplies expressions out; remembers what it did for as long as one fingerprint lives. */
export interface Expander {
  /** The node as a sum of monomials; null where that has more than 64 terms or coefficients of more than 4096 bits. */
  expand(node: Node): Polynomial | null;
  /** exponent · log base as a sum of monomials, or null. */
  expandPower(base: Node, exponent: Node): Polynomial | null;
}

const keyOf = (factors: readonly Factor[]): string => factors.map((factor) => `${factor.node.id}^${factor.exponent}`).join(" ");

const constant = (value: Rational): Polynomial => (value.numerator === 0n ? [] : [{ coefficient: value, factors: [] }]);

function isTooLarge(value: Rational): boolean {
  return value.numerator > LARGEST_COEFFICIENT || -value.numerator > LARGEST_COEFFICIENT || value.denominator > LARGEST_COEFFICIENT;
}

function collect(monomials: readonly Monomial[]): Polynomial | null {
  if (monomials.length <= 1) return monomials;
  const byKey = new Map<string, Monomial>();
  for (const monomial of monomials) {
    const key = keyOf(monomial.factors);
    const known = byKey.get(key);
    const coefficient = known === undefined ? monomial.coefficient : addRational(known.coefficient, monomial.coefficient);
    if (isTooLarge(coefficient)) return null;
    byKey.set(key, { coefficient, factors: monomial.factors });
  }
  const result = [...byKey.values()].filter((monomial) => monomial.coefficient.numerator !== 0n);
  return result.length > MOST_TERMS ? null : result;
}

function multiplyMonomials(a: Monomial, b: Monomial): Monomial | null {
  const coefficient = multiplyRational(a.coefficient, b.coefficient);
  if (isTooLarge(coefficient)) return null;
  if (a.factors.length === 0 || b.factors.length === 0) return { coefficient, factors: a.factors.length === 0 ? b.factors : a.factors };
  const exponents = new Map<Node, number>();
  for (const { node, exponent } of [...a.factors, ...b.factors]) exponents.set(node, (exponents.get(node) ?? 0) + exponent);
  const factors = [...exponents].filter(([, exponent]) => exponent !== 0).map(([node, exponent]) => ({ node, exponent }));
  factors.sort((one, other) => one.node.id - other.node.id);
  return factors.length > MOST_TERMS ? null : { coefficient, factors };
}

function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial | null {
  if (a.length * b.length > 4 * MOST_TERMS) return null;
  const products: Monomial[] = [];
  for (const one of a) {
    for (const other of b) {
      const product = multiplyMonomials(one, other);
      if (product === null) return null;
      products.push(product);
    }
  }
  return collect(products);
}

function powerOfPolynomial(base: Polynomial, exponent: number): Polynomial | null {
  const [only] = base;
  if (base.length === 1 && only !== undefined) {
    const size = BigInt(Math.abs(exponent));
    if (isTooLarge(only.coefficient)) return null;
    const { numerator, denominator } = only.coefficient;
    const raised = numerator === 1n && denominator === 1n ? ONE : rational(numerator ** size, denominator ** size);
    const coefficient = exponent < 0 ? divideRational(ONE, raised) : raised;
    if (isTooLarge(coefficient)) return null;
    const factors = only.factors.map((factor) => ({ node: factor.node, exponent: factor.exponent * exponent }));
    return factors.some((factor) => Math.abs(factor.exponent) > LARGEST_FACTOR_EXPONENT) ? null : [{ coefficient, factors }];
  }
  if (exponent < 0 || exponent > 4) return null;
  let result: Polynomial | null = constant(ONE);
  for (let count = 0; count < exponent && result !== null; count += 1) result = multiplyPolynomials(result, base);
  return result;
}

function smallInteger(node: Node): number | null {
  if (node.kind !== "number" || !isInteger(node.value)) return null;
  const value = Number(node.value.numerator);
  return Math.abs(value) <= LARGEST_POWER ? value : null;
}

/** The primes of n with their exponents, or null where n > 10^6. */
function factorInteger(n: bigint): readonly (readonly [number, number])[] | null {
  if (n > 1_000_000n) return null;
  const found: [number, number][] = [];
  let rest = Number(n);
  for (let prime = 2; rest > 1; prime += 1) {
    if (prime * prime > rest) prime = rest;
    let exponent = 0;
    for (; rest % prime === 0; rest /= prime) exponent += 1;
    if (exponent > 0) found.push([prime, exponent]);
  }
  return found;
}

/** A function that is not elementary by more elementary ones; null for any other. */
export function inElementaryTerms(arena: Arena, node: ApplyNode): Node | null {
  const definition = lookupFunction(node.function);
  if (definition === null || definition.inTermsOf === null || node.arguments.length !== definition.arity) return null;
  return definition.inTermsOf(arena, node.arguments);
}

export function createExpander(arena: Arena): Expander {
  const memo = new Map<Node, Polynomial | null>();
  const atom = (node: Node, exponent = 1): Polynomial => [{ coefficient: ONE, factors: [{ node, exponent }] }];

  function logarithmOfNumber(value: Rational): Polynomial {
    const whole = atom(arena.apply("log", [arena.number(value)]));
    // A negative base keeps its sign: (-2)^n is not 2^n.
    if (value.numerator <= 0n) return whole;
    const above = factorInteger(value.numerator);
    const below = factorInteger(value.denominator);
    if (above === null || below === null) return whole;
    const term = (prime: number, exponent: number): Monomial => ({
      coefficient: rational(exponent), factors: [{ node: arena.apply("log", [arena.integer(prime)]), exponent: 1 }],
    });
    return [...above.map(([prime, exponent]) => term(prime, exponent)), ...below.map(([prime, exponent]) => term(prime, -exponent))];
  }

  function logarithm(argument: Node, depth: number): Polynomial | null {
    if (argument.kind === "number") return logarithmOfNumber(argument.value);
    if (argument.kind === "symbol" && argument.name === "e") return constant(ONE);
    const [inner] = argument.kind === "apply" && argument.function === "exp" ? argument.arguments : [];
    if (inner !== undefined) return visit(inner, depth + 1);
    if (argument.kind === "power" && argument.exponent.kind !== "number") return power(argument.base, argument.exponent, depth + 1);
    return atom(arena.apply("log", [argument]));
  }

  function power(base: Node, exponent: Node, depth: number): Polynomial | null {
    if (depth > DEEPEST) return null;
    const outer = visit(exponent, depth + 1);
    const inner = outer === null ? null : logarithm(base, depth + 1);
    return outer === null || inner === null ? null : multiplyPolynomials(outer, inner);
  }

  function compute(node: Node, depth: number): Polynomial | null {
    switch (node.kind) {
      case "number":
        return isTooLarge(node.value) ? null : constant(node.value);
      case "negate":
        return visit(node.operand, depth + 1)?.map((monomial) => ({ ...monomial, coefficient: negateRational(monomial.coefficient) })) ?? null;
      case "add": {
        if (node.terms.length > MOST_TERMS) return null;
        const all: Monomial[] = [];
        for (const term of node.terms) {
          const part = visit(term, depth + 1);
          if (part === null) return null;
          all.push(...part);
        }
        return collect(all);
      }
      case "multiply": {
        let product: Polynomial | null = constant(ONE);
        for (const factor of node.factors) {
          const next: Polynomial | null = product === null ? null : visit(factor, depth + 1);
          product = product === null || next === null ? null : multiplyPolynomials(product, next);
          if (product === null) return null;
        }
        return product;
      }
      case "divide": {
        const numerator = visit(node.numerator, depth + 1);
        const denominator = visit(node.denominator, depth + 1);
        if (numerator === null) return null;
        if (denominator !== null && denominator.length === 0) return null;
        const inverse = (denominator === null ? null : powerOfPolynomial(denominator, -1)) ?? atom(node.denominator, -1);
        return multiplyPolynomials(numerator, inverse);
      }
      case "power": {
        const exponent = smallInteger(node.exponent);
        if (exponent === null) return atom(node);
        const base = visit(node.base, depth + 1);
        if (base !== null && base.length === 0) return exponent > 0 ? [] : exponent === 0 ? constant(ONE) : null;
        if (exponent === 0) return constant(ONE);
        return (base === null ? null : powerOfPolynomial(base, exponent)) ?? atom(node.base, exponent);
      }
      case "apply": {
        const [argument] = node.arguments;
        if (node.function === "log" && argument !== undefined) return logarithm(argument, depth);
        const simpler = inElementaryTerms(arena, node);
        return simpler === null ? atom(node) : visit(simpler, depth + 1);
      }
      case "symbol":
      case "index":
      case "call":
      case "sum":
      case "product":
      case "limit":
      case "integral":
      case "piecewise":
      case "derivative":
      case "relation":
      case "opaque":
        return atom(node);
    }
  }

  function visit(node: Node, depth: number): Polynomial | null {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const result = depth > DEEPEST ? null : compute(node, depth);
    memo.set(node, result);
    return result;
  }

  return { expand: (node) => visit(node, 0), expandPower: (base, exponent) => power(base, exponent, 0) };
}

/** The value of a polynomial without atoms, or null. */
export function constantOf(polynomial: Polynomial | null): Rational | null {
  if (polynomial === null) return null;
  const [only] = polynomial;
  if (only === undefined) return ZERO;
  return polynomial.length === 1 && only.factors.length === 0 ? only.coefficient : null;
}
