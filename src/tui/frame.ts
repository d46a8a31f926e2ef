// The frames: for a state and a size, the rows of the whole screen, as many as the terminal has and none wider than it. Pure, so that every screen
// can be tested at every size; the components only draw the parts.
import { asciiRow } from "./ascii.js";
import { entryDetail, itemDetail, sideNames, type DetailSpace } from "./detail.js";
import { editRows, type Preview } from "./edit-rows.js";
import { entryRows, isShiftable, naturalHeight, type EntrySpace } from "./entry-rows.js";
import { hintRows, hintsOf } from "./hint-rows.js";
import { itemName, itemRows } from "./item-rows.js";
import { lineNameOf, type Item, type Standing } from "./items.js";
import { footerHints, keyTable } from "./keys.js";
import { hasOuterRulers, scrollLimit, walkLayout, windowAround } from "./layout.js";
import type { Look } from "./look.js";
import type { Onward } from "./onward.js";
import { onwardRows } from "./onward-rows.js";
import { pageRows } from "./page-rows.js";
import { plotRows } from "./plot-rows.js";
import { besideRows, emptyRow, fitRow, markOf, paragraph, rowWidth, ruler, span, spread, toneOf, type Row } from "./rows.js";
import { isSpotHidden, visibleItems, type State } from "./state.js";
import { widthOf } from "./text.js";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is shown beside the state: the items, how they are drawn, and what was computed for the place the reader is at. */
export interface Scene {
  readonly items: readonly Item[];
  readonly look: Look;
  /** The derivation with the edited text in it, while a step is edited. */
  readonly preview: Preview | null;
  /** How the derivation goes on from its corrected line, where the reader asked for that. */
  readonly onward: Onward | null;
  /** What goes on beside the reader: files that are watched or still checked; null for nothing. */
  readonly activity: string | null;
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
  /** How far formulas can be shifted to the left. */
  readonly shiftLimit: number;
  /** What a click on each row of the upper part chooses: an entry or an item by its number. */
  readonly targets: readonly (number | null)[];
}

const compactBelow = 13;
/** From this width on the page of a mistake, a picture or a continuation stands beside what the report says. */
export const leastForTwoColumns = 116;
const furthestShift = 400;

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

/** The hints, or a message in their place, and at the right how much is out of sight, where there is no ruler to say it. */
function footerRow(state: State, hints: readonly string[], unseen: string, width: number): Row {
  const right: Row = unseen === "" ? [] : [span("quiet", ` ${unseen} `)];
  if (state.message !== null) return spread([span("title", ` ${state.message}`)], right, width);
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
  const visible = visibleItems(state);
  return `${visible.indexOf(state.item) + 1}/${visible.length}`;
}

/** The upper part of the walk's header: which derivation, how it stands, which of how many. */
function walkHeader(item: Item, state: State, width: number): Row {
  return spread([span("plain", " "), ...itemName(item)], [span(toneOf(item.standing), `${markOf(item.standing)} ${item.status}`), span("quiet", `   ${position(state)} `)], width);
}

/** The picture of both sides of the selected line; empty where there is none. */
function pictureRows(item: Item, state: State, space: DetailSpace, height: number): readonly Row[] {
  const entry = item.entries[state.entry];
  if (entry === undefined) return [];
  const plot = item.study?.plot(lineNameOf(item, state.entry), entry.report.witness, state.plotChoice) ?? null;
  return plot === null ? [] : plotRows(plot, sideNames(entry), space.look, space.width, height);
}

/** What the reader asked to see of a step besides the report. */
function sideRows(item: Item, state: State, scene: Scene, space: DetailSpace, height: number): readonly Row[] {
  const entry = item.entries[state.entry];
  switch (state.pane) {
    case "report":
    case "hint":
      return [];
    case "why":
      return pageRows(entry?.report.diagnosis?.mistake ?? null, space.look, space.width);
    case "onward":
      return onwardRows(scene.onward, space);
    case "plot": {
      const rows = pictureRows(item, state, space, height);
      return rows.length > 0 ? rows : paragraph("plain", "There is no picture of this line: it has nothing free to run over, or what it holds has no value that is a number.", space.width, 1);
    }
  }
}

/** The lower pane: what the report says, what was asked for instead, or both beside each other where there is room. */
function lowerRows(item: Item, state: State, scene: Scene, space: DetailSpace, height: number): readonly Row[] {
  if (state.edit !== null) {
    const entry = item.entries[state.entry];
    return editRows(state.edit, scene.preview, item.path, entry?.kind === "step" ? `step ${entry.report.number}` : "the claim", space);
  }
  if (item.entries.length === 0) return itemDetail(item, space);
  if (state.pane === "hint") return hintsOf(item, state.entry).length > 0 ? hintRows(item, state.entry, state.hints, space) : entryDetail(item, state.entry, space);
  if (space.width < leastForTwoColumns) return state.pane === "report" ? entryDetail(item, state.entry, space) : sideRows(item, state, scene, space, height);
  const left = Math.floor((space.width - 3) * 0.52);
  const right = space.width - 3 - left;
  // A wide terminal shows the picture of a wrong step unasked.
  const isWrong = item.entries[state.entry]?.report.verdict === "unequal";
  const beside = state.pane !== "report" ? sideRows(item, state, scene, { ...space, width: right }, height) : isWrong ? pictureRows(item, state, { ...space, width: right }, height) : [];
  if (beside.length === 0) return entryDetail(item, state.entry, space);
  return besideRows(entryDetail(item, state.entry, { ...space, width: left }), left, [span("quiet", " │ ")], beside, right);
}

/** The walk through one item: its lines above, what is said of the selected one below. */
export function walkFrame(item: Item, state: State, scene: Scene, { width, height }: Size): Frame {
  const { look } = scene;
  // While a step is edited, the lines are those of the derivation with the edited text in it.
  const shown = state.edit !== null && scene.preview?.item != null ? scene.preview.item : item;
  const selected = Math.min(state.entry, Math.max(0, shown.entries.length - 1));
  const entrySpace: EntrySpace = { width, look, shift: state.shift, hidden: isSpotHidden(state) ? "all" : "none" };
  const layout = walkLayout(height, naturalHeight(item, entrySpace));
  const lines = entryRows(shown, selected, entrySpace, layout.upper);
  const space: DetailSpace = { width, compact: layout.lower < compactBelow, look, shift: state.shift };
  const detail = lowerRows(item, state, scene, space, layout.lower);
  const limit = scrollLimit(detail.length, layout.lower);
  const scroll = Math.min(state.scroll, limit);
  const unseen = more(scroll, limit - scroll);
  const key = unseen === "" ? "" : limit > scroll ? `${unseen}, PgDn` : `${unseen}, PgUp`;
  const hints = state.edit !== null ? footerHints[state.edit.phase === "typing" ? "edit" : "question"] : isShiftable(shown, entrySpace) ? ["< > shift", ...footerHints.walk] : footerHints.walk;
  return {
    header: [walkHeader(shown, state, width), ...(layout.outerRulers ? [ruler(scene.activity ?? "", width)] : [])],
    upper: exactly(lines.rows.map(({ row }) => row), layout.upper),
    divider: layout.divider ? [ruler(more(lines.above, lines.below), width)] : [],
    lower: exactly(detail.slice(scroll, scroll + layout.lower), layout.lower),
    footer: layout.outerRulers ? [ruler(key, width), footerRow(state, hints, "", width)] : [footerRow(state, hints, unseen, width)],
    page: layout.lower,
    scrollLimit: limit,
    shiftLimit: furthestShift,
    targets: lines.rows.map(({ entry }) => entry),
  };
}

const counted: readonly Standing[] = ["right", "wrong", "undecided", "unreadable"];

/** "9 derivations   ✓ 5 right   ✗ 2 wrong   …", without what there is none of; and what the list is narrowed down to. */
function countsRow(items: readonly Item[], state: State): Row {
  const derivations = items.filter(({ derivation }) => derivation !== null);
  const counts = counted.flatMap((standing) => {
    const number = derivations.filter((item) => item.standing === standing).length;
    return number === 0 ? [] : [span("plain", "   "), span(toneOf(standing), `${markOf(standing)} ${number} ${standing}`)];
  });
  const { standing, query } = state.filter;
  const narrowed = [standing === null ? "" : `only ${standing}`, query === "" ? "" : `“${query}”`].filter((text) => text !== "").join(", ");
  return [span("title", ` ${derivations.length} derivation${derivations.length === 1 ? "" : "s"}`), ...counts, ...(narrowed === "" ? [] : [span("heading", `   ${narrowed}`)])];
}

export function listFrame(state: State, scene: Scene, { width, height }: Size): Frame {
  const { items } = scene;
  const rulers = hasOuterRulers(height);
  const rows = Math.max(0, height - 2 - (rulers ? 2 : 0));
  const visible = visibleItems(state);
  const seen = windowAround(Math.max(0, visible.indexOf(state.item)), visible.length, rows);
  const unseen = more(seen.start, visible.length - seen.end);
  const nothing = items.length === 0 ? " No derivations were found." : " Nothing here fits. Esc shows everything.";
  const list: readonly Row[] = visible.length === 0 ? [[span("plain", nothing)]] : itemRows(items, visible, state.item, seen, width);
  const search: Row = [span("title", " /"), span("plain", state.filter.query), span("cursor", " "), span("quiet", `   ${visible.length} found   Enter done  Esc all`)];
  return {
    header: [spread(countsRow(items, state), items.length === 0 ? [] : [span("quiet", `${position(state)} `)], width), ...(rulers ? [ruler(scene.activity ?? "", width)] : [])],
    upper: exactly(list.map((row) => fitRow(row, width)), rows),
    divider: rulers ? [ruler(unseen, width)] : [],
    lower: [],
    footer: [state.searching ? fitRow(search, width) : footerRow(state, footerHints.list, rulers ? "" : unseen, width)],
    page: rows,
    scrollLimit: 0,
    shiftLimit: 0,
    targets: visible.slice(seen.start, seen.end),
  };
}

export function helpFrame(state: State, { width, height }: Size): Frame {
  const rulers = hasOuterRulers(height);
  const rows = Math.max(0, height - 2 - (rulers ? 2 : 0));
  const keyWidth = 12;
  const keys = keyTable.map(({ keys: names, meaning }): Row => [span("heading", ` ${names.padEnd(keyWidth)}`), span("plain", meaning)]);
  const marks: readonly Row[] = [
    [span("right", " ✓"), span("plain", " right  "), span("wrong", "✗"), span("plain", " wrong  "), span("doubt", "?"), span("plain", " undecided  "), span("unread", "!"), span("plain", " not readable")],
  ];
  const wide = width >= leastForTwoColumns;
  const half = Math.ceil(keys.length / 2);
  const table = wide ? besideRows(keys.slice(0, half), Math.floor(width / 2), [], keys.slice(half), Math.floor(width / 2)) : keys;
  return {
    header: [fitRow([span("title", " Keys")], width), ...(rulers ? [ruler("", width)] : [])],
    upper: exactly([...table, ...marks].map((row) => fitRow(row, width)), rows),
    divider: rulers ? [ruler("", width)] : [],
    lower: [],
    footer: [footerRow(state, footerHints.help, "", width)],
    page: rows,
    scrollLimit: 0,
    shiftLimit: 0,
    targets: [],
  };
}

/** The frame of a state: exactly as many rows as the terminal has (2 at least). */
export function frameOf(state: State, scene: Scene, size: Size): Frame {
  const item = scene.items[state.item];
  const frame = state.help ? helpFrame(state, size) : state.screen === "list" || item === undefined ? listFrame(state, scene, size) : walkFrame(item, state, scene, size);
  if (!scene.look.ascii) return frame;
  const inAscii = (rows: readonly Row[]): readonly Row[] => rows.map(asciiRow);
  return { ...frame, header: inAscii(frame.header), upper: inAscii(frame.upper), divider: inAscii(frame.divider), lower: inAscii(frame.lower), footer: inAscii(frame.footer) };
}

/** All rows of a frame from top to bottom. */
export function rowsOf({ header, upper, divider, lower, footer }: Frame): readonly Row[] {
  return [...header, ...upper, ...divider, ...lower, ...footer];
}
