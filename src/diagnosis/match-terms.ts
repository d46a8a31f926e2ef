// Holds the terms of a wrong line against those of the line before carried out: which have no partner, and what should stand in their places.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { topTerms } from "./material.js";
import { bracketed, print, textOf, wholeRange, type SourceLine } from "./splice.js";
import type { Piece } from "./term.js";

export interface MatchedTerms {
  /** The terms to be replaced, left to right. */
  readonly edits: readonly Piece[];
  /** The line with all of them replaced. */
  readonly fix: string;
}

const MOST_TERMS = 8;

/**
 * Terms of the line without a partner, each with a term of the other side that has none. Null where the line is no sum, nothing matches (then the whole line is as good a place), or
 * something is left over on the line's side.
 */
export function matchTerms(arena: Arena, line: SourceLine, carriedOut: Node, isSame: (own: Node, other: Node) => boolean): MatchedTerms | null {
  const { root } = line;
  if (root.form.kind !== "add" || root.children.length > MOST_TERMS) return null;
  const { signs } = root.form;
  const left: Node[] = [...topTerms(arena, carriedOut)];
  if (left.length > MOST_TERMS) return null;
  const unmatched: number[] = [];
  for (const [k, term] of root.children.entries()) {
    const own = signs[k]?.negative === true ? arena.negate(term.node) : term.node;
    const partner = left.findIndex((other) => isSame(own, other));
    if (partner < 0) unmatched.push(k);
    else left.splice(partner, 1);
  }
  if (unmatched.length === root.children.length || unmatched.length === 0 || unmatched.length > left.length) return null;
  const edits: Piece[] = [];
  const whole = wholeRange(root);
  let fix = "";
  let position = whole.start;
  for (const [nth, k] of unmatched.entries()) {
    const term = root.children[k];
    const isLast = nth === unmatched.length - 1;
    const instead = isLast ? left.slice(nth) : left.slice(nth, nth + 1);
    if (term === undefined) return null;
    const range = { start: signs[k]?.range?.start ?? term.outer.start, end: term.outer.end };
    const expected = instead.map((each, j) => signed(line, each, k === 0 && j === 0)).join(" ");
    edits.push({ range, found: textOf(line, range), expected });
    fix += line.text.slice(position, range.start) + expected;
    position = range.end;
  }
  return { edits, fix: (fix + line.text.slice(position, whole.end)).trim() };
}

function signed(line: SourceLine, term: Node, isFirst: boolean): string {
  const isNegative = term.kind === "negate" || (term.kind === "number" && term.value.numerator < 0n);
  const size = term.kind === "negate" ? term.operand : term;
  const printed = term.kind === "number" && isNegative ? print(line, term).replace(/^[-−]/, "") : print(line, size);
  const text = size.kind === "add" ? bracketed(line, printed) : printed;
  if (isFirst) return isNegative ? `${line.minus}${text}` : text;
  return `${isNegative ? line.minus : "+"} ${text}`;
}
