// Commands that stand around whole rows of a formula and change nothing but when or how they are shown: the overlays of slides, `\uncover<2->{a &= b \\}`, boxes and colours. Their braces
// go, so that the rows inside stand where the others do.

import type { Token } from "./math-token.js";
import { afterBraces, layoutKind } from "./token-kinds.js";

/** Commands that may take an overlay specification in angles. */
const OVERLAYS = new Set(["uncover", "only", "visible", "invisible", "onslide", "alert", "temporal", "action"]);
const SPACING = { kind: "command", text: "," } as const;

/** The tokens with these commands as spaces. Linear. */
export function layFlat(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => isOverlay(token))) return tokens;
  const flat = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    if (!isOverlay(tokens[at])) continue;
    flat.add(at);
    const open = afterSpecification(tokens, at + 1);
    for (let k = at + 1; k < open; k++) flat.add(k);
    const end = afterBraces(tokens, open);
    if (end === open || layoutKind(tokens, end - 1) !== "braceClose") continue;
    flat.add(open);
    flat.add(end - 1);
  }
  return tokens.map((token, at): Token => (flat.has(at) ? { ...token, ...SPACING } : token));
}

function isOverlay(token: Token | undefined): boolean {
  return token?.kind === "command" && OVERLAYS.has(token.text);
}

/** The index after `<2-3>`; the index itself where no such thing stands there. */
function afterSpecification(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.text !== "<") return from;
  for (let at = from + 1; at < Math.min(tokens.length, from + 24); at++) if (tokens[at]?.text === ">") return at + 1;
  return from;
}
