// Names of the quantities that a point gives values to, as they stand in a witness: `x`, `y_2`, `A_(1,2)`, `f'(1/2)`.

import { formatRational } from "../arithmetic/rational.js";
import type { CallNode, IndexNode, Node } from "../expression/node.js";
import { printUnicode } from "../notation/unicode.js";

/** The name of an entry of an array: `y_2`, `y_i`, `A_(1,2)`. */
export function accessName(node: IndexNode): string {
  const parts = node.indices.map(subscriptText);
  const only = parts[0] ?? "";
  if (parts.length === 1 && /^[\p{L}\p{N}]+$/u.test(only)) return `${node.base.name}_${only}`;
  return `${node.base.name}_(${parts.join(",")})`;
}

function subscriptText(node: Node): string {
  if (node.kind === "number") return formatRational(node.value);
  if (node.kind === "symbol") return node.name;
  return printUnicode(node);
}

/** The name of an unknown function with its order of derivative: `f`, `f'`, `f''`, `f^(3)`, `f_(1,0)` for several arguments. */
export function calleeName(node: CallNode): string {
  const name = node.callee.kind === "symbol" ? node.callee.name : accessName(node.callee);
  if (node.orders.every((order) => order === 0)) return name;
  const order = node.orders[0] ?? 0;
  if (node.orders.length > 1) return `${name}_(${node.orders.join(",")})`;
  return order <= 3 ? name + "'".repeat(order) : `${name}^(${order})`;
}

/** `f'(x)`. */
export function callName(node: CallNode): string {
  return `${calleeName(node)}(${node.arguments.map((argument) => printUnicode(argument)).join(", ")})`;
}
