// What a statement is by its form.

import { formatRational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import { alternativesIn, relationsIn, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { freeSymbols, someNode } from "../../expression/traverse.js";
import { rationalValue } from "../../functions/powers.js";

/** The equation that a line is; null where it is something else, or several. */
export function equationOf(formula: Formula | undefined): RelationNode | null {
  return formula?.kind === "relation" && formula.relation.operator === "=" ? formula.relation : null;
}

/** The equations that hold where a line does. */
export function equationsThatHold(formula: Formula): readonly RelationNode[] {
  if (formula.kind === "all") return formula.parts.flatMap(equationsThatHold);
  const equation = equationOf(formula);
  return equation === null ? [] : [equation];
}

/** A letter compared with zero; none where that is no relation. */
export function comparedWithZero(arena: Arena, letter: Node, operator: ">" | "≠"): readonly RelationNode[] {
  const made = arena.relation(operator, letter, arena.integer(0));
  return made.kind === "relation" ? [made] : [];
}

/** The values that a system gives to letters, `x = 3` of `x^2 + y^2 = 25` and `x = 3`: they stay what they are. */
export function valuesIn(formula: Formula): readonly Formula[] {
  return formula.kind !== "all" ? [] : formula.parts.filter((part) => part.kind === "relation" && part.relation.operator === "=" && part.relation.left.kind === "symbol" && freeSymbols(part.relation.right).size === 0);
}

/** Values or bounds of the unknown, side by side: `x = 2 or x = 3`, `x > 1`. */
export function isSolved(formula: Formula, names: ReadonlySet<string>): boolean {
  if (names.size !== 1) return false;
  const [name] = names;
  const alternatives = alternativesIn(formula, 12);
  const isName = (node: Node): boolean => node.kind === "symbol" && node.name === name;
  const isFree = (node: Node): boolean => name !== undefined && !freeSymbols(node).has(name);
  return alternatives !== null && alternatives.length > 0 && alternatives.every((relations) => relations.length > 0 && relations.every(({ left, right }) => (isName(left) && isFree(right)) || (isFree(left) && isName(right))));
}

/** No roots, absolute values (of equations), logarithms or divisions by the unknown: squaring and multiplying can't have added solutions to such a line. */
export function isPlain(formula: Formula, names: ReadonlySet<string>): boolean {
  const holdsName = (node: Node): boolean => [...freeSymbols(node)].some((name) => names.has(name));
  return relationsIn(formula).every((relation) => !someNode(relation, (node) => {
    if (node.kind === "apply") return holdsName(node) && !(node.function === "abs" && relation.operator !== "=");
    if (node.kind === "divide") return holdsName(node.denominator);
    if (node.kind === "power") {
      const exponent = rationalValue(node.exponent);
      return holdsName(node) && (exponent === null || exponent.denominator !== 1n || exponent.numerator < 0n);
    }
    return false;
  }));
}

/** The numbers in a line other than 0 and ±1, as texts. */
export function numbersIn(formula: Formula): ReadonlySet<string> {
  const found = new Set<string>();
  for (const relation of relationsIn(formula)) someNode(relation, (node) => {
    if (node.kind === "number" && !/^-?[01]$/.test(formatRational(node.value))) found.add(formatRational(node.value));
    return false;
  });
  return found;
}

/** `2x(t_0)x'(t_0) + 2y(t_0)y'(t_0) = 0`: is what a sentence says of a sum or a product the line itself? */
export function isSaidBy(line: Formula, what: Node, value: Node): boolean {
  return what.kind !== "symbol" && what.kind !== "call" && relationsIn(line).some(({ left, right }) => (left === what && right === value) || (right === what && left === value));
}

/** Does a formula hold this expression? */
export function holds(formula: Formula, what: Node): boolean {
  return relationsIn(formula).some((relation) => someNode(relation, (node) => node === what));
}
