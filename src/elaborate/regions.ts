// Regions that a formula describes: `\{(x, y) : 0 \le x \le 1,\ x^2 \le y \le x\}` and `[0, 1] \times [0, 2]`, each letter between bounds that rest on letters before it at most, and points
// with what holds of them, `x^2 + y^2 \le 4`. Works on syntax alone.

import type { SequenceItem, Sides, Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import { onlySide, plainName } from "./syntax-names.js";

export interface BoundedLetter {
  readonly letter: string;
  readonly lower: Syntax;
  readonly upper: Syntax;
}

const USUAL = ["x", "y", "z"];

/** The letters of a region with their bounds, the outermost first; null for what is described otherwise. */
export function describedRegion(syntax: Syntax): readonly BoundedLetter[] | null {
  const found = box(syntax) ?? setOf(syntax);
  return found === null ? null : ordered(found);
}

/** `[a, b] \times [c, d]` in x and y, and z with a third interval. */
function box(syntax: Syntax): readonly BoundedLetter[] | null {
  if (syntax.kind !== "sequence" || syntax.items.length % 2 === 0 || syntax.items.length > 5) return null;
  const bounds = syntax.items.flatMap((item, k): readonly (BoundedLetter | null)[] => {
    if (k % 2 === 1) return item.kind === "operator" && item.sign === "*" && /times/.test(item.spelling) ? [] : [null];
    const group = item.kind === "operand" && item.operand.kind === "group" && item.operand.bracket === "[" && item.operand.items.length === 2 ? item.operand.items : [];
    const [lower, upper] = group.map(({ sides }) => (sides.length === 1 ? (sides[0] ?? null) : null));
    const letter = USUAL[k / 2];
    return lower == null || upper == null || letter === undefined ? [null] : [{ letter, lower, upper }];
  });
  return bounds.length > 1 && bounds.every((each) => each !== null) ? bounds : null;
}

/** `\{(x, y) : a \le x \le b \text{ and } g(x) \le y \le h(x)\}`. */
function setOf(syntax: Syntax): readonly BoundedLetter[] | null {
  const set = setOfPoints(syntax);
  if (set === null) return null;
  const found = set.chains.map(({ sides: [lower, middle, upper, ...others], signs }): BoundedLetter | null => {
    const letter = middle === undefined ? null : plainName(middle);
    return lower === undefined || upper === undefined || letter === null || others.length > 0 || signs.some((sign) => sign !== "≤" && sign !== "<") ? null : { letter, lower, upper };
  });
  if (found.some((each) => each === null) || found.length !== set.letters.length || set.letters.some((letter) => found.filter((each) => each?.letter === letter).length !== 1)) return null;
  return found.flatMap((each) => each ?? []);
}

export type Comparison = "<" | "≤" | ">" | "≥";

/** The letters of polar coordinates; of spherical ones with the angle from the z axis, and null for it in others. */
export interface PolarLetters {
  readonly radius: string;
  readonly angle: string;
  readonly fromAxis: string | null;
}

/** Points and what holds of them: `\{(x, y) : x^2 + y^2 \le 4, y \ge 0\}`, `\{(r\cos\theta, r\sin\theta) : 0 \le r \le 2\}`. */
export interface SetOfPoints {
  readonly coordinates: readonly Syntax[];
  /** The letters that the coordinates are made of. */
  readonly letters: readonly string[];
  /** r and θ, or ρ, θ and φ, where the points are given by them. */
  readonly polar: PolarLetters | null;
  readonly chains: readonly { readonly sides: readonly Syntax[]; readonly signs: readonly Comparison[] }[];
}

/** The points that a bracketed list with conditions describes; null for anything else. */
export function setOfPoints(syntax: Syntax): SetOfPoints | null {
  if (syntax.kind !== "group" || syntax.bracket !== "{") return null;
  const [first] = syntax.items;
  const head = first?.sides[0];
  if (first === undefined || head?.kind !== "sequence") return null;
  const [point, mark, ...rest] = head.items;
  if (point?.kind !== "operand" || point.operand.kind !== "group" || point.operand.bracket !== "(" || mark?.kind !== "operator" || (mark.sign !== ":" && mark.sign !== "∣" && mark.sign !== "|")) return null;
  const coordinates = point.operand.items.map(({ sides }) => (sides.length === 1 ? (sides[0] ?? null) : null));
  if (coordinates.length < 2 || coordinates.length > 3 || coordinates.some((each) => each === null)) return null;
  const [x, y, ...others] = coordinates.flatMap((each) => each ?? []);
  if (x === undefined || y === undefined) return null;
  const [z] = others;
  const spherical = z === undefined ? null : sphericalLetters(x, y, z);
  const polar = spherical ?? polarLetters(x, y);
  const letters = spherical !== null ? [spherical.radius, spherical.fromAxis, spherical.angle] : [...(polar === null ? [plainName(x), plainName(y)] : [polar.radius, polar.angle]), ...others.map(plainName)];
  const chains = chainsOf(syntax.items, rest);
  return chains === null || letters.some((letter) => letter === null) || new Set(letters).size < letters.length ? null : { coordinates: [x, y, ...others], letters: letters.flatMap((letter) => letter ?? []), polar, chains };
}

/** What stands below a sign, `x^2 + y^2 \le 9`, as a set of points with these letters; null for anything else. */
export function pointsWhere(condition: Sides, letters: readonly string[]): SetOfPoints | null {
  const chains = condition.relations.length === 0 ? null : chainsOf([condition], null);
  return chains === null ? null : { coordinates: letters.map((name): Syntax => ({ kind: "name", name, range: { start: 0, end: 0 } })), letters, polar: null, chains };
}

/** The conditions of a list; the first begins with `rest` where that is not null. */
function chainsOf(items: readonly Sides[], rest: readonly SequenceItem[] | null): SetOfPoints["chains"] | null {
  const chains: { sides: Syntax[]; signs: Comparison[] }[] = [];
  for (const [k, { sides, relations }] of items.entries()) {
    let chain: { sides: Syntax[]; signs: Comparison[] } = { sides: [], signs: [] };
    for (const [at, side] of sides.entries()) {
      if (side === null) return null;
      const [before, after] = parted(rest !== null && k === 0 && at === 0 ? rest : side.kind === "sequence" ? side.items : [{ kind: "operand", operand: side }], side);
      if (before === null) return null;
      chain.sides.push(before);
      if (after !== null) {
        chains.push(chain);
        chain = { sides: [after], signs: [] };
      }
      const sign = relations[at]?.sign;
      if (sign === undefined) continue;
      if (sign !== "≤" && sign !== "<" && sign !== ">" && sign !== "≥") return null;
      chain.signs.push(sign);
    }
    chains.push(chain);
  }
  return chains.every(({ sides, signs }) => signs.length > 0 && sides.length === signs.length + 1) ? chains : null;
}

/** r and θ of `r\cos\theta` and `r\sin\theta`; null where they are anything else. */
function polarLetters(x: Syntax, y: Syntax): PolarLetters | null {
  const of = (syntax: Syntax, name: string): { readonly radius: string; readonly angle: string } | null => {
    if (syntax.kind !== "sequence" || syntax.items.length !== 3) return null;
    const [radius, word, angle] = syntax.items.map((item) => (item.kind === "operand" ? item.operand : null));
    const [r, t] = [radius, angle].map((each) => (each == null ? null : plainName(each.kind === "group" ? (onlySide(each) ?? each) : each)));
    return word?.kind === "function" && word.name === name && r != null && t != null ? { radius: r, angle: t } : null;
  };
  const [first, second] = [of(x, "cos"), of(y, "sin")];
  return first !== null && first.radius === second?.radius && first.angle === second.angle ? { ...first, fromAxis: null } : null;
}

/** ρ, φ and θ of `\rho\sin\varphi\cos\theta`, `\rho\sin\varphi\sin\theta` and `\rho\cos\varphi`; null where they are anything else. */
function sphericalLetters(x: Syntax, y: Syntax, z: Syntax): PolarLetters | null {
  const [first, second, third] = [x, y, z].map(lettersAndAngles);
  if (first == null || second == null || third == null) return null;
  const [radius, ...more] = third.plain;
  const [fromAxis] = third.cos;
  if (radius === undefined || fromAxis === undefined || more.length + third.sin.length > 0 || third.cos.length !== 1) return null;
  const [angle] = first.cos;
  const isOf = ({ plain, sin, cos }: Factors, sines: readonly string[], cosines: readonly string[]): boolean => plain.join() === radius && [...sin].sort().join() === [...sines].sort().join() && cos.join() === cosines.join();
  return angle !== undefined && isOf(first, [fromAxis], [angle]) && isOf(second, [fromAxis, angle], []) ? { radius, angle, fromAxis } : null;
}

interface Factors {
  readonly plain: readonly string[];
  readonly sin: readonly string[];
  readonly cos: readonly string[];
}

/** The factors of a product of letters and of sines and cosines of letters; null for any other. */
function lettersAndAngles(syntax: Syntax): Factors | null {
  if (syntax.kind !== "sequence") return null;
  const found: Record<keyof Factors, string[]> = { plain: [], sin: [], cos: [] };
  let of: keyof Factors = "plain";
  for (const item of syntax.items) {
    if (item.kind !== "operand") return null;
    const { operand } = item;
    if (operand.kind === "function" && of === "plain" && (operand.name === "sin" || operand.name === "cos")) {
      of = operand.name;
      continue;
    }
    const name = plainName(operand.kind === "group" ? (onlySide(operand) ?? operand) : operand);
    if (name === null) return null;
    found[of].push(name);
    of = "plain";
  }
  return of === "plain" ? found : null;
}

/** A side, or two with "and" between them: the upper bound of one letter and the lower of the next. */
function parted(items: readonly SequenceItem[], whole: Syntax): readonly [Syntax | null, Syntax | null] {
  const at = items.findIndex((item) => item.kind === "operand" && item.operand.kind === "words" && /^\s*,?\s*and\s*,?\s*$/i.test(item.operand.text));
  return at < 0 ? [joined(items, whole), null] : [joined(items.slice(0, at), whole), joined(items.slice(at + 1), whole)];
}

function joined(items: readonly SequenceItem[], whole: Syntax): Syntax | null {
  const [only] = items;
  if (only === undefined || items.some((item) => item.kind === "operand" && item.operand.kind === "words")) return null;
  return items.length === 1 && only.kind === "operand" ? only.operand : { kind: "sequence", items, range: whole.range };
}

/** The letters in an order in which bounds rest on those before at most; null where there is none. */
function ordered(bounds: readonly BoundedLetter[]): readonly BoundedLetter[] | null {
  const letters = bounds.map(({ letter }) => letter);
  const made: BoundedLetter[] = [];
  while (made.length < bounds.length) {
    const next = bounds.find((each) => !made.includes(each) && [...namesIn(each.lower), ...namesIn(each.upper)].every((name) => !letters.includes(name) || made.some(({ letter }) => letter === name)));
    if (next === undefined) return null;
    made.push(next);
  }
  return made;
}
