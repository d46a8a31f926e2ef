// Derivations as an engineer posts them: each right one is judged right as a whole, and with one slip in it wrong at that step and nowhere before.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

interface Posted {
  readonly what: string;
  /** The text, with `⟦right|slip⟧` where the slip goes in. */
  readonly text: string;
  readonly mistake: string | null;
}

const POSTED: readonly Posted[] = [
  {
    what: "the gradient of a log-determinant, whose shape is that of the matrix", mistake: "missing-transpose",
    text: String.raw`For invertible $X$: $$d \log\det X = \operatorname{tr}(X^{-1} dX)$$ so $\nabla_X \log\det X = ⟦X^{-\top}|X^{-1}⟧$.`,
  },
  {
    what: "a variance whose line keeps the mean, which is not meant to be 0", mistake: "sign-flip",
    text: String.raw`$$\operatorname{Var}(X) = E[X^2] - 2E[X]^2 + E[X]^2 = E[X^2] ⟦-|+⟧ E[X]^2$$`,
  },
  {
    what: "the differential of a log-likelihood, with matrices of d × d", mistake: "sign-flip",
    text: String.raw`Let $\Lambda$ be a symmetric positive definite $d\times d$ matrix and $S$ a symmetric $d\times d$ matrix. $$\ell = n \log\det\Lambda - n \operatorname{tr}(S\Lambda)$$ $$d\ell = n \operatorname{tr}(\Lambda^{-1} d\Lambda) - n \operatorname{tr}(S\, d\Lambda) = ⟦n \operatorname{tr}\left((\Lambda^{-1} - S)\, d\Lambda\right)|n \operatorname{tr}\left((\Lambda^{-1} + S)\, d\Lambda\right)⟧$$`,
  },
  {
    what: "the derivative of an inverse, of a matrix that is a function", mistake: "product-order",
    text: String.raw`Let $A(t)$ be an invertible $n\times n$ matrix. $$d(A^{-1}) = ⟦-A^{-1}\, dA\, A^{-1}|-dA\, A^{-1} A^{-1}⟧$$`,
  },
  {
    what: "the update of a covariance P, which is no probability", mistake: "shape-mismatch",
    text: String.raw`Let $P$ be a symmetric $n\times n$ matrix, $H$ an $m\times n$ matrix and $K$ an $n\times m$ matrix. $$P' = (I-KH)P(I-KH)^\top = ⟦P - KHP - PH^\top K^\top + KHPH^\top K^\top|P - KHP - PHK^\top + KHPH^\top K^\top⟧$$`,
  },
  {
    what: "the Hessian of a log-likelihood by the gradient of a probability", mistake: "sign-flip",
    text: String.raw`Let $x_i, w \in \mathbb{R}^d$, $p_i = \frac{1}{1+e^{-w^\top x_i}}$ and $g(w) = \sum_{i=1}^n p_i$. $$\nabla g(w) = \sum_{i=1}^n \nabla p_i$$ $$\sum_{i=1}^n x_i \nabla p_i^\top = ⟦\sum_{i=1}^n p_i(1-p_i) x_i x_i^\top|\sum_{i=1}^n p_i(1+p_i) x_i x_i^\top⟧$$`,
  },
  {
    what: "the gradient of logistic regression, with examples numbered above", mistake: "sign-flip",
    text: String.raw`Let $h_\theta(x) = \sigma(\theta^T x)$ where $\sigma(z) = \frac{1}{1+e^{-z}}$ and $J(\theta) = -\frac1m\sum_{i=1}^m [y^{(i)}\log h_\theta(x^{(i)}) + (1-y^{(i)})\log(1-h_\theta(x^{(i)}))]$. $$\frac{\partial}{\partial \theta_j} J(\theta) = -\frac{1}{m}\sum_{i=1}^m \left( \frac{y^{(i)}}{h_\theta(x^{(i)})} - \frac{1-y^{(i)}}{1-h_\theta(x^{(i)})} \right) \frac{\partial}{\partial \theta_j} h_\theta(x^{(i)}) = \frac{1}{m}\sum_{i=1}^m \left( h_\theta(x^{(i)}) ⟦-|+⟧ y^{(i)} \right) x_j^{(i)}$$`,
  },
  {
    what: "a linear score of examples numbered above, with letters and entries side by side", mistake: "sign-flip",
    text: String.raw`$$\frac{\partial}{\partial\theta_j}\log(1+e^{\theta^T x^{(i)}}) = \frac{x_j^{(i)} e^{\theta^T x^{(i)}}}{1+e^{\theta^T x^{(i)}}} = ⟦|-⟧\frac{x_j^{(i)}}{1+e^{-\theta^T x^{(i)}}}$$`,
  },
  {
    what: "a variance along a direction of length one", mistake: null,
    text: String.raw`Let $S$ be a symmetric matrix. We maximise the variance subject to $w^Tw = 1$. $$\lambda w^Tw + \frac1n\sum_{i=1}^n (w^Tx_i)^2 = \lambda w^Tw + w^T\left(\frac1n\sum_{i=1}^n x_ix_i^T\right)w = ⟦\lambda|2\lambda⟧ + w^T\left(\frac1n\sum_{i=1}^n x_ix_i^T\right)w$$`,
  },
  {
    what: "a likelihood by its logarithm, with the variance as a variable", mistake: "sign-flip",
    text: String.raw`$$\log{L(\mu,\sigma^2)} = -\frac{n}{2}\log{\sigma^2} - \frac{1}{2\sigma^2}\sum_{i=1}^n(x_i-\mu)^2 + C$$ $$\frac{\partial}{\partial \sigma^2}(\log{L(\mu,\sigma^2)}) = \frac{\sum_{i=1}^n (x_i-\mu)^2}{2\sigma^4} ⟦-|+⟧ \frac{n}{2\sigma^2}$$`,
  },
  {
    what: "a variance that is defined as a square, and a derivative by it", mistake: "sign-flip",
    text: String.raw`Let $\mu_B = \frac1m\sum_{i=1}^m x_i$, $\sigma_B^2 = \frac1m\sum_{i=1}^m (x_i-\mu_B)^2$ and $\hat x_i = \frac{x_i-\mu_B}{\sqrt{\sigma_B^2+\epsilon}}$. $$\frac{\partial \sigma_B^2}{\partial x_i} = \frac{2(x_i-\mu_B)}{m}$$ $$\frac{\partial \hat x_i}{\partial \sigma_B^2} = ⟦-|⟧\frac12 (x_i-\mu_B)(\sigma_B^2+\epsilon)^{-3/2}$$`,
  },
  {
    what: "the second derivative by a variance", mistake: null,
    text: String.raw`$$\ell(\sigma^2) = -\frac n2\log\sigma^2 - \frac{S}{2\sigma^2}$$ $$\frac{\partial^2 \ell}{\partial(\sigma^2)^2} = \frac{n}{2\sigma^4} - \frac{S}{⟦|2⟧\sigma^6}$$`,
  },
  {
    what: "normal equations twice, each with its solution", mistake: "sign-flip",
    text: String.raw`Let $X \in \mathbb{R}^{n\times p}$ and $y \in \mathbb{R}^n$. $$\frac{\partial}{\partial\beta} (y-X\beta)^T(y-X\beta) = 0$$ $$\Rightarrow X^TX\beta = X^Ty$$ $$\Rightarrow \hat\beta = ⟦|-⟧(X^TX)^{-1}X^Ty$$ With a diagonal matrix $W$ instead $$\hat\beta = (X^TWX)^{-1}X^TWy$$`,
  },
  {
    what: "a gate whose cell rests on the cell before", mistake: "dropped-factor",
    text: String.raw`Let $c = f c_0 + k g$ with $f = \sin a$ and $g = \cos b$, and $h = \tanh(c)$. Then $$\frac{\partial h}{\partial a} = \frac{\partial h}{\partial c}\frac{\partial c}{\partial f}\frac{\partial f}{\partial a} = ⟦(1-\tanh^2(c))\, c_0 \cos a|(1-\tanh^2(c)) \cos a⟧$$`,
  },
  {
    what: "softmax with cross-entropy, where the targets sum to one", mistake: null,
    text: String.raw`Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$, where $\sum_i y_i = 1$. $$-\sum_i y_i(\delta_{ij} - p_j) = -\sum_i y_i \delta_{ij} + p_j \sum_i y_i = ⟦p_j - y_j|y_j - p_j⟧$$`,
  },
  {
    what: "a bound on a log-evidence under q", mistake: "sign-flip",
    text: String.raw`For distributions $q(z)$ and $p(x, z)$ $$\log p(x) = \sum_z q(z) \log \frac{p(x,z)}{p(z\mid x)} = \sum_z q(z) \log \frac{p(x,z)}{q(z)} ⟦+|-⟧ \sum_z q(z) \log\frac{q(z)}{p(z \mid x)}$$`,
  },
  {
    what: "an activation that is written for one entry", mistake: "sign-flip",
    text: String.raw`Let $\phi(z_i) = \frac{1}{1+e^{-z_i}}$. $$\phi'(z_i) = \phi(z_i)(1⟦-|+⟧\phi(z_i))$$`,
  },
  {
    what: "softmax written as a function of one entry", mistake: null,
    text: String.raw`Let $\sigma(z_i) = \frac{e^{z_i}}{\sum_{k=1}^K e^{z_k}}$. $$\frac{\partial}{\partial z_j}\sigma(z_i) = \sigma(z_i)(\delta_{ij} ⟦-|+⟧ \sigma(z_j))$$`,
  },
  {
    what: "a function with a star", mistake: "sign-flip",
    text: String.raw`Let $V$ be a number. $$L^*(s) = -n\log s - \frac{V}{2s^2}$$ $$\frac{d}{ds} L^*(s) = -\frac{n}{s} ⟦+|-⟧ \frac{V}{s^3}$$`,
  },
  {
    what: "vec of a product by Kronecker", mistake: null,
    text: String.raw`Let $A \in \mathbb{R}^{m\times n}$, $X \in \mathbb{R}^{n\times p}$ and $B \in \mathbb{R}^{p\times q}$. $$\operatorname{vec}(AXB) = \operatorname{vec}(A(XB)) = ⟦(B^\top \otimes A)\operatorname{vec}(X)|(A \otimes B^\top)\operatorname{vec}(X)⟧$$`,
  },
  {
    what: "a transposed Kronecker product", mistake: null,
    text: String.raw`Let $A \in \mathbb{R}^{m\times n}$ and $B \in \mathbb{R}^{p\times q}$. $$((A\otimes B)^\top)^\top = A\otimes B = ⟦(A^\top \otimes B^\top)^\top|B \otimes A⟧$$`,
  },
  {
    what: "a quadratic form in blocks", mistake: "dropped-coefficient",
    text: String.raw`Let $A \in \mathbb{R}^{n\times n}$, $B \in \mathbb{R}^{n\times m}$, $x \in \mathbb{R}^n$ and $y \in \mathbb{R}^m$. $$\begin{bmatrix} x \\ y \end{bmatrix}^\top\begin{bmatrix} A & B \\ B^\top & 0 \end{bmatrix} \begin{bmatrix} x \\ y \end{bmatrix} = \begin{bmatrix} x^\top & y^\top \end{bmatrix}\begin{bmatrix} Ax + By \\ B^\top x \end{bmatrix} = x^\top A x + ⟦2|⟧x^\top B y$$`,
  },
  {
    what: "elimination by blocks", mistake: "shape-mismatch",
    text: String.raw`Let $B \in \mathbb{R}^{n\times m}$ and $D \in \mathbb{R}^{m\times m}$. $$\begin{bmatrix} I & 0 \\ -B^\top & I \end{bmatrix} \begin{bmatrix} I & B \\ B^\top & D \end{bmatrix} = \begin{bmatrix} I & B \\ 0 & -B^\top B + D \end{bmatrix} = \begin{bmatrix} I & B \\ 0 & D - ⟦B^\top B|BB^\top⟧ \end{bmatrix}$$`,
  },
  {
    what: "the direction between two means", mistake: "sign-flip",
    text: String.raw`$$(\boldsymbol{\mu}_0 - \boldsymbol{\mu}_1)(\boldsymbol{\mu}_0 - \boldsymbol{\mu}_1)^\top \mathbf{w} = (\boldsymbol{\mu}_0 - \boldsymbol{\mu}_1)\mathbf{w}^\top(\boldsymbol{\mu}_0 - \boldsymbol{\mu}_1) = (\boldsymbol{\mu}_0 - \boldsymbol{\mu}_1)\left(\boldsymbol{\mu}_0^\top\mathbf{w} ⟦-|+⟧ \boldsymbol{\mu}_1^\top\mathbf{w}\right)$$`,
  },
  {
    what: "the scatter of bold vectors with an index", mistake: null,
    text: String.raw`$$\sum_{i=1}^n (\mathbf{x}_i - \boldsymbol{\mu})(\mathbf{x}_i - \boldsymbol{\mu})^\top = \sum_{i=1}^n (\mathbf{x}_i - \boldsymbol{\mu})\mathbf{x}_i^\top - \sum_{i=1}^n (\mathbf{x}_i - \boldsymbol{\mu})\boldsymbol{\mu}^\top = \sum_{i=1}^n \mathbf{x}_i\mathbf{x}_i^\top - \sum_{i=1}^n \mathbf{x}_i \boldsymbol{\mu}^\top ⟦- \boldsymbol{\mu}\sum_{i=1}^n \mathbf{x}_i^\top |⟧+ n\boldsymbol{\mu}\boldsymbol{\mu}^\top$$`,
  },
  {
    what: "a running mean, of which n = 0 has none", mistake: null,
    text: String.raw`$$Q_n = \frac1n\sum_{i=1}^n v_i = \frac1n\left(\sum_{i=1}^{n-1} v_i + v_n\right) = \frac1n\left((n-1) Q_{n-1} + v_n\right) = Q_{n-1} + \frac1n\left(v_n ⟦-|+⟧ Q_{n-1}\right)$$`,
  },
  {
    what: "a batch that is normalised, behind a loss of which nothing is known", mistake: null,
    text: String.raw`$$\mu = \frac1m\sum_{i=1}^m x_i, \quad v = \frac1m\sum_{i=1}^m (x_i-\mu)^2, \quad \hat x_i = \frac{x_i-\mu}{\sqrt{v+\epsilon}}, \quad y_i = \gamma\hat x_i + \beta$$ Let $L$ be the loss. $$\frac{\partial L}{\partial\gamma} = \sum_{i=1}^m \frac{\partial L}{\partial y_i}\hat x_i$$ $$\frac{\partial L}{\partial\beta} = \sum_{i=1}^m \frac{\partial L}{\partial y_i}$$ $$\frac{\partial L}{\partial v} = -\frac12 (v+\epsilon)^{⟦-3/2|-1/2⟧}\sum_{i=1}^m \frac{\partial L}{\partial \hat x_i}(x_i-\mu)$$`,
  },
  {
    what: "a layer behind a loss of which nothing is known, with a name for the error", mistake: "shape-mismatch",
    text: String.raw`Let $z = Wx + b$ and $a = \tanh(z)$ (elementwise), where $W \in \mathbb{R}^{m\times n}$ and $x \in \mathbb{R}^n$. The loss $L$ depends on $a$. Let $\delta = \frac{\partial L}{\partial z}$. $$\frac{\partial L}{\partial W} = \delta x^\top$$ $$\frac{\partial L}{\partial b} = \delta$$ $$\frac{\partial L}{\partial x} = ⟦W^\top|W⟧\delta$$`,
  },
  {
    what: "the slopes of attention", mistake: null,
    text: String.raw`$S = QK^\top$ and $O = SV$ with $Q, K, V \in \mathbb{R}^{n\times d}$. For a scalar loss $L$ $$\frac{\partial L}{\partial V} = S^\top\frac{\partial L}{\partial O}$$ $$\frac{\partial L}{\partial K} = ⟦\left(\frac{\partial L}{\partial S}\right)^\top|\frac{\partial L}{\partial S}⟧ Q$$`,
  },
  {
    what: "d as a number of entries before a letter", mistake: null,
    text: String.raw`Let $\mu = \frac1d\sum_{j=1}^d x_j$ and $\sigma = \sqrt{\frac1d\sum_{j=1}^d (x_j-\mu)^2}$. $$\frac{\partial\sigma}{\partial x_i} = \frac{x_i-\mu}{⟦d\sigma|d\sigma^2⟧}$$`,
  },
  {
    what: "layers numbered below, in light type", mistake: null,
    text: String.raw`Forward: $z_1 = W_1 x$, $a_1 = \sigma(z_1)$, $z_2 = W_2 a_1$ and $L = \frac12\|z_2 - y\|^2$ with $\sigma$ elementwise and $x \in \mathbb{R}^n$. $$\delta_2 = \frac{\partial L}{\partial z_2} = z_2 - y$$ $$\delta_1 = \frac{\partial L}{\partial z_1} = W_2^T\delta_2 \odot \sigma'(z_1)$$ $$\frac{\partial L}{\partial W_2} = \delta_2 a_1^T$$ $$\frac{\partial L}{\partial W_1} = ⟦\delta_1 x^T|2\delta_1 x^T⟧$$`,
  },
  {
    what: "layers numbered above", mistake: "sign-flip",
    text: String.raw`$z^{(1)} = W^{(1)}x$, $a^{(1)} = \tanh(z^{(1)})$ elementwise, $z^{(2)} = W^{(2)}a^{(1)}$ and $L = \frac12\|z^{(2)} - y\|^2$. $$\frac{\partial L}{\partial W^{(2)}} = (z^{(2)} ⟦-|+⟧ y)(a^{(1)})^T$$`,
  },
  {
    what: "cross-entropy after a softmax by its name, with labels that sum to 1", mistake: null,
    text: String.raw`Let $\hat y = \operatorname{softmax}(z)$ and $L = -y^\top\log\hat y$, where $\sum_k y_k = 1$. $$\frac{\partial L}{\partial z} = \hat y ⟦-|+⟧ y$$`,
  },
  {
    what: "an orthogonal matrix, by the word", mistake: null,
    text: String.raw`Let $Q$ be an orthogonal matrix. $$\|Qx - Qy\|^2 = (x-y)^\top Q^\top Q (x-y) = \|x ⟦-|+⟧ y\|^2$$`,
  },
  {
    what: "a matrix that is symmetric and idempotent, by the words", mistake: null,
    text: String.raw`Let $H$ be symmetric and idempotent. Then $$\|(I-H)y\|^2 = y^\top (I - H)^\top (I-H) y = y^\top (I ⟦-|+⟧ H) y$$`,
  },
  {
    what: "orthonormal columns", mistake: null,
    text: String.raw`Let $U$ have orthonormal columns. $$\|x - UU^\top x\|^2 = x^\top x - 2x^\top UU^\top x + x^\top UU^\top UU^\top x = x^\top x ⟦-|+⟧ x^\top UU^\top x$$`,
  },
  {
    what: "a unit vector, declared with its size", mistake: null,
    text: String.raw`Let $u \in \mathbb{R}^d$ be a unit vector. $$\|x - (u^\top x) u\|^2 = x^\top x - 2 (u^\top x)^2 + (u^\top x)^2 u^\top u = \|x\|^2 ⟦-|+⟧ (u^\top x)^2$$`,
  },
  {
    what: "two conditions in one chain of a sentence", mistake: null,
    text: String.raw`Let $Q$ be an $n \times n$ matrix with $Q^\top Q = Q Q^\top = I$. $$\|Q^\top x\|^2 = x^\top Q Q^\top x = ⟦|2⟧x^\top x$$`,
  },
  {
    what: "a one-hot label, whose entries sum to 1", mistake: null,
    text: String.raw`Here $y$ is one-hot and $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. $$-\sum_{k=1}^K y_k (\delta_{ki} - p_i) = -y_i + p_i \sum_{k=1}^K y_k = p_i ⟦-|+⟧ y_i$$`,
  },
  {
    what: "a loss whose name is spelled in capitals", mistake: "missing-inner-derivative",
    text: String.raw`$$SSE = \sum_{i=1}^n (y_i - a - b x_i)^2$$ $$\frac{\partial SSE}{\partial a} = ⟦-|⟧2\sum_{i=1}^n (y_i - a - b x_i)$$`,
  },
  {
    what: "a loss that a sentence expands", mistake: "sign-flip",
    text: String.raw`Let $y \in \mathbb{R}^n$ and $X \in \mathbb{R}^{n\times p}$. $$RSS(\beta) = (y - X\beta)^T(y-X\beta)$$ Expanding, $$RSS(\beta) = y^Ty - 2y^TX\beta ⟦+|-⟧ \beta^TX^TX\beta$$`,
  },
  {
    what: "two formulas in one display with a measured space between them", mistake: "sign-flip",
    text: String.raw`$$p = \frac{1}{1+e^{-z}} \hspace{1in} L = -\log p$$ $$\frac{\partial L}{\partial z} = p ⟦-|+⟧ 1$$`,
  },
];

const written = (text: string, slip: boolean): string => text.replace(/⟦([^|]*)\|([^⟧]*)⟧/g, (_, right: string, wrong: string) => (slip ? wrong : right));

describe("a derivation of machine learning", () => {
  for (const { what, text, mistake } of POSTED) {
    it(`is right: ${what}`, () => {
      const { derivations } = checkText(written(text, false), { path: "post.md" });
      expect(derivations.flatMap(({ steps }) => steps).filter(({ verdict }) => verdict !== "equal" && verdict !== "given").map(({ text: line, reason }) => `${line}: ${reason ?? ""}`)).toEqual([]);
      expect(derivations.flatMap(({ steps }) => steps).some(({ verdict }) => verdict === "equal")).toBe(true);
    });
    it(`with a slip is wrong: ${what}`, () => {
      const { derivations } = checkText(written(text, true), { path: "post.md" });
      const judged = derivations.flatMap(({ steps }) => steps).filter(({ verdict }) => verdict !== "given");
      expect(judged.filter(({ verdict }) => verdict === "unequal")).toHaveLength(1);
      expect(judged.at(-1)?.verdict).toBe("unequal");
      if (mistake !== null) expect(judged.at(-1)?.diagnosis?.mistake).toBe(mistake);
    });
  }
});

interface Doubtful {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const DOUBTFUL: readonly Doubtful[] = [
  { what: "a matrix of which nobody says that it is symmetric", text: String.raw`$$\frac{\partial}{\partial \mathbf{x}} \mathbf{x}^\top\mathbf{S}_w\mathbf{x} = 2\mathbf{S}_w\mathbf{x}$$`, expected: ["undecided"] },
  { what: "one that is declared without it", text: String.raw`Let $A \in \mathbb{R}^{n\times n}$ and $x \in \mathbb{R}^n$. $$\frac{\partial}{\partial x} x^\top A x = 2Ax$$`, expected: ["unequal"] },
  { what: "gradients that lie in two ways", text: String.raw`Let $A, X \in \mathbb{R}^{n\times n}$. $$\frac{\partial}{\partial X}\operatorname{tr}(AX) = A$$ $$\frac{\partial}{\partial X}\operatorname{tr}(X^\top A X) = AX + A^\top X$$`, expected: ["equal", "undecided"] },
  { what: "gradients that lie in one way", text: String.raw`Let $A, X \in \mathbb{R}^{n\times n}$. $$\frac{\partial}{\partial X}\operatorname{tr}(AX) = A$$ $$\frac{\partial}{\partial X}\operatorname{tr}(X^\top A X) = X^\top A^\top + X^\top A$$`, expected: ["equal", "equal"] },
  { what: "a loss that has a term beside what the chain rule gives", text: String.raw`Let $z = wx$ and $L$ the loss. $$\frac{\partial L}{\partial w} = x\frac{\partial L}{\partial z} + w$$`, expected: ["undecided"] },
  { what: "a loss that may be reached in two ways", text: String.raw`Let $z = wx$, $a = z^2$ and $b = z^3$. $$\frac{\partial L}{\partial z} = \frac{\partial L}{\partial a}\cdot 2z$$`, expected: ["undecided"] },
  { what: "a loss by what nothing leads on from", text: String.raw`Let $z = wx$. $$\frac{\partial L}{\partial q} = \frac{\partial L}{\partial z}\cdot 2z$$`, expected: ["undecided"] },
  { what: "slopes that sum to nothing behind a softmax", text: String.raw`Let $s = e^{u} + e^{v}$, $p = \frac{e^{u}}{s}$ and $q = \frac{e^v}{s}$. $$\frac{\partial L}{\partial u} = -\frac{\partial L}{\partial v}$$`, expected: ["equal"] },
  { what: "labels of which nothing says that they sum to 1", text: String.raw`Let $\hat y = \operatorname{softmax}(z)$ and $L = -y^\top\log\hat y$. $$\frac{\partial L}{\partial z} = \hat y - y$$`, expected: ["undecided"] },
  { what: "labels with a slip that no such thing mends", text: String.raw`Let $\hat y = \operatorname{softmax}(z)$ and $L = -y^\top\log\hat y$. $$\frac{\partial L}{\partial z} = \hat y + y$$`, expected: ["unequal"] },
  { what: "a product that fits only where a vector is a number", text: String.raw`Let $z = Wx + b$ and $a = \sigma(z)$ with $\sigma$ applied elementwise, $L = \frac12\|a - y\|^2$ and $\delta = \frac{\partial L}{\partial z}$. $$\frac{\partial L}{\partial W} = \delta x$$`, expected: ["undecided"] },
  { what: "gradients that are 0 for want of a word on what they are of", text: String.raw`$$\nabla_\theta\log\pi(a) = \frac{\nabla_\theta\pi(a)}{\pi(a)^2}$$`, expected: ["undecided"] },
  { what: "⊗ between vectors", text: String.raw`Let $x, y \in \mathbb{R}^n$. $$x \otimes y = x y^\top = (y x^\top)^\top$$`, expected: ["undecided", "equal"] },
  { what: "rounded decimals put in for what is exact", text: String.raw`$$2\left(0.841 + \frac{\pi}{7}\right) = 2(0.841 + 0.4488) = 2 \cdot 1.2898$$`, expected: ["undecided", "equal"] },
  { what: "and a digit that no rounding gives is wrong", text: String.raw`$$2\left(0.841 + \frac{\pi}{7}\right) = 2(0.841 + 0.4588) = 2 \cdot 1.2998$$`, expected: ["unequal", "equal"] },
  { what: "a decimal that is cut off", text: String.raw`where $0.2995 = \int_0^1 t^2 e^{-t/7}\,dt$ and so on.`, expected: ["undecided"] },
  { what: "a matrix given anew in the next exercise", text: String.raw`What are the eigenvalues of $$\mathbf{A} = \begin{bmatrix} 1 & 3 \\ 3 & 1 \end{bmatrix}?$$ And of $$\mathbf{A} = \begin{bmatrix} 1 & 3 \\ 0 & 1 \end{bmatrix}.$$`, expected: ["undecided"] },
  { what: "≡ between notations", text: String.raw`$$a^{s-t}(s) \equiv a_t(s) \equiv a^{s-t}_t(s)$$`, expected: ["undecided", "undecided"] },
  { what: "counts with two letters", text: String.raw`$$\frac{TP}{TP + FP} = \frac{TP}{FP + TP} = \frac{TP}{TP + TN}$$`, expected: ["equal", "undecided"] },
  { what: "a letter that was open and another that went", text: String.raw`$$s^2 p = p^3 + 2q = p^3 + 2(1-p)$$`, expected: ["undecided", "undecided"] },
  { what: "what a decomposition says of its factors", text: String.raw`Take the singular value decomposition $\mathbf{X} = \mathbf{U}\mathbf{S}\mathbf{V}^\top$. $$\mathbf{X}^\top\mathbf{X} = \mathbf{V}\mathbf{S}^\top\mathbf{U}^\top\mathbf{U}\mathbf{S}\mathbf{V}^\top = \mathbf{V}\mathbf{S}^\top\mathbf{S}\mathbf{V}^\top$$`, expected: ["equal", "undecided"] },
];

describe("in running text", () => {
  it.each(DOUBTFUL)("$what", ({ text, expected }) => {
    const verdicts = checkText(text, { path: "post.md" }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
    expect(verdicts).toEqual(expected);
  });
});

interface Solved {
  readonly text: string;
  readonly expected: readonly string[];
}

const SOLVED: readonly Solved[] = [
  { text: "Solve $x^2 = 7x$. Dividing by $x$ gives $x = 7$.", expected: ["unequal"] },
  { text: "Solve $x^2 = 7x$. Factoring gives $x(x - 7) = 0$, so $x = 0$ or $x = 7$.", expected: ["equal", "equal"] },
  { text: "To solve $3x + 2 = 11$, subtract 2: $3x = 9$, hence $x = 4$.", expected: ["equal", "unequal"] },
  { text: "Solve $x^2 = 49$. Then $x = 7$, since $x$ is a length.", expected: ["undecided"] },
  { text: "Solve $x^2 = 49$. Then $x = \\pm 7$.", expected: ["equal"] },
  { text: "Solve $x^2 = 49$. If $x > 0$ then $x = 7$.", expected: [] },
  { text: "Solve $x + y = 3$. We check whether $x = 5$.", expected: [] },
];

describe("equations that a sentence solves", () => {
  it.each(SOLVED)("$text", ({ text, expected }) => {
    const verdicts = checkText(text, { path: "post.md" }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
    expect(verdicts).toEqual(expected);
  });
});
