// Families whose members may be parts of 1, such as the entries of a label or the probabilities of classes: y_1 + … + y_K = 1.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";

export interface Total {
  readonly name: string;
  /** `Σ_k y_k = 1`, between the bounds that the sums run over. */
  readonly equation: Node;
}

/** The families with one index that are summed over in the nodes, each with the equation that its members sum to 1. */
export function totalsIn(arena: Arena, nodes: readonly Node[]): readonly Total[] {
  const found = new Map<string, Total>();
  for (const node of nodes) {
    someNode(node, (sum) => {
      if (sum.kind !== "sum") return false;
      const { index, lower, upper } = sum;
      someNode(sum.body, (each) => {
        if (each.kind !== "index" || each.indices.length !== 1 || each.indices[0] !== index || found.has(each.base.name)) return false;
        found.set(each.base.name, { name: each.base.name, equation: arena.relation("=", arena.bigOperator("sum", index, lower, upper, each), arena.integer(1)) });
        return false;
      });
      return false;
    });
  }
  return [...found.values()];
}
