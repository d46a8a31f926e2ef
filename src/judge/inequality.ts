// Inequalities between numbers: `f''(1) = 6 > 0`. Proven either way by enclosures; everything with a free symbol in it is left open.

import { createBallArithmetic } from "../arithmetic/ball.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { equal, undecided, unequal, type Judgement } from "./judgement.js";
import { compileTape, runTape } from "./tape.js";

const LARGEST_TAPE = 10_000;
const PRECISIONS = [128, 512, 2048] as const;

export type Inequality = "<" | "≤" | ">" | "≥" | "≠";

/** Judges `left relation right` for two constants; undecided where one is none, or where they are too close to tell. */
export function judgeInequality(arena: Arena, left: Node, relation: Inequality, right: Node): Judgement {
  const tape = compileTape([arena.subtract(left, right)], new Set(), LARGEST_TAPE);
  if ("reason" in tape) return undecided(tape.reason);
  if (tape.inputs.length > 0 || tape.kernels.length > 0) return undecided(`a move with ${relation} between expressions is not judged yet`);
  for (const bits of PRECISIONS) {
    const arithmetic = createBallArithmetic(bits);
    const registers = runTape(tape, arithmetic, { inputs: [], kernels: [], exponents: tape.exponents.map(() => null) });
    const difference = registers[tape.outputs[0] ?? 0];
    if (difference === undefined || arithmetic.definedness(difference) === "never") return undecided("one side has no value");
    const sign = arithmetic.definedness(difference) === "always" ? arithmetic.provenSign(difference) : null;
    if (sign === null) continue;
    const holds = relation === "<" ? sign < 0 : relation === "≤" ? sign <= 0 : relation === ">" ? sign > 0 : relation === "≥" ? sign >= 0 : sign !== 0;
    return holds ? equal({ kind: "identity", errorLog2: -1024, bound: "proven" }, []) : unequal(null, `the left side is ${sign === 0 ? "equal to" : sign > 0 ? "greater than" : "less than"} the right one`, null);
  }
  return undecided("the two numbers are too close to tell");
}
