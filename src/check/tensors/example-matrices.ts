// Examples of matrices that an equation of the text describes, `Q^\top Q = I`, `P P = P`: rotations and projections of the plane by a parameter. What differs for one of them is wrong; what
// holds for all of them need not hold for every matrix of the kind.

import type { Arena } from "../../expression/arena.js";
import type { Node, RelationNode } from "../../expression/node.js";

/** The entries of a 2 × 2 matrix that satisfies the equation, as equations; null where no example of the kind is known. */
export function exampleOf(arena: Arena, { operator, left, right }: RelationNode, sizeOf: (name: string) => readonly [number, number] | null): readonly Node[] | null {
  const [first, second] = left.kind === "multiply" && left.factors.length === 2 ? left.factors : [];
  if (operator !== "=" || first === undefined || second === undefined) return null;
  const transposed = first.kind === "apply" && first.function === "transpose" ? first.arguments[0] : second.kind === "apply" && second.function === "transpose" ? second.arguments[0] : null;
  const isRotation = transposed != null && (transposed === first || transposed === second) && right.kind === "apply" && right.function === "identity";
  const isProjection = first === second && right === first;
  const matrix = isRotation ? transposed : isProjection ? first : null;
  const size = matrix?.kind === "symbol" ? sizeOf(matrix.name) : null;
  if (matrix?.kind !== "symbol" || size === null || size[0] !== 2 || size[1] !== 2) return null;
  const t = arena.symbol(`τ_${matrix.name}`);
  const one = arena.integer(1);
  const square = arena.power(t, arena.integer(2));
  const over = (numerator: Node): Node => arena.divide(numerator, arena.add([one, square]));
  const [cosine, sine] = [over(arena.subtract(one, square)), over(arena.multiply([arena.integer(2), t]))];
  const entries = isRotation ? [cosine, arena.negate(sine), sine, cosine] : [over(one), over(t), over(t), over(square)];
  return entries.map((entry, k) => arena.relation("=", arena.index(matrix, [arena.integer(k < 2 ? 1 : 2), arena.integer((k % 2) + 1)]), entry));
}
