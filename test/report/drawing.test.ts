// Formulas in two dimensions beside the author's line: what is drawn and what is not, the spot ruled, long ones cut around it, and the same through the
// command, its cache and its workers.
import { describe, expect, it } from "vitest";
import { checkAndDraw } from "../../src/check/draw.js";
import { widthOf } from "../../src/notation/cells.js";
import { drawingRows, drawingsOf } from "../../src/report/drawing.js";
import { pretty } from "../../src/report/pretty.js";
import { paint } from "../../src/report/rows.js";
import { context } from "./fixtures.js";

const wrong = String.raw`$$ \frac{d}{dx} \frac{1 + x}{1 - x} = \frac{2}{1 - x} + \frac{1 + x}{1 - x} $$`;

function prettyOf(text: string, notation: "markdown" | "text", width = 100, detail: "normal" | "verbose" = "normal"): string {
  const { report, drawings } = checkAndDraw(text, { path: "a.md", notation }, detail === "verbose" ? "all" : "wrong");
  return pretty.render(report, context({ sources: new Map([["a.md", text]]), drawings: drawingsOf(report, drawings), width, detail }));
}

describe("a wrong line", () => {
  it("is drawn under its author's where it has fractions, with the spot ruled, and so is the corrected one", () => {
    const text = prettyOf("$$ \\frac{d}{dx}\\left(\\frac{x}{2} - \\ln(1 - x)\\right) = \\frac{1}{2} - \\frac{1}{1 - x} $$", "markdown");
    expect(text).toContain(["      │   1     1", "      │ = ─ − ─────", "      │   2 ▔ 1 − x"].join("\n"));
    expect(text).toContain(["  instead   = \\frac{1}{2} + \\frac{1}{1 - x}", "              1     1", "            = ─ + ─────", "              2   1 − x", "  proof"].join("\n"));
  });

  it("is not drawn where one row says as much", () => {
    const text = prettyOf("d/dx x^2 sin x = 2x sin x - x^2 cos x", "text");
    expect(text.split("\n").filter((line) => line.startsWith("      │"))).toHaveLength(1);
  });

  it("has sums with their bounds, and roots", () => {
    const text = prettyOf(String.raw`$$ \frac{d}{d\mu} \sum_{i=1}^n \frac{(x_i - \mu)^2}{2} = \sum_{i=1}^n \frac{x_i - \mu}{\sqrt{1}} $$`, "markdown");
    expect(text).toMatch(/│ {4}n +x/u);
    expect(text).toContain("∑");
    expect(text).toContain("i=1");
    expect(text).toContain("√");
  });

  it("is cut around the spot where the terminal is narrow, and stays within it", () => {
    const terms = Array.from({ length: 30 }, (_, k) => String.raw`\frac{x^{${k + 2}}}{${k + 2}}`).join(" + ");
    const powers = Array.from({ length: 30 }, (_, k) => (k === 20 ? `- x^{${k + 1}}` : `+ x^{${k + 1}}`)).join(" ");
    const text = prettyOf(String.raw`$$ \frac{d}{dx}\left(${terms}\right) = 0 ${powers} + \frac{0}{1} $$`, "markdown", 60);
    const drawn = text.split("\n").filter((line) => line.startsWith("      │"));
    expect(drawn.some((line) => line.includes("▔"))).toBe(true);
    expect(text.split("\n").filter((line) => widthOf(line) > 60)).toEqual([]);
  });
});

it("draws every line under --verbose, aligned at the relation", () => {
  const rows = prettyOf("$$ \\frac{x^2 - 1}{x - 1} = \\frac{(x - 1)(x + 1)}{x - 1} = x + 1 $$", "markdown", 100, "verbose").split("\n");
  const columns = rows.filter((row) => /^ {2}[✓ ] {2}[012] {2}/u.test(row)).map((row) => row.indexOf("="));
  expect(columns).toEqual([-1, 8, 8]);
  expect(rows).toContain("  ✓  1  = ───────────────");
});

it("shows what a document smuggled in, and sends none of it to the terminal", () => {
  const { report, drawings } = checkAndDraw("$$ \\frac{d}{dx}\\frac{\\text{a\u001b[2Jb}}{x} = \\frac{\\text{\u202e}}{x} + \\frac1x $$", { path: "a.md" }, "all");
  const shown = pretty.render(report, context({ drawings: drawingsOf(report, drawings), detail: "verbose" }));
  expect(["\u001b", "\u202e"].filter((control) => shown.includes(control))).toEqual([]);
});

it("gives the drawings of the document that they belong to", () => {
  const { report, drawings } = checkAndDraw(`${wrong}\n\n# Another\n\n$$ \\frac{d}{dx} x^2 = 2x $$`, { path: "a.md" }, "wrong");
  const [first, second] = report.derivations.map((derivation) => drawingsOf(report, drawings).get(derivation));
  const drawn = first?.steps[1]?.written ?? null;
  expect(second?.steps.every(({ written, corrected }) => written === null && corrected === null)).toBe(true);
  expect(drawn === null ? "" : paint(drawingRows(drawn, "=", "plain", 100), false)).toContain("───");
  expect(JSON.parse(JSON.stringify(drawings))).toEqual(drawings);
});
