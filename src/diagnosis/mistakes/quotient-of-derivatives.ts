// The derivative of a quotient taken for the quotient of the derivatives.

import type { RuleContext } from "../../calculus/rules.js";
import { isZero, quotientOf } from "../../calculus/tidy.js";
import type { Node } from "../../expression/node.js";
import type { Arena } from "../../expression/arena.js";
import { madeInRule } from "./made.js";
import { inTextbookOrder } from "../expected-forms.js";
import { simplified } from "../simplified.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCOFIELD } from "./sources.js";

/** u' and v' of a quotient in which both move. */
function partsOf({ rule, node, derivativeOf }: RuleContext): { readonly du: Node; readonly dv: Node } | null {
  if (rule !== "quotient rule" || node.kind !== "divide") return null;
  const [du, dv] = [derivativeOf(node.numerator), derivativeOf(node.denominator)];
  return du.kind === "failure" || dv.kind === "failure" || isZero(du) ? null : { du, dv };
}

function make(arena: Arena, site: RuleContext): readonly Node[] {
  const parts = partsOf(site);
  if (parts === null) return [];
  const { du, dv } = parts;
  return [quotientOf(arena, du, dv)];
}

export const quotientOfDerivatives: Mistake = {
  name: "quotient-of-derivatives",
  rule: "quotient rule",
  title: "A quotient differentiated above and below",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    const { arena } = context;
    const made = madeInRule(context, (site) => make(arena, site)[0] ?? null);
    if (made === null) return null;
    return { undone: made.undone, rule: "quotient rule", message: `The derivative of a quotient is not the quotient of the derivatives. By the quotient rule the derivative of ${inWords(made.site.node)} is ${inWords(inTextbookOrder(arena, simplified(arena, made.site.usual)))}.` };
  },
  page: {
    looksLike: "d/dx (u/v) = u'/v'.",
    why: "It is what the rule for limits of quotients does (l'Hôpital), and what would be simplest.",
    howToCatch: "Try u = x², v = x: the quotient is x with derivative 1, but 2x/1 is 2x.",
    alsoSeen: "Limits by l'Hôpital, where u'/v' is right, for another reason.",
    sources: [DAWKINS, SCOFIELD, MALRULES],
  },
  example: { before: "d/dx (x^2 / sin(x))", wrong: "2x / cos(x)", right: "(2x sin(x) - x^2 cos(x))/(sin(x))^2" },
};
