// `misstep walk`: finds and reads what was named and opens the terminal interface on it. Without a terminal there is nothing to open.
import { stat } from "node:fs/promises";
import { unreadReport } from "./document.js";
import { columnsOf, exitCodes, wantsColour } from "./environment.js";
import type { Environment, WalkSource } from "./environment.js";
import type { ReadingFlags } from "./check.js";
import { readInputs } from "./inputs.js";
import type { Input } from "./inputs.js";
import { writeBack } from "./write-back.js";

export interface WalkFlags extends ReadingFlags {
  readonly watch: boolean;
  readonly ascii: boolean;
  readonly hints: boolean;
}

function sourceOf(input: Input): WalkSource {
  return input.kind === "text" ? { path: input.path, text: input.text, report: null, isFile: input.origin === "file" } : { path: input.path, text: null, report: unreadReport(input), isFile: false };
}

/** What is walked through where nothing is named: the folder of derivations, or the folder at hand. */
async function usualFolder(): Promise<string> {
  try {
    return (await stat("derivations")).isDirectory() ? "derivations" : ".";
  } catch {
    return ".";
  }
}

/** Runs `misstep walk` and resolves to its exit code. */
export async function runWalkCommand(named: readonly string[], flags: WalkFlags, environment: Environment): Promise<number> {
  const { stdin, stdout, stderr, variables } = environment;
  const paths = named.length > 0 ? named : [await usualFolder()];
  const refuse = (): number => {
    stderr.write(`misstep: walk needs a terminal to draw on; use “misstep check ${paths.join(" ")}” here\n`);
    return exitCodes.unusable;
  };
  if (stdin.isTTY !== true || stdout.isTTY !== true) return refuse();
  const read = async (): Promise<readonly WalkSource[]> => (await readInputs(paths, [], stdin)).map(sourceOf);
  const walk = await environment.loadWalk();
  const outcome = await walk({
    sources: await read(),
    options: { notation: flags.notation, assume: flags.assume, variable: flags.variable, preamble: flags.preamble },
    readAgain: read,
    write: writeBack,
    watched: flags.watch ? paths : null,
    ascii: flags.ascii,
    hints: flags.hints,
  });
  switch (outcome.kind) {
    case "walked":
      return exitCodes.fine;
    case "no-terminal":
      return refuse();
    case "nothing": {
      const { pretty } = await import("../report/pretty.js");
      const { plainContext } = await import("../report/format.js");
      stderr.write(pretty.render(outcome.report, { ...plainContext, colour: wantsColour(stderr, variables), width: columnsOf(stderr) }));
      return exitCodes.unusable;
    }
  }
}
