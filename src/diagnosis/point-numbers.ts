// What the values at the points are, plain doubles or jets of them, behind one interface: so that one way outward (outward.ts) serves both.

import type { Arithmetic } from "../arithmetic/arithmetic.js";
import type { Node } from "../expression/node.js";

/** Numbers of one kind: how to reckon with them, what is no number, and those of a node at the points; null where it has none. */
export interface Numbers<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly none: T;
  readonly toDouble: (number: T) => number;
  /** The number as a whole one that changes nowhere; null where it is none. */
  readonly asWhole: (number: T) => number | null;
  readonly of: (node: Node) => readonly T[] | null;
}

/** A whole number that is no larger than exponents are. */
export const asWhole = (value: number): number | null => (Number.isInteger(value) && Math.abs(value) <= LARGEST_EXPONENT ? value : null);
const LARGEST_EXPONENT = 1000;
