// Evaluation bars at a bound where the antiderivative has no value: `[s \ln s - s]_0^1` is approached from inside of the bounds.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (chain: string): readonly string[] => check(`$$${chain}$$`, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));

it.each([
  "\\int_0^1 \\ln s\\,ds = [s\\ln s - s]_0^1 = -1",
  "\\int_1^0 \\ln s\\,ds = [s\\ln s - s]_1^0 = 1",
  "\\int_{\\pi}^0 \\ln s\\,ds = [s\\ln s - s]_\\pi^0 = \\pi - \\pi\\ln\\pi",
  "\\int_0^1 x\\ln x\\,dx = \\left[\\frac{x^2}{2}\\ln x - \\frac{x^2}{4}\\right]_0^1 = -\\frac14",
  "\\int_0^1 \\frac{\\ln x}{\\sqrt x}\\,dx = \\left[2\\sqrt x\\ln x - 4\\sqrt x\\right]_0^1 = -4",
  "\\int_{-1}^0 \\frac{1}{x^2}\\,dx = [-x^{-1}]_{-1}^0 = \\infty",
])("approaches the bound of an improper integral: %s", (chain) => {
  expect(verdicts(chain)).toEqual(["given", "equal", "equal"]);
});

it.each([
  "\\int_0^1 \\ln s\\,ds = [s\\ln s - s]_0^1 = 1",
  "\\int_0^1 \\frac1x\\,dx = [\\ln x]_0^1 = 0",
  "\\int_0^1 \\frac{1}{x^2}\\,dx = \\left[-\\frac1x\\right]_0^1 = -1",
  "\\int_0^1 x\\ln x\\,dx = \\left[\\frac{x^2}{2}\\ln x + \\frac{x^2}{4}\\right]_0^1 = \\frac14",
])("finds the slip, or the integral that diverges: %s", (chain) => {
  expect(verdicts(chain)).toContain("unequal");
});

it("leaves a bound open of which it is not known on which side of the other it lies", () => {
  expect(verdicts("\\int_0^a \\ln s\\,ds = [s\\ln s - s]_0^a = a\\ln a - a")).not.toContain("unequal");
});
