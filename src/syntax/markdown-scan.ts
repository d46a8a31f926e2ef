// The first pass over Markdown: finds mathematics, comments and code before remark sees the text, so that no `_`, `*` or `=` of a
// formula is taken for markup and no `$` in code for mathematics. What it finds comes with the places that remark must not look at.

import type { DocumentNote, Range, SettingPart } from "./document.js";
import { findGroup, findRuns, findString, type Finder } from "./finder.js";
import type { Span } from "./part-writer.js";
import { createDelimiterScanner } from "./scan-delimiters.js";
import { readInstructions } from "./settings.js";
import { sourceOfRanges } from "./source-text.js";

export interface MarkdownScan {
  /** In order, without overlap. */
  readonly spans: readonly Span[];
  /** Code blocks and comments that stand alone: white space to remark. */
  readonly blanks: readonly Range[];
  readonly settings: readonly SettingPart[];
  readonly notes: readonly DocumentNote[];
}

const MATH_ROLE = "{math}";

interface LinePrefix {
  /** Where the line begins after `>` and list markers. */
  readonly content: number;
  readonly quoteDepth: number;
  readonly indent: number;
  readonly listMarker: boolean;
}

/** Scans Markdown from `start` on, in linear time. */
export function scanMarkdown(text: string, start: number): MarkdownScan {
  const delimiters = createDelimiterScanner(text, "markdown");
  const commentEnd = findString(text, "-->");
  const closingBackticks = findRuns(text, "`");
  const elementEnds = new Map<string, Finder>();
  const spans: Span[] = [];
  const blanks: Range[] = [];
  const settings: SettingPart[] = [];
  const notes: DocumentNote[] = [];

  let position = start;
  let lineContent = start;
  let quoteDepth = 0;
  let afterBlankLine = true;
  let inList = false;
  let inIndentedCode = false;
  const special = /[\\$`<\r\n]/g;

  while (position < text.length) {
    if (beginLine()) readInline();
  }
  return { spans, blanks, settings, notes };

  /** Reads what belongs to whole lines; true where inline text follows. */
  function beginLine(): boolean {
    const prefix = readPrefix(text, position);
    quoteDepth = prefix.quoteDepth;
    lineContent = prefix.content;
    const first = text[prefix.content];
    if (first === undefined || first === "\n" || first === "\r") {
      afterBlankLine = true;
      position = afterLineBreak(text, prefix.content);
      return false;
    }
    if (prefix.listMarker) inList = true;
    else if (afterBlankLine && prefix.indent === 0 && prefix.quoteDepth === 0) inList = false;
    const isIndented = prefix.indent >= 4 && !inList && prefix.quoteDepth === 0;
    if (isIndented && (afterBlankLine || inIndentedCode)) {
      readIndentedCode(prefix);
      return false;
    }
    afterBlankLine = false;
    inIndentedCode = false;
    if (!isIndented && readFence(prefix)) return false;
    position = prefix.content;
    return true;
  }

  function readIndentedCode(prefix: LinePrefix): void {
    const end = lineEnd(text, prefix.content);
    const opensMathematics = /^(?:\$\$|\\\[|\\begin\{)/.test(text.slice(prefix.content, prefix.content + 8));
    if (opensMathematics && !inIndentedCode) {
      const message = "an indented code block is not read as mathematics; indent it by less than four spaces";
      notes.push({ severity: "warning", message, range: { start: prefix.content, end } });
    }
    blanks.push({ start: position, end });
    inIndentedCode = true;
    afterBlankLine = false;
    position = afterLineBreak(text, end);
  }

  /** Reads a fenced code block, mathematics if it says so; false where no fence opens. */
  function readFence(prefix: LinePrefix): boolean {
    const pattern = /(`{3,})([^`\r\n]*)(?=[\r\n]|$)|(~{3,}|:{3,}(?=[ \t]*\{math\}))([^\r\n]*)/y;
    pattern.lastIndex = prefix.content;
    const match = pattern.exec(text);
    if (match === null) return false;
    const fence = match[1] ?? match[3] ?? "";
    const info = (match[2] ?? match[4] ?? "").trim();
    const contentStart = afterLineBreak(text, pattern.lastIndex);
    let end = contentStart;
    let contentEnd = contentStart;
    let closed = false;
    while (end < text.length && !closed) {
      const inner = stripQuotes(text, end, prefix.quoteDepth);
      if (inner.depth < prefix.quoteDepth) break;
      contentEnd = end;
      end = lineEnd(text, inner.offset);
      closed = isClosingFence(text.slice(inner.offset, end), fence);
      if (!closed) end = contentEnd = afterLineBreak(text, end);
    }
    const range = { start: prefix.content, end };
    const isMathematics = /^\{?math\}?(?:$|[\s{])/i.test(info);
    if (!closed) {
      notes.push({ severity: "warning", message: `\`${fence}\` is never closed`, range: { start: prefix.content, end: pattern.lastIndex } });
    }
    if (isMathematics) pushMath(range, { start: afterOptions(contentStart, contentEnd), end: contentEnd }, true, null, prefix.quoteDepth);
    else blanks.push(range);
    position = end;
    if (!closed) return true;
    position = afterLineBreak(text, end);
    return true;
  }

  /** Passes the `:label: name` lines with which a directive may begin. */
  function afterOptions(start: number, end: number): number {
    const option = /[ \t]*:[\w-]+:[^\r\n]*(?:\r\n|\r|\n)/y;
    let offset = start;
    for (option.lastIndex = offset; option.test(text) && option.lastIndex <= end; option.lastIndex = offset) offset = option.lastIndex;
    return offset;
  }

  function pushMath(range: Range, content: Range, display: boolean, environment: string | null, depth: number): void {
    const source = sourceOfRanges(text, withoutQuotes(text, content, depth), content.end);
    spans.push({ range, part: { kind: "math", notation: "latex", display, environment, source, range, label: null } });
  }

  function readInline(): void {
    while (position < text.length) {
      special.lastIndex = position;
      const match = special.exec(text);
      if (match === null) {
        position = text.length;
        return;
      }
      position = match.index;
      switch (match[0]) {
        case "\n":
        case "\r":
          position = afterLineBreak(text, position);
          return;
        case "`":
          skipCodeSpan();
          break;
        case "<":
          readAngle();
          break;
        default:
          readMathematics();
      }
    }
  }

  function readMathematics(): void {
    const scanned = delimiters.readAt(position, quoteDepth);
    if (scanned.note !== null) notes.push(scanned.note);
    if (scanned.kind === "literal") {
      position = scanned.end;
      return;
    }
    const { range, content, display, environment } = scanned.stretch;
    pushMath(range, content, display, environment, quoteDepth);
    position = range.end;
  }

  function skipCodeSpan(): void {
    let length = 1;
    while (text[position + length] === "`") length++;
    const close = closingBackticks(position + length, length);
    const isClosed = close < delimiters.paragraphEnd(position, quoteDepth);
    // MyST's role: {math}`x^2`.
    const role = position - MATH_ROLE.length;
    if (isClosed && role >= start && text.startsWith(MATH_ROLE, role)) pushMath({ start: role, end: close + length }, { start: position + length, end: close }, false, null, quoteDepth);
    position = isClosed ? close + length : position + length;
  }

  function readAngle(): void {
    if (text.startsWith("<!--", position)) {
      readComment();
      return;
    }
    const element = /<(script|style|pre|textarea|code)(?=[\s>])/iy;
    element.lastIndex = position;
    const name = element.exec(text)?.[1]?.toLowerCase();
    if (name === undefined) {
      position++;
      return;
    }
    let find = elementEnds.get(name);
    if (find === undefined) {
      find = findGroup(text, new RegExp(`(</${name}\\s*>)`, "gi"));
      elementEnds.set(name, find);
    }
    const end = find(position);
    position = end === Infinity ? position + name.length + 1 : end + 2;
  }

  function readComment(): void {
    const begin = position;
    const close = commentEnd(begin + 4);
    if (close === Infinity) {
      notes.push({ severity: "warning", message: "`<!--` is never closed (expected `-->`)", range: { start: begin, end: begin + 4 } });
      // What looks like the beginning of a comment would hide the rest of the document from remark.
      spans.push({ range: { start: begin, end: begin + 4 }, part: null });
      position = begin + 4;
      return;
    }
    const range = { start: begin, end: close + 3 };
    const instructions = readInstructions(text, { start: begin + 4, end: close });
    settings.push(...instructions.settings);
    notes.push(...instructions.notes);
    const after = /[^ \t]/.exec(text.slice(range.end, range.end + 200))?.[0];
    const isAlone = begin === lineContent && (after === undefined || after === "\n" || after === "\r");
    if (isAlone) blanks.push(range);
    else spans.push({ range, part: null });
    position = range.end;
  }
}

function readPrefix(text: string, start: number): LinePrefix {
  let position = start;
  let indent = 0;
  let quoteDepth = 0;
  let listMarker = false;
  const marker = /(?:[-*+]|\d{1,9}[.)])(?=[ \t])/y;
  for (;;) {
    const character = text[position];
    if (character === " ") indent++;
    else if (character === "\t") indent += 4 - (indent % 4);
    else if (character === ">") {
      quoteDepth++;
      indent = 0;
    } else {
      marker.lastIndex = position;
      if (!marker.test(text)) return { content: position, quoteDepth, indent, listMarker };
      listMarker = true;
      indent = 0;
      position = marker.lastIndex - 1;
    }
    position++;
  }
}

/** Passes up to `depth` quote marks at the start of a line, with the one space that belongs to each. */
function stripQuotes(text: string, start: number, depth: number): { readonly offset: number; readonly depth: number } {
  let offset = start;
  let found = 0;
  while (found < depth) {
    let position = offset;
    while (text[position] === " " || text[position] === "\t") position++;
    if (text[position] !== ">") break;
    offset = text[position + 1] === " " ? position + 2 : position + 1;
    found++;
  }
  return { offset, depth: found };
}

/** A stretch without the quote marks that begin its later lines. */
function withoutQuotes(text: string, content: Range, depth: number): Range[] {
  if (depth === 0) return [content];
  const ranges: Range[] = [];
  // A fenced block begins at the start of a line, other mathematics within one.
  const before = text[content.start - 1];
  let from = before === "\n" || before === "\r" ? stripQuotes(text, content.start, depth).offset : content.start;
  while (from < content.end) {
    const next = afterLineBreak(text, lineEnd(text, from));
    const end = Math.min(next, content.end);
    ranges.push({ start: from, end });
    if (next >= content.end) break;
    from = stripQuotes(text, next, depth).offset;
  }
  return ranges;
}

function isClosingFence(line: string, fence: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= fence.length && trimmed.startsWith(fence) && trimmed === (fence[0] ?? "").repeat(trimmed.length);
}

function lineEnd(text: string, start: number): number {
  let position = start;
  while (position < text.length && text[position] !== "\n" && text[position] !== "\r") position++;
  return position;
}

/** The offset after the line break that stands at `offset`; the offset itself where none stands there. */
function afterLineBreak(text: string, offset: number): number {
  if (text[offset] === "\r") return text[offset + 1] === "\n" ? offset + 2 : offset + 1;
  return text[offset] === "\n" ? offset + 1 : offset;
}
