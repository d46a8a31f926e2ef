// Relations and operators at the cursor: `=`, `\le`, `\overset{\text{def}}{=}`, `\cdot`. They are spelled in many ways; what they mean is in math-vocabulary.ts.

import type { Range } from "./document.js";
import { isSymbol, type Cursor } from "./math-cursor.js";
import type { Grammar } from "./math-grammar.js";
import type { Operator, RelationSign } from "./math-tree.js";
import { OPERATOR_COMMANDS, RELATION_COMMANDS, RELATION_SYMBOLS } from "./math-vocabulary.js";

/** Relations and operators at the cursor. */
export function createRelations(cursor: Cursor): Pick<Grammar, "takeRelation" | "atRelation" | "operatorAt"> {
  const { text, latex, notes, peek, lastEnd, skipSpacing, bracedText } = cursor;

  function takeRelation(): { sign: RelationSign; range: Range } | null {
    skipSpacing();
    const token = peek();
    if (token === undefined) return null;
    const range = { start: token.start, end: token.end };
    if (token.kind === "symbol") {
      let sign = RELATION_SYMBOLS.get(token.text);
      if (sign === undefined && token.text === ":" && isSymbol(peek(1), "=")) {
        cursor.position += 1;
        sign = ":=";
      }
      if (sign === undefined) return null;
      cursor.position += 1;
      if (sign === "=" && isSymbol(peek(), "=") && latex) cursor.position += 1;
      return { sign, range: { start: range.start, end: lastEnd() } };
    }
    if (token.kind !== "command") return null;
    if (token.text === "not" && isSymbol(peek(1), "=")) {
      cursor.position += 2;
      return { sign: "≠", range: { start: range.start, end: lastEnd() } };
    }
    if (token.text === "overset" || token.text === "stackrel" || token.text === "underset") {
      const before = cursor.position;
      cursor.position += 1;
      const above = bracedText();
      if (isSymbol(peek(), "{")) cursor.position += 1;
      const sign = takeRelation();
      if (sign === null) {
        cursor.position = before;
        return null;
      }
      if (isSymbol(peek(), "}")) cursor.position += 1;
      const defines = above !== null && /def|Δ|\\Delta|:/.test(above.text);
      const asks = above !== null && /^\s*\?\s*$/.test(above.text);
      return { sign: sign.sign !== "=" ? sign.sign : defines ? ":=" : asks ? "≟" : "=", range: { start: range.start, end: lastEnd() } };
    }
    if (token.text === "underbrace" || token.text === "overbrace") return takeBraced(range.start);
    const sign = RELATION_COMMANDS.get(token.text);
    if (sign === undefined) return null;
    cursor.position += 1;
    return { sign, range };
  }

  /** `\\underbrace{\\longrightarrow}_{\\text{derivative}}`: a sign alone above or below a brace. */
  function takeBraced(start: number): { readonly sign: RelationSign; readonly range: Range } | null {
    if (!isSymbol(peek(1), "{")) return null;
    const before = cursor.position;
    cursor.position += 2;
    const sign = takeRelation();
    if (sign === null || !isSymbol(peek(), "}")) {
      cursor.position = before;
      return null;
    }
    cursor.position += 1;
    if (isSymbol(peek(), "_") || isSymbol(peek(), "^")) {
      cursor.position += 1;
      bracedText();
    }
    return { sign: sign.sign, range: { start, end: lastEnd() } };
  }

  function atRelation(): boolean {
    const token = peek();
    if (token === undefined) return false;
    if (token.kind === "symbol") return RELATION_SYMBOLS.has(token.text) || (token.text === ":" && isSymbol(peek(1), "="));
    if (token.kind !== "command") return false;
    if (/^(?:overset|stackrel|underset|underbrace|overbrace)$/.test(token.text)) {
      const before = cursor.position;
      const saved = notes.length;
      const relation = takeRelation();
      cursor.position = before;
      notes.length = saved;
      return relation !== null;
    }
    return RELATION_COMMANDS.has(token.text) || (token.text === "not" && isSymbol(peek(1), "="));
  }

  function operatorAt(): Operator | null {
    const token = peek();
    if (token === undefined) return null;
    const range = { start: token.start, end: token.end };
    const spelling = text.slice(token.start, token.end);
    if (token.kind === "command") {
      const sign = OPERATOR_COMMANDS.get(token.text);
      return sign === undefined ? null : { kind: "operator", sign, spelling, range };
    }
    if (token.kind !== "symbol") return null;
    switch (token.text) {
      case "+":
      case "-":
      case "*":
      case "/":
      case ":":
        return { kind: "operator", sign: token.text, spelling, range };
      case "±":
      case "∓":
      case "⊙":
      case "⊘":
      case "∘":
      case "⊗":
      case "∩":
      case "∪":
        return { kind: "operator", sign: token.text, spelling, range };
      default:
        return null;
    }
  }

  return { takeRelation, atRelation, operatorAt };
}
