// A definite integral with the lower value minus the upper one, or with the two values added.

import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { valueAtBounds } from "./integral-values.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS } from "./sources.js";

const exchanged = mistakeInRewriting({
  name: "bounds-exchanged",
  title: "The values at the bounds exchanged, or added",
  rule: "fundamental theorem of calculus",
  make(arena, node) {
    const values = valueAtBounds(arena, node);
    return values === null ? [] : [arena.subtract(values.lower, values.upper), arena.add([values.upper, values.lower])];
  },
  right(arena, node) {
    const values = valueAtBounds(arena, node);
    return values === null ? node : arena.subtract(values.upper, values.lower);
  },
  message: (node) => `${inWords(node)} is the antiderivative at the upper bound minus its value at the lower one, in this order.`,
  page: {
    looksLike: "∫ from 1 to 2 of x² = 1/3 - 8/3, or 8/3 + 1/3.",
    why: "One reads from the lower bound to the upper one and writes the values in that order; or a minus in the antiderivative meets the minus of the rule, and one of them goes.",
    howToCatch: "An integral of something positive from left to right is positive. Bracket the value at the lower bound before you take it away.",
    alsoSeen: "∫ sin, where the antiderivative has a minus of its own; integrals whose bounds are turned round on purpose, which does change the sign.",
    sources: [DAWKINS],
  },
  example: { before: "int_1^2 x^2 dx", wrong: "1/3 - 8/3", right: "8/3 - 1/3" },
});

export const boundsExchanged: Mistake = {
  ...exchanged,
  // Where one sign in front of all mends it, as of ∫ sin x = [cos x], it is the sign of the antiderivative.
  explain: (context) => (context.edit?.kind === "inserted-sign" || context.edit?.kind === "whole-sign" ? null : exchanged.explain(context)),
};
