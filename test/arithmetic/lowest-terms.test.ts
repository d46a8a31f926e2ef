// Rationals are in lowest terms whatever their denominators are, also large powers of two.

import fc from "fast-check";
import { expect, it } from "vitest";
import { rational } from "../../src/arithmetic/rational.js";

function plainGcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : plainGcd(b, a % b);
}

it("divides by all that is common", () => {
  fc.assert(fc.property(fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n }), fc.integer({ min: 0, max: 320 }), fc.bigInt({ min: 1n, max: 7n }), fc.integer({ min: 0, max: 320 }), (numerator, shift, odd, bits) => {
    const [n, d] = [numerator << BigInt(shift), odd << BigInt(bits)];
    const made = rational(n, d);
    expect(made.numerator * d).toBe(n * made.denominator);
    const common = plainGcd(made.numerator, made.denominator);
    expect(common < 0n ? -common : common).toBe(1n);
  }));
});

it("has one zero", () => {
  expect(rational(0n, 1n << 200n)).toEqual({ numerator: 0n, denominator: 1n });
});
