// In running text, what looks like a wrong step but need not be one is undecided; what is one stays wrong.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdictOf = (text: string, notation: "markdown" | "text" = "markdown"): string => {
  const { derivations } = check(text, { notation });
  return derivations.some((derivation) => derivation.status === "wrong") ? "wrong" : (derivations[0]?.status ?? "none");
};

describe("equations of running text", () => {
  it.each([
    ["values are given", "We set\n\n$$p_k = p_v = 3$$"],
    ["values of an unknown function", "$$\\lim_{x\\to9} f(x) = f(9) = 6$$"],
    ["an initial condition is to hold", "$y(x) = C_1 + C_2 x$ and\n\n$$y(0) = C_1 = 4$$"],
    ["numbers are put in", "$$\\frac{n-k+1}{s} = \\frac{5-2+1}{1}$$\n\nand\n\n$$\\pi r^2 h = \\pi 3^2 \\cdot 2 = 18\\pi$$"],
    ["partial derivatives with subscripts", "$$f_x + g_y = 1 + 1 = 2$$"],
    ["letters that were not there", "$$\\frac{s+1}{s^3+s} = \\frac{A}{s} + \\frac{Bs+C}{s^2+1}$$"],
    ["an expectation", "$$\\operatorname{Var}(X) = E(X^2) - (E(X))^2$$\n\n$$E[aX + b] = E[aX] + b = aE[X] + b$$"],
    ["a transform", "$$\\mathcal{L}\\{1 + \\sin t\\} = \\frac1s + \\frac{1}{s^2+1}$$"],
    ["the imaginary unit", "$$(2 + 3i)(2 - 3i) = 4 + 9 = 13$$\n\n$$8i + 12 i^2 - 5i = 8i + 12(-1) - 5i$$"],
    ["a mean", "$$2 \\bar{X} = \\frac{2}{n} \\sum_{i=1}^n X_i$$"],
    ["a sum for one length", "$$\\begin{aligned}z &= \\sum_{i=1}^n x_i w_i \\\\ &= x_1 w_1 + x_2 w_2\\end{aligned}$$"],
    ["a system", "$$\\begin{aligned} x - y &= 2 \\\\ 2x + y &= 4 \\end{aligned}$$"],
    ["two guesses of which the first is not decided", "$$\\frac{d}{d\\mathbf{V}} \\|\\mathbf{X} - \\mathbf{U}\\mathbf{V}\\|_2^2 = -2(\\mathbf{X} - \\mathbf{U}\\mathbf{V})\\mathbf{U}.$$\n\nHowever, the shapes do not match. We get\n\n$$\\frac{d}{d\\mathbf{V}} \\|\\mathbf{X} - \\mathbf{U}\\mathbf{V}\\|_2^2 = -2\\mathbf{U}^\\top(\\mathbf{X} - \\mathbf{U}\\mathbf{V}).$$"],
    ["the inverse of a function", "Since $f(1) = 4$,\n\n$$f^{-1}(4) = 1 = f(1) - 3$$"],
    ["a word without a command", "$$Var(X) + 2Cov(X, Y) = Var(X) + Cov(X, Y) + Cov(Y, X) = Var(X) + 2Cov(Y, X)$$"],
    ["a number for some integers", "$$\\int_{-1}^1 x^n\\,dx = 0 = 1 - 1$$"],
    ["p and q that add up to 1", "$$1 - p^2 = (1 + p) q = q + pq$$"],
    ["an x beside its entries", "$$|x_n - x_k| = |x_n - x + x - x_k| = |x_k - x + x - x_n|$$"],
    ["a per cent", "$$100 \\cdot 0.06 = 6\\% = 6\\%$$"],
    ["another name", "Using $u = x$, $w = z$ we have\n\n$$w' = -\\frac83 w$$"],
  ])("does not call it wrong when there are %s", (_, text) => {
    expect(verdictOf(text)).not.toBe("wrong");
  });

  it.each([
    ["a sign", "$$\\frac{d}{dx} \\cos x = \\sin x$$"],
    ["a forgotten factor", "$$\\frac{d}{dx} \\sin(2x) = \\cos(2x)$$"],
    ["algebra", "$$\\frac{d}{dx}(x^2+1)^2 = 2(x^2+1) \\cdot 2x = 4x^3 + 2x$$"],
    ["what is cancelled from a sum", "$$\\frac{x^2 + x}{x^2} = \\frac{x+1}{x} = 1$$"],
    ["a product for a sum", "$$\\frac{d}{dx}\\left(x^2 e^x \\tan x\\right) = 2x e^x \\tan x = x^2 e^x \\tan x + x^2 e^x \\sec^2 x$$"],
    ["one unknown, solved", "$$\\begin{aligned} 2x + 3 &= 7 \\\\ 2x &= 10 \\\\ x &= 5 \\end{aligned}$$"],
    ["implicit", "$$\\begin{aligned} x^2 + y^2 &= 25 \\\\ 2x + 2y y' &= 0 \\\\ y' &= \\frac{x}{y} \\end{aligned}$$"],
  ])("still calls it wrong when it is: %s", (_, text) => {
    expect(verdictOf(text)).toBe("wrong");
  });

  it("judges every `=` of plain text", () => {
    expect(verdictOf("x + y = 3 + y", "text")).toBe("wrong");
  });
});
