// How likely a trial is to show zero for a difference that is not: degrees and coefficient sizes of the difference as a quotient of polynomials,
// read off the program once, for the lemma of Schwartz and Zippel.

import { leastCommonMultiple } from "./fingerprint-field.js";
import type { ExactConstant, Program } from "./fingerprint-instruction.js";

/** What the lemma needs. All numbers are upper bounds and may be Infinity. */
export interface DegreeBound {
  /**
   * True where the difference is a quotient of integer polynomials in quantities that a trial draws independently and uniformly: variables,
   * unknown functions at different arguments, and exponentials whose exponents are linear in variables that occur nowhere else at that level.
   */
  readonly isExact: boolean;
  /** The degree of the numerator, with that of every coincidence of kernel arguments that would mix two kernels up. */
  readonly degree: number;
  /** log₂ of the sum of absolute coefficients of that numerator. */
  readonly bits: number;
  /** The degree and size of all denominators together. */
  readonly denominatorDegree: number;
  readonly denominatorBits: number;
}

/**
 * The degree of the difference where exponentials, logarithms, roots and unknown functions count as variables: what a field must be larger than for
 * the residues of a difference that is not zero to be spread at all.
 */
export function looseDegree(program: Program): number {
  const above = new Float64Array(program.length);
  const { operations, lefts, rights, extras } = program.instructions;
  operations.forEach((operation, slot) => {
    const a = above[lefts[slot] ?? 0] ?? 0;
    const b = above[rights[slot] ?? 0] ?? 0;
    let degree: number;
    switch (operation) {
      case "constant":
      case "imaginary-unit":
        degree = 0;
        break;
      case "add":
      case "subtract":
        // Denominators are not brought together here: their degrees are small beside what this is to find.
        degree = Math.max(a, b);
        break;
      case "multiply":
      case "divide":
        degree = a + b;
        break;
      case "negate":
      case "root":
      case "absolute":
        degree = a;
        break;
      case "power":
        degree = a * Math.abs(Number(program.integers[extras[slot] ?? 0] ?? 0));
        break;
      case "variable":
      case "integer-power":
      case "exponential":
      case "circle":
      case "projected-power":
      case "logarithm":
      case "kernel":
      case "arctan":
      case "arcsin":
        degree = 1;
        break;
    }
    above[slot] = degree;
  });
  return above[program.result] ?? 0;
}

/** A linear form Σ cⱼxⱼ + r: its coefficients times `denominator` are integers whose absolute values add up to at most `size`. */
interface LinearForm {
  readonly size: number;
  readonly denominator: number;
  /** The one thing it is a multiple of (a variable, or -1 for the constant 1), -2 where it has several terms, -3 where it is zero. */
  readonly only: number;
  /** Its value where it is a constant. */
  readonly constant: boolean;
}

const LARGEST_DENOMINATOR = 2 ** 20;

function bitsOf(value: number | bigint): number {
  if (typeof value === "number") return value === 0 ? 0 : Math.log2(Math.abs(value));
  return 4 * value.toString(16).replace("-", "").length;
}

/** The bound for a program; linear in its instructions. */
export function boundDegree(program: Program): DegreeBound {
  const { length } = program;
  const { operations, levels, lefts, rights, extras } = program.instructions;
  const linear = linearForms(program);
  let isExact = program.rootDegrees.length === 0 && linear !== null;

  // Each slot as a quotient: the degrees of its numerator and denominator, and log₂ of the sizes of their coefficients.
  const above = new Float64Array(length);
  const below = new Float64Array(length);
  const bitsAbove = new Float64Array(length);
  const bitsBelow = new Float64Array(length);
  let coincidenceDegree = 0;
  let coincidenceBits = 0;
  let denominatorDegree = 0;
  let denominatorBits = 0;
  const kernelsSeen = new Map<number, { count: number; degree: number; bits: number }>();

  for (let slot = 0; slot < length && isExact; slot += 1) {
    const operation = operations[slot];
    // Slots below the level of the difference feed exponentials only, which the linear forms describe.
    if (operation === undefined || levels[slot] !== 0) continue;
    const left = lefts[slot] ?? 0;
    const right = rights[slot] ?? 0;
    const extra = extras[slot] ?? 0;
    const a = above[left] ?? 0;
    const aBelow = below[left] ?? 0;
    const aBits = bitsAbove[left] ?? 0;
    const aBitsBelow = bitsBelow[left] ?? 0;
    const b = above[right] ?? 0;
    const bBelow = below[right] ?? 0;
    const bBits = bitsAbove[right] ?? 0;
    const bBitsBelow = bitsBelow[right] ?? 0;
    switch (operation) {
      case "constant": {
        const constant: ExactConstant | undefined = program.constants[extra];
        const size = bitsOf(constant?.denominator ?? 1);
        denominatorBits += size;
        bitsAbove[slot] = bitsOf(constant?.numerator ?? 0);
        bitsBelow[slot] = size;
        break;
      }
      case "variable":
        above[slot] = 1;
        break;
      case "imaginary-unit":
        break;
      case "add":
      case "subtract":
        above[slot] = Math.max(a + bBelow, b + aBelow);
        below[slot] = aBelow + bBelow;
        bitsAbove[slot] = Math.max(aBits + bBitsBelow, bBits + aBitsBelow) + 1;
        bitsBelow[slot] = aBitsBelow + bBitsBelow;
        break;
      case "negate":
        above[slot] = a;
        below[slot] = aBelow;
        bitsAbove[slot] = aBits;
        bitsBelow[slot] = aBitsBelow;
        break;
      case "multiply":
        above[slot] = a + b;
        below[slot] = aBelow + bBelow;
        bitsAbove[slot] = aBits + bBits;
        bitsBelow[slot] = aBitsBelow + bBitsBelow;
        break;
      case "divide":
        denominatorDegree += b;
        denominatorBits += bBits;
        above[slot] = a + bBelow;
        below[slot] = aBelow + b;
        bitsAbove[slot] = aBits + bBitsBelow;
        bitsBelow[slot] = aBitsBelow + bBits;
        break;
      case "power": {
        const exponent = Number(program.integers[extra] ?? 0);
        const size = Math.abs(exponent);
        const isTurned = exponent < 0;
        if (isTurned) {
          denominatorDegree += size * a;
          denominatorBits += size * aBits;
        }
        above[slot] = size * (isTurned ? aBelow : a);
        below[slot] = size * (isTurned ? a : aBelow);
        bitsAbove[slot] = size * (isTurned ? aBitsBelow : aBits);
        bitsBelow[slot] = size * (isTurned ? aBits : aBitsBelow);
        break;
      }
      case "exponential":
      case "circle": {
        const form = linear?.forms[left];
        const size = form === undefined || form === null || linear === null ? Infinity : (form.size * linear.denominator) / form.denominator;
        above[slot] = size;
        below[slot] = size;
        break;
      }
      case "kernel": {
        const kernel = program.kernels[extra];
        if (kernel === undefined || kernel.law !== "none") {
          isExact = false;
          break;
        }
        // Two kernels of a family are mixed up where all their arguments have equal residues although they differ.
        let degree = 0;
        let bits = 0;
        for (const argument of kernel.arguments) {
          degree += (above[argument] ?? 0) + (below[argument] ?? 0);
          bits += (bitsAbove[argument] ?? 0) + (bitsBelow[argument] ?? 0) + 1;
        }
        const seen = kernelsSeen.get(kernel.family) ?? { count: 0, degree: 0, bits: 0 };
        coincidenceDegree += seen.degree + seen.count * degree;
        coincidenceBits += seen.bits + seen.count * bits;
        kernelsSeen.set(kernel.family, { count: seen.count + 1, degree: seen.degree + degree, bits: seen.bits + bits });
        above[slot] = 1;
        break;
      }
      case "integer-power":
      case "root":
      case "absolute":
      case "projected-power":
      case "logarithm":
      case "arctan":
      case "arcsin":
        isExact = false;
        break;
    }
  }
  const { result } = program;
  // Coefficients are Gaussian integers where i occurs: a prime divides their norm, which has twice the bits.
  const spread = program.kind === "real" ? 1 : 2;
  return {
    isExact,
    degree: isExact ? (above[result] ?? 0) + coincidenceDegree : Infinity,
    bits: isExact ? spread * ((bitsAbove[result] ?? 0) + coincidenceBits) : Infinity,
    denominatorDegree: isExact ? denominatorDegree : Infinity,
    denominatorBits: isExact ? spread * denominatorBits : Infinity,
  };
}

/**
 * The linear forms of all slots below the level of the difference with the least common multiple of their denominators; null where one is not
 * linear, where a level lies deeper or above, or where exponentials and circles share variables in a way that makes their exponents dependent.
 */
function linearForms(program: Program): { readonly forms: readonly (LinearForm | null)[]; readonly denominator: number } | null {
  if (program.height === 1) return { forms: [], denominator: 1 };
  if (program.height > 2 || program.lowest !== -1) return null;
  const forms: (LinearForm | null)[] = [];
  let denominator = 1;
  let exponentials = false;
  let circles = false;
  const supports = new Set<number>();
  const { operations, levels, lefts } = program.instructions;
  for (let slot = 0; slot < program.length; slot += 1) {
    if (levels[slot] === 0) {
      const operation = operations[slot];
      if (operation !== "exponential" && operation !== "circle") continue;
      const form = forms[lefts[slot] ?? 0];
      if (form === undefined || form === null) return null;
      if (operation === "exponential") exponentials = true;
      else circles = true;
      if (form.only !== -3) supports.add(form.only);
      denominator = leastCommonMultiple(denominator, form.denominator);
      if (denominator > LARGEST_DENOMINATOR) return null;
      continue;
    }
    forms[slot] = linearForm(program, slot, forms);
    if (forms[slot] === null) return null;
  }
  // With one variable, or one constant, c·x and c′·x are independent; with more, (c·x, c·y, c′·x, c′·y) are not.
  if (exponentials && circles && (supports.size > 1 || supports.has(-2))) return null;
  return { forms, denominator };
}

function linearForm(program: Program, slot: number, forms: readonly (LinearForm | null)[]): LinearForm | null {
  const { operations, lefts, rights, extras } = program.instructions;
  const operation = operations[slot];
  if (operation === undefined) return null;
  const [left, right, extra] = [lefts[slot] ?? 0, rights[slot] ?? 0, extras[slot] ?? 0];
  const a = forms[left] ?? null;
  const b = forms[right] ?? null;
  switch (operation) {
    case "constant": {
      const constant = program.constants[extra];
      const size = Math.abs(Number(constant?.numerator ?? 0));
      const denominator = Number(constant?.denominator ?? 1);
      if (size > LARGEST_DENOMINATOR || denominator > LARGEST_DENOMINATOR) return null;
      return { size, denominator, only: size === 0 ? -3 : -1, constant: true };
    }
    case "variable":
      return { size: 1, denominator: 1, only: extra, constant: false };
    case "negate":
      return a;
    case "add":
    case "subtract": {
      if (a === null || b === null) return null;
      const denominator = leastCommonMultiple(a.denominator, b.denominator);
      if (denominator > LARGEST_DENOMINATOR) return null;
      const only = a.only === b.only || b.only === -3 ? a.only : a.only === -3 ? b.only : -2;
      return { size: (a.size * denominator) / a.denominator + (b.size * denominator) / b.denominator, denominator, only, constant: a.constant && b.constant };
    }
    case "multiply": {
      if (a === null || b === null || !(a.constant || b.constant)) return null;
      const denominator = a.denominator * b.denominator;
      if (denominator > LARGEST_DENOMINATOR) return null;
      const only = a.only === -3 || b.only === -3 ? -3 : a.constant ? b.only : a.only;
      return { size: a.size * b.size, denominator, only, constant: a.constant && b.constant };
    }
    case "divide": {
      const constant = operations[right] === "constant" ? program.constants[extras[right] ?? 0] : undefined;
      if (a === null || constant === undefined) return null;
      const [above, below] = [Math.abs(Number(constant.numerator)), Number(constant.denominator)];
      const denominator = a.denominator * above;
      if (above === 0 || denominator > LARGEST_DENOMINATOR) return null;
      return { size: a.size * below, denominator, only: a.only, constant: a.constant };
    }
    case "imaginary-unit":
    case "power":
    case "integer-power":
    case "root":
    case "absolute":
    case "exponential":
    case "circle":
    case "projected-power":
    case "logarithm":
    case "kernel":
    case "arctan":
    case "arcsin":
      return null;
  }
}

/** What is known of the primes of a family: its least prime below the difference, and how many towers it draws from. */
export interface FamilyBound {
  /** The size of the smallest set that a quantity is drawn from. */
  readonly smallestSample: number;
  /** The least prime that the difference is computed modulo. */
  readonly smallestModulus: number;
  /** The number of primes drawn from uniformly and independently, or null where the trials use different towers of a fixed family. */
  readonly drawnFrom: number | null;
}

/**
 * log₂ of the probability that all of so many trials show zero although the numerator is not the zero polynomial; 0 where the bound says nothing.
 *
 * By Schwartz and Zippel a polynomial of degree d that does not vanish modulo p is zero at a point of S^k with probability at most d/|S|. An
 * integer of at most B bits has at most B/log₂ p prime divisors ≥ p, so that many primes at most make all coefficients vanish: a share of those
 * drawn from, or so many of the trials lost. Conditioning on denominators that do not vanish at most doubles a probability while they vanish with
 * probability at most 1/4.
 */
export function errorLog2(bound: DegreeBound, family: FamilyBound, trials: number): number {
  if (!bound.isExact) return 0;
  const modulusBits = Math.log2(family.smallestModulus);
  const badPrimes = Math.floor(bound.bits / modulusBits);
  const badDenominators = Math.floor(bound.denominatorBits / modulusBits);
  const atPoint = bound.degree / family.smallestSample;
  const noDenominator = bound.denominatorDegree / family.smallestSample + (family.drawnFrom === null ? 0 : badDenominators / family.drawnFrom);
  if (!(noDenominator <= 1 / 4)) return 0;
  const [each, effective] = family.drawnFrom === null ? [2 * atPoint, trials - badPrimes] : [2 * (atPoint + badPrimes / family.drawnFrom), trials];
  if (!(each < 1) || effective <= 0) return 0;
  return each === 0 ? -Infinity : effective * Math.log2(each);
}
