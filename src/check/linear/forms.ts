// Polynomials whose atoms are functions, probabilities and linear operators that nothing more is known of: Σ, ∫ and expectations over a product of atoms. Two of them are the same
// whatever the bound letters are called and in whatever order finite sums stand inside each other.

import { addRational, compareRational, equalRational, isInteger, multiplyRational, ONE, ZERO, type Rational } from "../../arithmetic/rational.js";

/** A letter that an operator binds: what operator it is, and what it runs over. */
export interface Binder {
  readonly letter: string;
  /** `sum`, `integral`, `mean` with its law, and what is said below it as far as it is text. */
  readonly kind: string;
  readonly domain: readonly Polynomial[];
}

export type Atom =
  | { readonly kind: "letter"; readonly name: string }
  /** A function, a root, a value by cases: the head says which, `unordered` that its parts may change places. */
  | { readonly kind: "apply"; readonly head: string; readonly parts: readonly Polynomial[]; readonly unordered: boolean; readonly positive: boolean }
  /** Operators over a product. */
  | { readonly kind: "operator"; readonly binders: readonly Binder[]; readonly body: readonly Factor[] }
  /** Π over one factor. */
  | { readonly kind: "product"; readonly binder: Binder; readonly body: Polynomial };

export interface Factor {
  readonly atom: Atom;
  readonly exponent: Rational;
}

export interface Monomial {
  readonly coefficient: Rational;
  readonly factors: readonly Factor[];
}

export type Polynomial = readonly Monomial[];

/** What keeps an expression from being brought into this form. */
export class FormProblem extends Error {}

const MOST_TERMS = 60;
const MOST_BINDERS = 4;

export const constant = (value: Rational): Polynomial => (compareRational(value, ZERO) === 0 ? [] : [{ coefficient: value, factors: [] }]);
export const single = (atom: Atom, exponent: Rational = ONE): Polynomial => [{ coefficient: ONE, factors: [{ atom, exponent }] }];
export const NOTHING_RENAMED: ReadonlyMap<string, string> = new Map();

export function isConstant(polynomial: Polynomial): boolean {
  return polynomial.every(({ factors }) => factors.length === 0);
}

/** Is every value of it above 0 wherever a logarithm or a root is taken of it? */
export function isPositive(atom: Atom): boolean {
  if (atom.kind === "letter") return atom.name === "e" || atom.name === "π";
  if (atom.kind === "apply") return atom.positive;
  return atom.kind === "operator" ? atom.body.every((factor) => isPositive(factor.atom)) : atom.body.every(({ coefficient, factors }) => compareRational(coefficient, ZERO) > 0 && factors.every((factor) => isPositive(factor.atom)));
}

/** Does the letter stand in it? */
export function involves(atom: Atom, letter: string): boolean {
  switch (atom.kind) {
    case "letter":
      return atom.name === letter;
    case "apply":
      return atom.parts.some((part) => polynomialInvolves(part, letter));
    case "operator":
      return atom.body.some((factor) => involves(factor.atom, letter)) || atom.binders.some(({ domain }) => domain.some((each) => polynomialInvolves(each, letter)));
    case "product":
      return polynomialInvolves(atom.body, letter) || atom.binder.domain.some((each) => polynomialInvolves(each, letter));
  }
}

export function polynomialInvolves(polynomial: Polynomial, letter: string): boolean {
  return polynomial.some(({ factors }) => factors.some((factor) => involves(factor.atom, letter)));
}

/** Is the letter one of the words of a name? */
export function mayDependOn(text: string, name: string): boolean {
  const [stem] = wordsOf(name);
  return text === name || (stem !== undefined && wordsOf(text).includes(stem));
}

/** The words of a text without accents and fonts, `e` also for the 𝑒 that is a letter of the document's own. */
function wordsOf(text: string): readonly string[] {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").split(/[^\p{L}]+/u).filter((word) => word !== "");
}

/** Letters that are often written without what they depend on; those that commonly count are none. */
export const MAY_DEPEND = /^(?!(?:N|M|K|T|B)(?:_|$))(?:\p{Lu}|[ℒℓfgh𝒥])/u;

/** May it change with the letter: is that spoken of in it, in a name or a subscript? */
export function mayDepend(atom: Atom, name: string): boolean {
  const inside = (polynomial: Polynomial): boolean => polynomial.some(({ factors }) => factors.some((factor) => mayDepend(factor.atom, name)));
  switch (atom.kind) {
    case "letter":
      return mayDependOn(atom.name, name);
    case "apply":
      return mayDependOn(atom.head, name) || atom.parts.some(inside);
    case "operator":
      return atom.body.some((factor) => mayDepend(factor.atom, name)) || atom.binders.some((binder) => mayDependOn(binder.kind, name) || binder.domain.some(inside));
    case "product":
      return mayDependOn(atom.binder.kind, name) || atom.binder.domain.some(inside) || inside(atom.body);
  }
}

// ---- arithmetic -----------------------------------------------------------------------------------------------------------

/** Equal factors put together. */
function collected(factors: readonly Factor[]): readonly Factor[] {
  const found: Factor[] = [];
  for (const factor of factors) {
    const at = found.findIndex((each) => isSameAtom(each.atom, factor.atom, NOTHING_RENAMED));
    const known = found[at];
    if (known === undefined) found.push(factor);
    else found[at] = { atom: known.atom, exponent: addRational(known.exponent, factor.exponent) };
  }
  return found.filter(({ exponent }) => compareRational(exponent, ZERO) !== 0);
}

export function add(polynomials: readonly Polynomial[]): Polynomial {
  const found: Monomial[] = [];
  for (const term of polynomials.flat()) {
    const at = found.findIndex((each) => isSameProduct(each.factors, term.factors, NOTHING_RENAMED));
    const known = found[at];
    if (known === undefined) found.push(term);
    else found[at] = { coefficient: addRational(known.coefficient, term.coefficient), factors: known.factors };
    if (found.length > MOST_TERMS) throw new FormProblem("too many terms");
  }
  return found.filter(({ coefficient }) => compareRational(coefficient, ZERO) !== 0);
}

export function multiply(one: Polynomial, other: Polynomial): Polynomial {
  if (one.length * other.length > MOST_TERMS) throw new FormProblem("too many terms");
  return add(one.map((left) => other.map((right): Monomial => ({ coefficient: multiplyRational(left.coefficient, right.coefficient), factors: collected([...left.factors, ...right.factors]) }))));
}

export function scale(polynomial: Polynomial, by: Rational): Polynomial {
  return compareRational(by, ZERO) === 0 ? [] : polynomial.map(({ coefficient, factors }) => ({ coefficient: multiplyRational(coefficient, by), factors }));
}

/** The exponents times a number; null where that is no power: of what may be negative, or of a number that is no 1. */
export function raised({ coefficient, factors }: Monomial, exponent: Rational): Monomial | null {
  if (!equalRational(coefficient, ONE) || (!isInteger(exponent) && !factors.every((factor) => isPositive(factor.atom)))) return null;
  return { coefficient, factors: factors.map((factor) => ({ atom: factor.atom, exponent: multiplyRational(factor.exponent, exponent) })) };
}

// ---- sameness -------------------------------------------------------------------------------------------------------------

type Renaming = ReadonlyMap<string, string>;

export function isSamePolynomial(one: Polynomial, other: Polynomial, renaming: Renaming): boolean {
  return isMatched(one, other, (left, right) => equalRational(left.coefficient, right.coefficient) && isSameProduct(left.factors, right.factors, renaming));
}

function isSameProduct(one: readonly Factor[], other: readonly Factor[], renaming: Renaming): boolean {
  return isMatched(one, other, (left, right) => equalRational(left.exponent, right.exponent) && isSameAtom(left.atom, right.atom, renaming));
}

/** Has each of the first its own among the second? Sameness is transitive, so the first that fits will do. */
function isMatched<T>(one: readonly T[], other: readonly T[], isSame: (left: T, right: T) => boolean): boolean {
  if (one.length !== other.length) return false;
  const rest = [...other];
  return one.every((left) => {
    const at = rest.findIndex((right) => isSame(left, right));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

export function isSameAtom(one: Atom, other: Atom, renaming: Renaming): boolean {
  if (one.kind === "letter") return other.kind === "letter" && (renaming.get(one.name) ?? one.name) === other.name && (renaming.has(one.name) || ![...renaming.values()].includes(other.name));
  if (one.kind === "apply") {
    if (other.kind !== "apply" || one.head !== other.head || one.parts.length !== other.parts.length) return false;
    const isSame = (left: Polynomial, right: Polynomial): boolean => isSamePolynomial(left, right, renaming);
    return one.unordered ? isMatched(one.parts, other.parts, isSame) : one.parts.every((part, k) => isSame(part, other.parts[k] ?? []));
  }
  if (one.kind === "product") return other.kind === "product" && isSameBinder(one.binder, other.binder, renaming) && isSamePolynomial(one.body, other.body, new Map([...renaming, [one.binder.letter, other.binder.letter]]));
  if (other.kind !== "operator" || one.binders.length !== other.binders.length || one.body.length !== other.body.length) return false;
  return orders(other.binders).some((binders) => {
    const inner = new Map([...renaming, ...one.binders.map((binder, k): [string, string] => [binder.letter, binders[k]?.letter ?? ""])]);
    return one.binders.every((binder, k) => isSameBinder(binder, binders[k] ?? binder, inner)) && isSameProduct(one.body, other.body, inner);
  });
}

function isSameBinder(one: Binder, other: Binder, renaming: Renaming): boolean {
  return one.kind === other.kind && one.domain.length === other.domain.length && one.domain.every((part, k) => isSamePolynomial(part, other.domain[k] ?? [], renaming));
}

/** The binders in every order. */
function orders(binders: readonly Binder[]): readonly (readonly Binder[])[] {
  if (binders.length > MOST_BINDERS) throw new FormProblem("too many operators inside each other");
  if (binders.length < 2) return [binders];
  return binders.flatMap((first, k) => orders([...binders.slice(0, k), ...binders.slice(k + 1)]).map((rest) => [first, ...rest]));
}
