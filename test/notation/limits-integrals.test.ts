// Limits and integrals are printed so that the reader reads them back.

import { describe, expect, it } from "vitest";
import { groupExpressions, readExpression } from "../../src/check/single.js";
import { createArena } from "../../src/expression/arena.js";
import { printLatex } from "../../src/notation/latex.js";
import { printText } from "../../src/notation/text.js";
import { printUnicode } from "../../src/notation/unicode.js";

describe("limits and integrals", () => {
  it.each([
    ["int(x*exp(x), x)", "∫ x exp x dx"],
    ["int(x^2 + 1, x, 0, 1)", "∫_0^1 (x² + 1) dx"],
    ["lim((f(x + h) - f(x))/h, h, 0)", "lim_{h→0} (f(x + h) − f(x))/h"],
    ["lim(1/x, x, 0, right)", "lim_{x→0⁺} 1/x"],
    ["lim(x*log(x), x, 0, left) + lim(x, x, ∞)", "(lim_{x→0⁻} x log x) + lim_{x→∞} x"],
    ["2*int(sin(t), t, 0, x)", "2 · ∫_0^x sin t dt"],
    ["int(int(x*y, x, 0, 1), y, 0, 1)", "∫_0^1 ∫_0^1 x y dx dy"],
    ["-int(exp(-x), x, 0, ∞)", "−∫_0^∞ exp(−x) dx"],
    ["lim(int(1/x^2, x, 1, b), b, ∞)", "lim_{b→∞} ∫_1^b 1/x² dx"],
    ["(lim(x + h, h, 0))^2", "(lim_{h→0} (x + h))²"],
    ["int(1/x, x)*y", "(∫ 1/x dx) y"],
    ["lim(-x, x, -∞)", "lim_{x→−∞} (−x)"],
    ["lim(x*h, h, 0) + h", "(lim_{h→0} x h) + h"],
  ])("%s is printed as %s and read back from text and LaTeX", (text, unicode) => {
    const arena = createArena();
    const read = (source: string) => readExpression(arena, source, groupExpressions([source], []));
    const first = read(text);
    if (first.kind === "failure") throw new Error(first.reason);
    expect(printUnicode(first.node)).toBe(unicode);
    for (const printed of [printText(first.node), printLatex(first.node)]) expect(read(printed)).toEqual({ kind: "expression", node: first.node });
  });
});
