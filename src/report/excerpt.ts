// The excerpt of a source under a message: lines with their numbers, long ones cut around the spot, and a caret under each column of it.
// Columns of the report count UTF-16 units; what is drawn counts columns of the terminal, for which wide and combining characters matter.
import stringWidth from "fast-string-width";
import type { Place } from "../model/report.js";
import { emptyRow, plain, span } from "./rows.js";
import type { Row } from "./rows.js";
import { visible } from "./visible.js";

/** One grapheme of a line: where it stands, and what is drawn for it. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly width: number;
}

/** A stretch of one line by UTF-16 units from 0, end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is drawn of one line: the text, and the carets under it. */
interface CutLine {
  readonly text: string;
  readonly carets: string;
}

const tabStop = 4;
/** Columns around the stretch that is wanted that are shown beside it, so that one sees where it stands. */
const surroundings = 6;
/** Lines of a step that are shown above and below the spot. */
const linesAround = 2;
/** Lines of the step before that are shown. */
const linesBefore = 2;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function cellsOf(line: string, from: number, to: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line.slice(from, to))) {
    const text = segment === "\t" ? " ".repeat(tabStop - (column % tabStop)) : visible(segment);
    const width = stringWidth(text);
    cells.push({ start: from + index, end: from + index + segment.length, text, width });
    column += width;
  }
  return cells;
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);

/** The line with as much around `focus` as fits in `width` columns: of `wanted` first, then a little beside it. */
export function cutLine(line: string, wanted: Stretch, focus: Stretch | null, width: number): CutLine {
  const centre = focus ?? { start: wanted.start, end: wanted.start };
  const reach = 4 * width;
  const from = Math.max(0, centre.start - reach);
  const to = Math.min(line.length, Math.max(centre.start + 1, Math.min(centre.end, centre.start + reach)) + reach);
  const cells = cellsOf(line, from, to);
  const overlaps = (cell: Cell, { start, end }: Stretch): boolean => cell.start < end && cell.end > start;
  const isCaret = (cell: Cell): boolean => focus !== null && (focus.start === focus.end ? cell.start <= focus.start && cell.end > focus.start : overlaps(cell, focus));

  let first = cells.findIndex((cell) => cell.end > centre.start);
  if (first === -1) first = cells.length;
  let last = first;
  const whole = from === 0 && to === line.length && widthOf(cells) <= width;
  const room = width - 4;
  let used = 0;
  const take = (index: number): boolean => {
    const cell = cells[index];
    if (cell === undefined || used + cell.width > room) return false;
    used += cell.width;
    first = Math.min(first, index);
    last = Math.max(last, index + 1);
    return true;
  };
  /** Grows the window to both sides by turns, over cells of the stretch only. */
  const grow = (stretch: Stretch): void => {
    const inside = (index: number): boolean => {
      const cell = cells[index];
      return cell !== undefined && overlaps(cell, stretch);
    };
    for (let grown = true; grown; ) {
      grown = inside(last) && take(last);
      grown = (inside(first - 1) && take(first - 1)) || grown;
    }
  };
  if (whole) {
    first = 0;
    last = cells.length;
  } else {
    grow({ start: centre.start, end: centre.end });
    grow(wanted);
    grow({ start: wanted.start - surroundings, end: wanted.end + surroundings });
  }
  const shown = cells.slice(first, last);
  const before = first > 0 || from > 0 ? "… " : "";
  const after = last < cells.length || to < line.length ? " …" : "";
  const under = shown.map((cell) => (isCaret(cell) ? "^" : " ").repeat(cell.width)).join("");
  const atEnd = focus !== null && focus.start === focus.end && !shown.some(isCaret) ? "^" : "";
  return {
    text: before + shown.map(({ text }) => text).join("") + after,
    carets: (" ".repeat(before.length) + under + atEnd).trimEnd(),
  };
}

/** The last line that a place reaches into; a place that ends at the start of a line does not reach into it. */
function lastLine({ line, endLine, endColumn }: Place): number {
  return endLine > line && endColumn === 1 ? endLine - 1 : endLine;
}

/** The part of a place that is on a line, or null if it is elsewhere. */
function onLine(place: Place, number: number, text: string): Stretch | null {
  if (number < place.line || number > lastLine(place)) return null;
  return {
    start: number === place.line ? Math.min(place.column - 1, text.length) : text.length - text.trimStart().length,
    end: number === place.endLine ? Math.min(place.endColumn - 1, text.length) : text.trimEnd().length,
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/**
 * The rows of an excerpt, `width` columns wide at most: the end of the step before (if any, and if it stands elsewhere), and the step with
 * carets under the spot, and then what `drawn` gives for the room beside the numbers. Places outside of the text give no rows.
 */
export function excerpt(source: string, places: { readonly before: Place | null; readonly step: Place; readonly spot: Place }, width: number, drawn: (room: number) => readonly Row[] = () => []): readonly Row[] {
  const lines = source.split(/\r\n|\n|\r/);
  const { before, step, spot } = places;
  const numbers = range(Math.max(step.line, spot.line - linesAround), Math.min(lastLine(step), lastLine(spot) + linesAround));
  const start = numbers[0] ?? spot.line;
  const earlier = before === null ? [] : range(Math.max(before.line, lastLine(before) - linesBefore + 1), Math.min(lastLine(before), start - 1));
  const gutter = Math.max(5, 2 + String(lastLine(step)).length);
  const bar = span("quiet", `${" ".repeat(gutter)} │ `);
  const rows: Row[] = [];
  let shown: number | null = null;
  for (const number of [...earlier, ...numbers]) {
    const text = lines[number - 1];
    if (text === undefined) continue;
    if (shown !== null && number > shown + 1) rows.push([span("quiet", `${" ".repeat(gutter)} ⋮`)]);
    shown = number;
    const wanted = onLine(number < start && before !== null ? before : step, number, text) ?? { start: 0, end: text.length };
    const focus = onLine(spot, number, text);
    const cut = cutLine(text, wanted, focus, width - gutter - 3);
    rows.push([span("quiet", `${String(number).padStart(gutter)} │ `), plain(cut.text)]);
    if (cut.carets !== "") rows.push([bar, span("wrong", cut.carets)]);
  }
  if (rows.length === 0) return rows;
  return [emptyRow, ...rows, ...drawn(width - gutter - 3).map((row) => [bar, ...row]), emptyRow];
}
