// The report: the one value that every format, the TUI and the matchers are views of. Its JSON form is `misstep/report@1`;
// fields may be added within @1, never changed. Lines and columns count from 1, columns in UTF-16 units, ends are exclusive.

export const REPORT_SCHEMA = "misstep/report@1";

export type DerivationStatus = "right" | "wrong" | "undecided" | "unreadable";
export type StepVerdict = "given" | "equal" | "unequal" | "undecided" | "unreadable";
export type FileStatus = "read" | "missing" | "empty" | "binary" | "too-large" | "no-derivation";
export type NoteKind = "reading" | "label" | "condition" | "unread" | "info";
export type ConditionSource = "domain" | "prose" | "assume";

/** A place in the author's text. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Note {
  readonly kind: NoteKind;
  /** Name of the mistake in the catalogue that it is about, where it is about one. */
  readonly mistake?: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Condition {
  readonly text: string;
  readonly source: ConditionSource;
}

/**
 * How sure a verdict is. `errorLog2` is the base-2 logarithm of the bound on the probability of error; of `tested` it is there where each instance is an
 * identity.
 */
export type Certainty =
  | { readonly kind: "identity"; readonly errorLog2: number; readonly bound: "proven" | "heuristic" }
  | { readonly kind: "tested"; readonly digits: number; readonly points: number; readonly instances?: readonly string[]; readonly errorLog2?: number }
  | { readonly kind: "rounded"; readonly digits: number }
  | { readonly kind: "witness" };

/** An exact rational as `1/3`, an interval that holds the value, or a list of them for an array. */
export type WitnessValue = string | { readonly enclosure: readonly [string, string] } | readonly WitnessValue[];

/** Values at which two sides provably differ; `left` is the line before, `right` this line; "undefined" where a side has no value. */
export interface Witness {
  readonly at: Readonly<Record<string, WitnessValue>>;
  readonly left: string;
  readonly right: string;
  /** Antiderivatives are compared by their derivatives: the variable by which both sides were differentiated. */
  readonly differentiatedBy?: string;
}

export interface Spot extends Place {
  /** The author's text at the place. */
  readonly found: string;
  /** What should stand there. */
  readonly expected: string;
}

export interface Diagnosis extends Spot {
  /** Name of the mistake in the catalogue, or null where the place is known but no named mistake explains it. */
  readonly mistake: string | null;
  readonly rule: string | null;
  /** The whole term that the smallest edit belongs to. */
  readonly term: Spot | null;
  /** The corrected line in the author's notation, or null where none was found. */
  readonly fix: string | null;
  readonly message: string;
  /** Other repairs that fit equally well, in words. */
  readonly alternatives: readonly string[];
}

export interface StepReport extends Place {
  readonly number: number;
  readonly relation: string | null;
  /** The author's name for the move, as written. */
  readonly label: string | null;
  /** The rule that the move used, as recognised. */
  readonly rule: string | null;
  readonly text: string;
  /** What the text was taken for, in one-line Unicode; null where it could not be read. */
  readonly reading: string | null;
  readonly verdict: StepVerdict;
  readonly certainty: Certainty | null;
  readonly reason: string | null;
  readonly conditions: readonly Condition[];
  readonly agreesWithStart: boolean | null;
  readonly afterError: "consistent" | "new-mistake" | "recovers" | null;
  /** For a step after the first wrong one that is consistent with it: the line as it reads once that is mended, in its author's layout; null where the move could not be made again. */
  readonly corrected: string | null;
  readonly witness: Witness | null;
  readonly diagnosis: Diagnosis | null;
}

export interface ClaimReport extends Place {
  readonly text: string;
  readonly reading: string | null;
  readonly verdict: StepVerdict;
  readonly certainty: Certainty | null;
  readonly reason: string | null;
  readonly conditions: readonly Condition[];
  readonly witness: Witness | null;
  readonly diagnosis: Diagnosis | null;
}

export interface DerivationReport {
  readonly path: string;
  readonly title: string | null;
  readonly line: number;
  readonly status: DerivationStatus;
  readonly firstWrongStep: number | null;
  readonly expect: string | null;
  readonly asExpected: boolean | null;
  readonly definitions: readonly { readonly name: string; readonly value: string; readonly line: number }[];
  readonly assumptions: readonly { readonly text: string; readonly source: ConditionSource; readonly line: number }[];
  readonly notes: readonly Note[];
  readonly steps: readonly StepReport[];
  readonly claims: readonly ClaimReport[];
}

export interface FileReport {
  readonly path: string;
  readonly status: FileStatus;
  /** Why the file is not "read", or notes on text of it that belongs to no derivation. */
  readonly notes: readonly Note[];
}

export interface Summary {
  readonly derivations: number;
  readonly right: number;
  readonly wrong: number;
  readonly undecided: number;
  readonly unreadable: number;
  /** Derivations, or files, that are not as expected: wrong without `expect: wrong`, or other than what `expect` says. */
  readonly unexpected: number;
}

export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly version: string;
  readonly summary: Summary;
  readonly files: readonly FileReport[];
  readonly derivations: readonly DerivationReport[];
}
