// Expectations and probabilities whose values come from where no formula says them: `P(A) \cdot P(B) = \frac12 \cdot \frac16` puts a value for each of them, and follows from nothing
// that is written there; `P(\text{four}) = \frac16` at the end of a chain says the last of them.

import { intervalArithmetic } from "../../arithmetic/interval.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { freeSymbols, nodesIn, someNode } from "../../expression/traverse.js";
import { isProbabilityKernel } from "../../functions/probability-operations.js";
import { enclose, isConstant } from "../../judge/constants.js";
import type { Syntax } from "../../syntax/math-tree.js";
import { placesFilled } from "../filled-form.js";
import { holdsSignInBrackets, isNegative } from "../numbers-put-in.js";

const holdsKernel = (node: Node): boolean => someNode(node, isProbabilityKernel);

/** Is the second side the first with a value for each expectation and probability in it, or the value of a probability that the first is? */
export function putsValuesIn(arena: Arena, before: Node, after: Node, syntax: Syntax, isUnsaid: (what: Node) => boolean, isSpokenOf: (name: string) => boolean): boolean {
  const quantities = nodesIn(before).flatMap((node) => (isProbabilityKernel(node) ? [...freeSymbols(node)] : []));
  if (quantities.some(isSpokenOf) || !holdsKernel(before) || !isConstant(after)) return false;
  // `\frac{1/6}{1/2}` is one number in the graph.
  if (before.kind === "divide" && after.kind === "number") return syntax.kind === "fraction" && [before.numerator, before.denominator].every((part) => isProbabilityKernel(part) && part.function === "probability");
  const kept = freeSymbols(after);
  // `\sigma_X` beside the covariance gets a number too.
  const isLetter = (node: Node): boolean => node.kind === "symbol" && !isConstant(node) && !kept.has(node.name) && isUnsaid(node);
  const put = placesFilled(arena, before, after, (node) => isProbabilityKernel(node) || isLetter(node), (node) => !isNegative(node) || holdsSignInBrackets(syntax));
  if (put === null) return false;
  const places = [...put].flatMap(([place, value]) => (isProbabilityKernel(place) ? [{ place, value }] : []));
  return places.length > 0 && places.every(({ place, value }) => place.function !== "probability" || mayBeProbability(value)) && (!isProbabilityKernel(before) || (before.function === "probability" && isProper(after)));
}

/** Is it no number outside of 0 and 1? */
function mayBeProbability(value: Node): boolean {
  const bounds = enclose(value, intervalArithmetic);
  return bounds === null || (bounds.upper >= 0 && bounds.lower <= 1);
}

/** A number between 0 and 1. */
function isProper(value: Node): boolean {
  const bounds = enclose(value, intervalArithmetic);
  return bounds !== null && bounds.lower > 0 && bounds.upper < 1;
}
