// Notes on least squares, likelihoods and gradients as their authors write them: primes that are transposes, derivatives by symmetric matrices, layouts, division entry by entry, and what is
// said of a matrix only later.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdictsOf = (text: string): readonly string[] => check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict)).filter((verdict) => verdict !== "given");

const RIGHT = "equal";
const WRONG = "unequal";

describe("primes that are transposes", () => {
  const squares = String.raw`Let $X$ be an $n \times k$ matrix and $y \in \mathbb{R}^n$.
$$ S(b) = (y - Xb)'(y - Xb) = y'y - 2b'X'y + b'X'Xb. $$
The first-order condition is
$$ -2X'y + 2X'Xb = 0 $$
and hence
$$ b = (X'X)^{-1}X'y. $$`;
  it.each<[string, string, readonly string[]]>([
    ["a sum of squares and its estimator", squares, [RIGHT, RIGHT]],
    ["a sign of the square", squares.replace("+ b'X'Xb", "- b'X'Xb"), [WRONG, RIGHT]],
    ["the estimator with its matrices turned", squares.replace("b = (X'X)^{-1}", "b = 2(X'X)^{-1}"), [RIGHT, WRONG]],
    ["said in the text, of a matrix that has its size as a predicate", String.raw`Let $X$ be $n \times k$, $y$ an $n$-vector, and write $'$ for the transpose. Then
$$ (y - Xb)'(y - Xb) = y'y - 2b'X'y + b'X'Xb = y'y - 2y'Xb + b'X'Xb. $$`, [RIGHT, RIGHT]],
    ["a projection", String.raw`Let $M = I - X(X'X)^{-1}X'$. Then
$$ MX = X - X(X'X)^{-1}X'X = X - X = 0. $$`, [RIGHT, RIGHT, RIGHT]],
    ["a projection of the other side", String.raw`Let $M = I - X(X'X)^{-1}X'$. Then
$$ MX = X - X(X'X)^{-1}X'X = X + X. $$`, [RIGHT, WRONG]],
    ["an estimator that a slip follows in its own chain", String.raw`Let $\Omega$ be symmetric, $\hat\beta = (X'\Omega^{-1}X)^{-1}X'\Omega^{-1}y$ and $y = X\beta + \varepsilon$. Then
$$ \hat\beta = (X'\Omega^{-1}X)^{-1}X'\Omega^{-1}(X\beta + \varepsilon) = \beta + (X'\Omega^{-1}X)^{-1}\varepsilon. $$`, [RIGHT, WRONG]],
    ["derivatives beside them", String.raw`Let $X$ be the $n\times k$ design matrix, where primes denote transposes. Let $f(t) = t^3$; then
$$ f'(t) = 3t^2. $$
Moreover, $$ (y-Xb)'(y-Xb) = y'y - 2y'Xb + b'X'Xb = y'y - 2b'X'y + b'X'Xb. $$`, [RIGHT, RIGHT, RIGHT]],
    ["derivatives of a capital, in a text that speaks of vectors", String.raw`We need no vectors here. Let $F = x^2$. Then
$$ (F^2)' = F'F + FF' = 2FF' = 4x^3. $$`, [RIGHT, RIGHT, RIGHT]],
    ["a capital function under an inverse", String.raw`Let $F(x) = e^x$. Then $$ (F'(x) F(x))^{-1} = (e^x e^x)^{-1} = e^{-2x}. $$`, [RIGHT, RIGHT]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("a derivative by a symmetric matrix", () => {
  it.each<[string, string, readonly string[]]>([
    ["takes its entries one by one", String.raw`Let $\Sigma$ be a symmetric positive definite matrix and $a \in \mathbb{R}^n$. Then
$$ \frac{\partial}{\partial \Sigma} \log\det\Sigma = \Sigma^{-1}, \qquad \frac{\partial}{\partial \Sigma} a^\top \Sigma^{-1} a = -\Sigma^{-1} a a^\top \Sigma^{-1}. $$`, [RIGHT, RIGHT]],
    ["with a sign", String.raw`Let $\Sigma$ be a symmetric positive definite matrix. Then $$ \frac{\partial}{\partial \Sigma} \log\det\Sigma = -\Sigma^{-1}. $$`, [WRONG]],
    ["or the pairs of equal ones", String.raw`Let $A$ be a symmetric $n \times n$ matrix. Then $$ \nabla_A (x^\top A x) = 2 x x^\top - \operatorname{diag}(x \odot x). $$`, [RIGHT]],
    ["and not half of each", String.raw`Let $A$ be a symmetric $n \times n$ matrix. Then $$ \nabla_A (x^\top A x) = 2 x x^\top. $$`, [WRONG]],
    ["transposes what stands beside it", String.raw`Let $A$ and $B$ be $n\times n$ matrices, where $A$ is symmetric. Then $$ \nabla_A \operatorname{tr}(A B) = B^\top. $$`, [RIGHT]],
    ["also where it is left out", String.raw`Let $A$ and $B$ be $n\times n$ matrices, where $A$ is symmetric. Then $$ \nabla_A \operatorname{tr}(A B) = B. $$`, [WRONG]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("what a normal law says of its names", () => {
  const likelihood = String.raw`Let $x_1, \dots, x_n \in \mathbb{R}^d$ be drawn from $\mathcal{N}(\mu, \Sigma)$, so that up to a constant
$$ \ell(\mu, \Sigma) = - \frac n2 \log\det\Sigma - \frac12\sum_{i=1}^n (x_i - \mu)^\top \Sigma^{-1} (x_i - \mu). $$
Then
$$ \nabla_\mu \ell = \sum_{i=1}^n \Sigma^{-1}(x_i - \mu), \qquad \frac{\partial \ell}{\partial \Sigma} = -\frac n2 \Sigma^{-1} + \frac12 \Sigma^{-1} \left( \sum_{i=1}^n (x_i-\mu)(x_i-\mu)^\top \right) \Sigma^{-1}. $$`;
  it.each<[string, string, readonly string[]]>([
    ["its covariance is symmetric", likelihood, [RIGHT, RIGHT]],
    ["a sign of the score", likelihood.replace(String.raw`= \sum_{i=1}^n \Sigma^{-1}`, String.raw`= -\sum_{i=1}^n \Sigma^{-1}`), [WRONG, RIGHT]],
    ["a number for a matrix", likelihood.replace(String.raw`(x_i-\mu)(x_i-\mu)^\top`, String.raw`(x_i-\mu)^\top(x_i-\mu)`), [RIGHT, WRONG]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("a property that is said after formulas that do without it", () => {
  const quadratic = String.raw`Let $f(x) = \frac12 x^\top A x$ with $A \in \mathbb{R}^{n \times n}$. Then
$$ \nabla f(x) = \frac12 (A + A^\top) x. $$
If $A$ is symmetric, this simplifies to
$$ \nabla f(x) = Ax. $$`;
  it.each<[string, string, readonly string[]]>([
    ["holds behind", quadratic, [RIGHT, RIGHT]],
    ["and not for what it does not make right", quadratic.replace("= Ax", "= 2Ax"), [RIGHT, "undecided"]],
    ["nor where the general case is spoken of again", `${quadratic}\nIn general,\n$$ \\nabla^2 f(x) = A. $$`, [RIGHT, RIGHT, "undecided"]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("displays with a word between them", () => {
  it.each<[string, string, readonly string[]]>([
    ["that differentiates", String.raw`Differentiating both sides of
$$ x^2 + xy + y^2 = 7 $$
with respect to $x$ gives
$$ 2x + y + x y' + 2y y' = 0. $$`, [RIGHT]],
    ["that differentiates, with a product taken apart", String.raw`Differentiating both sides of
$$ x^2 + xy + y^2 = 7 $$
with respect to $x$ gives
$$ 2x + y' + 2y y' = 0. $$`, [WRONG]],
    ["that concludes", String.raw`The balance of the two sides says
$$ a x = b c, $$
and hence
$$ x = \frac{b c}{a}. $$`, [RIGHT]],
    ["that concludes what is not so", String.raw`The balance of the two sides says
$$ a x = b c, $$
and hence
$$ x = \frac{a}{b c}. $$`, [WRONG]],
    ["that concludes with what another equation says", String.raw`We know that $y = 2$. From
$$ x + y = 5 $$
and hence
$$ x = 3. $$`, [RIGHT]],
    ["that concludes of other letters", String.raw`Consider
$$ a + b = c $$
and hence
$$ a = c - d. $$`, ["undecided"]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("division entry by entry", () => {
  it.each<[string, string, readonly string[]]>([
    ["of vectors", String.raw`\mathbf{1}^\top (x \oslash y) = \sum_i \frac{x_i}{y_i} = \sum_i x_i y_i^{-1}`, [RIGHT, RIGHT]],
    ["turned round", String.raw`\mathbf{1}^\top (x \oslash y) = \sum_i \frac{y_i}{x_i} = \sum_i y_i x_i^{-1}`, [WRONG, RIGHT]],
    ["beside products, from left to right", String.raw`x \oslash y \odot z = (x \odot z) \oslash y = x \odot (z ⊘ y)`, [RIGHT, RIGHT]],
    ["and not by what follows", String.raw`x \oslash (y \odot z) = (x \oslash y) \oslash z = x \oslash y \odot z`, [RIGHT, WRONG]],
  ])("%s", (_, formula, verdicts) => {
    expect(verdictsOf(String.raw`Let $x, y, z \in \mathbb{R}^n$ have no zero entries.` + `\n$$ ${formula} $$`)).toEqual(verdicts);
  });
});

describe("layouts and roots", () => {
  it.each<[string, string, readonly string[]]>([
    ["both layouts in one text are no slip", String.raw`Let $A \in \mathbb{R}^{m\times n}$ and $f(x) = Ax$. In numerator layout,
$$ \frac{\partial f}{\partial x} = A, $$
while in denominator layout
$$ \frac{\partial f}{\partial x} = A^\top. $$`, [RIGHT, "undecided"]],
    ["which makes nothing else right", String.raw`Let $A \in \mathbb{R}^{m\times n}$ and $f(x) = Ax$. In numerator layout,
$$ \frac{\partial f}{\partial x} = A, $$
while in denominator layout
$$ \frac{\partial f}{\partial x} = 2A^\top. $$`, [RIGHT, WRONG]],
    ["what vanishes at a value may vanish elsewhere too", String.raw`Let $K$ be a symmetric $n \times n$ matrix, $J(\alpha) = \|y - K\alpha\|^2 + \lambda \alpha^\top K \alpha$. Then
$$ \nabla J = -2K(y - K\alpha) + 2\lambda K\alpha = 2K((K + \lambda I)\alpha - y). $$
This vanishes for
$$ \alpha = (K + \lambda I)^{-1} y. $$`, [RIGHT, RIGHT, RIGHT]],
    ["and not at another", String.raw`Let $K$ be a symmetric $n \times n$ matrix, $J(\alpha) = \|y - K\alpha\|^2 + \lambda \alpha^\top K \alpha$. Then
$$ \nabla J = -2K(y - K\alpha) + 2\lambda K\alpha = 2K((K + \lambda I)\alpha - y). $$
This vanishes for
$$ \alpha = (K - \lambda I)^{-1} y. $$`, [RIGHT, RIGHT, WRONG]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("derivatives along a vector", () => {
  const quadratic = String.raw`Let $f(x) = \frac12 x^\top A x + b^\top x$ with $A \in \mathbb{R}^{n \times n}$ symmetric, and let $v \in \mathbb{R}^n$. Then` + "\n";
  it.each<[string, string, readonly string[]]>([
    ["of a function of a vector", String.raw`${quadratic}$$ D_v f(x) = \nabla f(x)^\top v = (Ax + b)^\top v. $$`, [RIGHT, RIGHT]],
    ["with a sign", String.raw`${quadratic}$$ D_v f(x) = (Ax - b)^\top v. $$`, [WRONG]],
    ["written with a nabla", String.raw`${quadratic}$$ \nabla_v f(x) = \nabla f(x) \cdot v = (Ax + b)^\top v. $$`, [RIGHT, RIGHT]],
    ["written with a nabla, twice as long", String.raw`${quadratic}$$ \nabla_v f(x) = 2 (Ax + b)^\top v. $$`, [WRONG]],
    ["which is none by what the function rests on", String.raw`Let $g(x) = x^\top v$ with $x, v \in \mathbb{R}^n$. Then $$ \nabla_v g(x) = x. $$`, [RIGHT]],
    ["which is none by its own letter", String.raw`${quadratic}$$ D_x f(x) = Ax + b. $$`, [RIGHT]],
    ["of a function of two numbers", String.raw`Let $f(x, y) = x^2 y + y^3$ and $u = (3/5, 4/5)$. Then
$$ D_u f(1,2) = \nabla f(1,2)\cdot u = (4, 13) \cdot \left(\frac35, \frac45\right) = \frac{64}{5}. $$`, [RIGHT, RIGHT, RIGHT]],
    ["of a function of two numbers, with a slip", String.raw`Let $f(x, y) = x^2 y + y^3$ and $\mathbf{u} = \left\langle \frac35, \frac45 \right\rangle$. Then
$$ D_{\mathbf{u}} f(x, y) = \frac35 \cdot 2xy + \frac45 (x^2 + y^2). $$`, [WRONG]],
    ["by a number", String.raw`Let $f(x) = x^2$. Then $$ D_x f(x) = 2x. $$`, [RIGHT]],
    ["by a number, not carried out", String.raw`Let $f(x) = x^2$. Then $$ D_x f(x) = x^2. $$`, [WRONG]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("differentials of traces", () => {
  it.each<[string, string, readonly string[]]>([
    ["of an inverse", String.raw`d \operatorname{tr}(S X^{-1}) = -\operatorname{tr}(S X^{-1} dX X^{-1})`, [RIGHT]],
    ["of an inverse, without its sign", String.raw`d \operatorname{tr}(S X^{-1}) = \operatorname{tr}(S X^{-1} dX X^{-1})`, [WRONG]],
  ])("%s", (_, formula, verdicts) => {
    expect(verdictsOf(`Let $X$ be invertible and $S$ a symmetric matrix.\n$$ ${formula}. $$`)).toEqual(verdicts);
  });
});

describe("a square that is given as a quantity of its own", () => {
  const norm = String.raw`Let $\mu = \frac1m\sum_{i=1}^m x_i$, $\sigma^2 = \frac1m\sum_{i=1}^m (x_i-\mu)^2$ and $\hat x_i = \frac{x_i-\mu}{\sqrt{\sigma^2+\epsilon}}$. Then` + "\n";
  it.each<[string, string, readonly string[]]>([
    ["its derivative", String.raw`${norm}$$ \frac{\partial\sigma^2}{\partial x_i} = \frac{2(x_i - \mu)}{m}. $$`, [RIGHT]],
    ["its derivative without the factor", String.raw`${norm}$$ \frac{\partial\sigma^2}{\partial x_i} = \frac{x_i - \mu}{m}. $$`, [WRONG]],
    ["what rests on it", String.raw`${norm}$$ \frac{\partial \hat x_j}{\partial x_i} = \frac{1}{\sqrt{\sigma^2+\epsilon}}\left( \delta_{ij} - \frac1m - \frac{\hat x_i\hat x_j}{m} \right). $$`, [RIGHT]],
    ["what rests on it, with a sign", String.raw`${norm}$$ \frac{\partial \hat x_j}{\partial x_i} = \frac{1}{\sqrt{\sigma^2+\epsilon}}\left( \delta_{ij} - \frac1m + \frac{\hat x_i\hat x_j}{m} \right). $$`, [WRONG]],
    ["its root", String.raw`Let $\sigma^2 = \frac1n\sum_{i=1}^n x_i^2$. Then
$$ \frac{\partial}{\partial x_j}\log\sigma = \frac{1}{2\sigma^2}\cdot\frac{2x_j}{n} = \frac{x_j}{n\sigma^2}. $$`, [RIGHT, RIGHT]],
    ["beside the rate of the root", String.raw`Let $\lambda^2 = x^2 + 1$. Differentiating gives
$$ 2\lambda\frac{d\lambda}{dx} = 2x. $$`, [RIGHT]],
    ["sums that run as far as they are divided by", String.raw`Let $\mu = \frac1d \sum_j x_j$, $v = \frac1d\sum_j (x_j-\mu)^2$ and $y_i = \frac{x_i-\mu}{\sqrt{v}}$. Then
$$ \frac{\partial y_i}{\partial x_k} = \frac{1}{\sqrt v}\left(\delta_{ik} - \frac1d - \frac{y_i y_k}{d}\right). $$`, [RIGHT]],
    ["sums that run as far, with a sign", String.raw`Let $\mu = \frac1d \sum_j x_j$, $v = \frac1d\sum_j (x_j-\mu)^2$ and $y_i = \frac{x_i-\mu}{\sqrt{v}}$. Then
$$ \frac{\partial y_i}{\partial x_k} = \frac{1}{\sqrt v}\left(\delta_{ik} - \frac1d + \frac{y_i y_k}{d}\right). $$`, [WRONG]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("vectors of a family behind a transposed letter", () => {
  const loss = String.raw`We minimise $\ell(w) = \sum_{i=1}^n \log(1 + e^{-y_i w^\top x_i})$. Its gradient is
$$ \nabla\ell(w) = -\sum_{i=1}^n \frac{y_i e^{-y_i w^\top x_i}}{1 + e^{-y_i w^\top x_i}} x_i = -\sum_{i=1}^n \frac{y_i}{1 + e^{y_i w^\top x_i}} x_i. $$`;
  it.each<[string, string, readonly string[]]>([
    ["under a sum", loss, [RIGHT, RIGHT]],
    ["under a sum, with a sign in an exponent", loss.replace(String.raw`\frac{y_i}{1 + e^{y_i`, String.raw`\frac{y_i}{1 + e^{-y_i`), [RIGHT, WRONG]],
    ["in a Lagrangian", String.raw`Let $$ L(w, b, \alpha) = \frac12\|w\|^2 - \sum_{i=1}^n \alpha_i \left( y_i (w^\top x_i + b) - 1 \right). $$ Then
$$ \nabla_w L = w - \sum_{i=1}^n \alpha_i y_i x_i. $$`, [RIGHT]],
    ["in a Lagrangian, with a number for each", String.raw`Let $$ L(w, b, \alpha) = \frac12\|w\|^2 - \sum_{i=1}^n \alpha_i \left( y_i (w^\top x_i + b) - 1 \right). $$ Then
$$ \nabla_w L = w + \sum_{i=1}^n \alpha_i y_i x_i. $$`, [WRONG]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("what holds for all letters that a sentence lists", () => {
  it.each<[string, string, readonly string[]]>([
    ["a cube", String.raw`For all real numbers $a$ and $b$,
$$ (a+b)^3 = a^3 + 3a^2b + 3ab^2 + b^3. $$`, [RIGHT]],
    ["a cube without a coefficient", String.raw`For all real numbers $a$ and $b$,
$$ (a+b)^3 = a^3 + 3a^2b + ab^2 + b^3. $$`, [WRONG]],
    ["an operation of its own", String.raw`Find numbers such that for all $a$ and $b$,
$$ a * b = a + b + ab. $$`, []],
    ["an equation of a function", String.raw`The function satisfies, for all $s$ and $t$,
$$ f(s + t) = f(s) f(t). $$`, []],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("a number beside a square matrix", () => {
  it.each<[string, string, readonly string[]]>([
    ["is that times the identity", String.raw`Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2\end{pmatrix}$. Then $$ \det(A - \lambda) = (2-\lambda)^2 - 1 = \lambda^2 - 4\lambda + 3. $$`, [RIGHT, RIGHT]],
    ["and gives no other determinant", String.raw`Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2\end{pmatrix}$. Then $$ \det(A - \lambda) = (2-\lambda)^2 + 1 = \lambda^2 - 4\lambda + 5. $$`, [WRONG, RIGHT]],
    ["commutes", String.raw`Let $A$ be an $n\times n$ matrix. Then $$ (A+1)(A-1) = A^2 - A + A - 1 = A^2 - 1. $$`, [RIGHT, RIGHT]],
    ["keeps its sign", String.raw`Let $A$ be an $n\times n$ matrix. Then $$ (A+1)(A-1) = A^2 - A + A - 1 = A^2 + 1. $$`, [RIGHT, WRONG]],
    ["in an equation that is solved", String.raw`Let $X \in \mathbb{R}^{n\times d}$ and $\lambda > 0$. Setting the gradient to zero yields
\begin{align}
X^\top X w + \lambda w &= X^\top y \\
(X^\top X + \lambda) w &= X^\top y \\
w &= (X^\top X + \lambda)^{-1} X^\top y
\end{align}`, [RIGHT, RIGHT]],
    ["in an equation that is solved, with a slip", String.raw`Let $X \in \mathbb{R}^{n\times d}$ and $\lambda > 0$. Setting the gradient to zero yields
\begin{align}
X^\top X w + \lambda w &= X^\top y \\
(X^\top X - \lambda) w &= X^\top y \\
w &= (X^\top X - \lambda)^{-1} X^\top y
\end{align}`, ["undecided", RIGHT]],
    ["is added to each entry where that is right", String.raw`Let $A \in \mathbb{R}^{2 \times 2}$. Then $$ \mathbf{1}^\top (A + 1) \mathbf{1} = \mathbf{1}^\top A \mathbf{1} + \mathbf{1}^\top \mathbf{1} \mathbf{1}^\top \mathbf{1} = \mathbf{1}^\top A \mathbf{1} + 4. $$`, [RIGHT, RIGHT]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});

describe("how many ones a vector of ones has", () => {
  it.each<[string, string, readonly string[]]>([
    ["as many as those beside it", String.raw`Let $A \in \mathbb{R}^{n \times n}$. Then $$ \mathbf{1}^\top (A + \mathbf{1}\mathbf{1}^\top) \mathbf{1} = \mathbf{1}^\top A \mathbf{1} + \mathbf{1}^\top \mathbf{1} \mathbf{1}^\top \mathbf{1} = \mathbf{1}^\top A \mathbf{1} + n^2. $$`, [RIGHT, RIGHT]],
    ["and not one", String.raw`Let $x \in \mathbb{R}^n$. Then $$ \|x - a\mathbf{1}\|^2 = x^\top x - 2a\, \mathbf{1}^\top x + a^2\,\mathbf{1}^\top\mathbf{1} = x^\top x - 2a\mathbf{1}^\top x + a^2. $$`, [RIGHT, WRONG]],
    ["open where nothing says it", String.raw`$$ \mathbf{1}^\top\mathbf{1} = \sum_{i=1}^n 1 = n $$`, ["undecided", RIGHT]],
  ])("%s", (_, text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });
});
