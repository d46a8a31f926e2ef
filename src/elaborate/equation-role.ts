// What an equation is for the text around it: a further side of the open chain, a row among equations, a claim, or something that is given. Questions only; nothing is written down here.

import type { Syntax } from "../syntax/math-tree.js";
import { definable, namesIn, shiftedSequence, subjectOf } from "./definable.js";
import { type OpenChain, type StatementEvent, written } from "./draft-chain.js";
import { type DraftState, sameDerivation } from "./draft-state.js";
import { announcesClaim, announcesConsequence, announcesElimination, announcesProof, announcesSolving } from "./prose.js";
import { isSystem } from "./statement-formula.js";
import { derivativesIn, isBareDerivative, isCondition, isNumeric } from "./statement-shape.js";

/** Rule 2: does the statement repeat the left side of the open chain? */
export function repeats(draft: DraftState, chain: OpenChain, event: StatementEvent, head: Syntax): boolean {
  if (chain.kind !== "chain" || chain.head !== written({ syntax: head, source: event.part.source })) return false;
  if (chain.lines.some((line) => line.role === "step" && line.relation !== "=" && line.relation !== ":=")) return false;
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
  if (event.first && draft.prose.trim() !== "" && !announcesConsequence(draft.prose) && !(beginsWithSystem(chain) && announcesElimination(draft.prose))) return false;
  const [head] = event.statement.sides;
  if (head && derivativesIn(head, draft.book.isDetermined).explicit) return false;
  const names = new Set(event.statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));
  const last = chain.lines[chain.lines.length - 1]?.statement;
  return last != null && last.sides.some((side) => side !== null && namesIn(side).some((name) => names.has(name)));
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
  if (draft.book.isAbout(head) || derivativesIn(head, draft.book.isDetermined).explicit) return false;
  const nextHead = next?.statement.sides[0] ?? null;
  if (next === null || nextHead === null || !sameDerivation(draft, event.part, next.part) || next.statement.relations.length === 0 || (isCondition(next.statement) && !givesSolutions(draft, next, event))) return false;
  return written({ syntax: nextHead, source: next.part.source }) !== written({ syntax: head, source: event.part.source });
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

/** Rule 4: a lone equation is given, unless something shows that it is to be judged. */
export function isGiven(draft: DraftState, event: StatementEvent, head: Syntax): boolean {
  const sides = event.statement.sides.filter((side): side is Syntax => side !== null);
  if (sides.length > 2) return false;
  if (isRecurrence(draft, head)) return !announcesProof(draft.prose);
  const found = sides.map((side) => derivativesIn(side, draft.book.isDetermined));
  const [, value] = sides;
  if (value !== undefined && isNumeric(value) && !draft.structured && announcesSolving(draft.prose)) return true;
  if (value !== undefined && isNumeric(value) && isRateOfUnknown(draft, head)) return true;
  if (found.some((each) => each.bare) && !found.some((each) => each.explicit)) return !isRepeatedNext(draft, event, head);
  const name = definable(head);
  if (name !== null) return !draft.book.has(name.name) && !(draft.structured && value !== undefined && !namesIn(value).includes(name.name));
  if (draft.structured || announcesProof(draft.prose)) return false;
  return !found.some((each) => each.explicit);
}

/** `dV/dt` where V is made of an r whose own rate is not determined: a number for it is something measured. */
function isRateOfUnknown(draft: DraftState, head: Syntax): boolean {
  const name = head.kind === "derivative" ? subjectOf(head) : null;
  const known = name === null ? undefined : draft.book.inSection(draft.sections.current, name);
  return known !== undefined && namesIn(known.body.syntax).some((each) => draft.parts.primedNames.has(each) && !draft.book.has(each));
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
