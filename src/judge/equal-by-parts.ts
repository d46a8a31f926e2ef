// Equality of two sides that follows from that of their parts: each pair of parts that agrees at the points is judged by itself, with what it has in common taken as
// quantities of their own where that suffices.

import type { Rational } from "../arithmetic/rational.js";
import type { Node, RelationNode, RelationOperator } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import type { Certainty, Witness } from "../model/report.js";
import { abstractCommonParts, peeled } from "./abstraction.js";
import { weakest } from "./certainties.js";
import { areSides, matchParts } from "./inner-equalities.js";
import { undecided, type Judgement } from "./judgement.js";
import type { Sample } from "./sampling.js";
import type { Scene } from "./scene.js";
import { createWork, type Work } from "./work.js";

/** Judges two parts under relations of their own. */
export type JudgeInner = (left: Node, right: Node, relations: readonly RelationNode[], work: Work) => Judgement;

/** Work units for one pair of parts. */
const FOR_PARTS = 400_000;

/** What is known of the sides by their parts. */
export type ByParts =
  /** The sides are equal since their parts are. */
  | { readonly kind: "equal"; readonly certainty: Certainty }
  /** They agree at the points since these parts do, which are known to differ elsewhere. */
  | { readonly kind: "refuted"; readonly on: readonly [Node, Node] }
  /** They agree at the points since these parts do; that they do elsewhere is not known. */
  | { readonly kind: "rests"; readonly left: Node; readonly right: Node; readonly on: readonly (readonly [Node, Node])[] };

/** Judges the parts. `found` is told of two that differ, and says whether that settles it. */
export function equalByParts(scene: Scene, agreeing: readonly Sample[], inner: JudgeInner, found: (parts: readonly [Node, Node], witness: Witness) => boolean): ByParts {
  const unknown: ByParts = { kind: "rests", left: scene.left, right: scene.right, on: [[scene.left, scene.right]] };
  if (scene.assumptions.some((assumption) => assumption.operator === "=")) return unknown;
  const matched = matchParts(scene, agreeing, [
    (first, second) => judgeParts(scene, first, second, (a, b, work) => judgeInGeneral(scene, a, b, inner, work)),
    (first, second, own) => {
      if (areSides(scene, [first, second])) return undecided("they are the sides themselves");
      const judgement = judgeParts(scene, first, second, (a, b, work) => inner(a, b, about(scene, a, b), work));
      return judgement.verdict === "unequal" && judgement.witness !== null && found(own, judgement.witness) ? null : judgement;
    },
  ]);
  if (matched === null) return unknown;
  if (matched.left === matched.right) return { kind: "equal", certainty: weakest(matched.equal.map(({ certainty }) => certainty)) };
  const isRefuted = ([a, b]: readonly [Node, Node]): boolean => matched.refuted.some(([first, second]) => (a === first && b === second) || (a === second && b === first));
  const refuted = matched.restsOn.find(isRefuted);
  return refuted === undefined ? { kind: "rests", left: matched.left, right: matched.right, on: matched.restsOn } : { kind: "refuted", on: refuted };
}

/** Judges two parts, without what stands around both, with a share of the work. */
function judgeParts(scene: Scene, first: Node, second: Node, judge: (first: Node, second: Node, work: Work) => Judgement): Judgement {
  const work = createWork(Math.min(FOR_PARTS, Math.max(0, scene.work.left / 4)));
  const before = work.left;
  const [a, b] = peeled(scene.arena, first, second);
  const judgement = judge(a, b, work);
  scene.work.spend(before - work.left);
  return judgement;
}

/** For all values of what the two have in common. */
function judgeInGeneral(scene: Scene, first: Node, second: Node, inner: JudgeInner, work: Work): Judgement {
  const questions = abstractCommonParts(scene.arena, first, second, scene.analysis, scene.integers);
  let last = questions.length === 0 && !areSides(scene, [first, second]) ? inner(first, second, about(scene, first, second), work) : undecided("nothing but quantities is common");
  for (const { left, right, relations } of questions) {
    last = inner(left, right, [...about(scene, left, right), ...relations], work);
    if (last.verdict === "equal") break;
  }
  // That they differ for other values of what they have in common is no witness.
  return last.verdict === "unequal" ? undecided("they differ for other values of their parts") : last;
}
/** The assumptions that concern the two, and the bounds of their quantities wherever the sides have values. */
function about(scene: Scene, first: Node, second: Node): readonly RelationNode[] {
  const names = new Set([...freeSymbols(first), ...freeSymbols(second), "π", "e"]);
  const relations = scene.relations.filter((relation) => [...freeSymbols(relation)].every((name) => names.has(name)));
  for (const { name, node, hot, range } of scene.inputs) {
    if (!names.has(name) || node.kind !== "symbol") continue;
    if (hot.lower !== range.lower) relations.push(...related(scene, hot.lowerStrict ? ">" : "≥", node, hot.lower));
    if (hot.upper !== range.upper) relations.push(...related(scene, hot.upperStrict ? "<" : "≤", node, hot.upper));
  }
  return relations;
}

function related({ arena }: Scene, operator: RelationOperator, node: Node, bound: Rational | null): readonly RelationNode[] {
  const relation = bound === null ? null : arena.relation(operator, node, arena.number(bound));
  return relation?.kind === "relation" ? [relation] : [];
}
