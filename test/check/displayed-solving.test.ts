// Equations, inequalities and systems that are solved in displays of running text, and numbers that are said in passing.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const report = (text: string): ReturnType<typeof check> => check(text, { notation: "markdown" });
const verdictsOf = (text: string): readonly string[] => report(text).derivations.flatMap(({ steps }) => steps.filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict));
const displays = (...rows: readonly string[]): string => rows.map((row) => `$$ ${row} $$`).join("\n");

describe("what a sentence wants solved is line 0 of the displays below it", () => {
  it.each([
    ["Solve $3 - 2x < 7$.", ["-2x < 4", "x > -2"], "", ["equal", "equal"]],
    ["Solve $3 - 2x < 7$.", ["-2x < 4", "x < -2"], "", ["equal", "unequal"]],
    ["Solve the inequality $x^2 - 5x + 6 < 0$.", ["(x-2)(x-3) < 0", "2 < x < 3"], "", ["equal", "equal"]],
    ["Solve $|x - 1| \\le 3$:", ["-3 \\le x - 1 \\le 3", "-2 \\le x \\le 4"], "", ["equal", "equal"]],
    ["Solve $|x - 1| \\le 3$:", ["-3 \\le x - 1 \\le 3", "-4 \\le x \\le 2"], "", ["equal", "unequal"]],
    ["Solve for $x$: $2^{x+1} = 16$.", ["x + 1 = 4", "x = 3"], "", ["equal", "equal"]],
    ["We want to solve $x^2 + 2x - 8 = 0$ by completing the square.", ["x^2 + 2x = 8", "(x+1)^2 = 8"], "", ["equal", "unequal"]],
    ["We want to solve $x^2 + 2x - 8 = 0$ by completing the square.", ["x^2 + 2x = 8", "(x+1)^2 = 9"], "Therefore $x = 2$ or $x = -4$.", ["equal", "equal", "equal"]],
    ["Solve $x^2 - 4 > 0$.", ["(x-2)(x+2) > 0"], "so $x > 2$ or $x < -2$.", ["equal", "equal"]],
    ["Find the solutions of $x^2 = 5x$.", ["x = 5"], "", ["unequal"]],
  ] as const)("%s %j %s", (words, rows, end, verdicts) => {
    expect(verdictsOf(`${words}\n${displays(...rows)}\n${end}\n`)).toEqual(verdicts);
  });
  it("a root that the first equation excludes may be left out", () => {
    expect(verdictsOf(`Solve $\\log_2(x) + \\log_2(x-2) = 3$.\n${displays("\\log_2(x(x-2)) = 3", "x(x-2) = 8", "(x-4)(x+2) = 0", "x = 4")}`)).toEqual(["equal", "equal", "equal", "equal"]);
  });
  it("one that the words after it exclude is a doubt at most", () => {
    expect(verdictsOf(`Solve $x^2 = 9$.\n${displays("x^2 - 9 = 0")}\nso $x = 3$, since $x$ is a length.\n`)).not.toContain("unequal");
    expect(verdictsOf(`How long does it fall? Solve $20 - 5t^2 = 0$:\n${displays("t^2 = 4", "t = 2")}\n`)).toEqual(["equal", "undecided"]);
  });
  it("what has other letters is nothing that solves it", () => {
    expect(verdictsOf(`Solve $x^2 = 2$.\n${displays("y = 3x + 1")}\n`)).toEqual([]);
  });
});

describe("rows in displays of their own", () => {
  it("are inequalities about one unknown", () => {
    expect(verdictsOf(displays("3 - 2x < 7", "-2x < 4", "x < -2"))).toEqual(["equal", "unequal"]);
  });
  it("are no steps where they are a list of constraints", () => {
    expect(verdictsOf(`Consider the constraints\n${displays("x + y \\le 10", "x - y \\le 2", "x \\ge 0")}`)).toEqual([]);
  });
});

describe("a system under a brace", () => {
  const system = "\\begin{cases} 2x + y = 5 \\\\ x - y = 1 \\end{cases}";
  it.each([
    ["3x = 6", "so $x = 2$ and $y = 1$.", ["equal", "equal"]],
    ["3x = 4", "", ["unequal"]],
    ["3x = 6", "so $x = 2$ and $y = 3$.", ["equal", "unequal"]],
  ] as const)("goes on with %s %s", (row, end, verdicts) => {
    expect(verdictsOf(`Solve\n$$ ${system} $$\nAdding the equations gives\n$$ ${row} $$\n${end}\n`)).toEqual(verdicts);
  });
  it("is solved by putting one equation into the other", () => {
    expect(verdictsOf(`Solve the system\n$$ ${system} $$\nFrom the second equation,\n$$ y = x - 1 $$\nSubstituting,\n${displays("2x + (x - 1) = 5", "3x = 6")}\nso $x = 2$ and $y = 1$.\n`)).toEqual(["equal", "equal", "equal", "equal"]);
  });
});

describe("a number said in passing", () => {
  it("does not make a general step right that holds for it only", () => {
    const [derivation] = report("Base case: $n=1$.\n\nNow\n$$ (n+1)^2 = n^2 + n + 2 = 2n + 2 $$\n").derivations;
    expect(derivation?.steps.map(({ verdict }) => verdict)).toEqual(["given", "undecided", "undecided"]);
    expect(derivation?.steps[1]?.reason).toContain("n = 1");
  });
  it("is put in where the letter is gone", () => {
    expect(verdictsOf("A right triangle has $a = 3$ and $b = 4$. Then\n$$ c = \\sqrt{a^2+b^2} = \\sqrt{9+16} = 5 $$\nand\n$$ 2a + b = 6 + b = 10 $$\n")).toEqual(["equal", "equal", "equal", "equal"]);
  });
  it("makes a condition where it is announced", () => {
    const [derivation] = report("Let $n = 1$. Then\n$$ (n+1)^2 = n^2 + n + 2 = 4 $$\n").derivations;
    expect(derivation?.steps[1]?.verdict).toBe("equal");
    expect(derivation?.steps[1]?.conditions.map(({ text }) => text)).toContain("n = 1");
  });
});

describe("rates that are related", () => {
  const circle = "A ladder leans on a wall: $x^2 + y^2 = 100$. Differentiating with respect to $t$:\n$$ 2x\\frac{dx}{dt} + 2y\\frac{dy}{dt} = 0 $$\nso\n";
  it.each([
    [`${circle}$$ \\frac{dy}{dt} = -\\frac{x}{y}\\frac{dx}{dt} $$`, ["equal", "equal"]],
    [`${circle}$$ \\frac{dy}{dt} = -\\frac{y}{x}\\frac{dx}{dt} $$`, ["equal", "unequal"]],
    ["Gas law: $PV = C$. Differentiating with respect to $t$,\n$$ P\\frac{dV}{dt} + V\\frac{dP}{dt} = 0 $$\n$$ \\frac{dP}{dt} = -\\frac{P}{V}\\frac{dV}{dt} $$", ["equal", "equal"]],
    ["Gas law: $PV = C$. Differentiating with respect to $t$,\n$$ \\frac{dP}{dt}\\cdot\\frac{dV}{dt} = 0 $$", ["unequal"]],
    ["Two cars: $z^2 = x^2 + y^2$. Differentiate with respect to time:\n$$ 2z z' = 2x x' + 2y y' $$\n$$ z' = \\frac{x x' + y y'}{z} $$", ["equal", "equal"]],
    ["Two cars: $z^2 = x^2 + y^2$. Differentiate with respect to time:\n$$ 2z z' = 2x x' + 2y y' $$\n$$ z' = x x' + y y' $$", ["equal", "unequal"]],
  ] as const)("%s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
  it("depend on t where x is primed too", () => {
    const steps = check("x^2 + y^2 = 100\n2x x' + 2y y' = 0\ny' = -(x/y) x'\n").derivations.flatMap((each) => each.steps.map(({ verdict }) => verdict));
    expect(steps).toEqual(["given", "equal", "equal"]);
  });
});

describe("what is set to zero", () => {
  const likelihood = "$$ \\ell(\\lambda) = \\sum_{i=1}^n\\log(\\lambda e^{-\\lambda x_i}) = n\\log\\lambda - \\lambda\\sum_{i=1}^n x_i $$\nSetting the derivative to zero,\n";
  it.each([
    [`${likelihood}$$ \\frac{n}{\\lambda} - \\sum_{i=1}^n x_i = 0 \\implies \\hat\\lambda = \\frac{n}{\\sum_{i=1}^n x_i} $$`, ["equal", "equal", "equal"]],
    [`${likelihood}$$ \\frac{n}{\\lambda} + \\sum_{i=1}^n x_i = 0 \\implies \\hat\\lambda = -\\frac{n}{\\sum_{i=1}^n x_i} $$`, ["equal", "unequal", "equal"]],
    ["Minimise $S = 2\\pi r^2 + \\frac{2V}{r}$.\n$$ \\frac{dS}{dr} = 4\\pi r - \\frac{2V}{r^2} = 0 $$\n$$ 4\\pi r^3 = 2V $$", ["equal", "equal"]],
    ["The profit is $P(q) = 100q - q^2 - 20q$.\n$$ P'(q) = 100 - 2q - 20 = 0 $$\n$$ 2q = 120 $$\n$$ q = 60 $$", ["equal", "unequal", "equal"]],
    ["We minimise $E(a) = \\sum_{i=1}^n (y_i - a x_i)^2$.\n$$ \\frac{dE}{da} = -2\\sum_{i=1}^n x_i(y_i - ax_i) = 0 $$\n$$ \\sum_{i=1}^n x_iy_i = a\\sum_{i=1}^n x_i $$\n$$ a = \\frac{\\sum_{i=1}^n x_iy_i}{\\sum_{i=1}^n x_i} $$", ["equal", "unequal", "equal"]],
  ] as const)("%s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
  it("is no logarithm of a likelihood that is differentiated on the way", () => {
    expect(verdictsOf("$L(p) = p^k(1-p)^{n-k}$, so $\\log L(p) = k\\log p + (n-k)\\log(1-p)$. Differentiating and setting to zero,\n$$ \\frac{k}{p} - \\frac{n-k}{1-p} = 0 $$\n$$ k(1-p) = (n-k)p $$\n")).not.toContain("unequal");
  });
});

describe("what is concluded of a name", () => {
  it("does not bind it in the displays before", () => {
    const text = "The Lagrangian is $L(x,y,\\lambda) = xy - \\lambda(x + 2y - 8)$.\n$$\\frac{\\partial L}{\\partial x} = y - \\lambda, \\qquad \\frac{\\partial L}{\\partial y} = x - \\lambda.$$\nSo $y = \\lambda$.\n";
    expect(verdictsOf(text)).toEqual(["equal", "unequal"]);
  });
});

describe("an equation between numbers", () => {
  it.each([
    ["$2^{-3} = \\frac18$", ["equal"]],
    ["**3.** $\\frac{2}{3} + \\frac{1}{4} = \\frac{3}{7}$", ["unequal"]],
    ["$\\sqrt2 = 1.414$ and $1/3 = 0.33$", ["equal", "equal"]],
    // What the words take back, ask, or suppose is not claimed.
    ["Note that $-5^2 = 25$ is wrong.", ["undecided"]],
    ["If $1 + 1 = 3$, then all is lost.", []],
    ["Is $2 + 2 = 5$?", []],
    ["On a clock $9 + 5 = 2$.", []],
    ["Here $1 = 0$.", []],
    ["$\\cos\\pi = -1$, $\\sin\\frac{\\pi}{6} = \\frac12$, $e^0 = 1$ and $\\ln e = 1$.", ["equal", "equal", "equal", "equal"]],
    // A share, a prior.
    ["She holds the market ($\\pi^1 = 1$), and $\\pi/2 = 0.1$.", []],
  ] as const)("%s", (text, verdicts) => {
    expect(verdictsOf(`${text}\n`)).toEqual(verdicts);
  });
});

describe("what a sentence asks for", () => {
  it.each([
    ["Expand $(2x-1)^3$.", "(2x-1)^3 = 8x^3 - 12x^2 + 6x - 1", ["equal"]],
    ["Expand $(2x-1)^3$.", "(2x-1)^3 = 8x^3 - 1", ["unequal"]],
    ["Consider the curve.", "(2x-1)^3 = 8x^3 - 1", []],
    ["Let $m_{t+1}$ be the factor.", "m_{t+1} = 2 m_t", []],
  ] as const)("%s %s", (words, display, verdicts) => {
    expect(verdictsOf(`${words}\n\n$$ ${display} $$\n`)).toEqual(verdicts);
  });
});

describe("quantities that are positive without a word", () => {
  it("make a doubt of what holds only for them", () => {
    expect(verdictsOf("The time is $T(x)=\\frac{a-x}{v}+\\frac{\\sqrt{x^2+b^2}}{w}$. We set $T'(x)=0$.\n$$T'(x)=-\\frac1v+\\frac{x}{w\\sqrt{x^2+b^2}} =0.$$\nWe find that\n$$x=\\frac{wb}{\\sqrt{v^2-w^2}}$$\n")).toEqual(["equal", "undecided"]);
  });
});

describe("what is read in the way that is meant", () => {
  it.each([
    ["Let $f(x)=x^2$.\n$$ \\frac{df(2)}{dx} = 2\\cdot 2 = 4 $$\n", ["equal", "equal"]],
    ["Let $f(x)=x^2$.\n$$ \\frac{df(2)}{dx} = 2 + 2 = 5 $$\n", ["equal", "unequal"]],
    ["Let $f(x)=x^2$.\n$$ \\frac{d}{dx}f(2) = 0 $$\n", ["equal"]],
    ["$(2/\\sqrt3)^3=8/3\\sqrt3$\n", ["equal"]],
    ["$(2/\\sqrt3)^3=8/6\\sqrt3$\n", ["unequal"]],
  ] as const)("%s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("what is said right behind a display", () => {
  it.each([
    ["The softmax is $s_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}$. Then\n$$ \\frac{\\partial}{\\partial z_j}\\left(-\\sum_i y_i\\log s_i\\right) = s_j - y_j $$\nif $\\sum_i y_i = 1$.\n", ["equal"]],
    ["The softmax is $s_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}$. Then\n$$ \\frac{\\partial}{\\partial z_j}\\left(-\\sum_i y_i\\log s_i\\right) = s_j + y_j $$\nif $\\sum_i y_i = 1$.\n", ["unequal"]],
    ["For $x > 0$:\n$$ |x| + 1 = x + 1 = 1 + x $$\n\nFor $x < 0$:\n$$ |x| + 1 = -x + 1 = 1 - x $$\n", ["equal", "equal", "equal", "equal"]],
  ] as const)("%s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("what a sentence carries out", () => {
  it.each([
    ["If $f(x) = \\frac{x}{x+1}$ then by the quotient rule $f'(x) = \\frac{(x+1) - x}{x+1} = \\frac{1}{x+1}$.", ["unequal", "equal"]],
    ["Let $f(x) = x^3$. Then $f'(x) = 3x^2$ and $f''(x) = 6x$, so $f'(2) = 12$ and $f''(2) = 6$.", ["equal", "equal", "equal", "unequal"]],
    ["1. $\\frac{d}{dx}(3x^4) = 12x^3$\n2. $g(x) = \\ln(x^2+1) \\Rightarrow g'(x) = \\frac{1}{x^2+1}$\n", ["equal", "unequal"]],
  ] as const)("%s", (text, verdicts) => {
    expect(verdictsOf(`${text}\n`)).toEqual(verdicts);
  });
});

describe("a display that a sentence says to follow from its equation", () => {
  it.each([
    ["To double we need $1.05^n = 2$, so", "n = \\frac{\\ln 2}{\\ln 1.05}", "n = \\frac{\\ln 1.05}{\\ln 2}"],
    ["The area is fixed: $xy = 100$, so", "y = \\frac{100}{x}", "y = \\frac{x}{100}"],
    ["The constraint $2x + y = 60$ gives", "y = 60 - 2x", "y = 2x - 60"],
    ["I want to solve $y' + 2y = e^{-x}$. The integrating factor is $\\mu = e^{2x}$, so", "e^{2x}y' + 2e^{2x}y = e^x", "e^{2x}y' + 2e^{2x}y = e^{-x}"],
    ["The orbit has $m v^2/r = G M m/r^2$, so", "v^2 = \\frac{GM}{r}", "v^2 = \\frac{GM}{r^2}"],
  ] as const)("%s", (words, right, wrong) => {
    expect(verdictsOf(`${words}\n\n${displays(right)}\n`)).toEqual(["equal"]);
    expect(verdictsOf(`${words}\n\n${displays(wrong)}\n`)).toEqual(["unequal"]);
  });

  it.each([
    "We are told that\n\n$$x + y = 10$$\n\nWe also know that $x - y = 2$, so\n\n$$x = 6$$\n",
    "The numbers satisfy $x + y = 10$ and $x - y = 2$, so\n\n$$x = 6$$\n",
    "The circle has $x^2 + y^2 = 25$, and we look at $x = 3$. So\n\n$$y = 4$$\n",
    "The lines are perpendicular if $m_1 m_2 = -1$. So here\n\n$$m_2 = -\\frac{1}{2}$$\n",
  ])("is no mistake where the sentence says more: %s", (text) => {
    expect(verdictsOf(text)).not.toContain("unequal");
  });
});

describe("a rate with the values of a moment", () => {
  const ladder = (rate: string): string => `We have $x^2 + y^2 = 100$. Differentiating with respect to time,\n\n$$2x\\frac{dx}{dt} + 2y\\frac{dy}{dt} = 0$$\n$$\\frac{dy}{dt} = -\\frac{x}{y}\\frac{dx}{dt}$$\n\nWhen $x = 6$ we have $y = 8$, and $\\frac{dx}{dt} = 2$, so\n\n$$\\frac{dy}{dt} = ${rate}.$$\n`;
  const slope = (rate: string): string => `The curve is $x^2 + xy + y^2 = 7$. Differentiating implicitly,\n\n$$2x + y + x\\frac{dy}{dx} + 2y\\frac{dy}{dx} = 0$$\n$$\\frac{dy}{dx} = -\\frac{2x+y}{x+2y}$$\n\nAt the point $(1, 2)$ this gives\n\n$$\\frac{dy}{dx} = ${rate}$$\n`;
  const balloon = (rate: string): string => `The volume is\n\n$$V = \\frac43 \\pi r^3.$$\n\nDifferentiating,\n\n$$\\frac{dV}{dt} = 4\\pi r^2 \\frac{dr}{dt}.$$\n\nWith $\\frac{dV}{dt} = 100$ and $r = 25$ we get\n\n$$\\frac{dr}{dt} = ${rate}.$$\n`;

  it("follows from the equation before with what the sentence gives", () => {
    expect(verdictsOf(ladder("-\\frac68 \\cdot 2 = -\\frac32"))).toEqual(["equal", "equal", "equal", "equal"]);
    expect(verdictsOf(slope("-\\frac{2+2}{1+4} = -\\frac45"))).toEqual(["equal", "equal", "equal", "equal"]);
    expect(verdictsOf(balloon("\\frac{100}{4\\pi \\cdot 625} = \\frac{1}{25\\pi}"))).toEqual(["equal", "equal", "equal"]);
  });

  it("is wrong where these give another one", () => {
    expect(verdictsOf(ladder("-\\frac86 \\cdot 2"))).toEqual(["equal", "equal", "unequal"]);
    expect(report(ladder("-\\frac86 \\cdot 2")).derivations.flatMap(({ steps }) => steps).at(-1)?.diagnosis?.message).toContain("With x = 6, y = 8");
    expect(verdictsOf(slope("-\\frac{2+2}{1+2}"))).toEqual(["equal", "equal", "unequal"]);
    expect(verdictsOf(balloon("\\frac{100}{4\\pi \\cdot 25}"))).not.toEqual(["equal", "equal"]);
  });

  it("may be rounded, and a value that is not said leaves it open", () => {
    expect(verdictsOf(ladder("-\\frac68 \\cdot 2").replace("y = 8", "y = 7.9"))).not.toContain("unequal");
    expect(verdictsOf(ladder("-\\frac86 \\cdot 2").replace("we have $y = 8$, and", "and"))).toEqual(["equal", "equal", "undecided"]);
  });
});

describe("a letter that cancels", () => {
  it.each([["\\ln 2 = 5730k", "equal"], ["\\ln 2 = -5730k", "undecided"]])("%s", (next, verdict) => {
    expect(verdictsOf(`We have\n\n${displays("\\frac{N}{2} = N e^{-5730k}", next)}\n`)).toEqual([verdict]);
  });
});

describe("zeros that a sentence names", () => {
  const critical = (points: string): string => `Let $f(x) = x^3 - 3x$. Then\n\n$$f'(x) = 3x^2 - 3 = 3(x-1)(x+1)$$\n\nso the critical points are ${points}.\n`;

  it("are the solutions of what stood before set to zero, all of them", () => {
    expect(verdictsOf(critical("$x = 1$ and $x = -1$"))).toEqual(["equal", "equal", "equal"]);
    expect(verdictsOf(critical("$x = 1$ and $x = 3$"))).toEqual(["equal", "equal", "unequal"]);
    expect(verdictsOf("Solve $x^2 - x - 6 = 0$.\n\n$$(x-3)(x+2) = 0$$\n\nHence the solutions are $x = 3$ and $x = -2$.\n")).toEqual(["equal", "equal"]);
    expect(verdictsOf("Solve $x^2 - x - 6 = 0$.\n\n$$(x-3)(x+2) = 0$$\n\nHence the solutions are $x = 3$ and $x = 2$.\n")).toEqual(["equal", "unequal"]);
  });

  it("do not follow from an equation that holds for all values, and a matrix of which nothing is said has any determinant", () => {
    expect(verdictsOf("We factor\n\n$$x^2 - x - 6 = (x-3)(x+2)$$\n\nso the roots are $x = 3$ and $x = -2$.\n")).not.toContain("unequal");
    const polynomial = (values: string): readonly string[] => verdictsOf(`The characteristic polynomial is\n\n$$\\det(A - \\lambda I) = \\lambda^2 - 4\\lambda + 3 = (\\lambda - 1)(\\lambda - 3)$$\n\nso the eigenvalues are ${values}.\n`);
    expect(polynomial("$\\lambda = 1$ and $\\lambda = 3$")).toEqual(["undecided", "equal", "equal"]);
    expect(polynomial("$\\lambda = -1$ and $\\lambda = -3$")).toEqual(["undecided", "equal", "unequal"]);
  });
});

describe("a power, an inverse or a transpose of a matrix that is written out", () => {
  it.each([
    ["A^{-1}", "\\frac{1}{10}\\begin{pmatrix} 6 & -7 \\\\ -2 & 4 \\end{pmatrix}", "\\frac{1}{10}\\begin{pmatrix} 6 & 7 \\\\ -2 & 4 \\end{pmatrix}"],
    ["A^T", "\\begin{pmatrix} 4 & 2 \\\\ 7 & 6 \\end{pmatrix}", "\\begin{pmatrix} 4 & 7 \\\\ 2 & 6 \\end{pmatrix}"],
    ["A^2", "\\begin{pmatrix} 30 & 70 \\\\ 20 & 50 \\end{pmatrix}", "\\begin{pmatrix} 30 & 70 \\\\ 20 & 40 \\end{pmatrix}"],
  ])("%s has a value", (what, right, wrong) => {
    const text = (value: string): string => `Let $A = \\begin{pmatrix} 4 & 7 \\\\ 2 & 6 \\end{pmatrix}$. Then\n\n$$${what} = ${value}$$\n`;
    expect(verdictsOf(text(right))).toEqual(["equal"]);
    expect(verdictsOf(text(wrong))).toEqual(["unequal"]);
  });
});

it("a matrix whose entries are letters and dots says nothing of its transpose that could be wrong", () => {
  const text = "$$A = \\begin{pmatrix} A_{11} & A_{12} & ... & A_{1D} \\\\ & & ... & \\\\ A_{N1} & A_{N2} & ... & A_{ND} \\end{pmatrix}$$\n\nIts transpose is\n\n$$A^T = \\begin{pmatrix} A_{11} & A_{21} & ... & A_{N1} \\\\ & & ... & \\\\ A_{1D} & A_{2D} & ... & A_{ND} \\end{pmatrix}$$\n";
  expect(verdictsOf(text)).not.toContain("unequal");
});

it("a derivative of letters whose own derivatives stand behind it is no derivative of constants", () => {
  expect(verdictsOf("The rate is\n\n$$100\\frac{R'}{R} = 100\\frac{(PQ)'}{PQ} = 100\\frac{P'Q + PQ'}{PQ} = 100\\left[\\frac{P'}{P} + \\frac{Q'}{Q}\\right]$$\n\nwhere $R = PQ$ are functions of time.\n")).not.toContain("unequal");
});

describe("a letter that cancels is not zero", () => {
  const doubled = (next: string): readonly string[] => verdictsOf(`After 10 years you have $Pe^{r/10}$. This is supposed to be $2P$, so\n\n$$ Pe^{r/10}=2P\\quad\\Longrightarrow\\quad ${next} $$\n`);

  it.each([["e^{r/10}=2", "equal"], ["e^{r/10}=3", "unequal"]])("%s", (next, verdict) => {
    expect(doubled(next)).toEqual([verdict]);
  });
});

describe("the last row of an equation that is solved, behind a row that says what a letter is", () => {
  const solved = (...rows: readonly string[]): readonly string[] => verdictsOf(`\\begin{align*} ${rows.join(" \\\\ ")} \\end{align*}\n`);

  it.each([
    ["the letter on the left", ["p&=5q+3", "p-3&=5q", "q&=\\frac{p-3}5"], ["equal"]],
    ["the letter on the left, with a slip", ["p&=5q+3", "p-3&=5q", "q&=\\frac{p}5"], ["unequal"]],
    ["the letter on the right, with a slip", ["p&=5q+3", "p-3&=5q", "\\frac{p}5&=q"], ["unequal"]],
    ["another equation of three", ["p&=5q+3", "p-3&=2q", "q&=\\frac{p}5"], ["undecided"]],
  ])("%s", (_, rows, expected) => {
    expect(solved(...rows)).toEqual(expected);
  });
});

describe("what a text only supposes", () => {
  it.each([
    ["If\n\n$$\\lim_{x\\to a} g(x) = L = \\lim_{x\\to a} h(x),$$\n\nthen we are done.\n"],
    ["If\n\n$$(x+1)^2 = x^2+1 = 5,$$\n\nthen something is odd.\n"],
    ["Let $f(x) = x^2$ and $q(x) = ax + b$. They are found by the requirements that\n\n\\begin{align*} f(1) &= q(1) \\\\ f'(1) &= q'(1) \\end{align*}\n"],
  ])("is not judged: %s", (text) => {
    expect(verdictsOf(text)).toEqual([]);
  });

  it("but what is said is", () => {
    expect(verdictsOf("So\n\n$$(x+1)^2 = x^2+1 = 5,$$\n\nthen something is odd.\n")).toContain("unequal");
    expect(verdictsOf("If $x > 0$ then\n\n$$(x+1)^2 = x^2+1 = 1+x^2$$\n")).toContain("unequal");
  });
});

describe("a continuous function changes places with a limit", () => {
  const L = "\\lim_{n\\to\\infty}";

  it.each([
    [`\\ln\\left(${L} (\\ln n)^{1/n}\\right) = ${L} \\ln\\left((\\ln n)^{1/n}\\right)`, "equal"],
    [`${L} e^{\\frac{\\ln(\\ln n)}{n}} = e^{${L} \\frac{\\ln(\\ln n)}{n}}`, "equal"],
    [`\\ln\\left(${L} (1-\\tfrac2n)^{2n}\\right) = ${L} \\ln\\left(1-\\tfrac2n\\right)^{2n}`, "equal"],
    [`\\ln\\left(${L} (\\ln n)^{1/n}\\right) = ${L} \\ln\\left((\\ln n)^{1/n} + 1\\right)`, "undecided"],
    [`${L} \\cos(\\ln\\ln n) = \\cos\\left(${L} \\ln\\ln n\\right)`, "undecided"],
  ])("%s: %s", (text, expected) => {
    expect(verdictsOf(`We have\n\n$$${text}$$\n`)).toEqual([expected]);
  });
});

describe("a letter before a number in brackets", () => {
  const slope = (given: string, value: string): readonly string[] => verdictsOf(`${given}The slope at two is\n\n$$v(2) = \\lim_{t\\to 2} \\frac{t^3-2t^2}{t-2} = \\lim_{t\\to 2} t^2 = ${value}$$\n`);

  it.each([
    ["is laid down by its limit where nothing else speaks of it", "", "4", ["equal", "equal"]],
    ["leaves the steps behind it to be judged", "", "5", ["equal", "unequal"]],
    ["is the value of a function that is given", "Let $v(t) = 3t^2 - 4t$. ", "4", ["equal", "equal", "equal"]],
    ["is the value of a function that is given, with a slip", "Let $v(t) = 3t^2 - 5t$. ", "4", ["unequal", "equal", "equal"]],
  ])("%s", (_, given, value, expected) => {
    expect(slope(given, value)).toEqual(expected);
  });
});

describe("an average rate of change", () => {
  const rate = (head: string, quotient: string, value: string): readonly string[] => verdictsOf(`Say $g(0) = 0$ and $g(2) = 100$. The average speed is\n\n$$${head} = ${quotient} = ${value}$$\n`);

  it.each([
    ["is laid down as what the changes stand for", "\\frac{\\Delta g}{\\Delta t}", "\\frac{g(2)-g(0)}{2-0}", "50", ["equal"]],
    ["leaves the value to be judged", "\\frac{\\Delta g}{\\Delta t}", "\\frac{g(2)-g(0)}{2-0} = \\frac{100-0}{2}", "60", ["equal", "unequal"]],
    ["is open where the places above and below differ", "\\frac{\\Delta g}{\\Delta t}", "\\frac{g(2)-g(0)}{3-0}", "\\frac{100}{3}", ["undecided", "equal"]],
    ["is open where another function changes", "\\frac{\\Delta f}{\\Delta t}", "\\frac{g(2)-g(0)}{2-0}", "50", ["undecided", "equal"]],
  ])("%s", (_, head, quotient, value, expected) => {
    expect(rate(head, quotient, value)).toEqual(expected);
  });

  it("of members with the same labels", () => {
    const slope = (quotient: string): readonly string[] => verdictsOf(`The slope is\n\n$$\\frac{\\Delta y}{\\Delta x} = ${quotient}$$\n`);
    expect(slope("\\frac{y_2-y_1}{x_2-x_1} = \\frac{y_1-y_2}{x_1-x_2}")).toEqual(["equal"]);
    expect(slope("\\frac{y_2-y_1}{x_2-x_1} = \\frac{y_1-y_2}{x_2-x_1}")).not.toContain("equal");
    expect(slope("\\frac{y_2-y_1}{x_1-x_2} = \\frac{y_1-y_2}{x_2-x_1}")).toContain("undecided");
  });
});
