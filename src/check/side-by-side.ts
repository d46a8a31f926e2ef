// Shapes that do not fit and yet may be meant.
// Two columns side by side have no product. Where vectors are written with arrows and nothing is transposed, their scalar product may be meant: `(\vec u + \vec v)(\vec u + \vec v)`.

import type { Definitions } from "../expression/definition.js";
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

/** `∇_θ L(y(θ · x)) = -yx` with an L of which nothing is said: what it takes and gives is not known. */
export function unknownGradientDoubt(written: readonly Node[], definitions: Definitions): string | null {
  let found: string | null = null;
  const isOfUnknown = (node: Node): boolean => {
    const [of] = node.kind === "apply" && node.function === "gradient" ? node.arguments : node.kind === "derivative" ? [node.body] : [];
    if (of?.kind !== "call" || of.callee.kind !== "symbol" || definitions.has(of.callee.name)) return false;
    found = of.callee.name;
    return true;
  };
  return written.some((side) => someNode(side, isOfUnknown)) ? `nothing here says what ${String(found)} is` : null;
}
