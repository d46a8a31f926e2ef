// The term of a sum that a place in a line belongs to: what a message calls "the second fraction", and what is shown as the term around the smallest edit.

import type { Located, Path } from "../elaborate/located.js";
import type { Range } from "../syntax/document.js";
import type { Edit } from "./edit.js";
import { applySplice, textOf, wholeRange, type SourceLine } from "./splice.js";

export interface TermSpot {
  readonly sum: Located;
  readonly term: Located;
  readonly position: number;
  /** With its sign. */
  readonly range: Range;
}

/** The outermost term that holds the range; null where the line is no sum of several terms there. */
export function topTermOf(root: Located, path: Path, range: Range): TermSpot | null {
  let current: Located | undefined = root;
  for (let depth = 0; current !== undefined && depth <= path.length; depth++) {
    if (current.form.kind === "add" && current.children.length > 1) {
      const { signs } = current.form;
      for (const [position, term] of current.children.entries()) {
        const start = signs[position]?.range?.start ?? term.outer.start;
        if (start <= range.start && range.end <= term.outer.end) return { sum: current, term, position, range: { start, end: term.outer.end } };
      }
    }
    const next: number | undefined = path[depth];
    current = next === undefined ? undefined : current.children[next];
  }
  return null;
}

export interface Piece {
  readonly range: Range;
  readonly found: string;
  readonly expected: string;
}

/** The innermost whole term around an edit, as it is and as it should be; null where the edit is the term, or there is no sum. */
export function termAround(line: SourceLine, edit: Edit): Piece | null {
  if (edit.kind === "term") return null;
  const spot = innermostTerm(line.root, edit.path, edit.splice.range);
  if (spot === null) return null;
  const { start, end } = spot.range;
  const { range, text } = edit.splice;
  if (range.start < start || range.end > end) return null;
  const found = textOf(line, spot.range);
  return { range: spot.range, found, expected: (line.text.slice(start, range.start) + text + line.text.slice(range.end, end)).trim() };
}

function innermostTerm(root: Located, path: Path, range: Range): TermSpot | null {
  let best: TermSpot | null = null;
  for (let depth = 0; depth <= path.length; depth++) {
    const from = path.slice(0, depth).reduce<Located | undefined>((located, k) => located?.children[k], root);
    if (from === undefined) break;
    if (from.form.kind !== "add" || from.children.length < 2) continue;
    const spot = topTermOf(from, [], range);
    if (spot !== null) best = spot;
  }
  return best;
}

/** The corrected line. */
export function fixedLine(line: SourceLine, edit: Edit): string {
  return fixedText(line, edit);
}

/** The line with the edit in it; as it stands where there is none. */
export function fixedText(line: SourceLine, edit: Edit | null): string {
  return edit === null ? textOf(line, wholeRange(line.root)).trim() : applySplice(line, edit.splice).trim();
}
