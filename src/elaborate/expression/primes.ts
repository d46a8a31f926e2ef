// Primes and orders of differentiation in superscripts: `y'`, `f''`, `f^{(3)}`, `(x^2 \sin x)'`.

import type { Node } from "../../expression/node.js";
import { freeSymbols } from "../../expression/traverse.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { graphName } from "../scope.js";
import { indexNames, nameSubscript, onlySide, plainName, usualArguments } from "../syntax-names.js";
import { bracketOf, symbolNamed, type Cursor, type Elaborator } from "./elaborator.js";
import { superscriptOrder, superscriptOrders } from "./derivative-orders.js";
import { withScripts } from "./scripts.js";

/** `y'` and `f'` without arguments. */
export function barePrimed(here: Elaborator, syntax: Syntax, name: string, order: number): Located {
  const range = syntax.range;
  const definition = here.scope.definitions.get(name);
  const variable = definition?.arity === 1 ? (definition.parameters[0] ?? null) : (here.scope.dependence.get(name) ?? (definition === undefined ? here.scope.variable : null));
  if (definition?.appliedElsewhere === true) here.bare.add(graphName(name, here.scope));
  const scripts = syntax.kind === "script" ? syntax : null;
  let node: Located;
  if (definition !== undefined && definition.arity === 1 && variable === null) return here.opaque(`${name}′ without an argument`, range, []);
  if (variable === null) return here.opaque(`what is ${name}′ the derivative by?`, range, []);
  // `y = k \implies y' = 0`: a letter for constants is not what it is differentiated by.
  if (definition?.arity === 0 && /^[cCkK]$/.test(variable)) return here.opaque(`what is ${name}′ the derivative by?`, range, []);
  if (definition === undefined && here.scope.spokenSets.has(name)) return here.opaque(`is ${name}′ another set, or a derivative?`, range, []);
  if (definition?.isPoint === true && /^\p{Lu}$/u.test(name)) return here.opaque(`is ${name}′ another point, or a derivative?`, range, []);
  if (definition !== undefined && definition.arity === 0) {
    const derived = here.arena.derivative(symbolNamed(here, name), here.arena.symbol(variable), order, false);
    node = here.leaf(derived, range);
  } else node = here.leaf(here.arena.call(symbolNamed(here, name), [order], [here.arena.symbol(variable)]), range);
  return scripts?.sup !== null && scripts !== null && superscriptOrder(scripts.sup ?? scripts) === null ? withScripts(here, node, { ...scripts, sub: null, primes: 0 }) : node;
}

/**
 * `f_x`, `f_{xy}` of a function f(x, y) of the document: orders of differentiation in each argument; null for a subscript that only belongs to the name. What the document
 * does not define, or defines with another number of arguments, is a function of the letters in its bracket.
 */
export function subscriptOrders(here: Elaborator, stem: string, sub: Syntax, bracket: (Syntax & { kind: "group" }) | null): readonly number[] | null {
  const definition = here.scope.definitions.get(stem);
  const letters = indexNames(sub);
  if (letters === null || letters.length === 0 || isNameOfItsOwn(here, stem, sub, bracket)) return null;
  if (bracket !== null && (definition === undefined || definition.arity === 0 || (definition.arity > 1 && definition.indices === 0 && definition.arity !== bracket.items.length))) return ordersByBracket(letters, bracket, here.scope.argumentLists.get(stem) ?? null);
  if (definition === undefined || definition.arity < 2 || definition.indices > 0 || !letters.every((letter) => definition.parameters.includes(letter))) return null;
  return definition.parameters.map((parameter) => letters.filter((letter) => letter === parameter).length);
}

/** `f^{(1,0)}` without arguments: at the letters that the text gives f; null where it gives none, or another number. */
export function bareOrders(here: Elaborator, stem: string, sup: Syntax): Node | null {
  const orders = superscriptOrders(sup);
  const definition = here.scope.definitions.get(stem);
  const parameters = orders === null ? null : definition === undefined ? (here.scope.argumentLists.get(stem) ?? null) : definition.indices === 0 ? definition.parameters : null;
  if (orders === null || parameters?.length !== orders.length) return null;
  return here.arena.call(symbolNamed(here, stem), orders, parameters.map((parameter) => here.arena.symbol(parameter)));
}

/**
 * Does the text define `f_x` by itself? Where only another section does, and this one says what f is, it is the derivative of that; so is `f_x(x, y(x))` where that other section has
 * an equation for the bare `f_x` ("Match `f_y = x^2 + g'(y)`"), which says nothing of a function of two arguments.
 */
function isNameOfItsOwn(here: Elaborator, stem: string, sub: Syntax, bracket: (Syntax & { kind: "group" }) | null): boolean {
  const name = `${stem}_${nameSubscript(sub) ?? ""}`;
  const definition = here.scope.definitions.get(name);
  if (definition === undefined) return false;
  if (here.scope.definedHere.has(name)) return true;
  const isBareElsewhere = definition.arity === 0 && bracket !== null && bracket.items.length > 1 && here.scope.functions.has(stem);
  return !here.scope.definedHere.has(stem) && !isBareElsewhere;
}

/** `f_{xy}(x, y, z)`, `f_x(0, 1)`: each letter below is one of those in the bracket, there or where the name stands elsewhere, or of those that two or three arguments commonly are. */
function ordersByBracket(letters: readonly string[], bracket: Syntax & { kind: "group" }, elsewhere: readonly string[] | null): readonly number[] | null {
  if (bracket.bracket !== "(" || bracket.items.length < 2) return null;
  const written = bracket.items.map((item) => (item.sides.length === 1 && item.sides[0] != null ? plainName(item.sides[0]) : null));
  const parameters = [written, elsewhere?.length === written.length ? elsewhere : null, usualArguments(bracket.items.length, letters)].find((each) => each !== null && letters.every((letter) => each.includes(letter)));
  if (parameters == null || new Set(parameters).size < parameters.length) return null;
  return parameters.map((parameter) => letters.filter((letter) => letter === parameter).length);
}

/** `(x^2 \sin x)'`: the derivative by the variable of the document, or by the only letter inside; null where no prime stands on a bracket. */
export function primedBracket(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  if (syntax.kind !== "script" || syntax.primes === 0 || syntax.sub !== null || syntax.sup !== null) return null;
  const side = onlySide(syntax.base);
  if (side === null || syntax.base.kind !== "group" || (syntax.base.bracket !== "(" && syntax.base.bracket !== "[")) return null;
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  const operand = here.expression(side);
  if (next?.kind === "operand" && bracketOf(next.operand) !== null) return here.opaque("is this derivative evaluated at the bracket, or multiplied by it?", syntax.range, [operand]);
  const letters = [...freeSymbols(operand.node)].filter((name) => name !== "e" && name !== "π" && !here.scope.functions.has(name));
  const name = here.scope.variable ?? (letters.length === 1 ? letters[0] : undefined);
  if (name === undefined) return here.opaque("by which letter is this derivative meant?", syntax.range, [operand]);
  if (letters.some((letter) => here.scope.vectors.has(letter))) return here.opaque("is this a transpose or a derivative?", syntax.range, [operand]);
  if (here.scope.variable === null) here.notes.push({ message: `the prime is read as the derivative by ${name}`, range: syntax.range });
  return here.build({ kind: "derivative", variable: here.arena.symbol(name), order: syntax.primes, partial: false }, [{ ...operand, outer: syntax.base.range }], syntax.range, { start: syntax.base.range.end, end: syntax.range.end });
}
