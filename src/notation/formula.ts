// Statements in one-line Unicode: `x = 3 or x = -2`.

import type { Formula } from "../expression/formula.js";
import { printUnicode } from "./unicode.js";

/** The formula as it reads; an alternative inside a conjunction gets brackets. */
export function printFormula(formula: Formula): string {
  switch (formula.kind) {
    case "relation":
      return `${printUnicode(formula.relation.left)} ${formula.relation.operator} ${printUnicode(formula.relation.right)}`;
    case "unknown":
      return "?";
    case "all":
      return formula.parts.length === 0 ? "always" : formula.parts.map((part) => (part.kind === "any" && part.parts.length > 1 ? `(${printFormula(part)})` : printFormula(part))).join(" and ");
    case "any":
      return formula.parts.length === 0 ? "no solution" : formula.parts.map(printFormula).join(" or ");
  }
}
