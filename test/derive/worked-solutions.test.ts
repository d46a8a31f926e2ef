// Worked solutions: they read as a person writes them, and what is printed is found right when it is read again.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, derive } from "../../src/index.js";
import type { DerivationReport } from "../../src/model/report.js";

const notationOf = { text: "text", md: "markdown", yaml: "yaml" } as const;
type Format = keyof typeof notationOf;

function derivations(text: string, format: Format): readonly DerivationReport[] {
  return check(text, { notation: notationOf[format] }).derivations;
}

describe("a worked solution in plain text", () => {
  const table: readonly (readonly [string, string | null, readonly string[]])[] = [
    ["x^2 sin x", "x", ["d/dx (x^2 sin x)", "(d/dx x^2) sin x + x^2 * d/dx sin x # product rule", "2x sin x + x^2 * d/dx sin x # power rule", "2x sin x + x^2 cos x # derivative of sin"]],
    ["x^3 + 2x + 5", null, ["d/dx (x^3 + 2x + 5)", "d/dx x^3 + d/dx 2x + d/dx 5 # sum rule", "3x^2 + 2 # power rule"]],
    ["e^(-x^2)", null, ["d/dx e^(-x^2)", "e^(-x^2) * d/dx (-x^2) # chain rule", "e^(-x^2) * (-2x) # power rule", "-2x e^(-x^2) # simplify"]],
    ["sin(cos(x^2))", null, ["d/dx sin(cos(x^2))", "cos(cos(x^2)) * d/dx cos(x^2) # chain rule", "cos(cos(x^2)) * (-sin(x^2)) * d/dx x^2 # chain rule", "cos(cos(x^2)) * (-sin(x^2)) * 2x # power rule", "-2x sin(x^2) cos(cos(x^2)) # simplify"]],
    ["sin(x)/cos(x)", null, [
      "d/dx (sin x/cos x)", "((d/dx sin x) cos x - sin x * d/dx cos x)/cos^2 x # quotient rule", "(cos x cos x - sin x * d/dx cos x)/cos^2 x # derivative of sin",
      "(cos x cos x - sin x * (-sin x))/cos^2 x # derivative of cos", "(cos^2 x + sin^2 x)/cos^2 x # simplify", "1/cos^2 x # sin^2 + cos^2 = 1",
    ]],
    ["(x^2 + 1)/(x - 1)", null, [
      "d/dx ((x^2 + 1)/(x - 1))", "((d/dx (x^2 + 1)) (x - 1) - (x^2 + 1) * d/dx (x - 1))/(x - 1)^2 # quotient rule", "(2x (x - 1) - (x^2 + 1))/(x - 1)^2 # power rule",
      "(2x (x - 1) - x^2 - 1)/(x - 1)^2 # simplify", "(2x^2 - 2x - x^2 - 1)/(x - 1)^2 # multiply out", "(x^2 - 2x - 1)/(x - 1)^2 # collect like terms",
    ]],
    ["x^2 (1 - x)^3", null, [
      "d/dx (x^2 (1 - x)^3)", "(d/dx x^2) (1 - x)^3 + x^2 * d/dx (1 - x)^3 # product rule", "2x (1 - x)^3 + x^2 * d/dx (1 - x)^3 # power rule",
      "2x (1 - x)^3 + x^2 * 3 (1 - x)^2 * d/dx (1 - x) # chain rule", "2x (1 - x)^3 + x^2 * 3 (1 - x)^2 * (-1) # sum rule", "2x (1 - x)^3 - 3x^2 (1 - x)^2 # simplify",
      "x (1 - x)^2 (2 (1 - x) - 3x) # take out the common factor", "x (1 - x)^2 (2 - 2x - 3x) # multiply out", "x (1 - x)^2 (2 - 5x) # collect like terms",
    ]],
    ["x^x", null, ["d/dx x^x", "x^x * d/dx (x ln x) # logarithmic differentiation", "x^x ((d/dx x) ln x + x * d/dx ln x) # product rule", "x^x (ln x + x * d/dx ln x) # derivative of x", "x^x (ln x + x (1/x)) # logarithm rule", "x^x (ln x + 1) # simplify"]],
    ["a x^n", "x", ["d/dx (a x^n)", "a n x^(n - 1) # power rule"]],
    ["x^2 y + y^3", "y", ["d/dy (x^2 y + y^3)", "d/dy (x^2 y) + d/dy y^3 # sum rule", "x^2 + 3y^2 # power rule"]],
    ["y_i log ŷ_i", "ŷ_i", ["d/dŷ_i (y_i log ŷ_i)", "y_i * d/dŷ_i log ŷ_i # constant multiple rule", "y_i (1/ŷ_i) # logarithm rule", "y_i/ŷ_i # simplify"]],
    ["f(x)^2", "x", ["d/dx f(x)^2", "2 f(x) * d/dx f(x) # chain rule", "2 f(x) f'(x) # derivative of a function"]],
    ["d/dx x ln x", null, ["d/dx (x ln x)", "(d/dx x) ln x + x * d/dx ln x # product rule", "ln x + x * d/dx ln x # derivative of x", "ln x + x (1/x) # logarithm rule", "ln x + 1 # simplify"]],
    ["7", "x", ["d/dx 7", "0 # derivative of a constant"]],
  ];
  it.each(table)("of %s", (expression, variable, lines) => {
    const text = derive(expression, variable);
    expect(text.trimEnd().split("\n").map((line) => line.replace(/^ {2}= /, "").replace(/ +#/, " #"))).toEqual(lines);
    const [derivation] = derivations(text, "text");
    expect(derivation?.status).toBe("right");
    expect(derivation?.notes).toEqual([]);
  });
});

describe("a worked solution", () => {
  it.each(["text", "md", "yaml"] as const)("of the second derivative in %s is two derivations, both right", (format) => {
    const found = derivations(derive("x e^-x", "x", { format, order: 2 }), format);
    expect(found.map(({ status }) => status)).toEqual(["right", "right"]);
  });

  it("is written with ∂ where that is asked for", () => {
    expect(derive("x y", "x", { partial: true })).toBe("∂/∂x (x y)\n  = y   # constant multiple rule\n");
  });

  it("in Markdown uses the fractions, brackets and ln of a person", () => {
    expect(derive("ln(x)/x", "x", { format: "md" })).toContain("\\frac{\\left(\\frac{d}{dx} \\ln x\\right) x - \\ln x \\cdot \\frac{d}{dx} x}{x^2}");
  });

  it("keeps log for one who writes log", () => {
    expect(derive("x log x", "x")).toContain("log x + 1");
  });

  it.each([
    ["x +", "x", "SyntaxError"],
    ["x y", null, "name the variable"],
    ["7", null, "name the variable"],
    ["x", "2", "expected the name of a variable"],
    ["x = y", "x", "expected one expression"],
    ["n!", "n", "n"],
  ])("of %s by %s is refused with the reason", (expression, variable, reason) => {
    expect(() => derive(expression, variable)).toThrow(reason === "SyntaxError" ? SyntaxError : reason);
  });

  it("has an order from 1 to 6", () => {
    expect(() => derive("x", "x", { order: 7 })).toThrow(RangeError);
  });

  const leaf = fc.constantFrom("x", "x^2", "2x", "3", "a", "1/x", "sin x", "cos x", "e^x", "ln x", "sqrt(x)", "x^(1/3)", "b x^4", "tan x", "arctan x", "2^x");
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.tuple(tie("expression"), tie("expression")).map(([u, v]) => `${u} + ${v}`),
      fc.tuple(tie("expression"), tie("expression")).map(([u, v]) => `${u} - (${v})`),
      fc.tuple(tie("expression"), tie("expression")).map(([u, v]) => `(${u}) * (${v})`),
      fc.tuple(tie("expression"), tie("expression")).map(([u, v]) => `(${u})/(${v})`),
      fc.tuple(tie("expression"), fc.constantFrom("2", "3", "-1", "(1/2)")).map(([u, n]) => `(${u})^${n}`),
      fc.tuple(fc.constantFrom("sin", "cos", "ln", "sqrt", "e^", "arctan"), tie("expression")).map(([f, u]) => `${f}(${u})`),
    ),
  }));

  it("of any expression is found right, or undecided where the expression itself has no value", () => {
    fc.assert(
      fc.property(expression, fc.constantFrom<Format>("text", "md", "yaml"), (given, format) => {
        const [derivation] = derivations(derive(given, "x", { format }), format);
        const doubts = (derivation?.steps ?? []).filter(({ verdict, reason }) => verdict !== "given" && verdict !== "equal" && reason !== "no point was found where both sides are defined");
        expect([given, doubts.map(({ number, verdict, reason }) => [number, verdict, reason])]).toEqual([given, []]);
        expect(derivation?.steps.length).toBeGreaterThan(1);
      }),
      { numRuns: 15, seed: 12 },
    );
  });
});
