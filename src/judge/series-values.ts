// The values of infinite sums that everybody knows: geometric series, and those of the exponential function. A sum is one of them where the judge shows that its terms are,
// for every n; a ratio that is not a number makes its convergence a condition.

import { rational, type Rational } from "../arithmetic/rational.js";
import { intervalArithmetic } from "../arithmetic/interval.js";
import type { Arena } from "../expression/arena.js";
import { isOne, powerOf, productOf, quotientOf } from "../calculus/tidy.js";
import type { BigOperatorNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import type { Judgement, JudgeContext } from "./judgement.js";
import { enclose, isConstant } from "./constants.js";
import { univariatePolynomial } from "./polynomial.js";

export interface SeriesValue {
  readonly node: Node;
  /** What its terms rest on. */
  readonly judgements: readonly Judgement[];
  /** |r| < 1 for a geometric series whose r is not a number; null where it converges. */
  readonly converges: Node | null;
}

/** Work units for the terms of one series. */
const FOR_TERMS = 400_000;
const HIGHEST_START = 12n;

/** The value of a sum from a number to ∞; null where it is not one of these or does not surely converge. */
export function seriesValue(sum: BigOperatorNode, context: JudgeContext, judge: (a: Node, b: Node, context: JudgeContext) => Judgement): SeriesValue | null {
  const { arena } = context;
  const { index, body } = sum;
  const start = sum.lower === null ? null : rationalValue(sum.lower);
  if (sum.kind !== "sum" || start === null || start.denominator !== 1n || start.numerator < 0n || start.numerator > HIGHEST_START || !freeSymbols(body).has(index.name)) return null;
  const at = (root: Node, value: Node): Node => substitute(arena, root, new Map<Node, Node>([[index, value]]));
  const own: JudgeContext = { ...context, assumptions: [...context.assumptions, arena.relation("≥", index, arena.number(start))], integers: new Set([...context.integers, index.name]), budget: FOR_TERMS };
  /** First term and ratio of what is geometric in the index from 0 on. */
  const geometric = (terms: Node): { readonly first: Node; readonly ratio: Node; readonly judgement: Judgement } | null => {
    const [one, two] = [at(terms, arena.number(start)), at(terms, arena.integer(Number(start.numerator) + 1))];
    const ratio = ratioIn(arena, body, index) ?? arena.divide(two, one);
    const power = arena.power(ratio, arena.subtract(index, arena.number(start)));
    const judgement = judge(terms, arena.multiply([one, power]), own);
    return judgement.verdict === "equal" && judgement.conditions.length === 0 ? { first: one, ratio, judgement } : null;
  };
  const plain = geometric(body);
  if (plain !== null) {
    const { first, ratio, judgement } = plain;
    const converges = convergence(arena, ratio);
    return converges === false ? null : { node: arena.divide(first, arena.subtract(arena.integer(1), ratio)), judgements: [judgement], converges };
  }
  function fromFamilies(): SeriesValue | null {
    const from = start?.numerator ?? 0n;
    const terms = at(body, from === 0n ? index : arena.add([index, arena.integer(Number(from))]));
    const counted: JudgeContext = { ...own, assumptions: [...context.assumptions, arena.relation("≥", index, arena.integer(0))] };
    const ratio = ratioIn(arena, terms, index, true);
    if (ratio === null || freeSymbols(ratio).has(index.name)) return null;
    const hasOwn = someNode(terms, (node) => node.kind === "apply" && node.function === "factorial");
    for (const { factor, value, isBounded, hasFactorial } of FAMILIES) {
      if (hasFactorial !== hasOwn) continue;
      const whole = arena.multiply([terms, factor(arena, index)]);
      const first = firstOf(at(whole, arena.integer(0)));
      const judgement = judge(whole, arena.multiply([first, arena.power(ratio, index)]), counted);
      if (judgement.verdict !== "equal" || judgement.conditions.length > 0) continue;
      const converges = !isBounded || isMinusOne(ratio) ? null : convergence(arena, ratio);
      const node = converges === false ? null : value(arena, first, ratio);
      return node === null || converges === false ? null : { node, judgements: [judgement], converges };
    }
    return null;

    /** The first term as a person would write it: a letter or a number where it is one. */
    function firstOf(term: Node): Node {
      const known = rationalValue(term);
      if (known !== null) return arena.number(known);
      const letters = [...freeSymbols(term)].filter((name) => name !== "e" && name !== "π");
      const [only] = letters;
      const symbol = only === undefined || letters.length > 1 ? null : arena.symbol(only);
      return symbol !== null && judge(term, symbol, counted).verdict === "equal" ? symbol : term;
    }
  }

  const overFactorial = geometric(arena.multiply([body, arena.apply("factorial", [index])]));
  if (overFactorial === null) return withPolynomial(sum, Number(start.numerator), own, judge) ?? (start.numerator === 0n ? fromFamilies() : fromZero(sum, start.numerator, context, judge));
  // Σ c rⁿ/n! from the start on is c/r^start (e^r less the terms before).
  const { first, ratio, judgement } = overFactorial;
  const before: Node[] = [];
  for (let k = 0; k < Number(start.numerator); k += 1) before.push(arena.divide(arena.power(ratio, arena.integer(k)), arena.apply("factorial", [arena.integer(k)])));
  const tail = before.length === 0 ? arena.apply("exp", [ratio]) : arena.subtract(arena.apply("exp", [ratio]), before.length === 1 && before[0] !== undefined ? before[0] : arena.add(before));
  return { node: start.numerator === 0n ? arena.multiply([first, tail]) : arena.divide(arena.multiply([first, tail]), arena.power(ratio, arena.number(start))), judgements: [judgement], converges: null };
}

/** The same sum with its index counted from 0, `\\sum_{k≥1} x^{k-1}/(k-1)!`. */
function fromZero(sum: BigOperatorNode, start: bigint, context: JudgeContext, judge: (a: Node, b: Node, context: JudgeContext) => Judgement): SeriesValue | null {
  const { arena } = context;
  const moved = arena.bigOperator("sum", sum.index, arena.integer(0), sum.upper, substitute(arena, sum.body, new Map<Node, Node>([[sum.index, arena.add([sum.index, arena.integer(start)])]])));
  return moved.kind === "sum" ? seriesValue(moved, context, judge) : null;
}

/** A polynomial up to this degree may stand before the powers. */
const HIGHEST_DEGREE = 3;

/** `\\sum k r^k`, `\\sum k(k-1) r^k/k!`: a polynomial before the terms, by its differences at the start (Newton). */
function withPolynomial(sum: BigOperatorNode, start: number, own: JudgeContext, judge: (a: Node, b: Node, context: JudgeContext) => Judgement): SeriesValue | null {
  const { arena } = own;
  const { index, body } = sum;
  const ratio = ratioIn(arena, body, index, true);
  const before = withoutPowers(arena, body, index);
  if (ratio === null || before === null) return null;
  const at = (root: Node, value: number): Node => substitute(arena, root, new Map<Node, Node>([[index, arena.integer(value)]]));
  for (const factorials of [false, true]) {
    if (factorials && start > HIGHEST_DEGREE) return null;
    const first = factorials ? 0 : start;
    const terms = factorials ? arena.multiply([body, arena.apply("factorial", [index])]) : body;
    const values = Array.from({ length: HIGHEST_DEGREE + 1 }, (_, k) => at(before, first + k));
    const differences = values.map((_, order) => arena.add(values.slice(0, order + 1).map((value, k) => arena.multiply([arena.integer((order - k) % 2 === 0 ? choose(order, k) : -choose(order, k)), value]))));
    /** (k − first)(k − first − 1)… over so many places. */
    const falling = (count: number): Node => arena.multiply(Array.from({ length: count }, (_, k) => arena.subtract(index, arena.integer(first + k))));
    const polynomial = arena.add(differences.map((difference, order) => arena.multiply([difference, ...(order === 0 ? [] : [arena.divide(falling(order), arena.integer(factorial(order)))])])));
    const judgement = judge(terms, arena.multiply([polynomial, arena.power(ratio, index)]), own);
    if (judgement.verdict !== "equal" || judgement.conditions.length > 0) continue;
    if (factorials) {
      const whole = arena.multiply([arena.apply("exp", [ratio]), arena.add(differences.map((difference, order) => arena.multiply([arena.divide(difference, arena.integer(factorial(order))), arena.power(ratio, arena.integer(order))])))]);
      return { node: arena.add([whole, ...Array.from({ length: start }, (_, k) => arena.negate(at(body, k)))]), judgements: [judgement], converges: null };
    }
    const converges = convergence(arena, ratio);
    if (converges === false) return null;
    const rest = arena.subtract(arena.integer(1), ratio);
    return { node: arena.add(differences.map((difference, order) => arena.divide(arena.multiply([difference, arena.power(ratio, arena.integer(first + order))]), arena.power(rest, arena.integer(order + 1))))), judgements: [judgement], converges };
  }
  return null;
}

/** The term without its powers of the index and its n!: the polynomial that stands before them; null where the form does not show it. */
function withoutPowers(arena: Arena, node: Node, index: SymbolNode): Node | null {
  if (!freeSymbols(node).has(index.name)) return node;
  switch (node.kind) {
    case "multiply": {
      const factors = node.factors.map((factor) => withoutPowers(arena, factor, index));
      return factors.every((factor) => factor !== null) ? arena.multiply(factors) : null;
    }
    case "divide": {
      const [above, below] = [withoutPowers(arena, node.numerator, index), withoutPowers(arena, node.denominator, index)];
      return above === null || below === null ? null : arena.divide(above, below);
    }
    case "power": {
      if (!freeSymbols(node.exponent).has(index.name)) {
        const base = withoutPowers(arena, node.base, index);
        return base === null ? null : arena.power(base, node.exponent);
      }
      const start = freeSymbols(node.base).has(index.name) ? undefined : univariatePolynomial(node.exponent, (each) => each === index)?.coefficients;
      return start?.length !== 2 || start[0] === undefined ? null : powerOf(arena, node.base, arena.number(start[0]));
    }
    case "apply":
      return node.function === "factorial" && node.arguments[0] === index ? arena.integer(1) : null;
    default:
      return univariatePolynomial(node, (each) => each === index) === null ? null : node;
  }
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const choose = (n: number, k: number): number => factorial(n) / (factorial(k) * factorial(n - k));

/** Sums c·rᵏ/F(k) from k = 0 on that have a name: F(k), and c·f(r), where that is defined. */
interface Family {
  /** What the terms are multiplied by to be geometric. */
  readonly factor: (arena: Arena, index: Node) => Node;
  readonly value: (arena: Arena, first: Node, ratio: Node) => Node | null;
  /** Only for |r| < 1, or r = -1. */
  readonly isBounded: boolean;
  /** Is F a factorial? Only then does one stand in the terms. */
  readonly hasFactorial: boolean;
}

const twice = (arena: Arena, index: Node, more: number): Node => arena.add([arena.multiply([arena.integer(2), index]), arena.integer(more)]);

/** c·f(z)/z where c is z itself or another factor. */
function perRoot(arena: Arena, first: Node, root: Node, name: string): Node {
  const value = arena.apply(name, [root]);
  return first === root ? value : quotientOf(arena, productOf(arena, [first, value]), root);
}

const FAMILIES: readonly Family[] = [
  { factor: (arena, index) => arena.apply("factorial", [twice(arena, index, 0)]), hasFactorial: true, isBounded: false, value: (arena, first, ratio) => byRoot(arena, ratio, (root, isTurning) => productOf(arena, [first, arena.apply(isTurning ? "cos" : "cosh", [root])])) },
  { factor: (arena, index) => arena.apply("factorial", [twice(arena, index, 1)]), hasFactorial: true, isBounded: false, value: (arena, first, ratio) => byRoot(arena, ratio, (root, isTurning) => perRoot(arena, first, root, isTurning ? "sin" : "sinh")) },
  { factor: (arena, index) => twice(arena, index, 1), hasFactorial: false, isBounded: true, value: (arena, first, ratio) => byRoot(arena, ratio, (root, isTurning) => perRoot(arena, first, root, isTurning ? "arctan" : "artanh")) },
  { factor: (arena, index) => arena.add([index, arena.integer(1)]), hasFactorial: false, isBounded: true, value: (arena, first, ratio) => arena.negate(quotientOf(arena, productOf(arena, [first, arena.apply("log", [arena.subtract(arena.integer(1), ratio)])]), ratio)) },
  { factor: (arena, index) => arena.apply("factorial", [arena.add([index, arena.integer(1)])]), hasFactorial: true, isBounded: false, value: (arena, first, ratio) => quotientOf(arena, productOf(arena, [first, arena.subtract(arena.apply("exp", [ratio]), arena.integer(1))]), ratio) },
];

/** A value made of the root of r or of -r; null where neither is seen to be a square. */
function byRoot(arena: Arena, ratio: Node, make: (root: Node, isTurning: boolean) => Node): Node | null {
  const opposite = rootOf(arena, productOf(arena, [arena.integer(-1), ratio]));
  if (opposite !== null) return make(opposite, true);
  const root = rootOf(arena, ratio);
  return root === null ? null : make(root, false);
}

/** z of z², as it is written; null for what shows no square. */
function rootOf(arena: Arena, node: Node): Node | null {
  switch (node.kind) {
    case "number": {
      const root = node.value.numerator > 0n ? exactRoot(node.value) : null;
      return root === null ? null : arena.number(root);
    }
    case "power": {
      const exponent = rationalValue(node.exponent);
      const half = exponent?.denominator === 1n && exponent.numerator > 0n && exponent.numerator % 2n === 0n ? exponent.numerator / 2n : null;
      return half === null ? null : powerOf(arena, node.base, arena.integer(Number(half)));
    }
    case "multiply": {
      const roots = node.factors.map((factor) => rootOf(arena, factor));
      return roots.every((root) => root !== null) ? productOf(arena, roots) : null;
    }
    case "divide": {
      const [above, below] = [rootOf(arena, node.numerator), rootOf(arena, node.denominator)];
      return above === null || below === null ? null : quotientOf(arena, above, below);
    }
    default:
      return null;
  }
}

function exactRoot({ numerator, denominator }: Rational): Rational | null {
  const [above, below] = [numerator, denominator].map((value) => {
    const near = BigInt(Math.round(Math.sqrt(Number(value))));
    return near * near === value ? near : null;
  });
  return above == null || below == null ? null : rational(above, below);
}

/** What each term is multiplied by to give the next, n! left out of account, and polynomials too where they may stand before, as a person would write it; null where the form does not show it. */
function ratioIn(arena: Arena, node: Node, index: SymbolNode, passesPolynomials = false): Node | null {
  if (!freeSymbols(node).has(index.name)) return arena.integer(1);
  if (passesPolynomials && node.kind !== "power" && node.kind !== "multiply" && node.kind !== "divide" && univariatePolynomial(node, (each) => each === index) !== null) return arena.integer(1);
  switch (node.kind) {
    case "negate":
      return ratioIn(arena, node.operand, index, passesPolynomials);
    case "multiply": {
      const ratios = node.factors.map((factor) => ratioIn(arena, factor, index, passesPolynomials));
      return ratios.every((ratio) => ratio !== null) ? productOf(arena, ratios.filter((ratio) => !isOne(ratio))) : null;
    }
    case "divide": {
      const [above, below] = [ratioIn(arena, node.numerator, index, passesPolynomials), ratioIn(arena, node.denominator, index, passesPolynomials)];
      return above === null || below === null ? null : quotientOf(arena, above, below);
    }
    case "power": {
      if (!freeSymbols(node.exponent).has(index.name)) {
        const base = ratioIn(arena, node.base, index, passesPolynomials);
        return base === null ? null : powerOf(arena, base, node.exponent);
      }
      const step = freeSymbols(node.base).has(index.name) ? undefined : univariatePolynomial(node.exponent, (each) => each === index)?.coefficients;
      return step?.length !== 2 || step[1] === undefined ? null : powerOf(arena, node.base, arena.number(step[1]));
    }
    case "apply":
      return node.function === "factorial" && (passesPolynomials || node.arguments[0] === index) ? arena.integer(1) : null;
    default:
      return null;
  }
}

const isMinusOne = (node: Node): boolean => {
  const value = rationalValue(node);
  return value?.numerator === -1n && value.denominator === 1n;
};

/** Null where |r| < 1 surely holds, false where it surely does not or nothing is known, else the condition. */
function convergence(arena: Arena, ratio: Node): Node | null | false {
  const size = arena.apply("abs", [ratio.kind === "negate" ? ratio.operand : ratio]);
  if (!isConstant(ratio)) return arena.relation("<", size, arena.integer(1));
  const enclosed = enclose(arena.subtract(arena.integer(1), size), intervalArithmetic);
  return enclosed !== null && intervalArithmetic.provenSign(enclosed) === 1 ? null : false;
}
