// The judge's door: is the new side b equal to the old side a? Sums with symbolic bounds go to the instances, given equations are used up, and
// what is left is a scene to be judged.

import type { Node, RelationNode } from "../expression/node.js";
import { useEquations } from "./constraints.js";
import { fingerprintDifference } from "./fingerprint.js";
import { forEachEntry } from "./entries.js";
import { judgeInstances } from "./instances.js";
import { needsInstances } from "./plan.js";
import { undecided, unequal, type JudgeContext, type Judgement } from "./judgement.js";
import { buildScene } from "./scene.js";
import { FULL_EFFORT, INSTANCE_EFFORT, judgeScene } from "./verdict.js";
import { createWork, type Work } from "./work.js";

export { prepareComparison, type PreparedComparison } from "./comparison.js";
export type { JudgeContext, Judgement } from "./judgement.js";

/**
 * Judges "a equals b", where a is the line before and b the new one: b may be defined at more points, and where it is defined at fewer
 * that is a condition. Deterministic, and bounded by the budget. Method: rigorous enclosures at chosen points, and fingerprints
 * (G. H. Gonnet, "Determining equivalence of expressions in random polynomial time", STOC 1984).
 */
export function judge(a: Node, b: Node, context: JudgeContext): Judgement {
  const work = createWork(context.budget);
  const relations = context.assumptions.filter((node): node is RelationNode => node.kind === "relation");
  if (needsInstances([a, b, ...relations])) return judgeInstances(a, b, relations, context, work, judgeScalar);
  return judgeScalar(a, b, forEachEntry(context.arena, relations, [a, b]), context, work, true);
}

/** Judges two expressions without symbolic sums. */
export function judgeScalar(a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work, algebra: boolean): Judgement {
  const { arena, integers } = context;
  const used = relations.some((relation) => relation.operator === "=")
    ? useEquations(arena, a, b, relations, integers)
    : { left: a, right: b, given: { relations, solved: [], eliminated: [] }, incomplete: false };
  const scene = buildScene(arena, used.left, used.right, used.given, integers, work);
  if ("reason" in scene) return undecided(scene.reason);
  const judgement = judgeScene(scene, fingerprintDifference, algebra ? FULL_EFFORT : INSTANCE_EFFORT);
  if (!used.incomplete || judgement.verdict !== "unequal") return judgement;
  return { ...unequal(null, null, null), verdict: "undecided", reason: "not equal by itself; a given equation could not be used" };
}
