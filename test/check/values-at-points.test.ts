// Values of functions at points: what a text says of an unknown function and its derivatives, and cases at a number.

import { describe, expect, it } from "vitest";

import { check } from "../../src/index.js";

const verdictsOf = (text: string): readonly string[] => check(`${text}\n`, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict));

describe("values of an unknown function and its slope, in a limit", () => {
  const said = "Let $g$ be a function with $g(2)=-3$ and $g'(2)=7$. Then";
  it.each([
    [`${said}\n\n$$\\lim_{h\\to0}\\frac{g(2+h)+3}{h} = 7$$`, "equal"],
    [`${said}\n\n$$\\lim_{x\\to2}\\frac{g(x)+3}{x-2} = g'(2)$$`, "equal"],
    [`${said}\n\n$$\\lim_{h\\to0}\\frac{g(2+3h)+3}{h} = 21$$`, "equal"],
    [`${said}\n\n$$\\lim_{h\\to0}\\frac{g(2+3h)+3}{h} = 7$$`, "undecided"],
    [`${said}\n\n$$\\lim_{h\\to0}\\frac{g(2+h)-3}{h} = 7$$`, "undecided"],
    [`${said}\n\n$$\\lim_{h\\to0}\\frac{g(2+h)+3}{h} = -7$$`, "undecided"],
    [`${said}\n\n$$\\lim_{h\\to0}\\frac{g(h)+3}{h} = 7$$`, "undecided"],
    ["We do not have $g(2)=-3$ here.\n\n$$\\lim_{x\\to2}\\frac{g(x)+3}{x-2} = g'(2)$$", "undecided"],
  ])("%s", (text, verdict) => {
    expect(verdictsOf(text)).toEqual([verdict]);
  });

  it("says nothing of the limit of a function that need not be continuous", () => {
    expect(verdictsOf("Let $g$ be a function with $g(2)=-3$. Then\n\n$$\\lim_{x\\to2} g(x) = -3$$")).toEqual(["undecided"]);
  });
});

describe("cases at a number", () => {
  const cases = "Let $f(x) = \\begin{cases} x^2 & \\text{if } |x| < 2 \\\\ 4 & \\text{if } |x| \\ge 2 \\end{cases}$. Then";
  it.each([
    ["f'(0) = 0", "equal"],
    ["f''(0) = 2", "equal"],
    ["f''(0) = 0", "unequal"],
    ["f'(2) = 0", "undecided"],
    ["f'(2) = 4", "undecided"],
  ])("%s", (formula, verdict) => {
    expect(verdictsOf(`${cases}\n\n$$${formula}$$`)).toEqual([verdict]);
  });

  it("are chosen without asking what the number is", () => {
    const table = (...values: readonly string[]): readonly string[] => verdictsOf(`${cases}\n\n$$\n\\begin{aligned} ${values.join(" \\\\ ")} \\end{aligned}\n$$`);
    expect(table("f'(1) &= 2", "f(0) &= 0", "f(-2) &= 4")).toEqual(["equal", "equal", "equal"]);
    expect(table("f'(1) &= 0", "f(0) &= 4", "f(-2) &= 0")).toEqual(["unequal", "unequal", "unequal"]);
  });

  it.each([
    ["\\max(x, 1) \\le 1", "f'(1) = 1"],
    ["|x| \\le 0", "f'(0) = 1"],
    ["\\lfloor x \\rfloor \\le \\frac12", "f'(1) = 1"],
  ])("has no slope where its condition turns: %s", (condition, formula) => {
    expect(verdictsOf(`Let $f(x) = \\begin{cases} x & \\text{if } ${condition} \\\\ -x & \\text{otherwise} \\end{cases}$. Then\n\n$$${formula}$$`)).toEqual(["undecided"]);
  });
});

describe("the derivative of every order at a place", () => {
  const general = "g^{(n)}(x) = \\frac{(-1)^n n!}{(x+1)^{n+1}}";
  it.each([
    ["g^{(n)}(0) = (-1)^n n!", "equal"],
    ["g^{(n)}(1) = \\frac{(-1)^n n!}{2^{n+1}}", "equal"],
    ["g^{(n)}(0) = (-1)^{n+1} n!", "undecided"],
    ["g^{(n)}(1) = (-1)^n n!", "undecided"],
    ["h^{(n)}(0) = (-1)^n n!", "undecided"],
    ["g^{(n+1)}(0) = (-1)^n n!", "undecided"],
  ])("%s", (formula, verdict) => {
    expect(verdictsOf(`We have\n\n$$${general} \\Rightarrow ${formula}$$`)).toEqual([verdict]);
  });
});

describe("a value of a function of several letters, and what it comes to", () => {
  const rows = (...equations: readonly string[]): readonly string[] => verdictsOf(`Consider $F(x,y) = 3x^2 + y^2 + 4$.\n\n$$\n\\begin{aligned} ${equations.join(" \\\\ ")} \\end{aligned}\n$$`);
  it("are equations", () => {
    expect(rows("F(x,y) &= 10", "3x^2 + y^2 &= 6")).toEqual(["equal"]);
    expect(rows("F(x,y) &= 10", "3x^2 + y^2 &= 6", "x^2 + \\frac{y^2}{3} &= 2")).toEqual(["equal", "equal"]);
    expect(rows("F(x,y) &= 10", "3x^2 + y^2 &= 7")).toEqual(["undecided"]);
    expect(rows("F(x,y) &= 10", "3x + y &= 6")).toEqual(["undecided"]);
  });

  it("are none where the next row speaks of something else", () => {
    expect(rows("F(x,y) &= 10", "z &= 2")).not.toContain("equal");
  });
});

describe("both sides of an equation that words give, differentiated", () => {
  const rows = (said: string, ...equations: readonly string[]): readonly string[] => verdictsOf(`Find $\\frac{dy}{dx}$ for the curve $${said}$. We differentiate:\n\n$$\n\\begin{aligned} ${equations.join(" \\\\ ")} \\end{aligned}\n$$`);
  const differentiated = "\\frac{d}{dx}\\left(x^3 + xy^2\\right) &= \\frac{d}{dx}(5)";
  it("are given, and the rows follow from them", () => {
    expect(rows("x^3 + xy^2 = 5", differentiated, "3x^2 + y^2 + 2xy\\frac{dy}{dx} &= 0")).toEqual(["equal"]);
    expect(rows("x^3 + xy^2 = 5", differentiated, "3x^2 + y^2 + 2xy\\frac{dy}{dx} &= 0", "\\frac{dy}{dx} &= -\\frac{3x^2+y^2}{2xy}")).toEqual(["equal", "equal"]);
    expect(rows("x^3 + xy^2 = 5", differentiated, "3x^2 + y^2 + 2xy\\frac{dy}{dx} &= 0", "\\frac{dy}{dx} &= \\frac{3x^2+y^2}{2xy}")).not.toEqual(["equal", "equal"]);
    expect(rows("x^3 + xy^2 = 5", differentiated, "3x^2 + 2xy\\frac{dy}{dx} &= 0")).not.toEqual(["equal"]);
  });

  it("are not given by another equation", () => {
    expect(rows("x^3 + xy^2 = 50", differentiated)).toEqual(["undecided"]);
    expect(rows("x^3 - xy^2 = 5", differentiated)).toEqual(["undecided"]);
    expect(rows("1 + x^3 + xy^2 = 5", differentiated)).toEqual(["undecided"]);
  });
});
