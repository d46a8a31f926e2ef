// Repairs as their author would make them: small, in his own spelling, and never a line that says something else when it is read again.

import { describe, expect, it } from "vitest";
import { simplified } from "../../src/diagnosis/simplified.js";
import { wordsAfter, wordsBefore } from "../../src/diagnosis/wording.js";
import { createArena } from "../../src/expression/arena.js";
import { diagnoseCase, readLine, type Case } from "./line.js";

interface Row extends Case {
  readonly fix: string;
}

const rows: readonly (Row & { readonly why: string })[] = [
  { why: "the derivative that was meant, not a factor taken away", notation: "latex", before: "\\frac{d}{dx}(x^2 \\ln x)", wrong: "2x \\ln x + x^2 \\cdot x", fix: "2x \\ln x + x^2 \\cdot \\frac{1}{x}" },
  { why: "a fraction turned over, not a factor x²", before: "d/dx 1/2 x^2", wrong: "1/x", fix: "x" },
  { why: "a power of a root behind its bracket", before: "d/dx arctan(sqrt(x))", wrong: "1/(1 + sqrt(x)) * 1/(2 sqrt(x))", fix: "1/(1 + sqrt(x)^2) * 1/(2 sqrt(x))" },
  { why: "the products exchanged, not a minus in front", before: "d/dx (e^x/x)", wrong: "(e^x - x e^x)/x^2", fix: "(x e^x - e^x)/x^2" },
  { why: "a fraction upside down as a whole", before: "(sin(t))/(1 - cos(t))", wrong: "(1 - cos(t))/(sin(t))", fix: "(sin(t))/(1 - cos(t))" },
  { why: "a coefficient, not a power inside a logarithm", notation: "latex", before: "\\frac{x - 2x\\ln x}{x^4}", wrong: "\\frac{1-\\ln x}{x^3}", fix: "\\frac{1-2\\ln x}{x^3}" },
  { why: "a numerator 1 replaced", before: "d/dx (1/(x^2+1))", wrong: "-1/(x^2+1)^2", fix: "-2x/(x^2+1)^2" },
  { why: "a whole number, worked out", before: "3 * 2^2", wrong: "18", fix: "12" },
  { why: "a difference turned round", before: "b - a", wrong: "a - b", fix: "b - a" },
  { why: "a function that is too many", notation: "latex", before: "\\frac{d}{dx} \\ln(\\ln x)", wrong: "\\frac{1}{\\ln x}\\cdot\\frac{1}{\\ln x}", fix: "\\frac{1}{\\ln x}\\cdot\\frac{1}{x}" },
  { why: "the inner derivative through a definition", before: "5 u^4 * d/dx u", wrong: "5 u^4", definitions: [{ name: "u", body: "3x^2 + 1" }], fix: "5 u^4*6x" },
  { why: "a factor that became a sign, in front of its term", before: "d/dx exp(1 - x)", wrong: "(1 - 1)*exp(1 - x)", fix: "-exp(1 - x)" },
  { why: "the same in the second of two terms", before: "d/dx (x^2*sin(1 - x))", wrong: "2*x*sin(1 - x) + x^2*(1 - 1)*cos(1 - x)", fix: "2*x*sin(1 - x) - x^2*cos(1 - x)" },
  { why: "a number without the brackets that held a sum, not multiplied out", before: "d/dx ((2x + 1)^5)", wrong: "5*(2x + 1)^4*(2 + 1)", fix: "5*(2x + 1)^4*2" },
  { why: "the same in LaTeX, with a sign between the two", notation: "latex", before: "\\frac{d}{dx}\\left(\\left(3x - 2\\right)^4\\right)", wrong: "4\\left(3x - 2\\right)^3 \\left(3 - 2\\right)", fix: "4\\left(3x - 2\\right)^3 \\cdot 3" },
  { why: "the inner derivative behind the outer one, nothing multiplied out", before: "d/dx ((x^2 + 4)^3)", wrong: "3*(x^2 + 4)^2", fix: "3*(x^2 + 4)^2*2*x" },
  { why: "a bracket that was closed too early, not a constant that was kept", before: "d/dx (x^2 + 4 + 2*x)", wrong: "d/dx (x^2) + 4 + d/dx (2*x)", fix: "d/dx (x^2 + 4) + d/dx (2*x)" },
  { why: "a factor at its place in the product rule", before: "d/dx (5*x/x^6)", wrong: "(d/dx (5*x) - 5*x*d/dx (x^6))/(x^6)^2", fix: "(d/dx (5*x)*x^6 - 5*x*d/dx (x^6))/(x^6)^2" },
  { why: "one sign in a bracket, the bracket left", before: "(2x - 1)^2 - (x + 4)", wrong: "(2x - 1)^2 + (-x + 4)", fix: "(2x - 1)^2 + (-x - 4)" },
  { why: "the line as it was, in its order, where nothing could be gathered", before: "cos(x + 5)*(d/dx (x + 5))", wrong: "cos(6*x)*(d/dx (6*x))", fix: "cos(x + 5)*(d/dx (x + 5))" },
  { why: "both terms that were put together, not a number that makes the derivatives agree", before: "d/dx (x^3 - 4*x + 7)", wrong: "d/dx (x^3 + 3*x)", fix: "d/dx (x^3 - 4*x + 7)" },
  { why: "the power of one factor, without the brackets that held two", before: "x^2*(x - 3) + 4*x", wrong: "((x - 3)*x)^2 + 4*x", fix: "x^2*(x - 3) + 4*x" },
  { why: "what was cancelled, not another exponent", before: "-2*x^(-3)", wrong: "-2*x^(1/3)", fix: "-2*x^(-3)" },
  { why: "the order in which its author wrote the line anew", before: "3^(2*x - 5)*log(3)*(d/dx (2*x - 5))", wrong: "(d/dx (-3*x))*3^(-3*x)*log(3)", fix: "(d/dx (2*x - 5))*3^(2*x - 5)*log(3)" },
  { why: "fractions over a common denominator, the numbers worked out", before: "x/2 + x/3", wrong: "2x/5", fix: "5x/6" },
  { why: "the same where one of them is a number", before: "1/x + 1/2", wrong: "2/(x + 2)", fix: "(2 + x)/(2x)" },
  { why: "a plus in the place of the times sign", before: "ln(x^2 y)", wrong: "2ln(x)*ln(y)", fix: "2ln(x) + ln(y)" },
  { why: "a plus where nothing stands between two functions", notation: "latex", before: "\\ln(x^3 y)", wrong: "3\\ln x \\ln y", fix: "3\\ln x + \\ln y" },
  { why: "a times sign in the place of the plus", notation: "latex", before: "\\frac{d}{dx} \\log(x^2 + 1)", wrong: "\\frac{1}{x^2 + 1} + 2x", fix: "\\frac{1}{x^2 + 1} \\cdot 2x" },
  { why: "an exponent behind its bracket", notation: "latex", before: "\\frac{d}{dx}\\frac{1}{x-1}", wrong: "-1/(x-1)", fix: "-1/(x-1)^2" },
  { why: "two slips in two terms", before: "d/dx (x^3 + sin x)", wrong: "2x^2 - cos x", fix: "3x^2 + cos x" },
  { why: "two slips beside a term that is right", notation: "latex", before: "\\frac{d}{dx}(x^4 + e^{2x} + \\cos x)", wrong: "4x^4 + 2e^{2x} + \\sin x", fix: "4x^3 + 2e^{2x} - \\sin x" },
  { why: "one mistake made in two terms, the rest left", notation: "latex", before: "\\frac{d}{dx}(\\ln(x^2+1) + \\cos 3x)", wrong: "\\frac{1}{x^2+1} - \\sin 3x", fix: "\\frac{2x}{x^2+1} - 3\\sin 3x" },
  { why: "a number before its letter, also where that product stands elsewhere in the line", before: "2x e^(3x) + 3x^2 e^(3x)", wrong: "x e^(3x) (2 + x)", fix: "x e^(3x) (2 + 3x)" },
  { why: "another number with its sign, not a fraction of the one that stands there", before: "3x - 6 - 2x + 10", wrong: "x - 16", fix: "x + 4" },
];

describe("a repair", () => {
  it.each(rows)("is $why: $wrong ↦ $fix", (row) => {
    const { arena, diagnosis, isEqualToBefore } = diagnoseCase(row);
    expect(diagnosis?.fix).toBe(row.fix);
    expect(isEqualToBefore(readLine(arena, diagnosis?.fix ?? "", row.notation ?? "text").node)).toBe(true);
  });

  it("names the logarithm as its author does", () => {
    const step = { notation: "latex", before: "\\frac{d}{dx} a^x", wrong: "a^x" } as const;
    expect(diagnoseCase(step).diagnosis?.fix).toContain("\\log a");
    expect(diagnoseCase({ ...step, before: `\\ln 1 + ${step.before}` }).diagnosis?.fix).toContain("\\ln a");
  });

  it("never makes a part of the line zero", () => {
    const { diagnosis } = diagnoseCase({ before: "x^2", wrong: "x^2 + 3 (x - 1)^30" });
    expect(diagnosis?.fix).toBe("x^2");
  });
});

describe("the sentence beside a repair", () => {
  it("does not speak of exponents where a sign is mended", () => {
    const { diagnosis } = diagnoseCase({ before: "((x^2+1) d/dx (x^2-1) - (x^2-1) d/dx (x^2+1))/(x^2+1)^2", wrong: "(2x(x^2+1) + 2x(x^2-1))/(x^2+1)^2" });
    expect(diagnosis).toMatchObject({ mistake: "sign-flip", edit: { found: "+", expected: "-" }, message: "The sign of the second term should be −, not +." });
  });

  it("says that an inner sign was lost only where there is one", () => {
    expect(diagnoseCase({ before: "d/dx arctan(x^2)", wrong: "-2x/(1 + x^4)" }).diagnosis?.message).not.toContain("lost");
    expect(diagnoseCase({ before: "d/dx e^(-2x)", wrong: "2 e^(-2x)" }).diagnosis?.message).toContain("its sign was lost");
  });

  it("never asks for the sign that is there", () => {
    expect(diagnoseCase({ before: "b - a", wrong: "a - b" }).diagnosis?.message).toBe("The sign of a - b is the wrong way round: it should be b - a.");
  });

  it("names the factor that is missing, not what it stands in", () => {
    expect(diagnoseCase({ before: "x/(c^2 (1 - x)^3) + 1", wrong: "x/(1 - x)^3 + 1" }).diagnosis?.message).toContain("factor c²");
  });
});

describe("what is said of two slips", () => {
  it("is what is wrong with each, at the terms from the one to the other", () => {
    const { diagnosis } = diagnoseCase({ before: "d/dx (x^3 + sin x)", wrong: "2x^2 - cos x" });
    expect(diagnosis).toMatchObject({ mistake: "wrong-number", edit: { found: "2x^2 - cos x", expected: "3x^2 + cos x" }, message: "Two things are wrong here. The number 2 should be 3 in the first term. The derivative of sin x is cos x, not −cos x." });
  });

  it("is nothing where a term is wrong by more than a slip", () => {
    expect(diagnoseCase({ before: "d/dx (x^3 + sin x)", wrong: "x^5 y - cos x" }).diagnosis?.message).not.toContain("Two things");
  });
});

describe("what stands around an edit, in a sentence", () => {
  it("has its commands and names whole", () => {
    expect(wordsBefore("x + \\operatorname{sgn} x + 3")).toBe("\\operatorname{sgn} x + 3");
    expect(wordsBefore("a + \\operatorname x")).toBe("\\operatorname x");
    expect(wordsAfter("\\operatorname{sgn} x")).toBe("\\operatorname");
    expect(wordsAfter("x + y")).toBe("x + y");
  });
});

describe("a carried-out line to be shown", () => {
  it.each([
    ["x/x", "1"], ["x - x*1", "0"], ["3 * 2^2", "12"], ["(3/10 x^(-7/10) y^(7/10))/(7/10 x^(3/10) y^(-3/10))", "3y/(7x)"], ["x^x (log(x) + x/x)", "x^x (log(x) + 1)"], ["e^x e^x", "e^(2x)"], ["sqrt(x) sqrt(x)", "x"],
    ["2x + 3x - y", "5x - y"],
  ])("%s is %s", (long, short) => {
    const arena = createArena();
    const target = readLine(arena, short, "text").node;
    expect(simplified(arena, readLine(arena, long, "text").node)).toBe(simplified(arena, target));
  });
});
