// The root of a square taken for what was squared, whatever its sign.

import { inWords } from "../wording.js";
import { madeByRewriting } from "./made.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCHECHTER } from "./sources.js";

export const rootOfSquare: Mistake = {
  name: "root-of-square",
  rule: "algebra",
  title: "The root of a square without its absolute value",
  evidence: "made",
  explain(context) {
    const { arena } = context;
    const made = madeByRewriting(context, (node) => {
      if (node.kind !== "apply" || node.function !== "sqrt") return null;
      const [radicand] = node.arguments;
      return radicand?.kind === "power" && radicand.exponent === arena.integer(2) ? radicand.base : null;
    }, (node) => (node.kind === "apply" && node.arguments[0]?.kind === "power" ? arena.apply("abs", [node.arguments[0].base]) : node));
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
