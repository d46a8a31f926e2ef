// What a move was, and what is said of a label that names another rule.

import { describe, expect, it } from "vitest";
import { ruleOfStatement } from "../../src/diagnosis/rule-of-statement.js";
import { relationFormula, type Formula } from "../../src/expression/formula.js";
import { labelNote, ruleOfStep } from "../../src/diagnosis/rule-of-step.js";
import { createArena } from "../../src/expression/arena.js";
import type { Definition } from "../../src/expression/definition.js";
import type { Node, RelationOperator } from "../../src/expression/node.js";
import { judge } from "../../src/judge/judge.js";
import { readLine } from "./line.js";

function recognise(before: string, after: string, definitions: Readonly<Record<string, string>> = {}, notation: "text" | "latex" = "text") {
  const arena = createArena();
  const table = new Map(Object.entries(definitions).map(([name, body]): [string, Definition] => [name, { name, parameters: [], indexParameters: [], body: readLine(arena, body, notation).node }]));
  const areEqual = (a: Node, b: Node): boolean => a === b || judge(a, b, { arena, assumptions: [], integers: new Set(), budget: 100_000 }).verdict === "equal";
  return ruleOfStep({ arena, before: readLine(arena, before, notation).node, after: readLine(arena, after, notation).node, definitions: table, areEqual });
}

describe("the rule of a step", () => {
  it.each([
    ["d/dx (3 sin(x))", "3 d/dx sin(x)", "constant multiple rule"],
    ["d/dx (x sin(x) + x^2)", "d/dx (x sin(x)) + d/dx x^2", "sum rule"],
    ["d/dx (x sin(x))", "sin(x) d/dx (x) + x d/dx sin(x)", "product rule"],
    ["d/dx (x sin(x))", "sin(x) + x cos(x)", "product rule"],
    ["d/dx (sin(x)/x)", "(x cos(x) - sin(x))/x^2", "quotient rule"],
    ["d/dx sin(x^2)", "cos(x^2) d/dx (x^2)", "chain rule"],
    ["d/dx sin(x^2)", "2x cos(x^2)", "chain rule"],
    ["d/dx x^5", "5x^4", "power rule"],
    ["d/dx (1/x)", "-1/x^2", "power rule"],
    ["d/dx e^x", "e^x", "exponential rule"],
    ["d/dx log(x)", "1/x", "logarithm rule"],
    ["d/dx cos(x)", "-sin(x)", "trigonometric derivative"],
    ["(x + 1)^2", "x^2 + 2x + 1", "algebra"],
    ["sin(2x) + 1", "2 sin(x) cos(x) + 1", "trigonometric identity"],
    ["cos(x)^2 + sin(x)^2", "1", "trigonometric identity"],
    ["x sin(x) + x", "x (sin(x) + 1)", "algebra"],
    ["log(x y)", "log(x) + log(y)", "laws of logarithms"],
    ["(cos(x)^2 + sin(x)^2)/cos(x)^2", "1/cos(x)^2", "trigonometric identity"],
    ["sin(x) cos(x)/sin(x)", "cos(x)", "algebra"],
    ["d/dx tan(x)", "d/dx (sin(x)/cos(x))", "trigonometric identity"],
    ["d/dx (x + 1)^2 + y", "d/dx (x^2 + 2x + 1) + y", "algebra"],
    ["d/dx (3 x sin(x))", "3 d/dx (x sin(x))", "constant multiple rule"],
    ["d/dx (3x^2 + 5)", "6x", "power rule"],
  ])("from %s to %s it is the %s", (before, after, rule) => {
    expect(recognise(before, after).rule).toBe(rule);
  });

  it.each([
    ["\\int x e^x \\, dx", "x e^x - \\int e^x \\, dx", "integration by parts"],
    ["\\int_0^\\pi x \\sin x \\, dx", "[-x \\cos x]_0^\\pi + \\int_0^\\pi \\cos x \\, dx", "integration by parts"],
    ["\\int (x^2 + 3e^x) \\, dx", "\\int x^2 \\, dx + 3 \\int e^x \\, dx", "linearity of the integral"],
    ["\\int (x^2 + e^x) \\, dx", "\\frac{x^3}{3} + \\int e^x \\, dx", "linearity of the integral"],
    ["\\int \\frac{x + 1}{x} \\, dx", "\\int (1 + \\frac1x) \\, dx", "algebra"],
    ["\\int 2x \\cos(x^2) \\, dx", "\\int \\cos u \\, du", "integration by substitution"],
    ["\\int_0^2 |x - 1| \\, dx", "\\int_0^1 |x - 1| \\, dx + \\int_1^2 |x - 1| \\, dx", "additivity of the integral"],
    ["\\int e^x \\, dx + 1", "e^x + 1", "antiderivative"],
    ["\\int_0^1 x^2 \\, dx", "\\frac13", "fundamental theorem of calculus"],
    ["\\lim_{x \\to 0} \\frac{\\sin x}{x}", "\\lim_{x \\to 0} \\frac{\\cos x}{1}", "l’Hôpital’s rule"],
    ["\\lim_{x \\to 0} \\frac{x^2 + x}{x}", "\\lim_{x \\to 0} (x + 1)", "algebra"],
    ["\\lim_{x \\to 0} (x + 1)", "1", "limit"],
    ["\\lim_{x \\to 0} (\\cos x + x)", "\\lim_{x \\to 0} \\cos x + \\lim_{x \\to 0} x", "laws of limits"],
    ["\\frac{d}{dx} x^2", "\\lim_{h \\to 0} \\frac{(x + h)^2 - x^2}{h}", "definition of the derivative"],
    ["\\pi \\cos \\pi", "-\\pi", "known values"],
  ])("from %s to %s it is: %s", (before, after, rule) => {
    expect(recognise(before, after, {}, "latex").rule).toBe(rule);
  });

  it("looks through a prime at the rule that was used", () => {
    const arena = createArena();
    const body = readLine(arena, "(1 + e^(-x))^(-1)", "text").node;
    const definitions = new Map<string, Definition>([["f", { name: "f", parameters: [arena.symbol("x")], indexParameters: [], body }]]);
    const before = arena.call(arena.symbol("f"), [1], [arena.symbol("x")]);
    expect(ruleOfStep({ arena, before, after: readLine(arena, "-(1 + e^(-x))^(-2) (-e^(-x))", "text").node, definitions, areEqual: (a, b) => a === b }).rule).toBe("chain rule");
  });

  it("sees a name replaced by its value as the definition", () => {
    expect(recognise("2 q + 1", "2 (x + 1) + 1", { q: "x + 1" }).rule).toBe("definition");
  });

  it("sees a name put in for its value as a substitution", () => {
    expect(recognise("2 (x + 1) + 1", "2 q + 1", { q: "x + 1" }).rule).toBe("substitution");
  });

  it("looks through a definition at the rule that was used", () => {
    const recognised = recognise(
      "\\frac{dJ}{d\\hat y_i}", "-1(\\frac{d}{d\\hat y_i}(y_i\\log(\\hat y_i)+(1-y_i)(\\log(1-\\hat y_i))))",
      { J: "\\frac{-1}{m}\\sum_{i=1}^m y_i\\log(\\hat y_i)+(1-y_i)(\\log(1-\\hat y_i))" }, "latex",
    );
    expect(recognised.rule).toBe("constant multiple rule");
    expect(labelNote("Product rule", recognised)).toBe("this is the constant multiple rule, not the product rule");
  });
});

describe("a label", () => {
  const sum = recognise("d/dx (x + x^2)", "d/dx x + d/dx x^2");
  it.each([["Sum rule", null], ["by linearity", null], ["we simplify", null], ["Chain rule:", "this is the sum rule, not the chain rule"]])("%s on a sum rule gets the note %s", (label, note) => {
    expect(labelNote(label, sum)).toBe(note);
  });

  it("that names several rules fits where one of them was used", () => {
    const step = recognise("d/dx (a log(x))", "a/x");
    expect(labelNote("Product rule, deriv of constant (treating $a$ as a constant) and deriv of natural log", step)).toBeNull();
    expect(labelNote("Product rule", step)).toBe("this is the logarithm rule, not the product rule");
  });

  it("on algebra is not judged", () => {
    expect(labelNote("product rule", recognise("log(x y)", "log(x) + log(y)"))).toBeNull();
  });
});

describe("the rule between two statements", () => {
  const relation = (left: string, operator: RelationOperator, right: string): Formula => {
    const found = arena.relation(operator, readLine(arena, left, "latex").node, readLine(arena, right, "latex").node);
    if (found.kind !== "relation") throw new Error("not a relation");
    return relationFormula(found);
  };
  const arena = createArena();
  it.each<[Formula, Formula, string | null]>([
    [relation("x^2 + y^2", "=", "25"), relation("2x + 2y \\frac{dy}{dx}", "=", "0"), "differentiation of both sides"],
    [relation("2x + 2y \\frac{dy}{dx}", "=", "0"), relation("\\frac{dy}{dx}", "=", "-\\frac{x}{y}"), "solving the equation"],
    [relation("3x + 2", "=", "8"), relation("3x", "=", "6"), "the same on both sides"],
    [relation("3x", "=", "6"), relation("x", "=", "2"), "solving the equation"],
    [relation("3x", "<", "6"), relation("x", "<", "2"), "solving the inequality"],
    [relation("(x + 1)^2", "=", "4"), relation("x^2 + 2x + 1", "=", "4"), "algebra"],
  ])("%#", (before, after, rule) => {
    expect(ruleOfStatement(before, after)).toBe(rule);
  });
});

it.each([
  ["substitution", "integration by parts", "this is integration by parts, not integration by substitution"],
  ["by parts", "integration by substitution", "this is integration by substitution, not integration by parts"],
  ["integration by parts", "integration by parts", null],
  ["parts, u = x, dv = e^x dx, by substitution", "integration by parts", null],
  ["integrate both sides", "differentiation of both sides", "this is differentiation of both sides, not integration of both sides"],
  ["implicit differentiation", "differentiation of both sides", null],
  ["quotient rule", "l’Hôpital’s rule", "this is l’Hôpital’s rule, not the quotient rule"],
  ["l'Hospital, not the quotient rule", "l’Hôpital’s rule", null],
])("of the label “%s” at %s it says: %s", (label, rule, note) => expect(labelNote(label, { rule, plausible: new Set([rule]) })).toBe(note));
