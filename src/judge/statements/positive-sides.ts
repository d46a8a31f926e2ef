// Equations between products of powers of positive numbers, `5 \cdot 2^{-t/30} = 1/100` or `(e^{-k})^{30} = 1/2`, by their logarithms: both sides are positive for every real number, so that
// it is the same statement, and a linear one where the exponents are.

import type { Arena } from "../../expression/arena.js";
import { mapFormula, relationFormula, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode, SymbolNode } from "../../expression/node.js";
import { mapChildren, someNode } from "../../expression/traverse.js";
import { rationalValue } from "../../functions/powers.js";

/** The formula with its comparisons of such products by their logarithms; null where it has none. `given` may say that letters are positive. */
export function byLogarithms(arena: Arena, formula: Formula, given: readonly RelationNode[]): Formula | null {
  const positive = new Set(given.flatMap(({ operator, left, right }) => (operator === ">" && left.kind === "symbol" && isAtLeastZero(right) ? [left.name] : operator === "<" && right.kind === "symbol" && isAtLeastZero(left) ? [right.name] : [])));
  let isChanged = false;
  const made = mapFormula(formula, (relation) => {
    const sides = [relation.left, relation.right].map((side) => withoutPowersInLogarithms(arena, side, positive));
    const logarithms = [relation.left, relation.right].some(hasPower) ? [relation.left, relation.right].map((side) => logarithmOf(arena, side, positive)) : [];
    const [left = relation.left, right = relation.right] = logarithms.length > 0 && logarithms.every((each) => each !== null) ? logarithms.flatMap((each) => each ?? []) : sides;
    const changed = shared(arena, relation, positive) ?? arena.relation(relation.operator, left, right);
    isChanged ||= changed !== relation;
    return relationFormula(changed.kind === "relation" ? changed : relation);
  });
  return isChanged ? made : null;
}

/** `C a = C b` with positive a and b as `C (\log a - \log b) = 0`: the same statement whatever C is. Null for anything else. */
function shared(arena: Arena, { operator, left, right }: RelationNode, positive: ReadonlySet<string>): Node | null {
  const [one, other] = [left, right].map((side) => withoutLetters(arena, side, positive));
  if (operator !== "=" || one === undefined || other === undefined || one.letters.length === 0 || one.letters.length !== other.letters.length || one.letters.some((letter, k) => letter !== other.letters[k]) || ![left, right].some(hasPower)) return null;
  const [first, second] = [one.rest, other.rest].map((rest) => logarithmOf(arena, rest, positive));
  return first == null || second == null ? null : arena.relation("=", arena.multiply([...one.letters, arena.subtract(first, second)]), arena.integer(0));
}

/** A product without its letters that may have any sign. */
function withoutLetters(arena: Arena, side: Node, positive: ReadonlySet<string>): { readonly letters: readonly SymbolNode[]; readonly rest: Node } {
  if (side.kind === "divide") {
    const above = withoutLetters(arena, side.numerator, positive);
    return { letters: above.letters, rest: arena.divide(above.rest, side.denominator) };
  }
  const factors = side.kind === "multiply" ? side.factors : [side];
  const letters = factors.flatMap((factor) => (factor.kind === "symbol" && factor.name !== "e" && factor.name !== "π" && !positive.has(factor.name) ? [factor] : [])).sort((a, b) => (a.name < b.name ? -1 : 1));
  const others = factors.filter((factor) => !letters.some((letter) => letter === factor));
  return { letters, rest: others.length === 0 ? arena.integer(1) : arena.multiply(others) };
}

/** `\log 2^{-t/30}` as `-(t/30) \log 2`. */
function withoutPowersInLogarithms(arena: Arena, node: Node, positive: ReadonlySet<string>): Node {
  const made = mapChildren(arena, node, (child) => withoutPowersInLogarithms(arena, child, positive));
  const [inside] = made.kind === "apply" && made.function === "log" ? made.arguments : [];
  return inside !== undefined && hasPower(inside) ? (logarithmOf(arena, inside, positive) ?? made) : made;
}

function isAtLeastZero(node: Node): boolean {
  const value = rationalValue(node);
  return value !== null && value.numerator >= 0n;
}

function hasPower(root: Node): boolean {
  return someNode(root, (node) => node.kind === "power" || (node.kind === "apply" && (node.function === "exp" || node.function === "root")));
}

/** The logarithm of what is positive for all values of its letters; null for anything else. */
function logarithmOf(arena: Arena, node: Node, positive: ReadonlySet<string>): Node | null {
  const of = (part: Node): Node | null => logarithmOf(arena, part, positive);
  switch (node.kind) {
    case "number":
      return node.value.numerator > 0n ? arena.apply("log", [node]) : null;
    case "symbol":
      return node.name === "e" ? arena.integer(1) : node.name === "π" || positive.has(node.name) ? arena.apply("log", [node]) : null;
    case "multiply": {
      const parts = node.factors.map(of);
      return parts.some((part) => part === null) ? null : arena.add(parts.flatMap((part) => part ?? []));
    }
    case "divide": {
      const [above, below] = [of(node.numerator), of(node.denominator)];
      return above === null || below === null ? null : arena.subtract(above, below);
    }
    case "power": {
      const base = of(node.base);
      return base === null ? null : arena.multiply([node.exponent, base]);
    }
    case "apply": {
      const [first, second] = node.arguments;
      if (first === undefined) return null;
      if (node.function === "exp") return first;
      const inner = node.function === "sqrt" || node.function === "cbrt" || node.function === "root" ? of(first) : null;
      if (inner === null) return null;
      if (node.function !== "root") return arena.divide(inner, arena.integer(node.function === "sqrt" ? 2 : 3));
      const degree = second === undefined ? null : rationalValue(second);
      return second === undefined || degree === null || degree.numerator <= 0n ? null : arena.divide(inner, second);
    }
    default:
      return null;
  }
}
