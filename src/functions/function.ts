// What `functions/` knows about a function. One file per family lists its functions as values of this type; registry.ts gathers them.

import type { Arithmetic } from "../arithmetic/arithmetic.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";

/** `argument relation 0`, what must hold of the arguments for the function to have a value. */
export interface DomainCondition {
  readonly argument: Node;
  readonly relation: ">" | "≥" | "≠";
}

/** Everything known about one function of real numbers. */
export interface FunctionDefinition {
  /** The name in the expression graph: `sin`, `log`, `arctan`. */
  readonly name: string;
  readonly arity: number;
  readonly names: {
    /** Spellings in plain text, first the one that is printed. */
    readonly text: readonly string[];
    /** Commands in LaTeX without the backslash, first the one that is printed; one that LaTeX does not know is printed with \operatorname. */
    readonly latex: readonly string[];
  };
  /** Where it has a value, as conditions on (expressions in) its arguments; none for an everywhere defined one. */
  domain(arena: Arena, args: readonly Node[]): readonly DomainCondition[];
  /**
   * Where it loses a branch: expressions at whose zeros its algebraic character changes (x of |x|, sign x; x of √x; x, 1 - x and 1 + x of arcsin).
   * None for an entire function of its arguments.
   */
  branches(arena: Arena, args: readonly Node[]): readonly Node[];
  /** Its value in any arithmetic. */
  evaluate<T>(arithmetic: Arithmetic<T>, args: readonly T[]): T;
  /** The partial derivatives by each argument. Null where it has none that is known. */
  derivative(arena: Arena, args: readonly Node[]): readonly (Node | null)[];
  /** The same value by more elementary functions (tan by sin and cos, cosh by exp), defined at exactly the same points; null for an elementary one. */
  inTermsOf: ((arena: Arena, args: readonly Node[]) => Node) | null;
}
