// Rebuilds a syntax tree with some of its nodes replaced.

import { partsOf, type Sides, type Statement, type Syntax } from "./math-tree.js";

/** The tree with every node for which `replace` gives another one replaced, outermost first; what is put in is not looked into. */
export function mapSyntax(syntax: Syntax, replace: (node: Syntax) => Syntax | null): Syntax {
  const made = replace(syntax);
  if (made !== null) return made;
  if (partsOf(syntax).length === 0) return syntax;
  const visit = (node: Syntax): Syntax => mapSyntax(node, replace);
  const maybe = (node: Syntax | null): Syntax | null => (node === null ? null : visit(node));
  switch (syntax.kind) {
    case "script":
      return { ...syntax, base: visit(syntax.base), sub: maybe(syntax.sub), sup: maybe(syntax.sup) };
    case "factorial":
      return { ...syntax, operand: visit(syntax.operand) };
    case "group":
      return { ...syntax, items: syntax.items.map((item) => mapSides(item, visit)) };
    case "fraction":
      return { ...syntax, numerator: visit(syntax.numerator), denominator: visit(syntax.denominator) };
    case "binomial":
      return { ...syntax, upper: visit(syntax.upper), lower: visit(syntax.lower) };
    case "root":
      return { ...syntax, degree: maybe(syntax.degree), radicand: visit(syntax.radicand) };
    case "sequence":
      return { ...syntax, items: syntax.items.map((item) => (item.kind === "operand" ? { ...item, operand: visit(item.operand) } : item)) };
    case "bigOperator":
      return { ...syntax, lower: syntax.lower === null ? null : mapSides(syntax.lower, visit), upper: maybe(syntax.upper) };
    case "derivative":
      return { ...syntax, body: maybe(syntax.body), variables: syntax.variables.map((each) => ({ ...each, variable: visit(each.variable) })) };
    case "block":
      return { ...syntax, rows: syntax.rows.map((row) => row.map(visit)) };
    case "number":
    case "name":
    case "function":
    case "gradient":
    case "ellipsis":
    case "infinity":
    case "words":
    case "unread":
      return syntax;
  }
}

function mapSides<T extends Sides>(sides: T, visit: (node: Syntax) => Syntax): T {
  return { ...sides, sides: sides.sides.map((side) => (side === null ? null : visit(side))) };
}

/** The statement with its sides rebuilt. */
export function mapStatement(statement: Statement, replace: (node: Syntax) => Syntax | null): Statement {
  return mapSides(statement, (node) => mapSyntax(node, replace));
}
