// The lines of algebra that a person writes after the last rule of differentiation: simplify the terms, multiply out, collect, factor out, cancel, put over one denominator. Each
// is one step with a name, and is taken only where the line becomes shorter by it.

import { addRational, divideRational, equalRational, isInteger, multiplyRational, negateRational, ONE, rational, ZERO, compareRational, subtractRational, type Rational } from "../arithmetic/rational.js";
import { sizeOf } from "../diagnosis/simplified.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { keyOfTerm, nodeOfTerm, termOf, type Term, type TermContext } from "./term.js";

export interface TidyStep {
  readonly node: Node;
  readonly name: string;
}

/** Steps of algebra on one line. */
const mostSteps = 12;
/** Larger lines are left as the rules gave them. */
const largestLine = 600;
const mostTermsMultipliedOut = 40;

/** The steps of algebra that make the line short; none where it is so already. */
export function tidyingSteps(arena: Arena, start: Node, variable: Node): readonly TidyStep[] {
  const steps: TidyStep[] = [];
  const tidying = new Tidying(arena, variable);
  let line = start;
  if (sizeOf(line) > largestLine) return steps;
  const take = (node: Node, name: string): void => {
    steps.push({ node, name });
    line = node;
  };
  const simple = tidying.simplified(line);
  // Factors that only change their places are no step of their own where like terms are collected next.
  const isOnlyOrder = sizeOf(simple) === sizeOf(line) && tidying.collected(simple).length > 0;
  if (isOnlyOrder) line = simple;
  else if (simple !== line) take(simple, "simplify");
  const moves = [tidying.again, tidying.oneDenominator, tidying.collected, tidying.pythagoras, tidying.factored, tidying.multipliedOut];
  while (steps.length < mostSteps) {
    const next = moves.map((move) => move(line)).find((found) => found.length > 0);
    if (next === undefined) break;
    for (const step of next) take(step.node, step.name);
  }
  return steps;
}

type Move = (line: Node) => readonly TidyStep[];

export class Tidying {
  private readonly plain: TermContext;

  constructor(private readonly arena: Arena, private readonly variable: Node) {
    this.plain = { arena, variable, sum: (node) => this.sumOf(this.termsOf(node)) };
  }

  /** Every term simplified by itself. */
  simplified(line: Node): Node {
    return this.sumOf(this.termsOf(line));
  }

  /** What another move left to be simplified. */
  readonly again: Move = (line) => this.step(line, this.simplified(line), "simplify");

  /** The terms of a sum, or the one term; a term that cannot be taken apart stays as it is. */
  private termsOf(node: Node, sign: Rational = ONE): readonly Term[] {
    if (node.kind === "add") return node.terms.flatMap((term) => this.termsOf(term, sign));
    if (node.kind === "negate") return this.termsOf(node.operand, negateRational(sign));
    const term = termOf(this.plain, node) ?? { coefficient: ONE, powers: new Map([[node, this.arena.integer(1)]]) };
    const [only, ...others] = term.powers;
    // A bracket that is a whole term is none: a − (b + c).
    const isBracket = only?.[0].kind === "add" && others.length === 0 && only[1] === this.arena.integer(1) && (term.coefficient.numerator === 1n || term.coefficient.numerator === -1n) && isInteger(term.coefficient);
    if (isBracket) return this.termsOf(only[0], multiplyRational(sign, term.coefficient));
    return [{ ...term, coefficient: multiplyRational(term.coefficient, sign) }];
  }

  private nodeOf(term: Term): Node {
    return nodeOfTerm(this.plain, term);
  }

  /** The sum of the terms without zeros; a positive term stands first where there is one, unless it is a polynomial in order. */
  private sumOf(terms: readonly Term[]): Node {
    const kept = terms.filter(({ coefficient }) => coefficient.numerator !== 0n);
    const [first] = kept;
    const positive = kept.find(({ coefficient }) => coefficient.numerator > 0n);
    const isTurned = first !== undefined && first !== positive && (kept.length === 2 || kept.some((term) => this.degreeOf(term) === null));
    const turned = isTurned && positive !== undefined ? [positive, ...kept.filter((term) => term !== positive)] : kept;
    return this.arena.add(turned.map((term) => this.nodeOf(term)));
  }

  /** The degree of a monomial in the variable with a number in front; null for any other term. */
  private degreeOf({ powers }: Term): bigint | null {
    if (powers.size === 0) return 0n;
    const exponent = powers.get(this.variable);
    return powers.size === 1 && exponent?.kind === "number" && isInteger(exponent.value) && exponent.value.numerator > 0n ? exponent.value.numerator : null;
  }

  private gathered(terms: readonly Term[]): readonly Term[] {
    const byKey = new Map<string, Term>();
    for (const term of terms) {
      const key = keyOfTerm(term);
      const known = byKey.get(key);
      byKey.set(key, known === undefined ? term : { ...known, coefficient: addRational(known.coefficient, term.coefficient) });
    }
    const kept = [...byKey.values()].filter(({ coefficient }) => coefficient.numerator !== 0n);
    const degrees = kept.map((term) => this.degreeOf(term));
    if (degrees.some((degree) => degree === null)) return kept;
    return kept.map((term, k) => ({ term, degree: degrees[k] ?? 0n })).sort((a, b) => (a.degree < b.degree ? 1 : a.degree > b.degree ? -1 : 0)).map(({ term }) => term);
  }

  /** The line with each of its sums, the innermost first, replaced by what `change` makes of its terms; null leaves a sum. */
  private withSums(line: Node, change: (terms: readonly Term[], below: Term | null) => Node | null): Node {
    const visit = (node: Node, below: Term | null): Node => {
      const terms = this.termsOf(node).map((term): Term => {
        const factors: Node[] = [];
        let changed = false;
        for (const [base, exponent] of term.powers) {
          const made = base.kind === "add" ? visit(base, term) : base;
          changed ||= made !== base;
          factors.push(this.arena.power(made, exponent));
        }
        if (!changed) return term;
        const again = termOf(this.plain, this.arena.multiply([this.arena.number(term.coefficient), ...factors]));
        return again ?? term;
      });
      return (terms.length > 1 ? change(terms, below) : null) ?? this.sumOf(terms);
    };
    return visit(line, null);
  }

  private step(line: Node, node: Node, name: string): readonly TidyStep[] {
    return node === line ? [] : [{ node, name }];
  }

  /** Like terms collected. */
  readonly collected: Move = (line) => this.step(line, this.withSums(line, (terms) => {
    const gathered = this.gathered(terms);
    return gathered.length < terms.length ? this.sumOf(gathered) : null;
  }), "collect like terms");

  /** c·R·sin² u + c·R·cos² u as c·R. */
  readonly pythagoras: Move = (line) => this.step(line, this.withSums(line, (terms) => {
    for (const [k, sine] of terms.entries()) {
      for (const [base, exponent] of sine.powers) {
        if (base.kind !== "apply" || base.function !== "sin" || exponent !== this.arena.integer(2)) continue;
        const rest = new Map([...sine.powers].filter(([each]) => each !== base));
        const cosine: Term = { coefficient: sine.coefficient, powers: new Map([...rest, [this.arena.apply("cos", base.arguments), exponent]]) };
        const other = terms.findIndex((term) => keyOfTerm(term) === keyOfTerm(cosine) && equalRational(term.coefficient, cosine.coefficient));
        if (other < 0) continue;
        return this.sumOf(terms.flatMap((term, position): readonly Term[] => (position === other ? [] : position === k ? [{ coefficient: sine.coefficient, powers: rest }] : [term])));
      }
    }
    return null;
  }), "sin^2 + cos^2 = 1");

  /** Brackets multiplied out and the terms collected, where that is shorter. */
  readonly multipliedOut: Move = (line) => {
    const longer = this.withSums(line, (terms) => {
      const products = this.products(terms);
      return products !== null && sizeOf(this.sumOf(this.gathered(products))) < sizeOf(this.sumOf(terms)) ? this.sumOf(products) : null;
    });
    return this.step(line, longer, "multiply out");
  };

  /** The terms with each bracket in a numerator multiplied out; null where there is none or where it would be too long. */
  private products(terms: readonly Term[]): readonly Term[] | null {
    let opened = false;
    const all: Term[] = [];
    for (const term of terms) {
      let made: readonly Term[] = [{ coefficient: term.coefficient, powers: new Map([...term.powers].filter(([base, exponent]) => !isOpen(base, exponent))) }];
      for (const [base, exponent] of term.powers) {
        if (!isOpen(base, exponent) || base.kind !== "add" || exponent.kind !== "number") continue;
        opened = true;
        const inner = this.termsOf(base);
        for (let k = 0n; k < exponent.value.numerator; k++) {
          if (made.length * inner.length > mostTermsMultipliedOut) return null;
          made = made.flatMap((one) => inner.map((other) => this.times(one, other)));
        }
      }
      all.push(...made);
    }
    return opened ? all : null;
  }

  private times(one: Term, other: Term): Term {
    const node = this.arena.multiply([this.nodeOf(one), this.nodeOf(other)]);
    return termOf(this.plain, node) ?? one;
  }

  /** What all terms share taken out in front, where that is shorter or cancels against what stands below. */
  readonly factored: Move = (line) => {
    const made = this.withSums(line, (terms, around) => {
      const shared = this.sharedFactor(terms, around);
      if (shared === null) return null;
      const rest = terms.map((term) => this.without(term, shared));
      const bracket = this.sumOf(this.gathered(rest));
      const whole = this.nodeOf({ coefficient: shared.coefficient, powers: new Map([...shared.powers, ...(bracket.kind === "number" ? [] : [[bracket, this.arena.integer(1)] as const])]) });
      const value = bracket.kind === "number" ? this.arena.multiply([bracket, whole]) : whole;
      return around !== null || sizeOf(value) < sizeOf(this.sumOf(terms)) ? value : null;
    });
    return this.step(line, made, "take out the common factor");
  };

  /** The largest factor of every term: with a power of e or a bracket in it, or with something that cancels against what is around the sum. */
  private sharedFactor(terms: readonly Term[], around: Term | null): Term | null {
    const [first, ...others] = terms;
    if (first === undefined) return null;
    const powers = new Map<Node, Node>();
    for (const [base, exponent] of first.powers) {
      const exponents = [exponent, ...others.map((term) => term.powers.get(base) ?? this.arena.integer(0))];
      if (exponents.every((each) => each === exponent)) powers.set(base, exponent);
      else if (exponents.every((each) => each.kind === "number")) {
        const least = exponents.reduce<Rational>((found, each) => (each.kind === "number" && compareRational(each.value, found) < 0 ? each.value : found), exponent.kind === "number" ? exponent.value : ZERO);
        if (least.numerator > 0n) powers.set(base, this.arena.number(least));
      }
    }
    for (const [base, exponent] of powers) if (exponent.kind === "number" && exponent.value.numerator < 0n) powers.delete(base);
    const cancels = (base: Node, exponent: Node): boolean => {
      const outside = around?.powers.get(exponent.kind === "number" ? base : this.arena.power(base, exponent));
      return outside?.kind === "number" && outside.value.numerator < 0n;
    };
    const divisor = terms.reduce((found, { coefficient }) => (isInteger(coefficient) ? greatestCommonDivisor(found, coefficient.numerator) : 1n), 0n);
    const isNumberBelow = around !== null && greatestCommonDivisor(divisor, around.coefficient.denominator) > 1n;
    const isTelling = [...powers].some(([base, exponent]) => base.kind === "add" || exponent.kind !== "number" || cancels(base, exponent) || (base.kind === "apply" && base.function === "exp"));
    if (!isTelling && !isNumberBelow) return null;
    return { coefficient: rational(divisor === 0n ? 1n : divisor), powers };
  }

  /** The term divided by a factor that it has. */
  private without(term: Term, shared: Term): Term {
    const powers = new Map<Node, Node>();
    for (const [base, exponent] of term.powers) {
      const taken = shared.powers.get(base);
      if (taken === undefined) powers.set(base, exponent);
      else if (exponent !== taken && exponent.kind === "number" && taken.kind === "number") powers.set(base, this.arena.number(subtractRational(exponent.value, taken.value)));
    }
    return { coefficient: divideRational(term.coefficient, shared.coefficient), powers };
  }

  /** A fraction whose numerator has fractions in it, put over one denominator. */
  readonly oneDenominator: Move = (line) => {
    const made = this.withSums(line, (terms, around) => {
      if (around === null) return null;
      const isFraction = [...around.powers].some(([, exponent]) => exponent.kind === "number" && exponent.value.numerator < 0n);
      const below = new Map<Node, Rational>();
      let number = 1n;
      for (const term of terms) {
        number = (number * term.coefficient.denominator) / greatestCommonDivisor(number, term.coefficient.denominator);
        for (const [base, exponent] of term.powers) {
          if (exponent.kind !== "number" || exponent.value.numerator >= 0n) continue;
          const size = negateRational(exponent.value);
          if (compareRational(size, below.get(base) ?? ZERO) > 0) below.set(base, size);
        }
      }
      if (!isFraction || below.size === 0) return null;
      const common: Term = { coefficient: rational(number), powers: new Map([...below].map(([base, size]) => [base, this.arena.number(size)])) };
      const top = this.sumOf(terms.map((term) => this.times(term, common)));
      return this.arena.divide(top, this.nodeOf(common));
    });
    return this.step(line, made, "one denominator");
  };
}

function isOpen(base: Node, exponent: Node): boolean {
  return base.kind === "add" && exponent.kind === "number" && isInteger(exponent.value) && exponent.value.numerator > 0n && exponent.value.numerator <= 3n;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}
