// Equations, inequalities, limits and integrals as people write them in documents: each right, and wrong with one slip at the step that is told.

export interface StatementDocument { readonly name: string; readonly notation: "markdown" | "text"; readonly text: string; readonly slips: readonly (readonly [from: string, to: string, step: number])[] }

export const solving: readonly StatementDocument[] = [
  {
    name: "log eq", notation: "markdown",
    text: String.raw`Solve $\ln(x) + \ln(x-1) = \ln 2$.
\begin{align*}
\ln(x) + \ln(x-1) &= \ln 2 \\
\ln(x(x-1)) &= \ln 2 \\
x^2 - x &= 2 \\
x^2 - x - 2 &= 0 \\
(x-2)(x+1) &= 0 \\
x &= 2
\end{align*}`,
    slips: [[String.raw`(x-2)(x+1)`, String.raw`(x+2)(x-1)`, 4], [String.raw`x^2 - x &= 2`, String.raw`x^2 - 1 &= 2`, 2]],
  },
  {
    name: "logarithms with a base", notation: "text",
    text: String.raw`log_2(x) + log_2(x - 2) = 3
log_2(x (x - 2)) = 3
x^2 - 2x = 8
x = 4 or x = -2`,
    slips: [["x^2 - 2x = 8", "x^2 - 2x = 9", 2], ["log_2(x (x - 2)) = 3", "log_2(2x - 2) = 3", 1], ["x = 4 or x = -2", "x = 4 or x = 2", 3]],
  },
  {
    name: "a common logarithm", notation: "text",
    text: "log_10(x) + log_10(x - 3) = 1\nx = 5",
    slips: [["x = 5", "x = 6", 1]],
  },
  {
    name: "sqrt eq", notation: "markdown",
    text: String.raw`\begin{align*}
\sqrt{2x+3} &= x \\
2x + 3 &= x^2 \\
x^2 - 2x - 3 &= 0 \\
(x-3)(x+1) &= 0 \\
x &= 3 \quad\text{(since $x\ge 0$)}
\end{align*}`,
    slips: [[String.raw`2x + 3 &= x^2`, String.raw`2x + 9 &= x^2`, 1], [String.raw`x^2 - 2x - 3`, String.raw`x^2 + 2x - 3`, 2]],
  },
  {
    name: "implies chain", notation: "markdown",
    text: String.raw`$$x^2 - 5x + 6 = 0 \implies (x-2)(x-3) = 0 \implies x = 2 \text{ or } x = 3$$`,
    slips: [[String.raw`x = 2 \text{ or } x = 3`, String.raw`x = -2 \text{ or } x = -3`, 2]],
  },
  {
    name: "iff chain", notation: "markdown",
    text: String.raw`$$2x - 4 > 6 \iff 2x > 10 \iff x > 5$$`,
    slips: [[String.raw`2x > 10`, String.raw`2x > 2`, 1], [String.raw`x > 5`, String.raw`x \ge 5`, 2]],
  },
  {
    name: "quadratic formula", notation: "markdown",
    text: String.raw`\begin{align*}
3x^2 - 5x + 1 &= 0 \\
x &= \frac{5 \pm \sqrt{25 - 12}}{6} \\
x &= \frac{5 \pm \sqrt{13}}{6}
\end{align*}`,
    slips: [[String.raw`25 - 12`, String.raw`25 + 12`, 1], [String.raw`\sqrt{13}}{6}`, String.raw`\sqrt{13}}{2}`, 2]],
  },
  {
    name: "complete square", notation: "markdown",
    text: String.raw`\begin{align*}
x^2 + 6x + 5 &= 0 \\
x^2 + 6x &= -5 \\
x^2 + 6x + 9 &= 4 \\
(x+3)^2 &= 4 \\
x + 3 &= \pm 2 \\
x &= -1 \text{ or } x = -5
\end{align*}`,
    slips: [[String.raw`x^2 + 6x + 9 &= 4`, String.raw`x^2 + 6x + 9 &= -5`, 2]],
  },
  {
    name: "system chain", notation: "markdown",
    text: String.raw`$$\begin{cases} 2x + y = 7 \\ x - y = 2 \end{cases} \iff \begin{cases} 3x = 9 \\ x - y = 2 \end{cases} \iff \begin{cases} x = 3 \\ y = 1 \end{cases}$$`,
    slips: [[String.raw`3x = 9`, String.raw`3x = 5`, 1], [String.raw`y = 1`, String.raw`y = -1`, 2]],
  },
  {
    name: "exponential", notation: "markdown",
    text: String.raw`\begin{align*}
5 \cdot 2^{x} &= 40 \\
2^x &= 8 \\
x &= 3
\end{align*}`,
    slips: [[String.raw`2^x &= 8`, String.raw`2^x &= 35`, 1], [String.raw`x &= 3`, String.raw`x &= 4`, 2]],
  },
  {
    name: "exp logs", notation: "markdown",
    text: String.raw`\begin{align*}
3^{x+1} &= 7 \\
(x+1)\ln 3 &= \ln 7 \\
x &= \frac{\ln 7}{\ln 3} - 1
\end{align*}`,
    slips: [[String.raw`(x+1)\ln 3`, String.raw`x + 1\ln 3`, 1], [String.raw`- 1`, String.raw`+ 1`, 2]],
  },
  {
    name: "trig", notation: "markdown",
    text: String.raw`\begin{align*}
2\cos^2 x - 1 &= 0 \\
\cos^2 x &= \frac12 \\
\cos x &= \pm\frac{1}{\sqrt2}
\end{align*}`,
    slips: [],
  },
  {
    name: "no solution", notation: "markdown",
    text: String.raw`\begin{align*}
x^2 + 4 &= 0 \\
x^2 &= -4
\end{align*}
so there is no solution.`,
    slips: [],
  },
  {
    name: "no solution", notation: "text",
    text: String.raw`x^2 + x + 1 = 0
(x + 1/2)^2 = -3/4
no solution`,
    slips: [[String.raw`-3/4`, String.raw`3/4`, 1]],
  },
  {
    name: "no solution wrong", notation: "text",
    text: String.raw`x^2 = 4
x = 2 or x = -2`,
    slips: [[String.raw`x = 2 or x = -2`, String.raw`no solution`, 1]],
  },
  {
    name: "extraneous", notation: "text",
    text: String.raw`1/(x-1) = 2/(x^2-1)
x + 1 = 2
x = 1
no solution`,
    slips: [],
  },
  {
    name: "set notation", notation: "text",
    text: String.raw`x^2 = 4
x ∈ {-2, 2}`,
    slips: [[String.raw`{-2, 2}`, String.raw`{2}`, 1]],
  },
  {
    name: "set latex", notation: "markdown",
    text: String.raw`$$x^2 = 4 \iff x \in \{-2, 2\}$$`,
    slips: [[String.raw`\{-2, 2\}`, String.raw`\{2\}`, 1]],
  },
  {
    name: "interval", notation: "markdown",
    text: String.raw`$$x^2 < 9 \iff x \in (-3, 3)$$`,
    slips: [[String.raw`(-3, 3)`, String.raw`[-3, 3]`, 1], [String.raw`(-3, 3)`, String.raw`(0, 3)`, 1]],
  },
  {
    name: "ineq flip", notation: "markdown",
    text: String.raw`\begin{align*}
3 - 2x &< 7 \\
-2x &< 4 \\
x &> -2
\end{align*}`,
    slips: [[String.raw`x &> -2`, String.raw`x &< -2`, 2]],
  },
  {
    name: "ineq abs", notation: "markdown",
    text: String.raw`\begin{align*}
|2x - 3| &\le 5 \\
-5 \le 2x - 3 &\le 5 \\
-2 \le 2x &\le 8 \\
-1 \le x &\le 4
\end{align*}`,
    slips: [[String.raw`-2 \le 2x &\le 8`, String.raw`-8 \le 2x &\le 2`, 2]],
  },
  {
    name: "ineq rational", notation: "markdown",
    text: String.raw`\begin{align*}
\frac{x+1}{x-2} &\ge 2 \\
\frac{x+1-2(x-2)}{x-2} &\ge 0 \\
\frac{5-x}{x-2} &\ge 0 \\
2 < x &\le 5
\end{align*}`,
    slips: [[String.raw`\frac{5-x}{x-2} &\ge 0`, String.raw`\frac{-x-3}{x-2} &\ge 0`, 2]],
  },
  {
    name: "ineq log", notation: "markdown",
    text: String.raw`\begin{align*}
\ln x &> 2 \\
x &> e^2
\end{align*}`,
    slips: [],
  },
  {
    name: "rearrange formula", notation: "markdown",
    text: String.raw`\begin{align*}
S &= \frac{a}{1-r} + 0 \\
S(1-r) &= a \\
1 - r &= \frac{a}{S} \\
r &= 1 - \frac{a}{S}
\end{align*}`,
    slips: [],
  },
  {
    name: "pendulum", notation: "markdown",
    text: String.raw`\begin{align*}
T^2 &= 4\pi^2\frac{L}{g} \\
g T^2 &= 4\pi^2 L \\
g &= \frac{4\pi^2 L}{T^2}
\end{align*}`,
    slips: [[String.raw`g &= \frac{4\pi^2 L}{T^2}`, String.raw`g &= \frac{4\pi^2 T^2}{L}`, 2]],
  },
  {
    name: "quadratic param", notation: "markdown",
    text: String.raw`\begin{align*}
x^2 - 2ax + a^2 &= b^2 \\
(x-a)^2 &= b^2 \\
x - a &= \pm b \\
x &= a \pm b
\end{align*}`,
    slips: [],
  },
  {
    name: "division", notation: "markdown",
    text: String.raw`\begin{align*}
x(x-3) &= 2(x-3) \\
(x-3)(x-2) &= 0 \\
x &= 3 \text{ or } x = 2
\end{align*}`,
    slips: [],
  },
  {
    name: "abs", notation: "markdown",
    text: String.raw`\begin{align*}
|x+2| &= |x-4| \\
(x+2)^2 &= (x-4)^2 \\
x^2+4x+4 &= x^2-8x+16 \\
12x &= 12 \\
x &= 1
\end{align*}`,
    slips: [[String.raw`12x &= 12`, String.raw`4x &= 12`, 3], [String.raw`x^2-8x+16`, String.raw`x^2-8x-16`, 2]],
  },
  {
    name: "cubic", notation: "markdown",
    text: String.raw`\begin{align*}
x^3 - 6x^2 + 11x - 6 &= 0 \\
(x-1)(x^2-5x+6) &= 0 \\
(x-1)(x-2)(x-3) &= 0 \\
x &= 1, 2, 3
\end{align*}`,
    slips: [[String.raw`(x^2-5x+6)`, String.raw`(x^2-5x-6)`, 1], [String.raw`x &= 1, 2, 3`, String.raw`x &= 1, 2, -3`, 3]],
  },
];

export const implicit: readonly StatementDocument[] = [
  {
    name: "circle", notation: "markdown",
    text: String.raw`\begin{align*}
x^2 + y^2 &= 25 \\
2x + 2y\frac{dy}{dx} &= 0 \\
2y\frac{dy}{dx} &= -2x \\
\frac{dy}{dx} &= -\frac{x}{y}
\end{align*}`,
    slips: [[String.raw`2y\frac{dy}{dx} &= -2x`, String.raw`2y\frac{dy}{dx} &= 2x`, 2], [String.raw`-\frac{x}{y}`, String.raw`-\frac{y}{x}`, 3]],
  },
  {
    name: "folium", notation: "markdown",
    text: String.raw`Differentiate both sides of $x^3+y^3=6xy$:
\begin{align*}
3x^2 + 3y^2 y' &= 6y + 6xy' \\
y'(3y^2 - 6x) &= 6y - 3x^2 \\
y' &= \frac{2y - x^2}{y^2-2x}
\end{align*}`,
    slips: [[String.raw`y'(3y^2 - 6x)`, String.raw`y'(3y^2 + 6x)`, 2], [String.raw`\frac{2y - x^2}{y^2-2x}`, String.raw`\frac{2y - x^2}{y^2+2x}`, 3], [String.raw`3y^2 y'`, String.raw`3y^2`, 1]],
  },
  {
    name: "given first", notation: "markdown",
    text: String.raw`\begin{align*}
x^3+y^3&=6xy\\
3x^2 + 3y^2 y' &= 6y + 6xy' \\
y'(3y^2 - 6x) &= 6y - 3x^2
\end{align*}`,
    slips: [],
  },
  {
    name: "arcsin", notation: "markdown",
    text: String.raw`\begin{align*}
\sin y &= x \\
\cos y\cdot y' &= 1 \\
y' &= \frac{1}{\cos y}
\end{align*}`,
    slips: [],
  },
  {
    name: "related rates", notation: "markdown",
    text: String.raw`\begin{align*}
V &= \frac43\pi r^3 + 0\\
\frac{dV}{dt} &= 4\pi r^2\frac{dr}{dt}
\end{align*}`,
    slips: [[String.raw`4\pi r^2\frac{dr}{dt}`, String.raw`4\pi r^2`, 1]],
  },
  {
    name: "foc", notation: "markdown",
    text: String.raw`Let $f(x) = x^2 - 4x + 7$. First-order condition:
\begin{align*}
f'(x) &= 0 \\
2x - 4 &= 0 \\
x &= 2
\end{align*}`,
    slips: [[String.raw`x &= 2`, String.raw`x &= -2`, 2]],
  },
  {
    name: "foc mle", notation: "markdown",
    text: String.raw`Let $\ell(p) = k\ln p + (n-k)\ln(1-p)$.
\begin{align*}
\frac{k}{p} - \frac{n-k}{1-p} &= 0 \\
k(1-p) &= (n-k)p \\
k &= np \\
p &= \frac{k}{n}
\end{align*}`,
    slips: [[String.raw`p &= \frac{k}{n}`, String.raw`p &= \frac{n}{k}`, 3]],
  },
  {
    name: "foc ols", notation: "markdown",
    text: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $\beta \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$, with $X^\top X$ invertible.
\begin{align*}
-2X^\top(y - X\beta) &= 0 \\
X^\top y - X^\top X\beta &= 0 \\
X^\top X\beta &= X^\top y \\
\beta &= (X^\top X)^{-1}X^\top y
\end{align*}`,
    slips: [[String.raw`\beta &= (X^\top X)^{-1}X^\top y`, String.raw`\beta &= X^\top y(X^\top X)^{-1}`, 3], [String.raw`\beta &= (X^\top X)^{-1}X^\top y`, String.raw`\beta &= (X X^\top)^{-1}X^\top y`, 3]],
  },
  {
    name: "foc ridge", notation: "markdown",
    text: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$.
$$2X^\top(Xw-y) + 2\lambda w = 0 \iff X^\top X w + \lambda w = X^\top y \iff (X^\top X + \lambda I)w = X^\top y$$`,
    slips: [[String.raw`(X^\top X + \lambda I)w = X`, String.raw`(X^\top X - \lambda I)w = X`, 2], [String.raw`= X^\top y \iff (X`, String.raw`= -X^\top y \iff (X`, 1]],
  },
  {
    name: "eigen", notation: "markdown",
    text: String.raw`Let $A$ be a matrix and $v$ a vector.
$$Av = \lambda v \iff Av - \lambda v = 0 \iff (A - \lambda I)v = 0$$`,
    slips: [[String.raw`(A - \lambda I)v`, String.raw`(A + \lambda I)v`, 2]],
  },
  {
    name: "matrix solve", notation: "markdown",
    text: String.raw`Let $A$, $B$ be invertible $n\times n$ matrices and $x, c\in\mathbb{R}^n$.
\begin{align*}
ABx &= c \\
Bx &= A^{-1}c \\
x &= B^{-1}A^{-1}c
\end{align*}`,
    slips: [[String.raw`x &= B^{-1}A^{-1}c`, String.raw`x &= A^{-1}B^{-1}c`, 2], [String.raw`Bx &= A^{-1}c`, String.raw`Bx &= cA^{-1}`, 1]],
  },
];

export const calculus: readonly StatementDocument[] = [
  {
    name: "lhopital", notation: "markdown",
    text: String.raw`$$\lim_{x\to0}\frac{e^{2x}-1}{\sin x} = \lim_{x\to0}\frac{2e^{2x}}{\cos x} = 2$$`,
    slips: [[String.raw`2e^{2x}`, String.raw`e^{2x}`, 1], [String.raw`= 2$$`, String.raw`= 1$$`, 2]],
  },
  {
    name: "lhopital misuse", notation: "markdown",
    text: String.raw`$$\lim_{x\to 1}\frac{x^2+1}{x+1} = 1$$`,
    slips: [[String.raw`= 1$$`, String.raw`= \lim_{x\to1}\frac{2x}{1} = 2$$`, 1]],
  },
  {
    name: "lhopital label", notation: "markdown",
    text: String.raw`$$\lim_{x\to 0}\frac{\ln(1+x)}{x} \overset{H}{=} \lim_{x\to0}\frac{\frac{1}{1+x}}{1} = 1$$`,
    slips: [[String.raw`\frac{1}{1+x}}{1}`, String.raw`\frac{1}{1+x}}{x}`, 1]],
  },
  {
    name: "dq sqrt", notation: "markdown",
    text: String.raw`Let $f(x) = \sqrt{x}$. Then $$f'(x) = \lim_{h\to0}\frac{\sqrt{x+h}-\sqrt{x}}{h} = \lim_{h\to0}\frac{(\sqrt{x+h}-\sqrt{x})(\sqrt{x+h}+\sqrt{x})}{h(\sqrt{x+h}+\sqrt{x})} = \lim_{h\to0}\frac{x+h-x}{h(\sqrt{x+h}+\sqrt{x})} = \frac{1}{2\sqrt{x}}$$`,
    slips: [[String.raw`= \frac{1}{2\sqrt{x}}$$`, String.raw`= \frac{1}{\sqrt{x}}$$`, 4]],
  },
  {
    name: "dq f", notation: "markdown",
    text: String.raw`$$\lim_{h\to0}\frac{f(x+h)-f(x-h)}{2h} = f'(x)$$ for differentiable $f$; hence $$\lim_{h\to0}\frac{f(x+2h)-f(x)}{h} = 2\lim_{h\to0}\frac{f(x+2h)-f(x)}{2h} = 2f'(x)$$`,
    slips: [],
  },
  {
    name: "one sided", notation: "markdown",
    text: String.raw`$$\lim_{x\to 2^+}\frac{|x-2|}{x-2} = \lim_{x\to2^+}\frac{x-2}{x-2} = 1$$ and $$\lim_{x\to 2^-}\frac{|x-2|}{x-2} = \lim_{x\to2^-}\frac{-(x-2)}{x-2} = -1$$`,
    slips: [],
  },
  {
    name: "at infinity", notation: "markdown",
    text: String.raw`$$\lim_{x\to\infty}\frac{2x^3-x}{5x^3+x^2} = \lim_{x\to\infty}\frac{2-\frac{1}{x^2}}{5+\frac1x} = \frac25$$`,
    slips: [[String.raw`= \frac25`, String.raw`= 2`, 2]],
  },
  {
    name: "dne", notation: "markdown",
    text: String.raw`$$\lim_{x\to0^+}\frac{1}{x} = +\infty$$`,
    slips: [],
  },
  {
    name: "parts indefinite uv", notation: "markdown",
    text: String.raw`With $u = x$, $dv = e^{3x}\,dx$: $$\int xe^{3x}\,dx = \frac{x}{3}e^{3x} - \frac13\int e^{3x}\,dx = \frac{x}{3}e^{3x} - \frac19e^{3x} + C$$`,
    slips: [[String.raw`- \frac19e`, String.raw`+ \frac19e`, 2], [String.raw`- \frac13\int`, String.raw`- \int`, 1]],
  },
  {
    name: "parts definite", notation: "markdown",
    text: String.raw`$$\int_0^1 x\arctan x\,dx = \left[\frac{x^2}{2}\arctan x\right]_0^1 - \frac12\int_0^1\frac{x^2}{1+x^2}\,dx = \frac{\pi}{8} - \frac12\int_0^1\left(1 - \frac{1}{1+x^2}\right)dx = \frac{\pi}{8} - \frac12 + \frac{\pi}{8} = \frac{\pi}{4} - \frac12$$`,
    slips: [[String.raw`1 - \frac{1}{1+x^2}`, String.raw`1 + \frac{1}{1+x^2}`, 2], [String.raw`- \frac12 + \frac{\pi}{8}`, String.raw`- \frac12 - \frac{\pi}{8}`, 3]],
  },
  {
    name: "substitution bounds", notation: "markdown",
    text: String.raw`Put $u = x^2+1$, $du = 2x\,dx$: $$\int_0^2 x\sqrt{x^2+1}\,dx = \frac12\int_1^5\sqrt{u}\,du = \frac13\left[u^{3/2}\right]_1^5 = \frac{5\sqrt5-1}{3}$$`,
    slips: [[String.raw`\int_1^5\sqrt{u}`, String.raw`\int_0^2\sqrt{u}`, 1], [String.raw`\frac13\left[`, String.raw`\frac12\left[`, 2]],
  },
  {
    name: "substitution indefinite", notation: "markdown",
    text: String.raw`Let $u = \sin x$. $$\int \sin^3x\cos x\,dx = \int u^3\,du = \frac{u^4}{4} + C = \frac{\sin^4x}{4} + C$$`,
    slips: [[String.raw`\frac{u^4}{4} + C`, String.raw`\frac{u^4}{3} + C`, 2], [String.raw`\int u^3\,du`, String.raw`\int u^2\,du`, 1]],
  },
  {
    name: "trig sub", notation: "markdown",
    text: String.raw`Let $x = 2\sin\theta$. $$\int\frac{dx}{\sqrt{4-x^2}} = \int\frac{2\cos\theta}{2\cos\theta}\,d\theta = \theta + C = \arcsin\frac x2 + C$$`,
    slips: [[String.raw`\arcsin\frac x2`, String.raw`\arcsin x`, 3]],
  },
  {
    name: "partial fractions", notation: "markdown",
    text: String.raw`$$\frac{5x-4}{x^2-x-2} = \frac{5x-4}{(x-2)(x+1)} = \frac{2}{x-2} + \frac{3}{x+1}$$ so $$\int\frac{5x-4}{x^2-x-2}\,dx = \int\left(\frac{2}{x-2}+\frac{3}{x+1}\right)dx = 2\ln|x-2| + 3\ln|x+1| + C$$`,
    slips: [],
  },
  {
    name: "improper", notation: "markdown",
    text: String.raw`$$\int_0^\infty xe^{-x}\,dx = \lim_{t\to\infty}\left[-xe^{-x}-e^{-x}\right]_0^t = \lim_{t\to\infty}\left(1 - te^{-t} - e^{-t}\right) = 1$$`,
    slips: [[String.raw`= 1$$`, String.raw`= 0$$`, 3]],
  },
  {
    name: "eval bar", notation: "markdown",
    text: String.raw`$$\int_1^4\frac{1}{\sqrt x}\,dx = 2\sqrt x\,\bigg|_1^4 = 4 - 2 = 2$$`,
    slips: [[String.raw`4 - 2 = 2`, String.raw`2 - 1 = 1`, 2]],
  },
  {
    name: "ftc", notation: "markdown",
    text: String.raw`$$\frac{d}{dx}\int_1^{x^3}\frac{1}{t}\,dt = \frac{1}{x^3}\cdot 3x^2 = \frac3x$$`,
    slips: [[String.raw`\cdot 3x^2`, String.raw``, 1]],
  },
  {
    name: "taylor in chain", notation: "markdown",
    text: String.raw`$$\lim_{x\to0}\frac{\sin x - x}{x^3} = \lim_{x\to0}\frac{-\frac{x^3}{6} + O(x^5)}{x^3} = -\frac16$$`,
    slips: [],
  },
  {
    name: "missing C", notation: "markdown",
    text: String.raw`$$\int 2x\,dx = x^2$$`,
    slips: [],
  },
  {
    name: "C shifts", notation: "markdown",
    text: String.raw`$$\int (x+1)\,dx = \frac{(x+1)^2}{2} + C = \frac{x^2}{2} + x + C$$`,
    slips: [[String.raw`+ x + C`, String.raw`+ 2x + C`, 2]],
  },
  {
    name: "double trig", notation: "markdown",
    text: String.raw`$$\int\cos^2 x\,dx = \frac12\int(1+\cos2x)\,dx = \frac x2 + \frac{\sin 2x}{4} + C$$`,
    slips: [[String.raw`\frac{\sin 2x}{4}`, String.raw`\frac{\sin 2x}{2}`, 2]],
  },
];
