// A factor in front of a power multiplied into its base.

import { isOne, isZero, productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCHECHTER } from "./sources.js";

export const factorIntoPower = mistakeInRewriting({
  name: "factor-into-power",
  title: "A factor multiplied into a power",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "multiply") return [];
    return node.factors.flatMap((factor) => {
      const root = factor.kind === "apply" && factor.function === "sqrt" ? factor.arguments[0] : undefined;
      const rest = node.factors.filter((each) => each !== factor);
      if (rest.some((each) => isZero(each) || isOne(each))) return [];
      if (root !== undefined) return [arena.apply("sqrt", [productOf(arena, [...rest, root])])];
      return factor.kind === "power" ? [arena.power(productOf(arena, [...rest, factor.base]), factor.exponent)] : [];
    });
  },
  message: (node, made) => `The power is taken before the product, so a factor in front may not go under it: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "2(x + 1)² = (2x + 2)²; 3√x = √(3x).",
    why: "The bracket looks as if it were there to be multiplied out, and the exponent behind it is carried along.",
    howToCatch: "Put x = 0: 2(0 + 1)² is 2, and (0 + 2)² is 4. Work the power out first, or write the factor as a power too: 3√x is √(9x).",
    alsoSeen: "Derivatives by the chain rule before they are tidied, 2 · 3(2x + 1)²; areas and volumes.",
    sources: [DAWKINS, SCHECHTER],
  },
  example: { before: "2(x + 1)^2", wrong: "(2x + 2)^2", right: "2(x + 1)^2" },
});
