// `misstep check`: reads the inputs, checks each by itself, and writes one report. An error in misstep itself costs one file, not the run.
import { writeFile } from "node:fs/promises";
import type { Report } from "../model/report.js";
import { exitCode, fileOnlyReport, mergeReports } from "../report/merge.js";
import { loadFormat } from "../report/formats.js";
import type { Detail } from "../report/format.js";
import type { DocumentNotation } from "../syntax/document.js";
import { columnsOf, exitCodes, problemText, wantsColour } from "./environment.js";
import type { Environment, ExitCode, Library } from "./environment.js";
import { readInputs } from "./inputs.js";
import type { Input } from "./inputs.js";

export interface ReadingFlags {
  readonly notation?: DocumentNotation;
  readonly assume: readonly string[];
  readonly variable?: string;
}

export interface CheckFlags extends ReadingFlags {
  readonly expression: readonly string[];
  readonly format: string;
  readonly output?: string;
  readonly strict: boolean;
  readonly detail: Detail;
}

/** The reports of all inputs as one, with the texts that it points into, and the errors of misstep itself by path. */
export interface Checked {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
  readonly discovered: ReadonlySet<string>;
  readonly failures: ReadonlyMap<string, unknown>;
}

function checkOne(input: Input, flags: ReadingFlags, library: Library): { readonly report: Report; readonly failure: unknown } {
  const { path } = input;
  if (input.kind === "none") {
    const note = { kind: "unread", line: 1, column: 1, message: input.message } as const;
    return { report: fileOnlyReport({ path, status: input.status, notes: [note] }), failure: null };
  }
  const notation = flags.notation ?? (input.origin === "expression" ? "text" : undefined);
  try {
    const report = library.check(input.text, { path, notation, assume: flags.assume, variable: flags.variable });
    return { report, failure: null };
  } catch (problem) {
    const note = { kind: "unread", line: 1, column: 1, message: `an error in misstep itself: ${problemText(problem)}` } as const;
    return { report: fileOnlyReport({ path, status: "no-derivation", notes: [note] }), failure: problem ?? "unknown" };
  }
}

/** Checks every input with the library. */
export function checkInputs(inputs: readonly Input[], flags: ReadingFlags, library: Library): Checked {
  const results = inputs.map((input) => ({ input, ...checkOne(input, flags, library) }));
  return {
    report: mergeReports(results.map(({ report }) => report)),
    sources: new Map(inputs.flatMap((input) => (input.kind === "text" ? [[input.path, input.text] as const] : []))),
    discovered: new Set(inputs.filter(({ discovered }) => discovered).map(({ path }) => path)),
    failures: new Map(results.filter(({ failure }) => failure !== null).map(({ input, failure }) => [input.path, failure])),
  };
}

/** Says on the error stream that misstep failed, without a stack unless everything is wanted. */
export function tellFailures(failures: Checked["failures"], detail: Detail, { stderr }: Environment): void {
  for (const [path, problem] of failures) {
    stderr.write(`misstep: ${path}: this is an error in misstep, not in your file (${problemText(problem)}); please report it with the file\n`);
    if (detail === "verbose" && problem instanceof Error) stderr.write(`${problem.stack ?? ""}\n`);
  }
}

/** The exit code of a run: that of the report, but never 0 where misstep itself failed. */
export function codeOf({ report, discovered, failures }: Checked, strict: boolean): ExitCode {
  const code = exitCode(report, { strict, discovered });
  return code === exitCodes.fine && failures.size > 0 ? exitCodes.unusable : code;
}

/** Runs `misstep check` and resolves to its exit code. */
export async function runCheck(paths: readonly string[], flags: CheckFlags, environment: Environment): Promise<ExitCode> {
  const { stdin, stdout, stderr, variables } = environment;
  const format = await loadFormat(flags.format);
  if (format === undefined) {
    stderr.write(`misstep: there is no format “${flags.format}”\n`);
    return exitCodes.unusable;
  }
  const nothingNamed = paths.length === 0 && flags.expression.length === 0;
  const inputs = await readInputs(nothingNamed ? ["derivations"] : paths, flags.expression, stdin);
  if (nothingNamed && inputs.every((input) => input.kind === "none")) {
    stderr.write("misstep: there is no folder “derivations” with documents here; name a file or a folder, or give an expression with -e\n");
    return exitCodes.unusable;
  }
  const checked = checkInputs(inputs, flags, await environment.loadLibrary());
  const toFile = flags.output !== undefined;
  const text = format.render(checked.report, {
    sources: checked.sources,
    discovered: checked.discovered,
    colour: !toFile && wantsColour(stdout, variables),
    width: toFile ? 100 : columnsOf(stdout),
    detail: flags.detail,
    strict: flags.strict,
  });
  tellFailures(checked.failures, flags.detail, environment);
  if (flags.output === undefined) {
    stdout.write(text);
  } else {
    try {
      await writeFile(flags.output, text);
    } catch (problem) {
      stderr.write(`misstep: the report could not be written: ${problemText(problem)}\n`);
      return exitCodes.unusable;
    }
  }
  return codeOf(checked, flags.strict);
}
