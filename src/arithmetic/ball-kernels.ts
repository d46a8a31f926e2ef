// exp, log and roots of exact numbers m·2^e: integer fixed-point series with a proven error, returned as enclosing balls.
// ball.ts extends them to balls by monotony and Lipschitz bounds; ball-trigonometric.ts has the others. "Unit" means 2^-w, where w is the working precision of the kernel.
//
// Bounds used everywhere. ⌊·⌋ of a scaled product and an integer division err by less than one unit each. A Taylor term t' = ⌊⌊t·r⌋/c⌋ with
// |r| < 3/4, |t| ≤ 1 and an r that errs by at most one unit has an error e' < (3e/4 + 1 + 1)/c + 1: with c ≥ 2 it stays below 3.2 ≤ 4. So N terms err by
// at most 4N units, and when a computed term is 0, the true one is below 4 and all that follow together below 4/(1 - 3/4) = 16.

import { type Ball, LARGEST_EXPONENT, ball, bitLength, point, shiftDown } from "./ball-core.js";
import { scaledLog2 } from "./ball-constants.js";

/** An integer approximation of a real number in units, at most `error` units away. */
export interface Approximation {
  readonly value: bigint;
  readonly error: bigint;
}

/** exp of anything beyond 2^42 is beyond 2^LARGEST_EXPONENT. */
const LARGEST_EXPONENTIAL = 42;

export function enclose(approximation: Approximation, exponent: number, precision: number): Ball {
  const { value, error } = approximation;
  return ball(value - error, value + error, exponent, "always", precision);
}

export function magnitude(x: bigint): bigint {
  return x < 0n ? -x : x;
}

// e^r for -0.4 < r < 0.75 in units. The argument is halved `halvings` times; e^(r/2^s) by Taylor errs by E₀ ≤ 4N + 16 + 2 units (2 for ⌊r/2^s⌋, as the derivative is < 2).
// Squaring y² errs by ≤ 2yE + 2 units (floor, and E² < 2^w). The product of all the factors 2y is < 2^s·e^0.75 < 2.2·2^s: in all E < 2.2·2^s·(E₀ + 2) < 2^(s+2)·(E₀ + 2).
function scaledExp(r: bigint, w: number): Approximation {
  const width = BigInt(w);
  const halvings = Math.floor(0.7 * Math.sqrt(w));
  const reduced = r >> BigInt(halvings);
  let sum = (1n << width) + reduced;
  let term = reduced;
  let n = 1n;
  while (term !== 0n && term !== -1n) {
    n++;
    term = ((term * reduced) >> width) / n;
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) >> width;
  return { value: sum, error: (4n * n + 20n) << BigInt(halvings + 2) };
}

/** e^(m·2^e) */
export function expKernel(m: bigint, e: number, precision: number): Ball {
  if (m === 0n) return point(1n, 0);
  const top = e + bitLength(m);
  if (top > LARGEST_EXPONENTIAL) {
    return m > 0n
      ? { lower: 1n, upper: null, exponent: LARGEST_EXPONENT, defined: "always" }
      : { lower: 0n, upper: 1n, exponent: -LARGEST_EXPONENT, defined: "always" };
  }
  if (top < -precision - 8) {
    // |e^x - 1| < 2|x| < 2^(top + 1) < 2^-(precision + 8)
    const one = 1n << BigInt(precision + 8);
    return m > 0n ? ball(one, one + 1n, -precision - 8, "always", precision) : ball(one - 1n, one, -precision - 8, "always", precision);
  }
  const w = precision + Math.floor(0.7 * Math.sqrt(precision)) + 20;
  const x = shiftDown(m, e + w);
  // x = k log 2 + r. |k| < 2^extra, so k times the floor of log 2 errs by less than one unit; with the floors of x and of the product r errs by < 3.
  const extra = Math.max(top, 0) + 2;
  const log2 = scaledLog2(w + extra);
  const approximateX = Number(shiftDown(m, e + 60)) * 2 ** -60;
  let k = BigInt(Math.floor(approximateX / Math.LN2));
  let r = x - ((k * log2) >> BigInt(extra));
  if (r < 0n) {
    k -= 1n;
    r += log2 >> BigInt(extra);
  }
  const { value, error } = scaledExp(r, w);
  // An r that errs by 4 units (the correction adds one) moves e^r < 2.2 by less than 10.
  return enclose({ value, error: error + 10n }, Number(k) - w, precision);
}

// 2·atanh(z) for |z| < 1/4 in units, where z errs by less than `argumentError` units: its derivative is < 2.2.
function scaledTwiceAtanh(z: bigint, w: number, argumentError: bigint): Approximation {
  const width = BigInt(w);
  const size = magnitude(z);
  const square = (size * size) >> width;
  let power = size;
  let sum = size;
  let odd = 1n;
  while (power !== 0n) {
    odd += 2n;
    power = (power * square) >> width;
    sum += power / odd;
  }
  const error = 2n * (4n * odd + 16n) + 3n * argumentError;
  return { value: z < 0n ? -2n * sum : 2n * sum, error };
}

/** log(m·2^e) for m > 0 */
export function logKernel(m: bigint, e: number, precision: number): Ball {
  // x = y·2^k with 0.7 < y < 1.42, y = m/2^bits.
  let bits = bitLength(m);
  const dropped = Math.max(0, bits - 53);
  const leading = Number(m >> BigInt(dropped));
  if (leading * 2 ** (dropped - bits) < 0.7072) bits -= 1;
  const k = e + bits;
  const distance = m - (1n << BigInt(bits));
  if (distance === 0n && k === 0) return point(0n, 0);
  const closeness = distance === 0n ? 0 : Math.max(0, bits - bitLength(distance));
  // |k log 2 + log y| > 0.34 for k ≠ 0; for k = 0 the result is about 2^-closeness, and as many more digits are carried.
  const w = precision + Math.floor(0.7 * Math.sqrt(precision)) + 24 + (k === 0 ? closeness : 0);
  const width = BigInt(w);
  let value = 0n;
  let error = 0n;
  if (k !== 0) {
    const extra = 42;
    value = (BigInt(k) * scaledLog2(w + extra)) >> BigInt(extra);
    error = 2n;
  }
  if (closeness >= 12) {
    const z = (distance << width) / (m + (1n << BigInt(bits)));
    const series = scaledTwiceAtanh(z, w, 1n);
    return enclose({ value: value + series.value, error: error + series.error }, -w, precision);
  }
  // log y = a + log(y·e^-a) for a double a ≈ log y: u = y·e^-a is within 2^-40 of 1, and (u - 1)/(u + 1) changes by less than u does.
  const a = BigInt(Math.round(Math.log(leading * 2 ** (dropped - bits)) * 2 ** 52));
  const inverse = scaledExp(shiftDown(-a, w - 52), w);
  const u = (inverse.value * m) >> BigInt(bits);
  const z = ((u - (1n << width)) << width) / (u + (1n << width));
  const series = scaledTwiceAtanh(z, w, 2n * (inverse.error + 2n) + 2n);
  return enclose({ value: value + shiftDown(a, w - 52) + series.value, error: error + series.error + 1n }, -w, precision);
}

/** ⌊x^(1/n)⌋ for x ≥ 0, by Newton's iteration from a double. */
export function floorRoot(x: bigint, n: number): bigint {
  if (x < 2n) return x;
  const degree = BigInt(n);
  const dropped = Math.max(0, bitLength(x) - 53);
  const logarithm = (Math.log2(Number(x >> BigInt(dropped))) + dropped) / n;
  const whole = Math.floor(logarithm);
  let root = shiftDown(BigInt(Math.floor(2 ** (logarithm - whole + 52))), whole - 52) + 1n;
  for (let i = 0; i < 64; i++) {
    const next = ((degree - 1n) * root + x / root ** (degree - 1n)) / degree;
    const change = next - root;
    root = next;
    if (change >= -1n && change <= 1n) break;
  }
  while (root ** degree > x) root--;
  while ((root + 1n) ** degree <= x) root++;
  return root;
}

/** (m·2^e)^(1/n) for m ≥ 0 and n ≥ 2, exact where it is a number of `precision` bits. */
export function rootKernel(m: bigint, e: number, n: number, precision: number): Ball {
  if (m === 0n) return point(0n, 0);
  // n·(precision + 2) bits of radicand give precision + 2 bits of root; the exponent must be a multiple of n.
  const least = Math.max(0, n * (precision + 2) - bitLength(m));
  const shift = least + ((((e - least) % n) + n) % n);
  const radicand = m << BigInt(shift);
  const root = floorRoot(radicand, n);
  return ball(root, root ** BigInt(n) === radicand ? root : root + 1n, (e - shift) / n, "always", precision);
}
