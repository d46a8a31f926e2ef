import { describe, expect, it } from "vitest";
import {
  ACCENTS, FONTS, GREEK_LETTERS, LETTER_TO_COMMAND, MARK_TO_ACCENT, SUBSCRIPTS, SUPERSCRIPTS, accented, fontOfLetter, inFont, toSubscript, toSuperscript,
} from "../../src/notation/letters.js";
import { nameParts, symbolToLatex, symbolToText, symbolToUnicode } from "../../src/notation/symbol-name.js";

describe("letters", () => {
  it("gives every Greek command back for its letter", () => {
    for (const [command, letter] of GREEK_LETTERS) expect(LETTER_TO_COMMAND.get(letter)).toBe(command);
    expect(new Set(GREEK_LETTERS.values()).size).toBe(GREEK_LETTERS.size);
  });

  it("tells ϵ from ε, ϕ from φ and θ from ϑ", () => {
    expect(["epsilon", "varepsilon", "phi", "varphi", "theta", "vartheta"].map((command) => GREEK_LETTERS.get(command))).toEqual(["ϵ", "ε", "ϕ", "φ", "θ", "ϑ"]);
  });

  it.each([
    ["y", "hat", "ŷ"], ["x", "bar", "x̄"], ["n", "tilde", "ñ"], ["x", "dot", "ẋ"], ["x", "ddot", "ẍ"], ["v", "vec", "v⃗"], ["x_0", "hat", "x̂_0"], ["W^(2)", "hat", "Ŵ^(2)"],
    ["θ", "widehat", "θ̂"], ["x", "sin", "x"],
  ])("puts on %s the accent %s", (name, command, there) => {
    expect(accented(name, command)).toBe(there.normalize("NFC"));
  });

  it("gives an accent command back for every mark", () => {
    for (const mark of new Set(ACCENTS.values())) expect(ACCENTS.get(MARK_TO_ACCENT.get(mark) ?? "")).toBe(mark);
  });

  it.each([
    ["mathbf", "x", "𝐱"], ["bm", "x", "𝐱"], ["boldsymbol", "θ", "𝛉"], ["boldsymbol", "ω", "𝛚"], ["mathbf", "Σ", "𝚺"], ["mathbf", "0", "𝟎"], ["mathbb", "R", "ℝ"], ["mathbb", "E", "𝔼"],
    ["mathbb", "1", "𝟙"], ["mathcal", "L", "ℒ"], ["mathcal", "N", "𝒩"], ["mathfrak", "g", "𝔤"], ["mathbf", "ŷ", "𝐲̂"], ["mathrm", "x", "x"],
  ])("writes in \\%s the letter %s as %s", (command, plain, letter) => {
    expect(inFont(command, plain)).toBe(letter.normalize("NFC"));
  });

  it("takes every letter of a font back to its plain letter", () => {
    for (const letters of FONTS.values()) for (const [plain, letter] of letters) expect(fontOfLetter(letter)?.plain).toBe(plain);
    expect(fontOfLetter("x")).toBeNull();
  });

  it("raises and lowers what Unicode can, and nothing else", () => {
    expect([toSuperscript("−12"), toSuperscript("n+1"), toSuperscript("q"), toSubscript("max"), toSubscript("i+1"), toSubscript("b")]).toEqual(["⁻¹²", "ⁿ⁺¹", null, "ₘₐₓ", "ᵢ₊₁", null]);
  });

  it("lines up every raised and lowered character with its plain one", () => {
    for (const table of [SUPERSCRIPTS, SUBSCRIPTS]) for (const [special, plain] of table) if (plain !== "-" && plain !== "θ" && plain !== "φ") expect(special.normalize("NFKC").replace("−", "-")).toBe(plain);
  });
});

describe("symbol names", () => {
  it.each([
    ["x", "x", "x", "x"],
    ["ŷ", "\\hat y", "ŷ", "ŷ"],
    ["θ̂", "\\hat{\\theta}", "θ̂", "θ̂"],
    ["α", "\\alpha", "α", "α"],
    ["ε", "\\varepsilon", "ε", "ε"],
    ["ℓ", "\\ell", "ℓ", "ℓ"],
    ["x_0", "x_0", "x_0", "x₀"],
    ["x_10", "x_{10}", "x_10", "x₁₀"],
    ["x_max", "x_{\\max}", "x_max", "xₘₐₓ"],
    ["x_test", "x_{\\mathrm{test}}", "x_test", "xₜₑₛₜ"],
    ["p_data", "p_{\\mathrm{data}}", "p_data", "p_data"],
    ["x_i", "x_i", "x_{i}", "xᵢ"],
    ["x_α", "x_{\\alpha}", "x_α", "x_α"],
    ["W^(2)", "W^{(2)}", "W^{(2)}", "W⁽²⁾"],
    ["W_1^(2)", "W_1^{(2)}", "W_1^{(2)}", "W₁⁽²⁾"],
    ["𝐱", "\\mathbf{x}", "𝐱", "𝐱"],
    ["𝛉", "\\boldsymbol{\\theta}", "𝛉", "𝛉"],
    ["𝐲̂", "\\hat{\\mathbf{y}}", "𝐲̂", "𝐲̂"],
    ["ℝ", "\\mathbb{R}", "ℝ", "ℝ"],
    ["ℒ", "\\mathcal{L}", "ℒ", "ℒ"],
    ["MSE", "\\mathrm{MSE}", "MSE", "MSE"],
    ["Δx", "\\Delta x", "Δx", "Δx"],
    ["x′", "x'", "x′", "x′"],
  ])("writes %s in LaTeX, text and Unicode", (name, latex, text, unicode) => {
    const composed = name.normalize("NFC");
    expect([symbolToLatex(composed), symbolToText(composed), symbolToUnicode(composed)]).toEqual([latex, text.normalize("NFC"), unicode.normalize("NFC")]);
  });

  it("takes a name apart", () => {
    expect(nameParts("x̂_max^(2)".normalize("NFC"))).toEqual({ stem: "x", marks: ["\u0302"], primes: 0, suffixes: [{ sign: "_", text: "max" }, { sign: "^", text: "(2)" }] });
  });

  it("lets no character of a name break out of LaTeX", () => {
    expect(symbolToLatex("a}b\\input{x}")).not.toMatch(/\\input|^[^{]*\}/);
  });
});
