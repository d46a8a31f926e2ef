// Units behind a value: `= \pi\ \text{units}^3`, `14\ \mathrm{m}/\mathrm{s}`, `80 J`. In running text a unit comes in where the numbers are done; for the value it is 1.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import type { Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import type { DraftLine } from "./draft.js";
import { isNumeric } from "./statement-shape.js";

const ROMAN = /\\(?:mathrm|text|mbox|textrm|mathsf|unit|si|operatorname)\s*\{([^{}]*)\}/g;
const UNIT = /^(?:units?|[cmk]?m|ft|k[JNW]|kPa|k?Hz|m[Ls]|in|yd|mi|s|sec|hr?|min|J|N|kg|mg|g|lbs?|mph|kph|rad|deg|W|Pa|L|gal|feet|foot|inch(?:es)?|miles?|met(?:er|re)s?|seconds?|minutes?|hours?|days?|years?|dollars?|degrees?|radians?|joules?|newtons?|pounds?|liters?|litres?)$/;
/** A letter at the end of a line, right behind a number or what closes one. */
const SLANTED = /(?:\d|\\pi|[})\]])(?:[\s~}]|\\[,;: ]|\\quad)*(?<![a-zA-Z\\])([JNW])(?:\s*\/\s*(m)(?:\^\{?[23]\}?)?)?[\s.,;}]*$/;

/** The names in a text that are units written upright. */
function uprightUnits(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, words = ""] of text.matchAll(ROMAN)) for (const word of words.match(/\p{L}+/gu) ?? []) if (UNIT.test(word)) found.add(word);
  return found;
}

/** Is it what something is measured in, by the units that stand upright in the text? */
function isUnit(part: Syntax, units: ReadonlySet<string>): boolean {
  if (part.kind === "words") return /^\s*\p{L}{1,9}(?:\/\p{L}{1,9})?\s*$/u.test(part.text);
  if (part.kind === "script") return part.primes === 0 && part.sub === null && part.sup !== null && isNumeric(part.sup) && isUnit(part.base, units);
  return (part.kind === "name" && units.has(part.name)) || (part.kind === "fraction" && isUnit(part.numerator, units) && isUnit(part.denominator, units));
}

/** `3\ \mathrm{cm}`, `2\,\text{m}`: a number, and what it is measured in. */
export function isMeasured(value: Syntax, text: string): boolean {
  if (isNumeric(value)) return true;
  const units = uprightUnits(text);
  const [amount, ...others] = value.kind === "sequence" ? value.items.flatMap((item) => (item.kind === "operand" ? [item.operand] : item.sign === "-" ? [] : [null])) : [];
  return amount != null && isNumeric(amount) && others.length > 0 && others.every((part) => part !== null && isUnit(part, units));
}

/** `100h(60 + w)\ \text{cm}^3`, what a quantity is by letters: without what it is measured in, which no letter of it brings. */
export function withoutUnit(value: Syntax, text: string): Syntax {
  const last = value.kind === "sequence" ? value.items.at(-1) : undefined;
  if (value.kind !== "sequence" || value.items.length < 2 || last?.kind !== "operand") return value;
  const units = uprightUnits(text);
  const items = value.items.slice(0, -1);
  const [end] = items.slice(-1);
  const rest: Syntax = { ...value, items };
  const names = namesIn(rest);
  return !isUnit(last.operand, units) || last.operand.kind === "words" || end?.kind !== "operand" || names.length === 0 || names.some((name) => units.has(name)) ? value : rest;
}

/** The names in a line that are units: written upright, or in italics where the text speaks of what they measure. */
export function unitsIn({ source, range }: DraftLine, slanted: ReadonlySet<string>): ReadonlySet<string> {
  const found = uprightUnits(source.text.slice(range.start, range.end + 1));
  const [, letter, length] = SLANTED.exec(source.text.slice(range.start, range.end)) ?? [];
  if (letter !== undefined && slanted.has(letter)) for (const each of length === undefined ? [letter] : [letter, length]) found.add(each);
  return found;
}

/** A unit by others: how many of which, with their powers. */
interface InBase {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly powers: readonly (readonly [string, number])[];
}

const unit = (numerator: bigint, denominator: bigint, ...powers: readonly (readonly [string, number])[]): InBase => ({ numerator, denominator, powers });
const ENERGY = [["kg", 1], ["m", 2], ["s", -2]] as const;
/** Units by kilogram, metre and second; the inch is 2.54 cm and the pound 0.45359237 kg by their definitions of 1959. */
const IN_BASE: ReadonlyMap<string, InBase> = new Map([
  ["km", unit(1000n, 1n, ["m", 1])], ["cm", unit(1n, 100n, ["m", 1])], ["mm", unit(1n, 1000n, ["m", 1])],
  ["in", unit(254n, 10_000n, ["m", 1])], ["ft", unit(3048n, 10_000n, ["m", 1])], ["yd", unit(9144n, 10_000n, ["m", 1])], ["mi", unit(1_609_344n, 1000n, ["m", 1])],
  ["sec", unit(1n, 1n, ["s", 1])], ["min", unit(60n, 1n, ["s", 1])], ["h", unit(3600n, 1n, ["s", 1])], ["hr", unit(3600n, 1n, ["s", 1])], ["ms", unit(1n, 1000n, ["s", 1])],
  ["g", unit(1n, 1000n, ["kg", 1])], ["mg", unit(1n, 1_000_000n, ["kg", 1])], ["lb", unit(45_359_237n, 100_000_000n, ["kg", 1])],
  ["N", unit(1n, 1n, ["kg", 1], ["m", 1], ["s", -2])], ["kN", unit(1000n, 1n, ["kg", 1], ["m", 1], ["s", -2])], ["J", unit(1n, 1n, ...ENERGY)], ["kJ", unit(1000n, 1n, ...ENERGY)],
  ["W", unit(1n, 1n, ["kg", 1], ["m", 2], ["s", -3])], ["kW", unit(1000n, 1n, ["kg", 1], ["m", 2], ["s", -3])], ["Pa", unit(1n, 1n, ["kg", 1], ["m", -1], ["s", -2])], ["kPa", unit(1000n, 1n, ["kg", 1], ["m", -1], ["s", -2])],
  ["Hz", unit(1n, 1n, ["s", -1])], ["kHz", unit(1000n, 1n, ["s", -1])], ["L", unit(1n, 1000n, ["m", 3])], ["mL", unit(1n, 1_000_000n, ["m", 3])],
]);

/** Is it a unit of length, time, mass or what is made of them? */
export const isConvertible = (name: string): boolean => IN_BASE.has(name) || name === "m" || name === "s" || name === "kg";

/** The units among these names by kilogram, metre and second. */
export function inBaseUnits(arena: Arena, names: Iterable<string>): ReadonlyMap<Node, Node> {
  const found = new Map<Node, Node>();
  for (const name of names) {
    const base = IN_BASE.get(name);
    if (base === undefined) continue;
    const powers = base.powers.map(([each, exponent]) => arena.power(arena.symbol(each), arena.integer(exponent)));
    found.set(arena.symbol(name), arena.multiply([arena.divide(arena.integer(base.numerator), arena.integer(base.denominator)), ...powers]));
  }
  return found;
}

/** What a text speaks of where units stand in italics. */
const SPOKEN: readonly (readonly [string, RegExp])[] = [
  ["J", /\bjoules?\b|\bwork\s+(?:\w+\s+){0,2}?(?:done|required|needed|to (?:lift|pump|move|stretch|compress|raise))\b|\b(?:kinetic|potential) energy\b/i],
  ["N", /\bnewtons?\b|\b(?:force|weight)s? (?:of|is|on|required)\b/i],
  ["W", /\bwatts?\b/i],
];

/** The letters that may be units in this text. */
export function slantedUnits(text: string): ReadonlySet<string> {
  return new Set(SPOKEN.flatMap(([letter, words]) => (words.test(text) ? [letter] : [])));
}
