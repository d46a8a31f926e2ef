// Given equations that are not linear are solved at each point for one of their quantities by a sign change, which isolates a root in an interval
// that is narrowed as the precision asks.

import { intervalArithmetic, rationalOfDouble, type Interval } from "../arithmetic/interval.js";
import {
  addRational, compareRational, divideRational, multiplyRational, rational, rationalToNumber, subtractRational, type Rational,
} from "../arithmetic/rational.js";
import { everywhere } from "./analysis.js";
import { simplestBetween } from "./boxes.js";
import type { Coordinate } from "./evaluator.js";
import type { Scene } from "./scene.js";
import { ballCost } from "./work.js";

const GRID = [0, 0.125, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 12, 20, 50, 200, 1e4];
const MOST_ROOTS = 3;
/** Where an interval is cut whose middle can't be told. */
const ASIDE = 0.4375;

/**
 * The points with these coordinates in which the solved quantities satisfy their equations; the point itself where there are none. `onOpen` hears of values at which an equation was
 * neither shown to hold nor to fail.
 */
export function solveAlong(scene: Scene, coordinates: readonly Coordinate[], onOpen: () => void = () => undefined): readonly (readonly Coordinate[])[] {
  let points: readonly (readonly Coordinate[])[] = [coordinates];
  for (const { register, solvedFor } of scene.assumptions) {
    if (solvedFor === null) continue;
    points = points.flatMap((point) => rootsAlong(scene, register, solvedFor, point, onOpen).slice(0, MOST_ROOTS).map((root) => point.map((each, position) => (position === solvedFor ? root : each))));
    points = points.slice(0, 8);
  }
  return points;
}

function rootsAlong(scene: Scene, register: number, input: number, coordinates: readonly Coordinate[], onOpen: () => void): readonly Coordinate[] {
  const { doubles } = scene.evaluators;
  const at = (value: Rational): readonly Coordinate[] => coordinates.map((each, position) => (position === input ? { kind: "exact", value } : each));
  const valueAt = (x: number): Interval | null => (scene.work.spend(register + 8) ? (doubles.prefix(scene.evaluators.point(at(rationalOfDouble(x)), scene.seed), register + 1)[register] ?? null) : null);
  const signAt = (x: number): number | null => signOf(valueAt(x));
  const signOf = (value: Interval | null): number | null => {
    if (value?.defined !== "always") return null;
    return value.lower > 0 ? 1 : value.upper < 0 ? -1 : value.lower === 0 && value.upper === 0 ? 0 : null;
  };
  /** A point near the middle and the sign there; another one where the root itself may lie in the middle. */
  const signWithin = (lower: number, upper: number): readonly [number, number | null] => {
    const middle = (lower + upper) / 2;
    const sign = signAt(middle);
    const aside = lower + (upper - lower) * ASIDE;
    return sign === null ? [aside, signAt(aside)] : [middle, sign];
  };
  const { range } = scene.inputs[input] ?? { range: everywhere };
  const [least, greatest] = [range.lower === null ? -Infinity : rationalToNumber(range.lower), range.upper === null ? Infinity : rationalToNumber(range.upper)];
  const zeros: Coordinate[] = [];
  const changes: { readonly lower: number; readonly upper: number; readonly sign: number }[] = [];
  const grid = [...GRID.slice(1).map((x) => -x).reverse(), ...GRID];
  let previous: { readonly x: number; readonly sign: number } | null = null;
  /** Was there a value where it can't be told, with no sign since? */
  let isOpen = false;
  for (const x of grid) {
    const value = valueAt(x);
    const sign = signOf(value);
    if (sign === 0 && x >= least && x <= greatest) zeros.push({ kind: "exact", value: rationalOfDouble(x) });
    else if (sign !== null && sign !== 0 && previous !== null && previous.sign === -sign && x >= least && previous.x <= greatest) changes.push({ lower: previous.x, upper: x, sign });
    else if (isOpen && sign !== null) onOpen();
    isOpen = sign === null && (isOpen || (value?.defined !== "never" && x >= least && x <= greatest));
    // What is next to a value where the sign can't be told may change it there.
    if (sign !== null) previous = sign === 0 ? null : { x, sign };
  }
  if (isOpen) onOpen();
  // Those next to 0 first.
  const found = zeros.slice(0, MOST_ROOTS);
  for (const change of changes.sort((a, b) => Math.abs(a.lower + a.upper) - Math.abs(b.lower + b.upper))) {
    if (found.length >= MOST_ROOTS) break;
    let { lower, upper } = change;
    for (let step = 0; step < 48; step += 1) {
      const [middle, here] = signWithin(lower, upper);
      if (here === null || here === 0 || !(middle > lower && middle < upper)) break;
      if (here === change.sign) upper = middle;
      else lower = middle;
    }
    const root = isolatedRoot(scene, register, input, coordinates, lower, upper);
    if (root !== null) found.push(root);
  }
  return found;
}

/** The root that a sign change over [lower, upper] proves, provided that the equation is defined, hence continuous, all over it. */
function isolatedRoot(scene: Scene, register: number, input: number, coordinates: readonly Coordinate[], lower: number, upper: number): Coordinate | null {
  const { doubles, tape } = scene.evaluators;
  const at = (value: Rational): readonly Coordinate[] => coordinates.map((each, position) => (position === input ? { kind: "exact", value } : each));
  const margin = Math.max(upper - lower, Math.abs(upper) * 2 ** -40, 2 ** -60);
  const simple = simplestBetween(lower - margin, upper + margin);
  if (simple.denominator < 1_000_000n) {
    const exactly = scene.evaluators.exact(scene.evaluators.point(at(simple), scene.seed), register + 1)[register];
    if (exactly !== null && exactly !== undefined && exactly !== "undefined" && exactly.numerator === 0n) return { kind: "exact", value: simple };
  }
  const point = scene.evaluators.point(at(simple), scene.seed);
  const inputs = coordinates.map((coordinate, position) => {
    if (position === input) return { lower, upper, defined: "always" as const };
    if (coordinate.kind === "exact") return intervalArithmetic.fromRational(coordinate.value);
    const root = coordinate.refine(64);
    return intervalArithmetic.hull(root.lower, root.upper);
  });
  doubles.machine.run({ inputs, kernels: point.kernels.map((kernel) => intervalArithmetic.fromRational(kernel.value)), exponents: point.exponents }, 0, register + 1);
  if (doubles.machine.registers[register]?.defined !== "always" || tape.kernels.length > 0) return null;

  let bracket = { lower: rationalOfDouble(lower), upper: rationalOfDouble(upper) };
  const valueAt = (value: Rational, bits: number): { readonly sign: -1 | 0 | 1 | null; readonly middle: Rational | null } => {
    if (!scene.work.spend(ballCost(tape, bits))) return { sign: null, middle: null };
    const evaluator = scene.evaluators.balls(bits);
    const enclosure = evaluator.prefix(scene.evaluators.point(at(value), scene.seed), register + 1)[register];
    if (enclosure === undefined) return { sign: null, middle: null };
    const bounds = evaluator.arithmetic.bounds(enclosure);
    return { sign: evaluator.arithmetic.provenSign(enclosure), middle: bounds === null ? null : divideRational(addRational(bounds.lower, bounds.upper), rational(2n)) };
  };
  // The other coordinates may be roots themselves, so the sign change is proven with balls before anything is built on it.
  const first = valueAt(bracket.lower, 128).sign;
  const last = valueAt(bracket.upper, 128).sign;
  if (first === null || last === null || first === 0 || first !== -last) return null;
  const refine = (bits: number): { readonly lower: Rational; readonly upper: Rational } => {
    const goal = { numerator: 1n, denominator: 1n << BigInt(bits) };
    for (let step = 0; step < 2 * bits + 40; step += 1) {
      const width = subtractRational(bracket.upper, bracket.lower);
      if (compareRational(width, goal) <= 0) break;
      const precision = bits <= 128 ? 192 : bits <= 300 ? 384 : 768;
      const narrowed = secantStep(bracket, width, precision, first, valueAt);
      if (narrowed === null) break;
      bracket = narrowed;
    }
    return bracket;
  };
  return { kind: "root", refine };
}

/** A bracket of about the squared width around the secant's zero where the signs confirm it, else the half that holds the root. */
function secantStep(
  bracket: { readonly lower: Rational; readonly upper: Rational }, width: Rational, bits: number, lowerSign: -1 | 1,
  valueAt: (value: Rational, bits: number) => { readonly sign: -1 | 0 | 1 | null; readonly middle: Rational | null },
): { readonly lower: Rational; readonly upper: Rational } | null {
  const low = valueAt(bracket.lower, bits).middle;
  const high = valueAt(bracket.upper, bits).middle;
  if (low !== null && high !== null && compareRational(low, high) !== 0) {
    const zero = dyadic(subtractRational(bracket.lower, divideRational(multiplyRational(low, width), subtractRational(high, low))), bits);
    const reach = dyadic(multiplyRational(multiplyRational(width, width), rational(4n)), bits + 8);
    const lower = subtractRational(zero, reach);
    const upper = addRational(zero, reach);
    const shrinks = reach.numerator > 0n && compareRational(reach, divideRational(width, rational(4n))) < 0;
    if (shrinks && compareRational(lower, bracket.lower) >= 0 && compareRational(upper, bracket.upper) <= 0) {
      if (valueAt(lower, bits).sign === lowerSign && valueAt(upper, bits).sign === -lowerSign) return { lower, upper };
    }
  }
  const middle = dyadic(divideRational(addRational(bracket.lower, bracket.upper), rational(2n)), bits);
  if (compareRational(middle, bracket.lower) <= 0 || compareRational(middle, bracket.upper) >= 0) return null;
  const sign = valueAt(middle, bits).sign;
  if (sign === null) return null;
  if (sign === 0) return { lower: middle, upper: middle };
  return sign === lowerSign ? { lower: middle, upper: bracket.upper } : { lower: bracket.lower, upper: middle };
}

/** Rounded down to a multiple of 2^-bits, so that brackets do not grow long. */
function dyadic(value: Rational, bits: number): Rational {
  const shifted = (value.numerator << BigInt(bits)) / value.denominator;
  return rational(shifted, 1n << BigInt(bits));
}
