// What a run comes to: counts that grow document by document, so that a run over very many needs no report of them all, and the exit code that
// they mean. What a baseline knows already counts as known and fails nothing.
import type { DerivationReport, Report, Summary } from "../model/report.js";
import { findingsOf } from "./findings.js";
import type { Finding, FindingOptions } from "./findings.js";
import { addSummaries, isFileProblem, noSummary } from "./merge.js";

export interface TallyOptions extends FindingOptions {
  /** Fingerprints of the findings that a baseline knows. */
  readonly known: ReadonlySet<string>;
}

export interface Tally {
  readonly summary: Summary;
  readonly documents: number;
  /** Does any document say what it expects? */
  readonly expecting: boolean;
  readonly unusableFiles: number;
  /** Findings that fail the run, by what they do to the exit code, and those of them that the baseline knows. */
  readonly unexpected: number;
  readonly unusable: number;
  readonly known: number;
}

export const emptyTally: Tally = { summary: noSummary, documents: 0, expecting: false, unusableFiles: 0, unexpected: 0, unusable: 0, known: 0 };

export function addTallies(one: Tally, other: Tally): Tally {
  return {
    summary: addSummaries(one.summary, other.summary),
    documents: one.documents + other.documents,
    expecting: one.expecting || other.expecting,
    unusableFiles: one.unusableFiles + other.unusableFiles,
    unexpected: one.unexpected + other.unexpected,
    unusable: one.unusable + other.unusable,
    known: one.known + other.known,
  };
}

/** The tally of one report. */
export function tallyOf(report: Report, options: TallyOptions): Tally {
  const failing = findingsOf(report, options).filter(({ weight }) => weight !== "none");
  const fresh = failing.filter(({ fingerprint }) => !options.known.has(fingerprint));
  return {
    summary: report.summary,
    documents: report.files.length,
    expecting: report.derivations.some(({ asExpected }) => asExpected !== null),
    unusableFiles: report.files.filter((file) => isFileProblem(file, options.discovered)).length,
    unexpected: fresh.filter(({ weight }) => weight === "unexpected").length,
    unusable: fresh.filter(({ weight }) => weight === "unusable").length,
    known: failing.length - fresh.length,
  };
}

/**
 * The exit code that a run means: 1 if something is unexpected, or undecided under `strict`; else 2 if a file, or a line that a chain needs,
 * could not be read, or nothing was there to check; else 0.
 */
export function exitCode({ summary, unexpected, unusable, known }: Tally): 0 | 1 | 2 {
  if (unexpected > 0) return 1;
  if (unusable > 0) return 2;
  return summary.derivations === 0 && known === 0 ? 2 : 0;
}

/** Whether all that fails a derivation is in the baseline; false where nothing fails it. */
export function isKnown(derivation: DerivationReport, findings: readonly Finding[], known: ReadonlySet<string>): boolean {
  const failing = findings.filter((finding) => finding.weight !== "none" && finding.derivation === derivation);
  return failing.length > 0 && failing.every(({ fingerprint }) => known.has(fingerprint));
}
