// The marks of a class for a terminal: a table of points, then for each student where things went wrong and what to look at, then the mistakes counted over the class.
import stringWidth from "fast-string-width";
import type { AnswerMark, GradedExercise, GradedStudent, GradeReport } from "../model/grade.js";
import { emptyRow, paint, plain, span, wrap } from "./rows.js";
import type { Row, Span } from "./rows.js";
import { clip, oneLine } from "./visible.js";
import { count } from "./wording.js";

const longestName = 28;
const longestSentence = 1000;
const indent = "     ";

const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - stringWidth(text)));
const alignedRight = (text: string, width: number): string => " ".repeat(Math.max(0, width - stringWidth(text))) + text;

/** "the answer is right", as a clause; nothing without a key. */
export function answerText(answer: AnswerMark): string | null {
  switch (answer) {
    case "equal":
      return "the answer is right";
    case "unequal":
      return "the answer is not the key's";
    case "undecided":
      return "the answer could not be compared";
    case "unfinished":
      return "it stops before the answer";
    case null:
      return null;
  }
}

/** What there is to say of an exercise, each as a sentence; nothing where all is right. */
export function accountOf({ handedIn, steps, firstError, answer, remarks }: GradedExercise): readonly string[] {
  if (!handedIn) return ["nothing was handed in"];
  const all = steps.right + steps.carried + steps.wrong + steps.undecided;
  const error = firstError === null ? [] : [`first error in step ${firstError.step} (${firstError.path}:${firstError.line})${firstError.mistake === null ? "" : `, ${firstError.mistake}`}: ${firstError.message}`];
  const carried = steps.carried === 0 ? [] : [`${count(steps.carried, "step")} after it ${steps.carried === 1 ? "follows" : "follow"} from the wrong line`];
  const answered = answer === null || answer === "equal" ? [] : [answerText(answer) ?? ""];
  const counted = firstError === null ? [] : [`${steps.right} of ${count(all, "step")} right`];
  return [...error, ...counted, ...carried, ...answered, ...remarks];
}

function studentRows({ name, exercises, remarks }: GradedStudent, width: number): readonly Row[] {
  const indented = (text: string): readonly Row[] => wrap(clip(oneLine(text), longestSentence), width - indent.length).map((line): Row => [plain(indent + line)]);
  const accounts = exercises.flatMap((exercise, k): readonly Row[] => {
    const sentences = accountOf(exercise);
    return sentences.length === 0 ? [] : [[plain(`${String(k + 1).padStart(indent.length - 2)}  ${oneLine(clip(exercise.title, 60))}`)], ...sentences.flatMap(indented)];
  });
  if (accounts.length === 0 && remarks.length === 0) return [];
  return [emptyRow, [span("place", name)], ...accounts, ...remarks.flatMap((remark) => indented(`! ${remark}`))];
}

/** The marks as text for a terminal of this width. */
export function renderGrades(report: GradeReport, options: { readonly colour: boolean; readonly width: number }): string {
  const width = Math.max(60, Math.min(120, options.width));
  const columns = Math.max(report.exercises.length, ...report.students.map(({ exercises }) => exercises.length));
  const nameOf = (name: string): string => oneLine(clip(name, longestName));
  const names = Math.max(7, ...report.students.map(({ name }) => stringWidth(nameOf(name))));
  const shown = ({ handedIn, points, outOf }: GradedExercise): string => (handedIn ? `${points}/${outOf}` : "–");
  const widths = Array.from({ length: columns }, (_, k) => Math.max(String(k + 1).length, ...report.students.map(({ exercises }) => (exercises[k] === undefined ? 0 : shown(exercises[k]).length))));
  const total = ({ points, outOf }: GradedStudent): string => `${points}/${outOf}`;
  const totals = Math.max(5, ...report.students.map((student) => total(student).length));
  const header = [padded("student", names), ...widths.map((each, k) => alignedRight(String(k + 1), each)), alignedRight("total", totals)].join("  ");
  const cell = (exercise: GradedExercise | undefined, each: number): Span => {
    if (exercise === undefined) return plain(" ".repeat(each));
    const style = !exercise.handedIn ? "quiet" : exercise.remarks.length > 0 ? "doubt" : exercise.points === exercise.outOf ? "right" : exercise.firstError === null ? "plain" : "wrong";
    return span(style, alignedRight(shown(exercise), each));
  };
  const table = report.students.map((student): Row => [
    span("place", padded(nameOf(student.name), names)), ...widths.flatMap((each, k) => [plain("  "), cell(student.exercises[k], each)]), plain("  "), span("place", alignedRight(total(student), totals)),
  ]);
  const most = Math.max(0, ...report.mistakes.map(({ mistake }) => mistake.length));
  const mistakes = report.mistakes.map(({ mistake, title, students, times }): Row => [plain(`${alignedRight(String(students), 4)} of ${report.students.length}  `), span("heading", padded(mistake, most)), plain(`  ${title}${times === students ? "" : ` (${times} times)`}`)]);
  const look = report.students.filter(({ exercises, remarks }) => remarks.length > 0 || exercises.some((exercise) => exercise.remarks.length > 0)).length;
  return paint([
    ...report.remarks.map((remark): Row => [span("doubt", `! ${oneLine(remark)}`)]),
    [span("quiet", header)], ...table,
    ...report.students.flatMap((student) => studentRows(student, width)),
    ...(mistakes.length === 0 ? [] : [emptyRow, [span("heading", "Mistakes, by how many made them")] satisfies Row, ...mistakes]),
    emptyRow,
    [plain(`${count(report.students.length, "student")}${look === 0 ? "" : `, ${look} with something to look at before the points count`}`)],
  ], options.colour);
}
