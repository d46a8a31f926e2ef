// Rows of styled text, the material of `pretty`. A span is made visible when it is made, so nothing of a document reaches a terminal raw;
// colour is added last, so widths are those of what is seen.
import picocolors from "picocolors";
import stringWidth from "fast-string-width";
import { visible } from "./visible.js";

export type Style = "plain" | "place" | "wrong" | "right" | "doubt" | "quiet" | "heading";

export interface Span {
  readonly style: Style;
  readonly text: string;
  /** The address that a terminal with links opens. */
  readonly link?: string;
}

export type Row = readonly Span[];

export function span(style: Style, text: string): Span {
  return { style, text: visible(text) };
}

/** A span that opens an address; an address of characters that could end it early is left out. */
export function linked(style: Style, text: string, address: string | null): Span {
  return address === null || !/^[\x21-\x7e]+$/.test(address) ? span(style, text) : { ...span(style, text), link: address };
}

export const plain = (text: string): Span => span("plain", text);
export const emptyRow: Row = [];

export function rowWidth(row: Row): number {
  return row.reduce((width, { text }) => width + stringWidth(text), 0);
}

/** What stands around the address of a link of a terminal (OSC 8). */
const linkStart = "\u001b]8;;";
const linkEnd = "\u001b\\";

/** Rows as text, one line each, with colour where it is wanted. */
export function paint(rows: readonly Row[], colour: boolean): string {
  const colours = picocolors.createColors(colour);
  const styles: Readonly<Record<Style, (text: string) => string>> = {
    plain: (text) => text,
    place: colours.bold,
    wrong: (text) => colours.bold(colours.red(text)),
    right: colours.green,
    doubt: colours.magenta,
    quiet: colours.dim,
    heading: colours.cyan,
  };
  const line = (row: Row): string => {
    const last = row.at(-1);
    const trimmed = last === undefined ? row : [...row.slice(0, -1), { ...last, text: last.text.trimEnd() }];
    return trimmed.map(({ style, text, link }) => (text === "" ? "" : link === undefined ? styles[style](text) : `${linkStart}${link}${linkEnd}${styles[style](text)}${linkStart}${linkEnd}`)).join("");
  };
  return rows.map((row) => `${line(row)}\n`).join("");
}

/** A text in lines of at most `width` columns, broken at spaces; a word that is wider than a line stands alone on one. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && stringWidth(visible(longer)) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === "" ? lines : [...lines, line];
}
