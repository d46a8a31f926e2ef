// Vectors and matrices in the scope of a document, and the spellings of their operations. `survey-tensors.ts` finds out; `expression.ts` uses it.

import { NO_TENSORS, type TensorNames } from "../expression/tensor-kind.js";
import type { Syntax } from "../syntax/math-tree.js";
import type { LaterProperty } from "./tensor-facts.js";

export interface TensorScope extends TensorNames {
  /** Names that are vectors or matrices, or defined with such: what may take part in their products. */
  readonly touched: ReadonlySet<string>;
  /** Are there matrices, so that I is the identity? */
  readonly matrices: boolean;
  /** Are matrices written out? */
  readonly literals: boolean;
  /** The unit vectors along the axes, `ı̂`, `𝐣`, with the number of their axis, where a section writes vectors by them. */
  readonly units: ReadonlyMap<string, number>;
  /** How many entries vectors have that are written by them. */
  readonly dimension: number;
  /** Do primes stand for transposes: on declared vectors and matrices, and on nothing else? */
  readonly primesTranspose: boolean;
  /** Vectors that stand bare beside a family of the same letter, with what the graph calls the family: 𝐱 beside `\mathbf{x}_i`. */
  readonly families: ReadonlyMap<string, string>;
  /** Sizes with a prime, d′ of `\mathbb{R}^{d' \times m}`, which is no derivative. */
  readonly primedSizes: ReadonlySet<string>;
  /** Is a superscript T a transpose where nothing else decides? */
  readonly transposes: boolean;
  /** Names that stand somewhere bare where only a number does: θ of `\cos\theta`. */
  readonly usedAsNumbers: ReadonlySet<string>;
  /** What is said of a matrix after formulas that do without, with the places between which it holds. */
  readonly saidLater: readonly LaterProperty[];
}

/** Names that act on matrices when something follows them, with the operation they stand for. */
export const MATRIX_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ["tr", "trace"], ["Tr", "trace"], ["trace", "trace"], ["Trace", "trace"], ["det", "determinant"], ["diag", "diag"], ["Diag", "diag"], ["vec", "vectorise"],
]);

/** A function of vectors that is known by its name. */
export const SOFTMAX = /^softmax$/i;

/** Derivatives of vector fields by name. */
export const FIELD_FUNCTIONS: ReadonlyMap<string, string> = new Map([["div", "divergence"], ["curl", "curl"], ["rot", "curl"]]);

/** `^{-\top}`. */
export function isMinusTranspose(sup: Syntax): boolean {
  const inner = sup.kind === "group" && sup.items.length === 1 ? sup.items[0]?.sides[0] : sup;
  if (inner?.kind !== "sequence" || inner.items.length !== 2) return false;
  const [sign, operand] = inner.items;
  return sign?.kind === "operator" && sign.sign === "-" && operand?.kind === "operand" && operand.operand.kind === "name" && ["⊤", "T"].includes(operand.operand.name);
}

/** Environments that are a matrix, with what their bars make of it. */
export const MATRIX_ENVIRONMENT = /^(?:([pbBvV])?matrix|smallmatrix|array)\*?$/;

/** No vectors and no matrices. */
export const NO_TENSOR_SCOPE: TensorScope = { ...NO_TENSORS, touched: new Set(), matrices: false, literals: false, units: new Map(), dimension: 3, primesTranspose: false, families: new Map(), primedSizes: new Set(), transposes: false, usedAsNumbers: new Set(), saidLater: [] };
