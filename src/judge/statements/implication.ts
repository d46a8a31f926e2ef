// Does one statement about real numbers follow from another one? In one unknown the solutions are compared completely; in several it is shown by algebra or refuted by
// a point; what neither settles is open, with the reason.

import type { Arena } from "../../expression/arena.js";
import { relationFormula, allOf, unknownIn, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { freeSymbols } from "../../expression/traverse.js";
import { rationalValue } from "../../functions/powers.js";
import { equalRational, formatRational } from "../../arithmetic/rational.js";
import { createBallArithmetic } from "../../arithmetic/ball.js";
import type { Certainty, WitnessValue } from "../../model/report.js";
import { printUnicode } from "../../notation/unicode.js";
import { judge } from "../judge.js";
import { formatBounds } from "../numbers.js";
import { enclose } from "../constants.js";
import { createAlgebra, type Algebra } from "./atoms.js";
import { createCells, type Cell, type CellLine } from "./cells.js";
import { comparisonsIn, comparisonsOf, type Comparison, type ComparisonFormula } from "./comparison-form.js";
import { rewriting } from "./normal-form.js";
import { indeterminate, indeterminatesOf, ONE_POLYNOMIAL, type Polynomial } from "./polynomials.js";
import { byLogarithms } from "./positive-sides.js";
import { createProver, listAlternatives, type SideCondition } from "./prove.js";
import { refute } from "./refute.js";

export interface ImplicationContext {
  readonly arena: Arena;
  /** Relations that hold besides: conditions, derivatives of the equations before. */
  readonly given: readonly RelationNode[];
  readonly integers: ReadonlySet<string>;
  /** Quantities that are determined by others and not free: derivatives. */
  readonly determined: (node: Node) => boolean;
  /** First derivatives of which all that is known is said (see `RefuterContext`). */
  readonly isRate: (node: Node) => boolean;
  /** A node as the author writes it. */
  readonly display: (node: Node) => Node;
}

/** Values at which the one statement holds and the other does not. */
export interface StatementWitness {
  readonly at: Readonly<Record<string, WitnessValue>>;
}

export type Implication =
  | { readonly kind: "holds"; readonly certainty: Certainty; readonly conditions: readonly SideCondition[]; /** The first statement can never hold. */ readonly vacuous: boolean }
  | { readonly kind: "fails"; readonly witness: StatementWitness; readonly periodic: boolean }
  | { readonly kind: "open"; readonly reason: string };

const PROVEN: Certainty = { kind: "identity", errorLog2: -1024, bound: "proven" };
const TESTED: Certainty = { kind: "tested", digits: 60, points: 1 };
const MOST_ALTERNATIVES = 8;
const NUMBERS_BUDGET = 1_000_000;

/** Why an implication is open: its kind, or the want of a proof either way. */
export const UNSUPPORTED = "statements of this kind are not judged yet";
export const NOT_SETTLED = "it was neither shown nor refuted that this line follows from the line before";

/** Judges "whatever satisfies `before` satisfies `after`". */
export function implies(before: Formula, after: Formula, context: ImplicationContext): Implication {
  const unknown = unknownIn(before) ?? unknownIn(after);
  if (unknown !== null) return { kind: "open", reason: unknown };
  const found = asWritten(before, after, context);
  if (found.kind !== "open") return found;
  const [from, to] = [before, after].map((formula) => byLogarithms(context.arena, formula, context.given));
  const rewritten = from == null && to == null ? found : asWritten(from ?? before, to ?? after, context);
  return rewritten.kind === "open" ? found : rewritten;
}

function asWritten(before: Formula, after: Formula, context: ImplicationContext): Implication {
  const algebra = createAlgebra(context.arena);
  const left = comparisonsOf(algebra, allOf([before, ...context.given.map(relationFormula)]));
  const right = comparisonsOf(algebra, after);
  if (left === null || right === null) return { kind: "open", reason: UNSUPPORTED };
  const rewrite = rewriting(algebra, [...comparisonsIn(left), ...comparisonsIn(right)]);
  const from = mapComparisons(left, rewrite);
  const to = mapComparisons(right, rewrite);
  return inOneUnknown(algebra, from, to, context) ?? inSeveral(algebra, from, to, context);
}

function mapComparisons(formula: ComparisonFormula, visit: (comparison: Comparison) => Comparison): ComparisonFormula {
  return formula.kind === "comparison" ? { kind: "comparison", comparison: visit(formula.comparison) } : { kind: formula.kind, parts: formula.parts.map((part) => mapComparisons(part, visit)) };
}

/** Every atom that the comparisons use, those under roots too. */
function atomsUsed(algebra: Algebra, comparisons: readonly Comparison[]): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (polynomial: Polynomial): void => {
    for (const number of indeterminatesOf(polynomial)) {
      if (found.has(number)) continue;
      found.add(number);
      const about = algebra.atoms[number]?.about;
      if (about?.kind === "root") visit(about.radicand);
    }
  };
  for (const { numerator, denominator, needs } of comparisons) {
    visit(numerator);
    visit(denominator);
    for (const need of needs) visit(need.polynomial);
  }
  return found;
}

function inOneUnknown(algebra: Algebra, from: ComparisonFormula, to: ComparisonFormula, context: ImplicationContext): Implication | null {
  const used = atomsUsed(algebra, [...comparisonsIn(from), ...comparisonsIn(to)]);
  const bases = [...used].filter((number) => algebra.atoms[number]?.about.kind !== "root");
  const [base] = bases;
  if (bases.length > 1) return null;
  const about = base === undefined ? null : algebra.atoms[base]?.about;
  if (about?.kind === "constant" || about?.kind === "logarithm" || about?.kind === "other" || about?.kind === "cosine") return null;
  const range = base === undefined || about === null || about === undefined ? [] : rangeOf(base, about.kind, context);
  const before: ComparisonFormula = { kind: "all", parts: [from, ...range] };
  const line = createCells(algebra, [before, to], base ?? algebra.atoms.length);
  if (line === null) return null;
  const node = base === undefined ? null : (algebra.atoms[base]?.node ?? null);
  const whole = node?.kind === "symbol" && context.integers.has(node.name);
  let lost: Cell | null = null;
  let any = false;
  let lostBetween = false;
  for (const cell of line.cells) {
    if (!line.holds(before, cell)) continue;
    any = true;
    if (line.holds(to, cell)) continue;
    if (whole && cell.whole === null) lostBetween = true;
    else if (lost === null || rank(line, cell) < rank(line, lost)) lost = cell;
  }
  if (lost === null && lostBetween) return { kind: "open", reason: `it depends on whether ${node === null ? "the unknown" : printUnicode(node)} is a whole number` };
  if (lost === null) return { kind: "holds", certainty: PROVEN, conditions: [], vacuous: !any };
  const value = whole && lost.whole !== null ? formatRational(lost.whole) : line.valueOf(lost);
  return { kind: "fails", witness: { at: node === null ? {} : { [printUnicode(context.display(node))]: value } }, periodic: false };
}

function rank(line: CellLine, cell: Cell): number {
  const value = line.exactValue(cell);
  return value === null ? 1e9 : Number(value.numerator < 0n ? -value.numerator : value.numerator) + 3 * Number(value.denominator) + (value.numerator < 0n ? 0.5 : 0);
}

/** An exponential is positive; a sine stays between −1 and 1. */
function rangeOf(base: number, kind: string, context: ImplicationContext): readonly ComparisonFormula[] {
  const { arena } = context;
  const relation = arena.relation(">", arena.integer(1), arena.integer(0));
  if (relation.kind !== "relation") return [];
  const made = (operator: ">" | "≥" | "≤", numerator: Polynomial): ComparisonFormula => ({ kind: "comparison", comparison: { operator, numerator, denominator: ONE_POLYNOMIAL, needs: [], relation } });
  const own = indeterminate(base);
  const one = { numerator: 1n, denominator: 1n };
  const minusOne = { numerator: -1n, denominator: 1n };
  if (kind === "exponential") return [made(">", own)];
  if (kind === "sine") return [made("≤", [...own, { monomial: [], coefficient: minusOne }]), made("≥", [...own, { monomial: [], coefficient: one }])];
  return [];
}

function inSeveral(algebra: Algebra, from: ComparisonFormula, to: ComparisonFormula, context: ImplicationContext): Implication {
  const { arena } = context;
  const alternatives = listAlternatives(from, MOST_ALTERNATIVES);
  if (alternatives === null) return { kind: "open", reason: "there are too many cases to compare" };
  const used = atomsUsed(algebra, [...comparisonsIn(from), ...comparisonsIn(to)]);
  const free = [...used].filter((number) => algebra.atoms[number]?.about.kind === "free");
  const sameValue = (left: Node, right: Node, assumptions: readonly RelationNode[]): boolean => {
    const judgement = judge(left, right, { arena, assumptions, integers: context.integers, budget: NUMBERS_BUDGET });
    return judgement.verdict === "equal" && judgement.conditions.length === 0;
  };
  const prover = createProver(arena, algebra, sameValue, free.length > 1);
  const conditions: SideCondition[] = [];
  let tested = false;
  let open = false;
  let possible = false;
  for (const alternative of alternatives) {
    if (prover.impossible(alternative)) continue;
    possible = true;
    const proof = prover.prove(alternative, to);
    if (proof !== null) {
      conditions.push(...proof.conditions);
      tested ||= proof.tested;
      continue;
    }
    const found = refute(alternative, to, { arena, algebra, integers: context.integers, determined: context.determined, isRate: context.isRate });
    if (found !== null) {
      const at: Record<string, WitnessValue> = {};
      for (const [node, value] of found.at) at[printUnicode(context.display(node))] = shown(value);
      const kept = anglesUsed(algebra, to);
      const periodic = [...anglesUsed(algebra, from)].some((angle) => !kept.has(angle));
      return { kind: "fails", witness: { at }, periodic };
    }
    open = true;
  }
  if (open) return { kind: "open", reason: NOT_SETTLED };
  return { kind: "holds", certainty: tested ? TESTED : PROVEN, conditions: distinct(conditions), vacuous: !possible };
}

/** The angles whose sine or cosine a formula uses. */
function anglesUsed(algebra: Algebra, formula: ComparisonFormula): ReadonlySet<string> {
  const found = new Set<string>();
  for (const number of atomsUsed(algebra, comparisonsIn(formula))) {
    const about = algebra.atoms[number]?.about;
    if (about?.kind === "sine" || about?.kind === "cosine") found.add(about.angle);
  }
  return found;
}

const balls = createBallArithmetic(128);

function shown(value: Node): WitnessValue {
  const exact = rationalValue(value);
  if (exact !== null) return formatRational(exact);
  const ball = enclose(value, balls);
  const bounds = ball === null ? null : balls.bounds(ball);
  if (bounds !== null && equalRational(bounds.lower, bounds.upper)) return formatRational(bounds.lower);
  return bounds === null ? printUnicode(value) : { enclosure: formatBounds(bounds.lower, bounds.upper, 8) };
}

function distinct(conditions: readonly SideCondition[]): readonly SideCondition[] {
  return conditions.filter((each, k) => conditions.findIndex((other) => other.node === each.node && other.operator === each.operator) === k);
}

/** The names that a formula speaks of. */
export function namesOf(relations: readonly RelationNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const relation of relations) for (const name of freeSymbols(relation)) if (name !== "e" && name !== "π") names.add(name);
  return names;
}
