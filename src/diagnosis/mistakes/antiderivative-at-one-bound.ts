// A definite integral taken for the antiderivative at one of its bounds: the value at the other one is left out.

import { negativeOf } from "../../calculus/tidy.js";
import { mistakeAtBounds } from "./integral-values.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const antiderivativeAtOneBound = mistakeAtBounds({
  name: "antiderivative-at-one-bound",
  title: "The antiderivative at one bound only",
  rule: "fundamental theorem of calculus",
  page: {
    looksLike: "∫ from 1 to 2 of x² = 8/3; ∫ from 0 to π of sin x = 1.",
    why: "At 0 most antiderivatives that one meets first are 0, and so one gets used to a lower bound that does nothing. For cos, e^x and everything from 1 on it does.",
    howToCatch: "Write the bracket with both values in it, F(b) - F(a), before you work anything out. A cosine or an exponential at 0 is 1, not 0.",
    alsoSeen: "Work and distance from a start that is not 0, probabilities between two values, integration by parts with a bracket in front.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "int_1^2 x^2 dx", wrong: "8/3", right: "8/3 - 1/3" },
}, (arena, { upper, lower }) => [upper, lower, negativeOf(arena, lower)], (what) => `${what} at the upper bound minus its value at the lower one; one of the two is missing.`, () => true);
