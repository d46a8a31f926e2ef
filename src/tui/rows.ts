// Rows of styled text, what every screen is made of: pure values that the tests look at and that one component draws. A row never holds more
// cells than it was fitted to, so a frame can't overflow the terminal.
import type { Style } from "../report/rows.js";
import type { Standing } from "./items.js";
import { cellsOf, fit, joinCells, widthOf, wrap } from "./text.js";

/** What a span is, beyond the styles of the pretty report: the wrong spot itself, the selected line, a title, a key. */
export type Tone = Style | "spot" | "selected" | "title" | "unread" | "cursor";

export interface Span {
  readonly style: Tone;
  readonly text: string;
}

export type Row = readonly Span[];

export const emptyRow: Row = [];

export function span(style: Tone, text: string): Span {
  return { style, text };
}

export function rowWidth(row: Row): number {
  return row.reduce((total, { text }) => total + widthOf(text), 0);
}

/** The row in at most `width` cells, its control characters made visible, cut at the end with `…`. */
export function fitRow(row: Row, width: number): Row {
  const fitted: Span[] = [];
  let left = width;
  const overflows = rowWidth(row) > width;
  for (const { style, text } of row) {
    if (left <= 0) break;
    // The last cell is kept for the sign of the cut.
    const shown = overflows && widthOf(text) > left - 1 ? `${joinCells(cellsOf(fit(text, left)).slice(0, -1))}…` : fit(text, left);
    fitted.push({ style, text: shown });
    if (shown.endsWith("…") && overflows && widthOf(text) > left - 1) break;
    left -= widthOf(shown);
  }
  return fitted;
}

/** Left and right parts on one row of exactly `width` cells: the left one is cut where there is no room for both, then the right one is dropped. */
export function spread(left: Row, right: Row, width: number): Row {
  const rightWidth = rowWidth(right);
  if (rightWidth > 0 && rightWidth + 8 <= width) {
    const fitted = fitRow(left, width - rightWidth - 1);
    return [...fitted, span("plain", " ".repeat(width - rightWidth - rowWidth(fitted))), ...right];
  }
  const fitted = fitRow(left, width);
  return [...fitted, span("plain", " ".repeat(Math.max(0, width - rowWidth(fitted))))];
}

/** The row in exactly `width` cells. */
export function padRow(row: Row, width: number): Row {
  const fitted = fitRow(row, width);
  const room = width - rowWidth(fitted);
  return room > 0 ? [...fitted, span("plain", " ".repeat(room))] : fitted;
}

/** Two blocks beside each other with a gap between them, each row cut to its side. */
export function besideRows(left: readonly Row[], leftWidth: number, gap: Row, right: readonly Row[], rightWidth: number): readonly Row[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, k) => [...padRow(left[k] ?? emptyRow, leftWidth), ...gap, ...fitRow(right[k] ?? emptyRow, rightWidth)]);
}

/** The width of the widest row. */
export function widestRow(rows: readonly Row[]): number {
  return rows.reduce((most, row) => Math.max(most, rowWidth(row)), 0);
}

/** A text in rows of one style, broken at white space. */
export function paragraph(style: Tone, text: string, width: number, indent: number): readonly Row[] {
  return wrap(text, width - indent).map((line) => [span("plain", " ".repeat(indent)), span(style, line)]);
}

/** A horizontal line, with a few words near its right end or none. */
export function ruler(words: string, width: number): Row {
  const inside = words === "" || widthOf(words) + 6 > width ? "" : ` ${words} `;
  const tail = inside === "" ? 0 : 2;
  return [span("quiet", "─".repeat(Math.max(0, width - widthOf(inside) - tail)) + inside + "─".repeat(tail))];
}

export function markOf(standing: Standing): string {
  switch (standing) {
    case "given":
      return " ";
    case "right":
      return "✓";
    case "wrong":
      return "✗";
    case "undecided":
      return "?";
    case "unreadable":
      return "!";
  }
}

export function toneOf(standing: Standing): Tone {
  switch (standing) {
    case "given":
      return "plain";
    case "right":
      return "right";
    case "wrong":
      return "wrong";
    case "undecided":
      return "doubt";
    case "unreadable":
      return "unread";
  }
}

/**
 * How a span is drawn, in the properties of Ink's Text. Only colours that can be read on light and on dark grounds are used; without colour, weight and underline still tell
 * the spot and the selection.
 */
export function textProperties(tone: Tone, colour: boolean): { readonly color?: string; readonly bold?: boolean; readonly dimColor?: boolean; readonly underline?: boolean; readonly inverse?: boolean } {
  const coloured = (color: string): { readonly color?: string } => (colour ? { color } : {});
  switch (tone) {
    case "plain":
      return {};
    case "place":
    case "selected":
    case "title":
      return { bold: true };
    case "wrong":
      return { ...coloured("red"), bold: true };
    case "spot":
      return { ...coloured("red"), bold: true, underline: true };
    case "right":
      return coloured("green");
    case "doubt":
      return coloured("magenta");
    case "unread":
      return { ...coloured("magenta"), bold: true };
    case "heading":
      return coloured("cyan");
    case "quiet":
      return { dimColor: true };
    case "cursor":
      return { inverse: true };
  }
}
