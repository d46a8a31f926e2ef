// A power of a sum taken term by term.

import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { powerExpanded } from "../rewritten-forms.js";
import { simplified } from "../simplified.js";
import { madeByRewriting } from "./made.js";
import { negativeOf } from "../../calculus/tidy.js";
import { beginsWithMinus, inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCHECHTER } from "./sources.js";

/** The signs of the terms kept, then squared with them. */
function make(arena: Arena, node: Node): readonly Node[] {
  if (node.kind !== "power" || node.base.kind !== "add" || node.exponent.kind !== "number") return [];
  const { exponent } = node;
  const kept = node.base.terms.map((term) => (beginsWithMinus(term) ? arena.negate(arena.power(negativeOf(arena, term), exponent)) : arena.power(term, exponent)));
  return [arena.add(kept), arena.add(node.base.terms.map((term) => arena.power(term, exponent)))];
}

/** Multiplied out; as it stands where that is too long. */
const right = (arena: Arena, node: Node): Node => powerExpanded(arena, node) ?? node;

export const squareOfSum: Mistake = {
  name: "square-of-sum",
  rule: "algebra",
  title: "A sum squared term by term",
  evidence: "made",
  transformation: { kind: "rewriting", make, right },
  explain(context) {
    const { arena } = context;
    const made = [0, 1].map((variant) => madeByRewriting(context, (node) => make(arena, node)[variant] ?? null, (node) => right(arena, node))).find((each) => each !== null) ?? null;
    if (made === null || made.node.kind !== "power" || made.node.base.kind !== "add") return null;
    const [a, b] = made.node.base.terms;
    const isSquare = made.node.exponent === arena.integer(2) && made.node.base.terms.length === 2 && a !== undefined && b !== undefined;
    const cross = isSquare ? ` The mixed term ${inWords(simplified(arena, arena.multiply([arena.integer(2), a, b])))} is missing.` : " The mixed terms are missing.";
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
