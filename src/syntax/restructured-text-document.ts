// Reads reStructuredText: paragraphs, headings, `.. math::` blocks and the role :math:`…`. What other directives and literal blocks hold is passed over, so that no code
// and no link is taken for mathematics.

import type { DocumentPart, MathPart, Range, SourceDocument, SourceText } from "./document.js";
import { sourceOfRanges } from "./source-text.js";

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly blank: boolean;
}

/** Directives that hold prose. */
const prosaic = new Set(["note", "warning", "tip", "important", "hint", "admonition", "proof", "theorem", "lemma", "example", "container", "topic", "rubric", "math:proof"]);

/** Reads a document in reStructuredText. */
export function readRestructuredTextDocument(text: string): SourceDocument {
  const lines = linesOf(text);
  const parts: DocumentPart[] = [];
  let at = 0;
  /** Blocks indented deeper than this belong to what is passed over; null where nothing is. */
  let skipped: number | null = null;
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.blank) {
      at += 1;
      continue;
    }
    if (skipped !== null && line.indent > skipped) {
      at += 1;
      continue;
    }
    skipped = null;
    const content = text.slice(line.start + line.indent, line.end);
    const directive = /^\.\.[ \t]+(?:\|[^|]*\|[ \t]+)?([A-Za-z][\w:-]*)::(?:[ \t]+|$)/.exec(content);
    if (directive !== null) {
      if (directive[1] === "math") {
        at = readMath(at, line.start + line.indent + directive[0].length);
        continue;
      }
      if (!prosaic.has(directive[1] ?? "")) skipped = line.indent;
      at += 1;
      continue;
    }
    if (/^\.\.(?:[ \t]|$)/.test(content)) {
      // A comment, a target or a footnote.
      skipped = line.indent;
      at += 1;
      continue;
    }
    at = readParagraph(at);
  }
  return { notation: "restructuredtext", parts, notes: [] };

  /** A `.. math::` block: its first line, then the lines indented deeper; a blank line between two of them separates formulas. */
  function readMath(from: number, contentStart: number): number {
    const head = lines[from];
    if (head === undefined) return from + 1;
    let next = from + 1;
    let options = true;
    let ranges: Range[] = text.slice(contentStart, head.end).trim() === "" ? [] : [{ start: contentStart, end: head.end }];
    let isFirst = true;
    // The directive and its options belong to its first formula, so that no word of theirs is taken for one before it.
    const flush = (): void => {
      pushMath(ranges, { start: isFirst ? head.start : (ranges[0]?.start ?? head.start), end: ranges.at(-1)?.end ?? head.end }, true);
      ranges = [];
      isFirst = false;
    };
    for (let line = lines[next]; line !== undefined && (line.blank || line.indent > head.indent); line = lines[++next]) {
      if (line.blank) {
        options = false;
        const open = ranges.map((range) => text.slice(range.start, range.end)).join("\n");
        if (ranges.length > 0 && (open.match(/\\begin\{/g)?.length ?? 0) <= (open.match(/\\end\{/g)?.length ?? 0)) flush();
        continue;
      }
      if (options && /^:[\w-]+:(?:\s|$)/.test(text.slice(line.start + line.indent, line.end))) continue;
      ranges.push({ start: line.start + line.indent, end: Math.min(line.end + 1, text.length) });
    }
    flush();
    return next;
  }

  function pushMath(ranges: readonly Range[], range: Range, display: boolean): void {
    const source = sourceOfRanges(text, ranges, ranges.at(-1)?.end ?? range.end);
    if (source.text.trim() === "") return;
    parts.push(mathPart(source, range, display));
  }

  /** Lines up to a blank one; a heading where a line of marks stands under the first. */
  function readParagraph(from: number): number {
    const first = lines[from];
    if (first === undefined) return from + 1;
    if (isAdornment(first)) return from + 1;
    const under = lines[from + 1];
    if (under !== undefined && !under.blank && isAdornment(under)) {
      const title = text.slice(first.start, first.end).trim();
      parts.push({ kind: "break", reason: "heading", title, range: { start: first.start, end: under.end } });
      return from + 2;
    }
    parts.push({ kind: "break", reason: "paragraph", title: null, range: { start: first.start, end: first.end } });
    let next = from;
    let end = first.end;
    for (let line = lines[next]; line !== undefined && !line.blank; line = lines[++next]) end = line.end;
    writeProse({ start: first.start, end });
    if (text.slice(first.start, end).trimEnd().endsWith("::")) skipped = first.indent;
    return next;
  }

  function isAdornment(line: Line): boolean {
    return /^([=\-~^"'`#*+.:_<>])\1{2,}\s*$/.test(text.slice(line.start, line.end));
  }

  function writeProse(range: Range): void {
    const role = /:math:`((?:[^`\\]|\\[^])*)`|`[^`]*`_{0,2}|``[^`]*``/g;
    const words = text.slice(range.start, range.end);
    let from = 0;
    for (const match of words.matchAll(role)) {
      const formula = match[1];
      push(words.slice(from, match.index), range.start + from);
      from = match.index + match[0].length;
      if (formula === undefined) continue;
      const start = range.start + match.index;
      pushMath([{ start: start + 7, end: start + 7 + formula.length }], { start, end: start + match[0].length }, false);
    }
    push(words.slice(from), range.start + from);
  }

  function push(words: string, start: number): void {
    if (words.trim() !== "") parts.push({ kind: "prose", text: words.replace(/\*{1,2}/g, ""), range: { start, end: start + words.length } });
  }
}

function mathPart(source: SourceText, range: Range, display: boolean): MathPart {
  return { kind: "math", notation: "latex", display, environment: null, source, range, label: null };
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (match[0] === "" && match.index >= text.length) break;
    const content = match[0].replace(/[\r\n]+$/, "");
    lines.push({ start: match.index, end: match.index + content.length, indent: /^[ \t]*/.exec(content)?.[0].length ?? 0, blank: content.trim() === "" });
  }
  return lines;
}
