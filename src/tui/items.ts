// What can be walked through, made from documents and their reports: one item for each derivation, and one for each file that gave none. The lines of an item
// (steps, then claims) have one shape here, so that the screens treat them alike.
import type { DerivationStudy, LineName } from "../check/study.js";
import type { ClaimReport, DerivationReport, FileReport, FileStatus, Note, StepReport, StepVerdict } from "../model/report.js";
import { conditionsText } from "../report/wording.js";
import type { WalkDocument } from "./document.js";

/** One line of the walk: a step, or a claim (judged against line 0). */
export type Entry = { readonly kind: "step"; readonly report: StepReport } | { readonly kind: "claim"; readonly report: ClaimReport };

/** How an item or an entry stands, as its mark shows it; `given` has no mark. */
export type Standing = "given" | "right" | "wrong" | "undecided" | "unreadable";

export interface Item {
  readonly path: string;
  /** Which of the derivations of its file, from 0. */
  readonly ordinal: number;
  /** The line of the file at which it starts, null for a file as a whole. */
  readonly line: number | null;
  readonly title: string | null;
  readonly standing: Standing;
  /** The standing in words. */
  readonly status: string;
  readonly derivation: DerivationReport | null;
  readonly notes: readonly Note[];
  readonly entries: readonly Entry[];
  /** What can be shown of it beyond the report; null where nothing was kept. */
  readonly study: DerivationStudy | null;
  /** The text of its file. */
  readonly source: string | null;
  /** Can its steps be edited and saved? */
  readonly isFile: boolean;
}

/** The name of an entry, by its place among the entries of its item. */
export function lineNameOf(item: Item, entry: number): LineName {
  const found = item.entries[entry];
  return found?.kind === "step" ? { kind: "step", number: found.report.number } : { kind: "claim", index: entry - item.entries.filter(({ kind }) => kind === "step").length };
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

function itemOfDerivation(derivation: DerivationReport, ordinal: number, { studies, text, isFile }: WalkDocument): Item {
  return {
    path: derivation.path,
    ordinal,
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
    study: studies[ordinal] ?? null,
    source: text,
    isFile,
  };
}

function itemOfFile(file: FileReport, { text }: WalkDocument): readonly Item[] {
  if (file.status === "read") return [];
  return [{ path: file.path, ordinal: 0, line: null, title: null, standing: "unreadable", status: fileWords(file.status), derivation: null, notes: file.notes, entries: [], study: null, source: text, isFile: false }];
}

/** The items of the documents in their order: the derivations, then the files that could not be used. */
export function itemsOf(documents: readonly WalkDocument[]): readonly Item[] {
  return [
    ...documents.flatMap((document) => document.report.derivations.map((derivation, ordinal) => itemOfDerivation(derivation, ordinal, document))),
    ...documents.flatMap((document) => document.report.files.flatMap((file) => itemOfFile(file, document))),
  ];
}

/** All that moving about in an item needs to know. */
export interface OutlineItem {
  readonly path: string;
  readonly ordinal: number;
  readonly standing: Standing;
  /** The standing of every entry. */
  readonly entries: readonly Standing[];
  /** What a search looks through, in small letters. */
  readonly words: string;
}

export function outlineOf(items: readonly Item[]): readonly OutlineItem[] {
  return items.map((item) => ({
    path: item.path,
    ordinal: item.ordinal,
    standing: item.standing,
    entries: item.entries.map((entry) => standingOf(entry.report.verdict)),
    words: [item.title ?? "", item.path, item.status, ...item.entries.flatMap((entry) => [entry.report.diagnosis?.mistake ?? "", entry.kind === "step" ? (entry.report.label ?? "") : ""])].join(" ").toLowerCase(),
  }));
}
