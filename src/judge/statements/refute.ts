// Points that satisfy one statement in several unknowns and not another one: some unknowns get numbers, the others are solved for, and the rest is checked by
// enclosures, so that what is found is a proof.

import { satisfies } from "../../expression/formula.js";
import { createBallArithmetic } from "../../arithmetic/ball.js";
import { rational, type Rational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import { childrenOf, type Node } from "../../expression/node.js";
import { substitute } from "../../expression/traverse.js";
import { rationalValue } from "../../functions/powers.js";
import { createRandom } from "../graph.js";
import { enclose } from "../constants.js";
import type { Algebra, Need } from "./atoms.js";
import { type Comparison, type ComparisonFormula } from "./comparison-form.js";
import { followsFrom } from "./ideal.js";
import { coefficientsIn, degreeIn, indeterminatesOf, type Polynomial } from "./polynomials.js";

export interface Refutation {
  /** The quantities, by the node that stands for each, and their values. */
  readonly at: ReadonlyMap<Node, Node>;
}

const TRIES = 120;
const VALUES: readonly Rational[] = [rational(1n), rational(2n), rational(3n), rational(-1n), rational(4n), rational(5n), rational(1n, 2n), rational(-2n), rational(7n), rational(-3n), rational(0n)];
const POSITIVE: readonly Rational[] = [rational(1n), rational(2n), rational(3n), rational(4n), rational(5n), rational(7n)];
const balls = createBallArithmetic(256);

/** The proven sign of an expression of numbers, or null. */
export function signOfConstant(node: Node): -1 | 0 | 1 | null {
  const value = rationalValue(node);
  if (value !== null) return value.numerator > 0n ? 1 : value.numerator < 0n ? -1 : 0;
  const ball = enclose(node, balls);
  return ball === null ? null : balls.provenSign(ball);
}

export interface RefuterContext {
  readonly arena: Arena;
  readonly algebra: Algebra;
  readonly integers: ReadonlySet<string>;
  /** Quantities that are solved for: derivatives. */
  readonly determined: (node: Node) => boolean;
  /**
   * Those of them that may be chosen where an equation has several and is solved for another one: first derivatives, if of each equation between the functions its
   * derivative is among the hypotheses. An equation is linear in the one that it is solved for and that one is in none before it, so functions with such values exist.
   */
  readonly isRate: (node: Node) => boolean;
}

/** A point where all hypotheses hold and the goal provably does not; null where none was found. */
export function refute(hypotheses: readonly Comparison[], goal: ComparisonFormula, context: RefuterContext): Refutation | null {
  const { arena, algebra } = context;
  const free = new Map<number, Node>();
  algebra.atoms.forEach((atom, number) => {
    if (atom.about.kind === "free") free.set(number, atom.node);
  });
  const numberOfNode = new Map([...free].map(([number, node]) => [node, number]));
  /** Free quantities inside another atom can't be solved for there. */
  const hiddenIn = (number: number): ReadonlySet<number> => {
    const atom = algebra.atoms[number];
    if (atom === undefined || atom.about.kind === "free") return new Set();
    const found = new Set<number>();
    const visit = (node: Node): void => {
      const own = numberOfNode.get(node);
      if (own !== undefined) found.add(own);
      else childrenOf(node).forEach(visit);
    };
    visit(atom.node);
    return found;
  };
  const hidden = algebra.atoms.map((_, number) => hiddenIn(number));
  const equations = hypotheses.filter((each) => each.operator === "=");
  const freeOf = (polynomial: Polynomial): ReadonlySet<number> => {
    const found = new Set<number>();
    for (const number of indeterminatesOf(polynomial)) {
      if (free.has(number)) found.add(number);
      for (const inner of hidden[number] ?? []) found.add(inner);
    }
    return found;
  };

  const pointsKnown = new Map<Polynomial, readonly (readonly (readonly [number, Rational])[])[]>();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const random = createRandom(7919 * (attempt + 1) + equations.length);
    const found = attemptWith(attempt % 2 === 0 ? POSITIVE : VALUES, random);
    if (found === null) continue;
    if (fails(goal, found)) return { at: found };
  }
  return null;

  /** The points with simple coordinates on a curve that can't be solved for either of its two quantities, (3, 3) on x³ + y³ = 6xy; null where it is of another kind. */
  function simplePoints(numerator: Polynomial, open: readonly number[]): readonly (readonly (readonly [number, Rational])[])[] | null {
    const [first, second] = open;
    if (first === undefined || second === undefined || open.length !== 2 || [...indeterminatesOf(numerator)].some((number) => number !== first && number !== second)) return null;
    const nodes = [free.get(first), free.get(second)];
    if (nodes.some((node) => node === undefined || context.determined(node) || (node.kind === "symbol" && context.integers.has(node.name)))) return null;
    const known = pointsKnown.get(numerator);
    if (known !== undefined) return known;
    const whole = algebra.nodeOf(numerator);
    const points = VALUES.flatMap((x) => VALUES.flatMap((y) => {
      const [a, b] = nodes;
      if (a === undefined || b === undefined) return [];
      const value = rationalValue(substitute(arena, whole, new Map([[a, arena.number(x)], [b, arena.number(y)]])));
      return value?.numerator === 0n ? [[[first, x], [second, y]] as const] : [];
    }));
    pointsKnown.set(numerator, points);
    return points;
  }

  function attemptWith(pool: readonly Rational[], random: { below(n: number): number }): ReadonlyMap<Node, Node> | null {
    const values = new Map<Node, Node>();
    const assigned = new Set<number>();
    const choose = (number: number): boolean => {
      const node = free.get(number);
      if (node === undefined || (context.determined(node) && !context.isRate(node))) return false;
      const isWhole = node.kind === "symbol" && context.integers.has(node.name);
      const usable = isWhole ? pool.filter((value) => value.denominator === 1n && value.numerator > 0n) : pool;
      const value = usable[random.below(usable.length)];
      if (value === undefined) return false;
      values.set(node, arena.number(value));
      assigned.add(number);
      return true;
    };
    const valueOf = (polynomial: Polynomial): Node => {
      const made = substitute(arena, algebra.nodeOf(polynomial), values);
      const exact = rationalValue(made);
      return exact === null ? made : arena.number(exact);
    };
    const done: Polynomial[] = [];
    for (const { numerator } of equations) {
      if (done.length > 0 && followsFrom(numerator, done, [])) continue;
      done.push(numerator);
      const open = [...freeOf(numerator)].filter((number) => !assigned.has(number));
      const solvable = open.filter((number) => {
        const node = free.get(number);
        const degree = degreeIn(numerator, number);
        const whole = node?.kind === "symbol" && context.integers.has(node.name);
        return (degree === 1 || degree === 2) && !whole && [...indeterminatesOf(numerator)].every((other) => !(hidden[other]?.has(number) ?? false));
      });
      const rates = open.filter((number) => { const node = free.get(number); return node !== undefined && context.determined(node); });
      const required = solvable.filter((number) => rates.includes(number) && (rates.length === 1 || degreeIn(numerator, number) === 1));
      if (rates.length > 1 && required.length === 0) return null;
      const linear = solvable.filter((number) => degreeIn(numerator, number) === 1);
      const candidates = required.length > 0 ? required : linear.length > 0 && random.below(3) > 0 ? linear : solvable;
      const unknown = candidates[random.below(Math.max(1, candidates.length))];
      if (unknown === undefined && open.length > 0) {
        const inside = inverted(numerator, open, random);
        if (inside !== null) {
          for (const number of open) if (number !== inside.number && !choose(number)) return null;
          const value = inside.solve();
          const node = free.get(inside.number);
          if (value === null || node === undefined) return null;
          values.set(node, value);
          assigned.add(inside.number);
          continue;
        }
      }
      const known = unknown === undefined && assigned.size === 0 ? simplePoints(numerator, open) : null;
      if (known !== null) {
        const point = known[random.below(Math.max(1, known.length))];
        if (point === undefined) return null;
        for (const [number, value] of point) {
          const node = free.get(number);
          if (node !== undefined) values.set(node, arena.number(value));
          assigned.add(number);
        }
        continue;
      }
      for (const number of open) if (number !== unknown && !choose(number)) return null;
      if (unknown === undefined) {
        if (signOfConstant(valueOf(numerator)) !== 0) return null;
        continue;
      }
      const solved = solve(coefficientsIn(numerator, unknown).map(valueOf), random);
      const node = free.get(unknown);
      if (solved === null || node === undefined) return null;
      values.set(node, solved);
      assigned.add(unknown);
    }
    for (const [number, node] of free) if (!assigned.has(number) && !context.determined(node) && !choose(number)) return null;
    const settled = hypotheses.every((each) => {
      if (!each.needs.every((need) => holdsSign(valueOf(need.polynomial), need.relation))) return false;
      if (each.operator === "=") return true;
      const sign = signOf(each, values);
      return sign !== null && satisfies(sign, each.operator);
    });
    return settled ? values : null;

    /** The equation solved for a sine, an exponential or a logarithm, and that for a quantity in it. */
    function inverted(numerator: Polynomial, open: readonly number[], source: { below(n: number): number }): { readonly number: number; readonly solve: () => Node | null } | null {
      for (const outer of indeterminatesOf(numerator)) {
        const atom = algebra.atoms[outer];
        if (atom === undefined || free.has(outer)) continue;
        for (const number of open) {
          const owner = free.get(number);
          if (!(hidden[outer]?.has(number) ?? false) || owner === undefined || context.determined(owner) || degreeIn(numerator, number) > 0 || degreeIn(numerator, outer) > 2) continue;
          if ([...indeterminatesOf(numerator)].some((other) => other !== outer && (hidden[other]?.has(number) ?? false))) continue;
          return {
            number,
            solve: () => {
              const target = solve(coefficientsIn(numerator, outer).map(valueOf), source);
              const inner = target === null ? null : inverse(atom.node, target);
              const needs: Need[] = [];
              const argument = inner === null ? null : algebra.fraction(inner.argument, needs);
              if (inner === null || argument === null || degreeIn(argument.numerator, number) !== 1 || degreeIn(argument.denominator, number) > 0) return null;
              const [rest, slope] = coefficientsIn(argument.numerator, number).map(valueOf);
              const sign = slope === undefined ? null : signOfConstant(slope);
              if (rest === undefined || slope === undefined || sign === null || sign === 0) return null;
              return arena.divide(arena.subtract(arena.multiply([inner.value, valueOf(argument.denominator)]), rest), slope);
            },
          };
        }
      }
      return null;
    }
  }

  /** The argument that gives a function its value. */
  function inverse(node: Node, target: Node): { readonly argument: Node; readonly value: Node } | null {
    if (node.kind === "power") {
      if (signOfConstant(target) !== 1) return null;
      const logarithm = arena.apply("log", [target]);
      return { argument: node.exponent, value: node.base.kind === "symbol" && node.base.name === "e" ? logarithm : arena.divide(logarithm, arena.apply("log", [node.base])) };
    }
    const [argument] = node.kind === "apply" ? node.arguments : [];
    if (node.kind !== "apply" || argument === undefined) return null;
    if (node.function === "log") return { argument, value: arena.power(arena.symbol("e"), target) };
    if (node.function === "sin") return { argument, value: arena.apply("arcsin", [target]) };
    return node.function === "cos" ? { argument, value: arena.apply("arccos", [target]) } : null;
  }

  function solve(coefficients: readonly Node[], random: { below(n: number): number }): Node | null {
    const [c, b, a] = coefficients;
    if (c === undefined || b === undefined) return null;
    const simplified = (node: Node): Node => {
      const exact = rationalValue(node);
      return exact === null ? node : arena.number(exact);
    };
    if (a === undefined) {
      const slope = signOfConstant(b);
      return slope === null || slope === 0 ? null : simplified(arena.divide(arena.negate(c), b));
    }
    const top = signOfConstant(a);
    if (top === null || top === 0) return null;
    const discriminant = simplified(arena.subtract(arena.power(b, arena.integer(2)), arena.multiply([arena.integer(4), a, c])));
    const sign = signOfConstant(discriminant);
    if (sign === null || sign < 0) return null;
    const root = simplified(arena.power(discriminant, arena.number(rational(1n, 2n))));
    return simplified(arena.divide(arena.add([arena.negate(b), random.below(2) === 0 ? root : arena.negate(root)]), arena.multiply([arena.integer(2), a])));
  }

  function holdsSign(node: Node, relation: "≠" | "≥" | ">"): boolean {
    const sign = signOfConstant(node);
    return sign !== null && satisfies(sign, relation);
  }

  function signOf(comparison: Comparison, values: ReadonlyMap<Node, Node>): -1 | 0 | 1 | null {
    return signOfConstant(substitute(arena, arena.subtract(comparison.relation.left, comparison.relation.right), values));
  }

  /** Does the goal provably fail, all that it needs being there? */
  function fails(part: ComparisonFormula, values: ReadonlyMap<Node, Node>): boolean {
    switch (part.kind) {
      case "comparison": {
        const sign = signOf(part.comparison, values);
        return sign !== null && !satisfies(sign, part.comparison.operator);
      }
      case "all":
        return part.parts.some((each) => fails(each, values));
      case "any":
        return part.parts.every((each) => fails(each, values));
    }
  }
}
