// The door of the readers: notations by their endings, binary data, size; and positions.

import { describe, expect, it } from "vitest";
import type { DocumentNotation } from "../../src/syntax/document.js";
import { createPositions } from "../../src/syntax/positions.js";
import { notationOf, readDocument } from "../../src/syntax/read-document.js";

const notations: readonly DocumentNotation[] = ["markdown", "latex", "text", "yaml"];

describe("the notation of a path", () => {
  it.each([
    ["a.md", "markdown"], ["b/a.markdown", "markdown"], ["a.QMD", "markdown"], ["a.tex", "latex"], ["a.b.txt", "text"], ["a.yaml", "yaml"],
    ["a.yml", "yaml"], ["a.json", "yaml"], ["a.pdf", null], ["md", null], ["a.md/b", null],
  ])("of %s is %s", (path, notation) => {
    expect(notationOf(path)).toBe(notation);
  });
});

describe("bad input", () => {
  it.each(notations)("is binary where it holds a NUL character (%s)", (notation) => {
    const document = readDocument("abc\0def", notation);
    expect(document.parts).toEqual([]);
    expect(document.notes).toMatchObject([{ severity: "error", range: { start: 3, end: 4 } }]);
    expect(document.notes[0]?.message).toContain("binary");
  });

  it.each(notations)("is nothing where the text is empty (%s)", (notation) => {
    expect(readDocument("", notation)).toEqual({ notation, parts: [], notes: [] });
  });

  const floods = ["(", "[", "$ ", "$$ ", "$$x=1\n\n", "\\[", "\\[x\n\n", "\\(", "\\begin{align}", "\\begin{align}x\n\n", "\\eqalign{", "`", "<!--", "<pre ", ">", "- ", "```\n", "$\\text{", "\\", "\n", "*a", "{", "%", "\\verb|", "\\section{", "a +\n", "(\n"];
  it("is read in time linear in its length, whatever it repeats", () => {
    for (const flood of floods) {
      const text = flood.repeat(Math.ceil(80_000 / flood.length));
      for (const notation of notations) {
        const before = process.cpuUsage();
        readDocument(text, notation);
        // A quadratic scan of this length takes minutes. Microseconds of this process, whatever else the machine does.
        expect([flood, notation, process.cpuUsage(before).user < 5_000_000]).toEqual([flood, notation, true]);
      }
    }
  }, 120_000);

  it.each(notations)("reads five million parentheses (%s)", (notation) => {
    const document = readDocument("(".repeat(5_000_000), notation);
    expect(document.parts.length + document.notes.length).toBeGreaterThan(0);
  });
});

describe("positions", () => {
  it.each([
    ["abc", 0, 1, 1], ["abc", 3, 1, 4], ["a\nb", 2, 2, 1], ["a\nb", 1, 1, 2], ["a\r\nb", 3, 2, 1], ["a\r\nb", 2, 1, 3], ["a\rb", 2, 2, 1], ["a\r\rb", 3, 3, 1],
    ["\uFEFFab", 1, 1, 1], ["\uFEFFa\nb", 3, 2, 1], ["𝑥y", 2, 1, 3], ["a\n", 2, 2, 1], ["a", 99, 1, 2], ["", 0, 1, 1],
  ])("of %j at %i are %i:%i", (text, offset, line, column) => {
    expect(createPositions(text).at(offset)).toEqual({ line, column });
  });

  it("know the lines without their breaks", () => {
    const positions = createPositions("one\r\ntwo\n\nfour");
    expect(positions.lineCount).toBe(4);
    expect([1, 2, 3, 4, 5].map((number) => positions.line(number))).toEqual([{ start: 0, end: 3 }, { start: 5, end: 8 }, { start: 9, end: 9 }, { start: 10, end: 14 }, null]);
  });
});
