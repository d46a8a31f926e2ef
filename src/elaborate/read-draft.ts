// From the parts of a document to its derivations: which statements define, which go on with a chain, which are claims, conditions or given. Works on syntax alone, by the
// rules on what a line is; nothing is judged here. Lines are put together in `draft-chain.ts`.

import type { DocumentPart, MathPart, SourceDocument, SourceText } from "../syntax/document.js";
import { plainSource, sliceSource } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import type { Statement, Syntax } from "../syntax/math-tree.js";
import { createPositions } from "../syntax/positions.js";
import { createAssumptionGatherer } from "./assumptions.js";
import { createDefinitionBook } from "./definition-book.js";
import { createDeclarationGatherer } from "./declarations.js";
import { definable, inlineName, namesIn, statedDependence, type Definable } from "./definable.js";
import type { DraftAssumption, DraftDefinition, DraftDocument, DraftNote, SingleFact } from "./draft.js";
import { cleanWords, createChainBuilder, ENDING, NO_FACTS, notesWithin, offsetIn, statementText, written, type LineFacts, type OpenChain, type StatementEvent } from "./draft-chain.js";
import { COUNTING_LETTERS } from "./scope.js";
import { parseParts, statementEvents } from "./parsed-parts.js";
import { logarithmSpellings, namesOfDocument } from "./known-names.js";
import {
  announcesClaim, announcesCondition, announcesConsequence, announcesDefinition, announcesEvaluation, announcesGiven, announcesProof, announcesRedefinition, announcesSolving, asksOrWarns, deniesCondition, explains, isStanding,
  labelBefore, reasonIn, singleFacts,
} from "./prose.js";
import { createSectionCounter } from "./section-counter.js";
import { isSystem, saysNoSolution } from "./statement-formula.js";
import { alternativesOf, derivativesIn, hasTwoValues, isBareDerivative, isCondition, isNumeric, isRemark, namesUnderDerivative } from "./statement-shape.js";
import { gatherTensorFacts } from "./tensor-facts.js";

export interface DraftOptions {
  /** Assumptions given from outside, in plain text. */
  readonly assume: readonly string[];
  readonly variable: string | null;
}

/** Reads what a document says. */
export function readDraft(document: SourceDocument, text: string, options: DraftOptions): DraftDocument {
  return createDraft(document, text, options).read();
}

function createDraft(document: SourceDocument, text: string, options: DraftOptions) {
  const structured = document.notation === "text" || document.notation === "yaml";
  const knownNames = namesOfDocument(document, options);
  const rivals: DraftDefinition[] = [];
  const assumptions = createAssumptionGatherer();
  const notes: DraftNote[] = [];
  const expect: string[] = [];
  const declarations = createDeclarationGatherer();
  let variable = options.variable;
  let title: string | null = null;
  const sections = createSectionCounter();
  let paragraph = 0;
  let prose = "";
  let proseStart = 0;
  /** The prose since the last display, for facts about the chain that comes. */
  let singles: readonly SingleFact[] = [];
  /** Names of the inline formulas directly before, joined by commas and "and". */
  let inlineNames: readonly string[] = [];
  /** The last formula in the sentences since the last display, where it is an expression: a display that begins with `=` goes on with it. */
  let lastInline: { readonly event: StatementEvent; readonly head: Syntax } | null = null;
  let ignoreNext = false;
  let lastMathEnd = 0;
  let commentLabel: string | null = null;
  /** Names in the displays of this section so far, and those in its given equations. */
  let usedNames = new Set<string>();
  let givenNames = new Set<string>();

  const parts = parseParts(document, knownNames);
  const book = createDefinitionBook(parts.explainedLater);

  const note = (kind: DraftNote["kind"], message: string, offset: number): void => {
    notes.push({ kind, message, offset });
  };
  const positions = createPositions(text);
  const lineOf = (offset: number): number => positions.at(offset).line;
  const chains = createChainBuilder({
    title: () => title, section: () => sections.current, around: () => sections.around, lineOf, note,
    takeSingles: () => {
      const taken = singles;
      singles = [];
      return taken;
    },
  });

  // ---- what is in force ---------------------------------------------------------------------------------------------------

  function sameDerivation(a: MathPart, b: MathPart): boolean {
    return a === b || (structured && parts.sameGroup(a, b));
  }

  /** The label that stands before this statement: given with the part, or in the prose before a display. */
  function labelFor(event: StatementEvent): string | null {
    if (!event.first) return null;
    if (event.part.label !== null) return event.part.label;
    if (structured) return commentLabel;
    const before = text.slice(Math.max(lastMathEnd, proseStart, 0), event.part.range.start);
    return event.part.display && prose.trim() !== "" ? labelBefore(before) : null;
  }

  // ---- one statement ------------------------------------------------------------------------------------------------------

  function handle(event: StatementEvent, next: StatementEvent | null, alternatives: ReadonlySet<Statement>): void {
    const { statement } = event;
    const [head, value] = statement.sides;
    const relation = statement.relations[0]?.sign ?? null;
    if (head && value) nameAfterUnread(event, head, value);
    if (statement.sides.every((side) => side === null)) {
      if (endsWithWords(event)) {
        chains.statement(event, null, null);
        return;
      }
      const words = statement.words.map((word) => word.text).join(" ");
      const label = cleanWords(words);
      if (label !== null) chains.nameLast(label, reasonIn(words));
      return;
    }
    // `m =` with words after it: what it describes is read from the prose.
    if (relation !== null && statement.sides.slice(1).every((side) => side === null)) return;
    const facts: LineFacts = { label: labelFor(event), reason: reasonIn(prose) ?? (event.first ? null : caseIn(prose)), doubt: null };
    if (head === null || head === undefined) {
      continueChain(event, facts);
      return;
    }
    if (relation === null) {
      loneExpression(event, next, head, facts);
      return;
    }
    if (isCondition(statement) && goesOnWithStatements(event, next)) {
      if (chains.current?.kind !== "statements") open(event, "statements", head, false);
      chains.statement(event, facts.label, statementReason(event));
      return;
    }
    if (isCondition(statement)) {
      condition(event);
      return;
    }
    const dependence = statedDependence(statement);
    if (dependence !== null) {
      declarations.dependence(dependence.name, dependence.variable);
      return;
    }
    if (relation === "=" || relation === ":=") {
      const found = definable(head);
      if (found !== null && value && defines(event, next, found, value, alternatives)) {
        define(event, found, value, facts.label);
        return;
      }
      if (found !== null && value && statement.sides.length === 2 && looksAtValue(event, found, value)) return;
      equation(event, next, head, facts, alternatives);
      return;
    }
    otherRelation(event, next, head, facts);
  }

  /** Is it an inequality among rows that are statements, or the first of such rows? */
  function goesOnWithStatements(event: StatementEvent, next: StatementEvent | null): boolean {
    const { statement, part } = event;
    const { current } = chains;
    if (!part.display || statement.relations.some((relation) => !STATEMENT_SIGNS.includes(relation.sign))) return false;
    if (current !== null && current.kind === "statements" && sameDerivation(current.part, part)) return true;
    if (statement.connector !== null || next === null || !sameDerivation(part, next.part) || next.statement.sides[0] == null) return false;
    if (next.statement.relations.length === 0 || next.statement.relations.some((relation) => !STATEMENT_SIGNS.includes(relation.sign))) return false;
    if (statement.relations.every((relation) => relation.sign === "=")) return false;
    // Bounds of one name beside each other are conditions; a row that is more than that is solved.
    const names = new Set(statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));
    const shared = next.statement.sides.some((side) => side !== null && namesIn(side).some((name) => names.has(name)));
    return shared && !statement.sides.some((side) => side !== null && side.kind === "name");
  }

  /** "no solution" at the end of equations. */
  function endsWithWords(event: StatementEvent): boolean {
    const { current } = chains;
    return current !== null && current.kind === "statements" && event.part.display && sameDerivation(current.part, event.part) && saysNoSolution(event.statement.words.map((word) => word.text).join(" "));
  }

  /** Words that may tell why a statement says less than the one before: "only the positive root". */
  function statementReason(event: StatementEvent): string | null {
    const words = event.statement.words.map((word) => word.text).join(" ");
    return reasonIn(prose) ?? CHOOSES.exec(event.first ? prose : "")?.[0] ?? (CHOOSES.test(words) ? words.trim() : null);
  }

  /** Rule 5: a chain with ≤ or ≈ in it; alone in running text it is only noted. */
  function otherRelation(event: StatementEvent, next: StatementEvent | null, head: Syntax, facts: LineFacts): void {
    const { statement, part } = event;
    const { current } = chains;
    if (!part.display) return;
    if (current !== null && current.kind === "statements" && sameDerivation(current.part, part)) {
      chains.statement(event, facts.label, statementReason(event));
      return;
    }
    if (goesOnWithStatements(event, next)) {
      open(event, "statements", head, false);
      chains.statement(event, facts.label, null);
      return;
    }
    const relation = statement.relations[0]?.sign;
    open(event, "chain", head, false);
    chains.add("given", null, { syntax: head, source: part.source }, event, NO_FACTS);
    const [, value] = statement.sides;
    if (structured || statement.sides.length > 2 || (relation !== undefined && ENDING.includes(relation))) chains.steps(event, 1, facts);
    else {
      note("info", `a statement with ${relation ?? ""} is not judged yet`, offsetIn(part.source, statement.range.start));
      if (value && relation !== undefined) chains.goOnFrom({ syntax: value, source: part.source }, event, relation);
    }
  }

  function loneExpression(event: StatementEvent, next: StatementEvent | null, head: Syntax, facts: LineFacts): void {
    const { part } = event;
    // `x = 1, 2`: a further value; a system under a brace.
    const goesOn = chains.current !== null && chains.current.kind === "statements" && sameDerivation(chains.current.part, part);
    if (part.display && ((goesOn && event.statement.connector === "," && chains.current?.part === part) || (isSystem(head) && (goesOn || next?.part === part || isSystem(next?.statement.sides[0] ?? head))))) {
      if (!goesOn) open(event, "statements", head, false);
      chains.statement(event, facts.label, statementReason(event));
      return;
    }
    // `\text{(derivative of } \ln x\text{)}`: a formula among the words of a row.
    if (!part.display || (event.statement.connector !== null && chains.current?.part === part)) return;
    const { current } = chains;
    if (document.notation === "yaml" && current !== null && current.kind === "chain" && sameDerivation(current.part, part)) {
      // The steps of a YAML derivation are joined by `=` without writing it.
      const resumed = chains.resume(event);
      chains.add("step", "=", { syntax: head, source: part.source }, event, { label: facts.label, reason: null, doubt: resumed?.doubt ?? null });
      return;
    }
    if (part.notation === "latex" && isRemark(head)) return;
    open(event, "chain", head, false);
    chains.add("given", null, { syntax: head, source: part.source }, event, { ...facts, reason: null });
  }

  /** Rule 1: does this statement give a name its meaning? */
  function defines(event: StatementEvent, next: StatementEvent | null, found: Definable, value: Syntax, alternatives: ReadonlySet<Statement>): boolean {
    const { statement, part } = event;
    const { current } = chains;
    const announced = statement.relations[0]?.sign === ":=" || (event.first ? announcesRedefinition(prose) : saysWhere(event));
    if (alternatives.has(statement) || hasTwoValues(value) || (next !== null && alternatives.has(next.statement) && next.part === part && next.statement.connector === "or")) return false;
    if (found.parameters.length === 0 && isNumeric(value) && (parts.differentiatedBy.has(found.name) || lookedAt(event))) return false;
    if (isIndexEquation(found, value)) return false;
    if (namesIn(value).includes(found.name) && !found.parameters.includes(found.name) && !found.indices.includes(found.name)) return false;
    if (current !== null && current.kind === "statements" && sameDerivation(current.part, part)) return false;
    const known = book.inSection(sections.current, found.name);
    if (known !== undefined) return announced && (known.numeric || !isNumeric(value));
    if (announced) return true;
    if (current !== null && joins(current, event)) return false;
    if (book.restsOn(sections.current, value, found.name)) return false;
    return !(found.parameters.length === 0 && isNumeric(value) && (usedNames.has(found.name) || givenNames.has(found.name)));
  }

  /** Words before a statement inside a row: `\text{where } u = x^2`. */
  function saysWhere(event: StatementEvent): boolean {
    return event.statement.connector !== null && announcesRedefinition(event.rowWords);
  }

  function lookedAt(event: StatementEvent): boolean {
    return announcesEvaluation(prose) || (!event.part.display && announcesCondition(prose) && !announcesRedefinition(prose)) || (event.statement.connector !== null && announcesEvaluation(event.rowWords));
  }

  /** `x = 0` after "at", or for a name that was free so far: a value to look at, not a definition. True where that is all the statement says. */
  function looksAtValue(event: StatementEvent, found: Definable, value: Syntax): boolean {
    if (found.parameters.length > 0 || !(isNumeric(value) || isIndexEquation(found, value)) || book.inSection(sections.current, found.name) !== undefined) return false;
    const { current } = chains;
    if (current !== null && ((current.kind === "statements" && sameDerivation(current.part, event.part)) || joins(current, event))) return false;
    const offset = offsetIn(event.part.source, event.statement.range.start);
    if (parts.differentiatedBy.has(found.name)) note("info", `${found.name} is given a value here; derivatives by it keep it free`, offset);
    addAssumption(event, "prose", "derivation");
    return true;
  }

  function define(event: StatementEvent, found: Definable, value: Syntax, label: string | null): void {
    const { statement, part } = event;
    const [head] = statement.sides;
    if (head === null || head === undefined) return;
    const explaining = event.first ? explains(prose) : statement.connector !== null;
    if (book.inSection(sections.current, found.name) !== undefined) chains.close();
    book.record({ ...makeDefinition(event, found, value), explains: explaining });
    if (statement.sides.length === 2 && (!part.display || statement.connector !== null || (explaining && chains.current !== null))) return;
    open(event, "chain", head, true);
    chains.add("given", null, { syntax: head, source: part.source }, event, NO_FACTS);
    chains.add("defining", "=", { syntax: value, source: part.source }, event, { ...NO_FACTS, label });
    chains.steps(event, 2, NO_FACTS);
  }

  function makeDefinition(event: StatementEvent, found: Definable, value: Syntax): DraftDefinition {
    const { part, statement } = event;
    return {
      name: found.name, parameters: found.parameters, indices: found.indices, body: { syntax: value, source: part.source }, text: part.source.text.slice(value.range.start, value.range.end),
      offset: offsetIn(part.source, statement.range.start), lineNumber: lineOf(offsetIn(part.source, statement.range.start)), section: sections.current, local: sections.around !== null, numeric: isNumeric(value), explains: false, notes: notesWithin(event.notes, value.range),
    };
  }

  function open(event: StatementEvent, kind: OpenChain["kind"], head: Syntax, aside: boolean): void {
    const { statement, part } = event;
    const proof = structured || announcesProof(prose);
    const mayBeGiven = statement.sides.length === 2 && !proof && statement.sides.some((side) => side !== null && mayBeAboutUnknown(side, statement));
    chains.open(event, { kind, head: written({ syntax: head, source: part.source }), aside, mayBeGiven, toBeSolved: announcesSolving(prose) });
  }

  /** `(xy)' = x²`: a derivative of something with an unknown y, whose derivative does not occur on the other side. */
  function mayBeAboutUnknown(side: Syntax, statement: Statement): boolean {
    const own = derivativesIn(side, book.isDetermined);
    if (!own.explicit) return false;
    const unknown = new Set(namesIn(side).filter((name) => parts.primedNames.has(name) && !book.isDetermined(name)));
    const others = statement.sides.filter((other): other is Syntax => other !== null && other !== side);
    const differentiated = new Set(others.flatMap((other) => namesUnderDerivative(other)));
    return [...unknown].some((name) => !differentiated.has(name));
  }

  // ---- equations ------------------------------------------------------------------------------------------------------------

  function equation(event: StatementEvent, next: StatementEvent | null, head: Syntax, facts: LineFacts, alternatives: ReadonlySet<Statement>): void {
    const { statement, part } = event;
    const { current } = chains;
    const isLone = statement.sides.length === 2;
    if (!part.display || isAside(event)) {
      const name = definable(head);
      const [, value] = statement.sides;
      if (isLone && name !== null && value && book.inSection(sections.current, name.name) !== undefined && !isNumeric(value) && !announcesSolving(prose)) {
        rivals.push(makeDefinition(event, name, value));
        // A reason beside a row, `\text{using } f(x) = c`, leaves the chain as it is.
        if (!part.display) chains.forget(name.name);
        return;
      }
      const judged = !isLone || statement.sides.some((side) => side !== null && derivativesIn(side, book.isDetermined).explicit);
      if (judged && !isGiven(event, head) && !announcesSolving(prose) && !asksOrWarns(prose)) chains.apart(() => startChain(event, head, facts));
      else if (name === null && isLone && announcesGiven(event.part.display ? event.rowWords : prose)) give(event);
      return;
    }
    if (current !== null && repeats(current, event, head)) {
      // `(a) y = x^2 \qquad (b) y = x^3`: a list, not steps.
      if (statement.connector === "," && current.part === part && statement.words.length + event.rowWords.length > 0) {
        const [name, value] = [definable(head), statement.sides[1]];
        if (name !== null && value != null) rivals.push(makeDefinition(event, name, value));
        if (isLone) chains.close();
        else startChain(event, head, facts);
        return;
      }
      if (isLone && current.part !== part && isClaim(event)) {
        const [, side] = statement.sides;
        if (side !== null && side !== undefined) chains.claim({ syntax: side, source: part.source }, event);
        return;
      }
      const second = current.part !== part && !sameDerivation(current.part, part);
      if (!second || (isLone && !announcesRedefinition(prose))) {
        chains.steps(event, 1, { ...facts, doubt: second && (definable(head) !== null || isBareDerivative(head, book.isDetermined)) ? rivalDoubt(event, head, current) : null });
        return;
      }
    }
    // A chain beside an equation is no further part of that.
    const isBeside = statement.connector === "," && !isLone && definable(head) === null;
    if (current !== null && ((current.kind === "statements" && !isBeside && sameDerivation(current.part, part)) || (isLone && joins(current, event)))) {
      chains.statement(event, facts.label, statementReason(event));
      remember(statement);
      return;
    }
    if (isLone && (alternatives.has(statement) || parts.solvedLater.has(statement) || isRow(event, next, head) || (isGiven(event, head) && !isGoneOnWith(event, next)))) {
      open(event, "statements", head, false);
      chains.statement(event, facts.label, null);
      give(event);
      return;
    }
    startChain(event, head, facts);
  }

  /** Does the next row go on with `= c`, so that it is a chain of three or more expressions? */
  function isGoneOnWith(event: StatementEvent, next: StatementEvent | null): boolean {
    return next !== null && sameDerivation(event.part, next.part) && next.statement.sides[0] === null && next.statement.relations[0]?.sign === "=" && next.statement.sides[1] != null;
  }

  /** An equation among the words of a row that gives a reason: `\text{since } \sin^2 x + \cos^2 x = 1`. */
  function isAside(event: StatementEvent): boolean {
    return event.statement.connector !== null && /\b(since|because|as|where|with|for|by|using|recall|note|of|from|if|when|let|rule|definition|identity)\b/i.test(event.rowWords);
  }

  function startChain(event: StatementEvent, head: Syntax, facts: LineFacts): void {
    const { statement, part } = event;
    const doubt = definable(head) === null ? null : rivalDoubt(event, head, null);
    open(event, "chain", head, false);
    chains.add("given", null, { syntax: head, source: part.source }, event, NO_FACTS);
    const [, value] = statement.sides;
    if (isBareDerivative(head, book.isDetermined) && value && statement.relations[0]?.sign === "=") {
      chains.add("defining", "=", { syntax: value, source: part.source }, event, facts);
      chains.steps(event, 2, NO_FACTS);
      give(firstEquation(event));
    } else chains.steps(event, 1, { ...facts, doubt });
  }

  /** `\unknown f(x) = …`: behind what was not read a name in force may get another right side. */
  function nameAfterUnread(event: StatementEvent, head: Syntax, value: Syntax): void {
    const [first, ...rest] = head.kind === "sequence" ? head.items : [];
    if (head.kind !== "sequence" || first?.kind !== "operand" || first.operand.kind !== "unread" || rest.length === 0) return;
    const [only] = rest;
    const found = definable(rest.length === 1 && only?.kind === "operand" ? only.operand : { ...head, items: rest });
    if (found !== null && book.inSection(sections.current, found.name) !== undefined) rivals.push(makeDefinition(event, found, value));
  }

  /** Rule 3: a second right side for a name in force. */
  function rivalDoubt(event: StatementEvent, head: Syntax, chain: OpenChain | null): string | null {
    const found = definable(head);
    const [, value] = event.statement.sides;
    const known = found === null ? undefined : book.inSection(sections.current, found.name);
    if (found !== null && known !== undefined && value) rivals.push(makeDefinition(event, found, value));
    const offset = known?.offset ?? chain?.start;
    return offset === undefined ? null : `differs from line ${lineOf(offset)}; is it redefined?`;
  }

  /** Rule 2: does the statement repeat the left side of the open chain? */
  function repeats(chain: OpenChain, event: StatementEvent, head: Syntax): boolean {
    if (chain.kind !== "chain" || chain.head !== written({ syntax: head, source: event.part.source })) return false;
    if (chain.lines.some((line) => line.role === "step" && line.relation !== "=" && line.relation !== ":=")) return false;
    // A case distinction begins anew.
    const from = chain.end;
    return !assumptions.replacedAfter(from) && !isSetToNumber(event, chain);
  }

  /** "Setting f'(x) = 0": an equation, not a further step. */
  function isSetToNumber(event: StatementEvent, chain: OpenChain): boolean {
    const [, value] = event.statement.sides;
    return event.statement.sides.length === 2 && chain.part !== event.part && value !== null && value !== undefined && isNumeric(value) && announcesSolving(prose);
  }

  function isClaim(event: StatementEvent): boolean {
    return structured ? event.part.label !== null && announcesClaim(event.part.label) : announcesClaim(prose);
  }

  /** Rule 7: does a lone equation go on with the equations before it? */
  function joins(chain: OpenChain, event: StatementEvent): boolean {
    if (chain.kind !== "statements" || !event.part.display || structured || chain.section !== sections.current) return false;
    if (event.first && prose.trim() !== "" && !announcesConsequence(prose)) return false;
    const [head] = event.statement.sides;
    if (head && derivativesIn(head, book.isDetermined).explicit) return false;
    const names = new Set(event.statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));
    const last = chain.lines[chain.lines.length - 1]?.statement;
    return last != null && last.sides.some((side) => side !== null && namesIn(side).some((name) => names.has(name)));
  }

  /** Is it one of several rows, each an equation of its own? */
  function isRow(event: StatementEvent, next: StatementEvent | null, head: Syntax): boolean {
    if (definable(head) !== null && !restsOnItself(event)) return false;
    if (book.isAbout(head) || derivativesIn(head, book.isDetermined).explicit) return false;
    const nextHead = next?.statement.sides[0] ?? null;
    if (next === null || nextHead === null || !sameDerivation(event.part, next.part) || next.statement.relations.length === 0 || (isCondition(next.statement) && !givesSolutions(next, event))) return false;
    return written({ syntax: nextHead, source: next.part.source }) !== written({ syntax: head, source: event.part.source });
  }

  /** `x ∈ {-2, 2}` after an equation for x: its solutions, in text where every line is a step. */
  function givesSolutions(event: StatementEvent, before: StatementEvent): boolean {
    const [name, set] = event.statement.sides;
    if (!structured || event.statement.relations[0]?.sign !== "∈" || name?.kind !== "name" || set?.kind !== "group") return false;
    return before.statement.sides.some((side) => side !== null && namesIn(side).includes(name.name));
  }

  function restsOnItself(event: StatementEvent): boolean {
    const [head, value] = event.statement.sides;
    const found = head ? definable(head) : null;
    return found !== null && value !== null && value !== undefined && book.inSection(sections.current, found.name) === undefined;
  }

  /** Rule 4: a lone equation is given, unless something shows that it is to be judged. */
  function isGiven(event: StatementEvent, head: Syntax): boolean {
    const sides = event.statement.sides.filter((side): side is Syntax => side !== null);
    if (sides.length > 2) return false;
    const found = sides.map((side) => derivativesIn(side, book.isDetermined));
    const [, value] = sides;
    if (value !== undefined && isNumeric(value) && !structured && announcesSolving(prose)) return true;
    if (found.some((each) => each.bare) && !found.some((each) => each.explicit)) return !isRepeatedNext(event, head);
    const name = definable(head);
    if (name !== null) return !book.has(name.name) && !(structured && value !== undefined && !namesIn(value).includes(name.name));
    if (structured || announcesProof(prose)) return false;
    return !found.some((each) => each.explicit);
  }

  /** `f'(x) = a`, `f'(x) = b` on rows: a chain, although nothing determines f. */
  function isRepeatedNext(event: StatementEvent, head: Syntax): boolean {
    if (!isBareDerivative(head, book.isDetermined)) return false;
    return chains.current?.kind !== "statements" && parts.repeatedHeads.has(event.statement);
  }

  /** A given equation may be used by what follows, unless it only says what is sought. */
  function give(event: StatementEvent): void {
    const { statement } = event;
    remember(statement);
    const [head, value] = statement.sides;
    if (!head || !value) return;
    const found = definable(head);
    const onItself = found !== null && namesIn(value).includes(found.name);
    const sought = (isNumeric(value) && announcesSolving(prose)) || onItself;
    if (!sought) addAssumption(event, "prose", "section");
  }

  function remember(statement: Statement): void {
    for (const side of statement.sides) if (side !== null) for (const name of namesIn(side)) givenNames.add(name);
  }

  function continueChain(event: StatementEvent, facts: LineFacts): void {
    const at = offsetIn(event.part.source, event.statement.range.start);
    if (!event.part.display) {
      // "rate in $= 5$, rate out $= 3$", "$\le 10$ instead of $< 10$": what the words before have, not what goes on.
      if (event.statement.sides.every((side) => side === null || isNumeric(side)) && /\p{L}{3,}/u.test(prose.slice(-60))) return;
      const goesOn = chains.inSentence(() => {
        if (chains.current?.kind === "chain") chains.steps(event, 1, facts);
      });
      if (!goesOn && event.statement.sides.some((side) => side !== null)) note("info", "this formula goes on with a relation, but there is no line before it", at);
      return;
    }
    // Behind an arrow the words are what the equation is about: `\implies \text{Area} = 16`.
    if ((event.statement.connector === "⇒" || event.statement.connector === "⇔") && event.statement.words.length + event.rowWords.length > 0) return;
    if (event.first && lastInline !== null) {
      const { event: before, head } = lastInline;
      open(before, "chain", head, false);
      chains.add("given", null, { syntax: head, source: before.part.source }, before, NO_FACTS);
      chains.steps(event, 1, facts);
      return;
    }
    const resumed = chains.resume(event);
    if (resumed === null) {
      if (event.statement.sides.some((side) => side !== null)) note("unread", "this line goes on with a relation, but there is no line before it", at);
      return;
    }
    const { chain } = resumed;
    if (chain.after !== null && chain.part !== event.part && chain.lines.length === 1) note("info", `what goes on after ${chain.after} in another formula is not judged`, at);
    else if (chain.kind === "statements") chains.statement(event, facts.label, statementReason(event));
    else chains.steps(event, 1, { ...facts, doubt: resumed.doubt });
  }

  // ---- conditions and assumptions -------------------------------------------------------------------------------------------

  function addAssumption(event: StatementEvent, origin: DraftAssumption["origin"], reach: DraftAssumption["reach"]): void {
    const offset = offsetIn(event.part.source, event.statement.range.start);
    assumptions.add({
      statement: event.statement, source: event.part.source, text: statementText(event.part.source, event.statement), origin, offset, lineNumber: lineOf(offset), section: sections.current, reach,
      said: reach === "derivation" || announcesGiven(event.statement.connector === null ? prose : event.rowWords), notes: notesWithin(event.notes, event.statement.range), standing: origin === "assume" || isStanding(prose), paragraph,
    });
  }

  function condition(event: StatementEvent): void {
    const { statement, part } = event;
    if (declarations.membership(statement)) return;
    const words = statement.connector === null ? prose : event.rowWords;
    const said = part.source.text.slice(statement.range.start, statement.range.end).trim().slice(0, 60);
    if (deniesCondition(lastClause(words))) {
      note("info", `\`${said}\` is not taken as an assumption`, offsetIn(part.source, statement.range.start));
      return;
    }
    const inWords = statement.words.length > 0 || (statement.connector !== null && chains.current !== null);
    if (inWords || announcesCondition(prose) || announcesDefinition(prose)) addAssumption(event, "prose", "section");
    else note("info", `\`${said}\` is not taken as an assumption`, offsetIn(part.source, statement.range.start));
  }

  /** Memberships of the settings: they may say shapes. */
  const shapesSaid: Statement[] = [];

  function assume(value: SourceText, offset: number): void {
    const phrase = value.text.trim();
    if (declarations.phrase(phrase)) return;
    const part: MathPart = { kind: "math", notation: /\\[a-zA-Z]/.test(phrase) ? "latex" : "text", display: false, environment: null, source: value, range: { start: offset, end: offset + phrase.length }, label: null };
    let read = false;
    for (const event of statementEvents(part, parseMath(value, { notation: part.notation, knownNames, environment: null }))) {
      if (event.statement.relations.length === 0) continue;
      read = true;
      parts.register(event.statement, sections.current);
      shapesSaid.push(event.statement);
      if (!declarations.membership(event.statement)) addAssumption(event, "assume", "section");
    }
    if (!read) note("unread", `found \`${phrase.slice(0, 60)}\`, expected an assumption such as \`x > 0\``, offset);
  }

  function letBe(part: DocumentPart & { kind: "setting" }): void {
    const source: MathPart = { kind: "math", notation: /\\[a-zA-Z]/.test(part.value.text) ? "latex" : "text", display: false, environment: null, source: part.value, range: part.range, label: null };
    const syntax = parseMath(part.value, { notation: source.notation, knownNames, environment: null });
    const found = statementEvents(source, syntax);
    const unread = syntax.notes.find((each) => each.kind === "unread");
    if (unread !== undefined) note("unread", unread.message, offsetIn(part.value, unread.range.start));
    for (const event of found) {
      parts.register(event.statement, sections.current);
      if (event.statement.relations[0]?.sign === "∈") {
        shapesSaid.push(event.statement);
        declarations.membership(event.statement);
        continue;
      }
      const [head, value] = event.statement.sides;
      const named = head ? definable(head) : null;
      const dependence = statedDependence(event.statement);
      if (dependence !== null) declarations.dependence(dependence.name, dependence.variable);
      else if (named !== null && value) book.record(makeDefinition(event, named, value));
      else note("unread", `found \`${part.value.text.trim().slice(0, 60)}\`, expected a definition \`name = value\``, part.range.start);
    }
  }

  function setting(part: DocumentPart & { kind: "setting" }): void {
    const value = part.value.text.trim();
    switch (part.key) {
      case "expect":
        expect.push(...value.replace(/^\[|\]$/g, "").split(/\s*[,;]\s*/).filter((item) => item !== ""));
        return;
      case "title":
        title = value;
        return;
      case "variable":
        variable = value;
        return;
      case "ignore":
        ignoreNext = true;
        return;
      case "assume":
        assume(part.value, part.range.start);
        return;
      case "let":
        letBe(part);
        return;
      default:
        return;
    }
  }

  // ---- the document in order --------------------------------------------------------------------------------------------------

  function read(): DraftDocument {
    for (const phrase of options.assume) assume(plainSource(phrase, 0), 0);
    // Settings of a YAML mapping are its own; what is assumed from outside (section 0) holds for all.
    if (document.notation === "yaml") sections.begin();
    const flat = parts.all.flatMap((entry) => entry.events);
    let position = 0;
    for (const { part, events: own } of parts.all) {
      switch (part.kind) {
        case "break":
          takeBreak(part);
          break;
        case "prose":
          takeProse(part.text, part.range.start);
          break;
        case "setting":
          setting(part);
          break;
        case "math":
          if (ignoreNext && part.display) ignoreNext = false;
          else takeMath(part, own, (k) => flat[position + k + 1] ?? null);
          position += own.length;
          break;
      }
    }
    const derivations = chains.finish();
    for (const found of document.notes) if (found.severity !== "error") note(found.severity === "warning" ? "unread" : "info", found.message, found.range.start);
    return {
      derivations, definitions: book.all, rivals, assumptions: assumptions.all, descriptions: declarations.descriptions, declarations: declarations.finish(), tensorFacts: gatherTensorFacts(parts.all.map((entry) => entry.part), parts.syntaxOf, shapesSaid), variable, expect, pieces: parts.pieces, structured, spellings: logarithmSpellings(document), notes,
    };
  }

  function takeBreak(part: DocumentPart & { kind: "break" }): void {
    if (part.reason === "paragraph") paragraph += 1;
    else chains.close();
    if (part.reason === "derivation" && (document.notation === "yaml" || part.range.end > part.range.start)) {
      sections.begin();
      title = null;
    }
    if (sections.take(part)) {
      if (part.reason === "heading") title = part.title;
      singles = [];
      usedNames = new Set();
      givenNames = new Set();
      prose = "";
    }
    if (part.reason !== "derivation") prose = prose === "" ? "" : `${prose}\n`;
    commentLabel = null;
    inlineNames = [];
  }

  function takeProse(words: string, start: number): void {
    if (prose.trim() === "") proseStart = start;
    declarations.proseAfter(inlineNames, words);
    if (!/^\s*(?:,|and|,\s*and|or)\s*$/i.test(words)) inlineNames = [];
    prose += words;
    singles = [...singles, ...singleFacts(words, start)];
    if (structured) commentLabel = words.trim() === "" ? commentLabel : words.trim();
  }

  /** Words between the rows of a display are prose, and what formulas in them define is in force. */
  function takeInterText(event: StatementEvent): boolean {
    const range = interText(event);
    if (range === null) return false;
    const { source } = event.part;
    const words = source.text.slice(range.start, range.end);
    prose = "";
    let from = 0;
    for (const match of words.matchAll(/\$([^$]{1,400})\$/g)) {
      prose += words.slice(from, match.index);
      from = match.index + match[0].length;
      const start = range.start + match.index + 1;
      const inner = sliceSource(source, start, start + (match[1] ?? "").length);
      const inline: MathPart = { ...event.part, display: false, environment: null, source: inner, range: { start: offsetIn(source, start), end: offsetIn(source, start + inner.text.length) }, label: null };
      for (const each of statementEvents(inline, parseMath(inner, { notation: "latex", knownNames, environment: null }))) {
        parts.register(each.statement, sections.current);
        const [head, value] = each.statement.sides;
        const found = head ? definable(head) : null;
        if (found !== null && value && each.statement.relations.length === 1 && each.statement.relations[0]?.sign === "=" && !isNumeric(value) && !namesIn(value).includes(found.name)) {
          const known = book.inSection(sections.current, found.name);
          if (known !== undefined) rivals.push(known);
          book.record(makeDefinition(each, found, value));
        }
      }
      prose += match[0];
    }
    prose += words.slice(from);
    return true;
  }

  function takeMath(part: MathPart, own: readonly StatementEvent[], nextOf: (k: number) => StatementEvent | null): void {
    const syntax = parts.syntaxOf(part);
    const [single] = own;
    const name = own.length === 1 && single !== undefined ? inlineName(single.statement) : null;
    if (!part.display) declarations.inline(name);
    const alternatives = alternativesOf(syntax.rows);
    prose += parts.leadOf(part);
    const notesBefore = new Set(chains.current?.lines ?? []);
    const definitionsBefore = book.all.length;
    own.forEach((event, k) => {
      if (takeInterText(event)) return;
      handle(event, nextOf(k), alternatives);
      if (part.display) {
        prose = "";
        for (const side of event.statement.sides) if (side !== null) for (const used of namesIn(side)) usedNames.add(used);
      }
    });
    const taken = book.all.length > definitionsBefore || (chains.current?.lines.some((line) => line.source === part.source && !notesBefore.has(line)) ?? false) || (chains.current?.claims.some((claim) => claim.piece.source === part.source) ?? false);
    if (!taken) for (const found of syntax.notes) if (found.kind === "unread") note(part.display ? "unread" : "info", found.message, offsetIn(part.source, found.range.start));
    if (part.display) lastInline = null;
    else lastInline = inlineExpression(own) ?? (own.some((event) => event.statement.relations.some((relation) => relation.sign === "=")) ? null : lastInline);
    if (part.display) {
      prose = "";
      singles = [];
      commentLabel = null;
      lastMathEnd = part.range.end;
      inlineNames = [];
    } else {
      inlineNames = name === null ? [] : [...inlineNames, name];
      prose += ` ${part.source.text} `;
    }
  }

  return { read };
}

const STATEMENT_SIGNS: readonly string[] = ["=", "≠", "<", "≤", ">", "≥", "∈"];

/** Words that pick some of the solutions. */
const CHOOSES = /\b(positive|negative|reject\w*|discard\w*|extraneous|only|ignor\w+|principal|must be|can(?:no|')t|physical\w*|acute|obtuse|first quadrant|drop\w*|excluding|excluded|valid|length|distance|choose|choosing|take|taking|branch|between|interval)\b/i;

/** The first equation of a chain: `y' = a` of `y' = a = b`. */
function firstEquation(event: StatementEvent): StatementEvent {
  const { statement } = event;
  const value = statement.sides[1];
  return value === null || value === undefined ? event : { ...event, statement: { ...statement, sides: statement.sides.slice(0, 2), relations: statement.relations.slice(0, 1), range: { start: statement.range.start, end: value.range.end } } };
}

/** A formula that is one expression, more than a name or a number. */
function inlineExpression(own: readonly StatementEvent[]): { readonly event: StatementEvent; readonly head: Syntax } | null {
  const [event] = own;
  const [head] = event?.statement.sides ?? [];
  if (event === undefined || own.length !== 1 || head == null || event.statement.relations.length > 0 || definable(head) !== null || isNumeric(head)) return null;
  return { event, head };
}

/** `i = j`: a case, not a definition. */
function isIndexEquation(found: Definable, value: Syntax): boolean {
  return found.parameters.length === 0 && found.indices.length === 0 && value.kind === "name" && COUNTING_LETTERS.has(found.name) && COUNTING_LETTERS.has(value.name);
}

/** Where the words of `\intertext{…}`, a row of its own, stand in its source; null for any other row. */
function interText({ statement, part }: StatementEvent): { readonly start: number; readonly end: number } | null {
  const { start, end } = statement.range;
  const opening = /^\\(?:short)?intertext\s*\{/.exec(part.source.text.slice(start, Math.max(end, start)));
  return opening === null ? null : { start: start + opening[0].length, end };
}

/** Words between rows that speak of a case: `\intertext{For $k > 2$}`; null where they do not. */
function caseIn(words: string): string | null {
  return /\b(?:for|if|when|case)\b[^.]*(?:[<>=≠≤≥]|\\(?:neq?|leq?|geq?|lt|gt)(?![a-zA-Z]))/i.test(words) ? words : null;
}

function lastClause(words: string): string {
  return words.split(/[.;:!?]\s/).pop() ?? words;
}
