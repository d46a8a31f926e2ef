// Reads derivations from YAML and JSON: a mapping with `steps`, a list of such mappings, or several documents. Settings come before the
// steps of their derivation whatever the order of the keys, because in a mapping they hold for all of it.

import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import { notationOfLine, type DocumentNote, type DocumentPart, type Range, type SourceDocument, type SourceText } from "./document.js";
import { textStart } from "./positions.js";
import { knownSettings, misspelledSetting, settingKeyOf } from "./settings.js";
import { parseYaml } from "./yaml-source.js";
import { nodeRange, readFormula, readSetting, readText, type YamlContext } from "./yaml-settings.js";

const stepKeys = ["steps", "claim", "claims"] as const;
const labelKeys = new Set(["by", "label", "rule"]);
const formulaKeys = new Set(["is", "step", "expr", "expression"]);

/**
 * Reads a YAML or JSON document. Steps come as mathematics in text notation with the label of their `by`; a claim comes after the
 * steps, labelled "claim". Derivations after the first begin with a "derivation" break.
 */
export function readYamlDocument(text: string): SourceDocument {
  const base = textStart(text);
  const parsed = parseYaml(text, { start: base, end: text.length });
  const context: YamlContext = { document: text, base, notes: [...parsed.notes] };
  const parts: DocumentPart[] = [];
  for (const document of parsed.documents) {
    const contents = document.contents;
    if (isEmpty(contents)) continue;
    const items: readonly (ParsedNode | null)[] = isSeq(contents) && contents.items.some((item) => isMap(item)) ? contents.items : [contents];
    for (const item of items) {
      if (isMap(item)) readDerivation(context, item, parts);
      else context.notes.push(notADerivation(context, item));
    }
  }
  return { notation: "yaml", parts, notes: inOrder(context.notes) };
}

function inOrder(notes: readonly DocumentNote[]): DocumentNote[] {
  return [...notes].sort((a, b) => a.range.start - b.range.start);
}

function isEmpty(node: ParsedNode | null): boolean {
  return node === null || (isScalar(node) && node.value === null && node.range[1] === node.range[0]);
}

function notADerivation(context: YamlContext, node: ParsedNode | null): DocumentNote {
  const found = isSeq(node) ? "a list of texts" : isMap(node) ? "a mapping without `steps`" : "a text";
  const range = nodeRange(context, node);
  return {
    severity: "error",
    message: `not a derivation: expected a mapping with \`steps\`, found ${found}`,
    range: { start: range.start, end: Math.min(range.end, range.start + 80) },
  };
}

interface Entry {
  readonly name: string;
  readonly keyNode: ParsedNode;
  readonly value: ParsedNode | null;
}

/** The entries of a mapping by their names; a name that comes twice is an error and the first holds. */
function entriesOf(context: YamlContext, map: YAMLMap.Parsed): Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const pair of map.items) {
    if (!isScalar(pair.key)) {
      context.notes.push({ severity: "error", message: "expected a key, found a list, a mapping or a reference", range: nodeRange(context, pair.key) });
      continue;
    }
    const name = pair.key.source.toLowerCase();
    if (seen.has(name)) {
      context.notes.push({ severity: "error", message: `\`${name}\` is given twice`, range: nodeRange(context, pair.key) });
      continue;
    }
    seen.add(name);
    entries.push({ name, keyNode: pair.key, value: pair.value });
  }
  return entries;
}

function readDerivation(context: YamlContext, map: YAMLMap.Parsed, parts: DocumentPart[]): void {
  const entries = entriesOf(context, map);
  if (!entries.some((entry) => entry.name === "steps")) {
    reportUnknown(context, entries, "error");
    context.notes.push(notADerivation(context, map));
    return;
  }
  if (parts.length > 0) parts.push({ kind: "break", reason: "derivation", title: null, range: nodeRange(context, map) });
  for (const entry of entries) {
    const key = settingKeyOf(entry.name);
    if (key !== null) parts.push(...readSetting(context, key, entry.keyNode, entry.value));
  }
  for (const entry of entries) {
    if (entry.name === "steps") readSteps(context, entry, parts);
  }
  for (const entry of entries) {
    if (entry.name === "claim" || entry.name === "claims") readClaims(context, entry, parts);
  }
  reportUnknown(context, entries, "warning");
}

/** Keys that say nothing to misstep: worth a word, and more than a word where one is nearly a key. */
function reportUnknown(context: YamlContext, entries: readonly Entry[], misspelled: "error" | "warning"): void {
  const known = [...knownSettings(), ...stepKeys];
  for (const entry of entries) {
    if (settingKeyOf(entry.name) !== null || stepKeys.some((key) => key === entry.name)) continue;
    const meant = misspelledSetting(entry.name, known);
    const range = nodeRange(context, entry.keyNode);
    if (meant !== null) context.notes.push({ severity: misspelled, message: `unknown key \`${entry.name}\`; did you mean \`${meant}\`?`, range });
    else context.notes.push({ severity: "info", message: `unknown key \`${entry.name}\` is not read`, range });
  }
}

function readSteps(context: YamlContext, entry: Entry, parts: DocumentPart[]): void {
  const steps = entry.value;
  if (!isSeq(steps)) {
    const found = isMap(steps) ? "a mapping" : isEmpty(steps) ? "nothing" : "a single text";
    context.notes.push({ severity: "error", message: `expected a list of steps, found ${found}`, range: nodeRange(context, isEmpty(steps) ? entry.keyNode : steps) });
    return;
  }
  if (steps.items.length === 0) context.notes.push({ severity: "error", message: "expected steps, found an empty list", range: nodeRange(context, steps) });
  for (const item of steps.items) {
    if (isMap(item) && isLabelledStep(item)) readLabelledStep(context, item, parts);
    else {
      const formula = readFormula(context, item);
      if (formula !== null) parts.push(mathPart(formula.source, nodeRange(context, item), formula.comment));
    }
  }
}

function isLabelledStep(map: YAMLMap.Parsed): boolean {
  return map.items.some((pair) => isScalar(pair.key) && (formulaKeys.has(keyName(pair.key.value)) || labelKeys.has(keyName(pair.key.value))));
}

function keyName(value: unknown): string {
  return typeof value === "string" ? value.toLowerCase() : "";
}

function readLabelledStep(context: YamlContext, map: YAMLMap.Parsed, parts: DocumentPart[]): void {
  let label: string | null = null;
  let formula: { readonly source: SourceText; readonly comment: string | null; readonly range: Range } | null = null;
  let said = false;
  for (const entry of entriesOf(context, map)) {
    if (labelKeys.has(entry.name)) label = readText(context, entry.value, entry.name)?.text ?? label;
    else if (formulaKeys.has(entry.name)) {
      said = true;
      const read = readFormula(context, entry.value);
      if (read !== null) formula = { ...read, range: nodeRange(context, entry.value) };
    } else {
      const message = `unknown key \`${entry.name}\` in a step; expected \`by\` and \`is\``;
      context.notes.push({ severity: "warning", message, range: nodeRange(context, entry.keyNode) });
    }
  }
  if (formula !== null) parts.push(mathPart(formula.source, formula.range, label ?? formula.comment));
  else if (!said) context.notes.push({ severity: "error", message: "a step without its formula: expected `is`", range: nodeRange(context, map) });
}

function readClaims(context: YamlContext, entry: Entry, parts: DocumentPart[]): void {
  const items: readonly (ParsedNode | null)[] = isSeq(entry.value) ? entry.value.items : [entry.value];
  for (const item of items) {
    const formula = readFormula(context, item);
    if (formula === null) continue;
    const range = nodeRange(context, item);
    parts.push({ kind: "prose", text: "claim", range: { start: range.start, end: range.start } });
    parts.push(mathPart(formula.source, range, "claim"));
  }
}

function mathPart(source: SourceText, range: Range, label: string | null): DocumentPart {
  return { kind: "math", notation: notationOfLine(source.text), display: true, environment: null, source, range, label };
}
