// Conditions in words the author can use: solved for the symbol where they are affine in one, the strictest for each symbol, and where sides that
// differ do agree.

import { compareRational, formatRational, negateRational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { printUnicode } from "../notation/unicode.js";
import { everywhere, type Affine } from "./analysis.js";
import { compareDoubles } from "./compare.js";
import { isEmptyRange, narrow, solveBound, type Bound } from "./domain.js";
import type { Coordinate } from "./evaluator.js";
import type { Sample, Sampler } from "./sampling.js";
import type { Scene, SceneCondition } from "./scene.js";

/** `x ≠ 0` for the node x. */
export function wordsForNonzero(scene: Scene, node: Node): string {
  const form = scene.analysis.affine(node);
  const bound = solveBound(form, "≠");
  return bound === null ? (betweenTwo(form, "≠") ?? `${printUnicode(node)} ≠ 0`) : `${bound.name} ≠ ${formatRational(bound.bound)}`;
}

/** The failing conditions in words: solved for the symbol where they are affine in one, the strictest for each symbol. */
export function wordsFor(scene: Scene, failing: readonly SceneCondition[]): string[] {
  const bounds = new Map<string, Bound[]>();
  const words: string[] = [];
  for (const condition of failing) {
    const relation = condition.relation;
    const bound = solveBound(scene.analysis.affine(condition.argument), relation);
    if (bound === null) {
      const text = betweenTwo(scene.analysis.affine(condition.argument), relation) ?? `${printUnicode(condition.argument)} ${relation} 0`;
      if (!words.includes(text)) words.push(text);
    } else bounds.set(bound.name, [...(bounds.get(bound.name) ?? []), bound]);
  }
  const solved: string[] = [];
  for (const [name, each] of bounds) {
    const range = each.reduce((sofar, bound) => narrow(sofar, bound), everywhere);
    if (range.lower !== null) solved.push(`${name} ${range.lowerStrict ? ">" : "≥"} ${formatRational(range.lower)}`);
    if (range.upper !== null) solved.push(`${name} ${range.upperStrict ? "<" : "≤"} ${formatRational(range.upper)}`);
    for (const bound of each) {
      if (bound.relation !== "≠" || isEmptyRange(narrow(range, { ...bound, relation: "=" }))) continue;
      const text = `${name} ≠ ${formatRational(bound.bound)}`;
      if (!solved.includes(text)) solved.push(text);
    }
  }
  return [...solved, ...words];
}

/** `x ≠ y` for x - y ≠ 0. */
function betweenTwo(form: Affine | null, relation: string): string | null {
  if (form === null || form.terms.size !== 2 || form.constant.numerator !== 0n) return null;
  const [first, second] = [...form.terms];
  if (first === undefined || second === undefined || compareRational(first[1], negateRational(second[1])) !== 0) return null;
  return first[1].numerator > 0n ? `${first[0]} ${relation} ${second[0]}` : `${second[0]} ${relation} ${first[0]}`;
}

/**
 * Where two sides that differ somewhere do agree, in words: one affine leaf of a branch whose sign tells the agreeing samples from the
 * differing ones. Null where nothing so simple was seen.
 */
export function whereTheyAgree(scene: Scene, sampler: Sampler): string | null {
  const agreeing: Sample[] = [];
  const differing: Sample[] = [];
  for (const sample of sampler.samples.usable) {
    const verdict = compareDoubles(sample);
    if (verdict.kind === "agrees") agreeing.push(sample);
    else if (verdict.kind === "separated") differing.push(sample);
  }
  if (agreeing.length < 2 || differing.length < 1) return null;
  for (const [number, leaf] of scene.leaves.entries()) {
    for (const side of [1, -1] as const) {
      const fits = agreeing.every((sample) => sample.leafSigns[number] === side || sample.leafSigns[number] === 0);
      const excludes = differing.every((sample) => sample.leafSigns[number] === -side);
      if (!fits || !excludes) continue;
      const bound = solveBound(scene.analysis.affine(leaf.node), side === 1 ? "≥" : "≤");
      if (bound === null) return `${printUnicode(leaf.node)} ${side === 1 ? "≥" : "≤"} 0`;
      const position = scene.inputs.findIndex((input) => input.name === bound.name);
      const base = agreeing[0];
      const onIt = base === undefined ? null : sampler.tryPoint(base.point.coordinates.map((coordinate, other): Coordinate => (other === position ? { kind: "exact", value: bound.bound } : coordinate)), 0);
      const closed = onIt === null ? agreeing.some((sample) => sample.leafSigns[number] === 0) : compareDoubles(onIt).kind === "agrees";
      const relation = closed ? bound.relation : bound.relation === "≥" ? ">" : "<";
      return `${bound.name} ${relation} ${formatRational(bound.bound)}`;
    }
  }
  return null;
}
