// x̄ is the mean of its sample where nothing says otherwise.
import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { path: "a.txt" }).derivations.flatMap(({ steps }) => steps.slice(1).map(({ verdict }) => verdict));

describe("x̄ beside x₁, …, xₙ", () => {
  it("is their mean where a step needs it, and the report says so", () => {
    const report = check("\\sum_{i=1}^n (x_i - \\bar x)^2 = \\sum_{i=1}^n x_i^2 - n\\bar x^2", { path: "a.txt" });
    expect(report.derivations[0]?.steps[1]?.verdict).toBe("equal");
    expect(report.derivations[0]?.steps[1]?.conditions.map(({ text }) => text)).toEqual(["x̄ = (Σ_{i=1}^{n} xᵢ)/n"]);
  });
  it("is what the text says it is", () => {
    expect(verdicts("\\bar x = x_1\n\n\\sum_{i=1}^n (x_i - \\bar x)^2 = \\sum_{i=1}^n x_i^2 - n\\bar x^2")).toEqual(["unequal"]);
  });
  it("makes no wrong step right", () => {
    expect(verdicts("\\sum_{i=1}^n (x_i - \\bar x)^2 = \\sum_{i=1}^n x_i^2 + n\\bar x^2")).toEqual(["unequal"]);
  });
});

describe("the solution for a mean, step by step", () => {
  const steps = (text: string): readonly string[] => check(text, { path: "a.md" }).derivations.flatMap(({ steps: all }) => all.filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict));
  const solved = (conclusion: string): string => String.raw`Setting it to zero, $$ \sum_{i=1}^n (y_i - \hat m) = 0 \iff \sum_{i=1}^n y_i = n\hat m \iff ${conclusion} $$`;

  it("ends in x̄, each equation of the last row by itself", () => {
    expect(steps(solved(String.raw`\hat m = \frac1n\sum_{i=1}^n y_i = \bar y`))).toEqual(["equal", "equal"]);
  });
  it("and not where one of them has a slip", () => {
    for (const slip of [String.raw`\hat m = \frac1n\sum_{i=1}^n y_i^2 = \bar y`, String.raw`\hat m = \frac1n\sum_{i=1}^n y_i = 2\bar y`, String.raw`\hat m = -\frac1n\sum_{i=1}^n y_i = -\bar y`, String.raw`\hat m = \frac1n\sum_{i=1}^n y_i = \bar x`]) expect(steps(solved(slip))[1]).not.toBe("equal");
  });
  it("with the mark of the solution in every row", () => {
    const text = (last: string): string => String.raw`Let $L(q) = X\log q + (n - X)\log(1 - q)$. Differentiating, $$ \frac{d}{dq} L(q) = \frac Xq - \frac{n - X}{1 - q}. $$ Set the derivative to 0 and solve: $$ \frac{X}{\hat q} - \frac{n - X}{1 - \hat q} = 0 $$ Hence $$ (1 - \hat q)X = (n - X)\hat q \quad\text{so}\quad ${last} $$`;
    expect(steps(text(String.raw`X = n\hat q`)).slice(-1)).toEqual(["equal"]);
    expect(steps(text(String.raw`X = -n\hat q`)).slice(-1)).not.toEqual(["equal"]);
    expect(steps(text(String.raw`X = (n - 1)\hat q`)).slice(-1)).not.toEqual(["equal"]);
  });
});
