// `misstep derive`: prints a worked solution and has it checked, so that nothing is shown as right that was not judged so.
import { exitCodes, problemText } from "./environment.js";
import type { Environment, ExitCode } from "./environment.js";

export interface DeriveFlags {
  readonly format: "text" | "md" | "yaml";
  readonly order: number;
  readonly partial?: boolean;
}

const notationOf = { text: "text", md: "markdown", yaml: "yaml" } as const;

/** Runs `misstep derive` and resolves to its exit code: 0, 1 where a step could not be confirmed, 2 where there is no solution. */
export async function runDerive(expression: string, variable: string | undefined, flags: DeriveFlags, environment: Environment): Promise<ExitCode> {
  const { stdout, stderr } = environment;
  const { derive, check } = await environment.loadLibrary();
  let text: string;
  try {
    text = derive(expression, variable ?? null, flags);
  } catch (problem) {
    if (!(problem instanceof SyntaxError) && !(problem instanceof RangeError)) throw problem;
    stderr.write(`misstep: ${problemText(problem)}\n`);
    return exitCodes.unusable;
  }
  stdout.write(text);
  const doubts = check(text, { notation: notationOf[flags.format] }).derivations.flatMap(({ steps }) => steps.filter(({ verdict }) => verdict !== "given" && verdict !== "equal"));
  for (const { number, verdict, reason } of doubts) stderr.write(`misstep: step ${number} is not confirmed: ${verdict}${reason === null ? "" : `, ${reason}`}\n`);
  return doubts.length === 0 ? exitCodes.fine : exitCodes.unexpected;
}
