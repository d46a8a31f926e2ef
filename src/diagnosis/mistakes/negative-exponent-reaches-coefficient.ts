// A negative exponent that takes the factors beside its base along, when a fraction is written as a power or back.

import { negateRational } from "../../arithmetic/rational.js";
import { powerOf, productOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

/** c x^(−n) as 1/(c xⁿ). */
function moved(arena: Arena, factors: readonly Node[]): readonly Node[] {
  return factors.flatMap((factor) => {
    if (factor.kind !== "power" || factor.exponent.kind !== "number" || factor.exponent.value.numerator >= 0n) return [];
    const others = factors.filter((each) => each !== factor);
    return [arena.divide(arena.integer(1), productOf(arena, [...others, powerOf(arena, factor.base, arena.number(negateRational(factor.exponent.value)))]))];
  });
}

/** c/xⁿ as (c x)^(−n), and a/(c xⁿ) as a c x^(−n). */
function raised(arena: Arena, numerator: Node, denominator: Node): readonly Node[] {
  const reciprocal = (node: Node): Node => {
    if (node.kind === "power" && node.exponent.kind === "number") return arena.power(node.base, arena.number(negateRational(node.exponent.value)));
    return arena.power(node, arena.integer(-1));
  };
  if (denominator.kind === "multiply") return denominator.factors.map((factor) => productOf(arena, [numerator, ...denominator.factors.map((each) => (each === factor ? reciprocal(each) : each))]));
  const made = reciprocal(denominator);
  return made.kind !== "power" ? [] : [arena.power(productOf(arena, [numerator, made.base]), made.exponent)];
}

export const negativeExponentReachesCoefficient = mistakeInRewriting({
  name: "negative-exponent-reaches-coefficient",
  title: "A negative exponent takes the coefficient along",
  rule: "algebra",
  make: (arena, node) => (node.kind === "multiply" ? moved(arena, node.factors) : node.kind === "divide" ? raised(arena, node.numerator, node.denominator) : []),
  right(arena, node) {
    const power = (base: Node, exponent: Node): Node => (exponent.kind === "number" ? powerOf(arena, base, arena.number(negateRational(exponent.value))) : arena.divide(arena.integer(1), arena.power(base, exponent)));
    if (node.kind === "multiply") {
      const [moving] = node.factors.filter((factor) => factor.kind === "power" && factor.exponent.kind === "number" && factor.exponent.value.numerator < 0n);
      return moving?.kind !== "power" ? node : arena.divide(productOf(arena, node.factors.filter((factor) => factor !== moving)), power(moving.base, moving.exponent));
    }
    if (node.kind !== "divide" || node.denominator.kind === "multiply") return node;
    const { numerator, denominator } = node;
    return productOf(arena, [numerator, denominator.kind === "power" ? power(denominator.base, denominator.exponent) : power(denominator, arena.integer(1))]);
  },
  message: (node, made) => `An exponent belongs to what it stands on and to nothing beside it: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "2x^(-1) = 1/(2x); 5/x^2 = (5x)^(-2); 1/(3x) = 3x^(-1).",
    why: "Moving something across the fraction bar turns its exponent round, and one moves the whole term instead of the one power.",
    howToCatch: "Put x = 2: 2 · 2^(-1) is 1, and 1/(2 · 2) is a quarter. Or bracket what the exponent stands on before you move it.",
    alsoSeen: "Getting a fraction ready for the power rule: 5/x² is 5x^(-2), and its derivative -10x^(-3). Scofield's graders write CNFE, confusing negative and fractional exponents.",
    sources: [SCOFIELD, DAWKINS],
  },
  example: { before: "5 x^(-2) + x", wrong: "1/(5x^2) + x", right: "5/x^2 + x" },
});
