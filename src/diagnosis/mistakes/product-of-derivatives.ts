// The derivative of a product taken for the product of the derivatives.

import { isZero, productOf } from "../../calculus/tidy.js";
import type { RuleContext } from "../../calculus/rules.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { madeInRule } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCOFIELD } from "./sources.js";

function make(arena: Arena, { rule, node, derivativeOf }: RuleContext): readonly Node[] {
  if (rule !== "product rule" || node.kind !== "multiply") return [];
  const factors = node.factors.map((factor) => {
    const derivative = derivativeOf(factor);
    return derivative.kind === "failure" || isZero(derivative) ? factor : derivative;
  });
  return [productOf(arena, factors)];
}

export const productOfDerivatives: Mistake = {
  name: "product-of-derivatives",
  rule: "product rule",
  title: "A product differentiated factor by factor",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    const { arena } = context;
    const made = madeInRule(context, (site) => make(arena, site)[0] ?? null);
    if (made === null) return null;
    return { undone: made.undone, rule: "product rule", message: `${inWords(made.site.node)} is a product: its derivative is not the product of the derivatives. By the product rule it is ${inWords(made.site.usual)}.` };
  },
  page: {
    looksLike: "d/dx (f g) = f' g' instead of f' g + f g'.",
    why: "Sums are differentiated term by term, and so it seems that products should be differentiated factor by factor.",
    howToCatch: "Try it on x·x: the product of the derivatives is 1, but the derivative of x² is 2x.",
    alsoSeen: "Quotients differentiated above and below; derivatives of three factors.",
    sources: [DAWKINS, SCOFIELD, MALRULES],
  },
  example: { before: "d/dx (x^2 sin(x))", wrong: "2x cos(x)", right: "2x sin(x) + x^2 cos(x)" },
};
