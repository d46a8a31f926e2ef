// Are two sides equal whatever their functions, probabilities, sums and integrals are? Both are brought into the form of `forms.ts`, and each operator that is left becomes an unknown number.

import { compareRational, divideRational, equalRational, isInteger, negateRational, ONE, ZERO } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { someNode } from "../../expression/traverse.js";
import { isProbabilityKernel } from "../../functions/probability-operations.js";
import type { Judgement } from "../../judge/judge.js";
import type { Condition } from "../../model/report.js";
import { FormProblem, isPositive, isSameAtom, isSamePolynomial, MAY_DEPEND, mayDepend, multiply, NOTHING_RENAMED, scale, type Atom, type Factor, type Polynomial } from "./forms.js";
import { createNormalForm, type MeanAs, type NormalFormInput } from "./normal-form.js";

const PARTS_EXIST: Condition = { text: "the integrals and series that it is taken apart into converge absolutely", source: "domain" };

const LIMITS_EXIST: Condition = { text: "the limits that it is taken apart into exist", source: "domain" };

export interface EqualFormsInput extends Omit<NormalFormInput, "meanAs"> {
  /** Judges two expressions that hold nothing open. */
  readonly judge: (before: Node, after: Node) => Judgement | null;
}

/** The judgement that two sides are equal as linear forms; null where that is not shown. */
export function equalAsForms(before: Node, after: Node, input: EqualFormsInput): Judgement | null {
  const holdsLaw = [before, after].some((side) => someNode(side, (node) => isProbabilityKernel(node)));
  for (const meanAs of holdsLaw ? (["itself", "sum", "integral"] as const) : (["itself"] as const)) {
    const judgement = underMeaning(before, after, meanAs, input);
    if (judgement !== null) return judgement;
  }
  return null;
}

/**
 * Are two objectives largest for the same letters: do they differ by terms and by a positive factor that are free of them, or is one the logarithm of the other? `opposed` where the one is made
 * large and the other small. A term is free of a letter only if nothing in it may speak of the letter.
 */
export function haveSameOptimum(one: Node, other: Node, letters: readonly string[], opposed: boolean, input: EqualFormsInput): boolean {
  const meanings: readonly MeanAs[] = [one, other].some((side) => someNode(side, (node) => isProbabilityKernel(node))) ? ["itself", "sum", "integral"] : ["itself"];
  return meanings.some((meanAs) => {
    try {
      const form = createNormalForm({ ...input, meanAs });
      const [left, right] = [form.of(one), form.of(other)];
      if (form.tookApart() || form.splitLimits()) return false;
      const agree = (first: Polynomial, second: Polynomial): boolean => isPositiveMultiple(withoutFreeTerms(first, letters), withoutFreeTerms(second, letters), letters);
      const turned = opposed ? scale(right, negateRational(ONE)) : right;
      if (agree(left, turned)) return true;
      const isProduct = (polynomial: Polynomial): boolean => polynomial.length === 1 && polynomial.every(({ coefficient, factors }) => compareRational(coefficient, ZERO) > 0 && factors.every(({ atom }) => isPositive(atom)));
      return (isProduct(left) && agree(form.logarithm(left), turned)) || (!opposed && isProduct(right) && agree(left, form.logarithm(right)));
    } catch (error) {
      if (error instanceof FormProblem) return false;
      throw error;
    }
  });
}

function isFree(factors: readonly Factor[], letters: readonly string[]): boolean {
  const isSurelyFree = (atom: Atom): boolean => !letters.some((letter) => mayDepend(atom, letter)) && !mentionsBare(atom);
  return factors.every(({ atom }) => isSurelyFree(atom));
}

/** Does it hold a name that is often written without what it depends on? */
function mentionsBare(atom: Atom): boolean {
  const inside = (polynomial: Polynomial): boolean => polynomial.some(({ factors }) => factors.some((factor) => mentionsBare(factor.atom)));
  switch (atom.kind) {
    case "letter":
      return MAY_DEPEND.test(atom.name);
    case "apply":
      return !atom.head.startsWith("probability ") && atom.parts.some(inside);
    case "operator":
      return atom.body.some((factor) => mentionsBare(factor.atom));
    case "product":
      return inside(atom.body);
  }
}

function withoutFreeTerms(polynomial: Polynomial, letters: readonly string[]): Polynomial {
  return polynomial.filter(({ factors }) => !isFree(factors, letters));
}

/** Is the first the second times a positive factor that is free of the letters? */
function isPositiveMultiple(one: Polynomial, other: Polynomial, letters: readonly string[]): boolean {
  const [first] = one;
  if (first === undefined || one.length !== other.length) return false;
  return other.some((term) => {
    const ratio = multiply([first], [{ coefficient: divideRational(ONE, term.coefficient), factors: term.factors.map(({ atom, exponent }) => ({ atom, exponent: negateRational(exponent) })) }]);
    const [only] = ratio;
    if (only === undefined || compareRational(only.coefficient, ZERO) <= 0 || !isFree(only.factors, letters)) return false;
    const isEven = ({ exponent }: Factor): boolean => isInteger(exponent) && exponent.numerator % 2n === 0n;
    return only.factors.every((factor) => isPositive(factor.atom) || isEven(factor)) && isSamePolynomial(one, multiply(ratio, other), NOTHING_RENAMED);
  });
}

function underMeaning(before: Node, after: Node, meanAs: MeanAs, input: EqualFormsInput): Judgement | null {
  const { arena, judge } = input;
  const form = createNormalForm({ ...input, meanAs });
  try {
    const [left, right] = [form.of(before), form.of(after)];
    const unknowns: Atom[] = [];
    const [one, other] = isSamePolynomial(left, right, NOTHING_RENAMED) ? [arena.symbol("⟪0⟫"), arena.symbol("⟪0⟫")] : [left, right].map((side) => asNode(arena, side, unknowns));
    const judgement = one === undefined || other === undefined ? null : judge(one, other);
    if (judgement?.verdict !== "equal" || judgement.conditions.some(({ text }) => text.includes("⟪"))) return null;
    return { ...judgement, conditions: [...judgement.conditions, ...(form.tookApart() ? [PARTS_EXIST] : []), ...(form.splitLimits() ? [LIMITS_EXIST] : [])] };
  } catch (error) {
    if (error instanceof FormProblem) return null;
    throw error;
  }
}

/** The expression that an atom without operators and probabilities is; null for any other. */
function concrete(arena: Arena, atom: Atom): Node | null {
  if (atom.kind === "letter") return arena.symbol(atom.name);
  if (atom.kind !== "apply") return null;
  const [kind = "", name = "", orders = "", indices = "0"] = atom.head.split(" ");
  const isCall = kind === "call";
  if (!isCall && kind !== "index" && !["power", "exp", "log", "sqrt", "total", "sin", "cos", "tan"].includes(atom.head)) return null;
  const parts = atom.parts.map((part) => {
    const unknowns: Atom[] = [];
    const node = asNode(arena, part, unknowns);
    return unknowns.length === 0 ? node : null;
  });
  if (!parts.every((part) => part !== null)) return null;
  const [first, second] = parts;
  const count = Number(indices);
  if (kind === "index") return arena.index(arena.symbol(name), parts);
  if (isCall) return arena.call(count === 0 ? arena.symbol(name) : arena.index(arena.symbol(name), parts.slice(0, count)), orders.split(",").map(Number), parts.slice(count));
  if (first === undefined) return null;
  return atom.head === "total" ? first : atom.head === "power" ? arena.power(first, second ?? arena.integer(1)) : arena.apply(atom.head, parts);
}

/** The form as an expression again, with an unknown number for each atom that is no letter. */
function asNode(arena: Arena, polynomial: Polynomial, unknowns: Atom[]): Node {
  const nodeOf = (atom: Atom): Node => {
    if (atom.kind === "letter") return arena.symbol(atom.name);
    const known = concrete(arena, atom);
    if (known !== null) return known;
    if (atom.kind === "apply" && atom.head === "total") return asNode(arena, atom.parts[0] ?? [], unknowns);
    const at = unknowns.findIndex((each) => isSameAtom(each, atom, NOTHING_RENAMED));
    return arena.symbol(`⟪${(at >= 0 ? at : unknowns.push(atom) - 1) + 1}⟫`);
  };
  const terms = polynomial.map(({ coefficient, factors }) => {
    const made = factors.map(({ atom, exponent }) => (equalRational(exponent, ONE) ? nodeOf(atom) : isInteger(exponent) && compareRational(exponent, ZERO) < 0 ? arena.divide(arena.integer(1), arena.power(nodeOf(atom), arena.number({ numerator: -exponent.numerator, denominator: 1n }))) : arena.power(nodeOf(atom), arena.number(exponent))));
    return made.length === 0 ? arena.number(coefficient) : arena.multiply(equalRational(coefficient, ONE) ? made : [arena.number(coefficient), ...made]);
  });
  return terms.length === 0 ? arena.integer(0) : arena.add(terms);
}
