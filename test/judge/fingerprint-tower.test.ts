import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coprimePart, createField, invertModulo, isOddPrime, LARGEST_MODULUS, multiplyResidues, powerResidue, reduceInteger, rootResidue,
} from "../../src/judge/fingerprint-field.js";
import { singleField, tallestTower, TOWER_FAMILY_SIZE, towerOfFamily, type TowerKind } from "../../src/judge/fingerprint-tower.js";

const residueModulo = { real: [4, 3], circular: [8, 5], "circular-with-roots": [16, 9] } as const;
const kinds: readonly TowerKind[] = ["real", "circular", "circular-with-roots"];

function isPrimeByDivision(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
  return n > 1;
}

describe("residues", () => {
  const modulus = fc.integer({ min: 3, max: LARGEST_MODULUS });

  it("multiply exactly up to the largest modulus", () => {
    fc.assert(
      fc.property(modulus, fc.nat(), fc.nat(), (m, x, y) => {
        const [a, b] = [x % m, y % m];
        expect(multiplyResidues(a, b, createField(m))).toBe(Number((BigInt(a) * BigInt(b)) % BigInt(m)));
      }),
      { numRuns: 2000 },
    );
    const top = LARGEST_MODULUS;
    expect(multiplyResidues(top - 1, top - 1, createField(top))).toBe(1);
  });

  it("have inverses exactly where they are coprime to the modulus", () => {
    fc.assert(
      fc.property(modulus, fc.nat(), (m, x) => {
        const inverse = invertModulo(x % m, m);
        const product = Number((BigInt(x % m) * BigInt(inverse)) % BigInt(m));
        const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
        expect(product).toBe(gcd(x % m, m) === 1 ? 1 : 0);
      }),
    );
  });

  it("reduce negative and huge integers alike", () => {
    expect(reduceInteger(-1, 7)).toBe(6);
    expect(reduceInteger(-(10n ** 40n), 7)).toBe(Number(((-(10n ** 40n) % 7n) + 7n) % 7n));
    expect(Object.is(reduceInteger(-14, 7), 0)).toBe(true);
  });

  it("are primes exactly where division says so", () => {
    for (let n = 3; n < 30_000; n += 2) expect(isOddPrime(n), String(n)).toBe(isPrimeByDivision(n));
    for (let n = LARGEST_MODULUS - 401 - (LARGEST_MODULUS % 2 === 0 ? 0 : 1); n <= LARGEST_MODULUS; n += 2) {
      const odd = n % 2 === 0 ? n - 1 : n;
      expect(isOddPrime(odd), String(odd)).toBe(isPrimeByDivision(odd));
    }
  });

  it("have roots that multiply, where they have roots", () => {
    const field = createField(1000003);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000002 }), fc.integer({ min: 1, max: 1000002 }), fc.constantFrom(2, 5, 4, 7), (a, b, degree) => {
        const lift = (u: number): number => powerResidue(u, degree, field);
        const [one, other, both] = [rootResidue(lift(a), degree, field), rootResidue(lift(b), degree, field), rootResidue(lift(multiplyResidues(a, b, field)), degree, field)];
        expect(powerResidue(one, degree, field)).toBe(lift(a));
        expect(multiplyResidues(one, other, field)).toBe(both);
      }),
    );
    // 1000003 ≡ 3 (mod 4): −1 has no square root; 3 divides 1000002, so a cube root would be one of three.
    expect(rootResidue(1000002, 2, field)).toBe(-1);
    expect(rootResidue(8, 3, field)).toBe(-1);
    expect(coprimePart(1000002, 6)).toBe(166667);
  });
});

describe("towers", () => {
  it.each(kinds.flatMap((kind) => Array.from({ length: tallestTower(kind) - 1 }, (_, k): [TowerKind, number] => [kind, k + 2])))(
    "of kind %s and height %i are primes that divide the next minus one, all different",
    (kind, height) => {
      const bottoms = new Set<number>();
      let found = 0;
      for (let number = 0; number < TOWER_FAMILY_SIZE; number += 1) {
        const tower = towerOfFamily(kind, height, number);
        if (tower === null) continue;
        found += 1;
        expect(tower).toHaveLength(height);
        bottoms.add(tower[0]?.modulus ?? 0);
        if (number % 9 !== 0) continue;
        tower.forEach((level, index) => {
          expect(isPrimeByDivision(level.modulus)).toBe(true);
          expect(level.modulus).toBeLessThanOrEqual(LARGEST_MODULUS);
          const [modulus, residue] = residueModulo[kind];
          expect(level.modulus % modulus).toBe(residue);
          if (kind !== "real") expect(multiplyResidues(level.imaginaryUnit, level.imaginaryUnit, level)).toBe(level.modulus - 1);
          const below = tower[index - 1];
          if (below === undefined) return;
          expect(level.order).toBe(below.modulus);
          expect(level.cofactor * level.order + 1).toBe(level.modulus);
          expect(level.generator).not.toBe(1);
          expect(powerResidue(level.generator, level.order, level)).toBe(1);
        });
      }
      expect(bottoms.size).toBe(found);
      expect(found).toBeGreaterThanOrEqual(height === 2 ? TOWER_FAMILY_SIZE : 12);
    },
  );

  it("take logarithms that undo exponentials and turn products into sums", () => {
    const tower = towerOfFamily("real", 2, 5);
    const level = tower?.[1];
    const below = tower?.[0];
    if (level === undefined || below === undefined) throw new Error("no tower");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: level.order - 1 }), fc.integer({ min: 1, max: level.modulus - 1 }), fc.integer({ min: 1, max: level.modulus - 1 }), (x, u, v) => {
        expect(level.logarithm(powerResidue(level.generator, x, level))).toBe(x);
        expect(level.logarithm(multiplyResidues(u, v, level))).toBe((level.logarithm(u) + level.logarithm(v)) % level.order);
        expect(powerResidue(level.generator, level.logarithm(u), level)).toBe(powerResidue(u, level.projection, level));
      }),
      { numRuns: 200 },
    );
    expect(level.logarithm(level.modulus - 1)).toBe(0);
  });

  it("of one field are drawn by the seed alone, from many primes", () => {
    const drawn = new Set<number>();
    for (let seed = 0; seed < 300; seed += 1) {
      const modulus = singleField("real", seed)[0]?.modulus ?? 0;
      expect(singleField("real", seed)[0]?.modulus).toBe(modulus);
      expect(isPrimeByDivision(modulus)).toBe(true);
      drawn.add(modulus);
    }
    expect(drawn.size).toBeGreaterThan(295);
  });
});
