// Limits of several letters are taken along straight lines to the point. One that exists comes to the same along every curve, and where a curve leads elsewhere it does not exist.

import { ALONG_LINES } from "../elaborate/limits-integrals.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";

export const LIMIT_EXISTS = "the limit exists";
/** The letters of curves get these powers of the way that is left. */
const POWERS = [2, 3];

const isAlongLines = (node: Node): boolean => node.kind === "limit" && node.variable.kind === "symbol" && node.variable.name === ALONG_LINES;

/** Is there such a limit in one of these? */
export function holdsSeveral(nodes: readonly Node[]): boolean {
  return nodes.some((node) => someNode(node, isAlongLines));
}

/** Expressions with their limits along each of some curves: for every letter in turn, those on which it comes to its place faster. */
export function alongCurves(arena: Arena, nodes: readonly Node[]): readonly (readonly Node[])[] {
  const directions = [...new Set(nodes.flatMap((node) => [...namesUnder(node)]))].filter((name) => name.startsWith("ξ_"));
  const way = arena.symbol(ALONG_LINES);
  return directions.flatMap((name) => POWERS.map((power) => {
    const faster = new Map<Node, Node>([[arena.symbol(name), arena.multiply([arena.power(way, arena.integer(power - 1)), arena.symbol(name)])]]);
    const visit = (node: Node): Node => (node.kind === "limit" && isAlongLines(node) ? arena.limit(node.variable, node.point, node.side, substitute(arena, node.body, faster)) : mapChildren(arena, node, visit));
    return nodes.map(visit);
  }));
}

function namesUnder(root: Node): ReadonlySet<string> {
  const found = new Set<string>();
  someNode(root, (node) => {
    if (node.kind === "limit" && isAlongLines(node)) for (const name of freeSymbols(node.body)) found.add(name);
    return false;
  });
  return found;
}
