// Several curves of one coordinate: `y = T(x) = \cos x` is the top of a region, and `y = B(x) = \sin x` its bottom. Each says what its function is.

import { type Definable, definable, namesIn } from "./definable.js";
import type { StatementEvent } from "./draft-chain.js";
import { type DraftState, makeDefinition } from "./draft-state.js";
import { isNumeric } from "./statement-shape.js";

/**
 * `y = B(x) = \sin x` behind `y = T(x) = \cos x` or `y = x^2`, `x = R(y) = \sqrt y` where y is given by x: without the coordinate it says what the function is; null where it is nothing of the kind.
 * A number is the height of a curve beside another one of its paragraph: alone, `y = f(x) = 0` is where f vanishes.
 */
export function curveBehindCoordinate(draft: DraftState, event: StatementEvent): StatementEvent | null {
  const { statement, part } = event;
  const [head, side, value] = statement.sides;
  const coordinate = head == null ? null : definable(head);
  const curve = side == null ? null : definable(side);
  if (draft.structured || side == null || value == null || coordinate === null || curve === null || statement.relations.slice(0, 2).some(({ sign }) => sign !== "=")) return null;
  if (coordinate.parameters.length + coordinate.indices.length + curve.indices.length + curve.entries.length > 0 || curve.parameters.length === 0 || !isNamedByArguments(curve)) return null;
  const { book, curves, sections: { current } } = draft;
  const names = namesIn(value);
  if (coordinate.name === curve.name || [...names, ...curve.parameters].includes(coordinate.name) || names.includes(curve.name) || book.inSection(current, curve.name) !== undefined) return null;
  const isHeight = isNumeric(value);
  if (isHeight && LOOKS_AT_PLACE.test(draft.prose)) return null;
  const variables = curve.parameters.join();
  const last = curves.get(coordinate.name);
  const before = last?.section === current && last.variables === variables ? last : null;
  const beside = before !== null && !/\n\s*\n/.test(draft.text.slice(before.end, part.range.start)) ? before : null;
  curves.set(coordinate.name, { section: current, variables, end: part.range.end, height: isHeight ? makeDefinition(draft, event, curve, value) : null });
  if (beside?.height != null && !isHeight && book.inSection(current, beside.height.name) === undefined) book.record(beside.height);
  const known = book.inSection(current, coordinate.name);
  const isAnother = (known !== undefined && (before !== null || !part.display)) || book.restsOn(current, side, coordinate, 0);
  if (isHeight ? beside === null : !isAnother) return null;
  if (known !== undefined) draft.rivals.push(makeDefinition(draft, event, coordinate, side));
  return { ...event, statement: { ...statement, sides: statement.sides.slice(1), relations: statement.relations.slice(1), range: { start: side.range.start, end: statement.range.end } } };
}

/** "We look for where $y = f(x) = 0$." */
const LOOKS_AT_PLACE = /\b(?:where|when(?:ever)?|if|until|solv(?:e|es|ing)|roots?|zeros?)\b[^.]*$/i;

/** `f(x, y)` with letters as its arguments, but not `f_{xy}(x, y)`, which is no function of its own. */
export const isNamedByArguments = ({ name, parameters }: Definable): boolean => parameters.every((parameter) => /^\p{L}\p{M}*$/u.test(parameter)) && ![...(/_(\p{L}+)$/u.exec(name)?.[1] ?? " ")].every((letter) => parameters.includes(letter));
