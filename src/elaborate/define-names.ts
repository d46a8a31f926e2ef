// Which statements give a name its meaning, and which only set it to a value to look at; what a second right side for a name in force is.

import { partsOf, type Statement, type Syntax } from "../syntax/math-tree.js";
import { isNamedByArguments } from "./curves.js";
import { type Definable, definable, isByItself, namesIn, shiftedSequence, withoutDifferentials } from "./definable.js";
import type { DraftDefinition } from "./draft.js";
import { NO_FACTS, type OpenChain, type StatementEvent, offsetIn } from "./draft-chain.js";
import type { Range } from "../syntax/document.js";
import { type DraftState, addAssumption, makeDefinition, open, sameDerivation } from "./draft-state.js";
import { functionAtNumber } from "./determined-values.js";
import { functionOfTable } from "./differential-tables.js";
import { joins } from "./equation-role.js";
import { isOfAnotherItem } from "./list-items.js";
import { announcesCondition, announcesConsequence, announcesEvaluation, announcesProof, announcesRedefinition, changesCurve, definesImplicitly, explains, namesLevel, speaksInPassing } from "./prose.js";
import { rewritingIn } from "./rewriting-words.js";
import { setOfPoints } from "./regions.js";
import { COUNTING_LETTERS } from "./scope.js";
import { hasTwoValues, isNumeric, isOfNumbers } from "./statement-shape.js";
import { isMeasured } from "./units.js";
import { componentsOf } from "./components.js";
import { endpoints, inverseOf, isPoint, plainName } from "./syntax-names.js";

/** `a_4 = a_3 + 3` where the section carries a on from term to term: what a_4 is follows from that. */
function isLaterTerm({ assumptions, sections, structured }: DraftState, { name, parameters, indices }: Definable, value: Syntax): boolean {
  const [, stem] = /^(\p{L}\p{M}*)_\d+$/u.exec(name) ?? [];
  if (structured || stem === undefined || parameters.length + indices.length > 0 || isNumeric(value)) return false;
  return assumptions.all.some(({ section, statement: { sides: [head], relations } }) => section === sections.current && relations.length === 1 && relations[0]?.sign === "=" && head != null && shiftedSequence(head) === stem);
}

/** Rule 1: does this statement give a name its meaning? */
export function defines(draft: DraftState, event: StatementEvent, next: StatementEvent | null, found: Definable, value: Syntax, alternatives: ReadonlySet<Statement>): boolean {
  const { statement, part } = event;
  const { current } = draft.chains;
  if (isLaterTerm(draft, found, value)) return false;
  const announced = isAnnounced(draft, event, value);
  if (alternatives.has(statement) || hasTwoValues(value) || (next !== null && alternatives.has(next.statement) && next.part === part && next.statement.connector === "or")) return false;
  if (found.parameters.length === 0 && isMeasured(value, event.part.source.text) && isMomentOf(draft, found.name)) return false;
  if (found.parameters.length === 0 && isNumeric(value) && (draft.parts.differentiatedBy.has(found.name) || isParameterOfCurve(draft, found.name) || lookedAt(draft, event))) return false;
  if (isInverseSolution(draft, found) || isOneOfSeveralInTable(draft, event)) return false;
  if (isIndexEquation(found, value) || isChance(found, value) || isOfSeveralPoints(draft, event, found, value) || isMeanOfMember(draft, found) || isMeanOfConstant(found, value) || namesMoment(draft, event, found, value) || (!draft.structured && !announced && isPlaceOf(found, value))) return false;
  // What an example calls e is that there only.
  if (found.name === "e" && !draft.structured && draft.parts.isExponential(draft.sections.around === null ? null : draft.sections.current)) return false;
  if (isLevelOf(draft, event, found, value) || isByItself(found, value) || isBetweenPoints(draft, found) || invertsFunction(draft, found, value)) return false;
  const isAnew = current !== null && current.kind === "statements" && measuresAnew(draft, current, event, found);
  if (current !== null && current.kind === "statements" && sameDerivation(draft, current.part, part) && !isAnew) return false;
  const known = draft.book.inSection(draft.sections.current, found.name);
  // Points with their conditions are what the name of a region is from here on.
  if (known !== undefined && part.display && setOfPoints(value) !== null) return true;
  if (known !== undefined && (heldForFunction(draft, event, known, found, value) !== null || isOfRenewed(draft, known) || isInTableOfDerivatives(draft, event, found))) return true;
  if (known !== undefined && event.statement.sides.length === 2 && takesOtherCount(draft, known, found, value)) return true;
  if (known !== undefined && !isBeforePart(draft, known) && !isOfOtherItem(draft, event, known) && !givesCurveAnew(draft, event)) return announced && (known.numeric || !isNumeric(value));
  if (announced) return true;
  if (current !== null && !isAnew && joins(draft, current, event) && (statement.sides.length === 2 || speaksOf(current, found.name))) return false;
  if (draft.book.restsOn(draft.sections.current, withoutDifferentials(value), found, Math.max(draft.partStart, draft.markStart))) return false;
  return !(found.parameters.length === 0 && isNumeric(value) && (draft.usedNames.has(found.name) || draft.givenNames.has(found.name)));
}

/** `\\text{Area} = …` in a display behind equations that were solved and do not speak of it: a word for a quantity, and what it is here. */
function measuresAnew({ book, sections, structured }: DraftState, chain: OpenChain, { part, first, statement }: StatementEvent, { name, parameters, indices, entries }: Definable): boolean {
  const isWord = /^\p{L}{3,}$/u.test(name) && parameters.length + indices.length + entries.length === 0;
  return !structured && part.display && first && statement.connector === null && chain.part !== part && isWord && !speaksOf(chain, name) && book.inSection(sections.current, name) === undefined;
}

/** "The level curve $f(x, y) = 4$", "$F(x, y) = 0$ defines y": where a function has a value is no definition of it, which would make all its derivatives 0. */
export function isLevelOf(draft: DraftState, { part }: StatementEvent, { parameters, name }: Definable, value: Syntax): boolean {
  const isFree = isNumeric(value) || (plainName(value) !== null && !parameters.includes(plainName(value) ?? ""));
  if (draft.structured || parameters.length === 0 || !isFree || draft.book.inSection(draft.sections.current, name) !== undefined) return false;
  const isZero = value.kind === "number" && value.value.numerator === 0n;
  return (parameters.length > 1 && isZero) || namesLevel(draft.prose, parameters.length > 1) || definesImplicitly(draft.text.slice(part.range.end, part.range.end + 60));
}

/** `x(y) = …` in a text that differentiates y by x: a solution written the other way round, which makes no function of the x elsewhere. */
function isInverseSolution({ parts, structured }: DraftState, { name, parameters: [by, ...others], indices }: Definable): boolean {
  return !structured && by !== undefined && others.length + indices.length === 0 && /^[a-z]$/.test(name) && parts.differentiatedBy.has(name) && parts.primedNames.has(by);
}

/** `t = s/5` where `s(t) = …` is in force: what t is by the value of a function of t. */
function invertsFunction({ book, structured }: DraftState, { name, parameters, indices }: Definable, value: Syntax): boolean {
  if (structured || parameters.length + indices.length > 0) return false;
  const held = new Set(namesIn(value));
  return !held.has(name) && book.all.some((definition) => definition.parameters.length === 1 && definition.parameters[0] === name && held.has(definition.name) && isBareIn(definition.name, value));
}

/** Does a name stand in it other than before a bracket? */
function isBareIn(name: string, syntax: Syntax): boolean {
  if (plainName(syntax) === name) return true;
  if (syntax.kind !== "sequence") return partsOf(syntax).some((part) => isBareIn(name, part));
  return syntax.items.some((item, k) => {
    const next = syntax.items[k + 1];
    if (item.kind === "operator") return false;
    // `g^{-1}(y)` applies g too.
    const head = item.operand.kind === "script" ? item.operand.base : item.operand;
    return plainName(head) === name ? !(next?.kind === "operand" && next.operand.kind === "group") : isBareIn(name, item.operand);
  });
}

/** `\overrightarrow{PQ}` of points that are given: nothing else says what it is. */
function isBetweenPoints({ book, sections }: DraftState, { name }: Definable): boolean {
  return endpoints(name)?.every((point) => { const known = book.inSection(sections.current, point); return known !== undefined && isPoint(known.body.syntax); }) === true;
}

/** `x = t^2 - t`, `y = t^2 + t`; `t = 1`: the parameter of a curve whose slope dy/dx is asked for, at one point. */
function isParameterOfCurve({ book, parts, sections }: DraftState, name: string): boolean {
  const [first, ...others] = book.all.filter((each) => each.section === sections.current && each.name !== name && namesIn(each.body.syntax).includes(name) && (parts.differentiatedBy.has(each.name) || parts.primedNames.has(each.name)));
  return first !== undefined && others.some((each) => each.name !== first.name) && [first, ...others].some((each) => parts.differentiatedBy.has(each.name));
}

/** `f^{-1}(x) = …` where f got another meaning since: the inverse of that. */
function isOfRenewed({ book, sections }: DraftState, { name, offset }: DraftDefinition): boolean {
  const base = inverseOf(name);
  return base !== null && (book.inSection(sections.current, base)?.offset ?? -1) > offset;
}

/** "Let $t = 0$ be the moment you jump": the words say what happens there, and t goes on. */
function namesMoment({ text, structured }: DraftState, { part }: StatementEvent, { parameters, indices }: Definable, value: Syntax): boolean {
  return !structured && !part.display && parameters.length + indices.length === 0 && isNumeric(value) && /^(?:\$|\\\))?\s+(?:be|denotes?|corresponds?|marks?|represents?|stands?|is|means?)\s+(?:to\s+|for\s+)?(?:(?:the|a|our|your|this|that)\s+)?(?:\w+\s+)?(?:moments?|times?|instants?|start|beginning|years?|days?|hours?|dates?|noon|midnight|points?|positions?|places?|locations?|origin|when)\b/i.test(text.slice(part.range.end, part.range.end + 60));
}

/** Was it defined before the part of the exercise that is being read? */
function isBeforePart({ partStart }: DraftState, { offset }: DraftDefinition): boolean {
  return offset < partStart;
}

/**
 * `A(r) = 2\\pi r^2 + \\frac{16}{r}` behind `A = 2\\pi r^2 + 2\\pi rh`: A as a function of one letter of what it is. The names that do not vary with that letter though they were defined by it,
 * as the V of `V = \\pi r^2 h` where the words eliminate h; null where it is no such function.
 */
function heldForFunction({ structured, book, text }: DraftState, { part }: StatementEvent, known: DraftDefinition, found: Definable, value: Syntax): readonly string[] | null {
  const [letter, ...others] = found.parameters;
  if (structured || !part.display || letter === undefined || others.length + found.entries.length + found.indices.length + known.parameters.length + known.indices.length > 0) return null;
  if (![known.body.syntax, value].every((side) => namesIn(side).includes(letter))) return null;
  // With `V = \pi r^2 h` in force V would vary with r, and A(r) says that it does not.
  const names = new Set(namesIn(value).filter((name) => name !== letter));
  const varying = book.all.filter((definition) => names.has(definition.name) && (namesIn(definition.body.syntax).includes(letter) || book.restsOn(definition.section, definition.body.syntax, { ...found, name: letter, parameters: [] }, 0)));
  if (varying.length === 0) return [];
  const eliminated = namesIn(known.body.syntax).filter((name) => !names.has(name) && name !== letter && name !== "π");
  const isConstraint = ({ name, parameters, indices, section, body }: DraftDefinition): boolean => parameters.length + indices.length === 0 && section === known.section && name !== known.name && namesIn(body.syntax).some((each) => eliminated.includes(each));
  return ELIMINATES.test(text.slice(known.offset, part.range.start)) && varying.every(isConstraint) ? varying.map(({ name }) => name) : null;
}

/** Words between what a quantity is and what it is as a function of one letter, which say that an equation holds the letters together. */
const ELIMINATES = /\b(?:eliminat(?:e|es|ed|ing)|constraints?|constrained|fixed|(?:single|one|1)[- ]variable|function\s+of\s+(?:one|a\s+single|(?:\$|\\\()\s*\w+\s*(?:\$|\\\)))|(?:only\s+)?in\s+terms\s+of|solv(?:e|es|ed|ing)\s+(?:\w+\s+){0,3}for)\b/i;

/** `g(x, y, z) = …` where g(x, y) is in force: another function, of another number of letters. */
const takesOtherCount = ({ structured }: DraftState, { parameters: before }: DraftDefinition, { parameters, name }: Definable, value: Syntax): boolean => !structured && before.length > 1 && parameters.length > 1 && before.length !== parameters.length && !isNumeric(value) && !namesIn(value).includes(name);

/** Was it defined in another item of a list, as a name for something of that item? */
function isOfOtherItem({ items }: DraftState, { part, statement }: StatementEvent, { offset }: DraftDefinition): boolean {
  return items.length > 0 && (part.display || statement.sides.length === 2) && isOfAnotherItem(items, offset, offsetIn(part.source, statement.range.start));
}

/** Does a line of the chain have the name? A chain of its own about a name that none has is no further line. */
function speaksOf(chain: OpenChain, name: string): boolean {
  return chain.lines.some((line) => [line.statement, ...line.joined].some((statement) => statement?.sides.some((side) => side !== null && namesIn(side).includes(name)) ?? false));
}

/** `x(t) = a \cos t \\ y(t) = a \sin t` below other words: functions of one letter row by row are another curve, not what was said of the one before. */
function givesCurveAnew(draft: DraftState, { part, first }: StatementEvent): boolean {
  if (draft.structured || !part.display) return false;
  if (!first) return draft.curvePart === part;
  const heads = draft.parts.syntaxOf(part).rows.flatMap(({ statements }) => statements.map(({ sides, relations }) => {
    const [head, value] = sides;
    const found = sides.length === 2 && relations[0]?.sign === "=" && head != null && value != null && !isNumeric(value) ? definable(head) : null;
    return found?.parameters.length === 1 ? found : null;
  }));
  const values = draft.parts.syntaxOf(part).rows.flatMap(({ statements }) => statements.map(({ sides }) => sides[1]));
  const textOf = (k: number): string | null => { const range = values[k]?.range; return range === undefined ? null : part.source.text.slice(range.start, range.end); };
  const [letter] = heads[0]?.parameters ?? [];
  const isSaidAgain = heads.every((head, k) => head !== null && draft.book.inSection(draft.sections.current, head.name)?.text === textOf(k));
  const isCurve = !isSaidAgain && heads.length > 1 && new Set(heads.map((head) => head?.name)).size === heads.length && heads.every((head) => head !== null && head.parameters[0] === letter);
  if (!isCurve || draft.prose.trim() === "" || (announcesConsequence(draft.prose) && !changesCurve(draft.prose)) || announcesProof(draft.prose)) return false;
  draft.curvePart = part;
  return true;
}

/** Where the row of a Markdown table begins in which an inline formula stands behind a bar; null where it stands in none. */
function tableRowBefore({ structured, text }: DraftState, { display, range }: StatementEvent["part"]): number | null {
  const start = text.lastIndexOf("\n", range.start - 1) + 1;
  return structured || display || !/^\s*\|/.test(text.slice(start, range.start)) ? null : start;
}

/** Rows farther away than this, in characters, are not looked at. */
const LARGEST_TABLE = 4000;

/** `$x = a\sin\theta$` in a row of a Markdown table of which another row says what x is too: they are cases to choose from. */
function isOneOfSeveralInTable(draft: DraftState, { part, statement }: StatementEvent): boolean {
  const row = tableRowBefore(draft, part);
  if (row === null) return false;
  const { text } = draft;
  const head = part.source.text.slice(statement.range.start, statement.sides[0]?.range.end ?? statement.range.start).trim();
  const before = text.slice(Math.max(0, row - LARGEST_TABLE), row).split("\n").reverse().slice(1);
  const behind = text.slice(row, row + LARGEST_TABLE).split("\n").slice(1);
  const rows = [before, behind].flatMap((lines) => {
    const end = lines.findIndex((line) => !/^\s*\|/.test(line));
    return end < 0 ? lines : lines.slice(0, end);
  });
  return head !== "" && rows.some((line) => line.includes(`$${head} =`) || line.includes(`$${head}=`));
}

/** Is it a row of a table of derivatives? Then its function is that of the row. */
const isInTableOfDerivatives = ({ structured, parts }: DraftState, { part }: StatementEvent, { name }: Definable): boolean => !structured && part.display && functionOfTable(parts.syntaxOf(part).rows) === name;

/** `| $p$ is prime | $\phi(p) = p - 1$ |`: the row of a Markdown table that gives a function in a case; null where it names none. */
function rowOfCase(draft: DraftState, { part }: StatementEvent): Range | null {
  const start = tableRowBefore(draft, part);
  if (start === null) return null;
  const { text } = draft;
  const before = text.slice(start, part.range.start);
  const end = text.indexOf("\n", part.range.end);
  if (before.replace(/\\\|/g, "").split("|").length < 3) return null;
  return /\b(?:is|are|if|for|when|even|odd|prime|case)\b|[<>≤≥]|\\(?:leq?|geq?|neq?|lt|gt|gcd|mid|equiv)(?![a-zA-Z])/.test(before) ? { start, end: end < 0 ? text.length : end } : null;
}

/** `r = 10` of an r whose rate dr/dt is spoken of there: its value at one moment. */
function isMomentOf(draft: DraftState, name: string): boolean {
  return !draft.book.has(name) && (draft.parts.ratedIn(draft.sections.current).has(name) || (draft.parts.primedNames.has(name) && draft.usedNames.has(name)));
}

/** `x(t) = 300`, `x(t) = \sqrt{5^2 - 3^2} = 4` of a function whose rate is spoken of too, `D = \sqrt{3^2 + 4^2} = 5` of a letter: its value at one moment, which makes no constant of it. */
export function isValueAtMoment(draft: DraftState, { name, parameters }: Definable, { statement, part }: StatementEvent): boolean {
  const values = statement.sides.slice(1);
  return !draft.structured && !part.display && (parameters.length === 1 || (parameters.length === 0 && values.length > 1 && isMomentOf(draft, name))) && statement.relations.every(({ sign }) => sign === "=") && values.every((value) => value !== null && isOfNumbers(value)) && draft.parts.primedNames.has(name) && !draft.book.has(name) && !announcesRedefinition(draft.prose);
}

/** `f_x = 2xy` where f(x, y) is defined: a derivative that is carried out, if it is said in the letters of f, and no name of its own. */
export function isKnownPartial(draft: DraftState, found: Definable, value: Syntax): boolean {
  const [, stem, letters] = /^(.+?)_([a-zA-Z]{1,4})$/u.exec(found.name) ?? [];
  const known = stem === undefined ? undefined : draft.book.inSection(draft.sections.current, stem);
  if (stem === undefined || known === undefined || letters === undefined || (found.parameters.length === 0 && isNumeric(value))) return false;
  // Each part of an exercise may give f anew, with other arguments.
  const others = draft.rivals.filter(({ name, section, parameters }) => name === stem && section === draft.sections.current && parameters.length !== known.parameters.length);
  return [known, ...others].some(({ parameters, body }) => {
    const own = new Set([...parameters, ...namesIn(body.syntax), stem, "e", "π"]);
    const fits = found.parameters.length === 0 || found.parameters.join() === parameters.join();
    const isPartial = (name: string): boolean => name.startsWith(`${stem}_`) && [...name.slice(stem.length + 1)].every((letter) => parameters.includes(letter));
    return parameters.length > 1 && fits && isPartial(found.name) && namesIn(value).every((name) => own.has(name) || isPartial(name));
  });
}

/** "has $a = 3$ and $b = 4$": a number beside one that was a definition. */
function listsValues(draft: DraftState, event: StatementEvent): boolean {
  const last = draft.book.all.at(-1);
  if (last === undefined || !last.numeric || last.section !== draft.sections.current || event.part.display || !event.first) return false;
  const between = draft.text.slice(last.offset, event.part.range.start);
  return /^[^.;:?!\n]{1,60}(?:\$|\\\))\s*(?:,|,?\s*and)\s*$/i.test(between);
}

function isAnnounced(draft: DraftState, event: StatementEvent, value: Syntax): boolean {
  if (event.statement.relations[0]?.sign === ":=") return true;
  return event.first ? announcesRedefinition(draft.prose) && !(isNumeric(value) && isAboutOther(draft, event)) : saysWhere(event);
}

/** "For the base case $x = 0$ there is nothing to show." "It crosses the axis where $x = 0$.": a sentence about that value, which ends before anything is worked out with it. */
function isAboutOther({ prose, text, lastMathEnd }: DraftState, { part }: StatementEvent): boolean {
  const isBehindDisplay = lastMathEnd > 0 && !/\n\s*\n/.test(text.slice(lastMathEnd, part.range.start));
  return /\bwhere\s*$/i.test(prose) ? !isBehindDisplay : speaksInPassing(prose, text.slice(part.range.end, part.range.end + 120));
}

/** Words before a statement inside a row: `\text{where } u = x^2`, `\text{substitute } u = x^2`. */
function saysWhere(event: StatementEvent): boolean {
  return event.statement.connector !== null && (announcesRedefinition(event.rowWords) || /\bsubstitut(?:e|ing|ion)\s*:?\s*$/i.test(event.rowWords));
}

function lookedAt(draft: DraftState, event: StatementEvent): boolean {
  if (listsValues(draft, event)) return false;
  return announcesEvaluation(draft.prose) || (!event.part.display && announcesCondition(draft.prose) && !announcesRedefinition(draft.prose)) || (event.statement.connector !== null && announcesEvaluation(event.rowWords));
}

/** `t = t_0`: a place where the letter is looked at. */
function isPlaceOf(found: Definable, value: Syntax): boolean {
  return found.parameters.length + found.indices.length + found.entries.length === 0 && value.kind === "script" && value.sub !== null && value.sup === null && value.primes === 0 && plainName(value.base) === found.name;
}

/** `x = 0` after "at", or for a name that was free so far: a value to look at, not a definition. True where that is all the statement says. */
export function looksAtValue(draft: DraftState, event: StatementEvent, found: Definable, value: Syntax): boolean {
  if (found.parameters.length > 0 || !(isNumeric(value) || isIndexEquation(found, value) || (!draft.structured && isPlaceOf(found, value))) || draft.book.inSection(draft.sections.current, found.name) !== undefined) return false;
  const { current } = draft.chains;
  if (current !== null && ((current.kind === "statements" && sameDerivation(draft, current.part, event.part)) || joins(draft, current, event))) return false;
  const offset = offsetIn(event.part.source, event.statement.range.start);
  if (draft.parts.differentiatedBy.has(found.name)) draft.note("info", `${found.name} is given a value here; derivatives by it keep it free`, offset);
  addAssumption(draft, event, "prose", "derivation");
  return true;
}

/** A letter of a list of letters and their differentials: its value there is no step, whatever stood before it. */
export function defineInTable(draft: DraftState, event: StatementEvent, found: Definable, value: Syntax): void {
  draft.chains.close();
  draft.book.record({ ...makeDefinition(draft, event, found, value), table: event.part.range });
}

/** `= \int \cdots \text{ where } u = \sec x`: the rows go on, with another u than the displays before, or than the rows before. */
function isAnewInRow({ chains, parts, rivals, structured }: DraftState, event: StatementEvent, known: DraftDefinition): boolean {
  const { part, statement } = event;
  const head = parts.syntaxOf(part).rows[0]?.statements[0]?.sides[0];
  if (structured || !part.display || event.first || statement.connector === null || head == null) return false;
  if (known.offset >= part.range.start) {
    const isParted = chains.current?.part === part && chains.partBeforeLast(event);
    // Rows below may put the first one back.
    if (isParted) rivals.push(known);
    return isParted;
  }
  return chains.partAt(part, { syntax: head, source: part.source }, event);
}

export function define(draft: DraftState, event: StatementEvent, next: StatementEvent | null, found: Definable, value: Syntax, label: string | null): void {
  const { statement, part } = event;
  const [head] = statement.sides;
  if (head === null || head === undefined) return;
  const explaining = event.first ? explains(draft.prose) : statement.connector !== null;
  const known = draft.book.inSection(draft.sections.current, found.name);
  if (known !== undefined && !isAnewInRow(draft, event, known)) draft.chains.close();
  if (known !== undefined && (isOfOtherItem(draft, event, known) || takesOtherCount(draft, known, found, value))) draft.rivals.push(known);
  for (const name of (known === undefined ? null : heldForFunction(draft, event, known, found, value)) ?? []) draft.held.push({ name, offset: part.range.start - 1 });
  const ofCase = found.parameters.length === 0 ? null : rowOfCase(draft, event);
  const row = isInTableOfDerivatives(draft, event, found) ? { table: { start: offsetIn(part.source, statement.range.start), end: offsetIn(part.source, statement.range.end) }, inTableOnly: true as const } : ofCase === null ? {} : { table: ofCase, inTableOnly: true as const };
  draft.book.record({ ...makeDefinition(draft, event, found, value), ...row, explains: explaining, inPassing: !part.display && !draft.structured && !isAnnounced(draft, event, value), concluded: !part.display && found.parameters.length === 0 && draft.usedNames.has(found.name) && (announcesConsequence(draft.prose) || (isNumeric(value) && /^[ABCKck](?:_\d+)?$/.test(found.name) && !explains(draft.prose))) });
  const further = definedFurther(draft, statement, found);
  for (const each of further) draft.book.record(makeDefinition(draft, event, each.found, each.value));
  if (!draft.structured) for (const each of componentsOf(found, value, draft.text.slice(part.range.end, part.range.end + COMPONENTS_WITHIN))) if (draft.book.inSection(draft.sections.current, each.found.name) === undefined || draft.components.has(each.found.name)) {
    draft.components.add(each.found.name);
    draft.book.record(makeDefinition(draft, event, each.found, each.value));
  }
  const goesOn = part.display && statement.connector === null && next?.part === part && next.statement.sides[0] === null;
  if (statement.sides.length === 2 && !goesOn && (!part.display || statement.connector !== null || (explaining && draft.chains.current !== null))) return;
  open(draft, event, "chain", head, true);
  draft.chains.add("given", null, { syntax: head, source: part.source }, event, NO_FACTS);
  draft.chains.add("defining", "=", { syntax: value, source: part.source }, event, { ...NO_FACTS, label });
  for (const each of further) draft.chains.add("defining", "=", { syntax: each.value, source: part.source }, event, NO_FACTS);
  draft.chains.steps(event, 2 + further.length, NO_FACTS);
}

/** `\log L = …`: says what L is by what stands on the left; a chain may go on with what stands on the right. */
export function defineBy(draft: DraftState, event: StatementEvent, found: Definable, value: Syntax, written: Syntax, label: string | null): void {
  const { statement: { sides: [head, ...others] }, part } = event;
  if (head == null) return;
  draft.book.record(makeDefinition(draft, event, found, value));
  if (others.length === 1 && !part.display) return;
  open(draft, event, "chain", head, true);
  draft.chains.add("given", null, { syntax: head, source: part.source }, event, NO_FACTS);
  draft.chains.add("defining", "=", { syntax: written, source: part.source }, event, { ...NO_FACTS, label });
  draft.chains.steps(event, 2, NO_FACTS);
}

/** `z = f(x, y) = 6 - xy^2` says what f is, too; the functions of their arguments behind the name, each with what follows it. */
function definedFurther(draft: DraftState, { sides, relations }: Statement, first: Definable): readonly { readonly found: Definable; readonly value: Syntax }[] {
  const made: { found: Definable; value: Syntax }[] = [];
  const known = new Set([first.name]);
  for (let k = 1; k + 1 < sides.length; k++) {
    const [side, value] = [sides[k], sides[k + 1]];
    const found = side == null || relations[k]?.sign !== "=" ? null : definable(side);
    if (found === null || value == null || isNumeric(value) || found.parameters.length === 0 || found.entries.length + found.indices.length > 0 || !isNamedByArguments(found) || known.has(found.name) || draft.book.inSection(draft.sections.current, found.name) !== undefined) break;
    if (namesIn(value).some((name) => known.has(name) || name === found.name) || draft.book.restsOn(draft.sections.current, withoutDifferentials(value), found, Math.max(draft.partStart, draft.markStart))) break;
    known.add(found.name);
    made.push({ found, value });
  }
  return made;
}

/** `\unknown f(x) = …`: behind what was not read a name in force may get another right side. */
export function nameAfterUnread(draft: DraftState, event: StatementEvent, head: Syntax, value: Syntax): void {
  const [first, ...rest] = head.kind === "sequence" ? head.items : [];
  if (head.kind !== "sequence" || first?.kind !== "operand" || first.operand.kind !== "unread" || rest.length === 0) return;
  const [only] = rest;
  const found = definable(rest.length === 1 && only?.kind === "operand" ? only.operand : { ...head, items: rest });
  if (found !== null && draft.book.inSection(draft.sections.current, found.name) !== undefined) draft.rivals.push(makeDefinition(draft, event, found, value));
}

/** So near behind a position its components are spoken of. */
const COMPONENTS_WITHIN = 4000;

/** Rule 3: a second right side for a name in force. */
export function rivalDoubt(draft: DraftState, event: StatementEvent, head: Syntax, chain: OpenChain | null): string | null {
  const found = definable(head);
  const [, value] = event.statement.sides;
  const known = found === null ? undefined : draft.book.inSection(draft.sections.current, found.name);
  if (found !== null && known !== undefined && value) draft.rivals.push(makeDefinition(draft, event, found, value));
  const offset = known?.offset ?? chain?.start;
  // "Expanding," and "which simplifies to" say that it is the same.
  if (offset === undefined || (event.part.display && rewritingIn(draft.prose) === "same")) return null;
  const other = chain === null || found === null ? null : givenAnewSince(draft, chain, found.name);
  return `${DIFFERS} ${draft.lineOf(offset)}${other === null ? "" : `, ${ANEW_SINCE} ${other}`}; is it redefined?`;
}

/** How the doubt about a second right side begins. */
export const DIFFERS = "differs from line";

/** Part of a doubt that what is worked out does not settle: between the two right sides something else got another one. */
export const ANEW_SINCE = "and the text since has another";

/** A name that the section has defined before and given another right side since the chain ended; null where there is none. */
function givenAnewSince({ book, rivals, sections }: DraftState, { end }: OpenChain, own: string): string | null {
  const isEarlier = ({ name, offset }: DraftDefinition): boolean => book.all.some((other) => other.name === name && other.section === sections.current && other.offset < offset);
  return [...rivals, ...book.all].find((each) => each.section === sections.current && each.offset > end && each.name !== own && isEarlier(each))?.name ?? null;
}

/** `P(D) = 0.01`: a probability of an event, and no function of it. */
function isChance({ name, parameters }: Definable, value: Syntax): boolean {
  const amount = value.kind === "number" ? Number(value.value.numerator) / Number(value.value.denominator) : -1;
  return /^(?:P|Pr|ℙ)$/u.test(name) && parameters.length === 1 && /^(?:\p{Lu}\p{M}*(?:_.*)?|[+-])$/u.test(parameters[0] ?? "") && amount >= 0 && amount <= 1;
}

/** `E(I_j) = p`, `E(I_A) = P(A)`, in a text that speaks of expected values also `E(M) = θ`: a mean that is given, and no function of a letter. */
export function isMeanOfMember({ namesExpectations, parts }: DraftState, { name, parameters: [of, ...others], entries }: Definable): boolean {
  return /^(?:E|𝔼)$/u.test(name) && of !== undefined && others.length === 0 && /^\p{Lu}\p{M}*(?:_|$)/u.test(of) && (of.includes("_") || entries.includes(of) || (namesExpectations && !parts.primedNames.has(name)));
}

/** `E(c) = c`: what the mean of a constant is. */
const isMeanOfConstant = ({ name, parameters: [of, ...others] }: Definable, value: Syntax): boolean => /^(?:E|𝔼)$/u.test(name) && others.length === 0 && value.kind === "name" && value.name === of;

/** `f(x_1) = 0, f(x_2) = 1` in one display, `y(0) = 0, y(L) = 0`: values at points, and no function of one of them. */
function isOfSeveralPoints({ structured, parts, text }: DraftState, { part }: StatementEvent, { name, parameters: [point, ...others] }: Definable, value: Syntax): boolean {
  if (structured || point === undefined || others.length > 0 || !isNumeric(value)) return false;
  const isNumbered = /_\d+$/.test(point);
  if (!isNumbered && VARIES.test(point)) return false;
  const isOther = (head: Syntax): boolean => {
    const found = definable(head);
    return isNumbered ? found?.name === name && found.parameters.length === 1 && found.parameters[0] !== point : functionAtNumber(head) === name;
  };
  if (part.display) return parts.syntaxOf(part).rows.some(({ statements }) => statements.some(({ sides: [head, number] }) => head != null && number != null && isNumeric(number) && isOther(head)));
  const around = text.slice(Math.max(0, part.range.start - NEARBY), part.range.end + NEARBY);
  return !isNumbered && /^[a-zA-Z]$/.test(name) && new RegExp(`(?<![a-zA-Z\\\\])${name}\\(\\s*-?\\d[\\d.]*\\s*\\)\\s*=`).test(around);
}
/** Letters that a function is commonly given by. */
const VARIES = /^[xyztuvwsnrpq]|^[θφτξω]/u;
/** How far around a formula a sentence may say more of its kind. */
const NEARBY = 80;

/** `i = j`: a case, not a definition. */
function isIndexEquation(found: Definable, value: Syntax): boolean {
  return found.parameters.length === 0 && found.indices.length === 0 && value.kind === "name" && COUNTING_LETTERS.has(found.name) && COUNTING_LETTERS.has(value.name);
}
