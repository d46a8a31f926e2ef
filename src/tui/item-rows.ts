// The list of derivations: one row for each, in columns, long ones cut with `…`.
import type { Item } from "./items.js";
import type { Window } from "./layout.js";
import { markOf, span, spread, toneOf, type Row } from "./rows.js";
import { fit, onOneLine } from "./text.js";

function placeOf(item: Item): string {
  return item.line === null ? item.path : `${item.path}:${item.line}`;
}

/** Title and place of an item, the title first where it has one. */
export function itemName(item: Item): Row {
  const title = item.title === null ? "" : onOneLine(item.title);
  return title === "" ? [span("selected", onOneLine(placeOf(item)))] : [span("selected", title), span("quiet", `  ${onOneLine(placeOf(item))}`)];
}

/** The rows of the items that are seen, the selected one marked. Each is exactly `width` cells wide. */
export function itemRows(items: readonly Item[], visible: readonly number[], selected: number, seen: Window, width: number): readonly Row[] {
  return visible.slice(seen.start, seen.end).flatMap((index) => {
    const item = items[index];
    if (item === undefined) return [];
    const [title, ...place] = itemName(item);
    const name: Row = title === undefined ? [] : [{ ...title, style: index === selected ? "selected" : "plain" }, ...place];
    const left: Row = [span("selected", index === selected ? "▸" : " "), span(toneOf(item.standing), markOf(item.standing)), span("plain", " "), ...name];
    const status = fit(item.status, Math.max(12, Math.floor(width * 0.4)));
    return [spread(left, width < 50 ? [] : [span(item.standing === "right" ? "quiet" : toneOf(item.standing), ` ${status} `)], width)];
  });
}
