// Numbers that come from where no formula says them: a table, a figure, words. `z = \frac{85 - 70}{10}` behind `z = \frac{x - \mu}{\sigma}` puts them for the letters of a formula,
// `\sum_i (x_i - \bar x)^2 = 4 + 1 + 9` for what holds the entries of an array, `R^2 = 1 - \frac{50}{40}` says what the power of a name comes to. Nothing follows from what is written
// there, so it is taken as given; what is reckoned with the numbers behind it is judged.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, nodesIn, someNode } from "../expression/traverse.js";
import { isConstant } from "../judge/constants.js";
import { filledIn } from "./filled-form.js";

/** Doubts that leave room for numbers that are put in. */
const ROOM = /^(?:numbers may be put in here$|this may be an equation to be solved, or a value at a point$|a value of .+ may be put in here$|nothing here says what (?:the entries of )?\S+ (?:come to|is)$|differs from line \d+; is it redefined\?$|\S+ has another right side in line \d+; is it redefined\?$)/;

/** A step in doubt: its sides as written, what they come to, and what is written behind its sign. */
export interface OpenStep {
  readonly number: number;
  readonly doubt: string;
  readonly before: Node;
  readonly after: Node;
  readonly valueBefore: Node;
  readonly syntax: Syntax;
}

export interface Sayings {
  /** Does nothing in the text say what this is? */
  isUnsaid(what: Node): boolean;
  /** Does the text say what an entry of the array is? */
  saysEntryOf(array: string): boolean;
  /** What the text says in other places. */
  readonly said: readonly Node[];
  /** Does the text say that it is this number? */
  agrees(what: Node, value: Node): boolean;
}

/** What is to be said of a step that only puts numbers in; null where it is none. */
export function numbersPutIn(arena: Arena, step: OpenStep, elaborated: ElaboratedDerivation, sayings: Sayings): string | null {
  if (!ROOM.test(step.doubt) || !isConstant(step.after) || isConstant(step.before) || !isWorked(step.syntax)) return null;
  if (formsOf(step, elaborated).some((form) => isFilledForm(arena, form, step, sayings))) return "these are numbers in the places of the letters; they are taken as said";
  if (holdsUnsaidData(step, elaborated, sayings)) return "nothing here says what the entries come to; the numbers are taken as said";
  return step.number === 1 && isPowerOfName(step.before, sayings) ? "taken for what the left side comes to; nothing else says that" : null;
}

/** More than a number: `\frac{26}5`, `4 + 1 + 9`. */
const isWorked = (side: Syntax): boolean => side.kind === "fraction" || side.kind === "root" || (side.kind === "script" && side.sup !== null) || (side.kind === "sequence" && side.items.filter((item) => item.kind === "operand").length > 1);

/** The formula that the numbers may stand in: the side itself, or a right side of the name that it is. */
function formsOf({ number, before }: OpenStep, { definitions, rivals }: ElaboratedDerivation): readonly Node[] {
  if (before.kind !== "symbol") return number > 1 ? [before] : [];
  const plain = [definitions.get(before.name), ...rivals.flatMap(({ name, definition }) => (name === before.name ? [definition] : []))];
  return plain.flatMap((definition) => (definition === undefined || definition.parameters.length + definition.indexParameters.length > 0 ? [] : [definition.body]));
}

/** `-3`, `-x` */
export const isNegative = (value: Node): boolean => value.kind === "negate" || (value.kind === "number" && value.value.numerator < 0n);

/** Is it the form with a number for each letter, none of which the text says to be another one? */
function isFilledForm(arena: Arena, form: Node, { after: filled, syntax }: OpenStep, { isUnsaid, agrees }: Sayings): boolean {
  if (form.kind === "symbol" || form.kind === "index" || isConstant(form)) return false;
  const put = filledIn(arena, form, filled, 1);
  // `84 + 70` is `r - m` with -70 for m only where that is written so.
  if (put === null || ([...put.values()].some(isNegative) && !holdsSignInBrackets(syntax))) return false;
  return [...put].every(([what, value]) => (what.kind === "index" ? isUnsaid(what.base) && isUnsaid(what) : isUnsaid(what)) || agrees(what, value));
}

/** `(-0.52)`: does a negative number stand in it in brackets? */
export function holdsSignInBrackets(side: Syntax): boolean {
  const [first] = side.kind === "group" && side.bracket !== "brace" ? side.items.flatMap(({ sides }) => (sides[0]?.kind === "sequence" ? sides[0].items : [])) : [];
  return (first?.kind === "operator" && first.sign === "-") || partsOf(side).some(holdsSignInBrackets);
}

/** Does a sum in it run over entries of which the text says nothing? */
function holdsUnsaidData({ before, valueBefore }: OpenStep, { definitions, tensors }: ElaboratedDerivation, { isUnsaid, said, saysEntryOf }: Sayings): boolean {
  const arrays = nodesIn(before).flatMap((node) => (node.kind === "sum" ? nodesIn(node.body).flatMap((each) => (each.kind === "index" && each.indices.some((index) => freeSymbols(index).has(node.index.name)) ? [each.base] : [])) : []));
  if (arrays.length === 0 || someNode(before, (node) => node.kind === "derivative" || node.kind === "integral" || node.kind === "limit")) return false;
  const kept = freeSymbols(valueBefore);
  return arrays.every((base) => !definitions.has(base.name) && isUnsaid(base) && !saysEntryOf(base.name) && !said.some((node) => freeSymbols(node).has(base.name)) && !tensors.declared.has(base.name) && kept.has(base.name));
}

/** `R^2`, `\\chi^2` with a letter, `z_{67.4}` with an array, of which the text says nothing but what formula it has. */
function isPowerOfName(side: Node, { isUnsaid, said }: Sayings): boolean {
  const isSpokenOf = (name: string, but: Node | null = null): boolean => said.some((node) => node !== but && freeSymbols(node).has(name));
  if (side.kind === "index") return side.indices.every(isConstant) && isUnsaid(side) && isUnsaid(side.base) && !isSpokenOf(side.base.name);
  if (side.kind !== "power" || side.base.kind !== "symbol" || side.exponent.kind !== "number" || !isUnsaid(side.base)) return false;
  const { name } = side.base;
  const isFormula = (node: Node): boolean => {
    const [formula] = node.kind === "relation" && node.operator === "=" && (node.left === side || node.right === side) ? [node.left === side ? node.right : node.left] : [];
    return formula !== undefined && !freeSymbols(formula).has(name) && nodesIn(formula).some((each) => (each.kind === "symbol" || each.kind === "index") && !isConstant(each) && isUnsaid(each) && !isSpokenOf(each.kind === "symbol" ? each.name : each.base.name, node));
  };
  return said.every((node) => !freeSymbols(node).has(name) || isFormula(node));
}
