// Sets as they are written: their members, and what a sum runs over. Works on syntax alone.

import { formatRational } from "../arithmetic/rational.js";
import type { Sides, Syntax } from "../syntax/math-tree.js";
import { nameSubscript, onlySide, plainName } from "./syntax-names.js";

/** More members are not written out. */
const MOST_MEMBERS = 50;

/** The name of a set, with its subscript: `\mathcal B`, `\mathcal B_t`, `C_k`; null for anything else. */
export function setName(syntax: Syntax): string | null {
  const inner = syntax.kind === "group" && syntax.bracket === "brace" ? (onlySide(syntax) ?? syntax) : syntax;
  if (inner.kind !== "script") return plainName(inner);
  const [stem, sub] = [plainName(inner.base), inner.sub === null || inner.sup !== null || inner.primes > 0 ? null : (plainName(inner.sub) ?? nameSubscript(inner.sub))];
  return stem === null || sub === null ? null : `${stem}_${sub}`;
}

/** The members of a set as they are written; null for anything else. */
export function membersOf(syntax: Syntax): readonly Syntax[] | null {
  if (syntax.kind !== "group" || syntax.bracket !== "{" || syntax.items.length > MOST_MEMBERS) return null;
  const members = syntax.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null));
  const numbers = members.flatMap((member) => (member?.kind === "number" ? [formatRational(member.value)] : []));
  if (new Set(numbers).size < numbers.length) return null;
  return members.length > 0 && members.every((member): member is Syntax => member !== null && member.kind !== "ellipsis" && member.kind !== "words") ? members : null;
}

/** What stands below a sum over a set: the letters of a member and the set; null for anything else. */
export function setBelow(below: Sides): { readonly letters: readonly string[]; readonly set: Syntax } | null {
  const [left, set] = below.sides;
  if (below.relations.length !== 1 || below.relations[0]?.sign !== "∈" || !left || !set) return null;
  const letters = left.kind === "group" && left.bracket === "(" ? left.items.map((item) => (item.sides.length === 1 && item.sides[0] ? plainName(item.sides[0]) : null)) : [plainName(left)];
  return letters.length > 0 && letters.every((letter) => letter !== null) ? { letters: letters.flatMap((letter) => letter ?? []), set: onlySide(set) !== null && set.kind === "group" && set.bracket === "brace" ? (onlySide(set) ?? set) : set } : null;
}

const NAME_OF_SET = String.raw`([A-Z])(?:_(\w|\{\w+\}))?(?![a-zA-Z])`;
const SET_SIGN = String.raw`\\(?:setminus|cup|cap|subseteq|subset|supseteq|supset)(?![a-zA-Z])`;
const BESIDE = [new RegExp(String.raw`(?<![a-zA-Z\\])${NAME_OF_SET}\s*${SET_SIGN}`, "g"), new RegExp(String.raw`${SET_SIGN}\s*${NAME_OF_SET}`, "g"), new RegExp(String.raw`\\(?:in|notin)(?![a-zA-Z])\s*${NAME_OF_SET}`, "g")];

/** Capital letters beside signs of sets, B₁ and B₂ of `B_1 \setminus B_2`, by their names in the graph. */
export function spokenSets(text: string): ReadonlySet<string> {
  return new Set(BESIDE.flatMap((pattern) => [...text.matchAll(pattern)].map(([, letter = "", below]) => (below === undefined ? letter : `${letter}_${below.replace(/[{}]/g, "")}`))));
}
