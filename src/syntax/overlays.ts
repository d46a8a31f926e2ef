// Commands that stand around whole rows of a formula and change nothing but when or how they are shown: the overlays of slides, `\uncover<2->{a &= b \\}`, boxes and colours. Their braces
// go, so that the rows inside stand where the others do.

import type { Token } from "./math-token.js";
import { ALIGNED } from "./math-vocabulary.js";
import { afterBraces, environmentName, layoutKind } from "./token-kinds.js";

/** Commands that may take an overlay specification in angles. */
const OVERLAYS = new Set(["uncover", "only", "visible", "invisible", "onslide", "alert", "temporal", "action"]);
/** `\mathrel{\overset{\text{by}}{=}}`: what makes a relation of what stands in it. */
const RELATION = "mathrel";
/** Boxes; around a part of a formula their braces group, around statements or rows they only frame. */
const BOXES = new Map<string, number>([["boxed", 0], ["fbox", 0], ["tcboxmath", 0], ["Aboxed", 0], ["bbox", 0], ["framebox", 0], ["makebox", 0], ["tcbhighmath", 0], ["colorbox", 1], ["fcolorbox", 2], ["textcolor", 1], ["ensuremath", 0], ["hl", 0], ["shadowbox", 0], [RELATION, 0]]);
const SPACING = { kind: "command", text: "," } as const;

/** The tokens with these commands as spaces. Linear. */
export function layFlat(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => isOverlay(token) || isBox(token))) return tokens;
  const flat = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    const box = isBox(tokens[at]);
    if (!box && !isOverlay(tokens[at])) continue;
    const open = box ? afterOptions(tokens, at + 1, BOXES.get(tokens[at]?.text ?? "") ?? 0) : afterSpecification(tokens, at + 1);
    const end = afterBraces(tokens, open);
    // `\\textcolor{red}+`: only what stands next, which is no group.
    if (box && layoutKind(tokens, open) !== "braceOpen") {
      for (let k = at; k < open; k++) flat.add(k);
      continue;
    }
    if (box && tokens[at]?.text !== RELATION && !framesStatements(tokens, open, end)) continue;
    for (let k = at; k < open; k++) flat.add(k);
    if (end === open || layoutKind(tokens, end - 1) !== "braceClose") continue;
    flat.add(open);
    flat.add(end - 1);
  }
  return tokens.map((token, at): Token => (flat.has(at) ? { ...token, ...SPACING } : token));
}

function isOverlay(token: Token | undefined): boolean {
  return token?.kind === "command" && OVERLAYS.has(token.text);
}

const isBox = (token: Token | undefined): boolean => token?.kind === "command" && BOXES.has(token.text);

/** The index after options in square brackets and so many arguments. */
function afterOptions(tokens: readonly Token[], from: number, groups: number): number {
  let at = from;
  const option = (): void => {
    if (tokens[at]?.text !== "[") return;
    const close = tokens.findIndex((token, k) => k > at && k < at + 100 && token.text === "]");
    if (close > 0) at = close + 1;
  };
  option();
  for (let k = 0; k < groups; k++) at = afterBraces(tokens, at);
  option();
  return at;
}

/** Does a relation, a row break or an alignment stand directly in the braces between these indices? */
function framesStatements(tokens: readonly Token[], open: number, end: number): boolean {
  let depth = 0;
  for (let at = open + 1; at < end - 1; at++) {
    const kind = layoutKind(tokens, at);
    if (kind === "open" || kind === "braceOpen") depth += 1;
    else if (kind === "close" || kind === "braceClose") depth -= 1;
    else if (depth === 0 && (kind === "relation" || kind === "row" || kind === "cell" || (kind === "begin" && ALIGNED.has(environmentName(tokens, at))))) return true;
    else if (kind === "begin" && depth === 0) return false;
  }
  return false;
}

/** The index after `<2-3>`; the index itself where no such thing stands there. */
function afterSpecification(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.text !== "<") return from;
  for (let at = from + 1; at < Math.min(tokens.length, from + 24); at++) if (tokens[at]?.text === ">") return at + 1;
  return from;
}
