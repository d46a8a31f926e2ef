// The power rule with the exponent left as it was.

import { isZero, productOf } from "../../calculus/tidy.js";
import { isSignRepair, madeInRule } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { MALRULES, SCOFIELD } from "./sources.js";

export const exponentNotReduced: Mistake = {
  name: "exponent-not-reduced",
  rule: "power rule",
  title: "The exponent is not reduced",
  evidence: "made",
  explain(context) {
    if (isSignRepair(context)) return null;
    const { arena } = context;
    const made = madeInRule(context, ({ rule, node, links }) => {
      const inner = links[0]?.innerDerivative;
      if (rule !== "power rule" || node.kind !== "power" || inner === undefined || isZero(inner)) return null;
      return productOf(arena, [node.exponent, node, inner]);
    });
    if (made === null || made.site.node.kind !== "power") return null;
    const { exponent } = made.site.node;
    return { undone: made.undone, rule: "power rule", message: `The exponent ${inWords(exponent)} comes in front and goes down by one: the derivative of ${inWords(made.site.node)} is ${inWords(made.site.usual)}. Here it was not reduced.` };
  },
  page: {
    looksLike: "d/dx x^3 = 3x^3.",
    why: "The rule has two halves, and the first one is done first.",
    howToCatch: "The derivative of a polynomial has a degree that is one lower.",
    alsoSeen: "Powers of brackets, where the exponent stays because the chain rule is being thought of.",
    sources: [SCOFIELD, MALRULES],
  },
  example: { before: "d/dx x^3", wrong: "3x^3", right: "3x^2" },
};
