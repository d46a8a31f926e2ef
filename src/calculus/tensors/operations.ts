// The operations of linear algebra on values: transpose, trace, determinant, inverse, norms, and the products that have a sign of their own.

import type { Node, SymbolNode } from "../../expression/node.js";
import { freeLetters, freeSymbols } from "../../expression/traverse.js";
import { derivative, differential, reached } from "./derivatives.js";
import { clash, describe, entry, type Evaluator, type Frame } from "./evaluator.js";
import { integerOf } from "./integers.js";
import { listed } from "./listed.js";
import { entryAt, letterOf, rangeOf } from "./names.js";
import type { Size } from "./sizes.js";
import { mismatch, unknown, type Tensor } from "./tensor.js";

function sizeOf(here: Evaluator, argument: Node | undefined): Size {
  if (argument?.kind === "symbol") return here.sizes.named(argument.name);
  if (argument?.kind !== "number") throw unknown("a size that was not understood");
  const value = argument.value.numerator;
  return value > 0n ? here.sizes.named(String(value)) : rangeOf(here, `place/${value}`);
}

export function operation(here: Evaluator, name: string, args: readonly Node[], frame: Frame): Tensor {
  const [first, second] = args;
  if (first === undefined) throw unknown(`${name} has no argument`);
  switch (name) {
    case "ones": {
      const size = sizeOf(here, first);
      return here.algebra.fill(size, here.sizes.one, () => here.arena.integer(1));
    }
    case "identity":
      return here.algebra.identity(sizeOf(here, first));
    case "zeros":
      if (second === undefined) throw unknown("a zero vector or matrix of unknown shape");
      return here.algebra.fill(sizeOf(here, first), sizeOf(here, second), () => here.zero);
    case "differential":
      return differential(here, first, frame);
    case "listed":
    case "lying":
    case "stacked":
    case "beside":
      return listed(here, name, first, frame);
    case "matrix":
      return matrix(here, args, frame);
    case "pairing":
      return pairing(here, first, second, frame);
    case "divergence":
    case "curl":
      return ofField(here, name, first, frame);
    case "gradient":
    case "hessian":
    case "jacobian":
    case "nablaSquared": {
      if (second === undefined) throw unknown("what the gradient is taken by is not said");
      const place = name === "gradient" ? placeAlong(here, first, second) : null;
      if (place !== null) return here.evaluate(here.arena.apply("dot", [here.arena.apply("gradient", [first, place]), second]), frame);
      const made = derivative(here, first, second, name === "gradient" || name === "jacobian" ? 1 : 2, name === "jacobian" ? "numerator" : name === "gradient" && here.reading.layout === "numerator" && isMatrix(here, second, frame) ? "gradient" : here.reading.layout, frame);
      if (name !== "nablaSquared" || here.reading.nablaSquared === "hessian") return made;
      here.notes.add("∇² is read as the Laplacian");
      return here.algebra.trace(made) ?? made;
    }
    default:
      break;
  }
  const along = name === "determinant" ? alongVectors(here, first, frame) : null;
  if (along !== null) return along;
  const value = here.evaluate(first, frame);
  const squareOnly = (made: Tensor | null): Tensor => {
    if (made === null) throw mismatch(`${describe(here, first, value)}, but only a square matrix has a ${name}`, true);
    return made;
  };
  switch (name) {
    case "entry":
      return entryAt(here, value, args.slice(1).map((index) => letterOf(here, index, frame)), here.arena.apply(name, args));
    case "transpose":
      return here.algebra.transpose(value);
    case "trace":
      return squareOnly(here.algebra.trace(value));
    case "determinant":
      return squareOnly(here.algebra.determinant(value));
    case "inverse":
      return squareOnly(here.algebra.inverse(value));
    case "diag":
      return here.algebra.diagonal(value);
    case "norm":
    case "euclideanNorm":
    case "frobeniusNorm": {
      const vector = here.algebra.isScalar(value) || here.algebra.isColumn(value) || here.algebra.isRow(value);
      if (!vector && name !== "frobeniusNorm") throw unknown("which norm of a matrix is meant?");
      if (here.algebra.isScalar(value)) return here.algebra.map(value, (each) => here.arena.apply("abs", [each]));
      return here.algebra.map(here.algebra.total(value.entries?.map((each) => here.arena.power(each, here.arena.integer(2))) ?? null), (each) => here.arena.apply("sqrt", [each]));
    }
    case "taxicabNorm":
      return here.algebra.total(value.entries?.map((each) => here.arena.apply("abs", [each])) ?? null);
    case "softmax": {
      if (!here.algebra.isScalar(value) && !here.algebra.isColumn(value) && !here.algebra.isRow(value)) throw unknown("is the softmax taken of the rows of this matrix, or of its columns?");
      if (here.algebra.isScalar(value)) throw unknown("the softmax of a number: of which others beside it?");
      const powers = value.entries?.map((each) => here.arena.power(here.arena.symbol("e"), each)) ?? null;
      return here.algebra.map(value, (each) => here.arena.divide(here.arena.power(here.arena.symbol("e"), each), here.arena.add(powers ?? [])));
    }
    case "vectorise":
      return here.algebra.vectorised(value);
    default:
      break;
  }
  if (second === undefined) throw unknown(`${name} needs two arguments`);
  const other = here.evaluate(second, frame);
  const product = (a: Node, b: Node): Node => (a === here.zero || b === here.zero ? here.zero : here.arena.multiply([a, b]));
  const inner = (): Tensor => {
    const made = here.algebra.isScalar(value) !== here.algebra.isScalar(other) && name === "frobenius" ? null : here.algebra.zip(value, other, product);
    if (made === null) throw clash(here, first, value, second, other);
    return here.algebra.total(made.entries);
  };
  switch (name) {
    case "hadamard": {
      const made = here.algebra.zip(value, other, product);
      if (made === null) throw clash(here, first, value, second, other);
      return made;
    }
    case "frobenius":
      return inner();
    case "dot": {
      const columns = (here.algebra.isColumn(value) && here.algebra.isColumn(other)) || (here.algebra.isRow(value) && here.algebra.isRow(other));
      if (columns) return inner();
      const made = here.algebra.product(value, other);
      if (made === null) throw clash(here, first, value, second, other);
      return made;
    }
    case "cross":
      return cross(here, first, value, second, other);
    case "kroneckerProduct":
      if (here.algebra.isColumn(value) && here.algebra.isColumn(other)) throw unknown("⊗ between two vectors may be their outer product");
      return here.algebra.kronecker(value, other);
    case "outer": {
      const made = here.algebra.product(value, here.algebra.transpose(other));
      if (made === null) throw clash(here, first, value, second, other);
      return made;
    }
    default:
      throw unknown(`${name} is not judged yet`);
  }
}

/** The sum of the entries of a value, each times its own entry of a name that stands for nothing else. */
function pairing(here: Evaluator, name: Node, of: Node | undefined, frame: Frame): Tensor {
  if (of === undefined || name.kind !== "symbol") throw unknown("what the slopes belong to is not said");
  const value = here.evaluate(of, frame);
  const width = here.algebra.isScalar(value) || here.instance === null ? 1 : here.algebra.count(value.columns);
  const slope = (k: number): Node => {
    if (here.algebra.isScalar(value)) return name;
    const places = here.algebra.isColumn(value) || here.algebra.isRow(value) ? [k] : [Math.floor(k / width), k % width];
    return here.arena.index(name, places.map((place) => here.arena.integer(place + 1)));
  };
  return here.algebra.total(value.entries?.map((each, k) => (each === here.zero ? here.zero : here.arena.multiply([slope(k), each]))) ?? null);
}

/** What a field in the plane or in space depends on. */
const COORDINATES = ["x", "y", "z"];

/** `∇ · F` and `∇ × F`. Entries that do not speak of the coordinates may be functions of them all the same. */
function ofField(here: Evaluator, name: "divergence" | "curl", field: Node, frame: Frame): Tensor {
  const { arena, algebra, sizes } = here;
  const value = here.evaluate(field, frame);
  const size = ["2", "3"].indexOf(sizes.labelOf(value.rows) ?? "") + 2;
  if (!algebra.isColumn(value) || size < 2) throw unknown("how many entries this field has is not said");
  const names = COORDINATES.slice(0, size);
  for (const each of value.entries ?? []) {
    const letters = freeLetters(each).filter((letter) => letter !== "e" && letter !== "π");
    if (letters.length > 0 && (!letters.some((letter) => names.includes(letter)) || letters.some((letter) => /^\p{Lu}/u.test(letter)))) throw unknown("what the entries of this field depend on is not said");
  }
  const slopes = names.map((letter) => derivative(here, field, arena.symbol(letter), 1, here.reading.layout, frame));
  const at = (row: number, column: number): Node => entry(here, slopes[column] ?? value, row);
  const turning = (row: number, column: number): Node => (here.instance === null ? here.zero : arena.subtract(at(row, column), at(column, row)));
  if (name === "divergence") return algebra.total(here.instance === null ? null : names.map((_, k) => at(k, k)));
  return size === 2 ? algebra.scalar(turning(1, 0)) : algebra.fill(value.rows, value.columns, (row) => turning((row + 2) % 3, (row + 1) % 3));
}

/** A determinant with vectors in its first row, as cross products are written: expanded along it. Null for any other matrix. */
function alongVectors(here: Evaluator, node: Node, frame: Frame): Tensor | null {
  const { arena } = here;
  const [width, ...cells] = node.kind === "apply" && node.function === "matrix" ? node.arguments : [];
  if (width === undefined || integerOf(width) !== 3 || cells.length !== 9) return null;
  const [top, below] = [cells.slice(0, 3), cells.slice(3)].map((row) => row.map((cell) => here.evaluate(cell, frame)));
  if (top === undefined || below === undefined || top.some((value) => !here.algebra.isColumn(value) || here.algebra.isScalar(value)) || below.some((value) => !here.algebra.isScalar(value))) return null;
  const at = (row: number, column: number): Node => cells[3 * row + column] ?? here.zero;
  const terms = ([[1, 2], [0, 2], [0, 1]] as const).map(([left, right], column) => {
    const minor = arena.subtract(arena.multiply([at(1, left), at(2, right)]), arena.multiply([at(1, right), at(2, left)]));
    const term = arena.multiply([minor, at(0, column)]);
    return column === 1 ? arena.negate(term) : term;
  });
  return here.evaluate(arena.add(terms), frame);
}

/** `a × b`: of two vectors with three entries, or a number times something. */
function cross(here: Evaluator, first: Node, left: Tensor, second: Node, right: Tensor): Tensor {
  const { arena, algebra, sizes } = here;
  if (algebra.isScalar(left) || algebra.isScalar(right)) {
    const made = algebra.product(left, right);
    if (made === null) throw clash(here, first, left, second, right);
    return made;
  }
  const three = sizes.named("3");
  // Vectors of the plane that are given lie in space, at height 0.
  const isGiven = (node: Node): boolean => [...freeSymbols(node)].every((name) => here.definitions.has(name) || (here.reading.kinds.get(name)?.kind ?? "scalar") === "scalar");
  const isPlane = (tensor: Tensor): boolean => algebra.isColumn(tensor) && sizes.labelOf(tensor.rows) === "2";
  if (isPlane(left) && isPlane(right) && isGiven(first) && isGiven(second)) {
    const turned = here.instance === null ? here.zero : arena.subtract(arena.multiply([entry(here, left, 0), entry(here, right, 1)]), arena.multiply([entry(here, left, 1), entry(here, right, 0)]));
    return algebra.fill(three, sizes.one, (row) => (row === 2 ? turned : here.zero));
  }
  if (!algebra.isColumn(left) || !algebra.isColumn(right) || !sizes.unify(left.rows, three) || !sizes.unify(right.rows, three)) throw unknown("× between what has not three entries");
  const at = (tensor: Tensor, k: number): Node => entry(here, tensor, k % 3);
  return algebra.fill(three, sizes.one, (row) => arena.subtract(arena.multiply([at(left, row + 1), at(right, row + 2)]), arena.multiply([at(left, row + 2), at(right, row + 1)])));
}

/** A matrix written out, of numbers or of blocks. */
function matrix(here: Evaluator, [width, ...cells]: readonly Node[], frame: Frame): Tensor {
  const across = width === undefined ? null : integerOf(width);
  if (across === null || across < 1 || cells.length % across !== 0) throw unknown("a matrix that was not understood");
  const isZero = (cell: Node): boolean => (cell.kind === "number" && cell.value.numerator === 0n) || (cell.kind === "apply" && cell.function === "zeros");
  const values = cells.map((cell) => (isZero(cell) ? here.algebra.scalar(here.zero) : here.evaluate(cell, frame)));
  if (!values.every((value) => here.algebra.isScalar(value))) return blocks(here, across, cells, values.map((value, k) => (isZero(cells[k] ?? here.zero) ? null : value)));
  const [rows, columns] = [here.sizes.named(String(cells.length / across)), here.sizes.named(String(across))];
  return here.algebra.fill(rows, columns, (row, column) => entry(here, values[row * across + column] ?? values[0] ?? here.algebra.scalar(here.zero), 0));
}

/** A matrix of blocks, zeros (null) of any shape among them: blocks of one row are equally high, those of one column equally wide. */
function blocks(here: Evaluator, across: number, cells: readonly Node[], values: readonly (Tensor | null)[]): Tensor {
  const { sizes, algebra } = here;
  const height = values.length / across;
  const sizeAlong = (members: readonly (Tensor | null)[], of: (tensor: Tensor) => Size, key: string): Size => {
    const known = members.filter((member) => member !== null);
    const [first, ...others] = known;
    if (first === undefined) return rangeOf(here, key);
    for (const other of others) if (!sizes.unify(of(first), of(other))) throw mismatch("the blocks of a matrix do not fit together", false);
    return of(first);
  };
  const key = cells.map((cell) => cell.id).join("-");
  const rows = Array.from({ length: height }, (_, row) => sizeAlong(values.slice(row * across, (row + 1) * across), (tensor) => tensor.rows, `block-row-${row}-${key}/0`));
  const columns = Array.from({ length: across }, (_, column) => sizeAlong(values.filter((_each, k) => k % across === column), (tensor) => tensor.columns, `block-column-${column}-${key}/0`));
  const placeIn = (parts: readonly Size[], at: number): readonly [number, number] => {
    let rest = at;
    for (const [k, part] of parts.entries()) {
      if (rest < algebra.count(part)) return [k, rest];
      rest -= algebra.count(part);
    }
    return [parts.length - 1, 0];
  };
  return algebra.fill(sizes.combined("sum", rows), sizes.combined("sum", columns), (row, column) => {
    const [blockRow, inRow] = placeIn(rows, row);
    const [blockColumn, inColumn] = placeIn(columns, column);
    const block = values[blockRow * across + blockColumn] ?? null;
    return block === null ? here.zero : entry(here, block, inRow * algebra.count(block.columns) + inColumn);
  });
}

/** x of `\nabla_v f(x)` and `D_v f(x)` where f is a function of x alone and v another vector, in the direction of which it is differentiated; null for a gradient by v. */
function placeAlong(here: Evaluator, body: Node, variable: Node): SymbolNode | null {
  if (body.kind !== "call" || variable.kind !== "symbol" || body.callee.kind !== "symbol" || body.orders.some((order) => order > 0)) return null;
  const [place, ...others] = body.arguments;
  const isTensor = (name: string): boolean => (here.reading.kinds.get(name)?.kind ?? "scalar") !== "scalar";
  if (place?.kind !== "symbol" || others.length > 0 || place === variable || !isTensor(place.name) || !isTensor(variable.name) || here.definitions.has(variable.name)) return null;
  return here.definitions.has(body.callee.name) && !reached(here, [body]).has(variable.name) ? place : null;
}

/** Is it a matrix that one differentiates by? The gradient by one has its shape, whatever the layout of derivatives by vectors. */
function isMatrix(here: Evaluator, variable: Node, frame: Frame): boolean {
  if (variable.kind !== "symbol") return false;
  const value = here.evaluate(variable, { ...frame, atomic: new Set([...frame.atomic, variable.name]), memo: new Map() });
  return !here.algebra.isScalar(value) && !here.algebra.isColumn(value) && !here.algebra.isRow(value);
}
