// The chain rule without its second half: the outer function is differentiated, the inner one is not.

import type { RuleContext } from "../../calculus/rules.js";
import { isOne, isZero, negativeOf, sumOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { consequence, inWords } from "../wording.js";
import { madeInRule } from "./made.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES, SCOFIELD } from "./sources.js";

function isNegative(node: Node): boolean {
  return node.kind === "negate" || (node.kind === "number" && node.value.numerator < 0n);
}

/** The inner derivative, or where its sign is kept what is left out besides. */
function sizeOf(node: Node, isSignKept: boolean): Node {
  return isSignKept && node.kind === "negate" ? node.operand : node;
}

/** The outer derivatives alone; null where nothing is left out. */
function withoutInner(arena: Arena, { rule, links }: RuleContext, isSignKept: boolean): Node | null {
  if (rule !== "chain rule" || links.every((link) => isOne(sizeOf(link.innerDerivative, isSignKept)))) return null;
  return sumOf(arena, links.flatMap(({ outer, innerDerivative }) => (isZero(innerDerivative) ? [] : [isSignKept && isNegative(innerDerivative) ? negativeOf(arena, outer) : outer])));
}

const make = (arena: Arena, site: RuleContext): readonly Node[] => [false, true].flatMap((isSignKept) => withoutInner(arena, site, isSignKept) ?? []);

export const missingInnerDerivative: Mistake = {
  name: "missing-inner-derivative",
  rule: "chain rule",
  title: "The inner derivative is missing",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    const { arena } = context;
    // Left out with its sign, or its size only: -x lost as a whole, or the x of it.
    for (const isSignKept of [false, true]) {
      const made = madeInRule(context, (site) => withoutInner(arena, site, isSignKept));
      const link = made?.site.links.find(({ innerDerivative }) => !isZero(innerDerivative) && !isOne(sizeOf(innerDerivative, isSignKept)));
      if (made === null || link === undefined) continue;
      const what = `The derivative of ${inWords(made.site.node)} is ${inWords(link.outer)} times the derivative of what is inside, and the derivative of ${inWords(link.inner)} is ${inWords(link.innerDerivative)}.`;
      const lost = isSignKept ? `The factor ${inWords(sizeOf(link.innerDerivative, true))}` : "That factor";
      const others = made.sites.length > 1 ? ` This happened at ${made.sites.length} places.` : "";
      return { undone: made.undone, rule: "chain rule", message: `${what} ${lost} is missing${consequence(context.after.root, context.edit)}.${others}` };
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
