// How much a text reads like another, and how much like anything that people write: which share of its neighbouring tokens stands side by side in the other too, how much of it stands in the same order, which brackets and
// signs in it are odd. It breaks ties between repairs: an author copies more than he rearranges.

const TOKEN = /\\[a-zA-Z]+|\d+(?:\.\d+)?|\p{L}|[^\s{}]/gu;

function tokensOf(text: string): readonly string[] {
  return text.replaceAll(/\\(?:left|right|cdot)(?![a-zA-Z])|\*/g, " ").match(TOKEN) ?? [];
}

/** The share, from 0 to 1, of the pairs of neighbouring tokens of a text that the given one has too. */
export function createLikeness(like: string): (text: string) => number {
  const known = new Map<string, Set<string>>();
  const tokens = tokensOf(like);
  for (const [k, token] of tokens.entries()) {
    const behind = known.get(token) ?? new Set<string>();
    known.set(token, behind.add(tokens[k + 1] ?? ""));
  }
  return (text) => {
    const own = tokensOf(text);
    const shared = own.reduce((count, token, k) => count + (known.get(token)?.has(own[k + 1] ?? "") === true ? 1 : 0), 0);
    return own.length === 0 ? 0 : shared / own.length;
  };
}

/** So many of the tokens with which both begin or end count twice. */
const MOST_AT_END = 4;
/** Longer texts are not laid side by side. */
const MOST_CELLS = 60_000;

/** How many tokens of a text stand in the same order in that of the given ones that it is most like; a few with which both begin or end count once more. */
export function createAlignment(likes: readonly string[]): (text: string) => number {
  const known = likes.map(tokensOf);
  return (text) => {
    const tokens = tokensOf(text);
    return known.reduce((most, each) => Math.max(most, alignment(tokens, each)), 0);
  };
}

function alignment(tokens: readonly string[], known: readonly string[]): number {
  if (tokens.length * known.length > MOST_CELLS) return 0;
  const { prefix, suffix } = sharedEnds(tokens, known);
  return Math.min(prefix, MOST_AT_END) + Math.min(suffix, MOST_AT_END) + commonTokens(tokens, known);
}

function sharedEnds(a: readonly string[], b: readonly string[]): { readonly prefix: number; readonly suffix: number } {
  const shortest = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < shortest && a[prefix] === b[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < shortest - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix += 1;
  return { prefix, suffix };
}

/** The length of the longest common subsequence: what both begin and end with belongs to one of them. */
function commonTokens(a: readonly string[], b: readonly string[]): number {
  const { prefix, suffix } = sharedEnds(a, b);
  const width = b.length - prefix - suffix;
  const row = new Array<number>(width + 1).fill(0);
  for (let j = prefix; j < a.length - suffix; j++) {
    let diagonal = 0;
    for (let k = 0; k < width; k++) {
      const above = row[k + 1] ?? 0;
      row[k + 1] = a[j] === b[prefix + k] ? diagonal + 1 : Math.max(above, row[k] ?? 0);
      diagonal = above;
    }
  }
  return prefix + suffix + (row[width] ?? 0);
}

/** How many tokens must be put in or taken away to make one text the other, and a little for all that is touched. */
export function changeIn(found: string, expected: string): number {
  const [own, others] = [tokensOf(found), tokensOf(expected)];
  const all = own.length + others.length;
  return all - (own.length * others.length > MOST_CELLS ? 0 : 2 * commonTokens(own, others)) + TOUCHED * all;
}

const TOUCHED = 0.25;

/** The tokens of a text whatever their order, but for multiplication signs and brackets. */
export const sortedTokens = (text: string): string => tokensOf(text.replaceAll("·", " ")).filter((token) => token !== "(" && token !== ")").sort().join(" ");

/** For each thing in the new line that nobody writes. */
const AWKWARD = 6;

/** A sign behind an operator, doubled brackets, a zero that does something, x/x. */
const AWKWARD_SIGNS = /[+*·-]\s*(?:\\left)?\(\s*[-−]|[+-]\s+[-−]|\(\s*(?:\\left)?\(|(?<![\d.])0(?![\d.])|(?<![\p{L}\d^)])(\p{L})\/\1(?![\p{L}\d^(])/gu;
/** Brackets around a number or a name, or around a power of a name with no power behind them. */
const IDLE_BRACKETS = /(?<=^|[-+−*/·({=]|\\cdot|\\times)\s*(?:\\left)?\(\s*(?:(?:\d+|\p{L})\s*(?:\\right)?\)|\d*\s*\p{L}(?:\^(?:\d|\{\d+\}))?\s*(?:\\right)?\)(?!\s*(?:[\^'!²³⁴⁵⁶⁷⁸⁹]|\*\*)))/gu;
/** A number that multiplies a number before it. */
const NUMBERS_IN_A_ROW = /(?<![\d^_.{]|\d\/)\d+\s*(?:[*·]|\\cdot|\\times)\s*\d+(?!\d*\s*(?:\^|\*\*))/g;

/** One number over another. */
const NUMBER_FRACTION = /\\[dt]?frac\s*\{?\s*(\d+)\s*\}?\s*\{?\s*(\d+)\s*\}?|(?<![\d^_.}])(\d+)\/(\d+)(?!\d|\s*[*^])/g;

/** Fractions of numbers that would be cancelled, like 2/4 and 3/1. */
const cancellableIn = (text: string): number => [...text.matchAll(NUMBER_FRACTION)].filter(([, a, b, c, d]) => commonDivisor(Number(a ?? c), Number(b ?? d)) > 1 || Number(b ?? d) === 1).length;

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** How many brackets hold nothing together. */
export const idleBrackets = (text: string): number => text.match(IDLE_BRACKETS)?.length ?? 0;

/** How many factors 1 are written. */
export const idleOnes = (text: string): number => text.match(/(?<![\d.^_/])1\s*(?:[*·(]|\\cdot|\\left\s*\()/g)?.length ?? 0;

/** How much odder a text is than the given one; numbers side by side are not held against a text that had them. */
export function createAwkwardness(before: string): (text: string) => number {
  const own = oddities(before);
  return (text) => {
    const { signsAndBrackets, numbersInARow, cancellable } = oddities(text);
    return AWKWARD * (signsAndBrackets - own.signsAndBrackets + Math.max(0, numbersInARow - own.numbersInARow) + Math.max(0, cancellable - own.cancellable));
  };
}

function oddities(text: string): { readonly signsAndBrackets: number; readonly numbersInARow: number; readonly cancellable: number } {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return { signsAndBrackets: count(AWKWARD_SIGNS) + count(IDLE_BRACKETS), numbersInARow: count(NUMBERS_IN_A_ROW), cancellable: cancellableIn(text) };
}
