// reStructuredText and the directives of MyST: which text is mathematics, and which is not.

import { describe, expect, it } from "vitest";
import type { MathPart } from "../../src/syntax/document.js";
import { notationOf, readDocument } from "../../src/syntax/read-document.js";

const mathOf = (text: string, notation: "restructuredtext" | "markdown" = "restructuredtext"): readonly MathPart[] => readDocument(text, notation).parts.filter((part): part is MathPart => part.kind === "math");
const shown = (text: string, notation?: "restructuredtext" | "markdown"): readonly (readonly [string, boolean])[] => mathOf(text, notation).map((part) => [part.source.text.trim(), part.display] as const);

describe("reStructuredText", () => {
  it("reads math blocks, with options passed and formulas parted by blank lines", () => {
    expect(shown("Title\n=====\n\n.. math::\n   :label: one\n\n   a &= b \\\\\n   &= c\n\n   d = e\n\nText.\n")).toEqual([["a &= b \\\\\n&= c", true], ["d = e", true]]);
  });

  it("reads a formula that stands in the line of the directive", () => {
    expect(shown(".. math:: x = 1\n\nText\n")).toEqual([["x = 1", true]]);
  });

  it("takes the options under a formula in the line of the directive for options", () => {
    expect(shown(".. math:: x = 1\n   :label: one\n\nText\n")).toEqual([["x = 1", true]]);
  });

  it("takes no option for a word before the formula", () => {
    const [part] = mathOf(".. math::\n   :nowrap:\n\n   a = b\n");
    expect(part?.range.start).toBe(0);
  });

  it("reads the role, and no other literal", () => {
    expect(shown("Let :math:`f(x) = x^2` and ``$a = 1$`` and `b = 2 <http://x.org/?c=3&d=4>`_.\n")).toEqual([["f(x) = x^2", false]]);
  });

  it("keeps an environment with a blank line in it together", () => {
    expect(shown(".. math::\n\n   \\begin{align}\n   a &= b\n\n   \\end{align}\n")).toHaveLength(1);
  });

  it("takes nothing from code, links and comments", () => {
    expect(shown(".. code-block:: python\n\n   x = :math:`1`\n\n.. _a: http://x.org/?p=1&q=2\n\n.. image:: a.png\n   :alt: :math:`z`\n\nAs in::\n\n   y = :math:`2`\n\nDone :math:`w`.\n")).toEqual([["w", false]]);
  });

  it("has true places", () => {
    const text = "Intro\n\n.. math::\n\n    u = v\n";
    const [part] = mathOf(text);
    expect(text[part?.source.offsets[part.source.text.indexOf("v")] ?? 0]).toBe("v");
    expect(notationOf("docs/a.rst")).toBe("restructuredtext");
  });

  it("knows headings", () => {
    const breaks = readDocument("Gradient\n--------\n\nText\n", "restructuredtext").parts.filter((part) => part.kind === "break");
    expect(breaks.map((part) => [part.reason, part.title])).toEqual([["heading", "Gradient"], ["paragraph", null]]);
  });
});

describe("directives of MyST", () => {
  it.each([
    ["```{math}\n:label: eq\n\na = b\n```\n"],
    [":::{math}\n:label: eq\na = b\n:::\n"],
    [":::: {math}\na = b\n::::\n"],
  ])("%j is a formula", (text) => {
    expect(shown(text, "markdown")).toEqual([["a = b", true]]);
  });
});
