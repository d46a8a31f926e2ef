// The marks of a class as one page that stands by itself: the table of points, the mistakes counted over the class, and an account for each student. Every text of a student passes
// through `escapeHtml`.
import type { GradedExercise, GradedStudent, GradeReport } from "../model/grade.js";
import { accountOf, answerText } from "./grade-table.js";
import { escapeHtml } from "./html/escape.js";
import { htmlPage } from "./html/page.js";
import { pageStyle } from "./html/page-style.js";
import { count } from "./wording.js";

const style = `
main{max-width:60rem}
th[scope=row]{white-space:nowrap}
td.points,th.points{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.full{color:var(--right)}td.partial{color:var(--wrong)}td.look{color:var(--doubt)}td.none{color:var(--quiet)}
.wide{overflow-x:auto}.wide th{min-width:5em}.wide:focus-visible{outline:2px solid var(--before)}
.bar{display:inline-block;height:.6em;background:var(--wrong);vertical-align:baseline;margin-right:.5em}
`;

function markOf(exercise: GradedExercise): { readonly name: string; readonly sign: string } {
  if (!exercise.handedIn) return { name: "none", sign: "" };
  if (exercise.remarks.length > 0) return { name: "look", sign: "? " };
  return exercise.points === exercise.outOf ? { name: "full", sign: "✓ " } : { name: "partial", sign: "" };
}

function cell(exercise: GradedExercise): string {
  const { name, sign } = markOf(exercise);
  return `<td class="points ${name}">${exercise.handedIn ? `${sign}${exercise.points}/${exercise.outOf}` : "–"}</td>`;
}

/** "3 of 4": the steps that are right, of all that were handed in. */
function stepsText({ exercises }: GradedStudent): string {
  const sum = (of: (steps: GradedExercise["steps"]) => number): number => exercises.reduce((total, { steps }) => total + of(steps), 0);
  const all = sum(({ right, carried, wrong, undecided }) => right + carried + wrong + undecided);
  return all === 0 ? "–" : `${sum(({ right }) => right)} of ${all}`;
}

/** Where it first goes wrong, and how. */
function firstErrorText({ exercises }: GradedStudent): string {
  const found = exercises.findIndex(({ firstError }) => firstError !== null);
  const error = exercises[found]?.firstError ?? null;
  if (error === null) return "–";
  return `${exercises.length > 1 ? `exercise ${found + 1}, ` : ""}step ${error.step}${error.mistake === null ? "" : `: ${error.mistake.replaceAll("-", " ")}`}`;
}

/** The final answers beside those of the key. */
function answersText({ exercises }: GradedStudent): string {
  const answers = exercises.map(({ answer }) => answer).filter((answer) => answer !== null);
  const [only] = answers;
  if (only === undefined) return "–";
  if (answers.length === 1) return only === "equal" ? "✓ right" : only === "unequal" ? "✗ wrong" : `? ${only}`;
  return `${answers.filter((answer) => answer === "equal").length} of ${answers.length} right`;
}

function table({ key, exercises, students }: GradeReport): string {
  const columns = exercises.length > 0 ? exercises.map(({ title }) => title) : (students.reduce<readonly GradedExercise[]>((longest, each) => (each.exercises.length > longest.length ? each.exercises : longest), [])).map((_, k) => `Exercise ${k + 1}`);
  const head = columns.map((title) => `<th scope="col" class="points">${escapeHtml(title)}</th>`).join("");
  const rows = students.map((student, k) => `<tr><th scope="row"><a href="#s${k + 1}">${escapeHtml(student.name)}</a></th>${student.exercises.map(cell).join("")}${"<td></td>".repeat(Math.max(0, columns.length - student.exercises.length))}<td class="points">${stepsText(student)}</td><td>${escapeHtml(firstErrorText(student))}</td>${key === null ? "" : `<td>${answersText(student)}</td>`}<td class="points"><strong>${student.points}/${student.outOf}</strong></td></tr>`);
  const answer = key === null ? "" : '<th scope="col">final answer</th>';
  return `<div class="wide" tabindex="0" role="group" aria-label="The class"><table><thead><tr><th scope="col">student</th>${head}<th scope="col" class="points">steps right</th><th scope="col">first error</th>${answer}<th scope="col" class="points">total</th></tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

function mistakesHtml({ mistakes, students }: GradeReport): string {
  if (mistakes.length === 0) return "";
  const rows = mistakes.map(({ mistake, title, students: number, times }) => `<tr><td class="points">${number} of ${students.length}</td><td><span class="bar" style="width:${Math.round((8 * number) / Math.max(1, students.length) * 10) / 10}em"></span>${escapeHtml(title)} <span class="quiet">${escapeHtml(mistake)}${times === number ? "" : `, ${times} times`}</span></td></tr>`);
  return `<section aria-labelledby="mistakes"><h2 id="mistakes">Mistakes over the class</h2><table><thead><tr><th scope="col" class="points">students</th><th scope="col">mistake</th></tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table></section>`;
}

function exerciseHtml(exercise: GradedExercise): string {
  const sentences = accountOf(exercise);
  const good = exercise.handedIn && sentences.length === 0 ? [`every step is right${exercise.answer === null ? "" : `, and ${answerText(exercise.answer) ?? ""}`}`] : [];
  const answer = exercise.answerText === null ? "" : `<p class="quiet">answer: <span class="source">${escapeHtml(exercise.answerText)}</span></p>`;
  return `<h3>${escapeHtml(exercise.title)} <span class="quiet">${exercise.points}/${exercise.outOf}</span></h3><ul class="where">${[...sentences, ...good].map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("")}</ul>${answer}`;
}

function studentHtml(student: GradedStudent, k: number): string {
  const remarks = student.remarks.length === 0 ? "" : `<ul class="where">${student.remarks.map((remark) => `<li>${escapeHtml(remark)}</li>`).join("")}</ul>`;
  return `<section aria-labelledby="s${k + 1}"><h2 id="s${k + 1}">${escapeHtml(student.name)} <span class="quiet">${student.points}/${student.outOf}</span></h2><p class="place">${student.paths.map(escapeHtml).join(", ")}</p>${remarks}${student.exercises.map(exerciseHtml).join("\n")}</section>`;
}

/** The marks as a page. */
export function gradesToHtml(report: GradeReport): string {
  const body = [
    "<main>",
    "<header>",
    `<h1>Marks of ${escapeHtml(count(report.students.length, "student"))}</h1>`,
    `<p class="summary">${report.key === null ? "without a key: the steps alone" : `beside the key ${escapeHtml(report.key)}`}</p>`,
    ...report.remarks.map((remark) => `<p class="summary">! ${escapeHtml(remark)}</p>`),
    "</header>",
    table(report),
    mistakesHtml(report),
    ...report.students.map(studentHtml),
    `<footer>Marked by misstep ${escapeHtml(report.version)}. ✓ full points, ? look at it before the points count, – nothing handed in.</footer>`,
    "</main>",
  ].join("\n");
  const page = htmlPage({ title: `misstep: marks of ${count(report.students.length, "student")}`, styles: [pageStyle, style] });
  return page.before + body + page.after;
}
