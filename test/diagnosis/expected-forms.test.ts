// What a right line may be expected to look like: carried out in place, in textbook order, or rewritten by one law of algebra.

import { describe, expect, it } from "vitest";
import { createArena } from "../../src/expression/arena.js";
import { printText } from "../../src/notation/text.js";
import { inTextbookOrder } from "../../src/diagnosis/expected-forms.js";
import { rewrittenForms } from "../../src/diagnosis/rewritten-forms.js";
import { diagnoseCase, readLine } from "./line.js";

describe("the forms of a line of algebra", () => {
  it.each([
    ["(x + 3)(x - 2)", "x^2 - 2*x + 3*x - 6"],
    ["(a - b)^2", "a^2 - 2*a*b + b^2"],
    ["(x + y)^3", "x^3 + 3*x^2*y + 3*x*y^2 + y^3"],
    ["a - (b - c)", "a - b + c"],
    ["log(x^3) + log(y)", "3*log(x) + log(y)"],
    ["log(a/b)", "log(a) - log(b)"],
    ["log(a) - log(b)", "log(a/b)"],
    ["a/b + c/d", "(a*d + c*b)/(b*d)"],
    ["(x + 1)/y", "x/y + 1/y"],
    ["(2*x)^3", "8*x^3"],
    ["1 - sin(x)^2", "1 - (1 - (cos(x))^2)"],
  ])("%s may become %s", (line, form) => {
    const arena = createArena();
    expect(rewrittenForms(arena, readLine(arena, line, "text").node).map(printText)).toContain(form);
  });

  it("put factors in the order of textbooks", () => {
    const arena = createArena();
    expect(printText(inTextbookOrder(arena, readLine(arena, "exp(x)*(1 + y)*x^2*3", "text").node))).toBe("3*x^2*(1 + y)*exp(x)");
  });
});

describe("a lost factor", () => {
  it.each([
    // Where its derivative stood in the line before.
    { before: "5x^4*exp(4x) + x^5*exp(4x)*d/dx (4x)", wrong: "5x^4*exp(4x) + x^5*exp(4x)", fix: "5x^4*exp(4x) + x^5*exp(4x)*4" },
    { before: "(x^3 - x*d/dx (x^3))/(x^3)^2", wrong: "(x^3 - x*x^2)/(x^3)^2", fix: "(x^3 - x*3*x^2)/(x^3)^2" },
    { before: "2*x^3*d/dx (x^3)", wrong: "x^3*3*x^2", fix: "2*x^3*3*x^2" },
    // In the order of the product that was multiplied out.
    { before: "(x + 3)(x - 2)", wrong: "x^2 - x + 3x - 6", fix: "x^2 - 2x + 3x - 6" },
    { before: "3(x + 2) - 2(5 - x)", wrong: "x + 6 - 10 + 2x", fix: "3x + 6 - 10 + 2x" },
    // Where the right line is defined for positive quantities only.
    { before: "log(x^3) + log(y^2)", wrong: "log(x) + 2log(y)", fix: "3log(x) + 2log(y)" },
    // Where it stands alone, beside a derivative that is left as it is.
    { before: "d/dx (x^4*tanh(4x))", wrong: "d/dx (x^4)*tanh(4x) + d/dx (tanh(4x))", fix: "d/dx (x^4)*tanh(4x) + x^4*d/dx (tanh(4x))" },
  ])("$wrong becomes $fix", ({ before, wrong, fix }) => {
    expect(diagnoseCase({ before, wrong, notation: "text" }).diagnosis?.fix).toBe(fix);
  });
});

it("an inner derivative that was added multiplies where it stands", () => {
  expect(diagnoseCase({ before: "d/dx sin(x^2)", wrong: "cos(x^2) + 2x", notation: "text" }).diagnosis?.fix).toBe("cos(x^2)*2x");
});
