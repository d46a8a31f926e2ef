// Only one factor of a product differentiated.

import type { RuleContext } from "../../calculus/rules.js";
import { isZero, productOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { madeInRule } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { MALRULES, SCOFIELD } from "./sources.js";

function termsOf(arena: Arena, site: RuleContext): readonly Node[] | null {
  const { rule, node, derivativeOf } = site;
  if (rule !== "product rule" || node.kind !== "multiply") return null;
  return node.factors.flatMap((factor, k) => {
    const derivative = derivativeOf(factor);
    return derivative.kind === "failure" || isZero(derivative) ? [] : [productOf(arena, node.factors.map((other, j) => (j === k ? derivative : other)))];
  });
}

/** Each of the two terms alone. */
function make(arena: Arena, site: RuleContext): readonly Node[] {
  const terms = termsOf(arena, site);
  return terms?.length === 2 ? terms : [];
}

export const productRuleHalf: Mistake = {
  name: "product-rule-half",
  rule: "product rule",
  title: "Only one factor differentiated",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    for (const kept of [0, 1]) {
      const made = madeInRule(context, (site) => make(context.arena, site)[kept] ?? null);
      if (made !== null) return { undone: made.undone, rule: "product rule", message: `Both factors of ${inWords(made.site.node)} change, so the product rule gives two terms: ${inWords(made.site.usual)}. One of them is missing.` };
    }
    return null;
  },
  page: {
    looksLike: "d/dx (x sin x) = sin x, with the other factor left as if it were a constant.",
    why: "One factor catches the eye, the other is treated like a number in front.",
    howToCatch: "Ask of each factor: does it hold the variable? There are as many terms as factors that do.",
    alsoSeen: "Products inside sums; x times a function of x.",
    sources: [SCOFIELD, MALRULES],
  },
  example: { before: "d/dx (x^2 sin(x))", wrong: "2x sin(x)", right: "2x sin(x) + x^2 cos(x)" },
};
