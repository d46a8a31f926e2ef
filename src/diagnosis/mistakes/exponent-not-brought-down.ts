// The power rule without its factor: the exponent goes down by one and does not come in front.

import { ONE, subtractRational } from "../../arithmetic/rational.js";
import { isOne, isZero, powerOf, productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS, MALRULES } from "./sources.js";

export const exponentNotBroughtDown = mistakeInRule({
  name: "exponent-not-brought-down",
  title: "The exponent does not come in front",
  rule: "power rule",
  make(arena, { rule, node, links }) {
    const inner = links[0]?.innerDerivative;
    if (rule !== "power rule" || node.kind !== "power" || inner === undefined || isZero(inner)) return [];
    const lower = node.exponent.kind === "number" ? arena.number(subtractRational(node.exponent.value, ONE)) : arena.subtract(node.exponent, arena.integer(1));
    const power = powerOf(arena, node.base, lower);
    return isOne(inner) ? [power] : [productOf(arena, [power, inner]), power];
  },
  message: ({ node, usual }) => `The exponent comes in front as a factor: the derivative of ${inWords(node)} is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx x³ = x².",
    why: "Two things happen in the power rule, and the one that changes the look of the power is remembered.",
    howToCatch: "Look at x²: its slope at x = 1 is 2. x alone would give 1.",
    alsoSeen: "Brackets to a power, where the inner derivative is forgotten along with it; the step back, integrating x² to x³.",
    sources: [DAWKINS, MALRULES],
  },
  example: { before: "d/dx (x^4 + x)", wrong: "x^3 + 1", right: "4x^3 + 1" },
});
