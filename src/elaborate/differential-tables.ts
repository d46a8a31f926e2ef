// Displays that list a substitution or the parts of an integral: `u = x \\ du = dx`, `dv = \sin x\,dx \\ v = -\cos x`. What stands in them gives letters their values and
// says what their differentials are, in any order; no row follows from the one before it. So do tables of functions with their derivatives.

import type { MathRow, Statement, Syntax } from "../syntax/math-tree.js";
import { definable } from "./definable.js";
import { namesUnderDerivative } from "./statement-shape.js";

const functions = new WeakMap<readonly MathRow[], string | null>();

/**
 * `f(x) = x^a \to f'(x) = a x^{a-1} \\ f(x) = e^x \to f'(x) = e^x`: the name that each row gives another right side and, behind an arrow, its derivative; null where rows are anything else.
 */
export function functionOfTable(rows: readonly MathRow[]): string | null {
  const known = functions.get(rows);
  if (known !== undefined) return known;
  const names = rows.map(({ statements: [statement] }) => (statement === undefined ? null : functionOfRow(statement)));
  const [name = null] = names;
  const made = rows.length > 1 && names.every((each) => each === name) ? name : null;
  functions.set(rows, made);
  return made;
}

function functionOfRow({ sides, relations }: Statement): string | null {
  const arrow = relations.findIndex(({ sign }) => sign === "→");
  const [head, behind] = [sides[0], arrow < 1 ? null : sides[arrow + 1]];
  const name = head == null ? null : (definable(head)?.name ?? null);
  return name !== null && behind != null && namesUnderDerivative(behind).includes(name) ? name : null;
}

/** The letter of `du`; null for any other side. */
export function letterOfDifferential(side: Syntax): string | null {
  if (side.kind !== "sequence" || side.items.length !== 2) return null;
  const [sign, letter] = side.items;
  if (sign?.kind !== "operand" || sign.operand.kind !== "name" || sign.operand.name !== "d" || letter?.kind !== "operand") return null;
  return definable(letter.operand)?.name ?? null;
}

/** The letters that a display gives a value and a differential, each in an equation of its own; none in one that says anything else. */
export function lettersOfTable(rows: readonly MathRow[]): ReadonlySet<string> {
  const given = new Map<string, string>();
  const differentials = new Map<string, string>();
  const statements = rows.flatMap((row) => row.statements);
  // A table with places to be filled may stand beside the same one filled in.
  const hasPlaces = statements.some(isPlace);
  for (const statement of statements) {
    if (statement.sides.every((side) => side === null) || isPlace(statement)) continue;
    const found = entryOf(statement);
    if (found === null) return NONE;
    const { letter, kind } = found;
    const seen = kind === "value" ? given : differentials;
    const value = hasPlaces ? shapeOf(statement.sides[1] ?? null) : "";
    if (seen.has(letter) && (!hasPlaces || seen.get(letter) !== value)) return NONE;
    seen.set(letter, value);
  }
  return differentials.size === 0 || [...differentials.keys()].some((letter) => !given.has(letter)) || [...given.keys()].some((letter) => !differentials.has(letter)) ? NONE : new Set(given.keys());
}

const NONE: ReadonlySet<string> = new Set();

/** What is written, wherever that stands. */
const shapeOf = (side: Syntax | null): string => JSON.stringify(side, (key, value: unknown) => (key === "range" ? undefined : typeof value === "bigint" ? String(value) : value));

/** `du = \text{?} \quad v = \text{?}`: places to be filled. */
export function isPlace({ sides, relations, words }: Statement): boolean {
  return sides.length > 1 && sides[sides.length - 1] === null && words.length === relations.length && relations.every(({ sign }) => sign === "=") && words.every(({ text }) => /^\s*\?+\s*$/.test(text));
}

function entryOf({ sides, relations, connector }: Statement): { readonly letter: string; readonly kind: "value" | "differential" } | null {
  const [head, value] = sides;
  if (sides.length !== 2 || head == null || value == null || relations[0]?.sign !== "=" || (connector !== null && connector !== "," && connector !== "and" && connector !== "⇒")) return null;
  const ofDifferential = letterOfDifferential(head);
  if (ofDifferential !== null) return { letter: ofDifferential, kind: "differential" };
  const found = definable(head);
  return found === null || found.parameters.length > 0 || found.indices.length > 0 ? null : { letter: found.name, kind: "value" };
}
