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

describe("velocities in mechanics", () => {
  const oscillator = "The Lagrangian is $$L = \\frac12 m \\dot{x}^2 - \\frac12 k x^2.$$\n\nHence\n";
  it.each([
    ["\\frac{d}{dt} \\frac{\\partial L}{\\partial \\dot x} = m \\ddot x", "equal"], ["\\frac{d}{dt} \\frac{\\partial L}{\\partial \\dot x} - \\frac{\\partial L}{\\partial x} = m \\ddot x + kx", "equal"],
    ["\\frac{d}{dt} \\frac{\\partial L}{\\partial \\dot x} - \\frac{\\partial L}{\\partial x} = m \\ddot x - kx", "unequal"], ["\\frac{\\partial L}{\\partial \\dot x} = 2m \\dot x", "unequal"],
  ])("%s: %s", (formula, verdict) => expect(last(`${oscillator}$$${formula}$$`)).toBe(verdict));
  it("puts in what a coordinate is made of", () => {
    const bead = (factor: string): string => `A bead moves on $z = \\frac{r^2}{a}$ with $$L = \\frac12 m (\\dot{r}^2 + \\dot z^2) - mgz = \\frac12 m \\left(1 + \\frac{${factor}r^2}{a^2}\\right) \\dot r^2 - \\frac{mg}{a} r^2$$\nso that $$p = \\frac{\\partial L}{\\partial \\dot r} = m\\left(1 + \\frac{4r^2}{a^2}\\right)\\dot r$$`;
    expect(verdicts(bead("4"))).not.toContain("unequal");
    expect(verdicts(bead("4")).filter((verdict) => verdict === "equal")).toHaveLength(2);
    expect(verdicts(bead("2"))).toContain("unequal");
  });
});

describe("a function by cases in a sentence", () => {
  it.each([
    ["Let $f(x) = x^2$ if $x \\ne 2$, and $f(x) = 5$ if $x = 2$. Then $$a = f(2) + 1 = 5 + 1$$", "equal"], ["Let $f(x) = x^2$ if $x \\ne 2$, and $f(x) = 5$ if $x = 2$. Then $$a = f(2) + 1 = 4 + 1$$", "unequal"],
    ["Let $f(x) = x^2$ for $x < 0$ and $f(x) = 3x$ otherwise. Then $$a = f(-1) + 1 = 1 + 1$$", "equal"], ["Let $f(x) = x^2$ for $x < 0$ and $f(x) = 3x$ otherwise. Then $$a = f(-1) + 1 = -3 + 1$$", "unequal"],
  ])("%s: %s", (text, verdict) => expect(last(text)).toBe(verdict));
});

describe("what is written anew", () => {
  const wrongPower = (emphasis: string): string => `This would result in\n\\[ y = 3(2x + 3)^2 \\]\nHowever, this is clearly ${emphasis} correct. We see that it should be\n\\begin{align} y &= (2x + 3)^3 \\\\ &= (4x^2 + 12x + 9)(2x + 3) \\end{align}\n`;
  it.each(["\\textbf{not}", "not", "**not**"])("takes back what the words deny: %s", (emphasis) => expect(verdicts(wrongPower(emphasis))).toEqual(["given", "given", "equal"]));
  it("finds fault with what they do not deny", () => {
    expect(verdicts("We have\n\\[ y = 3(2x + 3)^2 \\]\nThis is clearly correct. We see that\n\\begin{align} y &= (2x + 3)^3 \\\\ &= (4x^2 + 12x + 9)(2x + 2) \\end{align}\n").at(-1)).toBe("unequal");
  });
  it("does not differentiate a constant by itself", () => {
    expect(verdicts("A line is flat: $$y = k \\implies y' = 0$$")).not.toContain("unequal");
    expect(verdicts("$$y = x \\implies y' = 0$$")).toContain("unequal");
  });
  it("takes rows with names of their own apart", () => {
    const rows = (first: string, second: string): string => `$$\\begin{split} \\text{${first}:}\\quad & g(z) = \\frac{1}{1 + e^{-z}} \\\\ \\text{${second}:}\\quad & g(z) = \\frac{e^z - e^{-z}}{e^z + e^{-z}} \\end{split}$$`;
    expect(verdicts(rows("sigmoid", "tanh"))).not.toContain("unequal");
    expect(verdicts(rows("Definition", "Simplified"))).toContain("unequal");
  });
  it("takes a quantity that is given anew in another display for that of another case", () => {
    const sums = (words: string): string => `For LRAM, $$\\begin{align*} A &= 2(0 + 8 + 64) \\\\ &= 144 \\end{align*}$$\n\n${words} $$\\begin{align*} A &= 2(8 + 64 + 216) \\\\ &= 586 \\end{align*}$$`;
    expect(verdicts(sums("For RRAM, we have something similar."))).toEqual(["given", "given", "equal", "undecided", "unequal"]);
  });
  it("does not take an expression for its derivative", () => {
    expect(verdicts("Find the derivative of\n$$\\arcsin(3\\sqrt x)$$\n\nBy the chain rule,\n$$= \\frac{1}{\\sqrt{1 - 9x}} \\cdot \\frac{3}{2\\sqrt{x}}$$")).not.toContain("unequal");
    expect(verdicts("Rewrite\n$$x^2 + x^2$$\n\nas\n$$= 3x^2$$")).toContain("unequal");
  });
});

it("takes letters beside rounded decimals for positive units", () => {
  const speed = (value: string): string | undefined => last(`$$v = \\sqrt{.626\\ \\frac{m^{2}}{s^{2}}+45.1\\ \\frac{m^{2}}{s^{2}}} = ${value}\\ \\frac{m}{s}$$`);
  expect([speed("6.76"), speed("6.86")]).toEqual(["undecided", "unequal"]);
});

describe("values that are set beside each other", () => {
  it.each([["The ends are held: $$u_A v_n = u_B v_n = 0$$"], ["At both ends $$\\mathbf{r}_A \\cdot \\mathbf{e}_n = \\mathbf{r}_B \\cdot \\mathbf{e}_n = 0$$"], ["We count heads. $X(oo) = 2$, then $X(or) = X(ro) = 1$ and $X(rr) = 0$."]])("%s", (text) => expect(verdicts(text)).not.toContain("unequal"));
  it.each([["$$(a + b)^2 - a^2 - b^2 = 2ab = 3ab$$"], ["$$X(o + r) = Xo + Xr = Xo$$"]])("finds the slip in %s", (text) => expect(verdicts(text)).toContain("unequal"));
});

it("lets complex numbers differ by what their decimals leave open", () => {
  expect(verdicts("The eigenvalue is $$\\lambda = 2 + i = \\sqrt{5}e^{0.4636i}$$").at(-1)).toBe("undecided");
  expect(verdicts("The eigenvalue is $$\\lambda = 2 + i = \\sqrt{5}e^{0.4736i}$$").at(-1)).toBe("unequal");
});
