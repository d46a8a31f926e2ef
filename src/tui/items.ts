// What can be walked through, made from the Report: one item for each derivation, and one for each file that gave none. The lines of an item
// (steps, then claims) have one shape here, so that the screens treat them alike.
import type { ClaimReport, DerivationReport, FileReport, FileStatus, Note, Report, StepReport, StepVerdict } from "../model/report.js";
import { conditionsText } from "../report/wording.js";

/** One line of the walk: a step, or a claim (judged against line 0). */
export type Entry = { readonly kind: "step"; readonly report: StepReport } | { readonly kind: "claim"; readonly report: ClaimReport };

/** How an item or an entry stands, as its mark shows it; `given` has no mark. */
export type Standing = "given" | "right" | "wrong" | "undecided" | "unreadable";

export interface Item {
  readonly path: string;
  /** The line of the file at which it starts, null for a file as a whole. */
  readonly line: number | null;
  readonly title: string | null;
  readonly standing: Standing;
  /** The standing in words. */
  readonly status: string;
  readonly derivation: DerivationReport | null;
  readonly notes: readonly Note[];
  readonly entries: readonly Entry[];
}

export function standingOf(verdict: StepVerdict): Standing {
  switch (verdict) {
    case "given":
      return "given";
    case "equal":
      return "right";
    case "unequal":
      return "wrong";
    case "undecided":
      return "undecided";
    case "unreadable":
      return "unreadable";
  }
}

function statusWords(derivation: DerivationReport): string {
  const expectation = derivation.asExpected === null ? "" : derivation.asExpected ? ", as expected" : ", not as expected";
  switch (derivation.status) {
    case "right": {
      const conditions = conditionsText(derivation.steps.flatMap((step) => step.conditions));
      if (conditions === "") return `right${expectation}`;
      return (conditions.startsWith("right") ? conditions : `right ${conditions}`) + expectation;
    }
    case "wrong":
      return (derivation.firstWrongStep === null ? "a claim is wrong" : `wrong at step ${derivation.firstWrongStep}`) + expectation;
    case "undecided":
    case "unreadable":
      return derivation.status + expectation;
  }
}

function fileWords(status: Exclude<FileStatus, "read">): string {
  switch (status) {
    case "missing":
      return "the file is missing";
    case "empty":
      return "the file is empty";
    case "binary":
      return "the file is not text";
    case "too-large":
      return "the file is too large";
    case "no-derivation":
      return "no derivation in it";
  }
}

function itemOfDerivation(derivation: DerivationReport): Item {
  return {
    path: derivation.path,
    line: derivation.line,
    title: derivation.title,
    standing: derivation.status,
    status: statusWords(derivation),
    derivation,
    notes: derivation.notes,
    entries: [
      ...derivation.steps.map((report): Entry => ({ kind: "step", report })),
      ...derivation.claims.map((report): Entry => ({ kind: "claim", report })),
    ],
  };
}

function itemOfFile(file: FileReport): readonly Item[] {
  if (file.status === "read") return [];
  return [{ path: file.path, line: null, title: null, standing: "unreadable", status: fileWords(file.status), derivation: null, notes: file.notes, entries: [] }];
}

/** The items of a report in its order: the derivations, then the files that could not be used. */
export function itemsOf(report: Report): readonly Item[] {
  return [...report.derivations.map(itemOfDerivation), ...report.files.flatMap(itemOfFile)];
}

/** The standing of every entry of every item: all that moving about needs to know. */
export function outlineOf(items: readonly Item[]): readonly (readonly Standing[])[] {
  return items.map((item) => item.entries.map((entry) => standingOf(entry.report.verdict)));
}
