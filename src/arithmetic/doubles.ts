// Plain doubles behind the interface of the arithmetics, NaN standing for "undefined". Without enclosures, so it proves nothing: the search for a repair looks with it, and the judge
// confirms what was found.

import type { Arithmetic } from "./arithmetic.js";
import { rationalToNumber } from "./rational.js";

const defined = (value: number): number => (Number.isFinite(value) ? value : NaN);

export const doubleArithmetic: Arithmetic<number> = {
  name: "doubles",
  fromRational: rationalToNumber,
  pi: () => Math.PI,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => (b === 0 ? NaN : a / b),
  negate: (a) => -a,
  powerInteger: (a, n) => (Number.isNaN(a) ? NaN : defined(a ** Number(n))),
  root: (a, n) => (a < 0 ? (n % 2 === 1 ? -((-a) ** (1 / n)) : NaN) : n === 2 ? Math.sqrt(a) : a ** (1 / n)),
  exp: (a) => defined(Math.exp(a)),
  log: (a) => (a > 0 ? Math.log(a) : NaN),
  sin: Math.sin,
  cos: Math.cos,
  atan: Math.atan,
  asin: Math.asin,
  acos: Math.acos,
  abs: Math.abs,
  sign: Math.sign,
  max: Math.max,
  min: Math.min,
  floor: Math.floor,
  factorial: (a) => steppedProduct(a, 1),
  doubleFactorial: (a) => steppedProduct(a, 2),
  binomial: (a, b) => (!Number.isInteger(b) || b > 1000 ? NaN : b < 0 ? 0 : Array.from({ length: b }, (_, j) => (a - j) / (j + 1)).reduce((x, y) => x * y, 1)),
  bySign: (a, negative, zero, positive) => (a < 0 ? negative : a > 0 ? positive : a === 0 ? zero : NaN),
};

/** n(n − step)… down to 1 or 2. */
function steppedProduct(n: number, step: number): number {
  if (!Number.isInteger(n) || n <= -step || n > 400) return NaN;
  let product = 1;
  for (let factor = n; factor > 1; factor -= step) product *= factor;
  return defined(product);
}
