// A carried-out line made fit to be shown: without zero terms, factors 1 and doubled signs. Not a simplifier; what it prints is what the rules gave.

import { negativeOf, powerOf, productOf, quotientOf, sumOf } from "../calculus/tidy.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { keptPass } from "../expression/kept-pass.js";
import { mapChildren } from "../expression/traverse.js";

/** The node tidied bottom-up; its value is the same wherever it has one. */
export const tidied = keptPass((arena, node, visit) => tidyOne(arena, mapChildren(arena, node, visit)));

function tidyOne(arena: Arena, node: Node): Node {
  switch (node.kind) {
    case "add":
      return sumOf(arena, node.terms.flatMap((term) => (term.kind === "add" ? term.terms : [term])));
    case "multiply":
      return productOf(arena, node.factors);
    case "negate":
      return negativeOf(arena, node.operand);
    case "divide":
      return quotientOf(arena, node.numerator, node.denominator);
    case "power":
      return powerOf(arena, node.base, node.exponent);
    default:
      return node;
  }
}
