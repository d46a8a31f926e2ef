// Walks remark's tree of a Markdown text in which mathematics is hidden behind placeholders, and writes its prose and breaks in the
// order of the document. Markup goes, words stay.

import type { Heading, Html, Node, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { BreakPart } from "./document.js";
import { placeholder, type PartWriter } from "./part-writer.js";

/** The offsets of a node of a tree whose text begins at `base` in the document. */
function offsetsOf(node: Node, base: number): { readonly start: number; readonly end: number } {
  return { start: base + (node.position?.start.offset ?? 0), end: base + (node.position?.end.offset ?? 0) };
}

/** Writes the blocks of a tree. `masked` is the text that remark saw, `base` where the tree's text begins in it. */
export function writeTree(children: readonly RootContent[], masked: string, base: number, writer: PartWriter): void {
  for (const node of children) writeBlock(node, masked, base, writer);
}

function writeBlock(node: RootContent, masked: string, base: number, writer: PartWriter): void {
  switch (node.type) {
    case "paragraph":
      writeParagraph(node, base, writer);
      return;
    case "heading":
      writeHeading(node, masked, base, writer);
      return;
    case "html":
      writeHtml(node, masked, base, writer);
      return;
    case "blockquote":
    case "list":
    case "listItem":
      writeTree(node.children, masked, base, writer);
      return;
    default:
      // Code, thematic breaks and link definitions hold no prose.
      return;
  }
}

function paragraphBreak(node: Node, base: number): BreakPart {
  return { kind: "break", reason: "paragraph", title: null, range: offsetsOf(node, base) };
}

function writeParagraph(node: Paragraph, base: number, writer: PartWriter): void {
  writer.begin(paragraphBreak(node, base));
  writeInline(node.children, base, writer);
  writer.finishBlock();
}

function writeHeading(node: Heading, masked: string, base: number, writer: PartWriter): void {
  const range = offsetsOf(node, base);
  const written = masked.slice(range.start, range.end);
  const underline = written.trimStart().startsWith("#") ? null : /(=+|-+)[ \t]*$/.exec(written);
  const line = underline?.[1] ?? "";
  const isShortRelation = line === "=" || line === "==";
  // A display before a line `=` or `---` looks like an underlined heading; it is a paragraph that goes on, or ends.
  if (underline !== null && (isShortRelation || (line.startsWith("-") && written.includes(placeholder)))) {
    writer.begin(paragraphBreak(node, base));
    writeInline(node.children, base, writer);
    if (isShortRelation) writer.write(line, range.start + underline.index, range.start + underline.index + line.length);
    writer.finishBlock();
    return;
  }
  const titled = { kind: "break" as const, reason: "heading" as const, title: "", range };
  writer.begin(titled);
  writeInline(node.children, base, writer);
  titled.title = writer.finishBlock();
}

/** HTML keeps its words and its mathematics; what stands inside a tag is no text. */
function writeHtml(node: Html, masked: string, base: number, writer: PartWriter): void {
  const range = offsetsOf(node, base);
  const written = masked.slice(range.start, range.end);
  if (/^<(?:script|style|pre|textarea)\b|^<[!?]/i.test(written)) return;
  let begun = false;
  let position = 0;
  const writeText = (end: number): void => {
    const text = written.slice(position, end);
    if (text.trim() === "") return;
    if (!begun) writer.begin(paragraphBreak(node, base));
    begun = true;
    writer.write(text, range.start + position, range.start + end);
  };
  for (const tag of written.matchAll(/<[^<>]*>/g)) {
    writeText(tag.index);
    position = tag.index + tag[0].length;
  }
  writeText(written.length);
  if (begun) writer.finishBlock();
}

function writeInline(children: readonly PhrasingContent[], base: number, writer: PartWriter): void {
  for (const node of children) {
    const { start, end } = offsetsOf(node, base);
    switch (node.type) {
      case "text":
        writer.write(node.value, start, end);
        break;
      case "inlineCode":
        writer.write(node.value, start, end);
        break;
      case "break":
        writer.write("\n", start, end);
        break;
      case "emphasis":
      case "strong":
      case "delete":
      case "link":
      case "linkReference":
        writeInline(node.children, base, writer);
        break;
      default:
        // Images, inline tags and footnote marks hold no prose.
        break;
    }
  }
}
