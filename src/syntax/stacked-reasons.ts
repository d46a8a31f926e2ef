// What stands above or below a sign of equality, `\overset{u = x^2}{=}`, `\stackrel{\text{chain rule}}{=}`: a reason for that step. It is put where reasons of a row stand, at its
// end, before anything is parsed. Marks that give no reason, `\overset{!}{=}`, `\stackrel{(a)}{=}`, `\overset{\text{def}}{=}`, stay where they are.

import type { Token } from "./math-token.js";
import { afterBraces, layoutKind } from "./token-kinds.js";

/** The tokens with such reasons at the ends of their rows. Linear. */
export function moveStackedReasons(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isStacking)) return tokens;
  const made: Token[] = [];
  let waiting: Token[] = [];
  /** How many braces and environments the tokens so far have open, at each stacked sign of the row. */
  let depth = 0;
  let home = 0;
  let relations = 0;
  const flush = (): void => {
    let place = made.length;
    while (place > 0 && isTrailing(made[place - 1])) place -= 1;
    made.splice(place, 0, ...waiting);
    waiting = [];
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const kind = layoutKind(tokens, at);
    if (kind === "braceClose" || kind === "end" || kind === "row") {
      if (waiting.length > 0 && (kind === "row" ? depth <= home : depth - 1 < home)) flush();
      if (kind === "row") relations = 0;
    }
    if (kind === "braceOpen" || kind === "begin") depth += 1;
    if (kind === "braceClose" || kind === "end") depth -= 1;
    if (kind === "relation") relations += 1;
    const stacked = isStacking(token) ? stackedEquality(tokens, at) : null;
    if (stacked === null) {
      made.push(token);
      continue;
    }
    const says = reasonKind(stacked.reason);
    if (says === "statement") {
      const [first] = stacked.reason;
      waiting.push({ kind: "symbol", text: ",", start: first?.start ?? token.start, end: first?.start ?? token.start, space: false }, ...stacked.reason);
    } else if (says === "words" && relations === 1 && !relationAhead(tokens, stacked.end)) waiting.push(...stacked.reason);
    else {
      made.push(token);
      continue;
    }
    home = depth;
    made.push({ ...stacked.sign, start: token.start, end: tokens[stacked.end - 1]?.end ?? stacked.sign.end });
    at = stacked.end - 1;
  }
  flush();
  return made;
}

const isStacking = (token: Token): boolean => token.kind === "command" && /^(?:overset|underset|stackrel)$/.test(token.text);

/** A point or a comma behind the last term. */
const isTrailing = (token: Token | undefined): boolean => token?.kind === "symbol" && (token.text === "." || token.text === ",");

/** A stacked `=`: what stands above or below it, the sign, and the index behind it; null for any other sign. */
function stackedEquality(tokens: readonly Token[], at: number): { readonly reason: readonly Token[]; readonly sign: Token; readonly end: number } | null {
  const behind = afterBraces(tokens, at + 1);
  if (behind <= at + 3) return null;
  const end = layoutKind(tokens, behind) === "braceOpen" ? afterBraces(tokens, behind) : behind + 1;
  const [sign, ...others] = tokens.slice(behind, end).filter((token) => token.text !== "{" && token.text !== "}");
  return sign?.kind === "symbol" && sign.text === "=" && others.length === 0 ? { reason: tokens.slice(at + 2, behind - 1), sign, end } : null;
}

/** Is it a statement, or words that give a reason? */
function reasonKind(reason: readonly Token[]): "statement" | "words" | null {
  const kinds = reason.map((_, at) => layoutKind(reason, at));
  if (kinds.includes("cell") || kinds.includes("row") || kinds.includes("begin")) return null;
  const relation = kinds.indexOf("relation");
  if (relation > 0 && relation < reason.length - 1 && !kinds.includes("words")) return "statement";
  return kinds[0] === "words" && /rule|law|theorem|linear|identit|chain|sum|product|quotient|power|substitut|algebra/i.test(reason.map((token) => token.text).join("")) ? "words" : null;
}

/** Does another relation stand in the rest of the row? */
function relationAhead(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < tokens.length; at++) {
    const kind = layoutKind(tokens, at);
    if (kind === "row") return false;
    if (kind === "relation") return true;
  }
  return false;
}
