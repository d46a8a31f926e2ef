// Reports made by hand for the tests of the walk: what the check makes of a text is another folder's matter.
import type { ClaimReport, DerivationReport, FileReport, Place, Report, StepReport } from "../../src/model/report.js";
import { studyText } from "../../src/check/study.js";
import type { WalkDocument } from "../../src/tui/document.js";
import { unicodeLook, type Look } from "../../src/tui/look.js";
import type { Scene } from "../../src/tui/frame.js";
import { itemsOf } from "../../src/tui/items.js";
import type { Workspace } from "../../src/tui/workspace.js";

/** The place of a piece of a text, by its first occurrence. */
export function placeOf(source: string, piece: string): Place {
  const offset = source.indexOf(piece);
  if (offset < 0) throw new Error(`not in the text: ${piece}`);
  const before = source.slice(0, offset).split("\n");
  const lines = piece.split("\n");
  const line = before.length;
  const column = (before.at(-1) ?? "").length + 1;
  const endColumn = lines.length === 1 ? column + piece.length : (lines.at(-1) ?? "").length + 1;
  return { line, column, endLine: line + lines.length - 1, endColumn };
}

export function step(fields: Partial<StepReport> & Pick<StepReport, "number" | "text" | "verdict">): StepReport {
  return {
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1 + fields.text.length,
    relation: fields.number === 0 ? null : "=",
    label: null,
    rule: null,
    reading: fields.text,
    certainty: null,
    reason: null,
    conditions: [],
    agreesWithStart: null,
    afterError: null, corrected: null,
    witness: null,
    diagnosis: null,
    ...fields,
  };
}

export function claim(fields: Partial<ClaimReport> & Pick<ClaimReport, "text" | "verdict">): ClaimReport {
  return { line: 1, column: 1, endLine: 1, endColumn: 1, reading: fields.text, certainty: null, reason: null, conditions: [], witness: null, diagnosis: null, ...fields };
}

export function derivation(fields: Partial<DerivationReport> & Pick<DerivationReport, "path" | "status">): DerivationReport {
  return { title: null, line: 1, firstWrongStep: null, expect: null, asExpected: null, definitions: [], assumptions: [], notes: [], steps: [], claims: [], ...fields };
}

export function report(derivations: readonly DerivationReport[], files: readonly FileReport[]): Report {
  const number = (status: DerivationReport["status"]): number => derivations.filter((each) => each.status === status).length;
  return {
    schema: "misstep/report@1",
    version: "0.1.0",
    summary: { derivations: derivations.length, right: number("right"), wrong: number("wrong"), undecided: number("undecided"), unreadable: number("unreadable"), unexpected: number("wrong") },
    files,
    derivations,
  };
}

export const crossEntropySource = String.raw`Binary cross entropy: $$J(\hat y) = \frac{-1}{m}\sum_{i=1}^m y_i\log(\hat y_i)+(1-y_i)(\log(1-\hat y))$$
For one training example, I do the following:
Product rule: $$ \frac{dJ}{d\hat y_i} = -1(\frac{d}{d\hat y_i}(y_i\log(\hat y_i)+(1-y_i)(\log(1-\hat y)))) $$
Sum rule: $$ = -1(\frac{d}{d\hat y_i}y_i\log(\hat y_i)+\frac{d}{d\hat y_i}(1-y_i)(\log(1-\hat y))) $$
Product rule, deriv of constant (treating $y$ as a constant) and deriv of natural log: $$ = -1(\frac{y_i}{\hat y_i} + \frac{1-y_i}{1 - \hat y_i})$$
However, the expected result is: $$ \frac{dJ}{d\hat y_i} = -1(\frac{y_i}{\hat y_i} - \frac{1-y_i}{1 - \hat y_i}) $$
`;

const steps = [
  String.raw`\frac{dJ}{d\hat y_i}`,
  String.raw`-1(\frac{d}{d\hat y_i}(y_i\log(\hat y_i)+(1-y_i)(\log(1-\hat y))))`,
  String.raw`-1(\frac{d}{d\hat y_i}y_i\log(\hat y_i)+\frac{d}{d\hat y_i}(1-y_i)(\log(1-\hat y)))`,
  String.raw`-1(\frac{y_i}{\hat y_i} + \frac{1-y_i}{1 - \hat y_i})`,
  String.raw`-1(\frac{y_i}{\hat y_i} - \frac{1-y_i}{1 - \hat y_i})`,
] as const;

/** The + between the two fractions of step 3. */
export const wrongSign: Place = { ...placeOf(crossEntropySource, String.raw`+ \frac{1-y_i}`), endColumn: placeOf(crossEntropySource, String.raw`+ \frac{1-y_i}`).column + 1 };

export const crossEntropy: DerivationReport = derivation({
  path: "posts/cross-entropy.md",
  title: "Binary cross-entropy",
  line: 3,
  status: "wrong",
  firstWrongStep: 3,
  definitions: [{ name: "J(ŷ)", value: "−1/m · Σᵢ (yᵢ log ŷᵢ + (1 − yᵢ) log(1 − ŷᵢ))", line: 1 }],
  assumptions: [{ text: "m = 1", source: "prose", line: 2 }],
  notes: [
    { kind: "reading", line: 1, column: 86, message: "Σ extends over both terms" },
    { kind: "label", line: 3, column: 1, message: "this is the constant multiple rule, not the product rule" },
    { kind: "info", line: 6, column: 1, message: "never shown" },
  ],
  steps: [
    step({ number: 0, text: steps[0], reading: "dJ/dŷᵢ", verdict: "given", ...placeOf(crossEntropySource, steps[0]) }),
    step({
      number: 1,
      text: steps[1],
      reading: "−1 · d/dŷᵢ (yᵢ log ŷᵢ + (1 − yᵢ) log(1 − ŷᵢ))",
      verdict: "equal",
      label: "Product rule",
      rule: "constant multiple rule",
      certainty: { kind: "identity", errorLog2: -60, bound: "proven" },
      conditions: [{ text: "m = 1", source: "prose" }],
      agreesWithStart: true,
      ...placeOf(crossEntropySource, steps[1]),
      column: 1,
    }),
    step({
      number: 2,
      text: steps[2],
      reading: "−1 · (d/dŷᵢ yᵢ log ŷᵢ + d/dŷᵢ (1 − yᵢ) log(1 − ŷᵢ))",
      verdict: "equal",
      label: "Sum rule",
      rule: "sum rule",
      certainty: { kind: "tested", digits: 300, points: 40 },
      agreesWithStart: true,
      ...placeOf(crossEntropySource, steps[2]),
    }),
    step({
      number: 3,
      text: steps[3],
      reading: "−1 · (yᵢ/ŷᵢ + (1 − yᵢ)/(1 − ŷᵢ))",
      verdict: "unequal",
      label: "Product rule, deriv of constant (treating y as a constant) and deriv of natural log",
      rule: "chain rule",
      certainty: { kind: "witness" },
      agreesWithStart: false,
      witness: { at: { y_i: "1/3", "ŷ_i": "1/2" }, left: "2/3", right: "-2" },
      diagnosis: {
        mistake: "missing-inner-derivative",
        rule: "chain rule",
        ...wrongSign,
        found: "+",
        expected: "-",
        term: null,
        fix: steps[4],
        message: "The derivative of log(1 − ŷᵢ) is 1/(1 − ŷᵢ) times the derivative of what is inside, and the derivative of 1 − ŷᵢ is −1. That factor is missing, so the second fraction has the wrong sign.",
        alternatives: [],
      },
      ...placeOf(crossEntropySource, steps[3]),
    }),
  ],
  claims: [claim({ text: steps[4], reading: "−1 · (yᵢ/ŷᵢ − (1 − yᵢ)/(1 − ŷᵢ))", verdict: "equal", certainty: { kind: "identity", errorLog2: -60, bound: "proven" }, ...placeOf(crossEntropySource, steps[4]) })],
});

export const doubtful: DerivationReport = derivation({
  path: "heat.md",
  title: "Heat equation",
  line: 31,
  status: "unreadable",
  notes: [{ kind: "unread", line: 2, column: 5, message: "I don't know \\foo" }],
  steps: [
    step({ number: 0, text: "u", verdict: "given" }),
    step({ number: 1, text: "v", verdict: "undecided", reason: "u is new here; what is it?" }),
    step({ number: 2, text: "w = \\foo", reading: null, verdict: "unreadable", reason: "the command \\foo is unknown", line: 2, column: 1, endLine: 2, endColumn: 9 }),
  ],
});

export const doubtfulSource = "u = v\nw = \\foo\n";

/** A right derivation of many steps under a condition. */
export const long: DerivationReport = derivation({
  path: "long.md",
  line: 4,
  status: "right",
  steps: Array.from({ length: 40 }, (_, number) =>
    step({ number, text: `x + ${number}`, verdict: number === 0 ? "given" : "equal", conditions: number === 7 ? [{ text: "x > 0", source: "domain" }] : [] }),
  ),
});

/** A second mistake, so that n and N have somewhere to go; the author's line is hostile: controls, wide and combining characters. */
export const hostileSource = `\u001B[31m中文 y\u0302 ${"a+".repeat(60)}b \u0007* c${"-d".repeat(60)}\n`;
const star = hostileSource.indexOf("*");
export const hostile: DerivationReport = derivation({
  path: "evil\u001B[2J.md",
  title: "中文\u001B]0;owned\u0007title",
  line: 1,
  status: "wrong",
  firstWrongStep: 1,
  steps: [
    step({ number: 0, text: "y\u0302 中", verdict: "given" }),
    step({
      number: 1,
      text: hostileSource.trim(),
      reading: null,
      verdict: "unequal",
      label: "rule\u001B[5m",
      column: 1,
      endColumn: hostileSource.length,
      witness: { at: { x: { enclosure: ["0.1", "0.2"] }, v: ["1", "-2"] }, left: "1", right: "undefined" },
      diagnosis: { mistake: null, rule: null, line: 1, column: star + 1, endLine: 1, endColumn: star + 2, found: "*", expected: "+", term: null, fix: null, message: "the two are \u0007 added", alternatives: ["or this"] },
    }),
  ],
});

export const all: Report = report([long, crossEntropy, doubtful, hostile], [
  { path: "long.md", status: "read", notes: [] },
  { path: "photo.md", status: "binary", notes: [{ kind: "unread", line: 1, column: 1, message: "this is not text" }] },
]);

export const sources: ReadonlyMap<string, string> = new Map([
  [crossEntropy.path, crossEntropySource],
  [doubtful.path, doubtfulSource],
  [hostile.path, hostileSource],
]);

/** A report made by hand as documents, with nothing behind it that could be drawn. */
export function documentsOf(of: Report, texts: ReadonlyMap<string, string>): readonly WalkDocument[] {
  const paths = [...new Set([...of.derivations.map(({ path }) => path), ...of.files.map(({ path }) => path)])];
  return paths.map((path) => ({
    path,
    text: texts.get(path) ?? null,
    report: { ...of, files: of.files.filter((file) => file.path === path), derivations: of.derivations.filter((each) => each.path === path) },
    studies: [],
    isFile: false,
  }));
}

/** What the screens show of documents, beside the state. */
export function sceneOf(documents: readonly WalkDocument[], look: Look = unicodeLook): Scene {
  return { items: itemsOf(documents), look, preview: null, onward: null, activity: null };
}

/** A text as it is checked, as a document of a walk. */
export function checkedDocument(path: string, text: string): WalkDocument {
  const { report: found, derivations } = studyText(text, { path });
  return { path, text, report: found, studies: derivations, isFile: true };
}

/** Documents that are all checked and never change. */
export function fixedWorkspace(documents: readonly WalkDocument[]): Workspace {
  return { documents: () => documents, pending: () => 0, subscribe: () => () => undefined, study: (path, text) => studyText(text, { path }), checkNext: () => false, update: () => 0, replace: () => undefined };
}
