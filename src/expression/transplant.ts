// The same expression in another arena, for those who compare two documents: each has an arena of its own, and their nodes must not be mixed.

import type { Arena } from "./arena.js";
import type { IndexNode, Node, SymbolNode, Variable } from "./node.js";

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
      case "add":
        return arena.add(node.terms.map(visit));
      case "multiply":
        return arena.multiply(node.factors.map(visit));
      case "negate":
        return arena.negate(visit(node.operand));
      case "divide":
        return arena.divide(visit(node.numerator), visit(node.denominator));
      case "power":
        return arena.power(visit(node.base), visit(node.exponent));
      case "apply":
        return arena.apply(node.function, node.arguments.map(visit));
      case "call":
        return arena.call(named(node.callee), node.orders, node.arguments.map(visit));
      case "sum":
      case "product":
        return arena.bigOperator(node.kind, symbol(node.index), optional(node.lower), optional(node.upper), visit(node.body));
      case "limit":
        return arena.limit(symbol(node.variable), visit(node.point), node.side, visit(node.body));
      case "integral":
        return arena.integral(symbol(node.variable), optional(node.lower), optional(node.upper), visit(node.body));
      case "piecewise":
        return arena.piecewise(node.branches.map(({ value, conditions }) => ({ value: visit(value), conditions: conditions.map(visit) })), optional(node.otherwise));
      case "derivative":
        return arena.derivative(visit(node.body), named(node.variable), node.order, node.partial);
      case "relation":
        return arena.relation(node.operator, visit(node.left), visit(node.right));
      case "opaque":
        return arena.opaque(node.what, node.text, node.operands.map(visit));
    }
  }

  return visit(root);
}
