// Equalities within: parts of two sides that have the same values at the points tried are shown to be equal one by one, from the smallest up, each with what was shown
// before put in. Where that ends in one expression the sides are equal, however much stands around the parts and hides them at points. (The method is the sweeping of
// logic circuits: A. Kuehlmann and F. Krohm, "Equivalence checking using cuts and heaps", DAC 1997.)

import type { Interval } from "../arithmetic/interval.js";
import { isInteger, rational, rationalToNumber, type Rational } from "../arithmetic/rational.js";
import type { Node } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import { evaluatedOperands, evaluationOrder } from "./graph.js";
import type { Judgement } from "./judgement.js";
import type { Sample } from "./sampling.js";
import type { Scene } from "./scene.js";
import { ballCost, doubleCost } from "./work.js";

/** Larger expressions are not looked through. */
const LARGEST = 600;
const MOST_TRIED = 10;
const MOST_POINTS = 6;
const FEWEST_POINTS = 3;
/** The most pairs of parts that are judged. */
const MOST_JUDGED = 24;
/** Values are the same to within this. */
const TOLERANCE = 1e-9;

export interface Matched {
  /** The sides with equal parts put for each other. */
  readonly left: Node;
  readonly right: Node;
  /** What was judged of the parts that are. */
  readonly equal: readonly Judgement[];
  /** Parts on which the agreement of the sides at the points rests, which were not shown to be equal; the sides themselves where it rests on these. */
  readonly restsOn: readonly (readonly [Node, Node])[];
  /** Parts that agree at the points but are known to differ elsewhere. */
  readonly refuted: readonly (readonly [Node, Node])[];
}

/** Judges "first equals second" wherever both have a value; null ends it all. `own` are the two as the sides have them. */
export type JudgeParts = (first: Node, second: Node, own: readonly [Node, Node]) => Judgement | null;

/**
 * The sides with all of their parts that are equal put for each other, shown by the first judge alone or else by any; null where they are too large, too few points are
 * known, or a judge ended it.
 */
export function matchParts(scene: Scene, samples: readonly Sample[], judges: readonly JudgeParts[]): Matched | null {
  const order = smallestFirst(evaluationOrder([scene.left, scene.right], LARGEST));
  if (order === null || samples.length < FEWEST_POINTS) return null;
  const values = valuesAt(scene, order, samples);
  if (values === null) return null;
  const common = commonNodes(scene.left, scene.right);
  const known = judges.map(() => new Map<string, Judgement>());
  let last: Matched | null = null;
  for (const most of judges.keys()) {
    const equal: Judgement[] = [];
    const refuted: (readonly [Node, Node])[] = [];
    const swept = sweep(scene, order, values, common, (first, second, own) => {
      const key = `${first.id},${second.id}`;
      for (const [number, judge] of judges.slice(0, most + 1).entries()) {
        const answers = known[number];
        const before = answers?.get(key);
        if (before === undefined && (answers?.size ?? 0) >= MOST_JUDGED) continue;
        const judgement = before ?? judge(first, second, own);
        if (judgement === null) return "stop";
        answers?.set(key, judgement);
        if (judgement.verdict === "equal" && (judgement.certainty?.kind === "identity" || !isEven(second))) {
          equal.push(judgement);
          return "same";
        }
        if (judgement.verdict === "unequal" && number > 0) refuted.push([first, second]);
      }
      return "different";
    });
    if (swept === null) return null;
    last = { left: swept.left, right: swept.right, equal, restsOn: reasonsOfAgreement(swept.left, swept.right, swept.valuesOf), refuted };
    if (last.left === last.right) return last;
  }
  return last;
}

/**
 * The smallest parts to whose agreement that of the two comes down: where all operands of one function agree in pairs, its values do too, and say nothing of their own.
 */
function reasonsOfAgreement(left: Node, right: Node, valuesOf: ReadonlyMap<Node, readonly number[]>): readonly (readonly [Node, Node])[] {
  const reasons: (readonly [Node, Node])[] = [];
  const seen = new Set<string>();
  const stack: (readonly [Node, Node])[] = [[left, right]];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const [a, b] = pair;
    const key = `${a.id},${b.id}`;
    if (a === b || seen.has(key)) continue;
    seen.add(key);
    const operands = pairedOperands(a, b, valuesOf);
    if (operands === null) reasons.push([a, b]);
    else stack.push(...operands);
  }
  return reasons;
}

const EVEN: ReadonlySet<string> = new Set(["abs", "cos", "cosh", "sec", "sech"]);

/** Has it the same value for an operand and its negative: u² = |u|² although u need not be |u|? */
function isEven(node: Node): boolean {
  if (node.kind === "power") return node.exponent.kind === "number" && isInteger(node.exponent.value) && node.exponent.value.numerator % 2n === 0n;
  return node.kind === "apply" && EVEN.has(node.function);
}

/** The operands of two applications of one function in pairs that agree at the points; null where they do not. */
function pairedOperands(a: Node, b: Node, valuesOf: ReadonlyMap<Node, readonly number[]>): readonly (readonly [Node, Node])[] | null {
  if (a.kind !== b.kind || (a.kind === "apply" && b.kind === "apply" && a.function !== b.function)) return null;
  if (a.kind === "call" && b.kind === "call" && (a.callee !== b.callee || a.orders.join() !== b.orders.join())) return null;
  if (a.kind === "piecewise" || a.kind === "number" || a.kind === "symbol" || a.kind === "index") return null;
  const isSame = (u: Node, v: Node): boolean => u === v || agree(valuesOf.get(u) ?? [], valuesOf.get(v) ?? [NaN]);
  const [first, second] = [evaluatedOperands(a), [...evaluatedOperands(b)]];
  if (first.length !== second.length) return null;
  const isCommutative = a.kind === "add" || a.kind === "multiply" || (a.kind === "apply" && (a.function === "max" || a.function === "min"));
  const pairs: (readonly [Node, Node])[] = [];
  for (const [position, operand] of first.entries()) {
    const at = isCommutative ? Math.max(second.indexOf(operand), second.findIndex((other) => isSame(operand, other))) : position;
    const partner = isCommutative ? second.splice(Math.max(0, at), 1)[0] : second[position];
    if (at < 0 || partner === undefined || !isSame(operand, partner)) return null;
    pairs.push([operand, partner]);
  }
  return pairs;
}

/** Are the parts the sides themselves? */
export const areSides = ({ left, right }: Scene, [first, second]: readonly [Node, Node]): boolean => (first === left && second === right) || (first === right && second === left);

interface Swept {
  readonly left: Node;
  readonly right: Node;
  /** The values at the points of what was rebuilt. */
  readonly valuesOf: ReadonlyMap<Node, readonly number[]>;
}

/** The order's nodes from the smallest up, each put into the class of an earlier one with the same values where `decide` says so. */
function sweep(
  scene: Scene, order: readonly Node[], values: ReadonlyMap<Node, readonly number[]>, common: ReadonlySet<Node>,
  decide: (first: Node, second: Node, own: readonly [Node, Node]) => "same" | "different" | "stop",
): Swept | null {
  const { arena, left, right } = scene;
  const found = new Map<Node, Node>();
  const originals = new Map<Node, Node>();
  const classes = new Map<number, Node[]>();
  const valuesOf = new Map<Node, readonly number[]>();
  const partnerOf = (node: Node, rebuilt: Node, own: readonly number[]): Node | null | "stop" => {
    if (common.has(node) || node.kind === "number" || node.kind === "symbol" || node.kind === "index") return null;
    const number = simpleNumber(own);
    const constants = number === null ? [] : [arena.number(number)].filter((each) => !valuesOf.has(each));
    for (const constant of constants) valuesOf.set(constant, own.map(() => own.find((value) => !Number.isNaN(value)) ?? NaN));
    for (const candidate of [...constants, ...candidatesFor(classes, own)]) {
      if (!agree(valuesOf.get(candidate) ?? [], own)) continue;
      const operands = pairedOperands(candidate, rebuilt, valuesOf);
      if (operands?.every(([a, b]) => a === b) === true) return candidate;
      // Where all operands agree in pairs, so do the values: that says nothing of the two.
      if (operands !== null && !isEven(rebuilt)) continue;
      const decision = decide(candidate, rebuilt, [originals.get(candidate) ?? candidate, node]);
      if (decision === "stop") return "stop";
      if (decision === "same") return candidate;
    }
    return null;
  };
  const enter = (rebuilt: Node, node: Node, own: readonly number[]): void => {
    valuesOf.set(rebuilt, own);
    originals.set(rebuilt, node);
    const key = keyOf(own[0] ?? NaN);
    const others = classes.get(key);
    if (others === undefined) classes.set(key, [rebuilt]);
    else others.push(rebuilt);
  };
  for (const node of order) {
    const rebuilt = evaluatedOperands(node).some((child) => found.get(child) !== child) ? mapChildren(arena, node, (child) => found.get(child) ?? child) : node;
    found.set(node, rebuilt);
    const own = values.get(node);
    if (own === undefined || valuesOf.has(rebuilt)) continue;
    const partner = partnerOf(node, rebuilt, own);
    if (partner === "stop") return null;
    if (partner !== null) {
      found.set(node, partner);
      continue;
    }
    enter(rebuilt, node, own);
  }
  return { left: found.get(left) ?? left, right: found.get(right) ?? right, valuesOf };
}

const GREATEST_DENOMINATOR = 12;
const GREATEST_NUMBER = 1000;

/** The number of small denominator that all known values are; null where they are none. */
function simpleNumber(values: readonly number[]): Rational | null {
  const known = values.filter((value) => !Number.isNaN(value));
  const [first] = known;
  if (first === undefined || known.length < FEWEST_POINTS || Math.abs(first) > GREATEST_NUMBER) return null;
  if (!known.every((value) => Math.abs(value - first) <= TOLERANCE * Math.abs(first))) return null;
  for (let denominator = 1; denominator <= GREATEST_DENOMINATOR; denominator += 1) {
    const numerator = Math.round(first * denominator);
    if (Math.abs(numerator - first * denominator) <= TOLERANCE * Math.abs(numerator)) return rational(BigInt(numerator), BigInt(denominator));
  }
  return null;
}

/** The nodes by the size of the trees that they stand for, so that what is put for others is the simplest; operands still come before what is made of them. */
function smallestFirst(order: readonly Node[] | null): readonly Node[] | null {
  const sizes = new Map<Node, number>();
  for (const node of order ?? []) sizes.set(node, evaluatedOperands(node).reduce((total, child) => total + (sizes.get(child) ?? 0), 1));
  return order === null ? null : [...order].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
}

/** The values of the nodes at some of the samples, those at which doubles know most of them well; NaN where they do not. Nodes that are known at too few have none. */
function valuesAt(scene: Scene, order: readonly Node[], samples: readonly Sample[]): ReadonlyMap<Node, readonly number[]> | null {
  const { tape, doubles } = scene.evaluators;
  const columns: { readonly values: Float64Array; readonly unknown: number; readonly sample: Sample }[] = [];
  const tried = Math.min(MOST_TRIED, samples.length);
  for (let k = 0; k < tried; k += 1) {
    const sample = samples[Math.floor((k * samples.length) / tried)];
    if (sample === undefined || !scene.work.spend(doubleCost(tape, tape.length))) return null;
    const registers = doubles.at(sample.point);
    const values = Float64Array.from(order, (node) => middle(registers[tape.registers[node.id] ?? 0]));
    columns.push({ values, unknown: values.reduce((count, value) => (Number.isNaN(value) ? count + 1 : count), 0), sample });
  }
  const best = columns.sort((a, b) => a.unknown - b.unknown).slice(0, MOST_POINTS);
  // cosh² u − sinh² u cancels in doubles as soon as u is not small.
  for (const { values, unknown, sample } of best) if (unknown > 0 && !fillByBalls(scene, order, sample, values)) return null;
  const values = new Map<Node, readonly number[]>();
  for (const [position, node] of order.entries()) {
    const own = best.map((column) => column.values[position] ?? NaN);
    if (own.filter((value) => !Number.isNaN(value)).length >= FEWEST_POINTS) values.set(node, own);
  }
  return values;
}

const BITS = 192;

/** Puts in the values that are not known yet, where balls know them; false where the work is spent. */
function fillByBalls(scene: Scene, order: readonly Node[], { point }: Sample, values: Float64Array): boolean {
  const { tape, balls } = scene.evaluators;
  if (!scene.work.spend(ballCost(tape, BITS))) return false;
  const { arithmetic, at } = balls(BITS);
  const registers = at(point);
  for (const [position, node] of order.entries()) {
    const value = registers[tape.registers[node.id] ?? 0];
    if (!Number.isNaN(values[position]) || value === undefined || arithmetic.definedness(value) !== "always") continue;
    const bounds = arithmetic.bounds(value);
    if (bounds === null) continue;
    const [lower, upper] = [rationalToNumber(bounds.lower), rationalToNumber(bounds.upper)];
    values[position] = middle({ lower, upper, defined: "always" });
  }
  return true;
}

function middle(value: Interval | undefined): number {
  if (value === undefined || value.defined !== "always") return NaN;
  const size = Math.max(Math.abs(value.lower), Math.abs(value.upper));
  if (size < TOLERANCE && value.lower <= 0 && value.upper >= 0) return 0;
  return value.upper - value.lower > TOLERANCE * size ? NaN : (value.lower + value.upper) / 2;
}

/** The nodes of both sides. */
function commonNodes(left: Node, right: Node): ReadonlySet<Node> {
  const ofLeft = new Set(evaluationOrder([left], LARGEST));
  return new Set((evaluationOrder([right], LARGEST) ?? []).filter((node) => ofLeft.has(node)));
}

/** Values next to each other have keys next to each other, but where the exponent changes, which it does not at simple numbers. */
function keyOf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(value) * 1.3713));
  return Math.round(value * 2 ** (20 - exponent)) + (exponent % 1024) * 2 ** 24;
}

function candidatesFor(classes: ReadonlyMap<number, readonly Node[]>, values: readonly number[]): readonly Node[] {
  const key = keyOf(values[0] ?? NaN);
  return [key, key - 1, key + 1].flatMap((each) => classes.get(each) ?? []);
}

/** Are they the same wherever both are known, at enough points? */
function agree(a: readonly number[], b: readonly number[]): boolean {
  let both = 0;
  for (const [position, value] of a.entries()) {
    const other = b[position] ?? NaN;
    if (Number.isNaN(value) || Number.isNaN(other)) continue;
    if (Math.abs(value - other) > TOLERANCE * Math.max(Math.abs(value), Math.abs(other))) return false;
    both += 1;
  }
  return both >= FEWEST_POINTS;
}
