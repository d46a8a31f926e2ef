// The first pass over LaTeX: finds comments and verbatim text, and covers them, so that no `%` and no `$` of a listing is taken for
// anything. Line ends of comments stay, as blank lines are what ends a paragraph.

import type { Range } from "./document.js";
import { findString, type Finder } from "./finder.js";

/** Covers each character of a comment or a listing: neither white space nor a letter of any language. */
const cover = "\uE001";

export interface LatexMask {
  /** The text of equal length with comments and listings covered. */
  readonly masked: string;
  /** Comments from their `%` to the end of the line, in order. */
  readonly comments: readonly Range[];
}

const verbatimEnvironments = new Set(["verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "alltt", "comment", "filecontents", "filecontents*"]);

export function maskLatex(text: string, start: number): LatexMask {
  const comments: Range[] = [];
  const covered: Range[] = [];
  const ends = new Map<string, Finder>();
  const special = /[\\%]/g;
  const verbatim = /\\(?:begin\{([a-zA-Z]+\*?)\}|(?:verb\*?|lstinline)(?![a-zA-Z])([^\s\w]))/y;
  let position = start;
  for (;;) {
    special.lastIndex = position;
    const match = special.exec(text);
    if (match === null) break;
    position = match.index;
    if (match[0] === "%") {
      const end = lineEnd(text, position);
      comments.push({ start: position, end });
      covered.push({ start: position, end });
      position = end;
      continue;
    }
    verbatim.lastIndex = position;
    const listing = verbatim.exec(text);
    const environment = listing?.[1];
    const delimiter = listing?.[2];
    if (environment !== undefined && verbatimEnvironments.has(environment)) {
      const find = ends.get(environment) ?? findString(text, `\\end{${environment}}`);
      ends.set(environment, find);
      const end = Math.min(find(position) + environment.length + 6, text.length);
      covered.push({ start: position, end });
      position = end;
    } else if (delimiter !== undefined) {
      const rest = /^[^\r\n]*/.exec(text.slice(verbatim.lastIndex, verbatim.lastIndex + 500))?.[0] ?? "";
      const close = rest.indexOf(delimiter === "{" ? "}" : delimiter);
      const end = verbatim.lastIndex + (close < 0 ? 0 : close + 1);
      covered.push({ start: position, end });
      position = end;
    } else {
      position += 2;
    }
  }
  const pieces: string[] = [];
  let from = 0;
  for (const range of covered) {
    pieces.push(text.slice(from, range.start), cover.repeat(range.end - range.start));
    from = range.end;
  }
  pieces.push(text.slice(from));
  return { masked: pieces.join(""), comments };
}

function lineEnd(text: string, offset: number): number {
  let position = offset;
  while (position < text.length && text[position] !== "\n" && text[position] !== "\r") position++;
  return position;
}
