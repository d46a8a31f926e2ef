// Given equations. One that is linear in a quantity is solved for it exactly and substituted; another one is solved at each point for one of its
// quantities by a sign change, which isolates a root in an interval that is narrowed as the precision asks.

import { intervalArithmetic, rationalOfDouble } from "../arithmetic/interval.js";
import {
  addRational, compareRational, divideRational, multiplyRational, negateRational, rational, subtractRational, type Rational,
} from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import { atomName } from "./analysis.js";
import { simplestBetween } from "./boxes.js";
import type { Coordinate } from "./evaluator.js";
import { plainNumber } from "./exact-node.js";
import { operandsOf, postorder } from "./graph.js";
import { callName } from "./names.js";
import type { Given, Scene } from "./scene.js";
import { ballCost } from "./work.js";

export interface Substituted {
  readonly left: Node;
  readonly right: Node;
  readonly given: Given;
  /** True where an equation could not be used: without it equal sides are still equal, but differing ones prove nothing. */
  readonly incomplete: boolean;
}

const LARGEST = 4000;

/** Replaces nodes by nodes without recursion; null where the graph is too large. */
export function replaceNodes(arena: Arena, root: Node, replacements: ReadonlyMap<Node, Node>): Node | null {
  const order = postorder([root], LARGEST * 50);
  if (order === null) return null;
  const made = new Map<Node, Node>();
  for (const node of order) {
    const direct = replacements.get(node);
    if (direct !== undefined) made.set(node, direct);
    else if (operandsOf(node).some((child) => made.get(child) !== child)) made.set(node, mapChildren(arena, node, (child) => made.get(child) ?? child));
    else made.set(node, node);
  }
  return made.get(root) ?? root;
}

/** slope · atom + rest, neither holding the atom; slope null where the atom does not occur. */
interface Linear {
  readonly slope: Node | null;
  readonly rest: Node;
}

function linearIn(arena: Arena, root: Node, atom: Node): Linear | null {
  const order = postorder([root], LARGEST);
  if (order === null) return null;
  const parts = new Map<Node, Linear | null>();
  const zero = arena.integer(0);
  for (const node of order) {
    if (node === atom) {
      parts.set(node, { slope: arena.integer(1), rest: zero });
      continue;
    }
    const children = operandsOf(node);
    if (children.every((child) => parts.get(child) !== null && parts.get(child)?.slope === null)) {
      parts.set(node, { slope: null, rest: node });
      continue;
    }
    parts.set(node, combine(arena, node, (child) => parts.get(child) ?? null));
  }
  return parts.get(root) ?? null;
}

function combine(arena: Arena, node: Node, part: (child: Node) => Linear | null): Linear | null {
  switch (node.kind) {
    case "negate": {
      const operand = part(node.operand);
      return operand === null || operand.slope === null ? null : { slope: arena.negate(operand.slope), rest: arena.negate(operand.rest) };
    }
    case "add": {
      const slopes: Node[] = [];
      const rests: Node[] = [];
      for (const term of node.terms) {
        const each = part(term);
        if (each === null) return null;
        if (each.slope !== null) slopes.push(each.slope);
        rests.push(each.rest);
      }
      return { slope: arena.add(slopes), rest: arena.add(rests) };
    }
    case "multiply": {
      const holding = node.factors.filter((factor) => part(factor)?.slope !== null);
      const [only] = holding;
      const linear = only === undefined ? null : part(only);
      if (holding.length !== 1 || linear === null || linear.slope === null) return null;
      const others = node.factors.filter((factor) => factor !== only);
      return { slope: arena.multiply([linear.slope, ...others]), rest: arena.multiply([linear.rest, ...others]) };
    }
    case "divide": {
      const numerator = part(node.numerator);
      const denominator = part(node.denominator);
      if (numerator === null || numerator.slope === null || denominator === null || denominator.slope !== null) return null;
      return { slope: arena.divide(numerator.slope, node.denominator), rest: arena.divide(numerator.rest, node.denominator) };
    }
    default:
      return null;
  }
}

/** The name of the input of a tape that the node would be. */
function quantityName(node: Node): string {
  return node.kind === "call" ? callName(node) : (atomName(node) ?? "");
}

/** The quantities of a graph that a point could give a value to. */
function atomsOf(order: readonly Node[], integers: ReadonlySet<string>): readonly Node[] {
  const inside = new Set<Node>();
  for (const node of order) {
    if (node.kind === "index" || node.kind === "call") for (const child of operandsOf(node)) inside.add(child);
  }
  return order.filter((node) => (node.kind === "call" || (atomName(node) !== null && !inside.has(node))) && !(node.kind === "symbol" && integers.has(node.name)));
}

/** Uses the equations among the relations; inequalities are carried through the substitutions. */
export function useEquations(arena: Arena, left: Node, right: Node, relations: readonly RelationNode[], integers: ReadonlySet<string>): Substituted {
  let sides: readonly [Node, Node] = [left, right];
  let open: readonly RelationNode[] = relations;
  const eliminated: { name: string; node: Node; value: Node }[] = [];
  const solved: { relation: RelationNode; name: string }[] = [];
  const kept: RelationNode[] = [];
  let incomplete = false;
  for (let equation = open.find(isEquation); equation !== undefined; equation = open.find(isEquation)) {
    const current = equation;
    open = open.filter((each) => each !== current);
    if (current.left === current.right) continue;
    const difference = arena.subtract(current.left, current.right);
    const solution = solveLinear(arena, difference, integers);
    if (solution === null) {
      kept.push(current);
      continue;
    }
    const replacement = new Map([[solution.atom, solution.value]]);
    const apply = (node: Node): Node => replaceNodes(arena, node, replacement) ?? node;
    const applyRelation = (each: RelationNode): RelationNode => {
      const made = arena.relation(each.operator, apply(each.left), apply(each.right));
      return made.kind === "relation" ? made : each;
    };
    sides = [apply(sides[0]), apply(sides[1])];
    open = open.map(applyRelation);
    for (let position = 0; position < kept.length; position += 1) {
      const each = kept[position];
      if (each !== undefined) kept[position] = applyRelation(each);
    }
    for (const each of eliminated) each.value = apply(each.value);
    eliminated.push({ name: solution.name, node: solution.atom, value: solution.value });
  }
  // What is left is solved point by point, each equation for a quantity of its own.
  const taken = new Set<string>();
  for (const [position, relation] of kept.entries()) {
    const order = postorder([relation.left, relation.right], LARGEST);
    const others = kept.filter((_, other) => other !== position).flatMap((each) => [each.left, each.right]);
    const elsewhere = new Set((postorder(others, LARGEST) ?? []).map(quantityName));
    const atom = order === null ? undefined : [...atomsOf(order, integers)].reverse().find((node) => {
      const name = quantityName(node);
      return !taken.has(name) && !elsewhere.has(name);
    });
    const name = atom === undefined ? null : quantityName(atom);
    if (name === null) {
      incomplete = true;
      continue;
    }
    taken.add(name);
    solved.push({ relation, name });
  }
  return { left: sides[0], right: sides[1], given: { relations: open, solved, eliminated }, incomplete };
}

const isEquation = (relation: RelationNode): boolean => relation.operator === "=";

function solveLinear(arena: Arena, difference: Node, integers: ReadonlySet<string>): { readonly atom: Node; readonly name: string; readonly value: Node } | null {
  const order = postorder([difference], LARGEST);
  if (order === null) return null;
  for (const numeric of [true, false]) {
    for (const pass of [integers, new Set<string>()]) {
      for (const atom of atomsOf(order, pass)) {
        const name = quantityName(atom);
        const linear = linearIn(arena, difference, atom);
        if (linear === null || linear.slope === null) continue;
        const slope = plainNumber(linear.slope);
        if (slope !== null && slope.numerator === 0n) continue;
        if (numeric && slope === null) continue;
        // An integer symbol is replaced by a number only: anything else might not be an integer.
        if (atom.kind === "symbol" && integers.has(atom.name) && plainNumber(linear.rest) === null) continue;
        const rest = plainNumber(linear.rest);
        const value = slope !== null && rest !== null ? arena.number(negateRational(divideRational(rest, slope)))
          : slope !== null && compareRational(slope, rational(1n)) === 0 ? arena.negate(linear.rest)
          : arena.divide(arena.negate(linear.rest), linear.slope);
        return { atom, name, value };
      }
    }
  }
  return null;
}

const GRID = [0, 0.125, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 12, 20, 50, 200, 1e4];
const MOST_ROOTS = 3;

/** The points with these coordinates in which the solved quantities satisfy their equations; the point itself where there are none. */
export function solveAlong(scene: Scene, coordinates: readonly Coordinate[]): readonly (readonly Coordinate[])[] {
  let points: readonly (readonly Coordinate[])[] = [coordinates];
  for (const { register, solvedFor } of scene.assumptions) {
    if (solvedFor === null) continue;
    points = points.flatMap((point) => rootsAlong(scene, register, solvedFor, point).slice(0, MOST_ROOTS).map((root) => point.map((each, position) => (position === solvedFor ? root : each))));
    points = points.slice(0, 8);
  }
  return points;
}

function rootsAlong(scene: Scene, register: number, input: number, coordinates: readonly Coordinate[]): readonly Coordinate[] {
  const { doubles } = scene.evaluators;
  const at = (value: Rational): readonly Coordinate[] => coordinates.map((each, position) => (position === input ? { kind: "exact", value } : each));
  const signAt = (x: number): number | null => {
    if (!scene.work.spend(register + 8)) return null;
    const value = doubles.prefix(scene.evaluators.point(at(rationalOfDouble(x)), scene.seed), register + 1)[register];
    if (value === undefined || value.defined !== "always") return null;
    return value.lower > 0 ? 1 : value.upper < 0 ? -1 : value.lower === 0 && value.upper === 0 ? 0 : null;
  };
  const found: Coordinate[] = [];
  const grid = [...GRID.slice(1).map((x) => -x).reverse(), ...GRID];
  let previous: { readonly x: number; readonly sign: number } | null = null;
  for (const x of grid) {
    const sign = signAt(x);
    if (sign === 0) found.push({ kind: "exact", value: rationalOfDouble(x) });
    else if (sign !== null && previous !== null && previous.sign === -sign) {
      let lower = previous.x;
      let upper = x;
      for (let step = 0; step < 48; step += 1) {
        const middle = (lower + upper) / 2;
        const here = signAt(middle);
        if (here === null || here === 0 || !(middle > lower && middle < upper)) break;
        if (here === sign) upper = middle;
        else lower = middle;
      }
      const root = isolatedRoot(scene, register, input, coordinates, lower, upper);
      if (root !== null) found.push(root);
    }
    previous = sign === null ? null : sign === 0 ? null : { x, sign };
  }
  return found;
}

/** The root that a sign change over [lower, upper] proves, provided that the equation is defined, hence continuous, all over it. */
function isolatedRoot(scene: Scene, register: number, input: number, coordinates: readonly Coordinate[], lower: number, upper: number): Coordinate | null {
  const { doubles, tape } = scene.evaluators;
  const at = (value: Rational): readonly Coordinate[] => coordinates.map((each, position) => (position === input ? { kind: "exact", value } : each));
  const margin = Math.max(upper - lower, Math.abs(upper) * 2 ** -40, 2 ** -60);
  const simple = simplestBetween(lower - margin, upper + margin);
  if (simple.denominator < 1_000_000n) {
    const exactly = scene.evaluators.exact(scene.evaluators.point(at(simple), scene.seed), register + 1)[register];
    if (exactly !== null && exactly !== undefined && exactly !== "undefined" && exactly.numerator === 0n) return { kind: "exact", value: simple };
  }
  const point = scene.evaluators.point(at(simple), scene.seed);
  const inputs = coordinates.map((coordinate, position) => {
    if (position === input) return { lower, upper, defined: "always" as const };
    if (coordinate.kind === "exact") return intervalArithmetic.fromRational(coordinate.value);
    const root = coordinate.refine(64);
    return intervalArithmetic.hull(root.lower, root.upper);
  });
  doubles.machine.run({ inputs, kernels: point.kernels.map((kernel) => intervalArithmetic.fromRational(kernel.value)), exponents: point.exponents }, 0, register + 1);
  if (doubles.machine.registers[register]?.defined !== "always" || tape.kernels.length > 0) return null;

  let bracket = { lower: rationalOfDouble(lower), upper: rationalOfDouble(upper) };
  const valueAt = (value: Rational, bits: number): { readonly sign: -1 | 0 | 1 | null; readonly middle: Rational | null } => {
    if (!scene.work.spend(ballCost(tape, bits))) return { sign: null, middle: null };
    const evaluator = scene.evaluators.balls(bits);
    const enclosure = evaluator.prefix(scene.evaluators.point(at(value), scene.seed), register + 1)[register];
    if (enclosure === undefined) return { sign: null, middle: null };
    const bounds = evaluator.arithmetic.bounds(enclosure);
    return { sign: evaluator.arithmetic.provenSign(enclosure), middle: bounds === null ? null : divideRational(addRational(bounds.lower, bounds.upper), rational(2n)) };
  };
  // The other coordinates may be roots themselves, so the sign change is proven with balls before anything is built on it.
  const first = valueAt(bracket.lower, 128).sign;
  const last = valueAt(bracket.upper, 128).sign;
  if (first === null || last === null || first === 0 || first !== -last) return null;
  const refine = (bits: number): { readonly lower: Rational; readonly upper: Rational } => {
    const goal = { numerator: 1n, denominator: 1n << BigInt(bits) };
    for (let step = 0; step < 2 * bits + 40; step += 1) {
      const width = subtractRational(bracket.upper, bracket.lower);
      if (compareRational(width, goal) <= 0) break;
      const precision = bits <= 128 ? 192 : bits <= 300 ? 384 : 768;
      const narrowed = secantStep(bracket, width, precision, first, valueAt);
      if (narrowed === null) break;
      bracket = narrowed;
    }
    return bracket;
  };
  return { kind: "root", refine };
}

/** A bracket of about the squared width around the secant's zero where the signs confirm it, else the half that holds the root. */
function secantStep(
  bracket: { readonly lower: Rational; readonly upper: Rational }, width: Rational, bits: number, lowerSign: -1 | 1,
  valueAt: (value: Rational, bits: number) => { readonly sign: -1 | 0 | 1 | null; readonly middle: Rational | null },
): { readonly lower: Rational; readonly upper: Rational } | null {
  const low = valueAt(bracket.lower, bits).middle;
  const high = valueAt(bracket.upper, bits).middle;
  if (low !== null && high !== null && compareRational(low, high) !== 0) {
    const zero = dyadic(subtractRational(bracket.lower, divideRational(multiplyRational(low, width), subtractRational(high, low))), bits);
    const reach = dyadic(multiplyRational(multiplyRational(width, width), rational(4n)), bits + 8);
    const lower = subtractRational(zero, reach);
    const upper = addRational(zero, reach);
    const shrinks = reach.numerator > 0n && compareRational(reach, divideRational(width, rational(4n))) < 0;
    if (shrinks && compareRational(lower, bracket.lower) >= 0 && compareRational(upper, bracket.upper) <= 0) {
      if (valueAt(lower, bits).sign === lowerSign && valueAt(upper, bits).sign === -lowerSign) return { lower, upper };
    }
  }
  const middle = dyadic(divideRational(addRational(bracket.lower, bracket.upper), rational(2n)), bits);
  if (compareRational(middle, bracket.lower) <= 0 || compareRational(middle, bracket.upper) >= 0) return null;
  const sign = valueAt(middle, bits).sign;
  if (sign === null) return null;
  if (sign === 0) return { lower: middle, upper: middle };
  return sign === lowerSign ? { lower: middle, upper: bracket.upper } : { lower: bracket.lower, upper: middle };
}

/** Rounded down to a multiple of 2^-bits, so that brackets do not grow long. */
function dyadic(value: Rational, bits: number): Rational {
  const shifted = (value.numerator << BigInt(bits)) / value.denominator;
  return rational(shifted, 1n << BigInt(bits));
}
