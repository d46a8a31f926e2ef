// Angles that are counted in degrees where the number counts radians.

import type { Arena } from "../expression/arena.js";
import type { Node, NumberNode } from "../expression/node.js";

const TRIGONOMETRIC: ReadonlySet<string> = new Set(["sin", "cos", "tan", "cot", "sec", "csc"]);

/** A trigonometric function of a number, with that many degrees for its angle; null for any other node. */
export function atDegrees(arena: Arena, node: Node): { readonly node: Node; readonly angle: NumberNode } | null {
  const [angle] = node.kind === "apply" && TRIGONOMETRIC.has(node.function) ? node.arguments : [];
  if (node.kind !== "apply" || angle?.kind !== "number") return null;
  return { node: arena.apply(node.function, [arena.divide(arena.multiply([angle, arena.symbol("π")]), arena.integer(180))]), angle };
}
