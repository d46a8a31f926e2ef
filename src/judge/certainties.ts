// Several certainties as one: a verdict that rests on many comparisons is as certain as the weakest of them.

import type { Certainty, Condition } from "../model/report.js";
import { DIGITS_OF_DOUBLES } from "./compare.js";
import { equal, type Judgement } from "./judgement.js";

/** Points at which an identity was looked at besides. */
const POINTS_OF_IDENTITY = 2;

/**
 * Equal on every instance of sizes and indices, with what is certain of all of them: where each is an identity the error of the least certain one, else
 * the fewest digits. Conditions are stated as `textOf` says them of all entries.
 */
export function equalOnInstances(good: readonly { readonly label: string; readonly judgement: Judgement }[], textOf: (condition: string) => string): Judgement {
  const tested = good.flatMap(({ judgement }) => (judgement.certainty?.kind === "tested" ? [judgement.certainty] : []));
  const errors = good.flatMap(({ judgement }) => (judgement.certainty?.kind === "identity" ? [judgement.certainty.errorLog2] : []));
  const digits = tested.length > 0 ? Math.min(...tested.map((each) => each.digits)) : DIGITS_OF_DOUBLES;
  const points = tested.reduce((total, each) => total + each.points, (good.length - tested.length) * POINTS_OF_IDENTITY);
  const instances = good.map((each) => each.label).filter((label) => label !== "");
  const conditions = new Map<string, Condition>();
  for (const condition of good.flatMap(({ judgement }) => judgement.conditions)) {
    const text = textOf(condition.text);
    conditions.set(text, { ...condition, text });
  }
  return equal(
    { kind: "tested", digits, points, ...(instances.length > 0 ? { instances } : {}), ...(errors.length === good.length ? { errorLog2: Math.max(...errors) } : {}) },
    [...conditions.values()],
  );
}

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
