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
  { what: "what another item calls the same is something else", text: String.raw`\begin{enumerate} \item Here \[ w = 2\sin\frac{2\pi}{3} = \sqrt3 \] \item Here \[ w = -\sin\frac{5\pi}{4} = \frac{\sqrt2}{3} \] \item With $y = e^{-x^2}$ \[ y' = -2xe^{-x^2} \] \item With $y = e^x$ \[ y' = e^{2x} \] \end{enumerate} \[ w = \sqrt3 \]`, expected: ["equal", "unequal", "equal", "unequal", "undecided"] },
  { what: "what the question of the same number calls it", text: String.raw`Differentiate. \begin{enumerate} \item $f(x) = x^3$ \item $f(x) = x^2$ \end{enumerate} \begin{enumerate} \item \[ f'(x) = 3x^2 \] \item \[ f'(x) = 2x \] \end{enumerate} \begin{enumerate} \item \[ f'(x) = 5x \] \end{enumerate}`, expected: ["equal", "equal", "undecided"] },
  { what: "what it is as a function of one letter, and its derivative", text: String.raw`The surface is \[ A = 2\pi r^2 + 2\pi rh \] and $h = \frac{8}{\pi r^2}$, so that \[ A(r) = 2\pi r^2 + 2\pi r\frac{8}{\pi r^2} = 2\pi r^2 + \frac{16}{r} \] Its derivative is \[ A'(r) = 4\pi r - \frac{16}{r^2} \]`, expected: ["equal", "equal"] },
  { what: "the same with a slip in the derivative", text: String.raw`The surface is \[ A = 2\pi r^2 + 2\pi rh \] and $h = \frac{8}{\pi r^2}$, so that \[ A(r) = 2\pi r^2 + \frac{16}{r} \] Its derivative is \[ A'(r) = 4\pi r - \frac{16}{r} \]`, expected: ["unequal"] },
  { what: "with a letter that rests on the other one it is not that function", text: String.raw`With $V = \pi r^2h$ the cost is \[ C = 2c\pi rh + 2\pi r^2 \] and \[ C(r) = \frac{2cV}{r} + 2\pi r^2 \] so that \[ C'(r) = -\frac{2cV}{r^2} + 4\pi r \]`, expected: ["undecided", "undecided"] },
  { what: "what is asked is not said", text: String.raw`Is it so that \[ \frac{d}{dx}(x^2 \cdot x^3) = 2x \cdot 3x^2? \] Now \[ \frac{d}{dx}(x^2 \cdot x^4) = 8x^4. \]`, expected: ["undecided", "unequal"] },
  { what: "letters side by side that are new, and what they are worked out to", text: String.raw`\[ SA = 2\pi\int_0^1 x\sqrt{1+x^4}\,dx = \frac{\pi}{2}\int_0^1 4x\sqrt{1+x^4}\,dx \] \begin{align*} SB &= 2\pi\int_0^1 x\sqrt{1+x^4}\,dx \\ &= \frac{\pi}{2}\int_0^1 x\sqrt{1+x^4}\,dx \end{align*}`, expected: ["equal", "unequal"] },
  { what: "a list of values of an angle", text: String.raw`\begin{align*} \sin\theta &= \frac{\sqrt7}{3} \\ \cos\theta &= \frac{\sqrt2}{3} \\ \tan\theta &= \sqrt{\frac72} \end{align*} \begin{align*} 2x &= 6 \\ x &= 4 \end{align*}`, expected: ["equal", "unequal"] },
  { what: "values of a function that nothing determines, as in a table", text: String.raw`\begin{align*} f(4) &= 0 \\ f(1) &= -2 \\ f^{-1}(4) &= -4 \\ f'(-3) &= -1 \end{align*}`, expected: [] },
  { what: "an initial condition", text: String.raw`\begin{align*} v'(t) &= 2t - 4 \\ v(0) &= 3 \end{align*}`, expected: [] },
  { what: "values of a function that is known", text: String.raw`Let $f(x) = x^2$. \begin{align*} f(1) &= 1 \\ f(2) &= 4 \end{align*}`, expected: ["equal", "equal"] },
  { what: "an equation for the value before it", text: String.raw`\begin{align*} f(1) + 3 &= 5 \\ f(1) &= 2 \end{align*}`, expected: ["equal"] },
  { what: "planes by number", text: String.raw`\[ \begin{array}{lr} P_1: \quad x - 2y + z &= 3 \\ P_2: \quad 2x - y + 6z &= 1 \end{array} \]`, expected: [] },
  { what: "a curve given anew", text: String.raw`\begin{align*} x(t) &= \cos t \\ y(t) &= \sin t \end{align*} To go around twice as fast, take \begin{align*} x(t) &= \cos(2t) \\ y(t) &= \sin(2t) \end{align*} for which \[ x(t)^2 + y(t)^2 = \cos^2(2t) + \sin^2(2t) = 1 \]`, expected: ["equal", "equal"] },
  { what: "a curve said again in other words is judged", text: String.raw`\begin{align*} x(t) &= (t+1)^2 \\ y(t) &= 2t \end{align*} Thus \begin{align*} x(t) &= t^2 + 2t + 1 \\ y(t) &= 2t \end{align*}`, expected: ["equal", "equal"] },
  { what: "parts of an exercise, each in a line of its own, give it anew", text: "\\begin{enumerate}\n\\item\n$f(x,y) = x^2y^3$;\n$f_{x}(x,y)$\n\\item\n$f(x,y) = e^{xy^2}$;\n$f_{x}(x,y)$\n\\end{enumerate}\n(a) \\begin{align*} f_x(x,y) &= 2xy^3 \\end{align*}\n(b) \\begin{align*} f_x(x,y) &= y^2e^{xy^2} \\end{align*}", expected: ["equal", "equal"] },
  { what: "an exercise in an exercise gives a name anew", text: String.raw`\begin{exercise} Let $\ell(t) = 3t + 2$. \begin{exercise} Here \[ \ell(t) = 2(t + 1) = 2t + 2 \] \end{exercise} \end{exercise}`, expected: ["equal"] },
  { what: "rows that go on with dots", text: String.raw`Let $f(x) = x^3$. \begin{align*} f'(1) &= 3 \\ f''(1) &= 6 \\ &\vdots \\ f'''(1) &= 7 \end{align*} \begin{align*} 2^3 &= 8 \\ 2^4 &= 16 \\ & \vdots \end{align*} \begin{align*} (x+1)^2 &= x^2+2x+1 \\ &\vdots \\ &= 5 \end{align*}`, expected: ["equal", "equal", "unequal", "equal", "undecided"] },
  { what: "letters that have a number elsewhere", text: String.raw`Let $F(x,y) = \frac{xy}{x^2+y^2}$. Along $x = 0$ it is $0$, and along $y = 0$ too. Along $y = mx$ we have \[ F(x, mx) = \frac{mx^2}{x^2+m^2x^2} = \frac{m}{1+m^2} \]`, expected: ["equal", "equal"] },
  { what: "a form whose letters get numbers", text: String.raw`\begin{align*} y-y_0 &= m(x-x_0) \\ y - 0 &= -2(x-2) \\ 2x + y &= 4 \\ y &= 4 - 2x \end{align*}`, expected: ["equal", "equal"] },
  { what: "one letter of it has another number in the text", text: String.raw`A line with $m = 3$. \begin{align*} y-y_0 &= m(x-x_0) \\ y - 1 &= -2(x-2) \end{align*}`, expected: ["undecided"] },
  { what: "what is no such form", text: String.raw`\begin{align*} ax + b &= 0 \\ 3x + 4 &= 2 \end{align*}`, expected: ["undecided"] },
  { what: "values given in two parts of a question", text: String.raw`\begin{enumerate} \item $x = 0$ \item $x = \pi$ \end{enumerate}`, expected: [] },
  { what: "a remark with a letter in it", text: String.raw`\begin{align*} a(x+1) &= 2 \\ x+1 &= \frac{2}{a} = 2a^{-1} &\text{Solve for $x$.} \\ x &= \frac2a + 1 &\text{Solve for $x$.} \end{align*}`, expected: ["equal", "unequal"] },
  { what: "a root of a power that is no whole one", text: String.raw`\begin{align*} h^{3/2} &= \frac{125}{\pi} \\ h &= \left(\frac{125}{\pi}\right)^{2/3} \end{align*} \begin{align*} k^{2/3} &= 4 \\ k &= 8 \end{align*} \begin{align*} m^{3/2} &= \frac{125}{\pi} \\ m &= \left(\frac{125}{\pi}\right)^{3/2} \end{align*}`, expected: ["equal", "undecided", "unequal"] },
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

const SEVERAL: readonly Case[] = [
  { what: "a letter of f(x, y), which is a function of x elsewhere", text: String.raw`If $y = f(x)$, then $\frac{dy}{dx}$ is a rate. Let $f(x,y) = x^3y^2$. \[ f_{xy}(x,y) = \frac{\partial}{\partial y}(f_x) = \frac{\partial}{\partial y}(3x^2y^2) = 6x^2y = 6xy \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "primes behind a prime in braces", text: String.raw`Let $f(x) = x^4$. \[ {f\,'}'(x) = 12x^2 \] \[ {f\,'}'(x) = 4x^3 \]`, expected: ["equal", "unequal"] },
  { what: "a limit of several letters, by its parts", text: String.raw`\[ \lim_{(x,y)\to(1,2)} \frac{2x+4y}{x-3y} = \frac{\lim_{(x,y)\to(1,2)}(2x+4y)}{\lim_{(x,y)\to(1,2)}(x-3y)} = \frac{10}{-5} = -2 \]`, expected: ["equal", "equal", "equal"] },
  { what: "with a slip", text: String.raw`\[ \lim_{(x,y)\to(0,0)} \frac{x^3+xy^2}{x^2+y^2} = \lim_{(x,y)\to(0,0)} x = 0 \] \[ \lim_{(x,y)\to(1,2)} \frac{x^3+xy^2}{x^2+y^2} = \lim_{(x,y)\to(1,2)} (x+y) = 3 \]`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "along straight lines it is so, along a parabola it is not", text: String.raw`\[ \lim_{(x,y)\to(0,0)} \frac{x^2y}{x^4+y^2} = 0 \]`, expected: ["undecided"] },
  { what: "the same over the same region", text: String.raw`\[ \iint_R (x+y)^2\,dA = \iint_R x^2+2xy+y^2\,dx\,dy = \iint_R x^2\,dA + \iint_R 2xy+y^2\,dA \]`, expected: ["equal", "equal"] },
  { what: "something else, or over another region", text: String.raw`\[ \iint_R (x+y)^2\,dA = \iint_R x^2+xy+y^2\,dA \] \[ \iint_R x\,dA = \iint_S x\,dA \]`, expected: ["undecided", "undecided"] },
  { what: "over a region between curves", text: String.raw`Let \[ R = \{(x,y) : 0\le x\le 4 \text{ and } 0\le y\le 2-x/2\}. \] \[ \iint_R xy\,dA = \int_0^2\int_0^{4-2y} xy\,dx\,dy = \frac83 \] \[ \iint_R xy\,dA = \int_0^4\int_0^{4-2y} xy\,dx\,dy \]`, expected: ["equal", "equal", "undecided"] },
  { what: "partial derivatives of what only their signs name", text: String.raw`\[ \frac{\partial}{\partial y}\left(\frac{\partial F}{\partial x}\right) = \frac{\partial^2F}{\partial y\partial x} = \left(F_x\right)_y = F_{xy} = F_{xx} \]`, expected: ["equal", "equal", "equal", "undecided"] },
  { what: "products of them", text: String.raw`\[ \frac{\partial}{\partial x}\left(U \frac{\partial V}{\partial y}\right) - \frac{\partial}{\partial y}\left(U \frac{\partial V}{\partial x}\right) = \frac{\partial U}{\partial x}\frac{\partial V}{\partial y} - \frac{\partial U}{\partial y}\frac{\partial V}{\partial x} \]`, expected: ["equal"] },
  { what: "letters of a limit that stand for something else outside of it", text: String.raw`Along $y = x^2$ the limit is taken later. \[ \lim_{(x,y)\to(0,0)} \frac{x^3+xy^2}{x^2+y^2} = \lim_{(x,y)\to(0,0)} x = 0 \] \[ \lim_{(x,y)\to(1,2)} \frac{x^3+xy^2}{x^2+y^2} = \lim_{(x,y)\to(1,2)} x = 2 \]`, expected: ["equal", "equal", "equal", "undecided"] },
  { what: "orders of differentiation without arguments", text: String.raw`Let $F(x,y) = x^3y^2$. \[ \left(F^{(1,0)}\right)^{(0,1)} = F^{(1,1)} = (F_x)_y = 6x^2y \] \[ (F^{(0,1)})^{(0,1)} = F^{(0,2)} = 2x^2 \]`, expected: ["equal", "equal", "equal", "equal", "unequal"] },
  { what: "divergence and curl", text: String.raw`Let $\vec F = \langle x^2y, x^3 \rangle$ and $\vec G = \langle xy, yz, zx \rangle$. \[ \nabla\cdot\vec F = 2xy + 0 = 2xy \] \[ \operatorname{curl}\vec F = 3x^2 - x^2 = 2x^2 \] \[ \operatorname{div}\vec G = y + z + x = x + y + z \] \[ \vec\nabla\times\vec G = \langle -y, -z, -x \rangle = -\langle y, z, x \rangle \]`, expected: Array(8).fill("equal") },
  { what: "with slips", text: String.raw`Let $\vec F = \langle x^2y, x^3 \rangle$ and $\vec G = \langle xy, yz, zx \rangle$. \[ \nabla\cdot\vec F = 2xy + 3x^2 = 2xy + 3x^2 \] \[ \nabla\times\vec G = \langle -y, z, -x \rangle = \langle -y, z, -x \rangle \]`, expected: ["unequal", "equal", "unequal", "equal"] },
  { what: "a field of which little is said", text: String.raw`Let $\vec F = \langle M, N \rangle$. \[ \nabla\cdot\vec F = 0 = 0 \] \[ \operatorname{curl}\vec F = N_x - M_y = 1 \]`, expected: ["undecided", "equal", "undecided", "undecided"] },
  { what: "a function at a point", text: String.raw`Let $A = (-1,1)$, $B = (1,1)$ and $f(x,y) = xy$. \[ f(B) - f(A) = f(1,1) - f(-1,1) = 2 \] \[ f(B) - f(A) = f(1,1) - f(1,-1) = 1 \]`, expected: ["equal", "equal", "equal", "unequal"] },
];

const REGIONS: readonly Case[] = [
  { what: "the order changed, in pieces, of what is only named", text: String.raw`\[ \int_0^1\int_0^{2y} f(x,y)\,dx\,dy = \int_0^2\int_{x/2}^1 f(x,y)\,dy\,dx = \int_0^1\int_{x/2}^1 f(x,y)\,dy\,dx + \int_1^2\int_{x/2}^1 f(x,y)\,dy\,dx \] \[ \int_0^1\int_0^{2y} f(x,y)\,dx\,dy = \int_0^2\int_{x/3}^1 f(x,y)\,dy\,dx \]`, expected: ["equal", "equal", "undecided"] },
  { what: "into polar coordinates, and slips in a bound and in the element of area", text: String.raw`\[ \int_0^1\int_{\sqrt3y}^{\sqrt{4-y^2}} \ln(1+x^2+y^2)\,dx\,dy = \int_0^2\int_0^{\pi/6} r\ln(1+r^2)\,d\theta\,dr \] \[ \int_0^1\int_{\sqrt3y}^{\sqrt{4-y^2}} f(x^2+y^2)\,dx\,dy = \int_0^2\int_0^{\pi/5} r f(r^2)\,d\theta\,dr \] \[ \int_0^1\int_{\sqrt3y}^{\sqrt{4-y^2}} f(x^2+y^2)\,dx\,dy = \int_0^2\int_0^{\pi/6} f(r^2)\,d\theta\,dr \]`, expected: ["equal", "undecided", "undecided"] },
  { what: "a disc below the sign", text: String.raw`\[ \iint_{x^2+y^2\le 9} e^{x^2+y^2}\,dx\,dy = \int_0^3\int_0^{2\pi} r e^{r^2}\,d\theta\,dr = \pi(e^9 - 1) \] \[ \iint_{x^2+y^2\le 9} e^{x^2+y^2}\,dx\,dy = \int_0^3\int_0^{\pi} r e^{r^2}\,d\theta\,dr \]`, expected: ["equal", "equal", "undecided"] },
  { what: "points in two descriptions", text: String.raw`Let \[ R = \{(x,y) : 0\le y\le 2,\ 0\le x\le\sqrt{4-y^2}\} = \{(x,y) : x\ge 0,\ 0\le y\le 2,\ x^2+y^2\le 4\} = \{(r\cos\theta,r\sin\theta) : 0\le r\le 2,\ 0\le\theta\le\pi/2\} \] Then \[ \int_0^2\int_0^{\sqrt{4-y^2}} dx\,dy = \iint_R dx\,dy = \int_0^{\pi/2}\int_0^2 r\,dr\,d\theta = \pi \]`, expected: ["equal", "equal", "equal", "equal", "equal"] },
  { what: "other points", text: String.raw`Let \[ R = \{(x,y) : 0\le y\le 2,\ 0\le x\le\sqrt{4-y^2}\} = \{(x,y) : x\ge 0,\ 0\le y\le 2,\ x^2+y^2\le 3\} \] \[ R = \{(x,y) : x\ge 0,\ x^2+y^2\le 4\} = \{(r\cos\theta,r\sin\theta) : 0\le r\le 2,\ 0\le\theta\le\pi/2\} \]`, expected: ["undecided", "undecided"] },
  { what: "a region in polar coordinates, given anew by the next part", text: String.raw`Let \[ D = \{(r\cos\theta,r\sin\theta) : 0\le\theta\le\pi/4,\ 0\le r\le 2\cos\theta\} \] \[ \iint_D r\,dA = \iint_D r^2\,dr\,d\theta = \int_0^{\pi/4}\int_0^{2\cos\theta} r^2\,dr\,d\theta = \frac83\int_0^{\pi/4}\cos^3\theta\,d\theta \] \[ D = \{(x,y) : x^2+y^2\le 4,\ y\ge 0\} \] \[ \iint_D y\,dA = \int_0^\pi\int_0^2 r^2\sin\theta\,dr\,d\theta = \frac{16}3 \] \[ \iint_D y\,dA = \int_0^\pi\int_0^2 r\sin\theta\,dr\,d\theta \]`, expected: ["equal", "equal", "equal", "equal", "equal", "undecided"] },
  { what: "in space", text: String.raw`Let $E = \{(x,y,z) : x^2+y^2+z^2\le 1,\ z\ge 0\}$. \[ \iiint_E z\,dV = \int_0^{2\pi}\int_0^{\pi/2}\int_0^1 \rho^3\cos\varphi\sin\varphi\,d\rho\,d\varphi\,d\theta = \frac\pi4 \] \[ \iiint_E z\,dV = \int_0^{2\pi}\int_0^1\int_0^{\sqrt{1-r^2}} rz\,dz\,dr\,d\theta \] \[ \iiint_E z\,dV = \int_0^{2\pi}\int_0^1\int_0^{1-r^2} rz\,dz\,dr\,d\theta \]`, expected: ["equal", "equal", "equal", "undecided"] },
  { what: "an upright d in a bracket of its own", text: String.raw`\[ \int_0^1 x\,{\rm d}x = \frac12 = \frac13 \]`, expected: ["equal", "unequal"] },
];

const DECAY: readonly Case[] = [
  { what: "powers of an exponential, of any exponent", text: String.raw`\begin{align*} 5e^{-k\cdot5730} &= \frac52 \\ (e^{-k})^{5730} &= \frac12 \\ e^{-k} &= \sqrt[5730]{\frac12} = 2^{-1/5730} \end{align*} \section{B} \begin{align*} (e^{-k})^{68.8} &= \frac12 \\ e^{-k} &= 2^{-1/68.8} \end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "by a letter that may be zero, which is said", text: String.raw`\begin{align*} \frac C2 &= Ce^{-30k} \\ \frac12 &= (e^{-k})^{30} \\ 2^{-1/30} &= e^{-k} \end{align*}`, expected: ["equal", "equal"] },
  { what: "until a share is left", text: String.raw`\begin{align*} 0.0001 &= 2^{-t/30} \\ \log(0.0001) &= \log\left(2^{-t/30}\right) = -\frac t{30}\log 2 \\ t &= 120\frac{\log 10}{\log 2} \end{align*}`, expected: ["equal", "equal"] },
  { what: "with a sign lost, and with another exponent", text: String.raw`\begin{align*} 0.0001 &= 2^{-t/30} \\ \implies \log(0.0001) &= \frac t{30}\log 2 \end{align*} \section{B} \begin{align*} 5e^{-31k} &= \frac52 \\ \implies (e^{-k})^{30} &= \frac12 \end{align*}`, expected: ["unequal", "unequal"] },
];

const SERIES: readonly Case[] = [
  { what: "the series that everybody knows", text: String.raw`\[ \sin x = \sum_{n=0}^\infty \frac{(-1)^n x^{2n+1}}{(2n+1)!} = x - \frac{x^3}{3!} + \frac{x^5}{5!} - \cdots \] \[ \arctan x = \sum_{n=0}^\infty \frac{(-1)^n x^{2n+1}}{2n+1} = x - \frac{x^3}{3} + \frac{x^5}{5} - \cdots \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "with slips", text: String.raw`\[ \sin x = \sum_{n=0}^\infty \frac{(-1)^n x^{2n+1}}{(2n)!} = x - \frac{x^3}{2!} + \frac{x^5}{4!} - \cdots \] \[ \ln(1+x) = \sum_{n=1}^\infty \frac{(-1)^n x^n}{n} = -x + \frac{x^2}{2} - \frac{x^3}{3} + \cdots \]`, expected: ["unequal", "equal", "unequal", "equal"] },
  { what: "dots that go on", text: String.raw`For $|x| < 1$, \[ \frac{d}{dx}(1 + x + x^2 + x^3 + \cdots) = 1 + 2x + 3x^2 + 4x^3 + \cdots = \sum_{n=1}^\infty nx^{n-1} \]`, expected: ["equal", "equal"] },
  { what: "dots that may go on in another way", text: String.raw`\[ \frac{1}{1-x} = 1 + 2x + 4x^2 + \cdots = 3 \]`, expected: ["undecided", "undecided"] },
  { what: "dots that say nothing", text: String.raw`\[ 1 + x + 3x^7 + \cdots = 2x + 1 = 1 + 2x \]`, expected: ["undecided", "equal"] },
  { what: "dots under a limit", text: String.raw`\begin{align*} \lim_{x\to 0}\frac{e^x-1}{x} &= \lim_{x\to 0}\frac{x+\frac{x^2}{2!}+\frac{x^3}{3!}+\cdots}{x} \\ &= \lim_{x\to 0} 1+\frac{x}{2!}+\frac{x^2}{3!}+\cdots = 1 \end{align*} \[ \lim_{x\to 0}\frac{\sin x - x}{x^3} = \lim_{x\to 0}\frac{-\frac{x^3}{6}+\frac{x^5}{120}-\cdots}{x^3} = \lim_{x\to 0} -\frac16+\frac{x^2}{120}-\cdots = -\frac16 \]`, expected: ["equal", "equal", "equal", "equal", "equal", "equal"] },
  { what: "dots under a limit, with slips", text: String.raw`\[ \lim_{x\to 0}\sum_{k=0}^\infty \frac{x^k}{(k+1)!} = 2 = 2 \] \[ \lim_{x\to 0}\frac{x-\frac{x^3}{3!}+\cdots}{x} = 2 = 2 \]`, expected: ["unequal", "equal", "undecided", "equal"] },
  { what: "signs that a power of -1 gives", text: String.raw`\[ \sum_{i=1}^n(-1)^{i+1}a_i = a_1-a_2+a_3-\cdots+(-1)^{n+1}a_n = -a_1+a_2-a_3+\cdots+(-1)^na_n \] \[ \sum_{i=1}^n\frac{(-1)^{i+1}}{i} = 1 - \frac12 + \frac13 - \cdots + \frac{(-1)^{n+1}}{n} = 1 - \frac12 + \frac15 - \cdots + \frac{(-1)^{n+1}}{n} \]`, expected: ["equal", "unequal", "equal", "undecided"] },
  { what: "what is raised as a whole, and a plus that is left out", text: String.raw`\[ \sin\frac{\pi}{2} = \left(\frac{\pi}{2}\right)-\frac{\left(\frac{\pi}{2}\right)^3}{3!}+\frac{\left(\frac{\pi}{2}\right)^5}{5!}-\cdots = 1 \] \[ \ln 2 = 1-\frac12+\frac13-\frac14\cdots \]`, expected: ["equal", "equal", "equal"] },
];

/** What had been called wrong in texts, and is not. */
const DOUBTS: readonly Case[] = [
  { what: "a range in a column of its own", text: String.raw`\begin{align*} \sin(\arcsin x) &= x & -1 \leq x \leq 1 \\ (x-1)^2 &= x^2 & - 2x + 1 \end{align*}`, expected: ["equal"] },
  { what: "roots of a sequence, which count from 1 on", text: String.raw`\[ \sqrt{n^2+5n}-\sqrt{2n^2-5} = \sqrt{n^2\left(1+\frac5n\right)}-\sqrt{n^2\left(2-\frac{5}{n^2}\right)} = n\sqrt{1+\frac{5}{n}} - n\sqrt{2-\frac{5}{n^2}} = n\sqrt{1+\frac{4}{n}} - n\sqrt{2-\frac{5}{n^2}} \]`, expected: ["equal", "equal", "unequal"] },
  { what: "values that a picture shows", text: String.raw`Let $g(x) = 16 - x^4$. For the function $g$ pictured in Figure 2: \[ \lim_{x \to -1} g(x) = 3, \ \lim_{x \to 0} g(x) = 4 \]`, expected: ["undecided", "undecided"] },
  { what: "limits that are supposed", text: String.raw`Let $g(x) = 16 - x^4$. \section{Laws} Suppose that $\lim_{x\to 2} g(x) = 3$.`, expected: [] },
  { what: "a notation", text: String.raw`Let $f(x) = \frac1x$. In general we write \[ \lim_{x \to \infty} f(x) = \infty \] when we can make $f(x)$ as large as we like.`, expected: ["undecided"] },
  { what: "a letter that is looked for", text: String.raw`Find a value for $a$ for which \[ L = \lim_{h \to 0} \frac{a^h - 1}{h} = 1. \]`, expected: ["undecided"] },
  { what: "a function that only its limit names: its value is given", text: String.raw`\[ \lim_{x \to 2} p(x) = p(2) = 9 \]`, expected: ["equal"] },
  { what: "Δx with its value put in", text: String.raw`We have \[ \Delta x = \frac{4-0}{n} = \frac{4}{n}. \] \[ \frac{16\Delta x}{n} + 1 = \frac{64}{n^2} + 1 = 1 + \frac{64}{n^2} \]`, expected: ["equal", "equal", "equal"] },
  { what: "a table of integrals is for positive letters", text: String.raw`$\int \frac{du}{\sqrt{a^2 - u^2}} = \arcsin \frac{u}{a} + C$`, expected: ["undecided"] },
  { what: "as are the derivatives of what stands in it, but for slips", text: String.raw`\[ \frac{d}{dx}\arcsin\frac xa = \frac{1}{\sqrt{a^2-x^2}} \] \[ \frac{d}{dx}\left(\frac x2\sqrt{a^2-x^2} + \frac{a^2}{2}\arcsin\frac xa\right) = \sqrt{a^2+x^2} \]`, expected: ["undecided", "unequal"] },
  { what: "equations of a system, each with an unknown of its own, and one more", text: String.raw`\begin{align*} x + y &= 6 \\ x^2 + y^2 + z^2 &= 18 \end{align*} \begin{align*} A + B &= 0 \\ 4A + B + C &= 0 \\ 4A - 2B - C &= 1 \end{align*} \begin{align*} 2x+y+z &= 4 \\ 2(3-t)+(-3+2t)+(-1+t) &= 4 \\ t &= 2 \end{align*}`, expected: ["equal"] },
  { what: "the unknown may be a slip of the pen, or too much is said of it", text: String.raw`\begin{align*} 2x+3y &= 7 \\ 2x &= 7-3z \end{align*} \begin{align*} p + q &= 6 \\ p - 2q + s &= 3 \\ p + s &= 1 \\ q - s &= 4 \end{align*} \begin{align*} y' &= 2x \\ y &= x^3 + C \end{align*}`, expected: ["undecided", "undecided", "undecided"] },
  { what: "coefficients that are to be found: there are numbers for them", text: String.raw`\[ \frac{1}{x(x^2+1)} = \frac{A}{x}+\frac{Bx+C}{x^2+1} = \frac1x - \frac{x}{x^2+1} \]`, expected: ["equal", "equal"] },
  { what: "there are none, and there are others", text: String.raw`\[ \frac{2x}{x^2-4} = \frac{2x}{(x-2)(x+2)} = \frac{A}{x-2}+\frac{B}{x+3} \] \[ \frac{1}{x(x^2+1)} = \frac{P}{x}+\frac{Qx+R}{x^2+1} = \frac1x + \frac{x}{x^2+1} \]`, expected: ["equal", "undecided", "equal", "unequal"] },
  { what: "a new letter that no number is", text: String.raw`\[ (x+1)^2 = x^2+2x+1 = y^2+2y+1 \] \[ s^2 = s^2 + 2s - 2s = 2u^2 \]`, expected: ["equal", "undecided", "equal", "undecided"] },
  { what: "a number that is divided by is not zero", text: String.raw`\begin{align*} \ln 10 &= \frac{t\ln(3.5)}{160} \\ \frac{160\ln 10}{\ln(3.5)} &= t \end{align*} \section{B} \begin{align*} \ln 10 &= t\ln(3.5) \\ t &= \frac{\ln 10}{\ln(2.5)} \end{align*}`, expected: ["equal", "unequal"] },
  { what: "rows that hold by themselves, each for its numbers", text: String.raw`\begin{align*} e^x &= 1+x+\frac{x^2}{2!}+\frac{x^3}{3!}+\cdots & |x|<\infty \\ \sin x &= x-\frac{x^3}{3!}+\frac{x^5}{5!}-\cdots & |x|<\infty \\ \cos x &= 1-\frac{x^2}{2!}-\frac{x^4}{4!}-\cdots & |x|<\infty \end{align*}`, expected: ["equal", "undecided"] },
  { what: "a side of a limit in braces", text: String.raw`\[ \lim_{x\to 3^{-}}\frac{(x-3)(x+3)}{x-3} = \lim_{x\to 3^{-}}(x+3) = 6 \] \[ \lim_{t \to a^{+}} \frac{|t-a|}{t-a} = -1 \]`, expected: ["equal", "equal", "unequal"] },
  { what: "letters below braces name what is in them, and differentials stand in brackets", text: String.raw`\[ \int x\sin(x^2+5)\,dx = \int \sin(\underbrace{x^2+5}_u)\underbrace{x\,dx}_{\frac12 du} = \int \frac12\sin u\,du = -\frac12\cos u + C = -\frac12\cos(x^2+5)+C \] \section{B} With $w = 1-3x$, \[ \int \frac{7}{1-3x}\,dx = \int\left(\frac7w\right)\left(\frac{dw}{-3}\right) = -\frac73\int\frac{dw}{w} \] \section{C} \[ \int_a^b s^2\,ds = \int_b^a s^2(-ds) = -\int_b^a s^2(-ds) \]`, expected: ["equal", "equal", "equal", "equal", "equal", "equal", "equal", "unequal"] },
  { what: "a sign is lost below the brace", text: String.raw`\[ \int \tan x\,dx = \int\frac1{\underbrace{\cos x}_u}\underbrace{\sin x\,dx}_{-du} = \int\frac1u\,du \]`, expected: ["equal", "unequal"] },
  { what: "what is substituted stands in a line that is not read", text: String.raw`\[ \int x\sin(x^2)\,dx = \int \sin(\blurb{3}x)\,dx = \int\frac12\sin u\,du = -\frac12\cos u + C = -\frac12\cos(x^2)+C \]`, expected: ["unreadable", "undecided", "equal", "undecided"] },
  { what: "limits of sequences of which nothing is said are linear", text: String.raw`\[ \lim_{n\to\infty}(s_n - 2t_{n+1}) = \lim_{n\to\infty} s_n - 2\lim_{n\to\infty} t_n \] \[ \lim_{n\to\infty} s_{2n+1} = \lim_{n\to\infty} s_{2n} = \lim_{n\to\infty} s_n \]`, expected: ["equal", "equal", "equal"] },
  { what: "with a sign lost, a letter of the limit before it, and members that belong together", text: String.raw`\[ \lim_{n\to\infty}(s_n + t_n) = \lim_{n\to\infty} s_n - \lim_{n\to\infty} t_n \] \[ \lim_{n\to\infty} n s_n = n\lim_{n\to\infty} s_n \] \[ \lim_{n\to\infty} s_nt_{n+1} = \lim_{n\to\infty} s_{n+1}t_n \]`, expected: ["undecided", "undecided", "undecided"] },
  { what: "limits of sums over parts are integrals", text: String.raw`\[ V = \lim_{n\to\infty}\sum_{i=1}^n (2x_i)^2\Delta x = \int_0^5 4x^2\,dx = \frac{500}{3} \] \[ \int_a^b k f(x)\,dx = \lim_{n\to\infty}\sum_{i=1}^n k f(c_i)\Delta x = k\lim_{n\to\infty}\sum_{i=1}^n f(c_i)\Delta x = k\int_a^b f(x)\,dx \]`, expected: ["equal", "equal", "equal", "equal", "equal"] },
  { what: "not with a factor lost, nor without a width, and the width is no constant", text: String.raw`\[ V = \lim_{n\to\infty}\sum_{i=1}^n (2x_i)^2\Delta x = \int_0^5 2x^2\,dx \] \[ \int_a^b kf(x)\,dx = \lim_{n\to\infty}\sum_{i=1}^n kf(c_i) \] \[ \lim_{n\to\infty}\sum_{i=1}^n f(c_i)\Delta x = \Delta x\lim_{n\to\infty}\sum_{i=1}^n f(c_i) \]`, expected: ["undecided", "undecided", "undecided"] },
  { what: "a substitution that nobody says shows where it is put back", text: String.raw`\[ \int x\sin(x^2+5)\,dx = \int\frac12\sin u\,du = -\frac12\cos u + C = -\frac12\cos(x^2+5) + C \]`, expected: ["equal", "equal", "equal"] },
  { what: "with slips: what u is stays open, but not what is said of it alone", text: String.raw`\[ \int 2x\cos(x^2)\,dx = \int\cos u\,du = \sin u + C = \sin(x^3) + C \] \[ \int xe^{x^2}\,dx = \int e^t\,dt = e^t + C = e^{x^2} + C \] \[ \int 2x\cos(x^2)\,dx = \int \cos w\,dw = -\sin w + C \]`, expected: ["undecided", "equal", "undecided", "undecided", "equal", "undecided", "undecided", "undecided"] },
  { what: "what a later section says of y makes it no constant here", text: String.raw`\section{A} If $x^2+y^2=25$, then \[ 2x + 2y\frac{dy}{dx} = 0 \implies \frac{dy}{dx} = -\frac xy \] \section{B} With $x = t^2$ and $y = t^3$, \[ \frac{dy}{dx} = \frac{dy/dt}{dx/dt} = \frac{3t}{2} \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "names that an equation of a later section ties together are meant anew", text: String.raw`\section{A} With $x = t^2$ and $y = t^3$, \[ \frac{dy}{dx} = \frac{dy/dt}{dx/dt} = \frac{3t}{2} \] \section{B} Let $y = x^3$. Then \[ y' = 3x^2 \] \section{C} Differentiate $x^3+y^3=6xy$: \[ 3x^2+3y^2y' = 6y+6xy' \implies y' = \frac{2y-x^2}{y^2-2x} \] \section{D} If $x^2+y^2=25$, then \[ 2x - 2y\frac{dy}{dx} = 0 \]`, expected: ["equal", "equal", "equal", "equal", "equal", "unequal"] },
  { what: "an equation solved for its rate, and gone on with", text: String.raw`\section{A} Differentiate $x^2+y^2=25$: \[ 2x + 2yy' = 0 \] At $(3,4)$ we get \[ y' = -\frac xy = -\frac34 \] \section{B} A ladder: $x^2+y^2=25$. Differentiating with respect to $t$, \[ 2x\frac{dx}{dt} + 2y\frac{dy}{dt} = 0 \] With $x=3$, $y=4$, $\frac{dx}{dt}=2$: \[ \frac{dy}{dt} = -\frac xy\frac{dx}{dt} = -\frac34\cdot 2 = -\frac32 \]`, expected: ["equal", "equal", "equal", "equal", "equal", "equal", "equal"] },
  { what: "with a sign lost", text: String.raw`\section{A} Differentiate $x^2+y^2=25$: \[ 2x + 2yy' = 0 \] Solving for $y'$ gives \[ y' = \frac xy = \frac34 \] at $(3,4)$. \section{B} A ladder: $x^2+y^2=25$. Differentiating with respect to $t$, \[ 2x\frac{dx}{dt} + 2y\frac{dy}{dt} = 0 \] With $x=3$, $y=4$, $\frac{dx}{dt}=2$: \[ \frac{dy}{dt} = \frac xy\frac{dx}{dt} = \frac34\cdot 2 \]`, expected: ["equal", "unequal", "equal", "equal", "unequal", "equal"] },
  { what: "dv of another substitution", text: String.raw`With $u = t$ and $v = e^t$, \[ \int u\,dv = uv - \int v\,du = te^t - e^t + C \] Now take $dv = \sin(t)\,dt$.`, expected: ["equal", "equal", "undecided"] },
  { what: "terms of a sequence of which nothing is said", text: String.raw`\[ c_{n+1} - c_n = \frac{1}{n+1} - \frac1n = \frac{-1}{n(n+1)} \]`, expected: ["undecided", "equal"] },
  { what: "sums that do not say how far they run run equally far", text: String.raw`\begin{enumerate} \item Let $a_n = 1 + \frac{1}{2^n}$ and $b_n = -1$. \end{enumerate} It is true that \[ S = \sum (a_k + b_k) = \sum a_k + \sum b_k = \sum a_k - \sum b_k \]`, expected: ["equal", "unequal"] },
];

describe.each([["series", SERIES], ["several letters", SEVERAL], ["regions", REGIONS], ["decay", DECAY], ["doubts", DOUBTS], ["parts of integrals", PARTS], ["lists", LISTS], ["sequences", SEQUENCES], ["signs and names", SIGNS]] as const)("%s", (_, cases) => {
  it.each(cases)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});
