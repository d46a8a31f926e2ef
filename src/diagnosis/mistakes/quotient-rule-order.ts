// The two products of the quotient rule in the wrong order.

import type { RuleContext } from "../../calculus/rules.js";
import { isZero, negativeOf, productOf, quotientOf, sumOf } from "../../calculus/tidy.js";
import type { Node } from "../../expression/node.js";
import type { Arena } from "../../expression/arena.js";
import { madeInRule } from "./made.js";
import { inTextbookOrder } from "../expected-forms.js";
import { simplified } from "../simplified.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

/** u, v, u' and v' of a quotient in which both move. */
function partsOf({ rule, node, derivativeOf }: RuleContext): { readonly u: Node; readonly v: Node; readonly du: Node; readonly dv: Node } | null {
  if (rule !== "quotient rule" || node.kind !== "divide") return null;
  const [du, dv] = [derivativeOf(node.numerator), derivativeOf(node.denominator)];
  return du.kind === "failure" || dv.kind === "failure" || isZero(du) ? null : { u: node.numerator, v: node.denominator, du, dv };
}

function make(arena: Arena, site: RuleContext): readonly Node[] {
  const parts = partsOf(site);
  if (parts === null) return [];
  const { u, v, du, dv } = parts;
  return [quotientOf(arena, sumOf(arena, [productOf(arena, [u, dv]), negativeOf(arena, productOf(arena, [du, v]))]), arena.power(v, arena.integer(2)))];
}

export const quotientRuleOrder: Mistake = {
  name: "quotient-rule-order",
  rule: "quotient rule",
  title: "The quotient rule the wrong way round",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    const { arena } = context;
    const made = madeInRule(context, (site) => make(arena, site)[0] ?? null);
    if (made === null) return null;
    return { undone: made.undone, rule: "quotient rule", message: `In the quotient rule the derivative of the numerator comes first: the derivative of ${inWords(made.site.node)} is ${inWords(inTextbookOrder(arena, simplified(arena, made.site.usual)))}. With the two products exchanged the sign is wrong.` };
  },
  page: {
    looksLike: "(u v' - u' v)/v^2 instead of (u' v - u v')/v^2.",
    why: "The order matters because of the minus, unlike in the product rule, where nobody has to remember one.",
    howToCatch: "Try u = x, v = 1: the derivative must be 1, not -1.",
    alsoSeen: "Derivatives of tan and of 1/(1 + x).",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx (x^2 / sin(x))", wrong: "(x^2 cos(x) - 2x sin(x))/(sin(x))^2", right: "(2x sin(x) - x^2 cos(x))/(sin(x))^2" },
};
