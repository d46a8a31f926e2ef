import { describe, expect, it } from "vitest";
import { check, type DerivationReport } from "../../src/index.js";

const derivations = (text: string): readonly DerivationReport[] => check(text, { notation: "markdown" }).derivations;
const statuses = (text: string): readonly string[] => derivations(text).map(({ status }) => status);
const last = (text: string): DerivationReport["steps"][number] | undefined => derivations(text).at(-1)?.steps.at(-1);

const LOSS = "Let $L(w) = (w - 3)^2 + w$. The derivative is\n$$ \\frac{dL}{dw} = 2(w-3) + 1 = 2w - 5. $$\n";
const CUBIC = "Let $f(x) = x^3 - 3x$.\n$$ f'(x) = 3x^2 - 3 = 3(x-1)(x+1) = 0 $$\n";
const SQUARES = "The loss is $L = \\frac{1}{2}\\sum_{i=1}^n (y_i - w x_i)^2$. Taking the derivative,\n$$ \\frac{\\partial L}{\\partial w} = -\\sum_{i=1}^n x_i (y_i - w x_i) = 0 \\implies ";
const ORDINARY = "Let $X \\in \\mathbb{R}^{n\\times d}$, $y \\in \\mathbb{R}^n$ and $L(\\beta) = \\|y - X\\beta\\|^2$. The gradient is\n$$ \\nabla_\\beta L = -2X^\\top(y - X\\beta) $$\nSetting it to zero gives\n";
const RIDGE = "Let $X \\in \\mathbb{R}^{n \\times d}$, $y \\in \\mathbb{R}^n$, $w \\in \\mathbb{R}^d$ and\n$$ J(w) = \\|Xw - y\\|^2 + \\lambda \\|w\\|^2 $$\n$$ \\nabla_w J = 2X^T(Xw - y) + 2\\lambda w = 0 $$\n";
const BERNOULLI = "The log likelihood is $\\ell(p) = k\\log p + (n-k)\\log(1-p)$. Differentiating,\n$$ \\ell'(p) = \\frac{k}{p} - \\frac{n-k}{1-p} = 0 \\quad\\Longrightarrow\\quad ";
const LINE = "Let $S = \\sum_{i=1}^n (y_i - \\beta_0 - \\beta_1 x_i)^2$.\n$$ \\frac{\\partial S}{\\partial \\beta_0} = -2\\sum_{i=1}^n (y_i - \\beta_0 - \\beta_1 x_i) = 0 \\implies ";

describe("an expression that is set to zero", () => {
  it.each([
    ["words after the chain", `${LOSS}Setting this to zero gives $w = 5/2$.`],
    ["the derivative by its name", `${LOSS}Setting $\\frac{dL}{dw} = 0$ we get $w = \\frac{5}{2}$.`],
    ["a relative clause", "Let $f(x) = x^2 - 4x$. The derivative is\n$$ f'(x) = 2x - 4, $$\nwhich is zero when $x = 2$."],
    ["`= 0` at the end", "Let $f(x) = x^2 - 4x$. Then\n$$ f'(x) = 2x - 4 = 0 $$\nso $x = 2$."],
    ["`0 =` at the beginning", "Let $L(w) = (w-3)^2 + w^2$. First-order condition:\n$$ 0 = \\frac{dL}{dw} = 2(w-3) + 2w = 4w - 6 $$\nso that $w = 3/2$."],
    ["an equality with an exclamation mark", "Let $L(w) = (w-3)^2 + w^2$.\n$$ \\frac{dL}{dw} = 2(w-3) + 2w \\overset{!}{=} 0 $$\n$$ \\Rightarrow w = \\frac{3}{2} $$"],
    ["rows", "Let $f(x) = x^3 - 3x$.\n\\begin{align}\nf'(x) &= 3x^2 - 3 = 0 \\\\\n\\implies x^2 &= 1 \\\\\n\\implies x &= \\pm 1\n\\end{align}"],
    ["several values in a sentence", `${CUBIC}The critical points are $x = 1$ and $x = -1$.`],
    ["values that a condition leaves", "Let $f(x) = x^3 - 3x$ for $x > 0$.\n$$ f'(x) = 3x^2 - 3 = 0 $$\nso $x = 1$."],
    ["a system", "Let $f(x,y) = x^2 + xy + y^2 - 3x$. Then $f_x = 2x + y - 3 = 0$ and $f_y = x + 2y = 0$, so $x = 2$, $y = -1$."],
    ["sums", `${SQUARES}w = \\frac{\\sum_{i=1}^n x_i y_i}{\\sum_{i=1}^n x_i^2} $$`],
    ["a square that is solved for", "Let $\\ell(\\sigma) = -n \\log \\sigma - \\frac{1}{2\\sigma^2} \\sum_{i=1}^n (x_i - \\mu)^2$. Then\n$$ \\frac{d\\ell}{d\\sigma} = -\\frac{n}{\\sigma} + \\frac{1}{\\sigma^3} \\sum_{i=1}^n (x_i-\\mu)^2 = 0 $$\nwhich gives\n$$ \\hat\\sigma^2 = \\frac1n \\sum_{i=1}^n (x_i-\\mu)^2 $$"],
    ["a solution with a hat", `${BERNOULLI}\\hat p = \\frac{k}{n}. $$`],
    ["means of samples", `${LINE}\\hat\\beta_0 = \\bar y - \\hat\\beta_1 \\bar x $$`],
    ["vectors", `${ORDINARY}$$ \\hat\\beta = (X^\\top X)^{-1}X^\\top y $$`],
    ["vectors in rows", `${RIDGE}$$ \\Rightarrow (X^T X + \\lambda I) w = X^T y $$\n$$ \\Rightarrow w^* = (X^T X + \\lambda I)^{-1} X^T y $$`],
  ])("is solved rightly: %s", (_, text) => {
    const found = statuses(text);
    expect(found.every((status) => status === "right")).toBe(true);
    expect(last(text)?.verdict).toBe("equal");
  });

  it.each([
    ["words after the chain", `${LOSS}Setting this to zero gives $w = 5$.`],
    ["`= 0` at the end", "Let $f(x) = x^2 - 4x$. Then\n$$ f'(x) = 2x - 4 = 0 $$\nso $x = 4$."],
    ["an arrow", `${LOSS.replace(" = 2w - 5.", " = 0 \\implies w = \\frac{7}{2}")}`],
    ["one of two values", `${CUBIC}so $x = 1$ or $x = -2$.`],
    ["sums turned over", `${SQUARES}w = \\frac{\\sum_{i=1}^n x_i^2}{\\sum_{i=1}^n x_i y_i} $$`],
    ["a hat", `${BERNOULLI}\\hat p = \\frac{k}{n-k}. $$`],
    ["vectors, a factor", `${ORDINARY}$$ \\hat\\beta = 2(X^\\top X)^{-1}X^\\top y $$`],
    ["vectors, behind an arrow", `${RIDGE}$$ \\Rightarrow w^* = (X^T X + 2\\lambda I)^{-1} X^T y $$`],
    ["vectors, a row", `${ORDINARY}$$ X^\\top X\\beta = 2X^\\top y $$\n$$ \\beta = 2(X^\\top X)^{-1}X^\\top y $$`],
  ])("is solved wrongly: %s", (_, text) => {
    const wrong = derivations(text).at(-1);
    expect(statuses(text).slice(0, -1).every((status) => status === "right")).toBe(true);
    expect(wrong?.status).toBe("wrong");
    expect(wrong?.steps.find(({ verdict }) => verdict === "unequal")?.witness).toMatchObject({ left: "holds", right: "does not hold" });
  });

  it("a wrong solution is put right in the author's own notation", () => {
    expect(last(`${LOSS}Setting this to zero gives $w = 2/5$.`)?.diagnosis).toMatchObject({ line: 3, column: 33, found: "2/5", expected: "5/2", fix: "w = 5/2" });
    expect(last(`${BERNOULLI}\\hat p = \\frac{k}{n-k}. $$`)?.diagnosis?.fix).toBe("\\hat p = \\frac{k}{n}");
    expect(last(`${ORDINARY}$$ \\hat\\beta = 2(X^\\top X)^{-1}X^\\top y $$`)?.diagnosis?.fix).toBe("\\hat\\beta = (X^\\top X)^{-1}X^\\top y");
  });

  it("the zero is no step of the chain, and none is judged where it is only sought", () => {
    const [chain, solution] = derivations("Let $f(x) = x^2 - 4x$. Then\n$$ f'(x) = 2x - 4 = 0 $$\nso $x = 2$.");
    expect(chain?.steps).toHaveLength(2);
    expect(solution?.steps.map(({ reading }) => reading)).toEqual(["2x − 4 = 0", "x = 2"]);
    const sought = check("Let $f(x) = x^2 - 4x$. We set the derivative to zero:\n$$ f'(x) = 2x - 4 = 0. $$", { notation: "markdown" });
    expect(sought.derivations.map(({ status }) => status)).toEqual(["right"]);
    expect(sought.files[0]?.notes.map(({ message }) => message)).toContain("`= 0` is taken as an equation to be solved, not as a step");
  });

  it("what is set to zero is what the words name", () => {
    const [only, ...others] = derivations("Let $f(x) = x^2 - 4x + 3$. The derivative is\n$$ f'(x) = 2x - 4. $$\nSetting $f(x) = 0$ gives $x = 1$ or $x = 3$.");
    expect(only?.status).toBe("right");
    expect(others).toEqual([]);
  });

  it("one solution of several may be the one that is meant, and a letter that is gone may have been given", () => {
    expect(last(`${CUBIC}so $x = 1$.`)).toMatchObject({ verdict: "undecided", reason: expect.stringContaining("it is a solution, but not the only one") });
    expect(last("Let $L(a) = (a - b)^2 + a$. Then\n$$ \\frac{dL}{da} = 2(a - b) + 1 = 0 $$\nso $a = 3$.")).toMatchObject({ verdict: "undecided" });
  });

  it("an equation of another section is not solved here", () => {
    const [only, ...others] = derivations("# One\nLet $f(x) = x^2 - 4x$. Then\n$$ f'(x) = 2x - 4 = 0 $$\n# Two\nSo we take\n$$ x = 7 $$");
    expect(others).toEqual([]);
    expect(only?.steps.at(-1)?.reason).toContain("this may be an equation to be solved");
  });
});
