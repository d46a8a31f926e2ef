// The format of a tape: what its instructions do, which quantities and unknown functions it asks a point for.

import type { Rational } from "../arithmetic/rational.js";
import type { CallNode, Node } from "../expression/node.js";
import type { Exact } from "./exact.js";

export const Opcode = {
  input: 0, constant: 1, pi: 2, add: 3, subtract: 4, multiply: 5, divide: 6, negate: 7, powerInteger: 8, powerExact: 9, root: 10,
  exp: 11, log: 12, sin: 13, cos: 14, atan: 15, asin: 16, acos: 17, abs: 18, sign: 19, max: 20, min: 21, floor: 22, kernel: 23, guard: 24,
  factorial: 25, doubleFactorial: 26, binomial: 27, bySign: 28,
} as const;

/** The registers that an instruction reads, without those of kernels' arguments, exact exponents and values by sign, which stand in tables. */
export function operandRegisters(operation: number, first: number, second: number): readonly number[] {
  switch (operation) {
    case Opcode.input:
    case Opcode.constant:
    case Opcode.pi:
    case Opcode.kernel:
      return [];
    case Opcode.add:
    case Opcode.subtract:
    case Opcode.multiply:
    case Opcode.divide:
    case Opcode.max:
    case Opcode.min:
    case Opcode.guard:
    case Opcode.binomial:
      return [first, second];
    default:
      return [first];
  }
}

/** A quantity that a point gives a value to: a symbol, an entry of an array, an unknown function at the one argument it occurs with. */
export interface TapeInput {
  readonly name: string;
  readonly node: Node;
  readonly register: number;
}

/** An unknown function that occurs with several arguments: the point gives it a value that depends on theirs. */
export interface TapeKernel {
  /** Callee and arity; kernels of one family share the points at which their values are chosen. */
  readonly family: string;
  readonly orders: readonly number[];
  readonly node: CallNode;
  readonly register: number;
  readonly argumentRegisters: readonly number[];
}

export interface Tape {
  /** Triples (operation, first, second); the k-th writes register k. */
  readonly code: Int32Array;
  readonly length: number;
  /** How many instructions are roots or transcendental functions. */
  readonly transcendental: number;
  readonly constants: readonly Rational[];
  readonly powers: readonly bigint[];
  readonly inputs: readonly TapeInput[];
  readonly kernels: readonly TapeKernel[];
  /** Registers of exponents whose value at a point is exact: what `powerExact` looks up. */
  readonly exponents: readonly number[];
  /** Registers of the three values between which `bySign` chooses. */
  readonly choices: readonly (readonly [number, number, number])[];
  /** 1 where the register depends on the point. */
  readonly varying: Uint8Array;
  /** The registers of the compiled roots, in their order. */
  readonly outputs: readonly number[];
  /** The register of each compiled node, by the node's id. */
  readonly registers: Int32Array;
}

/** What a tape is run on: the value of each input and each kernel, and the exact exponents. */
export interface TapeValues<T> {
  readonly inputs: readonly T[];
  readonly kernels: readonly T[];
  readonly exponents: readonly Exact[];
}

/** The registers that `register` is computed from, itself included, in order; kernels' arguments and exact exponents too. */
export function supportOf({ code, kernels, exponents, choices }: Tape, register: number): readonly number[] {
  const needed = new Uint8Array(register + 1);
  needed[register] = 1;
  const support: number[] = [];
  for (let current = register; current >= 0; current -= 1) {
    if (needed[current] !== 1) continue;
    support.push(current);
    const operation = code[3 * current] ?? 0;
    const first = code[3 * current + 1] ?? 0;
    const second = code[3 * current + 2] ?? 0;
    for (const operand of operandRegisters(operation, first, second)) needed[operand] = 1;
    if (operation === Opcode.kernel) for (const operand of kernels[first]?.argumentRegisters ?? []) needed[operand] = 1;
    else if (operation === Opcode.powerExact) needed[exponents[second] ?? 0] = 1;
    else if (operation === Opcode.bySign) for (const choice of choices[second] ?? []) needed[choice] = 1;
  }
  return support.reverse();
}

/** Those of the registers, which are in order and closed under what they are computed from, that depend on one input. */
export function dependingOn({ code, choices }: Tape, registers: readonly number[], input: number): readonly number[] {
  const depends = new Set<number>();
  for (const register of registers) {
    const operation = code[3 * register] ?? 0;
    const first = code[3 * register + 1] ?? 0;
    const second = code[3 * register + 2] ?? 0;
    const operands = operandRegisters(operation, first, second);
    const isMoved = (operand: number): boolean => depends.has(operand);
    if (operation === Opcode.input ? first === input : operands.some(isMoved) || (operation === Opcode.bySign && choices[second]?.some(isMoved) === true)) depends.add(register);
  }
  return [...depends];
}

/** The registers that are computed from some of others, these not among them, in order; but for exact exponents, and kernels, whose values a point gives. */
export function dependingOnRegisters({ code, length, choices }: Tape, registers: readonly number[]): readonly number[] {
  const moved = new Uint8Array(length);
  for (const register of registers) moved[register] = 1;
  const replaced = new Set(registers);
  const found: number[] = [];
  for (let register = Math.min(...registers) + 1; register < length; register += 1) {
    if (replaced.has(register)) continue;
    const operation = code[3 * register] ?? 0;
    const first = code[3 * register + 1] ?? 0;
    const second = code[3 * register + 2] ?? 0;
    const isMoved = (operand: number): boolean => moved[operand] === 1;
    if (!operandRegisters(operation, first, second).some(isMoved) && !(operation === Opcode.bySign && choices[second]?.some(isMoved) === true)) continue;
    moved[register] = 1;
    found.push(register);
  }
  return found;
}

/** Is the instruction a root or a transcendental function? */
export function isTranscendental(operation: number): boolean {
  return operation >= Opcode.root && operation <= Opcode.acos;
}
