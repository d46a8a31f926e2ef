// A plus in the quotient rule, as in the product rule.

import type { RuleContext } from "../../calculus/rules.js";
import { isZero, productOf, quotientOf, sumOf } from "../../calculus/tidy.js";
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
  return [quotientOf(arena, sumOf(arena, [productOf(arena, [du, v]), productOf(arena, [u, dv])]), arena.power(v, arena.integer(2)))];
}

export const quotientRulePlus: Mistake = {
  name: "quotient-rule-plus",
  rule: "quotient rule",
  title: "A plus in the quotient rule",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    const { arena } = context;
    const made = madeInRule(context, (site) => make(arena, site)[0] ?? null);
    if (made === null) return null;
    return { undone: made.undone, rule: "quotient rule", message: `The quotient rule has a minus: the derivative of ${inWords(made.site.node)} is ${inWords(inTextbookOrder(arena, simplified(arena, made.site.usual)))}. The plus belongs to the product rule.` };
  },
  page: {
    looksLike: "(u' v + u v')/v^2.",
    why: "The product rule has a plus between the same two products.",
    howToCatch: "Try u = v = x: the derivative of 1 must come out as 0.",
    alsoSeen: "Derivatives of tan, of logistic functions.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx (x^2 / sin(x))", wrong: "(2x sin(x) + x^2 cos(x))/(sin(x))^2", right: "(2x sin(x) - x^2 cos(x))/(sin(x))^2" },
};
