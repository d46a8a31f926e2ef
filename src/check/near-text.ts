// What a step needs mostly stands right before it. Where a line of a long text is not decided, the derivation is read once more as if the text began shortly before it: with its own formulas
// only, then from the beginning of its paragraph, then from farther back in its section. A line that is right there is right, if nothing that the rest of the text says makes it another line: its
// expressions are to be the very same, vectors stay vectors, and what varies is no constant.

import { firstIndex } from "../arithmetic/first-index.js";
import { elaborateDerivation, expressionsOf, type ElaboratedDerivation, type ElaboratedLine } from "../elaborate/derivation.js";
import type { DraftOptions, WholeText } from "../elaborate/draft-state.js";
import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import { linePieces, withOwnNumbers } from "../elaborate/own-numbers.js";
import { readDraft } from "../elaborate/read-draft.js";
import { surveyNames, type Survey } from "../elaborate/survey.js";
import type { TensorScope } from "../elaborate/tensor-scope.js";
import type { Arena } from "../expression/arena.js";
import { printFormula } from "../notation/formula.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import type { DocumentPart, SourceDocument } from "../syntax/document.js";
import { judgeDerivation } from "./judge-derivation.js";
import type { JudgedDerivation, JudgedLine } from "./judged.js";
import { appliedIn, isDerived, isIndependent, standsForTensor, withConventions } from "./nearer-context.js";

/** How many paragraphs before the one at hand are read with it, one reading after the other. */
const PARAGRAPHS_BEFORE = [0, 3];
const MOST_PARAGRAPHS = Math.max(...PARAGRAPHS_BEFORE);
/** Farther back than this, in characters, is not near. */
const FARTHEST = 6000;

/** A second right side of a name is a doubt however near the first one stands. */
const REDEFINED = "is it redefined?";
/** Something that the text says makes the line right, and may be what its author means. */
const MEANT = "is that meant here?";

/** Is it a doubt about a line that is right as the whole text reads, or right with what the text says? Then it is about what is meant, which the near text says no better; but what stands farther on is seldom meant. */
const isKept = ({ judgement, reason }: JudgedLine): boolean => judgement?.verdict === "equal" || (reason?.includes(MEANT) === true && !reason.includes(DEFINED_LATER));

/** What comes to be defined behind the line may be another thing of the same name. */
const DEFINED_LATER = "defined only later";

/** Why a line has no value as the whole text reads its names: it cannot be what its author means. */
const IMPOSSIBLE = /stands without its index|a vector or a matrix as an exponent|is this power of a matrix meant entry by entry|^a lone ∂/;

/** The settings that hold for all that follows them. */
const LASTING: ReadonlySet<string> = new Set(["assume", "let", "variable"]);

/** A document as it was read, with what it was read from. */
export interface ReadText {
  readonly source: SourceDocument;
  readonly text: string;
  readonly options: DraftOptions;
  readonly whole: WholeText;
  readonly draft: DraftDocument;
}

/** Judges the undecided lines of derivations as the text near them reads by itself; lines that are right there are right. */
export function createNearText({ source, text, options, whole, draft }: ReadText): (arena: Arena, derivation: DraftDerivation, survey: Survey, judged: JudgedDerivation) => JudgedDerivation {
  const { parts } = source;
  const settings = parts.filter((part) => part.kind === "setting" && LASTING.has(part.key));
  const about: WholeText = { ...whole, namesTensors: draft.speaksOfTensors };
  return (arena, derivation, survey, judged) => {
    const isOpen = ({ lines }: JudgedDerivation): boolean => lines.some((line) => line.verdict === "undecided" && !isKept(line));
    if (draft.structured || !isOpen(judged)) return judged;
    let result = judged;
    const known: Meanings[] = [meaningsOf(judged.elaborated)];
    for (const [k, window] of windowsAround(parts, derivation).entries()) {
      const [first, last] = [window[0], window.at(-1)];
      if (first === undefined || last === undefined) continue;
      const near: DraftDocument = { ...readDraft({ ...source, parts: [...settings.filter((setting) => setting.range.start < first.range.start), ...window], notes: [] }, text, options, about), isPart: true };
      const lines = new Map<string, { readonly line: JudgedLine; readonly before: JudgedLine | undefined; readonly derivation: JudgedDerivation }>();
      const surveyOf = surveyNames(near);
      for (const again of near.derivations) {
        if (again.lines.length < 2 || !again.lines.some((line) => derivation.lines.some((own) => placeOf(own) === placeOf(line)))) continue;
        const read = withOwnNumbers(surveyOf(again.section), near, again);
        const applied = appliedIn(linePieces(again));
        const isTensor = (name: string): boolean => standsForTensor(survey, name) && !(applied.has(name) && isFunctionByDefinitions(survey, name));
        const scope = { ...withConventions(read.scope, survey.scope, applied), variable: survey.scope.variable ?? read.scope.variable };
        const own = { ...read, scope: { ...scope, tensors: withoutNumbers(scope.tensors, isTensor) } };
        const elaborated = elaborateDerivation(arena, near, again, own, judged.elaborated.reading);
        const meanings = meaningsOf(elaborated);
        if (known.some((other) => isSameMeaning(other, meanings)) || namesIn(elaborated.lines).some((name) => isTensor(name) && !standsForTensor(own, name))) continue;
        known.push(meanings);
        if (!elaborated.lines.some((line) => isOpenLine(result, line))) continue;
        const rejudged = judgeDerivation(arena, near, again, elaborated);
        for (const line of rejudged.lines) lines.set(placeOf(line.line.draft), { line, before: rejudged.lines.find(({ number }) => number === line.against), derivation: rejudged });
      }
      const inside = { ...draft, definitions: draft.definitions.filter(({ offset }) => offset >= first.range.start && offset <= last.range.end) };
      result = {
        ...result,
        lines: result.lines.map((line): JudgedLine => {
          if (line.verdict !== "undecided" || isKept(line)) return line;
          const again = lines.get(placeOf(line.line.draft));
          const before = result.lines.find(({ number }) => number === (line.against ?? line.number - 1));
          // A reading that the whole text makes impossible is nobody's.
          const isImpossible = line.reason !== null && IMPOSSIBLE.test(line.reason);
          if (again === undefined || (!isImpossible && !isSameLine(line.line, again.line.line))) return line;
          const { verdict, judgement, reason, conditions, introduced } = again.line;
          // An equation that its own paragraph gives is given, whatever is said elsewhere of its letters.
          if (verdict === "given" && k > 0 && line.reason?.includes(REDEFINED) !== true) return { ...line, verdict, judgement, reason, conditions, introduced };
          if (verdict !== "equal" || before === undefined || again.before === undefined || (!isImpossible && !isSameLine(before.line, again.before.line))) return line;
          if (variesElsewhere(again.line, again.before, again.derivation.elaborated, judged.elaborated) || !isIndependent(draft, derivation, inside, again.derivation, [again.line, again.before], judged.elaborated.dependence)) return line;
          return { ...line, verdict, judgement, reason, conditions, introduced, value: line.value ?? again.line.value };
        }),
      };
      if (!isOpen(result)) break;
    }
    return result;
  };
}

/** The parts of a document with a derivation, then more and more of what stands before it in its section; what stands behind it may be drawn from it. */
function windowsAround(parts: readonly DocumentPart[], { start, end }: DraftDerivation): readonly (readonly DocumentPart[])[] {
  const from = firstIndex(parts, (part) => part.range.end > start);
  const to = Math.max(from + 1, firstIndex(parts, (part) => part.range.start >= end));
  const windows = [parts.slice(from, to)];
  let paragraphs = 0;
  let begin = from;
  for (let k = from - 1; k >= -1 && paragraphs <= MOST_PARAGRAPHS; k--) {
    const part = parts[k];
    const ends = part === undefined || part.range.start < start - FARTHEST || (part.kind === "break" && part.reason !== "paragraph");
    if (ends || part.kind === "break") {
      if (begin < from && (ends || PARAGRAPHS_BEFORE.some((count) => count === paragraphs))) windows.push(parts.slice(begin, to));
      paragraphs += 1;
    }
    if (ends) break;
    begin = k;
  }
  return windows;
}

/** Where a line stands in its document. */
function placeOf({ source, range }: DraftDerivation["lines"][number]): string {
  return `${source.offsets[range.start] ?? 0}-${source.offsets[range.end] ?? 0}`;
}

/** What may be a vector or a number near by is a vector where the whole text says so. */
function withoutNumbers(tensors: TensorScope, isTensor: (name: string) => boolean): TensorScope {
  const candidates = new Map([...tensors.candidates].map(([name, kinds]) => {
    const vectors = kinds.filter(({ kind }) => kind !== "scalar");
    return [name, vectors.length > 0 && isTensor(name) ? vectors : kinds] as const;
  }));
  return { ...tensors, candidates };
}

/** Is it a small letter that only definitions with vectors in them, wherever in the text they stand, make one of their kind? As a function, `p(x)`, it is none by that. */
function isFunctionByDefinitions({ scope: { tensors, vectors } }: Survey, name: string): boolean {
  return !vectors.has(name) && !tensors.declared.has(name) && !tensors.candidates.has(name) && /^[\p{Ll}ℓ]/u.test(name.normalize("NFD"));
}

function namesIn(lines: readonly ElaboratedLine[]): readonly string[] {
  return lines.flatMap(expressionsOf).flatMap((node) => [...freeSymbols(node)]);
}

/** Are two readings of a line one and the same expression or statement? */
function isSameLine(one: ElaboratedLine, other: ElaboratedLine): boolean {
  const [first, second] = [expressionsOf(one), expressionsOf(other)];
  if (first.length === 0 || first.length !== second.length || first.some((node, k) => node !== second[k])) return false;
  return one.formula === null || other.formula === null ? one.formula === other.formula : printFormula(one.formula) === printFormula(other.formula);
}

/** Is it the reading of a line that is not decided, or of one that the whole text lets nobody read? */
function isOpenLine({ lines }: JudgedDerivation, line: ElaboratedLine): boolean {
  const place = placeOf(line.draft);
  return lines.some((own) => own.verdict === "undecided" && placeOf(own.line.draft) === place && (IMPOSSIBLE.test(own.reason ?? "") || isSameLine(own.line, line)));
}

/** Is something differentiated, in signs or through a definition, that the whole text lets vary and the near text does not? */
function variesElsewhere(line: JudgedLine, before: JudgedLine, near: ElaboratedDerivation, whole: ElaboratedDerivation): boolean {
  const nodes = [line, before].flatMap((each) => expressionsOf(each.line));
  if (!nodes.some((node) => someNode(node, (each) => each.kind === "derivative" || (each.kind === "call" && isDerived(each))))) return false;
  const found = new Set(nodes.flatMap((node) => [...freeSymbols(node)]));
  for (const name of found) {
    const definition = near.definitions.get(name);
    if (definition === undefined) continue;
    for (const under of freeSymbols(definition.body)) {
      if (whole.dependence.has(under) && !near.dependence.has(under)) return true;
      found.add(under);
    }
  }
  return false;
}

/** What the names of a derivation stand for and what is doubted of its lines, one thing after the other. */
type Meanings = readonly unknown[];

function meaningsOf({ definitions, assumptions, dependence, rivals, values, definedLater, lines, tensors }: ElaboratedDerivation): Meanings {
  return [
    ...[...new Set(namesIn(lines))].map((name) => (tensors.candidates.get(name) ?? []).map(({ kind, family }) => `${kind} ${family}`).join()),
    ...[...definitions].flatMap(([name, { body }]) => [name, body]), ...assumptions.flatMap(({ node, use }) => [node, use]), ...[...dependence].flatMap(([name, on]) => [name, on.name]),
    ...rivals.map(({ offset }) => offset), ...values.keys(), ...definedLater.keys(),
    ...lines.flatMap((line) => [placeOf(line.draft), line.draft.role, line.draft.doubt, line.draft.reason, ...expressionsOf(line)]),
  ];
}

const isSameMeaning = (one: Meanings, other: Meanings): boolean => one.length === other.length && one.every((each, k) => each === other[k]);
