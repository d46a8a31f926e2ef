// Words of plain text, and function names that were written in LaTeX without their backslash: a function, a Greek letter, a name, or letters that multiply.

import { rational } from "../arithmetic/rational.js";
import { functionByText } from "../functions/registry.js";
import { GREEK_LETTERS } from "../notation/letters.js";
import { isSymbol, type Cursor } from "./math-cursor.js";
import type { Grammar } from "./math-grammar.js";
import type { Token } from "./math-token.js";
import type { Syntax } from "./math-tree.js";
import { FOREIGN_WORDS, SPELLED_FUNCTIONS } from "./math-vocabulary.js";

/** A variance or a covariance before its bracket, a subscript between them. */
const SPELLED_KERNEL = /^(?:Var|Cov|Corr|SD|SE|MSE|SSE|MSPE|RSS|Bias|Pr|var|cov|corr)(?=\s*(?:_\s*(?:\{[^{}()]*\}|\w)\s*)?(?:\\left|\\[bB]igg?l?|\\!)?\s*[([])/;
const LONGEST_KERNEL = 60;
/** `tr(A^T B)`, `Tr(\Sigma)`, `diag(s)`: a function of a matrix, before what may be one. */
const SPELLED_MATRIX_FUNCTION = /^(?:(?:diag|Diag|Tr)(?=\s*(?:\\left|\\[bB]igg?l?)?\s*\()|(?:tr|det|trace|rank|vec)(?=\s*(?:\\left|\\[bB]igg?l?)?\s*[([]\s*[([-]*\s*(?:\\(?:mathbf|boldsymbol|bm|mathrm|left)\s*[{(]*\s*)*(?:\\(?:Sigma|Lambda|Omega|Gamma|Phi|Psi|Theta|Delta)(?![a-zA-Z])|[A-Z])))/;
/** Losses and sums of squares that statistics writes as one name, `SSE`, with or without a bracket behind it. */
const SPELLED_LOSS = /^(?:SS[TERBW]|[TRE]SS|MS[EBW]|RMSE|MAE|MAPE|NLL|BCE|ELBO)(?![a-zA-Z])/;

/** Longer than this no run of joined names is. */
const LONGEST_JOINED = 40;
const JOINED_PIECE = /(?:arc)?(?:sin|cos|tan)h?|sec|csc|cot|sqrt|ln|log|int|theta|alpha|beta|gamma|lambda|omega|phi|pi|[a-z]/y;

/** The names in `costhetasintheta`, `xsqrt`, written side by side as forums do; null where there are more letters alone than names. */
function joinedPieces(word: string): readonly string[] | null {
  if (word.length < 4 || word.length > LONGEST_JOINED || !/sin|cos|tan|sec|csc|cot|sqrt|ln|log|int/.test(word)) return null;
  const pieces: string[] = [];
  for (let at = 0; at < word.length; ) {
    JOINED_PIECE.lastIndex = at;
    const piece = JOINED_PIECE.exec(word)?.[0];
    if (piece === undefined) return null;
    pieces.push(piece);
    at += piece.length;
  }
  const alone = pieces.filter((piece) => piece.length === 1).length;
  return alone <= pieces.length - alone ? pieces : null;
}

/** Does a differential come further on in the line? */
const hasDifferential = (rest: string): boolean => /^[^\n]*?(?:(?<!\p{L})d\p{L}(?!\p{L})|d(?:\(?(?:theta|phi)\)?)|(?<=[)\d])d[a-z](?!\p{L}))/u.test(rest);

/** Words of plain text, and LaTeX function names without a backslash. */
export function createWords(cursor: Cursor, grammar: Grammar): Pick<Grammar, "parseWord" | "isSumLetter" | "spelledFunction"> {
  const { text, options, tokens, notes, peek, lastEnd, unread, number } = cursor;

  /** A word of plain text: a function, a Greek name, a known name, or letters that multiply. */
  function parseWord(token: Token): Syntax {
    const whole = token.text;
    if (isSumLetter(token)) return grammar.parseBigOperator(whole === "Σ" ? "sum" : "product");
    // `int 2x dx`, with its differential further on in the line.
    if (whole === "int" && /^(?![(]|\s*_)[^\n]*?(?<!\p{L})d\p{L}(?!\p{L})/u.test(text.slice(token.end))) return grammar.parseBigOperator("integral");
    const pieces = options.knownNames.has(whole) ? null : joinedPieces(whole);
    if (pieces !== null && /^int./.test(whole) && hasDifferential(text.slice(token.start + 3))) {
      cursor.position += 1;
      pushSplit(token, 3, { kind: "name", name: "int", range: { start: token.start, end: token.start + 3 } });
      return { kind: "bigOperator", operator: "integral", lower: null, upper: null, range: { start: token.start, end: token.start + 3 } };
    }
    cursor.position += 1;
    const digitsNext = peek();
    const digitsJoined = digitsNext?.kind === "number" && !digitsNext.space && /^\d+$/.test(digitsNext.text);
    const withDigits = digitsJoined ? functionByText(whole + digitsNext.text) : null;
    if (withDigits !== null) {
      cursor.position += 1;
      return { kind: "function", name: withDigits.name, range: { start: token.start, end: lastEnd() } };
    }
    const range = { start: token.start, end: token.end };
    const known = functionByText(whole);
    if (known !== null && !options.knownNames.has(whole)) return { kind: "function", name: known.name, range };
    if ((whole === "int" || whole === "lim") && (isSymbol(peek(), "(") || isSymbol(peek(), "_"))) return grammar.parseTextBigOperator(whole === "int" ? "integral" : "limit", token);
    if (whole === "sum" || whole === "Sum" || whole === "prod" || whole === "product") return grammar.parseTextBigOperator(whole.startsWith("p") ? "product" : "sum", token);
    if (whole === "cbrt") {
      const radicand = grammar.parsePrimary() ?? unread("cbrt of nothing", range);
      return { kind: "root", degree: { kind: "number", value: rational(3), range }, radicand, range: { start: token.start, end: lastEnd() } };
    }
    if (whole === "inf" || whole === "infinity" || whole === "oo") return { kind: "infinity", range };
    const greek = GREEK_LETTERS.get(whole);
    const letters = [...whole.matchAll(/\p{L}\p{M}*/gu)];
    const single = letters.length === 1 || options.knownNames.has(whole) || (FOREIGN_WORDS.has(whole) && (isSymbol(digitsNext, "(") || isSymbol(digitsNext, "[")));
    if (greek !== undefined || single) {
      const name = greek ?? whole;
      if (digitsJoined && !options.knownNames.has(whole)) {
        cursor.position += 1;
        return { kind: "script", base: { kind: "name", name, range }, sub: number(digitsNext.text, { start: digitsNext.start, end: digitsNext.end }), sup: null, primes: 0, range: { start: token.start, end: lastEnd() } };
      }
      return { kind: "name", name, range };
    }
    if (/^(and|or|where|if|for|so|when|with|by|then|else|otherwise|since|is)$/.test(whole)) return { kind: "words", text: whole, range };
    // `sinx` is sin x; a word before a bracket (`sinc(x)`) is the name of something else.
    for (let cut = isSymbol(peek(), "(") ? 0 : whole.length - 1; cut >= 2; cut--) {
      const head = functionByText(whole.slice(0, cut));
      if (head !== null && whole.length - cut <= 2 && cut >= 2 && head.name !== "sign") return pushSplit(token, cut, { kind: "function", name: head.name, range: { start: token.start, end: token.start + cut } });
    }
    const [head] = pieces ?? [];
    if (head !== undefined && !whole.startsWith("int")) {
      const range = { start: token.start, end: token.start + head.length };
      const known = functionByText(head);
      return pushSplit(token, head.length, known === null ? { kind: "name", name: GREEK_LETTERS.get(head) ?? head, range } : { kind: "function", name: known.name, range });
    }
    if (letters.length <= 3) {
      const [first] = letters;
      const length = first?.[0].length ?? 1;
      return pushSplit(token, length, { kind: "name", name: whole.slice(0, length), range: { start: token.start, end: token.start + length } });
    }
    return { kind: "name", name: whole, range };
  }

  /** Takes the first `length` characters of a word as `syntax` and leaves the rest of it as the next token. */
  function pushSplit(token: Token, length: number, syntax: Syntax): Syntax {
    cursor.position -= 1;
    cursor.cutAt = token.start + length;
    tokens[cursor.position] = { kind: "word", text: token.text.slice(length), start: token.start + length, end: token.end, space: false };
    return syntax;
  }

  /** Is the letter Σ or Π a sum or product here: with an index and a bound below it (`Σ_{i=1}^n`, `Σ_(i=1)^n`), or with an index below and a term after it? */
  function isSumLetter(token: Token): boolean {
    if ((token.text !== "Σ" && token.text !== "Π") || options.knownNames.has(token.text)) return false;
    const after = text.slice(token.end, token.end + 60);
    return /^\s*_\s*[({][^(){}]*[=≤∈][^{}]*[)}]/.test(after) || /^\s*(?:_\s*[ijklmn](?![\p{L}\p{N}])|[ᵢⱼₖₗₘₙ])\s*[\p{L}(\\]/u.test(after);
  }

  /** A function name written in LaTeX without its backslash, `sin x`; null where the letters at hand are none. */
  function spelledFunction(): Syntax | null {
    const first = peek();
    if (first === undefined || (cursor.position > 0 && isJoined(tokens[cursor.position - 1], first))) return null;
    const kernel = spelledKernel(first);
    if (kernel !== null) return kernel;
    let run = first.text;
    for (let next = peek(1), before = first; next !== undefined && run.length < 8 && isJoined(before, next); next = peek(run.length)) {
      run += next.text;
      before = next;
    }
    // `sinx` is sin x: at most two letters may stand after the name.
    const length = [run.length, run.length - 1, run.length - 2].find((cut) => SPELLED_FUNCTIONS.has(run.slice(0, cut)));
    if (length === undefined) return null;
    const word = run.slice(0, length);
    if (options.knownNames.has(word)) return null;
    const known = functionByText(word);
    if (known === null) return null;
    cursor.position += length;
    const range = { start: first.start, end: lastEnd() };
    notes.push({ kind: "reading", message: `${word} is read as the function; in LaTeX it is written \\${word}`, range });
    return { kind: "function", name: known.name, range };
  }

  /** `Var(X)`, `Cov(X, Y)` written in LaTeX without a command; null where the letters at hand are no such word. */
  function spelledKernel(first: Token): Syntax | null {
    if (first.kind !== "letter") return null;
    const before = tokens[cursor.position - 1];
    if (before?.kind === "letter" && before.end === first.start) return null;
    const rest = text.slice(first.start, first.start + LONGEST_KERNEL);
    const word = (SPELLED_KERNEL.exec(rest) ?? SPELLED_LOSS.exec(rest) ?? SPELLED_MATRIX_FUNCTION.exec(rest))?.[0];
    if (word === undefined || options.knownNames.has(word)) return null;
    cursor.position += word.length;
    return { kind: "name", name: word, range: { start: first.start, end: lastEnd() } };
  }

  function isJoined(before: Token | undefined, after: Token): boolean {
    return before?.kind === "letter" && after.kind === "letter" && before.end === after.start && /^[a-z]$/.test(before.text) && /^[a-z]$/.test(after.text);
  }

  return { parseWord, isSumLetter, spelledFunction };
}
