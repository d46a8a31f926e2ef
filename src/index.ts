// The public API: everything here is synchronous, runs in a browser, and takes and gives plain values.

import { equalTexts, type EqualOptions, type EqualResult } from "./check/equal.js";
import { checkText, type CheckOptions } from "./check/check.js";
import { correctText, type Correction } from "./check/correct.js";
import { gradeHomework, type HandedIn, type Homework } from "./check/grade.js";
import { readScheme, type SchemeResult } from "./check/scheme.js";
import { checkWithSolver } from "./check/agreement.js";
import { deriveText, type DeriveOptions } from "./check/derive.js";
import { differentiateText } from "./check/differentiate.js";
import { readText, type ReadOptions } from "./check/read.js";
import { describeMistakes as allDescriptions, type MistakeDescription } from "./check/mistakes.js";
import type { ReadDerivation, ReadFile } from "./model/reading.js";
import type { Solver } from "./calculus/solver.js";
import { defaultScheme, type GradeReport, type Scheme } from "./model/grade.js";
import type { Report } from "./model/report.js";

export type { CheckOptions } from "./check/check.js";
export type { Change, Correction, Leftover } from "./check/correct.js";
export type { DeriveOptions } from "./check/derive.js";
export type { EqualOptions, EqualResult } from "./check/equal.js";
export type { MistakeDescription } from "./check/mistakes.js";
export type { ReadOptions } from "./check/read.js";
export type * from "./model/reading.js";
export type { HandedIn, Homework } from "./check/grade.js";
export type { SchemeResult } from "./check/scheme.js";
export type * from "./model/grade.js";
export type * from "./model/report.js";
export { VERSION } from "./model/version.js";

/**
 * Checks every derivation of a text and reports on each step. Never throws on any text.
 *
 * @example
 * check("d/dx x^2 = 2x", { notation: "text" }).summary.right; // 1
 */
export function check(text: string, options: CheckOptions = {}): Report {
  return checkText(text, options);
}

/**
 * What is understood of a text, without judging it: its derivations line by line, what they rest on, and what could not be read. Never throws on any text.
 *
 * @example
 * read("d/dx x^2\n = 2x", { notation: "text" }).derivations[0]?.lines[1]?.reading; // "2x"
 */
export function read(text: string, options: ReadOptions = {}): ReadFile {
  return readText(text, options);
}

/**
 * The derivations of a text as they are understood: those of `read`.
 *
 * @example
 * readDerivations("d/dx x^2\n = 2x", { notation: "text" })[0]?.lines.length; // 2
 */
export function readDerivations(text: string, options: ReadOptions = {}): readonly ReadDerivation[] {
  return readText(text, options).derivations;
}

/**
 * Is a equal to b wherever a is defined? Both in plain text or LaTeX.
 *
 * @example
 * equal("sin(2x)", "2 sin x cos x").verdict; // "equal"
 */
export function equal(a: string, b: string, options: EqualOptions = {}): EqualResult {
  return equalTexts(a, b, options);
}

/**
 * The derivative of an expression by a variable, both in plain text or LaTeX, printed in plain text.
 *
 * @throws SyntaxError where the expression cannot be read, RangeError where it has no derivative that is known.
 * @example
 * equal(differentiate("x^2 sin x", "x"), "2x sin x + x^2 cos x").verdict; // "equal"
 */
export function differentiate(expression: string, variable: string): string {
  return differentiateText(expression, variable);
}

/**
 * The text with its wrong steps put right where one repair is certain, what was changed, and what was left and why. Never throws on any text.
 *
 * @example
 * correct("d/dx x^2 sin x\n  = 2x sin x - x^2 cos x", { notation: "text" }).text; // "d/dx x^2 sin x\n  = 2x sin x + x^2 cos x"
 */
export function correct(text: string, options: CheckOptions = {}): Correction {
  return correctText(text, options);
}

/**
 * Loads what solves and factors for `checkAndSolve`; it takes a while, and is not needed for a verdict.
 *
 * @example
 * const solver = await loadSolver();
 */
export { loadSolver } from "./calculus/solver.js";
export type { Solver } from "./calculus/solver.js";

/**
 * The report of `check`, in which the message of each wrong step also says by how much the two lines differ and where they do agree, as far as the solver finds it and the judge
 * confirms it. The solver may take long on some differences: run it where it can be stopped.
 */
export function checkAndSolve(text: string, solver: Solver, options: CheckOptions = {}): Report {
  return checkWithSolver(text, options, solver);
}

/**
 * A worked solution: the derivative found one rule a step, as a document that `check` reads and finds right. The variable may be null where the expression has one letter only.
 *
 * @throws SyntaxError where the expression cannot be read, RangeError where it has no derivative that is known.
 * @example
 * check(derive("x^2 sin x", "x"), { notation: "text" }).summary.right; // 1
 */
export function derive(expression: string, variable: string | null, options: DeriveOptions = {}): string {
  return deriveText(expression, variable, options);
}

/**
 * Marks the homework of a class: each derivation beside the exercise of the key that it belongs to, its steps, its final answer compared with the key's in any form, points by a scheme.
 * Without a key the steps alone are marked.
 *
 * @throws SyntaxError where the key holds no derivation.
 */
export function grade(homework: readonly Homework[], key: HandedIn | null, scheme: Scheme = defaultScheme, options: Pick<CheckOptions, "notation" | "assume" | "variable" | "preamble"> = {}): GradeReport {
  return gradeHomework(homework, key, scheme, options);
}

/** Reads a scheme of points out of YAML; what is wrong with it comes back with its place. */
export function gradingScheme(text: string): SchemeResult {
  return readScheme(text);
}

/**
 * The catalogue of mistakes that a diagnosis can name, each with its page.
 *
 * @example
 * describeMistakes().some((mistake) => mistake.name === "sign-flip"); // true
 */
export function describeMistakes(): readonly MistakeDescription[] {
  return allDescriptions();
}
