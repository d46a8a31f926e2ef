// A factor in front of a bracket that reaches its first term only.

import { productOf } from "../../calculus/tidy.js";
import { madeByRewriting } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { BROWN_BURTON, SCHECHTER, SLEEMAN } from "./sources.js";

export const factorFirstTermOnly: Mistake = {
  name: "factor-first-term-only",
  rule: "algebra",
  title: "The factor reaches the first term only",
  evidence: "made",
  explain(context) {
    const { arena } = context;
    const made = madeByRewriting(context, (node) => {
      if (node.kind !== "multiply") return null;
      const bracket = node.factors.find((factor) => factor.kind === "add");
      if (bracket?.kind !== "add") return null;
      const [first, ...rest] = bracket.terms;
      return first === undefined ? null : arena.add([productOf(arena, [...node.factors.filter((factor) => factor !== bracket), first]), ...rest]);
    });
    if (made === null) return null;
    return { undone: made.undone, rule: "algebra", message: `What stands in front of the bracket multiplies every term in it: ${inWords(made.node)} is not ${inWords(made.made)}.` };
  },
  page: {
    looksLike: "3(x + 2) = 3x + 2.",
    why: "The bracket is forgotten once its first term is written.",
    howToCatch: "Put one number in for x on both sides.",
    alsoSeen: "Common factors pulled out of a sum, 1/m in front of a loss.",
    sources: [SCHECHTER, SLEEMAN, BROWN_BURTON],
  },
  example: { before: "3(x + 2)", wrong: "3x + 2", right: "3x + 6" },
};
