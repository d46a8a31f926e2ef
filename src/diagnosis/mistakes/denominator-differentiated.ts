// A constant over a function differentiated in the denominator only: one over the derivative for the derivative of one over.

import { isZero, quotientOf } from "../../calculus/tidy.js";
import { simplified } from "../simplified.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS, MALRULES, SCOFIELD } from "./sources.js";

export const denominatorDifferentiated = mistakeInRule({
  name: "denominator-differentiated",
  title: "A fraction differentiated in its denominator only",
  rule: "power rule",
  make(arena, { node, derivativeOf }) {
    if (node.kind !== "divide") return [];
    const [above, below] = [derivativeOf(node.numerator), derivativeOf(node.denominator)];
    return above.kind === "failure" || below.kind === "failure" || !isZero(above) || isZero(below) || below.kind === "number" ? [] : [quotientOf(arena, node.numerator, below)];
  },
  right: (arena, { usual }) => simplified(arena, usual),
  message: ({ node, usual }, made, arena) => `The derivative of one over something is not one over its derivative: the derivative of ${inWords(node)} is ${inWords(simplified(arena, usual))}, not ${inWords(made)}.`,
  page: {
    looksLike: "d/dx 1/x³ = 1/(3x²); d/dx 5/x² = 5/(2x).",
    why: "The power rule is used where the power stands, below the fraction bar, and the bar is left as it is.",
    howToCatch: "Write it as a power first: 1/x³ is x^(-3), with derivative -3x^(-4). And look at the sign: 1/x³ falls, so its derivative is negative.",
    alsoSeen: "Reciprocals of roots, Coulomb's and Newton's laws, the logistic function 1/(1 + e^(-x)).",
    sources: [DAWKINS, SCOFIELD, MALRULES],
  },
  example: { before: "d/dx (5/x^2)", wrong: "5/(2x)", right: "-10/x^3" },
});
