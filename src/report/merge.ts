// One report out of those of several documents, and what of a report is other than it should be. All are functions of reports alone.
import { REPORT_SCHEMA } from "../model/report.js";
import type { DerivationReport, FileReport, Report, Summary } from "../model/report.js";
import { VERSION } from "../model/version.js";

export const noSummary: Summary = { derivations: 0, right: 0, wrong: 0, undecided: 0, unreadable: 0, unexpected: 0 };

export function addSummaries(one: Summary, other: Summary): Summary {
  return {
    derivations: one.derivations + other.derivations,
    right: one.right + other.right,
    wrong: one.wrong + other.wrong,
    undecided: one.undecided + other.undecided,
    unreadable: one.unreadable + other.unreadable,
    unexpected: one.unexpected + other.unexpected,
  };
}

/** The report of several documents, in the order given; its summary is the sum of theirs. */
export function mergeReports(reports: readonly Report[]): Report {
  return {
    schema: REPORT_SCHEMA,
    version: VERSION,
    summary: reports.map(({ summary }) => summary).reduce(addSummaries, noSummary),
    files: reports.flatMap(({ files }) => files),
    derivations: reports.flatMap(({ derivations }) => derivations),
  };
}

/** What a report says of its documents, without the counts. */
export type Contents = Pick<Report, "files" | "derivations">;

/** What a report says of each document by itself, in the order in which it names them first. */
export function documentsOf(report: Report): readonly Contents[] {
  const documents = new Map<string, { files: FileReport[]; derivations: DerivationReport[] }>();
  const documentOf = (path: string): { files: FileReport[]; derivations: DerivationReport[] } => {
    const document = documents.get(path) ?? { files: [], derivations: [] };
    documents.set(path, document);
    return document;
  };
  for (const file of report.files) documentOf(file.path).files.push(file);
  for (const derivation of report.derivations) documentOf(derivation.path).derivations.push(derivation);
  return [...documents.values()];
}

/** The report of one file that holds nothing to check. */
export function fileOnlyReport(file: FileReport): Report {
  return { schema: REPORT_SCHEMA, version: VERSION, summary: noSummary, files: [file], derivations: [] };
}

/** Whether a derivation is other than its document says, or is wrong and its document says nothing. */
export function isUnexpected({ asExpected, status }: DerivationReport): boolean {
  return asExpected === null ? status === "wrong" : !asExpected;
}

/** Whether a file keeps the run from being sound: it was named and holds nothing to check, or could not be read wherever it was found. */
export function isFileProblem({ path, status }: FileReport, discovered: ReadonlySet<string>): boolean {
  switch (status) {
    case "read":
      return false;
    case "empty":
    case "no-derivation":
      return !discovered.has(path);
    case "missing":
    case "binary":
    case "too-large":
      return true;
  }
}
