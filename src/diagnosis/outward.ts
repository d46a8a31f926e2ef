// What an occurrence comes to, in numbers, when one of its children has other values: the way back of needed.ts. It tells whether a change deep inside a line can be right before anything of it is written down.

import { doubleArithmetic } from "../arithmetic/doubles.js";
import type { Located } from "../elaborate/located.js";
import { evaluatePower, evaluateRationalPower, rationalValue } from "../functions/powers.js";
import { evaluateApply } from "../functions/registry.js";
import type { PointValues, Values } from "./point-values.js";

/** The values of the occurrence with the child at the position having the given ones; null where that can't be told from values alone. */
export function valuesAround(around: Located, position: number, values: Values, known: PointValues): Values | null {
  const { form, node, children } = around;
  const parts = children.map((child, k) => (k === position ? values : known.of(child.node)));
  if (parts.some((part) => part === null)) return null;
  const at = (j: number, k: number): number => parts[j]?.[k] ?? NaN;
  switch (form.kind) {
    case "add":
      return values.map((_, k) => form.signs.reduce((sum, { negative }, j) => sum + (negative ? -1 : 1) * at(j, k), 0));
    case "negate":
      return values.map((value) => -value);
    case "multiply":
      return values.map((_, k) => parts.reduce((product, _part, j) => product * at(j, k), 1));
    case "divide":
      return values.map((_, k) => doubleArithmetic.divide(at(0, k), at(1, k)));
    case "power": {
      const exponent = position === 0 && node.kind === "power" ? rationalValue(node.exponent) : null;
      if (exponent !== null) return values.map((value) => evaluateRationalPower(doubleArithmetic, value, exponent) ?? NaN);
      // An exponent that becomes a fraction has roots of its own.
      return position === 0 ? values.map((_, k) => evaluatePower(doubleArithmetic, at(0, k), at(1, k))) : null;
    }
    case "apply":
      if (node.kind !== "apply" || node.arguments.length !== children.length) return null;
      return values.map((_, k) => evaluateApply(doubleArithmetic, node, parts.map((_part, j) => at(j, k))) ?? NaN);
    case "leaf":
    case "call":
    case "bigOperator":
    case "derivative":
      return null;
  }
}
