// Edits of the operator between two pieces: a plus written for a times sign, or a times sign for a plus. Only where the value that the place must have is known, and where the new operator needs no brackets.

import { isOne } from "../../calculus/tidy.js";
import type { Node } from "../../expression/node.js";
import { type CandidateInput, canBeRight, type Draft, insertion, minusFor, type Place } from "./place.js";
import { isEnclosed, times } from "../splice.js";

const TIMES = /^\s*(?:[*·×]|\\cdot(?![a-zA-Z])|\\times(?![a-zA-Z]))\s*$/;
/** Function names may stand side by side without a sign between them. */
const NOTHING_BETWEEN = 8;

/** `a + b` or `a - b` for `a · b`, and the other way round. */
export function* operatorEdits(input: CandidateInput, place: Place): Generator<Draft> {
  const { arena, line, fits } = input;
  const { located, path, parent, position } = place;
  if (fits?.of(located)?.isCertain !== true) return;
  const { form, children } = located;
  if (form.kind === "multiply") {
    const isTerm = parent?.form.kind === "add" && parent.form.signs[position]?.negative !== true;
    if (parent !== null && !isTerm && !isEnclosed(line, located)) return;
    for (const [k, next] of children.entries()) {
      const previous = children[k - 1];
      if (previous === undefined) continue;
      const between = { start: previous.outer.end, end: next.outer.start };
      const sign = line.text.slice(between.start, between.end);
      const isMarked = TIMES.test(sign);
      if (!isMarked && !(sign.trim() === "" && next.form.kind === "apply" && previous.form.kind !== "leaf")) continue;
      const factors = children.map((child) => child.node);
      const [left, right] = [arena.multiply(factors.slice(0, k)), arena.multiply(factors.slice(k))];
      for (const isNegative of [false, true]) {
        if (!canBeRight(input, place, [left, right], isNegative ? "subtract" : "add")) continue;
        const node = arena.add([left, isNegative ? arena.negate(right) : right]);
        const operator = isNegative ? minusFor(line, "") : "+";
        const own = { kind: "operator" as const, node, path, piece: null };
        if (!isMarked) yield { ...own, extra: NOTHING_BETWEEN, action: "insert", range: between, text: ` ${operator} `, shown: { range: insertion(between.start), expected: operator } };
        else yield { ...own, action: "replace", range: between, text: ` ${operator} `, shown: { range: { start: between.start + sign.search(/\S/), end: between.start + sign.trimEnd().length }, expected: operator } };
      }
    }
    return;
  }
  if (form.kind !== "add") return;
  for (const [k, next] of children.entries()) {
    const previous = children[k - 1];
    const sign = form.signs[k];
    if (previous === undefined || sign?.range == null || sign.negative || form.signs[k - 1]?.negative === true) continue;
    // `1/u*v` is read in two ways.
    if (line.notation === "text" && previous.form.kind === "divide") continue;
    if (next.form.kind === "negate" || previous.form.kind === "negate" || isOne(next.node) || isOne(previous.node)) continue;
    const terms = children.map((child, j): Node => (form.signs[j]?.negative === true ? arena.negate(child.node) : child.node));
    const node = arena.add([...terms.slice(0, k - 1), arena.multiply([previous.node, next.node]), ...terms.slice(k + 1)]);
    if (fits.isRightAt(located, node) !== true) continue;
    yield { kind: "operator", node, path, piece: null, action: "replace", range: { start: previous.outer.end, end: next.outer.start }, text: times(line), shown: { range: sign.range, expected: times(line).trim() } };
  }
}
