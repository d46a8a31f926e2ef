// Alignments that hold several derivations beside each other, a column each: `\sin θ &= a & \sin θ &= b \\ θ &= \arcsin a & θ &= \arcsin b`. They are followed column by column. A
// system, whose equations beside each other have other left sides, is followed row by row.

import type { MathRow, Statement } from "./math-tree.js";

/** The rows column by column where they are several derivations; as they are for any others. */
export function inColumns(rows: readonly MathRow[], text: string): readonly MathRow[] {
  const [first, ...later] = rows;
  const count = first?.statements.length ?? 0;
  if (first === undefined || count < 2 || later.length === 0 || rows.some((row) => row.statements.length !== count || !isInCells(row, text))) return rows;
  const headOf = ({ sides: [head] }: Statement): string | null => (head == null ? null : text.slice(head.range.start, head.range.end).replace(/\s/g, ""));
  const heads = first.statements.map(headOf);
  if (heads.includes(null)) return rows;
  const areCases = new Set(heads).size === 1;
  const goOn = later.some(({ statements }) => statements.every((statement) => headOf(statement) === null));
  if (!areCases && !goOn) return rows;
  return heads.flatMap((_, column) => rows.flatMap(({ statements }, k): readonly MathRow[] => {
    const statement = statements[column];
    if (statement === undefined) return [];
    return [{ statements: [{ ...statement, connector: null, ...(column > 0 && k === 0 ? { beginsColumn: true as const } : {}) }], range: statement.range }];
  }));
}

/** Does nothing but `&` and space part the statements of a row, each of them an equation or the like without words? */
function isInCells({ statements }: MathRow, text: string): boolean {
  return statements.every(({ connector, relations, words, range }, k) => {
    const before = statements[k - 1];
    if (relations.length === 0 || words.length > 0) return false;
    return before === undefined ? connector === null : connector === "," && /^\s*(?:\\(?:qquad|quad|hskip|[,;:! ])|\s)*&[\s&]*(?:\\(?:qquad|quad|[,;:! ])|[\s&])*$/.test(text.slice(before.range.end, range.start) || "&");
  });
}
