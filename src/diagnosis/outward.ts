// Whether a change deep inside a line can be right, told by numbers before anything of it is written down: the way back of needed.ts. From the place outward the values of what stands around it are worked out, one
// point after the other, up to the next place whose value is known; most changes are seen to be wrong at the first point. Below a d/dx the numbers are jets, so that the way goes on through it.

import type { Jet } from "../arithmetic/jet.js";
import type { Located, Path } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { evaluatePower, evaluateRationalPower, rationalValue } from "../functions/powers.js";
import { evaluateApply } from "../functions/registry.js";
import type { Work } from "./budget.js";
import type { Needed, NeededValue } from "./needed.js";
import type { Numbers } from "./point-numbers.js";
import { isNear, type PointValues } from "./point-values.js";
import { slopeOf } from "./slope-values.js";

/** How parts are joined. */
export type Joining = "add" | "subtract" | "multiply" | "divide";

/** Do the parts, joined so, make the line right at the end of the path? Null where that can't be told by their values. */
export type IsRightWith = (path: Path, parts: readonly Node[], join: Joining) => boolean | null;

/** From the value of a child at a point to that of what stands around it; null where that can't be told. */
type Step<T> = (value: T, point: number) => T | null;

/** A place on the way. */
interface Level<T> {
  readonly wanted: NeededValue | null;
  /** Null where the way ends. */
  readonly step: Step<T> | null;
}

/** The way from a place outward to the next one whose value is certain, as far as values tell. */
interface Route {
  /** Below a derivative, where one stands in the way; else empty. */
  readonly inside: readonly Level<Jet<number>>[];
  readonly slopes: Numbers<Jet<number>> | null;
  readonly outside: readonly Level<number>[];
  /** Which of its places have a value to be held against. */
  readonly isKnown: readonly boolean[];
  /** Does the way end at a place whose value is certain? */
  readonly isCertain: boolean;
}

/** Looks outward from places, and makes no node on the way. */
export function createOutward(root: Located, needed: Needed, { numbers, slopesBy, count }: PointValues, work: Work): IsRightWith {
  const routes = new Map<Path, Route>();

  function routeOf(path: Path): Route {
    const known = routes.get(path);
    if (known !== undefined) return known;
    const { inside, slopes, outside } = levelsAlong(waysTo(root, path), path);
    const wanted = [...inside, ...outside].map((level) => level.wanted);
    const made = { inside, slopes, outside, isKnown: wanted.map((each) => each !== null && each.values.filter(Number.isFinite).length >= 2), isCertain: wanted[wanted.length - 1]?.isCertain === true };
    routes.set(path, made);
    return made;
  }

  function levelsAlong(ways: readonly Located[], path: Path): Pick<Route, "inside" | "slopes" | "outside"> {
    const isCertain = (depth: number): boolean => needed.get(ways[depth] ?? root)?.isCertain === true;
    const top = ways.length - 1;
    let within = top - 1;
    while (within >= 0 && !isCertain(within + 1) && ways[within]?.form.kind !== "derivative") within -= 1;
    const form = within < 0 || isCertain(within + 1) ? undefined : ways[within]?.form;
    if (form?.kind !== "derivative") return { inside: [], slopes: null, outside: levelsOf(ways, path, top, 0, numbers) };
    const slopes = form.order === 1 ? slopesBy(form.variable) : null;
    if (slopes === null) return { inside: [], slopes: null, outside: [] };
    const inside = levelsOf(ways, path, top, within + 1, slopes);
    return { inside, slopes, outside: inside.length === top - within ? levelsOf(ways, path, within, 0, numbers) : [] };
  }

  /** The places from one depth to another, no further than values lead and no further than to one whose value is certain. */
  function levelsOf<T>(ways: readonly Located[], path: Path, from: number, to: number, own: Numbers<T>): readonly Level<T>[] {
    const levels: Level<T>[] = [];
    for (let depth = from; depth >= to; depth--) {
      const [place, around] = [ways[depth], ways[depth - 1]];
      const wanted = (place === undefined ? undefined : needed.get(place)) ?? null;
      const step = wanted?.isCertain === true || around === undefined || depth === to ? null : stepTo(around, path[depth - 1] ?? 0, own);
      levels.push({ wanted, step });
      if (step === null) break;
    }
    return levels;
  }

  return (path, parts, join) => {
    const { inside, slopes, outside, isKnown, isCertain } = routeOf(path);
    const jets = slopes === null ? null : ofAll(parts, slopes);
    const doubles = slopes === null ? ofAll(parts, numbers) : null;
    if (isKnown.length === 0 || (jets === null && doubles === null)) return null;
    const standing = [...isKnown];
    for (let point = 0; point < count; point++) {
      work.spend(standing.length);
      const below = jets === null || slopes === null ? null : climb(inside, 0, joined(jets, join, point, slopes), point, slopes.toDouble, standing);
      const start = below !== null ? slopeOf(below) : doubles !== null ? joined(doubles, join, point, numbers) : null;
      const end = start === null ? null : climb(outside, inside.length, start, point, numbers.toDouble, standing);
      if (end === null) return null;
      if (!standing.includes(true)) return isCertain ? false : null;
    }
    return true;
  };
}

/** Follows the levels at one point and crosses out those whose value is another one; what the last one comes to, null where values do not lead to it. */
function climb<T>(levels: readonly Level<T>[], from: number, start: T, point: number, toDouble: (number: T) => number, standing: boolean[]): T | null {
  let current = start;
  for (let k = 0; k < levels.length; k++) {
    const { wanted, step } = levels[k] ?? NO_LEVEL;
    const value = wanted?.values[point];
    if (value !== undefined && Number.isFinite(value) && !isNear(value, toDouble(current))) standing[from + k] = false;
    if (step === null) return current;
    const next = step(current, point);
    if (next === null) return null;
    current = next;
  }
  return current;
}

const NO_LEVEL = { wanted: null, step: null } as const;

function ofAll<T>(parts: readonly Node[], { of }: Numbers<T>): readonly (readonly T[])[] | null {
  const all: (readonly T[])[] = [];
  for (const part of parts) {
    const own = of(part);
    if (own === null) return null;
    all.push(own);
  }
  return all;
}

function joined<T>(parts: readonly (readonly T[])[], join: Joining, point: number, { arithmetic, none }: Numbers<T>): T {
  let total = parts[0]?.[point] ?? none;
  for (let k = 1; k < parts.length; k++) total = arithmetic[join](total, parts[k]?.[point] ?? none);
  return total;
}

/** How the value of an occurrence comes from that of its child at the position; null where that can't be told from values alone. */
function stepTo<T>({ form, node, children }: Located, position: number, { arithmetic, none, toDouble, asWhole, of }: Numbers<T>): Step<T> | null {
  const others = children.map((child, k) => (k === position ? [] : of(child.node)));
  if (others.some((other) => other === null)) return null;
  const at = (k: number, point: number): T => others[k]?.[point] ?? none;
  /** What the other children come to at each point, put together. */
  const rest = (combine: (sum: T | null, part: T, k: number) => T): readonly (T | null)[] => {
    const length = Math.max(...others.map((other) => other?.length ?? 0));
    return Array.from({ length }, (_, point) => others.reduce<T | null>((sum, _other, k) => (k === position ? sum : combine(sum, at(k, point), k)), null));
  };
  switch (form.kind) {
    case "add": {
      const isNegative = (k: number): boolean => form.signs[k]?.negative === true;
      const sum = rest((left, part, k) => (left === null ? (isNegative(k) ? arithmetic.negate(part) : part) : isNegative(k) ? arithmetic.subtract(left, part) : arithmetic.add(left, part)));
      return (value, point) => {
        const left = sum[point] ?? null;
        if (left === null) return isNegative(position) ? arithmetic.negate(value) : value;
        return isNegative(position) ? arithmetic.subtract(left, value) : arithmetic.add(left, value);
      };
    }
    case "negate":
      return arithmetic.negate;
    case "multiply": {
      const product = rest((left, part) => (left === null ? part : arithmetic.multiply(left, part)));
      return (value, point) => {
        const left = product[point] ?? null;
        return left === null ? value : arithmetic.multiply(left, value);
      };
    }
    case "divide":
      return position === 0 ? (value, point) => arithmetic.divide(value, at(1, point)) : (value, point) => arithmetic.divide(at(0, point), value);
    case "power": {
      const exponent = position === 0 && node.kind === "power" ? rationalValue(node.exponent) : null;
      if (exponent !== null) return (value) => evaluateRationalPower(arithmetic, value, exponent) ?? none;
      if (position === 0) return (value, point) => evaluatePower(arithmetic, value, at(1, point));
      // An exponent that becomes a fraction has roots of its own, where the base is negative.
      return (value, point) => {
        const base = at(0, point);
        if (toDouble(base) > 0) return evaluatePower(arithmetic, base, value);
        const whole = asWhole(value);
        return whole === null ? null : arithmetic.powerInteger(base, BigInt(whole));
      };
    }
    case "apply":
      if (node.kind !== "apply" || node.arguments.length !== children.length) return null;
      return (value, point) => evaluateApply(arithmetic, node, children.map((_child, k) => (k === position ? value : at(k, point)))) ?? none;
    case "leaf":
    case "call":
    case "bigOperator":
    case "derivative":
      return null;
  }
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
