// The outer derivative taken at the inner derivative: f'(g'(x)).

import { isZero } from "../../calculus/tidy.js";
import { substitute } from "../../expression/traverse.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const innerDerivativeAsArgument = mistakeInRule({
  name: "inner-derivative-as-argument",
  title: "Both functions differentiated in place",
  rule: "chain rule",
  make(arena, { rule, links }) {
    const [link] = links;
    if (rule !== "chain rule" || links.length !== 1 || link === undefined || isZero(link.innerDerivative)) return [];
    return [substitute(arena, link.outer, new Map([[link.inner, link.innerDerivative]]))];
  },
  message: ({ node, links, usual }) => `The outer derivative is taken at ${inWords(links[0]?.inner ?? node)} itself, and the inner derivative multiplies it: the derivative of ${inWords(node)} is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx sin(x^2) = cos(2x).",
    why: "Each function is replaced by its derivative where it stands, as one does with the terms of a sum.",
    howToCatch: "The inside of the outer function is the same before and after.",
    alsoSeen: "Logarithms and exponentials of polynomials.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx sin(x^2)", wrong: "cos(2x)", right: "2x cos(x^2)" },
});
