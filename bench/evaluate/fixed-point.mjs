// Real numbers to some 240 digits after the point, as integers times 2^-precision: what confirms that a pair of the generator is equal or
// not. It has no enclosures; values that come too near to 0 or grow too large for 200 digits are said to be uncertain by `sign` and
// `isFair`. Written apart from the arithmetic of the library, which it is to judge.

const EXTRA = 64n;
const HALVINGS = 24n;
const QUARTERINGS = 20n;
const LARGEST_DEGREE = 64;

const absolute = (a) => (a < 0n ? -a : a);

/** The arithmetic with so many bits after the point. */
function createFixedPoint(precision) {
  const ONE = 1n << precision;
  /** Nearer to 0 than this and a sign is not believed. */
  const TINY = ONE >> 200n;
  /** Larger values would leave fewer than 200 digits. */
  const LARGEST = ONE << 100n;

  const multiply = (a, b) => (a * b) >> precision;
  const divide = (a, b) => (a << precision) / b;

  /** arctan(1/n) by its series. */
  function arctanOfReciprocal(n, extra) {
    const one = ONE << extra;
    let powerOf = one / n;
    let total = powerOf;
    for (let k = 1n; powerOf !== 0n; k += 1n) {
      powerOf /= -(n * n);
      total += powerOf / (2n * k + 1n);
    }
    return total;
  }

  /** π with extra bits (J. Machin, 1706). */
  const piWith = (extra) => 4n * (4n * arctanOfReciprocal(5n, extra) - arctanOfReciprocal(239n, extra));
  const PI = piWith(64n) >> 64n;
  /** log 2 = 2 artanh(1/3). */
  const LOG_2 = (() => {
    const one = ONE << 64n;
    let powerOf = one / 3n;
    let total = powerOf;
    for (let k = 3n; powerOf !== 0n; k += 2n) {
      powerOf /= 9n;
      total += powerOf / k;
    }
    return (2n * total) >> 64n;
  })();

  /** exp by its series for x / 2^24 after multiples of log 2 are taken away. */
  function exp(x) {
    const doublings = x / LOG_2;
    const inner = precision + EXTRA;
    const r = ((x - doublings * LOG_2) << EXTRA) >> HALVINGS;
    let term = r;
    let total = r;
    for (let k = 2n; term !== 0n; k += 1n) {
      term = ((term * r) >> inner) / k;
      total += term;
      if (term === -1n) break;
    }
    // With t = exp(r) - 1, squaring exp(r) is t ↦ t(t + 2).
    for (let k = 0n; k < HALVINGS; k += 1n) total = (total * (total + (2n << inner))) >> inner;
    const value = (total + (1n << inner)) >> EXTRA;
    return doublings >= 0n ? value << doublings : value >> -doublings;
  }

  /** The double nearest to a number, up to a few units in the last place. */
  function toDouble(a) {
    const size = absolute(a);
    const bits = size.toString(16).length * 4;
    const shift = Math.max(0, bits - 64);
    const value = Number(size >> BigInt(shift)) * 2 ** Math.max(-1000, shift - Number(precision));
    return a < 0n ? -value : value;
  }

  /** From a double, with all of its digits however small it is. */
  function fromDouble(a) {
    if (a === 0) return 0n;
    const shift = Math.max(0, Math.min(1000, 53 - Math.floor(Math.log2(Math.abs(a)))));
    return (BigInt(Math.round(a * 2 ** shift)) << precision) >> BigInt(shift);
  }

  /** log by Halley's iteration y + 2 (x - e^y)/(x + e^y), which triples the digits each time. */
  function log(x) {
    let y = fromDouble(Math.log(toDouble(x)));
    for (let known = 48; known < Number(precision); known *= 3) {
      const power = exp(y);
      y += divide(2n * (x - power), x + power);
    }
    return y;
  }

  /** cos by its series for x / 2^20 after full turns are taken away. */
  function cos(x) {
    const inner = precision + EXTRA;
    const turn = 2n * PI;
    let r = absolute(x) % turn;
    if (r > PI) r = turn - r;
    r = (r << EXTRA) >> QUARTERINGS;
    const minusSquare = -((r * r) >> inner);
    let term = minusSquare / 2n;
    let total = term;
    for (let k = 3n; term !== 0n; k += 2n) {
      term = ((term * minusSquare) >> inner) / (k * (k + 1n));
      total += term;
      if (term === -1n) break;
    }
    // With t = cos(r) - 1, doubling the angle is t ↦ 2 t (t + 2).
    for (let k = 0n; k < QUARTERINGS; k += 1n) total = (total * (total + (2n << inner))) >> (inner - 1n);
    return (total + (1n << inner)) >> EXTRA;
  }

  const sin = (x) => cos(x - PI / 2n);

  /** arctan from a double, corrected by the first terms of its series at the remaining difference. */
  function atan(x) {
    if (absolute(x) > ONE) return (x < 0n ? -PI / 2n : PI / 2n) - atan(divide(ONE, x));
    let y = fromDouble(Math.atan(toDouble(x)));
    for (let known = 48; known < Number(precision); known *= 6) {
      const [c, s] = [cos(y), sin(y)];
      const difference = divide(multiply(x, c) - s, c + multiply(x, s));
      const squared = multiply(difference, difference);
      y += difference - multiply(difference, squared) / 3n + multiply(difference, multiply(squared, squared)) / 5n;
    }
    return y;
  }

  /** The root of a positive number by Newton's iteration, or by its logarithm where the degree is large. */
  function root(a, degree) {
    const d = BigInt(degree);
    if (degree > LARGEST_DEGREE) return exp(log(a) / d);
    let y = fromDouble(Math.pow(toDouble(a), 1 / degree));
    if (y === 0n) y = 1n;
    for (let k = 0; k < 60; k++) {
      let powerOf = ONE;
      for (let j = 1; j < degree; j++) powerOf = multiply(powerOf, y);
      if (powerOf === 0n) return 0n;
      const next = ((d - 1n) * y + divide(a, powerOf)) / d;
      const change = absolute(next - y);
      y = next;
      if (change <= 2n) break;
    }
    return y;
  }

  /** How far apart two values are, as -log10 of their difference relative to the larger one (or to 1 where both are small). */
  function digitsInCommon(a, b) {
    const difference = absolute(a - b);
    if (difference === 0n) return Infinity;
    const size = [absolute(a), absolute(b), ONE].reduce((largest, each) => (each > largest ? each : largest));
    return ((size.toString(16).length - difference.toString(16).length) * 4 * Math.LN2) / Math.LN10;
  }

  return {
    fromRational: (numerator, denominator) => (BigInt(numerator) << precision) / BigInt(denominator),
    pi: () => PI,
    e: () => exp(ONE),
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    multiply,
    divide,
    exp,
    log,
    sin,
    cos,
    atan,
    /** The root of a positive number. */
    root,
    floor: (a) => (a >> precision) << precision,
    /** -1 or 1; null where it is too near to 0 to tell. */
    sign: (a) => (a > TINY ? 1 : a < -TINY ? -1 : null),
    /** Is the value of a size that the arithmetic can carry on with? */
    isFair: (a) => absolute(a) < LARGEST,
    toDouble,
    digitsInCommon,
  };
}

export const fixedPoint = createFixedPoint(832n);
/** A thousand digits, for sides that have more than 200 in common. */
export const deepFixedPoint = createFixedPoint(3400n);
