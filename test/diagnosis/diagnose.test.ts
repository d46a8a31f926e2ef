// Wrong steps and what is said of them: the piece, what should stand there, the corrected line, the mistake.

import { describe, expect, it } from "vitest";
import { createPurse } from "../../src/diagnosis/budget.js";
import { diagnose } from "../../src/diagnosis/diagnose.js";
import { createArena } from "../../src/expression/arena.js";
import { createWork } from "../../src/judge/work.js";
import { diagnoseCase, readLine, type Case } from "./line.js";

interface Row extends Case {
  readonly mistake: string | null;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}

const entropyBefore = "-1(\\frac{d}{d\\hat y_i}y_i\\log(\\hat y_i)+\\frac{d}{d\\hat y_i}(1-y_i)(\\log(1-\\hat y_i)))";
const entropyWrong = "-1(\\frac{y_i}{\\hat y_i} + \\frac{1-y_i}{1 - \\hat y_i})";

const rows: readonly Row[] = [
  { notation: "latex", before: entropyBefore, wrong: entropyWrong, mistake: "missing-inner-derivative", found: "+", expected: "-", fix: "-1(\\frac{y_i}{\\hat y_i} - \\frac{1-y_i}{1 - \\hat y_i})" },
  { before: "d/dx sin(2x)", wrong: "cos(2x)", mistake: "missing-inner-derivative", found: "", expected: "2", fix: "2cos(2x)" },
  { notation: "latex", before: "\\frac{d}{dx} e^{x^2}", wrong: "e^{x^2}", mistake: "missing-inner-derivative", found: "", expected: "2x", fix: "2x \\cdot e^{x^2}" },
  { notation: "latex", before: "\\frac{d}{dx} \\cos(x^2)", wrong: "\\sin(x^2)\\cdot 2x", mistake: "wrong-trig-derivative-sign", found: "", expected: "-", fix: "-\\sin(x^2)\\cdot 2x" },
  { notation: "latex", before: "\\frac{d}{dx} e^{-2x}", wrong: "2e^{-2x}", mistake: "sign-flip", found: "", expected: "-", fix: "-2e^{-2x}" },
  { before: "d/dx x^3", wrong: "x^2", mistake: "exponent-not-brought-down", found: "", expected: "3", fix: "3x^2" },
  { before: "d/dx x^-2", wrong: "x^-3", mistake: "exponent-not-brought-down", found: "", expected: "-2", fix: "-2x^-3" },
  { before: "3 − (x − 2)", wrong: "3 − x − 2", mistake: "distributed-minus-first-term-only", found: "−", expected: "+", fix: "3 − x + 2" },
  { before: "d/dw (1/(1 + exp(-(w x + b))))", wrong: "exp(-(w x + b))/(1 + exp(-(w x + b)))^2", mistake: "missing-inner-derivative", found: "", expected: "x", fix: "x*exp(-(w x + b))/(1 + exp(-(w x + b)))^2" },
  { before: "sqrt((x - 3)^2)", wrong: "x - 3", mistake: "root-of-square", found: "x - 3", expected: "|x - 3|", fix: "|x - 3|" },
  { before: "x + x²", wrong: "x(1 + x³)", mistake: "wrong-exponent", found: "³", expected: "", fix: "x(1 + x)" },
  { notation: "latex", before: "\\frac12 x^2 + \\frac12 x^2", wrong: "\\frac32 x^2", mistake: "wrong-number", found: "3", expected: "2", fix: "\\frac22 x^2" },
  { notation: "latex", before: "\\left(x+1\\right)\\left(x-1\\right)", wrong: "x^2+1", mistake: "sign-flip", found: "+", expected: "-", fix: "x^2-1" },
  { notation: "latex", before: "\\frac{d}{dx} \\sin x", wrong: "\\sin x", mistake: "swapped-function", found: "\\sin", expected: "\\cos", fix: "\\cos x" },
  { before: "d/dx (1/x)", wrong: "-1/x", mistake: "wrong-exponent", found: "", expected: "^2", fix: "-1/x^2" },
  { before: "d/dx (x log(x) - x)", wrong: "log(x) + 1 - x", mistake: "not-differentiated", found: "x", expected: "1", fix: "log(x) + 1 - 1" },
];

describe("a wrong step", () => {
  it.each(rows)("$before ↦ $wrong: $found should be $expected", (row) => {
    const { arena, diagnosis, isEqualToBefore } = diagnoseCase(row);
    expect(diagnosis).not.toBeNull();
    expect({ found: diagnosis?.edit.found, expected: diagnosis?.edit.expected, fix: diagnosis?.fix }).toEqual({ found: row.found, expected: row.expected, fix: row.fix });
    if (row.mistake !== null) expect(diagnosis?.mistake).toBe(row.mistake);
    expect(row.wrong.slice(diagnosis?.edit.range.start, diagnosis?.edit.range.end)).toBe(row.found);
    expect(isEqualToBefore(readLine(arena, diagnosis?.fix ?? "", row.notation ?? "text").node)).toBe(true);
  });

  it("of the binary cross-entropy is explained by the lost inner derivative, in the term where it is lost", () => {
    const { diagnosis } = diagnoseCase({ before: entropyBefore, wrong: entropyWrong, notation: "latex" });
    expect(diagnosis?.rule).toBe("chain rule");
    expect(diagnosis?.term).toMatchObject({ found: "+ \\frac{1-y_i}{1 - \\hat y_i}", expected: "- \\frac{1-y_i}{1 - \\hat y_i}" });
    expect(diagnosis?.message).toBe(
      "The derivative of log(1 − ŷᵢ) is 1/(1 − ŷᵢ) times the derivative of what is inside, and the derivative of 1 − ŷᵢ is −1. That factor is missing, so the second fraction has the wrong sign.",
    );
    expect(diagnosis?.alternatives).toEqual([]);
  });

  it("is looked through to the definitions in it", () => {
    const { diagnosis } = diagnoseCase({ before: "d/dx q", wrong: "1/(1 - x)", definitions: [{ name: "q", body: "log(1 - x)" }] });
    expect(diagnosis).toMatchObject({ mistake: "missing-inner-derivative", fix: "-1/(1 - x)" });
  });

  it("with two wrong terms points at the first and mends both", () => {
    const { arena, diagnosis, isEqualToBefore } = diagnoseCase({ before: "d/dx (x^4 + sin(x) + x^2)", wrong: "7x^2 + y + 2x" });
    expect(diagnosis?.mistake).toBeNull();
    expect(diagnosis?.edit).toMatchObject({ range: { start: 0, end: 4 }, found: "7x^2", expected: "4x^3" });
    expect(isEqualToBefore(readLine(arena, diagnosis?.fix ?? "", "text").node)).toBe(true);
  });

  it("with nothing right in it is shown whole, with what the line before is", () => {
    const { diagnosis } = diagnoseCase({ before: "d/dx sin(x)^2", wrong: "y^5 + z" });
    expect(diagnosis).toMatchObject({ mistake: null, term: null, edit: { range: { start: 0, end: 7 }, found: "y^5 + z" } });
    expect(diagnosis?.message).toContain("2 cos x sin x");
  });

  it("names the other repairs that are as simple", () => {
    const { diagnosis } = diagnoseCase({ before: "x^3", wrong: "x x" });
    expect(diagnosis?.fix).toBe("x^2 x");
    expect(diagnosis?.alternatives).toEqual(["insert `^2` after `x x`"]);
  });

  it("has its ranges in the text that it stands in", () => {
    const arena = createArena();
    const afterText = "\\begin{aligned} &= a \\\\ &= 2x + \\sin x \\end{aligned}";
    const after = readLine(arena, afterText, "latex", 1);
    const before = readLine(arena, "x^2", "latex");
    const isRight = (node: unknown): boolean => node === arena.add([arena.multiply([arena.integer(2), arena.symbol("x")]), arena.apply("cos", [arena.symbol("x")])]);
    const found = diagnose({
      arena, before, after, beforeText: "x^2", afterText, notation: "latex", definitions: new Map(), work: createPurse(), resolve: (node) => node, agrees: isRight, confirm: isRight, points: [], around: "", reread: (text) => readLine(arena, text, "latex").node,
    });
    expect(found?.fix).toBe("2x + \\cos x");
    expect(afterText.slice(found?.edit.range.start, found?.edit.range.end)).toBe("\\sin");
  });

  it("of many terms is searched within bounds", () => {
    const terms = Array.from({ length: 150 }, (_, k) => `x^${k + 2}`);
    const before = terms.join(" + ");
    const { diagnosis, candidates } = diagnoseCase({ before, wrong: [...terms.slice(0, -1), "y"].join(" + ") }, createWork(30_000_000));
    expect(candidates).toBeLessThan(2000);
    expect(diagnosis).not.toBeNull();
  });

  it("is diagnosed the same way twice, and without a budget not repaired", () => {
    const step = { before: "d/dx (x^2 sin(x))", wrong: "2x sin(x) + x^2 sin(x)" };
    expect(diagnoseCase(step).diagnosis).toEqual(diagnoseCase(step).diagnosis);
    expect(diagnoseCase(step, createWork(0)).diagnosis?.edit.range).toEqual({ start: 10, end: 22 });
  });

  it("against a line without a value gets no diagnosis", () => {
    const arena = createArena();
    const line = readLine(arena, "x", "text");
    const never = (): boolean => false;
    expect(diagnose({ arena, before: line, after: line, beforeText: "x", afterText: "x", notation: "text", definitions: new Map(), work: createPurse(), resolve: () => null, agrees: never, confirm: never, points: [], around: "", reread: () => null })).toBeNull();
  });
});
