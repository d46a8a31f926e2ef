// Formulas as rows of styled text: the drawn lines of one, its marked part told in colour and by a line under it, cropped where the terminal is narrower.
import { cropColumns, type Box, type BoxCell } from "../notation/box.js";
import type { Shape } from "../notation/shape.js";
import { drawFormulaIn } from "../notation/two-dimensional.js";
import { withMarkRuled } from "../notation/underline.js";
import type { Look } from "./look.js";
import { span, type Row, type Span, type Tone } from "./rows.js";

/** A formula as rows; the row that neighbours stand on. */
export interface FormulaRows {
  readonly rows: readonly Row[];
  readonly baseline: number;
  /** Is a line of it wider than what was asked for? */
  readonly isCropped: boolean;
}

/** Runs of cells of one tone. */
function spansOf(cells: readonly BoxCell[], tone: Tone): readonly Span[] {
  const spans: { style: Tone; text: string }[] = [];
  for (const cell of cells) {
    const style: Tone = cell.marked ? "spot" : tone;
    const last = spans.at(-1);
    if (last?.style === style) last.text += cell.text;
    else spans.push({ style, text: cell.text });
  }
  return spans;
}

function rowsOfBox(box: Box, tone: Tone): readonly Row[] {
  return box.rows.map((row) => spansOf(row, tone));
}

/** The stretch of a box from column `shift` on that fits into the width, a sign at either end where more is. */
function cropped(box: Box, look: Look, width: number, shift: number): Box {
  if (box.width <= width) return box;
  const start = Math.max(0, Math.min(shift, box.width - width));
  const more = (column: number, at: number): boolean => column === at;
  const view = cropColumns(box, start, start + width);
  const sign: BoxCell = { text: look.ascii ? "~" : "…", width: 1, marked: false };
  const row = view.rows[view.baseline] ?? [];
  const [first] = row;
  const last = row.at(-1);
  const withStart = start > 0 && first !== undefined && more(first.width, 1) ? [sign, ...row.slice(1)] : row;
  const withEnd = start + width < box.width && last !== undefined && more(last.width, 1) ? [...withStart.slice(0, -1), sign] : withStart;
  return { ...view, rows: view.rows.map((each, k) => (k === view.baseline ? withEnd : each)) };
}

/** The formula drawn in at most `width` columns, from column `shift` on where it is wider. */
export function formulaRows(shape: Shape, look: Look, width: number, shift: number, tone: Tone): FormulaRows {
  const boxes = drawFormulaIn(shape, look.glyphs, width).map((box) => withMarkRuled(box, look.marks));
  const [first] = boxes;
  return {
    rows: boxes.flatMap((box) => rowsOfBox(cropped(box, look, width, shift), tone)),
    baseline: first === undefined ? 0 : first.baseline,
    isCropped: boxes.some((box) => box.width > width),
  };
}

/** A text as if it were a formula of one row. */
export function textAsFormula(text: string, tone: Tone): FormulaRows {
  return { rows: [[span(tone, text)]], baseline: 0, isCropped: false };
}
