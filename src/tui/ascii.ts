// The last step of drawing on terminals that have ASCII only: what is left outside of it (signs of the screens, an author's own letters) is replaced cell by cell,
// so that nothing changes its width.
import { toAscii } from "../notation/glyphs.js";
import type { Row } from "./rows.js";
import { cellsOf } from "./text.js";

/** Signs of the screens. */
const signs: ReadonlyMap<string, string> = new Map([
  ["─", "-"], ["│", "|"], ["┼", "+"], ["▸", ">"], ["✓", "+"], ["✗", "x"], ["∴", ":"], ["↑", "^"], ["↓", "v"], ["←", "<"], ["→", ">"], ["⋮", ":"], ["…", "~"], ["▏", "|"], ["⏎", "$"], ["█", "#"], ["≠", "#"],
  ["“", "\""], ["”", "\""], ["·", "*"], ["−", "-"], ["∈", "e"],
]);

function asciiCell(text: string, width: number): string {
  const sign = signs.get(text);
  if (sign !== undefined) return sign;
  const plain = toAscii(text);
  return plain.length === width ? plain : "?".repeat(width);
}

/** The row in ASCII, each cell as wide as it was. */
export function asciiRow(row: Row): Row {
  return row.map(({ style, text }) => ({ style, text: /^[ -~]*$/u.test(text) ? text : cellsOf(text).map((cell) => asciiCell(cell.text, cell.width)).join("") }));
}
