import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";
import { studyText, type DerivationStudy, type Study } from "../../src/check/study.js";
import type { DerivationReport, StepReport } from "../../src/model/report.js";
import { boxText } from "../../src/notation/box.js";
import { UNICODE_GLYPHS } from "../../src/notation/glyphs.js";
import type { Shape } from "../../src/notation/shape.js";
import { drawFormula } from "../../src/notation/two-dimensional.js";
import { UNICODE_MARK_SIGNS, withMarkRuled } from "../../src/notation/underline.js";

const crossEntropy = readFileSync("derivations/binary-cross-entropy.md", "utf8");

function picture(shape: Shape | null): string {
  if (shape === null) return "nothing";
  return boxText(withMarkRuled(drawFormula(shape, UNICODE_GLYPHS), UNICODE_MARK_SIGNS)).join("\n");
}

function only(study: Study): { readonly report: DerivationReport; readonly study: DerivationStudy } {
  const [report, derivation] = [study.report.derivations[0], study.derivations[0]];
  if (report === undefined || derivation === undefined) throw new Error("no derivation");
  return { report, study: derivation };
}

function stepOf(report: DerivationReport, number: number): StepReport {
  const step = report.steps[number];
  if (step === undefined) throw new Error("no such step");
  return step;
}

const inText = (text: string): { readonly report: DerivationReport; readonly study: DerivationStudy } => only(studyText(text, { notation: "text" }));

describe("the study of a derivation", () => {
  it("comes with the same report as the check", () => {
    expect(studyText(crossEntropy, { path: "a.md" }).report).toEqual(checkText(crossEntropy, { path: "a.md" }));
  });

  it("draws a line with the spot of its diagnosis marked: the + that should be −", () => {
    const { report, study } = only(studyText(crossEntropy, { notation: "markdown" }));
    const step = stepOf(report, 3);
    expect(picture(study.lineShape({ kind: "step", number: 3 }, step.diagnosis))).toBe([" ⎛yᵢ   1 − yᵢ⎞", "−⎜── + ──────⎟", " ⎝ŷᵢ ▔ 1 − ŷᵢ⎠"].join("\n"));
    expect(picture(study.textShape({ kind: "step", number: 3 }, step.diagnosis?.fix ?? ""))).toBe([" ⎛yᵢ   1 − yᵢ⎞", "−⎜── − ──────⎟", " ⎝ŷᵢ   1 − ŷᵢ⎠"].join("\n"));
  });

  it.each([
    ["d/dx x^3 = 3x^3", ["3x³", "  ▔"]],
    ["d/dx sin(x)^2 = 2 sin x", ["2 sin x", "  ▔▔▔▔▔"]],
    ["(x+1)^2 = x^2 + 2x + 2", ["x² + 2x + 2", "          ▔"]],
    ["d/dx (x^2 + x) = 2x - 1", ["2x − 1", "   ▔"]],
    ["2(x + 3) = 2x + 3", ["2x + 3", "     ▔"]],
  ])("marks what is wrong in %s", (text, expected) => {
    const { report, study } = inText(text);
    expect(stepOf(report, 1).verdict).toBe("unequal");
    expect(picture(study.lineShape({ kind: "step", number: 1 }, stepOf(report, 1).diagnosis)).split("\n").at(-1)?.trim()).toMatch(/^▔+$/u);
    expect(picture(study.lineShape({ kind: "step", number: 1 }, null)).split("\n")[0]).toBe(expected[0]);
  });

  it("marks nothing where the whole line is wrong, and draws statements", () => {
    const { report, study } = inText("2x + 3 = 7\n2x = 5\n");
    expect(stepOf(report, 1).verdict).toBe("unequal");
    expect(picture(study.lineShape({ kind: "step", number: 1 }, stepOf(report, 1).diagnosis))).toBe("2x = 5");
  });

  it("puts the values of a witness into both lines, carried out where they can't be put in as they stand", () => {
    const { report, study } = inText("d/dx x^3 = x^2 + 1");
    const { witness } = stepOf(report, 1);
    const both = witness === null ? null : study.withValues({ kind: "step", number: 1 }, witness);
    expect(picture(both?.left ?? null)).toContain("3 ⎜─⎟");
    expect(picture(both?.left ?? null)).not.toContain("x");
    expect(picture(both?.right ?? null)).not.toContain("x");
  });

  it("gives the numbers of a picture in which the two sides part", () => {
    const { report, study } = inText("d/dx x^2 = 2x + 1");
    const plot = study.plot({ kind: "step", number: 1 }, stepOf(report, 1).witness, 0);
    expect(plot?.variable).toBe("x");
    expect(plot?.samples.every(({ x, left, right }) => left !== null && right !== null && Math.abs(left - 2 * x) < 1e-9 && Math.abs(right - left - 1) < 1e-9)).toBe(true);
  });

  it("lets what one differentiates by run first, and holds the rest at the witness", () => {
    const { report, study } = only(studyText(crossEntropy, { notation: "markdown" }));
    const { witness } = stepOf(report, 3);
    expect(study.plotVariables({ kind: "step", number: 3 })).toEqual(["ŷ_i", "y_i"]);
    const plot = study.plot({ kind: "step", number: 3 }, witness, 0);
    expect(plot?.variable).toBe("ŷ_i");
    expect(plot?.held).toEqual([{ name: "y_i", value: witness?.at["y_i"] }]);
    // Outside of (0, 1) the given function has no value, and where nothing is nothing is drawn.
    expect(plot?.samples.filter(({ left }) => left !== null).every(({ x }) => x > 0 && x < 1)).toBe(true);
  });

  it("has no picture and no values for unknown functions", () => {
    const { report, study } = inText("d/dx (f(x) g(x)) = f'(x) g'(x)");
    const { witness } = stepOf(report, 1);
    expect(study.plot({ kind: "step", number: 1 }, witness, 0)).toBeNull();
    expect(witness === null ? null : study.withValues({ kind: "step", number: 1 }, witness)).toBeNull();
  });
});
