// The power rule with the exponent raised by one, as in integration.

import { addRational, ONE, subtractRational } from "../../arithmetic/rational.js";
import { isZero, negativeOf, powerOf, productOf, quotientOf } from "../../calculus/tidy.js";
import { isSignRepair, madeInRule } from "./made.js";
import type { RuleContext } from "../../calculus/rules.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { simplified } from "../simplified.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, MALRULES } from "./sources.js";

function make(arena: Arena, site: RuleContext): readonly Node[] {
  return [...inDenominator(arena, site), ...inPower(arena, site)];
}

/** c/xⁿ as a power: −n goes up to −n + 1, and the exponent below goes down. */
function inDenominator(arena: Arena, { node, derivativeOf }: RuleContext): readonly Node[] {
  if (node.kind !== "divide" || node.denominator.kind !== "power" || node.denominator.exponent.kind !== "number") return [];
  const { base, exponent } = node.denominator;
  const [above, inner] = [derivativeOf(node.numerator), derivativeOf(base)];
  if (above.kind === "failure" || inner.kind === "failure" || !isZero(above) || isZero(inner)) return [];
  return [negativeOf(arena, quotientOf(arena, productOf(arena, [exponent, node.numerator, inner]), powerOf(arena, base, arena.number(subtractRational(exponent.value, ONE)))))];
}

function inPower(arena: Arena, { rule, node, links }: RuleContext): readonly Node[] {
  const inner = links[0]?.innerDerivative;
  if (rule !== "power rule" || node.kind !== "power" || inner === undefined || isZero(inner)) return [];
  const raised = node.exponent.kind === "number" ? arena.number(addRational(node.exponent.value, ONE)) : arena.add([node.exponent, arena.integer(1)]);
  return [productOf(arena, [node.exponent, powerOf(arena, node.base, raised), inner])];
}

export const exponentRaised: Mistake = {
  name: "exponent-raised",
  rule: "power rule",
  title: "The exponent goes up instead of down",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    if (isSignRepair(context)) return null;
    const { arena } = context;
    const below = madeInRule(context, (site) => inDenominator(arena, site)[0] ?? null);
    if (below !== null) {
      return { undone: below.undone, rule: "power rule", message: `Below the fraction bar the exponent goes up by one, since a negative exponent goes down: the derivative of ${inWords(below.site.node)} is ${inWords(simplified(arena, below.site.usual))}.` };
    }
    const made = madeInRule(context, (site) => inPower(arena, site)[0] ?? null);
    if (made === null || made.site.node.kind !== "power") return null;
    const { exponent } = made.site.node;
    const lower = exponent.kind === "number" ? arena.number(subtractRational(exponent.value, ONE)) : arena.subtract(exponent, arena.integer(1));
    return { undone: made.undone, rule: "power rule", message: `The exponent goes down by one: from ${inWords(exponent)} to ${inWords(lower)}. The derivative of ${inWords(made.site.node)} is ${inWords(made.site.usual)}.` };
  },
  page: {
    looksLike: "d/dx x^(-2) = -2x^(-1); d/dx x^3 = 3x^4.",
    why: "Integration raises exponents; and with negative ones 'one less' looks like more.",
    howToCatch: "One less than -2 is -3: count on a number line.",
    alsoSeen: "1/x², roots written as powers.",
    sources: [DAWKINS, MALRULES],
  },
  example: { before: "d/dx x^(-2)", wrong: "-2x^(-1)", right: "-2x^(-3)" },
};
