// The upper pane of the walk: the lines of a derivation as formulas aligned at their relations, one below the other. Where they do not all fit, the selected line and
// those around it are drawn in two dimensions and the others told on one row each.
import { formulaRows, textAsFormula, type FormulaRows } from "./formula-rows.js";
import { lineNameOf, standingOf, type Entry, type Item } from "./items.js";
import type { Look } from "./look.js";
import { emptyRow, fitRow, markOf, rowWidth, span, spread, toneOf, type Row } from "./rows.js";
import { fit, onOneLine, widthOf } from "./text.js";

const pointer = "▸";
const claimSign = "∴";

/** The rows of the upper pane, each with the entry it belongs to (null for a blank one). */
export interface EntryRow {
  readonly row: Row;
  readonly entry: number | null;
}

/** What the upper pane is drawn for. */
export interface EntrySpace {
  readonly width: number;
  readonly look: Look;
  readonly shift: number;
  /** Lines whose wrong spot is not to be shown. */
  readonly hidden: "none" | "all";
}

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
  /** Of all that stands before a formula. */
  readonly prefix: number;
}

function columnsOf(entries: readonly Entry[], { width, look }: EntrySpace): Columns {
  const widest = (text: (entry: Entry) => string): number => entries.reduce((most, entry) => Math.max(most, widthOf(text(entry))), 0);
  const number = widest(numberOf);
  const relation = Math.min(4, widest((entry) => look.glyphs.relation(relationOf(entry))));
  const remark = width < 60 ? 0 : Math.min(widest(remarkOf), Math.max(14, Math.floor(width * 0.25)));
  return { number, relation, remark, prefix: number + relation + 5 + (relation > 0 ? 1 : 0) };
}

/** A line with what stands around it, in as many rows as its formula has. */
interface Block {
  readonly rows: readonly Row[];
  /** Rows below and above the one that its number stands on. */
  readonly above: number;
  readonly below: number;
}

function blockOf(entry: Entry, formula: FormulaRows, columns: Columns, isSelected: boolean, { width, look }: EntrySpace): Block {
  const standing = standingOf(entry.report.verdict);
  const relation = fit(look.glyphs.relation(relationOf(entry)), columns.relation);
  const rows = formula.rows.map((formulaRow, k): Row => {
    if (k !== formula.baseline) return fitRow([span("plain", " ".repeat(columns.prefix)), ...formulaRow], width);
    const left: Row = [
      span("selected", isSelected ? pointer : " "),
      span(toneOf(standing), markOf(standing)),
      span("quiet", ` ${" ".repeat(columns.number - widthOf(numberOf(entry)))}${numberOf(entry)}  `),
      span(isSelected ? "selected" : "plain", `${" ".repeat(columns.relation - widthOf(relation))}${relation}${columns.relation > 0 ? " " : ""}`),
      ...formulaRow,
    ];
    // A short formula leaves its remark more room than the column has.
    const remark = columns.remark === 0 ? "" : fit(look.glyphs.text(remarkOf(entry)), Math.max(columns.remark, width - rowWidth(left) - 3));
    return spread(left, remark === "" ? [] : [span("quiet", ` ${remark} `)], width);
  });
  return { rows, above: formula.baseline, below: rows.length - 1 - formula.baseline };
}

function oneLine(entry: Entry, columns: Columns, isSelected: boolean, space: EntrySpace): Block {
  return blockOf(entry, textAsFormula(onOneLine(space.look.glyphs.text(entry.report.reading ?? entry.report.text)), isSelected ? "selected" : "plain"), columns, isSelected, space);
}

interface Drawings {
  readonly columns: Columns;
  readonly formulas: readonly (FormulaRows | null)[];
}

/** Drawings that were made before: every key press draws the frame anew, and few change what the formulas look like. */
const drawings = new WeakMap<Item, Map<string, Drawings>>();

function drawingsOf(item: Item, space: EntrySpace): Drawings {
  const own = drawings.get(item) ?? new Map<string, Drawings>();
  drawings.set(item, own);
  const key = `${space.width} ${space.shift} ${space.look.ascii} ${space.hidden}`;
  const known = own.get(key);
  if (known !== undefined) return known;
  const columns = columnsOf(item.entries, space);
  const room = Math.max(8, space.width - columns.prefix - (columns.remark === 0 ? 1 : columns.remark + 3));
  const formulas = item.entries.map((entry, k) => {
    const shape = item.study?.lineShape(lineNameOf(item, k), space.hidden === "all" ? null : entry.report.diagnosis) ?? null;
    return shape === null ? null : formulaRows(shape, space.look, room, space.shift, "plain");
  });
  const made: Drawings = { columns, formulas };
  if (own.size > 8) own.clear();
  own.set(key, made);
  return made;
}

/** May two blocks touch? Not where the lower rows of one would be taken for the upper rows of the other. */
const gapBetween = (upper: Block, lower: Block): number => (upper.below > 0 && lower.above > 0 ? 1 : 0);

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((total, block, k) => total + block.rows.length + (k === 0 ? 0 : gapBetween(blocks[k - 1] ?? block, block)), 0);
}

/** The lines as blocks, in two dimensions as far as `height` rows allow, the selected one first. */
function blocksWithin(item: Item, selected: number, space: EntrySpace, height: number): readonly Block[] {
  const { columns, formulas } = drawingsOf(item, space);
  const short = item.entries.map((entry, k) => oneLine(entry, columns, k === selected, space));
  const tall = item.entries.map((entry, k) => {
    const formula = formulas[k] ?? null;
    return formula === null ? short[k] : blockOf(entry, formula, columns, k === selected, space);
  });
  const whole = tall.filter((block) => block !== undefined);
  if (heightOf(whole) <= height) return whole;
  let blocks: readonly Block[] = short.map((block, k) => (k === selected ? (tall[k] ?? block) : block));
  for (const k of nearestFirst(selected, item.entries.length)) {
    const candidate = blocks.map((block, at) => (at === k ? (tall[at] ?? block) : block));
    if (heightOf(candidate) > height) break;
    blocks = candidate;
  }
  return blocks;
}

/** The lines around the selected one: the one before it, the one after it, and so on. */
function nearestFirst(selected: number, count: number): readonly number[] {
  const order: number[] = [];
  for (let distance = 1; distance < count; distance += 1) order.push(...[selected - distance, selected + distance].filter((k) => k >= 0 && k < count));
  return order;
}

/** How many rows the lines take where there is room for all of them in two dimensions. */
export function naturalHeight(item: Item, space: EntrySpace): number {
  return heightOf(blocksWithin(item, 0, space, Number.MAX_SAFE_INTEGER));
}

/** Is a formula wider than its room, so that it can be shifted? */
export function isShiftable(item: Item, space: EntrySpace): boolean {
  return drawingsOf(item, space).formulas.some((formula) => formula?.isCropped === true);
}

/** The upper pane in `height` rows, and how many lines are above and below what is seen. */
export function entryRows(item: Item, selected: number, space: EntrySpace, height: number): { readonly rows: readonly EntryRow[]; readonly above: number; readonly below: number } {
  const blocks = blocksWithin(item, selected, space, height);
  const all: EntryRow[] = [];
  let selectedStart = 0;
  let selectedEnd = 0;
  blocks.forEach((block, k) => {
    const before = blocks[k - 1];
    if (before !== undefined && gapBetween(before, block) > 0) all.push({ row: emptyRow, entry: null });
    if (k === selected) selectedStart = all.length;
    all.push(...block.rows.map((row): EntryRow => ({ row, entry: k })));
    if (k === selected) selectedEnd = all.length;
  });
  // The selected line stands in the middle, except near the ends; of one that is higher than the pane the top is seen.
  const middle = Math.floor((selectedStart + selectedEnd - height) / 2);
  const start = Math.max(0, Math.min(middle, selectedStart, all.length - height));
  const seen = all.slice(start, start + height);
  const shown = new Set(seen.flatMap(({ entry }) => (entry === null ? [] : [entry])));
  const first = Math.min(...shown, item.entries.length);
  const last = Math.max(...shown, -1);
  return { rows: seen, above: shown.size === 0 ? 0 : first, below: shown.size === 0 ? 0 : item.entries.length - 1 - last };
}
