// Differential equations with the values that their solution has at places: `y' = f(x, y), \quad y(x_0) = y_0`, `u_t = k u_{xx}, \quad u(0, t) = 0, \quad u(x, 0) = f(x)`. They say what is
// sought, row by row, and no row follows from another.

import type { MathSyntax, Statement, Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import { isNumeric, namesUnderDerivative } from "./statement-shape.js";
import { nameSubscript, plainName } from "./syntax-names.js";

/** Letters that an unknown function is commonly a function of. */
const VARIES = /^[xyztrsuvθφ]$/u;

/** The function of a display that holds nothing but differential equations of it and its values at places, at least one of each; null for any other. */
export function unknownOfInitialValues({ rows }: MathSyntax): string | null {
  const equations = rows.flatMap(({ statements }) => statements).filter(({ relations }) => relations.some(({ sign }) => sign === "="));
  if (equations.length < 2 || equations.some(({ sides, relations, connector }) => sides.length !== 2 || sides.includes(null) || relations[0]?.sign !== "=" || connector === "⇒" || connector === "⇔")) return null;
  const values = equations.flatMap((equation) => valueOf(equation) ?? []);
  const [name] = values;
  if (name === undefined || values.some((each) => each !== name)) return null;
  const others = equations.filter((equation) => valueOf(equation) === null);
  const areOfIt = others.length > 0 && others.every(({ sides }) => sides.some((side) => side !== null && (namesUnderDerivative(side).includes(name) || isPartialOf(side, name))));
  return areOfIt ? name : null;
}

/** The function that an equation says a value of at a place: y of `y(0) = 1`, `y'(x_0) = b`, u of `u(x, 0) = f(x)`; null for any other. */
function valueOf({ sides: [head, value] }: Statement): string | null {
  if (head?.kind !== "sequence" || head.items.length !== 2 || value == null) return null;
  const [applied, group] = head.items;
  if (applied?.kind !== "operand" || group?.kind !== "operand" || group.operand.kind !== "group" || group.operand.bracket !== "(") return null;
  const base = applied.operand.kind === "script" && applied.operand.sup === null ? applied.operand.base : applied.operand;
  const name = plainName(base);
  const places = group.operand.items.map(({ sides: [side, ...more] }) => side != null && more.length === 0 && isPlace(side));
  return name !== null && places.some(Boolean) && !holdsName(value, name) ? name : null;
}

/** A number, `x_0`, `L`: no letter that varies. */
function isPlace(side: Syntax): boolean {
  if (isNumeric(side)) return true;
  if (side.kind === "script") return side.sub !== null && side.sup === null && side.primes === 0 && plainName(side.base) !== null;
  const name = plainName(side);
  return name !== null && /^\p{L}$/u.test(name) && !VARIES.test(name);
}

/** `u_t`, `u_{xx}`. */
function isPartialOf(syntax: Syntax, name: string): boolean {
  if (syntax.kind === "script" && syntax.sub !== null && plainName(syntax.base) === name && /^[xyztrsθ]{1,4}$/u.test(nameSubscript(syntax.sub) ?? "")) return true;
  return partsOf(syntax).some((part) => isPartialOf(part, name));
}

/** Does the name stand in it, other than with a subscript as y of `y_0`? */
const holdsName = (syntax: Syntax, name: string): boolean => plainName(syntax) === name || partsOf(syntax).some((part) => !(syntax.kind === "script" && syntax.sub !== null && part === syntax.base) && holdsName(part, name));
