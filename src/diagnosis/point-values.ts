// Values of expressions at a few points, in doubles. Expressions are interned, so the value of each is worked out once however many candidates it stands in: a change of a line costs
// only the nodes on the way from the change to the top. What fits here is confirmed by the judge; what does not fit is no repair.

import { doubleArithmetic } from "../arithmetic/doubles.js";
import type { Jet } from "../arithmetic/jet.js";
import { rationalToNumber } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { evaluatePower, evaluateRationalPower, isEulersNumber, rationalValue } from "../functions/powers.js";
import { evaluateApply } from "../functions/registry.js";
import type { Work } from "./budget.js";
import { asWhole, type Numbers } from "./point-numbers.js";
import { createSlopeValues } from "./slope-values.js";

/** One value for each point; NaN where there is none. */
export type Values = readonly number[];

export interface PointValues {
  readonly count: number;
  /** Null where the node can't be evaluated point by point: sums with bounds, limits, functions that nobody knows. */
  of(node: Node): Values | null;
  /** The same for `outward.ts`. */
  readonly numbers: Numbers<number>;
  /** Values with their slopes by a symbol; null where there are none. */
  slopesBy(variable: Node): Numbers<Jet<number>> | null;
}

/** More points are not looked at. */
const MOST_POINTS = 5;
/** What a node at a point is paid with, besides one for each term or factor. */
const UNITS = 20;
/** So many are needed to look at any. */
const FEWEST_POINTS = 3;

/** Evaluates at the points, which give values to symbols, entries of arrays and calls; `resolve` puts definitions in and carries derivatives out. Null where there are too few points. */
export function createPointValues(points: readonly ReadonlyMap<Node, number>[], resolve: (node: Node) => Node | null, work: Work | null = null): PointValues | null {
  const [first] = points;
  // A line without quantities has the same value everywhere.
  const used = first?.size === 0 ? [first, first, first] : points.slice(0, MOST_POINTS);
  if (used.length < FEWEST_POINTS) return null;
  const memo = new Map<Node, Values | null>();
  const open = new Set<Node>();
  const slopes = createSlopeValues(used);

  function of(node: Node): Values | null {
    const known = memo.get(node);
    if (known !== undefined) return known;
    // A name that is defined by itself.
    if (open.has(node)) return null;
    open.add(node);
    work?.spend(used.length * (UNITS + (node.kind === "add" ? node.terms.length : node.kind === "multiply" ? node.factors.length : 1)));
    const values = evaluate(node);
    open.delete(node);
    memo.set(node, values);
    return values;
  }

  function resolved(node: Node): Values | null {
    const value = resolve(node);
    return value === null || value === node ? null : of(value);
  }

  function combined(nodes: readonly Node[], combine: (a: number, b: number) => number): Values | null {
    let total: number[] | null = null;
    for (const node of nodes) {
      const values = of(node);
      if (values === null) return null;
      total = total === null ? [...values] : total.map((value, k) => combine(value, values[k] ?? NaN));
    }
    return total;
  }

  function evaluate(node: Node): Values | null {
    if (used[0]?.has(node) === true) return used.map((point) => point.get(node) ?? NaN);
    switch (node.kind) {
      case "number": {
        const value = rationalToNumber(node.value);
        return used.map(() => value);
      }
      case "symbol":
        if (isEulersNumber(node)) return used.map(() => Math.E);
        if (node.name === "π") return used.map(() => Math.PI);
        return resolved(node) ?? stranger(node.name);
      case "index":
        return resolved(node);
      case "add":
        return combined(node.terms, doubleArithmetic.add);
      case "multiply":
        return combined(node.factors, doubleArithmetic.multiply);
      case "negate":
        return of(node.operand)?.map(doubleArithmetic.negate) ?? null;
      case "divide":
        return combined([node.numerator, node.denominator], doubleArithmetic.divide);
      case "power": {
        const exponent = rationalValue(node.exponent);
        if (exponent !== null) return of(node.base)?.map((base) => evaluateRationalPower(doubleArithmetic, base, exponent) ?? NaN) ?? null;
        return combined([node.base, node.exponent], (base, value) => evaluatePower(doubleArithmetic, base, value));
      }
      case "apply": {
        const args = node.arguments.map(of);
        if (args.some((each) => each === null)) return null;
        return used.map((_, k) => evaluateApply(doubleArithmetic, node, args.map((each) => each?.[k] ?? NaN)) ?? NaN);
      }
      case "call":
        return resolved(node);
      case "derivative":
        return slopes.of(node) ?? resolved(node);
      case "sum":
      case "product":
      case "limit":
      case "integral":
      case "piecewise":
      case "relation":
      case "opaque":
        return null;
    }
  }

  /** The value of a name that the line before does not hold. */
  function stranger(name: string): Values {
    let hash = 7;
    for (const character of name) hash = (31 * hash + (character.codePointAt(0) ?? 0)) % 9973;
    return used.map((_, k) => 0.3 + ((hash * (k + 1)) % 89) / 37);
  }

  return { count: used.length, of, numbers: { arithmetic: doubleArithmetic, none: NaN, toDouble: (value) => value, asWhole, of }, slopesBy: slopes.by };
}

/** Equal to about eight digits; false where one of them is no number. */
export const isNear = (wanted: number, found: number): boolean => Number.isFinite(found) && Math.abs(wanted - found) <= 1e-8 * (1 + Math.abs(wanted) + Math.abs(found));

/** Equal to about eight digits wherever the first has a value; false where it has none. */
export function agree(wanted: Values, found: Values): boolean {
  let usable = 0;
  for (const [k, value] of wanted.entries()) {
    if (!Number.isFinite(value)) continue;
    if (!isNear(value, found[k] ?? NaN)) return false;
    usable += 1;
  }
  return usable >= 2;
}
