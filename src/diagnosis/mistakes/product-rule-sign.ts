// A minus in the product rule, as in the quotient rule.

import type { RuleContext } from "../../calculus/rules.js";
import { isZero, negativeOf, productOf, sumOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { madeInRule } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

function termsOf(arena: Arena, site: RuleContext): readonly Node[] | null {
  const { rule, node, derivativeOf } = site;
  if (rule !== "product rule" || node.kind !== "multiply") return null;
  return node.factors.flatMap((factor, k) => {
    const derivative = derivativeOf(factor);
    return derivative.kind === "failure" || isZero(derivative) ? [] : [productOf(arena, node.factors.map((other, j) => (j === k ? derivative : other)))];
  });
}

/** The second term with a minus, then the first. */
function make(arena: Arena, site: RuleContext): readonly Node[] {
  const terms = termsOf(arena, site);
  return terms === null || terms.length !== 2 ? [] : [1, 0].map((negated) => sumOf(arena, terms.map((term, k) => (k === negated ? negativeOf(arena, term) : term))));
}

export const productRuleSign: Mistake = {
  name: "product-rule-sign",
  rule: "product rule",
  title: "A minus in the product rule",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    const { arena, edit } = context;
    // Where the repair puts a minus, the sentence about the plus would not fit.
    if (edit !== null && /^[-−]/.test(edit.expected)) return null;
    for (const variant of [0, 1]) {
      const made = madeInRule(context, (site) => make(arena, site)[variant] ?? null);
      if (made !== null) {
        return { undone: made.undone, rule: "product rule", message: `The product rule has a plus: the derivative of ${inWords(made.site.node)} is ${inWords(made.site.usual)}. The minus belongs to the quotient rule.` };
      }
    }
    return null;
  },
  page: {
    looksLike: "d/dx (f g) = f' g - f g'.",
    why: "The quotient rule has a minus between the same two products, and the two rules are learnt together.",
    howToCatch: "A product does not care about the order of its factors, so its rule cannot either: a minus would.",
    alsoSeen: "Integration by parts, where the minus does belong.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx (x^2 sin(x))", wrong: "2x sin(x) - x^2 cos(x)", right: "2x sin(x) + x^2 cos(x)" },
};
