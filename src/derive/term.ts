// A term as a coefficient and powers, which is how a person sees one who tidies a line: numbers are multiplied, equal factors gathered, what cancels is
// cancelled, and the factors are written in the usual order: numbers, letters, brackets, powers of e, functions. Where a term is undefined the line was.

import {
  addRational, compareRational, divideRational, equalRational, isInteger, multiplyRational, negateRational, ONE, rational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { isEulersNumber, rationalValue } from "../functions/powers.js";

/** coefficient · Π base^exponent; an exponent is a number node or, for `e^(-x)` and `x^n`, what stands there. */
export interface Term {
  readonly coefficient: Rational;
  readonly powers: ReadonlyMap<Node, Node>;
}

/** What the tidying of a term needs besides: the letter that comes last among letters, and how a sum inside is tidied. */
export interface TermContext {
  readonly arena: Arena;
  readonly variable: Node;
  /** Tidies a sum that is a factor or the base of a power. */
  readonly sum: (node: Node) => Node;
}

const largestExponent = 40n;

const isSmall = (value: Rational): boolean => isInteger(value) && value.numerator <= largestExponent && value.numerator >= -largestExponent;

function numberPower(value: Rational, exponent: bigint): Rational {
  const size = exponent < 0n ? -exponent : exponent;
  const raised = rational(value.numerator ** size, value.denominator ** size);
  return exponent < 0n ? divideRational(ONE, raised) : raised;
}

/** The term that a node is; a sum in it is one factor. Null where a zero stands below a fraction bar. */
export function termOf(context: TermContext, root: Node): Term | null {
  const { arena } = context;
  let coefficient = ONE;
  const powers = new Map<Node, Node>();
  const count = (base: Node, exponent: Node): void => {
    const known = powers.get(base);
    powers.set(base, known === undefined ? exponent : sumOfExponents(context, known, exponent));
  };
  const countNumber = (base: Node, exponent: Rational): void => count(base, arena.number(exponent));
  /** Counts node^exponent; the exponent is an integer. */
  const gather = (node: Node, exponent: Rational): boolean => {
    switch (node.kind) {
      case "number":
        if (node.value.numerator === 0n) {
          coefficient = ZERO;
          return exponent.numerator > 0n;
        }
        if (!isSmall(exponent)) countNumber(node, exponent);
        else coefficient = multiplyRational(coefficient, numberPower(node.value, exponent.numerator));
        return true;
      case "negate":
        if (exponent.numerator % 2n !== 0n) coefficient = negateRational(coefficient);
        return gather(node.operand, exponent);
      case "multiply":
        return node.factors.every((factor) => gather(factor, exponent));
      case "divide":
        return gather(node.numerator, exponent) && gather(node.denominator, negateRational(exponent));
      case "power": {
        const own = rationalValue(node.exponent);
        if (own === null && exponent.numerator < 0n) {
          // A power of e below the bar stays there.
          countNumber(node, exponent);
          return true;
        }
        if (own === null) {
          count(node.base, equalRational(exponent, ONE) ? node.exponent : tidiedProduct(context, arena.multiply([arena.number(exponent), node.exponent])));
          return true;
        }
        if (isInteger(own)) return gather(node.base, multiplyRational(own, exponent));
        countNumber(node.base, multiplyRational(own, exponent));
        return true;
      }
      case "apply": {
        const [radicand] = node.arguments;
        if (node.function === "sqrt" && radicand !== undefined && exponent.numerator % 2n === 0n) return gather(radicand, divideRational(exponent, rational(2)));
        countNumber(node, exponent);
        return true;
      }
      case "add": {
        const tidied = context.sum(node);
        if (tidied.kind !== "add") return gather(tidied, exponent);
        countNumber([...powers.keys()].find((base) => isSameSum(base, tidied)) ?? tidied, exponent);
        return true;
      }
      default:
        countNumber(node, exponent);
        return true;
    }
  };
  if (!gather(root, ONE)) return null;
  for (const [base, exponent] of powers) {
    // (x²)^(1/2) is not x.
    if (base.kind !== "power" || rationalValue(base.exponent) !== null || exponent.kind !== "number" || !isInteger(exponent.value)) continue;
    const above = powers.get(base.base);
    if (above === undefined) continue;
    powers.delete(base);
    if (above === base.exponent) {
      powers.delete(base.base);
      countNumber(base, addRational(exponent.value, ONE));
    } else count(base.base, tidiedProduct(context, arena.multiply([exponent, base.exponent])));
  }
  for (const [base, exponent] of powers) {
    if (exponent.kind === "number" && exponent.value.numerator === 0n) powers.delete(base);
    // √u · √u is u.
    const [radicand] = base.kind === "apply" && base.function === "sqrt" ? base.arguments : [];
    if (radicand !== undefined && exponent.kind === "number" && exponent.value.numerator !== 0n && exponent.value.numerator % 2n === 0n) {
      powers.delete(base);
      if (!gather(radicand, divideRational(exponent.value, rational(2)))) return null;
    }
  }
  return { coefficient, powers };
}

/** a + b and b + a. */
function isSameSum(one: Node, other: Node): boolean {
  if (one.kind !== "add" || other.kind !== "add" || one.terms.length !== other.terms.length) return false;
  const inOrder = (terms: readonly Node[]): string => terms.map(({ id }) => id).sort((a, b) => a - b).join(" ");
  return inOrder(one.terms) === inOrder(other.terms);
}

/** A product by itself tidied. */
export function tidiedProduct(context: TermContext, node: Node): Node {
  const term = termOf(context, node);
  return term === null ? node : nodeOfTerm(context, term);
}

/** n − 1 and 1 make n, x and −x² make x − x². */
function sumOfExponents(context: TermContext, a: Node, b: Node): Node {
  const { arena } = context;
  const counted = new Map<Node, Rational>();
  const one = arena.integer(1);
  const count = (node: Node, factor: Rational): void => {
    if (node.kind === "add") node.terms.forEach((term) => count(term, factor));
    else if (node.kind === "negate") count(node.operand, negateRational(factor));
    else {
      const term = termOf(context, node);
      const body = term === null ? node : nodeOfTerm(context, { ...term, coefficient: ONE });
      counted.set(node.kind === "number" ? one : body, addRational(counted.get(body) ?? ZERO, multiplyRational(factor, term?.coefficient ?? ONE)));
    }
  };
  count(a, ONE);
  count(b, ONE);
  return arena.add([...counted].filter(([, factor]) => factor.numerator !== 0n).map(([body, factor]) => tidiedProduct(context, arena.multiply([arena.number(factor), body]))));
}

/** Functions in the order in which their product is written. */
const functionOrder: readonly string[] = ["log", "sin", "cos", "sec", "csc", "tan", "cot"];

/** Where a factor stands in a term. */
function placeOf(base: Node, exponent: Node, variable: Node): number {
  const isPower = freeSymbols(exponent).has(nameOf(variable));
  switch (base.kind) {
    case "number":
      return isPower ? 4 : 0;
    case "symbol":
    case "index":
      if (isEulersNumber(base) || isPower) return 4;
      // a x, but x y.
      return base === variable ? 2 : /^[u-z]/.test(nameOf(base)) && nameOf(base) > nameOf(variable) ? 3 : 1;
    case "add":
      return 5;
    case "apply":
      if (base.function === "exp") return 4;
      if (base.function === "sqrt" || base.function === "root" || base.function === "abs") return 6;
      return 8 + (functionOrder.includes(base.function) ? functionOrder.indexOf(base.function) : functionOrder.length);
    case "call":
      return 7;
    default:
      return 6;
  }
}

const nameOf = (variable: Node): string => (variable.kind === "symbol" ? variable.name : variable.kind === "index" ? variable.base.name : "");

/** The term written out: what has a negative number as exponent stands below the bar, the sign in front. */
export function nodeOfTerm(context: TermContext, { coefficient, powers }: Term): Node {
  const { arena, variable } = context;
  if (coefficient.numerator === 0n) return arena.integer(0);
  const isBelow = (exponent: Node): boolean => exponent.kind === "number" && compareRational(exponent.value, ZERO) < 0;
  const inOrder = [...powers].map(([base, exponent], position) => ({ base, exponent, position, place: placeOf(base, exponent, variable) })).sort((a, b) => a.place - b.place || a.position - b.position);
  const write = (base: Node, exponent: Node): Node => (exponent.kind === "number" && equalRational(exponent.value, ONE) ? base : arena.power(base, exponent));
  const above = inOrder.filter(({ exponent }) => !isBelow(exponent)).map(({ base, exponent }) => write(base, exponent));
  const below = inOrder.filter(({ exponent }) => isBelow(exponent)).map(({ base, exponent }) => write(base, arena.negate(exponent)));
  const isNegative = coefficient.numerator < 0n;
  const size = isNegative ? negateRational(coefficient) : coefficient;
  const withNumber = (number: bigint, factors: readonly Node[]): Node => arena.multiply(number === 1n && factors.length > 0 ? factors : [arena.integer(number), ...factors]);
  const numerator = withNumber(size.numerator, above);
  const positive = size.denominator === 1n && below.length === 0 ? numerator : arena.divide(numerator, withNumber(size.denominator, below));
  return isNegative ? arena.negate(positive) : positive;
}

/** What two terms have in common where one is a multiple of the other; independent of the order of their factors. */
export function keyOfTerm({ powers }: Term): string {
  return [...powers].map(([base, exponent]) => `${base.id}^${exponent.id}`).sort().join(" ");
}
