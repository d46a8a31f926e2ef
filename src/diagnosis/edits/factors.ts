// Edits of factors: a coefficient, a factor or a denominator too few or too many.

import { isInteger, type Rational } from "../../arithmetic/rational.js";
import { isOne } from "../../calculus/tidy.js";
import type { Located, Path } from "../../elaborate/located.js";
import { sizeOf } from "../simplified.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { canBeRight, type CandidateInput, depthCost, type Draft, insertion, isTermSlot, type Place, positive, standIn } from "./place.js";
import { factorRank } from "../expected-forms.js";
import { asFactor, bracketed, isEnclosed, print, type SourceLine, textOf, times, wholeRange } from "../splice.js";

/** 1/u is missing rarely where a u is missing below. */
const RECIPROCAL = 6;

/** Large pieces are rarer slips than small ones. */
function sizeCost(piece: Node): number {
  return Math.min(24, 3 * (sizeOf(piece) - 1)) + (piece.kind === "divide" && isOne(piece.numerator) ? RECIPROCAL : 0);
}

/** Does this place make up the numerator of a fraction, but for a sign? */
function isNumeratorAt(line: SourceLine, path: Path): boolean {
  let current: Located | undefined = line.root;
  let isNumerator = false;
  for (const step of path) {
    if (current?.form.kind === "divide") isNumerator = step === 0;
    else if (current?.form.kind !== "negate") isNumerator = false;
    current = current?.children[step];
  }
  return isNumerator;
}

/** A half is lost; nobody loses 12/7. */
const ODD_FRACTION = 24;

const isUnitFraction = ({ numerator }: Rational): boolean => numerator === 1n || numerator === -1n;

/** A number or factor put in, above or below. */
export function* coefficientEdits(input: CandidateInput, place: Place): Generator<Draft> {
  const { arena, line, material } = input;
  const { located, parent } = place;
  const fit = input.fits?.of(located) ?? null;
  const isOpen = fit?.isCertain !== true;
  const numbers = new Set([...(fit?.coefficient == null ? [] : [fit.coefficient]), ...(isOpen ? material.numbers : [])]);
  const factors = new Set([...(fit?.factors ?? []), ...(isOpen ? material.factors : [])]);
  if (parent?.form.kind === "divide" && place.position === 0 && isOne(located.node) && parent.children[1]?.node.kind !== "number") {
    for (const factor of factors) if (factor.kind !== "number") yield* inserted(input, place, factor, "factor", sizeCost(factor));
    return;
  }
  const isAbove = fit !== null && parent?.form.kind === "divide" && place.position === 0;
  if ((!isTermSlot(place) && !isAbove) || located.form.kind === "negate") return;
  const isSum = located.form.kind === "add";
  if (isSum && parent !== null && parent.form.kind !== "bigOperator" && parent.form.kind !== "derivative" && parent.form.kind !== "divide") return;
  const extra = depthCost(place) + (isSum ? 4 : 0);
  for (const value of numbers) {
    // A number that is wrong by a fraction of it is another number.
    if (fit !== null && located.node.kind === "number" && !isInteger(value)) continue;
    yield* inserted(input, place, arena.number(value), "coefficient", extra + (isInteger(value) ? 0 : (located.form.kind === "divide" ? 5 : 1) + (isUnitFraction(value) ? 0 : ODD_FRACTION)));
  }
  for (const factor of factors) {
    if (factor.kind === "number") yield* inserted(input, place, factor, "coefficient", extra);
    else if (factor !== located.node || parent?.form.kind !== "apply") yield* inserted(input, place, factor, "factor", extra + sizeCost(factor));
  }
  // A denominator that is missing.
  if (located.form.kind === "divide" || parent?.form.kind === "apply" || parent?.form.kind === "power") return;
  for (const factor of new Set([...(fit?.divisors ?? []), ...(isOpen ? material.factors : [])])) {
    if (factor.kind === "negate") continue;
    if (factor.kind === "number" && (!isInteger(factor.value) || factor.value.numerator < 2n)) continue;
    if (factor === located.node || (located.node.kind === "multiply" && located.node.factors.includes(factor))) continue;
    if (!canBeRight(input, place, [located.node, factor], "divide")) continue;
    const below = print(line, factor);
    const own = textOf(line, located.range);
    const text = line.notation === "latex" ? `\\frac{${own}}{${below}}` : `${asFactor(line, located.node, own)}/${factor.kind === "multiply" ? bracketed(line, below) : asFactor(line, factor, below)}`;
    const node = arena.divide(located.node, factor);
    const stand = standIn(line, place, node, text);
    yield { kind: "factor", extra: extra + 3 + sizeCost(factor), node, path: place.path, piece: node, action: "replace", range: stand.range, text: stand.text };
  }
}

/** The factor before the term: as a digit where it is one, else with a multiplication sign. */
export function* inserted(input: CandidateInput, place: Place, factor: Node, kind: "coefficient" | "factor", extra: number): Generator<Draft> {
  const { arena, line, fits } = input;
  const { located, path, parent } = place;
  if (!canBeRight(input, place, [located.node, factor], "multiply")) return;
  const isNegative = factor.kind === "negate" || (factor.kind === "number" && factor.value.numerator < 0n) || (factor.kind === "divide" && factor.numerator.kind === "number" && factor.numerator.value.numerator < 0n);
  const size = isNegative ? positive(arena, factor) : factor;
  if (isOne(size)) return;
  if (located.node.kind === "number" && size.kind !== "number") {
    // A number that should hold a letter: rarer than a term too many.
    if (isNegative) return;
    const isAbove = isOne(located.node) && isNumeratorAt(line, path);
    const text = isOne(located.node) ? print(line, size) : `${textOf(line, located.range)}${times(line)}${asFactor(line, size, print(line, size))}`;
    const node = isOne(located.node) ? size : arena.multiply([located.node, size]);
    const stand = standIn(line, place, node, text);
    yield { kind, extra: isAbove ? extra - 1 : fits?.isRightAt(located, node) === true ? extra + 8 : 70, node, path, piece: factor, action: "insert", range: stand.range, text: stand.text };
    return;
  }
  if (!isNegative && located.form.kind !== "add" && fits !== null) yield* insertedBehind(line, arena, place, size, kind, extra);
  const isSum = located.form.kind === "add";
  const rest = textOf(line, isSum ? located.range : located.outer);
  const isWhole = isSum || (located.outer.start === located.range.start ? false : parent !== null && isEnclosed(line, located));
  const body = isWhole ? textOf(line, located.range) : rest;
  const printed = asFactor(line, size, print(line, size));
  const glue = size.kind === "number" && isInteger(size.value) && glues(line, body) ? "" : size.kind === "number" && line.notation === "latex" && !/^\d|^\\frac\s*\d/.test(body) ? " " : times(line);
  const head = `${printed}${glue}`;
  const signed = isNegative ? arena.multiply([factor, located.node]) : arena.multiply([size, located.node]);
  const first = located.form.kind === "multiply" ? located.children[0] : located;
  const isInOrder = first === undefined || fits === null || factorRank(size) <= factorRank(first.node);
  const own = { kind, extra: extra + (isNegative ? 2 : 0) + (isInOrder ? 0 : OUT_OF_ORDER), path, piece: factor, action: "insert" as const };
  if (isSum && located.outer.start < located.range.start && !isNegative) {
    const range = insertion(innerBracket(line, located));
    yield { ...own, extra: own.extra - 1, node: signed, range, text: head, shown: { range, expected: printed } };
  }
  if (isSum) {
    const whole = wholeRange(located);
    const range = parent === null ? whole : located.range;
    const text = `${isNegative ? line.minus : ""}${head}${bracketed(line, textOf(line, located.range))}`;
    const stand = parent === null ? { range, text } : standIn(line, place, signed, text);
    yield { ...own, node: signed, range: stand.range, text: stand.text };
    return;
  }
  const sign = parent?.form.kind === "add" ? parent.form.signs[place.position] : parent?.form.kind === "negate" ? { negative: true, range: parent.operatorRange } : null;
  const isNumerator = parent?.form.kind === "divide" && place.position === 0;
  const isEnclosedArgument = parent === null || isNumerator || parent.form.kind === "add" || parent.form.kind === "negate" || isEnclosed(line, located);
  const start = parent !== null && parent.form.kind !== "add" && parent.form.kind !== "negate" && isEnclosed(line, located) ? located.range.start : located.outer.start;
  if (!isNegative) {
    if (isEnclosedArgument || parent.form.kind === "bigOperator") yield { ...own, node: signed, range: insertion(start), text: head, shown: { range: insertion(start), expected: printed } };
    else {
      const stand = standIn(line, place, signed, `${head}${body}`);
      yield { ...own, node: signed, range: stand.range, text: stand.text };
    }
    return;
  }
  if (sign !== undefined && sign !== null && sign.range !== null) {
    const isFirst = parent?.form.kind === "negate" || place.position === 0;
    const newSign = sign.negative ? (isFirst ? "" : "+ ") : `${line.minus}${isFirst ? "" : " "}`;
    const range = { start: sign.range.start, end: start };
    yield { ...own, node: signed, range, text: `${newSign}${head}` };
  } else if (isEnclosedArgument) yield { ...own, node: signed, range: insertion(start), text: `${line.minus}${head}`, shown: { range: insertion(start), expected: `${line.minus}${printed}` } };
}

/** What it costs to stand out of the order that people write factors in, for a number and for anything else. */
const NUMBER_OUT_OF_ORDER = 1.2;
const OUT_OF_ORDER = 0.3;
/** Nobody writes `x · 3`. */
const NUMBER_BEHIND_NAME = 6;

/** Where the innermost brackets around a sum begin: outside them a factor stands before the bracket. */
function innerBracket(line: SourceLine, { range, outer }: Located): number {
  const opening = /(?:\\left\s*)?[([{]\s*$/.exec(line.text.slice(outer.start, range.start));
  return opening === null ? outer.start : outer.start + opening.index;
}

/** The factor behind another one: behind the term where that is a single factor, else at each place inside the product. */
function* insertedBehind(line: SourceLine, arena: Arena, { located, path }: Place, size: Node, kind: "coefficient" | "factor", extra: number): Generator<Draft> {
  const parts = located.form.kind === "multiply" ? located.children : [located];
  const printed = asFactor(line, size, print(line, size));
  const factors = parts.map((part) => part.node);
  for (const [k, previous] of parts.entries()) {
    const next = parts[k + 1];
    // A factor that stands behind one of higher rank begins a run of its own: \sin(x^2) \cdot 2x.
    const beginsRun = next !== undefined && factorRank(next.node) < factorRank(previous.node) && factorRank(size) <= factorRank(next.node);
    const isOrdered = beginsRun || (factorRank(previous.node) <= factorRank(size) && (next === undefined || factorRank(next.node) > factorRank(size)));
    const node = arena.multiply([...factors.slice(0, k + 1), size, ...factors.slice(k + 1)]);
    const between = next === undefined ? "" : line.text.slice(previous.outer.end, next.outer.start);
    const isMarked = /[*·]|\\cdot|\\times/.test(between);
    const isCoefficient = previous.node.kind === "number" && /^[\p{L}\\]/u.test(printed) && between === "";
    const isJoined = line.notation === "text" && next !== undefined && between === "" && /^[\p{L}\d]/u.test(textOf(line, next.outer));
    const behind = !isJoined ? "" : textOf(line, wholeRange(line.root)).includes("*") ? "*" : " ";
    const isLoose = !isMarked && factorRank(previous.node) < 2 && !/^[\d(\\]/.test(printed) && (line.notation === "latex" || !textOf(line, wholeRange(line.root)).includes("*"));
    const sign = isMarked ? between : isCoefficient ? "" : isLoose ? " " : times(line);
    const shown = insertion(previous.outer.end);
    yield { kind, extra: extra + (isOrdered ? 0 : size.kind !== "number" ? OUT_OF_ORDER : parts.length === 1 && factorRank(previous.node) === 1 ? NUMBER_BEHIND_NAME : NUMBER_OUT_OF_ORDER), node, path, piece: size, action: "insert", range: shown, text: `${sign}${printed}${behind}`, shown: { range: shown, expected: printed } };
  }
}

/** May a whole number stand directly before this text? */
function glues(line: SourceLine, body: string): boolean {
  if (line.notation === "latex") return !/^[\d.]|^\\(?:frac|dfrac|tfrac)\s*(?:\d|\{\s*\d)|^\\(?:d|t)?frac\{d|^\\sum|^\\int/.test(body);
  return /^[\p{L}√(]/u.test(body) && !/^[eEd]/.test(body) && !body.includes("*");
}

/** A factor or denominator taken away. */
export function* dropEdits({ arena, line }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  if (located.form.kind === "multiply") {
    for (const [k, factor] of located.children.entries()) {
      const previous = located.children[k - 1];
      const next = located.children[k + 1];
      const range = previous !== undefined ? { start: previous.outer.end, end: factor.outer.end } : next !== undefined ? { start: factor.outer.start, end: next.outer.start } : null;
      if (range === null) continue;
      const rest = located.children.filter((_, j) => j !== k).map((child) => child.node);
      yield {
        kind: factor.node.kind === "number" ? "coefficient" : "factor", node: arena.multiply(rest), path, piece: factor.node, action: "drop", range, text: "",
        shown: { range: factor.outer, expected: "" },
      };
    }
  }
  if (located.form.kind === "divide") {
    const [numerator, denominator] = located.children;
    if (numerator === undefined || denominator === undefined) return;
    const above = textOf(line, numerator.range);
    const stand = parent?.form.kind === "add" && numerator.node.kind !== "add" && numerator.node.kind !== "negate" ? { range: located.outer, text: above } : standIn(line, place, numerator.node, above);
    yield { kind: denominator.node.kind === "number" ? "coefficient" : "factor", extra: denominator.node.kind === "number" ? -1 : 1, node: numerator.node, path, piece: denominator.node, action: "drop", range: stand.range, text: stand.text };
  }
}
