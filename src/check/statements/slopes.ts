// Rows below a differential equation whose variables are separated, told by the slopes that both give their curves (`separated.ts`).

import { mapFormula, relationFormula, type Formula } from "../../expression/formula.js";
import type { Node, SymbolNode } from "../../expression/node.js";
import { someNode, substitute } from "../../expression/traverse.js";
import { bySides, undecided, type StatementOutcome } from "./outcome.js";
import { judgeSeparated, separatedLetters, type Curves } from "./separated.js";
import { judgeSides } from "./sides.js";
import type { StatementWorld } from "./world.js";

export interface SlopeOutcome {
  readonly outcome: StatementOutcome;
  /** Is it an integral of the row before without a constant? What comes next is to satisfy that row too. */
  readonly isWithoutConstant: boolean;
}

/** The outcome for a row below another; null for any that are not so. */
export function judgeSlopes(world: StatementWorld, before: Formula, written: Formula): SlopeOutcome | null {
  const { arena, displayed, sidesUnder } = world;
  const pair = curveLetters(world, before, written);
  if (pair === null) return null;
  const [dependent, variable] = [arena.symbol(pair[0]), arena.symbol(pair[1])];
  const rate = arena.symbol(`${pair[0]}′`);
  const curves: Curves = { arena, dependent, variable, rate, judge: (left, right) => judgeSides(left, right, sidesUnder([])) };
  const plain = (formula: Formula): Formula => mapFormula(formula, (relation) => {
    const made = displayed(substitute(arena, relation, ratesOf(relation, dependent, variable, rate)));
    return made.kind === "relation" ? relationFormula(made) : { kind: "unknown", reason: "not a relation" };
  });
  const known = plain(before);
  const found = judgeSeparated(known, plain(written), curves);
  if (found === null || found.judgement.verdict === "undecided") return null;
  const { judgement, doubt } = found;
  const isWithoutConstant = doubt !== null;
  if (judgement.verdict === "equal") return { outcome: doubt === null ? bySides(judgement) : undecided(doubt), isWithoutConstant };
  const message = `The curves of this line are no solutions: d${pair[0]}/d${pair[1]} is another one than the line before gives.`;
  const follows = (formula: Formula): boolean => {
    const again = judgeSeparated(known, plain(formula), curves);
    return again?.judgement.verdict === "equal" && again.doubt === null;
  };
  const outcome: StatementOutcome = { verdict: "unequal", reason: null, conditions: [], mistake: { name: null, message, loses: false, isPlainlyStep: true, solution: null, follows, isSaid: () => false }, judgement: { ...judgement, reason: message } };
  return { outcome, isWithoutConstant };
}

/** y and x of the differential equations in two rows: the letters under d, or an unknown function whose rate stands there and its variable. */
function curveLetters({ elaborated }: StatementWorld, before: Formula, after: Formula): readonly [string, string] | null {
  const letters = [...new Set([...separatedLetters(before), ...separatedLetters(after)])];
  if (letters.length > 2 || letters.length === 0) return null;
  const [first, second] = letters;
  const pairs = [...elaborated.dependence].filter(([name, { name: variable }]) => letters.every((letter) => letter === name || letter === variable));
  const [only] = pairs;
  if (only !== undefined && pairs.length === 1) return [only[0], only[1].name];
  return first === undefined || second === undefined ? null : [first, second];
}

/** The rate of y as it is written, `\frac{dy}{dx}` or `y'(x)`, as a symbol. */
function ratesOf(relation: Node, dependent: SymbolNode, variable: SymbolNode, rate: SymbolNode): ReadonlyMap<Node, Node> {
  const found = new Map<Node, Node>();
  someNode(relation, (node) => {
    const isOwn = (body: Node): boolean => body === dependent || (body.kind === "call" && body.callee === dependent && body.orders.every((order) => order === 0));
    if (node.kind === "derivative" && node.order === 1 && node.variable === variable && isOwn(node.body)) found.set(node, rate);
    return false;
  });
  return found;
}
