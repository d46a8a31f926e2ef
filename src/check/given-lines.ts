// Lines that nothing can be judged by, because they lay down something: the first thing that is said of a name, and an equation with letters that nobody gave, beside other equations
// that are laid down. Such a line is given, as a definition is, and a remark says so. What may have been meant to follow from what stands before stays open.

import { intervalArithmetic } from "../arithmetic/interval.js";
import { addRational } from "../arithmetic/rational.js";
import { EITHER_SIGN } from "../expression/either-sign.js";
import { relationsIn, type Formula } from "../expression/formula.js";
import { childrenOf, type Node, type RelationNode } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { extremumHead, isExtremum } from "../functions/extrema.js";
import { isProbabilityKernel } from "../functions/probability-operations.js";
import { namesIn } from "../elaborate/definable.js";
import type { DraftDefinition, DraftDerivation, DraftDocument, DraftLine } from "../elaborate/draft.js";
import { expressionsOf, type ElaboratedDerivation, type ElaboratedLine } from "../elaborate/derivation.js";
import { isRegionIntegral } from "../elaborate/limits-integrals.js";
import { enclose, isConstant } from "../judge/constants.js";
import { holdsDerivative } from "./facts.js";
import { valueOfLetter } from "./form-doubts.js";
import { givesIntegral } from "./integral-values.js";
import { statesDensity } from "./stated-densities.js";
import type { Condition, StepVerdict } from "../model/report.js";
import type { Syntax } from "../syntax/math-tree.js";

/** Values further apart are not the same, but for what was rounded to a few digits. */
const CLOSE = 1e-2;

/** Why a line with words in it is open. */
const WORDS = "words inside the formula";

interface Remark {
  readonly number: number;
  readonly message: string;
  readonly mistake: null;
}

/** What is looked at of a line. */
interface LaidLine {
  readonly line: ElaboratedLine;
  readonly number: number;
  readonly verdict: StepVerdict;
  readonly reason: string | null;
  readonly conditions: readonly Condition[];
  /** What it comes to. */
  readonly value: Node | null;
}

/** What takes judging. */
export interface Comparisons {
  /** Are these the equations of a system that values of the text satisfy? */
  systemIn(rows: readonly Formula[]): boolean;
  /** Does the second equation say what the first does once a letter of it is replaced by another? */
  sameBut(before: RelationNode, after: RelationNode, letter: string, other: string): boolean;
}

/** The lines with those that lay something down as given, and what is to be said of them. */
export function withGivenLines<Line extends LaidLine>(lines: readonly Line[], document: DraftDocument, elaborated: ElaboratedDerivation, { aim, section }: DraftDerivation, { systemIn, sameBut }: Comparisons): { readonly lines: readonly Line[]; readonly remarks: readonly Remark[] } {
  const solves = aim === "solves" || aim === "solvesZero";
  if (!document.structured && ordersPoints(lines)) {
    return { lines: lines.map((line) => (line.verdict === "given" ? line : { ...line, verdict: "given", judgement: null, reason: null, conditions: [] })), remarks: [{ number: 1, message: "this puts points in order; it is taken as given", mistake: null }] };
  }
  if (document.structured || (solves && !lines.some(({ line: { draft } }) => draft.ofSystem))) return { lines, remarks: [] };
  const remarks: Remark[] = [];
  const ofSection = document.definitions.filter((each) => each.section === section);
  const known = new Set<string>(elaborated.tensors.declared);
  /** What stands in the lines before. */
  const seen = new Set<string>();
  for (const name of elaborated.definitions.keys()) known.add(name);
  let onlyGiven = true;
  /** The display whose rows are equations in unknowns. */
  let system: DraftLine["source"] | null = null;
  const table = isTableOfValues(lines) && !isTiedElsewhere(lines, elaborated);
  /** The display of which a row was no equation of the system that the text calls it. */
  let brokenSystem: DraftLine["source"] | null = null;
  const ofSystem = equationsOfSystems(lines, systemIn);
  const made = lines.map((line): Line => {
    const names = namesOf(line);
    const fresh = names.filter((name) => !known.has(name) && name !== "e" && name !== "π" && name !== "∞");
    const worded = sayingsInWords(line);
    if (worded !== null) {
      remarks.push({ number: line.number, message: worded, mistake: null });
      for (const name of names) known.add(name);
      return { ...line, verdict: "given", judgement: null, reason: null, conditions: [] };
    }
    if (ofSystem.has(line) && line.verdict === "undecided") {
      remarks.push({ number: line.number, message: "an equation of a system that the values of the text satisfy; it is taken as given", mistake: null });
      for (const name of names) known.add(name);
      return { ...line, verdict: "given", judgement: null, reason: null, conditions: [] };
    }
    const isSpokenOf = (name: string): boolean => seen.has(name) || elaborated.definitions.has(name);
    const isOpenInSystem = line.verdict === "undecided" && line.line.draft.ofSystem === true;
    // Rows below another display may be drawn from it.
    if (line.number > 0 && lines[line.number - 1]?.line.draft.source !== line.line.draft.source) brokenSystem = line.line.draft.source;
    const isFurther = isOpenInSystem && brokenSystem !== line.line.draft.source && (isFurtherEquation(line, lines) || isForNewLetter(line, lines, fresh) || (standsBeside(line, lines[line.number - 1]) && isOfItsOwn(line, fresh, isSpokenOf)));
    if (line.verdict === "unequal" || (isOpenInSystem && !isFurther)) brokenSystem = line.line.draft.source;
    if (isFurther) {
      remarks.push({ number: line.number, message: "a further equation of the system that the text speaks of; it is taken as given", mistake: null });
      for (const name of names) known.add(name);
      return { ...line, verdict: "given", judgement: null, reason: null, conditions: [] };
    }
    if (solves) return line;
    if (table && line.verdict === "undecided") {
      remarks.push({ number: line.number, message: "a value beside the others of this list; it is taken as said", mistake: null });
      return { ...line, verdict: "given", judgement: null, reason: null, conditions: [] };
    }
    const named = line.verdict === "undecided" ? namesLineBefore(line, fresh, document) : null;
    const isLaw = statesLaw(line) || isByDefinition(line, elaborated);
    const laysDown = line.verdict === "undecided" && (named !== null || (line.line.formula === null ? saysWhatNameIs(line, lines, document, elaborated) || saysWhatSumIs(line, lines, document, elaborated) || movesProcess(line, lines, elaborated) || saysLimit(line, lines, document, elaborated) || saysIntegral(line, lines, document, elaborated)
      : !isValue(line) && standsBeside(line, lines[line.number - 1]) && (statesLaw(line) || isFurtherRate(line, lines) || (onlyGiven && (isLaw || isOfItsOwn(line, fresh, isSpokenOf) || isOfSystem(line, fresh, lines, sameBut) || listsPoints(lines.slice(0, line.number + 1), ofSection, elaborated) || (line.line.draft.source === system && completesSystem(line, lines)))))));
    if (laysDown && !isLaw && line.line.formula !== null) system = line.line.draft.source;
    // What a law is of the rows below it say.
    const law = line.number === 0 || laysDown || line.verdict === "given" ? lawIn(line) : null;
    for (const name of law === null ? names : freeSymbols(law)) {
      known.add(name);
      seen.add(name);
    }
    if (!laysDown) {
      onlyGiven &&= line.verdict === "given" && !speaksOfRates(line);
      return line;
    }
    const news = `${fresh.join(", ")} ${fresh.length === 1 ? "is" : "are"} new here`;
    const message = named !== null ? `${named} is new here; taken for a name of the line before` : line.line.formula === null ? "taken for what the left side stands for; nothing else says that"
      : isLaw ? "taken for what a law is, or what a name stands for" : fresh.length === 0 ? "taken as given beside the equations before, which do not settle all of its unknowns" : `${news}; taken as given beside the equations before`;
    remarks.push({ number: line.number, message, mistake: null });
    return { ...line, verdict: "given", judgement: null, reason: null, conditions: [] };
  });
  return { lines: made, remarks };
}

/** `x'(t) = α(x, y) \\\\ y'(t) = β(x, y)`: is it the rate of another function than the rows above it, each of which says what one rate is? */
function isFurtherRate({ line, number }: LaidLine, lines: readonly LaidLine[]): boolean {
  const rateOf = ({ formula, draft }: ElaboratedLine): Node | null => {
    const [relation, ...others] = formula === null || draft.relation !== null || draft.isDerived || draft.goesOn ? [] : relationsIn(formula);
    const left = relation === undefined || others.length > 0 || relation.operator !== "=" ? null : relation.left;
    const call = left?.kind === "derivative" ? left.body : left;
    const isRate = call?.kind === "call" && (left?.kind === "derivative" || call.orders.some((order) => order > 0));
    return isRate && relation !== undefined && !holdsDerivative(relation.right) ? call.callee : null;
  };
  const rates = lines.slice(0, number + 1).map((each) => (each.line.draft.source === line.draft.source ? rateOf(each.line) : null));
  return number > 0 && rates.every((rate) => rate !== null) && new Set(rates).size === rates.length;
}

/** `a = x_0 < x_1 < \cdots < x_n = b`: names, members of a family and numbers in their order, with dots between them. */
function ordersPoints(lines: readonly LaidLine[]): boolean {
  const signs = lines.slice(1).map(({ line: { draft } }) => draft.relation ?? "");
  const sides = lines.map(({ line: { draft: { piece } } }) => piece?.syntax);
  const isPlain = (side: Syntax | undefined): boolean => side !== undefined && (side.kind === "ellipsis" || side.kind === "number" || side.kind === "name" || (side.kind === "script" && side.sup === null && side.primes === 0 && side.base.kind === "name"));
  const isOneWay = [["=", "<", "≤"], ["=", ">", "≥"]].some((way) => signs.every((sign) => way.includes(sign)));
  return isOneWay && signs.some((sign) => sign !== "=") && sides.some((side) => side?.kind === "ellipsis") && sides.every(isPlain);
}

/** `\sin\theta = \frac12 \\ \cos\theta = \frac{\sqrt3}2`: are all rows values, each of another function of one thing, or of another product of vectors, with no arrow between them? */
function isTableOfValues(lines: readonly LaidLine[]): boolean {
  const relations = lines.map(({ line: { formula, draft } }) => (formula === null || draft.relation !== null || draft.isDerived || draft.goesOn ? [] : relationsIn(formula)));
  const [first] = relations[0] ?? [];
  if (lines.length < 2 || first === undefined || relations.some((each) => each.length === 0)) return false;
  const heads = relations.flat().map(({ left }) => left);
  const isValueOf = (left: Node): boolean => left.kind === "apply" && left.arguments.some((argument) => [...freeSymbols(argument)].length > 0) && (left.function === "dot" || (first.left.kind === "apply" && first.left.arguments[0] === left.arguments[0] && left.arguments.length === 1));
  const names = heads.map((left) => (left.kind === "apply" && left.function !== "dot" ? left.function : left.id));
  return new Set(names).size === heads.length && heads.every(isValueOf) && relations.flat().every(({ operator, right }) => operator === "=" && [...freeSymbols(right)].every((name) => name === "e" || name === "π"));
}

/** Does the text give another value of a function of the same thing, from which these may follow, or do the sine and the cosine among them not go together? */
function isTiedElsewhere(lines: readonly LaidLine[], { assumptions }: ElaboratedDerivation): boolean {
  const rows = lines.flatMap(({ line: { formula } }) => (formula === null ? [] : relationsIn(formula)));
  const heads = new Set(rows.flatMap(({ left }) => (left.kind === "apply" ? left.arguments : [])));
  const own = lines.flatMap(({ line: { draft: { source: { offsets } } } }) => [offsets[0] ?? 0, offsets[offsets.length - 1] ?? 0]);
  const isOwn = (offset: number): boolean => offset >= Math.min(...own) && offset <= Math.max(...own);
  if (assumptions.some(({ node, isElsewhere, offset }) => !isElsewhere && !isOwn(offset) && node.kind === "relation" && node.operator === "=" && [node.left, node.right].some((side) => someNode(side, (each) => each.kind === "apply" && each.function !== "dot" && each.arguments.some((argument) => heads.has(argument)))))) return true;
  const [sine, cosine, tangent] = ["sin", "cos", "tan"].map((name) => {
    const row = rows.find(({ left }) => left.kind === "apply" && left.function === name);
    const bounds = row === undefined ? null : enclose(row.right, intervalArithmetic);
    return bounds === null ? null : (bounds.lower + bounds.upper) / 2;
  });
  if (sine == null || cosine == null) return false;
  return Math.abs(sine * sine + cosine * cosine - 1) > CLOSE || (tangent != null && Math.abs(tangent * cosine - sine) > CLOSE);
}

/** The rows of one display that are the equations of a system, with no arrow between them. */
function equationsOfSystems<Line extends LaidLine>(lines: readonly Line[], systemIn: Comparisons["systemIn"]): ReadonlySet<Line> {
  const displays = new Map<DraftLine["source"], Line[]>();
  for (const line of lines) displays.set(line.line.draft.source, [...(displays.get(line.line.draft.source) ?? []), line]);
  const isPlain = ({ line: { formula, draft } }: Line): boolean => formula !== null && draft.relation === null && !draft.isDerived && !draft.goesOn;
  return new Set([...displays.values()].filter((rows) => rows.length > 1 && rows.every(isPlain) && systemIn(rows.flatMap(({ line: { formula } }) => formula ?? []))).flat());
}

/** What is to be said of a formula in words, `\\frac{\\text{favourable outcomes}}{\\text{all outcomes}}`, and of the numbers that are put in for them; null for any other line. */
function sayingsInWords({ verdict, reason, line: { located, draft } }: LaidLine): string | null {
  if (verdict !== "undecided" || draft.role !== "step" || draft.relation !== "=") return null;
  if (reason === WORDS) return "this formula is in words; it is taken as said";
  const isNumber = located !== null && [...freeSymbols(located.node)].every((name) => name === "e" || name === "π");
  return isNumber && reason === `the line before is not judged: ${WORDS}` ? "these numbers are put in for words; they are taken as said" : null;
}

function namesOf({ line }: LaidLine): readonly string[] {
  return [...new Set(expressionsOf(line).flatMap((node) => [...freeSymbols(node)]))];
}

/** Is it the first step from a name that nothing else gives a meaning? */
function saysWhatNameIs(line: LaidLine, lines: readonly LaidLine[], document: DraftDocument, elaborated: ElaboratedDerivation): boolean {
  const [start] = lines;
  const head = start?.line.located?.node;
  if (line.number !== 1 || head === undefined || start?.verdict !== "given" || line.line.draft.role !== "step" || line.line.draft.relation !== "=" || line.line.located === null) return false;
  if (isNewProduct(head, line.line.located.node, elaborated) || isNewValue(start.line, line.line, document, elaborated) || isAverageRate(head, line.line.located.node, elaborated)) return true;
  const name = nameIn(head);
  if (name === null || name === "e" || name === "π" || elaborated.definitions.has(name) || elaborated.dependence.has(name)) return false;
  if (elaborated.assumptions.some(({ node }) => freeSymbols(node).has(name)) || (freeSymbols(line.line.located.node).has(name) && !isPlaceNamedAfter(line.line.located.node, name))) return false;
  // A number, a letter: it may be a value that was worked out.
  return [...freeSymbols(line.line.located.node)].some((each) => each !== "e" && each !== "π") && line.line.located.node.kind !== "symbol" && line.line.draft.reason === null;
}

/** `\arg\max_y p(y | x)`, `\arg\max_c p(y = c | x)` for y: a place of an extremum over the letter that it gets its value by, or over the values of it as a random quantity. */
function isPlaceNamedAfter(value: Node, name: string): boolean {
  if (!isExtremum(value) || !extremumHead(value).operator.startsWith("arg")) return false;
  const [body, ...letters] = value.operands;
  const standsAlone = (node: Node): boolean => !isProbabilityKernel(node) && ((node.kind === "symbol" && node.name === name) || childrenOf(node).some(standsAlone));
  return letters.some((letter) => letter.kind === "symbol" && letter.name === name) || (body !== undefined && !standsAlone(body));
}

/** `z_{\mathrm{top}} - z_{\mathrm{bottom}} = (8 - x) - (y - 4)`: is it the first step from a sum of names, of which the text says nothing else before? */
function saysWhatSumIs({ number, line: { draft, located } }: LaidLine, lines: readonly LaidLine[], document: DraftDocument, { definitions, dependence, assumptions }: ElaboratedDerivation): boolean {
  const [start] = lines;
  const head = start?.line.located?.node;
  const written = start?.line.draft.piece?.syntax;
  if (number !== 1 || draft.role !== "step" || draft.relation !== "=" || draft.reason !== null || located === null || isConstant(located.node) || head?.kind !== "add" || written === undefined || document.isPart === true) return false;
  const first = firstMentions(document);
  const held = freeSymbols(located.node);
  return head.terms.every((term) => {
    const name = term.kind === "negate" ? term.operand : term;
    return name.kind === "symbol" && name.name.includes("_") && first.get(name.name) === written && !held.has(name.name) && !definitions.has(name.name) && !dependence.has(name.name) && !assumptions.some(({ node, offset }) => offset < (draft.source.offsets[0] ?? 0) && freeSymbols(node).has(name.name));
  });
}

/** `dX_t = a(X_t)\,dt + b(X_t)\,dB_t`: the equation that says how a random process moves, of which the text says nothing else. */
function movesProcess({ number, line: { draft } }: LaidLine, lines: readonly LaidLine[], { definitions, dependence }: ElaboratedDerivation): boolean {
  const [start] = lines;
  const [head, value] = [start?.line.draft.piece, draft.piece].map((piece) => (piece == null ? "" : piece.source.text.slice(piece.syntax.range.start, piece.syntax.range.end)));
  if (number !== 1 || draft.role !== "step" || draft.relation !== "=" || draft.reason !== null || head === undefined || value === undefined) return false;
  const { process, part } = /^d\s*(?<process>[A-Z])_\{?t\}?(?<part>\^\{?\w\}?)?$/.exec(head.trim())?.groups ?? {};
  // A^c, the continuous part of A, is another process than A.
  const isSaid = (name: string): boolean => (part === undefined ? name === process : name.startsWith(`${process ?? ""}^`));
  return process !== undefined && ![...definitions.keys(), ...dependence.keys()].some(isSaid) && /(?<![a-zA-Z\\])d\s*t(?![a-zA-Z])/.test(value) && /(?<![a-zA-Z\\])d\s*[BWN](?:_|\^|\()/.test(value) && !new RegExp(`d\\s*${process}(?![a-zA-Z])`).test(value);
}

/** `\lim_{x \to a} g(x) = L`, `\lim_{x \to ∞} f(x) = 0`: the limit of what is made of a function or a sequence that the text gives by nothing, as a number, as a letter, or as the limit of another such function. */
function saysLimit({ line: { draft, located }, number }: LaidLine, lines: readonly LaidLine[], document: DraftDocument, elaborated: ElaboratedDerivation): boolean {
  const sides = [lines[number - 1]?.line.located?.node, located?.node];
  if (draft.role !== "step" || draft.relation !== "=" || sides.some((side) => side === undefined)) return false;
  const unknown = sides.map((side) => (side?.kind === "limit" ? unknownFunctions(side.body, elaborated) : []));
  const isPlain = (side: Node | undefined): boolean => side !== undefined && (side.kind === "symbol" || isConstant(side) || [...freeSymbols(side)].every((name) => name === "∞" || name === EITHER_SIGN));
  const [from, to] = [draft.source.offsets[0] ?? 0, draft.source.offsets[draft.source.offsets.length - 1] ?? 0];
  const isSaid = (name: string): boolean => elaborated.assumptions.some(({ node, offset, isElsewhere }) => !isElsewhere && (offset < from || offset > to) && freeSymbols(node).has(name));
  // What is said of a function of which the text says nothing else may be an answer.
  const own = new Set(lines.flatMap(({ line: { draft: { piece } } }) => (piece === null ? [] : [piece.syntax])));
  const spokenOf = new Set(document.pieces.flatMap(({ syntax }) => (own.has(syntax) ? [] : namesIn(syntax))));
  if (!unknown.flat().some((name) => spokenOf.has(name))) return false;
  return sides.every((side, k) => {
    const own = unknown[k] ?? [];
    const other = sides[1 - k];
    return (own.length > 0 && other !== undefined && own.every((name) => !freeSymbols(other).has(name) && !isSaid(name))) || (isPlain(side) && (unknown[1 - k] ?? []).length > 0);
  });
}

/** `\int_0^4 f(x)\,dx = 3`: is it the value of an integral of a function that the text gives by nothing, and that nothing before settles? */
function saysIntegral({ line: { draft, located }, number }: LaidLine, lines: readonly LaidLine[], document: DraftDocument, elaborated: ElaboratedDerivation): boolean {
  const own = lines.flatMap(({ line: { draft: { piece } } }) => (piece === null ? [] : [piece.syntax]));
  return draft.role === "step" && draft.relation === "=" && draft.reason === null && givesIntegral(lines[number - 1]?.value ?? null, located?.node ?? null, own, document, elaborated);
}

/** The names of the functions and sequences in it where the text gives none of them; none where there are no functions, or it gives one. */
function unknownFunctions(root: Node, { definitions }: ElaboratedDerivation): readonly string[] {
  const found = new Set<string>();
  // The members that a sum runs over are no sequence of its own.
  const isSum = someNode(root, (node) => node.kind === "sum");
  someNode(root, (node) => {
    if (node.kind === "call") found.add(node.callee.kind === "symbol" ? node.callee.name : node.callee.base.name);
    if (node.kind === "index" && !isSum) found.add(node.base.name);
    return false;
  });
  return [...found].some((name) => definitions.has(name)) ? [] : [...found];
}

/** `v(2) = \lim_{t \to 2} …`: a letter of which nothing else speaks, before a number in brackets; whether it is a function or a factor, this says what it is. */
function isNewValue({ draft: { source, range, piece }, located }: ElaboratedLine, { located: value }: ElaboratedLine, document: DraftDocument, { definitions, dependence, assumptions }: ElaboratedDerivation): boolean {
  const [letter, ...others] = located === null ? [] : freeSymbols(located.node);
  if (letter === undefined || others.length > 0 || value === null || valueOfLetter({ source, range }) === null || definitions.has(letter) || dependence.has(letter)) return false;
  if (!someNode(value.node, ({ kind }) => kind === "integral" || kind === "limit" || kind === "sum") || freeSymbols(value.node).has(letter)) return false;
  const [from, to] = [source.offsets[0] ?? 0, source.offsets[source.offsets.length - 1] ?? 0];
  if (document.pieces.some(({ syntax }) => syntax !== piece?.syntax && namesIn(syntax).includes(letter))) return false;
  return !assumptions.some(({ node, offset }) => (offset < from || offset > to) && freeSymbols(node).has(letter));
}

/** `\frac{\Delta f}{\Delta t} = \frac{f(2) - f(0)}{2 - 0}`: how fast something changes on the whole, by what the changes stand for; not where the text gives them, nor where the places above and below differ. */
function isAverageRate(head: Node, value: Node, { definitions, assumptions }: ElaboratedDerivation): boolean {
  if (head.kind !== "divide" || value.kind !== "divide" || value.numerator.kind !== "add") return false;
  const [changes, at] = [head.numerator, head.denominator].map((each) => (each.kind === "symbol" && each.name.startsWith("Δ") ? each.name : null));
  const isSaid = (name: string): boolean => definitions.has(name) || assumptions.some(({ node, isElsewhere }) => !isElsewhere && node.kind === "relation" && [node.left, node.right].some((side) => side.kind === "symbol" && side.name === name));
  if (changes == null || at == null || changes === at || isSaid(changes) || isSaid(at)) return false;
  const [end, less, ...others] = value.numerator.terms;
  const start = less?.kind === "negate" ? less.operand : null;
  if (others.length === 0 && end !== undefined && start !== null && isMember(end, changes.slice(1)) && isMember(start, changes.slice(1))) return isDifferenceOfMembers(value.denominator, at.slice(1), labelOf(end), labelOf(start));
  if (others.length > 0 || end?.kind !== "call" || start?.kind !== "call" || end.callee !== start.callee || end.arguments.length !== 1 || [...end.orders, ...start.orders].some((order) => order > 0)) return false;
  const [[to], [from]] = [end.arguments, start.arguments];
  const letter = changes.slice(1);
  return to !== undefined && from !== undefined && (letter === "y" || (end.callee.kind === "symbol" && end.callee.name === letter)) && isDifference(value.denominator, to, from);
}

/** y_2, as a member of y or as a name of its own. */
const isMember = (node: Node, letter: string): boolean => (node.kind === "index" ? node.base.name === letter : node.kind === "symbol" && node.name.startsWith(`${letter}_`));
const labelOf = (node: Node): string => (node.kind === "index" ? node.indices.map(({ id }) => id).join() : node.kind === "symbol" ? node.name.replace(/^[^_]*/u, "") : "");

function isDifferenceOfMembers(node: Node, letter: string, to: string, from: string): boolean {
  const [first, second, ...others] = node.kind === "add" ? node.terms : [];
  return others.length === 0 && first !== undefined && second?.kind === "negate" && isMember(first, letter) && isMember(second.operand, letter) && labelOf(first) === to && labelOf(second.operand) === from && to !== from;
}

/** Is it `to - from`, as it is written or as the h between t and t + h? */
function isDifference(node: Node, to: Node, from: Node): boolean {
  const [first, second, ...others] = node.kind === "add" ? node.terms : [];
  const isNegative = second?.kind === "negate" ? second.operand === from : second?.kind === "number" && from.kind === "number" && addRational(second.value, from.value).numerator === 0n;
  return (others.length === 0 && first === to && isNegative) || (to.kind === "add" && to.terms.length === 2 && to.terms[0] === from && to.terms[1] === node);
}

/** `SA = 2\pi\int_0^1 …`: letters side by side, of one of which nothing else speaks, before something to be worked out. */
export function isNewProduct(head: Node, value: Node, { definitions, dependence, assumptions }: ElaboratedDerivation): boolean {
  if (head.kind !== "multiply" || !someNode(value, (node) => node.kind === "integral" || node.kind === "limit" || node.kind === "sum" || isRegionIntegral(node))) return false;
  const held = freeSymbols(value);
  return head.factors.every((factor) => factor.kind === "symbol" && factor.name !== "e" && factor.name !== "π" && !held.has(factor.name)) && head.factors.some((factor) => factor.kind === "symbol" && !definitions.has(factor.name) && !dependence.has(factor.name) && !assumptions.some(({ node }) => freeSymbols(node).has(factor.name)));
}

/** The name that a left side is: `L`, `x_t`, `v(s, a)`, `R^2`, and V of an element `dV`; null for anything else. */
function nameIn(head: Node): string | null {
  if (head.kind === "apply" && head.function === "differential" && head.arguments[0]?.kind === "symbol") return head.arguments[0].name;
  if (head.kind === "symbol") return head.name;
  if (head.kind === "index") return head.base.name;
  if (head.kind === "power" && head.exponent.kind === "number") return nameIn(head.base);
  if (head.kind !== "call" || head.callee.kind !== "symbol" || head.orders.some((order) => order > 0)) return null;
  return head.arguments.every((argument) => argument.kind === "symbol" || argument.kind === "index") ? head.callee.name : null;
}

/** `\frac1n \sum_i x_i = \bar x`, `x_{t+1} - x_t = \Delta_t`: the name that a line ends in, where nothing before it in the whole text speaks of it; null for any other line. A plain letter may be a value. */
function namesLineBefore({ line: { located, draft } }: LaidLine, fresh: readonly string[], document: DraftDocument): string | null {
  if (draft.role !== "step" || draft.relation !== "=" || draft.reason !== null || located === null || draft.piece === null || document.isPart === true) return null;
  const name = nameIn(located.node);
  if (name === null || !fresh.includes(name) || isConstantOfSolutions(name) || (/^[a-z]$/.test(name) && located.node.kind === "symbol")) return null;
  const first = firstMentions(document);
  const { syntax } = draft.piece;
  // `F_{xx}` is spoken of by F.
  const isFirst = (each: string): boolean => (first.get(each) ?? syntax) === syntax;
  return fresh.every((each) => first.get(each) === syntax && isFirst(each.split(/[_^]/u)[0] ?? each)) ? name : null;
}

const mentions = new WeakMap<DraftDocument, ReadonlyMap<string, Syntax>>();

/** Where each name stands first in a text. */
function firstMentions(document: DraftDocument): ReadonlyMap<string, Syntax> {
  const known = mentions.get(document);
  if (known !== undefined) return known;
  const made = new Map<string, Syntax>();
  for (const { syntax } of document.pieces) for (const name of namesIn(syntax)) if (!made.has(name)) made.set(name, syntax);
  mentions.set(document, made);
  return made;
}

const isConstantOfSolutions = (name: string): boolean => /^[A-DKck](?:_\d)?$/.test(name);

/** The density on the left of a row that says which law it is; null for any other row. */
function lawIn({ line: { formula } }: LaidLine): Node | null {
  const [relation, ...others] = formula === null ? [] : relationsIn(formula);
  return relation?.operator === "=" && others.length === 0 && statesDensity(relation.left, relation.right) ? relation.left : null;
}

const statesLaw = (line: LaidLine): boolean => lawIn(line) !== null;

/** `\Sigma_i \triangleq (I + W^\top W)^{-1}`: does a row say by its sign that it defines a name that nothing else defines? */
function isByDefinition({ line: { formula, draft } }: LaidLine, { definitions }: ElaboratedDerivation): boolean {
  const [relation, ...others] = formula === null ? [] : relationsIn(formula);
  const name = relation === undefined || others.length > 0 || draft.statement?.relations.some(({ sign }) => sign === ":=") !== true ? null : nameIn(relation.left);
  return name !== null && !definitions.has(name) && relation !== undefined && !someNode(relation.right, (node) => node === relation.left || (node.kind === "symbol" && node.name === name && relation.left.kind !== "index"));
}

/** `(x_1, y_1) = (3, 0) \\\\ (x_2, y_2) = (1, 1)`: do the rows give numbers to members of sequences of which nothing is said before, to each of them once? */
function listsPoints(rows: readonly LaidLine[], before: readonly DraftDefinition[], { assumptions }: ElaboratedDerivation): boolean {
  const relations = rows.map(({ line: { formula } }) => (formula === null ? [] : relationsIn(formula)));
  const heads = relations.flat().flatMap(({ operator, left, right }) => (operator === "=" && left.kind === "index" && left.indices.every(({ kind }) => kind === "number") && freeSymbols(right).size === 0 ? [left] : []));
  if (relations.some(({ length }) => length < 2) || heads.length < relations.flat().length || new Set(heads).size < heads.length) return false;
  const sequences = new Set(heads.map(({ base }) => base.name));
  const start = rows[0]?.line.draft.source.offsets[0] ?? 0;
  return !before.some(({ name, offset }) => sequences.has(name) && offset < start) && !assumptions.some(({ node, isElsewhere, offset }) => !isElsewhere && offset < start && [...sequences].some((name) => freeSymbols(node).has(name)));
}

/** Does a row say what something new is: a name, a probability, or what no row before speaks of by something new? Constants that solutions bring in are none. */
function isOfItsOwn({ line: { formula } }: LaidLine, fresh: readonly string[], isSpokenOf: (name: string) => boolean): boolean {
  const [relation] = formula === null ? [] : relationsIn(formula);
  if (relation === undefined || fresh.every(isConstantOfSolutions)) return false;
  const name = nameIn(relation.left);
  return (name !== null && (fresh.includes(name) || !isSpokenOf(name))) || isProbabilityKernel(relation.left);
}

/**
 * `x + y = 6 \\ x^2 + y^2 + z^2 = 18`: an equation in an unknown that the rows above it do not have, so that it cannot follow from them. Where no rates stand, letters for constants
 * are unknowns as others are. A row that would follow if the letter were one that the row above has may hold a slip of the pen.
 */
function isOfSystem(line: LaidLine, fresh: readonly string[], lines: readonly LaidLine[], sameBut: Comparisons["sameBut"]): boolean {
  const above = lines.slice(0, line.number).flatMap(({ line: { formula } }) => (formula === null ? [] : relationsIn(formula)));
  const [relation, ...more] = line.line.formula === null ? [] : relationsIn(line.line.formula);
  if (fresh.length === 0 || relation?.operator !== "=" || more.length > 0 || above.length === 0 || lines.slice(0, line.number + 1).some(speaksOfRates)) return false;
  if ([relation, ...above].some((each) => each.left.kind === "symbol" && each.left.name !== "e")) return false;
  // `U(T, V, W)` below U: a letter that only functions depend on makes no other equation.
  if ([relation.left, relation.right].some((side) => someNode(side, (node) => node.kind === "call" && node.arguments.some((argument) => fresh.some((letter) => freeSymbols(argument).has(letter)))))) return false;
  const held = new Set(above.flatMap((each) => [...freeSymbols(each)]));
  return fresh.every((letter) => [...held].every((other) => above.every((before) => !sameBut(before, relation, letter, other))));
}

/** `\nabla f = \lambda \nabla g`: one equation with a letter that nobody gave. */
function isForNewLetter({ line: { draft, formula }, number }: LaidLine, lines: readonly LaidLine[], fresh: readonly string[]): boolean {
  return formula === null && number === 1 && lines.length === 2 && fresh.length > 0 && draft.role === "step" && draft.relation === "=" && draft.reason === null;
}

/** Is it a row beside the one before, and one more equation of a system that has as many unknowns? */
function isFurtherEquation(line: LaidLine, lines: readonly LaidLine[]): boolean {
  const { formula } = line.line;
  return formula !== null && formula.kind !== "unknown" && !isValue(line) && standsBeside(line, lines[line.number - 1]) && completesSystem(line, lines);
}

/** Is it one more equation below those of a system that has as many unknowns? */
function completesSystem(line: LaidLine, lines: readonly LaidLine[]): boolean {
  const rows = lines.slice(0, line.number + 1).filter(({ line: { draft } }) => draft.source === line.line.draft.source);
  const relations = rows.flatMap(({ line: { formula } }) => (formula === null ? [] : relationsIn(formula)));
  const unknowns = new Set(rows.flatMap(namesOf).filter((name) => name !== "e" && name !== "π"));
  return rows.every(({ line: { formula } }) => formula !== null) && rows.length <= unknowns.size && relations.every(({ operator, left }) => operator === "=" && left.kind !== "symbol") && !rows.some(speaksOfRates);
}

function speaksOfRates({ line }: LaidLine): boolean {
  return expressionsOf(line).some((each) => holdsDerivative(each) || someNode(each, ({ kind }) => kind === "integral"));
}

/** `y = 3`: the solution of something, of which the letter may be a slip. */
function isValue({ line: { formula } }: LaidLine): boolean {
  const [relation, ...others] = formula === null ? [] : relationsIn(formula);
  return relation !== undefined && others.length === 0 && [relation.left, relation.right].every((side) => side.kind === "symbol" || [...freeSymbols(side)].length === 0);
}

/** Is nothing written between a row and the one before that makes it follow: an arrow, "so"? */
function standsBeside({ line: { draft } }: LaidLine, previous: LaidLine | undefined): boolean {
  if (draft.relation !== null || draft.isDerived || draft.goesOn || draft.reason !== null || previous === undefined) return false;
  const before: DraftLine = previous.line.draft;
  if (before.source !== draft.source) return false;
  return !/\b(?:so|hence|thus|therefore|then|gives?|yields?|implies|follows|becomes?|get|obtain|i\.e)\b|\\(?:implies|iff|Rightarrow|Leftrightarrow|therefore|to|rightarrow)(?![a-zA-Z])/i.test(draft.source.text.slice(before.range.end, draft.range.start));
}
