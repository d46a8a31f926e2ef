// Relations as signs of polynomials over atoms: what a formula becomes before it is compared with another one.

import type { Formula } from "../../expression/formula.js";
import type { RelationNode, RelationOperator } from "../../expression/node.js";
import type { Algebra, Need } from "./atoms.js";
import { multiplyPolynomials, negatePolynomial, addPolynomials, type Polynomial } from "./polynomials.js";

/** `numerator/denominator operator 0`, where all `needs` hold; the denominator is then not 0. */
export interface Comparison {
  readonly operator: RelationOperator;
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
  readonly needs: readonly Need[];
  readonly relation: RelationNode;
}

export type ComparisonFormula =
  | { readonly kind: "comparison"; readonly comparison: Comparison }
  | { readonly kind: "all" | "any"; readonly parts: readonly ComparisonFormula[] };

/** The relation over the atoms, or null where it can't be written so. */
export function comparisonOf(algebra: Algebra, relation: RelationNode): Comparison | null {
  const needs: Need[] = [];
  const left = algebra.fraction(relation.left, needs);
  const right = algebra.fraction(relation.right, needs);
  if (left === null || right === null) return null;
  return {
    operator: relation.operator, needs, relation,
    numerator: addPolynomials(multiplyPolynomials(left.numerator, right.denominator), negatePolynomial(multiplyPolynomials(right.numerator, left.denominator))),
    denominator: multiplyPolynomials(left.denominator, right.denominator),
  };
}

/** The formula over the atoms, or null. */
export function comparisonsOf(algebra: Algebra, formula: Formula): ComparisonFormula | null {
  switch (formula.kind) {
    case "unknown":
      return null;
    case "relation": {
      const comparison = comparisonOf(algebra, formula.relation);
      return comparison === null ? null : { kind: "comparison", comparison };
    }
    case "all":
    case "any": {
      const parts: ComparisonFormula[] = [];
      for (const part of formula.parts) {
        const made = comparisonsOf(algebra, part);
        if (made === null) return null;
        parts.push(made);
      }
      return { kind: formula.kind, parts };
    }
  }
}

/** Every comparison of a formula. */
export function comparisonsIn(formula: ComparisonFormula): readonly Comparison[] {
  return formula.kind === "comparison" ? [formula.comparison] : formula.parts.flatMap(comparisonsIn);
}
