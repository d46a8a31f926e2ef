// Edits of whole terms: one too few, one too many, one in the place of another, and what was copied instead of differentiated.

import { isOne } from "../../calculus/tidy.js";
import type { Located, TermSign } from "../../elaborate/located.js";
import { canBeRight, type CandidateInput, type Draft, insertion, type Place, positive, standAlone, standIn } from "./place.js";
import { bracketed, isLoose, print, textOf } from "../splice.js";

/** The derivative in the place of what was copied. */
export function* derivativeEdits({ line, material }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  if (parent !== null && parent.form.kind !== "multiply" && parent.form.kind !== "add" && parent.form.kind !== "negate" && parent.form.kind !== "divide") return;
  const derivative = material.derivatives.get(located.node);
  if (derivative === undefined || derivative === located.node) return;
  if (isOne(derivative) && parent?.form.kind === "multiply") return;
  const stand = standIn(line, place, derivative, print(line, derivative));
  yield { kind: "factor-derivative", node: derivative, path, piece: derivative, action: "replace", range: stand.range, text: stand.text };
}

/** A term put in, taken away, or exchanged. */
export function* termEdits(input: CandidateInput, place: Place): Generator<Draft> {
  const { arena, line, material, fits } = input;
  const { located, path, parent } = place;
  if (located.form.kind === "add") {
    const { signs } = located.form;
    for (const [k, term] of located.children.entries()) {
      const rest = located.children.flatMap((child, j) => (j === k ? [] : [signs[j]?.negative === true ? arena.negate(child.node) : child.node]));
      const sign = signs[k]?.range;
      const next = signs[k + 1];
      const own = { kind: "term" as const, node: arena.add(rest), path, piece: term.node, action: "drop" as const };
      const previous = located.children[k - 1];
      const [left] = located.children.length === 2 ? located.children.filter((_, j) => j !== k) : [];
      const isBracketed = located.outer.start < located.range.start && located.outer.end > located.range.end;
      if (left !== undefined && isBracketed && signs[1 - k]?.negative !== true && !isLoose(left.node)) {
        // One term is left of two: it needs no brackets.
        const stand = standAlone(line, place, left.node, textOf(line, left.range));
        yield { ...own, range: stand.range, text: stand.text };
      } else if (previous !== undefined && sign) yield { ...own, range: { start: previous.outer.end, end: term.outer.end }, text: "", shown: { range: { start: sign.start, end: term.outer.end }, expected: "" } };
      else if (next?.range) {
        const end = next.negative ? next.range.start : (located.children[k + 1]?.outer.start ?? next.range.end);
        const shownEnd = next.negative ? term.outer.end : next.range.end;
        yield { ...own, range: { start: sign?.start ?? term.outer.start, end }, text: "", shown: { range: { start: sign?.start ?? term.outer.start, end: shownEnd }, expected: "" } };
      }
    }
    for (const [k, term] of located.children.entries()) {
      const fit = fits?.of(term) ?? null;
      const rest = arena.add(located.children.flatMap((child, j) => (j === k ? [] : [signs[j]?.negative === true ? arena.negate(child.node) : child.node])));
      const fitting = fit?.replacements.map((each) => (signs[k]?.negative !== true ? each : each.kind === "negate" ? each.operand : arena.negate(each)));
      for (const other of new Set([...(fitting ?? []), ...(fit?.isCertain === true ? [] : material.terms)])) {
        const positiveOther = other.kind === "negate" ? other.operand : other;
        if (positiveOther === term.node || positiveOther.kind === "derivative") continue;
        if (!canBeRight(input, place, [rest, other], "add")) continue;
        const negative = other.kind === "negate";
        const children = located.children.map((child, j) => (j === k ? other : signs[j]?.negative === true ? arena.negate(child.node) : child.node));
        const sign = signs[k]?.range ?? null;
        const start = sign?.start ?? term.outer.start;
        const text = print(line, positiveOther);
        const written = positiveOther.kind === "add" ? bracketed(line, text) : text;
        const newSign = k === 0 ? (negative ? line.minus : "") : negative ? `${line.minus} ` : "+ ";
        yield { kind: "replaced-term", node: arena.add(children), path, piece: other, action: "replace", range: { start, end: term.outer.end }, text: `${newSign}${written}` };
      }
    }
  }
  const holdsTerms = located.form.kind === "add" || parent === null;
  if (!holdsTerms || located.form.kind === "bigOperator" || located.form.kind === "derivative") return;
  if (located.node.kind === "number" && located.node.value.numerator === 0n) return;
  const last = located.form.kind === "add" ? located.children[located.children.length - 1] : located;
  if (last === undefined || last.form.kind === "bigOperator" || last.form.kind === "derivative") return;
  const fit = fits?.of(located) ?? null;
  const number = fit?.addend ?? null;
  for (const term of new Set([...(number === null ? (fit?.terms ?? []) : [arena.number(number)]), ...material.terms])) {
    if (!canBeRight(input, place, [located.node, term], "add")) continue;
    const negative = term.kind === "negate" || (term.kind === "number" && term.value.numerator < 0n);
    const size = negative ? positive(arena, term) : term;
    const text = size.kind === "add" ? bracketed(line, print(line, size)) : print(line, size);
    const written = `${negative ? line.minus : "+"} ${text}`;
    const own = { kind: "term" as const, extra: 1, path, piece: term, action: "insert" as const };
    const terms = located.form.kind === "add" ? located.children.map((child, k) => (signsOf(located)[k]?.negative === true ? arena.negate(child.node) : child.node)) : [located.node];
    const end = parent === null && located.form.kind !== "add" ? located.outer.end : located.range.end;
    yield { ...own, node: arena.add([...terms, term]), range: insertion(end), text: ` ${written}`, shown: { range: insertion(end), expected: written } };
    // Before a term that stands there: its sign follows, written where it was none.
    for (const [k, before] of (located.form.kind === "add" ? located.children : [located]).entries()) {
      const sign = located.form.kind === "add" ? (signsOf(located)[k]?.range ?? null) : located.form.kind === "negate" ? located.operatorRange : null;
      const start = located.form.kind === "negate" && sign !== null ? sign.start : sign === null && located.form.kind !== "add" ? wholeStart(located, parent) : (sign?.start ?? before.outer.start);
      const head = k === 0 ? (negative ? `${line.minus}${text}` : text) : written;
      const isSigned = sign !== null && k > 0;
      const glue = isSigned ? " " : sign === null ? " + " : ` ${textOf(line, sign)} `;
      const range = sign !== null && k === 0 ? { start, end: (located.form.kind === "negate" ? located.children[0] : before)?.outer.start ?? sign.end } : insertion(start);
      yield { ...own, extra: 1.2, node: arena.add([...terms.slice(0, k), term, ...terms.slice(k)]), range, text: `${head}${glue}`, shown: { range: insertion(start), expected: k === 0 && !isSigned ? `${head} ${glue.trim()}` : head } };
    }
  }
}

const signsOf = (located: Located): readonly TermSign[] => (located.form.kind === "add" ? located.form.signs : []);

/** Where a term may be put in front of something that is no sum. */
const wholeStart = (located: Located, parent: Located | null): number => (parent === null ? located.outer.start : located.range.start);
