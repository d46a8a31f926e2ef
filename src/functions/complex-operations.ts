// Conjugates, real and imaginary parts as the names of apply nodes. They are no functions of real numbers, so the registry does not hold them and nothing evaluates them; only the
// judge of complex numbers (judge/complex.ts) takes them apart.

import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";

export const CONJUGATE = "conj";
export const REAL_PART = "Re";
export const IMAGINARY_PART = "Im";

const OPERATIONS: ReadonlySet<string> = new Set([CONJUGATE, REAL_PART, IMAGINARY_PART]);
/** The spellings of the parts as names in front of a bracket. */
export const PART_NAMES: ReadonlyMap<string, string> = new Map([["Re", REAL_PART], ["ℜ", REAL_PART], ["Im", IMAGINARY_PART], ["ℑ", IMAGINARY_PART]]);

/** Does a conjugate, a real or an imaginary part stand somewhere in it? */
export function holdsComplexOperation(node: Node): boolean {
  return someNode(node, (each) => each.kind === "apply" && OPERATIONS.has(each.function));
}
