// The exact value of an expression in numbers, where arithmetic alone gives one.

import { addRational, compareRational, divideRational, multiplyRational, negateRational, rational, ZERO, type Rational } from "../../arithmetic/rational.js";
import type { Node } from "../../expression/node.js";

const LARGEST_EXPONENT = 64;

/** The value with the letters that `valueOf` knows; null where it has none, or where it is no rational that arithmetic gives. */
export function exactValue(node: Node, valueOf: (name: string) => Rational | null): Rational | null {
  const value = (inner: Node): Rational | null => exactValue(inner, valueOf);
  switch (node.kind) {
    case "number":
      return node.value;
    case "symbol":
      return valueOf(node.name);
    case "negate": {
      const operand = value(node.operand);
      return operand === null ? null : negateRational(operand);
    }
    case "add":
      return joined(node.terms.map(value), addRational, ZERO);
    case "multiply":
      return joined(node.factors.map(value), multiplyRational, rational(1));
    case "divide": {
      const [above, below] = [value(node.numerator), value(node.denominator)];
      return above === null || below === null || below.numerator === 0n ? null : divideRational(above, below);
    }
    case "power": {
      const [base, exponent] = [value(node.base), value(node.exponent)];
      if (base === null || exponent === null || exponent.denominator !== 1n) return null;
      const times = Number(exponent.numerator);
      if (Math.abs(times) > LARGEST_EXPONENT || (times < 0 && base.numerator === 0n)) return null;
      const raised = rational(base.numerator ** BigInt(Math.abs(times)), base.denominator ** BigInt(Math.abs(times)));
      return times < 0 ? divideRational(rational(1), raised) : raised;
    }
    case "apply": {
      const args = node.arguments.map(value);
      const [first, second] = args;
      if (first === null || first === undefined) return null;
      if (node.function === "abs") return absRational(first);
      if ((node.function === "max" || node.function === "min") && second !== null && second !== undefined) return compareRational(first, second) > 0 === (node.function === "max") ? first : second;
      return null;
    }
    default:
      return null;
  }
}

export function absRational(value: Rational): Rational {
  return value.numerator < 0n ? negateRational(value) : value;
}

function joined(values: readonly (Rational | null)[], join: (a: Rational, b: Rational) => Rational, start: Rational): Rational | null {
  let result: Rational = start;
  for (const value of values) {
    if (value === null) return null;
    result = join(result, value);
  }
  return result;
}
