// An antiderivative of f(a x + b) without its division by a, or multiplied by a.

import { antiderivative } from "../../calculus/antiderivative.js";
import { differentiateByRules } from "../../calculus/rules.js";
import { isOne, isZero, productOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { IntegralNode, Node } from "../../expression/node.js";
import { freeSymbols, nodesIn } from "../../expression/traverse.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { integrated } from "./integral-values.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

/** The slopes of the linear expressions that functions are taken of. */
function slopes(arena: Arena, { body, variable }: IntegralNode): readonly Node[] {
  const inner = nodesIn(body).flatMap((node) => (node.kind === "apply" ? node.arguments : node.kind === "power" ? [node.base, node.exponent] : node.kind === "divide" ? [node.denominator] : []));
  return [...new Set(inner)].flatMap((each) => {
    if (each === variable || !freeSymbols(each).has(variable.name)) return [];
    const slope = differentiateByRules(arena, each, variable);
    return slope.kind === "failure" || isZero(slope) || isOne(slope) || freeSymbols(slope).has(variable.name) ? [] : [slope];
  });
}

export const innerFactorNotDivided = mistakeInRewriting({
  name: "inner-factor-not-divided",
  title: "Not divided by the inner derivative",
  rule: "integration by substitution",
  make(arena, node) {
    if (node.kind !== "integral" || node.lower !== null || node.upper !== null) return [];
    const primitive = antiderivative(arena, node.body, node.variable);
    if (primitive === null) return [];
    return slopes(arena, node).flatMap((slope) => [productOf(arena, [slope, primitive]), productOf(arena, [slope, slope, primitive])]);
  },
  right: integrated,
  message: (node) => `Where differentiating multiplies by the inner derivative, integrating divides by it: that is missing for ${inWords(node)}.`,
  page: {
    looksLike: "∫ e^(2x) dx = e^(2x) + C; ∫ cos(3x) dx = 3 sin(3x) + C.",
    why: "The chain rule is remembered the way it is for derivatives, or forgotten as it is there.",
    howToCatch: "Differentiate the result with the chain rule: 3 sin(3x) gives 9 cos(3x). Or substitute u = 3x, with du = 3 dx.",
    alsoSeen: "Decay and growth, ∫ e^(-kt) dt; waves, ∫ sin(ωt) dt; powers of a linear expression.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "∫ cos(3x) dx", wrong: "3 sin(3x) + C", right: "sin(3x)/3 + C" },
});
