// Jupyter notebooks: the Markdown cells are read as one document, and places count in the JSON.

import { describe, expect, it } from "vitest";
import type { MathPart } from "../../src/syntax/document.js";
import { notationOf, readDocument } from "../../src/syntax/read-document.js";

const notebook = (cells: readonly { type: string; source: string | readonly string[] }[], indent = 1): string =>
  JSON.stringify({ cells: cells.map(({ type, source }) => ({ cell_type: type, metadata: {}, source })), nbformat: 4 }, null, indent);

const mathOf = (text: string): readonly MathPart[] => readDocument(text, "notebook").parts.filter((part): part is MathPart => part.kind === "math");

describe("notebooks", () => {
  it("reads the formulas of Markdown cells and nothing of code cells", () => {
    const text = notebook([
      { type: "markdown", source: ["# Title\n", "$$\n", "\\frac{d}{dx} x^2 = 2x\n", "$$"] },
      { type: "code", source: ["print('$$1 = 2$$')"] },
      { type: "markdown", source: "so $y = 1$" },
    ]);
    expect(mathOf(text).map((part) => part.source.text.trim())).toEqual(["\\frac{d}{dx} x^2 = 2x", "y = 1"]);
  });

  it.each([[0], [1], [4]])("keeps true places in the JSON (indent %i)", (indent) => {
    const text = notebook([{ type: "markdown", source: ["Hé \"q\"\n", "$$\\sin x = 1$$\n"] }], indent);
    const [part] = mathOf(text);
    if (part === undefined) throw new Error("no formula");
    const at = part.source.text.indexOf("x");
    expect(text[part.source.offsets[at] ?? 0]).toBe("x");
    expect(text.slice(part.range.start, part.range.end)).toBe("$$\\\\sin x = 1$$");
  });

  it("ends a paragraph with each cell, so that an open formula does not run on", () => {
    const text = notebook([{ type: "markdown", source: "costs $5" }, { type: "markdown", source: "and $x = 1$" }]);
    expect(mathOf(text).map((part) => part.source.text)).toEqual(["x = 1"]);
  });

  it.each(["", "{", "[1, 2", "{\"cells\": [", "{\"a\": 1}", "not JSON", "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"a"])("says that %j is no notebook", (text) => {
    expect(readDocument(text, "notebook").notes.map((note) => note.severity)).toEqual(["error"]);
  });

  it("knows its ending", () => {
    expect(notationOf("lectures/week-1.ipynb")).toBe("notebook");
  });
});
