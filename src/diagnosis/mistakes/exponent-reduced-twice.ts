// The power rule with the exponent lowered by two.

import { isZero, powerOf, productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { MALRULES } from "./sources.js";

export const exponentReducedTwice = mistakeInRule({
  name: "exponent-reduced-twice",
  title: "The exponent is reduced twice",
  rule: "power rule",
  make(arena, { rule, node, links }) {
    const inner = links[0]?.innerDerivative;
    if (rule !== "power rule" || node.kind !== "power" || inner === undefined || isZero(inner)) return [];
    const lowered = arena.add([node.exponent, arena.integer(-2)]);
    const exponent = node.exponent.kind === "number" ? arena.number({ numerator: node.exponent.value.numerator - 2n * node.exponent.value.denominator, denominator: node.exponent.value.denominator }) : lowered;
    return [productOf(arena, [node.exponent, powerOf(arena, node.base, exponent), inner])];
  },
  message: ({ node, usual }) => `The exponent goes down by one only: the derivative of ${inWords(node)} is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx x^5 = 5x^3.",
    why: "The exponent is lowered in the head, and once more on writing it down.",
    howToCatch: "The derivative of a polynomial has a degree that is one lower, not two.",
    alsoSeen: "Negative and fractional exponents.",
    sources: [MALRULES],
  },
  example: { before: "d/dx x^5", wrong: "5x^3", right: "5x^4" },
});
