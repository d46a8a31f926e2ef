// Evaluation of a tape at points: coordinates are exact rationals or isolated roots of given equations, unknown functions get values that are
// free but equal at arguments that are not proven distinct, so that a function with these values exists.

import type { Arithmetic, EnclosureArithmetic } from "../arithmetic/arithmetic.js";
import { createBallArithmetic, type Ball } from "../arithmetic/ball.js";
import { intervalArithmetic, type Interval } from "../arithmetic/interval.js";
import { rational, ZERO, type Rational } from "../arithmetic/rational.js";
import { exactArithmetic, type Exact } from "./exact.js";
import { createRandom, hashText } from "./graph.js";
import { calleeName } from "./names.js";
import { createMachine, runTape, type Machine, type Tape, type TapeValues } from "./tape.js";

/** An exact value, or the only root of a given equation between two numbers that get closer with more bits. */
export type Coordinate =
  | { readonly kind: "exact"; readonly value: Rational }
  | { readonly kind: "root"; readonly refine: (bits: number) => { readonly lower: Rational; readonly upper: Rational } };

export interface KernelValue {
  readonly callee: string;
  readonly argumentRegisters: readonly number[];
  readonly value: Rational;
}

/** A point: a coordinate for each input of the tape, the exact exponents, and a value for each kernel. */
export interface Point {
  readonly coordinates: readonly Coordinate[];
  readonly exponents: readonly Exact[];
  readonly kernels: readonly KernelValue[];
}

export interface Evaluator<T> {
  readonly arithmetic: EnclosureArithmetic<T>;
  /** The registers of the whole tape at the point; overwritten by the next call. */
  at(point: Point): readonly T[];
  /** The same for the first registers only. */
  prefix(point: Point, end: number): readonly T[];
  readonly machine: Machine<T>;
}

export function createEvaluator<T>(tape: Tape, arithmetic: EnclosureArithmetic<T>, bits: number): Evaluator<T> {
  const machine = createMachine(tape, arithmetic);
  const converted = new Map<Rational, T>();
  const convert = (value: Rational): T => {
    const known = converted.get(value);
    if (known !== undefined) return known;
    const made = arithmetic.fromRational(value);
    if (converted.size < 256) converted.set(value, made);
    return made;
  };
  const load = (point: Point): TapeValues<T> => ({
    inputs: point.coordinates.map((coordinate) => {
      if (coordinate.kind === "exact") return convert(coordinate.value);
      const { lower, upper } = coordinate.refine(bits + 16);
      return arithmetic.hull(lower, upper);
    }),
    kernels: point.kernels.map((kernel) => convert(kernel.value)),
    exponents: point.exponents,
  });
  const prefix = (point: Point, end: number): readonly T[] => {
    machine.run(load(point), 0, end);
    return machine.registers;
  };
  return { arithmetic, machine, prefix, at: (point) => prefix(point, tape.length) };
}

/** The evaluators of one tape: doubles at once, the others when they are first needed. */
export interface Evaluators {
  readonly tape: Tape;
  readonly doubles: Evaluator<Interval>;
  balls(bits: number): Evaluator<Ball>;
  /** Exact values of the first registers; a coordinate that is a root, or a kernel, has none that is known. */
  exact(point: Point, end: number): readonly Exact[];
  /** The exact values of all registers in another exact arithmetic. */
  exactIn(arithmetic: Arithmetic<Exact>, point: Point): readonly Exact[];
  /** A point from coordinates: exponents and the values of unknown functions are filled in. */
  point(coordinates: readonly Coordinate[], seed: number): Point;
}

const KERNEL_BITS = 256;
const MOST_FAILURES = 3;

/** Ball arithmetics keep their constants (π, log 2) once computed, so each precision is made once. */
const arithmetics = new Map<number, EnclosureArithmetic<Ball>>();

function ballArithmetic(bits: number): EnclosureArithmetic<Ball> {
  const known = arithmetics.get(bits);
  if (known !== undefined) return known;
  const made = createBallArithmetic(bits);
  arithmetics.set(bits, made);
  return made;
}

export function createEvaluators(tape: Tape): Evaluators {
  const doubles = createEvaluator(tape, intervalArithmetic, 53);
  const balls = new Map<number, Evaluator<Ball>>();
  let exactMachine: Machine<Exact> | null = null;
  const ballEvaluator = (bits: number): Evaluator<Ball> => {
    const known = balls.get(bits);
    if (known !== undefined) return known;
    const made = createEvaluator(tape, ballArithmetic(bits), bits);
    balls.set(bits, made);
    return made;
  };
  const exact = (point: Point, end: number): readonly Exact[] => {
    exactMachine ??= createMachine(tape, exactArithmetic);
    const inputs = point.coordinates.map((coordinate) => (coordinate.kind === "exact" ? coordinate.value : null));
    exactMachine.run({ inputs, kernels: point.kernels.map((kernel) => kernel.value), exponents: point.exponents }, 0, end);
    return exactMachine.registers;
  };
  const exactIn = (arithmetic: Arithmetic<Exact>, point: Point): readonly Exact[] => {
    const inputs = point.coordinates.map((coordinate) => (coordinate.kind === "exact" ? coordinate.value : null));
    return runTape(tape, arithmetic, { inputs, kernels: point.kernels.map((kernel) => kernel.value), exponents: point.exponents });
  };
  const together = new Map<number, number>();
  const noKernels: readonly KernelValue[] = [];
  const noExponents: readonly Exact[] = [];

  function point(coordinates: readonly Coordinate[], seed: number): Point {
    let exponents = noExponents;
    if (tape.exponents.length > 0) {
      // An exponent may stand on another one (2^(n^m)): each pass settles one more level.
      const found: Exact[] = tape.exponents.map(() => null);
      for (const [position, register] of tape.exponents.entries()) {
        const kernels: KernelValue[] = tape.kernels.map(() => ({ callee: "", argumentRegisters: [], value: ZERO }));
        found[position] = exact({ coordinates, exponents: found, kernels }, register + 1)[register] ?? null;
      }
      exponents = found;
    }
    if (tape.kernels.length === 0) return { coordinates, exponents, kernels: noKernels };
    return { coordinates, exponents, kernels: kernelValues(coordinates, exponents, seed) };
  }

  /** Values for the unknown functions, in the order of the tape: arguments that are not proven distinct share their value. */
  function kernelValues(coordinates: readonly Coordinate[], exponents: readonly Exact[], seed: number): readonly KernelValue[] {
    const values: KernelValue[] = [];
    const classOf: number[] = [];
    for (const [position, kernel] of tape.kernels.entries()) {
      const soFar: Point = { coordinates, exponents, kernels: values };
      const exactly = exact(soFar, kernel.register);
      const own = kernel.argumentRegisters.map((register) => exactly[register] ?? null);
      let group = position;
      for (let other = 0; other < position && group === position; other += 1) {
        const earlier = tape.kernels[other];
        if (earlier === undefined || earlier.family !== kernel.family) continue;
        if (!provenDistinct(soFar, earlier.argumentRegisters, kernel.argumentRegisters, own, exactly, kernel.register)) group = classOf[other] ?? other;
      }
      classOf.push(group);
      const random = createRandom(hashText(`${kernel.family};${kernel.orders.join(",")};${group};${seed}`));
      const numerator = random.below(19) - 9;
      values.push({
        callee: calleeName(kernel.node), argumentRegisters: kernel.argumentRegisters,
        value: rational(numerator === 0 ? 11 : numerator, 1 + random.below(5)),
      });
    }
    return values;
  }
  function provenDistinct(
    soFar: Point, a: readonly number[], b: readonly number[], own: readonly Exact[], exactly: readonly Exact[], end: number,
  ): boolean {
    for (let position = 0; position < b.length; position += 1) {
      const first = a[position] ?? 0;
      const second = b[position] ?? 0;
      if (first === second) continue;
      const left = exactly[first] ?? null;
      const right = own[position] ?? null;
      if (left !== null && right !== null && left !== "undefined" && right !== "undefined") {
        if (left.numerator !== right.numerator || left.denominator !== right.denominator) return true;
        continue;
      }
      if (separated(doubles, soFar, first, second, end)) return true;
      // Arguments that balls could not tell apart at several points are taken for the same one: then the function has one value, which it may have anyway.
      const pair = first * tape.length + second;
      const failures = together.get(pair) ?? 0;
      if (failures >= MOST_FAILURES) continue;
      if (separated(ballEvaluator(KERNEL_BITS), soFar, first, second, end)) return true;
      together.set(pair, failures + 1);
    }
    return false;
  }
  return { tape, doubles, balls: ballEvaluator, exact, exactIn, point };
}

function separated<T>(evaluator: Evaluator<T>, point: Point, first: number, second: number, end: number): boolean {
  const registers = evaluator.prefix(point, end);
  const left = registers[first];
  const right = registers[second];
  return left !== undefined && right !== undefined && evaluator.arithmetic.disjoint(left, right);
}
