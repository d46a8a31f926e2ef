// What the verdict asks of the algebraic judge, so that the two know nothing else of each other.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";

export interface FingerprintOptions {
  readonly trials: number;
  readonly seed: number;
  readonly integers: ReadonlySet<string>;
  readonly workBudget: number;
}

/**
 * Is the difference zero as an algebraic expression? `errorLog2` bounds the probability that a zero is wrong. `roots` "any" is zero whichever square root each
 * √ stands for; a zero that is not firm, or a nonzero that is not faithful, says little.
 */
export type FingerprintAnswer =
  | { readonly kind: "zero"; readonly errorLog2: number; readonly bound: "proven" | "heuristic"; readonly roots: "any" | "some"; readonly isFirm: boolean }
  | { readonly kind: "nonzero"; readonly isFaithful: boolean; readonly isProof: boolean }
  | { readonly kind: "unknown"; readonly reason: string };

export type Fingerprint = (arena: Arena, a: Node, b: Node, options: FingerprintOptions) => FingerprintAnswer;
