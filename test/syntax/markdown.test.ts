// How Markdown is read: what is mathematics and what is not, part by part.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/syntax/read-document.js";
import { expectSoundParts, mathematicsOf, wordsOf } from "./parts.js";

const read = (text: string) => readDocument(text, "markdown");

describe("mathematics in Markdown", () => {
  const cases: [string, string, string[]][] = [
    ["a display on lines of its own", "$$\nx = y\n$$", ['display "\\nx = y\\n"']],
    ["a display whose first line is mathematics", "$$x = y\n = z\n$$", ['display "x = y\\n = z\\n"']],
    ["a display in the middle of a line", "Product rule: $$ x = y $$ and on", ['display " x = y "']],
    ["two displays in one paragraph", "$$a$$ and\n$$b$$", ['display "a"', 'display "b"']],
    ["escaped brackets as a display", "\\[ x^2 \\]", ['display " x^2 "']],
    ["escaped brackets in a line", "so \\[ x^2 = 1 \\] holds", ['display " x^2 = 1 "']],
    ["parentheses inline", "with \\(x\\) and \\(\\hat y\\)", ['inline "x"', 'inline "\\\\hat y"']],
    ["doubled backslashes", "with \\\\(x\\\\)\n\n\\\\[ y = 1 \\\\]", ['inline "x"', 'display " y = 1 "']],
    ["a bare environment", "\\begin{align}\na &= b \\\\\n&= c\n\\end{align}", ['display align "\\na &= b \\\\\\\\\\n&= c\\n"']],
    ["a starred environment after prose", "We get \\begin{align*}a&=b\\end{align*}.", ['display align* "a&=b"']],
    ["an environment inside dollars", "$$\\begin{aligned}a&=b\\end{aligned}$$", ['display "\\\\begin{aligned}a&=b\\\\end{aligned}"']],
    ["the columns of alignat", "\\begin{alignat}{2}a&=b\\end{alignat}", ['display alignat "a&=b"']],
    ["an environment inside one of the same name", "\\begin{cases}\\begin{cases}a\\end{cases}\\end{cases}", ['display cases "\\\\begin{cases}a\\\\end{cases}"']],
    ["eqalign without dollars", "\\eqalign{ a &= {b} \\cr &= c }", ['display eqalign " a &= {b} \\\\cr &= c "']],
    ["a fence that says math", "```math\nx = y\n```", ['display "x = y\\n"']],
    ["a backtick inside dollars", "with $`x_1`$ here", ['inline "x_1"']],
    ["the role of MyST", "with {math}`x_1 = 2` and `{math}` in code", ['inline "x_1 = 2"']],
    ["letters after the closing dollar", "the $n$th and $m$-dimensional", ['inline "n"', 'inline "m"']],
    ["a space before the closing dollar of plain mathematics", "$m = $ number of examples", ['inline "m = "']],
    ["spaces on both sides", "let $ x + y $ be, and $ z $ too", ['inline " x + y "', 'inline " z "']],
    ["two inline stretches that touch", "$a$$b$", ['inline "a"', 'inline "b"']],
    ["a dollar inside text inside mathematics", "$a \\text{ if $b$ } c$ d", ['inline "a \\\\text{ if $b$ } c"']],
    ["underscores and stars that look like emphasis", "$a_1*b_2$ and $c_1*d_2$", ['inline "a_1*b_2"', 'inline "c_1*d_2"']],
    ["mathematics in emphasis and links", "**so $x$** and [see $y$](http://a.b)", ['inline "x"', 'inline "y"']],
    ["a display in a quotation", "> we get\n> $$\n> x = y\n> $$\n> so", ['display "\\nx = y\\n"']],
    ["a fence in a quotation", "> ```math\n> x\n> ```", ['display "x\\n"']],
    ["a display in a list item", "1. first\n   $$\n   x = y\n   $$\n2. second $z$", ['display "\\n   x = y\\n   "', 'inline "z"']],
    ["a quotation inside a list item", "- > $$a\n  > = b$$", ['display "a\\n= b"']],
    ["a display that holds a blank line", "$$\na = b\n\n= c\n$$\n\nand $d$", ['display "\\na = b\\n\\n= c\\n"', 'inline "d"']],
    ["mathematics inside an HTML block", '<div align="center">\n$$x = y$$\n</div>', ['display "x = y"']],
    ["a line of only = between displays", "$$a$$\n=\n$$b$$", ['display "a"', 'display "b"']],
    ["a byte order mark and carriage returns", "\uFEFF$$\r\nx\r\n$$\r\n", ['display "\\r\\nx\\r\\n"']],
  ];
  it.each(cases)("reads %s", (_, text, expected) => {
    const document = read(text);
    expect(mathematicsOf(document)).toEqual(expected);
    expect(document.notes).toEqual([]);
    expectSoundParts(text, document);
  });
});

describe("what is not mathematics in Markdown", () => {
  const cases: [string, string][] = [
    ["amounts of money", "It costs $5 and $6, or ($7) and ($8)."],
    ["sums of money", "I paid $10 + $5 = $15 for it, $20-$30 in all."],
    ["an amount in a longer sentence", "from $5 to 6 euros$ or so"],
    ["shell variables", "set $HOME and $PATH"],
    ["an escaped dollar", "that is \\$x\\$ and \\$5"],
    ["inline code", "see `$x$` and ``a ` $y$``"],
    ["a fenced block", "```\n$$x$$\n```"],
    ["a fenced block with tildes in a quotation", "> ~~~ python\n> $x$\n> ~~~"],
    ["an indented block", "text\n\n    echo $x$ $$\n\ntext"],
    ["an HTML comment", "a <!-- $x$\n\n$$y$$ --> b"],
    ["preformatted HTML", "<pre>\n$x$\n</pre>"],
    ["escaped brackets around words", "\\[see below\\] and \\[3\\]"],
    ["escaped parentheses around a sentence", "\\(as we saw above\\)"],
    ["a row of dollars", "a $$$ restaurant, $$$$"],
    ["two paragraphs with a dollar each", "one $x\n\ntwo $y"],
  ];
  it.each(cases)("leaves %s alone", (_, text) => {
    const document = read(`${text}\n\nafter $z$`);
    expect(mathematicsOf(document)).toEqual(['inline "z"']);
  });
});

describe("prose, breaks and settings in Markdown", () => {
  const cases: [string, string, string[]][] = [
    [
      "prose around mathematics",
      "Sum *rule*: $$a$$ so [that](u) `c` &amp; **$b$** end",
      ["break paragraph", 'prose "Sum rule: "', 'display "a"', 'prose " so that c & "', 'inline "b"', 'prose " end"'],
    ],
    [
      "headings, lists and quotations",
      "# The $x$ of *it*\n\ntext\n\n- one\n- two\n\n> three",
      [
        'break heading "The $x$ of it"', 'prose "The "', 'inline "x"', 'prose " of it"', "break paragraph", 'prose "text"',
        "break paragraph", 'prose "one"', "break paragraph", 'prose "two"', "break paragraph", 'prose "three"',
      ],
    ],
    ["an underlined heading", "Title\n=====\n\ntext", ['break heading "Title"', 'prose "Title"', "break paragraph", 'prose "text"']],
    [
      "front matter",
      "---\ntitle: On *it*\nexpect: [right, wrong at 2]\nlet:\n  J: a + b\nassume:\n  - x > 0\n---\nText",
      [
        'setting title "On *it*"', 'setting expect "right"', 'setting expect "wrong at 2"', 'setting let "J = a + b"',
        'setting assume "x > 0"', "break paragraph", 'prose "Text"',
      ],
    ],
    ["a thematic break that is no front matter", "---\nSome text\n\n---\n", ["break paragraph", 'prose "Some text"']],
    [
      "instructions in comments",
      "<!-- misstep: assume x > 0 -->\ntext <!-- misstep: variable: y --> more\n\n<!-- misstep: ignore -->\n$$a$$",
      [
        'setting assume "x > 0"', "break paragraph", 'prose "text "', 'setting variable "y"', 'prose " more"', 'setting ignore ""',
        "break paragraph", 'display "a"',
      ],
    ],
    ["several instructions in one comment", "<!-- misstep:\nassume x > 0\nlet f = x\n-->", ['setting assume "x > 0"', 'setting let "f = x"']],
    ["a comment at the start of a line of text", "<!-- note -->Sum rule: $x$", ["break paragraph", 'prose "Sum rule: "', 'inline "x"']],
  ];
  it.each(cases)("reads %s", (_, text, expected) => {
    const document = read(text);
    expect(wordsOf(document)).toEqual(expected);
    for (const part of document.parts) {
      if (part.kind === "setting" && !part.value.text.startsWith("J = ")) {
        expect(text.slice(part.value.offsets[0], part.value.offsets[part.value.text.length])).toBe(part.value.text);
      }
    }
  });

  it("gives the range of mathematics with its delimiters, and of prose between", () => {
    const text = "Let $x$ be\n\n$$y$$";
    const ranges = read(text).parts.map((part) => text.slice(part.range.start, part.range.end));
    expect(ranges).toEqual(["Let $x$ be", "Let ", "$x$", " be", "$$y$$", "$$y$$"]);
  });

  it("notes unknown keys of front matter as information, and misspelled ones as warnings", () => {
    const { notes } = read("---\nlayout: post\nasume: x > 0\n---\ntext");
    expect(notes.map((note) => [note.severity, note.message])).toEqual([
      ["info", "unknown key `layout` is not read"],
      ["warning", "unknown key `asume`; did you mean `assume`?"],
    ]);
  });
});

describe("what Markdown leaves open", () => {
  it("takes an unclosed display up to the next blank line, with a warning at its opener", () => {
    const text = "so $$ x = y\n= z\n\nThis is the next paragraph with $a$.";
    const document = read(text);
    expect(mathematicsOf(document)).toEqual(['display " x = y\\n= z"', 'inline "a"']);
    expect(document.notes).toMatchObject([{ severity: "warning", range: { start: 3, end: 5 } }]);
    expect(document.notes[0]?.message).toContain("never closed");
  });
  it("does not let an unclosed display swallow the prose before the next one", () => {
    const text = "$$ x = y\n\nNow we take the sum rule:\n\n$$ a = b $$";
    expect(mathematicsOf(read(text))).toEqual(['display " x = y"', 'display " a = b "']);
  });
  it("takes an unclosed environment up to the next blank line", () => {
    const document = read("\\begin{align}\na &= b\n\nand $c$");
    expect(mathematicsOf(document)).toEqual(['display align "\\na &= b"', 'inline "c"']);
    expect(document.notes).toMatchObject([{ severity: "warning", range: { start: 0, end: 13 } }]);
  });
  it("leaves an unclosed $$ before words as words", () => {
    const document = read("they make $$ and are happy about it\n\n$x$");
    expect(mathematicsOf(document)).toEqual(['inline "x"']);
    expect(document.notes[0]?.message).toContain("plain words");
  });
  it("warns about a display in an indented code block", () => {
    const document = read("text\n\n    $$x$$\n");
    expect(mathematicsOf(document)).toEqual([]);
    expect(document.notes).toMatchObject([{ severity: "warning", range: { start: 10, end: 15 } }]);
  });
  it("warns about mathematics that remark takes for code", () => {
    const document = read("- item\n\n          $$x$$\n");
    expect(mathematicsOf(document)).toEqual([]);
    expect(document.notes).toMatchObject([{ severity: "warning", range: { start: 18, end: 23 } }]);
  });
  it("warns about an unknown instruction", () => {
    expect(read("<!-- misstep: asume x -->").notes).toMatchObject([{ severity: "warning", range: { start: 14, end: 21 } }]);
  });
  it("reads a long document to its end, in its order", () => {
    const paragraph = "Some *words* and $x_1$ with `code`.\n\n$$a = b$$\n\n";
    const text = `${paragraph.repeat(15_000)}# End $z$`;
    const document = read(text);
    const parts = wordsOf(document);
    expect(parts.filter((words) => words === 'inline "x_1"')).toHaveLength(15_000);
    expect(parts.at(-1)).toBe('inline "z"');
    expect(document.notes).toMatchObject([{ severity: "warning" }]);
  });
});

describe("any Markdown", () => {
  const piece = fc.constantFrom(
    "$", "$$", "\\[", "\\]", "\\(", "\\)", "\\begin{align}", "\\end{align}", "\\eqalign{", "}", "x", " = ", "\n", "\n\n", "\r\n", "> ", "- ",
    "    ", "`", "```\n", "```math\n", "<!--", "-->", "misstep: assume x", "word ", "\\", "*", "_", "# ", "---\n", "5", "\uE000", "<div>", "[a](b)", "\\text{", "&#xE000;",
  );
  it("has its parts in order, and each character of its mathematics where it says", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        expectSoundParts(text, read(text));
      }),
      { numRuns: 1500, seed: 7 },
    );
  });
});
