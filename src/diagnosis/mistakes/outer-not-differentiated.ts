// The inner function differentiated, the outer one copied.

import { isOne, isZero, productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { SCOFIELD } from "./sources.js";

export const outerNotDifferentiated = mistakeInRule({
  name: "outer-not-differentiated",
  title: "The outer function is copied",
  rule: "chain rule",
  make(arena, { rule, node, links }) {
    const [link] = links;
    if (rule !== "chain rule" || links.length !== 1 || link === undefined || isZero(link.innerDerivative) || isOne(link.innerDerivative) || link.outer === node) return [];
    return [productOf(arena, [node, link.innerDerivative])];
  },
  message: ({ node, links, usual }) => `The inside was differentiated and the outer function was not: its derivative is ${inWords(links[0]?.outer ?? usual)}, and so the derivative of ${inWords(node)} is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx log(x^2 + 1) = 2x log(x^2 + 1).",
    why: "For the exponential the copy is right, d/dx e^u = e^u u', and that example is the one that is remembered.",
    howToCatch: "Say aloud which two derivatives stand in your product: the outer one at the inside, and the inner one.",
    alsoSeen: "Roots, sines and logarithms of polynomials.",
    sources: [SCOFIELD],
  },
  example: { before: "d/dx log(x^2 + 1)", wrong: "2x log(x^2 + 1)", right: "2x/(x^2 + 1)" },
});
