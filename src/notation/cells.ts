// Text measured in terminal cells. Authors' text is untrusted and may hold control characters, combining marks and wide characters; everything
// that is drawn of it goes through `cellsOf`, which makes each cluster visible and knows its width, so that a row never overflows.
import stringWidth from "fast-string-width";
import { visible } from "./visible.js";

/** One grapheme cluster as it is shown: its text on the screen, and its width there in cells. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Printable ASCII: every character is one cluster and one cell. */
const plain = /^[\u0020-\u007E]*$/u;
const onlyMarks = /^\p{M}+$/u;
/** A cluster with more combining marks than this would paint over its neighbours. */
const longestCluster = 16;

function codePointName(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `⟨U+${hexadecimal.padStart(4, "0")}⟩`;
}

function visibleCluster(cluster: string): string {
  if (/^[\t\r\n]/u.test(cluster)) return " ";
  if (cluster.length > longestCluster) return `${visibleCluster(cluster.slice(0, longestCluster))}…`;
  if (onlyMarks.test(cluster)) return `◌${cluster}`;
  const shown = visible(cluster);
  return stringWidth(shown) > 0 ? shown : Array.from(cluster, codePointName).join("");
}

/** Clusters that were measured before: a formula has few different ones, and every key press measures all that is on the screen. */
const measured = new Map<string, { readonly text: string; readonly width: number }>();
const mostMeasured = 4_096;

function measure(cluster: string): { readonly text: string; readonly width: number } {
  const known = measured.get(cluster);
  if (known !== undefined) return known;
  const text = visibleCluster(cluster);
  const result = { text, width: stringWidth(text) };
  if (measured.size >= mostMeasured) measured.clear();
  measured.set(cluster, result);
  return result;
}

/** The clusters of a text, each made visible and measured. Linear in the length of the text. */
export function cellsOf(text: string): readonly Cell[] {
  if (plain.test(text)) return Array.from(text, (character) => ({ text: character, width: 1 }));
  return Array.from(segmenter.segment(text), ({ segment }) => measure(segment));
}

export function joinCells(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join("");
}

export function widthOfCells(cells: readonly Cell[]): number {
  return cells.reduce((total, cell) => total + cell.width, 0);
}

/** The width in terminal cells of a text as it is shown: ŷ is one, an East Asian ideograph two, an escape character one (`␛`). */
export function widthOf(text: string): number {
  return plain.test(text) ? text.length : widthOfCells(cellsOf(text));
}
