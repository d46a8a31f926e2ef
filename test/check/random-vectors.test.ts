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
