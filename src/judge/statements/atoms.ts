// Expressions as quotients of polynomials over atoms: symbols, unknown functions, roots, exponentials, logarithms, sines. Equal atoms are one, so an identity of the
// quotients is one of the real functions; what the atoms satisfy besides (the square of a root, sin² + cos² = 1) is kept as equations. Where an expression has a
// value is kept beside it.

import { intervalArithmetic } from "../../arithmetic/interval.js";
import { isInteger, negateRational, ONE, rational, type Rational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { rationalValue } from "../../functions/powers.js";
import { lookupFunction } from "../../functions/registry.js";
import { enclose, isConstant } from "../constants.js";
import {
  addPolynomials, constantPolynomial, indeterminate, keyOf, multiplyPolynomials, negatePolynomial, numberOf, ONE_POLYNOMIAL, powerOfPolynomial, primitivePart, scalePolynomial, subtractPolynomials,
  ZERO_POLYNOMIAL, type Monomial, type Polynomial,
} from "./polynomials.js";

export interface Fraction {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
}

/** `expression relation 0` must hold for a value to be there. */
export interface Need {
  readonly polynomial: Polynomial;
  readonly relation: "≠" | "≥" | ">";
  readonly node: Node;
}

export type AtomKind =
  /** A quantity that may have any value. */
  | { readonly kind: "free" }
  /** A positive number that is not algebraic: π, e, log 2. */
  | { readonly kind: "constant" }
  /** The root of that degree; not negative where the degree is even. */
  | { readonly kind: "root"; readonly radicand: Polynomial; readonly degree: number }
  /** e or a prime to a power that varies; positive. */
  | { readonly kind: "exponential"; readonly base: bigint | "e"; readonly monomial: Monomial; readonly part: bigint }
  | { readonly kind: "logarithm"; readonly of: Polynomial }
  | { readonly kind: "sine" | "cosine"; readonly angle: string }
  | { readonly kind: "other" };

export interface Atom {
  readonly node: Node;
  readonly about: AtomKind;
}

export interface Algebra {
  readonly atoms: readonly Atom[];
  /** Equations that the atoms satisfy. */
  readonly equations: readonly Polynomial[];
  /** The quotient that an expression is; what it needs is added to `needs`. Null where it can't be written so. */
  fraction(node: Node, needs: Need[]): Fraction | null;
  /** An expression for a polynomial. */
  nodeOf(polynomial: Polynomial): Node;
  exponentialOf(exponent: Polynomial): Fraction | null;
  logarithmOf(value: Rational): Fraction | null;
}

const MOST_ATOMS = 40;
const MOST_TERMS = 200;
const LARGEST_POWER = 12;
const MINUS_ONE = rational(-1n);

export function createAlgebra(arena: Arena): Algebra {
  const atoms: Atom[] = [];
  const equations: Polynomial[] = [];
  const known = new Map<string, number>();

  function atom(key: string, make: () => Atom): number | null {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (atoms.length >= MOST_ATOMS) return null;
    known.set(key, atoms.length);
    atoms.push(make());
    return atoms.length - 1;
  }

  const whole = (polynomial: Polynomial): Fraction => ({ numerator: polynomial, denominator: ONE_POLYNOMIAL });
  const ofAtom = (number: number | null): Fraction | null => (number === null ? null : whole(indeterminate(number)));

  function bounded(fraction: Fraction): Fraction | null {
    return fraction.numerator.length > MOST_TERMS || fraction.denominator.length > MOST_TERMS ? null : fraction;
  }

  function add(a: Fraction, b: Fraction): Fraction | null {
    if (keyOf(a.denominator) === keyOf(b.denominator)) return bounded({ numerator: addPolynomials(a.numerator, b.numerator), denominator: a.denominator });
    return bounded({ numerator: addPolynomials(multiplyPolynomials(a.numerator, b.denominator), multiplyPolynomials(b.numerator, a.denominator)), denominator: multiplyPolynomials(a.denominator, b.denominator) });
  }

  function multiply(a: Fraction, b: Fraction): Fraction | null {
    return bounded({ numerator: multiplyPolynomials(a.numerator, b.numerator), denominator: multiplyPolynomials(a.denominator, b.denominator) });
  }

  function invert(a: Fraction): Fraction | null {
    return a.numerator.length === 0 ? null : { numerator: a.denominator, denominator: a.numerator };
  }

  function power(a: Fraction, n: bigint): Fraction | null {
    const size = n < 0n ? -n : n;
    if (size > BigInt(LARGEST_POWER)) return null;
    const base = n < 0n ? invert(a) : a;
    if (base === null) return null;
    let result: Fraction | null = whole(ONE_POLYNOMIAL);
    for (let k = 0n; k < size; k++) result = result === null ? null : multiply(result, base);
    return result;
  }

  /** The principal root of a whole number > 0. */
  function rootOfInteger(value: bigint, degree: number): Fraction | null {
    let outside = 1n;
    let result: Fraction | null = whole(ONE_POLYNOMIAL);
    for (const [prime, count] of primeFactors(value) ?? []) {
      const full = Math.floor(count / degree);
      outside *= prime ** BigInt(full);
      const left = count % degree;
      if (left === 0) continue;
      const own = ofAtom(rootAtom(constantPolynomial(rational(prime)), degree));
      const raised = own === null ? null : power(own, BigInt(left));
      result = raised === null || result === null ? null : multiply(result, raised);
    }
    return primeFactors(value) === null || result === null ? null : multiply(result, whole(constantPolynomial(rational(outside))));
  }

  function rootAtom(radicand: Polynomial, degree: number): number | null {
    const key = `root ${degree} ${keyOf(radicand)}`;
    const before = atoms.length;
    const number = atom(key, () => ({ node: arena.power(nodeOf(radicand), arena.number(rational(1n, BigInt(degree)))), about: { kind: "root", radicand, degree } }));
    if (number !== null && number === before) equations.push(subtractPolynomials(powerOfPolynomial(indeterminate(number), degree), radicand));
    return number;
  }

  /** The root of a quotient: √(n/d) = √(nd)/|d|, the number in front taken out. */
  function root(value: Fraction, degree: number): Fraction | null {
    if (value.numerator.length === 0) return value;
    const scale = numberOf(value.denominator);
    if (degree !== 2 && scale === null) return null;
    const scaled = scale === null ? value.numerator : scalePolynomial(value.numerator, rational(scale.denominator, scale.numerator));
    const joined = scale === null ? multiplyPolynomials(value.numerator, value.denominator) : scaled;
    const plain = primitivePart(joined);
    const [first] = joined;
    const [head] = plain;
    if (first === undefined || head === undefined) return null;
    // joined = content · plain; the sign stays with the polynomial.
    const content = rational(first.coefficient.numerator * head.coefficient.denominator, first.coefficient.denominator * head.coefficient.numerator);
    const negative = content.numerator < 0n;
    const size = negative ? negateRational(content) : content;
    const signed = negative ? negatePolynomial(plain) : plain;
    const front = rootOfInteger(size.numerator * size.denominator ** BigInt(degree - 1), degree);
    const constant = numberOf(signed);
    if (constant !== null && negative && degree % 2 === 0) return null;
    const inner = constant !== null && !negative ? whole(ONE_POLYNOMIAL) : constant !== null ? whole(constantPolynomial(MINUS_ONE)) : ofAtom(rootAtom(degree % 2 === 1 ? plain : signed, degree));
    if (front === null || inner === null) return null;
    const sign = constant === null && negative && degree % 2 === 1 ? whole(constantPolynomial(MINUS_ONE)) : whole(ONE_POLYNOMIAL);
    let result = multiply(multiply(front, inner) ?? front, sign);
    if (result === null) return null;
    result = { numerator: result.numerator, denominator: scalePolynomial(result.denominator, rational(size.denominator)) };
    if (scale !== null) return result;
    const absolute = ofAtom(rootAtom(powerOfPolynomial(value.denominator, 2), 2));
    const inverse = absolute === null ? null : invert(absolute);
    return inverse === null ? null : multiply(result, inverse);
  }

  const baseAtom = (base: bigint | "e"): Fraction | null =>
    base === "e" ? ofAtom(atom("constant e", () => ({ node: arena.symbol("e"), about: { kind: "constant" } }))) : whole(constantPolynomial(rational(base)));

  /** base^exponent for a whole prime or e, each term of the exponent for itself. */
  function exponential(base: bigint | "e", exponent: Polynomial): Fraction | null {
    let result: Fraction | null = whole(ONE_POLYNOMIAL);
    for (const { monomial, coefficient } of exponent) {
      const factor = exponentialOfTerm(base, monomial, coefficient);
      result = factor === null || result === null ? null : multiply(result, factor);
    }
    return result;
  }

  function exponentialOfTerm(base: bigint | "e", monomial: Monomial, coefficient: Rational): Fraction | null {
    const { numerator: times, denominator: part } = coefficient;
    if (monomial.length === 0) {
      const own = baseAtom(base);
      const rooted = own === null ? null : part === 1n ? own : part > 12n ? null : root(own, Number(part));
      return rooted === null ? null : power(rooted, times);
    }
    const alone = monomial[monomial.length - 1] === 1 && monomial.slice(0, -1).every((each) => each === 0) ? atoms[monomial.length - 1] : undefined;
    if (base === "e" && alone?.about.kind === "logarithm" && part <= 12n) {
      const inside = whole(alone.about.of);
      const rooted = part === 1n ? inside : root(inside, Number(part));
      return rooted === null ? null : power(rooted, times);
    }
    if (part > 12n) return null;
    const make = (divisor: bigint): number | null =>
      atom(`exponential ${base} ${monomial.join(",")} ${divisor}`, () => ({
        node: arena.power(base === "e" ? arena.symbol("e") : arena.integer(base), arena.divide(nodeOf([{ monomial, coefficient: ONE }]), arena.integer(divisor))),
        about: { kind: "exponential", base, monomial, part: divisor },
      }));
    const before = atoms.length;
    const own = make(part);
    if (own !== null && own === before && part !== 1n) {
      const full = make(1n);
      if (full !== null) equations.push(subtractPolynomials(powerOfPolynomial(indeterminate(own), Number(part)), indeterminate(full)));
    }
    const value = ofAtom(own);
    return value === null ? null : power(value, times);
  }

  function powerWithExponent(base: Node, exponent: Fraction, needs: Need[]): Fraction | null {
    if (base.kind === "symbol" && base.name === "e") return exponentialOfFraction("e", exponent);
    const value = rationalValue(base);
    if (value === null || value.numerator <= 0n) return null;
    let result: Fraction | null = whole(ONE_POLYNOMIAL);
    for (const [prime, count] of primeFactorsOf(value) ?? []) {
      const scale = numberOf(exponent.denominator);
      if (scale === null) return null;
      const factor = exponential(prime, scalePolynomial(exponent.numerator, rational(BigInt(count) * scale.denominator, scale.numerator)));
      result = factor === null || result === null ? null : multiply(result, factor);
    }
    void needs;
    return primeFactorsOf(value) === null ? null : result;
  }

  function exponentialOfFraction(base: "e", exponent: Fraction): Fraction | null {
    const scale = numberOf(exponent.denominator);
    return scale === null ? null : exponential(base, scalePolynomial(exponent.numerator, rational(scale.denominator, scale.numerator)));
  }

  function logarithm(value: Fraction): Fraction | null {
    const numerator = numberOf(value.numerator);
    const denominator = numberOf(value.denominator);
    if (numerator !== null && denominator !== null) return numerator.numerator * denominator.numerator <= 0n ? null : logarithmOf(rational(numerator.numerator * denominator.denominator, numerator.denominator * denominator.numerator));
    if (denominator === null) return null;
    const plain = scalePolynomial(value.numerator, rational(denominator.denominator, denominator.numerator));
    const single = plain.length === 1 ? plain[0] : undefined;
    const alone = single !== undefined && single.coefficient.numerator === 1n && single.coefficient.denominator === 1n && single.monomial.length > 0 && single.monomial.slice(0, -1).every((each) => each === 0) ? single : undefined;
    const inner = alone === undefined ? undefined : atoms[alone.monomial.length - 1];
    const times = rational(BigInt(alone?.monomial[alone.monomial.length - 1] ?? 0));
    if (inner?.about.kind === "exponential" && inner.about.base === "e") return whole([{ monomial: inner.about.monomial, coefficient: rational(times.numerator, inner.about.part) }]);
    if (inner !== undefined && inner.node.kind === "symbol" && inner.node.name === "e") return whole(constantPolynomial(times));
    return ofAtom(atom(`logarithm ${keyOf(plain)}`, () => ({ node: arena.apply("log", [nodeOf(plain)]), about: { kind: "logarithm", of: plain } })));
  }

  /** The logarithm of a number > 0 by those of its primes. */
  function logarithmOf(value: Rational): Fraction | null {
    const primes = primeFactorsOf(value);
    if (primes === null) return null;
    let result: Polynomial = ZERO_POLYNOMIAL;
    for (const [prime, count] of primes) {
      const number = atom(`logarithm ${prime}`, () => ({ node: arena.apply("log", [arena.integer(prime)]), about: { kind: "logarithm", of: constantPolynomial(rational(prime)) } }));
      if (number === null) return null;
      result = addPolynomials(result, scalePolynomial(indeterminate(number), rational(BigInt(count))));
    }
    return whole(result);
  }

  /** Is it π by itself? */
  function isPi(monomial: Monomial): boolean {
    return monomial.every((exponent, number) => exponent === 0 || (exponent === 1 && atoms[number]?.node.kind === "symbol" && atoms[number].node.name === "π")) && monomial.some((exponent) => exponent > 0);
  }

  /** Sine and cosine of π/n where they are roots of whole numbers; null for any other n. */
  function partOfTurn(n: bigint): readonly [Polynomial, Polynomial] | null {
    const half = rational(1n, 2n);
    const root = n === 4n ? rootOfInteger(2n, 2) : n === 3n || n === 6n ? rootOfInteger(3n, 2) : whole(ONE_POLYNOMIAL);
    if (root === null) return null;
    const halfRoot = scalePolynomial(root.numerator, half);
    switch (n) {
      case 1n:
        return [ZERO_POLYNOMIAL, constantPolynomial(MINUS_ONE)];
      case 2n:
        return [ONE_POLYNOMIAL, ZERO_POLYNOMIAL];
      case 3n:
        return [halfRoot, constantPolynomial(half)];
      case 4n:
        return [halfRoot, halfRoot];
      case 6n:
        return [constantPolynomial(half), halfRoot];
      default:
        return null;
    }
  }

  /** Sine and cosine of an angle as atoms. */
  function sineAtoms(angle: Polynomial): readonly [Polynomial, Polynomial] | null {
    const node = nodeOf(angle);
    const key = keyOf(angle);
    const before = atoms.length;
    const s = atom(`sine ${key}`, () => ({ node: arena.apply("sin", [node]), about: { kind: "sine", angle: key } }));
    const c = atom(`cosine ${key}`, () => ({ node: arena.apply("cos", [node]), about: { kind: "cosine", angle: key } }));
    if (s === null || c === null) return null;
    const [si, co] = [indeterminate(s), indeterminate(c)];
    if (s === before) equations.push(subtractPolynomials(addPolynomials(multiplyPolynomials(si, si), multiplyPolynomials(co, co)), ONE_POLYNOMIAL));
    return [si, co];
  }

  /** Sine and cosine of an angle, by the sines and cosines of its terms. */
  function sineAndCosine(angle: Fraction): { readonly sine: Fraction; readonly cosine: Fraction } | null {
    const scale = numberOf(angle.denominator);
    if (scale === null) return null;
    let sine: Polynomial = ZERO_POLYNOMIAL;
    let cosine: Polynomial = ONE_POLYNOMIAL;
    for (const { monomial, coefficient } of scalePolynomial(angle.numerator, rational(scale.denominator, scale.numerator))) {
      const negative = coefficient.numerator < 0n;
      const special = isPi(monomial) ? partOfTurn(coefficient.denominator) : null;
      const turn = 2n * coefficient.denominator;
      const size = negative ? -coefficient.numerator : coefficient.numerator;
      const times = special === null ? size : size % turn;
      if (times > 8n && special === null) return null;
      const [si, co] = special ?? sineAtoms(scalePolynomial([{ monomial, coefficient: ONE }], rational(1n, coefficient.denominator))) ?? [null, null];
      if (si === null || co === null) return null;
      const signed = negative ? negatePolynomial(si) : si;
      for (let k = 0n; k < times; k++) {
        [sine, cosine] = [
          addPolynomials(multiplyPolynomials(sine, co), multiplyPolynomials(cosine, signed)),
          subtractPolynomials(multiplyPolynomials(cosine, co), multiplyPolynomials(sine, signed)),
        ];
      }
    }
    return { sine: whole(sine), cosine: whole(cosine) };
  }

  function other(node: Node, needs: Need[]): Fraction | null {
    if (node.kind === "apply") {
      const definition = lookupFunction(node.function);
      if (definition === null) return null;
      for (const condition of definition.domain(arena, node.arguments)) {
        const inner = fraction(condition.argument, needs);
        if (inner === null) return null;
        needs.push({ polynomial: multiplyPolynomials(inner.numerator, inner.denominator), relation: condition.relation, node: condition.argument });
      }
      for (const argument of node.arguments) if (fraction(argument, needs) === null) return null;
    } else return null;
    return ofAtom(atom(`node ${node.id}`, () => ({ node, about: { kind: "other" } })));
  }

  function fraction(node: Node, needs: Need[]): Fraction | null {
    switch (node.kind) {
      case "number":
        return whole(constantPolynomial(node.value));
      case "symbol":
        return node.name === "e" || node.name === "π"
          ? ofAtom(atom(`constant ${node.name}`, () => ({ node, about: { kind: "constant" } })))
          : ofAtom(atom(`node ${node.id}`, () => ({ node, about: { kind: "free" } })));
      case "index":
      case "call":
        return ofAtom(atom(`node ${node.id}`, () => ({ node, about: { kind: "free" } })));
      case "negate": {
        const inner = fraction(node.operand, needs);
        return inner === null ? null : { numerator: negatePolynomial(inner.numerator), denominator: inner.denominator };
      }
      case "add":
      case "multiply": {
        let result: Fraction | null = whole(node.kind === "add" ? ZERO_POLYNOMIAL : ONE_POLYNOMIAL);
        for (const part of node.kind === "add" ? node.terms : node.factors) {
          const inner: Fraction | null = result === null ? null : fraction(part, needs);
          result = inner === null || result === null ? null : node.kind === "add" ? add(result, inner) : multiply(result, inner);
        }
        return result;
      }
      case "divide": {
        const numerator = fraction(node.numerator, needs);
        const denominator = fraction(node.denominator, needs);
        if (numerator === null || denominator === null) return null;
        if (!isNonzeroNumber(node.denominator)) needs.push({ polynomial: denominator.numerator, relation: "≠", node: node.denominator });
        const inverse = invert(denominator);
        return inverse === null ? null : multiply(numerator, inverse);
      }
      case "power":
        return powerNode(node.base, node.exponent, needs);
      case "apply":
        return applied(node.function, node.arguments, node, needs);
      default:
        return null;
    }
  }

  function powerNode(base: Node, exponent: Node, needs: Need[]): Fraction | null {
    const literal = rationalValue(exponent);
    if (literal === null || (base.kind === "symbol" && base.name === "e")) {
      const inner = fraction(exponent, needs);
      return inner === null ? null : powerWithExponent(base, inner, needs);
    }
    const inner = fraction(base, needs);
    if (inner === null) return null;
    if (literal.numerator < 0n) needs.push({ polynomial: inner.numerator, relation: "≠", node: base });
    if (isInteger(literal)) return power(inner, literal.numerator);
    if (literal.denominator > 12n) return null;
    if (literal.denominator % 2n === 0n) needs.push({ polynomial: multiplyPolynomials(inner.numerator, inner.denominator), relation: "≥", node: base });
    const rooted = root(inner, Number(literal.denominator));
    return rooted === null ? null : power(rooted, literal.numerator);
  }

  function applied(name: string, args: readonly Node[], node: Node, needs: Need[]): Fraction | null {
    const [first, second] = args;
    if (first === undefined) return null;
    if (name === "sqrt") return powerNode(first, arena.number(rational(1n, 2n)), needs);
    if (name === "root" && second !== undefined) {
      const degree = rationalValue(second);
      return degree === null || !isInteger(degree) || degree.numerator < 2n ? null : powerNode(first, arena.number(rational(1n, degree.numerator)), needs);
    }
    const base = name === "log2" ? 2 : name === "log10" ? 10 : null;
    if (base !== null || (name === "logbase" && second !== undefined)) {
      const scale = base !== null ? arena.integer(base) : second;
      return scale === undefined ? null : logarithmTo(first, scale, needs);
    }
    if (!["abs", "exp", "log", "sin", "cos", "tan", "cot", "sec", "csc"].includes(name)) return other(node, needs);
    const inner = fraction(first, needs);
    if (inner === null) return null;
    switch (name) {
      case "abs": {
        const square = power(inner, 2n);
        return square === null ? null : root(square, 2);
      }
      case "exp":
        return exponentialOfFraction("e", inner);
      case "log":
        needs.push({ polynomial: multiplyPolynomials(inner.numerator, inner.denominator), relation: ">", node: first });
        return logarithm(inner);
      default: {
        const both = sineAndCosine(inner);
        if (both === null) return null;
        const divided = (a: Fraction, b: Fraction, shown: string): Fraction | null => {
          needs.push({ polynomial: b.numerator, relation: "≠", node: arena.apply(shown, [first]) });
          const inverse = invert(b);
          return inverse === null ? null : multiply(a, inverse);
        };
        const one = whole(ONE_POLYNOMIAL);
        if (name === "sin") return both.sine;
        if (name === "cos") return both.cosine;
        if (name === "tan") return divided(both.sine, both.cosine, "cos");
        if (name === "sec") return divided(one, both.cosine, "cos");
        return name === "cot" ? divided(both.cosine, both.sine, "sin") : divided(one, both.sine, "sin");
      }
    }
  }

  /** log u/log b; what a number above 1 has for a logarithm needs no condition. */
  function logarithmTo(of: Node, base: Node, needs: Need[]): Fraction | null {
    const number = rationalValue(base);
    const [above, below] = [of, base].map((each) => arena.apply("log", [each]));
    if (above === undefined || below === undefined) return null;
    if (number === null || number.numerator <= number.denominator) return fraction(arena.divide(above, below), needs);
    const [top, scale] = [fraction(above, needs), fraction(below, [])];
    const inverse = scale === null ? null : invert(scale);
    return top === null || inverse === null ? null : multiply(top, inverse);
  }

  function nodeOf(polynomial: Polynomial): Node {
    return arena.add(polynomial.map(({ monomial, coefficient }, k) => {
      const factors: Node[] = [];
      monomial.forEach((exponent, number) => {
        const own = atoms[number];
        if (exponent > 0 && own !== undefined) factors.push(exponent === 1 ? own.node : arena.power(own.node, arena.integer(exponent)));
      });
      const negative = coefficient.numerator < 0n;
      const size = negative ? negateRational(coefficient) : coefficient;
      const isOne = size.numerator === 1n && size.denominator === 1n;
      const term = arena.multiply(isOne && factors.length > 0 ? factors : [arena.number(size), ...factors]);
      void k;
      return negative ? arena.negate(term) : term;
    }));
  }

  return { atoms, equations, fraction, nodeOf, exponentialOf: (exponent) => exponential("e", exponent), logarithmOf };
}

/** The primes of a whole number > 0 below about 10¹²; null where it is larger than can be factored by trial. */
export function primeFactors(value: bigint): ReadonlyMap<bigint, number> | null {
  const found = new Map<bigint, number>();
  let rest = value;
  for (let prime = 2n; prime * prime <= rest; prime += prime === 2n ? 1n : 2n) {
    if (prime > 20_000n) return null;
    while (rest % prime === 0n) {
      found.set(prime, (found.get(prime) ?? 0) + 1);
      rest /= prime;
    }
  }
  if (rest > 1n) found.set(rest, (found.get(rest) ?? 0) + 1);
  return found;
}

function primeFactorsOf(value: Rational): ReadonlyMap<bigint, number> | null {
  const numerator = primeFactors(value.numerator);
  const denominator = primeFactors(value.denominator);
  if (numerator === null || denominator === null) return null;
  const found = new Map(numerator);
  for (const [prime, count] of denominator) found.set(prime, (found.get(prime) ?? 0) - count);
  return found;
}

/** Is it a number of which an enclosure shows that it is not 0: log(7/2), √2 − 1? */
function isNonzeroNumber(node: Node): boolean {
  const bounds = isConstant(node) ? enclose(node, intervalArithmetic) : null;
  return bounds !== null && (bounds.lower > 0 || bounds.upper < 0);
}
