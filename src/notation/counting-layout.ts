// Factorials, which are written behind what they are of, and Γ, in every notation alike.

import { Binding, fit, piece, type Notation, type Piece } from "./piece.js";

/** The function laid out; `gamma` is how the letter is written. Null for any other function. */
export function layOutCounting(notation: Pick<Notation, "bracketed">, functionName: string, args: readonly Piece[], gamma: string): Piece | null {
  const marks = functionName === "factorial" ? "!" : functionName === "doubleFactorial" ? "!!" : null;
  const [of] = args;
  if (of === undefined) return null;
  if (functionName === "gamma") return piece(`${gamma}${notation.bracketed(of).text}`, Binding.application, "name", "function");
  if (marks === null) return null;
  const inner = fit(notation, of, Binding.atom);
  return piece(`${inner.text}${marks}`, Binding.application, inner.first, "closed");
}
