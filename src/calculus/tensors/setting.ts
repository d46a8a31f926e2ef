// What is known and what is decided before the tensors of a derivation can be evaluated: the kinds and sizes of its names, and the reading of the places that are open
// (layout, squares of vectors).

import type { Arena } from "../../expression/arena.js";
import type { Definitions } from "../../expression/definition.js";
import type { NameKind } from "../../expression/tensor-kind.js";

/**
 * How derivatives by vectors are laid out. `gradient`: ∂ scalar/∂ vector has the shape of the vector, ∂ vector/∂ vector one row for each entry of the upper one (the
 * most usual mixture). `denominator`: both follow the lower one. `numerator`: both follow the upper one, so that ∂ scalar/∂ vector is a row.
 */
export type Layout = "gradient" | "denominator" | "numerator";

export interface TensorReading {
  readonly kinds: ReadonlyMap<string, NameKind>;
  readonly layout: Layout;
  /** v² of a vector: its entries squared, or v·v. */
  readonly square: "elementwise" | "inner";
  /** ∇² without a subscript: the matrix of second derivatives, or its trace. */
  readonly nablaSquared: "hessian" | "laplacian";
  /** A derivative by a symmetric matrix: by each entry as if it were one of its own, as is usual, or by the two equal entries together. */
  readonly symmetricBy: "entries" | "pairs";
  /** A number beside a square matrix, `A - \lambda`: added to each entry, which is the usual reading of programs, or times the identity, as operators are written. */
  readonly besideSquare?: "entries" | "identity";
}

export interface TensorSetting {
  readonly arena: Arena;
  readonly definitions: Definitions;
  /** Names that stand directly under a d in the derivation: what a differential varies. */
  readonly varied: ReadonlySet<string>;
  /** Names without a definition that depend on something: a derivative of what holds them is not known. */
  readonly undetermined: ReadonlySet<string>;
  /** Does the document speak of elementwise functions? Then exp of a square matrix is taken so. */
  readonly elementwise: boolean;
  /** Names that are applied elementwise where nothing defines them: activations. */
  readonly activations: ReadonlySet<string>;
}
