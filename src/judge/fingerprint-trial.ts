// One trial: the difference at one random point of one tower. Where the point is no good (a denominator that vanishes, a root that does not exist
// there) it says so, and the caller draws again.

import {
  addResidues, coprimePart, createField, greatestCommonDivisor, invertModulo, mixHash, multiplyResidues, powerResidue, reduceInteger, rootResidue,
  scaleHash, subtractResidues,
} from "./fingerprint-field.js";
import type { ExactConstant, IntegerMonomial, Kernel, Program } from "./fingerprint-instruction.js";
import type { Level, Tower } from "./fingerprint-tower.js";

/** What runTrial returns where the point is outside the domain of the program. */
export const NO_VALUE = -1;

/** Which of ±√u to take: `met` collects the roots in the order they occur. */
export interface SignChoice {
  readonly pattern: number;
  readonly met: string[];
}

/** What keeps the random values of different uses apart; variables use their own numbers, which are not negative. */
const SALT = { exponential: -1, circle: -2, integer: -3, kernel: -4, arctan: -5, arcsin: -6 } as const;

/**
 * The residue of the program's difference, or NO_VALUE. All that is random comes from the seed. Where the program takes roots, variables are
 * powers of random residues, so that the roots of their products exist. `integerClass` says, in digits to the base of the program's torsion,
 * which integers modulo the torsion the exponent variables are. `values` is room for one value more than there are instructions; the last is set
 * to 1 where the absolute value of some u was -u, else to 0.
 *
 * Without `signs`, roots of even degree and absolute values are the canonical, multiplicative ones. With it each of them has a sign of its own, the same
 * wherever degree and radicand are: the k-th to occur is the canonical one or its negative by the k-th bit of `signs.pattern`.
 */
export function runTrial(program: Program, tower: Tower, seed: number, integerClass: number, values: Float64Array, signs: SignChoice | null): number {
  const { kernels, length } = program;
  const { operations, levels, lefts, rights, extras } = program.instructions;
  values[length] = 0;
  const hasRoots = program.rootDegrees.length > 0;
  const rootFree = hasRoots ? rootFreePowers(program.rootDegrees, tower) : [];
  const below = (index: number): Level => {
    const level = tower[index - 1];
    if (level === undefined) throw new RangeError("the tower is lower than the program");
    return level;
  };
  /** The random multiple of the exponent that makes e, and e^i, random elements of the subgroup. */
  const scale = (salt: number, index: number): number => 1 + scaleHash(mixHash(mixHash(seed, salt), index), below(index).modulus - 1);

  function draw(hash: number, index: number, level: Level): number {
    const residue = 1 + scaleHash(hash, level.modulus - 1);
    return hasRoots ? powerResidue(residue, rootFree[index] ?? 1, level) : residue;
  }
  const variableResidue = (variable: number, index: number, level: Level): number => draw(mixHash(mixHash(seed, variable), index), index, level);
  /**
   * An integer variable as the exponent of a residue at some level: an element of ℤ/(modulus − 1) that is the variable's residue at the level
   * below, and in the class that was asked for as far as roots of unity see it.
   */
  function exponentResidue(variable: number, index: number, level: Level): number {
    const digit = Math.floor(integerClass / program.torsion ** program.exponentVariables.indexOf(variable)) % program.torsion;
    const seen = greatestCommonDivisor(program.torsion, level.modulus - 1);
    const hash = mixHash(mixHash(mixHash(seed, SALT.integer), variable), index);
    if (level.order === 0) return (digit % seen) + seen * scaleHash(hash, (level.modulus - 1) / seen);
    const residue = variableResidue(variable, index - 1, below(index));
    const start = scaleHash(hash, level.cofactor);
    for (let shift = 0; shift < seen; shift += 1) {
      const exponent = residue + level.order * ((start + shift) % level.cofactor);
      if (exponent % seen === digit % seen) return exponent;
    }
    return residue;
  }
  const at = (slot: number): number => values[slot] ?? 0;
  function kernelResidue({ law, family, arguments: slots }: Kernel, index: number, level: Level): number {
    const residues = slots.map(at);
    const [first = 0, second = 0] = residues;
    const random = (keys: readonly number[]): number => draw(keys.reduce((hash, key) => mixHash(hash, key), mixHash(mixHash(mixHash(seed, SALT.kernel), index), family)), index, level);
    switch (law) {
      case "none":
        return random(residues);
      case "kronecker":
        return first === second ? 1 : random(first < second ? [first, second] : [second, first]);
      case "reciprocal":
        if (first === 0) return 1;
        return 2 * first > level.modulus ? invertModulo(random([level.modulus - first]), level.modulus) : random([first]);
    }
  }
  function signed(root: number, radicand: number, degree: number, index: number, level: Level): number {
    if (signs === null || root === NO_VALUE || degree % 2 === 1) return root;
    const key = `${radicand},${degree},${index}`;
    let bit = signs.met.indexOf(key);
    if (bit < 0) bit = signs.met.push(key) - 1;
    return bit < 30 && ((signs.pattern >> bit) & 1) === 1 ? subtractResidues(0, root, level) : root;
  }

  for (let slot = 0; slot < length; slot += 1) {
    const operation = operations[slot];
    const index = (levels[slot] ?? 0) - program.lowest;
    const level = tower[index];
    if (level === undefined || operation === undefined) throw new RangeError("the tower is lower than the program");
    const left = lefts[slot] ?? 0;
    const right = rights[slot] ?? 0;
    const extra = extras[slot] ?? 0;
    let value: number;
    switch (operation) {
      case "add":
        value = addResidues(at(left), at(right), level);
        break;
      case "multiply":
        value = multiplyResidues(at(left), at(right), level);
        break;
      case "subtract":
        value = subtractResidues(at(left), at(right), level);
        break;
      case "negate":
        value = subtractResidues(0, at(left), level);
        break;
      case "constant":
        value = constantResidue(program.constants[extra], level);
        break;
      case "variable":
        value = variableResidue(extra, index, level);
        break;
      case "imaginary-unit":
        value = level.imaginaryUnit;
        break;
      case "divide": {
        const inverse = at(right) === 0 ? 0 : invertModulo(at(right), level.modulus);
        value = inverse === 0 ? NO_VALUE : multiplyResidues(at(left), inverse, level);
        break;
      }
      case "power":
        value = integerPower(at(left), program.integers[extra] ?? 0, level);
        break;
      case "integer-power": {
        const exponent = integerMonomialResidue(program.integerMonomials[extra], level.modulus - 1, (variable) => exponentResidue(variable, index, level));
        value = at(left) === 0 ? NO_VALUE : powerResidue(at(left), exponent, level);
        break;
      }
      case "root":
        value = signed(rootResidue(at(left), extra, level), at(left), extra, index, level);
        break;
      case "absolute": {
        const squared = multiplyResidues(at(left), at(left), level);
        value = signed(rootResidue(squared, 2, level), squared, 2, index, level);
        if (value !== at(left)) values[length] = 1;
        break;
      }
      case "exponential":
        value = powerResidue(level.generator, multiplyResidues(at(left), scale(SALT.exponential, index), below(index)), level);
        break;
      case "circle":
        value = powerResidue(level.generator, multiplyResidues(at(left), scale(SALT.circle, index), below(index)), level);
        break;
      case "projected-power":
        value = at(left) === 0 ? NO_VALUE : powerResidue(powerResidue(at(left), level.projection, level), at(right), level);
        break;
      case "logarithm": {
        const above = tower[index + 1];
        if (above === undefined) throw new RangeError("the tower is lower than the program");
        if (at(left) === 0) value = NO_VALUE;
        else value = multiplyResidues(above.logarithm(at(left)), invertModulo(scale(SALT.exponential, index + 1), level.modulus), level);
        break;
      }
      case "kernel": {
        const kernel = kernels[extra];
        if (kernel === undefined) return NO_VALUE;
        value = kernelResidue(kernel, index, level);
        break;
      }
      case "arctan":
      case "arcsin": {
        const special = specialAngle(operation, at(left), level);
        if (special !== null) {
          const [numerator, denominator] = special;
          const share = multiplyResidues(reduceInteger(numerator, level.modulus), invertModulo(denominator, level.modulus), level);
          value = multiplyResidues(share, at(right), level);
          break;
        }
        // Odd: one value for u and −u, up to its sign.
        const isUpper = 2 * at(left) > level.modulus;
        const key = isUpper ? level.modulus - at(left) : at(left);
        const random = draw(mixHash(mixHash(mixHash(seed, SALT[operation]), index), key), index, level);
        value = isUpper ? level.modulus - random : random;
        break;
      }
    }
    if (value === NO_VALUE) return NO_VALUE;
    values[slot] = value;
  }
  return at(program.result);
}

/** At each level, the power that turns any residue into one of which all the roots can be taken. */
function rootFreePowers(degrees: readonly number[], tower: Tower): readonly number[] {
  const product = degrees.reduce(shareDegree, 1);
  return tower.map((level) => (level.modulus - 1) / coprimePart(level.modulus - 1, product));
}

/** The product of degrees, kept small: only its prime factors matter. */
function shareDegree(product: number, degree: number): number {
  let rest = degree;
  for (let part = coprimePart(rest, product); part !== rest; part = coprimePart(rest, product)) rest = part;
  const both = product * rest;
  return both < 2 ** 31 ? both : product;
}

function constantResidue(constant: ExactConstant | undefined, level: Level): number {
  if (constant === undefined) return NO_VALUE;
  const numerator = reduceInteger(constant.numerator, level.modulus);
  if (constant.denominator === 1) return numerator;
  const inverse = invertModulo(reduceInteger(constant.denominator, level.modulus), level.modulus);
  return inverse === 0 ? NO_VALUE : multiplyResidues(numerator, inverse, level);
}

function integerPower(base: number, exponent: number | bigint, level: Level): number {
  if (base === 0) return exponent > 0 ? 0 : exponent < 0 ? NO_VALUE : 1;
  return powerResidue(base, reduceInteger(exponent, level.modulus - 1), level);
}

function integerMonomialResidue(monomial: IntegerMonomial | undefined, modulus: number, residueOf: (variable: number) => number): number {
  if (monomial === undefined) return 0;
  const ring = createField(modulus);
  let product = reduceInteger(monomial.coefficient, modulus);
  for (const { variable, exponent } of monomial.variables) {
    product = multiplyResidues(product, powerResidue(residueOf(variable), exponent, ring), ring);
  }
  return product;
}

/** The angle, as a fraction of π, of the arguments at which arctan and arcsin have a simple one; null elsewhere. */
function specialAngle(operation: "arctan" | "arcsin", u: number, level: Level): readonly [number, number] | null {
  if (u === 0) return [0, 1];
  const square = multiplyResidues(u, u, level);
  for (const [numerator, denominator, angle] of specialSquares[operation]) {
    if (multiplyResidues(square, denominator, level) !== numerator) continue;
    const ratio = multiplyResidues(numerator, invertModulo(denominator, level.modulus), level);
    // The root of 1 or 1/4 is rational: no choice is left to the field.
    let positive = rootResidue(ratio, 2, level);
    if (numerator === 1 && (denominator === 1 || denominator === 4)) positive = invertModulo(Math.sqrt(denominator), level.modulus);
    if (positive === u) return [1, angle];
    return positive === level.modulus - u ? [-1, angle] : null;
  }
  return null;
}

/** u² = first/second has the angle π/third. */
const specialSquares: Readonly<Record<"arctan" | "arcsin", readonly (readonly [number, number, number])[]>> = {
  arctan: [[1, 1, 4], [3, 1, 3], [1, 3, 6]],
  arcsin: [[1, 1, 2], [1, 4, 6], [1, 2, 4], [3, 4, 3]],
};
