import fastCheck from "fast-check";
import { describe, expect, it } from "vitest";
import { editText, isEdited, startEdit, type EditKey } from "../../src/tui/edit.js";
import { commandsOf, type KeyPress } from "../../src/tui/keys.js";
import { fixAsText, offsetsOf, spliced } from "../../src/tui/splice.js";

const none: KeyPress = { upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageUp: false, pageDown: false, home: false, end: false, return: false, escape: false, tab: false, backspace: false, delete: false, ctrl: false, meta: false };

describe("typing", () => {
  it.each([
    ["ab|c", { kind: "insert", text: "xy" }, "abxy|c"],
    ["ay\u0302|c", { kind: "delete", what: "before" }, "a|c"],
    ["a|y\u0302c", { kind: "delete", what: "after" }, "a|c"],
    ["a|y\u0302c", { kind: "go", to: "right" }, "ay\u0302|c"],
    ["ay\u0302|c", { kind: "go", to: "left" }, "a|y\u0302c"],
    ["2x + foo|", { kind: "delete", what: "word" }, "2x + |"],
    ["2x + foo|", { kind: "go", to: "word-left" }, "2x + |foo"],
    ["|foo bar", { kind: "go", to: "word-right" }, "foo| bar"],
    ["ab|cd", { kind: "delete", what: "to-start" }, "|cd"],
    ["ab|cd", { kind: "delete", what: "to-end" }, "ab|"],
    ["ab|cd", { kind: "go", to: "start" }, "|abcd"],
    ["ab|cd", { kind: "go", to: "end" }, "abcd|"],
    ["|ab", { kind: "delete", what: "before" }, "|ab"],
  ] as const)("%j with %j is %j", (before, key, after) => {
    const made = editText({ text: before.replace("|", ""), cursor: before.indexOf("|") }, key);
    expect(`${made.text.slice(0, made.cursor)}|${made.text.slice(made.cursor)}`).toBe(after);
  });

  it("never leaves the cursor inside a character, whatever is pressed", () => {
    const key: fastCheck.Arbitrary<EditKey> = fastCheck.oneof(
      fastCheck.record({ kind: fastCheck.constant("insert" as const), text: fastCheck.constantFrom("x", "y\u0302", "中", "👩‍👧", "\n", " ") }),
      fastCheck.record({ kind: fastCheck.constant("delete" as const), what: fastCheck.constantFrom("before" as const, "after" as const, "word" as const, "to-start" as const, "to-end" as const) }),
      fastCheck.record({ kind: fastCheck.constant("go" as const), to: fastCheck.constantFrom("left" as const, "right" as const, "start" as const, "end" as const, "word-left" as const, "word-right" as const) }),
    );
    fastCheck.assert(
      fastCheck.property(fastCheck.array(key, { maxLength: 30 }), (keys) => {
        const { text, cursor } = keys.reduce(editText, { text: "", cursor: 0 });
        const stops = [...new Intl.Segmenter("en").segment(text)].map(({ index }) => index);
        expect([...stops, text.length]).toContain(cursor);
      }),
    );
  });

  it("knows whether anything changed", () => {
    const edit = startEdit({ path: "a", source: "x = 1", start: 4, end: 5 });
    expect(edit.text).toBe("1");
    expect(isEdited(edit)).toBe(false);
    expect(isEdited({ ...edit, text: "2" })).toBe(true);
  });
});

describe("the keys while one types", () => {
  it("are letters, also those that mean something elsewhere", () => {
    expect(commandsOf("q", none, "edit")).toEqual([{ kind: "type", key: { kind: "insert", text: "q" } }]);
    expect(commandsOf("a\u001B[31m\rb", none, "edit")).toEqual([{ kind: "type", key: { kind: "insert", text: "a[31m\nb" } }]);
    expect(commandsOf("a\u007Fb", none, "edit").map((command) => (command.kind === "type" ? command.key.kind : ""))).toEqual(["insert", "delete", "insert"]);
    expect(commandsOf("n", none, "search")).toEqual([{ kind: "type", key: { kind: "insert", text: "n" } }]);
  });
  it("end, drop, take the correction, and delete", () => {
    expect(commandsOf("", { ...none, return: true }, "edit")).toEqual([{ kind: "finish-edit" }]);
    expect(commandsOf("", { ...none, escape: true, meta: true }, "edit")).toEqual([{ kind: "cancel-edit" }]);
    expect(commandsOf("", { ...none, tab: true }, "edit")).toEqual([{ kind: "take-correction" }]);
    expect(commandsOf("", { ...none, delete: true }, "edit")).toEqual([{ kind: "type", key: { kind: "delete", what: "before" } }]);
    expect(commandsOf("w", { ...none, ctrl: true }, "edit")).toEqual([{ kind: "type", key: { kind: "delete", what: "word" } }]);
    expect(commandsOf("c", { ...none, ctrl: true }, "edit")).toEqual([{ kind: "quit" }]);
  });
  it("answer a question with y and n only", () => {
    expect(commandsOf("y", none, "question")).toEqual([{ kind: "answer", yes: true }]);
    expect(commandsOf("n", none, "question")).toEqual([{ kind: "answer", yes: false }]);
    expect(commandsOf("", { ...none, escape: true, meta: true }, "question")).toEqual([{ kind: "answer", yes: false }]);
    expect(commandsOf("q", none, "question")).toEqual([]);
  });
  it("of the mouse turn the wheel and choose", () => {
    expect(commandsOf("[<65;10;5M", none, "walk")).toEqual([{ kind: "wheel", by: 1, row: 4 }]);
    expect(commandsOf("[<64;10;5M", none, "edit")).toEqual([{ kind: "wheel", by: -1, row: 4 }]);
    expect(commandsOf("[<0;10;5M", none, "walk")).toEqual([{ kind: "click", row: 4 }]);
    expect(commandsOf("[<0;10;5m", none, "walk")).toEqual([]);
    expect(commandsOf("[<0;10;5M", none, "edit")).toEqual([]);
  });
});

describe("texts put into a document", () => {
  it("stand between the offsets of their place, whatever ends the lines", () => {
    const text = "a\r\nŷ = 1 + 2\r\nc";
    const place = offsetsOf(text, { line: 2, column: 5, endLine: 2, endColumn: 10 });
    expect(place === null ? "" : text.slice(place.start, place.end)).toBe("1 + 2");
    expect(place === null ? "" : spliced(text, place.start, place.end, "3")).toBe("a\r\nŷ = 3\r\nc");
    expect(offsetsOf(text, { line: 9, column: 1, endLine: 9, endColumn: 2 })).toBeNull();
  });
  it("leave out the relation that stands there already", () => {
    expect(fixAsText("= 2x", "3x")).toBe("2x");
    expect(fixAsText("= 2x", "= 3x")).toBe("= 2x");
  });
});
