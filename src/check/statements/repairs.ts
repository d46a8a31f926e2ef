// Tells whether something else in place of a wrong line would say the same as the line before, or as the wrong line itself. Points that satisfy the one and not the other are looked
// at first: asking whether two lines follow from each other is dear.

import { intervalArithmetic, type Interval } from "../../arithmetic/interval.js";
import { relationFormula, relationsIn, unknownIn, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { enclose, isConstant } from "../../judge/constants.js";
import { exactAt, leavesOf, pointOn, type Point } from "../../judge/linear-points.js";
import { namesOf, type StatementWitness } from "../../judge/statements/implication.js";
import type { Judgement } from "../../judge/judgement.js";
import { exactValue } from "../../judge/numbers.js";
import { equationOf, isPlain } from "./formulas.js";
import type { RepairTests, StatementMistake } from "./outcome.js";
import { judgeSides, rootOfPower } from "./sides.js";
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
  const isRuledOut = ruledOutBy(world, previous, witness === null ? null : boundsOf(witness));
  let asked = 0;
  return (formula) => {
    const made = carriedOut(formula);
    if (unknownIn(made) !== null || asked >= MOST_REPAIRS || isRuledOut(made)) return false;
    asked += 1;
    const order = highestOrder([...holding, made]);
    const forward = ask(holding, made, [...given, ...derivatives(holding, order)]);
    if (forward.kind === "open") return isRoot(world, previous, made, given);
    if (forward.kind !== "holds" || forward.vacuous) return false;
    if (highestOrder([previous]) !== highestOrder([made])) return true;
    // What the witness satisfies has that one value.
    if (witness !== null && isOneValue(made)) return true;
    // Squaring and multiplying by what holds the unknown may add solutions.
    const backward = ask([made], previous, given);
    return backward.kind === "holds" || (backward.kind === "fails" && !isPlain(previous, namesOf(relationsIn(previous))));
  };
}

/** `y = 5^{2/3}` for `y^{3/2} = 5`. */
function isRoot({ arena, sidesUnder }: StatementWorld, previous: Formula, made: Formula, given: readonly RelationNode[]): boolean {
  const [before, now] = [equationOf(previous), equationOf(made)];
  const judge = (left: Node, right: Node): Judgement => judgeSides(left, right, sidesUnder(given));
  return before !== null && now !== null && rootOfPower(arena, [before.left, before.right], [now.left, now.right], judge)?.verdict === "equal";
}

/** `y = 5^{2/3}`: a letter and its value. */
function isOneValue(formula: Formula): boolean {
  const equation = equationOf(formula);
  return equation?.left.kind === "symbol" && isConstant(equation.right);
}

/** Tells whether a relation says what the wrong line says. */
function sameTest(world: StatementWorld, after: Formula, given: readonly RelationNode[]): StatementMistake["isSaid"] {
  const { ask, carriedOut } = world;
  const isRuledOut = ruledOutBy(world, after, null);
  let asked = 0;
  return (relation) => {
    const made = carriedOut(relationFormula(relation));
    if (made.kind !== "relation" || asked >= MOST_REPAIRS || isRuledOut(made)) return false;
    asked += 1;
    const forward = ask([after], made, given);
    return forward.kind === "holds" && !forward.vacuous && ask([made], after, given).kind === "holds";
  };
}

/** Tells of equations that points of this one do not satisfy, `known` among them. */
function ruledOutBy(world: StatementWorld, formula: Formula, known: ReadonlyMap<string, Interval> | null): (made: Formula) => boolean {
  const points = exactPoints(world, formula);
  return (made) => {
    const equation = equationOf(made);
    if (equation === null || (points.length === 0 && known === null)) return false;
    const difference = differenceOf(world, equation);
    const value = known === null ? null : enclose(difference, intervalArithmetic, known);
    return (value !== null && (value.lower > 0 || value.upper < 0)) || points.some((point) => isNonzero(exactAt(difference, point)));
  };
}

/** The values of a witness, each within its bounds; null where one of them is no number. */
function boundsOf({ at }: StatementWitness): ReadonlyMap<string, Interval> | null {
  const bounds = new Map<string, Interval>();
  for (const [name, value] of Object.entries(at)) {
    const [lower, upper] = (typeof value === "object" && "enclosure" in value ? value.enclosure : [value, value]).map(exactValue);
    if (lower == null || upper == null) return null;
    bounds.set(name, intervalArithmetic.hull(lower, upper));
  }
  return bounds;
}

/** Points that satisfy an equation; none where that takes long. */
function exactPoints(world: StatementWorld, formula: Formula): readonly Point[] {
  const equation = equationOf(formula);
  if (equation === null) return [];
  const difference = differenceOf(world, equation);
  const leaves = leavesOf([difference]);
  return leaves.flatMap((leaf) => [0, 1].flatMap((round) => pointOn([difference], [leaf], leaves, round) ?? []));
}

function differenceOf({ arena, displayed }: StatementWorld, { left, right }: RelationNode): Node {
  return displayed(arena.subtract(left, right));
}

function isNonzero(value: ReturnType<typeof exactAt>): boolean {
  return value !== null && value !== "undefined" && value.numerator !== 0n;
}
