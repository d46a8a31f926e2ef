// A product of two brackets multiplied first with first and last with last.

import { productOf, sumOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SLEEMAN } from "./sources.js";

export const crossTermsLost = mistakeInRewriting({
  name: "cross-terms-lost",
  title: "The mixed terms of a product are lost",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "multiply" || node.factors.length !== 2) return [];
    const [first, second] = node.factors;
    if (first?.kind !== "add" || second?.kind !== "add" || first.terms.length !== 2 || second.terms.length !== 2) return [];
    return [sumOf(arena, first.terms.map((term, k) => productOf(arena, [term, second.terms[k] ?? arena.integer(1)])))];
  },
  message: (node, made) => `Every term of one bracket meets every term of the other: ${inWords(node)} is not ${inWords(made)}. The two mixed products are missing.`,
  page: {
    looksLike: "(a + b)(c + d) = a c + b d.",
    why: "Sums are added first with first and second with second; products seem to follow.",
    howToCatch: "Count: two terms times two terms make four products.",
    alsoSeen: "Squares of differences, quotient rules written out.",
    sources: [DAWKINS, SLEEMAN],
  },
  example: { before: "(x + 2)(y + 3)", wrong: "x y + 6", right: "x y + 3x + 2y + 6" },
  right: (arena, node) => {
    if (node.kind !== "multiply") return node;
    const [first, second] = node.factors;
    if (first?.kind !== "add" || second?.kind !== "add") return node;
    return sumOf(arena, first.terms.flatMap((term) => second.terms.map((other) => productOf(arena, [term, other]))));
  },
});
