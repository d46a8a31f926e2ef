// Sums and products over a set that nothing more is known of, `\sum_{j \in Q_i}`, `\sum_{i : y_i = c}`, `\sum_{x_1}`. They are not worked out; elaboration makes an opaque node of each, with its
// body, the operator with what stands below it as a name, and the letter that it binds. `check/linear/` compares them as linear operators.

import type { Node, OpaqueNode } from "../expression/node.js";

/** Why a line with one is open where it has nothing to be compared with. */
export const OVER_UNKNOWN_SET = "this sum over a set or over several indices is not judged yet";

/** Is it such an operator whose letter is known? */
export function isSetOperator(node: Node): node is OpaqueNode {
  return node.kind === "opaque" && node.what === OVER_UNKNOWN_SET && node.operands.length === 3;
}
