import fastCheck from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { cellsOf, fit, onOneLine, widthOf, wrap } from "../../src/tui/text.js";

const anyText = fastCheck.string({ unit: "binary", maxLength: 60 });
// eslint-disable-next-line no-control-regex -- these are what must not come through
const controls = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;
const shown = (text: string): string => cellsOf(text).map((cell) => cell.text).join("");

describe("widths", () => {
  it.each([
    ["ŷ", 1],
    ["y\u0302", 1],
    ["中文", 4],
    ["−1 · (1 − yᵢ)", 13],
    ["\u001B[31mx", 6],
    ["\u0301", 1],
    ["\u200B", 8],
  ])("of %j is %i cells", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it("are what the terminal will measure of the text that is shown", () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.string({ unit: fastCheck.constantFrom("a", "ŷ", "y\u0302", "中", "\u0007", "\u001B", "😀", "−"), maxLength: 40 }), (text) => {
        expect(stringWidth(shown(text))).toBe(widthOf(text));
      }),
    );
  });
});

describe("what an author wrote", () => {
  it("never reaches the terminal with a control character", () => {
    fastCheck.assert(fastCheck.property(anyText, (text) => !controls.test(shown(text))));
  });

  it("shows an escape sequence instead of sending it", () => {
    expect(fit("\u001B[2J!", 20)).toBe("␛[2J!");
  });

  it("cannot pile up marks over the lines around it", () => {
    expect(shown(`x${"\u0301".repeat(500)}`).length).toBeLessThan(20);
  });

  it("is one line when it is told on one line", () => {
    expect(onOneLine("  a\n\n\t b\r\nc ")).toBe("a b c");
  });

  it("of millions of characters is cut, and the cut is shown", () => {
    expect(onOneLine("(".repeat(5_000_000))).toMatch(/^\({20000}…$/u);
  });
});

describe("fitting", () => {
  it("cuts at the end with a sign of the cut and never exceeds the width", () => {
    expect(fit("abcdef", 4)).toBe("abc…");
    expect(fit("中文字", 4)).toBe("中…");
    expect(fit("abc", 3)).toBe("abc");
    fastCheck.assert(fastCheck.property(anyText, fastCheck.integer({ min: 0, max: 30 }), (text, width) => widthOf(fit(text, width)) <= width));
  });
});

describe("wrapping", () => {
  it("breaks at white space", () => {
    expect(wrap("the + should be −", 8)).toEqual(["the +", "should", "be −"]);
  });

  it("breaks a word that is wider than a line, and goes on after it", () => {
    expect(wrap("abcdefgh i", 3)).toEqual(["abc", "def", "gh", "i"]);
  });

  it("loses nothing but white space and never exceeds the width", () => {
    const words = fastCheck.array(fastCheck.string({ unit: fastCheck.constantFrom("a", "b", "ŷ", "中"), minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 });
    fastCheck.assert(
      fastCheck.property(words, fastCheck.integer({ min: 2, max: 20 }), (list, width) => {
        const lines = wrap(list.join(" "), width);
        expect(lines.join("").replaceAll(" ", "")).toBe(list.join(""));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("ends on a character that is wider than the line", () => {
    expect(wrap("中", 1)).toEqual(["…"]);
  });
});
