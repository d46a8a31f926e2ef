import { describe, expect, it } from "vitest";
import { LARGEST_EXACT_BITS, exactArithmetic as exact } from "../../src/arithmetic/exact.js";
import { type Rational, rational } from "../../src/arithmetic/rational.js";

const half = rational(1, 2);
const zero = rational(0);

describe("exact rationals", () => {
  const table: readonly (readonly [string, Rational | null, Rational | null])[] = [
    ["1/2 + 1/3", exact.add(half, rational(1, 3)), rational(5, 6)],
    ["1/2 - 1/3", exact.subtract(half, rational(1, 3)), rational(1, 6)],
    ["1/2 · 4/3", exact.multiply(half, rational(4, 3)), rational(2, 3)],
    ["1/2 ÷ -4", exact.divide(half, rational(-4)), rational(-1, 8)],
    ["1/2 ÷ 0", exact.divide(half, zero), null],
    ["(-2/3)^3", exact.powerInteger(rational(-2, 3), 3n), rational(-8, 27)],
    ["(-2/3)^-3", exact.powerInteger(rational(-2, 3), -3n), rational(-27, 8)],
    ["0^0", exact.powerInteger(zero, 0n), rational(1)],
    ["0^-1", exact.powerInteger(zero, -1n), null],
    ["(-1)^(10^30 + 1)", exact.powerInteger(rational(-1), 10n ** 30n + 1n), rational(-1)],
    ["(-1)^(10^30)", exact.powerInteger(rational(-1), 10n ** 30n), rational(1)],
    ["3^(10^9)", exact.powerInteger(rational(3), 10n ** 9n), null],
    ["√(4/9)", exact.root(rational(4, 9), 2), rational(2, 3)],
    ["√2", exact.root(rational(2), 2), null],
    ["√-4", exact.root(rational(-4), 2), null],
    ["∛(-8/27)", exact.root(rational(-8, 27), 3), rational(-2, 3)],
    ["1^(1/1000)", exact.root(rational(1), 1000), rational(1)],
    ["2^(1/1000)", exact.root(rational(2), 1000), null],
    ["exp 0", exact.exp(zero), rational(1)],
    ["exp 1", exact.exp(rational(1)), null],
    ["log 1", exact.log(rational(1)), zero],
    ["log -1", exact.log(rational(-1)), null],
    ["sin 0", exact.sin(zero), zero],
    ["cos 0", exact.cos(zero), rational(1)],
    ["acos 1", exact.acos(rational(1)), zero],
    ["π", exact.pi(), null],
    ["|-1/2|", exact.abs(rational(-1, 2)), half],
    ["sign(-1/2)", exact.sign(rational(-1, 2)), rational(-1)],
    ["max", exact.max(half, rational(-7)), half],
    ["min", exact.min(half, rational(-7)), rational(-7)],
    ["⌊-1/2⌋", exact.floor(rational(-1, 2)), rational(-1)],
    ["⌊7/2⌋", exact.floor(rational(7, 2)), rational(3)],
    ["null + 1", exact.add(null, rational(1)), null],
    ["max(null, 1)", exact.max(null, rational(1)), null],
  ];

  it.each(table)("gives %s", (_, result, expected) => {
    expect(result).toEqual(expected);
  });

  it("gives up beyond its size and not before", () => {
    const large = exact.powerInteger(rational(2), BigInt(LARGEST_EXACT_BITS - 1));
    expect(large).toEqual(rational(2n ** BigInt(LARGEST_EXACT_BITS - 1)));
    expect(exact.multiply(large, rational(2))).toBe(null);
    expect(exact.divide(rational(1, 3), large)).toBe(null);
  });
});
