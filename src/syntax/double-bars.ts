// `||x||` and `KL(p || q)`: two bars side by side, which LaTeX users write for the one sign of a norm or a divergence; `||x| - |y||` and `|x||y|` stay what they are.

import type { Token } from "./math-token.js";
import { layoutKind } from "./token-kinds.js";

interface Bars {
  readonly at: number;
  readonly double: boolean;
}

/** The tokens with double bars as one sign. Linear. */
export function joinDoubleBars(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token, at) => isBar(token) && isBar(tokens[at + 1]))) return tokens;
  const joined = new Set<number>();
  const levels: Bars[][] = [[]];
  const finish = (): void => {
    for (const at of normsAmong(levels.pop() ?? [])) joined.add(at);
    if (levels.length === 0) levels.push([]);
  };
  for (let at = 0; at < tokens.length; at++) {
    const kind = layoutKind(tokens, at);
    if (kind === "open" || kind === "braceOpen") levels.push([]);
    else if (kind === "close" || kind === "braceClose") finish();
    else if (kind === "row" || kind === "relation") while (levels.length > 1 || (levels[0]?.length ?? 0) > 0) finish();
    else if (isBar(tokens[at])) {
      const double = isBar(tokens[at + 1]) && tokens[at]?.end === tokens[at + 1]?.start;
      levels[levels.length - 1]?.push({ at, double });
      if (double) at += 1;
    }
  }
  while (levels.length > 1 || (levels[0]?.length ?? 0) > 0) finish();
  return joined.size === 0 ? tokens : tokens.flatMap((token, at): Token[] => (joined.has(at) ? [{ ...token, text: "‖", end: tokens[at + 1]?.end ?? token.end }] : joined.has(at - 1) ? [] : [token]));
}

const isBar = (token: Token | undefined): boolean => token?.kind === "symbol" && token.text === "|";

/** Double bars of one level that are one sign: all of them where no single bar stands among them. */
function normsAmong(bars: readonly Bars[]): readonly number[] {
  return bars.some(({ double }) => !double) ? [] : bars.map(({ at }) => at);
}
