// A sign alone in braces, `x {=} y`, `a \mathrel{|} b`, `\ensuremath{\,|\,}`: braces that only change the spaces around it. They go, and the sign stands where the others do.
// So does the font of a sign: `\boldsymbol\times` and `\mathbf{+}` are the sign.

import type { Token } from "./math-token.js";
import { FONTS } from "../notation/letters.js";
import { TRANSPARENT_WITH_ARGUMENT, WORDS_COMMANDS } from "./math-vocabulary.js";
import { afterBraces, layoutKind } from "./token-kinds.js";

/** `\qquad{and}\qquad`: a word in braces between wide spaces is one. Linear. */
export function nameWords(tokens: readonly Token[]): readonly Token[] {
  const isWide = (at: number): boolean => layoutKind(tokens, at) === "wide";
  return tokens.flatMap((token, at) => {
    if (layoutKind(tokens, at) !== "braceOpen" || !isWide(at - 1)) return [token];
    const close = afterBraces(tokens, at);
    const word = tokens.slice(at + 1, close - 1).map(({ text }) => text).join("");
    return isWide(close) && /^(?:and|or|so|if|for|where|when|with)$/.test(word) ? [{ ...token, kind: "command" as const, text: "text" }, token] : [token];
  });
}

/** The tokens with such signs freed of their braces. Linear. */
export function freeLoneSigns(tokens: readonly Token[]): readonly Token[] {
  const dropped = new Set<number>();
  for (let open = 0; open < tokens.length; open++) {
    if (isFont(tokens[open]) && isSign(tokens, pastSpaces(tokens, open + 1))) dropped.add(open);
    if (layoutKind(tokens, open) !== "braceOpen") continue;
    const words = closeOfWords(tokens, open);
    if (words !== null && !isArgumentAt(tokens, open, false)) {
      dropped.add(open);
      dropped.add(words);
    }
    const sign = pastSpaces(tokens, open + 1);
    if (!isSign(tokens, sign)) continue;
    const close = pastSpaces(tokens, sign + 1);
    if (layoutKind(tokens, close) !== "braceClose") continue;
    const before = tokens[open - 1];
    const wrapped = before?.kind === "command" && (TRANSPARENT_WITH_ARGUMENT.has(before.text) || isFont(before));
    if (isArgumentAt(tokens, open, wrapped)) continue;
    dropped.add(open);
    dropped.add(close);
    if (wrapped) dropped.add(open - 1);
  }
  return dropped.size === 0 ? tokens : tokens.filter((_, at) => !dropped.has(at));
}

const isFont = (token: Token | undefined): boolean => token?.kind === "command" && FONTS.has(token.text);

const isStacking = (token: Token): boolean => token.kind === "command" && /^(?:overset|underset|stackrel|not)$/.test(token.text);

function pastSpaces(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && (layoutKind(tokens, at) === "space" || layoutKind(tokens, at) === "wide")) at += 1;
  return at;
}

function isSign(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const kind = layoutKind(tokens, at);
  return kind === "relation" ? !isStacking(token) : kind === "plus" || kind === "minus" || kind === "times" || token.text === "|" || (token.kind === "command" && (token.text === "mid" || token.text === "vert"));
}

/** Do the braces hold a script or the argument of another command? What stands in them is a name then. */
function isArgumentAt(tokens: readonly Token[], open: number, wrapped: boolean): boolean {
  const before = tokens[open - 1];
  return before !== undefined && (before.text === "^" || before.text === "_" || before.text === "}" || before.text === "]" || (before.kind === "command" && !wrapped && layoutKind(tokens, open - 1) === "operand") || isStacking(before));
}

/** Where `{\text{for }}` closes, words that join formulas, alone in braces; null for braces with anything else in them. */
function closeOfWords(tokens: readonly Token[], open: number): number | null {
  const command = pastSpaces(tokens, open + 1);
  const argument = pastSpaces(tokens, command + 1);
  if (tokens[command]?.kind !== "command" || !WORDS_COMMANDS.has(tokens[command].text) || layoutKind(tokens, argument) !== "braceOpen") return null;
  const end = afterBraces(tokens, argument);
  // `{\text{cost}}^2` is a quantity.
  if (!/^\s*(?:for|if|when|where|with|and|or|since|as|so|because|provided|unless|whenever)\b/.test(tokens.slice(argument + 1, end - 1).map(({ text }) => text).join(""))) return null;
  const close = pastSpaces(tokens, end);
  return layoutKind(tokens, close) === "braceClose" ? close : null;
}
