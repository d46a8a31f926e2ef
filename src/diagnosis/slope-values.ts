// Values of derivatives at points without their symbolic form: jets in doubles (arithmetic/jet.ts). A search for a repair tries many bodies under one d/dx; differentiating each of them by rules would cost more
// than all the rest of the search.

import { doubleArithmetic } from "../arithmetic/doubles.js";
import { derivativeOf, type Jet, jetArithmetic, jetConstant, jetVariable, type SmoothArithmetic } from "../arithmetic/jet.js";
import { rationalToNumber } from "../arithmetic/rational.js";
import type { DerivativeNode, Node } from "../expression/node.js";
import { evaluatePower, evaluateRationalPower, isEulersNumber, rationalValue } from "../functions/powers.js";
import { evaluateApply } from "../functions/registry.js";

const smooth: SmoothArithmetic<number> = {
  ...doubleArithmetic,
  provenSign: (a) => (a < 0 ? -1 : a > 0 ? 1 : a === 0 ? 0 : null),
  undefinedValue: () => NaN,
  unknownValue: () => NaN,
  provenBetweenIntegers: (a) => Number.isFinite(a) && !Number.isInteger(a),
};
const slopes = jetArithmetic(smooth, 1);

type Jets = readonly Jet<number>[];

/** Evaluates first derivatives by a symbol at the points; null for those that hold anything but numbers, functions and symbols of the points. */
export function createSlopeValues(points: readonly ReadonlyMap<Node, number>[]): (node: DerivativeNode) => readonly number[] | null {
  const memos = new Map<Node, Map<Node, Jets | null>>();

  return ({ body, variable, order }) => {
    if (order !== 1 || variable.kind !== "symbol" || points[0]?.has(variable) !== true) return null;
    const memo = memos.get(variable) ?? new Map<Node, Jets | null>();
    memos.set(variable, memo);
    return jetsOf(body, variable, memo)?.map((jet) => derivativeOf(jet, 1, doubleArithmetic)) ?? null;
  };

  function jetsOf(node: Node, variable: Node, memo: Map<Node, Jets | null>): Jets | null {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const jets = evaluate(node, variable, (child) => jetsOf(child, variable, memo));
    memo.set(node, jets);
    return jets;
  }

  function evaluate(node: Node, variable: Node, of: (child: Node) => Jets | null): Jets | null {
    switch (node.kind) {
      case "number": {
        const value = jetConstant(rationalToNumber(node.value));
        return points.map(() => value);
      }
      case "symbol":
        if (points[0]?.has(node) === true) return points.map((point) => (node === variable ? jetVariable(point.get(node) ?? NaN, doubleArithmetic) : jetConstant(point.get(node) ?? NaN)));
        return isEulersNumber(node) ? points.map(() => jetConstant(Math.E)) : node.name === "π" ? points.map(() => jetConstant(Math.PI)) : null;
      case "add":
        return combined(node.terms.map(of), slopes.add);
      case "multiply":
        return combined(node.factors.map(of), slopes.multiply);
      case "negate":
        return of(node.operand)?.map(slopes.negate) ?? null;
      case "divide":
        return combined([of(node.numerator), of(node.denominator)], slopes.divide);
      case "power": {
        const exponent = rationalValue(node.exponent);
        if (exponent !== null) return of(node.base)?.map((base) => evaluateRationalPower(slopes, base, exponent) ?? jetConstant(NaN)) ?? null;
        return combined([of(node.base), of(node.exponent)], (base, value) => evaluatePower(slopes, base, value));
      }
      case "apply": {
        const args = node.arguments.map(of);
        return args.some((each) => each === null) ? null : points.map((_, k) => evaluateApply(slopes, node, args.map((each) => each?.[k] ?? jetConstant(NaN))) ?? jetConstant(NaN));
      }
      default:
        return null;
    }
  }
}

function combined(parts: readonly (Jets | null)[], combine: (a: Jet<number>, b: Jet<number>) => Jet<number>): Jets | null {
  let total: Jets | null = null;
  for (const part of parts) {
    if (part === null) return null;
    total = total === null ? part : total.map((jet, k) => combine(jet, part[k] ?? jetConstant(NaN)));
  }
  return total;
}
