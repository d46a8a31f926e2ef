// The scene of one comparison: two expressions without symbolic sums, what is assumed, what their domains and branches are, all compiled into
// one tape whose registers the sampling reads.

import { entriesOf } from "../expression/entries.js";
import { compareRational, negateRational, rational, ZERO } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode, RelationOperator } from "../expression/node.js";
import type { DomainCondition } from "../functions/function.js";
import { createAnalysis, everywhere, Sign, type Analysis, type Factors, type Range } from "./analysis.js";
import { collectDomain, isEmptyRange, narrow, rangesOf, solveBound, type BranchArgument, type Domain } from "./domain.js";
import { createEvaluators, type Evaluators } from "./evaluator.js";
import { createEvaluationWalk, evaluationOrder, hashWords, idsUpTo } from "./graph.js";
import { leafFactors } from "./leaves.js";
import { compileOrdered, type TapeInput } from "./tape.js";
import type { Work } from "./work.js";

export interface SceneCondition extends DomainCondition {
  readonly register: number;
}

export interface SceneInput extends TapeInput {
  readonly integer: boolean;
  /** What the assumptions leave. */
  readonly range: Range;
  /** What the assumptions and the conditions of both sides on this quantity alone leave: where to look first. */
  readonly hot: Range;
  /** The same by the conditions of the left side only: where the right side may turn out not to be defined. */
  readonly leftHot: Range;
  /** What the assumptions and the conditions of the left side certainly leave. */
  readonly leftRange: Range;
}

export interface SceneAssumption {
  readonly operator: RelationOperator;
  /** The register of left - right. */
  readonly register: number;
  /** The input that is solved for, where the assumption is an equation that the sampling solves; then it holds by construction. */
  readonly solvedFor: number | null;
}

/** What is assumed: inequalities, equations that the sampling solves for a quantity, and quantities that were substituted away. */
export interface Given {
  readonly relations: readonly RelationNode[];
  readonly solved: readonly { readonly relation: RelationNode; readonly name: string }[];
  readonly eliminated: readonly { readonly name: string; readonly node: Node; readonly value: Node }[];
}

export interface SceneLeaf {
  readonly node: Node;
  readonly register: number;
  /** A value jumps where this is zero. */
  readonly jumps: boolean;
}

export interface Scene {
  readonly arena: Arena;
  readonly left: Node;
  readonly right: Node;
  readonly leftRegister: number;
  readonly rightRegister: number;
  readonly inputs: readonly SceneInput[];
  readonly leftConditions: readonly SceneCondition[];
  readonly rightConditions: readonly SceneCondition[];
  /** What the left side requires, whole and with what needs no saying. */
  readonly leftRequirements: readonly SceneCondition[];
  readonly branches: readonly BranchArgument[];
  /** The factors of branch arguments and of everything that has poles beside them: on both sides of their zeros the sampling wants points. */
  readonly leaves: readonly SceneLeaf[];
  readonly assumptions: readonly SceneAssumption[];
  /** The assumptions that are no equations, as they were given. */
  readonly relations: readonly RelationNode[];
  /** Quantities that a given equation expresses by the others; witnesses show them too. */
  readonly eliminated: readonly { readonly name: string; readonly register: number }[];
  readonly analysis: Analysis;
  readonly evaluators: Evaluators;
  /** False where the right side has too many conditions to collect. */
  readonly domainComplete: boolean;
  /** True where the zeros of the leaves are all the points at which a side can change its algebraic character. */
  readonly leavesComplete: boolean;
  /** The leaves of an argument. */
  readonly factors: (node: Node) => Factors | null;
  readonly integers: ReadonlySet<string>;
  /** Depends on the structure of the expressions only. */
  readonly seed: number;
  readonly work: Work;
}

const noRanges: ReadonlyMap<string, Range> = new Map();
const TOO_LARGE = { reason: "the expressions are too large for the budget" };
const nothing: Domain = { conditions: [], branches: [], complete: true, conditionsComplete: true };

/** Compiles the comparison; a reason in words where it cannot be. */
export function buildScene(
  arena: Arena, left: Node, right: Node, given: Given, integers: ReadonlySet<string>, work: Work,
): Scene | { readonly reason: string } {
  const { relations } = given;
  const most = Math.max(1000, Math.floor(work.left / 4));
  const walk = createEvaluationWalk(idsUpTo([left, right]));
  if (!walk.visit(left, most)) return TOO_LARGE;
  const leftOrder = walk.order.slice();
  let analysis = createAnalysis(noRanges);
  const ranges = relations.length === 0 ? noRanges : rangesOf(analysis, arena, relations, noRanges);
  if (relations.length > 0) analysis = createAnalysis(ranges);
  const leftDomain = collectDomain(arena, leftOrder, integers, analysis);
  if (!walk.visit(right, leftOrder.length + most)) return TOO_LARGE;
  // Where the left side demands nothing, what the sides share demands nothing.
  const asksNothing = leftDomain.complete && leftDomain.conditions.length === 0 && leftDomain.branches.length === 0 && !arena.hasCases();
  const rightOrder = asksNothing ? walk.order.slice(leftOrder.length) : evaluationOrder([right], most);
  if (rightOrder === null) return TOO_LARGE;
  work.spend(leftOrder.length + rightOrder.length);
  const rightDomain = left === right ? leftDomain : collectDomain(arena, rightOrder, integers, analysis);
  const relationDomain = relations.length === 0 ? nothing : collectDomain(arena, evaluationOrder(relations.flatMap((r) => [r.left, r.right]), most) ?? [], integers, analysis);

  const branches = mergeBranches(leftDomain.branches, rightDomain.branches);
  const leafNodes = new Map<Node, boolean>();
  let leavesComplete = leftDomain.complete && rightDomain.complete;
  const factored = new Map<Node, Factors | null>();
  const factorsOf = (argument: Node): Factors | null => {
    const known = factored.get(argument);
    if (known !== undefined) return known;
    const made = leafFactors(arena, analysis, argument);
    factored.set(argument, made);
    return made;
  };
  const addLeaves = (argument: Node, jumps: boolean): void => {
    const factors = factorsOf(argument);
    leavesComplete &&= factors !== null;
    for (const leaf of factors?.leaves.keys() ?? [argument]) leafNodes.set(leaf, jumps || leafNodes.get(leaf) === true);
  };
  for (const { argument, jumps } of branches) addLeaves(argument, jumps);
  for (const { argument } of [...leftDomain.conditions, ...rightDomain.conditions]) addLeaves(argument, false);

  const differences = [...relations, ...given.solved.map((each) => each.relation)].map((relation) => arena.subtract(relation.left, relation.right));
  const leftSplit = splitZeros(analysis, factorsOf, leftDomain.conditions);
  const rightSplit = left === right ? leftSplit : splitZeros(analysis, factorsOf, rightDomain.conditions);
  const conditionNodes = [...leftSplit, ...rightSplit, ...leftDomain.conditions].map((condition) => condition.argument);
  const roots = [left, right, ...differences, ...conditionNodes, ...leafNodes.keys(), ...given.eliminated.map((each) => each.value)];
  const tape = roots.every((root) => walk.visit(root, 4 * most)) ? compileOrdered(walk.order, roots, integers) : TOO_LARGE;
  if ("reason" in tape) return tape;
  let position = 2;
  const next = (): number => tape.outputs[position++] ?? 0;
  const assumptions: SceneAssumption[] = relations.map(({ operator }) => ({ operator, register: next(), solvedFor: null }));
  for (const { name } of given.solved) {
    const input = tape.inputs.findIndex((each) => each.name === name);
    assumptions.push({ operator: "=", register: next(), solvedFor: input < 0 ? null : input });
  }
  const placed = ({ argument, relation }: DomainCondition): SceneCondition => ({ argument, relation, register: next() });
  const leftConditions = leftSplit.map(placed);
  const rightConditions = rightSplit.map(placed);
  const leftRequirements = leftDomain.conditions.map(placed);
  const leaves = [...leafNodes].map(([node, jumps]) => ({ node, register: next(), jumps }));
  const eliminated = given.eliminated.map(({ name }) => ({ name, register: next() }));

  const required = relationDomain.conditions.length === 0 ? leftDomain.conditions : [...relationDomain.conditions, ...leftDomain.conditions];
  const certain = narrowed(analysis, ranges, required, false);
  const ofLeft = narrowed(analysis, ranges, required, true);
  const both = left === right ? ofLeft : narrowed(analysis, ofLeft, rightDomain.conditions, true);
  const inputs = tape.inputs.map(({ name, node, register }) => ({
    name, node, register,
    integer: (node.kind === "symbol" && integers.has(name)) || (node.kind === "index" && integers.has(entriesOf(node.base.name))),
    range: ranges.get(name) ?? everywhere,
    leftRange: certain.get(name) ?? everywhere,
    leftHot: ofLeft.get(name) ?? everywhere,
    hot: both.get(name) ?? everywhere,
  }));
  return {
    arena, left, right, leftRegister: tape.outputs[0] ?? 0, rightRegister: tape.outputs[1] ?? 0, inputs, leftConditions, rightConditions, leftRequirements, branches,
    leaves, assumptions, relations, eliminated, analysis, evaluators: createEvaluators(tape), domainComplete: rightDomain.conditionsComplete, leavesComplete,
    factors: factorsOf, integers,
    seed: hashWords(tape.code, 0x51ed), work,
  };
}

/** The branch arguments of both sides; one that occurs on both keeps what either says. */
function mergeBranches(a: readonly BranchArgument[], b: readonly BranchArgument[]): readonly BranchArgument[] {
  const merged = new Map(a.map((branch) => [branch.argument, branch]));
  for (const branch of b) {
    const known = merged.get(branch.argument);
    merged.set(branch.argument, known === undefined ? branch : {
      argument: branch.argument, required: known.required || branch.required, jumps: known.jumps || branch.jumps,
    });
  }
  return [...merged.values()];
}

/** The ranges with the conditions on one quantity; one that they leave nothing of stays as it is. With `hints`, from squares too, roughly. */
function narrowed(analysis: Analysis, ranges: ReadonlyMap<string, Range>, conditions: readonly DomainCondition[], hints: boolean): ReadonlyMap<string, Range> {
  let made: Map<string, Range> | null = null;
  for (const condition of conditions) {
    if (condition.relation === "≠") continue;
    const bound = solveBound(analysis.affine(condition.argument), condition.relation);
    for (const each of bound !== null ? [bound] : hints ? squareBounds(analysis, condition.argument) : []) {
      const range = narrow((made ?? ranges).get(each.name) ?? everywhere, each);
      if (isEmptyRange(range)) continue;
      made ??= new Map(ranges);
      made.set(each.name, range);
    }
  }
  return made ?? ranges;
}

/** `u v ≠ 0` as `u ≠ 0` and `v ≠ 0`, without the factors that are proven not to be zero. */
function splitZeros(analysis: Analysis, factorsOf: (node: Node) => Factors | null, conditions: readonly DomainCondition[]): readonly DomainCondition[] {
  const split: DomainCondition[] = [];
  for (const condition of conditions) {
    if (condition.relation !== "≠") {
      if (analysis.signs(condition.argument) !== Sign.positive) split.push(condition);
      continue;
    }
    for (const leaf of factorsOf(condition.argument)?.leaves.keys() ?? [condition.argument]) {
      if (!split.some((other) => other.argument === leaf && other.relation === "≠")) split.push({ argument: leaf, relation: "≠" });
    }
  }
  return split;
}

/** From c - x² ≥ 0 with a number c: -s < x < s for a rational s somewhat above √c. Only a hint where to look. */
function squareBounds(analysis: Analysis, argument: Node): readonly { name: string; relation: "≥" | "≤"; bound: ReturnType<typeof rational> }[] {
  if (argument.kind !== "add" || argument.terms.length !== 2) return [];
  const [first, second] = argument.terms;
  if (first?.kind !== "number" || second?.kind !== "negate" || first.value.numerator <= 0n) return [];
  const square = second.operand;
  if (square.kind !== "power" || square.base.kind !== "symbol" || square.exponent.kind !== "number" || square.exponent.value.numerator !== 2n) return [];
  if (analysis.affine(square.base) === null) return [];
  let bound = rational(1n);
  while (compareRational(rational(bound.numerator * bound.numerator, bound.denominator * bound.denominator), first.value) < 0) bound = rational(bound.numerator * 2n, bound.denominator);
  if (compareRational(bound, ZERO) === 0) return [];
  return [
    { name: square.base.name, relation: "≥", bound: negateRational(bound) },
    { name: square.base.name, relation: "≤", bound },
  ];
}
