// Shorthand for tests of the reading rules: a document by its lines, and the verdicts of each derivation in it.

import { check, type DerivationReport, type Report } from "../../src/index.js";

type Notation = "markdown" | "text" | "yaml" | "latex";

/** The report of a document given by its lines. */
export function reportOf(notation: Notation, lines: readonly string[]): Report {
  return check(lines.join("\n"), { notation, path: `sample.${notation === "markdown" ? "md" : notation === "yaml" ? "yaml" : notation === "latex" ? "tex" : "txt"}` });
}

export const markdown = (...lines: readonly string[]): Report => reportOf("markdown", lines);
export const text = (...lines: readonly string[]): Report => reportOf("text", lines);
export const yaml = (...lines: readonly string[]): Report => reportOf("yaml", lines);

/** Each derivation as `status: verdict verdict …`, a claim in brackets. */
export function outline(report: Report): readonly string[] {
  return report.derivations.map((derivation) => `${derivation.status}: ${[...derivation.steps.map((step) => step.verdict), ...derivation.claims.map((claim) => `[${claim.verdict}]`)].join(" ")}`);
}

/** The only derivation of a report. */
export function only(report: Report): DerivationReport {
  const [derivation] = report.derivations;
  if (derivation === undefined || report.derivations.length !== 1) throw new Error(`expected one derivation, found ${report.derivations.length}`);
  return derivation;
}

/** The definitions of a derivation as `name := value`. */
export function definitionsOf(derivation: DerivationReport): readonly string[] {
  return derivation.definitions.map(({ name, value }) => `${name} := ${value}`);
}

/** Why steps are undecided, in order. */
export function reasonsOf(derivation: DerivationReport): readonly string[] {
  return derivation.steps.flatMap((step) => (step.verdict === "undecided" ? [step.reason ?? ""] : []));
}

/** Is every note inside the document? A note without a place would be at no line. */
export function notesAreLocated(report: Report, lineCount: number): boolean {
  const notes = [...report.files.flatMap((file) => file.notes), ...report.derivations.flatMap((derivation) => derivation.notes)];
  return notes.every((note) => note.line >= 1 && note.line <= lineCount && note.column >= 1);
}
