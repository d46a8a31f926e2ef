// Chains of vectors and matrices as textbooks, lecture notes and papers have them: each right, and wrong with one slip, with the first wrong step and, where one edit mends it, the edit.

/** Replacing `from` by `to` makes the chain wrong at `step`; `found` and `expected` are what the diagnosis points at, null where it points at the line. */
export interface Slip { readonly from: string; readonly to: string; readonly step: number; readonly mistake: string | null; readonly found: string | null; readonly expected: string | null }
export interface TensorChain { readonly name: string; readonly given: string; readonly chain: string; readonly slips: readonly Slip[] }

export const algebraAndGradients: readonly TensorChain[] = [
  {
    name: "least squares", given: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$.`,
    chain: String.raw`\nabla_w \|Xw-y\|^2 = \nabla_w (Xw-y)^\top(Xw-y) = \nabla_w (w^\top X^\top X w - 2 y^\top X w + y^\top y) = 2X^\top X w - 2X^\top y`,
    slips: [
      { from: String.raw`2X^\top X w - 2X`, to: String.raw`2X^\top X w + 2X`, step: 3, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
      { from: String.raw`- 2 y^\top X w + y`, to: String.raw`- y^\top X w + y`, step: 2, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
      { from: String.raw`2X^\top X w - 2X^\top y`, to: String.raw`2X^\top X w - X^\top y`, step: 3, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
      { from: String.raw`- 2X^\top y`, to: String.raw`- 2X y`, step: 3, mistake: "shape-mismatch", found: String.raw``, expected: String.raw`^\top` },
      { from: String.raw`= 2X^\top X w`, to: String.raw`= 2X X^\top w`, step: 3, mistake: "shape-mismatch", found: String.raw`X X^\top`, expected: String.raw`X^\top X` },
    ],
  },
  {
    name: "least squares half", given: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$.`,
    chain: String.raw`\frac{\partial}{\partial w}\frac{1}{2}\|Xw-y\|_2^2 = X^T(Xw-y) = X^TXw - X^Ty`,
    slips: [
      { from: String.raw`= X^T(Xw-y)`, to: String.raw`= 2X^T(Xw-y)`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`\frac{1}{2}` },
      { from: String.raw`- X^Ty`, to: String.raw`- yX^T`, step: 2, mistake: "shape-mismatch", found: String.raw`yX^T`, expected: String.raw`X^Ty` },
    ],
  },
  {
    name: "mse", given: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$.`,
    chain: String.raw`\nabla_w \frac1n (y - Xw)^\top (y-Xw) = -\frac2n X^\top (y-Xw) = \frac2n X^\top(Xw-y)`,
    slips: [
      { from: String.raw`= -\frac2n X^\top (y-Xw) =`, to: String.raw`= \frac2n X^\top (y-Xw) =`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
    ],
  },
  {
    name: "ridge", given: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$.`,
    chain: String.raw`\nabla_w \left(\|Xw-y\|^2 + \lambda\|w\|^2\right) = 2X^\top(Xw-y) + 2\lambda w = 2(X^\top X + \lambda I)w - 2X^\top y`,
    slips: [
      { from: String.raw`+ 2\lambda w`, to: String.raw`+ \lambda w`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "weighted ls", given: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$. Let $W$ be a symmetric $n\times n$ matrix.`,
    chain: String.raw`\nabla_w (y-Xw)^\top W (y - Xw) = -2X^\top W(y-Xw)`,
    slips: [
      { from: String.raw`-2X^`, to: String.raw`2X^`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
      { from: String.raw`-2X^\top W(y-Xw)`, to: String.raw`-2 W X^\top (y-Xw)`, step: 1, mistake: "shape-mismatch", found: String.raw`W X^\top`, expected: String.raw`X^\top W` },
    ],
  },
  {
    name: "xax", given: String.raw`Let $A\in\mathbb{R}^{n\times n}$ and $x\in\mathbb{R}^n$.`,
    chain: String.raw`\nabla_x\, x^\top A x = Ax + A^\top x = (A + A^\top)x`,
    slips: [
      { from: String.raw`Ax + A^\top x`, to: String.raw`Ax + A x`, step: 1, mistake: "missing-transpose", found: String.raw``, expected: String.raw`^\top` },
      { from: String.raw`= (A + A^\top)x`, to: String.raw`= (A - A^\top)x`, step: 2, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
    ],
  },
  {
    name: "xax sym", given: String.raw`Let $A$ be a symmetric matrix and $x$ a vector.`,
    chain: String.raw`\nabla_x\, x^\top A x = 2Ax`,
    slips: [
      { from: String.raw`2Ax`, to: String.raw`Ax`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
      { from: String.raw`2Ax`, to: String.raw`2xA`, step: 1, mistake: "shape-mismatch", found: String.raw`xA`, expected: String.raw`Ax` },
    ],
  },
  {
    name: "hess quad", given: String.raw`For $A\in\mathbb{R}^{n\times n}$, $b, x\in\mathbb{R}^n$ define $f(x) = \frac12 x^\top A x - b^\top x$.`,
    chain: String.raw`\nabla^2 f(x) = \frac12(A + A^\top)`,
    slips: [
      { from: String.raw`\frac12(A + A^\top)`, to: String.raw`A + A^\top`, step: 1, mistake: "dropped-coefficient", found: String.raw`A + A^\top`, expected: String.raw`\frac{1}{2} (A + A^\top)` },
    ],
  },
  {
    name: "grad quad def", given: String.raw`For $A\in\mathbb{R}^{n\times n}$ symmetric, $b, x\in\mathbb{R}^n$ define $f(x) = \frac12 x^\top A x - b^\top x$.`,
    chain: String.raw`\nabla f(x) = Ax - b`,
    slips: [
      { from: String.raw`Ax - b`, to: String.raw`Ax + b`, step: 1, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
      { from: String.raw`Ax - b`, to: String.raw`Ax - b^\top`, step: 1, mistake: "shape-mismatch", found: String.raw`^\top`, expected: String.raw`` },
    ],
  },
  {
    name: "linear", given: String.raw`Let $a, x\in\mathbb{R}^n$.`,
    chain: String.raw`\frac{\partial a^T x}{\partial x} = \frac{\partial x^T a}{\partial x} = a`,
    slips: [
      { from: String.raw`= a`, to: String.raw`= a^T x`, step: 2, mistake: "shape-mismatch", found: null, expected: null },
    ],
  },
  {
    name: "cookbook 70", given: String.raw`For $a \in \mathbb{R}^m$, $b\in\mathbb{R}^n$, $X\in\mathbb{R}^{m\times n}$`,
    chain: String.raw`\frac{\partial a^T X b}{\partial X} = ab^T`,
    slips: [],
  },
  {
    name: "cookbook 71", given: String.raw`For $a \in \mathbb{R}^n$, $b\in\mathbb{R}^m$, $X\in\mathbb{R}^{m\times n}$`,
    chain: String.raw`\frac{\partial a^T X^T b}{\partial X} = ba^T`,
    slips: [],
  },
  {
    name: "cookbook 72", given: String.raw`For $a, b \in \mathbb{R}^n$ and $X\in\mathbb{R}^{n\times n}$`,
    chain: String.raw`\frac{\partial a^T X b}{\partial X} = ab^T`,
    slips: [],
  },
  {
    name: "cookbook 100", given: String.raw`Let $A\in\mathbb{R}^{n\times m}$, $X\in\mathbb{R}^{m\times n}$.`,
    chain: String.raw`\frac{\partial}{\partial X}\operatorname{tr}(AX) = A^T`,
    slips: [],
  },
  {
    name: "cookbook 101", given: String.raw`Let $A\in\mathbb{R}^{n\times m}$, $X\in\mathbb{R}^{m\times k}$ and $B\in\mathbb{R}^{k\times n}$.`,
    chain: String.raw`\frac{\partial}{\partial X}\mathrm{Tr}(AXB) = A^T B^T`,
    slips: [
      { from: String.raw`= A^T B^T`, to: String.raw`= B^T A^T`, step: 1, mistake: "shape-mismatch", found: String.raw`B^T A^T`, expected: String.raw`A^T B^T` },
    ],
  },
  {
    name: "cookbook 102", given: String.raw`Let $A\in\mathbb{R}^{n\times k}$, $X\in\mathbb{R}^{m\times k}$ and $B\in\mathbb{R}^{m\times n}$.`,
    chain: String.raw`\frac{\partial}{\partial X}\mathrm{Tr}(AX^TB) = BA`,
    slips: [
      { from: String.raw`= BA`, to: String.raw`= AB`, step: 1, mistake: "shape-mismatch", found: String.raw`AB`, expected: String.raw`BA` },
    ],
  },
  {
    name: "cookbook xtx", given: String.raw`Let $X\in\mathbb{R}^{m\times n}$.`,
    chain: String.raw`\frac{\partial}{\partial X}\mathrm{tr}(X^TX) = 2X`,
    slips: [
      { from: String.raw`= 2X`, to: String.raw`= X`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "cookbook xtbx", given: String.raw`Let $X\in\mathbb{R}^{m\times n}$ and $B\in\mathbb{R}^{m\times m}$.`,
    chain: String.raw`\frac{\partial}{\partial X}\mathrm{Tr}(X^TBX) = BX + B^TX`,
    slips: [
      { from: String.raw`BX + B^TX`, to: String.raw`BX + BX`, step: 1, mistake: "missing-transpose", found: String.raw``, expected: String.raw`^T` },
      { from: String.raw`BX + B^TX`, to: String.raw`2BX`, step: 1, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "cookbook fro", given: String.raw`Let $X\in\mathbb{R}^{m\times n}$.`,
    chain: String.raw`\frac{\partial}{\partial X}\|X\|_F^2 = \frac{\partial}{\partial X}\mathrm{Tr}(XX^T) = 2X`,
    slips: [
      { from: String.raw`= 2X`, to: String.raw`= X`, step: 2, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "cookbook det", given: String.raw`Let $X$ be an invertible matrix.`,
    chain: String.raw`\frac{\partial \det(X)}{\partial X} = \det(X)(X^{-1})^T`,
    slips: [],
  },
  {
    name: "cookbook logdet", given: String.raw`Let $X$ be an invertible matrix.`,
    chain: String.raw`\frac{\partial \ln|\det(X)|}{\partial X} = (X^{-1})^T = X^{-T}`,
    slips: [],
  },
  {
    name: "cookbook inverse t", given: String.raw`Let $Y$ be an invertible matrix whose entries depend on $x$.`,
    chain: String.raw`d(Y^{-1}) = -Y^{-1}\,dY\,Y^{-1}`,
    slips: [
      { from: String.raw`-Y^{-1}\,dY`, to: String.raw`Y^{-1}\,dY`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
    ],
  },
  {
    name: "cookbook aXinvb", given: String.raw`For vectors $a$, $b$ and an invertible matrix $X$`,
    chain: String.raw`\frac{\partial a^T X^{-1} b}{\partial X} = -X^{-T}ab^TX^{-T}`,
    slips: [
      { from: String.raw`= -X`, to: String.raw`= X`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
      { from: String.raw`ab^T`, to: String.raw`ba^T`, step: 1, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "cookbook vec norm", given: String.raw`Let $x, a\in\mathbb{R}^n$.`,
    chain: String.raw`\nabla_x \|x-a\|_2 = \frac{x-a}{\|x-a\|_2}`,
    slips: [
      { from: String.raw`\frac{x-a}{\|x-a\|_2}`, to: String.raw`\frac{x-a}{\|x-a\|_2^2}`, step: 1, mistake: "wrong-exponent", found: String.raw`^2`, expected: String.raw`` },
    ],
  },
  {
    name: "cookbook norm sq", given: String.raw`Let $x\in\mathbb{R}^n$.`,
    chain: String.raw`\frac{\partial \|x\|_2^2}{\partial x} = \frac{\partial x^Tx}{\partial x} = 2x`,
    slips: [
      { from: String.raw`= 2x`, to: String.raw`= 2`, step: 2, mistake: "shape-mismatch", found: null, expected: null },
    ],
  },
  {
    name: "product transpose", given: String.raw`Let $A$, $B$, $C$ be matrices.`,
    chain: String.raw`(ABC)^T = C^T(AB)^T = C^TB^TA^T`,
    slips: [
      { from: String.raw`C^TB^TA^T`, to: String.raw`A^TB^TC^T`, step: 2, mistake: "product-order", found: String.raw`A^TB^TC^T`, expected: String.raw`C^TB^TA^T` },
      { from: String.raw`= C^T(AB)^T`, to: String.raw`= (AB)^TC^T`, step: 1, mistake: "product-order", found: String.raw`(AB)^TC^T`, expected: String.raw`C^T(AB)^T` },
    ],
  },
  {
    name: "inverse product", given: String.raw`Let $A$ and $B$ be invertible matrices of the same size.`,
    chain: String.raw`(AB)^{-1} = B^{-1}A^{-1}`,
    slips: [
      { from: String.raw`B^{-1}A^{-1}`, to: String.raw`A^{-1}B^{-1}`, step: 1, mistake: "product-order", found: String.raw`A^{-1}B^{-1}`, expected: String.raw`B^{-1}A^{-1}` },
    ],
  },
  {
    name: "inverse transpose", given: String.raw`Let $A$ be an invertible matrix.`,
    chain: String.raw`(A^\top)^{-1} = (A^{-1})^\top = A^{-\top}`,
    slips: [],
  },
  {
    name: "trace cyclic", given: String.raw`Let $A \in \mathbb{R}^{m\times n}$, $B \in \mathbb{R}^{n\times k}$, $C \in \mathbb{R}^{k\times m}$.`,
    chain: String.raw`\operatorname{tr}(ABC) = \operatorname{tr}(BCA) = \operatorname{tr}(CAB)`,
    slips: [
      { from: String.raw`\operatorname{tr}(BCA)`, to: String.raw`\operatorname{tr}(BAC)`, step: 1, mistake: "shape-mismatch", found: String.raw`BA`, expected: String.raw`AB` },
      { from: String.raw`= \operatorname{tr}(CAB)`, to: String.raw`= \operatorname{tr}(ACB)`, step: 2, mistake: "shape-mismatch", found: String.raw`AC`, expected: String.raw`CA` },
    ],
  },
  {
    name: "trace sq", given: String.raw`Let $A, B, C \in \mathbb{R}^{n\times n}$.`,
    chain: String.raw`\operatorname{tr}(ABC) = \operatorname{tr}(CAB)`,
    slips: [
      { from: String.raw`\operatorname{tr}(CAB)`, to: String.raw`\operatorname{tr}(ACB)`, step: 1, mistake: "product-order", found: String.raw`AC`, expected: String.raw`CA` },
    ],
  },
  {
    name: "trace quadr", given: String.raw`Let $A\in\mathbb{R}^{n\times n}$ and $x\in\mathbb{R}^n$.`,
    chain: String.raw`x^\top A x = \operatorname{tr}(x^\top A x) = \operatorname{tr}(A x x^\top)`,
    slips: [
      { from: String.raw`\operatorname{tr}(A x x^\top)`, to: String.raw`\operatorname{tr}(A x^\top x)`, step: 2, mistake: "shape-mismatch", found: String.raw`x^\top x`, expected: String.raw`x x^\top` },
    ],
  },
  {
    name: "det product", given: String.raw`Let $A$ and $B$ be square matrices of the same size.`,
    chain: String.raw`\det(AB) = \det(A)\det(B) = \det(BA)`,
    slips: [
      { from: String.raw`\det(A)\det(B)`, to: String.raw`\det(A)+\det(B)`, step: 1, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "det 2A", given: String.raw`Let $A$ be a $3\times 3$ matrix.`,
    chain: String.raw`\det(2A) = 8\det(A)`,
    slips: [
      { from: String.raw`8`, to: String.raw`2`, step: 1, mistake: "wrong-number", found: String.raw`2`, expected: String.raw`8` },
    ],
  },
  {
    name: "binomial square", given: String.raw`Let $A,B \in \mathbb{R}^{n\times n}$.`,
    chain: String.raw`(A+B)^2 = (A+B)(A+B) = A^2 + AB + BA + B^2`,
    slips: [
      { from: String.raw`A^2 + AB + BA + B^2`, to: String.raw`A^2 + 2AB + B^2`, step: 2, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "difference squares", given: String.raw`Let $A,B$ be $n\times n$ matrices.`,
    chain: String.raw`(A+B)(A-B) = A^2 - AB + BA - B^2`,
    slips: [
      { from: String.raw`A^2 - AB + BA - B^2`, to: String.raw`A^2 - B^2`, step: 1, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "frobenius", given: String.raw`Let $A, B\in\mathbb{R}^{m\times n}$.`,
    chain: String.raw`\langle A, B\rangle_F = \operatorname{tr}(A^\top B) = \operatorname{tr}(B A^\top)`,
    slips: [
      { from: String.raw`\operatorname{tr}(B A^\top)`, to: String.raw`\operatorname{tr}(B A)`, step: 2, mistake: "shape-mismatch", found: String.raw``, expected: String.raw`^\top` },
    ],
  },
  {
    name: "frobenius colon", given: String.raw`Let $A, B\in\mathbb{R}^{m\times n}$, $C \in \mathbb{R}^{m\times k}$, $D\in\mathbb{R}^{k\times n}$.`,
    chain: String.raw`A : CD = C^\top A : D = A D^\top : C`,
    slips: [
      { from: String.raw`C^\top A : D`, to: String.raw`C A : D`, step: 1, mistake: "shape-mismatch", found: String.raw``, expected: String.raw`^\top` },
      { from: String.raw`A D^\top : C`, to: String.raw`D^\top A : C`, step: 2, mistake: "shape-mismatch", found: String.raw`D^\top A`, expected: String.raw`A D^\top` },
    ],
  },
  {
    name: "frobenius norm", given: String.raw`Let $A, B\in\mathbb{R}^{m\times n}$.`,
    chain: String.raw`\|A+B\|_F^2 = \|A\|_F^2 + 2\operatorname{tr}(A^\top B) + \|B\|_F^2`,
    slips: [
      { from: String.raw`+ 2\operatorname`, to: String.raw`+ \operatorname`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "hadamard colon", given: String.raw`Let $A$, $B$, $C$ be matrices of the same size.`,
    chain: String.raw`A : (B \odot C) = (A \odot B) : C`,
    slips: [
      { from: String.raw`(A \odot B) : C`, to: String.raw`(A \odot C) : C`, step: 1, mistake: "swapped-symbol", found: String.raw`C`, expected: String.raw`B` },
    ],
  },
  {
    name: "parallelogram", given: String.raw`Let $u, v$ be vectors.`,
    chain: String.raw`\|u+v\|^2 + \|u-v\|^2 = u^\top u + 2u^\top v + v^\top v + u^\top u - 2u^\top v + v^\top v = 2\|u\|^2 + 2\|v\|^2`,
    slips: [
      { from: String.raw`2\|u\|^2 + 2`, to: String.raw`2\|u\|^2 + `, step: 2, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "norm diff", given: String.raw`Let $\mathbf{u}, \mathbf{v} \in \mathbb{R}^n$.`,
    chain: String.raw`\|\mathbf{u} - \mathbf{v}\|^2 = \|\mathbf{u}\|^2 - 2\mathbf{u}\cdot\mathbf{v} + \|\mathbf{v}\|^2`,
    slips: [
      { from: String.raw`- 2\mathbf{u}\cdot`, to: String.raw`+ 2\mathbf{u}\cdot`, step: 1, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
      { from: String.raw`+ \|\mathbf{v}\|^2`, to: String.raw`- \|\mathbf{v}\|^2`, step: 1, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
    ],
  },
  {
    name: "bold undeclared", given: String.raw``,
    chain: String.raw`\|\mathbf{A}\mathbf{x} - \mathbf{b}\|^2 = (\mathbf{A}\mathbf{x} - \mathbf{b})^\top(\mathbf{A}\mathbf{x} - \mathbf{b}) = \mathbf{x}^\top\mathbf{A}^\top\mathbf{A}\mathbf{x} - 2\mathbf{b}^\top\mathbf{A}\mathbf{x} + \mathbf{b}^\top\mathbf{b}`,
    slips: [
      { from: String.raw`- 2\mathbf{b}`, to: String.raw`- \mathbf{b}`, step: 2, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
      { from: String.raw`+ \mathbf{b}^\top\mathbf{b}`, to: String.raw`- \mathbf{b}^\top\mathbf{b}`, step: 2, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
    ],
  },
  {
    name: "langle", given: String.raw`Let $x, y \in \mathbb{R}^n$.`,
    chain: String.raw`\langle x+y, x-y\rangle = \langle x, x\rangle - \langle y, y\rangle = \|x\|^2 - \|y\|^2`,
    slips: [
      { from: String.raw`- \langle y, y`, to: String.raw`+ \langle y, y`, step: 1, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
    ],
  },
  {
    name: "hat matrix", given: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$.`,
    chain: String.raw`X^\top(y - X(X^\top X)^{-1}X^\top y) = X^\top y - X^\top X (X^\top X)^{-1} X^\top y = X^\top y - X^\top y = 0`,
    slips: [
      { from: String.raw`X^\top y - X^\top y = 0`, to: String.raw`X^\top y + X^\top y = 2 X^\top y`, step: 2, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "normal eq inverse", given: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$.`,
    chain: String.raw`(X^\top X)^{-1} X^\top X w = w`,
    slips: [
      { from: String.raw`= w`, to: String.raw`= X w`, step: 1, mistake: "shape-mismatch", found: null, expected: null },
    ],
  },
  {
    name: "projection idempotent", given: String.raw`Let $X\in\mathbb{R}^{n\times d}$ and $P = X(X^\top X)^{-1}X^\top$.`,
    chain: String.raw`P^2 = X(X^\top X)^{-1}X^\top X(X^\top X)^{-1}X^\top = X(X^\top X)^{-1}X^\top = P`,
    slips: [
      { from: String.raw`= X(X^\top X)^{-1}X^\top = P`, to: String.raw`= X(X^\top X)^{-1} = P`, step: 2, mistake: "shape-mismatch", found: null, expected: null },
    ],
  },
  {
    name: "sherman", given: String.raw`Let $A$ be an invertible $n\times n$ matrix and $u,v\in\mathbb{R}^n$.`,
    chain: String.raw`(A + uv^\top)^{-1} = A^{-1} - \frac{A^{-1}uv^\top A^{-1}}{1 + v^\top A^{-1}u}`,
    slips: [
      { from: String.raw`1 + v`, to: String.raw`1 - v`, step: 1, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
    ],
  },
  {
    name: "woodbury-push", given: String.raw`Let $X\in\mathbb{R}^{n\times d}$.`,
    chain: String.raw`(X^\top X + \lambda I)^{-1}X^\top = X^\top(XX^\top + \lambda I)^{-1}`,
    slips: [
      { from: String.raw`X^\top(XX^\top + \lambda I)^{-1}`, to: String.raw`X^\top(XX^\top - \lambda I)^{-1}`, step: 1, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
    ],
  },
  {
    name: "outer expand", given: String.raw`Let $x, \mu\in\mathbb{R}^n$.`,
    chain: String.raw`(x-\mu)(x-\mu)^\top = xx^\top - x\mu^\top - \mu x^\top + \mu\mu^\top`,
    slips: [
      { from: String.raw`- x\mu^\top - \mu x^\top`, to: String.raw`- 2x\mu^\top`, step: 1, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "rank one quad", given: String.raw`Let $u, v, x\in\mathbb{R}^n$.`,
    chain: String.raw`x^\top uv^\top x = (x^\top u)(v^\top x) = (u^\top x)(v^\top x)`,
    slips: [
      { from: String.raw`= (u^\top x)(v^\top x)`, to: String.raw`= (u^\top v)(x^\top x)`, step: 2, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "diag", given: String.raw`Let $a, b\in\mathbb{R}^n$.`,
    chain: String.raw`\operatorname{diag}(a)b = a\odot b = \operatorname{diag}(b)a`,
    slips: [
      { from: String.raw`= \operatorname{diag}(b)a`, to: String.raw`= \operatorname{diag}(b)b`, step: 2, mistake: "swapped-symbol", found: String.raw`b`, expected: String.raw`a` },
    ],
  },
  {
    name: "ones sum", given: String.raw`Let $x\in\mathbb{R}^n$.`,
    chain: String.raw`\mathbf{1}^\top x = \sum_{i=1}^n x_i`,
    slips: [
      { from: String.raw`\sum_{i=1}^n x_i`, to: String.raw`\frac1n\sum_{i=1}^n x_i`, step: 1, mistake: null, found: String.raw`\frac1n`, expected: String.raw`` },
    ],
  },
  {
    name: "mean", given: String.raw`Let $x\in\mathbb{R}^n$.`,
    chain: String.raw`\frac1n\mathbf{1}^\top x = \frac1n\sum_{i=1}^n x_i`,
    slips: [],
  },
  {
    name: "index quadr", given: String.raw`Let $A\in\mathbb{R}^{n\times n}$ and $x\in\mathbb{R}^n$.`,
    chain: String.raw`x^\top A x = \sum_{i=1}^n\sum_{j=1}^n x_i A_{ij} x_j = \sum_{i=1}^n\sum_{j=1}^n A_{ij}x_i x_j`,
    slips: [
      { from: String.raw`A_{ij}x_i x_j`, to: String.raw`A_{ij}x_i x_i`, step: 2, mistake: "swapped-symbol", found: String.raw`x_i`, expected: String.raw`x_j` },
    ],
  },
  {
    name: "index product", given: String.raw`Let $A\in\mathbb{R}^{m\times n}$ and $B\in\mathbb{R}^{n\times p}$.`,
    chain: String.raw`(AB)_{ij} = \sum_{k=1}^n A_{ik}B_{kj}`,
    slips: [
      { from: String.raw`A_{ik}B_{kj}`, to: String.raw`A_{ki}B_{kj}`, step: 1, mistake: "shape-mismatch", found: String.raw`A_{ki}`, expected: String.raw`A_{ik}` },
    ],
  },
  {
    name: "index trace", given: String.raw`Let $A\in\mathbb{R}^{m\times n}$ and $B\in\mathbb{R}^{m\times n}$.`,
    chain: String.raw`\operatorname{tr}(A^\top B) = \sum_{i=1}^m\sum_{j=1}^n A_{ij}B_{ij}`,
    slips: [
      { from: String.raw`A_{ij}B_{ij}`, to: String.raw`A_{ij}B_{ji}`, step: 1, mistake: "shape-mismatch", found: String.raw`B_{ji}`, expected: String.raw`B_{ij}` },
    ],
  },
  {
    name: "index gradient", given: String.raw`Let $A\in\mathbb{R}^{n\times n}$ and $x\in\mathbb{R}^n$.`,
    chain: String.raw`\frac{\partial}{\partial x_k} x^\top A x = \sum_{j=1}^n A_{kj}x_j + \sum_{i=1}^n A_{ik}x_i = (Ax)_k + (A^\top x)_k`,
    slips: [
      { from: String.raw`\sum_{i=1}^n A_{ik}x_i`, to: String.raw`\sum_{i=1}^n A_{ki}x_i`, step: 1, mistake: null, found: String.raw`A_{kj}`, expected: String.raw`A_{jk}` },
      { from: String.raw`+ (A^\top x)_k`, to: String.raw`- (A^\top x)_k`, step: 2, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
    ],
  },
];

export const differentials: readonly TensorChain[] = [
  {
    name: "d trace", given: String.raw`Let $A$ and $X$ be square matrices.`,
    chain: String.raw`d\operatorname{tr}(AX) = \operatorname{tr}(A\,dX)`,
    slips: [],
  },
  {
    name: "d xtax", given: String.raw`Let $A$ be a constant $n\times n$ matrix, $x\in\mathbb{R}^n$.`,
    chain: String.raw`d(x^\top A x) = dx^\top A x + x^\top A\,dx = x^\top(A^\top + A)\,dx`,
    slips: [
      { from: String.raw`x^\top(A^\top + A)\,dx`, to: String.raw`2x^\top A\,dx`, step: 2, mistake: null, found: null, expected: null },
      { from: String.raw`= dx^\top A x + x`, to: String.raw`= dx^\top A x - x`, step: 1, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
    ],
  },
  {
    name: "d product", given: String.raw`Let $X\in\mathbb{R}^{m\times n}$ and $Y\in\mathbb{R}^{n\times k}$.`,
    chain: String.raw`d(XY) = dX\,Y + X\,dY`,
    slips: [
      { from: String.raw`dX\,Y + X\,dY`, to: String.raw`dX\,Y - X\,dY`, step: 1, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
      { from: String.raw`dX\,Y + X\,dY`, to: String.raw`Y\,dX + X\,dY`, step: 1, mistake: "shape-mismatch", found: String.raw`Y\,dX`, expected: String.raw`dX\,Y` },
    ],
  },
  {
    name: "d hadamard", given: String.raw`Let $X$, $Y$ be matrices of the same size.`,
    chain: String.raw`d(X\odot Y) = dX\odot Y + X\odot dY`,
    slips: [
      { from: String.raw`+ X\odot dY`, to: String.raw`+ X\odot Y`, step: 1, mistake: null, found: String.raw``, expected: String.raw`d` },
    ],
  },
  {
    name: "d logdet", given: String.raw`Let $X$ be a positive definite matrix.`,
    chain: String.raw`d\log\det X = \operatorname{tr}(X^{-1}\,dX)`,
    slips: [
      { from: String.raw`\operatorname{tr}(X^{-1}\,dX)`, to: String.raw`\operatorname{tr}(X\,dX)`, step: 1, mistake: null, found: String.raw``, expected: String.raw`^{-1}` },
    ],
  },
  {
    name: "d det", given: String.raw`Let $X$ be an invertible matrix.`,
    chain: String.raw`d\det X = \det(X)\operatorname{tr}(X^{-1}\,dX)`,
    slips: [
      { from: String.raw`= \det(X)\operatorname`, to: String.raw`= \operatorname`, step: 1, mistake: "dropped-factor", found: String.raw``, expected: String.raw`\det(X)` },
    ],
  },
  {
    name: "d inverse", given: String.raw`Let $X$ be an invertible matrix.`,
    chain: String.raw`d(X^{-1}) = -X^{-1}(dX)X^{-1}`,
    slips: [
      { from: String.raw`-X`, to: String.raw`X`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
      { from: String.raw`(dX)X^{-1}`, to: String.raw`X^{-1}(dX)`, step: 1, mistake: "product-order", found: String.raw`X^{-1}(dX)`, expected: String.raw`(dX)X^{-1}` },
    ],
  },
  {
    name: "d frob residual", given: String.raw`Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$ and $y\in\mathbb{R}^n$.`,
    chain: String.raw`d\|Xw-y\|^2 = 2(Xw-y)^\top X\,dw`,
    slips: [
      { from: String.raw`2(Xw-y)^\top X\,dw`, to: String.raw`2(Xw-y)^\top dw`, step: 1, mistake: "shape-mismatch", found: String.raw``, expected: String.raw`X` },
      { from: String.raw`2(Xw-y)^\top X\,dw`, to: String.raw`(Xw-y)^\top X\,dw`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "frob diff", given: String.raw`Let $L = (Xw-y):(Xw-y)$ where $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$, $y\in\mathbb{R}^n$.`,
    chain: String.raw`dL = 2(Xw-y):d(Xw-y) = 2(Xw-y):X\,dw = 2X^\top(Xw-y):dw`,
    slips: [
      { from: String.raw`= 2X^\top(Xw-y):dw`, to: String.raw`= 2X(Xw-y):dw`, step: 3, mistake: "shape-mismatch", found: String.raw``, expected: String.raw`^\top` },
      { from: String.raw`= 2(Xw-y):d(Xw-y)`, to: String.raw`= (Xw-y):d(Xw-y)`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "scalar total", given: String.raw``,
    chain: String.raw`d(x^2y) = 2xy\,dx + x^2\,dy`,
    slips: [
      { from: String.raw`x^2\,dy`, to: String.raw`x\,dy`, step: 1, mistake: "wrong-exponent", found: String.raw``, expected: String.raw`^2` },
    ],
  },
  {
    name: "scalar quotient", given: String.raw``,
    chain: String.raw`d\left(\frac{u}{v}\right) = \frac{v\,du - u\,dv}{v^2}`,
    slips: [
      { from: String.raw`v\,du - u`, to: String.raw`v\,du + u`, step: 1, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
    ],
  },
  {
    name: "scalar log", given: String.raw``,
    chain: String.raw`d(\ln(x^2+y^2)) = \frac{2x\,dx + 2y\,dy}{x^2+y^2}`,
    slips: [
      { from: String.raw`2y\,dy`, to: String.raw`y\,dy`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "trace A X B Xt", given: String.raw`Let $A$, $B$ be constant square matrices and $X$ a square matrix.`,
    chain: String.raw`d\operatorname{tr}(X^\top A X B) = \operatorname{tr}(dX^\top A X B) + \operatorname{tr}(X^\top A\,dX\,B) = \operatorname{tr}\left((A X B + A^\top X B^\top)^\top dX\right)`,
    slips: [
      { from: String.raw`A^\top X B^\top`, to: String.raw`A^\top X B`, step: 2, mistake: "missing-transpose", found: String.raw``, expected: String.raw`^\top` },
    ],
  },
  {
    name: "elementwise d", given: String.raw`Let $z$ be a vector; $\exp$ is applied elementwise.`,
    chain: String.raw`d\exp(z) = \exp(z)\odot dz`,
    slips: [],
  },
];

export const learning: readonly TensorChain[] = [
  {
    name: "linear layer denominators", given: String.raw`Let $Y = XW$ with $X\in\mathbb{R}^{n\times d}$, $W\in\mathbb{R}^{d\times k}$ and $L = \frac12\|Y - T\|_F^2$ with $T\in\mathbb{R}^{n\times k}$.`,
    chain: String.raw`\frac{\partial L}{\partial W} = X^\top\frac{\partial L}{\partial Y} = X^\top(Y - T) = X^\top(XW - T)`,
    slips: [
      { from: String.raw`X^\top\frac{\partial L}{\partial Y} =`, to: String.raw`\frac{\partial L}{\partial Y}X^\top =`, step: 1, mistake: "shape-mismatch", found: String.raw`\frac{\partial L}{\partial Y}X^\top`, expected: String.raw`X^\top\frac{\partial L}{\partial Y}` },
      { from: String.raw`= X^\top(XW - T)`, to: String.raw`= X^\top(XW + T)`, step: 3, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
    ],
  },
  {
    name: "linear layer X", given: String.raw`Let $Y = XW$ with $X\in\mathbb{R}^{n\times d}$, $W\in\mathbb{R}^{d\times k}$ and $L = \frac12\|Y - T\|_F^2$ with $T\in\mathbb{R}^{n\times k}$.`,
    chain: String.raw`\frac{\partial L}{\partial X} = \frac{\partial L}{\partial Y}W^\top = (Y-T)W^\top`,
    slips: [
      { from: String.raw`\frac{\partial L}{\partial Y}W^\top`, to: String.raw`W^\top\frac{\partial L}{\partial Y}`, step: 1, mistake: "shape-mismatch", found: String.raw`W^\top\frac{\partial L}{\partial Y}`, expected: String.raw`\frac{\partial L}{\partial Y}W^\top` },
    ],
  },
  {
    name: "linear layer vec", given: String.raw`Let $z = Wx + b$ where $W\in\mathbb{R}^{m\times n}$, $x\in\mathbb{R}^n$ and $b\in\mathbb{R}^m$, and $L = \frac12\|z - t\|^2$ with $t\in\mathbb{R}^m$.`,
    chain: String.raw`\frac{\partial L}{\partial W} = \frac{\partial L}{\partial z}x^\top = (z-t)x^\top`,
    slips: [
      { from: String.raw`= (z-t)x^\top`, to: String.raw`= (t-z)x^\top`, step: 2, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
    ],
  },
  {
    name: "linear layer numerator", given: String.raw`Let $z = Wx + b$ where $W\in\mathbb{R}^{m\times n}$, $x\in\mathbb{R}^n$ and $b\in\mathbb{R}^m$, and $L = \frac12\|z - t\|^2$ with $t\in\mathbb{R}^m$.`,
    chain: String.raw`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z}\frac{\partial z}{\partial x} = (z-t)^\top W`,
    slips: [
      { from: String.raw`= (z-t)^\top W`, to: String.raw`= (z-t)W`, step: 2, mistake: "shape-mismatch", found: String.raw`(z-t)W`, expected: String.raw`(z-t)^\top W` },
    ],
  },
  {
    name: "linear layer denominator", given: String.raw`Let $z = Wx + b$ where $W\in\mathbb{R}^{m\times n}$, $x\in\mathbb{R}^n$ and $b\in\mathbb{R}^m$, and $L = \frac12\|z - t\|^2$ with $t\in\mathbb{R}^m$.`,
    chain: String.raw`\frac{\partial L}{\partial x} = \frac{\partial z}{\partial x}\frac{\partial L}{\partial z} = W^\top (z-t)`,
    slips: [
      { from: String.raw`= W^\top (z-t)`, to: String.raw`= W (z-t)`, step: 2, mistake: "shape-mismatch", found: String.raw``, expected: String.raw`^\top` },
    ],
  },
  {
    name: "mixing", given: String.raw`Let $z = Wx + b$ where $W\in\mathbb{R}^{m\times n}$, $x\in\mathbb{R}^n$ and $b\in\mathbb{R}^m$, and $L = \frac12\|z - t\|^2$ with $t\in\mathbb{R}^m$.`,
    chain: String.raw`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z}\frac{\partial z}{\partial x} = (z-t)^\top W`,
    slips: [
      { from: String.raw`= (z-t)^\top W`, to: String.raw`= W^\top (z-t)`, step: 2, mistake: "shape-mismatch", found: String.raw`W^\top (z-t)`, expected: String.raw`(z-t)^\top W` },
    ],
  },
  {
    name: "jacobian Ax", given: String.raw`Let $A\in\mathbb{R}^{m\times n}$ and $x\in\mathbb{R}^n$.`,
    chain: String.raw`\frac{\partial (Ax)}{\partial x} = A`,
    slips: [
      { from: String.raw`= A`, to: String.raw`= x`, step: 1, mistake: "shape-mismatch", found: String.raw`x`, expected: String.raw`A` },
    ],
  },
  {
    name: "softmax jacobian index", given: String.raw`Let $p_i = \frac{e^{z_i}}{\sum_{k=1}^K e^{z_k}}$.`,
    chain: String.raw`\frac{\partial p_i}{\partial z_j} = p_i(\delta_{ij} - p_j)`,
    slips: [
      { from: String.raw`\delta_{ij} - p_j`, to: String.raw`\delta_{ij} - p_i`, step: 1, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "softmax ce", given: String.raw`Let $p_i = \frac{e^{z_i}}{\sum_{k=1}^K e^{z_k}}$ and $L = -\sum_{i=1}^K y_i\log p_i$ with $\sum_{i=1}^K y_i = 1$.`,
    chain: String.raw`\frac{\partial L}{\partial z_j} = -\sum_{i=1}^K y_i\frac{1}{p_i}\frac{\partial p_i}{\partial z_j} = -\sum_{i=1}^K y_i(\delta_{ij} - p_j) = p_j - y_j`,
    slips: [
      { from: String.raw`= p_j - y_j`, to: String.raw`= y_j - p_j`, step: 3, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "softmax vec", given: String.raw`Let $p = \frac{e^{z}}{\mathbf{1}^\top e^{z}}$ with $z\in\mathbb{R}^K$, where $e^z$ is taken elementwise.`,
    chain: String.raw`\frac{\partial p}{\partial z} = \operatorname{diag}(p) - pp^\top`,
    slips: [
      { from: String.raw`- pp`, to: String.raw`+ pp`, step: 1, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
    ],
  },
  {
    name: "logsumexp", given: String.raw`Let $z\in\mathbb{R}^K$ and $f(z) = \log\sum_{k=1}^K e^{z_k}$.`,
    chain: String.raw`\frac{\partial f}{\partial z_j} = \frac{e^{z_j}}{\sum_{k=1}^K e^{z_k}}`,
    slips: [
      { from: String.raw`= \frac{e^{z_j}}`, to: String.raw`= \frac{1}`, step: 1, mistake: "missing-inner-derivative", found: String.raw`1`, expected: String.raw`\sum_{k=1}^{K} e^{z_k} \delta_{kj}` },
    ],
  },
  {
    name: "logistic grad", given: String.raw`Let $\sigma(t) = \frac{1}{1+e^{-t}}$, $x, w\in\mathbb{R}^d$.`,
    chain: String.raw`\nabla_w \log\sigma(w^\top x) = \frac{\sigma'(w^\top x)}{\sigma(w^\top x)}x = (1-\sigma(w^\top x))x`,
    slips: [
      { from: String.raw`(1-\sigma(w^\top x))x`, to: String.raw`(1-\sigma(w^\top x))w`, step: 2, mistake: "swapped-symbol", found: String.raw`w`, expected: String.raw`x` },
      { from: String.raw`= (1-\sigma(w^\top x))x`, to: String.raw`= (1+\sigma(w^\top x))x`, step: 2, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
    ],
  },
  {
    name: "logistic hess", given: String.raw`Let $\sigma(t) = \frac{1}{1+e^{-t}}$, $x, w\in\mathbb{R}^d$.`,
    chain: String.raw`\nabla_w^2 \log(1+e^{-w^\top x}) = \sigma(w^\top x)(1-\sigma(w^\top x))xx^\top`,
    slips: [
      { from: String.raw`xx^\top`, to: String.raw`x^\top x`, step: 1, mistake: "shape-mismatch", found: String.raw`x^\top x`, expected: String.raw`x x^\top` },
    ],
  },
  {
    name: "directional", given: String.raw`Let $x, v\in\mathbb{R}^n$ and $f(x) = x^\top x$.`,
    chain: String.raw`\nabla f(x)^\top v = 2x^\top v`,
    slips: [
      { from: String.raw`2x^\top v`, to: String.raw`2v`, step: 1, mistake: "shape-mismatch", found: String.raw``, expected: String.raw`x^\top` },
    ],
  },
  {
    name: "directional lim", given: String.raw`Let $x, v\in\mathbb{R}^n$ and $A$ a symmetric $n\times n$ matrix.`,
    chain: String.raw`\lim_{t\to 0}\frac{(x+tv)^\top A(x+tv) - x^\top A x}{t} = \lim_{t\to 0}\frac{2t v^\top A x + t^2 v^\top A v}{t} = 2v^\top A x`,
    slips: [
      { from: String.raw`= 2v^\top A x`, to: String.raw`= v^\top A x`, step: 2, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "gaussian mle", given: String.raw`Let $x_i, \mu\in\mathbb{R}^d$ and $S$ a symmetric $d\times d$ matrix.`,
    chain: String.raw`\nabla_\mu \sum_{i=1}^n (x_i-\mu)^\top S(x_i-\mu) = -2\sum_{i=1}^n S(x_i-\mu) = -2S\sum_{i=1}^n (x_i - \mu)`,
    slips: [
      { from: String.raw`= -2\sum_{i=1}^n S(x_i-\mu) =`, to: String.raw`= 2\sum_{i=1}^n S(x_i-\mu) =`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
    ],
  },
  {
    name: "pca lagr", given: String.raw`Let $S$ be a symmetric $d\times d$ matrix, $u\in\mathbb{R}^d$.`,
    chain: String.raw`\nabla_u\left(u^\top S u - \lambda(u^\top u - 1)\right) = 2Su - 2\lambda u`,
    slips: [
      { from: String.raw`- 2\lambda u`, to: String.raw`- \lambda u`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
      { from: String.raw`- 2\lambda u`, to: String.raw`+ 2\lambda u`, step: 1, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
    ],
  },
  {
    name: "rayleigh", given: String.raw`Let $A$ be a symmetric matrix and $x$ a vector.`,
    chain: String.raw`\nabla_x\frac{x^\top A x}{x^\top x} = \frac{2Ax}{x^\top x} - \frac{2(x^\top A x)x}{(x^\top x)^2}`,
    slips: [
      { from: String.raw`(x^\top x)^2`, to: String.raw`x^\top x`, step: 1, mistake: null, found: null, expected: null },
    ],
  },
  {
    name: "two layers", given: String.raw`Let $h = \tanh(Wx)$ elementwise and $L = v^\top h$ where $W\in\mathbb{R}^{m\times n}$, $x\in\mathbb{R}^n$, $v\in\mathbb{R}^m$.`,
    chain: String.raw`\frac{\partial L}{\partial x} = W^\top\left(v\odot(1 - h\odot h)\right)`,
    slips: [
      { from: String.raw`1 - h\odot h`, to: String.raw`1 - h`, step: 1, mistake: "wrong-exponent", found: String.raw``, expected: String.raw`^2` },
    ],
  },
  {
    name: "matrix fact", given: String.raw`Let $R\in\mathbb{R}^{m\times n}$, $U\in\mathbb{R}^{m\times k}$, $V\in\mathbb{R}^{n\times k}$ and $L = \|R - UV^\top\|_F^2$.`,
    chain: String.raw`\frac{\partial L}{\partial U} = -2(R - UV^\top)V`,
    slips: [
      { from: String.raw`)V`, to: String.raw`)V^\top`, step: 1, mistake: "shape-mismatch", found: String.raw`^\top`, expected: String.raw`` },
      { from: String.raw`-2(R`, to: String.raw`2(R`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
    ],
  },
  {
    name: "kl gaussian", given: String.raw`Let $\Sigma$ be an invertible matrix and $\mu$ a vector.`,
    chain: String.raw`\operatorname{tr}(\Sigma^{-1}\mu\mu^\top) = \mu^\top\Sigma^{-1}\mu`,
    slips: [],
  },
  {
    name: "svm hinge linear", given: String.raw`Let $w,x\in\mathbb{R}^d$.`,
    chain: String.raw`\nabla_w (1 - w^\top x)^2 = -2(1 - w^\top x)x`,
    slips: [
      { from: String.raw`-2(1`, to: String.raw`2(1`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
      { from: String.raw`)x`, to: String.raw`)w`, step: 1, mistake: "swapped-symbol", found: String.raw`w`, expected: String.raw`x` },
    ],
  },
  {
    name: "cosine", given: String.raw`Let $u, v\in\mathbb{R}^n$.`,
    chain: String.raw`\nabla_u \frac{u^\top v}{\|u\|} = \frac{v}{\|u\|} - \frac{(u^\top v)u}{\|u\|^3}`,
    slips: [
      { from: String.raw`\|u\|^3`, to: String.raw`\|u\|^2`, step: 1, mistake: "wrong-exponent", found: String.raw`2`, expected: String.raw`3` },
    ],
  },
  {
    name: "ridge objective bold", given: String.raw``,
    chain: String.raw`\nabla_{\mathbf w}\left(\|\mathbf{X}\mathbf{w} - \mathbf{y}\|_2^2 + \lambda\|\mathbf{w}\|_2^2\right) = 2\mathbf{X}^\top(\mathbf{X}\mathbf{w}-\mathbf{y}) + 2\lambda\mathbf{w}`,
    slips: [
      { from: String.raw`2\mathbf{X}^\top(`, to: String.raw`2\mathbf{X}(`, step: 1, mistake: "missing-transpose", found: String.raw``, expected: String.raw`^\top` },
      { from: String.raw`+ 2\lambda`, to: String.raw`- 2\lambda`, step: 1, mistake: "sign-flip", found: String.raw`-`, expected: String.raw`+` },
    ],
  },
  {
    name: "prime transpose", given: String.raw`Let $X$ be an $n\times k$ matrix, $y$ an $n\times 1$ vector and $b$ a $k\times 1$ vector.`,
    chain: String.raw`(y - Xb)'(y-Xb) = y'y - 2b'X'y + b'X'Xb`,
    slips: [
      { from: String.raw`- 2b'X'y`, to: String.raw`- b'X'y`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
      { from: String.raw`- 2b'X'y`, to: String.raw`+ 2b'X'y`, step: 1, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
    ],
  },
  {
    name: "ols gradient ESL", given: String.raw`Let $\mathbf{X}$ be an $N\times p$ matrix, $\beta\in\mathbb{R}^p$, $\mathbf{y}\in\mathbb{R}^N$.`,
    chain: String.raw`\frac{\partial}{\partial\beta}(\mathbf{y}-\mathbf{X}\beta)^T(\mathbf{y}-\mathbf{X}\beta) = -2\mathbf{X}^T(\mathbf{y}-\mathbf{X}\beta)`,
    slips: [
      { from: String.raw`= -2`, to: String.raw`= 2`, step: 1, mistake: "sign-flip", found: String.raw``, expected: String.raw`-` },
    ],
  },
  {
    name: "second ols", given: String.raw`Let $\mathbf{X}$ be an $N\times p$ matrix, $\beta\in\mathbb{R}^p$, $\mathbf{y}\in\mathbb{R}^N$.`,
    chain: String.raw`\frac{\partial^2}{\partial\beta\,\partial\beta^T}(\mathbf{y}-\mathbf{X}\beta)^T(\mathbf{y}-\mathbf{X}\beta) = 2\mathbf{X}^T\mathbf{X}`,
    slips: [
      { from: String.raw`2\mathbf{X}^T\mathbf{X}`, to: String.raw`\mathbf{X}^T\mathbf{X}`, step: 1, mistake: "dropped-coefficient", found: String.raw``, expected: String.raw`2` },
    ],
  },
  {
    name: "block scalars", given: String.raw``,
    chain: String.raw`\begin{pmatrix}1&2\\3&4\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix} = \begin{pmatrix}x+2y\\3x+4y\end{pmatrix}`,
    slips: [
      { from: String.raw`3x+4y`, to: String.raw`2x+4y`, step: 1, mistake: "wrong-number", found: String.raw`2`, expected: String.raw`3` },
    ],
  },
  {
    name: "det 2x2", given: String.raw``,
    chain: String.raw`\det\begin{pmatrix}a&b\\c&d\end{pmatrix} = ad - bc`,
    slips: [
      { from: String.raw`ad - bc`, to: String.raw`ad + bc`, step: 1, mistake: "sign-flip", found: String.raw`+`, expected: String.raw`-` },
    ],
  },
  {
    name: "vmatrix", given: String.raw``,
    chain: String.raw`\begin{vmatrix}2-\lambda&1\\1&2-\lambda\end{vmatrix} = (2-\lambda)^2 - 1 = \lambda^2 - 4\lambda + 3`,
    slips: [
      { from: String.raw`+ 3`, to: String.raw`+ 5`, step: 2, mistake: "wrong-number", found: String.raw`5`, expected: String.raw`3` },
    ],
  },
  {
    name: "gradient components", given: String.raw`Let $f(x,y) = x^2y + y^3$.`,
    chain: String.raw`\nabla f = \begin{pmatrix}2xy\\x^2+3y^2\end{pmatrix}`,
    slips: [
      { from: String.raw`x^2+3y^2`, to: String.raw`x^2+3y`, step: 1, mistake: "wrong-exponent", found: String.raw``, expected: String.raw`^2` },
    ],
  },
  {
    name: "gradient tuple", given: String.raw`Let $f(x,y) = x^2y + y^3$.`,
    chain: String.raw`\nabla f(x,y) = (2xy, x^2+3y^2)`,
    slips: [
      { from: String.raw`x^2+3y^2`, to: String.raw`x^2+3y`, step: 1, mistake: "wrong-exponent", found: String.raw``, expected: String.raw`^2` },
    ],
  },
  {
    name: "hess components", given: String.raw`Let $f(x,y) = x^2y + y^3$.`,
    chain: String.raw`\nabla^2 f = \begin{bmatrix}2y & 2x\\2x & 6y\end{bmatrix}`,
    slips: [
      { from: String.raw`6y`, to: String.raw`6`, step: 1, mistake: "dropped-factor", found: String.raw`6`, expected: String.raw`(6 \cdot y)` },
    ],
  },
  {
    name: "rotation", given: String.raw``,
    chain: String.raw`\begin{bmatrix}\cos\theta&-\sin\theta\\\sin\theta&\cos\theta\end{bmatrix}\begin{bmatrix}\cos\theta&\sin\theta\\-\sin\theta&\cos\theta\end{bmatrix} = \begin{bmatrix}1&0\\0&1\end{bmatrix}`,
    slips: [],
  },
];
