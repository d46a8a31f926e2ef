// Reads Jupyter notebooks: the Markdown cells of the JSON, one after another, go through the Markdown reader as one document, and every place is carried back to where it
// stands in the JSON source. Code cells and outputs are passed over.

import type { DocumentNote, DocumentPart, Range, SourceDocument, SourceText } from "./document.js";
import { carryOutMacros } from "./macros.js";
import { readMarkdownDocument } from "./markdown.js";
import { createSourceWriter } from "./source-text.js";

/** A string of the JSON with its quotes. */
type JsonString = Range;

/** Values of JSON nested deeper are not looked into. */
const MOST_NESTED = 200;

interface JsonValue {
  /** The string that it is, null for anything else. */
  readonly string: JsonString | null;
  readonly items: readonly JsonValue[];
  readonly members: ReadonlyMap<string, JsonValue>;
  readonly end: number;
}

/** Reads a notebook; an "error" note where the text is none. */
export function readNotebookDocument(text: string, preamble: string): SourceDocument {
  const fail = (message: string, at: number): SourceDocument => ({ notation: "notebook", parts: [], notes: [{ severity: "error", message, range: { start: at, end: at + 1 } }] });
  const root = readJson(text, skipWhite(text, text.charCodeAt(0) === 0xfeff ? 1 : 0), 0);
  if (root === null) return fail("this is no complete JSON, as a notebook is", 0);
  const cells = root.members.get("cells")?.items ?? root.members.get("worksheets")?.items[0]?.members.get("cells")?.items;
  if (cells === undefined) return fail("found no `cells`, which a notebook has", 0);

  const writer = createSourceWriter(text);
  let end = 0;
  for (const cell of cells) {
    const type = cell.members.get("cell_type")?.string;
    const source = cell.members.get("source");
    if (type == null || source === undefined || text.slice(type.start + 1, type.end - 1) !== "markdown") continue;
    const strings = source.string === null ? source.items.flatMap((item) => (item.string === null ? [] : [item.string])) : [source.string];
    for (const string of strings) decode(text, string, writer);
    end = strings.at(-1)?.end ?? end;
    // A cell ends its paragraph.
    writer.put("\n\n", Math.max(0, end - 1));
  }
  const decoded = writer.finish(end);
  const document = carryOutMacros(readMarkdownDocument(decoded.text), decoded.text, preamble);
  return { notation: "notebook", parts: document.parts.map((part) => movedPart(part, decoded)), notes: document.notes.map((note): DocumentNote => ({ ...note, range: movedRange(note.range, decoded) })) };
}

/** Writes what a JSON string says: its characters where they stand, its escapes for the place of their backslash. */
function decode(text: string, string: JsonString, writer: ReturnType<typeof createSourceWriter>): void {
  let from = string.start + 1;
  const last = string.end - 1;
  for (let at = from; at < last; at++) {
    if (text[at] !== "\\") continue;
    writer.copy(from, at);
    const escape = text[at + 1] ?? "";
    const code = escape === "u" ? Number.parseInt(text.slice(at + 2, at + 6), 16) : Number.NaN;
    writer.put(escape === "u" ? String.fromCharCode(Number.isNaN(code) ? 0xfffd : code) : (escapes.get(escape) ?? escape), at);
    at += escape === "u" ? 5 : 1;
    from = at + 1;
  }
  writer.copy(from, last);
}

const escapes = new Map([["n", "\n"], ["t", "\t"], ["r", "\r"], ["b", "\b"], ["f", "\f"]]);

function movedRange(range: Range, decoded: SourceText): Range {
  const place = (offset: number): number => decoded.offsets[Math.min(offset, decoded.text.length)] ?? 0;
  const start = place(range.start);
  return { start, end: range.end <= range.start ? start : Math.max(start, place(range.end - 1) + 1) };
}

function movedSource(source: SourceText, decoded: SourceText): SourceText {
  return { text: source.text, offsets: source.offsets.map((offset) => decoded.offsets[Math.min(offset, decoded.text.length)] ?? 0) };
}

function movedPart(part: DocumentPart, decoded: SourceText): DocumentPart {
  const range = movedRange(part.range, decoded);
  switch (part.kind) {
    case "math":
      return { ...part, range, source: movedSource(part.source, decoded) };
    case "setting":
      return { ...part, range, value: movedSource(part.value, decoded) };
    case "prose":
    case "break":
      return { ...part, range };
  }
}

// ---- JSON with places ----------------------------------------------------------------------------------------------------------

function skipWhite(text: string, from: number): number {
  let at = from;
  while (" \t\r\n".includes(text[at] ?? "x")) at++;
  return at;
}

function stringEnd(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return null;
}

/** A value of JSON that begins at `start`; null where it is not complete. */
function readJson(text: string, start: number, depth: number): JsonValue | null {
  const value = (end: number, more: Partial<JsonValue> = {}): JsonValue => ({ string: null, items: [], members: new Map(), end, ...more });
  if (depth > MOST_NESTED) return null;
  const first = text[start];
  if (first === '"') {
    const end = stringEnd(text, start);
    return end === null ? null : value(end, { string: { start, end } });
  }
  if (first !== "{" && first !== "[") {
    const scalar = /[-+.\w]+/y;
    scalar.lastIndex = start;
    return scalar.test(text) ? value(scalar.lastIndex) : null;
  }
  const items: JsonValue[] = [];
  const members = new Map<string, JsonValue>();
  let at = skipWhite(text, start + 1);
  const closer = first === "{" ? "}" : "]";
  while (text[at] !== closer) {
    let key: string | null = null;
    if (first === "{") {
      const end = text[at] === '"' ? stringEnd(text, at) : null;
      if (end === null) return null;
      key = text.slice(at + 1, end - 1);
      at = skipWhite(text, end);
      if (text[at] !== ":") return null;
      at = skipWhite(text, at + 1);
    }
    const item = readJson(text, at, depth + 1);
    if (item === null) return null;
    if (key === null) items.push(item);
    else members.set(key, item);
    at = skipWhite(text, item.end);
    if (text[at] === ",") at = skipWhite(text, at + 1);
    else if (text[at] !== closer) return null;
  }
  return value(at + 1, { items, members });
}
