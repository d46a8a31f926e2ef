// The whole number that a scalar expression of numbers comes to; for sizes and subscripts, which are small.

import { isInteger } from "../../arithmetic/rational.js";
import type { Node } from "../../expression/node.js";
import { rationalValue } from "../../functions/powers.js";

/** The integer value of an expression of numbers below 1000; null for anything else. */
export function integerOf(node: Node): number | null {
  const value = rationalValue(node);
  return value !== null && isInteger(value) && value.numerator > -1000n && value.numerator < 1000n ? Number(value.numerator) : null;
}
