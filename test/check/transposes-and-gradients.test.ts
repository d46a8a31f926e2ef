// Notes of learning courses: a T that is a letter or a function beside transposes, gradients of what is nowhere defined, letters that are vectors elsewhere.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly (readonly string[])[] => check(text, { path: "notes.md" }).derivations.map(({ steps }) => steps.map(({ verdict }) => verdict));
const last = (text: string): readonly string[] => verdicts(text).at(-1) ?? [];

const leastSquares = (normal: string): string => String.raw`
$$
\begin{aligned}
J(w) &= (Xw - y)^T (Xw - y) \\
&= ${normal}
\end{aligned}
$$`;
const EXPANDED = String.raw`w^T X^T X w - 2 y^T X w + y^T y`;
const SLIPPED = String.raw`w^T X^T X w + 2 y^T X w + y^T y`;

describe("a T above a factor", () => {
  const contexts = [
    { what: "where T is a function", text: String.raw`# Families

The sufficient statistic is $T(y)$. With $T(y) = y$ this is the usual case.

# Least squares
` },
    { what: "where T is a number of steps", text: String.raw`The sum is $S = \sum_{t=1}^T s_t$ over $T$ steps, and $T > 0$. Then
` },
  ];
  it.each(contexts)("is a transpose beside its own factor $what", ({ text }) => {
    expect(last(text + leastSquares(EXPANDED))).toEqual(["given", "given", "equal"]);
    expect(last(text + leastSquares(SLIPPED))).toEqual(["given", "given", "unequal"]);
  });
  it("is a power of a sum with a numeral", () => {
    const after = (side: string): readonly string[] => last(String.raw`After $T$ years it is $$ C (1+r)^T = ${side} = C(1+r)^{T-1} + Cr(1+r)^{T-1} $$`);
    expect(after("C (1+r)(1+r)^{T-1}")).toEqual(["given", "equal", "equal"]);
    expect(after("C (1+r)(1+r)^{T+1}")).toEqual(["given", "unequal", "unequal"]);
  });
});

describe("the gradient of what nothing defines", () => {
  it.each([
    { what: "of a function", head: String.raw`\nabla J(w)` },
    { what: "of a letter", head: String.raw`\nabla_w L` },
  ])("is said by the line: $what", ({ head }) => {
    const after = (side: string): readonly string[] => last(String.raw`$$ ${head} = 2 X^T X w - 2 X^T y = ${side} $$`);
    expect(after(String.raw`2 X^T (X w - y)`)).toEqual(["given", "given", "equal"]);
    expect(after(String.raw`2 X^T (X w + y)`)).toEqual(["given", "given", "unequal"]);
  });
  it("is judged where it is defined", () => {
    const after = (side: string): readonly string[] => last(String.raw`Let $L(w) = \|Xw - y\|^2$. Then $$ \nabla_w L = ${side} $$`);
    expect(after(String.raw`2 X^T (X w - y)`)).toEqual(["given", "equal"]);
    expect(after(String.raw`X^T (X w - y)`)).toEqual(["given", "unequal"]);
  });
});

describe("an activation that nothing defines", () => {
  it.each([
    { what: "logistic", side: "g(wx)(1 - g(wx)) x", law: "does g′ = g (1 − g) hold here?" },
    { what: "tangent", side: "(1 - g(wx)^2) x", law: "does g′ = 1 − g² hold here?" },
  ])("may have the derivative of a usual one: $what", ({ side, law }) => {
    const [derivation] = check(String.raw`$$ \frac{\partial}{\partial w} g(wx) = ${side} $$`, { path: "notes.md" }).derivations;
    expect(derivation?.steps.map(({ verdict }) => verdict)).toEqual(["given", "undecided"]);
    expect(derivation?.steps[1]?.reason).toContain(law);
  });
  it("is differentiated like any other elsewhere", () => {
    expect(last(String.raw`$$ \frac{d}{dx} f(x)^2 = 2 f(x) f(x) $$`)).toEqual(["given", "unequal"]);
    expect(last(String.raw`Let $g(z) = 1/(1+e^{-z})$. $$ \frac{\partial}{\partial w} g(wx) = g(wx)(1 + g(wx)) x $$`)).toEqual(["given", "unequal"]);
  });
});

describe("letters that are vectors or sequences elsewhere", () => {
  const text = (side: string): string => String.raw`# Data

We use the data $x_n \in \mathbb{R}^M$ and $y_n = \theta^T x_n$.

# Laplace approximation

Let $h(x) = e^{-(y-x)^2/2}$. Then

$$ \frac{\partial}{\partial x} h(x) = ${side} $$`;
  it("are numbers where a derivation has no vectors", () => {
    expect(last(text("(y-x)h(x)"))).toEqual(["given", "equal"]);
    expect(last(text("(x-y)h(x)"))).not.toContain("equal");
  });
  const logistic = (side: string): string => String.raw`# Model

We take $h_\theta(x) = g(\theta^T x)$ with $g(z) = 1/(1 + e^{-z})$.
$$
\begin{aligned}
\frac{\partial h_\theta(x)}{\partial \theta_k}
&= g(\theta^T x)(1-g(\theta^T x)) \frac{\partial (\theta^T x)}{\partial \theta_k} \\
&= ${side}
\end{aligned}
$$

# Classes

The examples $x_i$ have the margins $\theta^T x_i$, and $\sum_i x_i = 0$.`;
  it("are vectors as their own section has them", () => {
    expect(verdicts(logistic(String.raw`g(\theta^T x)(1-g(\theta^T x)) x_k`))[0]).toEqual(["given", "equal", "equal"]);
    expect(verdicts(logistic(String.raw`g(\theta^T x)(1-g(\theta^T x)) \theta_k`))[0]).not.toEqual(["given", "equal", "equal"]);
  });
});

it("reads an apostrophe in a braced superscript as a prime", () => {
  expect(last(String.raw`Let $g(x) = x^2 + 2x$. $$ g^{'}(x) = 2x + 2 $$`)).toEqual(["given", "equal"]);
  expect(last(String.raw`Let $g(x) = x^2 + 2x$. $$ g^{''}(x) = 2 $$`)).toEqual(["given", "equal"]);
  expect(last(String.raw`Let $g(x) = x^2 + 2x$. $$ g^{''}(x) = 3 $$`)).toEqual(["given", "unequal"]);
});

describe("a covariance that words call positive definite", () => {
  const gradient = (words: string, last: string): readonly string[] => verdicts(String.raw`The log-likelihood is

$$\ell(\mu, \Sigma) = -\frac{n}{2}\log|\Sigma| - \frac12 \sum_{i=1}^n (x_i - \mu)^\top \Sigma^{-1} (x_i - \mu)$$

with ${words}. Then

$$\nabla_\mu \ell = ${last} \sum_{i=1}^n \Sigma^{-1}(x_i - \mu)$$`).at(-1) ?? [];
  it.each(["a symmetric positive definite $\\Sigma$", "positive definite $\\Sigma$", "mean $\\mu$ and covariance $\\Sigma$"])("is symmetric: %s", (words) => {
    expect(gradient(words, "1 \\cdot")).toEqual(["given", "equal"]);
    expect(gradient(words, "-")).toEqual(["given", "unequal"]);
  });
});

it.each(["$f(\\mathbf{x}) = \\mathbf{a}^T \\mathbf{x}$ and $f(\\mathbf{x}) = \\mathbf{x}^T\\mathbf{x}$", "$f(\\mathbf{x}) = \\mathbf{x}^T\\mathbf{x}$"])("asks what is differentiated by an entry that it is not known to have: %s", (functions) => {
  const made = check(String.raw`We take ${functions}, and the numbers $x$ and $x_k$ are others.

$$\frac{\partial f}{\partial x_k} = 2x_k = x_k + x_k$$`, { path: "notes.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
  expect(made).not.toContain("unequal");
});
