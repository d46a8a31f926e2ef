// In a text whose language is not read here, a sentence may say what a letter is or that two things are equal without being heard. A difference is a mistake there only where no words can
// mend it: both sides hold the same letters, and what these are is written as a formula once.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { DraftDocument } from "../elaborate/draft.js";
import { namesReached } from "../elaborate/unknown-losses.js";
import type { Node } from "../expression/node.js";
import { isUsuallyTensor } from "../expression/tensor-kind.js";
import { freeSymbols, nodesIn, someNode } from "../expression/traverse.js";
import { printUnicode } from "../notation/unicode.js";
import { CONSTANT_OF_INTEGRATION, type OpenMove } from "./unsaid-doubt.js";

/** What to ask; null where the move is wrong whatever the words say. */
export function unheardDoubt({ written, values }: OpenMove, document: DraftDocument, { definitions, assumptions, values: numbers, tensors }: ElaboratedDerivation): string | null {
  const open = [...freeSymbols(values.before), ...freeSymbols(values.after)].find((name) => isUsuallyTensor(tensors, name) && !definitions.has(name));
  if (open !== undefined) return `${UNHEARD} of ${open}, that it is symmetric or of length 1?`;
  const lettersOf = (side: Node): ReadonlySet<string> => new Set([...freeSymbols(side)].filter((name) => name !== "e" && name !== "π" && name !== "∞" && !CONSTANT_OF_INTEGRATION.test(name)));
  const [left, right] = [lettersOf(values.before), lettersOf(values.after)];
  const apart = [...left, ...right].find((name) => left.has(name) !== right.has(name)) ?? apartEntry(values.before, values.after) ?? apartEntry(values.after, values.before);
  if (apart !== undefined && apart !== null) return `${UNHEARD} of ${apart}?`;
  const reached = [...namesReached([written.before, written.after], definitions)];
  // `x = 2` of a sentence, a name with two right sides, an equation between letters.
  const unsure = reached.find((name) => numbers.has(name) || (definitions.has(name) && document.definitions.filter((each) => each.name === name).length + document.rivals.filter((each) => each.name === name).length > 1));
  if (unsure !== undefined) return `${UNHEARD} of ${unsure}?`;
  const tied = assumptions.find(({ node }) => node.kind === "relation" && node.operator === "=" && [...freeSymbols(node)].some((name) => left.has(name) || reached.includes(name)));
  return tied === undefined ? null : `the text gives \`${tied.text}\` (line ${tied.lineNumber}); is more said of it in words?`;
}

/** An entry that stands in one side only, b_jj of `2b_{ij} + b_{jj} = 2b_{ij}`; null where there is none. */
function apartEntry(side: Node, other: Node): string | null {
  const [own, others] = [side, other].map((root) => new Set([...nodesIn(root)].flatMap((node) => (node.kind === "index" && !node.indices.every(({ kind }) => kind === "number") ? [node] : []))));
  const entry = [...(own ?? [])].find((node) => others?.has(node) !== true);
  return entry === undefined || [side, other].some((root) => someNode(root, ({ kind }) => kind === "sum" || kind === "product")) ? null : printUnicode(entry);
}

/** What to ask of a statement that does not follow; null where it is one about a letter of the statement before, with nothing unknown in either. */
export function unheardStatement(document: DraftDocument, previous: readonly Node[], statement: readonly Node[]): string | null {
  if (!document.isForeign || document.structured) return null;
  const known = new Set(previous.flatMap((each) => [...freeSymbols(each)]));
  const isPlain = previous.length > 0 && statement.every((each) => [...freeSymbols(each)].every((name) => known.has(name))) && ![...previous, ...statement].some((each) => someNode(each, ({ kind }) => kind === "call" || kind === "derivative" || kind === "opaque"));
  return isPlain ? null : `${UNHEARD} that this follows from?`;
}

/** What to ask of a bound that does not hold; null where both sides are numbers. */
export function unheardBound(document: DraftDocument, before: Node, after: Node): string | null {
  const name = [...freeSymbols(before), ...freeSymbols(after)].find((each) => each !== "e" && each !== "π");
  return document.isForeign && !document.structured && name !== undefined ? `${UNHEARD} of ${name}?` : null;
}

/** What to ask of shapes that do not fit where the words that may say them are not read. */
export const unheardShapes = (document: DraftDocument): string | null => (document.isForeign && !document.structured ? "the words of this text are not read; do they say other shapes?" : null);

const UNHEARD = "the words of this text are not read; do they say something";
