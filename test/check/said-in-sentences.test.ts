// What sentences say: equalities in words, and equations that one sentence takes from another. Each with a slip beside it, which is told.

import { describe, expect, it } from "vitest";

import { check } from "../../src/index.js";

const verdictsOf = (text: string): readonly string[] => check(`# Question\n\n${text}\n`, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict));

const RIGHT = ["equal"];
const WRONG = ["unequal"];

describe("an equality that words say between two formulas", () => {
  it.each([
    ["The derivative of $x^2 \\sin x$ is $2x\\sin x + x^2\\cos x$.", RIGHT],
    ["The derivative of $x^2 \\sin x$ is $2x\\sin x - x^2\\cos x$.", WRONG],
    ["The derivative of $\\sin(ax)$ with respect to $x$ is $a\\cos(ax)$.", RIGHT],
    ["The partial derivative of $x^2 y$ with respect to $y$ is $2xy$.", WRONG],
    ["The derivative of $x^2 + y^2$ is $2x + 2yy'$.", RIGHT],
    ["An antiderivative of $2x$ is $x^2$.", RIGHT],
    ["The integral of $\\cos x$ is $-\\sin x + C$.", WRONG],
    ["The second derivative of $x^3$ is $3x$.", WRONG],
    ["Differentiating $\\ln(1-x)$ with respect to $x$, we get $\\frac{1}{1-x}$.", WRONG],
    ["If we differentiate $e^{3x}$ we get $3e^{3x}$.", RIGHT],
    ["Integrating $x^2$ from $0$ to $1$ gives $\\frac12$.", WRONG],
    ["The limit of $\\frac{\\sin x}{x}$ as $x \\to 0$ is $1$.", RIGHT],
    ["The limit of $\\frac{\\sin x}{x}$ as $x \\to 0$ is $0$.", WRONG],
    ["I expanded $(x+2)(x-3)$ as $x^2 + x - 6$.", WRONG],
    ["We can simplify $\\frac{x^2-1}{x-1}$ to get $x+1$.", RIGHT],
    ["The integral $\\int_0^1 x^2\\,dx$ equals $\\frac12$.", WRONG],
    ["The limit $\\lim_{x\\to0}\\frac{\\sin 2x}{x}$ is $2$.", RIGHT],
  ])("%s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });

  it.each([
    "Many students believe that the derivative of $e^{2x}$ is $e^{2x}$.",
    "If the derivative of $x^2$ is $2$, then something is wrong.",
    "The derivative of $x^2$ is $4$ at $x=2$.",
    "The derivative of $x^3$ is $3$ times as large as $x^2$.",
    "The derivative of $y^2$ is $2y y'$.",
    "The derivative of $f$ is $2x$.",
    "The fourth derivative of $\\sin(2x)$ is $16\\sin(2x)$, the $n$th derivative of $e^x$ is $e^x$.",
    "Differentiating $x^3$ twice gives $6x$.",
    "Integrating $e^{-x^2}$ over the line gives $\\sqrt{\\pi}$.",
    "The square of $x+1$ equals $x^2+2x+1$.",
    "We expand $f(x+h)$ as $f(x) + hf'(x)$ to first order.",
  ])("is not read into other words: %s", (text) => {
    expect(verdictsOf(text)).toEqual([]);
  });
});

describe("equations that a sentence takes from the one it begins with", () => {
  it.each([
    ["Starting from $x^2 - 5x + 6 = 0$, we factor to get $(x-2)(x-3)=0$, hence $x = 2$ or $x = 3$.", ["equal", "equal"]],
    ["Starting from $x^2 - 5x + 6 = 0$, we factor to get $(x-2)(x-3)=0$, hence $x = 2$ or $x = -3$.", ["equal", "unequal"]],
    ["Given $2x + 3 = 11$, subtract 3: $2x = 14$. Divide by 2: $x = 7$.", ["unequal", "equal"]],
    ["Multiply both sides of $\\frac{x}{2} + \\frac{x}{3} = 5$ by $6$: $3x + 2x = 30$. So $x = 6$.", ["equal", "equal"]],
    ["From $e^{2x} = 7$ we get $2x = \\ln 7$ and therefore $x = 2\\ln 7$.", ["equal", "unequal"]],
    ["Solve for $x$: $3x - 5 = 10$. Adding $5$ gives $3x = 15$, so $x = 5$.", ["equal", "equal"]],
    ["Differentiating $x^2 + y^2 = 25$ implicitly gives $2x + 2y y' = 0$, so $y' = \\frac{x}{y}$.", ["equal", "unequal"]],
    ["The solutions of $x^2 - 5x + 6 = 0$ are $x = 2$ and $x = 3$.", ["equal"]],
    ["The solution to $2x + 3 = 11$ is $x = 7$.", ["unequal"]],
    ["From $a+b=5$ and $a-b=1$ we get $2a = 6$, so $a = 3$ and $b = 2$.", ["equal", "equal"]],
    ["Solve the system $2x + 3y = 7$ and $x + y = 3$. Subtracting twice the second from the first, $y = 1$, and so $x = 3$.", ["equal", "unequal"]],
    ["Solve the system $2x + 3y = 7$, $x + y = 3$. Substituting $y = 3 - x$ gives $2x + 9 - 3x = 7$, so $x = 2$ and $y = 1$.", ["equal", "equal", "equal"]],
  ])("%s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });

  it("leaves open whether the text excludes other solutions, where nobody asks to solve", () => {
    expect(verdictsOf("From $x^2 + y^2 = 25$ and $x = 3$ we get $y = 4$.")).toEqual(["undecided"]);
    expect(verdictsOf("From $x^2 + y^2 = 25$ and $x = 3$ we get $y = 5$.")).toEqual(["unequal"]);
    expect(verdictsOf("From $P(A) = 0.3$ and $P(B) = 0.5$ we get $P(A \\cap B) = 0.25$.")).toEqual(["undecided"]);
  });

  it("asks which solutions are left in the end of the first equation", () => {
    const solved = "Solve $\\sqrt{x+3} = x - 3$. Squaring both sides, $x + 3 = (x-3)^2 = x^2 - 6x + 9$, so $x^2 - 7x + 6 = 0$ and $x = 1$ or $x = 6$. Checking, only";
    expect(verdictsOf(`${solved} $x = 6$ satisfies the original equation.`)).toEqual(["equal", "equal", "equal"]);
    expect(verdictsOf(`${solved} $x = 1$ satisfies the original equation.`)).toEqual(["equal", "equal", "unequal"]);
  });

  it.each([
    ["The profit is $P(x) = -x^2 + 80x - 100$. So the largest profit is $P(40) = 1500$.", ["equal"]],
    ["The profit is $P(x) = -x^2 + 80x - 100$. So the largest profit is $P(40) = 1600$.", ["unequal"]],
    ["Let $g(t) = t^3 - 3t$. There $g(1) = -2$ and $g(-1) = 4$.", ["equal", "unequal"]],
    ["Let $f(x) = x^2 + 5$. Then $f(2) = 11$.", ["unequal"]],
    ["Let $f(x) = x^2 + 5$. We want $f(2) = 11$. Suppose that $f(2) = 11$. For which one is $f(2) = 11$? If $f(2) = 11$, then.", []],
    ["Let $f(x) = x^2 + 5$. Let $f(x)$ be the position after $x$ seconds. Then $f(2) = 11$.", []],
    ["Let $f(x) = x^2 + c$. Then $f(2) = 11$.", []],
    ["Let $f(x) = x^2$. Find $f$ with $f'(x) = 3$, $f(0) = 2$.", ["undecided"]],
  ])("a value of a function that the text defines: %s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });

  it("asks nothing of a function that was brought in again", () => {
    const renewed = "Let $f(x) = x^2 + 5$. Let $f(x)$ represent the position. We know that $f(1) = 10$ and $f(5) = 20$, so \n\n$$\\frac{f(5) - f(1)}{5 - 1} = \\frac{10}{4} = 2.5$$\n";
    expect(verdictsOf(renewed)).toEqual(["equal", "equal"]);
  });

  it("takes the definition of a function for what it is", () => {
    expect(verdictsOf("Given $f(x) = x^2$, then $f'(x) = 2x$.")).toEqual(["equal"]);
    expect(verdictsOf("Given $n = 3$, we get $n = 4$ in the next step.")).toEqual([]);
  });
});

describe("a constant of integration at an initial value", () => {
  const separated = "Separating variables, $\\frac{dy}{y} = 2x\\,dx$. Integrating, $\\ln|y| = x^2 + C$, so $y = Ae^{x^2}$. From $y(0) = 3$ we get";

  it.each([
    ["$A = 3$ and $y = 3e^{x^2}$", ["equal", "equal", "equal", "equal", "equal"]],
    ["$A = 3$ and $y = 2e^{x^2}$", ["equal", "equal", "equal", "equal", "unequal"]],
    ["$A = 2$, so $y = 2e^{x^2}$", ["equal", "equal", "equal", "unequal", "equal"]],
  ])("is judged in a sentence: %s", (end, verdicts) => {
    expect(verdictsOf(`Solve $y' = 2xy$ with $y(0) = 3$. ${separated} ${end}.`)).toEqual(verdicts);
  });

  it("is judged in displays", () => {
    const displays = (...rows: readonly string[]): string => rows.map((row) => `\n$$\n${row}\n$$\n`).join("");
    const rows = ["\\frac{dy}{y} = 2x\\,dx", "\\ln|y| = x^2 + C", "y = Ae^{x^2}"];
    expect(verdictsOf(`Solve $y' = 2xy$ with $y(0) = 3$.\n${displays(...rows)}\nFrom $y(0) = 3$ we get\n${displays("A = 3", "y = 3e^{x^2}")}`)).toEqual(["equal", "equal", "equal", "equal"]);
    expect(verdictsOf(`Solve $y' = 2xy$ with $y(0) = 3$.\n${displays(...rows)}\nFrom $y(0) = 3$ we get\n${displays("A = 3", "y = 2e^{x^2}")}`)).toEqual(["equal", "equal", "equal", "unequal"]);
  });
});

describe("an equation that names a plane, a line or a circle", () => {
  const slip = "\n\n$$\n(x+1)^2 = x^2 + 1\n$$\n\n$$\n\\frac{d}{dx} x^3 = 4x\n$$\n";
  it.each([
    "The plane $x = 0$ cuts the sphere.",
    "The volume lies between the planes $x = 0$ and $x = 2$.",
    "The circle meets the line with the equation $x = 0$.",
    "The line $z = y + 1$, $x = 0$ lies in the surface.",
    "The equation $x = 0$ describes a line.",
    "The equations $y = c$ and $x = 0$ represent lines.",
    "Equations of the form $y = k$ and $x = 0$ are lines.",
  ])("gives the letter no value: %s", (sentence) => {
    expect(verdictsOf(`${sentence}${slip}`)).toEqual(["unequal"]);
  });

  it("is told in a note, as a denied definition is", () => {
    const notesOf = (text: string): readonly string[] => check(text, { notation: "markdown" }).files.flatMap(({ notes }) => notes.map(({ message }) => message));
    expect(notesOf("The plane $x = 0$ cuts the sphere.\n")).toEqual(["`x = 0` names what the sentence speaks of; it gives no value"]);
    expect(notesOf("We do not have $y = 2x$.\n")).toEqual(["`y = 2x` is not taken as a definition"]);
  });

  it("gives no name another name's value", () => {
    expect(verdictsOf("The plane $z = y$ cuts the sphere.\n\n$$\n\\begin{aligned} (x+z)^2 &= x^2 + 2xz + z^2 \\\\ &= x^2 + 2xy + y^2 \\end{aligned}\n$$\n")).toEqual(["equal", "undecided"]);
  });

  it("gives it one where the equation is used", () => {
    const rows = "\n\n$$\n\\begin{aligned} (x+y)^2 &= x^2 + 2xy + y^2 \\\\ &= y^2 \\end{aligned}\n$$\n";
    expect(verdictsOf(`The equation $x = 0$ gives${rows}`)).toEqual(["equal", "equal"]);
    expect(verdictsOf(`The equation $x = 0$ describes a line.${rows}`)).not.toEqual(["equal", "equal"]);
  });

  it("gives it one where the text looks at what holds there", () => {
    expect(verdictsOf("On the line $x = 0$ we have\n\n$$\n\\begin{aligned} (x+y)^2 &= x^2 + 2xy + y^2 \\\\ &= y^2 \\end{aligned}\n$$\n")).toEqual(["equal", "equal"]);
  });
});

describe("values that the definitions of a text determine", () => {
  const given = "Let $f(x) = x^2 + 1$ and $g(x, y) = x + 2y$.";
  it.each([
    ["Then\n\n$$f(2) = 6$$", WRONG],
    ["Then\n\n$$g(1, 2) = 5$$", RIGHT],
    ["Then\n\n$$f(2) + f(1) = 8$$", WRONG],
    ["We have\n\n$$2 f(3) - g(1, 2) = 15$$", RIGHT],
    ["Then $g(1, 2) + f(1) = 8$.", WRONG],
    ["We want\n\n$$f(2) + f(1) = 8$$", []],
    ["Find a function with\n\n$$f(1) + f(2) = 3$$", []],
    ["Suppose that\n\n$$f(2) = 6$$", []],
    ["Then\n\n$$f(g(2, 1)) = 17$$", RIGHT],
    ["Then\n\n$$f(g(2, 1)) = 9$$", WRONG],
  ])("are judged where a sentence states them: %s", (text, verdicts) => {
    expect(verdictsOf(`${given} ${text}\n`)).toEqual(verdicts);
  });

  it.each([
    ["Let $a_n = 2n + 1$. Then\n\n$$a_5 = 11$$", RIGHT],
    ["Let $a_n = 2n + 1$. Then\n\n$$a_5 = 12$$", WRONG],
    ["Let $a_n = 2n + 1$. Then $a_5 - a_4 = 2$.", RIGHT],
    ["The inverse of $f(x) = 2x + 1$ is $f^{-1}(x) = \\frac{x-1}{2}$. So\n\n$$f^{-1}(5) = 3$$", WRONG],
    ["The vectors $u = (1,2)$ and $v = (3,4)$ have\n\n$$u \\cdot v = 11$$", RIGHT],
    ["The vectors $u = (1,2)$ and $v = (3,4)$ have\n\n$$u \\cdot v = 10$$", WRONG],
    ["The matrix $A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$ has\n\n$$\\det A = -2$$", RIGHT],
    ["The matrix $A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$ has\n\n$$\\det A = 2$$", WRONG],
    ["Let $a_n = 2n + c$. Then\n\n$$a_5 = 11$$", []],
  ])("also of sequences, inverses, vectors and matrices: %s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("functions of several numbers combined before they are applied", () => {
  const given = "Let $P(x,y) = x^2 + 2y$ and $T(x,y) = 5 + xy$. Then";
  it.each([
    ["(PT)(0,1) = P(0,1) T(0,1) = 10", ["equal", "equal"]],
    ["(P + T)(0,1) = P(0,1) + T(0,1) = 8", ["equal", "unequal"]],
    ["\\nabla(PT)(x,y) = T(x,y)\\nabla P(x,y) + P(x,y)\\nabla T(x,y)", ["equal"]],
    ["\\nabla(PT)(0,1) = T(0,1)\\nabla P(0,1) + P(0,1)\\nabla T(0,1) = \\langle 2, 10\\rangle", ["equal", "equal"]],
    ["\\nabla(PT)(0,1) = T(0,1)\\nabla P(0,1) + P(0,1)\\nabla T(0,1) = \\langle 2, 12\\rangle", ["equal", "unequal"]],
    ["\\nabla(PT)(x,y) = T(x,y)\\nabla P(x,y) - P(x,y)\\nabla T(x,y)", ["unequal"]],
  ])("%s", (formula, verdicts) => {
    expect(verdictsOf(`${given}\n\n$$${formula}$$\n`)).toEqual(verdicts);
  });
});

describe("a letter of a list of arguments before a bracket", () => {
  it.each([
    ["-2z(2x + y)e^{-(x^2 + y^2 + z^2)}", RIGHT],
    ["-z(2x + y)e^{-(x^2 + y^2 + z^2)}", ["undecided"]],
  ])("is a factor, also where it is a function elsewhere: %s", (value, verdicts) => {
    const text = "The surface is $z(x, y) = x y$, so that $z(1, 2) = 2$.\n\n## Next\n\nLet $f(x,y,z) = (2x + y)e^{-(x^2 + y^2 + z^2)}$. Then\n\n$$\\frac{\\partial f}{\\partial z}(x,y,z) = ";
    expect(verdictsOf(`${text}${value}$$\n`).slice(-1)).toEqual(verdicts);
  });
});

describe("a definition that a sentence denies, asks for or gives up", () => {
  const slip = "\n\n$$\n\\begin{aligned} (x+y)^2 &= x^2 + 2xy + y^2 \\\\ &= 9x^2 \\end{aligned}\n$$\n";
  it.each(["We do not have $y = 2x$.", "A student wrote $y = 2x$, which is wrong.", "Is $y = 2x$ a solution?", "Unless $y = 2x$, we get", "It was shown that $y = 2x$ is impossible.", "The solution $y = 2x$ is discarded."])("is none: %s", (sentence) => {
    expect(verdictsOf(`${sentence}${slip}`)).toEqual(["equal", "unequal"]);
  });

  it.each(["Let $y = 2x$.", "We know that $y = 2x$.", "The function $y = 2x$ is not bounded. With it,"])("and is one otherwise: %s", (sentence) => {
    expect(verdictsOf(`${sentence}${slip}`)).toEqual(["equal", "equal"]);
  });
});

describe("a lone equation that its words call a rewriting", () => {
  it.each([
    ["Expanding gives\n\n$$(x+1)^2 = x^2 + 2x + 1$$", RIGHT],
    ["Expanding gives\n\n$$(x+1)^2 = x^2 + 1$$", WRONG],
    ["By the binomial formula\n\n$$(a-b)^2 = a^2 - 2ab - b^2$$", WRONG],
    ["Multiplying out, we see that $(x-2)(x+3) = x^2 + x + 6$.", WRONG],
    ["Factoring the quadratic we see $x^2 - 5x + 6 = (x-2)(x-3)$.", RIGHT],
    ["Factoring the quadratic we see $x^2 - 5x + 6 = (x-2)(x+3)$.", WRONG],
    ["For all $x$,\n\n$$\\sin^2 x + \\cos^2 x = 1$$", RIGHT],
    ["The identity\n\n$$\\sin 2x = 2\\sin x$$", WRONG],
  ])("is judged: %s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });

  it.each([
    "Expanding both sides gives\n\n$$(x+1)^2 = x^2 + 5$$",
    "Expanding gives\n\n$$x^2 + 2x + 1 = x^2 + 5$$",
    "For all $x, y$ with $x^2 + y^2 = 1$\n\n$$(x+y)^2 = 1 + 2xy$$",
    "The function satisfies for all $x$\n\n$$f(x+1) = f(x) + 1$$",
    "Find $a$ such that for all $x$\n\n$$ax + 2 = 3x + 2$$",
    "The identity\n\n$$AB = BA$$",
    "Note that\n\n$$(x+1)^2 = x^2 + 5$$",
  ])("is given otherwise: %s", (text) => {
    expect(verdictsOf(text)).toEqual([]);
  });
});
