// Finds where mathematics begins and ends: `$$…$$`, `\[…\]`, `$…$`, `\(…\)`, bare environments and `\eqalign{…}`. Markdown and LaTeX
// share it: each walks its own text, past code and comments, and asks here at every sign that may open mathematics. Reads forward
// only, in time linear in the text.

import type { DocumentNote, Range } from "./document.js";
import { findGroup, findString, type Finder } from "./finder.js";
import {
  everyLineMathematical,
  hasMathematicalSign,
  hasSentence,
  isInlineMathematics,
  looksLikeBracketedProse,
} from "./mathematics-or-prose.js";

/** A stretch of mathematics by the places of its delimiters. */
export interface MathStretch {
  readonly range: Range;
  /** What stands between the delimiters. */
  readonly content: Range;
  readonly display: boolean;
  readonly environment: string | null;
}

/** What stands at a sign that may open mathematics: a stretch, or so many characters that open nothing. */
export type Scanned =
  | { readonly kind: "math"; readonly stretch: MathStretch; readonly note: DocumentNote | null }
  | { readonly kind: "literal"; readonly end: number; readonly note: DocumentNote | null };

interface BracketEdges {
  readonly opener: string;
  readonly closer: string;
  readonly display: boolean;
  readonly nextOpen: Finder;
  readonly nextClose: Finder;
}

export interface DelimiterScanner {
  /** Reads at a `$` or a `\`. `quoteDepth` is the number of `>` that begin the line: with some, a line of only `>` is blank. */
  readAt(offset: number, quoteDepth: number): Scanned;
  /** Where the paragraph that holds `offset` ends: at the line break before the next blank line, or at the end of the text. */
  paragraphEnd(offset: number, quoteDepth: number): number;
}

/** Environments that are mathematics by themselves, without `$$` around them. */
const environments = new Set([
  "align", "align*", "aligned", "alignat", "alignat*", "alignedat", "array", "bmatrix", "Bmatrix", "cases", "dcases", "displaymath",
  "dgroup", "dgroup*", "dmath", "dmath*", "eqnarray", "eqnarray*", "equation", "equation*", "flalign", "flalign*", "gather", "gather*",
  "gathered", "IEEEeqnarray", "IEEEeqnarray*", "math", "matrix", "multline", "multline*", "multlined", "pmatrix", "smallmatrix",
  "split", "vmatrix", "Vmatrix", "xalignat", "xalignat*",
]);

/** Environments whose `\begin` is followed by an argument that is no mathematics: the number of columns. */
const withColumns = /^(?:x?alignat\*?|alignedat|IEEEeqnarray\*?)$/;
const withPlacement = /^(?:aligned|gathered|split|multlined|alignedat)$/;

/** Whether `\begin{name}` opens mathematics where it stands in running text. */
export function isMathEnvironment(name: string): boolean {
  return environments.has(name);
}

/**
 * A scanner over a text. In the "markdown" dialect a `$` may be currency and a `\[` an escaped bracket, and `\\(`, `\\[`, `` $` `` are
 * delimiters too; in "latex" a `$` always opens mathematics.
 */
export function createDelimiterScanner(text: string, dialect: "markdown" | "latex"): DelimiterScanner {
  const blankLine = findGroup(text, /((?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n]|$))/g);
  const quotedBlankLine = findGroup(text, /((?:\r\n|\r(?!\n)|\n)[ \t>]*(?=[\r\n]|$))/g);
  const dollarPair = findGroup(text, /\\[^]|(\$\$)/g);
  const dollarRun = findGroup(text, /\\[^]|(\$+)/g);
  const bracketOpen = findGroup(text, /\\\\|(\\\[)/g);
  const parenthesisOpen = findGroup(text, /\\\\|(\\\()/g);
  const bracketClose = findGroup(text, /\\\\|(\\\])/g);
  const parenthesisClose = findGroup(text, /\\\\|(\\\))/g);
  const backtickDollar = findString(text, "`$");
  const environmentEdges = new Map<string, { readonly begin: Finder; readonly end: Finder }>();

  function paragraphEnd(offset: number, quoteDepth: number): number {
    return Math.min(quoteDepth > 0 ? quotedBlankLine(offset) : blankLine(offset), text.length);
  }

  function literal(end: number): Scanned {
    return { kind: "literal", end, note: null };
  }

  function math(start: number, contentStart: number, contentEnd: number, end: number, display: boolean, environment: string | null): Scanned {
    const stretch = { range: { start, end }, content: { start: contentStart, end: contentEnd }, display, environment };
    return { kind: "math", stretch, note: null };
  }

  /** The end of the paragraph of the last opener that was left as prose: the paragraph is judged, and noted, once. */
  let leftAsProse = -1;

  function leaveAsProse(start: number, contentStart: number, end: number, message: string): Scanned {
    const note: DocumentNote = { severity: "warning", message: `${message}; read as plain words`, range: { start, end: contentStart } };
    const repeated = leftAsProse === end;
    leftAsProse = end;
    return { kind: "literal", end: contentStart, note: repeated ? null : note };
  }

  /** Display mathematics that is never closed: it is taken to go as far as its paragraph. */
  function unclosed(start: number, contentStart: number, quoteDepth: number, opener: string, closer: string, environment: string | null): Scanned {
    const end = paragraphEnd(contentStart, quoteDepth);
    const message = `\`${opener}\` is never closed (expected \`${closer}\`)`;
    if (leftAsProse === end) return literal(contentStart);
    const content = text.slice(contentStart, end);
    const isProse = environment === null && (hasSentence(content) || !hasMathematicalSign(content));
    if (isProse || content.trim() === "") return leaveAsProse(start, contentStart, end, message);
    const note: DocumentNote = {
      severity: "warning",
      message: `${message}; read as mathematics up to the next blank line`,
      range: { start, end: contentStart },
    };
    const stretch = { range: { start, end }, content: { start: contentStart, end }, display: true, environment };
    return { kind: "math", stretch, note };
  }

  /** Whether a display that opens before a blank line may close after it. */
  function closesAcrossBlankLine(contentStart: number, close: number): boolean {
    return everyLineMathematical(text.slice(contentStart, Math.min(close, contentStart + 8000)));
  }

  function readDisplay(start: number, opener: string, closer: string, close: number, quoteDepth: number): Scanned {
    const contentStart = start + opener.length;
    const inParagraph = close <= paragraphEnd(contentStart, quoteDepth);
    if (close === Infinity || (!inParagraph && !closesAcrossBlankLine(contentStart, close))) {
      return unclosed(start, contentStart, quoteDepth, opener, closer, null);
    }
    const end = close + closer.length;
    if (text.slice(contentStart, close).trim() === "") return literal(end);
    return math(start, contentStart, close, end, true, null);
  }

  /** `\[…\]` and `\(…\)`; in Markdown these are escaped brackets as well, so that prose between them stays prose. */
  function readBracketed(start: number, edges: BracketEdges, quoteDepth: number): Scanned {
    const { opener, closer, display } = edges;
    const contentStart = start + opener.length;
    const firstClose = edges.nextClose(contentStart);
    const close = edges.nextOpen(contentStart) < firstClose ? Infinity : firstClose;
    const end = paragraphEnd(contentStart, quoteDepth);
    const inParagraph = close <= end;
    if (dialect === "markdown") {
      const opensLine = /(?:^|[\r\n])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$/.test(text.slice(Math.max(0, start - 80), start));
      if (!inParagraph && !(display && opensLine)) return literal(contentStart);
      if (inParagraph && looksLikeBracketedProse(text.slice(contentStart, close))) return literal(contentStart);
    }
    if (display) return readDisplay(start, opener, closer, close, quoteDepth);
    if (inParagraph) return math(start, contentStart, close, close + closer.length, false, null);
    return leaveAsProse(start, contentStart, end, `\`${opener}\` is never closed (expected \`${closer}\`)`);
  }

  const brackets: BracketEdges = { opener: "\\[", closer: "\\]", display: true, nextOpen: bracketOpen, nextClose: bracketClose };
  const parentheses: BracketEdges = { opener: "\\(", closer: "\\)", display: false, nextOpen: parenthesisOpen, nextClose: parenthesisClose };
  const doubledBrackets: BracketEdges = {
    opener: "\\\\[", closer: "\\\\]", display: true, nextOpen: findString(text, "\\\\["), nextClose: findString(text, "\\\\]"),
  };
  const doubledParentheses: BracketEdges = {
    opener: "\\\\(", closer: "\\\\)", display: false, nextOpen: findString(text, "\\\\("), nextClose: findString(text, "\\\\)"),
  };

  function readDollar(start: number, quoteDepth: number): Scanned {
    let run = 1;
    while (text[start + run] === "$") run++;
    if (run > 2) return literal(start + run);
    if (run === 2) return readDisplay(start, "$$", "$$", dollarPair(start + 2), quoteDepth);
    const end = paragraphEnd(start, quoteDepth);
    if (dialect === "markdown" && text[start + 1] === "`") {
      const close = backtickDollar(start + 2);
      if (close < end) return math(start, start + 2, close, close + 2, false, null);
    }
    const close = closingDollar(start + 1, end);
    if (close === null) {
      if (dialect === "markdown") return literal(start + 1);
      return leaveAsProse(start, start + 1, end, "`$` is never closed in its paragraph");
    }
    const content = text.slice(start + 1, close);
    if (content.length < 100 && content.trim() === "") return literal(dialect === "latex" ? close + 1 : start + 1);
    const isMathematics = dialect === "latex" || isInlineMathematics(content, text[start - 1] ?? "", text[close + 1] ?? "");
    // `$\begin{aligned} … \end{aligned}$` has rows, as a display has.
    const hasRows = /^\s*(?:\\displaystyle\s*)?\\begin\{(?:aligned|alignedat|split|gathered|align\*?)\}/.test(content);
    return isMathematics ? math(start, start + 1, close, close + 1, hasRows, null) : literal(start + 1);
  }

  /** The `$` that closes inline mathematics, past those inside `\text{… $x$ …}`; null where the paragraph ends before. */
  function closingDollar(from: number, end: number): number | null {
    let segment = from;
    let close = dollarRun(segment);
    let inBox = false;
    for (let hop = 0; close < end && hop < 20; hop++) {
      const passed = text.slice(segment, close);
      inBox = inBox ? !passed.includes("}") : /\\(?:text|mbox|hbox|textrm|textit|textbf)\s*\{[^{}]*$/.test(passed);
      if (!inBox) return isClosing(close, end) ? close : null;
      segment = dollarRun(close + 1) + 1;
      close = segment < end ? dollarRun(segment) : Infinity;
    }
    return null;
  }

  /** Whether a run of dollar signs may close inline mathematics: one sign does; two do in `$a$$b$`, with nothing between two stretches. */
  function isClosing(close: number, end: number): boolean {
    if (text[close + 1] !== "$") return true;
    if (text[close + 2] === "$") return false;
    const next = dollarRun(close + 2);
    const tight = !/\s/.test(text[close - 1] ?? " ") && !/\s/.test(text[close + 2] ?? " ");
    return tight && next < end && text[next + 1] !== "$" && next - close < 1000 && !/[\r\n]/.test(text.slice(close, next));
  }

  function edgesOf(name: string): { readonly begin: Finder; readonly end: Finder } {
    const known = environmentEdges.get(name);
    if (known !== undefined) return known;
    const edges = { begin: findString(text, `\\begin{${name}}`), end: findString(text, `\\end{${name}}`) };
    environmentEdges.set(name, edges);
    return edges;
  }

  function readEnvironment(start: number, name: string, afterBegin: number, quoteDepth: number): Scanned {
    const contentStart = afterBegin + argumentLength(name, afterBegin);
    const { begin, end } = edgesOf(name);
    const paragraph = paragraphEnd(contentStart, quoteDepth);
    const closer = `\\end{${name}}`;
    let depth = 1;
    for (let position = contentStart; ; ) {
      const nextEnd = end(position);
      const nextBegin = begin(position);
      if (nextEnd === Infinity || (nextBegin < nextEnd && nextBegin > paragraph)) {
        return unclosed(start, contentStart, quoteDepth, text.slice(start, afterBegin), closer, name);
      }
      if (nextBegin < nextEnd) {
        depth++;
        position = nextBegin + 1;
      } else {
        depth--;
        if (depth === 0) return math(start, contentStart, nextEnd, nextEnd + closer.length, name !== "math", name);
        position = nextEnd + 1;
      }
    }
  }

  function argumentLength(name: string, offset: number): number {
    const pattern = withColumns.test(name) ? /(?:\[[a-z]\])?\s{0,9}\{[^{}\r\n]{0,99}\}/y : withPlacement.test(name) ? /\[[tbc]\]/y : null;
    if (pattern === null) return 0;
    pattern.lastIndex = offset;
    return pattern.test(text) ? pattern.lastIndex - offset : 0;
  }

  /** Plain TeX's `\eqalign{… \cr …}`: it ends with its brace. */
  function readEqalign(start: number, name: string, contentStart: number, quoteDepth: number): Scanned {
    const end = paragraphEnd(contentStart, quoteDepth);
    let depth = 1;
    for (let i = contentStart; i < end; i++) {
      const character = text[i];
      if (character === "\\") i++;
      else if (character === "{") depth++;
      else if (character === "}" && --depth === 0) return math(start, contentStart, i, i + 1, true, name);
    }
    return unclosed(start, contentStart, quoteDepth, text.slice(start, contentStart), "}", name);
  }

  const opening = /\\(?:begin\{([a-zA-Z]{1,20}\*?)\}|(eqalign|eqalignno|leqalignno|displaylines)\s{0,9}\{)/y;

  function readBackslash(start: number, quoteDepth: number): Scanned {
    const next = text[start + 1];
    if (next === "[") return readBracketed(start, brackets, quoteDepth);
    if (next === "(") return readBracketed(start, parentheses, quoteDepth);
    if (next === "\\" && dialect === "markdown") {
      if (text[start + 2] === "[") return readBracketed(start, doubledBrackets, quoteDepth);
      if (text[start + 2] === "(") return readBracketed(start, doubledParentheses, quoteDepth);
    }
    opening.lastIndex = start;
    const match = opening.exec(text);
    const environment = match?.[1];
    if (environment !== undefined && isMathEnvironment(environment)) return readEnvironment(start, environment, opening.lastIndex, quoteDepth);
    const plain = match?.[2];
    if (plain !== undefined) return readEqalign(start, plain, opening.lastIndex, quoteDepth);
    // An escape is passed as a whole, but not over the end of the line.
    return literal(next === undefined || next === "\n" || next === "\r" ? start + 1 : start + 2);
  }

  return {
    paragraphEnd,
    readAt: (offset, quoteDepth) => (text[offset] === "$" ? readDollar(offset, quoteDepth) : readBackslash(offset, quoteDepth)),
  };
}
