// What was understood of a text before any of it is judged, as plain types. Its JSON form is `misstep/reading@1`; fields may be added within
// @1, never changed. Lines and columns count from 1, columns in UTF-16 units, ends are exclusive.

import type { FileStatus, Note, Place } from "./report.js";

export const READING_SCHEMA = "misstep/reading@1";

/** `given` is line 0; a `defining` line gives a name its meaning; a `step` is judged; a `statement` is an equation or another relation as a whole. */
export type LineRole = "given" | "defining" | "step" | "statement";

export interface ReadLine extends Place {
  readonly number: number;
  readonly role: LineRole;
  readonly relation: string | null;
  /** The author's name for the move. */
  readonly label: string | null;
  /** As written. */
  readonly text: string;
  /** What it was taken for, in one-line Unicode; null where it could not be read. */
  readonly reading: string | null;
}

/** A result that is stated once more for line 0. */
export interface ReadClaim extends Place {
  readonly text: string;
  readonly reading: string | null;
}

/** What a name stands for where that is more than a number: "matrix, n × d", "whole number", "function of x". */
export interface NameRole {
  readonly name: string;
  readonly role: string;
}

export interface ReadDerivation {
  readonly title: string | null;
  readonly line: number;
  /** The definitions that its lines rest on. */
  readonly definitions: readonly { readonly name: string; readonly value: string; readonly line: number }[];
  readonly assumptions: readonly { readonly text: string; readonly source: "prose" | "assume"; readonly line: number }[];
  readonly names: readonly NameRole[];
  readonly lines: readonly ReadLine[];
  readonly claims: readonly ReadClaim[];
  /** Choices of reading, what is read but not judged yet, and what could not be read. */
  readonly notes: readonly Note[];
}

export interface ReadFile {
  readonly path: string;
  readonly status: FileStatus;
  readonly derivations: readonly ReadDerivation[];
  /** What belongs to no derivation. */
  readonly notes: readonly Note[];
}

/** What `misstep read --format json` prints. */
export interface ReadingReport {
  readonly schema: typeof READING_SCHEMA;
  readonly version: string;
  readonly files: readonly ReadFile[];
}
