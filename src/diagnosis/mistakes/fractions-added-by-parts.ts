// Fractions added numerator to numerator and denominator to denominator.

import { sumOf } from "../../calculus/tidy.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { BROWN_BURTON, DAWKINS, MALRULES } from "./sources.js";

export const fractionsAddedByParts = mistakeInRewriting({
  name: "fractions-added-by-parts",
  title: "Fractions added by parts",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "add" || node.terms.length !== 2) return [];
    const parts = node.terms.map((term): readonly [Node, Node] | null => {
      if (term.kind === "divide") return [term.numerator, term.denominator];
      if (term.kind === "negate" && term.operand.kind === "divide") return [arena.negate(term.operand.numerator), term.operand.denominator];
      return null;
    });
    const [first, second] = parts;
    if (first == null || second == null) return [];
    return [arena.divide(sumOf(arena, [first[0], second[0]]), sumOf(arena, [first[1], second[1]]))];
  },
  message: (node, made) => `Fractions are added over a common denominator: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "a/b + c/d = (a + c)/(b + d).",
    why: "Fractions are multiplied part by part, and adding looks as if it went the same way.",
    howToCatch: "1/2 + 1/2 would be 2/4.",
    alsoSeen: "Resistors in parallel, averages of rates.",
    sources: [MALRULES, DAWKINS, BROWN_BURTON],
  },
  example: { before: "1/x + 2/y", wrong: "3/(x + y)", right: "(y + 2x)/(x y)" },
});
