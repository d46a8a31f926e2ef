// The values of an antiderivative at the two bounds of an integral, which the mistakes with bounds are made of.

import { antiderivative } from "../../calculus/antiderivative.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { substitute } from "../../expression/traverse.js";

/** F(b) and F(a) for an integral of f from a to b, with the antiderivative that a table gives; null where none is found, and for other nodes. */
export function valueAtBounds(arena: Arena, node: Node): { readonly lower: Node; readonly upper: Node } | null {
  if (node.kind !== "integral" || node.lower === null || node.upper === null) return null;
  const primitive = antiderivative(arena, node.body, node.variable);
  if (primitive === null) return null;
  const { variable } = node;
  const at = (end: Node): Node => substitute(arena, primitive, new Map<Node, Node>([[variable, end]]));
  return { lower: at(node.lower), upper: at(node.upper) };
}
