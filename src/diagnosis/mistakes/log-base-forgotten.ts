// The derivative of a logarithm to another base taken as that of the natural one.

import { chainProduct, isZero, quotientOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS } from "./sources.js";

export const logBaseForgotten = mistakeInRule({
  name: "log-base-forgotten",
  title: "The base of the logarithm is forgotten",
  rule: "logarithm rule",
  make(arena, { rule, node, links }) {
    const [link] = links;
    if (rule !== "logarithm rule" || node.kind !== "apply" || node.function === "log" || link === undefined || isZero(link.innerDerivative)) return [];
    return [chainProduct(arena, quotientOf(arena, arena.integer(1), link.inner), link.innerDerivative)];
  },
  message: ({ node, usual }) => `Only the natural logarithm has the derivative one over its argument: the derivative of ${inWords(node)} is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx log_2 x = 1/x.",
    why: "The rule is remembered for 'the logarithm', and which one that is gets lost.",
    howToCatch: "Write log_b x as log x / log b first; the log b is a constant factor.",
    alsoSeen: "Bits, decibels, pH.",
    sources: [DAWKINS],
  },
  example: { before: "d/dx log_2(x)", wrong: "1/x", right: "1/(x log(2))" },
});
