// A power or a root of a product that reaches one of its factors only.

import { powerOf, productOf, quotientOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, MALRULES, SCOFIELD } from "./sources.js";

interface Part {
  readonly factor: Node;
  readonly isBelow: boolean;
}

/** The factors above and below the line of a product or a quotient; none where there is one only. */
function partsOf(node: Node): readonly Part[] {
  const factors = (product: Node): readonly Node[] => (product.kind === "multiply" ? product.factors : [product]);
  if (node.kind === "multiply") return node.factors.map((factor) => ({ factor, isBelow: false }));
  if (node.kind !== "divide") return [];
  return [...factors(node.numerator).map((factor) => ({ factor, isBelow: false })), ...factors(node.denominator).map((factor) => ({ factor, isBelow: true }))];
}

/** A power or a root, as what it holds and what it makes of a factor; null for anything else. */
function powerIn(arena: Arena, node: Node): { readonly inside: Node; readonly raise: (factor: Node) => Node } | null {
  if (node.kind === "power") return { inside: node.base, raise: (factor) => powerOf(arena, factor, node.exponent) };
  const [inside] = node.kind === "apply" && node.function === "sqrt" ? node.arguments : [];
  return inside === undefined ? null : { inside, raise: (factor) => arena.apply("sqrt", [factor]) };
}

const joined = (arena: Arena, parts: readonly Part[]): Node =>
  quotientOf(arena, productOf(arena, parts.flatMap(({ factor, isBelow }) => (isBelow ? [] : [factor]))), productOf(arena, parts.flatMap(({ factor, isBelow }) => (isBelow ? [factor] : []))));

export const powerOfProduct = mistakeInRewriting({
  name: "power-of-product",
  title: "A power reaches one factor only",
  rule: "algebra",
  make(arena, node) {
    const power = powerIn(arena, node);
    const parts = power === null ? [] : partsOf(power.inside);
    if (power === null || parts.length < 2) return [];
    const raised = (isRaised: (k: number) => boolean): Node => joined(arena, parts.map((part, k) => (isRaised(k) ? { ...part, factor: power.raise(part.factor) } : part)));
    // One factor left as it is, or only one taken to the power.
    const all = parts.map((_, left) => raised((k) => k !== left));
    return parts.length === 2 ? all : [...all, ...parts.map((_, only) => raised((k) => k === only))];
  },
  right(arena, node) {
    const power = powerIn(arena, node);
    return power === null ? node : joined(arena, partsOf(power.inside).map((part) => ({ ...part, factor: power.raise(part.factor) })));
  },
  message: (node, made) => `A power of a product is taken of each factor: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "(2x)³ = 2x³; (x/2)² = x²/2; √(4x) = 4√x.",
    why: "The exponent stands beside the last factor, and the eye lets it belong to that one. Without brackets, in 2x³, it does.",
    howToCatch: "Write the power out: (2x)³ is 2x · 2x · 2x, with three factors 2 in it.",
    alsoSeen: "Scaling laws (twice the side, eight times the volume), standardised values ((x - m)/s)², substitution of 2x for x in a formula with x². Scofield's graders have a code for powers that do not reach everything in the bracket.",
    sources: [DAWKINS, SCOFIELD, MALRULES],
  },
  example: { before: "(2x)^3 + 1", wrong: "2x^3 + 1", right: "8x^3 + 1" },
});
