// Tokens of mathematics, the same kinds for LaTeX and for plain text, so that one parser reads both. Nothing is interpreted here
// but spelling: Unicode operators become their plain signs, Unicode superscripts their digits.

import { SUBSCRIPTS, SUPERSCRIPTS } from "../notation/letters.js";
import type { Range } from "./document.js";

export interface Token {
  readonly kind:
    | "number" | "letter" | "word" | "command" | "symbol" | "newline" | "superscript" | "subscript"
    /** An inline quotient of differentials, `d/dx`, `dy/dx`, `d^2y/dx^2`, cut out whole. */
    | "derivative";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Is there white space before it? */
  readonly space: boolean;
  readonly derivative?: InlineDerivative;
}

/** The pieces of `d^2y/dx^2`, as ranges of the text. */
export interface InlineDerivative {
  readonly partial: boolean;
  readonly order: number;
  readonly body: Range | null;
  readonly variable: Range;
}

const SIGNS = new Map<string, string>([
  ["−", "-"], ["–", "-"], ["·", "*"], ["⋅", "*"], ["×", "*"], ["∗", "*"], ["÷", "/"], ["∕", "/"], ["⁄", "/"], ["′", "'"], ["’", "'"], ["″", "''"], ["‴", "'''"],
  ["∣", "|"], ["∥", "‖"], ["≔", ":="], ["≡", "="], ["⟹", "⇒"], ["⟺", "⇔"], ["↔", "⇔"], ["⩽", "≤"], ["⩾", "≥"], ["≜", ":="], ["∑", "Σ"], ["∏", "Π"],
]);
const TEXT_SIGNS = ["<=>", "<->", "==>", "**", "<=", ">=", "!=", "=>", "->", ":=", "==", "~="] as const;
const TEXT_SIGN_MEANING = new Map<string, string>([
  ["<=>", "⇔"], ["<->", "⇔"], ["==>", "⇒"], ["**", "^"], ["<=", "≤"], [">=", "≥"], ["!=", "≠"], ["=>", "⇒"], ["->", "→"], [":=", ":="], ["==", "="], ["~=", "≈"],
]);

const LETTER = /\p{L}/u;
const MARKS = /^\p{M}+/u;
const NAME_IN_TEXT = "[\\p{L}](?:\\p{M}|[\\p{L}])*(?:_(?:[\\p{L}\\p{N}]+|\\{[^{}]*\\})|[₀-₉ₐ-ₜᵢᵣᵤᵥⱼ]+|\\d+)?";
const NAME_IN_LATEX = "(?:\\p{L}\\p{M}*|\\\\(?!cdot|times|frac|right|left|big|text)[a-zA-Z]+(?:\\s*\\{[^{}]*\\}|\\s+\\p{L})?)(?:_(?:\\{[^{}]*\\}|\\\\?[\\p{L}\\p{N}]+))?";
const ORDER = "(?:\\s*\\^\\s*\\{?\\s*(\\d)\\s*\\}?|([²³⁴]))?";
/** numerator d, its order, its body; slash; d, variable (a single letter with marks and subscript, or a Greek word), order again. */
function derivativePattern(name: string): RegExp {
  return new RegExp(`^(d|∂|\\\\partial(?![a-zA-Z]))${ORDER}\\s*(${name})?(\\([^()]{0,40}\\))?\\s*/\\s*(d|∂|\\\\partial(?![a-zA-Z]))\\s*(${name})${ORDER}`, "u");
}
const DERIVATIVE_IN_TEXT = derivativePattern(NAME_IN_TEXT);
const DERIVATIVE_IN_LATEX = derivativePattern(NAME_IN_LATEX);
const ORDER_DIGITS = new Map([["²", 2], ["³", 3], ["⁴", 4]]);

function matchDerivative(text: string, at: number, notation: "latex" | "text"): Token | null {
  const window = text.slice(at, at + 160);
  const match = (notation === "text" ? DERIVATIVE_IN_TEXT : DERIVATIVE_IN_LATEX).exec(window);
  if (match === null) return null;
  const [whole, sign = "", order1, order1s, body, args, , variable = "", order2, order2s] = match;
  const order = order1 !== undefined ? Number(order1) : (ORDER_DIGITS.get(order1s ?? "") ?? 1);
  const below = order2 !== undefined ? Number(order2) : (ORDER_DIGITS.get(order2s ?? "") ?? 1);
  if (order !== below) return null;
  // `d/dx` with x a single letter: in text, `d/dxy` would be d/dx of y; the variable is the shortest name that is one.
  const slash = whole.indexOf("/", body === undefined && args === undefined ? 0 : sign.length);
  const variableStart = whole.indexOf(variable, slash);
  const bodyStart = body === undefined ? -1 : whole.indexOf(body, sign.length);
  const bodyEnd = body === undefined ? -1 : bodyStart + body.length + (args === undefined ? 0 : args.length);
  if (body === undefined && args !== undefined) return null;
  return {
    kind: "derivative", text: whole, start: at, end: at + whole.length, space: false,
    derivative: {
      partial: sign !== "d", order,
      body: body === undefined ? null : { start: at + bodyStart, end: at + bodyEnd },
      variable: { start: at + variableStart, end: at + variableStart + variable.length },
    },
  };
}

/** The tokens of a stretch of text from `start` to `end`; never fails, unknown characters are symbols. */
export function tokenize(text: string, notation: "latex" | "text", start: number, end: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = start;
  let space = false;
  const push = (kind: Token["kind"], value: string, length: number): void => {
    tokens.push({ kind, text: value, start: at, end: at + length, space });
    at += length;
    space = false;
  };
  while (at < end) {
    const c = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const previous = tokens[tokens.length - 1];
    if (/\s/.test(c) || c === "\u200b" || c === "\u2061" || c === "\u2062") {
      at += c.length;
      space = true;
      continue;
    }
    if (notation === "latex" && c === "%") {
      while (at < end && text[at] !== "\n") at += 1;
      continue;
    }
    if (notation === "latex" && c === "~") {
      at += 1;
      space = true;
      continue;
    }
    if (notation === "latex" && c === "\\" && !text.startsWith("\\partial", at)) {
      const word = /^\\([a-zA-Z]+)\*?/.exec(text.slice(at, at + 64));
      if (word !== null) push(word[1] === "cr" ? "newline" : "command", word[1] ?? "", word[0].length);
      else if (text[at + 1] === "\\") {
        const gap = /^\\\\\*?(?:\s*\[-?\d[^\]\n]{0,12}\])?/.exec(text.slice(at, at + 24));
        push("newline", "\\\\", gap?.[0].length ?? 2);
      } else push("command", text[at + 1] ?? "", Math.min(2, end - at));
      continue;
    }
    const digits = /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+(?![\p{L}\d]))?/u.exec(text.slice(at, Math.min(end, at + 400)));
    if (digits !== null && (notation === "text" || !/[eE]/.test(digits[0]))) {
      push("number", digits[0], digits[0].length);
      continue;
    }
    if (digits !== null) {
      const plain = digits[0].replace(/[eE].*$/, "");
      push("number", plain, plain.length);
      continue;
    }
    if (c === "d" || c === "∂" || c === "\\") {
      const afterLetter = notation === "text" && previous?.kind === "word" && !space;
      const derivative = afterLetter ? null : matchDerivative(text.slice(0, end), at, notation);
      if (derivative !== null) {
        tokens.push({ ...derivative, space });
        at = derivative.end;
        space = false;
        continue;
      }
      if (c === "\\") {
        push("command", "partial", 8);
        continue;
      }
      if (c === "∂") {
        push("command", "partial", 1);
        continue;
      }
    }
    const up = SUPERSCRIPTS.get(c);
    if (up !== undefined) {
      let run = "";
      let length = 0;
      for (const next of text.slice(at, at + 40)) {
        const plain = SUPERSCRIPTS.get(next);
        if (plain === undefined) break;
        run += plain;
        length += next.length;
      }
      push("superscript", run, length);
      continue;
    }
    if (SUBSCRIPTS.has(c)) {
      let run = "";
      let length = 0;
      for (const next of text.slice(at, at + 40)) {
        const plain = SUBSCRIPTS.get(next);
        if (plain === undefined) break;
        run += plain;
        length += next.length;
      }
      push("subscript", run, length);
      continue;
    }
    if (LETTER.test(c) && c !== "ℵ") {
      if (notation === "latex") {
        const marks = MARKS.exec(text.slice(at + c.length, at + c.length + 8));
        push("letter", (c + (marks?.[0] ?? "")).normalize("NFC"), c.length + (marks?.[0].length ?? 0));
      } else {
        const word = /^[\p{L}\p{M}]+/u.exec(text.slice(at, Math.min(end, at + 200)));
        push("word", (word?.[0] ?? c).normalize("NFC"), (word?.[0] ?? c).length);
      }
      continue;
    }
    if (notation === "text") {
      const sign = TEXT_SIGNS.find((candidate) => text.startsWith(candidate, at));
      if (sign !== undefined) {
        push("symbol", TEXT_SIGN_MEANING.get(sign) ?? sign, sign.length);
        continue;
      }
      if (c === "\n" || (c === "\\" && text[at + 1] === "\\")) {
        push("newline", c, c === "\n" ? 1 : 2);
        continue;
      }
    } else if (text.startsWith(":=", at)) {
      push("symbol", ":=", 2);
      continue;
    }
    push("symbol", SIGNS.get(c) ?? c, c.length);
  }
  return tokens;
}
