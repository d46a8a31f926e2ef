// Zeros along a line: where a register of the tape vanishes or changes its sign when one coordinate moves and the others stay. Exact where the
// register is affine or quadratic, else brackets from a grid and bisection.

import type { Interval } from "../arithmetic/interval.js";
import { rationalOfDouble } from "../arithmetic/interval.js";
import {
  addRational, divideRational, multiplyRational, negateRational, rational, subtractRational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import type { Coordinate } from "./evaluator.js";
import type { Scene } from "./scene.js";
import { Opcode, operandRegisters } from "./tape.js";
import { doubleCost } from "./work.js";

/** The coordinates with one of them moved. */
export type Line = (value: Rational) => readonly Coordinate[];

/** The sign that an enclosure proves, or null. */
export function provenSignOf(value: Interval | undefined): -1 | 0 | 1 | null {
  if (value === undefined || value.defined !== "always") return null;
  return value.lower > 0 ? 1 : value.upper < 0 ? -1 : value.lower === 0 && value.upper === 0 ? 0 : null;
}

/** The line through a point along one of its coordinates. */
export function lineThrough(coordinates: readonly Coordinate[], position: number): Line {
  return (value) => coordinates.map((coordinate, other) => (other === position ? { kind: "exact", value } : coordinate));
}

/** The positions of the inputs that a register depends on. */
export function inputsOf(scene: Scene, register: number): readonly number[] {
  const { code, kernels, exponents, length } = scene.evaluators.tape;
  const seen = new Uint8Array(length);
  const found = new Set<number>();
  const stack = [register];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (seen[current] === 1) continue;
    seen[current] = 1;
    const operation = code[3 * current] ?? 0;
    const first = code[3 * current + 1] ?? 0;
    const second = code[3 * current + 2] ?? 0;
    for (const operand of operandRegisters(operation, first, second)) stack.push(operand);
    if (operation === Opcode.input) found.add(first);
    else if (operation === Opcode.kernel) stack.push(...(kernels[first]?.argumentRegisters ?? []));
    else if (operation === Opcode.powerExact) stack.push(exponents[second] ?? 0);
  }
  return [...found].sort((a, b) => a - b);
}

/** The rational zeros, or the vertex, of a register that is affine or quadratic along one input, found by exact interpolation. */
export function zerosAlong(scene: Scene, register: number, along: Line): readonly Rational[] {
  const values: Rational[] = [];
  for (let at = 0n; at < 4n; at += 1n) {
    if (!scene.work.spend(4 * register + 8)) return [];
    const value = scene.evaluators.exact(scene.evaluators.point(along(rational(at)), scene.seed), register + 1)[register];
    if (value === null || value === undefined || value === "undefined") return [];
    values.push(value);
  }
  const [g0 = ZERO, g1 = ZERO, g2 = ZERO, g3 = ZERO] = values;
  const first = subtractRational(g1, g0);
  const second = subtractRational(subtractRational(g2, g1), first);
  const third = subtractRational(subtractRational(subtractRational(g3, g2), subtractRational(g2, g1)), second);
  if (third.numerator !== 0n) return [];
  if (second.numerator === 0n) return first.numerator === 0n ? [] : [negateRational(divideRational(g0, first))];
  // g(x) = g0 + x·first + x(x-1)/2·second; the vertex, and points about as far from it as the zeros.
  const half = divideRational(second, rational(2n));
  const linear = subtractRational(first, half);
  const vertex = negateRational(divideRational(linear, second));
  const discriminant = subtractRational(multiplyRational(linear, linear), multiplyRational(rational(4n), multiplyRational(half, g0)));
  if (discriminant.numerator <= 0n) return [vertex];
  const distance = Math.sqrt(Number(discriminant.numerator) / Number(discriminant.denominator)) / Math.abs(Number(second.numerator) / Number(second.denominator));
  if (!Number.isFinite(distance)) return [vertex];
  const away = rationalOfDouble(Math.round(distance * 64) / 64);
  return [subtractRational(vertex, away), vertex, addRational(vertex, away)];
}

const MAGNITUDES = [1e-9, 1e-5, 0.001, 0.01, 0.1, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 7, 9, 12, 20, 50, 100, 300, 1000, 1e4, 1e5, 1e6, 1e7, 1e9, 1e12, 1e15, 1e18];
const GRID: readonly number[] = [...MAGNITUDES.map((x) => -x).reverse(), 0, ...MAGNITUDES];

/** Where a register changes its sign along one input, in brackets narrowed by bisection, and where it comes so near to 0 that it may touch it. */
export interface Crossings {
  readonly changes: readonly { readonly lower: number; readonly upper: number }[];
  readonly touches: readonly number[];
}

/** The proven changes of sign on a grid that reaches to 10^18 and is finer around the marks, and the least values between equal signs that are 0 as far as doubles can tell. */
export function crossingsAlong(scene: Scene, register: number, along: Line, marks: readonly number[]): Crossings {
  const { doubles } = scene.evaluators;
  const cost = doubleCost(scene.evaluators.tape, register + 1);
  const valueAt = (x: number): Interval | undefined =>
    scene.work.spend(cost) ? doubles.prefix(scene.evaluators.point(along(rationalOfDouble(x)), scene.seed), register + 1)[register] : undefined;
  const signAt = (x: number): -1 | 0 | 1 | null => provenSignOf(valueAt(x));
  const sizeAt = (x: number): number => {
    const value = valueAt(x);
    return value === undefined || value.defined === "never" ? Infinity : Math.abs(value.lower + value.upper) / 2;
  };
  const changes: { lower: number; upper: number }[] = [];
  const touches: number[] = [];
  let previous: { readonly x: number; readonly sign: -1 | 1 } | null = null;
  let last: { readonly x: number; readonly size: number; readonly falls: boolean; readonly sign: number } | null = null;
  let before = 0;
  let searched = 0;
  const grid = marks.length === 0 ? GRID : [...new Set([...GRID, ...marks.flatMap((mark) => OFFSETS.map((offset) => mark + offset))])].filter(Number.isFinite).sort((a, b) => a - b);
  for (const x of grid) {
    const value = valueAt(x);
    const sign = provenSignOf(value);
    const size: number = value === undefined || value.defined === "never" ? Infinity : Math.abs(value.lower + value.upper) / 2;
    if (sign === 0) touches.push(x);
    const signs: number = sign ?? 0;
    if (last !== null && last.falls && size > 1.5 * last.size && last.sign === signs && searched < MOST_TOUCHES) {
      searched += 1;
      const touch = leastBetween(sizeAt, before, x);
      if (touch.size <= 1e-9 * Math.max(size, Math.min(1, last.size * 1e9))) touches.push(touch.x);
    }
    before = last?.x ?? x;
    last = { x, size, falls: last === null || size < last.size, sign: signs };
    if (sign === 0 || sign === null) {
      // A zero that is met exactly is neither a change of sign nor an end to the search for one beyond it.
      if (sign === 0) previous = null;
      continue;
    }
    if (previous !== null && previous.sign !== sign && changes.length < MOST_CHANGES) {
      let lower = previous.x;
      let upper = x;
      for (let step = 0; step < BISECTIONS; step += 1) {
        const middle = (lower + upper) / 2;
        const here = signAt(middle);
        if (here === null || here === 0 || !(middle > lower && middle < upper)) break;
        if (here === sign) upper = middle;
        else lower = middle;
      }
      changes.push({ lower, upper });
    }
    previous = { x, sign };
  }
  return { changes, touches };
}

const OFFSETS: readonly number[] = [0, 1e-6, -1e-6, 1e-3, -1e-3, 0.1, -0.1, 0.4, -0.4, 0.7, -0.7, 1.3, -1.3, 3, -3];

/** Golden-section search for the least size between two numbers. */
function leastBetween(sizeAt: (x: number) => number, from: number, to: number): { readonly x: number; readonly size: number } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [lower, upper] = [from, to];
  let [a, b] = [upper - ratio * (upper - lower), lower + ratio * (upper - lower)];
  let [sizeA, sizeB] = [sizeAt(a), sizeAt(b)];
  for (let step = 0; step < 44; step += 1) {
    if (sizeA <= sizeB) [upper, b, sizeB, a] = [b, a, sizeA, b - ratio * (b - lower)];
    else [lower, a, sizeA, b] = [a, b, sizeB, a + ratio * (upper - a)];
    if (sizeA <= sizeB) sizeA = sizeAt(a);
    else sizeB = sizeAt(b);
    if (!(upper - lower > 1e-15 * Math.max(1e-3, Math.abs(lower)))) break;
  }
  return sizeA <= sizeB ? { x: a, size: sizeA } : { x: b, size: sizeB };
}

const MOST_CHANGES = 8;
const MOST_TOUCHES = 5;
const BISECTIONS = 36;
