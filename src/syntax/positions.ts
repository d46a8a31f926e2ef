// Turns offsets of a text into lines and columns, for every message that points into a document. It stands beside the readers:
// they speak of offsets only.

/** A place as people count it: line and column from 1, columns in UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export interface Positions {
  readonly lineCount: number;
  /** The line and column of an offset; an offset outside the text is taken for the nearest one inside. */
  at(offset: number): LineColumn;
  /** The offsets of a line without its line break, or null where the text has no such line. */
  line(number: number): { readonly start: number; readonly end: number } | null;
}

const byteOrderMark = "\uFEFF";

/** Where the text proper begins: after a byte order mark, if there is one. */
export function textStart(text: string): number {
  return text.startsWith(byteOrderMark) ? 1 : 0;
}

/**
 * The lines of a text, found once. `\n`, `\r\n` and `\r` end a line; a byte order mark takes no column.
 *
 * Example: `createPositions("a\r\nbc").at(4)` is `{ line: 2, column: 2 }`.
 */
export function createPositions(text: string): Positions {
  const starts: number[] = [textStart(text)];
  const ends: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 10 && unit !== 13) continue;
    ends.push(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    starts.push(i + 1);
  }
  ends.push(text.length);
  return {
    lineCount: starts.length,
    at(offset) {
      const inside = Math.min(Math.max(offset, starts[0] ?? 0), text.length);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= inside) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
    },
    line(number) {
      const start = starts[number - 1];
      const end = ends[number - 1];
      return start === undefined || end === undefined ? null : { start, end };
    },
  };
}
