// The frames: for a state and a size, the rows of the whole screen, as many as the terminal has and none wider than it. Pure, so that every screen
// can be tested at every size; the components only draw the parts.
import type { Summary } from "../model/report.js";
import { entryDetail, itemDetail } from "./detail.js";
import { entryRows, itemName, itemRows } from "./entry-rows.js";
import type { Item } from "./items.js";
import { footerHints, keyTable } from "./keys.js";
import { hasOuterRulers, scrollLimit, walkLayout, windowAround } from "./layout.js";
import { emptyRow, fitRow, markOf, rowWidth, ruler, span, spread, toneOf, type Row } from "./rows.js";
import type { State } from "./state.js";
import { widthOf } from "./text.js";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A screen in its parts, from top to bottom: together at most as many rows as the terminal has. */
export interface Frame {
  readonly header: readonly Row[];
  readonly upper: readonly Row[];
  readonly divider: readonly Row[];
  readonly lower: readonly Row[];
  readonly footer: readonly Row[];
  /** Rows of the lower pane on the screen, and how far it can be scrolled. */
  readonly page: number;
  readonly scrollLimit: number;
}

const compactBelow = 13;

/** As many whole hints as fit, with no half words. */
function hintRow(hints: readonly string[], width: number): Row {
  let text = "";
  for (const hint of hints) {
    const longer = text === "" ? ` ${hint}` : `${text}  ${hint}`;
    if (widthOf(longer) > width) break;
    text = longer;
  }
  return [span("quiet", text)];
}

/** The hints, and at the right how much is out of sight, where there is no ruler to say it. */
function footerRow(hints: readonly string[], unseen: string, width: number): Row {
  const right: Row = unseen === "" ? [] : [span("quiet", ` ${unseen} `)];
  return spread(hintRow(hints, width - rowWidth(right)), right, width);
}

/** Exactly `height` rows: cut, or filled with blank ones. */
function exactly(rows: readonly Row[], height: number): readonly Row[] {
  return [...rows.slice(0, height), ...Array.from({ length: Math.max(0, height - rows.length) }, () => emptyRow)];
}

function more(above: number, below: number): string {
  return [above > 0 ? `↑ ${above} more` : "", below > 0 ? `↓ ${below} more` : ""].filter((text) => text !== "").join("  ");
}

function position(state: State): string {
  return `${Math.min(state.item + 1, state.outline.length)}/${state.outline.length}`;
}

/** The upper part of the walk's header: which derivation, how it stands, which of how many. */
function walkHeader(item: Item, state: State, width: number): Row {
  return spread([span("plain", " "), ...itemName(item)], [span(toneOf(item.standing), `${markOf(item.standing)} ${item.status}`), span("quiet", `   ${position(state)} `)], width);
}

/** The walk through one item: its lines above, what is said of the selected one below. */
export function walkFrame(item: Item, source: string | undefined, state: State, { width, height }: Size): Frame {
  const layout = walkLayout(height, item.entries.length);
  const lines = windowAround(state.entry, item.entries.length, layout.upper);
  const space = { width, compact: layout.lower < compactBelow };
  const detail = item.entries.length === 0 ? itemDetail(item, space) : entryDetail(item, state.entry, source, space);
  const limit = scrollLimit(detail.length, layout.lower);
  const scroll = Math.min(state.scroll, limit);
  const unseen = more(scroll, limit - scroll);
  const key = unseen === "" ? "" : limit > scroll ? `${unseen}, PgDn` : `${unseen}, PgUp`;
  return {
    header: [walkHeader(item, state, width), ...(layout.outerRulers ? [ruler("", width)] : [])],
    upper: exactly(entryRows(item, state.entry, lines, width), layout.upper),
    divider: layout.divider ? [ruler(more(lines.start, item.entries.length - lines.end), width)] : [],
    lower: exactly(detail.slice(scroll, scroll + layout.lower), layout.lower),
    footer: layout.outerRulers ? [ruler(key, width), hintRow(footerHints.walk, width)] : [footerRow(footerHints.walk, unseen, width)],
    page: layout.lower,
    scrollLimit: limit,
  };
}

/** "9 derivations   ✓ 5 right   ✗ 2 wrong   …", without what there is none of. */
function countsRow(summary: Summary): Row {
  const counts = (["right", "wrong", "undecided", "unreadable"] as const).flatMap((standing) =>
    summary[standing] === 0 ? [] : [span("plain", "   "), span(toneOf(standing), `${markOf(standing)} ${summary[standing]} ${standing}`)],
  );
  return [span("title", ` ${summary.derivations} derivation${summary.derivations === 1 ? "" : "s"}`), ...counts];
}

export function listFrame(items: readonly Item[], summary: Summary, state: State, { width, height }: Size): Frame {
  const rulers = hasOuterRulers(height);
  const rows = Math.max(0, height - 2 - (rulers ? 2 : 0));
  const seen = windowAround(state.item, items.length, rows);
  const unseen = more(seen.start, items.length - seen.end);
  const list: readonly Row[] = items.length === 0 ? [[span("plain", " No derivations were found.")]] : itemRows(items, state.item, seen, width);
  return {
    header: [spread(countsRow(summary), items.length === 0 ? [] : [span("quiet", `${position(state)} `)], width), ...(rulers ? [ruler("", width)] : [])],
    upper: exactly(list.map((row) => fitRow(row, width)), rows),
    divider: rulers ? [ruler(unseen, width)] : [],
    lower: [],
    footer: [footerRow(footerHints.list, rulers ? "" : unseen, width)],
    page: rows,
    scrollLimit: 0,
  };
}

export function helpFrame({ width, height }: Size): Frame {
  const rulers = hasOuterRulers(height);
  const rows = Math.max(0, height - 2 - (rulers ? 2 : 0));
  const keyWidth = 12;
  const keys = keyTable.map(({ keys: names, meaning }): Row => [span("heading", ` ${names.padEnd(keyWidth)}`), span("plain", meaning)]);
  const marks: readonly Row[] = [
    emptyRow,
    [span("right", " ✓"), span("plain", " right  "), span("wrong", "✗"), span("plain", " wrong  "), span("doubt", "?"), span("plain", " undecided  "), span("unread", "!"), span("plain", " not readable")],
  ];
  return {
    header: [fitRow([span("title", " Keys")], width), ...(rulers ? [ruler("", width)] : [])],
    upper: exactly([...keys, ...marks].map((row) => fitRow(row, width)), rows),
    divider: rulers ? [ruler("", width)] : [],
    lower: [],
    footer: [hintRow(footerHints.help, width)],
    page: rows,
    scrollLimit: 0,
  };
}

/** The frame of a state: exactly as many rows as the terminal has (2 at least). */
export function frameOf(items: readonly Item[], summary: Summary, sources: ReadonlyMap<string, string>, state: State, size: Size): Frame {
  if (state.help) return helpFrame(size);
  const item = items[state.item];
  if (state.screen === "list" || item === undefined) return listFrame(items, summary, state, size);
  return walkFrame(item, sources.get(item.path), state, size);
}

/** All rows of a frame from top to bottom. */
export function rowsOf({ header, upper, divider, lower, footer }: Frame): readonly Row[] {
  return [...header, ...upper, ...divider, ...lower, ...footer];
}
