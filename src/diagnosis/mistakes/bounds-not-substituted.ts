// A substitution in a definite integral that leaves the bounds as they were for the old variable.

import { nodesIn } from "../../expression/traverse.js";
import { oldIntegrals } from "../substituted-bounds.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const boundsNotSubstituted: Mistake = {
  name: "bounds-not-substituted",
  rule: "integration by substitution",
  title: "The bounds of the old variable",
  evidence: "made",
  explain({ before, after, edit }) {
    const made = edit?.piece;
    if (made?.kind !== "integral" || made.lower === null || made.upper === null) return null;
    const [old] = nodesIn(after.root.node).filter((node) => node.kind === "integral" && node.variable === made.variable).flatMap((node) => oldIntegrals(before, node));
    if (old === undefined || old.lower === null || old.upper === null) return null;
    return {
      rule: "integration by substitution",
      message: `The bounds ${inWords(old.lower)} and ${inWords(old.upper)} are values of ${inWords(old.variable)}. The new variable ${inWords(made.variable)} goes from ${inWords(made.lower)} to ${inWords(made.upper)}.`,
    };
  },
  page: {
    looksLike: "∫ from 1 to e of (ln x)/x dx = ∫ from 1 to e of u du, with u = ln x.",
    why: "Three things change in a substitution, the function, the dx and the bounds, and the first two take all the attention.",
    howToCatch: "Write the bounds with their variable, x = 1 and x = e, and a small table: x = 1 gives u = 0, x = e gives u = 1. Or go back to x before you put any bound in.",
    alsoSeen: "Polar coordinates; trigonometric substitutions; turning ∫ f(-x) dx round, where the bounds change their signs.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "int_1^e (ln x)/x dx", wrong: "int_1^e u du", right: "int_0^1 u du" },
};
