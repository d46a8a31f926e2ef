// Landau's O(…) as the name of an apply node. It is no function: `O(x^3)` stands for something of which only the order is known, so the registry does not hold it,
// nothing evaluates it, and only expansions say what it means.

import type { ApplyNode, Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";

export const LANDAU = "O";

/** Is it `O(…)`? */
export function isOrderTerm(node: Node): node is ApplyNode {
  return node.kind === "apply" && node.function === LANDAU;
}

/** Does `O(…)` stand somewhere in it? */
export function holdsOrderTerm(node: Node): boolean {
  return someNode(node, isOrderTerm);
}
