// The chain rule as it is said: the outer derivative, then the inner one, nothing multiplied out. So stands a line whose author was about to tidy it, and so it reads where one of the two halves is put right.

import type { RuleContext } from "../calculus/rules.js";
import { isOne, isZero, signedProduct } from "../calculus/tidy.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { tidied } from "./tidied.js";

/** Is it 1/u, but for its sign? A product with it is written as one fraction. */
export const isReciprocal = (node: Node): boolean => (node.kind === "negate" ? isReciprocal(node.operand) : node.kind === "divide" && isOne(node.numerator));

/** The product of this use of the chain rule; null where it is another rule, has several inner functions or gives a fraction. */
export function chainAsItStands(arena: Arena, { links }: RuleContext): Node | null {
  const [link] = links;
  if (links.length !== 1 || link === undefined || isReciprocal(link.outer) || isZero(link.innerDerivative)) return null;
  return signedProduct(arena, [...factorsOf(arena, tidied(arena, link.outer)), ...factorsOf(arena, tidied(arena, link.innerDerivative))]);
}

function factorsOf(arena: Arena, node: Node): readonly Node[] {
  if (node.kind === "multiply") return node.factors;
  return node.kind === "negate" ? [arena.integer(-1), ...factorsOf(arena, node.operand)] : [node];
}
