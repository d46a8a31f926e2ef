// The inner derivative added to the outer one instead of multiplied with it.

import { isOne, isZero, signedProduct, sumOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS, MALRULES } from "./sources.js";

export const innerDerivativeAdded = mistakeInRule({
  name: "inner-derivative-added",
  title: "The inner derivative is added",
  rule: "chain rule",
  make(arena, { rule, links }) {
    const [link] = links;
    if (rule !== "chain rule" || links.length !== 1 || link === undefined || isZero(link.innerDerivative) || isOne(link.innerDerivative)) return [];
    return [sumOf(arena, [link.outer, link.innerDerivative])];
  },
  // The two stay where their author put them.
  right: (arena, { links, usual }) => (links[0] === undefined ? usual : signedProduct(arena, [links[0].outer, links[0].innerDerivative])),
  message: ({ node, links, usual }) => `The derivative of ${inWords(links[0]?.inner ?? node)} is a factor, not a term: the derivative of ${inWords(node)} is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx sin(x^2) = cos(x^2) + 2x.",
    why: "Two derivatives have to be put together, and of the ways to do that adding is the first that comes to mind.",
    howToCatch: "Rates multiply: if y changes 3 times as fast as u and u twice as fast as x, then y changes 6 times as fast as x.",
    alsoSeen: "Powers of brackets; nested functions of three levels.",
    sources: [DAWKINS, MALRULES],
  },
  example: { before: "d/dx sin(x^2)", wrong: "cos(x^2) + 2x", right: "2x cos(x^2)" },
});
