import { describe, expect, it } from "vitest";
import { check, type DerivationReport } from "../../src/index.js";

const derivations = (text: string): readonly DerivationReport[] => check(text, { notation: "markdown" }).derivations;
const last = (text: string): DerivationReport["steps"][number] | undefined => derivations(text).at(-1)?.steps.at(-1);
const statuses = (text: string): readonly string[] => derivations(text).map(({ status }) => status);

describe("a function given by several equations with their conditions", () => {
  const asked = "\nThen\n$$ f(3) - f(-3) = 9 - 3 = 6 $$";
  it.each([
    ["in a sentence", "Let $f(x) = x^2$ for $x > 0$ and $f(x) = -x$ for $x \\le 0$."],
    ["in displays", "$$ f(x) = x^2, \\quad x > 0 $$\n$$ f(x) = -x, \\quad x \\le 0 $$"],
    ["in rows", "\\begin{align}\nf(x) &= x^2 \\quad \\text{for } x > 0 \\\\\nf(x) &= -x \\quad \\text{if } x \\le 0\n\\end{align}"],
  ])("is one definition by cases: %s", (_, given) => {
    const [only] = derivations(given + asked);
    expect(only).toMatchObject({ status: "right", definitions: [{ name: "f(x)", value: "{x² if x > 0; −x if x ≤ 0}" }] });
    expect(last(given + asked.replace("9 - 3 = 6", "9 + 9 = 18"))).toMatchObject({ verdict: "equal" });
    expect(derivations(given + asked.replace("9 - 3 = 6", "9 + 9 = 18")).at(-1)?.steps[1]).toMatchObject({ verdict: "unequal", witness: { left: "6", right: "18" } });
  });
});

describe("what an author writes beside a chain", () => {
  it("`B = B^T = …` says what B is and that it is symmetric", () => {
    expect(statuses("Let $A$ be an $n \\times n$ matrix and\n$$ B = B^\\top = A + A^\\top. $$\nThen\n$$ x^\\top B x = x^\\top A x + x^\\top A^\\top x = 2 x^\\top A x $$")).toEqual(["right", "right"]);
    expect(statuses("Let $A$ be an $n \\times n$ matrix and\n$$ B = B^\\top = A - A^\\top. $$")).toEqual(["wrong"]);
  });

  it("decimals in the place of letters are data", () => {
    const [only] = derivations("$$ M = \\frac{S}{q} = \\frac{98.4}{2} = 49.2 $$");
    expect(only?.steps.map(({ verdict }) => verdict)).toEqual(["given", "given", "undecided", "equal"]);
  });

  it("alternatives with words between them are no steps", () => {
    expect(statuses("$$ y = a + b \\text{ (additive)} \\text{ or } y = a b \\text{ (multiplicative)} $$")).toEqual([]);
  });

  it("a counted letter with a prime is a letter of its own", () => {
    expect(last("We show that\n$$ \\frac{e^{z_k}}{\\sum_{k'} e^{z_{k'}}} = \\frac{1}{\\sum_{k'} e^{z_{k'} - z_k}} $$")?.verdict).toBe("equal");
    expect(last("We show that\n$$ \\sum_{j'=1}^n a_{j'} b_{j'} = \\sum_{j'=1}^n a_{j'} \\sum_{j=1}^n b_j $$")?.verdict).toBe("unequal");
  });
});

describe("products and functions in a text", () => {
  it("two products over one index stand beside each other", () => {
    expect(last("We show that\n$$ \\prod_{i=1}^k a_i \\prod_{i=1}^k b_i = \\prod_{i=1}^k a_i b_i $$")?.verdict).toBe("equal");
    expect(last("We show that\n$$ \\prod_{i=1}^k a_i \\prod_{i=1}^k b_i = \\prod_{i=1}^k a_i + \\prod_{i=1}^k b_i $$")?.verdict).toBe("unequal");
  });

  it("a letter before a matrix in brackets may be a function of it", () => {
    expect(statuses("Let $\\mathbf{S}$ be an $n\\times n$ matrix. Then $r(\\mathbf{S}) = r(\\mathbf{S}^{-1}) = n$.")).toEqual(["undecided"]);
  });

  it("a mean that an equation of the text speaks of may be the mean", () => {
    const text = "With $\\frac1m (\\sum_{i=1}^m x_i)^2 = \\bar x \\sum_{i=1}^m x_i$ and $\\sum_{i=1}^m x_i\\bar{x} = \\bar{x}\\cdot m \\cdot\\frac{1}{m}\\cdot\\sum_{i=1}^{m}x_i=m\\bar{x}^2$ we get this.";
    expect(last(text)).toMatchObject({ verdict: "undecided", reason: expect.stringContaining("is that meant here?") });
  });
});

describe("solutions", () => {
  it("x_{1,2} is the two values of x", () => {
    expect(statuses("$$ x^2 - 5x + 6 = 0 $$\n$$ x_{1,2} = \\frac{5 \\pm \\sqrt{25 - 24}}{2} = \\frac{5 \\pm 1}{2} $$")).toContain("right");
    expect(last("$$ x^2 - 5x + 6 = 0 $$\n$$ x_{1,2} = \\frac{5 \\pm \\sqrt{25 + 24}}{2} $$")).toMatchObject({ verdict: "unequal", witness: { left: "holds", right: "does not hold" } });
  });

  it("unions of intervals are compared with an inequality", () => {
    const rows = (set: string): string => `\\begin{align}\nx^2 - 4 &> 0 \\\\\nx &\\in ${set}\n\\end{align}`;
    expect(last(rows("(-\\infty, -2) \\cup (2, \\infty)"))?.verdict).toBe("equal");
    expect(last(rows("(-\\infty, -2) \\cup (3, \\infty)"))?.verdict).toBe("unequal");
    expect(last(rows("(-\\infty, -2)"))?.verdict).toBe("unequal");
  });
});

describe("shapes that do not fit", () => {
  it.each([
    ["an activation that nothing defines", "Let $W \\in \\mathbb{R}^{m \\times n}$, $x \\in \\mathbb{R}^n$, $z = Wx$, $L = \\|\\sigma(z)\\|^2$. Then\n$$ \\frac{\\partial L}{\\partial x} = W \\left( 2\\sigma(z) \\odot \\sigma'(z) \\right) $$"],
    ["a vector whose shape only use shows", "Let $X \\in \\mathbb{R}^{n\\times d}$, $y \\in \\mathbb{R}^n$ and $L(\\beta) = \\|y - X\\beta\\|^2$. The gradient is\n$$ \\nabla_\\beta L = -2X(y - X\\beta) $$"],
    ["a solution", "Let $X \\in \\mathbb{R}^{n\\times d}$, $y \\in \\mathbb{R}^n$ and $L(\\beta) = \\|y - X\\beta\\|^2$. The gradient is\n$$ \\nabla_\\beta L = -2X^\\top(y - X\\beta) $$\nSetting it to zero gives\n$$ \\hat\\beta = (X X^\\top)^{-1}X y $$"],
  ])("are said to be that: %s", (_, text) => {
    expect(last(text)).toMatchObject({ verdict: "unequal", diagnosis: { mistake: "shape-mismatch" } });
  });
});
