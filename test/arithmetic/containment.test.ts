// 10⁵ random operations on values that came from random operations before: what the double intervals and the balls of few bits say must be compatible with
// what the balls of many bits say, and the image of an interval must hold the image of every point of it.

import { describe, expect, it } from "vitest";
import type { EnclosureArithmetic } from "../../src/arithmetic/arithmetic.js";
import { type Ball, createBallArithmetic } from "../../src/arithmetic/ball.js";
import { type Interval, intervalArithmetic } from "../../src/arithmetic/interval.js";
import { type Rational, compareRational, rational } from "../../src/arithmetic/rational.js";
import { seededRandom } from "./random.js";

interface Operation {
  readonly name: string;
  apply<T>(arithmetic: EnclosureArithmetic<T>, a: T, b: T): T;
}

const operations: readonly Operation[] = [
  { name: "add", apply: (f, a, b) => f.add(a, b) },
  { name: "subtract", apply: (f, a, b) => f.subtract(a, b) },
  { name: "multiply", apply: (f, a, b) => f.multiply(a, b) },
  { name: "divide", apply: (f, a, b) => f.divide(a, b) },
  { name: "negate", apply: (f, a) => f.negate(a) },
  { name: "square", apply: (f, a) => f.powerInteger(a, 2n) },
  { name: "fifth power", apply: (f, a) => f.powerInteger(a, 5n) },
  { name: "power -3", apply: (f, a) => f.powerInteger(a, -3n) },
  { name: "square root", apply: (f, a) => f.root(a, 2) },
  { name: "cube root", apply: (f, a) => f.root(a, 3) },
  { name: "sixth root", apply: (f, a) => f.root(a, 6) },
  { name: "exp", apply: (f, a) => f.exp(a) },
  { name: "log", apply: (f, a) => f.log(a) },
  { name: "sin", apply: (f, a) => f.sin(a) },
  { name: "cos", apply: (f, a) => f.cos(a) },
  { name: "atan", apply: (f, a) => f.atan(a) },
  { name: "asin", apply: (f, a) => f.asin(a) },
  { name: "acos", apply: (f, a) => f.acos(a) },
  { name: "abs", apply: (f, a) => f.abs(a) },
  { name: "sign", apply: (f, a) => f.sign(a) },
  { name: "max", apply: (f, a, b) => f.max(a, b) },
  { name: "min", apply: (f, a, b) => f.min(a, b) },
  { name: "floor", apply: (f, a) => f.floor(a) },
];

function draw<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error("nothing to draw from");
  return chosen;
}

function randomRational(random: () => number): Rational {
  const size = 2 ** Math.floor(random() * 12);
  return rational(Math.floor((random() * 2 - 1) * size), Math.floor(random() * size) + 1);
}

const coarse = createBallArithmetic(48);
const fine = createBallArithmetic(160);

type Bounds = { readonly lower: Rational; readonly upper: Rational } | null;

function incompatible(a: Bounds, b: Bounds): boolean {
  return a !== null && b !== null && (compareRational(a.upper, b.lower) < 0 || compareRational(b.upper, a.lower) < 0);
}

describe("containment", () => {
  it("holds over 100000 random operations composed at random", () => {
    const random = seededRandom(20240607);
    interface Entry {
      readonly double: Interval;
      readonly coarse: Ball;
      readonly fine: Ball;
      readonly text: string;
    }
    const leaf = (): Entry => {
      const value = randomRational(random);
      return { double: intervalArithmetic.fromRational(value), coarse: coarse.fromRational(value), fine: fine.fromRational(value), text: `${value.numerator}/${value.denominator}` };
    };
    const pool: Entry[] = Array.from({ length: 24 }, leaf);
    const failures: string[] = [];
    let informative = 0;
    for (let i = 0; i < 100_000; i++) {
      const operation = draw(random, operations);
      const a = draw(random, pool);
      const b = draw(random, pool);
      const result: Entry = {
        double: operation.apply(intervalArithmetic, a.double, b.double),
        coarse: operation.apply(coarse, a.coarse, b.coarse),
        fine: operation.apply(fine, a.fine, b.fine),
        text: `${operation.name}(${a.text}, ${b.text})`,
      };
      const defined = [intervalArithmetic.definedness(result.double), coarse.definedness(result.coarse), fine.definedness(result.fine)];
      const bounds = [intervalArithmetic.bounds(result.double), coarse.bounds(result.coarse), fine.bounds(result.fine)];
      const [doubleBounds = null, coarseBounds = null, fineBounds = null] = bounds;
      if (defined.includes("never") && defined.includes("always")) failures.push(`${result.text}: ${defined.join(" ")}`);
      if (incompatible(doubleBounds, fineBounds) || incompatible(coarseBounds, fineBounds) || incompatible(doubleBounds, coarseBounds)) failures.push(result.text);
      if (doubleBounds !== null && coarseBounds !== null && fineBounds !== null) informative++;
      const tight = fine.agreementBits(result.fine, result.fine) > 60 && result.text.length < 300;
      pool[Math.floor(random() * pool.length)] = tight && random() < 0.8 ? result : leaf();
    }
    expect(failures.slice(0, 5)).toEqual([]);
    expect(informative).toBeGreaterThan(70_000);
  }, 60_000);

  it("holds for every point of an interval", () => {
    const random = seededRandom(7);
    const failures: string[] = [];
    let checked = 0;
    for (let i = 0; i < 10_000; i++) {
      const operation = draw(random, operations);
      const box = (): { readonly lower: Rational; readonly upper: Rational; readonly inside: Rational } => {
        const [lower, inside, upper] = [randomRational(random), randomRational(random), randomRational(random)].sort(compareRational);
        if (lower === undefined || inside === undefined || upper === undefined) throw new Error("three rationals");
        return { lower, inside, upper };
      };
      const [a, b] = [box(), box()];
      const value = operation.apply(fine, fine.fromRational(a.inside), fine.fromRational(b.inside));
      const text = `${operation.name} at ${Number(a.inside.numerator) / Number(a.inside.denominator)}, ${Number(b.inside.numerator) / Number(b.inside.denominator)} (case ${i})`;
      const wideDouble = operation.apply(intervalArithmetic, intervalArithmetic.hull(a.lower, a.upper), intervalArithmetic.hull(b.lower, b.upper));
      const wideBall = operation.apply(coarse, coarse.hull(a.lower, a.upper), coarse.hull(b.lower, b.upper));
      for (const wide of [
        { defined: intervalArithmetic.definedness(wideDouble), bounds: intervalArithmetic.bounds({ ...wideDouble, defined: "always" }) },
        { defined: coarse.definedness(wideBall), bounds: coarse.bounds({ ...wideBall, defined: "always" }) },
      ]) {
        if (fine.definedness(value) === "always" && wide.defined === "never") failures.push(`${text}: never`);
        if (fine.definedness(value) === "never" && wide.defined === "always") failures.push(`${text}: always`);
        if (fine.definedness(value) === "always" && wide.defined !== "never" && incompatible(fine.bounds(value), wide.bounds)) failures.push(text);
        if (wide.bounds !== null) checked++;
      }
    }
    expect(failures.slice(0, 5)).toEqual([]);
    expect(checked).toBeGreaterThan(13_000);
  }, 60_000);
});
