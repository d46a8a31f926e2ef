// A root taken on both sides of an equation or inequality with one of its two signs.

import { negativeOf } from "../../calculus/tidy.js";
import { anyOf, relationFormula } from "../../expression/formula.js";
import { inWords } from "../wording.js";
import { type EquationMistake, relate } from "./equation-mistake.js";
import { TURNED } from "./inequality-not-turned.js";
import { DAWKINS, IDEAS, SCHECHTER } from "./sources.js";

export const secondRootLost: EquationMistake = {
  name: "second-root-lost",
  rule: "solving the equation",
  title: "The second root is lost",
  explain({ arena, before, after, loses, follows }) {
    if (!loses) return null;
    const turned = TURNED.get(after.operator);
    // x > 2 after x² > 4: the other branch is x < -2.
    const branch = turned === undefined ? null : relate(arena, turned, after.left, negativeOf(arena, after.right));
    if (branch !== null && follows(anyOf([relationFormula(branch), relationFormula(after)]))) {
      return { message: `The square of a negative number is positive too: ${inWords(after.left)} may be ${turned === "<" || turned === "≤" ? "below" : "above"} ${inWords(negativeOf(arena, after.right))} as well.`, instead: { kind: "alternative", relation: branch } };
    }
    if (before.operator !== "=" || after.operator !== "=") return null;
    const two = arena.integer(2);
    const squared = relate(arena, "=", arena.power(after.left, two), arena.power(after.right, two));
    if (squared === null || !follows(relationFormula(squared))) return null;
    return { message: `The square of ${inWords(arena.negate(after.right))} is the same, so ${inWords(after.left)} may be that as well.`, instead: { kind: "plus-minus" } };
  },
  page: {
    looksLike: "x² = 9, so x = 3; x² > 4, so x > 2.",
    why: "√9 is 3 and nothing else, and so one writes 3. But the question was not what √9 is: it was which numbers have the square 9.",
    howToCatch: "Write ± in the moment in which you take a root of both sides. Count: a quadratic equation may have two solutions.",
    alsoSeen: "Cosines, cos x = 1/2 with two angles in a turn; standard deviations and lengths, where the negative one is excluded, and then that should be said.",
    sources: [SCHECHTER, DAWKINS, IDEAS],
  },
  example: { before: "x^2 = 9", wrong: "x = 3", right: "x = 3 or x = -3" },
};
