// Settings and formulas out of YAML nodes, for YAML documents and for the front matter of Markdown. Where YAML takes mathematics for
// something of its own (`- y: 3`, `- [1,2]`, `- true`), the reader says so and asks for quotes.

import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from "yaml";
import type { DocumentNote, Range, SettingPart, SourceText } from "./document.js";
import type { SettingKey } from "./settings.js";
import { createSourceWriter, trimSource } from "./source-text.js";
import { scalarSource } from "./yaml-scalar.js";

/** Where nodes are read from, and the notes found on the way. */
export interface YamlContext {
  readonly document: string;
  /** Where the parsed YAML begins in the document. */
  readonly base: number;
  readonly notes: DocumentNote[];
}

export function nodeRange(context: YamlContext, node: { readonly range?: readonly number[] | null } | null | undefined): Range {
  const [start = 0, end = start] = node?.range ?? [];
  return { start: context.base + start, end: context.base + end };
}

/** What YAML takes a node for that is no text, or null where it is one. */
function eatenAs(node: ParsedNode): string | null {
  if (isMap(node)) return node.flow === true ? "a mapping in braces" : "a mapping `key: value`";
  if (isSeq(node)) return node.flow === true ? "a list in brackets" : "a list inside the list";
  if (isAlias(node)) return "a reference";
  if (node.anchor !== undefined) return "an anchor";
  if (node.tag !== undefined) return "a tag";
  if (node.type !== "PLAIN") return null;
  if (node.value === null) return node.range[1] > node.range[0] ? "an empty value" : "nothing";
  return typeof node.value === "boolean" ? "a truth value" : null;
}

/** Where a node begins with the anchor or tag before it, within its line. */
function startWithProperties(context: YamlContext, node: ParsedNode): number {
  const start = context.base + node.range[0];
  const lineStart = Math.max(context.document.lastIndexOf("\n", start - 1), context.document.lastIndexOf("\r", start - 1)) + 1;
  const before = /[!&][^\s,[\]{}]*[ \t]*$/.exec(context.document.slice(Math.max(lineStart, start - 200), start));
  return node.range[0] - (before?.[0].length ?? 0);
}

/** A formula with the comment that follows it on its line. */
export interface YamlFormula {
  readonly source: SourceText;
  readonly comment: string | null;
}

/**
 * The text of a node that should be a formula, or null where there is none. What YAML would eat is an error note; its text still comes
 * as the author wrote it, so that no line of a chain is lost.
 */
export function readFormula(context: YamlContext, node: ParsedNode | null): YamlFormula | null {
  if (node === null) return null;
  const comment = commentAfter(context, node);
  const eaten = eatenAs(node);
  if (eaten !== null) {
    const source = asWritten(context, node);
    const range = { start: source.offsets[0] ?? 0, end: source.offsets[source.text.length] ?? 0 };
    context.notes.push({ severity: "error", message: quoteIt(source.text, eaten), range });
    return source.text === "" ? null : { source, comment: comment?.text ?? null };
  }
  if (!isScalar(node)) return null;
  if (comment !== null && node.type === "PLAIN") {
    const message = `YAML takes \`${shortened(comment.written)}\` for a comment; quote it if it belongs to the formula`;
    context.notes.push({ severity: "warning", message, range: comment.range });
  }
  return { source: scalarSource(context.document, node, context.base), comment: comment?.text ?? null };
}

function quoteIt(found: string, eaten: string): string {
  if (found === "") return "found nothing, expected a formula";
  const quoted = found.length > 60 || /[\r\n]/.test(found) ? "'…'" : `'${found.replaceAll("'", "''")}'`;
  return `YAML takes \`${shortened(found)}\` for ${eaten}, expected a formula: quote it, \`${quoted}\``;
}

function shortened(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  return line.length > 60 || line.length < text.length ? `${line.slice(0, 60)}…` : line;
}

function commentAfter(context: YamlContext, node: ParsedNode): { readonly text: string; readonly written: string; readonly range: Range } | null {
  const end = context.base + node.range[1];
  const match = /^[ \t]+(#([^\r\n]*))/.exec(context.document.slice(end, end + 400));
  const written = match?.[1];
  if (match === null || written === undefined) return null;
  return { text: (match[2] ?? "").trim(), written, range: { start: end + match[0].length - written.length, end: end + match[0].length } };
}

/** A node as it stands in the document, from its tag or anchor to its end. */
function asWritten(context: YamlContext, node: ParsedNode): SourceText {
  const writer = createSourceWriter(context.document);
  const end = context.base + node.range[1];
  writer.copy(context.base + startWithProperties(context, node), end);
  return trimSource(writer.finish(end));
}

/** The text of a scalar that is no formula (a title, a verdict, a label); null for anything else, with a note. */
export function readText(context: YamlContext, node: ParsedNode | null, what: string): SourceText | null {
  if (isScalar(node) && (node.range?.[1] ?? 0) > (node.range?.[0] ?? 0)) return scalarSource(context.document, node, context.base);
  const found = isMap(node) ? "a mapping" : isSeq(node) ? "a list" : isAlias(node) ? "a reference" : "nothing";
  context.notes.push({ severity: "error", message: `expected a text for \`${what}\`, found ${found}`, range: nodeRange(context, node) });
  return null;
}

/** The items of a list, or a value that stands alone as the only item. */
function itemsOf(node: ParsedNode | null): readonly (ParsedNode | null)[] {
  return isSeq(node) ? node.items : [node];
}

/** The settings that one entry of a mapping holds: one for each item of a list or a mapping. */
export function readSetting(context: YamlContext, key: SettingKey, keyNode: ParsedNode, value: ParsedNode | null): SettingPart[] {
  const settings: SettingPart[] = [];
  const whole = { start: nodeRange(context, keyNode).start, end: nodeRange(context, value ?? keyNode).end };
  const isFormula = key === "assume" || key === "let";
  if (value === null || (isScalar(value) && value.value === null && value.range?.[0] === value.range?.[1])) {
    context.notes.push({ severity: "warning", message: `\`${key}\` says nothing`, range: nodeRange(context, keyNode) });
    return settings;
  }
  if (key === "let" && isMap(value)) {
    for (const pair of value.items) {
      const setting = readDefinition(context, pair);
      if (setting !== null) settings.push(setting);
    }
    return settings;
  }
  const items = key === "title" ? [value] : itemsOf(value);
  for (const item of items) {
    const source = isFormula ? (readFormula(context, item)?.source ?? null) : readText(context, item, key);
    if (source === null) continue;
    settings.push({ kind: "setting", key, value: source, range: items.length > 1 ? nodeRange(context, item) : whole });
  }
  return settings;
}

/** `J: -(a + b)` of a `let` mapping as the text `J = -(a + b)`; the ` = ` stands for the place of the colon. */
function readDefinition(context: YamlContext, pair: Pair<ParsedNode, ParsedNode | null>): SettingPart | null {
  const name = readText(context, pair.key, "the name of a definition");
  const value = readFormula(context, pair.value);
  if (name === null || value === null) {
    if (name !== null && pair.value === null) {
      context.notes.push({ severity: "error", message: `\`${name.text}\` has no value`, range: nodeRange(context, pair.key) });
    }
    return null;
  }
  const keyRange = nodeRange(context, pair.key);
  const valueStart = value.source.offsets[0] ?? keyRange.end;
  const colon = context.document.indexOf(":", keyRange.end);
  const equals = colon >= keyRange.end && colon < valueStart ? colon : keyRange.end;
  const text = `${name.text} = ${value.source.text}`;
  const offsets = new Int32Array(text.length + 1);
  offsets.set(name.offsets.subarray(0, name.text.length), 0);
  offsets.fill(equals, name.text.length, name.text.length + 3);
  offsets.set(value.source.offsets, name.text.length + 3);
  const range = { start: keyRange.start, end: nodeRange(context, pair.value).end };
  return { kind: "setting", key: "let", value: { text, offsets }, range };
}
