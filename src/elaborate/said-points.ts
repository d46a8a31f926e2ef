// The point of a curve at which a sentence looks, "at the point $(1, 2)$": the values of its letters, where the equations before it are about x and y.

import { joinSources, plainSource, sliceSource } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import { namesIn } from "./definable.js";
import type { StatementEvent } from "./draft-chain.js";
import { type DraftState, addAssumption } from "./draft-state.js";
import { statementEvents } from "./parsed-parts.js";
import { isNumeric } from "./statement-shape.js";

const AT_POINT = /\bat\s+(?:the\s+)?(?:(?:given\s+)?point\s*)?$/i;
const COORDINATES = ["x", "y"];

/** Takes the coordinates of a point for the values of x and y in the derivation at hand. */
export function takeSaidPoint(draft: DraftState, own: readonly StatementEvent[]): void {
  const { current } = draft.chains;
  const [event] = own;
  const [point] = event?.statement.sides ?? [];
  const values = point?.kind === "group" ? point.items.flatMap(({ sides: [value, ...others] }) => (value == null || others.length > 0 ? [] : [value])) : [];
  if (draft.structured || current === null || event === undefined || own.length !== 1 || event.statement.relations.length > 0 || point?.kind !== "group" || point.bracket !== "(" || values.length !== COORDINATES.length || !values.every((value) => isNumeric(value)) || !AT_POINT.test(draft.prose)) return;
  const names = new Set(current.lines.flatMap(({ statement }) => (statement === null ? [] : statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))))));
  if (!COORDINATES.every((letter) => names.has(letter))) return;
  const { source } = event.part;
  for (const [k, { range }] of values.entries()) {
    const value = sliceSource(source, range.start, range.end);
    const equation = joinSources(plainSource(`${COORDINATES[k] ?? ""} = `, value.offsets[0] ?? event.part.range.start), "", value);
    for (const each of statementEvents({ ...event.part, source: equation }, parseMath(equation, { notation: "latex", knownNames: draft.knownNames, environment: null }))) addAssumption(draft, each, "prose", "derivation");
  }
}
