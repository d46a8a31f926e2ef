// The value of a tree at a point in either arithmetic, with the natural real domain: what has no value there is UNDEFINED, and what cannot
// be told (too near to the edge of the domain, or too large) is UNCERTAIN. The functions are put together from a few elementary ones.

export const UNDEFINED = Symbol("undefined");
export const UNCERTAIN = Symbol("uncertain");

/** Functions that are put together from exponentials, and how large their argument may be. */
const GROWING = new Set(["exp", "sinh", "cosh", "tanh", "coth", "sech", "csch"]);
const LARGEST_EXPONENT = 70;

/** The value of a tree at a point, an object of rationals `[numerator, denominator]` by name. */
export function evaluate(tree, arithmetic, point) {
  return valueOf(tree, { arithmetic, point, known: new Map(), bound: null });
}

export const isValue = (value) => value !== UNDEFINED && value !== UNCERTAIN;

function valueOf(node, scope) {
  const known = scope.known.get(node);
  if (known !== undefined) return known;
  const value = compute(node, scope);
  scope.known.set(node, value);
  return value;
}

function compute(node, scope) {
  const { arithmetic, point } = scope;
  if (node.kind === "number") return arithmetic.fromRational(node.numerator, node.denominator);
  if (node.kind === "symbol") {
    if (node.name === "pi") return arithmetic.pi();
    if (node.name === "e") return arithmetic.e();
    const [numerator, denominator] = point[node.name];
    return arithmetic.fromRational(numerator, denominator);
  }
  if (node.name === "sum") return sumOf(node, scope);
  const values = node.args.map((argument) => valueOf(argument, scope));
  if (values.includes(UNDEFINED)) return UNDEFINED;
  if (values.includes(UNCERTAIN)) return UNCERTAIN;
  if (GROWING.has(node.name) && Math.abs(arithmetic.toDouble(values[0])) > LARGEST_EXPONENT) return UNCERTAIN;
  const value = node.name === "power" ? powerOf(arithmetic, node, values, scope) : FUNCTIONS[node.name](arithmetic, values, node.args);
  if (!isValue(value)) return value;
  return arithmetic.isFair(value) ? value : UNCERTAIN;
}

function sumOf({ args: [index, lower, upper, body] }, { arithmetic, point }) {
  const bound = (node) => (node.kind === "number" ? node.numerator : point[node.name][0]);
  let total = arithmetic.fromRational(0, 1);
  for (let k = bound(lower); k <= bound(upper); k++) {
    const value = evaluate(body, arithmetic, { ...point, [index.name]: [k, 1] });
    if (!isValue(value)) return value;
    total = arithmetic.add(total, value);
  }
  return total;
}

/** By repeated squaring; uncertain where a factor on the way is too large to carry on with. */
function integerPower(arithmetic, base, exponent) {
  let result = arithmetic.fromRational(1, 1);
  let square = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (!arithmetic.isFair(square)) return UNCERTAIN;
    if (rest % 2 === 1) result = arithmetic.multiply(result, square);
    if (rest > 1) square = arithmetic.multiply(square, square);
  }
  if (exponent >= 0) return result;
  const sign = arithmetic.sign(result);
  return sign === null ? UNCERTAIN : arithmetic.divide(arithmetic.fromRational(1, 1), result);
}

/** An exponent whose value is known to be p/q with q odd is a real root for negative bases too, an integer an integer power; any other exponent needs a positive base. */
function powerOf(arithmetic, node, [base, exponent], { point }) {
  const [, written] = node.args;
  const literal = rationalIn(written, point);
  if (literal !== null && literal.denominator === 1) return integerPower(arithmetic, base, literal.numerator);
  const sign = arithmetic.sign(base);
  if (sign === null) return UNCERTAIN;
  if (literal !== null) {
    if (sign < 0 && literal.denominator % 2 === 0) return UNDEFINED;
    const root = arithmetic.root(absolute(arithmetic, base, sign), literal.denominator);
    const size = integerPower(arithmetic, root, literal.numerator);
    if (!isValue(size)) return size;
    return sign < 0 && literal.numerator % 2 !== 0 ? negative(arithmetic, size) : size;
  }
  if (sign < 0) return UNDEFINED;
  const product = arithmetic.multiply(exponent, arithmetic.log(base));
  return Math.abs(arithmetic.toDouble(product)) > LARGEST_EXPONENT ? UNCERTAIN : arithmetic.exp(product);
}

/** The names that stand for integers. */
export const INTEGER_NAMES = new Set(["n", "k"]);

const MOST_EXACT = 1e9;

/** The exact value of an expression of numbers and integer symbols (2n + 1, 6/5 + 5), or null where it has none of moderate size. */
function rationalIn(node, point) {
  if (node.kind === "number") return node;
  if (node.kind === "symbol") return INTEGER_NAMES.has(node.name) ? { numerator: point[node.name][0], denominator: 1 } : null;
  const values = node.args.map((argument) => rationalIn(argument, point));
  if (values.includes(null)) return null;
  const [p, q] = values;
  switch (node.name) {
    case "add":
      return values.reduce((a, b) => (a === null ? null : fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)));
    case "multiply":
      return values.reduce((a, b) => (a === null ? null : fraction(a.numerator * b.numerator, a.denominator * b.denominator)));
    case "subtract":
      return fraction(p.numerator * q.denominator - q.numerator * p.denominator, p.denominator * q.denominator);
    case "negate":
      return fraction(-p.numerator, p.denominator);
    case "divide":
      return fraction(p.numerator * q.denominator, p.denominator * q.numerator);
    case "power":
      if (q.denominator !== 1) return null;
      return q.numerator >= 0 ? fraction(p.numerator ** q.numerator, p.denominator ** q.numerator) : fraction(p.denominator ** -q.numerator, p.numerator ** -q.numerator);
    default:
      return null;
  }
}

/** In lowest terms; null without a value, or where doubles would not hold it. */
function fraction(numerator, denominator) {
  if (denominator === 0 || !(Math.abs(numerator) < MOST_EXACT) || !(Math.abs(denominator) < MOST_EXACT)) return null;
  let [a, b] = [Math.abs(numerator), Math.abs(denominator)];
  while (b !== 0) [a, b] = [b, a % b];
  const divisor = a * Math.sign(denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

const negative = (a, x) => a.subtract(a.fromRational(0, 1), x);
const absolute = (a, x, sign) => (sign < 0 ? negative(a, x) : x);
const integer = (a, n) => a.fromRational(n, 1);

/** Goes on only if the value has a sign that can be told, and it is among those allowed. */
function where(a, value, allowed, then) {
  const sign = a.sign(value);
  if (sign === null) return UNCERTAIN;
  return allowed.includes(sign) ? then() : UNDEFINED;
}
const ifPositive = (a, value, then) => where(a, value, [1], then);
const ifNonZero = (a, value, then) => where(a, value, [-1, 1], then);
const quotient = (a, x, y) => ifNonZero(a, y, () => a.divide(x, y));
const reciprocal = (a, x) => quotient(a, integer(a, 1), x);
const half = (a, x) => a.multiply(a.fromRational(1, 2), x);
const square = (a, x) => a.multiply(x, x);
const rootOf = (a, x) => ifPositive(a, x, () => a.root(x, 2));
const logOf = (a, x) => ifPositive(a, x, () => a.log(x));
const sinhOf = (a, x) => half(a, a.subtract(a.exp(x), a.exp(negative(a, x))));
const coshOf = (a, x) => half(a, a.add(a.exp(x), a.exp(negative(a, x))));
/** Calls the rest with a value, unless there is none. */
const chain = (value, then) => (isValue(value) ? then(value) : value);
const within = (a, x, then) => ifPositive(a, a.subtract(integer(a, 1), square(a, x)), then);
const outside = (a, x, then) => ifPositive(a, a.subtract(square(a, x), integer(a, 1)), then);
const asinOf = (a, x) => within(a, x, () => a.atan(a.divide(x, a.root(a.subtract(integer(a, 1), square(a, x)), 2))));
const acosOf = (a, x) => chain(asinOf(a, x), (y) => a.subtract(half(a, a.pi()), y));
const asinhOf = (a, x) => {
  const size = a.log(a.add(absolute(a, x, a.sign(x) ?? 1), a.root(a.add(square(a, x), integer(a, 1)), 2)));
  return absolute(a, size, a.sign(x) ?? 1);
};
const acoshOf = (a, x) => ifPositive(a, x, () => outside(a, x, () => a.log(a.add(x, a.root(a.subtract(square(a, x), integer(a, 1)), 2)))));
const atanhOf = (a, x) => within(a, x, () => half(a, a.log(a.divide(a.add(integer(a, 1), x), a.subtract(integer(a, 1), x)))));
const signOf = (a, x) => ifNonZero(a, x, () => integer(a, a.sign(x)));
/** The integer below, unless the value is too near to an integer to tell. */
function floorOf(a, x) {
  const below = a.floor(x);
  const rest = a.subtract(x, below);
  return a.sign(rest) === null || a.sign(a.subtract(integer(a, 1), rest)) === null ? UNCERTAIN : below;
}
const logToBase = (a, x, base) => chain(logOf(a, x), (y) => a.divide(y, a.log(integer(a, base))));

const FUNCTIONS = {
  add: (a, values) => values.reduce(a.add),
  multiply: (a, values) => values.reduce(a.multiply),
  subtract: (a, [x, y]) => a.subtract(x, y),
  negate: (a, [x]) => negative(a, x),
  divide: (a, [x, y]) => quotient(a, x, y),
  sqrt: (a, [x]) => rootOf(a, x),
  cbrt: (a, [x]) => ifNonZero(a, x, () => absolute(a, a.root(absolute(a, x, a.sign(x)), 3), a.sign(x))),
  root(a, [x], [, degree]) {
    const allowed = degree.numerator % 2 === 0 ? [1] : [-1, 1];
    return where(a, x, allowed, () => absolute(a, a.root(absolute(a, x, a.sign(x)), degree.numerator), a.sign(x)));
  },
  exp: (a, [x]) => a.exp(x),
  log: (a, [x]) => logOf(a, x),
  log10: (a, [x]) => logToBase(a, x, 10),
  log2: (a, [x]) => logToBase(a, x, 2),
  sin: (a, [x]) => a.sin(x),
  cos: (a, [x]) => a.cos(x),
  tan: (a, [x]) => quotient(a, a.sin(x), a.cos(x)),
  cot: (a, [x]) => quotient(a, a.cos(x), a.sin(x)),
  sec: (a, [x]) => reciprocal(a, a.cos(x)),
  csc: (a, [x]) => reciprocal(a, a.sin(x)),
  asin: (a, [x]) => asinOf(a, x),
  acos: (a, [x]) => acosOf(a, x),
  atan: (a, [x]) => a.atan(x),
  acot: (a, [x]) => a.subtract(half(a, a.pi()), a.atan(x)),
  asec: (a, [x]) => outside(a, x, () => acosOf(a, a.divide(integer(a, 1), x))),
  acsc: (a, [x]) => outside(a, x, () => asinOf(a, a.divide(integer(a, 1), x))),
  sinh: (a, [x]) => sinhOf(a, x),
  cosh: (a, [x]) => coshOf(a, x),
  tanh: (a, [x]) => a.divide(sinhOf(a, x), coshOf(a, x)),
  coth: (a, [x]) => quotient(a, coshOf(a, x), sinhOf(a, x)),
  sech: (a, [x]) => a.divide(integer(a, 1), coshOf(a, x)),
  csch: (a, [x]) => reciprocal(a, sinhOf(a, x)),
  asinh: (a, [x]) => asinhOf(a, x),
  acosh: (a, [x]) => acoshOf(a, x),
  atanh: (a, [x]) => atanhOf(a, x),
  acoth: (a, [x]) => outside(a, x, () => atanhOf(a, a.divide(integer(a, 1), x))),
  asech: (a, [x]) => ifPositive(a, x, () => within(a, x, () => acoshOf(a, a.divide(integer(a, 1), x)))),
  acsch: (a, [x]) => chain(reciprocal(a, x), (y) => asinhOf(a, y)),
  abs: (a, [x]) => absolute(a, x, a.sign(x) ?? 1),
  sign: (a, [x]) => signOf(a, x),
  max: (a, [x, y]) => ((a.sign(a.subtract(x, y)) ?? 1) > 0 ? x : y),
  min: (a, [x, y]) => ((a.sign(a.subtract(x, y)) ?? 1) > 0 ? y : x),
  floor: (a, [x]) => floorOf(a, x),
  ceil: (a, [x]) => chain(floorOf(a, negative(a, x)), (y) => negative(a, y)),
  // One function among those that an unknown f may be: two expressions that differ for it are not equal for every f.
  f: (a, [x]) => a.add(a.atan(x), a.divide(square(a, x), integer(a, 7))),
  g: (a, [x]) => a.add(a.sin(x), a.fromRational(17, 5)),
};
