// `2 ± √3`: one line for two values. The sign is a symbol of its own, equal to 1 and to −1, so that all that stand in a line or in both sides are read together; the sides are equal
// if they are for either sign, in the order written or exchanged.

import type { Arena } from "../expression/arena.js";
import { EITHER_SIGN } from "../expression/either-sign.js";
import type { Node } from "../expression/node.js";
import { mapChildren, someNode } from "../expression/traverse.js";
import { weakest } from "./certainties.js";
import { equal, undecided, type JudgeContext, type Judgement } from "./judgement.js";

/** Why sides with ± are open of which only one value may agree. */
export const NOT_BOTH = "± stands for two values, which do not both agree";

export function holdsEitherSign(node: Node): boolean {
  return someNode(node, (each) => each.kind === "symbol" && each.name === EITHER_SIGN);
}

/** The node with one sign in every place. */
function withSign(arena: Arena, root: Node, isNegative: boolean): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    let result: Node;
    if (node.kind === "symbol" && node.name === EITHER_SIGN) result = arena.integer(isNegative ? -1 : 1);
    else if (node.kind === "multiply" && node.factors[0]?.kind === "symbol" && node.factors[0].name === EITHER_SIGN) {
      const rest = node.factors.slice(1).map(visit);
      const [only] = rest;
      const product = rest.length === 1 && only !== undefined ? only : arena.multiply(rest);
      result = isNegative ? arena.negate(product) : product;
    } else result = mapChildren(arena, node, visit);
    memo.set(node, result);
    return result;
  };
  return visit(root);
}

/** Judges sides with ± in them for either sign; null where there is none. */
export function judgeBothSigns(a: Node, b: Node, context: JudgeContext, judgeOne: (a: Node, b: Node, context: JudgeContext) => Judgement): Judgement | null {
  const { arena } = context;
  if (!arena.hasEitherSign() || (!holdsEitherSign(a) && !holdsEitherSign(b))) return null;
  const [plus, minus] = [false, true].map((sign) => [withSign(arena, a, sign), withSign(arena, b, sign)] as const);
  if (plus === undefined || minus === undefined) return null;
  const inOrder = both(judgeOne(...plus, context), () => judgeOne(...minus, context));
  if (inOrder.verdict === "equal") return inOrder;
  if (holdsEitherSign(a) && holdsEitherSign(b)) {
    const exchanged = both(judgeOne(plus[0], minus[1], context), () => judgeOne(minus[0], plus[1], context));
    if (exchanged.verdict === "equal") return exchanged;
  }
  return undecided(inOrder.verdict === "undecided" && inOrder.reason !== null ? inOrder.reason : NOT_BOTH);
}

function both(first: Judgement, other: () => Judgement): Judgement {
  if (first.verdict !== "equal") return first;
  const second = other();
  if (second.verdict !== "equal") return second;
  const conditions = new Map([...first.conditions, ...second.conditions].map((condition) => [condition.text, condition]));
  return equal(weakest([first.certainty, second.certainty]), [...conditions.values()]);
}
