// A negative exponent read as a minus in front, or as a root.

import { negateRational } from "../../arithmetic/rational.js";
import { powerOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const negativeExponentAsSign = mistakeInRewriting({
  name: "negative-exponent-as-sign",
  title: "A negative exponent read as a minus sign",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "power" || node.exponent.kind !== "number" || node.exponent.value.numerator >= 0n) return [];
    const size = arena.number(negateRational(node.exponent.value));
    return [arena.negate(powerOf(arena, node.base, size)), arena.power(node.base, arena.divide(arena.integer(1), size))];
  },
  message: (node, made) => `A negative exponent means a reciprocal: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "x^(-2) = -x^2; x^(-2) = √x.",
    why: "The minus is the most striking thing about it, and minus signs stand in front. Scofield's graders write CNFE, confusing negative and fractional exponents.",
    howToCatch: "2^3, 2^2, 2^1, 2^0 is halved each time: the next one is a half, and nothing in that row is negative.",
    alsoSeen: "Derivatives of 1/x, units such as s^(-1).",
    sources: [SCOFIELD, DAWKINS],
  },
  example: { before: "x^(-2) + y", wrong: "-x^2 + y", right: "1/x^2 + y" },
});
