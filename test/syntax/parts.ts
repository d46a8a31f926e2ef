// What the tests of the readers say about parts, in few words: a part as one string, and whether every part stands where it says.

import { expect } from "vitest";
import type { DocumentPart, SourceDocument, SourceText } from "../../src/syntax/document.js";

/** A part in one line: `display align "x &= y"`, `inline "m = "`, `prose "where"`, `break heading "Title"`, `setting expect "right"`. */
export function inWords(part: DocumentPart): string {
  switch (part.kind) {
    case "math": {
      const label = part.label === null ? "" : ` (${part.label})`;
      const environment = part.environment === null ? "" : ` ${part.environment}`;
      return `${part.display ? "display" : "inline"}${environment} ${JSON.stringify(part.source.text)}${label}`;
    }
    case "prose":
      return `prose ${JSON.stringify(part.text)}`;
    case "break":
      return `break ${part.reason}${part.title === null ? "" : ` ${JSON.stringify(part.title)}`}`;
    case "setting":
      return `setting ${part.key} ${JSON.stringify(part.value.text)}`;
  }
}

export function wordsOf(document: SourceDocument): string[] {
  return document.parts.map(inWords);
}

/** Only the mathematics of a document. */
export function mathematicsOf(document: SourceDocument): string[] {
  return document.parts.filter((part) => part.kind === "math").map(inWords);
}

/** Each character of a source text stands in the document where its offset says. */
export function expectTrueOffsets(text: string, source: SourceText): void {
  expect(source.offsets.length).toBe(source.text.length + 1);
  const found = Array.from(source.text, () => "");
  let before = -1;
  for (let i = 0; i < source.text.length; i++) {
    const offset = source.offsets[i] ?? -1;
    expect(offset).toBeGreaterThan(before);
    before = offset;
    found[i] = text[offset] ?? "";
  }
  expect(found.slice(0, source.text.length).join("")).toBe(source.text);
  expect(source.offsets[source.text.length] ?? -1).toBeGreaterThan(before);
}

/** Parts are in order, inside the text, and mathematics stands where it says. */
export function expectSoundParts(text: string, document: SourceDocument): void {
  let before = 0;
  for (const part of document.parts) {
    expect(part.range.start).toBeGreaterThanOrEqual(before);
    expect(part.range.end).toBeGreaterThanOrEqual(part.range.start);
    expect(part.range.end).toBeLessThanOrEqual(text.length);
    before = part.range.start;
    if (part.kind !== "math") continue;
    expectTrueOffsets(text, part.source);
    expect(part.source.offsets[0] ?? -1).toBeGreaterThanOrEqual(part.range.start);
    expect(part.source.offsets[part.source.text.length] ?? Infinity).toBeLessThanOrEqual(part.range.end);
  }
  for (const note of document.notes) {
    expect(note.range.start).toBeGreaterThanOrEqual(0);
    expect(note.range.end).toBeGreaterThanOrEqual(note.range.start);
    expect(note.range.end).toBeLessThanOrEqual(text.length);
  }
}
