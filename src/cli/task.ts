// The words in which commands, workers and the cache speak of one document to check. Plain data, no work.
import type { Report } from "../model/report.js";
import type { DocumentNotation } from "../syntax/document.js";

/** How documents are read, as the user said it. */
export interface ReadingFlags {
  readonly notation?: DocumentNotation;
  readonly assume: readonly string[];
  readonly variable?: string;
}

/** A text to check. Plain data: it is sent to workers. */
export interface Task {
  readonly path: string;
  readonly text: string;
  readonly flags: ReadingFlags;
}

/** What became of a task. */
export interface Outcome {
  readonly report: Report;
  /** What went wrong in misstep itself, with its stack; null where nothing did. */
  readonly failure: { readonly message: string; readonly stack: string } | null;
}

/** Reports of documents that have not changed. */
export interface Cache {
  readonly get: (task: Task) => Promise<Report | null>;
  readonly set: (task: Task, report: Report) => Promise<void>;
  /** Removes what is old, once a day. */
  readonly tidy: () => Promise<void>;
}
