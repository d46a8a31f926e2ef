// By how much a wrong step is off, and where the two lines agree: only what the judge confirms, and never a verdict.

import { describe, expect, it } from "vitest";
import { check, checkAndSolve, loadSolver } from "../../src/index.js";

const solver = await loadSolver();

function messageOf(text: string, notation: "text" | "markdown" = "text"): string {
  return checkAndSolve(text, solver, { notation }).derivations[0]?.steps.find(({ verdict }) => verdict === "unequal")?.diagnosis?.message ?? "";
}

describe("a wrong step", () => {
  it.each([
    ["d/dp ((1 - y) ln(1 - p))\n = (1 - y)/(1 - p)", "The line before and this one differ by −(2 (1 − y))/(1 − p); the two agree only when y = 1."],
    ["d/dx (x^2 sin x)\n = 2x sin x - x^2 cos x", "The line before and this one differ by 2x² cos x; the two agree only when x = 0 or cos x = 0."],
    ["d/dx x^3\n = 3x", "The line before and this one differ by 3x (x − 1); the two agree only when x = 1 or x = 0."],
    ["(a + b)^2\n = a^2 + b^2", "The line before and this one differ by 2a b; the two agree only when a = 0 or b = 0."],
    ["d/dx e^(2x)\n = e^(2x)", "The line before and this one differ by e²ˣ; the two agree nowhere."],
    ["x - y\n = y - x", "The line before and this one differ by 2 (x − y); the two agree only when x = y."],
  ])("%j", (text, sentence) => {
    expect(messageOf(text)).toContain(sentence);
  });

  it("of the post is off by 2(1 − y)/(1 − ŷ)", () => {
    expect(messageOf("$$-\\left(\\frac{d}{d\\hat y_i} y_i\\log\\hat y_i + \\frac{d}{d\\hat y_i}(1-y_i)\\log(1-\\hat y_i)\\right) = -\\left(\\frac{y_i}{\\hat y_i} + \\frac{1-y_i}{1-\\hat y_i}\\right)$$", "markdown")).toMatch(/differ by \(?2 \(1 − yᵢ\)\)?\/\(1 − ŷᵢ\); the two agree only when yᵢ = 1\./);
  });

  it("says nothing where the difference is no short rational function", () => {
    const text = "d/dx (sin x cos x ln x arctan x + x^x)\n = 1";
    expect(messageOf(text)).not.toContain("differ by");
  });
});

describe("the report of checkAndSolve", () => {
  it.each(["d/dx x^2\n = 2x", "d/dx x^2\n = 3x\n = x + 2x\n = 5", "n!\n = n", "x !!! (\n = )"])("has the verdicts of check for %j", (text) => {
    const plain = check(text, { notation: "text" });
    const solved = checkAndSolve(text, solver, { notation: "text" });
    const bare = (report: typeof plain): unknown => report.derivations.map(({ steps, status }) => [status, steps.map(({ verdict, witness, certainty }) => [verdict, witness, certainty])]);
    expect(bare(solved)).toEqual(bare(plain));
    expect(solved.summary).toEqual(plain.summary);
  });
});
