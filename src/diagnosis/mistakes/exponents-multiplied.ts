// Exponents multiplied where the powers are multiplied.

import { addRational, multiplyRational } from "../../arithmetic/rational.js";
import { productOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

function times(arena: Arena, a: Node, b: Node): Node {
  return a.kind === "number" && b.kind === "number" ? arena.number(multiplyRational(a.value, b.value)) : productOf(arena, [a, b]);
}

/** The product with its first two powers of one base made one. */
function joined(arena: Arena, node: Node, exponentOf: (a: Node, b: Node) => Node): Node | null {
  if (node.kind !== "multiply") return null;
  const [first, second] = node.factors.filter((factor) => factor.kind === "power");
  if (first?.kind !== "power" || second?.kind !== "power" || first.base !== second.base) return null;
  const rest = node.factors.filter((factor) => factor !== first && factor !== second);
  return productOf(arena, [...rest, arena.power(first.base, exponentOf(first.exponent, second.exponent))]);
}

export const exponentsMultiplied = mistakeInRewriting({
  name: "exponents-multiplied",
  title: "Exponents multiplied instead of added",
  rule: "algebra",
  make(arena, node) {
    const made = joined(arena, node, (a, b) => times(arena, a, b));
    return made === null ? [] : [made];
  },
  right: (arena, node) => joined(arena, node, (a, b) => (a.kind === "number" && b.kind === "number" ? arena.number(addRational(a.value, b.value)) : arena.add([a, b]))) ?? node,
  message: (node, made) => `Where powers of one base are multiplied their exponents are added: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "x^2 x^3 = x^6.",
    why: "There is a multiplication, so something seems to have to be multiplied. Scofield's graders write MEA, multiplying exponents which should be added.",
    howToCatch: "Write the powers out: x² x³ is xx·xxx.",
    alsoSeen: "Products of exponentials, geometric sums.",
    sources: [SCOFIELD, DAWKINS],
  },
  example: { before: "x^2 x^3", wrong: "x^6", right: "x^5" },
});
