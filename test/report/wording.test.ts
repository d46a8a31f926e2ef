// The sentences that carry a verdict to a reader.
import { describe, expect, it } from "vitest";
import type { Diagnosis, Witness } from "../../src/model/report.js";
import { editText, witnessText } from "../../src/report/wording.js";
import { visible } from "../../src/report/visible.js";

describe("witnesses", () => {
  const sides = { left: "the line before", right: "this line" };
  it.each<[string, Witness, string]>([
    ["values", { at: { x: "-1/2" }, left: "1", right: "-1" }, "at x = −1/2 the line before is 1, this line is −1"],
    ["indices", { at: { "ŷ_i": "1", "x_{n+1}": "2" }, left: "1", right: "2" }, "at ŷᵢ = 1, xₙ₊₁ = 2 the line before is 1, this line is 2"],
    ["no values", { at: {}, left: "1", right: "2" }, "the line before is 1, this line is 2"],
    ["an enclosure", { at: { x: { enclosure: ["1", "2"] } }, left: "1", right: "2" }, "at x between 1 and 2 the line before is 1, this line is 2"],
    ["an array", { at: { x: ["1", "-2"] }, left: "1", right: "2" }, "at x = [1, −2] the line before is 1, this line is 2"],
    ["no value", { at: { x: "0" }, left: "1", right: "undefined" }, "at x = 0 the line before is 1, this line has no value"],
  ])("with %s", (_, witness, sentence) => {
    expect(witnessText(witness, sides)).toBe(sentence);
  });

  it("cuts a number of a thousand digits", () => {
    expect(witnessText({ at: { x: "1".repeat(1000) }, left: "1", right: "2" }, sides).length).toBeLessThan(100);
  });
});

describe("edits", () => {
  const edit = (found: string, expected: string): Diagnosis => ({
    line: 1, column: 1, endLine: 1, endColumn: 2, mistake: null, rule: null, found, expected, term: null, fix: "y", message: "", alternatives: [],
  });
  it("are not made up where no repair is known", () => {
    expect(editText({ ...edit("2", ""), fix: null })).toBeNull();
  });
  it.each([
    ["+", "-", "the + should be −"],
    ["3", "2", "the 3 should be 2"],
    ["", "2", "2 is missing"],
    ["2", "", "the 2 should not be there"],
    ["a\n  + b", "a", "the a + b should be a"],
    ["x".repeat(50), "y", null],
  ])("%j for %j", (found, expected, clause) => {
    expect(editText(edit(found, expected))).toBe(clause);
  });
});

describe("control characters", () => {
  it("are shown, not sent", () => {
    expect(visible("a\u001b[31mb\u0007\u007f\u009b\u202ec\ud800")).toBe("a␛[31mb␇␡⟨U+009B⟩⟨U+202E⟩c\ufffd");
  });
  it("leaves mathematics and emoji alone", () => {
    expect(visible("ŷᵢ ∂ − 𝑥 👩‍🔬 導")).toBe("ŷᵢ ∂ − 𝑥 👩‍🔬 導");
  });
});
