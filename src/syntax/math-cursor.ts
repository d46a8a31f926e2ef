// The cursor of the parser over its tokens, with its notes and its limits: reading on, skipping spaces, taking braces, and saying what could not be read.

import { parseDecimal } from "../arithmetic/rational.js";
import type { Range } from "./document.js";
import { layOut } from "./math-layout.js";
import { tokenize, type Token } from "./math-token.js";
import type { Syntax, SyntaxNote } from "./math-tree.js";
import { BRACKET_COMMANDS, CLOSING, LENGTHS, OPENING, SKIPPED_WITH_ARGUMENT, SKIPPED_WITH_TWO, SPACING } from "./math-vocabulary.js";

export interface MathParseOptions {
  readonly notation: "latex" | "text";
  /** Words of several letters that are one name in this document; others of up to three letters are products of letters. */
  readonly knownNames: ReadonlySet<string>;
  /** The outermost environment, or null. */
  readonly environment: string | null;
}

/** Deeper nesting than this is not read: a located note, never a crash. */
export const MAX_DEPTH = 400;
/** With more brackets left open than this a formula is not read. */
export const MAX_UNCLOSED = 3;
/** With more places that cannot be read than this, the rest is left out. */
export const MAX_UNREAD = 30;
/** More primes, factorials or exponents after one operand are not read. */
export const MAX_SCRIPTS = 20;
/** A number with more digits is not read. */
export const MAX_DIGITS = 1000;
/** Where the parser is, what it has to say, and the reading of what has no structure of its own. */
export interface Cursor {
  readonly text: string;
  readonly latex: boolean;
  readonly options: MathParseOptions;
  readonly tokens: Token[];
  readonly notes: SyntaxNote[];
  position: number;
  depth: number;
  /** The end of what was taken of a token that was cut in two. */
  cutAt: number;
  /** Past a limit nothing more is read, and brackets left open by that are not complained of. */
  abandoned: boolean;
  readonly peek: (ahead?: number) => Token | undefined;
  /** Where the next token starts, and where the last one ended. */
  readonly here: () => number;
  readonly lastEnd: () => number;
  /** A located note that something could not be read, and the part of the tree that stands for it. */
  readonly unread: (message: string, range: Range) => Syntax;
  readonly bracketOf: (token: Token | undefined) => string | null;
  readonly skipSpacing: () => void;
  readonly skipBraces: () => void;
  /** Passes the option of a command in square brackets, where there is one. */
  readonly skipOption: () => void;
  readonly bracedText: () => { readonly text: string; readonly range: Range } | null;
  readonly takeToken: () => Range;
  readonly number: (digits: string, range: Range) => Syntax;
  readonly noteUnclosed: (kind: SyntaxNote["kind"], message: string, start: number) => void;
  /** Ends the reading where brackets are nested too deep. */
  readonly tooDeep: () => Syntax;
}

export const isSymbol = (token: Token | undefined, value: string): boolean => token?.kind === "symbol" && token.text === value;
export const isCommand = (token: Token | undefined, value: string): boolean => token?.kind === "command" && token.text === value;

/** A cursor over the tokens of a text from an offset on. */
export function createCursor(text: string, options: MathParseOptions, from: number): Cursor {
  const notes: SyntaxNote[] = [];
  const written = tokenize(text, options.notation, from, text.length);
  const tokens: Token[] = [...(options.notation === "latex" ? layOut(written, options.environment, (note) => notes.push(note)) : written)];
  const latex = options.notation === "latex";
  let unclosed = 0;
  let unreadable = 0;

  const peek = (ahead = 0): Token | undefined => tokens[cursor.position + ahead];
  const here = (): number => peek()?.start ?? text.length;
  const lastEnd = (): number => Math.max(cursor.cutAt, cursor.position > 0 ? (tokens[cursor.position - 1]?.end ?? 0) : 0);

  function unread(message: string, range: Range): Syntax {
    if (cursor.abandoned) return { kind: "unread", message, range };
    notes.push({ kind: "unread", message, range });
    unreadable += 1;
    if (unreadable > MAX_UNREAD && !cursor.abandoned) {
      notes.push({ kind: "unread", message: `more than ${MAX_UNREAD} things here could not be read; the rest is left out`, range: { start: here(), end: Math.min(here() + 1, text.length) } });
      cursor.position = tokens.length;
      cursor.abandoned = true;
    }
    return { kind: "unread", message, range };
  }

  /** The bracket that the token is, as its plain character, with `\left`, `\big` and the like before it. */
  function bracketOf(token: Token | undefined): string | null {
    if (token === undefined) return null;
    if (token.kind === "symbol") {
      if (latex && (token.text === "{" || token.text === "}")) return null;
      return OPENING.has(token.text) || CLOSING.has(token.text) || token.text === "|" || token.text === "‖" ? token.text : null;
    }
    return token.kind === "command" ? (BRACKET_COMMANDS.get(token.text) ?? null) : null;
  }

  function skipSpacing(): void {
    for (let token = peek(); token !== undefined; token = peek()) {
      if (token.kind === "command" && SPACING.has(token.text)) {
        cursor.position += 1;
        if ((token.text === "left" || token.text === "right") && isSymbol(peek(), ".")) cursor.position += 1;
        if (token.text.endsWith("break")) skipOption();
        continue;
      }
      if (token.kind === "command" && (SKIPPED_WITH_ARGUMENT.has(token.text) || SKIPPED_WITH_TWO.has(token.text))) {
        cursor.position += 1;
        skipOption();
        skipBraces();
        if (SKIPPED_WITH_TWO.has(token.text)) skipBraces();
        continue;
      }
      // In a formula it begins or ends mathematics in a box.
      if (latex && isSymbol(token, "$")) {
        cursor.position += 1;
        continue;
      }
      if (token.kind === "command" && LENGTHS.has(token.text)) {
        cursor.position += 1;
        skipLength();
        continue;
      }
      return;
    }
  }

  /** Skips the option of a command, `[…]` without brackets in it. */
  function skipOption(): void {
    if (!isSymbol(peek(), "[")) return;
    for (let ahead = 1, token = peek(ahead); token !== undefined && ahead < 80 && token.kind !== "newline"; token = peek(++ahead)) {
      if (!isSymbol(token, "]")) continue;
      cursor.position += ahead + 1;
      return;
    }
  }

  /** Skips a length, `-3mu`, `=.5em`, `{2pt}`, `-\\baselineskip`. */
  function skipLength(): void {
    if (isSymbol(peek(), "{")) {
      skipBraces();
      return;
    }
    if (isSymbol(peek(), "=")) cursor.position += 1;
    if (isSymbol(peek(), "-")) cursor.position += 1;
    if (peek()?.kind === "number") cursor.position += 1;
    if (peek()?.kind === "command" && /skip$|width$|sep$|size$/.test(peek()?.text ?? "")) cursor.position += 1;
    else if (/^(?:em|ex|pt|mu|px|cm|mm|in|pc|bp|sp)$/.test(`${peek()?.text ?? ""}${peek(1)?.text ?? ""}`) && peek()?.kind === "letter") cursor.position += 2;
  }

  /** Skips one `{…}` or one token. */
  function skipBraces(): void {
    if (!isSymbol(peek(), "{")) {
      cursor.position += 1;
      return;
    }
    let open = 0;
    for (let token = peek(); token !== undefined; token = peek()) {
      cursor.position += 1;
      if (isSymbol(token, "{")) open += 1;
      if (isSymbol(token, "}")) open -= 1;
      if (open === 0) return;
    }
  }

  /** The text between braces after a command such as \text; null where there are none. */
  function bracedText(): { readonly text: string; readonly range: Range } | null {
    const start = here();
    if (!isSymbol(peek(), "{")) {
      const token = peek();
      if (token === undefined) return null;
      cursor.position += 1;
      return { text: token.kind === "command" ? `\\${token.text}` : token.text, range: { start, end: token.end } };
    }
    const from = peek()?.end ?? start;
    skipBraces();
    const end = lastEnd();
    return { text: text.slice(from, text[end - 1] === "}" ? end - 1 : end), range: { start, end } };
  }

  function takeToken(): Range {
    const token = peek();
    cursor.position += 1;
    return token === undefined ? { start: text.length, end: text.length } : { start: token.start, end: token.end };
  }

  function number(digits: string, range: Range): Syntax {
    const value = digits.length > MAX_DIGITS ? null : parseDecimal(digits);
    return value === null ? unread(`the number ${digits.slice(0, 30)} is too large to read`, range) : { kind: "number", value, range };
  }

  function noteUnclosed(kind: SyntaxNote["kind"], message: string, start: number): void {
    if (cursor.abandoned) return;
    unclosed += 1;
    if (unclosed <= MAX_UNCLOSED) notes.push({ kind, message, range: { start, end: start + 1 } });
    else if (unclosed === MAX_UNCLOSED + 1) notes.push({ kind: "unread", message: `more than ${MAX_UNCLOSED} brackets are never closed here`, range: { start, end: start + 1 } });
  }

  function tooDeep(): Syntax {
    const start = here();
    cursor.position = tokens.length;
    const deep = unread(`brackets nested deeper than ${MAX_DEPTH / 2} are not read`, { start, end: Math.min(start + 1, text.length) });
    cursor.abandoned = true;
    return deep;
  }

  const cursor: Cursor = {
    text, latex, options, tokens, notes, position: 0, depth: 0, cutAt: 0, abandoned: false,
    peek, here, lastEnd, unread, bracketOf, skipSpacing, skipBraces, skipOption, bracedText, takeToken, number, noteUnclosed, tooDeep,
  };
  return cursor;
}
