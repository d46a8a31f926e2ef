// Units behind a value: `= \pi\ \text{units}^3`, `14\ \mathrm{m}/\mathrm{s}`. In running text a unit comes in where the numbers are done; for the value it is 1.

import type { DraftLine } from "../elaborate/draft.js";

const ROMAN = /\\(?:mathrm|text|mbox|textrm|mathsf|unit|si|operatorname)\s*\{([^{}]*)\}/g;
const UNIT = /^(?:units?|[cmk]?m|ft|in|yd|mi|s|sec|hr?|min|J|N|kg|mg|g|lbs?|mph|kph|rad|deg|W|Pa|L|gal|Hz|feet|foot|inch(?:es)?|miles?|met(?:er|re)s?|seconds?|minutes?|hours?|days?|years?|dollars?|degrees?|radians?|joules?|newtons?|pounds?|liters?|litres?)$/;

/** The names in a line that are units, written upright. */
export function unitsIn({ source, range }: DraftLine): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, words = ""] of source.text.slice(range.start, range.end + 1).matchAll(ROMAN)) for (const word of words.match(/\p{L}+/gu) ?? []) if (UNIT.test(word)) found.add(word);
  return found;
}
