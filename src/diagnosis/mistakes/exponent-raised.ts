// The power rule with the exponent raised by one, as in integration.

import { ONE, subtractRational } from "../../arithmetic/rational.js";
import { isZero, productOf } from "../../calculus/tidy.js";
import { isSignRepair, madeInRule } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES } from "./sources.js";

export const exponentRaised: Mistake = {
  name: "exponent-raised",
  rule: "power rule",
  title: "The exponent goes up instead of down",
  evidence: "made",
  explain(context) {
    if (isSignRepair(context)) return null;
    const { arena } = context;
    const made = madeInRule(context, ({ rule, node, links }) => {
      const inner = links[0]?.innerDerivative;
      if (rule !== "power rule" || node.kind !== "power" || inner === undefined || isZero(inner)) return null;
      return productOf(arena, [node.exponent, arena.power(node.base, arena.add([node.exponent, arena.integer(1)])), inner]);
    });
    if (made === null || made.site.node.kind !== "power") return null;
    const { exponent } = made.site.node;
    const lower = exponent.kind === "number" ? arena.number(subtractRational(exponent.value, ONE)) : arena.subtract(exponent, arena.integer(1));
    return { undone: made.undone, rule: "power rule", message: `The exponent goes down by one: from ${inWords(exponent)} to ${inWords(lower)}. The derivative of ${inWords(made.site.node)} is ${inWords(made.site.usual)}.` };
  },
  page: {
    looksLike: "d/dx x^(-2) = -2x^(-1); d/dx x^3 = 3x^4.",
    why: "Integration raises exponents; and with negative ones 'one less' looks like more.",
    howToCatch: "One less than -2 is -3: count on a number line.",
    alsoSeen: "1/x², roots written as powers.",
    sources: [DAWKINS, MALRULES],
  },
  example: { before: "d/dx x^(-2)", wrong: "-2x^(-1)", right: "-2x^(-3)" },
};
