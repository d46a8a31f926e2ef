import { describe, expect, it } from "vitest";
import type { Definedness } from "../../src/arithmetic/arithmetic.js";
import { scaledLog2, scaledPi } from "../../src/arithmetic/ball-constants.js";
import { bitLength } from "../../src/arithmetic/ball-core.js";
import { floorRoot } from "../../src/arithmetic/ball-kernels.js";
import { type Ball, createBallArithmetic } from "../../src/arithmetic/ball.js";
import { type Rational, compareRational, rational } from "../../src/arithmetic/rational.js";

const arithmetic = createBallArithmetic(128);
const number = (numerator: number | bigint, denominator: number | bigint = 1n): Ball => arithmetic.fromRational(rational(numerator, denominator));
const hull = (lower: number, upper: number): Ball => arithmetic.hull(rational(lower), rational(upper));
const exactly = (value: Rational): { lower: Rational; upper: Rational } => ({ lower: value, upper: value });

describe("constants and integers below the balls", () => {
  it("know π and log 2 to every bit, whatever was asked before", () => {
    const pi = 314159265358979323846264338327950288419716939937510582097494459230781640628620899n;
    const log2 = 693147180559945309417232121458176568075500134360255254120680009493393621969694715n;
    for (const bits of [250, 10, 100, 2000, 64]) {
      expect((scaledPi(bits) * 10n ** 80n) >> BigInt(bits) <= pi).toBe(true);
      expect(((scaledPi(bits) + 1n) * 10n ** 80n) >> BigInt(bits) >= pi).toBe(true);
      expect((scaledLog2(bits) * 10n ** 81n) >> BigInt(bits) <= log2).toBe(true);
      expect(((scaledLog2(bits) + 1n) * 10n ** 81n) >> BigInt(bits) >= log2).toBe(true);
    }
    expect(scaledPi(3000) >> 2900n).toBe(scaledPi(100));
  });

  it("count bits and take integer roots", () => {
    for (const bits of [1, 5, 30, 31, 32, 53, 54, 200, 1022, 1023, 1024, 1025, 5000]) {
      expect(bitLength(1n << BigInt(bits))).toBe(bits + 1);
      expect(bitLength(-(1n << BigInt(bits)))).toBe(bits + 1);
      const below = bitLength((1n << BigInt(bits)) - 1n);
      expect(below === bits || (bits > 53 && below === bits + 1)).toBe(true);
    }
    for (const n of [2, 3, 7, 20]) {
      for (const base of [1n, 2n, 3n, 99n, 2n ** 64n - 1n, 2n ** 64n, 10n ** 40n + 7n]) {
        const power = base ** BigInt(n);
        expect([floorRoot(power, n), floorRoot(power - 1n, n), floorRoot(power + 1n, n)]).toEqual([base, base - 1n, base]);
      }
    }
  });
});

describe("balls", () => {
  it.each([
    ["1/2 + 1/4", arithmetic.add(number(1, 2), number(1, 4)), rational(3, 4)],
    ["2^100 - 1 - 2^100", arithmetic.subtract(arithmetic.subtract(number(2n ** 100n), number(1)), number(2n ** 100n)), rational(-1)],
    ["3·7", arithmetic.multiply(number(3), number(7)), rational(21)],
    ["9/8 ÷ 3/4", arithmetic.divide(number(9, 8), number(3, 4)), rational(3, 2)],
    ["√(9/4)", arithmetic.root(number(9, 4), 2), rational(3, 2)],
    ["∛-27", arithmetic.root(number(-27), 3), rational(-3)],
    ["(-3)^5", arithmetic.powerInteger(number(-3), 5n), rational(-243)],
    ["0^0", arithmetic.powerInteger(number(0), 0n), rational(1)],
    ["2^-10", arithmetic.powerInteger(number(2), -10n), rational(1, 1024)],
    ["exp 0", arithmetic.exp(number(0)), rational(1)],
    ["log 1", arithmetic.log(number(1)), rational(0)],
    ["cos 0", arithmetic.cos(number(0)), rational(1)],
    ["acos 1", arithmetic.acos(number(1)), rational(0)],
    ["asin 0", arithmetic.asin(number(0)), rational(0)],
    ["⌊-5/2⌋", arithmetic.floor(number(-5, 2)), rational(-3)],
    ["max", arithmetic.max(number(-5, 2), number(1, 1024)), rational(1, 1024)],
    ["min", arithmetic.min(number(-5, 2), number(1, 1024)), rational(-5, 2)],
  ])("give %s exactly", (_, result, value) => {
    expect(arithmetic.definedness(result)).toBe("always");
    expect(arithmetic.bounds(result)).toEqual(exactly(value));
  });

  const undefinedTable: readonly (readonly [string, Ball, Definedness])[] = [
    ["√ of a negative number", arithmetic.root(number(-1), 2), "never"],
    ["√ across 0", arithmetic.root(hull(-1, 4), 2), "maybe"],
    ["√ of 0", arithmetic.root(number(0), 2), "always"],
    ["∛ of a negative number", arithmetic.root(number(-2), 3), "always"],
    ["log of 0", arithmetic.log(number(0)), "never"],
    ["log of a negative number", arithmetic.log(hull(-2, -1)), "never"],
    ["log across 0", arithmetic.log(hull(-1, 1)), "maybe"],
    ["asin above 1", arithmetic.asin(number(2)), "never"],
    ["asin across 1", arithmetic.asin(hull(0, 2)), "maybe"],
    ["asin of 1", arithmetic.asin(number(1)), "always"],
    ["acos below -1", arithmetic.acos(hull(-3, -2)), "never"],
    ["acos of -1", arithmetic.acos(number(-1)), "always"],
    ["1/0", arithmetic.divide(number(1), number(0)), "never"],
    ["1/[-1, 1]", arithmetic.divide(number(1), hull(-1, 1)), "maybe"],
    ["1/[0, 1]", arithmetic.divide(number(1), hull(0, 1)), "maybe"],
    ["0^-1", arithmetic.powerInteger(number(0), -1n), "never"],
    ["[-1, 1]^-2", arithmetic.powerInteger(hull(-1, 1), -2n), "maybe"],
  ];

  it.each(undefinedTable)("say of %s whether it is defined", (_, result, expected) => {
    expect(arithmetic.definedness(result)).toBe(expected);
    if (expected === "always") return;
    expect(arithmetic.provenSign(result)).toBe(null);
    expect(arithmetic.bounds(result)).toBe(null);
    expect(arithmetic.disjoint(result, number(1000))).toBe(false);
    const one = number(1);
    const later = [
      arithmetic.add(result, one), arithmetic.subtract(one, result), arithmetic.multiply(result, number(0)), arithmetic.divide(one, arithmetic.add(arithmetic.abs(result), one)),
      arithmetic.negate(result), arithmetic.powerInteger(result, 0n), arithmetic.powerInteger(result, 3n), arithmetic.root(result, 3), arithmetic.exp(result), arithmetic.sin(result),
      arithmetic.cos(result), arithmetic.atan(result), arithmetic.asin(arithmetic.sin(result)), arithmetic.sign(result), arithmetic.max(result, one), arithmetic.min(one, result), arithmetic.floor(result),
    ];
    for (const value of later) expect(arithmetic.definedness(value)).toBe(expected);
  });

  it("answer exp(exp(exp(exp(10)))) at once with an unbounded positive value", () => {
    let x = number(10);
    for (let i = 0; i < 4; i++) x = arithmetic.exp(x);
    expect(arithmetic.bounds(x)).toBe(null);
    expect(arithmetic.provenSign(x)).toBe(1);
    expect(arithmetic.disjoint(x, number(10n ** 100n))).toBe(true);
    expect(arithmetic.provenSign(arithmetic.add(x, number(-1)))).toBe(1);
    expect(arithmetic.provenSign(arithmetic.multiply(x, number(-1)))).toBe(-1);
    expect(arithmetic.definedness(arithmetic.divide(number(1), arithmetic.add(x, number(1))))).toBe("always");
    expect(arithmetic.provenSign(arithmetic.powerInteger(x, 1000n))).toBe(1);
    const lowest = arithmetic.exp(arithmetic.negate(x));
    expect(arithmetic.definedness(lowest)).toBe("always");
    expect(arithmetic.disjoint(lowest, number(1n, 10n ** 300n))).toBe(true);
    expect(arithmetic.bounds(arithmetic.multiply(lowest, number(0)))).toEqual(exactly(rational(0)));
    expect(arithmetic.bounds(arithmetic.multiply(x, number(0)))).toEqual(exactly(rational(0)));
  });

  it("take the 10^9-th power with short mantissas", () => {
    const power = arithmetic.powerInteger(number(10), 10n ** 9n);
    expect(arithmetic.provenSign(power)).toBe(1);
    expect(arithmetic.agreementBits(power, power)).toBeGreaterThan(120);
    // log10 of it is 10^9.
    const logarithm = arithmetic.divide(arithmetic.log(power), arithmetic.log(number(10)));
    expect(arithmetic.disjoint(logarithm, number(10n ** 9n))).toBe(false);
    expect(arithmetic.agreementBits(logarithm, number(10n ** 9n))).toBeGreaterThan(100);
    expect(arithmetic.provenSign(arithmetic.powerInteger(number(-10), 10n ** 9n + 1n))).toBe(-1);
    expect(arithmetic.bounds(arithmetic.powerInteger(number(-1), 10n ** 2000n + 1n))).toEqual(exactly(rational(-1)));
    expect(arithmetic.definedness(arithmetic.powerInteger(number(3), -(10n ** 2000n)))).toBe("always");
    expect(arithmetic.disjoint(arithmetic.powerInteger(number(3), -(10n ** 2000n)), number(2))).toBe(true);
  });

  it("answer sin(10^100) with [-1, 1] in few bits and rightly in many", () => {
    const coarse = arithmetic.bounds(arithmetic.sin(number(10n ** 100n)));
    expect(coarse).toEqual({ lower: rational(-1), upper: rational(1) });
    const fine = createBallArithmetic(512);
    const value = fine.sin(fine.fromRational(rational(10n ** 100n)));
    expect(fine.agreementBits(value, fine.fromRational(rational(-3723761236612766882n, 10n ** 19n)))).toBeGreaterThan(60);
    expect(arithmetic.bounds(arithmetic.sin(arithmetic.powerInteger(number(2), 10n ** 6n)))).toEqual({ lower: rational(-1), upper: rational(1) });
  });

  it("add numbers of very different size without writing out the gap", () => {
    const huge = arithmetic.powerInteger(number(2), 10n ** 9n);
    const tiny = arithmetic.powerInteger(number(2), -(10n ** 9n));
    const sum = arithmetic.add(huge, tiny);
    expect(arithmetic.disjoint(sum, huge)).toBe(false);
    expect(arithmetic.provenSign(arithmetic.subtract(sum, huge))).toBe(null);
    expect(arithmetic.provenSign(arithmetic.subtract(tiny, huge))).toBe(-1);
    expect(arithmetic.disjoint(arithmetic.max(huge, tiny), huge)).toBe(false);
    expect(arithmetic.provenSign(arithmetic.add(number(0), tiny))).toBe(1);
    expect(arithmetic.bounds(huge)).toBe(null);
  });

  it("reach the extremes of sine and cosine inside a ball, and only those", () => {
    const closeTo = (a: Ball, lower: number, upper: number): void => {
      const bounds = arithmetic.bounds(a);
      expect(bounds === null ? NaN : Number(bounds.lower.numerator) / Number(bounds.lower.denominator)).toBeCloseTo(lower, 12);
      expect(bounds === null ? NaN : Number(bounds.upper.numerator) / Number(bounds.upper.denominator)).toBeCloseTo(upper, 12);
    };
    closeTo(arithmetic.sin(hull(1, 2)), Math.sin(1), 1);
    closeTo(arithmetic.sin(hull(4, 5)), -1, Math.sin(4));
    closeTo(arithmetic.sin(hull(2, 4)), Math.sin(4), Math.sin(2));
    closeTo(arithmetic.cos(hull(-1, 2)), Math.cos(2), 1);
    closeTo(arithmetic.cos(hull(3, 4)), -1, Math.cos(4));
    closeTo(arithmetic.cos(hull(3, 7)), -1, 1);
    closeTo(arithmetic.sin(hull(0, 10)), -1, 1);
  });

  const monotone: readonly (readonly [string, (f: typeof arithmetic, x: Ball) => Ball])[] = [
    ["exp", (f, x) => f.exp(x)],
    ["log", (f, x) => f.log(x)],
    ["sin", (f, x) => f.sin(x)],
    ["cos", (f, x) => f.cos(x)],
    ["atan", (f, x) => f.atan(x)],
    ["√", (f, x) => f.root(x, 2)],
    ["seventh root", (f, x) => f.root(x, 7)],
  ];

  it.each(monotone)("hold the values of %s at both ends of thin and wide balls, and little more", (_, apply) => {
    const fine = createBallArithmetic(320);
    for (let width = 4; width < 120; width++) {
      for (const start of [rational(1, 3), rational(5, 4), rational(3), rational(1001, 1000)]) {
        const end = rational(start.numerator * 2n ** BigInt(width) + start.denominator, start.denominator * 2n ** BigInt(width));
        const image = apply(arithmetic, arithmetic.hull(start, end));
        const [atStart, atEnd] = [apply(fine, fine.fromRational(start)), apply(fine, fine.fromRational(end))];
        expect(arithmetic.definedness(image)).toBe("always");
        // Rounding the hull to 128 bits moves it outward, so the ends' images are inside with no slack at all.
        const bounds = arithmetic.bounds(image);
        for (const value of [atStart, atEnd]) {
          const inside = fine.bounds(value);
          if (bounds === null || inside === null) throw new Error("bounded values");
          expect(compareRational(bounds.lower, inside.lower) <= 0 && compareRational(inside.upper, bounds.upper) <= 0, `width 2^-${width} at ${start.numerator}/${start.denominator}`).toBe(true);
        }
        expect(arithmetic.agreementBits(image, image)).toBeGreaterThan(Math.min(width, 110) - 13);
      }
    }
  });

  it("keep the digits of sine and cosine next to their zeros", () => {
    for (const precision of [64, 128, 512]) {
      const balls = createBallArithmetic(precision);
      for (const k of [1, 2, 3, 710, 12345]) {
        const turns = balls.bounds(balls.multiply(balls.pi(), balls.fromRational(rational(k, 2))));
        const x = balls.fromRational(turns === null ? rational(1) : turns.lower);
        const small = k % 2 === 0 ? balls.sin(x) : balls.cos(x);
        expect(balls.disjoint(small, balls.fromRational(rational(0)))).toBe(true);
        expect(balls.agreementBits(small, small)).toBeGreaterThan(precision - 5);
        expect(balls.disjoint(balls.abs(small), balls.fromRational(rational(1n, 2n ** BigInt(precision - 20))))).toBe(true);
      }
    }
  });

  it("refuse a precision that is none", () => {
    expect(() => createBallArithmetic(0)).toThrow(RangeError);
    expect(() => createBallArithmetic(64.5)).toThrow(RangeError);
  });
});
