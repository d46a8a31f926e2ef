// SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the lines: a rule for each kind of mistake, a result for each finding with its exact
// region, the corrected line as a fix, and a fingerprint that survives changes elsewhere in the file.
import { describeMistakes } from "../check/mistakes.js";
import type { Place, Report } from "../model/report.js";
import { findingsOf, otherRules } from "./findings.js";
import type { Finding } from "./findings.js";
import type { Format, RenderContext } from "./format.js";

/** Documents in which mathematics is written with escapes: a corrected line cannot be put in as it is. */
const escaped = /\.(?:ipynb|json|ya?ml)$/i;

/** A path as a reference of RFC 3986; an absolute one becomes an address. */
function addressOf(path: string): string {
  const encoded = path.split("/").map(encodeSegment).join("/");
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}

/** `encodeURIComponent`, also for the halves of a broken pair. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, "\ufffd"));
}

function regionOf({ line, column, endLine, endColumn }: Place): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription?: { readonly text: string };
  readonly help?: { readonly text: string };
}

/** The rules that findings name, in the order of their names. */
function rulesOf(findings: readonly Finding[]): readonly Rule[] {
  const catalogue = new Map(describeMistakes().map((mistake) => [mistake.name, mistake]));
  return [...new Set(findings.map(({ rule }) => rule))].sort().map((id) => {
    const mistake = catalogue.get(id);
    if (mistake === undefined) return { id, shortDescription: { text: otherRules.get(id) ?? id } };
    return { id, shortDescription: { text: mistake.title }, fullDescription: { text: `${mistake.looksLike} ${mistake.why}` }, help: { text: mistake.howToCatch } };
  });
}

function resultOf(finding: Finding, rules: readonly Rule[], { known }: RenderContext): object {
  const { path, place, rule, weight, title, details, fix, fingerprint } = finding;
  const artifactLocation = { uri: addressOf(path) };
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: weight === "unexpected" ? "error" : weight === "unusable" ? "warning" : "note",
    message: { text: [title, ...details].join("\n") },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(place) } }],
    partialFingerprints: { "misstep/v1": fingerprint },
    ...(known.size === 0 ? {} : { baselineState: known.has(fingerprint) ? "unchanged" : "new" }),
    ...(fix === null || escaped.test(path) ? {} : { fixes: [{ description: { text: "Write the line as it should have been" }, artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: regionOf(fix.place), insertedContent: { text: fix.text } }] }] }] }),
  };
}

function render(report: Report, context: RenderContext): string {
  const findings = findingsOf(report, context);
  const rules = rulesOf(findings);
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "misstep", version: report.version, semanticVersion: report.version, rules } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => resultOf(finding, rules, context)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

export const sarif: Format = { name: "sarif", render };
