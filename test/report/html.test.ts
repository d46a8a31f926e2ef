// The page of a report as text: what stands on it and in which order, that no text of an author is anything but text, and how lines are typeset: the author's
// own LaTeX with the spot boxed, else what misstep took it for, else the text itself.
import { describe, expect, it } from "vitest";
import { studyText } from "../../src/check/study.js";
import { checkText } from "../../src/check/check.js";
import { html } from "../../src/report/html.js";
import { plotSvg } from "../../src/report/html/plot-svg.js";
import { shapeToLatex, textToLatex } from "../../src/report/html/shape-latex.js";
import { macrosOf, typeset, typesetFormula } from "../../src/report/html/typeset.js";
import type { Formula } from "../../src/report/html/typeset.js";
import { context, postReport } from "./fixtures.js";
import { everything, hostile, hostileTexts, postSources } from "./surfaces.js";

/** The page of a text, with everything behind it. */
function pageOf(text: string, path: string): string {
  return html.render(checkText(text, { path }), context({ sources: new Map([[path, text]]), study: () => studyText(text, { path }) }));
}

describe("the page", () => {
  it("tells the spot, the reason, the corrected line, the proof, and what the formulas are", () => {
    const page = html.render(postReport, context({ sources: postSources }));
    const positions = ['class="enclosing spot"', "Step 2 is wrong: the + should be −", "That factor is missing", "<dt>instead</dt>", "<dt>proof</dt>", "missing-inner-derivative"].map((part) => page.indexOf(part));
    expect(positions.every((position) => position > 0)).toBe(true);
    expect([...positions].sort((a, b) => a - b)).toEqual(positions);
  });

  it("lists the derivations with their status in words and links, and what could not be read", () => {
    const page = html.render(everything, context());
    for (const part of ['<a href="#d1">', '<span class="unseen">undecided</span>', '<section id="d7"', "<code>gone.md</code> no such file or folder"]) expect(page).toContain(part);
  });

  it("has hints to unfold, from the part to the corrected line", () => {
    const page = pageOf("$$\\frac{d}{dx}\\left(x^2 \\sin x\\right) = 2x\\sin x - x^2\\cos x$$\n", "a.md");
    const levels = [...page.matchAll(/<summary>([^<]*)<\/summary>/g)].map((match) => match[1]);
    expect(levels).toEqual(["Which part of it?", "Which rule?", "Why?", "The corrected line", "Proof"]);
  });

  it("draws both sides over the free quantity", () => {
    const page = pageOf("$$\\frac{d}{dx} x^3 = 3x$$\n", "a.md");
    expect(page).toMatch(/<svg viewBox="0 0 480 220" role="img" aria-label="Both lines over x from [^"]+">/);
    expect(page).toMatch(/<path class="before" d="M[\d. LM-]+"\/><path class="after" d="M/);
  });

  it("typesets plain text and YAML as mathematics", () => {
    for (const [path, text] of [["a.txt", "d/dx sqrt(x) sin x\n = 1/(2 sqrt(x)) sin x + sqrt(x) cos x\n"], ["a.yaml", "steps:\n  - d/dx sqrt(x)\n  - 1/(2 sqrt(x))\n"]] as const) {
      const page = pageOf(text, path);
      expect(page).toContain('<annotation encoding="application/x-tex">');
      expect(page).toContain("\\sqrt{x}");
      expect(page).not.toContain('class="source"');
    }
  });

  it("gives the same bytes each time", () => {
    expect(pageOf("$$x + x = 3x$$", "a.md")).toBe(pageOf("$$x + x = 3x$$", "a.md"));
  });
});

describe("what an author wrote", () => {
  const page = html.render(hostile, context({ sources: new Map(hostile.files.map(({ path }) => [path, hostileTexts.join("\n")])) }));
  it("makes no element, attribute or address of its own", () => {
    const body = page.slice(page.indexOf("<body>"));
    expect(body).not.toMatch(/<(?:script|img|iframe|object|link|base|form|x)\b/i);
    expect(body).not.toMatch(/<[^>]*\son\w+=/i);
    expect([...body.matchAll(/(?:href|src)="([^"]*)"/g)].every((match) => /^#d\d+$/.test(match[1] ?? ""))).toBe(true);
    // eslint-disable-next-line no-control-regex -- none of these may be sent
    expect(page).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
  });
  it("is shown all the same", () => {
    expect(page).toContain("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("Content-Security-Policy\" content=\"default-src 'none'");
  });

  it.each([
    "\\href{javascript:alert(1)}{x}", "\\url{http://example.com}", "\\includegraphics{http://example.com/x.png}", "\\htmlData{a=b}{x}", "\\htmlStyle{position:fixed}{x}", "\\htmlId{d1}{x}", "\\htmlClass{unseen}{x}",
  ])("cannot load, link or dress with %s", (latex) => {
    const made = typeset(latex, {}, true) ?? "";
    expect(made).not.toMatch(/<[^>]*(?:href|src|id|data-\w+)=|style="[^"]*fixed|class="[^"]*unseen/);
  });

  it("cannot keep the page busy with macros", () => {
    const bomb = macrosOf("\\newcommand{\\a}{\\b\\b\\b\\b\\b\\b\\b\\b}\\newcommand{\\b}{\\c\\c\\c\\c\\c\\c\\c\\c}\\newcommand{\\c}{\\a\\a\\a\\a\\a\\a\\a\\a}");
    expect(typeset("\\a", bomb, true)).toBeNull();
  });
});

describe("a line", () => {
  const formula = (fields: Partial<Formula>): Formula => ({ text: "", isLatex: true, relation: "=", spots: [], shape: () => null, ...fields });
  const at = (text: string, part: string): Formula => formula({ text, spots: [{ start: text.indexOf(part), end: text.indexOf(part) + part.length }] });

  it.each([
    ["an operator between terms", "a + b", "+"],
    ["a sign before the first term", "-a + b", "-"],
    ["an exponent", "x^2 + 1", "2"],
    ["an exponent in braces", "e^{2x}", "2x"],
    ["a numerator", "\\frac{p}{q}", "p"],
    ["an argument without braces", "\\frac ab", "b"],
    ["a subscript", "x_i", "i"],
    ["a whole fraction", "1 + \\frac{a}{b}", "\\frac{a}{b}"],
    ["a function and its argument", "\\left(\\sin x\\right)^2", "\\sin x"],
    ["an accented letter", "\\hat y_i + 1", "\\hat y_i"],
  ])("boxes %s", (_, text, part) => {
    const { html: made, boxed } = typesetFormula(at(text, part), {});
    expect(boxed).toBe(true);
    expect(made).toContain('class="katex"');
  });

  it("keeps the room around an operator in a box", () => {
    expect(typesetFormula(at("a + b", "+"), {}).html).toContain('<span class="mbin"><span class="enclosing spot">');
  });

  it("uses the macros of the document", () => {
    const macros = macrosOf("\\newcommand{\\loss}[1]{L\\left(#1\\right)}");
    expect(typesetFormula(at("\\loss{x} + 1", "+"), macros)).toMatchObject({ boxed: true, html: expect.stringContaining("mathnormal\">L") });
  });

  it("falls back on what it was taken for, and then on the text, where LaTeX is broken", () => {
    const broken = { ...at("\\left( a + b", "+"), shape: () => null };
    expect(typesetFormula(broken, {})).toMatchObject({ boxed: true, html: '<code class="source">= \\left( a <mark class="spot">+</mark> b</code>' });
    const marks = { marked: false, operatorMarked: false };
    const name = (text: string) => ({ kind: "name" as const, name: text, ...marks });
    const shape = { kind: "sum" as const, ...marks, terms: [{ negative: false, signMarked: false, shape: name("a") }, { negative: false, signMarked: true, shape: name("b") }] };
    expect(typesetFormula({ ...broken, shape: () => shape }, {})).toMatchObject({ boxed: true, html: expect.stringContaining('class="katex"') });
    expect(shapeToLatex(shape)).toBe("a\\mathbin{\\htmlClass{spot}{+}} b");
  });

  it("shows words as words", () => {
    expect(typeset(textToLatex("50% of {a_b} ~ \\x^2"), {}, true)).toContain("50%");
  });
});

describe("the picture", () => {
  it("breaks its lines where a side has no value, and marks the witness", () => {
    const samples = [-2, -1, 0, 1, 2].map((x) => ({ x, left: x === 0 ? null : x, right: x * x }));
    const svg = plotSvg({ variable: "x", held: [], from: -2, to: 2, samples, discrete: false }, 1, { left: "a", right: "b" }) ?? "";
    expect(/<path class="before" d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(svg).toContain('class="witness"');
  });
  it("is none where nothing has a value", () => {
    expect(plotSvg({ variable: "x", held: [], from: 0, to: 1, samples: [{ x: 0, left: null, right: null }], discrete: false }, null, { left: "a", right: "b" })).toBeNull();
  });
});
