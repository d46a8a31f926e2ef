// `misstep check --fix`: prints the corrected documents as a unified diff that `patch` takes, or with `--write` puts them in the place of the files. A file is written only if it
// is still what was checked, as a whole or not at all, with its byte order mark and line ends.
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import { paint, plain, span } from "../report/rows.js";
import type { Row, Style } from "../report/rows.js";
import { count } from "../report/wording.js";
import { exitCodes, problemText, wantsColour } from "./environment.js";
import type { Environment, ExitCode, Library } from "./environment.js";
import { readInputs } from "./inputs.js";
import { preambleOf } from "./preamble.js";
import type { ReadingFlags } from "./task.js";
import { bytesOf, withoutMark, writeBack } from "./write-back.js";

export interface FixFlags extends ReadingFlags {
  readonly expression: readonly string[];
  readonly write: boolean;
}

type Corrected = ReturnType<Library["correct"]>;

/** The diff as text for a program, or with colour and visible control characters for a terminal. */
function diffOf(path: string, before: string, after: string, environment: Environment): string {
  const name = path.replace(/^[./]+/, "");
  const patch = formatPatch(structuredPatch(`a/${name}`, `b/${name}`, before, after), FILE_HEADERS_ONLY);
  if (environment.stdout.isTTY !== true) return patch;
  const styleOf = (line: string): Style => (/^(?:---|\+\+\+)/.test(line) ? "place" : line.startsWith("-") ? "wrong" : line.startsWith("+") ? "right" : line.startsWith("@@") ? "quiet" : "plain");
  const rows = patch.replace(/\n$/, "").split("\n").map((line): Row => {
    const text = line.replace(/\r$/, "");
    return [styleOf(text) === "plain" ? plain(text) : span(styleOf(text), text)];
  });
  return paint(rows, wantsColour(environment.stdout, environment.variables));
}

/** Runs `misstep check --fix` and resolves to its exit code: 0 nothing wrong is left, 1 something is, 2 something could not be read or written. */
export async function runFix(paths: readonly string[], flags: FixFlags, environment: Environment): Promise<ExitCode> {
  const inputs = await readInputs(paths.length === 0 && flags.expression.length === 0 ? ["derivations"] : paths, flags.expression, environment.stdin);
  const { correct } = await environment.loadLibrary();
  const { stdout, stderr } = environment;
  const tell = (path: string, message: string): void => void stderr.write(`misstep: ${path}${message}\n`);
  let failed = false;
  let wrong = false;
  for (const input of inputs) {
    if (input.kind === "none") {
      failed ||= !input.discovered;
      tell(input.path, `: ${input.message}`);
      continue;
    }
    const { path, text } = input;
    const preamble = await preambleOf(input, flags);
    let made: Corrected;
    try {
      made = correct(text, { assume: flags.assume, variable: flags.variable, preamble, path, notation: flags.notation ?? (input.origin === "expression" ? "text" : undefined) });
    } catch (problem) {
      failed = true;
      tell(path, `: this is an error in misstep, not in your file (${problemText(problem)})`);
      continue;
    }
    for (const { step, line, reason } of made.left) tell(path, `:${line}: ${step === null ? "" : `step ${step} `}is wrong and was left: ${reason}`);
    wrong ||= made.left.length > 0;
    if (made.changes.length === 0) continue;
    const broken = made.report.derivations.find(({ asExpected, expect }) => asExpected === false && (expect ?? "").startsWith("wrong"));
    if (broken !== undefined) tell(path, `: the document says “expect: ${broken.expect ?? ""}”, which no longer holds`);
    if (!flags.write) {
      const mark = input.origin === "file" ? await bytesOf(path).then(({ mark: found }) => found, () => "") : "";
      stdout.write(diffOf(path, mark + withoutMark(text), mark + withoutMark(made.text), environment));
      continue;
    }
    const problem = input.origin === "file" ? await writeBack(path, text, made.text) : "it is no file, so nothing can be written back";
    if (problem === null) stdout.write(paint([[span("place", path), plain(`  ${count(made.changes.length, "step")} put right: ${made.changes.map(({ step, line }) => `step ${step} (line ${line})`).join(", ")}`)]], wantsColour(stdout, environment.variables)));
    else {
      failed = true;
      tell(path, `: ${problem}`);
    }
  }
  return failed ? exitCodes.unusable : wrong ? exitCodes.unexpected : exitCodes.fine;
}
