// Passes over expressions whose answers are kept as long as the arena: a search for a repair asks for the tidied, simplified and ordered forms of the same pieces again and again.

import type { Arena } from "./arena.js";
import { memoised } from "./memoised.js";
import type { Node } from "./node.js";

/** A pass bottom-up: `change` makes the result of a node, and `visit` gives that of a child. It must depend on nothing but the node. */
export function keptPass(change: (arena: Arena, node: Node, visit: (child: Node) => Node) => Node): (arena: Arena, root: Node) => Node {
  const passes = new WeakMap<Arena, (node: Node) => Node>();
  return (arena, root) => {
    const known = passes.get(arena);
    if (known !== undefined) return known(root);
    const visit: (node: Node) => Node = memoised((node: Node) => change(arena, node, visit));
    passes.set(arena, visit);
    return visit(root);
  };
}
