import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definedness } from "../../src/arithmetic/arithmetic.js";
import { enclosingDoubles, nextDown, nextUp, productError, quotientError, sumError } from "../../src/arithmetic/double-rounding.js";
import { type Interval, intervalArithmetic as arithmetic, rationalOfDouble } from "../../src/arithmetic/interval.js";
import { type Rational, addRational, compareRational, divideRational, multiplyRational, rational, subtractRational } from "../../src/arithmetic/rational.js";

const number = (numerator: number | bigint, denominator: number | bigint = 1n): Interval => arithmetic.fromRational(rational(numerator, denominator));
const hull = (lower: number, upper: number): Interval => arithmetic.hull(rationalOfDouble(lower), rationalOfDouble(upper));
const ends = (a: Interval): readonly [number, number, Definedness] => [a.lower, a.upper, a.defined];

// Doubles over the whole range, subnormal numbers and dyadic fractions among them.
const double = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
  fc.tuple(fc.integer({ min: -4096, max: 4096 }), fc.integer({ min: -12, max: 12 })).map(([m, e]) => m * 2 ** e),
);

function expectTight(result: Interval, exact: Rational): void {
  const lower = Number.isFinite(result.lower) ? compareRational(rationalOfDouble(result.lower), exact) : -1;
  const upper = Number.isFinite(result.upper) ? compareRational(rationalOfDouble(result.upper), exact) : 1;
  expect(lower).toBeLessThanOrEqual(0);
  expect(upper).toBeGreaterThanOrEqual(0);
  // Away from the ends of the range, no double but the neighbours of the ends lies between, and an exact result is a point.
  const size = Math.min(Math.abs(result.lower), Math.abs(result.upper));
  if (size < 1e-280 || size > 1e290) return;
  expect(nextUp(nextUp(nextUp(result.lower)))).toBeGreaterThanOrEqual(result.upper);
  if (lower === 0) expect(result.upper).toBe(result.lower);
}

describe("rounding to neighbouring doubles", () => {
  it("goes at least one and at most two steps", () => {
    fc.assert(
      fc.property(double, (x) => {
        expect(nextUp(x)).toBeGreaterThan(x);
        expect(nextDown(x)).toBeLessThan(x);
        const between = x + (nextUp(x) - x) / 2;
        if (Math.abs(x) > 1e-290) expect(between === x || between === nextUp(x)).toBe(true);
      }),
    );
    expect(nextUp(1)).toBe(1 + Number.EPSILON);
    expect(nextDown(1)).toBe(1 - Number.EPSILON / 2);
    expect([nextUp(0), nextDown(0), nextUp(Number.MAX_VALUE), nextDown(Infinity), nextUp(-Infinity)]).toEqual([
      Number.MIN_VALUE, -Number.MIN_VALUE, Infinity, Number.MAX_VALUE, -Number.MAX_VALUE,
    ]);
  });

  it("knows the exact error of sums and products and the sign of that of quotients", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e100, max: 1e100 }), fc.double({ noNaN: true, min: -1e100, max: 1e100 }), (a, b) => {
        const exactA = rationalOfDouble(a);
        const exactB = rationalOfDouble(b);
        const sum = a + b;
        expect(compareRational(rationalOfDouble(sumError(a, b, sum)), subtractRational(addRational(exactA, exactB), rationalOfDouble(sum)))).toBe(0);
        const productErrorValue = productError(a, b, a * b);
        if (!Number.isNaN(productErrorValue)) {
          expect(compareRational(rationalOfDouble(productErrorValue), subtractRational(multiplyRational(exactA, exactB), rationalOfDouble(a * b)))).toBe(0);
        }
        const quotientErrorValue = b === 0 || !Number.isFinite(a / b) ? NaN : quotientError(a, b, a / b);
        if (!Number.isNaN(quotientErrorValue)) {
          const sign = compareRational(divideRational(exactA, exactB), rationalOfDouble(a / b));
          expect(Math.sign(quotientErrorValue) + 0).toBe(Math.sign(sign) + 0);
        }
      }),
    );
  });

  it("encloses rationals of any length between neighbouring doubles", () => {
    const long = fc.tuple(fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }), fc.bigInt({ min: 1n, max: 10n ** 400n }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(long, ([n, d, cutN, cutD]) => {
        const value = rational(n / 10n ** BigInt(cutN), d / 10n ** BigInt(cutD) + 1n);
        const { lower, upper } = enclosingDoubles(value);
        if (Number.isFinite(lower)) expect(compareRational(rationalOfDouble(lower), value)).toBeLessThanOrEqual(0);
        if (Number.isFinite(upper)) expect(compareRational(rationalOfDouble(upper), value)).toBeGreaterThanOrEqual(0);
        if (Math.abs(lower) > 1e-290 && Math.abs(upper) > 1e-290) expect(nextUp(nextUp(lower))).toBeGreaterThanOrEqual(upper);
      }),
    );
    expect(enclosingDoubles(rational(10n ** 400n))).toEqual({ lower: Number.MAX_VALUE, upper: Infinity });
    expect(enclosingDoubles(rational(1n, 10n ** 400n)).lower).toBe(0);
  });
});

describe("double intervals", () => {
  it("round sums, differences, products, quotients and square roots outward, and keep exact results exact", () => {
    fc.assert(
      fc.property(double, double, (a, b) => {
        const x: Interval = { lower: a, upper: a, defined: "always" };
        const y: Interval = { lower: b, upper: b, defined: "always" };
        const [exactA, exactB] = [rationalOfDouble(a), rationalOfDouble(b)];
        expectTight(arithmetic.add(x, y), addRational(exactA, exactB));
        expectTight(arithmetic.subtract(x, y), subtractRational(exactA, exactB));
        expectTight(arithmetic.multiply(x, y), multiplyRational(exactA, exactB));
        if (b !== 0) expectTight(arithmetic.divide(x, y), divideRational(exactA, exactB));
        if (a > 1e-280) {
          const root = arithmetic.root(x, 2);
          expect(compareRational(multiplyRational(rationalOfDouble(root.lower), rationalOfDouble(root.lower)), exactA)).toBeLessThanOrEqual(0);
          expect(compareRational(multiplyRational(rationalOfDouble(root.upper), rationalOfDouble(root.upper)), exactA)).toBeGreaterThanOrEqual(0);
          expect(nextUp(nextUp(nextUp(root.lower)))).toBeGreaterThanOrEqual(root.upper);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["x - x of a point", arithmetic.subtract(number(5, 4), number(5, 4)), 0],
    ["a sum of dyadic fractions", arithmetic.add(number(3, 8), number(-1, 16)), 0.3125],
    ["a product of integers", arithmetic.multiply(number(1 << 26), number((1 << 26) - 1)), 2 ** 26 * (2 ** 26 - 1)],
    ["6 / 3", arithmetic.divide(number(6), number(3)), 2],
    ["√(9/4)", arithmetic.root(number(9, 4), 2), 1.5],
    ["∛-27", arithmetic.root(number(-27), 3), -3],
    ["1024^(1/10)", arithmetic.root(number(1024), 10), 2],
    ["(-3)^5", arithmetic.powerInteger(number(-3), 5n), -243],
    ["2^-10", arithmetic.powerInteger(number(2), -10n), 2 ** -10],
    ["0^0", arithmetic.powerInteger(number(0), 0n), 1],
    ["exp 0", arithmetic.exp(number(0)), 1],
    ["log 1", arithmetic.log(number(1)), 0],
    ["sin 0", arithmetic.sin(number(0)), 0],
    ["cos 0", arithmetic.cos(number(0)), 1],
    ["atan 0", arithmetic.atan(number(0)), 0],
    ["asin 0", arithmetic.asin(number(0)), 0],
    ["acos 1", arithmetic.acos(number(1)), 0],
    ["|-3|", arithmetic.abs(number(-3)), 3],
    ["sign -3", arithmetic.sign(number(-3)), -1],
    ["⌊-5/2⌋", arithmetic.floor(number(-5, 2)), -3],
  ])("gives %s as a point", (_, result, value) => {
    expect(ends(result)).toEqual([value, value, "always"]);
  });

  it("reaches the extremes of sine and cosine inside an interval, and only those", () => {
    expect(arithmetic.sin(hull(1, 2)).upper).toBe(1);
    expect(arithmetic.sin(hull(1, 2)).lower).toBeCloseTo(Math.sin(1), 12);
    expect(arithmetic.sin(hull(4, 5)).lower).toBe(-1);
    expect(arithmetic.sin(hull(4, 5)).upper).toBeCloseTo(Math.sin(4), 12);
    expect(arithmetic.cos(hull(-1, 2)).upper).toBe(1);
    expect(arithmetic.cos(hull(3, 4)).lower).toBe(-1);
    expect(arithmetic.cos(hull(0.5, 1)).upper).toBeCloseTo(Math.cos(0.5), 12);
    expect(ends(arithmetic.sin(hull(0, 10)))).toEqual([-1, 1, "always"]);
    expect(ends(arithmetic.sin(number(10n ** 100n)))).toEqual([-1, 1, "always"]);
  });

  it("answers overflow with an infinite end, never with a wrong finite one", () => {
    const huge = number(10n ** 300n);
    for (const result of [arithmetic.multiply(huge, huge), arithmetic.exp(number(1000)), arithmetic.powerInteger(number(10), 10n ** 9n), arithmetic.exp(arithmetic.exp(arithmetic.exp(number(10))))]) {
      expect(result.upper).toBe(Infinity);
      expect(result.lower).toBeGreaterThan(1e308);
      expect(result.defined).toBe("always");
    }
    const tiny = arithmetic.exp(number(-1000));
    expect([tiny.lower, tiny.upper > 0 && tiny.upper < 1e-300]).toEqual([0, true]);
    expect(ends(arithmetic.negate(arithmetic.multiply(huge, huge)))[0]).toBe(-Infinity);
    expect(arithmetic.disjoint(arithmetic.multiply(huge, huge), number(1))).toBe(true);
    expect(arithmetic.bounds(arithmetic.multiply(huge, huge))).toBe(null);
  });

  it("keeps the sign of products and quotients that underflow", () => {
    const tiny = number(1n, 10n ** 200n);
    expect(arithmetic.multiply(tiny, tiny).lower).toBe(0);
    expect(arithmetic.multiply(tiny, arithmetic.negate(tiny)).upper + 0).toBe(0);
    expect(arithmetic.divide(tiny, number(10n ** 200n)).lower).toBe(0);
    expect(arithmetic.powerInteger(tiny, -2n).defined).toBe("always");
  });

  const undefinedTable: readonly (readonly [string, Interval, Definedness])[] = [
    ["√ of a negative number", arithmetic.root(number(-1), 2), "never"],
    ["√ across 0", arithmetic.root(hull(-1, 4), 2), "maybe"],
    ["√ of 0", arithmetic.root(number(0), 2), "always"],
    ["∛ of a negative number", arithmetic.root(number(-2), 3), "always"],
    ["log of 0", arithmetic.log(number(0)), "never"],
    ["log of a negative number", arithmetic.log(hull(-2, -1)), "never"],
    ["log across 0", arithmetic.log(hull(-1, 1)), "maybe"],
    ["log from 0", arithmetic.log(hull(0, 1)), "maybe"],
    ["asin above 1", arithmetic.asin(number(2)), "never"],
    ["asin across 1", arithmetic.asin(hull(0.5, 2)), "maybe"],
    ["asin of 1", arithmetic.asin(number(1)), "always"],
    ["acos below -1", arithmetic.acos(hull(-3, -2)), "never"],
    ["acos across -1", arithmetic.acos(hull(-3, 0)), "maybe"],
    ["1/0", arithmetic.divide(number(1), number(0)), "never"],
    ["0/0", arithmetic.divide(number(0), number(0)), "never"],
    ["1/[-1, 1]", arithmetic.divide(number(1), hull(-1, 1)), "maybe"],
    ["1/[0, 1]", arithmetic.divide(number(1), hull(0, 1)), "maybe"],
    ["0^-1", arithmetic.powerInteger(number(0), -1n), "never"],
    ["[-1, 1]^-2", arithmetic.powerInteger(hull(-1, 1), -2n), "maybe"],
  ];

  it.each(undefinedTable)("says of %s whether it is defined", (_, result, expected) => {
    expect(arithmetic.definedness(result)).toBe(expected);
    if (expected === "always") return;
    expect(arithmetic.provenSign(result)).toBe(null);
    expect(arithmetic.bounds(result)).toBe(null);
    expect(arithmetic.disjoint(result, number(1000))).toBe(false);
    // And it spreads through every operation.
    const one = number(1);
    const later = [
      arithmetic.add(result, one), arithmetic.add(one, result), arithmetic.subtract(one, result), arithmetic.multiply(result, number(0)), arithmetic.divide(one, arithmetic.add(arithmetic.abs(result), one)),
      arithmetic.divide(result, one), arithmetic.negate(result), arithmetic.powerInteger(result, 0n), arithmetic.powerInteger(result, 3n), arithmetic.root(result, 3), arithmetic.exp(result),
      arithmetic.log(arithmetic.exp(result)), arithmetic.sin(result), arithmetic.cos(result), arithmetic.atan(result), arithmetic.asin(arithmetic.sin(result)), arithmetic.acos(arithmetic.sin(result)),
      arithmetic.abs(result), arithmetic.sign(result), arithmetic.max(result, one), arithmetic.min(one, result), arithmetic.floor(result),
    ];
    for (const value of later) expect(["never", expected]).toContain(arithmetic.definedness(value));
    if (expected === "never") for (const value of later) expect(arithmetic.definedness(value)).toBe("never");
  });

  it("encloses the defined part of a value that may be undefined", () => {
    expect(ends(arithmetic.root(hull(-1, 4), 2))).toEqual([0, 2, "maybe"]);
    expect(arithmetic.divide(number(1), hull(0, 2)).lower).toBe(0.5);
    expect(arithmetic.divide(number(-1), hull(0, 2)).upper).toBe(-0.5);
    expect(ends(arithmetic.divide(hull(-1, 1), hull(0, 2)))).toEqual([-Infinity, Infinity, "maybe"]);
    expect(arithmetic.log(hull(-1, 1)).upper).toBe(0);
  });

  it("proves signs and disjointness, and measures agreement", () => {
    expect([number(1, 3), number(-1, 3), number(0), hull(-1, 1), hull(0, 1)].map((a) => arithmetic.provenSign(a))).toEqual([1, -1, 0, null, null]);
    expect(arithmetic.disjoint(hull(0, 1), hull(1, 2))).toBe(false);
    expect(arithmetic.disjoint(hull(0, 1), hull(1.5, 2))).toBe(true);
    expect(arithmetic.agreementBits(number(3), number(3))).toBe(Infinity);
    expect(arithmetic.agreementBits(number(1, 3), number(1, 3))).toBeGreaterThan(51);
    expect(arithmetic.agreementBits(number(1), number(1025, 1024))).toBeCloseTo(10, 1);
    expect(arithmetic.agreementBits(number(1), number(-1))).toBe(0);
  });
});
