// `misstep read`: prints what is understood of the inputs, without judging any of it.
import type { ReadFile, ReadingReport } from "../model/reading.js";
import { READING_SCHEMA } from "../model/reading.js";
import { VERSION } from "../model/version.js";
import { readingRows } from "../report/reading.js";
import { paint } from "../report/rows.js";
import type { ReadingFlags } from "./check.js";
import { columnsOf, exitCodes, wantsColour } from "./environment.js";
import type { Environment, ExitCode, Library } from "./environment.js";
import { readInputs } from "./inputs.js";
import type { Input } from "./inputs.js";
import { preambleOf } from "./preamble.js";

export interface ReadFlags extends ReadingFlags {
  readonly expression: readonly string[];
  readonly format: "pretty" | "json";
}

async function readOne(input: Input, flags: ReadingFlags, library: Library): Promise<ReadFile> {
  const { path } = input;
  if (input.kind === "none") return { path, status: input.status, derivations: [], notes: [{ kind: "unread", line: 1, column: 1, message: input.message }] };
  const notation = flags.notation ?? (input.origin === "expression" ? "text" : undefined);
  return library.read(input.text, { path, notation, assume: flags.assume, variable: flags.variable, preamble: await preambleOf(input, flags) });
}

/** Runs `misstep read` and resolves to its exit code: 0 where every line is read, 2 where a file or a line is not. */
export async function runRead(paths: readonly string[], flags: ReadFlags, environment: Environment): Promise<ExitCode> {
  const { stdin, stdout, stderr, variables } = environment;
  if (paths.length === 0 && flags.expression.length === 0) {
    stderr.write("misstep: name a file or a folder to read, or give a text with -e\n");
    return exitCodes.unusable;
  }
  const inputs = await readInputs(paths, flags.expression, stdin);
  const library = await environment.loadLibrary();
  const report: ReadingReport = { schema: READING_SCHEMA, version: VERSION, files: await Promise.all(inputs.map(async (input) => readOne(input, flags, library))) };
  stdout.write(flags.format === "json" ? `${JSON.stringify(report, null, 2)}\n` : paint(readingRows(report, columnsOf(stdout)), wantsColour(stdout, variables)));
  return report.files.every(isRead) ? exitCodes.fine : exitCodes.unusable;
}

/** A file that was named and is no text, or a line that is not read, is a failure; a document without derivations is none. */
function isRead(file: ReadFile): boolean {
  const usable = file.status === "read" || file.status === "no-derivation" || file.status === "empty";
  return usable && file.derivations.every(({ lines }) => lines.every((line) => line.reading !== null));
}
