// Roots, and what is known about the `power` node: for which bases it has a value and how it is differentiated. A literal exponent
// p/q in lowest terms with q odd is a real root of negative bases too, x^0 = 1 for every x, and any other exponent needs a positive base.

import type { Arithmetic } from "../arithmetic/arithmetic.js";
import {
  addRational, compareRational, divideRational, isInteger, multiplyRational, negateRational, ONE, rational, subtractRational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { argument, reciprocal, unary } from "./define.js";
import type { DomainCondition, FunctionDefinition } from "./function.js";

const largestBits = 4096;
const largestDepth = 64;

function withinBits(value: Rational): Rational | null {
  const bits = Math.max(value.numerator.toString(16).length, value.denominator.toString(16).length) * 4;
  return bits > largestBits ? null : value;
}

/**
 * The exact value of an expression of numbers only (`2·3`, `1 − 1/2`, `2^3`), or null where it is none, has no value, or has more
 * than 4096 bits or 64 levels.
 */
export function rationalValue(node: Node): Rational | null {
  const visit = (current: Node, depth: number): Rational | null => {
    if (depth > largestDepth) return null;
    const fold = (nodes: readonly Node[], start: Rational, combine: (a: Rational, b: Rational) => Rational): Rational | null => {
      let total: Rational | null = start;
      for (const each of nodes) {
        const value: Rational | null = total === null ? null : visit(each, depth + 1);
        total = total === null || value === null ? null : withinBits(combine(total, value));
        if (total === null) return null;
      }
      return total;
    };
    switch (current.kind) {
      case "number":
        return current.value;
      case "negate": {
        const value = visit(current.operand, depth + 1);
        return value === null ? null : negateRational(value);
      }
      case "add":
        return fold(current.terms, ZERO, addRational);
      case "multiply":
        return fold(current.factors, ONE, multiplyRational);
      case "divide": {
        const denominator = visit(current.denominator, depth + 1);
        const numerator = denominator === null || denominator.numerator === 0n ? null : visit(current.numerator, depth + 1);
        return numerator === null || denominator === null ? null : withinBits(divideRational(numerator, denominator));
      }
      case "power": {
        const exponent = visit(current.exponent, depth + 1);
        const base = exponent === null ? null : visit(current.base, depth + 1);
        if (exponent === null || base === null) return null;
        return rationalPower(base, exponent);
      }
      default:
        return null;
    }
  };
  return visit(node, 0);
}

function rationalPower(base: Rational, exponent: Rational): Rational | null {
  if (!isInteger(exponent)) return null;
  const n = exponent.numerator;
  if (n < 0n && base.numerator === 0n) return null;
  const size = n < 0n ? -n : n;
  const digits = Math.max(base.numerator.toString(2).length, base.denominator.toString(2).length);
  if (size * BigInt(digits) > BigInt(largestBits)) return null;
  const raised = rational(base.numerator ** size, base.denominator ** size);
  return n < 0n ? divideRational(ONE, raised) : raised;
}

/** Euler's number, the base of `e^x`. */
export function isEulersNumber(node: Node): boolean {
  return node.kind === "symbol" && node.name === "e";
}

/** The conditions under which base^exponent has a value. */
export function powerDomain(_arena: Arena, base: Node, exponent: Node): readonly DomainCondition[] {
  const value = rationalValue(exponent);
  if (value === null) return isPositiveConstant(base) ? [] : [{ argument: base, relation: ">" }];
  const negative = value.numerator < 0n;
  if (value.denominator % 2n === 1n) return negative ? [{ argument: base, relation: "≠" }] : [];
  return [{ argument: base, relation: negative ? ">" : "≥" }];
}

function isPositiveConstant(node: Node): boolean {
  if (isEulersNumber(node) || (node.kind === "symbol" && node.name === "π")) return true;
  const value = rationalValue(node);
  return value !== null && value.numerator > 0n;
}

/** Where base^exponent loses a branch: its base, unless the exponent is an integer or the base a positive constant. */
export function powerBranches(base: Node, exponent: Node): readonly Node[] {
  const value = rationalValue(exponent);
  if (value !== null && isInteger(value)) return [];
  return isPositiveConstant(base) ? [] : [base];
}

/** base^(p/q) for a literal exponent in lowest terms: the real root first, then the integer power; null where q is too large to take a root of. */
export function evaluateRationalPower<T>(arithmetic: Arithmetic<T>, base: T, exponent: Rational): T | null {
  if (exponent.denominator === 1n) return arithmetic.powerInteger(base, exponent.numerator);
  if (exponent.denominator > 1_000_000n) return null;
  return arithmetic.powerInteger(arithmetic.root(base, Number(exponent.denominator)), exponent.numerator);
}

/** base^exponent for an exponent that is not a literal rational: exp(exponent · log base). */
export function evaluatePower<T>(arithmetic: Arithmetic<T>, base: T, exponent: T): T {
  return arithmetic.exp(arithmetic.multiply(exponent, arithmetic.log(base)));
}

/**
 * d(u^v)/du = v·u^(v−1), with the exponent folded where it is a number. 0 for the exponent 0, since u^0 = 1 at u = 0 too.
 */
export function powerDerivativeByBase(arena: Arena, base: Node, exponent: Node): Node {
  const value = rationalValue(exponent);
  if (value === null) return arena.multiply([exponent, arena.power(base, arena.subtract(exponent, arena.integer(1)))]);
  const lowered = subtractRational(value, ONE);
  if (value.numerator === 0n) return arena.integer(0);
  if (lowered.numerator === 0n) return arena.integer(1);
  const power = compareRational(lowered, ONE) === 0 ? base : arena.power(base, arena.number(lowered));
  return arena.multiply([arena.number(value), power]);
}

/** d(u^v)/dv = u^v · log u, and e^v for the base e. */
export function powerDerivativeByExponent(arena: Arena, base: Node, exponent: Node): Node {
  const power = arena.power(base, exponent);
  return isEulersNumber(base) ? power : arena.multiply([power, arena.apply("log", [base])]);
}

/** The degree of a root written as a node: an integer from 2 to 1,000,000, or null. */
export function rootDegree(node: Node): number | null {
  const value = rationalValue(node);
  if (value === null || !isInteger(value) || value.numerator < 2n || value.numerator > 1_000_000n) return null;
  return Number(value.numerator);
}

export const powers: readonly FunctionDefinition[] = [
  unary({
    name: "sqrt",
    text: ["sqrt"],
    latex: ["sqrt"],
    domain: (_arena, x) => [{ argument: x, relation: "≥" }],
    branches: (_arena, x) => [x],
    evaluate: (arithmetic, x) => arithmetic.root(x, 2),
    derivative: (arena, x) => reciprocal(arena, arena.multiply([arena.integer(2), arena.apply("sqrt", [x])])),
    inTermsOf: null,
  }),
  {
    name: "root",
    arity: 2,
    names: { text: ["root", "nthRoot"], latex: ["root"] },
    domain(_arena, args) {
      const degree = rootDegree(argument(args, 1));
      return degree !== null && degree % 2 === 1 ? [] : [{ argument: argument(args, 0), relation: "≥" }];
    },
    branches: (_arena, args) => [argument(args, 0)],
    // The degree cannot be read from a value: `evaluateApply` of the registry takes it from the node. Here, where only values
    // are known, the root exists for positive arguments only.
    evaluate: (arithmetic, args) => arithmetic.exp(arithmetic.divide(arithmetic.log(argument(args, 0)), argument(args, 1))),
    derivative(arena, args) {
      const [x, degree] = [argument(args, 0), argument(args, 1)];
      const n = rootDegree(degree);
      if (n === null) return [null, null];
      const root = arena.apply("root", [x, degree]);
      return [reciprocal(arena, arena.multiply([degree, n === 2 ? root : arena.power(root, arena.integer(n - 1))])), null];
    },
    inTermsOf: null,
  },
];
