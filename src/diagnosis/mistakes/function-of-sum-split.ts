// A function that is not linear applied term by term.

import { sumOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCHECHTER, SCOFIELD } from "./sources.js";

const OWN_PAGES = new Set(["log", "sqrt"]);

export const functionOfSumSplit = mistakeInRewriting({
  name: "function-of-sum-split",
  title: "A function applied term by term",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "apply" || OWN_PAGES.has(node.function)) return [];
    const [inside] = node.arguments;
    if (inside?.kind !== "add") return [];
    return [sumOf(arena, inside.terms.map((term) => (term.kind === "negate" ? arena.negate(arena.apply(node.function, [term.operand])) : arena.apply(node.function, [term]))))];
  },
  message: (node, made) => `Not every function may be applied term by term: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "sin(x + y) = sin x + sin y; e^(x + y) = e^x + e^y; |x + y| = |x| + |y|.",
    why: "Brackets after a factor are multiplied out, and sin(x + y) looks like a factor before a bracket. Schechter calls it 'everything is additive', Scofield 'linear function behaviour'.",
    howToCatch: "Put 0 in for both: cos(0 + 0) is 1, not 2.",
    alsoSeen: "Absolute values, exponentials of sums, activation functions.",
    sources: [SCHECHTER, SCOFIELD, DAWKINS],
  },
  example: { before: "sin(x + y)", wrong: "sin(x) + sin(y)", right: "sin(x + y)" },
});
