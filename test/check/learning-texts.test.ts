// Notation of texts on machine learning and probability: extrema over letters, named laws, sequences carried on from member to member, names that their subscripts describe, and what
// such texts lay down without deriving it.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdictsOf = (text: string): readonly string[] => check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.slice(1).map(({ verdict }) => verdict));

const RIGHT = "equal";

describe("extrema over letters", () => {
  it.each([
    ["an equal body", String.raw`V = \max_a Q(s, a)(1 + 1) = \max_a 2 Q(s, a)`, RIGHT],
    ["factors around it", String.raw`\gamma \max_a Q(a) + \gamma = \gamma (1 + \max_{a} Q(a)) = \gamma + \gamma \max_a Q(a)`, RIGHT],
    ["a place, whatever is added that is free of the letter", String.raw`w = \arg\min_w (w - a)^2 = \underset{w}{\arg\min} \left(\tfrac12 (w - a)^2 + c\right)`, RIGHT],
    ["a place of the opposite", String.raw`w = \operatorname*{argmin}_w (w - a)^2 = \operatorname*{argmax}_w -(w - a)^2`, RIGHT],
    ["a place where the sign is lost", String.raw`w = \arg\min_w (w - a)^2 = \arg\max_w (w - a)^2`, "undecided"],
    ["a place of indexed letters where the sign is lost", String.raw`h = \arg\max_h -\sum_{i=1}^n (h_i - y_i)^2 = \arg\max_h \sum_{i=1}^n (h_i - y_i)^2`, "undecided"],
    ["a term of the letter that is added", String.raw`w = \arg\min_w w^2 = \arg\min_w w^2 + c w`, "undecided"],
    ["a bare L, which may depend on the letter", String.raw`w = \arg\min_w L + w^2 = \arg\min_w w^2`, "undecided"],
    ["an extremum, where a term that is added counts", String.raw`v = \max_w w^2 = \max_w (w^2 + 1)`, "undecided"],
    ["a place by Bayes' rule, without what is free of the letter", String.raw`\theta = \arg\max_\theta p(\theta \mid x) = \arg\max_\theta \frac{p(x \mid \theta) p(\theta)}{p(x)} = \arg\max_\theta p(x \mid \theta) p(\theta) = \arg\max_\theta [\log p(x \mid \theta) + \log p(\theta)]`, RIGHT],
    ["a place of the opposite of every term", String.raw`\theta = \arg\max_\theta [\log p(x \mid \theta) + \log p(\theta)] = \arg\min_\theta [-\log p(x \mid \theta) - \log p(\theta)]`, RIGHT],
    ["a place where one sign is lost", String.raw`\theta = \arg\max_\theta [\log p(x \mid \theta) + \log p(\theta)] = \arg\min_\theta [-\log p(x \mid \theta) + \log p(\theta)]`, "undecided"],
    ["a mean for a sum, of the opposite", String.raw`\theta = \arg\max_\theta \sum_{i=1}^n \log p(x_i \mid \theta) = \arg\min_\theta -\frac1n \sum_{i=1}^n \log p(x_i \mid \theta)`, RIGHT],
    ["a mean for a sum, with its sign", String.raw`\theta = \arg\max_\theta \sum_{i=1}^n \log p(x_i \mid \theta) = \arg\min_\theta \frac1n \sum_{i=1}^n \log p(x_i \mid \theta)`, "undecided"],
    ["a prior that is dropped", String.raw`\theta = \arg\max_\theta p(\theta \mid x) = \arg\max_\theta \frac{p(x \mid \theta) p(\theta)}{p(x)} = \arg\max_\theta p(x \mid \theta)`, "undecided"],
    ["a factor under a law of the letter", String.raw`\theta = \arg\max_\theta \frac{p(\theta)}{p_\theta(x)} = \arg\max_\theta p(\theta)`, "undecided"],
    ["a logarithm whose sign is lost", String.raw`\theta = \arg\min_\theta -\log p(\theta \mid x) = \arg\min_\theta \log p(\theta \mid x)`, "undecided"],
    ["another letter below", String.raw`v = \max_a f(a, b) = \max_b f(a, b)`, "undecided"],
    ["a limit with its letter set below", String.raw`\underset{x \to 0}{\lim} \frac{x^2 + x}{x} = \underset{x \to 0}{\lim} (x + 1) = 1`, RIGHT],
  ])("%s", (_, formula, last) => {
    expect(verdictsOf(`$$ ${formula} $$`).at(-1)).toBe(last);
  });
});

describe("what is read but not worked out stands for the same thing wherever it stands", () => {
  it.each([
    ["a factor", String.raw`a N(x \mid m, s) + b N(x \mid m, s) = (a + b) N(x \mid m, s)`, RIGHT],
    ["a sign", String.raw`a N(x \mid m, s) + b N(x \mid m, s) = (a - b) N(x \mid m, s)`, "undecided"],
    ["functions that change places with their arguments", String.raw`a u(x \mid m) v(y \mid z) + b = b + a v(y \mid z) u(x \mid m)`, RIGHT],
    ["arguments that change places", String.raw`a u(x \mid m) v(y \mid z) + b = b + a u(y \mid z) v(x \mid m)`, "unequal"],
    ["bound letters", String.raw`2 \sum_{k=1}^K \pi_k N(x \mid \mu_k, s) = \sum_{k=1}^K (\pi_k + \pi_k) N(x \mid \mu_k, s)`, RIGHT],
    ["a bound letter that is another", String.raw`\sum_{j=1}^K \sum_{k=1}^K \pi_k N(x \mid \mu_k, s) + 1 = 1 + \sum_{j=1}^K \sum_{k=1}^K \pi_k N(x \mid \mu_j, s)`, "undecided"],
  ])("%s", (_, formula, last) => {
    expect(verdictsOf(`Show that\n\n$$ ${formula} $$`).at(-1)).toBe(last);
  });
});

it("asks a function that the text defines for no argument that is open", () => {
  expect(verdictsOf(String.raw`Let $P(c) = \theta_i$.

$$ P(C = c_k) = P(c_i) = \theta_i $$`)[0]).not.toBe("equal");
});

describe("laws that are known by their names", () => {
  it.each([
    ["Bernoulli", String.raw`X \sim \mathrm{Bernoulli}(p)`, String.raw`\mathrm{Var}(X) = E[X^2] - E[X]^2 = p - p^2 = p(1-p)`, RIGHT],
    ["Bernoulli with a slip", String.raw`X \sim \mathrm{Bernoulli}(p)`, String.raw`\mathrm{Var}(X) = E[X^2] - E[X]^2 = p + p^2`, "undecided"],
    ["binomial", String.raw`X \sim \mathrm{Bin}(n, p)`, String.raw`E[2X + 1] + 1 = 2np + 2`, RIGHT],
    ["Poisson", String.raw`X \sim \mathrm{Poisson}(\lambda)`, String.raw`E[X(X - 1)] + 1 = \lambda^2 + 1`, RIGHT],
    ["normal", String.raw`Z \sim \mathcal{N}(0, 1)`, String.raw`E[Z^4] + E[Z] = 3`, RIGHT],
    ["normal by its generating function", String.raw`Z \sim N(\mu, \sigma^2)`, String.raw`E[e^{tZ}] + 1 = e^{\mu t + \sigma^2 t^2/2} + 1`, RIGHT],
    ["uniform", String.raw`U \sim U(a, b)`, String.raw`\mathrm{Var}(U) + 1 = \frac{(b - a)^2}{12} + 1`, RIGHT],
    ["exponential by its rate", String.raw`T \sim \mathrm{Exp}(\lambda)`, String.raw`\mathrm{Var}(T) + 1 = \frac{1}{\lambda^2} + 1`, RIGHT],
    ["geometric", String.raw`N \sim \mathrm{Geom}(p)`, String.raw`E[N] + P(N = 3) = \frac1p + (1-p)^2 p`, RIGHT],
    ["a quantity beside it that has no law", String.raw`Z \sim N(\mu, 1)`, String.raw`E[ZY] + 1 = \mu Y + 1`, "undecided"],
  ])("%s", (_, law, formula, last) => {
    expect(verdictsOf(`Let $${law}$. Show that\n\n$$ ${formula} $$`).at(-1)).toBe(last);
  });

  it("takes sums of independent ones apart", () => {
    expect(verdictsOf(String.raw`Let $S = \sum_{i=1}^n X_i$ where the $X_i \sim \mathrm{Bernoulli}(p)$ are independent.

$$ \mathrm{Var}(S) = \sum_{i=1}^n \mathrm{Var}(X_i) = n p (1-p) $$`)).toEqual([RIGHT, RIGHT]);
  });
});

describe("sequences that are carried on from member to member", () => {
  it.each([
    ["the equation is put in for earlier members", String.raw`v_t = \beta v_{t-1} + g_t`, String.raw`v_t = \beta v_{t-1} + g_t = \beta (\beta v_{t-2} + g_{t-1}) + g_t = \beta^2 v_{t-2} + \beta g_{t-1} + g_t`, [RIGHT, RIGHT, RIGHT]],
    ["with a power forgotten", String.raw`v_t = \beta v_{t-1} + g_t`, String.raw`v_t = \beta v_{t-1} + g_t = \beta (\beta v_{t-2} + g_{t-1}) + g_t = \beta v_{t-2} + \beta g_{t-1} + g_t`, [RIGHT, RIGHT, "unequal"]],
    ["a member varies with what makes it", String.raw`c_t = f_t c_{t-1} + i_t g_t$ and $h_t = o_t \tanh(c_t)`, String.raw`\frac{\partial c_t}{\partial f_t} = c_{t-1}`, [RIGHT]],
    ["and by what comes from earlier it is not known how", String.raw`c_t = w c_{t-1} + i_t g_t$ and $h_t = o_t \tanh(c_t)`, String.raw`\frac{\partial h_t}{\partial w} = o_t (1 - \tanh^2(c_t)) c_{t-1}`, ["undecided"]],
  ])("%s", (_, said, formula, expected) => {
    expect(verdictsOf(`With $${said}$,\n\n$$ ${formula} $$`)).toEqual(expected);
  });
});

describe("names that their subscripts describe", () => {
  it.each([
    ["the same one", String.raw`2 M_{X+Y}(t) \sigma_{X,Y} = M_{X+Y}(t) (\sigma_{X,Y} + \sigma_{X,Y})`, RIGHT],
    ["two of which it is not known whether they are one", String.raw`\sigma_{Y,X} + 2 \sigma_{X,Y} = 3 \sigma_{X,Y}`, "undecided"],
    ["members of a family", String.raw`\sum_{m=1}^M 2 R_{\mathcal{C}_m^L} + a = a + 2 \sum_{m=1}^M R_{\mathcal{C}_m^L}`, RIGHT],
  ])("%s", (_, formula, last) => {
    expect(verdictsOf(`Show that\n\n$$ ${formula} $$`).at(-1)).toBe(last);
  });
});

describe("what is laid down", () => {
  it("is given, row by row", () => {
    expect(verdictsOf(String.raw`$$ \begin{aligned} x_{t+1} &= A x_t + C w_{t+1} \\ y_t &= G x_t + H v_t \end{aligned} $$`)).toEqual(["given"]);
  });

  it("also where only what stands on the right is new", () => {
    const rows = (last: string): string => String.raw`We see $y_t$. $$ \begin{aligned} x_{t+1} &= F x_t + u_t \\ ` + last + String.raw` \end{aligned} $$`;
    expect(verdictsOf(rows("y_t &= G x_t"))).toEqual(["given"]);
    expect(verdictsOf(rows(String.raw`\implies y_t &= G x_t`))).toEqual(["undecided"]);
  });

  it("is a law with what stands for its parameters", () => {
    const rows = (before: string, sign: string): string => String.raw`$$ \begin{aligned} p(z | x) &= \mathcal{N}(z | m, S) \\ ${before} S &${sign} (A + B)^{-1} \\ m &= S (A c + B d) \end{aligned} $$`;
    expect(verdictsOf(rows("", "="))).toEqual(["given", "given"]);
    expect(verdictsOf(rows("", String.raw`\triangleq`))).toEqual(["given", "given"]);
    expect(verdictsOf(rows(String.raw`\implies`, "="))).toEqual(["undecided", "undecided"]);
    expect(verdictsOf(String.raw`$$ \begin{aligned} p(z | x) &= \mathcal{N}(z | m, S) \\ S &\triangleq (A + B)^{-1} \\ &= (A - B)^{-1} \end{aligned} $$`)).toEqual(["given", "undecided"]);
  });

  it("is a name at the end of a line that nothing spoke of before", () => {
    const text = (said: string, name: string): string => String.raw`${said} $$ \sum_{i=1}^n 2 (x_i - a) = 2 \sum_{i=1}^n (x_i - a) = ${name} $$ Later we need $${name}$ again.`;
    expect(verdictsOf(text("Then", String.raw`\hat v`))).toEqual([RIGHT, "given"]);
    expect(verdictsOf(text(String.raw`Let $\hat v > 0$.`, String.raw`\hat v`))).toEqual([RIGHT, "undecided"]);
    expect(verdictsOf(text(String.raw`Let $F > 0$.`, "F_{xy}"))).toEqual([RIGHT, "undecided"]);
    expect(verdictsOf(text("Then", "v"))).toEqual([RIGHT, "undecided"]);
  });

  it("is no value of a letter that may be a slip", () => {
    expect(verdictsOf(String.raw`$$ \begin{aligned} 2x + 4 &= 10 \\ 2y &= 6 \end{aligned} $$`)).toEqual(["undecided"]);
  });

  it("is not what is said to follow", () => {
    expect(verdictsOf(String.raw`$$ \begin{aligned} x_1 + x_2 &= a \\ \implies y_1 &= b x_1 \end{aligned} $$`)).toEqual(["undecided"]);
  });
});

it("takes probabilities of one quantity and of two under one letter", () => {
  expect(verdictsOf(String.raw`$$ I = \sum_x \sum_y p(x, y) \log \frac{p(x, y)}{p(x) p(y)} = \sum_x \sum_y p(x, y) \log p(x, y) - \sum_x p(x) \log p(x) - \sum_y p(y) \log p(y) $$`).at(-1)).toBe(RIGHT);
});

describe("what is said to follow", () => {
  it.each([
    ["behind an arrow", String.raw`$$ P(A) = 0.3, P(B) = 0.5 \implies P(A \cap B) = 0.25 $$`, "undecided"],
    ["behind a word", "$$ P(A) = 0.3, \\quad P(B) = 0.5 $$\n\nso\n\n$$ P(A \\cap B) = 0.25 $$", "undecided"],
    ["and what is only said", String.raw`$$ P(A) = 0.3 $$ $$ P(A \cap B) = 0.25 $$`, "given"],
  ])("is no value that is given: %s", (_, text, last) => {
    expect(verdictsOf(text).at(-1) ?? "given").toBe(last);
  });
});

it("takes what is set to a law for a density, not for a factor", () => {
  const text = (sign: string): string => String.raw`Let $p = \mathcal{N}(0, 1)$ and $q = \mathcal{N}(\mu, 1)$. $$ \int p(x) \log \frac{p(x)}{q(x)} dx = \int p(x) \log p(x) dx ` + sign + String.raw` \int p(x) \log q(x) dx $$`;
  expect(verdictsOf(text("-"))).toEqual([RIGHT]);
  expect(verdictsOf(text("+"))).not.toContain(RIGHT);
});

describe("infinite sums", () => {
  it.each([
    ["counted from 1", String.raw`\sum_{k=1}^\infty \frac{x^{k-1}}{(k-1)!} = e^x`, RIGHT],
    ["with a polynomial before powers", String.raw`\sum_{k=1}^\infty k^2 (1-p)^{k-1} p = \frac{2-p}{p^2}`, RIGHT],
    ["with a polynomial before powers, wrong", String.raw`\sum_{k=1}^\infty k (1-p)^{k-1} p = \frac{1}{p^2}`, "unequal"],
    ["with a polynomial before powers over factorials", String.raw`\sum_{k=0}^\infty k(k-1) \frac{\lambda^k e^{-\lambda}}{k!} = \lambda^2`, RIGHT],
    ["of any sequence, with a term taken out", String.raw`\sum_{k=0}^\infty \gamma^k R_{k+1} = R_1 + \gamma \sum_{k=0}^\infty \gamma^k R_{k+2}`, RIGHT],
    ["of any sequence, with a factor lost", String.raw`\sum_{k=0}^\infty \gamma^k R_{k+1} = R_1 + \sum_{k=0}^\infty \gamma^k R_{k+2}`, "undecided"],
  ])("%s", (_, formula, last) => {
    expect(verdictsOf(`Show that, for $0 < p < 1$,\n\n$$ ${formula} $$`).at(-1)).toBe(last);
  });
});

it("takes factorials of counts as those of whole numbers", () => {
  expect(verdictsOf(String.raw`$$ \log \prod_{i=1}^n \frac{\lambda^{x_i} e^{-\lambda}}{x_i!} = \sum_{i=1}^n x_i \log \lambda - n \lambda - \sum_{i=1}^n \log(x_i!) = \sum_{i=1}^n (x_i \log \lambda - \log(x_i!)) - n\lambda $$`)).toEqual([RIGHT, RIGHT]);
});

it("reads the bold letters of older classes", () => {
  expect(verdictsOf(String.raw`\renewcommand{\vec}[1]{\ensuremath{{\mbox{\boldmath$\displaystyle#1$}}}}

$$ \vec{w}^T (\vec{x} + \vec{y}) = \vec{w}^T \vec{x} + \vec{w}^T \vec{y} = \vec{w}^T (\vec{y} + \vec{x}) $$`)).toEqual([RIGHT, RIGHT]);
});

describe("vectors, matrices and families of vectors", () => {
  const DECLARED = String.raw`Let $\mathbf{a}_i \in \mathbb{R}^{d}$ and $s_{ij} = \mathbf{a}_i^\top \mathbf{a}_j$ be the entries of $\mathbf{S}$.`;
  const MEAN = String.raw`Let $\bar{\mathbf{a}} = \frac1N \sum_{i=1}^N \mathbf{a}_i$, and $\mathbf{a}$ any other vector.`;
  const CENTERED = String.raw`Let $H = I - \frac1n \mathbf{1}\mathbf{1}^\top$ and let $K$ be an $n \times n$ kernel matrix.`;
  it.each([
    ["the letter that numbers a declared vector is a number", DECLARED, String.raw`\sum_{i=1}^m i\,\mathbf{a}_i^\top \mathbf{a}_i = \sum_{i=1}^m i\,\|\mathbf{a}_i\|^2`, RIGHT],
    ["a trace is not defined by an equation for it", String.raw`Then $\operatorname{tr}(\mathbf{C}) = \sum_j c_{jj}$.`, String.raw`\operatorname{tr}(\mathbf{A}^\top\mathbf{A}) = \operatorname{tr}(\mathbf{A}\mathbf{A}^\top) = \|\mathbf{A}\|_F^2`, RIGHT],
    ["an eigenvalue is no factor", String.raw`Let $\mathbf{A} \in \mathbb{R}^{m \times n}$.`, String.raw`\|\mathbf{A}\|_F^2 = \operatorname{tr}(\mathbf{A}^\top\mathbf{A}) = \sum_{j=1}^n \lambda_j(\mathbf{A}^\top\mathbf{A})`, "undecided"],
    ["a vector beside a family of its letter", MEAN, String.raw`\sum_{i=1}^N \|\mathbf{a} - \mathbf{a}_i\|^2 = N\mathbf{a}^\top\mathbf{a} - 2N\mathbf{a}^\top\bar{\mathbf{a}} + \sum_{i=1}^N \mathbf{a}_i^\top \mathbf{a}_i`, RIGHT],
    ["the gradient by it", MEAN, String.raw`\nabla_{\mathbf{a}} \sum_{i=1}^N (\mathbf{a} - \mathbf{a}_i)^\top(\mathbf{a} - \mathbf{a}_i) = 2 \sum_{i=1}^N (\mathbf{a} - \mathbf{a}_i) = 2N(\mathbf{a} - \bar{\mathbf{a}})`, RIGHT],
    ["the gradient by it with a sign lost", MEAN, String.raw`\nabla_{\mathbf{a}} \sum_{i=1}^N (\mathbf{a} - \mathbf{a}_i)^\top(\mathbf{a} - \mathbf{a}_i) = 2 \sum_{i=1}^N (\mathbf{a}_i - \mathbf{a})`, "unequal"],
    ["vectors with numbers beside a vector of their letter", String.raw`For a vector $\mathbf{c}$:`, String.raw`\mathbf{c}_1^\top \mathbf{c}_1 - \mathbf{c}_0^\top \mathbf{c}_0 = (\mathbf{c}_1 - \mathbf{c}_0)^\top (\mathbf{c}_1 + \mathbf{c}_0)`, RIGHT],
    ["and a sign lost there", String.raw`For a vector $\mathbf{c}$:`, String.raw`\mathbf{c}_1^\top \mathbf{c}_1 - \mathbf{c}_0^\top \mathbf{c}_0 = (\mathbf{c}_1 - \mathbf{c}_0)^\top (\mathbf{c}_1 - \mathbf{c}_0)`, "unequal"],
    ["the averaging matrix has the size that it is divided by", "", String.raw`\left(\frac1n \mathbf{1}\mathbf{1}^\top\right)^2 = \frac{1}{n^2}\mathbf{1}(\mathbf{1}^\top\mathbf{1})\mathbf{1}^\top = \frac1n \mathbf{1}\mathbf{1}^\top`, RIGHT],
    ["and not its square", "", String.raw`\left(\frac1n \mathbf{1}\mathbf{1}^\top\right)^2 = \frac1{n^2} \mathbf{1}\mathbf{1}^\top`, "unequal"],
    ["a kernel on both sides", CENTERED, String.raw`H K H = K - \frac1n \mathbf{1}\mathbf{1}^\top K - \frac1n K \mathbf{1}\mathbf{1}^\top + \frac{1}{n^2} \mathbf{1}\mathbf{1}^\top K \mathbf{1}\mathbf{1}^\top`, RIGHT],
    ["with a factor lost", CENTERED, String.raw`H K H + K = 2K - \frac1n \mathbf{1}\mathbf{1}^\top K - \frac1n K \mathbf{1}\mathbf{1}^\top + \frac{1}{n} \mathbf{1}\mathbf{1}^\top K \mathbf{1}\mathbf{1}^\top`, "undecided"],
    ["sizes of their own", String.raw`Let $A$ be an invertible $n \times n$ matrix, $U \in \mathbb{R}^{n \times k}$, $V \in \mathbb{R}^{k \times n}$ and $C$ an invertible $k \times k$ matrix.`, String.raw`(A + U C V) A^{-1} U = U + U C V A^{-1} U = U C (C^{-1} + V A^{-1} U)`, RIGHT],
    ["one of several letters I is no identity", "", String.raw`\mathbf Z\mathbf I_i - \mathbf Z\boldsymbol w_i = \mathbf Z(\mathbf I_i - \boldsymbol w_i)`, "undecided"],
    ["what is inverted is no vector", String.raw`For vectors $\boldsymbol\mu$, $\boldsymbol x$:`, String.raw`2\boldsymbol{\mu}^\top\boldsymbol{\Sigma}^{-1}\boldsymbol{x} = \boldsymbol{\mu}\boldsymbol{\Sigma}^{-1}\boldsymbol{x} + \boldsymbol{\mu}^\top\boldsymbol{\Sigma}^{-1}\boldsymbol{x}`, "unequal"],
    ["a matrix whose definition was not understood, in what holds for every matrix", String.raw`Let $\mathbf{Z} = (z^{a}, \text{and so on})$.`, String.raw`\operatorname{tr}(\mathbf{Z}^\top\mathbf{Z}) = \operatorname{tr}(\mathbf{Z}\mathbf{Z}^\top) = \|\mathbf{Z}\|_F^2`, RIGHT],
    ["and in what does not", String.raw`Let $\mathbf{Z} = (z^{a}, \text{and so on})$.`, String.raw`\operatorname{tr}(\mathbf{Z}^\top\mathbf{Z}) = \|\mathbf{Z}\|_F^2 = 2\|\mathbf{Z}\|_F^2`, "undecided"],
    ["the columns of a matrix in braces, the general one among them", String.raw`Let $\mathbf{Z} = \{\mathbf{z}_1, \mathbf{z}_2, \ldots, \mathbf{z}_i, \ldots, \mathbf{z}_m\} \in \mathbb{R}^{d' \times m}$.`, String.raw`\|\mathbf{Z}\|_F^2 = \operatorname{tr}(\mathbf{Z}\mathbf{Z}^\top) = \sum_{i=1}^m \mathbf{z}_i^\top \mathbf{z}_i`, RIGHT],
    ["a size with a prime", String.raw`Let $\mathbf{z}_i = (z_{i1}; z_{i2}; \ldots; z_{id'}) \in \mathbb{R}^{d' \times 1}$.`, String.raw`\|\mathbf{z}_i - \mathbf{z}_j\|^2 = (z_{i1} - z_{j1})^2 + (z_{i2} - z_{j2})^2 + \ldots + (z_{id'} - z_{jd'})^2 = \|\mathbf{z}_i\|^2 + \|\mathbf{z}_j\|^2 - 2\mathbf{z}_i^\top\mathbf{z}_j`, RIGHT],
    ["and a factor lost beside it", String.raw`Let $\mathbf{z}_i = (z_{i1}; z_{i2}; \ldots; z_{id'}) \in \mathbb{R}^{d' \times 1}$.`, String.raw`\|\mathbf{z}_i - \mathbf{z}_j\|^2 = (z_{i1} - z_{j1})^2 + (z_{i2} - z_{j2})^2 + \ldots + (z_{id'} - z_{jd'})^2 = \|\mathbf{z}_i\|^2 + \|\mathbf{z}_j\|^2 - \mathbf{z}_i^\top\mathbf{z}_j`, "unequal"],
    ["entries on the diagonal and others", String.raw`We have $b_{ii} = \mathbf{z}_i^\top\mathbf{z}_i$, $b_{jj} = \mathbf{z}_j^\top\mathbf{z}_j$ and $b_{ij} = \mathbf{z}_i^\top\mathbf{z}_j$.`, String.raw`\|\mathbf{z}_i - \mathbf{z}_j\|^2 = \|\mathbf{z}_i\|^2 + \|\mathbf{z}_j\|^2 - 2\mathbf{z}_i^\top\mathbf{z}_j = b_{ii} + b_{jj} - 2b_{ij}`, RIGHT],
    ["a matrix with its general entries among the dots", String.raw`Let $\mathbf{A} \in \mathbb{R}^{m \times n}$ have the entries $a_{ij}$.`, String.raw`M = \begin{bmatrix} a_{11} & \cdots & a_{i1} & \cdots & a_{m1} \\ \vdots & & \vdots & & \vdots \\ a_{1j} & \cdots & a_{ij} & \cdots & a_{mj} \\ \vdots & & \vdots & & \vdots \\ a_{1n} & \cdots & a_{in} & \cdots & a_{mn} \end{bmatrix} = \begin{bmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & & \vdots \\ a_{m1} & \cdots & a_{mn} \end{bmatrix}^\top`, RIGHT],
    ["a trace without its backslash", String.raw`Let $A, B \in \mathbb{R}^{n \times m}$.`, String.raw`tr(A^T B) = tr(B^T A) = tr(B A^T)`, RIGHT],
    ["its gradient with a factor too many", String.raw`Let $A, B \in \mathbb{R}^{n \times m}$.`, String.raw`\frac{\partial}{\partial A} tr(A^T B) = \frac{\partial}{\partial A} tr(B^T A) = 2B`, "unequal"],
    ["what stands beside the name of a decomposition", String.raw`Let $X = U D V^\top$ be the singular value decomposition with $U^\top U = I$ and $V^\top V = I$.`, String.raw`X^\top X = V D^\top U^\top U D V^\top = V D^\top D V^\top`, RIGHT],
    ["with another factor in place", String.raw`Let $X = U D V^\top$ be the singular value decomposition with $U^\top U = I$ and $V^\top V = I$.`, String.raw`X^\top X = V D^\top U^\top U D V^\top = U D^\top D U^\top`, "undecided"],
    ["the inverse of an orthogonal matrix", String.raw`The eigendecomposition is $A = Q L Q^\top$ with $Q^\top Q = I$.`, String.raw`A^{-1} = Q^{-\top} L^{-1} Q^{-1} = Q L^{-1} Q^\top`, RIGHT],
    ["and its transpose in the wrong place", String.raw`The eigendecomposition is $A = Q L Q^\top$ with $Q^\top Q = I$.`, String.raw`A^{-1} = Q^{-\top} L^{-1} Q^{-1} = Q^\top L^{-1} Q`, "undecided"],
  ])("%s", (_, said, formula, last) => {
    expect(verdictsOf(`${said} Show that\n\n$$ ${formula} $$`).at(-1)).toBe(last);
  });
});

it("takes rows that each say what another name stands for as given, and a second right side of one not", () => {
  const rows = (last: string): readonly string[] => verdictsOf(String.raw`$$\begin{aligned} \mathbf{p}_k &= \frac{\mathbf{y}_k \mathbf{y}_k^\top \mathbf{u}}{\mathbf{y}_k^\top \mathbf{u}} \\ ${last} \end{aligned}$$`);
  expect(rows(String.raw`\mathbf{q}_k &= -\frac{\mathbf{B} \mathbf{u} \mathbf{u}^\top \mathbf{B}}{\mathbf{u}^\top \mathbf{B} \mathbf{u}}`)).not.toContain("undecided");
  expect(rows(String.raw`\mathbf{p}_k &= \mathbf{u}`).at(-1)).not.toBe("given");
});

describe("sizes that are declared anew", () => {
  const rules = (after: string): string => `For all $\\mathbf{A} \\in \\mathbb{R}^{m \\times n}$ we have $\\nabla_{\\mathbf{x}} \\mathbf{A}\\mathbf{x} = \\mathbf{A}^\\top$. For square matrices $\\mathbf{A} \\in \\mathbb{R}^{n \\times n}$ we have that $\\nabla_{\\mathbf{x}} \\mathbf{x}^\\top \\mathbf{A}\\mathbf{x} = ${after}$.`;

  it("make a matrix square", () => {
    expect(verdictsOf(rules(String.raw`(\mathbf{A} + \mathbf{A}^\top)\mathbf{x}`))).toEqual(["equal", "equal"]);
    expect(verdictsOf(rules(String.raw`(\mathbf{A} - \mathbf{A}^\top)\mathbf{x}`))).toEqual(["equal", "unequal"]);
  });
});

describe("labels above names", () => {
  const given = String.raw`The loadings of the discount are $\gamma_f^s$, $\gamma_o^s$, its rate is $\beta^s$; those of values are $\gamma_o^v$ and $\beta^v$.

$$ \begin{aligned} \beta^v &= -\beta^s - \frac12(\gamma_o^s + \gamma_o^v)^2, \\ \gamma_f^v &= -\gamma_f^s. \end{aligned} $$

Then `;
  it("makes them a part of the names, so that rows define several of one letter", () => {
    expect(verdictsOf(given + String.raw`$$ \beta^v + \frac{(\gamma_o^v)^2}{2} = -\beta^s - \frac12(\gamma_o^s)^2 - \gamma_o^s\gamma_o^v = -\beta^s - \frac12\gamma_o^s(\gamma_o^s + 2\gamma_o^v) $$`)).toEqual([RIGHT, RIGHT]);
    expect(verdictsOf(given + String.raw`$$ \frac{\partial\beta^v}{\partial\gamma_o^v} = -(\gamma_o^s + \gamma_o^v) = -\gamma_o^s - \gamma_o^v $$`)).toEqual([RIGHT, RIGHT]);
  });
  it("and not where a slip is made, or where the letter is a number", () => {
    expect(verdictsOf(given + String.raw`$$ \beta^v + \frac{(\gamma_o^v)^2}{2} = -\beta^s - \frac12(\gamma_o^s)^2 - 2\gamma_o^s\gamma_o^v = -\beta^s - \frac12\gamma_o^s(\gamma_o^s + 4\gamma_o^v) $$`)[0]).not.toBe(RIGHT);
    expect(verdictsOf(given + String.raw`$$ \frac{\partial\beta^v}{\partial\gamma_o^v} = \gamma_o^s + \gamma_o^v = \gamma_o^v + \gamma_o^s $$`)[0]).not.toBe(RIGHT);
    expect(verdictsOf(String.raw`$$ a^r b^r \cdot b = (ab)^r b = a^r b^{r+1} $$`)).toEqual([RIGHT, RIGHT]);
    expect(verdictsOf(String.raw`Let $f(x) = x^r$ with $x > 0$. $$ f(2)f(3) = f(6) = 6^r $$`)).toEqual([RIGHT, RIGHT]);
    expect(verdictsOf(String.raw`Let $z = xy$ with $x, y > 0$. $$ z^r = x^r y^r = y^r x^r $$`)).toEqual([RIGHT, RIGHT]);
    expect(verdictsOf(String.raw`For $x > 0$, $$ \frac{d}{dx} x^r = r x^{r-1} = \frac{r}{x} x^r $$`)).toEqual([RIGHT, RIGHT]);
  });
});

describe("words spelled in italics", () => {
  it("are names where the text has them as words", () => {
    expect(verdictsOf(String.raw`The specificity is $Specificity = 0.9$. $$ 2 - 2 Specificity = 2(1 - Specificity) = 2 - Specificity - Specificity $$`)).toEqual([RIGHT, RIGHT]);
    expect(verdictsOf(String.raw`With $\operatorname{dist}$ for the distance, $$ \sum_{i=1}^m dist_{ij}^2 + \sum_{i=1}^m d i s t_{i j}^2 = 2\sum_{i=1}^m dist_{ij}^2 = \sum_{i=1}^m 2 dist_{ij}^2 $$`)).toEqual([RIGHT, RIGHT]);
    expect(verdictsOf(String.raw`We write $Lik$ for the likelihood. $$ Lik(p) = p \cdot p (1 - p) $$ $$ 2 Lik(p) = 2p^2(1 - p) = 2p^2 - 2p^3 $$`).at(-1)).toBe(RIGHT);
  });
  it("and a slip with them is none that is right, nor is a product a name", () => {
    expect(verdictsOf(String.raw`The specificity is high. $$ 2 - 2 Specificity = 2(1 - Specificity) = 2 - Specificity $$`).at(-1)).not.toBe(RIGHT);
    expect(verdictsOf(String.raw`We write $Lik$ for the likelihood. $$ Lik(p) = p \cdot p (1 - p) $$ $$ 2 Lik(p) = 2p^2(1 - p) = 2p^2 + 2p^3 $$`).at(-1)).not.toBe(RIGHT);
    expect(verdictsOf(String.raw`$$ abc(x + y) = cab(y + x) = abcx + abcy $$`)).toEqual([RIGHT, RIGHT]);
    expect(verdictsOf(String.raw`$$ Bxy + Bxy = 2yxB = 2Bxy $$`)).toEqual([RIGHT, RIGHT]);
  });
});

describe("a product with a derivative of what nothing speaks of", () => {
  it("is no proof for the factors beside it", () => {
    expect(verdictsOf(String.raw`$$ \frac{\partial E_k}{\partial u_j}\cdot\frac{\partial f(b_j - t_j)}{\partial t_j} = -\frac{\partial E_k}{\partial u_j} f'(b_j - t_j) = \frac{\partial E_k}{\partial u_j} f'(b_j - t_j) $$`)).not.toContain("equal");
  });
});

describe("differentials of random processes", () => {
  it("are numbers of their own, also that of the letter that counts", () => {
    const moved = (last: string): readonly string[] => verdictsOf(String.raw`The process moves by $$ dX_t = \mu X_t\, dt + \sigma X_t\, dB_t $$ so that $$ dX_t = \mu X_t\, dt + \sigma X_t\, dB_t = ${last} $$`);
    expect(moved(String.raw`X_t (\mu\, dt + \sigma\, dB_t)`).at(-1)).toBe(RIGHT);
    expect(moved(String.raw`X_t (\mu\, dt - \sigma\, dB_t)`).at(-1)).toBe("unequal");
    expect(moved(String.raw`X_t (2\mu\, dt + \sigma\, dB_t)`).at(-1)).toBe("unequal");
    expect(verdictsOf(String.raw`Let $Y_t = 2t$. Then $$ dY_t + dB_t = 3\,dt + dB_t = dB_t + 3\,dt $$`)[0]).not.toBe(RIGHT);
  });
  it("and what says how one moves is given, not what follows from what it is", () => {
    expect(verdictsOf(String.raw`$$ dA_t^c = \beta(X_t)\, dt + \gamma(X_t)^\top dB_t, \qquad dX_t^c = \xi(X_t)\, dt + \Gamma(X_t)\, dB_t $$`)).toEqual(["given", "given"]);
    expect(verdictsOf(String.raw`Let $Y_t = t^2 + B_t$. Then $$ dY_t = 3t\, dt + dB_t = dB_t + 3t\, dt $$`)[0]).not.toBe("given");
  });
});

describe("what a sum runs over", () => {
  const sums = (last: string): readonly string[] => verdictsOf(String.raw`Let $\mathbf{x}_1, \dots, \mathbf{x}_m$ be the examples. $$ \sum_f \sum_h \sum_{\mathbf{x} \in \mathcal{D} - S} P(\mathbf{x}) \ell(h(\mathbf{x}), f(\mathbf{x})) P(h | S) = ${last} = ${last} $$`);
  it("is no member of a family of its letter", () => {
    expect(sums(String.raw`\sum_{\mathbf{x} \in \mathcal{D} - S} P(\mathbf{x}) \sum_h P(h | S) \sum_f \ell(h(\mathbf{x}), f(\mathbf{x}))`)[0]).toBe(RIGHT);
  });
  it("and a slip is none that is right", () => {
    expect(sums(String.raw`\sum_{\mathbf{x} \in \mathcal{D} - S} P(\mathbf{x}) \sum_h P(h | S) \sum_f \ell(f(\mathbf{x}), h(\mathbf{x}))`)[0]).not.toBe(RIGHT);
    expect(sums(String.raw`\sum_{\mathbf{x} \in \mathcal{D} - S} P(\mathbf{x}) \sum_h P(h) \sum_f \ell(h(\mathbf{x}), f(\mathbf{x}))`)[0]).not.toBe(RIGHT);
    expect(sums(String.raw`P(\mathbf{x}) \sum_h P(h | S) \sum_f \sum_{\mathbf{x} \in \mathcal{D} - S} \ell(h(\mathbf{x}), f(\mathbf{x}))`)[0]).not.toBe(RIGHT);
  });
});
