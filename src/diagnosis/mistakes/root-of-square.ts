// The root of a square taken for what was squared, whatever its sign.

import { inWords } from "../wording.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { madeByRewriting } from "./made.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCHECHTER } from "./sources.js";

function make(arena: Arena, node: Node): readonly Node[] {
  const [radicand] = node.kind === "apply" && node.function === "sqrt" ? node.arguments : [];
  return radicand?.kind === "power" && radicand.exponent === arena.integer(2) ? [radicand.base] : [];
}

const right = (arena: Arena, node: Node): Node => (node.kind === "apply" && node.arguments[0]?.kind === "power" ? arena.apply("abs", [node.arguments[0].base]) : node);

export const rootOfSquare: Mistake = {
  name: "root-of-square",
  rule: "algebra",
  title: "The root of a square without its absolute value",
  evidence: "made",
  transformation: { kind: "rewriting", make, right },
  explain(context) {
    const { arena } = context;
    const made = madeByRewriting(context, (node) => make(arena, node)[0] ?? null, (node) => right(arena, node));
    if (made === null) return null;
    return { undone: made.undone, rule: "algebra", message: `${inWords(made.node)} is ${inWords(arena.apply("abs", [made.made]))}: a root is never negative, but ${inWords(made.made)} can be.` };
  },
  page: {
    looksLike: "√(x²) = x, whatever the sign of x.",
    why: "Root and square are learnt as opposites, on positive numbers.",
    howToCatch: "Put a negative number in: √((-3)²) is 3.",
    alsoSeen: "Solving x² = 9 with one solution; norms; standard deviations.",
    sources: [SCHECHTER, DAWKINS],
  },
  example: { before: "sqrt((x - 3)^2)", wrong: "x - 3", right: "|x - 3|" },
};
