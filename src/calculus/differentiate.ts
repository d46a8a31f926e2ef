// The one entrance to differentiation: mathjs where the whole is a scalar expression that it can do, our own rules otherwise. The tests
// hold the two against each other wherever both apply.

import type { Arena } from "../expression/arena.js";
import { someNode } from "../expression/traverse.js";
import type { Node, Variable } from "../expression/node.js";
import { differentiateByMathjs } from "./mathjs-adapter.js";
import { requirementsOf } from "./requirements.js";
import { differentiateByRules, type Failure } from "./rules.js";

/** A derivative, who gave it, and what must be defined for it to exist beyond what its own formula asks (see requirements.ts). */
export interface Derivative {
  readonly kind: "derivative";
  readonly node: Node;
  readonly by: "mathjs" | "rules";
  readonly requirements: readonly Node[];
}

/** The largest tree that mathjs is given; a shared graph stands for a tree that may be exponentially larger. */
export const largestMathjsTree = 2000;

/**
 * The derivative of a node without derivative nodes by a name or an entry of an indexed name. Fails with the reason where there is no
 * rule: opaque mathematics, a variable in the bound of a sum or in an index, a function that is the variable itself.
 */
export function differentiate(arena: Arena, node: Node, variable: Variable): Derivative | Failure {
  const isPlain = !someNode(node, (each) => each.kind === "derivative" || each.kind === "relation");
  const byMathjs = isPlain ? differentiateByMathjs(arena, node, variable, largestMathjsTree) : null;
  const result = byMathjs ?? differentiateByRules(arena, node, variable);
  if (result.kind === "failure") return result;
  return { kind: "derivative", node: result, by: byMathjs === null ? "rules" : "mathjs", requirements: requirementsOf(arena, node, result, variable) };
}
