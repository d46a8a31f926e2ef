// Rows that are the equations of a linear system: `a + b = -2 \\ a + b + c = -5` with "so $a = 2$, $b = -4$ and $c = -3$". None of them follows from another, so they are what is given, where the
// values that the text comes to satisfy them all. And whether one equation is another but for a letter.

import { intervalArithmetic } from "../arithmetic/interval.js";
import { rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { relationsIn, type Formula } from "../expression/formula.js";
import type { Node, RelationNode } from "../expression/node.js";
import { freeSymbols, substitute } from "../expression/traverse.js";
import { enclose, isConstant } from "../judge/constants.js";

/** Coefficients closer to zero than this are zero. */
const SMALL = 1e-9;

/** Are these rows linear equations in some letters, with numbers on the right, none a combination of the others, which the values that the text gives all of the letters satisfy? */
export function isSolvedSystem(arena: Arena, rows: readonly Formula[], said: readonly Node[], numberOf: (node: Node) => Node | null): boolean {
  const equations = rows.flatMap((row): readonly RelationNode[] => {
    const [relation, ...others] = row.kind === "relation" ? relationsIn(row) : [];
    const [left, right] = relation?.operator === "=" && others.length === 0 ? [numberOf(relation.left), numberOf(relation.right)] : [null, null];
    const made = left === null || right === null || !isConstant(right) || isConstant(left) ? null : arena.relation("=", left, right);
    return made?.kind === "relation" ? [made] : [];
  });
  const letters = [...new Set(equations.flatMap((equation) => [...freeSymbols(equation)]))].filter((name) => name !== "e" && name !== "π");
  if (equations.length < rows.length || equations.length < 2 || letters.length < 2) return false;
  const values = letters.map((name) => valueOf(name, said));
  const put = new Map(letters.flatMap((name, k): readonly (readonly [Node, Node])[] => (values[k] == null ? [] : [[arena.symbol(name), values[k]]])));
  const isSatisfied = ({ left, right }: RelationNode): boolean => Math.abs(numberIn(substitute(arena, arena.subtract(left, right), put))) < SMALL;
  if (put.size < letters.length || !equations.every(isSatisfied)) return false;
  const vectors = equations.map(({ left }) => coefficients(arena, left, letters));
  return vectors.every((vector) => vector !== null) && rankOf(vectors) === equations.length;
}

/** Does the second equation say what the first does, up to a factor, once a letter of it is replaced by another? By values at a few points. */
export function isSameEquationBut(arena: Arena, before: RelationNode, after: RelationNode, letter: string, other: string, numberOf: (node: Node) => Node | null): boolean {
  const differences = [before, after].map(({ left, right }) => {
    const [a, b] = [numberOf(left), numberOf(right)];
    return a === null || b === null ? null : substitute(arena, arena.subtract(a, b), new Map<Node, Node>([[arena.symbol(letter), arena.symbol(other)]]));
  });
  const [first, second] = differences;
  if (first == null || second == null) return false;
  const letters = [...new Set([...freeSymbols(first), ...freeSymbols(second)])].filter((name) => name !== "e" && name !== "π").sort();
  const ratios = [3, 5, 8].map((seed) => {
    const put = new Map(letters.map((name, k): [Node, Node] => [arena.symbol(name), arena.number(rational(seed + 2 * k, 7 + k))]));
    return numberIn(substitute(arena, first, put)) / numberIn(substitute(arena, second, put));
  });
  const [one] = ratios;
  return one !== undefined && ratios.every((ratio) => Math.abs(ratio - one) <= SMALL * Math.abs(one));
}

/** The one value that a letter has by these equations; null where it has none, or several. */
function valueOf(name: string, said: readonly Node[]): Node | null {
  const values = said.flatMap((node) => (node.kind === "relation" && node.operator === "=" && node.left.kind === "symbol" && node.left.name === name && isConstant(node.right) ? [node.right] : []));
  const [first] = values;
  return first !== undefined && values.every((value) => Math.abs(numberIn(value) - numberIn(first)) < SMALL) ? first : null;
}

/** The middle of what an expression without letters may be; no number where it has no value. */
function numberIn(node: Node): number {
  const bounds = enclose(node, intervalArithmetic);
  return bounds === null ? Number.NaN : (bounds.lower + bounds.upper) / 2;
}

/** The coefficients of the letters in a linear expression; null for any other. */
function coefficients(arena: Arena, node: Node, letters: readonly string[]): readonly number[] | null {
  const at = (values: readonly number[]): number => {
    const put = new Map(letters.map((name, k): [Node, Node] => [arena.symbol(name), arena.integer(values[k] ?? 0)]));
    return numberIn(substitute(arena, node, put));
  };
  const zero = at([]);
  const found = letters.map((_, own) => at(letters.map((__, k) => (k === own ? 1 : 0))) - zero);
  // Three points off the axes tell a linear function from any other that is likely to be written.
  const isLinear = [2, 3, -5].every((seed) => {
    const point = letters.map((_, k) => seed + ((k * 7) % 11));
    const value = found.reduce((sum, coefficient, k) => sum + coefficient * (point[k] ?? 0), zero);
    return Math.abs(at(point) - value) <= SMALL * (1 + Math.abs(value));
  });
  return isLinear ? found : null;
}

/** The rank of a matrix that is given by its rows. */
function rankOf(rows: readonly (readonly number[] | null)[]): number {
  const left = rows.flatMap((row) => (row === null ? [] : [[...row]]));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.slice(rank).sort((one, other) => Math.abs(other[column] ?? 0) - Math.abs(one[column] ?? 0))[0];
    if (pivot === undefined || Math.abs(pivot[column] ?? 0) < SMALL) continue;
    left.splice(left.indexOf(pivot), 1);
    left.splice(rank, 0, pivot);
    for (const row of left.slice(rank + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      row.forEach((value, k) => (row[k] = value - factor * (pivot[k] ?? 0)));
    }
    rank += 1;
  }
  return rank;
}
