// A search for an antiderivative: linearity, tables, integration by parts against a polynomial, simple rational functions, substitution of an inner function.
// It promises nothing: whoever uses a result differentiates it and has the judge compare.

import { addRational, compareRational, isInteger, multiplyRational, negateRational, ONE, rational, ZERO, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node, type SymbolNode } from "../expression/node.js";
import { freeSymbols, mapChildren, nodesIn, someNode, substitute } from "../expression/traverse.js";
import { isEulersNumber, rationalValue, rootDegree } from "../functions/powers.js";
import { differentiate } from "./differentiate.js";
import { primitiveOfSines } from "./powers-of-sines.js";
import { fractionNode, partialFractions } from "./partial-fractions.js";
import { derivativeOfPolynomial, dividePolynomials, folded, multiplyPolynomials, polynomialIn, polynomialNode, primitiveOfPolynomial, type Polynomial } from "./polynomial.js";
import { overPowerAndRoot, polynomialOverOddPower, polynomialOverRoot, squareRootOf } from "./roots-of-quadratics.js";
import { isZero, negativeOf, powerOf, productOf, quotientOf, sumOf } from "./tidy.js";

const INVERSES: ReadonlySet<string> = new Set(["log", "arctan", "arcsin", "arccos", "arccot", "arsinh", "arcosh", "artanh"]);
const DEEPEST = 6;
/** Attempts of all kinds in one search. */
const MOST_ATTEMPTS = 400;
/** Nodes made in one search: where terms swell, few attempts take long. */
const MOST_NODES = 30_000;

/** The largest rational of which both are whole multiples. */
function commonDivisor(a: Rational, b: Rational): Rational {
  let [p, q] = [a.numerator * b.denominator, b.numerator * a.denominator];
  while (q !== 0n) [p, q] = [q, p % q];
  return rational(p < 0n ? -p : p, a.denominator * b.denominator);
}

/** Bases and their exponents. */
type Factors = readonly (readonly [Node, Rational])[];
/** Odd powers of a root of a quadratic up to this one. */
const HIGHEST_HALF_POWER = 9;

/** The factors that hold the variable, each with its exponent, and the product of the others. */
interface Product {
  readonly constant: Node;
  readonly moving: ReadonlyMap<Node, Rational>;
}

/** An antiderivative of the node by the variable, or null where none was found; unverified. */
export function antiderivative(arena: Arena, node: Node, variable: SymbolNode): Node | null {
  let attempts = 0;
  const before = arena.size();
  let fresh = 0;
  const uniforms = new Map<Node, Node>();
  const one = arena.integer(1);
  const number = (value: Rational): Node => arena.number(value);
  const half = number(rational(1, 2));
  const divided = (a: Node, b: Node): Node => folded(arena, quotientOf(arena, a, b));
  const times = (...factors: readonly Node[]): Node => folded(arena, productOf(arena, factors));
  const apply = (name: string, argument: Node): Node => arena.apply(name, [argument]);
  const logOf = (argument: Node): Node => apply("log", apply("abs", argument));

  function integrate(given: Node, x: SymbolNode, depth: number): Node | null {
    attempts += 1;
    if (attempts > MOST_ATTEMPTS || depth > DEEPEST || arena.size() - before > MOST_NODES) return null;
    if (!freeSymbols(given).has(x.name)) return times(given, x);
    const polynomial = polynomialIn(arena, given, x);
    if (polynomial !== null) return polynomialNode(arena, primitiveOfPolynomial(arena, polynomial), x);
    if (given.kind === "add") return all(given.terms.map((term) => integrate(term, x, depth)));
    if (given.kind === "negate") {
      const inner = integrate(given.operand, x, depth);
      return inner === null ? null : negativeOf(arena, inner);
    }
    const { constant, moving } = flatten(given, x);
    const found = integrateProduct(moving, x, depth);
    return found === null ? null : times(constant, found);
  }

  /** One form for what is one: `e^g` as exp(g), a sum that is a polynomial by its powers. */
  function uniform(node: Node, x: SymbolNode): Node {
    if (!freeSymbols(node).has(x.name)) return node;
    const known = uniforms.get(node);
    if (known !== undefined) return known;
    const polynomial = node.kind === "add" ? polynomialIn(arena, node, x) : null;
    const inside = polynomial !== null ? polynomialNode(arena, polynomial, x) : mapChildren(arena, node, (child) => uniform(child, x));
    const made = inside.kind === "power" && isEulersNumber(inside.base) ? apply("exp", inside.exponent) : inside;
    uniforms.set(node, made);
    return made;
  }

  function all(parts: readonly (Node | null)[]): Node | null {
    const found = parts.filter((part): part is Node => part !== null);
    return found.length === parts.length ? sumOf(arena, found) : null;
  }

  function flatten(node: Node, x: SymbolNode): Product {
    const constants: Node[] = [];
    const moving = new Map<Node, Rational>();
    const take = (factor: Node, exponent: Rational): void => {
      if (!freeSymbols(factor).has(x.name)) {
        constants.push(powerOf(arena, factor, number(exponent)));
        return;
      }
      if (factor.kind === "multiply") factor.factors.forEach((each) => take(each, exponent));
      else if (factor.kind === "negate") {
        constants.push(powerOf(arena, arena.integer(-1), number(exponent)));
        take(factor.operand, exponent);
      } else if (factor.kind === "divide") {
        take(factor.numerator, exponent);
        take(factor.denominator, negateRational(exponent));
      } else if (factor.kind === "power" && rationalValue(factor.exponent) !== null) take(factor.base, multiplyRational(exponent, rationalValue(factor.exponent) ?? ONE));
      else if (factor.kind === "apply" && factor.function === "sqrt" && factor.arguments[0] !== undefined) take(factor.arguments[0], multiplyRational(exponent, rational(1, 2)));
      else if (factor.kind === "apply" && factor.function === "root" && factor.arguments[0] !== undefined && factor.arguments[1] !== undefined) {
        const degree = rootDegree(factor.arguments[1]);
        if (degree === null) add(factor, exponent);
        else take(factor.arguments[0], multiplyRational(exponent, rational(1, degree)));
      } else if (factor.kind === "power" && isEulersNumber(factor.base)) add(apply("exp", factor.exponent), exponent);
      else if (factor.kind === "apply" && (factor.function === "sec" || factor.function === "csc") && factor.arguments[0] !== undefined) {
        add(apply(factor.function === "sec" ? "cos" : "sin", factor.arguments[0]), negateRational(exponent));
      } else if (factor.kind === "apply" && factor.function === "tan" && factor.arguments[0] !== undefined) {
        add(apply("sin", factor.arguments[0]), exponent);
        add(apply("cos", factor.arguments[0]), negateRational(exponent));
      } else add(factor, exponent);
    };
    const add = (base: Node, exponent: Rational): void => {
      const sum = addRational(moving.get(base) ?? ZERO, exponent);
      if (sum.numerator === 0n) moving.delete(base);
      else moving.set(base, sum);
    };
    take(node, ONE);
    return { constant: times(...constants), moving };
  }

  const nodeOf = (moving: ReadonlyMap<Node, Rational>): Node => times(...[...moving].map(([base, exponent]) => powerOf(arena, base, number(exponent))));

  function linear(node: Node, x: SymbolNode): { readonly slope: Node; readonly offset: Node } | null {
    const polynomial = polynomialIn(arena, node, x);
    const [offset, slope] = polynomial ?? [];
    return polynomial?.length === 2 && offset !== undefined && slope !== undefined ? { slope, offset } : null;
  }

  function integrateProduct(moving: ReadonlyMap<Node, Rational>, x: SymbolNode, depth: number): Node | null {
    const factors = [...moving];
    const [only] = factors;
    if (only === undefined) return x;
    if (factors.length === 1) {
      const found = integratePower(only[0], only[1], x);
      if (found !== null) return found;
    }
    return powersOfSines(factors, x) ?? twoWaves(factors, x) ?? byParts(factors, x, depth) ?? byPowersOfLinear(factors, x) ?? rationalFunction(factors, x, depth) ?? withRootOfQuadratic(factors, x)
      ?? distributed(factors, x, depth) ?? bySubstitution(moving, x, depth) ?? byRationalizing(moving, x, depth) ?? byExponential(moving, x, depth);
  }

  function integratePower(base: Node, exponent: Rational, x: SymbolNode): Node | null {
    const straight = linear(base, x);
    const minusOne = compareRational(exponent, rational(-1)) === 0;
    if (straight !== null) {
      if (minusOne) return divided(logOf(base), straight.slope);
      const raised = addRational(exponent, ONE);
      return divided(powerOf(arena, base, number(raised)), times(straight.slope, number(raised)));
    }
    const quadratic = polynomialIn(arena, base, x);
    if (quadratic?.length === 3) return integrateQuadratic(base, quadratic, exponent, x);
    if (base.kind === "power" && !freeSymbols(base.base).has(x.name) && compareRational(exponent, ONE) === 0) {
      const inner = linear(base.exponent, x);
      return inner === null ? null : divided(base, times(inner.slope, apply("log", base.base)));
    }
    if (base.kind === "call" && base.arguments.length === 1 && compareRational(exponent, ONE) === 0) {
      const [order] = base.orders;
      const [argument] = base.arguments;
      const inner = argument === undefined ? null : linear(argument, x);
      return order === undefined || order < 1 || inner === null ? null : divided(arena.call(base.callee, [order - 1], base.arguments), inner.slope);
    }
    if (base.kind !== "apply") return base.kind === "power" && base.base === x && !freeSymbols(base.exponent).has(x.name) && compareRational(exponent, ONE) === 0
      ? divided(arena.power(x, arena.add([base.exponent, one])), arena.add([base.exponent, one])) : null;
    const [argument] = base.arguments;
    const inner = argument === undefined ? null : linear(argument, x);
    if (argument === undefined || inner === null) return null;
    if (base.function === "abs" && compareRational(exponent, ONE) === 0) return divided(times(half, argument, base), inner.slope);
    const found = fromTable(base.function, exponent, argument);
    return found === null ? null : divided(found, inner.slope);
  }

  /** ∫ f(u)^α du. */
  function fromTable(name: string, exponent: Rational, u: Node): Node | null {
    const is = (value: Rational | number): boolean => compareRational(exponent, typeof value === "number" ? rational(value) : value) === 0;
    if (name === "exp") return divided(times(apply("exp", times(number(exponent), u))), number(exponent));
    if (name === "cos" && is(-2)) return apply("tan", u);
    if (name === "sin" && is(-2)) return negativeOf(arena, divided(apply("cos", u), apply("sin", u)));
    if (name === "cos" && is(-1)) return logOf(arena.add([divided(one, apply("cos", u)), apply("tan", u)]));
    if (name === "sin" && is(-1)) return logOf(apply("tan", divided(u, arena.integer(2))));
    if ((name === "sin" || name === "cos") && is(2)) {
      const wave = times(number(rational(1, 4)), apply("sin", times(arena.integer(2), u)));
      return sumOf(arena, [times(half, u), name === "cos" ? wave : negativeOf(arena, wave)]);
    }
    if (name === "cosh" && is(-2)) return apply("tanh", u);
    if (!is(1)) return null;
    switch (name) {
      case "sin":
        return negativeOf(arena, apply("cos", u));
      case "cos":
        return apply("sin", u);
      case "cot":
        return logOf(apply("sin", u));
      case "sinh":
        return apply("cosh", u);
      case "cosh":
        return apply("sinh", u);
      case "tanh":
        return apply("log", apply("cosh", u));
      case "log":
        return arena.subtract(times(u, apply("log", u)), u);
      case "arctan":
        return arena.subtract(times(u, apply("arctan", u)), times(half, apply("log", arena.add([one, arena.power(u, arena.integer(2))]))));
      case "arcsin":
        return arena.add([times(u, apply("arcsin", u)), apply("sqrt", arena.subtract(one, arena.power(u, arena.integer(2))))]);
      default:
        return null;
    }
  }

  function integrateQuadratic(base: Node, quadratic: Polynomial, exponent: Rational, x: SymbolNode): Node | null {
    const [r, q, p] = quadratic;
    if (r === undefined || q === undefined || p === undefined) return null;
    const slope = folded(arena, sumOf(arena, [times(arena.integer(2), p, x), q]));
    const discriminant = folded(arena, sumOf(arena, [times(arena.integer(4), p, r), negativeOf(arena, times(q, q))]));
    const value = rationalValue(discriminant);
    if (compareRational(exponent, rational(-1)) === 0) {
      if (value !== null && value.numerator < 0n) {
        const root = squareRootOf(arena, negativeOf(arena, discriminant));
        return divided(logOf(divided(arena.subtract(slope, root), arena.add([slope, root]))), root);
      }
      if (value !== null && value.numerator === 0n) return divided(arena.integer(-2), slope);
      const root = squareRootOf(arena, discriminant);
      return times(divided(arena.integer(2), root), apply("arctan", divided(slope, root)));
    }
    if (compareRational(exponent, rational(-1, 2)) === 0) {
      const lead = rationalValue(p);
      if (lead === null) return null;
      if (lead.numerator > 0n) {
        const root = squareRootOf(arena, p);
        return divided(logOf(arena.add([times(arena.integer(2), root, apply("sqrt", base)), slope])), root);
      }
      const below = squareRootOf(arena, negativeOf(arena, p));
      // Without a linear term the argument is x over half the width.
      if (isZero(q)) return divided(apply("arcsin", divided(x, squareRootOf(arena, folded(arena, negativeOf(arena, divided(r, p)))))), below);
      return divided(apply("arcsin", negativeOf(arena, divided(slope, squareRootOf(arena, negativeOf(arena, discriminant))))), below);
    }
    return null;
  }

  /** Powers of the sine and the cosine of one angle. */
  function powersOfSines(factors: Factors, x: SymbolNode): Node | null {
    const exponents = { sin: 0, cos: 0 };
    let angle: Node | null = null;
    for (const [base, exponent] of factors) {
      const [argument] = base.kind === "apply" && (base.function === "sin" || base.function === "cos") ? base.arguments : [];
      if (argument === undefined || base.kind !== "apply" || !isInteger(exponent) || (angle !== null && angle !== argument)) return null;
      angle = argument;
      exponents[base.function === "sin" ? "sin" : "cos"] += Number(exponent.numerator);
    }
    const straight = angle === null ? null : linear(angle, x);
    const found = angle === null || straight === null ? null : primitiveOfSines(arena, exponents.sin, exponents.cos, angle);
    return found === null || straight === null ? null : divided(found, straight.slope);
  }

  /** e^(ax)·sin(bx + c) and the like. */
  function twoWaves(factors: Factors, x: SymbolNode): Node | null {
    const growth = factors.find(([base]) => base.kind === "apply" && base.function === "exp");
    const wave = factors.find(([base]) => base.kind === "apply" && (base.function === "sin" || base.function === "cos"));
    if (factors.length !== 2 || growth === undefined || wave === undefined || compareRational(wave[1], ONE) !== 0) return null;
    const [front, back] = [growth[0], wave[0]];
    if (front.kind !== "apply" || back.kind !== "apply" || front.arguments[0] === undefined || back.arguments[0] === undefined) return null;
    const a = linear(front.arguments[0], x);
    const b = linear(back.arguments[0], x);
    if (a === null || b === null) return null;
    const rate = times(number(growth[1]), a.slope);
    const [sine, cosine] = [apply("sin", back.arguments[0]), apply("cos", back.arguments[0])];
    const top = back.function === "sin" ? arena.subtract(times(rate, sine), times(b.slope, cosine)) : arena.add([times(rate, cosine), times(b.slope, sine)]);
    return divided(times(powerOf(arena, front, number(growth[1])), top), sumOf(arena, [times(rate, rate), times(b.slope, b.slope)]));
  }

  /** P(x) times e, sin, cos of something linear; what is algebraic times a logarithm or an inverse function. */
  function byParts(factors: Factors, x: SymbolNode, depth: number): Node | null {
    const inverse = factors.filter(([base, exponent]) => base.kind === "apply" && INVERSES.has(base.function) && isInteger(exponent) && exponent.numerator > 0n);
    const [late] = inverse;
    if (late !== undefined && inverse.length === 1) {
      const primitive = integrate(nodeOf(new Map(factors.filter((factor) => factor !== late))), x, depth + 1);
      // Where a logarithm comes out, as of 1/x, the substitution of it is the way.
      if (primitive === null || someNode(primitive, (node) => node.kind === "apply" && node.function !== "sqrt" && node.function !== "root")) return null;
      const whole = powerOf(arena, late[0], number(late[1]));
      const derivative = differentiate(arena, whole, x);
      if (derivative.kind === "failure") return null;
      const rest = integrate(times(primitive, derivative.node), x, depth + 1);
      return rest === null ? null : arena.subtract(times(primitive, whole), rest);
    }
    const others = factors.filter(([base, exponent]) => !(isInteger(exponent) && exponent.numerator > 0n && polynomialIn(arena, base, x) !== null));
    const [other] = others;
    if (others.length !== 1 || other === undefined || factors.length < 2) return null;
    const [base, exponent] = other;
    if (base.kind !== "apply" || !isInteger(exponent)) return null;
    const polynomial = polynomialIn(arena, nodeOf(new Map(factors.filter((factor) => factor !== other))), x);
    if (polynomial === null) return null;
    const isSecantSquared = (base.function === "cos" || base.function === "sin") && compareRational(exponent, rational(-2)) === 0 && polynomial.length === 2;
    if (!isSecantSquared && !["exp", "sin", "cos", "sinh", "cosh"].includes(base.function)) return null;
    if (!isSecantSquared && base.function !== "exp" && compareRational(exponent, ONE) !== 0) return null;
    let current: Polynomial = polynomial;
    let wave: Node | null = powerOf(arena, base, number(exponent));
    const terms: Node[] = [];
    for (let sign = 1; ; sign = -sign) {
      wave = integrate(wave, x, depth + 1);
      if (wave === null) return null;
      terms.push(times(arena.integer(sign), polynomialNode(arena, current, x), wave));
      current = derivativeOfPolynomial(arena, current);
      if (current.length === 1 && current[0] !== undefined && isZero(current[0])) return sumOf(arena, terms);
    }
  }

  /** P(x)·(ax + b)^α by powers of u = ax + b. */
  function byPowersOfLinear(factors: Factors, x: SymbolNode): Node | null {
    const others = factors.filter(([base, exponent]) => !(isInteger(exponent) && exponent.numerator > 0n && polynomialIn(arena, base, x) !== null));
    const [other] = others;
    if (others.length !== 1 || other === undefined || factors.length < 2) return null;
    const [base, exponent] = other;
    const straight = linear(base, x);
    const top = polynomialIn(arena, nodeOf(new Map(factors.filter((factor) => factor !== other))), x);
    if (straight === null || top === null) return null;
    const u = arena.symbol(`u\u0000${fresh++}`);
    const moved = substitute(arena, polynomialNode(arena, top, x), new Map<Node, Node>([[x, divided(arena.subtract(u, straight.offset), straight.slope)]]));
    const polynomial = polynomialIn(arena, moved, u);
    if (polynomial === null) return null;
    const found = all(polynomial.map((each, k) => {
      const raised = addRational(rational(k), exponent);
      const part = raised.numerator === 0n ? u : integratePower(u, raised, u);
      return part === null ? null : times(each, part);
    }));
    return found === null ? null : divided(substitute(arena, found, new Map<Node, Node>([[u, base]])), straight.slope);
  }

  function rationalFunction(factors: Factors, x: SymbolNode, depth: number): Node | null {
    const below = factors.filter(([, exponent]) => exponent.numerator < 0n).map(([base, exponent]) => ({ base: polynomialIn(arena, base, x), power: -Number(exponent.numerator) }));
    const top = polynomialIn(arena, nodeOf(new Map(factors.filter(([, exponent]) => exponent.numerator > 0n))), x);
    if (top === null || factors.some(([, exponent]) => !isInteger(exponent)) || below.some(({ base }) => base === null)) return null;
    const bases = below.flatMap(({ base, power }) => (base === null ? [] : [{ base, power }]));
    const bottom = bases.flatMap(({ base, power }) => Array.from({ length: power }, () => base)).reduce<Polynomial | null>((product, base) => (product === null ? null : multiplyPolynomials(arena, product, base)), [one]);
    const division = bottom === null ? null : dividePolynomials(arena, top, bottom);
    if (bottom === null || division === null) return null;
    if (top.length >= bottom.length) {
      const rest = integrate(quotientOf(arena, polynomialNode(arena, division.remainder, x), times(...bases.map(({ base, power }) => powerOf(arena, polynomialNode(arena, base, x), arena.integer(power))))), x, depth + 1);
      return rest === null ? null : sumOf(arena, [polynomialNode(arena, primitiveOfPolynomial(arena, division.quotient), x), rest]);
    }
    const [base] = bases;
    const parts = partialFractions(arena, top, bases) ?? (bottom.length === 3 ? [{ top, base: bottom, power: 1 }] : base !== undefined && bases.length === 1 ? [{ top, ...base }] : []);
    return parts.length === 0 ? null : all(parts.map((part) => (part.base.length === 2 ? integrate(fractionNode(arena, part, x), x, depth + 1) : part.base.length === 3 ? overQuadratic(part.top, part.base, part.power, x) : null)));
  }

  /** ∫ (αx + β)/q^n dx for a quadratic q, by the recurrence that lowers n. */
  function overQuadratic(top: Polynomial, base: Polynomial, power: number, x: SymbolNode): Node | null {
    const [beta, alpha] = [top[0] ?? arena.integer(0), top[1] ?? arena.integer(0)];
    const [r, q, p] = base;
    if (r === undefined || q === undefined || p === undefined || top.length > 2) return null;
    const node = polynomialNode(arena, base, x);
    const share = divided(alpha, times(arena.integer(2), p));
    const remaining = folded(arena, sumOf(arena, [beta, negativeOf(arena, times(share, q))]));
    if (power === 1) {
      const plain = isZero(remaining) ? arena.integer(0) : integrateQuadratic(node, base, rational(-1), x);
      return plain === null ? null : sumOf(arena, [isZero(share) ? share : times(share, logOf(node)), times(remaining, plain)]);
    }
    const delta = folded(arena, sumOf(arena, [times(arena.integer(4), p, r), negativeOf(arena, times(q, q))]));
    if (isZero(delta)) return null;
    const below = times(arena.integer(power - 1), powerOf(arena, node, arena.integer(power - 1)));
    const next = isZero(remaining) ? arena.integer(0) : overQuadratic([divided(times(arena.integer(2 * (2 * power - 3)), p, remaining), times(arena.integer(power - 1), delta))], base, power - 1, x);
    const slope = sumOf(arena, [times(arena.integer(2), p, x), q]);
    return next === null ? null : sumOf(arena, [negativeOf(arena, divided(share, below)), divided(times(remaining, slope), times(delta, below)), next]);
  }

  /** Polynomials and powers of one linear factor beside a half power of a quadratic; √(ax + b)·√(cx + d) counts as one root. */
  function withRootOfQuadratic(factors: Factors, x: SymbolNode): Node | null {
    const halves = factors.filter(([, exponent]) => exponent.denominator === 2n);
    const others = factors.filter(([, exponent]) => isInteger(exponent));
    const polynomials = halves.map(([base]) => polynomialIn(arena, base, x));
    const [first, second] = polynomials;
    if (halves.length + others.length !== factors.length || first == null || halves.length > 2) return null;
    const under = halves.length === 1 ? first : second == null || first.length !== 2 || second.length !== 2 ? null : multiplyPolynomials(arena, first, second);
    if (under?.length !== 3) return null;
    const lowest = Math.min(...halves.map(([, exponent]) => Number(exponent.numerator)));
    if (Math.abs(lowest) > HIGHEST_HALF_POWER) return null;
    // What a factor has more than the lowest half power is a whole power of it.
    const raised = halves.map(([base, exponent]): readonly [Node, Rational] => [base, rational((Number(exponent.numerator) - lowest) / 2)]);
    const top = polynomialIn(arena, nodeOf(new Map([...others, ...raised].filter(([, exponent]) => exponent.numerator > 0n))), x);
    const below = others.filter(([, exponent]) => exponent.numerator < 0n);
    if (top === null) return null;
    const plainOf = (coefficients: Polynomial, variable: SymbolNode) => (): Node | null => integrateQuadratic(polynomialNode(arena, coefficients, variable), coefficients, rational(-1, 2), variable);
    const root = { coefficients: under, variable: x, plain: plainOf(under, x) };
    const power = (lowest + 1) / 2;
    if (below.length === 0) return power >= 0 ? polynomialOverRoot(arena, top, root, power) : polynomialOverOddPower(arena, top, root, -power);
    const [divisor] = below;
    const straight = divisor === undefined || below.length > 1 ? null : linear(divisor[0], x);
    if (divisor === undefined || straight === null || power < 0) return null;
    // In u, which is the linear factor.
    const u = arena.symbol(`u\u0000${fresh++}`);
    const shifted = (polynomial: Polynomial): Polynomial | null => polynomialIn(arena, substitute(arena, polynomialNode(arena, polynomial, x), new Map<Node, Node>([[x, divided(arena.subtract(u, straight.offset), straight.slope)]])), u);
    const [coefficients, numerator] = [shifted(under), shifted(top)];
    if (coefficients === null || numerator === null) return null;
    let whole: Polynomial | null = numerator;
    for (let k = 0; k < power && whole !== null; k++) whole = multiplyPolynomials(arena, whole, coefficients);
    const found = whole === null ? null : overPowerAndRoot(arena, whole, { coefficients, variable: u, plain: plainOf(coefficients, u) }, -Number(divisor[1].numerator));
    return found === null ? null : divided(substitute(arena, found, new Map<Node, Node>([[u, divisor[0]]])), straight.slope);
  }

  /** u = e^(rx) where x stands in powers of it alone: dx = du/(ru). */
  function byExponential(moving: ReadonlyMap<Node, Rational>, x: SymbolNode, depth: number): Node | null {
    const whole = nodeOf(moving);
    const rates = new Map<Node, Rational>();
    for (const node of nodesIn(whole)) {
      const [argument] = node.kind === "apply" && node.function === "exp" ? node.arguments : [];
      const polynomial = argument === undefined ? null : polynomialIn(arena, argument, x);
      const slope = polynomial?.length === 2 && polynomial[0] !== undefined && isZero(polynomial[0]) && polynomial[1] !== undefined ? rationalValue(polynomial[1]) : null;
      if (slope !== null) rates.set(node, slope);
    }
    if (rates.size < 2 && depth > 0) return null;
    const rate = [...rates.values()].reduce(commonDivisor, ZERO);
    if (rate.numerator === 0n) return null;
    const u = arena.symbol(`u\u0000${fresh++}`);
    const replacements = new Map<Node, Node>();
    for (const [node, each] of rates) {
      replacements.set(node, powerOf(arena, u, number(multiplyRational(each, rational(rate.denominator, rate.numerator)))));
    }
    const replaced = substitute(arena, whole, replacements);
    if (freeSymbols(replaced).has(x.name)) return null;
    const found = integrate(divided(replaced, times(number(rate), u)), u, depth + 1);
    return found === null ? null : substitute(arena, found, new Map<Node, Node>([[u, apply("exp", times(number(rate), x))]]));
  }

  /** u = (ax + b)^(1/n) where roots of one linear expression stand in the integrand: x = (uⁿ − b)/a. */
  function byRationalizing(moving: ReadonlyMap<Node, Rational>, x: SymbolNode, depth: number): Node | null {
    const whole = nodeOf(moving);
    const roots = new Map<Node, number>();
    const take = (base: Node, degree: bigint): void => {
      if (degree > 1n && degree <= 6n && linear(base, x) !== null) roots.set(base, Math.max(roots.get(base) ?? 1, Number(degree)));
    };
    const collect = (node: Node, level: number): void => {
      if (level > 8 || !freeSymbols(node).has(x.name)) return;
      if (node.kind === "power") take(node.base, rationalValue(node.exponent)?.denominator ?? 1n);
      const [argument] = node.kind === "apply" && node.function === "sqrt" ? node.arguments : [];
      if (argument !== undefined) take(argument, 2n);
      childrenOf(node).forEach((child) => collect(child, level + 1));
    };
    collect(whole, 0);
    const [only] = roots;
    const straight = only === undefined || roots.size > 1 ? null : linear(only[0], x);
    if (only === undefined || straight === null) return null;
    const [base, degree] = only;
    const u = arena.symbol(`u\u0000${fresh++}`);
    const replacements = new Map<Node, Node>([[x, divided(arena.subtract(powerOf(arena, u, arena.integer(degree)), straight.offset), straight.slope)], [arena.apply("sqrt", [base]), powerOf(arena, u, number(rational(degree, 2)))]]);
    const powers = (node: Node): void => {
      const exponent = node.kind === "power" && node.base === base ? rationalValue(node.exponent) : null;
      if (exponent !== null) replacements.set(node, powerOf(arena, u, number(multiplyRational(exponent, rational(degree)))));
      childrenOf(node).forEach(powers);
    };
    powers(whole);
    const replaced = substitute(arena, whole, replacements);
    if (freeSymbols(replaced).has(x.name)) return null;
    const found = integrate(times(replaced, divided(times(arena.integer(degree), powerOf(arena, u, arena.integer(degree - 1))), straight.slope)), u, depth + 1);
    return found === null ? null : substitute(arena, found, new Map<Node, Node>([[u, degree === 2 ? apply("sqrt", base) : powerOf(arena, base, number(rational(1, degree)))]]));
  }

  /** A sum among the factors, multiplied out. */
  function distributed(factors: Factors, x: SymbolNode, depth: number): Node | null {
    for (const factor of factors) {
      const [base, exponent] = factor;
      if (base.kind !== "add" || compareRational(exponent, ONE) !== 0) continue;
      const rest = nodeOf(new Map(factors.filter((each) => each !== factor)));
      const found = all(base.terms.map((term) => integrate(times(term, rest), x, depth + 1)));
      if (found !== null) return found;
    }
    return null;
  }

  function bySubstitution(moving: ReadonlyMap<Node, Rational>, x: SymbolNode, depth: number): Node | null {
    const candidates: Node[] = [];
    const collect = (node: Node, level: number): void => {
      if (level > 6 || node === x || !freeSymbols(node).has(x.name) || candidates.length > 24) return;
      if (!candidates.includes(node)) candidates.push(node);
      childrenOf(node).forEach((child) => collect(child, level + 1));
    };
    for (const base of moving.keys()) collect(base, 0);
    const whole = nodeOf(moving);
    for (const inner of candidates) {
      if (inner.kind === "negate" || linear(inner, x) !== null && depth > 2) continue;
      const derivative = differentiate(arena, inner, x);
      if (derivative.kind === "failure" || isZero(derivative.node)) continue;
      const { constant, moving: rest } = flatten(uniform(quotientOf(arena, whole, derivative.node), x), x);
      const u = arena.symbol(`u\u0000${fresh++}`);
      const replaced = substitute(arena, uniform(times(constant, nodeOf(rest)), x), new Map<Node, Node>([[inner, u]]));
      if (freeSymbols(replaced).has(x.name)) continue;
      const found = integrate(replaced, u, depth + 1);
      if (found !== null) return substitute(arena, found, new Map<Node, Node>([[u, inner]]));
    }
    return null;
  }

  return integrate(uniform(node, variable), variable, 0);
}
