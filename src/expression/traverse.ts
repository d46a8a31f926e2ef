// Passes that every stage needs: rebuilding, substitution, free symbols, size. All are memos over distinct nodes, so they are linear
// in the graph however large the tree is that it stands for.

import type { Arena } from "./arena.js";
import { childrenOf, type BigOperatorNode, type IntegralNode, type LimitNode, type Node, type SymbolNode } from "./node.js";

/** The node with each child replaced by `visit(child)`, itself where none changes; bound names and variables of derivatives stay symbols. */
export function mapChildren(arena: Arena, node: Node, visit: (child: Node) => Node): Node {
  switch (node.kind) {
    case "number":
    case "symbol":
      return node;
    case "index": {
      const indices = mapped(node.indices, visit);
      return indices === node.indices ? node : arena.index(node.base, indices);
    }
    case "add": {
      const terms = mapped(node.terms, visit);
      return terms === node.terms ? node : arena.add(terms);
    }
    case "multiply": {
      const factors = mapped(node.factors, visit);
      return factors === node.factors ? node : arena.multiply(factors);
    }
    case "negate": {
      const operand = visit(node.operand);
      return operand === node.operand ? node : arena.negate(operand);
    }
    case "divide": {
      const [numerator, denominator] = [visit(node.numerator), visit(node.denominator)];
      return numerator === node.numerator && denominator === node.denominator ? node : arena.divide(numerator, denominator);
    }
    case "power": {
      const [base, exponent] = [visit(node.base), visit(node.exponent)];
      return base === node.base && exponent === node.exponent ? node : arena.power(base, exponent);
    }
    case "apply": {
      const args = mapped(node.arguments, visit);
      return args === node.arguments ? node : arena.apply(node.function, args);
    }
    case "call": {
      const args = mapped(node.arguments, visit);
      return args === node.arguments ? node : arena.call(node.callee, node.orders, args);
    }
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
    case "opaque": {
      const operands = mapped(node.operands, visit);
      return operands === node.operands ? node : arena.opaque(node.what, node.text, operands);
    }
  }
}

/** The nodes replaced, the same list where none changes. A loop by index, since everything passes through here. */
function mapped(nodes: readonly Node[], visit: (child: Node) => Node): readonly Node[] {
  let made: Node[] | null = null;
  for (let k = 0; k < nodes.length; k++) {
    const node = nodes[k];
    if (node === undefined) continue;
    const result = visit(node);
    if (made === null && result !== node) made = nodes.slice(0, k);
    made?.push(result);
  }
  return made ?? nodes;
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

/** Does a name stand in an expression other than as a function that is applied? */
export function standsAlone(node: Node, name: string): boolean {
  const isName = (each: Node): boolean => each.kind === "symbol" && each.name === name;
  return isName(node) || someNode(node, (each) => childrenOf(each).some((child) => isName(child) && !(each.kind === "call" && each.callee === child && !each.arguments.includes(child))));
}

/** The free symbols but for unknown functions that are applied: `P(x, y)` depends on x and y, whatever P is. */
export function freeLetters(node: Node): readonly string[] {
  return [...freeSymbols(node)].filter((name) => standsAlone(node, name));
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

/** Does the name stand there by itself, without arguments or indices? */
export function standsBare(root: Node, name: string): boolean {
  if (root.kind === "symbol") return root.name === name;
  return childrenOf(root).some((child) => (child.kind === "symbol" && ((root.kind === "call" && child === root.callee) || (root.kind === "index" && child === root.base)) ? false : standsBare(child, name)));
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
