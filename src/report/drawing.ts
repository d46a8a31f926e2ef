// Drawn formulas in the text form of a report: rows beside a relation that stands on their line, cut around the spot where the terminal is narrower.
import type { DerivationDrawings, Drawing } from "../model/drawing.js";
import type { DerivationReport, Report } from "../model/report.js";
import { beside, cropColumns, rowWidth, textBox } from "../notation/box.js";
import type { Box, BoxRow } from "../notation/box.js";
import { markedExtent } from "../notation/underline.js";
import { span } from "./rows.js";
import type { Row, Span, Style } from "./rows.js";

/** The drawings of a report by its derivations. */
export function drawingsOf({ derivations }: Pick<Report, "derivations">, drawings: readonly DerivationDrawings[]): ReadonlyMap<DerivationReport, DerivationDrawings> {
  return new Map(derivations.flatMap((derivation, k) => (drawings[k] === undefined ? [] : [[derivation, drawings[k]] as const])));
}

function boxOf({ rows, baseline }: Drawing): Box {
  const cells = rows.map((row): BoxRow => row.flatMap(({ text, marked }) => textBox(text, marked).rows[0] ?? []));
  return { width: Math.max(0, ...cells.map(rowWidth)), rows: cells, baseline };
}

function runs(row: BoxRow, style: Style): Row {
  const spans: Span[] = [];
  let text = "";
  let marked = false;
  const end = (): void => {
    if (text !== "") spans.push(span(marked ? "wrong" : style, text));
    text = "";
  };
  for (const cell of row) {
    if (cell.marked !== marked) end();
    marked = cell.marked;
    text += cell.text;
  }
  end();
  return spans;
}

/** The rows of a drawing after its relation, in at most `width` columns: what is wider is cut around its spot. */
export function drawingRows(drawing: Drawing, relation: string | null, style: Style, width: number): readonly Row[] {
  const whole = beside([textBox(relation === null ? "" : `${relation} `, false), boxOf(drawing)]);
  if (whole.width <= width) return whole.rows.map((row) => runs(row, style));
  const spot = markedExtent(whole);
  const room = width - 4;
  const middle = spot === null ? 0 : Math.floor((spot.start + spot.end) / 2);
  const start = Math.max(0, Math.min(middle - Math.floor(room / 2), whole.width - room));
  const view = cropColumns(whole, start, start + room);
  return view.rows.map((row, k): Row => {
    const sign = (isCut: boolean, text: string): Row => [span("quiet", isCut && k === view.baseline ? text : isCut ? "  " : "")];
    return [...sign(start > 0, "… "), ...runs(row, style), ...sign(start + room < whole.width, " …")];
  });
}
