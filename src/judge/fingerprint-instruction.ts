// The language of a fingerprint program: flat instructions over numbered slots, each at a level of the tower. The compiler writes it, trials run
// it, and the error bound is read off it.

import type { TowerKind } from "./fingerprint-tower.js";

/**
 * What an instruction does with the slots `left` and `right` and the table entry `extra` (-1 where it has none):
 * - `constant`, `variable`, `imaginary-unit`: leaves;
 * - `power`: left to the literal integer `integers[extra]`;
 * - `integer-power`: left to the integer `integerMonomials[extra]`;
 * - `root`: the canonical root of degree `extra`;
 * - `absolute`: the canonical square root of left², one of ±left; a trial notes whether it was -left;
 * - `exponential`, `circle`: generator to c·left, e^(i·left), with left one level down;
 * - `projected-power`: left, projected to the generator's subgroup, to the power right one level down;
 * - `logarithm`: of left, one level up;
 * - `kernel`: a value keyed by `kernels[extra]` and the residues of its arguments; `arctan` and `arcsin`: likewise and odd, with π in the slot
 *   `right`.
 */
export type Operation =
  | "constant" | "variable" | "imaginary-unit"
  | "add" | "subtract" | "negate" | "multiply" | "divide"
  | "power" | "integer-power" | "root" | "absolute"
  | "exponential" | "circle" | "projected-power" | "logarithm"
  | "kernel" | "arctan" | "arcsin";

/** The instructions, each part of them a column of its own: a program may have a million. The value of an instruction goes to the slot of its own number. */
export interface Instructions {
  readonly operations: readonly Operation[];
  /** The levels of the values: 0 for that of the difference, negative below it. */
  readonly levels: readonly number[];
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  readonly extras: readonly number[];
}

/** An exact number: as safe integers where they fit, which is nearly always. */
export interface ExactConstant {
  readonly numerator: number | bigint;
  readonly denominator: number | bigint;
}

/** coefficient · product of integer variables to powers ≥ 1, as the exponent of an exact power. */
export interface IntegerMonomial {
  readonly coefficient: bigint;
  readonly variables: readonly { readonly variable: number; readonly exponent: number }[];
}

/**
 * What is known of a kernel besides that equal arguments give equal values: nothing, that it is Kronecker's delta (symmetric, 1 for equal arguments), or
 * that it is a homomorphism in one respect, f(-u) = 1/f(u).
 */
export type KernelLaw = "none" | "kronecker" | "reciprocal";

/** A function without a homomorphism, applied: instances of one family with arguments of equal residues have one value. */
export interface Kernel {
  readonly family: number;
  readonly arguments: readonly number[];
  readonly law: KernelLaw;
}

export interface Program {
  readonly kind: TowerKind;
  /** The lowest level of an instruction; it stands at the bottom of the tower. */
  readonly lowest: number;
  /** How many levels of a tower it needs. */
  readonly height: number;
  readonly instructions: Instructions;
  /** How many instructions there are. */
  readonly length: number;
  /** The slot of the difference. */
  readonly result: number;
  readonly constants: readonly ExactConstant[];
  readonly integers: readonly (number | bigint)[];
  readonly integerMonomials: readonly IntegerMonomial[];
  /** The integer variables that stand in integer monomials. */
  readonly exponentVariables: readonly number[];
  /** The least common order of -1 and of all roots of unity that are raised to integer monomials. */
  readonly torsion: number;
  readonly kernels: readonly Kernel[];
  /** The degrees of all roots. */
  readonly rootDegrees: readonly number[];
  /** Work units of one run. */
  readonly cost: number;
  /** False where a relation between real functions may go unseen: functions without a homomorphism, exponents too long to multiply out. */
  readonly isFaithful: boolean;
}
