// The logarithm of a sum taken term by term.

import { madeByRewriting } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCHECHTER } from "./sources.js";

export const logOfSum: Mistake = {
  name: "log-of-sum",
  rule: "algebra",
  title: "The logarithm of a sum split",
  evidence: "made",
  explain(context) {
    const { arena } = context;
    const made = madeByRewriting(context, (node) => {
      if (node.kind !== "apply" || node.function !== "log") return null;
      const [inside] = node.arguments;
      if (inside?.kind !== "add") return null;
      return arena.add(inside.terms.map((term) => (term.kind === "negate" ? arena.negate(arena.apply("log", [term.operand])) : arena.apply("log", [term]))));
    });
    if (made === null) return null;
    return { undone: made.undone, rule: "algebra", message: `The logarithm turns products into sums, not sums into sums: ${inWords(made.node)} is not ${inWords(made.made)}.` };
  },
  page: {
    looksLike: "log(a + b) = log a + log b.",
    why: "The true rule, log(ab) = log a + log b, has a plus on its other side.",
    howToCatch: "Put numbers in: log(1 + 1) is not 0.",
    alsoSeen: "Log-likelihoods of mixtures, softplus and log-sum-exp.",
    sources: [SCHECHTER, DAWKINS, MALRULES],
  },
  example: { before: "log(x + y)", wrong: "log(x) + log(y)", right: "log(x + y)" },
};
