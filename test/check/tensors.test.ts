import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";
import type { DerivationReport } from "../../src/model/report.js";

const check = (text: string): readonly DerivationReport[] => checkText(text, { notation: "markdown" }).derivations;
const outcome = (derivation: DerivationReport): string => (derivation.status === "wrong" ? `wrong at ${derivation.firstWrongStep ?? "?"}` : derivation.status);
const outcomes = (text: string): readonly string[] => check(text).map(outcome);

const REGRESSION = "For $X \\in \\mathbb{R}^{n\\times d}$, $w \\in \\mathbb{R}^d$, $y\\in\\mathbb{R}^n$:\n";
const display = (...rows: string[]): string => rows.map((row) => `$$\n${row}\n$$\n`).join("\nand\n\n");

describe("gradients by a vector", () => {
  it("accepts least squares with declared shapes and lists the sizes", () => {
    const [derivation] = check(REGRESSION + display("\\nabla_w \\|Xw-y\\|^2 = \\nabla_w \\left( w^\\top X^\\top X w - 2 y^\\top X w + y^\\top y \\right) = 2X^\\top X w - 2X^\\top y = 2X^\\top (Xw-y)"));
    expect(derivation?.status).toBe("right");
    const certainty = derivation?.steps[2]?.certainty;
    expect(certainty?.kind === "tested" ? certainty.instances : null).toContain("n = 2, d = 3");
  });

  it("refutes a forgotten 2 with arrays as a witness", () => {
    const [derivation] = check(REGRESSION + display("\\nabla_w \\|Xw-y\\|^2 = X^\\top X w - 2X^\\top y"));
    expect(derivation === undefined ? null : outcome(derivation)).toBe("wrong at 1");
    expect(derivation?.steps[1]?.witness?.at["w"]).toHaveLength(3);
    expect(derivation?.steps[1]?.witness?.at["X"]).toHaveLength(2);
  });

  it("says which shapes do not fit", () => {
    const [derivation] = check(REGRESSION + display("\\nabla_w \\|Xw-y\\|^2 = 2X(Xw-y)"));
    expect(derivation?.steps[1]?.diagnosis).toMatchObject({ mistake: "shape-mismatch", message: expect.stringContaining("n×d") });
  });

  it("lets a symmetric matrix be used only in its own section", () => {
    const line = display("\\nabla_w (w^T A w) = (A + A^T) w = 2 A w");
    expect(outcomes(`# One\n\nLet $A$ be a symmetric matrix and $w$ a vector.\n${line}\n# Two\n\nLet $A \\in \\mathbb{R}^{n \\times n}$ and $w \\in \\mathbb{R}^n$.\n${line}`)).toEqual(["right", "wrong at 2"]);
  });

  it("accepts a row as the derivative where the chain keeps that layout, and not a mixture", () => {
    const given = "Let $A \\in \\mathbb{R}^{n \\times n}$ and $w \\in \\mathbb{R}^n$.\n";
    expect(outcomes(given + display("\\frac{\\partial}{\\partial w} (w^T A w) = w^T(A + A^T) = w^T A + w^T A^T"))).toEqual(["right"]);
    expect(outcomes(given + display("\\frac{\\partial}{\\partial w} (w^T A w) = w^T(A + A^T) = (A+A^T) w"))).toEqual(["wrong at 2"]);
  });

  it("does not call a step wrong whose text speaks of a property that is not used", () => {
    expect(outcomes("Let $N$ be a nilpotent matrix and $x$ a vector.\n" + display("x^\\top (N + N) x = 2 x^\\top N x = 2 x^\\top N^3 x"))).toEqual(["undecided"]);
  });

  it("accepts logistic regression with an elementwise σ", () => {
    const text = "Let $\\sigma(t) = \\frac{1}{1+e^{-t}}$, $X \\in \\mathbb{R}^{n\\times d}$, $w \\in \\mathbb{R}^d$, $y \\in \\mathbb{R}^n$, and define\n" +
      display("L(w) = -y^\\top \\log \\sigma(Xw) - (\\mathbf{1} - y)^\\top \\log(\\mathbf 1 - \\sigma(Xw))") + "Then\n" + display("\\nabla L(w) = X^\\top(\\sigma(Xw) - y)", "\\nabla_w L = X^\\top(y - \\sigma(Xw))");
    expect(outcomes(text)).toEqual(["right", "wrong at 1"]);
  });

  it("accepts the Jacobian of softmax", () => {
    const text = "Let $p_i = \\frac{e^{z_i}}{\\sum_{j=1}^{K} e^{z_j}}$. Then\n";
    expect(outcomes(text + display("\\frac{\\partial p}{\\partial z} = \\operatorname{diag}(p) - p p^\\top"))).toEqual(["right"]);
    expect(outcomes(text + display("\\frac{\\partial p}{\\partial z} = \\operatorname{diag}(p) + p p^\\top"))).toEqual(["wrong at 1"]);
  });

  it("accepts a layer of backpropagation", () => {
    const text = "Let $z = W x + b$, $a = \\sigma(z)$ with $\\sigma$ applied elementwise and $L = \\frac12 \\|a - y\\|^2$ where $W \\in \\mathbb{R}^{m \\times n}$, $x \\in \\mathbb{R}^n$, $b,y \\in \\mathbb{R}^m$.\n";
    expect(outcomes(text + display("\\frac{\\partial L}{\\partial z} = (a - y) \\odot \\sigma'(z)", "\\frac{\\partial L}{\\partial W} = \\left((a - y) \\odot \\sigma'(z)\\right) x^\\top", "\\frac{\\partial L}{\\partial x} = W^\\top \\left((a - y) \\odot \\sigma'(z)\\right)"))).toEqual(["right", "right", "right"]);
  });
});

describe("differentials", () => {
  it("accepts the differential of a trace, of an inverse, of a determinant", () => {
    expect(outcomes("For square $A$ and $X$,\n" + display("d\\,\\operatorname{tr}(X^\\top A X) = \\operatorname{tr}(dX^\\top A X) + \\operatorname{tr}(X^\\top A\\, dX) = \\operatorname{tr}\\left((A X + A^\\top X)^\\top dX\\right)"))).toEqual(["right"]);
    const invertible = "For an invertible matrix $A$,\n";
    expect(outcomes(invertible + display("dA^{-1} = -A^{-1}\\, dA\\, A^{-1}"))).toEqual(["right"]);
    expect(outcomes(invertible + display("d \\log \\det A = \\operatorname{tr}(A^{-1} dA)"))).toEqual(["right"]);
    expect(outcomes(invertible + display("dA^{-1} = A^{-1}\\, dA\\, A^{-1}"))).toEqual(["wrong at 1"]);
  });

  it("judges differentials of numbers", () => {
    expect(outcomes(display("d(u v) = u\\,dv + v\\,du"))).toEqual(["right"]);
    expect(outcomes(display("d(u v) = u\\,dv - v\\,du"))).toEqual(["wrong at 1"]);
  });

  it("does not refute dL where nothing says what L is", () => {
    expect(outcomes(display("dL = y : d\\hat y = \\hat y : dy"))).not.toContain("wrong at 1");
  });

  it("accepts the answer in Frobenius products: loss, differential and both gradients", () => {
    const text = `Binary cross entropy: $$J(\\hat y) = \\frac{-1}{m}\\sum_{i=1}^m y_i\\log(\\hat y_i)+(1-y_i)\\log(1-\\hat y_i)$$
The $\\log$ is applied elementwise. Let's use a modified loss function $$L=-mJ$$ Then
$$\\eqalign{ L &= y:\\log({\\hat y}) + (1-y):\\log(1-{\\hat y}) \\cr \\cr dL &= y:d\\log({\\hat y}) + (1-y):d\\log(1-{\\hat y}) \\cr &= \\frac{y}{{\\hat y}}:d{\\hat y} + \\frac{1-y}{1-{\\hat y}}:d(1-{\\hat y}) \\cr &= \\Big(\\frac{y-{\\hat y}}{{\\hat y}-{\\hat y}\\odot{\\hat y}}\\Big):d{\\hat y} \\cr \\cr \\frac{\\partial L}{\\partial{\\hat y}} &= \\frac{y-{\\hat y}}{{\\hat y}-{\\hat y}\\odot{\\hat y}} \\cr }$$ and
$$\\frac{\\partial J}{\\partial{\\hat y}} = -\\frac{1}{m}\\frac{\\partial L}{\\partial{\\hat y}} = \\frac{{\\hat y}-y}{m\\,({\\hat y}-{\\hat y}\\odot{\\hat y})}$$`;
    expect(outcomes(text)).toEqual(["right", "right", "right", "right"]);
    const [first = "", second = ""] = text.split("$$\\eqalign");
    const last = second.slice(second.indexOf("and\n"));
    expect(outcomes(first + last.replace("= -\\frac{1}{m}\\frac{\\partial L}", "= \\frac{1}{m}\\frac{\\partial L}"))).toEqual(["wrong at 1"]);
  });

  it("varies what stands under d where no name does by itself, and doubts rather than refutes then", () => {
    const text = "Let $L = y^\\top \\log(z)$ for vectors $y$, $z$. Then\n";
    expect(outcomes(text + display("dL = y^\\top d\\log(z)"))).toEqual(["right"]);
    expect(outcomes(text + display("dL = y^\\top d\\log(z) = d(y^\\top \\log(z))"))).toEqual(["undecided"]);
  });
});

describe("algebra of vectors and matrices", () => {
  it("knows transposed products, traces and inner products", () => {
    expect(outcomes("For matrices $A$, $B$:\n" + display("(AB)^\\top = B^\\top A^\\top = (AB)^\\top"))).toEqual(["right"]);
    expect(outcomes("For matrices $A$, $B$:\n" + display("(AB)^\\top = A^\\top B^\\top = (AB)^\\top"))).toEqual(["wrong at 1"]);
    expect(outcomes("For vectors $x$ and $y$\n" + display("\\|x - y\\|^2 = x^\\top x - 2 x^\\top y + y^\\top y = \\|x\\|^2 - 2 x\\cdot y + \\|y\\|^2"))).toEqual(["right"]);
  });

  it("reads `∇²` as the second derivatives and I with the size of its place", () => {
    expect(outcomes(REGRESSION + display("\\nabla_w^2 \\left(\\frac12\\|Xw - y\\|_2^2 + \\frac{\\lambda}{2} \\|w\\|^2\\right) = X^T X + \\lambda I"))).toEqual(["right"]);
  });
});

describe("entries of matrices", () => {
  const given = "Let $\\mathbf{A} \\in \\mathbb{R}^{m\\times n}$ and $\\mathbf{B} = \\mathbf{A}^\\top\\mathbf{A}$. Then\n";
  it("takes a letter with two indices for the entries of the matrix of that letter", () => {
    expect(outcomes(given + display("\\operatorname{tr}(\\mathbf{B}) = \\sum_{j=1}^n b_{jj} = \\sum_{j=1}^n \\sum_{i=1}^m a_{ij}^2 = \\|\\mathbf{A}\\|_F^2"))).toEqual(["right"]);
    expect(outcomes(given + display("\\operatorname{tr}(\\mathbf{B}) = \\sum_{j=1}^n b_{jj} = \\sum_{j=1}^n \\sum_{i=1}^m a_{ij} = \\|\\mathbf{A}\\|_F^2"))).toEqual(["wrong at 2"]);
    // Where b has one index as well, it is something else.
    expect(outcomes(`${given + display("\\operatorname{tr}(\\mathbf{B}) = \\sum_{j=1}^n b_{jj}")}\nHere $b_j$ is large.`)).not.toEqual(["right"]);
  });
  it("takes an exponent behind letters in one font for that of the last", () => {
    expect(outcomes(given + display("\\operatorname{tr}(\\mathbf{A A}^\\top) = \\operatorname{tr}(\\mathbf{A}\\mathbf{A}^\\top) = \\|\\mathbf{A}\\|_F^2"))).toEqual(["right"]);
    expect(outcomes(given + display("\\operatorname{tr}(\\mathbf{A A}^\\top) = 2\\|\\mathbf{A}\\|_F^2 = \\|\\mathbf{A}\\|_F^2 + \\|\\mathbf{A}\\|_F^2"))).toEqual(["wrong at 1"]);
  });
  it("takes sizes below a matrix or a zero for its shape", () => {
    const grid = "\\begin{bmatrix} x_1 y_1 & \\cdots & x_1 y_d \\\\ \\vdots & \\ddots & \\vdots \\\\ x_d y_1 & \\cdots & x_d y_d \\end{bmatrix}_{d\\times d}";
    const vectors = "For vectors $x, y \\in \\mathbb{R}^d$\n";
    expect(outcomes(vectors + display(`xy^\\top = (yx^\\top)^\\top = ${grid}`))).toEqual(["right"]);
    expect(outcomes(vectors + display(`yx^\\top = (xy^\\top)^\\top = ${grid}`))).not.toEqual(["right"]);
    expect(outcomes(vectors + display("x^\\top(y - y) = x^\\top\\mathbf{0}_{d\\times 1} = 0"))).toEqual(["right"]);
    expect(outcomes(vectors + display("x^\\top y = x^\\top\\mathbf{0}_{d\\times 1} = 0"))).not.toEqual(["right"]);
  });
});
