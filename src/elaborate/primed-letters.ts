// `u' = \ln x, \ du' = \frac1x\,dx`, `dv' = 2x\,dx, \ v' = x^2`: where a display gives two letters with primes a value and a differential each, they are the parts of a second integration
// by parts, and the prime tells them from the letters of the first. They are letters of their own there, and no derivatives.

import { mapStatement } from "../syntax/map-syntax.js";
import type { MathSyntax, Statement, Syntax } from "../syntax/math-tree.js";

/** The syntax with such letters as names; as it is where there are none. */
export function withPrimedLetters(syntax: MathSyntax): MathSyntax {
  const heads = syntax.rows.flatMap(({ statements }) => statements.flatMap(headOf));
  const differentials = heads.flatMap((head) => primedDifferential(head) ?? []);
  const letters = new Set(heads.flatMap((head) => primedLetter(head) ?? []).filter((letter) => differentials.includes(letter)));
  if (letters.size < 2) return syntax;
  const replace = (node: Syntax): Syntax | null => {
    const name = primedLetter(node);
    return name !== null && letters.has(name) ? { kind: "name", name, range: node.range } : null;
  };
  return { ...syntax, rows: syntax.rows.map((row) => ({ ...row, statements: row.statements.map((statement) => mapStatement(statement, replace)) })) };
}

/** What an equation of two sides says something of. */
function headOf({ sides, relations }: Statement): readonly Syntax[] {
  const [head, value] = sides;
  return sides.length === 2 && head != null && value != null && relations[0]?.sign === "=" ? [head] : [];
}

/** `u'` with one prime and nothing else at its corners, as one name; null for anything else. */
function primedLetter(syntax: Syntax): string | null {
  return syntax.kind === "script" && syntax.base.kind === "name" && syntax.sub === null && syntax.sup === null && syntax.primes === 1 && /^[a-zA-Z]$/.test(syntax.base.name) ? `${syntax.base.name}′` : null;
}

/** The letter of `du'`; null for any other side. */
function primedDifferential(side: Syntax): string | null {
  if (side.kind !== "sequence" || side.items.length !== 2) return null;
  const [sign, letter] = side.items;
  return sign?.kind === "operand" && sign.operand.kind === "name" && sign.operand.name === "d" && letter?.kind === "operand" ? primedLetter(letter.operand) : null;
}
