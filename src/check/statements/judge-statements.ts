// Judges lines that are statements: each against the line before it, together with the ones before that it rests on. A line that loses a solution is wrong; one that says
// less than the line before (squaring may add solutions) is right one way, which is said as a condition. The rules are asked in turn, the first that has something to say decides.

import type { ElaboratedDerivation } from "../../elaborate/derivation.js";
import type { Arena } from "../../expression/arena.js";
import { mapFormula, relationFormula, relationsIn, unknownIn, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { freeSymbols, substitute } from "../../expression/traverse.js";
import { solvesForAngle, strayAngle } from "../../judge/statements/angles.js";
import { namesOf } from "../../judge/statements/implication.js";
import { printUnicode } from "../../notation/unicode.js";
import type { Value } from "../facts.js";
import { constantFound, isSaidOtherwise, valueText } from "../particular.js";
import { equationOf } from "./formulas.js";
import { givesValues, ruledByFreshNames } from "./fresh-names.js";
import { ruledByImplication } from "./implied.js";
import { bySides, given, ofDomain, refutedBy, tested, undecided, type StatementJudge } from "./outcome.js";
import { renewedConstant } from "./renewed-constants.js";
import { repairTests } from "./repairs.js";
import { judgeSides, rightSidesOf, withLettersFound } from "./sides.js";
import { judgeSlopes } from "./slopes.js";
import { afresh, beside, type Ruling, type StatementStep } from "./step.js";
import { atMoment, valueSet } from "./values-put-in.js";
import { createStatementWorld, type StatementWorld } from "./world.js";

type Rule = (world: StatementWorld, step: StatementStep) => Ruling | null;

/** What is asked of every line with one before it, in this order. */
const RULES: readonly Rule[] = [ruledByAngle, ruledByConstant, ruledByValues, ruledByLettersFound, ruledAtMoment, ruledByFreshNames, ruledByImplication];

/** A judge for the rows of one derivation; `isRunningText` as in `StatementWorld`. */
export function createStatementJudge(arena: Arena, elaborated: ElaboratedDerivation, valueOf: (node: Node) => Value, isRunningText: boolean): StatementJudge {
  const world = createStatementWorld(arena, elaborated, valueOf, isRunningText);
  /** The lines that hold so far, the last one the line before; and those of the line before. */
  let lines: readonly Formula[] = [];
  let linesBefore: readonly Formula[] = [];
  /** Every line so far, and as they were read. */
  const history: Formula[] = [];
  const rows: Formula[] = [];
  /** The differential equation that the line before was integrated from, where that has no constant: what comes next is to satisfy it too. */
  let withoutConstant: Formula | null = null;

  return {
    give(formula) {
      const made = world.carriedOut(formula);
      lines = [...lines, made];
      history.push(made);
      rows.push(formula);
    },
    doubt() {
      lines = [...linesBefore, ...lines.slice(-1)];
    },
    judge({ formula: written, relation, conditions, later, said, units }) {
      const formula = withoutUnits(written, units);
      const after = world.carriedOut(formula);
      const { outcome, restsOn } = rulingOn();
      history.push(after);
      rows.push(written);
      linesBefore = lines;
      lines = restsOn === "this" ? [after] : [...(restsOn === "lastTwo" ? lines.slice(-1) : lines), after];
      return outcome;

      function rulingOn(): Ruling {
        const differential = withoutConstant ?? rows[rows.length - 1];
        const bySlopes = differential === undefined ? null : judgeSlopes(world, differential, written);
        withoutConstant = bySlopes?.isWithoutConstant === true && differential !== undefined ? differential : null;
        if (bySlopes !== null) return unknownIn(after) === null ? afresh(bySlopes.outcome) : beside(bySlopes.outcome);
        const previous = lines[lines.length - 1];
        const unknown = (previous === undefined ? null : unknownIn(previous)) ?? unknownIn(after);
        if (previous === undefined || unknown !== null) return beside(undecided(unknown ?? "there is no line before it"));
        const step: StatementStep = {
          formula, rows, after, previous, relation, later, said, earlier: history.slice(0, -1), holding: lines.filter((line) => unknownIn(line) === null),
          given: conditions.filter((node): node is RelationNode => node.kind === "relation"),
        };
        for (const rule of RULES) {
          const ruling = rule(world, step);
          if (ruling !== null) return ruling;
        }
        throw new RangeError("the last rule has something to say of every line");
      }
    },
  };

  /** The line with 1 for units that come in with it. */
  function withoutUnits(formula: Formula, units: ReadonlySet<string>): Formula {
    if (units.size === 0) return formula;
    const known = new Set([...namesOf(history.flatMap(relationsIn)), ...elaborated.definitions.keys(), ...elaborated.dependence.keys()]);
    const values = new Map([...units].filter((name) => !known.has(name)).map((name): [Node, Node] => [arena.symbol(name), arena.integer(1)]));
    return values.size === 0 ? formula : mapFormula(formula, (relation) => {
      const made = substitute(arena, relation, values);
      return made.kind === "relation" ? relationFormula(made) : relationFormula(relation);
    });
  }
}

/** Solutions for an angle, and values among them that are none. */
function ruledByAngle(world: StatementWorld, step: StatementStep): Ruling | null {
  const { arena, elaborated, asWritten } = world;
  const [before, now] = [asWritten(step.previous), asWritten(step.after)];
  const angle = solvesForAngle(before, now, { arena, given: step.given, integers: elaborated.integers });
  if (angle !== null && (step.relation !== "⇔" || angle.range === null)) return beside(tested(angle.range === null ? [] : [ofDomain(angle.range)]));
  const stray = strayAngle(before, now, arena);
  return stray === null ? null : afresh(refutedBy({ at: { [printUnicode(stray.angle)]: printUnicode(stray.value) } }, "after", "extra", repairTests(world, step, null)));
}

/** Another constant of integration than in the line before, and one that what was said before makes what it is. */
function ruledByConstant(world: StatementWorld, { previous, after, formula, rows, earlier, relation, given: conditions, said }: StatementStep): Ruling | null {
  const { arena, elaborated, isRunningText, sidesUnder } = world;
  const renewed = renewedConstant(world, previous, after, false);
  if (renewed !== null) return beside(tested([ofDomain(`${renewed.fresh} is made of ${renewed.old}`)]));
  const equation = isRunningText ? equationOf(formula) : null;
  // Where the line before speaks of the name, this one may follow from it.
  if (relation === "⇒" || (equation !== null && [...freeSymbols(equation.left)].some((name) => relationsIn(rows[rows.length - 1] ?? previous).some((each) => freeSymbols(each).has(name))))) return null;
  const sides = sidesUnder(conditions);
  const constant = equation === null ? null : constantFound(arena, equation.left, equation.right, elaborated, (left, right) => judgeSides(left, right, sides));
  const equations = constant === null ? [] : [...rows, ...earlier].flatMap(relationsIn).filter(({ operator }) => operator === "=");
  if (constant === null || isSaidOtherwise(arena, constant, said, [...equations, ...elaborated.equationsFor(constant[0].name)], (one, other) => judgeSides(one, other, sides).verdict === "equal")) return null;
  return beside(given(`${valueText(constant)} makes what was said before this line, which is taken as given`));
}

/** Values that the line lays down. */
function ruledByValues(world: StatementWorld, step: StatementStep): Ruling | null {
  if (!world.isRunningText) return null;
  if (givesValues(world, step)) return beside(given());
  const put = valueSet(step);
  return put === null ? null : beside(given(`the line before with ${valueText(put)}, which is taken as given`));
}

/** The line with letters put in that rows before it determine. */
function ruledByLettersFound({ arena, elaborated, sidesUnder }: StatementWorld, { relation, holding, formula, rows, given: conditions }: StatementStep): Ruling | null {
  const judgement = relation === "⇔" ? null : withLettersFound(holding, formula, rightSidesOf(formula, rows, elaborated, arena), sidesUnder(conditions));
  return judgement === null ? null : beside(bySides(judgement));
}

/** The line before at one moment. */
function ruledAtMoment(world: StatementWorld, step: StatementStep): Ruling | null {
  const there = step.relation === "⇔" ? null : atMoment(world, step);
  return there === null ? null : beside(there);
}
