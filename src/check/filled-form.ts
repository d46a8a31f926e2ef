// A form whose letters get numbers: `y - 0 = -2(x - 2)` below `y - y_0 = m(x - x_0)`. The row below is the form with a number at each place of some letters, so it says what these are; it
// follows from nothing, and it is no mistake.

import { negateRational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode } from "../expression/traverse.js";
import { isConstant } from "../judge/constants.js";

/**
 * The numbers that so many letters or more, or values of functions at numbers or at a letter (`x'(t)`), of a form get in an expression that is this form otherwise; null where it is another
 * one, or a letter had two numbers.
 */
export function filledIn(arena: Arena, form: Node, filled: Node, fewest = 2): ReadonlyMap<Node, Node> | null {
  const kept = freeSymbols(filled);
  const stays = (call: Node): boolean => someNode(filled, (node) => node === call);
  const isOpen = (node: Node): boolean => (node.kind === "index" ? !kept.has(node.base.name) && node.indices.every(isConstant) : node.kind === "symbol" ? node.name !== "e" && node.name !== "π" && !kept.has(node.name) : node.kind === "call" && node.callee.kind === "symbol" && ((!kept.has(node.callee.name) && node.arguments.every(isConstant)) || (node.arguments.every((argument) => argument.kind === "symbol") && !stays(node))));

  const found = placesFilled(arena, form, filled, isOpen, isConstant);
  return found !== null && found.size >= fewest ? found : null;
}

/** What stands in each place of the form in an expression that is this form otherwise; null where it is another one, or something that does not fit stands there, or one place has two fillings. */
export function placesFilled(arena: Arena, form: Node, filled: Node, isPlace: (node: Node) => boolean, fits: (node: Node) => boolean): ReadonlyMap<Node, Node> | null {
  const found = new Map<Node, Node>();
  const visit = (general: Node, own: Node): boolean => {
    if (isPlace(general)) {
      if (!fits(own)) return false;
      const known = found.get(general);
      found.set(general, own);
      return known === undefined || known === own;
    }
    if (general === own) return true;
    // `y - y_0` with y_0 = 3 is y − 3, which folds its sign into the number; so does the −2 of `-2(x - 2)`.
    if (general.kind === "negate" && own.kind === "number") return visit(general.operand, arena.number(negateRational(own.value)));
    if (general.kind === "multiply" && own.kind === "negate") {
      const [first, ...others] = own.operand.kind === "multiply" ? own.operand.factors : [];
      return first?.kind === "number" && visit(general, arena.multiply([arena.number(negateRational(first.value)), ...others]));
    }
    if (general.kind !== own.kind) return false;
    const [parts, others] = [childrenOf(general), childrenOf(own)];
    let k = 0;
    if (parts.length === 0 || parts.length !== others.length || mapChildren(arena, general, (child) => others[k++] ?? child) !== own) return false;
    return parts.every((part, at) => {
      const other = others[at];
      return other !== undefined && visit(part, other);
    });
  };

  return visit(form, filled) ? found : null;
}
