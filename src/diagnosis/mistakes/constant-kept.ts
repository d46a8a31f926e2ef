// A constant term that is still there after differentiating.

import type { RuleContext } from "../../calculus/rules.js";
import { isZero } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { isSignRepair, madeInRule } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { MALRULES, SCOFIELD } from "./sources.js";

const make = (_arena: Arena, { rule, node }: RuleContext): readonly Node[] => (rule === "constant rule" && !isZero(node) ? [node] : []);

export const constantKept: Mistake = {
  name: "constant-kept",
  rule: "constant rule",
  title: "The constant is kept",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    if (isSignRepair(context)) return null;
    const made = madeInRule(context, (site) => make(context.arena, site)[0] ?? null);
    if (made === null) return null;
    return { undone: made.undone, rule: "constant rule", message: `${inWords(made.site.node)} does not change with ${inWords(made.derivative.variable)}, so its derivative is 0 and it drops out.` };
  },
  page: {
    looksLike: "d/dx (x^2 + 5) = 2x + 5.",
    why: "Constants in front of a factor stay, so constants that stand alone seem to stay as well.",
    howToCatch: "Ask of each term how fast it changes: a constant does not.",
    alsoSeen: "Parameters that are constants for this derivative only; intercepts.",
    sources: [SCOFIELD, MALRULES],
  },
  example: { before: "d/dx (x^2 + 5)", wrong: "2x + 5", right: "2x" },
};
