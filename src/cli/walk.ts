// `misstep walk`: checks like `check` and opens the terminal interface on the report. Without a terminal there is nothing to open.
import { checkInputs, tellFailures } from "./check.js";
import type { ReadingFlags } from "./check.js";
import { columnsOf, exitCodes, wantsColour } from "./environment.js";
import type { Environment } from "./environment.js";
import { readInputs } from "./inputs.js";

/** Runs `misstep walk` and resolves to its exit code. */
export async function runWalkCommand(path: string, flags: ReadingFlags, environment: Environment): Promise<number> {
  const { stdin, stdout, stderr, variables } = environment;
  if (stdin.isTTY !== true || stdout.isTTY !== true) {
    stderr.write(`misstep: walk needs a terminal to draw on; use “misstep check ${path}” here\n`);
    return exitCodes.unusable;
  }
  const inputs = await readInputs([path], [], stdin);
  const checked = checkInputs(inputs, flags, await environment.loadLibrary());
  tellFailures(checked.failures, "normal", environment);
  if (checked.report.derivations.length === 0) {
    const { pretty } = await import("../report/pretty.js");
    const { plainContext } = await import("../report/format.js");
    stderr.write(pretty.render(checked.report, { ...plainContext, ...checked, colour: wantsColour(stderr, variables), width: columnsOf(stderr), detail: "normal", strict: false }));
    return exitCodes.unusable;
  }
  const walk = await environment.loadWalk();
  return walk({ report: checked.report, sources: checked.sources });
}
