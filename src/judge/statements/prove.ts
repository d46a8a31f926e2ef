// Does one statement follow from another one in several unknowns, by algebra: equations by ideals, inequalities by positive multiples, alternatives one by one.
// What has to be assumed besides, such as a divisor that is not zero, comes out as conditions.

import type { Arena } from "../../expression/arena.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { freeSymbols, substitute } from "../../expression/traverse.js";
import type { Algebra, Need } from "./atoms.js";
import type { Comparison, ComparisonFormula } from "./comparison-form.js";
import { followsFrom, isContradictory } from "./ideal.js";
import { coefficientsIn, degreeIn, dividesExactly, indeterminate, indeterminatesOf, keyOf, multiplyPolynomials, negatePolynomial, numberOf, primitivePart, samePolynomial, substituteIn, type Monomial, type Polynomial } from "./polynomials.js";

/** What must hold besides: `node operator 0`. */
export interface SideCondition {
  readonly node: Node;
  readonly operator: "≠" | "≥" | "≤" | ">";
}

export interface Proof {
  readonly conditions: readonly SideCondition[];
  /** Did a comparison of numbers or of two expressions have a part in it that is tested rather than proven? */
  readonly tested: boolean;
}

/** Are two expressions equal for all values under the relations? Asked where algebra sees nothing. */
export type SameValue = (left: Node, right: Node, assumptions: readonly RelationNode[]) => boolean;

export interface Prover {
  /** Does the formula hold wherever all comparisons do? Null where that was not shown. */
  prove(hypotheses: readonly Comparison[], goal: ComparisonFormula): Proof | null;
  /** Can the comparisons never hold together? */
  impossible(hypotheses: readonly Comparison[]): boolean;
}

const MOST_CLAUSES = 16;

interface Known {
  readonly comparisons: readonly Comparison[];
  readonly equations: readonly Polynomial[];
  readonly nonzero: readonly Polynomial[];
  /** Polynomials that are > 0 or ≥ 0. */
  readonly signed: readonly { readonly polynomial: Polynomial; readonly strict: boolean }[];
}

export function createProver(arena: Arena, algebra: Algebra, sameValue: SameValue, divisorsMayBeAssumed: boolean): Prover {
  const alwaysPositive = (number: number): boolean => {
    const about = algebra.atoms[number]?.about;
    return about?.kind === "constant" || about?.kind === "exponential" || (about?.kind === "logarithm" && numberOf(about.of) !== null) || (about?.kind === "root" && numberOf(about.radicand) !== null && (numberOf(about.radicand)?.numerator ?? 0n) > 0n);
  };

  function knownFrom(comparisons: readonly Comparison[]): Known {
    const equations: Polynomial[] = [...algebra.equations];
    const nonzero: Polynomial[] = [];
    const signed: { polynomial: Polynomial; strict: boolean }[] = [];
    const seen = new Set<string>();
    const addNonzero = (polynomial: Polynomial): void => {
      if (numberOf(polynomial) !== null) return;
      const plain = primitivePart(polynomial);
      const key = keyOf(plain);
      if (!seen.has(key)) nonzero.push(plain);
      seen.add(key);
    };
    for (const { operator, numerator, denominator, needs } of comparisons) {
      addNonzero(denominator);
      for (const need of needs) {
        if (need.relation !== "≥") addNonzero(need.polynomial);
        if (need.relation !== "≠") signed.push({ polynomial: need.polynomial, strict: need.relation === ">" });
      }
      const product = multiplyPolynomials(numerator, denominator);
      if (operator === "=") equations.push(numerator);
      else if (operator === "≠") addNonzero(numerator);
      else {
        const strict = operator === "<" || operator === ">";
        if (strict) addNonzero(numerator);
        signed.push({ polynomial: operator === "<" || operator === "≤" ? negatePolynomial(product) : product, strict });
      }
    }
    equations.push(...equations.slice(algebra.equations.length).flatMap(basesOfSquares));
    const used = new Set<number>();
    for (const each of [...equations, ...nonzero]) for (const number of indeterminatesOf(each)) used.add(number);
    for (const number of used) if (alwaysPositive(number)) addNonzero(indeterminate(number));
    return { comparisons, equations, nonzero, signed };
  }

  /** A sign that follows from what is known: 1 for > 0, 0.5 for ≥ 0; null where none does. */
  function positivity(polynomial: Polynomial, known: Known): "positive" | "not negative" | null {
    const value = numberOf(polynomial);
    if (value !== null) return value.numerator > 0n ? "positive" : value.numerator === 0n ? "not negative" : null;
    for (const { polynomial: given, strict } of known.signed) {
      const factor = dividesExactly(polynomial, given);
      const scale = factor === null ? null : numberOf(factor);
      if (scale !== null && scale.numerator > 0n) return strict ? "positive" : "not negative";
    }
    let strict = true;
    for (const { monomial, coefficient } of polynomial) {
      if (coefficient.numerator < 0n) return null;
      for (const [number, exponent] of monomial.entries()) {
        if (exponent === 0 || alwaysPositive(number)) continue;
        const about = algebra.atoms[number]?.about;
        const own = known.signed.find((each) => samePolynomial(primitivePart(each.polynomial), indeterminate(number)) && (each.polynomial[0]?.coefficient.numerator ?? 0n) > 0n);
        if (own?.strict === true) continue;
        if (own === undefined && !(about?.kind === "root" && about.degree % 2 === 0) && exponent % 2 !== 0) return null;
        strict = false;
      }
    }
    return strict ? "positive" : "not negative";
  }

  function proveNeed(need: Need, known: Known, conditions: SideCondition[]): boolean {
    if (numberOf(need.polynomial) !== null) return (numberOf(need.polynomial)?.numerator ?? 0n) > 0n || (need.relation === "≠" && (numberOf(need.polynomial)?.numerator ?? 0n) !== 0n) || (need.relation === "≥" && need.polynomial.length === 0);
    const sign = positivity(need.polynomial, known);
    if (need.relation === "≥" && sign !== null) return true;
    if (need.relation !== "≥" && sign === "positive") return true;
    if (need.relation === "≠" && (positivity(negatePolynomial(need.polynomial), known) === "positive" || isContradictory([...known.equations, need.polynomial], known.nonzero))) return true;
    if (!divisorsMayBeAssumed) return false;
    // What can never hold is no condition.
    if (need.relation !== "≥" && followsFrom(need.polynomial, known.equations, known.nonzero)) return false;
    conditions.push({ node: need.node, operator: need.relation });
    return true;
  }

  function proveNeeds(comparison: Comparison, known: Known, conditions: SideCondition[]): boolean {
    return comparison.needs.every((need) => proveNeed(need, known, conditions));
  }

  /** `x = c` among the hypotheses, as replacements. */
  function explicitValues(known: Known): ReadonlyMap<Node, Node> {
    const found = new Map<Node, Node>();
    for (const { relation } of known.comparisons) {
      if (relation.operator !== "=") continue;
      for (const [name, value] of [[relation.left, relation.right], [relation.right, relation.left]] as const) {
        if ((name.kind !== "symbol" && name.kind !== "call") || found.has(name) || (name.kind === "symbol" && freeSymbols(value).has(name.name)) || name.kind === "call") continue;
        if ([...found.keys()].some((other) => other.kind === "symbol" && freeSymbols(value).has(other.name))) continue;
        found.set(name, value);
        break;
      }
    }
    return found;
  }

  function proveComparison(goal: Comparison, known: Known): Proof | null {
    const conditions: SideCondition[] = [];
    const proven: Proof = { conditions, tested: false };
    const { numerator, denominator, operator } = goal;
    if (operator === "=") {
      if (!followsFrom(numerator, known.equations, known.nonzero)) return byValues(goal, known) ?? (divisorsMayBeAssumed ? withDivisor(goal, known) : null);
      return proveNeeds(goal, known, conditions) ? proven : null;
    }
    if (!proveNeeds(goal, known, conditions)) return null;
    const product = multiplyPolynomials(numerator, denominator);
    const upward = operator === ">" || operator === "≥";
    if (operator === "≠") {
      return positivity(product, known) === "positive" || positivity(negatePolynomial(product), known) === "positive" || isContradictory([...known.equations, numerator], known.nonzero) ? proven : null;
    }
    const sign = positivity(upward ? product : negatePolynomial(product), known);
    if (sign === "positive" || (sign !== null && (operator === "≤" || operator === "≥"))) return proven;
    if ((operator === "≤" || operator === "≥") && followsFrom(numerator, known.equations, known.nonzero)) return proven;
    return null;
  }

  /** The values of solved unknowns put in, and both sides compared as expressions. */
  function byValues(goal: Comparison, known: Known): Proof | null {
    const values = explicitValues(known);
    if (values.size === 0) return null;
    const { left, right } = goal.relation;
    const rest = known.comparisons.filter(({ relation }) => !values.has(relation.left) && !values.has(relation.right)).map(({ relation }) => relation);
    return sameValue(substitute(arena, left, values), substitute(arena, right, values), rest) ? { conditions: [], tested: true } : null;
  }

  /** It follows where something that was divided by is not zero: that becomes a condition, where the result does not hold it any more. */
  function withDivisor(goal: Comparison, known: Known): Proof | null {
    const { numerator } = goal;
    const conditions: SideCondition[] = [];
    for (const equation of known.equations.slice(algebra.equations.length)) {
      const factor = dividesExactly(equation, numerator);
      if (factor === null || numberOf(factor) !== null || !isApart(factor, numerator) || isContradictory(known.equations, [...known.nonzero, factor])) continue;
      if (!proveNeeds(goal, known, conditions)) return null;
      return { conditions: [...conditions, { node: algebra.nodeOf(primitivePart(factor)), operator: "≠" }], tested: false };
    }
    const free = new Set<number>();
    for (const equation of known.equations.slice(algebra.equations.length)) for (const number of indeterminatesOf(equation)) if (algebra.atoms[number]?.about.kind === "free") free.add(number);
    const asked = indeterminatesOf(numerator);
    const candidates = [...free].filter((number) => !asked.has(number) && !known.nonzero.some((each) => samePolynomial(each, indeterminate(number))));
    const proves = (numbers: readonly number[]): boolean => {
      const nonzero = [...known.nonzero, ...numbers.map(indeterminate)];
      return followsFrom(numerator, known.equations, nonzero) && !isContradictory(known.equations, nonzero);
    };
    if (candidates.length === 0 || candidates.length > 6 || !proves(candidates)) return bySignOfRoot(goal, known);
    let kept = candidates;
    for (const number of candidates) {
      const fewer = kept.filter((each) => each !== number);
      if (proves(fewer)) kept = fewer;
    }
    if (!proveNeeds(goal, known, conditions)) return null;
    return { conditions: [...conditions, ...kept.flatMap((number) => { const node = algebra.atoms[number]?.node; return node === undefined ? [] : [{ node, operator: "≠" as const }]; })], tested: false };
  }

  /** `v = √…` from `v² = …`: right for v ≥ 0. */
  function bySignOfRoot(goal: Comparison, known: Known): Proof | null {
    const { relation, numerator } = goal;
    const own = relation.left.kind === "symbol" ? algebra.atoms.findIndex((atom) => atom.node === relation.left) : -1;
    if (own < 0 || degreeIn(numerator, own) !== 1) return null;
    const [rest, slope] = coefficientsIn(numerator, own);
    if (rest === undefined || slope === undefined || rest.length !== 1) return null;
    const [term] = rest;
    const radicals = [...indeterminatesOf(rest)].filter((number) => { const about = algebra.atoms[number]?.about; return about?.kind === "root" && about.degree === 2; });
    const [radical] = radicals;
    if (term === undefined || radical === undefined || radicals.some((number) => (term.monomial[number] ?? 0) !== 1)) return null;
    if (![...indeterminatesOf(rest), ...indeterminatesOf(slope)].every((number) => radicals.includes(number) || alwaysPositive(number) || algebra.atoms[number]?.about.kind === "root")) return null;
    const flipped = substituteIn(numerator, radical, negatePolynomial(indeterminate(radical)));
    if (!followsFrom(multiplyPolynomials(numerator, flipped), known.equations, known.nonzero)) return null;
    const conditions: SideCondition[] = [];
    if (!proveNeeds(goal, known, conditions)) return null;
    const positive = positivity(negatePolynomial(rest), known) !== null && positivity(slope, known) !== null;
    const negative = positivity(rest, known) !== null && positivity(slope, known) !== null;
    if (!positive && !negative) return null;
    return { conditions: [...conditions, { node: relation.left, operator: positive ? "≥" : "≤" }], tested: false };
  }

  function prove(hypotheses: readonly Comparison[], goal: ComparisonFormula): Proof | null {
    return proveFormula(goal, knownFrom(hypotheses));
  }

  function proveFormula(goal: ComparisonFormula, known: Known): Proof | null {
    switch (goal.kind) {
      case "comparison":
        return proveComparison(goal.comparison, known);
      case "all": {
        const conditions: SideCondition[] = [];
        let tested = false;
        for (const part of goal.parts) {
          const own = proveFormula(part, known);
          if (own === null) return null;
          conditions.push(...own.conditions);
          tested ||= own.tested;
        }
        return { conditions, tested };
      }
      case "any": {
        let first: Proof | null = null;
        for (const part of goal.parts) {
          const own = proveFormula(part, known);
          if (own !== null && own.conditions.length === 0) return own;
          first ??= own;
        }
        return proveAlternatives(goal, known) ?? first;
      }
    }
  }

  /** One of several equations holds where their product is zero. */
  function proveAlternatives(goal: ComparisonFormula, known: Known): Proof | null {
    const alternatives = listAlternatives(goal, MOST_CLAUSES);
    if (alternatives === null || alternatives.length === 0 || alternatives.some((each) => each.length === 0)) return null;
    let clauses: readonly (readonly Comparison[])[] = [[]];
    for (const alternative of alternatives) {
      clauses = clauses.flatMap((clause) => alternative.map((each) => [...clause, each]));
      if (clauses.length > MOST_CLAUSES) return null;
    }
    const conditions: SideCondition[] = [];
    for (const clause of clauses) {
      if (clause.some((each) => each.operator !== "=")) return null;
      let product: Polynomial = [{ monomial: [], coefficient: { numerator: 1n, denominator: 1n } }];
      for (const each of clause) product = multiplyPolynomials(product, each.numerator);
      if (product.length > 200 || !followsFrom(product, known.equations, known.nonzero)) return null;
      for (const each of clause) if (!proveNeeds(each, known, conditions)) return null;
    }
    return { conditions, tested: false };
  }

  return {
    prove,
    impossible(hypotheses) {
      const known = knownFrom(hypotheses);
      if (isContradictory(known.equations, known.nonzero)) return true;
      return known.signed.some(({ polynomial, strict }) => {
        const opposite = positivity(negatePolynomial(polynomial), { ...known, signed: [] });
        return opposite === "positive" || (strict && opposite === "not negative");
      });
    },
  };
}

/** C and D of C² + 3D⁴, which is zero for real numbers only where they are; none for other polynomials. */
function basesOfSquares(sum: Polynomial): readonly Polynomial[] {
  const isSquare = (exponents: Monomial): boolean => exponents.some((exponent) => exponent > 0) && exponents.every((exponent) => exponent % 2 === 0);
  const [first] = sum;
  if (first === undefined || !sum.every(({ monomial, coefficient }) => isSquare(monomial) && (coefficient.numerator < 0n) === (first.coefficient.numerator < 0n))) return [];
  return sum.flatMap(({ monomial }) => {
    const numbers = [...monomial.keys()].filter((number) => (monomial[number] ?? 0) > 0);
    const [only, ...others] = numbers;
    return only === undefined || others.length > 0 ? [] : [indeterminate(only)];
  });
}

/** Do two polynomials share no quantity? Dividing by what the result does not hold is a usual step; by what it does hold, a solution may be lost. */
function isApart(a: Polynomial, b: Polynomial): boolean {
  const numbers = indeterminatesOf(b);
  return [...indeterminatesOf(a)].every((number) => !numbers.has(number));
}

/** The alternatives of a formula, each a list of comparisons; null where there are too many. */
export function listAlternatives(formula: ComparisonFormula, most: number): readonly (readonly Comparison[])[] | null {
  switch (formula.kind) {
    case "comparison":
      return [[formula.comparison]];
    case "any": {
      const found: (readonly Comparison[])[] = [];
      for (const part of formula.parts) {
        const own = listAlternatives(part, most);
        if (own === null || own.length + found.length > most) return null;
        found.push(...own);
      }
      return found;
    }
    case "all": {
      let found: readonly (readonly Comparison[])[] = [[]];
      for (const part of formula.parts) {
        const own = listAlternatives(part, most);
        if (own === null || own.length * found.length > most) return null;
        found = found.flatMap((before) => own.map((each) => [...before, ...each]));
      }
      return found;
    }
  }
}

