// An integral taken for the derivative of its integrand.

import { differentiateByRules } from "../../calculus/rules.js";
import { isZero } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { integrated } from "./integral-values.js";
import { DAWKINS, MALRULES } from "./sources.js";

export const differentiatedInstead = mistakeInRewriting({
  name: "differentiated-instead",
  title: "Differentiated instead of integrated",
  rule: "antiderivative",
  make(arena, node) {
    if (node.kind !== "integral" || node.lower !== null || node.upper !== null) return [];
    const derivative = differentiateByRules(arena, node.body, node.variable);
    return derivative.kind === "failure" || isZero(derivative) ? [] : [derivative];
  },
  right: integrated,
  message: (node, made) => `${inWords(made)} is the derivative of what stands under the integral; ${inWords(node)} asks for what has it as its derivative.`,
  page: {
    looksLike: "∫ x³ dx = 3x² + C.",
    why: "Differentiating has been practised longer, and the two go by the same tables, read in opposite directions.",
    howToCatch: "Differentiate what you wrote: it must give back what stood under the integral. For powers, integration raises the exponent.",
    alsoSeen: "Distance and velocity, where one is asked for and the other is given; e^x, for which nothing shows it.",
    sources: [DAWKINS, MALRULES],
  },
  example: { before: "∫ x^3 dx", wrong: "3x^2 + C", right: "x^4/4 + C" },
});
