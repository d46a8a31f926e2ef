// A factor pulled out of the argument of a function.

import { productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const factorPulledOutOfFunction = mistakeInRewriting({
  name: "factor-pulled-out-of-function",
  title: "A factor pulled out of a function",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "apply" || node.function === "abs" || node.arguments.length !== 1) return [];
    const [inside] = node.arguments;
    if (inside?.kind !== "multiply") return [];
    const [first, ...rest] = inside.factors;
    if (first?.kind !== "number" || rest.length === 0) return [];
    return [productOf(arena, [first, arena.apply(node.function, [arena.multiply(rest)])])];
  },
  message: (node, made) => `What stands inside a function stays inside: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "sin(2x) = 2 sin x; log(3x) = 3 log x; √(4x) = 4√x.",
    why: "The name of the function is read as one more factor, and factors change places.",
    howToCatch: "The sine of anything lies between -1 and 1; 2 sin x does not.",
    alsoSeen: "Double angles, scaled inputs of a network.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "sin(2x) + x", wrong: "2 sin(x) + x", right: "2 sin(x) cos(x) + x" },
});
