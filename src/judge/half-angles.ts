// √(c ± c·cos u) by half the angle: √(2c)·|cos(u/2)| and √(2c)·|sin(u/2)|. Near the zeros under the root a sum of two numbers loses all its digits, and the sine of half the
// angle none.

import { negateRational, rational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { keptPass } from "../expression/kept-pass.js";
import type { Node } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";

/** The expression with such roots by half the angle; equal to it wherever it has a value. */
export const byHalfAngles: (arena: Arena, root: Node) => Node = keptPass((arena, node, visit) => {
  const inside = mapChildren(arena, node, visit);
  const [under] = inside.kind === "apply" && inside.function === "sqrt" ? inside.arguments : [];
  if (under?.kind !== "add" || under.terms.length !== 2) return inside;
  const constant = under.terms.map((term) => rationalValue(term)).find((value) => value !== null) ?? null;
  const wave = under.terms.flatMap((term) => waveOf(term) ?? [])[0];
  if (constant === null || wave === undefined || constant.numerator <= 0n) return inside;
  const isOpposite = wave.size.numerator < 0n;
  const size = isOpposite ? negateRational(wave.size) : wave.size;
  if (size.numerator !== constant.numerator || size.denominator !== constant.denominator) return inside;
  const half = arena.multiply([arena.number(rational(1, 2)), wave.angle]);
  return arena.multiply([arena.apply("sqrt", [arena.number(rational(2n * size.numerator, size.denominator))]), arena.apply("abs", [arena.apply(isOpposite ? "sin" : "cos", [half])])]);
});

/** a·cos u with a number a. */
function waveOf(term: Node): { readonly size: Rational; readonly angle: Node } | null {
  if (term.kind === "negate") {
    const inner = waveOf(term.operand);
    return inner === null ? null : { ...inner, size: negateRational(inner.size) };
  }
  const [front, wave] = term.kind === "multiply" && term.factors.length === 2 ? term.factors : [null, term];
  const size = front == null ? rational(1) : rationalValue(front);
  const [angle] = wave?.kind === "apply" && wave.function === "cos" ? wave.arguments : [];
  return size === null || angle === undefined ? null : { size, angle };
}
