// Builds source texts: the characters that a reader takes out of a document, each with the offset it came from. Every reader that
// leaves something out (a `> ` before a line, a comment, an escape) builds its texts here.

import type { Range, SourceText } from "./document.js";

interface Segment {
  readonly text: string;
  readonly offset: number;
  /** 1 where the segment stands in the document character by character, 0 where all of it stands for one place. */
  readonly stride: 0 | 1;
}

export interface SourceWriter {
  /** Appends what stands in the document from `start` to `end`. */
  copy(start: number, end: number): void;
  /** Appends a text of which each character stands for the one place `offset`: a decoded escape, a line break that folds into a space. */
  put(text: string, offset: number): void;
  /** The text so far; `end` is where it ends in the document, exclusive. */
  finish(end: number): SourceText;
}

export function createSourceWriter(document: string): SourceWriter {
  const segments: Segment[] = [];
  return {
    copy(start, end) {
      if (end > start) segments.push({ text: document.slice(start, end), offset: start, stride: 1 });
    },
    put(text, offset) {
      segments.push({ text, offset, stride: 0 });
    },
    finish(end) {
      const text = segments.map((segment) => segment.text).join("");
      const offsets = new Int32Array(text.length + 1);
      let position = 0;
      for (const segment of segments) {
        for (let i = 0; i < segment.text.length; i++) offsets[position++] = segment.offset + i * segment.stride;
      }
      offsets[text.length] = end;
      return { text, offsets };
    },
  };
}

/** The text of several stretches of the document, one after another. */
export function sourceOfRanges(document: string, ranges: readonly Range[], end: number): SourceText {
  const writer = createSourceWriter(document);
  for (const range of ranges) writer.copy(range.start, range.end);
  return writer.finish(end);
}

/** The source text without white space at both ends. */
export function trimSource(source: SourceText): SourceText {
  const start = source.text.length - source.text.trimStart().length;
  const end = Math.max(start, source.text.trimEnd().length);
  const offsets = source.offsets.slice(start, end + 1);
  // The end is that of the last character kept, not where the next character, perhaps far away, begins.
  const last = offsets[end - start - 1];
  if (end < source.text.length && last !== undefined) offsets[end - start] = last + 1;
  return { text: source.text.slice(start, end), offsets };
}
