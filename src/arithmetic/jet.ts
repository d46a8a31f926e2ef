// Forward-mode differentiation: truncated Taylor series in one variable over any arithmetic, itself an arithmetic, so that the program that computes a
// value computes its derivatives too. Jets over jets give mixed partial derivatives. The recurrences are those of Moore (1966), as in Griewank and
// Walther, "Evaluating Derivatives" (2008), chapter 13.

import type { Arithmetic, EnclosureArithmetic } from "./arithmetic.js";
import { bySignOf } from "./counting.js";
import { ONE, ZERO, rational } from "./rational.js";

/**
 * Taylor coefficients c₀, c₁, … of c₀ + c₁·t + c₂·t² + …: coefficient k is the k-th derivative by t divided by k!.
 * Where the last ones are missing they are exactly 0, so a constant is one coefficient.
 */
export interface Jet<T> {
  readonly coefficients: readonly [T, ...T[]];
}

/** What is needed beside an arithmetic to differentiate: to know on which side of a kink a value lies, and to say that a derivative does not exist. */
export interface SmoothArithmetic<T> extends Arithmetic<T> {
  /** The proven sign of a value, null where it is not known; of a jet, the sign of its value. 0 only for an exact zero. */
  provenSign(a: T): -1 | 0 | 1 | null;
  /** A value that is defined nowhere, and spreads through every operation. */
  undefinedValue(): T;
  /** A value of which nothing is known: it may be any number or undefined. */
  unknownValue(): T;
  /** True where floor is constant around the value: it is proven to lie strictly between two neighbouring integers. */
  provenBetweenIntegers(a: T): boolean;
}

/** An arithmetic of enclosures is all that jets need. */
export function smoothArithmetic<T>(inner: EnclosureArithmetic<T>): SmoothArithmetic<T> {
  const zero = inner.fromRational(ZERO);
  const one = inner.fromRational(ONE);
  return {
    ...inner,
    provenSign: (a) => inner.provenSign(a),
    undefinedValue: () => inner.divide(one, zero),
    unknownValue: () => inner.divide(one, inner.hull(rational(-1), ONE)),
    provenBetweenIntegers(a) {
      const bounds = inner.bounds(a);
      if (bounds === null) return false;
      const { lower, upper } = bounds;
      const floor = lower.numerator / lower.denominator - (lower.numerator < 0n && lower.numerator % lower.denominator !== 0n ? 1n : 0n);
      return lower.numerator > floor * lower.denominator && upper.numerator < (floor + 1n) * upper.denominator;
    },
  };
}

/** The jet of a constant. */
export function jetConstant<T>(value: T): Jet<T> {
  return { coefficients: [value] };
}

/** The jet of the variable itself at a value: value + t. */
export function jetVariable<T>(value: T, inner: Arithmetic<T>): Jet<T> {
  return { coefficients: [value, inner.fromRational(ONE)] };
}

/** The k-th derivative of a jet, k! times its coefficient k, for k up to the order of the jet arithmetic. Undefined where the value or a lower derivative is. */
export function derivativeOf<T>(jet: Jet<T>, k: number, inner: Arithmetic<T>): T {
  const zero = inner.fromRational(ZERO);
  let coefficient = jet.coefficients[k] ?? zero;
  for (const lower of jet.coefficients.slice(0, k)) coefficient = inner.add(coefficient, inner.multiply(zero, lower));
  let factorial = 1n;
  for (let i = 2n; i <= BigInt(k); i++) factorial *= i;
  return factorial === 1n ? coefficient : inner.multiply(inner.fromRational(rational(factorial)), coefficient);
}

/**
 * The arithmetic of jets of the given order (the highest derivative kept, ≥ 0). A coefficient is undefined where the derivative is proven not to
 * exist, and unknown where it is not proven to: |x|, sign x, max, min and floor at or too near their kinks, roots and arcsine at the ends of their domains.
 * The value itself is always that of `inner`.
 * @throws RangeError when the order is not a non-negative integer.
 */
export function jetArithmetic<T>(inner: SmoothArithmetic<T>, order: number): SmoothArithmetic<Jet<T>> {
  if (!Number.isInteger(order) || order < 0) throw new RangeError("the order of a jet is a non-negative integer");
  const zero = inner.fromRational(ZERO);
  const one = inner.fromRational(ONE);

  const coefficient = (a: Jet<T>, k: number): T => a.coefficients[k] ?? zero;
  const length = (a: Jet<T>): number => a.coefficients.length;
  const fraction = (numerator: number | bigint, denominator: number | bigint): T => inner.fromRational(rational(numerator, denominator));
  const scale = (a: T, factor: T): T => inner.multiply(factor, a);

  // A jet of `count` coefficients, the first given and each later one from those before it.
  function build(first: T, count: number, next: (k: number, before: readonly T[]) => T): Jet<T> {
    const coefficients: [T, ...T[]] = [first];
    for (let k = 1; k < count; k++) coefficients.push(next(k, coefficients));
    return { coefficients };
  }

  // Σ a_i·b_(k-i) for first ≤ i ≤ last, over the coefficients that are there; null where there is none.
  function convolution(a: readonly T[], b: readonly T[], k: number, first: number, last: number): T | null {
    let sum: T | null = null;
    for (let i = first; i <= last; i++) {
      const left = a[i];
      const right = b[k - i];
      if (left === undefined || right === undefined) continue;
      const product = inner.multiply(left, right);
      sum = sum === null ? product : inner.add(sum, product);
    }
    return sum;
  }

  function add(a: Jet<T>, b: Jet<T>): Jet<T> {
    return build(inner.add(coefficient(a, 0), coefficient(b, 0)), Math.max(length(a), length(b)), (k) =>
      k >= length(a) ? coefficient(b, k) : k >= length(b) ? coefficient(a, k) : inner.add(coefficient(a, k), coefficient(b, k)),
    );
  }

  function map(a: Jet<T>, f: (c: T) => T): Jet<T> {
    return build(f(coefficient(a, 0)), length(a), (k) => f(coefficient(a, k)));
  }

  const negate = (a: Jet<T>): Jet<T> => map(a, (c) => inner.negate(c));

  function productCount(a: Jet<T>, b: Jet<T>): number {
    return Math.min(order + 1, length(a) + length(b) - 1);
  }

  function multiply(a: Jet<T>, b: Jet<T>): Jet<T> {
    return build(inner.multiply(coefficient(a, 0), coefficient(b, 0)), productCount(a, b), (k) => convolution(a.coefficients, b.coefficients, k, 0, k) ?? zero);
  }

  // q·b = a, so q_k = (a_k - Σ q_i·b_(k-i)) / b_0.
  function divide(a: Jet<T>, b: Jet<T>): Jet<T> {
    const count = length(b) === 1 ? length(a) : order + 1;
    return build(inner.divide(coefficient(a, 0), coefficient(b, 0)), count, (k, q) => {
      const sum = convolution(q, b.coefficients, k, 0, k - 1);
      const rest = sum === null ? coefficient(a, k) : inner.subtract(coefficient(a, k), sum);
      return inner.divide(rest, coefficient(b, 0));
    });
  }

  // i·a_i: the coefficients of the derivative, one place later.
  function weighted(a: Jet<T>): T[] {
    return a.coefficients.map((c, i) => (i === 0 ? zero : i === 1 ? c : scale(c, fraction(i, 1))));
  }

  // f with f' = g·a', where g is known up to coefficient k - 1 when f_k is needed: f_k = (1/k) Σ i·a_i·g_(k-i).
  function integral(weights: readonly T[], g: readonly T[], k: number): T {
    const sum = convolution(weights, g, k, 1, k);
    return sum === null ? zero : k === 1 ? sum : scale(sum, fraction(1, k));
  }

  function primitive(value: T, a: Jet<T>, derivative: Jet<T>): Jet<T> {
    const weights = weighted(a);
    return build(value, order + 1, (k) => integral(weights, derivative.coefficients, k));
  }

  const isConstant = (a: Jet<T>): boolean => length(a) === 1;

  function exp(a: Jet<T>): Jet<T> {
    const value = inner.exp(coefficient(a, 0));
    if (isConstant(a)) return jetConstant(value);
    const weights = weighted(a);
    return build(value, order + 1, (k, before) => integral(weights, before, k));
  }

  function sinAndCos(a: Jet<T>): { readonly sine: Jet<T>; readonly cosine: Jet<T> } {
    const sine: [T, ...T[]] = [inner.sin(coefficient(a, 0))];
    const cosine: [T, ...T[]] = [inner.cos(coefficient(a, 0))];
    if (!isConstant(a)) {
      const weights = weighted(a);
      for (let k = 1; k <= order; k++) {
        const nextSine = integral(weights, cosine, k);
        cosine.push(inner.negate(integral(weights, sine, k)));
        sine.push(nextSine);
      }
    }
    return { sine: { coefficients: sine }, cosine: { coefficients: cosine } };
  }

  const square = (a: Jet<T>): Jet<T> => multiply(a, a);
  const constantOne = jetConstant(one);

  function powerInteger(a: Jet<T>, n: bigint): Jet<T> {
    if (isConstant(a)) return jetConstant(inner.powerInteger(coefficient(a, 0), n));
    // The powers stay powers: a^n has a coefficient for every product of at most `order` of the higher ones of a,
    // Σ_j binomial(n, j)·a_0^(n-j)·u^j with u = a - a_0; it holds at a_0 = 0 too, where a recurrence would divide by 0.
    const rest: Jet<T> = { coefficients: [zero, ...a.coefficients.slice(1)] };
    let result: Jet<T> = jetConstant(inner.powerInteger(coefficient(a, 0), n));
    let power = rest;
    let binomial = n;
    for (let j = 1n; j <= BigInt(order) && binomial !== 0n; j++) {
      const factor = inner.multiply(inner.fromRational(rational(binomial)), inner.powerInteger(coefficient(a, 0), n - j));
      result = add(result, map(power, (c) => inner.multiply(factor, c)));
      power = multiply(power, rest);
      binomial = (binomial * (n - j)) / (j + 1n);
    }
    return result;
  }

  // r^n = a: a·r' = (1/n)·a'·r, so r_k = Σ ((i(1/n + 1) - k)/(k a_0))·a_i·r_(k-i).
  function root(a: Jet<T>, n: number): Jet<T> {
    const first = coefficient(a, 0);
    const value = inner.root(first, n);
    if (isConstant(a)) return jetConstant(value);
    if (inner.provenSign(first) === 0) return atKink(value, coefficient(a, 1));
    return build(value, order + 1, (k, before) => {
      let sum: T | null = null;
      for (let i = 1; i <= k && i < length(a); i++) {
        const known = before[k - i];
        if (known === undefined) continue;
        const term = scale(inner.multiply(coefficient(a, i), known), fraction(i * (1 + n) - k * n, k * n));
        sum = sum === null ? term : inner.add(sum, term);
      }
      return sum === null ? inner.divide(zero, first) : inner.divide(sum, first);
    });
  }

  function chain(value: T, a: Jet<T>, derivative: () => Jet<T>): Jet<T> {
    return isConstant(a) || order === 0 ? jetConstant(value) : primitive(value, a, derivative());
  }

  // Asin (sign 1) and acos (sign -1): their derivative is sign/√(1 - a²).
  function inverseSine(value: T, a: Jet<T>, sign: 1 | -1): Jet<T> {
    if (isConstant(a)) return jetConstant(value);
    const radicand = add(constantOne, negate(square(a)));
    if (inner.provenSign(coefficient(radicand, 0)) === 0) return atKink(value, coefficient(a, 1));
    return chain(value, a, () => divide(jetConstant(fraction(sign, 1)), root(radicand, 2)));
  }

  // At a kink that is crossed with a speed other than 0 there is no derivative; at rest (|x²|, √(x⁴)) there may be one.
  function atKink(value: T, speed: T): Jet<T> {
    const side = inner.provenSign(speed);
    return build(value, order + 1, () => (side === 1 || side === -1 ? inner.undefinedValue() : inner.unknownValue()));
  }

  // 0 times a jet: 0 wherever that is defined.
  function locallyZero(a: Jet<T>): Jet<T> {
    return map(a, (c) => inner.multiply(zero, c));
  }

  function withValue(value: T, a: Jet<T>): Jet<T> {
    return build(value, length(a), (k) => coefficient(a, k));
  }

  /** A function of integers has no derivative. */
  function ofIntegers(value: T, a: Jet<T>): Jet<T> {
    return isConstant(a) ? jetConstant(value) : build(value, order + 1, () => inner.undefinedValue());
  }

  function nearKink(value: T): Jet<T> {
    return build(value, order + 1, () => inner.unknownValue());
  }

  // The larger (sign 1) or smaller (sign -1) of two.
  function extreme(a: Jet<T>, b: Jet<T>, value: T, sign: 1 | -1): Jet<T> {
    if (isConstant(a) && isConstant(b)) return jetConstant(value);
    const difference = add(a, negate(b));
    const side = inner.provenSign(coefficient(difference, 0));
    if (side === null) return nearKink(value);
    if (side === 0) return atKink(value, coefficient(difference, 1));
    // The other one counts only by being defined around here.
    const [chosen, other] = side === sign ? [a, b] : [b, a];
    return add(withValue(value, chosen), withValue(zero, locallyZero(other)));
  }

  return {
    name: `jets of order ${order} over ${inner.name}`,
    fromRational: (value) => jetConstant(inner.fromRational(value)),
    pi: () => jetConstant(inner.pi()),
    add,
    subtract: (a, b) => add(a, negate(b)),
    multiply,
    divide,
    negate,
    powerInteger,
    root,
    exp,
    log: (a) => chain(inner.log(coefficient(a, 0)), a, () => divide(constantOne, a)),
    sin: (a) => sinAndCos(a).sine,
    cos: (a) => sinAndCos(a).cosine,
    atan: (a) => chain(inner.atan(coefficient(a, 0)), a, () => divide(constantOne, add(constantOne, square(a)))),
    asin: (a) => inverseSine(inner.asin(coefficient(a, 0)), a, 1),
    acos: (a) => inverseSine(inner.acos(coefficient(a, 0)), a, -1),
    abs(a) {
      const value = inner.abs(coefficient(a, 0));
      if (isConstant(a)) return jetConstant(value);
      const side = inner.provenSign(coefficient(a, 0));
      if (side === null) return nearKink(value);
      return side === 1 ? a : side === -1 ? negate(a) : atKink(value, coefficient(a, 1));
    },
    sign(a) {
      const value = inner.sign(coefficient(a, 0));
      if (isConstant(a)) return jetConstant(value);
      const side = inner.provenSign(coefficient(a, 0));
      return side === null ? nearKink(value) : side === 0 ? atKink(value, coefficient(a, 1)) : withValue(value, locallyZero(a));
    },
    max: (a, b) => extreme(a, b, inner.max(coefficient(a, 0), coefficient(b, 0)), 1),
    min: (a, b) => extreme(a, b, inner.min(coefficient(a, 0), coefficient(b, 0)), -1),
    floor(a) {
      const value = inner.floor(coefficient(a, 0));
      if (isConstant(a)) return jetConstant(value);
      return inner.provenBetweenIntegers(coefficient(a, 0)) ? withValue(value, locallyZero(a)) : nearKink(value);
    },
    factorial: (a) => ofIntegers(inner.factorial(coefficient(a, 0)), a),
    doubleFactorial: (a) => ofIntegers(inner.doubleFactorial(coefficient(a, 0)), a),
    binomial: (a, b) => (isConstant(a) && isConstant(b) ? jetConstant(inner.binomial(coefficient(a, 0), coefficient(b, 0))) : nearKink(inner.binomial(coefficient(a, 0), coefficient(b, 0)))),
    bySign(a, negative, zeroCase, positive) {
      const value = inner.bySign(coefficient(a, 0), coefficient(negative, 0), coefficient(zeroCase, 0), coefficient(positive, 0));
      const side = inner.provenSign(coefficient(a, 0));
      if (side === null) return isConstant(a) && [negative, zeroCase, positive].every(isConstant) ? jetConstant(value) : nearKink(value);
      if (side === 0 && !isConstant(a)) return nearKink(value);
      return withValue(value, bySignOf(side, negative, zeroCase, positive));
    },
    provenSign: (a) => inner.provenSign(coefficient(a, 0)),
    undefinedValue: () => build(inner.undefinedValue(), order + 1, () => inner.undefinedValue()),
    unknownValue: () => build(inner.unknownValue(), order + 1, () => inner.unknownValue()),
    provenBetweenIntegers: (a) => inner.provenBetweenIntegers(coefficient(a, 0)),
  };
}
