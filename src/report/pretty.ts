// The report for people at a terminal: first the spot, then the reason in a sentence, then what it should have been, then the proof, then
// the rest. A right derivation takes one line. Sentences come from `wording`, excerpts from `excerpt`; here is the order of things.
import type { Drawing, LineDrawings } from "../model/drawing.js";
import type { ClaimReport, DerivationReport, Diagnosis, FileReport, Note, NoteKind, Place, StepReport, Witness } from "../model/report.js";
import { isAccused } from "./accused.js";
import { drawingRows } from "./drawing.js";
import { cutLine, excerpt } from "./excerpt.js";
import { everyStep } from "./every-step.js";
import { findingsOf } from "./findings.js";
import type { Finding } from "./findings.js";
import { formatOf } from "./format.js";
import type { RenderContext, Writer } from "./format.js";
import { field, fields, labelWidth, oneLiner, paragraph, placeSpan } from "./layout.js";
import type { Layout } from "./layout.js";
import { isFileProblem, isUnexpected } from "./merge.js";
import { emptyRow, paint, plain, rowWidth, span } from "./rows.js";
import type { Row, Style } from "./rows.js";
import { isKnown } from "./tally.js";
import type { Tally } from "./tally.js";
import { aftermath, certaintiesText, conditionsText, count, editText, enumerate, witnessText } from "./wording.js";
import { oneLine } from "./visible.js";

const widest = 100;
const narrowest = 40;
/** Steps in doubt that are listed one by one without `--verbose`. */
const listedDoubts = 3;

/** The step or claim that an account is about. */
interface Accused {
  readonly name: string;
  readonly place: Place;
  /** What stands before it in the source, for the excerpt. */
  readonly before: Place | null;
  readonly relation: string | null;
  readonly text: string;
  readonly witness: Witness | null;
  readonly diagnosis: Diagnosis | null;
  readonly drawings: LineDrawings | null;
  /** What the two sides of the witness are called. */
  readonly sides: { readonly left: string; readonly right: string };
}

function accusedStep(step: StepReport, steps: readonly StepReport[], drawings: LineDrawings | null): Accused {
  const before = steps.find(({ number }) => number === step.number - 1) ?? null;
  return { ...step, name: `step ${step.number}`, place: step, before, drawings, sides: { left: "the line before", right: "this line" } };
}

function accusedClaim(claim: ClaimReport, steps: readonly StepReport[], drawings: LineDrawings | null): Accused {
  return { ...claim, name: "the stated result", place: claim, before: steps[0] ?? null, relation: null, drawings, sides: { left: "the given line", right: "the stated result" } };
}

/** A drawing under a labelled line. */
function drawingUnder(drawing: Drawing | null | undefined, relation: string | null, { width }: Layout): readonly Row[] {
  const indent = 2 + labelWidth;
  return drawing == null ? [] : drawingRows(drawing, relation, "plain", width - indent).map((row) => [plain(" ".repeat(indent)), ...row]);
}

/** The corrected line, cut around the first difference to what its author wrote if it is long. */
function correctedLine(fix: string, { relation, text }: Accused, { width, context }: Layout): Row {
  const corrected = oneLine(fix);
  const line = relation === null || corrected.startsWith(relation) ? corrected : `${relation} ${corrected}`;
  const written = oneLine(text);
  const shift = line.length - corrected.length;
  let same = 0;
  while (same < corrected.length && corrected[same] === written[same]) same++;
  const focus = { start: shift + same, end: shift + same + 1 };
  const shown = context.detail === "verbose" ? line : cutLine(line, { start: 0, end: line.length }, focus, width - 2 - labelWidth).text;
  return [span("heading", `  ${"instead".padEnd(labelWidth)}`), plain(shown)];
}

/** What is wrong, on one line, with the name of the mistake at the right edge. */
function headline(path: string, { name, place, diagnosis }: Accused, layout: Layout): Row {
  const spot = diagnosis ?? place;
  const edit = diagnosis === null ? null : editText(diagnosis);
  const left: Row = [placeSpan(layout, path, spot.line, spot.column), plain("  "), span("wrong", `${name} is wrong${edit === null ? "" : `: ${edit}`}`)];
  const mistake = diagnosis?.mistake ?? null;
  if (mistake === null) return left;
  return [...left, plain(" ".repeat(Math.max(2, layout.width - rowWidth(left) - mistake.length))), span("quiet", mistake)];
}

/** The author's line with carets under the spot, and below it the formula as it was taken where that is taller than a line. */
function sourceRows(path: string, accused: Accused, { context, width }: Layout): readonly Row[] {
  const source = context.sources.get(path);
  const spot = accused.diagnosis ?? accused.place;
  const written = accused.drawings?.written ?? null;
  const rows = source === undefined ? [] : excerpt(source, { before: accused.before, step: accused.place, spot }, width, (room) => (written === null ? [] : drawingRows(written, accused.relation, "quiet", room)));
  if (rows.length > 0) return rows;
  const text = oneLine(accused.text);
  return [emptyRow, [plain(`      ${cutLine(text, { start: 0, end: text.length }, null, width - 6).text}`)], emptyRow];
}

/** The whole account of one wrong move or claim. */
function accusation(path: string, accused: Accused, layout: Layout): readonly Row[] {
  const { diagnosis, witness, sides } = accused;
  const message = diagnosis?.message ?? `This is not equal to ${sides.left}, and no single change of it that was tried makes it so.`;
  return [
    headline(path, accused, layout),
    ...sourceRows(path, accused, layout),
    ...paragraph(message, layout),
    emptyRow,
    ...(diagnosis === null || diagnosis.fix === null ? [] : [correctedLine(diagnosis.fix, accused, layout), ...drawingUnder(accused.drawings?.corrected, accused.relation, layout)]),
    ...fields("or", diagnosis?.alternatives ?? [], layout),
    ...(witness === null ? [] : field("proof", witnessText(witness, sides), layout)),
  ];
}

function notesOf(notes: readonly Note[], kinds: readonly NoteKind[]): readonly Note[] {
  return notes.filter(({ kind }) => kinds.includes(kind));
}

/** A note on a known mistake that makes no step wrong, with its name; null for other notes. */
function mistakeNote({ message, mistake }: Note): string | null {
  return mistake === undefined ? null : `${message} (${mistake})`;
}

function doubtText({ number, verdict, reason }: StepReport): string {
  return `step ${number} ${verdict === "unreadable" ? "could not be read" : "undecided"}${reason === null ? "" : `: ${reason}`}`;
}

const inDoubt = ({ verdict }: StepReport | ClaimReport): boolean => verdict === "undecided" || verdict === "unreadable";

/** What `expect` of the document says, and whether it is so. */
function expectation({ expect, asExpected }: DerivationReport): string | null {
  if (expect === null || asExpected === null) return null;
  return asExpected ? `${expect}: as expected` : `${expect}: NOT as expected`;
}

/** The reasons why the judge's word on a right claim matters beside wrong steps. */
function claimText({ line, verdict, reason }: ClaimReport): string | null {
  switch (verdict) {
    case "equal":
      return `the result stated in line ${line} is right`;
    case "undecided":
    case "unreadable":
      return `the result stated in line ${line} is ${verdict}${reason === null ? "" : `: ${reason}`}`;
    case "unequal":
    case "given":
      return null;
  }
}

function wrongDerivation(derivation: DerivationReport, layout: Layout): readonly Row[] {
  const { path, steps, claims, notes } = derivation;
  const drawings = layout.context.drawings.get(derivation);
  const accounts = [
    ...steps.flatMap((step, k) => (isAccused(step) ? [accusation(path, accusedStep(step, steps, drawings?.steps[k] ?? null), layout)] : [])),
    ...claims.flatMap((claim, k) => (claim.verdict === "unequal" ? [accusation(path, accusedClaim(claim, steps, drawings?.claims[k] ?? null), layout)] : [])),
  ];
  const readings = notesOf(notes, ["reading"]).map(({ message }) => message);
  const expected = expectation(derivation);
  return [
    ...accounts.flatMap((rows, index) => (index === 0 ? rows : [...(accounts[index - 1]?.at(-1)?.length === 0 ? [] : [emptyRow]), ...rows])),
    ...fields("then", aftermath(steps), layout),
    ...fields("claim", claims.map(claimText).filter((text) => text !== null), layout),
    ...fields("doubt", steps.filter(inDoubt).map(doubtText), layout),
    ...fields("note", [...notesOf(notes, ["condition", "label", "unread"]).map(({ message }) => message), ...notes.flatMap((note) => mistakeNote(note) ?? [])], layout),
    ...(readings.length === 0 ? [] : field("read as", readings.join(" · "), layout)),
    ...(expected === null ? [] : field("expected", expected, layout)),
  ];
}

/** "4 steps, each equal (identity, error < 2⁻⁶⁰)", "2 steps, right if x > 0". */
function rightText({ steps, claims }: DerivationReport): string {
  const moves = steps.filter(({ verdict }) => verdict !== "given");
  const counted = [count(moves.length, "step"), ...(claims.length === 0 ? [] : [count(claims.length, "stated result")])];
  const conditions = conditionsText([...moves, ...claims].flatMap((move) => move.conditions));
  const certainties = certaintiesText([...moves, ...claims].map(({ certainty }) => certainty).filter((certainty) => certainty !== null));
  const each = moves.length + claims.length === 1 ? "equal" : "each equal";
  const verdict = conditions === "" || !conditions.startsWith("right if") ? `${each}${certainties === "" ? "" : ` (${certainties})`}` : "";
  return [counted.join(" and "), ...[verdict, conditions].filter((part) => part !== "")].join(", ");
}

/** The line for a derivation with nothing wrong in it, and one for each step in doubt. */
function calmDerivation(derivation: DerivationReport, layout: Layout): readonly Row[] {
  const { context } = layout;
  const { path, line, steps, claims, asExpected, expect, notes } = derivation;
  const surprise = asExpected === false ? `, but expected ${expect ?? "otherwise"}` : "";
  const place = placeSpan(layout, path, line);
  switch (derivation.status) {
    case "wrong":
    case "right": {
      const rounded = context.strict ? steps.filter(({ certainty }) => certainty?.kind === "rounded").map(({ number }) => String(number)) : [];
      const warning = rounded.length === 0 ? [] : [oneLiner("!", "doubt", place, `equal only as rounded: step ${enumerate(rounded)}`)];
      const mistakes = notes.flatMap((note) => {
        const text = mistakeNote(note);
        return text === null ? [] : [oneLiner("!", "doubt", placeSpan(layout, path, note.line, note.column), text)];
      });
      return [oneLiner(asExpected === false ? "✗" : "✓", asExpected === false ? "wrong" : "right", place, rightText(derivation) + surprise), ...warning, ...mistakes];
    }
    case "undecided":
    case "unreadable": {
      const doubts = [
        ...steps.filter(inDoubt).map((step) => ({ ...step, said: doubtText(step) })),
        ...claims.filter(inDoubt).map((claim) => ({ ...claim, said: claimText(claim) ?? "" })),
      ];
      const listed = context.detail === "verbose" ? doubts : doubts.slice(0, listedDoubts);
      const left = doubts.length - listed.length;
      const rows = listed.map(({ line: at, column, verdict, said }) =>
        verdict === "unreadable" ? oneLiner("!", "doubt", placeSpan(layout, path, at, column), said) : oneLiner("?", "doubt", placeSpan(layout, path, at), said),
      );
      const unread = notesOf(notes, ["unread"]).slice(0, listedDoubts).map((note) => oneLiner("!", "doubt", placeSpan(layout, path, note.line, note.column), note.message));
      const none = rows.length + unread.length === 0 ? [oneLiner("?", "doubt", place, derivation.status)] : [];
      const rest = left === 0 ? [] : [oneLiner("?", "doubt", place, `and ${left} more (--verbose lists them)`)];
      return [...none, ...rows, ...unread, ...rest, ...(surprise === "" ? [] : [oneLiner("✗", "wrong", place, `${derivation.status}${surprise}`)])];
    }
  }
}

function withoutEmptyEnd(rows: readonly Row[]): readonly Row[] {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}

function derivationRows(derivation: DerivationReport, layout: Layout): readonly Row[] {
  const wrong = [...derivation.steps, ...derivation.claims].some(({ verdict }) => verdict === "unequal");
  const rows = wrong ? wrongDerivation(derivation, layout) : calmDerivation(derivation, layout);
  return withoutEmptyEnd(layout.context.detail === "verbose" ? [...withoutEmptyEnd(rows), ...everyStep(derivation, layout)] : rows);
}

function fileStatusText({ status }: FileReport): string {
  switch (status) {
    case "read":
      return "read";
    case "missing":
      return "could not be opened";
    case "empty":
      return "is empty";
    case "binary":
      return "is not text in UTF-8";
    case "too-large":
      return "is too large";
    case "no-derivation":
      return "holds no derivation that could be found";
  }
}

function fileRows(file: FileReport, layout: Layout): readonly Row[] {
  const { context } = layout;
  const problem = isFileProblem(file, context.discovered);
  const verbose = context.detail === "verbose";
  const [sign, style]: readonly [string, Style] = problem ? ["!", "doubt"] : ["·", "quiet"];
  const kinds: readonly NoteKind[] = verbose ? ["reading", "label", "condition", "unread", "info"] : problem ? ["unread", "info"] : ["unread"];
  const notes = notesOf(file.notes, kinds).map((note) => oneLiner(sign, style, placeSpan(layout, file.path, note.line, note.column), note.message));
  switch (file.status) {
    case "read":
      return notes;
    case "no-derivation":
      // A note on what could not be read says more than that nothing was found.
      return (problem || verbose) && file.notes.every(({ kind }) => kind !== "unread") ? [oneLiner(sign, style, placeSpan(layout, file.path), fileStatusText(file)), ...notes] : notes;
    case "missing":
    case "empty":
    case "binary":
    case "too-large":
      return problem || verbose ? [oneLiner(sign, style, placeSpan(layout, file.path), file.notes[0]?.message ?? fileStatusText(file))] : [];
  }
}

/** "1 wrong, 4 right · all as expected". */
function summaryRow({ summary, expecting, unusableFiles, known }: Tally, unshown: number): Row {
  const counts: readonly (readonly [number, string, Style])[] = [
    [summary.wrong, "wrong", "wrong"],
    [summary.right, "right", "right"],
    [summary.undecided, "undecided", "doubt"],
    [summary.unreadable, "unreadable", "doubt"],
  ];
  const spans = counts.filter(([number]) => number > 0).flatMap(([number, name, style], index) => [plain(index === 0 ? "" : ", "), span(style, `${number} ${name}`)]);
  const expected = !expecting ? "" : summary.unexpected === 0 ? " · all as expected" : ` · ${summary.unexpected} not as expected`;
  return [
    ...(summary.derivations === 0 ? [plain("no derivation was checked")] : spans),
    plain(expected),
    plain(known === 0 ? "" : ` · ${count(known, "finding")} in the baseline`),
    plain(unshown === 0 ? "" : ` · ${unshown} not shown (--max-findings)`),
    plain(unusableFiles === 0 ? "" : ` · ${count(unusableFiles, "file")} without a derivation that could be read`),
  ];
}

/** Whether `--quiet` keeps silent about a derivation. */
function isCalm(derivation: DerivationReport, strict: boolean): boolean {
  if (isUnexpected(derivation)) return false;
  if (derivation.asExpected === true) return true;
  return derivation.status === "right" || (derivation.status === "undecided" && !strict);
}

/** Writes the blocks of documents one after the other, with an empty line where one of two neighbours is taller than its lines. */
function begin(first: RenderContext): Writer {
  let written = false;
  let open = false;
  let shownFindings = 0;
  let unshown = 0;

  /** The findings that fail a run and are not in the baseline. */
  function failing(findings: readonly Finding[], derivation: DerivationReport | null, { known }: RenderContext): number {
    return findings.filter((finding) => finding.derivation === derivation && finding.weight !== "none" && !known.has(finding.fingerprint)).length;
  }
  /** Whether a derivation is shown: not where the baseline knows all that fails it, nor after as many findings as are wanted. */
  function isShown(derivation: DerivationReport, findings: readonly Finding[], context: RenderContext): boolean {
    if (context.detail === "quiet" && isCalm(derivation, context.strict)) return false;
    if (isKnown(derivation, findings, context.known)) return false;
    const number = failing(findings, derivation, context);
    if (number === 0) return true;
    if (shownFindings >= context.mostFindings) {
      unshown += number;
      return false;
    }
    shownFindings += number;
    return true;
  }
  function isKnownFile({ path }: FileReport, findings: readonly Finding[], { known }: RenderContext): boolean {
    return findings.some((finding) => finding.derivation === null && finding.path === path && known.has(finding.fingerprint));
  }
  function put(blocks: readonly (readonly Row[])[], colour: boolean): string {
    const rows: Row[] = [];
    for (const block of blocks.filter((each) => each.length > 0)) {
      const tall = block.some((row) => row.length === 0);
      if (written && (tall || open)) rows.push(emptyRow);
      rows.push(...block);
      written = true;
      open = tall;
    }
    return paint(rows, colour);
  }

  return {
    kind: "running",
    document(report, context) {
      const layout: Layout = { context, width: Math.max(narrowest, Math.min(widest, context.width)) };
      const quiet = context.detail === "quiet";
      const findings = findingsOf(report, context);
      const shown = report.derivations.filter((derivation) => isShown(derivation, findings, context));
      const paths = new Set([...report.files, ...shown].map(({ path }) => path));
      const blocks = [...paths].flatMap((path): readonly (readonly Row[])[] => [
        ...report.files.filter((file) => file.path === path && !isKnownFile(file, findings, context) && (!quiet || isFileProblem(file, context.discovered))).map((file) => fileRows(file, layout)),
        ...shown.filter((derivation) => derivation.path === path).map((derivation) => derivationRows(derivation, layout)),
      ]);
      return put(blocks, context.colour);
    },
    end(total) {
      if (first.detail === "quiet") return "";
      return paint([...(written ? [emptyRow] : []), summaryRow(total, unshown)], first.colour);
    },
  };
}

export const pretty = formatOf("pretty", begin);
