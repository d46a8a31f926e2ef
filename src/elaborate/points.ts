// Sets of points that conditions describe, and integrals over them, as nodes that are not worked out: `check/region-integrals.ts` compares them with what else runs over the same points.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { substitute } from "../expression/traverse.js";
import type { Syntax } from "../syntax/math-tree.js";
import type { Located } from "./located.js";
import type { SetOfPoints } from "./regions.js";
import { graphName, type Scope } from "./scope.js";

/** What the elaborator of expressions lends. */
interface Host {
  readonly arena: Arena;
  readonly scope: Scope;
  expression(syntax: Syntax): Located;
}

/** The integrand in the letters of the points: in polar ones, x, y and z by them, and r or ρ² sin φ for the element of area or volume, unless it is in their letters already (`dr dθ`). */
export function integrandIn(host: Host, { coordinates, polar }: SetOfPoints, body: Node, isInLetters: boolean): Node {
  if (polar === null || isInLetters) return body;
  const { arena, scope } = host;
  const [x, y, z] = coordinates;
  const put = new Map([["x", x], ["y", y], ["z", z]].flatMap(([letter, syntax]): readonly (readonly [Node, Node])[] => (typeof letter === "string" && typeof syntax === "object" ? [[arena.symbol(graphName(letter, scope)), host.expression(syntax).node]] : [])));
  const radius = arena.symbol(graphName(polar.radius, scope));
  const element = polar.fromAxis === null ? [radius] : [arena.power(radius, arena.integer(2)), arena.apply("sin", [arena.symbol(graphName(polar.fromAxis, scope))])];
  return arena.multiply([substitute(arena, body, put), ...element]);
}

/** What is said of an integral over points that conditions describe; its operands are the points and the integrand in their letters. */
const OVER_POINTS = "an integral over points is not judged yet";
/** What is said of points with conditions; its operands are their coordinates, and the conditions as relations. */
export const POINTS = "a set of points is not judged yet";

/** The integrand and the points of an integral over points that conditions describe; null for anything else. */
export function integralOverPoints(node: Node): { readonly points: Node; readonly integrand: Node } | null {
  const [points, integrand] = node.kind === "opaque" && node.what === OVER_POINTS ? node.operands : [];
  return points === undefined || integrand === undefined ? null : { points, integrand };
}

export function isSetOfPoints(node: Node): boolean {
  return node.kind === "opaque" && node.what === POINTS;
}

/** The integral over the points of an integrand in their letters. */
export function overPoints(host: Host, points: SetOfPoints, integrand: Node): Node {
  return host.arena.opaque(OVER_POINTS, "", [host.arena.opaque(POINTS, "", partsOfPoints(host, points)), integrand]);
}

/** The coordinates of points, and the conditions as relations. */
export function partsOfPoints(host: Host, { coordinates, polar, chains }: SetOfPoints): readonly Node[] {
  const { arena, scope } = host;
  const relations = chains.flatMap(({ sides, signs }) => {
    const nodes = sides.map((side) => host.expression(side).node);
    return signs.flatMap((sign, k) => {
      const [left, right] = [nodes[k], nodes[k + 1]];
      return left === undefined || right === undefined ? [] : [arena.relation(sign, left, right)];
    });
  });
  // A radius is not negative.
  const radius = polar === null ? [] : [arena.relation("≥", arena.symbol(graphName(polar.radius, scope)), arena.integer(0))];
  return [...coordinates.map((each) => host.expression(each).node), ...relations, ...radius];
}
