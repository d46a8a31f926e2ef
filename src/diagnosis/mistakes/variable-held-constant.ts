// Something that holds the variable taken for a constant, so that its derivative is left out of a sum.

import { isZero } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { SCOFIELD } from "./sources.js";

export const variableHeldConstant = mistakeInRule({
  name: "variable-held-constant",
  title: "A variable treated as a constant",
  rule: "sum rule",
  make: (arena, { rule, usual }) => (rule === "constant rule" || isZero(usual) || rule === "sum rule" ? [] : [arena.integer(0)]),
  message: ({ node, usual }) => `${inWords(node)} does change, so it does not drop out: its derivative is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx (x^2 + e^x) = 2x, with e^x taken for a number.",
    why: "What looks like a constant, e^x or ln x or a defined name, is dropped without a look at what it holds.",
    howToCatch: "Look for the letter of the d below in everything that you drop, also inside the names you have defined.",
    alsoSeen: "Definitions that depend on the variable: σ(wx + b) when one differentiates by w.",
    sources: [SCOFIELD],
  },
  example: { before: "d/dx (x^2 + e^x)", wrong: "2x", right: "2x + e^x" },
});
