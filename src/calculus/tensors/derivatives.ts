// Derivatives by numbers, vectors and matrices, laid out as the reading says, and differentials. Entries are differentiated by the rules for scalar expressions.

import type { Definitions } from "../../expression/definition.js";
import type { Node } from "../../expression/node.js";
import { childrenOf } from "../../expression/node.js";
import { freeSymbols, standsAlone, substitute } from "../../expression/traverse.js";
import { differentiate } from "../differentiate.js";
import { entry, show, type Evaluator, type Frame } from "./evaluator.js";
import { entriesApart, indexed, leaf, symbol } from "./names.js";
import type { TensorReading } from "./setting.js";
import { TensorProblem, unknown, type Tensor } from "./tensor.js";

function variableEntries(here: Evaluator, variable: Node, frame: Frame): Tensor {
  const value = variable.kind === "symbol" ? leaf(here, variable, frame) : variable.kind === "index" ? indexed(here, variable, frame) : here.evaluate(variable, frame);
  if (value.entries?.some((each) => each.kind !== "symbol" && each.kind !== "index") === true) throw unknown(`${show(variable)} is not what one can differentiate by`);
  return value;
}

function derivativeOfEntry(here: Evaluator, body: Node, variable: Node): Node {
  if (variable.kind !== "symbol" && variable.kind !== "index") return here.zero;
  const made = differentiate(here.arena, body, variable);
  if (made.kind === "failure") throw unknown(made.reason);
  for (const requirement of made.requirements) here.requirements.add(requirement);
  return made.node;
}

/** Entries of defined names put back for what stands for them while one differentiates by them. */
function putBack(here: Evaluator, tensor: Tensor, atomic: readonly string[], frame: Frame): Tensor {
  if (tensor.entries === null) return tensor;
  const replacements = new Map<Node, Node>();
  for (const name of atomic) {
    if (frame.atomic.has(name) || !here.definitions.has(name)) continue;
    const node = here.arena.symbol(name);
    const inside = here.topOf(new Set([...frame.atomic, name]));
    const [standing, value] = [symbol(here, node, inside), symbol(here, node, frame)];
    standing.entries?.forEach((each, k) => replacements.set(each, entry(here, value, k)));
  }
  if (replacements.size === 0) return tensor;
  for (const requirement of [...here.requirements]) {
    const replaced = substitute(here.arena, requirement, replacements);
    if (replaced === requirement) continue;
    here.requirements.delete(requirement);
    here.requirements.add(replaced);
  }
  return here.algebra.map(tensor, (each) => substitute(here.arena, each, replacements));
}

export function derivative(here: Evaluator, body: Node, variable: Node, order: number, layout: TensorReading["layout"], frame: Frame): Tensor {
  const by = variable.kind === "symbol" ? [variable.name] : variable.kind === "index" ? [variable.base.name] : [...freeSymbols(variable)];
  for (const name of by) if (frame.bindings.has(name)) throw unknown(`a derivative by ${name} inside a definition`);
  if (isAtPoint(body, by, here.definitions)) throw unknown(`is ${show(body)} differentiated as it stands, or ${show(body.kind === "call" ? body.callee : body)} at that point?`);
  const apart = order === 1 && here.reading.symmetricBy === "entries" ? by.filter((name) => here.reading.kinds.get(name)?.symmetric === true) : [];
  const inside: Frame = { ...frame, atomic: new Set([...frame.atomic, ...by, ...apart.map(entriesApart)]), memo: new Map() };
  const above = here.evaluate(body, inside);
  const below = variableEntries(here, variable, inside);
  for (const name of by) refuseHidden(here, body, name, by, above, frame);
  const made = order === 1 ? firstOrder(here, above, below, layout) : order === 2 && here.algebra.isScalar(above) && !here.algebra.isScalar(below) ? secondOrder(here, above, below) : repeated(here, above, below, order);
  return putBack(here, together(here, made, apart), by, frame);
}

/** The entries of symmetric matrices that were kept apart, as the pairs that they are. */
function together(here: Evaluator, tensor: Tensor, names: readonly string[]): Tensor {
  const pairs = new Map<Node, Node>();
  const collect = (node: Node): void => {
    for (const each of leavesOf(node)) {
      if (each.kind !== "index" || !names.includes(each.base.name)) continue;
      const [row, column] = each.indices.slice(-2);
      if (row?.kind === "number" && column?.kind === "number" && column.value.numerator < row.value.numerator) pairs.set(each, here.arena.index(each.base, [...each.indices.slice(0, -2), column, row]));
    }
  };
  if (names.length === 0) return tensor;
  tensor.entries?.forEach(collect);
  here.requirements.forEach(collect);
  if (pairs.size === 0) return tensor;
  for (const requirement of [...here.requirements]) {
    here.requirements.delete(requirement);
    here.requirements.add(substitute(here.arena, requirement, pairs));
  }
  return here.algebra.map(tensor, (each) => substitute(here.arena, each, pairs));
}

/** `∇_x L(x^*)`: a function at a place that does not speak of what it is differentiated by, which usually means its derivative there; not where its definition speaks of it otherwise. */
export function isAtPoint(body: Node, by: readonly string[], definitions: Definitions): boolean {
  if (body.kind !== "call" || body.arguments.length === 0 || body.arguments.some((argument) => by.some((name) => freeSymbols(argument).has(name)))) return false;
  const definition = definitions.get(body.callee.kind === "symbol" ? body.callee.name : body.callee.base.name);
  return definition === undefined || definition.parameters.some((parameter) => by.includes(parameter.name));
}

function repeated(here: Evaluator, above: Tensor, below: Tensor, order: number): Tensor {
  if (!here.algebra.isScalar(below)) throw unknown("a higher derivative by a vector");
  let made = above;
  for (let k = 0; k < order; k++) made = here.algebra.map(made, (each) => derivativeOfEntry(here, each, entry(here, below, 0)));
  return made;
}

function secondOrder(here: Evaluator, above: Tensor, below: Tensor): Tensor {
  if (!here.algebra.isColumn(below) && !here.algebra.isRow(below)) throw unknown("second derivatives by a matrix");
  const size = here.algebra.isRow(below) ? below.columns : below.rows;
  const first = below.entries?.map((each) => derivativeOfEntry(here, entry(here, above, 0), each)) ?? [];
  return here.algebra.fill(size, size, (row, column) => derivativeOfEntry(here, first[row] ?? here.zero, entry(here, below, column)));
}

function firstOrder(here: Evaluator, above: Tensor, below: Tensor, layout: TensorReading["layout"]): Tensor {
  const width = (tensor: Tensor): number => here.algebra.count(tensor.columns);
  if (here.algebra.isScalar(above)) {
    const made = here.algebra.map(below, (each) => derivativeOfEntry(here, entry(here, above, 0), each));
    return layout === "numerator" && !here.algebra.isScalar(below) ? here.algebra.transpose(made) : made;
  }
  if (here.algebra.isScalar(below)) {
    const made = here.algebra.map(above, (each) => derivativeOfEntry(here, each, entry(here, below, 0)));
    return layout === "denominator" ? here.algebra.transpose(made) : made;
  }
  if (here.algebra.isColumn(above) && (here.algebra.isColumn(below) || here.algebra.isRow(below))) {
    const along = here.algebra.isRow(below) ? below.columns : below.rows;
    const made = here.algebra.fill(above.rows, along, (row, column) => derivativeOfEntry(here, entry(here, above, row * width(above)), entry(here, below, column)));
    return layout === "denominator" ? here.algebra.transpose(made) : made;
  }
  throw new TensorProblem("beyond", false, "the derivative of a matrix by a vector or a matrix");
}

/** dz/dp with p = σ(z): z does not hold p, yet it is no constant beside p. The coordinates of one gradient do not rest on each other. */
function refuseHidden(here: Evaluator, body: Node, name: string, coordinates: readonly string[], above: Tensor, frame: Frame): void {
  const open = above.entries?.flatMap((each) => [...freeSymbols(each)].filter((letter) => here.setting.undetermined.has(letter) && !coordinates.includes(letter) && !frame.atomic.has(letter) && standsAlone(each, letter)))[0];
  if (open !== undefined) throw unknown(`what ${open} depends on is not said`);
  if (here.instance === null || frame.atomic.has(name) || !here.definitions.has(name)) return;
  const held = new Set(above.entries?.flatMap((each) => [...freeSymbols(each)]) ?? []);
  if (held.has(name)) return;
  const under = new Set(symbol(here, here.arena.symbol(name), frame).entries?.flatMap((each) => [...freeSymbols(each)]) ?? []);
  if ([...under].some((each) => held.has(each))) throw unknown(`${name} does not occur in ${show(body)}, but both depend on the same names`);
}

/** d of an expression: the sum over all varied names of the derivative by each entry times d of the entry. */
export function differential(here: Evaluator, operand: Node, frame: Frame): Tensor {
  if (containsDifferential(operand)) throw unknown("second differentials are not judged yet");
  const variedHere = [...here.setting.varied].filter((name) => !restsOnVaried(here, name));
  const inside: Frame = { ...frame, atomic: new Set([...frame.atomic, ...variedHere]), memo: new Map() };
  const value = here.evaluate(operand, inside);
  if (value.entries === null) return value;
  // The t of `X_t` is a whole number in an instance, so that nothing would be left of `dt`.
  const counting = variedHere.filter((name) => symbol(here, here.arena.symbol(name), inside).entries?.every(({ kind }) => kind === "number") === true);
  const isMember = operand.kind === "index" && !here.definitions.has(operand.base.name);
  if (operand.kind === "symbol" && counting.includes(operand.name)) return here.algebra.map(value, () => here.arena.symbol(`d${operand.name}`));
  const rests = isMember ? null : counting.find((name) => reached(here, [operand]).has(name));
  if (rests != null) throw unknown(`${rests} counts in this chain, and its differential is taken`);
  const variables: { readonly node: Node; readonly d: Node }[] = [];
  for (const name of variedHere) {
    const whole = symbol(here, here.arena.symbol(name), inside);
    whole.entries?.forEach((each) => {
      const d = here.arena.symbol(`d${name}`);
      if (each.kind === "symbol") variables.push({ node: each, d });
      else if (each.kind === "index") variables.push({ node: each, d: here.arena.index(d, each.indices) });
    });
  }
  const unique = variables.filter((each, k) => variables.findIndex((other) => other.node === each.node) === k);
  const made = here.algebra.map(value, (each) => {
    const held = leavesOf(each);
    const terms = unique.filter(({ node }) => held.has(node)).map(({ node, d }) => {
      const slope = derivativeOfEntry(here, each, node);
      return slope === here.zero ? here.zero : here.arena.multiply([slope, d]);
    });
    return here.arena.add(terms.filter((term) => term !== here.zero));
  });
  return putBack(here, made, variedHere, frame);
}

function containsDifferential(node: Node): boolean {
  return (node.kind === "apply" && node.function === "differential") || childrenOf(node).some(containsDifferential);
}

/** Is the name defined by others that vary too? Then d of it is worked out from theirs. */
function restsOnVaried(here: Evaluator, name: string): boolean {
  const seen = new Set(reached(here, [here.arena.symbol(name)]));
  seen.delete(name);
  return [...seen].some((each) => here.setting.varied.has(each));
}

/** The names that these hold, also through definitions. */
export function reached(here: Evaluator, nodes: readonly Node[]): ReadonlySet<string> {
  const seen = new Set(nodes.flatMap((node) => [...freeSymbols(node)]));
  for (const each of seen) {
    const definition = here.definitions.get(each);
    if (definition === undefined) continue;
    for (const free of freeSymbols(definition.body)) if (!definition.indexParameters.some((parameter) => parameter.name === free)) seen.add(free);
  }
  return seen;
}

/** The symbols and index nodes of a scalar expression. */
function leavesOf(root: Node): ReadonlySet<Node> {
  const seen = new Set<Node>([root]);
  for (const node of seen) if (node.kind !== "index") for (const child of childrenOf(node)) seen.add(child);
  return seen;
}
