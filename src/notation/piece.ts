// What printing is made of: a piece of printed text with how tightly it holds together and what stands at its edges, and the record of decisions that makes a
// notation. The printer (printer.ts) decides where brackets go; a notation (text.ts, latex.ts, unicode.ts) decides what things look like.

import type { Rational } from "../arithmetic/rational.js";
import type { RelationOperator } from "../expression/node.js";

/** How tightly a printed piece holds together, loosest first; the one precedence table of all notations. */
export const Binding = {
  /** A statement, or a text that can't be looked into. */
  relation: 0,
  sum: 1,
  /** Begins with a minus sign. */
  negation: 2,
  /** A sum sign or a derivative: what follows would be drawn into it. */
  reaching: 3,
  product: 4,
  /** Written with a slash. */
  quotient: 5,
  /** A function and its argument, a power, a fraction with a bar: a factor, but not the base of a power. */
  application: 6,
  atom: 7,
} as const;
export type Binding = (typeof Binding)[keyof typeof Binding];

/** What stands at the left or right edge of a piece; neighbours in a product look at it. */
export type Edge =
  | "digit" | "name" | "function" | "bracket"
  /** A sum sign or `d/dx`. */
  | "operator"
  /** A letter that makes a name or a differential with the next one: d, Δ. */
  | "prefix"
  /** A bar fraction, a root, a superscript: nothing that a neighbour could join with. */
  | "closed";

/** A printed sub-expression. */
export interface Piece {
  readonly text: string;
  readonly binding: Binding;
  readonly first: Edge;
  readonly last: Edge;
  /** The bound names of the sums that are open at its right end; a later term that holds one would be drawn in. */
  readonly openIndices: readonly string[];
  /** For a function whose power is written on its name (`\sin^2 x`): the text before and after that power. Null otherwise. */
  readonly powerPlace: { readonly before: string; readonly after: string } | null;
}

/** A piece without open ends. */
export function piece(text: string, binding: Binding, first: Edge, last: Edge): Piece {
  return { text, binding, first, last, openIndices: [], powerPlace: null };
}

/** A bound of a sum or product, or null where the author wrote none. */
export interface PrintedBounds {
  readonly index: Piece;
  readonly lower: Piece | null;
  readonly upper: Piece | null;
}

/** A value and the conditions under which it is taken. */
export interface PrintedBranch {
  readonly value: Piece;
  readonly conditions: readonly Piece[];
}

/** All the decisions of one notation. Pieces come in unbracketed; `fit` puts brackets where a layout needs a tighter piece. */
export interface Notation {
  readonly plus: string;
  readonly minus: string;
  /** The minus sign in front of a term. */
  readonly leadingMinus: string;
  /** May the last factor of a product be a sum or derivative without brackets? */
  readonly opensAtLastFactor: boolean;
  /** May the first factor of a product be a negative number without brackets? Only where nobody reads the text back. */
  readonly opensWithNegativeFactor: boolean;
  /** May the first factor of a product be a quotient with a slash without brackets, as in `1/x * y`? */
  readonly opensWithQuotient: boolean;
  readonly ellipsis: string;
  relation(operator: RelationOperator): string;
  bracketed(inner: Piece): Piece;
  /** A number ≥ 0, its digits given; denominator null for an integer. */
  number(numerator: string, denominator: string | null): Piece;
  symbol(name: string): Piece;
  /** `indexLetters` is true where every index is a letter that counts. */
  index(base: Piece, indices: readonly Piece[], indexLetters: boolean): Piece;
  /** What stands between two factors. */
  between(left: Piece, right: Piece): string;
  quotient(numerator: Piece, denominator: Piece): Piece;
  power(base: Piece, exponent: Piece): Piece;
  apply(functionName: string, args: readonly Piece[]): Piece;
  call(callee: Piece, orders: readonly number[], args: readonly Piece[]): Piece;
  bigOperator(kind: "sum" | "product", bounds: PrintedBounds, body: Piece): Piece;
  derivative(body: Piece, variable: Piece, order: number, partial: boolean): Piece;
  /** The point ±∞ comes in as it is printed. */
  limit(body: Piece, variable: Piece, point: Piece, side: "both" | "above" | "below"): Piece;
  /** Both bounds, or null for an indefinite integral. */
  integral(body: Piece, variable: Piece, bounds: { readonly lower: Piece; readonly upper: Piece } | null): Piece;
  /** Values with their conditions, and the value elsewhere, null where there is none. */
  piecewise(branches: readonly PrintedBranch[], otherwise: Piece | null): Piece;
  /** What is 1 where the conditions hold and 0 elsewhere. */
  indicator(conditions: readonly Piece[]): Piece;
  opaque(text: string): Piece;
}

/** The piece, in brackets where it holds together less tightly than `least`. */
export function fit(notation: Pick<Notation, "bracketed">, inner: Piece, least: Binding): Piece {
  return inner.binding < least ? notation.bracketed(inner) : inner;
}

/** Rational → sign and digits, as `Notation.number` wants them; digits past `limit` are cut. */
export function digitsOf(value: Rational, limit: number, ellipsis: string): { readonly negative: boolean; readonly numerator: string; readonly denominator: string | null } {
  const negative = value.numerator < 0n;
  return {
    negative,
    numerator: cutDigits(negative ? -value.numerator : value.numerator, limit, ellipsis),
    denominator: value.denominator === 1n ? null : cutDigits(value.denominator, limit, ellipsis),
  };
}

function cutDigits(value: bigint, limit: number, ellipsis: string): string {
  const digits = value.toString();
  return digits.length <= limit ? digits : digits.slice(0, limit) + ellipsis;
}
