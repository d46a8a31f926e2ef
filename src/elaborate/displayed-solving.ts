// Equations and inequalities that are solved in displays: "Solve $3 - 2x < 7$" and the rows below it, inequalities each in a display of its own, a system that the next display
// goes on with, an equation that a sentence goes on from ("We need $2^n = 5$, so" and the display), and the sentence that ends them, "so $x = 2$". Where the words or the forms leave
// it open, nothing is joined.

import type { Syntax } from "../syntax/math-tree.js";
import { definable, namesIn } from "./definable.js";
import { type StatementEvent, written } from "./draft-chain.js";
import { CHOOSES, withoutApproximation } from "./draft-equations.js";
import { type DraftState, addAssumption, open, passOver, sameDerivation } from "./draft-state.js";
import { isWorkedOutValue, joins } from "./equation-role.js";
import { announcesConsequence, asksOrWarns, lastSentence, reasonIn } from "./prose.js";
import { FOLLOWS_FROM, LEADS_ELSEWHERE, alternatives, joinedEquations, restOfSentence } from "./solved-in-prose.js";
import { wantsSolution } from "./solving-words.js";
import { isSystem } from "./statement-formula.js";
import { derivativesIn, isCondition, isNumeric, nameAtNumber, speaksOfRates } from "./statement-shape.js";
import { plainName } from "./syntax-names.js";

/** The relations of a line that is solved. */
export const STATEMENT_SIGNS: readonly string[] = ["=", "≠", "<", "≤", ">", "≥", "∈"];

/** Words between a display and the formula that ends it. */
const ENDS = /^[\s.,;]*(?:and\s+)?(?:(?:since|because|as)\b[^.;]{1,80},\s*)?(?:so|hence|thus|therefore|giving|which gives|which means|which yields|that is|i\.e\.|so that|we (?:get|obtain|have|find)|(?:so|hence|thus|therefore) we (?:get|obtain|have|find)|(?:so|hence|thus|therefore),? the (?:real |only )*(?:solutions?|roots?) (?:is|are))(?:\s+that)?[\s,:]*$/i;

/** Words after which equations are what is solved by one or the other. */
const SOLUTIONS = /\b(?:solutions?|roots?)\s+(?:is|are)\s*$/i;

const sidesOf = ({ statement }: StatementEvent): readonly Syntax[] => statement.sides.filter((side) => side !== null);
const namesOf = (event: StatementEvent): readonly string[] => sidesOf(event).flatMap(namesIn);

function isSolvable(draft: DraftState, event: StatementEvent): boolean {
  const { statement } = event;
  const [relation] = statement.relations;
  const isBounded = statement.sides.length === 3 && statement.relations.every(({ sign }) => /^[<>≤≥]$/.test(sign));
  if (!(statement.sides.length === 2 || isBounded) || relation === undefined || !STATEMENT_SIGNS.includes(relation.sign) || statement.sides.some((side) => side === null || side.kind === "words")) return false;
  return namesOf(event).length > 0 && !sidesOf(event).some((side) => speaksOfRates(derivativesIn(side, draft.book.isDetermined)));
}

/** Keeps an inline formula that the words before it want solved; any other equation between it and the display takes that back. */
export function keepToSolve(draft: DraftState, own: readonly StatementEvent[]): void {
  const [event] = own;
  if (own.length === 1 && event !== undefined && isSolvable(draft, event) && wantsSolution(draft)) draft.toSolve = event;
  else if (own.some(({ statement }) => statement.relations.length > 0)) draft.toSolve = null;
}

/** Begins the derivation of what a sentence wants solved with the first row below it. */
export function beginsSolving(draft: DraftState, event: StatementEvent): boolean {
  const { toSolve } = draft;
  if (toSolve === null || draft.structured || !event.part.display || !event.first || !(isSolvable(draft, event) || isWorkedOutValue(event))) return false;
  const names = new Set(namesOf(toSolve));
  const [head] = sidesOf(toSolve);
  if (head === undefined || !namesOf(event).every((name) => names.has(name))) return false;
  const text = (of: StatementEvent): string => sidesOf(of).map((side) => written({ syntax: side, source: of.part.source })).join();
  if (text(event) === text(toSolve)) return false;
  open(draft, toSolve, "statements", head, false, "solves");
  draft.chains.statement(toSolve, null, null);
  return true;
}

/** Keeps the equation of a sentence from which the next display may go on. What a name stands for and a value at a point leave it, any other relation takes its place. */
export function keepSaidEquation(draft: DraftState, own: readonly StatementEvent[]): void {
  const related = own.filter(({ statement }) => statement.relations.length > 0);
  const [event] = related;
  if (event === undefined) return;
  const [head, value] = event.statement.sides;
  const isEquation = own.length === 1 && event.statement.sides.length === 2 && head != null && value != null && event.statement.relations[0]?.sign === "=";
  // The letter d is a name before a number only.
  const name = isEquation ? (definable(head)?.name ?? (isNumeric(value) ? plainName(head) : null)) : null;
  if (isEquation && (name !== null || nameAtNumber(head) !== null)) {
    const names = draft.saidEquation === null ? [] : namesOf(draft.saidEquation);
    if (nameAtNumber(head) === null && names.includes(name ?? "")) draft.saidEquation = null;
    return;
  }
  draft.saidEquation = isEquation && draft.saidEquation === null ? event : null;
}

/** Words behind the equation of a sentence after which the display follows from it. */
const isSaidToFollow = (words: string): boolean => FOLLOWS_FROM.test(lastSentence(words)) && !LEADS_ELSEWHERE.test(words);

/** Begins the derivation of an equation in a sentence with the display that the words say to follow from it. */
export function beginsBehindSentence(draft: DraftState, event: StatementEvent): boolean {
  const { saidEquation: said } = draft;
  const own = withoutApproximation(event)?.event ?? event;
  if (said === null || draft.structured || !event.part.display || !event.first || !(own.statement.sides.length === 2 || isWorkedOutValue(own)) || own.statement.relations[0]?.sign !== "=" || asksOrWarns(draft.prose)) return false;
  const at = draft.prose.lastIndexOf(said.part.source.text);
  const [head] = sidesOf(said);
  if (at < 0 || head === undefined || !isSaidToFollow(draft.prose.slice(at + said.part.source.text.length)) || asksOrWarns(draft.prose.slice(0, at))) return false;
  const names = new Set([...namesOf(said), "e", "π"]);
  const text = (of: StatementEvent): string => sidesOf(of).map((side) => written({ syntax: side, source: of.part.source })).join();
  if (namesOf(own).length === 0 || !namesOf(own).every((name) => names.has(name)) || text(own) === text(said)) return false;
  if (sidesOf(own).some((side) => derivativesIn(side, draft.book.isDetermined).explicit)) return false;
  open(draft, said, "statements", head, false, "goesFrom");
  draft.chains.statement(said, null, null);
  return true;
}

/** An inequality or a system in a display of its own with another display about the same names after it: that may go on with it. */
export function mayBeGoneOnWith(draft: DraftState, event: StatementEvent, next: StatementEvent | null): boolean {
  if (draft.structured || !event.part.display || !event.first || next === null || next.part === event.part || !next.part.display || sameDerivation(draft, event.part, next.part)) return false;
  const [head] = event.statement.sides;
  const system = event.statement.relations.length === 0 && head != null && isSystem(head);
  if (!system && !(isCondition(event.statement) && isSolvable(draft, event) && !sidesOf(event).some((side) => definable(side) !== null))) return false;
  const names = new Set(namesOf(event));
  // Inequalities about several names below each other may be a list of constraints.
  return isSolvable(draft, next) && namesOf(next).some((name) => names.has(name)) && (system || names.size === 1);
}

/** Is it an inequality in a display of its own that goes on with the open rows? */
export function goesOnSolving(draft: DraftState, event: StatementEvent): boolean {
  const { current } = draft.chains;
  return current !== null && event.first && isCondition(event.statement) && isSolvable(draft, event) && joins(draft, current, event) && (new Set(namesOf(event)).size === 1 || announcesConsequence(draft.prose));
}

/** "so $x = 2$ or $x = -1$" behind rows that are solved: the line they end with. The number of the part behind it; 0 where it is none. */
export function takeConclusion(draft: DraftState, from: number): number {
  const { current } = draft.chains;
  const part = draft.parts.all[from]?.part;
  if (draft.structured || current === null || current.kind !== "statements" || current.section !== draft.sections.current || part?.kind !== "math" || part.display || !ENDS.test(draft.prose)) return 0;
  const found = joinedEquations(draft, from);
  const [first] = found?.events ?? [];
  if (found === null || first === undefined || !found.events.every((event) => isSolvable(draft, event) && event.statement.relations[0]?.sign !== "∈")) return 0;
  const names = new Set(current.lines.flatMap(({ statement, joined }) => (statement === null ? [] : [statement, ...joined]).flatMap(({ sides }) => sides.flatMap((side) => (side === null ? [] : namesIn(side))))));
  if (!found.events.every((event) => namesOf(event).every((name) => names.has(name)))) return 0;
  const said = restOfSentence(draft, found.until);
  const reason = reasonIn(draft.prose) ?? reasonIn(said) ?? CHOOSES.exec(said)?.[0] ?? null;
  for (const event of SOLUTIONS.test(draft.prose) ? alternatives(found.events) : found.events) draft.chains.statement(event, null, reason);
  if (found.events.length === 1) addAssumption(draft, first, "prose", "derivation", true);
  passOver(draft, found.source.text);
  return found.until;
}
