// Passes over expressions, and questions about them, whose answers are kept as long as the arena: a search for a repair asks for the tidied, simplified and ordered forms of the same pieces again and again.

import type { Arena } from "./arena.js";
import type { Node } from "./node.js";

/** A pass bottom-up: `change` makes the result of a node, and `visit` gives that of a child. It must depend on nothing but the node. */
export function keptPass(change: (arena: Arena, node: Node, visit: (child: Node) => Node) => Node): (arena: Arena, root: Node) => Node {
  const passes = new WeakMap<Arena, (node: Node) => Node>();
  return (arena, root) => {
    const known = passes.get(arena);
    if (known !== undefined) return known(root);
    const visit: (node: Node) => Node = remembered((node) => change(arena, node, visit));
    passes.set(arena, visit);
    return visit(root);
  };
}

/** The same function, asked once for each node. */
export function remembered<Answer>(ask: (node: Node) => Answer): (node: Node) => Answer {
  const answers = new Map<Node, { readonly answer: Answer }>();
  return (node) => {
    const known = answers.get(node);
    if (known !== undefined) return known.answer;
    const answer = ask(node);
    answers.set(node, { answer });
    return answer;
  };
}
