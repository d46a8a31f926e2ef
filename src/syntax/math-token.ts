// Tokens of mathematics, the same kinds for LaTeX and for plain text, so that one parser reads both. Nothing is interpreted here
// but spelling: Unicode operators become their plain signs, Unicode superscripts their digits.

import { GREEK_LETTERS, SUBSCRIPTS, SUPERSCRIPTS } from "../notation/letters.js";
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
  readonly variables: readonly { readonly range: Range; readonly order: number }[];
}

const SIGNS = new Map<string, string>([
  ["−", "-"], ["–", "-"], ["·", "*"], ["⋅", "*"], ["・", "*"], ["‧", "*"], ["×", "*"], ["∗", "*"], ["÷", "/"], ["∕", "/"], ["⁄", "/"], ["′", "'"], ["’", "'"], ["″", "''"], ["‴", "'''"],
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
const ORDER = "(?:\\s*\\^\\s*\\{?\\s*(\\d{1,2})\\s*\\}?|([²³⁴]))?";
const SIGN = "(d|∂|\\\\partial(?![a-zA-Z])|\\\\(?:mathrm|operatorname|text)\\s*(?:\\{\\s*d\\s*\\}|(?<=\\s)d))";
const ABOVE = new RegExp(`^${SIGN}${ORDER}\\s*`, "u");
const SLASH = /^\s*\/\s*/;
const ORDER_DIGITS = new Map([["²", 2], ["³", 3], ["⁴", 4]]);
const NAMES = { text: new RegExp(`^${NAME_IN_TEXT}`, "u"), latex: new RegExp(`^${NAME_IN_LATEX}`, "u") };
const BELOW = { text: new RegExp(`^${SIGN}\\s*(${NAME_IN_TEXT})${ORDER}`, "u"), latex: new RegExp(`^${SIGN}\\s*(${NAME_IN_LATEX})${ORDER}`, "u") };
/** Longer quotients of differentials are not looked for. */
const LONGEST_DERIVATIVE = 240;

const orderOf = (digit: string | undefined, raised: string | undefined): number => (digit !== undefined ? Number(digit) : (ORDER_DIGITS.get(raised ?? "") ?? 1));

const isPartial = (sign: string): boolean => sign === "∂" || sign.startsWith("\\partial");

/** The length of the balanced round bracket that the text starts with; 0 where it starts with none. */
function balancedLength(text: string): number {
  let open = 0;
  for (let k = 0; k < text.length; k++) {
    if (text[k] === "(") open += 1;
    else if (text[k] === ")") open -= 1;
    if (open === 0) return text[k] === ")" ? k + 1 : 0;
    if (text[k] === "\n") return 0;
  }
  return 0;
}

/** Is the name one letter or a Greek word, with or without a subscript? `dose/day` is no derivative. */
function isOneLetter(name: string): boolean {
  const stem = name.normalize("NFC").replace(/_.*$|[₀-₉ₐ-ₜᵢᵣᵤᵥⱼ\d]+$/u, "");
  return /^\p{L}\p{M}*$/u.test(stem) || GREEK_LETTERS.has(stem);
}

/** `d/dx`, `dy/dx`, `df(x)/dx`, `d(x^2)/dx`, `d^2y/dx^2`, `∂²f/∂x∂y`: the sign, what is differentiated, a slash, the variables. */
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+(?![\p{L}\d]))?/uy;
/** `12~000~000`, `6\,000`: thousands in groups, parted by a space that does not break. */
const GROUPED_NUMBER = /[1-9]\d{0,2}(?:(?:~\s*|\\[,!]\s*)\d{3})+(?!\d)(?:\.\d+)?/uy;
/** `1 0` and `6. 2`: in LaTeX a blank between digits is no space, so this is one number; a point with blanks on both sides may be a product where no 0 stands before it. */
const SPREAD_NUMBER = /(?:0 ?\.(?: ?\d)+|[1-9](?: ?\d)*(?:\. ?\d(?: ?\d)*)?)(?! ?\.? ?\d)/uy;
/** After these a digit may be an argument of its own. */
const TAKES_DIGIT: ReadonlySet<string> = new Set(["frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom", "sqrt", "atop", "choose", "over"]);
const SIZES: ReadonlySet<string> = new Set(["left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr"]);

/** The match of a sticky pattern that begins at `at`, however long it is, and lies before `end`. */
function matchAt(pattern: RegExp, text: string, at: number, end: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(end === text.length ? text : text.slice(0, end));
}

function matchDerivative(text: string, at: number, notation: "latex" | "text"): Token | null {
  const window = text.slice(at, at + LONGEST_DERIVATIVE);
  const above = ABOVE.exec(window);
  if (above === null) return null;
  const [head, sign = "", digit, raised] = above;
  const order = orderOf(digit, raised);
  const partial = isPartial(sign);
  let bodyEnd = head.length;
  // `d/dx` right away; otherwise a name, a bracket, or a name with its bracket.
  if (SLASH.exec(window.slice(bodyEnd)) === null) {
    bodyEnd += NAMES[notation].exec(window.slice(bodyEnd))?.[0].length ?? 0;
    bodyEnd += balancedLength(window.slice(bodyEnd));
    if (bodyEnd === head.length) return null;
  }
  const slash = SLASH.exec(window.slice(bodyEnd));
  if (slash === null) return null;
  let end = bodyEnd + slash[0].length;
  const variables: { range: Range; order: number }[] = [];
  for (let below = BELOW[notation].exec(window.slice(end)); below !== null; below = BELOW[notation].exec(window.slice(end))) {
    const [whole, signBelow = "", variable = "", digitBelow, raisedBelow] = below;
    if (isPartial(signBelow) !== partial || (variables.length > 0 && !partial)) break;
    if (notation === "text" && !isOneLetter(variable)) break;
    const start = at + end + whole.indexOf(variable, signBelow.length);
    variables.push({ range: { start, end: start + variable.length }, order: orderOf(digitBelow, raisedBelow) });
    end += whole.length;
  }
  if (variables.length === 0 || variables.reduce((sum, variable) => sum + variable.order, 0) !== order) return null;
  return {
    kind: "derivative", text: window.slice(0, end), start: at, end: at + end, space: false,
    derivative: { partial, order, body: bodyEnd === head.length ? null : { start: at + head.length, end: at + bodyEnd }, variables },
  };
}

/** The letters from here on, up to a Unicode superscript or subscript (`xⁿ` is a power, `yᵢ` has an index). */
function wordAt(text: string, at: number, end: number): string {
  let word = "";
  for (const character of text.slice(at, end)) {
    if (!/[\p{L}\p{M}]/u.test(character) || (word !== "" && (SUPERSCRIPTS.has(character) || SUBSCRIPTS.has(character)))) break;
    word += character;
  }
  return word;
}

/** `\hspace{1cm}`, `\hskip 2em`: a quad or more, in a unit of length or in one of the type. */
const WIDE_SPACE = /^\\(?:hspace\*?\s*\{\s*(?:(?:[1-9]\d*(?:\.\d*)?|0?\.[5-9]\d*)\s*(?:cm|in)|[1-9]\d*(?:\.\d*)?\s*(?:em|pc)|[1-9]\d+(?:\.\d*)?\s*(?:pt|mm|bp))\s*\}|hskip\s*(?:[1-9]\d*\s*(?:cm|in|em|pc)|[1-9]\d+\s*(?:pt|mm|bp))(?![a-zA-Z]))/;

/** Does `\partial` or an upright d (`\mathrm{d}`) stand here, which may begin a quotient of differentials? */
function startsWithDifferential(text: string, at: number): boolean {
  return /^\\(?:partial(?![a-zA-Z])|(?:mathrm|operatorname|text)\s*(?:\{\s*d\s*\}|\sd))/.test(text.slice(at, at + 40));
}

/** What the units of TeX come to in points. */
const POINTS: Readonly<Record<string, number>> = { in: 72.3, cm: 28.5, mm: 2.85, pc: 12, em: 10, ex: 4.3, pt: 1, bp: 1, mu: 0.56 };

/** The length of `\hspace{1in}` or `\hskip 2em` at the beginning of a text, where the space is as wide as a quad and so parts formulas; else 0. */
function measuredSpace(text: string): number {
  const space = /^\\(?:hspace\*?\s*\{\s*([\d.]+)\s*([a-z]{2})\s*\}|(?:hskip|mskip)\s*([\d.]+)\s*([a-z]{2})(?![a-z]))/.exec(text);
  if (space === null) return 0;
  return Number(space[1] ?? space[3]) * (POINTS[space[2] ?? space[4] ?? ""] ?? 0) >= 10 ? space[0].length : 0;
}

/** The tokens of a stretch of text from `start` to `end`; never fails, unknown characters are symbols. */
/** May a number with blanks in it stand after this? Not where a list is numbered, in a cycle `(1 2 3)`, in a script or where a command takes single digits. */
function mayBeSpread(previous: Token | undefined): boolean {
  if (previous === undefined || previous.kind === "newline" || previous.kind === "number") return false;
  if (previous.kind === "command") return !TAKES_DIGIT.has(previous.text) && !SIZES.has(previous.text);
  return !(previous.kind === "symbol" && ["(", "^", "_", "}", "&", ")", "]"].includes(previous.text));
}

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
    const ties = notation === "latex" && c === "~" ? /^(?:~\s*){3,}/.exec(text.slice(at, at + 200)) : null;
    if (ties !== null) {
      // So much space parts formulas as \qquad does.
      push("command", "qquad", ties[0].length);
      continue;
    }
    if (notation === "latex" && c === "~") {
      at += 1;
      space = true;
      continue;
    }
    if (c === "\\" && !startsWithDifferential(text, at) && (notation === "latex" || text[at + 1] !== "\\")) {
      const wide = notation === "latex" ? WIDE_SPACE.exec(text.slice(at, at + 64)) : null;
      if (wide !== null) {
        push("command", "qquad", wide[0].length);
        continue;
      }
      const word = /^\\([a-zA-Z]+)\*?/.exec(text.slice(at, at + 64));
      const measured = measuredSpace(text.slice(at, at + 64));
      if (measured > 0) push("command", "qquad", measured);
      else if (word !== null) push(word[1] === "cr" ? "newline" : "command", word[1] ?? "", word[0].length);
      else if (text[at + 1] === "\\") {
        const gap = /^\\\\\*?(?:\s*\[-?(?:\.?\d[^\]\\\n]{0,12}|[\d.]*\s*\\[a-zA-Z]{2,24})\])?/.exec(text.slice(at, at + 56));
        push("newline", "\\\\", gap?.[0].length ?? 2);
      } else push("command", text[at + 1] ?? "", Math.min(2, end - at));
      continue;
    }
    // The point of \left. and \right. begins no number.
    const fence = c === "." && previous?.kind === "command" && (previous.text === "left" || previous.text === "right") && !space;
    if (notation === "latex" && (c === "<" || c === ">") && previous?.kind === "command" && SIZES.has(previous.text)) {
      push("command", c === "<" ? "langle" : "rangle", 1);
      continue;
    }
    const grouped = fence || notation === "text" ? null : matchAt(GROUPED_NUMBER, text, at, end);
    if (grouped !== null) {
      push("number", grouped[0].replace(/[^\d.]/g, ""), grouped[0].length);
      continue;
    }
    const spread = fence || notation === "text" || !mayBeSpread(previous) ? null : matchAt(SPREAD_NUMBER, text, at, end);
    if (spread !== null && spread[0].includes(" ") && !/^\s*\)/.test(text.slice(at + spread[0].length, at + spread[0].length + 8))) {
      push("number", spread[0].replaceAll(" ", ""), spread[0].length);
      continue;
    }
    const digits = fence ? null : matchAt(NUMBER, text, at, end);
    if (digits !== null && (notation === "text" || !/[eE]/.test(digits[0]))) {
      push("number", digits[0], digits[0].length);
      continue;
    }
    if (digits !== null) {
      const plain = digits[0].replace(/[eE].*$/, "");
      push("number", plain, plain.length);
      continue;
    }
    if (c === "d" || c === "∂" || (c === "\\" && text[at + 1] !== "\\")) {
      const afterLetter = notation === "text" && previous?.kind === "word" && !space;
      const derivative = afterLetter ? null : matchDerivative(text.slice(0, end), at, notation);
      if (derivative !== null) {
        tokens.push({ ...derivative, space });
        at = derivative.end;
        space = false;
        continue;
      }
      if (text.startsWith("\\partial", at)) {
        push("command", "partial", 8);
        continue;
      }
      if (c === "\\") {
        const command = /^\\([a-zA-Z]+)/.exec(text.slice(at, at + 40));
        push("command", command?.[1] ?? "", command?.[0].length ?? 1);
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
        const word = wordAt(text, at, Math.min(end, at + 200));
        push("word", word.normalize("NFC"), word.length);
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
