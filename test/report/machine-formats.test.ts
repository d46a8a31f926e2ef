// The formats that other programs read, held to what those programs take: JUnit's XML to its schema, SARIF to the schema of OASIS, workflow commands and
// JSON lines to their grammar; with reports of everything that can be found, and with texts that try to be more than text.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import DraftFourAjv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { writeReports } from "../../src/cli/report-writer.js";
import type { Report } from "../../src/model/report.js";
import { explainSteps } from "../../src/report/explain-steps.js";
import { findingsOf } from "../../src/report/findings.js";
import { formatNames, loadFormat } from "../../src/report/formats.js";
import { github } from "../../src/report/github.js";
import { hintFormat } from "../../src/report/hint.js";
import { json } from "../../src/report/json.js";
import { jsonl } from "../../src/report/jsonl.js";
import { junit } from "../../src/report/junit.js";
import { pretty } from "../../src/report/pretty.js";
import { sarif } from "../../src/report/sarif.js";
import { emptyTally, addTallies, tallyOf } from "../../src/report/tally.js";
import { context, postReport, report } from "./fixtures.js";
import { everything, hostile } from "./surfaces.js";

const reports: readonly (readonly [string, Report])[] = [["everything", everything], ["hostile texts", hostile], ["nothing", report([])]];
const known = new Set(findingsOf(everything, context()).filter(({ weight }) => weight !== "none").slice(0, 2).map(({ fingerprint }) => fingerprint));

describe("junit", () => {
  const schema = readFileSync("test/report/junit.xsd", "utf8");
  it.each(reports)("is valid: %s", async (name, value) => {
    const contents = junit.render(value, context());
    const { valid, errors } = await validateXML({ xml: [{ fileName: `${name}.xml`, contents }], schema: [schema] });
    expect({ valid, errors }).toEqual({ valid: true, errors: [] });
  });

  it("has a test for each derivation and one for a document that cannot be used", () => {
    const xml = junit.render(everything, context());
    expect(xml).toContain('<testsuites name="misstep" tests="8" failures="3" errors="2">');
    expect(xml).toContain('<failure type="missing-inner-derivative" message="step 2 is wrong: the + should be −">');
    expect(xml).toContain('<error type="unusable-document" message="no such file or folder">');
    expect(xml).toContain('<skipped message="step 1 is undecided: too hard"/>');
  });

  it("skips what the baseline knows", () => {
    expect(junit.render(everything, context({ known }))).toContain('<testsuites name="misstep" tests="8" failures="2" errors="1">');
  });
});

describe("sarif", () => {
  const schema: unknown = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
  if (typeof schema !== "object" || schema === null) throw new Error("the schema is an object");
  const ajv = new DraftFourAjv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  it.each([...reports, ["with a baseline", everything] as const])("is valid: %s", (name, value) => {
    const log: unknown = JSON.parse(sarif.render(value, context(name === "with a baseline" ? { known } : {})));
    expect(validate(log) ? [] : validate.errors).toEqual([]);
  });

  it("is refused by the schema where a line is 0, so that the schema is one", () => {
    const text = sarif.render(everything, context()).replace('"startLine": 1,', '"startLine": 0,');
    expect(validate(JSON.parse(text))).toBe(false);
  });

  it("gives each finding its rule, its exact region, and the corrected line", () => {
    const log: unknown = JSON.parse(sarif.render(postReport, context()));
    const spot = postReport.derivations[0]?.steps[2]?.diagnosis;
    expect(log).toMatchObject({
      runs: [{ results: [{ ruleId: "missing-inner-derivative", level: "error", locations: [{ physicalLocation: { region: { startLine: spot?.line, startColumn: spot?.column } } }], fixes: [{}] }] }],
    });
  });

  it("says which results are new beside a baseline", () => {
    const states = [...sarif.render(everything, context({ known })).matchAll(/"baselineState": "(\w+)"/g)].map((match) => match[1]);
    expect(states).toEqual(["unchanged", "new", "unchanged", "new", "new", "new"]);
  });
});

describe("github", () => {
  it.each(reports)("writes workflow commands and nothing else: %s", (_, value) => {
    const lines = github.render(value, context({ detail: "verbose" })).split("\n").slice(0, -1);
    expect(lines).toHaveLength(findingsOf(value, context()).length);
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=[^,:\r]+(?:,(?:line|endLine|col|endColumn)=\d+)+,title=misstep%3A [a-z ]+::[^\r]*$/);
  });

  it("counts what it does not show", () => {
    const text = github.render(everything, context({ mostFindings: 2 }));
    expect(text.split("\n").slice(0, -1)).toHaveLength(3);
    expect(text).toContain("::notice title=misstep::3 more findings are not shown");
  });

  it("is silent about what the baseline knows", () => {
    expect(github.render(everything, context({ known })).split("\n").slice(0, -1)).toHaveLength(3);
  });
});

describe("jsonl", () => {
  it("has a line for each derivation and for each document without one", () => {
    const lines: readonly unknown[] = jsonl.render(everything, context()).split("\n").slice(0, -1).map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      ...JSON.parse(JSON.stringify(everything.derivations.map((derivation) => ({ type: "derivation", ...derivation })))),
      { type: "file", ...everything.files[2] },
    ]);
  });
});

describe("writing document by document", () => {
  /** Each document of a report as a report of its own. */
  const parts = (value: Report): readonly Report[] =>
    value.files.map((file) => report(value.derivations.filter(({ path }) => path === file.path), { files: [file] }));

  it.each([...formatNames, "hint", "explain-steps"])("gives the bytes that the whole gives: %s", async (name) => {
    const format = name === "hint" ? hintFormat(2) : name === "explain-steps" ? explainSteps : await loadFormat(name);
    if (format === undefined) throw new Error(name);
    for (const value of [everything, report([])]) {
      for (const fields of [{}, { detail: "quiet" as const }, { detail: "verbose" as const }, { mostFindings: 2 }, { known }]) {
        const documents = parts(value);
        let text = "";
        const writer = writeReports(format, context(fields), { write: async (more) => void (text += more) });
        for (const each of documents) await writer.document(each, context(fields));
        await writer.end(documents.map((each) => tallyOf(each, context(fields))).reduce(addTallies, emptyTally));
        await writer.close();
        expect(text).toBe(format.render(value, context(fields)));
      }
    }
  });

  it("writes JSON as JSON.stringify would", () => {
    for (const value of [everything, hostile, report([])]) expect(json.render(value, context())).toBe(`${JSON.stringify(value, null, 2)}\n`);
  });

  it("says how many findings are not shown, and leaves them out", () => {
    const text = pretty.render(everything, context({ mostFindings: 1 }));
    expect(text).toContain("3 not shown (--max-findings)");
    expect(text).not.toContain("the stated result is wrong");
  });

  it("links places where the terminal has links", () => {
    const text = pretty.render(everything, context({ link: (path, line) => `file://h/${encodeURIComponent(path)}#${line}` }));
    expect(text).toContain("\u001b]8;;file://h/post.md#5\u001b\\post.md:5:42\u001b]8;;\u001b\\");
  });
});
