// Puts the parts of a document in order: prose comes in by pieces, with placeholders where mathematics stands, and goes out as prose
// parts with the mathematics between them. Markdown's tree and LaTeX's text are both written through it.

import type { BreakPart, DocumentPart, MathPart, Range, SettingPart } from "./document.js";

/** A stretch that stands among prose for something else: mathematics, or nothing (a comment). */
export interface Span {
  readonly range: Range;
  readonly part: MathPart | null;
}

/** What stands for one character of mathematics in the text that remark sees: a private-use character, which is a letter to Markdown. */
export const placeholder = "\uE000";

export interface PartWriter {
  /** Begins a paragraph or a heading. */
  begin(part: BreakPart): void;
  /** Writes prose that stands in the document from `start` to `end`; runs of placeholders in it are the spans there. */
  write(value: string, start: number, end: number): void;
  /** Ends the prose of the block, and says what was written in it since `begin`: words, with mathematics as it stands. */
  finishBlock(): string;
  /** Spans that no prose held: they stand in code or in markup. */
  unread(): readonly Span[];
  readonly parts: readonly DocumentPart[];
}

export function createPartWriter(document: string, spans: readonly Span[]): PartWriter {
  const parts: DocumentPart[] = [];
  const unread: Span[] = [];
  let next = 0;
  let blockStart = 0;
  let pending: { text: string; start: number; end: number } | null = null;

  function add(text: string, start: number, end: number): void {
    if (text === "") return;
    if (pending === null) pending = { text, start, end };
    else {
      pending.text += text;
      pending.end = end;
    }
  }

  function flush(): void {
    if (pending !== null && pending.text.trim() !== "") {
      parts.push({ kind: "prose", text: pending.text, range: { start: pending.start, end: pending.end } });
    }
    pending = null;
  }

  function skipBefore(offset: number): void {
    for (let span = spans[next]; span !== undefined && span.range.start < offset; span = spans[++next]) unread.push(span);
  }

  return {
    parts,
    begin(part) {
      flush();
      blockStart = parts.length + 1;
      parts.push(part);
    },
    write(value, start, end) {
      skipBefore(start);
      let position = 0;
      let from = start;
      for (let span = spans[next]; span !== undefined && span.range.end <= end; span = spans[++next]) {
        const run = value.indexOf(placeholder, position);
        if (run < 0) break;
        add(value.slice(position, run), from, span.range.start);
        position = run + span.range.end - span.range.start;
        from = span.range.end;
        // A comment divides the prose as well: what it instructs stands between the two pieces.
        flush();
        if (span.part !== null) parts.push(span.part);
      }
      add(value.slice(position), from, end);
    },
    finishBlock() {
      flush();
      return parts
        .slice(blockStart)
        .map((part) => (part.kind === "prose" ? part.text : part.kind === "math" ? textOf(document, part.range) : ""))
        .join(" ")
        .replace(/\s+/g, " ")
        .trim();
    },
    unread() {
      skipBefore(Infinity);
      return unread;
    },
  };
}

function textOf(document: string, range: Range): string {
  return document.slice(range.start, range.end);
}

/** Settings among the other parts; both lists are in order, and of two parts that begin together the setting comes first. */
export function mergeSettings(settings: readonly SettingPart[], parts: readonly DocumentPart[]): DocumentPart[] {
  const merged: DocumentPart[] = [];
  let next = 0;
  for (const part of parts) {
    for (let setting = settings[next]; setting !== undefined && setting.range.start <= part.range.start; setting = settings[++next]) {
      merged.push(setting);
    }
    merged.push(part);
  }
  for (const setting of settings.slice(next)) merged.push(setting);
  return merged;
}
