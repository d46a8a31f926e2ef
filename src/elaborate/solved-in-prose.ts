// Equations that a sentence solves or goes on from: "Solve $x^2 = 3x$. Dividing by $x$ gives $x = 3$." Where the words make it plain that one equation comes from the one before, they are the lines
// of a derivation, as they would be in displays. Everything else that a sentence says stays what it is.

import { type SourceText, joinSources } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import { definable, namesIn } from "./definable.js";
import type { StatementEvent } from "./draft-chain.js";
import { CHOOSES, valuesOf } from "./draft-equations.js";
import { type DraftState, addAssumption, open } from "./draft-state.js";
import { speaksOfOtherArithmetic } from "./equation-role.js";
import { statementEvents } from "./parsed-parts.js";
import { asksOrWarns, lastSentence, reasonIn } from "./prose.js";
import { separatedLetters } from "./separated-equations.js";
import { derivativesIn, isNumeric, nameAtNumber, speaksOfRates } from "./statement-shape.js";

/** Words right before the equation that is to be solved. */
const BEGINS = /(?:^|[.:;,!?(]\s*|\b(?:to|we|us|now|can|by)\s+)(?:solv(?:e|ing)|to solve)\s+(?:(?:the|this|our|following)\s+)*(?:equations?\s*)?(?:(?:system|pair)\s+(?:of\s+equations\s*)?)?$/i;
/** Words right before an equation that the sentence begins with. */
const STARTS = /\b(?:from|given(?:\s+that)?|start(?:ing|ed)?(?:\s+(?:out\s+)?(?:with|from))?|begin(?:ning)?\s+with|(?:both\s+)?sides\s+of|differentiating|squaring|rearranging)\s+(?:(?:the|this|our|my)\s+)?(?:equations?\s*)?$/i;
/** "only $x = 6$ satisfies the equation": which solution is left in the end. */
const ONLY = /\bonly\s*$/i;
const SATISFIES = /^\s*(?:satisf\w+|solves?|works?|remains?|(?:is|are)\s+(?:an?\s+|the\s+)?(?:valid|actual|real|true|genuine|solutions?|roots?))\b/i;
/** Words right before an equation of a system that is put into another. */
const PUTS_IN = /\b(?:substitut|insert|plugg|putt)ing\s*$/i;
/** Words right before an equation whose solutions the sentence names, and those between it and them. */
const NAMES_SOLUTIONS = /\b(?:the|its|whose)\s+(?:only\s+|real\s+|two\s+)*(?:solutions?|roots?)\s+(?:of|to)\s+(?:the\s+equation\s+)?$/i;
const ARE = /^\s*(?:is|are)\s*$/i;
/** What is done to the equation that follows, so that "by $6$:" behind it is the rest of it. */
const DOES = /\b(?:add|subtract|divid|multiply|squar|tak|differentiat|factor)\w*\b[^.;]*$/i;
const REST_OF_DEED = /^\s*(?:(?:by|from|implicitly|on|to)\b[^.;]{0,60})?[,:]\s*$/i;
/** Words right before one that comes from it. */
export const FOLLOWS_FROM = /(?:\b(?:gives?|giving|yields?|yielding|so(?: that)?|hence|thus|therefore|then|implies|means|becomes|which is|that is|i\.e\.|leads to|leaves|(?:we|to|and) (?:get|have|obtain|find|are left with)|(?:the|its) (?:only |final )?(?:solutions?|roots?|answers?) (?:is|are))(?:\s+that)?|\b(?:add|subtract|divid|multiply|factor|simplify|expand|squar|tak|collect|mov|cancel|integrat|separat|exponentiat)\w*\b[^.;:!?]*)[,:]?\s*$/i;
/** Words that say something else of the equation that follows: a case, a check, a question. */
export const LEADS_ELSEWHERE = /\b(?:if|when|where|unless|suppose|assum\w+|check\w*|verif\w+|instead|wrong|not|but|example|similarly|case|try|let|otherwise|first|second|solve|another)\b/i;
/** Words right before the value at a point that fixes a constant. */
const CONDITION = /\b(?:from|since|as|using|use|with|because|conditions?|the\s+fact\s+that)\s*$/i;
const CONSTANT = /^[ACKck](?:_\d)?$/;
/** More parts of a sentence are not looked at. */
const MOST_PARTS = 40;

/** So many parts are looked at for values that a sentence gives to one name. */
const MOST_SOLUTIONS = 16;

export interface JoinedEquations {
  readonly events: readonly StatementEvent[];
  readonly source: SourceText;
  /** The number of the part behind them. */
  readonly until: number;
}

/** `$x = 2$ or $x = 3$`: inline equations that words join, as one line; null where no inline formula stands at `from`. */
export function joinedEquations(draft: DraftState, from: number): JoinedEquations | null {
  const { all } = draft.parts;
  const first = all[from]?.part;
  if (first?.kind !== "math" || first.display) return null;
  let part = first;
  let until = from + 1;
  for (let words = all[until]?.part; words?.kind === "prose" && until < from + MOST_SOLUTIONS; words = all[until]?.part) {
    const joint = /^\s*,?\s*(or|and|,)\s*$/i.exec(words.text)?.[1]?.toLowerCase();
    const next = all[until + 1];
    const [only] = next?.events ?? [];
    if (joint === undefined || next?.part.kind !== "math" || next.part.display || next.events.length !== 1 || only?.statement.relations.length !== 1) break;
    part = { ...part, source: joinSources(part.source, joint === "or" ? "\\text{ or }" : "\\text{ and }", next.part.source), range: { start: part.range.start, end: next.part.range.end } };
    until += 2;
  }
  const events = part === first ? (all[from]?.events ?? []) : statementEvents(part, parseMath(part.source, { notation: part.notation, knownNames: draft.knownNames, environment: null }));
  return { events, source: part.source, until };
}

/** The same where each of them is an equation, also of more than two sides; null elsewhere. */
function equationsAt(draft: DraftState, from: number): JoinedEquations | null {
  const found = joinedEquations(draft, from);
  return found !== null && found.events.length > 0 && found.events.every(({ statement: { sides, relations } }) => sides.length >= 2 && sides.every((side) => side !== null) && relations.every(({ sign }) => sign === "=")) ? found : null;
}

/** `y(0) = 3` */
const isInitialValue = ({ statement: { sides: [head, value] } }: StatementEvent): boolean => head != null && value != null && nameAtNumber(head) !== null && isNumeric(value);

const namesOf = (events: readonly StatementEvent[]): readonly string[] => events.flatMap(({ statement }) => statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));

/** A line that the sentence says to follow, and a value at a point that it takes in between. */
interface Row {
  readonly event: StatementEvent;
  readonly reason: string | null;
  readonly isCondition: boolean;
}

/** Builds the derivation of what the parts from `from` on solve; the numbers of the formulas that are its lines, none where nothing is solved there. */
export function solvedInProse(draft: DraftState, from: number): readonly number[] {
  const { all } = draft.parts;
  const before = all[from - 1]?.part;
  if (before?.kind !== "prose") return [];
  const announced = beginningIn(draft, before.text, from);
  const beginning = announced ?? (saysUnknown(draft, from) ? SAYS_UNKNOWN : null);
  if (beginning === null) return [];
  const isAsked = beginning.aim === "solves";
  const namesOnly = /\bwith\s*$/i.test(before.text);
  const first = equationsAt(draft, from);
  const [start] = first?.events ?? [];
  const head = start?.statement.sides[0];
  if (first === null || first.events.some(({ statement }) => statement.connector !== null && statement.connector !== "and" && !(isAsked && statement.connector === ",")) || start === undefined || head == null || (!isAsked && isDefinition(draft, first, namesOnly))) return [];
  const found = rowsBehind(draft, from, first, beginning);
  if (found === null) return [];
  draft.chains.apart(() => {
    open(draft, start, "statements", head, false, beginning.aim);
    for (const event of first.events) {
      draft.chains.statement(event, null, null);
      // What else the text does may rest on it.
      addAssumption(draft, event, "prose", "aside");
    }
    for (const { event, reason, isCondition } of found.rows) {
      if (!isCondition) draft.chains.statement(event, null, reason);
      if (isCondition || announced === null) addAssumption(draft, event, "prose", "aside");
    }
  });
  return found.taken;
}

/** What a sentence begins an equation for, and the words between it and its first line, where they are not such that say that one follows. */
interface Beginning {
  readonly aim: "solves" | "goesFrom";
  readonly first: RegExp | null;
}

const SAYS_UNKNOWN: Beginning = { aim: "goesFrom", first: null };

function beginningIn(draft: DraftState, words: string, at: number): Beginning | null {
  if (BEGINS.test(words) || isSolvedFor(draft, at - 1)) return { aim: "solves", first: DOES.test(words) ? REST_OF_DEED : null };
  if (asksOrWarns(draft.prose)) return null;
  if (NAMES_SOLUTIONS.test(words)) return { aim: "solves", first: ARE };
  return STARTS.test(words) ? { aim: "goesFrom", first: DOES.test(words) ? REST_OF_DEED : null } : null;
}

/** `$2x + 3 = 11$, so …`: one equation for a letter of which nothing else is known, and right behind it words that something follows. */
function saysUnknown(draft: DraftState, from: number): boolean {
  const { all } = draft.parts;
  const [part, words, next] = [all[from]?.part, all[from + 1]?.part, all[from + 2]?.part];
  const [event, ...others] = all[from]?.events ?? [];
  const sides = event?.statement.sides ?? [];
  if (draft.structured || part?.kind !== "math" || part.display || others.length > 0 || words?.kind !== "prose" || next?.kind !== "math" || next.display || asksOrWarns(draft.prose)) return false;
  if (!FOLLOWS_FROM.test(words.text) || LEADS_ELSEWHERE.test(words.text) || sides.length !== 2 || event?.statement.relations[0]?.sign !== "=") return false;
  const [head, value] = sides;
  const [name, ...more] = new Set(sides.flatMap((side) => (side === null ? [] : namesIn(side))));
  if (head == null || value == null || more.length > 0 || name === undefined || !/^[a-z]$/.test(name) || name === "e" || name === "i" || definable(head) !== null || definable(value) !== null) return false;
  return !speaksOfOtherArithmetic(draft.text) && !draft.book.isDetermined(name) && !draft.parts.primedNames.has(name) && !sides.some((side) => side !== null && speaksOfRates(derivativesIn(side, () => true)));
}

/** "Solve for $x$: $3x - 5 = 10$": the words right before an equation, and the formula before them. */
function isSolvedFor({ parts: { all } }: DraftState, at: number): boolean {
  const [asks, name, words] = [all[at - 2]?.part, all[at - 1]?.part, all[at]?.part];
  return asks?.kind === "prose" && name?.kind === "math" && words?.kind === "prose" && /^\s*:\s*$/.test(words.text) && /\b(?:solv(?:e|ing))\b[^.;]*\bfor\s*$/i.test(asks.text);
}

/** `f(x) = x^2`, `n = 3`, "start with $\\theta = \\arctan x$", or `y = x^2` where the formula after it is a derivative: what a name is. */
function isDefinition(draft: DraftState, { events, until }: JoinedEquations, namesOnly: boolean): boolean {
  const [head, value] = events[0]?.statement.sides ?? [];
  const found = events.length === 1 && head != null ? definable(head) : null;
  if (found === null || value == null) return false;
  if (found.parameters.length > 0 || isNumeric(value) || (namesOnly && !namesIn(value).includes(found.name))) return true;
  const next = draft.parts.all.slice(until, until + 3).find(({ part }) => part.kind === "math");
  return next?.events.some(({ statement }) => statement.sides.some((side) => side !== null && speaksOfRates(derivativesIn(side, () => true)))) ?? false;
}

/** The lines behind the equations that a sentence begins with, and the numbers of all parts that are taken in; null where none follows in a sentence. */
function rowsBehind(draft: DraftState, from: number, first: JoinedEquations, { aim, first: behindFirst }: Beginning): { readonly rows: readonly Row[]; readonly taken: readonly number[] } | null {
  const { all } = draft.parts;
  const names = new Set(namesOf(first.events));
  const isSystem = first.events.length > 1;
  const rows: Row[] = [];
  const taken: number[] = [];
  const take = (start: number, end: number): void => {
    for (let at = start; at < end; at++) if (all[at]?.part.kind === "math") taken.push(at);
  };
  let [integrated, displays, inline] = [false, 0, 0];
  let words = "";
  take(from, first.until);
  for (let k = first.until; k < Math.min(all.length, from + MOST_PARTS); k++) {
    const part = all[k]?.part;
    if (part?.kind === "prose") words += part.text;
    if (part?.kind === "prose") continue;
    if (aim === "solves" && part?.kind === "break" && part.reason === "paragraph") {
      words += " ";
      continue;
    }
    if (part?.kind !== "math") break;
    const whole = part.display ? displayedAt(draft, k) : equationsAt(draft, k);
    const goesOn = whole === null || part.display || !beginsAnother(draft, whole);
    const found = goesOn ? whole : { ...whole, events: all[k]?.events ?? [], until: k + 1 };
    if (found === null) {
      if (part.display || (all[k]?.events ?? []).some(({ statement }) => statement.relations.length > 0)) break;
      // "dividing by $x$"
      words += " □ ";
      continue;
    }
    const [value] = found.events;
    const letters = found.events.length === 1 && value !== undefined ? separatedLetters(value.statement) : null;
    // `dy/y = 3 dx` behind `y' = 3y` says what y is a function of.
    if (letters !== null && letters.some((letter) => names.has(letter))) for (const letter of [...letters, "d"]) names.add(letter);
    const own = namesOf(found.events);
    const said = isSystem ? words.replace(/\b(?:first|second|other|another)\b/gi, " ") : words;
    integrated ||= /\bintegrat/i.test(words);
    const isCondition = found.events.length === 1 && value !== undefined && isInitialValue(value) && CONDITION.test(words);
    if (!isCondition) {
      const follows = FOLLOWS_FROM.test(lastSentence(words)) || (rows.length === 0 && behindFirst?.test(words) === true) || (isSystem && PUTS_IN.test(words) && !found.events.some(({ statement: { sides: [, side] } }) => side != null && isNumeric(side)));
      const isLeft = aim === "solves" && ONLY.test(words) && SATISFIES.test(wordsBehind(draft, found.until));
      if (!((follows && !LEADS_ELSEWHERE.test(said)) || isLeft) || own.length === 0 || !own.every((name) => names.has(name) || name === "e" || name === "π" || (integrated && CONSTANT.test(name)))) break;
      if (part.display) displays += 1;
      else inline += 1;
    }
    const reason = isCondition || ONLY.test(words) ? null : (reasonIn(words) ?? CHOOSES.exec(`${words} ${restOfSentence(draft, found.until)}`)?.[0] ?? null);
    for (const event of apart(behindFirst === ARE ? alternatives(found.events) : found.events).flatMap((each) => valuesOf(each) ?? [each])) rows.push({ event, reason, isCondition });
    words = "";
    take(k, found.until);
    k = found.until - 1;
    if (!goesOn) break;
  }
  // Displays with one formula behind them are rows of their own, which that ends.
  return inline === 0 || (displays > 0 && inline === 1) ? null : { rows, taken };
}

/** `$x = 4$, and $x - 1 = -3$ gives …`: behind a value the equation of another case, which something follows from. */
function beginsAnother(draft: DraftState, { events, until }: JoinedEquations): boolean {
  const [value, other] = events.map(({ statement: { sides: [head] } }) => (head == null ? null : definable(head)));
  return events.length === 2 && value !== null && other === null && FOLLOWS_FROM.test(wordsBehind(draft, until));
}

/** "The solutions are $x = 2$ and $x = 3$": one or the other. */
export function alternatives(events: readonly StatementEvent[]): readonly StatementEvent[] {
  const heads = new Set(events.map(({ statement: { sides: [head] } }) => (head?.kind === "name" ? head.name : "")));
  return heads.size > 1 ? events : events.map((event) => (event.statement.connector === "and" ? { ...event, statement: { ...event.statement, connector: "or" } } : event));
}

/** `$A = 3$ and $y = 3e^x$`: the value of a constant is a line of its own before what it goes into. */
function apart(events: readonly StatementEvent[]): readonly StatementEvent[] {
  const [value, ...others] = events;
  const [name, number] = value?.statement.sides ?? [];
  if (others.length !== 1 || name?.kind !== "name" || !CONSTANT.test(name.name) || number == null || !isNumeric(number)) return events;
  return events.map((event) => ({ ...event, statement: { ...event.statement, connector: null } }));
}

function wordsBehind(draft: DraftState, at: number): string {
  const part = draft.parts.all[at]?.part;
  return part?.kind === "prose" ? part.text : "";
}

/** The one equation of a display. */
function displayedAt(draft: DraftState, at: number): JoinedEquations | null {
  const entry = draft.parts.all[at];
  const [event] = entry?.events ?? [];
  if (entry?.part.kind !== "math" || event === undefined || entry.events.length !== 1 || event.statement.sides.length !== 2 || event.statement.sides.includes(null) || event.statement.relations[0]?.sign !== "=") return null;
  return { events: entry.events, source: entry.part.source, until: at + 1 };
}

/** What a sentence says behind a formula: ", as $x$ is a length". */
export function restOfSentence(draft: DraftState, from: number): string {
  let words = "";
  for (let k = from; k < Math.min(draft.parts.all.length, from + MOST_SOLUTIONS); k++) {
    const part = draft.parts.all[k]?.part;
    if (part?.kind !== "prose" && part?.kind !== "math") break;
    const text = part.kind === "prose" ? part.text : part.source.text;
    const end = part.kind === "prose" ? text.search(/[.;!?](?:\s|$)/) : -1;
    words += end < 0 ? ` ${text} ` : text.slice(0, end);
    if (end >= 0) break;
  }
  return words;
}
