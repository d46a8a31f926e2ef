// Findings are what junit, sarif, github, the baseline and the exit code are made of: which there are, what each does to the run, and that its
// fingerprint stays when the file grows elsewhere.
import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";
import type { Place, Report } from "../../src/model/report.js";
import { findingsOf } from "../../src/report/findings.js";
import { exitCode, tallyOf } from "../../src/report/tally.js";
import { derivation, report, step } from "./fixtures.js";
import { everything } from "./surfaces.js";

const options = { strict: false, discovered: new Set<string>() };

describe("the findings", () => {
  it("name what is wrong, what is in doubt, and what cannot be used, with what each does to the run", () => {
    expect(findingsOf(everything, options).map(({ path, rule, weight, title }) => [path, rule, weight, title])).toEqual([
      ["post.md", "missing-inner-derivative", "unexpected", "step 2 is wrong: the + should be −"],
      ["notes/two words.md", "undecided-step", "none", "step 1 is undecided"],
      ["notes/two words.md", "unreadable-step", "unusable", "step 1 could not be read"],
      ["notes/two words.md", "wrong-step", "unexpected", "the stated result is wrong"],
      ["notes/two words.md", "not-as-expected", "unexpected", "is right, but expected wrong at 2"],
      ["gone.md", "unusable-document", "unusable", "no such file or folder"],
    ]);
  });

  it("fail a run for what is undecided only under strict", () => {
    const undecided = findingsOf(everything, { ...options, strict: true }).find(({ rule }) => rule === "undecided-step");
    expect(undecided?.weight).toBe("unexpected");
  });

  it("point at the spot of the diagnosis, with the corrected line for the whole step", () => {
    const [finding] = findingsOf(everything, options);
    expect(finding?.place.column).not.toBe(finding?.fix?.place.column);
    expect(finding?.fix?.text).toContain("-");
    expect(finding?.details.some((sentence) => sentence.startsWith("Proof: at "))).toBe(true);
  });
});

describe("a constant of integration that is missing", () => {
  const report = check("∫ 2x dx\n = x^2\n", { notation: "text" });

  it("is named, and fails a run only under strict", () => {
    const [finding] = findingsOf(report, options);
    expect(finding).toMatchObject({ rule: "missing-constant-of-integration", weight: "none", title: "step 1: + C is missing" });
    expect(findingsOf(report, { ...options, strict: true })[0]?.weight).toBe("unexpected");
    expect(findingsOf(check("int 2x dx\n = x^2 + C\n", { notation: "text" }), options)).toEqual([]);
  });
});

describe("the fingerprint of a finding", () => {
  const wrongAt = (shift: number, texts: readonly string[], path = "a.md"): Report => {
    const place: Place = { line: 1 + shift, column: 1, endLine: 1 + shift, endColumn: 2 };
    return report(texts.map((text) => derivation(path, 1 + shift, { status: "wrong", firstWrongStep: 1, steps: [step(0, place, { text: "given" }), step(1, place, { text, verdict: "unequal" })] })));
  };
  const prints = (value: Report): readonly string[] => findingsOf(value, options).map(({ fingerprint }) => fingerprint);

  it("stays when lines come before it", () => {
    expect(prints(wrongAt(0, ["x"]))).toEqual(prints(wrongAt(40, ["x"])));
  });
  it("differs by text, by file, and where the same comes twice", () => {
    const all = [...prints(wrongAt(0, ["x"])), ...prints(wrongAt(0, ["y"])), ...prints(wrongAt(0, ["x"], "b.md")), ...prints(wrongAt(0, ["x", "x"])).slice(1)];
    expect(new Set(all).size).toBe(4);
  });
  it("keeps what it stands for from failing the run", () => {
    const value = wrongAt(0, ["x", "y"]);
    const [first = "", second = ""] = prints(value);
    const code = (known: readonly string[]): number => exitCode(tallyOf(value, { ...options, known: new Set(known) }));
    expect([code([]), code([first]), code([first, second])]).toEqual([1, 1, 0]);
  });
});
