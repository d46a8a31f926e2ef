// Sine, cosine and inverse tangent of exact numbers m·2^e, in integer fixed point with a proven error; the bounds on Taylor terms are those of ball-kernels.ts.
// "Unit" means 2^-w, where w is the working precision of the kernel.

import { scaledPi } from "./ball-constants.js";
import { type Ball, ball, bitLength, point, shiftDown } from "./ball-core.js";
import { type Approximation, enclose, magnitude } from "./ball-kernels.js";

/** Arguments of sine and cosine beyond 2^LARGEST_ANGLE answer [-1, 1]. */
const LARGEST_ANGLE = 2048;

// sin r for 0 ≤ r < 0.8 in units, by sin 3x = 3 sin x - 4 sin³x applied s times. E₀ ≤ 4N + 16 + 1 at r/3^s.
// Tripling: the derivative |3 - 12 sin²x| ≤ 3 for x ≤ 0.27, the two floors err by at most 8 units, second-order terms by less than 1: E' ≤ 3E + 9, so E < 3^s·(E₀ + 5).
function scaledSin(r: bigint, w: number): Approximation {
  const width = BigInt(w);
  const triplings = 2 + Math.floor(Math.sqrt(w) / 5);
  const factor = 3n ** BigInt(triplings);
  const reduced = r / factor;
  const square = (reduced * reduced) >> width;
  let sum = reduced;
  let term = reduced;
  let n = 1n;
  while (term !== 0n) {
    n += 2n;
    term = ((term * square) >> width) / ((n - 1n) * n);
    sum = n % 4n === 3n ? sum - term : sum + term;
  }
  for (let i = 0; i < triplings; i++) sum = 3n * sum - ((4n * sum * ((sum * sum) >> width)) >> width);
  return { value: sum, error: factor * (2n * n + 24n) };
}

// cos r for 0 ≤ r < 0.8 in units, by v = 1 - cos x, v(2x) = 2v(2 - v) applied s times. E₀ ≤ 4N + 16 + 2 at r/2^s.
// Doubling: the derivative 4 - 4v ≤ 4, the floor errs by at most 1 unit, second-order terms by less than 1: E' ≤ 4E + 2, so E < 4^s·(E₀ + 1).
function scaledCos(r: bigint, w: number): Approximation {
  const width = BigInt(w);
  const doublings = 1 + Math.floor(Math.sqrt(w) / 3);
  const reduced = r >> BigInt(doublings);
  const square = (reduced * reduced) >> width;
  let term = square >> 1n;
  let versine = term;
  let n = 2n;
  while (term !== 0n) {
    n += 2n;
    term = ((term * square) >> width) / ((n - 1n) * n);
    versine = n % 4n === 0n ? versine - term : versine + term;
  }
  const two = 2n << width;
  for (let i = 0; i < doublings; i++) versine = (2n * versine * (two - versine)) >> width;
  return { value: (1n << width) - versine, error: (2n * n + 24n) << BigInt(2 * doublings) };
}

/** sin(m·2^e + quarterTurns·π/2): sine for 0, cosine for 1. */
function sineKernel(m: bigint, e: number, quarterTurns: bigint, precision: number): Ball {
  if (m === 0n) return point(quarterTurns, 0);
  const top = e + bitLength(m);
  if (top > LARGEST_ANGLE) return { lower: -1n, upper: 1n, exponent: 0, defined: "always" };
  if (top < -precision - 8) {
    // 1 - cos x < x² and |x - sin x| < |x|³, where |x| < 2^-(precision + 8).
    const one = 1n << BigInt(precision + 8);
    return quarterTurns === 1n ? ball(one - 1n, one, -precision - 8, "always", precision) : nearArgument(m, e, precision);
  }
  const spare = 24 + 2 * Math.floor(Math.sqrt(precision));
  let w = precision + 2 * spare + Math.max(0, quarterTurns === 0n ? -top : 0);
  for (let attempt = 0; ; attempt++) {
    const x = shiftDown(m, e + w);
    // x = q·π/2 + r. |q| < 2^extra, so q times the floor of π/2 errs by less than one unit; with the floors of x and of the product r errs by < 3.
    const extra = Math.max(top, 0) + 2;
    const pi = scaledPi(w + extra);
    const numerator = (x << BigInt(extra + 2)) + pi;
    const twicePi = 2n * pi;
    const q = numerator < 0n ? -((twicePi - 1n - numerator) / twicePi) : numerator / twicePi;
    const r = x - ((q * pi) >> BigInt(extra + 1));
    const quadrant = (q + quarterTurns) & 3n;
    const size = magnitude(r);
    const isSine = (quadrant & 1n) === 0n;
    const lost = w - bitLength(size);
    // A sine near 0 needs as many more digits as it has zeros in front.
    if (isSine && attempt < 2 && w - lost < precision + spare) {
      w += lost;
      continue;
    }
    const { value, error } = isSine ? scaledSin(size, w) : scaledCos(size, w);
    const negative = isSine ? (r < 0n) !== (quadrant === 2n) : quadrant === 3n;
    return enclose({ value: negative ? -value : value, error: error + 3n }, -w, precision);
  }
}

/** sin(m·2^e) */
export function sinKernel(m: bigint, e: number, precision: number): Ball {
  return sineKernel(m, e, 0n, precision);
}

/** cos(m·2^e) */
export function cosKernel(m: bigint, e: number, precision: number): Ball {
  return sineKernel(m, e, 1n, precision);
}

// x·(1 - 2^-precision) to x, on the side of 0: where sine and inverse tangent of a tiny x lie.
function nearArgument(m: bigint, e: number, precision: number): Ball {
  const x = m << BigInt(precision + 8);
  const slack = (magnitude(x) >> BigInt(precision)) + 1n;
  return m > 0n ? ball(x - slack, x, e - precision - 8, "always", precision) : ball(x, x + slack, e - precision - 8, "always", precision);
}

// atan y for 0 ≤ y < 1.01 in units, where y errs by at most 2 units.
// atan y = a + atan z with z = (y cos a - sin a)/(cos a + y sin a) for a double a ≈ atan y. Numerator and denominator err by less than Es + Ec + 4, and the denominator is > 0.9,
// so z, tiny itself, errs by less than 2(Es + Ec + 4) + 1. The series has N terms of error < 4; what it leaves out is below 16.
function scaledAtan(y: bigint, w: number): Approximation {
  const width = BigInt(w);
  let start = 0n;
  let z = y;
  let error = 2n;
  if (bitLength(y) > w - 12) {
    const approximateY = Number(y >> BigInt(w - 60)) * 2 ** -60;
    start = BigInt(Math.round(Math.atan(approximateY) * 2 ** 52)) << BigInt(w - 52);
    const sine = scaledSin(start, w);
    const cosine = scaledCos(start, w);
    const numerator = y * cosine.value - (sine.value << width);
    const denominator = ((cosine.value << width) + y * sine.value) >> width;
    z = numerator / denominator;
    error = 2n * (sine.error + cosine.error + 4n) + 1n;
  }
  const size = magnitude(z);
  const square = (size * size) >> width;
  let power = size;
  let sum = size;
  let odd = 1n;
  while (power !== 0n) {
    odd += 2n;
    power = (power * square) >> width;
    sum = odd % 4n === 3n ? sum - power / odd : sum + power / odd;
  }
  return { value: start + (z < 0n ? -sum : sum), error: error + 2n * odd + 20n };
}

/** atan(m·2^e) */
export function atanKernel(m: bigint, e: number, precision: number): Ball {
  if (m === 0n) return point(0n, 0);
  const top = e + bitLength(m);
  if (top < -precision - 8) return nearArgument(m, e, precision);
  const size = magnitude(m);
  const sign = m < 0n ? -1n : 1n;
  const w = precision + 2 * Math.floor(Math.sqrt(precision)) + 40 + Math.max(0, -top);
  let result: Approximation;
  if (top > precision + 64) {
    // π/2 - 1/x < atan x < π/2, and 1/x is less than a unit as bitLength may be one too large.
    result = { value: scaledPi(w) >> 1n, error: 2n + (1n << BigInt(Math.max(0, w - top + 2))) };
  } else if (top > 0) {
    // As bitLength may be one too large, the reciprocal may exceed 1, but by less than 2^-52.
    const complement = scaledAtan(shiftDown(1n, w - e) / size, w);
    result = { value: (scaledPi(w) >> 1n) - complement.value, error: complement.error + 2n };
  } else {
    result = scaledAtan(shiftDown(size, e + w), w);
  }
  return enclose({ value: sign * result.value, error: result.error }, -w, precision);
}
