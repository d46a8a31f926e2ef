// The syntax tree of a stretch of mathematics: what stands there, not what it means. Sums and products are flat sequences of operands and operators, because how far a
// derivative, a sum sign or a function name reaches is decided later, by elaboration. Ranges count in the part's own source text.

import type { Rational } from "../arithmetic/rational.js";
import type { Range } from "./document.js";

export type RelationSign = "=" | "≟" | ":=" | "≠" | "<" | "≤" | ">" | "≥" | "≈" | "∝" | "→" | "∈" | "∼" | "⇒" | "⇔" | "⇐";

export type BracketKind = "(" | "[" | "{" | "brace" | "|" | "‖" | "⟨" | "⌊" | "⌈";

export interface Operator {
  readonly kind: "operator";
  /**
   * `*` is an explicit multiplication sign, however it was written; `spelling` keeps it. `∣` stands before what is given (`P(A | B)`), `|` before the scripts of an evaluation; `∩` and `∪`
   * join events and sets.
   */
  readonly sign: "+" | "-" | "±" | "∓" | "*" | "/" | "⊙" | "⊘" | "∘" | "⊗" | ":" | "|" | "∣" | "∩" | "∪";
  readonly spelling: string;
  readonly range: Range;
}

export type SequenceItem = Operator | { readonly kind: "operand"; readonly operand: Syntax };

export interface Sides {
  /** One more than `relations`; null where nothing stands (a row that starts with `=`). */
  readonly sides: readonly (Syntax | null)[];
  readonly relations: readonly { readonly sign: RelationSign; readonly range: Range }[];
}

export type Syntax =
  | { readonly kind: "number"; readonly value: Rational; readonly range: Range }
  /** A letter or a word with its accent and font in it, NFC. */
  | { readonly kind: "name"; readonly name: string; readonly range: Range }
  /** A function word: `\sin`, `log`; `name` is its name in `functions/`. */
  | { readonly kind: "function"; readonly name: string; readonly range: Range }
  | { readonly kind: "script"; readonly base: Syntax; readonly sub: Syntax | null; readonly sup: Syntax | null; readonly primes: number; readonly range: Range }
  | { readonly kind: "factorial"; readonly operand: Syntax; readonly range: Range }
  /** A bracketed list; `closed` is false where the closing bracket is missing and was put at the end of the side. */
  | { readonly kind: "group"; readonly bracket: BracketKind; readonly items: readonly Sides[]; readonly closed: boolean; readonly range: Range }
  | { readonly kind: "fraction"; readonly numerator: Syntax; readonly denominator: Syntax; readonly range: Range }
  | { readonly kind: "binomial"; readonly upper: Syntax; readonly lower: Syntax; readonly range: Range }
  | { readonly kind: "root"; readonly degree: Syntax | null; readonly radicand: Syntax; readonly range: Range }
  | { readonly kind: "sequence"; readonly items: readonly SequenceItem[]; readonly range: Range }
  | { readonly kind: "bigOperator"; readonly operator: "sum" | "product" | "integral" | "limit"; readonly lower: Sides | null; readonly upper: Syntax | null; readonly range: Range }
  /** `\frac{d^n}{dx^n}` with nothing in the numerator (`body` null), or `\frac{dy}{dx}`. Several variables for mixed derivatives, each with its order. */
  | {
      readonly kind: "derivative"; readonly body: Syntax | null; readonly partial: boolean; readonly range: Range;
      readonly variables: readonly { readonly variable: Syntax; readonly order: number }[];
    }
  | { readonly kind: "gradient"; readonly range: Range }
  | { readonly kind: "ellipsis"; readonly range: Range }
  | { readonly kind: "infinity"; readonly range: Range }
  /** `F|_a^b`, `[F]_a^b` are scripts on a "|" operator or a group; a matrix, cases and the like are blocks. */
  | { readonly kind: "block"; readonly environment: string; readonly rows: readonly (readonly Syntax[])[]; readonly range: Range }
  /** Words inside a formula. */
  | { readonly kind: "words"; readonly text: string; readonly range: Range }
  /** What could not be read; `message` says why. */
  | { readonly kind: "unread"; readonly message: string; readonly range: Range };

export interface SyntaxNote {
  /** "unread" makes the line unreadable, "reading" tells of a choice. */
  readonly kind: "unread" | "reading" | "info";
  readonly message: string;
  readonly range: Range;
}

/** One statement of a row: `a = b = c`, or a single expression, with the words beside it. */
export interface Statement extends Sides {
  /** How it is joined to the statement before it in the row; null for the first. */
  readonly connector: "," | "⇒" | "⇔" | "or" | "and" | null;
  /** Words standing beside the formulas (`\text{by the chain rule}`, `\text{for } x > 0`). */
  readonly words: readonly { readonly text: string; readonly range: Range }[];
  /** Is it the first of a further derivation beside the ones before? */
  readonly beginsColumn?: true;
  readonly range: Range;
}

export interface MathRow {
  readonly statements: readonly Statement[];
  readonly range: Range;
}

export interface MathSyntax {
  readonly rows: readonly MathRow[];
  readonly notes: readonly SyntaxNote[];
}

const NO_PARTS: readonly Syntax[] = [];

const readSides = ({ sides }: Sides): readonly Syntax[] => sides.filter((side): side is Syntax => side !== null);

function operandsOf(items: readonly SequenceItem[]): readonly Syntax[] {
  const operands: Syntax[] = [];
  for (const item of items) if (item.kind === "operand") operands.push(item.operand);
  return operands;
}

function sidesOf(items: readonly Sides[]): readonly Syntax[] {
  const parts: Syntax[] = [];
  for (const { sides } of items) for (const side of sides) if (side !== null) parts.push(side);
  return parts;
}

/** The direct parts of a syntax node that are syntax nodes themselves. */
export function partsOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case "number":
    case "name":
    case "function":
    case "gradient":
    case "ellipsis":
    case "infinity":
    case "words":
    case "unread":
      return NO_PARTS;
    case "script":
      if (syntax.sub === null) return syntax.sup === null ? [syntax.base] : [syntax.base, syntax.sup];
      return syntax.sup === null ? [syntax.base, syntax.sub] : [syntax.base, syntax.sub, syntax.sup];
    case "factorial":
      return [syntax.operand];
    case "group":
      return sidesOf(syntax.items);
    case "fraction":
      return [syntax.numerator, syntax.denominator];
    case "binomial":
      return [syntax.upper, syntax.lower];
    case "root":
      return syntax.degree === null ? [syntax.radicand] : [syntax.degree, syntax.radicand];
    case "sequence":
      return operandsOf(syntax.items);
    case "bigOperator":
      return [...(syntax.lower === null ? [] : readSides(syntax.lower)), ...(syntax.upper === null ? [] : [syntax.upper])];
    case "derivative":
      return [...(syntax.body === null ? [] : [syntax.body]), ...syntax.variables.map((v) => v.variable)];
    case "block":
      return syntax.rows.flat();
  }
}
