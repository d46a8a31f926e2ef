// What is worth a place in a list: each wrong step or result, each doubt, each document that is not what it says or could not be used. The formats for
// programs (junit, sarif, github), the baseline and the exit code are views of these.
import { hashText } from "../judge/graph.js";
import type { ClaimReport, DerivationReport, FileReport, Note, Place, StepReport } from "../model/report.js";
import { isAccused } from "./accused.js";
import { isFileProblem } from "./merge.js";
import type { Contents } from "./merge.js";
import { aftermath, editText, witnessText } from "./wording.js";
import { oneLine } from "./visible.js";

/** What a finding does to the exit code: 1, 2, or nothing. */
export type Weight = "unexpected" | "unusable" | "none";

export interface Finding {
  readonly path: string;
  /** The derivation that it is in, or null where it is about a document. */
  readonly derivation: DerivationReport | null;
  readonly place: Place;
  /** The name of the mistake, or of what else it is. */
  readonly rule: string;
  readonly weight: Weight;
  /** One clause: "step 3 is wrong: the + should be −". */
  readonly title: string;
  /** Whole sentences: why, and the proof. */
  readonly details: readonly string[];
  /** The corrected line and the place of the line that it would replace, in the author's notation. */
  readonly fix: { readonly place: Place; readonly text: string } | null;
  /** The same for the same finding after lines were put in or taken out elsewhere in the file. */
  readonly fingerprint: string;
}

export interface FindingOptions {
  readonly strict: boolean;
  /** Paths that nobody named. */
  readonly discovered: ReadonlySet<string>;
}

/** Names of the findings that are no mistake of the catalogue, with what they mean. */
export const otherRules: ReadonlyMap<string, string> = new Map([
  ["wrong-step", "A line that is not equal to the one before, without a known mistake that explains it"],
  ["undecided-step", "A step that could not be decided"],
  ["unreadable-step", "A step that could not be read"],
  ["not-as-expected", "A derivation that is other than its document says"],
  ["unusable-document", "A document that could not be read, or holds nothing to check"],
]);

type Draft = Omit<Finding, "fingerprint" | "path" | "derivation"> & { readonly about: string };

const startOfFile: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function ofMove(move: StepReport | ClaimReport, name: string, derivation: DerivationReport, options: FindingOptions): Draft | null {
  const { asExpected, status } = derivation;
  const open = asExpected === null;
  switch (move.verdict) {
    case "given":
    case "equal":
      return null;
    case "unequal": {
      if (!isAccused(move)) return null;
      const { diagnosis, witness } = move;
      const edit = diagnosis === null ? null : editText(diagnosis);
      const sides = "number" in move ? { left: "the line before", right: "this line" } : { left: "the given line", right: "the stated result" };
      return {
        place: placeOf(diagnosis ?? move),
        rule: diagnosis?.mistake ?? "wrong-step",
        weight: "unexpected",
        title: `${name} is wrong${edit === null ? "" : `: ${edit}`}`,
        details: [
          diagnosis?.message ?? `This is not equal to ${sides.left}.`,
          ...(diagnosis?.fix == null ? [] : [`Instead: ${oneLine(diagnosis.fix)}`]),
          ...(witness === null ? [] : [`Proof: ${witnessText(witness, sides)}.`]),
        ],
        fix: diagnosis?.fix == null ? null : { place: placeOf(move), text: diagnosis.fix },
        about: oneLine(move.text),
      };
    }
    case "undecided":
    case "unreadable": {
      const unreadable = move.verdict === "unreadable";
      const weight = !open ? "none" : unreadable && status === "unreadable" ? "unusable" : !unreadable && options.strict && status === "undecided" ? "unexpected" : "none";
      return {
        place: placeOf(move),
        rule: unreadable ? "unreadable-step" : "undecided-step",
        weight,
        title: `${name} ${unreadable ? "could not be read" : "is undecided"}`,
        details: move.reason === null ? [] : [move.reason],
        fix: null,
        about: oneLine(move.text),
      };
    }
  }
}

/** A known mistake that makes no step wrong: unexpected where one is strict. */
function ofNote({ line, column, message, mistake }: Note, { strict }: FindingOptions): Draft | null {
  if (mistake === undefined) return null;
  return { place: { line, column, endLine: line, endColumn: column }, rule: mistake, weight: strict ? "unexpected" : "none", title: message, details: [], fix: null, about: message };
}

function placeOf({ line, column, endLine, endColumn }: Place): Place {
  return { line, column, endLine, endColumn };
}

function weightOfStatus(status: DerivationReport["status"], { strict }: FindingOptions): Weight {
  switch (status) {
    case "right":
      return "none";
    case "wrong":
      return "unexpected";
    case "undecided":
      return strict ? "unexpected" : "none";
    case "unreadable":
      return "unusable";
  }
}

function ruleOfStatus(status: DerivationReport["status"]): string {
  return status === "undecided" || status === "unreadable" ? `${status}-step` : "wrong-step";
}

function ofDerivation(derivation: DerivationReport, options: FindingOptions): readonly Draft[] {
  const { asExpected, expect, status, steps, claims, line } = derivation;
  if (asExpected === true) return [];
  const given = steps[0];
  const place = given === undefined ? { ...startOfFile, line, endLine: line } : placeOf(given);
  const moves = [
    ...steps.map((step) => ofMove(step, `step ${step.number}`, derivation, options)),
    ...claims.map((claim) => ofMove(claim, "the stated result", derivation, options)),
    ...derivation.notes.map((note) => ofNote(note, options)),
  ].filter((draft) => draft !== null);
  const unequal = moves.some(({ weight, rule }) => weight === "unexpected" && rule !== "undecided-step");
  const surprise = asExpected === false && (!unequal || expect !== "right");
  /** What the derivation does to the run as a whole, for the case that none of its moves says so. */
  const whole = asExpected === null ? weightOfStatus(status, options) : "none";
  const unsaid = whole !== "none" && moves.every(({ weight }) => weight === "none");
  const about = oneLine(given?.text ?? "");
  return [
    ...(surprise ? [{ place, rule: "not-as-expected", weight: "unexpected" as const, title: `is ${status}, but expected ${expect ?? "otherwise"}`, details: [], fix: null, about }] : []),
    ...(unsaid ? [{ place, rule: ruleOfStatus(status), weight: whole, title: `is ${status}`, details: [], fix: null, about }] : []),
    ...moves.map((draft) => ({ ...draft, details: draft.weight === "unexpected" ? [...draft.details, ...aftermathOf(derivation, draft)] : draft.details })),
  ];
}

/** What became of the later steps, told at the first wrong one only. */
function aftermathOf({ steps, firstWrongStep }: DerivationReport, { title }: Draft): readonly string[] {
  return firstWrongStep !== null && title.startsWith(`step ${firstWrongStep} `) ? aftermath(steps).map((sentence) => `Then ${sentence}.`) : [];
}

function ofFile(file: FileReport, options: FindingOptions): readonly Draft[] {
  if (!isFileProblem(file, options.discovered)) return [];
  const note = file.notes[0];
  const place = note === undefined ? startOfFile : { line: note.line, column: note.column, endLine: note.line, endColumn: note.column };
  return [{ place, rule: "unusable-document", weight: "unusable", title: note?.message ?? "holds no derivation that could be found", details: [], fix: null, about: file.status }];
}

/** FNV-1a from two beginnings, of what stays the same when a file grows elsewhere. */
function fingerprintOf(parts: readonly string[]): string {
  const key = parts.join("\u0000");
  return [hashText(`a${key}`), hashText(`b${key}`)].map((hash) => hash.toString(16).padStart(8, "0")).join("");
}

function byPath<Item extends { readonly path: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.path);
    if (group === undefined) groups.set(item.path, [item]);
    else group.push(item);
  }
  return groups;
}

/** The findings of a report, file by file in their order, problems of a file before its derivations. */
export function findingsOf(report: Contents, options: FindingOptions): readonly Finding[] {
  const times = new Map<string, number>();
  const finish = (path: string, derivation: DerivationReport | null, { about, ...draft }: Draft): Finding => {
    const given = derivation?.steps[0]?.text ?? "";
    const parts = [path, draft.rule, oneLine(given), about];
    const key = parts.join("\u0000");
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return { path, derivation, ...draft, fingerprint: fingerprintOf([...parts, String(time)]) };
  };
  const paths = [...new Set([...report.files, ...report.derivations].map(({ path }) => path))];
  const files = byPath(report.files);
  const derivations = byPath(report.derivations);
  return paths.flatMap((path) => [
    ...(files.get(path) ?? []).flatMap((file) => ofFile(file, options).map((draft) => finish(path, null, draft))),
    ...(derivations.get(path) ?? []).flatMap((derivation) => ofDerivation(derivation, options).map((draft) => finish(path, derivation, draft))),
  ]);
}
