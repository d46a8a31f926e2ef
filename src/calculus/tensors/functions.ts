// Sums, powers and functions: known ones entry by entry, those of the document through their definitions.

import type { Definition } from "../../expression/definition.js";
import type { CallNode, Node } from "../../expression/node.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../../expression/traverse.js";
import { usualArguments } from "../../elaborate/syntax-names.js";
import { lookupFunction } from "../../functions/registry.js";
import { clash, describe, entry, frameAround, scalarOf, type Evaluator, type Frame, type Letter } from "./evaluator.js";
import { integerOf } from "./integers.js";
import { defined, letterOf, MOST_ENTRIES, rangeOf, symbol } from "./names.js";
import { operation } from "./operations.js";
import type { Size } from "./sizes.js";
import { mismatch, unknown, type Tensor } from "./tensor.js";

/** A limit or an integral; of a vector or a matrix that of each entry. */
export function ofEntries(here: Evaluator, node: Node & { readonly kind: "limit" | "integral" }, frame: Frame): Tensor {
  const inner: Frame = { ...frame, atomic: new Set([...frame.atomic, node.variable.name]), memo: new Map() };
  const body = here.evaluate(node.body, inner);
  if (here.algebra.isScalar(body)) return mapped(here, node, frame);
  if (node.kind === "limit") {
    const point = scalarOf(here, node.point, frame);
    return here.algebra.map(body, (each) => here.arena.limit(node.variable, point, node.side, each));
  }
  const [lower, upper] = [node.lower, node.upper].map((bound) => (bound === null ? null : scalarOf(here, bound, frame)));
  return here.algebra.map(body, (each) => here.arena.integral(node.variable, lower ?? null, upper ?? null, each));
}

/** A node that is worked out elsewhere, with its parts evaluated; they must be numbers. */
export function mapped(here: Evaluator, node: Node, frame: Frame): Tensor {
  const made = mapChildren(here.arena, node, (child) => {
    if (child.kind === "relation") return here.arena.relation(child.operator, scalarOf(here, child.left, frame), scalarOf(here, child.right, frame));
    return scalarOf(here, child, frame);
  });
  return here.algebra.scalar(made);
}

export function summed(here: Evaluator, node: Node & { readonly kind: "sum" | "product" }, frame: Frame): Tensor {
  const kind = here.reading.kinds.get(node.index.name)?.kind;
  if (kind !== undefined && kind !== "scalar") throw unknown("a sum over all values of a vector");
  const fromOne = node.lower === null || integerOf(node.lower) === 1;
  const { upper } = node;
  let size: Size | null = null;
  // Where no array says how far, a letter runs over the same in all sums: \sum_a f(a) here and in the next line, \sum_{a'} beside \sum_a.
  const key = picksEntries(node) ? `sum/${node.id}` : `terms over ${node.index.name.replace(/[′']+$/u, "")}`;
  if (fromOne && upper === null) size = rangeOf(here, key);
  else if (fromOne && upper?.kind === "symbol" && !frame.letters.has(upper.name)) size = here.sizes.named(upper.name);
  else if (fromOne && upper?.kind === "number") size = here.sizes.named(String(integerOf(upper) ?? "?"));
  const inside = (letter: Letter): Frame => ({ ...frame, letters: new Map([...frame.letters, [node.index.name, letter]]), memo: new Map() });
  if (here.instance === null) {
    if (upper !== null && size === null) scalarOf(here, upper, frame);
    const body = here.evaluate(node.body, inside({ size, value: null }));
    if (node.kind === "product" && !here.algebra.isScalar(body)) throw unknown("a product of matrices over an index");
    return body;
  }
  const from = node.lower === null ? 1 : integerOf(scalarOf(here, node.lower, frame));
  const open = upper === null ? here.names.ranges.get(key) : undefined;
  const to = upper === null ? (open === undefined ? null : here.algebra.count(open)) : size !== null ? here.algebra.count(size) : integerOf(scalarOf(here, upper, frame));
  if (from === null || to === null) throw unknown("the bounds of a sum are not known");
  if (to - from > MOST_ENTRIES) throw unknown("the instance is too large");
  let whole: Tensor | null = null;
  for (let value = from; value <= to; value += 1) {
    const next = here.evaluate(node.body, inside({ size: upper === null && open !== undefined ? open : size, value }));
    whole = whole === null ? next : here.algebra.zip(whole, next, (a, b) => (node.kind === "sum" ? here.arena.add([a, b]) : here.arena.multiply([a, b])));
    if (whole === null) throw unknown("the terms of a sum differ in shape");
  }
  return whole ?? here.algebra.scalar(here.arena.integer(node.kind === "sum" ? 0 : 1));
}

/** Does the letter of a sum stand as a subscript in it? */
function picksEntries(node: Node & { readonly kind: "sum" | "product" }): boolean {
  return someNode(node.body, (inner) => inner.kind === "index" && inner.indices.some((index) => freeSymbols(index).has(node.index.name)));
}

export function power(here: Evaluator, base: Node, exponent: Node, frame: Frame): Tensor {
  const below = here.evaluate(base, frame);
  const above = here.evaluate(exponent, frame);
  const number = exponent.kind === "number" ? integerOf(exponent) : null;
  if (here.algebra.isScalar(below)) {
    const even = number !== null && number > 0 && number % 2 === 0 ? squareUnder(here, base, frame) : null;
    if (even !== null) return here.algebra.map(even, (each) => (number === 2 ? each : here.arena.power(each, here.arena.integer((number ?? 2) / 2))));
    return here.algebra.map(above, (each) => here.arena.power(below.entries === null ? base : entry(here, below, 0), each));
  }
  if (!here.algebra.isScalar(above)) throw unknown("a vector or a matrix as an exponent");
  const matrix = !here.algebra.isColumn(below) && !here.algebra.isRow(below);
  if (matrix && number === -1) return operation(here, "inverse", [base], frame);
  if (matrix) {
    if (here.setting.elementwise || number === null || number < 1 || number > 6) throw unknown("is this power of a matrix meant entry by entry?");
    let whole = below;
    for (let k = 1; k < number; k++) {
      const next = here.algebra.product(whole, below);
      if (next === null) throw mismatch(`${describe(here, base, below)}, and only square matrices have powers`, true);
      whole = next;
    }
    return whole;
  }
  if (here.reading.square === "inner" && number === 2) {
    here.notes.add("the square of a vector is read as its product with itself");
    return here.algebra.total(below.entries?.map((each) => here.arena.power(each, exponent)) ?? null);
  }
  here.notes.add("a power of a vector is taken entry by entry");
  return here.algebra.map(below, (each) => here.arena.power(each, above.entries === null ? exponent : entry(here, above, 0)));
}

/** The sum of squares that a norm is the root of; null for anything else. */
function squareUnder(here: Evaluator, node: Node, frame: Frame): Tensor | null {
  if (node.kind !== "apply" || (node.function !== "norm" && node.function !== "frobeniusNorm" && node.function !== "euclideanNorm")) return null;
  const [operand] = node.arguments;
  if (operand === undefined) return null;
  const value = here.evaluate(operand, frame);
  if (node.function === "euclideanNorm" && !here.algebra.isScalar(value) && !here.algebra.isColumn(value) && !here.algebra.isRow(value)) return null;
  if (node.function === "norm" && !here.algebra.isScalar(value) && !here.algebra.isColumn(value) && !here.algebra.isRow(value)) here.notes.add("the squared norm of a matrix is read as that of Frobenius");
  return here.algebra.total(value.entries?.map((each) => here.arena.power(each, here.arena.integer(2))) ?? null);
}

function elementwise(here: Evaluator, value: Tensor, name: string): void {
  if (here.algebra.isScalar(value) || here.setting.elementwise || here.algebra.isColumn(value) || here.algebra.isRow(value) || !here.algebra.isSquare(value)) {
    if (!here.algebra.isScalar(value)) here.notes.add(`${name} is applied to each entry`);
    return;
  }
  throw unknown(`is ${name} of a matrix meant entry by entry?`);
}

export function applied(here: Evaluator, node: Node & { readonly kind: "apply" }, frame: Frame): Tensor {
  const [first, second] = node.arguments;
  if (first === undefined) throw unknown(`${node.function} has no argument`);
  if (node.function === "kronecker") {
    const letters = node.arguments.map((argument) => letterOf(here, argument, frame));
    const [i, j] = letters;
    if (i?.size != null && j?.size != null) here.sizes.unify(i.size, j.size);
    return here.algebra.scalar(here.instance === null ? node : here.arena.integer(i?.value === j?.value ? 1 : 0));
  }
  const value = here.evaluate(first, frame);
  if (node.function === "abs" && !here.algebra.isScalar(value)) {
    if (here.setting.elementwise) throw unknown("are these bars a norm, a determinant, or taken entry by entry?");
    return here.algebra.isColumn(value) || here.algebra.isRow(value) ? operation(here, "norm", [first], frame) : operation(here, "determinant", [first], frame);
  }
  if (lookupFunction(node.function) === null) throw unknown(`what ${node.function} does is not known`);
  elementwise(here, value, node.function);
  if (second === undefined) return here.algebra.map(value, (each) => here.arena.apply(node.function, [each]));
  if (node.arguments.length > 2) throw unknown(`${node.function} of more than two arguments`);
  const other = here.evaluate(second, frame);
  elementwise(here, other, node.function);
  const made = here.algebra.zip(value, other, (a, b) => here.arena.apply(node.function, [a, b]));
  if (made === null) throw clash(here, first, value, second, other);
  return made;
}

/** A partial derivative of a function of several numbers, at numbers. */
function partialAt(here: Evaluator, definition: Definition, node: CallNode, args: readonly Tensor[], frame: Frame): Tensor {
  if (here.instance === null) return here.algebra.scalar(node);
  let body = definition.body;
  definition.parameters.forEach((parameter, k) => {
    const order = node.orders[k] ?? 0;
    if (order > 0) body = here.arena.derivative(body, parameter, order, true);
  });
  const names = definition.parameters.map((parameter) => parameter.name);
  const bare = entry(here, here.evaluate(body, { ...frameAround(new Set([...frame.atomic, ...names])) }), 0);
  const values = args.map((arg) => entry(here, arg, 0));
  return here.algebra.scalar(substitute(here.arena, bare, new Map(definition.parameters.map((parameter, k): [Node, Node] => [parameter, values[k] ?? here.zero]))));
}

/** `T = x^2 + yz` at T(2, 1, 3): its letters in their usual order, or its only one, are what the numbers stand for. */
function withArguments(here: Evaluator, definition: Definition, { arguments: args, orders }: CallNode): Definition {
  const isPlain = args.every((argument) => argument.kind === "symbol") && orders.every((order) => order === 0);
  if (definition.parameters.length > 0 || definition.indexParameters.length > 0 || isPlain) return definition;
  const letters = [...freeSymbols(definition.body)].filter((name) => name !== "e" && name !== "π");
  const parameters = letters.some((name) => here.definitions.has(name)) ? null : args.length === 1 ? (letters.length === 1 ? letters : null) : usualArguments(args.length, letters);
  if (parameters === null) throw unknown(`${definition.name} is defined without arguments`);
  return { ...definition, parameters: parameters.map((letter) => here.arena.symbol(letter)) };
}

/** The coordinates of a point that a function of as many numbers is taken at, f(P) with P = (1, 2); any other arguments as they are. */
function coordinates(here: Evaluator, args: readonly Tensor[], count: number): readonly Tensor[] {
  const [point, ...others] = args;
  if (point === undefined || others.length > 0 || count < 2 || !here.algebra.isColumn(point) || here.sizes.labelOf(point.rows) !== String(count)) return args;
  return Array.from({ length: count }, (_, k) => here.algebra.scalar(here.instance === null ? here.zero : entry(here, point, k)));
}

export function called(here: Evaluator, node: CallNode, frame: Frame): Tensor {
  const written = node.arguments.map((argument) => here.evaluate(argument, frame));
  const name = node.callee.kind === "symbol" ? node.callee.name : node.callee.base.name;
  const known = frame.atomic.has(name) || node.callee.kind === "index" ? undefined : here.definitions.get(name);
  const definition = known === undefined ? undefined : withArguments(here, known, node);
  const order = node.orders.reduce((total, each) => total + each, 0);
  const args = order === 0 && definition !== undefined ? coordinates(here, written, definition.parameters.length) : written;
  const [only] = args;
  if (definition !== undefined) {
    const parameters = definition.parameters;
    if (definition.indexParameters.length > 0 || (parameters.length > 0 && parameters.length !== args.length)) throw unknown(`${name} is used with other arguments than it is defined with`);
    if (order === 0) {
      // L(w) where the body speaks of w anyway, or where L was defined without arguments.
      const own = parameters.length === 0 || parameters.every((parameter, k) => node.arguments[k] === parameter);
      if (own) return defined(here, definition, [], frame);
      return here.evaluate(definition.body, { ...frameAround(frame.atomic), bindings: new Map(parameters.map((parameter, k) => [parameter.name, args[k] ?? here.algebra.scalar(here.zero)])) });
    }
    const [parameter] = parameters;
    if (parameters.length > 1 && args.every((arg) => here.algebra.isScalar(arg))) return partialAt(here, definition, node, args, frame);
    if (parameter === undefined || only === undefined || parameters.length !== 1) throw unknown(`a derivative of ${name}, which has several arguments`);
    // The parameter is a number of its own here, whatever its letter stands for around the definition.
    const place = here.arena.symbol(`${parameter.name}•`);
    const body = substitute(here.arena, definition.body, new Map<Node, Node>([[parameter, place]]));
    if (here.algebra.isScalar(only)) {
      // A vector along a curve has the derivatives of its entries.
      const inner = frameAround(new Set([...frame.atomic, place.name]));
      if (here.instance === null) return here.evaluate(body, inner);
      const slopes = here.evaluate(here.arena.derivative(body, place, order, false), inner);
      return here.algebra.map(slopes, (each) => substitute(here.arena, each, new Map<Node, Node>([[place, entry(here, only, 0)]])));
    }
    elementwise(here, only, `${name}′`);
    if (here.instance === null) return only;
    const bare = entry(here, here.evaluate(here.arena.derivative(body, place, order, false), { ...frameAround(new Set([...frame.atomic, place.name])) }), 0);
    return here.algebra.map(only, (each) => substitute(here.arena, bare, new Map<Node, Node>([[place, each]])));
  }
  if (frame.atomic.has(name)) return symbol(here, here.arena.symbol(name), frame);
  if (args.every((arg) => here.algebra.isScalar(arg))) return here.algebra.scalar(here.instance === null ? node : here.arena.call(node.callee, node.orders, args.map((arg) => entry(here, arg, 0))));
  if (only === undefined || args.length > 1 || !here.setting.activations.has(name)) throw unknown(`what ${name} does with a vector is not said`);
  elementwise(here, only, name);
  return here.algebra.map(only, (each) => here.arena.call(node.callee, node.orders, [each]));
}
