// Integrals worked out for the search of a repair: with an antiderivative in its place a line has values, so that the spot that is off can be found in it. What is
// found so is only a guess until the judge of the chain has compared it with the integral itself.

import { antiderivative } from "../calculus/antiderivative.js";
import { asPowers, withKnownValues } from "../calculus/known-values.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { someNode, substitute } from "../expression/traverse.js";
import { replaceOutermost } from "../judge/integrals-and-limits.js";
import { infinitySign } from "../judge/limit.js";

/** The node with every integral in it, that an antiderivative is found for, worked out; e^x where it is written so. */
export function closedForm(arena: Arena, node: Node): Node {
  return replaceOutermost(arena, node, (binder) => {
    if (binder.kind === "limit") return binder;
    const found = antiderivative(arena, closedForm(arena, binder.body), binder.variable);
    if (found === null) return binder;
    const primitive = someNode(binder.body, isExponential) ? found : asPowers(arena, found);
    if (binder.lower === null || binder.upper === null) return primitive;
    if (infinitySign(binder.lower) !== 0 || infinitySign(binder.upper) !== 0) return binder;
    const at = (end: Node): Node => withKnownValues(arena, substitute(arena, primitive, new Map<Node, Node>([[binder.variable, end]])));
    return arena.subtract(at(closedForm(arena, binder.upper)), at(closedForm(arena, binder.lower)));
  });
}

const isExponential = (node: Node): boolean => node.kind === "apply" && node.function === "exp";
