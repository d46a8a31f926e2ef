// What reading a document knows at a place in it: the words since the last formula, the names in force, the chain that is open. The rooms that decide what a statement is
// (`statement-role.ts`, `define-names.ts`, `draft-equations.ts`) look at it and write into it; `read-draft.ts` leads it through the document.

import type { MathPart, Range, SourceDocument } from "../syntax/document.js";
import type { Statement, Syntax } from "../syntax/math-tree.js";
import { asksOfOperand } from "./prose.js";
import { spokenOperations, type SpokenOperations } from "./operation-words.js";
import { createPositions } from "../syntax/positions.js";
import { createAssumptionGatherer } from "./assumptions.js";
import { createDeclarationGatherer } from "./declarations.js";
import { type Definable, namesIn } from "./definable.js";
import { createDefinitionBook } from "./definition-book.js";
import { type OpenChain, type StatementEvent, createChainBuilder, type ChainBuilder, notesWithin, offsetIn, statementText, withoutLayout, written } from "./draft-chain.js";
import type { DerivationAim, DraftAssumption, DraftDefinition, DraftDocument, DraftNote, SaidParity, SingleFact } from "./draft.js";
import { namesExpectations } from "./chance-facts.js";
import { complexNumbersIn } from "./complex-words.js";
import { introductionsIn, type Introduction } from "./introductions.js";
import { logarithmSpellings, namesOfDocument, roundedDecimals } from "./known-names.js";
import { listItems, type ListItem } from "./list-items.js";
import { parseParts } from "./parsed-parts.js";
import { announcesCase, announcesConsequence, putsBack, announcesDifferentiationOfSides, announcesGiven, announcesProof, announcesSolving, announcesZero, asksForMistake, asksOrWarns, explainsDisplay, isStanding, saysOfPart, setsConstraint, solvedFor } from "./prose.js";
import { withNamedFunctions } from "./named-functions.js";
import { withSaidEqualities } from "./said-equal.js";
import { saysSystem } from "./said-systems.js";
import { spokenSets } from "./sets.js";
import { slantedUnits, withoutUnit } from "./units.js";
import { createSectionCounter } from "./section-counter.js";
import { collectVariables, derivativesIn, hasTwoValues, isCondition, isNumeric, namesUnderDerivative } from "./statement-shape.js";
import { isForeign } from "./languages.js";
import { MATRIX_FUNCTIONS } from "./tensor-scope.js";
import { namesTensors } from "./tensor-speech.js";

export interface DraftOptions {
  /** Assumptions given from outside, in plain text. */
  readonly assume: readonly string[];
  readonly variable: string | null;
}

/** Where the reading of a document stands. */
export interface DraftState {
  readonly document: SourceDocument;
  readonly text: string;
  readonly options: DraftOptions;
  /** Is every line a step, as in plain text and YAML? */
  readonly structured: boolean;
  readonly knownNames: ReturnType<typeof namesOfDocument>;
  readonly parts: ReturnType<typeof parseParts>;
  readonly book: ReturnType<typeof createDefinitionBook>;
  readonly chains: ChainBuilder;
  readonly sections: ReturnType<typeof createSectionCounter>;
  readonly declarations: ReturnType<typeof createDeclarationGatherer>;
  readonly assumptions: ReturnType<typeof createAssumptionGatherer>;
  readonly rivals: DraftDefinition[];
  /** The items of the lists of the document. */
  readonly items: readonly ListItem[];
  readonly introductions: readonly Introduction[];
  /** Does the text speak of expected values? */
  readonly namesExpectations: boolean;
  /** From where on names that an equation defines do not vary with its letters. */
  readonly held: Introduction[];
  readonly notes: DraftNote[];
  readonly expect: string[];
  /** Memberships of the settings: they may say shapes. */
  readonly shapesSaid: Statement[];
  readonly note: (kind: DraftNote["kind"], message: string, offset: number) => void;
  readonly lineOf: (offset: number) => number;
  variable: string | null;
  title: string | null;
  paragraph: number;
  /** The words since the last display. */
  prose: string;
  proseStart: number;
  /** The prose since the last display, for facts about the chain that comes. */
  singles: readonly SingleFact[];
  /** Names of the inline formulas directly before, joined by commas and "and". */
  inlineNames: readonly string[];
  /** The same with the formulas and the words before each, for what the words after them say; also of an expression, whose sign they may say for what comes next. */
  saidOf: readonly { readonly names: readonly [string, ...string[]]; readonly part: MathPart; readonly before: string; readonly isExpression: boolean }[];
  /** Names that the prose calls even or odd, in order. */
  readonly parities: SaidParity[];
  /** The last formula in the sentences since the last display, where it is an expression: a display that begins with `=` goes on with it. */
  lastInline: { readonly event: StatementEvent; readonly head: Syntax } | null;
  /** The equation between several names in the sentences since the last display: a display may be its derivative. Null also where there are several. */
  lastEquation: StatementEvent | "several" | null;
  /** The display just before, where it is a differential equation with separated variables. */
  separated: StatementEvent | null;
  /** An inline formula that the words want solved: the next display may do so. */
  toSolve: StatementEvent | null;
  /** The equation in the sentences since the last display from which that may go on; null also where there are several. */
  saidEquation: StatementEvent | null;
  ignoreNext: boolean;
  /** Words after the formula at hand that take it back: "but this is not correct". */
  takenBack: string | null;
  /** Does the author ask where his mistake is? */
  readonly asksForMistake: boolean;
  lastMathEnd: number;
  /** Where the last display stands. */
  lastDisplay: Range | null;
  /** Where the part of an exercise begins that is being read: what was defined before it may be given anew. */
  partStart: number;
  /** Where it begins by its mark, `(b)`: a definition behind it does not rest on one before it. */
  markStart: number;
  /** The display that gives functions of a curve anew. */
  curvePart: MathPart | null;
  /** Letters that are defined as components of a position. */
  readonly components: Set<string>;
  /** The curve that a coordinate was last given by, `T(x)` of `y = T(x) = …`; where that is a number, what it defines beside another curve. */
  readonly curves: Map<string, { readonly section: number; readonly variables: string; readonly end: number; readonly height: DraftDefinition | null }>;
  /** The display whose values are read off a picture. */
  pictured: MathPart | null;
  /** Do words want solved what the display says, or the displays that it directly follows? */
  solving: boolean;
  /** Functions that an exercise wants found, each with where it says so: what it says of them holds of no other. */
  sought: Map<string, number>;
  commentLabel: string | null;
  /** Names in the displays of this section so far, and those in its given equations. */
  usedNames: Set<string>;
  givenNames: Set<string>;
}

/** What is known of a text as a whole, however small a part of it is read. */
export interface WholeText {
  readonly knownNames: ReadonlySet<string>;
  readonly asksForMistake: boolean;
  /** The items of its lists. */
  readonly items: readonly ListItem[];
  readonly introductions: readonly Introduction[];
  readonly complex: DraftDocument["complex"];
  readonly spellings: ReadonlySet<string>;
  readonly rounded: ReadonlySet<string>;
  readonly slantedUnits: ReadonlySet<string>;
  readonly spokenSets: ReadonlySet<string>;
  readonly speaksOfConvolution: boolean;
  readonly speaksOfDegrees: boolean;
  readonly writesThousands: boolean;
  readonly isForeign: boolean;
  readonly speaksOfTriangles: boolean;
  readonly operations: SpokenOperations;
  /** Does it speak of vectors or matrices? */
  readonly namesTensors: boolean;
  /** Does it speak of expected values, and of no energies? */
  readonly namesExpectations: boolean;
  readonly lineOf: (offset: number) => number;
}

/** Triangles, right ones by their sides, and angles between named lines. */
const TRIANGLES = /\btriangles?\b|\\triangle(?![a-zA-Z])|\\angle(?![a-zA-Z])|[∠△]|\bhypotenuse\b|\b(?:Dreiecks?|triángulos?|hypoténuse|hipotenusa|trójkąt\w*)\b|三角形|夹角/i;

/** Looks through a whole text once. */
export function surveyText(document: SourceDocument, text: string, options: DraftOptions): WholeText {
  const positions = createPositions(text);
  return {
    knownNames: namesOfDocument(document, options), asksForMistake: asksForMistake(text), items: document.notation === "latex" ? listItems(text) : [], introductions: introductionsIn(text), complex: complexNumbersIn(text),
    spellings: logarithmSpellings(document), rounded: roundedDecimals(document), slantedUnits: slantedUnits(text), spokenSets: spokenSets(text), speaksOfDegrees: /\bdegrees\b|°|\^\s*\{?\s*\\circ/.test(text), isForeign: isForeign(document), speaksOfTriangles: TRIANGLES.test(text), writesThousands: new Set(text.match(/(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])/g)).size > 1, speaksOfConvolution: /\bconvol(?:ution|ve)/i.test(text), operations: spokenOperations(text), namesTensors: namesTensors(text), namesExpectations: namesExpectations(text), lineOf: (offset) => positions.at(offset).line,
  };
}

/** The state before the first part of a document. */
export function createDraftState(document: SourceDocument, text: string, options: DraftOptions, whole: WholeText): DraftState {
  const { knownNames, lineOf } = whole;
  const structured = document.notation === "text" || document.notation === "yaml";
  const isAsking = whole.asksForMistake;
  const parts = parseParts(structured ? document.parts : withNamedFunctions(withSaidEqualities(document.parts, isAsking), text), knownNames);
  const sections = createSectionCounter();
  const notes: DraftNote[] = [];
  const note: DraftState["note"] = (kind, message, offset) => {
    notes.push({ kind, message, offset });
  };
  const systems = new Map<MathPart, boolean>();
  const isSystem = (part: MathPart): boolean => {
    const known = systems.get(part);
    if (known !== undefined) return known;
    const said = !structured && part.display && saysSystem(text.slice(Math.max(0, part.range.start - 300), part.range.start), text.slice(part.range.end, part.range.end + 120));
    systems.set(part, said);
    return said;
  };
  const chains = createChainBuilder({
    title: () => draft.title, section: () => sections.current, around: () => sections.around, lineOf, note, isSystem,
    takeSingles: () => {
      const taken = draft.singles;
      draft.singles = [];
      return taken;
    },
  });
  const draft: DraftState = {
    document, text, options, structured, knownNames, parts, book: createDefinitionBook((name) => parts.isExplained(name, sections.current), () => sections.current), chains, sections,
    declarations: createDeclarationGatherer(), assumptions: createAssumptionGatherer(), rivals: [], items: whole.items, introductions: whole.introductions, namesExpectations: whole.namesExpectations, held: [], notes, expect: [], shapesSaid: [], note, lineOf,
    components: new Set(), curves: new Map(),
    variable: options.variable, title: null, paragraph: 0, prose: "", proseStart: 0, singles: [], inlineNames: [], saidOf: [], parities: [], lastInline: null, lastEquation: null, separated: null, toSolve: null, saidEquation: null, ignoreNext: false, takenBack: null, asksForMistake: isAsking, lastMathEnd: 0, lastDisplay: null, partStart: 0, markStart: 0, curvePart: null, pictured: null, solving: false, sought: new Map(), commentLabel: null,
    usedNames: new Set(), givenNames: new Set(),
  };
  for (const name of parts.labelledFunctions) draft.declarations.applied(name);
  return draft;
}

export function sameDerivation(draft: DraftState, a: MathPart, b: MathPart): boolean {
  return a === b || (draft.structured && draft.parts.sameGroup(a, b));
}

export function makeDefinition(draft: DraftState, event: StatementEvent, found: Definable, value: Syntax): DraftDefinition {
  const { part, statement } = event;
  return {
    name: found.name, parameters: found.parameters, indices: found.indices, entries: found.entries, body: { syntax: draft.structured ? value : withoutUnit(value, part.source.text), source: part.source }, text: part.source.text.slice(value.range.start, value.range.end),
    offset: offsetIn(part.source, statement.range.start), lineNumber: draft.lineOf(offsetIn(part.source, statement.range.start)), section: draft.sections.current, partStart: Math.max(draft.partStart, draft.markStart), local: draft.sections.around !== null, onPart: !draft.structured && found.parameters.length > 0 && saysOfPart(draft.prose), numeric: isNumeric(value), solution: false, explains: false, inPassing: false, concluded: false, table: null, notes: notesWithin(event.notes, value.range),
  };
}

export function open(draft: DraftState, event: StatementEvent, kind: OpenChain["kind"], head: Syntax, aside: boolean, aim: DerivationAim = null): void {
  const { statement, part } = event;
  const proof = draft.structured || announcesProof(draft.prose);
  if (kind === "chain" && part.display && event.first && !draft.structured && solvedFor(draft.prose).some((solved) => withoutLayout(solved) === written({ syntax: head, source: part.source }))) draft.assumptions.solve(draft.sections.current, head);
  const mayBeGiven = statement.sides.length === 2 && !proof && statement.sides.some((side) => side !== null && mayBeAboutUnknown(draft, side, statement));
  const isAfterWords = !draft.structured && event.first && part.display;
  const concludedFrom = isAfterWords && announcesConsequence(draft.prose) ? draft.lastDisplay : null;
  const isPutBack = isAfterWords && putsBack(draft.prose);
  const solved = concludedFrom === null ? null : solvedBefore(draft, concludedFrom);
  if (solved !== null) addAssumption(draft, solved, "prose", "derivation", true);
  draft.chains.open(event, { kind, head: written({ syntax: head, source: part.source }), aside, mayBeGiven, toBeSolved: announcesSolving(draft.prose) || isListedSolution(draft, event), ofEquations: part.display && /\bequations?\b[^.?!$]{0,80}$/i.test(draft.text.slice(Math.max(0, part.range.start - 160), part.range.start)), ofOperand: part.display && !draft.structured && asksOfOperand(draft.prose, part.source.text), toZero: !draft.structured && announcesZero(draft.prose), aim, concludedFrom, isPutBack, differentiates: announcesDifferentiationOfSides(draft.prose) });
}

/** `3 = e^k \\\\ k = \\ln 3` in the display before: its last row, which says what a letter of the rows above it is; null for any other. */
function solvedBefore({ chains: { current } }: DraftState, display: Range): StatementEvent | null {
  const rows = current?.kind === "statements" && current.part.range === display ? current.lines : [];
  const [last, above] = [rows[rows.length - 1], rows[rows.length - 2]];
  const [name, value] = last?.statement?.sides ?? [];
  const letter = name?.kind === "name" ? name.name : null;
  if (current === null || last?.statement == null || above?.statement == null || letter === null || value == null || last.joined.length > 0 || last.statement.relations[0]?.sign !== "=" || hasTwoValues(value)) return null;
  const isClosed = namesIn(value).every((each) => each === "e" || each === "π");
  if (!isClosed || !above.statement.sides.some((side) => side !== null && namesIn(side).includes(letter))) return null;
  const statement = { ...last.statement, sides: [name ?? null, value], relations: last.statement.relations.slice(0, 1), range: { start: last.statement.range.start, end: value.range.end } };
  return { statement, part: { ...current.part, source: last.source, display: false }, notes: [], first: true, rowWords: "" };
}

/** `y = 2x,\ x + y = 3x = 6`: the last of equations beside each other, which comes to one that is solved. */
function isListedSolution({ structured }: DraftState, { statement, part }: StatementEvent): boolean {
  return !structured && part.display && statement.connector === "," && statement.sides.length > 2 && statement.relations.every(({ sign }) => sign === "=");
}

/** `(xy)' = x²`: a derivative of something with an unknown y, whose derivative does not occur on the other side. */
function mayBeAboutUnknown(draft: DraftState, side: Syntax, statement: Statement): boolean {
  const own = derivativesIn(side, draft.book.isDetermined);
  if (!own.explicit) return false;
  // What one differentiates by is no function here, though an integral elsewhere has its differential.
  const variables = new Set<string>();
  collectVariables(side, variables);
  const unknown = new Set(namesIn(side).filter((name) => draft.parts.primedNames.has(name) && !variables.has(name) && !MATRIX_FUNCTIONS.has(name) && !draft.parts.differentiatedBy.has(name) && !draft.book.isDetermined(name)));
  const others = statement.sides.filter((other): other is Syntax => other !== null && other !== side);
  const differentiated = new Set(others.flatMap((other) => namesUnderDerivative(other)));
  return [...unknown].some((name) => !differentiated.has(name));
}

/** A formula in a sentence that was taken in as a line: for what comes after it, it is one of the words. */
export function passOver(draft: DraftState, text: string): void {
  draft.lastInline = null;
  draft.inlineNames = [];
  draft.prose += ` ${text} `;
}

/** Does the formula say, right behind a display, under which condition that holds? */
export function standsBehind(draft: DraftState, { part }: StatementEvent): boolean {
  return !draft.structured && !part.display && explainsDisplay(draft.prose) && !/\n\s*\n/.test(draft.text.slice(draft.lastMathEnd, part.range.start));
}

/** Is it said in a sentence, and does not follow from what stands before: so that it may tell why the display before it holds? */
export const speaksOfBefore = (draft: DraftState, { part, statement }: StatementEvent): boolean =>
  !draft.structured && !part.display && statement.connector === null && statement.relations.every(({ sign }) => sign === "=") && !announcesCase(draft.prose) && !announcesConsequence(draft.prose) && !asksOrWarns(draft.prose);

/** A condition at the end of a row of a display holds for the whole row; of any other, where it stands. */
function rowStart({ part, statement }: StatementEvent): number {
  const at = statement.range.start;
  return offsetIn(part.source, part.display && statement.connector === "," ? part.source.text.lastIndexOf("\\\\", at) + 1 : at);
}

export function addAssumption(draft: DraftState, event: StatementEvent, origin: DraftAssumption["origin"], reach: DraftAssumption["reach"], solution = false): void {
  const stands = offsetIn(event.part.source, event.statement.range.start);
  const offset = isCondition(event.statement) ? rowStart(event) : stands;
  draft.assumptions.add({
    statement: event.statement, source: event.part.source, text: statementText(event.part.source, event.statement), origin, offset, lineNumber: draft.lineOf(stands), section: draft.sections.current, reach, solution,
    explains: standsBehind(draft, event) || speaksOfBefore(draft, event),
    said: reach === "derivation" || standsBehind(draft, event) || announcesGiven(event.statement.connector === null ? draft.prose : event.rowWords), constrains: event.first && setsConstraint(draft.prose), notes: notesWithin(event.notes, event.statement.range), standing: origin === "assume" || isStanding(draft.prose), paragraph: draft.paragraph,
    formula: event.part.display && event.statement.connector !== null ? event.part.range.start : offset,
  });
}
