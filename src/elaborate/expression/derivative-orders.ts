// Orders of differentiation as they stand in a superscript: the 3 of `f^{(3)}`, the 1 and 0 of `f^{(1,0)}`. Only syntax is looked at.

import type { Syntax } from "../../syntax/math-tree.js";
import { onlySide } from "../syntax-names.js";

/** Orders of differentiation above this are not read; f^{(2470)} stands in exercises. */
const LARGEST_ORDER = 100_000n;

/** `f^{(3)}` as an order of differentiation; null for a power. */
export function superscriptOrder(sup: Syntax): number | null {
  const group = sup.kind === "group" && sup.bracket === "brace" ? onlySide(sup) : sup;
  if (group?.kind !== "group" || group.bracket !== "(") return null;
  const inner = onlySide(group);
  return inner?.kind === "number" && inner.value.denominator === 1n && inner.value.numerator < LARGEST_ORDER ? Number(inner.value.numerator) : null;
}

/** `f^{(1,0)}`: orders of differentiation in each argument; null for anything else. */
export function superscriptOrders(sup: Syntax): readonly number[] | null {
  const group = sup.kind === "group" && sup.bracket === "brace" ? onlySide(sup) : sup;
  if (group?.kind !== "group" || group.bracket !== "(" || group.items.length < 2) return null;
  const orders = group.items.map((item) => {
    const [side] = item.sides;
    return item.sides.length === 1 && side?.kind === "number" && side.value.denominator === 1n && side.value.numerator < 20n ? Number(side.value.numerator) : null;
  });
  return orders.every((order): order is number => order !== null) ? orders : null;
}
