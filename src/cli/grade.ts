// `misstep grade`: marks a folder of homework, a file or a subfolder for each student, against a key, and writes a table, a CSV and a page.
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { basename, extname, join, relative, resolve } from "node:path";
import { stringify } from "csv-stringify/sync";
import type { GradeReport } from "../index.js";
import { columnsOf, exitCodes, problemText, wantsColour } from "./environment.js";
import type { Environment, ExitCode } from "./environment.js";
import { documentEndings, readInputs } from "./inputs.js";
import type { Input } from "./inputs.js";
import type { ReadingFlags } from "./task.js";

export interface GradeFlags extends ReadingFlags {
  readonly key?: string;
  readonly scheme?: string;
  readonly csv?: string;
  readonly html?: string;
  readonly format: "pretty" | "json";
}

interface Pile {
  readonly name: string;
  readonly inputs: readonly Input[];
}

/** The homework in a folder by student; the key, if it lies there too, is nobody's. */
async function pilesIn(folder: string, others: readonly string[], environment: Environment): Promise<readonly Pile[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith(".") && name !== "node_modules");
  const skipped = new Set(others.map((path) => resolve(path)));
  const piles: Pile[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await stat(path).then((found) => found.isDirectory(), () => false)));
    const ending = extname(entry.name).slice(1).toLowerCase();
    if (skipped.has(resolve(path)) || (!isFolder && !documentEndings.some((each) => each === ending))) continue;
    const inputs = (await readInputs([path], [], environment.stdin)).filter((input) => !skipped.has(resolve(input.path)));
    piles.push({ name: isFolder ? entry.name : basename(entry.name, extname(entry.name)), inputs });
  }
  return piles;
}

/** A row for each student and exercise, for a spreadsheet; nothing in it is taken for a formula. */
function csvOf({ students }: GradeReport): string {
  const head = ["student", "exercise", "handed in", "points", "out of", "steps right", "steps carried", "steps wrong", "steps undecided", "first wrong step", "place", "mistake", "answer", "remarks"];
  const rows = students.flatMap(({ name, exercises, remarks }) =>
    exercises.map(({ title, handedIn, points, outOf, steps, firstError, answer, remarks: own }) => [
      name, title, handedIn ? "yes" : "no", points, outOf, steps.right, steps.carried, steps.wrong, steps.undecided, firstError?.step ?? "", firstError === null ? "" : `${firstError.path}:${firstError.line}`,
      firstError?.mistake ?? "", answer ?? "", [...own, ...remarks].join("; "),
    ]),
  );
  return stringify([head, ...rows], { record_delimiter: "windows", escape_formulas: true });
}

/** Runs `misstep grade` and resolves to its exit code: 0 marked, 1 marked but something must be looked at, 2 the folder, the key or the scheme cannot be used. */
export async function runGrade(folder: string, flags: GradeFlags, environment: Environment): Promise<ExitCode> {
  const { stdout, stderr, variables } = environment;
  const refuse = (message: string): ExitCode => {
    stderr.write(`misstep: ${message}\n`);
    return exitCodes.unusable;
  };
  const { grade, gradingScheme } = await environment.loadLibrary();
  let scheme = gradingScheme("");
  if (flags.scheme !== undefined) {
    const text = await readFile(flags.scheme, "utf8").catch((problem: unknown) => problem);
    if (typeof text !== "string") return refuse(`the scheme ${flags.scheme} could not be read: ${problemText(text)}`);
    scheme = gradingScheme(text);
    if (scheme.kind === "problems") return refuse(scheme.problems.map((problem) => `${flags.scheme ?? ""}:${problem}`).join("\nmisstep: "));
  }
  if (scheme.kind === "problems") return refuse(scheme.problems.join("; "));
  let key: { readonly path: string; readonly text: string } | null = null;
  if (flags.key !== undefined) {
    const [input] = await readInputs([flags.key], [], environment.stdin);
    if (input === undefined || input.kind === "none") return refuse(`the key ${flags.key}: ${input?.message ?? "there is none"}`);
    key = { path: input.path, text: input.text };
  }
  let piles: readonly Pile[];
  try {
    piles = await pilesIn(folder, [flags.key, flags.scheme].filter((path) => path !== undefined), environment);
  } catch (problem) {
    return refuse(`${folder} is no folder that can be read: ${problemText(problem)}`);
  }
  if (piles.length === 0) return refuse(`there is no homework in ${folder}: no file in it ends in ${documentEndings.map((ending) => `.${ending}`).join(", ")}`);
  const unread = piles.flatMap(({ inputs }) => inputs).filter((input) => input.kind === "none");
  for (const { path, message } of unread) stderr.write(`misstep: ${path}: ${message}\n`);
  let report: GradeReport;
  try {
    const homework = piles.map(({ name, inputs }) => ({ name, documents: inputs.flatMap((input) => (input.kind === "text" ? [{ path: relative(folder, input.path) || input.path, text: input.text }] : [])) }));
    report = grade(homework, key, scheme.scheme, { notation: flags.notation, assume: flags.assume, variable: flags.variable, preamble: flags.preamble });
  } catch (problem) {
    if (problem instanceof SyntaxError) return refuse(`the key ${flags.key ?? ""}: ${problem.message}`);
    throw problem;
  }
  try {
    if (flags.csv !== undefined) await writeFile(flags.csv, csvOf(report));
    if (flags.html !== undefined) await writeFile(flags.html, (await import("../report/grade-html.js")).gradesToHtml(report));
  } catch (problem) {
    return refuse(`the marks could not be written: ${problemText(problem)}`);
  }
  if (flags.format === "json") stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else stdout.write((await import("../report/grade-table.js")).renderGrades(report, { colour: wantsColour(stdout, variables), width: columnsOf(stdout) }));
  const look = unread.length > 0 || report.remarks.length > 0 || report.students.some(({ exercises, remarks }) => remarks.length > 0 || exercises.some((exercise) => exercise.remarks.length > 0));
  return look ? exitCodes.unexpected : exitCodes.fine;
}
