// The derivative of an exponential without the logarithm of its base.

import { isZero, productOf } from "../../calculus/tidy.js";
import { isSignRepair, madeInRule } from "./made.js";
import type { RuleContext } from "../../calculus/rules.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

function make(arena: Arena, { rule, node, links }: RuleContext): readonly Node[] {
  if (rule !== "exponential rule" || node.kind !== "power" || (node.base.kind === "symbol" && node.base.name === "e")) return [];
  const inner = links[0]?.innerDerivative;
  return inner === undefined || isZero(inner) ? [] : [productOf(arena, [node, inner])];
}

export const missingLogarithmOfBase: Mistake = {
  name: "missing-logarithm-of-base",
  rule: "exponential rule",
  title: "The logarithm of the base is missing",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    if (isSignRepair(context)) return null;
    const { arena } = context;
    const made = madeInRule(context, (site) => make(arena, site)[0] ?? null);
    if (made === null || made.site.node.kind !== "power") return null;
    const logarithm = inWords(arena.apply("log", [made.site.node.base]));
    return { undone: made.undone, rule: "exponential rule", message: `Only e to the power of x is its own derivative. The derivative of ${inWords(made.site.node)} is ${inWords(made.site.usual)}; the factor ${logarithm} is missing.` };
  },
  page: {
    looksLike: "d/dx 2^x = 2^x.",
    why: "The rule for e^x is the one that is used every day.",
    howToCatch: "Write a^x as e^(x log a) and use the chain rule.",
    alsoSeen: "Half-lives, decibels, powers of ten.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx 2^x", wrong: "2^x", right: "2^x log(2)" },
};
