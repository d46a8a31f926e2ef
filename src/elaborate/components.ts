// The components of a position: where a text gives \vec r(t) as a list of two or three entries and speaks of x(t), y(t) and z(t) without saying what they are, they are its entries.

import { partsOf, type Syntax } from "../syntax/math-tree.js";
import type { Definable } from "./definable.js";
import { onlySide } from "./syntax-names.js";

const LETTERS: readonly string[] = ["x", "y", "z"];

/** A component and what it is. */
export interface Component {
  readonly found: Definable;
  readonly value: Syntax;
}

/** x(t), y(t) and z(t) of `\vec r(t) = \langle 2t + 1, t^2, 3t \rangle`, where the text behind applies all of them and says of none what it is. */
export function componentsOf({ name, parameters, indices, entries }: Definable, value: Syntax, textBehind: string): readonly Component[] {
  const [parameter, ...more] = parameters;
  const sides = entriesOf(value);
  if (!/^[rR𝐫𝐑]\p{M}*$/u.test(name) || parameter === undefined || !/^[a-z]$/.test(parameter) || more.length + indices.length + entries.length > 0 || sides.length < 2 || sides.length > 3) return [];
  const letters = LETTERS.slice(0, sides.length);
  // A component that is a letter of the others would mean itself.
  if (sides.some((side) => mentions(side, letters))) return [];
  const applied = (letter: string): string => `(?<![\\\\a-zA-Z_])${letter}\\s*(?:\\\\left\\s*)?\\(\\s*${parameter}\\s*(?:\\\\right\\s*)?\\)`;
  const isSaid = (letter: string): boolean => new RegExp(`${applied(letter)}\\s*&?\\s*=`).test(textBehind);
  if (!letters.every((letter) => new RegExp(applied(letter)).test(textBehind)) || letters.some(isSaid)) return [];
  return letters.flatMap((letter, k): readonly Component[] => {
    const side = sides[k];
    return side === undefined ? [] : [{ found: { name: letter, parameters: [parameter], indices: [], entries: [] }, value: side }];
  });
}

/** The entries of a list in angle or round brackets; empty for anything else. */
function entriesOf(value: Syntax): readonly Syntax[] {
  const group = value.kind === "group" && value.bracket === "brace" ? onlySide(value) : value;
  if (group?.kind !== "group" || (group.bracket !== "⟨" && group.bracket !== "(")) return [];
  const sides = group.items.map(({ sides: [side, ...others] }) => (others.length > 0 ? null : (side ?? null)));
  return sides.some((side) => side === null) ? [] : sides.flatMap((side) => side ?? []);
}

function mentions(syntax: Syntax, letters: readonly string[]): boolean {
  return (syntax.kind === "name" && letters.includes(syntax.name)) || partsOf(syntax).some((part) => mentions(part, letters));
}
