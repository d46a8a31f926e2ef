// Notation as it stands in public texts: spaces before primes, repeating decimals, infix fractions, bars, fonts of old, boxes, macros by convention and by configuration.

import { describe, expect, it } from "vitest";
import { read } from "../../src/index.js";
import { configuredMacros } from "../../src/syntax/macro-configurations.js";

/** The sides of the only derivation of a display; a side that is not read is null. */
function sidesOf(formula: string, preamble = ""): readonly (string | null)[] {
  return read(`$$${formula} = 1 = 1$$\n`, { notation: "markdown", preamble }).derivations.flatMap(({ lines }) => lines.map(({ reading }) => reading)).slice(0, -2);
}
const unreadOf = (formula: string): readonly string[] => {
  const file = read(`$$${formula}$$\n`, { notation: "markdown" });
  return [...file.derivations.flatMap(({ notes }) => notes), ...file.notes].filter(({ kind }) => kind === "unread").map(({ message, column }) => `${column}: ${message}`);
};

describe("LaTeX as it is written", () => {
  it.each([
    ["f\\,'(x)", "f′(x)"], ["f\\hskip.75pt'(x)", "f′(x)"], ["x\\,^2", "x²"], ["0.\\overline{3}", "1/3"], ["10.1\\bar 6", "61/6"], ["{a + 1 \\over b}", "(a + 1)/b"], ["x_{1}.y_{2}", "x₁ y₂"],
    ["{\\bf x} + {\\bf y}", "𝐱 + 𝐲"], ["{\\rm sin} x", "sin x"], ["\\mathbf{W x_i}", "𝐖 𝐱ᵢ"], ["\\textcolor{blue}{x+1} y", "(x + 1) y"], ["\\cancelto{0}{x+1} y", "(x + 1) y"], ["\\raisebox{2pt}{x} + \\kern-3mu y", "x + y"],
    ["\\boxed{x+1} y", "(x + 1) y"], ["||x||^2", "‖x‖²"], ["||x| - |y||", "||x| − |y||"], ["|x||y|", "|x| |y|"], ["a {+} b", "a + b"], ["\\underbrace{x+1}_{\\text{one more}} y", "(x + 1) y"], ["2x \\displaybreak[0]", "2x"],
  ])("%s is %s", (formula, reading) => expect(sidesOf(formula)).toEqual([reading]));

  it.each([["p(x | y)", "P(x | y)"], ["\\Pr(A \\mathrel{|} B)", "P(A | B)"]])("%s is %s", (formula, reading) => expect(sidesOf(formula)).toEqual([reading]));

  it.each(["X | Y", "\\mathrm{KL}(p \\| q)", "\\mathrm{KL}(p || q)", "1,000 x", "\\overline{x + y}"])("%s is read, and said not to be judged yet", (formula) => {
    const [derivation] = read(`$$${formula} = 1 = 1$$\n`, { notation: "markdown" }).derivations;
    expect(derivation?.lines.every(({ reading }) => reading !== null)).toBe(true);
    expect(derivation?.notes.some(({ kind }) => kind === "info")).toBe(true);
  });

  it("is framed as a whole by a box around rows", () => {
    const [derivation] = read("$$\\boxed{\\begin{aligned} 2(x+1) &= 2x + 2 \\\\ &= 2 + 2x \\end{aligned}}$$\n", { notation: "markdown" }).derivations;
    expect(derivation?.lines.map(({ reading }) => reading)).toEqual(["2 (x + 1)", "2x + 2", "2 + 2x"]);
  });
});

describe("what is not known", () => {
  it("is noted at its place with the nearest known name", () => {
    expect(unreadOf("x + \\fracc{1}{2} = 1")).toEqual(["7: the command \\fracc is not known; did you mean \\frac?"]);
    expect(unreadOf("\\Omgea + 1 = 1 = 1")).toEqual(["3: the command \\Omgea is not known; did you mean \\Omega?"]);
    expect(unreadOf("\\xyzzyx + 1 = 1 = 1")).toEqual(["3: the command \\xyzzyx is not known"]);
  });

  it("is noted in an equation that is only given, too", () => {
    expect(unreadOf("a_1 + 2 + \\blorb = 3 + b")).toHaveLength(1);
  });
});

describe("macros", () => {
  it("that everybody defines alike are read so where a document has no definition, and it is told so", () => {
    const file = read("$$\\norm{x}^2 = \\abs{y} = 1$$\n", { notation: "markdown" });
    expect(file.derivations[0]?.lines.map(({ reading }) => reading)).toEqual(["‖x‖²", "|y|", "1"]);
    expect(file.notes.map(({ message }) => message)).toEqual(["\\norm is not defined in this document; it is read as it is commonly defined", "\\abs is not defined in this document; it is read as it is commonly defined"]);
  });

  it("that a document defines are its own", () => {
    expect(read("\\newcommand{\\norm}[1]{(#1)}\n\n$$\\norm{x}^2 = y = 1$$\n", { notation: "markdown" }).derivations[0]?.lines[0]?.reading).toBe("x²");
  });

  it("may be called with the arguments of others", () => {
    expect(sidesOf("\\vnorm{x}", "\\newcommand{\\norm}[1]{\\left\\|#1\\right\\|}\\newcommand{\\vnorm}[1]{\\norm{2 #1}}")).toEqual(["‖2x‖"]);
  });

  it.each([
    ["MathJax", "MathJax = { tex: { macros: { RR: '{\\\\bf R}', half: [\"\\\\frac{#1}{2}\", 1] } } }"],
    ["MathJax of old", "TeX: { Macros: { RR: \"{\\\\bf R}\", half: [\"\\\\frac{#1}{2}\", 1] } }"],
    ["KaTeX", "macros: {\"\\\\RR\": \"{\\\\bf R}\", \"\\\\half\": \"\\\\frac{#1}{2}\"}"],
    ["YAML", "math:\n  '\\RR': '{\\bf R}'\n  \"\\\\half\": \"\\\\frac{#1}{2}\"\n"],
  ])("are taken from a configuration of %s", (_, text) => {
    expect(configuredMacros(text.replaceAll("\\\\", text.startsWith("math:") ? "\\\\" : "\\\\")).map(({ name, parameters }) => [name, parameters])).toEqual([["RR", 0], ["half", 1]]);
    expect(sidesOf("\\RR + \\half{x}", text)).toEqual(["𝐑 + x/2"]);
  });

  it("are taken from the front matter", () => {
    expect(read("---\ntitle: T\nmath:\n  '\\half': '\\frac{#1}{2}'\n---\n\n$$\\half{x} = y = 1$$\n", { notation: "markdown" })).toMatchObject({ derivations: [{ lines: [{ reading: "x/2" }, {}, {}] }], notes: [] });
  });

  it("that make themselves stop at a budget, and the rest of the document is read", () => {
    const file = read("\\newcommand{\\loop}{\\loop\\loop}\n\n$$\\loop = 1$$\n\n$$2(x+1) = 2x + 2 = 2 + 2x$$\n", { notation: "markdown" });
    expect(file.notes.map(({ message }) => message)).toContainEqual("\\loop makes more than can be read; its macros are not carried out here");
    expect(file.derivations[0]?.lines).toHaveLength(3);
  });
});

describe("an environment that is never closed", () => {
  it("ends at the next blank line, and what comes after it is read", () => {
    const file = read("\\begin{align} 2(x+1) &= 2x + 2 \\\\ &= 2 + 2x\n\nText.\n\n$$3(x+1) = 3x + 3 = 3 + 3x$$\n", { notation: "markdown" });
    expect(file.derivations.map(({ lines }) => lines.length)).toEqual([3, 3]);
    expect(file.notes.some(({ kind, message }) => kind === "unread" && message.includes("is never closed"))).toBe(true);
  });
});

describe("a reason beside a row", () => {
  it("that says what the function is leaves the chain as it is", () => {
    const file = read("Let $f(x) = c$.\n\n$$\\begin{aligned} f'(x) &= \\lim_{h \\to 0} \\frac{f(x+h) - f(x)}{h} \\\\ &= \\lim_{h \\to 0} \\frac{c - c}{h} && \\quad \\text{using } f(x) = c \\\\ &= 0 && \\text{since } c - c = 0 \\end{aligned}$$\n", { notation: "markdown" });
    expect(file.derivations[0]?.lines).toHaveLength(4);
    expect(file.notes.filter(({ kind }) => kind === "unread")).toEqual([]);
  });
});
