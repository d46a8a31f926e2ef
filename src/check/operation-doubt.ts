// Where a text speaks of groups or of linear maps, a difference that rests on an unknown e or f is a doubt: `c = ce = cab`, `f(0 · v) = 0 f(v)`.

import type { SpokenOperations } from "../elaborate/operation-words.js";
import type { Definitions } from "../expression/definition.js";
import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";

/** Why two sides need not differ; null where they hold no unknown function, and the rows they stand in no e as a factor. */
export function operationDoubt(sides: readonly Node[], rows: readonly Node[], spoken: SpokenOperations, definitions: Definitions): string | null {
  if (spoken.groups && rows.some(holdsElement)) return "is e the identity of an operation here?";
  // `ab = aababb = ba`, and `b' = b b` with b' another element.
  if (spoken.groups && sides.every(isWord)) return "may the product be that of a group or of words here?";
  if (!spoken.maps) return null;
  let name: string | null = null;
  for (const side of sides) {
    someNode(side, (node) => {
      if (node.kind === "call" && node.callee.kind === "symbol" && node.orders.every((order) => order === 0) && !definitions.has(node.callee.name)) name ??= node.callee.name;
      return name !== null;
    });
  }
  return name === null ? null : `the text speaks of maps with laws of their own; is ${String(name)} one?`;
}

/** Is it a product of letters, each of which may have a power or a prime? */
function isWord(node: Node): boolean {
  if (node.kind === "multiply") return node.factors.every(isWord);
  if (node.kind === "power") return isWord(node.base) && node.exponent.kind === "number";
  return (node.kind === "symbol" && node.name !== "e" && node.name !== "π") || (node.kind === "call" && node.orders.some((order) => order > 0)) || (node.kind === "derivative" && node.body.kind === "symbol");
}

/** Is there an e that is no base of a power, or an e with a prime? */
function holdsElement(node: Node): boolean {
  const isE = (part: Node): boolean => (part.kind === "symbol" && part.name === "e") || (part.kind === "call" && part.callee.kind === "symbol" && part.callee.name === "e");
  return isE(node) || someNode(node, (part) => part.kind === "multiply" && part.factors.some(isE));
}
