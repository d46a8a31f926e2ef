// The smallest piece in which what is found and what should stand there differ: what both begin and end with is left out of an edit, so that a lost factor is pointed at and not the product that it was lost from.

import type { Edit } from "./edit.js";

const TOKEN = /\\[a-zA-Z]+|\d+(?:\.\d+)?|\p{L}+|\s+|./gsu;
const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);
/** Longer pieces are left as they are. */
const MOST_TOKENS = 300;

/** The edit without what both texts begin and end with, as far as the brackets in the rest balance. */
export function shrunk(edit: Edit): Edit {
  const { range, found, expected, splice } = edit;
  if (found === "" || expected === "" || splice.range.start !== range.start || splice.range.end !== range.end || splice.text !== expected) return edit;
  const [own, others] = [found.match(TOKEN) ?? [], expected.match(TOKEN) ?? []];
  const shortest = Math.min(own.length, others.length);
  if (own.length > MOST_TOKENS || others.length > MOST_TOKENS) return edit;
  let front = 0;
  while (front < shortest && own[front] === others[front]) front += 1;
  let back = 0;
  while (back < shortest && own[own.length - 1 - back] === others[others.length - 1 - back]) back += 1;
  let best = { start: 0, end: 0 };
  for (let start = front; start >= 0; start--) {
    for (let end = Math.min(back, shortest - start); end >= 0 && start + end > best.start + best.end; end--) {
      const rests = [own.slice(start, own.length - end), others.slice(start, others.length - end)];
      if (!isTorn(rests) && rests.every((rest) => isPiece(own.slice(0, start), rest, own.slice(own.length - end), rests.every(({ length }) => length <= 1)))) best = { start, end };
    }
  }
  if (best.start + best.end === 0) return edit;
  const length = (tokens: readonly string[]): number => tokens.join("").length;
  const [cutFront, cutBack] = [length(own.slice(0, best.start)), length(own.slice(own.length - best.end))];
  const smaller = { start: range.start + cutFront, end: range.end - cutBack };
  const text = expected.slice(cutFront, expected.length - cutBack);
  const rest = found.slice(cutFront, found.length - cutBack);
  // The spaces around a sign belong to the text and not to what is said of it.
  const shown = rest !== "" && rest.trim() === rest && text.trim() !== "" ? text.trim() : text;
  return { ...edit, action: smaller.start === smaller.end ? "insert" : edit.action, range: smaller, found: rest, expected: shown, splice: { range: smaller, text } };
}

/** Would an exponent or index be set against something that is none? */
function isTorn(rests: readonly (readonly string[])[]): boolean {
  const begin = rests.filter((rest) => rest.length > 0).map((rest) => /^[\^_]$/.test(rest[0] ?? ""));
  return begin.length > 1 && begin.includes(true) && begin.includes(false);
}

/** Do the brackets in the rest balance, and is it not torn from the name before it or from an exponent or index? A single token is never torn. */
function isPiece(before: readonly string[], rest: readonly string[], after: readonly string[], isSingle: boolean): boolean {
  let depth = 0;
  for (const token of rest) {
    if (OPENING.has(token)) depth += 1;
    else if (CLOSING.has(token)) depth -= 1;
    if (depth < 0) return false;
  }
  // An operator of exponents stays with its exponent.
  if (/^[\^_]$/.test(rest[rest.length - 1] ?? "")) return false;
  const last = before[before.length - 1];
  const isName = last !== undefined && (/^(?:\\[a-zA-Z]+|\p{L}+)$/u.test(last) || last === "}");
  if (depth !== 0 || (isName && OPENING.has(rest[0] ?? ""))) return false;
  return isSingle || !(/^[\^_!']$/.test(after[0] ?? "") || /^[\^_]$/.test(last ?? ""));
}
