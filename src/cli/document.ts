// One document checked, wherever that happens: in this process or in a worker. An error in misstep itself costs that document, not the run, and becomes
// a note in its report.
import type { Report } from "../model/report.js";
import { fileOnlyReport } from "../report/merge.js";
import { problemText } from "./environment.js";
import type { CheckOptions, Library } from "./environment.js";
import type { Input } from "./inputs.js";
import type { Outcome, Task } from "./task.js";

/** The report of a document that misstep itself could not check. */
export function failed(path: string, problem: unknown): Outcome {
  const message = problemText(problem);
  const note = { kind: "unread", line: 1, column: 1, message: `an error in misstep itself: ${message}` } as const;
  return {
    report: fileOnlyReport({ path, status: "no-derivation", notes: [note] }),
    drawings: [],
    failure: { message, stack: problem instanceof Error ? (problem.stack ?? message) : message },
  };
}

/** How the library is asked to read a task. */
export function optionsOf({ path, flags }: Task): CheckOptions {
  return { path, notation: flags.notation, assume: flags.assume, variable: flags.variable, preamble: flags.preamble };
}

/** Checks one text. Never throws. */
export function checkTask(task: Task, library: Pick<Library, "checkAndDraw">): Outcome {
  try {
    return { ...library.checkAndDraw(task.text, optionsOf(task), task.draw), failure: null };
  } catch (problem) {
    return failed(task.path, problem);
  }
}

/** The report of an input that gives no text. */
export function unreadReport({ path, status, message, line, column }: Extract<Input, { kind: "none" }>): Report {
  return fileOnlyReport({ path, status, notes: [{ kind: "unread", line: line ?? 1, column: column ?? 1, message }] });
}
