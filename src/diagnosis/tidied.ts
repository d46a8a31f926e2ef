// A carried-out line made fit to be shown: without zero terms, factors 1 and doubled signs. Not a simplifier; what it prints is what the rules gave.

import { negativeOf, powerOf, productOf, quotientOf, sumOf } from "../calculus/tidy.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";

/** The node tidied bottom-up; its value is the same wherever it has one. */
export function tidied(arena: Arena, root: Node): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const rebuilt = mapChildren(arena, node, visit);
    const result = tidyOne(arena, rebuilt);
    memo.set(node, result);
    return result;
  };
  return visit(root);
}

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
