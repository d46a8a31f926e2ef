// Where two texts of a formula differ, in tokens: what stands between what they begin and end with in common. Where that can be said in two ways (one of two equal factors is missing) both are given.

const TOKEN = /\\[a-zA-Z]+|\d+(?:\.\d+)?|\p{L}|\S/gu;

export function tokenRanges(text) {
  return [...text.matchAll(TOKEN)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/** The number of tokens that begin in a range. */
export function tokensIn(text, { start, end }) {
  return tokenRanges(text).filter((token) => token.start >= start && token.start < end).length;
}

/** `{ start, end, size }` in the changed text, for each way to lay the texts side by side; `size` counts the tokens on the side that has more of them. */
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
    return { start, end, isEmpty, size: Math.max(1, a.length - front - back, b.length - front - back) };
  };
  const shortest = Math.min(a.length, b.length);
  return [spot(prefix, Math.min(suffix, shortest - prefix)), spot(Math.min(prefix, shortest - suffix), suffix)];
}

/** Does the underlined range hold the spot (touch it, where the spot is a gap), and is it at most twice its size? */
export function isLocated(changed, underlined, spots) {
  const size = tokensIn(changed, underlined);
  return spots.some((spot) => {
    const holds = spot.isEmpty ? underlined.start <= spot.end && underlined.end >= spot.start : underlined.start <= spot.start && underlined.end >= spot.end;
    return holds && size <= 2 * spot.size;
  });
}
