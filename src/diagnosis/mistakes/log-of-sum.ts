// The logarithm of a sum taken term by term.

import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, MALRULES, SCHECHTER } from "./sources.js";

export const logOfSum = mistakeInRewriting({
  name: "log-of-sum",
  title: "The logarithm of a sum split",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "apply" || node.function !== "log") return [];
    const [inside] = node.arguments;
    if (inside?.kind !== "add") return [];
    return [arena.add(inside.terms.map((term) => (term.kind === "negate" ? arena.negate(arena.apply("log", [term.operand])) : arena.apply("log", [term]))))];
  },
  message: (node, made) => `The logarithm turns products into sums, not sums into sums: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "log(a + b) = log a + log b.",
    why: "The true rule, log(ab) = log a + log b, has a plus on its other side.",
    howToCatch: "Put numbers in: log(1 + 1) is not 0.",
    alsoSeen: "Log-likelihoods of mixtures, softplus and log-sum-exp.",
    sources: [SCHECHTER, DAWKINS, MALRULES],
  },
  example: { before: "log(x + y)", wrong: "log(x) + log(y)", right: "log(x + y)" },
});
