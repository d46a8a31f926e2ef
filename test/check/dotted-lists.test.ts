import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const stepsOf = (text: string) => check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps);
const verdictsOf = (text: string): readonly string[] => stepsOf(text).slice(1).map(({ verdict }) => verdict).filter((verdict) => verdict !== "given");
const shown = (formula: string, before = ""): string | undefined => check(`${before}We show that\n$$ ${formula} $$`, { notation: "markdown" }).derivations.at(-1)?.steps.at(-1)?.verdict;

const ENTRIES = "Let $\\mathbf{x} = (x_1, x_2, \\dots, x_d)^\\top$ and $\\mathbf{w} = (w_1, \\dots, w_d)^\\top$. ";
const MATRIX = "Let $A = \\begin{pmatrix} a_{11} & \\cdots & a_{1k} \\\\ \\vdots & \\ddots & \\vdots \\\\ a_{n1} & \\cdots & a_{nk} \\end{pmatrix}$ and $x \\in \\mathbb{R}^k$. ";

describe("vectors and matrices that go on with dots", () => {
  it.each([
    ["an inner product in entries", "\\mathbf{w}^\\top \\mathbf{x} = w_1 x_1 + w_2 x_2 + \\cdots + w_d x_d = \\sum_{j=1}^d w_j x_j", ENTRIES],
    ["the square of a norm", "\\|\\mathbf{x}\\|^2 + 1 = x_1^2 + x_2^2 + \\dots + x_d^2 + 1", ENTRIES],
    ["the gradient of a sum of entries", "\\nabla_{\\mathbf w} \\sum_{j=1}^d w_j x_j = \\mathbf{x}", ENTRIES],
    ["a matrix by its entries", "x^\\top A^\\top A x = \\sum_{i=1}^n \\left(\\sum_{j=1}^k a_{ij} x_j\\right)^2", MATRIX],
    ["a scaled matrix", "2 A = \\begin{pmatrix} 2a_{11} & \\cdots & 2a_{1k} \\\\ \\vdots & & \\vdots \\\\ 2a_{n1} & \\cdots & 2a_{nk} \\end{pmatrix}", MATRIX],
    ["rows times a vector", "\\begin{bmatrix} \\mathbf{a}_1^\\top \\\\ \\mathbf{a}_2^\\top \\\\ \\vdots \\\\ \\mathbf{a}_m^\\top \\end{bmatrix} \\mathbf{x} = \\begin{bmatrix} \\mathbf{a}_1^\\top \\mathbf{x} \\\\ \\mathbf{a}_2^\\top \\mathbf{x} \\\\ \\vdots \\\\ \\mathbf{a}_m^\\top \\mathbf{x} \\end{bmatrix}", ""],
    ["columns beside each other", "\\mathbf{X} \\mathbf{X}^\\top = \\sum_{i=1}^m \\mathbf{x}_i \\mathbf{x}_i^\\top", "Let $\\mathbf{X} = [\\mathbf{x}_1, \\mathbf{x}_2, \\dots, \\mathbf{x}_m]$ with $\\mathbf{x}_i \\in \\mathbb{R}^d$. "],
    ["a diagonal matrix", "\\operatorname{tr}(W) + \\det(I) = w_1 + w_2 + \\dots + w_n + 1", "Let $W = \\operatorname{diag}(w_1, \\dots, w_n)$ and let $I$ be the identity matrix. "],
  ])("right: %s", (_, formula, before) => {
    expect(shown(formula, before)).toBe("equal");
  });

  it.each([
    ["the gradient of a sum of entries", "\\nabla_{\\mathbf w} \\sum_{j=1}^d w_j x_j = 2\\mathbf{x}", ENTRIES],
    ["an inner product in entries", "\\mathbf{w}^\\top \\mathbf{x} + 1 = w_1 x_1 + w_2 x_2 + \\cdots + w_d x_d - 1", ENTRIES],
  ])("wrong: %s", (_, formula, before) => {
    expect(shown(formula, before)).toBe("unequal");
  });

  it("dots whose members do not say what they are stay open", () => {
    expect(shown("A = \\begin{pmatrix} 1 & \\cdots & 0 \\\\ \\vdots & & \\vdots \\\\ 0 & \\cdots & 1 \\end{pmatrix}", MATRIX)).toBe("undecided");
  });

  it("a list with a transpose on it is a column", () => {
    expect(shown("\\nabla f(\\mathbf{x}) = [2x_1, 4x_2]^\\top = 2\\,[x_1, 2x_2]^\\top", "Let $\\mathbf{x} = [x_1, x_2]^\\top$. ")).toBe("equal");
  });
});

describe("vectors and matrices with a meaning of their own elsewhere", () => {
  const elsewhere = "# Example\n\nLet $\\mathbf{v} = [3, 2]^\\top$ and $\\mathbf{A} = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$.\n\n# In general\n\nFor vectors $\\mathbf{u}, \\mathbf{v}$ ";
  it("what holds for all of them holds for each", () => {
    expect(verdictsOf(`${elsewhere}we have\n\n$$\\mathbf{u}\\cdot\\mathbf{v} = \\mathbf{u}^\\top\\mathbf{v} = \\mathbf{v}^\\top\\mathbf{u}$$`)).toEqual(["equal", "equal"]);
    expect(verdictsOf(`${elsewhere}solve\n\n$$\\mathbf{A}\\mathbf{x} = \\mathbf{b}$$\n\n$$\\mathbf{x} = \\mathbf{A}^{-1}\\mathbf{b}$$`)).toEqual(["equal"]);
  });

  it("but a derivative of what is left out is not 0", () => {
    const text = "# Loss\n\nLet $w, x \\in \\mathbb{R}^d$ and $L = \\{\\text{some loss of } w\\}$.\n\n# Gradient\n\nWe show that\n\n$$\\nabla_w L = 0$$";
    expect(verdictsOf(text)).not.toContain("equal");
  });
});

describe("a zero with its size below it", () => {
  it("is no entry of an array", () => {
    const text = "Let $\\mathbf{z}_i \\in \\mathbb{R}^d$.\n\n$$\\sum_{i=1}^m \\mathbf{z}_j^\\top \\mathbf{z}_i = \\mathbf{z}_j^\\top \\sum_{i=1}^m \\mathbf{z}_i = \\mathbf{z}_j^\\top \\cdot \\mathbf{0}_{d \\times 1}$$";
    expect(verdictsOf(text)).toEqual(["equal", "undecided"]);
  });
});

describe("small letters beside declared matrices", () => {
  it("are vectors where they must be", () => {
    expect(verdictsOf("Assume $y = X\\beta + \\varepsilon$ with $X \\in \\mathbb{R}^{n\\times p}$ and let $\\hat\\beta = (X^\\top X)^{-1} X^\\top y$. Then\n\n$$\\hat\\beta = (X^\\top X)^{-1} X^\\top (X\\beta + \\varepsilon) = \\beta + (X^\\top X)^{-1}X^\\top \\varepsilon$$")).toEqual(["equal", "equal"]);
  });
});

describe("a gradient at a point", () => {
  it.each([
    ["of a function that is defined", "The Lagrangian is $L(x, \\lambda) = x^2 + \\lambda (x - 1)$. We show that\n\n$$\\frac{\\partial L(x^*, \\lambda^*)}{\\partial x} = 0$$"],
    ["of one that is not", "Let $w, x_i \\in \\mathbb{R}^d$. We show that\n\n$$\\nabla_w g(x_i) = 0$$"],
  ])("is not 0 because the point does not move: %s", (_, text) => {
    expect(verdictsOf(text)).toEqual(["undecided"]);
  });

  it("is worked out where the definition speaks of what it is taken by", () => {
    expect(verdictsOf("Let $w, x_i \\in \\mathbb{R}^d$ and $\\ell(x, y) = \\frac12 (w^\\top x - y)^2$. We show that\n\n$$\\nabla_w \\ell(x_i, y_i) = (w^\\top x_i - y_i) x_i$$")).toEqual(["equal"]);
  });
});

describe("entries of vectors by the common convention", () => {
  const given = "Let $\\mathbf{u}$ and $\\mathbf{v}$ be two column vectors of length $D$.\n\n";
  it("are those of the bold letter", () => {
    expect(verdictsOf(`${given}$$ \\mathbf{u}\\cdot\\mathbf{v} = \\sum_{d=1}^D u_d v_d = u_1 v_1 + u_2 v_2 + \\dots + u_D v_D $$`)).toEqual(["equal", "equal"]);
    expect(verdictsOf(`${given}$$ \\|\\mathbf{u}\\|_2^2 - \\mathbf{u}^\\top\\mathbf{v} = \\sum_{d=1}^D (u_d^2 - u_d v_d) = \\sum_{d=1}^D u_d (u_d - v_d) $$`)).toEqual(["equal", "equal"]);
  });
  it("and a slip is none that is right", () => {
    expect(verdictsOf(`${given}$$ \\mathbf{u}\\cdot\\mathbf{v} = \\sum_{d=1}^D u_d u_d = u_1 u_1 + u_2 u_2 + \\dots + u_D u_D $$`)[0]).not.toBe("equal");
    expect(verdictsOf(`${given}$$ \\mathbf{u}\\cdot\\mathbf{v} = \\sum_{d=1}^{D-1} u_d v_d = \\sum_{d=1}^{D-1} v_d u_d $$`)[0]).not.toBe("equal");
    expect(verdictsOf(`${given}$$ \\|\\mathbf{u}\\|_2^2 - \\mathbf{u}^\\top\\mathbf{v} = \\sum_{d=1}^D (u_d^2 + u_d v_d) = \\sum_{d=1}^D u_d (u_d + v_d) $$`)[0]).not.toBe("equal");
  });
  it("are those of a bold letter that nothing declares", () => {
    const gradient = (last: string): readonly string[] => verdictsOf(`$$ f(\\mathbf{x}) = \\mathbf{x}^T A \\mathbf{x} = \\sum_{i,j} x_i A_{ij} x_j $$\n\n$$ \\frac{\\partial f}{\\partial x_k} = \\sum_j A_{kj} x_j + ${last} = (A\\mathbf{x})_k + (A^T\\mathbf{x})_k $$`);
    expect(gradient("\\sum_i x_i A_{ik}")).toEqual(["equal", "equal", "equal"]);
    expect(gradient("2\\sum_i x_i A_{ik}")).toEqual(["equal", "unequal", "unequal"]);
  });
  it("are none of a bold letter where they are vectors themselves", () => {
    expect(verdictsOf("The examples $x_i \\in \\mathbb{R}^d$ are written $\\mathbf{x}$.\n\n$$ \\|\\mathbf{x}\\|^2 = \\mathbf{x}^\\top \\mathbf{x} = \\sum_i x_i^2 $$").at(-1)).not.toBe("equal");
  });
  it("where the letter stands alone too it is one of its own", () => {
    expect(verdictsOf(`${given}The speed is $u$. $$ \\mathbf{u}\\cdot\\mathbf{v} = \\sum_{d=1}^D u_d v_d = \\sum_{d=1}^D v_d u_d $$`)[0]).not.toBe("unequal");
  });
});

describe("a letter that the text gives a value only later", () => {
  const text = (sum: string): string => `$$ A = -\\sum_{n=1}^N (y_n - a - b x_n) = ${sum} $$ where $\\bar y$ and $\\bar x$ are the sample means. Then\n\n$$ a = \\bar y - b\\bar x. $$`;
  it("makes no slip before it right", () => {
    expect(verdictsOf(text("-N(\\bar y - a - b\\bar x)"))[0]).toBe("equal");
    expect(verdictsOf(text("N(\\bar y - a - b\\bar x)"))[0]).not.toBe("equal");
    expect(verdictsOf(text("-2N(\\bar y - a - b\\bar x)"))[0]).not.toBe("equal");
  });
});
