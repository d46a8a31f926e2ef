// `20,793,500`: a number in groups of thousands. Two groups of three digits, without a space behind a comma, are no list of numbers where the first group is shorter, and no decimals.

import type { Token } from "./math-token.js";

/** The tokens with such numbers as one. Linear. */
export function joinThousands(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const groups = /^[1-9]\d?$/.test(token.kind === "number" ? token.text : "") && standsAlone(tokens[at - 1]) ? groupsBehind(tokens, at) : [];
    const last = groups[groups.length - 1];
    if (groups.length < 2 || last === undefined || isSymbol(tokens[at + 2 * groups.length + 1], ")") || isSymbol(tokens[at + 2 * groups.length + 1], ",")) {
      joined.push(token);
      continue;
    }
    joined.push({ ...token, text: [token, ...groups].map(({ text }) => text).join(""), end: last.end });
    at += 2 * groups.length;
  }
  return joined.length === tokens.length ? tokens : joined;
}

const isSymbol = (token: Token | undefined, text: string): boolean => token?.kind === "symbol" && token.text === text;

/** Neither in a list nor behind a bracket, where points and arguments stand. */
const standsAlone = (before: Token | undefined): boolean => before === undefined || (before.kind === "symbol" && /^[-+=&<>]$/.test(before.text)) || (before.kind === "command" && /^(?:approx|cdot|times|le|ge|leq|geq|simeq)$/.test(before.text));

/** The groups of three digits that follow directly, each behind its comma. */
function groupsBehind(tokens: readonly Token[], at: number): readonly Token[] {
  const groups: Token[] = [];
  let end = tokens[at]?.end ?? 0;
  for (let next = at + 1; ; next += 2) {
    const [comma, group] = [tokens[next], tokens[next + 1]];
    if (comma === undefined || !isSymbol(comma, ",") || comma.start !== end || group?.kind !== "number" || !/^\d{3}$/.test(group.text) || group.start !== comma.end) return groups;
    groups.push(group);
    end = group.end;
  }
}
