// Statements about real numbers: relations between expressions joined by "and" and "or". A line that is an equation, an inequality, a system or a list of
// solutions is one of these.

import type { Node, RelationNode, RelationOperator } from "./node.js";

/** `all` of nothing is true, `any` of nothing is false ("no solution"); `unknown` is a part that could not be worked with, and why. */
export type Formula =
  | { readonly kind: "relation"; readonly relation: RelationNode }
  | { readonly kind: "all" | "any"; readonly parts: readonly Formula[] }
  | { readonly kind: "unknown"; readonly reason: string };

export const ALWAYS: Formula = { kind: "all", parts: [] };
export const NEVER: Formula = { kind: "any", parts: [] };

export function relationFormula(relation: RelationNode): Formula {
  return { kind: "relation", relation };
}

export function allOf(parts: readonly Formula[]): Formula {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "all", parts };
}

export function anyOf(parts: readonly Formula[]): Formula {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "any", parts };
}

/** Every relation of a formula, in reading order. */
export function relationsIn(formula: Formula): readonly RelationNode[] {
  switch (formula.kind) {
    case "relation":
      return [formula.relation];
    case "all":
    case "any":
      return formula.parts.flatMap(relationsIn);
    case "unknown":
      return [];
  }
}

/** The first reason why a part could not be worked with; null where there is none. */
export function unknownIn(formula: Formula): string | null {
  switch (formula.kind) {
    case "relation":
      return null;
    case "unknown":
      return formula.reason;
    case "all":
    case "any":
      for (const part of formula.parts) {
        const reason = unknownIn(part);
        if (reason !== null) return reason;
      }
      return null;
  }
}

/** A relation as a formula; unknown for any other node, as where a substitution made something else of one. */
export function formulaOf(node: Node): Formula {
  return node.kind === "relation" ? relationFormula(node) : { kind: "unknown", reason: "not a relation" };
}

/** The formula with every relation replaced. */
export function mapFormula(formula: Formula, visit: (relation: RelationNode) => Formula): Formula {
  switch (formula.kind) {
    case "relation":
      return visit(formula.relation);
    case "all":
    case "any":
      return { kind: formula.kind, parts: formula.parts.map((part) => mapFormula(part, visit)) };
    case "unknown":
      return formula;
  }
}

/** Alternatives, each a list of relations that hold together; null where there would be more than `most`. */
export function alternativesIn(formula: Formula, most: number): readonly (readonly RelationNode[])[] | null {
  switch (formula.kind) {
    case "relation":
      return [[formula.relation]];
    case "unknown":
      return null;
    case "any": {
      const found: (readonly RelationNode[])[] = [];
      for (const part of formula.parts) {
        const own = alternativesIn(part, most);
        if (own === null || found.length + own.length > most) return null;
        found.push(...own);
      }
      return found;
    }
    case "all": {
      let found: readonly (readonly RelationNode[])[] = [[]];
      for (const part of formula.parts) {
        const own = alternativesIn(part, most);
        if (own === null || own.length * found.length > most) return null;
        found = found.flatMap((before) => own.map((each) => [...before, ...each]));
      }
      return found;
    }
  }
}

/** The names of a formula's relations, by what `names` finds in a node. */
export function namesOfFormula(formula: Formula, names: (node: Node) => Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const relation of relationsIn(formula)) for (const name of names(relation)) found.add(name);
  return found;
}

/** Does a difference left − right of this sign satisfy the operator? */
export function satisfies(sign: number, operator: RelationOperator): boolean {
  switch (operator) {
    case "=":
      return sign === 0;
    case "≠":
      return sign !== 0;
    case "<":
      return sign < 0;
    case "≤":
      return sign <= 0;
    case ">":
      return sign > 0;
    case "≥":
      return sign >= 0;
  }
}
