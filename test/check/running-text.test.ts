// What running text means, shown on small documents: which formulas are steps, which only offer, ask or take back, what words and the commands of style files stand for.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

/** The verdicts of a LaTeX document, line 0 of each derivation left out. */
function verdicts(text: string, preamble = ""): readonly string[] {
  return checkText(text, { path: "text.tex", preamble }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
}

interface Case {
  readonly what: string;
  readonly text: string;
  readonly preamble?: string;
  readonly expected: readonly string[];
}

const STEPS: readonly Case[] = [
  { what: "thousands parted by ~ are one number", text: String.raw`\[ 6~000 + 12~000~000 = 12\,006\,000 = 12006000 \]`, expected: ["equal", "equal"] },
  { what: "a sum of thousands parted by ~ may still be wrong", text: String.raw`\[ 6~000 + 1~000 = 7\,001 = 7001 \]`, expected: ["unequal", "equal"] },
  { what: "a left side in words begins a chain of its own", text: String.raw`\[ 2 + 14/3 = 6/3 + 14/3 = 20/3 \] Dividing gives: \[ \text{average value of $f$} = \frac{176/15}{16/3} = \frac{11}{5} \]`, expected: ["equal", "equal", "equal"] },
  { what: "and what follows there is judged", text: String.raw`\[ \text{average value} = \frac{6}{3} = 3 \]`, expected: ["unequal"] },
  { what: "a word that only goes on does not", text: String.raw`\[ a(b + c) \] \[ \text{so} = ab + ac \]`, expected: ["equal"] },
  { what: "blanks to be filled in do not join rows", text: String.raw`\begin{align*} \lim_{x\to 0} x &= \\ \lim_{x\to 1} (x + 2) &= \end{align*}`, expected: [] },
  { what: "a row that ends in = goes on with the next one", text: String.raw`\begin{align*} (x+1)^2 = & \\ x^2 + 2x + 1 = & \\ 1 + x(x + 2) & \end{align*}`, expected: ["equal", "equal"] },
  { what: "the second value of 'when s = 0 and t = π' is no definition", text: String.raw`Let $w = t^2 e^s$. Find $\frac{\partial w}{\partial t}$ when $s = 0$ and $t = \pi$. \[ \frac{\partial w}{\partial t} = 2te^s \]`, expected: ["equal"] },
  { what: "an example is not gone on with in the next one", text: String.raw`Example 1: \[ \int 2x \,dx = x^2 + C \] Example 2: Find $\int 3x^2 \,dx$. With $a = 3$: \[ = x^3 + C \]`, expected: ["equal", "equal"] },
  { what: "bounds of one row do not go on with those of the row above", text: String.raw`\[ \begin{array}{rcl} 1.5 < {} & y & {} < 2.5 \\ 1.5 <{} & \sqrt{x} & {}< 2.5\\ 1.5^2 < {} & x & {} < 2.5^2\\ 2.25 < {} & x & {} < 6.25. \end{array} \]`, expected: ["undecided", "equal", "undecided"] },
];

const STYLE: readonly Case[] = [
  { what: String.raw`\left< … \right> is a vector`, text: String.raw`\[ \left<1, 2\right> \cdot \left<3, 4\right> = 3 + 8 = 11 \]`, expected: ["equal", "equal"] },
  { what: "a vector with a slip in it", text: String.raw`\[ \left<1, 2\right> \cdot \left<3, 4\right> = 3 + 6 = 9 \]`, expected: ["unequal", "equal"] },
  { what: String.raw`a ∇ made by \mathchoice`, preamble: String.raw`\newcommand{\vnabla}{ { \mathchoice{\pmb{\nabla}}{\pmb{\nabla}}{\nabla}{\nabla} } }`, text: String.raw`Let $f(x,y) = x^2 y$. \[ \vnabla f(2, 1) = \left<2xy, x^2\right>\Big|_{(x,y)=(2,1)} = \left<4, 4\right> \]`, expected: ["equal", "equal"] },
  { what: "a gradient at a point with a slip", text: String.raw`Let $f(x,y) = x^2 y$. \[ \nabla f(2, 1) = \left<2xy, x^2\right>\Big|_{(x,y)=(2,1)} = \left<4, 2\right> \]`, expected: ["equal", "unequal"] },
  { what: "f_x of a function of two variables is its derivative", text: String.raw`Let $f(x,y) = x^2 y$. \[ f_x(1, 2) = 2 \cdot 2 = 4 \] \[ f_x = 2xy \] \[ f_{xy}(x, y) = 2x \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "f_x with a slip", text: String.raw`Let $f(x,y) = x^2 y^3$. \[ f_x = 2xy^2 \]`, expected: ["unequal"] },
  { what: "f_x = λ g_x is to be solved", text: String.raw`Let $f(x,y) = x^2 y$ and $g(x,y) = x + y$. \[ f_x = \lambda g_x \]`, expected: [] },
  { what: "a blank that one edition prints instead of answers", preamble: String.raw`\pdfOnly{\renewcommand{\answer}[2][]{\qquad}}`, text: String.raw`\begin{align*} \lim_{x\to 0} (x + 8) &= \answer{8} \\ \lim_{x\to 1} x^2 &= \answer[given]{1} \end{align*}`, expected: ["equal", "equal"] },
  { what: "empty braces only set a space", preamble: String.raw`\renewcommand{\d}{\mathop{}\!d}`, text: String.raw`\[ \int 2x \d x = x^2 + C \]`, expected: ["equal"] },
  { what: "what an integral runs over is a number, whatever else is called x", text: String.raw`The grid points are $x_0 = 0$, $x_1 = \frac16$, and $x_i = i/6$. \[ \int_0^{\sqrt{\pi/2}} 2x \sin(x^2)\,dx = \int_0^{\pi/2} \sin u \,du = 1 \]`, expected: ["equal", "equal"] },
];

const LIMITS: readonly Case[] = [
  { what: "a bar behind a limit stands inside of it where its bound goes to the limit", text: String.raw`\begin{align*} V &= \lim_{b\to\infty} \left. \pi\left(\frac{-1}{x}\right) \right|_1^b \\ &= \lim_{b\to\infty} \pi\left(1 - \frac1b\right) \\ &= \pi \end{align*}`, expected: ["equal", "equal"] },
  { what: "the numbers of a sequence are positive", text: String.raw`\[ \sqrt{n^2 + 5n} - n = n\sqrt{1 + \frac5n} - n = n\left(\sqrt{1 + \frac5n} - 1\right) \] Now the limit is clear: \[ \lim_{n\to\infty} n\left(\sqrt{1 + \frac5n} - 1\right) = \frac52 \]`, expected: ["equal", "equal", "equal"] },
  { what: "of a number that is no sequence's that is not known", text: String.raw`\[ \sqrt{x^2 + 5x} - x = x\sqrt{1 + \frac5x} - x = x\left(\sqrt{1 + \frac5x} - 1\right) \]`, expected: ["unequal", "equal"] },
];

const DOUBTS: readonly Case[] = [
  { what: "what a student claims", text: String.raw`A student claims that $\int 2x\cos(x)\,dx = x^2\sin(x) + C$. Determine whether the student is correct.`, expected: [] },
  { what: "a derivative of a letter of which nothing is said", text: String.raw`\[ \frac{\partial z}{\partial y} = \frac{z + yz}{yz} = \frac{1 + y}{y} \]`, expected: ["equal"] },
  { what: "a bound that is asked for", text: String.raw`\[ |r_n| \leq \frac{1}{(n+1)!} \leq 0.00001 \]`, expected: ["undecided", "undecided"] },
  { what: "v(2) of which nothing says that v is a function", text: String.raw`Let $s(t) = t^3$. \[ v(2) = \lim_{t\to 2} \frac{s(t) - s(2)}{t - 2} = 12 \] and $v + 1$.`, expected: ["undecided", "equal"] },
  { what: "what the next sentence takes back is not called wrong", text: String.raw`Let $A = \pi r^2$. One may think that \[ A' = \pi (r')^2 \] but I'm not sure that is right.`, expected: ["undecided"] },
  { what: "nor what the uninformed are tempted to say", text: String.raw`Let $y = (x^2+3x)(2x^2-3x)$. Thus we are tempted to say that $y' = (2x+3)(4x-3) = 8x^2+6x-9$. Obviously this is not correct.`, expected: [] },
  { what: "nor answers to choose from", text: String.raw`\begin{selectAll} \choice{$\frac{2x}{1+x^2} = \frac{2x}{1} + \frac{2x}{x^2} = 2x + \frac2x$} \choice[correct]{$(2x)^3 = 2^3x^3 = 8x^3$} \end{selectAll}`, expected: [] },
];

describe("running text", () => {
  it.each([...STEPS, ...STYLE, ...LIMITS, ...DOUBTS])("$what", ({ text, preamble, expected }) => {
    expect(verdicts(text, preamble)).toEqual(expected);
  });
});
