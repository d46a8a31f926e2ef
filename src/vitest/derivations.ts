// What the matchers on derivations find out, and `describeDerivations`, which makes one test of each derivation in files. A failure shows what the command
// line shows: the spot, the reason, the corrected line, the proof.
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { globSync } from "tinyglobby";
import { describe, it } from "vitest";
import type { CheckOptions } from "../check/check.js";
import { checkAndDraw } from "../check/draw.js";
import type { DerivationReport, Report } from "../model/report.js";
import { findingsOf } from "../report/findings.js";
import { drawingsOf } from "../report/drawing.js";
import { plainContext } from "../report/format.js";
import type { RenderContext } from "../report/format.js";
import { mergeReports } from "../report/merge.js";
import { pretty } from "../report/pretty.js";
import { clip, oneLine } from "../report/visible.js";
import type { Answer } from "./expressions.js";

export interface DescribeOptions extends Omit<CheckOptions, "path"> {
  /** Where patterns begin: the folder that the tests run in. */
  readonly cwd?: string | undefined;
  /** Whether what is undecided fails too; otherwise such a test is skipped, with the reason. */
  readonly strict?: boolean | undefined;
}

function textOf(received: unknown, matcher: string): string {
  if (typeof received !== "string") throw new TypeError(`${matcher}: found ${received === null ? "null" : `a ${typeof received}`}, expected the text of a derivation`);
  return received;
}

/** A text and what came of it. */
interface Examined {
  readonly text: string;
  readonly report: Report;
  readonly drawings: RenderContext["drawings"];
}

function examine(text: string, options: CheckOptions): Examined {
  const { report, drawings } = checkAndDraw(text, options, "wrong");
  return { text, report, drawings: drawingsOf(report, drawings) };
}

/** The report as the command line shows it, without the line that counts. */
function shown({ report, text, drawings }: Examined): string {
  const sources = new Map(report.files.map(({ path }) => [path, text]));
  return pretty.render(report, { ...plainContext, sources, drawings }).trimEnd().split("\n").slice(0, -1).join("\n").trimEnd();
}

function checked(received: unknown, matcher: string, options: CheckOptions): Examined {
  const examined = examine(textOf(received, matcher), { path: "<derivation>", ...options });
  if (examined.report.derivations.length === 0) throw new Error(`${matcher}: no derivation was found in the text\n\n${shown(examined)}`);
  return examined;
}

export function rightDerivation(received: unknown, options: CheckOptions = {}): Answer {
  const examined = checked(received, "toBeARightDerivation", options);
  const { right, wrong, derivations } = examined.report.summary;
  if (wrong === 0 && right < derivations) throw new Error(`it could not be decided whether the derivation is right\n\n${shown(examined)}`);
  return wrong > 0
    ? { pass: false, message: () => `expected the derivation to be right\n\n${shown(examined)}` }
    : { pass: true, message: () => `expected the derivation not to be right, and it is\n\n${shown(examined)}` };
}

/** The step at which the first wrong derivation of a text goes wrong; null where none does. */
function firstWrong({ derivations }: Report): number | null {
  return derivations.find(({ status }) => status === "wrong")?.firstWrongStep ?? null;
}

export function wrongAt(received: unknown, step: number, options: CheckOptions = {}): Answer {
  const examined = checked(received, "toGoWrongAt", options);
  const found = firstWrong(examined.report);
  const before = examined.report.derivations.flatMap(({ steps }) => steps).find(({ verdict, number }) => (verdict === "undecided" || verdict === "unreadable") && number <= step);
  if (found !== step && before !== undefined) throw new Error(`it could not be decided whether step ${step} is the first wrong one\n\n${shown(examined)}`);
  const says = found === null ? "nothing in it is wrong" : `it goes wrong at step ${found}`;
  return { pass: found === step, message: () => `expected the derivation ${found === step ? "not " : ""}to go wrong at step ${step}, and ${says}\n\n${shown(examined)}` };
}

function nameOf({ title, line, steps }: DerivationReport): string {
  const given = oneLine(steps[0]?.text ?? "");
  return `line ${line}: ${clip(oneLine(title ?? "") || given, 80)}`;
}

/** A test for each derivation of files, named by file and line. A document's `expect:` is honoured. Files without a derivation give no test. */
export function describeDerivations(patterns: string | readonly string[], options: DescribeOptions = {}): void {
  const { cwd = process.cwd(), strict = false, ...reading } = options;
  const files = globSync([...(typeof patterns === "string" ? [patterns] : patterns)], { cwd, absolute: true, ignore: ["**/node_modules/**"], expandDirectories: false }).sort();
  if (files.length === 0) {
    it(`derivations in ${typeof patterns === "string" ? patterns : patterns.join(", ")}`, () => {
      throw new Error(`no file has a name of this pattern in ${resolve(cwd)}`);
    });
    return;
  }
  for (const file of files) describeFile(relative(cwd, file).replaceAll("\\", "/"), readFileSync(file, "utf8"), reading, strict);
}

function describeFile(path: string, text: string, reading: CheckOptions, strict: boolean): void {
  const examined = examine(text, { ...reading, path });
  const { report } = examined;
  const problem = report.files.find(({ status }) => status !== "read" && status !== "no-derivation");
  if (problem !== undefined) {
    it(path, () => {
      throw new Error(shown(examined));
    });
    return;
  }
  if (report.derivations.length === 0) return;
  const findings = findingsOf(report, { strict, discovered: new Set() });
  describe(path, () => {
    for (const derivation of report.derivations) {
      it(nameOf(derivation), (context) => {
        const own = findings.filter((finding) => finding.derivation === derivation);
        if (own.some(({ weight }) => weight !== "none")) throw new Error(`\n${shown({ ...examined, report: only(report, derivation) })}`);
        const [doubt] = own;
        if (doubt !== undefined) context.skip([doubt.title, ...doubt.details].join(": "));
      });
    }
  });
}

/** The report of one derivation of it. */
function only(report: Report, derivation: DerivationReport): Report {
  return { ...mergeReports([report]), files: report.files.map((file) => ({ ...file, notes: [] })), derivations: [derivation] };
}
