// How texts on calculus of several variables are written: integrals over regions, iterated ones, partial derivatives by letters below, functions given anew in each part
// of an exercise; limits of what is given by cases and operators before a sign. Each rule with a slip that must not pass.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

/** The verdicts of a LaTeX document, line 0 of each derivation left out. */
function verdicts(text: string): readonly string[] {
  return checkText(text, { path: "text.tex" }).derivations.flatMap(({ steps }) => steps.filter(({ number }) => number > 0).map((step) => step.verdict));
}

interface Case {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const REGIONS: readonly Case[] = [
  { what: "what an integral over a region that is only named comes to is given, and judged from there", text: String.raw`\[ \iint_R (x + y)\,dA = \int_0^1\int_0^2 (x + y)\,dy\,dx = \int_0^1 (2x + 2)\,dx = 3 \]`, expected: ["given", "equal", "equal"] },
  { what: "a slip behind it is found", text: String.raw`\[ \iint_R (x + y)\,dA = \int_0^1\int_0^2 (x + y)\,dy\,dx = \int_0^1 (2x + 4)\,dx = 5 \]`, expected: ["given", "unequal", "equal"] },
  { what: "with a name before it, which the letter behind d is not", text: String.raw`\[ V = \iiint_D 2z\,dV = \int_0^1\int_0^1\int_0^1 2z\,dz\,dy\,dx = 1 \]`, expected: ["given", "given", "equal"] },
  { what: "along a curve", text: String.raw`\[ \oint_C x\,ds = \int_0^{2\pi} (2 + \cos t)\,dt = 4\pi \]`, expected: ["given", "equal"] },
  { what: "over a region that a formula describes it is worked out", text: String.raw`Let $R = [0,1] \times [0,2]$. \[ \iint_R (x + y)\,dA = \int_0^1\int_0^2 (x + y)\,dy\,dx = 3 \]`, expected: ["equal", "equal"] },
  { what: "by another element, which no formula connects with the first", text: String.raw`\[ \iint_S f\,dS = \iint_R 3(x+y)\,dA = \int_0^1\int_0^2 3(x + y)\,dy\,dx = 9 \]`, expected: ["given", "given", "equal"] },
  { what: "by another element, and then a slip", text: String.raw`\[ \oint_C f\,ds = \int_{C_1} 2t\,dt - \int_{C_2} t\,dt = \int_0^1 2t\,dt - \int_0^1 t\,dt = \int_0^1 3t\,dt \]`, expected: ["given", "given", "unequal"] },
  { what: "along a curve that is only named", text: String.raw`\[ \int_C (x+1)^2\,ds = \int_C x^2 + 2x + 1\,ds \] \[ \int_C (x+1)^2\,ds = \int_C x^2 + x + 1\,ds \]`, expected: ["equal", "undecided"] },
  { what: "of vectors over one region", text: String.raw`\[ \iint_R \langle 0,2,1\rangle\cdot\langle 1,0,x\rangle\,dS = \iint_R x\,dS = \int_0^1\int_0^1 x\,dx\,dy = \frac12 \] \[ \iint_R \langle 0,2,1\rangle\cdot\langle 1,0,x\rangle\,dS = \iint_R 2x\,dS \]`, expected: ["equal", "given", "equal", "undecided"] },
  { what: "nor that two integrals over one are the same", text: String.raw`\[ \iint_R (x + y)\,dA = \iint_R 2x\,dA = \int_0^1\int_0^1 2x\,dy\,dx \]`, expected: ["undecided", "undecided"] },
];

const ITERATED: readonly Case[] = [
  { what: "an inner integral of what does not move", text: String.raw`\[ \int_0^1 \int_0^{x^2} \frac{\sin x^2}{x}\,dy\,dx = \int_0^1 x \sin x^2\,dx = \frac{1 - \cos 1}{2} \]`, expected: ["equal", "equal"] },
  { what: "the same with a slip", text: String.raw`\[ \int_0^1 \int_0^{x^2} \frac{\sin x^2}{x}\,dy\,dx = \int_0^1 x^2 \sin x^2\,dx \]`, expected: ["unequal"] },
  { what: "a bar inside an integral is by the other letter", text: String.raw`\[ \int_0^3 dy \int_0^2 dx\, 6xy = \int_0^3 dy \left[3x^2y\right]_0^2 = \int_0^3 12y\,dy = 54 \]`, expected: ["equal", "equal", "equal"] },
  { what: "a bar behind the integral whose differential stands first", text: String.raw`\[ \int_0^3 dy \int_0^2 dx\, 6xy = \int_0^3 dy\, 3x^2y \bigg|_0^2 = \int_0^3 12y\,dy \]`, expected: ["equal", "equal"] },
  { what: "bounds that name their letter", text: String.raw`\[ \int_{x=0}^{x=2} 3x^2\,dx = x^3 \Big|_{x=0}^{x=2} = 8 \]`, expected: ["equal", "equal"] },
  { what: "such bounds with a slip", text: String.raw`\[ \int_{x=0}^{x=2} 3x^2\,dx = 6 \]`, expected: ["unequal"] },
  { what: "the other order over the same region", text: String.raw`\[ \int_0^1 \int_{\sqrt y}^1 \frac{\sin x^2}{x}\,dx\,dy = \int_0^1 \int_0^{x^2} \frac{\sin x^2}{x}\,dy\,dx = \int_0^1 x \sin x^2\,dx \]`, expected: ["equal", "equal"] },
  { what: "the other order over another region", text: String.raw`\[ \int_0^1 \int_{\sqrt y}^1 \frac{\sin x^2}{x}\,dx\,dy = \int_0^1 \int_0^{x^3} \frac{\sin x^2}{x}\,dy\,dx \]`, expected: ["undecided"] },
  { what: "another integrand over the same region", text: String.raw`\[ \int_0^1 \int_{\sqrt y}^1 e^{x^4}\,dx\,dy = \int_0^1 \int_0^{x^2} e^{x^3}\,dy\,dx \]`, expected: ["undecided"] },
  { what: "what is infinite in one order is not turned", text: String.raw`\[ \int_0^1 \int_0^1 \frac{e^{x^2}}{x - y}\,dx\,dy = \int_0^1 \int_0^1 \frac{e^{x^2}}{x - y}\,dy\,dx \]`, expected: ["undecided"] },
  { what: "the letters of an integral inside of another are kept apart", text: String.raw`\[ \int_0^1 \int_0^y x^2\,dx\,dy = \int_0^1 \int_0^y y^2\,dx\,dy \] \[ \int_0^1 \int_0^y x^2\,dx\,dy = \int_0^1 \int_0^u v^2\,dv\,du = \frac{1}{12} \]`, expected: ["unequal", "equal", "equal"] },
  { what: "so that the order is not changed unseen where it matters", text: String.raw`\[ \int_0^1 \int_0^1 \frac{x - y}{(x + y)^3}\,dx\,dy = \int_0^1 \int_0^1 \frac{x - y}{(x + y)^3}\,dy\,dx \]`, expected: ["undecided"] },
  { what: "and a slip in it is found", text: String.raw`\[ \int_0^3 dy \int_0^2 dx\, 6xy = \int_0^3 dy \left[2x^2y\right]_0^2 = 36 \]`, expected: ["unequal", "equal"] },
];

const PARTIALS: readonly Case[] = [
  { what: "letters below of a function that nothing defines are those in its bracket", text: String.raw`\[ f_{xyz}(x,y,z) = f_{zxy}(x,y,z) = f_{yzx}(x,y,z) \]`, expected: ["given", "equal"] },
  { what: "other letters are other derivatives", text: String.raw`\[ f_{xyz}(x,y,z) = f_{zxx}(x,y,z) = f_{yzx}(x,y,z) \]`, expected: ["given", "undecided"] },
  { what: "second ones by the same letter, beside each other", text: String.raw`Let $f(x,y) = x^3 - 2xy$. \begin{align*} f_x(x,y) &= 3x^2 - 2y & f_{xx}(x,y) &= 6x \\ f_y(x,y) &= -2x & f_{yy}(x,y) &= 2 \end{align*}`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "at a point, by the usual letters", text: String.raw`Let $f(x,y) = x^2y$. \[ \frac{\partial f}{\partial x}(3, 2) = 2 \cdot 3 \cdot 2 = 12 \]`, expected: ["equal", "equal"] },
  { what: "u(r, t) of u = … is u in the letters that it rests on", text: String.raw`Let $u = x^2 + y$ with $x = 2r$ and $y = rt$. \[ u(r, t) = (2r)^2 + rt = 4r^2 + rt \]`, expected: ["equal", "equal"] },
  { what: "a slip there is in doubt, for the equations of the text", text: String.raw`Let $u = x^2 + y$ with $x = 2r$ and $y = rt$. \[ u(r, t) = 2r^2 + rt = r(2r + t) \]`, expected: ["undecided", "equal"] },
  { what: "a function that each part gives anew", text: String.raw`(a) $f(x,y) = x^2y^3$; (b) $f(x,y) = e^{xy}$; find $f_x$ of each. \[ f_x(x,y) = 2xy^3 \] Next \[ f_x(x,y) = ye^{xy} \]`, expected: ["equal", "equal"] },
  { what: "what holds for none of them is in doubt", text: String.raw`(a) $f(x,y) = x^2y^3$; (b) $f(x,y) = e^{xy}$; find $f_x$ of each. \[ f_x(x,y) = 2xy^3 \] Next \[ f_x(x,y) = xe^{xy} \]`, expected: ["equal", "undecided"] },
];

/** In several parts of an exercise, beside a name, along a direction, at a point. */
const FORMS: readonly Case[] = [
  { what: "a name and a function beside each other are both given", text: String.raw`A hill has $z = f(x,y) = 6 - xy^2$. \[ f_x(2, 1) = -1 = \frac{\partial f}{\partial x}(2, 1) \] \[ f_y(x, y) = -2xy = -2yx \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "and slips in its derivatives are found", text: String.raw`A hill has $z = f(x,y) = 6 - xy^2$. \[ f_y(x, y) = 2xy = 2yx \]`, expected: ["unequal", "equal"] },
  { what: "a number at the end gives nothing its meaning", text: String.raw`\[ z = f(x) = 0 \]`, expected: ["given", "undecided"] },
  { what: "a derivative that does not hold a letter is no name of its own", text: String.raw`Let $u(x,y) = e^{x}$. Then $u_y(x,y) = 0$ and \[ u_{xy}(x,y) = u_{yx}(x,y) = 0 \]`, expected: ["equal", "equal", "equal"] },
  { what: "parts of an exercise with other arguments", text: String.raw`\begin{question} (a) $f(x,y,z) = x^3y^4z^5$ (b) $f(x,y) = x^2 y$ \end{question} \begin{solution} \[ f_x(x,y,z) = 3x^2y^4z^5 \] \[ f_x(x,y) = 2xy \] \end{solution}`, expected: ["equal", "equal"] },
  { what: "such parts with a slip", text: String.raw`\begin{question} (a) $f(x,y,z) = x^3y^4z^5$ (b) $f(x,y) = x^2 y$ \end{question} \begin{solution} \[ f_x(x,y,z) = 3x^2y^4z^4 \] \end{solution}`, expected: ["unequal"] },
  { what: "along a direction of length one", text: String.raw`Let $f(x,y) = x^2 y$. \[ D_{\frac{\langle 3, 4\rangle}{5}} f(1,2) = \langle 4, 1\rangle \cdot \langle 3/5, 4/5\rangle = \frac{16}{5} \]`, expected: ["equal", "equal"] },
  { what: "along such a direction with a slip", text: String.raw`Let $f(x,y) = x^2 y$. \[ D_{\frac{\langle 3, 4\rangle}{|\langle 3, 4\rangle|}} f(1,2) = \nabla f(1, 2) \cdot \langle 3/5, 4/5\rangle = \langle 4, 1\rangle \cdot \langle 3/5, 4/5\rangle = \frac{17}{5} \]`, expected: ["equal", "equal", "unequal"] },
  { what: "along a longer direction, which some divide by its length", text: String.raw`Let $f(x,y) = x^2 y$. \[ D_{\langle 3, 4\rangle} f(1,2) = \langle 4, 1\rangle \cdot \frac{\langle 3, 4\rangle}{5} = \frac{16}{5} \]`, expected: ["undecided", "equal"] },
  { what: "gradients at points without letters", text: String.raw`Let $f(x,y) = x^2 y$. \[ \nabla f(1, 2) = \langle 2xy, x^2\rangle\Big|_{(x,y)=(1,2)} = \langle 4, 1\rangle \] \[ \nabla f(1, 2) = \langle 2xy, x^2\rangle\Big|_{(1,2)} = \langle 4, 1\rangle \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "letters that get one value together", text: String.raw`\[ e^{xyz} + y \Big|_{y=z=0} = e^0 + 0 = 1 \]`, expected: ["equal", "equal"] },
  { what: "at such points with a slip", text: String.raw`Let $f(x,y) = x^2 y$. \[ \nabla f(1, 2) = \langle 2xy, x^2\rangle\Big|_{(1,2)} = \langle 4, 2\rangle \]`, expected: ["equal", "unequal"] },
  { what: "of a function of letters that stand in its bracket elsewhere", text: String.raw`As $U(T, V, W)$ obeys it, \[ 3 \frac{\partial U}{\partial T}(1, 2, 4) - \frac{\partial U}{\partial T}(1, 2, 4) = U_T(1, 2, 4) + U_T(1, 2, 4) = 2 U_T(1, 2, 4) \]`, expected: ["equal", "equal"] },
  { what: "of a name whose letters are the usual ones", text: String.raw`The temperature is $T = x^2 + yz$. \[ \nabla T(2, 1, 3) = \langle 4, 3, 1\rangle \] \[ \nabla T(2, 1, 3) = \langle 4, 1, 3\rangle \]`, expected: ["equal", "undecided"] },
  { what: "a vector in words has numbers for entries", text: String.raw`In the direction of the vector $\langle a, b\rangle$ \[ \langle 1, 2\rangle \cdot \langle a, b\rangle = a + 2b = 2b + a \]`, expected: ["equal", "equal"] },
];

const LIMITS: readonly Case[] = [
  { what: "from one side by the branch that holds there", text: String.raw`Let $f(x) = \begin{cases} x + 1 & x < 2 \\ 7 - x & x \ge 2 \end{cases}$. \[ \lim_{x\to 2^-} f(x) = 2 + 1 = 3 \] \[ \lim_{x\to 2^+} f(x) = 7 - 2 = 5 \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "not by the other one", text: String.raw`Let $f(x) = \begin{cases} x + 1 & x < 2 \\ 7 - x & x \ge 2 \end{cases}$. \[ \lim_{x\to 2^-} f(x) = 5 \]`, expected: ["unequal"] },
  { what: "from both sides where they agree", text: String.raw`Let $f(x) = \begin{cases} x + 1 & x < 2 \\ 5 - x & x \ge 2 \end{cases}$. \[ \lim_{x\to 2} f(x) = f(2) = 3 \]`, expected: ["equal", "equal"] },
  { what: "where they do not there is none", text: String.raw`Let $f(x) = \begin{cases} x + 1 & x < 2 \\ 7 - x & x \ge 2 \end{cases}$. \[ \lim_{x\to 2} f(x) = 3 \]`, expected: ["unequal"] },
  { what: "of a function that has its own value at a point", text: String.raw`Let $f(x,y) = \begin{cases} \frac{x^2y}{x^2 + y^2} & (x,y) \ne (0,0) \\ 0 & (x,y) = (0,0) \end{cases}$. \[ \lim_{t\to 0} \frac{f(t,t) - f(0,0)}{t} = \lim_{t\to 0} \frac{t/2}{t} = \frac12 \]`, expected: ["equal", "equal"] },
  { what: "of such a function with a slip", text: String.raw`Let $f(x,y) = \begin{cases} \frac{x^2y}{x^2 + y^2} & (x,y) \ne (0,0) \\ 1 & (x,y) = (0,0) \end{cases}$. \[ f(0, 0) + 1 = 1 = 2 - 1 \]`, expected: ["unequal", "equal"] },
  { what: "over all terms where its letter would stand outside", text: String.raw`\[ \lim_{h\to 0} \frac{(x+h)^2 - x^2}{h} = \lim_{h\to 0} 2x + h = 2x \]`, expected: ["equal", "equal"] },
  { what: "over all terms with a slip", text: String.raw`\[ \lim_{h\to 0} \frac{(x+h)^2 - x^2}{h} = \lim_{h\to 0} 3x + h \]`, expected: ["undecided"] },
  { what: "before a sign", text: String.raw`\[ \lim_{x\to 2} -\frac{4}{x} = -2 \]`, expected: ["equal"] },
  { what: "before a sign that is lost", text: String.raw`\[ \lim_{x\to 2} -\frac{4}{x} = 2 \]`, expected: ["unequal"] },
  { what: "from one side of a negative number", text: String.raw`\[ \lim_{x\to -1^-} \frac{1}{x + 1} = -\infty \] \[ \lim_{x\to -1^+} \frac{1}{x + 1} = -\infty \]`, expected: ["equal", "unequal"] },
  { what: "over all terms where what is outside goes to infinity", text: String.raw`\[ \lim_{h\to 0^-} \frac{h + 1}{h} = \lim_{h\to 0^-} 1 + \frac1h = -\infty \]`, expected: ["equal", "equal"] },
  { what: "with what the text says of a letter", text: String.raw`We know that $a + b = e$, so \[ \lim_{h\to 0} \frac{e^{1+h} - (a + b)}{h} = \lim_{h\to 0} \frac{e^{1+h} - e}{h} = e \]`, expected: ["equal", "equal"] },
  { what: "of a root whose degree is a letter", text: String.raw`\[ \lim_{n\to\infty} \sqrt[n]{n^2} = \lim_{n\to\infty} \left(n^{1/n}\right)^2 = 1 \]`, expected: ["equal", "equal"] },
  { what: "of such a root with a slip", text: String.raw`\[ \lim_{n\to\infty} \sqrt[n]{n^2 4^n} = 2 \]`, expected: ["unequal"] },
];

const VECTORS: readonly Case[] = [
  { what: "a derivative along a vector of a function that nothing defines is a number of its own", text: String.raw`\begin{align*} D_{\mathbf u} f &= 0 \\ D_{\mathbf v} f &= 4 \end{align*} \[ D_{\mathbf w} f = \frac35 a + \frac45 b = 10 = 2 \cdot 5 = 12 \]`, expected: ["given", "given", "given", "equal", "unequal"] },
  { what: "a gradient at a point that has a letter is given, and judged from there", text: String.raw`The direction is $\hat\imath + \hat\jmath$. \[ \nabla f(P) = 3\,(2\hat\imath - \hat\jmath) = 6\hat\imath - 3\hat\jmath = 6\hat\imath + 3\hat\jmath \]`, expected: ["given", "equal", "unequal"] },
  { what: "with arrows have inner products", text: String.raw`Let $\vec u = \left<1, 2\right>$ and $\vec v = \left<3, -1\right>$. \[ \vec u \cdot \vec v = 3 + 2(-1) = 1 \]`, expected: ["equal", "equal"] },
  { what: "with arrows and a slip, where nothing is left to be solved for", text: String.raw`Let $\vec u = \left<1, 2\right>$ and $\vec v = \left<3, -1\right>$. \[ \vec u \cdot \vec v = 3 + 2 = 5 \]`, expected: ["unequal", "equal"] },
  { what: "with arrows and a slip in a difference", text: String.raw`Let $\vec u = \left<1, 2\right>$ and $\vec v = \left<3, -1\right>$. \[ \vec w = \vec u - \vec v = \left<-2, 1\right> \]`, expected: ["given", "unequal"] },
  { what: "are projected", text: String.raw`Let $\vec u = \left<2, 1\right>$ and $\vec v = \left<1, 1\right>$. \[ \text{proj}_{\vec v}\,\vec u = \frac{\vec u \cdot \vec v}{\vec v \cdot \vec v} \vec v = \frac{3}{2} \left<1, 1\right> \]`, expected: ["equal", "equal"] },
  { what: "are not taken for projected on the other one", text: String.raw`Let $\vec u = \left<2, 1\right>$ and $\vec v = \left<1, 1\right>$. \[ \text{proj}_{\vec v}\,\vec u = \frac{3}{5} \left<2, 1\right> = \left<6/5, 3/5\right> \]`, expected: ["undecided", "equal"] },
  { what: "have a component along another one, a number", text: String.raw`Let $\vec u = \left<2, 1\right>$ and $\vec v = \left<3, 4\right>$. \[ \operatorname{\vec{\mathbf{proj}}}_{\vec v} \vec u = \frac{2}{5} \left<3, 4\right> = \left<6/5, 8/5\right> \] \[ \operatorname{scal}_{\vec v} \vec u = \frac{\vec u \cdot \vec v}{|\vec v|} = 2 \] \[ \operatorname{scal}_{\vec v} \vec u = \frac{\vec u \cdot \vec v}{|\vec u|} = 2\sqrt{5} \]`, expected: ["equal", "equal", "equal", "equal", "unequal", "equal"] },
  { what: "between numbers a word of the text makes no difference", text: String.raw`Let $\vec u = \left<0, 3, 4\right>$; find a vector orthogonal to it. \[ \frac{2}{|\vec u|} \vec u = \frac{2}{5} \left<0, 3, 4\right> = \frac{2}{25} \left<0, 3, 4\right> \]`, expected: ["equal", "unequal"] },
  { what: "what would follow gives a vector no other meaning", text: String.raw`Let $\vec u = \left<2, a\right>$ and $\vec v = \left<-1, 3\right>$. They could only be parallel if $\vec u = -2\vec v$. We have \[ \vec u \cdot \vec v = 2(-1) + 3a = 3a - 2 \]`, expected: ["equal", "equal"] },
  { what: "whose length is taken have numbers for their entries", text: String.raw`Let $\vec r(t) = \left<t, t^2, 2t^3\right>$. \[ \vec r\,'(t) = \left<1, 2t, 6t^2\right> \] \[ \|\vec r\,'(t)\| = \|\left<1, 2t, 6t^2\right>\| = \sqrt{1 + 4t^2 + 36t^4} = \sqrt{1 + 4t + 36t^4} \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "the curl by the determinant with operators in its second row", text: String.raw`Let $\vec F = \left<x^2 y, x y^3, z\right>$. \[ \nabla \times \vec F = \begin{vmatrix} \mathbf i & \mathbf j & \mathbf k \\ \frac{\partial}{\partial x} & \frac{\partial}{\partial y} & \frac{\partial}{\partial z} \\ x^2 y & x y^3 & z \end{vmatrix} = (y^3 - x^2) \mathbf k = (y^3 + x^2) \mathbf k \]`, expected: ["equal", "equal", "unequal"] },
  { what: "of a field that is not given", text: String.raw`Let $\vec F(x,y,z) = \left<P(x,y,z), Q(x,y,z), R(x,y,z)\right>$. \[ \nabla \times \vec F = \det\begin{bmatrix} \mathbf i & \mathbf j & \mathbf k \\ \frac{\partial}{\partial x} & \frac{\partial}{\partial y} & \frac{\partial}{\partial z} \\ P & Q & R \end{bmatrix} = \left(\frac{\partial R}{\partial y} - \frac{\partial Q}{\partial z}\right) \mathbf i - \left(\frac{\partial R}{\partial x} - \frac{\partial P}{\partial z}\right) \mathbf j + \left(\frac{\partial Q}{\partial x} - \frac{\partial P}{\partial y}\right) \mathbf k \] \[ \nabla \cdot \vec F = \frac{\partial P}{\partial x} + \frac{\partial Q}{\partial y} - \frac{\partial R}{\partial z} \]`, expected: ["equal", "equal", "undecided"] },
  { what: "a ∇ that is written out", text: String.raw`Let $\vec F = \left<x y, y^2\right>$ and $f(x,y) = x^2 y$. \[ \nabla \cdot \vec F = \left<\frac{\partial}{\partial x}, \frac{\partial}{\partial y}\right> \cdot \left<x y, y^2\right> = 3y \] \[ \nabla f = \left<\frac{\partial}{\partial x}, \frac{\partial}{\partial y}\right> f = \left<2xy, x\right> \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "that are named by two points", text: String.raw`Let $P = (1, 2, 3)$ and $Q = (3, 2, 1)$. \[ \overrightarrow{PQ} = \left<3 - 1, 2 - 2, 1 - 3\right> = \left<2, 0, -2\right> \] \[ \|\vec{PQ}\| = \sqrt{4 + 4} = 2\sqrt 2 = 4 \]`, expected: ["equal", "equal", "equal", "equal", "unequal"] },
  { what: "that are named by points nobody gave", text: String.raw`We have $\vec{AB} = \left<1, 1, -2\right>$ and $\vec{AC} = \left<-1, 3, -1\right>$. \[ A = \frac12 \|\vec{AB} \times \vec{AC}\| = \frac12 \|\left<5, 3, 4\right>\| = \frac{5\sqrt 2}{2} \]`, expected: ["given", "equal", "equal"] },
  { what: "of the plane lie in space", text: String.raw`Let $\vec a = \left<1, 2\right>$ and $\vec b = \left<3, -1\right>$. \[ \vec a \times \vec b = \left<1, 2, 0\right> \times \left<3, -1, 0\right> = \left<0, 0, -7\right> = \left<0, 0, 7\right> \]`, expected: ["equal", "equal", "unequal"] },
  { what: "whose curve is given by its length", text: String.raw`\[ s(t) = \int_0^t \|\vec r\,'(u)\|\,du \] Let $\vec r(t) = \left<3t - 1, 4t + 2\right>$. \[ s(t) = \int_0^t \|\vec r\,'(u)\|\,du = \int_0^t \sqrt{3^2 + 4^2}\,du = 5t \] Since $s = 5t$, we have $t = s/5$. \[ \vec r\,'(t) = \left<3, 4\right> = \left<3, 5\right> \]`, expected: ["equal", "equal", "equal", "equal", "undecided"] },
  { what: "of antiderivatives, each up to a constant", text: String.raw`Let $\vec a(t) = \left<2, \cos t\right>$. \[ \int \vec a(t)\,dt = \left<\int 2\,dt, \int \cos t\,dt\right> = \left<2t + C_1, \sin t + C_2\right> = \left<2t, \sin t\right> + \vec C = \left<2t, \cos t\right> + \vec C \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "of length one that are the direction of a derivative", text: String.raw`Let $f(x,y) = x^2 y$ and $\vec u = \left<3/5, 4/5\right>$. \[ D_{\vec u} f(1,2) = \nabla f(1,2) \cdot \vec u = \left<4, 1\right> \cdot \left<3/5, 4/5\right> = \frac{12 + 4}{5} \] \[ D_{\vec u} f(1,2) = \frac{12 - 4}{5} = \frac85 \]`, expected: ["equal", "equal", "equal", "unequal", "equal"] },
  { what: "not of length one", text: String.raw`Let $f(x,y) = x^2 y$ and $\vec u = \left<3, 4\right>$. \[ D_{\vec u} f(1,2) = \left<4, 1\right> \cdot \left<3/5, 4/5\right> = \frac{16}{5} \]`, expected: ["undecided", "equal"] },
  { what: "beside a circle centered somewhere", text: String.raw`The circle is centered at the origin. \[ \vec r(t) = \left<2\cos t, 2\sin t\right> \] \[ \vec r\,'(t) = \left<-2\sin t, 2\cos t\right> = \left<2\sin t, 2\cos t\right> \]`, expected: ["equal", "unequal"] },
  { what: "with nothing along an axis", text: String.raw`\[ 2 \cdot 3\hat\imath + 2 \cdot 0\hat\jmath = 6\hat\imath + 0\hat\jmath = 6\hat\imath \]`, expected: ["equal", "equal"] },
  { what: "by the determinant of the axes, of which one is called a vector", text: String.raw`In the direction of the vector $\hat\imath$ \[ \langle 1, 2, 3\rangle \times \langle 1, 0, 1\rangle = \det\left[\begin{matrix} \hat\imath & \hat\jmath & \hat k \\ 1 & 2 & 3 \\ 1 & 0 & 1 \end{matrix}\right] = \langle 2, 2, -2\rangle \]`, expected: ["equal", "equal"] },
  { what: "a point beside a formula is no factor", text: String.raw`Let $f(x, y) = x^2 y \qquad (3, -1)$. \[ \frac{\partial f}{\partial x}(3, -1) = 2 \cdot 3 \cdot (-1) = -6 \]`, expected: ["equal", "equal"] },
];

const OTHER: readonly Case[] = [
  { what: "a place that an inverse gives is a definition", text: String.raw`Let $g(x) = x^3$. \begin{align*} f(y) &= h(g^{-1}(y)) + 1 \\ &= h(x) + 1 \quad \text{at } x = g^{-1}(y) \end{align*}`, expected: ["given", "equal"] },
  { what: "what two quantities make together is not one of them", text: String.raw`\[ h = 3\,|\vec w| \] Multiplying direction and height we find the following. \[ = \frac{\vec w}{|\vec w|}\cdot 3|\vec w| = 3\vec w \]`, expected: ["given", "undecided", "equal"] },
  { what: "a letter of which a line says what it is over a region that is only named", text: String.raw`Let the volume be $V = \iint_R f(x,y)\,dA$. \[ V = \iint_R (8 - x)\,dA = \int_0^2\int_0^1 (8 - x)\,dy\,dx = \int_0^2 (8 - x)\,dx = 12 \]`, expected: ["given", "given", "equal", "unequal"] },
  { what: "an element of volume is what is put for it, and judged from there", text: String.raw`\[ dV = (\rho\sin\varphi\,d\theta)\cdot(\rho\,d\varphi)\cdot d\rho = \rho^2\sin\varphi\,d\rho\,d\varphi\,d\theta = \rho\sin\varphi\,d\rho\,d\varphi\,d\theta \]`, expected: ["given", "equal", "unequal"] },
  { what: "a limit along a curve", text: String.raw`\[ \lim_{(x, mx) \to (0, 0)} \frac{3x(mx)}{x^2 + (mx)^2} = \lim_{x \to 0} \frac{3m x^2}{x^2(1 + m^2)} = \frac{3m}{1 + m^2} = \frac{3}{1 + m^2} \]`, expected: ["equal", "equal", "unequal"] },
  { what: "and of a function of which the curve does not say where it is", text: String.raw`\[ \lim_{(x, x^2) \to (0, 0)} (x + y) = \lim_{x \to 0} (x + x^2) = 0 \]`, expected: ["undecided", "equal"] },
  { what: "a prime and a number on one letter of a macro", text: String.raw`\newcommand{\fp}{\ensuremath{f\,'}} Let $f_1(x) = x^2$. \[ \fp_1(x) = 2x + 0 = 2x = x \]`, expected: ["equal", "equal", "unequal"] },
  { what: "a limit of a function that the text says of and gives by nothing is given", text: String.raw`Suppose that $f(x)$ has a bound. \[ \lim_{x\to c^-} f(x) = \infty \quad\text{and}\quad \lim_{x\to 2} f(x) = L = \lim_{x\to 3} f(x) \]`, expected: ["given", "given", "given"] },
  { what: "of one that the text gives it is judged", text: String.raw`Suppose that $f(x) = x^2$. \[ \lim_{x\to 2} f(x) = 5 \]`, expected: ["unequal"] },
  { what: "and where a sentence gives a value of it, it is open", text: String.raw`Suppose that $f(2) = 3$ for $f(x)$. \[ \lim_{x\to 2} f(x) = 4 \]`, expected: ["undecided"] },
  { what: "alternatives in braces stand each beside what \"and\" joins to them", text: String.raw`\begin{align*} x^2 &= 4 \text{ and } x + y = 1 \\ &\iff \{x = 2 \text{ or } x = -2\} \text{ and } x + y = 1 \end{align*}`, expected: ["equal"] },
  { what: "and a slip in one of them is found", text: String.raw`\begin{align*} x^2 &= 4 \text{ and } x + y = 1 \\ &\iff \{x = 2 \text{ or } x = 3\} \text{ and } x + y = 1 \end{align*}`, expected: ["unequal"] },
  { what: "what a sentence names as one of several is no value", text: String.raw`So at least one of $a = 1$ and $y = 2x$ must be true. \[ x + y + y^2 = x + y(y + 1) \] \[ x + y + y^2 = 3x + 4x^2 = x(3 + 4x) \]`, expected: ["undecided", "equal"] },
  { what: "an angle beside ρ may be measured from an axis, which hides no slip", text: String.raw`\[ V = \rho^2 |\sin\varphi| = \rho^2 \sin\varphi \] \[ V = \rho^2 |\sin\varphi| = \rho^2 \cos\varphi \]`, expected: ["given", "undecided", "equal", "unequal"] },
  { what: "a letter in which a function is laid down is free again", text: String.raw`Put $y = \frac32 x^2$. Now let $f(x,y) = x^2 + xy$. \[ f_x(x,y) = 2x + y = y + 2x \] \[ f_y(x,y) = x + y \]`, expected: ["equal", "equal", "unequal"] },
  { what: "unit vectors may be written out, and the zero vector with an arrow", text: String.raw`Let $\hat\imath = [1, 0, 0]$, $\hat\jmath = [0, 1, 0]$ and $\hat k = [0, 0, 1]$. \[ (\hat\imath \times \hat\imath) \times \hat\jmath = \vec 0 \times \hat\jmath = \vec 0 \] \[ \hat\imath \times \hat k + \vec 0 = -\hat\jmath = \hat\jmath \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "an arrow over a letter by hand is a vector", text: String.raw`\[ \overset{\rightharpoonup}{v} = \left<1, 2\right> + \left<3, 4\right> = \left<4, 6\right> \]`, expected: ["given", "equal"] },
  { what: "with a slip", text: String.raw`\[ \overset{\rightharpoonup}{v} = \left<1, 2\right> + \left<3, 4\right> = \left<4, 5\right> \]`, expected: ["given", "unequal"] },
  { what: "what is about equal says nothing of the equation before it", text: String.raw`\begin{align*} 3x &= 10 \\ x &= \frac{10}{3} \approx 3.33 \end{align*}`, expected: ["equal"] },
  { what: "and hides no slip in it", text: String.raw`\begin{align*} 3x &= 10 \\ x &= \frac{11}{3} \approx 4 \end{align*}`, expected: ["unequal"] },
  { what: "a mark in a cell of its own is no side", text: String.raw`\begin{align*} \frac{d}{dx} x^2 &= \lim_{h\to 0} \frac{(x+h)^2-x^2}{h} \\ (*)&= 2x \end{align*}`, expected: ["equal", "equal"] },
  { what: "nor is the letter of a part behind words", text: String.raw`\begin{align*} D &= 2\sin\theta\intertext{So,} (a)\qquad \frac{dD}{d\theta} &= 2\cos\theta = 2\sin(\pi/2 - \theta) \end{align*}`, expected: ["equal", "equal"] },
  { what: "a number at the head is an equation that is given", text: String.raw`\[ 25 = x^2 + y^2 = y^2 + x^2 \]`, expected: ["given", "equal"] },
  { what: "but not one that may be meant for every x", text: String.raw`\[ 1 = \sin^2 x - \cos^2 x = -\cos 2x \]`, expected: ["undecided", "equal"] },
  { what: "what it goes on with is judged", text: String.raw`\[ 25 = x^2 + y^2 = y^2 - x^2 \]`, expected: ["given", "unequal"] },
  { what: "a root of plain TeX", text: String.raw`\[ \root 3\of 8 = 2 = \root n \of {2^n} \]`, expected: ["equal", "equal"] },
  { what: "a row ends with a length that is a command", text: String.raw`\begin{align*} (x+1)^2 &= x^2 + 2x + 1 \\[.5\baselineskip] &= x(x + 2) + 1 \end{align*}`, expected: ["equal", "equal"] },
  { what: "what both sides show is exact beside a rounded value", text: String.raw`\[ \frac{e^{0.1} - 1}{0.1} = \frac{1.10517 - 1}{0.1} = 1.0517 \]`, expected: ["equal", "equal"] },
  { what: "and rounding explains no slip", text: String.raw`\[ \frac{e^{0.1} - 1}{0.1} = \frac{1.10571 - 1}{0.1} = 1.0571 \]`, expected: ["unequal", "equal"] },
  { what: "a name with all of its arguments is the name that stood without", text: String.raw`\begin{align*} (TU - V)^2 &= 3 \\ \left(T\,U(T,V,W) - V\right)^2 &= 3 \end{align*}`, expected: ["undecided"] },
  { what: "both signs inside of a binomial are two statements, of which one fails", text: String.raw`\begin{align*} x^2 &= 4 \\ x &= \binom{3 \pm 1}{1} \end{align*}`, expected: ["unequal"] },
];

describe.each([["integrals over regions", REGIONS], ["iterated integrals", ITERATED], ["partial derivatives", PARTIALS], ["functions of several variables in their places", FORMS], ["limits", LIMITS], ["vectors", VECTORS], ["signs and arrows", OTHER]] as const)("%s", (_, cases) => {
  it.each(cases)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

describe("what is said about them", () => {
  it("that an integral over a named region was taken as given", () => {
    const [derivation] = checkText(String.raw`\[ \iint_R x\,dA = \int_0^1\int_0^2 x\,dy\,dx = 1 \]`, { path: "text.tex" }).derivations;
    expect(derivation?.notes.map(({ message }) => message)).toContainEqual(expect.stringContaining("this line is taken as what it comes to"));
  });

  it("which right side of a name a step rests on", () => {
    const report = checkText(String.raw`(a) $f(x) = x^2$; (b) $f(x) = e^{x}$; differentiate. \[ f'(x) = e^x \]`, { path: "text.tex" });
    expect(report.derivations.flatMap(({ steps }) => steps.flatMap(({ conditions }) => conditions.map(({ text }) => text)))).toEqual(["f as in line 1"]);
  });
});
