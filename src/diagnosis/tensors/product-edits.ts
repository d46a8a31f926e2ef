// Edits of products of vectors and matrices, where order and transposes matter: a transpose put on or taken off, moved to the neighbour, two factors exchanged, a factor
// put in; at last the whole product in another order with other transposes.

import type { Located } from "../../elaborate/located.js";
import type { Node } from "../../expression/node.js";
import type { Range } from "../../syntax/document.js";
import { type CandidateInput, type Draft, insertion, type Place } from "../edits/place.js";
import { textOf, type SourceLine } from "../splice.js";

/** How the author writes a transpose. */
export function transposeMark(line: SourceLine, around: string): string {
  const found = /\^\s*\{?\\(?:top|intercal|mathsf\{T\}|mathrm\{T\}|T)(?![a-zA-Z])\}?|\^\{?T\}?|ᵀ/.exec(`${line.text}\n${around}`);
  return found?.[0] ?? (line.notation === "latex" ? "^\\top" : "^T");
}

export interface TensorEditInput extends CandidateInput {
  readonly mark: string;
  /** May the factor be a vector or a matrix? */
  readonly isTensor: (node: Node) => boolean;
  /** Are there differentials in the two lines? */
  readonly hasDifferentials: boolean;
  /** Names of vectors and matrices with the author's text for them. */
  readonly tensorNames: readonly { readonly node: Node; readonly text: string }[];
}

/** A factor with and without its transpose, as mathematics and as text. */
interface Factor {
  readonly node: Node;
  readonly text: string;
  readonly flipped: { readonly node: Node; readonly text: string } | null;
}

const isTransposed = (node: Node): boolean => node.kind === "apply" && node.function === "transpose";

function factorOf({ arena, line, mark, isTensor }: TensorEditInput, located: Located): Factor {
  const text = textOf(line, located.outer);
  const [inner] = located.children;
  if (isTransposed(located.node) && inner !== undefined && located.form.kind === "apply") return { node: located.node, text, flipped: { node: inner.node, text: textOf(line, inner.outer) } };
  // A script can stand after a name or a bracket only.
  const isClosed = located.node.kind === "symbol" || /[)\]}]$/.test(text) && located.outer.end > located.range.end;
  if (!isTensor(located.node) || !isClosed) return { node: located.node, text, flipped: null };
  return { node: located.node, text, flipped: { node: arena.apply("transpose", [located.node]), text: `${text}${mark}` } };
}

/** A transpose put on, or taken off. */
export function* transposeEdits(input: TensorEditInput, { located, path, parent }: Place): Generator<Draft> {
  if (parent !== null && isTransposed(parent.node)) return;
  const { flipped } = factorOf(input, located);
  if (flipped === null) return;
  const [inner] = located.children;
  const shared = { kind: "transpose" as const, node: flipped.node, path, piece: null };
  if (isTransposed(located.node) && inner !== undefined) {
    const range = { start: inner.outer.end, end: located.outer.end };
    yield { ...shared, action: "drop", range, text: "" };
  } else if (/^\s*\^/.test(input.line.text.slice(located.outer.end))) {
    // `X^{-1}` has one superscript already.
    yield { ...shared, action: "replace", range: located.outer, text: `(${flipped.text})` };
  } else yield { ...shared, action: "insert", range: insertion(located.outer.end), text: input.mark };
}

/** An inverse put on a matrix, a d put in front of a name, two subscripts exchanged. */
export function* nameEdits({ arena, line, isTensor, hasDifferentials }: TensorEditInput, { located, path, parent }: Place): Generator<Draft> {
  const { node } = located;
  const text = textOf(line, located.outer);
  if (node.kind === "symbol" && isTensor(node)) {
    const isMatrix = /^\p{Lu}/u.test(node.name.normalize("NFKD"));
    if (isMatrix && parent?.form.kind !== "power" && !(parent !== null && isTransposed(parent.node))) {
      yield { kind: "inverse", node: arena.power(node, arena.integer(-1)), path, piece: null, action: "insert", range: insertion(located.outer.end), text: line.notation === "latex" ? "^{-1}" : "^(-1)" };
    }
    const isVaried = parent?.node.kind === "apply" && parent.node.function === "differential";
    if (hasDifferentials && !isVaried) yield { kind: "differential", node: arena.apply("differential", [node]), path, piece: null, action: "insert", range: insertion(located.outer.start), text: "d" };
  }
  const [first, second] = node.kind === "index" ? node.indices : [];
  const subscript = /^(.*_\{?\s*)([a-z])(\s*,?\s*)([a-z])(\s*\}?)$/.exec(text);
  if (node.kind !== "index" || first === undefined || second === undefined || node.indices.length !== 2 || subscript === null) return;
  const [, head = "", one = "", between = "", other = "", tail = ""] = subscript;
  yield { kind: "subscripts", node: arena.index(node.base, [second, first]), path, piece: null, action: "replace", range: located.outer, text: `${head}${other}${between}${one}${tail}` };
}

/** Neighbours exchanged, a transpose moved from one to the other, a factor put in, the whole product another way. */
export function* productEdits(input: TensorEditInput, place: Place): Generator<Draft> {
  const { located, path } = place;
  if (located.form.kind !== "multiply" || located.children.length > MOST_FACTORS) return;
  const { arena } = input;
  const factors = located.children.map((child) => factorOf(input, child));
  const isFree = located.children.map((child) => input.isTensor(child.node));
  const whole = (k: number, count: number, pieces: readonly { readonly node: Node; readonly text: string }[]): { readonly node: Node; readonly range: Range; readonly text: string } | null => {
    const [first, last] = [located.children[k], located.children[k + count - 1]];
    if (first === undefined || last === undefined) return null;
    const nodes = located.children.map((child) => child.node);
    return {
      node: arena.multiply([...nodes.slice(0, k), ...pieces.map((each) => each.node), ...nodes.slice(k + count)]), range: { start: first.outer.start, end: last.outer.end },
      text: joined(input.line, pieces.map((each) => each.text), separators(input.line, located.children.slice(k, k + count)), last.outer.end),
    };
  };
  for (const [k, factor] of factors.entries()) {
    const next = factors[k + 1];
    if (next === undefined || isFree[k] !== true || isFree[k + 1] !== true) continue;
    const exchanged = whole(k, 2, [next, factor]);
    if (exchanged !== null) yield { kind: "order", path, piece: null, action: "replace", ...exchanged };
    if (factor.flipped === null || next.flipped === null || isTransposed(factor.node) === isTransposed(next.node)) continue;
    const moved = whole(k, 2, [factor.flipped, next.flipped]);
    if (moved !== null) yield { kind: "transpose", extra: 2, path, piece: null, action: "replace", ...moved };
  }
  yield* insertedFactors(input, place);
  const first = isFree.indexOf(true);
  const free = factors.slice(first);
  if (first < 0 || free.length < 2 || free.length > 3 || isFree.slice(first).includes(false)) return;
  for (const order of orders(free.length)) {
    for (let turned = 0; turned < 1 << free.length; turned++) {
      const pieces = order.flatMap((k) => {
        const factor = free[k];
        const piece = (turned >> k) & 1 ? factor?.flipped : factor;
        return piece == null ? [] : [piece];
      });
      const made = pieces.length === free.length ? whole(first, free.length, pieces) : null;
      if (made !== null) yield { kind: "order", extra: 10, path, piece: null, action: "replace", ...made };
    }
  }
}

const MOST_FACTORS = 8;

/** A vector or matrix that the line before has, put between two factors. */
function* insertedFactors({ arena, line, mark, tensorNames, isTensor }: TensorEditInput, { located, path }: Place): Generator<Draft> {
  for (const { node, text } of tensorNames) {
    for (let k = 0; k <= located.children.length; k++) {
      const before = located.children[k - 1];
      const after = located.children[k];
      if (after !== undefined && !isTensor(after.node)) continue;
      const at = after?.outer.start ?? before?.outer.end ?? located.outer.end;
      for (const turned of [false, true]) {
        const factor = turned ? arena.apply("transpose", [node]) : node;
        const nodes = located.children.map((child) => child.node);
        const own = turned ? `${text}${mark}` : text;
        const spaced = after === undefined ? ` ${own}` : `${own}${needsSpace(own, line.text.slice(at, at + 1)) ? " " : ""}`;
        yield { kind: "order", extra: 20, node: arena.multiply([...nodes.slice(0, k), factor, ...nodes.slice(k)]), path, piece: factor, action: "insert", range: insertion(at), text: spaced };
      }
    }
  }
}

/** What stands between neighbours. */
function separators(line: SourceLine, children: readonly Located[]): readonly string[] {
  return children.slice(1).map((child, k) => line.text.slice(children[k]?.outer.end ?? child.outer.start, child.outer.start));
}

/** Pieces with the old separators between them, without running a command into a letter. */
function joined(line: SourceLine, texts: readonly string[], between: readonly string[], end: number): string {
  const following = line.text.slice(end, end + 1);
  return texts.reduceRight((rest, text, k) => {
    const separator = k === texts.length - 1 ? "" : (between[k] ?? "");
    const next = `${separator}${rest}`;
    return `${text}${needsSpace(text, next === "" ? following : next) ? " " : ""}${next}`;
  }, "");
}

function needsSpace(text: string, after: string): boolean {
  return (/\\[a-zA-Z]+$/.test(text) && /^[a-zA-Z]/.test(after)) || (!text.includes("\\") && /[\p{L}\d]$/u.test(text) && /^\p{L}\p{L}/u.test(after));
}

function orders(count: number): readonly (readonly number[])[] {
  return count === 2 ? [[0, 1], [1, 0]] : [[0, 1, 2], [1, 0, 2], [0, 2, 1], [2, 1, 0], [1, 2, 0], [2, 0, 1]];
}
