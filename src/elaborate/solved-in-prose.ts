// Equations that a sentence solves: "Solve $x^2 = 3x$. Dividing by $x$ gives $x = 3$." Where the words make it plain that one equation comes from the one before, they are the lines
// of a derivation, as they would be in displays. Everything else that a sentence says stays what it is.

import { type SourceText, joinSources } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import { namesIn } from "./definable.js";
import type { StatementEvent } from "./draft-chain.js";
import { CHOOSES, valuesOf } from "./draft-equations.js";
import { type DraftState, open } from "./draft-state.js";
import { statementEvents } from "./parsed-parts.js";
import { lastSentence, reasonIn } from "./prose.js";

/** Words right before the equation that is to be solved. */
const BEGINS = /(?:^|[.:;,!?(]\s*|\b(?:to|we|us|now|can|by)\s+)(?:solv(?:e|ing)|to solve)\s+(?:(?:the|this|our)\s+)?(?:equations?\s*)?$/i;
/** Words right before one that comes from it. */
const FOLLOWS = /(?:\b(?:gives?|giving|yields?|yielding|so(?: that)?|hence|thus|therefore|then|implies|means|becomes|which is|that is|i\.e\.|leads to|leaves|(?:we|to|and) (?:get|have|obtain|find|are left with))(?:\s+that)?|\b(?:add|subtract|divid|multiply|factor|simplify|expand|squar|tak|collect|mov|cancel)\w*\b[^.;:!?]*)[,:]?\s*$/i;
/** Words that say something else of the equation that follows: a case, a check, a question. */
const OTHERWISE = /\b(?:if|when|where|unless|suppose|assum\w+|check\w*|verif\w+|instead|wrong|not|but|example|similarly|case|try|let|otherwise|first|second|solve|another)\b/i;
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

/** The same where each of them is an equation between two sides; null elsewhere. */
function equationsAt(draft: DraftState, from: number): JoinedEquations | null {
  const found = joinedEquations(draft, from);
  return found !== null && found.events.length > 0 && found.events.every(({ statement: { sides, relations } }) => sides.length === 2 && sides.every((side) => side !== null) && relations[0]?.sign === "=") ? found : null;
}

const namesOf = (events: readonly StatementEvent[]): readonly string[] => events.flatMap(({ statement }) => statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));

/** Builds the derivation of what the parts from `from` on solve; the numbers of the formulas that are its lines, none where nothing is solved there. */
export function solvedInProse(draft: DraftState, from: number): readonly number[] {
  const { all } = draft.parts;
  const before = all[from - 1]?.part;
  if (before?.kind !== "prose" || !BEGINS.test(before.text)) return [];
  const first = equationsAt(draft, from);
  const [start] = first?.events ?? [];
  const head = start?.statement.sides[0];
  if (first === null || first.events.length > 1 || start === undefined || head == null) return [];
  const names = new Set(namesOf(first.events));
  const rows: { readonly event: StatementEvent; readonly reason: string | null }[] = [];
  let words = "";
  const taken: number[] = [from];
  for (let k = first.until; k < Math.min(all.length, from + MOST_PARTS); k++) {
    const part = all[k]?.part;
    if (part?.kind === "prose") {
      words += part.text;
      continue;
    }
    if (part?.kind !== "math" || part.display) break;
    const found = equationsAt(draft, k);
    if (found === null) {
      // "dividing by $x$"
      words += " □ ";
      continue;
    }
    const own = namesOf(found.events);
    if (!FOLLOWS.test(lastSentence(words)) || OTHERWISE.test(words) || own.length === 0 || !own.every((name) => names.has(name))) break;
    const said = `${words} ${restOfSentence(draft, found.until)}`;
    for (const event of found.events.flatMap((each) => valuesOf(each) ?? [each])) rows.push({ event, reason: reasonIn(words) ?? CHOOSES.exec(said)?.[0] ?? null });
    words = "";
    for (let at = k; at < found.until; at++) if (all[at]?.part.kind === "math") taken.push(at);
    k = found.until - 1;
  }
  if (rows.length === 0) return [];
  draft.chains.apart(() => {
    open(draft, start, "statements", head, false);
    draft.chains.statement(start, null, null);
    for (const { event, reason } of rows) draft.chains.statement(event, null, reason);
  });
  return taken;
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
