// Sums and products over several indices, over those that satisfy a condition, and infinite ones, through the whole pipeline.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

function derivation(text: string) {
  const found = check(`Show that\n$$${text}$$\n`, { notation: "markdown" }).derivations[0];
  if (found === undefined) throw new Error("no derivation was read");
  return found;
}
const verdicts = (text: string): string => derivation(text).steps.slice(1).map(({ verdict }) => verdict).join(" ");

describe("sums over several indices", () => {
  it.each([
    [String.raw`\sum_{i,j} x_i y_j = \sum_i x_i \sum_j y_j = \sum_j y_j \sum_i x_i`, "equal equal"],
    [String.raw`\sum_{i,j=1}^n a_{ij} = \sum_{j=1}^n\sum_{i=1}^n a_{ij} = \sum_{i=1}^n a_{ii}`, "equal unequal"],
    [String.raw`\sum_{i \ne j} x_i x_j = \left(\sum_i x_i\right)^2 - \sum_i x_i^2 = 2\sum_{i<j} x_i x_j = \sum_{i<j} x_i x_j`, "equal equal unequal"],
    [String.raw`\sum_{1 \le i < j \le n} (x_i - x_j)^2 = n\sum_{i=1}^n x_i^2 - \left(\sum_{i=1}^n x_i\right)^2`, "equal"],
    [String.raw`y_i - \sum_{j \ne i} w_j = y_i - \sum_j w_j + w_i = y_i - \sum_j w_j`, "equal unequal"],
    [String.raw`\sum_{\substack{k=1 \\ k \ne i}}^n x_k = \sum_{k=1}^n x_k - x_i`, "equal"],
    [String.raw`\frac{\partial}{\partial x_k}\sum_{i \ne j} x_i x_j = 2\sum_{i \ne k} x_i = 2\sum_i x_i - 2x_k`, "equal equal"],
    [String.raw`\sum_{j \ne i} \frac{1}{x_i - x_j} = \sum_{j \ne i} \frac{-1}{x_j - x_i}`, "equal"],
    [String.raw`\prod_{i=1, i \ne 2}^n i = n!`, "unequal"],
    [String.raw`\log \prod_{i=1}^n p_i^{2} = 2\sum_{i=1}^n \log p_i`, "equal"],
    [String.raw`\sum_{k=1}^n k = \frac{n(n+1)}{2} = \binom{n+1}{2}`, "equal equal"],
  ])("judges %s: %s", (text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });

  it("shows what a condition leaves out as a case", () => {
    expect(derivation(String.raw`\sum_{i<j} x_i x_j = 0`).steps[0]?.reading).toBe("Σᵢ Σⱼ {xᵢ xⱼ if i < j; 0 otherwise}");
  });

  it("takes a letter that stands free before the sum for no index of it", () => {
    expect(derivation(String.raw`y_i = \sum_{j \ne i} w_{ij} y_j = -\sum_{j \ne i} (-w_{ij}) y_j`).steps.map(({ reading }) => reading)).toContain("Σⱼ {wᵢⱼ yⱼ if j ≠ i; 0 otherwise}");
  });
});

describe("indices side by side below a sum", () => {
  it.each([
    [String.raw`\sum_{ij} A_{ij} B_{ij} = \sum_i \sum_j A_{ij} B_{ij} = \sum_{ij} B_{ij} A_{ij}`, "equal equal"],
    [String.raw`\sum_{ij} (A_{ij} + B_{ij}) = \sum_{ij} A_{ij} + \sum_i\sum_j B_{ij}`, "equal"],
    [String.raw`\sum_{ij} (A_{ij} - B_{ij}) = \sum_{ij} A_{ij} + \sum_{ij} B_{ij}`, "unequal"],
  ])("judges %s: %s", (text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });
});

describe("infinite sums", () => {
  it.each([
    [String.raw`\sum_{k=0}^\infty c x^k = c\sum_{k=0}^\infty x^k = c + c\sum_{k=1}^\infty x^k`, "equal equal"],
    [String.raw`\frac{d}{dx}\sum_{n=0}^\infty a_n x^n = \sum_{n=0}^\infty n a_n x^{n-1}`, "equal"],
    [String.raw`\sum_{k=0}^\infty x^k = \frac{1}{1-x}`, "equal"],
    [String.raw`\sum_{k=0}^\infty x^k = \sum_{k=0}^\infty x^{k+1}`, "unequal"],
    // Right or not, but not by partial sums.
    [String.raw`\sum_{k=1}^\infty \frac{1}{k^2} = \frac{\pi^2}{6}`, "undecided"],
    [String.raw`\sum_{k=1}^\infty \frac{1}{k^2} = \sum_{k=2}^\infty \frac{1}{k^2}`, "undecided"],
    [String.raw`\sum_{i=0}^\infty \sum_{j=0}^\infty a_{ij} = \sum_{j=0}^\infty \sum_{i=0}^\infty a_{ij}`, "undecided"],
  ])("judges %s: %s", (text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });

  it("has convergence as a condition", () => {
    const conditions = (text: string): readonly string[] => derivation(text).steps[1]?.conditions.map((each) => each.text) ?? [];
    expect(conditions(String.raw`\sum_{k=0}^\infty c x^k = c\sum_{k=0}^\infty x^k`)).toEqual(["|x| < 1"]);
    expect(conditions(String.raw`\sum_{k=1}^\infty c\frac{x^k}{k^2} = c\sum_{k=1}^\infty \frac{x^k}{k^2}`)).toEqual(["the series converge"]);
  });
});
