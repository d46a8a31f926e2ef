// The immutable expression graph. Nodes are made by an arena only (arena.ts), which interns them: within one arena equal structure is
// the same object, so equality is `===` and every pass is a memo over distinct nodes.

import type { Rational } from "../arithmetic/rational.js";

export type RelationOperator = "=" | "≠" | "<" | "≤" | ">" | "≥";

/** An exact number. */
export interface NumberNode { readonly kind: "number"; readonly id: number; readonly value: Rational }
/**
 * A name in one-line Unicode, decorations included: `x`, `ŷ`, `x_0`, `W^(2)`, `α`, `𝐰`. The constants π and e are the symbols
 * `π` and `e`; elaboration renames a letter that is not the constant.
 */
export interface SymbolNode { readonly kind: "symbol"; readonly id: number; readonly name: string }
/** An indexed name, `ŷ_i`, `x_{n+1}`, `A_{ij}`. */
export interface IndexNode { readonly kind: "index"; readonly id: number; readonly base: SymbolNode; readonly indices: readonly Node[] }
/** A sum of two or more terms; a - b is add(a, negate(b)). */
export interface AddNode { readonly kind: "add"; readonly id: number; readonly terms: readonly Node[] }
/** A product of two or more factors. */
export interface MultiplyNode { readonly kind: "multiply"; readonly id: number; readonly factors: readonly Node[] }
export interface NegateNode { readonly kind: "negate"; readonly id: number; readonly operand: Node }
export interface DivideNode { readonly kind: "divide"; readonly id: number; readonly numerator: Node; readonly denominator: Node }
export interface PowerNode { readonly kind: "power"; readonly id: number; readonly base: Node; readonly exponent: Node }
/** A known function, by its name in `functions/`, applied to its arguments. */
export interface ApplyNode { readonly kind: "apply"; readonly id: number; readonly function: string; readonly arguments: readonly Node[] }
/**
 * A function of the document, defined or unknown, applied; `orders[k]` says how often it is differentiated in its k-th argument before it is applied:
 * `f'(g(x))` is call(f, [1], [g(x)]).
 */
export interface CallNode { readonly kind: "call"; readonly id: number; readonly callee: SymbolNode | IndexNode; readonly orders: readonly number[]; readonly arguments: readonly Node[] }
/** A sum or product over a bound integer; bounds are null where the author left them out (`\sum_i`). */
export interface BigOperatorNode {
  readonly kind: "sum" | "product"; readonly id: number; readonly index: SymbolNode;
  readonly lower: Node | null; readonly upper: Node | null; readonly body: Node;
}
/** A derivative that is written but not yet carried out. `partial` is true for ∂. */
export interface DerivativeNode {
  readonly kind: "derivative"; readonly id: number; readonly body: Node; readonly variable: SymbolNode | IndexNode; readonly order: number; readonly partial: boolean;
}
/** A limit; `side` says from where the variable comes. The variable is bound. The point ±∞ is the symbol `∞` or its negation. */
export interface LimitNode { readonly kind: "limit"; readonly id: number; readonly variable: SymbolNode; readonly point: Node; readonly side: "both" | "above" | "below"; readonly body: Node }
/** An integral by a variable: indefinite where both bounds are null, and then the variable is free; else definite, and it is bound. */
export interface IntegralNode { readonly kind: "integral"; readonly id: number; readonly variable: SymbolNode; readonly lower: Node | null; readonly upper: Node | null; readonly body: Node }
/** Values by cases: the first branch whose conditions (relation nodes) all hold; `otherwise` where none does, undefined where that is null. */
export interface PiecewiseNode {
  readonly kind: "piecewise"; readonly id: number; readonly branches: readonly { readonly value: Node; readonly conditions: readonly Node[] }[]; readonly otherwise: Node | null;
}
/** A statement `left op right`; assumptions and lines that are statements. Never an operand. */
export interface RelationNode { readonly kind: "relation"; readonly id: number; readonly operator: RelationOperator; readonly left: Node; readonly right: Node }
/**
 * Mathematics that was read but that no stage can work with yet (an integral, a limit, a matrix product). It keeps its operands so
 * that symbols in it are seen; a line that holds one is `undecided` with `what` as the reason.
 */
export interface OpaqueNode { readonly kind: "opaque"; readonly id: number; readonly what: string; readonly text: string; readonly operands: readonly Node[] }

export type Node =
  | NumberNode | SymbolNode | IndexNode | AddNode | MultiplyNode | NegateNode | DivideNode | PowerNode | ApplyNode | CallNode
  | BigOperatorNode | LimitNode | IntegralNode | PiecewiseNode | DerivativeNode | RelationNode | OpaqueNode;

/** What one differentiates by. */
export type Variable = SymbolNode | IndexNode;

/** The children of a node, in reading order. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "number":
    case "symbol":
      return [];
    case "index":
      return [node.base, ...node.indices];
    case "add":
      return node.terms;
    case "multiply":
      return node.factors;
    case "negate":
      return [node.operand];
    case "divide":
      return [node.numerator, node.denominator];
    case "power":
      return [node.base, node.exponent];
    case "apply":
      return node.arguments;
    case "call":
      return [node.callee, ...node.arguments];
    case "sum":
    case "product":
      return [node.index, ...(node.lower === null ? [] : [node.lower]), ...(node.upper === null ? [] : [node.upper]), node.body];
    case "limit":
      return [node.variable, node.point, node.body];
    case "integral":
      return [node.variable, ...(node.lower === null ? [] : [node.lower]), ...(node.upper === null ? [] : [node.upper]), node.body];
    case "piecewise":
      return [...node.branches.flatMap((branch) => [branch.value, ...branch.conditions]), ...(node.otherwise === null ? [] : [node.otherwise])];
    case "derivative":
      return [node.body, node.variable];
    case "relation":
      return [node.left, node.right];
    case "opaque":
      return node.operands;
  }
}

/** What an opaque node `f^{(k)}(a)` is called, whose operands are k, f and a. Where k becomes a number the arena makes a call of it. */
export const SYMBOLIC_ORDER = "derivatives of symbolic order are not judged yet";
