// A term of a sum cancelled against the denominator.

import { sumOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCHECHTER, SCOFIELD } from "./sources.js";

export const cancelledSummand = mistakeInRewriting({
  name: "cancelled-summand",
  title: "A term is cancelled",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "divide" || node.numerator.kind !== "add") return [];
    const { terms } = node.numerator;
    const below = node.denominator;
    const made: Parameters<typeof sumOf>[1][number][] = [];
    for (const [k, term] of terms.entries()) {
      if (term !== below && term !== arena.negate(below)) continue;
      const rest = terms.filter((_, j) => j !== k);
      made.push(sumOf(arena, rest), sumOf(arena, terms.map((each, j) => (j === k ? arena.integer(term === below ? 1 : -1) : each))));
    }
    if (below.kind === "add") {
      const shared = terms.filter((term) => below.terms.includes(term));
      for (const term of shared) made.push(arena.divide(sumOf(arena, terms.filter((each) => each !== term)), sumOf(arena, below.terms.filter((each) => each !== term))));
    }
    return made;
  },
  message: (node, made) => `Only factors cancel, terms do not: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "(x + a)/x = a, or 1 + a.",
    why: "The same letter stands above and below, and above and below invites cancelling.",
    howToCatch: "Before you cancel, bracket numerator and denominator: what you strike must be a factor of both brackets. Put numbers in: (2 + 3)/2 is not 3.",
    alsoSeen: "Scofield's graders write CES for it, cancelling everything in sight; limits, logistic functions.",
    sources: [SCOFIELD, SCHECHTER, DAWKINS],
  },
  example: { before: "(x + y)/x", wrong: "1 + y", right: "1 + y/x" },
});
