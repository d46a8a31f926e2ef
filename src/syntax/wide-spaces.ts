// Several statements on one row with nothing but a wide space between them, `y' = 2y \qquad y(0) = 1`, and the numbers that stand beside formulas, `(1)` at the end of a row or
// `2.\ ` at its beginning; conditions after such a space, in brackets or of several names: `= x \quad (x, y > 0)`. Decided before anything is parsed: the space becomes a comma,
// the brackets become spaces, the number goes with a note.

import type { Token } from "./math-token.js";
import type { SyntaxNote } from "./math-tree.js";
import { afterBraces, environmentName, layoutKind, type LayoutKind } from "./token-kinds.js";

/** A sign, a group in braces, words or an environment that stands in no bracket. */
interface Item {
  readonly kind: LayoutKind;
  /** The token where it begins, and the one after its end. */
  readonly at: number;
  readonly end: number;
}

/** Kinds beside which a space joins rather than parts. */
const JOINS_BEFORE: ReadonlySet<LayoutKind> = new Set(["relation", "plus", "minus", "times", "words"]);
const JOINS_AFTER: ReadonlySet<LayoutKind> = new Set(["relation", "plus", "times", "words"]);

/** Spaces of which one alone parts nothing. */
const THIN: ReadonlySet<string> = new Set([" ", ",", ";", ":", ">"]);

/** The tokens with commas where a wide space parts two statements; what is left out is told to `note`. Linear in the tokens. */
export function splitAtWideSpaces(tokens: readonly Token[], note: (note: SyntaxNote) => void): readonly Token[] {
  const isStar = (token: Token): boolean => token.text === "*" || (token.kind === "command" && (token.text === "ast" || token.text === "star"));
  if (!tokens.some((token) => isStar(token) || (token.kind === "command" && (token.text === "quad" || token.text === "qquad" || THIN.has(token.text))))) return tokens;
  const commas = new Set<number>();
  const dropped = new Set<number>();
  const spaces = new Set<number>();
  const drop = (from: number, to: number, what = "the number of the formula"): void => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (first === undefined || last === undefined) return;
    for (let at = from; at < to; at++) dropped.add(at);
    note({ kind: "info", message: `this is read as ${what}`, range: { start: first.start, end: last.end } });
  };
  for (const { items, endsRow } of segmentsOf(tokens)) {
    let from = 0;
    items.forEach((item, k) => {
      if (item.kind !== "wide" || !partsStatements(items, from, k)) return;
      commas.add(item.at);
      from = k + 1;
    });
    const statements = [0, ...items.flatMap((item, k) => (commas.has(item.at) ? [k + 1] : []))];
    for (const k of statements) {
      const end = numberAtBeginning(tokens, items, k);
      if (end !== null) drop(items[k]?.at ?? 0, end);
    }
    // `(*) &= b`: a mark in a cell of its own.
    const [first, last] = [items[0], items.at(-1)];
    if (!endsRow && first?.kind === "open" && last?.kind === "close" && /^\((?:\*{1,3}|ast|star)\)$/.test(tokens.slice(first.at, last.end).map(({ text }) => text).join(""))) drop(first.at, last.end);
    const number = endsRow ? numberAtEnd(tokens, items) : null;
    if (number !== null) drop(number.at, number.end);
    const condition = conditionInBrackets(tokens, items) ?? conditionOfNames(tokens, items);
    if (condition !== null) commas.add(condition.wide);
    for (const at of condition?.brackets ?? []) spaces.add(at);
    const point = number === null ? bracketAtEnd(tokens, items, POINT) : null;
    if (point !== null) drop(point.at, point.end, "a point beside the formula");
  }
  if (commas.size === 0 && dropped.size === 0) return tokens;
  return tokens.flatMap((token, at): Token[] => {
    if (dropped.has(at)) return [];
    if (commas.has(at)) return [{ ...token, kind: "symbol", text: "," }];
    return [spaces.has(at) ? { ...token, kind: "command", text: "," } : token];
  });
}

/** A wide space that parts a condition from what it is a condition of, and the brackets around the condition. */
interface SetApart {
  readonly wide: number;
  readonly brackets: readonly number[];
}

const COMPARISONS = new Set(["<", ">", "≤", "≥", "≠", "∈", "le", "leq", "leqslant", "ge", "geq", "geqslant", "ne", "neq", "in", "lt", "gt"]);

/** `(x > 0)`, `(\text{for } x > 0)`, `(u = x^2)` at the end of a segment that holds a statement before the wide space. */
function conditionInBrackets(tokens: readonly Token[], items: readonly Item[]): SetApart | null {
  const all = items.at(-1)?.kind === "operand" && tokens[items.at(-1)?.at ?? 0]?.text === "." ? items.slice(0, -1) : items;
  const close = all.at(-1);
  const open = all.findLastIndex(({ kind }) => kind === "open");
  const [opening, wide] = [all[open], all[open - 1]];
  if (close?.kind !== "close" || opening === undefined || wide?.kind !== "wide" || !all.slice(0, open).some(({ kind }) => kind === "relation")) return null;
  const inside = tokens.slice(opening.at + 1, close.at);
  const isLetterGiven = inside.length > 2 && inside[1]?.text === "=" && layoutKind(inside, 0) === "operand" && inside[0]?.kind !== "number";
  if ((!inside.some((token) => COMPARISONS.has(token.text)) && !isLetterGiven) || inside.some((token) => token.text === "(" || token.text === "[")) return null;
  // The size of a bracket goes with it: `\left(`.
  const sized = [opening.at, close.at].flatMap((at) => (/^(?:left|right|[bB]igg?[lr]?)$/.test(tokens[at - 1]?.text ?? "") ? [at - 1, at] : [at]));
  return { wide: wide.at, brackets: sized };
}

/** `x` of `\quad x, y > 0` at the end of a segment that a comma ends: more names follow, and a comparison. */
function conditionOfNames(tokens: readonly Token[], items: readonly Item[]): SetApart | null {
  const last = items.at(-1);
  const wide = items.findLast(({ kind }) => kind === "wide");
  if (last === undefined || wide === undefined || !items.some(({ kind }) => kind === "relation")) return null;
  const names = items.filter(({ at }) => at > wide.at);
  if (names.length === 0 || names.some(({ kind }) => kind !== "operand")) return null;
  const rest = tokens.slice(wide.end).map((token) => token.text);
  const end = rest.findIndex((text) => COMPARISONS.has(text));
  return end > 0 && /^ ?\p{L}(?:_\S)?(?:, ?\p{L}(?:_\S)?)+ ?$/u.test(rest.slice(0, end).join("")) ? { wide: wide.at, brackets: [] } : null;
}

/** Does the wide space at k end a statement that began at `from`, and begin another? */
function partsStatements(items: readonly Item[], from: number, k: number): boolean {
  const before = items.slice(from, k);
  const after = items.slice(k + 1);
  const last = before.findLast(({ kind }) => kind !== "wide");
  const first = after.find(({ kind }) => kind !== "wide");
  // `\text{min} = 0 \qquad \text{max} = 3`: words as a left side.
  const isNamed = first?.kind === "words" && after[after.indexOf(first) + 1]?.kind === "relation";
  if (last === undefined || first === undefined || JOINS_BEFORE.has(last.kind) || (JOINS_AFTER.has(first.kind) && !isNamed)) return false;
  return before.some(({ kind }) => kind === "relation") && after.some(({ kind }) => kind === "relation");
}

/** The end of `(a)`, `2.` or `iii)` at the beginning of a statement, where a space parts it from the formula; null where none stands. */
function numberAtBeginning(tokens: readonly Token[], items: readonly Item[], k: number): number | null {
  const text = tokens.slice(items[k]?.at ?? 0, (items[k]?.at ?? 0) + 5).map((token) => token.text).join("");
  const length = /^\d\./.test(text) || /^[a-z]\)/.test(text) ? 2 : /^\((?:[a-z]|\d)\)/.test(text) ? 3 : null;
  if (length === null || items[k] === undefined) return null;
  const end = items[k].at + length;
  const after = tokens[end];
  const isThin = (token: Token | undefined): boolean => token?.kind === "command" && THIN.has(token.text);
  // `(2)\,\,\,x = y`: one thin space stands between factors too.
  const spaced = after?.kind === "command" && (after.text === "quad" || after.text === "qquad" || after.text === " " || (isThin(after) && isThin(tokens[end + 1])));
  // `(a) = b` is a name in brackets.
  return spaced && items.some((item) => item.at >= end && item.kind !== "wide") && items.find((item) => item.at >= end && item.kind !== "wide")?.kind !== "relation" ? end : null;
}

/** `(1)`, `(2.3)`, `(*)` at the end of a row after a wide space. */
const numberAtEnd = (tokens: readonly Token[], items: readonly Item[]): Stretch | null => bracketAtEnd(tokens, items, NUMBER);

/** What the number of a formula may be. */
const NUMBER = /^(?:\d{1,3}(?:[.-]\d{1,3})*[a-z]?'*|\*{1,3}|star|ast|dagger|ddagger|[ivx]{1,4})$/;
/** `(0, -1)` behind `f(x, y) = x + y \qquad`: where to look at it. */
const POINT = /^-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?){1,3}$/;

interface Stretch {
  readonly at: number;
  readonly end: number;
}

/** What stands in brackets at the end after a wide space, behind an equation, if it is written so. */
function bracketAtEnd(tokens: readonly Token[], items: readonly Item[], written: RegExp): Stretch | null {
  const close = items.at(-1);
  if (close?.kind !== "close") return null;
  const open = items.findLastIndex(({ kind }) => kind === "open");
  const before = items[open - 1];
  const opening = items[open];
  if (opening === undefined || before?.kind !== "wide" || !items.slice(0, open).some(({ kind }) => kind === "relation")) return null;
  return written.test(tokens.slice(opening.at + 1, close.at).map((token) => token.text).join("")) ? { at: opening.at, end: close.end } : null;
}

/** The stretches between row breaks, cells and commas outside of brackets. */
function segmentsOf(tokens: readonly Token[]): readonly { readonly items: readonly Item[]; readonly endsRow: boolean }[] {
  const segments: { items: Item[]; endsRow: boolean }[] = [];
  let items: Item[] = [];
  let depth = 0;
  const finish = (endsRow: boolean): void => {
    if (items.some(({ kind }) => kind === "wide") || items.length > 0) segments.push({ items, endsRow });
    items = [];
    depth = 0;
  };
  for (let at = 0; at < tokens.length; ) {
    const kind = layoutKind(tokens, at);
    let end = at + 1;
    if (kind === "begin" || kind === "end") end = afterBraces(tokens, at + 1);
    else if (kind === "words" || kind === "skipped") end = Math.max(afterBraces(tokens, at + 1), at + 1);
    else if (kind === "braceOpen") end = afterBraces(tokens, at);
    // What \intertext says stands between two rows.
    if (kind === "words" && depth === 0 && /^(?:short)?intertext$/.test(tokens[at]?.text ?? "")) finish(true);
    else if (kind === "row" || ((kind === "cell" || kind === "comma") && depth === 0)) finish(kind === "row");
    else if (kind === "begin" && depth === 0 && items.length === 0) finish(false);
    else if (kind === "begin") {
      // An environment among other signs is an operand as a whole.
      end = afterEnvironment(tokens, at);
      if (depth === 0) items.push({ kind: "operand", at, end });
    } else if (kind === "end") finish(true);
    else if (kind === "open" || kind === "close") {
      if (kind === "close") depth = Math.max(0, depth - 1);
      if (depth === 0) items.push({ kind, at, end });
      if (kind === "open") depth += 1;
    } else if (kind !== "space" && kind !== "skipped" && depth === 0) items.push({ kind, at, end });
    at = end;
  }
  finish(true);
  return segments;
}

function afterEnvironment(tokens: readonly Token[], begin: number): number {
  const name = environmentName(tokens, begin);
  let depth = 0;
  for (let at = begin; at < tokens.length; at++) {
    const kind = layoutKind(tokens, at);
    if (kind !== "begin" && kind !== "end") continue;
    if (environmentName(tokens, at) === name) depth += kind === "begin" ? 1 : -1;
    if (depth === 0) return afterBraces(tokens, at + 1);
  }
  return tokens.length;
}
