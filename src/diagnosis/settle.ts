// A corrected piece as people write it among what stands around it: a factor that has become a sign stands in front of its term, a factor 1 is not written, and brackets in which nothing needs holding together any more
// go. Nothing else of the author's line is touched.

import { isOne } from "../calculus/tidy.js";
import type { Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import type { Range } from "../syntax/document.js";
import type { Edit } from "./edit.js";
import { minusFor, type Place, positive, standIn } from "./edits/place.js";
import { waysTo } from "./outward.js";
import { asFactor, bracketed, type SourceLine, textOf, times, wholeRange } from "./splice.js";

/** A piece on its way outward: its text without a sign, and what it replaces. Empty where it is a factor 1. */
interface Piece {
  readonly text: string;
  readonly node: Node;
  readonly isNegative: boolean;
}

const BRACKETED = /^(?:\\left\s*)?[([]([\s\S]*?)(?:\\right\s*)?[)\]]$/;
const LEADING_MINUS = /^[-−]\s*/;

/** The edit with its surroundings settled; the same edit where nothing is to be done. */
export function settled(arena: Arena, line: SourceLine, edit: Edit): Edit {
  const ways = waysTo(line.root, edit.path);
  const located = ways[edit.path.length];
  if (located === undefined || edit.path.length === 0) return edit;
  const { range, text } = edit.splice;
  if (range.start < located.outer.start || range.end > located.outer.end) return edit;
  const whole = line.text.slice(located.outer.start, range.start) + text + line.text.slice(range.end, located.outer.end);
  const bare = withoutBrackets(whole.trim());
  const isNegative = isSigned(edit.node) && LEADING_MINUS.test(bare);
  if (isSigned(edit.node) && !isNegative) return edit;
  const piece: Piece = { text: isNegative ? withoutBrackets(bare.replace(LEADING_MINUS, "")) : bare, node: isNegative ? positive(arena, edit.node) : edit.node, isNegative };
  const parent = ways[edit.path.length - 1];
  if (parent === undefined || !isUnsettled(line, { located, path: edit.path, parent, position: edit.path[edit.path.length - 1] ?? 0 }, piece, bare !== whole.trim(), edit.kind !== "sign" && edit.kind !== "inserted-sign")) return edit;
  const made = outward(arena, line, ways, edit.path, piece);
  return made === null ? edit : { ...edit, action: "replace", range: made.range, found: textOf(line, made.range), expected: made.text, splice: made };
}

const isSigned = (node: Node): boolean => node.kind === "negate" || (node.kind === "number" && node.value.numerator < 0n);

/** Does the piece stand as nobody would write it: a sign or a 1 inside a product, brackets around what holds together, a digit right behind another factor? */
function isUnsettled(line: SourceLine, { located, parent, position }: Place, { text, node, isNegative }: Piece, hasBrackets: boolean, isNew: boolean): boolean {
  if (parent === null) return false;
  const isHeld = hasBrackets && asFactor(line, node, text) === text;
  switch (parent.form.kind) {
    case "multiply": {
      const previous = parent.children[position - 1];
      const joins = previous !== undefined && /^\d/.test(text) && /^\s*$/.test(line.text.slice(previous.outer.end, located.outer.start));
      return isNegative || isOne(node) || isHeld || joins;
    }
    case "divide":
      return position === 0 ? isHeld || (isNegative && (hasBrackets || isNew)) : isHeld && isShort(text);
    case "add":
    case "negate":
      return isHeld || (isNegative && hasBrackets);
    default:
      return false;
  }
}

const isShort = (text: string): boolean => /^(?:\d+|\p{L})$/u.test(text);

/** The text with the piece in it, from the place outward as far as its sign or its vanishing reaches; null where it can't be written so. */
function outward(arena: Arena, line: SourceLine, ways: readonly Located[], path: readonly number[], inner: Piece): { readonly range: Range; readonly text: string } | null {
  let piece = inner;
  for (let depth = path.length; ; depth--) {
    const located = ways[depth];
    const parent = ways[depth - 1];
    const position = path[depth - 1] ?? 0;
    if (located === undefined) return null;
    const { text, node, isNegative } = piece;
    if (parent === undefined) return { range: wholeRange(located), text: `${isNegative ? line.minus : ""}${text}` };
    switch (parent.form.kind) {
      case "add": {
        const { signs } = parent.form;
        const sign = signs[position];
        if (sign === undefined) return null;
        const negative = sign.negative !== isNegative;
        const written = node.kind === "add" && (negative || located.outer.start < located.range.start) ? bracketed(line, text) : text;
        if (sign.range === null) return { range: located.outer, text: `${negative ? line.minus : ""}${written}` };
        const range = { start: sign.range.start, end: located.outer.end };
        const gap = line.text.slice(sign.range.end, located.outer.start);
        if (position === 0) return { range, text: `${negative ? line.minus : ""}${written}` };
        return { range, text: `${negative ? minusFor(line, textOf(line, sign.range)) : "+"}${gap}${written}` };
      }
      case "negate": {
        const minus = parent.operatorRange;
        if (minus === null) return null;
        const written = node.kind === "add" ? bracketed(line, text) : text;
        if (!isNegative) return { range: located.outer, text: written };
        // Two signs are none.
        piece = { text: written, node, isNegative: false };
        continue;
      }
      case "multiply": {
        const product = inProduct(line, parent, position, piece);
        if (!isNegative) return product.change;
        piece = { text: product.text, node: arena.multiply(parent.children.map((child, k) => (k === position ? node : child.node))), isNegative };
        continue;
      }
      case "divide": {
        const [above, below] = parent.children;
        if (above === undefined || below === undefined) return null;
        const isFraction = parent.operatorRange === null;
        if (position === 1 || (isFraction && !isNegative)) {
          const stand = standIn(line, { located, path: [], parent, position }, node, `${isNegative ? line.minus : ""}${text}`);
          return !isNegative && position === 1 && isShort(text) ? { range: located.outer, text: isFraction ? `{${text}}` : text } : stand;
        }
        if (isFraction) {
          const inside = { start: above.outer.start, end: above.outer.end };
          const isBraced = line.text[inside.start - 1] === "{" || line.text[inside.start] === "{";
          piece = { text: line.text.slice(parent.range.start, inside.start) + (isBraced && line.text[inside.start] !== "{" ? text : `{${text}}`) + line.text.slice(inside.end, parent.range.end), node: arena.divide(node, below.node), isNegative };
          continue;
        }
        const numerator = node.kind === "add" ? bracketed(line, text) : text;
        if (!isNegative) return { range: located.outer, text: numerator };
        piece = { text: numerator + line.text.slice(above.outer.end, parent.range.end), node: arena.divide(node, below.node), isNegative };
        continue;
      }
      default: {
        const stand = standIn(line, { located, path: [], parent, position }, isNegative ? arena.negate(node) : node, `${isNegative ? line.minus : ""}${text}`);
        return stand;
      }
    }
  }
}

/** The product with the piece for one of its factors, and the change that makes it. */
function inProduct(line: SourceLine, product: Located, position: number, { text, node }: Piece): { readonly text: string; readonly change: { readonly range: Range; readonly text: string } } {
  const [own, previous, next] = [product.children[position], product.children[position - 1], product.children[position + 1]];
  const within = (range: Range, instead: string): { readonly text: string; readonly change: { readonly range: Range; readonly text: string } } => ({
    text: line.text.slice(product.range.start, range.start) + instead + line.text.slice(range.end, product.range.end),
    change: { range, text: instead },
  });
  if (own === undefined) return within(product.range, textOf(line, product.range));
  if (isOne(node) && previous !== undefined) return within({ start: previous.outer.end, end: own.outer.end }, "");
  if (isOne(node) && next !== undefined) return within({ start: own.outer.start, end: next.outer.start }, "");
  const written = asFactor(line, node, text);
  const gap = (start: number, end: number): string => line.text.slice(start, end);
  const isMissing = (between: string): boolean => /^\s*$/.test(between);
  const front = previous !== undefined && /^\d/.test(written) && isMissing(gap(previous.outer.end, own.outer.start)) ? previous : null;
  const start = front === null ? own.outer.start : front.outer.end;
  const behind = written === text && next !== undefined && isMissing(gap(own.outer.end, next.outer.start)) && /^[\d\p{L}(\\]/u.test(gap(next.outer.start, next.outer.end)) && line.notation === "text" ? next : null;
  return within({ start, end: behind === null ? own.outer.end : behind.outer.start }, `${front === null ? "" : times(line)}${written}${behind === null ? "" : times(line)}`);
}

/** The text without the brackets that stand around all of it. */
function withoutBrackets(text: string): string {
  const inside = BRACKETED.exec(text)?.[1];
  if (inside === undefined) return text;
  let depth = 0;
  for (const character of inside) {
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    if (depth < 0) return text;
  }
  return depth === 0 ? inside.trim() : text;
}
