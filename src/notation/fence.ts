// Brackets, bars and braces drawn as tall as what they enclose.
import { beside, column, descentOf, padRows, textBox, type Box } from "./box.js";
import type { FenceName, Glyphs, TallSign } from "./glyphs.js";

/** A sign as high as `height` rows. */
export function tallSign(sign: TallSign, height: number, baseline: number, marked: boolean): Box {
  if (height <= 1) return textBox(sign.single, marked);
  const middle = Math.floor((height - 1) / 2);
  const rows = Array.from({ length: height }, (_, k) => (k === 0 ? sign.top : k === height - 1 ? sign.bottom : k === middle ? sign.centre : sign.middle));
  return column(rows, baseline, marked);
}

/** The box between two signs; null leaves a side open, where a line breaks inside a bracket. */
export function fenced(glyphs: Glyphs, inner: Box, left: FenceName | null, right: FenceName | null, marked: boolean): Box {
  const side = (name: FenceName | null): readonly Box[] => (name === null ? [] : [tallSign(glyphs.fences[name], inner.rows.length, inner.baseline, marked)]);
  return beside([...side(left), inner, ...side(right)]);
}

/** Rows of cells in a grid, each column centred, as in a matrix. */
export function grid(cells: readonly (readonly Box[])[], align: "left" | "centre", gap: number): Box {
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, k) => Math.max(0, ...cells.map((row) => row[k]?.width ?? 0)));
  const isTall = cells.some((row) => row.some((box) => box.rows.length > 1));
  const rows = cells.map((row, number) => {
    const line = beside(
      widths.map((width, k) => {
        const box = row[k] ?? textBox("", false);
        const room = width - box.width;
        const before = align === "left" ? 0 : Math.floor(room / 2);
        return beside([textBox(" ".repeat(before + (k === 0 ? 0 : gap)), false), box, textBox(" ".repeat(room - before), false)]);
      }),
    );
    return isTall && number > 0 ? padRows(line, 1, 0) : line;
  });
  const height = rows.reduce((total, row) => total + row.rows.length, 0);
  const width = Math.max(0, ...rows.map((row) => row.width));
  return { width, rows: rows.flatMap((row) => row.rows), baseline: rows.length === 1 ? height - 1 - descentOf(rows[0] ?? textBox("", false)) : Math.floor((height - 1) / 2) };
}
