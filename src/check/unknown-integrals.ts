// Integrals of functions of which only integrals are known, `\int_a^b f(x)\,dx = -7`: by linearity and by their bounds they are made of values of primitives, which the equations of the
// text then tie together.

import type { Arena } from "../expression/arena.js";
import type { IntegralNode, Node } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";
import { printUnicode } from "../notation/unicode.js";

/** Does a definite integral stand there with a function that nothing gives? */
export function holdsUnknownIntegral(node: Node, isGiven: (name: string) => boolean): boolean {
  return someNode(node, (each) => each.kind === "integral" && each.lower !== null && holdsUnknown(each.body, each, isGiven));
}

function holdsUnknown(part: Node, { variable }: IntegralNode, isGiven: (name: string) => boolean): boolean {
  return someNode(part, (each) => each.kind === "call" && each.callee.kind === "symbol" && !isGiven(each.callee.name) && each.arguments.some((argument) => freeSymbols(argument).has(variable.name)));
}

/** `\int_a^b (2f(x) + 1)\,dx` as `2(F(b) - F(a)) + \int_a^b 1\,dx`; the names of the primitives end in `mark`. Null where an integral with such a function has no bounds. */
export function byPrimitives(arena: Arena, root: Node, isGiven: (name: string) => boolean, mark = ""): Node | null {
  let isOpen = false;
  const visit = (node: Node): Node => {
    if (node.kind !== "integral" || !holdsUnknown(node.body, node, isGiven)) return mapChildren(arena, node, visit);
    const { variable, lower, upper } = node;
    isOpen ||= lower === null || upper === null || someNode(node.body, ({ kind }) => kind === "integral");
    if (lower === null || upper === null || isOpen) return node;
    return arena.add(termsOf(arena, node.body).map((term) => {
      const factors = factorsOf(arena, term);
      const isFree = (factor: Node): boolean => !freeSymbols(factor).has(variable.name);
      const varying = arena.multiply(factors.filter((factor) => !isFree(factor)));
      if (!holdsUnknown(varying, node, isGiven)) return arena.integral(variable, lower, upper, term);
      const primitive = arena.symbol(`∫${printUnicode(substitute(arena, varying, new Map<Node, Node>([[variable, arena.symbol("ξ")]])))}${mark}`);
      const at = (bound: Node): Node => arena.call(primitive, [0], [bound]);
      return arena.multiply([...factors.filter(isFree), arena.subtract(at(upper), at(lower))]);
    }));
  };
  const made = visit(root);
  return isOpen ? null : made;
}

/** The terms of a sum, without brackets. */
function termsOf(arena: Arena, node: Node): readonly Node[] {
  if (node.kind === "add") return node.terms.flatMap((term) => termsOf(arena, term));
  return node.kind === "negate" ? termsOf(arena, node.operand).map((term) => arena.negate(term)) : [node];
}

/** The factors of a term, −1 and those below a fraction bar too. */
function factorsOf(arena: Arena, node: Node): readonly Node[] {
  if (node.kind === "multiply") return node.factors.flatMap((factor) => factorsOf(arena, factor));
  if (node.kind === "negate") return [arena.integer(-1), ...factorsOf(arena, node.operand)];
  return node.kind === "divide" ? [...factorsOf(arena, node.numerator), arena.divide(arena.integer(1), node.denominator)] : [node];
}
