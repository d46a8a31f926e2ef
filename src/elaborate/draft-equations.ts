// Equations of a document: a chain, a row of statements, or given. What speaks for which is asked in `equation-role.ts`.

import type { MathPart } from "../syntax/document.js";
import { partsOf, type Statement, type Syntax } from "../syntax/math-tree.js";
import { FUNCTION_LETTERS } from "../syntax/math-vocabulary.js";
import { definable, type Definable, impliedDefinition, namesBeside, namesIn, recurs, subjectOf } from "./definable.js";
import { isMeanOfMember, rivalDoubt } from "./define-names.js";
import { isKernel } from "./chance-facts.js";
import { type LineFacts, NO_FACTS, type OpenChain, STATEMENT_DOUBT, type StatementEvent, offsetIn, withoutLayout, written } from "./draft-chain.js";
import { type DraftState, addAssumption, makeDefinition, open, sameDerivation, speaksOfBefore, standsBehind } from "./draft-state.js";
import { wantsSolution } from "./solving-words.js";
import { functionAtNumber, isIntroducedAgain } from "./determined-values.js";
import { isArithmetic, isAside, isClaim, isGiven, isGoneOnWith, isListed, isRecurrence, isRow, joins, repeats, isValueAtPoint, isValueOfDefined, isWorkedOutValue, saysWhatItComesTo } from "./equation-role.js";
import { announcesConsequence, announcesDifferentiation, announcesGiven, announcesRedefinition, announcesReport, announcesSolving, asksForRate, asksOrWarns, bindsBy, boundsWhatFollows, concludes, givesGround, givesNotation, holdsSomeFixed, isSupposedBy, letterOfSome, pointsAtPicture, reasonIn, supposes, wantsCondition, wantsHolding, wantsSolving } from "./prose.js";
import { isSaidIdentity } from "./said-identities.js";
import { followsFromSlopes } from "./slopes.js";
import { collectVariables, derivativesIn, hasTwoValues, isBareDerivative, isDifferentialOfName, isNumeric, isInfinite, isOfNumbers, speaksOfRates } from "./statement-shape.js";
import { integrates, separatedLetters } from "./separated-equations.js";
import { plainName } from "./syntax-names.js";

/** Words behind a display that say which roots were taken in it. */
const CHOSEN_BEHIND = /^(?:where|here|since|because|as|note that|we)\b[^.]{0,60}\b(?:cho+se(?:n|s)?|choosing|take(?:n|s)?|took|taking|need|keep|kept|want)\b[^.]{0,60}\broots?\b/i;

/** `P(D) = 0.01`: the number of an event, no function of D. */
const isChance = ({ name, parameters }: Definable, value: Syntax | null | undefined): boolean => /^[EP]$/.test(name) && parameters.length > 0 && parameters.every((each) => /^\p{Lu}/u.test(each)) && value != null && isNumeric(value);

/** The words that follow a display. */
const wordsBehind = (draft: DraftState, { range }: MathPart): string => draft.text.slice(range.end, range.end + 240).replace(/^(?:\$+|\\[\])]|\\end\{[^}]*\}|\s|[.,;])+/, "");
/** The words right before a display, whichever of its rows is at hand. */
const wordsBefore = (draft: DraftState, { range }: MathPart): string => draft.text.slice(Math.max(0, range.start - 240), range.start).replace(/(?:\$\$|\\\[|\\begin\{[^}]*\})\s*$/, "").trimEnd();

/** Words that pick some of the solutions. */
export const CHOOSES = /\b(positive|negative|reject\w*|discard\w*|extraneous|only|ignor\w+|principal|must be|can(?:no|')t|physical\w*|acute|obtuse|first quadrant|drop\w*|excluding|excluded|valid|length|distance|choose|choosing|take|taking|branch|between|interval)\b/i;

/** `\\int_0^2 f(x)\\,dx` of an f that nothing gives: what it comes to can only be laid down. */
function integratesUnknown(draft: DraftState, head: Syntax): boolean {
  const holdsIntegral = (side: Syntax): boolean => (side.kind === "bigOperator" && side.operator === "integral" && side.upper !== null) || partsOf(side).some(holdsIntegral);
  return holdsIntegral(head) && namesIn(head).some((name) => FUNCTION_LETTERS.has(name) && !draft.book.isDetermined(name));
}

/** `\\frac{d}{dx}(x^2 + y^2) = \\frac{d}{dx}(25)` right behind words that give `x^2 + y^2 = 25`: both sides of that, differentiated. */
function differentiatesSaid({ structured, text }: DraftState, { part, first, statement }: StatementEvent): boolean {
  const sides = statement.sides.flatMap((side) => (side === null ? [] : [bare(part.source.text.slice(side.range.start, side.range.end))]));
  if (structured || !part.display || !first || sides.length !== 2 || statement.relations.length !== 1 || statement.relations[0]?.sign !== "=") return false;
  const [left, right] = sides.map((side) => DIFFERENTIATED.exec(side));
  if (left == null || right == null || left[1] !== right[1]) return false;
  const inside = [left, right].map(([, , body]) => (/^\(.*\)$|^\[.*\]$/.test(body ?? "") ? (body ?? "").slice(1, -1) : (body ?? "")));
  if (inside.some((body) => body === "")) return false;
  const before = bare(text.slice(Math.max(0, part.range.start - SAID_WITHIN), part.range.start));
  const said = `$${inside.join("=")}`;
  const at = before.lastIndexOf(said);
  return at >= 0 && /^[.,;]?\$/.test(before.slice(at + said.length));
}

/** So near before a display the equation stands that it differentiates. */
const SAID_WITHIN = 400;
const DIFFERENTIATED = /^\\frac(?:d|∂)(?:d|∂)([a-zA-Z])(.+)$/;

/** A formula as its letters and signs, without layout, sizes of brackets and the type of d. */
const bare = (text: string): string => withoutLayout(text).replace(/\\(?:[bB]ig{1,2}[lrm]?|left|right)(?![a-zA-Z])|[{}\s]|\\[,;:! ]/g, "").replace(/\\(?:operatorname|mathrm|textrm|rm)\*?(?=d)/g, "").replace(/\\partial(?![a-zA-Z])/g, "∂").replace(/\\\(|\\\[/g, "$").replace(/&/g, "");

/** `F(x, y) = 17 \\\\ 4x^2 + 2y^2 = 12`: where a known function has a value, and below in the letters of the function what that comes to. */
function isLevelGoneOnWith({ book, sections, structured }: DraftState, { part, first, statement }: StatementEvent, next: StatementEvent | null): boolean {
  const [head, value] = statement.sides;
  const found = head == null ? null : definable(head);
  if (structured || !part.display || !first || statement.sides.length !== 2 || statement.relations[0]?.sign !== "=" || found === null || found.parameters.length < 2 || value == null || !isNumeric(value)) return false;
  const known = book.inSection(sections.current, found.name);
  if (known === undefined || known.numeric || known.parameters.join() !== found.parameters.join()) return false;
  const below = next?.part === part && next.statement.connector === null && next.statement.relations.length === 1 && next.statement.relations[0]?.sign === "=" ? next.statement.sides : [];
  const [left] = below;
  if (left == null || definable(left) !== null || isNumeric(left)) return false;
  const letters = new Set([...found.parameters, ...namesIn(known.body.syntax)]);
  return below.every((side) => side !== null && namesIn(side).every((name) => letters.has(name)));
}

export function equation(draft: DraftState, event: StatementEvent, next: StatementEvent | null, head: Syntax, facts: LineFacts, alternatives: ReadonlySet<Statement>): void {
  const { statement, part } = event;
  const { current } = draft.chains;
  const exact = part.display && current?.kind === "statements" ? withoutApproximation(event) : null;
  if (exact !== null && current !== null && joins(draft, current, exact.event)) {
    draft.note("info", "what stands after ≈ is not judged as an equality", offsetIn(part.source, exact.from));
    equation(draft, exact.event, next, head, facts, alternatives);
    return;
  }
  const isLone = statement.sides.length === 2;
  if (!draft.structured && !part.display && isLone && isOfSome(draft, event, head)) {
    addAssumption(draft, event, "prose", "aside");
    return;
  }
  if (!draft.structured && !part.display && !isLone && areValuesLaidDown(draft, event)) {
    eachEquation(event).forEach((each) => { give(draft, each); });
    return;
  }
  const valued = isLone ? functionAtNumber(head) : null;
  if (valued !== null && isIntroducedAgain(draft, event, valued)) {
    give(draft, event);
    return;
  }
  if (isLone && isWanted(draft, event)) {
    draft.note("info", "this is wanted of a function that is to be found", offsetIn(part.source, statement.range.start));
    return;
  }
  const found = definable(head);
  if (part.display && found === null && !draft.structured && isSupposedBy(wordsBefore(draft, part), wordsBehind(draft, part))) {
    draft.note("info", "this is supposed, not judged", offsetIn(part.source, statement.range.start));
    eachEquation(event).forEach((each) => { addAssumption(draft, each, "prose", "aside"); });
    return;
  }
  // `= np \\text{ (} E(I_j) = p \\text{ for all } j \\text{)}`: what the row rests on.
  if (part.display && isLone && found !== null && isMeanOfMember(draft, found) && draft.chains.current?.part === part && (/\bfor\s+(?:all|each|every|any)\b/i.test(event.rowWords) || (draft.namesExpectations && /\(\s*$/.test(event.rowWords) && !statement.words.some(({ text }) => /\bfor\s+(?:all|each|every|any)\b/i.test(text))))) {
    addAssumption(draft, { ...event, statement: { ...statement, words: [], range: { start: head.range.start, end: statement.sides[1]?.range.end ?? statement.range.end } } }, "prose", "aside");
    return;
  }
  if (!part.display || isAside(event)) {
    const name = found !== null && isMeanOfMember(draft, found) ? null : found;
    const [, value] = statement.sides;
    const known = name === null ? undefined : draft.book.inSection(draft.sections.current, name.name);
    // "If $f(x) = x^3$" is a case; "when $x = 3$" may be what is sought.
    const isSought = name !== null && name.parameters.length > 0 && value && !isNumeric(value) ? wantsSolving(draft.prose) && !/\b(?:we|us)\s+(?:now\s+)?set\s*$/i.test(draft.prose) : announcesSolving(draft.prose);
    if (isLone && name !== null && value && known !== undefined && (((!isNumeric(value) || known.numeric) && !isSought) || (name.parameters.length > 0 && boundsWhatFollows(draft.prose)))) {
      draft.rivals.push(makeDefinition(draft, event, name, value));
      // A reason beside a row, `\text{using } f(x) = c`, leaves the chain as it is.
      if (!part.display) draft.chains.forget(name.name);
      return;
    }
    if (isLone && name === null && !event.part.display && announcesReport(draft.prose)) {
      addAssumption(draft, event, "prose", "aside");
      return;
    }
    // `dx = 0.5` says how far x goes on, whatever x itself is.
    if (isLone && !part.display && value != null && isNumeric(value) && isDifferentialOfName(head) && !asksOrWarns(draft.prose)) {
      addAssumption(draft, event, "prose", "aside");
      return;
    }
    if (!part.display && !isLone && name === null && bindsBy(draft.prose) && !statement.sides.every((side) => side !== null && isNumeric(side)) && !statement.sides.some((side) => side === null || derivativesIn(side, draft.book.isDetermined).explicit)) {
      // `with $Q^\top Q = Q Q^\top = I$`: two conditions, and no step from one to the other.
      eachEquation(event).forEach((each) => { give(draft, each); });
      return;
    }
    // "the points with $y' = 0$": which ones are meant.
    if (isLone && !part.display && value != null && isNumeric(value) && bindsBy(draft.prose) && head.kind === "script" && /^\p{L}$/u.test(subjectOf(head) ?? "") && derivativesIn(head, draft.book.isDetermined).explicit) {
      addAssumption(draft, event, "prose", "aside");
      return;
    }
    if (isValueOfDefined(draft, event, head)) {
      draft.chains.apart(() => startChain(draft, event, head, facts));
      return;
    }
    if (isLone && !part.display && value != null && isNumeric(value) && integratesUnknown(draft, head) && announcesGiven(draft.prose) && !announcesConsequence(draft.prose) && !announcesSolving(draft.prose) && !asksOrWarns(draft.prose) && !wantsHolding(draft.prose)) {
      addAssumption(draft, event, "prose", "section");
      return;
    }
    if (isLone && !part.display && name === null && value != null && announcesGiven(draft.prose) && namesEntries(draft, head, value)) {
      give(draft, event);
      return;
    }
    const isIdentity = isLone && !part.display && isSaidIdentity(draft, event);
    const judged = !isLone || isIdentity || isArithmetic(draft, event) || followsFromSlopes(draft, statement) || statement.sides.some((side) => side !== null && derivativesIn(side, draft.book.isDetermined).explicit);
    if (part.isClaimed === true || (judged && (isIdentity || !isGiven(draft, event, head)) && (!announcesSolving(draft.prose) || isReckoned(statement)) && !asksOrWarns(draft.prose) && !(isLone && (supposes(draft.prose) || wantsHolding(draft.prose))))) draft.chains.apart(() => startChain(draft, event, head, facts));
    else if (name === null && isLone && announcesGiven(event.part.display ? event.rowWords : draft.prose)) give(draft, event);
    else if (name === null && isLone && (standsBehind(draft, event) || isReasonBehind(draft, event))) addAssumption(draft, event, "prose", "derivation");
    // What a sentence states may be what a later step rests on.
    else if ((name === null || isChance(name, value)) && isLone && !event.part.display && !asksOrWarns(draft.prose)) addAssumption(draft, event, "prose", "aside");
    else if (name !== null && isLone && !event.part.display && !asksOrWarns(draft.prose) && value != null && recurs(name, value)) addAssumption(draft, event, "prose", "section");
    return;
  }
  const { separated } = draft;
  draft.separated = separatedLetters(statement) === null ? null : event;
  if (separated !== null && integrates(separated, event)) {
    if (current?.kind !== "statements" || current.part !== separated.part) {
      open(draft, separated, "statements", separated.statement.sides[0] ?? head, false);
      draft.chains.statement(separated, null, null);
    }
    draft.chains.statement(event, facts.label, statementReason(draft, event));
    remember(draft, statement);
    return;
  }
  // `= \int \sqrt{1 - u^2}\,du \text{ where } u = \cos x` says what u is, beside the row.
  const isExplained = next?.statement.connector != null && next.statement.connector !== "⇒" && next.statement.connector !== "⇔";
  if (draft.separated !== null && !isExplained && current?.kind !== "statements" && next !== null && next.part === part && next.statement.sides[0] != null) {
    open(draft, event, "statements", head, false);
    draft.chains.statement(event, facts.label, null);
    remember(draft, statement);
    return;
  }
  if (isListed(draft, event, head)) {
    listFurther(draft, event, head, facts);
    return;
  }
  if (current !== null && repeats(draft, current, event, head)) {
    // `(a) y = x^2 \qquad (b) y = x^3`, `y = x^2, \quad y = x^3`: a list, not steps.
    if (current.part === part && (statement.connector === "," || statement.connector === "and" || isAlternative(event))) {
      listFurther(draft, event, head, facts);
      return;
    }
    if (isLone && current.part !== part && isClaim(draft, event)) {
      const [, side] = statement.sides;
      if (side !== null && side !== undefined) draft.chains.claim({ syntax: side, source: part.source }, event);
      return;
    }
    const second = current.part !== part && !sameDerivation(draft, current.part, part);
    if (!second || (isLone && !announcesRedefinition(draft.prose))) {
      draft.chains.steps(event, 1, { ...facts, doubt: second && (isDifferentialOfName(head) ? holdsSomeFixed(draft.prose) : definable(head) !== null || !derivativesIn(head, draft.book.isDetermined).explicit) ? rivalDoubt(draft, event, head, current) : null });
      return;
    }
  }
  if (followsFromSlopes(draft, statement)) {
    startChain(draft, event, head, facts);
    return;
  }
  if (saysWhatItComesTo(draft, event, head)) {
    startChain(draft, event, head, { ...facts, doubt: STATEMENT_DOUBT });
    return;
  }
  if (isLevelGoneOnWith(draft, event, next) || differentiatesSaid(draft, event)) {
    open(draft, event, "statements", head, false);
    draft.chains.statement(event, facts.label, null);
    remember(draft, statement);
    return;
  }
  if (isValueAtPoint(draft, event, head)) {
    if (draft.book.isAbout(head) || isArithmetic(draft, event)) startChain(draft, event, head, facts);
    else {
      open(draft, event, "statements", head, false);
      draft.chains.statement(event, facts.label, null);
      give(draft, event);
      draft.chains.close();
    }
    return;
  }
  if (setsValueOf(draft, event, next)) {
    const [first, last] = [statement.sides[0] ?? null, statement.sides[statement.sides.length - 1] ?? null];
    chainApart(draft, event);
    const set: StatementEvent = { ...event, statement: { ...statement, sides: [first, last], relations: statement.relations.slice(0, 1) } };
    open(draft, set, "statements", head, false);
    draft.chains.statement(set, facts.label, null);
    give(draft, set);
    return;
  }
  // A chain beside an equation is no further part of that.
  const isBeside = statement.connector === "," && !isLone && definable(head) === null;
  if (current !== null && ((current.kind === "statements" && !isBeside && sameDerivation(draft, current.part, part)) || (isLone && joins(draft, current, event) && !isGoneOnWith(draft, event)))) {
    // "So $$P(A \cap B) = 0.25$$": as if behind an arrow.
    const concluded = event.first && statement.connector === null && isKernel(head) && concludes(draft.prose) ? { ...event, statement: { ...statement, connector: "⇒" as const } } : event;
    for (const each of valuesOf(concluded) ?? [concluded]) draft.chains.statement(each, facts.label, statementReason(draft, event));
    // `⇒ k = 120 \\cdot 5 = 600`: what the letter is from there on.
    const solved = statement.connector === "⇒" && isWorkedOutValue(event) ? definable(head) : null;
    const [, value] = statement.sides;
    if (solved !== null && value != null && !draft.book.isDetermined(solved.name)) draft.book.record({ ...makeDefinition(draft, event, solved, value), solution: true, concluded: true });
    remember(draft, statement);
    return;
  }
  const related = isRateAtMoment(draft, head, statement) ? relatedRates(draft, event, head) : null;
  if (related !== null) {
    open(draft, related, "statements", related.statement.sides[0] ?? head, false);
    draft.chains.statement(related, null, null);
  }
  const rates = draft.chains.current;
  const isSolved = rates !== null && !isLone && isSolvedForRate(draft, rates, event, head);
  if (rates !== null && (isSolved || ((!isLone || related !== null) && isRateAtMoment(draft, head, statement) && (related !== null || joins(draft, rates, firstEquation(event))))) && !isGoneOnWith(draft, event)) {
    draft.chains.statement(firstEquation(event), facts.label, statementReason(draft, event));
    if (!isLone) chainApart(draft, event);
    return;
  }
  const source = isLone ? differentiatedFrom(draft, event) : null;
  if (source !== null) {
    const [left] = source.statement.sides;
    open(draft, source, "statements", left ?? head, false);
    draft.chains.statement(source, null, null);
    draft.chains.statement(event, facts.label, reasonIn(draft.prose), announcesDifferentiation(draft.prose));
    remember(draft, statement);
    return;
  }
  const values = valuesOf(event);
  if (values !== null) {
    open(draft, event, "statements", head, false);
    for (const each of values) draft.chains.statement(each, facts.label, null);
    remember(draft, statement);
    return;
  }
  if (isLone && !alternatives.has(statement) && !draft.parts.solvedLater.has(statement) && next?.part !== part && isSaidIdentity(draft, event)) {
    startChain(draft, event, head, facts);
    return;
  }
  if (isLone && (alternatives.has(statement) || draft.parts.solvedLater.has(statement) || isRow(draft, event, next, head) || (isGiven(draft, event, head) && !isGoneOnWith(draft, event)))) {
    open(draft, event, "statements", head, false, wantsSolution(draft) ? "solves" : null);
    draft.chains.statement(event, facts.label, null);
    give(draft, event);
    return;
  }
  if (isLone && draft.solving && !draft.structured && event.first && statement.relations[0]?.sign === "=" && !isGoneOnWith(draft, event)) {
    open(draft, event, "statements", head, false, "solves");
    draft.chains.statement(event, facts.label, null);
    return;
  }
  startChain(draft, event, head, facts);
}

/** `3 = Q(s) = 6^{1 - s}` above further rows: the value that a function has at a place which is sought, and what it comes to there. */
function setsValueOf({ structured, book, chains, sections }: DraftState, { statement: { sides, relations }, part }: StatementEvent, next: StatementEvent | null): boolean {
  const [value, applied, ...others] = sides;
  const last = others[others.length - 1];
  if (structured || !part.display || value == null || applied == null || last == null || isNumeric(last) || !relations.every(({ sign }) => sign === "=") || next?.part !== part || next.statement.sides[0] == null) return false;
  const [name, group] = applied.kind === "sequence" && applied.items.length === 2 ? applied.items : [];
  const callee = name?.kind === "operand" ? plainName(name.operand) : null;
  if (callee === null || group?.kind !== "operand" || group.operand.kind !== "group" || group.operand.bracket !== "(" || namesIn(value).includes(callee)) return false;
  const isFunction = (book.inSection(sections.current, callee)?.parameters.length ?? 0) > 0 || (chains.current?.part === part && chains.current.head.startsWith(`${callee}(`));
  return isFunction && others.every((side) => side !== null && !namesIn(side).includes(callee)) && (isNumeric(value) || !isNumeric(group.operand) || namesIn(last).some((each) => !namesIn(value).includes(each)));
}

/** `f(2) = 2 + 2 = 4`: numbers from the second side on are reckoned, whatever the words say of the first. */
function isReckoned({ sides }: Statement): boolean {
  return sides.length > 2 && sides.slice(1).every((side) => side !== null && isOfNumbers(side));
}

/** `f(1) = 0`, `\lim_{x\to1} f(x) = 2`: a value of a function that an exercise wants found and nothing behind defines. */
function isWanted({ sought, book, sections }: DraftState, { statement }: StatementEvent): boolean {
  const [head, value] = statement.sides;
  if (head == null || value == null || !(isNumeric(value) || isInfinite(value))) return false;
  return namesIn(head).some((name) => (sought.get(name) ?? Infinity) > (book.inSection(sections.current, name)?.offset ?? -1) && sought.has(name));
}

/** `\frac{dy}{dt} = -\frac68 \cdot 2 = -\frac32`: a rate that an equation before gives, with the values of a moment. */
const isRateAtMoment = (draft: DraftState, head: Syntax, { sides, relations }: Statement): boolean =>
  relations.every(({ sign }) => sign === "=") && sides.slice(1).every((side) => side !== null && isNumeric(side)) && isBareDerivative(withoutNumber(head), draft.book.isDetermined);

/** What a number stands before, `z'` of `10z'`; any other side as it is. */
function withoutNumber(side: Syntax): Syntax {
  const [first, second, ...others] = side.kind === "sequence" ? side.items : [];
  if (side.kind !== "sequence" || first?.kind !== "operand" || second?.kind !== "operand" || !isNumeric(first.operand)) return side;
  return others.length === 0 ? second.operand : { ...side, items: [second, ...others] };
}

/** `\frac{dV}{dt} = 4\pi r^2 \frac{dr}{dt}`, the chain before in which the rate stands that is said to follow with the values of a moment; null where there is none. */
function relatedRates(draft: DraftState, event: StatementEvent, head: Syntax): StatementEvent | null {
  const { current } = draft.chains;
  const [first, last] = [current?.lines[0]?.piece, current?.lines.at(-1)?.piece];
  if (draft.structured || current === null || current.kind !== "chain" || current.section !== draft.sections.current || !event.first || !event.part.display || first == null || last == null || first === last || first.source !== last.source || !announcesConsequence(draft.prose)) return null;
  const rate = written({ syntax: head, source: event.part.source });
  if (!written(last).includes(rate) || written(first).includes(rate) || !speaksOfRates(derivativesIn(first.syntax, () => true))) return null;
  const range = { start: first.syntax.range.start, end: last.syntax.range.end };
  return { statement: { sides: [first.syntax, last.syntax], relations: [{ sign: "=", range: last.syntax.range }], connector: null, words: [], range }, part: { ...current.part, source: first.source }, notes: [], first: true, rowWords: "" };
}

/** Words after which an equation solved for a rate is that of the display before. */
const SOLVES_ON = /\b(?:so|solv\w+|with|when|at|plug\w*|substitut\w*|gives?|get|find|hence|thus|then|therefore)\b/i;
const SPEAKS_OF_OTHER = /\b(?:let|consider|suppose|assume|now|another|instead|curve|function)\b/i;

/** `y' = -\frac xy = -\frac34` below `2x + 2yy' = 0`: solved for a rate that the line before has. */
function isSolvedForRate(draft: DraftState, chain: OpenChain, event: StatementEvent, head: Syntax): boolean {
  const [, value] = event.statement.sides;
  const last = chain.lines.at(-1);
  if (draft.structured || chain.kind !== "statements" || chain.section !== draft.sections.current || !event.first || !event.part.display || value == null || last?.statement == null || !isBareDerivative(head, draft.book.isDetermined)) return false;
  if (draft.prose.trim() !== "" && (!SOLVES_ON.test(draft.prose) || SPEAKS_OF_OTHER.test(draft.prose))) return false;
  const rate = written({ syntax: head, source: event.part.source });
  const [first, ...others] = last.statement.sides.map((side) => (side === null ? "" : written({ syntax: side, source: last.source })));
  // `y' = …` above is solved already.
  return first !== rate && [first ?? "", ...others].some((side) => side.includes(rate)) && !written({ syntax: value, source: event.part.source }).includes(rate);
}

/** `b = c` of `a = b = c`, where `a = b` is a line of another derivation. */
export function chainApart(draft: DraftState, event: StatementEvent): void {
  const { sides, relations, range } = event.statement;
  const [, value] = sides;
  if (value == null) return;
  const rest: Statement = { sides: sides.slice(1), relations: relations.slice(1), connector: null, words: [], range: { start: value.range.start, end: range.end } };
  draft.chains.apart(() => {
    startChain(draft, { ...event, statement: rest, first: false, rowWords: "" }, value, NO_FACTS);
  });
}

/** A further item of a list, which follows from none before it: another right side of its name, and a chain where it goes on. */
function listFurther(draft: DraftState, event: StatementEvent, head: Syntax, facts: LineFacts): void {
  const [name, value] = [definable(head), event.statement.sides[1]];
  if (name !== null && value != null) draft.rivals.push(makeDefinition(draft, event, name, value));
  if (event.statement.sides.length === 2) draft.chains.close();
  else startChain(draft, event, head, facts);
}

/** A sentence behind a display that says an equation with its ground: "Here $a + b = 1$ since …", "$\\sum_i y_i = 1$ because …". */
function isReasonBehind(draft: DraftState, event: StatementEvent): boolean {
  return speaksOfBefore(draft, event) && (announcesGiven(draft.prose) || givesGround(draft.text.slice(event.part.range.end)));
}

/**
 * The equation of the sentences before, where the display is its derivative: "if $x^2 + y^2 = 25$, find dy/dx" and then `2x + 2y y' = 0`. The display has no name that the
 * equation has not, and the words speak of differentiating; where it holds no rate itself, they say that this is done.
 */
function differentiatedFrom(draft: DraftState, event: StatementEvent): StatementEvent | null {
  const { lastEquation } = draft;
  if (lastEquation === null || lastEquation === "several" || draft.structured || !event.first) return null;
  const sidesOf = ({ statement }: StatementEvent): readonly Syntax[] => statement.sides.filter((side) => side !== null);
  // `d = 50` is a value of a moment, which says nothing of a rate.
  const [of, ...values] = sidesOf(lastEquation);
  if (of !== undefined && (definable(of) !== null || plainName(of) !== null) && values.every(isNumeric)) return null;
  const rates = sidesOf(event).map((side) => derivativesIn(side, draft.book.isDetermined));
  if (rates.some(({ explicit }) => explicit)) return null;
  const known = new Set(sidesOf(lastEquation).flatMap(namesIn));
  for (const side of sidesOf(event)) collectVariables(side, known);
  if (!sidesOf(event).flatMap(namesIn).every((name) => known.has(name))) return null;
  return announcesDifferentiation(draft.prose) || (rates.some(({ bare }) => bare) && asksForRate(draft.prose)) ? lastEquation : null;
}

/** `k = \frac{1}{10}\ln 2 \approx 0.07` without its rounded value, and where that begins; null for any other statement. */
export function withoutApproximation(event: StatementEvent): { readonly event: StatementEvent; readonly from: number } | null {
  const { statement } = event;
  const [first, ...rounded] = statement.relations;
  const value = statement.sides[1];
  const tail = statement.sides[2];
  if (first?.sign !== "=" || value == null || tail == null || rounded.length === 0 || !rounded.every(({ sign }) => sign === "≈")) return null;
  return { event: { ...event, statement: { ...statement, sides: statement.sides.slice(0, 2), relations: [first], range: { start: statement.range.start, end: value.range.end } } }, from: tail.range.start };
}

/** `y = a + b \text{ (additive) or } y = ab \text{ (multiplicative)}`: one of several, with words between them. */
function isAlternative({ statement, rowWords }: StatementEvent): boolean {
  return statement.connector === "or" || (statement.connector !== null && /\bor\b|\bcase\b/i.test(rowWords));
}

/** `x = \frac{3 ± \sqrt{25}}{4} = \frac{3 ± 5}{4}` as statements one after the other, which say the same; behind letters, `x = 2y = ±2`, as one that follows. Null for any other statement. */
export function valuesOf(event: StatementEvent): readonly StatementEvent[] | null {
  const { statement } = event;
  const [head] = statement.sides;
  if (!head || plainName(head) === null || statement.sides.length < 2 || statement.relations.some((relation) => relation.sign !== "=") || !statement.sides.some((side) => side !== null && hasTwoValues(side))) return null;
  return statement.relations.flatMap((relation, k) => {
    const value = statement.sides[k + 1];
    if (value == null) return [];
    const range = { start: k === 0 ? statement.range.start : relation.range.start, end: value.range.end };
    const before = k === 0 ? null : statement.sides[k];
    const connector = k === 0 ? statement.connector : before == null || hasTwoValues(before) || namesIn(before).length === 0 ? "⇔" : "⇒";
    return [{ ...event, first: event.first && k === 0, statement: { ...statement, sides: [head, value], relations: [relation], connector, words: k === 0 ? statement.words : [], range } }];
  });
}

/** Doubts that what is worked out does not settle. */
export const OFF_PICTURE = "the values may be read off a picture";
export const IS_CONDITION = "this may be what has to hold rather than a step";
export const IS_NOTATION = "this may say how something is written";

/** Why a lone value in a display may be no step: it is read off a picture, or says how something is written. */
function offPicture(draft: DraftState, { statement, part, first }: StatementEvent): string | null {
  const [, value] = statement.sides;
  if (draft.structured || !part.display || statement.sides.length !== 2 || value == null || !(isNumeric(value) || isInfinite(value) || plainName(value) !== null)) return null;
  if (first && pointsAtPicture(draft.prose)) draft.pictured = part;
  if (draft.pictured === part) return OFF_PICTURE;
  return givesNotation(draft.prose, wordsBehind(draft, part).slice(0, 120)) ? IS_NOTATION : null;
}

export function startChain(draft: DraftState, event: StatementEvent, head: Syntax, facts: LineFacts): void {
  const { statement, part } = event;
  const doubt = (definable(head) === null ? null : rivalDoubt(draft, event, head, null)) ?? offPicture(draft, event) ?? (!draft.structured && part.display && wantsCondition(draft.prose) ? IS_CONDITION : null);
  open(draft, event, "chain", head, false);
  noteValues(draft, event);
  draft.chains.add("given", null, { syntax: head, source: part.source }, event, NO_FACTS);
  const [, value] = statement.sides;
  const implied = value && statement.relations[0]?.sign === "=" && !draft.structured ? impliedDefinition(head, value, statement.sides.length > 2, (syntax) => written({ syntax, source: part.source })) : null;
  if (value && implied !== null && !draft.book.isDetermined(implied.found.name) && !namesIn(value).includes(implied.found.name)) {
    draft.chains.add("defining", "=", { syntax: value, source: part.source }, event, facts);
    draft.chains.steps(event, 2, NO_FACTS);
    draft.book.record(makeDefinition(draft, event, implied.found, implied.value));
    return;
  }
  if (!followsFromSlopes(draft, statement) && (isBareDerivative(head, draft.book.isDetermined) || isRecurrence(draft, head)) && value && statement.relations[0]?.sign === "=") {
    draft.chains.add("defining", "=", { syntax: value, source: part.source }, event, facts);
    draft.chains.steps(event, 2, NO_FACTS);
    give(draft, firstEquation(event));
  } else draft.chains.steps(event, 1, { ...facts, doubt: doubt ?? facts.doubt });
}

/** `\frac16 = e^{-k}`: a number set equal to what is none gives a letter its value, on which later lines may rest. */
function noteValues(draft: DraftState, event: StatementEvent): void {
  const { statement } = event;
  if (draft.structured) return;
  statement.relations.forEach((relation, k) => {
    const [left, right] = [statement.sides[k], statement.sides[k + 1]];
    if (relation.sign !== "=" || left == null || right == null || isNumeric(left) === isNumeric(right)) return;
    if ([left, right].some((side) => derivativesIn(side, draft.book.isDetermined).explicit)) return;
    const range = { start: left.range.start, end: right.range.end };
    addAssumption(draft, { ...event, statement: { ...statement, sides: [left, right], relations: [relation], words: [], range } }, "prose", "aside");
  });
  // `\\cos θ = √(1 − sin² θ) = 4/5`: what a chain ends with is a value that later ones may put in.
  const [head, last, relation] = [statement.sides[0], statement.sides[statement.sides.length - 1], statement.relations[0]];
  if (statement.sides.length < 3 || head == null || last == null || relation === undefined || statement.relations.some(({ sign }) => sign !== "=") || isNumeric(head) || !isNumeric(last)) return;
  if ([head, last].some((side) => derivativesIn(side, draft.book.isDetermined).explicit)) return;
  addAssumption(draft, { ...event, statement: { ...statement, sides: [head, last], relations: [relation], words: [] } }, "prose", "aside");
}

/** `\nabla f(1, 2) = \langle a, b\rangle`: new names for the entries of something. */
function namesEntries({ book, sections, usedNames, givenNames }: DraftState, head: Syntax, value: Syntax): boolean {
  const names = namesIn(value);
  return value.kind === "group" && value.items.length === names.length && names.length > 1 && names.every((name) => !usedNames.has(name) && !givenNames.has(name) && book.inSection(sections.current, name) === undefined && !namesIn(head).includes(name));
}

/** "$y' = B$ for a constant $B$": an equation that says there is such a letter, which its left side does not hold. */
function isOfSome(draft: DraftState, { part }: StatementEvent, head: Syntax): boolean {
  const letter = letterOfSome(wordsBehind(draft, part));
  return letter !== null && !namesIn(head).includes(letter);
}

/** "$f(x) = …$ and $f(0) = f(1) = 0$": values that a function has beside what it is given by, by words that are not about anything else. */
function areValuesLaidDown({ prose, book, sections }: DraftState, { statement: { sides } }: StatementEvent): boolean {
  const names = sides.slice(0, -1).map((side) => (side === null ? null : functionAtNumber(side)));
  const [name] = names;
  const value = sides.at(-1);
  if (name == null || value == null || !isNumeric(value) || names.some((each) => each !== name)) return false;
  return book.inSection(sections.current, name) !== undefined && /^[\s,;]*(?:and|with|where|but|while)(?:\s+(?:also|set|put|let|define))?\s*$/i.test(prose);
}

/** `A = B = C` as `A = B` and `B = C`. */
function eachEquation(event: StatementEvent): readonly StatementEvent[] {
  const { statement } = event;
  return statement.sides.slice(1).map((_, k) => {
    const sides = statement.sides.slice(k, k + 2);
    return { ...event, statement: { ...statement, sides, relations: statement.relations.slice(k, k + 1), range: { start: sides[0]?.range.start ?? statement.range.start, end: sides[1]?.range.end ?? statement.range.end } } };
  });
}

/** A given equation may be used by what follows, unless it only says what is sought. */
function give(draft: DraftState, event: StatementEvent): void {
  const { statement } = event;
  remember(draft, statement);
  const [head, value] = statement.sides;
  if (!head || !value) return;
  const found = definable(head);
  const onItself = found !== null && namesBeside(found, value).includes(found.name) && !recurs(found, value);
  const sought = (isNumeric(value) && announcesSolving(draft.prose)) || onItself;
  if (!sought) addAssumption(draft, event, "prose", "section");
}

function remember(draft: DraftState, statement: Statement): void {
  for (const side of statement.sides) if (side !== null) for (const name of namesIn(side)) draft.givenNames.add(name);
}

/** Words that may tell why a statement says less than the one before: "only the positive root". */
export function statementReason(draft: DraftState, event: StatementEvent): string | null {
  const words = event.statement.words.map((word) => word.text).join(" ");
  return reasonIn(draft.prose) ?? CHOOSES.exec(event.first ? draft.prose : "")?.[0] ?? (CHOOSES.test(words) ? words.trim() : null) ?? (event.part.display && !draft.structured ? (CHOSEN_BEHIND.exec(wordsBehind(draft, event.part))?.[0] ?? null) : null);
}

/** The first equation of a chain: `y' = a` of `y' = a = b`. */
export function firstEquation(event: StatementEvent): StatementEvent {
  const { statement } = event;
  const value = statement.sides[1];
  return value === null || value === undefined ? event : { ...event, statement: { ...statement, sides: statement.sides.slice(0, 2), relations: statement.relations.slice(0, 1), range: { start: statement.range.start, end: value.range.end } } };
}
