// What a candidate for a repair is: one change at one place, as mathematics and as text, with a cost by which the simplest comes first.

import type { Path } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import type { Range } from "../syntax/document.js";
import type { Splice } from "./splice.js";

/** The kinds of change with what each costs at least. */
const COSTS = {
  "sign": 10, "inserted-sign": 20, "number": 30, "exponent": 40, "coefficient": 50, "swapped-function": 60, "factor": 70, "symbol": 58, "bracket": 57, "factor-derivative": 56, "operator": 62, "quotient": 90,
  "whole-sign": 110, "term": 120, "replaced-term": 130, "piece": 80,
  // In products of vectors and matrices: a transpose slips as easily as a sign, an order nearly so.
  "transpose": 14, "subscripts": 16, "differential": 18, "order": 22, "inverse": 26,
} as const;
export type EditKind = keyof typeof COSTS;

/** One change of the line that might make it right. */
export interface Edit {
  readonly kind: EditKind;
  /** Smaller is tried first. */
  readonly cost: number;
  /** The part of the cost that is due only where the line does not come out as a form would be written. */
  readonly doubt?: number;
  /** The whole line after it. */
  readonly line: Node;
  /** The occurrence that it belongs to. */
  readonly path: Path;
  /** What stands there after it. */
  readonly node: Node;
  /** Put in its place, or taken away: the factor, the coefficient, the number; null for a sign. */
  readonly piece: Node | null;
  /** Is the piece added, taken away, or exchanged? */
  readonly action: "flip" | "insert" | "drop" | "replace";
  readonly range: Range;
  readonly found: string;
  readonly expected: string;
  readonly splice: Splice;
}

/** What a change of this kind costs at least. */
export function baseCost(kind: EditKind): number {
  return COSTS[kind];
}
