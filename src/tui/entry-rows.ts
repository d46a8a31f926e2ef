// The upper pane of the walk and the list of derivations: one row for each line or item, in columns, long ones cut with `…`.
import { markOf, rowWidth, span, spread, toneOf, type Row } from "./rows.js";
import { standingOf, type Entry, type Item } from "./items.js";
import type { Window } from "./layout.js";
import { fit, onOneLine, widthOf } from "./text.js";

const pointer = "▸";
const claimSign = "∴";

function numberOf(entry: Entry): string {
  return entry.kind === "step" ? String(entry.report.number) : claimSign;
}

function relationOf(entry: Entry): string {
  return entry.kind === "step" ? onOneLine(entry.report.relation ?? "") : "";
}

/** What stands at the right of a line: the author's name for the move, else the rule that was recognised. */
function remarkOf(entry: Entry): string {
  if (entry.kind === "claim") return "claim";
  if (entry.report.verdict === "given") return "given";
  return onOneLine(entry.report.label ?? entry.report.rule ?? "");
}

/** The widths of the columns of a derivation, the same for all its lines, so that they stand aligned at their relation. */
interface Columns {
  readonly number: number;
  readonly relation: number;
  readonly remark: number;
}

function columnsOf(entries: readonly Entry[], width: number): Columns {
  const widest = (text: (entry: Entry) => string): number => entries.reduce((most, entry) => Math.max(most, widthOf(text(entry))), 0);
  return { number: widest(numberOf), relation: Math.min(4, widest(relationOf)), remark: width < 60 ? 0 : Math.min(widest(remarkOf), Math.floor(width * 0.3)) };
}

/** The rows of the lines of an item that are seen, the selected one marked. Each is exactly `width` cells wide. */
export function entryRows(item: Item, selected: number, seen: Window, width: number): readonly Row[] {
  const columns = columnsOf(item.entries, width);
  return item.entries.slice(seen.start, seen.end).map((entry, index) => {
    const standing = standingOf(entry.report.verdict);
    const isSelected = seen.start + index === selected;
    const formula = onOneLine(entry.report.reading ?? entry.report.text);
    const relation = fit(relationOf(entry), columns.relation);
    const left: Row = [
      span("selected", isSelected ? pointer : " "),
      span(toneOf(standing), markOf(standing)),
      span("quiet", ` ${" ".repeat(columns.number - widthOf(numberOf(entry)))}${numberOf(entry)}  `),
      span(isSelected ? "selected" : "plain", `${" ".repeat(columns.relation - widthOf(relation))}${relation}${columns.relation > 0 ? " " : ""}${formula}`),
    ];
    // A short formula leaves its remark more room than the column has.
    const remark = columns.remark === 0 ? "" : fit(remarkOf(entry), Math.max(columns.remark, width - rowWidth(left) - 3));
    return spread(left, remark === "" ? [] : [span("quiet", ` ${remark} `)], width);
  });
}

function placeOf(item: Item): string {
  return item.line === null ? item.path : `${item.path}:${item.line}`;
}

/** Title and place of an item, the title first where it has one. */
export function itemName(item: Item): Row {
  const title = item.title === null ? "" : onOneLine(item.title);
  return title === "" ? [span("selected", onOneLine(placeOf(item)))] : [span("selected", title), span("quiet", `  ${onOneLine(placeOf(item))}`)];
}

/** The rows of the items that are seen, the selected one marked. Each is exactly `width` cells wide. */
export function itemRows(items: readonly Item[], selected: number, seen: Window, width: number): readonly Row[] {
  return items.slice(seen.start, seen.end).map((item, position) => {
    const index = seen.start + position;
    const [title, ...place] = itemName(item);
    const name: Row = title === undefined ? [] : [{ ...title, style: index === selected ? "selected" : "plain" }, ...place];
    const left: Row = [span("selected", index === selected ? pointer : " "), span(toneOf(item.standing), markOf(item.standing)), span("plain", " "), ...name];
    const status = fit(item.status, Math.max(12, Math.floor(width * 0.4)));
    return spread(left, width < 50 ? [] : [span(item.standing === "right" ? "quiet" : toneOf(item.standing), ` ${status} `)], width);
  });
}
