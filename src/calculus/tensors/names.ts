// The values of names: entries of one that stands for itself, the value of one that is defined, the entry that a subscript picks, the member of a family.

import type { Definition } from "../../expression/definition.js";
import type { IndexNode, Node, SymbolNode } from "../../expression/node.js";
import type { NameKind } from "../../expression/tensor-kind.js";
import { entry, frameAround, scalarOf, show, type Evaluator, type Frame, type Letter } from "./evaluator.js";
import { integerOf } from "./integers.js";
import type { Size } from "./sizes.js";
import { mismatch, unknown, type Tensor } from "./tensor.js";

/** Larger instances are not written out. */
export const MOST_ENTRIES = 40;
const MOST_NESTED = 60;

function shapeOf(here: Evaluator, name: string, kind: NameKind): { readonly rows: Size; readonly columns: Size } {
  const known = here.names.shapes.get(name);
  if (known !== undefined) return known;
  const size = (label: string | null): Size => (label === null ? here.sizes.fresh() : here.sizes.named(label));
  const rows = kind.kind === "row" || kind.kind === "scalar" ? here.sizes.one : size(kind.rows);
  const columns = kind.kind === "column" || kind.kind === "scalar" ? here.sizes.one : kind.square ? rows : size(kind.columns);
  const made = { rows, columns };
  here.names.shapes.set(name, made);
  return made;
}

export function symbol(here: Evaluator, node: SymbolNode, frame: Frame): Tensor {
  const { name } = node;
  const letter = frame.letters.get(name);
  if (letter !== undefined) return here.algebra.scalar(letter.value === null ? node : here.arena.integer(letter.value));
  const binding = frame.bindings.get(name);
  if (binding !== undefined) return binding;
  const definition = frame.atomic.has(name) ? undefined : here.definitions.get(name);
  return definition === undefined ? leaf(here, node, frame) : defined(here, definition, [], frame);
}

/** Entries of a name that stands for itself: x_1, …, x_n. */
export function leaf(here: Evaluator, node: SymbolNode, frame: Frame): Tensor {
  const definition = here.definitions.get(node.name);
  if (definition !== undefined) return definedLeaf(here, node, definition, frame);
  const kind = here.reading.kinds.get(node.name);
  if (kind === undefined || kind.kind === "scalar" || kind.family > 0) {
    if (kind !== undefined && kind.family > 0) throw unknown(`${node.name} stands without its index`);
    if (here.instance !== null && here.sizes.has(node.name)) return here.algebra.scalar(here.arena.integer(here.instance.count(here.sizes.named(node.name))));
    const free = here.instance?.letters.get(node.name);
    return here.algebra.scalar(free === undefined ? node : here.arena.integer(free));
  }
  const { rows, columns } = shapeOf(here, node.name, kind);
  return entriesOf(here, node, rows, columns, frame.atomic.has(entriesApart(node.name)) ? { ...kind, symmetric: false } : kind);
}

/** What marks, among the names that stay names, a symmetric matrix by whose entries something is differentiated one by one. */
export const entriesApart = (name: string): string => `${name} by its entries`;

function entriesOf(here: Evaluator, base: SymbolNode, rows: Size, columns: Size, kind: NameKind | null, chosen: readonly Node[] = []): Tensor {
  if (here.instance !== null && here.algebra.count(rows) * here.algebra.count(columns) > MOST_ENTRIES) throw unknown("the instance is too large");
  const tensor: Tensor = { rows, columns, entries: null };
  if (here.algebra.isScalar(tensor)) return here.algebra.scalar(chosen.length === 0 ? base : here.arena.index(base, chosen));
  const alongRow = here.algebra.isRow(tensor);
  const vector = alongRow || here.algebra.isColumn(tensor);
  const at = (...places: readonly number[]): Node => {
    const own = places.map((place) => here.arena.integer(place + 1));
    return here.arena.index(base, base.name.endsWith("^()") ? [...own, ...chosen] : [...chosen, ...own]);
  };
  return here.algebra.fill(rows, columns, (row, column) => {
    if (vector) return at(alongRow ? column : row);
    if (kind?.diagonal === true && row !== column) return here.zero;
    const [i, j] = kind?.symmetric === true && column < row ? [column, row] : [row, column];
    return at(i, j);
  });
}

/** A defined name that is atomic here: entries in the shape of its value. */
function definedLeaf(here: Evaluator, node: SymbolNode, definition: Definition, frame: Frame): Tensor {
  const outside = here.topOf(new Set([...frame.atomic].filter((name) => name !== node.name)));
  const { rows, columns } = defined(here, definition, [], outside);
  return entriesOf(here, node, rows, columns, null);
}

/** The value of a defined name; of a family without subscripts, all of it. */
export function defined(here: Evaluator, definition: Definition, indices: readonly Letter[], frame: Frame): Tensor {
  const key = definition.name;
  if (here.opened.has(key) && here.opened.size > 0) throw unknown(`${definition.name} is defined by itself`);
  if (here.opened.size > MOST_NESTED) throw unknown("definitions are nested too deeply");
  here.opened.add(key);
  try {
    if (definition.indexParameters.length === 0) return here.evaluate(definition.body, here.topOf(frame.atomic));
    const own = indices.length > 0 ? indices : null;
    const at = (letters: readonly Letter[]): Tensor =>
      here.evaluate(definition.body, { ...frameAround(frame.atomic), letters: new Map(definition.indexParameters.map((parameter, k) => [parameter.name, letters[k] ?? { size: null, value: null }])) });
    if (own !== null) return at(own);
    const ranges = definition.indexParameters.map((_, k) => rangeOf(here, `${definition.name}/${k}`));
    if (ranges.length > 2) throw unknown(`${definition.name} has more than two indices`);
    const [rows = here.sizes.one, columns = here.sizes.one] = ranges;
    const shape = at(ranges.map((size) => ({ size, value: 1 })));
    if (!here.algebra.isScalar(shape)) throw unknown(`${definition.name} is a family of vectors`);
    return here.algebra.fill(rows, columns, (row, column) => entry(here, at([{ size: rows, value: row + 1 }, { size: columns, value: column + 1 }]), 0));
  } finally {
    here.opened.delete(key);
  }
}

export function rangeOf(here: Evaluator, key: string): Size {
  const known = here.names.ranges.get(key);
  if (known !== undefined) return known;
  const made = here.sizes.fresh();
  here.names.ranges.set(key, made);
  return made;
}

/** What a subscript stands for. */
export function letterOf(here: Evaluator, node: Node, frame: Frame): Letter {
  if (node.kind === "symbol") {
    const bound = frame.letters.get(node.name);
    if (bound !== undefined) return bound;
    if (here.sizes.has(node.name)) return { size: null, value: here.instance === null ? null : here.instance.count(here.sizes.named(node.name)) };
    here.freeLetters.add(node.name);
    return { size: rangeOf(here, node.name), value: here.instance?.letters.get(node.name) ?? (here.instance === null ? null : 1) };
  }
  const value = here.instance === null ? null : integerOf(scalarOf(here, node, frame));
  if (here.instance !== null && value === null) throw unknown(`the subscript ${show(node)} is not a whole number`);
  if (here.instance === null && node.kind !== "number") scalarOf(here, node, frame);
  return { size: null, value };
}

function runOver(here: Evaluator, letter: Letter, size: Size, what: Node): void {
  if (letter.size === null || here.sizes.unify(letter.size, size)) return;
  // The members of a set are some of the entries.
  if ([letter.size, size].some((each) => here.sizes.labelOf(each)?.startsWith("|") === true)) return;
  throw mismatch(`the subscript of ${show(what)} runs to ${here.sizes.labelOf(letter.size) ?? "?"}, but there are ${here.sizes.labelOf(size) ?? "?"} entries`, here.sizes.labelOf(letter.size) !== null && here.sizes.labelOf(size) !== null);
}

export function indexed(here: Evaluator, node: IndexNode, frame: Frame): Tensor {
  const letters = node.indices.map((index) => letterOf(here, index, frame));
  const { name } = node.base;
  const definition = frame.atomic.has(name) || frame.bindings.has(name) ? undefined : here.definitions.get(name);
  if (definition !== undefined && definition.indexParameters.length === letters.length && letters.length > 0) {
    letters.forEach((letter, k) => runOver(here, letter, rangeOf(here, `${name}/${k}`), node));
    return defined(here, definition, letters, frame);
  }
  const kind = here.reading.kinds.get(name);
  if (kind !== undefined && kind.family > 0 && !frame.bindings.has(name)) {
    // The number of an example stands last, `x_j^{(i)}`, and chooses first.
    const [chosenBy, inside] = name.endsWith("^()") ? [letters.slice(-1), letters.slice(0, -1)] : [letters.slice(0, kind.family), letters.slice(kind.family)];
    chosenBy.forEach((letter, k) => runOver(here, letter, rangeOf(here, `${name}/${k}`), node));
    const chosen = here.instance === null ? [] : chosenBy.map((letter) => here.arena.integer(letter.value ?? 1));
    const { rows, columns } = shapeOf(here, name, kind);
    const member = entriesOf(here, node.base, rows, columns, frame.atomic.has(entriesApart(node.base.name)) ? { ...kind, symmetric: false } : kind, here.instance === null ? [here.arena.integer(1)] : chosen);
    return inside.length === 0 ? member : entryAt(here, member, inside, node);
  }
  if (frame.bindings.has(name) || definition !== undefined || (kind !== undefined && kind.kind !== "scalar")) return entryAt(here, symbol(here, node.base, frame), letters, node);
  letters.forEach((letter, k) => runOver(here, letter, rangeOf(here, `${name}/${k}`), node));
  return here.algebra.scalar(here.instance === null ? node : here.arena.index(node.base, letters.map((letter) => here.arena.integer(letter.value ?? 1))));
}

export function entryAt(here: Evaluator, whole: Tensor, letters: readonly Letter[], node: Node): Tensor {
  const [first, second] = letters;
  if (here.algebra.isScalar(whole) || first === undefined || letters.length > 2) throw unknown(`what is meant by ${show(node)}?`);
  const vector = here.algebra.isColumn(whole) || here.algebra.isRow(whole);
  if (vector !== (second === undefined)) throw unknown(`${show(node)} is a row or a column, and which is not said`);
  const along = here.algebra.isRow(whole) ? whole.columns : whole.rows;
  runOver(here, first, along, node);
  if (second !== undefined) runOver(here, second, whole.columns, node);
  if (here.instance === null) return here.algebra.scalar(here.zero);
  const [row, column] = [first.value ?? 1, second?.value ?? 1];
  if (row < 1 || row > here.algebra.count(along) || column < 1 || (second !== undefined && column > here.algebra.count(whole.columns))) throw unknown(`${show(node)} is outside of its range`);
  return here.algebra.scalar(entry(here, whole, vector ? row - 1 : (row - 1) * here.algebra.count(whole.columns) + column - 1));
}
