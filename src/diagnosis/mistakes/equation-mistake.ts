// What a file of this folder says about one mistake in going from one equation or inequality to the next. It is made on the line before, and recognised where that says what the wrong line says.

import type { Arena } from "../../expression/arena.js";
import type { Formula } from "../../expression/formula.js";
import type { Node, RelationNode, RelationOperator } from "../../expression/node.js";
import { topTerms } from "../material.js";
import type { CatalogueEntry } from "./mistake.js";

/** A wrong line of two sides and the one before it, as these mistakes see them. */
export interface EquationContext {
  readonly arena: Arena;
  readonly before: RelationNode;
  readonly after: RelationNode;
  /** Is the wrong line true, but not all of what the line before says? */
  readonly loses: boolean;
  /** Would this say the same as the line before? */
  readonly follows: (formula: Formula) => boolean;
  /** Does this relation say the same as the wrong line? */
  readonly isSaid: (relation: RelationNode) => boolean;
}

export interface EquationExplanation {
  readonly message: string;
  /** What the line lacks: an alternative to it, the other sign of its right side, or what one of its sides should be; null where it is the line itself that is to be mended. */
  readonly instead: { readonly kind: "alternative"; readonly relation: RelationNode } | { readonly kind: "plus-minus" } | { readonly kind: "side"; readonly side: "left" | "right"; readonly node: Node } | null;
}

export interface EquationMistake extends CatalogueEntry {
  readonly explain: (context: EquationContext) => EquationExplanation | null;
}

/** A relation of these sides; null for sides that have none. */
export function relate(arena: Arena, operator: RelationOperator, left: Node, right: Node): RelationNode | null {
  const made = arena.relation(operator, left, right);
  return made.kind === "relation" ? made : null;
}

/** A term of one side of a relation with what is left there. */
export interface SideTerm {
  readonly side: "left" | "right";
  readonly term: Node;
  readonly rest: Node;
  readonly other: Node;
}

/** So many terms of an equation are looked at. */
const MOST_TERMS = 8;

/** Every term of both sides. */
export function sideTerms(arena: Arena, { left, right }: RelationNode): readonly SideTerm[] {
  const of = (side: "left" | "right", own: Node, other: Node): readonly SideTerm[] => {
    const terms = topTerms(arena, own);
    return terms.map((term, k) => ({ side, term, rest: arena.add(terms.filter((_, j) => j !== k)), other }));
  };
  return [...of("left", left, right), ...of("right", right, left)].slice(0, MOST_TERMS);
}

/** The relation with these in the place of the side of a term and of the other one. */
export function withSides(arena: Arena, operator: RelationOperator, side: "left" | "right", own: Node, other: Node): RelationNode | null {
  return side === "left" ? relate(arena, operator, own, other) : relate(arena, operator, other, own);
}
