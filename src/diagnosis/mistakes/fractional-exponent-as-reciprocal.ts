// A fractional exponent read as a reciprocal: the root taken for one over the power.

import { isInteger, rational } from "../../arithmetic/rational.js";
import { powerOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const fractionalExponentAsReciprocal = mistakeInRewriting({
  name: "fractional-exponent-as-reciprocal",
  title: "A root read as a reciprocal",
  rule: "algebra",
  make(arena, node) {
    const root = node.kind === "apply" && node.function === "sqrt" ? node.arguments[0] : undefined;
    if (root !== undefined) return [arena.divide(arena.integer(1), powerOf(arena, root, arena.integer(2)))];
    if (node.kind !== "power" || node.exponent.kind !== "number" || isInteger(node.exponent.value) || node.exponent.value.numerator < 0n) return [];
    const { numerator, denominator } = node.exponent.value;
    const above = powerOf(arena, node.base, arena.number(rational(numerator)));
    return [arena.divide(numerator === 1n ? arena.integer(1) : above, powerOf(arena, node.base, arena.number(rational(denominator)))), arena.divide(above, arena.number(rational(denominator)))];
  },
  message: (node, made) => `A fraction in the exponent means a root: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "5^(1/2) = 1/5²; x^(1/2) = x/2.",
    why: "Negative exponents make fractions, fractional ones make roots, and the two are told one after the other. Scofield's graders write CNFE, confusing negative and fractional exponents.",
    howToCatch: "Square it: (9^(1/2))² must be 9, so 9^(1/2) is 3, neither 1/81 nor 9/2.",
    alsoSeen: "The power rule on √x, with exponents 1/2 and -1/2; units such as Hz^(-1/2).",
    sources: [SCOFIELD, DAWKINS],
  },
  example: { before: "x^(1/2) + 1", wrong: "1/x^2 + 1", right: "sqrt(x) + 1" },
});
