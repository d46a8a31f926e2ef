// Branch and prune: boxes of the space of inputs are evaluated in double intervals, thrown away where a side is proven to have no value or an
// assumption to fail, and halved otherwise. It finds points where the domain is thin and proves that two domains do not meet.

import type { Interval } from "../arithmetic/interval.js";
import { rationalOfDouble } from "../arithmetic/interval.js";
import { rational, rationalToNumber, type Rational } from "../arithmetic/rational.js";
import type { RelationOperator } from "../expression/node.js";
import type { Range } from "./analysis.js";
import type { Coordinate } from "./evaluator.js";
import type { Scene } from "./scene.js";

interface Box {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

const whole = (lower: number, upper: number): Interval => ({ lower, upper, defined: "always" });
const LARGEST_TAPE = 5000;
const MOST_INPUTS = 6;

/** The registers over a box. Values of unknown functions may be anything there. */
function over(scene: Scene, box: Box): readonly Interval[] {
  const { tape, doubles } = scene.evaluators;
  const inputs = box.lower.map((lower, position) => whole(lower, box.upper[position] ?? lower));
  let exponents: ReturnType<typeof scene.evaluators.exact>[number][] = [];
  if (tape.exponents.length > 0) {
    const coordinates = box.lower.map((lower, position): Coordinate => {
      const upper = box.upper[position] ?? lower;
      return { kind: "exact", value: rationalOfDouble(lower === upper ? lower : 0) };
    });
    exponents = [...scene.evaluators.point(coordinates, scene.seed).exponents];
  }
  doubles.machine.run({ inputs, kernels: tape.kernels.map(() => whole(-Infinity, Infinity)), exponents }, 0, tape.length);
  return doubles.machine.registers;
}

type Outcome = "inside" | "outside" | "open";

/** Where to search: inputs with other ranges than those they seem to have, and a register that must have a sign. */
export interface Where {
  readonly within: ReadonlyMap<number, Range>;
  readonly leaf: { readonly register: number; readonly side: 1 | -1 } | null;
}

export const EVERYWHERE: Where = { within: new Map(), leaf: null };

function classify(scene: Scene, box: Box, leaf: Where["leaf"]): Outcome {
  const registers = over(scene, box);
  let open = false;
  if (leaf !== null) {
    const value = registers[leaf.register];
    if (value === undefined || value.defined === "never" || (leaf.side === 1 ? value.upper <= 0 : value.lower >= 0)) return "outside";
    open ||= leaf.side === 1 ? value.lower <= 0 : value.upper >= 0;
  }
  for (const register of [scene.leftRegister, scene.rightRegister]) {
    const value = registers[register];
    if (value === undefined || value.defined === "never") return "outside";
    open ||= value.defined !== "always";
  }
  for (const { operator, register } of scene.assumptions) {
    const value = registers[register];
    if (value === undefined) return "outside";
    if (failsOver(operator, value)) return "outside";
    const holds = operator === ">" ? value.lower > 0 : operator === "≥" ? value.lower >= 0 : operator === "<" ? value.upper < 0 : operator === "≤" ? value.upper <= 0 : false;
    open ||= !holds;
  }
  return open ? "open" : "inside";
}

function split(box: Box, integer: readonly boolean[]): readonly [Box, Box] | null {
  let widest = -1;
  let width = 0;
  for (const [position, lower] of box.lower.entries()) {
    if (integer[position] === true) continue;
    const upper = box.upper[position] ?? lower;
    const size = spread(lower, upper);
    if (size > width) {
      width = size;
      widest = position;
    }
  }
  const lower = box.lower[widest];
  const upper = box.upper[widest];
  if (lower === undefined || upper === undefined) return null;
  const middle = middleOf(lower, upper);
  if (!(middle > lower && middle < upper)) return null;
  return [
    { lower: box.lower, upper: box.upper.map((value, position) => (position === widest ? middle : value)) },
    { lower: box.lower.map((value, position) => (position === widest ? middle : value)), upper: box.upper },
  ];
}

/** Width on a scale on which the far parts of the line count less. */
function spread(lower: number, upper: number): number {
  const squeeze = (x: number): number => (x === Infinity ? 2000 : x === -Infinity ? -2000 : Math.sign(x) * Math.log2(1 + Math.abs(x)));
  return squeeze(upper) - squeeze(lower);
}

function middleOf(lower: number, upper: number): number {
  if (lower < 0 && upper > 0) return 0;
  if (lower >= 1 || (lower >= 0 && upper > 4)) return upper === Infinity ? Math.max(4, lower * 8) : lower > 0 && upper / lower > 8 ? Math.sqrt(lower) * Math.sqrt(upper) : (lower + upper) / 2 === Infinity ? lower * 2 : lower === 0 ? Math.sqrt(upper) : (lower + upper) / 2;
  if (upper <= -1 || (upper <= 0 && lower < -4)) return -middleOf(-upper, -lower);
  return (lower + upper) / 2;
}

function start(scene: Scene, hot: boolean, integerValue: (position: number) => number, reach: number, within: ReadonlyMap<number, Range>): Box {
  const end = (value: Rational | null, otherwise: number, direction: -1 | 1): number => {
    if (value === null) return otherwise;
    const nearest = rationalToNumber(value);
    // Outward, so that the box holds the whole range.
    return hot ? nearest : nearest + direction * Math.abs(nearest) * 2 ** -50;
  };
  const lower: number[] = [];
  const upper: number[] = [];
  for (const [position, input] of scene.inputs.entries()) {
    const range = within.get(position) ?? (hot ? input.hot : input.range);
    const fixed = input.integer ? integerValue(position) : null;
    lower.push(fixed ?? end(range.lower, -reach, -1));
    upper.push(fixed ?? end(range.upper, reach, 1));
  }
  return { lower, upper };
}

/**
 * Points where both sides are defined and the assumptions hold, at most `most`, simple numbers where the box allows. `where` narrows it.
 */
export function searchBoxes(scene: Scene, most: number, where: Where): readonly (readonly Coordinate[])[] {
  if (scene.inputs.length > MOST_INPUTS || scene.evaluators.tape.length > LARGEST_TAPE) return [];
  const integer = scene.inputs.map((input) => input.integer);
  const found: (readonly Coordinate[])[] = [];
  for (const reach of [16, 1e4, 1e15]) {
    for (const value of integer.includes(true) ? [2, 1, 3] : [2]) {
      const queue: Box[] = [start(scene, true, (position) => value + (position % 2), reach, where.within)];
      // Breadth first, so that the boxes found are wide; the queue is read from its front by position.
      for (let position = 0; position < queue.length && position < 600 && found.length < most; position += 1) {
        const box = queue[position];
        if (box === undefined || !scene.work.spend(scene.evaluators.tape.length + 8)) return found;
        const outcome = classify(scene, box, where.leaf);
        if (outcome === "outside") continue;
        const halves = split(box, integer);
        if (outcome === "inside" || (halves === null && position > 0)) {
          found.push(box.lower.map((lower, k): Coordinate => ({ kind: "exact", value: simplestBetween(lower, box.upper[k] ?? lower) })));
          if (outcome === "inside" && halves !== null && queue.length < 400) queue.push(...halves);
        } else if (halves !== null) queue.push(...halves);
      }
      if (found.length >= most) return found;
    }
    if (found.length > 0) return found;
  }
  return found;
}

/** Is it proven that the two sides are defined together nowhere the assumptions hold? Integers are proven as reals. */
export function provenDisjoint(scene: Scene): boolean {
  if (scene.inputs.length > 3 || scene.evaluators.tape.length > LARGEST_TAPE || scene.evaluators.tape.exponents.length > 0) return false;
  const queue: Box[] = [start(scene, false, () => NaN, Infinity, new Map())];
  const integer = scene.inputs.map(() => false);
  const first = queue[0];
  if (first === undefined) return false;
  for (const [position, input] of scene.inputs.entries()) if (input.integer && Number.isNaN(first.lower[position])) return false;
  for (let position = 0; position < queue.length; position += 1) {
    const box = queue[position];
    if (box === undefined || position > 400 || !scene.work.spend(scene.evaluators.tape.length + 8)) return false;
    const outcome = classify(scene, box, null);
    if (outcome === "outside") continue;
    const halves = outcome === "inside" ? null : split(box, integer);
    if (halves === null) return false;
    queue.push(...halves);
  }
  return true;
}

const MOST_BOXES = 600;
/**
 * Does a register satisfy a test wherever the left side has a value and the assumptions hold? Proven over boxes of the given inputs; the others range freely.
 * Quantities without bounds are looked at up to `reach`.
 */
export function holdsOverLeftDomain(scene: Scene, register: number, positions: readonly number[], reach: number, holds: (value: Interval) => boolean): boolean {
  const { tape } = scene.evaluators;
  if (positions.length === 0 || positions.length > 3 || scene.inputs.length > 16 || tape.length > LARGEST_TAPE || tape.exponents.length > 0) return false;
  const end = (value: Rational | null, otherwise: number, direction: -1 | 1): number => {
    const nearest = value === null ? otherwise : rationalToNumber(value);
    return value === null ? otherwise : nearest + direction * Math.abs(nearest) * 2 ** -50;
  };
  const queue: Box[] = [{
    lower: scene.inputs.map((input, position) => end(input.leftRange.lower, positions.includes(position) ? -reach : -Infinity, -1)),
    upper: scene.inputs.map((input, position) => end(input.leftRange.upper, positions.includes(position) ? reach : Infinity, 1)),
  }];
  const frozen = scene.inputs.map((_, position) => !positions.includes(position));
  for (let position = 0; position < queue.length; position += 1) {
    const box = queue[position];
    if (box === undefined || position > MOST_BOXES || !scene.work.spend(tape.length + 8)) return false;
    const registers = over(scene, box);
    const left = registers[scene.leftRegister];
    const value = registers[register];
    if (left === undefined || left.defined === "never" || value === undefined || value.defined === "never") continue;
    if (scene.assumptions.some(({ operator, register: own }) => failsOver(operator, registers[own])) || holds(value)) continue;
    const halves = split(box, frozen);
    if (halves === null) return false;
    queue.push(...halves);
  }
  return true;
}

/** Does a relation between left - right and 0 fail all over an enclosure? */
function failsOver(operator: RelationOperator, value: Interval | undefined): boolean {
  if (value === undefined) return false;
  if (value.defined === "never") return true;
  return operator === ">" ? value.upper <= 0 : operator === "≥" ? value.upper < 0 : operator === "<" ? value.lower >= 0 : operator === "≤" ? value.lower > 0
    : operator === "=" ? value.lower > 0 || value.upper < 0 : value.lower === 0 && value.upper === 0;
}

/** The rational of least denominator strictly inside, by continued fractions; the middle of an empty range. */
export function simplestBetween(lower: number, upper: number): Rational {
  if (!(lower < upper)) return rationalOfDouble(lower);
  if (lower < 0 && upper > 0) return rational(0n);
  if (upper <= 0) {
    const mirrored = simplestBetween(-upper, -lower);
    return { numerator: -mirrored.numerator, denominator: mirrored.denominator };
  }
  const low = rationalOfDouble(lower);
  const high = rationalOfDouble(Math.min(upper, Number.MAX_VALUE));
  return simplest(low.numerator, low.denominator, high.numerator, high.denominator, 0);
}

function simplest(a: bigint, b: bigint, c: bigint, d: bigint, depth: number): Rational {
  const floor = a / b;
  if ((floor + 1n) * d < c) return rational(floor + 1n);
  if (depth > 200) return rational(a * d + c * b, 2n * b * d);
  if (floor * d >= c) return rational(a * d + c * b, 2n * b * d);
  // Both lie in [floor, floor + 1]: go on with the reciprocals of the fractional parts.
  const lowerRest = a - floor * b;
  const upperRest = c - floor * d;
  if (lowerRest === 0n) {
    const whole = d / upperRest + 1n;
    return rational(floor * whole + 1n, whole);
  }
  const inner = simplest(d, upperRest, b, lowerRest, depth + 1);
  return rational(floor * inner.numerator + inner.denominator, inner.numerator);
}
