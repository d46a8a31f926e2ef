// What a candidate for a repair is: one change at one place, as mathematics and as text, with a cost by which the simplest comes first.

import type { Path } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import type { Range } from "../syntax/document.js";
import type { Splice } from "./splice.js";

/** The kinds of change, simplest first. */
export const EDIT_KINDS = [
  "sign", "inserted-sign", "number", "exponent", "coefficient", "swapped-function", "factor", "factor-derivative", "quotient", "symbol", "whole-sign", "term", "replaced-term",
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** One change of the line that might make it right. */
export interface Edit {
  readonly kind: EditKind;
  /** Smaller is tried first. */
  readonly cost: number;
  /** The whole line after it. */
  readonly line: Node;
  /** The occurrence that it belongs to. */
  readonly path: Path;
  /** Put in its place, or taken away: the factor, the coefficient, the number; null for a sign. */
  readonly piece: Node | null;
  /** Is the piece added, taken away, or exchanged? */
  readonly action: "flip" | "insert" | "drop" | "replace";
  readonly range: Range;
  readonly found: string;
  readonly expected: string;
  readonly splice: Splice;
}

/** The place of a kind in the order of simplicity. */
export function baseCost(kind: EditKind): number {
  return 10 * (EDIT_KINDS.indexOf(kind) + 1);
}
