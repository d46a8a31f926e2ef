// Iterated integrals over the same region in other coordinates or another order, also in several pieces: ∫∫ f dx dy over a disc in polar coordinates, ∫∫ f dy dx, a triangle cut in two.
// The integrands are judged; that the regions are one is seen at points on both sides of all borders.

import type { Node } from "../expression/node.js";
import { childrenOf, type RelationNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { extentOf, extentWhere, numericValue, piecesOf, type Extent, type Piece, type Values } from "./iterated-integrals.js";
import { isConstant } from "./constants.js";
import { judge } from "./judge.js";
import { equal, type JudgeContext, type Judgement } from "./judgement.js";

/** Under this condition the order and the coordinates do not matter (Fubini). */
const EXISTS = "the integral over the region exists";
/** What is bounded wherever it is defined, on a bounded region. */
const BOUNDED: ReadonlySet<string> = new Set(["exp", "sin", "cos", "sinh", "cosh", "tanh", "arctan", "sqrt", "abs"]);
const FEWEST_POINTS = 24;
const FEWEST_WITHIN = 8;
/** Half the sides of the boxes in which sets of points are looked at, where nothing says how large they are. */
const SIZES: readonly number[] = [1.37, 4.1, 12.3];
const MOST_CROSSINGS = 80;
const CROSSING_STEP = 1e-6;

/** How coordinates give x, y and z, and which of them a point has. */
interface Coordinates {
  /** The letters x, y and z in these coordinates. */
  readonly cartesian: ReadonlyMap<string, Node>;
  readonly jacobian: Node;
  /** What must hold of them. */
  readonly assumptions: readonly Node[];
  toCartesian(at: Values): Values;
  /** The values that a point has, one for each turn of the angle. */
  fromCartesian(point: Values): readonly Values[];
}

/** An integrand and where it is integrated. */
interface Part {
  readonly body: Node;
  readonly extent: Extent | null;
}

/** Points by their coordinates, `x, y` or `r \\cos\\theta, r \\sin\\theta`, with what holds of them. */
export interface Points {
  readonly coordinates: readonly Node[];
  readonly conditions: readonly RelationNode[];
}

/** Equal where the two are one integral over one region; null where that is not seen. */
export function bySameRegion(a: Node, b: Node, context: JudgeContext): Judgement | null {
  const [first, second] = [piecesOf(a, context), piecesOf(b, context)];
  if (first === null || second === null) return null;
  const [mine, theirs] = [lettersOf(first), lettersOf(second)];
  return mine === null || theirs === null ? null : inTheirLetters(mine, first.map(partOf), theirs, second.map(partOf), context);
}

/** Equal where an integral over points that conditions describe is a sum of iterated integrals; null where that is not seen. */
export function overPointsAs(points: Points, integrand: Node, iterated: Node, context: JudgeContext): Judgement | null {
  const pieces = piecesOf(iterated, context);
  const theirs = pieces === null ? null : lettersOf(pieces);
  const mine = lettersOfPoints(points);
  return pieces === null || theirs === null || mine === null ? null : inTheirLetters(mine, [{ body: integrand, extent: extentWhere(points.conditions) }], theirs, pieces.map(partOf), within(points, context));
}

/** The context with what the points say of one letter each, `r \ge 0`: what lies on a border does not count. */
function within({ conditions }: Points, context: JudgeContext): JudgeContext {
  const { arena } = context;
  const strict = conditions.flatMap(({ operator, left, right }) => {
    const isPlain = [[left, right], [right, left]].some(([letter, bound]) => letter?.kind === "symbol" && bound !== undefined && isConstant(bound));
    return isPlain && (operator === "≥" || operator === "≤" || operator === "<" || operator === ">") ? [arena.relation(operator === "≥" || operator === ">" ? ">" : "<", left, right)] : [];
  });
  return { ...context, assumptions: [...context.assumptions, ...strict] };
}

/** Equal where two are integrals over points that conditions describe, and the same; null where that is not seen. */
export function bySamePoints(a: Points, first: Node, b: Points, second: Node, context: JudgeContext): Judgement | null {
  const [mine, theirs] = [lettersOfPoints(a), lettersOfPoints(b)];
  return mine === null || theirs === null ? null : inTheirLetters(mine, [{ body: first, extent: extentWhere(a.conditions) }], theirs, [{ body: second, extent: extentWhere(b.conditions) }], within(a, context));
}

/** Equal where two descriptions are of the same points; null where that is not seen. */
export function samePoints(a: Points, b: Points, context: JudgeContext): Judgement | null {
  const [mine, theirs] = [lettersOfPoints(a), lettersOfPoints(b)];
  if (mine === null || theirs === null) return null;
  const one = context.arena.integer(1);
  const [first, second] = [a, b].map(({ conditions }): readonly Part[] => [{ body: one, extent: extentWhere(conditions) }]);
  return first === undefined || second === undefined ? null : inTheirLetters(mine, first, theirs, second, context, false);
}

function partOf(piece: Piece): Part {
  return { body: piece.body, extent: extentOf(piece) };
}

function inTheirLetters(mine: readonly string[], first: readonly Part[], theirs: readonly string[], second: readonly Part[], context: JudgeContext, isMeasured = true): Judgement | null {
  if (mine.join() === theirs.join()) return compared(first, second, null, mine, context, isMeasured);
  const polar = coordinatesOf(theirs, mine, context);
  if (polar !== null) return compared(first, second, polar, mine, context, isMeasured);
  const other = coordinatesOf(mine, theirs, context);
  return other === null ? null : compared(second, first, other, theirs, context, isMeasured);
}

/** The letters of points, `x, y` and `r, θ`, in the order of the alphabet; null where the coordinates are anything else. */
function lettersOfPoints({ coordinates }: Points): readonly string[] | null {
  const plain = coordinates.flatMap((each) => (each.kind === "symbol" ? [each.name] : []));
  if (plain.length === coordinates.length) return plain.sort();
  const [x, y, ...others] = coordinates;
  const polar = [x, y].map((each, k) => {
    const [radius, turned] = each?.kind === "multiply" && each.factors.length === 2 ? each.factors : [];
    const [angle] = turned?.kind === "apply" && turned.function === (k === 0 ? "cos" : "sin") ? turned.arguments : [];
    return radius?.kind === "symbol" && angle?.kind === "symbol" ? [radius.name, angle.name] : [];
  });
  const [first, second] = polar;
  if (first === undefined || second === undefined || first.length < 2 || first.join() !== second.join() || others.some((each) => each.kind !== "symbol")) return null;
  return [...first, ...others.flatMap((each) => (each.kind === "symbol" ? [each.name] : []))].sort();
}

/** The letters of all pieces, in the order of the alphabet; null where they differ. */
function lettersOf(pieces: readonly Piece[]): readonly string[] | null {
  const [first, ...others] = pieces.map(({ spans }) => spans.map(({ letter }) => letter).sort());
  return first !== undefined && others.every((each) => each.join() === first.join()) ? first : null;
}

const ANGLES: readonly string[] = ["θ", "φ", "ϕ"];

/** Polar, cylindrical or spherical coordinates for x, y and z; null where the letters are none. */
function coordinatesOf(letters: readonly string[], cartesian: readonly string[], { arena }: JudgeContext): Coordinates | null {
  const symbol = (name: string): Node => arena.symbol(name);
  const [x, y, z] = cartesian;
  if (x !== "x" || y !== "y" || (z !== undefined && z !== "z") || letters.length !== cartesian.length) return null;
  const rest = letters.filter((letter) => letter !== z);
  const [sin, cos] = ["sin", "cos"].map((name) => (of: Node): Node => arena.apply(name, [of]));
  if (sin === undefined || cos === undefined) return null;
  const positive = (name: string): Node => arena.relation(">", symbol(name), arena.integer(0));
  if (rest.length === 2) {
    const [radius, angle] = rest.includes("r") || rest.includes("ρ") ? [rest.find((each) => each === "r" || each === "ρ"), rest.find((each) => ANGLES.includes(each))] : [];
    if (radius === undefined || angle === undefined) return null;
    return {
      cartesian: new Map([[x, arena.multiply([symbol(radius), cos(symbol(angle))])], [y, arena.multiply([symbol(radius), sin(symbol(angle))])]]),
      jacobian: symbol(radius), assumptions: [positive(radius)],
      toCartesian: (at) => withSame(z, at, [[x, (at.get(radius) ?? NaN) * Math.cos(at.get(angle) ?? NaN)], [y, (at.get(radius) ?? NaN) * Math.sin(at.get(angle) ?? NaN)]]),
      fromCartesian: (point) => turns(point, x, y).map((turn) => withSame(z, point, [[radius, Math.hypot(point.get(x) ?? NaN, point.get(y) ?? NaN)], [angle, turn]])),
    };
  }
  const radius = letters.find((each) => each === "ρ" || each === "r");
  const [polar, turning] = letters.includes("θ") ? [letters.find((each) => each === "φ" || each === "ϕ"), "θ"] : [];
  if (radius === undefined || polar === undefined || turning === undefined || z === undefined || letters.includes(z)) return null;
  const across = arena.multiply([symbol(radius), sin(symbol(polar))]);
  return {
    cartesian: new Map([[x, arena.multiply([across, cos(symbol(turning))])], [y, arena.multiply([across, sin(symbol(turning))])], [z, arena.multiply([symbol(radius), cos(symbol(polar))])]]),
    jacobian: arena.multiply([symbol(radius), across]), assumptions: [positive(radius), arena.relation(">", sin(symbol(polar)), arena.integer(0))],
    toCartesian: (at) => {
      const [r, p, t] = [radius, polar, turning].map((name) => at.get(name) ?? NaN);
      return r === undefined || p === undefined || t === undefined ? at : new Map([[x, r * Math.sin(p) * Math.cos(t)], [y, r * Math.sin(p) * Math.sin(t)], [z, r * Math.cos(p)]]);
    },
    fromCartesian: (point) => {
      const [px, py, pz] = [x, y, z].map((name) => point.get(name) ?? NaN);
      const length = Math.hypot(px ?? NaN, py ?? NaN, pz ?? NaN);
      return turns(point, x, y).map((turn) => new Map([[radius, length], [polar, Math.acos((pz ?? NaN) / length)], [turning, turn]]));
    },
  };
}

function withSame(z: string | undefined, from: Values, entries: readonly (readonly [string, number])[]): Values {
  return new Map([...entries, ...(z === undefined ? [] : [[z, from.get(z) ?? NaN] as const])]);
}

function turns(point: Values, x: string, y: string): readonly number[] {
  const angle = Math.atan2(point.get(y) ?? NaN, point.get(x) ?? NaN);
  return [-2, -1, 0, 1, 2].map((k) => angle + 2 * Math.PI * k);
}

/** The first in Cartesian letters, where the second has other coordinates; both in the same where these are null. Unmeasured ones are points alone. */
function compared(first: readonly Part[], second: readonly Part[], coordinates: Coordinates | null, letters: readonly string[], context: JudgeContext, isMeasured: boolean): Judgement | null {
  const bodies = isMeasured ? integrandsOf(first, second, coordinates, context) : [context.arena.integer(1)];
  const [here, there] = [first, second].map((parts) => parts.flatMap(({ extent }) => extent ?? []));
  const [body] = bodies ?? [];
  if (bodies === null || body === undefined || here?.length !== first.length || there?.length !== second.length) return null;
  // What runs over negative radii counts there twice.
  if (coordinates !== null && there.some(({ inside }) => inside.some((at) => !isProper(at, coordinates)))) return null;
  const inPlane = (at: Values): readonly Values[] => (coordinates === null ? [at] : isProper(at, coordinates) ? [coordinates.toCartesian(at)] : []);
  const sides = (point: Values): readonly [number | null, number | null] => [countOf(here, [point]), countOf(there, coordinates === null ? [point] : coordinates.fromCartesian(point))];
  const marked = [...pointsOf(here), ...pointsOf(there).flatMap(inPlane)];
  const scattered = marked.length > 0 ? scatteredIn(boxAround(marked, letters)) : SIZES.flatMap((size) => scatteredIn(letters.map((letter) => ({ letter, from: -size, to: size }))));
  const points = [...marked, ...scattered, ...(marked.length > 0 ? [] : crossings(scattered, (point) => sides(point)[0]))];
  let counted = 0;
  let within = 0;
  for (const point of points) {
    const [left, right] = sides(point);
    if (left === null || right === null) continue;
    if (left !== right) return null;
    counted += 1;
    if (left > 0) within += 1;
  }
  if (within < FEWEST_WITHIN || counted < FEWEST_POINTS || counted < 0.6 * points.length) return null;
  const isUnknown = bodies.some((each) => someNode(each, (node) => node.kind === "call"));
  const insideOf = (extents: readonly Extent[]): readonly Values[] => extents.flatMap(({ inside }) => inside);
  if (!isUnknown && !isBounded(body) && !keepsItsSign(body, coordinates === null ? [...insideOf(here), ...insideOf(there)] : insideOf(there))) return null;
  return equal({ kind: "tested", digits: 6, points: counted }, isUnknown ? [{ text: EXISTS, source: "domain" }] : []);
}

/** The integrands in the letters of the second; null where they are not the same. */
function integrandsOf(first: readonly Part[], second: readonly Part[], coordinates: Coordinates | null, context: JudgeContext): readonly Node[] | null {
  const { arena } = context;
  const put = coordinates === null ? null : new Map([...coordinates.cartesian].map(([name, node]): [Node, Node] => [arena.symbol(name), node]));
  const bodies = [...first.map(({ body }) => (put === null || coordinates === null ? body : arena.multiply([substitute(arena, body, put), coordinates.jacobian]))), ...second.map(({ body }) => body)];
  const [body, ...others] = bodies;
  if (body === undefined) return null;
  const assumptions = [...context.assumptions, ...(coordinates?.assumptions ?? [])];
  for (const other of others) {
    const same = other === body ? null : judge(body, other, { ...context, assumptions });
    if (same !== null && (same.verdict !== "equal" || same.conditions.length > 0)) return null;
  }
  return bodies;
}

interface Side {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

/** A box around the points, and as much again on each side. */
function boxAround(points: readonly Values[], letters: readonly string[]): readonly Side[] {
  return letters.map((letter) => {
    const values = points.map((point) => point.get(letter) ?? NaN);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { letter, from: least - (most - least) / 2, to: most + (most - least) / 2 };
  });
}

/** Points all over a box, none of them where borders usually are. */
function scatteredIn(box: readonly Side[]): readonly Values[] {
  const count = box.length > 2 ? 7 : 15;
  let points: readonly Values[] = [new Map()];
  for (const [k, { letter, from, to }] of box.entries()) {
    points = points.flatMap((point) => Array.from({ length: count }, (_, i): Values => new Map([...point, [letter, from + ((i + 0.4142 + 0.0731 * k) / count) * (to - from)]])));
  }
  return points;
}

/** Points on both sides of where the count changes between one of the points and the next. */
function crossings(points: readonly Values[], count: (point: Values) => number | null): readonly Values[] {
  const found: Values[] = [];
  const between = (one: Values, other: Values, share: number): Values => new Map([...one].map(([name, value]) => [name, value + share * ((other.get(name) ?? value) - value)]));
  for (const [k, point] of points.entries()) {
    const next = points[k + 1];
    if (next === undefined || found.length >= MOST_CROSSINGS) continue;
    const [here, there] = [count(point), count(next)];
    if (here === null || there === null || here === there) continue;
    let [low, high] = [0, 1];
    for (let halving = 0; halving < 22; halving++) {
      const middle = (low + high) / 2;
      if (count(between(point, next, middle)) === here) low = middle;
      else high = middle;
    }
    found.push(between(point, next, low - CROSSING_STEP), between(point, next, high + CROSSING_STEP));
  }
  return found;
}

function pointsOf(extents: readonly Extent[]): readonly Values[] {
  return extents.flatMap(({ inside, atBorders }) => [...inside, ...atBorders]);
}

/** Are these the coordinates that the point itself has, with a positive radius? */
function isProper(at: Values, coordinates: Coordinates): boolean {
  return coordinates.fromCartesian(coordinates.toCartesian(at)).some((values) => [...at].every(([name, value]) => Math.abs((values.get(name) ?? NaN) - value) < 1e-9 * Math.max(1, Math.abs(value))));
}

/** How often the pieces hold a point; null where it is at a border. */
function countOf(extents: readonly Extent[], values: readonly Values[]): number | null {
  let count = 0;
  for (const extent of extents) {
    for (const each of values) {
      const holds = extent.holds(each);
      if (holds === null) return null;
      if (holds) count += 1;
    }
  }
  return count;
}

function isBounded(node: Node): boolean {
  if (node.kind === "number" || node.kind === "symbol") return true;
  if (node.kind === "apply") return BOUNDED.has(node.function) && childrenOf(node).every(isBounded);
  if (node.kind === "power") return (isBounded(node.base) && node.exponent.kind === "number" && node.exponent.value.numerator > 0n) || (node.base.kind === "symbol" && node.base.name === "e" && isBounded(node.exponent));
  return (node.kind === "add" || node.kind === "multiply" || node.kind === "negate") && childrenOf(node).every(isBounded);
}

/** Has it one sign at all these points? Then the order of integration does not matter (Tonelli). Other letters than those of the points are not known. */
function keepsItsSign(body: Node, points: readonly Values[]): boolean {
  const value = numericValue(body);
  const [first] = points;
  if (value === null || first === undefined || [...freeSymbols(body)].some((name) => name !== "π" && name !== "e" && !first.has(name))) return false;
  const values = points.map(value);
  return values.every((each) => each !== null && each >= 0) || values.every((each) => each !== null && each <= 0);
}
