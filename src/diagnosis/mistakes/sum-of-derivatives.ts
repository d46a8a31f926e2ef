// The derivative of a product taken for the sum of the derivatives.

import { isZero, sumOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const sumOfDerivatives = mistakeInRule({
  name: "sum-of-derivatives",
  title: "A product differentiated like a sum",
  rule: "product rule",
  make(arena, { rule, node, derivativeOf }) {
    if (rule !== "product rule" || node.kind !== "multiply") return [];
    const derivatives = node.factors.flatMap((factor) => {
      const derivative = derivativeOf(factor);
      return derivative.kind === "failure" || isZero(derivative) ? [] : [derivative];
    });
    return derivatives.length < 2 ? [] : [sumOf(arena, derivatives)];
  },
  message: ({ node, usual }) => `${inWords(node)} is a product: each derivative is multiplied by the other factor before the two are added. By the product rule it is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx (x sin x) = 1 + cos x.",
    why: "The product rule does add two things, and the factors beside them are forgotten.",
    howToCatch: "Try it on x · x: the derivatives add up to 2, but the derivative of x² is 2x.",
    alsoSeen: "Products of three factors; integration by parts, which is this rule read backwards.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx (x sin(x))", wrong: "1 + cos(x)", right: "sin(x) + x cos(x)" },
});
