// Interval arithmetic in doubles with outward rounding: the fast filter of the judge. An enclosure always contains the true value,
// and an operation whose result is a double exactly gives a point, so integers and dyadic fractions stay what they are.
// Rounding errors of + - × ÷ √ are known exactly; for Math.exp and the like see LIBRARY below.

import type { Definedness, EnclosureArithmetic } from "./arithmetic.js";
import { countingFunctions } from "./counting.js";
import {
  addDown,
  addUp,
  divideDown,
  divideUp,
  enclosingDoubles,
  multiplyDown,
  multiplyUp,
  nextDown,
  nextUp,
  productError,
  squareRootError,
  sumError,
  widenDown,
  widenUp,
} from "./double-rounding.js";
import { type Rational, rational } from "./rational.js";

// LIBRARY. Math.exp, log, sin, cos, atan, asin, acos and pow are assumed to err by less than two units in the last place. fdlibm, which V8 and
// SpiderMonkey compile in, errs by less than one, as do glibc and musl; the results are widened by at least three.
// Whatever a verdict rests on is confirmed by the BigInt balls, which assume nothing.

/** Every real number that the value may be, where it is defined. An infinite end stands for arbitrarily large finite numbers; both ends are NaN where it is never defined. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly defined: Definedness;
}

const UNDEFINED: Interval = { lower: NaN, upper: NaN, defined: "never" };
const ONE: Interval = { lower: 1, upper: 1, defined: "always" };
/** 3.14159265358979311… < π < the next double. */
const PI: Interval = { lower: Math.PI, upper: nextUp(Math.PI), defined: "always" };
const PI_HALF: Interval = { lower: Math.PI / 2, upper: nextUp(Math.PI) / 2, defined: "always" };
/** Beyond this size of the argument sine and cosine answer [-1, 1]. */
const LARGEST_ANGLE = 2 ** 32;
/** Exponents of more bits are answered by what is true of every power. */
const LONGEST_EXPONENT = 2048;

function interval(lower: number, upper: number, defined: Definedness): Interval {
  return { lower, upper, defined };
}

function both(a: Definedness, b: Definedness): Definedness {
  if (a === "always") return b;
  return a === "never" || b === "never" ? "never" : "maybe";
}

function isPoint(a: Interval): boolean {
  return a.lower === a.upper;
}

function add(a: Interval, b: Interval): Interval {
  const defined = both(a.defined, b.defined);
  if (defined === "never") return UNDEFINED;
  if (isPoint(a) && isPoint(b)) return roundedSum(a.lower, b.lower, defined);
  return interval(addDown(a.lower, b.lower), addUp(a.upper, b.upper), defined);
}

function subtract(a: Interval, b: Interval): Interval {
  const defined = both(a.defined, b.defined);
  if (defined === "never") return UNDEFINED;
  if (isPoint(a) && isPoint(b)) return roundedSum(a.lower, -b.lower, defined);
  return interval(addDown(a.lower, -b.upper), addUp(a.upper, -b.lower), defined);
}

function roundedSum(a: number, b: number, defined: Definedness): Interval {
  const sum = a + b;
  const error = sumError(a, b, sum);
  return interval(error >= 0 ? sum : nextDown(sum), error <= 0 ? sum : nextUp(sum), defined);
}

function negate(a: Interval): Interval {
  return interval(0 - a.upper, 0 - a.lower, a.defined);
}

function multiply(a: Interval, b: Interval): Interval {
  const defined = both(a.defined, b.defined);
  if (defined === "never") return UNDEFINED;
  if (isPoint(a) && isPoint(b)) {
    const product = a.lower * b.lower;
    const error = productError(a.lower, b.lower, product);
    if (error === 0) return interval(product + 0, product + 0, defined);
    return interval(multiplyDown(a.lower, b.lower), multiplyUp(a.lower, b.lower), defined);
  }
  if (a.lower >= 0) {
    if (b.lower >= 0) return interval(multiplyDown(a.lower, b.lower), multiplyUp(a.upper, b.upper), defined);
    if (b.upper <= 0) return interval(multiplyDown(a.upper, b.lower), multiplyUp(a.lower, b.upper), defined);
    return interval(multiplyDown(a.upper, b.lower), multiplyUp(a.upper, b.upper), defined);
  }
  if (a.upper <= 0) {
    if (b.lower >= 0) return interval(multiplyDown(a.lower, b.upper), multiplyUp(a.upper, b.lower), defined);
    if (b.upper <= 0) return interval(multiplyDown(a.upper, b.upper), multiplyUp(a.lower, b.lower), defined);
    return interval(multiplyDown(a.lower, b.upper), multiplyUp(a.lower, b.lower), defined);
  }
  if (b.lower >= 0) return interval(multiplyDown(a.lower, b.upper), multiplyUp(a.upper, b.upper), defined);
  if (b.upper <= 0) return interval(multiplyDown(a.upper, b.lower), multiplyUp(a.lower, b.lower), defined);
  return interval(
    Math.min(multiplyDown(a.lower, b.upper), multiplyDown(a.upper, b.lower)),
    Math.max(multiplyUp(a.lower, b.lower), multiplyUp(a.upper, b.upper)),
    defined,
  );
}

function divide(a: Interval, b: Interval): Interval {
  const defined = both(a.defined, b.defined);
  if (defined === "never") return UNDEFINED;
  if (b.lower > 0) return divideByPositive(a, b.lower, b.upper, defined);
  if (b.upper < 0) return divideByPositive(negate(a), -b.upper, -b.lower, defined);
  if (b.lower === 0 && b.upper === 0) return UNDEFINED;
  if (a.lower === 0 && a.upper === 0) return interval(0, 0, "maybe");
  // The divisor reaches 0, so the quotient is unbounded on the side of each sign that occurs.
  const least = Math.max(-b.lower, b.upper);
  const positive = (a.upper > 0 && b.upper > 0) || (a.lower < 0 && b.lower < 0);
  const negative = (a.lower < 0 && b.upper > 0) || (a.upper > 0 && b.lower < 0);
  if (positive && negative) return interval(-Infinity, Infinity, "maybe");
  const nearest = a.lower > 0 ? divideDown(a.lower, least) : a.upper < 0 ? divideDown(-a.upper, least) : 0;
  return positive ? interval(nearest, Infinity, "maybe") : interval(-Infinity, 0 - nearest, "maybe");
}

function divideByPositive(a: Interval, lower: number, upper: number, defined: Definedness): Interval {
  return interval(
    a.lower >= 0 ? divideDown(a.lower, upper) : divideDown(a.lower, lower),
    a.upper >= 0 ? divideUp(a.upper, lower) : divideUp(a.upper, upper),
    defined,
  );
}

// x^n for x ≥ 0 rounded in one direction, by squaring; bits is n in binary.
function powerOfEnd(x: number, bits: string, multiplyRounded: (a: number, b: number) => number): number {
  let result = x;
  for (let i = 1; i < bits.length; i++) {
    result = multiplyRounded(result, result);
    if (bits[i] === "1") result = multiplyRounded(result, x);
  }
  return result;
}

function powerInteger(a: Interval, n: bigint): Interval {
  if (a.defined === "never") return UNDEFINED;
  if (n === 1n) return a;
  if (n === 0n) return interval(1, 1, a.defined);
  if (n === 2n && a.lower >= 0) return multiply(a, a);
  if (n < 0n) {
    const power = powerInteger(a, -n);
    // Where the power of a non-zero number is too small for a double, the reciprocal comes first.
    const lost = power.lower <= 0 && power.upper >= 0 && (a.lower > 0 || a.upper < 0);
    return lost ? powerInteger(divide(ONE, a), -n) : divide(ONE, power);
  }
  if (n % 2n === 0n) return positivePower(absolute(a), n);
  if (a.lower >= 0) return positivePower(a, n);
  if (a.upper <= 0) return negate(positivePower(negate(a), n));
  const below = positivePower(interval(0, -a.lower, a.defined), n);
  const above = positivePower(interval(0, a.upper, a.defined), n);
  return interval(0 - below.upper, above.upper, a.defined);
}

function positivePower(a: Interval, n: bigint): Interval {
  const bits = n.toString(2);
  if (bits.length > LONGEST_EXPONENT) {
    return interval(a.lower < 1 ? 0 : 1, a.upper > 1 ? Infinity : a.upper < 1 ? a.upper : 1, a.defined);
  }
  return interval(powerOfEnd(a.lower, bits, multiplyDown), powerOfEnd(a.upper, bits, multiplyUp), a.defined);
}

function root(a: Interval, n: number): Interval {
  if (a.defined === "never") return UNDEFINED;
  if (n % 2 === 0) {
    if (a.upper < 0) return UNDEFINED;
    return interval(rootDown(Math.max(a.lower, 0), n), rootUp(a.upper, n), a.lower < 0 ? "maybe" : a.defined);
  }
  return interval(
    a.lower < 0 ? -rootUp(-a.lower, n) : rootDown(a.lower, n),
    a.upper < 0 ? -rootDown(-a.upper, n) : rootUp(a.upper, n),
    a.defined,
  );
}

function rootDown(x: number, n: number): number {
  if (x === 0 || x === 1 || x === Infinity) return x;
  if (n === 2) {
    const result = Math.sqrt(x);
    return squareRootError(x, result) >= 0 ? result : Math.max(nextDown(result), 0);
  }
  // Found by trial, proven by multiplication: if y^n rounded up is still ≤ x, y is a lower bound.
  const bits = n.toString(2);
  let candidate = n === 3 ? Math.cbrt(x) : Math.pow(x, 1 / n);
  const rounded = Math.round(candidate);
  if (powerOfEnd(rounded, bits, multiplyUp) === x && powerOfEnd(rounded, bits, multiplyDown) === x) return rounded;
  for (let step = 2 ** -53; step < 1; step *= 4) {
    if (powerOfEnd(candidate, bits, multiplyUp) <= x) return candidate;
    candidate = nextDown(candidate * (1 - step));
  }
  return 0;
}

function rootUp(x: number, n: number): number {
  if (x === 0 || x === 1 || x === Infinity) return x;
  if (n === 2) {
    const result = Math.sqrt(x);
    return squareRootError(x, result) <= 0 ? result : nextUp(result);
  }
  const bits = n.toString(2);
  let candidate = n === 3 ? Math.cbrt(x) : Math.pow(x, 1 / n);
  const rounded = Math.round(candidate);
  if (powerOfEnd(rounded, bits, multiplyUp) === x && powerOfEnd(rounded, bits, multiplyDown) === x) return rounded;
  for (let step = 2 ** -53; step < 1; step *= 4) {
    if (powerOfEnd(candidate, bits, multiplyDown) >= x) return candidate;
    candidate = nextUp(candidate * (1 + step));
  }
  return Infinity;
}

function exp(a: Interval): Interval {
  if (a.defined === "never") return UNDEFINED;
  return interval(
    a.lower === 0 ? 1 : a.lower === -Infinity ? 0 : Math.max(widenDown(Math.exp(a.lower)), 0),
    a.upper === 0 ? 1 : widenUp(Math.exp(a.upper)),
    a.defined,
  );
}

function log(a: Interval): Interval {
  if (a.defined === "never" || a.upper <= 0) return UNDEFINED;
  return interval(
    a.lower <= 0 ? -Infinity : a.lower === 1 ? 0 : widenDown(Math.log(a.lower)),
    a.upper === 1 ? 0 : widenUp(Math.log(a.upper)),
    a.lower <= 0 ? "maybe" : a.defined,
  );
}

// Does [lower, upper] (or a slightly wider one) hold a number offset + 2πk, k an integer? The division by 2π errs by less than the margin.
function meetsPeriodically(lower: number, upper: number, offset: number): boolean {
  const first = (lower - offset) / (2 * Math.PI);
  const last = (upper - offset) / (2 * Math.PI);
  const margin = (Math.abs(first) + Math.abs(last) + 1) * 2 ** -50;
  return Math.floor(last + margin) >= Math.ceil(first - margin);
}

function periodic(a: Interval, f: (x: number) => number, maximumAt: number, minimumAt: number): Interval {
  if (a.defined === "never") return UNDEFINED;
  if (!(a.lower >= -LARGEST_ANGLE && a.upper <= LARGEST_ANGLE)) return interval(-1, 1, a.defined);
  const first = f(a.lower);
  if (isPoint(a)) return interval(Math.max(widenDown(first), -1), Math.min(widenUp(first), 1), a.defined);
  const last = f(a.upper);
  return interval(
    meetsPeriodically(a.lower, a.upper, minimumAt) ? -1 : Math.max(widenDown(Math.min(first, last)), -1),
    meetsPeriodically(a.lower, a.upper, maximumAt) ? 1 : Math.min(widenUp(Math.max(first, last)), 1),
    a.defined,
  );
}

/** Less than π. */
const HALF_TURN = 3.14;

function sin(a: Interval): Interval {
  if (a.lower === 0 && a.upper === 0) return a;
  const value = periodic(a, Math.sin, Math.PI / 2, -Math.PI / 2);
  // Within half a turn of 0 on one side of it the sine has one sign, which rounding must not lose.
  if (a.lower >= 0 && a.upper <= HALF_TURN) return interval(Math.max(value.lower, 0), value.upper, value.defined);
  return a.upper <= 0 && a.lower >= -HALF_TURN ? interval(value.lower, Math.min(value.upper, 0), value.defined) : value;
}

function cos(a: Interval): Interval {
  if (a.lower === 0 && a.upper === 0) return interval(1, 1, a.defined);
  return periodic(a, Math.cos, 0, Math.PI);
}

function atan(a: Interval): Interval {
  if (a.defined === "never") return UNDEFINED;
  return interval(
    a.lower === 0 ? 0 : Math.max(widenDown(Math.atan(a.lower)), -PI_HALF.upper),
    a.upper === 0 ? 0 : Math.min(widenUp(Math.atan(a.upper)), PI_HALF.upper),
    a.defined,
  );
}

// The part of an argument of arcsine or arccosine that lies in [-1, 1].
function inUnitInterval(a: Interval): Interval {
  if (a.defined === "never" || a.lower > 1 || a.upper < -1) return UNDEFINED;
  if (a.lower >= -1 && a.upper <= 1) return a;
  return interval(Math.max(a.lower, -1), Math.min(a.upper, 1), "maybe");
}

function asin(a: Interval): Interval {
  const part = inUnitInterval(a);
  if (part.defined === "never") return UNDEFINED;
  return interval(
    part.lower === 0 ? 0 : part.lower === 1 ? PI_HALF.lower : Math.max(widenDown(Math.asin(part.lower)), -PI_HALF.upper),
    part.upper === 0 ? 0 : part.upper === -1 ? -PI_HALF.lower : Math.min(widenUp(Math.asin(part.upper)), PI_HALF.upper),
    part.defined,
  );
}

function acos(a: Interval): Interval {
  const part = inUnitInterval(a);
  if (part.defined === "never") return UNDEFINED;
  return interval(
    part.upper === 1 ? 0 : part.upper === -1 ? PI.lower : Math.max(widenDown(Math.acos(part.upper)), 0),
    part.lower === 1 ? 0 : Math.min(widenUp(Math.acos(part.lower)), PI.upper),
    part.defined,
  );
}

function absolute(a: Interval): Interval {
  if (a.lower >= 0) return a;
  if (a.upper <= 0) return negate(a);
  return interval(0, Math.max(-a.lower, a.upper), a.defined);
}

function sign(a: Interval): Interval {
  if (a.defined === "never") return UNDEFINED;
  return interval(a.lower > 0 ? 1 : a.lower === 0 ? 0 : -1, a.upper < 0 ? -1 : a.upper === 0 ? 0 : 1, a.defined);
}

function bySign(a: Interval, negative: Interval, zero: Interval, positive: Interval): Interval {
  if (a.defined === "never") return UNDEFINED;
  const possible = [...(a.lower < 0 ? [negative] : []), ...(a.lower <= 0 && a.upper >= 0 ? [zero] : []), ...(a.upper > 0 ? [positive] : [])];
  const values = possible.filter((each) => each.defined !== "never");
  if (values.length === 0) return UNDEFINED;
  const defined = a.defined === "always" && possible.every((each) => each.defined === "always") ? "always" : "maybe";
  return interval(Math.min(...values.map((each) => each.lower)), Math.max(...values.map((each) => each.upper)), defined);
}

const counting = countingFunctions<Interval>({
  exactly: (a) => (a.defined === "always" && isPoint(a) && Number.isFinite(a.lower) ? rationalOfDouble(a.lower) : null),
  fromRational(value) {
    const { lower, upper } = enclosingDoubles(value);
    return interval(lower, upper, "always");
  },
  undefinedValue: () => UNDEFINED,
  unknownValue: (...operands) => (operands.some((each) => each.defined === "never") ? UNDEFINED : interval(-Infinity, Infinity, "maybe")),
  multiply,
  subtract,
});

/** Interval arithmetic in doubles. Never throws; about 50 ns an operation. */
export const intervalArithmetic: EnclosureArithmetic<Interval> = {
  name: "double intervals",
  fromRational(value) {
    const { lower, upper } = enclosingDoubles(value);
    return interval(lower, upper, "always");
  },
  pi: () => PI,
  add,
  subtract,
  multiply,
  divide,
  negate,
  powerInteger,
  root,
  exp,
  log,
  sin,
  cos,
  atan,
  asin,
  acos,
  abs: (a) => (a.defined === "never" ? UNDEFINED : absolute(a)),
  sign,
  max(a, b) {
    const defined = both(a.defined, b.defined);
    return defined === "never" ? UNDEFINED : interval(Math.max(a.lower, b.lower), Math.max(a.upper, b.upper), defined);
  },
  min(a, b) {
    const defined = both(a.defined, b.defined);
    return defined === "never" ? UNDEFINED : interval(Math.min(a.lower, b.lower), Math.min(a.upper, b.upper), defined);
  },
  floor: (a) => (a.defined === "never" ? UNDEFINED : interval(Math.floor(a.lower), Math.floor(a.upper), a.defined)),
  ...counting,
  bySign,
  hull: (lower, upper) => interval(enclosingDoubles(lower).lower, enclosingDoubles(upper).upper, "always"),
  definedness: (a) => a.defined,
  disjoint: (a, b) => a.defined === "always" && b.defined === "always" && (a.upper < b.lower || b.upper < a.lower),
  provenSign(a) {
    if (a.defined !== "always") return null;
    return a.lower > 0 ? 1 : a.upper < 0 ? -1 : a.lower === 0 && a.upper === 0 ? 0 : null;
  },
  bounds(a) {
    if (a.defined !== "always" || !Number.isFinite(a.lower) || !Number.isFinite(a.upper)) return null;
    return { lower: rationalOfDouble(a.lower), upper: rationalOfDouble(a.upper) };
  },
  agreementBits(a, b) {
    if (a.defined !== "always" || b.defined !== "always") return 0;
    const lower = Math.min(a.lower, b.lower);
    const upper = Math.max(a.upper, b.upper);
    if (lower === upper) return Infinity;
    const relativeWidth = (upper - lower) / Math.max(-lower, upper);
    return relativeWidth < 1 ? -Math.log2(relativeWidth) : 0;
  },
};

/** The exact value of a finite double. */
export function rationalOfDouble(x: number): Rational {
  if (Number.isInteger(x)) return rational(BigInt(x));
  // Scaling by 2 is exact, and at most 1074 steps make an integer of any double.
  let scaled = x;
  let exponent = 0n;
  while (!Number.isInteger(scaled)) {
    const step = Math.abs(scaled) < 2 ** 900 ? 53 : 1;
    scaled *= 2 ** step;
    exponent += BigInt(step);
  }
  return rational(BigInt(scaled), 1n << exponent);
}
