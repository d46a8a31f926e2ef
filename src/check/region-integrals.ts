// Integrals over a region that is only named: what they come to is not known, but that of the same integrand over the same region is the same, and a sum may be taken apart. Those over points
// that conditions describe are compared with what runs over the same points between bounds, and so are two descriptions of points.

import { isRegionIntegral } from "../elaborate/limits-integrals.js";
import { integralOverPoints, isSetOfPoints } from "../elaborate/points.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { mapChildren, someNode } from "../expression/traverse.js";
import type { JudgeContext, Judgement } from "../judge/judgement.js";
import { bySamePoints, overPointsAs, samePoints, type Points } from "../judge/same-region.js";

/** The expression with the integral between bounds for each one whose region a formula describes; null where it has none, or holds anything else that is not judged. */
export function withinBounds(arena: Arena, root: Node): Node | null {
  if (!someNode(root, (node) => iteratedOf(node) !== null)) return null;
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const iterated = iteratedOf(node);
    const made = iterated !== null ? visit(iterated) : node.kind === "opaque" ? node : mapChildren(arena, node, visit);
    memo.set(node, made);
    return made;
  };
  const made = visit(root);
  return someNode(made, (node) => node.kind === "opaque") ? null : made;
}

/** The integral between bounds that an integral over a region comes with; null where no formula gives any. */
function iteratedOf(node: Node): Node | null {
  const [, , iterated] = node.kind === "opaque" && isRegionIntegral(node) ? node.operands : [];
  return iterated?.kind === "integral" ? iterated : null;
}

/**
 * Equal where `before` is an integral over points that conditions describe, alone or with factors before it, and `after` another one of the same, or what runs over the same points between
 * bounds; null where that is not seen.
 */
export function overSamePoints(before: Node, after: Node, context: JudgeContext): Judgement | null {
  const first = integralIn(before, context);
  const second = integralIn(after, context);
  if (first === null) return null;
  return second === null ? overPointsAs(first.points, first.integrand, after, context) : bySamePoints(first.points, first.integrand, second.points, second.integrand, context);
}

/** The points and the integrand, with the factors before the integral; null for anything else. */
function integralIn(node: Node, { arena }: JudgeContext): { readonly points: Points; readonly integrand: Node } | null {
  const factors = node.kind === "multiply" ? node.factors : [node];
  const [held, ...more] = factors.filter((factor) => factor.kind === "opaque");
  const found = held?.kind === "opaque" && isRegionIntegral(held) ? held.operands.flatMap((operand) => integralOverPoints(operand) ?? [])[0] : undefined;
  const points = found === undefined ? null : pointsIn(found.points);
  const others = factors.filter((factor) => factor !== held);
  if (found === undefined || points === null || more.length > 0 || others.some((factor) => someNode(factor, (each) => each.kind === "opaque"))) return null;
  return { points, integrand: others.length === 0 ? found.integrand : arena.multiply([...others, found.integrand]) };
}

/** Equal where two sides are the same set of points, described in two ways; null where that is not seen. */
export function asSamePoints(before: Node, after: Node, context: JudgeContext): Judgement | null {
  const [first, second] = [pointsIn(before), pointsIn(after)];
  return first === null || second === null ? null : samePoints(first, second, context);
}

function pointsIn(node: Node): Points | null {
  if (node.kind !== "opaque" || !isSetOfPoints(node)) return null;
  return { coordinates: node.operands.filter(({ kind }) => kind !== "relation"), conditions: node.operands.flatMap((operand) => (operand.kind === "relation" ? [operand] : [])) };
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
