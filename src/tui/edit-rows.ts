// The lower pane while a step is edited: the text with its cursor, what it comes to now, and what the keys do.
import type { Edit } from "./edit.js";
import { entryDetail, type DetailSpace } from "./detail.js";
import { standingOf, type Item } from "./items.js";
import { emptyRow, fitRow, markOf, span, spread, toneOf, type Row, type Span, type Tone } from "./rows.js";
import { cellsOf } from "./text.js";

/** What is known of the text as it stands: the derivation with it put in, null where it is none any more; and whether that is of the latest text. */
export interface Preview {
  readonly item: Item | null;
  readonly entry: number;
  readonly isCurrent: boolean;
}

const lineEnd = "⏎";

/** The text broken into rows of `width` cells, the character under the cursor set apart. */
function textRows({ text, cursor }: Edit, width: number): readonly Row[] {
  const rows: Span[][] = [[]];
  let column = 0;
  const put = (style: Tone, shown: string, cells: number): void => {
    if (column + cells > width) {
      rows.push([]);
      column = 0;
    }
    rows.at(-1)?.push(span(style, shown));
    column += cells;
  };
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment, index } of segmenter.segment(text)) {
    const isCursor = cursor >= index && cursor < index + segment.length;
    if (/^[\r\n]+$/u.test(segment)) {
      put(isCursor ? "cursor" : "quiet", lineEnd, 1);
      rows.push([]);
      column = 0;
      continue;
    }
    for (const cell of cellsOf(segment)) put(isCursor ? "cursor" : "plain", cell.text, cell.width);
  }
  if (cursor >= text.length) put("cursor", " ", 1);
  return rows;
}

function question(edit: Edit, path: string): string {
  switch (edit.phase) {
    case "typing":
      return "";
    case "asking":
      return `Save this into ${path}? y saves, n goes on typing`;
    case "discarding":
      return "Drop what you typed? y drops it, n goes on typing";
    case "saving":
      return "Saving …";
  }
}

function verdictRow(preview: Preview | null, width: number, name: string): Row {
  const left: Row = [span("title", ` Editing ${name}`)];
  if (preview === null || !preview.isCurrent) return spread(left, [span("quiet", "checking … ")], width);
  const entry = preview.item?.entries[preview.entry];
  if (entry === undefined) return spread(left, [span("doubt", "this is no step of a derivation now ")], width);
  const standing = standingOf(entry.report.verdict);
  return spread(left, [span(toneOf(standing), `${markOf(standing)} ${standing} `)], width);
}

/** All rows of the pane. */
export function editRows(edit: Edit, preview: Preview | null, path: string, name: string, space: DetailSpace): readonly Row[] {
  const { width } = space;
  const asked = question(edit, path);
  const detail = preview?.item === null || preview?.item === undefined ? [] : entryDetail(preview.item, preview.entry, { ...space, compact: true });
  return [
    verdictRow(preview, width, name),
    ...textRows(edit, Math.max(4, width - 3)).map((row): Row => [span("plain", "  "), ...row]),
    ...(asked === "" ? [emptyRow] : [[span("title", ` ${asked}`)]]),
    ...detail,
  ].map((row) => fitRow(row, width));
}
