// The derivatives of arcsin, arccos and arctan taken for one another.

import { chainProduct, isZero } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { DAWKINS } from "./sources.js";

function outerOf(arena: Arena, name: string, u: Node): Node {
  const one = arena.integer(1);
  const square = arena.power(u, arena.integer(2));
  const root = arena.divide(one, arena.apply("sqrt", [arena.subtract(one, square)]));
  return name === "arctan" ? arena.divide(one, arena.add([one, square])) : name === "arccos" ? arena.negate(root) : root;
}

const INVERSE = ["arcsin", "arccos", "arctan"];

export const inverseTrigonometricMixed = mistakeInRule({
  name: "inverse-trigonometric-mixed",
  title: "arcsin, arccos and arctan mixed up",
  rule: "inverse trigonometric derivative",
  make(arena, { rule, node, links }) {
    const [link] = links;
    if (node.kind !== "apply" || !INVERSE.includes(node.function) || rule !== `${node.function} rule` || link === undefined || isZero(link.innerDerivative)) return [];
    return INVERSE.filter((name) => name !== node.function).map((name) => chainProduct(arena, outerOf(arena, name, link.inner), link.innerDerivative));
  },
  // arcsin and arccos differ in their sign alone.
  isSign: true,
  message: ({ node, usual }) => `The derivative of ${inWords(node)} is ${inWords(usual)}; what stands here belongs to another of arcsin, arccos and arctan.`,
  page: {
    looksLike: "d/dx arcsin x = 1/(1 + x^2); d/dx arccos x = 1/√(1 - x^2).",
    why: "The three stand in one line of the table and differ in a root and a sign.",
    howToCatch: "arcsin lives between -1 and 1, so its derivative must not exist beyond: that is the root. arctan lives everywhere.",
    alsoSeen: "Integrals that give inverse functions.",
    sources: [DAWKINS],
  },
  example: { before: "d/dx arcsin(x)", wrong: "1/(1 + x^2)", right: "1/sqrt(1 - x^2)" },
});
