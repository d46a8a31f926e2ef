// The power rule used where the variable is in the exponent.

import { isZero, productOf } from "../../calculus/tidy.js";
import { isSignRepair, madeInRule } from "./made.js";
import { inTextbookOrder } from "../expected-forms.js";
import { simplified } from "../simplified.js";
import type { RuleContext } from "../../calculus/rules.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCOFIELD } from "./sources.js";

/** With the inner derivative, then without it. */
function make(arena: Arena, { rule, node, links }: RuleContext): readonly Node[] {
  if (rule !== "exponential rule" && rule !== "logarithmic differentiation") return [];
  const { base, exponent } = node.kind === "power" ? node : { base: arena.symbol("e"), exponent: node.kind === "apply" ? node.arguments[0] : undefined };
  if (exponent === undefined) return [];
  const inner = links[0]?.innerDerivative;
  const factors = [exponent, arena.power(base, arena.subtract(exponent, arena.integer(1)))];
  return [productOf(arena, inner !== undefined && !isZero(inner) ? [...factors, inner] : factors), productOf(arena, factors)];
}

export const powerRuleOnExponential: Mistake = {
  name: "power-rule-on-exponential",
  rule: "exponential rule",
  title: "The power rule on an exponential",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    if (isSignRepair(context)) return null;
    const { arena } = context;
    for (const variant of [0, 1]) {
      const made = madeInRule(context, (site) => make(arena, site)[variant] ?? null);
      if (made !== null) return { undone: made.undone, rule: "exponential rule", message: `In ${inWords(made.site.node)} the variable is in the exponent, so the power rule does not apply. The derivative is ${inWords(inTextbookOrder(arena, simplified(arena, made.site.usual)))}.` };
    }
    return null;
  },
  page: {
    looksLike: "d/dx 2^x = x 2^(x-1), d/dx e^x = x e^(x-1).",
    why: "x² and 2ˣ look alike; only the place of the variable differs.",
    howToCatch: "Ask where the variable stands: in the base it is a power, in the exponent an exponential.",
    alsoSeen: "Compound growth, Poisson and exponential densities.",
    sources: [DAWKINS, SCOFIELD, MALRULES],
  },
  example: { before: "d/dx 2^x", wrong: "x 2^(x-1)", right: "2^x log(2)" },
};
