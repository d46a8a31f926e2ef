// In a text whose language is not read here, a sentence may say what a letter is or that two things are equal without being heard. A difference is a mistake there only where no words can
// mend it: both sides hold the same letters, and what these are is written as a formula once.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { DraftDocument } from "../elaborate/draft.js";
import { namesReached } from "../elaborate/unknown-losses.js";
import type { Node } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { CONSTANT_OF_INTEGRATION, type OpenMove } from "./unsaid-doubt.js";

/** What to ask; null where the move is wrong whatever the words say. */
export function unheardDoubt({ written, values }: OpenMove, document: DraftDocument, { definitions, assumptions, values: numbers }: ElaboratedDerivation): string | null {
  const lettersOf = (side: Node): ReadonlySet<string> => new Set([...freeSymbols(side)].filter((name) => name !== "e" && name !== "π" && name !== "∞" && !CONSTANT_OF_INTEGRATION.test(name)));
  const [left, right] = [lettersOf(values.before), lettersOf(values.after)];
  const apart = [...left, ...right].find((name) => left.has(name) !== right.has(name));
  if (apart !== undefined) return `${UNHEARD} of ${apart}?`;
  const reached = [...namesReached([written.before, written.after], definitions)];
  // `x = 2` of a sentence, a name with two right sides, an equation between letters.
  const unsure = reached.find((name) => numbers.has(name) || (definitions.has(name) && document.definitions.filter((each) => each.name === name).length + document.rivals.filter((each) => each.name === name).length > 1));
  if (unsure !== undefined) return `${UNHEARD} of ${unsure}?`;
  const tied = assumptions.find(({ node }) => node.kind === "relation" && node.operator === "=" && [...freeSymbols(node)].some((name) => left.has(name) || reached.includes(name)));
  return tied === undefined ? null : `the text gives \`${tied.text}\` (line ${tied.lineNumber}); is more said of it in words?`;
}

const UNHEARD = "the words of this text are not read; do they say something";
