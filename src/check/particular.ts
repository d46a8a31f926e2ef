// A second right side that is a particular case of the first: `v(t) = -50t + 120` behind `v(t) = -50t + c`, once the constant was found.

import { formatRational } from "../arithmetic/rational.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Arena } from "../expression/arena.js";
import type { Definition } from "../expression/definition.js";
import type { Node, RelationNode, SymbolNode } from "../expression/node.js";
import { freeSymbols, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import type { SaidValue } from "./facts.js";
import type { Judgement } from "../judge/judgement.js";
import { printUnicode } from "../notation/unicode.js";

type Names = Pick<ElaboratedDerivation, "definitions" | "dependence">;

/** The constants of a general right side that this one, with nothing new in it, is without; none where it is no particular case of it. */
function lostConstants(general: Definition, particular: Node, { definitions, dependence }: Names): readonly string[] {
  const [known, kept] = [freeSymbols(general.body), freeSymbols(particular)];
  const isConstant = (letter: string): boolean => letter !== "e" && letter !== "π" && !definitions.has(letter) && !dependence.has(letter) && !general.parameters.some((parameter) => parameter.name === letter);
  return [...kept].every((letter) => known.has(letter)) ? [...known].filter((letter) => !kept.has(letter) && isConstant(letter)) : [];
}

/** Is it the right side in force without some constant, and with nothing new? The constant was found, or the name means something else from there on; either way it is what the lines below speak of. */
export function isParticular(name: string, { parameters, indexParameters, body }: Definition, names: Names): boolean {
  const general = names.definitions.get(name);
  if (general === undefined || general.parameters.length !== parameters.length || general.parameters.some((parameter, k) => parameter !== parameters[k]) || general.indexParameters.length + indexParameters.length > 0) return false;
  return lostConstants(general, body, names).length > 0;
}

/** The constant, with its value, that makes the right side in force this one, where the name stands with the letters it is defined with; null where there is none. */
export function constantFound(arena: Arena, left: Node, right: Node, names: Names, judge: (before: Node, after: Node) => Judgement): readonly [SymbolNode, Node] | null {
  const name = left.kind === "symbol" ? left.name : left.kind === "call" && left.callee.kind === "symbol" && left.orders.every((order) => order === 0) ? left.callee.name : null;
  const general = name === null ? undefined : names.definitions.get(name);
  const values = left.kind === "call" ? left.arguments : [];
  if (general === undefined || general.indexParameters.length > 0 || general.parameters.length !== values.length || general.parameters.some((parameter, k) => parameter !== values[k])) return null;
  const [lost, ...others] = lostConstants(general, right, names);
  if (lost === undefined || others.length > 0) return null;
  const constant = arena.symbol(lost);
  const at = (value: number): Node => substitute(arena, general.body, new Map<Node, Node>([[constant, arena.integer(value)]]));
  // Of degree one in it: what it stands with and what it stands beside.
  const slope = arena.subtract(at(1), at(0));
  if (judge(general.body, arena.add([at(0), arena.multiply([constant, slope])])).verdict !== "equal") return null;
  const solved = arena.divide(arena.subtract(right, at(0)), slope);
  const fixed = substitute(arena, solved, new Map<Node, Node>([...freeSymbols(solved)].filter((letter) => letter !== "e" && letter !== "π").map((letter, k): [Node, Node] => [arena.symbol(letter), arena.integer(k + 1)])));
  return judge(solved, fixed).verdict === "equal" ? [constant, fixed] : null;
}

/** Do values and equations of the text say that the constant is another number? Those count in which it is the only letter, `50 = -32 \\cdot 0 + c`. */
export function isSaidOtherwise(arena: Arena, [constant, value]: readonly [SymbolNode, Node], values: readonly SaidValue[], equations: readonly RelationNode[], areEqual: (one: Node, other: Node) => boolean): boolean {
  const isOnly = (node: Node): boolean => [...freeSymbols(node)].every((name) => name === constant.name || name === "e" || name === "π");
  const sides = [...values.map((said) => [said.what, said.value] as const), ...equations.map(({ left, right }) => [left, right] as const)];
  const put = (side: Node): Node => substitute(arena, side, new Map<Node, Node>([[constant, value]]));
  return sides.some(([left, right]) => [left, right].some((side) => freeSymbols(side).has(constant.name)) && isOnly(left) && isOnly(right) && !areEqual(put(left), put(right)));
}

/** `c = 120`; where that is no plain number, "a value of c". */
export function valueText([letter, value]: readonly [Node, Node]): string {
  const known = rationalValue(value);
  return known === null ? `a value of ${printUnicode(letter)}` : `${printUnicode(letter)} = ${formatRational(known)}`;
}
