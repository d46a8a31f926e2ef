// Convexity that can be seen: an even root of a concave expression has a convex domain, on which no branch can change.

import { isInteger } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { rationalValue } from "../functions/powers.js";
import type { Analysis } from "./analysis.js";

/** Is the expression a concave function of its symbols: affine, minus non-negative multiples of squares of affine forms? Then the set where it is positive is convex. */
export function isConcave(analysis: Analysis, node: Node): boolean {
  if (analysis.affine(node) !== null) return true;
  if (node.kind !== "add" || node.terms.length > 50) return false;
  return node.terms.every((term) => analysis.affine(term) !== null || (term.kind === "negate" && isConvexTerm(analysis, term.operand)));
}

function isConvexTerm(analysis: Analysis, node: Node): boolean {
  if (analysis.affine(node) !== null) return true;
  if (node.kind === "power") {
    const exponent = rationalValue(node.exponent);
    return exponent !== null && isInteger(exponent) && exponent.numerator > 0n && exponent.numerator % 2n === 0n && analysis.affine(node.base) !== null;
  }
  if (node.kind === "multiply") {
    let squares = 0;
    for (const factor of node.factors) {
      const constant = rationalValue(factor);
      if (constant !== null ? constant.numerator < 0n : !isConvexTerm(analysis, factor)) return false;
      if (constant === null) squares += 1;
    }
    return squares <= 1;
  }
  if (node.kind === "divide") {
    const constant = rationalValue(node.denominator);
    return constant !== null && constant.numerator > 0n && isConvexTerm(analysis, node.numerator);
  }
  return node.kind === "apply" && (node.function === "exp" || node.function === "cosh") && node.arguments[0] !== undefined && analysis.affine(node.arguments[0]) !== null;
}
