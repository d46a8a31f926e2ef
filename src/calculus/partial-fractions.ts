// Partial fractions: a proper fraction of polynomials over powers of linear and quadratic factors, the coefficients found by solving the linear equations that they
// satisfy. Over the rationals; where letters stand in the factors, over simple linear factors by their residues.

import { addRational, divideRational, isInteger, multiplyRational, negateRational, rational, subtractRational, ZERO, type Rational } from "../arithmetic/rational.js";
import { solveLinear } from "../arithmetic/linear.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { rationalValue } from "../functions/powers.js";
import { folded, polynomialNode, type Polynomial } from "./polynomial.js";
import { negativeOf, productOf, quotientOf } from "./tidy.js";

/** (top)/(base)^power, the top of a degree below that of the base. */
export interface PartialFraction {
  readonly top: Polynomial;
  readonly base: Polynomial;
  readonly power: number;
}

type Rationals = readonly Rational[];
const MOST_UNKNOWNS = 10;
/** Numbers whose divisors are tried as zeros. */
const LARGEST_COEFFICIENT = 10_000n;

/** The fraction in parts; null where its factors are not of the kinds above or it is in one part already. */
export function partialFractions(arena: Arena, top: Polynomial, factors: readonly { readonly base: Polynomial; readonly power: number }[]): readonly PartialFraction[] | null {
  const numerator = rationals(top);
  const bases = factors.map(({ base, power }) => ({ base: rationals(base), power }));
  if (numerator === null || bases.some(({ base }) => base === null)) return byResidues(arena, top, factors);
  const split = new Map<string, { readonly base: Rationals; power: number }>();
  let lead = rational(1);
  for (const { base, power } of bases) {
    if (base === null) return null;
    for (const factor of irreducible(base)) {
      if (factor.length > 3) return null;
      const top = factor[factor.length - 1] ?? rational(1);
      for (let k = 0; k < power; k++) lead = multiplyRational(lead, top);
      const monic = factor.map((each) => divideRational(each, top));
      if (monic.length === 1) continue;
      const key = keyOf(monic);
      const known = split.get(key);
      if (known === undefined) split.set(key, { base: monic, power });
      else known.power += power;
    }
  }
  const parts = [...split.values()].flatMap(({ base, power }) => Array.from({ length: power }, (_, k) => ({ base, power: k + 1 })));
  const degree = [...split.values()].reduce((sum, { base, power }) => sum + (base.length - 1) * power, 0);
  if (parts.length < 2 || degree > MOST_UNKNOWNS || numerator.length > degree) return null;
  const whole = [...split.values()].reduce<Rationals>((product, { base, power }) => times(product, raised(base, power)), [rational(1)]);
  // A column for each unknown: x^j times the whole denominator without that part's own.
  const unknowns = parts.flatMap((part) => Array.from({ length: part.base.length - 1 }, (_, j) => ({ part, j })));
  const columns = unknowns.map(({ part, j }) => [...Array.from({ length: j }, () => ZERO), ...(quotientOfRationals(whole, raised(part.base, part.power)) ?? [])]);
  const solution = solveLinear(columns, Array.from({ length: degree }, (_, k) => divideRational(numerator[k] ?? ZERO, lead)));
  if (solution === null) return null;
  const nodes = (values: Rationals): Polynomial => values.map((value) => arena.number(value));
  return parts.map((part) => ({
    base: nodes(part.base), power: part.power,
    top: nodes(unknowns.flatMap((unknown, at) => (unknown.part === part ? [solution[at] ?? ZERO] : []))),
  })).filter(({ top }) => top.some((each) => each.kind === "number" && each.value.numerator !== 0n));
}

const keyOf = (base: Rationals): string => base.map((each) => `${each.numerator}/${each.denominator}`).join(" ");

function byResidues(arena: Arena, top: Polynomial, factors: readonly { readonly base: Polynomial; readonly power: number }[]): readonly PartialFraction[] | null {
  if (factors.length < 2 || top.length > factors.length || factors.some(({ base, power }) => base.length !== 2 || power !== 1)) return null;
  const zeros = factors.map(({ base: [offset, slope] }) => (offset === undefined || slope === undefined ? null : folded(arena, negativeOf(arena, quotientOf(arena, offset, slope)))));
  return factors.map(({ base }, k) => {
    const zero = zeros[k] ?? arena.integer(0);
    const others = factors.filter((_, at) => at !== k).map((other) => polynomialNode(arena, other.base, zero));
    return { base, power: 1, top: [folded(arena, quotientOf(arena, polynomialNode(arena, top, zero), productOf(arena, others)))] };
  });
}

function rationals(polynomial: Polynomial): Rationals | null {
  const values = polynomial.map((each) => rationalValue(each));
  return values.every((value): value is Rational => value !== null) ? values : null;
}

/** Linear factors of rational zeros, and what is left. */
function irreducible(polynomial: Rationals): readonly Rationals[] {
  const found: Rationals[] = [];
  let rest = polynomial;
  while (rest.length > 2) {
    const zero = rationalZero(rest);
    if (zero === null) break;
    const factor = [negateRational(zero), rational(1)];
    const next = quotientOfRationals(rest, factor);
    if (next === null) break;
    found.push(factor);
    rest = next;
  }
  return [...found, rest];
}

function rationalZero(polynomial: Rationals): Rational | null {
  const [first] = polynomial;
  const last = polynomial[polynomial.length - 1];
  if (first === undefined || last === undefined) return null;
  if (first.numerator === 0n) return ZERO;
  const common = polynomial.reduce((product, each) => (isInteger(each) ? product : product * each.denominator), 1n);
  const size = ({ numerator, denominator }: Rational): bigint => ((numerator < 0n ? -numerator : numerator) * common) / denominator;
  if (size(first) > LARGEST_COEFFICIENT || size(last) > LARGEST_COEFFICIENT) return null;
  for (const p of divisors(size(first))) {
    for (const q of divisors(size(last))) {
      for (const candidate of [rational(p, q), rational(-p, q)]) {
        if (polynomial.reduceRight((sum, each) => addRational(multiplyRational(sum, candidate), each), ZERO).numerator === 0n) return candidate;
      }
    }
  }
  return null;
}

function divisors(value: bigint): readonly bigint[] {
  const found: bigint[] = [];
  for (let k = 1n; k * k <= value; k++) if (value % k === 0n) found.push(k, value / k);
  return found;
}

function times(a: Rationals, b: Rationals): Rationals {
  const product = Array.from({ length: a.length + b.length - 1 }, () => ZERO);
  a.forEach((left, i) => b.forEach((right, j) => (product[i + j] = addRational(product[i + j] ?? ZERO, multiplyRational(left, right)))));
  return product;
}

const raised = (base: Rationals, power: number): Rationals => Array.from({ length: power }).reduce<Rationals>((product) => times(product, base), [rational(1)]);

/** a / b where it divides. */
function quotientOfRationals(a: Rationals, b: Rationals): Rationals | null {
  const rest = [...a];
  const lead = b[b.length - 1];
  if (lead === undefined) return null;
  const quotient: Rational[] = [];
  for (let shift = a.length - b.length; shift >= 0; shift--) {
    const factor = divideRational(rest[shift + b.length - 1] ?? ZERO, lead);
    quotient.unshift(factor);
    b.forEach((each, k) => (rest[shift + k] = subtractRational(rest[shift + k] ?? ZERO, multiplyRational(factor, each))));
  }
  return rest.every((each) => each.numerator === 0n) ? quotient : null;
}

/** The fraction as a node in the variable. */
export function fractionNode(arena: Arena, part: PartialFraction, variable: Node): Node {
  return quotientOf(arena, polynomialNode(arena, part.top, variable), arena.power(polynomialNode(arena, part.base, variable), arena.integer(part.power)));
}
