// Writes the instructions of a fingerprint program: constants, exact powers, roots, kernels and roots of unity, each shared where it is the same.
// The compiler decides what to write, this file how.

import { rational, type Rational } from "../arithmetic/rational.js";
import { leastCommonMultiple } from "./fingerprint-field.js";
import type { ExactConstant, IntegerMonomial, Kernel, KernelLaw, Operation, Program } from "./fingerprint-instruction.js";

/** More than levels ever differ by: keeps (value, level) apart in one number. */
const LEVELS_APART = 64;

/** Work units of the operations that cost more than one. */
const COSTS: Readonly<Partial<Record<Operation, number>>> = {
  divide: 6, power: 4, "integer-power": 8, root: 16, absolute: 16, exponential: 8, circle: 8, "projected-power": 16, logarithm: 128, kernel: 4, arctan: 4, arcsin: 4,
};

export type Emitter = ReturnType<typeof createEmitter>;

/** An emitter for one program; levels count from that of the difference, 0. */
export function createEmitter() {
  const operations: Operation[] = [];
  const levels: number[] = [];
  const lefts: number[] = [];
  const rights: number[] = [];
  const extras: number[] = [];
  const constants: ExactConstant[] = [];
  const integers: (number | bigint)[] = [];
  const integerMonomials: IntegerMonomial[] = [];
  const kernels: Kernel[] = [];
  const rootDegrees = new Set<number>();
  const families = new Map<string, number>();
  const shared = new Map<string, number>();
  const units = new Map<number, number>();
  const twiceUnits = new Map<number, number>();
  const smallConstants = new Map<number, number>();
  const inverses = new Map<number, number>();
  let lowest = 0;
  let highest = 0;
  let cost = 0;
  let usesCircle = false;
  let torsion = 2;
  let isFaithful = true;

  function emit(operation: Operation, level: number, left = -1, right = -1, extra = -1): number {
    if (level < lowest) lowest = level;
    if (level > highest) highest = level;
    cost += COSTS[operation] ?? 1;
    levels.push(level);
    lefts.push(left);
    rights.push(right);
    extras.push(extra);
    return operations.push(operation) - 1;
  }
  /** What `make` made the first time the key was given. */
  function once(key: string, make: () => number): number {
    const known = shared.get(key);
    if (known !== undefined) return known;
    const made = make();
    shared.set(key, made);
    return made;
  }
  /** The same with a table by levels. */
  function perLevel(table: Map<number, number>, level: number, make: () => number): number {
    const known = table.get(level);
    if (known !== undefined) return known;
    const made = make();
    table.set(level, made);
    return made;
  }
  /** The number of a family of random values: equal keys, equal values. */
  function familyOf(key: string): number {
    const known = families.get(key);
    if (known !== undefined) return known;
    families.set(key, families.size);
    return families.size - 1;
  }
  const small = (value: bigint): number | bigint => {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  };
  function emitConstant(value: Rational, level: number): number {
    const index = constants.push({ numerator: small(value.numerator), denominator: small(value.denominator) }) - 1;
    return emit("constant", level, -1, -1, index);
  }
  function emitInteger(value: number, level: number): number {
    const key = value * LEVELS_APART + level;
    const known = smallConstants.get(key);
    if (known !== undefined) return known;
    const made = emit("constant", level, -1, -1, constants.push({ numerator: value, denominator: 1 }) - 1);
    smallConstants.set(key, made);
    return made;
  }
  const emitPi = (level: number): number => once(`π ${level}`, () => emit("variable", level, -1, -1, familyOf("π")));
  function emitPower(base: number, exponent: bigint, level: number): number {
    if (exponent === 1n) return base;
    if (exponent === 0n) return emitInteger(1, level);
    if (exponent === 2n) return emit("multiply", level, base, base);
    return emit("power", level, base, -1, integers.push(small(exponent)) - 1);
  }
  function emitRoot(base: number, degree: number, level: number): number {
    if (degree === 1) return base;
    rootDegrees.add(degree);
    return emit("root", level, base, -1, degree);
  }
  const emitSquareRootOf = (value: number, level: number): number => once(`√${value} ${level}`, () => emitRoot(emitInteger(value, level), 2, level));
  const imaginaryUnit = (level: number): number => {
    usesCircle = true;
    return perLevel(units, level, () => emit("imaginary-unit", level));
  };
  /** 2i: sines are divided by it. */
  const twiceImaginaryUnit = (level: number): number => perLevel(twiceUnits, level, () => emit("multiply", level, emitInteger(2, level), imaginaryUnit(level)));
  function emitFold(operation: "add" | "multiply", parts: readonly number[], level: number): number {
    let [result] = parts;
    if (result === undefined) return emitInteger(operation === "add" ? 0 : 1, level);
    for (let index = 1; index < parts.length; index += 1) result = emit(operation, level, result, parts[index]);
    return result;
  }
  function emitInverse(slot: number, level: number): number {
    const known = inverses.get(slot);
    if (known !== undefined) return known;
    const made = emit("divide", level, emitInteger(1, level), slot);
    inverses.set(slot, made);
    return made;
  }
  function emitKernel(family: string, args: readonly number[], level: number, law: KernelLaw = "none"): number {
    return emit("kernel", level, -1, -1, kernels.push({ family: familyOf(family), arguments: args, law }) - 1);
  }
  function emitAbsolute(value: number, level: number): number {
    rootDegrees.add(2);
    return emit("absolute", level, value);
  }

  /** e^(iπ/denominator) for a denominator that divides 60, from square roots and i. */
  function emitRootOfUnity(denominator: number, level: number): number {
    return once(`ζ ${denominator} ${level}`, () => {
      if (denominator === 1) return emitInteger(-1, level);
      const [twos, threes] = [denominator % 4 === 0 ? 4 : denominator % 2 === 0 ? 2 : 1, denominator % 3 === 0 ? 3 : 1];
      const parts = [twos, threes, denominator % 5 === 0 ? 5 : 1].filter((part) => part > 1);
      if (parts.length === 1) return emitPrimitive(denominator, level);
      // 1/denominator = Σ a/part + an integer, and e^(iπ) = −1 corrects by the integer.
      let whole = 1;
      const factors = parts.map((part) => {
        const cofactor = denominator / part;
        let a = 1;
        while ((a * cofactor) % part !== 1) a += 1;
        whole -= a * cofactor;
        return emitPower(emitRootOfUnity(part, level), BigInt(a), level);
      });
      const product = emitFold("multiply", factors, level);
      return Math.abs(whole / denominator) % 2 === 1 ? emit("negate", level, product) : product;
    });
  }
  /** e^(iπ/denominator) for 2, 3, 4 and 5. */
  function emitPrimitive(denominator: number, level: number): number {
    const i = imaginaryUnit(level);
    const fraction = (n: number, d: number): number => emitConstant(rational(n, d), level);
    const complex = (re: number, im: number): number => emit("add", level, re, emit("multiply", level, i, im));
    const half = fraction(1, 2);
    const product = (a: number, b: number): number => emit("multiply", level, a, b);
    switch (denominator) {
      case 2:
        return i;
      case 3:
        return complex(half, product(half, emitSquareRootOf(3, level)));
      case 4: {
        const side = product(half, emitSquareRootOf(2, level));
        return complex(side, side);
      }
      default: {
        const five = emitSquareRootOf(5, level);
        const cosine = product(fraction(1, 4), emit("add", level, emitInteger(1, level), five));
        return complex(cosine, emitRoot(product(fraction(1, 8), emit("subtract", level, emitInteger(5, level), five)), 2, level));
      }
    }
  }

  function emitIntegerPower(base: number, exponent: IntegerMonomial, level: number): number {
    return emit("integer-power", level, base, -1, integerMonomials.push(exponent) - 1);
  }

  return {
    emit, familyOf, emitConstant, emitInteger, emitInverse, emitPi, emitPower, emitIntegerPower, emitRoot, imaginaryUnit, twiceImaginaryUnit, emitFold, emitKernel,
    emitAbsolute, emitRootOfUnity,
    size: () => operations.length,
    /** How many levels the program has once it uses this one, too. */
    heightWith: (level: number) => Math.max(highest, level) - Math.min(lowest, level) + 1,
    /** Says that a relation between real functions may go unseen here. */
    doubt(): void {
      isFaithful = false;
    },
    /** The same where the test says so; it is not asked once there is a doubt. */
    doubtIf(test: () => boolean): void {
      isFaithful = isFaithful && !test();
    },
    /** Says that the program needs √-1. */
    needCircle(): void {
      usesCircle = true;
    },
    /** Says that a root of unity of this order is raised to an integer monomial. */
    needTorsion(order: number): void {
      torsion = leastCommonMultiple(torsion, order);
    },
    finish(result: number): Program {
      const kind = !usesCircle ? "real" : rootDegrees.size === 0 ? "circular" : "circular-with-roots";
      const exponentVariables = [...new Set(integerMonomials.flatMap((monomial) => monomial.variables.map(({ variable }) => variable)))];
      return {
        kind, lowest, height: highest - lowest + 1, instructions: { operations, levels, lefts, rights, extras }, length: operations.length, result, constants, integers, integerMonomials, exponentVariables, torsion, kernels,
        rootDegrees: [...rootDegrees], cost, isFaithful,
      };
    },
  };
}
