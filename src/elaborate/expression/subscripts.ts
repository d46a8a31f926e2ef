// What a subscript that is an index stands for: `x_i`, `A_{ij}`, `x_{n+1}`.

import type { Node } from "../../expression/node.js";
import type { Syntax } from "../../syntax/math-tree.js";
import { indexNames } from "../syntax-names.js";
import type { Elaborator } from "./elaborator.js";

/** The indices, each as an expression; null where the subscript is none. */
export function subscriptNodes(here: Elaborator, sub: Syntax): readonly Node[] | null {
  const names = indexNames(sub);
  if (names !== null) return names.map((name) => here.arena.symbol(name));
  const inner = sub.kind === "group" && sub.bracket === "brace" ? sub.items : null;
  if (inner !== null) {
    const nodes: Node[] = [];
    for (const item of inner) {
      const [side] = item.sides;
      if (item.sides.length !== 1 || side === null || side === undefined) return null;
      nodes.push(here.expression(side).node);
    }
    return nodes;
  }
  return [here.expression(sub).node];
}
