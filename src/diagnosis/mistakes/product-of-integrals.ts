// The integral of a product taken for the product of the integrals.

import { antiderivative } from "../../calculus/antiderivative.js";
import { productOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { freeSymbols } from "../../expression/traverse.js";
import { occurrences } from "../../elaborate/located.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { integrated } from "./integral-values.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

/** The factors of an integrand that hold the variable, two or more of them; a divisor is a factor too. */
function movingFactors(arena: Arena, body: Node, variable: string): readonly Node[] {
  const factors = body.kind === "multiply" ? body.factors : body.kind === "divide" ? [body.numerator, arena.divide(arena.integer(1), body.denominator)] : [];
  const moving = factors.filter((factor) => freeSymbols(factor).has(variable));
  return moving.length < 2 ? [] : factors;
}

const factorByFactor = mistakeInRewriting({
  name: "product-of-integrals",
  title: "A product integrated factor by factor",
  rule: "integration by parts",
  make(arena, node) {
    if (node.kind !== "integral") return [];
    const { variable, lower, upper } = node;
    const factors = movingFactors(arena, node.body, variable.name);
    if (factors.length === 0) return [];
    const moves = (factor: Node): boolean => freeSymbols(factor).has(variable.name);
    const integrals = factors.map((factor) => (moves(factor) ? arena.integral(variable, lower, upper, factor) : factor));
    const worked = factors.map((factor) => (moves(factor) ? antiderivative(arena, factor, variable) : factor)).filter((each): each is Node => each !== null);
    return [productOf(arena, integrals), ...(lower === null && worked.length === factors.length ? [productOf(arena, worked)] : [])];
  },
  right: integrated,
  message: (node) => `The integral of a product is not the product of the integrals: ${inWords(node)} needs integration by parts or a substitution.`,
  page: {
    looksLike: "∫ x e^x dx = (x²/2) e^x; ∫ from 0 to 1 of x e^x dx = (1/2)(e - 1).",
    why: "Sums are integrated term by term, and so it seems that products should be integrated factor by factor.",
    howToCatch: "Differentiate the result: by the product rule (x²/2) e^x gives x e^x and something more. Or try ∫ x · x dx.",
    alsoSeen: "Quotients integrated above and below; expected values of products, where it does hold for independent factors.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "int_0^1 x e^x dx", wrong: "(1/2)(e - 1)", right: "1" },
});

export const productOfIntegrals: Mistake = {
  ...factorByFactor,
  // Between bounds there are numbers, which may agree by chance: a bracket with the antiderivative in it says what was done.
  explain: (context) => (occurrences(context.after.root).some(({ located: { form, node } }) => form.kind === "bigOperator" && node.kind === "add") ? null : factorByFactor.explain(context)),
};
