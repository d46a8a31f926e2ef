// The outer derivative multiplied by what is inside, not by its derivative.

import { isOne, isZero, productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS, MALRULES } from "./sources.js";

export const innerFunctionAsFactor = mistakeInRule({
  name: "inner-function-as-factor",
  title: "Multiplied by the inside, not by its derivative",
  rule: "chain rule",
  make(arena, { rule, links }) {
    const [link] = links;
    if (rule !== "chain rule" || links.length !== 1 || link === undefined || isZero(link.innerDerivative) || isOne(link.inner)) return [];
    return [productOf(arena, [link.outer, link.inner])];
  },
  right: (arena, { links, usual }) => (links[0] === undefined ? usual : productOf(arena, [links[0].outer, links[0].innerDerivative])),
  message: ({ node, links, usual }) => `The outer derivative is multiplied by the derivative of ${inWords(links[0]?.inner ?? node)}, which is ${inWords(links[0]?.innerDerivative ?? usual)}, and not by ${inWords(links[0]?.inner ?? node)} itself.`,
  page: {
    looksLike: "d/dx e^(3x) = 3x e^(3x).",
    why: "That the inside comes out as a factor is remembered; that it is differentiated on the way is not. For 3x the two look alike.",
    howToCatch: "Point at each factor and ask what it is the derivative of.",
    alsoSeen: "Exponentials, and sines and cosines of ωt.",
    sources: [DAWKINS, MALRULES],
  },
  example: { before: "d/dx exp(3x)", wrong: "3x exp(3x)", right: "3 exp(3x)" },
});
