// The derivative of a constant times a function without the constant.

import { isZero, productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS } from "./sources.js";

export const constantFactorLost = mistakeInRule({
  name: "constant-factor-lost",
  title: "The constant factor is lost on differentiating",
  rule: "constant multiple rule",
  make(arena, { rule, node, derivativeOf }) {
    if (rule !== "constant multiple rule" || node.kind !== "multiply") return [];
    const moving = node.factors.flatMap((factor) => {
      const derivative = derivativeOf(factor);
      return derivative.kind === "failure" || isZero(derivative) ? [] : [derivative];
    });
    return moving.length === 1 ? [productOf(arena, moving)] : [];
  },
  message: ({ node, usual }) => `A constant factor stays: the derivative of ${inWords(node)} is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx (5x^2) = 2x.",
    why: "A constant alone has the derivative 0 and goes; as a factor it looks as if it went too.",
    howToCatch: "Five times a function is five times as steep.",
    alsoSeen: "Factors 1/2 and 1/m, amplitudes, π.",
    sources: [DAWKINS],
  },
  example: { before: "d/dx (5x^2)", wrong: "2x", right: "10x" },
});
