// In running text equations stand below each other for two reasons: each follows from the one before, or they are a system, a list of cases, the updates of an algorithm.
// Where nothing says that an equation follows, and its form does not show it either, a difference is a doubt and not a mistake.

import { definable, namesIn } from "../elaborate/definable.js";
import type { DraftLine } from "../elaborate/draft.js";
import { namesUnderDerivative } from "../elaborate/statement-shape.js";
import type { Syntax } from "../syntax/math-tree.js";

/** Why an equation may not follow from the one before; null where it is to. `isSettled` says whether the line before followed from its own, or is the first. */
export function statementDoubt(line: DraftLine, previous: DraftLine | null, isSettled: boolean): string | null {
  if (line.relation === "⇒" || line.relation === "⇔") return null;
  const [left, ...others] = line.statement?.sides ?? [];
  const updated = left == null ? null : (definable(left)?.name ?? null);
  if (updated !== null && others.some((side) => side !== null && namesIn(side).includes(updated))) return `this may give ${updated} a new value`;
  if (!isSettled) return "this may follow from several of the lines before it";
  const [own, before] = [sidesOf(line), previous === null ? [] : sidesOf(previous)];
  const letters = new Set([...own, ...before].flatMap((side) => namesIn(side)).filter((name) => name !== "e" && name !== "π"));
  const isOfOneUnknown = letters.size <= 1;
  const isDifferentiated = own.some((side) => namesUnderDerivative(side).length > 0);
  return isOfOneUnknown || isDifferentiated ? null : "this may be another equation beside the one before; write ⇒ where it follows";
}

function sidesOf(line: DraftLine): readonly Syntax[] {
  return line.statement === null ? [] : [line.statement, ...line.joined].flatMap((statement) => statement.sides.filter((side): side is Syntax => side !== null));
}
