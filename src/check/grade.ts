// Marks the homework of a class: each derivation of a student beside the exercise of the key that it belongs to, its steps as they are judged, its final answer compared with the
// key's, and points by a scheme. Marks are a proposal: what could not be decided is said, so that a person looks at it.

import type { DerivationReport, StepReport } from "../model/report.js";
import { GRADE_SCHEMA, type AnswerMark, type FirstError, type GradedExercise, type GradedStudent, type GradeReport, type MistakeCount, type Scheme } from "../model/grade.js";
import { VERSION } from "../model/version.js";
import { compareAnswers, startsAlike } from "./answers.js";
import { examineText, type CheckOptions, type ExaminedDerivation } from "./check.js";
import { describeMistakes } from "./mistakes.js";

export interface HandedIn {
  readonly path: string;
  readonly text: string;
}

export interface Homework {
  readonly name: string;
  readonly documents: readonly HandedIn[];
}

interface Derived {
  readonly report: DerivationReport;
  readonly examined: ExaminedDerivation;
}

type Options = Pick<CheckOptions, "notation" | "assume" | "variable" | "preamble">;

/** The derivations of a document; what could not be read in it are remarks. */
function derivationsOf({ path, text }: HandedIn, options: Options): { readonly derived: readonly Derived[]; readonly remarks: readonly string[] } {
  const { report, derivations } = examineText(text, { ...options, path });
  const derived = report.derivations.flatMap((each, k) => {
    const examined = derivations[k];
    return examined === undefined ? [] : [{ report: each, examined }];
  });
  const unread = report.files.filter(({ status }) => status !== "read").map((file) => `${path}: ${file.notes[0]?.message ?? "no derivation was found"}`);
  return { derived, remarks: unread };
}

const plainTitle = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** The derivation of each exercise: by its title, of several under one title the one that starts as the key does, else by the line it starts from, else by its place where as many were handed in as were asked and its title says nothing else. */
function assign(key: readonly Derived[], own: readonly Derived[]): readonly (Derived | null)[] {
  const free = new Set(own);
  const taken: (Derived | null)[] = key.map(() => null);
  const take = (k: number, found: Derived | undefined): void => {
    if (found === undefined || taken[k] !== null) return;
    taken[k] = found;
    free.delete(found);
  };
  const isTitled = (each: Derived, { report }: Derived): boolean => each.report.title !== null && report.title !== null && plainTitle(each.report.title) === plainTitle(report.title);
  for (const [k, exercise] of key.entries()) {
    const { examined } = exercise;
    const titled = [...free].filter((each) => isTitled(each, exercise));
    take(k, titled.find((each) => startsAlike(examined, each.examined)) ?? titled[0]);
  }
  for (const [k, { examined }] of key.entries()) if (taken[k] === null) take(k, [...free].find((each) => startsAlike(examined, each.examined)));
  if (own.length === key.length) for (const [k, each] of own.entries()) if (free.has(each) && !key.some((exercise) => isTitled(each, exercise))) take(k, each);
  return taken;
}

function fail(): never {
  throw new Error("a key without exercises");
}

type StepMark = "right" | "carried" | "wrong" | "undecided";

function markOf({ verdict, afterError }: StepReport): StepMark | null {
  switch (verdict) {
    case "given":
      return null;
    case "equal":
      return afterError === "consistent" ? "carried" : "right";
    case "unequal":
      return afterError === "recovers" ? "right" : "wrong";
    case "undecided":
    case "unreadable":
      return "undecided";
  }
}

function firstErrorOf(path: string, { steps }: DerivationReport): FirstError | null {
  const step = steps.find((each) => markOf(each) === "wrong");
  return step === undefined ? null : { path, line: step.diagnosis?.line ?? step.line, step: step.number, mistake: step.diagnosis?.mistake ?? null, message: step.diagnosis?.message ?? "this line does not follow from the line before" };
}

function rounded(value: number, unit: number): number {
  return Number((Math.round(value / unit) * unit).toFixed(6));
}

/** The share of the points for steps, from 0 to 1; null where no step counts. */
function shareOfSteps(counts: GradedExercise["steps"], scheme: Scheme): number | null {
  const right = counts.right + scheme.carried * counts.carried + (scheme.undecided === "right" ? counts.undecided : 0);
  const all = counts.right + counts.carried + counts.wrong + (scheme.undecided === "skip" ? 0 : counts.undecided);
  return all === 0 ? null : right / all;
}

function pointsFor(counts: GradedExercise["steps"], answer: AnswerMark, outOf: number, scheme: Scheme): number {
  const steps = shareOfSteps(counts, scheme);
  if (answer === null) return rounded(outOf * (steps ?? 0), scheme.rounding);
  const isRight = answer === "equal" ? 1 : 0;
  return rounded(outOf * ((1 - scheme.answer) * (steps ?? isRight) + scheme.answer * isRight), scheme.rounding);
}

const nothing = { right: 0, carried: 0, wrong: 0, undecided: 0 } as const;

function gradeExercise(title: string, outOf: number, derived: Derived | null, key: Derived | null, scheme: Scheme): GradedExercise {
  if (derived === null) return { title, handedIn: false, points: 0, outOf, steps: nothing, firstError: null, answer: null, answerText: null, remarks: [], mistakes: [] };
  const { report, examined } = derived;
  const marks = report.steps.flatMap((step) => markOf(step) ?? []);
  const count = (mark: StepMark): number => marks.filter((each) => each === mark).length;
  const steps = { right: count("right"), carried: count("carried"), wrong: count("wrong"), undecided: count("undecided") };
  const { mark: answer, text: answerText } = key === null ? { mark: null, text: null } : compareAnswers(key.examined, examined);
  const doubts = report.steps.filter((step) => markOf(step) === "undecided").map(({ number, reason }) => `step ${number} could not be decided${reason === null ? "" : `: ${reason}`}`);
  const remarks = [
    ...doubts,
    ...(answer === "undecided" ? ["the final answer could not be compared with the key's"] : []),
    ...(key !== null && !startsAlike(key.examined, examined) ? ["it does not start from the line that the key starts from"] : []),
  ];
  const mistakes = report.steps.filter((step) => markOf(step) === "wrong").flatMap(({ diagnosis }) => diagnosis?.mistake ?? []);
  return { title, handedIn: true, points: pointsFor(steps, answer, outOf, scheme), outOf, steps, firstError: firstErrorOf(report.path, report), answer, answerText, remarks, mistakes };
}

const titleOf = ({ report }: Derived, k: number): string => report.title ?? `Exercise ${k + 1}`;
const pointsOf = (title: string, k: number, scheme: Scheme): number => scheme.exercises.get(title) ?? scheme.exercises.get(String(k + 1)) ?? scheme.points;

/**
 * Marks homework against a key, or without one by the steps alone.
 *
 * @throws SyntaxError where the key holds no derivation.
 */
export function gradeHomework(homework: readonly Homework[], key: HandedIn | null, scheme: Scheme, options: Options): GradeReport {
  const exercises = key === null ? null : derivationsOf(key, options);
  if (exercises !== null && exercises.derived.length === 0) throw new SyntaxError(exercises.remarks[0] ?? "the key holds no derivation");
  const students = homework.map(({ name, documents }): GradedStudent => {
    const read = documents.map((document) => derivationsOf(document, options));
    const own = read.flatMap(({ derived }) => derived);
    const graded = exercises === null
      ? own.map((derived, k) => gradeExercise(titleOf(derived, k), pointsOf(titleOf(derived, k), k, scheme), derived, null, scheme))
      : assign(exercises.derived, own).map((derived, k) => {
        const exercise = exercises.derived[k] ?? fail();
        const title = titleOf(exercise, k);
        return gradeExercise(title, pointsOf(title, k, scheme), derived, exercise, scheme);
      });
    const spare = own.length - graded.filter(({ handedIn }) => handedIn).length;
    const remarks = [...read.flatMap((each) => each.remarks), ...(spare === 0 ? [] : [`${spare} derivation${spare === 1 ? " belongs" : "s belong"} to no exercise of the key`])];
    return {
      name, paths: documents.map(({ path }) => path), exercises: graded, remarks,
      points: rounded(graded.reduce((sum, { points }) => sum + points, 0), scheme.rounding), outOf: graded.reduce((sum, { outOf }) => sum + outOf, 0),
    };
  });
  const doubtful = (exercises?.derived ?? []).flatMap((derived, k) => (derived.report.status === "right" ? [] : [`${titleOf(derived, k)} of the key is ${derived.report.status} itself`]));
  return {
    schema: GRADE_SCHEMA, version: VERSION, key: key?.path ?? null, remarks: doubtful,
    exercises: exercises === null ? [] : exercises.derived.map((derived, k) => ({ title: titleOf(derived, k), outOf: pointsOf(titleOf(derived, k), k, scheme) })),
    students, mistakes: countMistakes(students),
  };
}

/** How many students made each mistake, and how often, the most common first. */
function countMistakes(students: readonly GradedStudent[]): readonly MistakeCount[] {
  const titles = new Map(describeMistakes().map(({ name, title }) => [name, title]));
  const counts = new Map<string, { students: number; times: number }>();
  for (const { exercises } of students) {
    const made = exercises.flatMap(({ mistakes }) => mistakes);
    for (const mistake of new Set(made)) {
      const count = counts.get(mistake) ?? { students: 0, times: 0 };
      counts.set(mistake, { students: count.students + 1, times: count.times + made.filter((each) => each === mistake).length });
    }
  }
  return [...counts].map(([mistake, count]) => ({ mistake, title: titles.get(mistake) ?? mistake, ...count })).sort((a, b) => b.students - a.students || b.times - a.times || (a.mistake < b.mistake ? -1 : 1));
}
