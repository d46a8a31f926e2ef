// The branch check that stands between "algebraically zero for some choice of roots" and "identity": each region between the zeros and poles of
// everything must have been looked at, since on the two sides of one of them two sides of an equation may take different roots.

import { everywhere, Sign } from "./analysis.js";
import { isConcave } from "./convexity.js";
import { isEmptyRange, narrow, solveBound } from "./domain.js";
import { zeroSet } from "./leaves.js";
import type { Sample } from "./sampling.js";
import type { Scene, SceneLeaf } from "./scene.js";

const MOST_PLANES = 7;

interface Plane {
  readonly key: string;
  readonly orientation: 1 | -1;
  readonly leaf: SceneLeaf;
  readonly number: number;
}

/**
 * Was every combination of signs of the leaves that can occur seen at one of the samples, at which the sides agree? Only then do algebraic identity and
 * agreement make an identity: each such cell is convex, and on it both sides are analytic, so that one choice of roots holds all over it.
 */
export function branchesAreSettled(scene: Scene, agreeing: readonly Sample[]): boolean {
  if (!scene.leavesComplete) return false;
  const planes: Plane[] = [];
  const planeOf = new Map<SceneLeaf, { readonly plane: number; readonly relative: 1 | -1 }>();
  for (const [number, leaf] of scene.leaves.entries()) {
    const affine = scene.analysis.affine(leaf.node);
    if (affine === null || affine.terms.size === 0) {
      if (isConvexDomain(scene, leaf)) continue;
      return false;
    }
    const { key, orientation } = zeroSet(scene.arena, scene.analysis, leaf.node);
    let plane = planes.findIndex((each) => each.key === key);
    if (plane < 0) plane = planes.push({ key, orientation, leaf, number }) - 1;
    planeOf.set(leaf, { plane, relative: planes[plane]?.orientation === orientation ? 1 : -1 });
  }
  if (planes.length === 0) return agreeing.length > 0;
  if (planes.length > MOST_PLANES) return false;
  const products = requiredProducts(scene, planeOf);
  const seen = new Set(agreeing.map((sample) => planes.map(({ number }) => sample.leafSigns[number] ?? 0).join()));
  for (let pattern = 0; pattern < 1 << planes.length; pattern += 1) {
    const signs = planes.map((_, plane) => ((pattern >> plane) & 1 ? -1 : 1));
    if (seen.has(signs.join())) continue;
    const undefinedThere = products.some(({ sign, odd }) => odd.reduce((product, each) => product * (signs[each.plane] ?? 1) * each.relative, sign) < 0);
    if (!undefinedThere && !excluded(scene, planes, signs)) return false;
  }
  return true;
}

/** Both sides have values only where the leaf is positive, and that is a convex set. */
function isConvexDomain(scene: Scene, leaf: SceneLeaf): boolean {
  if ((scene.analysis.signs(leaf.node) & Sign.positive) === 0 || !isConcave(scene.analysis, leaf.node)) return false;
  return [...scene.leftConditions, ...scene.rightConditions].some((condition) => condition.argument === leaf.node && condition.relation !== "≠");
}

interface Product {
  readonly sign: number;
  readonly odd: readonly { readonly plane: number; readonly relative: 1 | -1 }[];
}

/** Arguments that must not be negative, as products of planes. */
function requiredProducts(scene: Scene, planeOf: ReadonlyMap<SceneLeaf, { readonly plane: number; readonly relative: 1 | -1 }>): readonly Product[] {
  const products: Product[] = [];
  const leafOf = new Map(scene.leaves.map((leaf) => [leaf.node, leaf]));
  for (const condition of [...scene.leftConditions, ...scene.rightConditions]) {
    if (condition.relation === "≠") continue;
    const factors = scene.factors(condition.argument);
    if (factors === null || factors.leaves.size === 0) continue;
    const odd: { plane: number; relative: 1 | -1 }[] = [];
    let known = true;
    for (const [node, parity] of factors.leaves) {
      const leaf = leafOf.get(node);
      const place = leaf === undefined ? undefined : planeOf.get(leaf);
      if (parity === "even") continue;
      if (place === undefined) known = false;
      else odd.push(place);
    }
    if (known) products.push({ sign: factors.sign, odd });
  }
  return products;
}

/** No point has these signs: two bounds on one symbol, or a bound and the range of a symbol, contradict each other. */
function excluded(scene: Scene, planes: readonly Plane[], signs: readonly number[]): boolean {
  const ranges = new Map<string, ReturnType<typeof narrow>>();
  for (const [position, plane] of planes.entries()) {
    const form = scene.analysis.affine(plane.leaf.node);
    const bound = solveBound(form, signs[position] === 1 ? ">" : "<");
    if (bound === null) continue;
    const range = narrow(ranges.get(bound.name) ?? scene.analysis.ranges.get(bound.name) ?? everywhere, bound);
    if (isEmptyRange(range)) return true;
    ranges.set(bound.name, range);
  }
  for (const condition of [...scene.leftConditions, ...scene.rightConditions]) {
    if (condition.relation === "≠") continue;
    const bound = solveBound(scene.analysis.affine(condition.argument), condition.relation);
    if (bound === null) continue;
    const range = narrow(ranges.get(bound.name) ?? everywhere, bound);
    if (isEmptyRange(range)) return true;
    ranges.set(bound.name, range);
  }
  return false;
}
