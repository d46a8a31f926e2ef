// In running text equations stand below each other for two reasons: each follows from the one before, or they are a system, a list of cases, the updates of an algorithm.
// Where nothing says that an equation follows, and its form does not show it either, a difference is a doubt and not a mistake.

import { definable, namesIn } from "../elaborate/definable.js";
import type { DraftLine } from "../elaborate/draft.js";
import { namesUnderDerivative } from "../elaborate/statement-shape.js";
import { plainName } from "../elaborate/syntax-names.js";
import type { Syntax } from "../syntax/math-tree.js";

/** What is known of the lines before one. */
export interface LinesBefore {
  /** Did the line before follow from its own, or is it the first? */
  readonly isSettled: boolean;
  /** Did every line before follow from its own, and is there one that did? */
  readonly isSolving: boolean;
  readonly isLast: boolean;
}

/** Why an equation may not follow from the one before; null where it is to. */
export function statementDoubt(line: DraftLine, previous: DraftLine | null, { isSettled, isSolving, isLast }: LinesBefore): string | null {
  if (line.relation === "⇒" || line.relation === "⇔") return null;
  if (isSolving && isLast && previous !== null && finishesSolving(line, previous)) return null;
  const [left, ...others] = line.statement?.sides ?? [];
  const updated = left == null ? null : (definable(left)?.name ?? null);
  if (updated !== null && others.some((side) => side !== null && namesIn(side).includes(updated))) return `this may give ${updated} a new value`;
  if (!isSettled) return "this may follow from several of the lines before it";
  const [own, before] = [sidesOf(line), previous === null ? [] : sidesOf(previous)];
  const letters = new Set([...own, ...before].flatMap((side) => namesIn(side)).filter((name) => name !== "e" && name !== "π" && name !== "∞"));
  const isOfOneUnknown = letters.size <= 1;
  const isDifferentiated = own.some((side) => namesUnderDerivative(side).length > 0);
  return isOfOneUnknown || isDifferentiated ? null : "this may be another equation beside the one before; write ⇒ where it follows";
}

/** Is it the last row of one display in which an equation is solved: a letter of the row before by itself, with the same other letters? */
function finishesSolving(line: DraftLine, previous: DraftLine): boolean {
  const [left, right] = line.statement?.sides ?? [];
  const name = left == null ? null : plainName(left);
  if (line.source !== previous.source || line.joined.length > 0 || line.statement?.sides.length !== 2 || name === null || !right || namesIn(right).includes(name)) return false;
  const [before] = previous.statement?.sides ?? [];
  if (before != null && plainName(before) === name) return false;
  const letters = (each: DraftLine): readonly string[] => [...new Set(sidesOf(each).flatMap(namesIn))].sort();
  return letters(line).join() === letters(previous).join();
}

function sidesOf(line: DraftLine): readonly Syntax[] {
  return line.statement === null ? [] : [line.statement, ...line.joined].flatMap((statement) => statement.sides.filter((side): side is Syntax => side !== null));
}
