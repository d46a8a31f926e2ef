// The expansion of an expression around a point: its variable is a given series, every node becomes one. Which function expands how is said here; the
// arithmetic is in series.ts.

import { childrenOf, type ApplyNode, type BigOperatorNode, type CallNode, type Node, type PiecewiseNode, type SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import type { Arena } from "../expression/arena.js";
import { LANDAU } from "../functions/landau.js";
import { isEulersNumber, rationalValue, rootDegree } from "../functions/powers.js";
import { lookupFunction } from "../functions/registry.js";
import { isIntegral } from "./constraints.js";
import type { CoefficientAlgebra, Oracle } from "./coefficients.js";
import { moreTerms, SeriesFailure, unknown } from "./series-failure.js";
import type { Series, SeriesAlgebra } from "./series.js";

/** Why the power of something with a sign that is not known is left open. */
export const POWER_OF_NEGATIVE = "a power of what may be negative";

/** Functions whose value jumps or bends: they have no expansion where that happens. */
const WITHOUT_EXPANSION: ReadonlySet<string> = new Set(["floor", "ceil", "kronecker", "indicator"]);

export interface Expander {
  expand(node: Node): Series;
}

/** Expands nodes in which `variable` is the series `value`, and those names take integers only. Throws a SeriesFailure where there is no expansion. */
export function createExpander(arena: Arena, c: CoefficientAlgebra, oracle: Oracle, series: SeriesAlgebra, variable: SymbolNode, value: Series, integers: ReadonlySet<string>): Expander {
  const memo = new Map<Node, Series>();
  const free = new Map<Node, boolean>();
  const moves = (node: Node): boolean => {
    const known = free.get(node);
    if (known !== undefined) return known;
    const found = node.kind === "symbol" ? node === variable : freeSymbols(node).has(variable.name);
    free.set(node, found);
    return found;
  };

  function expand(node: Node): Series {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const found = moves(node) ? expandMoving(node) : expandConstant(node);
    memo.set(node, found);
    return found;
  }

  function expandConstant(node: Node): Series {
    if (someNode(node, (each) => each.kind === "limit" || (each.kind === "symbol" && each.name === "∞"))) throw unknown("it holds another limit");
    const literal = rationalValue(node);
    return series.constant(literal === null ? node : c.number(literal));
  }

  function expandMoving(node: Node): Series {
    switch (node.kind) {
      case "symbol":
        return value;
      case "add":
        return node.terms.map(expand).reduce((sum, term) => series.add(sum, term));
      case "negate":
        return series.scale(expand(node.operand), c.integer(-1));
      case "multiply":
        return node.factors.map(expand).reduce((product, factor) => series.multiply(product, factor));
      case "divide":
        return series.multiply(expand(node.numerator), series.power(expand(node.denominator), c.integer(-1)));
      case "power":
        return power(node.base, node.exponent);
      case "apply":
        return apply(node);
      case "call":
        return call(node);
      case "integral":
        if (node.lower === null || node.upper === null) throw unknown("it holds an indefinite integral");
        throw unknown("it holds an integral");
      case "sum":
        return powerSeries(node) ?? giveUp(`it holds a ${node.kind} with many terms`);
      case "product":
        throw unknown(`it holds a ${node.kind} with many terms`);
      case "limit":
        throw unknown("it holds another limit");
      case "piecewise":
        return cases(node);
      case "index":
      case "derivative":
      case "relation":
      case "number":
        throw unknown("it holds something without an expansion");
      case "opaque":
        throw unknown(node.what);
    }
  }

  function power(base: Node, exponent: Node): Series {
    if (!moves(exponent)) {
      const literal = rationalValue(exponent);
      return series.power(expand(base), literal === null ? exponent : c.number(literal));
    }
    if (isEulersNumber(base)) return series.exp(expand(exponent));
    if (!moves(base)) {
      const fixed = rationalValue(base);
      if (fixed !== null && fixed.numerator === -fixed.denominator) return series.bounded;
      if (fixed !== null && fixed.numerator <= 0n) throw unknown("a power of a negative number");
    }
    const under = expand(base);
    // Integers are exponents of negative numbers too, which have no logarithm: |x^{n+1}/x^n| is |x|.
    if (isIntegral(exponent, integers) && !isPositiveNearby(under)) throw unknown(POWER_OF_NEGATIVE);
    return series.exp(series.multiply(expand(exponent), series.log(under)));
  }

  function apply(node: ApplyNode): Series {
    const [first, second] = node.arguments;
    if (first === undefined) throw unknown(`the expansion of ${node.function}`);
    switch (node.function) {
      case LANDAU: {
        const inner = series.normalize(expand(first));
        return { growth: inner.growth, start: inner.start, coefficients: [], order: inner.start };
      }
      case "exp":
        return series.exp(expand(first));
      case "log":
        return series.log(expand(first));
      case "sin":
        return series.sinAndCos(expand(first)).sine;
      case "cos":
        return series.sinAndCos(expand(first)).cosine;
      case "sqrt":
        return series.power(expand(first), c.number({ numerator: 1n, denominator: 2n }));
      case "root": {
        const degree = second === undefined ? null : rootDegree(second);
        if (degree === null) throw unknown("a root of symbolic degree");
        return series.power(expand(first), c.number({ numerator: 1n, denominator: BigInt(degree) }));
      }
      case "abs":
        return series.scale(expand(first), signOf(expand(first)));
      case "sign":
        return series.constant(signOf(expand(first)));
      case "max":
      case "min": {
        if (second === undefined) throw unknown(`the expansion of ${node.function}`);
        const difference = arena.apply("abs", [arena.subtract(first, second)]);
        const sum = node.function === "max" ? arena.add([first, second, difference]) : arena.add([first, second, arena.negate(difference)]);
        return expand(arena.divide(sum, arena.integer(2)));
      }
      default:
        return other(node);
    }
  }

  function giveUp(reason: string): never {
    throw unknown(reason);
  }

  /** A power series without an end, `\\sum_{k=0}^∞ c_k x^{2k+1}`, whose base goes to 0: its first terms, and the order of what is left. Null for any other sum. */
  function powerSeries({ index, lower, upper, body }: BigOperatorNode): Series | null {
    if (upper?.kind !== "symbol" || upper.name !== "∞" || lower?.kind !== "number" || lower.value.denominator !== 1n) return null;
    if (someNode(body, (node) => node.kind === "divide" && moves(node.denominator))) return null;
    const [power, ...others] = factorsAbove(body).filter(moves);
    if (power?.kind !== "power" || others.length > 0 || moves(power.exponent) || freeSymbols(power.base).has(index.name)) return null;
    const at = (node: Node, k: number): Node => substitute(arena, node, new Map<Node, Node>([[index, arena.integer(lower.value.numerator + BigInt(k))]]));
    const exponents = [0, 1, 2].map((k) => {
      const value = rationalValue(at(power.exponent, k));
      return value?.denominator === 1n ? Number(value.numerator) : null;
    });
    const [first, second, third] = exponents;
    if (first == null || second == null || third == null || first < 0 || second <= first || third - second !== second - first || isBent(power.exponent, index)) return null;
    const base = series.normalize(expand(power.base));
    if (base.growth.length > 0 || base.coefficients.length === 0 || base.start < 1) return null;
    const count = Math.ceil(series.terms / ((second - first) * base.start)) + 1;
    let sum = series.constant(c.zero);
    for (let k = 0; k < count; k++) sum = series.add(sum, expand(at(body, k)));
    const order = (first + count * (second - first)) * base.start;
    return series.add(sum, { growth: [], start: order, coefficients: [], order });
  }

  /** Does it hold the index other than in a sum of multiples of it? */
  function isBent(exponent: Node, index: SymbolNode): boolean {
    const has = (node: Node): boolean => freeSymbols(node).has(index.name);
    switch (exponent.kind) {
      case "add":
        return exponent.terms.some((term) => isBent(term, index));
      case "negate":
        return isBent(exponent.operand, index);
      case "multiply":
        return exponent.factors.filter(has).length > 1 || exponent.factors.some((factor) => isBent(factor, index));
      default:
        return exponent !== index && has(exponent);
    }
  }

  /** The factors of a product, and of what stands above in a fraction. */
  function factorsAbove(node: Node): readonly Node[] {
    switch (node.kind) {
      case "multiply":
        return node.factors.flatMap(factorsAbove);
      case "negate":
        return factorsAbove(node.operand);
      case "divide":
        return factorsAbove(node.numerator);
      default:
        return [node];
    }
  }

  function isPositiveNearby(given: Series): boolean {
    const [leading] = series.normalize(given).coefficients;
    return leading !== undefined && !series.holdsLog(leading) && (oracle.sign(leading) === 1 || oracle.isNowhereNegative(leading));
  }

  /** 1 or -1, or c/|c| where the sign of the leading coefficient c is not known; 0 for what is exactly zero. */
  function signOf(argument: Series): Node {
    const a = series.normalize(argument);
    if (series.isExactZero(a)) return c.zero;
    const [leading] = a.coefficients;
    if (leading === undefined) throw moreTerms();
    if (series.holdsLog(leading)) throw unknown("the sign of a logarithm");
    const sign = oracle.sign(leading);
    return sign === 1 || sign === -1 ? c.integer(sign) : c.divide(leading, arena.apply("abs", [leading]));
  }

  /** The branch whose conditions hold close to the point on this side; those before it fail there for sure. */
  function cases(node: PiecewiseNode): Series {
    for (const { value: branch, conditions } of node.branches) {
      const held = conditions.map(holdsHere);
      if (held.every((each) => each === true)) return expand(branch);
      if (!held.includes(false)) throw unknown("it is defined by cases");
    }
    if (node.otherwise === null) throw new SeriesFailure({ kind: "undefined" });
    return expand(node.otherwise);
  }

  /** Does the condition hold close to the point on this side? Null where the sign of the difference of its sides is not known. */
  function holdsHere(condition: Node): boolean | null {
    if (condition.kind !== "relation") return null;
    const difference = series.normalize(expand(arena.subtract(condition.left, condition.right)));
    const [leading] = difference.coefficients;
    if (leading === undefined && !series.isExactZero(difference)) throw moreTerms();
    if (leading !== undefined && series.holdsLog(leading)) return null;
    const sign = leading === undefined ? 0 : oracle.sign(leading);
    if (sign === null) return null;
    switch (condition.operator) {
      case "<":
        return sign < 0;
      case ">":
        return sign > 0;
      case "≤":
        return sign <= 0;
      case "≥":
        return sign >= 0;
      case "=":
        return sign === 0;
      case "≠":
        return sign !== 0;
    }
  }

  function other(node: ApplyNode): Series {
    const definition = lookupFunction(node.function);
    if (definition === null || WITHOUT_EXPANSION.has(node.function)) throw unknown(`${node.function} has no expansion here`);
    const simpler = definition.inTermsOf;
    if (simpler !== null) return expand(simpler(arena, node.arguments));
    const [argument] = node.arguments;
    if (node.arguments.length !== 1 || argument === undefined) throw unknown(`${node.function} has no expansion here`);
    const inner = expand(argument);
    if (node.function === "arctan") {
      const a = series.normalize(inner);
      const [leading] = a.coefficients;
      const growing = a.growth.length > 0 && series.growthSign(a) === 1;
      if (growing && leading !== undefined) return series.add(quarterTurn(leading), series.constant(c.zero));
      if (a.growth.length === 0 && a.start < 0 && leading !== undefined) {
        const reciprocal = series.power(a, c.integer(-1));
        return series.add(quarterTurn(leading), series.scale(smooth("arctan", reciprocal), c.integer(-1)));
      }
    }
    return smooth(node.function, inner);
  }

  function quarterTurn(leading: Node): Series {
    const sign = oracle.sign(leading);
    if (sign === null || sign === 0) throw unknown("the sign of an argument at infinity");
    const turn = arena.divide(arena.symbol("π"), arena.integer(2));
    // What is left of an exponentially large argument is exponentially small.
    return { ...series.constant(sign === 1 ? turn : arena.negate(turn)), order: series.terms };
  }

  /** A function by its derivative along its argument. */
  function smooth(name: string, inner: Series): Series {
    const definition = lookupFunction(name);
    const place = arena.symbol("\u0000argument");
    const [derivative] = definition?.derivative(arena, [place]) ?? [];
    if (derivative === undefined || derivative === null) throw unknown(`the derivative of ${name} is not known`);
    const slope = createExpander(arena, c, oracle, series, place, inner, integers).expand(derivative);
    return series.primitive(inner, (constant) => c.apply(name, constant), slope);
  }

  /** An unknown function where it is smooth: f(c) + f'(c) w + …. */
  function call(node: CallNode): Series {
    if (childrenOf(node.callee).some(moves)) throw unknown("a function with a moving index");
    const moving = node.arguments.flatMap((argument, k) => (moves(argument) ? [k] : []));
    const [only] = moving;
    const argument = only === undefined ? undefined : node.arguments[only];
    if (only === undefined || argument === undefined || moving.length > 1) throw unknown("a function of several variables that move");
    let factorial = c.one;
    return series.compose(expand(argument), (constant, k) => {
      factorial = k === 0 ? c.one : c.multiply(factorial, c.integer(k));
      const orders = node.orders.map((order, j) => (j === only ? order + k : order));
      return c.divide(arena.call(node.callee, orders, node.arguments.map((each, j) => (j === only ? constant : each))), factorial);
    });
  }

  return { expand };
}

/** Puts a value in for the variable. */
export function atValue(arena: Arena, node: Node, variable: SymbolNode, value: Node): Node {
  return substitute(arena, node, new Map<Node, Node>([[variable, value]]));
}

export function isFailure(error: unknown): error is SeriesFailure {
  return error instanceof SeriesFailure;
}
