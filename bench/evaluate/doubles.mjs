// Ordinary doubles, to find a point quickly. Nothing is decided by them.

const TINY = 1e-9;
const LARGEST = 1e30;

export const doubles = {
  fromRational: (numerator, denominator) => numerator / denominator,
  pi: () => Math.PI,
  e: () => Math.E,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  atan: Math.atan,
  /** The root of a positive number. */
  root: (a, degree) => (degree === 2 ? Math.sqrt(a) : Math.pow(a, 1 / degree)),
  floor: Math.floor,
  /** -1 or 1; null where it is too near to 0 to tell. */
  sign: (a) => (a > TINY ? 1 : a < -TINY ? -1 : null),
  /** Is the value of a size that the arithmetic can carry on with? */
  isFair: (a) => Math.abs(a) < LARGEST,
  toDouble: (a) => a,
};
