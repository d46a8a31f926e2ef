// The operations on vectors and matrices, as names of apply nodes. They are no functions of real numbers, so the registry does not hold them; the tensors of
// `calculus/` say what they do, and elaboration makes them.

import type { ApplyNode, Node } from "../expression/node.js";

/** Every operation on vectors and matrices, with the number of its arguments; of those with more where they are written, the least. */
export const tensorOperations: ReadonlyMap<string, number> = new Map([
  ["transpose", 1],
  ["trace", 1],
  ["determinant", 1],
  ["inverse", 1],
  /** The Euclidean norm of a vector. */
  ["norm", 1],
  /** With the subscript 2 written: of vectors only. */
  ["euclideanNorm", 1],
  ["frobeniusNorm", 1],
  /** The sum of absolute values. */
  ["taxicabNorm", 1],
  /** The elementwise product. */
  ["hadamard", 2],
  /** `A ⊗ B`: B once for each entry of A, scaled by it. */
  ["kroneckerProduct", 2],
  /** The sum of the products of corresponding entries, `a : b`. */
  ["frobenius", 2],
  /** The sum of the entries of the second argument, each times an unknown number of its own that bears the first argument's name. */
  ["pairing", 2],
  /** A product with a dot: of two columns their inner product, else the ordinary one. */
  ["dot", 2],
  /** `a × b` of vectors with three entries; with a number, the ordinary product. */
  ["cross", 2],
  ["outer", 2],
  /** A column as a diagonal matrix, or the diagonal of a matrix. */
  ["diag", 1],
  /** The column of ones; its argument is its size: a name, a number, or a negative number that tells one place where it is written from another. */
  ["ones", 1],
  /** The identity matrix, with a size like that of `ones`. */
  ["identity", 1],
  /** A zero of any shape, or of the shape that two sizes give. */
  ["zeros", 1],
  /** Of a vector: `e^z` divided by the sum of its entries. */
  ["softmax", 1],
  /** `vec X`: the columns under each other. */
  ["vectorise", 1],
  /** d of an expression. */
  ["differential", 1],
  /** ∇ by the second argument. */
  ["gradient", 2],
  /** `∇ · F` and `∇ × F` of a field in x and y, or in x, y and z; in the plane the curl is a number. */
  ["divergence", 1],
  ["curl", 1],
  /** The second derivatives by the second argument. */
  ["hessian", 2],
  /** The first derivatives by the transpose of the second argument: one row for each entry. */
  ["jacobian", 2],
  /** `∇²`: the second derivatives or their trace, which its place tells. */
  ["nablaSquared", 2],
  /** A matrix written out: how many columns, then its entries row by row. */
  ["matrix", 2],
  /** The terms of the sum that is its argument as a list: numbers one below the other, columns beside each other, rows below each other. */
  ["listed", 1],
  /** The same with numbers beside each other. */
  ["lying", 1],
  /** The terms of the sum below each other, whatever they are. */
  ["stacked", 1],
  /** And beside each other. */
  ["beside", 1],
  /** An entry of a compound, `(Ax)_k`: the compound, then one or two subscripts. */
  ["entry", 2],
]);

/** Is the node one of the operations on vectors and matrices? */
export function isTensorOperation(node: Node): node is ApplyNode {
  return node.kind === "apply" && tensorOperations.has(node.function);
}

/** Is it the name of one of the operations on vectors and matrices? */
export function isTensorOperationName(name: string): boolean {
  return tensorOperations.has(name);
}
