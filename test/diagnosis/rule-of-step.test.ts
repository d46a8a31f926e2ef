// What a move was, and what is said of a label that names another rule.

import { describe, expect, it } from "vitest";
import { labelNote, ruleOfStep } from "../../src/diagnosis/rule-of-step.js";
import { createArena } from "../../src/expression/arena.js";
import type { Definition } from "../../src/expression/definition.js";
import { readLine } from "./line.js";

function recognise(before: string, after: string, definitions: Readonly<Record<string, string>> = {}, notation: "text" | "latex" = "text") {
  const arena = createArena();
  const table = new Map(Object.entries(definitions).map(([name, body]): [string, Definition] => [name, { name, parameters: [], indexParameters: [], body: readLine(arena, body, notation).node }]));
  return ruleOfStep({ arena, before: readLine(arena, before, notation).node, after: readLine(arena, after, notation).node, definitions: table });
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
    ["d/dx (3 x sin(x))", "3 d/dx (x sin(x))", "constant multiple rule"],
    ["d/dx (3x^2 + 5)", "6x", "power rule"],
  ])("from %s to %s it is the %s", (before, after, rule) => {
    expect(recognise(before, after).rule).toBe(rule);
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
