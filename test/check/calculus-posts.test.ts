// Calculus as it is asked about in posts and taught in courses: combined and inverse functions, curves by a parameter, unit vectors and cross products, values put in at a moment, ±,
// integrals with corners. Each rule stands beside a slip that it must not hide.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

/** The verdicts of a Markdown document, line 0 of each derivation left out. */
function verdicts(text: string): readonly string[] {
  return checkText(text, { path: "post.md" }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
}

interface Case {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const FUNCTIONS: readonly Case[] = [
  { what: "a composition", text: String.raw`Let $f(x) = x^2+1$ and $g(x) = \sqrt{x-1}$. $$(f\circ g)(x) = f(\sqrt{x-1}) = (x - 1) + 1 = x$$ $$(g\circ f)(x) = \sqrt{x^2} = x$$`, expected: ["equal", "equal", "equal", "equal", "unequal"] },
  { what: "its derivative", text: String.raw`Let $f(x) = x^2$ and $g(x) = \sin x$. $$(f\circ g)'(x) = f'(g(x))g'(x) = 2\sin x\cos x$$ $$(g\circ f)'(x) = 2x\cos x$$`, expected: ["equal", "equal", "unequal"] },
  { what: "sums, products and quotients of functions", text: String.raw`Let $f(x) = x^2$ and $g(x) = e^x$. $$(f+g)(x) = f(x) + g(x) = x^2 + e^x$$ $$(fg)'(x) = f'(x)g(x) + f(x)g'(x) = 2xe^x + x^2e^x$$ $$(fg)'(x) = f'(x)g'(x)$$ $$\left(\frac fg\right)'(0) = \frac{0 - 0}{1} = 0$$`, expected: ["equal", "equal", "equal", "equal", "unequal", "equal", "equal"] },
  { what: "a bracket that holds a quantity is a factor", text: String.raw`$$\frac{d}{dt} (3 - h)(3 - h) = -2(3 - h)\frac{dh}{dt} = 2(h - 3)\frac{dh}{dt}$$`, expected: ["equal", "equal"] },
  { what: "the inverse undoes the function", text: String.raw`Let $f(x) = 2x+3$ and $f^{-1}(x) = \frac{x-3}{2}$. $$f(f^{-1}(x)) = 2\cdot\frac{x-3}{2} + 3 = x$$ $$f^{-1}(f(x)) = \frac{2x + 3 + 3}{2} = x + 3$$`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "the derivative of an inverse that nothing writes out", text: String.raw`$$(f^{-1})'(x) = \frac{1}{f'(f^{-1}(x))}$$ $$(f^{-1})'(x) = -\frac{1}{f'(f^{-1}(x))}$$`, expected: ["equal", "undecided"] },
];

const CURVES: readonly Case[] = [
  { what: "dy/dx along a curve", text: String.raw`Let $x = 3\cos t$ and $y = 2\sin t$. $$\frac{dy}{dx} = \frac{dy/dt}{dx/dt} = \frac{2\cos t}{-3\sin t}$$ $$\frac{d^2y}{dx^2} = \frac{\frac{d}{dt}\left(-\frac23\cot t\right)}{-3\sin t} = -\frac29\csc^3 t$$`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "the slip of the second derivative by t", text: String.raw`Let $x = t^2$ and $y = t^4$. $$\frac{d^2y}{dx^2} = \frac{d}{dt}(2t^2) = 4t$$`, expected: ["unequal", "equal"] },
];

const VECTORS: readonly Case[] = [
  { what: "a cross product as a determinant", text: String.raw`Let $\vec u = \langle 1, 2, 3\rangle$ and $\vec v = \langle 0, 1, -1\rangle$. $$\vec u\times\vec v = \begin{vmatrix}\hat\imath & \hat\jmath & \hat k\\ 1&2&3\\0&1&-1\end{vmatrix} = -5\hat\imath + \hat\jmath + \hat k = \langle -5, 1, 1\rangle$$`, expected: ["equal", "equal", "equal"] },
  { what: "its middle sign", text: String.raw`Let $\vec u = \langle 1, 2, 3\rangle$ and $\vec v = \langle 0, 1, -1\rangle$. $$\vec u\times\vec v = -5\mathbf{i} - \mathbf{j} + \mathbf{k}$$ $$\vec u\times\vec v = \begin{vmatrix}\mathbf i & \mathbf j & \mathbf k\\ 1&2&3\\0&1&-1\end{vmatrix} = -5\mathbf{i} - \mathbf{j} + \mathbf{k}$$`, expected: ["equal", "unequal"] },
  { what: "the derivatives of a vector", text: String.raw`Let $\vec r(t) = \cos t\,\hat{\imath} + \sin t\,\hat{\jmath} + t\,\hat{k}$. $$\vec r'(t) = -\sin t\,\hat\imath + \cos t\,\hat\jmath + \hat k$$ $$|\vec r'(t)| = \sqrt{\sin^2 t + \cos^2 t + 1} = \sqrt 2$$ $$|\vec r'(t)| = \sqrt{\sin^2 t + \cos^2 t + 4} = \sqrt 5$$`, expected: ["equal", "equal", "equal", "unequal", "equal"] },
  { what: "its integral", text: String.raw`Let $\mathbf{r}(t) = \langle t^2, \sin t, e^t\rangle$. $$\int_0^1 \mathbf{r}(t)\,dt = \left\langle \frac13, 1-\cos 1, e - 1\right\rangle$$`, expected: ["equal"] },
  { what: "a system of equations between products of vectors", text: String.raw`Denote by $\langle a, b, c\rangle$ the gradient at $P$. We are told, with unit vectors, that
\begin{align*}
\langle a, b, c\rangle \cdot \langle 1, 0, 0\rangle &= 3 \\
\langle a, b, c\rangle \cdot \frac{1}{\sqrt{2}}\langle 1, 1, 0\rangle &= \sqrt{2} \\
\langle a, b, c\rangle \cdot \frac{1}{\sqrt{3}}\langle 1, 1, 1\rangle &= \frac{4}{\sqrt{3}}
\end{align*}
Simplifying
\begin{align*}
a&=3 \\
a+b&=2 \\
a+b+c&=4
\end{align*}
From these equations we read off $a=3$, $b=-1$ and $c=2$.`, expected: ["equal", "equal", "equal"] },
  { what: "a system of equations between products of vectors, with a slip", text: String.raw`Denote by $\langle a, b, c\rangle$ the gradient at $P$. We are told, with unit vectors, that
\begin{align*}
\langle a, b, c\rangle \cdot \langle 1, 0, 0\rangle &= 3 \\
\langle a, b, c\rangle \cdot \frac{1}{\sqrt{2}}\langle 1, 1, 0\rangle &= \sqrt{2} \\
\langle a, b, c\rangle \cdot \frac{1}{\sqrt{3}}\langle 1, 1, 1\rangle &= \frac{4}{\sqrt{3}}
\end{align*}
Simplifying
\begin{align*}
a&=3 \\
a+b&=1 \\
a+b+c&=4
\end{align*}
From these equations we read off $a=3$, $b=-1$ and $c=2$.`, expected: ["equal", "undecided", "undecided"] },
  { what: "a system that the values of the text satisfy is given", text: String.raw`Denote by $\langle a, b, c\rangle$ the gradient at $P$. We are told, with unit vectors, that
\begin{align*}
\langle a, b, c\rangle \cdot \langle 1, 0, 0\rangle &= 3 \\
\langle a, b, c\rangle \cdot \frac{1}{\sqrt{2}}\langle 1, 1, 0\rangle &= \sqrt{2} \\
\langle a, b, c\rangle \cdot \frac{1}{\sqrt{3}}\langle 1, 1, 1\rangle &= \frac{4}{\sqrt{3}}
\end{align*}
Simplifying
\begin{align*}
a&=3 \\
a+b&=2 \\
a+b+c&=4
\end{align*}
From these equations we read off $a=3$, $b=-1$ and $c=2$.`, expected: ["equal", "equal", "equal"] },
  { what: "a system that the values of the text satisfy is given, with a slip", text: String.raw`Denote by $\langle a, b, c\rangle$ the gradient at $P$. We are told, with unit vectors, that
\begin{align*}
\langle a, b, c\rangle \cdot \langle 1, 0, 0\rangle &= 3 \\
\langle a, b, c\rangle \cdot \frac{1}{\sqrt{2}}\langle 1, 1, 0\rangle &= 2\sqrt{2} \\
\langle a, b, c\rangle \cdot \frac{1}{\sqrt{3}}\langle 1, 1, 1\rangle &= \frac{4}{\sqrt{3}}
\end{align*}
Simplifying
\begin{align*}
a&=3 \\
a+b&=2 \\
a+b+c&=4
\end{align*}
From these equations we read off $a=3$, $b=-1$ and $c=2$.`, expected: ["undecided", "undecided", "equal"] },
  { what: "values of a gradient that is not known are given", text: String.raw`Find a unit vector. The gradient is such that $$\nabla z(0,0)\cdot\langle 0, -1\rangle = 4 = 2 + 2$$ $$0 = \langle 12, 4, -2\rangle\cdot\langle a, b, c\rangle = 12a + 4b - 2c$$`, expected: ["equal", "equal"] },
  { what: "values of a gradient that is not known are given, with a slip", text: String.raw`Find a unit vector. The gradient is such that $$\nabla z(0,0)\cdot\langle 0, -1\rangle = 4 = 2 + 2$$ $$0 = \langle 12, 4, -2\rangle\cdot\langle a, b, c\rangle = 12a + 4b + 2c$$`, expected: ["equal", "unequal"] },
];

const LISTS: readonly Case[] = [
  { what: "equal lists are equations", text: String.raw`\begin{align*} (-2,0) = (2\cos\theta,2\sin\theta) &\iff \sin\theta=0,\ \cos\theta=-1 \\ &\iff \theta= \pi + 2n\pi,\ n\text{ integer } \end{align*}`, expected: ["equal", "equal"] },
  { what: "too many angles for them", text: String.raw`\begin{align*} (-2,0) = (2\cos\theta,2\sin\theta) &\iff \sin\theta=0,\ \cos\theta=-1 \\ &\iff \theta= \pi + n\pi,\ n\text{ integer } \end{align*}`, expected: ["equal", "undecided"] },
  { what: "a determinant in brackets with vectors above", text: String.raw`$$\langle 2,-1,2\rangle \times \langle -1,1,-1\rangle =\det\left[\begin{matrix} \hat\imath & \hat\jmath & \hat k \\ 2 & -1 & 2 \\ -1 & 1 & -1 \end{matrix}\right] = \langle -1, 0, 1\rangle = \langle -1, 0, 2\rangle$$`, expected: ["equal", "equal", "unequal"] },
];

const MOMENTS: readonly Case[] = [
  { what: "values at a moment are put in behind the derivative", text: String.raw`We have $x(t)^2 + y(t)^2 = z(t)^2$. At that time $x(t) = 3$, $y(t) = 4$, $z(t) = 5$, $x'(t) = -15$ and $y'(t) = 20$.
\begin{align*}
x(t)^2+y(t)^2&=z(t)^2\\
2x(t)x'(t)+2y(t)y'(t)&=2z(t)z'(t)\\
3(-15)+4(20) &= 5z'(t)\\
z'(t)&=7
\end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "and a wrong one is not", text: String.raw`The bottom slides away at $\frac{dx}{dt} = 1$. When $x = 6$, $y = 8$ and $$\frac{dy}{dt} = -\frac{x}{y}\frac{dx}{dt} = -\frac{6}{8}(1)$$ $$\frac{dy}{dt} = -\frac{x}{y}\frac{dx}{dt} = -\frac{8}{6}(1)$$`, expected: ["equal", "undecided"] },
  { what: "a value that is worked out at a moment makes no constant of a function", text: String.raw`The train has $x'(t)=3$; at the time in question, $z(t)=1.7$ km and $x(t)=\sqrt{1.7^2-0.8^2}=1.5$ km. So
\begin{align*}
z(t)^2&=x(t)^2+0.8^2\\
2z(t)z'(t)&=2x(t)x'(t)\\
2\cdot 1.7z'(t)&=2\cdot 1.5\cdot 3
\end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "a value that is worked out at a moment makes no constant of a function, with a slip", text: String.raw`The train has $x'(t)=3$; at the time in question, $z(t)=1.7$ km and $x(t)=\sqrt{1.7^2-0.8^2}=1.5$ km. So
\begin{align*}
z(t)^2&=x(t)^2+0.8^2\\
2z(t)z'(t)&=2x(t)x'(t)\\
2\cdot 1.7z'(t)&=2\cdot 1.5\cdot 2
\end{align*}`, expected: ["equal", "equal", "undecided"] },
  { what: "the value of a letter is no equation that its rate comes from", text: String.raw`We differentiate with respect to $t$ and get
\begin{align*}
d \cdot d' &= (u' - v')(u - v)
\end{align*}
We are told that $u'=20$ and $v'=10$. In that time $u=90$ and $v=60$. At this point $d = 50$. Therefore
\begin{align*}
50 d' &= (20 - 10)(90 - 60)
\end{align*}`, expected: ["equal"] },
  { what: "the value of a letter is no equation that its rate comes from, with a slip", text: String.raw`We differentiate with respect to $t$ and get
\begin{align*}
d \cdot d' &= (u' - v')(u - v)
\end{align*}
We are told that $u'=20$ and $v'=10$. In that time $u=90$ and $v=60$. At this point $d = 50$. Therefore
\begin{align*}
50 d' &= (20 + 10)(90 - 60)
\end{align*}`, expected: ["undecided"] },
  { what: "what holds along a curve, at one moment of it", text: String.raw`Then $x(t)^2+y(t)^2=1$. At some time $t_0$, $x(t_0)=3/5$, $y(t_0)=4/5$ and $y'(t_0)=3$. Then
\begin{align*}
2x(t)x'(t)+2y(t)y'(t)&=0\\
2x(t_0)x'(t_0)+2y(t_0)y'(t_0)&=0\\
2\left(\frac35\right)x'(t_0)+2\left(\frac45\right)(3)&=0
\end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "what holds along a curve, at one moment of it, with a slip", text: String.raw`Then $x(t)^2+y(t)^2=1$. At some time $t_0$, $x(t_0)=3/5$, $y(t_0)=4/5$ and $y'(t_0)=3$. Then
\begin{align*}
2x(t)x'(t)+2y(t)y'(t)&=0\\
2x(t_0)x'(t_0)+2y(t_0)y(t_0)&=0\\
2\left(\frac35\right)x'(t_0)+2\left(\frac45\right)(3)&=0
\end{align*}`, expected: ["equal", "undecided", "undecided"] },
  { what: "values at a moment that has a letter", text: String.raw`Then $x(t)^2+y(t)^2=1$. At some time $t_0$, $x(t_0)=3/5$, $y(t_0)=4/5$ and $y'(t_0)=3$. Then
\begin{align*}
2x(t)x'(t)+2y(t)y'(t)&=0\\
2x(t_0)x'(t_0)+2y(t_0)y'(t_0)&=0\\
2\left(\frac35\right)x'(t_0)+2\left(\frac45\right)(3)&=0
\end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "values at a moment that has a letter, with a slip", text: String.raw`Then $x(t)^2+y(t)^2=1$. At some time $t_0$, $x(t_0)=3/5$, $y(t_0)=4/5$ and $y'(t_0)=3$. Then
\begin{align*}
2x(t)x'(t)+2y(t)y'(t)&=0\\
2x(t_0)x'(t_0)+2y(t_0)y'(t_0)&=0\\
2\left(\frac35\right)x'(t_0)+2\left(\frac35\right)(3)&=0
\end{align*}`, expected: ["equal", "equal", "undecided"] },
  { what: "an equation for a function of two letters, differentiated by one", text: String.raw`The function $z(x,y)$ obeys
\begin{align*}
y\,z(x,y) - y + x &= \ln\big(xy\,z(x,y)\big)
\end{align*}
Differentiating with respect to $x$ gives
\begin{align*}
y\,\frac{\partial z}{\partial x}(x,y) + 1 &= \frac{1}{x} + \frac{\frac{\partial z}{\partial x}(x,y)}{z(x,y)}
\implies \frac{\partial z}{\partial x}(x,y) = \frac{\frac{1}{x}-1}{y-\frac{1}{z(x,y)}}
\end{align*}`, expected: ["equal", "equal"] },
  { what: "an equation for a function of two letters, differentiated by one, with a slip", text: String.raw`The function $z(x,y)$ obeys
\begin{align*}
y\,z(x,y) - y + x &= \ln\big(xy\,z(x,y)\big)
\end{align*}
Differentiating with respect to $x$ gives
\begin{align*}
y\,\frac{\partial z}{\partial x}(x,y) - 1 &= \frac{1}{x} + \frac{\frac{\partial z}{\partial x}(x,y)}{z(x,y)}
\implies \frac{\partial z}{\partial x}(x,y) = \frac{\frac{1}{x}-1}{y-\frac{1}{z(x,y)}}
\end{align*}`, expected: ["undecided", "undecided"] },
  { what: "and by the other", text: String.raw`The function $z(x,y)$ obeys
\begin{align*}
x^2 + z(x,y)^2 &= 4y
\end{align*}
Differentiating with respect to $y$ gives
\begin{align*}
2 z(x,y) z_y(x,y) &= 4
\end{align*}`, expected: ["equal"] },
  { what: "and by the other, with a slip", text: String.raw`The function $z(x,y)$ obeys
\begin{align*}
x^2 + z(x,y)^2 &= 4y
\end{align*}
Differentiating with respect to $y$ gives
\begin{align*}
2x + 2 z(x,y) z_y(x,y) &= 4
\end{align*}`, expected: ["undecided"] },
  { what: "a level curve says nothing of the partial derivatives", text: String.raw`Along the level curve
\begin{align*}
3 f(x,y) &= 4
\end{align*}
we get
\begin{align*}
f_x(x,y) &= 0
\end{align*}`, expected: ["undecided"] },
  { what: "values that only a picture gives", text: String.raw`As in the picture,
\begin{align*}
x(t)^2+y(t)^2&=z(t)^2\\
x(t)x'(t)+y(t)y'(t)&=z(t)z'(t)\\
3(-1)+4(2) &= \sqrt{3^2+4^2}z'(t)\\
z'(t)&=1
\end{align*}`, expected: ["equal", "equal"] },
  { what: "values that only a picture gives, with a slip", text: String.raw`As in the picture,
\begin{align*}
x(t)^2+y(t)^2&=z(t)^2\\
x(t)x'(t)+y(t)y'(t)&=z(t)z'(t)\\
3(-1)+4+2 &= \sqrt{3^2+4^2}z'(t)\\
z'(t)&=1
\end{align*}`, expected: ["equal", "undecided", "undecided"] },
  { what: "a letter with a unit beside its rate is no constant", text: String.raw`A circle has radius $r = 1\,\text{cm}$. It grows, and $\frac{dr}{dt}=7\,\text{cm/s}$. When $h = 3~\mathrm{cm}$, we have $h' = 2$.`, expected: [] },
  { what: "a value that is worked out between the rows", text: String.raw`\begin{align*}
D^2&=(x-2)^2+(y-1)^2
\intertext{Differentiating with respect to $t$:}
2D\cdot\frac{dD}{dt}&=2(x-2)\cdot\frac{dx}{dt}+2(y-1)\cdot\frac{dy}{dt}
\intertext{We plug in $x=0$, $y=2$, $\frac{dx}{dt}=1$, $\frac{dy}{dt}=-\frac{1}{2}$, and $D=-\sqrt{(0-2)^2+(2-1)^2}=-\sqrt{5}$:}
-2\sqrt{5}\cdot\frac{dD}{dt}&=2(-2)(1)+2(1)\left(-\frac{1}{2}\right)\\
\frac{dD}{dt}&=\frac{\sqrt{5}}{2}
\end{align*}`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "a value that is worked out between the rows, with slips", text: String.raw`\begin{align*}
D^2&=(x-2)^2+(y-1)^2
\intertext{Differentiating with respect to $t$:}
2D\cdot\frac{dD}{dt}&=2(x-2)\cdot\frac{dx}{dt}+2(y-1)\cdot\frac{dy}{dt}
\intertext{We plug in $x=0$, $y=2$, $\frac{dx}{dt}=1$, $\frac{dy}{dt}=-\frac{1}{2}$, and $D=-\sqrt{(0-2)^2+(2-1)^2}=-\sqrt{3}$:}
-2\sqrt{5}\cdot\frac{dD}{dt}&=2(-2)(1)+2(2)\left(-\frac{1}{2}\right)
\end{align*}`, expected: ["equal", "unequal", "unequal"] },
  { what: "a row that goes on by what the picture shows", text: String.raw`Let $\theta(t)$ be the angle and $x(t)$ and $z(t)$ the distances at time $t$. Then
\begin{align*}
\sin\left(\theta(t)\right)&=\frac{x(t)}{z(t)}\\
\theta'(t)\cos\left(\theta(t)\right)&=\frac{x'(t)z(t)-x(t)z'(t)}{z(t)^2}\\
\theta'(t)&=\frac{x'(t)z(t)-x(t)z'(t)}{z(t)^2\cos\left(\theta(t)\right)}
\intertext{From our diagram, we see $\cos\left(\theta(t)\right)=\dfrac{0.5}{z(t)}$, so:}
&=2\frac{x'(t)z(t)-x(t)z'(t)}{z(t)}
\end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "a row that goes on by what the picture shows, with a slip", text: String.raw`Let $\theta(t)$ be the angle and $x(t)$ and $z(t)$ the distances at time $t$. Then
\begin{align*}
\sin\left(\theta(t)\right)&=\frac{x(t)}{z(t)}\\
\theta'(t)\cos\left(\theta(t)\right)&=\frac{x'(t)z(t)-x(t)z'(t)}{z(t)^2}\\
\theta'(t)&=\frac{x'(t)z(t)-x(t)z'(t)}{z(t)^2\cos\left(\theta(t)\right)}
\intertext{From our diagram, we see $\cos\left(\theta(t)\right)=\dfrac{0.5}{z(t)}$, so:}
&=\frac12\frac{x'(t)z(t)-x(t)z'(t)}{z(t)}
\end{align*}`, expected: ["equal", "equal", "undecided"] },
  { what: "the value of a function at a time that is sought", text: String.raw`The half-life is found by
\begin{align*}
Q(t)&=6^{1-t}\\
3=Q(s)&=6^{1-s}\\
\log 3 &=\log\left(6^{1-s}\right)=(1-s)\log 6\\
s&=1-\frac{\log 3}{\log 6}=\frac{\log 2}{\log 6}
\end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "the value of a function at a time that is sought, with slips", text: String.raw`The half-life is found by
\begin{align*}
Q(t)&=6^{1-t}\\
3=Q(s)&=6^{1+s}\\
\log 3 &=(1+s)\log 6\\
s&=1-\frac{\log 3}{\log 6}
\end{align*}`, expected: ["equal", "undecided", "undecided"] },
];

const RATES_OF_QUANTITIES: readonly Case[] = [
  { what: "the product of quantities whose variable nobody names", text: String.raw`Let $F = PQ$. Then $F' = P'Q + PQ'$. Let $K = P/Q$. Then $$K' = \frac{P'Q - PQ'}{Q^2}$$`, expected: ["equal", "equal"] },
  { what: "and slips in it", text: String.raw`Let $F = PQ$. Then $F' = P'Q - PQ'$. Let $G = PQR$. Then $$G' = P'QR + PQ'R$$`, expected: ["unequal", "undecided"] },
  { what: "rates that the question tells", text: String.raw`Let $P$, $Q$ and $F = \frac{P}{Q}$ be functions of time. We are told that at the second moment in time, $P'=0.1 P$ and $Q'=-0.05 Q$.
\begin{align*} F'&=\frac{P'Q-PQ'}{Q^2}\\ &=\frac{0.1PQ-P(-0.05Q)}{Q^2}\\ &=0.15 F\end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "rates that the question tells, with a slip", text: String.raw`Let $P$, $Q$ and $F = \frac{P}{Q}$ be functions of time. We are told that at the second moment in time, $P'=0.1 P$ and $Q'=-0.05 Q$.
\begin{align*} F'&=\frac{P'Q-PQ'}{Q^2}\\ &=\frac{0.1PQ-P(0.05Q)}{Q^2}\\ &=0.05 F\end{align*}`, expected: ["equal", "unequal", "equal"] },
  { what: "a display that the words conclude from the one before", text: String.raw`The angles obey the equation $$p + q = r + 2$$ and hence $$p^2 + pq = p(p+q) = pr + 2p$$`, expected: ["equal", "equal"] },
  { what: "a display that they do not, and a slip in one that they do", text: String.raw`Adding both gives $$u + v = w$$ We look at the area. $$u^2 + uv = u(u+v) = uw$$ The angles obey the equation $$p + q = r + 2$$ and hence $$p^2 + pq = p(p+q) = pr + 2$$`, expected: ["equal", "undecided", "equal", "undecided"] },
  { what: "a constant that a value of the function gives, in its gradient", text: String.raw`We are told that $T(x,y)=\frac{k}{|\langle x,y\rangle|} =\frac{k}{\sqrt{x^2+y^2}}$ for some constant $k$ and that $$120=T(3,4)=\frac{k}{|\langle 3,4\rangle|} \implies k=120\times\sqrt{3^2+4^2} = 600$$ The gradient is $\nabla T(x,y) =-600\frac{\langle x, y\rangle}{{(x^2+y^2)}^{3/2}}$.`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "a constant that is not solved for, in its gradient", text: String.raw`We are told that $T(x,y)=\frac{k}{|\langle x,y\rangle|} =\frac{k}{\sqrt{x^2+y^2}}$ for some constant $k$ and that $$120=T(3,4)=\frac{k}{|\langle 3,4\rangle|}$$ The gradient is $\nabla T(x,y) =-600\frac{\langle x, y\rangle}{{(x^2+y^2)}^{3/2}}$.`, expected: ["equal", "undecided", "equal", "undecided"] },
  { what: "the point behind a row", text: String.raw`\begin{align*} x^2 + y^2 &= 25\\ 2x + 2y y' &= 0 \\ 6 + 8 y' &= 0 && \text{ at } (3,4) \\ y' &= -\frac34 \end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "the point behind a row, with a slip", text: String.raw`\begin{align*} x^2 + y^2 &= 25\\ 2x + 2y y' &= 0 \\ 6 - 8 y' &= 0 && \text{ at } (3,4) \end{align*}`, expected: ["equal", "unequal"] },
  { what: "the point behind a row of a function of two letters", text: String.raw`The function $z(x,y)$ obeys \begin{align*} 2\big(y-z(x,y)\big)\big(1- z_y(x,y)\big)&=0 \\ 2(-1-0)\big(1-z_y(0,-1)\big)&=0& & \mbox{ at } (0,-1,0) \end{align*}`, expected: ["equal"] },
  { what: "the rates of a system are given", text: String.raw`The model is \begin{align*} S'(t) &= -b S(t) I(t) \\ I'(t) &= b S(t) I(t) - c I(t) \\ R'(t) &= c I(t) \end{align*}`, expected: [] },
  { what: "two rates of one function are not", text: String.raw`The model is \begin{align*} S'(t) &= -b S(t) I(t) \\ S'(t) &= -c S(t) R(t) \end{align*}`, expected: ["undecided"] },
  { what: "what the rows of the display before are solved for", text: String.raw`The population is $P(t) = 100 e^{kt}$.
\begin{align*}
200 = P(3) &= 100 e^{3k}\\
2 &= e^{3k} \\
k &= \frac{\ln 2}{3}
\end{align*}
So $$P(6) = 100e^{6k} = 100\cdot 4 = 400$$`, expected: ["equal", "equal", "equal", "equal", "equal", "equal"] },
  { what: "what the rows of the display before are solved for, with slips", text: String.raw`The population is $P(t) = 100 e^{kt}$.
\begin{align*}
200 = P(3) &= 100 e^{2k}\\
2 &= e^{2k} \\
k &= \frac{\ln 2}{3}
\end{align*}
So $$P(6) = 100e^{6k} = 100\cdot 6 = 600$$`, expected: ["equal", "unequal", "unequal", "equal", "undecided", "equal"] },
  { what: "values put in where a row goes on", text: String.raw`Two cars have $\frac{dx}{dt} = -50$ and $\frac{dy}{dt} = -60$ when $x = 0.3$ and $y = 0.4$. Then $z = \sqrt{0.3^2 + 0.4^2} = 0.5$ and
\begin{align*}
z^2 &= x^2 + y^2\\
2z\frac{dz}{dt} &= 2x\frac{dx}{dt} + 2y \frac{dy}{dt}\\
\frac{dz}{dt} &= \frac1z\left(x\frac{dx}{dt} + y\frac{dy}{dt}\right)\\
&= \frac{1}{0.5}\left(0.3(-50) + 0.4(-60)\right)\\
&= -78
\end{align*}`, expected: ["equal", "equal", "equal", "equal", "equal"] },
  { what: "values put in where a row goes on, with a slip", text: String.raw`Two cars have $\frac{dx}{dt} = -50$ and $\frac{dy}{dt} = -60$ when $x = 0.3$ and $y = 0.4$. Then $z = \sqrt{0.3^2 + 0.4^2} = 0.5$ and
\begin{align*}
z^2 &= x^2 + y^2\\
2z\frac{dz}{dt} &= 2x\frac{dx}{dt} + 2y \frac{dy}{dt}\\
\frac{dz}{dt} &= \frac1z\left(x\frac{dx}{dt} + y\frac{dy}{dt}\right)\\
&= \frac{1}{0.5}\left(0.3(-50) + 0.3(-60)\right)\\
&= -78
\end{align*}`, expected: ["equal", "equal", "equal", "undecided", "undecided"] },
  { what: "partial derivatives by letters that are substituted further on", text: String.raw`Let $F(x,y) = \sqrt{4 - x^2 - y^2}$. Then $$\frac{\partial}{\partial x} F = \frac{-2x}{2\sqrt{4-x^2-y^2}} = \frac{-x}{\sqrt{4-x^2-y^2}}$$ In polar coordinates $$x = r\cos\theta$$ $$y = r\sin\theta$$`, expected: ["equal", "equal"] },
  { what: "partial derivatives by letters that are substituted further on, with a slip", text: String.raw`Let $F(x,y) = \sqrt{4 - x^2 - y^2}$. Then $$\frac{\partial}{\partial x} F = \frac{-2x}{\sqrt{4-x^2-y^2}} = -2\frac{x}{\sqrt{4-x^2-y^2}}$$ In polar coordinates $$x = r\cos\theta$$ $$y = r\sin\theta$$`, expected: ["undecided", "equal"] },
];

const SIGNS: readonly Case[] = [
  { what: "± for either sign", text: String.raw`$$\frac{4\pm\sqrt{12}}{2} = \frac{4 \pm 2\sqrt{3}}{2} = 2\pm\sqrt3 = 2 \mp \sqrt 3$$`, expected: ["equal", "equal", "equal"] },
  { what: "a slip in one of them is not right", text: String.raw`$$\frac{4\pm\sqrt{12}}{2} = 2\pm2\sqrt3 = 2(1 \pm \sqrt 3)$$ $$\frac{4\pm\sqrt{12}}{2} = 2+\sqrt3 = \sqrt 3 + 2$$`, expected: ["undecided", "equal", "undecided", "equal"] },
  { what: "a limit at ±∞", text: String.raw`$$\lim_{x\to\pm\infty} \frac{3x^2-x}{2x^2+5} = \frac32$$ $$\lim_{x\to\pm\infty} \frac{x^3}{x^2+5} = \pm\infty$$ $$\lim_{x\to\pm\infty} \arctan x = \frac\pi2$$`, expected: ["equal", "equal", "undecided"] },
];

const INTEGRALS: readonly Case[] = [
  { what: "corners and the ends of roots", text: String.raw`$$\int_0^{2\pi} |\sin x|\,dx = \int_0^\pi \sin x\,dx - \int_\pi^{2\pi}\sin x\,dx = 4$$ $$\int_0^{\pi/2} \sqrt{1-\sin^2\theta}\cos\theta\,d\theta= \int_0^{\pi/2} \cos^2\theta\,d\theta = \frac\pi4$$ $$\int_0^1 \sqrt{x - x^2}\,dx = \frac{\pi}{8}$$`, expected: ["equal", "equal", "equal", "equal", "equal"] },
  { what: "a wrong value beside them", text: String.raw`$$\int_0^{2\pi} |\sin x|\,dx = 0$$ $$\int_0^1 \sqrt{x - x^2}\,dx = \frac{\pi}{7}$$`, expected: ["unequal", "undecided"] },
];

const ANGLES: readonly Case[] = [
  { what: "all solutions in a turn", text: String.raw`\begin{align*} 2\cos\theta &= -1\\ \cos\theta&= -\frac12\\ \theta &= \frac{2\pi}{3}, \frac{4\pi}{3} \end{align*}`, expected: ["equal", "equal"] },
  { what: "one that is none", text: String.raw`\begin{align*} \sin x &= \frac12\\ x &= \frac{\pi}{3} \end{align*}`, expected: ["unequal"] },
  { what: "one that is not the only one", text: String.raw`\begin{align*} \sin x &= \frac12\\ x &= \frac{\pi}{6} \end{align*}`, expected: ["undecided"] },
  { what: "double zeros and products", text: String.raw`\begin{align*} \sin 2x &= \sin x\\ \sin x(2\cos x - 1) &= 0\\ x &= 0, \pi, \frac\pi3, \frac{5\pi}3 \end{align*}`, expected: ["equal", "equal"] },
  { what: "a solution of a product that is missing", text: String.raw`\begin{align*} \sin x(2\cos x - 1) &= 0\\ x &= 0, \frac\pi3, \frac{5\pi}3 \end{align*}`, expected: ["undecided"] },
  { what: "families", text: String.raw`$$2\cos^2 x - \cos x - 1 = 0$$ $$\cos x = -\frac12 \text{ or } \cos x = 1$$ $$x = \pm\frac{2\pi}{3} + 2k\pi \text{ or } x = 2k\pi,\quad k\in\mathbb{Z}$$`, expected: ["equal", "equal"] },
  { what: "of two equations for one angle beside its index", text: String.raw`$$(x_i, y_i) = (r_i\cos\theta_i, r_i\sin\theta_i)$$ If $r = 2$, then $\theta$ must obey \begin{align*} (0, 2) = (2\cos\theta, 2\sin\theta) &\iff \cos\theta = 0, \sin\theta = 1 \\ &\iff \theta = \frac{\pi}{2} + 2n\pi,\ n\text{ integer} \end{align*}`, expected: ["equal", "equal"] },
  { what: "of odd numbers", text: String.raw`\begin{align*} \cos\theta &= -1 \\ \theta &= n\pi,\ n\text{ odd integer} \end{align*}`, expected: ["equal"] },
  { what: "of even numbers where odd ones solve it", text: String.raw`\begin{align*} \cos\theta &= -1 \\ \theta &= n\pi,\ n\text{ even integer} \end{align*}`, expected: ["undecided"] },
  { what: "a family that is half of what there is", text: String.raw`\begin{align*} \sin x &= 0\\ x &= 2k\pi \end{align*}`, expected: ["undecided"] },
  { what: "a principal value", text: String.raw`$$\tan\theta = 2 \Rightarrow \theta = \arctan 2$$`, expected: ["equal"] },
];

const DIFFERENTIAL_EQUATIONS: readonly Case[] = [
  { what: "separated, with a new constant", text: String.raw`Solve $\frac{dP}{dt} = P(1-P)$. $$\int \frac{dP}{P(1-P)} = \int dt$$ $$\int \left(\frac1P + \frac{1}{1-P}\right) dP = t + C$$ $$\ln|P| - \ln|1-P| = t + C$$ $$\ln\left|\frac{P}{1-P}\right| = t + C$$ $$\frac{P}{1-P} = Ke^t$$ $$P = \frac{Ke^t}{1+Ke^t}$$`, expected: ["equal", "equal", "equal", "equal", "equal"] },
  { what: "the exponential of a sum", text: String.raw`\begin{align*} \ln|y| &= x^2 + C\\ |y| &= e^{x^2 + C}\\ y &= A e^{x^2} \end{align*}`, expected: ["equal", "equal"] },
  { what: "other curves with a constant are not right", text: String.raw`\begin{align*} \ln|y| &= x^2 + C\\ y &= e^{x^2} + A \end{align*}`, expected: ["undecided"] },
  { what: "nor the exponential of a sum as a sum", text: String.raw`\begin{align*} \ln|y| &= x^2 + C\\ |y| &= e^{x^2} + e^C \end{align*}`, expected: ["undecided"] },
  { what: "an integral that its equation does not give", text: String.raw`Solve $\frac{dP}{dt} = P(1-P)$. $$\int \frac{dP}{P(1-P)} = \int t\,dt$$`, expected: ["undecided"] },
];

const SERIES: readonly Case[] = [
  { what: "a telescoping sum", text: String.raw`$$\sum_{k=1}^n \frac{1}{k(k+1)} = \left(1-\frac12\right) + \left(\frac12-\frac13\right) + \cdots + \left(\frac1n - \frac1{n+1}\right) = 1 - \frac1{n+1}$$`, expected: ["equal", "equal"] },
  { what: "and its wrong end", text: String.raw`$$\sum_{k=1}^n \frac{1}{k(k+1)} = \left(1-\frac12\right) + \left(\frac12-\frac13\right) + \cdots + \left(\frac1n - \frac1{n+1}\right) = 1 - \frac1{n}$$`, expected: ["equal", "unequal"] },
  { what: "behind dots that go on as they say, and what they may be read as", text: String.raw`$$\sum_{n=0}^\infty \frac{1}{2^n} = 1 + \frac12 + \frac14 + \cdots = 2$$ $$\sum_{n=0}^\infty \frac{1}{2^n} = 1 + \frac12 + \frac14 + \cdots = 3$$`, expected: ["equal", "equal", "equal", "undecided"] },
];

const RATIOS: readonly Case[] = [
  { what: "the ratio test", text: String.raw`$$\lim_{n\to\infty}\left|\frac{x^{n+1}}{(n+1)!}\cdot\frac{n!}{x^n}\right| = \lim_{n\to\infty}\frac{|x|}{n+1} = 0$$ $$\lim_{n\to\infty}\frac{(2n+2)!}{((n+1)!)^2}\cdot\frac{(n!)^2}{(2n)!} = 4$$`, expected: ["equal", "equal", "equal"] },
  { what: "a factor that is lost in it", text: String.raw`$$\lim_{n\to\infty}\left|\frac{(n+1)3^{n+1}x^{n+1}}{n3^nx^n}\right| = |x|$$`, expected: ["unequal"] },
  { what: "signs that alternate do not cancel", text: String.raw`$$\lim_{n\to\infty} \frac{(-1)^n}{|(-1)^n|} = 1$$`, expected: ["undecided"] },
];

const QUANTITIES: readonly Case[] = [
  { what: "what a chain ends with is put in later", text: String.raw`If $\sin\theta = \frac35$ and $\theta$ is acute, $$\cos\theta = \sqrt{1-\sin^2\theta} = \sqrt{1-\frac9{25}} = \frac45$$ $$\tan\theta = \frac{\sin\theta}{\cos\theta} = \frac{3/5}{4/5} = \frac34$$ $$\tan\theta = \frac{\sin\theta}{\cos\theta} = \frac{4/5}{3/5}$$`, expected: ["equal", "equal", "equal", "equal", "equal", "equal", "equal", "undecided"] },
  { what: "units behind a value", text: String.raw`$$\pi\int_1^\infty \frac{dx}{x^2} = \lim_{b\to\infty} \pi\left(1-\frac1b\right) = \pi\ \text{units}^3$$ $$9.8\sqrt{\frac{20}{9.8}} = 14\ \frac{\mathrm{m}}{\mathrm{s}} = 15\ \frac{\mathrm{m}}{\mathrm{s}}$$`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "an amount before a bracket is no probability", text: String.raw`$$P(1+r)^t = P(1+r)(1+r)^{t-1} = (P + Pr)(1+r)^{t-1}$$ $$P(1+r)^2 = P(1 + 2r + r^2) = P + 2Pr + r^2$$`, expected: ["equal", "equal", "equal", "unequal"] },
];

describe.each([["functions", FUNCTIONS], ["curves", CURVES], ["vectors", VECTORS], ["moments", MOMENTS], ["rates of quantities", RATES_OF_QUANTITIES], ["signs", SIGNS], ["integrals", INTEGRALS], ["angles", ANGLES], ["differential equations", DIFFERENTIAL_EQUATIONS], ["series", SERIES], ["quantities", QUANTITIES], ["ratios", RATIOS], ["lists", LISTS]] as const)("%s in calculus", (_, cases) => {
  it.each(cases)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});
