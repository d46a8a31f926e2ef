// Says of a wrong step which piece of it is wrong, what should stand there, and why it went wrong: a search for the simplest repair (repair.ts), then the mistakes that may
// explain it (mistakes/), then what is left, pointing at the term or the line.

import { tidied } from "./tidied.js";
import { occurrences, type Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Definitions } from "../expression/definition.js";
import type { Node } from "../expression/node.js";
import type { Edit, EditKind } from "./edit.js";
import { createNodeMeter, pays, PRICES, type Work } from "./budget.js";
import { derivativesOf } from "./line-derivatives.js";
import { createCanonical, expectedForms, withFlatProducts } from "./expected-forms.js";
import { createFits, createPieceTable, holdsDerivative } from "./fitting.js";
import { gatherMaterial } from "./material.js";
import { neededValues } from "./needed.js";
import { agree, createPointValues, type Values } from "./point-values.js";
import { candidateEdits, type Sieve } from "./candidates.js";
import { exchangedDifferences, invertedQuotient, wholeLineEdit } from "./exchange.js";
import { simplified, sizeOf } from "./simplified.js";
import { boundsExchanged } from "./mistakes/bounds-exchanged.js";
import { powerRuleOnExponential } from "./mistakes/power-rule-on-exponential.js";
import { quotientRuleOrder } from "./mistakes/quotient-rule-order.js";
import { countNodes, freeSymbols, mapChildren, nodesIn, someNode } from "../expression/traverse.js";
import { scalarMistakes, type Explanation, type Mistake, type MistakeContext } from "./mistakes/index.js";
import { settled } from "./settle.js";
import { shrunk } from "./shrink.js";
import { substitutedBounds } from "./substituted-bounds.js";
import { searchRepairs } from "./repair.js";
import { GATHERED, isMadeAsItStands, isMadeAsRuled, isMadeAsWritten, undoingEdits, type Undoing } from "./undo.js";
import { inOwnSpelling, print, sourceLine, textOf, wholeRange, type SourceLine } from "./splice.js";
import { changeIn, createAlignment, createAwkwardness, idleOnes, sortedTokens } from "./likeness.js";
import { matchTerms } from "./match-terms.js";
import { fixedLine, fixedText, termAround, type Piece } from "./term.js";
import { isInTerm, twoSlips } from "./two-slips.js";
import { editInWords, inWords, placeInWords, wordsAfter, wordsBefore } from "./wording.js";
import { withWholeBrackets } from "./whole-brackets.js";

export interface DiagnosisInput {
  readonly arena: Arena;
  /** The occurrences of the line before and of the wrong line. */
  readonly before: Located;
  readonly after: Located;
  /** The texts in which their ranges count. */
  readonly beforeText: string;
  readonly afterText: string;
  readonly notation: "latex" | "text";
  /** Definitions put in and derivatives carried out; null where that fails. */
  readonly resolve: (node: Node) => Node | null;
  /** May the candidate equal the line before? Quick, and may err towards yes. */
  readonly agrees: (resolved: Node) => boolean;
  /** Is the candidate proven equal to the line before? */
  readonly confirm: (resolved: Node) => boolean;
  /** Points at which the line before has a value, one value for each quantity; none where it can't be evaluated point by point. */
  readonly points: readonly ReadonlyMap<Node, number>[];
  readonly definitions: Definitions;
  /** Reads an expression as if it stood in the wrong line; null where that can't be done. */
  readonly reread: (text: string) => Node | null;
  /** What the author wrote in the other lines, for his spellings. */
  readonly around: string;
  /** What the diagnosis may still cost. */
  readonly work: Work;
}

/** Where, what instead, and why. Ranges count in the text of the wrong line; an insertion has an empty one. */
export interface StepDiagnosis {
  readonly mistake: string | null;
  readonly rule: string | null;
  readonly edit: Piece;
  readonly term: Piece | null;
  readonly fix: string | null;
  readonly message: string;
  readonly alternatives: readonly string[];
}

/** A diagnosis by the search of this file. */
export interface MendedStep extends StepDiagnosis {
  /** Is the whole line replaced by what the line before is? Then nothing of its author's is left. */
  readonly isWhole: boolean;
}

/** Diagnoses a wrong step; null where there is nothing to say, which is where the line before has no value. */
export function diagnose(input: DiagnosisInput): MendedStep | null {
  const { arena, beforeText, work } = input;
  const isPaid = createNodeMeter(arena, work);
  const before = withWholeBrackets(beforeText, input.before);
  const line = sourceLine(input.afterText, input.notation, withWholeBrackets(input.afterText, input.after), `${beforeText}\n${input.around}`);
  const carriedOut = input.resolve(before.node);
  const wrong = input.resolve(line.root.node);
  if (carriedOut === null || wrong === null) return null;
  const derivatives = derivativesOf(arena, before.node, input.definitions, input.resolve);
  const values = createPointValues(input.points, (node) => input.resolve(node), work);
  const everywhere = values?.of(carriedOut) ?? null;
  const found = everywhere === null ? null : (values?.of(wrong) ?? null);
  // Where the wrong line has no value, none is asked of the right one.
  const masked = everywhere?.map((value, k) => (Number.isFinite(found?.[k]) ? value : NaN)) ?? null;
  const wanted = masked !== null && masked.filter(Number.isFinite).length >= 2 ? masked : everywhere;
  const isRight = (value: Node | null): boolean => value !== null && (value === carriedOut || ((input.agrees(value) || agreesWhereDefined(value)) && input.confirm(value)));
  const agreesWhereDefined = (value: Node): boolean => {
    const own = wanted === everywhere ? null : (values?.of(value) ?? null);
    return own !== null && wanted !== null && agree(wanted, own);
  };
  const mayBeRight = (node: Node): boolean => {
    const value = input.resolve(node);
    return value !== null && (value === carriedOut || input.agrees(value));
  };
  const inOwnNames = ownNames(arena, input.definitions, `${beforeText}\n${input.afterText}`);
  const short = shownForms(arena, carriedOut, inOwnNames);
  // A form that is looked at is not proven yet; one that is shown is.
  const likely = short.find(mayBeRight) ?? carriedOut;
  const forms = expectedForms(arena, before.node, line.root.node, derivatives, carriedOut, inOwnNames);
  const material = gatherMaterial(arena, before, beforeText, line.root, line.text, derivatives, likely, inOwnNames, (node) => input.resolve(node));
  const readings = new Map<string, boolean>();
  const saysRight = (text: string): boolean => {
    const known = readings.get(text);
    if (known !== undefined) return known;
    if (!isPaid() || !pays(work, PRICES.character * text.length)) return false;
    const node = input.reread(text);
    const says = node !== null && isRight(input.resolve(node));
    readings.set(text, says);
    return says;
  };
  // Where the text as it stands can't be read again (macros, a line in pieces), nothing can be said about it with a change in it.
  const again = input.reread(fixedText(line, null));
  const canReread = again !== null && input.resolve(again) === wrong;
  const isReadable = (candidate: Edit): boolean => !canReread || saysRight(fixedLine(line, candidate));
  const isRepair = (candidate: Edit): boolean => isPaid() && isRight(input.resolve(candidate.line)) && isReadable(candidate);

  const inverted = invertedQuotient(arena, line);
  const isInverted = inverted !== null && isExactlyInverted(arena, line, likely, input.resolve) && isRepair(inverted);
  const table = values === null ? null : createPieceTable(forms.pieces, values);
  const fits = values === null || wanted === null || found === null || table === null ? null : createFits(arena, line.root, neededValues(line.root, wanted, values, table.of), table, values, holdsDerivative(line.root.node), work);
  const like = `${beforeText}\n${forms.lines.filter((form) => sizeOf(form) <= MOST_LAID_BESIDE).map((form) => print(line, withFlatProducts(arena, form))).join("\n")}`;
  const sieve: Sieve | null = values === null || wanted === null || fits === null ? null : { values, wanted, forms, like, reread: input.reread };
  const substituted = isInverted ? null : ([...substitutedBounds(arena, line, before.node)].find(isRepair) ?? null);
  const exact = isInverted ? inverted : substituted;
  const { edits, unwritable } = exact !== null ? { edits: [exact], unwritable: null } : searchRepairs({ arena, line, material, fits, work }, { ...input, isReadable }, sieve);
  let edit = edits[0] ?? (unwritable === null ? null : [unwritable.line].map((node) => wholeLineEdit(line, unwritable, print(line, node))).find((each) => saysRight(each.expected)) ?? null);

  // A constant of integration that the wrong line adds is no part of the mistake.
  const constants = someNode(before.node, (node) => node.kind === "integral" && node.lower === null) ? [...freeSymbols(line.root.node)].filter((name) => !freeSymbols(before.node).has(name) && !input.definitions.has(name)) : [];
  const size = countNodes(before.node) + countNodes(carriedOut);
  const comesTo = (target: Node, itsValues: Values | null) => (made: Node): boolean => {
    if (!isPaid() || !pays(work, PRICES.part * size)) return false;
    const quick = itsValues === null ? null : (values?.of(made) ?? null);
    if (quick !== null && itsValues !== null && !agree(itsValues, quick)) return false;
    const value = input.resolve(made);
    if (value === null) return false;
    if (value === target) return true;
    // before - target + made equals before exactly where made equals the target; at a pole of the target it has no value, whatever the line before has there.
    const shifted = arena.add([carriedOut, arena.negate(target), value]);
    return (quick !== null || input.agrees(shifted)) && input.confirm(shifted);
  };
  const withConstants = (own: Node): Node => (constants.length === 0 ? own : arena.add([own, ...constants.map((name) => arena.symbol(name))]));
  const isMade = (isTarget: (made: Node) => boolean) => (own: Node): boolean => isTarget(withConstants(own));
  const context: MistakeContext = { arena, before: before.node, after: line, derivatives, evaluations: evaluationsIn(before), edit, work, isWrongLine: isMade(comesTo(wrong, found)) };
  let explained = isInverted ? null : explain(context);
  const unexpectedness = (each: Edit): number => {
    const isStandstill = each.line === before.node && holdsDerivative(each.line);
    if (!isStandstill && forms.isRuled(each.line)) return 0;
    if (SLIPS.has(each.kind)) return UNEXPECTED_SLIP;
    if (isStandstill || !forms.isWhole(each.line)) return UNEXPECTED;
    const undone = explained?.explanation.undone;
    return undone !== undefined && isMadeAsRuled(arena, line, undone) ? GATHERED : GATHERED_TOO;
  };
  const undoing = explained?.explanation.undone === undefined ? [] : undoingEdits(arena, line, before.node, explained.explanation.undone, work);
  // A function by the rule of powers is no slip of the pen: the rule is undone, whatever else makes the numbers agree.
  const isAnotherRule = explained?.mistake === powerRuleOnExponential && undoing.some((each) => isRepair(each.edit));
  // Nothing but a rewriting that gives the line as it stands: then that is what went wrong, whatever else makes the numbers agree.
  const isRewritten = explained?.explanation.undone?.isRewriting === true && isMadeAsItStands(arena, line, explained.explanation.undone);
  edit = substituted ?? nearest(arena, line, before.node, edit === null || isAnotherRule ? null : shrunk(edit), undoing, isRewritten, isRepair, unexpectedness, (each) => createAlignment(like.split("\n"))(fixedLine(line, each)));
  if (explained?.mistake === quotientRuleOrder || explained?.mistake === boundsExchanged) edit = exchangedDifferences(arena, line).find(isRepair) ?? undoing.find((each) => isRepair(each.edit))?.edit ?? edit;
  // Where moving a bracket is less than undoing the mistake, the bracket is what went wrong.
  if (edit !== null && isBracketMoved(edit) && undoing.length > 0 && !createSameLine(arena)(edit.line, before.node)) explained = explainedByShape({ ...context, edit }) ?? explained;
  if (edit !== null) {
    const plain = shrunk(settled(arena, line, edit));
    if (plain !== edit && isReadable(plain)) edit = plain;
  }
  const rule = explained?.explanation.rule ?? explained?.mistake.rule ?? (derivatives.length === 0 ? "algebra" : null);
  const inSpelling = (found: Spotted): Spotted => ({ ...found, message: inOwnSpelling(line.logarithm, found.message), fix: fixThatReads(line, found.fix, edit, saysRight) });
  if (isInverted) return { ...inSpelling({ ...fromEdit(line, inverted, [], null), message: "Numerator and denominator are exchanged." }), rule, isWhole: false };
  // A mistake that was made in two terms is mended in both, and the rest of the line left.
  const isAllAtOnce = edit !== null && edit.path.length === 0 && edit.kind === "piece" && explained?.explanation.undone?.isRewriting === false && explained.explanation.undone.pieces.length === 0;
  const canonical = createCanonical(arena);
  const canonicalOf = (node: Node): Node => canonical(simplified(arena, node));
  const two = sieve === null || table === null || (edit !== null && !isAllAtOnce) ? null : twoSlips(arena, line, [likely, ...forms.lines], mendedTo, saysRight);
  if (two !== null) {
    const [first, second] = two.slips.map(({ edit: slip, alone }) => {
      const value = input.resolve(alone);
      const why = value === null ? null : explain({ ...context, edit: slip, isWrongLine: isMade(comesTo(value, values?.of(value) ?? null)) });
      return fromEdit(line, slip, [], why);
    });
    const message = explained?.explanation.message ?? `Two things are wrong here. ${first?.message ?? ""} ${second?.message ?? ""}`;
    const mistake = explained?.mistake.name ?? first?.mistake ?? null;
    return { ...inSpelling({ mistake, edit: two.piece, term: null, fix: two.fix, message, alternatives: [] }), rule, isWhole: false };
  }
  if (edit !== null) return { ...inSpelling(fromEdit(line, edit, edits.slice(1), explained)), rule, isWhole: edit.path.length === 0 && edit.kind === "piece" };
  const isSame = (own: Node, other: Node): boolean => {
    const value = input.resolve(own);
    return value !== null && input.agrees(arena.add([carriedOut, arena.negate(value), other]));
  };
  const shown = short.find((node) => isRight(input.resolve(node))) ?? carriedOut;
  const spotted = withoutEdit(arena, line, shown, isSame, explained);
  return { ...inSpelling(spotted), rule, isWhole: spotted.term === null };

  /** The small change inside one term of the line that makes it the target, but for how its numbers are gathered. */
  function mendedTo(target: Node, position: number): Edit | null {
    const aim = values?.of(target) ?? null;
    if (sieve === null || table === null || values === null || aim === null) return null;
    const own = createFits(arena, line.root, neededValues(line.root, aim, values, table.of), table, values, holdsDerivative(line.root.node), work);
    const aimed = canonicalOf(target);
    let looked = 0;
    for (const candidate of candidateEdits({ arena, line, material, fits: own, work }, { ...sieve, wanted: aim })) {
      looked += 1;
      if (looked > MOST_FOR_A_SLIP) break;
      if (isInTerm(line.root, candidate, position) && !REWRITINGS.has(candidate.kind) && canonicalOf(candidate.line) === aimed) return shrunk(candidate);
    }
    return null;
  }
}

/** So many changes are looked at for each of two slips. */
const MOST_FOR_A_SLIP = 12;
/** A term written anew is no slip. */
const REWRITINGS: ReadonlySet<EditKind> = new Set<EditKind>(["term", "replaced-term", "piece", "bracket"]);

/** Larger forms are not written out to lay the line beside them. */
const MOST_LAID_BESIDE = 1500;

/** What an edit that gives no form that was to be expected is charged, in tokens, where a mistake explains the step and tells what was meant: it may only be a way to make the numbers agree. */
const UNEXPECTED = 60;
/** The same for one sign or one name in the place of another. */
const UNEXPECTED_SLIP = 3;
/** For numbers multiplied out and powers gathered, which the rule does not do, where the author did it too. */
const GATHERED_TOO = 5;
/** For a function that neither line nor the rule has. */
const STRANGE_FUNCTION = 6;

/** For going back to the line before as it stands, which is no step. */
const STANDSTILL = 5;
/** The same where nothing of the author's line is left. */
const STARTING_OVER = 40;

/** For a factor 1 that is left standing. */
const IDLE_ONE = 4;
/** A bracket that stands one term too early is one slip, however much stands between. */
const BRACKET_MOVED = 2;

/** Does a closing bracket move to the right? */
const isBracketMoved = ({ kind, found }: Edit): boolean => kind === "bracket" && /^(?:\\right\s*)?[)\]]/.test(found);

const SLIPS: ReadonlySet<EditKind> = new Set<EditKind>(["sign", "inserted-sign", "swapped-function", "symbol", "bracket"]);

/** Of the repair that was found and the ways to undo the mistake that explains the step the one that changes the least of the text. */
function nearest(arena: Arena, line: SourceLine, before: Node, found: Edit | null, undoing: readonly Undoing[], isRewritten: boolean, isRepair: (edit: Edit) => boolean, chargeOf: (edit: Edit) => number, likeness: (edit: Edit) => number): Edit | null {
  const awkwardness = createAwkwardness(fixedText(line, null));
  const isSame = createSameLine(arena);
  const distanceOf = ({ edit, charge }: Undoing): number => {
    const isStill = edit.line === before || ((edit.kind === "bracket" || isRewritten) && isSame(edit.line, before));
    const change = isBracketMoved(edit) && !isStill ? BRACKET_MOVED : changeIn(edit.found, edit.expected);
    const text = fixedLine(line, edit);
    return (!isStill ? 0 : edit.path.length === 0 && edit.kind !== "bracket" && !isRewritten ? STARTING_OVER : STANDSTILL) + change + charge + Math.max(0, awkwardness(text)) + IDLE_ONE * idleOnes(text);
  };
  const best = undoing.map((each) => ({ ...each, distance: distanceOf(each) })).sort((a, b) => a.distance - b.distance).find(({ edit }) => isRepair(edit));
  if (best === undefined || found === null) return found ?? best?.edit ?? null;
  if (isRewritten && (found.kind === "bracket" || !isSame(found.line, best.edit.line))) return best.edit;
  const known = new Set([before, line.root.node, ...undoing.map(({ edit }) => edit.line)].flatMap(functionsIn));
  const strange = functionsIn(found.line).some((name) => !known.has(name)) ? STRANGE_FUNCTION : 0;
  const charge = isSame(found.line, best.edit.line) ? 0 : strange + chargeOf(found);
  // Where both put in the same, the place counts at which it stands more like the line before.
  if (found.line === best.edit.line) return found;
  const putsInTheSame = best.edit.found === "" && found.found === "" && sortedTokens(best.edit.expected) === sortedTokens(found.expected);
  if (putsInTheSame) return found.piece?.kind !== "number" && likeness(best.edit) > likeness(found) ? best.edit : found;
  return distanceOf({ edit: found, charge }) <= best.distance ? found : best.edit;
}

/** What is written between two bounds. */
function evaluationsIn(root: Located): ReadonlySet<Node> {
  return new Set(occurrences(root).flatMap(({ located: { node, form } }) => (form.kind === "bigOperator" && node.kind === "add" && node.terms.length === 2 ? [node] : [])));
}

/** Are the two lines the same but for order, with as many derivatives to be carried out? */
function createSameLine(arena: Arena): (a: Node, b: Node) => boolean {
  const canonical = createCanonical(arena);
  const derivativesIn = (node: Node): number => nodesIn(node).filter((each) => each.kind === "derivative").length;
  return (a, b) => canonical(a) === canonical(b) && derivativesIn(a) === derivativesIn(b);
}

const functionsIn = (root: Node): readonly string[] => nodesIn(root).flatMap((node) => (node.kind === "apply" ? [node.function] : []));

/** The forms in which a carried-out line may be shown, the shortest first. */
function shownForms(arena: Arena, carriedOut: Node, inOwnNames: (node: Node) => Node): readonly Node[] {
  const short = simplified(arena, carriedOut);
  const tidy = tidied(arena, carriedOut);
  return [...new Set([inOwnNames(short), short, inOwnNames(tidy), tidy])];
}

/** y and dy/dx for y(x) and y'(x), where the author writes y alone. */
function ownNames(arena: Arena, definitions: Definitions, text: string): (node: Node) => Node {
  const variables = new Map<string, Node>();
  for (const { name, body } of definitions.values()) {
    const [argument] = body.kind === "call" ? body.arguments : [];
    if (body.kind === "call" && body.callee.kind === "symbol" && body.callee.name === name && argument?.kind === "symbol" && !new RegExp(`${escaped(name)}'*[ ]*(?:\\\\left)?\\(`, "u").test(text)) variables.set(name, argument);
  }
  if (variables.size === 0) return (node) => node;
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const [order = 0] = node.kind === "call" ? node.orders : [];
    const [argument] = node.kind === "call" ? node.arguments : [];
    const isOwn = node.kind === "call" && node.callee.kind === "symbol" && node.orders.length === 1 && variables.get(node.callee.name) === argument && argument?.kind === "symbol";
    const result = !isOwn ? mapChildren(arena, node, visit) : order === 0 ? node.callee : argument?.kind === "symbol" ? arena.derivative(node.callee, argument, order, false) : node;
    memo.set(node, result);
    return result;
  };
  return visit;
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Is the line v/u where u/v came out, with the same u and v? */
function isExactlyInverted(arena: Arena, line: SourceLine, shown: Node, resolve: (node: Node) => Node | null): boolean {
  const [above, below] = line.root.children;
  if (shown.kind !== "divide" || line.root.form.kind !== "divide" || above === undefined || below === undefined) return false;
  const same = (own: Node, other: Node): boolean => {
    const value = resolve(own);
    return value !== null && simplified(arena, arena.subtract(value, other)) === arena.integer(0);
  };
  return above.node.kind !== "number" && same(above.node, shown.denominator) && same(below.node, shown.numerator);
}

/** The corrected line where it says the right thing when it is read again, else the repaired line printed anew, else none. */
function fixThatReads(line: SourceLine, fix: string | null, edit: Edit | null, saysRight: (text: string) => boolean): string | null {
  if (fix !== null && saysRight(fix)) return fix;
  const printed = edit === null ? null : print(line, edit.line);
  return printed !== null && saysRight(printed) ? printed : null;
}

interface Explained {
  readonly mistake: Mistake;
  readonly explanation: Explanation;
}

/** The first mistake that explains the step: those that make the wrong line before those that only look like it, and of those that make it one that makes it as it stands before those that make one of the same value. */
function explain(context: MistakeContext): Explained | null {
  let first: Explained | null = null;
  for (const mistake of scalarMistakes) {
    const explanation = mistake.evidence === "made" ? mistake.explain(context) : null;
    if (explanation === null) continue;
    if (explanation.undone === undefined || isMadeAsWritten(context.arena, context.after, explanation.undone)) return { mistake, explanation };
    first ??= { mistake, explanation };
  }
  return first ?? explainedByShape(context);
}

/** The first mistake that the repair looks like. */
function explainedByShape(context: MistakeContext): Explained | null {
  for (const mistake of scalarMistakes) {
    const explanation = mistake.evidence === "shape" ? mistake.explain(context) : null;
    if (explanation !== null) return { mistake, explanation };
  }
  return null;
}

type Spotted = Omit<StepDiagnosis, "rule">;

function fromEdit(line: SourceLine, edit: Edit, others: readonly Edit[], explained: Explained | null): Spotted {
  const whole = wholeRange(line.root);
  const inWordsOf = (other: Edit): string => editInWords(other, wordsBefore(line.text.slice(whole.start, other.range.start)), wordsAfter(line.text.slice(other.range.end, whole.end)));
  const place = placeInWords(line.root, edit.path, edit);
  return {
    mistake: explained?.mistake.name ?? null,
    edit: { range: edit.range, found: edit.found, expected: edit.expected },
    term: termAround(line, edit),
    fix: fixedLine(line, edit),
    message: explained?.explanation.message ?? plainMessage(edit, place),
    alternatives: others.slice(0, 5).map(inWordsOf),
  };
}

function plainMessage(edit: Edit, place: string): string {
  const where = place === "this line" ? "" : ` in ${place}`;
  if (edit.found === "") return `\`${edit.expected}\` is missing${where}.`;
  if (edit.expected === "") return `\`${edit.found}\` does not belong${place === "this line" ? " here" : where}.`;
  return `\`${edit.found}\` should be \`${edit.expected}\`${where}.`;
}

/** No single edit makes it right: the terms that differ are shown, the first of them pointed at; where terms cannot be matched, the whole line. */
function withoutEdit(arena: Arena, line: SourceLine, carriedOut: Node, isSame: (own: Node, other: Node) => boolean, explained: Explained | null): Spotted {
  const mistake = explained?.mistake.name ?? null;
  const matched = matchTerms(arena, line, carriedOut, isSame);
  const [first] = matched?.edits ?? [];
  if (matched !== null && first !== undefined) {
    const others = matched.edits.length > 1 ? ` So do ${matched.edits.length - 1} more.` : "";
    return {
      mistake, edit: first, term: first, fix: matched.fix, alternatives: [],
      message: explained?.explanation.message ?? `The term \`${first.found}\` differs from what the line before gives, \`${first.expected}\`.${others}`,
    };
  }
  const range = wholeRange(line.root);
  const expected = print(line, carriedOut);
  return {
    mistake, edit: { range, found: textOf(line, range), expected }, term: null, fix: expected, alternatives: [],
    message: explained?.explanation.message ?? `The line before is ${inWords(carriedOut)}; no single change of this line makes it that.`,
  };
}
