// The lower pane: all that the report says about one line of a derivation. First the spot, then the reason in a sentence, then what should have
// been there, then the proof, then the rest.
import type { Note, NoteKind, Place, StepReport, Witness, WitnessValue } from "../model/report.js";
import type { Shape } from "../notation/shape.js";
import { asSentence } from "../notation/sentence.js";
import { excerpt } from "../report/excerpt.js";
import { certaintyText, conditionsText, editText, numberText, sideText, symbolName } from "../report/wording.js";
import { formulaRows } from "./formula-rows.js";
import { lineNameOf, standingOf, type Entry, type Item } from "./items.js";
import type { Look } from "./look.js";
import { besideRows, emptyRow, fitRow, paragraph, rowWidth, span, spread, toneOf, widestRow, type Row, type Tone } from "./rows.js";
import { cellsOf, joinCells, onOneLine, widthOf, wrap } from "./text.js";

/** What the detail is made for: the width of the pane, and whether rows are so few that no blank ones are spent. */
export interface DetailSpace {
  readonly width: number;
  readonly compact: boolean;
  readonly look: Look;
  readonly shift: number;
}

/** Prose wider than this is tiring to read. */
const widestProse = 100;
const labelWidth = 10;

/** A labelled text, continued under itself. */
export function field(label: string, text: string, { width, look }: Pick<DetailSpace, "width" | "look">): readonly Row[] {
  return wrap(look.glyphs.text(text), width - labelWidth - 1).map((line, index) => [span("heading", ` ${(index === 0 ? label : "").padEnd(labelWidth)}`), span("plain", line)]);
}

/** A labelled formula in as many rows as it has, the label on its baseline; null where it would take more rows than that. */
function formulaField(label: string, before: string, shape: Shape, after: string, mostRows: number, { width, look, shift }: DetailSpace): readonly Row[] | null {
  const head = `${before}${before === "" ? "" : " "}`;
  const room = width - labelWidth - 1 - widthOf(head) - widthOf(after);
  const formula = formulaRows(shape, look, Math.max(8, room), shift, "plain");
  if (formula.rows.length > mostRows) return null;
  return formula.rows.map((row, k): Row => {
    if (k !== formula.baseline) return [span("plain", " ".repeat(labelWidth + 1 + widthOf(head))), ...row];
    return [span("heading", ` ${label.padEnd(labelWidth)}`), span("plain", head), ...row, span("plain", after)];
  });
}

function nameOf(entry: Entry): string {
  return entry.kind === "step" ? `step ${entry.report.number}` : "the claim";
}

/** What the two lines of a witness are called. A claim is judged against line 0. */
export function sideNames(entry: Entry): { readonly left: string; readonly right: string } {
  if (entry.kind === "claim") return { left: "line 0", right: "the claim" };
  return { left: `line ${entry.report.number - 1}`, right: `line ${entry.report.number}` };
}

function witnessValue(value: WitnessValue): string {
  if (typeof value === "string") return numberText(value);
  if ("enclosure" in value) return `[${numberText(value.enclosure[0])}, ${numberText(value.enclosure[1])}]`;
  return `(${value.map(witnessValue).join(", ")})`;
}

/** The three parts of a witness: where, and what either line is there, as "line 2 = 2/3". */
export function witnessParts(witness: Witness, names: { readonly left: string; readonly right: string }): readonly string[] {
  const at = Object.entries(witness.at).map(([name, value]) => {
    const sign = typeof value === "object" && "enclosure" in value ? "∈" : "=";
    return `${symbolName(name)} ${sign} ${witnessValue(value)}`;
  });
  const { differentiatedBy } = witness;
  const nameOf = (line: string): string => (differentiatedBy === undefined ? line : `d/d${symbolName(differentiatedBy)} of ${line}`);
  return [...(at.length === 0 ? [] : [`at ${at.join(", ")}`]), sideText(nameOf(names.left), witness.left, "="), sideText(nameOf(names.right), witness.right, "=")];
}

/** The parts of a witness on one row where they fit, else one below the other. */
function proofRows(witness: Witness, entry: Entry, space: DetailSpace): readonly Row[] {
  const parts = witnessParts(witness, sideNames(entry)).map(space.look.glyphs.text);
  const together = parts.join("   ");
  if (widthOf(together) <= space.width - labelWidth - 1) return [[span("heading", ` ${"proof".padEnd(labelWidth)}`), span("plain", together)]];
  return parts.flatMap((part, index) => field(index === 0 ? "proof" : "", part, space));
}

/** Formulas with values put in are not shown where they would fill the screen. */
const tallestValues = 7;

/** Both lines with the values of the witness put in, each with what it comes to. */
function valueRows(item: Item, index: number, entry: Entry, witness: Witness, space: DetailSpace): readonly Row[] {
  const both = item.study?.withValues(lineNameOf(item, index), witness) ?? null;
  if (both === null || witness.differentiatedBy !== undefined) return [];
  const names = sideNames(entry);
  const sign = (value: string): string => ` ${value.includes(".") ? space.look.glyphs.text("≈") : "="} ${space.look.glyphs.text(numberText(value))}`;
  const sides = [{ name: names.left, shape: both.left, value: witness.left }, { name: names.right, shape: both.right, value: witness.right }].map(({ name, shape, value }) =>
    formulaField(name, "", shape, value === "undefined" ? "  has no value" : sign(value), tallestValues, space),
  );
  const [left, right] = sides;
  if (left == null || right == null) return [];
  const leftWidth = widestRow(left) + 4;
  if (leftWidth + widestRow(right) <= space.width) return besideAligned(left, right, leftWidth, space.width);
  return [...left, ...(left.length > 1 && right.length > 1 ? [emptyRow] : []), ...right];
}

/** Two formulas beside each other, the higher one's rows deciding; both stand on the middle. */
function besideAligned(left: readonly Row[], right: readonly Row[], leftWidth: number, width: number): readonly Row[] {
  const height = Math.max(left.length, right.length);
  const centred = (rows: readonly Row[]): readonly Row[] => [...Array.from({ length: Math.floor((height - rows.length) / 2) }, () => emptyRow), ...rows];
  return besideRows(centred(left), leftWidth, [], centred(right), width - leftWidth);
}

function headlineOf(entry: Entry): string {
  const name = nameOf(entry);
  switch (entry.report.verdict) {
    case "given":
      return entry.kind === "step" ? `line ${entry.report.number} is given` : `${name} is given`;
    case "equal":
      return `${name} is right`;
    case "unequal": {
      const edit = entry.report.diagnosis === null ? null : editText(entry.report.diagnosis);
      return `${name} is wrong${edit === null ? "" : `: ${edit}`}`;
    }
    case "undecided":
      return `${name} is undecided`;
    case "unreadable":
      return `${name} could not be read`;
  }
}

/** The characters above the carets drawn as the spot, so that it shows in colour too. */
function withSpotMarked(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) => {
    const below = rows[index + 1];
    const carets = below?.[1];
    const [gutter, line] = row;
    if (gutter === undefined || line === undefined || carets?.style !== "wrong") return row;
    const start = carets.text.indexOf("^");
    const end = carets.text.length;
    const parts: { before: string; spot: string; after: string } = { before: "", spot: "", after: "" };
    let column = 0;
    for (const cell of cellsOf(line.text)) {
      parts[column < start ? "before" : column < end ? "spot" : "after"] += joinCells([cell]);
      column += cell.width;
    }
    return [gutter, { style: line.style, text: parts.before }, span("spot", parts.spot), { style: line.style, text: parts.after }];
  });
}

/** The author's text with carets under the spot; the line before it too, where there is room. */
function sourceRows(source: string | undefined, entry: Entry, before: Place | null, spot: Place, space: DetailSpace): readonly Row[] {
  const rows = source === undefined ? [] : excerpt(source, { before: space.compact ? null : before, step: entry.report, spot }, space.width);
  if (rows.length === 0) return field("text", entry.report.text, space);
  return withSpotMarked(rows.filter((row) => row.length > 0));
}

function inPlace(note: Note, { line, column, endLine, endColumn }: Place): boolean {
  const afterStart = note.line > line || (note.line === line && note.column >= column);
  return afterStart && (note.line < endLine || (note.line === endLine && note.column < endColumn));
}

/** The notes on an entry; those that belong to no entry are told at the first one. Notes of kind `info` are for the full report. */
export function notesOf(item: Item, index: number): readonly Note[] {
  const owner = (note: Note): number => Math.max(0, item.entries.findIndex((entry) => inPlace(note, entry.report)));
  return item.notes.filter((note) => note.kind !== "info" && owner(note) === index);
}

function noteLabel(kind: NoteKind): string {
  switch (kind) {
    case "reading":
      return "read as";
    case "unread":
      return "unread";
    case "label":
    case "condition":
    case "info":
      return "note";
  }
}

function noteRows(notes: readonly Note[], space: Pick<DetailSpace, "width" | "look">): readonly Row[] {
  return notes.flatMap((note) => field(noteLabel(note.kind), `${note.message} (line ${note.line})`, space));
}

function afterErrorText(step: StepReport): string | null {
  switch (step.afterError) {
    case "consistent":
      return "this line follows from the wrong one before it";
    case "new-mistake":
      return "this is a new mistake, beside the one before it";
    case "recovers":
      return "this line is right again";
    case null:
      return step.verdict === "equal" && step.agreesWithStart === false ? "this line does not equal line 0" : null;
  }
}

/** What only a step has: how it was named, what it used, how it stands to the lines around it. */
function stepFields(step: StepReport, space: Pick<DetailSpace, "width" | "look">): readonly Row[] {
  const after = afterErrorText(step);
  return [
    ...(after === null ? [] : field("after", after, space)),
    ...(step.label === null ? [] : field("label", `${step.label} (the author's name for it)`, space)),
    ...(step.rule === null ? [] : field("rule", step.rule, space)),
  ];
}

/** What holds for the whole derivation, told at its first line. */
function settingRows(item: Item, space: Pick<DetailSpace, "width" | "look">): readonly Row[] {
  const { derivation } = item;
  if (derivation === null) return [];
  return [
    ...derivation.definitions.flatMap(({ name, value, line }) => field("where", `${onOneLine(name)} = ${onOneLine(value)} (line ${line})`, space)),
    ...derivation.assumptions.flatMap(({ text, source, line }) => field("assumed", source === "prose" ? `${onOneLine(text)} (from the text, line ${line})` : onOneLine(text), space)),
  ];
}

/** Blocks one below the other, a blank row between them unless rows are few. */
export function stack(blocks: readonly (readonly Row[])[], compact: boolean): readonly Row[] {
  const shown = blocks.filter((block) => block.length > 0);
  return shown.flatMap((block, index) => (index === 0 || compact ? block : [emptyRow, ...block]));
}

function headlineRow(headline: string, tone: Tone, mistake: string | null, { width, look }: DetailSpace): readonly Row[] {
  const rows = paragraph(tone, look.glyphs.text(headline), width, 1);
  const [first] = rows;
  if (first === undefined || rows.length > 1 || mistake === null || rowWidth(first) + widthOf(mistake) + 3 > width) return rows;
  return [spread(first, [span("quiet", `${mistake} `)], width)];
}

/** What should stand there: the corrected line as a formula where it can be drawn, else as the author would write it. */
function insteadRows(item: Item, index: number, entry: Entry, space: DetailSpace): readonly Row[] {
  const { diagnosis } = entry.report;
  if (diagnosis === null) return [];
  const relation = entry.kind === "step" && entry.report.relation !== null ? entry.report.relation : "";
  const { fix, term } = diagnosis;
  if (fix !== null) {
    const shape = item.study?.textShape(lineNameOf(item, index), fix) ?? null;
    const drawn = shape === null ? null : formulaField("instead", space.look.glyphs.relation(relation), shape, "", tallestFormula, space);
    return drawn ?? field("instead", fix.trim().startsWith(relation) || relation === "" ? fix : `${relation} ${fix}`, space);
  }
  return term === null || term.expected === "" ? [] : field("instead", `${term.expected}  for  ${term.found}`, space);
}

const tallestFormula = 12;

/** The rows of one entry of an item, each at most `space.width` cells wide. */
export function entryDetail(item: Item, index: number, space: DetailSpace): readonly Row[] {
  const entry = item.entries[index];
  if (entry === undefined) return [];
  const { width, compact, look } = space;
  const prose = { width: Math.min(width, widestProse), look };
  const { report } = entry;
  const { diagnosis } = report;
  const notes = notesOf(item, index);
  const before = (entry.kind === "step" ? item.entries[index - 1]?.report : item.entries[0]?.report) ?? null;
  const unread = notes.find((note) => note.kind === "unread") ?? null;
  const spot = diagnosis ?? (unread === null ? null : { line: unread.line, column: unread.column, endLine: unread.line, endColumn: unread.column });
  const conditions = conditionsText(report.conditions);
  const relation = entry.kind === "step" && entry.report.relation !== null ? `${entry.report.relation} ` : "";
  const isDrawn = (item.study?.lineShape(lineNameOf(item, index), null) ?? null) !== null;
  const excerptRows = report.verdict === "equal" || report.verdict === "given" ? [] : sourceRows(item.source ?? undefined, entry, before === report ? null : before, spot ?? report, space);
  const sentence = (text: string | null): readonly Row[] => (text === null ? [] : paragraph("plain", look.glyphs.text(text), prose.width, 1));
  const blocks: readonly (readonly Row[])[] = [
    headlineRow(`${asSentence(headlineOf(entry))}.`, toneOf(standingOf(report.verdict)), diagnosis?.mistake ?? null, space),
    isDrawn ? [] : excerptRows,
    [...sentence(diagnosis?.message ?? null), ...sentence(report.reason)],
    insteadRows(item, index, entry, space),
    [
      ...(report.witness === null ? [] : proofRows(report.witness, entry, space)),
      ...(report.certainty === null || report.certainty.kind === "witness" ? [] : field("certainty", certaintyText(report.certainty), space)),
      ...(conditions === "" ? [] : field("condition", conditions, space)),
      ...(diagnosis?.alternatives ?? []).flatMap((alternative) => field("or", alternative, prose)),
      ...(entry.kind === "step" ? stepFields(entry.report, prose) : []),
      ...(diagnosis === null || diagnosis.rule === null || (entry.kind === "step" && entry.report.rule === diagnosis.rule) ? [] : field("rule", diagnosis.rule, prose)),
    ],
    report.witness === null ? [] : valueRows(item, index, entry, report.witness, space),
    isDrawn ? excerptRows : [],
    [
      ...(isDrawn || report.reading === null ? [] : field("reading", `${relation}${report.reading}`, space)),
      ...(report.verdict === "equal" || report.verdict === "given" ? field("written", report.text, space) : []),
      ...(index === 0 ? settingRows(item, prose) : []),
      ...noteRows(notes, prose),
    ],
  ];
  return stack(blocks, compact).map((row) => fitRow(row, width));
}

/** The rows for an item without lines: a file that gave no derivation, or a derivation of which nothing could be used. */
export function itemDetail(item: Item, space: DetailSpace): readonly Row[] {
  const rows = stack([paragraph(toneOf(item.standing), `${asSentence(item.status)}.`, space.width, 1), [...settingRows(item, space), ...noteRows(item.notes, space)]], space.compact);
  return rows.map((row) => fitRow(row, space.width));
}
