// `misstep equal`: judges two expressions by themselves and says the verdict, how sure it is, and the witness.
import { certaintyText, conditionsText, witnessText } from "../report/wording.js";
import { paint, plain, span } from "../report/rows.js";
import type { Row, Style } from "../report/rows.js";
import { exitCodes, problemText, wantsColour } from "./environment.js";
import type { Environment, Equality, ExitCode } from "./environment.js";

function styleOf(verdict: Equality["verdict"]): Style {
  switch (verdict) {
    case "equal":
      return "right";
    case "unequal":
      return "wrong";
    case "undecided":
      return "doubt";
  }
}

function codeOf(verdict: Equality["verdict"]): ExitCode {
  switch (verdict) {
    case "equal":
      return exitCodes.fine;
    case "unequal":
      return exitCodes.unexpected;
    case "undecided":
      return exitCodes.unusable;
  }
}

function rowsOf({ verdict, certainty, conditions, witness, reason, holdsWhen }: Equality): readonly Row[] {
  const sure = certainty === null || certainty.kind === "witness" ? "" : ` (${certaintyText(certainty)})`;
  const given = conditionsText(conditions);
  return [
    [span(styleOf(verdict), verdict), plain(`${sure}${given === "" ? "" : `, ${given}`}${reason === null ? "" : `: ${reason}`}`)],
    ...(witness === null ? [] : [[plain(witnessText(witness, { left: "the first", right: "the second" }))]]),
    ...(holdsWhen === null ? [] : [[plain(`true when ${holdsWhen}`)]]),
  ];
}

/** Runs `misstep equal` and resolves to its exit code: 0 equal, 1 unequal, 2 undecided or not readable. */
export async function runEqual(first: string, second: string, assume: readonly string[], environment: Environment): Promise<ExitCode> {
  const { equal } = await environment.loadLibrary();
  try {
    const answer = equal(first, second, { assume });
    environment.stdout.write(paint(rowsOf(answer), wantsColour(environment.stdout, environment.variables)));
    return codeOf(answer.verdict);
  } catch (problem) {
    environment.stderr.write(`misstep: ${problemText(problem)}\n`);
    return exitCodes.unusable;
  }
}
