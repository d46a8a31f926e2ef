// Reads Markdown: our scanner finds the mathematics, remark reads the prose around it, and both meet here in the order of the document.
// Long documents are given to remark in pieces, and only as far as they have markup, because remark is slow.

import remarkParse from "remark-parse";
import { unified } from "unified";
import type { DocumentNote, Range, SourceDocument } from "./document.js";
import { readFrontMatter } from "./front-matter.js";
import { scanMarkdown, type MarkdownScan } from "./markdown-scan.js";
import { writeTree } from "./markdown-tree.js";
import { createPartWriter, mergeSettings, placeholder, type PartWriter } from "./part-writer.js";
import { textStart } from "./positions.js";

/** Characters of prose that are given to remark, all together; what comes after is read as plain paragraphs. */
const remarkBudget = 300_000;
/** How often remark is called for one document; each call has its price. */
const mostCalls = 2_000;

const parser = unified().use(remarkParse);

/**
 * Reads a Markdown document. Front matter and `<!-- misstep: … -->` comments become settings, paragraphs, list items and headings
 * begin with breaks, and mathematics stands between the pieces of prose where its author put it.
 */
export function readMarkdownDocument(text: string): SourceDocument {
  const start = textStart(text);
  const front = readFrontMatter(text, start);
  const bodyStart = front?.end ?? start;
  const scan = scanMarkdown(text, bodyStart);
  const masked = maskText(text, bodyStart, scan);
  const writer = createPartWriter(text, scan.spans);
  const notes: DocumentNote[] = [...(front?.notes ?? []), ...scan.notes];
  writeBlocks(masked, bodyStart, scan, writer, notes);
  for (const span of writer.unread()) {
    if (span.part === null) continue;
    const severity = span.part.display ? "warning" : "info";
    notes.push({ severity, message: "mathematics inside code or markup is not read", range: span.range });
  }
  const settings = [...(front?.settings ?? []), ...scan.settings];
  notes.sort((a, b) => a.range.start - b.range.start);
  return { notation: "markdown", parts: mergeSettings(settings, writer.parts), notes };
}

/** The text as remark sees it, of equal length: spans as placeholders, code and front matter as white space. */
function maskText(text: string, bodyStart: number, scan: MarkdownScan): string {
  const pieces: string[] = [" ".repeat(bodyStart)];
  const covers = [
    ...scan.spans.map((span) => ({ range: span.range, blank: false })),
    ...scan.blanks.map((range) => ({ range, blank: true })),
  ].sort((a, b) => a.range.start - b.range.start);
  let position = bodyStart;
  for (const { range, blank } of covers) {
    pieces.push(text.slice(position, range.start).replaceAll(placeholder, "\uFFFD"));
    const length = range.end - range.start;
    pieces.push(blank ? text.slice(range.start, range.end).replace(/[^\r\n]/g, " ") : placeholder.repeat(length));
    position = range.end;
  }
  pieces.push(text.slice(position).replaceAll(placeholder, "\uFFFD"));
  return pieces.join("");
}

function writeBlocks(masked: string, bodyStart: number, scan: MarkdownScan, writer: PartWriter, notes: DocumentNote[]): void {
  const hidden = scan.spans.reduce((sum, span) => sum + span.range.end - span.range.start, 0);
  const blocks = splitAtBlankLines(masked, bodyStart);
  const isAbsurd = blocks.some((block) => !isSafe(masked.slice(block.start, block.end)));
  if (masked.length - bodyStart - hidden <= remarkBudget && !isAbsurd) {
    const tree = parser.parse(masked.slice(bodyStart));
    writeTree(tree.children, masked, bodyStart, writer);
    return;
  }
  let spent = 0;
  let calls = 0;
  let saidAt: Range | null = null;
  let group: { start: number; end: number } | null = null;
  const writeGroup = (): void => {
    if (group === null) return;
    calls++;
    writeTree(parser.parse(masked.slice(group.start, group.end)).children, masked, group.start, writer);
    group = null;
  };
  for (const block of blocks) {
    const content = masked.slice(block.start, block.end);
    const isPlain = /^[ \t]{4}/.test(content) || !/[*_`[\]<>&\\#~]|^[ \t]*(?:[-+*]|\d+[.)])[ \t]|^[ \t]*(?:=+|-+)[ \t]*$/m.test(content);
    if (!isPlain && spent <= remarkBudget && calls < mostCalls && isSafe(content)) {
      // A short paragraph costs remark more than its length.
      spent += content.length + 100;
      group = { start: group === null ? block.start : group.start, end: block.end };
      if (group.end - group.start > 20_000) writeGroup();
      continue;
    }
    writeGroup();
    if (!isPlain) saidAt ??= block;
    writePlainBlock(masked, block, writer);
  }
  writeGroup();
  if (saidAt !== null) {
    const message = "too long or too deeply nested for its Markdown to be read; from here on some markup is read as words";
    notes.push({ severity: "warning", message, range: { start: saidAt.start, end: Math.min(saidAt.end, saidAt.start + 80) } });
  }
}

/** Whether remark reads a block in time about linear in its length. */
function isSafe(block: string): boolean {
  if (block.length < 1000) return true;
  if ((block.match(/[^\uE000]/g)?.length ?? 0) > 50_000) return false;
  if ((block.match(/[*_]+|[[!&<`]/g)?.length ?? 0) > 3000) return false;
  return !/^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){60}/m.test(block);
}

/** Stretches between blank lines, in order. */
function splitAtBlankLines(masked: string, start: number): Range[] {
  const blocks: Range[] = [];
  let blockStart = -1;
  let blockEnd = start;
  const pattern = /[^\r\n]*(?:\r\n|\n|\r|$)/g;
  pattern.lastIndex = start;
  while (pattern.lastIndex < masked.length) {
    const lineStart = pattern.lastIndex;
    const line = pattern.exec(masked)?.[0] ?? "";
    if (/[^\s]/.test(line)) {
      if (blockStart < 0) blockStart = lineStart;
      blockEnd = lineStart + line.length;
    } else if (blockStart >= 0) {
      blocks.push({ start: blockStart, end: blockEnd });
      blockStart = -1;
    }
  }
  if (blockStart >= 0) blocks.push({ start: blockStart, end: blockEnd });
  return blocks;
}

/** A block without remark: headings are seen, list and quote marks at its beginning passed, everything else is words. */
function writePlainBlock(masked: string, block: Range, writer: PartWriter): void {
  const content = masked.slice(block.start, block.end);
  const marks = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){0,60}[ \t]*/.exec(content)?.[0].length ?? 0;
  const heading = /^#{1,6}[ \t]+/.exec(content);
  if (heading !== null) {
    const line = /^[^\r\n]*/.exec(content)?.[0] ?? "";
    const range = { start: block.start, end: block.start + line.length };
    const titled = { kind: "break" as const, reason: "heading" as const, title: "", range };
    writer.begin(titled);
    writer.write(line.slice(heading[0].length), range.start + heading[0].length, range.end);
    titled.title = writer.finishBlock();
    const rest = { start: range.end, end: block.end };
    if (masked.slice(rest.start, rest.end).trim() !== "") writeWords(masked, rest, writer);
    return;
  }
  writeWords(masked, { start: block.start + marks, end: block.end }, writer);
}

function writeWords(masked: string, range: Range, writer: PartWriter): void {
  writer.begin({ kind: "break", reason: "paragraph", title: null, range });
  writer.write(masked.slice(range.start, range.end), range.start, range.end);
  writer.finishBlock();
}
