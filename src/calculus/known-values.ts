// The values of functions that everyone knows, put in where an antiderivative is taken at a bound, and e^x for exp x: so that what is worked out looks as a person would write it.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import { isEulersNumber } from "../functions/powers.js";
import { isZero } from "./tidy.js";

/** Rebuilt bottom-up, each distinct node once. */
function rebuilt(arena: Arena, root: Node, change: (node: Node) => Node): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const result = change(mapChildren(arena, node, visit));
    memo.set(node, result);
    return result;
  };
  return visit(root);
}

/** e^u for exp u. */
export function asPowers(arena: Arena, root: Node): Node {
  return rebuilt(arena, root, (node) => {
    const [exponent] = node.kind === "apply" && node.function === "exp" ? node.arguments : [];
    return exponent === undefined ? node : arena.power(arena.symbol("e"), exponent);
  });
}

const ZERO_AT_ZERO: ReadonlySet<string> = new Set(["sin", "tan", "sinh", "tanh", "arcsin", "arctan", "arsinh", "artanh"]);
const ONE_AT_ZERO: ReadonlySet<string> = new Set(["cos", "cosh", "sec", "sech", "exp"]);

/** The values at a bound that everyone knows: e^0, e^1, ln 1, ln e, sin 0, cos 0. */
export const withKnownValues = (arena: Arena, root: Node): Node => rebuilt(arena, root, (node) => knownValue(arena, node));

function knownValue(arena: Arena, node: Node): Node {
  const isOne = (each: Node | undefined): boolean => each === arena.integer(1);
  if (node.kind === "power" && isEulersNumber(node.base)) return isZero(node.exponent) ? arena.integer(1) : isOne(node.exponent) ? node.base : node;
  const [argument] = node.kind === "apply" && node.arguments.length === 1 ? node.arguments : [];
  if (node.kind !== "apply" || argument === undefined) return node;
  if (isZero(argument)) return ZERO_AT_ZERO.has(node.function) ? arena.integer(0) : ONE_AT_ZERO.has(node.function) ? arena.integer(1) : node;
  if (node.function === "log") return isOne(argument) ? arena.integer(0) : isEulersNumber(argument) ? arena.integer(1) : node;
  if (node.function === "abs" && argument.kind === "number" && argument.value.numerator >= 0n) return argument;
  return node.function === "exp" && isOne(argument) ? arena.symbol("e") : node;
}
