// What the texts of a calculus course list rather than derive: parts of an integral, values of a function, curves given anew, terms of a sequence, planes by number. Each right,
// and with a slip where one can be seen.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

/** The verdicts of a LaTeX document, line 0 of each derivation left out. */
function verdicts(text: string): readonly string[] {
  return checkText(text, { path: "text.tex" }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
}

interface Case {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const PARTS: readonly Case[] = [
  { what: "parts of an integral, in any order, and what comes of them", text: String.raw`By parts with \begin{align*} u &= x & dv &= \sin(8x)\,dx \\ du &= 1\,dx & v &= -\frac18\cos(8x) \end{align*} we get \[ \int x\sin(8x)\,dx = uv - \int v\,du = -\frac18 x\cos(8x) + \frac18\int\cos(8x)\,dx \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "a factor is missing in v", text: String.raw`\[ u = x,\quad du = dx,\quad dv = e^{2x}\,dx,\quad v = e^{2x} \]`, expected: ["equal", "unequal"] },
  { what: "parts once more, with other letters behind them", text: String.raw`\[ u = x^2,\quad dv = e^x\,dx,\quad du = 2x\,dx,\quad v = e^x \] Again by parts: \[ u = 2x,\quad dv = e^x\,dx,\quad du = 2\,dx,\quad v = e^x \]`, expected: ["equal", "equal", "equal", "equal"] },
];

const LISTS: readonly Case[] = [
  { what: "values of a function that nothing determines, as in a table", text: String.raw`\begin{align*} f(4) &= 0 \\ f(1) &= -2 \\ f^{-1}(4) &= -4 \\ f'(-3) &= -1 \end{align*}`, expected: [] },
  { what: "an initial condition", text: String.raw`\begin{align*} v'(t) &= 2t - 4 \\ v(0) &= 3 \end{align*}`, expected: [] },
  { what: "values of a function that is known", text: String.raw`Let $f(x) = x^2$. \begin{align*} f(1) &= 1 \\ f(2) &= 4 \end{align*}`, expected: ["equal", "equal"] },
  { what: "an equation for the value before it", text: String.raw`\begin{align*} f(1) + 3 &= 5 \\ f(1) &= 2 \end{align*}`, expected: ["equal"] },
  { what: "planes by number", text: String.raw`\[ \begin{array}{lr} P_1: \quad x - 2y + z &= 3 \\ P_2: \quad 2x - y + 6z &= 1 \end{array} \]`, expected: [] },
  { what: "a curve given anew", text: String.raw`\begin{align*} x(t) &= \cos t \\ y(t) &= \sin t \end{align*} To go around twice as fast, take \begin{align*} x(t) &= \cos(2t) \\ y(t) &= \sin(2t) \end{align*} for which \[ x(t)^2 + y(t)^2 = \cos^2(2t) + \sin^2(2t) = 1 \]`, expected: ["equal", "equal"] },
  { what: "a curve said again in other words is judged", text: String.raw`\begin{align*} x(t) &= (t+1)^2 \\ y(t) &= 2t \end{align*} Thus \begin{align*} x(t) &= t^2 + 2t + 1 \\ y(t) &= 2t \end{align*}`, expected: ["equal", "equal"] },
  { what: "an exercise in an exercise gives a name anew", text: String.raw`\begin{exercise} Let $\ell(t) = 3t + 2$. \begin{exercise} Here \[ \ell(t) = 2(t + 1) = 2t + 2 \] \end{exercise} \end{exercise}`, expected: ["equal"] },
];

const SEQUENCES: readonly Case[] = [
  { what: "terms worked out one by one", text: String.raw`Let $a_{n+1} = a_n + 2$, where $a_1 = 5$. \[ a_2 = a_1 + 2 = 5 + 2 = 7 \] \[ a_3 = a_2 + 2 = 7 + 2 = 9 \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "with a slip", text: String.raw`Let $a_{n+1} = a_n + 2$, where $a_1 = 5$. \[ a_2 = a_1 + 2 = 5 + 2 = 8 \]`, expected: ["equal", "unequal"] },
  { what: "derivatives of a high order", text: String.raw`Let $g(x) = 3e^{2x} + \sin(2x) + x^9$. \begin{align*} g^{(66)}(x) &= 3 \cdot 2^{66}e^{2x} - 2^{66}\sin(2x) \\ g^{(67)}(x) &= 3 \cdot 2^{67}e^{2x} + 2^{67}\cos(2x) \end{align*}`, expected: ["equal", "unequal"] },
  { what: "no formula for every order", text: String.raw`Let $g(x) = xe^x$. \[ g^{(100)}(x) = (x + 100)e^x \]`, expected: ["undecided"] },
];

const SIGNS: readonly Case[] = [
  { what: "a negative point from one side", text: String.raw`\[ \lim_{x\to -2^+} \frac{3x}{(x-2)(x+2)} = \infty \] \[ \lim_{x\to -2^-} \frac{3x}{(x-2)(x+2)} = \infty \]`, expected: ["equal", "unequal"] },
  { what: "a sign in bold type", text: String.raw`\[ \langle 1,2,0\rangle \boldsymbol\times \langle 0,1,1\rangle = \langle 2,-1,1\rangle = \langle 2, 1, 1\rangle \]`, expected: ["equal", "unequal"] },
  { what: "what stands in a norm of a function's value is no vector", text: String.raw`Let $\vec r(t) = \langle 1 + \cos t, \sin(2t)\rangle$. \[ \|\vec r\,'(t)\| = \sqrt{\sin^2 t + 4\cos^2(2t)} = \sqrt{\sin^2 t + 4 - 4\sin^2(2t)} \]`, expected: ["equal", "equal"] },
  { what: "an area in an example is that of the example", text: String.raw`\[ \text{Area} = \frac12\int_\alpha^\beta f(\theta)^2\,d\theta = \frac12\int_\alpha^\beta r^2\,d\theta \] \begin{example} \begin{align*} 1 + \cos\theta &= 3\cos\theta \\ \cos\theta &= \frac12 \end{align*} Thus \[ \text{Area} = \int_0^1 \theta\,d\theta = \frac12 \] \end{example}`, expected: ["undecided", "equal", "equal"] },
];

describe.each([["parts of integrals", PARTS], ["lists", LISTS], ["sequences", SEQUENCES], ["signs and names", SIGNS]] as const)("%s", (_, cases) => {
  it.each(cases)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});
