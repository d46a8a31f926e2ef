// Small builders that the files of this folder share: argument access, a few node shapes, the common "no conditions" answers. They
// keep a family's file down to what is particular to it.

import { rational } from "../arithmetic/rational.js";
import type { Arithmetic } from "../arithmetic/arithmetic.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import type { DomainCondition, FunctionDefinition } from "./function.js";

/** The k-th argument. A definition is only ever given as many as its arity says; anything else is a bug. */
export function argument<A>(args: readonly A[], k: number): A {
  const value = args[k];
  if (value === undefined) throw new RangeError(`a function was given fewer than ${k + 1} arguments`);
  return value;
}

/** An integer in any arithmetic. */
export function integerIn<T>(arithmetic: Arithmetic<T>, value: number): T {
  return arithmetic.fromRational(rational(value));
}

export function square(arena: Arena, node: Node): Node {
  return arena.power(node, arena.integer(2));
}

export function reciprocal(arena: Arena, node: Node): Node {
  return arena.divide(arena.integer(1), node);
}

export const noConditions = (): readonly DomainCondition[] => [];
export const noBranches = (): readonly Node[] => [];

/** What a function of one real argument needs; everything else follows. */
export interface UnaryDescription {
  readonly name: string;
  readonly text: readonly string[];
  readonly latex: readonly string[];
  readonly domain: (arena: Arena, x: Node) => readonly DomainCondition[];
  readonly branches: (arena: Arena, x: Node) => readonly Node[];
  readonly evaluate: <T>(arithmetic: Arithmetic<T>, x: T) => T;
  readonly derivative: (arena: Arena, x: Node) => Node;
  readonly inTermsOf: ((arena: Arena, x: Node) => Node) | null;
}

/** The definition of a function of one real argument. */
export function unary(description: UnaryDescription): FunctionDefinition {
  const { inTermsOf } = description;
  return {
    name: description.name,
    arity: 1,
    names: { text: description.text, latex: description.latex },
    domain: (arena, args) => description.domain(arena, argument(args, 0)),
    branches: (arena, args) => description.branches(arena, argument(args, 0)),
    evaluate: (arithmetic, args) => description.evaluate(arithmetic, argument(args, 0)),
    derivative: (arena, args) => [description.derivative(arena, argument(args, 0))],
    inTermsOf: inTermsOf === null ? null : (arena, args) => inTermsOf(arena, argument(args, 0)),
  };
}
