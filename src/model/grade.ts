// The marks of a class, as plain types: what the table, the CSV, the page and the JSON form `misstep/grade@1` are views of.

export const GRADE_SCHEMA = "misstep/grade@1";

/** How points are given. */
export interface Scheme {
  /** Points for an exercise that has none of its own. */
  readonly points: number;
  /** The share of them that the final answer earns, from 0 to 1; the steps earn the rest. Without a key the steps earn all. */
  readonly answer: number;
  /** What a step is worth that follows from a wrong line, from 0 to 1 of a right one. */
  readonly carried: number;
  /** What becomes of a step that could not be decided: it is left out of the count, or taken for right, or for wrong. */
  readonly undecided: "skip" | "right" | "wrong";
  /** Points are rounded to multiples of this. */
  readonly rounding: number;
  /** Points of single exercises, by their title or their number from 1. */
  readonly exercises: ReadonlyMap<string, number>;
}

export const defaultScheme: Scheme = { points: 10, answer: 0.4, carried: 1, undecided: "skip", rounding: 0.5, exercises: new Map() };

/** The final answer beside that of the key: `unfinished` where something is still to be differentiated or integrated, null without a key. */
export type AnswerMark = "equal" | "unequal" | "undecided" | "unfinished" | null;

export interface FirstError {
  readonly path: string;
  readonly line: number;
  readonly step: number;
  readonly mistake: string | null;
  readonly message: string;
}

export interface GradedExercise {
  readonly title: string;
  /** False where nothing was handed in for it. */
  readonly handedIn: boolean;
  readonly points: number;
  readonly outOf: number;
  readonly steps: { readonly right: number; readonly carried: number; readonly wrong: number; readonly undecided: number };
  readonly firstError: FirstError | null;
  readonly answer: AnswerMark;
  readonly answerText: string | null;
  /** What a person should look at before the points count. */
  readonly remarks: readonly string[];
  /** Names of the mistakes made in it, once for each time. */
  readonly mistakes: readonly string[];
}

export interface GradedStudent {
  readonly name: string;
  readonly paths: readonly string[];
  readonly exercises: readonly GradedExercise[];
  /** What could not be read, and what belongs to no exercise. */
  readonly remarks: readonly string[];
  readonly points: number;
  readonly outOf: number;
}

export interface MistakeCount {
  readonly mistake: string;
  readonly title: string;
  readonly students: number;
  readonly times: number;
}

export interface GradeReport {
  readonly schema: typeof GRADE_SCHEMA;
  readonly version: string;
  readonly key: string | null;
  /** What is to be said of the key: an exercise of it that is not right itself. */
  readonly remarks: readonly string[];
  readonly exercises: readonly { readonly title: string; readonly outOf: number }[];
  readonly students: readonly GradedStudent[];
  readonly mistakes: readonly MistakeCount[];
}
