// Values of derivatives at points without their symbolic form: jets in doubles (arithmetic/jet.ts). A search for a repair tries many bodies under one d/dx; differentiating each of them by rules would cost more
// than all the rest of the search.

import { doubleArithmetic } from "../arithmetic/doubles.js";
import { derivativeOf, type Jet, jetArithmetic, jetConstant, jetVariable, type SmoothArithmetic } from "../arithmetic/jet.js";
import { rationalToNumber } from "../arithmetic/rational.js";
import type { DerivativeNode, Node } from "../expression/node.js";
import { evaluatePower, evaluateRationalPower, isEulersNumber, rationalValue } from "../functions/powers.js";
import { evaluateApply } from "../functions/registry.js";
import { asWhole, type Numbers } from "./point-numbers.js";

const smooth: SmoothArithmetic<number> = {
  ...doubleArithmetic,
  provenSign: (a) => (a < 0 ? -1 : a > 0 ? 1 : a === 0 ? 0 : null),
  undefinedValue: () => NaN,
  unknownValue: () => NaN,
  provenBetweenIntegers: (a) => Number.isFinite(a) && !Number.isInteger(a),
};
const slopes = jetArithmetic(smooth, 1);
const NOWHERE: Jet<number> = jetConstant(NaN);

type Jets = readonly Jet<number>[];

export interface SlopeValues {
  /** The first derivative by a symbol at the points; null where it holds anything but numbers, functions and symbols of the points. */
  of(node: DerivativeNode): readonly number[] | null;
  /** Values with their slopes by a symbol of the points; null for anything else. */
  by(variable: Node): Numbers<Jet<number>> | null;
}

/** The slope of a jet. */
export const slopeOf = (jet: Jet<number>): number => derivativeOf(jet, 1, doubleArithmetic);

export function createSlopeValues(points: readonly ReadonlyMap<Node, number>[]): SlopeValues {
  const known = new Map<Node, Numbers<Jet<number>> | null>();

  return {
    of: ({ body, variable, order }) => {
      const jets = order === 1 ? by(variable)?.of(body) : null;
      return jets == null ? null : jets.map(slopeOf);
    },
    by,
  };

  function by(variable: Node): Numbers<Jet<number>> | null {
    const before = known.get(variable);
    if (before !== undefined) return before;
    const made = variable.kind === "symbol" && points[0]?.has(variable) === true ? numbersBy(variable) : null;
    known.set(variable, made);
    return made;
  }

  function numbersBy(variable: Node): Numbers<Jet<number>> {
    const memo = new Map<Node, Jets | null>();
    const of = (node: Node): Jets | null => {
      const before = memo.get(node);
      if (before !== undefined) return before;
      const jets = evaluate(node, variable, of);
      memo.set(node, jets);
      return jets;
    };
    return { arithmetic: slopes, none: NOWHERE, toDouble: ({ coefficients }) => coefficients[0], asWhole: ({ coefficients: [value, slope = 0] }) => (slope === 0 ? asWhole(value) : null), of };
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
        if (exponent !== null) return of(node.base)?.map((base) => evaluateRationalPower(slopes, base, exponent) ?? NOWHERE) ?? null;
        return combined([of(node.base), of(node.exponent)], (base, value) => evaluatePower(slopes, base, value));
      }
      case "apply": {
        const args = node.arguments.map(of);
        return args.some((each) => each === null) ? null : points.map((_, k) => evaluateApply(slopes, node, args.map((each) => each?.[k] ?? NOWHERE)) ?? NOWHERE);
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
    total = total === null ? part : total.map((jet, k) => combine(jet, part[k] ?? NOWHERE));
  }
  return total;
}
