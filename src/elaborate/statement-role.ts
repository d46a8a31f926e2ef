// What one statement of a document does: it defines, goes on with a chain, is a condition, an expression to begin with, an equation. Works on syntax alone, by the rules on what a line is.

import type { MathPart } from "../syntax/document.js";
import type { Statement, Syntax } from "../syntax/math-tree.js";
import { endsWithAnswer } from "./answer-words.js";
import { curveBehindCoordinate } from "./curves.js";
import { definable, namesIn, statedDependence, withoutDifferentials } from "./definable.js";
import { define, defineBy, defineInTable, defines, isKnownPartial, isLevelOf, isValueAtMoment, looksAtValue, nameAfterUnread } from "./define-names.js";
import { functionOfTable, isPlace, letterOfDifferential, lettersOfTable } from "./differential-tables.js";
import { ENDING, FROM_WORDS, type LineFacts, NO_FACTS, type OpenChain, type StatementEvent, cleanWords, offsetIn, statementText, written } from "./draft-chain.js";
import { beginsBehindSentence, beginsSolving, goesOnSolving, mayBeGoneOnWith, STATEMENT_SIGNS } from "./displayed-solving.js";
import { chainApart, equation, firstEquation, startChain, statementReason } from "./draft-equations.js";
import { type DraftState, addAssumption, makeDefinition, open, sameDerivation, standsBehind } from "./draft-state.js";
import { isArithmetic, isAside, isWorkedOutValue } from "./equation-role.js";
import { solves } from "./first-order.js";
import { isLaw } from "./known-laws.js";
import { loggedFunction } from "./logged-functions.js";
import { unknownOfInitialValues } from "./initial-values.js";
import { COUNTING_LETTERS } from "./scope.js";
import { announcesCondition, announcesDefinition, announcesProof, asksOrWarns, concludes, denies, deniesCondition, isTask, labelBefore, namesLocus, narrows, offersSeveral, reasonIn, rulesOut, speaksInPassing, withoutNamedSets } from "./prose.js";
import { NOT_SAID_TO_EQUAL, rewritingIn } from "./rewriting-words.js";
import { aroundRowsSetIn, BEHIND_ROWS_SET_IN, equationsSetIn } from "./set-in-rows.js";
import { takePointOfRow } from "./said-points.js";
import { wantsSolution } from "./solving-words.js";
import { isSystem, saysNoSolution } from "./statement-formula.js";
import { isCondition, isNumeric, isRemark } from "./statement-shape.js";
import { onlySide, plainName } from "./syntax-names.js";

/** Does the open chain stand in a table of derivatives, and the statement behind it? */
function goesOnBehindTable({ chains: { current }, parts, structured }: DraftState, { part }: StatementEvent): boolean {
  return !structured && current !== null && current.part !== part && functionOfTable(parts.syntaxOf(current.part).rows) !== null;
}

/** What is said by the only words between two displays. */
function wordsBetween(draft: DraftState, { first, part }: StatementEvent): StatementEvent["between"] {
  const { lastDisplay } = draft;
  if (draft.structured || !first || !part.display || lastDisplay === null || part.range.start < lastDisplay.end) return null;
  const words = draft.text.slice(lastDisplay.end, part.range.start).replace(/\s+/gu, " ").trim();
  if (/^(?:with respect to (?:\$[^$]{1,12}\$|\\\([^)]{1,12}\\\))|implicitly)?,? ?(?:then |this )?(?:gives?|yields?|we (?:get|obtain|find|have))[:,]?$/i.test(words)) return "differentiates";
  return /^(?:and )?(?:so|thus|hence|therefore|consequently)(?: that| we (?:get|obtain|find|have))?[:,]?$/i.test(words) ? "concludes" : null;
}

export function handle(draft: DraftState, written: StatementEvent, next: StatementEvent | null, alternatives: ReadonlySet<Statement>): void {
  const named = withArguments(draft, withoutWordInFront(draft, written));
  const event: StatementEvent = { ...withOwnValueLast(curveBehindCoordinate(draft, named) ?? named), between: wordsBetween(draft, written) };
  const { statement } = event;
  const [head, value] = statement.sides;
  const relation = statement.relations[0]?.sign ?? null;
  if (statement.beginsColumn === true || goesOnBehindTable(draft, event)) draft.chains.close();
  if (!draft.structured && event.part.display && offersAnswers(draft, event.part)) {
    draft.note("info", "one of several answers to choose from is not judged", offsetIn(event.part.source, statement.range.start));
    return;
  }
  if (head && value) nameAfterUnread(draft, event, head, value);
  if (statement.sides.every((side) => side === null)) {
    if (endsWithWords(draft, event)) {
      draft.chains.statement(event, null, null);
      return;
    }
    const words = statement.words.map((word) => word.text).join(" ");
    const label = cleanWords(words);
    if (label !== null) draft.chains.nameLast(label, reasonIn(words));
    return;
  }
  // `m =` with words after it: what it describes is read from the prose.
  if (relation !== null && statement.sides.slice(1).every((side) => side === null)) {
    if (event.part.display && statement.words.length === 0) draft.note("info", "nothing stands on the right side here", offsetIn(event.part.source, statement.range.start));
    return;
  }
  const facts: LineFacts = { label: labelFor(draft, event), reason: draft.takenBack ?? reasonIn(draft.prose) ?? (event.first ? null : caseIn(draft.prose)), doubt: null, isConcluded: statement.connector === "⇒" || (event.first && concludes(draft.prose)) };
  if (head === null || head === undefined) {
    continueChain(draft, event, facts);
    return;
  }
  if (isInWords(head) && relation === "=" && event.part.display) {
    beginWithValue(draft, event, facts);
    return;
  }
  if (relation === null && takePointOfRow(draft, event)) return;
  if (relation === null) {
    loneExpression(draft, event, next, head, facts);
    return;
  }
  if (relation === "=" && endsWithAnswer(draft, event)) {
    draft.note("info", "these letters say that there is no value; nothing is judged", offsetIn(event.part.source, event.statement.range.start));
    return;
  }
  const ruledOut = relation === "=" && !event.part.display && !draft.structured && statement.relations.length === 1 ? rulesOut(draft.prose) : null;
  if (ruledOut !== null) {
    if (ruledOut === "always") addAssumption(draft, { ...event, statement: { ...statement, relations: statement.relations.map((each) => ({ ...each, sign: "≠" })) } }, "prose", "section");
    return;
  }
  if (relation === "=" && !draft.structured && countsOn(event)) {
    draft.note("info", `\`${statementText(event.part.source, statement)}, …\` says over what ${plainName(head) ?? "it"} runs; it gives no value`, offsetIn(event.part.source, statement.range.start));
    return;
  }
  if (relation === "=" && !event.part.display && !draft.structured && offersSeveral(draft.text.slice(Math.max(0, event.part.range.start - 150), event.part.range.start))) {
    addAssumption(draft, event, "prose", "aside");
    return;
  }
  if (relation === "=" && !event.part.display && !draft.structured && statement.sides.length === 2 && /^[xyzrρθφ]$/.test(plainName(head) ?? "") && value && (isNumeric(value) || plainName(value) !== null) && namesLocus(draft.prose, draft.text.slice(event.part.range.end, event.part.range.end + 120))) {
    draft.note("info", `\`${statementText(event.part.source, statement)}\` names what the sentence speaks of; it gives no value`, offsetIn(event.part.source, statement.range.start));
    return;
  }
  if (relation === "=" && !draft.structured && posesInitialValues(draft, event)) {
    if (event.first) draft.chains.close();
    addAssumption(draft, event, "prose", "section");
    return;
  }
  if (relation === "=" && event.part.display && !isAside(event) && solves(draft, [event], facts.label, alternatives.has(statement))) return;
  if (beginsSolving(draft, event)) {
    if (isWorkedOutValue(event)) concludeValue(draft, event, facts);
    else draft.chains.statement(event, facts.label, statementReason(draft, event));
    return;
  }
  if (relation === "=" && beginsBehindSentence(draft, event)) {
    const concluded: StatementEvent = { ...event, statement: { ...statement, connector: "⇒" } };
    if (isWorkedOutValue(event)) concludeValue(draft, concluded, facts);
    else equation(draft, concluded, next, head, facts, alternatives);
    return;
  }
  const goesOn = goesOnSolving(draft, event);
  if (isCondition(statement) && (goesOn || goesOnWithStatements(draft, event, next) || (mayBeGoneOnWith(draft, event, next) && !announcesCondition(draft.prose) && !announcesDefinition(draft.prose)))) {
    if (draft.chains.current?.kind !== "statements" || !(sameDerivation(draft, draft.chains.current.part, event.part) || goesOn)) open(draft, event, "statements", head, false, wantsSolution(draft) ? "solves" : null);
    draft.chains.statement(event, facts.label, statementReason(draft, event));
    return;
  }
  if (isCondition(statement)) {
    condition(draft, event);
    return;
  }
  const dependence = statedDependence(statement);
  if (dependence !== null) {
    draft.declarations.dependence(dependence.name, dependence.variable);
    return;
  }
  if (takeFromTable(draft, event, facts)) return;
  if (relation === "=" || relation === ":=") {
    const found = definable(head);
    if (found !== null && found.parameters.length + found.indices.length + found.entries.length === 0 && value && statement.sides.length === 2 && isLaw(value)) {
      draft.declarations.applied(found.name);
      return;
    }
    if (found !== null && value && relation === "=" && isKnownPartial(draft, found, value)) {
      if (event.part.display) startChain(draft, event, head, facts);
      else draft.chains.apart(() => { startChain(draft, event, head, facts); });
      return;
    }
    if (found !== null && relation === "=" && isValueAtMoment(draft, found, event)) {
      addAssumption(draft, firstEquation(event), "prose", "aside");
      if (statement.sides.length > 2) chainApart(draft, event);
      return;
    }
    if (found !== null && value && relation === "=" && statement.sides.length === 2 && !event.part.display && isLevelOf(draft, event, found, value)) {
      addAssumption(draft, event, "prose", "aside");
      return;
    }
    if (found !== null && value && statement.sides.length === 2 && isDenied(draft, event)) {
      draft.note("info", `\`${statementText(event.part.source, statement)}\` is not taken as a definition`, offsetIn(event.part.source, statement.range.start));
      return;
    }
    // `a_5 = 11` of `a_n = 2n + 1` says what it comes to.
    if (found !== null && isArithmetic(draft, event)) {
      equation(draft, event, next, head, facts, alternatives);
      return;
    }
    if (found !== null && value && defines(draft, event, next, found, value, alternatives)) {
      define(draft, event, next, found, value, facts.label);
      return;
    }
    if (found !== null && value && statement.sides.length === 2 && looksAtValue(draft, event, found, value)) return;
    const logged = found !== null || !value || draft.structured || relation !== "=" ? null : loggedFunction(head, value);
    if (logged !== null && value && !draft.book.isDetermined(logged.found.name)) {
      defineBy(draft, event, logged.found, logged.value, value, facts.label);
      return;
    }
    equation(draft, event, next, head, facts, alternatives);
    return;
  }
  otherRelation(draft, event, next, head, facts);
}

const offering = new WeakMap<MathPart, boolean>();

/** `\text{(a) } y = x^2 \qquad \text{(b) } y = x^3`: does a display number what it holds, and say of two such things what the same name is? Asked of each row, and looked through once. */
function offersAnswers({ parts }: DraftState, part: MathPart): boolean {
  const known = offering.get(part);
  if (known !== undefined) return known;
  const statements = parts.syntaxOf(part).rows.flatMap((row) => row.statements);
  const marks = statements.flatMap(({ words }) => words).filter(({ text }) => OPTION_MARK.test(text));
  const numbered = marks.length > 1 ? statements.filter(({ relations }) => relations.length > 0) : [];
  const names = numbered.flatMap((each) => headName(each) ?? []);
  // The mark of each stands before it, which is behind the one before.
  const offers = new Set(names).size < names.length && numbered.every(({ range }, k) => marks.some(({ range: { end } }) => end <= range.start && end > (numbered[k - 1]?.range.start ?? -1)));
  offering.set(part, offers);
  return offers;
}

const OPTION_MARK = /^\s*\(?(?:[a-h]|[1-9]|i{1,3}|iv|vi?)[).]\s*$/i;

function headName({ sides: [head], relations }: Statement): string | null {
  return head != null && relations[0]?.sign === "=" ? (definable(head)?.name ?? null) : null;
}

/** Does a display list letters and their differentials, or do the rows that are set in around a statement? */
function standsInTable(draft: DraftState, event: StatementEvent): boolean {
  const { rows } = draft.parts.syntaxOf(event.part);
  return lettersOfTable(rows).size > 0 || lettersOfTable(equationsSetIn(rows, event)).size > 0;
}

/** A row of a list of letters and their differentials; false where it is none. */
function takeFromTable(draft: DraftState, event: StatementEvent, facts: LineFacts): boolean {
  const [head, value] = event.statement.sides;
  if (!event.part.display || draft.structured || head == null || (value == null && !isPlace(event.statement)) || !standsInTable(draft, event)) return false;
  if (value == null || isPlace(event.statement)) return true;
  const found = letterOfDifferential(head) === null ? definable(head) : null;
  if (found !== null) defineInTable(draft, event, found, value);
  else startChain(draft, event, head, facts);
  return true;
}

/** `\text{area} = A = …` with an A that nothing gives yet: the word says what A is called, and what comes next what it is. */
function withoutWordInFront({ book, structured }: DraftState, event: StatementEvent): StatementEvent {
  const { statement, part } = event;
  const [word, name] = statement.sides.map((side) => (side === null ? null : plainName(side)));
  if (structured || statement.sides.length < 3 || statement.relations[0]?.sign !== "=" || statement.relations[1]?.sign !== "=" || word == null || name == null || !/^\p{L}{3,}$/u.test(word) || book.has(name) || book.has(word)) return event;
  const start = statement.sides[1]?.range.start ?? statement.range.start;
  if (!/^\\(?:text|textrm|mathrm|mbox|operatorname)\b/.test(part.source.text.slice(statement.sides[0]?.range.start ?? 0, start))) return event;
  return { ...event, statement: { ...statement, sides: statement.sides.slice(1), relations: statement.relations.slice(1), range: { start, end: statement.range.end } } };
}

/** `N = N(t) = …`: what N is a function of, and then what N(t) is. */
function withArguments(draft: DraftState, event: StatementEvent): StatementEvent {
  const { statement } = event;
  const [name, call] = statement.sides.map((side) => (side === null ? null : definable(side)));
  if (statement.sides.length < 3 || name == null || call == null || name.name !== call.name || name.parameters.length > 0 || call.parameters.length === 0 || statement.relations[0]?.sign !== "=") return event;
  const [variable] = call.parameters;
  if (call.parameters.length === 1 && variable !== undefined) draft.declarations.dependence(name.name, variable);
  const start = statement.sides[1]?.range.start ?? statement.range.start;
  return { ...event, statement: { ...statement, sides: statement.sides.slice(1), relations: statement.relations.slice(1), range: { start, end: statement.range.end } } };
}

/** `B = B^T = A + A^T`: what says something of B itself goes behind what B is. */
function withOwnValueLast(event: StatementEvent): StatementEvent {
  const { statement } = event;
  const [head, value, ...further] = statement.sides;
  const found = head ? definable(head) : null;
  const own = (side: Syntax | null | undefined): boolean => side != null && found !== null && namesIn(withoutDifferentials(side)).includes(found.name);
  const free = further.find((side) => side != null && !own(side));
  if (found === null || found.parameters.length > 0 || !own(value) || free == null || statement.relations.some(({ sign }) => sign !== "=")) return event;
  const sides = [head ?? null, free, ...[value ?? null, ...further].filter((side) => side !== free)];
  return { ...event, statement: { ...statement, sides } };
}

/** `x = \frac{14 - 6}2 = 4` behind an equation: the letter has the first of these by that, and the others are reckoned. */
function concludeValue(draft: DraftState, event: StatementEvent, facts: LineFacts): void {
  draft.chains.statement(firstEquation(event), facts.label, statementReason(draft, event));
  chainApart(draft, event);
  const [head, value] = event.statement.sides;
  const found = head == null ? null : definable(head);
  if (found !== null && value != null) draft.book.record({ ...makeDefinition(draft, event, found, value), solution: true, concluded: true });
}

function continueChain(draft: DraftState, event: StatementEvent, facts: LineFacts): void {
  const at = offsetIn(event.part.source, event.statement.range.start);
  if (!event.part.display) {
    // "rate in $= 5$, rate out $= 3$", "$\le 10$ instead of $< 10$": what the words before have, not what goes on.
    if (event.statement.sides.every((side) => side === null || isNumeric(side)) && /\p{L}{3,}/u.test(draft.prose.slice(-60))) return;
    // Behind a break of the line another item may have begun: "For #2: insert $= …$".
    const goesOn = !/\n\s*\n|\\\\/.test(draft.text.slice(draft.chains.sentence?.end ?? 0, event.part.range.start)) && !isInAnotherCell(draft, draft.chains.sentence, event) && draft.chains.inSentence(() => {
      if (draft.chains.current?.kind === "chain") draft.chains.steps(event, 1, facts);
    });
    if (!goesOn && event.statement.sides.some((side) => side !== null)) draft.note("info", "this formula goes on with a relation, but there is no line before it", at);
    return;
  }
  // Behind an arrow the words are what the equation is about: `\implies \text{Area} = 16`.
  if ((event.statement.connector === "⇒" || event.statement.connector === "⇔") && event.statement.words.length + event.rowWords.length > 0) return;
  if (event.first && draft.lastInline !== null) {
    const { event: before, head } = draft.lastInline;
    const { current } = draft.chains;
    // The sentence of the expression has come to its end, and a display stands before it.
    const isApart = !draft.structured && current?.kind === "chain" && current.part.display && current.section === draft.sections.current && /[.!?]\s*\n\s*\n/.test(draft.text.slice(before.part.range.end, event.part.range.start));
    open(draft, before, "chain", head, false);
    draft.chains.add("given", null, { syntax: head, source: before.part.source }, before, NO_FACTS);
    draft.chains.steps(event, 1, isApart ? { ...facts, doubt: FROM_WORDS } : facts);
    return;
  }
  if (namesInWords(event)) {
    beginWithValue(draft, event, facts);
    return;
  }
  // What one example ends with the next one does not go on with.
  if (event.first && /\b(?:Example|Exercise|Problem|Question|Part)\s*\(?\w{1,3}\)?[).:*]/.test(draft.prose)) draft.chains.close();
  if (isInAnotherCell(draft, draft.chains.current, event)) draft.chains.close();
  const around = draft.structured || event.first || event.statement.relations[0]?.sign !== "=" ? null : aroundRowsSetIn(draft.parts.syntaxOf(event.part).rows, event);
  if (around !== null) {
    const { source } = event.part;
    open(draft, event, "chain", around.outer, false);
    draft.chains.add("given", null, { syntax: around.outer, source }, event, NO_FACTS);
    draft.chains.steps(event, 1, { ...facts, doubt: BEHIND_ROWS_SET_IN, orElse: { syntax: around.inner, source } });
    return;
  }
  const resumed = draft.chains.resume(event);
  if (resumed === null) {
    if (event.statement.sides.some((side) => side !== null)) draft.note("unread", "this line goes on with a relation, but there is no line before it", at);
    return;
  }
  const { chain } = resumed;
  const elsewhere = goesOnFromWords(draft, event, chain);
  if (chain.after !== null && chain.part !== event.part && chain.lines.length === 1) draft.note("info", `what goes on after ${chain.after} in another formula is not judged`, at);
  else if (chain.kind === "statements") draft.chains.statement(event, facts.label, statementReason(draft, event));
  else draft.chains.steps(event, 1, { ...facts, doubt: resumed.doubt ?? elsewhere });
}

/** `| $y = (a + b)^2$ | $= a^2$ |`: does a formula stand in another cell of a table than the chain ends in, and not in the one below that? */
function isInAnotherCell({ structured, text }: DraftState, chain: OpenChain | null, { part }: StatementEvent): boolean {
  if (structured || chain === null || chain.part === part) return false;
  const row = textBefore(text, part.range.start);
  const between = text.slice(chain.part.range.end, part.range.start);
  if (!/^\s*\|/.test(row) || !between.includes("|")) return false;
  return columnOf(row) !== columnOf(textBefore(text, chain.part.range.start)) || between.split("\n").length !== 2;
}

/** What stands before a place in its line. */
const textBefore = (text: string, at: number): string => text.slice(text.lastIndexOf("\n", at - 1) + 1, at);

const columnOf = (row: string): number => row.replace(/\\\||\$[^$]*\$/g, "").split("|").length;

/** "Multiplying direction and magnitude": what two things make, of which the display before is one. */
const TAKES_TOGETHER = /\b(?:multiplying|combining|adding|putting)\s+(?:(?:the|these|both)\s+)?(?!and\b)\p{L}+\s+and\s+(?:the\s+)?\p{L}+/iu;

/** Why a display that begins with `=` may not go on with the one before: a new paragraph between them speaks of an expression, or two things are taken together. */
function goesOnFromWords(draft: DraftState, { part, first }: StatementEvent, chain: OpenChain): string | null {
  if (!first || draft.structured || chain.part === part) return null;
  const words = draft.text.slice(chain.part.range.end, part.range.start);
  if (TAKES_TOGETHER.test(words)) return FROM_WORDS;
  const last = words.lastIndexOf("\n\n");
  return last >= 0 && /\$[^$=<>]{12,}\$|\\\([^=<>]{12,}?\\\)/.test(words.slice(last)) ? FROM_WORDS : null;
}

/** `\text{the volume}`, in brackets too. */
function isInWords(side: Syntax): boolean {
  const inner = side.kind === "group" ? onlySide(side) : null;
  return side.kind === "words" || (inner !== null && isInWords(inner));
}

/** A chain that begins behind its first relation. */
function beginWithValue(draft: DraftState, event: StatementEvent, facts: LineFacts): void {
  const [, head] = event.statement.sides;
  if (head == null) return;
  open(draft, event, "chain", head, false);
  draft.chains.add("given", null, { syntax: head, source: event.part.source }, event, NO_FACTS);
  draft.chains.steps(event, 2, facts);
}

/** `\text{average value} = a = b`: a left side in words, of which nothing but its value is known. */
function namesInWords({ statement, part, first }: StatementEvent): boolean {
  const [relation] = statement.relations;
  // `\text{length} = 10` behind a comma: words directly before the sign. A reason that ends the row before is none.
  const last = statement.words.findLast((word) => relation !== undefined && word.range.end <= relation.range.start);
  if (!first && (last === undefined || relation === undefined || !/^[\s&}]*$/.test(part.source.text.slice(last.range.end, relation.range.start)))) return false;
  const before = statement.words.filter((word) => relation !== undefined && word.range.end <= relation.range.start).map((word) => word.text).join(" ");
  const earlier = part.source.text.slice(0, last?.range.start ?? 0);
  return (first || statement.connector === "," || beginsAlike(earlier, last?.text ?? "") || isRowOfQuantities(earlier)) && relation?.sign === "=" && /\p{L}{2,}/u.test(before) && !/^[\s(]*(?:so|thus|hence|then|therefore|and|or|also|now|but|we|which|it|this|that|i\.e|since|because|by|using|from|if|when|where|with|for|let|note|recall|finally|first|next|gives?|get|is|are)\b/i.test(before);
}

/** `\text{volume of sphere}` in a row below `\text{volume of hemisphere} = …`. */
function beginsAlike(before: string, words: string): boolean {
  const [word] = /^\p{L}{2,}/u.exec(words.trim()) ?? [];
  return word !== undefined && [...before.matchAll(/(?:^|\\\\|\})\s*\\(?:text|textrm|mathrm|mbox)\s*\{\s*(\p{L}+)/gu)].some(([, other]) => other === word);
}

/** `\text{rate in} &= 5 \\ \text{rate out} &= 3`: each row begins with words, as the first one does. */
function isRowOfQuantities(before: string): boolean {
  return /^(?:[\s&]|\\begin\{[^{}]*\}(?:\{[^{}]*\})?)*\\(?:text|textrm|mathrm|mbox)\s*\{\s*(?!(?:so|thus|hence|then|therefore|by|since|using|and)\b)\p{L}/u.test(before) && /\\\\[\s&]*(?:\\(?:text|textrm|mathrm|mbox)\s*\{?)?\s*$/.test(before);
}

function condition(draft: DraftState, event: StatementEvent): void {
  const { statement, part } = event;
  if (draft.declarations.membership(statement) || draft.toSolve?.statement === statement) return;
  const words = statement.connector === null ? draft.prose : event.rowWords;
  const said = part.source.text.slice(statement.range.start, statement.range.end).trim().slice(0, 60);
  if (deniesCondition(lastClause(words))) {
    draft.note("info", `\`${said}\` is not taken as an assumption`, offsetIn(part.source, statement.range.start));
    return;
  }
  const inWords = statement.words.length > 0 || (statement.connector !== null && draft.chains.current !== null);
  const isSaid = inWords || narrows(draft.prose) || announcesCondition(draft.prose) || announcesDefinition(draft.structured ? draft.prose : withoutNamedSets(draft.prose));
  if (isSaid && !isInPassing(draft, event)) addAssumption(draft, event, "prose", "section");
  else {
    draft.note("info", `\`${said}\` is not taken as an assumption`, offsetIn(part.source, statement.range.start));
    // It may be meant all the same.
    if (!part.display && !draft.structured) addAssumption(draft, event, "prose", "aside");
  }
}

/** Is a definition in a sentence denied, asked for or given up there? */
function isDenied(draft: DraftState, { part, statement }: StatementEvent): boolean {
  if (draft.structured || statement.connector !== null || draft.asksForMistake) return false;
  if (part.display) return draft.takenBack !== null;
  return draft.takenBack !== null || denies(draft.prose, draft.text.slice(part.range.end, part.range.end + 120).replace(/^(?:\$|\\\))/, ""));
}

/** "For $x > 0$ the graph rises." "Is it so for $x > 0$?": a condition of that sentence, and of nothing behind it. */
function isInPassing(draft: DraftState, event: StatementEvent): boolean {
  const { part, statement } = event;
  return !part.display && !draft.structured && statement.connector === null && !standsBehind(draft, event) && (asksOrWarns(draft.prose) || speaksInPassing(draft.prose, draft.text.slice(part.range.end, part.range.end + 160)));
}

/** Rule 5: a chain with ≤ or ≈ in it; alone in running text it is only noted. */
function otherRelation(draft: DraftState, event: StatementEvent, next: StatementEvent | null, head: Syntax, facts: LineFacts): void {
  const { statement, part } = event;
  const { current } = draft.chains;
  if (!part.display) return;
  if (current !== null && current.kind === "statements" && sameDerivation(draft, current.part, part)) {
    // `\theta \approx 0.63` below `\theta = \arcsin a`: rounded, and nothing is worked out from it.
    if (statement.relations[0]?.sign === "≈" && statement.sides.length === 2 && statement.connector === null && !draft.structured) {
      draft.note("info", "what stands after ≈ is not judged as an equality", offsetIn(part.source, statement.range.start));
      draft.chains.close();
      return;
    }
    draft.chains.statement(event, facts.label, statementReason(draft, event));
    return;
  }
  if (goesOnWithStatements(draft, event, next)) {
    open(draft, event, "statements", head, false);
    draft.chains.statement(event, facts.label, null);
    return;
  }
  const relation = statement.relations[0]?.sign;
  // `= \int \sec x\,dx \text{ since } \sec x > 0 \text{ for } 0 \le x \le 1`: what a row says beside its step.
  if (current?.kind === "chain" && current.part === part && /\b(?:since|because|as|when|where|for|if)\s*$/i.test(event.rowWords)) return;
  open(draft, event, "chain", head, false);
  draft.chains.add("given", null, { syntax: head, source: part.source }, event, NO_FACTS);
  const [, value] = statement.sides;
  if (draft.structured || statement.sides.length > 2 || (relation !== undefined && ENDING.includes(relation))) draft.chains.steps(event, 1, facts);
  else {
    draft.note("info", `a statement with ${relation ?? ""} is not judged yet`, offsetIn(part.source, statement.range.start));
    if (value && relation !== undefined) draft.chains.goOnFrom({ syntax: value, source: part.source }, event, relation);
  }
}

function loneExpression(draft: DraftState, event: StatementEvent, next: StatementEvent | null, head: Syntax, facts: LineFacts): void {
  const { part } = event;
  // `x = 1, 2`, `x = 1 or 2`: a further value; a system under a brace.
  const goesOn = draft.chains.current !== null && draft.chains.current.kind === "statements" && sameDerivation(draft, draft.chains.current.part, part);
  if (part.display && ((goesOn && isFurther(event.statement) && draft.chains.current?.part === part) || (isSystem(head) && (goesOn || next?.part === part || isSystem(next?.statement.sides[0] ?? head) || mayBeGoneOnWith(draft, event, next))))) {
    if (!goesOn) open(draft, event, "statements", head, false, wantsSolution(draft) ? "solves" : null);
    draft.chains.statement(event, facts.label, statementReason(draft, event));
    return;
  }
  // `\text{(derivative of } \ln x\text{)}`: a formula among the words of a row.
  if (!part.display || (event.statement.connector !== null && draft.chains.current?.part === part)) return;
  const { current } = draft.chains;
  if (draft.document.notation === "yaml" && current !== null && current.kind === "chain" && sameDerivation(draft, current.part, part)) {
    // The steps of a YAML derivation are joined by `=` without writing it.
    const resumed = draft.chains.resume(event);
    draft.chains.add("step", "=", { syntax: head, source: part.source }, event, { ...facts, reason: null, doubt: resumed?.doubt ?? null });
    return;
  }
  if (part.notation === "latex" && isRemark(head)) return;
  const rewriting = rewritesBefore(draft, event, next);
  if (rewriting !== null) {
    draft.chains.add("step", "=", { syntax: head, source: part.source }, event, { ...facts, doubt: rewriting === "same" ? null : NOT_SAID_TO_EQUAL });
    return;
  }
  open(draft, event, "chain", head, false);
  draft.chains.add("given", null, { syntax: head, source: part.source }, event, { ...facts, reason: null });
}

/** Does the display go on with the expression of the one before it: "which simplifies to"? */
function rewritesBefore(draft: DraftState, event: StatementEvent, next: StatementEvent | null): ReturnType<typeof rewritingIn> {
  const { part, first } = event;
  const { current } = draft.chains;
  if (draft.structured || !first || current?.kind !== "chain" || !current.part.display || current.section !== draft.sections.current || current.part.range.end !== draft.lastMathEnd || part.source === current.part.source) return null;
  if (next?.part === part && (next.statement.relations.length === 0 || (next.statement.sides[0] === null && takesPart(draft, event, current)))) return null;
  // "Factor" before a display that is a derivation of its own: the next task.
  return next?.part === part && isTask(draft.prose) ? null : rewritingIn(draft.prose);
}

/** "Simplify the integrand:" and a piece of the line before, word for word, that further rows go on with: it is taken out to be worked on. */
function takesPart({ prose }: DraftState, { statement: { sides: [head] }, part }: StatementEvent, chain: OpenChain): boolean {
  const last = chain.lines[chain.lines.length - 1]?.piece;
  if (head == null || last == null || /\b(?:to|as|into|is|are|be|becomes?|gets?|gives?|giving|obtain\w*|yields?|leaves?|leaving|have|has|which|so|thus|hence|therefore|written)\b/i.test(prose)) return false;
  const [own, before] = [written({ syntax: head, source: part.source }), written(last)];
  return own !== before && before.includes(own);
}

/** Is the statement joined to the one before it in its line? */
function isFurther({ connector }: Statement): boolean {
  return connector === "," || connector === "or" || connector === "and";
}

/** Is it an inequality among rows that are statements, or the first of such rows? */
function goesOnWithStatements(draft: DraftState, event: StatementEvent, next: StatementEvent | null): boolean {
  const { statement, part } = event;
  const { current } = draft.chains;
  if (!part.display || statement.relations.some((relation) => !STATEMENT_SIGNS.includes(relation.sign))) return false;
  if (current !== null && current.kind === "statements" && sameDerivation(draft, current.part, part)) return true;
  if (statement.connector !== null || next === null || !sameDerivation(draft, part, next.part) || next.statement.sides[0] == null) return false;
  if (next.statement.relations.length === 0 || next.statement.relations.some((relation) => !STATEMENT_SIGNS.includes(relation.sign))) return false;
  if (statement.relations.every((relation) => relation.sign === "=")) return false;
  // Bounds of one name beside each other are conditions; a row that is more than that is solved.
  const names = new Set(statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));
  const shared = next.statement.sides.some((side) => side !== null && namesIn(side).some((name) => names.has(name)));
  return shared && !statement.sides.some((side) => side !== null && side.kind === "name");
}

/** "no solution" at the end of equations. */
function endsWithWords(draft: DraftState, event: StatementEvent): boolean {
  const { current } = draft.chains;
  return current !== null && current.kind === "statements" && event.part.display && sameDerivation(draft, current.part, event.part) && saysNoSolution(event.statement.words.map((word) => word.text).join(" "));
}

/** The label that stands before this statement: given with the part, or in the prose before a display. */
function labelFor(draft: DraftState, event: StatementEvent): string | null {
  if (!event.first) return null;
  if (event.part.label !== null) return event.part.label;
  if (draft.structured) return draft.commentLabel;
  const before = draft.text.slice(Math.max(draft.lastMathEnd, draft.proseStart, 0), event.part.range.start);
  return event.part.display && draft.prose.trim() !== "" ? labelBefore(before) : null;
}

/** Words between rows that speak of a case: `\intertext{For $k > 2$}`; null where they do not. */
function caseIn(words: string): string | null {
  return /\b(?:for|if|when|case)\b[^.]*(?:[<>=≠≤≥]|\\(?:neq?|leq?|geq?|lt|gt)(?![a-zA-Z]))/i.test(words) ? words : null;
}

function lastClause(words: string): string {
  return words.split(/[.;:!?]\s/).pop() ?? words;
}

/** Does a list of whole numbers begin there, `n = 1, 2, 3`, `n = 0, 1, \ldots`? */
function countsOn({ part, statement: { sides, relations, range } }: StatementEvent): boolean {
  const name = sides[0] == null ? null : plainName(sides[0]);
  if (name === null || !COUNTING_LETTERS.has(name) || relations.length !== 1 || sides[1] == null || !isNumeric(sides[1])) return false;
  const behind = part.source.text.slice(range.end, range.end + 60);
  const listed = /^\s*(?:,\s*(?:\\[,;:! ]\s*|~\s*)*-?\d+\s*)+/.exec(behind)?.[0] ?? "";
  return listed.split(",").length > 2 || (listed !== "" && /^,?\s*(?:\\[,;:! ]\s*)*(?:\\(?:dots|ldots|cdots|dotsc|dotsb)(?![a-zA-Z])|\.{3}|…)/.test(behind.slice(listed.length)));
}

/**
 * Does the display, or a formula of a sentence with those that stand behind it with nothing but a comma between, pose a problem of initial or boundary values, of a function that is unknown, or
 * that words want found once more? In a sentence an unknown one is what is to be solved.
 */
function posesInitialValues(draft: DraftState, event: StatementEvent): boolean {
  const formulas = [event.part, ...(event.part.display ? [] : behindComma(draft, event.part))].map((part) => draft.parts.syntaxOf(part).rows);
  const unknown = formulas.map((_, k) => unknownOfInitialValues({ rows: formulas.slice(0, k + 1).flat(), notes: [] })).find((name) => name !== null) ?? null;
  if (unknown === null) return false;
  const said = sentenceBefore(draft, event);
  if (announcesProof(said)) return false;
  const isSought = /\b(?:problem|initial|boundary|solve|test\s+on)\b/i.test(said);
  const isDetermined = draft.book.isDetermined(unknown);
  return event.part.display ? !isDetermined || isSought : isDetermined && isSought && !/\b(?:satisf(?:y|ies)|solves|since|because|then|so)\b/i.test(said);
}

/** The formulas of a sentence that follow one with nothing but a comma, "and" or "with" between. */
function behindComma({ parts, text }: DraftState, part: MathPart): readonly MathPart[] {
  const found: MathPart[] = [];
  let last = part;
  for (let k = parts.placeOf(part) + 1; k < parts.all.length && found.length < MOST_CONDITIONS; k++) {
    const next = parts.all[k]?.part;
    if (next?.kind === "prose") continue;
    if (next?.kind !== "math" || next.display || !/^\W{0,2}(?:,?\s*(?:and|with|where)?\s+|,\s*)\W{0,2}$/.test(text.slice(last.range.end, next.range.start))) break;
    found.push(next);
    last = next;
  }
  return found;
}
const MOST_CONDITIONS = 4;

/** What a sentence says before the formula that it ends with. */
function sentenceBefore({ text }: DraftState, { part }: StatementEvent): string {
  return /[^.?!]*$/.exec(text.slice(Math.max(0, part.range.start - LONGEST_LEAD), part.range.start))?.[0] ?? "";
}
const LONGEST_LEAD = 240;
