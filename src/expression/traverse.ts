// Passes that every stage needs: rebuilding, substitution, free symbols, size. All are memos over distinct nodes, so they are linear
// in the graph however large the tree is that it stands for.

import type { Arena } from "./arena.js";
import { childrenOf, type BigOperatorNode, type IntegralNode, type LimitNode, type Node, type SymbolNode } from "./node.js";

/** The node rebuilt with each child replaced by `visit(child)`; bound names and variables of derivatives stay symbols. */
export function mapChildren(arena: Arena, node: Node, visit: (child: Node) => Node): Node {
  switch (node.kind) {
    case "number":
    case "symbol":
      return node;
    case "index":
      return arena.index(node.base, node.indices.map(visit));
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
      return arena.call(node.callee, node.orders, node.arguments.map(visit));
    case "sum":
    case "product":
      return arena.bigOperator(node.kind, node.index, node.lower && visit(node.lower), node.upper && visit(node.upper), visit(node.body));
    case "limit":
      return arena.limit(node.variable, visit(node.point), node.side, visit(node.body));
    case "integral":
      return arena.integral(node.variable, node.lower && visit(node.lower), node.upper && visit(node.upper), visit(node.body));
    case "piecewise":
      return arena.piecewise(
        node.branches.map(({ value, conditions }) => ({ value: visit(value), conditions: conditions.map(visit) })),
        node.otherwise && visit(node.otherwise),
      );
    case "derivative": {
      const variable = node.variable.kind === "index" ? visit(node.variable) : node.variable;
      return arena.derivative(visit(node.body), variable.kind === "index" || variable.kind === "symbol" ? variable : node.variable, node.order, node.partial);
    }
    case "relation":
      return arena.relation(node.operator, visit(node.left), visit(node.right));
    case "opaque":
      return arena.opaque(node.what, node.text, node.operands.map(visit));
  }
}

/** Does the node bind a name in its body: a sum, a product, a limit, a definite integral? */
export function bindsVariable(node: Node): node is BigOperatorNode | LimitNode | IntegralNode {
  return node.kind === "sum" || node.kind === "product" || node.kind === "limit" || (node.kind === "integral" && node.lower !== null);
}

/** The name that such a node binds. */
export function boundNameOf(node: BigOperatorNode | LimitNode | IntegralNode): SymbolNode {
  switch (node.kind) {
    case "sum":
    case "product":
      return node.index;
    case "limit":
    case "integral":
      return node.variable;
  }
}

/** The names that occur free in the node: symbols, bases of indexed names and callees, without those bound by a sum, a product, a limit or a definite integral. */
export function freeSymbols(node: Node): ReadonlySet<string> {
  const memo = new Map<Node, ReadonlySet<string>>();
  const visit = (current: Node): ReadonlySet<string> => {
    const known = memo.get(current);
    if (known !== undefined) return known;
    const found = new Set<string>();
    if (current.kind === "symbol") found.add(current.name);
    else if (bindsVariable(current)) {
      const bound = boundNameOf(current);
      for (const name of visit(current.body)) if (name !== bound.name) found.add(name);
      for (const outside of current.kind === "limit" ? [current.point] : [current.lower, current.upper]) if (outside !== null) for (const name of visit(outside)) found.add(name);
    } else for (const child of childrenOf(current)) for (const name of visit(child)) found.add(name);
    memo.set(current, found);
    return found;
  };
  return visit(node);
}

/**
 * Replaces nodes by nodes, bottom-up on the original graph, never inside a replacement. What binds a name free in a replacement has its own name changed
 * first, so nothing is captured; a bound name itself is never replaced.
 */
export function substitute(arena: Arena, node: Node, replacements: ReadonlyMap<Node, Node>): Node {
  if (replacements.size === 0) return node;
  const memo = new Map<Node, Node>();
  const introduced = new Set<string>();
  for (const value of replacements.values()) for (const name of freeSymbols(value)) introduced.add(name);
  const visit = (current: Node): Node => {
    const direct = replacements.get(current);
    if (direct !== undefined) return direct;
    const known = memo.get(current);
    if (known !== undefined) return known;
    let result: Node;
    if (bindsVariable(current)) {
      let index: SymbolNode = boundNameOf(current);
      let body = current.body;
      const clashes = replacements.has(index) || introduced.has(index.name);
      if (clashes) {
        const free = freeSymbols(body);
        let name = `${index.name}′`;
        while (free.has(name) || introduced.has(name)) name += "′";
        const fresh = arena.symbol(name);
        body = substitute(arena, body, new Map<Node, Node>([[index, fresh]]));
        index = fresh;
      }
      if (current.kind === "limit") result = arena.limit(index, visit(current.point), current.side, visit(body));
      else if (current.kind === "integral") result = arena.integral(index, current.lower && visit(current.lower), current.upper && visit(current.upper), visit(body));
      else result = arena.bigOperator(current.kind, index, current.lower && visit(current.lower), current.upper && visit(current.upper), visit(body));
    } else result = mapChildren(arena, current, visit);
    memo.set(current, result);
    return result;
  };
  return visit(node);
}

/** True where some node of the graph satisfies the test. */
export function someNode(node: Node, test: (node: Node) => boolean): boolean {
  const seen = new Set<Node>();
  const stack: Node[] = [node];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    if (test(current)) return true;
    stack.push(...childrenOf(current));
  }
  return false;
}

/** How many distinct nodes the graph has. */
export function countNodes(node: Node): number {
  let count = 0;
  someNode(node, () => {
    count += 1;
    return false;
  });
  return count;
}

/** Every node of the graph, each once, the root first. */
export function nodesIn(root: Node): readonly Node[] {
  const found = new Set<Node>([root]);
  for (const node of found) for (const child of childrenOf(node)) found.add(child);
  return [...found];
}
