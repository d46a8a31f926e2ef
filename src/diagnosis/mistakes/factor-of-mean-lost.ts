// The 1/m in front of a sum left out.

import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { OWN } from "./sources.js";

export const factorOfMeanLost = mistakeInRewriting({
  name: "factor-of-mean-lost",
  title: "The 1/m of a mean is lost",
  rule: "algebra",
  make(arena, node) {
    if (node.kind === "divide" && node.denominator.kind === "symbol" && node.numerator.kind === "sum") return [node.numerator];
    if (node.kind !== "multiply" || !node.factors.some((factor) => factor.kind === "sum")) return [];
    const kept = node.factors.filter((factor) => !(factor.kind === "divide" && factor.numerator.kind === "number" && factor.denominator.kind === "symbol"));
    return kept.length === node.factors.length ? [] : [arena.multiply(kept)];
  },
  message: (node, made) => `A mean is the sum over the number of its terms: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "(1/m) Σ (x_i - y) becomes Σ (x_i - y).",
    why: "The constant in front does nothing while the summand is worked on, and is not carried along.",
    howToCatch: "Write the constants in front first, then open the sum.",
    alsoSeen: "Losses over a batch, estimators of variances with n and n - 1.",
    sources: [OWN],
  },
  example: { before: "(1/m) sum_(i=1)^m x_i", wrong: "sum_(i=1)^m x_i", right: "(1/m) sum_(i=1)^m x_i" },
});
