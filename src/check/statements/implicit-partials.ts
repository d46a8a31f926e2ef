// An equation for a function of several letters, `y z(x, y) + x = \ln z(x, y)`, holds for all of them, so it may be differentiated by each: what the row below it says of `∂z/∂x`.

import { differentiate } from "../../calculus/differentiate.js";
import type { Arena } from "../../expression/arena.js";
import { relationsIn, type Formula } from "../../expression/formula.js";
import type { CallNode, Node, RelationNode } from "../../expression/node.js";
import { freeSymbols, someNode, substitute } from "../../expression/traverse.js";

/** The partial derivative of an equation by the letter by which the row below has the derivative of the one function in both; none where other functions or derivatives stand there, or nothing but the function. */
export function implicitPartials(arena: Arena, previous: Formula, after: Formula): readonly RelationNode[] {
  const [equation, ...others] = previous.kind === "relation" ? relationsIn(previous) : [];
  if (equation?.operator !== "=" || others.length > 0) return [];
  const [values, rates] = [callsIn([equation]), callsIn(relationsIn(after))];
  const [value] = values;
  const by = new Set(rates.flatMap((call) => call.arguments.filter((_, k) => (call.orders[k] ?? 0) > 0)));
  const [variable, ...more] = by;
  const isOfOne = value !== undefined && values.every((call) => call === value) && value.arguments.length > 1 && value.orders.every((order) => order === 0) && value.arguments.every((argument) => argument.kind === "symbol");
  if (!isOfOne || variable?.kind !== "symbol" || more.length > 0 || !rates.every((call) => isOf(call, value) && call.orders.reduce((sum, order) => sum + order, 0) <= 1)) return [];
  if ([equation, ...relationsIn(after)].some((relation) => someNode(relation, (node) => node.kind === "derivative" || node.kind === "integral" || node.kind === "limit"))) return [];
  // `f(x, y) = c` may be a level curve, on which x and y are not free.
  const beside = freeSymbols(substitute(arena, equation, new Map<Node, Node>([[value, arena.integer(1)]])));
  if (!value.arguments.some((argument) => argument.kind === "symbol" && beside.has(argument.name))) return [];
  const [left, right] = [differentiate(arena, equation.left, variable), differentiate(arena, equation.right, variable)];
  const made = left.kind === "failure" || right.kind === "failure" ? null : arena.relation("=", left.node, right.node);
  return made?.kind === "relation" ? [made] : [];
}

/** Is it the same function at the same letters, or a derivative of it there? */
function isOf(call: CallNode, { callee, arguments: at }: CallNode): boolean {
  return call.callee === callee && call.arguments.length === at.length && call.arguments.every((argument, k) => argument === at[k]);
}

function callsIn(relations: readonly RelationNode[]): readonly CallNode[] {
  const found = new Set<CallNode>();
  for (const relation of relations) someNode(relation, (node) => {
    if (node.kind === "call") found.add(node);
    return false;
  });
  return [...found];
}
