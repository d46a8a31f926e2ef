// A definite integral with the lower value minus the upper one, or with the two values added.

import { mistakeAtBounds } from "./integral-values.js";
import { DAWKINS } from "./sources.js";

export const boundsExchanged = mistakeAtBounds({
  name: "bounds-exchanged",
  title: "The values at the bounds exchanged, or added",
  rule: "fundamental theorem of calculus",
  page: {
    looksLike: "∫ from 1 to 2 of x² = 1/3 - 8/3, or 8/3 + 1/3.",
    why: "One reads from the lower bound to the upper one and writes the values in that order; or a minus in the antiderivative meets the minus of the rule, and one of them goes.",
    howToCatch: "An integral of something positive from left to right is positive. Bracket the value at the lower bound before you take it away.",
    alsoSeen: "∫ sin, where the antiderivative has a minus of its own; integrals whose bounds are turned round on purpose, which does change the sign.",
    sources: [DAWKINS],
  },
  example: { before: "int_1^2 x^2 dx", wrong: "1/3 - 8/3", right: "8/3 - 1/3" },
}, (arena, { upper, lower }) => [arena.subtract(lower, upper), arena.add([upper, lower])], (what) => `${what} at the upper bound minus its value at the lower one, in this order.`,
// Where one sign in front of all mends it, as of ∫ sin x = [cos x], it is the sign of the antiderivative.
({ edit }) => edit?.kind !== "inserted-sign" && edit?.kind !== "whole-sign");
