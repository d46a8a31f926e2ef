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

const ANEW: readonly Case[] = [
  { what: "a function that a sentence gives anew", text: String.raw`Let $y = u^3$, where $f(x) = x^3$. We have $f'(x) = 3x^2$. Finally, when $y = u^4$, we have $f(x) = x^4$. Thus $f'(x) = 4x^3$ and \[ f'(2) = 4 \cdot 2^3 = 32 \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "and a slip of the new one", text: String.raw`Let $f(x) = x^3$. We have $f'(x) = 3x^2$. Finally, when $y = u^4$, we have $f(x) = x^4$. Thus \[ f'(2) = 4 \cdot 2^3 = 30 \]`, expected: ["equal", "equal", "unequal"] },
  { what: "functions in rows beside intervals", text: String.raw`\begin{align*} f(x) &= \sqrt{x^2 - 9} && (-\infty, -3], [3, \infty) \\ f(x) &= \frac{x}{x - 5} && (-\infty, 5), (5, \infty) \\ f(x) &= \frac{1}{\sqrt{x - 5}} && (5, \infty) \end{align*}`, expected: [] },
  { what: "rows of one function with remarks in brackets", text: String.raw`\begin{align*} f(x) &= (x+1)^2 && (\text{by } 3) \\ f(x) &= x^2 + 3x + 1 && (\text{expanded}) \end{align*}`, expected: ["unequal"] },
  { what: "two values beside each other", text: String.raw`The curves meet at \[ y = -2 \text{ and } y = 2 \] and elsewhere \[ x = 1, \quad x = 3. \]`, expected: [] },
  { what: "a quantity of another case", text: String.raw`With $f(x) = x^2$ the area is \begin{align*} A &= \int_0^3 x^2 \,dx \\ &= 9. \end{align*} Now compare this with $f(x) = x^3$. The area is: \begin{align*} A &= \int_0^2 x^3 \,dx \\ &= 4. \end{align*}`, expected: ["equal", "undecided", "equal"] },
  { what: "the same quantity once more, with a slip", text: String.raw`The area is \begin{align*} A &= \int_0^3 x^2 \,dx \\ &= 9. \end{align*} Once more: \begin{align*} A &= \int_0^3 x^3 \,dx \\ &= \frac{81}{4}. \end{align*}`, expected: ["equal", "unequal", "equal"] },
  { what: "an unknown function from its value at the beginning on", text: String.raw`It grows by $P'(t)$. Therefore \[ P(t) = P(0) + 500(1 - e^{-t}) = P(0) + 500 - 500e^{-t} \]`, expected: ["equal"] },
  { what: "and a slip behind it", text: String.raw`It grows by $P'(t)$. Therefore \[ P(t) = P(0) + 500(1 - e^{-t}) = P(0) + 500 - e^{-t} \]`, expected: ["unequal"] },
  { what: "a value put in for a letter of which nothing is said", text: String.raw`Since $h = 1$, the points are $x_k = a + k h = 0 + k \cdot 1 = k$. But $b + 2k h = b + 2k \cdot 1 = b + k$.`, expected: ["undecided", "equal", "equal", "unequal"] },
  { what: "a slope of an unknown function put in", text: String.raw`Let $y = f(x)$ be a solution of $\frac{dy}{dx} + xy = 0$. Then \[ f'(1) = \left.\frac{dy}{dx}\right|_{x=1} = \left.-xy\right|_{x=1} \]`, expected: ["undecided", "undecided"] },
  { what: "equations to choose from", text: String.raw`For which of these equations is $y = e^{2x}$ a solution? \begin{tabular}{ll} I. $y' = e^{2x}$ & II. $y \frac{dy}{dx} = 4 e^{2x}$ \end{tabular} First, \[ y' = 2e^{2x} \] \[ y'' = 2e^{2x} \]`, expected: ["equal", "unequal"] },
  { what: "equations that a sentence gives, beside one that is looked for", text: String.raw`We look for $u$ with $u_{tt} = u_{xx}$. Let $u_1(x,t)$ and $u_2(x,t)$ obey $\frac{\partial^2}{\partial t^2}u_1(x,t) =\frac{\partial^2}{\partial x^2}u_1(x,t)$ and $\frac{\partial^2}{\partial t^2}u_2(x,t) =\frac{\partial^2}{\partial x^2}u_2(x,t)$. Then $u(x,t) = a_1 u_1(x,t) + a_2 u_2(x,t)$ obeys \begin{align*} u_{tt}(x,t) &= a_1\frac{\partial^2}{\partial t^2}u_1(x,t) + a_2\frac{\partial^2}{\partial t^2}u_2(x,t) \\ &= a_1\frac{\partial^2}{\partial x^2}u_1(x,t) + a_2\frac{\partial^2}{\partial x^2}u_2(x,t) \\ &= u_{xx}(x,t) \end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "the same with a sign", text: String.raw`We look for $u$ with $u_{tt} = u_{xx}$. Let $u_1(x,t)$ and $u_2(x,t)$ obey $\frac{\partial^2}{\partial t^2}u_1(x,t) =\frac{\partial^2}{\partial x^2}u_1(x,t)$ and $\frac{\partial^2}{\partial t^2}u_2(x,t) =\frac{\partial^2}{\partial x^2}u_2(x,t)$. Then $u(x,t) = a_1 u_1(x,t) + a_2 u_2(x,t)$ obeys \begin{align*} u_{tt}(x,t) &= a_1\frac{\partial^2}{\partial t^2}u_1(x,t) + a_2\frac{\partial^2}{\partial t^2}u_2(x,t) \\ &= a_1\frac{\partial^2}{\partial x^2}u_1(x,t) - a_2\frac{\partial^2}{\partial x^2}u_2(x,t) \\ &= u_{xx}(x,t) \end{align*}`, expected: ["equal", "unequal", "undecided"] },
  { what: "both values of letters in one line", text: String.raw`Let $x = \cos\theta$ and $y = \sin\theta$. \[ x = 2y = \pm\frac{2}{\sqrt 5} \] and not \[ x = 2y = \pm\frac{4}{\sqrt 5} \]`, expected: ["equal", "undecided"] },
  { what: "a letter that a sentence determines", text: String.raw`If $x = -y$, then $z^2 = \frac{x^2}{6}$ and \begin{align*} x^2 - x^2 + x^2 + \frac{x^2}{2} = 9 \implies x^2 = 6 \implies x = \pm \sqrt{6},\ z = \pm 1 \end{align*}`, expected: ["equal", "undecided"] },
  { what: "the solutions of a letter that was there, one of them wrong", text: String.raw`If $x = -y$, then $z^2 = \frac{x^2}{6}$ and \begin{align*} x^2 + \frac{x^2}{2} = 9 \implies x^2 = 6 \implies x = \pm 6 \end{align*}`, expected: ["equal", "unequal"] },
  { what: "a decimal that the text has rounded", text: String.raw`Hence $c = \arcsin(2/\pi) \approx 0.69$. Indeed, \[ \sin(\pi - 0.69) = \sin(0.69) = \frac{2}{\pi} \] and \[ \sin(\pi - 0.69) = \sin(0.69) = \frac{3}{\pi} \]`, expected: ["equal", "undecided", "equal", "unequal"] },
  { what: "∂ beside a y that depends on x", text: String.raw`Consider $z = x^2 y - x y^3$. With $y$ as a function of $x$, \[ \frac{dz}{dx} = \frac{\partial z}{\partial x} + \frac{\partial z}{\partial y}\frac{dy}{dx} \]`, expected: ["equal"] },
  { what: "∂ beside a y that depends on x, with a slip", text: String.raw`Consider $z = x^2 y - x y^3$. With $y$ as a function of $x$, \[ \frac{dz}{dx} = \frac{\partial z}{\partial x} - \frac{\partial z}{\partial y}\frac{dy}{dx} \]`, expected: ["unequal"] },
  { what: "an angle with a slash", text: String.raw`\[ (\cos \pi/3, \sin \pi/3) = \left(\frac12, \frac{\sqrt 3}{2}\right) \] \[ \cos \pi/3 + 1 = \frac32 = \frac65 \]`, expected: ["equal", "equal", "unequal"] },
  { what: "the norm of a curve that an exercise gives", text: String.raw`\begin{exercise} Let $\vec r(t) = \langle t, t^2\rangle$. \[ \|\vec r(t)\| = \sqrt{t^2 + t^4} = |t|\sqrt{t^2 + 2} \] \end{exercise}`, expected: ["equal", "unequal"] },
];

const ELSEWHERE: readonly Case[] = [
  { what: "a case of its own", text: String.raw`For $f(x) = x^2$ we get \[ f'(x) = 2x. \] If instead $f(x) = x^5$, then \[ f'(x) = 5x^4. \]`, expected: ["equal", "equal"] },
  { what: "a case of its own, with a slip, may be one of another function", text: String.raw`For $f(x) = x^2$ we get \[ f'(x) = 2x. \] If instead $f(x) = x^5$, then \[ f'(x) = 4x^4. \]`, expected: ["equal", "undecided"] },
  { what: "a point of a curve, whose slope is asked for", text: String.raw`\begin{exercise} $x = t^2 - t$, $y = t^2 + t$; $t = 1$. \[ \frac{dy}{dx} = \frac{2t+1}{2t-1} = \frac{2t+1}{2t} \] \end{exercise}`, expected: ["equal", "unequal"] },
  { what: "what goes on behind a break of the line goes on with nothing before it", text: "For 1 insert $= x \\cdot x = x^2$\\\\\nand $x + x = 2x = x \\cdot 2$.\\\\\nFor 2: insert $= 3x \\cdot x = 3x^2$.", expected: ["equal", "equal"] },
  { what: "an equation that is to hold", text: String.raw`It is easiest with a base that makes $\lim_{h\to 0} \frac{a^h - 1}{h} = 1$. But $\lim_{h\to 0} \frac{2^h - 1}{h} = 1$.`, expected: ["unequal"] },
  { what: "an equality that is asked about", text: String.raw`\[ \frac{3}{1} \stackrel{?}{=} \frac{6 - 1}{2} \stackrel{?}{=} \frac{9}{3} = 3 = 4 \]`, expected: ["equal", "unequal"] },
  { what: "a sum whose sign stands in a column of its own", text: String.raw`\begin{align*} A &= \int_1^3 (x-1)\,dx && +\qquad \int_3^5 (5-x)\,dx \\ &= 2 && +\qquad 2 \\ &= 5. \end{align*}`, expected: ["equal", "unequal"] },
  { what: "a product that is aligned between its brackets", text: String.raw`\begin{align*} \frac{d}{dx} \left(x^2+1\right) x^3 &= \left(x^2+1\right) 3x^2 + 2x \cdot x^3 \\ = \left(x^2+1\right) & \left(3x^2\right) + \left(2x\right)\left(x^3\right). \end{align*}`, expected: ["equal", "equal"] },
  { what: "the zero vector", text: String.raw`Let $\vec r(x, y, z) = \langle x, y, z\rangle$. \[ \nabla \times \vec r = \vec 0 = 2\, \vec 0 \] \[ \vec r + \vec 0 = \vec r = \vec r + \vec r \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "the terms of a sequence beside its first factor", text: String.raw`A series is geometric if $a_n = ar^n$; its remainder is $r_n = s - s_n$. \[ \sum_{k=0}^n ar^k = \frac{a - ar^{n+1}}{1-r} = \frac{a - a r^{n+1}}{1 - r} \]`, expected: ["equal", "equal"] },
  { what: "a right value behind a wrong one", text: String.raw`If that were so, then \[ \frac{d}{dx} \ln(1 - x^2) = \frac{1}{1-x^2}. \] However, \[ \frac{d}{dx} \ln(1 - x^2) = \frac{-2x}{1-x^2}. \]`, expected: ["unequal", "equal"] },
  { what: "rows with what is said of each", text: String.raw`\begin{align*} y = 3f(x) - 4 \text{ has graph }& C \\ y = 6f(x+1) - 2 \text{ has graph }& D \end{align*}`, expected: [] },
  { what: "one of the cases of a function", text: String.raw`Let $f(x) = \begin{cases} x e^x & \text{if } x < 0 \\ x^4 & \text{if } x \ge 0 \end{cases}$. On the left its slope is \[ f'(x) = x e^x + e^x = e^x(x + 1) \] and \[ f'(x) = 3x^3 \]`, expected: ["undecided", "equal", "unequal"] },
  { what: "a function for some arguments", text: String.raw`When $x$ is greater than $4$, \[ f(x) = \frac{x}{x-4}. \] Further, \[ \lim_{x\to -\infty} f(x) = -\infty \]`, expected: ["undecided"] },
  { what: "a letter that a system gives", text: String.raw`Put it into the equation above: \[ 2 - (5 + 2s) = 3 + s \quad \Rightarrow \quad s = -2,\ t = 1. \]`, expected: ["undecided"] },
  { what: "a convolution", text: String.raw`Let $f(t) = e^t$ and $g(t) = t$. \[ (f*g)(t) = \int_0^t e^\tau (t - \tau)\,d\tau = e^t - t - 1 \]`, expected: ["undecided", "equal"] },
  { what: "values of a table", text: String.raw`Let $f(x) = x^2 + 1$. \begin{example} A function $f$ is given by a table. \[ 4f(2) + 5f'(2) = 4 \cdot 3 + 5 \cdot (-1) = 7 = 8 \] \end{example}`, expected: ["equal", "unequal"] },
  { what: "a differential with a value", text: String.raw`Recall that $\Delta y = f(c + dx) - f(c)$. Let $f(x) = \sqrt x$ and $c = 4$. We do so with $dx = 0.5$: \[ f(4.5) - f(4) = \Delta y \approx dy \]`, expected: ["equal"] },
  { what: "a differential with a value put in", text: String.raw`Let $f(x) = \sqrt x$, so $f'(4) = \frac14$. With $dx = 0.5$: \[ dy = f'(4)\,dx = \frac14 \cdot \frac12 = \frac18 \] \[ dy = f'(4)\,dx = \frac14 \cdot \frac13 \]`, expected: ["equal", "undecided", "equal", "equal", "undecided", "undecided"] },
  { what: "a differential with a value, of a letter that is defined, through two names", text: String.raw`Let $x = c$. We call $\Delta y = f(c + \Delta x) - f(c)$, and $\Delta x = dx$. Let $f(x) = \sqrt x$ and $c = 4$. We do so with $dx = 0.5$: \[ f(4.5) - f(4) = \Delta y = f(4.6) - f(4) \]`, expected: ["equal", "undecided"] },
  { what: "rows beside conditions on values of unknown functions", text: String.raw`The region lies between $g(y) \le x \le h(y)$. \begin{align*} \frac{x^4}{27} &= x \\ x^4 - 27x &= 0 \\ x &= 0,\ 3 \end{align*} \begin{align*} x^4 - 27x &= 0 \\ x &= 0,\ 4 \end{align*}`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "the inverse of an angle function taken back", text: String.raw`\[ \arcsin x = 2y \implies x = \sin(2y) \] \[ \arctan x = y \implies x = \sin y \]`, expected: ["equal", "undecided", "undecided"] },
  { what: "one equation among the conditions of a row", text: String.raw`\[ \ln x = y \quad\text{and}\quad x > 0. \] Hence \begin{align*} e^y &= x \\ \frac{d}{dx} e^y &= \frac{d}{dx} x \\ e^y \frac{dy}{dx} &= 1 \\ \frac{dy}{dx} &= e^{y} \end{align*}`, expected: ["equal", "equal", "equal", "undecided"] },
  { what: "a function of more letters than the one that is defined", text: String.raw`Let $F(x,y) = x^2 + 3y$. For three letters $\frac{\partial}{\partial x} F(x,y,z) = F_x(x,y,z)$ and $\frac{\partial}{\partial x} F(x,y,z) = F_y(x,y,z)$. We write $z = F(x,y)$.`, expected: ["equal", "unequal"] },
  { what: "partial derivatives by letters that are vectors elsewhere", text: String.raw`For $f(x_1, \dots, x_n) = f(\vec x)$ we take each. Let \[ F(x,y) = x^3y + \sin x. \] Then \begin{align*} \frac{\partial F}{\partial x} &= 3x^2y + \cos x \\ \frac{\partial^2 F}{\partial x^2} &= 6xy + \sin x \end{align*}`, expected: ["equal", "unequal"] },
  { what: "values of a picture put into a quotient", text: String.raw`Let $F(x,y) = x + y$. \begin{example} The numbers are values of a function $F$. \[ \frac{F(2,6) - F(1,6)}{2-1} = \frac{16-24}{2-1} = -8 \] and \[ \frac{F(2,6) - F(1,6)}{2-1} = \frac{16-24}{2-1} = -6 \] \end{example}`, expected: ["equal", "unequal"] },
  { what: "an integral by numbers beside a condition on other letters", text: String.raw`Consider $a \le t \le b$. \[ \int_{-1}^1 (1 - \cos(t)\sin(t^2))\sqrt{1+4t^2}\,dt = 2.17 \] \[ \int_{-1}^1 (1 - \cos(t)\sin(t^2))\sqrt{1+4t^2}\,dt = 2.27 \]`, expected: ["equal", "undecided"] },
  { what: "an antiderivative before a letter gets a value", text: String.raw`\begin{align*} \ln(1-x) &= -\int \frac{1}{1-x}\,dx \\ &= -\int \sum_{n=0}^\infty x^n\,dx \\ &= C - \sum_{n=0}^\infty \frac{x^{n+1}}{n+1} \end{align*} We put in a value of $x$; a good choice is $x = 0$.`, expected: ["equal", "equal", "equal"] },
  { what: "units behind a value, with differentials elsewhere", text: String.raw`\[ W = \int_0^{10} 3\pi(10-y)\,dy = 150\pi\ \mathrm{J} \] while $dW = 3\pi(10-y)\,dy$, not \[ W = \int_0^{10} 3\pi(10-y)\,dy = 160\pi\ \mathrm{J} \]`, expected: ["equal", "undecided", "equal", "undecided"] },
  { what: "entries of vectors of which only the size is not said", text: String.raw`Let $\vec v, \vec w \in \mathbb R^n$. We show it in the plane. \begin{align*} (v_1-w_1)^2 + (v_2-w_2)^2 &= v_1^2+v_2^2+w_1^2+w_2^2 - 2\,\vec v\cdot\vec w \\ -2v_1w_1 - 2v_2w_2 &= -2\,\vec v\cdot\vec w \\ \vec v\cdot\vec w &= v_1w_1 - v_2w_2 \end{align*}`, expected: ["equal", "undecided"] },
];

/** What parts, marks and neighbours say without words. */
const MARKS: readonly Case[] = [
  { what: "signs in braces that are not seen", text: String.raw`\[ a - b = a \textcolor{red}{- b} = a \underbrace{- b + c}_{0} - c = a {\color{red} + b} \]`, expected: ["equal", "equal", "unequal"] },
  { what: "a sign that alone is coloured", text: String.raw`\[ \sum_{k=1}^m (k \textcolor{black}+ k^2) = \sum_{k=1}^m k\color{black}+\color{blue} \sum_{k=1}^m k^2 = \sum_{k=1}^m k\color{black}-\color{blue} \sum_{k=1}^m k^2 \]`, expected: ["equal", "unequal"] },
  { what: "identities with a wide space between them", text: String.raw`\[ 1-\sin^2 t=\cos^2 t \hspace{1cm} \tan^2 t+1=\sec^2 t \hspace{1cm} \sec^2 t-1=\tan^2 t \]`, expected: [] },
  { what: "another part of an exercise", text: String.raw`\begin{example} (a) We put $y = \sin(2x)$.

\noindent (b) Substituting $x = 2\sin y$, \[ \int \sqrt{4 - x^2}\,dx = \int \sqrt{4 - 4\sin^2 y}\; 2\cos y\,dy = \int 4\cos y\,dy \] \end{example}`, expected: ["equal", "unequal"] },
  { what: "a correction behind a wrong chain", text: String.raw`We put $u = 2x+1$. Then \[ \int (2x+1)^2\,dx = \int u^2\,du = \frac13 u^3 + C \] Here is how it ought to go: \[ \int (2x+1)^2\,dx = \int \frac12 u^2\,du = \frac13 u^3 + C \]`, expected: ["unequal", "equal", "equal", "unequal"] },
  { what: "rows of quantities in words", text: String.raw`\begin{align*} \text{rate in} &= 5 \\ \text{concentration in} &= 0.1 \\ \text{rate out} &= 2 + 1 = 4 \end{align*}`, expected: ["unequal"] },
  { what: "the real part of a power, or a power of the real part", text: String.raw`For a complex number, \[ \Re \big(e^{i\theta}\big)^2 = \Re \big(\cos\theta + i\sin\theta\big)^2 = \cos(2\theta) \]`, expected: ["undecided", "undecided"] },
  { what: "complex constants", text: String.raw`With complex numbers and $C_2 = -C_1$, \begin{align*} 2iC_1 = 2 \iff iC_1 = 1 \iff C_1 = -i,\ C_2 = i \end{align*}`, expected: ["equal", "undecided"] },
  { what: "a factor that another side has before a bracket", text: String.raw`The force is \[ g M a - g M b = M g(a - b) = M (ga - gb) \]`, expected: ["undecided", "undecided"] },
  { what: "a function of a letter that the one defined above has not", text: String.raw`Let $y = r\sin\theta$. For a curve, \[ y'(t) = e^{y(t)} = e^{y(t)} \]`, expected: ["undecided", "equal"] },
  { what: "partial derivatives of what is not said", text: String.raw`A trajectory is $x = \cos t$, $y = \sin t$. \[ \frac{\partial f}{\partial x} + \frac{\partial g}{\partial y} = 4x^2 + 4y^2 - 2 = 2(2x^2 + 2y^2 - 1) \]`, expected: ["undecided", "equal"] },
  { what: "a transform in braces", text: String.raw`\[ {\mathcal{L}}^{-1}\left\{\frac{1}{s(s^2+1)}\right\} = \int_0^t {\mathcal{L}}^{-1}\left\{\frac{1}{s^2+1}\right\} d\tau = 1 - \cos t \]`, expected: ["undecided", "undecided"] },
  { what: "a solution that a command holds", text: String.raw`Take $x = \cos t$. \begin{exercise} Show that $x = e^{-2t}$ is a solution of $x'' = 4x$. \end{exercise} \exsol{Compute $x' = -2e^{-2t} = 2e^{-2t}$.} So $x' = -\sin t = \sin t$.`, expected: ["equal", "equal", "unequal", "equal", "unequal"] },
  { what: "a relation with a reason above it", text: String.raw`\[ \lim_{x\to 0} \frac{\sin x}{x} \mathrel{\overset{\text{by the rule}}{=}} \lim_{x\to 0} \cos x = 1 = 2 \]`, expected: ["equal", "equal", "unequal"] },
  { what: "conditions beside a row", text: String.raw`\begin{align*} s &= \int_0^1 \sqrt{\sec^2 x}\,dx = \int_0^1 \sec x\,dx \textrm{ since } \sec x > 0 \textrm{ for } 0 \le x \le 1 \\ &= \ln(\sec 1 + \tan 1) = \ln(\sec 1) \end{align*}`, expected: ["equal", "equal", "unequal"] },
  { what: "differentials that measure", text: String.raw`\[ |r\,dr\,d\theta| = r\,dr\,d\theta = 2r\,dr\,d\theta \]`, expected: ["undecided", "unequal"] },
  { what: "values of the bounds", text: String.raw`Consider $f(x) = x$ on $[-1, 1]$. Here \[ \int_a^b |f(x)|\,dx = 1 = 1 \]`, expected: ["undecided", "equal"] },
  { what: "values of both ends of an interval", text: String.raw`\[ \frac{b - a}{n} = \frac{3}{n} = \frac{6}{2n} \]`, expected: ["undecided", "equal"] },
  { what: "a rounded whole number", text: String.raw`\[ F = 500 \times 4\pi = 6283 \] \[ G = 500 \times 4\pi = 6293 \]`, expected: ["undecided", "unequal"] },
  { what: "a number taken into a constant", text: String.raw`We simplify: \[ \ln|5x| + C = \ln 5 + \ln|x| + C = \ln|x| + C = 2\ln|x| + C \]`, expected: ["equal", "undecided", "unequal"] },
  { what: "functions that may be even", text: String.raw`\[ f(-x)g(-x) = f(x)g(x) = 2f(x)g(x) \]`, expected: ["undecided", "unequal"] },
  { what: "a letter that counts", text: String.raw`The function $f(n) = n^2$ grows. \[ \frac{\sqrt{3n^2}}{n^3} = \frac{\sqrt 3}{n^2} = \frac{3}{n^2} \]`, expected: ["undecided", "unequal"] },
  { what: "what an unknown comes to", text: String.raw`Which tells us \[ e^b = \frac{1500}{1000} = 1.5 = 2 \]`, expected: ["undecided", "equal", "unequal"] },
  { what: "conditions of a question and of its solution", text: String.raw`\begin{question} Compute \begin{enumerate} \item $|a|$, where $-1 \le a \le 0$ \item $|a|$, where $0 \le a \le 1$ \end{enumerate} \end{question} \begin{solution} \begin{enumerate} \item We have \[ |a| = -a = a - 2a = a \] \item We have \[ |a| = a = 2a \] \end{enumerate} \end{solution}`, expected: ["equal", "equal", "unequal", "equal", "unequal"] },
];

const GIVEN: readonly Case[] = [
  { what: "a word and a letter for one thing", text: String.raw`The \[ \text{area} = A = \int_0^2 x^2\,dx = \frac83 \] and the average \[ \frac1A \int_0^2 x^3\,dx = \frac38 \cdot 4 = \frac32 \]`, expected: ["equal", "equal", "equal"] },
  { what: "and a slip below it", text: String.raw`The \[ \text{area} = A = \int_0^2 x^2\,dx = \frac83 \] and the average \[ \frac1A \int_0^2 x^3\,dx = \frac83 \cdot 4 = \frac{32}3 \]`, expected: ["equal", "unequal", "equal"] },
  { what: "numbered functions to choose from", text: String.raw`Which of these solves $Q = 5Q'$? \[ \text{(a) } Q(t) = 0 \qquad \text{(b) } Q(t) = 5e^t \qquad \text{(c) } Q(t) = e^{t/5} \]`, expected: [] },
  { what: "equations that are told, and what they come to", text: String.raw`Denote $\nabla f(1,2) = \langle a, b\rangle$, and put $\mathbf u = \langle \frac35, \frac45\rangle$. We are told that \[ D_{\mathbf u} f(1,2) = \mathbf u\cdot(a,b) = \frac35 a + \frac45 b = 10 \]`, expected: ["equal", "equal"] },
  { what: "with a slip within", text: String.raw`Denote $\nabla f(1,2) = \langle a, b\rangle$, and put $\mathbf u = \langle \frac35, \frac45\rangle$. We are told that \[ D_{\mathbf u} f(1,2) = \mathbf u\cdot(a,b) = \frac35 a - \frac45 b = 10 \]`, expected: ["equal", "unequal"] },
  { what: "conditions in rows", text: String.raw`The condition that $r(\pm 6) = 2$ tells us that \begin{align*} 36a + 6b + 3 &= 2 \\ 36a - 6b + 3 &= 2 \end{align*}`, expected: [] },
  { what: "an equation that is solved right behind it", text: String.raw`That is zero if and only if \[ a^2 = 9 + 16 = 25 \iff a = \pm 5 \]`, expected: ["equal"] },
  { what: "one whose number is wrong", text: String.raw`That is zero if and only if \[ a^2 = 9 + 16 = 24 \iff a = \pm 5 \]`, expected: ["unequal"] },
  { what: "one that is solved by something else", text: String.raw`That is zero if and only if \[ a^2 = 9 + 15 = 24 \iff a = \pm 5 \]`, expected: ["undecided", "equal"] },
  { what: "points in a fence that closes with a point", text: String.raw`Let \[ D = \left\{(r\cos\theta, r\sin\theta)\ \left|\ 0 \le \theta \le \frac\pi3,\ 1 \le r \le 4\ \right.\right\} \] Then \[ \iint_D \sqrt{x^2+y^2}\,dA = \int_0^{\pi/3} \int_1^4 r^2\,dr\,d\theta = 7\pi \]`, expected: ["equal", "equal"] },
  { what: "and their integral without a factor r", text: String.raw`Let \[ D = \left\{(r\cos\theta, r\sin\theta)\ \left|\ 0 \le \theta \le \frac\pi3,\ 1 \le r \le 4\ \right.\right\} \] Then \[ \iint_D \sqrt{x^2+y^2}\,dA = \int_0^{\pi/3} \int_1^4 r\,dr\,d\theta = \frac{5\pi}2 \]`, expected: ["undecided", "equal"] },
  { what: "the angle between vectors", text: String.raw`The angle $\theta$ between the vectors obeys \[ \cos\theta = \frac1{\sqrt2} \implies \theta = \frac\pi4 \]`, expected: ["equal"] },
  { what: "and another angle with that cosine", text: String.raw`The angle $\theta$ between the vectors obeys \[ \cos\theta = \frac1{\sqrt2} \implies \theta = -\frac\pi4 \]`, expected: ["undecided"] },
  { what: "an aim of its own below an equation", text: String.raw`The direction is \[ \sin\theta = -\frac12 \implies \theta = -30^\circ,\ -150^\circ \] (b) To get a rate $-2$, we need \[ \sin\theta = -1 \implies \theta = -90^\circ \]`, expected: ["equal", "equal"] },
  { what: "what a quantity is measured in behind its formula", text: String.raw`The volume is $V = 100h(60 + h)~\text{cm}^3$. So \[ \frac{dV}{dh} = 6000 + 200h = 200(30 + h) \]`, expected: ["equal", "equal"] },
  { what: "entries of a vector of which nothing is said", text: String.raw`Here \[ \mathbf u\cdot \langle a,b\rangle = \frac35 a + \frac45 b = \frac15(3a + 4b) \]`, expected: ["undecided", "equal"] },
  { what: "names for two heights in what they differ by", text: String.raw`The height is \[ z_{\rm top} - z_{\rm bottom} = (8-x)-(y-4) = 12-x-y \]`, expected: ["equal"] },
  { what: "and a sign lost behind it", text: String.raw`The height is \[ z_{\rm top} - z_{\rm bottom} = (8-x)-(y-4) = 4-x-y \]`, expected: ["undecided"] },
  { what: "answers of several kinds", text: String.raw`Which is a differential equation? \[ \text{(a) } y = \frac{dy}{dx} \qquad \text{(b) } e^x = e^y + 1 \qquad \text{(c) } y = 10e^x \]`, expected: [] },
  { what: "a function of two letters and then of three", text: String.raw`In two dimensions, write $g(x,y) = y^2 + \sin(xy)$. Then \[ \nabla g = \langle g_x, g_y\rangle = \langle y\cos(xy), 2y + x\cos(xy)\rangle \] In three, write $g(x,y,z) = y^2 + \sin(xy)$. Then \[ \nabla g = \langle g_x, g_y, g_z\rangle = \langle y\cos(xy), 2y + x\cos(xy), 0\rangle \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "with a slip in each", text: String.raw`In two dimensions, write $g(x,y) = y^2 + \sin(xy)$. Then \[ \nabla g = \langle g_x, g_y\rangle = \langle x\cos(xy), 2y + x\cos(xy)\rangle \] In three, write $g(x,y,z) = y^2 + \sin(xy)$. Then \[ \nabla g = \langle g_x, g_y, g_z\rangle = \langle y\cos(xy), 2y + x\cos(xy), 1\rangle \]`, expected: ["equal", "undecided", "equal", "undecided"] },
  { what: "conditions that are verified", text: String.raw`We verify the conditions that \[ (1+2)^2 = 1 + 4 = 5 \]`, expected: ["unequal", "equal"] },
  { what: "conditions that are named", text: String.raw`It is found by the conditions that \[ f(1) = p(1) = 5 \]`, expected: [] },
];

describe("running text", () => {
  it.each([...STEPS, ...STYLE, ...LIMITS, ...DOUBTS, ...ANEW, ...ELSEWHERE, ...MARKS, ...GIVEN])("$what", ({ text, preamble, expected }) => {
    expect(verdicts(text, preamble)).toEqual(expected);
  });
});
