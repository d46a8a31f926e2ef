// Evaluation of a tape at points: coordinates are exact rationals or isolated roots of given equations, unknown functions get values that are
// free but equal at arguments that are not proven distinct, so that a function with these values exists.

import type { Arithmetic, EnclosureArithmetic } from "../arithmetic/arithmetic.js";
import { createBallArithmetic, type Ball } from "../arithmetic/ball.js";
import { intervalArithmetic, type Interval } from "../arithmetic/interval.js";
import { rational, ZERO, type Rational } from "../arithmetic/rational.js";
import { exactArithmetic, type Exact } from "./exact.js";
import { createRandom, hashText } from "./graph.js";
import { calleeName } from "./names.js";
import { createMachine, dependingOn, dependingOnRegisters, isTranscendental, Opcode, runTape, supportOf, type Machine, type Tape, type TapeKernel, type TapeValues } from "./tape.js";

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
  /** False where it is not certain that functions with these values exist: then nothing may be concluded from the point. */
  readonly isPossible: boolean;
}

export interface Evaluator<T> {
  readonly arithmetic: EnclosureArithmetic<T>;
  /** The registers of the whole tape at the point; overwritten by the next call. */
  at(point: Point): readonly T[];
  /** The same for the first registers only. */
  prefix(point: Point, end: number): readonly T[];
  /**
   * One register as one input moves and everything else stays at the point: only what depends on that input is computed again. For tapes without kernels
   * and exact exponents, whose values move with the inputs. Good until the evaluator is used for something else.
   */
  moving(point: Point, input: number, register: number): Moving<T>;
  /**
   * All registers at the point, with the values of some of them replaced by others and what is computed from these computed again. What steps (floor, sign, a choice by
   * sign) is taken to rise with its argument, so that a change of the argument is not lost. Good until the evaluator is used for something else.
   */
  replacing(point: Point, registers: readonly number[]): Replacing<T>;
  readonly machine: Machine<T>;
}

export interface Moving<T> {
  /** How many instructions, and transcendental ones among them, one value takes. */
  readonly length: number;
  readonly transcendental: number;
  at(value: T): T | undefined;
}

export interface Replacing<T> {
  /** How many instructions, and transcendental ones among them, are computed again. */
  readonly length: number;
  readonly transcendental: number;
  /** The values of the registers as they are, or replaced. */
  at(replace: (value: T) => T): readonly T[];
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
  const moving = (point: Point, input: number, register: number): Moving<T> => {
    const start = load(point);
    const support = supportOf(tape, register);
    machine.rerun(start, support.filter((position) => tape.varying[position] === 1));
    const moved = dependingOn(tape, support, input);
    const inputs = [...start.inputs];
    const values: TapeValues<T> = { inputs, kernels: start.kernels, exponents: start.exponents };
    return {
      length: moved.length,
      transcendental: moved.filter((position) => isTranscendental(tape.code[3 * position] ?? 0)).length,
      at(value) {
        inputs[input] = value;
        machine.rerun(values, moved);
        return machine.registers[register];
      },
    };
  };
  const replacing = (point: Point, registers: readonly number[]): Replacing<T> => {
    const values = load(point);
    machine.run(values, 0, tape.length);
    const after = dependingOnRegisters(tape, registers);
    const kept = new Map<number, T>();
    const keep = (register: number): void => {
      const value = machine.registers[register];
      if (value !== undefined) kept.set(register, value);
    };
    registers.forEach(keep);
    const steps = after.filter((position) => STEPS.has(tape.code[3 * position] ?? 0));
    for (const position of steps) {
      keep(position);
      keep(tape.code[3 * position + 1] ?? 0);
    }
    const rise = (position: number): void => {
      const operand = tape.code[3 * position + 1] ?? 0;
      const [before, now, value] = [kept.get(operand), machine.registers[operand], tape.code[3 * position] === Opcode.bySign ? machine.registers[position] : kept.get(position)];
      if (before !== undefined && now !== undefined && value !== undefined) machine.put(position, arithmetic.add(value, arithmetic.subtract(now, before)));
    };
    return {
      length: after.length,
      transcendental: after.filter((position) => isTranscendental(tape.code[3 * position] ?? 0)).length,
      at(replace) {
        for (const register of registers) {
          const value = kept.get(register);
          if (value !== undefined) machine.put(register, replace(value));
        }
        let done = 0;
        for (const step of steps) {
          const place = after.indexOf(step, done) + 1;
          machine.rerun(values, after.slice(done, place));
          rise(step);
          done = place;
        }
        machine.rerun(values, after.slice(done));
        return machine.registers;
      },
    };
  };
  return { arithmetic, machine, prefix, moving, replacing, at: (point) => prefix(point, tape.length) };
}

/** What keeps its value while its argument changes a little. */
const STEPS: ReadonlySet<number> = new Set([Opcode.floor, Opcode.sign, Opcode.bySign]);

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

const noKernel = (): KernelValue => ({ callee: "", argumentRegisters: [], value: ZERO });
const KERNEL_BITS = 256;
const MOST_AGREEMENTS = 3;

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
        found[position] = exact({ coordinates, exponents: found, kernels: tape.kernels.map(noKernel), isPossible: true }, register + 1)[register] ?? null;
      }
      exponents = found;
    }
    if (tape.kernels.length === 0) return { coordinates, exponents, kernels: noKernels, isPossible: true };
    const kernels = kernelValues(coordinates, exponents, seed);
    return { coordinates, exponents, kernels: kernels ?? tape.kernels.map(noKernel), isPossible: kernels !== null };
  }

  /**
   * Values for the unknown functions, in the order of the tape: arguments that are not proven distinct share their value. Null where an argument may be
   * the same as two that have different values already: then no function need have these values.
   */
  function kernelValues(coordinates: readonly Coordinate[], exponents: readonly Exact[], seed: number): readonly KernelValue[] | null {
    const values: KernelValue[] = [];
    const groupOf: number[] = [];
    for (const [position, kernel] of tape.kernels.entries()) {
      const earlier = tape.kernels.slice(0, position).flatMap((each, other) => (each.family === kernel.family ? [other] : []));
      const groups = new Set<number>();
      if (earlier.length > 0) {
        const same = notProvenDistinct({ coordinates, exponents, kernels: values, isPossible: true }, kernel, earlier);
        for (const other of same) groups.add(groupOf[other] ?? other);
      }
      if (groups.size > 1) return null;
      const [group = position] = groups;
      groupOf.push(group);
      const random = createRandom(hashText(`${kernel.family};${kernel.orders.join(",")};${group};${seed}`));
      const numerator = random.below(19) - 9;
      values.push({
        callee: calleeName(kernel.node), argumentRegisters: kernel.argumentRegisters,
        value: rational(numerator === 0 ? 11 : numerator, 1 + random.below(5)),
      });
    }
    return values;
  }

  /** The earlier kernels whose arguments may be the same as those of this one. */
  function notProvenDistinct(soFar: Point, kernel: TapeKernel, earlier: readonly number[]): readonly number[] {
    const own = kernel.argumentRegisters;
    const argumentsOf = (other: number): readonly number[] => tape.kernels[other]?.argumentRegisters ?? [];
    const open = (candidates: readonly number[], distinct: (a: number, b: number) => boolean): readonly number[] =>
      candidates.filter((other) => own.every((register, place) => register === argumentsOf(other)[place] || !distinct(argumentsOf(other)[place] ?? 0, register)));
    const exactly = exact(soFar, kernel.register);
    const isSame = (other: number): boolean => own.every((register, place) => {
      const [a, b] = [exactly[argumentsOf(other)[place] ?? 0] ?? null, exactly[register] ?? null];
      return register === argumentsOf(other)[place] || (isNumber(a) && isNumber(b) && a.numerator === b.numerator && a.denominator === b.denominator);
    });
    const known = new Set(earlier.filter(isSame));
    const rest = open(earlier.filter((other) => !known.has(other)), (a, b) => {
      const [left, right] = [exactly[a] ?? null, exactly[b] ?? null];
      return isNumber(left) && isNumber(right) && (left.numerator !== right.numerator || left.denominator !== right.denominator);
    });
    const registers = rest.length === 0 ? [] : doubles.prefix(soFar, kernel.register);
    const close = open(rest, (a, b) => areDisjoint(doubles.arithmetic, registers[a], registers[b]));
    // Pairs that agreed to all bits at several points are taken for the same argument; the function may have one value there anyway.
    const pairOf = (other: number): number => other * tape.kernels.length + tape.kernels.indexOf(kernel);
    const asked = close.filter((other) => (together.get(pairOf(other)) ?? 0) < MOST_AGREEMENTS);
    const settled = close.filter((other) => !asked.includes(other));
    if (asked.length === 0) return [...known, ...settled];
    const balls = ballEvaluator(KERNEL_BITS);
    const precise = balls.prefix(soFar, kernel.register);
    const left = open(asked, (a, b) => areDisjoint(balls.arithmetic, precise[a], precise[b]));
    for (const other of left) {
      const agrees = own.every((register, place) => agreementOf(balls.arithmetic, precise[argumentsOf(other)[place] ?? 0], precise[register]) >= KERNEL_BITS - 60);
      if (agrees) together.set(pairOf(other), (together.get(pairOf(other)) ?? 0) + 1);
    }
    return [...known, ...settled, ...left];
  }
  return { tape, doubles, balls: ballEvaluator, exact, exactIn, point };
}

const isNumber = (value: Exact): value is Rational => value !== null && value !== "undefined";

function areDisjoint<T>(arithmetic: EnclosureArithmetic<T>, a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && b !== undefined && arithmetic.disjoint(a, b);
}

function agreementOf<T>(arithmetic: EnclosureArithmetic<T>, a: T | undefined, b: T | undefined): number {
  if (a === undefined || b === undefined || arithmetic.definedness(a) !== "always" || arithmetic.definedness(b) !== "always") return 0;
  return arithmetic.agreementBits(a, b);
}
