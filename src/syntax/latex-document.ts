// Reads LaTeX documents: the body between \begin{document} and \end{document}, with the mathematics found by the same scanner as in
// Markdown, prose freed from its commands, and a break for each paragraph, item and section.

import type { BreakPart, DocumentNote, MathPart, Range, SettingPart, SourceDocument } from "./document.js";
import { plainSource } from "./document.js";
import { maskLatex } from "./latex-mask.js";
import { createPartWriter, mergeSettings, placeholder, type PartWriter, type Span } from "./part-writer.js";
import { textStart } from "./positions.js";
import { createDelimiterScanner } from "./scan-delimiters.js";
import { readInstructions } from "./settings.js";
import { sourceOfRanges } from "./source-text.js";

/** A block of prose as it is read: a paragraph, or a heading; the first of an example, or after one. */
interface Block {
  readonly reason: "paragraph" | "heading" | "unit" | "part" | "unit-end";
  readonly start: number;
  readonly pieces: { readonly text: string; readonly end: number }[];
}

/** Does the block stand for where it begins, whether or not there is prose in it? */
const isMark = ({ reason }: Block): boolean => reason === "unit" || reason === "part" || reason === "unit-end";

const sections = new Set(["part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph"]);
/** Environments and commands that hold one example, exercise or theorem, by the names that classes and books give them. */
const unitName = /^[A-Z]?(?:examples?|exm?pl?e?|eg|ex|exercises?|exer|problems?|prob|questions?|quest|qn|theorems?|thm|lemmas?|lem|corollary|cor|propositions?|prop)\d?\*?$/;
/** Environments that go on with the exercise before them. */
const sequelName = /^(?:solutions?|soln?|answers?|ans|hints?|explanation|feedback|proof|prompt)\*?$/i;
/** Commands that do: `\exsol{…}`. */
const sequelCommand = /^(?:ex)?(?:solutions?|soln?|sol|answers?|ans|hints?)$/i;
const references = new Set(["ref", "eqref", "cref", "Cref", "autoref", "cite", "citet", "citep"]);
/** Commands of which the arguments are no prose, and definitions, which `macros.ts` carries out. */
const silent = new Set([
  "label", "includegraphics", "usepackage", "documentclass", "bibliography", "bibliographystyle", "vspace", "hspace", "input", "include",
  "title", "author", "date", "setlength", "pagestyle", "hypersetup", "url",
]);
const definitions = new Set(["newcommand", "renewcommand", "providecommand", "def", "DeclareMathOperator", "newtheorem", "newenvironment"]);
const spelled = new Map([["ldots", "…"], ["dots", "…"], ["LaTeX", "LaTeX"], ["TeX", "TeX"], ["ss", "ß"], ["textbackslash", "\\"]]);

/** Reads a LaTeX document or fragment. `% misstep: assume x > 0` is a setting, as is `\title{…}`. */
export function readLatexDocument(text: string): SourceDocument {
  const start = textStart(text);
  const { masked, comments } = maskLatex(text, start);
  const notes: DocumentNote[] = [];
  const settings: SettingPart[] = [];
  const body = bodyOf(masked, start, notes);
  const title = /\\title\s{0,9}\{([^{}\\$\uE001]{1,300})\}/.exec(masked);
  if (title !== null) {
    const range = { start: title.index, end: title.index + title[0].length };
    const words = title[1] ?? "";
    settings.push({ kind: "setting", key: "title", value: plainSource(words, range.end - 1 - words.length), range });
  }
  for (const comment of comments) {
    const instructions = readInstructions(text, { start: comment.start + 1, end: comment.end });
    settings.push(...instructions.settings);
    notes.push(...instructions.notes);
  }
  settings.sort((a, b) => a.range.start - b.range.start);

  const { spans, blocks } = readBody(text, masked, body, comments, notes);
  const writer = createPartWriter(text, spans);
  for (const block of blocks) writeBlock(block, writer);
  notes.sort((a, b) => a.range.start - b.range.start);
  return { notation: "latex", parts: mergeSettings(settings, writer.parts), notes };
}

function bodyOf(masked: string, start: number, notes: DocumentNote[]): Range {
  const opener = "\\begin{document}";
  const begin = masked.indexOf(opener, start);
  if (begin < 0) return { start, end: masked.length };
  const bodyStart = begin + opener.length;
  const end = masked.indexOf("\\end{document}", bodyStart);
  if (end < 0) {
    const message = "`\\begin{document}` is never closed (expected `\\end{document}`)";
    notes.push({ severity: "warning", message, range: { start: begin, end: bodyStart } });
  }
  return { start: bodyStart, end: end < 0 ? masked.length : end };
}

function writeBlock(block: Block, writer: PartWriter): void {
  const value = block.pieces.map((piece) => piece.text).join("");
  if (value.trim() === "" && !isMark(block)) return;
  const range = { start: block.start, end: block.pieces.at(-1)?.end ?? block.start };
  if (block.reason !== "heading") {
    const part: BreakPart = { kind: "break", reason: block.reason, title: null, range };
    writer.begin(part);
    writer.write(value, range.start, range.end);
    writer.finishBlock();
    return;
  }
  const titled = { kind: "break" as const, reason: "heading" as const, title: "", range };
  writer.begin(titled);
  writer.write(value, range.start, range.end);
  titled.title = writer.finishBlock();
}

function readBody(
  text: string,
  masked: string,
  body: Range,
  comments: readonly Range[],
  notes: DocumentNote[],
): { readonly spans: readonly Span[]; readonly blocks: readonly Block[] } {
  const bodyText = masked.slice(0, body.end);
  const delimiters = createDelimiterScanner(bodyText, "latex");
  const spans: Span[] = [];
  const blocks: Block[] = [];
  let block: Block = { reason: "paragraph", start: body.start, pieces: [] };
  let nextComment = 0;
  let position = body.start;
  /** Where the argument of a heading ends, while one is read. */
  let headingEnd = -1;
  /** Are we in an example or exercise, and in how many of its environments? */
  let inUnit = false;
  let unitDepth = 0;
  /** The braces that are open in a command that goes on with the exercise, from its own on. */
  let sequelBraces = 0;
  const special = /[\\$~{}\r\n\uE001]/g;

  while (position < body.end) {
    if (headingEnd >= 0 && position >= headingEnd) {
      headingEnd = -1;
      beginBlock("paragraph", position);
    }
    special.lastIndex = position;
    const found = special.exec(bodyText);
    const limit = headingEnd >= 0 ? headingEnd : body.end;
    const next = Math.min(found?.index ?? limit, limit);
    write(bodyText.slice(position, next), next);
    position = next;
    if (next < limit && found !== null) readSpecial(found[0]);
  }
  beginBlock("paragraph", body.end);
  return { spans, blocks };

  function write(piece: string, end: number): void {
    if (piece !== "") block.pieces.push({ text: piece.replaceAll(placeholder, "\uFFFD"), end });
  }

  function beginBlock(reason: Block["reason"], start: number): void {
    if (block.pieces.length > 0 || isMark(block)) blocks.push(block);
    block = { reason, start, pieces: [] };
  }

  function readSpecial(character: string): void {
    switch (character) {
      case "\r":
      case "\n":
        if (delimiters.paragraphEnd(position, 0) === position) {
          position += /^\s+/.exec(bodyText.slice(position, position + 2000))?.[0].length ?? 1;
          if (headingEnd < 0) beginBlock("paragraph", position);
          return;
        }
        write("\n", position + 1);
        position += character === "\r" && bodyText[position + 1] === "\n" ? 2 : 1;
        return;
      case "~":
        write(" ", ++position);
        return;
      case "$":
      case "\\":
        readMathematicsOrCommand();
        return;
      default:
        // Braces group, and covers stand for comments: neither is prose.
        position++;
        if (sequelBraces > 0 && character !== "\uE001") {
          sequelBraces += character === "{" ? 1 : -1;
          if (sequelBraces === 1) endSequel();
        }
        if (block.pieces.length === 0) block = { ...block, start: position };
    }
  }

  function readMathematicsOrCommand(): void {
    const scanned = delimiters.readAt(position, 0);
    if (scanned.note !== null) notes.push(scanned.note);
    if (scanned.kind === "literal") {
      if (bodyText[position] === "\\") readCommand();
      else position = scanned.end;
      return;
    }
    const { range, content, display, environment } = scanned.stretch;
    const source = sourceOfRanges(text, withoutComments(content), content.end);
    const part: MathPart = { kind: "math", notation: "latex", display, environment, source, range, label: null };
    spans.push({ range, part });
    block.pieces.push({ text: placeholder.repeat(range.end - range.start), end: range.end });
    position = range.end;
  }

  function withoutComments(content: Range): Range[] {
    const ranges: Range[] = [];
    let from = content.start;
    while ((comments[nextComment]?.end ?? Infinity) <= content.start) nextComment++;
    for (let comment = comments[nextComment]; comment !== undefined && comment.start < content.end; comment = comments[++nextComment]) {
      ranges.push({ start: from, end: comment.start });
      from = comment.end;
    }
    ranges.push({ start: from, end: content.end });
    return ranges.filter((range) => range.end > range.start);
  }

  function readCommand(): void {
    const start = position;
    const command = /\\(?:([a-zA-Z@]+)\*?|([^]))?/y;
    command.lastIndex = start;
    const match = command.exec(bodyText);
    position = Math.max(command.lastIndex, start + 1);
    const name = match?.[1];
    const symbol = match?.[2];
    if (name === undefined) {
      if (symbol !== undefined) readSymbol(symbol);
      return;
    }
    if (sections.has(name)) {
      readHeading(start);
    } else if (name === "item" || name === "par" || name === "newpage" || name === "maketitle") {
      beginBlock("paragraph", position);
    } else if (name === "begin" || name === "end") {
      const group = groupAt(position);
      skipGroups(1);
      const environment = group === null ? "" : bodyText.slice(group.start + 1, group.end - 1);
      beginBlock(name === "begin" ? unitAt(environment) : unitEndAt(environment), position);
    } else if (unitName.test(name) && bodyText[position] === "{") {
      inUnit = true;
      beginBlock("unit", position);
    } else if (sequelCommand.test(name) && inUnit && unitDepth === 0 && bodyText[position] === "{") {
      sequelBraces = 1;
      beginBlock("paragraph", position);
    } else if (references.has(name)) {
      const group = groupAt(position);
      if (group !== null) write(`(${bodyText.slice(group.start + 1, group.end - 1)})`, group.end);
      position = group?.end ?? position;
    } else if (silent.has(name)) {
      skipGroups(2);
    } else if (definitions.has(name)) {
      skipDefinition();
    } else {
      write(spelled.get(name) ?? "", position);
      // The space after a command only ends its name; between words it is one.
      if (spelled.has(name)) return;
      while (bodyText[position] === " " && block.pieces.at(-1)?.text.endsWith(" ") === true) position++;
    }
  }

  /** The kind of the block that an environment begins with. */
  function unitAt(environment: string): Block["reason"] {
    if (!unitName.test(environment)) return "paragraph";
    unitDepth += 1;
    if (unitDepth > 1) return "part";
    inUnit = true;
    return "unit";
  }

  /** The kind of the block after an environment: an exercise ends where neither its solution nor the next one follows. */
  function unitEndAt(environment: string): Block["reason"] {
    if (unitName.test(environment)) unitDepth = Math.max(0, unitDepth - 1);
    else if (!sequelName.test(environment)) return "paragraph";
    return afterUnit();
  }

  /** The end of a command that goes on with an exercise. */
  function endSequel(): void {
    sequelBraces = 0;
    beginBlock(afterUnit(), position);
  }

  function afterUnit(): Block["reason"] {
    if (!inUnit || unitDepth > 0) return "paragraph";
    const following = /(?:\s|\uE001|\\(?:noindent|medskip|smallskip|bigskip|par|goodbreak|newpage|clearpage|qedhere|(?:vspace|label|hspace)\*?\{[^{}]{0,60}\})(?![a-zA-Z])){0,400}\\(?:begin\{([a-zA-Z]{1,40}\*?)\}|([a-zA-Z]{1,40})(?=\{))/y;
    following.lastIndex = position;
    // `\\exsol{…}`: a command that holds the solution.
    const [, next = "", command = ""] = following.exec(bodyText) ?? [];
    if (sequelCommand.test(command) || sequelName.test(next) || unitName.test(next)) return "paragraph";
    inUnit = false;
    return "unit-end";
  }

  function readSymbol(symbol: string): void {
    if ("%$&#_{}".includes(symbol)) write(symbol, position);
    else if (symbol === "\\") write("\n", position);
    else if (/[\s,;:!]/.test(symbol)) write(" ", position);
    // A line break keeps its meaning, so that a blank line after it is seen.
    if (symbol === "\n" || symbol === "\r") position--;
  }

  function readHeading(start: number): void {
    const option = groupAt(position);
    if (option !== null && bodyText[option.start] === "[") position = option.end;
    const group = groupAt(position);
    if (group === null || bodyText[group.start] !== "{" || headingEnd >= 0) return;
    beginBlock("heading", start);
    headingEnd = group.end;
    position = group.start + 1;
  }

  function skipGroups(most: number): void {
    for (let count = 0; count < most || bodyText[position] === "["; count++) {
      const group = groupAt(position);
      if (group === null || count > 9) return;
      position = group.end;
    }
  }

  /** Passes what a definition takes: a name, options and groups. */
  function skipDefinition(): void {
    const name = /\s{0,9}\\[a-zA-Z@]+(?:#\d){0,9}/y;
    name.lastIndex = position;
    if (name.test(bodyText)) position = name.lastIndex;
    for (let count = 0; count < 5; count++) {
      const group = groupAt(position);
      if (group === null) return;
      position = group.end;
    }
  }

  /** A group `{…}` or `[…]` that begins at an offset, brackets included; null where none does, or where it is not closed soon. */
  function groupAt(offset: number): Range | null {
    const opener = bodyText[offset];
    if (opener !== "{" && opener !== "[") return null;
    const closer = opener === "{" ? "}" : "]";
    let depth = 0;
    for (let i = offset; i < Math.min(bodyText.length, offset + 500); i++) {
      const character = bodyText[i];
      if (character === "\\") i++;
      else if (character === opener) depth++;
      else if (character === closer && --depth === 0) return { start: offset, end: i + 1 };
    }
    return null;
  }
}
