// Environments inside a formula: matrices, cases, and alignments that stand where an operand was expected.

import { isCommand, isSymbol, type Cursor } from "./math-cursor.js";
import type { Grammar } from "./math-grammar.js";
import type { Syntax } from "./math-tree.js";
import { ALIGNED, MATRICES } from "./math-vocabulary.js";

/** A number, also to the power of one: `41^2`. */
const isNumeral = (syntax: Syntax): boolean => syntax.kind === "number" || (syntax.kind === "script" && syntax.base.kind === "number" && syntax.sub === null && syntax.sup?.kind === "number");

/** Environments that are operands. */
export function createEnvironments(cursor: Cursor, grammar: Grammar): Pick<Grammar, "parseEnvironment"> {
  const { text, notes, peek, here, lastEnd, unread, skipSpacing, skipBraces, bracedText, takeToken } = cursor;

  /** `\begin{…}…\end{…}` inside a formula: alignments are handled at the top; matrices and cases become blocks. */
  function parseEnvironment(): Syntax {
    const start = here();
    cursor.position += 1;
    const name = (bracedText()?.text.trim() ?? "").replace(/(?<=matrix)\*$/, "");
    if (name === "array" || MATRICES.has(name)) cursor.skipOption();
    if ((name === "array" || name === "subarray") && isSymbol(peek(), "{")) skipBraces();
    const rows: Syntax[][] = [];
    let row: Syntax[] = [];
    for (;;) {
      skipSpacing();
      const token = peek();
      if (token === undefined) {
        if (!cursor.abandoned) notes.push({ kind: "unread", message: `\\begin{${name}} has no \\end{${name}}`, range: { start, end: start + 6 } });
        break;
      }
      if (isCommand(token, "end")) {
        cursor.position += 1;
        skipBraces();
        break;
      }
      if (token.kind === "newline") {
        cursor.position += 1;
        rows.push(row);
        row = [];
        continue;
      }
      if (isSymbol(token, "&")) {
        cursor.position += 1;
        continue;
      }
      const before = cursor.position;
      const list = grammar.parseSides({ closing: null, brace: false, bar: false, words: false });
      const [only] = list;
      const cellRange = { start: token.start, end: lastEnd() };
      const single = only !== undefined && list.length === 1 && only.sides.length === 1 ? only.sides[0] : null;
      if (cursor.position === before) {
        row.push(unread(`\`${text.slice(token.start, token.end)}\` was not understood here`, takeToken()));
        continue;
      }
      row.push(single ?? { kind: "group", bracket: "brace", items: list, closed: true, range: cellRange });
    }
    if (row.length > 0) rows.push(row);
    const range = { start, end: lastEnd() };
    if (!MATRICES.has(name) && !ALIGNED.has(name)) return unread(`the environment ${name.slice(0, 30)} is not known`, range);
    return { kind: "block", environment: name, rows: MATRICES.has(name) ? spacedColumns(rows) : rows, range };
  }

  /** `4 \ 7 \\ 1 \ 2`: numbers that only spaces part are entries of their own, in every row as many. */
  function spacedColumns(rows: readonly (readonly Syntax[])[]): readonly (readonly Syntax[])[] {
    const parted = rows.map((row) => (row.length === 1 && row[0] !== undefined ? spacedEntries(row[0]) : []));
    const width = parted[0]?.length ?? 0;
    return width > 1 && parted.every((row) => row.length === width) ? parted : rows;
  }

  function spacedEntries(cell: Syntax): readonly Syntax[] {
    if (cell.kind !== "sequence") return [cell];
    const entries = cell.items.map((item) => (item.kind === "operand" && isNumeral(item.operand) ? item.operand : null));
    const read = entries.filter((entry) => entry !== null);
    const apart = read.every((entry, k) => k === 0 || /^\s*(?:\\[ ;:]|\\q?quad|~)+\s*$/.test(text.slice(read[k - 1]?.range.end, entry.range.start)));
    return read.length === entries.length && apart ? read : [cell];
  }

  return { parseEnvironment };
}
