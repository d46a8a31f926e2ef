// `correct(text)`: the document with its wrong steps put right where one repair is certain. Each change is tried on the text and judged again, so that a change that would
// be read otherwise in its notation, or that would spoil another line, is not made; everything else stays as it is, to the character.

import type { Diagnosis, Place, Report, StepReport } from "../model/report.js";
import { createPositions } from "../syntax/positions.js";
import { checkText, type CheckOptions } from "./check.js";

/** A step that was put right, by its place in the text that was given. */
export interface Change {
  readonly step: number;
  readonly line: number;
  readonly mistake: string | null;
}

/** A wrong step that was left, and why. */
export interface Leftover {
  readonly step: number | null;
  readonly line: number;
  readonly reason: string;
}

export interface Correction {
  readonly text: string;
  readonly changes: readonly Change[];
  readonly left: readonly Leftover[];
  /** The report of the corrected text. */
  readonly report: Report;
}

/** Changes of one document; what is wrong past them is left. */
const mostChanges = 50;

interface Wrong {
  readonly derivation: number;
  readonly step: StepReport;
}

/** Puts right what has one certain repair, a step after the other: a step that followed from a wrong line is judged against the line put right, and so redone. */
export function correctText(text: string, options: CheckOptions): Correction {
  let current = text;
  let report = checkText(current, options);
  const changes: Change[] = [];
  const left: Leftover[] = [];
  const settled = new Set<string>();
  const nextWrong = (): Wrong | null => {
    for (const [derivation, { steps }] of report.derivations.entries()) {
      const step = steps.find(({ verdict, number }) => verdict === "unequal" && !settled.has(`${derivation}:${number}`));
      if (step !== undefined) return { derivation, step };
    }
    return null;
  };
  for (let wrong = nextWrong(); wrong !== null; wrong = nextWrong()) {
    const { derivation, step } = wrong;
    settled.add(`${derivation}:${step.number}`);
    const leave = (reason: string): void => void left.push({ step: step.number, line: step.line, reason });
    const doubt = changes.length >= mostChanges ? `after ${mostChanges} changes the rest is left` : uncertainty(step);
    if (doubt !== null || step.diagnosis === null) {
      leave(doubt ?? "no repair was found");
      continue;
    }
    const made = candidates(current, step, step.diagnosis).map((candidate) => ({ candidate, report: checkText(candidate, options) })).find((each) => isBetter(report, each.report, wrong));
    if (made === undefined) leave("the corrected line could not be written in its place");
    else {
      changes.push({ step: step.number, line: step.line, mistake: step.diagnosis.mistake });
      current = made.candidate;
      report = made.report;
    }
  }
  for (const claim of report.derivations.flatMap(({ claims }) => claims)) if (claim.verdict === "unequal") left.push({ step: null, line: claim.line, reason: "a stated result is not changed" });
  return { text: current, changes, left, report };
}

/** Why a repair is not certain; null where it is. */
function uncertainty({ diagnosis, text }: StepReport): string | null {
  if (diagnosis === null || diagnosis.fix === null) return "no repair was found";
  if (diagnosis.alternatives.length > 0) return "several repairs fit";
  if (diagnosis.mistake === null && diagnosis.found.trim() === text.trim()) return "no single place of it could be found";
  return null;
}

/** The texts that a repair may make, the smallest change first, also with the escapes of JSON and YAML. */
function candidates(text: string, step: StepReport, diagnosis: Diagnosis): readonly string[] {
  const positions = createPositions(text);
  // A notebook must stay one: there a command without its escape would be read here, but by nobody else.
  const isInJson = isJson(text);
  const offset = (line: number, column: number): number | null => {
    const range = positions.line(line);
    return range === null ? null : range.start + column - 1;
  };
  const replaced = (place: Place, found: string | null, expected: string): readonly string[] => {
    const start = offset(place.line, place.column);
    const end = offset(place.endLine, place.endColumn);
    if (start === null || end === null || end < start || (found !== null && text.slice(start, end) !== found)) return [];
    const escaped = JSON.stringify(expected).slice(1, -1);
    return (isInJson ? [escaped] : [expected, escaped, expected.replaceAll("'", "''")]).map((written) => text.slice(0, start) + written + text.slice(end));
  };
  const { term, fix } = diagnosis;
  // What is shown may leave out a multiplication sign or a space that goes with it; the corrected line has them.
  const smallest = replaced(diagnosis, diagnosis.found, diagnosis.expected);
  const whole = fix === null ? [] : replaced(step, step.text, fix);
  return [...new Set([
    ...smallest.filter((candidate) => whole.includes(candidate)),
    ...whole,
    ...smallest,
    ...(term === null ? [] : replaced(term, term.found, term.expected)),
  ])].filter((candidate) => candidate !== text);
}

/** Is the step right now, and nothing worse that was right before, up to it and in the other derivations? */
function isBetter(before: Report, after: Report, { derivation, step }: Wrong): boolean {
  if (before.derivations.length !== after.derivations.length || unreadNotes(after) > unreadNotes(before)) return false;
  return before.derivations.every((old, k) => {
    const now = after.derivations[k];
    if (now === undefined || now.steps.length !== old.steps.length) return false;
    const isKept = (number: number): boolean => now.steps[number]?.verdict === old.steps[number]?.verdict || old.steps[number]?.verdict === "unequal";
    if (k !== derivation) return old.steps.every((_, number) => isKept(number));
    return now.steps[step.number]?.verdict === "equal" && old.steps.every((_, number) => number >= step.number || isKept(number));
  });
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text.trimStart());
    return true;
  } catch {
    return false;
  }
}

/** How much could not be read: an escape that is none in YAML, a bracket that is not closed. */
function unreadNotes({ files, derivations }: Report): number {
  return [...files, ...derivations].flatMap(({ notes }) => notes).filter(({ kind }) => kind === "unread").length;
}
