// Boxes of terminal cells, what two-dimensional formulas are put together from, after the boxes of TeX: a rectangle of cells with a baseline. Boxes
// beside each other stand on one baseline. Every row of a box fills exactly its width, whatever wide or combining characters are in it.
import { cellsOf } from "./cells.js";

/** One cluster of a box. `marked` cells belong to the part of the formula that is pointed at. */
export interface BoxCell {
  readonly text: string;
  readonly width: number;
  readonly marked: boolean;
}

export type BoxRow = readonly BoxCell[];

export interface Box {
  /** In terminal cells. */
  readonly width: number;
  readonly rows: readonly BoxRow[];
  /** The row that neighbours are aligned with, from 0. */
  readonly baseline: number;
}

const blank: BoxCell = { text: " ", width: 1, marked: false };
const blanks = (width: number): BoxRow => Array.from({ length: width }, () => blank);

export function rowWidth(row: BoxRow): number {
  return row.reduce((total, cell) => total + cell.width, 0);
}

/** How many rows a box has above and below its baseline. */
export const ascentOf = (box: Box): number => box.baseline;
export const descentOf = (box: Box): number => box.rows.length - 1 - box.baseline;

/** A text in one row. */
export function textBox(text: string, marked: boolean): Box {
  const row = cellsOf(text).map((cell): BoxCell => ({ ...cell, marked }));
  return { width: rowWidth(row), rows: [row], baseline: 0 };
}

export const emptyBox: Box = { width: 0, rows: [[]], baseline: 0 };

/** A column of the same sign: a tall bar, a horizontal one is `textBox("─".repeat(n))`. */
export function column(signs: readonly string[], baseline: number, marked: boolean): Box {
  const rows = signs.map((sign) => textBox(sign, marked));
  return stack(rows, baseline, "left");
}

/** The box in more rows: blank ones above and below. */
export function padRows(box: Box, above: number, below: number): Box {
  if (above <= 0 && below <= 0) return box;
  const more = (count: number): readonly BoxRow[] => Array.from({ length: Math.max(0, count) }, () => blanks(box.width));
  return { width: box.width, rows: [...more(above), ...box.rows, ...more(below)], baseline: box.baseline + Math.max(0, above) };
}

/** The box in more columns. */
export function padColumns(box: Box, left: number, right: number): Box {
  if (left <= 0 && right <= 0) return box;
  return { width: box.width + left + right, rows: box.rows.map((row) => [...blanks(left), ...row, ...blanks(right)]), baseline: box.baseline };
}

/** Boxes side by side on one baseline. */
export function beside(boxes: readonly Box[]): Box {
  const [only] = boxes;
  if (boxes.length === 1 && only !== undefined) return only;
  const ascent = Math.max(0, ...boxes.map(ascentOf));
  const descent = Math.max(0, ...boxes.map(descentOf));
  const even = boxes.map((box) => padRows(box, ascent - ascentOf(box), descent - descentOf(box)));
  return {
    width: even.reduce((total, box) => total + box.width, 0),
    rows: Array.from({ length: ascent + descent + 1 }, (_, k) => even.flatMap((box) => box.rows[k] ?? [])),
    baseline: ascent,
  };
}

/** Boxes one below the other; the baseline is a row of the whole. */
export function stack(boxes: readonly Box[], baseline: number, align: "left" | "centre" | "right"): Box {
  const width = Math.max(0, ...boxes.map((box) => box.width));
  const rows = boxes.flatMap((box) => {
    const room = width - box.width;
    const left = align === "left" ? 0 : align === "right" ? room : Math.floor(room / 2);
    return padColumns(box, left, room - left).rows;
  });
  return { width, rows, baseline };
}

/** The box with every cell of it marked. */
export function markedBox(box: Box): Box {
  return { ...box, rows: box.rows.map((row) => row.map((cell) => (cell.marked ? cell : { ...cell, marked: true }))) };
}

/** The columns from `start` to before `end`; a wide character that is cut in two is a blank. */
export function cropColumns(box: Box, start: number, end: number): Box {
  const rows = box.rows.map((row) => {
    const kept: BoxCell[] = [];
    let at = 0;
    for (const cell of row) {
      const before = at;
      at += cell.width;
      if (before >= start && at <= end) kept.push(cell);
      else if (at > start && before < end) kept.push(...blanks(Math.min(at, end) - Math.max(before, start)));
    }
    return kept;
  });
  return { width: Math.max(0, Math.min(end, box.width) - Math.max(0, start)), rows, baseline: box.baseline };
}

/** The rows of a box as plain text, blanks at their ends left out. */
export function boxText(box: Box): readonly string[] {
  return box.rows.map((row) => row.map((cell) => cell.text).join("").trimEnd());
}
