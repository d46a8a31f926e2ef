// Vectors and matrices of scalar expressions, and the operations on them that need no names. A scalar is 1×1, a vector a column. Entries are null while only
// shapes are being found out; then the operations check and unify sizes and do nothing else.

import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import type { Size, Sizes } from "./sizes.js";

export interface Tensor {
  readonly rows: Size;
  readonly columns: Size;
  /** Row by row; null while only shapes are known. */
  readonly entries: readonly Node[] | null;
}

/** Why an expression has no shape or value: sizes that do not fit, or something that is not known. Thrown inside, a value at the doors. */
export class TensorProblem extends Error {
  /** The innermost expression that has no shape. */
  at: Node | null = null;

  /** `beyond` is what has no shape of rows and columns; `forced` is false where some authors mean something else by it: a vector added to a matrix. */
  constructor(readonly kind: "mismatch" | "unknown" | "beyond", readonly forced: boolean, message: string) {
    super(message);
  }
}

export const unknown = (message: string): TensorProblem => new TensorProblem("unknown", false, message);
export const mismatch = (message: string, forced: boolean): TensorProblem => new TensorProblem("mismatch", forced, message);

/** Larger determinants and inverses are not written out. */
const LARGEST_DETERMINANT = 3;

export interface TensorAlgebra {
  scalar(node: Node): Tensor;
  isScalar(tensor: Tensor): boolean;
  isColumn(tensor: Tensor): boolean;
  isRow(tensor: Tensor): boolean;
  isSquare(tensor: Tensor): boolean;
  /** `n×d`, with `?` for a size without a name. */
  shapeText(tensor: Tensor): string;
  /** How many entries along a size; only where values are known. */
  count(size: Size): number;
  map(tensor: Tensor, use: (entry: Node) => Node): Tensor;
  /** Entry by entry; a scalar goes with every entry. Null where the shapes differ. */
  zip(a: Tensor, b: Tensor, use: (a: Node, b: Node) => Node): Tensor | null;
  /** The ordinary product; a scalar scales. Null where the shapes do not fit. */
  product(a: Tensor, b: Tensor): Tensor | null;
  transpose(tensor: Tensor): Tensor;
  total(entries: readonly Node[] | null): Tensor;
  /** Null where it is not square. */
  trace(tensor: Tensor): Tensor | null;
  determinant(tensor: Tensor): Tensor | null;
  inverse(tensor: Tensor): Tensor | null;
  diagonal(tensor: Tensor): Tensor;
  identity(size: Size): Tensor;
  kronecker(a: Tensor, b: Tensor): Tensor;
  /** The columns under each other. */
  vectorised(tensor: Tensor): Tensor;
  fill(rows: Size, columns: Size, entry: (row: number, column: number) => Node): Tensor;
}

/** The algebra over an arena; `counts` gives the number that a size has in an instance, null while only shapes are wanted. */
export function createAlgebra(arena: Arena, sizes: Sizes, counts: ((size: Size) => number) | null): TensorAlgebra {
  const zero = arena.integer(0);
  const one = arena.integer(1);
  const isOne = (size: Size): boolean => sizes.find(size) === sizes.one;

  function times(a: Node, b: Node): Node {
    if (a === zero || b === zero) return zero;
    if (a === one) return b;
    return b === one ? a : arena.multiply([a, b]);
  }
  function plus(terms: readonly Node[]): Node {
    return arena.add(terms.filter((term) => term !== zero));
  }
  const count = (size: Size): number => {
    if (counts === null) throw unknown("sizes are not numbers here");
    return counts(size);
  };
  const at = (tensor: Tensor, row: number, column: number): Node => tensor.entries?.[row * count(tensor.columns) + column] ?? zero;
  const fill = (rows: Size, columns: Size, entry: (row: number, column: number) => Node): Tensor => {
    if (counts === null) return { rows, columns, entries: null };
    const [height, width] = [count(rows), count(columns)];
    return { rows, columns, entries: Array.from({ length: height * width }, (_, k) => entry(Math.floor(k / width), k % width)) };
  };
  const scalar = (node: Node): Tensor => ({ rows: sizes.one, columns: sizes.one, entries: counts === null ? null : [node] });
  const isScalar = (tensor: Tensor): boolean => isOne(tensor.rows) && isOne(tensor.columns);

  function determinantOf(rows: readonly (readonly Node[])[]): Node {
    const [first] = rows;
    if (first === undefined) return one;
    return plus(first.map((entry, k) => {
      const cofactor = times(entry, determinantOf(rows.slice(1).map((row) => row.filter((_, column) => column !== k))));
      return k % 2 === 0 || cofactor === zero ? cofactor : arena.negate(cofactor);
    }));
  }
  function rowsOf(tensor: Tensor): readonly (readonly Node[])[] {
    const [height, width] = [count(tensor.rows), count(tensor.columns)];
    if (height > LARGEST_DETERMINANT) throw unknown(`determinants of more than ${LARGEST_DETERMINANT} rows are not written out`);
    return Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => at(tensor, row, column)));
  }

  const algebra: TensorAlgebra = {
    scalar, isScalar, count, fill,
    isColumn: (tensor) => isOne(tensor.columns) && !isOne(tensor.rows),
    isRow: (tensor) => isOne(tensor.rows) && !isOne(tensor.columns),
    isSquare: (tensor) => sizes.find(tensor.rows) === sizes.find(tensor.columns),
    shapeText: (tensor) => `${sizes.labelOf(tensor.rows) ?? "?"}×${sizes.labelOf(tensor.columns) ?? "?"}`,
    map: (tensor, use) => ({ ...tensor, entries: tensor.entries?.map(use) ?? null }),
    zip(a, b, use) {
      if (isScalar(a)) return algebra.map(b, (entry) => use(a.entries?.[0] ?? zero, entry));
      if (isScalar(b)) return algebra.map(a, (entry) => use(entry, b.entries?.[0] ?? zero));
      if (!sizes.unify(a.rows, b.rows) || !sizes.unify(a.columns, b.columns)) return null;
      return { ...a, entries: a.entries?.map((entry, k) => use(entry, b.entries?.[k] ?? zero)) ?? null };
    },
    product(a, b) {
      if (isScalar(a) || isScalar(b)) return algebra.zip(a, b, times);
      if (!sizes.unify(a.columns, b.rows)) return null;
      return fill(a.rows, b.columns, (row, column) => plus(Array.from({ length: count(a.columns) }, (_, k) => times(at(a, row, k), at(b, k, column)))));
    },
    transpose: (tensor) => fill(tensor.columns, tensor.rows, (row, column) => at(tensor, column, row)),
    total: (entries) => scalar(entries === null ? zero : plus(entries)),
    trace(tensor) {
      if (!sizes.unify(tensor.rows, tensor.columns)) return null;
      return scalar(counts === null ? zero : plus(Array.from({ length: count(tensor.rows) }, (_, k) => at(tensor, k, k))));
    },
    determinant(tensor) {
      if (!sizes.unify(tensor.rows, tensor.columns)) return null;
      return scalar(counts === null ? zero : determinantOf(rowsOf(tensor)));
    },
    inverse(tensor) {
      if (!sizes.unify(tensor.rows, tensor.columns)) return null;
      if (counts === null) return { ...tensor, entries: null };
      const rows = rowsOf(tensor);
      const whole = determinantOf(rows);
      return fill(tensor.rows, tensor.columns, (row, column) => {
        const minor = determinantOf(rows.filter((_, k) => k !== column).map((each) => each.filter((_, k) => k !== row)));
        return arena.divide((row + column) % 2 === 0 || minor === zero ? minor : arena.negate(minor), whole);
      });
    },
    diagonal(tensor) {
      if (isOne(tensor.columns)) return fill(tensor.rows, tensor.rows, (row, column) => (row === column ? at(tensor, row, 0) : zero));
      return fill(tensor.rows, sizes.one, (row) => at(tensor, row, row));
    },
    kronecker: (a, b) => fill(sizes.combined("product", [a.rows, b.rows]), sizes.combined("product", [a.columns, b.columns]), (row, column) => {
      const [height, width] = [count(b.rows), count(b.columns)];
      return times(at(a, Math.floor(row / height), Math.floor(column / width)), at(b, row % height, column % width));
    }),
    vectorised: (tensor) => fill(sizes.combined("product", [tensor.rows, tensor.columns]), sizes.one, (row) => at(tensor, row % count(tensor.rows), Math.floor(row / count(tensor.rows)))),
    identity: (size) => fill(size, size, (row, column) => (row === column ? one : zero)),
  };
  return algebra;
}
