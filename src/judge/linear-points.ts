// Exact points that satisfy equations which are linear in some of their letters: the other letters get small rational values, and the linear system that is left is solved by
// elimination. Whatever does not hold at such a point does not follow from the equations.

import { addRational, divideRational, equalRational, multiplyRational, negateRational, rational, subtractRational, ZERO, type Rational } from "../arithmetic/rational.js";
import type { IndexNode, Node, SymbolNode } from "../expression/node.js";
import { childrenOf } from "../expression/node.js";
import { exactArithmetic } from "./exact.js";
import { hashText } from "./graph.js";

export type Leaf = SymbolNode | IndexNode;
export type Point = ReadonlyMap<Node, Rational>;

/** The symbols and entries that expressions are made of. */
export function leavesOf(roots: readonly Node[]): readonly Leaf[] {
  const seen = new Set<Node>(roots);
  const leaves: Leaf[] = [];
  for (const node of seen) {
    if (node.kind === "symbol" || node.kind === "index") leaves.push(node);
    else for (const child of childrenOf(node)) seen.add(child);
  }
  return leaves;
}

/** The value of a rational expression at a point; "undefined" where it divides by zero, null where it is no rational expression. */
export function exactAt(root: Node, point: Point, memo: Map<Node, Rational | "undefined" | null> = new Map()): Rational | "undefined" | null {
  const known = memo.get(root);
  if (known !== undefined) return known;
  const of = (node: Node): Rational | "undefined" | null => exactAt(node, point, memo);
  const fold = (nodes: readonly Node[], start: Rational, join: (a: Rational, b: Rational) => Rational): Rational | "undefined" | null => {
    let whole = start;
    for (const node of nodes) {
      const value = of(node);
      if (value === null || value === "undefined") return value;
      whole = join(whole, value);
    }
    return whole;
  };
  const evaluated = (): Rational | "undefined" | null => {
    switch (root.kind) {
      case "number":
        return root.value;
      case "symbol":
      case "index":
        return point.get(root) ?? null;
      case "negate": {
        const value = of(root.operand);
        return value === null || value === "undefined" ? value : negateRational(value);
      }
      case "add":
        return fold(root.terms, ZERO, addRational);
      case "multiply":
        return fold(root.factors, rational(1), multiplyRational);
      case "divide": {
        const [above, below] = [of(root.numerator), of(root.denominator)];
        if (above === null || below === null || above === "undefined" || below === "undefined") return above === "undefined" || below === "undefined" ? "undefined" : null;
        return below.numerator === 0n ? "undefined" : divideRational(above, below);
      }
      case "power": {
        const base = of(root.base);
        if (base === null || base === "undefined" || root.exponent.kind !== "number" || root.exponent.value.denominator !== 1n) return base === "undefined" ? base : null;
        return exactArithmetic.powerInteger(base, root.exponent.value.numerator);
      }
      default:
        return null;
    }
  };
  const made = evaluated();
  memo.set(root, made);
  return made;
}

const VALUES = [[1, 2], [1, 3], [2, 3], [1, 1], [-1, 2], [2, 1], [-1, 1], [3, 2], [-2, 3], [3, 1], [1, 4], [-3, 2], [5, 2], [-1, 3]] as const;

/** A small rational for a letter; other rounds have others. */
function valueFor(leaf: Leaf, round: number): Rational {
  const name = leaf.kind === "symbol" ? leaf.name : `${leaf.base.name}_${leaf.indices.map((index) => (index.kind === "number" ? String(index.value.numerator) : "?")).join(",")}`;
  const [numerator, denominator] = VALUES[(hashText(`${name} ${round}`) >>> 3) % VALUES.length] ?? [1, 1];
  return rational(numerator, denominator);
}

/**
 * A point at which all of `equations` (expressions that are to be zero) are zero, solved for the letters of `unknowns`; null where they are not linear in these, have no
 * solution beside the values that the other letters got, or are no rational expressions.
 */
export function pointOn(equations: readonly Node[], unknowns: readonly Leaf[], all: readonly Leaf[], round: number): Point | null {
  const isUnknown = new Set<Node>(unknowns);
  const others = new Map<Node, Rational>(all.filter((leaf) => !isUnknown.has(leaf)).map((leaf) => [leaf, valueFor(leaf, round)]));
  const at = (values: readonly Rational[]): readonly Rational[] | null => {
    const point = new Map<Node, Rational>([...others, ...unknowns.map((leaf, k): [Node, Rational] => [leaf, values[k] ?? ZERO])]);
    const memo = new Map<Node, Rational | "undefined" | null>();
    const found = equations.map((equation) => exactAt(equation, point, memo));
    return found.every((value): value is Rational => value !== null && value !== "undefined") ? found : null;
  };
  const zeros = unknowns.map(() => ZERO);
  const constant = at(zeros);
  if (constant === null) return null;
  const columns: (readonly Rational[])[] = [];
  for (let k = 0; k < unknowns.length; k++) {
    const there = at(zeros.map((zero, j) => (j === k ? rational(1) : zero)));
    if (there === null) return null;
    columns.push(there.map((value, row) => subtractRational(value, constant[row] ?? ZERO)));
  }
  const rows = equations.map((_, row) => columns.map((column) => column[row] ?? ZERO));
  // Is it linear? A point that the coefficients were not taken from tells.
  const trial = unknowns.map((leaf) => valueFor(leaf, round + 100));
  const seen = at(trial);
  if (seen === null || seen.some((value, row) => !equalRational(value, addRational(constant[row] ?? ZERO, dot(rows[row] ?? [], trial))))) return null;
  const solution = solve(rows, constant.map(negateRational), unknowns.map((leaf) => valueFor(leaf, round + 200)));
  return solution === null ? null : new Map<Node, Rational>([...others, ...unknowns.map((leaf, k): [Node, Rational] => [leaf, solution[k] ?? ZERO])]);
}

function dot(a: readonly Rational[], b: readonly Rational[]): Rational {
  return a.reduce((sum, value, k) => addRational(sum, multiplyRational(value, b[k] ?? ZERO)), ZERO);
}

/** Solves a linear system exactly; letters that stay free take the values of `free`. Null where there is no solution. */
function solve(matrix: readonly (readonly Rational[])[], right: readonly Rational[], free: readonly Rational[]): readonly Rational[] | null {
  const rows = matrix.map((row, k) => [...row, right[k] ?? ZERO]);
  const width = free.length;
  const pivots: number[] = [];
  for (let column = 0; column < width; column++) {
    const at = rows.findIndex((row, k) => k >= pivots.length && row[column]?.numerator !== 0n);
    const found = rows[at];
    if (at < 0 || found === undefined) continue;
    const target = rows[pivots.length];
    if (target === undefined) break;
    rows[at] = target;
    const lead = found[column] ?? ZERO;
    const normal = found.map((value) => divideRational(value, lead));
    rows[pivots.length] = normal;
    rows.forEach((row, k) => {
      const factor = row[column] ?? ZERO;
      if (k !== pivots.length && factor.numerator !== 0n) rows[k] = row.map((value, j) => subtractRational(value, multiplyRational(factor, normal[j] ?? ZERO)));
    });
    pivots.push(column);
  }
  if (rows.slice(pivots.length).some((row) => row[width]?.numerator !== 0n)) return null;
  const solution = [...free];
  pivots.forEach((column, k) => {
    const row = rows[k] ?? [];
    const rest = free.reduce((sum, value, j) => (j === column || pivots.includes(j) ? sum : addRational(sum, multiplyRational(row[j] ?? ZERO, value))), ZERO);
    solution[column] = subtractRational(row[width] ?? ZERO, rest);
  });
  return solution;
}
