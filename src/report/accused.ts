// Which moves a report speaks of as wrong: a line that comes back to what is right differs from the wrong line before it, and is no mistake.

import type { ClaimReport, StepReport } from "../model/report.js";

/** Is the move wrong by itself, rather than right again after a mistake? */
export function isAccused(move: StepReport | ClaimReport): boolean {
  return move.verdict === "unequal" && !("afterError" in move && move.afterError === "recovers");
}
