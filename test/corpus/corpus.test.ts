// Whole documents with the report that is expected of them: what was read, judged, pointed at. `UPDATE_CORPUS=1 npx vitest run test/corpus` writes the expectations anew, to be
// looked at in the diff.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { check, type Report } from "../../src/index.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "documents");
const documents = readdirSync(folder).filter((name) => !name.endsWith(".expected.json")).sort();

/** The report without what may change from version to version: the points of a witness, the digits of a certainty. */
function essence(report: Report): unknown {
  return {
    summary: report.summary,
    files: report.files.map(({ status, notes }) => ({ status, notes })),
    derivations: report.derivations.map((derivation) => ({
      line: derivation.line, title: derivation.title, status: derivation.status, firstWrongStep: derivation.firstWrongStep, asExpected: derivation.asExpected,
      definitions: derivation.definitions, assumptions: derivation.assumptions,
      notes: derivation.notes.map((note) => `${note.line}:${note.column} ${note.kind}: ${note.message}`),
      steps: derivation.steps.map((step) => ({
        at: `${step.line}:${step.column}-${step.endLine}:${step.endColumn}`, label: step.label, rule: step.rule, reading: step.reading, verdict: step.verdict, certainty: step.certainty?.kind ?? null,
        reason: step.reason, conditions: step.conditions, agreesWithStart: step.agreesWithStart, afterError: step.afterError,
        diagnosis: step.diagnosis === null ? null : {
          mistake: step.diagnosis.mistake, rule: step.diagnosis.rule, at: `${step.diagnosis.line}:${step.diagnosis.column}-${step.diagnosis.endLine}:${step.diagnosis.endColumn}`,
          found: step.diagnosis.found, expected: step.diagnosis.expected, fix: step.diagnosis.fix,
        },
      })),
      claims: derivation.claims.map((claim) => ({ at: `${claim.line}:${claim.column}`, verdict: claim.verdict, reading: claim.reading, conditions: claim.conditions })),
    })),
  };
}

describe("whole documents", () => {
  it("are there", () => {
    expect(documents.length).toBeGreaterThan(8);
  });

  it.each(documents)("%s is reported as expected", (name) => {
    const found = essence(check(readFileSync(join(folder, name), "utf8"), { path: name }));
    const path = join(folder, `${name}.expected.json`);
    if (process.env.UPDATE_CORPUS === "1" || !existsSync(path)) {
      if (process.env.UPDATE_CORPUS !== "1") throw new Error(`${name} has no expectation yet`);
      writeFileSync(path, `${JSON.stringify(found, null, 1)}\n`);
    }
    expect(found).toEqual(JSON.parse(readFileSync(path, "utf8")));
  });

  it.each(documents)("%s gives the same bytes twice", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(JSON.stringify(check(text, { path: name }))).toBe(JSON.stringify(check(text, { path: name })));
  });
});
