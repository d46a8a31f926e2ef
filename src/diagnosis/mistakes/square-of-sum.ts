// A power of a sum taken term by term.

import { madeByRewriting } from "./made.js";
import { negativeOf } from "../../calculus/tidy.js";
import { beginsWithMinus, inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCHECHTER } from "./sources.js";

export const squareOfSum: Mistake = {
  name: "square-of-sum",
  rule: "algebra",
  title: "A sum squared term by term",
  evidence: "made",
  explain(context) {
    const { arena } = context;
    const made = madeByRewriting(context, (node) => {
      if (node.kind !== "power" || node.base.kind !== "add" || node.exponent.kind !== "number") return null;
      const { exponent } = node;
      return arena.add(node.base.terms.map((term) => (beginsWithMinus(term) ? arena.negate(arena.power(negativeOf(arena, term), exponent)) : arena.power(term, exponent))));
    }) ?? madeByRewriting(context, (node) => {
      if (node.kind !== "power" || node.base.kind !== "add" || node.exponent.kind !== "number") return null;
      const { exponent } = node;
      return arena.add(node.base.terms.map((term) => arena.power(term, exponent)));
    });
    if (made === null || made.node.kind !== "power" || made.node.base.kind !== "add") return null;
    const [a, b] = made.node.base.terms;
    const isSquare = made.node.exponent === arena.integer(2) && made.node.base.terms.length === 2 && a !== undefined && b !== undefined;
    const cross = isSquare ? ` The mixed term, twice ${inWords(a)} times ${inWords(b)}, is missing.` : " The mixed terms are missing.";
    return { undone: made.undone, rule: "algebra", message: `A power of a sum is not the sum of the powers: ${inWords(made.node)} is not ${inWords(made.made)}.${cross}` };
  },
  page: {
    looksLike: "(a + b)^2 = a^2 + b^2.",
    why: "Powers do go through products, (ab)² = a²b², and so many other things go through sums.",
    howToCatch: "Put numbers in: (1 + 1)² is 4, not 2. Or draw the square of side a + b.",
    alsoSeen: "Residuals squared, norms of differences, binomials of any degree.",
    sources: [SCHECHTER, DAWKINS, MALRULES],
  },
  example: { before: "(x + 3)^2", wrong: "x^2 + 9", right: "x^2 + 9 + 6x" },
};
