// A factor in front of a fraction multiplied into its numerator and its denominator.

import { productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { BROWN_BURTON, MALRULES } from "./sources.js";

export const factorIntoBothParts = mistakeInRewriting({
  name: "factor-into-both-parts",
  title: "A fraction multiplied above and below",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "multiply") return [];
    return node.factors.flatMap((factor) => {
      if (factor.kind !== "divide") return [];
      const rest = node.factors.filter((each) => each !== factor);
      return [arena.divide(productOf(arena, [...rest, factor.numerator]), productOf(arena, [...rest, factor.denominator]))];
    });
  },
  right(arena, node) {
    const fraction = node.kind === "multiply" ? node.factors.find((factor) => factor.kind === "divide") : undefined;
    if (node.kind !== "multiply" || fraction?.kind !== "divide") return node;
    return arena.divide(productOf(arena, [...node.factors.filter((each) => each !== fraction), fraction.numerator]), fraction.denominator);
  },
  message: (node, made) => `A factor multiplies the numerator only: ${inWords(node)} is not ${inWords(made)}, which has its old value.`,
  page: {
    looksLike: "x · (a/b) = (x a)/(x b); 2 · (3/5) = 6/10.",
    why: "Multiplying above and below is how fractions are expanded, and both look alike.",
    howToCatch: "Expanding changes nothing, so it cannot be the product: twice a half is one, not two quarters. Write the factor as a fraction, 2/1.",
    alsoSeen: "Clearing denominators in equations; derivatives of fractions with a constant in front.",
    sources: [MALRULES, BROWN_BURTON],
  },
  example: { before: "x (a/b) + 1", wrong: "(x a)/(x b) + 1", right: "(x a)/b + 1" },
});
