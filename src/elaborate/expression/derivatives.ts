// Derivative operators and differentials, and how far they reach (rules 20 and 21).

import type { Variable } from "../../expression/node.js";
import { isUsuallyTensor } from "../../expression/tensor-kind.js";
import type { Range } from "../../syntax/document.js";
import { partsOf, type Syntax } from "../../syntax/math-tree.js";
import type { Form, Located, TermSign } from "../located.js";
import { isNumeric } from "../statement-shape.js";
import { indexNames, isBold, onlySide, plainName, usualArguments } from "../syntax-names.js";
import { isApplied } from "./calls.js";
import { bracketOf, endsWithDots, hull, joinTerms, peekSign, symbolNamed, variableOf, type Cursor, type Elaborator } from "./elaborator.js";

import { withScripts } from "./scripts.js";

export function derivativeOver(here: Elaborator, syntax: Syntax & { kind: "derivative" }, cursor: Cursor): Located {
  const [first] = syntax.variables;
  if (first === undefined) return here.opaque("a derivative that was not understood", syntax.range, []);
  const lying = lyingVariable(here, syntax);
  if (lying !== null) {
    const operand = cursor.at < cursor.end ? here.term(cursor, syntax.range) : here.opaque("something is missing here", syntax.range, []);
    return byLyingVector(here, lying, operand, syntax.range);
  }
  if (syntax.variables.length > 1) {
    const operand = cursor.at < cursor.end ? here.term(cursor, syntax.range) : null;
    return mixed(here, syntax, operand ?? here.opaque("something is missing here", syntax.range, []));
  }
  const variable = variableOf(here, first.variable);
  if (variable === null || isWhole(here, variable)) {
    const rest = cursor.at < cursor.end ? [here.term(cursor, syntax.range)] : [];
    return here.opaque("derivatives by vectors are not judged yet", hull(syntax.range, rest[0]?.outer ?? syntax.range), rest);
  }
  return scoped(here, cursor, variable, first.order, syntax.partial, syntax.range);
}

/** What `∂x^T` or `∂x ∂x^T` below is taken by: the operation that stands for it, and x; null for other derivatives. */
export function lyingVariable(here: Elaborator, syntax: Syntax & { kind: "derivative" }): { readonly operation: "jacobian" | "hessian"; readonly by: Variable } | null {
  const last = syntax.variables[syntax.variables.length - 1]?.variable;
  if (last?.kind !== "script" || last.sup?.kind !== "name" || !here.scope.tensors.transposes) return null;
  const by = variableOf(here, { ...last, sup: null });
  const [first] = syntax.variables;
  if (by === null || first === undefined || syntax.variables.length > 2) return null;
  if (syntax.variables.length === 1) return { operation: "jacobian", by };
  return variableOf(here, first.variable) === by ? { operation: "hessian", by } : null;
}

export function byLyingVector(here: Elaborator, { operation, by }: { readonly operation: "jacobian" | "hessian"; readonly by: Variable }, operand: Located, range: Range): Located {
  return here.build({ kind: "apply", function: operation }, [operand, here.leaf(by, range)], hull(range, operand.outer), range);
}

/** Is the variable a whole array or vector? */
export function isWhole(here: Elaborator, variable: Variable): boolean {
  return variable.kind === "symbol" && (here.scope.arrays.has(variable.name) || here.scope.vectors.has(variable.name)) && !here.scope.tensors.touched.has(variable.name);
}

export function mixed(here: Elaborator, syntax: Syntax & { kind: "derivative" }, operand: Located): Located {
  let result = operand;
  for (const { variable, order } of [...syntax.variables].reverse()) {
    const by = variableOf(here, variable);
    if (by === null || isWhole(here, by)) return here.opaque("derivatives by vectors are not judged yet", hull(syntax.range, operand.outer), [operand]);
    result = here.build({ kind: "derivative", variable: by, order, partial: syntax.partial }, [result], hull(syntax.range, operand.outer), syntax.range);
  }
  return result;
}

/** What a derivative operator reaches over: rules 20 and 21. */
function scoped(here: Elaborator, cursor: Cursor, variable: Variable, order: number, partial: boolean, operatorRange: Range): Located {
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  const form: Form = { kind: "derivative", variable, order, partial };
  if (next === undefined || next.kind === "operator") return here.opaque("what is to be differentiated here?", operatorRange, []);
  const group = bracketOfAny(next.operand);
  const name = variable.kind === "index" ? variable.base.name : variable.name;
  // `∂/∂w (y - Xw)^T (y - Xw)`: nobody differentiates the row alone.
  const sup = next.operand.kind === "script" && next.operand.sup !== null ? plainName(next.operand.sup) : null;
  const isRow = here.scope.tensors.transposes && here.scope.tensors.touched.size > 0 && (sup === "⊤" || sup === "T");
  const reachesOverGroup = group !== null && !isRow && holds(here, group, name);
  if (reachesOverGroup && joinsAfter(cursor)) here.open.add("derivative");
  if (reachesOverGroup && (here.reading.derivative === "term" || !joinsAfter(cursor))) {
    const operand = here.factor(cursor);
    return here.build(form, [operand], hull(operatorRange, operand.outer), operatorRange);
  }
  // `\frac{d}{dx}[2]\,x^2`: a bracket without the variable is a factor by convention; square and curly ones are for some what the operator is applied to.
  if (group?.kind === "group" && (group.bracket === "[" || group.bracket === "{") && !isRow && !reachesOverGroup && joinsAfter(cursor)) {
    here.open.add("bracket");
    if (here.reading.bracket === "argument") {
      const operand = here.factor(cursor);
      return here.build(form, [operand], hull(operatorRange, operand.outer), operatorRange);
    }
  }
  const terms: Located[] = [here.term(cursor, operatorRange)];
  const signs: TermSign[] = [{ negative: false, range: null }];
  if (peekSign(cursor) !== null && group === null && !nextTermDifferentiates(cursor)) {
    // Dots at the end go on with all the terms before them.
    const goesOn = endsWithDots(cursor);
    if (!goesOn) here.open.add("derivative");
    if (goesOn || here.reading.derivative === "sum") {
      for (let sign = peekSign(cursor); sign !== null && !nextTermDifferentiates(cursor); sign = peekSign(cursor)) {
        cursor.at += 1;
        terms.push(here.term(cursor, sign.range));
        signs.push(sign);
      }
    }
  }
  const operand = joinTerms(here, terms, signs);
  return here.build(form, [operand], hull(operatorRange, operand.outer), operatorRange);
}

/** Is the operand at the cursor followed by another one side by side, or by a slash? `d/dx (A)(B)` and `d/dx (A)/(B)` may be meant over both. */
function joinsAfter(cursor: Cursor): boolean {
  const next = cursor.at + 1 < cursor.end ? cursor.items[cursor.at + 1] : undefined;
  return next !== undefined && (next.kind === "operand" || next.sign === "/");
}

function bracketOfAny(syntax: Syntax): Syntax | null {
  const base = syntax.kind === "script" ? syntax.base : syntax;
  return base.kind === "group" && base.bracket !== "|" && base.bracket !== "‖" ? base : null;
}

/** Does the group hold the variable, or a name that may depend on it? */
function holds(here: Elaborator, syntax: Syntax, name: string): boolean {
  if (syntax.kind === "name") return syntax.name === name || here.scope.definitions.has(syntax.name) || here.scope.dependence.has(syntax.name) || here.scope.functions.has(syntax.name);
  return partsOf(syntax).some((part) => holds(here, part, name));
}

function nextTermDifferentiates(cursor: Cursor): boolean {
  for (let k = cursor.at + 1; k < cursor.end; k++) {
    const item = cursor.items[k];
    if (item === undefined) return false;
    if (item.kind === "operator") {
      if (item.sign === "+" || item.sign === "-") return false;
      continue;
    }
    if (item.operand.kind === "derivative") return true;
  }
  return false;
}

/** `D_x E`, `D_x^2 E`, where D is nothing else; null for anything else. */
export function subscriptedOperator(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  if (syntax.kind !== "script" || syntax.base.kind !== "name" || syntax.sub === null || syntax.primes > 0) return null;
  if (syntax.base.name !== "D" || here.scope.definitions.has("D") || here.scope.numbers.has("D") || here.scope.arrays.has("D") || cursor.at >= cursor.end) return null;
  const variable = variableOf(here, syntax.sub);
  // The derivative in the direction of 𝐮: by a vector by which nothing else is differentiated, of a function at a point.
  const point = cursor.items[cursor.at + 1];
  const places = point?.kind === "operand" ? (bracketOf(point.operand)?.items ?? []) : [];
  const isVector = variable?.kind === "symbol" && !here.scope.variables.has(variable.name) && (isBold(variable.name) || here.scope.tensors.touched.has(variable.name));
  if (isVector && places.length > 0 && (places.length > 1 || isUsuallyTensor(here.scope.tensors, variable.name)) && !places.some(({ sides: [place] }) => place != null && plainName(place) === variable.name)) return null;
  // D_X is the deviation of X, or a name like any other, unless something is differentiated by X.
  if (variable?.kind === "symbol" && /^\p{Lu}/u.test(variable.name) && !here.scope.variables.has(variable.name)) return null;
  const order = syntax.sup === null ? 1 : syntax.sup.kind === "number" && syntax.sup.value.denominator === 1n ? Number(syntax.sup.value.numerator) : null;
  if (variable === null || order === null || order < 1 || order > 20) return null;
  return scoped(here, cursor, variable, order, false, syntax.range);
}

/** `\frac{df(2)}{dx}`, `\frac{d f(x_0)}{dx}`: f′ at that place, and not the derivative of a number; null where the bracket holds something else. */
function derivativeOfValue(here: Elaborator, { body, variables: [by, ...others], range }: Syntax & { kind: "derivative" }): Located | null {
  const [first, second, ...rest] = body?.kind === "sequence" ? body.items : [];
  if (by === undefined || others.length > 0 || rest.length > 0 || first?.kind !== "operand" || second?.kind !== "operand") return null;
  const [name, group, letter] = [plainName(first.operand), bracketOf(second.operand), plainName(by.variable)];
  const side = group === null ? null : onlySide(group);
  if (name === null || letter === null || side === null || group?.bracket !== "(" || second.operand.kind === "script" || !isApplied(here, name, group)) return null;
  if (!isNumeric(side) && !(side.kind === "script" && side.sup === null && side.primes === 0 && plainName(side.base) === letter)) return null;
  const callee = symbolNamed(here, name);
  return here.build({ kind: "call", rebuild: (children) => here.arena.call(callee, [by.order], children) }, [here.expression(side)], range, range);
}

/** `\frac{df}{dx}(x_0)`, `\frac{\partial f}{\partial x}(0, 1)` where f applies: the derivative at the arguments; null for a product. */
export function derivativeAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  if (syntax.kind !== "derivative" || syntax.body === null || syntax.variables.length === 0) return null;
  const ofValue = derivativeOfValue(here, syntax);
  if (ofValue !== null) return ofValue;
  const name = plainName(syntax.body);
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  const group = next?.kind === "operand" ? bracketOf(next.operand) : null;
  const [by] = syntax.variables;
  if (name === null || group === null || by === undefined || next?.kind !== "operand" || group.bracket !== "(" || !isApplied(here, name, group)) return null;
  const several = group.items.length > 1;
  // What is differentiated by an entry, `\partial L/\partial x_i`, depends on more than the one number of a bracket.
  const side = onlySide(group);
  if (!several && side?.kind === "sequence" && by.variable.kind === "script" && by.variable.sub !== null && indexNames(by.variable.sub)?.every((letter) => here.scope.indexLetters.has(letter)) === true) return null;
  if (syntax.variables.length > 1 && !several) return null;
  cursor.at += 1;
  const range = { start: syntax.range.start, end: next.operand.range.end };
  const isAt = several || (side !== null && (isNumeric(side) || plainName(side) !== null));
  const sides = group.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null));
  const orders = several ? ordersBy(here, name, syntax.variables, sides) : [by.order];
  if (!isAt || orders === null || sides.some((each) => each === null)) return here.opaque("is this derivative evaluated at the bracket, or multiplied by it?", range, []);
  const callee = symbolNamed(here, name);
  const args = sides.flatMap((each) => (each === null ? [] : [here.expression(each)]));
  const call = here.build({ kind: "call", rebuild: (children) => here.arena.call(callee, orders, children) }, args, { start: syntax.range.start, end: group.range.end }, syntax.range);
  return next.operand.kind === "script" ? withScripts(here, call, next.operand) : call;
}

/** How often a function of several variables is differentiated by each: by the parameters of its definition, by the letters in the bracket, there or elsewhere, else by the usual ones. Null where that is not clear. */
function ordersBy(here: Elaborator, name: string, variables: (Syntax & { kind: "derivative" })["variables"], sides: readonly (Syntax | null)[]): readonly number[] | null {
  const definition = here.scope.definitions.get(name);
  const letters = variables.map(({ variable }) => plainName(variable));
  const written = sides.map((side) => (side === null ? null : plainName(side)));
  // f(u, v) beside a definition of f(x, y) is differentiated by its own letters.
  const parameters = [definition !== undefined && definition.arity > 0 ? definition.parameters : null, written, here.scope.argumentLists.get(name) ?? null, usualArguments(sides.length, letters)]
    .find((each) => each?.length === sides.length && letters.every((letter) => letter !== null && each.includes(letter)));
  if (parameters == null) return null;
  return parameters.map((parameter) => variables.reduce((sum, { order }, k) => sum + (letters[k] === parameter ? order : 0), 0));
}

/** `Δx` is one name, unless Δ has a meaning of its own. */
export function changeOf(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  if (syntax.kind !== "name" || syntax.name !== "Δ" || here.scope.definitions.has("Δ") || here.scope.numbers.has("Δ")) return null;
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  if (next?.kind !== "operand") return null;
  const operand = next.operand;
  const script = operand.kind === "script" ? operand : null;
  const base = script === null ? operand : script.base;
  if (base.kind !== "name" || (script !== null && script.primes > 0)) return null;
  cursor.at += 1;
  const name: Syntax = { kind: "name", name: `Δ${base.name}`, range: hull(syntax.range, base.range) };
  return here.atom(script === null ? name : { ...script, base: name, range: hull(syntax.range, script.range) });
}

/** d before something: a differential. */
export function differentialAt(here: Elaborator, sign: Syntax, cursor: Cursor): Located {
  const next = cursor.items[cursor.at];
  const of = next?.kind === "operand" ? next.operand : sign;
  const operand = here.factor(cursor);
  const range = hull(sign.range, operand.outer);
  if (sign.kind !== "name" || sign.name !== "d") return here.opaque("a lone ∂ is not judged", range, [operand]);
  const power = of.kind === "script" && of.sup !== null && plainName(of.base) !== null && operand.node.kind === "power";
  if (power && !(operand.node.kind === "power" && operand.node.exponent.kind === "number" && operand.node.exponent.value.numerator === -1n)) return here.opaque("is the power meant inside the differential, or of it? write brackets", range, [operand]);
  return here.build({ kind: "apply", function: "differential" }, [operand], range, sign.range);
}
