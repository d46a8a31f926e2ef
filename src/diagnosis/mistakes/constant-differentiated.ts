// A constant factor differentiated as if it were a function: the product rule with 1 for the derivative of the constant.

import { isZero, productOf, sumOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { SCOFIELD } from "./sources.js";

export const constantDifferentiated = mistakeInRule({
  name: "constant-differentiated",
  title: "A constant treated as a variable",
  rule: "constant multiple rule",
  make(arena, { rule, node, derivativeOf }) {
    if (rule !== "constant multiple rule" || node.kind !== "multiply") return [];
    const parts = node.factors.map((factor) => ({ factor, derivative: derivativeOf(factor) }));
    const constants = parts.filter(({ factor, derivative }) => derivative.kind !== "failure" && isZero(derivative) && (factor.kind === "symbol" || factor.kind === "index"));
    return constants.map(({ factor: constant }) => {
      const moving = parts.map(({ factor, derivative }) => (derivative.kind === "failure" || isZero(derivative) ? factor : derivative));
      return sumOf(arena, [productOf(arena, node.factors.map((factor) => (factor === constant ? arena.integer(1) : factor))), productOf(arena, moving)]);
    });
  },
  message: ({ node, usual }) => `In ${inWords(node)} the letter in front does not change; it stays as a factor and has no derivative of its own. The derivative is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx (a x^2) = x^2 + 2 a x.",
    why: "A letter looks like a variable, whatever it stands for.",
    howToCatch: "Underline the letter after the d below; every other one is a number for now.",
    alsoSeen: "Learning rates, widths σ, weights held fixed in a partial derivative.",
    sources: [SCOFIELD],
  },
  example: { before: "d/dx (a x^2)", wrong: "x^2 + 2 a x", right: "2 a x" },
});
