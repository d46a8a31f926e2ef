// How YAML and JSON are read: settings and steps with true places through every style of scalar, and what YAML would eat.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isScalar, parseDocument, stringify } from "yaml";
import { readDocument } from "../../src/syntax/read-document.js";
import { scalarSource } from "../../src/syntax/yaml-scalar.js";
import { wordsOf } from "./parts.js";

const read = (text: string) => readDocument(text, "yaml");

describe("a derivation in YAML", () => {
  const cases: [string, string, string[]][] = [
    [
      "settings, labels and steps",
      "title: A 'chain'\nexpect: wrong at 1\nvariable: x\nlet:\n  f: x^2\n  g(t): 0.10\nassume: [0 < x < 1, y > 0]\nsteps:\n  - d/dx f\n  - by: power rule\n    is: 2x\n  - {rule: 'r', expr: '3'}\n",
      [
        'setting title "A \'chain\'"', 'setting expect "wrong at 1"', 'setting variable "x"', 'setting let "f = x^2"', 'setting let "g(t) = 0.10"',
        'setting assume "0 < x < 1"', 'setting assume "y > 0"', 'display "d/dx f"', 'display "2x" (power rule)', 'display "3" (r)',
      ],
    ],
    ["settings before steps, whatever the order", "steps: [a]\nlet: f = x\n", ['setting let "f = x"', 'display "a"']],
    ["numbers as they are written", "steps: [0.10, 1e3, 0x10, 007, '1', -0]", ["0.10", "1e3", "0x10", "007", "1", "-0"].map((n) => `display "${n}"`)],
    ["several documents", "steps: [a]\n---\nsteps: [b]\n", ['display "a"', "break derivation", 'display "b"']],
    ["a list of mappings", "- steps: [a]\n- steps: [b]\n", ['display "a"', "break derivation", 'display "b"']],
    ["claims", "steps: [a]\nclaim: = b\n", ['display "a"', 'prose "claim"', 'display "= b" (claim)']],
    ["JSON", '{\n\t"expect": "right",\n\t"steps": ["a", {"by": "r\\u0065", "is": "b"}]\n}', ['setting expect "right"', 'display "a"', 'display "b" (re)']],
    ["scalars of every style", "steps:\n  - 'it''s'\n  - \"a\\\"b\"\n  - |\n    a\n    = b\n  - >-\n    c\n    d\n  - e\n    f\n", ['display "it\'s"', 'display "a\\"b"', 'display "a\\n= b"', 'display "c d"', 'display "e f"']],
  ];
  it.each(cases)("reads %s", (_, text, expected) => {
    const document = read(text);
    expect(wordsOf(document)).toEqual(expected);
    expect(document.notes).toEqual([]);
  });

  it("gives each character of a definition its place: the name, the colon, the value", () => {
    const text = "let:\n  J(x): -(a)\nsteps: [J]";
    const setting = read(text).parts[0];
    if (setting?.kind !== "setting") throw new Error("expected a setting");
    expect(setting.value.text).toBe("J(x) = -(a)");
    expect([...setting.value.offsets]).toEqual([7, 8, 9, 10, 11, 11, 11, 13, 14, 15, 16, 17]);
  });

  it("gives an escape the place where it is written, and what follows its own", () => {
    const text = 'steps: ["\\u0177 + 1"]';
    const step = read(text).parts[0];
    if (step?.kind !== "math") throw new Error("expected mathematics");
    expect(step.source.text).toBe("ŷ + 1");
    expect([...step.source.offsets]).toEqual([9, 15, 16, 17, 18, 19]);
  });
});

describe("what YAML would eat", () => {
  it.each([
    ["y: 3", "error"], ["[1,2]", "error"], ["{a, b}", "error"], ["*x", "error"], ["&x", "error"], ["&x y", "error"], ["- x", "error"], ["null", "error"],
    ["~", "error"], ["true", "error"], ["!t", "error"], ["!t x", "error"], ["|x|", "error"], ["> 0", "error"], ["@x", "error"], ["`x`", "error"],
    ['"a" b', "error"], ["a # b", "warning"],
  ])("asks for quotes at %j", (step, severity) => {
    const text = `steps:\n  - q\n  - ${step}\n  - z\n`;
    const document = read(text);
    const note = document.notes[0];
    expect(note?.severity).toBe(severity);
    expect(note?.message).toContain("quote it");
    expect(note?.range.start).toBeGreaterThanOrEqual(15);
    expect(note?.range.end).toBeLessThanOrEqual(text.indexOf("\n  - z"));
    expect(wordsOf(document).at(-1)).toBe('display "z"');
  });

  it("keeps what it ate in the chain as its author wrote it", () => {
    expect(wordsOf(read("steps:\n  - a\n  - y: 3\n  - [1,2]\n  - true\n"))).toEqual(['display "a"', 'display "y: 3"', 'display "[1,2]"', 'display "true"']);
  });
});

describe("YAML that is no derivation", () => {
  it.each([
    ["just words", "not a derivation: expected a mapping with `steps`, found a text"],
    ["- a\n- b", "not a derivation: expected a mapping with `steps`, found a list of texts"],
    ["title: x", "not a derivation: expected a mapping with `steps`, found a mapping without `steps`"],
    ["steps: a", "expected a list of steps, found a single text"],
    ["steps:\n", "expected a list of steps, found nothing"],
    ["steps: []", "expected steps, found an empty list"],
    ["steps:\n  - by: r\n", "a step without its formula: expected `is`"],
    ["steps: [a]\nsteps: [b]", "`steps` is given twice"],
    ["steps: [a", "YAML: Flow sequence in block collection must be sufficiently indented and end with a ]"],
    ["[".repeat(100_000), "YAML nested deeper than 100 levels"],
    ["- ".repeat(100_000), "YAML nested deeper than 100 levels"],
  ])("says what it found and expected: %.20j", (text, message) => {
    const errors = read(text).notes.filter((note) => note.severity === "error");
    expect(errors[0]?.message.slice(0, message.length)).toBe(message);
  });

  it("notes a misspelled key", () => {
    expect(read("steps: [a]\nasume: x > 0").notes).toMatchObject([{ severity: "warning", message: "unknown key `asume`; did you mean `assume`?" }]);
  });
});

describe("the text of a scalar", () => {
  const styles = ["PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL", "BLOCK_FOLDED"] as const;
  const words = fc.stringMatching(/^[a-z"'\\#:ŷ]{1,6}$/);
  const value = fc.array(fc.oneof(words, fc.constantFrom("\n", " ", "\n\n", "  ")), { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(""));

  it("is what the YAML library reads, in every style, and each character stands where it says", () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...styles), fc.constantFrom("\n", "\r\n"), (content, style, lineBreak) => {
        const text = stringify({ key: content }, { defaultStringType: style, defaultKeyType: "PLAIN", lineWidth: 20 }).replaceAll("\n", lineBreak);
        const node = parseDocument(text).get("key", true);
        if (!isScalar(node) || typeof node.value !== "string") return;
        const source = scalarSource(text, node, 0);
        expect(source.text).toBe(node.value.trim());
        let before = -1;
        for (let i = 0; i < source.text.length; i++) {
          const offset = source.offsets[i] ?? -1;
          expect(offset).toBeGreaterThanOrEqual(before);
          before = offset;
          const character = source.text[i] ?? "";
          const written = text[offset] ?? "";
          if (character !== written) expect(written === "\\" || written === "\r" || written === "\n" || (written === "'" && character === "'")).toBe(true);
        }
      }),
      { numRuns: 1500, seed: 17 },
    );
  });
});
