// Arithmetic of residues modulo a prime small enough that a product of two residues is exact in a double, with the hash from which all "random"
// values of a fingerprint come. Everything above (towers, trials) is built on these few functions.

/** A prime field; `reciprocal` is 1/modulus in doubles, which turns a reduction into a multiplication. */
export interface Field {
  readonly modulus: number;
  readonly reciprocal: number;
}

/** Moduli stay below 2^26.4, so that a product of residues and its nearest multiple of the modulus are both exact in a double. */
export const LARGEST_MODULUS = Math.floor(2 ** 26.4);

export function createField(modulus: number): Field {
  return { modulus, reciprocal: 1 / modulus };
}

export function addResidues(a: number, b: number, field: Field): number {
  const sum = a + b;
  return sum >= field.modulus ? sum - field.modulus : sum;
}

export function subtractResidues(a: number, b: number, field: Field): number {
  const difference = a - b;
  return difference < 0 ? difference + field.modulus : difference;
}

export function multiplyResidues(a: number, b: number, field: Field): number {
  const product = a * b;
  const remainder = product - Math.floor(product * field.reciprocal) * field.modulus;
  // The rounded quotient may be off by one either way.
  if (remainder < 0) return remainder + field.modulus;
  return remainder >= field.modulus ? remainder - field.modulus : remainder;
}

/** base^exponent for 0 ≤ exponent < 2^31; 0^0 = 1. */
export function powerResidue(base: number, exponent: number, field: Field): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; ) {
    if ((rest & 1) === 1) result = multiplyResidues(result, square, field);
    rest >>= 1;
    if (rest > 0) square = multiplyResidues(square, square, field);
  }
  return result;
}

/** The inverse of a modulo any modulus below 2^31 by Euclid's algorithm; 0 where there is none. */
export function invertModulo(a: number, modulus: number): number {
  let r0 = modulus | 0;
  let r1 = a < modulus ? a | 0 : a % modulus | 0;
  let t0 = 0;
  let t1 = 1;
  while (r1 !== 0) {
    const quotient = (r0 / r1) | 0;
    const r2 = r0 - Math.imul(quotient, r1);
    r0 = r1;
    r1 = r2;
    const t2 = t0 - Math.imul(quotient, t1);
    t0 = t1;
    t1 = t2;
  }
  if (r0 !== 1) return 0;
  return t0 < 0 ? t0 + modulus : t0;
}

/** The residue of a safe integer or a BigInt. */
export function reduceInteger(value: number | bigint, modulus: number): number {
  if (typeof value === "number" && value >= 0 && value < modulus) return value;
  const remainder = typeof value === "bigint" ? Number(value % BigInt(modulus)) : value % modulus;
  return remainder < 0 ? remainder + modulus : remainder + 0;
}

export function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The largest divisor of n that has no prime in common with `degree`; both are below 2^31. */
export function coprimePart(n: number, degree: number): number {
  let part = n | 0;
  for (;;) {
    let a = part;
    let b = degree | 0;
    while (b !== 0) {
      const rest = a % b | 0;
      a = b;
      b = rest;
    }
    if (a === 1) return part;
    part = (part / a) | 0;
  }
}

/**
 * The `degree`-th root of a that lies in the largest subgroup on which taking that power is a bijection, or -1 where `a` is not in that subgroup
 * (and not 0), or where the field has another root of odd degree of 1. On the subgroup the root is a homomorphism, so root(ab) = root(a)·root(b).
 * For modulus ≡ 3 (mod 4) and degree 2 it is the square root that is itself a square.
 */
export function rootResidue(a: number, degree: number, field: Field): number {
  if (a === 0) return 0;
  const part = coprimePart(field.modulus - 1, degree);
  const lost = (field.modulus - 1) / part;
  if ((lost & (lost - 1)) !== 0) return -1;
  const root = powerResidue(a, part === 1 ? 0 : invertModulo(degree % part, part), field);
  return powerResidue(root, degree, field) === a ? root : -1;
}

const SMALL_PRIMES = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97];

const WITNESS_BASES = [2, 7, 61];

/** Is an odd candidate > 1, at most LARGEST_MODULUS, prime? Miller–Rabin to the bases 2, 7, 61, which is a proof below 4 759 123 141 (Jaeschke 1993). */
export function isOddPrime(candidate: number): boolean {
  const n = candidate | 0;
  for (const prime of SMALL_PRIMES) if (n % prime === 0) return n === prime;
  if (n < 10_000) return n > 1;
  const field = createField(n);
  let odd = n - 1;
  let twos = 0;
  while (odd % 2 === 0) {
    odd /= 2;
    twos += 1;
  }
  for (const base of WITNESS_BASES) {
    let power = powerResidue(base, odd, field);
    if (power === 1 || power === n - 1) continue;
    let square = 1;
    for (; square < twos && power !== n - 1; square += 1) power = multiplyResidues(power, power, field);
    if (power !== n - 1) return false;
  }
  return true;
}

/** Mixes a number into a 32-bit hash; the finaliser of MurmurHash3 (Appleby) between the steps. */
export function mixHash(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x9e3779b1) + 0x7f4a7c15;
  mixed ^= mixed >>> 16;
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}

/** An integer from 0 to bound - 1 out of a hash; bound ≤ 2^27, so every value has its share up to 1/32 of it. */
export function scaleHash(hash: number, bound: number): number {
  return Math.floor(((hash >>> 0) / 4294967296) * bound);
}
