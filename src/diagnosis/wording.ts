// The words of messages: which term of a line an edit belongs to, what kind of thing it is, and the author's signs as people read them.

import type { Located, Path } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { printUnicode } from "../notation/unicode.js";
import type { Edit } from "./edit.js";
import { topTermOf, type TermSpot } from "./term.js";

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

export function ordinal(position: number): string {
  return ORDINALS[position] ?? `${position + 1}th`;
}

/** A node as it stands in a sentence. */
export function inWords(node: Node): string {
  return printUnicode(node);
}

/** Does a minus sign stand in front of it? */
export function beginsWithMinus(node: Node): boolean {
  switch (node.kind) {
    case "negate":
      return true;
    case "number":
      return node.value.numerator < 0n;
    case "divide":
      return beginsWithMinus(node.numerator);
    case "multiply":
      return node.factors[0] !== undefined && beginsWithMinus(node.factors[0]);
    default:
      return false;
  }
}

/** "fraction" or "term". */
export function nounFor(node: Node): string {
  if (node.kind === "divide") return "fraction";
  if (node.kind === "negate") return nounFor(node.operand);
  return "term";
}

/** "the second fraction", "the exponent", "the line"; `edit` says where. */
export function placeInWords(root: Located, path: Path, edit: Edit): string {
  const spot = topTermOf(root, path, edit.range);
  if (spot === null) return "this line";
  return termInWords(spot);
}

export function termInWords(spot: TermSpot): string {
  const all = spot.sum.children.map((child) => nounFor(child.node));
  const noun = nounFor(spot.term.node);
  const mixed = all.some((each) => each !== noun);
  return `the ${ordinal(spot.position)} ${mixed ? "term" : noun}`;
}

/** The sentence's end that tells what a lost factor did to the line: "so the second fraction has the wrong sign". */
export function consequence(root: Located, edit: Edit | null): string {
  if (edit === null) return "";
  const place = topTermOf(root, edit.path, edit.range);
  const subject = place === null ? "the line" : termInWords(place);
  switch (edit.kind) {
    case "sign":
    case "inserted-sign":
    case "whole-sign":
      return `, so ${subject} has the wrong sign`;
    default:
      return place === null ? "" : ` in ${subject}`;
  }
}

/** An edit in words, for the list of other repairs; `after` is what follows it in the line, `before` what stands in front of it. */
export function editInWords(edit: Edit, before: string, after: string): string {
  const quoted = (text: string): string => `\`${text.trim()}\``;
  if (edit.found === "") return after.trim() === "" ? `insert ${quoted(edit.expected)} after ${quoted(before)}` : `insert ${quoted(edit.expected)} before ${quoted(after)}`;
  if (edit.expected === "") return `leave out ${quoted(edit.found)}`;
  return `write ${quoted(edit.expected)} instead of ${quoted(edit.found)}`;
}

/** No command is longer. */
const QUOTED = 60;

/** The last dozen characters of a text, with all of a command or name that they would cut. */
export const wordsBefore = (text: string): string => /\\?[a-zA-Z]*[^]{0,12}$/.exec(text.slice(-QUOTED))?.[0] ?? "";

/** The first dozen, likewise. */
export const wordsAfter = (text: string): string => /^[^]{0,12}(?:(?<=[a-zA-Z\\])[a-zA-Z]+)?/.exec(text.slice(0, QUOTED))?.[0] ?? "";
