// Edits of whole terms: one too few, one too many, one in the place of another, and what was copied instead of differentiated.

import { isOne } from "../../calculus/tidy.js";
import { type CandidateInput, type Draft, insertion, type Place, positive, standIn } from "./place.js";
import { bracketed, print } from "../splice.js";

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
export function* termEdits({ arena, line, material, fits }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  if (located.form.kind === "add") {
    const { signs } = located.form;
    for (const [k, term] of located.children.entries()) {
      const rest = located.children.flatMap((child, j) => (j === k ? [] : [signs[j]?.negative === true ? arena.negate(child.node) : child.node]));
      const sign = signs[k]?.range;
      const next = signs[k + 1];
      const own = { kind: "term" as const, node: arena.add(rest), path, piece: term.node, action: "drop" as const };
      const previous = located.children[k - 1];
      if (previous !== undefined && sign) yield { ...own, range: { start: previous.outer.end, end: term.outer.end }, text: "", shown: { range: { start: sign.start, end: term.outer.end }, expected: "" } };
      else if (next?.range) {
        const end = next.negative ? next.range.start : (located.children[k + 1]?.outer.start ?? next.range.end);
        yield { ...own, range: { start: sign?.start ?? term.outer.start, end }, text: "", shown: { range: { start: sign?.start ?? term.outer.start, end: term.outer.end }, expected: "" } };
      }
    }
    for (const [k, term] of located.children.entries()) {
      const fit = fits?.of(term) ?? null;
      const fitting = fit?.replacements.map((each) => (signs[k]?.negative !== true ? each : each.kind === "negate" ? each.operand : arena.negate(each)));
      for (const other of new Set([...(fitting ?? []), ...(fit?.isCertain === true ? [] : material.terms)])) {
        const positiveOther = other.kind === "negate" ? other.operand : other;
        if (positiveOther === term.node || positiveOther.kind === "derivative") continue;
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
  for (const term of new Set([...(number === null ? (fit?.terms ?? []) : [arena.number(number)]), ...(fit?.isCertain === true ? [] : material.terms)])) {
    const negative = term.kind === "negate" || (term.kind === "number" && term.value.numerator < 0n);
    const size = negative ? positive(arena, term) : term;
    const text = size.kind === "add" ? bracketed(line, print(line, size)) : print(line, size);
    const written = `${negative ? line.minus : "+"} ${text}`;
    const node = located.node.kind === "add" ? arena.add([...located.node.terms, term]) : arena.add([located.node, term]);
    const end = parent === null && located.form.kind !== "add" ? located.outer.end : located.range.end;
    yield { kind: "term", extra: 1, node, path, piece: term, action: "insert", range: insertion(end), text: ` ${written}`, shown: { range: insertion(end), expected: written } };
  }
}
