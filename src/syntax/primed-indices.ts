// `\sum_{k'} e^{z_{k'}}`: a letter with a prime that counts is a letter of its own, and no derivative. It is one where a sum binds it, and everywhere in a subscript.

import { mapStatement } from "./map-syntax.js";
import { partsOf, type MathRow, type Statement, type Syntax } from "./math-tree.js";

/** The rows with their primed indices as names. */
export function withPrimedIndices(rows: readonly MathRow[]): readonly MathRow[] {
  const bound = new Set<string>();
  const note = (syntax: Syntax): void => {
    if (syntax.kind === "bigOperator" && syntax.operator !== "integral" && syntax.operator !== "limit") for (const side of syntax.lower?.sides ?? []) for (const name of side === null ? [] : primedNames(side)) bound.add(name);
    if (syntax.kind === "script" && syntax.sub !== null) for (const name of primedNames(syntax.sub)) bound.add(name);
    for (const part of partsOf(syntax)) note(part);
  };
  for (const row of rows) for (const statement of row.statements) for (const side of statement.sides) if (side !== null) note(side);
  if (bound.size === 0) return rows;
  const replace = (syntax: Syntax): Syntax | null => {
    const name = primedName(syntax);
    return name !== null && bound.has(name) ? { kind: "name", name, range: syntax.range } : null;
  };
  return rows.map((row) => ({ ...row, statements: row.statements.map((statement): Statement => mapStatement(statement, replace)) }));
}

/** `k'` with nothing else at its corners, as one name; null for anything else. */
function primedName(syntax: Syntax): string | null {
  return syntax.kind === "script" && syntax.base.kind === "name" && syntax.sub === null && syntax.sup === null && syntax.primes > 0 && /^[a-z]$/.test(syntax.base.name) ? syntax.base.name + "′".repeat(syntax.primes) : null;
}

function primedNames(syntax: Syntax): readonly string[] {
  const own = primedName(syntax);
  return own === null ? partsOf(syntax).flatMap(primedNames) : [own];
}
