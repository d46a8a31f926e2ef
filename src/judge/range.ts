// Ranges: the bounds within which a quantity is known to lie.

import type { Rational } from "../arithmetic/rational.js";

/** Where the assumptions leave a quantity; null is no bound. */
export interface Range {
  readonly lower: Rational | null;
  readonly lowerStrict: boolean;
  readonly upper: Rational | null;
  readonly upperStrict: boolean;
}

export const everywhere: Range = { lower: null, lowerStrict: false, upper: null, upperStrict: false };
