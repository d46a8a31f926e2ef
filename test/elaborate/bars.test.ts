// Evaluation bars: what they reach over, and that the tree of occurrences stays a tree.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

describe("an evaluation bar after a sum", () => {
  it("leaves the sum a part of the evaluation, so that a step after it can be diagnosed", () => {
    const report = check("$$ \\int_0^1 (2x + 3x^2)\\,dx = x^2 + x^3 \\Big|_0^1 = 3 $$\n", { notation: "markdown" });
    expect(report.derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict))).toEqual(["given", "equal", "undecided"]);
  });
});

describe("an integral by a member of a family", () => {
  it.each([
    ["its value", "R = \\int_0^1 \\frac{n-1}{n} v_i \\times n v_i^{n-1} \\, dv_i = \\frac{n-1}{n+1}", ["given", "equal"]],
    ["a bar behind quotients of such integrals", "\\frac{\\int_0^{v_i} (n-1) y_i^{n-1} \\, dy_i}{\\int_0^{v_i} (n-1) y_i^{n-2} \\, dy_i} = \\frac{n-1}{n} y_i \\Big|_0^{v_i} = \\frac{n-1}{n} v_i", ["equal", "equal"]],
    ["a slip in the power below the bar", "\\int_0^{v_i} 3 y_i^2 \\, dy_i = y_i^2 \\Big|_0^{v_i} = v_i^2", ["unequal", "equal"]],
    ["a slip in the value", "\\int_0^{v_i} 3 y_i^2 \\, dy_i = y_i^3 \\Big|_0^{v_i} = 2 v_i^3", ["equal", "unequal"]],
  ])("%s", (_name, formula, expected) => {
    const text = `Let $v_1, \\dots, v_n$ and $y_1, \\dots, y_n$ be numbers.\n\n$$ ${formula} $$\n`;
    expect(check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.slice(1).map(({ verdict }) => verdict))).toEqual(expected);
  });
});
