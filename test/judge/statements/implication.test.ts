import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArena } from "../../../src/expression/arena.js";
import { allOf, anyOf, relationFormula, type Formula } from "../../../src/expression/formula.js";
import type { Node, RelationOperator } from "../../../src/expression/node.js";
import { implies, type Implication } from "../../../src/judge/statements/implication.js";

const arena = createArena();
const x = arena.symbol("x");
const y = arena.symbol("y");
const number = (value: number): Node => arena.integer(value);

function relation(left: Node, operator: RelationOperator, right: Node): Formula {
  const made = arena.relation(operator, left, right);
  return made.kind === "relation" ? relationFormula(made) : anyOf([]);
}

const ask = (before: Formula, after: Formula): Implication => implies(before, after, { arena, given: [], integers: new Set(), determined: () => false, isRate: () => false, display: (node) => node });

/** a·(x − r₁)(x − r₂)… written out by powers of x. */
function expanded(roots: readonly number[], factor: number): Node {
  let coefficients = [factor];
  for (const root of roots) coefficients = [...coefficients, 0].map((_, k) => (coefficients[k - 1] ?? 0) - root * (coefficients[k] ?? 0));
  return arena.add(coefficients.map((each, k) => arena.multiply([number(each), arena.power(x, number(k))])));
}

const root = fc.integer({ min: -4, max: 4 });
const roots = fc.array(root, { minLength: 1, maxLength: 4 });

describe("implication in one unknown", () => {
  it("is inclusion of the roots of polynomials", () => {
    fc.assert(fc.property(roots, roots, fc.constantFrom(-2, 1, 3), (a, b, factor) => {
      const answer = ask(relation(expanded(a, factor), "=", number(0)), anyOf(b.map((each) => relation(x, "=", number(each)))));
      expect(answer.kind).toBe(a.every((each) => b.includes(each)) ? "holds" : "fails");
    }), { seed: 5, numRuns: 150 });
  });

  it("is inclusion of the solutions of inequalities", () => {
    const operators = fc.constantFrom<RelationOperator>("<", "≤", ">", "≥", "≠", "=");
    const holds = (value: number, operator: RelationOperator): boolean => (operator === "<" ? value < 0 : operator === "≤" ? value <= 0 : operator === ">" ? value > 0 : operator === "≥" ? value >= 0 : operator === "=" ? value === 0 : value !== 0);
    fc.assert(fc.property(roots, operators, roots, operators, (a, first, b, second) => {
      const value = (list: readonly number[], at: number): number => list.reduce((product, each) => product * (at - each), 1);
      // Halves lie in every interval between whole roots.
      const points = Array.from({ length: 25 }, (_, k) => (k - 12) / 2);
      const expected = points.every((at) => !holds(value(a, at), first) || holds(value(b, at), second));
      expect(ask(relation(expanded(a, 1), first, number(0)), relation(expanded(b, 1), second, number(0))).kind).toBe(expected ? "holds" : "fails");
    }), { seed: 6, numRuns: 150 });
  });

  it("knows roots and absolute values", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9 }), root, (square, shift) => {
      const moved = arena.add([x, number(shift)]);
      const under = relation(arena.apply("sqrt", [moved]), "=", number(square));
      expect(ask(under, relation(x, "=", number(square * square - shift))).kind).toBe("holds");
      expect(ask(relation(x, "=", number(square * square - shift)), under).kind).toBe("holds");
      expect(ask(relation(arena.apply("abs", [moved]), "=", number(square)), relation(moved, "=", number(square))).kind).toBe(square === 0 ? "holds" : "fails");
    }), { seed: 7, numRuns: 60 });
  });
});

describe("implication in several unknowns", () => {
  it("follows linear combinations of equations and refutes wrong values", () => {
    const coefficient = fc.integer({ min: -3, max: 3 });
    fc.assert(fc.property(coefficient, coefficient, coefficient, coefficient, root, root, coefficient, (a, b, c, d, u, v, wrongBy) => {
      fc.pre(a * d - b * c !== 0);
      const line = (p: number, q: number): Formula => relation(arena.add([arena.multiply([number(p), x]), arena.multiply([number(q), y])]), "=", number(p * u + q * v));
      const system = allOf([line(a, b), line(c, d)]);
      expect(ask(system, line(a + 2 * c, b + 2 * d)).kind).toBe("holds");
      const answer = ask(system, allOf([relation(x, "=", number(u)), relation(y, "=", number(v + wrongBy))]));
      expect(answer.kind).toBe(wrongBy === 0 ? "holds" : "fails");
    }), { seed: 8, numRuns: 80 });
  });

  it("never divides by what may be zero without saying so", () => {
    const z = arena.symbol("z");
    const answer = ask(relation(arena.multiply([x, z]), "=", arena.multiply([y, z])), relation(x, "=", y));
    expect(answer.kind === "holds" ? answer.conditions.map(({ node, operator }) => [node, operator]) : []).toEqual([[z, "≠"]]);
    expect(ask(relation(arena.power(x, number(2)), "=", arena.multiply([x, y])), relation(x, "=", y)).kind).toBe("fails");
  });
});
