// What the rooms of this folder share while an expression is evaluated, to shapes or on an instance. They call each other through it, so that the rooms for names, functions,
// operations and derivatives need not know how a node finds its room.

import type { Arena } from "../../expression/arena.js";
import type { Definitions } from "../../expression/definition.js";
import type { Node } from "../../expression/node.js";
import { printUnicode } from "../../notation/unicode.js";
import type { TensorReading, TensorSetting } from "./setting.js";
import type { Size, Sizes } from "./sizes.js";
import { mismatch, unknown, type Tensor, type TensorAlgebra, type TensorProblem } from "./tensor.js";

/** An index that stands for a number: the size it runs over, where that is known, and its number on an instance. */
export interface Letter {
  readonly size: Size | null;
  readonly value: number | null;
}

/** What holds around a node. */
export interface Frame {
  readonly letters: ReadonlyMap<string, Letter>;
  /** Parameters of a definition with their arguments. */
  readonly bindings: ReadonlyMap<string, Tensor>;
  /** Defined names that stay names, because something is differentiated by them. */
  readonly atomic: ReadonlySet<string>;
  readonly memo: Map<Node, Tensor>;
}

/** The state of names that lasts over all lines of a derivation. */
export interface NameShapes {
  /** Shapes of names that are vectors or matrices. */
  readonly shapes: Map<string, { readonly rows: Size; readonly columns: Size }>;
  /** Ranges of subscripts of arrays and of free letters, by `x/0` and by the letter. */
  readonly ranges: Map<string, Size>;
}

export function createNameShapes(): NameShapes {
  return { shapes: new Map(), ranges: new Map() };
}

/** Numbers for the sizes and for the free letters. */
export interface Instance {
  readonly count: (size: Size) => number;
  readonly letters: ReadonlyMap<string, number>;
}

export interface Evaluator {
  readonly arena: Arena;
  readonly definitions: Definitions;
  readonly setting: TensorSetting;
  readonly reading: TensorReading;
  readonly sizes: Sizes;
  readonly names: NameShapes;
  /** Null while shapes are found out. */
  readonly instance: Instance | null;
  readonly algebra: TensorAlgebra;
  readonly zero: Node;
  /** What must be defined for the derivatives that were carried out to exist. */
  readonly requirements: Set<Node>;
  /** Subscripts that nothing binds. */
  readonly freeLetters: Set<string>;
  /** Definitions that are being evaluated. */
  readonly opened: Set<string>;
  /** What was decided for the reader to see. */
  readonly notes: Set<string>;
  readonly evaluate: (node: Node, frame: Frame) => Tensor;
  /** The frame in which definitions are evaluated: no letters, no arguments. */
  readonly topOf: (atomic: ReadonlySet<string>) => Frame;
}

export const frameAround = (atomic: ReadonlySet<string>): Frame => ({ letters: new Map(), bindings: new Map(), atomic, memo: new Map() });

export const show = (node: Node): string => printUnicode(node);

export const entry = (here: Evaluator, tensor: Tensor, k: number): Node => tensor.entries?.[k] ?? here.zero;

/** "X w is n×1". */
export const describe = (here: Evaluator, node: Node, tensor: Tensor): string => `${show(node)} is ${here.algebra.isScalar(tensor) ? "a number" : here.algebra.shapeText(tensor)}`;

/** Two operands whose shapes differ. A vector beside a matrix may be meant for each of its rows or columns; a row and a column of different lengths can't be joined by anybody. */
export function clash(here: Evaluator, a: Node, left: Tensor, b: Node, right: Tensor): TensorProblem {
  const isVector = (tensor: Tensor): boolean => here.algebra.isColumn(tensor) || here.algebra.isRow(tensor);
  return mismatch(`${describe(here, a, left)} but ${describe(here, b, right)}`, isVector(left) === isVector(right));
}

/** The value of an expression that must be a number; the expression itself while shapes are found out. */
export function scalarOf(here: Evaluator, node: Node, frame: Frame): Node {
  const value = here.evaluate(node, frame);
  if (!here.algebra.isScalar(value)) throw unknown(`${show(node)} is a vector or a matrix where a number was expected`);
  return value.entries === null ? node : entry(here, value, 0);
}
