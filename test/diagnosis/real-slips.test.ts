// Slips that real people made, from errata, forums and lists (test/corpus/real-slips.tsv): each is found, mended, and most are called by the name that a teacher would give them.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";
import type { StepReport } from "../../src/model/report.js";

const rows = readFileSync(new URL("../corpus/real-slips.tsv", import.meta.url), "utf8").split("\n").filter((row) => row !== "" && !row.startsWith("#")).map((row) => {
  const [before = "", wrong = "", right = "", names = "", source = ""] = row.split("\t");
  return { before, wrong, right, names: names === "" ? [] : names.split(";"), source };
});

function step(before: string, after: string): StepReport | undefined {
  return checkText(`${before}\n = ${after}`, { notation: "text" }).derivations[0]?.steps[1];
}

describe("a real slip", () => {
  it("comes from somewhere, and there are at least sixty", () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    for (const { source } of rows) expect(source).toMatch(/^(?:https?:\/\/|github \S+\/\S+ (?:issue|pull request) \d+)/);
  });

  it.each(rows)("$before ↦ $wrong is found, named and mended", ({ before, wrong, right, names }) => {
    const found = step(before, wrong);
    expect(found?.verdict).toBe("unequal");
    const fix = found?.diagnosis?.fix ?? "";
    expect([right, step(before, right)?.verdict]).toEqual([right, "equal"]);
    expect([fix, step(before, fix)?.verdict]).toEqual([fix, "equal"]);
    if (names.length > 0) expect(names).toContain(found?.diagnosis?.mistake);
  });
});
