// Maxima, minima and the places where they are taken, over letters: `\max_a Q(a)`, `\arg\min_θ L(θ)`. They are no functions of their body's value, so the registry does not hold them;
// elaboration makes an opaque node of each, whose reason ends with its head and whose operands are what is made large or small and the letters. `check/left-open.ts` compares two of them.

import type { Node, OpaqueNode } from "../expression/node.js";

/** Why a line with one is open where it has nothing to be compared with. */
export const EXTREMUM = "a maximum or a minimum over letters is not worked out";

/** The names of such operators. */
export const EXTREMA: ReadonlySet<string> = new Set(["max", "min", "sup", "inf", "argmax", "argmin"]);

export function isExtremum(node: Node): node is OpaqueNode {
  return node.kind === "opaque" && node.what.startsWith(`${EXTREMUM}: `);
}

/** The operator and what stands below it. */
export function extremumHead(node: OpaqueNode): { readonly operator: string; readonly below: string } {
  const head = node.what.slice(EXTREMUM.length + 2);
  const at = head.indexOf("_");
  return { operator: head.slice(0, at), below: head.slice(at + 1) };
}
