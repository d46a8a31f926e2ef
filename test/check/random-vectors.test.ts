import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const stepsOf = (text: string) => check(text, { notation: "markdown" }).derivations.at(-1)?.steps ?? [];
const shown = (formula: string, before = ""): string | undefined => stepsOf(`${before}We show that\n$$ ${formula} $$`).at(-1)?.verdict;

const VECTOR = "Let $\\mathbf{x}$ be a random vector and $\\mathbf{A}$ a fixed matrix. ";

describe("expectations of vectors and matrices", () => {
  it.each([
    ["a linear map", "\\mathbb{E}[\\mathbf{A}\\mathbf{x} + \\mathbf{b}] = \\mathbf{A}\\,\\mathbb{E}[\\mathbf{x}] + \\mathbf{b}"],
    ["a quadratic form", "\\mathbb{E}[\\mathbf{x}^\\top\\mathbf{A}\\mathbf{x}] = \\mathbb{E}[\\operatorname{tr}(\\mathbf{A}\\mathbf{x}\\mathbf{x}^\\top)] = \\operatorname{tr}(\\mathbf{A}\\,\\mathbb{E}[\\mathbf{x}\\mathbf{x}^\\top])"],
    ["the covariance matrix", "\\operatorname{Cov}(\\mathbf{x}) = \\mathbb{E}[(\\mathbf{x} - \\mathbb{E}[\\mathbf{x}])(\\mathbf{x} - \\mathbb{E}[\\mathbf{x}])^\\top] = \\mathbb{E}[\\mathbf{x}\\mathbf{x}^\\top] - \\mathbb{E}[\\mathbf{x}]\\mathbb{E}[\\mathbf{x}]^\\top"],
    ["the covariance of a linear map", "\\operatorname{Var}(\\mathbf{A}\\mathbf{x}) = \\mathbf{A}\\operatorname{Var}(\\mathbf{x})\\mathbf{A}^\\top"],
  ])("right: %s", (_, formula) => {
    expect(shown(formula, VECTOR)).toBe("equal");
  });

  it.each([
    ["a linear map", "\\mathbb{E}[\\mathbf{A}\\mathbf{x} + \\mathbf{b}] = \\mathbf{A}\\,\\mathbb{E}[\\mathbf{x}] - \\mathbf{b}"],
    ["the covariance matrix", "\\mathbb{E}[(\\mathbf{x} - \\mathbb{E}[\\mathbf{x}])(\\mathbf{x} - \\mathbb{E}[\\mathbf{x}])^\\top] = \\mathbb{E}[\\mathbf{x}\\mathbf{x}^\\top] + \\mathbb{E}[\\mathbf{x}]\\mathbb{E}[\\mathbf{x}]^\\top"],
  ])("not right with a slip: %s", (_, formula) => {
    expect(shown(formula, VECTOR)).not.toBe("equal");
  });

  it("an expectation of a product of vectors is no product of expectations", () => {
    expect(shown("\\mathbb{E}[\\mathbf{x}\\mathbf{x}^\\top] = \\mathbb{E}[\\mathbf{x}]\\mathbb{E}[\\mathbf{x}]^\\top", VECTOR)).toBe("unequal");
  });

  it("what holds of uncorrelated errors only is a doubt that says so", () => {
    const steps = stepsOf("Let $\\boldsymbol\\varepsilon$ be a random vector and $\\mathbf{A}$ a fixed matrix.\n\n$$\\operatorname{Var}(\\mathbf{A}\\boldsymbol\\varepsilon) = \\mathbf{A}\\operatorname{Var}(\\boldsymbol\\varepsilon)\\mathbf{A}^\\top = \\sigma^2 \\mathbf{A}\\mathbf{A}^\\top$$");
    expect(steps.map(({ verdict }) => verdict)).toEqual(["given", "equal", "undecided"]);
    expect(steps[2]?.reason).toContain("independent");
  });
});

describe("values of the quantities that others are made of", () => {
  const leastSquares = (mean: string): readonly string[] => check(String.raw`Under the model $y = X\beta + \varepsilon$ with $\mathbb{E}[\varepsilon] = 0$ and $\operatorname{Var}(\varepsilon) = \sigma^2 I$, the estimator $\hat\beta = (X^\top X)^{-1}X^\top y$ satisfies
\begin{align}
\mathbb{E}[\hat\beta] &= (X^\top X)^{-1}X^\top \mathbb{E}[y] = ${mean}.
\end{align}`, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict)).filter((verdict) => verdict !== "given");
  it("are put in for least squares", () => {
    expect(leastSquares(String.raw`(X^\top X)^{-1} X^\top X\beta`)).toEqual(["equal", "equal"]);
  });
  it("make no slip right", () => {
    expect(leastSquares(String.raw`(X^\top X)^{-1} X^\top \beta`).slice(1)).not.toContain("equal");
  });
  const ofSum = (formula: string): readonly string[] => check(String.raw`Suppose $Y = a + b x + \varepsilon$ with $\mathbb{E}[\varepsilon] = 0$ and $\operatorname{Var}(\varepsilon) = \sigma^2$. Then $$${formula}$$`, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict)).filter((verdict) => verdict !== "given");
  it.each([
    [String.raw`\mathbb{E}[2Y] = 2 \mathbb{E}[Y] = 2 (a + b x)`, ["equal", "equal"]],
    [String.raw`\operatorname{Var}(3Y) = 9 \operatorname{Var}(Y) = 9\sigma^2`, ["equal", "equal"]],
  ])("are put in for numbers: %s", (formula, expected) => {
    expect(ofSum(formula)).toEqual(expected);
  });
  it.each([String.raw`\operatorname{Var}(3Y) = 9 \operatorname{Var}(Y) = 3\sigma^2`, String.raw`\mathbb{E}[2Y] = 2 \mathbb{E}[Y] = 2 a + b x`])("make no other slip right: %s", (formula) => {
    expect(ofSum(formula).at(-1)).not.toBe("equal");
  });
  it("are none of a factor that varies too", () => {
    expect(check("Let $Z = XY$ with $E[X] = 0$. Then $$ E[Z] + 1 = 0 \\cdot E[Y] + 1 = 1 $$", { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict))[1]).not.toBe("equal");
  });
});
