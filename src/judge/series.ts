// Truncated expansions e^(P(1/s)) · (c₀ s^v + c₁ s^(v+1) + … + O(s^n)) in a small positive s, whose coefficients are nodes that may hold log s as a symbol.
// A limit is read off the leading term. Method: D. Gruntz, "On computing limits in a symbolic manipulation system" (1996), cut down to one
// level of exponentials and logarithms.

import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import type { CoefficientAlgebra, Oracle } from "./coefficients.js";
import { moreTerms, SeriesFailure, unknown } from "./series-failure.js";

/** The term coefficient · s^exponent, exponent < 0, in the exponent of e. */
export interface GrowthTerm {
  readonly exponent: number;
  readonly coefficient: Node;
}

export interface Series {
  /** P, most negative exponent first. */
  readonly growth: readonly GrowthTerm[];
  readonly start: number;
  readonly coefficients: readonly Node[];
  /** The remainder is O(s^order), up to powers of log s; Infinity where there is none. */
  readonly order: number;
}

export interface SeriesAlgebra {
  readonly terms: number;
  constant(value: Node): Series;
  /** coefficient · s^exponent. */
  monomial(coefficient: Node, exponent: number): Series;
  /** Something bounded of which no more is known. */
  readonly bounded: Series;
  isExactZero(a: Series): boolean;
  /** Without leading zeros; no coefficient is left of what is O(s^order) only. */
  normalize(a: Series): Series;
  add(a: Series, b: Series): Series;
  multiply(a: Series, b: Series): Series;
  scale(a: Series, factor: Node): Series;
  power(a: Series, exponent: Node): Series;
  exp(a: Series): Series;
  log(a: Series): Series;
  sinAndCos(a: Series): { readonly sine: Series; readonly cosine: Series };
  /** Σ values[k]·w^k over the part w of a beside its constant term; `values` are asked for that constant. */
  compose(a: Series, value: (constant: Node, k: number) => Node): Series;
  /** value(c₀) + ∫ derivative · a' ds: a function by its derivative along a. */
  primitive(a: Series, value: (constant: Node) => Node, derivative: Series): Series;
  /** Its growth is gone: what is exponentially small is O(s^terms); what is exponentially large is `null`. */
  withoutGrowth(a: Series): Series | null;
  /** The sign of P against 0, as s goes to 0: does e^P grow (1), vanish (-1), or is it 1 (0)? */
  growthSign(a: Series): -1 | 0 | 1;
  holdsLog(node: Node): boolean;
}

/** The algebra of expansions with about `terms` terms; `log` is the symbol that stands for log s. */
export function seriesAlgebra(c: CoefficientAlgebra, oracle: Oracle, terms: number, log: Node): SeriesAlgebra {
  const isZero = (node: Node): boolean => {
    const answer = oracle.isZero(node);
    if (answer === null) throw unknown("it could not be told whether a coefficient of its expansion is zero");
    return answer;
  };
  const holdsLog = (node: Node): boolean => someNode(node, (each) => each === log);
  const make = (growth: readonly GrowthTerm[], start: number, coefficients: readonly Node[], order: number): Series => {
    if (coefficients.length <= terms) return { growth, start, coefficients, order };
    return { growth, start, coefficients: coefficients.slice(0, terms), order: Math.min(order, start + terms) };
  };
  const zero: Series = { growth: [], start: 0, coefficients: [], order: Infinity };
  const bounded: Series = { growth: [], start: 0, coefficients: [], order: 0 };
  const constant = (value: Node): Series => (value === c.zero ? zero : { growth: [], start: 0, coefficients: [value], order: Infinity });
  const monomial = (coefficient: Node, exponent: number): Series => ({ growth: [], start: exponent, coefficients: [coefficient], order: Infinity });
  const isExactZero = (a: Series): boolean => a.coefficients.length === 0 && a.order === Infinity;
  const at = (a: Series, exponent: number): Node => a.coefficients[exponent - a.start] ?? c.zero;
  const startOf = (a: Series): number => (a.coefficients.length === 0 ? a.order : a.start);

  function normalize(a: Series): Series {
    let skipped = 0;
    while (skipped < a.coefficients.length && isZero(a.coefficients[skipped] ?? c.zero)) skipped += 1;
    if (skipped === a.coefficients.length) return a.order === Infinity ? zero : { growth: a.growth, start: a.order, coefficients: [], order: a.order };
    return skipped === 0 ? a : { ...a, start: a.start + skipped, coefficients: a.coefficients.slice(skipped) };
  }

  function growthDifference(a: readonly GrowthTerm[], b: readonly GrowthTerm[]): readonly GrowthTerm[] {
    const exponents = [...new Set([...a, ...b].map((term) => term.exponent))].sort((p, q) => p - q);
    const found: GrowthTerm[] = [];
    for (const exponent of exponents) {
      const mine = a.find((term) => term.exponent === exponent)?.coefficient ?? c.zero;
      const theirs = b.find((term) => term.exponent === exponent)?.coefficient ?? c.zero;
      const coefficient = c.add(mine, c.negate(theirs));
      if (!isZero(coefficient)) found.push({ exponent, coefficient });
    }
    return found;
  }
  function signOfGrowth(difference: readonly GrowthTerm[]): -1 | 0 | 1 {
    const [leading] = difference;
    if (leading === undefined) return 0;
    const sign = holdsLog(leading.coefficient) ? null : oracle.sign(leading.coefficient);
    if (sign === null || sign === 0) throw unknown("it could not be told whether an exponential grows or vanishes");
    return sign;
  }
  const growthSign = (a: Series): -1 | 0 | 1 => signOfGrowth(growthDifference(a.growth, []));
  function sumOfGrowth(a: readonly GrowthTerm[], b: readonly GrowthTerm[]): readonly GrowthTerm[] {
    if (a.length === 0) return b;
    if (b.length === 0) return a;
    return growthDifference(a, b.map((term) => ({ exponent: term.exponent, coefficient: c.negate(term.coefficient) })));
  }

  function add(a: Series, b: Series): Series {
    if (isExactZero(a)) return b;
    if (isExactZero(b)) return a;
    if (a.growth.length > 0 || b.growth.length > 0) {
      const side = signOfGrowth(growthDifference(a.growth, b.growth));
      if (side !== 0) {
        const [large, small] = side === 1 ? [normalize(a), b] : [normalize(b), a];
        if (isExactZero(large)) return small;
        return { ...large, order: Math.min(large.order, startOf(large) + terms) };
      }
    }
    const order = Math.min(a.order, b.order);
    const start = Math.min(startOf(a), startOf(b), order);
    const end = Math.min(order, Math.max(a.start + a.coefficients.length, b.start + b.coefficients.length));
    const coefficients: Node[] = [];
    for (let k = start; k < end; k++) coefficients.push(c.add(k < a.start ? c.zero : at(a, k), k < b.start ? c.zero : at(b, k)));
    return make(a.growth, start, coefficients, order);
  }

  function multiply(a: Series, b: Series): Series {
    if (isExactZero(a) || isExactZero(b)) return zero;
    const order = Math.min(a.order + startOf(b), b.order + startOf(a));
    const start = startOf(a) + startOf(b);
    const growth = sumOfGrowth(a.growth, b.growth);
    if (a.coefficients.length === 0 || b.coefficients.length === 0) return { growth, start: order, coefficients: [], order };
    const count = Math.min(a.coefficients.length + b.coefficients.length - 1, order - start, terms);
    const coefficients: Node[] = [];
    for (let k = 0; k < count; k++) {
      let sum = c.zero;
      for (let i = 0; i <= k; i++) {
        const left = a.coefficients[i];
        const right = b.coefficients[k - i];
        if (left !== undefined && right !== undefined) sum = c.add(sum, c.multiply(left, right));
      }
      coefficients.push(sum);
    }
    const complete = count === a.coefficients.length + b.coefficients.length - 1;
    return { growth, start, coefficients, order: complete ? order : Math.min(order, start + count) };
  }

  const scale = (a: Series, factor: Node): Series => multiply(a, constant(factor));

  /** How many terms a series made from the ones of a has. */
  const countFor = (a: Series): number => Math.min(terms, a.order - startOf(a));

  function power(given: Series, exponent: Node): Series {
    if (exponent === c.zero) return constant(c.one);
    if (exponent === c.one) return given;
    const literal = exponent.kind === "number" ? exponent.value : null;
    // Small powers by products, so that no coefficient is divided by another.
    if (literal !== null && literal.denominator === 1n && literal.numerator >= 2n && literal.numerator <= 8n) return multiply(given, power(given, c.integer(Number(literal.numerator) - 1)));
    const a = normalize(given);
    const whole = literal !== null && literal.denominator === 1n;
    if (isExactZero(a)) {
      if (literal !== null && literal.numerator > 0n) return zero;
      throw new SeriesFailure({ kind: "undefined" });
    }
    const [first] = a.coefficients;
    if (first === undefined) {
      if (whole && literal !== null && literal.numerator > 0n) return { growth: a.growth.map((term) => ({ ...term, coefficient: c.multiply(exponent, term.coefficient) })), start: a.order * Number(literal.numerator), coefficients: [], order: a.order * Number(literal.numerator) };
      throw moreTerms();
    }
    if (holdsLog(first) && !whole) throw unknown("a root of a logarithm");
    let start = 0;
    if (a.start !== 0) {
      if (literal === null) throw unknown("a symbolic power of the variable");
      const scaled = a.start * Number(literal.numerator);
      if (scaled % Number(literal.denominator) !== 0) throw new SeriesFailure({ kind: "scale", degree: Number(literal.denominator) });
      start = scaled / Number(literal.denominator);
    }
    if (literal !== null && literal.denominator % 2n === 0n && oracle.sign(first) === -1) throw new SeriesFailure({ kind: "undefined" });
    const degree = whole && literal !== null && literal.numerator > 0n && a.order === Infinity ? (a.coefficients.length - 1) * Number(literal.numerator) + 1 : Infinity;
    const single = a.coefficients.length === 1 && a.order === Infinity;
    const count = single ? 1 : Math.min(countFor(a), degree);
    const ratio = a.coefficients.map((each) => c.divide(each, first));
    const leading = c.power(first, exponent);
    const result: Node[] = [c.one];
    for (let k = 1; k < count; k++) {
      let sum = c.zero;
      for (let i = 1; i <= k && i < ratio.length; i++) {
        const factor = c.add(c.multiply(exponent, c.integer(i)), c.integer(i - k));
        sum = c.add(sum, c.multiply(factor, c.multiply(ratio[i] ?? c.zero, result[k - i] ?? c.zero)));
      }
      result.push(c.divide(sum, c.integer(k)));
    }
    const exact = single || count === degree;
    return {
      growth: a.growth.map((term) => ({ ...term, coefficient: c.multiply(exponent, term.coefficient) })),
      start, coefficients: result.map((each) => c.multiply(leading, each)), order: exact ? Infinity : start + count,
    };
  }

  /** The parts of a with negative exponents, the constant, and the rest. */
  function split(a: Series): { readonly negative: readonly GrowthTerm[]; readonly constant: Node; readonly rest: Series } {
    if (a.order <= 0) throw moreTerms();
    const negative: GrowthTerm[] = [];
    for (let exponent = a.start; exponent < 0; exponent++) {
      const coefficient = at(a, exponent);
      if (coefficient !== c.zero && !isZero(coefficient)) negative.push({ exponent, coefficient });
    }
    const middle = a.start > 0 ? c.zero : at(a, 0);
    const from = Math.max(1, a.start);
    const rest: Series = { growth: [], start: from, coefficients: a.coefficients.slice(from - a.start), order: a.order };
    const constantTerm = middle.kind === "number" || !isZero(middle) ? middle : c.zero;
    return { negative, constant: constantTerm, rest };
  }

  function withoutGrowth(a: Series): Series | null {
    if (a.growth.length === 0) return a;
    const side = growthSign(a);
    if (side === 0) return { ...a, growth: [] };
    return side === 1 ? null : { growth: [], start: terms, coefficients: [], order: terms };
  }

  function smallExp(rest: Series): Series {
    if (isExactZero(rest)) return constant(c.one);
    const count = Math.min(terms, rest.order);
    const result: Node[] = [c.one];
    for (let k = 1; k < count; k++) {
      let sum = c.zero;
      for (let i = 1; i <= k; i++) {
        const w = i < rest.start ? c.zero : at(rest, i);
        if (w !== c.zero) sum = c.add(sum, c.multiply(c.integer(i), c.multiply(w, result[k - i] ?? c.zero)));
      }
      result.push(c.divide(sum, c.integer(k)));
    }
    return { growth: [], start: 0, coefficients: result, order: count };
  }

  function exp(given: Series): Series {
    const a = withoutGrowth(given);
    if (a === null) throw unknown("an exponential of an exponential");
    const { negative, constant: middle, rest } = split(a);
    if (negative.some((term) => holdsLog(term.coefficient))) throw unknown("an exponential that a logarithm multiplies");
    let start = 0;
    let front = c.one;
    if (holdsLog(middle)) {
      const { slope, intercept } = linearInLog(middle);
      if (slope.kind !== "number") throw unknown("a symbolic power of the variable");
      if (slope.value.denominator !== 1n) throw new SeriesFailure({ kind: "scale", degree: Number(slope.value.denominator) });
      start = Number(slope.value.numerator);
      front = c.apply("exp", intercept);
    } else front = c.apply("exp", middle);
    const small = smallExp(rest);
    return { growth: negative, start, coefficients: small.coefficients.map((each) => c.multiply(front, each)), order: small.order + start };
  }

  /** a + b·log s with a, b free of log s. */
  function linearInLog(node: Node): { readonly slope: Node; readonly intercept: Node } {
    if (!holdsLog(node)) return { slope: c.zero, intercept: node };
    if (node === log) return { slope: c.one, intercept: c.zero };
    if (node.kind === "negate") {
      const inner = linearInLog(node.operand);
      return { slope: c.negate(inner.slope), intercept: c.negate(inner.intercept) };
    }
    if (node.kind === "add") {
      const parts = node.terms.map(linearInLog);
      return { slope: parts.reduce((sum, part) => c.add(sum, part.slope), c.zero), intercept: parts.reduce((sum, part) => c.add(sum, part.intercept), c.zero) };
    }
    if (node.kind === "multiply") {
      const holding = node.factors.filter(holdsLog);
      const [only] = holding;
      if (holding.length === 1 && only !== undefined) {
        const factor = node.factors.filter((each) => each !== only).reduce((product, each) => c.multiply(product, each), c.one);
        const inner = linearInLog(only);
        return { slope: c.multiply(factor, inner.slope), intercept: c.multiply(factor, inner.intercept) };
      }
    }
    if (node.kind === "divide" && !holdsLog(node.denominator)) {
      const inner = linearInLog(node.numerator);
      return { slope: c.divide(inner.slope, node.denominator), intercept: c.divide(inner.intercept, node.denominator) };
    }
    throw unknown("an exponential of powers of a logarithm");
  }

  function logarithm(given: Series): Series {
    const a = normalize(given);
    const [first] = a.coefficients;
    if (first === undefined) {
      if (isExactZero(a)) throw new SeriesFailure({ kind: "undefined" });
      throw moreTerms();
    }
    if (holdsLog(first)) throw unknown("a logarithm of a logarithm");
    if (oracle.sign(first) === -1) throw new SeriesFailure({ kind: "undefined" });
    const single = a.coefficients.length === 1 && a.order === Infinity;
    const count = single ? 1 : countFor(a);
    const ratio = a.coefficients.map((each) => c.divide(each, first));
    const result: Node[] = [c.add(c.apply("log", first), c.multiply(c.integer(a.start), log))];
    for (let k = 1; k < count; k++) {
      let sum = c.zero;
      for (let i = 1; i < k; i++) sum = c.add(sum, c.multiply(c.integer(i), c.multiply(result[i] ?? c.zero, ratio[k - i] ?? c.zero)));
      result.push(c.add(ratio[k] ?? c.zero, c.negate(c.divide(sum, c.integer(k)))));
    }
    let total: Series = { growth: [], start: 0, coefficients: result, order: single ? Infinity : count };
    for (const term of a.growth) total = add(total, monomial(term.coefficient, term.exponent));
    return total;
  }

  function derivative(a: Series): Series {
    if (a.coefficients.some(holdsLog)) throw unknown("a logarithm inside of a function");
    const coefficients = a.coefficients.map((each, k) => c.multiply(c.integer(a.start + k), each));
    return { growth: [], start: a.start - 1, coefficients, order: a.order - 1 };
  }

  function primitive(given: Series, value: (constant: Node) => Node, slope: Series): Series {
    const a = withoutGrowth(given);
    if (a === null) throw unknown("a function of an exponential");
    const { negative, constant: middle, rest } = split(a);
    if (negative.length > 0 || holdsLog(middle)) throw unknown("a function at infinity");
    if (isExactZero(rest)) return constant(value(middle));
    const product = multiply(slope, derivative(rest));
    const integrated: Node[] = [];
    for (const [k, each] of product.coefficients.entries()) {
      const exponent = product.start + k + 1;
      if (holdsLog(each)) throw unknown("a logarithm inside of a function");
      if (exponent <= 0) {
        if (!isZero(each)) throw unknown("a function at its singularity");
        integrated.push(c.zero);
      } else integrated.push(c.divide(each, c.integer(exponent)));
    }
    if (product.order + 1 <= 0) throw moreTerms();
    return add(constant(value(middle)), make([], product.start + 1, integrated, product.order + 1));
  }

  function compose(given: Series, value: (constant: Node, k: number) => Node): Series {
    const a = withoutGrowth(given);
    if (a === null) throw unknown("a function of an exponential");
    const { negative, constant: middle, rest } = split(a);
    if (negative.length > 0 || holdsLog(middle)) throw unknown("a function at infinity");
    if (isExactZero(rest)) return constant(value(middle, 0));
    const lowest = startOf(rest);
    const used = Math.ceil(terms / lowest);
    let total = constant(value(middle, 0));
    let product = constant(c.one);
    for (let k = 1; k < used; k++) {
      product = multiply(product, rest);
      total = add(total, scale(product, value(middle, k)));
    }
    return add(total, { growth: [], start: used * lowest, coefficients: [], order: used * lowest });
  }

  function sinAndCos(given: Series): { readonly sine: Series; readonly cosine: Series } {
    const a = withoutGrowth(given);
    if (a === null || a.order <= 0) return { sine: bounded, cosine: bounded };
    const { negative, constant: middle, rest } = split(a);
    if (negative.length > 0 || holdsLog(middle)) return { sine: bounded, cosine: bounded };
    const sineOfMiddle = c.apply("sin", middle);
    const cosineOfMiddle = c.apply("cos", middle);
    if (isExactZero(rest)) return { sine: constant(sineOfMiddle), cosine: constant(cosineOfMiddle) };
    const count = Math.min(terms, rest.order);
    const sines: Node[] = [c.zero];
    const cosines: Node[] = [c.one];
    for (let k = 1; k < count; k++) {
      let sine = c.zero;
      let cosine = c.zero;
      for (let i = 1; i <= k; i++) {
        const w = i < rest.start ? c.zero : at(rest, i);
        if (w === c.zero) continue;
        const weight = c.multiply(c.integer(i), w);
        sine = c.add(sine, c.multiply(weight, cosines[k - i] ?? c.zero));
        cosine = c.add(cosine, c.multiply(weight, sines[k - i] ?? c.zero));
      }
      sines.push(c.divide(sine, c.integer(k)));
      cosines.push(c.negate(c.divide(cosine, c.integer(k))));
    }
    const small = { sine: make([], 0, sines, count), cosine: make([], 0, cosines, count) };
    return {
      sine: add(scale(small.cosine, sineOfMiddle), scale(small.sine, cosineOfMiddle)),
      cosine: add(scale(small.cosine, cosineOfMiddle), scale(small.sine, c.negate(sineOfMiddle))),
    };
  }

  return {
    terms, constant, monomial, bounded, isExactZero, normalize, add, multiply, scale, power, exp, log: logarithm, sinAndCos, compose, primitive, withoutGrowth, growthSign, holdsLog,
  };
}
