// Text measured in terminal cells. Authors' text is untrusted and may hold control characters, combining marks and wide characters; everything
// that the screens show of it goes through `cellsOf`, which makes each cluster visible and knows its width, so that a row never overflows.
import stringWidth from "string-width";
import { visible } from "../report/visible.js";

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
/** No screen shows more of one text than this many UTF-16 units. */
const longestText = 20_000;

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

/** One line of the text: every run of white space is one space, none at the ends. */
export function onOneLine(text: string): string {
  const joined = text.slice(0, longestText).replace(/\s+/gu, " ").trim();
  return text.length > longestText ? `${joined}…` : joined;
}

/** How many of the cells from the start fit into the width. */
function countThatFit(cells: readonly Cell[], width: number): number {
  let used = 0;
  let count = 0;
  for (const cell of cells) {
    if (used + cell.width > width) break;
    used += cell.width;
    count += 1;
  }
  return count;
}

/** The text in at most `width` cells, cut at its end with `…` where it is longer. */
export function fit(text: string, width: number): string {
  if (width <= 0) return "";
  const cells = cellsOf(text.slice(0, longestText));
  if (widthOfCells(cells) <= width && text.length <= longestText) return joinCells(cells);
  return `${joinCells(cells.slice(0, countThatFit(cells, width - 1)))}…`;
}

/** The text broken at white space into lines of at most `width` cells (at least one); a longer word is broken where the line ends. */
export function wrap(text: string, width: number): readonly string[] {
  const available = Math.max(1, width);
  const lines: string[] = [];
  let line: Cell[] = [];
  let used = 0;
  const finishLine = (): void => {
    lines.push(joinCells(line));
    line = [];
    used = 0;
  };
  for (const word of onOneLine(text).split(" ")) {
    let cells = cellsOf(word);
    if (used > 0 && used + 1 + widthOfCells(cells) <= available) {
      line.push({ text: " ", width: 1 });
      used += 1;
    } else if (used > 0) {
      finishLine();
    }
    while (widthOfCells(cells) > available && used === 0) {
      // A cell that is wider than the whole line still moves on, cut to fit.
      const count = Math.max(1, countThatFit(cells, available));
      const head = cells.slice(0, count);
      lines.push(widthOfCells(head) > available ? "…" : joinCells(head));
      cells = cells.slice(count);
    }
    line.push(...cells);
    used += widthOfCells(cells);
  }
  if (line.length > 0) finishLine();
  return lines;
}
