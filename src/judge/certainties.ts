// Several certainties as one: a verdict that rests on many comparisons is as certain as the weakest of them.

import type { Certainty } from "../model/report.js";

/** The weakest of all; a proof where there is none. */
export function weakest(certainties: readonly (Certainty | null)[]): Certainty {
  let digits = Infinity;
  let points = Infinity;
  let errorLog2 = -1024;
  let bound: "proven" | "heuristic" = "proven";
  for (const each of certainties) {
    if (each === null) continue;
    if (each.kind === "tested") {
      digits = Math.min(digits, each.digits);
      points = Math.min(points, each.points);
    } else if (each.kind === "identity") {
      errorLog2 = Math.max(errorLog2, each.errorLog2);
      if (each.bound === "heuristic") bound = "heuristic";
    }
  }
  return Number.isFinite(digits) ? { kind: "tested", digits, points: Number.isFinite(points) ? points : 1 } : { kind: "identity", errorLog2, bound };
}
