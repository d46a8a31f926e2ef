// Coefficients of expansions: nodes without the variable of the expansion, built so that numbers stay numbers. What is asked of them (is it zero, which
// sign has it) is answered by an oracle that rests on the judge.

import { exactArithmetic } from "../arithmetic/exact.js";
import { isInteger, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { isOne, isZero, powerOf, productOf, quotientOf, sumOf } from "../calculus/tidy.js";
import { rationalValue } from "../functions/powers.js";
import { evaluateApply } from "../functions/registry.js";

/** What is known of a coefficient; null where it cannot be told. */
export interface Oracle {
  isZero(node: Node): boolean | null;
  sign(node: Node): -1 | 0 | 1 | null;
  /** Is it proven to have no negative value, though 0 may be one? */
  isNowhereNegative(node: Node): boolean;
}

export interface CoefficientAlgebra {
  readonly zero: Node;
  readonly one: Node;
  add(a: Node, b: Node): Node;
  multiply(a: Node, b: Node): Node;
  divide(a: Node, b: Node): Node;
  negate(a: Node): Node;
  number(value: Rational): Node;
  integer(value: number): Node;
  power(base: Node, exponent: Node): Node;
  apply(name: string, argument: Node): Node;
}

/** Arithmetic of coefficients in which whatever is a rational number is one. */
export function coefficientAlgebra(arena: Arena): CoefficientAlgebra {
  const fold = (node: Node): Node => {
    if (node.kind === "number") return node;
    const value = rationalValue(node);
    return value === null ? node : arena.number(value);
  };
  const terms = (node: Node): readonly Node[] => (node.kind === "add" ? node.terms : [node]);
  const one = arena.integer(1);
  const zero = arena.integer(0);
  const negate = (a: Node): Node => (a.kind === "negate" ? a.operand : a.kind === "add" ? arena.add(a.terms.map(negate)) : arena.negate(a));
  return {
    zero,
    one,
    add(a, b) {
      if (isZero(a)) return b;
      if (isZero(b)) return a;
      if (a === negate(b)) return zero;
      const all = [...terms(a)];
      for (const term of terms(b)) {
        const opposite = negate(term);
        const at = all.findIndex((other) => other === opposite);
        if (at >= 0) all.splice(at, 1);
        else all.push(term);
      }
      const numbers = all.filter((term) => term.kind === "number");
      const others = all.filter((term) => term.kind !== "number");
      const constant = fold(sumOf(arena, numbers));
      return sumOf(arena, [...others, constant]);
    },
    multiply: (a, b) => (isOne(a) ? b : isOne(b) ? a : fold(productOf(arena, [a, b]))),
    divide: (a, b) => (isOne(b) ? a : a === b ? one : fold(b.kind === "number" && b.value.numerator !== 0n ? productOf(arena, [arena.divide(one, b), a]) : quotientOf(arena, a, b))),
    negate,
    number: (value) => arena.number(value),
    integer: (value) => arena.integer(value),
    power(base, exponent) {
      if (base.kind === "number" && exponent.kind === "number" && !isInteger(exponent.value)) {
        const root = exactArithmetic.root(base.value, Number(exponent.value.denominator));
        if (root !== null) return fold(arena.power(arena.number(root), arena.number({ numerator: exponent.value.numerator, denominator: 1n })));
      }
      return isOne(base) ? one : fold(powerOf(arena, base, exponent));
    },
    apply(name, argument) {
      const node = arena.apply(name, [argument]);
      if (argument.kind !== "number" || node.kind !== "apply") return node;
      const value = evaluateApply(exactArithmetic, node, [argument.value]);
      return value === null ? node : arena.number(value);
    },
  };
}
