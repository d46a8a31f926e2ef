// Integrals over a region that is only named: what they come to is not known, but that of the same integrand over the same region is the same, and a sum may be taken apart.

import { isRegionIntegral } from "../elaborate/limits-integrals.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { mapChildren, someNode } from "../expression/traverse.js";

/** The expression with the integral between bounds for each one whose region a formula describes; null where it has none, or holds anything else that is not judged. */
export function withinBounds(arena: Arena, root: Node): Node | null {
  if (!someNode(root, (node) => isRegionIntegral(node) && node.kind === "opaque" && node.operands.length > 2)) return null;
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const iterated = node.kind === "opaque" && isRegionIntegral(node) ? node.operands[2] : undefined;
    const made = iterated !== undefined ? visit(iterated) : node.kind === "opaque" ? node : mapChildren(arena, node, visit);
    memo.set(node, made);
    return made;
  };
  const made = visit(root);
  return someNode(made, (node) => node.kind === "opaque") ? null : made;
}

/** The expression with an unknown function of the integrand for each such integral, of each of its terms where sums are taken apart; null where it has none, or holds anything else that is not judged. */
export function withRegions(arena: Arena, root: Node, sums: "whole" | "apart"): Node | null {
  if (!someNode(root, isRegionIntegral)) return null;
  const taken = (integrand: Node, region: Node): Node => {
    if (sums === "apart" && integrand.kind === "add") return arena.add(integrand.terms.map((term) => taken(term, region)));
    if (sums === "apart" && integrand.kind === "negate") return arena.negate(taken(integrand.operand, region));
    return region.kind === "symbol" ? arena.call(region, [0], [integrand]) : integrand;
  };
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const [integrand, region] = node.kind === "opaque" ? node.operands : [];
    const made = isRegionIntegral(node) && integrand !== undefined && region !== undefined ? taken(visit(integrand), region) : node.kind === "opaque" ? node : mapChildren(arena, node, visit);
    memo.set(node, made);
    return made;
  };
  const made = visit(root);
  return someNode(made, (node) => node.kind === "opaque") ? null : made;
}
