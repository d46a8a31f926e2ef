// Formulas drawn in two dimensions, as plain data: what a report in text shows beside its author's line. Not a part of the report for programs.

/** A run of a row; `marked` where it belongs to the part that is pointed at. */
export interface DrawnRun {
  readonly text: string;
  readonly marked: boolean;
}

/** A formula as rows of equal width; neighbours stand on the row `baseline`. */
export interface Drawing {
  readonly rows: readonly (readonly DrawnRun[])[];
  readonly baseline: number;
}

/** The drawings of a line; null where it is as good on one row, or could not be drawn. */
export interface LineDrawings {
  /** The line as it was taken, its spot marked. */
  readonly written: Drawing | null;
  readonly corrected: Drawing | null;
}

/** The drawings of a derivation, in the order of the report's steps and claims. */
export interface DerivationDrawings {
  readonly steps: readonly LineDrawings[];
  readonly claims: readonly LineDrawings[];
}

/** Whose lines are drawn: of those that are wrong, or of all. */
export type Drawn = "wrong" | "all";
