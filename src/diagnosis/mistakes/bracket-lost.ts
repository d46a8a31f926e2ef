// A bracket that is missing or closes in the wrong place.

import type { Mistake } from "./mistake.js";
import { DAWKINS, SCHECHTER } from "./sources.js";

export const bracketLost: Mistake = {
  name: "bracket-lost",
  rule: null,
  title: "A bracket is missing or in the wrong place",
  evidence: "shape",
  explain({ edit }) {
    if (edit === null || edit.kind !== "bracket") return null;
    return { rule: null, message: `The brackets do not hold together what belongs together: \`${edit.found.trim()}\` should be \`${edit.expected.trim()}\`.` };
  },
  page: {
    looksLike: "(x + 1)^2 written as x + 1^2; 2(x + 3) written as 2x + 3; sin(x + 1) as sin(x) + 1.",
    why: "In the head the sum is one thing; on paper only a bracket makes it one. Put in for a letter, a sum needs a bracket that the letter did not.",
    howToCatch: "Whenever a sum or a negative number takes the place of a letter, put it in brackets first and decide afterwards whether they can go.",
    alsoSeen: "Substituting, denominators written with a slash, exponents, the second product of the quotient rule.",
    sources: [SCHECHTER, DAWKINS],
  },
  example: { before: "(x + 3) sin(x) - y", wrong: "x + 3 sin(x) - y", right: "(x + 3) sin(x) - y" },
};
