// The ends of an interval behind ±: `130 \pm 2.79 = (127.21, 132.79)` says both values at once. The pair is read as what it has in its middle, plus or minus half of what lies between.

import { addRational, compareRational, divideRational, negateRational, rational, subtractRational, type Rational } from "../arithmetic/rational.js";
import type { MathSyntax, Statement, Syntax } from "../syntax/math-tree.js";
import { hasTwoValues } from "./statement-shape.js";
import { onlySide } from "./syntax-names.js";

const TWO = rational(2n, 1n);

/** The syntax with each pair of numbers that a side with ± equals, in its row or at the end of the one before, as such a side itself. */
export function withIntervalEnds(syntax: MathSyntax): MathSyntax {
  let before: Syntax | null = null;
  let found = false;
  const inStatement = (statement: Statement): Statement => {
    const isChain = statement.relations.every(({ sign }) => sign === "=" || sign === "≈");
    const sides = statement.sides.map((side, k) => {
      const isBehind = before !== null && isChain && (k > 0 || statement.connector === null) && hasTwoValues(before);
      const made = isBehind && side !== null ? asSigned(side) : null;
      found ||= made !== null;
      if (side !== null) before = made ?? side;
      return made ?? side;
    });
    return { ...statement, sides };
  };
  const rows = syntax.rows.map((row) => ({ ...row, statements: row.statements.map(inStatement) }));
  return found ? { ...syntax, rows } : syntax;
}

/** `(a, b)`, `[a, b]` with numbers of which the first is the smaller one, as `m ± h`; null for anything else. */
function asSigned(side: Syntax): Syntax | null {
  if (side.kind !== "group" || (side.bracket !== "(" && side.bracket !== "[") || side.items.length !== 2) return null;
  const [lower, upper] = side.items.map(({ sides: [end, ...others] }) => (end == null || others.length > 0 ? null : numberOf(end)));
  if (lower == null || upper == null || compareRational(lower, upper) >= 0) return null;
  const { range } = side;
  const number = (value: Rational): Syntax => ({ kind: "number", value, range });
  return {
    kind: "sequence", range,
    items: [{ kind: "operand", operand: number(divideRational(addRational(lower, upper), TWO)) }, { kind: "operator", sign: "±", spelling: "±", range }, { kind: "operand", operand: number(divideRational(subtractRational(upper, lower), TWO)) }],
  };
}

/** A number with its sign; null for anything else. */
function numberOf(side: Syntax): Rational | null {
  if (side.kind === "number") return side.value;
  if (side.kind === "group" && side.bracket === "brace") {
    const only = onlySide(side);
    return only === null ? null : numberOf(only);
  }
  const [sign, number] = side.kind === "sequence" && side.items.length === 2 ? side.items : [];
  return sign?.kind === "operator" && sign.sign === "-" && number?.kind === "operand" && number.operand.kind === "number" ? negateRational(number.operand.value) : null;
}
