// The words in which commands, workers and the cache speak of one document to check. Plain data, no work.
import type { DerivationDrawings, Drawn } from "../model/drawing.js";
import type { Report } from "../model/report.js";
import type { DocumentNotation } from "../syntax/document.js";

/** How documents are read, as the user said it. */
export interface ReadingFlags {
  readonly notation?: DocumentNotation;
  readonly assume: readonly string[];
  readonly variable?: string;
  /** Definitions of macros that stand elsewhere. */
  readonly preamble: string;
}

/** A text to check. Plain data: it is sent to workers. */
export interface Task {
  readonly path: string;
  readonly text: string;
  readonly flags: ReadingFlags;
  /** Whose lines are drawn for a report in text. */
  readonly draw: Drawn;
}

/** The report of a document, and the drawings of its derivations in their order. */
export interface Checked {
  readonly report: Report;
  readonly drawings: readonly DerivationDrawings[];
}

/** What became of a task. */
export interface Outcome extends Checked {
  /** What went wrong in misstep itself, with its stack; null where nothing did. */
  readonly failure: { readonly message: string; readonly stack: string } | null;
}

/** Reports of documents that have not changed. */
export interface Cache {
  readonly get: (task: Task) => Promise<Checked | null>;
  readonly set: (task: Task, checked: Checked) => Promise<void>;
  /** Removes what is old, once a day. */
  readonly tidy: () => Promise<void>;
}
