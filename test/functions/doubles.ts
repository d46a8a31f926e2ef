// A plain double arithmetic for the tests of functions and derivatives, NaN standing for "undefined", and an evaluator of nodes in it.
// It is independent of the judge, so that the two can disagree.

import { doubleArithmetic } from "../../src/arithmetic/doubles.js";
import { rationalToNumber } from "../../src/arithmetic/rational.js";
import type { Arena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { evaluatePower, evaluateRationalPower, isEulersNumber, rationalValue } from "../../src/functions/powers.js";
import { evaluateApply } from "../../src/functions/registry.js";

export const doubles = doubleArithmetic;

export interface Environment {
  readonly symbols: Readonly<Record<string, number>>;
  readonly arrays: Readonly<Record<string, readonly number[]>>;
  /** The k-th derivative of an unknown function of one argument: functions.f(k, x). */
  readonly functions: Readonly<Record<string, (order: number, x: number) => number>>;
}

export const noNames: Environment = { symbols: {}, arrays: {}, functions: {} };

/** The value of a node without derivatives; arrays count from 1. Throws where a name has no value. */
export function valueOf(node: Node, environment: Environment): number {
  const symbol = (name: string): number => {
    if (name in environment.symbols) return environment.symbols[name] ?? NaN;
    if (name === "π") return Math.PI;
    if (name === "e") return Math.E;
    throw new Error(`no value for ${name}`);
  };
  const visit = (current: Node): number => {
    switch (current.kind) {
      case "number":
        return rationalToNumber(current.value);
      case "symbol":
        return symbol(current.name);
      case "index": {
        const position = current.indices.map(visit)[0] ?? NaN;
        const value = environment.arrays[current.base.name]?.[position - 1];
        if (value === undefined) throw new Error(`no entry ${position} of ${current.base.name}`);
        return value;
      }
      case "add":
        return current.terms.map(visit).reduce((a, b) => a + b);
      case "multiply":
        return current.factors.map(visit).reduce((a, b) => a * b);
      case "negate":
        return -visit(current.operand);
      case "divide":
        return doubles.divide(visit(current.numerator), visit(current.denominator));
      case "power": {
        const exponent = rationalValue(current.exponent);
        if (exponent !== null) return evaluateRationalPower(doubles, visit(current.base), exponent) ?? NaN;
        if (isEulersNumber(current.base)) return doubles.exp(visit(current.exponent));
        const numeric = visit(current.exponent);
        const base = visit(current.base);
        return Number.isInteger(numeric) ? doubles.powerInteger(base, BigInt(numeric)) : evaluatePower(doubles, base, numeric);
      }
      case "apply": {
        const value = evaluateApply(doubles, current, current.arguments.map(visit));
        if (value === null) throw new Error(`no function ${current.function}`);
        return value;
      }
      case "call": {
        const name = current.callee.kind === "symbol" ? current.callee.name : current.callee.base.name;
        const f = environment.functions[name];
        const [argument] = current.arguments;
        if (f === undefined || argument === undefined) throw new Error(`no function ${name}`);
        return f(current.orders[0] ?? 0, visit(argument));
      }
      case "sum":
      case "product": {
        const lower = current.lower === null ? 1 : visit(current.lower);
        const upper = current.upper === null ? 3 : visit(current.upper);
        let total = current.kind === "sum" ? 0 : 1;
        for (let k = lower; k <= upper; k++) {
          const value = valueOf(current.body, { ...environment, symbols: { ...environment.symbols, [current.index.name]: k } });
          total = current.kind === "sum" ? total + value : total * value;
        }
        return total;
      }
      case "limit":
      case "integral":
      case "piecewise":
      case "derivative":
      case "relation":
      case "opaque":
        throw new Error(`a ${current.kind} has no value`);
    }
  };
  return visit(node);
}

/** Both undefined, or equal to about nine digits. */
export function close(a: number, b: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return Math.abs(a - b) <= 1e-8 * (1 + Math.abs(a) + Math.abs(b));
}

/** A numeric derivative of fourth order, for functions that are smooth around x. */
export function slope(f: (x: number) => number, x: number): number {
  const h = 1e-3;
  return (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h);
}

/** Short names for building nodes. */
export interface Builder {
  readonly arena: Arena;
  n(value: number, over?: number): Node;
  s(name: string): ReturnType<Arena["symbol"]>;
  plus(...terms: Node[]): Node;
  minus(a: Node, b: Node): Node;
  times(...factors: Node[]): Node;
  over(a: Node, b: Node): Node;
  neg(a: Node): Node;
  pow(a: Node, b: Node): Node;
  f(name: string, ...args: Node[]): Node;
  at(name: string, ...indices: Node[]): ReturnType<Arena["index"]>;
  sum(index: string, upper: Node, body: Node): Node;
  call(name: string, order: number, argument: Node): Node;
  d(body: Node, variable: ReturnType<Arena["symbol"]> | ReturnType<Arena["index"]>): Node;
}

export function builder(arena: Arena): Builder {
  return {
    arena,
    n: (value, over = 1) => arena.divide(arena.integer(value), arena.integer(over)),
    s: (name) => arena.symbol(name),
    plus: (...terms) => arena.add(terms),
    minus: (a, b) => arena.subtract(a, b),
    times: (...factors) => arena.multiply(factors),
    over: (a, b) => arena.divide(a, b),
    neg: (a) => arena.negate(a),
    pow: (a, b) => arena.power(a, b),
    f: (name, ...args) => arena.apply(name, args),
    at: (name, ...indices) => arena.index(arena.symbol(name), indices),
    sum: (index, upper, body) => arena.bigOperator("sum", arena.symbol(index), arena.integer(1), upper, body),
    call: (name, order, argument) => arena.call(arena.symbol(name), [order], [argument]),
    d: (body, variable) => arena.derivative(body, variable, 1, false),
  };
}

