// Roots of what is a square: √(u²) = |u|, √(9u²v) = 3|u|√v, and √(c ± c·cos u) by half the angle, √(2c)·|cos(u/2)| and √(2c)·|sin(u/2)|. Near the zeros under a root its value by
// numbers loses half of its digits, a sum of two numbers there all of them, and the form without the root none.

import { negateRational, rational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { keptPass } from "../expression/kept-pass.js";
import type { Node } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";

/** The expression with such roots taken; equal to it wherever it has a value. */
export const withRootsOfSquares: (arena: Arena, root: Node) => Node = keptPass((arena, node, visit) => {
  const inside = mapChildren(arena, node, visit);
  const [under] = inside.kind === "apply" && inside.function === "sqrt" ? inside.arguments : [];
  return under === undefined ? inside : (ofProduct(arena, under) ?? ofWave(arena, under) ?? inside);
});

/** The root of a product with squares in it; null where there are none. */
function ofProduct(arena: Arena, under: Node): Node | null {
  const factors = under.kind === "multiply" ? under.factors : [under];
  const taken: Node[] = [];
  const left: Node[] = [];
  for (const factor of factors) {
    const exponent = factor.kind === "power" ? rationalValue(factor.exponent) : null;
    if (factor.kind === "power" && exponent?.denominator === 1n && exponent.numerator > 0n && exponent.numerator % 2n === 0n) taken.push(arena.power(arena.apply("abs", [factor.base]), arena.number(rational(exponent.numerator / 2n))));
    else left.push(factor);
  }
  return taken.length === 0 ? null : arena.multiply([...taken, ...(left.length === 0 ? [] : [arena.apply("sqrt", [left.length === 1 && left[0] !== undefined ? left[0] : arena.multiply(left)])])]);
}

function ofWave(arena: Arena, under: Node): Node | null {
  if (under.kind !== "add" || under.terms.length !== 2) return null;
  const constant = under.terms.map((term) => rationalValue(term)).find((value) => value !== null) ?? null;
  const wave = under.terms.flatMap((term) => waveOf(term) ?? [])[0];
  if (constant === null || wave === undefined || constant.numerator <= 0n) return null;
  const isOpposite = wave.size.numerator < 0n;
  const size = isOpposite ? negateRational(wave.size) : wave.size;
  if (size.numerator !== constant.numerator || size.denominator !== constant.denominator) return null;
  const half = arena.multiply([arena.number(rational(1, 2)), wave.angle]);
  return arena.multiply([arena.apply("sqrt", [arena.number(rational(2n * size.numerator, size.denominator))]), arena.apply("abs", [arena.apply(isOpposite ? "sin" : "cos", [half])])]);
}

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
