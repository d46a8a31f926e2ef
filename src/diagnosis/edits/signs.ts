// Edits of signs: one turned round, one put in front, one taken away, the sign of a whole sum.

import { type Form, reformAt } from "../../elaborate/located.js";
import { exchangedDifference } from "../exchange.js";
import { type CandidateInput, depthCost, type Draft, insertion, isTermSlot, minusFor, type Place, standIn } from "./place.js";
import { bracketed, isEnclosed, SUPERSCRIPT_DIGITS, textOf, wholeRange } from "../splice.js";

/** A sign turned round, put in front or taken away. */
export function* signEdits({ arena, line }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  const { form } = located;
  if (form.kind === "add") {
    for (const [k, sign] of form.signs.entries()) {
      const signs = form.signs.map((each, j) => (j === k ? { ...each, negative: !each.negative } : each));
      const changed: Form = { kind: "add", signs };
      const node = reformAt(arena, located, [], changed);
      const term = located.children[k];
      if (term === undefined) continue;
      const shared = { kind: "sign" as const, node, path, piece: null, action: "flip" as const };
      if (sign.range === null) yield { ...shared, kind: "inserted-sign", range: insertion(term.outer.start), text: line.minus };
      else if (k === 0) yield { ...shared, range: { start: sign.range.start, end: term.outer.start }, text: "", shown: { range: sign.range, expected: "" } };
      else yield { ...shared, range: sign.range, text: sign.negative ? "+" : minusFor(line, textOf(line, sign.range)) };
    }
    if (form.signs.length > 1 && (parent === null || parent.form.kind === "apply" || parent.form.kind === "power" || parent.form.kind === "call") && !(parent?.form.kind === "power" && place.position === 0)) {
      const whole = wholeRange(located);
      if (located.outer.end > located.range.end && /[)\]]$/.test(textOf(line, located.outer)) && parent === null) {
        yield { kind: "inserted-sign", node: arena.negate(located.node), path, piece: null, action: "insert", range: insertion(located.outer.start), text: line.minus };
        return;
      }
      const exchanged = exchangedDifference(line, located);
      const [first, second] = located.children;
      if (exchanged !== null && first !== undefined && second !== undefined) {
        const range = { start: first.outer.start, end: second.outer.end };
        yield { kind: "whole-sign", node: arena.add([second.node, arena.negate(first.node)]), path, piece: null, action: "replace", range, text: exchanged };
        return;
      }
      yield {
        kind: "whole-sign", node: arena.negate(located.node), path, piece: null, action: "insert", range: parent === null ? whole : located.range,
        text: `${line.minus}${bracketed(line, textOf(line, located.range))}`,
      };
    }
    return;
  }
  if (form.kind === "negate" && located.operatorRange !== null) {
    const [operand] = located.children;
    if (operand === undefined) return;
    yield {
      kind: "sign", node: operand.node, path, piece: null, action: "drop", range: { start: located.operatorRange.start, end: operand.outer.start }, text: "",
      shown: { range: located.operatorRange, expected: "" },
    };
    return;
  }
  if (!isTermSlot(place) || parent?.form.kind === "add" || parent?.form.kind === "negate" || parent?.form.kind === "divide") return;
  if (located.node.kind === "number" && located.node.value.numerator === 0n) return;
  const negative = arena.negate(located.node);
  const free = parent === null || isEnclosed(line, located) || parent.form.kind === "bigOperator" || parent.form.kind === "derivative";
  const own = { kind: "inserted-sign" as const, extra: depthCost(place), node: negative, path, piece: null, action: "insert" as const };
  if (free && parent?.form.kind !== "bigOperator" && parent?.form.kind !== "derivative") yield { ...own, range: insertion(located.range.start), text: line.minus };
  else if (parent?.form.kind === "power" || parent?.form.kind === "apply" || parent?.form.kind === "call") {
    const superscript = SUPERSCRIPT_DIGITS.includes(textOf(line, located.range).slice(0, 1));
    if (superscript) yield { ...own, range: insertion(located.range.start), text: "⁻" };
    else {
      const { range, text } = standIn(line, place, negative, `${line.minus}${textOf(line, located.range)}`);
      yield { ...own, range, text };
    }
  }
}
