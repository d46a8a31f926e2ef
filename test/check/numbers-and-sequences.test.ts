// Mixed numbers, sequences that are given by their next term, and which reading a slip is told under.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdictsOf = (formula: string, before = ""): readonly string[] =>
  check(`${before}\n\n$$${formula}$$\n`, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict));

describe("a fraction directly behind a number", () => {
  it.each([
    ["2\\tfrac12 + 1\\tfrac13 = \\frac52 + \\frac43 = \\frac{23}{6}", ["equal", "equal"]],
    ["-2\\frac12 + 1 = -\\frac52 + 1 = -\\frac32", ["equal", "equal"]],
    // A product where that holds.
    ["2\\frac12 x = \\frac22 x = x", ["equal", "equal"]],
    ["2\\tfrac12 + 1 = \\frac52 + 1 = \\frac92", ["equal", "unequal"]],
    // No mixed number: the fraction is above 1.
    ["2\\frac32 + 1 = \\frac72 + 1 = \\frac92", ["unequal", "equal"]],
  ])("%s", (formula, verdicts) => {
    expect(verdictsOf(formula)).toEqual(verdicts);
  });
});

describe("a sequence given by its next term", () => {
  it.each([
    ["x_{n+1} = x_n - \\frac{f(x_n)}{f'(x_n)} = x_n - \\frac{x_n^2-2}{2x_n} = \\frac{x_n^2+2}{2x_n}", "Let $f(x)=x^2-2$.", ["equal", "equal"]],
    ["x_{n+1} = x_n - \\frac{f(x_n)}{f'(x_n)} = x_n - \\frac{x_n^2-2}{2x_n} = \\frac{x_n^2-2}{2x_n}", "Let $f(x)=x^2-2$.", ["equal", "unequal"]],
    // Where the term itself is known, the next one is judged by it.
    ["a_{n+1} = 2 a_n = 2 \\cdot 2^n = 2^{n+1}", "Let $a_n = 2^n$.", ["equal", "equal", "equal"]],
    ["a_{n+1} = 3 a_n = 3 \\cdot 2^n", "Let $a_n = 2^n$.", ["unequal", "equal"]],
  ])("%s", (formula, before, verdicts) => {
    expect(verdictsOf(formula, before)).toEqual(verdicts);
  });
});

describe("a slip in a formula that can be read in several ways", () => {
  it("is where the fewest steps fail: a limit over the whole sum has one slip, one over its first term would leave h free", () => {
    expect(verdictsOf("\\lim_{h\\to0}\\frac{3xh+h^2}{h} = \\lim_{h\\to0} 2x + h = 2x")).toEqual(["unequal", "equal"]);
    expect(verdictsOf("\\lim_{h\\to0}\\frac{3xh+h^2}{h} = \\lim_{h\\to0} 3x + h = 3x")).toEqual(["equal", "equal"]);
  });
});

describe("the ends of an interval behind ±", () => {
  it.each([
    ["50 \\pm 2(1.5) = 50 \\pm 3 = (47, 53)", ["equal", "equal"]],
    ["50 \\pm 1.96(1.234) = 50 \\pm 2.42 = (47.58,\\ 52.42)", ["equal", "equal"]],
    ["1 \\pm 3 = [-2, 4]", ["equal"]],
    ["50 \\pm 1.96(1.234) = 50 \\pm 2.52 = (47.48, 52.52)", ["undecided", "equal"]],
    ["50 \\pm 1.96(1.234) = 51 \\pm 2.42", ["undecided"]],
    ["50 \\pm 3 = (47, 54)", ["undecided"]],
    ["50 \\pm 3 = (-47, 53)", ["undecided"]],
    ["50 \\pm 3 = (53, 47)", ["undecided"]],
  ])("%s", (formula, verdicts) => {
    expect(verdictsOf(formula)).toEqual(verdicts);
  });
});
