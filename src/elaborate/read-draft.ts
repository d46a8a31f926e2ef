// From the parts of a document to its derivations: goes through prose, formulas, breaks and settings in order, and has each statement do what `statement-role.ts` finds that
// it does. Works on syntax alone; nothing is judged here. Lines are put together in `draft-chain.ts`.

import { type DocumentPart, type MathPart, type SourceDocument, joinSources, plainSource, sliceSource } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import type { Syntax } from "../syntax/math-tree.js";
import { gatherChanceFacts } from "./chance-facts.js";
import { isValueAtMoment } from "./define-names.js";
import { definable, inlineName, namesIn } from "./definable.js";
import { chainApart, firstEquation } from "./draft-equations.js";
import { type StatementEvent, offsetIn } from "./draft-chain.js";
import { assume, setting } from "./draft-settings.js";
import { addAssumption, type DraftOptions, type DraftState, type WholeText, createDraftState, makeDefinition, passOver, surveyText } from "./draft-state.js";
import type { DraftDocument } from "./draft.js";
import { keepSaidEquation, keepToSolve, takeConclusion } from "./displayed-solving.js";
import { solves } from "./first-order.js";
import { wantsSolution } from "./solving-words.js";
import { withoutEmphasis } from "./prose.js";
import { takePiecewise } from "./piecewise-definitions.js";
import { statementEvents } from "./parsed-parts.js";
import { alternatives, joinedEquations, solvedInProse } from "./solved-in-prose.js";
import { handle } from "./statement-role.js";
import { singleFacts, takesBack, wantsFunction, zerosNamed } from "./prose.js";
import { conditionSaid } from "./said-conditions.js";
import { takeSaidPoint } from "./said-points.js";
import { plainName } from "./syntax-names.js";
import { factSaid, saysOneHot } from "./said-facts.js";
import { alternativesOf, derivativesIn, isNumeric, speaksOfRates } from "./statement-shape.js";
import { gatherTensorFacts } from "./tensor-facts.js";
import { showsTensors } from "./tensor-speech.js";

/** Displays longer than this are not looked through for words. */
const LONGEST_ROWS = 20_000;

/** Reads what a document says, or a part of one: then `whole` is what is known of all of it. */
export function readDraft(document: SourceDocument, text: string, options: DraftOptions, whole: WholeText = surveyText(document, text, options)): DraftDocument {
  const draft = createDraftState(document, text, options, whole);
  for (const phrase of draft.options.assume) assume(draft, plainSource(phrase, 0), 0);
  // Settings of a YAML mapping are its own; what is assumed from outside (section 0) holds for all.
  if (draft.document.notation === "yaml") draft.sections.begin();
  const flat = draft.parts.all.flatMap((entry) => entry.events);
  let position = 0;
  let takenUntil = 0;
  const solved = new Set<number>();
  for (const [k, { part, events: own }] of draft.parts.all.entries()) {
    if (k < takenUntil) {
      position += own.length;
      continue;
    }
    switch (part.kind) {
      case "break":
        takeBreak(draft, part);
        break;
      case "prose":
        takeProse(draft, part.text, part.range.start);
        break;
      case "setting":
        setting(draft, part);
        break;
      case "math":
        if (draft.ignoreNext && part.display) draft.ignoreNext = false;
        else if (isOffered(draft, part)) draft.note("info", "one of several answers to choose from is not judged", part.range.start);
        else if (isAsked(draft, part)) {
          draft.note("info", "this is asked and not said", part.range.start);
          passOver(draft, part.source.text);
        } else {
          if (!part.display && !solved.has(k)) for (const each of solvedInProse(draft, k)) solved.add(each);
          if (solved.has(k)) {
            passOver(draft, part.source.text);
            position += own.length;
            break;
          }
          takenUntil = takePiecewise(draft, k);
          if (takenUntil === 0) takenUntil = takeSolution(draft, k);
          if (takenUntil === 0) takenUntil = takeConclusion(draft, k);
          if (takenUntil === 0) takeMath(draft, part, own, (at) => flat[position + at + 1] ?? null);
        }
        position += own.length;
        break;
    }
  }
  const derivations = draft.chains.finish();
  for (const found of draft.document.notes) if (found.severity !== "error") draft.note(found.severity === "warning" ? "unread" : "info", found.message, found.range.start);
  return {
    derivations, definitions: draft.book.all, rivals: draft.rivals, items: draft.items, introductions: draft.introductions, held: draft.held, assumptions: draft.assumptions.all, parities: draft.parities, descriptions: draft.declarations.descriptions, declarations: draft.declarations.finish(), chance: gatherChanceFacts(draft.parts.all.map((entry) => entry.part), draft.parts.syntaxOf), tensorFacts: gatherTensorFacts(draft.parts.all.map((entry) => entry.part), draft.parts.syntaxOf, draft.shapesSaid), speaksOfTensors: whole.namesTensors || showsTensors(draft.parts.pieces), variable: draft.variable, expect: draft.expect, pieces: draft.parts.pieces, primesTranspose: draft.parts.primesTranspose, structured: draft.structured, asksForMistake: draft.asksForMistake, complex: whole.complex, spellings: whole.spellings, rounded: whole.rounded, slantedUnits: whole.slantedUnits, spokenSets: whole.spokenSets, speaksOfConvolution: whole.speaksOfConvolution, speaksOfDegrees: whole.speaksOfDegrees, writesThousands: whole.writesThousands, isForeign: whole.isForeign, speaksOfTriangles: whole.speaksOfTriangles, operations: whole.operations, notes: draft.notes,
  };
}

function takeBreak(draft: DraftState, part: DocumentPart & { kind: "break" }): void {
  if (part.reason === "paragraph") draft.paragraph += 1;
  else draft.chains.close();
  if (part.reason === "derivation" && (draft.document.notation === "yaml" || part.range.end > part.range.start)) {
    draft.sections.begin();
    draft.title = null;
  }
  if (part.reason === "part") draft.partStart = part.range.start;
  if (draft.sections.take(part)) {
    if (part.reason === "heading" || part.title !== null) draft.title = part.title;
    draft.singles = [];
    draft.sought = new Map();
    draft.solving = false;
    draft.usedNames = new Set();
    draft.givenNames = new Set();
    draft.lastEquation = null;
    draft.separated = null;
    draft.toSolve = null;
    draft.saidEquation = null;
    draft.prose = "";
  }
  if (part.reason !== "derivation") draft.prose = draft.prose === "" ? "" : `${draft.prose}\n`;
  draft.commentLabel = null;
  draft.inlineNames = [];
  draft.saidOf = [];
}

/** Words farther back than this say nothing of a formula; a text without displays is one long run of them. */
const FARTHEST_WORDS = 4000;

/** Words between a name and what it is said to be in passing. */
const SAID_TO_BE = /(?:\$|\\\()\s*([^$\s]{1,12})\s*(?:\$|\\\))\s+(?:were|is defined (?:to be|as|by)|is given by)\s+(?:\$+|\\\()?\s*$/;

/** "Suppose $x$ were $-\frac17$", "here $f(x)$ is defined to be $x^2$": a value that may be meant below, or another right side. */
function takeSaidValue(draft: DraftState, part: MathPart): void {
  const name = draft.structured || part.display ? undefined : SAID_TO_BE.exec(draft.text.slice(Math.max(0, part.range.start - 60), part.range.start))?.[1];
  if (name === undefined) return;
  const source = joinSources(plainSource(`${name} = `, part.range.start), "", part.source);
  for (const event of statementEvents({ ...part, source }, parseMath(source, { notation: part.notation, knownNames: draft.knownNames, environment: null }))) {
    const [head, value] = event.statement.sides;
    const found = head == null || value == null || event.statement.sides.length !== 2 ? null : definable(head);
    if (found === null || value == null) continue;
    if (draft.book.inSection(draft.sections.current, found.name) !== undefined) draft.rivals.push(makeDefinition(draft, event, found, value));
    else if (found.parameters.length === 0) addAssumption(draft, event, "prose", "aside");
  }
}

/** `(b)` at the beginning of a paragraph: the next part of an exercise. */
const PART_MARK = /^\s*\*{0,2}\([a-k]\)(?=\s|\*|$)/;

function takeProse(draft: DraftState, words: string, start: number): void {
  if (!draft.structured && (draft.prose === "" || draft.prose.endsWith("\n")) && PART_MARK.test(words)) draft.markStart = start;
  if (draft.prose.trim() === "") draft.proseStart = start;
  draft.declarations.proseAfter(draft.inlineNames, words);
  takeSaidConditions(draft, words);
  if (!/^\s*(?:,|and|,\s*and|or)\s*$/i.test(words)) {
    draft.inlineNames = [];
    draft.saidOf = [];
  }
  draft.prose = `${draft.prose.slice(-FARTHEST_WORDS)}${words}`;
  draft.singles = [...draft.singles, ...singleFacts(words, start)];
  if (draft.structured) draft.commentLabel = words.trim() === "" ? draft.commentLabel : words.trim();
}

/** "$x$ is negative", "for odd $n$": what the words say of the names between them. */
function takeSaidConditions(draft: DraftState, words: string): void {
  if (draft.structured) return;
  for (const { names, part, before, isExpression } of draft.saidOf) {
    const [first] = names;
    const [offset] = part.source.offsets;
    if (!isExpression) for (const name of names) if (saysOneHot(name, before, words)) draft.declarations.sumsToOne(name);
    const fact = isExpression || names.length > 1 ? null : factSaid(first, before, words);
    if (fact !== null) {
      // What is said of a letter is said in its own spelling.
      const source = plainSource(fact.replaceAll(first, ` ${part.source.text.replace(/\s*\\in(?![a-zA-Z])[^]*$/, "").trim()} `), offset ?? part.range.start);
      for (const event of statementEvents({ ...part, source }, parseMath(source, { notation: "latex", knownNames: draft.knownNames, environment: null }))) addAssumption(draft, event, "prose", "section");
      continue;
    }
    const said = part.source.text.includes("\\in") ? null : conditionSaid(first, before, words);
    if (said === null) continue;
    if (said.kind === "parity") {
      if (isExpression) continue;
      for (const name of names) draft.parities.push({ name, parity: said.parity, offset: offset ?? part.range.start, section: draft.sections.current });
      continue;
    }
    const source = joinSources(plainSource(said.before, offset ?? 0), "", joinSources(part.source, "", plainSource(said.after, part.range.end)));
    const whole = { ...part, source };
    for (const event of statementEvents(whole, parseMath(source, { notation: "latex", knownNames: draft.knownNames, environment: null }))) addAssumption(draft, event, "prose", isExpression ? "derivation" : "section");
  }
}

/** `= -x \quad (n \text{ odd})`: a parity said beside a formula; not that of a case among others. */
function takeParitiesInRows(draft: DraftState, { source, range }: MathPart): void {
  if (source.text.includes("cases") || source.text.length > LONGEST_ROWS) return;
  for (const match of source.text.matchAll(/(?<![a-zA-Z\\])([a-zA-Z])\s*(?:\\[,;: ]\s*)?\\(?:text|mbox|textrm)\{\s*(?:is\s+)?(odd|even)\s*\}/g)) {
    const [, name, parity] = match;
    if (name !== undefined && (parity === "odd" || parity === "even")) draft.parities.push({ name, parity, offset: range.start, section: draft.sections.current });
  }
}

/** Words between the rows of a display are prose, and what formulas in them define is in force. */
function takeInterText(draft: DraftState, event: StatementEvent): boolean {
  const range = interText(event);
  if (range === null) return false;
  const { source } = event.part;
  const words = source.text.slice(range.start, range.end);
  draft.prose = "";
  let from = 0;
  let names: readonly string[] = [];
  for (const match of words.matchAll(/\$([^$]{1,400})\$/g)) {
    const between = words.slice(from, match.index);
    draft.declarations.proseAfter(names, between);
    draft.prose += between;
    from = match.index + match[0].length;
    const start = range.start + match.index + 1;
    const inner = sliceSource(source, start, start + (match[1] ?? "").length);
    const inline: MathPart = { ...event.part, display: false, environment: null, source: inner, range: { start: offsetIn(source, start), end: offsetIn(source, start + inner.text.length) }, label: null };
    const own = statementEvents(inline, parseMath(inner, { notation: "latex", knownNames: draft.knownNames, environment: null }));
    names = namesAlone(own);
    draft.declarations.inline(names);
    for (const each of own) takeEquationInside(draft, each);
    draft.prose += match[0];
  }
  draft.declarations.proseAfter(names, words.slice(from));
  draft.prose += words.slice(from);
  return true;
}

/** An equation between the rows of a display or in one: what it defines is in force, anything else is said. */
function takeEquationInside(draft: DraftState, event: StatementEvent): void {
  draft.parts.register(event.statement, draft.sections.current);
  const [head, value] = event.statement.sides;
  const found = head ? definable(head) : null;
  if (!head || !value || event.statement.relations[0]?.sign !== "=") return;
  if (found !== null && isValueAtMoment(draft, found, event)) {
    addAssumption(draft, firstEquation(event), "prose", "section");
    if (event.statement.sides.length > 2) chainApart(draft, event);
    return;
  }
  if (event.statement.relations.length !== 1) return;
  if (found === null || isNumeric(value) || namesIn(value).includes(found.name)) {
    addAssumption(draft, event, "prose", "section");
    return;
  }
  const known = draft.book.inSection(draft.sections.current, found.name);
  if (known !== undefined) draft.rivals.push(known);
  draft.book.record(makeDefinition(draft, event, found, value));
}

/** `\underbrace{x^2 + 5}_u`: a letter below a brace, or above one, is the name of what stands in it, if the letter is new or one that is substituted. */
function takeBraceNames(draft: DraftState, part: MathPart): void {
  const { source } = part;
  if (source.text.length > LONGEST_ROWS) return;
  const named = new Set<string>();
  for (const match of source.text.matchAll(/\\(?:under|over)brace\s*\{/g)) {
    const start = match.index + match[0].length;
    const end = closingBrace(source.text, start);
    const label = end === null ? null : /^\s*[_^]\s*(?:\{\s*([a-zA-Z]|\\[a-z]+)\s*\}|([a-zA-Z](?![a-zA-Z])))/.exec(source.text.slice(end + 1, end + 40));
    const name = label?.[1] ?? label?.[2];
    if (end === null || name === undefined || named.has(name) || (!/^[tu-z]$/.test(name) && draft.usedNames.has(name))) continue;
    named.add(name);
    const inner = joinSources(plainSource(`${name} = `, offsetIn(source, start)), "", sliceSource(source, start, end));
    for (const event of statementEvents({ ...part, display: false, environment: null, source: inner, label: null }, parseMath(inner, { notation: part.notation, knownNames: draft.knownNames, environment: null }))) takeEquationInside(draft, event);
  }
}

/** Where the brace closes whose inside begins here; null where it does not, within what a brace holds. */
function closingBrace(text: string, from: number): number | null {
  let depth = 0;
  for (let k = from; k < Math.min(text.length, from + 400); k++) {
    if (text[k] === "\\") k += 1;
    else if (text[k] === "{") depth += 1;
    else if (text[k] === "}") {
      if (depth === 0) return k;
      depth -= 1;
    }
  }
  return null;
}

/** `$x = 2$ or $x = 3$` in a sentence, where they solve what was set to zero: the part behind them; 0 where they do not. */
function takeSolution(draft: DraftState, from: number): number {
  const found = joinedEquations(draft, from);
  const events = found === null || zerosNamed(draft.prose) === null ? (found?.events ?? []) : alternatives(found.events);
  if (found === null || !solves(draft, events, null, events.some(({ statement }) => statement.connector === "or"))) return 0;
  passOver(draft, found.source.text);
  return found.until;
}

function takeMath(draft: DraftState, part: MathPart, own: readonly StatementEvent[], nextOf: (k: number) => StatementEvent | null): void {
  const syntax = draft.parts.syntaxOf(part);
  const names = namesAlone(own);
  takeSaidValue(draft, part);
  if (part.display) draft.solving = wantsSolution(draft) || (draft.solving && draft.prose.trim() === "");
  if (!part.display) {
    renewTiedNames(draft, own);
    const [only, ...more] = names;
    if (only !== undefined && more.length === 0 && !draft.structured && wantsFunction(draft.prose, draft.text.slice(part.range.end, part.range.end + 60))) draft.sought.set(only, part.range.start);
    draft.declarations.inline(names);
    keepToSolve(draft, own);
    keepSaidEquation(draft, own);
    takeSaidPoint(draft, own);
  }
  const alternatives = alternativesOf(syntax.rows);
  draft.prose += draft.parts.leadOf(part);
  const after = withoutEmphasis(draft.text.slice(part.range.end, part.range.end + 240)).replace(/^(?:\$+|\\[\])]|\\end\{[^}]*\}|\s|[.,;])+/, "");
  if (part.display && !draft.structured) {
    takeParitiesInRows(draft, part);
    takeBraceNames(draft, part);
  }
  draft.takenBack = takesBack(after) && !draft.asksForMistake ? after.slice(0, 80) : null;
  const notesBefore = new Set(draft.chains.current?.lines ?? []);
  const definitionsBefore = draft.book.all.length;
  own.forEach((event, k) => {
    if (takeInterText(draft, event)) return;
    handle(draft, event, nextOf(k), alternatives);
    if (part.display) {
      draft.prose = "";
      for (const side of event.statement.sides) if (side !== null) for (const used of namesIn(side)) draft.usedNames.add(used);
    }
  });
  const taken = draft.book.all.length > definitionsBefore || (draft.chains.current?.lines.some((line) => line.source === part.source && !notesBefore.has(line)) ?? false) || (draft.chains.current?.claims.some((claim) => claim.piece.source === part.source) ?? false);
  if (!taken) for (const found of syntax.notes) if (found.kind === "unread") draft.note(part.display ? "unread" : "info", found.message, offsetIn(part.source, found.range.start));
  if (part.display) draft.lastInline = null;
  else draft.lastInline = inlineExpression(own) ?? (own.some((event) => event.statement.relations.some((relation) => relation.sign === "=") && !givesValue(event)) ? null : draft.lastInline);
  const related = part.display ? null : own.filter((event) => relatesNames(draft, event));
  if (related === null) draft.lastEquation = null;
  else if (related.length > 0) draft.lastEquation = draft.lastEquation !== null || related.length > 1 ? "several" : (related[0] ?? null);
  if (part.display) {
    draft.toSolve = null;
    draft.saidEquation = null;
    draft.prose = "";
    draft.singles = [];
    draft.commentLabel = null;
    draft.lastMathEnd = part.range.end;
    draft.lastDisplay = part.range;
    draft.inlineNames = [];
    draft.saidOf = [];
  } else {
    draft.inlineNames = names.length === 0 ? [] : [...draft.inlineNames, ...names];
    const [first, ...others] = names;
    const isExpression = first === undefined && own.length === 1;
    const relations = own[0]?.statement.relations;
    // "Let $u \in \mathbb{R}^d$ be a unit vector": said of u.
    const member = own.length === 1 && relations?.length === 1 && relations[0]?.sign === "∈" && own[0]?.statement.sides[0] ? plainName(own[0].statement.sides[0]) : null;
    if (member !== null) draft.saidOf = [{ names: [member], part, before: draft.prose, isExpression: false }];
    else draft.saidOf = relations?.length !== 0 || (first === undefined && !isExpression) ? [] : [...draft.saidOf, { names: [first ?? part.source.text, ...others], part, before: draft.prose, isExpression }];
    draft.prose += ` ${part.source.text} `;
  }
}

/** "Differentiate $x^3 + y^3 = 6xy$": names that vary here and that an earlier section defined are meant anew where an equation ties them to others. */
function renewTiedNames({ book, parts, sections, structured }: DraftState, own: readonly StatementEvent[]): void {
  for (const { statement: { sides, relations } } of own) {
    const [head, value] = sides;
    if (structured || head == null || value == null || sides.length !== 2 || relations[0]?.sign !== "=" || definable(head) !== null) continue;
    const tied = [...new Set([...namesIn(head), ...namesIn(value)])].filter((name) => /^\p{L}$/u.test(name));
    if (tied.length < 2 || !tied.some((name) => parts.primedIn(sections.current).has(name) && book.isOfEarlierSections(name))) continue;
    for (const name of tied) if (book.isOfEarlierSections(name)) book.renew(name);
  }
}

/** The names of a formula that is a list of them and nothing more: `$a, b$`; none for any other formula. */
function namesAlone(own: readonly StatementEvent[]): readonly string[] {
  const names = own.map(({ statement }) => (own.length === 1 || (statement.words.length === 0 && statement.relations.length === 0) ? inlineName(statement) : null));
  return names.every((name) => name !== null) ? names : [];
}

/** A formula that is one expression, more than a name or a number. */
function inlineExpression(own: readonly StatementEvent[]): { readonly event: StatementEvent; readonly head: Syntax } | null {
  const [event] = own;
  const [head] = event?.statement.sides ?? [];
  if (event === undefined || own.length !== 1 || head == null || event.statement.relations.length > 0 || definable(head) !== null || isNumeric(head)) return null;
  return { event, head };
}

/** `x^2 + y^2 = 25`: an equation that ties names together and defines none. */
function relatesNames({ book }: DraftState, { statement }: StatementEvent): boolean {
  const [head, value] = statement.sides;
  if (head == null || value == null || statement.sides.length !== 2 || statement.relations[0]?.sign !== "=" || definable(head) !== null) return false;
  return new Set([...namesIn(head), ...namesIn(value)]).size > 1 && ![head, value].some((side) => speaksOfRates(derivativesIn(side, book.isDetermined)));
}

/** `\choice{$…$}`: what is offered to choose from, right or wrong. */
function isOffered({ text }: DraftState, part: MathPart): boolean {
  return /\\(?:\w*[cC]hoice|\w*[oO]ption|distractor)\*?\s*(?:\[[^\]]*\])?\s*\{[^{}]*$/.test(text.slice(Math.max(0, part.range.start - 200), part.range.start));
}

/** A statement that true and false stand behind to choose from. */
function isAsked({ text, structured }: DraftState, part: MathPart): boolean {
  return !structured && /^(?:\$+|\\[\])]|\\end\{[^}]*\}|[\s.,;?])*(?:\\begin\s*\{[^{}]*\}\s*)?\\choice\*?\s*(?:\[[^\]]*\])?\s*\{\s*(?:True|False|Yes|No)\b/i.test(text.slice(part.range.end, part.range.end + 200));
}

/** `a = 3`: only the value of a name. */
function givesValue({ statement }: StatementEvent): boolean {
  const [head, value] = statement.sides;
  return statement.sides.length === 2 && head != null && value != null && definable(head)?.parameters.length === 0 && isNumeric(value);
}

/** Where the words of `\intertext{…}`, a row of its own, stand in its source; null for any other row. */
function interText({ statement, part }: StatementEvent): { readonly start: number; readonly end: number } | null {
  const { start, end } = statement.range;
  const opening = /^\\(?:short)?intertext\s*\{/.exec(part.source.text.slice(start, Math.max(end, start)));
  return opening === null ? null : { start: start + opening[0].length, end };
}
