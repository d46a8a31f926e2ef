// What a token of LaTeX is for the layout of a formula: a relation, an operator, an opening or closing bracket, a mere space. The passes that look at rows and wide spaces
// before anything is parsed ask here.

import type { Token } from "./math-token.js";
import { BRACKET_COMMANDS, CLOSING, OPENING, OPERATOR_COMMANDS, RELATION_COMMANDS, RELATION_SYMBOLS, SKIPPED_WITH_ARGUMENT, SPACING, WORDS_COMMANDS } from "./math-vocabulary.js";

/** `space` changes nothing; `skipped` is a command that changes nothing and takes an argument along. */
export type LayoutKind = "relation" | "plus" | "minus" | "times" | "open" | "close" | "braceOpen" | "braceClose" | "begin" | "end" | "cell" | "row" | "comma" | "space" | "wide" | "skipped" | "words" | "operand";

const STACKED_RELATIONS = new Set(["overset", "stackrel", "underset", "not"]);
const WIDE = new Set(["quad", "qquad"]);
const FENCES = new Set(["left", "right", "middle"]);

/** The kind of the token at an index. `\left.` and `\right.` are spaces, as is the point that belongs to them. */
export function layoutKind(tokens: readonly Token[], index: number): LayoutKind {
  const token = tokens[index];
  if (token === undefined) return "space";
  switch (token.kind) {
    case "newline":
      return "row";
    case "symbol":
      return symbolKind(tokens, index, token.text);
    case "command": {
      const kind = commandKind(token.text);
      // `60^\circ`: the degrees are no composition.
      return kind === "times" && tokens[index - 1]?.kind === "symbol" && tokens[index - 1]?.text === "^" ? "operand" : kind;
    }
    default:
      return "operand";
  }
}

function symbolKind(tokens: readonly Token[], index: number, text: string): LayoutKind {
  if (text === "{") return "braceOpen";
  if (text === "}") return "braceClose";
  if (text === "&") return "cell";
  if (text === "," || text === ";") return "comma";
  if (text === "+") return "plus";
  if (text === "-" || text === "±" || text === "∓") return "minus";
  if (text === "*" || text === "/" || text === "⊙" || text === "⊘" || text === "⊗" || text === "∩" || text === "∪") return "times";
  if (text === "." && FENCES.has(tokens[index - 1]?.text ?? "") && tokens[index - 1]?.kind === "command") return "space";
  if (RELATION_SYMBOLS.has(text)) return "relation";
  if (OPENING.has(text)) return "open";
  return CLOSING.has(text) ? "close" : "operand";
}

function commandKind(text: string): LayoutKind {
  if (WIDE.has(text)) return "wide";
  if (SKIPPED_WITH_ARGUMENT.has(text)) return "skipped";
  if (SPACING.has(text)) return "space";
  if (text === "begin" || text === "end") return text;
  if (WORDS_COMMANDS.has(text)) return "words";
  if (RELATION_COMMANDS.has(text) || STACKED_RELATIONS.has(text)) return "relation";
  const operator = OPERATOR_COMMANDS.get(text);
  if (operator !== undefined) return operator === "±" || operator === "∓" ? "minus" : "times";
  const bracket = BRACKET_COMMANDS.get(text);
  if (bracket === undefined) return "operand";
  return OPENING.has(bracket) ? "open" : CLOSING.has(bracket) ? "close" : "operand";
}

/** The index after the group in braces that begins at an index; the index itself where none begins there. */
export function afterBraces(tokens: readonly Token[], index: number): number {
  if (layoutKind(tokens, index) !== "braceOpen") return index;
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    const kind = layoutKind(tokens, at);
    if (kind === "braceOpen") depth += 1;
    else if (kind === "braceClose") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** The name in braces after `\begin` or `\end` at an index. */
export function environmentName(tokens: readonly Token[], index: number): string {
  return tokens.slice(index + 2, Math.max(index + 2, afterBraces(tokens, index + 1) - 1)).map((token) => token.text).join("");
}
