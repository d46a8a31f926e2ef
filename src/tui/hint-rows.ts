// The hints of a wrong line, one more with each key: which step, which part of it, which rule, the corrected line. The sentences are those of every surface.
import { hintLevels } from "../report/hint-level.js";
import { hintText, type HintSubject } from "../report/hint.js";
import { field, stack, type DetailSpace } from "./detail.js";
import type { Item } from "./items.js";
import { fitRow, span, type Row } from "./rows.js";

/** The hints of an entry, from the least telling to the corrected line; none where nothing is wrong. */
export function hintsOf(item: Item, index: number): readonly string[] {
  const entry = item.entries[index];
  if (entry === undefined || entry.report.verdict !== "unequal") return [];
  const subject: HintSubject = entry.kind === "step" ? { name: `step ${entry.report.number}`, move: entry.report, relation: entry.report.relation } : { name: "the stated result", move: entry.report, relation: null };
  return hintLevels.map((level) => hintText(subject, level));
}

/** The first `open` hints. */
export function hintRows(item: Item, entry: number, open: number, space: DetailSpace): readonly Row[] {
  const hints = hintsOf(item, entry);
  const shown = hints.slice(0, open);
  const rows = stack([
    [[span("title", shown.length === 0 ? " Something in this line is not right. Try to find it yourself." : ` Hint ${shown.length} of ${hints.length}`)]],
    ...shown.map((hint, k) => field(`${k + 1}`, hint, { width: Math.min(space.width, 100), look: space.look })),
    [[span("quiet", shown.length < hints.length ? " h a hint   Esc all that is known" : " Esc all that is known")]],
  ], space.compact);
  return rows.map((row) => fitRow(row, space.width));
}
