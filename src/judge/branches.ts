// The branch check that stands between "algebraically zero" and "identity": even roots, absolute values and signs may choose differently on the
// two sides of their argument's zeros, so each cell between those zeros must have been looked at.

import { compareRational, divideRational, formatRational, ZERO } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { everywhere, isConcave, Sign, type Affine } from "./analysis.js";
import { isEmptyRange, narrow, solveBound } from "./domain.js";
import type { Sample } from "./sampling.js";
import type { Scene } from "./scene.js";

/** A name for the set where an affine form is zero: the form divided by its first coefficient. */
export function zeroSetKey(form: Affine | null): string | null {
  if (form === null || form.terms.size === 0) return null;
  const entries = [...form.terms].sort(([a], [b]) => (a < b ? -1 : 1));
  const leading = entries[0]?.[1];
  if (leading === undefined) return null;
  return [...entries.map(([name, coefficient]) => `${formatRational(divideRational(coefficient, leading))}*${name}`), formatRational(divideRational(form.constant, leading))].join(" ");
}

/**
 * Was every combination of signs of the branch arguments that can occur seen at a usable sample? Only then do algebraic identity and agreement at
 * the samples make an identity: on each such cell, a convex set, both sides are analytic.
 */
export function branchesAreSettled(scene: Scene, compared: readonly Sample[]): boolean {
  if (!scene.domainComplete) return false;
  const planes: { readonly key: string; readonly node: Node; readonly sign: 1 | -1 }[] = [];
  const products: { readonly sign: number; readonly odd: readonly number[] }[] = [];
  for (const branch of scene.branches) {
    if (!branch.loses) continue;
    const factors = scene.analysis.factors(branch.argument);
    if (factors === null) return false;
    const odd: number[] = [];
    for (const [leaf, parity] of factors.leaves) {
      const form = scene.analysis.affine(leaf);
      const key = zeroSetKey(form);
      if (form === null || key === null) {
        if (branch.required && factors.leaves.size === 1 && factors.sign === 1 && parity === "odd" && leaf === branch.argument && isConcaveLeaf(scene, leaf)) continue;
        return false;
      }
      let plane = planes.findIndex((each) => each.key === key);
      const leading = [...form.terms].sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1] ?? ZERO;
      const orientation = leading.numerator > 0n ? 1 : -1;
      if (plane < 0) {
        plane = planes.length;
        planes.push({ key, node: leaf, sign: orientation });
      }
      const relative = planes[plane]?.sign === orientation ? 1 : -1;
      if (parity === "odd") odd.push(relative === 1 ? plane : -plane - 1);
    }
    if (branch.required && factors.leaves.size > 0) products.push({ sign: factors.sign, odd });
  }
  if (planes.length === 0) return true;
  if (planes.length > 4) return false;
  const numbers = planes.map((plane) => scene.leaves.findIndex((leaf) => leaf.node === plane.node));
  if (numbers.includes(-1)) return false;
  const seen = new Set<string>();
  for (const sample of compared) seen.add(numbers.map((number) => sample.leafSigns[number] ?? 0).join());
  for (let pattern = 0; pattern < 1 << planes.length; pattern += 1) {
    const signs = planes.map((_, plane) => ((pattern >> plane) & 1 ? -1 : 1));
    if (seen.has(signs.join())) continue;
    const undefinedThere = products.some(({ sign, odd }) => odd.reduce((product, each) => product * (each >= 0 ? (signs[each] ?? 1) : -(signs[-each - 1] ?? 1)), sign) < 0);
    if (!undefinedThere && !excluded(scene, planes, signs)) return false;
  }
  return true;
}

/** No point has these signs: a condition of a side, or an assumption, on the same plane forbids one, or two bounds on one symbol contradict each other. */
function excluded(scene: Scene, planes: readonly { readonly key: string; readonly node: Node }[], signs: readonly number[]): boolean {
  const bounds = planes.map((plane, position) => solveBound(scene.analysis.affine(plane.node), signs[position] === 1 ? ">" : "<"));
  const ranges = new Map<string, ReturnType<typeof narrow>>();
  for (const bound of bounds) {
    if (bound === null) continue;
    const range = narrow(ranges.get(bound.name) ?? scene.analysis.ranges.get(bound.name) ?? everywhere, bound);
    if (isEmptyRange(range)) return true;
    ranges.set(bound.name, range);
  }
  for (const condition of [...scene.leftConditions, ...scene.rightConditions]) {
    if (condition.relation === "≠") continue;
    const bound = solveBound(scene.analysis.affine(condition.argument), condition.relation);
    if (bound !== null) {
      const range = narrow(ranges.get(bound.name) ?? everywhere, bound);
      if (isEmptyRange(range)) return true;
      ranges.set(bound.name, range);
    }
    const form = scene.analysis.affine(condition.argument);
    const key = zeroSetKey(form);
    const plane = planes.findIndex((each) => each.key === key);
    const other = plane < 0 ? null : scene.analysis.affine(planes[plane]?.node ?? condition.argument);
    if (form === null || key === null || other === null) continue;
    const [name] = [...form.terms.keys()].sort();
    const sameSide = name !== undefined && compareRational(form.terms.get(name) ?? ZERO, ZERO) > 0 === compareRational(other.terms.get(name) ?? ZERO, ZERO) > 0;
    if ((signs[plane] === 1) !== sameSide) return true;
  }
  return false;
}

function isConcaveLeaf(scene: Scene, leaf: Node): boolean {
  return (scene.analysis.signs(leaf) & Sign.positive) !== 0 && isConcave(scene.analysis, leaf);
}
