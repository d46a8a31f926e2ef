// Exponents added where a power is raised to a power.

import { addRational, multiplyRational } from "../../arithmetic/rational.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const exponentsAdded = mistakeInRewriting({
  name: "exponents-added",
  title: "Exponents added instead of multiplied",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "power" || node.base.kind !== "power") return [];
    const [inner, outer] = [node.base.exponent, node.exponent];
    const sum = inner.kind === "number" && outer.kind === "number" ? arena.number(addRational(inner.value, outer.value)) : arena.add([inner, outer]);
    return [arena.power(node.base.base, sum)];
  },
  message: (node, made) => `A power of a power has the product of the exponents: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "(x^2)^3 = x^5.",
    why: "The rule for products of powers, where exponents are added, is used more often. Scofield's graders write AEM, adding exponents which should be multiplied.",
    howToCatch: "Write the outer power out: (x²)³ is x² x² x².",
    alsoSeen: "Roots of powers, squares of exponentials.",
    sources: [SCOFIELD, DAWKINS],
  },
  right(arena, node) {
    if (node.kind !== "power" || node.base.kind !== "power") return node;
    const [inner, outer] = [node.base.exponent, node.exponent];
    return arena.power(node.base.base, inner.kind === "number" && outer.kind === "number" ? arena.number(multiplyRational(inner.value, outer.value)) : arena.multiply([inner, outer]));
  },
  example: { before: "(x^2)^3 + y", wrong: "x^5 + y", right: "x^6 + y" },
});
