// The natural domain of an expression: the conditions its nodes put on their arguments, the arguments at whose zeros a branch is lost, and
// the ranges that assumptions leave to the symbols.

import { compareRational, divideRational, isInteger, negateRational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode } from "../expression/node.js";
import type { DomainCondition } from "../functions/function.js";
import { powerBranches, powerDomain, rationalValue, rootDegree } from "../functions/powers.js";
import { lookupFunction } from "../functions/registry.js";
import { everywhere, Sign, type Affine, type Analysis, type Range } from "./analysis.js";
import { createExpander } from "./fingerprint-exponent.js";
import { evaluatedOperands } from "./graph.js";
import { mayBeUndefined } from "./tape.js";

/** An argument at whose zeros the algebraic character changes. */
export interface BranchArgument {
  readonly argument: Node;
  /** Must the argument be at least 0 for the expression to have a value (even roots, logarithms)? */
  readonly required: boolean;
  /** Does the value jump at the argument's zeros (sign)? There, and only there, two sides can differ at single points. */
  readonly jumps: boolean;
}

export interface Domain {
  readonly conditions: readonly DomainCondition[];
  readonly branches: readonly BranchArgument[];
  /** False where there were too many of either to collect. */
  readonly complete: boolean;
  readonly conditionsComplete: boolean;
}

const MOST = 160;

/** The conditions and branch arguments of the nodes, which come in postorder and are all that some roots need. */
export function collectDomain(arena: Arena, nodes: readonly Node[], integers: ReadonlySet<string>, analysis: Analysis): Domain {
  const cases = arena.hasCases() ? nodes.filter((node) => node.kind === "piecewise") : [];
  const order = cases.length === 0 ? nodes : outsideOfCases(nodes);
  const conditions = new Map<Node, DomainCondition[]>();
  const branches = new Map<Node, BranchArgument>();
  let count = 0;
  let complete = true;
  let conditionsComplete = true;
  function condition(each: DomainCondition): void {
    if (each.argument.kind === "number" && each.argument.value.numerator > 0n) return;
    if (each.argument.kind === "number" && each.relation === "≠" && each.argument.value.numerator !== 0n) return;
    const known = conditions.get(each.argument);
    if (known?.some((other) => other.relation === each.relation) === true) return;
    if (count >= MOST) {
      conditionsComplete = false;
      return;
    }
    count += 1;
    if (known === undefined) conditions.set(each.argument, [each]);
    else known.push(each);
  }
  function branch(argument: Node, required: boolean, jumps: boolean): void {
    if (argument.kind === "number" && argument.value.numerator >= 0n) return;
    const known = branches.get(argument);
    if (known === undefined && branches.size >= MOST) {
      complete = false;
      return;
    }
    branches.set(argument, { argument, required: required || known?.required === true, jumps: jumps || known?.jumps === true });
  }
  if (cases.length > 0) {
    // What must hold inside of a case is not known to be needed; what is certain is where the cases meet.
    const strict = new Set(order);
    if (cases.some((node) => node.otherwise === null) || nodes.some((node) => !strict.has(node) && node.kind !== "piecewise" && mayBeUndefined(node))) conditionsComplete = false;
    for (const relation of cases.flatMap((node) => node.branches.flatMap(({ conditions: own }) => own))) {
      // (−1)^n, which tells even from odd, has no zero.
      if (relation.kind === "relation" && !(relation.left.kind === "power" && relation.left.base.kind === "number")) branch(arena.subtract(relation.left, relation.right), false, true);
    }
  }
  for (const node of order) {
    if (node.kind === "divide") condition({ argument: node.denominator, relation: "≠" });
    else if (node.kind === "power") {
      if (node.exponent.kind === "number" && isInteger(node.exponent.value)) {
        if (node.exponent.value.numerator < 0n) condition({ argument: node.base, relation: "≠" });
        continue;
      }
      if (rationalValue(node.exponent) === null && hasIntegerValues(arena, node.exponent, integers)) {
        if ((analysis.signs(node.exponent) & Sign.negative) !== 0) condition({ argument: node.base, relation: "≠" });
        continue;
      }
      for (const each of powerDomain(arena, node.base, node.exponent)) condition(each);
      const exponent = rationalValue(node.exponent);
      const evenRoot = exponent !== null && exponent.denominator % 2n === 0n;
      for (const argument of powerBranches(node.base, node.exponent)) branch(argument, exponent === null || evenRoot, false);
    } else if (node.kind === "apply") {
      const definition = lookupFunction(node.function);
      if (definition === null || definition.arity !== node.arguments.length) continue;
      for (const each of definition.domain(arena, node.arguments)) condition(each);
      const degree = node.arguments[1];
      const oddRoot = node.function === "root" && degree !== undefined && (rootDegree(degree) ?? 2) % 2 === 1;
      const required = node.function === "sqrt" || (node.function === "root" && !oddRoot) || node.function === "log";
      for (const argument of definition.branches(arena, node.arguments)) branch(argument, required, node.function === "sign");
    }
  }
  return { conditions: [...conditions.values()].flat(), branches: [...branches.values()], complete: complete && conditionsComplete, conditionsComplete };
}

/** The nodes that are evaluated whichever case holds, in the same order. */
function outsideOfCases(order: readonly Node[]): readonly Node[] {
  const inside = new Set<Node>();
  for (const node of order) for (const child of evaluatedOperands(node)) inside.add(child);
  const strict = new Set(order.filter((node) => !inside.has(node)));
  for (const node of [...order].reverse()) {
    if (!strict.has(node)) continue;
    const first = node.kind === "piecewise" ? node.branches[0]?.conditions[0] : undefined;
    for (const child of node.kind !== "piecewise" ? evaluatedOperands(node) : first?.kind === "relation" ? [first.left, first.right] : []) strict.add(child);
  }
  return order.filter((node) => strict.has(node));
}

/** Are the values integers by its form, or once it is multiplied out and what cancels is gone: n²/n, 4n − 3n, n (−1)²ⁿ? */
function hasIntegerValues(arena: Arena, node: Node, integers: ReadonlySet<string>): boolean {
  if (isIntegerValued(node, integers)) return true;
  if (integers.size === 0) return false;
  return createExpander(arena).expand(node)?.every(({ coefficient, factors }) =>
    isInteger(coefficient) && factors.every((factor) => (factor.exponent > 0 && isIntegerValued(factor.node, integers)) || isUnit(factor.node, integers))) === true;
}

/** Is it 1 or −1: a power of one of these to an integer? */
const isUnit = (node: Node, integers: ReadonlySet<string>): boolean => isPowerOfUnit(node) && isIntegerValued(node, integers);

const isPowerOfUnit = (node: Node): boolean =>
  node.kind === "power" && node.base.kind === "number" && node.base.value.denominator === 1n && node.base.value.numerator * node.base.value.numerator === 1n;

/** True for numbers and integer symbols under + − × and powers with a literal exponent ≥ 0, and for powers of −1 to such. */
function isIntegerValued(node: Node, integers: ReadonlySet<string>): boolean {
  const visit = (current: Node, depth: number): boolean => {
    if (depth > 12) return false;
    switch (current.kind) {
      case "number":
        return isInteger(current.value);
      case "symbol":
        return integers.has(current.name);
      case "negate":
        return visit(current.operand, depth + 1);
      case "add":
        return current.terms.length <= 20 && current.terms.every((term) => visit(term, depth + 1));
      case "multiply":
        return current.factors.length <= 20 && current.factors.every((factor) => visit(factor, depth + 1));
      case "power":
        if (isPowerOfUnit(current)) return visit(current.exponent, depth + 1);
        return visit(current.base, depth + 1) && current.exponent.kind === "number" && isInteger(current.exponent.value) && current.exponent.value.numerator >= 0n;
      default:
        return false;
    }
  };
  return visit(node, 0);
}

/** `name relation bound`: what an affine form in one quantity says about it. */
export interface Bound {
  readonly name: string;
  readonly relation: ">" | "≥" | "<" | "≤" | "≠" | "=";
  readonly bound: Rational;
}

/** Solves `form relation 0` where the form has exactly one quantity. */
export function solveBound(form: Affine | null, relation: ">" | "≥" | "<" | "≤" | "≠" | "="): Bound | null {
  if (form === null || form.terms.size !== 1) return null;
  const [entry] = form.terms;
  if (entry === undefined) return null;
  const [name, coefficient] = entry;
  const bound = negateRational(divideRational(form.constant, coefficient));
  const turned = { ">": "<", "≥": "≤", "<": ">", "≤": "≥", "≠": "≠", "=": "=" } as const;
  return { name, relation: coefficient.numerator > 0n ? relation : turned[relation], bound };
}

/** The range with one more bound. */
export function narrow(range: Range, bound: Bound): Range {
  let result = range;
  if (bound.relation === ">" || bound.relation === "≥" || bound.relation === "=") {
    const strict = bound.relation === ">";
    const order = result.lower === null ? 1 : compareRational(bound.bound, result.lower);
    if (order > 0) result = { ...result, lower: bound.bound, lowerStrict: strict };
    else if (order === 0) result = { ...result, lowerStrict: result.lowerStrict || strict };
  }
  if (bound.relation === "<" || bound.relation === "≤" || bound.relation === "=") {
    const strict = bound.relation === "<";
    const order = result.upper === null ? -1 : compareRational(bound.bound, result.upper);
    if (order < 0) result = { ...result, upper: bound.bound, upperStrict: strict };
    else if (order === 0) result = { ...result, upperStrict: result.upperStrict || strict };
  }
  return result;
}

/** Nothing is in the range. */
export function isEmptyRange(range: Range): boolean {
  if (range.lower === null || range.upper === null) return false;
  const order = compareRational(range.lower, range.upper);
  return order > 0 || (order === 0 && (range.lowerStrict || range.upperStrict));
}

/** The ranges that relations leave to single quantities. Relations between several are left to the sampling. */
export function rangesOf(analysis: Analysis, arena: Arena, assumptions: readonly RelationNode[], start: ReadonlyMap<string, Range>): Map<string, Range> {
  const ranges = new Map(start);
  for (const { operator, left, right } of assumptions) {
    const bound = solveBound(analysis.affine(arena.subtract(left, right)), operator);
    if (bound !== null) ranges.set(bound.name, narrow(ranges.get(bound.name) ?? everywhere, bound));
  }
  return ranges;
}
