// Lines that speak of names which nothing before them has (rule 17 of the readings): what such a line says of them is given, or in doubt.

import type { Formula } from "../../expression/formula.js";
import { relationsIn } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { freeSymbols, someNode } from "../../expression/traverse.js";
import { isConstant } from "../../judge/constants.js";
import { namesOf } from "../../judge/statements/implication.js";
import { equationOf } from "./formulas.js";
import { given, undecided } from "./outcome.js";
import { beside, type Ruling, type StatementStep } from "./step.js";
import { isRate, type StatementWorld } from "./world.js";

/** Functions whose equations have families of solutions. */
const PERIODIC: readonly string[] = ["sin", "cos", "tan", "cot", "sec", "csc"];

/** The ruling on a line with names that are new in it; null where it has none. */
export function ruledByFreshNames(world: StatementWorld, step: StatementStep): Ruling | null {
  const { after, holding } = step;
  const fresh = newLetters(world, after, [...holding.flatMap(relationsIn), ...step.given]);
  const [only] = fresh;
  if (only !== undefined && fresh.length === 1 && introduces(after, only)) return beside(given());
  if (fresh.length > 0) return beside(undecided(`${fresh.join(", ")} ${fresh.length === 1 ? "is" : "are"} new here; what ${fresh.length === 1 ? "is it" : "are they"}?`));
  if (namesCurve(world, after, holding)) return beside(given());
  const counting = countingNames(world, step);
  return counting.length === 0 ? null : beside(undecided(`${counting.join(", ")} may be any whole number here, which I could not use`));
}

/** `x_4 = -1, y_4 = 2`, `F(2, 3) = 1, F_x(2, 3) = 0`: values for letters, members of families, and unknown functions at points, that nothing before speaks of. */
export function givesValues({ elaborated }: StatementWorld, { formula, rows, given: conditions }: StatementStep): boolean {
  const before = [...rows.flatMap(relationsIn), ...conditions];
  const isValueOfUnknown = (node: Node): boolean => {
    const { callee, arguments: at } = node.kind === "call" ? node : { callee: null, arguments: [] };
    return callee?.kind === "symbol" && at.every(isConstant) && !elaborated.definitions.has(callee.name) && !elaborated.assumptions.some((said) => someNode(said.node, (part) => part === node || (part.kind === "call" && part.callee === callee && !part.arguments.every(isConstant)) || (part.kind === "derivative" && someNode(part, (inner) => inner === callee))));
  };
  const parts = formula.kind === "all" ? formula.parts : [];
  const named = parts.map((part) => {
    const equation = equationOf(part);
    return equation !== null && isConstant(equation.right) && (equation.left.kind === "symbol" || equation.left.kind === "index" || isValueOfUnknown(equation.left)) ? equation.left : null;
  });
  return parts.length > 1 && new Set(named).size === parts.length && named.every((name) => name !== null && !(name.kind === "symbol" && elaborated.definitions.has(name.name)) && !before.some((relation) => someNode(relation, (node) => node === name)));
}

/** Letters that neither the lines so far nor the conditions have. */
function newLetters({ elaborated, isUnknownFunction }: StatementWorld, after: Formula, before: readonly RelationNode[]): readonly string[] {
  const known = new Set([...namesOf(before), ...elaborated.definitions.keys()]);
  for (const relation of before) someNode(relation, (node) => {
    if (isUnknownFunction(node)) known.add(node.callee.name);
    return false;
  });
  return [...namesOf(relationsIn(after))].filter((name) => !known.has(name) && ![...elaborated.dependence.values()].some((variable) => variable.name === name) && !elaborated.dependence.has(name));
}

/** `u = x²` with a new u says what u is. */
function introduces(after: Formula, name: string): boolean {
  const equation = equationOf(after);
  return equation?.left.kind === "symbol" && equation.left.name === name && !freeSymbols(equation.right).has(name);
}

/** `V = \frac13 \pi r^2 h` below `r = \frac29 h`: an unknown function that no line before it speaks of, and what it is. */
function namesCurve({ isUnknownFunction }: StatementWorld, after: Formula, before: readonly Formula[]): boolean {
  const equation = equationOf(after);
  if (equation === null) return false;
  const { left, right } = equation;
  if (!isUnknownFunction(left) || isRate(left)) return false;
  const isOf = (node: Node): boolean => isUnknownFunction(node) && node.callee === left.callee;
  return !someNode(right, isOf) && !before.flatMap(relationsIn).some((relation) => someNode(relation, isOf));
}

/** `\theta = n\pi`: n is any whole number there, and another one in every line. */
function countingNames({ elaborated }: StatementWorld, { after, previous }: StatementStep): readonly string[] {
  if (elaborated.integers.size === 0 || !relationsIn(previous).some((each) => someNode(each, (node) => node.kind === "apply" && PERIODIC.includes(node.function)))) return [];
  const before = namesOf(relationsIn(previous));
  return [...namesOf(relationsIn(after))].filter((name) => elaborated.integers.has(name) && !before.has(name));
}
