// A search for an antiderivative: linearity, tables, integration by parts against a polynomial, simple rational functions, substitution of an inner function.
// It promises nothing: whoever uses a result differentiates it and has the judge compare.

import { addRational, compareRational, isInteger, multiplyRational, negateRational, ONE, rational, ZERO, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node, type SymbolNode } from "../expression/node.js";
import { freeSymbols, substitute } from "../expression/traverse.js";
import { isEulersNumber, rationalValue, rootDegree } from "../functions/powers.js";
import { differentiate } from "./differentiate.js";
import { primitiveOfSines } from "./powers-of-sines.js";
import { derivativeOfPolynomial, dividePolynomials, folded, polynomialIn, polynomialNode, primitiveOfPolynomial, type Polynomial } from "./polynomial.js";
import { isZero, negativeOf, powerOf, productOf, quotientOf, sumOf } from "./tidy.js";

const DEEPEST = 6;
/** Attempts of all kinds in one search. */
const MOST_ATTEMPTS = 400;
/** Nodes made in one search: where terms swell, few attempts take long. */
const MOST_NODES = 30_000;

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
    return powersOfSines(factors, x) ?? twoWaves(factors, x) ?? againstPolynomial(factors, x, depth) ?? byPowersOfLinear(factors, x) ?? rationalFunction(factors, x, depth) ?? distributed(factors, x, depth) ?? bySubstitution(moving, x, depth);
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
        const root = rootOf(negativeOf(arena, discriminant));
        return divided(logOf(divided(arena.subtract(slope, root), arena.add([slope, root]))), root);
      }
      if (value !== null && value.numerator === 0n) return divided(arena.integer(-2), slope);
      const root = rootOf(discriminant);
      return times(divided(arena.integer(2), root), apply("arctan", divided(slope, root)));
    }
    if (compareRational(exponent, rational(-1, 2)) === 0) {
      const lead = rationalValue(p);
      if (lead === null) return null;
      if (lead.numerator > 0n) {
        const root = rootOf(p);
        return divided(logOf(arena.add([times(arena.integer(2), root, apply("sqrt", base)), slope])), root);
      }
      return divided(apply("arcsin", negativeOf(arena, divided(slope, rootOf(negativeOf(arena, discriminant))))), rootOf(negativeOf(arena, p)));
    }
    return null;
  }

  /** √ of a number, taken where it is rational; √(a²) of a plain square is written |a|. */
  function rootOf(node: Node): Node {
    const value = rationalValue(node);
    if (value !== null && value.numerator > 0n) {
      const root = (n: bigint): bigint | null => {
        const guess = BigInt(Math.round(Math.sqrt(Number(n))));
        return guess * guess === n ? guess : null;
      };
      const [top, bottom] = [root(value.numerator), root(value.denominator)];
      if (top !== null && bottom !== null) return number(rational(top, bottom));
    }
    return apply("sqrt", node);
  }

  /** Powers of the sine and the cosine of one angle. */
  function powersOfSines(factors: readonly (readonly [Node, Rational])[], x: SymbolNode): Node | null {
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
  function twoWaves(factors: readonly (readonly [Node, Rational])[], x: SymbolNode): Node | null {
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

  /** P(x) times e, sin, cos of something linear, or times a logarithm or an inverse function. */
  function againstPolynomial(factors: readonly (readonly [Node, Rational])[], x: SymbolNode, depth: number): Node | null {
    const others = factors.filter(([base, exponent]) => !(isInteger(exponent) && exponent.numerator > 0n && polynomialIn(arena, base, x) !== null));
    const [other] = others;
    if (others.length !== 1 || other === undefined || factors.length < 2 && other[0].kind !== "apply") return null;
    const [base, exponent] = other;
    if (base.kind !== "apply" || !isInteger(exponent)) return null;
    const polynomial = polynomialIn(arena, nodeOf(new Map(factors.filter((factor) => factor !== other))), x);
    if (polynomial === null) return null;
    if (["log", "arctan", "arcsin", "arccos"].includes(base.function) && exponent.numerator > 0n) {
      const primitive = polynomialNode(arena, primitiveOfPolynomial(arena, polynomial), x);
      const whole = powerOf(arena, base, number(exponent));
      const derivative = differentiate(arena, whole, x);
      if (derivative.kind === "failure") return null;
      const rest = integrate(times(primitive, derivative.node), x, depth + 1);
      return rest === null ? null : arena.subtract(times(primitive, whole), rest);
    }
    if (!["exp", "sin", "cos", "sinh", "cosh"].includes(base.function)) return null;
    if (base.function !== "exp" && compareRational(exponent, ONE) !== 0) return null;
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
  function byPowersOfLinear(factors: readonly (readonly [Node, Rational])[], x: SymbolNode): Node | null {
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

  function rationalFunction(factors: readonly (readonly [Node, Rational])[], x: SymbolNode, depth: number): Node | null {
    if (factors.some(([base, exponent]) => !isInteger(exponent) || polynomialIn(arena, base, x) === null)) return null;
    const below = factors.filter(([, exponent]) => exponent.numerator < 0n);
    const above = factors.filter(([, exponent]) => exponent.numerator > 0n);
    const top = polynomialIn(arena, nodeOf(new Map(above)), x);
    const bottom = polynomialIn(arena, nodeOf(new Map(below.map(([base, exponent]) => [base, negateRational(exponent)]))), x);
    if (top === null || bottom === null) return null;
    const division = dividePolynomials(arena, top, bottom);
    if (division === null) return null;
    if (top.length >= bottom.length) {
      const rest = integrate(quotientOf(arena, polynomialNode(arena, division.remainder, x), polynomialNode(arena, bottom, x)), x, depth + 1);
      return rest === null ? null : sumOf(arena, [polynomialNode(arena, primitiveOfPolynomial(arena, division.quotient), x), rest]);
    }
    const node = polynomialNode(arena, bottom, x);
    if (bottom.length === 3) {
      const [beta, alpha] = [top[0] ?? arena.integer(0), top[1] ?? arena.integer(0)];
      const [, q, p] = bottom;
      if (q === undefined || p === undefined) return null;
      const share = divided(alpha, times(arena.integer(2), p));
      const remaining = folded(arena, sumOf(arena, [beta, negativeOf(arena, times(share, q))]));
      const plain = isZero(remaining) ? arena.integer(0) : integrateQuadratic(node, bottom, rational(-1), x);
      return plain === null ? null : sumOf(arena, [isZero(share) ? share : times(share, logOf(node)), times(remaining, plain)]);
    }
    return null;
  }

  /** A sum among the factors, multiplied out. */
  function distributed(factors: readonly (readonly [Node, Rational])[], x: SymbolNode, depth: number): Node | null {
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
      const { constant, moving: rest } = flatten(quotientOf(arena, whole, derivative.node), x);
      const u = arena.symbol(`u\u0000${fresh++}`);
      const replaced = substitute(arena, times(constant, nodeOf(rest)), new Map<Node, Node>([[inner, u]]));
      if (freeSymbols(replaced).has(x.name)) continue;
      const found = integrate(replaced, u, depth + 1);
      if (found !== null) return substitute(arena, found, new Map<Node, Node>([[u, inner]]));
    }
    return null;
  }

  return integrate(node, variable, 0);
}
