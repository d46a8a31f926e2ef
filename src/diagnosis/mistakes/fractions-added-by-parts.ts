// Fractions added numerator to numerator and denominator to denominator.

import { isInteger, rational } from "../../arithmetic/rational.js";
import { negativeOf, productOf, sumOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { BROWN_BURTON, DAWKINS, MALRULES } from "./sources.js";

interface Fraction {
  readonly above: Node;
  readonly below: Node;
}

/** Two fractions that are added, the sign of each in its numerator; null for anything else. */
function fractionsOf(arena: Arena, node: Node): { readonly first: Fraction; readonly second: Fraction } | null {
  if (node.kind !== "add" || node.terms.length !== 2) return null;
  const [first, second] = node.terms.map((term): Fraction | null => {
    // A fraction of numbers is one number.
    if (term.kind === "number" && !isInteger(term.value)) return { above: arena.number(rational(term.value.numerator)), below: arena.number(rational(term.value.denominator)) };
    if (term.kind === "divide") return { above: term.numerator, below: term.denominator };
    if (term.kind === "negate" && term.operand.kind === "divide") return { above: negativeOf(arena, term.operand.numerator), below: term.operand.denominator };
    return null;
  });
  return first == null || second == null ? null : { first, second };
}

export const fractionsAddedByParts = mistakeInRewriting({
  name: "fractions-added-by-parts",
  title: "Fractions added by parts",
  rule: "algebra",
  make(arena, node) {
    const parts = fractionsOf(arena, node);
    if (parts === null) return [];
    const { first, second } = parts;
    const below = sumOf(arena, [first.below, second.below]);
    return [arena.divide(sumOf(arena, [first.above, second.above]), below), ...(first.above === second.above ? [arena.divide(first.above, below)] : [])];
  },
  right(arena, node) {
    const parts = fractionsOf(arena, node);
    if (parts === null) return node;
    const { first, second } = parts;
    return arena.divide(sumOf(arena, [productOf(arena, [first.above, second.below]), productOf(arena, [second.above, first.below])]), productOf(arena, [first.below, second.below]));
  },
  message: (node, made) => `Fractions are added over a common denominator: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "a/b + c/d = (a + c)/(b + d); 1/x + 1/y = 1/(x + y).",
    why: "Fractions are multiplied part by part, and adding looks as if it went the same way.",
    howToCatch: "1/2 + 1/2 would be 2/4.",
    alsoSeen: "Resistors in parallel, averages of rates.",
    sources: [MALRULES, DAWKINS, BROWN_BURTON],
  },
  example: { before: "1/x + 2/y", wrong: "3/(x + y)", right: "(y + 2x)/(x y)" },
});
