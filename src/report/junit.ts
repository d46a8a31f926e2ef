// JUnit's XML, which every CI knows: a suite for each document, a test for each derivation, so that a CI shows which derivation fails since when. A wrong
// one is a failure with the account of `pretty`, a document that cannot be used an error, one in doubt or known to the baseline is skipped with the reason.
import type { DerivationReport } from "../model/report.js";
import { findingsOf } from "./findings.js";
import type { Finding } from "./findings.js";
import { formatOf } from "./format.js";
import type { RenderContext, Writer } from "./format.js";
import type { Contents } from "./merge.js";
import { isKnown } from "./tally.js";
import { clip, oneLine } from "./visible.js";
import { escapeXml } from "./xml.js";

type Attributes = Readonly<Record<string, string | number>>;

interface Case {
  readonly xml: readonly string[];
  readonly outcome: "passed" | "failed" | "error" | "skipped";
}

function tag(name: string, attributes: Attributes, content: readonly string[] = []): readonly string[] {
  const head = `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`).join("")}`;
  return content.length === 0 ? [`${head}/>`] : [`${head}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}

/** An element with text, which stands as it is. */
function textTag(name: string, attributes: Attributes, text: string): readonly string[] {
  const head = `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`).join("")}>`;
  return [`${head}${escapeXml(text).replaceAll("&#10;", "\n")}</${name}>`];
}

function account(findings: readonly Finding[]): string {
  return findings.map(({ path, place, title, details }) => [`${path}:${place.line}:${place.column} ${title}`, ...details].join("\n")).join("\n\n");
}

/** A name that stays the same when lines are put in elsewhere: the title, or the beginning of the given line, and its number where that comes twice. */
function nameOf({ title, steps, line }: DerivationReport): string {
  const given = oneLine(steps[0]?.text ?? "");
  return clip(oneLine(title ?? "") || given || `line ${line}`, 120);
}

function caseOf(derivation: DerivationReport, name: string, findings: readonly Finding[], context: RenderContext): Case {
  const own = findings.filter((finding) => finding.derivation === derivation);
  const failing = own.filter(({ weight }) => weight !== "none");
  const attributes: Attributes = { classname: derivation.path, name };
  const [first] = failing;
  if (first !== undefined) {
    if (isKnown(derivation, findings, context.known)) return { xml: tag("testcase", attributes, tag("skipped", { message: `in the baseline: ${first.title}` })), outcome: "skipped" };
    const unexpected = failing.find(({ weight }) => weight === "unexpected");
    const shown = unexpected ?? first;
    const kind = unexpected === undefined ? "error" : "failure";
    return { xml: tag("testcase", attributes, textTag(kind, { type: shown.rule, message: shown.title }, account(own))), outcome: unexpected === undefined ? "error" : "failed" };
  }
  const doubt = own[0];
  if (doubt !== undefined) return { xml: tag("testcase", attributes, tag("skipped", { message: [doubt.title, ...doubt.details].join(": ") })), outcome: "skipped" };
  return { xml: tag("testcase", attributes), outcome: "passed" };
}

function suiteOf(path: string, report: Contents, findings: readonly Finding[], context: RenderContext): { readonly cases: readonly Case[]; readonly xml: readonly string[] } | null {
  const times = new Map<string, number>();
  const unusable = findings.filter((finding) => finding.derivation === null && finding.path === path);
  const cases = [
    ...unusable.map((finding): Case =>
      context.known.has(finding.fingerprint)
        ? { xml: tag("testcase", { classname: path, name: "the document" }, tag("skipped", { message: `in the baseline: ${finding.title}` })), outcome: "skipped" }
        : { xml: tag("testcase", { classname: path, name: "the document" }, textTag("error", { type: finding.rule, message: finding.title }, account([finding]))), outcome: "error" },
    ),
    ...report.derivations
      .filter((derivation) => derivation.path === path)
      .map((derivation) => {
        const name = nameOf(derivation);
        const time = (times.get(name) ?? 0) + 1;
        times.set(name, time);
        return caseOf(derivation, time === 1 ? name : `${name} (${time})`, findings, context);
      }),
  ];
  return cases.length === 0 ? null : { cases, xml: tag("testsuite", { name: path, file: path, ...countsOf(cases) }, cases.flatMap(({ xml }) => xml)) };
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function countsOf(cases: readonly Case[]): Counts {
  const number = (outcome: Case["outcome"]): number => cases.filter((each) => each.outcome === outcome).length;
  return { tests: cases.length, failures: number("failed"), errors: number("error"), skipped: number("skipped") };
}

function begin(): Writer {
  let tests = 0;
  let failures = 0;
  let errors = 0;
  return {
    kind: "framed",
    document(report, context) {
      const findings = findingsOf(report, context);
      const paths = [...new Set([...report.files, ...report.derivations].map(({ path }) => path))];
      const suites = paths.map((path) => suiteOf(path, report, findings, context)).filter((suite) => suite !== null);
      const counts = countsOf(suites.flatMap(({ cases }) => cases));
      tests += counts.tests;
      failures += counts.failures;
      errors += counts.errors;
      return [suites.flatMap(({ xml }) => xml).map((line) => `  ${line}\n`).join("")];
    },
    end: () => ['<?xml version="1.0" encoding="UTF-8"?>\n', `<testsuites name="misstep" tests="${tests}" failures="${failures}" errors="${errors}">\n`, { part: 0 }, "</testsuites>\n"],
  };
}

export const junit = formatOf("junit", begin);
