// First-order conditions: an expression is set to zero (`f'(x) = 2x - 4 = 0`, "setting this to zero gives", `0 = …`) and a name gets the value that does so. Its solution is a
// derivation of its own, whose line 0 is the equation; what is judged is whether the value solves it.

import type { MathPart } from "../syntax/document.js";
import { partsOf, type Statement, type Syntax } from "../syntax/math-tree.js";
import { definable, namesIn } from "./definable.js";
import type { OpenChain, StatementEvent } from "./draft-chain.js";
import { written } from "./draft-chain.js";
import { type DraftState, addAssumption, makeDefinition, open, sameDerivation } from "./draft-state.js";
import type { Piece } from "./draft.js";
import { announcesDefinition, announcesRoots, asksOrWarns, setsDerivativeToZero, setsToZero, zerosNamed } from "./prose.js";
import { derivativesIn, isBareDerivative, isNumeric, isZero, namesUnderDerivative, speaksOfRates } from "./statement-shape.js";
import { chainApart, statementReason } from "./draft-equations.js";
import { isAside } from "./equation-role.js";
import { unmarked } from "./solution-marks.js";

const ZERO = { numerator: 0n, denominator: 1n };

/** An expression that is set to zero, and where the zero stands in its chain; null where only the words around it say so. */
interface SetToZero {
  readonly chain: Pick<OpenChain, "lines" | "part">;
  readonly piece: Piece;
  readonly zero: "first" | "last" | null;
}

/** Goes on with a solution in the sentences after it: "so $x = y$, and thus $x = 1/2$". */
function goesOn(draft: DraftState, events: readonly StatementEvent[], label: string | null, isAlternative: boolean): boolean {
  const { current } = draft.chains;
  const [event] = events;
  const [first] = current?.lines ?? [];
  const [head, value] = event?.statement.sides ?? [];
  if (event === undefined || event.part.display || current?.kind !== "statements" || current.aim !== "solvesZero" || current.section !== draft.sections.current || first?.statement == null || head == null || value == null) return false;
  const known = new Set(current.lines.flatMap((line) => (line.statement === null ? [] : line.statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))))));
  const found = definable(head);
  if (found === null || found.parameters.length > 0 || !known.has(unmarked(found.name)) || !announcesRoots(draft.prose) || draft.book.inSection(draft.sections.current, found.name) !== undefined) return false;
  if (namesIn(value).some((name) => !known.has(name))) return false;
  take(draft, events, label, statementReason(draft, event), isAlternative);
  return true;
}

/**
 * Takes in the statements of a formula that solve what was set to zero before; false where they do not. Those of a display come one by one, those of a formula in a sentence all at once.
 * One of several solutions (`x = 0 or x = 2`) is no value that what follows could rest on.
 */
export function solves(draft: DraftState, events: readonly StatementEvent[], label: string | null, isAlternative: boolean): boolean {
  const [event] = events;
  const [head] = event?.statement.sides ?? [];
  if (event === undefined || head == null) return false;
  if (goesOn(draft, events, label, isAlternative)) return true;
  const set = setBefore(draft, event);
  if (set === null || !goesOnFrom(draft, event, set)) return false;
  if (set.zero === "last") set.chain.lines.pop();
  else if (set.zero === "first") dropFirst(set.chain);
  const equation = zeroOf(set.piece, set.chain.part);
  const reason = statementReason(draft, event);
  const equal = equalZeros(draft, event, set);
  const others = namesSolved(events).size < 2 ? [] : draft.chains.takeZeros(draft.sections.current, ({ syntax }) => namesIn(syntax).some((name) => namesIn(set.piece.syntax).includes(name)));
  open(draft, equation, "statements", set.piece.syntax, false, "solvesZero");
  draft.chains.statement(equation, null, null);
  for (const piece of equal) draft.chains.given(zeroOf(piece, set.chain.part));
  for (const { piece, part } of others) draft.chains.given(zeroOf(piece, part));
  take(draft, events, label, reason, isAlternative);
  return true;
}

/**
 * `f_x = f_y = 0 \iff …`, `x^2 - y^2 = 2x - 3y = 0 \iff …`: what else is zero where the equivalence holds. Nothing that is worked out: `f'(x) = 2x - 4 = 0`. Two quantities are
 * set equal, and no step leads from one to the other.
 */
function equalZeros(draft: DraftState, { statement }: StatementEvent, { chain, piece, zero }: SetToZero): readonly Piece[] {
  if (zero !== "last" || draft.structured || (statement.connector !== "⇔" && statement.connector !== "⇒") || chain.lines.length !== 2) return [];
  const [head] = chain.lines.map((line) => line.piece);
  if (head == null || head === piece) return [];
  const isQuantity = ({ syntax }: Piece): boolean => definable(syntax) !== null || isBareDerivative(syntax, draft.book.isDetermined);
  if (isQuantity(head) && !isQuantity(piece)) return [];
  if (!isQuantity(head) && speaksOfRates(derivativesIn(head.syntax, () => true))) return [];
  if (isQuantity(head)) chain.lines.pop();
  return [head];
}

/** Appends solutions: `w = a = b` says that w is a, and is a chain from a on. */
function take(draft: DraftState, events: readonly StatementEvent[], label: string | null, reason: string | null, isAlternative: boolean): void {
  for (const event of events) {
    const { sides, relations } = event.statement;
    const [head, value, further] = sides;
    const isChain = head != null && value != null && further != null && definable(head) !== null && definable(value) === null && !isNumeric(value);
    const own = isChain ? { ...event, statement: { ...event.statement, sides: [head, value], relations: relations.slice(0, 1), range: { start: event.statement.range.start, end: value.range.end } } } : event;
    draft.chains.statement(own, label, reason);
    if (!isAlternative) record(draft, own);
    if (isChain) chainApart(draft, event);
  }
}

/** `E = 0` as a statement that stands where E does. */
function zeroOf({ syntax, source }: Piece, chainPart: MathPart): StatementEvent {
  const zero: Syntax = { kind: "number", value: ZERO, range: { start: syntax.range.end, end: syntax.range.end } };
  const statement: Statement = { sides: [syntax, zero], relations: [{ sign: "=", range: zero.range }], connector: null, words: [], range: syntax.range };
  return { statement, part: { ...chainPart, source }, notes: [], first: true, rowWords: "" };
}

/** The names of which something is said. */
function namesSolved(events: readonly StatementEvent[]): ReadonlySet<string> {
  return new Set(events.flatMap(({ statement: { sides } }) => sides.flatMap((side) => (side === null ? [] : (definable(side)?.name ?? [])))));
}

/** The solution of a name with a mark (`\hat\beta`, `w^*`) defines it; a name without stays a variable, and its value may be meant by what follows. */
function record(draft: DraftState, event: StatementEvent): void {
  const [head, value] = event.statement.sides;
  const found = head ? definable(head) : null;
  if (found === null || value == null) return;
  if (unmarked(found.name) === found.name) addAssumption(draft, event, "prose", isNumeric(value) ? "derivation" : "section", true);
  else draft.book.record({ ...makeDefinition(draft, event, found, value), solution: true });
}

/** `0 = dL/dw = …` goes on without its zero. */
function dropFirst(chain: Pick<OpenChain, "lines">): void {
  chain.lines.shift();
  const [first] = chain.lines;
  if (first !== undefined) chain.lines[0] = { ...first, role: "given", relation: null, restates: false };
}

/** What was set to zero last, by the form of the chain before or by the words after it. */
function setBefore(draft: DraftState, event: StatementEvent): SetToZero | null {
  for (const chain of [draft.chains.sentence, draft.chains.current]) {
    if (chain === null || chain.kind !== "chain" || chain.section !== draft.sections.current || chain.after !== null || chain.claims.length > 0) continue;
    const pieces = chain.lines.map((line) => line.piece);
    if (chain.lines.slice(1).some((line) => line.relation !== "=")) continue;
    const [first, last] = [pieces[0], pieces[pieces.length - 1]];
    if (first == null || last == null) continue;
    const before = pieces[pieces.length - 2];
    if (pieces.length > 1 && isZero(last.syntax)) return before == null || isNumeric(before.syntax) ? null : { chain, piece: before, zero: "last" };
    if (pieces.length > 1 && isZero(first.syntax)) return { chain, piece: last, zero: "first" };
    if (!saysSo(draft, chain, event)) continue;
    const piece = setsDerivativeToZero(draft.prose) && !isDerivative(draft, first.syntax) ? derivativeOf(first.syntax, last) : last;
    return piece === null ? null : { chain, piece, zero: null };
  }
  return lastEquationSet(draft, event);
}

/** "so $\\log L(p) = …$. Differentiating and setting to zero": the derivative of what the sentence before says. */
function lastEquationSet(draft: DraftState, event: StatementEvent): SetToZero | null {
  const { lastEquation: last } = draft;
  if (last === null || last === "several" || draft.structured || !event.first || !setsToZero(draft.prose, []) || !setsDerivativeToZero(draft.prose)) return null;
  const [head, value] = last.statement.sides;
  const piece = head == null || value == null || isDerivative(draft, head) ? null : derivativeOf(head, { syntax: value, source: last.part.source });
  return piece === null ? null : { chain: { lines: [], part: last.part }, piece, zero: null };
}

/** Does the chain speak of a derivative: `dJ/dw = …`, `f'(x) = …`? */
function isDerivative(draft: DraftState, head: Syntax): boolean {
  return speaksOfRates(derivativesIn(head, draft.book.isDetermined)) || namesUnderDerivative(head).length > 0;
}

/** "Setting the derivative to zero" after `ℓ(λ) = …`, `\log L(p) = …`: the derivative of what stood there by λ, which is not written out; null where it is not said by what. */
function derivativeOf(head: Syntax, { syntax, source }: Piece): Piece | null {
  const parameters = parametersIn(head);
  const [parameter] = parameters;
  if (parameter === undefined || parameters.size > 1) return null;
  return { syntax: { kind: "derivative", body: syntax, partial: false, variables: [{ variable: { kind: "name", name: parameter, range: syntax.range }, order: 1 }], range: syntax.range }, source };
}

function parametersIn(side: Syntax): ReadonlySet<string> {
  const found = definable(side);
  return new Set(found !== null && found.parameters.length > 0 ? found.parameters : partsOf(side).flatMap((part) => [...parametersIn(part)]));
}

/** "Setting this to zero gives", "which is zero when", "setting f'(x) = 0" after the chain of f'(x). */
function saysSo(draft: DraftState, chain: OpenChain, event: StatementEvent): boolean {
  // "which is zero when" asks nothing.
  if (draft.structured || !event.first || asksOrWarns(draft.prose.replace(/^\s*which\b/i, "that"))) return false;
  const head = chain.lines[0]?.piece;
  const named = zerosNamed(draft.prose);
  if (head != null && named !== null) return named === "expression" || (named === "derivative" ? isDerivative(draft, head.syntax) : /\\det(?![a-zA-Z])|vmatrix/.test(head.source.text));
  return head != null && setsToZero(draft.prose, [head, ...chain.lines.slice(-1).flatMap((line) => line.piece ?? [])].map(written));
}

/** A sentence that begins with the place it looks at, "At $x = 1$ we get … and at $x = -1$ …". */
const MOMENT = /(?:^\s*|[.;:!?]\s+)(?:At|When|If|For)(?:\s[^.;:!?]*\b(?:at|when|if|for))?\s*$/;

/** Is the statement a value for a name of what was set to zero, or in rows a further equation between its names? */
function goesOnFrom(draft: DraftState, event: StatementEvent, { chain, piece, zero }: SetToZero): boolean {
  const { statement, part } = event;
  const [head, ...values] = statement.sides;
  if (head == null || values.length === 0 || isAside(event) || (!part.display && MOMENT.test(draft.prose)) || statement.relations.some(({ sign }) => sign !== "=") || values.some((value) => value === null)) return false;
  const known = new Set(namesIn(piece.syntax));
  const found = definable(head);
  const follows = statement.connector === "⇒" || statement.connector === "⇔" || (event.first ? announcesRoots(draft.prose) : sameDerivation(draft, chain.part, part));
  if (found !== null) {
    const plain = unmarked(found.name);
    const isNew = draft.book.inSection(draft.sections.current, found.name) === undefined && draft.book.inSection(draft.sections.current, plain) === undefined;
    if (found.parameters.length > 0 || !isNew || !known.has(plain) || (plain !== found.name && known.has(found.name))) return false;
    if (values.some((value) => value !== null && namesIn(value).some((name) => name === found.name || unmarked(name) === plain))) return false;
    // "Let x = 2" is no solution, "at x = 2" only where the words speak of the zero.
    return zero === null || follows || (part.display && draft.prose.trim() === "") || (!part.display && !announcesDefinition(draft.prose) && /\b(?:at|when|if|for)\s*$/i.test(draft.prose));
  }
  // A display directly below goes on with what ends in `= 0`.
  const isBelow = zero === "last" && event.first && draft.prose.trim() === "";
  if (!(follows || isBelow) || !part.display || draft.book.isAbout(head)) return false;
  const names = statement.sides.flatMap((side) => (side === null ? [] : namesIn(side)));
  return names.some((name) => known.has(name)) && names.every((name) => known.has(name) || known.has(unmarked(name)) || draft.usedNames.has(name) || name === "I" || name === "e" || name === "π") && !derivativesIn(head, draft.book.isDetermined).explicit;
}
