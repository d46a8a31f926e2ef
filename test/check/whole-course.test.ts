// Documents as they are written over a course, from limits to recurrences: what the words around the formulas state, O(…), rates at a moment, values that do not exist.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

/** The verdicts of a Markdown document, lines that are given left out. */
function verdicts(text: string): readonly string[] {
  return checkText(text, { path: "text.md" }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
}

interface Case {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const ORDERS: readonly Case[] = [
  { what: "O(…) leaves open what it covers", text: String.raw`$$\sin x = x - \frac{x^3}{6} + O(x^5) = x + O(x^3)$$`, expected: ["equal", "equal"] },
  { what: "a product of expansions", text: String.raw`$$e^x\cos x = \left(1+x+\frac{x^2}2+O(x^3)\right)\left(1-\frac{x^2}2+O(x^4)\right) = 1+x+O(x^3)$$`, expected: ["equal", "equal"] },
  { what: "a coefficient is off", text: String.raw`$$\cos x = 1 - \frac{x^2}{2} + \frac{x^4}{12} + O(x^6) = 1 - \frac{x^2}{2}+O(x^4)$$`, expected: ["unequal", "equal"] },
  { what: "a term is lost that O(…) does not cover", text: String.raw`$$\ln(1+x) = x - \frac{x^2}2 + O(x^3) = x + O(x^3)$$`, expected: ["equal", "unequal"] },
  { what: "an unknown function expands", text: String.raw`$$\frac{f(x+h)-f(x-h)}{2h} = f'(x) + \frac{h^2}{6}f'''(x) + O(h^4) = f'(x) + \mathcal{O}(h^2)$$`, expected: ["equal", "equal"] },
  { what: "an unknown function, with a slip", text: String.raw`$$\frac{f(x+h)-f(x)}{h} = f'(x) + hf''(x) + O(h^2) = f'(x)+O(h)$$`, expected: ["unequal", "equal"] },
  { what: "around another point", text: String.raw`$$\sqrt{x} = 2 + \frac{x-4}{4} + O((x-4)^2) = 1 + \frac x4 + O((x-4)^2)$$`, expected: ["equal", "equal"] },
  { what: "O(…) is not known to be nothing", text: String.raw`$$\sin x = x + O(x^3) = x$$`, expected: ["equal", "undecided"] },
  { what: "where n goes is not said", text: String.raw`$$n^2 + 3n = n^2 + O(n) = O(n^2)$$`, expected: ["undecided", "undecided"] },
  { what: "at infinity, by powers of 1/n", text: String.raw`$$\left(1+\frac1n\right)^n = e - \frac{e}{2n} + O(1/n^2) = e + O(1/n)$$`, expected: ["equal", "equal"] },
  { what: "large x beside O(x) is not near 0", text: String.raw`$$(x+1)^2 = x^2 + O(x) = O(x^2)$$`, expected: ["undecided", "undecided"] },
];

const INFINITE: readonly Case[] = [
  { what: "bounds that are not substituted, so that the integral diverges", text: String.raw`Let $u = x^2+1$, so $du = 2x\,dx$. $$\int_0^1 \frac{x}{x^2+1}\,dx = \frac12\int_0^1\frac{du}{u} = \frac12\ln u\Big|_0^1$$`, expected: ["equal", "unequal", "equal"] },
  { what: "a multiple of a divergent integral", text: String.raw`$$3\int_1^\infty \frac1x\,dx + 2 = \infty$$ $$\frac12\int_1^\infty \frac1x\,dx + 2 = 1 + 2 = 3$$`, expected: ["equal", "unequal", "equal"] },
  { what: "a difference of two, and none times one", text: String.raw`$$\int_1^\infty \frac1x\,dx - \int_1^\infty \frac1{2x}\,dx = 2 - 2 = 0$$ $$0\cdot\int_1^\infty \frac1x\,dx = 1 - 1 = 0$$`, expected: ["undecided", "equal", "undecided", "equal"] },
];

const SAID: readonly Case[] = [
  { what: "a number that is called negative", text: String.raw`$x$ is real and negative. Then $$\sqrt{x^2} + 1 = |x| + 1 = 1 - x$$`, expected: ["equal", "equal"] },
  { what: "and its slip", text: String.raw`$x$ is negative. Then $$\sqrt{x^2} + 1 = |x| + 1 = 1 + x$$`, expected: ["equal", "unequal"] },
  { what: "positive and negative ones in one sentence", text: String.raw`For a positive real number $a$ and negative $b$, $$\sqrt{a^2b^2} + 1 = |ab| + 1 = 1 - ab$$`, expected: ["equal", "equal"] },
  { what: "an acute angle", text: String.raw`Let $\theta$ be acute. $$\sqrt{1-\cos^2\theta} + 1 = \sin\theta + 1 = 1 + \sin\theta$$`, expected: ["equal", "equal"] },
  { what: "one case after the other", text: "If $x$ is positive then\n$$|x| + 1 = x + 1 = 1 + x$$\n\nIf $x$ is negative then\n$$|x| + 1 = -x + 1 = 1 - x$$", expected: ["equal", "equal", "equal", "equal"] },
  { what: "an odd number", text: String.raw`Let $n$ be an odd integer. $$(-1)^n x + 1 = -x + 1 = 1 - x$$`, expected: ["equal", "equal"] },
  { what: "an odd number, with a slip", text: String.raw`Let $n$ be an odd integer. $$(-1)^n x + 1 = x + 1 = 1 + x$$`, expected: ["unequal", "equal"] },
  { what: "for n even", text: String.raw`For $n$ even, $$(-1)^n x^2 + x = x^2 + x = x(x+1)$$`, expected: ["equal", "equal"] },
  { what: "for odd n", text: String.raw`For odd $n$ we have $$\cos(n\pi) + x = -1 + x = x - 1$$`, expected: ["equal", "equal"] },
  { what: "an odd function is no odd number", text: String.raw`Let $f$ be odd, and $n$ a number. $$(-1)^n x + 1 = -x + 1 = 1 - x$$`, expected: ["unequal", "equal"] },
];

const RATES: readonly Case[] = [
  { what: "a sequence goes on as its equation says", text: String.raw`Newton: $x_{n+1} = x_n-\frac{f(x_n)}{f'(x_n)}$ with $f(x) = x^2-2$: $$x_{n+1} = x_n-\frac{x_n^2-2}{2x_n} = \frac{x_n^2+2}{2x_n} = \frac12\left(x_n+\frac{2}{x_n}\right)$$`, expected: ["equal", "equal"] },
  { what: "with a slip further on", text: String.raw`$$x_{n+1} = x_n-\frac{x_n^2-2}{2x_n} = \frac{x_n^2-2}{2x_n}$$`, expected: ["unequal"] },
  { what: "a sequence that is defined is worked out", text: String.raw`Let $a_n = 2n+1$. $$a_{n+1} = 2(n+1)+1 = 2n+4$$`, expected: ["equal", "unequal"] },
  { what: "a value at a moment is no constant", text: String.raw`A balloon has the volume $V = \frac43\pi r^3$, where $r$ is a function of $t$. $$\frac{dV}{dt} = 4\pi r^2\frac{dr}{dt}$$ With $r = 10$ and $\frac{dV}{dt} = 100$: $$100 = 400\pi\frac{dr}{dt}$$ $$\frac{dr}{dt} = \frac{1}{4\pi}$$`, expected: ["equal", "equal"] },
];

const POWERS_OF_VALUES: readonly Case[] = [
  { what: "a square before the bracket is one of the value", text: String.raw`Let $f(x) = x+1$ and $g(x) = 3x$. $$f^2(x) + g^2(x) = (x+1)^2 + 9x^2 = 10x^2 + 2x + 1$$`, expected: ["equal", "equal"] },
  { what: "and its slip", text: String.raw`Let $f(x) = x+1$ and $g(x) = 3x$. $$f^2(x) + g^2(x) = (x+1)^2 + 3x^2 = 4x^2 + 2x + 1$$`, expected: ["unequal", "equal"] },
  { what: "the derivative of a square", text: String.raw`$$\frac{d}{dx} h^2(x) = 2h(x)h'(x)$$`, expected: ["equal"] },
  { what: "what is taken at its own values may be iterated", text: String.raw`Let $f(x) = x+1$. $$f(f(x)) = f(x) + 1 = x + 2$$ $$f^2(x) + 1 = x + 3 = 3 + x$$`, expected: ["equal", "equal", "undecided", "equal"] },
  { what: "a quantity with its argument and without", text: String.raw`$$z^2(t) = 30^2 + (y_1(t)-y_2(t))^2$$ We differentiate with respect to $t$ and get $$2z \cdot z' = 2({y_1}'-{y_2}')(y_1-y_2)$$`, expected: ["equal"] },
  { what: "with a slip", text: String.raw`$$z^2(t) = 30^2 + (y_1(t)-y_2(t))^2$$ We differentiate with respect to $t$ and get $$2z \cdot z' = 2({y_1}'+{y_2}')(y_1-y_2)$$`, expected: ["undecided"] },
  { what: "angles whose sine is a root", text: String.raw`\begin{align*} 10\sqrt7 y &= 100\sin\left(\frac{2\pi}{3}\right)\frac{-11\pi}{6} \\ 10\sqrt7 y &= 100\cdot\frac{\sqrt3}{2}\cdot\frac{-11\pi}{6} = -\frac{275\pi}{\sqrt3} \\ y &= \frac{-55\sqrt{21}\pi}{42} \end{align*}`, expected: ["equal", "equal"] },
  { what: "with another value", text: String.raw`\begin{align*} 10\sqrt7 y &= 100\sin\left(\frac{2\pi}{3}\right)\frac{-11\pi}{6} \\ 10\sqrt7 y &= 100\cdot\frac{\sqrt3}{2}\cdot\frac{-11\pi}{6} = -\frac{273\pi}{\sqrt3} \\ y &= \frac{-55\sqrt{21}\pi}{42} \end{align*}`, expected: ["unequal", "undecided"] },
];

const SQUARES: readonly Case[] = [
  { what: "squares that add up to nothing are nothing", text: String.raw`\begin{align*} 1 &= C^2+D^2+1 \\ 0 &= C^2+D^2 \\ 0 &= C = D \end{align*}`, expected: ["equal", "equal"] },
  { what: "and those that add up to one are not", text: String.raw`\begin{align*} 1 &= a^2+b^2 \\ 2 &= 2a^2+2b^2 \\ a &= b \end{align*}`, expected: ["equal", "unequal"] },
];

const BALL = String.raw`Let $$E=\{(\rho\sin\varphi\cos\theta,\,\rho\sin\varphi\sin\theta,\,\rho\cos\varphi)\ |\ 0\le\rho\le 1,\ 0\le\theta\le 2\pi,\ 0\le\varphi\le \tfrac{\pi}{4}\}.$$`;
const SPHERICAL: readonly Case[] = [
  { what: "over points in spherical coordinates", text: String.raw`${BALL} $$\iiint_E (x^2+y^2)\,dV = \int_0^1 d\rho\int_0^{2\pi}d\theta\int_0^{\pi/4}d\varphi\ \rho^2\sin\varphi\ \rho^2\sin^2\varphi = \int_0^1 d\rho\int_0^{2\pi}d\theta\int_0^{\pi/4}d\varphi\ \rho^4\sin^3\varphi$$`, expected: ["equal", "equal"] },
  { what: "without the element of volume", text: String.raw`${BALL} $$\iiint_E (x^2+y^2)\,dV = \int_0^1 d\rho\int_0^{2\pi}d\theta\int_0^{\pi/4}d\varphi\ \rho(\sin\varphi)\rho^2\sin^2\varphi = \int_0^1 d\rho\int_0^{2\pi}d\theta\int_0^{\pi/4}d\varphi\ \rho^4\sin^3\varphi$$`, expected: ["undecided", "unequal"] },
  { what: "over a part of a disc, between curves", text: String.raw`Let $$D = \{(r\cos\theta,\,r\sin\theta)\ |\ -\tfrac{\pi}{3}\le\theta\le\tfrac{\pi}{3},\ \tfrac{2}{\cos\theta}\le r\le 4\}.$$ $$\iint_D (x^2+y^2)^{-3/2}\,dA = \int_{-\pi/3}^{\pi/3} d\theta\int_{2/\cos\theta}^4 dr\ r\frac{1}{r^3} = \int_{-\pi/3}^{\pi/3} \left[\frac{\cos\theta}{2}-\frac14\right] d\theta$$`, expected: ["equal", "equal"] },
];

const NOWHERE: readonly Case[] = [
  { what: "a limit with two sides has no value", text: String.raw`$$\lim_{x\to0}\frac{|x|}{x} = 1$$`, expected: ["unequal"] },
  { what: "what is said not to exist does not", text: String.raw`$$\lim_{x\to0}\frac{|x|}{x} = DNE$$`, expected: ["equal"] },
  { what: "or does", text: String.raw`$$\lim_{x\to0}\frac{x^2}{x} = DNE$$`, expected: ["undecided"] },
  { what: "one from one side has", text: String.raw`$$\lim_{x\to0^+}\frac{|x|}{x} = 1$$`, expected: ["equal"] },
  { what: "an integral over a pole", text: String.raw`$$\int_{-1}^1 \frac{1}{x^2}\,dx = \left[-\frac1x\right]_{-1}^1 = -2$$`, expected: ["unequal", "equal"] },
  { what: "an integral over a pole is infinite", text: String.raw`$$\int_{0}^3 \frac{1}{(x-1)^2}\,dx = \infty$$`, expected: ["equal"] },
  { what: "over a pole that does not matter", text: String.raw`$$\int_{-1}^1 \frac{1}{x^{2/3}}\,dx = \left[3x^{1/3}\right]_{-1}^1 = 6$$`, expected: ["equal", "equal"] },
];

const NAMES: readonly Case[] = [
  { what: "ℏ is a letter", text: String.raw`$$E = h\nu = 2\pi\cdot\frac{h}{2\pi}\nu$$ $$a\hbar\omega + \hslash = \hbar(a\omega + 1) = a\omega\hbar + \hbar$$`, expected: ["equal", "equal", "equal"] },
];

const MIXED: readonly Case[] = [
  { what: "a number beside a fraction is a mixed number", text: String.raw`$$2\frac12 + 1\frac14 = 3\frac34 = \frac{15}{4}$$`, expected: ["equal", "equal"] },
  { what: "with a slip", text: String.raw`$$2\frac12 + 1\frac14 = 3\frac12 = \frac72$$`, expected: ["unequal", "equal"] },
  { what: "unless a product is meant", text: String.raw`$$2\frac12 = 1 = 3 - 2$$`, expected: ["equal", "equal"] },
  { what: "before a letter it is a factor", text: String.raw`$$\frac{d}{dx} \frac{x^4}{8} = 4\frac18 x^3 = \frac12 x^3$$`, expected: ["equal", "equal"] },
  { what: "or a mixed number all the same", text: String.raw`$$2\frac12 x + x = \frac72 x = 3.5x$$`, expected: ["equal", "equal"] },
];

const SERIES: readonly Case[] = [
  { what: "coefficients by derivatives of an order in a letter", text: String.raw`Let $f(x) = \sqrt{2x-1}$ and $a_k = \frac{f^{(k)}(1)}{k!}$. \begin{align*} p_2(x) &= a_0 + a_1(x-1) + a_2(x-1)^2 \\ &= 1 + (x-1) - \frac12(x-1)^2 \end{align*}`, expected: ["equal"] },
  { what: "one of them with a slip", text: String.raw`Let $f(x) = \sqrt{2x-1}$ and $a_k = \frac{f^{(k)}(1)}{k!}$. \begin{align*} p_2(x) &= a_0 + a_1(x-1) + a_2(x-1)^2 \\ &= 1 + (x-1) + \frac12(x-1)^2 \end{align*}`, expected: ["unequal"] },
  { what: "a sum of such derivatives, written out", text: String.raw`Let $f(x) = \cos x$. Then $$\sum_{k=0}^2 \frac{f^{(2k)}(0)}{(2k)!}x^{2k} = 1 - \frac{x^2}{2!} + \frac{x^4}{4!} = 1 - \frac{x^2}{2} + \frac{x^4}{24}$$ $$\sum_{k=0}^2 \frac{f^{(2k)}(0)}{(2k)!}x^{2k} = 1 - \frac{x^2}{2!} - \frac{x^4}{4!} = 1 - \frac{x^2}{2!} - \frac{x^4}{24}$$`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "a geometric series", text: String.raw`$$\sum_{n=0}^\infty \frac{2^n}{3^n} = \sum_{n=0}^\infty\left(\frac23\right)^n = \frac{1}{1-\frac23} = 3$$`, expected: ["equal", "equal", "equal"] },
  { what: "one that begins at 1, with the sum of one that begins at 0", text: String.raw`$$\sum_{n=1}^\infty \left(\frac23\right)^n = \frac{1}{1-2/3} = 3$$`, expected: ["unequal", "equal"] },
  { what: "one with letters", text: String.raw`$$\sum_{n=0}^\infty (-1)^n x^{2n} = \frac{1}{1+x^2} = \frac{1}{x^2+1}$$`, expected: ["equal", "equal"] },
  { what: "one with letters and a slip", text: String.raw`$$\sum_{k=1}^\infty a r^k = \frac{a}{1-r} = \frac{-a}{r-1}$$`, expected: ["unequal", "equal"] },
  { what: "one that does not converge has no value", text: String.raw`$$\sum_{n=0}^\infty 2^n = \frac{1}{1-2} = -1$$`, expected: ["undecided", "equal"] },
  { what: "the exponential series", text: String.raw`$$\sum_{k=0}^\infty e^{-\lambda}\frac{\lambda^k}{k!} = e^{-\lambda}e^{\lambda} = 1$$`, expected: ["equal", "equal"] },
  { what: "the exponential series without its first term", text: String.raw`$$\sum_{n=1}^\infty \frac{x^n}{n!} = e^x - 1 = -1 + e^x$$`, expected: ["equal", "equal"] },
  { what: "a reason that names a theorem of calculus does not excuse a slip", text: String.raw`By the fundamental theorem of calculus $$\frac{d}{dx}\int_0^{x^2}\sin(t^2)\,dt = \sin(x^4)$$`, expected: ["unequal"] },
];

const LAID_DOWN: readonly Case[] = [
  { what: "the equations of a system stand beside each other", text: "We have to solve the system of equations\n\\begin{align*} x^2 + y &= 7 \\\\ x - y^2 &= 1 \\end{align*}", expected: [] },
  { what: "as many as there are unknowns", text: "Solve the system:\n\\begin{align*} x + y &= 3 \\\\ x - y &= 1 \\\\ 2x &= 5 \\end{align*}", expected: ["undecided"] },
  { what: "conditions on two values", text: "We want $s$ and $t$ such that\n\\begin{align*} 1 + 3t &= 4s - 2 \\\\ 2 - t &= 3 + s \\end{align*}", expected: [] },
  { what: "one equation that is rearranged is no system", text: "We simplify the equation\n\\begin{align*} 2x + 3y &= 6 \\\\ 3y &= 6 + 2x \\end{align*}", expected: ["undecided"] },
  { what: "nor is what equations come to", text: "Rewriting these equations gives\n\\begin{align*} 2x + 3y &= 6 \\\\ 3y &= 6 + 2x \\end{align*}", expected: ["undecided"] },
  { what: "an equation with a multiplier", text: "Let $F(x,y) = x^2 + y$ and $G(x,y) = x + y^2$. Solve the following system of equations:\n$$\\nabla F(x,y) = \\lambda\\cdot\\nabla G(x,y)$$", expected: [] },
  { what: "theorems about integrals over curves and regions", text: String.raw`$$\oint_C P\,dx + Q\,dy = \iint_R \left(\frac{\partial Q}{\partial x} - \frac{\partial P}{\partial y}\right) dA$$ $$\iiint_D dV = \iiint_{D_1} dV + \iiint_{D_2} dV = 3 + 4 = 8$$`, expected: ["unequal"] },
  { what: "over one region two integrands may differ", text: String.raw`$$\iint_R (2x - 1)\,dA = \iint_R (2x+1)\,dA$$`, expected: ["undecided"] },
  { what: "integrals of an unknown function have the values that are said", text: String.raw`Let $f(x)$ be continuous. Suppose that $$\int_0^4 f(x)\,dx = 3 \quad\text{and}\quad \int_4^9 f(x)\,dx = 7.$$`, expected: [] },
  { what: "values that are read off a picture", text: "Let $A(x) = \\int_0^x g(t)\\,dt$, where $g(t)$ is some function.\n\n$$A(2) = \\int_0^2 g(t)\\,dt = -1.5$$", expected: ["equal"] },
  { what: "what values before settle is to be shown", text: "Let $f(x)$ be continuous. Suppose that $$\\int_0^4 f(x)\\,dx = 3 \\quad\\text{and}\\quad \\int_4^9 f(x)\\,dx = 7.$$\n\nThen\n$$\\int_0^9 f(x)\\,dx = 11$$", expected: ["undecided"] },
  { what: "a function that is given has its own", text: String.raw`Let $h(x) = x^2$. $$F = \int_0^3 h(x)\,dx = 8$$`, expected: ["unequal"] },
];

const FIRST_WAY = String.raw`\begin{align*} \int \frac{\tan x}{\sec^4 x}\,dx &= \int \sin x\cos^3 x\,dx \qquad\text{where $u = \cos x$}\\ &= -\int u^3\,du \\ &= -\frac14\cos^4 x + C \end{align*}`;

const SUBSTITUTIONS: readonly Case[] = [
  { what: "another u in the rows of another display", text: `${FIRST_WAY}\n\nAnother way:\n${String.raw`\begin{align*} \int \frac{\tan x}{\sec^4 x}\,dx &= \int \frac{\tan x\sec x}{\sec^5 x}\,dx \qquad\text{substitute $u = \sec x$}\\ &= \int \frac{1}{u^5}\,du \\ &= -\frac14\frac{1}{\sec^4 x} + C \end{align*}`}`, expected: ["equal", "equal", "equal", "equal", "equal", "equal"] },
  { what: "with a sign that is lost", text: `${FIRST_WAY}\n\nOnce more:\n${String.raw`\begin{align*} \int \frac{\tan x}{\sec^4 x}\,dx &= \int \frac{\tan x\sec x}{\sec^5 x}\,dx \qquad\text{substitute $u = \sec x$}\\ &= -\int \frac{1}{u^5}\,du \\ &= \frac14\frac{1}{\sec^4 x} + C \end{align*}`}`, expected: ["equal", "equal", "equal", "equal", "unequal", "equal"] },
  { what: "another u in the rows of one display", text: String.raw`\begin{align*} S &= 2\pi\int_0^\pi \sin x\sqrt{1+\cos^2x}\,dx \\ &= -2\pi\int_1^{-1}\sqrt{1+u^2}\,du \qquad\text{substitute $u=\cos x$} \\ &= 2\pi\int_{-\pi/4}^{\pi/4}\sec^3\theta\,d\theta \qquad\text{substitute $u=\tan\theta$} \\ &= 4\pi\int_0^{\pi/4}\sec^2\theta\,d\theta \end{align*}`, expected: ["equal", "equal", "unequal"] },
  { what: "the first one put back is not held against the second", text: String.raw`\begin{align*} \int \sin x\sqrt{1-\cos^2x}\,dx &= -\int\sqrt{1-u^2}\,du \qquad\text{where $u=\cos x$} \\ &= -\int\cos^2\theta\,d\theta \qquad\text{where $u=\sin\theta$} \\ &= -\frac12(\arcsin u + u\sqrt{1-u^2}) + C \\ &= -\frac12(\arcsin(\cos x) + \cos x\sqrt{1-\cos^2 x}) + C \end{align*}`, expected: ["equal", "equal", "equal", "undecided"] },
  { what: "a table of parts with places to be filled", text: String.raw`A small table: $$\begin{aligned} u &= x & dv &= \cos x\,dx \\ du &= \text{?} & v &= \text{?} \end{aligned} \quad\Rightarrow\quad \begin{aligned} u &= x & dv &= \cos x\,dx \\ du &= dx & v &= \sin x \end{aligned}$$`, expected: ["equal", "equal", "equal"] },
  { what: "filled in for another u", text: String.raw`A small table: $$\begin{aligned} u &= x^2 & dv &= \cos x\,dx \\ du &= \text{?} & v &= \text{?} \end{aligned} \quad\Rightarrow\quad \begin{aligned} u &= x & dv &= \cos x\,dx \\ du &= dx & v &= \sin x \end{aligned}$$`, expected: ["undecided", "undecided", "undecided"] },
  { what: "and its slip", text: String.raw`A small table: $$\begin{aligned} u &= x & dv &= \cos x\,dx \\ du &= \text{?} & v &= \text{?} \end{aligned} \quad\Rightarrow\quad \begin{aligned} u &= x & dv &= \cos x\,dx \\ du &= dx & v &= -\sin x \end{aligned}$$`, expected: ["unequal", "unequal", "equal"] },
];

const UNITS: readonly Case[] = [
  { what: "a unit in italics", text: String.raw`The work required is $$W = \int_0^4 10x\,dx = 80 J$$`, expected: ["equal"] },
  { what: "a value with it that is off", text: String.raw`The work required is $$W = \int_0^4 10x\,dx = 70 J$$`, expected: ["undecided"] },
  { what: "a letter where the text speaks of nothing of the kind", text: String.raw`Then $$w = \int_0^4 10x\,dx = 80 J$$`, expected: ["undecided"] },
];

const IN_ORDER: readonly Case[] = [
  { what: "the points of a partition", text: String.raw`$$a = x_0 < x_1 < x_2 < \cdots < x_{n-1} < x_n = b$$`, expected: [] },
  { what: "values of an unknown function at a point", text: String.raw`Consider a function $F$ where $$\begin{aligned} F(2,3) &= 1 & F^{(1,0)}(2,3) &= 0 & F^{(2,0)}(2,3) &= -3 \\ F^{(1,1)}(2,3) &= 0 & F^{(0,1)}(2,3) &= 0 & F^{(0,2)}(2,3) &= -4 \end{aligned}$$`, expected: [] },
];

const FILLED_IN: readonly Case[] = [
  { what: "numbers for letters of which nothing is said", text: String.raw`The width is $$\Delta x = \frac{b-a}{n} = \frac{\pi/2 - (-\pi/4)}{10} = \frac{3\pi}{40}$$`, expected: ["equal"] },
  { what: "and what they come to", text: String.raw`The width is $$\frac{b-a}{n} = \frac{5-1}{8} = \frac14$$`, expected: ["unequal"] },
  { what: "two numbers for one letter", text: String.raw`$$f(p)w + f(q)w = 2.5\cdot 4 + 1.5\cdot 3 = 14.5$$`, expected: ["undecided", "equal"] },
  { what: "letters that the text gives", text: String.raw`Let $a = 2$, $b = 6$ and $n = 8$. $$\frac{b-a}{n} = \frac{5-3}{8} = \frac14$$`, expected: ["undecided", "equal"] },
];

describe.each([["what is laid down", LAID_DOWN], ["filled in", FILLED_IN], ["substitutions", SUBSTITUTIONS], ["units", UNITS], ["in order", IN_ORDER], ["infinities", INFINITE], ["series", SERIES], ["mixed numbers", MIXED], ["O(…)", ORDERS], ["what words state", SAID], ["sequences and rates", RATES], ["powers of values", POWERS_OF_VALUES], ["sums of squares", SQUARES], ["spherical coordinates", SPHERICAL], ["what has no value", NOWHERE], ["letters", NAMES]] as const)("%s", (_, cases) => {
  it.each(cases)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

it("says where a series with letters converges", () => {
  const [derivation] = checkText(String.raw`$$\sum_{n=0}^\infty (-1)^n x^{2n} = \frac{1}{1+x^2} = \frac{1}{x^2+1}$$`, { path: "text.md" }).derivations;
  expect(derivation?.steps[1]?.conditions).toEqual([{ text: "|x²| < 1", source: "domain" }]);
});

it("says of a parity what it needed", () => {
  const [derivation] = checkText(String.raw`Let $n$ be an odd integer. $$(-1)^n x + 1 = -x + 1 = 1 - x$$`, { path: "text.md" }).derivations;
  expect(derivation?.steps[1]?.conditions).toEqual([{ text: "n odd", source: "prose" }]);
});

it("refutes with numbers that satisfy what words state", () => {
  const [derivation] = checkText(String.raw`$x$ is negative. Then $$\sqrt{x^2} + 1 = |x| + 1 = 1 + x$$`, { path: "text.md" }).derivations;
  expect(derivation?.steps[2]?.witness?.at["x"]).toMatch(/^-/);
});
