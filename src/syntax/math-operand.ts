// One operand: a number, a letter, a word, a command or a bracket, before its scripts.

import { rational } from "../arithmetic/rational.js";
import { MAX_DEPTH, MAX_DIGITS, isSymbol, type Cursor } from "./math-cursor.js";
import type { Grammar } from "./math-grammar.js";
import type { Token } from "./math-token.js";
import type { Syntax } from "./math-tree.js";
import { OPENING } from "./math-vocabulary.js";

/** Operands without and with their scripts. */
export function createOperands(cursor: Cursor, grammar: Grammar): Pick<Grammar, "parseOperand" | "parsePrimary"> {
  const { text, latex, peek, lastEnd, unread, skipSpacing, number, tooDeep } = cursor;

  function parseOperand(): Syntax | null {
    const primary = parsePrimary();
    return primary === null ? null : grammar.parseScripts(primary);
  }

  function parsePrimary(): Syntax | null {
    if (cursor.depth > MAX_DEPTH) return tooDeep();
    cursor.depth += 1;
    const primary = parsePrimaryHere();
    cursor.depth -= 1;
    return primary;
  }

  function parsePrimaryHere(): Syntax | null {
    skipSpacing();
    const token = peek();
    if (token === undefined) return null;
    const range = { start: token.start, end: token.end };
    switch (token.kind) {
      case "number":
        cursor.position += 1;
        return repeatingDecimal(token) ?? decimalComma(token) ?? number(token.text, range);
      case "letter": {
        if (grammar.isSumLetter(token)) return grammar.parseBigOperator(token.text === "Σ" ? "sum" : "product");
        const spelled = grammar.spelledFunction();
        if (spelled !== null) return spelled;
        cursor.position += 1;
        return { kind: "name", name: token.text, range };
      }
      case "word":
        return grammar.parseWord(token);
      case "command":
        return grammar.parseCommand(token);
      case "derivative":
        return parseInlineDerivative(token);
      case "superscript":
      case "subscript":
      case "newline":
        return null;
      case "symbol": {
        if (latex && token.text === "{") return grammar.parseBraces(true);
        const kind = OPENING.get(token.text);
        if (kind !== undefined && !(latex && token.text === "{")) return grammar.parseGroup(token.text, kind);
        if (token.text === "|" || token.text === "‖") return grammar.parseBars(token.text);
        switch (token.text) {
          case "√": {
            cursor.position += 1;
            const radicand = parseOperand() ?? unread("√ of nothing", range);
            return { kind: "root", degree: null, radicand, range: { start: range.start, end: lastEnd() } };
          }
          case "∛":
          case "∜": {
            cursor.position += 1;
            const radicand = parseOperand() ?? unread(`${token.text} of nothing`, range);
            return { kind: "root", degree: { kind: "number", value: rational(token.text === "∛" ? 3 : 4), range }, radicand, range: { start: range.start, end: lastEnd() } };
          }
          case "%":
          case "°":
          case "€":
          case "£":
          case "$":
            cursor.position += 1;
            return { kind: "name", name: token.text, range };
          case "∞":
            cursor.position += 1;
            return { kind: "infinity", range };
          case "∇":
            cursor.position += 1;
            return { kind: "gradient", range };
          case "…":
          case "⋯":
            cursor.position += 1;
            return { kind: "ellipsis", range };
          case "∫":
          case "Σ":
          case "Π":
            return grammar.parseBigOperator(token.text === "∫" ? "integral" : token.text === "Σ" ? "sum" : "product");
          case "⊤":
          case "†":
          case "∂":
            cursor.position += 1;
            return { kind: "name", name: token.text, range };
          case ".":
            if (isSymbol(peek(1), ".") && isSymbol(peek(2), ".")) {
              cursor.position += 3;
              return { kind: "ellipsis", range: { start: range.start, end: lastEnd() } };
            }
            return null;
          default:
            return null;
        }
      }
    }
  }

  /** `0.1\overline{6}`, `2.\bar 3`: the exact value. */
  function repeatingDecimal(whole: Token): Syntax | null {
    if (!latex) return null;
    const point = /^\d+$/.test(whole.text) && isSymbol(peek(), ".") && peek()?.start === whole.end;
    const command = peek(point ? 1 : 0);
    if (command?.kind !== "command" || (command.text !== "overline" && command.text !== "bar") || (!point && !whole.text.includes("."))) return null;
    const before = cursor.position;
    cursor.position += point ? 2 : 1;
    const digits = cursor.bracedText()?.text.trim() ?? "";
    if (!/^\d{1,50}$/.test(digits) || whole.text.length > MAX_DIGITS) {
      cursor.position = before;
      return null;
    }
    const [units = "", fraction = ""] = whole.text.split(".");
    const shift = 10n ** BigInt(fraction.length);
    const value = rational(BigInt(units + fraction + digits) - BigInt(units + fraction), shift * (10n ** BigInt(digits.length) - 1n));
    return { kind: "number", value, range: { start: whole.start, end: lastEnd() } };
  }

  /** `3{,}14` in LaTeX: a decimal comma; three digits after it may as well be thousands, which is not guessed. */
  function decimalComma(whole: Token): Syntax | null {
    if (!/^\d+$/.test(whole.text)) return null;
    let groups = 0;
    let last: Token | undefined;
    while (isSymbol(peek(), "{") && isSymbol(peek(1), ",") && isSymbol(peek(2), "}") && peek(3)?.kind === "number") {
      last = peek(3);
      cursor.position += 4;
      groups += 1;
    }
    if (last === undefined) return null;
    const range = { start: whole.start, end: last.end };
    const written = text.slice(range.start, range.end);
    if (groups > 1) return number(written.replace(/[{},]/g, ""), range);
    if (last.text.length === 3 && whole.text.length <= 3 && whole.text !== "0") return unread(`is ${written} a number of thousands, or a decimal comma? write it without the comma`, range);
    return number(`${whole.text}.${last.text}`, range);
  }

  function parseInlineDerivative(token: Token): Syntax {
    cursor.position += 1;
    const range = { start: token.start, end: token.end };
    const found = token.derivative;
    if (found === undefined) return unread("a derivative that was not understood", range);
    const body = found.body === null ? null : grammar.parseSlice(found.body);
    return { kind: "derivative", body, partial: found.partial, variables: found.variables.map((variable) => ({ variable: grammar.parseSlice(variable.range), order: variable.order })), range };
  }

  return { parseOperand, parsePrimary };
}
