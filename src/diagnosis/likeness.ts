// How much a text reads like another, and how much like anything that people write: which share of its neighbouring tokens stands side by side in the other too, how much of it stands in the same order, which brackets and
// signs in it are odd. It breaks ties between repairs: an author copies more than he rearranges.

const TOKEN = /\\[a-zA-Z]+|\d+(?:\.\d+)?|\p{L}|[^\s{}]/gu;

function tokensOf(text: string): readonly string[] {
  return text.replaceAll(/\\(?:left|right|cdot)(?![a-zA-Z])|\*/g, " ").match(TOKEN) ?? [];
}

function pairsOf(text: string): readonly string[] {
  const tokens = tokensOf(text);
  return tokens.map((token, k) => `${token}\u0000${tokens[k + 1] ?? ""}`);
}

/** The share, from 0 to 1, of the pairs of a text that the given one has too. */
export function createLikeness(like: string): (text: string) => number {
  const known = new Set(pairsOf(like));
  return (text) => {
    const pairs = pairsOf(text);
    return pairs.length === 0 ? 0 : pairs.filter((pair) => known.has(pair)).length / pairs.length;
  };
}

/** So many of the tokens with which both begin or end count twice. */
const MOST_AT_END = 4;
/** Longer texts are not laid side by side. */
const MOST_CELLS = 60_000;

/** How many tokens of a text stand in the given one in the same order; a few with which both begin or end count once more. */
export function createAlignment(like: string): (text: string) => number {
  const known = tokensOf(like);
  return (text) => {
    const tokens = tokensOf(text);
    if (tokens.length * known.length > MOST_CELLS) return 0;
    const shortest = Math.min(tokens.length, known.length);
    let prefix = 0;
    while (prefix < shortest && tokens[prefix] === known[prefix]) prefix += 1;
    let suffix = 0;
    while (suffix < shortest - prefix && tokens[tokens.length - 1 - suffix] === known[known.length - 1 - suffix]) suffix += 1;
    return Math.min(prefix, MOST_AT_END) + Math.min(suffix, MOST_AT_END) + commonTokens(tokens, known);
  };
}

/** The length of the longest common subsequence. */
function commonTokens(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const token of a) {
    const next = [0];
    for (const [k, other] of b.entries()) next.push(token === other ? (row[k] ?? 0) + 1 : Math.max(row[k + 1] ?? 0, next[k] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
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
const cancellable = (text: string): number => [...text.matchAll(NUMBER_FRACTION)].filter(([, a, b, c, d]) => commonDivisor(Number(a ?? c), Number(b ?? d)) > 1 || Number(b ?? d) === 1).length;

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** How many brackets hold nothing together. */
export const idleBrackets = (text: string): number => text.match(IDLE_BRACKETS)?.length ?? 0;

/** How many factors 1 are written. */
export const idleOnes = (text: string): number => text.match(/(?<![\d.^_/])1\s*(?:[*·(]|\\cdot|\\left\s*\()/g)?.length ?? 0;

/** How much odder one text is than the other; numbers side by side are not held against a text that had them. */
export function awkwardness(text: string, before: string): number {
  const count = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) - (before.match(pattern)?.length ?? 0);
  return AWKWARD * (count(AWKWARD_SIGNS) + count(IDLE_BRACKETS) + Math.max(0, count(NUMBERS_IN_A_ROW)) + Math.max(0, cancellable(text) - cancellable(before)));
}
