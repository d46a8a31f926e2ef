// How much a text reads like another: which share of its neighbouring tokens stands side by side there too. It breaks ties between repairs: an author copies more than he rearranges.

const TOKEN = /\\[a-zA-Z]+|\d+(?:\.\d+)?|\p{L}|[^\s{}]/gu;

function pairsOf(text: string): readonly string[] {
  const tokens = text.replaceAll(/\\(?:left|right|cdot)(?![a-zA-Z])|\*/g, " ").match(TOKEN) ?? [];
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
