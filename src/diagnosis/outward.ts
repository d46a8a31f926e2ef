// What an occurrence comes to, in numbers, when one of its children has other values: the way back of needed.ts. It tells whether a change deep inside a line can be right before anything of it is written down. Below a
// d/dx the numbers are jets, so that the way goes on through it.

import type { Arithmetic } from "../arithmetic/arithmetic.js";
import type { Located, Path } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { evaluatePower, evaluateRationalPower, rationalValue } from "../functions/powers.js";
import { evaluateApply } from "../functions/registry.js";
import type { Work } from "./budget.js";
import type { Needed } from "./needed.js";
import { agree, type PointValues, type Values } from "./point-values.js";
import { slopesOf } from "./slope-values.js";

/** How parts are joined. */
export type Joining = "add" | "subtract" | "multiply" | "divide";

/** Do the parts, joined so, make the line right at the end of the path? Null where that can't be told by their values. */
export type IsRightWith = (path: Path, parts: readonly Node[], join: Joining) => boolean | null;

/** Numbers of one kind: how to reckon with them, what is no number, and those of a node at the points; null where it has none. */
export interface Numbers<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly none: T;
  readonly of: (node: Node) => readonly T[] | null;
}

/** The values of the occurrence with the child at the position having the given ones; null where that can't be told from values alone. */
export function valuesAround<T>({ form, node, children }: Located, position: number, values: readonly T[], { arithmetic, none, of }: Numbers<T>): readonly T[] | null {
  const parts: (readonly T[])[] = [];
  for (const [k, child] of children.entries()) {
    const own = k === position ? values : of(child.node);
    if (own === null) return null;
    parts.push(own);
  }
  const at = (j: number, k: number): T => parts[j]?.[k] ?? none;
  switch (form.kind) {
    case "add":
      return values.map((_, k) => {
        let sum: T | null = null;
        for (const [j, { negative }] of form.signs.entries()) {
          const part = at(j, k);
          sum = sum === null ? (negative ? arithmetic.negate(part) : part) : negative ? arithmetic.subtract(sum, part) : arithmetic.add(sum, part);
        }
        return sum ?? none;
      });
    case "negate":
      return values.map(arithmetic.negate);
    case "multiply":
      return values.map((_, k) => {
        let product = at(0, k);
        for (let j = 1; j < parts.length; j++) product = arithmetic.multiply(product, at(j, k));
        return product;
      });
    case "divide":
      return values.map((_, k) => arithmetic.divide(at(0, k), at(1, k)));
    case "power": {
      const exponent = position === 0 && node.kind === "power" ? rationalValue(node.exponent) : null;
      if (exponent !== null) return values.map((value) => evaluateRationalPower(arithmetic, value, exponent) ?? none);
      // An exponent that becomes a fraction has roots of its own.
      return position === 0 ? values.map((_, k) => evaluatePower(arithmetic, at(0, k), at(1, k))) : null;
    }
    case "apply":
      if (node.kind !== "apply" || node.arguments.length !== children.length) return null;
      return values.map((_, k) => evaluateApply(arithmetic, node, parts.map((_part, j) => at(j, k))) ?? none);
    case "leaf":
    case "call":
    case "bigOperator":
    case "derivative":
      return null;
  }
}

/** The way from a place to the top. */
interface Route {
  readonly ways: readonly Located[];
  /** By what is differentiated before the next place whose value is certain: a symbol, nothing, or more than values with their slopes tell. */
  readonly rate: Node | "nothing" | "too much";
}

/** Looks outward from a place to the next one whose value is known, and makes no node on the way. */
export function createOutward(root: Located, needed: Needed, known: PointValues, work: Work): IsRightWith {
  const routes = new Map<Path, Route>();

  function routeOf(path: Path): Route {
    const before = routes.get(path);
    if (before !== undefined) return before;
    const ways = waysTo(root, path);
    let rate: Route["rate"] = "nothing";
    for (let depth = ways.length - 1; depth > 0; depth--) {
      const [place, form] = [ways[depth], ways[depth - 1]?.form];
      if (place !== undefined && needed.get(place)?.isCertain === true) break;
      if (form?.kind === "derivative") rate = rate === "nothing" && form.order === 1 ? form.variable : "too much";
    }
    const route = { ways, rate };
    routes.set(path, route);
    return route;
  }

  /** Goes outward until it is known whether the values are right; what a derivative holds where one stands in the way. */
  function climb<T>({ ways }: Route, path: Path, from: number, start: readonly T[] | null, numbers: Numbers<T>, plain: (own: readonly T[]) => Values): boolean | null | { readonly depth: number; readonly values: readonly T[] } {
    let current = start;
    for (let depth = from; current !== null; depth--) {
      const place = ways[depth];
      const wanted = place === undefined ? undefined : needed.get(place);
      if (wanted !== undefined && agree(wanted.values, plain(current))) return true;
      if (wanted?.isCertain === true) return false;
      const around = ways[depth - 1];
      if (around === undefined) return null;
      work.spend(current.length * around.children.length);
      if (around.form.kind === "derivative") return { depth: depth - 1, values: current };
      current = valuesAround(around, path[depth - 1] ?? 0, current, numbers);
    }
    return null;
  }

  return (path, parts, join) => {
    const route = routeOf(path);
    const { numbers } = known;
    const top = route.ways.length - 1;
    if (route.rate === "too much") return null;
    const slopes = route.rate === "nothing" ? null : known.slopesBy(route.rate);
    if (slopes === null) {
      const found = climb(route, path, top, joined(parts, join, numbers), numbers, (own) => own);
      return typeof found === "boolean" ? found : null;
    }
    const inside = climb(route, path, top, joined(parts, join, slopes), slopes, (jets) => jets.map(({ coefficients }) => coefficients[0]));
    if (inside === null || typeof inside === "boolean") return inside;
    const outside = climb(route, path, inside.depth, slopesOf(inside.values), numbers, (own) => own);
    return typeof outside === "boolean" ? outside : null;
  };
}

function joined<T>(parts: readonly Node[], join: Joining, { arithmetic, none, of }: Numbers<T>): readonly T[] | null {
  let total: readonly T[] | null = null;
  for (const part of parts) {
    const own = of(part);
    if (own === null) return null;
    total = total === null ? own : total.map((value, k) => arithmetic[join](value, own[k] ?? none));
  }
  return total;
}

/** The occurrences from the root to the end of the path. */
export function waysTo(root: Located, path: Path): readonly Located[] {
  const ways = [root];
  for (const k of path) {
    const next = ways[ways.length - 1]?.children[k];
    if (next === undefined) break;
    ways.push(next);
  }
  return ways;
}
