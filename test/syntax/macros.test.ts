// Macros: what is defined, what a call makes, where it stands, and that nothing expands for ever.

import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { plainSource } from "../../src/syntax/document.js";
import type { MathPart, SourceDocument } from "../../src/syntax/document.js";
import { collectMacros } from "../../src/syntax/macro-definitions.js";
import { expandMacros } from "../../src/syntax/macros.js";
import { readDocument } from "../../src/syntax/read-document.js";

function expand(definitions: string, formula: string): string {
  const macros = new Map(collectMacros(definitions).map((macro) => [macro.name, macro]));
  const result = expandMacros(plainSource(formula, 0), macros);
  return result.kind === "expanded" ? result.source.text : `endless ${result.macro}`;
}

const mathOf = (document: SourceDocument): readonly MathPart[] => document.parts.filter((part): part is MathPart => part.kind === "math");

describe("what a macro makes", () => {
  it.each([
    ["\\newcommand{\\R}{\\mathbb{R}}", "x \\in \\R", "x \\in \\mathbb{R}"],
    ["\\newcommand\\R{\\mathbb{R}}", "\\R^n", "\\mathbb{R}^n"],
    ["\\newcommand{\\norm}[1]{\\|#1\\|}", "\\norm{x} + \\norm y", "\\|x\\| + \\|y\\|"],
    ["\\newcommand{\\dd}[2]{\\frac{d #1}{d #2}}", "\\dd{y}{x}", "\\frac{d y}{d x}"],
    ["\\newcommand{\\dd}[2][f]{\\frac{d #1}{d #2}}", "\\dd{x} + \\dd[g]{x}", "\\frac{d f}{d x} + \\frac{d g}{d x}"],
    ["\\renewcommand{\\vec}[1]{\\mathbf{#1}}", "\\vec x", "\\mathbf{x}"],
    ["\\def\\half{\\frac12}", "\\half x", "\\frac12 x"],
    ["\\def\\pd#1#2{\\frac{\\partial #1}{\\partial #2}}", "\\pd f x", "\\frac{\\partial f}{\\partial x}"],
    ["\\DeclareMathOperator{\\softmax}{softmax}", "\\softmax(x)", "\\operatorname{softmax}(x)"],
    ["\\DeclareMathOperator*{\\amin}{arg\\,min}", "\\amin x", "\\operatorname{arg\\,min} x"],
    ["\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}", "\\abs{x} \\abs*{y}", "\\left\\lvert x \\right\\rvert \\left\\lvert y \\right\\rvert"],
    ["\\let\\eps=\\varepsilon", "\\eps x", "\\varepsilon x"],
    ["\\newcommand{\\a}{\\b c}\\newcommand{\\b}{d}", "\\a", "d c"],
    ["\\newcommand{\\al}{\\alpha}", "\\al{}b", "\\alpha{}b"],
    ["\\newcommand{\\bh}{\\hat#1}", "x", "x"],
    ["\\newcommand{\\h}[1]{\\hat#1}", "\\h x", "\\hat x"],
    ["\\newcommand{\\xp}{x'}", "a^\\xp", "a^{x'}"],
    ["\\newcommand{\\n}{%\n  n}", "\\n", "n"],
  ])("%s: %s is %s", (definitions, formula, made) => {
    const covered = definitions.replace(/%/g, "\uE001");
    expect(expand(covered, formula).replace(/\s+/g, " ").trim()).toBe(made);
  });

  it("leaves a command alone that needs more arguments than there are", () => {
    expect(expand("\\newcommand{\\dd}[2]{\\frac{#1}{#2}}", "1 + \\dd{x}")).toBe("1 + \\dd");
  });

  it("stops where a macro makes itself, or doubles without end", () => {
    expect(expand("\\def\\a{\\a}", "x + \\a")).toBe("endless a");
    expect(expand("\\def\\a{\\b\\b}\\def\\b{\\a x\\a}", "\\a")).toMatch(/^endless/);
  });

  it("takes no macro that programs TeX", () => {
    expect(collectMacros("\\def\\x{\\ifx\\y\\z 1\\else 2\\fi}\\newcommand{\\y}{2}").map((macro) => macro.name)).toEqual(["y"]);
  });
});

describe("where it stands", () => {
  it("keeps the places of arguments and gives the rest the place of the call", () => {
    const formula = "1 + \\norm{xyz} - 2";
    const macros = new Map(collectMacros("\\newcommand{\\norm}[1]{\\|#1\\|}").map((macro) => [macro.name, macro]));
    const result = expandMacros(plainSource(formula, 100), macros);
    if (result.kind !== "expanded") throw new Error("not expanded");
    const { text, offsets } = result.source;
    expect(offsets[text.indexOf("\\|")]).toBe(104);
    expect(offsets[text.indexOf("y")]).toBe(100 + formula.indexOf("y"));
    expect(offsets[text.lastIndexOf("\\|") + 1]).toBe(100 + formula.indexOf("}"));
    expect(offsets[text.indexOf("- 2")]).toBe(100 + formula.indexOf("- 2"));
  });

  it("has places that only go forward, inside the formula", () => {
    const pieces = fc.constantFrom("\\a", "\\b{x+1}", "\\c{p}{q}", "x", " ", "{\\a}", "^\\a", "_1", "+", "\\b\\a");
    fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
      const formula = list.join("");
      const macros = new Map(collectMacros("\\def\\a{\\alpha\\beta}\\newcommand{\\b}[1]{(#1)^{#1}}\\newcommand{\\c}[2]{\\frac{#2}{#1}}").map((macro) => [macro.name, macro]));
      const result = expandMacros(plainSource(formula, 7), macros);
      if (result.kind !== "expanded") return;
      const { text, offsets } = result.source;
      expect(offsets.length).toBe(text.length + 1);
      for (let k = 0; k < text.length; k++) {
        expect(offsets[k]).toBeGreaterThanOrEqual(k === 0 ? 7 : (offsets[k - 1] ?? 0));
        expect(offsets[k]).toBeLessThan(7 + formula.length);
      }
    }));
  });
});

describe("macros of a document", () => {
  it("reads those of a preamble, of the body, and of a formula of its own", () => {
    const latex = readDocument("\\documentclass{article}\n\\newcommand{\\E}{\\mathbb{E}}\n\\begin{document}\n$$\\E X = 1$$\n\\end{document}", "latex");
    expect(mathOf(latex).map((part) => part.source.text)).toEqual(["\\mathbb{E} X = 1"]);
    const markdown = readDocument("$$\\newcommand{\\R}{\\mathbb{R}}$$\n\nLet $x \\in \\R$.\n", "markdown");
    expect(mathOf(markdown).map((part) => part.source.text)).toEqual(["x \\in \\mathbb{R}"]);
  });

  it("takes the last definition before a formula", () => {
    const document = readDocument("\\newcommand{\\x}{a}\n$$\\x = 1$$\n\\renewcommand{\\x}{b}\n$$\\x = 2$$\n", "latex");
    expect(mathOf(document).map((part) => part.source.text)).toEqual(["a = 1", "b = 2"]);
  });

  it("does not take a definition in a comment", () => {
    const document = readDocument("% \\newcommand{\\x}{a}\n$$\\x = 1$$\n", "latex");
    expect(mathOf(document).map((part) => part.source.text)).toEqual(["\\x = 1"]);
  });

  it("takes definitions from a preamble that stands elsewhere, before its own", () => {
    const document = readDocument("\\renewcommand{\\y}{c}\n$$\\x = \\y$$\n", "latex", "\\newcommand{\\x}{a}\\newcommand{\\y}{b}");
    expect(mathOf(document).map((part) => part.source.text)).toEqual(["a = c"]);
  });

  it("says where a macro expands for ever, and leaves that formula as it was", () => {
    const text = "\\def\\a{\\a\\a}\n$$x = \\a$$\n\n$$y = 1$$\n";
    const document = readDocument(text, "latex");
    expect(mathOf(document).map((part) => part.source.text)).toEqual(["x = \\a", "y = 1"]);
    expect(document.notes.map((note) => [note.severity, text.slice(note.range.start, note.range.end)])).toEqual([["warning", "\\a"]]);
  });
});
