// An integral with a value by cases is right where every case was met at a point, and wrong where one of them fails.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdict = (integrand: string, cases: string): string | undefined => check(`$$\\int_{-L}^{L} ${integrand}\\,dx = \\begin{cases} ${cases} \\end{cases}$$`, { notation: "markdown" }).derivations[0]?.steps[1]?.verdict;

const COSINES = "\\cos\\left(\\frac{m\\pi x}{L}\\right) \\cos\\left(\\frac{n\\pi x}{L}\\right)";
const SINES = "\\sin\\left(\\frac{m\\pi x}{L}\\right) \\sin\\left(\\frac{n\\pi x}{L}\\right)";

it("meets every case", () => {
  expect(verdict(COSINES, "0 & m \\neq n \\\\ L & m = n \\neq 0 \\\\ 2L & m = n = 0")).toBe("equal");
  expect(verdict(SINES, "0 & m \\neq n \\\\ L & m = n")).toBe("equal");
});

it("finds the case that fails", () => {
  expect(verdict(COSINES, "0 & m \\neq n \\\\ 2L & m = n \\neq 0 \\\\ 2L & m = n = 0")).toBe("unequal");
  expect(verdict(SINES, "0 & m \\neq n \\\\ 2L & m = n")).toBe("unequal");
  expect(verdict(SINES, "1 & m \\neq n \\\\ L & m = n")).not.toBe("equal");
});

it("leaves open what fails at zero alone, which may not be meant", () => {
  expect(verdict(COSINES, "0 & m \\neq n \\\\ L & m = n \\neq 0 \\\\ L & m = n = 0")).toBe("undecided");
  expect(verdict(COSINES, "0 & m \\neq n \\\\ L & m = n")).not.toBe("unequal");
});

it("tries letters that count where they are the same", () => {
  const of = (value: string): string | undefined => check(`$$\\int_{0}^{2\\pi} \\cos(mx)\\cos(nx)\\,dx = ${value} = ${value} + 0$$`, { notation: "markdown" }).derivations[0]?.steps[1]?.verdict;
  expect(of("\\pi \\delta_{mn}")).toBe("equal");
  expect(of("3\\pi \\delta_{mn}")).toBe("unequal");
  expect(of("0")).toBe("undecided");
});
