// How plain text is read: settings, lines of mathematics, labels, and where one derivation ends.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/syntax/read-document.js";
import { expectSoundParts, wordsOf } from "./parts.js";

const read = (text: string) => readDocument(text, "text");

describe("a derivation in plain text", () => {
  const cases: [string, string, string[]][] = [
    [
      "settings, lines and comments at their ends",
      "Title: A chain\nexpect: wrong at 1\nASSUME: all variables > 0\n\nd/dx x^2   # power rule\n  = 2x  # done\n",
      [
        'setting title "A chain"', 'setting expect "wrong at 1"', 'setting assume "all variables > 0"',
        'display "d/dx x^2" (power rule)', 'display "= 2x" (done)',
      ],
    ],
    ["a comment on its own line", "a\n# sum rule\n= b\n# x > 0\n# twice\n\n= c", ['display "a"', 'display "= b" (sum rule)', 'display "= c" (x > 0 twice)']],
    ["words with a colon", "Start: a\nSum rule:\n= b\nProduct rule: = c", ['display "a" (Start)', 'display "= b" (Sum rule)', 'display "= c" (Product rule)']],
    ["a title with a number sign", "title: Problem #3 # hard\nx", ['setting title "Problem #3"', 'display "x"']],
    ["relations after blank lines", "a\n\n= b\n\n<=> c\n\n≤ d\n\n=> e", ['display "a"', 'display "= b"', 'display "<=> c"', 'display "≤ d"', 'display "=> e"']],
    ["a line without relation after a blank line", "a\n= b\n\nc\n= d", ['display "a"', 'display "= b"', "break derivation", 'display "c"', 'display "= d"']],
    ["a line without relation directly after", "a\nb", ['display "a"', 'display "b"']],
    [
      "derivations divided by ---",
      "expect: right\na\n= b\n---\nexpect: wrong at 1\nlet: f = x\nc\n= d",
      ['setting expect "right"', 'display "a"', 'display "= b"', "break derivation", 'setting expect "wrong at 1"', 'setting let "f = x"', 'display "c"', 'display "= d"'],
    ],
    ["front matter", "---\nexpect: right\n---\na", ['setting expect "right"', 'display "a"']],
    ["an operator that waits", "a +\n  b *\nc\n= d", ['display "a +\\nb *\\nc"', 'display "= d"']],
    ["a bracket that is open", "f(a,  # first\n  b)\n= d", ['display "f(a,\\nb)" (first)', 'display "= d"']],
    ["an operator that begins a line", "= a\n  + b\n  - c\n= d", ['display "= a\\n+ b\\n- c"', 'display "= d"']],
    ["a bracket that is never closed, before a relation", "a*(b + c\n= d", ['display "a*(b + c"', 'display "= d"']],
    ["a bracket that is never closed, before a blank line", "a*(b + c\n\nd", ['display "a*(b + c"', "break derivation", 'display "d"']],
    ["an absolute value at the end of a line", "|x|\nsign(x)", ['display "|x|"', 'display "sign(x)"']],
    ["a definition over two lines", "let: J = a +\n  b\nJ", ['setting let "J = a +\\nb"', 'display "J"']],
    ["a byte order mark and carriage returns", "\uFEFFexpect: right\r\na +\r\nb\r\n= c\r\n", ['setting expect "right"', 'display "a +\\nb"', 'display "= c"']],
    ["a definition sign, which is no setting", "f := x\nJ(x) := y", ['display "f := x"', 'display "J(x) := y"']],
  ];
  it.each(cases)("reads %s", (_, text, expected) => {
    const document = read(text);
    expect(wordsOf(document)).toEqual(expected);
    expect(document.notes).toEqual([]);
    expectSoundParts(text, document);
  });

  it("gives exact places", () => {
    const text = "assume: x > 0\n\n  a + b  # sum\n";
    const [setting, line] = read(text).parts;
    expect(text.slice(setting?.range.start, setting?.range.end)).toBe("assume: x > 0");
    expect(text.slice(line?.range.start, line?.range.end)).toBe("a + b");
  });

  it.each([
    ["asume: x > 0\na", "warning", "unknown setting `asume`; did you mean `assume`?"],
    ["author: Ann\na", "info", "unknown setting `author` is not read"],
    ["expect:\na", "warning", "`expect:` says nothing"],
    ["a\n$$ = b $$", "warning", "this looks like Markdown or LaTeX; it is read as plain text, one formula to a line"],
  ])("says something about %j", (text, severity, message) => {
    expect(read(text).notes.map((note) => [note.severity, note.message])).toEqual([[severity, message]]);
  });

  it("keeps parts in order and every character in its place, for any text", () => {
    const piece = fc.constantFrom("a", " + ", "= ", "(", ")", "\n", "\r\n", "\n\n", "# c", "---\n", "let: ", "title: ", "Sum rule: ", "  ", "|", "- ", "\uFEFF", "é");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        expectSoundParts(text, read(text));
      }),
      { numRuns: 1500, seed: 11 },
    );
  });
});
