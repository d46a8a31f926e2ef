// `misstep/vitest`: importing it teaches `expect` about expressions and derivations, and gives `describeDerivations`.
import { expect } from "vitest";
import type { CheckOptions } from "../check/check.js";
import type { EqualOptions } from "../check/equal.js";
import { rightDerivation, wrongAt } from "./derivations.js";
import { derivativeOf, equalExpression, gradientMatches } from "./expressions.js";
import type { GradientOptions } from "./expressions.js";

export { describeDerivations } from "./derivations.js";
export type { DescribeOptions } from "./derivations.js";
export type { GradientOptions } from "./expressions.js";
export type { CheckOptions } from "../check/check.js";
export type { EqualOptions } from "../check/equal.js";

expect.extend({
  toEqualExpression: (received: unknown, expected: string, options?: EqualOptions) => equalExpression(received, expected, options),
  toBeDerivativeOf: (received: unknown, expression: string, variable: string, options?: EqualOptions) => derivativeOf(received, expression, variable, options),
  toBeARightDerivation: (received: unknown, options?: CheckOptions) => rightDerivation(received, options),
  toGoWrongAt: (received: unknown, step: number, options?: CheckOptions) => wrongAt(received, step, options),
  toBeGradientOf: (received: unknown, expression: string, options: GradientOptions) => gradientMatches(received, expression, options),
});

/** What `expect` can do once `misstep/vitest` is imported. What cannot be decided fails, with and without `.not`. */
export interface MathematicalMatchers<Result = unknown> {
  /** The received expression is equal to this one wherever it is defined, under the assumptions. */
  readonly toEqualExpression: (expected: string, options?: EqualOptions) => Result;
  /** The received expression is the derivative of this one by the variable. */
  readonly toBeDerivativeOf: (expression: string, variable: string, options?: EqualOptions) => Result;
  /** Every derivation in the received text is right. */
  readonly toBeARightDerivation: (options?: CheckOptions) => Result;
  /** The derivation in the received text is wrong, and first at this step. */
  readonly toGoWrongAt: (step: number, options?: CheckOptions) => Result;
  /** The received function computes the gradient of this expression, at every point that is tried. */
  readonly toBeGradientOf: (expression: string, options: GradientOptions) => Result;
}

declare module "vitest" {
  // Its parameter has to be called and to default as it does there.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type
  interface Matchers<T = any> extends MathematicalMatchers<T> {}
}
