// The point of a curve at which a sentence looks, "at the point $(1, 2)$": the values of its letters, where the equations before it are about x and y.

import { joinSources, plainSource, sliceSource } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import type { StatementEvent } from "./draft-chain.js";
import { type DraftState, addAssumption } from "./draft-state.js";
import { statementEvents } from "./parsed-parts.js";
import { isNumeric } from "./statement-shape.js";
import { plainName } from "./syntax-names.js";

const AT_POINT = /\bat\s+(?:the\s+)?(?:(?:given\s+)?point\s*)?$/i;
const COORDINATES = ["x", "y", "z"];

/** Takes the coordinates of a point for the values of x and y in the derivation at hand. */
export function takeSaidPoint(draft: DraftState, own: readonly StatementEvent[]): void {
  const [event] = own;
  const [point] = event?.statement.sides ?? [];
  if (event !== undefined && point != null && own.length === 1 && AT_POINT.test(draft.prose)) takeCoordinates(draft, event, point);
}

/** `6 + 8y' = 0 \\quad \\text{at } (3, 4)`: takes the point behind a row for what the row looks at; false where none stands there. */
export function takePointOfRow(draft: DraftState, event: StatementEvent): boolean {
  const [side] = event.statement.sides;
  const [words, point] = side?.kind === "sequence" && side.items.length === 2 ? side.items : [];
  if (!event.part.display || event.first || words?.kind !== "operand" || point?.kind !== "operand") return false;
  const said = words.operand.kind === "words" ? words.operand.text : words.operand.kind === "name" ? words.operand.name : "";
  return /^\s*at\s*(?:the\s+point\s*)?$/i.test(said) && takeCoordinates(draft, event, point.operand);
}

function takeCoordinates(draft: DraftState, event: StatementEvent, point: Syntax): boolean {
  const { current } = draft.chains;
  const values = point.kind === "group" ? point.items.flatMap(({ sides: [value, ...others] }) => (value == null || others.length > 0 ? [] : [value])) : [];
  if (draft.structured || current === null || event.statement.relations.length > 0 || point.kind !== "group" || point.bracket !== "(" || values.length < 2 || values.length > COORDINATES.length || !values.every((value) => isNumeric(value))) return false;
  const sides = current.lines.flatMap(({ statement }) => (statement === null ? [] : statement.sides.flatMap((side) => side ?? [])));
  const names = new Set(sides.flatMap(namesIn));
  const letters = COORDINATES.slice(0, values.length);
  if (!letters.every((letter) => names.has(letter))) return false;
  // The z of `z(x, y)` is a function of the others.
  const isCall = (side: Syntax): boolean => (side.kind === "sequence" && side.items.some((item, k) => { const next = side.items[k + 1]; return item.kind === "operand" && plainName(item.operand) === "z" && next?.kind === "operand" && next.operand.kind === "group" && next.operand.items.length === 2; })) || partsOf(side).some(isCall);
  const written = (letter: string): string => (letter === "z" && sides.some(isCall) ? "z(x, y)" : letter);
  const { source } = event.part;
  for (const [k, { range }] of values.entries()) {
    const value = sliceSource(source, range.start, range.end);
    const equation = joinSources(plainSource(`${written(letters[k] ?? "")} = `, value.offsets[0] ?? event.part.range.start), "", value);
    for (const each of statementEvents({ ...event.part, display: false, source: equation }, parseMath(equation, { notation: "latex", knownNames: draft.knownNames, environment: null }))) addAssumption(draft, each, "prose", "derivation");
  }
  return true;
}
