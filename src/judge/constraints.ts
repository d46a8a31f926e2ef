// Given equations. One that is linear in a quantity is solved for it exactly and substituted; another one is left to be solved at each point.

import { compareRational, divideRational, negateRational, rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import { atomName, createAnalysis, Sign, type Analysis } from "./analysis.js";
import { rangesOf } from "./domain.js";
import { fingerprintDifference } from "./fingerprint.js";
import { plainNumber } from "./exact-node.js";
import { operandsOf, postorder } from "./graph.js";
import { callName } from "./names.js";
import type { Given } from "./scene.js";

export interface Substituted {
  readonly left: Node;
  readonly right: Node;
  readonly given: Given;
  /** True where an equation could not be used: without it equal sides are still equal, but differing ones prove nothing. */
  readonly incomplete: boolean;
  /** What was divided by without a proof that it is not zero: there nothing has been said yet. */
  readonly divided: readonly Node[];
}

const LARGEST = 4000;

/** Replaces nodes by nodes without recursion; null where the graph is too large. */
export function replaceNodes(arena: Arena, root: Node, replacements: ReadonlyMap<Node, Node>): Node | null {
  const order = postorder([root], LARGEST * 50);
  if (order === null) return null;
  const made = new Map<Node, Node>();
  for (const node of order) {
    const direct = replacements.get(node);
    if (direct !== undefined) made.set(node, direct);
    else if (operandsOf(node).some((child) => made.get(child) !== child)) made.set(node, mapChildren(arena, node, (child) => made.get(child) ?? child));
    else made.set(node, node);
  }
  return made.get(root) ?? root;
}

/** slope · atom + rest, neither holding the atom; slope null where the atom does not occur. */
interface Linear {
  readonly slope: Node | null;
  readonly rest: Node;
}

function linearIn(arena: Arena, root: Node, atom: Node): Linear | null {
  const order = postorder([root], LARGEST);
  if (order === null) return null;
  const parts = new Map<Node, Linear | null>();
  const zero = arena.integer(0);
  for (const node of order) {
    if (node === atom) {
      parts.set(node, { slope: arena.integer(1), rest: zero });
      continue;
    }
    const children = operandsOf(node);
    if (children.every((child) => parts.get(child) !== null && parts.get(child)?.slope === null)) {
      parts.set(node, { slope: null, rest: node });
      continue;
    }
    parts.set(node, combine(arena, node, (child) => parts.get(child) ?? null));
  }
  return parts.get(root) ?? null;
}

function combine(arena: Arena, node: Node, part: (child: Node) => Linear | null): Linear | null {
  switch (node.kind) {
    case "negate": {
      const operand = part(node.operand);
      return operand === null || operand.slope === null ? null : { slope: arena.negate(operand.slope), rest: arena.negate(operand.rest) };
    }
    case "add": {
      const slopes: Node[] = [];
      const rests: Node[] = [];
      for (const term of node.terms) {
        const each = part(term);
        if (each === null) return null;
        if (each.slope !== null) slopes.push(each.slope);
        rests.push(each.rest);
      }
      return { slope: arena.add(slopes), rest: arena.add(rests) };
    }
    case "multiply": {
      const holding = node.factors.filter((factor) => part(factor)?.slope !== null);
      const [only] = holding;
      const linear = only === undefined ? null : part(only);
      if (holding.length !== 1 || linear === null || linear.slope === null) return null;
      const others = node.factors.filter((factor) => factor !== only);
      return { slope: arena.multiply([linear.slope, ...others]), rest: arena.multiply([linear.rest, ...others]) };
    }
    case "divide": {
      const numerator = part(node.numerator);
      const denominator = part(node.denominator);
      if (numerator === null || numerator.slope === null || denominator === null || denominator.slope !== null) return null;
      return { slope: arena.divide(numerator.slope, node.denominator), rest: arena.divide(numerator.rest, node.denominator) };
    }
    default:
      return null;
  }
}

/** The name of the input of a tape that the node would be. */
function quantityName(node: Node): string {
  return node.kind === "call" ? callName(node) : (atomName(node) ?? "");
}

/** The quantities of a graph that a point could give a value to. */
function atomsOf(order: readonly Node[], integers: ReadonlySet<string>): readonly Node[] {
  const inside = new Set<Node>();
  for (const node of order) {
    if (node.kind === "index" || node.kind === "call") for (const child of operandsOf(node)) inside.add(child);
  }
  return order.filter((node) => (node.kind === "call" || (atomName(node) !== null && !inside.has(node))) && !(node.kind === "symbol" && integers.has(node.name)));
}

/** Uses the equations among the relations; inequalities are carried through the substitutions. */
export function useEquations(arena: Arena, left: Node, right: Node, relations: readonly RelationNode[], integers: ReadonlySet<string>): Substituted {
  let sides: readonly [Node, Node] = [left, right];
  let open: readonly RelationNode[] = relations;
  const eliminated: { name: string; node: Node; value: Node }[] = [];
  const solved: { relation: RelationNode; name: string }[] = [];
  const kept: RelationNode[] = [];
  const divided: Node[] = [];
  const inequalities = relations.filter((relation) => !isEquation(relation));
  const plain = createAnalysis(new Map());
  const analysis = inequalities.length === 0 ? plain : createAnalysis(rangesOf(plain, arena, inequalities, new Map()));
  let incomplete = false;
  for (;;) {
    const equations = open.filter((each) => isEquation(each) && each.left !== each.right && !isTrivial(arena, each, integers));
    const solutions = equations.map((each) => solveLinear(arena, arena.subtract(each.left, each.right), integers, analysis));
    // One that needs no division by what may be zero comes first: it may say that of another's divisor.
    let choice = solutions.findIndex((each) => each !== null && each.divisor === null);
    if (choice < 0) choice = solutions.findIndex((each) => each !== null);
    const solution = solutions[choice];
    const current = equations[choice];
    if (solution === undefined || solution === null || current === undefined) {
      kept.push(...equations);
      open = open.filter((each) => !isEquation(each));
      break;
    }
    open = open.filter((each) => each !== current && (!isEquation(each) || equations.includes(each)));
    if (solution.divisor !== null) divided.push(solution.divisor);
    const replacement = new Map([[solution.atom, solution.value]]);
    const apply = (node: Node): Node => replaceNodes(arena, node, replacement) ?? node;
    const applyRelation = (each: RelationNode): RelationNode => {
      const made = arena.relation(each.operator, apply(each.left), apply(each.right));
      return made.kind === "relation" ? made : each;
    };
    sides = [apply(sides[0]), apply(sides[1])];
    open = open.map(applyRelation);
    for (let position = 0; position < kept.length; position += 1) {
      const each = kept[position];
      if (each !== undefined) kept[position] = applyRelation(each);
    }
    for (const each of eliminated) each.value = apply(each.value);
    eliminated.push({ name: solution.name, node: solution.atom, value: solution.value });
  }
  // What is left is solved point by point, each equation for a quantity of its own.
  const taken = new Set<string>();
  for (const [position, relation] of kept.entries()) {
    const order = postorder([relation.left, relation.right], LARGEST);
    const others = kept.filter((_, other) => other !== position).flatMap((each) => [each.left, each.right]);
    const elsewhere = new Set((postorder(others, LARGEST) ?? []).map(quantityName));
    const atom = order === null ? undefined : [...atomsOf(order, integers)].reverse().find((node) => {
      const name = quantityName(node);
      return !taken.has(name) && !elsewhere.has(name);
    });
    const name = atom === undefined ? null : quantityName(atom);
    if (name === null) {
      incomplete = true;
      continue;
    }
    taken.add(name);
    solved.push({ relation, name });
  }
  return { left: sides[0], right: sides[1], given: { relations: open, solved, eliminated }, incomplete, divided };
}

const isEquation = (relation: RelationNode): boolean => relation.operator === "=";

/** Is the equation true whatever the quantities are? */
function isTrivial(arena: Arena, equation: RelationNode, integers: ReadonlySet<string>): boolean {
  const answer = fingerprintDifference(arena, equation.left, equation.right, { trials: 3, seed: 1, integers, workBudget: 20_000 });
  return answer.kind === "zero" && answer.roots === "any" && answer.isFirm;
}

interface Solution {
  readonly atom: Node;
  readonly name: string;
  readonly value: Node;
  /** The slope, where it is not proven not to be zero. */
  readonly divisor: Node | null;
}

/** Is it a sum or a product of integers, by its form? */
export function isIntegral(node: Node, integers: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case "number":
      return node.value.denominator === 1n;
    case "symbol":
      return integers.has(node.name);
    case "add":
    case "multiply":
    case "negate":
      return operandsOf(node).every((operand) => isIntegral(operand, integers));
    default:
      return false;
  }
}

function solveLinear(arena: Arena, difference: Node, integers: ReadonlySet<string>, analysis: Analysis): Solution | null {
  const order = postorder([difference], LARGEST);
  if (order === null) return null;
  let doubtful: Solution | null = null;
  for (const pass of [integers, new Set<string>()]) {
    for (const atom of atomsOf(order, pass)) {
      const name = quantityName(atom);
      const linear = linearIn(arena, difference, atom);
      if (linear === null || linear.slope === null) continue;
      const slope = plainNumber(linear.slope);
      if (slope !== null && slope.numerator === 0n) continue;
      // An integer symbol is replaced by a number, or by what is made of integers (`n = m`): anything else might not be an integer.
      const isUnit = slope !== null && slope.denominator === 1n && (slope.numerator === 1n || slope.numerator === -1n);
      if (atom.kind === "symbol" && integers.has(atom.name) && plainNumber(linear.rest) === null && !(isUnit && isIntegral(linear.rest, integers))) continue;
      const rest = plainNumber(linear.rest);
      const value = slope !== null && rest !== null ? arena.number(negateRational(divideRational(rest, slope)))
        : slope !== null && compareRational(slope, rational(1n)) === 0 ? arena.negate(linear.rest)
        : arena.divide(arena.negate(linear.rest), linear.slope);
      if (slope !== null) return { atom, name, value, divisor: null };
      const proven = (analysis.signs(linear.slope) & Sign.zero) === 0;
      if (proven && doubtful?.divisor !== null) doubtful = { atom, name, value, divisor: null };
      doubtful ??= { atom, name, value, divisor: linear.slope };
    }
  }
  return doubtful;
}
