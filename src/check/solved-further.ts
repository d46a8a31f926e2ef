// Equations between unknowns and a number that are solved further on: `a^2 = 9 + 16 = 25 ⇔ a = ±5`. They are no steps, since what stands before them does not say what a is.

import { intervalArithmetic } from "../arithmetic/interval.js";
import type { ElaboratedAssumption } from "../elaborate/derivation.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { holdsEitherSign } from "../judge/both-signs.js";
import { enclose, isConstant } from "../judge/constants.js";

/** What a value that is given in decimals may be off, as a part of what it is to make. */
const ROUNDED = 1e-2;

/** What the text from `start` on gives to the unknowns of an equation with a number, where that satisfies it; null where it gives none, or says something of them before. */
export function solvedFurther(arena: Arena, [before, number]: readonly [Node, Node], start: number, assumptions: readonly ElaboratedAssumption[], isSame: (one: Node, other: Node) => boolean): ElaboratedAssumption | null {
  if (isConstant(before) || !isConstant(number)) return null;
  const here = assumptions.filter(({ isElsewhere }) => !isElsewhere);
  const found = here.find(({ node, offset, text }) => {
    if (offset < start || node.kind !== "relation" || node.left === before || node.operator !== "=" || !isNumber(node.right) || isConstant(node.left) || !someNode(before, (each) => each === node.left)) return false;
    const made = substitute(arena, before, new Map([[node.left, node.right]]));
    return isNumber(made) && (isSame(made, number) || (/\d\.\d/.test(text) && isNear(made, number)));
  });
  const said = found?.node.kind === "relation" ? freeSymbols(found.node.left) : null;
  const isSaidBefore = ({ node, offset }: ElaboratedAssumption): boolean => offset < start && node.kind === "relation" && node.operator === "=" && isConstant(node.right) && [...freeSymbols(node.left)].every((name) => said?.has(name) === true);
  return found === undefined || here.some(isSaidBefore) ? null : found;
}

const isNumber = (node: Node): boolean => isConstant(node) || (holdsEitherSign(node) && freeSymbols(node).size === 1);

function isNear(one: Node, other: Node): boolean {
  const [a, b] = [enclose(one, intervalArithmetic), enclose(other, intervalArithmetic)];
  return a !== null && b !== null && Math.abs(a.lower + a.upper - b.lower - b.upper) <= ROUNDED * Math.abs(b.lower + b.upper);
}
