// Towers of prime fields p₀ < p₁ < … with p_l | p_{l+1} − 1: the exponents of level l + 1 are the residues of level l, so exp maps level l to
// level l + 1 and log maps back. Towers are pure mathematics of their key; they are made on demand and kept.

import {
  createField, invertModulo, isOddPrime, LARGEST_MODULUS, mixHash, multiplyResidues, powerResidue, scaleHash, type Field,
} from "./fingerprint-field.js";

/**
 * `real`: p ≡ 3 (mod 4), where -1 is no square. `circular`: p ≡ 5 (mod 8), where √-1 exists, for sine and cosine. `circular-with-roots`: p ≡ 9
 * (mod 16), where 2 may have a square root as well.
 */
export type TowerKind = "real" | "circular" | "circular-with-roots";

/** The primes of a kind are ≡ residue (mod modulus); a prime over another is a multiple by one of firstFactor, firstFactor + modulus, …, plus 1. */
const CONGRUENCE: Readonly<Record<TowerKind, { readonly modulus: number; readonly residue: number; readonly firstFactor: number }>> = {
  real: { modulus: 4, residue: 3, firstFactor: 2 },
  circular: { modulus: 8, residue: 5, firstFactor: 4 },
  "circular-with-roots": { modulus: 16, residue: 9, firstFactor: 8 },
};

/** One field of a tower. At the bottom level `order`, `cofactor`, `generator` and `projection` are 0 and nothing may ask for them. */
export interface Level extends Field {
  /** The prime of the level below: the order of `generator`. */
  readonly order: number;
  /** (modulus − 1) / order. */
  readonly cofactor: number;
  readonly generator: number;
  /** u^projection is the part of u in the subgroup made by `generator`. */
  readonly projection: number;
  /** √-1 in circular towers, else 0. */
  readonly imaginaryUnit: number;
  /** The v with generator^v = the part of u ≠ 0 in the subgroup. */
  logarithm(u: number): number;
}

export type Tower = readonly Level[];

/** How many different towers there are of each kind and height ≥ 2. */
export const TOWER_FAMILY_SIZE = 128;

/** The number of primes a tower of height 1 is drawn from: all of the kind between 2^25.4 and 2^26.4 (counted with a sieve, rounded down). */
export const PRIME_FAMILY_SIZE: Readonly<Record<TowerKind, number>> = { real: 1_230_000, circular: 615_000, "circular-with-roots": 307_000 };

/** No tower of height 1 has a smaller prime. */
export const SMALLEST_SINGLE_MODULUS = Math.ceil(2 ** 25.4);

/** Where the bottom prime of a tower of this height lies: from 2^[first] to 2^[second]. */
const BOTTOM_BITS: Readonly<Record<TowerKind, readonly (readonly [number, number])[]>> = {
  real: [[20.1, 20.9], [19, 20.5], [16.5, 18.5], [14.5, 17], [11, 16.5]],
  circular: [[20.1, 20.9], [18.5, 20.2], [14.5, 17.5]],
  "circular-with-roots": [[20.1, 20.9], [16, 18.5], [11, 15.5]],
};

/** The tallest tower of a kind. */
export function tallestTower(kind: TowerKind): number {
  return BOTTOM_BITS[kind].length + 1;
}

/** The discrete logarithm to the base `generator` by baby steps and giant steps (Shanks 1971), with a table that is made at the first call. */
function createLogarithm(field: Field, generator: number, order: number): (power: number) => number {
  const babySteps = Math.min(8192, 4 << Math.ceil(Math.log2(order) / 2));
  const mask = 4 * babySteps - 1;
  let table: { readonly keys: Int32Array; readonly steps: Int32Array; readonly giant: number } | null = null;
  const place = (residue: number): number => (Math.imul(residue, 0x9e3779b1) >>> 12) & mask;

  function fill(): { readonly keys: Int32Array; readonly steps: Int32Array; readonly giant: number } {
    const keys = new Int32Array(mask + 1);
    const steps = new Int32Array(mask + 1);
    let power = 1;
    for (let step = 0; step < babySteps; step += 1) {
      let at = place(power);
      while (keys[at] !== 0) at = (at + 1) & mask;
      keys[at] = power;
      steps[at] = step;
      power = multiplyResidues(power, generator, field);
    }
    return { keys, steps, giant: invertModulo(power, field.modulus) };
  }

  return (target) => {
    table ??= fill();
    const { keys, steps, giant } = table;
    let rest = target;
    for (let passed = 0; passed < order; passed += babySteps) {
      for (let at = place(rest); keys[at] !== 0; at = (at + 1) & mask) {
        if (keys[at] === rest) return (passed + (steps[at] ?? 0)) % order;
      }
      rest = multiplyResidues(rest, giant, field);
    }
    throw new Error("a discrete logarithm of an element outside the subgroup was asked for");
  };
}

function noLogarithm(): number {
  throw new Error("the lowest level of a tower has no logarithm");
}

function createLevel(modulus: number, order: number, kind: TowerKind): Level {
  const field = createField(modulus);
  let imaginaryUnit = 0;
  if (kind !== "real") {
    // A non-square to the power (p − 1)/4 is a square root of −1.
    let nonSquare = 2;
    while (powerResidue(nonSquare, (modulus - 1) / 2, field) === 1) nonSquare += 1;
    imaginaryUnit = powerResidue(nonSquare, (modulus - 1) / 4, field);
  }
  const reciprocal = 1 / modulus;
  if (order === 0) return { modulus, reciprocal, order: 0, cofactor: 0, generator: 0, projection: 0, imaginaryUnit, logarithm: noLogarithm };
  const cofactor = (modulus - 1) / order;
  let generator = 1;
  for (let base = 2; generator === 1; base += 1) generator = powerResidue(base, cofactor, field);
  const search = createLogarithm(field, powerResidue(generator, cofactor, field), order);
  return {
    modulus, reciprocal, order, cofactor, generator,
    projection: cofactor * invertModulo(cofactor % order, order),
    imaginaryUnit,
    logarithm: (u) => search(powerResidue(u, cofactor, field)),
  };
}

/** The primes above `bottom` that complete a tower, or null where there are none below the largest modulus. */
function completeTower(bottom: number, height: number, kind: TowerKind): readonly number[] | null {
  if (height === 1) return [bottom];
  const { firstFactor: first, modulus } = CONGRUENCE[kind];
  for (let factor = first; ; factor += modulus) {
    const next = factor * bottom + 1;
    if (next * first ** (height - 2) > LARGEST_MODULUS) return null;
    if (!isOddPrime(next)) continue;
    const above = completeTower(next, height - 1, kind);
    if (above !== null) return [bottom, ...above];
  }
}

function makeTower(kind: TowerKind, primes: readonly number[]): Tower {
  return primes.map((prime, index) => createLevel(prime, primes[index - 1] ?? 0, kind));
}

const made = new Map<string, Tower>();

/**
 * The tower with the given number in its family, for 2 ≤ height ≤ tallestTower(kind) and 0 ≤ number < TOWER_FAMILY_SIZE. Different numbers have
 * different primes at the bottom, because each searches a stretch of its own. Null where its stretch has none.
 */
export function towerOfFamily(kind: TowerKind, height: number, number: number): Tower | null {
  const key = `${kind}${height}:${number}`;
  const known = made.get(key);
  if (known !== undefined) return known.length === 0 ? null : known;
  const bits = BOTTOM_BITS[kind][height - 2];
  if (bits === undefined) return null;
  const lowest = 2 ** bits[0];
  const stretch = (2 ** bits[1] - lowest) / TOWER_FAMILY_SIZE;
  const from = Math.ceil(lowest + stretch * number);
  const to = lowest + stretch * (number + 1);
  const { modulus, residue } = CONGRUENCE[kind];
  let tower: Tower = [];
  for (let bottom = from + ((residue - (from % modulus) + modulus) % modulus); bottom < to; bottom += modulus) {
    if (!isOddPrime(bottom)) continue;
    const primes = completeTower(bottom, height, kind);
    if (primes === null) continue;
    tower = makeTower(kind, primes);
    break;
  }
  made.set(key, tower);
  return tower.length === 0 ? null : tower;
}

/** A tower of one field whose prime is drawn uniformly from PRIME_FAMILY_SIZE[kind] primes by the seed. */
export function singleField(kind: TowerKind, seed: number): Tower {
  const { modulus, residue } = CONGRUENCE[kind];
  const count = Math.floor((LARGEST_MODULUS - SMALLEST_SINGLE_MODULUS) / modulus);
  const first = SMALLEST_SINGLE_MODULUS + ((residue - (SMALLEST_SINGLE_MODULUS % modulus) + modulus) % modulus);
  for (let hash = mixHash(seed, 1), draw = 2; ; draw += 1) {
    const candidate = (first + modulus * scaleHash(hash, count)) | 0;
    if (isOddPrime(candidate)) return [createLevel(candidate, 0, kind)];
    hash = mixHash(hash, draw);
  }
}
