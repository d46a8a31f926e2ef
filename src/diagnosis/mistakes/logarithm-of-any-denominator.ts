// The integral of one over something taken for the logarithm of it, whatever it is.

import { productOf } from "../../calculus/tidy.js";
import { freeSymbols } from "../../expression/traverse.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { integrated } from "./integral-values.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const logarithmOfAnyDenominator = mistakeInRewriting({
  name: "logarithm-of-any-denominator",
  title: "A logarithm for every fraction",
  rule: "antiderivative",
  make(arena, node) {
    if (node.kind !== "integral" || node.lower !== null || node.upper !== null || node.body.kind !== "divide") return [];
    const { numerator, denominator } = node.body;
    if (freeSymbols(numerator).has(node.variable.name) || !freeSymbols(denominator).has(node.variable.name)) return [];
    return [denominator, arena.apply("abs", [denominator])].map((argument) => productOf(arena, [numerator, arena.apply("log", [argument])]));
  },
  right: integrated,
  message: (node) => `Only one over the variable itself, or over a linear expression, has a logarithm for its integral; ${inWords(node)} has another one.`,
  page: {
    looksLike: "∫ 1/x² dx = ln(x²) + C; ∫ 1/(1 + x²) dx = ln(1 + x²) + C.",
    why: "∫ 1/x dx = ln|x| is learnt as “one over something gives ln of it”.",
    howToCatch: "Differentiate: ln(1 + x²) gives 2x/(1 + x²), by the chain rule. A power in the denominator is a negative power, and the power rule integrates it.",
    alsoSeen: "∫ 1/√x, ∫ 1/sin x; fractions that need arctan or partial fractions.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "∫ 1/x^2 dx", wrong: "ln(x^2) + C", right: "-1/x + C" },
});
