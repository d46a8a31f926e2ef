import { describe, expect, it } from "vitest";
import type { Arithmetic } from "../../src/arithmetic/arithmetic.js";
import { type Ball, createBallArithmetic } from "../../src/arithmetic/ball.js";
import { intervalArithmetic } from "../../src/arithmetic/interval.js";
import { type Jet, type SmoothArithmetic, derivativeOf, jetArithmetic, jetConstant, jetVariable, smoothArithmetic } from "../../src/arithmetic/jet.js";
import { type Rational, rational } from "../../src/arithmetic/rational.js";
import { seededRandom } from "./random.js";

type Program = <T>(f: Arithmetic<T>, x: T) => T;

const balls = createBallArithmetic(256);
const inner = smoothArithmetic(balls);
const number = (numerator: number | bigint, denominator: number | bigint = 1): Ball => balls.fromRational(rational(numerator, denominator));
const constant = <T>(f: Arithmetic<T>, numerator: number, denominator = 1): T => f.fromRational(rational(numerator, denominator));

function derivatives(program: Program, at: Rational, order: number): Ball[] {
  const jets = jetArithmetic(inner, order);
  const jet = program(jets, jetVariable(balls.fromRational(at), inner));
  return Array.from({ length: order + 1 }, (_, k) => derivativeOf(jet, k, inner));
}

function expectEqual(actual: Ball, expected: Ball, what: string): void {
  expect(balls.definedness(actual), what).toBe("always");
  const difference = balls.bounds(balls.subtract(actual, expected));
  expect(difference, what).not.toBe(null);
  const size = difference === null ? Infinity : Math.max(...[difference.lower, difference.upper].map((x) => Math.abs(Number((x.numerator * 10n ** 60n) / x.denominator)) / 1e60));
  expect(size, what).toBeLessThan(1e-55);
}

// Derivatives 0 … 3 of each function, written down by hand.
const known: readonly (readonly [name: string, program: Program, derivatives: readonly Program[]])[] = [
  ["x⁴", (f, x) => f.powerInteger(x, 4n), [(f, x) => f.powerInteger(x, 4n), (f, x) => f.multiply(constant(f, 4), f.powerInteger(x, 3n)), (f, x) => f.multiply(constant(f, 12), f.powerInteger(x, 2n)), (f, x) => f.multiply(constant(f, 24), x)]],
  ["1/x", (f, x) => f.divide(constant(f, 1), x), [(f, x) => f.powerInteger(x, -1n), (f, x) => f.negate(f.powerInteger(x, -2n)), (f, x) => f.multiply(constant(f, 2), f.powerInteger(x, -3n)), (f, x) => f.multiply(constant(f, -6), f.powerInteger(x, -4n))]],
  ["x⁻²", (f, x) => f.powerInteger(x, -2n), [(f, x) => f.powerInteger(x, -2n), (f, x) => f.multiply(constant(f, -2), f.powerInteger(x, -3n)), (f, x) => f.multiply(constant(f, 6), f.powerInteger(x, -4n)), (f, x) => f.multiply(constant(f, -24), f.powerInteger(x, -5n))]],
  ["e^(2x)", (f, x) => f.exp(f.multiply(constant(f, 2), x)), [0, 1, 2, 3].map((k): Program => (f, x) => f.multiply(constant(f, 2 ** k), f.exp(f.multiply(constant(f, 2), x))))],
  ["log x", (f, x) => f.log(x), [(f, x) => f.log(x), (f, x) => f.powerInteger(x, -1n), (f, x) => f.negate(f.powerInteger(x, -2n)), (f, x) => f.multiply(constant(f, 2), f.powerInteger(x, -3n))]],
  ["sin x", (f, x) => f.sin(x), [(f, x) => f.sin(x), (f, x) => f.cos(x), (f, x) => f.negate(f.sin(x)), (f, x) => f.negate(f.cos(x))]],
  ["cos x", (f, x) => f.cos(x), [(f, x) => f.cos(x), (f, x) => f.negate(f.sin(x)), (f, x) => f.negate(f.cos(x)), (f, x) => f.sin(x)]],
  ["√x", (f, x) => f.root(x, 2), [(f, x) => f.root(x, 2), (f, x) => f.divide(constant(f, 1, 2), f.root(x, 2)), (f, x) => f.divide(constant(f, -1, 4), f.powerInteger(f.root(x, 2), 3n)), (f, x) => f.divide(constant(f, 3, 8), f.powerInteger(f.root(x, 2), 5n))]],
  ["∛x", (f, x) => f.root(x, 3), [(f, x) => f.root(x, 3), (f, x) => f.divide(constant(f, 1, 3), f.powerInteger(f.root(x, 3), 2n)), (f, x) => f.divide(constant(f, -2, 9), f.powerInteger(f.root(x, 3), 5n)), (f, x) => f.divide(constant(f, 10, 27), f.powerInteger(f.root(x, 3), 8n))]],
  ["atan x", (f, x) => f.atan(x), [(f, x) => f.atan(x), (f, x) => f.powerInteger(f.add(constant(f, 1), f.powerInteger(x, 2n)), -1n), (f, x) => f.multiply(f.multiply(constant(f, -2), x), f.powerInteger(f.add(constant(f, 1), f.powerInteger(x, 2n)), -2n))]],
  ["asin x", (f, x) => f.asin(x), [(f, x) => f.asin(x), (f, x) => f.root(f.powerInteger(f.subtract(constant(f, 1), f.powerInteger(x, 2n)), -1n), 2), (f, x) => f.multiply(x, f.root(f.powerInteger(f.subtract(constant(f, 1), f.powerInteger(x, 2n)), -3n), 2))]],
  ["acos x", (f, x) => f.acos(x), [(f, x) => f.acos(x), (f, x) => f.negate(f.root(f.powerInteger(f.subtract(constant(f, 1), f.powerInteger(x, 2n)), -1n), 2))]],
  ["x·log x", (f, x) => f.multiply(x, f.log(x)), [(f, x) => f.multiply(x, f.log(x)), (f, x) => f.add(f.log(x), constant(f, 1)), (f, x) => f.powerInteger(x, -1n), (f, x) => f.negate(f.powerInteger(x, -2n))]],
  ["|-3x|", (f, x) => f.abs(f.multiply(constant(f, -3), x)), [(f, x) => f.multiply(constant(f, 3), x), (f) => constant(f, 3), (f) => constant(f, 0)]],
  ["max(x², x - 7)", (f, x) => f.max(f.powerInteger(x, 2n), f.subtract(x, constant(f, 7))), [(f, x) => f.powerInteger(x, 2n), (f, x) => f.multiply(constant(f, 2), x), (f) => constant(f, 2)]],
  ["min(x², x - 7)", (f, x) => f.min(f.powerInteger(x, 2n), f.subtract(x, constant(f, 7))), [(f, x) => f.subtract(x, constant(f, 7)), (f) => constant(f, 1), (f) => constant(f, 0)]],
  ["⌊x⌋·x", (f, x) => f.multiply(f.floor(f.add(x, constant(f, 5))), x), [(f, x) => f.multiply(constant(f, 5), x), (f) => constant(f, 5), (f) => constant(f, 0)]],
  ["sign(x)·x²", (f, x) => f.multiply(f.sign(x), f.powerInteger(x, 2n)), [(f, x) => f.powerInteger(x, 2n), (f, x) => f.multiply(constant(f, 2), x), (f) => constant(f, 2)]],
  ["x - π", (f, x) => f.subtract(x, f.pi()), [(f, x) => f.subtract(x, f.pi()), (f) => constant(f, 1), (f) => constant(f, 0)]],
];

describe("jets", () => {
  it.each(known)("give the known derivatives of %s", (name, program, expected) => {
    for (const at of [rational(1, 3), rational(7, 8), rational(1, 1000)]) {
      const actual = derivatives(program, at, expected.length - 1);
      expected.forEach((derivative, k) => {
        const value = actual[k];
        if (value === undefined) throw new Error("a derivative is missing");
        // At 1/1000 some are as large as 10^18; compare relative to them.
        const wanted = derivative(balls, balls.fromRational(at));
        const size = balls.add(balls.abs(wanted), number(1));
        expectEqual(balls.divide(value, size), balls.divide(wanted, size), `${name}, derivative ${k} at ${at.numerator}/${at.denominator}`);
      });
    }
  });

  it("give the derivatives of polynomials at 0, where no recurrence may divide", () => {
    const values = derivatives((f, x) => f.powerInteger(x, 3n), rational(0), 4);
    expect(values.map((value) => balls.bounds(value)?.lower)).toEqual([0, 0, 0, 6, 0].map((n) => rational(n)));
  });

  it("give derivatives of a power with a huge exponent at once", () => {
    const [, first = number(0)] = derivatives((f, x) => f.powerInteger(x, 10n ** 9n), rational(1), 3);
    expect(balls.bounds(first)?.lower).toEqual(rational(10n ** 9n));
  });

  const undefinedTable: readonly (readonly [string, Program, number])[] = [
    ["|x| at 0", (f, x) => f.abs(x), 0],
    ["sign x at 0", (f, x) => f.sign(x), 0],
    ["max(x, 2x) at 0", (f, x) => f.max(x, f.multiply(constant(f, 2), x)), 0],
    ["min(x, 1) at 1", (f, x) => f.min(x, constant(f, 1)), 1],
    ["√x at 0", (f, x) => f.root(x, 2), 0],
    ["∛x at 0", (f, x) => f.root(x, 3), 0],
    ["asin x at 1", (f, x) => f.asin(x), 1],
    ["acos x at -1", (f, x) => f.acos(x), -1],
    ["0·|x| + x at 0", (f, x) => f.add(f.multiply(constant(f, 0), f.abs(x)), x), 0],
  ];

  it.each(undefinedTable)("have a value but no derivative for %s", (_, program, at) => {
    const [value = number(0), first = number(0), second = number(0)] = derivatives(program, rational(at), 2);
    expect(balls.definedness(value)).toBe("always");
    expect([balls.definedness(first), balls.definedness(second)]).toEqual(["never", "never"]);
  });

  it.each<readonly [string, Program]>([
    ["|x²|", (f, x) => f.abs(f.powerInteger(x, 2n))],
    ["√(x⁴)", (f, x) => f.root(f.powerInteger(x, 4n), 2)],
    ["asin(1 - x⁴)", (f, x) => f.asin(f.subtract(constant(f, 1), f.powerInteger(x, 4n)))],
    ["⌊x⌋", (f, x) => f.floor(x)],
    ["max(x², -x²)", (f, x) => f.max(f.powerInteger(x, 2n), f.negate(f.powerInteger(x, 2n)))],
  ])("claim nothing about the derivative of %s at 0", (_, program) => {
    const [value = number(0), first = number(0)] = derivatives(program, rational(0), 1);
    expect(balls.definedness(value)).toBe("always");
    expect(balls.definedness(first)).toBe("maybe");
  });

  it("have no derivative where there is no value", () => {
    const [value = number(0), first = number(0)] = derivatives((f, x) => f.add(f.log(constant(f, -1)), x), rational(1), 1);
    expect([balls.definedness(value), balls.definedness(first)]).toEqual(["never", "never"]);
    const [beyond = number(0), slope = number(0)] = derivatives((f, x) => f.log(x), rational(-1), 1);
    expect([balls.definedness(beyond), balls.definedness(slope)]).toEqual(["never", "never"]);
  });

  // Programs drawn at random, smooth at 1/3 … 1.
  function randomProgram(random: () => number, depth: number): Program {
    if (depth === 0) return random() < 0.6 ? (_, x) => x : ((n) => (f) => constant(f, n, 4))(Math.floor(random() * 7) + 1);
    const a = randomProgram(random, depth - 1);
    const b = randomProgram(random, depth - 1);
    const shapes: readonly Program[] = [
      (f, x) => f.add(a(f, x), b(f, x)),
      (f, x) => f.subtract(a(f, x), b(f, x)),
      (f, x) => f.multiply(a(f, x), b(f, x)),
      (f, x) => f.divide(a(f, x), f.add(f.powerInteger(b(f, x), 2n), constant(f, 1))),
      (f, x) => f.exp(f.sin(a(f, x))),
      (f, x) => f.cos(a(f, x)),
      (f, x) => f.log(f.add(f.powerInteger(a(f, x), 2n), constant(f, 2))),
      (f, x) => f.root(f.add(f.powerInteger(a(f, x), 2n), constant(f, 1, 3)), 3),
      (f, x) => f.atan(a(f, x)),
      (f, x) => f.asin(f.divide(f.sin(a(f, x)), constant(f, 2))),
    ];
    const shape = shapes[Math.floor(random() * shapes.length)];
    if (shape === undefined) throw new Error("no shape");
    return shape;
  }

  it("agree with jets over jets and with difference quotients on random programs", () => {
    const random = seededRandom(99);
    const first = jetArithmetic(inner, 1);
    const nested = jetArithmetic(jetArithmetic(first, 1), 1);
    for (let i = 0; i < 60; i++) {
      const program = randomProgram(random, 3);
      const at = rational(Math.floor(random() * 60) + 30, 97);
      const [value = number(0), slope = number(0), , third = number(0)] = derivatives(program, at, 3);
      // A variable of three infinitesimals: the coefficient of their product is the third derivative.
      const lowest: Jet<Ball> = jetVariable(balls.fromRational(at), inner);
      const middle: Jet<Jet<Ball>> = jetVariable(lowest, first);
      const mixed = program(nested, jetVariable(middle, jetArithmetic(first, 1)));
      expectEqual(derivativeOf(derivativeOf(derivativeOf(mixed, 1, jetArithmetic(first, 1)), 1, first), 1, inner), third, `program ${i}`);
      // (p(x + h) - p(x - h))/2h differs from p' by about h².
      const h = rational(1n, 10n ** 30n);
      const step = balls.fromRational(h);
      const point = balls.fromRational(at);
      const quotient = balls.divide(balls.subtract(program(balls, balls.add(point, step)), program(balls, balls.subtract(point, step))), balls.multiply(number(2), step));
      const error = balls.abs(balls.subtract(quotient, slope));
      expect(balls.provenSign(balls.subtract(number(1n, 10n ** 25n), error)), `program ${i}`).toBe(1);
      expectEqual(value, program(balls, point), `program ${i}`);
    }
  });

  it("give mixed partial derivatives: ∂²/∂x∂y of sin(x·y) is cos(xy) - xy·sin(xy)", () => {
    const byX = jetArithmetic(inner, 1);
    const byXandY = jetArithmetic(byX, 1);
    const [x, y] = [number(3, 4), number(5, 7)];
    const jetX: Jet<Jet<Ball>> = jetConstant(jetVariable(x, inner));
    const jetY: Jet<Jet<Ball>> = jetVariable(jetConstant(y), byX);
    const mixed = derivativeOf(derivativeOf(byXandY.sin(byXandY.multiply(jetX, jetY)), 1, byX), 1, inner);
    const product = balls.multiply(x, y);
    expectEqual(mixed, balls.subtract(balls.cos(product), balls.multiply(product, balls.sin(product))), "mixed");
  });

  it("work over double intervals", () => {
    const doubles: SmoothArithmetic<ReturnType<typeof intervalArithmetic.pi>> = smoothArithmetic(intervalArithmetic);
    const jets = jetArithmetic(doubles, 2);
    const x = jetVariable(intervalArithmetic.fromRational(rational(1, 2)), doubles);
    const second = derivativeOf(jets.log(jets.exp(jets.multiply(x, x))), 2, doubles);
    expect(second.lower).toBeLessThanOrEqual(2);
    expect(second.upper).toBeGreaterThanOrEqual(2);
    expect(second.upper - second.lower).toBeLessThan(1e-13);
  });

  it("refuse an order that is none", () => {
    expect(() => jetArithmetic(inner, -1)).toThrow(RangeError);
  });
});
