// A worked solution: the derivative of an expression found as a person finds it, one rule of differentiation a line (the same rule at several places at once), then
// the algebra that makes the answer short. Nothing is judged here; every line equals the one before by the rule that it names.

import { failure, type Failure } from "../calculus/rules.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type DerivativeNode, type Node, type Variable } from "../expression/node.js";
import { countNodes, mapChildren, someNode } from "../expression/traverse.js";
import { isOne, isZero } from "../calculus/tidy.js";
import { namesByWeight, useOneRule } from "./one-rule.js";
import { tidyingSteps } from "./tidying.js";

export interface WorkedLine {
  readonly node: Node;
  /** What was done to come here from the line before. */
  readonly rule: string;
}

export interface WorkedSolution {
  readonly kind: "solution";
  readonly given: DerivativeNode;
  readonly lines: readonly WorkedLine[];
}

/** Rules carried out on one expression. */
const mostRules = 200;
/** Distinct nodes of a line; past it the rest is not written out. */
const largestLine = 4000;

/** The first derivative of an expression, worked out. Fails where something in it has no derivative that is known, or where it grows too large to be written. */
export function workOutDerivative(arena: Arena, expression: Node, variable: Variable, partial: boolean): WorkedSolution | Failure {
  const given = arena.derivative(expression, variable, 1, partial);
  if (given.kind !== "derivative") return failure("there is nothing to differentiate");
  const lines: WorkedLine[] = [];
  let line: Node = given;
  for (let ready = readyDerivatives(line); ready.length > 0; ready = readyDerivatives(line)) {
    const uses = ready.map((derivative) => ({ derivative, use: useOneRule(arena, derivative, derivative === line) }));
    const replacements = new Map<Node, Node>();
    const names: string[] = [];
    let move: string | null = null;
    for (const { derivative, use } of uses) {
      if (use.kind === "failure") return use;
      move ??= use.move;
      if (use.move !== move) continue;
      replacements.set(derivative, use.node);
      names.push(use.name);
    }
    line = put(arena, line, replacements);
    lines.push({ node: line, rule: namesByWeight.find((name) => names.includes(name)) ?? names[0] ?? "" });
    if (lines.length > mostRules || countNodes(line) > largestLine) return failure("the worked solution is too long to be written");
  }
  for (const { node, name } of tidyingSteps(arena, line, variable)) lines.push({ node, rule: name });
  return { kind: "solution", given, lines };
}

const hasDerivative = (node: Node): boolean => someNode(node, (each) => each.kind === "derivative");

/** The derivatives that can be carried out, in reading order: those with none inside. */
function readyDerivatives(root: Node): readonly DerivativeNode[] {
  const found = new Set<DerivativeNode>();
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "derivative" && !hasDerivative(node.body)) found.add(node);
    else childrenOf(node).forEach(visit);
  };
  visit(root);
  return [...found];
}

/** The line with derivatives replaced; factors 1 and terms 0 that come by it are not written, and a sign stands in front. What did not change stays as it was. */
function put(arena: Arena, root: Node, replacements: ReadonlyMap<Node, Node>): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = replacements.get(node) ?? memo.get(node);
    if (known !== undefined) return known;
    const made = rebuilt(arena, node, visit);
    memo.set(node, made);
    return made;
  };
  return visit(root);
}

function rebuilt(arena: Arena, node: Node, visit: (child: Node) => Node): Node {
  const same = mapChildren(arena, node, visit);
  if (same === node) return node;
  switch (same.kind) {
    case "add":
      return arena.add(same.terms.flatMap((term) => (term.kind === "add" ? term.terms : [term])).filter((term) => !isZero(term)));
    case "negate":
      return isZero(same.operand) ? same.operand : same;
    case "multiply": {
      const factors = same.factors.flatMap((factor) => openFactor(arena, factor)).filter((factor) => !isOne(factor));
      if (factors.some(isZero)) return arena.integer(0);
      const [first, ...rest] = factors;
      return first?.kind === "negate" && rest.length > 0 ? arena.negate(arena.multiply([first.operand, ...rest])) : arena.multiply(factors);
    }
    case "divide":
      return isZero(same.numerator) ? same.numerator : same;
    default:
      return same;
  }
}

/** The factors of a factor: those of a product, the sign with the first. */
function openFactor(arena: Arena, factor: Node): readonly Node[] {
  if (factor.kind === "multiply") return factor.factors;
  if (factor.kind !== "negate" || factor.operand.kind !== "multiply") return [factor];
  const [first, ...rest] = factor.operand.factors;
  return first === undefined ? [factor] : first.kind === "number" ? [factor] : [arena.negate(first), ...rest];
}
