// Right lines with one token changed blindly: the diagnosis finds a repair near the change, and its corrected line, read again, equals the line before.

import { describe, expect, it } from "vitest";
import { diagnoseCase, readLine, type LineNotation } from "./line.js";

interface RightStep {
  readonly before: string;
  readonly after: string;
  readonly notation: LineNotation;
}

const steps: readonly RightStep[] = [
  { notation: "text", before: "d/dx (x^3 - 4x + 1)", after: "3x^2 - 4" },
  { notation: "text", before: "d/dx (x^2 sin(x))", after: "2x sin(x) + x^2 cos(x)" },
  { notation: "text", before: "d/dx (sin(x)/x^2)", after: "(x^2 cos(x) - 2x sin(x))/x^4" },
  { notation: "text", before: "d/dx exp(-x^2/2)", after: "-x exp(-x^2/2)" },
  { notation: "text", before: "d/dx log(1 + x^2)", after: "2x/(1 + x^2)" },
  { notation: "text", before: "(x + y)^2 - 3 (x - 1)", after: "x^2 + 2x y + y^2 - 3x + 3" },
  { notation: "text", before: "d/dx (3 cos(2x) + 5 sin(x))", after: "-6 sin(2x) + 5 cos(x)" },
  { notation: "latex", before: "\\frac{d}{dx}\\left(x^2 e^{3x}\\right)", after: "2x e^{3x} + 3x^2 e^{3x}" },
  { notation: "latex", before: "\\frac{d}{dx} \\frac{1}{1+e^{-x}}", after: "\\frac{e^{-x}}{\\left(1+e^{-x}\\right)^2}" },
  { notation: "latex", before: "\\frac{d}{dx} \\sqrt{1-x^2}", after: "-\\frac{x}{\\sqrt{1-x^2}}" },
  { notation: "latex", before: "\\frac{d}{dx}\\left(\\frac12 x^4 - \\ln x\\right)", after: "2x^3 - \\frac{1}{x}" },
  { notation: "latex", before: "\\frac{d}{dx} \\sin^3 x", after: "3\\sin^2 x \\cos x" },
  { notation: "latex", before: "-\\left(\\frac{d}{d p} y\\log p + \\frac{d}{d p} (1-y)\\log(1-p)\\right)", after: "-\\left(\\frac{y}{p} - \\frac{1-y}{1-p}\\right)" },
  { notation: "text", before: "2 (x - 3) (x + 3)", after: "2x² − 18" },
];

/** Every text with one token changed: a sign turned, a digit raised, sine and cosine exchanged. */
function blindEdits(text: string): readonly { readonly text: string; readonly position: number }[] {
  const edits: { text: string; position: number }[] = [];
  const put = (start: number, end: number, by: string): void => {
    edits.push({ text: text.slice(0, start) + by + text.slice(end), position: start });
  };
  for (const match of text.matchAll(/[+\-−]|\d|sin|cos|²/g)) {
    const start = match.index;
    const [found] = match;
    const end = start + found.length;
    if (found === "+") put(start, end, text.includes("−") ? "−" : "-");
    else if (found === "-" || found === "−") put(start, end, /[\w)}²]\s*$/.test(text.slice(0, start)) ? "+" : "");
    else if (found === "sin") put(start, end, "cos");
    else if (found === "cos") put(start, end, "sin");
    else if (found === "²") put(start, end, "³");
    else if (found !== "9") put(start, end, String(Number(found) + 1));
  }
  return edits;
}

const cases = steps.flatMap((step) => blindEdits(step.after).map((edit) => ({ ...step, wrong: edit.text, position: edit.position })));

describe("one token changed", () => {
  it("is enough cases", () => expect(cases.length).toBeGreaterThan(70));

  it.each(cases)("$before ↦ $wrong is found and mended", ({ before, wrong, notation, position }) => {
    const { arena, after, diagnosis, isEqualToBefore } = diagnoseCase({ before, wrong, notation });
    if (isEqualToBefore(after.node)) return;
    expect(diagnosis).not.toBeNull();
    if (diagnosis === null) return;
    const { edit, fix, term } = diagnosis;
    expect(edit.found).toBe(wrong.slice(edit.range.start, edit.range.end));
    if (term !== null) expect(term.found).toBe(wrong.slice(term.range.start, term.range.end));
    expect(fix).not.toBeNull();
    expect(isEqualToBefore(readLine(arena, fix ?? "", notation).node), fix ?? "").toBe(true);
    expect(edit.range.end - edit.range.start, `${edit.found} ↦ ${edit.expected}`).toBeLessThan(Math.max(8, 1 + wrong.length / 2));
    expect(Math.min(Math.abs(edit.range.start - position), Math.abs(edit.range.end - position)), `${edit.found} ↦ ${edit.expected} at ${edit.range.start}, changed at ${position}`).toBeLessThanOrEqual(wrong.length / 2);
  });
});
