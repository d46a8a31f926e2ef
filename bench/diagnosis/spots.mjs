// Where two texts of a formula differ, in tokens: what stands between what they begin and end with in common. Where that can be said in several ways (one of two equal factors is missing) all are given. The name of a
// function is one token.

const TOKEN = /\\[a-zA-Z]+|\d+(?:\.\d+)?|(?:arc)?(?:sin|cos|tan|cot|sec|csc)h?|log|ln|exp|sqrt|\p{L}|\S/gu;

const TIMES = new Set(["*", "·", "\\cdot", "\\times"]);

/** Multiplication signs are left out: whether one stands there depends on what is written beside it. */
export function tokenRanges(text) {
  return [...text.matchAll(TOKEN)].filter((match) => !TIMES.has(match[0])).map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/** The number of tokens that begin in a range. */
export function tokensIn(text, { start, end }) {
  return tokenRanges(text).filter((token) => token.start >= start && token.start < end).length;
}

/** The number of tokens from the first to the last one of a stretch, widened until its brackets balance: a part of a formula is never half a bracket. */
function balancedSize(tokens, from, to) {
  let [first, last] = [from, to];
  for (;;) {
    let depth = 0;
    let lowest = 0;
    for (let k = first; k <= last; k++) {
      if (OPENING.has(tokens[k].text)) depth += 1;
      else if (CLOSING.has(tokens[k].text)) depth -= 1;
      lowest = Math.min(lowest, depth);
    }
    if (lowest < 0 && first > 0) first -= 1;
    else if (depth > 0 && lowest >= 0 && last + 1 < tokens.length) last += 1;
    else return last - first + 1;
  }
}

const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

/** `{ start, end, size }` in the changed text, for each way to lay the texts side by side; `size` counts the tokens on the side that has more of them, with the brackets that belong to them. */
export function differingSpots(original, changed) {
  const a = tokenRanges(original);
  const b = tokenRanges(changed);
  const same = (i, j) => a[i]?.text === b[j]?.text;
  let prefix = 0;
  while (prefix < Math.min(a.length, b.length) && same(prefix, prefix)) prefix++;
  let suffix = 0;
  while (suffix < Math.min(a.length, b.length) && same(a.length - 1 - suffix, b.length - 1 - suffix)) suffix++;
  const spot = (front, back) => {
    const first = b[front];
    const last = b[b.length - 1 - back];
    const isEmpty = front + back >= b.length;
    const start = isEmpty ? (b[front - 1]?.end ?? 0) : first.start;
    const end = isEmpty ? (first?.start ?? changed.length) : last.end;
    return { start, end, isEmpty, size: Math.max(1, balancedSize(a, front, a.length - 1 - back), balancedSize(b, front, b.length - 1 - back)) };
  };
  const shortest = Math.min(a.length, b.length);
  const least = Math.min(prefix, shortest - suffix);
  return Array.from({ length: prefix - least + 1 }, (_, k) => spot(least + k, Math.min(suffix, shortest - least - k)));
}

/** Does the underlined range hold the spot (touch it, where the spot is a gap), and is it at most twice its size? */
export function isLocated(changed, underlined, spots) {
  const size = tokensIn(changed, underlined);
  return spots.some((spot) => {
    const holds = spot.isEmpty ? underlined.start <= spot.end && underlined.end >= spot.start : underlined.start <= spot.start && underlined.end >= spot.end;
    return holds && size <= 2 * spot.size;
  });
}
