// What lecture notes write and mean otherwise than the signs say at first: angles behind fractions, digits apart, matrices of rounded numbers, operations that are no products.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
const last = (text: string): string | undefined => verdicts(text).at(-1);

describe("a letter behind a fraction belongs to the angle", () => {
  it.each([
    ["\\frac{d}{dt} \\cos \\frac{2}{3} t = -\\frac23 \\sin \\frac23 t", "equal"], ["\\frac{d}{dt} \\cos \\frac{2}{3} t = \\frac23 \\sin \\frac23 t", "unequal"],
    ["\\int_0^{\\frac32\\pi}\\left(\\frac23\\cos t\\cos \\frac23t - \\sin t\\sin \\frac23t\\right) dt = 0", "equal"], ["\\int_0^{\\frac32\\pi}\\left(\\frac13\\cos t\\cos \\frac23t - \\sin t\\sin \\frac23t\\right) dt = 0", "unequal"],
    ["\\frac{d}{dt} \\sin\\frac{n\\pi}{L} t = \\frac{n\\pi}{L} \\cos\\frac{n\\pi t}{L}", "equal"], ["\\frac{d}{dt} \\sin\\frac{n\\pi}{L} t = \\frac{L}{n\\pi} \\cos\\frac{n\\pi t}{L}", "unequal"],
    ["\\frac{d}{dx} \\sin\\frac{x}{2} y = \\frac{1}{2} y\\cos\\frac{x}{2}", "equal"], ["\\frac{d}{dx} \\sin\\frac{x}{2} y = \\frac{1}{3} y\\cos\\frac{x}{2}", "unequal"],
    ["\\frac{d}{dx} \\cos\\frac{1}{2}(x+1) = -\\frac12 \\sin \\frac{x+1}2", "equal"], ["\\frac{d}{dx} \\ln\\frac{1}{2} x = \\frac1x", "equal"], ["\\frac{d}{dx} \\ln\\frac{1}{2} x = \\frac2x", "unequal"],
  ])("%s: %s", (formula, verdict) => expect(last(`$$${formula}$$`)).toBe(verdict));
});

describe("blanks between digits are no space", () => {
  it.each([
    ["\\frac {1}{1 - 0 . 9} = 1 0", "equal"], ["\\frac {1}{1 - 0 . 9} = 1 1", "unequal"], ["5.2 + 1 = 6. 2", "equal"], ["5.2 + 1 = 6. 3", "unequal"], ["5000 + 5000 = 10 000 = 10^4", "equal"],
    ["\\frac 1 2 + 1 = \\frac 3 2", "equal"], ["(1 2)(3 4) = (2 3 4 1)", "equal"], ["x^2 3 = 3x^ 2", "equal"], ["4 + 5 . 4 . 3 = 64", "equal"], ["2 \\; 3 + x = 6 + x", "equal"],
  ])("%s: %s", (formula, verdict) => expect(last(`$$a = ${formula}$$`)).toBe(verdict));
});

describe("matrices of numbers", () => {
  it.each([
    ["\\begin{pmatrix} 9^2 \\ 10 \\\\ 10 \\ 7 \\end{pmatrix} - \\begin{pmatrix} 3.5 \\ 2 \\\\ 2 \\ 7 \\end{pmatrix} = \\begin{pmatrix} 77.5 & 8 \\\\ 8 & 0 \\end{pmatrix}", "equal"],
    ["\\begin{pmatrix} 9^2 \\ 10 \\\\ 10 \\ 7 \\end{pmatrix} - \\begin{pmatrix} 3.5 \\ 2 \\\\ 2 \\ 7 \\end{pmatrix} = \\begin{pmatrix} 77.5 & 8 \\\\ 9 & 0 \\end{pmatrix}", "unequal"],
    ["\\frac{1}{3} \\begin{pmatrix} 1 \\\\ -2 \\end{pmatrix} = \\begin{pmatrix} 0.333 \\\\ -0.667 \\end{pmatrix}", "equal"], ["\\frac{1}{3} \\begin{pmatrix} 1 \\\\ -2 \\end{pmatrix} = \\begin{pmatrix} 0.333 \\\\ 0.667 \\end{pmatrix}", "unequal"],
    ["\\frac{1}{3} \\begin{pmatrix} 1 \\\\ -2 \\end{pmatrix} = \\begin{pmatrix} 0.333 \\\\ -0.677 \\end{pmatrix}", "unequal"],
    ["\\begin{pmatrix} 1 & 2 \\\\ 3 & 7 \\end{pmatrix}^{-1} \\begin{pmatrix} \\sqrt{2} & 1 \\\\ 1 & 1 \\end{pmatrix} = \\begin{pmatrix} 7.90 & 5 \\\\ -3.24 & -2 \\end{pmatrix}", "equal"],
    ["\\begin{pmatrix} 1 & 2 \\\\ 3 & 7 \\end{pmatrix}^{-1} \\begin{pmatrix} \\sqrt{2} & 1 \\\\ 1 & 1 \\end{pmatrix} = \\begin{pmatrix} 7.90 & 5 \\\\ -3.25 & -2 \\end{pmatrix}", "unequal"],
  ])("%s: %s", (formula, verdict) => expect(last(`$$b = ${formula}$$`)).toBe(verdict));
});

describe("operations that are no products of numbers", () => {
  const group = "If $c$ is another inverse of $a$, then $c = ce = c(ab) = (ca)b = eb = b$.";
  const zero = "$$f(0) = f(0 \\cdot 0) = 0 \\cdot f(0) = 0$$";
  it("doubts e where the text speaks of a group, and finds fault where it does not", () => {
    expect(verdicts(`Let $G$ be a monoid with $ab = ba = e$. ${group}`)).not.toContain("unequal");
    expect(verdicts("We find $$c = ce + 1 - 1 = c$$")).toContain("unequal");
  });
  it("doubts an unknown f where the text speaks of linear maps", () => {
    expect(verdicts(`Let $f$ be a linear map. Then ${zero}`)).not.toContain("unequal");
    expect(verdicts(`For the function $f$ we get ${zero}`)).toContain("unequal");
    expect(verdicts("Let $f$ be the linear function $f(x) = 2x$. Then $$f(3) = 2 \\cdot 3 = 7$$")).toContain("unequal");
  });
});
