// The pane that shows how a derivation goes on from its corrected line.
import type { DetailSpace } from "./detail.js";
import { formulaRows, textAsFormula } from "./formula-rows.js";
import type { Onward } from "./onward.js";
import { emptyRow, fitRow, paragraph, span, type Row } from "./rows.js";

/** The corrected lines below each other, those that are other than the author's marked with ≠. */
export function onwardRows(onward: Onward | null, space: DetailSpace): readonly Row[] {
  const { width, look, shift } = space;
  if (onward === null) return paragraph("plain", "No corrected line is known here that could be put into the text.", width, 1);
  const rows = onward.lines.flatMap((line, k): readonly Row[] => {
    const head = ` ${line.isChanged ? "≠" : " "} ${line.number}  ${look.glyphs.relation(line.relation)} `;
    const room = width - head.length - 1;
    const formula = line.shape === null ? textAsFormula(look.glyphs.text(line.text), "plain") : formulaRows(line.shape, look, room, shift, "plain");
    const drawn = formula.rows.map((row, at): Row => [span(line.isChanged ? "right" : "quiet", at === formula.baseline ? head : " ".repeat(head.length)), ...row]);
    return k > 0 && formula.rows.length > 1 ? [emptyRow, ...drawn] : drawn;
  });
  const end = onward.stoppedAt === null ? "With the lines marked ≠ corrected, every step follows." : `How step ${onward.stoppedAt} goes on from there is not known.`;
  return [[span("title", " From the corrected line on")], emptyRow, ...rows, emptyRow, ...paragraph("plain", end, width, 1)].map((row) => fitRow(row, width));
}
