// What the rows of one derivation are about: unknown functions, whose equations may be differentiated, and names with definitions, which are put in.

import { differentiate } from "../../calculus/differentiate.js";
import type { ElaboratedDerivation } from "../../elaborate/derivation.js";
import type { Arena } from "../../expression/arena.js";
import { allOf, mapFormula, relationFormula, relationsIn, type Formula } from "../../expression/formula.js";
import { childrenOf, type CallNode, type Node, type RelationNode, type SymbolNode } from "../../expression/node.js";
import { freeSymbols, someNode, substitute } from "../../expression/traverse.js";
import { holdsEitherSign } from "../../judge/both-signs.js";
import { implies, namesOf, type Implication } from "../../judge/statements/implication.js";
import type { SideCondition } from "../../judge/statements/prove.js";
import type { Condition } from "../../model/report.js";
import { printUnicode } from "../../notation/unicode.js";
import type { Value } from "../facts.js";
import { equationsThatHold } from "./formulas.js";
import { ofDomain } from "./outcome.js";
import type { SidesContext } from "./sides.js";

export interface StatementWorld {
  readonly arena: Arena;
  readonly elaborated: ElaboratedDerivation;
  /** In running text letters for quantities are presumed to be positive where a row fails otherwise only, and values may be given anew. */
  readonly isRunningText: boolean;
  /** Functions whose derivatives at a letter stand in the lines, by that letter: x and y of `x(t)x'(t) + y(t)y'(t) = 0`. */
  readonly ofLetters: ReadonlyMap<string, Node>;
  /** Definitions put in and derivatives carried out. */
  carriedOut(formula: Formula): Formula;
  /** Is it y(x) or one of its derivatives, for a y of which nothing is known? */
  isUnknownFunction(node: Node): node is CallNode & { readonly callee: SymbolNode };
  /** The highest order of a derivative of an unknown function. */
  highestOrder(formulas: readonly Formula[]): number;
  /** Equations between an unknown function and its variable hold all along it, so their derivatives hold too. */
  derivatives(formulas: readonly Formula[], order: number): readonly RelationNode[];
  /** The variable of the unknown functions in an equation. */
  variableOf(relation: RelationNode): SymbolNode | null;
  /** `y = 4` may be a point; only an equation of the function and its variable, or of two functions, is one along a curve. */
  isAlongCurve(relation: RelationNode): boolean;
  /** An expression with unknown functions as the author writes them: `y`, `y′` for y(x), y′(x). */
  displayed(node: Node): Node;
  /** A relation likewise; null where it is none then. */
  displayedRelation(relation: RelationNode): RelationNode | null;
  /** A line with the names of unknown functions for their values: an angle θ that is a function of r elsewhere is one all the same. */
  asWritten(formula: Formula): Formula;
  /** Names as written: x only where it stands outside of y(x), and no rates. */
  shownNames(formula: Formula): ReadonlySet<string>;
  /** The letters and the values of functions in some lines, each once. */
  quantitiesIn(formulas: readonly Formula[]): readonly Node[];
  /** Does `after` follow from all of `before`, with what is given? */
  ask(before: readonly Formula[], after: Formula, given: readonly RelationNode[]): Implication;
  /** What two sides are compared under. */
  sidesUnder(given: readonly RelationNode[]): SidesContext;
  conditionOf(condition: SideCondition): Condition;
}

const MOST_ORDER = 3;

/** Is it a derivative of a function? */
export const isRate = (node: Node): boolean => node.kind === "call" && node.orders.some((order) => order > 0);

export function createStatementWorld(arena: Arena, elaborated: ElaboratedDerivation, valueOf: (node: Node) => Value, isRunningText: boolean): StatementWorld {
  /** Could every equation along a curve be differentiated? */
  let allDifferentiated = true;
  const ofLetters = new Map<string, Node>();
  for (const { formula } of elaborated.lines) for (const relation of formula === null ? [] : relationsIn(formula)) someNode(relation, (node) => {
    const [argument] = node.kind === "call" ? node.arguments : [];
    if (node.kind === "call" && node.callee.kind === "symbol" && node.arguments.length === 1 && argument?.kind === "symbol" && (node.orders[0] ?? 0) > 0 && !elaborated.definitions.has(node.callee.name) && !ofLetters.has(node.callee.name)) ofLetters.set(node.callee.name, argument);
    return false;
  });

  return {
    arena, elaborated, isRunningText, ofLetters, carriedOut, isUnknownFunction, highestOrder, derivatives, variableOf, isAlongCurve, displayed, displayedRelation, asWritten, shownNames, quantitiesIn, ask,
    sidesUnder: (given) => ({ arena, given, integers: elaborated.integers }),
    conditionOf: ({ node, operator }) => ofDomain(`${printUnicode(displayed(node))} ${operator} 0`),
  };

  function carriedOut(formula: Formula): Formula {
    return mapFormula(formula, (relation) => {
      const left = valueOf(relation.left);
      const right = valueOf(relation.right);
      if (left.kind !== "value") return { kind: "unknown", reason: left.reason };
      if (right.kind !== "value") return { kind: "unknown", reason: right.reason };
      if (holdsEitherSign(left.node) || holdsEitherSign(right.node)) return { kind: "unknown", reason: "a definition with ± stands for two statements" };
      const made = arena.relation(relation.operator, left.node, right.node);
      return made.kind === "relation" ? relationFormula(made) : { kind: "unknown", reason: "not a relation" };
    });
  }

  function isUnknownFunction(node: Node): node is CallNode & { readonly callee: SymbolNode } {
    if (node.kind !== "call" || node.callee.kind !== "symbol" || node.arguments.length !== 1) return false;
    return (elaborated.dependence.get(node.callee.name) ?? ofLetters.get(node.callee.name)) === node.arguments[0];
  }

  function highestOrder(formulas: readonly Formula[]): number {
    let order = 0;
    for (const formula of formulas) for (const relation of relationsIn(formula)) someNode(relation, (node) => {
      if (isUnknownFunction(node)) order = Math.max(order, node.orders[0] ?? 0);
      return false;
    });
    return Math.min(order, MOST_ORDER);
  }

  function derivatives(formulas: readonly Formula[], order: number): readonly RelationNode[] {
    const found: RelationNode[] = [];
    let current = formulas.flatMap((formula) => equationsThatHold(formula)).filter(isAlongCurve);
    for (let k = 0; k < order; k++) {
      const next: RelationNode[] = [];
      for (const relation of current) {
        const variable = variableOf(relation);
        if (variable === null) {
          allDifferentiated = false;
          continue;
        }
        const left = differentiate(arena, relation.left, variable);
        const right = differentiate(arena, relation.right, variable);
        if (left.kind === "failure" || right.kind === "failure") {
          allDifferentiated = false;
          continue;
        }
        const made = arena.relation("=", left.node, right.node);
        if (made.kind === "relation" && highestOrder([relationFormula(made)]) <= order) next.push(made);
      }
      found.push(...next);
      current = next;
    }
    return found;
  }

  function variableOf(relation: RelationNode): SymbolNode | null {
    let variable: SymbolNode | null = null;
    someNode(relation, (node) => {
      const own = isUnknownFunction(node) ? node.arguments[0] : undefined;
      if (own?.kind === "symbol") variable = own;
      return own !== undefined;
    });
    return variable;
  }

  function isAlongCurve(relation: RelationNode): boolean {
    const functions = new Set<string>();
    let variable: string | null = null;
    someNode(relation, (node) => {
      if (!isUnknownFunction(node)) return false;
      functions.add(node.callee.name);
      const [own] = node.arguments;
      variable = own?.kind === "symbol" ? own.name : variable;
      return false;
    });
    if (variable === null) return false;
    return functions.size > 1 || freeSymbols(displayed(relation)).has(variable);
  }

  function displayed(node: Node): Node {
    const shown = new Map<Node, Node>();
    someNode(node, (each) => {
      if (isUnknownFunction(each)) shown.set(each, arena.symbol(`${each.callee.name}${"′".repeat(each.orders[0] ?? 0)}`));
      return false;
    });
    return substitute(arena, node, shown);
  }

  function displayedRelation(relation: RelationNode): RelationNode | null {
    const made = displayed(relation);
    return made.kind === "relation" ? made : null;
  }

  function asWritten(formula: Formula): Formula {
    return mapFormula(formula, (relation) => relationFormula(displayedRelation(relation) ?? relation));
  }

  function shownNames(formula: Formula): ReadonlySet<string> {
    return new Set([...namesOf(relationsIn(formula).flatMap((relation) => displayedRelation(relation) ?? []))].filter((name) => !name.endsWith("′")));
  }

  function quantitiesIn(formulas: readonly Formula[]): readonly Node[] {
    const found = new Set<Node>();
    const visit = (node: Node): void => {
      if (isUnknownFunction(node) || (node.kind === "symbol" && node.name !== "e" && node.name !== "π")) found.add(node);
      else childrenOf(node).forEach(visit);
    };
    for (const formula of formulas) relationsIn(formula).forEach(visit);
    return [...found];
  }

  function ask(before: readonly Formula[], after: Formula, given: readonly RelationNode[]): Implication {
    return implies(allOf(before), after, { arena, given, integers: elaborated.integers, determined: isRate, isRate: (node) => allDifferentiated && isUnknownFunction(node) && node.orders[0] === 1, display: displayed });
  }
}
