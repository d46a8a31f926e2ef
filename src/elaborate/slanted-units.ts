// Units that an author may write in italics, `W = 80 J`, because the text speaks of what they measure.

const SPOKEN: readonly (readonly [string, RegExp])[] = [
  ["J", /\bjoules?\b|\bwork\s+(?:\w+\s+){0,2}?(?:done|required|needed|to (?:lift|pump|move|stretch|compress|raise))\b|\b(?:kinetic|potential) energy\b/i],
  ["N", /\bnewtons?\b|\b(?:force|weight)s? (?:of|is|on|required)\b/i],
  ["W", /\bwatts?\b/i],
];

/** The letters that may be units in this text. */
export function slantedUnits(text: string): ReadonlySet<string> {
  return new Set(SPOKEN.flatMap(([letter, words]) => (words.test(text) ? [letter] : [])));
}
