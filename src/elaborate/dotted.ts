// What three dots among entries tell of names: `x_1, x_2, \dots, x_d` makes x an array and d the number of its entries, `\mathbf x = (x_1, \dots, x_d)` says that x_i is an entry
// of \mathbf x. Works on syntax alone.

import type { Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import type { DraftDefinition, DraftDocument } from "./draft.js";
import type { EntryName } from "./scope.js";
import { isBold, onlySide, plainName } from "./syntax-names.js";

/** An array that stands beside three dots: its letter, the letters of its last subscripts, and whether it has two of them. */
export interface DottedArray {
  readonly stem: string;
  readonly letters: readonly string[];
  readonly isOfTwo: boolean;
}

interface Subscript {
  readonly numbers: readonly bigint[];
  readonly letters: readonly string[];
  readonly parts: number;
}

/** The arrays whose first and last entries stand beside three dots directly in this syntax. */
export function dottedEntries(syntax: Syntax): readonly DottedArray[] {
  const members = membersAround(syntax);
  if (members === null) return [];
  const found = new Map<string, Subscript[]>();
  const collect = (part: Syntax): void => {
    const stem = part.kind === "script" && part.sub !== null ? plainName(part.base) : null;
    if (part.kind === "script" && part.sub !== null && stem !== null) {
      const read = subscriptOf(part.sub);
      if (read !== null) found.set(stem, [...(found.get(stem) ?? []), read]);
    }
    partsOf(part).forEach(collect);
  };
  members.forEach(collect);
  return [...found].flatMap(([stem, subscripts]): readonly DottedArray[] => {
    const letters = [...new Set(subscripts.flatMap((each) => each.letters))].filter((letter) => /^[a-zA-Z]′*$/.test(letter));
    if (letters.length === 0 || !subscripts.some(({ numbers }) => numbers.length > 0)) return [];
    const widths = new Set(subscripts.filter((each) => each.letters.length > 0).map(({ parts }) => parts));
    return widths.size === 1 ? [{ stem, letters, isOfTwo: widths.has(2) }] : [];
  });
}

/** The terms, factors, entries or cells around three dots; null where there are none. */
function membersAround(syntax: Syntax): readonly Syntax[] | null {
  switch (syntax.kind) {
    case "sequence": {
      const operands = syntax.items.flatMap((item) => (item.kind === "operand" ? [item.operand] : []));
      return operands.some(isDots) ? operands : null;
    }
    case "group": {
      const sides = syntax.items.flatMap((item) => item.sides.flatMap((side) => side ?? []));
      return sides.length > 2 && sides.some(isDots) ? sides : null;
    }
    case "block": {
      const cells = syntax.rows.flat();
      return cells.some(isDots) ? cells : null;
    }
    default:
      return null;
  }
}

/** `1`, `n`, `11`, `1j`, `nk`: what stands in a subscript beside dots; null for anything else. */
function subscriptOf(sub: Syntax): Subscript | null {
  const inner = sub.kind === "group" && sub.bracket === "brace" ? (sub.items.length > 1 ? null : onlySide(sub)) : sub;
  const listed = sub.kind === "group" && sub.bracket === "brace" && sub.items.length > 1 ? sub.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null)) : null;
  const parts = listed ?? (inner?.kind === "sequence" ? inner.items.map((item) => (item.kind === "operand" ? item.operand : null)) : [inner]);
  if (parts.length > 2) return null;
  const numbers = parts.flatMap((part) => (part?.kind === "number" && part.value.denominator === 1n ? [part.value.numerator] : []));
  const letters = parts.flatMap((part) => (part?.kind === "name" ? [part.name] : part?.kind === "script" && part.primes > 0 && part.sub === null && part.sup === null && part.base.kind === "name" ? [`${part.base.name}${"′".repeat(part.primes)}`] : []));
  return numbers.length + letters.length === parts.length ? { numbers, letters, parts: parts.length } : null;
}

export const isDots = (syntax: Syntax): boolean => syntax.kind === "ellipsis" || (syntax.kind === "group" && syntax.bracket === "brace" && syntax.items.length === 1 && onlySide(syntax)?.kind === "ellipsis");

/** What a definition lists with dots, where it lists nothing else: the letter of the entries, x of `(x_1, \dots, x_n)^\top`, and the letter that counts them; null for any other. */
export function listedEntries({ body }: DraftDefinition): { readonly stem: string; readonly subscripts: number; readonly kind: "column" | "matrix"; readonly size: string | null } | null {
  const list = body.syntax.kind === "script" && body.syntax.sub === null && body.syntax.primes === 0 && ["⊤", "T", "′"].includes(body.syntax.sup === null ? "" : (plainName(body.syntax.sup) ?? "")) ? body.syntax.base : body.syntax;
  const inner = list.kind === "group" && list.bracket === "brace" ? (onlySide(list) ?? list) : list;
  const alone = inner.kind === "group" && inner.items.length === 1 && onlySide(inner)?.kind === "block" ? (onlySide(inner) ?? inner) : inner;
  if (alone.kind !== "group" && alone.kind !== "block") return null;
  const members = membersAround(alone);
  const entries = members?.filter((member) => !isDots(member) && !isNothing(member)) ?? [];
  const stems = new Set(entries.map((entry) => (entry.kind === "script" && entry.sub !== null && entry.sup === null && entry.primes === 0 ? plainName(entry.base) : null)));
  const [stem] = stems;
  const array = dottedEntries(alone).find((each) => each.stem === stem);
  if (entries.length < 2 || stems.size !== 1 || stem === null || stem === undefined || array === undefined) return null;
  const [letter] = array.letters.slice(-1);
  const isGrid = alone.kind === "block" && alone.rows.length > 1 && alone.rows.some((row) => row.length > 1);
  return { stem, subscripts: array.isOfTwo ? 2 : 1, kind: isGrid ? "matrix" : "column", size: !isGrid && (array.isOfTwo ? array.letters.length < 3 : array.letters.length === 1) ? (letter ?? null) : null };
}

const isNothing = (syntax: Syntax): boolean => syntax.kind === "sequence" && syntax.items.length === 0;

/** The letters of entries that stand for those of a vector or matrix of another name, as far as the document says it of one only. */
export function entriesUnderOtherNames(document: DraftDocument, arrays: ReadonlySet<string>): ReadonlyMap<string, EntryName> {
  const found = new Map<string, EntryName | null>();
  for (const definition of document.definitions) {
    const listed = listedEntries(definition);
    if (listed === null || listed.stem === definition.name || !isSameLetter(listed.stem, definition.name)) continue;
    // The columns \mathbf x_1, …, \mathbf x_m of \mathbf X are no numbers.
    const isOfVectors = !isPlain(listed.stem) || document.tensorFacts.some(({ kinds }) => (kinds.get(listed.stem)?.family ?? 0) > 0 && kinds.get(listed.stem)?.kind !== "scalar");
    const own = { name: definition.name, subscripts: listed.subscripts };
    const known = found.get(listed.stem);
    const isOther = known === null || (known !== undefined && (known.name !== own.name || known.subscripts !== own.subscripts));
    // Beside members \mathbf x_1, \mathbf x_2, … of a family, x_i may be a number of its own.
    const isFamily = arrays.has(definition.name) !== definition.indices.length > 0;
    found.set(listed.stem, isOther || isFamily || isOfVectors || listed.subscripts <= definition.indices.length ? null : own);
  }
  return new Map([...found].flatMap(([stem, entry]): readonly [string, EntryName][] => (entry === null ? [] : [[stem, entry]])));
}

/**
 * The letters of entries by the common convention: a_{ij} is an entry of the matrix 𝐀, where the text has one such matrix, says nothing else of the letter, and writes two indices wherever
 * something stands below it.
 */
export function entriesOfMatrices(document: DraftDocument, arrays: ReadonlySet<string>, pairs: ReadonlySet<string>, otherwiseBelow: ReadonlySet<string>): ReadonlyMap<string, EntryName> {
  const stems = [...pairs].filter((stem) => isPlain(stem) && /^\p{Ll}$/u.test(stem) && !otherwiseBelow.has(stem));
  if (stems.length === 0) return new Map();
  const named = [...document.definitions, ...document.rivals];
  const matrices = new Set([...named.flatMap(({ name, indices, parameters }) => (isBold(name) && indices.length === 0 && parameters.length === 0 ? [name] : [])), ...document.tensorFacts.flatMap(({ kinds }) => [...kinds].flatMap(([name, { kind, family }]) => (kind === "matrix" && family === 0 ? [name] : [])))].filter((name) => /^\p{Lu}/u.test(name.normalize("NFKD"))));
  return new Map(stems.flatMap((stem): readonly [string, EntryName][] => {
    const [matrix, ...others] = [...matrices].filter((name) => !arrays.has(name) && isSameLetter(stem, name));
    return matrix === undefined || others.length > 0 || named.some(({ name }) => name === stem) ? [] : [[stem, { name: matrix, subscripts: 2 }]];
  }));
}

/**
 * The letters of entries by the common convention: u_d is an entry of the vector 𝐮, where the text has one such name in bold type beside the letter in these pieces, and says nothing else of
 * the letter, which always has one index.
 */
export function entriesOfVectors(document: DraftDocument, arrays: ReadonlySet<string>, withOneIndex: ReadonlySet<string>, bare: ReadonlySet<string>): ReadonlyMap<string, EntryName> {
  const stems = [...withOneIndex].filter((stem) => isPlain(stem) && /^\p{Ll}$/u.test(stem));
  if (stems.length === 0) return new Map();
  const factsOf = (name: string) => document.tensorFacts.flatMap(({ kinds }) => kinds.get(name) ?? []);
  const isVector = (name: string): boolean => factsOf(name).every(({ kind, family }) => (kind === "column" || kind === "row") && family === 0);
  const vectors = new Set([...bare].filter((name) => isBold(name) && !arrays.has(name) && isVector(name)));
  return new Map(stems.flatMap((stem): readonly [string, EntryName][] => {
    const [vector, ...others] = [...vectors].filter((name) => isSameLetter(stem, name) && /^\p{Ll}/u.test(name.normalize("NFKD")));
    return vector === undefined || others.length > 0 || factsOf(stem).some(({ kind }) => kind !== "scalar") || [...document.definitions, ...document.rivals].some(({ name }) => name === stem) ? [] : [[stem, { name: vector, subscripts: 1 }]];
  }));
}

/** The letter itself, without its type. */
export const plainLetter = (name: string): string => name.normalize("NFKD").slice(0, 1);

/** `11`, `2j`, `1,2` below a letter: a place in two directions. */
export function isPlaceOfTwo(sub: Syntax): boolean {
  const place = subscriptOf(sub);
  return place !== null && (place.parts === 2 || (place.letters.length === 0 && place.numbers.length === 1 && /^\d\d$/.test(String(place.numbers[0]))));
}

const isPlain = (stem: string): boolean => /^[\p{L}\p{M}]+$/u.test(stem) && stem.normalize("NFKD") === stem.normalize("NFD") && !stem.normalize("NFD").includes("\u20D7");

/** x and 𝐱, a and A, x̂ and 𝐱̂: the same letter in another type. */
export function isSameLetter(stem: string, name: string): boolean {
  const plain = (text: string): string => text.normalize("NFKD").replaceAll("\u20D7", "").toLowerCase();
  return plain(stem) === plain(name);
}
