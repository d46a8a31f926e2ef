// Workflow commands of GitHub Actions: each finding becomes an annotation of its line in the pull request. What a document holds is escaped, so that no
// text of an author can be a command.
import { findingsOf } from "./findings.js";
import type { Finding } from "./findings.js";
import { formatOf } from "./format.js";
import type { RenderContext, Writer } from "./format.js";
import { visible } from "./visible.js";

const escapeMessage = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** A name of the catalogue as a heading: "missing inner derivative". */
function titleOf({ rule }: Finding): string {
  return rule.replaceAll("-", " ");
}

function command(finding: Finding): string {
  const { path, place, weight, title, details } = finding;
  const level = weight === "none" ? "notice" : weight === "unusable" ? "warning" : "error";
  // The last line of an annotation is part of it; its columns count only where it begins and ends on one line.
  const columns = place.line === place.endLine ? [["col", place.column], ["endColumn", Math.max(place.column, place.endColumn - 1)]] as const : [];
  const properties = [["file", visible(path)], ["line", place.line], ["endLine", place.endLine], ...columns, ["title", `misstep: ${titleOf(finding)}`]] as const;
  const message = [title, ...details].map(visible).join("\n");
  return `::${level} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",")}::${escapeMessage(message)}\n`;
}

function begin({ mostFindings }: RenderContext): Writer {
  let shown = 0;
  let left = 0;
  return {
    kind: "running",
    document: (report, context) =>
      findingsOf(report, context)
        .filter(({ weight, fingerprint }) => (weight !== "none" || context.detail === "verbose") && !context.known.has(fingerprint))
        .map((finding) => {
          if (shown >= mostFindings) {
            left += 1;
            return "";
          }
          shown += 1;
          return command(finding);
        })
        .join(""),
    end: () => (left === 0 ? "" : `::notice title=misstep::${left} more findings are not shown (--max-findings)\n`),
  };
}

export const github = formatOf("github", begin);
