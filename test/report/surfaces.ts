// Reports for the formats that programs read: one of everything that can be found, and one whose every text tries to be more than text.
import type { Report } from "../../src/model/report.js";
import { claim, derivation, post, postReport, report, step } from "./fixtures.js";
import { mergeReports } from "../../src/report/merge.js";

const place = { line: 3, column: 5, endLine: 3, endColumn: 9 };

/** Every kind of finding, and what gives none. */
export const everything: Report = mergeReports([
  postReport,
  report([
    derivation("notes/two words.md", 3, { status: "undecided", steps: [step(0, place, { text: "a" }), step(1, place, { text: "b", verdict: "undecided", certainty: null, reason: "too hard" })] }),
    derivation("notes/two words.md", 9, { status: "unreadable", steps: [step(0, place, { text: "a" }), step(1, place, { text: "c", verdict: "unreadable", certainty: null, reason: "a bracket is open" })] }),
    derivation("notes/two words.md", 12, { status: "wrong", steps: [step(0, place, { text: "a" })], claims: [claim(place, { text: "d", verdict: "unequal" })] }),
    derivation("notes/two words.md", 15, { status: "right", expect: "wrong at 2", asExpected: false, steps: [step(0, place, { text: "e" })] }),
    derivation("notes/two words.md", 18, { status: "wrong", expect: "wrong at 1", asExpected: true, steps: [step(0, place, { text: "f" }), step(1, place, { text: "g", verdict: "unequal" })] }),
    derivation("notes/two words.md", 21, { steps: [step(0, place, { text: "h" }), step(1, place, { text: "i" })] }),
  ]),
  report([], { files: [{ path: "gone.md", status: "missing", notes: [{ kind: "unread", line: 1, column: 1, message: "no such file or folder" }] }] }),
]);

/** Texts that mean something to XML, HTML, a shell of workflow commands, or a terminal. */
export const hostileTexts = ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]><x/>", "&lt;&#10;\"'", "::error::pwned\n::set-output name=a::b", "\u001b[2J\u0000\u202e", "\ud800", "%0A::warning::x", "javascript:alert(1)"];

/** A report in which every text of an author is hostile. */
export const hostile: Report = mergeReports(
  hostileTexts.map((text, index) => {
    const path = `${text.replaceAll("/", "∕")}${index}.md`;
    const diagnosis = { ...place, mistake: null, rule: text, found: text, expected: `${text}!`, term: null, fix: text, message: text, alternatives: [text] };
    return report([
      derivation(path, 3, {
        title: text, status: "wrong", firstWrongStep: 1,
        definitions: [{ name: text, value: text, line: 1 }],
        assumptions: [{ text, source: "prose", line: 1 }],
        notes: [{ kind: "reading", line: 1, column: 1, message: text }, { kind: "unread", line: 1, column: 1, message: text }],
        steps: [
          step(0, place, { text, reading: text }),
          step(1, place, { text, reading: text, label: text, verdict: "unequal", certainty: { kind: "witness" }, witness: { at: { [text]: text }, left: text, right: text }, diagnosis }),
          step(2, place, { text, verdict: "unreadable", certainty: null, reason: text, conditions: [{ text, source: "domain" }] }),
        ],
        claims: [claim(place, { text, verdict: "unequal", diagnosis })],
      }),
    ], { files: [{ path, status: "read", notes: [{ kind: "info", line: 1, column: 1, message: text }] }] });
  }),
);

export const postSources: ReadonlyMap<string, string> = new Map([[post.path, post.text]]);
