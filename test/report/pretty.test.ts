// What people see, to the character: each kind of finding once, and what a hostile document must not do to a terminal.
import { describe, expect, it } from "vitest";
import type { DerivationReport, FileReport } from "../../src/model/report.js";
import type { RenderContext } from "../../src/report/format.js";
import { pretty } from "../../src/report/pretty.js";
import { claim, context, derivation, identity, placeOf, post, postReport, report, step } from "./fixtures.js";

const postSources = new Map([[post.path, post.text]]);
const anywhere = { line: 1, column: 1, endLine: 1, endColumn: 6 };
const steps = (number: number): DerivationReport["steps"] => Array.from({ length: number + 1 }, (_, index) => step(index, { ...anywhere, line: 3 + index, endLine: 3 + index }));
const lines = (derivations: readonly DerivationReport[], fields: Partial<RenderContext> = {}, files?: readonly FileReport[]): readonly string[] =>
  pretty.render(files === undefined ? report(derivations) : report(derivations, { files }), context(fields)).split("\n");

describe("a wrong derivation", () => {
  it("says the spot, the reason, the corrected line, the proof and the rest, in that order", () => {
    expect(pretty.render(postReport, context({ sources: postSources }))).toBe(
      String.raw`post.md:5:42  step 2 is wrong: the + should be −                            missing-inner-derivative

    4 │ … = -1(\frac{d}{d\hat y_i}y_i\log(\hat y_i)+\frac{d}{d\hat y_i}(1-y_i)(\log(1-\hat y))) $$
    5 │ Chain rule: $$ = -1(\frac{y_i}{\hat y_i} + \frac{1-y_i}{1 - \hat y_i})$$
      │                                          ^

  The derivative of log(1 − ŷᵢ) is 1/(1 − ŷᵢ) times the derivative of what is inside, and the
  derivative of 1 − ŷᵢ is −1. That factor is missing, so the second fraction has the wrong sign.

  instead   = -1(\frac{y_i}{\hat y_i} - \frac{1-y_i}{1 - \hat y_i})
  proof     at yᵢ = 1/3, ŷᵢ = 1/2 the line before is 2/3, this line is −2
  claim     the result stated in line 7 is right
  note      step 1 holds for m = 1 (“for one training example”)
  read as   ŷ in log(1 − ŷ) is ŷᵢ · Σ over both terms

1 wrong
`,
    );
  });

  it("keeps every line within the terminal", () => {
    for (const width of [40, 60, 80, 120]) {
      const text = pretty.render(postReport, context({ sources: postSources, width }));
      const long = text.split("\n").filter((line) => [...line].length > Math.min(width, 100));
      // The headline alone may be longer: it is cut nowhere.
      expect(long.filter((line) => !line.startsWith("post.md:"))).toEqual([]);
    }
  });

  it("cuts the corrected line around the place that changes, but not under --verbose", () => {
    const narrow = pretty.render(postReport, context({ sources: postSources, width: 60 }));
    expect(narrow).toContain(String.raw`instead   … \frac{y_i}{\hat y_i} - \frac`);
    const verbose = pretty.render(postReport, context({ sources: postSources, width: 60, detail: "verbose" }));
    expect(verbose).toContain(String.raw`instead   = -1(\frac{y_i}{\hat y_i} - \frac{1-y_i}{1 - \hat y_i})`);
  });

  it("shows the text of the step where the source is not at hand", () => {
    const text = pretty.render(postReport, context());
    expect(text).toContain(String.raw`      -1(\frac{y_i}{\hat y_i} + \frac{1-y_i}{1 - \hat y_i})`);
    expect(text).not.toContain("│");
  });

  it("says so when no repair was found", () => {
    const text = "a = b\n";
    const wrong = derivation("n.txt", 1, { status: "wrong", firstWrongStep: 1, steps: [step(0, placeOf(text, "a")), step(1, placeOf(text, "b"), { verdict: "unequal" })] });
    expect(lines([wrong], { sources: new Map([["n.txt", text]]) })).toEqual([
      "n.txt:1:5  step 1 is wrong", "", "    1 │ a = b", "      │     ^", "",
      "  This is not equal to the line before, and no single change of it that was tried makes it so.", "", "1 wrong", "",
    ]);
  });

  it("points at the stated result when only that is wrong", () => {
    const text = "a = b\nThe answer is c\n";
    const wrong = derivation("n.txt", 1, {
      status: "wrong",
      steps: [step(0, placeOf(text, "a")), step(1, placeOf(text, "b"))],
      claims: [claim(placeOf(text, "c"), { text: "c", verdict: "unequal", witness: { at: { x: "2" }, left: "1", right: "undefined" } })],
    });
    const shown = lines([wrong], { sources: new Map([["n.txt", text]]) });
    expect(shown[0]).toBe("n.txt:2:15  the stated result is wrong");
    expect(shown).toContain("  proof     at x = 2 the given line is 1, the stated result has no value");
  });

  it("tells what became of the later steps, and gives each new mistake its own account", () => {
    const text = "a\n= b\n= c\n= d\n= e\n";
    const wrong = derivation("n.txt", 1, {
      status: "wrong", firstWrongStep: 1,
      steps: [
        step(0, placeOf(text, "a")), step(1, placeOf(text, "b"), { verdict: "unequal" }), step(2, placeOf(text, "c"), { afterError: "consistent" }),
        step(3, placeOf(text, "d"), { verdict: "unequal", afterError: "new-mistake" }), step(4, placeOf(text, "e"), { afterError: "recovers" }),
      ],
    });
    const shown = lines([wrong], { sources: new Map([["n.txt", text]]) });
    expect(shown.filter((line) => line.startsWith("n.txt:"))).toEqual(["n.txt:2:3  step 1 is wrong", "n.txt:4:3  step 3 is wrong"]);
    expect(shown).toContain("  then      step 2 follows from the wrong line of step 1");
    expect(shown).toContain("  then      step 4 comes back to a right line");
  });

  it("says whether the document expected it", () => {
    const [first] = postReport.derivations;
    if (first === undefined) throw new Error("the fixture has a derivation");
    expect(lines([{ ...first, expect: "wrong at 2", asExpected: true }])).toEqual(expect.arrayContaining(["  expected  wrong at 2: as expected", "1 wrong · all as expected"]));
    expect(lines([{ ...first, expect: "right", asExpected: false }])).toEqual(expect.arrayContaining(["  expected  right: NOT as expected", "1 wrong · 1 not as expected"]));
  });
});

describe("a derivation with nothing wrong takes one line", () => {
  const x = { text: "x > 0", source: "domain" } as const;
  const m = { text: "m = 1", source: "prose" } as const;
  it.each<[string, Partial<DerivationReport>, string]>([
    ["an identity", { steps: steps(4) }, "✓ a.md:7  4 steps, each equal (identity, error < 2⁻⁶⁰)"],
    ["one step", { steps: steps(1) }, "✓ a.md:7  1 step, equal (identity, error < 2⁻⁶⁰)"],
    ["a condition", { steps: [...steps(1), step(2, anywhere, { conditions: [x, x] })] }, "✓ a.md:7  2 steps, right if x > 0"],
    ["a condition that the text gives", { steps: [...steps(1), step(2, anywhere, { conditions: [m] })] }, "✓ a.md:7  2 steps, each equal (identity, error < 2⁻⁶⁰), with m = 1"],
    ["both", { steps: [...steps(1), step(2, anywhere, { conditions: [m, x] })] }, "✓ a.md:7  2 steps, right if x > 0, with m = 1"],
    ["a stated result", { steps: steps(2), claims: [claim(anywhere)] }, "✓ a.md:7  2 steps and 1 stated result, each equal (identity, error < 2⁻⁶⁰)"],
    [
      "several certainties: of each kind the weakest",
      { steps: [...steps(1), step(2, anywhere, { certainty: { kind: "tested", digits: 30, points: 12 } }), step(3, anywhere, { certainty: { kind: "tested", digits: 15, points: 24 } })] },
      "✓ a.md:7  3 steps, each equal (1: identity, error < 2⁻⁶⁰; 2: tested to 15 digits at 24 points)",
    ],
    ["a heuristic bound", { steps: [step(0, anywhere), step(1, anywhere, { certainty: { kind: "identity", errorLog2: -90, bound: "heuristic" } })] }, "✓ a.md:7  1 step, equal (identity, heuristic error < 2⁻⁹⁰)"],
    ["an expectation that fails", { steps: steps(2), expect: "wrong at 2", asExpected: false }, "✗ a.md:7  2 steps, each equal (identity, error < 2⁻⁶⁰), but expected wrong at 2"],
  ])("%s", (_, fields, line) => {
    expect(lines([derivation("a.md", 7, fields)])[0]).toBe(line);
  });

  it("warns of rounding under --strict only", () => {
    const rounded = derivation("a.md", 7, { steps: [step(0, anywhere), step(1, anywhere, { certainty: { kind: "rounded", digits: 3 } })] });
    expect(lines([rounded])[0]).toBe("✓ a.md:7  1 step, equal (rounded to 3 digits)");
    expect(lines([rounded], { strict: true })[1]).toBe("! a.md:7  equal only as rounded: step 1");
  });

  it("keeps its notes for --verbose", () => {
    const noted = derivation("a.md", 7, { steps: steps(1), notes: [{ kind: "reading", line: 3, column: 1, message: "log is natural" }] });
    expect(lines([noted]).join("\n")).not.toContain("natural");
    expect(lines([noted], { detail: "verbose" })).toContain("  note      reading, line 3: log is natural");
  });
});

describe("doubts", () => {
  it("names the step and the reason", () => {
    const doubtful = derivation("heat.md", 29, { status: "undecided", steps: [step(0, anywhere), step(1, anywhere), step(2, { ...anywhere, line: 31 }, { verdict: "undecided", reason: "u is new here; what is it?" })] });
    expect(lines([doubtful])).toEqual(["? heat.md:31  step 2 undecided: u is new here; what is it?", "", "1 undecided", ""]);
  });

  it("points at what could not be read", () => {
    const unread = derivation("heat.md", 29, { status: "unreadable", steps: [step(0, anywhere), step(1, { ...anywhere, line: 30, column: 9 }, { verdict: "unreadable", reason: "\\foo is not known" })] });
    expect(lines([unread])[0]).toBe("! heat.md:30:9  step 1 could not be read: \\foo is not known");
  });

  it("lists three of many, and all of them under --verbose", () => {
    const many = derivation("heat.md", 2, { status: "undecided", steps: steps(5).map((each) => (each.number === 0 ? each : { ...each, verdict: "undecided", reason: "why" })) });
    expect(lines([many]).slice(0, 4)).toEqual(["? heat.md:4  step 1 undecided: why", "? heat.md:5  step 2 undecided: why", "? heat.md:6  step 3 undecided: why", "? heat.md:2  and 2 more (--verbose lists them)"]);
    expect(lines([many], { detail: "verbose" })).toContain("? heat.md:8  step 5 undecided: why");
  });
});

describe("files", () => {
  const file = (path: string, status: FileReport["status"], message: string): FileReport => ({ path, status, notes: [{ kind: "unread", line: 1, column: 1, message }] });
  it("says why a named file gave nothing", () => {
    const files = [file("gone.md", "missing", "no such file or folder"), file("a.bin", "binary", "is not a text in UTF-8"), file("prose.md", "no-derivation", "no mathematics in it")];
    expect(lines([], {}, files)).toEqual([
      "! gone.md  no such file or folder", "! a.bin  is not a text in UTF-8", "! prose.md:1:1  no mathematics in it", "",
      "no derivation was checked · 3 files without a derivation that could be read", "",
    ]);
  });

  it("passes over a file without a derivation that nobody named, except under --verbose", () => {
    const files: readonly FileReport[] = [{ path: "d/README.md", status: "no-derivation", notes: [] }];
    const discovered = new Set(["d/README.md"]);
    expect(lines([], { discovered }, files)[0]).toBe("no derivation was checked");
    expect(lines([], { discovered, detail: "verbose" }, files)[0]).toBe("· d/README.md  holds no derivation that could be found");
  });
});

describe("--quiet", () => {
  it("is silent when all is as expected", () => {
    const [wrong] = postReport.derivations;
    if (wrong === undefined) throw new Error("the fixture has a derivation");
    expect(pretty.render(report([derivation("a.md", 1, { steps: steps(1) }), { ...wrong, expect: "wrong at 2", asExpected: true }]), context({ detail: "quiet" }))).toBe("");
  });

  it("shows what is not", () => {
    expect(pretty.render(postReport, context({ detail: "quiet" }))).toMatch(/^post\.md:5:42 {2}step 2 is wrong/);
  });
});

describe("--verbose", () => {
  it("shows every line as it was taken, with label, certainty and conditions", () => {
    const shown = lines(postReport.derivations, { detail: "verbose" });
    expect(shown).toEqual(expect.arrayContaining(["     0  d/dŷᵢ J(ŷ)", "  assumed   m = 1 (prose, line 1)", "        line 4 · “Sum rule” · sum rule · identity, error < 2⁻⁶⁰ · with m = 1"]));
    expect(shown.filter((line) => /^ {2}[✓✗?!] /.test(line)).map((line) => line.slice(2, 6))).toEqual(["✓  1", "✗  2", "✓  ="]);
  });
});

describe("a reason of a megabyte", () => {
  it("is cut", () => {
    const doubtful = derivation("a.md", 1, { status: "undecided", steps: [step(1, anywhere, { text: "x ".repeat(500_000), verdict: "undecided", reason: "y ".repeat(500_000) })] });
    expect(pretty.render(report([doubtful]), context({ detail: "verbose" })).length).toBeLessThan(3000);
  });
});

describe("colour", () => {
  const escape = String.fromCharCode(27);
  it("is there when wanted, and leaves the words as they are", () => {
    const coloured = pretty.render(postReport, context({ sources: postSources, colour: true }));
    expect(coloured).toContain(`${escape}[31m`);
    expect(coloured.split(escape).map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, ""))).join("")).toBe(pretty.render(postReport, context({ sources: postSources })));
  });
});

describe("a hostile document", () => {
  it("sends no control character to the terminal, wherever it stands", () => {
    const nasty = `\u001b[2J\u0007\u009b31m\u202e\u0000\r`;
    const place = { line: 1, column: 1, endLine: 1, endColumn: 3 };
    const evil = derivation(nasty, 1, {
      title: nasty, status: "wrong", expect: nasty, asExpected: false,
      definitions: [{ name: nasty, value: nasty, line: 1 }], assumptions: [{ text: nasty, source: "prose", line: 1 }],
      notes: [{ kind: "reading", line: 1, column: 1, message: nasty }, { kind: "label", line: 1, column: 1, message: nasty }],
      steps: [
        step(0, place, { text: nasty, reading: nasty, label: nasty }),
        step(1, place, {
          text: nasty, reason: nasty, verdict: "unequal", conditions: [{ text: nasty, source: "domain" }], witness: { at: { [nasty]: nasty }, left: nasty, right: nasty },
          diagnosis: { ...place, mistake: nasty, rule: nasty, found: nasty, expected: "x", term: null, fix: nasty, message: nasty, alternatives: [nasty] },
        }),
      ],
      claims: [claim(place, { text: nasty, verdict: "unequal" })],
    });
    const doubtful = { ...evil, status: "undecided" as const, steps: [step(1, place, { verdict: "undecided", reason: nasty, certainty: identity })], claims: [] };
    for (const detail of ["normal", "verbose", "quiet"] as const) {
      const text = pretty.render(report([evil, doubtful]), context({ sources: new Map([[nasty, `${nasty}\n${nasty}`]]), detail }));
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });
});
