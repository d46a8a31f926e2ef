// Zeros along a line: where a register of the tape vanishes or changes its sign when one coordinate moves and the others stay. Exact where the
// register is affine or quadratic, else brackets from a grid and bisection.

import type { Interval } from "../arithmetic/interval.js";
import { rationalOfDouble } from "../arithmetic/interval.js";
import {
  addRational, divideRational, multiplyRational, negateRational, rational, rationalToNumber, subtractRational, ZERO, type Rational,
} from "../arithmetic/rational.js";
import { everywhere } from "./analysis.js";
import type { Coordinate } from "./evaluator.js";
import type { Scene } from "./scene.js";
import { dependingOn, Opcode, supportOf, type Tape } from "./tape.js";
import { doubleCost } from "./work.js";

/** A point of which one coordinate is moved. */
export interface Line {
  readonly base: readonly Coordinate[];
  readonly position: number;
  /** The coordinates with this value for the moved one. */
  at(value: Rational): readonly Coordinate[];
}

/** The sign that an enclosure proves, or null. */
export function provenSignOf(value: Interval | undefined): -1 | 0 | 1 | null {
  if (value === undefined || value.defined !== "always") return null;
  return value.lower > 0 ? 1 : value.upper < 0 ? -1 : value.lower === 0 && value.upper === 0 ? 0 : null;
}

/** The line through a point along one of its coordinates. */
export function lineThrough(base: readonly Coordinate[], position: number): Line {
  return { base, position, at: (value) => base.map((coordinate, other) => (other === position ? { kind: "exact", value } : coordinate)) };
}

/** The positions of the inputs that a register depends on. */
export function inputsOf(scene: Scene, register: number): readonly number[] {
  const { tape } = scene.evaluators;
  const found = new Set<number>();
  for (const each of supportOf(tape, register)) if (tape.code[3 * each] === Opcode.input) found.add(tape.code[3 * each + 1] ?? 0);
  return [...found].sort((a, b) => a - b);
}

/** The rational zeros, or the vertex, of a register that is affine or quadratic along one input, found by exact interpolation. */
export function zerosAlong(scene: Scene, register: number, along: Line): readonly Rational[] {
  if (degreeAlong(scene.evaluators.tape, register, along.position) > 2) return [];
  const values: Rational[] = [];
  for (let at = 0n; at < 4n; at += 1n) {
    if (!scene.work.spend(4 * register + 8)) return [];
    const value = scene.evaluators.exact(scene.evaluators.point(along.at(rational(at)), scene.seed), register + 1)[register];
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

/** A bound of the degree of a register as a polynomial in one input; Infinity where its instructions are not those of a polynomial. */
function degreeAlong(tape: Tape, register: number, input: number): number {
  const degrees = new Map<number, number>();
  const degreeOf = (operand: number): number => degrees.get(operand) ?? 0;
  for (const position of dependingOn(tape, supportOf(tape, register), input)) {
    const operation = tape.code[3 * position] ?? 0;
    const first = tape.code[3 * position + 1] ?? 0;
    const second = tape.code[3 * position + 2] ?? 0;
    degrees.set(position, degreeBy(operation, degreeOf(first), degreeOf(second), tape.powers[second] ?? 0n));
  }
  return degreeOf(register);
}

function degreeBy(operation: number, first: number, second: number, exponent: bigint): number {
  switch (operation) {
    case Opcode.input:
      return 1;
    case Opcode.negate:
      return first;
    case Opcode.add:
    case Opcode.subtract:
      return Math.max(first, second);
    case Opcode.multiply:
      return first + second;
    case Opcode.divide:
      return second === 0 ? first : Infinity;
    case Opcode.powerInteger:
      return exponent >= 0n ? first * Number(exponent) : Infinity;
    default:
      return Infinity;
  }
}

const MAGNITUDES = [1e-9, 1e-5, 0.001, 0.01, 0.1, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 7, 9, 12, 20, 50, 100, 300, 1000, 1e4, 1e5, 1e6, 1e7, 1e9, 1e12, 1e15, 1e18];
const GRID: readonly number[] = [...MAGNITUDES.map((x) => -x).reverse(), 0, ...MAGNITUDES];

/** Where a register changes its sign along one input, in brackets narrowed by bisection, and where it comes so near to 0 that it may touch it. */
export interface Crossings {
  readonly changes: readonly { readonly lower: number; readonly upper: number }[];
  readonly touches: readonly number[];
}

/** Two numbers between which a register changes its sign to `sign`, with its values there. */
interface Bracket {
  readonly lower: number;
  readonly upper: number;
  readonly sign: number;
  readonly atLower: number;
  readonly atUpper: number;
}

/** The proven changes of sign on a grid that reaches to 10^18 and is finer around the marks, and the least values between equal signs that are 0 as far as doubles can tell. */
export function crossingsAlong(scene: Scene, register: number, along: Line, marks: readonly number[]): Crossings {
  const valueAt = valuesAlong(scene, register, along);
  const turns: { readonly from: number; readonly to: number; readonly size: number; readonly sign: number }[] = [];
  const brackets: Bracket[] = [];
  const touches: number[] = [];
  let previous: { readonly x: number; readonly sign: -1 | 1; readonly value: number } | null = null;
  let last: { readonly x: number; readonly size: number; readonly falls: boolean; readonly sign: number } | null = null;
  let before = 0;
  for (const x of gridOf(scene, along.position, marks)) {
    const value = valueAt(x);
    const sign = provenSignOf(value);
    const size = sizeOf(value);
    if (sign === 0) touches.push(x);
    const signs: number = sign ?? 0;
    if (last !== null && last.falls && size > 1.5 * last.size && last.sign === signs) turns.push({ from: before, to: x, size: Math.max(size, Math.min(1, last.size * 1e9)), sign: signs });
    before = last?.x ?? x;
    last = { x, size, falls: last === null || size < last.size, sign: signs };
    if (sign === 0 || sign === null) {
      // A zero that is met exactly is neither a change of sign nor an end to the search for one beyond it.
      if (sign === 0) previous = null;
      continue;
    }
    if (previous !== null && previous.sign !== sign) brackets.push({ lower: previous.x, upper: x, sign, atLower: previous.value, atUpper: sign * size });
    previous = { x, sign, value: sign * size };
  }
  // Where there are many (a sine has one in every gap, and more towards a pole of its argument) those next to the point are taken.
  const own = along.base[along.position];
  const middle = own?.kind === "exact" ? rationalToNumber(own.value) : 0;
  const distance = (from: number, to: number): number => (from <= middle && middle <= to ? 0 : Math.min(Math.abs(from - middle), Math.abs(to - middle)));
  for (const { from, to, size, sign } of nearest(turns, ({ from, to }) => distance(from, to), MOST_TOUCHES)) {
    const least = leastBetween(valueAt, from, to, sign);
    if (least.isBeyond) {
      // Between values of one sign it went through 0 and back.
      const [atFrom, atTo] = [valueAt(from), valueAt(to)];
      if (provenSignOf(atFrom) === sign) brackets.push({ lower: from, upper: least.x, sign: -sign, atLower: sign * sizeOf(atFrom), atUpper: -sign * least.size });
      if (provenSignOf(atTo) === sign) brackets.push({ lower: least.x, upper: to, sign, atLower: -sign * least.size, atUpper: sign * sizeOf(atTo) });
    }
    if (!least.isBeyond && least.size <= 1e-9 * size) touches.push(least.x);
  }
  const changes = nearest(brackets, ({ lower, upper }) => distance(lower, upper), MOST_CHANGES).map((bracket) => narrowed(valueAt, bracket));
  return { changes, touches };
}

/** A bracket of a change of sign made small, as far as signs are proven: false position where that goes fast, halving elsewhere (at poles, say). */
function narrowed(valueAt: (x: number) => Interval | undefined, bracket: Bracket): { readonly lower: number; readonly upper: number } {
  let { lower, upper, atLower, atUpper } = bracket;
  let halve = true;
  for (let step = 0; step < NARROWINGS && upper - lower > 1e-13 * Math.max(1e-3, Math.abs(lower)); step += 1) {
    const width = upper - lower;
    const chord = upper - (atUpper / (atUpper - atLower)) * width;
    const x = halve || !(chord > lower && chord < upper) ? (lower + upper) / 2 : chord;
    const value = valueAt(x);
    const sign = provenSignOf(value);
    if (value === undefined || !(x > lower && x < upper)) break;
    if (sign === null || sign === 0) return around(valueAt, x, { ...bracket, lower, upper });
    const size = (value.lower + value.upper) / 2;
    if (sign === bracket.sign) [upper, atUpper] = [x, size];
    else [lower, atLower] = [x, size];
    halve = upper - lower > width / 2;
  }
  return { lower, upper };
}

/** A bracket around a place where no sign is proven, as small as the signs on both sides allow. */
function around(valueAt: (x: number) => Interval | undefined, x: number, bracket: Bracket): { readonly lower: number; readonly upper: number } {
  let { lower, upper } = bracket;
  for (let distance = 1e-15 * Math.max(1e-3, Math.abs(x)); x - distance > bracket.lower || x + distance < bracket.upper; distance *= 16) {
    if (lower === bracket.lower && x - distance > lower && provenSignOf(valueAt(x - distance)) === -bracket.sign) lower = x - distance;
    if (upper === bracket.upper && x + distance < upper && provenSignOf(valueAt(x + distance)) === bracket.sign) upper = x + distance;
    if (lower !== bracket.lower && upper !== bracket.upper) break;
  }
  return { lower, upper };
}

/** The register in double intervals as a function of the moved coordinate; nothing where the work is spent. */
function valuesAlong(scene: Scene, register: number, along: Line): (x: number) => Interval | undefined {
  const { tape, doubles } = scene.evaluators;
  if (tape.kernels.length > 0 || tape.exponents.length > 0) {
    const cost = doubleCost(tape, register + 1);
    return (x) => (scene.work.spend(cost) ? doubles.prefix(scene.evaluators.point(along.at(rationalOfDouble(x)), scene.seed), register + 1)[register] : undefined);
  }
  if (!scene.work.spend(doubleCost(tape, register + 1))) return () => undefined;
  const moving = doubles.moving(scene.evaluators.point(along.base, scene.seed), along.position, register);
  const cost = doubleCost(moving, moving.length);
  return (x) => (scene.work.spend(cost) ? moving.at({ lower: x, upper: x, defined: "always" }) : undefined);
}

/** The places at which a register is looked at along one input: those of its range, and finer around the marks. */
function gridOf(scene: Scene, position: number, marks: readonly number[]): readonly number[] {
  const { lower, upper } = scene.inputs[position]?.range ?? everywhere;
  if (lower === null && upper === null && marks.length === 0) return GRID;
  const [least, greatest] = [lower === null ? -Infinity : rationalToNumber(lower), upper === null ? Infinity : rationalToNumber(upper)];
  const steps = Number.isFinite(least) && Number.isFinite(greatest) ? FRACTIONS_OF_RANGE.map((fraction) => least + fraction * (greatest - least)) : [];
  const ends = [least, greatest].filter(Number.isFinite).flatMap((end) => MAGNITUDES.slice(0, 14).map((distance) => (end === least ? end + distance : end - distance)));
  const grid = [...GRID, ...steps, ...ends, ...marks.flatMap((mark) => OFFSETS.map((offset) => mark + offset))].filter((x) => x >= least && x <= greatest && Number.isFinite(x));
  return [...new Set(grid)].sort((a, b) => a - b);
}

/** The `most` items of the smallest size, in their order. */
function nearest<T>(items: readonly T[], sizeOf: (item: T) => number, most: number): readonly T[] {
  if (items.length <= most) return items;
  const kept = new Set([...items].sort((a, b) => sizeOf(a) - sizeOf(b)).slice(0, most));
  return items.filter((item) => kept.has(item));
}

const FRACTIONS_OF_RANGE: readonly number[] = Array.from({ length: 15 }, (_, k) => (k + 1) / 16);

const OFFSETS: readonly number[] = [0, 1e-6, -1e-6, 1e-3, -1e-3, 0.1, -0.1, 0.4, -0.4, 0.7, -0.7, 1.3, -1.3, 3, -3];

const sizeOf = (value: Interval | undefined): number => (value === undefined || value.defined === "never" ? Infinity : Math.abs(value.lower + value.upper) / 2);

/** Golden-section search for the least size between two numbers; it ends where the other sign is met. */
function leastBetween(
  valueAt: (x: number) => Interval | undefined, from: number, to: number, sign: number,
): { readonly x: number; readonly size: number; readonly isBeyond: boolean } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [lower, upper] = [from, to];
  let [a, b] = [upper - ratio * (upper - lower), lower + ratio * (upper - lower)];
  let [atA, atB] = [valueAt(a), valueAt(b)];
  for (let step = 0; step < GOLDEN_STEPS; step += 1) {
    for (const [x, value] of [[a, atA], [b, atB]] as const) if (sign !== 0 && provenSignOf(value) === -sign) return { x, size: sizeOf(value), isBeyond: true };
    if (sizeOf(atA) <= sizeOf(atB)) {
      [upper, b, atB, a] = [b, a, atA, b - ratio * (b - lower)];
      atA = valueAt(a);
    } else {
      [lower, a, atA, b] = [a, b, atB, a + ratio * (upper - a)];
      atB = valueAt(b);
    }
    if (!(upper - lower > 1e-15 * Math.max(1e-3, Math.abs(lower)))) break;
  }
  const [x, value] = sizeOf(atA) <= sizeOf(atB) ? [a, atA] : [b, atB];
  return { x, size: sizeOf(value), isBeyond: false };
}

const GOLDEN_STEPS = 44;
const MOST_CHANGES = 8;
const MOST_TOUCHES = 5;
const NARROWINGS = 36;
