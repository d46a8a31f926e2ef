// A quotient of powers with the exponents divided, not subtracted.

import { divideRational } from "../../arithmetic/rational.js";
import { powerOf } from "../../calculus/tidy.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, MALRULES } from "./sources.js";

const powerIn = (node: Node): { readonly base: Node; readonly exponent: Node } | null => (node.kind === "power" ? node : null);

export const exponentsDivided = mistakeInRewriting({
  name: "exponents-divided",
  title: "Exponents divided, not subtracted",
  rule: "algebra",
  make(arena, node) {
    const [above, below] = node.kind === "divide" ? [powerIn(node.numerator), powerIn(node.denominator)] : [null, null];
    if (above === null || below === null || above.base !== below.base) return [];
    const [p, q] = [above.exponent, below.exponent];
    const exponent = p.kind === "number" && q.kind === "number" && q.value.numerator !== 0n ? arena.number(divideRational(p.value, q.value)) : arena.divide(p, q);
    return [powerOf(arena, above.base, exponent)];
  },
  right: (arena, node) => {
    const [above, below] = node.kind === "divide" ? [powerIn(node.numerator), powerIn(node.denominator)] : [null, null];
    return above === null || below === null ? node : powerOf(arena, above.base, arena.subtract(above.exponent, below.exponent));
  },
  message: (node, made) => `Dividing powers of one base subtracts their exponents: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "x⁶/x² = x³.",
    why: "A fraction bar between the powers becomes one between the exponents.",
    howToCatch: "Write the factors out: six x above, two below, four are left.",
    alsoSeen: "Scientific notation, 10⁶/10²; quotient rule before it is tidied, x²/x⁴.",
    sources: [DAWKINS, MALRULES],
  },
  example: { before: "x^6/x^2", wrong: "x^3", right: "x^4" },
});
