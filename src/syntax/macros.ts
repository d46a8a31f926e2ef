// Carries out the macros that a document defines: `\newcommand`, `\def`, `\DeclareMathOperator` and their like, wherever they stand. Between the document readers and the
// parser of mathematics, so that the parser only sees commands of LaTeX. What a macro makes keeps the place of its call; arguments keep their own.

import type { DocumentNote, DocumentPart, MathPart, Range, SourceDocument, SourceText } from "./document.js";
import { sliceSource } from "./document.js";
import { CONVENTIONAL_MACROS } from "./conventional-macros.js";
import { configuredMacros } from "./macro-configurations.js";
import { collectMacros, type Macro, type MacroDefinition } from "./macro-definitions.js";

/** More calls than this in one formula, or more characters made of it, and its macros are not carried out. */
const MOST_CALLS = 2_000;
const MOST_CHARACTERS = 100_000;
/** Characters that macros may make in a whole document. */
const MOST_IN_DOCUMENT = 5_000_000;

/**
 * The document with its macros carried out in every formula. `text` is what the definitions are looked for in, of the same length as the document; those of `preamble`,
 * a text from elsewhere (a style file, another chapter), stand before them.
 */
export function carryOutMacros(document: SourceDocument, text: string, preamble: string): SourceDocument {
  const everywhere = (definition: MacroDefinition): MacroDefinition => ({ ...definition, range: { start: -1, end: -1 } });
  const before = preamble === "" ? [] : [...collectMacros(preamble), ...configuredMacros(preamble)].map(everywhere);
  const own = [...configuredMacros(text).map(everywhere), ...collectMacros(text)];
  const defined = new Set([...before, ...own].map(({ name }) => name));
  const conventional = CONVENTIONAL_MACROS.filter(({ name }) => !defined.has(name));
  const isConventional = new Set(conventional.map(({ name }) => name));
  const definitions = [...conventional, ...before, ...own];
  const notes: DocumentNote[] = [...document.notes];
  const told = new Set<string>();
  const tell = (source: SourceText): void => {
    for (const match of source.text.matchAll(/\\([a-zA-Z]+)/g)) {
      const name = match[1] ?? "";
      if (!isConventional.has(name) || told.has(name)) continue;
      told.add(name);
      const start = source.offsets[match.index] ?? 0;
      notes.push({ severity: "info", message: `\\${name} is not defined in this document; it is read as it is commonly defined`, range: { start, end: start + name.length + 1 } });
    }
  };
  const parts: DocumentPart[] = [];
  const inForce = createMacroTable(definitions);
  let made = 0;
  for (const part of document.parts) {
    if (part.kind !== "math" || part.notation !== "latex") {
      parts.push(part);
      continue;
    }
    const formula = withoutDefinitions(part);
    if (formula === null) continue;
    if (made > MOST_IN_DOCUMENT || !formula.source.text.includes("\\")) {
      parts.push(formula);
      continue;
    }
    tell(formula.source);
    const expanded = expandMacros(formula.source, inForce(part.range.start));
    if (expanded.kind === "endless") {
      notes.push({ severity: "warning", message: `\\${expanded.macro} makes more than can be read; its macros are not carried out here`, range: { start: expanded.offset, end: expanded.offset + expanded.macro.length + 1 } });
      parts.push(formula);
      continue;
    }
    made += expanded.source.text.length;
    parts.push({ ...formula, source: expanded.source });
  }
  notes.sort((a, b) => a.range.start - b.range.start);
  return { ...document, parts, notes };
}

/** The macros in force at an offset: the last definition before it, else the first one after it. */
function createMacroTable(definitions: readonly MacroDefinition[]): (offset: number) => ReadonlyMap<string, Macro> {
  const later = new Map<string, Macro>();
  for (const definition of definitions) if (!later.has(definition.name)) later.set(definition.name, definition);
  const table = new Map<string, Macro>(later);
  let next = 0;
  return (offset) => {
    for (let definition = definitions[next]; definition !== undefined && definition.range.start < offset; definition = definitions[++next]) {
      if (!definition.provides || later.get(definition.name) === definition) table.set(definition.name, definition);
    }
    return table;
  };
}

/** A formula without the definitions in it; null where nothing else stands there. */
function withoutDefinitions(part: MathPart): MathPart | null {
  const found = collectMacros(part.source.text);
  if (found.length === 0) return part;
  const kept: Range[] = [];
  let from = 0;
  for (const { range } of found) {
    kept.push({ start: from, end: range.start });
    from = range.end;
  }
  kept.push({ start: from, end: part.source.text.length });
  const source = joinSources(kept.map((range) => sliceSource(part.source, range.start, range.end)));
  return source.text.trim() === "" ? null : { ...part, source };
}

function joinSources(sources: readonly SourceText[]): SourceText {
  const text = sources.map((source) => source.text).join("");
  const offsets = new Int32Array(text.length + 1);
  let at = 0;
  for (const source of sources) {
    offsets.set(source.offsets.subarray(0, source.text.length), at);
    at += source.text.length;
  }
  offsets[at] = sources.at(-1)?.offsets.at(-1) ?? 0;
  return { text, offsets };
}

export type Expanded = { readonly kind: "expanded"; readonly source: SourceText } | { readonly kind: "endless"; readonly macro: string; readonly offset: number };

/** A stretch of text that is read; the innermost is read first. */
interface Segment {
  readonly text: string;
  /** The place of each character. */
  readonly offsets: Int32Array;
  position: number;
}

/**
 * A formula with its macros carried out, as TeX does it: from the left, what a macro makes is read again. Characters that a macro makes stand for its call, its first
 * one for the beginning and the last ones for the end; the characters of arguments keep their places, as long as these go forward.
 */
export function expandMacros(source: SourceText, macros: ReadonlyMap<string, Macro>): Expanded {
  if (!callsAny(source.text, macros)) return { kind: "expanded", source };
  const stack: Segment[] = [{ text: source.text, offsets: source.offsets, position: 0 }];
  const output: string[] = [];
  const places: number[] = [];
  let calls = 0;
  /** Does the output end with the name of a command, to which a letter of another segment must not be joined? */
  let endsWithName = false;
  let lastSegment: Segment | null = null;

  const emit = (text: string, segment: Segment, from: number): void => {
    if (endsWithName && lastSegment !== segment && /^[a-zA-Z]/.test(text)) put(" ", segment.offsets[from] ?? 0);
    for (let k = 0; k < text.length; k++) put(text.charAt(k), segment.offsets[from + k] ?? 0);
    endsWithName = /^\\[a-zA-Z]+$/.test(text);
    lastSegment = segment;
  };
  const put = (character: string, place: number): void => {
    output.push(character);
    places.push(Math.max(place, places.at(-1) ?? 0));
  };

  for (let segment = top(stack); segment !== null; segment = top(stack)) {
    const from = segment.position;
    const name = /\\([a-zA-Z@]+)/y;
    name.lastIndex = from;
    const command = segment.text[from] === "\\" ? name.exec(segment.text) : null;
    if (command === null) {
      const next = segment.text.indexOf("\\", from);
      segment.position = next === from ? Math.min(from + 2, segment.text.length) : next < 0 ? segment.text.length : next;
      emit(segment.text.slice(from, segment.position), segment, from);
      continue;
    }
    const called = command[1] ?? "";
    segment.position = name.lastIndex;
    const macro = macros.get(called);
    if (macro === undefined) {
      emit(command[0], segment, from);
      continue;
    }
    calls += 1;
    const place = segment.offsets[from] ?? 0;
    if (calls > MOST_CALLS || output.length > MOST_CHARACTERS || stack.length > MOST_CALLS) return { kind: "endless", macro: called, offset: place };
    const call = readArguments(stack, macro);
    if (call === null) {
      emit(command[0], segment, from);
      continue;
    }
    const last = lastPlace(stack, place);
    const raised = /[_^]\s*$/.test(output.slice(-3).join("")) && !/^\\?[a-zA-Z]+$|^.$/.test(macro.body.trim());
    const pieces = macro.body.split(/#([1-9])/);
    if (raised) stack.push(segmentAt("}", last, last));
    for (let k = pieces.length - 1; k >= 0; k--) {
      const piece = pieces[k] ?? "";
      if (piece === "") continue;
      if (k % 2 === 0) stack.push(segmentAt(piece, k === 0 ? place : last, k === 0 && pieces.length > 1 ? place : last));
      else {
        const argument = call[Number(piece) - 1];
        if (argument !== undefined && argument.text !== "") stack.push({ text: argument.text, offsets: argument.offsets, position: 0 });
      }
    }
    if (raised) stack.push(segmentAt("{", place, place));
  }
  const offsets = new Int32Array(output.length + 1);
  offsets.set(places);
  offsets[output.length] = Math.max(source.offsets.at(-1) ?? 0, places.at(-1) ?? 0);
  return { kind: "expanded", source: { text: output.join(""), offsets } };
}

function callsAny(text: string, macros: ReadonlyMap<string, Macro>): boolean {
  for (const match of text.matchAll(/\\([a-zA-Z@]+)/g)) if (macros.has(match[1] ?? "")) return true;
  return false;
}

/** The segment that is read next; those that are through are taken off. */
function top(stack: Segment[]): Segment | null {
  for (let segment = stack.at(-1); segment !== undefined; segment = stack.at(-1)) {
    if (segment.position < segment.text.length) return segment;
    stack.pop();
  }
  return null;
}

/** Text that a macro makes: its first character stands at `first`, the others at `rest`. */
function segmentAt(text: string, first: number, rest: number): Segment {
  const offsets = new Int32Array(text.length + 1).fill(rest);
  offsets[0] = first;
  return { text, offsets, position: 0 };
}

/** The place of the last character that was read, which ends the call. */
function lastPlace(stack: readonly Segment[], otherwise: number): number {
  const segment = stack.at(-1);
  return segment === undefined || segment.position === 0 ? otherwise : Math.max(otherwise, segment.offsets[segment.position - 1] ?? otherwise);
}

/** The arguments of a call, taken off the stack; null where one is missing. */
function readArguments(stack: Segment[], macro: Macro): readonly SourceText[] | null {
  const found: SourceText[] = [];
  if (macro.starred) {
    const segment = top(stack);
    if (segment !== null && segment.text[segment.position] === "*") segment.position += 1;
  }
  for (let k = 0; k < macro.parameters; k++) {
    if (k === 0 && macro.optional !== null) {
      found.push(takeGroup(stack, "[", "]") ?? { text: macro.optional, offsets: new Int32Array(macro.optional.length + 1).fill(placeOf(stack)) });
      continue;
    }
    const argument = takeGroup(stack, "{", "}") ?? takeToken(stack);
    if (argument === null) return null;
    found.push(argument);
  }
  return found;
}

function placeOf(stack: Segment[]): number {
  const segment = top(stack);
  return segment?.offsets[segment.position] ?? 0;
}

/** A bracketed argument without its brackets. It may go on in the segments below: `\norm{#1}` in the body of another macro. */
function takeGroup(stack: Segment[], opener: string, closer: string): SourceText | null {
  const first = skipSpace(stack);
  if (first === null || first.text[first.position] !== opener) return null;
  const characters: string[] = [];
  const places: number[] = [];
  let depth = 0;
  // Nothing is taken off the stack before the group is known to be closed.
  for (let level = stack.length - 1; level >= 0; level--) {
    const segment = stack[level];
    if (segment === undefined) return null;
    for (let at = segment.position; at < segment.text.length; at++) {
      const character = segment.text.charAt(at);
      if (character === closer && depth === 1) {
        stack.length = level + 1;
        segment.position = at + 1;
        const offsets = new Int32Array(places.length + 1);
        offsets.set(places);
        offsets[places.length] = segment.offsets[at] ?? 0;
        return { text: characters.join(""), offsets };
      }
      if (depth > 0) {
        characters.push(character);
        places.push(segment.offsets[at] ?? 0);
        if (characters.length > MOST_CHARACTERS) return null;
      }
      if (character === "\\") {
        at += 1;
        if (at >= segment.text.length) break;
        characters.push(segment.text.charAt(at));
        places.push(segment.offsets[at] ?? 0);
      } else if (character === opener || (opener === "[" && character === "{")) depth += 1;
      else if (character === (opener === "[" ? "}" : closer)) depth -= 1;
    }
  }
  return null;
}

function takeToken(stack: Segment[]): SourceText | null {
  const segment = skipSpace(stack);
  if (segment === null) return null;
  const start = segment.position;
  const token = /\\(?:[a-zA-Z@]+|[^])|[^{}&]/uy;
  token.lastIndex = start;
  if (!token.test(segment.text)) return null;
  segment.position = token.lastIndex;
  return { text: segment.text.slice(start, segment.position), offsets: segment.offsets.slice(start, segment.position + 1) };
}

function skipSpace(stack: Segment[]): Segment | null {
  for (let segment = top(stack); segment !== null; segment = top(stack)) {
    if (!/\s/.test(segment.text[segment.position] ?? "")) return segment;
    segment.position += 1;
  }
  return null;
}
