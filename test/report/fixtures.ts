// Reports as the check would make them, by hand, for the tests of the formats: the post with the wrong sign, and small ones of each kind.
import { REPORT_SCHEMA } from "../../src/model/report.js";
import type { Certainty, ClaimReport, DerivationReport, Place, Report, StepReport, Summary } from "../../src/model/report.js";
import { plainContext } from "../../src/report/format.js";
import type { RenderContext } from "../../src/report/format.js";

export const identity: Certainty = { kind: "identity", errorLog2: -60, bound: "proven" };

/** Where `part` stands in `text`, the n-th time counted from 0. */
export function placeOf(text: string, part: string, nth = 0): Place {
  let offset = -1;
  for (let i = 0; i <= nth; i++) offset = text.indexOf(part, offset + 1);
  if (offset < 0) throw new Error(`“${part}” is not in the text`);
  const at = (end: number): { readonly line: number; readonly column: number } => {
    const before = text.slice(0, end).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  };
  const start = at(offset);
  const end = at(offset + part.length);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

export function step(number: number, place: Place, fields: Partial<StepReport> = {}): StepReport {
  return {
    number, ...place, relation: number === 0 ? null : "=", label: null, rule: null, text: "", reading: null, verdict: number === 0 ? "given" : "equal",
    certainty: number === 0 ? null : identity, reason: null, conditions: [], agreesWithStart: true, afterError: null, corrected: null, witness: null, diagnosis: null, ...fields,
  };
}

export function claim(place: Place, fields: Partial<ClaimReport> = {}): ClaimReport {
  return { ...place, text: "", reading: null, verdict: "equal", certainty: identity, reason: null, conditions: [], witness: null, diagnosis: null, ...fields };
}

export function derivation(path: string, line: number, fields: Partial<DerivationReport> = {}): DerivationReport {
  return {
    path, title: null, line, status: "right", firstWrongStep: null, expect: null, asExpected: null,
    definitions: [], assumptions: [], notes: [], steps: [], claims: [], ...fields,
  };
}

export function report(derivations: readonly DerivationReport[], fields: Partial<Report> = {}): Report {
  const number = (status: DerivationReport["status"]): number => derivations.filter((each) => each.status === status).length;
  const summary: Summary = {
    derivations: derivations.length, right: number("right"), wrong: number("wrong"), undecided: number("undecided"), unreadable: number("unreadable"),
    unexpected: derivations.filter(({ status, asExpected }) => (asExpected === null ? status === "wrong" : !asExpected)).length,
  };
  return { schema: REPORT_SCHEMA, version: "0.1.0", summary, files: [...new Set(derivations.map(({ path }) => path))].map((path) => ({ path, status: "read", notes: [] })), derivations, ...fields };
}

export function context(fields: Partial<RenderContext> = {}): RenderContext {
  return { ...plainContext, ...fields };
}

const given = String.raw`\frac{d}{d\hat y_i}J(\hat y)`;
const second = String.raw`-1(\frac{d}{d\hat y_i}y_i\log(\hat y_i)+\frac{d}{d\hat y_i}(1-y_i)(\log(1-\hat y)))`;
const third = String.raw`-1(\frac{y_i}{\hat y_i} + \frac{1-y_i}{1 - \hat y_i})`;
const result = String.raw`-(\frac{y_i}{\hat y_i} - \frac{1-y_i}{1-\hat y_i})`;

/** A post like the one that asked where the wrong sign comes from, and what there is to say about it. */
export const post = {
  path: "post.md",
  text: [
    "For one training example I write the derivative of the cross-entropy loss with respect to one output:",
    "",
    `$$ ${given} $$`,
    `Sum rule, which takes the derivative of each of the two terms by itself: $$ = ${second} $$`,
    `Chain rule: $$ = ${third}$$`,
    "",
    `The expected result is $$ ${result} $$`,
    "",
  ].join("\n"),
};

const plus = placeOf(post.text, "+", 1);

export const postReport: Report = report([
  derivation(post.path, 3, {
    status: "wrong",
    firstWrongStep: 2,
    definitions: [{ name: "J(ŷ)", value: "−(1/m) Σ …", line: 3 }],
    assumptions: [{ text: "m = 1", source: "prose", line: 1 }],
    notes: [
      { kind: "reading", line: 4, column: 80, message: "ŷ in log(1 − ŷ) is ŷᵢ" },
      { kind: "reading", line: 4, column: 90, message: "Σ over both terms" },
      { kind: "condition", line: 4, column: 10, message: "step 1 holds for m = 1 (“for one training example”)" },
      { kind: "info", line: 6, column: 1, message: "nothing to say" },
    ],
    steps: [
      step(0, placeOf(post.text, given), { text: given, reading: "d/dŷᵢ J(ŷ)" }),
      step(1, placeOf(post.text, second), { text: second, label: "Sum rule", rule: "sum rule", conditions: [{ text: "m = 1", source: "prose" }] }),
      step(2, placeOf(post.text, third), {
        text: third, label: "Chain rule", rule: "chain rule", verdict: "unequal", certainty: { kind: "witness" }, agreesWithStart: false,
        witness: { at: { y_i: "1/3", "ŷ_i": "1/2" }, left: "2/3", right: "-2" },
        diagnosis: {
          ...plus, mistake: "missing-inner-derivative", rule: "chain rule", found: "+", expected: "-",
          term: { ...placeOf(post.text, String.raw`+ \frac{1-y_i}{1 - \hat y_i}`), found: String.raw`+ \frac{1-y_i}{1 - \hat y_i}`, expected: String.raw`- \frac{1-y_i}{1 - \hat y_i}` },
          fix: String.raw`-1(\frac{y_i}{\hat y_i} - \frac{1-y_i}{1 - \hat y_i})`,
          message: "The derivative of log(1 − ŷᵢ) is 1/(1 − ŷᵢ) times the derivative of what is inside, and the derivative of 1 − ŷᵢ is −1. That factor is missing, so the second fraction has the wrong sign.",
          alternatives: [],
        },
      }),
    ],
    claims: [claim(placeOf(post.text, result), { text: result })],
  }),
]);
