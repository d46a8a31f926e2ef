// What a subscript that is an index stands for: `x_i`, `A_{ij}`, `x_{n+1}`.

import { rational } from "../../arithmetic/rational.js";
import type { Node } from "../../expression/node.js";
import type { Syntax } from "../../syntax/math-tree.js";
import { indexNames, onlySide } from "../syntax-names.js";
import type { Elaborator } from "./elaborator.js";

/** The two indices that stand beside each other: `i1`, `1j`, of an array with two indices `11` and `2j` too; null for anything else. */
export function twoIndices(sub: Syntax, isOfTwo: boolean): readonly [Syntax, Syntax] | null {
  const inner = sub.kind === "group" && sub.bracket === "brace" ? onlySide(sub) : sub;
  if (inner?.kind === "number" && isOfTwo && inner.value.denominator === 1n && inner.value.numerator > 10n && inner.value.numerator < 100n) {
    const { start, end } = inner.range;
    const digit = (value: bigint, from: number, to: number): Syntax => ({ kind: "number", value: rational(value, 1n), range: { start: from, end: to } });
    return [digit(inner.value.numerator / 10n, start, end - 1), digit(inner.value.numerator % 10n, end - 1, end)];
  }
  if (inner?.kind !== "sequence" || inner.items.length !== 2) return null;
  const [first, second] = inner.items.map((item) => (item.kind === "operand" ? item.operand : null));
  if (first == null || second == null) return null;
  const isLetter = (part: Syntax): boolean => part.kind === "name";
  const isCount = (part: Syntax): boolean => part.kind === "number" && part.value.denominator === 1n;
  if (isLetter(first) && isCount(second)) return [first, second];
  // `1j` is no product, `2j` may be one.
  return isCount(first) && isLetter(second) && (isOfTwo || (first.kind === "number" && first.value.numerator === 1n)) ? [first, second] : null;
}

/** The indices, each as an expression; null where the subscript is none. */
export function subscriptNodes(here: Elaborator, sub: Syntax, stem: string | null = null): readonly Node[] | null {
  const names = indexNames(sub);
  if (names !== null) return names.map((name) => here.arena.symbol(name));
  const two = stem === null ? null : twoIndices(sub, here.scope.pairs.has(stem));
  if (two !== null) return two.map((part) => here.expression(part).node);
  // `x_{i d'}` with a size d′ is an entry at two letters.
  const withSize = stem !== null && here.scope.tensors.primedSizes.size > 0 ? lettersWithSizes(here, sub) : null;
  if (withSize !== null) return withSize;
  const inner = sub.kind === "group" && sub.bracket === "brace" ? sub.items : null;
  if (inner !== null) {
    const nodes: Node[] = [];
    for (const item of inner) {
      const [side] = item.sides;
      if (item.sides.length !== 1 || side === null || side === undefined) return null;
      nodes.push(here.expression(side).node);
    }
    return nodes;
  }
  return [here.expression(sub).node];
}

/** The letters of `{i d'}` where d′ is a size; null for a subscript that holds anything else, or no such size. */
export function lettersWithSizes(here: Elaborator, sub: Syntax): readonly Node[] | null {
  const side = sub.kind === "group" && sub.bracket === "brace" ? onlySide(sub) : sub;
  const parts = side?.kind === "sequence" ? side.items.map((item) => (item.kind === "operand" ? item.operand : null)) : [side];
  const letters = parts.map((part) => {
    if (part?.kind === "name") return part.name;
    const size = part?.kind === "script" && part.sub === null && part.sup === null && part.base.kind === "name" ? `${part.base.name}${"′".repeat(part.primes)}` : "";
    return here.scope.tensors.primedSizes.has(size) ? size : null;
  });
  return letters.some((letter) => letter?.endsWith("′") === true) && letters.every((letter) => letter !== null) ? letters.map((letter) => here.arena.symbol(letter)) : null;
}
