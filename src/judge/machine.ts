// Runs a tape in an arithmetic: registers of one type of value, constants computed once, the rest computed at each point.

import type { Arithmetic } from "../arithmetic/arithmetic.js";
import { isInteger, rational } from "../arithmetic/rational.js";
import type { Exact } from "./exact.js";
import { Opcode, type Tape, type TapeValues } from "./tape-format.js";

/** A tape with the registers of one arithmetic: constants are computed once, `run` computes the rest at a point. */
export interface Machine<T> {
  readonly registers: readonly T[];
  /** Runs the instructions from `start` to before `end` that depend on the point. */
  run(values: TapeValues<T>, start: number, end: number): void;
  /** Runs these instructions only, in this order; the other registers keep what they hold. */
  rerun(values: TapeValues<T>, positions: readonly number[]): void;
  /** Gives a register another value, until it is run again. */
  put(register: number, value: T): void;
}

export function createMachine<T>(tape: Tape, arithmetic: Arithmetic<T>): Machine<T> {
  const { code, varying, constants, powers, choices } = tape;
  const zero = arithmetic.fromRational(rational(0n));
  const registers: T[] = [];
  for (let register = 0; register < tape.length; register += 1) registers.push(zero);
  // Not `??`: null is a value of some arithmetics.
  const entry = (values: readonly T[] | undefined, position: number): T => {
    const value = values?.[position];
    return value === undefined ? zero : value;
  };
  const get = (register: number): T => {
    const value = registers[register];
    return value === undefined ? zero : value;
  };

  function execute(position: number, values: TapeValues<T> | null): T {
    const operation = code[3 * position] ?? 0;
    const first = code[3 * position + 1] ?? 0;
    const second = code[3 * position + 2] ?? 0;
    switch (operation) {
      case Opcode.input:
        return entry(values?.inputs, first);
      case Opcode.constant:
        return arithmetic.fromRational(constants[first] ?? rational(0n));
      case Opcode.pi:
        return arithmetic.pi();
      case Opcode.add:
        return arithmetic.add(get(first), get(second));
      case Opcode.subtract:
        return arithmetic.subtract(get(first), get(second));
      case Opcode.multiply:
        return first === second ? arithmetic.powerInteger(get(first), 2n) : arithmetic.multiply(get(first), get(second));
      case Opcode.divide:
        return arithmetic.divide(get(first), get(second));
      case Opcode.negate:
        return arithmetic.negate(get(first));
      case Opcode.powerInteger:
        return arithmetic.powerInteger(get(first), powers[second] ?? 0n);
      case Opcode.powerExact:
        return powerExact(get(first), values?.exponents[second] ?? null);
      case Opcode.root:
        return arithmetic.root(get(first), second);
      case Opcode.exp:
        return arithmetic.exp(get(first));
      case Opcode.log:
        return arithmetic.log(get(first));
      case Opcode.sin:
        return arithmetic.sin(get(first));
      case Opcode.cos:
        return arithmetic.cos(get(first));
      case Opcode.atan:
        return arithmetic.atan(get(first));
      case Opcode.asin:
        return arithmetic.asin(get(first));
      case Opcode.acos:
        return arithmetic.acos(get(first));
      case Opcode.abs:
        return arithmetic.abs(get(first));
      case Opcode.sign:
        return arithmetic.sign(get(first));
      case Opcode.max:
        return arithmetic.max(get(first), get(second));
      case Opcode.min:
        return arithmetic.min(get(first), get(second));
      case Opcode.floor:
        return arithmetic.floor(get(first));
      case Opcode.factorial:
        return arithmetic.factorial(get(first));
      case Opcode.doubleFactorial:
        return arithmetic.doubleFactorial(get(first));
      case Opcode.binomial:
        return arithmetic.binomial(get(first), get(second));
      case Opcode.bySign: {
        const [negative, middle, positive] = choices[second] ?? [first, first, first];
        return arithmetic.bySign(get(first), get(negative), get(middle), get(positive));
      }
      case Opcode.guard:
        return guarded(get(first), get(second));
      default:
        return entry(values?.kernels, first);
    }
  }
  /** The value where the argument has one. */
  function guarded(value: T, argument: T): T {
    // Of an exact value that is not known nothing more is said than of the value itself.
    return argument === null ? value : arithmetic.multiply(value, arithmetic.powerInteger(argument, 0n));
  }
  /** Integer exponents as integer powers; others need a positive base; an exponent without a value leaves the power without one. */
  function powerExact(base: T, exponent: Exact): T {
    if (exponent === null || exponent === "undefined") return arithmetic.log(arithmetic.fromRational(rational(-1n)));
    if (isInteger(exponent)) return arithmetic.powerInteger(base, exponent.numerator);
    return arithmetic.exp(arithmetic.multiply(arithmetic.fromRational(exponent), arithmetic.log(base)));
  }
  for (let position = 0; position < tape.length; position += 1) if (varying[position] === 0) registers[position] = execute(position, null);
  return {
    registers,
    run(values, start, end) {
      for (let position = start; position < end; position += 1) if (varying[position] === 1) registers[position] = execute(position, values);
    },
    rerun(values, positions) {
      for (const position of positions) registers[position] = execute(position, values);
    },
    put(register, value) {
      registers[register] = value;
    },
  };
}

/** Runs the whole tape once; the values of its registers. */
export function runTape<T>(tape: Tape, arithmetic: Arithmetic<T>, values: TapeValues<T>): readonly T[] {
  const machine = createMachine(tape, arithmetic);
  machine.run(values, 0, tape.length);
  return machine.registers;
}
