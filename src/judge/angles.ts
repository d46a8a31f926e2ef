// Between which quarter turns an angle lies: what the ranges of arctangents and the like, of letters and of multiples of π leave. The signs of sine, cosine and tangent come
// from here: cos(arctan u) is positive whatever u is.

import { addRational, compareRational, divideRational, multiplyRational, rational, type Rational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { rationalValue } from "../functions/powers.js";
import { everywhere, type Range } from "./range.js";
import { Sign } from "./signs.js";

/** What is asked of parts of an angle. */
export interface AngleOracle {
  signs(node: Node): number;
  /** The values that an affine form in letters can have; null of what is none. */
  rangeOf(node: Node): Range | null;
}

const quarters = (lower: number, upper: number, isOpen: boolean): Range => ({ lower: rational(BigInt(lower)), lowerStrict: isOpen, upper: rational(BigInt(upper)), upperStrict: isOpen });

/** 2/π lies between these. */
const [LESS, MORE] = [rational(6_366_197n, 10_000_000n), rational(6_366_198n, 10_000_000n)];
const DEEPEST = 6;

/** The angle in quarter turns; without bounds where nothing is known. */
function angleOf(node: Node, oracle: AngleOracle, depth: number): Range {
  if (depth > DEEPEST) return everywhere;
  const range = oracle.rangeOf(node);
  if (range !== null) return fromRadians(range);
  switch (node.kind) {
    case "symbol":
      return node.name === "π" ? quarters(2, 2, false) : everywhere;
    case "negate":
      return scaled(angleOf(node.operand, oracle, depth + 1), rational(-1n));
    case "add":
      return node.terms.length > 8 ? everywhere : node.terms.map((term) => angleOf(term, oracle, depth + 1)).reduce(sum);
    case "divide": {
      const divisor = rationalValue(node.denominator);
      if (divisor === null || divisor.numerator === 0n) return everywhere;
      return scaled(angleOf(node.numerator, oracle, depth + 1), divideRational(rational(1n), divisor));
    }
    case "multiply": {
      const factors = node.factors.filter((factor) => rationalValue(factor) === null);
      const [only, ...others] = factors;
      if (only === undefined || others.length > 0) return everywhere;
      return scaled(angleOf(only, oracle, depth + 1), node.factors.map((factor) => rationalValue(factor) ?? rational(1n)).reduce(multiplyRational));
    }
    case "apply":
      return inverseRange(node.function, oracle.signs(node.arguments[0] ?? node));
    default:
      return everywhere;
  }
}

/** The values of an inverse function of an argument with these signs. */
function inverseRange(name: string, signs: number): Range {
  const isPositive = (signs & Sign.negative) === 0;
  const isNegative = (signs & Sign.positive) === 0;
  const half = (isOpen: boolean): Range => ({
    ...quarters(isPositive ? 0 : -1, isNegative ? 0 : 1, isOpen),
    lowerStrict: isPositive ? signs === Sign.positive : isOpen, upperStrict: isNegative ? signs === Sign.negative : isOpen,
  });
  switch (name) {
    case "arctan":
      return half(true);
    case "arccot":
      return quarters(0, 2, true);
    case "arcsin":
    case "arccsc":
      return half(false);
    case "arccos":
    case "arcsec":
      return { ...quarters(isNegative ? 1 : 0, isPositive ? 1 : 2, false), lowerStrict: signs === Sign.negative, upperStrict: signs === Sign.positive };
    default:
      return everywhere;
  }
}

function fromRadians({ lower, lowerStrict, upper, upperStrict }: Range): Range {
  return {
    lower: lower === null ? null : multiplyRational(lower, lower.numerator >= 0n ? LESS : MORE), lowerStrict,
    upper: upper === null ? null : multiplyRational(upper, upper.numerator >= 0n ? MORE : LESS), upperStrict,
  };
}

function scaled(range: Range, factor: Rational): Range {
  if (factor.numerator === 0n) return quarters(0, 0, false);
  const times = (end: Rational | null): Rational | null => (end === null ? null : multiplyRational(end, factor));
  return factor.numerator > 0n
    ? { ...range, lower: times(range.lower), upper: times(range.upper) }
    : { lower: times(range.upper), lowerStrict: range.upperStrict, upper: times(range.lower), upperStrict: range.lowerStrict };
}

function sum(a: Range, b: Range): Range {
  return {
    lower: a.lower === null || b.lower === null ? null : addRational(a.lower, b.lower), lowerStrict: a.lowerStrict || b.lowerStrict,
    upper: a.upper === null || b.upper === null ? null : addRational(a.upper, b.upper), upperStrict: a.upperStrict || b.upperStrict,
  };
}

/** The signs that sine, cosine or tangent of an angle can have. */
export function signsOfCircular(name: "sin" | "cos" | "tan", argument: Node, oracle: AngleOracle): number {
  const angle = angleOf(argument, oracle, 0);
  if (name === "cos") return signsOfSine(sum(angle, quarters(1, 1, false)));
  const sine = signsOfSine(angle);
  if (name === "sin") return sine;
  // The tangent has the sign of the sine where the cosine is positive.
  const isWithin = angle.lower !== null && angle.upper !== null && compareRational(angle.lower, rational(-1n)) >= 0 && compareRational(angle.upper, rational(1n)) <= 0;
  return isWithin ? sine : Sign.any;
}

/** The signs of the sine between two ends in quarter turns, not more than half a turn apart. */
function signsOfSine({ lower, lowerStrict, upper, upperStrict }: Range): number {
  if (lower === null || upper === null) return Sign.any;
  // The half turn in which the lower end lies.
  const two = rational(2n);
  const turns = floorOf({ numerator: lower.numerator, denominator: lower.denominator * 2n });
  const start = multiplyRational(rational(turns), two);
  const end = addRational(start, two);
  if (compareRational(upper, end) > 0) return Sign.any;
  const isOnZero = (!lowerStrict && compareRational(lower, start) === 0) || (!upperStrict && compareRational(upper, end) === 0);
  return (turns % 2n === 0n ? Sign.positive : Sign.negative) | (isOnZero ? Sign.zero : 0);
}

function floorOf({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}
