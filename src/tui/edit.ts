// A line of text being typed: its characters as the reader sees them (a letter with its accents is one), a cursor between them. Pure; the keys come from elsewhere.

/** The text, and the cursor as an offset in UTF-16 units. */
export interface TextEdit {
  readonly text: string;
  readonly cursor: number;
}

/** What is edited: a stretch of the text that a file had when the edit began. */
export interface EditBase {
  readonly path: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** The edit of a step: where it stands, what it is, and how far it has come. */
export interface Edit extends TextEdit {
  readonly base: EditBase;
  /** `typing`; `asking` whether it is to be saved; `discarding` asks whether it is to be dropped; `saving` waits for the file. */
  readonly phase: "typing" | "asking" | "discarding" | "saving";
}

export type EditKey =
  | { readonly kind: "insert"; readonly text: string }
  | { readonly kind: "delete"; readonly what: "before" | "after" | "word" | "to-start" | "to-end" }
  | { readonly kind: "go"; readonly to: "left" | "right" | "start" | "end" | "word-left" | "word-right" };

export function startEdit(base: EditBase): Edit {
  const text = base.source.slice(base.start, base.end);
  return { base, text, cursor: text.length, phase: "typing" };
}

/** Is the text other than what stands in the file? */
export function isEdited({ base, text }: Edit): boolean {
  return text !== base.source.slice(base.start, base.end);
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The offsets at which a cursor may stand. */
function stops(text: string): readonly number[] {
  return [...Array.from(segmenter.segment(text), ({ index }) => index), text.length];
}

function before(text: string, cursor: number): number {
  return stops(text).findLast((stop) => stop < cursor) ?? 0;
}

function after(text: string, cursor: number): number {
  return stops(text).find((stop) => stop > cursor) ?? text.length;
}

function wordBefore(text: string, cursor: number): number {
  const match = /(?:[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+)?\s*$/u.exec(text.slice(0, cursor));
  return match === null ? 0 : match.index;
}

function wordAfter(text: string, cursor: number): number {
  const match = /^\s*(?:[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+)?/u.exec(text.slice(cursor));
  return cursor + (match?.[0].length ?? 0);
}

function without(text: string, start: number, end: number): TextEdit {
  return { text: text.slice(0, start) + text.slice(end), cursor: start };
}

/** The text after a key. */
export function editText({ text, cursor }: TextEdit, key: EditKey): TextEdit {
  switch (key.kind) {
    case "insert":
      return { text: text.slice(0, cursor) + key.text + text.slice(cursor), cursor: cursor + key.text.length };
    case "delete":
      switch (key.what) {
        case "before":
          return without(text, before(text, cursor), cursor);
        case "after":
          return without(text, cursor, after(text, cursor));
        case "word":
          return without(text, wordBefore(text, cursor), cursor);
        case "to-start":
          return without(text, 0, cursor);
        case "to-end":
          return without(text, cursor, text.length);
      }
      break;
    case "go":
      switch (key.to) {
        case "left":
          return { text, cursor: before(text, cursor) };
        case "right":
          return { text, cursor: after(text, cursor) };
        case "start":
          return { text, cursor: 0 };
        case "end":
          return { text, cursor: text.length };
        case "word-left":
          return { text, cursor: wordBefore(text, cursor) };
        case "word-right":
          return { text, cursor: wordAfter(text, cursor) };
      }
  }
}
