// The JSON form is a promise to programs: what is written validates against the published schema, and the schema notices what does not.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { formatNames, loadFormat } from "../../src/report/formats.js";
import { json } from "../../src/report/json.js";
import { claim, context, derivation, postReport, report, step } from "./fixtures.js";

const schema: unknown = JSON.parse(readFileSync("src/report/report.schema.json", "utf8"));

/** The schema with every object closed, so that a field it does not know is found. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, closed(inner)] as const);
  return Object.fromEntries("properties" in value && "type" in value && value.type === "object" && !("additionalProperties" in value) ? [...entries, ["additionalProperties", false]] : entries);
}

function validator(of: unknown): (value: unknown) => readonly string[] {
  if (typeof of !== "object" || of === null) throw new Error("the schema is an object");
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(of);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`));
}

const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
const every = report(
  [
    derivation("a.md", 1, {
      status: "undecided", asExpected: false, expect: "right",
      steps: [
        step(0, place),
        step(1, place, { certainty: { kind: "tested", digits: 30, points: 4, instances: ["m = 2"] }, witness: { at: { x: ["1", { enclosure: ["0", "1"] }, ["2"]] }, left: "1", right: "undefined" } }),
        step(2, place, { certainty: { kind: "rounded", digits: 3 }, conditions: [{ text: "x > 0", source: "domain" }], afterError: "recovers" }),
      ],
      claims: [claim(place, { verdict: "undecided", certainty: null, reason: "why" })],
    }),
  ],
  { files: [{ path: "b", status: "missing", notes: [{ kind: "unread", line: 1, column: 1, message: "no such file" }] }] },
);

describe("the JSON report", () => {
  const check = validator(closed(schema));
  it.each([["the post", postReport], ["every kind of value", every], ["nothing", report([])]])("validates: %s", (_, value) => {
    expect(check(JSON.parse(json.render(value, context())))).toEqual([]);
  });

  it("is the report itself, in two-space JSON that ends with a line feed", () => {
    const text = json.render(postReport, context());
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(postReport)));
    expect(text.startsWith('{\n  "schema": "misstep/report@1",\n')).toBe(true);
    expect(text.endsWith("}\n")).toBe(true);
  });
});

describe("the schema", () => {
  const check = validator(schema);
  it("allows fields that a later version adds", () => {
    expect(check({ ...postReport, extra: 1 })).toEqual([]);
  });

  const [wrong] = postReport.derivations;
  it.each<[string, unknown]>([
    ["another schema", { ...postReport, schema: "misstep/report@2" }],
    ["no summary", { ...postReport, summary: undefined }],
    ["a column 0", { ...postReport, derivations: [{ ...wrong, line: 0 }] }],
    ["an unknown verdict", { ...postReport, derivations: [{ ...wrong, steps: [step(1, place, {}), { ...step(1, place), verdict: "fine" }] }] }],
    ["an unknown certainty", { ...postReport, derivations: [{ ...wrong, steps: [{ ...step(1, place), certainty: { kind: "sure" } }] }] }],
    ["an unknown file status", { ...postReport, files: [{ path: "x", status: "lost", notes: [] }] }],
  ])("refuses %s", (_, value) => {
    expect(check(JSON.parse(JSON.stringify(value)))).not.toEqual([]);
  });
});

describe("the table of formats", () => {
  it("loads each format under its own name, and no other", async () => {
    expect(formatNames).toEqual(["pretty", "json", "jsonl", "html", "junit", "sarif", "github"]);
    for (const name of formatNames) expect((await loadFormat(name))?.name).toBe(name);
    expect(await loadFormat("toString")).toBeUndefined();
  });
});
