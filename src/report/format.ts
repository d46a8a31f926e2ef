// What an output format is: its name, and a pure function from a report to text. The formats themselves are files beside this one, listed in
// `formats.ts`.
import type { Report } from "../model/report.js";

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
}

/** One way to write a report. `render` is pure: the same report and context give the same text, which ends with a line feed. */
export interface Format {
  readonly name: string;
  readonly render: (report: Report, context: RenderContext) => string;
}
