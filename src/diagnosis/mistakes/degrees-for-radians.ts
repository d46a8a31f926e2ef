// The value of a trigonometric function at a number of degrees where the number counts radians.

import { atDegrees } from "../../functions/degrees.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS } from "./sources.js";

export const degreesForRadians = mistakeInRewriting({
  name: "degrees-for-radians",
  title: "Degrees for radians",
  rule: "trigonometric identity",
  make(arena, node) {
    const made = atDegrees(arena, node);
    return made === null ? [] : [made.node];
  },
  message: (node, made) => `Without a degree sign angles are radians: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "sin(30) = 1/2.",
    why: "Angles are learnt in degrees, and calculators keep the mode of the last lesson.",
    howToCatch: "A whole turn is about 6.28; 30 is nearly five turns.",
    alsoSeen: "Derivatives of sin x°, where a factor π/180 appears; program libraries.",
    sources: [DAWKINS],
  },
  example: { before: "sin(30) + x", wrong: "1/2 + x", right: "sin(30) + x" },
});
