// Comparison of sides with definite integrals by rigorous quadrature, at the only point of a constant or at a few values of the parameters. Separated enclosures are a
// witness; agreement is `tested`, with the digits that agree.

import type { Ball } from "../arithmetic/ball.js";
import { intervalArithmetic } from "../arithmetic/interval.js";
import { compareRational, formatRational, rational, type Rational } from "../arithmetic/rational.js";
import type { Node, RelationNode, SymbolNode } from "../expression/node.js";
import { freeSymbols, nodesIn, someNode, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import { holdsLimitOrIntegral, outermost, replaceOutermost } from "./integrals-and-limits.js";
import { equal, unequal, type JudgeContext, type Judgement } from "./judgement.js";
import { formatEnclosure } from "./numbers.js";
import { enclose } from "./constants.js";
import { integrateNumerically, quadratureArithmetic, type Quadrature } from "./quadrature.js";
import { compileTape, runTape } from "./tape.js";
import { createWork, type Work } from "./work.js";

const NEEDED_BITS = 48;
const MOST_PARAMETERS = 3;
const POINTS: readonly (readonly (readonly [number, number])[])[] = [
  [[3, 7], [8, 5], [5, 11]], [[5, 4], [2, 3], [7, 3]], [[2, 1], [1, 3], [3, 4]], [[1, 3], [9, 7], [6, 5]], [[-1, 2], [3, 5], [4, 3]], [[7, 3], [-2, 3], [1, 5]],
];

/** Points on which letters that count agree or are 0, where cases tell such values apart. Zero may not be meant: what differs there says nothing. */
const EQUAL_POINTS: typeof POINTS = [
  [[2, 1], [3, 1], [3, 1]], [[2, 1], [0, 1], [0, 1]], [[3, 1], [3, 1], [8, 5]], [[3, 1], [8, 5], [3, 1]], [[2, 1], [0, 1], [3, 1]], [[2, 1], [3, 1], [0, 1]], [[0, 1], [0, 1], [8, 5]], [[0, 1], [8, 5], [0, 1]], [[0, 1], [3, 1], [5, 1]],
];

/** Judges by numbers; null where too little came out. */
export function compareNumerically(a: Node, b: Node, context: JudgeContext): Judgement | null {
  const { arena } = context;
  const work = createWork(context.budget);
  const names = [...new Set([...freeSymbols(a), ...freeSymbols(b)])].filter((name) => name !== "π" && name !== "e").sort();
  if (names.length > MOST_PARAMETERS || names.some((name) => name.includes("\u0000") || name === "∞")) return null;
  // What is said of other letters does not bear on these.
  const conditions = context.assumptions.filter((relation) => [...freeSymbols(relation)].some((name) => names.includes(name)));
  const balls = quadratureArithmetic;
  let agreeing = 0;
  let bits = Infinity;
  const cases = [...new Set([a, b].flatMap((side) => [...nodesIn(side)]))].flatMap((node) => casesOf(node, names));
  const seen = cases.map((): Set<number> => new Set());
  // What holds in some of the cases says nothing of the others.
  const isSeen = (): boolean => cases.every((branches, k) => branches.every((_, branch) => seen[k]?.has(branch) === true));
  // `\\int \\sin mx \\sin nx = 0` fails where m is n, which the words may leave out.
  const tellsApart = cases.length > 0 || [a, b].some((side) => someNode(side, (node) => node.kind === "apply" && node.function === "kronecker"));
  const counting = names.filter((name) => context.integers.has(name));
  const isAlike = tellsApart || counting.length > 1;
  for (const point of names.length === 0 ? [[]] : isAlike ? [...EQUAL_POINTS, ...POINTS] : POINTS) {
    const isSoft = point.some(([numerator]) => numerator === 0);
    const values = new Map<string, Rational>();
    names.forEach((name, k) => {
      const [numerator, denominator] = point[k] ?? [1, 1];
      values.set(name, context.integers.has(name) ? rational(numerator === 0 ? 0 : Math.max(1, Math.abs(numerator))) : rational(numerator, denominator));
    });
    const replacements = new Map<Node, Node>([...values].map(([name, value]) => [arena.symbol(name), arena.number(value)]));
    const at = (node: Node): Node => substitute(arena, node, replacements);
    if (!conditions.every((relation) => relation.kind !== "relation" || holds(relation, at))) continue;
    const left = enclosureOf(at(a), context, work);
    const right = left === null ? null : enclosureOf(at(b), context, work);
    if (left === null || right === null) continue;
    if (balls.disjoint(left.value, right.value)) {
      if (isSoft) continue;
      if (!tellsApart && new Set(counting.map((name) => formatRational(values.get(name) ?? rational(0)))).size < counting.length) return null;
      // Where an integrand may have no value, neither has the integral.
      if (!left.isWhole || !right.isWhole) return null;
      const words = (ball: Ball): string => {
        const bounds = balls.bounds(ball);
        return bounds === null ? "a number" : formatEnclosure(bounds.lower, bounds.upper, 12);
      };
      return unequal({ at: Object.fromEntries([...values].map(([name, value]) => [name, formatRational(value)])), left: words(left.value), right: words(right.value) }, null, null);
    }
    const agreement = agreementOf(left.value, right.value);
    if (agreement < NEEDED_BITS) continue;
    agreeing += 1;
    bits = Math.min(bits, agreement);
    cases.forEach((branches, k) => seen[k]?.add(branches.findIndex((conditions) => conditions.every((condition) => holdsExactly(condition, at)))));
    if (agreeing >= 4 && isSeen()) break;
  }
  if (!isSeen()) return null;
  if (agreeing < (names.length === 0 ? 1 : 3)) return null;
  return equal({ kind: "tested", digits: Math.floor(Math.min(bits, 100) * Math.LOG10E * Math.LN2), points: agreeing }, []);
}

/** The conditions of the branches of a function by cases on these letters, and of a delta of Kronecker; none for any other node. */
function casesOf(node: Node, names: readonly string[]): readonly (readonly (readonly Node[])[])[] {
  const isOn = (condition: Node): boolean => [...freeSymbols(condition)].every((name) => names.includes(name) || name === "π" || name === "e");
  if (node.kind === "piecewise" && node.branches.every(({ conditions }) => conditions.every(isOn))) return [node.branches.map(({ conditions }) => conditions)];
  return [];
}

/** Does the condition hold at this point, by exact numbers? */
function holdsExactly(condition: Node, at: (node: Node) => Node): boolean {
  if (condition.kind !== "relation") return false;
  const [left, right] = [rationalValue(at(condition.left)), rationalValue(at(condition.right))];
  if (left === null || right === null) return holds(condition, at);
  const order = compareRational(left, right);
  switch (condition.operator) {
    case "=":
      return order === 0;
    case "≠":
      return order !== 0;
    case "<":
      return order < 0;
    case "≤":
      return order <= 0;
    case ">":
      return order > 0;
    case "≥":
      return order >= 0;
  }
}

/** Bits of agreement, counted from 1 where both are close to 0. */
function agreementOf(a: Ball, b: Ball): number {
  const balls = quadratureArithmetic;
  const one = balls.fromRational(rational(1n));
  const far = balls.agreementBits(a, b);
  return Math.max(far, balls.agreementBits(balls.add(a, one), balls.add(b, one)));
}

function holds(relation: RelationNode, at: (node: Node) => Node): boolean {
  const left = enclose(at(relation.left), intervalArithmetic);
  const right = enclose(at(relation.right), intervalArithmetic);
  if (left === null || right === null) return false;
  switch (relation.operator) {
    case ">":
    case "≥":
      return left.lower > right.upper;
    case "<":
    case "≤":
      return left.upper < right.lower;
    case "≠":
      return left.lower > right.upper || left.upper < right.lower;
    case "=":
      return false;
  }
}

/** A side without parameters: its integrals by quadrature, then the rest. */
function enclosureOf(node: Node, context: JudgeContext, work: Work): Quadrature | null {
  const { arena } = context;
  let isWhole = true;
  const parts = outermost(node);
  const values = new Map<string, Ball>();
  const names = new Map<Node, SymbolNode>();
  for (const part of parts) {
    if (part.kind !== "integral" || part.lower === null || part.upper === null || holdsLimitOrIntegral(part.body) || holdsLimitOrIntegral(part.lower) || holdsLimitOrIntegral(part.upper)) return null;
    const value = integrateNumerically(arena, part.body, part.variable, part.lower, part.upper, work);
    if (value === null) return null;
    const name = arena.symbol(`value\u0000${values.size}`);
    names.set(part, name);
    values.set(name.name, value.value);
    isWhole &&= value.isWhole;
  }
  const outside = replaceOutermost(arena, node, (part) => names.get(part) ?? part);
  if (someNode(outside, (each) => each.kind === "symbol" && each.name === "∞")) return null;
  const tape = compileTape([outside], new Set(), 5000);
  if ("reason" in tape || tape.kernels.length > 0) return null;
  const inputs: Ball[] = [];
  for (const input of tape.inputs) {
    const value = values.get(input.name);
    if (value === undefined) return null;
    inputs.push(value);
  }
  const registers = runTape(tape, quadratureArithmetic, { inputs, kernels: [], exponents: tape.exponents.map(() => null) });
  const output = registers[tape.outputs[0] ?? 0];
  return output === undefined || quadratureArithmetic.definedness(output) !== "always" ? null : { value: output, isWhole };
}
