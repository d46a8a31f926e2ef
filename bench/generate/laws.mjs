// The laws by which an expression is rewritten. Each holds at every real point where both of its sides have a value, so that a rewritten
// expression is equal by construction to the one before wherever both are defined; a law may make the domain smaller or larger, never
// change a value. A law is `(node, context) => node or null`; context gives random choices, small expressions, and what is known positive.

import {
  add, apply, divide, is, isNumber, multiply, negate, number, pi, power, square, subtract, symbol,
} from "./tree.mjs";

const one = number(1);
const two = number(2);
const of = (name) => (u) => apply(name, u);
const [sin, cos, tan, exp, log, sqrt, abs] = ["sin", "cos", "tan", "exp", "log", "sqrt", "abs"].map(of);
const [sinh, cosh, tanh, asin, acos, atan, asinh] = ["sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh"].map(of);
const reciprocal = (u) => divide(one, u);
const half = (u) => divide(u, two);
const twice = (u) => multiply(two, u);
const safe = (n) => Math.abs(n) < 1e6;

/** A law for the applications of one name: its arguments in, the other side out. */
const onName = (name, rewrite) => (node, context) => (is(node, name) ? rewrite(node.args, context, node) : null);
/** A law for a function applied to something of one name. */
const onNested = (outer, inner, rewrite) => (node, context) =>
  is(node, outer) && is(node.args[0], inner) ? rewrite(node.args[0].args, context, node) : null;
const isLiteral = (node) => node.kind === "number";
const isIntegerLiteral = (node) => node.kind === "number" && node.denominator === 1;

const algebra = {
  commuteSum: onName("add", (terms, { random }) => add(...random.shuffle(terms))),
  commuteProduct: onName("multiply", (factors, { random }) => multiply(...random.shuffle(factors))),
  flattenSum: onName("add", (terms) => (terms.some((term) => is(term, "add")) ? add(...terms.flatMap((term) => (is(term, "add") ? term.args : [term]))) : null)),
  flattenProduct: onName("multiply", (factors) =>
    factors.some((factor) => is(factor, "multiply")) ? multiply(...factors.flatMap((factor) => (is(factor, "multiply") ? factor.args : [factor]))) : null),
  distribute: onName("multiply", (factors, { random }) => {
    const sums = [...factors.keys()].filter((k) => is(factors[k], "add") || is(factors[k], "subtract"));
    if (sums.length === 0 || factors.length === 1) return null;
    const which = random.pick(sums);
    const rest = factors.filter((_factor, k) => k !== which);
    return apply(factors[which].name, ...factors[which].args.map((term) => multiply(...rest, term)));
  }),
  distributeQuotient: onName("divide", ([a, b]) => (is(a, "add") || is(a, "subtract") ? apply(a.name, ...a.args.map((term) => divide(term, b))) : null)),
  factorOut: onName("add", (terms, { small }) => {
    const factor = small();
    return multiply(factor, add(...terms.map((term) => divide(term, factor))));
  }),
  addAndSubtract: (node, { small }) => {
    const term = small();
    return subtract(add(node, term), term);
  },
  multiplyAndDivide: (node, { small }) => {
    const factor = small();
    return divide(multiply(node, factor), factor);
  },
  squareOverItself: (node) => divide(square(node), node),
  subtractionAsSum: onName("subtract", ([a, b]) => add(a, negate(b))),
  subtractionTurned: onName("subtract", ([a, b]) => negate(subtract(b, a))),
  negationAsProduct: onName("negate", ([a]) => multiply(number(-1), a)),
  negationIntoSum: onName("negate", ([a]) => (is(a, "add") ? add(...a.args.map(negate)) : null)),
  doubleNegation: (node, { random }) => (random.chance(0.3) ? negate(negate(node)) : null),
  quotientAsPower: onName("divide", ([a, b]) => multiply(a, power(b, number(-1)))),
  quotientExtended: onName("divide", ([a, b], { small }) => {
    const factor = small();
    return divide(multiply(factor, a), multiply(factor, b));
  }),
  quotientOfQuotient: onName("divide", ([a, b]) => (is(b, "divide") ? divide(multiply(a, b.args[1]), b.args[0]) : null)),
  reciprocalOfReciprocal: onName("divide", ([a, b]) => reciprocal(divide(b, a))),
  commonDenominator: onName("add", ([a, b, ...rest]) => {
    if (!is(a, "divide") && !is(b, "divide")) return null;
    const [n, d] = is(a, "divide") ? a.args : [a, one];
    const [m, c] = is(b, "divide") ? b.args : [b, one];
    return add(divide(add(multiply(n, c), multiply(m, d)), multiply(d, c)), ...rest);
  }),
  expandSquare: onName("power", ([base, exponent]) => {
    if (!isNumber(exponent, 2) || (!is(base, "add") && !is(base, "subtract")) || base.args.length !== 2) return null;
    const [a, b] = base.args;
    const middle = multiply(two, a, b);
    return add(square(a), is(base, "add") ? middle : negate(middle), square(b));
  }),
  expandCube: onName("power", ([base, exponent]) => {
    if (!isNumber(exponent, 3) || !is(base, "add") || base.args.length !== 2) return null;
    const [a, b] = base.args;
    return add(power(a, number(3)), multiply(number(3), square(a), b), multiply(number(3), a, square(b)), power(b, number(3)));
  }),
  differenceOfSquares: onName("subtract", ([a, b]) => {
    if (!is(a, "power") || !is(b, "power") || !isNumber(a.args[1], 2) || !isNumber(b.args[1], 2)) return null;
    return multiply(subtract(a.args[0], b.args[0]), add(a.args[0], b.args[0]));
  }),
  productAsSquares: onName("multiply", ([a, b, ...rest]) => multiply(divide(subtract(square(add(a, b)), square(subtract(a, b))), number(4)), ...rest)),
  splitNumber: (node, { random }) => {
    if (!isLiteral(node) || !safe(node.numerator) || !safe(node.denominator)) return null;
    const part = random.integer(1, 5);
    return random.chance(0.5)
      ? add(number(node.numerator - part * node.denominator, node.denominator), number(part))
      : multiply(number(part), number(node.numerator, node.denominator * part));
  },
  splitTerm: (node, { random }) => {
    const part = random.integer(2, 4);
    return random.chance(0.4) ? subtract(multiply(number(part), node), multiply(number(part - 1), node)) : null;
  },
  geometricSum: onName("divide", ([a, b]) => (isNumber(a, 1) && is(b, "subtract") && isNumber(b.args[0], 1) ? add(one, divide(b.args[1], b)) : null)),
};

const powers = {
  splitPower: onName("power", ([base, exponent], { random }) => {
    if (!isLiteral(exponent)) return null;
    const part = random.integer(1, 2);
    return multiply(power(base, number(part)), power(base, number(exponent.numerator - part * exponent.denominator, exponent.denominator)));
  }),
  splitSymbolicPower: onName("power", ([base, exponent]) =>
    is(exponent, "add") ? multiply(...exponent.args.map((term) => power(base, term))) : null),
  powerAsProduct: onName("power", ([base, exponent]) => (isIntegerLiteral(exponent) && exponent.numerator >= 2 && exponent.numerator <= 4 ? multiply(...Array.from({ length: exponent.numerator }, () => base)) : null)),
  powerOfProduct: onName("power", ([base, exponent]) => (is(base, "multiply") && isLiteral(exponent) ? multiply(...base.args.map((factor) => power(factor, exponent))) : null)),
  powerOfQuotient: onName("power", ([base, exponent]) => (is(base, "divide") && isLiteral(exponent) ? divide(power(base.args[0], exponent), power(base.args[1], exponent)) : null)),
  powerOfPower: onName("power", ([base, exponent]) => {
    if (!is(base, "power") || !isIntegerLiteral(exponent) || !isLiteral(base.args[1])) return null;
    const [inner, first] = base.args;
    return power(inner, number(first.numerator * exponent.numerator, first.denominator));
  }),
  negativePower: onName("power", ([base, exponent]) => (isLiteral(exponent) && exponent.numerator !== 0 ? reciprocal(power(base, number(-exponent.numerator, exponent.denominator))) : null)),
  rootAsPower: onName("sqrt", ([u]) => power(u, number(1, 2))),
  cubeRootAsPower: onName("cbrt", ([u]) => power(u, number(1, 3))),
  anyRootAsPower: onName("root", ([u, degree]) => power(u, number(1, degree.numerator))),
  powerAsRoot: onName("power", ([u, exponent]) => {
    if (!isLiteral(exponent) || exponent.denominator === 1) return null;
    const root = exponent.denominator === 2 ? sqrt(u) : apply("root", u, number(exponent.denominator));
    return power(root, number(exponent.numerator));
  }),
  rootOfProduct: onNested("sqrt", "multiply", (factors) => multiply(...factors.map(sqrt))),
  rootOfQuotient: onNested("sqrt", "divide", ([a, b]) => divide(sqrt(a), sqrt(b))),
  rootOfSquare: onNested("sqrt", "power", ([u, exponent]) => (isNumber(exponent, 2) ? abs(u) : null)),
  rootOfPositiveSquare: onNested("sqrt", "power", ([u, exponent], { isPositive }) => (isNumber(exponent, 2) && isPositive(u) ? u : null)),
  squareOfRoot: (node, { isPositive, random }) => (isPositive(node) || random.chance(0.15) ? square(sqrt(node)) : null),
  rootOfItsSquare: (node, { isPositive }) => (isPositive(node) ? sqrt(square(node)) : null),
  rationaliseSum: onName("add", ([a, b, ...rest]) =>
    is(a, "sqrt") ? add(divide(subtract(a.args[0], square(b)), subtract(a, b)), ...rest) : null),
  rationaliseReciprocal: onName("divide", ([a, b]) => {
    if (!is(b, "add") && !is(b, "subtract")) return null;
    const [p, q] = b.args;
    if (b.args.length !== 2 || !is(p, "sqrt")) return null;
    const conjugate = is(b, "add") ? subtract(p, q) : add(p, q);
    return divide(multiply(a, conjugate), subtract(p.args[0], square(q)));
  }),
  overRoot: onName("sqrt", ([u]) => divide(u, sqrt(u))),
  cubeOfCubeRoot: (node, { random }) => (random.chance(0.3) ? power(apply("cbrt", node), number(3)) : null),
  nestedRoot: onName("root", ([u, degree]) => (isNumber(degree, 4) ? sqrt(sqrt(u)) : null)),
};

const exponentials = {
  expOfSum: onNested("exp", "add", (terms) => multiply(...terms.map(exp))),
  expOfDifference: onNested("exp", "subtract", ([a, b]) => divide(exp(a), exp(b))),
  expOfNegative: onName("exp", ([u]) => (is(u, "negate") ? reciprocal(exp(u.args[0])) : reciprocal(exp(negate(u))))),
  expOfDouble: onName("exp", ([u]) => square(exp(half(u)))),
  expOfMultiple: onNested("exp", "multiply", ([c, ...rest]) => (isIntegerLiteral(c) && Math.abs(c.numerator) <= 6 && rest.length > 0 ? power(exp(multiply(...rest)), c) : null)),
  expAsPower: onName("exp", ([u]) => power(symbol("e"), u)),
  powerAsExp: onName("power", ([base, exponent], { isPositive }) => (isLiteral(exponent) && !isPositive(base) ? null : exp(multiply(exponent, log(base))))),
  expOfLog: (node, { isPositive, random }) => (isPositive(node) || random.chance(0.1) ? exp(log(node)) : null),
  logOfExp: (node, { random }) => (random.chance(0.4) ? log(exp(node)) : null),
  logOfProduct: onNested("log", "multiply", (factors) => add(...factors.map(log))),
  logOfQuotient: onNested("log", "divide", ([a, b]) => subtract(log(a), log(b))),
  logOfPower: onNested("log", "power", ([base, exponent]) => multiply(exponent, log(base))),
  logOfRoot: onNested("log", "sqrt", ([u]) => half(log(u))),
  logOfReciprocal: onName("log", ([u]) => negate(log(reciprocal(u)))),
  logOfAbsolute: onName("log", ([u]) => half(log(square(u)))),
  logFactorOut: onNested("log", "add", ([a, ...rest]) => add(log(a), log(add(one, ...rest.map((term) => divide(term, a)))))),
  logToBaseTen: onName("log10", ([u]) => divide(log(u), log(number(10)))),
  logToBaseTwo: onName("log2", ([u]) => divide(log(u), log(two))),
  logSum: onName("add", ([a, b, ...rest]) => (is(a, "log") && is(b, "log") ? add(log(multiply(a.args[0], b.args[0])), ...rest) : null)),
  logMultiple: onName("multiply", ([a, b, ...rest]) => (is(b, "log") && isIntegerLiteral(a) && Math.abs(a.numerator) < 9 ? multiply(log(power(b.args[0], a)), ...rest) : null)),
  sigmoid: onName("divide", ([a, b]) => {
    if (!is(b, "add") || b.args.length !== 2 || !isNumber(b.args[0], 1) || !is(b.args[1], "exp")) return null;
    return multiply(a, half(subtract(one, tanh(half(b.args[1].args[0])))));
  }),
};

const trigonometric = {
  pythagoras: (node, { small }) => {
    if (!isNumber(node, 1)) return null;
    const angle = small();
    return add(square(sin(angle)), square(cos(angle)));
  },
  timesPythagoras: (node, { small, random }) => {
    const angle = small();
    return random.chance(0.3) ? add(multiply(node, square(sin(angle))), multiply(node, square(cos(angle)))) : null;
  },
  sineHalved: onName("sin", ([u]) => multiply(two, sin(half(u)), cos(half(u)))),
  cosineHalved: onName("cos", ([u], { random }) =>
    random.pick([subtract(square(cos(half(u))), square(sin(half(u)))), subtract(multiply(two, square(cos(half(u)))), one), subtract(one, multiply(two, square(sin(half(u)))))])),
  sineOfSum: onNested("sin", "add", ([a, ...rest]) => add(multiply(sin(a), cos(add(...rest))), multiply(cos(a), sin(add(...rest))))),
  cosineOfSum: onNested("cos", "add", ([a, ...rest]) => subtract(multiply(cos(a), cos(add(...rest))), multiply(sin(a), sin(add(...rest))))),
  sineOfDifference: onNested("sin", "subtract", ([a, b]) => subtract(multiply(sin(a), cos(b)), multiply(cos(a), sin(b)))),
  cosineOfDifference: onNested("cos", "subtract", ([a, b]) => add(multiply(cos(a), cos(b)), multiply(sin(a), sin(b)))),
  tangentOfSum: onNested("tan", "add", ([a, ...rest]) => divide(add(tan(a), tan(add(...rest))), subtract(one, multiply(tan(a), tan(add(...rest)))))),
  sineTripled: onName("sin", ([u]) => subtract(multiply(number(3), sin(divide(u, number(3)))), multiply(number(4), power(sin(divide(u, number(3))), number(3))))),
  cosineTripled: onName("cos", ([u]) => subtract(multiply(number(4), power(cos(divide(u, number(3))), number(3))), multiply(number(3), cos(divide(u, number(3)))))),
  sineOdd: onName("sin", ([u]) => negate(sin(negate(u)))),
  cosineEven: onName("cos", ([u]) => cos(negate(u))),
  sineShifted: onName("sin", ([u], { random }) => random.pick([cos(subtract(half(pi), u)), sin(subtract(pi, u)), negate(sin(add(u, pi))), sin(add(u, twice(pi)))])),
  cosineShifted: onName("cos", ([u], { random }) => random.pick([sin(add(u, half(pi))), negate(cos(subtract(pi, u))), cos(subtract(twice(pi), u))])),
  tangentShifted: onName("tan", ([u], { random }) => random.pick([tan(add(u, pi)), apply("cot", subtract(half(pi), u)), negate(tan(negate(u)))])),
  tangentAsQuotient: onName("tan", ([u]) => divide(sin(u), cos(u))),
  cotangentAsQuotient: onName("cot", ([u], { random }) => random.pick([divide(cos(u), sin(u)), reciprocal(tan(u))])),
  secantAsReciprocal: onName("sec", ([u]) => reciprocal(cos(u))),
  cosecantAsReciprocal: onName("csc", ([u]) => reciprocal(sin(u))),
  tangentHalved: onName("tan", ([u], { random }) =>
    random.pick([divide(sin(twice(u)), add(one, cos(twice(u)))), divide(subtract(one, cos(twice(u))), sin(twice(u))), divide(twice(tan(half(u))), subtract(one, square(tan(half(u)))))])),
  sineSquared: onName("power", ([base, exponent]) => (isNumber(exponent, 2) && is(base, "sin") ? half(subtract(one, cos(twice(base.args[0])))) : null)),
  cosineSquared: onName("power", ([base, exponent]) => (isNumber(exponent, 2) && is(base, "cos") ? half(add(one, cos(twice(base.args[0])))) : null)),
  tangentSquared: onName("power", ([base, exponent]) => (isNumber(exponent, 2) && is(base, "tan") ? subtract(square(apply("sec", base.args[0])), one) : null)),
  productToSum: onName("multiply", ([a, b, ...rest]) => {
    if (is(a, "sin") && is(b, "cos")) return multiply(half(add(sin(add(a.args[0], b.args[0])), sin(subtract(a.args[0], b.args[0])))), ...rest);
    if (is(a, "cos") && is(b, "cos")) return multiply(half(add(cos(subtract(a.args[0], b.args[0])), cos(add(a.args[0], b.args[0])))), ...rest);
    if (is(a, "sin") && is(b, "sin")) return multiply(half(subtract(cos(subtract(a.args[0], b.args[0])), cos(add(a.args[0], b.args[0])))), ...rest);
    return null;
  }),
  sumToProduct: onName("add", ([a, b, ...rest]) => {
    if (!is(a, "sin") || !is(b, "sin")) return null;
    return add(multiply(two, sin(half(add(a.args[0], b.args[0]))), cos(half(subtract(a.args[0], b.args[0])))), ...rest);
  }),
};

const hyperbolic = {
  sinhByExp: onName("sinh", ([u]) => half(subtract(exp(u), exp(negate(u))))),
  coshByExp: onName("cosh", ([u]) => half(add(exp(u), exp(negate(u))))),
  tanhByExp: onName("tanh", ([u], { random }) => random.pick([divide(subtract(exp(u), exp(negate(u))), add(exp(u), exp(negate(u)))), subtract(one, divide(two, add(exp(twice(u)), one)))])),
  tanhAsQuotient: onName("tanh", ([u]) => divide(sinh(u), cosh(u))),
  cothAsReciprocal: onName("coth", ([u]) => reciprocal(tanh(u))),
  sechAsReciprocal: onName("sech", ([u]) => reciprocal(cosh(u))),
  cschAsReciprocal: onName("csch", ([u]) => reciprocal(sinh(u))),
  sinhHalved: onName("sinh", ([u]) => multiply(two, sinh(half(u)), cosh(half(u)))),
  coshHalved: onName("cosh", ([u]) => add(one, multiply(two, square(sinh(half(u)))))),
  sinhOfSum: onNested("sinh", "add", ([a, ...rest]) => add(multiply(sinh(a), cosh(add(...rest))), multiply(cosh(a), sinh(add(...rest))))),
  coshOfSum: onNested("cosh", "add", ([a, ...rest]) => add(multiply(cosh(a), cosh(add(...rest))), multiply(sinh(a), sinh(add(...rest))))),
  expByHyperbolic: onName("exp", ([u]) => add(sinh(u), cosh(u))),
  coshSquared: onName("power", ([base, exponent]) => (isNumber(exponent, 2) && is(base, "cosh") ? add(one, square(sinh(base.args[0]))) : null)),
  tanhSquared: onName("power", ([base, exponent]) => (isNumber(exponent, 2) && is(base, "tanh") ? subtract(one, square(apply("sech", base.args[0]))) : null)),
  coshByRoot: onName("cosh", ([u]) => sqrt(add(one, square(sinh(u))))),
  oneByHyperbolic: (node, { small }) => {
    if (!isNumber(node, 1)) return null;
    const u = small();
    return subtract(square(cosh(u)), square(sinh(u)));
  },
};

const inverses = {
  tanOfAtan: (node, { random }) => (random.chance(0.15) ? tan(atan(node)) : null),
  sinOfAsin: (node, { random }) => (random.chance(0.1) ? sin(asin(node)) : null),
  sinhOfAsinh: (node, { random }) => (random.chance(0.1) ? sinh(asinh(node)) : null),
  cosOfAsin: onNested("cos", "asin", ([u]) => sqrt(subtract(one, square(u)))),
  sinOfAcos: onNested("sin", "acos", ([u]) => sqrt(subtract(one, square(u)))),
  cosOfAtan: onNested("cos", "atan", ([u]) => reciprocal(sqrt(add(one, square(u))))),
  asinByAcos: onName("asin", ([u]) => subtract(half(pi), acos(u))),
  acosByAsin: onName("acos", ([u]) => subtract(half(pi), asin(u))),
  acosTurned: onName("acos", ([u]) => subtract(pi, acos(negate(u)))),
  asinOdd: onName("asin", ([u]) => negate(asin(negate(u)))),
  atanOdd: onName("atan", ([u]) => negate(atan(negate(u)))),
  atanByAsin: onName("atan", ([u]) => asin(divide(u, sqrt(add(one, square(u)))))),
  asinByAtan: onName("asin", ([u]) => atan(divide(u, sqrt(subtract(one, square(u)))))),
  atanHalved: onName("atan", ([u]) => twice(atan(divide(u, add(one, sqrt(add(one, square(u)))))))),
  atanOfReciprocal: onName("atan", ([u]) => subtract(divide(multiply(pi, u), twice(abs(u))), atan(reciprocal(u)))),
  acotByAtan: onName("acot", ([u]) => subtract(half(pi), atan(u))),
  asecByAcos: onName("asec", ([u]) => acos(reciprocal(u))),
  acscByAsin: onName("acsc", ([u]) => asin(reciprocal(u))),
  asinhByLog: onName("asinh", ([u]) => log(add(u, sqrt(add(square(u), one))))),
  acoshByLog: onName("acosh", ([u]) => log(add(u, sqrt(subtract(square(u), one))))),
  atanhByLog: onName("atanh", ([u]) => half(log(divide(add(one, u), subtract(one, u))))),
  acothByAtanh: onName("acoth", ([u]) => apply("atanh", reciprocal(u))),
  asechByAcosh: onName("asech", ([u]) => apply("acosh", reciprocal(u))),
  acschByAsinh: onName("acsch", ([u]) => asinh(reciprocal(u))),
  asinhOdd: onName("asinh", ([u]) => negate(asinh(negate(u)))),
  coshOfAsinh: onNested("cosh", "asinh", ([u]) => sqrt(add(one, square(u)))),
};

const piecewise = {
  absoluteByRoot: onName("abs", ([u]) => sqrt(square(u))),
  absoluteOfProduct: onNested("abs", "multiply", (factors) => multiply(...factors.map(abs))),
  absoluteOfQuotient: onNested("abs", "divide", ([a, b]) => divide(abs(a), abs(b))),
  absoluteEven: onName("abs", ([u]) => abs(negate(u))),
  absoluteBySign: onName("abs", ([u]) => multiply(u, apply("sign", u))),
  absoluteOfPositive: onName("abs", ([u], { isPositive }) => (isPositive(u) ? u : null)),
  squareOfAbsolute: onName("power", ([base, exponent]) => (isNumber(exponent, 2) ? square(abs(base)) : null)),
  signByAbsolute: onName("sign", ([u]) => divide(u, abs(u))),
  maximumByAbsolute: onName("max", ([a, b]) => half(add(a, b, abs(subtract(a, b))))),
  minimumByAbsolute: onName("min", ([a, b]) => half(subtract(add(a, b), abs(subtract(a, b))))),
  maximumTurned: onName("max", ([a, b]) => negate(apply("min", negate(a), negate(b)))),
  maximumCommuted: onName("max", ([a, b]) => apply("max", b, a)),
  minimumBySum: onName("min", ([a, b]) => subtract(add(a, b), apply("max", a, b))),
  floorShifted: onName("floor", ([u]) => subtract(apply("floor", add(u, number(3))), number(3))),
  floorByCeiling: onName("floor", ([u]) => negate(apply("ceil", negate(u)))),
  ceilingByFloor: onName("ceil", ([u]) => negate(apply("floor", negate(u)))),
  maximumOfItself: (node, { random }) => (random.chance(0.1) ? apply("max", node, node) : null),
};

const n = symbol("n");
const integers = {
  signAsCosine: onName("power", ([base, exponent]) => (isNumber(base, -1) && exponent === n ? cos(multiply(n, pi)) : null)),
  cosineAsSign: onNested("cos", "multiply", (factors) => (factors.length === 2 && factors[0] === n && factors[1] === pi ? power(number(-1), n) : null)),
  sineVanishes: onNested("sin", "multiply", (factors) => (factors.length === 2 && factors[0] === n && factors[1] === pi ? number(0) : null)),
  signSquared: (node, { hasInteger, random }) => (hasInteger && random.chance(0.2) ? multiply(node, power(number(-1), multiply(two, n))) : null),
  integerPowerSplit: onName("power", ([base, exponent]) => (exponent === n ? multiply(base, power(base, subtract(n, one))) : null)),
  integerPowerOfProduct: onName("power", ([base, exponent]) => (exponent === n && is(base, "multiply") ? multiply(...base.args.map((factor) => power(factor, n))) : null)),
  sinePeriod: onName("sin", ([u], { hasInteger }) => (hasInteger ? sin(add(u, multiply(two, n, pi))) : null)),
};

const i = symbol("i");
const sums = {
  sumWrittenOut: onName("sum", ([index, lower, upper, body]) => {
    const terms = [];
    for (let k = lower.numerator; k <= upper.numerator; k++) terms.push(substitute(body, index.name, number(k)));
    return add(...terms);
  }),
  sumLastTerm: onName("sum", ([index, lower, upper, body]) =>
    upper.numerator > lower.numerator ? add(apply("sum", index, lower, number(upper.numerator - 1), body), substitute(body, index.name, upper)) : null),
  sumShifted: onName("sum", ([index, lower, upper, body]) =>
    apply("sum", index, number(lower.numerator + 1), number(upper.numerator + 1), substitute(body, index.name, subtract(i, one)))),
  sumOfSum: onName("sum", ([index, lower, upper, body]) => (is(body, "add") ? add(...body.args.map((term) => apply("sum", index, lower, upper, term))) : null)),
};

function substitute(node, name, value) {
  if (node.kind === "symbol") return node.name === name ? value : node;
  if (node.kind !== "apply") return node;
  if (node.name === "sum" && node.args[0].name === name) return node;
  return { ...node, args: node.args.map((argument) => substitute(argument, name, value)) };
}

/** Laws whose second side has a value on an open set where the first has none (log u² where log u has none); of the others none has. */
const WIDENING = new Set(["powerOfPower", "logOfAbsolute", "logSum", "logMultiple"]);

/**
 * All laws, `{ name, rewrite, widens }`. "Equal wherever both have a value" is not transitive: x = exp(log x) = exp(log(x²)/2) would make x
 * equal to |x|. A chain that first widens the domain and then only narrows it is sound: what has a value at both of its ends has one all along.
 */
export const LAWS = Object.entries({ ...algebra, ...powers, ...exponentials, ...trigonometric, ...hyperbolic, ...inverses, ...piecewise, ...integers, ...sums }).map(
  ([name, rewrite]) => ({ name, rewrite, widens: WIDENING.has(name) }),
);
const WIDENING_LAWS = LAWS.filter(({ widens }) => widens);
const OTHER_LAWS = LAWS.filter(({ widens }) => !widens);

/** The laws in random order of use: now and then some that widen, then others. */
export function drawLaws(random, count) {
  const widening = random.chance(0.15) ? random.integer(1, 2) : 0;
  return Array.from({ length: count }, (_unused, k) => (k < widening ? WIDENING_LAWS : OTHER_LAWS));
}
