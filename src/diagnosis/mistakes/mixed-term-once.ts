// The square of a sum with its mixed term taken once.

import { negativeOf, productOf, sumOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS } from "./sources.js";

function squared(arena: Arena, node: Node, times: number): Node | null {
  if (node.kind !== "power" || node.base.kind !== "add" || node.base.terms.length !== 2 || node.exponent !== arena.integer(2)) return null;
  const [a, b] = node.base.terms;
  if (a === undefined || b === undefined) return null;
  const two = arena.integer(2);
  const [size, isNegative] = b.kind === "negate" ? [b.operand, true] : [b, false];
  const mixed = productOf(arena, [arena.integer(times), a, size]);
  return sumOf(arena, [arena.power(a, two), isNegative ? negativeOf(arena, mixed) : mixed, arena.power(size, two)]);
}

export const mixedTermOnce = mistakeInRewriting({
  name: "mixed-term-once",
  title: "The 2 of the mixed term is lost",
  rule: "algebra",
  make(arena, node) {
    const made = squared(arena, node, 1);
    return made === null ? [] : [made];
  },
  message: (node, made) => `The mixed product occurs twice in a square: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "(a + b)^2 = a^2 + a b + b^2.",
    why: "That there is a mixed term is remembered, that it comes from two corners of the square is not.",
    howToCatch: "Write the square as a product of two brackets once: a b and b a both turn up.",
    alsoSeen: "Completing the square, variances of sums.",
    sources: [DAWKINS],
  },
  example: { before: "(x + y)^2", wrong: "x^2 + x y + y^2", right: "x^2 + 2x y + y^2" },
  right: (arena, node) => squared(arena, node, 2) ?? node,
});
