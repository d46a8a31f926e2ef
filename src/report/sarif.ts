// SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the lines: a rule for each kind of mistake, a result for each finding with its exact
// region, the corrected line as a fix, and a fingerprint that survives changes elsewhere in the file.
import { describeMistakes } from "../check/mistakes.js";
import type { Place } from "../model/report.js";
import { VERSION } from "../model/version.js";
import { findingsOf, otherRules } from "./findings.js";
import type { Finding } from "./findings.js";
import { formatOf } from "./format.js";
import type { RenderContext, Writer } from "./format.js";
import { itemsOf } from "./json-list.js";

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

/** What is told of a rule that findings name. */
function ruleOf(id: string, catalogue: ReturnType<typeof describeMistakes>): Rule {
  const mistake = catalogue.find(({ name }) => name === id);
  if (mistake === undefined) return { id, shortDescription: { text: otherRules.get(id) ?? id } };
  return { id, shortDescription: { text: mistake.title }, fullDescription: { text: `${mistake.looksLike} ${mistake.why}` }, help: { text: mistake.howToCatch } };
}

function resultOf(finding: Finding, ruleIndex: number, { known }: RenderContext): object {
  const { path, place, rule, weight, title, details, fix, fingerprint } = finding;
  const artifactLocation = { uri: addressOf(path) };
  return {
    ruleId: rule,
    ruleIndex,
    level: weight === "unexpected" ? "error" : weight === "unusable" ? "warning" : "note",
    message: { text: [title, ...details].join("\n") },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(place) } }],
    partialFingerprints: { "misstep/v1": fingerprint },
    ...(known.size === 0 ? {} : { baselineState: known.has(fingerprint) ? "unchanged" : "new" }),
    ...(fix === null || escaped.test(path) ? {} : { fixes: [{ description: { text: "Write the line as it should have been" }, artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: regionOf(fix.place), insertedContent: { text: fix.text } }] }] }] }),
  };
}

function begin(): Writer {
  /** The number of each rule, in the order in which findings first name them. */
  const rules = new Map<string, number>();
  const numberOf = (rule: string): number => {
    const number = rules.get(rule) ?? rules.size;
    rules.set(rule, number);
    return number;
  };
  let written = 0;
  return {
    kind: "framed",
    document(report, context) {
      const results = findingsOf(report, context).map((finding) => resultOf(finding, numberOf(finding.rule), context));
      const text = itemsOf(results, written === 0, 4);
      written += results.length;
      return [text];
    },
    end() {
      const catalogue = describeMistakes();
      const log = {
        $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [
          {
            tool: { driver: { name: "misstep", version: VERSION, semanticVersion: VERSION, rules: [...rules.keys()].map((rule) => ruleOf(rule, catalogue)) } },
            columnKind: "utf16CodeUnits",
            results: [],
          },
        ],
      };
      const frame = `${JSON.stringify(log, null, 2)}\n`;
      if (written === 0) return [frame];
      const within = frame.lastIndexOf("[]") + 1;
      return [frame.slice(0, within), { part: 0 }, "\n      ", frame.slice(within)];
    },
  };
}

export const sarif = formatOf("sarif", begin);
