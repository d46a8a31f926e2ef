// The table of mistakes, in the order in which they are tried: a mistake that names a rule goes before one that only names a shape. A new mistake is one new file and one line here.

import type { Mistake } from "./mistake.js";
import { missingInnerDerivative } from "./missing-inner-derivative.js";
import { signFlip } from "./sign-flip.js";

export type { Explanation, Mistake, MistakeContext, MistakeExample, MistakePage } from "./mistake.js";

/** Every mistake that is known. */
export const allMistakes: readonly Mistake[] = [missingInnerDerivative, signFlip];

/** The mistake of this name, or null. */
export function lookupMistake(name: string): Mistake | null {
  return allMistakes.find((mistake) => mistake.name === name) ?? null;
}
