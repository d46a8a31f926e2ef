// The chain rule without its second half: the outer function is differentiated, the inner one is not.

import { isOne, isZero, sumOf } from "../../calculus/tidy.js";
import { linesWithMistake } from "../line-derivatives.js";
import { consequence, inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCOFIELD } from "./sources.js";

export const missingInnerDerivative: Mistake = {
  name: "missing-inner-derivative",
  rule: "chain rule",
  title: "The inner derivative is missing",
  evidence: "made",
  explain(context) {
    const { arena } = context;
    const made = linesWithMistake(arena, context.before, context.derivatives, ({ rule, links }) => {
      if (rule !== "chain rule" || links.every((link) => isOne(link.innerDerivative))) return null;
      return sumOf(arena, links.flatMap((link) => (isZero(link.innerDerivative) ? [] : [link.outer])));
    });
    for (const { line, sites } of made) {
      const site = sites[0];
      const link = site?.links.find((each) => !isOne(each.innerDerivative) && !isZero(each.innerDerivative));
      if (site === undefined || link === undefined || !context.isWrongLine(line)) continue;
      const what = `The derivative of ${inWords(site.node)} is ${inWords(link.outer)} times the derivative of what is inside, and the derivative of ${inWords(link.inner)} is ${inWords(link.innerDerivative)}.`;
      const others = sites.length > 1 ? ` It is missing at ${sites.length} places.` : "";
      return { rule: "chain rule", message: `${what} That factor is missing${consequence(context.after.root, context.edit)}.${others}` };
    }
    return null;
  },
  page: {
    looksLike: "d/dx sin(3x) = cos(3x) instead of 3 cos(3x); d/dx log(1 - x) = 1/(1 - x) instead of -1/(1 - x).",
    why: "The table of derivatives says what becomes of sin x, and one reads it as if it said what becomes of sin of anything. With an inside like 1 - x only a sign is lost, which is easy to overlook.",
    howToCatch: "Name the inside, differentiate it, multiply. Ask at every function: is its argument just the variable?",
    alsoSeen: "Squares of brackets, exponentials with a rate, logistic and entropy losses, where log(1 - p) loses its minus.",
    sources: [DAWKINS, SCOFIELD, MALRULES],
  },
  example: { before: "d/dx (log(x) + log(1 - x))", wrong: "1/x + 1/(1 - x)", right: "1/x - 1/(1 - x)" },
};
