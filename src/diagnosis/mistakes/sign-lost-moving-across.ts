// A term that changes sides of an equation and keeps its sign.

import { negativeOf } from "../../calculus/tidy.js";
import { freeSymbols } from "../../expression/traverse.js";
import { beginsWithMinus, inWords } from "../wording.js";
import { type EquationMistake, sideTerms, withSides } from "./equation-mistake.js";
import { DAWKINS, IDEAS, MALRULES, SLEEMAN } from "./sources.js";

export const signLostMovingAcross: EquationMistake = {
  name: "sign-lost-moving-across",
  rule: "the same on both sides",
  title: "A term changes sides and keeps its sign",
  explain({ arena, before, isSaid }) {
    for (const { side, term, rest, other } of sideTerms(arena, before)) {
      // Nobody takes away the only term that holds the unknown.
      if (freeSymbols(term).size > 0 && freeSymbols(rest).size === 0 && freeSymbols(other).size === 0) continue;
      const made = withSides(arena, before.operator, side, rest, arena.add([other, term]));
      if (made === null || !isSaid(made)) continue;
      const opposite = beginsWithMinus(term) ? inWords(negativeOf(arena, term)) : `−${inWords(term)}`;
      return { message: `${inWords(term)} changes sides, and that turns its sign round: ${opposite} on the other side, since it is taken away from both.`, instead: null };
    }
    return null;
  },
  page: {
    looksLike: "x + 3 = 7, so x = 7 + 3; 3x - 4 = 11, so 3x = 7.",
    why: "“Moving to the other side” sounds as if the term just went there. What really happens is that it is taken away from both sides.",
    howToCatch: "Write what you do to both sides: - 3 | - 3. Or put the solution back into the first line: 10 + 3 is not 7.",
    alsoSeen: "Solving for a variable in a formula; gathering the x on one side and the numbers on the other; inequalities.",
    sources: [SLEEMAN, IDEAS, DAWKINS, MALRULES],
  },
  example: { before: "x + 3 = 7", wrong: "x = 10", right: "x = 4" },
};
