// Comparison at points: doubles first, then balls of growing precision where doubles neither separate nor are tight. Only balls, whose integer
// arithmetic assumes nothing of the machine's library, make a witness.

import type { EnclosureArithmetic } from "../arithmetic/arithmetic.js";
import { intervalArithmetic } from "../arithmetic/interval.js";
import { negateRational, subtractRational, type Rational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import type { Witness, WitnessValue } from "../model/report.js";
import type { Evaluator, Point } from "./evaluator.js";
import { shownArithmetic } from "./exact.js";
import { fingerprintDifference } from "./fingerprint.js";
import { formatBounds, formatCoordinate, formatEnclosure, formatExact } from "./numbers.js";
import type { Sample } from "./sampling.js";
import type { Scene } from "./scene.js";
import { ballCost } from "./work.js";

/** Digits that a witness shows: more only where the sides, or two arguments, would look the same. */
const DIGITS = [15, 30, 60, 120, 1300] as const;

/** Agreement in doubles to fewer bits than this is left open. */
const TIGHT_BITS = 20;
/** The decimal digits that two sides are seen to agree to where doubles look and algebra does the rest. */
export const DIGITS_OF_DOUBLES = Math.floor(TIGHT_BITS * Math.LOG10E * Math.LN2);

/** How one point speaks: the sides differ there, agree to so many bits, or cannot be told apart or together. */
export type PointVerdict =
  | { readonly kind: "separated"; readonly bits: number }
  | { readonly kind: "agrees"; readonly bits: number }
  | { readonly kind: "open" };

/** Bits to which two enclosures agree; around zero, where nothing is relative, bits after the point. */
function agreement<T>(arithmetic: EnclosureArithmetic<T>, left: T, right: T, precision: number): number {
  const relative = arithmetic.agreementBits(left, right);
  if (relative > 1) return relative;
  const a = arithmetic.bounds(left);
  const b = arithmetic.bounds(right);
  if (a === null || b === null) return relative;
  // Widths far below what the precision rounds away come from underflow, not from cancelling, and say nothing of two tiny numbers.
  const straddles = a.lower.numerator <= 0n && a.upper.numerator >= 0n && b.lower.numerator <= 0n && b.upper.numerator >= 0n;
  if (!straddles) return relative;
  const bits = Math.min(...[a.lower, a.upper, b.lower, b.upper].map((end) => -magnitudeLog2(end)));
  return bits > precision + 160 ? relative : Math.max(relative, bits);
}

/** About the base-2 logarithm of the size; -Infinity for zero. */
function magnitudeLog2(value: Rational): number {
  if (value.numerator === 0n) return -Infinity;
  const size = value.numerator < 0n ? -value.numerator : value.numerator;
  return size.toString(16).length * 4 - (value.denominator.toString(16).length - 1) * 4;
}

/** What doubles say at a sample. */
export function compareDoubles(sample: Sample): PointVerdict {
  const { left, right } = sample;
  if (intervalArithmetic.disjoint(left, right)) return { kind: "separated", bits: 53 };
  const bits = intervalArithmetic.agreementBits(left, right);
  if (bits >= TIGHT_BITS) return { kind: "agrees", bits };
  // Both sides enclose 0: a difference that cancels. Widths far below rounding errors of ordinary sizes come from underflow and say nothing.
  const lower = Math.min(left.lower, right.lower);
  const upper = Math.max(left.upper, right.upper);
  if (left.lower <= 0 && left.upper >= 0 && right.lower <= 0 && right.upper >= 0) {
    const absolute = -Math.log2(upper - lower);
    if (absolute >= TIGHT_BITS && absolute < 200) return { kind: "agrees", bits: absolute };
  }
  return { kind: "open" };
}

/** What balls of so many bits say at a point; null when the budget is spent. */
export function compareBalls(scene: Scene, point: Point, bits: number): PointVerdict | null {
  if (!scene.work.spend(ballCost(scene.evaluators.tape, bits))) return null;
  return compareWith(scene, scene.evaluators.balls(bits), point, bits);
}

function compareWith<T>(scene: Scene, evaluator: Evaluator<T>, point: Point, bits: number): PointVerdict {
  const registers = evaluator.at(point);
  const left = registers[scene.leftRegister];
  const right = registers[scene.rightRegister];
  if (left === undefined || right === undefined) return { kind: "open" };
  if (evaluator.arithmetic.definedness(left) !== "always" || evaluator.arithmetic.definedness(right) !== "always") return { kind: "open" };
  if (evaluator.arithmetic.disjoint(left, right)) return { kind: "separated", bits };
  const agreed = agreement(evaluator.arithmetic, left, right, bits);
  return agreed > 0 ? { kind: "agrees", bits: agreed } : { kind: "open" };
}

/** Raises the precision until the balls separate or agree to `wanted` bits. */
export function settle(scene: Scene, point: Point, wanted: number, precisions: readonly number[]): PointVerdict | null {
  let last: PointVerdict = { kind: "open" };
  for (const bits of precisions) {
    const verdict = compareBalls(scene, point, bits);
    if (verdict === null) return last.kind === "open" ? null : last;
    last = verdict;
    if (verdict.kind === "separated" || (verdict.kind === "agrees" && verdict.bits >= wanted)) return verdict;
  }
  return last;
}

/** The witness at a point where balls of so many bits are disjoint; with more bits where a value next to 0 shows no digit of its own. */
export function witnessAt(scene: Scene, point: Point, bits: number): Witness {
  const witness = witnessWith(scene, scene.evaluators.balls(bits), point);
  if (bits >= 512 || !(isUncertain(witness.left) || isUncertain(witness.right)) || !scene.work.spend(ballCost(scene.evaluators.tape, 512))) return tidied(witness);
  const sharper = witnessWith(scene, scene.evaluators.balls(512), point);
  return tidied({ ...sharper, left: certainZero(scene, scene.left, sharper.left), right: certainZero(scene, scene.right, sharper.right) });
}

/** What is enclosed around 0 and is 0 by algebra, whatever the point. */
function certainZero(scene: Scene, node: Node, text: string): string {
  if (!isUncertain(text)) return text;
  const answer = fingerprintDifference(scene.arena, node, scene.arena.integer(0), { trials: 3, seed: scene.seed, integers: scene.integers, workBudget: 100_000 });
  return answer.kind === "zero" && answer.roots === "any" && answer.isFirm ? "0" : text;
}

const isUncertain = (text: string): boolean => text.startsWith("[");

/** An enclosure of 0 that stays one however many bits are spent is written by its size. */
function tidied(witness: Witness): Witness {
  const tidy = (text: string): string => {
    const ends = /^\[(-?[^,]+), (-?[^\]]+)\]$/.exec(text);
    const [lower, upper] = [Number(ends?.[1]), Number(ends?.[2])];
    if (ends === null || !(lower <= 0 && upper >= 0)) return text;
    const size = Math.max(-lower, upper);
    return `0 to within ${size === 0 ? "1e-100" : size.toExponential(0)}`;
  };
  return { ...witness, left: tidy(witness.left), right: tidy(witness.right) };
}

/** The witness at a point where the exact values differ, however far behind the point. */
export function exactWitness(scene: Scene, point: Point, left: Rational, right: Rational): Witness {
  const shown = witnessAt(scene, point, 256);
  const text = (value: Rational, digits: number): string => formatExact(value) ?? formatEnclosure(value, value, digits);
  for (const digits of [15, 30, 60, 120]) {
    const [l, r] = [text(left, digits), text(right, digits)];
    if (l !== r) return { at: shown.at, left: l, right: r };
  }
  const difference = subtractRational(left, right);
  const size = difference.numerator < 0n ? negateRational(difference) : difference;
  const base = text(right, 15);
  return { at: shown.at, left: `${base} ${difference.numerator < 0n ? "-" : "+"} ${text(size, 15)}`, right: base };
}

function witnessWith<T>(scene: Scene, evaluator: Evaluator<T>, point: Point): Witness {
  const registers = evaluator.at(point);
  // What an enclosure proves to be defined may be shown with its exact value, in which 0 · u is 0.
  const exact = scene.evaluators.exactIn(shownArithmetic, point);
  const value = (register: number, digits: number): string => {
    const enclosure = registers[register];
    const defined = enclosure === undefined ? "never" : evaluator.arithmetic.definedness(enclosure);
    const exactly = exact[register];
    if (defined === "never" || exactly === "undefined") return "undefined";
    if (exactly !== null && exactly !== undefined && defined === "always") {
      const text = formatExact(exactly);
      if (text !== null) return text;
      return formatEnclosure(exactly, exactly, digits);
    }
    const bounds = enclosure === undefined ? null : evaluator.arithmetic.bounds(enclosure);
    if (bounds === null) return "a number beyond all bounds";
    return formatEnclosure(bounds.lower, bounds.upper, digits);
  };
  const at: Record<string, WitnessValue> = {};
  for (const [position, input] of scene.inputs.entries()) {
    const coordinate = point.coordinates[position];
    if (coordinate === undefined || position >= 64) continue;
    if (coordinate.kind === "exact") at[input.name] = formatCoordinate(coordinate.value);
    else {
      const { lower, upper } = coordinate.refine(64);
      at[input.name] = { enclosure: formatBounds(lower, upper, DIGITS[0]) };
    }
  }
  for (const { name, register } of scene.eliminated) at[name] = value(register, DIGITS[0]);
  for (const kernel of point.kernels) {
    const text = formatExact(kernel.value) ?? "";
    // Arguments that differ only far behind the point are shown to where they do.
    for (const digits of DIGITS) {
      const name = `${kernel.callee}(${kernel.argumentRegisters.map((register) => value(register, digits)).join(", ")})`;
      if (at[name] !== undefined && at[name] !== text) continue;
      at[name] = text;
      break;
    }
  }
  let left = "";
  let right = "";
  for (const digits of DIGITS) {
    left = value(scene.leftRegister, digits);
    right = value(scene.rightRegister, digits);
    if (left !== right) break;
  }
  return { at, left, right };
}
