// Sums of iterated integrals between bounds as what they run over: pieces of the plane or of space in some coordinates. Points of the pieces, just inside and outside of their borders too,
// and whether a point lies in a piece, in doubles: what two regions are compared by.

import { intervalArithmetic } from "../arithmetic/interval.js";
import type { IntegralNode, Node, RelationNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { isConstant } from "./constants.js";
import { holdsLimitOrIntegral } from "./integrals-and-limits.js";
import type { JudgeContext } from "./judgement.js";
import { infinitySign } from "./limit.js";
import { compileTape, runTape } from "./tape.js";

/** One letter of a piece with its bounds, which may hold the letters before it. */
export interface Span {
  readonly letter: string;
  readonly lower: Node;
  readonly upper: Node;
}

export interface Piece {
  /** The integrand with the constant factor before the integral. */
  readonly body: Node;
  /** The outermost first. */
  readonly spans: readonly Span[];
}

export type Values = ReadonlyMap<string, number>;

const MOST_PIECES = 4;
const LARGEST = 400;
/** How far from a border its points lie. */
const STEP = 1e-6;
/** Nearer to a border than this, a point is not counted. */
const MARGIN = 1e-10;
const SHARES = [0.013, 0.11, 0.237, 0.381, 0.493, 0.607, 0.731, 0.862, 0.979];

/** The node as a sum of integrals over two or three letters between bounds with no other letters in them; null where it is anything else. */
export function piecesOf(root: Node, context: JudgeContext): readonly Piece[] | null {
  const { arena } = context;
  const pieces: Piece[] = [];
  const visit = (node: Node, factors: readonly Node[]): boolean => {
    switch (node.kind) {
      case "integral": {
        const piece = pieceOf(node);
        return piece !== null && pieces.push({ ...piece, body: factors.length === 0 ? piece.body : arena.multiply([...factors, piece.body]) }) <= MOST_PIECES;
      }
      case "add":
        return node.terms.every((term) => visit(term, factors));
      case "negate":
        return visit(node.operand, [arena.integer(-1), ...factors]);
      case "multiply": {
        const holding = node.factors.filter(holdsLimitOrIntegral);
        const [only] = holding;
        const others = node.factors.filter((factor) => factor !== only);
        return only !== undefined && holding.length === 1 && others.every(isConstant) && visit(only, [...factors, ...others]);
      }
      case "divide":
        return isConstant(node.denominator) && visit(node.numerator, [arena.divide(arena.integer(1), node.denominator), ...factors]);
      default:
        return false;
    }
  };
  return visit(root, []) && pieces.length > 0 ? pieces.map((piece) => inPlainLetters(piece, context)) : null;
}

function pieceOf(root: IntegralNode): Piece | null {
  const spans: Span[] = [];
  let node: Node = root;
  while (node.kind === "integral") {
    const { lower, upper, variable } = node;
    if (lower === null || upper === null || [lower, upper].some((bound) => holdsLimitOrIntegral(bound) || infinitySign(bound) !== 0 || !isOf(bound, spans)) || spans.some(({ letter }) => letter === variable.name)) return null;
    spans.push({ letter: variable.name, lower, upper });
    node = node.body;
  }
  return spans.length < 2 || spans.length > 3 || holdsLimitOrIntegral(node) ? null : { body: node, spans };
}

/** The piece in the letters as they were written: r for the r′ that a bound letter becomes beside another r. */
function inPlainLetters({ body, spans }: Piece, { arena }: JudgeContext): Piece {
  const taken = new Set(spans.flatMap(({ letter, lower, upper }) => [letter, ...freeSymbols(lower), ...freeSymbols(upper)]).concat([...freeSymbols(body)]));
  const plain = new Map<string, string>();
  for (const { letter } of spans) {
    const name = letter.replace(/′+$/u, "");
    if (name !== letter && !taken.has(name)) plain.set(letter, name);
    taken.add(name);
  }
  const renaming = new Map([...plain].map(([letter, name]): [Node, Node] => [arena.symbol(letter), arena.symbol(name)]));
  const put = (node: Node): Node => substitute(arena, node, renaming);
  return renaming.size === 0 ? { body, spans } : { body: put(body), spans: spans.map(({ letter, lower, upper }) => ({ letter: plain.get(letter) ?? letter, lower: put(lower), upper: put(upper) })) };
}

/** Does it hold no letters but those of the spans, and no unknown functions? */
function isOf(bound: Node, spans: readonly Span[]): boolean {
  return !someNode(bound, (node) => node.kind === "call") && [...freeSymbols(bound)].every((name) => name === "π" || name === "e" || spans.some(({ letter }) => letter === name));
}

/** Values of an expression at points; its tape is compiled once. Null where it has none. */
export function numericValue(node: Node): ((at: Values) => number | null) | null {
  const tape = compileTape([node], new Set(), LARGEST);
  if ("reason" in tape || tape.kernels.length > 0) return null;
  return (at) => {
    const inputs = tape.inputs.map(({ name }) => at.get(name));
    if (inputs.some((value) => value === undefined)) return null;
    const registers = runTape(tape, intervalArithmetic, { inputs: inputs.map((value = NaN) => ({ lower: value, upper: value, defined: "always" })), kernels: [], exponents: tape.exponents.map(() => null) });
    const value = registers[tape.outputs[0] ?? 0];
    if (value === undefined || intervalArithmetic.definedness(value) !== "always") return null;
    const middle = (value.lower + value.upper) / 2;
    return Number.isFinite(middle) && value.upper - value.lower < 1e-9 * Math.max(1, Math.abs(middle)) ? middle : null;
  };
}

export interface Extent {
  /** Points inside of the piece. */
  readonly inside: readonly Values[];
  /** Points just inside and just outside of its borders. */
  readonly atBorders: readonly Values[];
  /** Does a point lie in the piece? Null where it is too near to a border. */
  holds(point: Values): boolean | null;
}

/** Where a piece is; null where its bounds have no values, or are not in their order. */
export function extentOf({ spans }: Piece): Extent | null {
  const bounds = spans.map(({ letter, lower, upper }) => ({ letter, lower: numericValue(lower), upper: numericValue(upper) }));
  const inside: Values[] = [];
  const atBorders: Values[] = [];
  let isOrdered = true;
  /** `isInner`: have all letters so far values between their bounds? */
  const extend = (k: number, at: Values, isInner: boolean): void => {
    const span = bounds[k];
    if (span === undefined) {
      (isInner ? inside : atBorders).push(at);
      return;
    }
    const [low, high] = [span.lower?.(at) ?? null, span.upper?.(at) ?? null];
    if (low === null || high === null) {
      // Outside of its borders the other bounds need have no values.
      isOrdered &&= !isInner;
      return;
    }
    if (low > high + MARGIN) {
      isOrdered &&= !isInner;
      return;
    }
    const shares = k === 0 ? SHARES : isInner ? (k === 1 ? [0.29, 0.71] : [0.41]) : [0.53];
    const step = STEP * Math.max(1, Math.abs(low), Math.abs(high));
    const put = (value: number): Values => new Map([...at, [span.letter, value]]);
    if (high - low < 4 * step) return;
    for (const share of shares) extend(k + 1, put(low + share * (high - low)), isInner);
    if (!isInner) return;
    for (const edge of [low - step, low + step, high - step, high + step]) extend(k + 1, put(edge), false);
  };
  extend(0, new Map(), true);
  if (!isOrdered || inside.length === 0) return null;
  return {
    inside, atBorders,
    holds(point) {
      let isNear = false;
      for (const { letter, lower, upper } of bounds) {
        const value = point.get(letter);
        const [low, high] = [lower?.(point) ?? null, upper?.(point) ?? null];
        if (value === undefined || low === null || high === null) return isNear ? null : false;
        const margin = MARGIN * Math.max(1, Math.abs(low), Math.abs(high));
        if (value < low - margin || value > high + margin) return false;
        isNear ||= value < low + margin || value > high - margin;
      }
      return isNear ? null : true;
    },
  };
}

/** Where conditions hold; no points of it are known. */
export function extentWhere(conditions: readonly RelationNode[]): Extent | null {
  const tests = conditions.map(({ operator, left, right }) => ({ isBelow: operator === "<" || operator === "≤", isAbove: operator === ">" || operator === "≥", left: numericValue(left), right: numericValue(right) }));
  if (tests.some(({ isBelow, isAbove, left, right }) => isBelow === isAbove || left === null || right === null)) return null;
  return {
    inside: [], atBorders: [],
    holds(point) {
      let isNear = false;
      for (const { isBelow, left, right } of tests) {
        const [first, second] = [left?.(point) ?? null, right?.(point) ?? null];
        if (first === null || second === null) return false;
        const margin = MARGIN * Math.max(1, Math.abs(first), Math.abs(second));
        const below = isBelow ? second - first : first - second;
        if (below < -margin) return false;
        isNear ||= below < margin;
      }
      return isNear ? null : true;
    },
  };
}
