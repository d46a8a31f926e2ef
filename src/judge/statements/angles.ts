// Solutions of equations in the sines, cosines and tangents of one angle. Such an equation has infinitely many; a line names some of them, those of a range that often is not said:
// `\sin x = ½` so `x = π/6` or `5π/6`. A line is right for a range if what it names solves the equation and nothing else in the range does, which intervals show: away from what is
// named the difference of the sides is not zero, and around each value its slope, or at a double zero its second derivative, is not.

import { intervalArithmetic, type Interval } from "../../arithmetic/interval.js";
import { differentiate } from "../../calculus/differentiate.js";
import type { Arena } from "../../expression/arena.js";
import { alternativesIn, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode, SymbolNode } from "../../expression/node.js";
import { freeSymbols, someNode, substitute } from "../../expression/traverse.js";
import { enclose, isConstant } from "../constants.js";
import { judge } from "../judge.js";
import { compileTape, runTape, type Tape } from "../tape.js";
import { createAlgebra, type Need } from "./atoms.js";

export interface AngleContext {
  readonly arena: Arena;
  /** What the text says of the angle. */
  readonly given: readonly RelationNode[];
  readonly integers: ReadonlySet<string>;
}

/** Where a line is a complete solution: for every angle, or in a range. */
export interface AngleSolution {
  /** The range in words, where the text does not say it; null where nothing has to be said. */
  readonly range: string | null;
}

/** Between which multiples of π a range lies, and which ends belong to it. */
interface Range {
  readonly lower: Node;
  readonly upper: Node;
  readonly isLowerIn: boolean;
  readonly isUpperIn: boolean;
}

const MOST_VALUES = 12;
const MOST_PANELS = 4000;
const LARGEST = 2000;
const BUDGET = 400_000;
const PERIODIC: ReadonlySet<string> = new Set(["sin", "cos", "tan", "cot", "sec", "csc"]);

interface Question {
  readonly angle: SymbolNode;
  /** The differences of the sides: one of them is zero. */
  readonly parts: readonly Node[];
  /** What the line says the angle is. */
  readonly named: readonly Node[];
}

/** An equation of one angle and values for it; null for other lines. */
function questionOf(before: Formula, after: Formula, arena: Arena): Question | null {
  const equations = alternativesIn(before, MOST_VALUES);
  const values = alternativesIn(after, MOST_VALUES);
  if (equations === null || values === null || values.length === 0) return null;
  const parts = equations.flatMap((each) => (each.length > 0 && each.every(({ operator }) => operator === "=") ? [zeroOfAll(arena, each)] : []));
  const names = new Set(parts.flatMap((part) => [...freeSymbols(part)].filter((name) => name !== "π" && name !== "e")));
  const [name] = names;
  if (parts.length !== equations.length || name === undefined || names.size > 1 || !parts.every((part) => isOfAngle(part, name))) return null;
  const angle = arena.symbol(name);
  const named = values.map((each) => (each.length === 1 && each[0] !== undefined ? valueOf(arena, each[0], angle) : null)).flatMap((each) => each ?? []);
  return named.length !== values.length ? null : { angle, parts, named };
}

/** What is zero where all the equations hold: of several the sum of the squares. */
function zeroOfAll(arena: Arena, equations: readonly RelationNode[]): Node {
  const differences = equations.map(({ left, right }) => arena.subtract(left, right));
  const [only] = differences;
  return differences.length === 1 && only !== undefined ? only : arena.add(differences.map((each) => arena.power(each, arena.integer(2))));
}

/** A value that a line gives the angle and that provably does not solve the equation before it; null where there is none. */
export function strayAngle(before: Formula, after: Formula, arena: Arena): { readonly angle: SymbolNode; readonly value: Node } | null {
  const question = questionOf(before, after, arena);
  if (question === null) return null;
  const { angle, parts, named } = question;
  const value = named.find((each) => isConstant(each) && parts.every((part) => isAway(enclose(substitute(arena, part, new Map<Node, Node>([[angle, each]])), intervalArithmetic) ?? undefined)));
  return value === undefined ? null : { angle, value };
}

/** Does the line `after` name the solutions of `before`? Null where it does not, or that was not shown. */
export function solvesForAngle(before: Formula, after: Formula, context: AngleContext): AngleSolution | null {
  const { arena, given } = context;
  const question = questionOf(before, after, arena);
  if (question === null) return null;
  const { angle, parts, named } = question;
  const difference = arena.multiply(parts.map((part) => cleared(arena, part)));
  const isZero = (at: Node): boolean => parts.some((part) => judge(substitute(arena, part, new Map<Node, Node>([[angle, at]])), arena.integer(0), { arena, assumptions: [], integers: context.integers, budget: BUDGET }).verdict === "equal");
  const families = named.map((value) => familyOf(arena, value, context.integers));
  const zeros = zerosOf(arena, difference, angle);
  if (zeros === null) return null;
  if (families.some((family) => family !== null)) return families.every((family) => family !== null) ? inFamilies(families) : null;
  if (!named.every((value) => isConstant(value) && isZero(value))) return null;
  const said = saidRange(given, angle);
  for (const range of said === null ? rangesAround(arena, named) : [said]) {
    if (named.every((value) => isIn(value, range)) && isComplete(range, named)) return { range: said === null ? describe(range, angle) : null };
  }
  return null;

  /** Does every solution in the range stand in the list? */
  function isComplete(range: Range, solutions: readonly Node[]): boolean {
    const known = [...solutions];
    for (const [end, isInside] of [[range.lower, range.isLowerIn], [range.upper, range.isUpperIn]] as const) {
      if (known.some((value) => isSame(value, end)) || !isZero(end)) continue;
      if (isInside) return false;
      known.push(end);
    }
    return zeros !== null && zeros.areAmong(range, known);
  }

  /** `c + 2kπ`, k any integer: everything in one turn. */
  function inFamilies(all: readonly ({ readonly first: Node; readonly period: Node } | null)[]): AngleSolution | null {
    const turn: Range = { lower: arena.integer(0), upper: arena.multiply([arena.integer(2), arena.symbol("π")]), isLowerIn: true, isUpperIn: false };
    const members: Node[] = [];
    for (const family of all) {
      if (family === null || !isConstant(family.first) || !isConstant(family.period)) return null;
      const [first, period] = [enclose(family.first, intervalArithmetic), enclose(family.period, intervalArithmetic)];
      if (first === null || period === null || period.lower <= 0.05) return null;
      // A whole number of periods is a turn, and so much further on the equation says the same.
      const turns = Math.round((2 * Math.PI) / period.lower);
      const inTurn = judge(arena.multiply([arena.integer(turns), family.period]), turn.upper, { arena, assumptions: [], integers: new Set(), budget: BUDGET });
      if (inTurn.verdict !== "equal") return null;
      const skipped = Math.floor(first.lower / period.lower + 1e-9);
      for (let k = 0; k < turns; k++) members.push(arena.add([family.first, arena.multiply([arena.integer(k - skipped), family.period])]));
    }
    const moved = substitute(arena, difference, new Map<Node, Node>([[angle, arena.add([angle, turn.upper])]]));
    if (judge(difference, moved, { arena, assumptions: [], integers: context.integers, budget: BUDGET }).verdict !== "equal") return null;
    const distinct = members.filter((member, k) => members.findIndex((other) => isSame(other, member)) === k);
    return distinct.every((member) => isIn(member, turn) && isZero(member)) && isComplete(turn, distinct) ? { range: null } : null;
  }

  function isIn(value: Node, range: Range): boolean {
    const [at, lower, upper] = [value, range.lower, range.upper].map((each) => enclose(each, intervalArithmetic));
    if (at == null || lower == null || upper == null) return false;
    const isAbove = at.lower > lower.upper || (range.isLowerIn && isSame(value, range.lower));
    return isAbove && (at.upper < upper.lower || (range.isUpperIn && isSame(value, range.upper)));
  }

  function isSame(one: Node, other: Node): boolean {
    if (one === other) return true;
    const [left, right] = [enclose(one, intervalArithmetic), enclose(other, intervalArithmetic)];
    if (left === null || right === null || left.upper < right.lower || right.upper < left.lower) return false;
    return judge(one, other, { arena, assumptions: [], integers: new Set(), budget: BUDGET }).verdict === "equal";
  }
}

/** Does the angle stand nowhere but in a sine, a cosine and their like, and in one at least? */
function isOfAngle(root: Node, name: string): boolean {
  if (root.kind === "symbol") return root.name !== name;
  if (root.kind === "apply" && PERIODIC.has(root.function)) return true;
  if (root.kind !== "add" && root.kind !== "multiply" && root.kind !== "negate" && root.kind !== "divide" && root.kind !== "power" && root.kind !== "apply" && root.kind !== "number") return false;
  const children = root.kind === "add" ? root.terms : root.kind === "multiply" ? root.factors : root.kind === "negate" ? [root.operand] : root.kind === "divide" ? [root.numerator, root.denominator] : root.kind === "power" ? [root.base, root.exponent] : root.kind === "apply" ? root.arguments : [];
  return children.every((child) => isOfAngle(child, name));
}

/** What the angle is by `θ = c` or `2θ = c`. */
function valueOf(arena: Arena, relation: RelationNode, angle: SymbolNode): Node | null {
  if (relation.operator !== "=" || freeSymbols(relation.right).has(angle.name)) return null;
  if (relation.left === angle) return relation.right;
  const { left } = relation;
  const [factor, own] = left.kind === "multiply" && left.factors.length === 2 ? left.factors : [];
  return factor !== undefined && own === angle && isConstant(factor) ? arena.divide(relation.right, factor) : null;
}

/** The numerator of an equation whose sides have tangents or quotients in them; what else it is zero at only makes it harder to show. */
function cleared(arena: Arena, part: Node): Node {
  if (!someNode(part, (node) => node.kind === "divide" || (node.kind === "apply" && PERIODIC.has(node.function) && node.function !== "sin" && node.function !== "cos"))) return part;
  const algebra = createAlgebra(arena);
  const needs: Need[] = [];
  const fraction = algebra.fraction(part, needs);
  return fraction === null ? part : algebra.nodeOf(fraction.numerator);
}

/** `c + 2kπ` with an integer k; null for a value without one. */
function familyOf(arena: Arena, value: Node, integers: ReadonlySet<string>): { readonly first: Node; readonly period: Node } | null {
  const letters = [...freeSymbols(value)].filter((name) => name !== "π" && name !== "e");
  const [letter] = letters;
  if (letter === undefined || letters.length > 1 || !integers.has(letter)) return null;
  const at = (k: number): Node => substitute(arena, value, new Map<Node, Node>([[arena.symbol(letter), arena.integer(k)]]));
  const period = arena.subtract(at(1), at(0));
  const linear = arena.add([at(0), arena.multiply([arena.symbol(letter), period])]);
  return judge(value, linear, { arena, assumptions: [], integers, budget: BUDGET }).verdict === "equal" ? { first: at(0), period } : null;
}

/** Is the value written by an inverse function, which says that it is the principal one? */
function isPrincipal(value: Node): boolean {
  return someNode(value, (node) => node.kind === "apply" && node.function.startsWith("arc"));
}

/** The usual ranges, the widest first; parts of a turn only for principal values: of any others one that is left out may be a mistake. */
function rangesAround(arena: Arena, named: readonly Node[]): readonly Range[] {
  const times = (top: number, bottom: number): Node => arena.multiply([arena.divide(arena.integer(top), arena.integer(bottom)), arena.symbol("π")]);
  const range = (lower: Node, upper: Node, isLowerIn: boolean, isUpperIn: boolean): Range => ({ lower, upper, isLowerIn, isUpperIn });
  const [zero, half, whole, turn] = [arena.integer(0), times(1, 2), times(1, 1), times(2, 1)];
  const turns = [range(zero, turn, true, false), range(arena.negate(whole), whole, false, true), range(zero, turn, true, true), range(arena.negate(whole), whole, true, true)];
  return named.every(isPrincipal) ? [...turns, range(arena.negate(half), half, true, true), range(arena.negate(half), half, false, false), range(zero, whole, true, true)] : turns;
}

/** The range that the text says, with both ends; null where it says none. */
function saidRange(given: readonly RelationNode[], angle: SymbolNode): Range | null {
  let lower: { readonly at: Node; readonly isIn: boolean } | null = null;
  let upper: { readonly at: Node; readonly isIn: boolean } | null = null;
  for (const { operator, left, right } of given) {
    const [bound, isTurned] = left === angle ? [right, false] : right === angle ? [left, true] : [null, false];
    if (bound === null || !isConstant(bound) || operator === "=" || operator === "≠") continue;
    const isUpper = (operator === "<" || operator === "≤") !== isTurned;
    const found = { at: bound, isIn: operator === "≤" || operator === "≥" };
    if (isUpper) upper = found;
    else lower = found;
  }
  return lower === null || upper === null ? null : { lower: lower.at, upper: upper.at, isLowerIn: lower.isIn, isUpperIn: upper.isIn };
}

function describe({ lower, upper, isLowerIn, isUpperIn }: Range, angle: SymbolNode): string {
  const words = (node: Node): string => {
    const value = enclose(node, intervalArithmetic);
    const times = value === null ? 0 : Math.round((2 * value.lower) / Math.PI) / 2;
    const sign = times < 0 ? "−" : "";
    const size = Math.abs(times);
    return size === 0 ? "0" : `${sign}${size === 0.5 ? "π/2" : size === 1 ? "π" : `${size}π`}`;
  };
  return `${words(lower)} ${isLowerIn ? "≤" : "<"} ${angle.name} ${isUpperIn ? "≤" : "<"} ${words(upper)}`;
}

interface Zeros {
  /** Are all zeros in the closed range, a little widened, among these? */
  areAmong(range: Range, known: readonly Node[]): boolean;
}

/** The zeros of an expression by its first two derivatives; null where it has none that can be worked with. */
function zerosOf(arena: Arena, difference: Node, angle: SymbolNode): Zeros | null {
  const slope = differentiate(arena, difference, angle);
  const bend = slope.kind === "failure" ? slope : differentiate(arena, slope.node, angle);
  if (slope.kind === "failure" || bend.kind === "failure") return null;
  const tape = compileTape([difference, slope.node, bend.node], new Set(), LARGEST);
  if ("reason" in tape || tape.kernels.length > 0 || tape.exponents.length > 0 || tape.inputs.some((input) => input.name !== angle.name)) return null;
  return {
    areAmong(range, known) {
      const [lower, upper] = [enclose(range.lower, intervalArithmetic), enclose(range.upper, intervalArithmetic)];
      const places = known.map((value) => enclose(value, intervalArithmetic));
      if (lower === null || upper === null || places.some((place) => place === null)) return false;
      const open: { readonly from: number; readonly to: number }[] = [{ from: lower.lower, to: upper.upper }];
      let panels = 0;
      for (let panel = open.pop(); panel !== undefined; panel = open.pop()) {
        panels += 1;
        const middle = (panel.from + panel.to) / 2;
        if (panels > MOST_PANELS || middle <= panel.from || middle >= panel.to) return false;
        const { from, to } = panel;
        const [value, first, second] = valuesOn(tape, { lower: from, upper: to, defined: "always" });
        if (isAway(value)) continue;
        const inside = known.filter((_, k) => { const place = places[k]; return place != null && place.upper >= from && place.lower <= to; });
        const [only] = inside;
        if (inside.length === 1 && isAway(first)) continue;
        const isDouble = inside.length === 1 && only !== undefined && isAway(second) && judge(substitute(arena, slope.node, new Map<Node, Node>([[angle, only]])), arena.integer(0), { arena, assumptions: [], integers: new Set(), budget: BUDGET }).verdict === "equal";
        if (isDouble) continue;
        open.push({ from, to: middle }, { from: middle, to });
      }
      return true;
    },
  };
}

function valuesOn(tape: Tape, place: Interval): readonly (Interval | undefined)[] {
  const registers = runTape(tape, intervalArithmetic, { inputs: tape.inputs.map(() => place), kernels: [], exponents: [] });
  return tape.outputs.map((output) => registers[output]);
}

function isAway(value: Interval | undefined): boolean {
  return value?.defined === "always" && (value.lower > 0 || value.upper < 0);
}
