// "Let $f(x)$ be the position after x seconds": functions that are brought in without a right side. What a name was defined as before holds no longer.

export interface Introduction {
  readonly name: string;
  readonly offset: number;
}

const INTRODUCED = /\b(?:let|suppose|assume|say|consider)(?:\s+that)?\s+(?:\$|\\\()\s*([^\s$(\\]+)\s*\([^$=]*\)\s*(?:\$|\\\))\s+(?:be|is|represents?|denotes?|describes?|stands?|gives?|measures?)\b/gi;

/** The functions that the sentences of a text bring in, in their order. */
export function introductionsIn(text: string): readonly Introduction[] {
  return [...text.matchAll(INTRODUCED)].flatMap(({ 1: name, index }) => (name === undefined ? [] : [{ name, offset: index }]));
}

/** Is a name brought in between two places? */
export function isIntroduced(introductions: readonly Introduction[], name: string, from: number, to: number): boolean {
  return introductions.some((each) => each.name === name && each.offset > from && each.offset < to);
}
