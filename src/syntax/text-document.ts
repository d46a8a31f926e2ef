// Reads derivations in plain text: leading `key: value` lines, then one line of mathematics to a line, with `#` comments as labels.
// A line goes on in the next one while a bracket is open or an operator waits for its operand.

import { notationOfLine, plainSource, type DocumentNote, type DocumentPart, type Range, type SourceDocument } from "./document.js";
import { textStart } from "./positions.js";
import { knownSettings, misspelledSetting, settingKeyOf } from "./settings.js";
import { sourceOfRanges } from "./source-text.js";
import { wordsInLine } from "./words-in-lines.js";

interface Line {
  /** The line without its comment and the white space around it. */
  readonly content: Range;
  readonly text: string;
  readonly comment: string | null;
  readonly indent: number;
}

const relation =
  /^(?:&\s*)?(?:<=>|<->|<==>|==>|=>|->|:=|==?|<=?|>=?|!=|~=?|[≤≥≠≈≡∝⇔⇒⟹⟺→↔≔∼≃≅≪≫]|(?:iff|implies)\b|\\(?:le|leq|ge|geq|lt|gt|ne|neq|approx|equiv|iff|implies|Rightarrow|Longrightarrow|Leftrightarrow|Longleftrightarrow|to|sim|propto|coloneqq)(?![a-zA-Z]))/;

/** An operator at the end of a line: what it works on follows in the next. A `'`, `!` or `)` is none. */
const waiting = /(?:[-+*/^=<>≤≥≠≈≡⇒⇔·×∙÷±∓−∘⊙(,[{]|\\(?:cdot|times|div|pm|mp|left[([|{.]|frac|quad|le|leq|ge|geq))$/;

/** An operator that cannot begin a line of its own. */
const goingOn = /^(?:[+*/·×÷∙±∓^⊙)\]}]|\\(?:cdot|times|div|pm|right)(?![a-zA-Z]))/;

/**
 * Reads a plain-text document. Every line of mathematics is a part in text notation with its comment as label. A "derivation" break
 * stands at a `---` line, and with an empty range before a line without a relation that follows a blank line, where a new derivation
 * could begin.
 */
export function readTextDocument(text: string): SourceDocument {
  const parts: DocumentPart[] = [];
  const notes: DocumentNote[] = [];
  const lines = readLines(text, textStart(text));
  let leading = true;
  let afterBlank = false;
  let mathematicsSinceBreak = false;
  let pendingLabel: string[] = [];
  let pendingEnded = false;

  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    if (line === undefined) break;
    if (line.text === "") {
      if (line.comment !== null) {
        if (pendingEnded) pendingLabel = [];
        pendingLabel.push(line.comment);
        pendingEnded = false;
      } else {
        afterBlank = true;
        pendingEnded = true;
      }
      index++;
      continue;
    }
    if (/^-{3,}$/.test(line.text)) {
      if (mathematicsSinceBreak) parts.push({ kind: "break", reason: "derivation", title: null, range: line.content });
      leading = true;
      mathematicsSinceBreak = false;
      afterBlank = false;
      pendingLabel = [];
      index++;
      continue;
    }
    const entry = keyAndValue(line.text);
    if (entry !== null && isSetting(entry, leading)) {
      index += readSetting(index, entry);
      continue;
    }
    leading = false;
    if (entry !== null && isLabel(entry.key)) {
      pendingLabel = [entry.key];
      pendingEnded = false;
      if (entry.value === "") {
        index++;
        continue;
      }
    }
    const start = entry !== null && isLabel(entry.key) ? line.content.end - entry.value.length : line.content.start;
    if (afterBlank && mathematicsSinceBreak && !relation.test(text.slice(start, start + 40))) {
      parts.push({ kind: "break", reason: "derivation", title: null, range: { start, end: start } });
    }
    afterBlank = false;
    index += readMathematics(index, start);
  }
  return { notation: "text", parts, notes };

  /** Reads a setting that begins at a line and returns how many lines it takes. */
  function readSetting(first: number, entry: KeyAndValue): number {
    const key = settingKeyOf(entry.key);
    const line = lines[first];
    if (line === undefined) return 1;
    const keyRange = { start: line.content.start, end: line.content.start + entry.key.length };
    if (key === null) {
      const meant = misspelledSetting(entry.key, knownSettings());
      const severity = meant === null ? "info" : "warning";
      const message = `unknown setting \`${entry.key}\`${meant === null ? " is not read" : `; did you mean \`${meant}\`?`}`;
      notes.push({ severity, message, range: keyRange });
      return 1;
    }
    if (entry.value === "") {
      notes.push({ severity: "warning", message: `\`${entry.key}:\` says nothing`, range: keyRange });
      return 1;
    }
    const count = key === "let" || key === "assume" ? linesThatGoOn(lines, first) : 1;
    const value = sourceOfLines(first, count, line.content.end - entry.value.length);
    const end = lines[first + count - 1]?.content.end ?? line.content.end;
    parts.push({ kind: "setting", key, value, range: { start: line.content.start, end } });
    return count;
  }

  /** Emits the mathematics that begins at a line, at `start`, and returns how many lines it takes. */
  function readMathematics(first: number, from: number): number {
    const count = linesThatGoOn(lines, first);
    const line = lines[first];
    if (line === undefined) return count;
    const lineEnd = lines[first + count - 1]?.content.end ?? line.content.end;
    const said = count > 1 ? null : wordsInLine(text.slice(from, lineEnd));
    if (said?.kind === "words") {
      notes.push({ severity: "info", message: "this line is read as words", range: { start: from, end: lineEnd } });
      parts.push({ kind: "prose", text: text.slice(from, lineEnd), range: { start: from, end: lineEnd } });
      return count;
    }
    if (said !== null) parts.push({ kind: "prose", text: said.words, range: { start: from, end: lineEnd } });
    const start = said === null ? from : from + said.start;
    const end = said === null ? lineEnd : from + said.end;
    const comments = lines.slice(first, first + count).flatMap((each) => (each.comment === null || each.comment === "" ? [] : [each.comment]));
    const named = comments.length > 0 ? comments : pendingLabel;
    const label = named.length > 0 ? named.join(" ") : null;
    pendingLabel = [];
    mathematicsSinceBreak = true;
    if (/\$\$|\\begin\{|\\\[/.test(line.text)) {
      const message = "this looks like Markdown or LaTeX; it is read as plain text, one formula to a line";
      notes.push({ severity: "warning", message, range: line.content });
    }
    const source = said === null ? sourceOfLines(first, count, start) : plainSource(text.slice(start, end), start);
    parts.push({ kind: "math", notation: notationOfLine(source.text), display: true, environment: null, source, range: { start, end }, label });
    return count;
  }

  /** The text of lines without their comments; each line break stays. */
  function sourceOfLines(first: number, count: number, start: number): ReturnType<typeof sourceOfRanges> {
    const ranges: Range[] = [];
    let end = start;
    for (let k = first; k < first + count; k++) {
      const line = lines[k];
      if (line === undefined) break;
      const isFirst = k === first;
      const lineBreak = isFirst ? null : breakBefore(text, line.content.start);
      if (lineBreak !== null) ranges.push({ start: lineBreak, end: lineBreak + 1 });
      ranges.push({ start: isFirst ? start : line.content.start, end: line.content.end });
      end = line.content.end;
    }
    return sourceOfRanges(text, ranges, end);
  }
}

function breakBefore(text: string, offset: number): number {
  let position = offset - 1;
  while (position > 0 && text[position] !== "\n" && text[position] !== "\r") position--;
  return position;
}

function readLines(text: string, from: number): Line[] {
  const lines: Line[] = [];
  const pattern = /[^\r\n]*(?:\r\n|\n|\r|$)/g;
  pattern.lastIndex = from;
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const raw = (pattern.exec(text)?.[0] ?? "").replace(/[\r\n]+$/, "");
    const hash = commentStart(raw);
    const written = hash < 0 ? raw : raw.slice(0, hash);
    const indent = written.length - written.trimStart().length;
    const content = written.trim();
    const contentStart = start + (content === "" ? 0 : indent);
    lines.push({
      content: { start: contentStart, end: contentStart + content.length },
      text: content,
      comment: hash < 0 ? null : raw.slice(hash).replace(/^#+/, "").trim(),
      indent,
    });
  }
  return lines;
}

/** Where the comment of a line begins, or -1. A title may hold `#3`; anywhere else a `#` begins a comment, unless it is escaped. */
function commentStart(line: string): number {
  const pattern = /^\s*title\s*:/i.test(line) ? /(?:^|\s)#(?=\s)/ : /(?<!\\)#/;
  const match = pattern.exec(line);
  return match === null ? -1 : match.index + match[0].length - 1;
}

interface KeyAndValue {
  readonly key: string;
  readonly value: string;
}

function keyAndValue(line: string): KeyAndValue | null {
  const match = /^([A-Za-z][A-Za-z ,'’-]{1,60}?)\s{0,3}:(?![=:])[ \t]*/.exec(line);
  return match === null ? null : { key: match[1] ?? "", value: line.slice(match[0].length) };
}

/** What people write above a text that is no mathematics and no name of a move. */
const metadata = /^(?:author|date|source|reference|url|link|tags?|notes?|comment|description|subject|course|version|licen[cs]e)$/i;

/** A key that misstep knows, anywhere; above the first formula, also one that it nearly knows, or that says something else. */
function isSetting(entry: KeyAndValue, leading: boolean): boolean {
  if (settingKeyOf(entry.key) !== null) return true;
  return leading && ((metadata.test(entry.key) && !/[=^]/.test(entry.value)) || (/^[A-Za-z]+$/.test(entry.key) && misspelledSetting(entry.key, knownSettings()) !== null));
}

/** Words before a colon that name a move: "Sum rule: …". */
function isLabel(key: string): boolean {
  return /[A-Za-z]{3}/.test(key);
}

/** How many lines from `index` on are one line of mathematics. */
function linesThatGoOn(lines: readonly Line[], index: number): number {
  let depth = 0;
  for (let count = 1; ; count++) {
    const line = lines[index + count - 1];
    const next = lines[index + count];
    if (line === undefined) return count;
    depth = Math.max(0, depth + openBrackets(line.text));
    if (next === undefined || next.text === "" || /^-{3,}$/.test(next.text) || relation.test(next.text)) return count;
    const entry = keyAndValue(next.text);
    if (entry !== null && (settingKeyOf(entry.key) !== null || isLabel(entry.key))) return count;
    const first = lines[index];
    const deeper = first !== undefined && next.indent > first.indent && /^[-−]/.test(next.text);
    if (depth === 0 && !waiting.test(line.text) && !goingOn.test(next.text) && !deeper) return count;
  }
}

function openBrackets(line: string): number {
  let depth = 0;
  for (let i = 0; i < line.length; i++) {
    const character = line[i];
    if (character === "(" || character === "[" || character === "{") depth++;
    else if (character === ")" || character === "]" || character === "}") depth--;
  }
  return depth;
}
