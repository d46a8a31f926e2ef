// `read(text)`: what was understood of a text, before any verdict: its derivations line by line, the definitions, assumptions and shapes they
// rest on, and what could not be read, each with its place.

import { elaborateDerivation, expressionsOf, type ElaboratedDerivation } from "../elaborate/derivation.js";
import { definitionsInForce } from "../elaborate/in-force.js";
import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import { readDraft } from "../elaborate/read-draft.js";
import { CONVENTIONAL } from "../elaborate/reading.js";
import { graphName, namesInText } from "../elaborate/scope.js";
import { surveyNames, type Survey } from "../elaborate/survey.js";
import { createArena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import type { NameKind } from "../expression/tensor-kind.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import type { NameRole, ReadDerivation, ReadFile, ReadLine } from "../model/reading.js";
import type { Note, Place } from "../model/report.js";
import { printFormula } from "../notation/formula.js";
import { printUnicode } from "../notation/unicode.js";
import type { DocumentNotation, Range, SourceText } from "../syntax/document.js";
import { createPositions, type Positions } from "../syntax/positions.js";
import { readDocument } from "../syntax/read-document.js";
import { guessNotation, MAX_LENGTH } from "./check.js";

export interface ReadOptions {
  /** The notation of the text; without it, by the ending of the path, else Markdown where it looks like that and plain text otherwise. */
  readonly notation?: DocumentNotation | undefined;
  readonly path?: string | undefined;
  /** Assumptions in plain text, such as `x > 0`. */
  readonly assume?: readonly string[] | undefined;
  /** Definitions of LaTeX macros that stand elsewhere: a style file, a preamble. */
  readonly preamble?: string | undefined;
  /** What `y'` is the derivative by, where the text does not say. */
  readonly variable?: string | undefined;
}

/** What is understood of a text under the conventional reading. Never throws on any text. */
export function readText(text: string, options: ReadOptions): ReadFile {
  const path = options.path ?? "<text>";
  if (text.length > MAX_LENGTH) return { path, status: "too-large", derivations: [], notes: [{ kind: "unread", line: 1, column: 1, message: `the text has ${text.length} characters; more than ${MAX_LENGTH} are not read` }] };
  if (text.trim() === "") return { path, status: "empty", derivations: [], notes: [] };
  const positions = createPositions(text);
  const source = readDocument(text, options.notation ?? guessNotation(text, options.path), options.preamble ?? "");
  const errors = source.notes.filter((note) => note.severity === "error");
  const draft = readDraft(source, text, { assume: options.assume ?? [], variable: options.variable ?? null });
  const notes: Note[] = [
    ...errors.map((note): Note => ({ kind: "unread", ...positions.at(note.range.start), message: note.message })),
    ...draft.notes.map((note): Note => ({ kind: note.kind, ...positions.at(note.offset), message: note.message })),
  ];
  const surveyOf = surveyNames(draft);
  const derivations = draft.derivations.map((derivation) => describe(draft, derivation, surveyOf(derivation.section), positions));
  const binary = errors.some((note) => note.message.startsWith("binary"));
  return { path, status: derivations.length > 0 ? "read" : binary ? "binary" : "no-derivation", derivations, notes: inOrder(notes) };
}

function describe(document: DraftDocument, draft: DraftDerivation, survey: Survey, positions: Positions): ReadDerivation {
  const elaborated = elaborateDerivation(createArena(), document, draft, survey, CONVENTIONAL);
  const notes: Note[] = [];
  const note = (kind: Note["kind"], message: string, source: SourceText, at: number): void => {
    const made: Note = { kind, ...positions.at(source.offsets[Math.min(at, source.offsets.length - 1)] ?? 0), message };
    if (!notes.some((other) => other.message === made.message && (kind !== "unread" || (other.line === made.line && other.column === made.column)))) notes.push(made);
  };
  const notJudged = (nodes: readonly Node[], source: SourceText, at: number): void => {
    for (const node of nodes) {
      someNode(node, (each) => {
        if (each.kind === "opaque") note("info", each.what, source, at);
        return false;
      });
    }
  };
  const lines = elaborated.lines.map(({ draft: line, located, formula, notes: own }, number): ReadLine => {
    for (const each of own) note("reading", each.message, line.source, each.range.start);
    for (const each of line.notes) note(each.kind, each.message, line.source, each.range.start);
    const isRead = line.notes.every((each) => each.kind !== "unread");
    if (isRead) notJudged(expressionsOf({ located, formula }), line.source, line.range.start);
    return {
      number, ...placeOf(line.source, line.range, positions), role: line.role, relation: line.relation, label: line.label, text: line.source.text.slice(line.range.start, line.range.end),
      reading: !isRead ? null : located !== null ? printUnicode(located.node) : formula === null ? null : printFormula(formula),
    };
  });
  const claims = elaborated.claims.map(({ draft: claim, located }) => {
    for (const each of claim.notes) note(each.kind, each.message, claim.piece.source, each.range.start);
    const isRead = claim.notes.every((each) => each.kind !== "unread");
    return { ...placeOf(claim.piece.source, claim.range, positions), text: claim.piece.source.text.slice(claim.range.start, claim.range.end), reading: isRead ? printUnicode(located.node) : null };
  });
  const inForce = [...definitionsInForce(document, draft).among(namesInText(elaborated.definitions.keys(), survey.scope)).values()];
  for (const definition of inForce) for (const each of definition.notes) note(each.kind, each.message, definition.body.source, each.range.start);
  for (const { note: each, piece } of elaborated.definitionNotes) note("reading", each.message, piece.source, each.range.start);
  return {
    title: draft.title, line: positions.at(draft.start).line,
    definitions: inForce.map((definition) => {
      const body = elaborated.definitions.get(graphName(definition.name, survey.scope))?.body;
      const name = definition.parameters.length > 0 ? `${definition.name}(${definition.parameters.join(", ")})` : definition.indices.length > 0 ? `${definition.name}_${definition.indices.join("")}` : definition.name;
      return { name, value: body === undefined || definition.notes.some((each) => each.kind === "unread") ? definition.text : printUnicode(body), line: positions.at(definition.offset).line };
    }),
    assumptions: assumptionsOf(elaborated, positions),
    names: rolesOf(elaborated, survey), lines, claims, notes: inOrder(notes),
  };
}

/** The assumptions in force; one that holds as two relations (`0 < x < 1`) is said once. */
function assumptionsOf(elaborated: ElaboratedDerivation, positions: Positions): ReadDerivation["assumptions"] {
  const said = new Map<string, ReadDerivation["assumptions"][number]>();
  for (const { text, source, offset, use } of elaborated.assumptions) {
    if (use !== "hint") said.set(`${offset} ${text}`, { text, source, line: positions.at(offset).line });
  }
  return [...said.values()];
}

/** What the names of a derivation stand for where that is more than a number. */
function rolesOf(elaborated: ElaboratedDerivation, survey: Survey): readonly NameRole[] {
  const roots = [
    ...elaborated.lines.flatMap(expressionsOf),
    ...elaborated.claims.map((claim) => claim.located.node), ...[...elaborated.definitions.values()].map((definition) => definition.body),
  ];
  const used = new Set<string>();
  for (const root of roots) for (const name of freeSymbols(root)) used.add(name);
  const roles: NameRole[] = [];
  for (const name of [...used].sort()) {
    const [shape] = survey.scope.tensors.candidates.get(name) ?? [];
    const variable = elaborated.dependence.get(name)?.name;
    if (shape !== undefined) roles.push({ name, role: `${shapeText(shape)}${survey.scope.tensors.declared.has(name) ? "" : " (guessed)"}` });
    else if (variable !== undefined) roles.push({ name, role: `function of ${variable}` });
    else if (elaborated.integers.has(name)) roles.push({ name, role: "whole number" });
  }
  return roles;
}

function shapeText(shape: NameKind): string {
  const properties = `${shape.symmetric ? "symmetric " : ""}${shape.diagonal ? "diagonal " : ""}`;
  const family = shape.family > 0 ? "family of " : "";
  const plural = shape.family > 0;
  switch (shape.kind) {
    case "scalar":
      return plural ? "family of numbers" : "number";
    case "column":
      return `${family}${plural ? "vectors" : "vector"}${shape.rows === null ? "" : ` of ${shape.rows}`}`;
    case "row":
      return `${family}${plural ? "row vectors" : "row vector"}${shape.columns === null ? "" : ` of ${shape.columns}`}`;
    case "matrix": {
      const size = shape.rows === null && shape.columns === null ? (shape.square ? ", square" : "") : `, ${shape.rows ?? "?"} × ${shape.columns ?? "?"}`;
      return `${family}${properties}${plural ? "matrices" : "matrix"}${size}`;
    }
  }
}

function placeOf(source: SourceText, range: Range, positions: Positions): Place {
  const startOf = (at: number): number => source.offsets[Math.min(Math.max(at, 0), source.offsets.length - 1)] ?? 0;
  const from = positions.at(startOf(range.start));
  const to = positions.at(range.end <= range.start ? startOf(range.start) : startOf(range.end - 1) + 1);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function inOrder(notes: readonly Note[]): readonly Note[] {
  return [...notes].sort((a, b) => a.line - b.line || a.column - b.column);
}
