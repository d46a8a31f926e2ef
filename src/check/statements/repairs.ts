// Tells whether something else in place of a wrong line would say the same as the line before, or as the wrong line itself. Points that satisfy the one and not the other are looked
// at first: asking whether two lines follow from each other is dear.

import { type Rational, rational } from "../../arithmetic/rational.js";
import { relationFormula, relationsIn, unknownIn, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { exactAt, leavesOf, pointOn, type Point } from "../../judge/linear-points.js";
import { namesOf, type StatementWitness } from "../../judge/statements/implication.js";
import { equationOf, isPlain } from "./formulas.js";
import type { RepairTests, StatementMistake } from "./outcome.js";
import type { StatementStep } from "./step.js";
import type { StatementWorld } from "./world.js";

/** Repairs of a line that points of the line before do not rule out are asked about this often. */
const MOST_REPAIRS = 30;

/** The tests for a line that a witness refutes; `witness` is one that satisfies the line before, null where it satisfies the wrong one. */
export function repairTests(world: StatementWorld, step: StatementStep, witness: StatementWitness | null): RepairTests {
  return repairTestsFrom(world, step.previous, step.holding, step, witness);
}

/** The same where the line is to follow from something else than the line before: from that with values put in. */
export function repairTestsFrom(world: StatementWorld, previous: Formula, holding: readonly Formula[], { after, given }: Pick<StatementStep, "after" | "given">, witness: StatementWitness | null): RepairTests {
  return { follows: repairTest(world, previous, holding, given, witness), isSaid: sameTest(world, after, given) };
}

/** Tells whether another relation would say the same as the line before; `witness` satisfies that one. */
function repairTest(world: StatementWorld, previous: Formula, holding: readonly Formula[], given: readonly RelationNode[], witness: StatementWitness | null): StatementMistake["follows"] {
  const { ask, carriedOut, derivatives, highestOrder } = world;
  const isRuledOut = ruledOutBy(world, previous, witness === null ? [] : pointsOf(world, witness));
  let asked = 0;
  return (formula) => {
    const made = carriedOut(formula);
    if (unknownIn(made) !== null || asked >= MOST_REPAIRS || isRuledOut(made)) return false;
    asked += 1;
    const order = highestOrder([...holding, made]);
    const forward = ask(holding, made, [...given, ...derivatives(holding, order)]);
    if (forward.kind !== "holds" || forward.vacuous) return false;
    if (highestOrder([previous]) !== highestOrder([made])) return true;
    // Squaring and multiplying by what holds the unknown may add solutions.
    const backward = ask([made], previous, given);
    return backward.kind === "holds" || (backward.kind === "fails" && !isPlain(previous, namesOf(relationsIn(previous))));
  };
}

/** Tells whether a relation says what the wrong line says. */
function sameTest(world: StatementWorld, after: Formula, given: readonly RelationNode[]): StatementMistake["isSaid"] {
  const { ask, carriedOut } = world;
  const isRuledOut = ruledOutBy(world, after, []);
  let asked = 0;
  return (relation) => {
    const made = carriedOut(relationFormula(relation));
    if (made.kind !== "relation" || asked >= MOST_REPAIRS || isRuledOut(made)) return false;
    asked += 1;
    const forward = ask([after], made, given);
    return forward.kind === "holds" && !forward.vacuous && ask([made], after, given).kind === "holds";
  };
}

/** Tells of equations that points of this one do not satisfy. */
function ruledOutBy(world: StatementWorld, formula: Formula, known: readonly Point[]): (made: Formula) => boolean {
  const points = [...known, ...(exactPoints(world, formula) ?? [])];
  return (made) => {
    const equation = equationOf(made);
    if (equation === null || points.length === 0) return false;
    const difference = differenceOf(world, equation);
    return points.some((point) => isNonzero(exactAt(difference, point)));
  };
}

/** The point of a witness whose values are exact; none where one of them is not. */
function pointsOf({ arena }: StatementWorld, { at }: StatementWitness): readonly Point[] {
  const point = new Map<Node, Rational>();
  for (const [name, text] of Object.entries(at)) {
    const [, numerator, denominator = "1"] = typeof text === "string" ? (/^(-?\d+)(?:\/(\d+))?$/.exec(text) ?? []) : [];
    if (numerator === undefined) return [];
    point.set(arena.symbol(name), rational(BigInt(numerator), BigInt(denominator)));
  }
  return point.size === 0 ? [] : [point];
}

/** Points that satisfy an equation; null where none are found quickly. */
function exactPoints(world: StatementWorld, formula: Formula): readonly Point[] | null {
  const equation = equationOf(formula);
  if (equation === null) return null;
  const difference = differenceOf(world, equation);
  const leaves = leavesOf([difference]);
  const found = leaves.flatMap((leaf) => [0, 1].flatMap((round) => pointOn([difference], [leaf], leaves, round) ?? []));
  return found.length === 0 ? null : found;
}

function differenceOf({ arena, displayed }: StatementWorld, { left, right }: RelationNode): Node {
  return displayed(arena.subtract(left, right));
}

function isNonzero(value: ReturnType<typeof exactAt>): boolean {
  return value !== null && value !== "undefined" && value.numerator !== 0n;
}
