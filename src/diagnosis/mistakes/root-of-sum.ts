// The root of a sum taken term by term.

import { rational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, MALRULES, SCHECHTER } from "./sources.js";

/** The root as one who takes it term by term writes it: x of x², 3 of 9. */
function plainRoot(arena: Arena, term: Node): Node {
  if (term.kind === "power" && term.exponent === arena.integer(2)) return term.base;
  if (term.kind === "number" && term.value.denominator === 1n && term.value.numerator > 0n) {
    const root = BigInt(Math.round(Math.sqrt(Number(term.value.numerator))));
    if (root * root === term.value.numerator) return arena.number(rational(root));
  }
  return arena.apply("sqrt", [term]);
}

export const rootOfSum = mistakeInRewriting({
  name: "root-of-sum",
  title: "The root of a sum taken term by term",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "apply" || node.function !== "sqrt") return [];
    const [radicand] = node.arguments;
    if (radicand?.kind !== "add") return [];
    const termwise = (root: (arena: Arena, term: Node) => Node): Node => arena.add(radicand.terms.map((term) => (term.kind === "negate" ? arena.negate(root(arena, term.operand)) : root(arena, term))));
    return [termwise(plainRoot), termwise((_, term) => arena.apply("sqrt", [term]))];
  },
  message: (node, made) => `The root of a sum is not the sum of the roots: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "√(a² + b²) = a + b.",
    why: "Roots do go through products, √(ab) = √a √b.",
    howToCatch: "Put numbers in: √(9 + 16) is 5, not 7.",
    alsoSeen: "Distances, standard deviations of sums.",
    sources: [SCHECHTER, DAWKINS, MALRULES],
  },
  example: { before: "sqrt(x^2 + 9)", wrong: "sqrt(x^2) + sqrt(9)", right: "sqrt(x^2 + 9)" },
});
