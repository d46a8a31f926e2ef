// The real roots of polynomials in one unknown with whole coefficients: counted by the theorem of Sturm (1829), isolated by bisection between exact rational
// numbers, and narrowed as far as is asked. Everything here is exact.

import { addRational, compareRational, divideRational, rational, subtractRational, type Rational } from "../../arithmetic/rational.js";

/** Coefficients from the constant one on, the last one not 0; empty for zero. */
export type Univariate = readonly bigint[];

/** Exactly one root of `of`, in (lower, upper); or the rational number itself where both are the same. */
export interface RealRoot {
  readonly lower: Rational;
  readonly upper: Rational;
}

const TWO = rational(2n);

function trimmed(coefficients: readonly bigint[]): Univariate {
  let end = coefficients.length;
  while (end > 0 && coefficients[end - 1] === 0n) end -= 1;
  return coefficients.slice(0, end);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function gcdOf(a: bigint, b: bigint): bigint {
  let x = absolute(a);
  let y = absolute(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Without the common divisor of the coefficients; the sign stays. */
export function primitive(a: readonly bigint[]): Univariate {
  const made = trimmed(a);
  let common = 0n;
  for (const each of made) common = gcdOf(common, each);
  return common <= 1n ? made : made.map((each) => each / common);
}

export function multiply(a: Univariate, b: Univariate): Univariate {
  if (a.length === 0 || b.length === 0) return [];
  const result = Array.from({ length: a.length + b.length - 1 }, () => 0n);
  a.forEach((x, i) => b.forEach((y, j) => { result[i + j] = (result[i + j] ?? 0n) + x * y; }));
  return trimmed(result);
}

export function derivative(a: Univariate): Univariate {
  return trimmed(a.slice(1).map((each, k) => each * BigInt(k + 1)));
}

/** A positive multiple of the remainder of a by b. */
function remainder(a: Univariate, b: Univariate): Univariate {
  const lead = b[b.length - 1] ?? 1n;
  const size = absolute(lead);
  let rest = a;
  while (rest.length >= b.length) {
    const top = rest[rest.length - 1] ?? 0n;
    const shift = rest.length - b.length;
    const factor = lead < 0n ? -top : top;
    rest = trimmed(rest.map((each, k) => each * size - (k >= shift ? factor * (b[k - shift] ?? 0n) : 0n)));
    rest = primitive(rest);
  }
  return rest;
}

export function greatestCommonDivisor(a: Univariate, b: Univariate): Univariate {
  let x = primitive(a);
  let y = primitive(b);
  while (y.length > 0) [x, y] = [y, remainder(x, y)];
  return x;
}

/** a/b for a divisor b, up to a positive number. */
export function quotient(a: Univariate, b: Univariate): Univariate {
  const lead = b[b.length - 1] ?? 1n;
  const size = absolute(lead);
  let rest = a;
  let result: readonly bigint[] = Array.from({ length: Math.max(0, a.length - b.length + 1) }, () => 0n);
  while (rest.length >= b.length) {
    const top = rest[rest.length - 1] ?? 0n;
    const shift = rest.length - b.length;
    const factor = lead < 0n ? -top : top;
    result = result.map((each, k) => each * size + (k === shift ? factor : 0n));
    rest = trimmed(rest.map((each, k) => each * size - (k >= shift ? factor * (b[k - shift] ?? 0n) : 0n)));
  }
  return primitive(result);
}

/** The polynomial with every root simple. */
export function squareFree(a: Univariate): Univariate {
  const made = primitive(a);
  return made.length <= 2 ? made : quotient(made, greatestCommonDivisor(made, derivative(made)));
}

/** The sign of the polynomial at a rational number. */
export function signAt(a: Univariate, at: Rational): -1 | 0 | 1 {
  let value = 0n;
  let power = 1n;
  for (let k = a.length - 1; k >= 0; k--) {
    value = value * at.numerator + (a[k] ?? 0n) * power;
    power *= at.denominator;
  }
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

function sturmChain(a: Univariate): readonly Univariate[] {
  const chain: Univariate[] = [a, derivative(a)];
  for (;;) {
    const before = chain[chain.length - 2];
    const last = chain[chain.length - 1];
    if (before === undefined || last === undefined || last.length === 0) return chain.filter((each) => each.length > 0);
    chain.push(remainder(before, last).map((each) => -each));
  }
}

function changesAt(chain: readonly Univariate[], at: Rational): number {
  let changes = 0;
  let last = 0;
  for (const each of chain) {
    const sign = signAt(each, at);
    if (sign !== 0 && last !== 0 && sign !== last) changes += 1;
    if (sign !== 0) last = sign;
  }
  return changes;
}

/** Counts the distinct roots of a square-free polynomial in (lower, upper]. */
export function createCounter(a: Univariate): (lower: Rational, upper: Rational) => number {
  if (a.length <= 1) return () => 0;
  const chain = sturmChain(a);
  return (lower, upper) => changesAt(chain, lower) - changesAt(chain, upper);
}

/** All real roots of a square-free polynomial, in order; neighbouring intervals are apart. */
export function isolateRoots(a: Univariate): readonly RealRoot[] {
  if (a.length <= 1) return [];
  const lead = absolute(a[a.length - 1] ?? 1n);
  let largest = 0n;
  for (const each of a) if (absolute(each) > largest) largest = absolute(each);
  const bound = rational(largest / lead + 2n);
  const count = createCounter(a);
  const found: RealRoot[] = [];
  const search = (lower: Rational, upper: Rational, number: number): void => {
    if (number === 0) return;
    if (number === 1) {
      found.push(asRoot(a, lower, upper));
      return;
    }
    const middle = divideRational(addRational(lower, upper), TWO);
    const left = count(lower, middle);
    search(lower, middle, left);
    search(middle, upper, number - left);
  };
  const lowest: Rational = { numerator: -bound.numerator, denominator: 1n };
  search(lowest, bound, count(lowest, bound));
  return apart(a, found);
}

function asRoot(a: Univariate, lower: Rational, upper: Rational): RealRoot {
  return signAt(a, upper) === 0 ? { lower: upper, upper } : asOpen(a, lower, upper);
}

/** The lower end of a half-open interval may itself be another root; it is moved up until it is none. */
function asOpen(a: Univariate, lower: Rational, upper: Rational): RealRoot {
  if (signAt(a, lower) !== 0) return { lower, upper };
  const count = createCounter(a);
  let low = lower;
  let high = upper;
  while (signAt(a, low) === 0) {
    const middle = divideRational(addRational(low, high), TWO);
    if (signAt(a, middle) === 0) return { lower: middle, upper: middle };
    if (count(middle, high) === 1) low = middle;
    else high = middle;
  }
  return { lower: low, upper: high };
}

/** Halves the interval of a root. */
export function narrow(a: Univariate, root: RealRoot): RealRoot {
  if (compareRational(root.lower, root.upper) === 0) return root;
  const middle = divideRational(addRational(root.lower, root.upper), TWO);
  const sign = signAt(a, middle);
  if (sign === 0) return { lower: middle, upper: middle };
  return sign === signAt(a, root.lower) ? { lower: middle, upper: root.upper } : { lower: root.lower, upper: middle };
}

/** Narrowed until the interval is at most so wide; a rational root with a small denominator is found exactly. */
export function narrowTo(a: Univariate, root: RealRoot, width: Rational): RealRoot {
  let current = root;
  while (compareRational(subtractRational(current.upper, current.lower), width) > 0) current = narrow(a, current);
  return current;
}

/** The rational number that the root is, if it is one: its denominator divides the first coefficient. */
export function exactRoot(a: Univariate, root: RealRoot): RealRoot {
  if (compareRational(root.lower, root.upper) === 0) return root;
  const lead = absolute(a[a.length - 1] ?? 1n);
  const fine = narrowTo(a, root, rational(1n, 4n * lead));
  if (compareRational(fine.lower, fine.upper) === 0) return fine;
  // The only multiple of 1/lead that may be inside.
  const scaled = (fine.upper.numerator * lead) / fine.upper.denominator - (fine.upper.numerator < 0n && (fine.upper.numerator * lead) % fine.upper.denominator !== 0n ? 1n : 0n);
  const candidate = rational(scaled, lead);
  const inside = compareRational(candidate, fine.lower) > 0 && compareRational(candidate, fine.upper) < 0;
  return inside && signAt(a, candidate) === 0 ? { lower: candidate, upper: candidate } : fine;
}

function apart(a: Univariate, roots: readonly RealRoot[]): readonly RealRoot[] {
  const made = roots.map((root) => exactRoot(a, root));
  for (let k = 0; k + 1 < made.length; k++) {
    for (;;) {
      const left = made[k];
      const right = made[k + 1];
      if (left === undefined || right === undefined || compareRational(left.upper, right.lower) < 0) break;
      const [low, high] = [narrow(a, left), narrow(a, right)];
      made[k] = low;
      made[k + 1] = high;
    }
  }
  return made;
}
