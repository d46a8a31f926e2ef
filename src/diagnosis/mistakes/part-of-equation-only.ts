// Something done to one side of an equation and not to the other, or to one term of a side and not to the rest of it.

import type { Arena } from "../../expression/arena.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { topTerms } from "../material.js";
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

export const partOfEquationOnly: EquationMistake = {
  name: "part-of-equation-only",
  rule: "the same on both sides",
  title: "Done to a part of the equation only",
  explain({ arena, before, isSaid }) {
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
    looksLike: "2x + 3 = 7, so 2x = 7; 2x + 4 = 10, so x + 4 = 5.",
    why: "One looks at the term that is to go away, and it does go away. The rest of the line is copied.",
    howToCatch: "Write the operation at the right of the line and do it to every term of both sides, one after the other.",
    alsoSeen: "Multiplying an equation by its common denominator, where terms without a fraction are forgotten; squaring both sides term by term.",
    sources: [SLEEMAN, IDEAS, DAWKINS],
  },
  example: { before: "2x + 3 = 7", wrong: "2x = 7", right: "2x = 4" },
};
