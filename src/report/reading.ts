// What `misstep read` prints for people: each derivation as a tree of its lines in one-line Unicode, under what it rests on, followed by the
// choices of reading and by what could not be read, each with its place. Only what is known is said; a plain derivation is its lines and nothing more.
import type { ReadDerivation, ReadFile, ReadingReport, ReadLine } from "../model/reading.js";
import type { Note } from "../model/report.js";
import { longestSentence } from "./layout.js";
import { emptyRow, plain, span, wrap } from "./rows.js";
import type { Row, Span } from "./rows.js";
import { clip, oneLine } from "./visible.js";
import { count } from "./wording.js";

const widest = 100;
const narrowest = 40;
/** Columns of the tree, the number and the relation. */
const lineHead = 9;
/** Columns of the names of what a derivation rests on. */
const factHead = 8;

/** Everything that was read, as rows. */
export function readingRows(report: ReadingReport, width: number): readonly Row[] {
  const columns = Math.min(Math.max(width, narrowest), widest);
  const files = report.files.map((file) => fileRows(file, columns)).filter((rows) => rows.length > 0);
  return [...files.flatMap((rows) => [...rows, emptyRow]), [plain(summaryOf(report))]];
}

function fileRows(file: ReadFile, width: number): readonly Row[] {
  const derivations = file.derivations.flatMap((derivation) => [...derivationRows(file.path, derivation, width), emptyRow]);
  const rest = noteRows(file.path, file.notes, width);
  if (derivations.length === 0 && rest.length === 0) return [[span("place", file.path), plain(`  ${nothingIn(file)}`)]];
  return rest.length > 0 ? [...derivations, ...rest] : derivations.slice(0, -1);
}

function nothingIn(file: ReadFile): string {
  return file.status === "empty" ? "there is nothing in it" : "no derivation";
}

function derivationRows(path: string, derivation: ReadDerivation, width: number): readonly Row[] {
  const branches = [...derivation.lines.map((line) => ({ head: headOf(line), line })), ...derivation.claims.map((claim) => ({ head: "   states", line: { ...claim, label: null } }))];
  return [
    [span("place", `${path}:${derivation.line}`), ...(derivation.title === null ? [] : [plain(`  ${oneLine(clip(derivation.title, width))}`)])],
    ...derivation.definitions.flatMap(({ name, value, line }) => factRows("define", `${name} = ${value}`, line, width)),
    ...derivation.assumptions.flatMap(({ text, line }) => factRows("assume", text, line, width)),
    ...(derivation.names.length === 0 ? [] : factRows("names", derivation.names.map(({ name, role }) => `${name} ${role}`).join(" · "), null, width)),
    ...branches.flatMap(({ head, line }, k) => branchRows(head, line, k === branches.length - 1, width)),
    ...noteRows(null, derivation.notes, width),
  ];
}

function headOf({ number, role, relation }: ReadLine): string {
  const sign = role === "given" ? "given" : (relation ?? "");
  return `${String(number).padStart(2)} ${sign}`;
}

/** One line of the tree, continued under itself, with the author's name for the move at its end. */
function branchRows(head: string, line: { readonly text: string; readonly reading: string | null; readonly label: string | null }, last: boolean, width: number): readonly Row[] {
  const room = width - lineHead - 2;
  const shown = line.reading ?? line.text;
  const texts = wrap(clip(oneLine(shown), longestSentence), room);
  const label = line.label === null ? "" : oneLine(clip(line.label, 60));
  const rows = texts.map((text, k): Span[] => [
    span("quiet", k === 0 ? (last ? "╰ " : "├ ") : last ? "  " : "│ "), span("quiet", k === 0 ? head.padEnd(lineHead) : " ".repeat(lineHead)), span(line.reading === null ? "wrong" : "plain", text),
  ]);
  const final = rows.at(-1);
  if (final === undefined || label === "") return rows;
  if ((texts.at(-1) ?? "").length + label.length + 4 <= room) final.push(span("heading", `    ${label}`));
  else rows.push([span("quiet", last ? "  " : "│ "), plain(" ".repeat(lineHead)), span("heading", label)]);
  return rows;
}

function factRows(name: string, text: string, line: number | null, width: number): readonly Row[] {
  const rows = wrap(clip(oneLine(text), longestSentence), width - factHead - (line === null ? 2 : 14)).map((part, k): Span[] => [span("heading", `  ${(k === 0 ? name : "").padEnd(factHead)}`), plain(part)]);
  if (line !== null) rows.at(-1)?.push(span("quiet", `    line ${line}`));
  return rows;
}

/** Notes with their places; several that say the same are said once. */
function noteRows(path: string | null, notes: readonly Note[], width: number): readonly Row[] {
  const places = new Map<string, { readonly note: Note; readonly at: string[] }>();
  for (const note of notes) {
    const known = places.get(`${note.kind} ${note.message}`);
    const at = `${path === null ? "" : `${path}:`}${note.line}:${note.column}`;
    if (known === undefined) places.set(`${note.kind} ${note.message}`, { note, at: [at] });
    else known.at.push(at);
  }
  return [...places.values()].flatMap(({ note, at: [first = "", ...more] }) => {
    const indent = " ".repeat(2 + first.length + 2);
    const said = `${note.kind === "unread" ? "not read: " : ""}${note.message}${more.length === 0 ? "" : ` (and at ${count(more.length, "other place")})`}`;
    return wrap(clip(said, longestSentence), Math.max(20, width - indent.length)).map((part, k): Row => [k === 0 ? span("place", `  ${first}  `) : plain(indent), span(note.kind === "unread" ? "wrong" : "plain", part)]);
  });
}

function summaryOf({ files }: ReadingReport): string {
  const derivations = files.flatMap((file) => file.derivations);
  const lines = derivations.flatMap((derivation) => derivation.lines);
  const unread = lines.filter((line) => line.reading === null).length;
  const found = derivations.length === 0 ? "no derivation" : `${count(derivations.length, "derivation")}, ${count(lines.length, "line")}${unread === 0 ? "" : `, ${unread} not read`}`;
  return files.length === 1 ? found : `${found} in ${count(files.length, "file")}`;
}
