// What `read` says of a text: its lines with their roles and readings, what they rest on, and what was not read, each with its place.

import { describe, expect, it } from "vitest";
import { read } from "../../src/index.js";
import { READING_SCHEMA, type ReadFile } from "../../src/model/reading.js";
import { VERSION } from "../../src/model/version.js";
import { readingRows } from "../../src/report/reading.js";
import { paint } from "../../src/report/rows.js";

const shown = (file: ReadFile, width = 100): string => paint(readingRows({ schema: READING_SCHEMA, version: VERSION, files: [file] }, width), false);

describe("read", () => {
  it("tells each line with its role, its relation, its label and its place", () => {
    const { derivations } = read("Let $f(x) = x^2$.\n\nSum rule:\n\n$$f'(x) = 2x\n= x + x$$\n", { notation: "markdown" });
    expect(derivations).toHaveLength(1);
    expect(derivations[0]?.lines.map(({ role, relation, reading, label, line, column }) => [role, relation, reading, label, line, column])).toEqual([
      ["given", null, "f′(x)", null, 5, 3], ["step", "=", "2x", "Sum rule", 5, 11], ["step", "=", "x + x", null, 6, 3],
    ]);
    expect(derivations[0]?.definitions).toEqual([{ name: "f(x)", value: "x²", line: 1 }]);
  });

  it("names the shapes that are declared, and the names that count", () => {
    const { derivations } = read("Let $X \\in \\mathbb{R}^{n \\times d}$ and $w \\in \\mathbb{R}^d$.\n\n$$\\|Xw\\|^2 = w^\\top X^\\top X w = \\sum_{i=1}^n (Xw)_i^2$$\n", { notation: "markdown" });
    expect(derivations[0]?.names).toEqual([{ name: "X", role: "matrix, n × d" }, { name: "n", role: "whole number" }, { name: "w", role: "vector of d" }]);
  });

  it("gives no reading of a line that holds something unread, and says where that stands", () => {
    const file = read("$$x^2 + 1 = \\frobnicate{x} = x$$\n", { notation: "markdown", path: "a.md" });
    expect(file.derivations[0]?.lines.map(({ reading }) => reading)).toEqual(["x² + 1", null, "x"]);
    expect(file.derivations[0]?.notes).toEqual([expect.objectContaining({ kind: "unread", line: 1, column: 13 })]);
    expect(shown(file)).toContain("  1:13  not read: the command \\frobnicate is not known");
    expect(shown(file)).toContain("1 derivation, 3 lines, 1 not read");
  });

  it("says of a line that is read but not judged yet why that is so", () => {
    const { derivations } = read("$$\\operatorname{Ai}(z) = \\frac{\\operatorname{Ai}(2z)}{\\operatorname{Ai}(2)} = 1$$\n", { notation: "markdown" });
    expect(derivations[0]?.lines.every(({ reading }) => reading !== null)).toBe(true);
    expect(derivations[0]?.notes.map(({ kind }) => kind)).toContain("info");
  });

  it("is a tree on paper: what it rests on, the lines, the last one closed", () => {
    const file = read("title: Twice\nlet: u = x + 1\nassume: x > 0\nd/dx u^2\n  = 2 u * du/dx   # chain rule\n  = 2 (x + 1)\n", { notation: "text", path: "a.txt" });
    expect(shown(file)).toBe([
      "a.txt:4  Twice", "  define  u = x + 1    line 2", "  assume  x > 0    line 3", "├  0 given d/dx ( u² )", "├  1 =     2u d/dx u    chain rule", "╰  2 =     2 (x + 1)", "", "1 derivation, 3 lines", "",
    ].join("\n"));
  });

  it("keeps to the width of the page, however long a line is", () => {
    const file = read(`$$y + 1 = ${Array.from({ length: 60 }, (_, k) => `x^{${k + 2}}`).join(" + ")}$$\n`, { notation: "markdown", path: "a.md" });
    for (const line of shown(file, 60).split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  });
});
