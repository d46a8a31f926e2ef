// The numbers of a picture of two lines: both as functions of one free quantity, the others held at exact values, over a stretch around a point where they are
// to be compared. Doubles with outward rounding say where a side surely has a value.

import { intervalArithmetic, type Interval } from "../arithmetic/interval.js";
import { ONE, formatRational, rational, type Rational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { createEvaluators, type Coordinate } from "../judge/evaluator.js";
import { compileTape, type Tape, type TapeInput } from "../judge/tape.js";

/** One value of the quantity with the value of either side there; null where a side has none that is certain. */
export interface PlotSample {
  readonly x: number;
  readonly left: number | null;
  readonly right: number | null;
}

export interface Plot {
  /** The name of the quantity that runs. */
  readonly variable: string;
  /** The other quantities and their values, exact. */
  readonly held: readonly { readonly name: string; readonly value: string }[];
  readonly from: number;
  readonly to: number;
  /** From left to right. */
  readonly samples: readonly PlotSample[];
  /** True where the quantity takes integer values only: then the samples are all there is. */
  readonly discrete: boolean;
}

/** What a picture is asked of. */
export interface PlotQuestion {
  readonly left: Node;
  readonly right: Node;
  readonly integers: ReadonlySet<string>;
  /** Exact values by name, a witness; empty where none is known. */
  readonly at: ReadonlyMap<string, Rational>;
  /** What one differentiates by: these run before the others. */
  readonly preferred: ReadonlySet<string>;
  /** Which of the free quantities runs, counted from 0 and round. */
  readonly choice: number;
}

const LARGEST = 4000;
const SAMPLES = 241;
/** The most quantities besides the one that runs. */
const MOST_HELD = 6;
const DYADIC = 1 << 20;
/** Values to hold quantities at where nobody gives any; different ones, and inside the domains of most functions. */
const HELD: readonly Rational[] = [rational(1, 2), rational(1, 3), rational(3, 4), rational(2), rational(2, 5), rational(3), rational(5, 7)];

const exactly = (value: Rational): Coordinate => ({ kind: "exact", value });
const toDouble = (value: Rational): number => Number(value.numerator) / Number(value.denominator);

function middle(value: Interval | undefined): number | null {
  if (value === undefined || intervalArithmetic.definedness(value) !== "always") return null;
  const centre = value.lower + (value.upper - value.lower) / 2;
  return Number.isFinite(centre) && value.upper - value.lower <= Math.max(1, Math.abs(centre)) * 1e-3 ? centre : null;
}

/** Unknown functions have no picture: their values are not tied to the quantity that runs. */
function isPlottable(tape: Tape): boolean {
  return tape.kernels.length === 0 && tape.inputs.length <= MOST_HELD + 1 && tape.inputs.every((input) => input.node.kind !== "call");
}

/** The names of the quantities that a picture of the two sides can run over; empty where there can be no picture. */
export function plotVariables(question: Pick<PlotQuestion, "left" | "right" | "integers" | "preferred">): readonly string[] {
  const tape = compileTape([question.left, question.right], question.integers, LARGEST);
  if ("reason" in tape || !isPlottable(tape)) return [];
  return runningOrder(tape.inputs, question).map((input) => input.name);
}

/** Quantities that take all values before those that take integers only, and what one differentiates by before the others. */
function runningOrder(inputs: readonly TapeInput[], { integers, preferred }: Pick<PlotQuestion, "integers" | "preferred">): readonly TapeInput[] {
  const rank = (input: TapeInput): number => (integers.has(input.name) ? 2 : 0) + (preferred.has(input.name) ? 0 : 1);
  return [...inputs].sort((a, b) => rank(a) - rank(b));
}

/** The picture's numbers; null where a side cannot be evaluated (unknown functions, symbolic sums, vectors) or nothing is free. */
export function plotSides(question: PlotQuestion): Plot | null {
  const { left, right, integers, at, choice } = question;
  const tape = compileTape([left, right], integers, LARGEST);
  if ("reason" in tape || !isPlottable(tape)) return null;
  const order = runningOrder(tape.inputs, question);
  const running = order[choice % order.length];
  if (running === undefined) return null;
  const evaluators = createEvaluators(tape);
  const [leftRegister = 0, rightRegister = 0] = tape.outputs;
  const discrete = integers.has(running.name);
  const held = new Map<string, Rational>();
  tape.inputs.forEach((input, k) => {
    const free = HELD[k % HELD.length] ?? ONE;
    held.set(input.name, at.get(input.name) ?? (integers.has(input.name) ? rational(2 + k) : free));
  });

  const sample = (x: Rational): PlotSample => {
    const point = evaluators.point(tape.inputs.map((input) => exactly(input === running ? x : (held.get(input.name) ?? ONE))), 0);
    const registers = evaluators.doubles.at(point);
    return { x: toDouble(x), left: middle(registers[leftRegister]), right: middle(registers[rightRegister]) };
  };
  const over = (from: number, to: number): readonly PlotSample[] => {
    if (discrete) return Array.from({ length: Math.max(1, Math.floor(to) - Math.ceil(from) + 1) }, (_, k) => sample(rational(BigInt(Math.ceil(from) + k))));
    return Array.from({ length: SAMPLES }, (_, k) => sample(rational(BigInt(Math.round((from + ((to - from) * k) / (SAMPLES - 1)) * DYADIC)), BigInt(DYADIC))));
  };

  const centre = toDouble(held.get(running.name) ?? ONE);
  if (!Number.isFinite(centre) || Math.abs(centre) > 1e6) return null;
  const reach = discrete ? Math.max(8, Math.abs(centre)) : Math.max(2, 2 * Math.abs(centre));
  const wide = over(centre - reach, centre + reach);
  const [from, to] = discrete ? [centre - reach, centre + reach] : interestingStretch(wide, centre, reach);
  const samples = discrete || (from === centre - reach && to === centre + reach) ? wide : over(from, to);
  if (samples.every((each) => each.left === null && each.right === null)) return null;
  return { variable: running.name, held: tape.inputs.filter((input) => input !== running).map((input) => ({ name: input.name, value: formatRational(held.get(input.name) ?? ONE) })), from, to, samples, discrete };
}

/** Where something is to be seen: the stretch around the centre in which a side has values, a little wider. */
function interestingStretch(samples: readonly PlotSample[], centre: number, reach: number): readonly [number, number] {
  const has = (each: PlotSample | undefined): boolean => each !== undefined && (each.left !== null || each.right !== null);
  const nearest = samples.reduce((best, each, k) => (has(each) && Math.abs(each.x - centre) < Math.abs((samples[best]?.x ?? Infinity) - centre) ? k : best), 0);
  let first = nearest;
  let last = nearest;
  while (has(samples[first - 1])) first -= 1;
  while (has(samples[last + 1])) last += 1;
  const start = samples[first]?.x ?? centre - reach;
  const end = samples[last]?.x ?? centre + reach;
  const whole = 2 * reach;
  if (end - start > 0.6 * whole || last - first < 4) return [centre - reach, centre + reach];
  const margin = (end - start) * 0.05;
  return [start - margin, end + margin];
}
