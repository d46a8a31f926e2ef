// A fraction split along its denominator.

import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCHECHTER, SLEEMAN } from "./sources.js";

export const fractionSplit = mistakeInRewriting({
  name: "fraction-split",
  title: "A fraction split along its denominator",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "divide" || node.denominator.kind !== "add") return [];
    const { numerator } = node;
    return [arena.add(node.denominator.terms.map((term) => (term.kind === "negate" ? arena.negate(arena.divide(numerator, term.operand)) : arena.divide(numerator, term))))];
  },
  message: (node, made) => `Only the numerator of a fraction may be split: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "1/(a + b) = 1/a + 1/b.",
    why: "(a + b)/c = a/c + b/c is right, and looks alike.",
    howToCatch: "Put numbers in: 1/(1 + 1) is one half, not two.",
    alsoSeen: "Resistors in parallel, logistic functions.",
    sources: [SCHECHTER, DAWKINS, SLEEMAN],
  },
  example: { before: "1/(x + 2)", wrong: "1/x + 1/2", right: "1/(x + 2)" },
});
