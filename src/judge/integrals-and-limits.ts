// Finding, renaming and replacing the limits and integrals of an expression: what the comparison of such expressions is made of.

import type { Arena } from "../expression/arena.js";
import type { IntegralNode, LimitNode, Node, SymbolNode } from "../expression/node.js";
import { childrenOf } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";
import { gaussianValue } from "./gaussian-integrals.js";
import { infinitySign } from "./limit.js";

export function isBinder(node: Node): node is LimitNode | IntegralNode {
  return node.kind === "limit" || node.kind === "integral";
}

/** Does the node hold a limit, an integral or ∞? Only then is anything here needed. */
export function holdsLimitOrIntegral(node: Node): boolean {
  return someNode(node, (each) => isBinder(each) || (each.kind === "symbol" && each.name === "∞"));
}

export function isIndefinite(node: Node): node is IntegralNode {
  return node.kind === "integral" && node.lower === null;
}

/** The indefinite integrals that are not inside of another limit or integral. */
export function indefiniteIntegrals(root: Node): readonly IntegralNode[] {
  return outermost(root).filter(isIndefinite);
}

/** The outermost limits and integrals, each once. */
export function outermost(root: Node): readonly (LimitNode | IntegralNode)[] {
  const found = new Set<LimitNode | IntegralNode>();
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (isBinder(node)) found.add(node);
    else childrenOf(node).forEach(visit);
  };
  visit(root);
  return [...found];
}

/** The node with the outermost limits and integrals replaced. */
export function replaceOutermost(arena: Arena, root: Node, replacement: (node: LimitNode | IntegralNode) => Node): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const result = isBinder(node) ? replacement(node) : mapChildren(arena, node, visit);
    memo.set(node, result);
    return result;
  };
  return holdsLimitOrIntegral(root) ? visit(root) : root;
}

/** Behind the new name of a bound variable that takes integers only. */
const COUNTING = "ℤ";

/** The bound variables of a standard form that take integers only. */
export function countingVariables(...forms: readonly Node[]): readonly string[] {
  return forms.flatMap(outermost).flatMap(({ variable: { name } }) => (name.startsWith("τ\u0000") && name.endsWith(COUNTING) ? [name] : []));
}

/**
 * Bound variables renamed by their depth, so that what differs only in them is one node; improper integrals become limits of proper ones, and those with
 * equal bounds go. `free` are expressions whose free variables are kept apart from the bound ones: where two expressions are compared, both. What takes integers only still does.
 */
export function standardForm(arena: Arena, root: Node, free: readonly Node[], integers: ReadonlySet<string>): Node {
  const visit = (node: Node, depth: number): Node => {
    if (!holdsLimitOrIntegral(node)) return node;
    if (!isBinder(node)) return mapChildren(arena, node, (child) => visit(child, depth));
    if (node.kind === "integral" && node.lower === null) return arena.integral(node.variable, null, null, visit(node.body, depth + 1));
    const name = arena.symbol(`τ\u0000${depth}${integers.has(node.variable.name) ? COUNTING : ""}`);
    const body = visit(substitute(arena, node.body, new Map<Node, Node>([[node.variable, name]])), depth + 1);
    if (node.kind === "limit") return arena.limit(name, visit(node.point, depth), node.side, body);
    if (node.lower === null || node.upper === null) return arena.integral(name, node.lower, node.upper, body);
    const [lower, upper] = [visit(node.lower, depth), visit(node.upper, depth)];
    if (lower === upper) return arena.integer(0);
    const whole = arena.integral(name, lower, upper, body);
    const gaussian = whole.kind === "integral" && !holdsLimitOrIntegral(body) ? gaussianValue(arena, whole) : null;
    if (gaussian !== null) return gaussian;
    return proper(name, lower, upper, body, depth);
  };
  function proper(name: SymbolNode, lower: Node, upper: Node, body: Node, depth: number): Node {
    const end = arena.symbol(`τ\u0000${depth}`);
    const inner = arena.symbol(`τ\u0000${depth + 1}`);
    // One deeper: the limit takes this depth.
    const moved = (): Node => visit(substitute(arena, body, new Map<Node, Node>([[name, inner]])), depth + 2);
    if (infinitySign(lower) !== 0 && infinitySign(upper) !== 0) {
      const zero = arena.integer(0);
      return arena.add([proper(name, lower, zero, body, depth), proper(name, zero, upper, body, depth)]);
    }
    if (infinitySign(upper) !== 0) return arena.limit(end, upper, "both", arena.integral(inner, lower, end, moved()));
    if (infinitySign(lower) !== 0) return arena.limit(end, lower, "both", arena.integral(inner, end, upper, moved()));
    return arena.integral(name, lower, upper, body);
  }
  // Inside of another integral its variable is free, and has such a name already.
  const taken = free.flatMap((node) => [...freeSymbols(node)]).flatMap((name) => (name.startsWith("τ\u0000") ? [Number.parseInt(name.slice(2), 10) + 1] : []));
  return visit(root, Math.max(0, ...taken));
}
