// The power rule with the exponent left as it was.

import { isZero, productOf } from "../../calculus/tidy.js";
import { isSignRepair, madeInRule } from "./made.js";
import type { RuleContext } from "../../calculus/rules.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { MALRULES, SCOFIELD } from "./sources.js";

function make(arena: Arena, { rule, node, links }: RuleContext): readonly Node[] {
  const inner = links[0]?.innerDerivative;
  return rule !== "power rule" || node.kind !== "power" || inner === undefined || isZero(inner) ? [] : [productOf(arena, [node.exponent, node, inner])];
}

export const exponentNotReduced: Mistake = {
  name: "exponent-not-reduced",
  rule: "power rule",
  title: "The exponent is not reduced",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    if (isSignRepair(context)) return null;
    const { arena } = context;
    const made = madeInRule(context, (site) => make(arena, site)[0] ?? null);
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
