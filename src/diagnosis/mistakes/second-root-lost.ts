// A root taken on both sides of an equation with one of its two signs.

import { relationFormula } from "../../expression/formula.js";
import { inWords } from "../wording.js";
import { type EquationMistake, relate } from "./equation-mistake.js";
import { DAWKINS, IDEAS, SCHECHTER } from "./sources.js";

export const secondRootLost: EquationMistake = {
  name: "second-root-lost",
  rule: "solving the equation",
  title: "The second root is lost",
  explain({ arena, before, after, loses, follows }) {
    if (!loses || before.operator !== "=" || after.operator !== "=") return null;
    const two = arena.integer(2);
    const squared = relate(arena, "=", arena.power(after.left, two), arena.power(after.right, two));
    if (squared === null || !follows(relationFormula(squared))) return null;
    return { message: `The square of ${inWords(arena.negate(after.right))} is the same, so ${inWords(after.left)} may be that as well.`, instead: { kind: "plus-minus" } };
  },
  page: {
    looksLike: "x² = 9, so x = 3.",
    why: "√9 is 3 and nothing else, and so one writes 3. But the question was not what √9 is: it was which numbers have the square 9.",
    howToCatch: "Write ± in the moment in which you take a root of both sides. Count: a quadratic equation may have two solutions.",
    alsoSeen: "Cosines, cos x = 1/2 with two angles in a turn; standard deviations and lengths, where the negative one is excluded, and then that should be said.",
    sources: [SCHECHTER, DAWKINS, IDEAS],
  },
  example: { before: "x^2 = 9", wrong: "x = 3", right: "x = 3 or x = -3" },
};
