// An inverse function is found by changing the places of x and y: below `y = x^2` the equation `x = y^2` is one of another y, and what y was before says nothing from there on.

import { onceFor } from "../expression/memoised.js";
import type { Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import type { DraftDefinition, DraftDocument } from "./draft.js";
import type { Introduction } from "./introductions.js";
import { plainName } from "./syntax-names.js";

/** The names that change places with their variable, each with the place from which on it is another one. */
export const swappedNames = onceFor((document: DraftDocument): readonly Introduction[] => {
  const defined = document.structured ? [] : document.definitions.filter(isPlain);
  if (defined.length === 0) return [];
  const stated = [
    ...document.derivations.flatMap(({ section, start, lines }) => lines.flatMap(({ statement, source, range }, k) => (statement === null ? [] : [{ statement, source, section, offset: k === 0 ? start : (source.offsets[range.start] ?? start) }]))),
    ...document.assumptions,
  ];
  return stated.flatMap(({ statement: { sides, relations }, source, section, offset }): readonly Introduction[] => {
    const [left, right] = sides;
    const letter = left == null || right == null || sides.length !== 2 || relations[0]?.sign !== "=" ? null : plainName(left);
    if (letter === null || right == null) return [];
    const name = onlyName(right);
    const known = defined.findLast((each) => each.name === name && each.section === section && each.offset < offset);
    if (known === undefined || onlyName(known.body.syntax) !== letter) return [];
    return swapped(textOf(known.body.syntax, known.body.source.text), letter, known.name) === textOf(right, source.text) ? [{ name: known.name, offset: offset - 1 }] : [];
  });
});

const isPlain = ({ name, parameters, indices, numeric }: DraftDefinition): boolean => /^\p{L}$/u.test(name) && parameters.length === 0 && indices.length === 0 && !numeric;

/** The only letter in it beside constants; null where there are several. */
function onlyName(syntax: Syntax): string | null {
  const names = [...new Set(namesIn(syntax))].filter((name) => name !== "e" && name !== "π");
  return names.length === 1 ? (names[0] ?? null) : null;
}

const textOf = ({ range }: Syntax, text: string): string => text.slice(range.start, range.end).replace(/\\(?:left|right|[,;!])(?![a-zA-Z])|\s+/g, "");

/** A formula with another letter in the place of one. */
const swapped = (text: string, from: string, to: string): string => text.replace(/\\[a-zA-Z]+|[a-zA-Z]/g, (token) => (token === from ? to : token));
