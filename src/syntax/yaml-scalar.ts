// The text of a YAML scalar, character by character with the place each came from: through plain, quoted, folded and literal style.
// Numbers and dates stay as they were written (`0.10`), because the text is taken from the source, not from the value.

import type { Scalar } from "yaml";
import type { SourceText } from "./document.js";
import { createSourceWriter, trimSource, type SourceWriter } from "./source-text.js";

/**
 * The text of a scalar, without white space at its ends. `document` is the whole text, `base` where the parsed YAML begins in it.
 * A decoded escape and a folded line break stand for the place where they are written.
 */
export function scalarSource(document: string, scalar: Scalar, base: number): SourceText {
  const [start, end] = scalar.range ?? [0, 0];
  const from = base + start;
  const to = base + end;
  const writer = createSourceWriter(document);
  switch (scalar.type) {
    case "QUOTE_DOUBLE":
      writeQuoted(document, from + 1, to - 1, writer, doubleQuotedEscape);
      break;
    case "QUOTE_SINGLE":
      writeQuoted(document, from + 1, to - 1, writer, singleQuotedEscape);
      break;
    case "BLOCK_LITERAL":
    case "BLOCK_FOLDED":
      writeBlock(document, from, to, typeof scalar.value === "string" ? scalar.value : "", writer);
      break;
    default:
      writeQuoted(document, from, to, writer, noEscape);
  }
  const isQuoted = scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE";
  return trimSource(writer.finish(isQuoted ? to - 1 : to));
}

interface Escape {
  readonly text: string;
  /** How many characters of the source it takes. */
  readonly length: number;
}

type ReadEscape = (document: string, offset: number) => Escape | null;

const noEscape: ReadEscape = () => null;

const singleQuotedEscape: ReadEscape = (document, offset) =>
  document.startsWith("''", offset) ? { text: "'", length: 2 } : null;

const named = new Map([
  ["0", "\0"], ["a", "\x07"], ["b", "\b"], ["e", "\x1b"], ["f", "\f"], ["n", "\n"], ["r", "\r"], ["t", "\t"], ["v", "\v"],
  ["N", "\u0085"], ["_", "\u00a0"], ["L", "\u2028"], ["P", "\u2029"],
]);

const doubleQuotedEscape: ReadEscape = (document, offset) => {
  if (document[offset] !== "\\") return null;
  const letter = document[offset + 1] ?? "";
  const digits = letter === "x" ? 2 : letter === "u" ? 4 : letter === "U" ? 8 : 0;
  if (digits === 0) return { text: named.get(letter) ?? letter, length: 2 };
  const code = Number.parseInt(document.slice(offset + 2, offset + 2 + digits), 16);
  return { text: Number.isNaN(code) || code > 0x10ffff ? "\uFFFD" : String.fromCodePoint(code), length: 2 + digits };
};

/** A flow scalar: white space around a line break folds into one space, each further line break stays. */
function writeQuoted(document: string, start: number, end: number, writer: SourceWriter, readEscape: ReadEscape): void {
  const blank = /[ \t]*(?:\r\n|\n|\r)\s*/y;
  const escapedBreak = /\\(?:\r\n|\n|\r)[ \t]*/y;
  let copied = start;
  let i = start;
  while (i < end) {
    const character = document[i];
    if (character === "\\" && readEscape === doubleQuotedEscape) {
      escapedBreak.lastIndex = i;
      if (escapedBreak.test(document)) {
        writer.copy(copied, i);
        i = Math.min(escapedBreak.lastIndex, end);
        copied = i;
        continue;
      }
    }
    const escape = readEscape(document, i);
    if (escape !== null) {
      writer.copy(copied, i);
      writer.put(escape.text, i);
      i = Math.min(i + escape.length, end);
      copied = i;
      continue;
    }
    if (character === "\n" || character === "\r") {
      const before = trimmedEnd(document, copied, i);
      writer.copy(copied, before);
      blank.lastIndex = i;
      const match = blank.exec(document)?.[0] ?? character;
      const breaks = match.match(/\r\n|\n|\r/g)?.length ?? 1;
      writer.put(breaks === 1 ? " " : "\n".repeat(breaks - 1), i);
      i = Math.min(i + match.length, end);
      copied = i;
      continue;
    }
    i++;
  }
  writer.copy(copied, end);
}

function trimmedEnd(document: string, start: number, end: number): number {
  let position = end;
  while (position > start && (document[position - 1] === " " || document[position - 1] === "\t")) position--;
  return position;
}

/** A block scalar: its lines without their common indentation, aligned with the value that the YAML library folded out of them. */
function writeBlock(document: string, start: number, end: number, value: string, writer: SourceWriter): void {
  const lines = linesOf(document, start, end).slice(1);
  const firstWritten = lines.map((line) => document.slice(line.start, line.end)).find((line) => line.trim() !== "") ?? "";
  const firstRead = value.split("\n").find((line) => line.trim() !== "") ?? "";
  const indent = Math.max(0, leadingSpaces(firstWritten) - leadingSpaces(firstRead));
  let position = 0;
  for (const line of lines) {
    const raw = document.slice(line.start, line.end);
    const content = raw.slice(Math.min(indent, leadingSpaces(raw)));
    if (content !== "" && value.startsWith(content, position)) {
      writer.copy(line.end - content.length, line.end);
      position += content.length;
    }
    // What the line break became: a space where it folds, nothing where the next one says it.
    const next = value[position];
    if (position < value.length && (next === "\n" || (next === " " && content !== ""))) {
      writer.put(next, line.end);
      position++;
    }
  }
}

function leadingSpaces(text: string): number {
  let count = 0;
  while (text[count] === " ") count++;
  return count;
}

function linesOf(document: string, start: number, end: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let from = start;
  for (const match of document.slice(start, end).matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  if (from < end) lines.push({ start: from, end });
  return lines;
}
