// The exact value of a small expression of numbers: bounds, subscripts and slopes after names were replaced by numbers.

import { addRational, divideRational, multiplyRational, negateRational, rational, type Rational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { exactArithmetic, exactInteger } from "./exact.js";
import { postorder } from "./graph.js";

/** The value of an expression of numbers only, by the four operations and integer powers; null where it is none. */
export function plainNumber(node: Node): Rational | null {
  const order = postorder([node], 200);
  if (order === null) return null;
  const values = new Map<Node, Rational | null>();
  for (const each of order) {
    const of = (child: Node): Rational | null => values.get(child) ?? null;
    const fold = (nodes: readonly Node[], start: Rational, operation: (a: Rational, b: Rational) => Rational): Rational | null => {
      let total: Rational | null = start;
      for (const child of nodes) {
        const value = of(child);
        if (value === null || total === null) return null;
        total = operation(total, value);
      }
      return total;
    };
    let value: Rational | null = null;
    if (each.kind === "number") value = each.value;
    else if (each.kind === "negate") {
      const operand = of(each.operand);
      value = operand === null ? null : negateRational(operand);
    } else if (each.kind === "add") value = fold(each.terms, rational(0n), addRational);
    else if (each.kind === "multiply") value = fold(each.factors, rational(1n), multiplyRational);
    else if (each.kind === "divide") {
      const numerator = of(each.numerator);
      const denominator = of(each.denominator);
      value = numerator === null || denominator === null || denominator.numerator === 0n ? null : divideRational(numerator, denominator);
    }
    else if (each.kind === "power") {
      const base = of(each.base);
      const exponent = exactInteger(of(each.exponent));
      const power = base === null || exponent === null ? null : exactArithmetic.powerInteger(base, exponent);
      value = power === "undefined" ? null : power;
    }
    values.set(each, value);
  }
  return values.get(node) ?? null;
}

