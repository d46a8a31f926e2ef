// Products of vectors and matrices with a sign between them: `×` binds tighter than `·`, `·` binds tighter than `⊙` and `⊘`, and these tighter than `:`; juxtaposition binds tightest.

import type { Node } from "../expression/node.js";
import { childrenOf } from "../expression/node.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import type { Operator } from "../syntax/math-tree.js";
import type { Range } from "../syntax/document.js";
import type { Located } from "./located.js";
import type { TensorScope } from "./tensor-scope.js";

/** Juxtaposed factors with the sign that follows them; null for the last. */
export interface ProductPart {
  readonly factors: readonly Located[];
  readonly sign: Operator["sign"] | null;
  readonly spelling: string;
  readonly range: Range;
}

export interface ProductBuilders {
  readonly product: (factors: readonly Located[]) => Located;
  readonly apply: (operation: string, left: Located, right: Located, range: Range) => Located;
  readonly divide: (left: Located, right: Located, range: Range) => Located;
}

/** May the node be a vector or a matrix, as far as names tell? */
export function mayBeTensor(root: Node, tensors: TensorScope): boolean {
  const seen = new Set<Node>([root]);
  for (const node of seen) {
    if (isTensorOperation(node)) return true;
    if (node.kind === "symbol" && tensors.touched.has(node.name)) return true;
    if (node.kind === "index") {
      if (tensors.candidates.get(node.base.name)?.some((kind) => kind.family === node.indices.length) === true) return true;
      continue;
    }
    for (const child of childrenOf(node)) seen.add(child);
  }
  return false;
}

/** The factors that the parts make together; in words, why they make none. */
export function joinProducts(parts: readonly ProductPart[], tensors: TensorScope, builders: ProductBuilders): readonly Located[] | string {
  const vectors = joinWhere(parts, ({ sign, spelling }) => sign === "*" && isTimes(spelling), (left, right) => {
    const [a, b] = [builders.product(left.factors), builders.product(right.factors)];
    return mayBeTensor(a.node, tensors) && mayBeTensor(b.node, tensors) ? [builders.apply("cross", a, b, left.range)] : [...left.factors, ...right.factors];
  });
  if (typeof vectors === "string") return vectors;
  const dotted = joinAt(vectors, ["*"], (left, right) => {
    const [a, b] = [builders.product(left.factors), builders.product(right.factors)];
    if (!mayBeTensor(a.node, tensors) || !mayBeTensor(b.node, tensors)) return [...left.factors, ...right.factors];
    return [builders.apply("dot", a, b, left.range)];
  });
  if (typeof dotted === "string") return dotted;
  const elementwise = joinAt(dotted, ["⊙", "⊘", "∘"], (left, right) => (left.sign === "⊘" ? [builders.divide(builders.product(left.factors), builders.product(right.factors), left.range)] : joinAs("hadamard", left, right)));
  if (typeof elementwise === "string") return elementwise;
  const crossed = joinAt(elementwise, ["⊗"], (left, right) => joinAs("kroneckerProduct", left, right));
  if (typeof crossed === "string") return crossed;
  const inner = joinAt(crossed, [":"], (left, right) => joinAs("frobenius", left, right));
  return typeof inner === "string" ? inner : inner.flatMap((part) => part.factors);

  function joinAs(operation: string, left: ProductPart, right: ProductPart): readonly Located[] | string {
    const [a, b] = [builders.product(left.factors), builders.product(right.factors)];
    if (!mayBeTensor(a.node, tensors) || !mayBeTensor(b.node, tensors)) return left.sign === ":" ? "`:` (an inner product of matrices) is not judged yet" : `\`${left.spelling}\` is not judged yet`;
    return [builders.apply(operation, a, b, left.range)];
  }
}

/** Is the sign of a product written `×`? */
export function isTimes(spelling: string): boolean {
  return /times|×/.test(spelling);
}

function joinAt(parts: readonly ProductPart[], signs: readonly string[], join: (left: ProductPart, right: ProductPart) => readonly Located[] | string): readonly ProductPart[] | string {
  return joinWhere(parts, ({ sign }) => sign !== null && signs.includes(sign), join);
}

function joinWhere(parts: readonly ProductPart[], isJoined: (part: ProductPart) => boolean, join: (left: ProductPart, right: ProductPart) => readonly Located[] | string): readonly ProductPart[] | string {
  const made: ProductPart[] = [];
  for (const part of parts) {
    const last = made[made.length - 1];
    if (last === undefined || !isJoined(last)) {
      made.push(part);
      continue;
    }
    const factors = join(last, part);
    if (typeof factors === "string") return factors;
    made[made.length - 1] = { ...part, factors };
  }
  return made;
}
