// Formulas between single dollar signs that stand in a line of their own, as forums and answers write what a book displays: `$2x + 2yy' = 0$` in a paragraph of its own, and
// `= $-\frac xy$` in the line below, where the sign stands outside. They are displays. A formula that wrapped prose has put at the beginning of a line is none.
// Works on the parts of a document in any notation.

import { type DocumentPart, type MathPart, joinSources, plainSource, type SourceText } from "./document.js";

/** What may stand beside formulas in their own line: signs of relations, points, numbers of formulas. */
const BESIDE = /^(?:\s|[.,;:]|(?:<=>|=>|=|⇒|⇔|⟹|∴)|\((?:\d{1,2}|\*{1,3})\))*$/;
const SIGN = /<=>|=>|=|⇒|⇔|⟹|∴/;
const AS_WRITTEN = new Map([["<=>", "\\iff"], ["=>", "\\implies"], ["⇒", "\\implies"], ["⟹", "\\implies"], ["∴", "\\implies"], ["⇔", "\\iff"]]);
/** A line shorter than this, with the next word on it, is one that its author ended. */
const SHORT = 60;

/** A piece of a line: a formula, by its place among the parts, or words. */
type Piece = { readonly kind: "formula"; readonly at: number; readonly part: MathPart } | { readonly kind: "words"; readonly text: string; readonly start: number };

type Line = readonly Piece[];

/** The parts with every formula that stands in its own line as a display. Linear in the document. */
export function withStandingFormulas(parts: readonly DocumentPart[], text: string): readonly DocumentPart[] {
  const replaced = new Map<number, MathPart | null>();
  let from = 0;
  const finish = (to: number): void => {
    const first = parts[from];
    if (to > from && !(first?.kind === "break" && (first.reason !== "paragraph" || isListItem(text, first.range.start)))) promote(linesOf(parts, from, to), replaced);
    from = to;
  };
  parts.forEach((part, at) => {
    if (part.kind === "break") finish(at);
  });
  finish(parts.length);
  if (replaced.size === 0) return parts;
  return parts.flatMap((part, at): readonly DocumentPart[] => {
    const made = replaced.get(at);
    return made === undefined ? [part] : made === null ? [] : [made];
  });
}

function isListItem(text: string, start: number): boolean {
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(text.slice(start, start + 12)) || /(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(text.slice(Math.max(0, start - 16), start));
}

/** The lines of a paragraph; displays end them. */
function linesOf(parts: readonly DocumentPart[], from: number, to: number): readonly Line[] {
  const lines: Piece[][] = [[]];
  for (let at = from; at < to; at++) {
    const part = parts[at];
    if (part?.kind === "math" && !part.display) lines.at(-1)?.push({ kind: "formula", at, part });
    else if (part?.kind === "math") lines.push([]);
    else if (part?.kind === "prose") {
      let start = part.range.start;
      part.text.split("\n").forEach((piece, k) => {
        if (k > 0) lines.push([]);
        if (piece.trim() !== "") lines.at(-1)?.push({ kind: "words", text: piece, start });
        start += piece.length + 1;
      });
    }
  }
  return lines.filter((line) => line.length > 0);
}

function promote(lines: readonly Line[], replaced: Map<number, MathPart | null>): void {
  const standing = lines.map(formulaOf);
  const all = standing.every((formula) => formula !== null);
  lines.forEach((line, k) => {
    const formula = standing[k] ?? null;
    if (formula === null && promoteRun(line, replaced)) return;
    if (formula === null || !(all || isOwnLine(lines, standing, k))) return;
    const [first, ...others] = line.flatMap((piece) => (piece.kind === "formula" ? [piece.at] : []));
    if (first === undefined) return;
    replaced.set(first, formula);
    for (const at of others) replaced.set(at, null);
  });
}

/** `$V = …$ $V = …$ $\frac{dV}{dt} = …$`: equations with nothing between them, one after the other; false where there are none. */
function promoteRun(line: Line, replaced: Map<number, MathPart | null>): boolean {
  const isEquation = (piece: Piece | undefined): boolean => piece?.kind === "formula" && /[=<>≤≥]/.test(piece.part.source.text);
  const inRun = line.filter((piece, k) => isEquation(piece) && (isEquation(line[k - 1]) || isEquation(line[k + 1])));
  for (const piece of inRun) if (piece.kind === "formula") replaced.set(piece.at, { ...piece.part, display: true });
  return inRun.length > 0;
}

/** The line as one formula; null where it holds words, or formulas that no sign joins. */
function formulaOf(line: Line): MathPart | null {
  const formulas = line.filter((piece) => piece.kind === "formula");
  const [first] = formulas;
  const last = formulas.at(-1);
  if (first === undefined || last === undefined || line.some((piece) => piece.kind === "words" && !BESIDE.test(piece.text))) return null;
  let source: SourceText | null = null;
  let sign: { readonly text: string; readonly start: number } | null = null;
  for (const piece of line) {
    if (piece.kind === "words") {
      const found = SIGN.exec(piece.text);
      sign = found === null ? sign : { text: AS_WRITTEN.get(found[0]) ?? found[0], start: piece.start + found.index };
      continue;
    }
    if (source !== null && sign === null) return null;
    const own: SourceText = sign === null ? piece.part.source : joinSources(plainSource(`${sign.text} `, sign.start), "", piece.part.source);
    source = source === null ? own : joinSources(source, " ", own);
    sign = null;
  }
  // `$a$ =` goes on in the next line, which says so; a name alone is no formula.
  return source === null || sign !== null || !/[=<>≤≥+\-*/^]|\\[a-zA-Z]+\s*[\s{_^]/.test(source.text) ? null : { ...first.part, display: true, source, range: { start: first.part.range.start, end: last.part.range.end } };
}

/** Did the author break the line before and behind the formula: it begins with a sign, or words would have had their place beside it? */
function isOwnLine(lines: readonly Line[], standing: readonly (MathPart | null)[], k: number): boolean {
  const [first] = lines[k] ?? [];
  const formula = standing[k];
  if (formula == null || !/[=<>≤≥]|\\(?:le|ge|implies|iff|Rightarrow)/.test(formula.source.text)) return false;
  if (first?.kind === "words" && SIGN.test(first.text)) return true;
  const [before, after] = [lines[k - 1], lines[k + 1]];
  const own = lengthOf(lines[k] ?? []);
  const firstToken = /^\S*/.exec(formula.source.text)?.[0].length ?? 0;
  const isBroken = before === undefined || (standing[k - 1] ?? null) !== null || /[:.]\s*$/.test(endOf(before)) || lengthOf(before) + firstToken < SHORT;
  const isEnded = after === undefined || (standing[k + 1] ?? null) !== null || own < SHORT || /^\s*\p{Lu}/u.test(after[0]?.kind === "words" ? after[0].text : "");
  return isBroken && isEnded;
}

function lengthOf(line: Line): number {
  return line.reduce((sum, piece) => sum + (piece.kind === "words" ? piece.text.length : piece.part.source.text.length + 2), 0);
}

function endOf(line: Line): string {
  const last = line.at(-1);
  return last?.kind === "words" ? last.text : "";
}
