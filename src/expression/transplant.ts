// The same expression in another arena, for those who compare two documents: each has an arena of its own, and their nodes must not be mixed.

import type { Arena } from "./arena.js";
import type { IndexNode, Node, SymbolNode, Variable } from "./node.js";
import { mapChildren } from "./traverse.js";

/** The node made anew in an arena; the result is that arena's own. */
export function transplant(arena: Arena, root: Node): Node {
  const memo = new Map<Node, Node>();
  const symbol = (node: SymbolNode): SymbolNode => arena.symbol(node.name);
  const named = (node: SymbolNode | IndexNode): Variable => (node.kind === "symbol" ? symbol(node) : arena.index(symbol(node.base), node.indices.map(visit)));
  const optional = (node: Node | null): Node | null => (node === null ? null : visit(node));

  function visit(node: Node): Node {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const made = make(node);
    memo.set(node, made);
    return made;
  }

  function make(node: Node): Node {
    switch (node.kind) {
      case "number":
        return arena.number(node.value);
      case "symbol":
      case "index":
        return named(node);
      case "call":
        return arena.call(named(node.callee), node.orders, node.arguments.map(visit));
      case "sum":
      case "product":
        return arena.bigOperator(node.kind, symbol(node.index), optional(node.lower), optional(node.upper), visit(node.body));
      case "limit":
        return arena.limit(symbol(node.variable), visit(node.point), node.side, visit(node.body));
      case "integral":
        return arena.integral(symbol(node.variable), optional(node.lower), optional(node.upper), visit(node.body));
      case "derivative":
        return arena.derivative(visit(node.body), named(node.variable), node.order, node.partial);
      case "apply":
        return arena.apply(node.function, node.arguments.map(visit));
      case "opaque":
        return arena.opaque(node.what, node.text, node.operands.map(visit));
      case "add":
      case "multiply":
      case "negate":
      case "divide":
      case "power":
      case "piecewise":
      case "relation":
        // No names of their own: only what is below them is to be made anew.
        return mapChildren(arena, node, visit);
    }
  }

  return visit(root);
}
