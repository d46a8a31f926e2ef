// Derivatives without their symbolic form: the tape of an expression run on jets gives the values of its derivatives at a point, in any arithmetic of enclosures. The third voice
// beside mathjs and our own rules; the tests hold the three against each other.

import type { EnclosureArithmetic } from "../arithmetic/arithmetic.js";
import { derivativeOf, jetArithmetic, jetConstant, jetVariable, smoothArithmetic } from "../arithmetic/jet.js";
import type { Rational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { compileTape, runTape } from "./tape.js";

/** An expression with more distinct nodes than this is not compiled. */
const LARGEST_TAPE = 200_000;

/**
 * The derivatives of orders 0 to `order` of an expression by one of its symbols at a point, as enclosures; not "always" defined where
 * the derivative does not exist. The point must give a value to every symbol of the expression.
 *
 * Method: forward-mode differentiation (R. E. Moore, "Interval Analysis", 1966; A. Griewank and A. Walther, "Evaluating Derivatives", 2008).
 * Fails with the reason where the expression holds sums with symbolic bounds, unknown functions, or symbols without a value.
 */
export function derivativesAt<T>(
  node: Node,
  variable: string,
  order: number,
  point: ReadonlyMap<string, Rational>,
  arithmetic: EnclosureArithmetic<T>,
): readonly T[] | { readonly reason: string } {
  const tape = compileTape([node], new Set(), LARGEST_TAPE);
  if ("reason" in tape) return tape;
  if (tape.kernels.length > 0) return { reason: "an unknown function has no jet" };
  const smooth = smoothArithmetic(arithmetic);
  const inputs = [];
  for (const { name } of tape.inputs) {
    const value = point.get(name);
    if (value === undefined) return { reason: `${name} has no value` };
    const enclosed = arithmetic.fromRational(value);
    inputs.push(name === variable ? jetVariable(enclosed, arithmetic) : jetConstant(enclosed));
  }
  const registers = runTape(tape, jetArithmetic(smooth, order), { inputs, kernels: [], exponents: tape.exponents.map(() => null) });
  const [output] = tape.outputs;
  const jet = output === undefined ? undefined : registers[output];
  if (jet === undefined) return { reason: "the expression has no value" };
  return Array.from({ length: order + 1 }, (_, k) => derivativeOf(jet, k, arithmetic));
}
