// Rows of equations that are judged by their sides, where the judge of statements has nothing to say of them: a function that the row before gives for all of its arguments, a
// letter that a row before determines.

import { divideRational, rational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import { mapFormula, relationFormula, relationsIn, type Formula } from "../../expression/formula.js";
import { bindsVariable, freeSymbols, someNode, substitute } from "../../expression/traverse.js";
import type { CallNode, Node, RelationNode, SymbolNode } from "../../expression/node.js";
import { rationalValue } from "../../functions/powers.js";
import { weakest } from "../../judge/certainties.js";
import { isConstant } from "../../judge/constants.js";
import { judge } from "../../judge/judge.js";
import type { Judgement } from "../../judge/judgement.js";
import type { ElaboratedDerivation } from "../../elaborate/derivation.js";
import { equationsThatHold } from "./formulas.js";

export interface SidesContext {
  readonly arena: Arena;
  readonly integers: ReadonlySet<string>;
  readonly given: readonly RelationNode[];
}

/** Functions that undo those of angles. */
const ANGLE_FUNCTIONS: readonly string[] = ["sin", "cos", "tan"];
/** Work units for the comparison of one side. */
const SIDES_BUDGET = 1_000_000;

/** Compares two sides under what is given. */
export function judgeSides(left: Node, right: Node, { arena, integers, given }: SidesContext): Judgement {
  return judge(left, right, { arena, assumptions: given, integers, budget: SIDES_BUDGET });
}

/** The verdict on an equation whose sides are the same whatever the letters are, or on several of them. */
export function sameSides(after: Formula | null, context: SidesContext): Judgement | null {
  if (after?.kind === "all" && after.parts.length > 0) {
    const parts = after.parts.map((part) => sameSides(part, context));
    const known = parts.filter((part) => part !== null);
    const [first] = known;
    return first === undefined || known.length < parts.length ? null : { ...first, certainty: weakest(known.map(({ certainty }) => certainty)), conditions: known.flatMap(({ conditions }) => conditions) };
  }
  if (after?.kind !== "relation" || after.relation.operator !== "=") return null;
  const judgement = judgeSides(after.relation.left, after.relation.right, context);
  return judgement.verdict === "equal" ? judgement : null;
}

/** The verdict on equations that hold whatever stands before them, under the bounds that the same line gives: `\sin x = x - x^3/3! + \cdots, |x| < 1`; null where that was not shown. */
export function holdsByItself(after: Formula, context: SidesContext): Judgement | null {
  const parts = after.kind === "all" ? after.parts : [after];
  const bounds = parts.flatMap((part) => (part.kind === "relation" && part.relation.operator !== "=" && !freeSymbols(part.relation).has("∞") ? [part.relation] : []));
  return sameSides({ kind: "all", parts: parts.filter((part) => part.kind !== "relation" || part.relation.operator === "=") }, { ...context, given: [...context.given, ...bounds] });
}

/** A function as an equation gives it for all of its arguments, `Q(t) = C 2^{-t}`; null where the equation is nothing of the kind. */
function functionGiven(formula: Formula): { readonly call: CallNode; readonly parameters: readonly SymbolNode[]; readonly body: Node } | null {
  if (formula.kind !== "relation" || formula.relation.operator !== "=" || formula.relation.left.kind !== "call") return null;
  const { left: call, right: body } = formula.relation;
  const parameters = call.arguments.flatMap((argument) => (argument.kind === "symbol" ? [argument] : []));
  if (call.orders.some((order) => order > 0) || new Set(parameters).size !== call.arguments.length || parameters.some(({ name }) => !freeSymbols(body).has(name))) return null;
  return someNode(body, (node) => node.kind === "call" && node.callee === call.callee) ? null : { call, parameters, body };
}

/** The line with what the line before says of a function for all of its arguments: `Q(t) - Q(t + 1)` below `Q(t) = C 2^{-t}`. Null where the line before is nothing of the kind. */
export function withFunctionPutIn(previous: Formula | undefined, after: Formula, arena: Arena): Formula | null {
  const given = previous === undefined ? null : functionGiven(previous);
  if (given === null || after.kind !== "relation") return null;
  const { call, parameters, body } = given;
  const isOwn = (node: Node): node is CallNode => node.kind === "call" && node.callee === call.callee;
  const values = new Map<Node, Node>();
  const cannot = someNode(after.relation, (node) => {
    if (bindsVariable(node)) return true;
    if (!isOwn(node)) return false;
    if (node.orders.some((order) => order > 0) || node.arguments.length !== parameters.length || node.arguments.some((argument) => someNode(argument, isOwn))) return true;
    values.set(node, substitute(arena, body, new Map(parameters.map((parameter, k): readonly [Node, Node] => [parameter, node.arguments[k] ?? parameter]))));
    return false;
  });
  const made = cannot || values.size === 0 ? null : substitute(arena, after.relation, values);
  return made?.kind === "relation" ? relationFormula(made) : null;
}

/** The only letter of an equation and what it comes to, by undoing one operation after the other: k = (log 2)/30 by `2^{-1/30} = e^{-k}`. Null where that is no way to it. */
function letterFound({ operator, left, right }: RelationNode, arena: Arena): readonly [SymbolNode, Node] | null {
  if (operator !== "=" || isConstant(left) === isConstant(right)) return null;
  let [side, value] = isConstant(left) ? [right, left] : [left, right];
  for (;;) {
    if (side.kind === "symbol") return [side, value];
    if (side.kind === "negate") [side, value] = [side.operand, arena.negate(value)];
    else if (side.kind === "power" && isConstant(side.base) && side.base !== arena.integer(1)) [side, value] = [side.exponent, arena.divide(arena.apply("log", [value]), arena.apply("log", [side.base]))];
    // An exponential is positive, so that it is the positive root.
    else if (side.kind === "power" && side.base.kind === "power" && isConstant(side.base.base) && isConstant(side.exponent)) [side, value] = [side.base, arena.power(value, arena.divide(arena.integer(1), side.exponent))];
    else if (side.kind === "divide" && isConstant(side.denominator)) [side, value] = [side.numerator, arena.multiply([value, side.denominator])];
    else if (side.kind === "multiply") {
      const [open, ...others] = side.factors.filter((factor) => !isConstant(factor));
      if (open === undefined || others.length > 0) return null;
      [side, value] = [open, arena.divide(value, arena.multiply(side.factors.filter((factor) => factor !== open)))];
    } else if (side.kind === "add") {
      const [open, ...others] = side.terms.filter((term) => !isConstant(term));
      if (open === undefined || others.length > 0) return null;
      [side, value] = [open, arena.subtract(value, arena.add(side.terms.filter((term) => term !== open)))];
    } else return null;
  }
}

/** The verdict on `Q(t) = 6 \cdot 2^{-t/30}` below `2^{-1/30} = e^{-k}`, where Q(t) is `6e^{-kt}` by one of these right sides: with the letters put in that rows before it determine. */
export function withLettersFound(before: readonly Formula[], after: Formula, rightSides: readonly Node[], context: SidesContext): Judgement | null {
  const { arena } = context;
  const [first, ...others] = after.kind === "all" ? after.parts : [after];
  if (first?.kind !== "relation" || first.relation.operator !== "=") return null;
  const found = new Map<Node, Node>();
  for (const formula of before) {
    const letter = formula.kind === "relation" ? letterFound(formula.relation, arena) : null;
    if (letter !== null) found.set(letter[0], letter[1]);
  }
  const put = (formula: Formula): Formula => mapFormula(formula, (relation) => {
    const made = substitute(arena, relation, found);
    return made.kind === "relation" ? relationFormula(made) : relationFormula(relation);
  });
  for (const side of rightSides) {
    if (![...found.keys()].some((letter) => someNode(side, (node) => node === letter))) continue;
    const head = arena.relation("=", side, first.relation.right);
    if (head.kind !== "relation") continue;
    const judgement = sameSides({ kind: "all", parts: [put(relationFormula(head)), ...others.map(put)] }, context);
    if (judgement !== null) return judgement;
  }
  return null;
}

/** What the text and the rows so far say that the left side of a line is: `Q(t)` of `Q(t) = 6 \cdot 2^{-t}`. */
export function rightSidesOf(line: Formula, rows: readonly Formula[], { definitions, rivals }: Pick<ElaboratedDerivation, "definitions" | "rivals">, arena: Arena): readonly Node[] {
  const [first] = line.kind === "all" ? line.parts : [line];
  if (first?.kind !== "relation") return [];
  const { left } = first.relation;
  const name = left.kind === "symbol" ? left.name : left.kind === "call" && left.callee.kind === "symbol" && left.orders.every((order) => order === 0) ? left.callee.name : null;
  if (name === null) return [];
  const values = left.kind === "call" ? left.arguments : [];
  const known = definitions.get(name);
  const ofText = [...rivals.filter((rival) => rival.name === name).map(({ definition }) => definition).reverse(), ...(known === undefined ? [] : [known])];
  const ofRows = [...rows].reverse().flatMap((row) => relationsIn(row).flatMap((relation) => (relation.left === left ? [relation.right] : [])));
  return [...ofRows, ...ofText.flatMap(({ parameters, body }) => (parameters.length === values.length ? [substitute(arena, body, new Map(parameters.map((parameter, k): readonly [Node, Node] => [parameter, values[k] ?? parameter])))] : []))];
}

/**
 * Both sides of an equation that holds as they were, or one function of both of them: `|y| = e^{x^2 + C}` after `\ln|y| = x^2 + C`. Where both lines are to say the same, the
 * equation is the whole line before and the function takes no two numbers to one; otherwise also `x = \sin y` after `y = \arcsin x`.
 */
export function sameFunctionOfSides(previous: Formula, after: Formula, { arena, given, integers }: SidesContext, isBothWays: boolean): Judgement | null {
  if (after.kind !== "relation" || after.relation.operator !== "=" || (isBothWays && previous.kind !== "relation")) return null;
  const { left: first, right: second } = after.relation;
  const context: SidesContext = { arena, given: [...given, ...(previous.kind === "all" ? relationsIn(previous).filter(({ operator }) => operator !== "=") : [])], integers };
  const power = (node: Node): Node => arena.power(arena.symbol("e"), node);
  const functions: readonly ((node: Node) => Node)[] = [(node) => node, power, (node) => arena.apply("log", [node]), (node) => arena.divide(arena.integer(1), node), (node) => arena.negate(node), ...(isBothWays ? [] : ANGLE_FUNCTIONS.map((name) => (node: Node) => arena.apply(name, [node])))];
  for (const { left, right } of equationsThatHold(previous)) {
    for (const apply of functions) {
      for (const [one, other] of [[left, right], [right, left]] as const) {
        const ofOne = judgeSides(apply(one), first, context);
        const ofOther = ofOne.verdict === "equal" ? judgeSides(apply(other), second, context) : null;
        if (ofOther?.verdict === "equal") return { ...ofOther, certainty: weakest([ofOne.certainty, ofOther.certainty]), conditions: [...ofOne.conditions, ...ofOther.conditions] };
      }
    }
  }
  return null;
}

/** `h = c^{2/3}` after `h^{3/2} = c`: a power that takes each value once, and its root; null where that is not shown. */
export function rootOfPower(arena: Arena, before: readonly [Node, Node], now: readonly [Node, Node], judge: (left: Node, right: Node) => Judgement): Judgement | null {
  for (const [power, value] of [before, [before[1], before[0]]] as const) {
    const exponent = power.kind === "power" ? rationalValue(power.exponent) : null;
    if (power.kind !== "power" || exponent === null || exponent.numerator <= 0n || (exponent.numerator % 2n === 0n && exponent.denominator % 2n !== 0n)) continue;
    for (const [base, root] of [now, [now[1], now[0]]] as const) {
      if (base !== power.base) continue;
      const judgement = judge(arena.power(value, arena.number(divideRational(rational(1n), exponent))), root);
      if (judgement.verdict === "equal") return judgement;
    }
  }
  return null;
}
