// What an equation is for the text around it: a further side of the open chain, a row among equations, a claim, or something that is given. Questions only; nothing is written down here.

import type { MathPart } from "../syntax/document.js";
import { partsOf, type Statement, type Syntax } from "../syntax/math-tree.js";
import { FUNCTION_LETTERS } from "../syntax/math-vocabulary.js";
import { definable, definableInverse, namesIn, shiftedSequence, subjectOf } from "./definable.js";
import { type OpenChain, type StatementEvent, offsetIn, withoutLayout, written } from "./draft-chain.js";
import { appliedToNumber, functionAtNumber, holdsDeterminedFunction, isKnownByItself, withDeterminedValues } from "./determined-values.js";
import { type DraftState, sameDerivation } from "./draft-state.js";
import { isBehindItem } from "./list-items.js";
import { announcesClaim, announcesConsequence, announcesElimination, announcesProof, announcesRoots, announcesSolving, asksOrWarns, bindsBy, boundsWhatFollows, lastSentence, setsAim, supposes, wantsHolding } from "./prose.js";
import { followsFromSlopes } from "./slopes.js";
import { isSystem } from "./statement-formula.js";
import { derivativesIn, isBareDerivative, isCondition, isNumeric } from "./statement-shape.js";
import { onlySide, plainName } from "./syntax-names.js";

/** Rule 2: does the statement repeat the left side of the open chain? */
export function repeats(draft: DraftState, chain: OpenChain, event: StatementEvent, head: Syntax): boolean {
  if (chain.kind !== "chain" || chain.head !== written({ syntax: head, source: event.part.source })) return false;
  if (chain.lines.some((line) => line.role === "step" && line.relation !== "=" && line.relation !== ":=")) return false;
  // What one item of a list has said ends with it.
  if (isBehindItem(draft.items, chain.start, offsetIn(event.part.source, event.statement.range.start))) return false;
  // A case distinction begins anew.
  const from = chain.end;
  return !draft.assumptions.replacedAfter(from) && !isSetToNumber(draft, event, chain);
}

/** "Setting f'(x) = 0": an equation, not a further step. */
function isSetToNumber(draft: DraftState, event: StatementEvent, chain: OpenChain): boolean {
  const [, value] = event.statement.sides;
  return event.statement.sides.length === 2 && chain.part !== event.part && value !== null && value !== undefined && isNumeric(value) && announcesSolving(draft.prose);
}

export function isClaim(draft: DraftState, event: StatementEvent): boolean {
  return draft.structured ? event.part.label !== null && announcesClaim(event.part.label) : announcesClaim(draft.prose);
}

/** Rule 7: does a lone equation go on with the equations before it? */
export function joins(draft: DraftState, chain: OpenChain, event: StatementEvent): boolean {
  if (chain.kind !== "statements" || !event.part.display || draft.structured || chain.section !== draft.sections.current) return false;
  if (event.first && draft.prose.trim() !== "" && (!announcesConsequence(draft.prose) || setsAim(draft.prose)) && !(beginsWithSystem(chain) && announcesElimination(draft.prose))) return false;
  const [head] = event.statement.sides;
  if (head && derivativesIn(head, draft.book.isDetermined).explicit) return false;
  const names = new Set(event.statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));
  const speaksOfThem = (statement: Statement | null | undefined): boolean => statement != null && statement.sides.some((side) => side !== null && namesIn(side).some((name) => names.has(name)));
  if (event.first && names.size === 1 && isAfterSolution(chain, event, [...names][0] ?? "") && !HENCE.test(draft.prose)) return false;
  const [last, before] = [chain.lines[chain.lines.length - 1]?.statement, chain.lines[chain.lines.length - 2]?.statement];
  return speaksOfThem(last) || (last != null && givesNumber(last) && speaksOfThem(before));
}

/** Words by which an equation comes from a solution, or goes back to it. */
const HENCE = /\b(?:so|thus|hence|therefore|then|implies|indeed|check\w*|verif\w*|since|because)\b[^.?!]*$/i;

/** Does the chain end with all values of the letter, `x = 3 \text{ or } x = -2`, while the display is about that letter as an unknown? */
function isAfterSolution({ lines, part }: OpenChain, { part: own, statement }: StatementEvent, name: string): boolean {
  const last = lines[lines.length - 1];
  const isValue = (each: Statement): boolean => givesNumber(each) && each.sides[0]?.kind === "name" && each.sides[0].name === name;
  return own !== part && last?.statement != null && [last.statement, ...last.joined].every(isValue) && !isValue(statement);
}

/** `A = 3`: a letter and its value, which goes into the line before. */
function givesNumber({ sides: [name, value], relations }: Statement): boolean {
  return relations.length === 1 && relations[0]?.sign === "=" && name?.kind === "name" && value != null && isNumeric(value);
}

/** Is line 0 a system of equations? */
function beginsWithSystem({ lines }: OpenChain): boolean {
  const [first] = lines;
  const [head] = first?.statement?.sides ?? [];
  return first !== undefined && (first.joined.length > 0 || (first.statement?.relations.length === 0 && head != null && isSystem(head)));
}

/** Is it one of several rows, each an equation of its own? */
export function isRow(draft: DraftState, event: StatementEvent, next: StatementEvent | null, head: Syntax): boolean {
  if (definable(head) !== null && !restsOnItself(draft, event)) return false;
  if (draft.book.isAbout(logged(head) ?? head) || derivativesIn(head, draft.book.isDetermined).explicit) return false;
  const nextHead = next?.statement.sides[0] ?? null;
  if (next === null || nextHead === null || !sameDerivation(draft, event.part, next.part) || next.statement.relations.length === 0 || (isCondition(next.statement) && !givesSolutions(draft, next, event))) return false;
  return written({ syntax: nextHead, source: next.part.source }) !== written({ syntax: head, source: event.part.source });
}

/** What the logarithm of it is that a side is, `\log L(\theta)`; null for any other. */
function logged(side: Syntax): Syntax | null {
  if (side.kind !== "sequence") return null;
  const [first, ...rest] = side.items;
  const [only] = rest;
  if (first?.kind !== "operand" || first.operand.kind !== "function" || !/^(?:ln|log)$/.test(first.operand.name) || only?.kind !== "operand") return null;
  return rest.length === 1 ? only.operand : { ...side, items: rest };
}

/** `x ∈ {-2, 2}` after an equation for x: its solutions, in text where every line is a step. */
function givesSolutions(draft: DraftState, event: StatementEvent, before: StatementEvent): boolean {
  const [name, set] = event.statement.sides;
  if (!draft.structured || event.statement.relations[0]?.sign !== "∈" || name?.kind !== "name" || set?.kind !== "group") return false;
  return before.statement.sides.some((side) => side !== null && namesIn(side).includes(name.name));
}

function restsOnItself(draft: DraftState, event: StatementEvent): boolean {
  const [head, value] = event.statement.sides;
  const found = head ? definable(head) : null;
  return found !== null && value !== null && value !== undefined && draft.book.inSection(draft.sections.current, found.name) === undefined;
}

/** `x = \sqrt9 = 3`: a letter with its value, which is worked out on the way. */
export function isWorkedOutValue({ statement: { sides, relations } }: StatementEvent): boolean {
  const [head, ...values] = sides;
  return head != null && plainName(head) !== null && values.length > 1 && relations.every(({ sign }) => sign === "=") && values.every((value) => value !== null && namesIn(value).every((name) => name === "e" || name === "π"));
}

/** `2^{-3} = \frac18`: an equation between numbers is worked out, not given, where nothing says that one reckons otherwise. */
export function isArithmetic(draft: DraftState, event: StatementEvent): boolean {
  const { statement: { sides: written, relations }, part, first } = event;
  if (written.length !== 2 || relations[0]?.sign !== "=") return false;
  const determined = written.map((side) => (side === null || draft.structured ? { syntax: side, found: false } : withDeterminedValues(draft, event, side)));
  const reckons = determined.some(({ found }) => found);
  if (reckons && (part.display ? isSupposed(draft, part) : !isStated(draft, part, true))) return false;
  // A row may go on with the sum that the one above begins.
  if (!reckons && part.display && !first) return false;
  // `3\ 1/2` is three and a half more often than a product.
  if (/(?<![_^\d])\d+(?:\\ |\s|~)+\d/.test(part.source.text)) return false;
  if (!determined.every(({ syntax }) => syntax !== null && isClosed(syntax)) || !(reckons || written.some((side) => side !== null && isComputed(side)))) return false;
  return !asksOrWarns(draft.prose) && !announcesSolving(draft.prose) && !speaksOfOtherArithmetic(draft.text);
}

/** Words of arithmetic in which 9 + 5 may be 2. */
const OTHER_ARITHMETIC = /\b(?:mod(?:ulo|ular)?|pmod|bmod|congruen\w+|remainders?|residues?|clock|binary|boolean|hexadecimal|octal|base[ -](?:two|\w?\d+)|finite fields?|integer division|floating[- ]point|ordinals?|cardinals?)\b|\\math(?:bb|bf|rm)\s*\{?\s*[ZF]\s*\}?\s*(?:_|\/)/i;
let asked: { readonly text: string; readonly found: boolean } | null = null;

/** Does the text speak of such arithmetic? It is looked through once. */
export function speaksOfOtherArithmetic(text: string): boolean {
  if (asked?.text !== text) asked = { text, found: OTHER_ARITHMETIC.test(text) };
  return asked.found;
}

/** Does it hold no letter but π and e, and nothing that is not mathematics? */
function isClosed(side: Syntax): boolean {
  if (side.kind === "block") return /^[pbvV]?matrix$/.test(side.environment) && side.rows.flat().every((entry) => entry.kind === "number" || isClosed(entry));
  if (side.kind === "words" || side.kind === "unread" || side.kind === "derivative" || side.kind === "gradient") return false;
  // π alone may be a prior or a policy, and π^1 that of the first agent; e^2 is a power of e.
  if (side.kind === "name") return false;
  if (side.kind === "script" && side.sup !== null && side.sub === null && side.primes === 0 && side.base.kind === "name" && side.base.name === "e") return isClosed(side.sup);
  if (side.kind === "sequence" && side.items.some((item) => item.kind === "operand" && (item.operand.kind === "function" || (item.operand.kind === "script" && item.operand.base.kind === "function")))) {
    return side.items.every((item) => item.kind === "operator" || isClosedArgument(item.operand));
  }
  return partsOf(side).every(isClosed);
}

/** Beside `\cos` and `\ln` π and e are what they are. */
function isClosedArgument(side: Syntax): boolean {
  if (side.kind === "name") return side.name === "π" || side.name === "e";
  if (side.kind === "sequence" || side.kind === "fraction" || side.kind === "group") return partsOf(side).every(isClosedArgument);
  return isClosed(side);
}

function isComputed(side: Syntax): boolean {
  if (side.kind === "number" || side.kind === "name") return false;
  // Rows that are added up are often written with = between the matrices.
  if (side.kind === "block") return side.environment === "vmatrix";
  return side.kind !== "fraction" || [side.numerator, side.denominator].some((part) => part.kind !== "number" && isComputed(part));
}

/** Does the display state what the expression of the sentence before is: "Expand $(2x - 1)^3$." and `(2x - 1)^3 = …`? */
function answersSentence(draft: DraftState, { part, first }: StatementEvent, head: Syntax): boolean {
  const { lastInline } = draft;
  if (lastInline === null || !first || !part.display || draft.structured || !isCompound(head)) return false;
  return written({ syntax: lastInline.head, source: lastInline.event.part.source }) === written({ syntax: head, source: part.source });
}

/** `(2x - 1)^3`, `6x^2 + x - 2`, a fraction: more than a name with its marks, or a value of one. */
function isCompound(side: Syntax): boolean {
  if (side.kind === "fraction" || side.kind === "root") return true;
  if (side.kind === "script") return side.base.kind === "group";
  return side.kind === "sequence" && side.items.some((item) => item.kind === "operator");
}

/** `f(x) = \\sqrt{x^2 - 9} && (-\\infty, -3]` on rows with one left side: functions beside what is said of each, and no chain. */
export function isListed(draft: DraftState, { part }: StatementEvent, head: Syntax): boolean {
  const text = written({ syntax: head, source: part.source });
  const own = draft.parts.syntaxOf(part).rows.filter(({ statements: [first] }) => first?.sides[0] != null && written({ syntax: first.sides[0], source: part.source }) === text);
  return own.length > 1 && own.every(({ statements }) => statements.slice(1).some(({ relations, words, sides: [side] }) => relations.length === 0 && words.length === 0 && side?.kind === "group" && side.items.length > 1 && !holdsWords(side)) || statements[0]?.words.some(({ text: words }) => /^\s*(?:has|have|is|are|was|matches|belongs|corresponds|gives)\b/i.test(words)) === true);
}

const holdsWords = (side: Syntax): boolean => side.kind === "words" || partsOf(side).some(holdsWords);

/** Rule 4: a lone equation is given, unless something shows that it is to be judged. */
export function isGiven(draft: DraftState, event: StatementEvent, head: Syntax): boolean {
  const sides = event.statement.sides.filter((side): side is Syntax => side !== null);
  if (sides.length > 2 || isArithmetic(draft, event) || answersSentence(draft, event, head) || followsFromSlopes(draft, event.statement)) return false;
  if (isRecurrence(draft, head)) return !announcesProof(draft.prose);
  const found = sides.map((side) => derivativesIn(side, draft.book.isDetermined));
  const [, value] = sides;
  if (value !== undefined && isNumeric(value) && !draft.structured && announcesSolving(draft.prose)) return true;
  if (value !== undefined && isNumeric(value) && isRateOfUnknown(draft, head)) return true;
  if (found.some((each) => each.bare) && !found.some((each) => each.explicit)) return !isRepeatedNext(draft, event, head);
  const name = definable(head);
  if (name !== null) return !draft.book.has(name.name) && !(draft.structured && value !== undefined && !namesIn(value).includes(name.name));
  if (draft.structured || announcesProof(draft.prose) || isOfKnownMatrix(draft, head)) return false;
  return !found.some((each) => each.explicit);
}

/** `A^{-1}`, `A^2`, `A^\top` of an A whose entries are written out in numbers before: it has a value, which an equation for it says. */
function isOfKnownMatrix(draft: DraftState, head: Syntax): boolean {
  const name = head.kind === "script" && head.sup !== null && head.sub === null ? plainName(head.base) : null;
  const known = name === null ? undefined : draft.book.inSection(draft.sections.current, name);
  return known !== undefined && known.body.syntax.kind === "block" && known.parameters.length === 0 && namesIn(known.body.syntax).length === 0;
}

/** `dV/dt` where V is made of an r whose own rate is not determined, `\partial z/\partial x` where z is f(x, y) and nothing says what f is: a number for it is something measured. */
function isRateOfUnknown(draft: DraftState, head: Syntax): boolean {
  const name = head.kind === "derivative" ? subjectOf(head) : null;
  const known = name === null ? undefined : draft.book.inSection(draft.sections.current, name);
  if (known === undefined) return false;
  const applied = definable(known.body.syntax);
  if (applied !== null && applied.parameters.length > 0) return !draft.book.isDetermined(applied.name);
  return namesIn(known.body.syntax).some((each) => draft.parts.primedNames.has(each) && !draft.book.has(each));
}

/**
 * `f(4) = 0`, `v'(0) = 3`: a function at a number, and what it is there. Nothing that follows from the row before, but from what determines the function; where nothing does it is
 * given, as in a table. An equation for that value may stand before it, which it solves.
 */
export function isValueAtPoint(draft: DraftState, event: StatementEvent, head: Syntax): boolean {
  const { statement, part, first } = event;
  const [, value] = statement.sides;
  if (draft.structured || !part.display || statement.sides.length !== 2 || statement.relations[0]?.sign !== "=" || value == null || !isNumeric(value)) return false;
  const applied = appliedToNumber(head);
  if (applied === null) return false;
  const name = subjectOf(applied) ?? definableInverse(applied)?.name ?? null;
  const stem = applied.kind === "script" ? plainName(applied.base) : name;
  if (name === null || stem === null || !(draft.book.isDetermined(name) || FUNCTION_LETTERS.has(stem) || draft.parts.primedNames.has(stem))) return false;
  if (isSupposed(draft, part)) return false;
  const isKnown = isKnownByItself(draft, event, name);
  if (first && draft.prose.trim() !== "" && ((!isKnown && announcesConsequence(draft.prose)) || announcesSolving(draft.prose) || announcesProof(draft.prose))) return false;
  return !withoutLayout(part.source.text.slice(0, head.range.start)).includes(written({ syntax: head, source: part.source }));
}

const LONGEST_SENTENCE = 300;
/** Words with which a sentence states something. */
const STATES = /\b(?:so|then|thus|hence|therefore|there|consequently|is|are|was|were|gives|gets|has|found|shows|follows|means|attains|takes|reaches|(?:we|i|you) (?:get|have|find|obtain|compute|see))\b/i;

/** "So the largest profit is $P(40) = 1500$", "at $x = 2$, $f(2) = 5$", "then $f(g(x)) = 4x^2 + 1$": what a function comes to that the section defines by its arguments alone, in a sentence that claims it. */
export function isValueOfDefined(draft: DraftState, event: StatementEvent, head: Syntax): boolean {
  const { statement, part } = event;
  const [, value] = statement.sides;
  if (draft.structured || part.display || statement.sides.length !== 2 || statement.relations[0]?.sign !== "=" || value == null) return false;
  const name = functionAtNumber(head);
  if (name === null ? !isComposedOfDefined(draft, event, head, value) : !isNumeric(value) || !isKnownByItself(draft, event, name)) return false;
  return isStated(draft, part, name !== null);
}

/** Does the sentence up to a formula state it, rather than bind, ask, suppose or want it? At a place, "at $x = 2$,", it states what a function is there. */
function isStated(draft: DraftState, part: MathPart, isValue: boolean): boolean {
  const before = draft.text.slice(Math.max(0, part.range.start - LONGEST_SENTENCE), part.range.start);
  const isSought = announcesSolving(draft.prose) && !announcesRoots(draft.prose);
  const states = STATES.test(sentenceBefore(draft, part)) ? !isSought : isValue && AT_PLACE.test(before);
  return states && !isSupposed(draft, part);
}

/** Does the sentence up to a formula bind what it speaks of by it, ask, suppose or want it? */
function isSupposed(draft: DraftState, part: MathPart): boolean {
  return [draft.prose, sentenceBefore(draft, part)].some((words) => bindsBy(words) || boundsWhatFollows(words) || asksOrWarns(words) || supposes(words) || wantsHolding(words));
}

/** The words of the sentence up to a formula. */
function sentenceBefore({ text }: DraftState, { range }: MathPart): string {
  return lastSentence(text.slice(Math.max(0, range.start - LONGEST_SENTENCE), range.start).replace(/(?:\$\$|\\\[|\\begin\{[a-zA-Z]+\*?\})\s*$/, "")).replace(/\$[^$]*\$/g, " ");
}

/** "The difference quotient is" and `\frac{f(x + h) - f(x)}{h} = 2x + h`: a display that says what an expression comes to in which a function stands that the section defines. */
export function saysWhatItComesTo(draft: DraftState, event: StatementEvent, head: Syntax): boolean {
  const { statement, part, first } = event;
  if (draft.structured || !part.display || !first || statement.sides.length !== 2 || statement.relations[0]?.sign !== "=" || !COMES_TO.test(draft.prose)) return false;
  return definable(head) === null && holdsDeterminedFunction(draft, event, head) && !isSupposed(draft, part) && !announcesSolving(draft.prose);
}

const COMES_TO = /\b(?:is|are|equals?|becomes?|gives?|therefore|thus|so|hence|then|as follows|(?:we|I|you) (?:get|have|find|obtain|see))\s*[:,]?\s*$/i;

/** "At $x = 2$,": the place at which a sentence looks. */
const AT_PLACE = /(?:^|[\n.,;:!?]|\band)\s*(?:at|when|for)\s+\$\s*[a-zA-Z]\s*=[^$]{1,40}\$\s*,?\s*(?:\w+\s+(?:get|have|find)\s+)?\$?$/i;

/** `f(g(x)) = …` in the letters of the left side: an equality for all of them. */
function isComposedOfDefined(draft: DraftState, event: StatementEvent, head: Syntax, value: Syntax): boolean {
  const [outer, group] = head.kind === "sequence" && head.items.length === 2 ? head.items.map((item) => (item.kind === "operand" ? item.operand : null)) : [];
  const inner = group?.kind === "group" && group.bracket === "(" ? onlySide(group) : null;
  const [applied, argument] = inner?.kind === "sequence" && inner.items.length === 2 ? inner.items.map((item) => (item.kind === "operand" ? item.operand : null)) : [];
  const names = [outer, applied].map((each) => (each == null ? null : plainName(each)));
  const letter = argument?.kind === "group" && argument.bracket === "(" ? onlySide(argument) : null;
  if (letter?.kind !== "name" || !namesIn(value).every((name) => name === letter.name || name === "e" || name === "π")) return false;
  return names.every((name) => name !== null && isKnownByItself(draft, event, name));
}

/** `x_{n+1} = …` where nothing determines the sequence: the equation says how it goes on. */
export function isRecurrence(draft: DraftState, head: Syntax): boolean {
  const sequence = shiftedSequence(head);
  return sequence !== null && !draft.book.isDetermined(sequence);
}

/** `f'(x) = a`, `f'(x) = b` on rows: a chain, although nothing determines f. */
function isRepeatedNext(draft: DraftState, event: StatementEvent, head: Syntax): boolean {
  if (!isBareDerivative(head, draft.book.isDetermined)) return false;
  return draft.chains.current?.kind !== "statements" && draft.parts.repeatedHeads.has(event.statement);
}

/** Does the next row go on with `= c`, so that it is a chain of three or more expressions? */
export function isGoneOnWith(draft: DraftState, event: StatementEvent): boolean {
  const part = draft.parts.goneOnIn.get(event.statement);
  return part !== undefined && sameDerivation(draft, event.part, part);
}

/** An equation among the words of a row that gives a reason: `\text{since } \sin^2 x + \cos^2 x = 1`. */
export function isAside(event: StatementEvent): boolean {
  return event.statement.connector !== null && /\b(since|because|as|where|with|for|by|using|recall|note|of|from|if|when|let|rule|definition|identity)\b/i.test(event.rowWords);
}
