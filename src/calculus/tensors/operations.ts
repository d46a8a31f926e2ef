// The operations of linear algebra on values: transpose, trace, determinant, inverse, norms, and the products that have a sign of their own.

import type { Node } from "../../expression/node.js";
import { derivative, differential } from "./derivatives.js";
import { clash, describe, entry, type Evaluator, type Frame } from "./evaluator.js";
import { integerOf } from "./integers.js";
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
      throw unknown("a zero vector or matrix of unknown shape");
    case "differential":
      return differential(here, first, frame);
    case "matrix":
      return matrix(here, args, frame);
    case "gradient":
    case "hessian":
    case "jacobian":
    case "nablaSquared": {
      if (second === undefined) throw unknown("what the gradient is taken by is not said");
      const made = derivative(here, first, second, name === "gradient" || name === "jacobian" ? 1 : 2, name === "jacobian" ? "numerator" : here.reading.layout, frame);
      if (name !== "nablaSquared" || here.reading.nablaSquared === "hessian") return made;
      here.notes.add("∇² is read as the Laplacian");
      return here.algebra.trace(made) ?? made;
    }
    default:
      break;
  }
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
    case "vectorise":
      throw unknown("vec is not judged yet");
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
    case "outer": {
      const made = here.algebra.product(value, here.algebra.transpose(other));
      if (made === null) throw clash(here, first, value, second, other);
      return made;
    }
    default:
      throw unknown(`${name} is not judged yet`);
  }
}

/** A matrix written out, of numbers. */
function matrix(here: Evaluator, [width, ...cells]: readonly Node[], frame: Frame): Tensor {
  const across = width === undefined ? null : integerOf(width);
  if (across === null || across < 1 || cells.length % across !== 0) throw unknown("a matrix that was not understood");
  const values = cells.map((cell) => here.evaluate(cell, frame));
  if (!values.every((value) => here.algebra.isScalar(value))) throw unknown("matrices of blocks are not judged yet");
  const [rows, columns] = [here.sizes.named(String(cells.length / across)), here.sizes.named(String(across))];
  return here.algebra.fill(rows, columns, (row, column) => entry(here, values[row * across + column] ?? values[0] ?? here.algebra.scalar(here.zero), 0));
}
