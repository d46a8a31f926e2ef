// Which definitions are in force for a derivation. Each name is looked up when it is asked for, so that a document with many definitions costs no more than what its
// derivations use.

import { memoised, onceFor } from "../expression/memoised.js";
import type { Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import type { DraftDefinition, DraftDerivation, DraftDocument } from "./draft.js";
import { grouped } from "./grouped.js";
import { isIntroduced } from "./introductions.js";
import { isOfAnotherItem, isOfSameNumber } from "./list-items.js";
import { swappedNames } from "./swapped-letters.js";
import { plainName } from "./syntax-names.js";

/** The definitions in force for a derivation by the names that they define. */
export interface InForce {
  readonly get: (name: string) => DraftDefinition | undefined;
  readonly has: (name: string) => boolean;
  /** Those of some names, in the order of the document. */
  readonly among: (names: Iterable<string>) => ReadonlyMap<string, DraftDefinition>;
  readonly all: () => ReadonlyMap<string, DraftDefinition>;
}

/**
 * The definitions in force for a derivation: what explains it directly after ("where u = x²"), else the last one before its end, else the first one after it in its
 * section. A number that another section gives a name, or that comes later, is none (see `valuesElsewhere`).
 */
export function definitionsInForce(document: DraftDocument, derivation: DraftDerivation): InForce {
  const last = lastAsked.get(document);
  if (last?.derivation === derivation) return last.inForce;
  const inForce = createInForce(document, derivation);
  lastAsked.set(document, { derivation, inForce });
  return inForce;
}

/** What was made for the derivation that was last asked about: it is asked about several times in a row. */
const lastAsked = new WeakMap<DraftDocument, { readonly derivation: DraftDerivation; readonly inForce: InForce }>();

interface Candidate {
  readonly definition: DraftDefinition;
  /** Its place among all definitions, the rivals behind them. */
  readonly place: number;
}

/** All definitions by their names, those that others replaced too. */
const candidatesByName = onceFor((document: DraftDocument): ReadonlyMap<string, readonly Candidate[]> =>
  grouped([...document.definitions, ...document.rivals].map((definition, place) => ({ definition, place })), ({ definition }) => definition.name));

function createInForce(document: DraftDocument, derivation: DraftDerivation): InForce {
  const candidates = candidatesByName(document);
  const counts = argumentCounts(derivation);
  const lists = argumentLists(derivation);
  // Of right sides of a name that take two or three arguments the one that takes as many as the derivation gives.
  const fits = ({ name, parameters, numeric }: DraftDefinition): boolean => (parameters.length < 2 && !(numeric && parameters.length === 0)) || counts.get(name) === undefined || counts.get(name) === parameters.length;
  const rank = (definition: DraftDefinition): number => nearness(document, derivation, definition);
  // Of what several questions say of a name the one of the same number is meant.
  const isNumbered = (known: DraftDefinition, later: DraftDefinition): boolean =>
    isOfSameNumber(document.items, known.offset, derivation.start) && isOfAnotherItem(document.items, later.offset, derivation.start) && !isOfSameNumber(document.items, later.offset, derivation.start);

  /** The nearest definition of a name, with the place of the first that could be meant. */
  const nearest = (name: string): Candidate | null => {
    const all = candidates.get(name) ?? [];
    const own = all.filter(({ place }) => place < document.definitions.length);
    const fitting = counts.size === 0 ? [] : all.filter(({ definition: { parameters, section } }) => section === derivation.section && parameters.length > 1 && counts.get(name) === parameters.length);
    const isOfSeveral = own.every(({ definition }) => definition.section !== derivation.section || definition.parameters.length > 1);
    let found: Candidate | undefined;
    for (const { definition, place } of [...own, ...(isOfSeveral && !fitting.some((each) => own.includes(each)) ? fitting : [])]) {
      // `z = 0` at a point is no value of z(x, y).
      if (definition.numeric && definition.parameters.length === 0 && !fits(definition)) continue;
      // `F(x, y) = x^2 + 2y^2` says nothing of F(x, y, z).
      if (!fits(definition) && definition.parameters.length > 1 && definition.indices.length === 0) continue;
      if (!fits(definition) && isOfSeveral && fitting.length > 0) continue;
      const near = rank(definition);
      if (near === 0) continue;
      const before = definition.offset <= derivation.end;
      const known = found?.definition;
      if (known === undefined || near > rank(known) || (near === rank(known) && before && !isNumbered(known, definition))) found = { definition, place: found?.place ?? place };
    }
    return found ?? null;
  };
  // "Let $f(x)$ be the position" since then: another f.
  const asSaid = memoised((name: string): Candidate | null => {
    const found = nearest(name);
    return found === null || isIntroduced(found.definition.parameters.length > 0 ? document.introductions : [...document.held, ...swappedNames(document)], name, found.definition.offset, derivation.start) ? null : found;
  });
  const meant = memoised((name: string): Candidate | null => {
    const found = asSaid(name);
    if (found === null || found.definition.parameters.length > 0) return found;
    const { body, offset, explains } = found.definition;
    // `y = f(x)` was said of another f where f takes x and y here, and `z = f(x, y)` where it is f(x, y, z).
    const isOther = (applied: string, count: number): boolean => isOfOthers(asSaid(applied)?.definition, count, name) || (lists.get(applied) ?? []).some((list) => list.length > Math.max(1, count) && list.includes(name));
    if ([...argumentCountsIn([body.syntax], 1)].some(([applied, count]) => count !== null && isOther(applied, count))) return null;
    // `y = \frac32 x^2` of one place is no value of the y of f(x, y) where f is laid down after it and taken at y here.
    return !explains && [...lists].some(([applied, each]) => isAnew(asSaid(applied)?.definition, name, offset) && each.some((list) => list.includes(name))) ? null : found;
  });
  const among = (names: Iterable<string>): ReadonlyMap<string, DraftDefinition> =>
    new Map([...new Set(names)].flatMap((name) => meant(name) ?? []).sort((one, other) => one.place - other.place).map(({ definition }) => [definition.name, definition]));
  return { get: (name) => meant(name)?.definition, has: (name) => meant(name) !== null, among, all: () => among(candidates.keys()) };
}

/** Is it a function of several letters, this one among them, that is laid down behind a place? */
function isAnew(definition: DraftDefinition | undefined, name: string, offset: number): boolean {
  return definition !== undefined && definition.parameters.length > 1 && definition.parameters.includes(name) && definition.offset > offset;
}

/** Does a function take more than this many arguments, the name among them? */
function isOfOthers(definition: DraftDefinition | undefined, count: number, name: string): boolean {
  return definition !== undefined && definition.indices.length === 0 && definition.parameters.length > Math.max(1, count) && definition.parameters.includes(name);
}

/** With how many arguments each name is used in a derivation, where that is always the same number above one. */
function argumentCounts(derivation: DraftDerivation): ReadonlyMap<string, number> {
  return new Map([...argumentCountsIn(sidesOf(derivation), 2)].flatMap(([name, count]) => (count === null ? [] : [[name, count] as const])));
}

/** With how many arguments, of at least so many, each name is used; null where that is not always the same number. */
function argumentCountsIn(sides: readonly Syntax[], least: number): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (const [name, group] of sides.flatMap(appliedTo)) {
    if (group.items.length < least) continue;
    const known = found.get(name);
    found.set(name, known === undefined || known === group.items.length ? group.items.length : null);
  }
  return found;
}

/** The names that stand alone in the brackets behind each name in a derivation: x, y, z of `f(x, y, z)`. */
function argumentLists(derivation: DraftDerivation): ReadonlyMap<string, readonly (readonly (string | null)[])[]> {
  const found = new Map<string, (readonly (string | null)[])[]>();
  for (const [name, group] of sidesOf(derivation).flatMap(appliedTo)) found.set(name, [...(found.get(name) ?? []), group.items.map(({ sides: [side] }) => (side == null ? null : plainName(side)))]);
  return found;
}

/** Each name directly before a round bracket, with that. */
function appliedTo(syntax: Syntax): readonly (readonly [string, Syntax & { readonly kind: "group" }])[] {
  const own = syntax.kind !== "sequence" ? [] : syntax.items.flatMap((item, k) => {
    const next = syntax.items[k + 1];
    const name = item.kind === "operand" ? plainName(item.operand.kind === "script" ? item.operand.base : item.operand) : null;
    if (name === null || next?.kind !== "operand") return [];
    const group = next.operand.kind === "script" ? next.operand.base : next.operand;
    return group.kind === "group" && group.bracket === "(" ? [[name, group] as const] : [];
  });
  return [...own, ...partsOf(syntax).flatMap(appliedTo)];
}

/** The sides of all lines of a derivation. */
function sidesOf(derivation: DraftDerivation): readonly Syntax[] {
  return derivation.lines.flatMap((line) => [line.piece?.syntax ?? null, ...(line.statement?.sides ?? [])].flatMap((side) => side ?? []));
}

/** How near a definition is to a derivation: 5 explains it directly, 0 is not in force for it. What an exercise says later of its own names is nearer than what the text around says. */
export function nearness(document: DraftDocument, derivation: DraftDerivation, definition: DraftDefinition): number {
  const sameSection = definition.section === derivation.section;
  if (definition.solution && definition.offset >= derivation.start && definition.offset <= derivation.end) return 0;
  if (!sameSection && definition.local) return 0;
  if (isInTableOf(definition, derivation)) return 5;
  if (definition.inTableOnly === true) return 0;
  if (definition.offset > derivation.end) return !sameSection || definition.concluded || isOfAnotherItem(document.items, derivation.start, definition.offset) ? 0 : explainsDirectly(document, derivation, definition) ? 5 : definition.numeric ? 0 : definition.local ? 3 : 1;
  // `p(x) = …` of another section is the density of another quantity.
  if (!sameSection && definition.parameters.length > 0 && /^[pq]$/.test(definition.name) && document.chance.some(({ isAboutChance }) => isAboutChance)) return 0;
  return sameSection ? 4 : definition.numeric ? 0 : 2;
}

/** Does it stand in the list of letters and differentials that the derivation is a row of? */
export function isInTableOf({ table }: DraftDefinition, { start }: DraftDerivation): boolean {
  return table !== null && start >= table.start && start < table.end;
}

export function explainsDirectly(document: DraftDocument, derivation: DraftDerivation, definition: DraftDefinition): boolean {
  if (!definition.explains || definition.offset <= derivation.end) return false;
  return !document.derivations.some((other) => other.start > derivation.end && other.start < definition.offset);
}
