// How a derivation goes on from its corrected line: a copy of the text is put right as `correct` does it, and the lines of the derivation in that copy are shown.
import { correctText } from "../check/correct.js";
import { studyText, type Shape } from "../check/study.js";
import type { CheckOptions } from "../check/check.js";
import type { Item } from "./items.js";

/** A line of the corrected derivation. */
export interface OnwardLine {
  readonly number: number;
  readonly relation: string;
  readonly text: string;
  readonly shape: Shape | null;
  /** Is it other than what the author wrote? */
  readonly isChanged: boolean;
}

export interface Onward {
  readonly lines: readonly OnwardLine[];
  /** The step at which nothing more is known; null where the rest is right. */
  readonly stoppedAt: number | null;
}

/** Longer texts are not put right for a look at them: each correction means a check of all of it. */
const longestText = 200_000;

/** The derivation from a wrong step on, put right; null where the step could not be. */
export function onwardFrom(item: Item, entry: number, options: CheckOptions): Onward | null {
  const first = item.entries[entry];
  if (first?.kind !== "step" || first.report.verdict !== "unequal" || item.source === null || item.source.length > longestText) return null;
  const { text } = correctText(item.source, options);
  const { report, derivations } = studyText(text, options);
  const [derivation, study] = [report.derivations[item.ordinal], derivations[item.ordinal]];
  if (derivation === undefined || study === undefined) return null;
  const { number: start } = first.report;
  const stopped = derivation.steps.find((step) => step.number >= start && step.verdict === "unequal")?.number ?? null;
  const lines = derivation.steps
    .filter(({ number }) => number >= start && (stopped === null || number < stopped))
    .map((step): OnwardLine => {
      const written = item.entries[step.number];
      return { number: step.number, relation: step.relation ?? "", text: step.reading ?? step.text, shape: study.lineShape({ kind: "step", number: step.number }, null), isChanged: written?.kind === "step" && written.report.text !== step.text };
    });
  return lines.length === 0 ? null : { lines, stoppedAt: stopped };
}
