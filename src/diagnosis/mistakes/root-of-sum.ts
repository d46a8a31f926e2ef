// The root of a sum taken term by term.

import { madeByRewriting } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCHECHTER } from "./sources.js";

export const rootOfSum: Mistake = {
  name: "root-of-sum",
  rule: "algebra",
  title: "The root of a sum taken term by term",
  evidence: "made",
  explain(context) {
    const { arena } = context;
    const made = madeByRewriting(context, (node) => {
      if (node.kind !== "apply" || node.function !== "sqrt") return null;
      const [radicand] = node.arguments;
      return radicand?.kind === "add" ? arena.add(radicand.terms.map((term) => (term.kind === "negate" ? arena.negate(arena.apply("sqrt", [term.operand])) : arena.apply("sqrt", [term])))) : null;
    });
    if (made === null) return null;
    return { undone: made.undone, rule: "algebra", message: `The root of a sum is not the sum of the roots: ${inWords(made.node)} is not ${inWords(made.made)}.` };
  },
  page: {
    looksLike: "√(a² + b²) = a + b.",
    why: "Roots do go through products, √(ab) = √a √b.",
    howToCatch: "Put numbers in: √(9 + 16) is 5, not 7.",
    alsoSeen: "Distances, standard deviations of sums.",
    sources: [SCHECHTER, DAWKINS, MALRULES],
  },
  example: { before: "sqrt(x^2 + 9)", wrong: "sqrt(x^2) + sqrt(9)", right: "sqrt(x^2 + 9)" },
};
