// The documents of a walk as they are now: checked one after the other, checked again when a text changes, and only then. Screens subscribe to it.
import type { CheckOptions } from "../check/check.js";
import { studyText, type Study } from "../check/study.js";
import type { Report } from "../model/report.js";
import { fileOnlyReport } from "../report/merge.js";
import type { WalkDocument } from "./document.js";

/** What is read of one path: its text, or the report that says why there is none. */
export interface WalkSource {
  readonly path: string;
  readonly text: string | null;
  /** Used where there is no text. */
  readonly report: Report | null;
  readonly isFile: boolean;
}

export type ReadingOptions = Pick<CheckOptions, "notation" | "assume" | "variable" | "preamble">;

export interface Workspace {
  /** The same array until something changes. */
  readonly documents: () => readonly WalkDocument[];
  /** How many documents are not checked yet. */
  readonly pending: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Checks a text as a document of that path, without keeping it. */
  readonly study: (path: string, text: string) => Study;
  /** Checks the next pending document; false where there is none. */
  readonly checkNext: () => boolean;
  /** Takes in what is there now: a text that is as it was is not checked again; what is gone is dropped. Says how many changed. */
  readonly update: (sources: readonly WalkSource[]) => number;
  readonly replace: (path: string, text: string) => void;
}

/** A study that cannot fail: an error of misstep itself costs the one document. */
function studySafely(text: string, options: CheckOptions & { readonly path: string }): Study {
  try {
    return studyText(text, options);
  } catch (problem) {
    const message = `an error in misstep itself: ${problem instanceof Error ? problem.message : String(problem)}`;
    return { report: fileOnlyReport({ path: options.path, status: "no-derivation", notes: [{ kind: "unread", line: 1, column: 1, message }] }), derivations: [] };
  }
}

export function createWorkspace(sources: readonly WalkSource[], options: ReadingOptions): Workspace {
  let order: readonly string[] = sources.map(({ path }) => path);
  const known = new Map<string, WalkDocument>();
  const waiting = new Map<string, WalkSource>(sources.map((source) => [source.path, source]));
  const listeners = new Set<() => void>();
  let snapshot: readonly WalkDocument[] = [];

  const study = (path: string, text: string): Study => studySafely(text, { ...options, path });
  const documentOf = ({ path, text, report, isFile }: WalkSource): WalkDocument => {
    const made = text === null ? { report: report ?? fileOnlyReport({ path, status: "missing", notes: [] }), derivations: [] } : study(path, text);
    return { path, text, report: made.report, studies: made.derivations, isFile };
  };
  const changed = (): void => {
    snapshot = order.flatMap((path) => known.get(path) ?? []);
    for (const listener of listeners) listener();
  };

  return {
    documents: () => snapshot,
    pending: () => waiting.size,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    study,
    checkNext() {
      const [next] = waiting.values();
      if (next === undefined) return false;
      waiting.delete(next.path);
      known.set(next.path, documentOf(next));
      changed();
      return true;
    },
    update(now) {
      const paths = new Set(now.map(({ path }) => path));
      let count = 0;
      for (const path of order) if (!paths.has(path)) count += known.delete(path) || waiting.delete(path) ? 1 : 0;
      for (const source of now) {
        const before = known.get(source.path);
        if (before === undefined && waiting.has(source.path)) {
          waiting.set(source.path, source);
          continue;
        }
        if (before !== undefined && before.text === source.text) continue;
        known.set(source.path, documentOf(source));
        count += 1;
      }
      order = now.map(({ path }) => path);
      if (count > 0) changed();
      return count;
    },
    replace(path, text) {
      const before = known.get(path);
      known.set(path, documentOf({ path, text, report: null, isFile: before?.isFile ?? true }));
      changed();
    },
  };
}
