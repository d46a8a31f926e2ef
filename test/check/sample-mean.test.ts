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
