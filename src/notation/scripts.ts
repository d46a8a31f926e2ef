// Subscripts and superscripts: small characters where Unicode has them, else a box set lower or higher.
import { beside, textBox, type Box, type BoxCell } from "./box.js";
import { cellsOf } from "./cells.js";
import type { Glyphs } from "./glyphs.js";

/** An exponent of more cells than this is set as a box, not in small characters. */
const longestSmall = 4;

/** Every cell of a box of one row translated, its marks kept; null where one has no translation. */
function translated(box: Box, translate: (text: string) => string | null): Box | null {
  const [row] = box.rows;
  if (box.rows.length !== 1 || row === undefined || row.length === 0) return null;
  const cells: BoxCell[] = [];
  for (const cell of row) {
    const text = translate(cell.text);
    if (text === null) return null;
    for (const small of cellsOf(text)) cells.push({ ...small, marked: cell.marked });
  }
  return { width: cells.reduce((total, cell) => total + cell.width, 0), rows: [cells], baseline: 0 };
}

/** The box in small raised characters; null where it is long or Unicode lacks one. */
export function smallRaised(glyphs: Glyphs, box: Box): Box | null {
  return box.width <= longestSmall ? translated(box, glyphs.raised) : null;
}

/** The box with its last row `rows` above the baseline of what it stands beside. */
function raisedBy(box: Box, rows: number): Box {
  return { ...box, baseline: box.rows.length - 1 + rows };
}

/** A base with an exponent at its upper right. */
export function withSuperscript(glyphs: Glyphs, base: Box, exponent: Box): Box {
  const small = smallRaised(glyphs, exponent);
  const isTall = base.rows.length > 1;
  return beside([base, raisedBy(small ?? exponent, isTall ? base.baseline : small === null ? 1 : 0)]);
}

/** A base with a subscript at its lower right; on the line, after `_`, where `inline` says so. */
export function withSubscript(glyphs: Glyphs, base: Box, subscript: Box, inline: boolean): Box {
  const small = translated(subscript, glyphs.lowered);
  if (small !== null) return beside([base, small]);
  if (inline && subscript.rows.length === 1) {
    const isShort = subscript.rows[0]?.length === 1;
    return beside([base, textBox(isShort ? "_" : "_{", false), subscript, textBox(isShort ? "" : "}", false)]);
  }
  const descent = base.rows.length - 1 - base.baseline;
  return beside([base, { ...subscript, baseline: -Math.max(1, descent) }]);
}
