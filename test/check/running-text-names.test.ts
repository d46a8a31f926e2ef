// What running text leaves to its reader about names: functions without their arguments, definitions that lead back to each other, quantities that are positive, values
// that a sentence gives. Each rule stands beside a slip that it must not hide.

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

const NOTATION: readonly Case[] = [
  { what: "a differential directly behind the integral sign takes in what follows", text: String.raw`\[ \int_0^1 dx \int_0^x dy\, x y = \int_0^1 dx\, \frac{x^3}{2} = \frac18 \]`, expected: ["equal", "equal"] },
  { what: "and the slip behind it is seen", text: String.raw`\[ \int_0^1 dx \int_0^x dy\, x y = \int_0^1 dx\, \frac{x^2}{2} = \frac16 \]`, expected: ["unequal", "equal"] },
  { what: "how far it reaches is open where the next term has the letter too", text: String.raw`\[ \int_0^1 dx\, x + x^2 = \frac12 + x^2 = x^2 + \frac12 \]`, expected: ["undecided", "equal"] },
  { what: "x → 0+ is a limit from above", text: String.raw`\[ \lim_{x\to 0+} \frac{|x|}{x} = 1 = 2 - 1 \] \[ \lim_{x\to 0-} \frac{|x|}{x} = 1 = 2 - 1 \]`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "a point of tuples is their inner product", text: String.raw`\[ (2,1)\cdot\left(\frac35,\frac45\right) = \frac{6+4}5 = 2 \] \[ \int_0^1 (t^2,t)\cdot(1,2t)\,dt = \int_0^1 3t^2\,dt = 1 \] \[ (2,1)\cdot(3,4) = 6 + 3 \]`, expected: ["equal", "equal", "equal", "equal", "unequal"] },
  { what: "also of names that stand for them", text: String.raw`Let $u = (3,4)$ and $v = (1,0)$. \[ \frac{u\cdot v}{v\cdot v}v = 3(1,0) = (3,0) \] \[ u\cdot v = 3 + 0 = 4 \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "and of the gradient of a name for an expression in coordinates", text: String.raw`Let $f = xy$ and $u = \left(\frac35,\frac45\right)$. \[ \nabla f\cdot u = (y,x)\cdot\left(\frac35,\frac45\right) = \frac{3y+3x}5 \]`, expected: ["equal", "unequal"] },
  { what: "a second sign belongs to the term", text: String.raw`\[ 3 + -\frac12 (x - 1) = \frac72 - \frac x2 = 4 - \frac x2 \]`, expected: ["equal", "unequal"] },
  { what: "a partial derivative at several arguments", text: String.raw`Let $f(x,y) = e^x \cos y$. \[ \frac{\partial f}{\partial x}(0,0) = e^0 \cos 0 = 1 \] \[ \frac{\partial f}{\partial y}(0,0) = \cos 0 = 1 \]`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "a rate at a number", text: String.raw`Let $h(t) = 5t^2$. \[ \frac{dh}{dt}\left(\frac{1}{2}\right) = 10 \cdot \frac12 = 5 \] \[ \frac{dh}{dt}\left(\frac{1}{2}\right) = 10 \cdot \frac14 = \frac52 \]`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "arguments of a function do not rest on each other, whatever they do outside", text: String.raw`With $y = x^2$ elsewhere, let $f(x,y,z) = (2x + y) e^{-z}$. \[ \frac{\partial f}{\partial x}(0, 1, 2) = 2 e^{-2} = \frac{2}{e^2} \]`, expected: ["equal", "equal"] },
  { what: "braces around a whole formula say nothing", text: String.raw`Let $\displaystyle{f(x) = x^3}$. \[ f'(x) = 3x^2 \] \[ f''(x) = 5x \]`, expected: ["equal", "unequal"] },
  { what: "words as left sides in one row are quantities of their own", text: String.raw`\[ \text{width} = 2 \cdot 5,\qquad \text{length} = 10,\qquad \text{height} = 5 \]`, expected: [] },
  { what: "a power of a derivative operator applies it that often", text: String.raw`\[ \left(\frac{d}{dx}\right)^2 (x^4 + \sin x) = 12x^2 - \sin x = x^2 \cdot 12 - \sin x \] \[ \left(\frac{d}{dx}\right)^2 x^4 = 4x^3 = 4x^2 x \]`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "and the power of a derivative stays one", text: String.raw`Let $y = x^2$. \[ \left(\frac{dy}{dx}\right)^2 = (2x)^2 = 4x^2 \]`, expected: ["equal", "equal"] },
  { what: "two values beside each other are no chain", text: String.raw`In polar: $\theta = 0 \cong \theta = \pi$`, expected: [] },
];

const NAMES: readonly Case[] = [
  { what: "a function without its argument is the one at its own parameter", text: String.raw`Let $h(t) = 5t^2$, so $h(2) = 20$. \[ \frac{d}{dt} (h + t) = 10t + 1 \]`, expected: ["equal", "equal"] },
  { what: "and need not be, where the step fails", text: String.raw`Let $h(t) = 5t^2$, so $h(2) = 20$. \[ \frac{d}{dt} (h + t) = 5t + 1 \]`, expected: ["equal", "undecided"] },
  { what: "what one exercise calls a function is a letter in the next", text: String.raw`\begin{example} Let $h(x) = \sin x$, so $h(2) = \sin 2$. \end{example} \begin{example} \[ \lim_{h\to 0} \frac{(a h + 2) - 2}{h} = \lim_{h\to 0} a = a \] \end{example}`, expected: ["equal", "equal", "equal"] },
  { what: "a bound letter is its own where vectors are about", text: String.raw`Let $\mathbf{v} \in \mathbb{R}^3$ and $t = \cos\theta$. \[ \mathbf{v} \cdot \mathbf{v} \int_0^1 (1 - t^2)\, dt = \frac23 \|\mathbf{v}\|^2 = \|\mathbf{v}\|^2 \]`, expected: ["equal", "unequal"] },
  { what: "definitions that lead back to each other leave the letter free that is differentiated by", text: String.raw`We have $y = e^x$ and so $x = \ln y$. \[ \frac{d}{dx} e^{2x} = 2e^{2x} \] \[ \frac{d}{dx} (y^2) = 2y^2 \]`, expected: ["equal", "equal"] },
  { what: "and the one that stays defines", text: String.raw`We have $x = \ln y$ and so $y = e^x$. \[ \frac{d}{dy} x^2 = 0 \]`, expected: ["unequal"] },
  { what: "a letter that varies in the next row is no constant in this one", text: String.raw`\begin{align*} V &= \frac\pi8 r^2 \\ \frac{d}{dt}(V) &= \frac{d}{dt}\left(\frac\pi9 r^2\right) \\ \frac{dV}{dt} &= \frac\pi8 \cdot 2r \frac{dr}{dt} = \frac\pi4 r \frac{dr}{dt} \end{align*}`, expected: ["undecided", "equal", "equal"] },
  { what: "no witness comes of a sum that ends before it begins", text: String.raw`\[ \sum_{n=5}^N \left(\frac{1}{n-3} - \frac{1}{n}\right) = \frac12 + \frac13 + \frac14 - \frac{1}{N-2} - \frac{1}{N-1} - \frac1N = \frac{13}{12} - \frac{1}{N-2} - \frac{1}{N-1} - \frac1N \]`, expected: ["equal", "equal"] },
  { what: "but one that ends later is wrong all the same", text: String.raw`\[ \sum_{n=5}^N \left(\frac{1}{n-3} - \frac{1}{n}\right) = \frac12 + \frac13 + \frac14 - \frac{1}{N-2} - \frac{1}{N-1} + \frac1N = \frac{13}{12} - \frac{1}{N-2} - \frac{1}{N-1} + \frac1N \]`, expected: ["unequal", "equal"] },
  { what: "numbers given anew in the next part", text: String.raw`(a) The height that belongs to $\rho=1$, $\varphi=\frac{\pi}{6}$ is \[ \rho\cos\varphi = \cos\frac{\pi}{6} = \frac{\sqrt3}{2} \] (b) The height that belongs to $\rho=2$, $\varphi=\frac{\pi}{2}$ is \[ \rho\cos\varphi = 2\cos\frac{\pi}{2} = 0 \]`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "letters of a list that it may give", text: String.raw`Here $x = \sqrt{y}$. When $r = 1$ and $\theta = 0$, they are \[ (x, y, z) = (r\cos\theta, r\sin\theta, z) = (1, 0, z) \]`, expected: ["undecided", "equal"] },
  { what: "equations that hold together", text: String.raw`With $x = \rho\cos\theta$ it becomes \[ \rho\cos\varphi = \sqrt{\rho^2\cos^2\varphi} = \rho\sin\varphi \iff \tan\varphi = 1 \]`, expected: ["undecided", "undecided"] },
  { what: "quantities whose words begin alike", text: String.raw`\begin{align*} \text{Volume of hemisphere } &= \frac{2}{3} \pi R^3 & \text{ and so}\\ \text{Volume of sphere } &= \frac{4}{3} \pi R^3 = \frac{5}{3} \pi R^3 \end{align*}`, expected: ["unequal"] },
  { what: "a sign before the differential above a fraction line", text: String.raw`\[ \int_1^4 \frac{-du}{2\sqrt{u}} = -\frac12\int_1^4 u^{-1/2}\,du = -1 \] \[ \int_0^1 \frac{-\,dx}{1+x} = \int_0^1 \frac{dx}{1+x} = \ln 2 \] \[ \int_0^1 \frac{x - dx}{1+x} = 1 - \ln 2 = -\ln 2 + 1 \]`, expected: ["equal", "equal", "unequal", "equal", "undecided", "equal"] },
  { what: "a percent sign in words", text: String.raw`Then it is \[ (0.1)(0.9) + (0.6)(0.73)+(0.3)(0.85) = 0.783 = 78.3\text{\%}. \]`, expected: ["equal", "undecided"] },
  { what: "the square of an infinitesimal", text: String.raw`\[ 15 + 41ε + 28ε^2 = 15 + 41ε + 28 \times 0 = 15 + 41ε \]`, expected: ["undecided", "equal"] },
  { what: "equations with the letters of what they are about", text: String.raw`Let $f(z) = z^2$ and $g(z) = z^2 - 1$. Let $\lambda$ be a number. It obeys the equations \begin{align*} \frac{df}{dz} = 2z &= 2\lambda z = \lambda \frac{dg}{dz} \\ z^2 &= 1 \end{align*}`, expected: ["equal", "undecided", "equal"] },
  { what: "what an integral in an exponent leaves open is no constant that is added", text: String.raw`Let $P(x) = 1/(x + 1)$. \[ 1 \cdot e^{\int P(x)\,dx} = e^{\ln(x+1)} = x + 2 \]`, expected: ["undecided", "unequal"] },
  { what: "e is Euler's number where e^x stands, whatever is set equal to it", text: String.raw`We need \[ e = a + b. \] Then \[ \frac{d}{dx} e^x = e^x \] \[ \frac{d}{dx} e^x = x e^{x-1} \]`, expected: ["equal", "unequal"] },
  { what: "a letter beside its own indices may be one of them", text: String.raw`The points have $r_i$ and $\theta_i$, which sum to $\sum_i r_i$ and $\sum_i \theta_i$. \[ \sqrt{r^2 \cos^2\theta + r^2 \sin^2\theta} = \sqrt{r^2} = |r| \]`, expected: ["equal", "equal"] },
  { what: "a name that is applied and stands bare in one formula may be a factor", text: String.raw`Let $z(x, y)$ be a function. \[ \frac{d}{dt} t z(2x + y) e^{-z^2} = z(2x + y) e^{-z} \]`, expected: ["undecided"] },
];

const LEFT_UNSAID: readonly Case[] = [
  { what: "a radius is positive", text: String.raw`Take a sphere of radius $a$. \[ 2 \sqrt{a^2} = 2a \]`, expected: [] },
  { what: "also in a step of a chain", text: String.raw`Take a sphere of radius $a$. \[ 2 \sqrt{a^2} + 1 = 2a + 1 = 1 + 2a \] \[ 2 \sqrt{a^2} + 1 = 1 - 2a = -2a + 1 \]`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "any other letter is not", text: String.raw`\[ 2 \sqrt{a^2} + 1 = 2a + 1 = 1 + 2a \]`, expected: ["unequal", "equal"] },
  { what: "a constant of integration takes in a sign", text: String.raw`\[ \frac{C}{|x|} + 0 = \frac{C}{x} = C x^{-1} \] \[ \frac{C}{|x|} + 0 = \frac{C}{x^2} = C x^{-2} \]`, expected: ["undecided", "equal", "unequal", "equal"] },
  { what: "the rate of a quantity that nothing determines may get its value", text: String.raw`Let $b = h^2$. \[ \frac{db}{dt} = 2h \frac{dh}{dt} = -6h \]`, expected: ["equal", "undecided"] },
  { what: "and a rate that stays is judged", text: String.raw`Let $b = h^2$. \[ \frac{db}{dt} = 2h \frac{dh}{dt} = 6h \frac{dh}{dt} \]`, expected: ["equal", "unequal"] },
  { what: "dv of a v that is given anew", text: String.raw`Let $v = -\cos x$. By parts once more, let $dv = \cos x\,dx = \cos x\,dx$, then $v = \sin x$.`, expected: ["undecided", "equal"] },
  { what: "a number of a sequence has its value elsewhere", text: String.raw`\[ s_{12} + \int_0^1 2x\,dx = 4 = 3 + 1 \]`, expected: ["undecided", "equal"] },
  { what: "an equation between functions holds for all arguments", text: String.raw`\[ x^2 + C(y) = y + D(x) \quad\Rightarrow\quad D(x) = x^2 \]`, expected: ["undecided"] },
  { what: "a power that got its value is put in as a whole", text: String.raw`\[ 6^{-1} = \frac16 = e^{-k} \] So \[ 5 + 6 (e^{-k})^t = 5 + 6 (6^{-1})^t = 5 + 6^{1-t} \]`, expected: ["equal", "undecided", "equal", "equal"] },
  { what: "what a question tells is no claim", text: String.raw`Let $f(x) = ax^2 + b$. The question tells you $\int_0^1 f(x)\,dx = \frac{f(0) + f(1)}{2}$. \[ \int_0^1 f(x)\,dx = \frac{f(0) + f(1)}{2} = \frac{a + 2b}{2} \]`, expected: ["undecided", "equal"] },
  { what: "a function that is given piece by piece", text: String.raw`When $0 \le x \le 1$, $B(x) = 0$, and when $1 \le x \le 2$, $B(x) = x - 1$. \[ \int_0^2 (e^x - B(x))\,dx = \int_0^1 e^x\,dx + \int_1^2 (e^x - x + 1)\,dx = e^2 - \frac32 \]`, expected: ["undecided", "equal"] },
  { what: "an equation that fixes the only letter says nothing of a step", text: String.raw`We have $\sin 3t = 0$. \[ \tan 6t = \tan 3t + \tan 3t = 2 \tan 3t \]`, expected: ["unequal", "equal"] },
  { what: "square brackets around both sides may be classes", text: String.raw`\[ [1] = [2] = [3] \]`, expected: ["undecided", "undecided"] },
  { what: "the entries of an array may come to what the text says", text: String.raw`\[ \sum_{i=1}^n \Delta x_i \cdot c = (b - a) c = bc - ac \]`, expected: ["undecided", "equal"] },
  { what: "a name beside its own entry may be their limit", text: String.raw`\[ |x_n - x| = |1/n - 0| = 1/n \]`, expected: ["undecided", "equal"] },
  { what: "what a sentence states may be what a step rests on", text: String.raw`The second one tells that $q_2 + 2 = p_1$. \[ 3 p_1 + a = 3 q_2 + 6 + a = a + 6 + 3 q_2 \]`, expected: ["undecided", "equal"] },
];

const FOUND: readonly Case[] = [
  { what: "a right side whose constant was found is given, and holds from there on", text: String.raw`Since $p'(t) = 4t$, \[ p(t) = \frac{4}{2} t^2 + c = 2t^2 + c \] for some constant $c$. Therefore \[ p(t) = 2t^2 + 5 \] At that time \[ p\left(\frac12\right) = 2 \cdot \frac14 + 5 = \frac{11}{2} \]`, expected: ["equal", "equal", "equal"] },
  { what: "one that is no case of it is a doubt, and a slip behind it too", text: String.raw`We have \[ p(t) = \frac{4}{2} t^2 + c = 2t^2 + c \] for some constant $c$. Therefore \[ p(t) = 3t^2 + 5 \] At that time \[ p\left(\frac12\right) = 3 \cdot \frac14 + 4 = \frac{19}{4} \]`, expected: ["equal", "undecided", "undecided", "equal"] },
  { what: "a constant that the text gives otherwise is a doubt", text: String.raw`We have \[ p(t) = \frac{4}{2} t^2 + c = 2t^2 + c \] for some constant $c$, and $c = 3$. Therefore \[ p(t) = 2t^2 + 5 \]`, expected: ["equal", "undecided"] },
  { what: "a letter that a row determines is put into the function", text: String.raw`Let $m(t) = 8 e^{-kt}$ be the mass. \begin{align*} e^{-k} &= 2^{-1/20} \\ m(t) &= 8 \cdot 2^{-t/20} \end{align*}`, expected: ["equal"] },
  { what: "and into no other", text: String.raw`Let $m(t) = 8 e^{-kt}$ be the mass. \begin{align*} e^{-k} &= 2^{-1/20} \\ m(t) &= 8 \cdot 2^{-t/10} \end{align*}`, expected: ["undecided"] },
  { what: "a row gives a function for all of its arguments", text: String.raw`Let $m(t) = C e^{-kt}$ be the mass. \begin{align*} e^{-k} &= 3^{-1} \\ m(t) &= C \cdot 3^{-t} \\ \frac{m(t) - m(t + 1)}{m(t)} &= 1 - \frac{1}{3} \end{align*}`, expected: ["equal", "equal"] },
  { what: "and a slip in what it comes to is none of it", text: String.raw`Let $m(t) = C e^{-kt}$ be the mass. \begin{align*} e^{-k} &= 3^{-1} \\ m(t) &= C \cdot 3^{-t} \\ \frac{m(t) - m(t + 1)}{m(t)} &= 1 + \frac{1}{3} \end{align*}`, expected: ["equal", "undecided"] },
  { what: "rows that give points their names", text: String.raw`Let $x = r \cos\theta$. The points are \begin{align*} (x_1, y_1) &= (4, 0) & (x_2, y_2) &= (1, 1) \\ (x_3, y_3) &= (-1, 2) & (x_4, y_4) &= (-3, 0) \end{align*}`, expected: [] },
  { what: "and one of them that is said otherwise is no such row", text: String.raw`The points are \begin{align*} (x_1, y_1) &= (4, 0) & (x_2, y_2) &= (1, 1) \\ (x_1, y_1) &= (5, 0) & (x_3, y_3) &= (-3, 0) \end{align*}`, expected: ["undecided"] },
  { what: "a value in the place of a function is given", text: String.raw`\begin{align*} e^{-k} &= 3^{-1/2} \\ m(t) &= 3^{-t/2} \\ \frac19 &= 3^{-t/2} \\ t &= 4 \end{align*} for the mass $m(t) = e^{-kt}$.`, expected: ["equal", "equal"] },
];

describe("notation of running text", () => {
  it.each(NOTATION)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});
/** Displays that hold more than one derivation, and signs of layout. Of each the slip is told. */
const LAYOUT: readonly Case[] = [
  { what: "a table of functions with their derivatives has another function row by row", text: String.raw`The rules are \begin{align*} f(x) &= x^n \rightarrow f'(x) = n x^{n-1} \\ f(x) &= e^{2x} \rightarrow f'(x) = 2e^{2x} \\ f(x) &= u(x) v(x) \rightarrow f'(x) = u'(x) v(x) + u(x) v'(x) \end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "and a slip in each of its rows is seen", text: String.raw`The rules are \begin{align*} f(x) &= x^n \rightarrow f'(x) = n x^{n+1} \\ f(x) &= e^{2x} \rightarrow f'(x) = e^{2x} \\ f(x) &= \sin x \rightarrow f'(x) = \cos x \end{align*}`, expected: ["unequal", "unequal", "equal"] },
  { what: "outside of the table no row says what the function is", text: String.raw`Let $f(x) = x^3$. The rules are \begin{align*} f(x) &= x^2 \rightarrow f'(x) = 2x \\ f(x) &= e^{2x} \rightarrow f'(x) = 2e^{2x} \end{align*} So \[ f'(x) = 3x^2 \] \[ f'(x) = 2e^{2x} \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "values at numbered points beside each other are no functions", text: String.raw`The first one has \[ f_1(x_1) = 0, \quad f_1(x_2) = 0, \qquad f_2(x_1) = 0, \quad f_2(x_2) = 1 \]`, expected: [] },
  { what: "columns with the same left side are followed each by itself", text: String.raw`\begin{align*} 3x - 1 &= 5 & 3x - 1 &= -7 \\ 3x &= 6 & 3x &= -6 \\ x &= 2 & x &= -2 \end{align*}`, expected: ["equal", "equal", "equal", "equal"] },
  { what: "and the slip in one of them is seen, which contradictory rows would let pass", text: String.raw`\begin{align*} 3x - 1 &= 5 & 3x - 1 &= -7 \\ 3x &= 6 & 3x &= -8 \\ x &= 2 & x &= -\tfrac83 \end{align*}`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "columns that go on with signs of equality do so each with its own", text: String.raw`\begin{align*} a_1 &= 2 + 3 & a_2 &= 3\cdot 4 \\ &= 5 & &= 12 \\ \end{align*}`, expected: ["equal", "equal"] },
  { what: "and there, too, the slip", text: String.raw`\begin{align*} a_1 &= 2 + 3 & a_2 &= 3\cdot 4 \\ &= 5 & &= 14 \\ \end{align*}`, expected: ["equal", "unequal"] },
  { what: "a system is followed row by row", text: String.raw`\begin{align*} x + y &= 5 & x - y &= 1 \\ x &= 3 & y &= 2 \end{align*}`, expected: ["equal"] },
  { what: "a row goes on with a sign under a brace", text: String.raw`\begin{align*} 1 - \tfrac12 + \tfrac12 - \tfrac13 &= 1 \underbrace{- \tfrac12 + \tfrac12}_0 \\ &\underbrace{- \tfrac13}_{\text{left}} \\ &= 1 - \tfrac13 = \tfrac23 \end{align*}`, expected: ["equal", "equal", "equal"] },
  { what: "degrees at the end of a row are no composition", text: String.raw`\begin{align*} \theta &= 60^\circ \\ \sin^2 x + \cos^2 x &= 1 = 2 - 1 \end{align*}`, expected: ["equal", "equal"] },
  { what: "words behind a wide space are a left side of their own", text: String.raw`The values are \[ \text{min} = 0 \qquad \text{max} = \frac24 = \frac12 \] \[ \text{min} = 0 \qquad \text{max} = \frac24 = \frac14 \]`, expected: ["equal", "equal", "unequal"] },
  { what: "two signs beside each other are the first", text: String.raw`\[ \sqrt{4.1} \approx= 2 + \frac{0.1}{4} = 2.025 \] \[ \sqrt{4.1} \approx= 2 + \frac{0.1}{4} = 2.25 \]`, expected: ["equal", "unequal"] },
  { what: "a derivative of an order that is a letter is no quotient", text: String.raw`\[ \frac{d^n}{dx^n}\{e^{2x}\} = 2^n e^{2x} = e^{2x} 2^n \]`, expected: ["undecided", "equal"] },
  { what: "curly brackets hold what is differentiated", text: String.raw`Let $g(x) = 4h(x)$. \[ g'(x) = \frac{d}{dx}\{4\}h(x) + 4h'(x) = 4h'(x) \] \[ g'(x) = \frac{d}{dx}\{4\}h(x) + 4h'(x) = h(x) + 4h'(x) \]`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "the bar is by the letter that was integrated by, though the text has a function of that name", text: String.raw`Let $r(\theta) = \sqrt{\cos 2\theta}$. \[ \int_0^{\pi/4} \int_0^{\sqrt{\cos 2\theta}} r\,dr\,d\theta = \int_0^{\pi/4} \frac{r^2}{2}\bigg|_0^{\sqrt{\cos 2\theta}} d\theta = \int_0^{\pi/4} \frac{\cos 2\theta}{2}\,d\theta = \frac12 \]`, expected: ["equal", "equal", "unequal"] },
];

/** Places and moments that sentences speak of. */
const PLACES: readonly Case[] = [
  { what: "a step that says what the equation of a curve says", text: String.raw`The line $y = 2x$ crosses the circle $x^2 + y^2 = 3$. So \[ x^2 + 4x^2 = x^2 + y^2 = 3 \]`, expected: ["equal", "equal"] },
  { what: "and one that says it with another number", text: String.raw`The line $y = 2x$ crosses the circle $x^2 + y^2 = 3$. So \[ x^2 + 4x^2 = x^2 + y^2 = 4 \]`, expected: ["equal", "unequal"] },
  { what: "what comes to that equation is a doubt", text: String.raw`The line $y = 2x$ crosses the circle $x^2 + y^2 = 3$. So \[ x^2 + 4x^2 = 5x^2 = 3 \]`, expected: ["equal", "undecided"] },
  { what: "a value of a function at the place that a sentence looks at", text: String.raw`Let $f(x) = x^2$. At $x = 2$, $f(2) = 4$ and $f'(2) = 4$. At $x = 3$, $f(3) = 8$.`, expected: ["equal", "equal", "unequal"] },
  { what: "and what a sentence reckons with it", text: String.raw`Let $f(x) = x + \frac4x$. The minimum is $f(2) = 2 + 2 = 4$. The minimum is $f(2) = 3 + 2 = 4$.`, expected: ["equal", "equal", "unequal", "unequal"] },
  { what: "functions of functions", text: String.raw`Let $f(x) = x^2 + 1$ and $g(x) = 2x$. Then $f(g(x)) = 4x^2 + 1$ and $g(f(x)) = 2x^2 + 3$.`, expected: ["equal", "unequal"] },
  { what: "one equation for a letter, and what it comes to", text: String.raw`Let $x$ be the number of apples. Then $2x + 3 = 11$, so $2x = 8$ and $x = 4$. If $2^t = 8$ then $t = 4$. The first case $u - 1 = 3$ gives $u = 4$, and $u - 1 = -3$ gives $u = -2$.`, expected: ["equal", "unequal", "equal", "equal"] },
  { what: "a value that a sentence finds is one for the displays after it", text: String.raw`So we need $\frac b3 = \frac15$ and hence $b = \frac35$. We also need \[ a^2 + b^2 = 1 \iff a^2 = 1 - b^2 = 1 - \frac{3^2}{5^2} = \frac{16}{25} \iff a = \pm\frac45 \]`, expected: ["equal", "equal", "equal"] },
  { what: "which do not follow with another number", text: String.raw`So we need $\frac b3 = \frac15$ and hence $b = \frac35$. We also need \[ a^2 + b^2 = 1 \iff a^2 = 1 - b^2 = 1 - \frac{3^2}{5^2} = \frac{17}{25} \iff a = \pm\frac45 \]`, expected: ["equal", "undecided", "undecided"] },
  { what: "a value that is put in on the way", text: String.raw`The first equation implies that $z_y(0,0)=-4$ and the second one that \[ \frac{z_x(0,0)-z_y(0,0)}{\sqrt{2}}=\sqrt{2} \implies z_x(0,0)=z_y(0,0)+2 = -2 \]`, expected: ["equal"] },
  { what: "and a wrong one", text: String.raw`The first equation implies that $z_y(0,0)=-4$ and the second one that \[ \frac{z_x(0,0)-z_y(0,0)}{\sqrt{2}}=\sqrt{2} \implies z_x(0,0)=z_y(0,0)+2 = 2 \]`, expected: ["undecided"] },
  { what: "values of entries", text: String.raw`Here $x'(0)=0$ and $h(x,y) = 1000 - x^2 - 2y^2$. Moreover $y'(0) = 3$. \[ \nabla h(1,2)\cdot \langle x'(0), y'(0)\rangle = \langle -2, -8\rangle\cdot\langle 0, 3\rangle = -24 \]`, expected: ["equal", "equal"] },
  { what: "and other ones", text: String.raw`Here $x'(0)=0$ and $h(x,y) = 1000 - x^2 - 2y^2$. Moreover $y'(0) = 3$. \[ \nabla h(1,2)\cdot \langle x'(0), y'(0)\rangle = \langle -2, -8\rangle\cdot\langle 1, 3\rangle \]`, expected: ["undecided"] },
  { what: "no equation of other arithmetic", text: String.raw`Modulo 7 we have $3x = 1$, so $x = 5$. In $\mathbb{Z}_5$ we have $3x = 1$, so $x = 2$.`, expected: [] },
  { what: "a sentence that begins with a place solves nothing", text: String.raw`Let $f(x) = x^3 - 12x$. The critical points satisfy \[ f'(x) = 3x^2 - 12 = 3(x-2)(x+2) = 0. \] At $x = 2$ we get $f(2) = 8 - 24 = -16$, and at $x = -2$, $f(-2) = -8 + 24 = 16$.`, expected: ["equal", "equal", "equal", "equal", "equal", "equal"] },
  { what: "one that goes on behind the zero does", text: String.raw`Here \[ f'(x) = 3x^2 - 12 = 3(x-2)(x+2) = 0 \] when $x = 3$.`, expected: ["equal", "unequal"] },
  { what: "values of letters give an unknown what it comes to", text: String.raw`Two resistors $R_1 = 6$ and $R_2 = 3$ in parallel have \[ \frac1R = \frac{1}{R_1} + \frac{1}{R_2} = \frac16 + \frac13 = \frac12. \]`, expected: ["undecided", "equal", "equal"] },
  { what: "and the slip with them is seen", text: String.raw`Two resistors $R_1 = 6$ and $R_2 = 3$ in parallel have \[ \frac1R = \frac{1}{R_1} + \frac{1}{R_2} = \frac16 + \frac13 = \frac19. \]`, expected: ["undecided", "equal", "unequal"] },
  { what: "a modulus has a slope on the side on which the values lie", text: String.raw`The loss is $r = |wx|$. For $w = 2$ and $x = 3$ \[ \frac{dr}{dw} = x = 3 \]`, expected: ["equal", "equal"] },
  { what: "whatever is said of the other side before", text: String.raw`The ReLU is $r(z) = \max(0,z)$. Its derivative is $1$ for $z > 0$ and $0$ for $z < 0$. With $z = wx$, $w = 2$ and $x = 3$ we have \[ \frac{dr}{dw} = 1\cdot x = 3 \]`, expected: ["equal", "equal"] },
  { what: "and another one on the other side", text: String.raw`The loss is $r = |wx|$. For $w = -2$ and $x = 3$ \[ \frac{dr}{dw} = x = 3 \]`, expected: ["unequal", "equal"] },
  { what: "a value at a number of what has no argument", text: String.raw`$y = C_1\cos 2x + C_2\sin 2x$ gives $y' = -2C_1\sin 2x + 2C_2\cos 2x$. With $y(0) = 1$ we get $C_1 = 1$. \[ y(0) = C_1\cos 0 + C_2\sin 0 = C_1 \] \[ y'(0) = 2C_2 = C_2 \cdot 3 \]`, expected: ["equal", "equal", "equal", "equal", "unequal"] },
  { what: "a prime of an inverse at a number", text: String.raw`Since $f(3) = 5$ we have $f^{-1}(5) = 3$. With $f'(3) = 2$ we get \[ (f^{-1})'(5) = \frac{1}{f'(f^{-1}(5))} = \frac{1}{f'(3)} = \frac12 \] \[ (f^{-1})'(5) = \frac{1}{f'(5)} \]`, expected: ["equal", "equal", "equal", "undecided"] },
  { what: "the inverse of a function that got another meaning", text: String.raw`(a) Let $f(x) = 2x + 1$. Then \[ f^{-1}(x) = \frac{x-1}2 = \frac x2 - \frac12 \] (b) Let $f(x) = x^3$. Then \[ f^{-1}(x) = \sqrt[3]x = x^{1/2} \]`, expected: ["equal", "unequal"] },
  { what: "a moment is no value of the letter", text: String.raw`Let $t = 0$ be the moment you jump. Your height is $h(t) = -5t^2 + t$ for $t > 0$. At the peak \[ h'(t) = -10t + 1 = 0 \quad\Rightarrow\quad t = \frac{1}{10} \]`, expected: ["equal", "equal"] },
  { what: "what a theorem calls x is that there", text: String.raw`\begin{theorem} Let $z = f(x,y)$, $x = g(s,t)$ and $y = h(s,t)$. Then $z$ is a function of $s$ and $t$. \end{theorem} Let $w = x^2y + x$. \[ \frac{\partial w}{\partial x} = 2xy + 1 = 1 + 2xy \] \[ \frac{\partial w}{\partial y} = x^2 + 1 = 1 + x^2 \]`, expected: ["equal", "equal", "unequal", "equal"] },
];

describe("places and moments of sentences", () => {
  it.each(PLACES)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

/** Equations that are wanted, asked or said of other things than what was defined. */
const WANTED: readonly Case[] = [
  { what: "two quantities that are both zero are a system, and nothing leads from one to the other", text: String.raw`Let $f(x,y) = x^4 + y^4 - 4xy$. \begin{align*} f_x(x,y) = f_y(x,y) = 0 &\iff y = x^3 \text{ and } x = y^3 \\ &\iff x = x^9 \text{ and } y = x^3 \end{align*}`, expected: ["equal", "equal"] },
  { what: "and a slip behind them is seen", text: String.raw`Let $f(x,y) = x^4 + y^4 - 4xy$. \begin{align*} f_x(x,y) = f_y(x,y) = 0 &\iff y = x^2 \text{ and } x = y^3 \end{align*}`, expected: ["unequal"] },
  { what: "what has to hold is no step", text: String.raw`Let $f(x) = \begin{cases} x + 1 & \text{if } x \ne 2 \\ C & \text{if } x = 2 \end{cases}$. In order for $f$ to be continuous at $2$, we must have \[ \lim_{x\to 2} f(x) = f(2) = C \]`, expected: ["undecided", "equal"] },
  { what: "the last of equations in a list is solved", text: String.raw`This is \[ y = 2x,\ z = 3x,\ x + 2x + 3x = 6x = 6 \]`, expected: ["equal", "undecided"] },
  { what: "what is true or false is asked", text: String.raw`Let $f(x) = x^2$. \begin{problem} It is true that $\frac{d}{dx} x^3 = x^2$. \begin{multipleChoice} \choice{True} \choice[correct]{False} \end{multipleChoice} \end{problem}`, expected: [] },
  { what: "a place is no meaning of the letter", text: String.raw`\exercise{Find $t = t_0$, then the limit.}{} \exercise{$x = (t-2)^2$, \quad $y = (t-2)^3 + (t-2)^2$}{$\lim_{t\to 2} \frac{dy}{dx} = 1$, but $\lim_{t\to 3} \frac{dy}{dx} = 2$.}`, expected: ["equal", "unequal"] },
  { what: "a point with a prime is another one", text: String.raw`Let $B = (s,0,0)$, $B' = (s,0,s)$.`, expected: ["undecided"] },
  { what: "roots that the words behind choose", text: String.raw`\begin{align*} p^2 &= 4q^2 \\ p &= 2q \end{align*} where we've chosen the positive root.`, expected: ["undecided"] },
  { what: "what an example calls e is that there, where no power of it stands", text: String.raw`We have $y = e^{3x}$. \begin{example} Here $e = -b$. Then \[ \frac bc + ec = \frac bc - bc = b\left(\frac1c - c\right) \] \end{example}`, expected: ["equal", "equal"] },
  { what: "and a slip with it is not called right", text: String.raw`We have $y = e^{3x}$. \begin{example} Here $e = -b$. Then \[ \frac bc + ec = \frac bc + bc = b\left(\frac1c + c\right) \] \end{example}`, expected: ["undecided", "equal"] },
  { what: "iterates are worked out from decimals that are rounded", text: String.raw`\begin{align*} x_2 &= 1.5 - (1 + 1.5^2)\arctan 1.5 = -1.69 \\ x_3 &= -1.69 - (1 + 1.69^2)\arctan(-1.69) = 2.32 \\ x_4 &= 2.32 - (1 + 2.32^2)\arctan 2.32 = -5.31 \end{align*}`, expected: ["equal", "undecided", "unequal"] },
  { what: "what an exercise wants of a function is not said of the one before", text: String.raw`Let $f(x) = 2x$. Sketch the graph of a function $f$ that satisfies all of the given conditions. $\lim_{x\to1^-} f(x) = 2$, $\lim_{x\to1^+} f(x) = -3$, $f(1) = 0$`, expected: [] },
  { what: "a display may go on with an expression of the text between", text: String.raw`\[ \int \sec x\,dx = \ln|\sec x + \tan x| + C \]

Replace what stands behind $\int \tan^4 x \sec^2 x\,dx - \int \tan^4 x\,dx$. We use $u = \tan x$.
\[ = \int u^4\,du - \int \tan^4 x\,dx \]`, expected: ["equal", "undecided"] },
  { what: "a set of equations sets nothing equal", text: String.raw`Now require that $x(t) = t$. We see whether the set of parametric equations $x(t) = t + 2$ and $y(t) = 8t + 1$ fits. \[ 8x(t) - 15 = 8(t + 2) - 15 = 8t + 1 \]`, expected: ["equal", "equal"] },
  { what: "a plane that is asked for does not follow from the surface", text: String.raw`Find an implicit formula for a plane tangent to the surface $11 = xy + yz + xz$ at the point $(1,2,3)$. \[ 5(x-1) + 4(y-2) + 3(z-3) = 0 \]`, expected: [] },
  { what: "displays below what is to be solved are equations", text: String.raw`Let $f(x) = x - x^2$. Let's solve the equation \[ f(x) = A(x). \] \[ x - x^2 = \frac1x \int_0^x (t - t^2)\,dt \]`, expected: [] },
  { what: "a value in passing is meant where it is put in", text: String.raw`Remark: Suppose $x$ were $-\frac17$, which is negative. Then \[ (7x + 2)^2 = (-1 + 2)^2 = 1 \]`, expected: ["equal", "equal"] },
];

describe("names in running text", () => {
  it.each(NAMES)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

describe("what running text leaves unsaid", () => {
  it.each(LEFT_UNSAID)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

describe("constants that are found in running text", () => {
  it.each(FOUND)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

describe("displays that hold more than one derivation", () => {
  it.each(LAYOUT)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

describe("equations that are wanted", () => {
  it.each(WANTED)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

describe("a word for a quantity behind equations that were solved", () => {
  const text = (solved: string, value: string, sum: string): string => `\\section{Areas}
We find the area in this way:
\\begin{align*} \\text{Area} &= \\int_a^b g_2\\,dt - \\int_a^b g_1\\,dt \\\\ &= \\int_a^b (g_2 - g_1)\\,dt \\end{align*}
\\begin{example}
The curves meet where
\\begin{align*} ${solved} \\end{align*}
Thus we integrate the difference.
\\begin{align*} \\text{Area} &= ${value} \\\\ &= ${sum} \\end{align*}
\\end{example}
`;
  const solved = "t^2 + 1 &= 5 \\\\ t^2 &= 4";

  it("is what its display says, whatever an earlier section called so", () => {
    expect(verdicts(text(solved, "\\int_{-2}^{2} (5 - (t^2+1))\\,dt", "\\frac{32}{3}"))).toEqual(["equal", "equal", "equal"]);
    expect(verdicts(text(solved, "\\int_{-2}^{2} (5 - (t^2+1))\\,dt", "\\frac{16}{3}"))).toEqual(["equal", "equal", "unequal"]);
  });

  it("is none where the equations speak of it", () => {
    expect(verdicts(text("\\text{Area} + t &= 5t \\\\ \\text{Area} &= 4t", "3t", "2t + t"))).not.toEqual(["equal", "equal", "equal"]);
  });
});
