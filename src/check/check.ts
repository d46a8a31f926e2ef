// The whole way from a text to its report: read, elaborate, judge, diagnose, and say it. The one entrance for every surface.

import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import { expressionsOf } from "../elaborate/derivation.js";
import { definitionsInForce } from "../elaborate/in-force.js";
import { graphName, namesInText } from "../elaborate/scope.js";
import { readDraft } from "../elaborate/read-draft.js";
import { surveyNames, type Survey } from "../elaborate/survey.js";
import { createArena, type Arena } from "../expression/arena.js";
import { namesUsed } from "../elaborate/unknown-losses.js";
import type {
  ClaimReport, DerivationReport, DerivationStatus, FileReport, Note, Report, StepReport, Summary,
} from "../model/report.js";
import { REPORT_SCHEMA } from "../model/report.js";
import { VERSION } from "../model/version.js";
import { printFormula } from "../notation/formula.js";
import { printUnicode } from "../notation/unicode.js";
import type { DocumentNotation, SourceDocument, SourceText } from "../syntax/document.js";
import { createPositions, type Positions } from "../syntax/positions.js";
import { notationOf, readDocument } from "../syntax/read-document.js";
import { chooseReading, shapesFit, type ChosenReading } from "./choose-reading.js";
import { createDiagnostician } from "./diagnose-step.js";
import { widened } from "../diagnosis/whole-brackets.js";
import type { JudgedClaim, JudgedDerivation, JudgedLine } from "./judged.js";
import { asNumbersThroughout, withOwnNumbers } from "../elaborate/own-numbers.js";
import { withNearerContext } from "./nearer-context.js";
import { surveyText } from "../elaborate/draft-state.js";
import { createNearText } from "./near-text.js";
import { withLaterProperties } from "./later-properties.js";
import { createLayouts } from "./one-layout.js";
import { expectationOf, meetsExpectation } from "./expectation.js";

export interface CheckOptions {
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

/** Longer texts are not read. */
export const MAX_LENGTH = 16 * 1024 * 1024;
/** More derivations of one document than this are not judged. */
const MAX_DERIVATIONS = 20_000;

/** The notation of a text that nobody named. */
export function guessNotation(text: string, path: string | undefined): DocumentNotation {
  const known = path === undefined ? null : notationOf(path);
  if (known !== null) return known;
  if (/\\documentclass|\\begin\{document\}/.test(text)) return "latex";
  if (/\$|\\\[|\\\(|\\begin\{|```|^#{1,6} |^---\s*$/m.test(text)) return "markdown";
  if (/^\s*(?:steps|let)\s*:\s*$/m.test(text)) return "yaml";
  return "text";
}

/**
 * Checks every derivation of a text.
 *
 * Never throws on any text: what could not be read is a note with its place. Synchronous, and the same text gives the same report.
 */
export function checkText(text: string, options: CheckOptions): Report {
  return examineText(text, options).report;
}

/** A derivation as it was judged, for those who show its mathematics: the graph of its expressions, and where the text has its lines. */
export interface ExaminedDerivation {
  readonly arena: Arena;
  readonly judged: JudgedDerivation;
  readonly positions: Positions;
}

/** A report with the mathematics behind it, a derivation for each of the report's, in order. */
export interface Examination {
  readonly report: Report;
  readonly derivations: readonly ExaminedDerivation[];
}

/** Checks every derivation of a text as `checkText` does, and keeps what was judged. */
export function examineText(text: string, options: CheckOptions): Examination {
  const path = options.path ?? "<text>";
  const nothing = (status: FileReport["status"], notes: readonly Note[]): Examination => ({ report: fileReport(path, status, notes), derivations: [] });
  if (text.length > MAX_LENGTH) return nothing( "too-large", [{ kind: "unread", line: 1, column: 1, message: `the text has ${text.length} characters; more than ${MAX_LENGTH} are not read` }]);
  if (text.trim() === "") return nothing("empty", []);
  const source = readDocument(text, options.notation ?? guessNotation(text, options.path), options.preamble ?? "");
  const positions = createPositions(text);
  const noteAt = (kind: Note["kind"], message: string, offset: number): Note => ({ kind, ...positions.at(offset), message });
  const errors = source.notes.filter((note) => note.severity === "error");
  const drafting = { assume: options.assume ?? [], variable: options.variable ?? null };
  const whole = surveyText(source, text, drafting);
  const draft = readDraft(source, text, drafting, whole);
  const fileNotes: Note[] = [
    ...errors.map((note) => noteAt("unread", note.message, note.range.start)),
    ...draft.notes.map((note) => noteAt(note.kind, note.message, note.offset)),
  ];
  if (draft.derivations.length === 0) {
    const binary = errors.some((note) => note.message.startsWith("binary"));
    return nothing(binary ? "binary" : "no-derivation", fileNotes);
  }
  const expectations = expectationOf(draft.expect, draft.derivations.length);
  const surveyOf = surveyNames(draft);
  const inOneLayout = createLayouts();
  const asNearTextReads = createNearText({ source, text, options: drafting, whole, draft });
  const examined = draft.derivations.slice(0, MAX_DERIVATIONS).map((derivation) => reportDerivation(draft, derivation, withLaterProperties(surveyOf(derivation.section), derivation.start), { path, text, positions, source, inOneLayout, asNearTextReads }));
  const derivations = examined.map(({ report }) => report);
  const judged = derivations.map((derivation, k): DerivationReport => {
    const { text: expect, met } = meetsExpectation(expectations, derivation, k, derivations);
    return { ...derivation, expect, asExpected: met };
  });
  const report: Report = {
    schema: REPORT_SCHEMA, version: VERSION, summary: summarize(judged),
    files: [{ path, status: "read", notes: [...fileNotes, ...expectations.problems.map((message) => ({ kind: "unread" as const, line: 1, column: 1, message }))] }],
    derivations: judged,
  };
  return { report, derivations: examined.map(({ examined: kept }) => kept) };
}

function fileReport(path: string, status: FileReport["status"], notes: readonly Note[]): Report {
  return { schema: REPORT_SCHEMA, version: VERSION, summary: summarize([]), files: [{ path, status, notes }], derivations: [] };
}

function summarize(derivations: readonly DerivationReport[]): Summary {
  const count = (status: DerivationStatus): number => derivations.filter((derivation) => derivation.status === status).length;
  return {
    derivations: derivations.length, right: count("right"), wrong: count("wrong"), undecided: count("undecided"), unreadable: count("unreadable"),
    unexpected: derivations.filter((derivation) => (derivation.asExpected === null ? derivation.status === "wrong" : !derivation.asExpected)).length,
  };
}

interface Surroundings {
  readonly path: string;
  readonly text: string;
  readonly positions: Positions;
  readonly source: SourceDocument;
  readonly inOneLayout: ReturnType<typeof createLayouts>;
  readonly asNearTextReads: ReturnType<typeof createNearText>;
}

/** The reading of a derivation, with numbers for its letters where vectors do not fit and numbers do. */
function chooseRoles(arena: Arena, document: DraftDocument, draft: DraftDerivation, survey: Survey): { readonly survey: Survey; readonly chosen: ChosenReading } {
  const chosen = chooseReading(arena, document, draft, survey);
  const numbers = shapesFit(chosen.judged) ? null : asNumbersThroughout(survey, document, draft);
  if (numbers === null) return { survey, chosen };
  const again = chooseReading(arena, numbers.document, draft, numbers.survey);
  const isJudged = again.judged.lines.every(({ verdict }) => verdict !== "undecided" && verdict !== "unreadable" && (verdict !== "unequal" || !numbers.isFreer)) && again.judged.lines.some(({ verdict }) => verdict === "equal");
  const letters = numbers.names.filter((name) => !survey.scope.functions.has(name)).map((name) => printUnicode(arena.symbol(name))).join(", ");
  return isJudged ? { survey: numbers.survey, chosen: { ...again, notes: [...again.notes, `${letters} ${numbers.names.length === 1 ? "is read as a number" : "are read as numbers"} here, since vectors do not fit`] } } : { survey, chosen };
}

function reportDerivation(document: DraftDocument, draft: DraftDerivation, sectionSurvey: Survey, around: Surroundings): { readonly report: DerivationReport; readonly examined: ExaminedDerivation } {
  const { positions, text, path } = around;
  const arena = createArena();
  const { survey, chosen: { judged: conventional, notes: readingNotes } } = chooseRoles(arena, document, draft, withOwnNumbers(sectionSurvey, document, draft));
  const inContext = around.asNearTextReads(arena, draft, survey, withNearerContext(arena, document, draft, survey, conventional));
  const judged = around.inOneLayout(inContext, draft.section, positions.at(draft.start).line);
  const notes: Note[] = [];
  const seen = new Set<string>();
  const addNote = (kind: Note["kind"], message: string, offset: number, mistake: string | null = null): void => {
    const key = `${kind}\u0000${message}\u0000${kind === "unread" ? offset : ""}`;
    if (seen.has(key)) return;
    seen.add(key);
    notes.push({ kind, ...(mistake === null ? {} : { mistake }), ...positions.at(offset), message });
  };
  const startOf = (source: SourceText, at: number): number => source.offsets[Math.min(Math.max(at, 0), source.offsets.length - 1)] ?? 0;
  const endOf = (source: SourceText, at: number): number => (at <= 0 ? startOf(source, 0) : (source.offsets[at - 1] ?? 0) + 1);
  const placeOf = (source: SourceText, start: number, end: number): { line: number; column: number; endLine: number; endColumn: number } => {
    const from = positions.at(startOf(source, start));
    const to = positions.at(end <= start ? startOf(source, start) : endOf(source, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };

  for (const message of readingNotes) addNote("reading", message, draft.start);
  for (const message of judged.tensors?.notes() ?? []) addNote("reading", message, draft.start);
  if (judged.complexNote !== null) addNote("reading", judged.complexNote, draft.start);
  const used = namesUsed(judged.lines.flatMap(({ line }) => expressionsOf(line)), judged.elaborated.definitions);
  const inForce = [...definitionsInForce(document, draft).among(namesInText(used, survey.scope)).values()];
  for (const definition of inForce) {
    for (const note of definition.notes) addNote(note.kind, note.message, startOf(definition.body.source, note.range.start));
  }
  for (const { note, name, piece } of judged.elaborated.definitionNotes) if (used.has(graphName(name, survey.scope))) addNote("reading", note.message, startOf(piece.source, note.range.start));
  const diagnose = createDiagnostician(arena, judged, (range, source) => placeOf(source, range.start, range.end));

  let corrected: ReadonlyMap<number, string> = new Map();
  const steps = judged.lines.map((line): StepReport => {
    const { draft: drafted, located, notes: lineNotes } = line.line;
    for (const note of lineNotes) addNote("reading", note.message, startOf(drafted.source, note.range.start));
    for (const note of drafted.notes) addNote(note.kind, note.message, startOf(drafted.source, note.range.start));
    const whole = widened(drafted.source.text, drafted.range);
    const place = placeOf(drafted.source, whole.start, whole.end);
    const move = diagnose.move(line);
    if (move.labelNote !== null) addNote("label", `step ${line.number}: ${move.labelNote}`, startOf(drafted.source, drafted.range.start));
    for (const remark of judged.remarks) if (remark.number === line.number) addNote("info", `step ${line.number}: ${remark.message}`, startOf(drafted.source, drafted.range.start), remark.mistake);
    for (const condition of line.introduced) {
      const words = condition.words === "" ? "" : ` ("${condition.words}")`;
      addNote("condition", `step ${line.number} holds for ${condition.text}${words}; the steps after it are read so too`, startOf(drafted.source, drafted.range.start));
    }
    // To repeat the mistake is no repair of a line that comes back from it.
    const diagnosis = line.verdict === "unequal" && line.afterError !== "recovers" ? diagnose.step(line) : null;
    if (line.number === judged.firstWrong && diagnosis?.fix != null) corrected = diagnose.continuation(line, diagnosis.fix);
    return {
      number: line.number, ...place, relation: drafted.relation, label: drafted.label, rule: move.rule,
      text: text.slice(startOf(drafted.source, whole.start), endOf(drafted.source, whole.end)),
      reading: line.verdict === "unreadable" ? null : located !== null ? printUnicode(located.node) : line.line.formula === null ? null : printFormula(line.line.formula),
      verdict: line.verdict, certainty: line.verdict === "equal" || line.verdict === "unequal" ? (line.judgement?.certainty ?? null) : null,
      reason: line.reason, conditions: line.conditions, agreesWithStart: line.agreesWithStart, afterError: line.afterError,
      witness: line.verdict === "unequal" ? (line.judgement?.witness ?? null) : null,
      diagnosis, corrected: corrected.get(line.number) ?? null,
    };
  });
  const claims = judged.claims.map((claim, k): ClaimReport => {
    const elaborated = judged.elaborated.claims[k];
    const drafted = elaborated?.draft ?? draft.claims[k];
    if (drafted === undefined || elaborated === undefined) throw new Error("a judged claim without its text");
    for (const note of elaborated.notes) addNote("reading", note.message, startOf(drafted.piece.source, note.range.start));
    return {
      ...placeOf(drafted.piece.source, drafted.range.start, drafted.range.end),
      text: text.slice(startOf(drafted.piece.source, drafted.range.start), endOf(drafted.piece.source, drafted.range.end)),
      reading: printUnicode(elaborated.located.node), verdict: claim.verdict,
      certainty: claim.verdict === "equal" || claim.verdict === "unequal" ? (claim.judgement?.certainty ?? null) : null,
      reason: claim.reason, conditions: claim.conditions, witness: claim.verdict === "unequal" ? (claim.judgement?.witness ?? null) : null, diagnosis: null,
    };
  });
  const stated = judged.elaborated.assumptions.filter((assumption) => assumption.use !== "hint").map((assumption) => ({
    text: assumption.text, source: assumption.source, line: assumption.source === "assume" && assumption.offset === 0 ? 1 : positions.at(assumption.offset).line,
  }));
  // `0 < x < 1` and `x, y > 0` are several relations, and said once.
  const assumptions = [...new Map(stated.map((each) => [`${each.line} ${each.text}`, each])).values()];
  const conditions = new Set<string>();
  for (const line of judged.lines) for (const condition of line.conditions) if (condition.source === "prose" && !assumptions.some((assumption) => assumption.text === condition.text)) conditions.add(condition.text);
  const report: DerivationReport = {
    path, title: draft.title, line: positions.at(draft.start).line, status: statusOf(judged.lines, judged.claims), firstWrongStep: judged.firstWrong, expect: null, asExpected: null,
    definitions: inForce.map((definition) => ({
      name: definition.parameters.length > 0 ? `${definition.name}(${definition.parameters.join(", ")})` : definition.indices.length > 0 ? `${definition.name}_${definition.indices.join("")}` : definition.name,
      value: printDefinition(judged.elaborated.definitions, graphName(definition.name, survey.scope)) ?? definition.text, line: positions.at(definition.offset).line,
    })),
    assumptions: [...assumptions, ...[...conditions].map((condition) => ({ text: condition, source: "prose" as const, line: positions.at(draft.singles[0]?.offset ?? draft.start).line }))],
    notes: notes.sort((a, b) => a.line - b.line || a.column - b.column), steps, claims,
  };
  return { report, examined: { arena, judged, positions } };
}

function printDefinition(definitions: ReadonlyMap<string, { readonly body: Parameters<typeof printUnicode>[0] }>, name: string): string | null {
  const definition = definitions.get(name);
  return definition === undefined ? null : printUnicode(definition.body);
}

function statusOf(lines: readonly JudgedLine[], claims: readonly JudgedClaim[]): DerivationStatus {
  const verdicts = [...lines.map((line) => line.verdict), ...claims.map((claim) => claim.verdict)];
  if (verdicts.includes("unequal")) return "wrong";
  if (verdicts.includes("unreadable")) return "unreadable";
  return verdicts.includes("undecided") ? "undecided" : "right";
}
