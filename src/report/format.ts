// What an output format is: its name, and a pure function from a report to text. The formats themselves are files beside this one, listed in
// `formats.ts`.
import type { Study } from "../check/study.js";
import type { DerivationDrawings } from "../model/drawing.js";
import type { DerivationReport, Report } from "../model/report.js";
import { documentsOf } from "./merge.js";
import type { Contents } from "./merge.js";
import { tallyOf } from "./tally.js";
import type { Tally } from "./tally.js";

/** How much a format that is written for people tells. */
export type Detail = "quiet" | "normal" | "verbose";

export interface RenderContext {
  /** The text of each file by its path in the report, for excerpts. */
  readonly sources: ReadonlyMap<string, string>;
  /** Paths that were found in a folder or by a pattern: nobody named them, so that they may well hold no derivation. */
  readonly discovered: ReadonlySet<string>;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly detail: Detail;
  readonly strict: boolean;
  /** Fingerprints of the findings that a baseline knows already. */
  readonly known: ReadonlySet<string>;
  /** How many findings are shown at most; Infinity for all. */
  readonly mostFindings: number;
  /** The address that a place of a document links to, or null where the terminal has no links. */
  readonly link: ((path: string, line: number) => string | null) | null;
  /** The style sheet of typeset formulas with its fonts, for a page that stands by itself. */
  readonly typesetting: string;
  /** The drawings of derivations whose lines are shown in two dimensions. */
  readonly drawings: ReadonlyMap<DerivationReport, DerivationDrawings>;
  /** The mathematics behind the report of a document, for those who draw it; null where there is none. */
  readonly study: ((path: string) => Study | null) | null;
}

/** A report for a page of plain text, with nothing left out; callers say what is otherwise. */
export const plainContext: RenderContext = {
  sources: new Map(), discovered: new Set(), colour: false, width: 100, detail: "normal", strict: false, known: new Set(), mostFindings: Infinity, link: null, typesetting: "", drawings: new Map(), study: null,
};

/** A piece of what a format writes at the end: text, or all that documents added to one of the parts. */
export type Piece = string | { readonly part: number };

/**
 * Writes a report document by document, so that no run has to hold all of them. What is `running` goes out as it comes; what is `framed` grows in parts,
 * because what stands before them counts what is in them, and `end` puts them together.
 */
export type Writer =
  | { readonly kind: "running"; readonly document: (report: Contents, context: RenderContext) => string; readonly end: (total: Tally) => string }
  | { readonly kind: "framed"; readonly document: (report: Contents, context: RenderContext) => readonly string[]; readonly end: (total: Tally) => readonly Piece[] };

/** One way to write a report. `render` is pure: the same report and context give the same text, which ends with a line feed. */
export interface Format {
  readonly name: string;
  readonly render: (report: Report, context: RenderContext) => string;
  readonly begin: (context: RenderContext) => Writer;
}

/** The format that a writer makes. A whole report is written document by document as well. */
export function formatOf(name: string, begin: Format["begin"]): Format {
  return {
    name,
    begin,
    render(report, context) {
      const writer = begin(context);
      const total = tallyOf(report, context);
      if (writer.kind === "running") return documentsOf(report).map((document) => writer.document(document, context)).join("") + writer.end(total);
      const parts: string[] = [];
      for (const document of documentsOf(report)) writer.document(document, context).forEach((text, part) => (parts[part] = (parts[part] ?? "") + text));
      return writer.end(total).map((piece) => (typeof piece === "string" ? piece : (parts[piece.part] ?? ""))).join("");
    },
  };
}
