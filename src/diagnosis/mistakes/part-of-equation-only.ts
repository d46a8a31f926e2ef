// Something done to one side of an equation and not to the other, or to one term of a side and not to the rest of it.

import { divideRational, equalRational, multiplyRational, ONE } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { isEulersNumber } from "../../functions/powers.js";
import { topTerms } from "../material.js";
import { simplified } from "../simplified.js";
import { inWords } from "../wording.js";
import { type EquationMistake, relate, sideTerms, withSides } from "./equation-mistake.js";
import { DAWKINS, IDEAS, SLEEMAN } from "./sources.js";

/** The numbers that stand in front of terms. */
function coefficients(arena: Arena, { left, right }: RelationNode): readonly Node[] {
  const of = (term: Node): readonly Node[] => {
    const size = term.kind === "negate" ? term.operand : term;
    const [first] = size.kind === "multiply" ? size.factors : [];
    return first?.kind === "number" ? [first] : size.kind === "divide" && size.denominator.kind === "number" ? [arena.divide(arena.integer(1), size.denominator)] : [];
  };
  return [...new Set([left, right].flatMap((side) => topTerms(arena, side)).flatMap(of))];
}

/** "multiplied by 4" for a quarter. */
function divisionBy(arena: Arena, divisor: Node): string {
  const isUnitFraction = divisor.kind === "number" && divisor.value.numerator === 1n && divisor.value.denominator !== 1n;
  return isUnitFraction ? `multiplied by ${inWords(arena.divide(arena.integer(1), divisor))}` : `divided by ${inWords(divisor)}`;
}

/** The equation with both sides divided, but for one term. */
function* dividedButOneTerm(arena: Arena, before: RelationNode): Generator<{ readonly made: RelationNode; readonly divisor: Node; readonly term: Node }> {
  for (const divisor of coefficients(arena, before)) {
    const divided = (node: Node): Node => arena.divide(node, divisor);
    for (const { side, term, rest, other } of sideTerms(arena, before)) {
      if (topTerms(arena, side === "left" ? before.left : before.right).length < 2) continue;
      const made = withSides(arena, before.operator, side, arena.add([divided(rest), term]), divided(other));
      if (made !== null) yield { made, divisor, term };
    }
  }
}

/** Where a side is a function of something, that and what undoing the function makes of the other side; null for other sides. */
function undoneOn(arena: Arena, side: Node, other: Node): { readonly inner: Node; readonly node: Node } | null {
  if (side.kind === "power" && side.exponent.kind !== "number" && isPositiveNumber(side.base)) {
    const whole = wholeExponent(side.base, other);
    if (whole !== null) return { inner: side.exponent, node: arena.integer(whole) };
    const logarithm = arena.apply("log", [other]);
    return { inner: side.exponent, node: isEulersNumber(side.base) ? logarithm : arena.divide(logarithm, arena.apply("log", [side.base])) };
  }
  const [inner] = side.kind === "apply" ? side.arguments : [];
  if (side.kind !== "apply" || inner === undefined) return null;
  switch (side.function) {
    case "exp":
      return { inner, node: arena.apply("log", [other]) };
    case "log":
      return { inner, node: arena.power(arena.symbol("e"), other) };
    case "sqrt":
      return { inner, node: arena.power(other, arena.integer(2)) };
    default:
      return null;
  }
}

/** So many whole exponents are tried. */
const MOST_EXPONENTS = 12;

/** The n with baseⁿ = other, for numbers. */
function wholeExponent(base: Node, other: Node): number | null {
  if (base.kind !== "number" || other.kind !== "number") return null;
  let [above, below] = [ONE, ONE];
  for (let n = 0; n <= MOST_EXPONENTS; n++) {
    if (equalRational(above, other.value)) return n;
    if (equalRational(below, other.value)) return -n;
    [above, below] = [multiplyRational(above, base.value), divideRational(below, base.value)];
  }
  return null;
}

const isPositiveNumber = (node: Node): boolean => isEulersNumber(node) || (node.kind === "number" && node.value.numerator > 0n);

export const partOfEquationOnly: EquationMistake = {
  name: "part-of-equation-only",
  rule: "the same on both sides",
  title: "Done to a part of the equation only",
  explain({ arena, before, after, isSaid }) {
    for (const [side, own, other] of [["left", before.left, before.right], ["right", before.right, before.left]] as const) {
      const undone = undoneOn(arena, own, other);
      const made = undone === null ? null : withSides(arena, before.operator, side, undone.inner, other);
      if (undone === null || made === null || !isSaid(made)) continue;
      // What was undone may have been solved for what is inside.
      const isAsItStands = after.left === made.left && after.right === made.right;
      const message = `${inWords(own)} is undone on the ${side}; the same must be done on the other side, which makes it ${inWords(simplified(arena, undone.node))}.`;
      return { message, instead: isAsItStands ? { kind: "side", side: side === "left" ? "right" : "left", node: undone.node } : null };
    }
    for (const { side, term, rest, other } of sideTerms(arena, before)) {
      const made = withSides(arena, before.operator, side, rest, other);
      if (made !== null && isSaid(made)) return { message: `${inWords(term)} is taken away on the ${side}; the same must be done on the other side.`, instead: null };
    }
    for (const { made, divisor, term } of dividedButOneTerm(arena, before)) {
      if (isSaid(made)) return { message: `Both sides are ${divisionBy(arena, divisor)} as a whole; so is ${inWords(term)}.`, instead: null };
    }
    for (const divisor of coefficients(arena, before)) {
      for (const made of [relate(arena, before.operator, arena.divide(before.left, divisor), before.right), relate(arena, before.operator, before.left, arena.divide(before.right, divisor))]) {
        if (made !== null && isSaid(made)) return { message: `One side is ${divisionBy(arena, divisor)}; the same must be done on the other side.`, instead: null };
      }
    }
    return null;
  },
  page: {
    looksLike: "2x + 3 = 7, so 2x = 7; 2x + 4 = 10, so x + 4 = 5; e^(2x) = 5, so 2x = 5.",
    why: "One looks at the term that is to go away, and it does go away. The rest of the line is copied.",
    howToCatch: "Write the operation at the right of the line and do it to every term of both sides, one after the other.",
    alsoSeen: "Multiplying an equation by its common denominator, where terms without a fraction are forgotten; squaring both sides term by term.",
    sources: [SLEEMAN, IDEAS, DAWKINS],
  },
  example: { before: "2x + 3 = 7", wrong: "2x = 7", right: "2x = 4" },
};
