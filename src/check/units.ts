// Units behind a value: `= \pi\ \text{units}^3`, `14\ \mathrm{m}/\mathrm{s}`, `80 J`. In running text a unit comes in where the numbers are done; for the value it is 1.

import type { DraftLine } from "../elaborate/draft.js";

const ROMAN = /\\(?:mathrm|text|mbox|textrm|mathsf|unit|si|operatorname)\s*\{([^{}]*)\}/g;
const UNIT = /^(?:units?|[cmk]?m|ft|in|yd|mi|s|sec|hr?|min|J|N|kg|mg|g|lbs?|mph|kph|rad|deg|W|Pa|L|gal|Hz|feet|foot|inch(?:es)?|miles?|met(?:er|re)s?|seconds?|minutes?|hours?|days?|years?|dollars?|degrees?|radians?|joules?|newtons?|pounds?|liters?|litres?)$/;
/** A letter at the end of a line, right behind a number or what closes one. */
const SLANTED = /(?:\d|\\pi|[})\]])(?:[\s~}]|\\[,;: ]|\\quad)*(?<![a-zA-Z\\])([JNW])(?:\s*\/\s*(m)(?:\^\{?[23]\}?)?)?[\s.,;}]*$/;

/** The names in a line that are units: written upright, or in italics where the text speaks of what they measure. */
export function unitsIn({ source, range }: DraftLine, slanted: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const text = source.text.slice(range.start, range.end + 1);
  for (const [, words = ""] of text.matchAll(ROMAN)) for (const word of words.match(/\p{L}+/gu) ?? []) if (UNIT.test(word)) found.add(word);
  const [, letter, length] = SLANTED.exec(source.text.slice(range.start, range.end)) ?? [];
  if (letter !== undefined && slanted.has(letter)) for (const each of length === undefined ? [letter] : [letter, length]) found.add(each);
  return found;
}
