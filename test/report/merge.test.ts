// The exit code of a run is a function of its report; every row of the table is a promise to scripts.
import { describe, expect, it } from "vitest";
import type { DerivationReport, FileStatus, Report } from "../../src/model/report.js";
import { mergeReports } from "../../src/report/merge.js";
import { exitCode, tallyOf } from "../../src/report/tally.js";
import { derivation, report } from "./fixtures.js";

const one = (fields: Partial<DerivationReport>): Report => report([derivation("a.md", 1, fields)]);
const withFile = (status: FileStatus): Report => mergeReports([one({}), report([], { files: [{ path: "b.md", status, notes: [] }] })]);

describe("the exit code", () => {
  it.each<[string, Report, boolean, number]>([
    ["right", one({}), false, 0],
    ["wrong", one({ status: "wrong" }), false, 1],
    ["wrong as expected", one({ status: "wrong", expect: "wrong at 3", asExpected: true }), false, 0],
    ["wrong elsewhere than expected", one({ status: "wrong", expect: "wrong at 2", asExpected: false }), false, 1],
    ["right, but expected wrong", one({ expect: "wrong at 2", asExpected: false }), false, 1],
    ["undecided", one({ status: "undecided" }), false, 0],
    ["undecided, strict", one({ status: "undecided" }), true, 1],
    ["unreadable", one({ status: "unreadable" }), false, 2],
    ["unreadable beside something wrong", report([derivation("a.md", 1, { status: "unreadable" }), derivation("a.md", 9, { status: "wrong" })]), false, 1],
    ["nothing at all", report([]), false, 2],
    ["a missing file", withFile("missing"), false, 2],
    ["a binary file", withFile("binary"), false, 2],
    ["a file that is too large", withFile("too-large"), false, 2],
    ["an empty file", withFile("empty"), false, 2],
    ["a named file without a derivation", withFile("no-derivation"), false, 2],
    ["a missing file beside something wrong", mergeReports([withFile("missing"), one({ status: "wrong" })]), false, 1],
  ])("%s", (_, value, strict, code) => {
    expect(exitCode(tallyOf(value, { strict, discovered: new Set(), known: new Set() }))).toBe(code);
  });

  it.each<[FileStatus, number]>([["no-derivation", 0], ["empty", 0], ["binary", 2], ["too-large", 2]])("a file found in a folder that is %s gives %i", (status, code) => {
    expect(exitCode(tallyOf(withFile(status), { strict: false, discovered: new Set(["b.md"]), known: new Set() }))).toBe(code);
  });
});

describe("merging", () => {
  it("keeps the order and adds the summaries up", () => {
    const merged = mergeReports([one({ status: "wrong" }), report([derivation("b.md", 2), derivation("c.md", 3, { status: "undecided" })])]);
    expect(merged.summary).toEqual({ derivations: 3, right: 1, wrong: 1, undecided: 1, unreadable: 0, unexpected: 1 });
    expect(merged.files.map(({ path }) => path)).toEqual(["a.md", "b.md", "c.md"]);
    expect(merged.derivations.map(({ path }) => path)).toEqual(["a.md", "b.md", "c.md"]);
  });

  it("of nothing is an empty report", () => {
    expect(mergeReports([]).summary.derivations).toBe(0);
  });
});
