// The denominator of the quotient rule without its square.

import type { RuleContext } from "../../calculus/rules.js";
import { isZero, negativeOf, productOf, quotientOf, sumOf } from "../../calculus/tidy.js";
import type { Node } from "../../expression/node.js";
import { isSignRepair, madeInRule } from "./made.js";
import type { Arena } from "../../expression/arena.js";
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
  return [quotientOf(arena, sumOf(arena, [productOf(arena, [du, v]), negativeOf(arena, productOf(arena, [u, dv]))]), v)];
}

export const quotientMissingSquare: Mistake = {
  name: "quotient-missing-square",
  rule: "quotient rule",
  title: "The square of the denominator is missing",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    if (isSignRepair(context)) return null;
    const { arena } = context;
    const made = madeInRule(context, (site) => make(arena, site)[0] ?? null);
    if (made === null || made.site.node.kind !== "divide") return null;
    const denominator = inWords(context.arena.power(made.site.node.denominator, context.arena.integer(2)));
    return { undone: made.undone, rule: "quotient rule", message: `The quotient rule divides by the square of the denominator, ${denominator}.` };
  },
  page: {
    looksLike: "(u' v - u v')/v instead of (u' v - u v')/v^2.",
    why: "The numerator takes all the attention.",
    howToCatch: "Try u = v: the derivative of 1 is 0 either way, but with u = 1, v = x the right answer is -1/x², not -1/x.",
    alsoSeen: "Rational functions, logistic functions.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx (x^2 / sin(x))", wrong: "(2x sin(x) - x^2 cos(x))/sin(x)", right: "(2x sin(x) - x^2 cos(x))/(sin(x))^2" },
};
