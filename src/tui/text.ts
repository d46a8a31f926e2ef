// Author's text cut and broken to the width of a screen, in terminal cells.
import { cellsOf, joinCells, widthOfCells, type Cell } from "../notation/cells.js";

export { cellsOf, joinCells, widthOf } from "../notation/cells.js";

/** No screen shows more of one text than this many UTF-16 units. */
const longestText = 20_000;

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
