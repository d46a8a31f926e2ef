// Lines in which values are put: those that sentences give ("when $x = 6$"), those of a moment (`T(10) = 60`), numbers for letters of which nothing is said.

import { formulaOf, mapFormula, relationFormula, relationsIn, type Formula } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { freeSymbols, someNode, substitute } from "../../expression/traverse.js";
import { isConstant } from "../../judge/constants.js";
import type { Implication } from "../../judge/statements/implication.js";
import { printUnicode } from "../../notation/unicode.js";
import type { SaidValue } from "../facts.js";
import { filledIn } from "../filled-form.js";
import { comparedWithZero, equationOf, equationsThatHold, holds, isSaidBy } from "./formulas.js";
import { follows, ofDomain, ofProse, refutedBy, type StatementOutcome } from "./outcome.js";
import { repairTestsFrom } from "./repairs.js";
import type { StatementStep } from "./step.js";
import { isRate, type StatementWorld } from "./world.js";

/** A point of a curve: what stands for the curve, its variable and the value of that. */
interface Moment {
  readonly curve: Node;
  readonly variable: Node;
  readonly value: Node;
}

/** The outcome where a line puts in values that sentences give, if it follows so from the lines before it: each of them is gone from it, or from its last side, `a^2 = 1 - b^2 = 1 - \frac9{25}`. */
export function withValuesSaid(world: StatementWorld, step: StatementStep): StatementOutcome | null {
  const { holding, after, said } = step;
  const left = new Set(world.quantitiesIn([after]));
  // The x of `y'(x)`, dy/dx, is no quantity by itself.
  const stays = ({ what }: SaidValue): boolean => holds(after, what) && (left.has(what) || what.kind !== "symbol");
  const put = said.filter((each) => (!stays(each) || goesOnTheWay(after, each.what)) && holding.some((line) => holds(line, each.what) && !isSaidBy(line, each.what, each.value)));
  const plain = new Map(put.map(({ what, value }): [Node, Node] => [what, value]));
  // `T(10) = 60`: the lines hold along the curve, so also there.
  for (const moment of [...said].reverse()) {
    const at = momentOf(world, moment.what, holding);
    const found = at === null || holds(after, at.curve) ? null : withValues(world, step, new Map([...plain, [at.curve, moment.value], [at.variable, at.value]]), [...put, moment]);
    if (found !== null) return found;
  }
  return put.length === 0 ? null : withValues(world, step, plain, put);
}

/** Does it stand in a side of equations one behind the other, and no longer in the last? */
function goesOnTheWay(after: Formula, what: Node): boolean {
  const relations = after.kind === "all" ? relationsIn(after) : [];
  const last = relations[relations.length - 1];
  return last !== undefined && holds(after, what) && !someNode(last.right, (node) => node === what);
}

/** The outcome of a line with these values put into the lines before; null where it does not follow so. */
function withValues(world: StatementWorld, { holding, previous, relation: arrow, after: written, given }: StatementStep, values: ReadonlyMap<Node, Node>, put: readonly SaidValue[]): StatementOutcome | null {
  const { arena, ask, quantitiesIn } = world;
  const onTheWay = new Map([...values].filter(([what]) => goesOnTheWay(written, what)));
  const after = onTheWay.size === 0 ? written : mapFormula(written, (relation) => formulaOf(substitute(arena, relation, onTheWay)));
  const whole = new Map([...values, ...ratesKept(world, after)]);
  const atValues = (formula: Formula): Formula => mapFormula(formula, (relation) => formulaOf(substitute(arena, relation, whole)));
  // What lies further back may not hold at the values (`\tan|\theta| = 2/|x|` at θ = 0); the line before says enough then.
  const attempts = [holding, ...(holding.length > 1 ? [holding.slice(-1)] : [])];
  for (const lines of attempts) {
    const known = lines.map(atValues);
    const plainly = ask(known, after, given);
    // What is left without a value may be a length.
    const lengths = plainly.kind === "holds" ? [] : quantitiesIn(known).filter((node) => !isRate(node) && !holds(after, node)).flatMap((node) => comparedWithZero(arena, node, ">"));
    const answer = lengths.length === 0 ? plainly : ask(known, after, [...given, ...lengths]);
    if (answer.kind !== "holds" || answer.vacuous || (arrow === "⇔" && ask([after], atValues(previous), given).kind !== "holds")) continue;
    return follows(answer.certainty, [...put.map(({ text }) => ofProse(text)), ...lengths.map(({ left }) => world.conditionOf({ node: left, operator: ">" })), ...answer.conditions.map(world.conditionOf)]);
  }
  return null;
}

/** `2x(4)x'(4) = 2y(4)y'(4)` below `2x(t)x'(t) = 2y(t)y'(t)`: what holds along the curve, at one moment. Null where it was not shown. */
export function atMoment({ arena, ofLetters, isAlongCurve, variableOf, ask, conditionOf }: StatementWorld, { previous, after, given }: StatementStep): StatementOutcome | null {
  const curve = equationsThatHold(previous).find(isAlongCurve);
  const variable = previous.kind !== "relation" || curve === undefined ? null : variableOf(curve);
  const moments = new Set<Node>();
  for (const relation of relationsIn(after)) someNode(relation, (node) => {
    const [at] = node.kind === "call" ? node.arguments : [];
    if (node.kind === "call" && node.callee.kind === "symbol" && ofLetters.has(node.callee.name) && at !== undefined) moments.add(at);
    return false;
  });
  const [moment] = moments;
  if (curve === undefined || variable === null || moment === undefined || moments.size > 1 || relationsIn(after).some((relation) => freeSymbols(relation).has(variable.name))) return null;
  const made = substitute(arena, curve, new Map([[variable, moment]]));
  const answer = made.kind === "relation" ? ask([relationFormula(made)], after, given) : null;
  if (answer?.kind !== "holds" || answer.vacuous) return null;
  return follows(answer.certainty, [ofDomain(`${printUnicode(variable)} = ${printUnicode(moment)}`), ...answer.conditions.map(conditionOf)]);
}

/** `A = 2` below `y = A e^{x^2}` where a sentence gives `y(0) = 3`: the curve passes through that point for another A only. Null where it was not shown. */
export function otherThanAtMoment(world: StatementWorld, step: StatementStep): StatementOutcome | null {
  const now = equationOf(step.after);
  if (step.previous.kind !== "relation" || now?.left.kind !== "symbol" || freeSymbols(now.right).size > 0) return null;
  const constant = now.left;
  const moments = step.said.flatMap((each) => { const at = momentOf(world, each.what, [step.previous]); return at === null ? [] : [{ ...each, at }]; });
  const [only] = moments;
  // Where several are given, or a slope as well, the constant may come from another.
  const isOnlyOne = moments.length === 1 && only !== undefined && !step.said.some(({ what }) => what !== only.what && what.kind === "call" && only.what.kind === "call" && what.callee === only.what.callee);
  if (!isOnlyOne) return null;
  const put = substitute(world.arena, step.previous.relation, new Map<Node, Node>([[only.at.curve, only.value], [only.at.variable, only.at.value]]));
  if (put.kind !== "relation" || [...freeSymbols(put)].some((name) => name !== constant.name && name !== "e" && name !== "π") || !freeSymbols(put).has(constant.name)) return null;
  return refutedWith(world, step, put, [only]);
}

/**
 * `\frac{dy}{dt} = -\frac86 \cdot 2` below `\frac{dy}{dt} = -\frac xy \frac{dx}{dt}` and "when $x = 6$ we have $y = 8$ and $\frac{dx}{dt} = 2$": with the values of the sentence between, which
 * give everything that is gone, the line before says another thing. Null where it was not shown, and for decimals, which may be rounded.
 */
export function otherThanSaid(world: StatementWorld, step: StatementStep): StatementOutcome | null {
  const { previous, after, said } = step;
  const left = new Set(world.quantitiesIn([after]));
  const gone = world.quantitiesIn([previous]).filter((quantity) => !left.has(quantity));
  const put = gone.flatMap((quantity) => said.filter(({ what }) => what === quantity));
  const staying = world.quantitiesIn([previous]).filter((quantity) => left.has(quantity));
  if (previous.kind !== "relation" || after.kind !== "relation" || gone.length === 0 || staying.length === 0 || staying.length < left.size || put.length < gone.length || put.some(({ isHere, text }) => !isHere || /\d[.,]\d/.test(text))) return null;
  const made = substitute(world.arena, previous.relation, new Map([...put.map(({ what, value }): readonly [Node, Node] => [what, value]), ...ratesKept(world, after)]));
  return made.kind === "relation" ? refutedWith(world, step, made, put) : null;
}

/** The line as refuted by the line before with values put in, each of which excludes what the other says; null where it was not shown. */
function refutedWith(world: StatementWorld, step: StatementStep, put: RelationNode, values: readonly SaidValue[]): StatementOutcome | null {
  const { after, given } = step;
  const known = relationFormula(put);
  const answer: Implication = world.ask([known], after, given);
  if (answer.kind !== "fails" || answer.periodic || world.ask([after], known, given).kind !== "fails") return null;
  const found = refutedBy(answer.witness, "before", "other", repairTestsFrom(world, known, [known], step, answer.witness));
  const message = `With ${values.map(({ text }) => text).join(", ")} it is another value: ${found.mistake?.message ?? ""}`;
  return { ...found, conditions: values.map(({ text }) => ofProse(text)), mistake: found.mistake === null ? null : { ...found.mistake, message, isPlainlyStep: true } };
}

/** The curve that T(10) is a point of, where the lines have T(t). */
function momentOf({ isUnknownFunction }: StatementWorld, what: Node, holding: readonly Formula[]): Moment | null {
  const [value] = what.kind === "call" ? what.arguments : [];
  if (what.kind !== "call" || what.callee.kind !== "symbol" || what.arguments.length !== 1 || value === undefined || what.orders.some((order) => order > 0) || freeSymbols(value).size > 0) return null;
  let found: Moment | null = null;
  for (const relation of holding.flatMap(relationsIn)) someNode(relation, (node) => {
    const [variable] = isUnknownFunction(node) && node.callee === what.callee && node.orders.every((order) => order === 0) ? node.arguments : [];
    if (variable !== undefined) found = { curve: node, variable, value };
    return variable !== undefined;
  });
  return found;
}

/** The rates of a line, each for itself: values that are put in leave their arguments. */
function ratesKept({ quantitiesIn }: StatementWorld, after: Formula): readonly (readonly [Node, Node])[] {
  return quantitiesIn([after]).filter(isRate).map((rate) => [rate, rate]);
}

/** The value of a function or a letter by itself on the left of the row before, where this line has that value in its place: `5 = 2t + 1` below `s(t) = 2t + 1`. */
export function valueSet({ rows, formula }: StatementStep): readonly [Node, Node] | null {
  const [before, now] = [equationOf(rows[rows.length - 1]), equationOf(formula)];
  if (before === null || now === null) return null;
  const { left, right } = before;
  const isName = left.kind === "symbol" || (left.kind === "call" && left.arguments.every((argument) => argument.kind === "symbol") && left.orders.every((order) => order === 0));
  const value = now.right === right ? now.left : now.left === right ? now.right : null;
  return isName && value !== null && isConstant(value) && !isConstant(right) ? [left, value] : null;
}

/** What the letters of the line before are where this one is the same with numbers for some of them, of which the text says nothing; null for any other. */
export function valuesOfForm({ arena }: StatementWorld, { previous, after, said }: StatementStep): string | null {
  if (previous.kind !== "relation" || after.kind !== "relation") return null;
  const found = filledIn(arena, previous.relation, after.relation);
  if (found === null || said.some(({ what }) => found.has(what))) return null;
  return [...found].map(([letter, value]) => `${printUnicode(letter)} = ${printUnicode(value)}`).join(", ");
}
