// Carets must stand under what they mean, in columns of the terminal, whatever the line is made of and wherever it is cut.
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { cutLine, excerpt } from "../../src/report/excerpt.js";
import { paint } from "../../src/report/rows.js";
import { placeOf } from "./fixtures.js";

const all = (line: string): { readonly start: number; readonly end: number } => ({ start: 0, end: line.length });

describe("the caret", () => {
  it.each([
    ["plain letters", "abc + def", "+", "    ^"],
    ["a whole word", "abc + def", "def", "      ^^^"],
    ["wide characters before it take two columns", "導関数 + x", "+", "       ^"],
    ["a combining mark takes none", "y\u0302 + x", "+", "  ^"],
    ["a base is pointed at with its mark", "y\u0302 + x", "\u0302", "^"],
    ["a tab reaches the next stop", "\tx + y", "+", "      ^"],
    ["a character outside the basic plane", "𝑥 + y", "+", "  ^"],
    ["a wide spot has wide carets", "a 導 b", "導", "  ^^"],
  ])("%s", (_, line, spot, carets) => {
    const start = line.indexOf(spot);
    expect(cutLine(line, all(line), { start, end: start + spot.length }, 80).carets).toBe(carets);
  });

  it("marks a place between characters, and after the last", () => {
    expect(cutLine("ab", all("ab"), { start: 1, end: 1 }, 80).carets).toBe(" ^");
    expect(cutLine("ab", all("ab"), { start: 2, end: 2 }, 80).carets).toBe("  ^");
  });
});

describe("a long line", () => {
  it("is cut around the spot, whatever stands in it", () => {
    const piece = fc.constantFrom("a", "+", "導", "y\u0302", "𝑥", "\t", "\u0007", "\\frac{1}{2}", " ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), fc.array(piece, { maxLength: 80 }), fc.integer({ min: 20, max: 60 }), (before, after, width) => {
        const line = `${before.join("")}§${after.join("")}`;
        const start = before.join("").length;
        const { text, carets } = cutLine(line, all(line), { start, end: start + 1 }, width);
        expect(stringWidth(text)).toBeLessThanOrEqual(width);
        expect(carets.trim()).toBe("^");
        expect(carets.length - 1).toBe(stringWidth(text.slice(0, text.indexOf("§"))));
      }),
    );
  });

  it("prefers the step to the prose around it", () => {
    const line = `${"words ".repeat(20)}= x + y ${"words ".repeat(20)}`;
    const start = line.indexOf("= x");
    expect(cutLine(line, { start, end: start + 7 }, { start: start + 4, end: start + 5 }, 40).text).toBe("… words = x + y words …");
  });

  it("shows the start of a spot that is too long itself", () => {
    const line = "x".repeat(500);
    const { text, carets } = cutLine(line, all(line), { start: 100, end: 400 }, 30);
    expect(text).toBe(`… ${"x".repeat(26)} …`);
    expect(carets).toBe(`  ${"^".repeat(26)}`);
  });

  it("takes no longer for a line of five megabytes", () => {
    const line = "(".repeat(5_000_000);
    expect(cutLine(line, all(line), { start: 2_500_000, end: 2_500_001 }, 30).carets.trim()).toBe("^");
  });
});

describe("an excerpt", () => {
  const text = ["given", "", "prose", "= one", "  + two", "  + three", "end"].join("\n");
  const show = (source: string, before: string | null, step: string, spot: string): string =>
    paint(excerpt(source, { before: before === null ? null : placeOf(source, before), step: placeOf(source, step), spot: placeOf(source, spot) }, 60), false);

  it("shows the line before, a sign for what is left out, and every line of the step", () => {
    expect(show(text, "given", "one\n  + two\n  + three", "two")).toBe("\n    1 │ given\n      ⋮\n    4 │ = one\n    5 │   + two\n      │     ^^^\n    6 │   + three\n\n");
  });

  it("underlines a spot over several lines without the indentation", () => {
    expect(show(text, null, "one\n  + two\n  + three", "two\n  + three")).toBe("\n    4 │ = one\n    5 │   + two\n      │     ^^^\n    6 │   + three\n      │   ^^^^^^^\n\n");
  });

  it("counts lines that end in carriage returns", () => {
    expect(show("a\r\nb\r\nc", null, "b", "b")).toBe("\n    2 │ b\n      │ ^\n\n");
  });

  it("is empty for a place outside of the text", () => {
    const place = { line: 9, column: 1, endLine: 9, endColumn: 2 };
    expect(excerpt("a", { before: null, step: place, spot: place }, 60)).toEqual([]);
  });
});
