// The derivative of a trigonometric function with the wrong sign.

import { listRuleSites, type RuleContext } from "../../calculus/rules.js";
import { negativeOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { madeInRule } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

const OWN_RULE = /^(?:sin|cos|tan|cot|sec|csc) rule$/;
const make = (arena: Arena, { rule, usual }: RuleContext): readonly Node[] => (OWN_RULE.test(rule) ? [negativeOf(arena, usual)] : []);

export const wrongTrigDerivativeSign: Mistake = {
  name: "wrong-trig-derivative-sign",
  rule: "trigonometric derivative",
  title: "The sign of a trigonometric derivative",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    const { arena } = context;
    // A minus that was lost comes from here; one too many, beside a product or quotient, rather from the minus of those rules.
    const isAlone = context.derivatives.every(({ body, variable }) => listRuleSites(arena, body, variable).every(({ rule }) => rule !== "product rule" && rule !== "quotient rule"));
    const functions = isAlone ? OWN_RULE : /^(?:cos|cot|csc) rule$/;
    const made = madeInRule(context, ({ rule, usual }) => (functions.test(rule) ? negativeOf(arena, usual) : null));
    if (made === null || made.site.node.kind !== "apply") return null;
    const outer = made.site.links[0]?.outer ?? made.site.usual;
    const composed = made.site.links.some((link) => link.inner.kind !== "symbol" && link.inner.kind !== "index");
    const what = composed ? `The outer derivative of ${inWords(made.site.node)}` : `The derivative of ${inWords(made.site.node)}`;
    return { undone: made.undone, rule: "trigonometric derivative", message: `${what} is ${inWords(outer)}, not ${inWords(negativeOf(arena, outer))}.` };
  },
  page: {
    looksLike: "d/dx cos x = sin x, d/dx sin x = -cos x.",
    why: "Of sine and cosine only one derivative has a minus, and the integrals have it the other way round.",
    howToCatch: "The functions that begin with co have the minus. Or look at the graph: the cosine falls after 0.",
    alsoSeen: "Second derivatives, oscillations, rotations.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx cos(x)", wrong: "sin(x)", right: "-sin(x)" },
};
