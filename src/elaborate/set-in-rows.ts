// Rows of a display that are set in by a wide space and reckon something aside: `& \quad x\sin x - \int \sin x\,dx \\ & \quad = x\sin x + \cos x`. The row behind them that stands where
// the rows before them did may go on with those.

import type { MathRow, Syntax } from "../syntax/math-tree.js";
import { lettersOfTable } from "./differential-tables.js";
import type { StatementEvent } from "./draft-chain.js";

/** Why a row behind rows that are set in need not follow from the last of them. */
export const BEHIND_ROWS_SET_IN = "this may go on with the row before those that are set in; it is shown for neither";

/** Of a row that begins with `=` right below rows set in, among which an expression begins or which list letters and their differentials: what the last row before those comes to, and what the last of those does; null for any other row. */
export function aroundRowsSetIn(rows: readonly MathRow[], { statement, part }: StatementEvent): { readonly outer: Syntax; readonly inner: Syntax } | null {
  const { text } = part.source;
  const written = rows.filter((row) => startOf(row) !== null);
  const at = written.findIndex((row) => row.statements[0]?.range.start === statement.range.start);
  const own = written[at];
  if (own === undefined || isSetIn(own, text)) return null;
  let first = at;
  for (let before = written[first - 1]; before !== undefined && isSetIn(before, text); before = written[first - 1]) first -= 1;
  const setIn = written.slice(first, at);
  if (!setIn.some(isExpression) && lettersOfTable(setIn).size === 0) return null;
  const [outer, inner] = [valueOf(written[first - 1]), valueOf(written[at - 1])];
  return outer === null || inner === null ? null : { outer, inner };
}

/** The rows set in around a statement that hold nothing but equations of two sides, its own among them; none where it stands in no such row. */
export function equationsSetIn(rows: readonly MathRow[], { statement, part }: StatementEvent): readonly MathRow[] {
  const { text } = part.source;
  const written = rows.filter((row) => startOf(row) !== null);
  const at = written.findIndex((row) => row.statements.some((each) => each.range.start === statement.range.start));
  const isOne = (row: MathRow | undefined): boolean => row !== undefined && isSetIn(row, text) && row.statements.every(({ sides }) => sides.length === 2 && sides.every((side) => side !== null));
  if (!isOne(written[at])) return [];
  let [first, behind] = [at, at + 1];
  while (isOne(written[first - 1])) first -= 1;
  while (isOne(written[behind])) behind += 1;
  return written.slice(first, behind);
}

/** What the equations of a row come to; null for one that says anything else. */
function valueOf(row: MathRow | undefined): Syntax | null {
  const last = row?.statements.at(-1);
  return last?.relations.every(({ sign }) => sign === "=") === true ? (last.sides.at(-1) ?? null) : null;
}

/** Where the first sign or side of a row stands; null in an empty one. */
function startOf({ statements }: MathRow): number | null {
  const starts = statements.flatMap(({ sides, relations }) => [...sides.flatMap((side) => side?.range.start ?? []), ...relations.map(({ range }) => range.start)]);
  return starts.length === 0 ? null : Math.min(...starts);
}

const isSetIn = (row: MathRow, text: string): boolean => /\\q?quad(?![a-zA-Z])\s*(?:\\[ ,;:]\s*)*$/.test(text.slice(row.range.start, startOf(row) ?? row.range.start));

/** An expression by itself, which goes on with nothing: no `+ c`. */
function isExpression({ statements: [statement, ...others] }: MathRow): boolean {
  const [head] = statement?.sides ?? [];
  return others.length === 0 && statement?.connector === null && head != null && statement.relations.length === 0 && !(head.kind === "sequence" && head.items[0]?.kind === "operator");
}
