// How LaTeX documents are read: the body, comments, prose without commands, and the same mathematics as in Markdown.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/syntax/read-document.js";
import { expectSoundParts, mathematicsOf, wordsOf } from "./parts.js";

const read = (text: string) => readDocument(text, "latex");

describe("a LaTeX document", () => {
  const cases: [string, string, string[]][] = [
    [
      "only its body",
      "\\documentclass{article}\n\\title{On x}\n$p$\n\\begin{document}\n\\maketitle\nLet $x$ be.\n\\end{document}\n$q$",
      ['setting title "On x"', "break paragraph", 'prose "\\nLet "', 'inline "x"', 'prose " be."'],
    ],
    [
      "sections, paragraphs and items",
      "\\section{The \\emph{sum} of $x$}\none\n\ntwo\n\\begin{itemize}\n\\item three\n\\item four\n\\end{itemize}",
      [
        'break heading "The sum of $x$"', 'prose "The sum of "', 'inline "x"', "break paragraph", 'prose "\\none"',
        "break paragraph", 'prose "two\\n"', "break paragraph", 'prose " three\\n"', "break paragraph", 'prose " four\\n"',
      ],
    ],
    ["simple commands", "so \\textbf{by} the~rule, 5\\% of \\$3 \\label{a}(see \\eqref{eq:1})", ["break paragraph", 'prose "so by the rule, 5% of $3 (see (eq:1))"']],
    ["comments in prose", "one % not $x$\ntwo 5\\% three\\\\% four\n% \n five", ["break paragraph", 'prose "one \\ntwo 5% three\\n\\n\\n five"']],
    ["comments in mathematics", "\\begin{align}\na &= b % by $c$\n\\\\ &= 5\\% \\end{align}", ["break paragraph", 'display align "\\na &= b \\n\\\\\\\\ &= 5\\\\% "']],
    ["a line of only a comment inside a display", "$$a\n%\n= b$$", ["break paragraph", 'display "a\\n\\n= b"']],
    ["listings", "\\begin{verbatim}\n$x$ % \\end{document}\n\\end{verbatim}\n\\verb|$y$| $z$", ["break paragraph", 'inline "z"']],
    ["an instruction in a comment", "% misstep: assume x > 0\n$x$", ['setting assume "x > 0"', "break paragraph", 'inline "x"']],
    ["all kinds of delimiters", "\\(a\\) \\[b\\] $$c$$ $d$ \\begin{equation}e\\end{equation}", ["break paragraph", 'inline "a"', 'display "b"', 'display "c"', 'inline "d"', 'display equation "e"']],
    ["numbers between dollars", "$5 and $x", ["break paragraph", 'inline "5 and "', 'prose "x"']],
  ];
  it.each(cases)("reads %s", (_, text, expected) => {
    const document = read(text);
    expect(wordsOf(document)).toEqual(expected);
    expect(document.notes).toEqual([]);
    expectSoundParts(text, document);
  });

  it("reads on after the definitions of macros, which are carried out where they are used", () => {
    const document = read("\\newcommand{\\x}[1]{$#1$}\n\\def\\y#1{$#1$}\n$z$");
    expect(mathematicsOf(document)).toEqual(['inline "z"']);
    expect(document.notes).toEqual([]);
  });

  it("warns about a dollar without its partner, once for its paragraph", () => {
    const document = read("one $x\n\ntwo $y$");
    expect(mathematicsOf(document)).toEqual(['inline "y"']);
    expect(document.notes).toMatchObject([{ severity: "warning", range: { start: 4, end: 5 } }]);
  });

  it("keeps parts in order and every character in its place, for any text", () => {
    const piece = fc.constantFrom(
      "$", "$$", "\\[", "\\]", "\\begin{align}", "\\end{align}", "x ", "%", "\\%", "\n", "\n\n", "\\section{", "}", "{", "\\item ", "\\verb|", "|",
      "\\begin{verbatim}", "\\end{verbatim}", "\\begin{document}", "\\end{document}", "\\emph{", "\\\\", "~", "\\newcommand{", "\\", "[", "]", "% misstep: ignore\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        expectSoundParts(text, read(text));
      }),
      { numRuns: 1500, seed: 13 },
    );
  });
});
