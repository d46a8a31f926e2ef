// Recognises what a move from one equation to the next was: both sides differentiated, a quantity solved for, or the same equation in another form.

import type { Formula } from "../expression/formula.js";
import type { Node, RelationNode } from "../expression/node.js";
import { freeSymbols, nodesIn } from "../expression/traverse.js";
import { isDerivative } from "./rule-of-integral.js";

/** The rule of a right move between statements, or null where none was recognised. */
export function ruleOfStatement(before: Formula, after: Formula): string | null {
  if (before.kind !== "relation") return null;
  if (after.kind !== "relation") return after.kind === "any" || after.kind === "all" ? "solving the equation" : null;
  const [old, fresh] = [before.relation, after.relation];
  if (rates(fresh).length > 0 && rates(old).length === 0) return "differentiation of both sides";
  if (integrals(fresh) > 0 && integrals(old) === 0) return "integration of both sides";
  const isEquation = old.operator === "=" && fresh.operator === "=";
  if (isSolved(fresh) && !isSolved(old)) return isEquation ? "solving the equation" : "solving the inequality";
  if (old.left === fresh.left || old.right === fresh.right) return "algebra";
  return isEquation ? "the same on both sides" : null;
}

function rates(relation: RelationNode): readonly Node[] {
  return [relation.left, relation.right].flatMap(nodesIn).filter(isDerivative);
}

function integrals(relation: RelationNode): number {
  return [relation.left, relation.right].flatMap(nodesIn).filter(({ kind }) => kind === "integral").length;
}

/** A name or a derivative alone on the left that is not on the right. */
function isSolved({ left, right }: RelationNode): boolean {
  switch (left.kind) {
    case "symbol":
      return !freeSymbols(right).has(left.name);
    case "index":
    case "derivative":
    case "call":
      return !nodesIn(right).includes(left);
    default:
      return false;
  }
}
