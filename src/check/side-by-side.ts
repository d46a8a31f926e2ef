// Two columns side by side have no product. Where vectors are written with arrows and nothing is transposed, their scalar product may be meant: `(\vec u + \vec v)(\vec u + \vec v)`.

import type { Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";

const ARROW = /\u20D7/u;

/** What to ask of shapes that do not fit; null where no vectors with arrows stand side by side. */
export function sideBySideDoubt(written: readonly Node[]): string | null {
  const isTransposed = (node: Node): boolean => node.kind === "apply" && node.function === "transpose";
  if (written.some((side) => someNode(side, isTransposed))) return null;
  const isArrowed = (node: Node): boolean => {
    const names = [...freeSymbols(node)];
    return names.length > 0 && names.every((name) => ARROW.test(name.normalize("NFD"))) && !someNode(node, ({ kind }) => kind !== "symbol" && kind !== "add" && kind !== "negate");
  };
  const isPair = (node: Node): boolean => node.kind === "multiply" && node.factors.some((factor, k) => isArrowed(factor) && k > 0 && isArrowed(node.factors[k - 1] ?? node));
  return written.some((side) => someNode(side, isPair)) ? "are vectors side by side meant as their scalar product? then write \\cdot" : null;
}
