// Two slips in one line, in two terms of its sum: where no single change makes the line right, but each of two terms is one change away from the term that was to be expected. They are told apart by mending
// one term with the other left as it is: what the whole line must be then is known.

import type { Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import type { Edit } from "./edit.js";
import { createCanonical } from "./expected-forms.js";
import { topTerms } from "./material.js";
import { applySplice, type SourceLine, textOf } from "./splice.js";
import type { Piece } from "./term.js";

export interface Slip {
  readonly edit: Edit;
  /** The right line with nothing but this slip in it. */
  readonly alone: Node;
}

export interface TwoSlips {
  readonly slips: readonly [Slip, Slip];
  /** The terms from the one to the other. */
  readonly piece: Piece;
  /** The line with both mended. */
  readonly fix: string;
}

const MOST_TERMS = 8;
const MOST_FORMS = 12;

/** The two slips by which the line differs from one of the forms; `mend` gives the small change inside a term that makes the line another one. */
export function twoSlips(arena: Arena, line: SourceLine, forms: readonly Node[], mend: (target: Node, position: number) => Edit | null, saysRight: (text: string) => boolean): TwoSlips | null {
  const { root } = line;
  if (root.form.kind !== "add" || root.children.length > MOST_TERMS) return null;
  const { signs } = root.form;
  const canonical = createCanonical(arena);
  const own = root.children.map((child, k) => (signs[k]?.negative === true ? arena.negate(child.node) : child.node));
  const mended = new Map<string, Edit | null>();
  const editFor = (target: Node, position: number): Edit | null => {
    const key = `${position}:${target.id}`;
    const known = mended.get(key);
    if (known !== undefined) return known;
    const edit = mend(target, position);
    mended.set(key, edit);
    return edit;
  };
  for (const form of forms.slice(0, MOST_FORMS)) {
    const terms = topTerms(arena, form);
    if (terms.length !== own.length) continue;
    const left = [...terms];
    const open = own.flatMap((term, k) => {
      const partner = left.findIndex((other) => canonical(other) === canonical(term));
      if (partner >= 0) left.splice(partner, 1);
      return partner >= 0 ? [] : [k];
    });
    const [first, second] = open;
    const [one, other] = left;
    if (open.length !== 2 || left.length !== 2 || first === undefined || second === undefined || one === undefined || other === undefined) continue;
    for (const [ofFirst, ofSecond] of [[one, other], [other, one]] as const) {
      const withTerms = (a: Node | undefined, b: Node | undefined): Node => arena.add(own.map((term, k) => (k === first ? (a ?? term) : k === second ? (b ?? term) : term)));
      const [front, back] = [editFor(withTerms(ofFirst, undefined), first), editFor(withTerms(undefined, ofSecond), second)];
      if (front === null || back === null || front.splice.range.end > back.splice.range.start) continue;
      const [a, b] = [front.splice, back.splice];
      const range = { start: signs[first]?.range?.start ?? root.children[first]?.outer.start ?? a.range.start, end: root.children[second]?.outer.end ?? b.range.end };
      const expected = line.text.slice(range.start, a.range.start) + a.text + line.text.slice(a.range.end, b.range.start) + b.text + line.text.slice(b.range.end, range.end);
      const fix = applySplice(line, { range, text: expected }).trim();
      if (saysRight(fix)) return { piece: { range, found: textOf(line, range), expected }, slips: [{ edit: front, alone: withTerms(undefined, ofSecond) }, { edit: back, alone: withTerms(ofFirst, undefined) }], fix };
    }
  }
  return null;
}

/** Is the change made inside this term of the line, or to its sign? */
export function isInTerm(root: Located, edit: Edit, position: number): boolean {
  if (root.form.kind !== "add") return false;
  const term = root.children[position];
  const start = root.form.signs[position]?.range?.start ?? term?.outer.start;
  return term !== undefined && start !== undefined && edit.splice.range.start >= start && edit.splice.range.end <= term.outer.end;
}
