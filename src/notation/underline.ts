// The marked part of a drawn formula told without colour: a line directly under it, or over it where the row below is taken, or carets below the whole.
import { padRows, textBox, type Box, type BoxCell, type BoxRow } from "./box.js";

/** The signs of the line: under the part, over it, and below the whole. They count as marked. */
export interface MarkSigns {
  readonly under: string;
  readonly over: string;
  readonly caret: string;
}

export const UNICODE_MARK_SIGNS: MarkSigns = { under: "▔", over: "▁", caret: "^" };
export const ASCII_MARK_SIGNS: MarkSigns = { under: "^", over: "v", caret: "^" };

interface Extent {
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
}

/** The rows and columns that the marked cells reach over, blanks at the edges left out; null where nothing is marked. */
export function markedExtent(box: Box): Extent | null {
  let found: Extent | null = null;
  box.rows.forEach((row, number) => {
    let column = 0;
    for (const cell of row) {
      const end = column + cell.width;
      if (cell.marked && cell.text.trim() !== "") {
        found = found === null ? { top: number, bottom: number, start: column, end } : { top: found.top, bottom: number, start: Math.min(found.start, column), end: Math.max(found.end, end) };
      }
      column = end;
    }
  });
  return found;
}

function isBlankBetween(row: BoxRow, start: number, end: number): boolean {
  let column = 0;
  for (const cell of row) {
    const after = column + cell.width;
    if (column < end && after > start && cell.text.trim() !== "") return false;
    column = after;
  }
  return true;
}

/** The row with a line of signs from `start` to before `end`, where it is blank. */
function ruled(row: BoxRow, sign: string, start: number, end: number): BoxRow {
  const line = textBox(sign.repeat(end - start), true).rows[0] ?? [];
  const before: BoxCell[] = [];
  const after: BoxCell[] = [];
  let column = 0;
  for (const cell of row) {
    if (column < start) before.push(cell);
    else if (column >= end) after.push(cell);
    column += cell.width;
  }
  return [...before, ...line, ...after];
}

/** The box with its marked part ruled; the box itself where nothing is marked. */
export function withMarkRuled(box: Box, signs: MarkSigns): Box {
  const extent = markedExtent(box);
  if (extent === null) return box;
  const { top, bottom, start, end } = extent;
  const roomy = padRows(box, top === 0 ? 1 : 0, bottom === box.rows.length - 1 ? 1 : 0);
  const shift = roomy.baseline - box.baseline;
  const at = (number: number, sign: string, from: Box): Box => ({ ...from, rows: from.rows.map((row, k) => (k === number ? ruled(row, sign, start, end) : row)) });
  if (isBlankBetween(roomy.rows[bottom + shift + 1] ?? [], start, end)) {
    const below = padRows(box, 0, bottom === box.rows.length - 1 ? 1 : 0);
    return at(bottom + 1, signs.under, below);
  }
  if (isBlankBetween(roomy.rows[top + shift - 1] ?? [], start, end)) {
    const above = padRows(box, top === 0 ? 1 : 0, 0);
    return at(top === 0 ? 0 : top - 1, signs.over, above);
  }
  const below = padRows(box, 0, 1);
  return at(below.rows.length - 1, signs.caret, below);
}
