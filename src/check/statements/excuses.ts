// Why a line that does not follow from the line before need not be a mistake: values were put in, it is one of several cases, a letter is presumed to be positive.

import { rational } from "../../arithmetic/rational.js";
import { anyOf, relationsIn, unknownIn, type Formula } from "../../expression/formula.js";
import type { Node } from "../../expression/node.js";
import { freeSymbols, someNode, substitute } from "../../expression/traverse.js";
import type { StatementWitness } from "../../judge/statements/implication.js";
import { printUnicode } from "../../notation/unicode.js";
import { equationOf, equationsThatHold, numbersIn } from "./formulas.js";
import { judgeSides } from "./sides.js";
import type { StatementStep } from "./step.js";
import { isRate, type StatementWorld } from "./world.js";

/** Cases are looked for in so many lines before and after. */
const MOST_CASES = 6;

/** The excuse by what is gone from the line; null where it has none. */
export function excuseFor(world: StatementWorld, { previous, after }: StatementStep): string | null {
  const { displayed, highestOrder, shownNames } = world;
  if (highestOrder([after]) < highestOrder([previous])) return "an integration of the line before is not judged as a step";
  const before = shownNames(previous);
  const now = shownNames(after);
  const dropped = [...before].filter((name) => !now.has(name) && !cancels(world, previous, name));
  // `\frac{dh}{dt}` is gone, and another rate stays.
  const rates = ratesIn(world, after);
  const goneRate = [...ratesIn(world, previous)].find((rate) => !rates.has(rate));
  if (goneRate !== undefined && rates.size > 0 && equationsThatHold(previous).length < 2) return `${printUnicode(displayed(goneRate))} is gone here; was its value put in?`;
  // From as many equations as letters one is eliminated.
  if (equationsThatHold(previous).length >= before.size) return null;
  // Values that are put in leave numbers behind.
  const numbers = numbersIn(previous);
  if ((now.size > 0 || highestOrder([after]) > highestOrder([previous])) && highestOrder([after]) > 0 && ![...numbersIn(after)].some((value) => !numbers.has(value))) return null;
  return before.size > 1 && dropped.length > 0 && relationsIn(after).length > 0 ? `${dropped.join(", ")} ${dropped.length === 1 ? "is" : "are"} gone here; were values put in?` : null;
}

/** `N_0/2 = N_0 e^{-kT}`: a factor of both sides, whatever its value, so that none of it is put in where it is gone. */
export function cancels({ arena, sidesUnder }: StatementWorld, formula: Formula, name: string): boolean {
  const equation = equationOf(formula);
  if (equation === null) return false;
  const { left, right } = equation;
  const letter = arena.symbol(name);
  const atValue = (side: Node): Node => substitute(arena, side, new Map([[letter, arena.number(rational(5n, 7n))]]));
  const [one, other] = [atValue(left), atValue(right)];
  if ([one, other].some((side) => side.kind === "number" && side.value.numerator === 0n) || ![left, right].every((side) => freeSymbols(side).has(name))) return false;
  return judgeSides(arena.multiply([left, other]), arena.multiply([right, one]), sidesUnder([])).verdict === "equal";
}

/** The derivatives of unknown functions in a line. */
function ratesIn({ isUnknownFunction }: StatementWorld, formula: Formula): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const relation of relationsIn(formula)) someNode(relation, (node) => {
    if (isUnknownFunction(node) && isRate(node)) found.add(node);
    return false;
  });
  return found;
}

/** One factor after the other set to zero: a case whose fellows come later, where the line before follows from this one, or else another case of an earlier line. */
export function caseOf({ ask, carriedOut }: StatementWorld, { previous, after, later, earlier, given }: StatementStep, isCase: boolean): string | null {
  const others = !isCase ? [] : later.map(carriedOut).filter((each) => unknownIn(each) === null).slice(0, MOST_CASES);
  if (others.length > 0 && ask([previous], anyOf([after, ...others]), given).kind === "holds") return "this may be one of several cases, the others of which come later";
  const isOther = !isCase && earlier.slice(-MOST_CASES).some((line) => {
    if (unknownIn(line) !== null) return false;
    const answer = ask([after], line, given);
    return answer.kind === "holds" && !answer.vacuous && answer.conditions.length === 0;
  });
  return isOther ? "this may be another case of an earlier line" : null;
}

/** Is it a letter for something that is measured, and not one of an unknown or a rate? */
export function isQuantity(name: string): boolean {
  return !/^[xyzuXYZ](?:_|′|$)/.test(name) && !name.endsWith("′");
}

/** Letters other than those of unknowns that the values have negative: most quantities are not. */
export function negativeLetters(witness: StatementWitness): readonly string[] {
  return Object.entries(witness.at).filter(([name, value]) => isQuantity(name) && (typeof value === "string" ? value : JSON.stringify(value)).replace(/^[^\d-]*/, "").startsWith("-")).map(([name]) => name);
}
