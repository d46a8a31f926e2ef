import fastCheck from "fast-check";
import { describe, expect, it } from "vitest";
import { commandsOf, type KeyPress } from "../../src/tui/keys.js";
import { scrollLimit, walkLayout, windowAround } from "../../src/tui/layout.js";
import { fitRow, rowWidth, span, spread, textProperties, type Tone } from "../../src/tui/rows.js";

describe("the heights of the panes", () => {
  it("leave the lower pane what the lines above it don't need", () => {
    expect(walkLayout(24, 5)).toEqual({ outerRulers: true, divider: true, upper: 5, lower: 14 });
  });

  it("share the rows about evenly when there are many lines", () => {
    expect(walkLayout(24, 100)).toEqual({ outerRulers: true, divider: true, upper: 10, lower: 9 });
  });

  it("give up the rulers when rows are few", () => {
    expect(walkLayout(12, 5)).toEqual({ outerRulers: false, divider: true, upper: 4, lower: 5 });
    expect(walkLayout(5, 5)).toEqual({ outerRulers: false, divider: false, upper: 3, lower: 0 });
  });

  it("always add up to the terminal", () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.integer({ min: 2, max: 200 }), fastCheck.nat(300), (height, count) => {
        const { outerRulers, divider, upper, lower } = walkLayout(height, count);
        expect(2 + (outerRulers ? 2 : 0) + (divider ? 1 : 0) + upper + lower).toBe(height);
        expect(Math.min(upper, lower)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the window over a list", () => {
  it("holds the selected line, is full, and stays inside", () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.integer({ min: 1, max: 100 }), fastCheck.nat(99), fastCheck.integer({ min: 1, max: 60 }), (count, place, size) => {
        const selected = place % count;
        const { start, end } = windowAround(selected, count, size);
        expect(end - start).toBe(Math.min(size, count));
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(start <= selected && selected < end).toBe(true);
      }),
    );
  });

  it("is empty over nothing", () => {
    expect(windowAround(0, 0, 10)).toEqual({ start: 0, end: 0 });
  });

  it("can be scrolled until the last row is seen", () => {
    expect(scrollLimit(20, 8)).toBe(12);
    expect(scrollLimit(3, 8)).toBe(0);
  });
});

describe("rows", () => {
  it("are cut at the end of the last span that fits", () => {
    const row = [span("wrong", "abc"), span("plain", "defgh")];
    expect(fitRow(row, 5)).toEqual([span("wrong", "abc"), span("plain", "d…")]);
    expect(fitRow(row, 8)).toEqual(row);
    expect(fitRow(row, 3)).toEqual([span("wrong", "ab…")]);
  });

  it("never exceed their width, and spread ones are exactly as wide", () => {
    const anyRow = fastCheck.array(fastCheck.string({ unit: fastCheck.constantFrom("a", "ŷ", "中", "\u001B", " "), maxLength: 12 }), { maxLength: 4 }).map((texts) => texts.map((text) => span("plain", text)));
    fastCheck.assert(
      fastCheck.property(anyRow, anyRow, fastCheck.integer({ min: 1, max: 60 }), (left, right, width) => {
        expect(rowWidth(fitRow(left, width))).toBeLessThanOrEqual(width);
        expect(rowWidth(spread(left, right, width))).toBe(width);
      }),
    );
  });

  const tones: readonly Tone[] = ["plain", "place", "wrong", "right", "doubt", "quiet", "heading", "spot", "selected", "title", "unread"];
  it.each(tones)("in the tone %s have no colour where none is wanted", (tone) => {
    expect(textProperties(tone, false)).not.toHaveProperty("color");
  });

  it("underline the spot with colour and without", () => {
    expect(textProperties("spot", true)).toEqual({ color: "red", bold: true, underline: true });
    expect(textProperties("spot", false)).toEqual({ bold: true, underline: true });
  });
});

describe("keys", () => {
  const none: KeyPress = { upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageUp: false, pageDown: false, home: false, end: false, return: false, escape: false, tab: false, backspace: false, delete: false, ctrl: false, meta: false };
  it.each([
    ["j", none, [{ kind: "move", by: 1 }]],
    ["k", none, [{ kind: "move", by: -1 }]],
    ["", { ...none, upArrow: true }, [{ kind: "move", by: -1 }]],
    ["", { ...none, downArrow: true }, [{ kind: "move", by: 1 }]],
    ["", { ...none, rightArrow: true }, [{ kind: "move-item", by: 1 }]],
    ["n", none, [{ kind: "seek-wrong", direction: 1 }]],
    ["N", none, [{ kind: "seek-wrong", direction: -1 }]],
    ["G", none, [{ kind: "edge", to: "last" }]],
    ["", { ...none, home: true }, [{ kind: "edge", to: "first" }]],
    ["\r", { ...none, return: true }, [{ kind: "open" }]],
    ["\t", { ...none, tab: true }, [{ kind: "toggle" }]],
    ["", { ...none, escape: true, meta: true }, [{ kind: "back" }]],
    ["", { ...none, pageDown: true }, [{ kind: "page", by: 1 }]],
    ["?", none, [{ kind: "help" }]],
    ["q", none, [{ kind: "quit" }]],
    ["c", { ...none, ctrl: true }, [{ kind: "quit" }]],
    ["n", { ...none, ctrl: true }, []],
    ["q", { ...none, meta: true }, []],
    ["x", none, []],
  ] as const)("%j with %j mean %j", (input, key, commands) => {
    expect(commandsOf(input, key, "walk")).toEqual(commands);
  });

  it("that come in one piece are all obeyed, in their order", () => {
    expect(commandsOf("jjx\tq", none, "walk")).toEqual([{ kind: "move", by: 1 }, { kind: "move", by: 1 }, { kind: "toggle" }, { kind: "quit" }]);
  });
});
